//! A count that agents dispute waits for a ruling; result forms come with the boxes and are entered, unless they are in doubt.

use std::sync::Arc;

use tamrin::base::text::Lang;
use tamrin::record::order::About;
use tamrin::record::states::{ResultDoubt, ResultState};
use tamrin::record::{Fact, Rules};
use tamrin::scenario::Scenario;
use tamrin::sim::Simulation;
use tamrin::wording::Prose;

use crate::small_world::{INSTANT, NOBODY, checked, ordered, orders, play, play_by, world};
use crate::support::running::{at, picture};

/// A centre that counts from 11:00 to 11:10, and a convoy for its boxes.
const PLAN: &str = r#"
    centres: [(id: "b1", name: (ar: "مركز", en: "Centre"), place: "b", municipality: "mb", stations: [(voters: 400), (voters: 300)])],
    convoys: [(id: "back", name: (ar: "قافلة الصناديق", en: "Boxes convoy"), seat: "r1", from: "a", carries: Boxes, centres: ["b1"], speed: 1.0)],
"#;

/// The plan with figures for results, and with agents who dispute the count at a time.
fn day(figures: &str, disputed: &str) -> Arc<Scenario> {
    let settings = format!(
        r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 0.0, count_base: "10m", count_each: "10s"), comms: {INSTANT},
            reports: (wrong: 0.0, duplicate: 0.0), results: ({figures}))],"#
    );
    let inject = format!(
        r#"injects: [(id: "i", name: (ar: "س", en: "Dispute"), when: At("{disputed}"), effects: [DisputeCount("b1")])],"#
    );
    let injects = if disputed.is_empty() { "" } else { &inject };
    let mut s = Arc::unwrap_or_clone(world(&format!("{settings}{PLAN}{NOBODY}{injects}")));
    s.head.end = at("14:00");
    Arc::new(s)
}

/// The facts of counts and results, and what was refused or not carried out, as lines.
fn log(sim: &Simulation) -> String {
    let prose = Prose {
        scenario: sim.scenario(),
        lang: Lang::En,
    };
    let shown = |f: &Fact| {
        f.mechanism() == "results"
            || matches!(
                f,
                Fact::CountingDone { .. }
                    | Fact::OrderRejected { .. }
                    | Fact::OrderNotCarriedOut { .. }
                    | Fact::CustodyGap { .. }
            )
    };
    let lines = sim.facts().iter().filter(|f| shown(&f.fact));
    lines.map(|f| prose.line(f) + "\n").collect()
}

/// An order by which a seat rules on the count.
fn rules(time: &str, seat: &str, ruling: &str) -> String {
    format!(
        r#"(at: "{time}", seat: "{seat}", order: RuleOnCount(centre: "b1", ruling: {ruling})),"#
    )
}

/// The convoy sets out with an escort and waits for the boxes.
const ESCORTED: &str =
    r#"(at: "10:30", seat: "r1", order: StartConvoy(convoy: "back", escort: Some("rapid"))),"#;

#[test]
fn a_disputed_count_stands_still_until_the_commission_rules() {
    let s = day("", "11:04");
    let early = rules("11:03", "com", "Record");
    let unentitled = rules("11:05", "r1", "Record");
    let sim = play(
        &s,
        &(early + &unentitled + &rules("11:20", "com", "Record")),
    );
    // Six of ten minutes of counting were left.
    expect_test::expect![[r#"
        11:03:00  refused, Commission: rule on the count at Centre: objection recorded, because the present state does not allow it
        11:04:00  agents dispute the count at Centre; it stands still until someone rules
        11:05:00  refused, Room 1: rule on the count at Centre: objection recorded, because the seat does not have this power
        11:20:00  the count at Centre goes on after 16 min: objection recorded
        11:26:00  counting is done at Centre, boxes sealed
    "#]].assert_eq(&log(&sim));
    let again = play(&s, &rules("11:20", "com", "Recount"));
    expect_test::expect![[r#"
        11:04:00  agents dispute the count at Centre; it stands still until someone rules
        11:20:00  the count at Centre goes on after 16 min: count again
        11:30:00  counting is done at Centre, boxes sealed
    "#]]
    .assert_eq(&log(&again));
}

#[test]
fn agents_to_whom_nobody_answers_leave_under_protest_and_the_forms_are_held_back() {
    // A dispute that is announced during the day comes up when the count begins.
    let s = day(r#"followed: true, patience: "20m""#, "10:00");
    let late = rules("11:30", "com", "Record");
    let sim = play(
        &s,
        &(ESCORTED.to_owned() + &late + &rules("13:30", "com", "Record")),
    );
    expect_test::expect![[r#"
        11:00:00  agents dispute the count at Centre; it stands still until someone rules
        11:20:00  the count at Centre goes on after 20 min: nobody ruled, the agents left under protest
        11:30:00  counting is done at Centre, boxes sealed
        11:30:00  refused, Commission: rule on the count at Centre: objection recorded, because the present state does not allow it
        12:04:04  2 result forms of Centre came to the office
        12:12:04  the result of Centre is held back: a dispute was left without a ruling
        13:30:00  the result of Centre was entered 1 h 25 min 55 s after its forms came, by a ruling: objection recorded
        14:00:00  results at the end: centres counted 1, forms received from 1, entered 1, held back 0
    "#]].assert_eq(&log(&sim));
    let confidence = |text: &str| {
        let mut sim = ordered(&s, Rules::PRESENT, 1, orders(text));
        sim.run_until(at("11:25"));
        let p = picture(&mut sim, "excon");
        p.confidence
            .iter()
            .map(|c| c.confidence)
            .collect::<Vec<_>>()
    };
    let ruled = confidence(&rules("11:10", "com", "Record"));
    assert_ne!(confidence(""), ruled);
}

#[test]
fn forms_are_entered_by_the_clerks_of_the_office() {
    let s = day(r#"followed: true, unclear: 0.0, entry: "4m""#, "");
    let sim = play(&s, ESCORTED);
    expect_test::expect![[r#"
        11:10:00  counting is done at Centre, boxes sealed
        11:44:06  2 result forms of Centre came to the office
        11:52:06  the result of Centre was entered 8 min after its forms came
        14:00:00  results at the end: centres counted 1, forms received from 1, entered 1, held back 0
    "#]]
    .assert_eq(&log(&sim));
    // Where nobody follows them, and by the rules of older files, nothing is said of forms.
    let unfollowed = play(&day("", ""), ESCORTED);
    let older = play_by(Rules::Edition6, &day("followed: true", "11:04"), ESCORTED);
    for sim in [unfollowed, older] {
        assert!(!sim.facts().iter().any(|f| f.fact.mechanism() == "results"));
    }
}

#[test]
fn forms_that_do_not_add_up_or_came_without_custody_wait_for_a_ruling() {
    let s = day(r#"followed: true, unclear: 1.0, recount: "10m""#, "");
    let recount = rules("12:40", "com", "Recount") + &rules("12:45", "com", "Record");
    let sim = play(&s, &(ESCORTED.to_owned() + &recount));
    expect_test::expect![[r#"
        11:10:00  counting is done at Centre, boxes sealed
        11:44:06  2 result forms of Centre came to the office
        11:52:06  the result of Centre is held back: the figures do not add up
        12:45:00  the head of Centre cannot carry out: rule on the count at Centre: objection recorded, because the present state does not allow it
        13:00:00  the result of Centre was entered 1 h 15 min 53 s after its forms came, by a ruling: count again
        14:00:00  results at the end: centres counted 1, forms received from 1, entered 1, held back 0
    "#]].assert_eq(&log(&sim));
    let alone = r#"
        (at: "10:30", seat: "r1", order: StartConvoy(convoy: "back", escort: None)),
        (at: "10:31", seat: "r1", order: ProceedConvoy(convoy: "back", skip: false)),"#;
    let s = day(r#"followed: true, unclear: 0.0"#, "");
    let sim = play(&s, &(alone.to_owned() + &rules("13:00", "com", "Record")));
    expect_test::expect![[r#"
        10:31:00  gap in the chain of custody, Boxes convoy: it drove without an escort
        11:10:00  counting is done at Centre, boxes sealed
        11:44:06  2 result forms of Centre came to the office
        11:52:06  the result of Centre is held back: the chain of custody was broken
        13:00:00  the result of Centre was entered 1 h 15 min 53 s after its forms came, by a ruling: objection recorded
        14:00:00  results at the end: centres counted 1, forms received from 1, entered 1, held back 0
    "#]].assert_eq(&log(&sim));
}

#[test]
fn the_room_in_charge_and_the_commission_know_how_a_result_stands_and_nobody_else_does() {
    let s = day(r#"followed: true, unclear: 1.0"#, "11:04");
    let text = ESCORTED.to_owned() + &rules("11:10", "com", "Record");
    let mut sim = ordered(&s, Rules::PRESENT, 1, orders(&text));
    let of = |sim: &mut Simulation, seat: &str| {
        let p = picture(sim, seat);
        p.centre(&"b1".into()).and_then(|c| c.result)
    };
    sim.run_until(at("11:06"));
    for seat in ["r1", "com", "excon"] {
        let state = of(&mut sim, seat).map(|r| r.state);
        assert_eq!(state, Some(ResultState::Disputed), "{seat}");
    }
    assert_eq!(of(&mut sim, "r2"), None);
    sim.run_until(at("11:12"));
    assert_eq!(of(&mut sim, "com"), None, "the count goes on");
    // What the office said stands, though the head of centre reports every half hour and knows nothing of it.
    sim.run_until(at("13:45"));
    for seat in ["r1", "com", "excon"] {
        let result = of(&mut sim, seat).unwrap();
        assert_eq!(result.state, ResultState::HeldBack, "{seat}");
        assert_eq!(result.doubt, Some(ResultDoubt::Sums), "{seat}");
    }
    assert_eq!(of(&mut sim, "r2"), None);
    // The office and the head of centre ask for a ruling.
    let reports = picture(&mut sim, "com").reports;
    let about = |r: &&tamrin::picture::ReportView| r.about == About::Centre("b1".into());
    assert_eq!(reports.iter().filter(about).count(), 2);
}

#[test]
fn a_dispute_at_a_centre_that_is_not_there_is_found() {
    let inject = r#"injects: [(id: "i", name: (ar: "س", en: "X"), when: At("09:00"), effects: [DisputeCount("b7")])],"#;
    let (scenario, said) = checked(&format!("{PLAN}{NOBODY}{inject}"));
    assert!(scenario.is_none() && said.contains("b7"), "{said}");
}
