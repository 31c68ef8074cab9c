//! `tamrin log`: what happened in an exercise, in words, as JSON lines or as CSV.
//!
//! Deliberately not here: the wording (`evaluate::prose`).

use std::io::{self, BufWriter, Write as _};

use super::args::Log;
use super::{Done, Failure, Findings, record};
use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::evaluate::prose::Prose;
use crate::record::fact::FactEntry;

pub(super) fn log(args: &Log, lang: Lang) -> Done {
    let recording = record::open(&args.file, lang)?;
    let (scenario, saved) = (&recording.scenario, &recording.saved);
    if let Some(seat) = &args.seat {
        super::seat_exists(scenario, &SeatId::from(seat.as_str()))?;
    }
    let scenario = scenario.as_ref().clone().improvised(&saved.facts);
    let prose = Prose { scenario: &scenario, lang };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut table = args.csv.then(|| csv::Writer::from_writer(Vec::new()));
    if let Some(t) = &mut table {
        row(t, ["n", "at", "kind", "text", "json"])?;
    }
    for f in &saved.facts {
        let json = serde_json::to_value(f).expect("a fact is plain data");
        if !wanted(args, f, &json) {
            continue;
        }
        if let Some(t) = &mut table {
            let kind = json["kind"].as_str().unwrap_or("");
            row(t, [&f.n.to_string(), &f.at.exact(), kind, &prose.fact(&f.fact), &json.to_string()])?;
        } else if args.json {
            writeln!(out, "{json}")?;
        } else {
            writeln!(out, "{}", prose.line(f))?;
        }
    }
    if let Some(t) = table {
        out.write_all(&t.into_inner().map_err(|e| io::Error::other(e.to_string()))?)?;
    }
    out.flush()?;
    Ok(Findings::None)
}

fn row<const N: usize>(table: &mut csv::Writer<Vec<u8>>, cells: [&str; N]) -> Result<(), Failure> {
    table.write_record(cells).map_err(|e| io::Error::other(e.to_string()).into())
}

fn wanted(args: &Log, f: &FactEntry, json: &serde_json::Value) -> bool {
    let seats = ["seat", "by", "from"];
    args.from.is_none_or(|t| f.at >= t)
        && args.to.is_none_or(|t| f.at <= t)
        && args.kind.as_ref().is_none_or(|k| json["kind"].as_str().is_some_and(|x| x.eq_ignore_ascii_case(k)))
        && args.seat.as_ref().is_none_or(|s| seats.iter().any(|key| json[key].as_str() == Some(s)))
}
