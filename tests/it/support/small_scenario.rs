//! A small scenario in one file, for tests that change a word of it and look at the findings.

use tamrin::base::diag::{CheckRule, Diagnostic};
use tamrin::scenario::{self, Checked, shipped};

use crate::support::said::en;

/// A small scenario with some injects.
pub(crate) fn small(injects: &str) -> String {
    format!(
        r#"(format: 1, id: "w", title: (ar: "ا", en: "T"), summary: (ar: "ا", en: "S"), date: "2031-01-01", start: "06:00", end: "10:00",
 places: [
  (id: "p", name: (ar: "ا", en: "P"), lat: 0, lon: 34),
  (id: "q", name: (ar: "ا", en: "Q"), lat: 0.1, lon: 34),
 ],
 roads: [(id: "r", from: "p", to: "q", km: 12, class: Local)],
 directorates: [(id: "d", name: (ar: "ا", en: "D"), seat: "p")],
 municipalities: [(id: "m", name: (ar: "ا", en: "M"), seat: "p", directorate: "d")],
 seats: [(id: "main", name: (ar: "ا", en: "Main"), role: MainRoom)],
 units: [(id: "u", name: (ar: "ا", en: "U"), kind: RapidResponse, seat: "main", base: "p", strength: 20)],
 centres: [(id: "c", name: (ar: "ا", en: "C"), place: "p", municipality: "m", stations: [(voters: 10)])],
 injects: [
{injects} ],
)
"#
    )
}

/// What a script of one line lacks, and what no test of something else is about.
const ASIDE: [CheckRule; 6] = [
    CheckRule::InjectWithoutController,
    CheckRule::InjectWithoutExpected,
    CheckRule::ExpectedWithoutTask,
    CheckRule::SeatWaitsLong,
    CheckRule::UnitNeverNeeded,
    CheckRule::ConditionFromStart,
];

/// A scenario of that one file, checked; what a script of one line lacks is left aside.
pub(crate) fn checked(text: &str) -> Checked {
    let mut all = scenario::from_texts(shipped::with_library(vec![(
        "scenario.ron".to_owned(),
        text.to_owned(),
    )]));
    all.findings.retain(|f| !ASIDE.contains(&f.rule));
    all
}

/// What is found in a scenario of that one file.
pub(crate) fn findings(text: &str) -> Vec<Diagnostic> {
    checked(text).findings
}

/// Findings as `line:column: message`.
pub(crate) fn brief(found: &[Diagnostic]) -> Vec<String> {
    found
        .iter()
        .map(|f| {
            format!(
                "{}:{}: {} = {}",
                f.line,
                f.column,
                en(&f.message),
                f.help.as_ref().map(en).unwrap_or_default()
            )
        })
        .collect()
}

/// An inject at 07:00 that sends a message to the only seat.
pub(crate) fn message(id: &str, words: &str) -> String {
    format!(
        "  (id: \"{id}\", name: (ar: \"ا\", en: \"A\"), when: At(\"07:00\"), effects: [Message(from: (ar: \"ا\", en: \"F\"), to: [\"main\"], channel: Radio, text: (ar: \"ا\", en: \"{words}\"))]),\n"
    )
}
