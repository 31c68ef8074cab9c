//! Checkpoints that tell entrance and exit apart, whom they can search, what they find, and what that costs.

use std::sync::Arc;

use tamrin::record::states::{Direction, Find, Posture};
use tamrin::record::{Fact, Rules};
use tamrin::scenario::Scenario;
use tamrin::sim::Simulation;

use crate::small_world::{CENTRE, NOBODY, QUIET, ordered, orders, play, play_by, world};
use crate::support::running::{at, count, picture};

/// A gate near B on a busy road, with more of its fields.
fn busy(gate: &str, more: &str) -> Arc<Scenario> {
    let text = format!("{QUIET}{CENTRE}{NOBODY}{more}");
    let s = world(&text);
    let mut s = Arc::unwrap_or_clone(s);
    let plan = s.checkpoints.get_mut(&"gate".into()).unwrap();
    plan.traffic = 400.0;
    plan.lanes = 2;
    plan.staff = 4;
    plan.women = match gate {
        "none" => Some(0),
        "one" => Some(1),
        "two" => Some(2),
        _ => None,
    };
    Arc::new(s)
}

fn tally(sim: &Simulation) -> (u32, u32, i64) {
    let found = sim.facts().iter().find_map(|f| match f.fact {
        Fact::CheckpointTally {
            passed,
            turned_back,
            mean_wait_ms,
            ..
        } => Some((passed, turned_back, mean_wait_ms)),
        _ => None,
    });
    found.unwrap()
}

fn finds(sim: &Simulation) -> usize {
    count(sim, |f| matches!(f, Fact::ThingFound { .. }))
}

fn set(posture: &str) -> String {
    format!(
        r#"(at: "08:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: {posture})),"#
    )
}

fn one_way(way: &str, posture: &str) -> String {
    format!(
        r#"(at: "08:00:01", seat: "r1", order: SetDirection(checkpoint: "gate", direction: {way}, posture: {posture})),"#
    )
}

#[test]
fn one_may_search_those_who_leave_and_look_at_those_who_come() {
    let s = busy("", "");
    let wait = |orders: &str| tally(&play(&s, orders)).2;
    let (look, search) = (wait(""), wait(&set("Search")));
    let mixed = wait(&one_way("Out", "Search"));
    assert!(look < mixed && mixed < search, "{look} {mixed} {search}");
    // Closed one way, half of the traffic turns back and the other half passes.
    let (passed, back, _) = tally(&play(&s, &one_way("In", "Closed")));
    let share = f64::from(back) / f64::from(passed + back);
    assert!((0.45..0.55).contains(&share), "{share}");
    let mut sim = play(&s, &one_way("Out", "Search"));
    let p = picture(&mut sim, "excon");
    let gate = p.checkpoint(&"gate".into()).unwrap();
    assert_eq!(
        (gate.posture, gate.outward),
        (Posture::Look, Some(Posture::Search))
    );
    assert_eq!(gate.posture_of(Direction::Out), Posture::Search);
    // What is ordered for both ways takes the difference away.
    let both = one_way("Out", "Search")
        + r#"(at: "09:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Look)),"#;
    let mut sim = play(&s, &both);
    let gate = picture(&mut sim, "excon")
        .checkpoint(&"gate".into())
        .cloned();
    assert_eq!(gate.unwrap().outward, None);
    // Files that were played know no directions.
    let old = play_by(Rules::Edition4, &s, &one_way("Out", "Search"));
    assert_eq!(
        count(&old, |f| matches!(f, Fact::PostureSetOneWay { .. })),
        0
    );
}

#[test]
fn two_orders_for_two_ways_do_not_take_each_other_back() {
    let slow = QUIET.replace("INSTANT", "(mobile_voice: (delay: Exponential(\"2m\"), dropout: 0.0), mobile_data: (delay: Exponential(\"2m\"), dropout: 0.0), fixed_line: (delay: Exponential(\"2m\"), dropout: 0.0), radio: (delay: Exponential(\"2m\"), dropout: 0.0), satellite: (delay: Exponential(\"2m\"), dropout: 0.0))");
    let s = world(&format!("{slow}{CENTRE}{NOBODY}"));
    let text = one_way("Out", "Search") + &one_way("In", "Identity");
    for seed in 0..30 {
        let mut sim = ordered(&s, Rules::PRESENT, seed, orders(&text));
        sim.run_until(at("09:00"));
        let gate = picture(&mut sim, "excon")
            .checkpoint(&"gate".into())
            .cloned();
        let gate = gate.unwrap();
        assert_eq!(
            (gate.posture, gate.outward),
            (Posture::Identity, Some(Posture::Search)),
            "seed {seed}"
        );
    }
}

#[test]
fn a_stricter_check_finds_more_and_an_alert_finds_more_still() {
    let often = r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 0.0), comms: INSTANT, finds: (
        weapons: (per_1000: 50, found: (0.02, 0.08, 0.7)), contraband: (per_1000: 100, found: (0.01, 0.05, 0.6)), wanted: (per_1000: 20, found: (0.05, 0.6, 0.7))))],"#;
    let car = r#"vehicles: [(id: "car", name: (ar: "سيارة بيضاء", en: "White car"), route: ["c", "a"])],
        injects: [(id: "m", name: (ar: "ر", en: "Message"), when: At("08:00"), effects: [Message(from: (ar: "ر", en: "F"), to: ["r1"], channel: Other, text: (ar: "ر", en: "A car"), tells: Vehicle("car"))])],"#;
    let s = world(&format!("{often}{CENTRE}{NOBODY}{car}"));
    let mut s = Arc::unwrap_or_clone(s);
    s.checkpoints.get_mut(&"gate".into()).unwrap().traffic = 400.0;
    let s = Arc::new(s);
    let of = |posture: &str| finds(&play(&s, &set(posture)));
    let all = ["Open", "Look", "Identity", "Search"].map(of);
    assert!(all.is_sorted() && all[0] == 0 && all[3] > 100, "{all:?}");
    assert_eq!(of("Closed"), 0, "nobody passes");
    let lookout = r#"(at: "08:01", seat: "r1", order: IssueLookout(vehicle: "car", checkpoints: [], until: "12:00")),"#;
    let told = play(&s, &(set("Identity") + lookout));
    assert!(finds(&told) > all[2], "{} {all:?}", finds(&told));
    let tip = |f: &Fact| {
        matches!(
            f,
            Fact::ThingFound {
                tip: true,
                find: Find::Weapons,
                ..
            }
        )
    };
    assert!(count(&told, tip) > 0);
    // The gate says how much it found, and files that were played have nothing of it.
    let mut sim = play(&s, &set("Search"));
    let gate = picture(&mut sim, "excon")
        .checkpoint(&"gate".into())
        .cloned();
    assert_eq!(gate.unwrap().found as usize, finds(&sim));
    assert_eq!(finds(&play_by(Rules::Edition4, &s, &set("Search"))), 0);
}

#[test]
fn where_no_woman_can_search_a_search_has_a_gap_and_where_there_are_few_it_takes_longer() {
    let gaps = |women: &str, orders: &str| {
        let sim = play(&busy(women, ""), orders);
        sim.facts().iter().find_map(|f| match f.fact {
            Fact::WomenUnsearched { vehicles, .. } => Some(vehicles),
            _ => None,
        })
    };
    assert_eq!(gaps("", &set("Search")), None, "it is not looked at");
    assert_eq!(gaps("two", &set("Search")), None);
    assert_eq!(gaps("none", ""), None, "a look searches nobody");
    let (passed, ..) = tally(&play(&busy("none", ""), &set("Search")));
    let share = f64::from(gaps("none", &set("Search")).unwrap()) / f64::from(passed);
    assert!((0.2..0.4).contains(&share), "{share}");
    let passed = |women: &str| tally(&play(&busy(women, ""), &set("Search"))).0;
    assert!(passed("one") < passed("two"));
    assert_eq!(passed("two"), passed(""));
}

#[test]
fn a_full_search_dents_confidence() {
    let s = busy("", "");
    let confidence = |rules, posture: &str| {
        let mut sim = play_by(rules, &s, &set(posture));
        let p = picture(&mut sim, "excon");
        let all: Vec<f64> = p.confidence.iter().map(|c| c.confidence).collect();
        all.iter().sum::<f64>()
    };
    let (look, search) = (
        confidence(Rules::PRESENT, "Identity"),
        confidence(Rules::PRESENT, "Search"),
    );
    assert!(search < look, "{search} {look}");
    let old = confidence(Rules::Edition4, "Search");
    assert!((old - look).abs() < 1e-9, "{old} {look}");
}

/// A centre with stations for each sex, and who searches women at its gate.
fn two_stations(women: &str) -> String {
    format!(
        r#"settings: [(polling: (opens: "08:30", closes: "10:30", turnout: 1.0, patience: None), comms: INSTANT)],
        centres: [(id: "b1", name: (ar: "مركز", en: "Centre"), place: "b", municipality: "mb", gate: (lanes: 2, posture: Search{women}),
            stations: [(voters: 80, serves: Men, desks: 4), (voters: 60, serves: Women, desks: 4)])],"#
    )
}

#[test]
fn turnout_is_counted_by_sex_and_a_gate_without_a_woman_searcher_holds_women_up() {
    let voted = |rules, women: &str| {
        let s = world(&format!("{}{NOBODY}", two_stations(women)));
        let sim = play_by(rules, &s, "");
        let by_sex = sim.facts().iter().find_map(|f| match f.fact {
            Fact::TurnoutBySex {
                men_served,
                women_served,
                men: 80,
                women: 60,
                ..
            } => Some((men_served, women_served)),
            _ => None,
        });
        let served = sim.facts().iter().find_map(|f| match f.fact {
            Fact::CentreTally { served, .. } => Some(served),
            _ => None,
        });
        if let Some((men, women)) = by_sex {
            assert_eq!(Some(men + women), served, "everyone is counted once");
        }
        let wait = sim.facts().iter().find_map(|f| match &f.fact {
            Fact::Waits {
                line: tamrin::record::fact::Line::Checkpoint,
                sum_ms,
                ..
            } => Some(*sum_ms),
            _ => None,
        });
        (by_sex, wait.unwrap())
    };
    let (as_before, wait) = voted(Rules::PRESENT, "");
    assert_eq!(as_before, Some((80, 60)));
    let (_, enough) = voted(Rules::PRESENT, ", women: Some(2)");
    let (_, few) = voted(Rules::PRESENT, ", women: Some(1)");
    let (_, none) = voted(Rules::PRESENT, ", women: Some(0)");
    assert!(
        wait == enough && enough < few && few < none,
        "{wait} {enough} {few} {none}"
    );
    assert_eq!(voted(Rules::Edition4, "").0, None);
}

#[test]
fn policewomen_of_a_unit_search_where_it_is_and_no_longer_when_it_has_left() {
    let with_women = |s: Arc<Scenario>| {
        let mut s = Arc::unwrap_or_clone(s);
        s.units.get_mut(&"rapid".into()).unwrap().women = 2;
        Arc::new(s)
    };
    let sent = |to: &str| {
        format!(r#"(at: "08:01", seat: "r1", order: Dispatch(unit: "rapid", to: {to})),"#)
    };
    let (s, search) = (with_women(busy("none", "")), set("Search"));
    let gaps = |orders: &str| {
        let sim = play(&s, &format!("{search}{orders}"));
        let found = sim.facts().iter().find_map(|f| match f.fact {
            Fact::WomenUnsearched { vehicles, .. } => Some(vehicles),
            _ => None,
        });
        found.unwrap_or(0)
    };
    let alone = gaps("");
    let come = gaps(&sent(r#"Checkpoint("gate")"#));
    let home = r#"(at: "10:00", seat: "r1", order: StandDown(unit: "rapid")),"#;
    let left = gaps(&format!("{}{home}", sent(r#"Checkpoint("gate")"#)));
    assert!(come > 0 && come * 2 < alone, "{come} {alone}");
    assert!(come < left && left < alone, "{come} {left} {alone}");
    let elsewhere = gaps(&sent(r#"Place("b")"#));
    assert!(elsewhere > left, "it stands beside the gate: {elsewhere}");
    // At the gate of a centre women's waits grow shorter.
    let text = format!("{}{NOBODY}", two_stations(", women: Some(0)"));
    let s = with_women(world(&text));
    let wait = |orders: &str| {
        let sim = play(&s, orders);
        let found = sim.facts().iter().find_map(|f| match &f.fact {
            Fact::Waits {
                line: tamrin::record::fact::Line::Checkpoint,
                sum_ms,
                ..
            } => Some(*sum_ms),
            _ => None,
        });
        found.unwrap()
    };
    assert!(wait(&sent(r#"Centre("b1")"#)) < wait(""));
}
