//! A small scenario for tests of single mechanisms, and the means to play it and compare its log.

use std::sync::Arc;
use tamrin::wording::findings::lines;

use expect_test::Expect;
use tamrin::base::text::Lang;
use tamrin::record::order::{Order, OrderEntry};
use tamrin::record::{Fact, Rules};
use tamrin::scenario::{self, Scenario, shipped};
use tamrin::session::{OrdersFile, Planned};
use tamrin::sim::Simulation;
use tamrin::wording::Prose;

/// Two towns and a village in a triangle, two directorates, a centre, a checkpoint, a few units. No standing orders, no arrivals
/// unless a test gives them.
pub(crate) const WORLD: &str = r#"
    format: 1, id: "t", title: (ar: "ت", en: "T"), summary: (ar: "ت", en: "T"), date: "2030-01-01", start: "08:00", end: "12:00",
    directorates: [
        (id: "d1", name: (ar: "م1", en: "D1"), seat: "a"),
        (id: "d2", name: (ar: "م2", en: "D2"), seat: "c"),
    ],
    municipalities: [
        (id: "ma", name: (ar: "أ", en: "A"), seat: "a", directorate: "d1"),
        (id: "mb", name: (ar: "ب", en: "B"), seat: "b", directorate: "d1"),
        (id: "mc", name: (ar: "ج", en: "C"), seat: "c", directorate: "d2"),
    ],
    places: [
        (id: "a", name: (ar: "أ", en: "A"), lat: 30, lon: 20),
        (id: "b", name: (ar: "ب", en: "B"), lat: 30.2, lon: 20),
        (id: "c", name: (ar: "ج", en: "C"), lat: 30.1, lon: 20.2),
    ],
    roads: [
        (id: "ab", from: "a", to: "b", km: 20, class: Local),
        (id: "ac", from: "a", to: "c", km: 25, class: Local),
        (id: "cb", from: "c", to: "b", km: 25, class: Local),
    ],
    seats: [
        (id: "main", name: (ar: "الرئيسية", en: "Main"), role: MainRoom),
        (id: "r1", name: (ar: "غ1", en: "Room 1"), role: SubRoom, directorate: "d1"),
        (id: "r2", name: (ar: "غ2", en: "Room 2"), role: SubRoom, directorate: "d2"),
        (id: "com", name: (ar: "المفوضية", en: "Commission"), role: Commission),
    ],
    units: [
        (id: "rapid", name: (ar: "سريعة", en: "Rapid"), kind: RapidResponse, seat: "r1", base: "a", strength: 10, speed: 1.0),
        (id: "medic", name: (ar: "إسعاف", en: "Medic"), kind: Ambulance, seat: "r1", base: "b", strength: 3, speed: 1.0),
        (id: "other", name: (ar: "أخرى", en: "Other"), kind: RapidResponse, seat: "r2", base: "c", strength: 40, speed: 1.0),
        (id: "team", name: (ar: "فريق", en: "Team"), kind: ProtectionTeam, seat: "r1", base: "b", centre: "b1", strength: 6),
        (id: "late", name: (ar: "لاحقة", en: "Late"), kind: Reserve, seat: "main", base: "a", strength: 20, capabilities: [Technical, Guard], later: true),
    ],
    checkpoints: [(id: "gate", name: (ar: "بوابة", en: "Gate"), road: "ab", near: "b", seat: "r1", lanes: 1, staff: 2, posture: Look)],
"#;

pub(crate) const QUIET: &str = r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 0.0, count_base: "10m", count_each: "10s"), road_checks: (look: Fixed("5s"), identity: Fixed("60s"), search: Fixed("90s")), comms: INSTANT, reports: (wrong: 0.0, duplicate: 0.0))],"#;
/// Channels without delay or loss.
pub(crate) const INSTANT: &str = r#"(
    mobile_voice: (delay: Fixed("0s"), dropout: 0.0), mobile_data: (delay: Fixed("0s"), dropout: 0.0), fixed_line: (delay: Fixed("0s"), dropout: 0.0),
    radio: (delay: Fixed("0s"), dropout: 0.0), satellite: (delay: Fixed("0s"), dropout: 0.0),
)"#;
pub(crate) const CENTRE: &str = r#"centres: [(id: "b1", name: (ar: "مركز", en: "Centre"), place: "b", municipality: "mb", stations: [(voters: 400)])],"#;
pub(crate) const NOBODY: &str =
    "doctrine: [(id: \"none\", roles: [], does: AcknowledgeMessages, reaction: \"1m\")],";

pub(crate) fn world(more: &str) -> Arc<Scenario> {
    let (scenario, said) = checked(more);
    Arc::new(scenario.unwrap_or_else(|| panic!("{said}")))
}

/// The world with something in it as it is written in a file.
pub(crate) fn written(more: &str) -> String {
    format!("({WORLD}{more})").replace("INSTANT", INSTANT)
}

/// The world with something in it, unless it has errors, and what is said of it.
pub(crate) fn checked(more: &str) -> (Option<Scenario>, String) {
    let text = written(more);
    let texts = vec![("scenario.ron".to_owned(), text)];
    let checked = scenario::from_texts(shipped::with_library(texts));
    let words = checked.findings.iter().map(|f| lines(f, Lang::En));
    (checked.scenario, words.collect::<Vec<_>>().join("\n"))
}

pub(crate) fn orders(text: &str) -> Vec<Planned> {
    let file: OrdersFile =
        scenario::read::read_one("orders", &format!("(orders: [{text}])")).unwrap();
    file.orders
}

pub(crate) fn play(s: &Arc<Scenario>, text: &str) -> Simulation {
    play_by(Rules::PRESENT, s, text)
}

/// A simulation that stands at STARTEX with orders to come; nobody but those who order sits anywhere.
pub(crate) fn ordered(s: &Arc<Scenario>, rules: Rules, seed: u64, all: Vec<Planned>) -> Simulation {
    let mut sim = Simulation::by_rules(s.clone(), seed, rules);
    for (seq, p) in (1..).zip(all) {
        let entry = OrderEntry {
            at: p.at,
            seq,
            seat: p.seat,
            order: p.order,
        };
        sim.submit(entry).unwrap();
    }
    sim
}

/// Plays by the rules of an edition.
pub(crate) fn play_by(rules: Rules, s: &Arc<Scenario>, text: &str) -> Simulation {
    let staff = ["main", "r1", "r2", "com"].map(|seat| Planned {
        at: s.head.start,
        seat: "excon".into(),
        order: Order::Staff {
            seat: seat.into(),
            staffed: true,
        },
    });
    let all = staff
        .into_iter()
        .filter(|_| !text.contains("unstaffed"))
        .chain(orders(&text.replace("unstaffed", "")));
    let mut sim = ordered(s, rules, 1, all.collect());
    sim.run_until(s.head.end);
    sim
}

/// Plays and compares the log, without what every test would repeat.
pub(crate) fn check(more: &str, text: &str, wanted: Expect) {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{more}"));
    let sim = play(&s, text);
    let prose = Prose {
        scenario: sim.scenario(),
        lang: Lang::En,
    };
    let dull = |f: &Fact| {
        matches!(
            f,
            Fact::ExerciseStarted
                | Fact::ExerciseEnded
                | Fact::CentreTally { .. }
                | Fact::CheckpointTally { .. }
                | Fact::CheckpointDelay { .. }
                | Fact::ChannelTally { .. }
                | Fact::Waits { .. }
        ) || matches!(
            f,
            Fact::OrderAccepted {
                order: Order::Staff { .. },
                ..
            }
        ) || matches!(
            f,
            Fact::CentreOpened {
                late_seconds: 0,
                ..
            } | Fact::CentreClosed { .. }
                | Fact::CountingBegan { .. }
                | Fact::CountingDone { .. }
        )
    };
    let log: String = sim
        .facts()
        .iter()
        .filter(|f| !dull(&f.fact))
        .map(|f| prose.line(f) + "\n")
        .collect();
    wanted.assert_eq(&log);
}
