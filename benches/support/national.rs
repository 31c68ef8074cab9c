//! The workload *national polling day* as a scenario file, at one or several times its size.
//!
//! 352 centres: centre i has two stations, and a third where i < 73, so 777; station s has 178 voters where s < 171, else 177.
//! The shipped `scenarios/national-polling-day/scenario.ron` is this text at size 1; a test keeps them equal.
//! Deliberately not here: measuring.

use std::fmt::Write as _;

/// Municipalities at size 1.
const MUNICIPALITIES: usize = 58;
/// A scenario has no more; at greater sizes each has more centres instead.
const MOST: usize = 2_000;
/// Centres at size 1.
const CENTRES: usize = 352;

/// The scenario's text at `size` times the workload.
pub(crate) fn scenario(size: usize) -> String {
    let mut out = String::from(HEAD);
    let mut w = |line: String| writeln!(out, "{line}").expect("writing to a string");
    let places = (MUNICIPALITIES * size).min(MOST);
    w("    places: [".into());
    for p in 0..places {
        let (lat, lon) = (25.0 + (p % 58) as f64 * 0.1, 12.0 + (p / 58) as f64 * 0.1);
        w(format!(
            "        (id: \"p{p:03}\", name: (ar: \"مكان {p:03}\", en: \"Place {p:03}\"), lat: {lat:.1}, lon: {lon:.1}),"
        ));
    }
    w("    ],\n    roads: [".into());
    for p in 1..places {
        w(format!(
            "        (id: \"r{p:03}\", from: \"p{:03}\", to: \"p{p:03}\", km: 12, class: Local),",
            p - 1
        ));
    }
    w("    ],\n    municipalities: [".into());
    for p in 0..places {
        w(format!(
            "        (id: \"m{p:03}\", name: (ar: \"بلدية {p:03}\", en: \"Municipality {p:03}\"), seat: \"p{p:03}\"),"
        ));
    }
    w("    ],\n    centres: [".into());
    let mut station = 0;
    for c in 0..CENTRES * size {
        // Counted anew for each copy of the workload.
        if c % CENTRES == 0 {
            station = 0;
        }
        let stations = if c % CENTRES < 73 { 3 } else { 2 };
        let list: Vec<String> = (0..stations)
            .map(|_| {
                station += 1;
                format!("(voters: {})", if station <= 171 { 178 } else { 177 })
            })
            .collect();
        let p = c * places / (CENTRES * size);
        w(format!(
            "        (id: \"c{c:04}\", name: (ar: \"مركز {c:04}\", en: \"Centre {c:04}\"), place: \"p{p:03}\", municipality: \"m{p:03}\", stations: [{}]),",
            list.join(", ")
        ));
    }
    w("    ],\n)".into());
    out
}

const HEAD: &str = r#"// National polling day: the workload by which speed is measured. Generated; numbers as of the vote of 16 November 2024:
// 352 centres, 777 stations; 137,700 voters come, about 74 in 100 of 186,055. No incidents, no forces, nothing but voting.
(
    format: 1,
    id: "national-polling-day",
    for: Benchmark,
    title: (ar: "يوم الاقتراع الوطني", en: "National polling day"),
    summary: (
        ar: "حمل قياس السرعة: كل المراكز والناخبين، بلا أحداث.",
        en: "The workload for measuring speed: all centres and voters, no events.",
    ),
    date: "2024-11-16",
    start: "08:00",
    end: "23:00",
    settings: [(
        polling: (
            opens: "09:00",
            closes: "18:00",
            turnout: 1.0,
            arrivals: [12.0, 12.0, 12.0, 11.0, 11.0, 10.0, 11.0, 11.0, 10.0],
            desk: LogNormal(mean: "120s", cv: 0.5),
            patience: None,
        ),
        gate_checks: (look: Exponential("5s"), identity: Exponential("12s"), search: Exponential("40s")),
    )],
"#;
