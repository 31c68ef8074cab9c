//! State hashes: what differs in the state of a mechanism differs in its part of the digest, and files of earlier editions of the
//! rules keep the parts that they were written with.

use std::collections::BTreeSet;

use tamrin::base::message::Arg;
use tamrin::base::time::SimTime;
use tamrin::record::Rules;
use tamrin::record::order::OrderEntry;
use tamrin::sim::{Digest, Simulation};

use crate::small_world::{CENTRE, NOBODY, QUIET, orders, world};

/// Vehicles, a rumour and incidents beside the small world.
const MORE: &str = r#"
    vehicles: [(id: "car", name: (ar: "س", en: "Car"), route: ["a", "b"])],
    incident_kinds: [Kind(id: "fight", name: (ar: "س", en: "Fight"), noticed: "1m", stages: [
        (name: (ar: "س", en: "A"), grows: 0.0, needs: [(capability: Crowd, strength: 99)], settle: "15m"),
    ])],
    injects: [
        (id: "one", name: (ar: "س", en: "One"), when: ByHand, effects: [Incident(id: "x", kind: "fight", at: Place("a"))]),
        (id: "two", name: (ar: "س", en: "Two"), when: ByHand, effects: [SetFlag("f")]),
        (id: "three", name: (ar: "س", en: "Three"), when: ByHand, effects: [ClearFlag("f")]),
        (id: "sets-out", name: (ar: "س", en: "Sets out"), when: ByHand, effects: [Vehicle("car")]),
    ],
"#;

/// The digest at a time, after orders of which each is one line of the orders' file without its time.
fn digest(rules: Rules, given: &[&str], until: &str) -> Digest {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{MORE}"));
    let mut sim = Simulation::by_rules(s, 1, rules);
    let lines: String = given
        .iter()
        .map(|o| format!("(at: \"08:10\", {o}),"))
        .collect();
    for (seq, p) in (1..).zip(orders(&lines)) {
        let (at, seat, order) = (p.at, p.seat, p.order);
        sim.submit(OrderEntry {
            at,
            seq,
            seat,
            order,
        })
        .unwrap();
    }
    sim.run_until(SimTime::parse(until).unwrap());
    sim.digest()
}

/// The parts of the digest that differ between two states.
fn parts(rules: Rules, a: &[&str], b: &[&str], until: &str) -> BTreeSet<String> {
    let (a, b) = (digest(rules, a, until), digest(rules, b, until));
    let names: BTreeSet<&String> = a.parts.keys().chain(b.parts.keys()).collect();
    let differ = names
        .into_iter()
        .filter(|n| a.parts.get(*n) != b.parts.get(*n));
    differ.cloned().collect()
}

const RELEASE: &str = r#"seat: "excon", order: Release(inject: "one")"#;

#[test]
fn what_differs_in_a_mechanism_differs_in_its_part() {
    let note = r#"seat: "excon", order: Note(text: "x")"#;
    // Each pair leaves a state that the first two editions could not tell from the other.
    let cases: [(&str, &str, &str); 6] = [
        (
            "standing orders",
            r#"seat: "excon", order: Staff(seat: "r1", staffed: true)"#,
            note,
        ),
        (
            "orders",
            r#"seat: "r1", order: RequestSupport(from: "r2", capability: Crowd, strength: 5, to: Place("a"))"#,
            r#"seat: "r1", order: RequestSupport(from: "r2", capability: Crowd, strength: 6, to: Place("a"))"#,
        ),
        (
            "comms",
            r#"seat: "r1", order: UseChannel(channel: Radio, with: Some("r2"))"#,
            r#"seat: "r1", order: UseChannel(channel: Satellite, with: Some("r2"))"#,
        ),
        (
            "movement",
            r#"seat: "r1", order: Dispatch(unit: "rapid", to: Place("b"))"#,
            r#"seat: "r1", order: Dispatch(unit: "rapid", to: Road("ab"))"#,
        ),
        (
            "knowledge",
            r#"seat: "r1", order: Dispatch(unit: "rapid", to: Place("b"))"#,
            r#"seat: "r1", order: Dispatch(unit: "rapid", to: Road("ab"))"#,
        ),
        (
            "script",
            r#"seat: "r1", order: Dispatch(unit: "rapid", to: Place("b"))"#,
            r#"seat: "r1", order: Dispatch(unit: "rapid", to: Road("ab"))"#,
        ),
    ];
    for (part, one, other) in cases {
        let now = parts(Rules::PRESENT, &[one], &[other], "08:10:00");
        assert!(now.contains(part), "{part}: {one} and {other} give {now:?}");
        let before = parts(Rules::Edition2, &[one], &[other], "08:10:00");
        assert!(
            !before.contains(part),
            "{part} was told apart before: {before:?}"
        );
    }
}

#[test]
fn who_is_on_the_scene_and_what_was_noticed_is_in_the_part_of_incidents() {
    let until = |t| parts(Rules::PRESENT, &[RELEASE], &[], t);
    assert!(until("08:10:30").contains("incidents"));
    // Noticed after a minute: nothing else of the incident changes then.
    let (before, after) = (
        digest(Rules::PRESENT, &[RELEASE], "08:10:30"),
        digest(Rules::PRESENT, &[RELEASE], "08:11:30"),
    );
    assert_ne!(before.parts["incidents"], after.parts["incidents"]);
    let (before, after) = (
        digest(Rules::Edition2, &[RELEASE], "08:10:30"),
        digest(Rules::Edition2, &[RELEASE], "08:11:30"),
    );
    assert_eq!(before.parts["incidents"], after.parts["incidents"]);
}

#[test]
fn the_same_state_has_the_same_digest_and_every_mechanism_has_its_part() {
    let same = parts(Rules::PRESENT, &[RELEASE], &[RELEASE], "10:00");
    assert_eq!(same, BTreeSet::new());
    let all = digest(Rules::PRESENT, &[RELEASE], "10:00");
    let names: Vec<&str> = all.parts.keys().map(String::as_str).collect();
    expect_test::expect!["agenda checkpoints comms confidence custody facts holdings incidents knowledge movement orders polling readiness results roads rumours script standing orders vehicles"]
    .assert_eq(&names.join(" "));
    for name in names {
        let said = tamrin::wording::states::of_state(name);
        assert!(matches!(said, Arg::Message(_)), "{name} has no name");
    }
}

/// The digest is made by the types' own `Serialize`, so no field can be forgotten; one that is left out on purpose says why.
#[test]
fn no_state_is_left_out_of_the_digest_without_a_reason() {
    let mut files = Vec::new();
    let mut todo = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sim")];
    while let Some(dir) = todo.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                todo.push(path);
            } else {
                files.push(path);
            }
        }
    }
    let mut left_out = 0;
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (n, line) in lines.iter().enumerate() {
            if line.trim() != "#[serde(skip)]" {
                continue;
            }
            left_out += 1;
            let field = lines[n + 1];
            let docs: String = lines[..n]
                .iter()
                .rev()
                .take_while(|l| l.trim().starts_with("///"))
                .copied()
                .collect();
            let reason = ["constant", "Constant", "output"]
                .iter()
                .any(|w| docs.contains(w));
            // An entity's number means nothing outside; what it stands for has its own part.
            let entity = field.contains(": Entity");
            let scenario = field.contains("Arc<Scenario>");
            assert!(reason || entity || scenario, "{}: {field}", path.display());
        }
    }
    assert!(left_out > 5, "the attribute is no longer found");
}
