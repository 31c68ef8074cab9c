//! `tamrin log`: what happened in an exercise, in words, as JSON lines or as CSV.
//!
//! Deliberately not here: the wording (`wording`).

use super::args::Log;
use super::table::Table;
use super::{Done, Failure, Findings, record, terminal};
use crate::base::ids::SeatId;
use crate::base::text::{Lang, Text};
use crate::base::time::SimTime;
use crate::record::{FactEntry, FactKind};
use crate::scenario::notes::did_you_mean;
use crate::wording::Prose;

pub(super) fn log(args: &Log, lang: Lang) -> Done {
    let kind = args.kind.as_deref().map(kind).transpose()?;
    if let (Some(from), Some(to)) = (args.from, args.to)
        && to < from
    {
        let (a, b) = (from.short(), to.short());
        return Err(Failure::new(
            &format!("المدة تنتهي ({b}) قبل أن تبدأ ({a})؛ ولليوم التالي 1+{b}"),
            &format!("the span ends ({b}) before it begins ({a}); of the next day it is 1+{b}"),
        ));
    }
    let recording = record::open(&args.file, lang)?;
    let (scenario, facts) = (&recording.scenario, recording.facts());
    if let Some(seat) = &args.seat {
        super::seat_exists(scenario, &SeatId::from(seat.as_str()))?;
    }
    let scenario = scenario.as_ref().clone().improvised(&facts);
    let prose = Prose {
        scenario: &scenario,
        lang,
    };
    let mut out = terminal::much();
    let head = lang.pick(
        ["الرقم", "الوقت", "النوع", "ما جرى", "البيانات"],
        ["n", "at", "kind", "text", "json"],
    );
    let mut table = args.csv.then(|| Table::new(&head)).transpose()?;
    let mut none = true;
    for f in facts.iter() {
        let json = serde_json::to_value(f).expect("a fact is plain data");
        if !wanted(args, kind, f, &json) {
            continue;
        }
        none = false;
        if let Some(t) = &mut table {
            let json = json.to_string();
            t.row(&[
                &f.n.to_string(),
                &f.at.exact(),
                f.fact.kind().name(),
                &prose.fact(&f.fact),
                &terminal::escaped(&json),
            ])?;
        } else if args.json {
            out.json(&json.to_string())?;
        } else {
            out.line(&prose.line(f))?;
        }
    }
    if let Some(t) = table {
        out.bytes(&t.bytes()?)?;
    }
    out.close()?;
    if none {
        terminal::err().say(&nothing(args, &facts), lang)?;
    }
    Ok(Findings::None)
}

/// The kind of facts that was asked for.
fn kind(name: &str) -> Result<FactKind, Failure> {
    FactKind::named(name).ok_or_else(|| {
        let near = did_you_mean(name, FactKind::ALL.iter().map(|k| k.name()));
        Failure::new(
            &format!("لا وقائع من نوع «{name}»؛ {}", near.ar),
            &format!("there is no kind of facts called `{name}`; {}", near.en),
        )
    })
}

/// That no fact is like what was asked for, and between which times there are any.
fn nothing(args: &Log, facts: &[FactEntry]) -> Text {
    let (Some(start), Some(end)) = (facts.first().map(|f| f.at), facts.last().map(|f| f.at)) else {
        return Text::new("لا وقائع في الملف بعد", "there are no facts in the file yet");
    };
    let outside = |t: SimTime| !(start..=end).contains(&t);
    let meant = args
        .from
        .or(args.to)
        .filter(|t| outside(*t))
        .map_or_else(Text::default, |t| super::meant(t, start, end));
    let (a, b, n) = (start.short(), end.short(), facts.len());
    Text::new(
        &format!(
            "لا واقعة كالمطلوب؛ الوقائع في الملف {n}، من {a} إلى {b}{}",
            meant.ar
        ),
        &format!(
            "no fact is like that; the file has {n}, from {a} to {b}{}",
            meant.en
        ),
    )
}

fn wanted(args: &Log, kind: Option<FactKind>, f: &FactEntry, json: &serde_json::Value) -> bool {
    let seats = ["seat", "by", "from"];
    args.from.is_none_or(|t| f.at >= t)
        && args.to.is_none_or(|t| f.at <= t)
        && kind.is_none_or(|k| f.fact.kind() == k)
        && args
            .seat
            .as_ref()
            .is_none_or(|s| seats.iter().any(|key| json[key].as_str() == Some(s)))
}
