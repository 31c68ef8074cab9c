//! `tamrin log`: what happened in an exercise, in words, as JSON lines or as CSV.
//!
//! Deliberately not here: the wording (`wording`).

use super::args::Log;
use super::table::Table;
use super::{Done, Failure, Findings, record, terminal};
use crate::base::ids::SeatId;
use crate::base::message::{Arg, Message, msg};
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::record::fact::Fact;
use crate::record::{FactEntry, FactKind};
use crate::scenario::notes::did_you_mean;
use crate::session::recording::Recording;
use crate::wording::{Prose, plain};

/// Headings of the table.
const COLUMNS: [&str; 6] = [
    "cli-column-number",
    "cli-column-time",
    "cli-column-kind",
    "cli-column-text",
    "cli-column-data",
    "cli-column-mark",
];

pub(super) fn log(args: &Log, lang: Lang) -> Done {
    let kind = args.kind.as_deref().map(kind).transpose()?;
    in_order(args)?;
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
    let givers = recording.givers();
    let told = |f: &FactEntry| prose.fact_by(&f.fact, givers.of_fact(&f.fact));
    let mut out = terminal::much();
    let say = plain(lang);
    let head = COLUMNS.map(|key| say.t(key));
    let mark = say.t("report-mark");
    let title = msg!("outcome-title", scenario = &scenario.head.title);
    let mut table = args
        .csv
        .then(|| Table::new(&head.each_ref().map(String::as_str)))
        .transpose()?;
    let mut none = true;
    let mut stops = stops(&recording, args, lang).into_iter().peekable();
    for f in facts.iter() {
        let json = serde_json::to_value(f).expect("a fact is plain data");
        if !wanted(args, kind, f, &json) {
            continue;
        }
        if std::mem::take(&mut none) && table.is_none() && !args.json {
            out.line(&say.message(&title))?;
        }
        while let Some((_, line)) = stops.next_if(|(at, _)| *at < f.at) {
            out.line(&line)?;
        }
        if let Some(t) = &mut table {
            let json = json.to_string();
            t.row(&[
                &f.n.to_string(),
                &f.at.exact(),
                f.fact.kind().name(),
                &told(f),
                &terminal::escaped(&json),
                &mark,
            ])?;
        } else if args.json {
            out.json(&json.to_string())?;
        } else {
            out.line(&format!("{}  {}", f.at, told(f)))?;
        }
    }
    for (_, line) in stops {
        out.line(&line)?;
    }
    if let Some(t) = table {
        out.bytes(&t.bytes()?)?;
    }
    out.close()?;
    if none {
        terminal::err().say(&nothing(args, &facts), lang)?;
    }
    // Where the exercise may go on beside, what is read is not all.
    let ended = |f: &FactEntry| matches!(f.fact, Fact::ExerciseEnded);
    let end = recording.end();
    if !facts.iter().any(ended) && args.to.is_none_or(|to| to > end) {
        let words = msg!("cli-log-goes-until", time = end.to_string());
        terminal::err().say(&words, lang)?;
    }
    Ok(Findings::None)
}

/// That the span that was asked for begins before it ends.
fn in_order(args: &Log) -> Result<(), Failure> {
    if let (Some(from), Some(to)) = (args.from, args.to)
        && to < from
    {
        let (a, b) = (from.short(), to.short());
        return Err(Failure::new(msg!(
            "cli-span-ends-before-begins",
            b = b,
            a = a
        )));
    }
    Ok(())
}

/// When play was stopped for a real emergency, in words, where everything of that time is asked for. What is real is no fact of the
/// exercise, but people read it beside them.
fn stops(recording: &Recording, args: &Log, lang: Lang) -> Vec<(SimTime, String)> {
    // In tables for programs stand facts alone.
    if args.csv || args.json || args.kind.is_some() || args.seat.is_some() {
        return Vec::new();
    }
    let within =
        |t: SimTime| args.from.is_none_or(|from| t >= from) && args.to.is_none_or(|to| t <= to);
    let line = |(at, on): (SimTime, bool)| {
        let words = if on {
            msg!("cli-log-emergency")
        } else {
            msg!("cli-log-emergency-over")
        };
        (at, format!("{at}  {}", plain(lang).message(&words)))
    };
    let all = recording.emergencies().filter(|(at, _)| within(*at));
    all.map(line).collect()
}

/// The kind of facts that was asked for.
fn kind(name: &str) -> Result<FactKind, Failure> {
    FactKind::named(name).ok_or_else(|| {
        let help = did_you_mean(name, FactKind::ALL.iter().map(|k| k.name()));
        let help = help.map_or_else(|| Arg::from(""), Arg::from);
        Failure::new(msg!("cli-no-kind-of-facts", name = name, help = help))
    })
}

/// That no fact is like what was asked for, and between which times there are any.
fn nothing(args: &Log, facts: &[FactEntry]) -> Message {
    let (Some(start), Some(end)) = (facts.first().map(|f| f.at), facts.last().map(|f| f.at)) else {
        return msg!("cli-no-facts-yet");
    };
    let outside = |t: SimTime| !(start..=end).contains(&t);
    let meant = args
        .from
        .or(args.to)
        .filter(|t| outside(*t))
        .map_or_else(|| Arg::from(""), |t| super::meant(t, start, end));
    let (a, b, n) = (start.short(), end.short(), facts.len());
    msg!("cli-no-fact-like-that", n = n, a = a, b = b, meant = meant)
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
