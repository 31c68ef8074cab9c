//! What a trainer may expect of the shipped exercises: they say what they are, each inject says who answers for it and what is
//! expected, nobody waits for long, and nobody is asked for two decisions at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use tamrin::base::ids::SeatId;
use tamrin::base::text::Text;
use tamrin::base::time::{SimTime, Span};
use tamrin::record::states::Role;
use tamrin::record::{Fact, FactEntry};
use tamrin::scenario::Scenario;
use tamrin::scenario::model::Effect;

use crate::support::players::{SHIPPED, run, scenario};

/// The shipped scenarios that are talked about: their injects belong to a piece of play inside a module.
const DISCUSSED: [&str; 1] = ["ttx-elections"];
/// A seat that people hold has something new at least so often.
const LONGEST_WAIT: Span = Span::from_mins(30);
/// The script gives the main room nothing new sooner than this after the last.
const SHORTEST_PAUSE: Span = Span::from_mins(3);

fn in_both(text: &Text) -> bool {
    !text.ar.trim().is_empty() && !text.en.trim().is_empty()
}

#[test]
fn each_exercise_has_an_overview_in_both_languages() {
    for name in SHIPPED.into_iter().chain(DISCUSSED) {
        let (s, _) = scenario(name);
        for (field, texts) in s.head.overview.texts() {
            assert!(!texts.is_empty(), "{name}: {field}");
            assert!(texts.iter().all(in_both), "{name}: {field}");
        }
    }
}

#[test]
fn each_inject_has_a_controller_notes_and_what_is_expected_or_why_nothing_is() {
    let mut wrong = Vec::new();
    for name in SHIPPED.into_iter().chain(DISCUSSED) {
        let (s, _) = scenario(name);
        for i in &s.injects {
            // Where nothing is expected, the notes say so, or where it stands.
            let reason = i.notes.en.contains("xpected") && i.notes.ar.contains("متوقع");
            let told = in_both(&i.controller) && in_both(&i.notes);
            if !told || (i.expected.is_empty() && !reason) {
                wrong.push(format!("{name}: {}", i.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn in_each_module_every_seat_is_asked_something_and_answers_bear_on_a_task() {
    for name in DISCUSSED {
        let (s, _) = scenario(name);
        assert!(!s.modules.is_empty(), "{name}");
        for m in &s.modules {
            for seat in s.seats.values().filter(|x| x.role != Role::Excon) {
                let asked = m.questions.iter().filter(|q| q.asks(&seat.id)).count();
                assert!(asked >= 2, "{name}: {}: {} is asked {asked}", m.id, seat.id);
            }
            for q in &m.questions {
                let points = q.expected.len();
                assert!((2..=6).contains(&points), "{name}: {}: {points}", q.id);
                assert!(q.task.is_some(), "{name}: {}", q.id);
            }
        }
    }
}

/// An exercise as its trained player plays it, with its own seed: the scenario and all facts.
fn played(name: &str) -> (Arc<Scenario>, Vec<FactEntry>) {
    let (s, trained) = scenario(name);
    let facts = run(&s, s.head.seed, &trained.orders);
    (s, facts)
}

/// The reference day.
fn reference_day() -> (Arc<Scenario>, Vec<FactEntry>) {
    played("libya-2024")
}

/// When something reaches each seat that people hold.
fn arrivals(s: &Scenario, facts: &[FactEntry]) -> BTreeMap<SeatId, Vec<SimTime>> {
    let rooms = s.seats.values().filter(|x| x.role != Role::Excon);
    let mut all: BTreeMap<SeatId, Vec<SimTime>> =
        rooms.map(|x| (x.id.clone(), vec![s.head.start])).collect();
    for f in facts {
        let (Fact::MessageReceived { seat, .. }
        | Fact::ReportReceived { seat, .. }
        | Fact::IncidentReported { seat, .. }
        | Fact::SeatMessageReceived { to: seat, .. }
        | Fact::SupportRequested { from: seat, .. }) = &f.fact
        else {
            continue;
        };
        if let Some(times) = all.get_mut(seat) {
            times.push(f.at);
        }
    }
    for times in all.values_mut() {
        times.push(s.head.end);
        times.sort_unstable();
    }
    all
}

/// Where a seat waits for longer than it may.
fn waits(s: &Scenario, facts: &[FactEntry], longest: Span) -> Vec<String> {
    let mut wrong = Vec::new();
    for (seat, times) in arrivals(s, facts) {
        for pair in times.windows(2) {
            if pair[1] - pair[0] > longest {
                wrong.push(format!(
                    "{seat}: {} to {}",
                    pair[0].short(),
                    pair[1].short()
                ));
            }
        }
    }
    wrong
}

/// When the script gives the main room something new.
fn main_asked(s: &Scenario, facts: &[FactEntry]) -> Vec<SimTime> {
    let main = |seat: &SeatId| s.seats[seat].role == Role::MainRoom;
    facts
        .iter()
        .filter(|f| matches!(&f.fact, Fact::MessageReceived { seat, .. } if main(seat)))
        .map(|f| f.at)
        .collect()
}

/// What comes sooner after the last than it may.
fn too_soon(asked: &[SimTime]) -> Vec<String> {
    asked
        .windows(2)
        .filter(|w| w[1] - w[0] < SHORTEST_PAUSE)
        .map(|w| w[1].short())
        .collect()
}

#[test]
fn on_the_reference_day_nobody_waits_for_long() {
    let (s, facts) = reference_day();
    let wrong = waits(&s, &facts, LONGEST_WAIT);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn on_the_reference_day_the_main_room_is_asked_for_one_decision_at_a_time() {
    let (s, facts) = reference_day();
    let asked = main_asked(&s, &facts);
    let close = too_soon(&asked);
    assert!(asked.len() > 30 && close.is_empty(), "{close:?}");
}

#[test]
fn in_the_afternoon_each_room_decides_often_and_has_time_to() {
    let (s, facts) = played("afternoon-2024");
    let wrong = waits(&s, &facts, Span::from_mins(20));
    assert!(wrong.is_empty(), "{wrong:#?}");
    let asked = main_asked(&s, &facts);
    let close = too_soon(&asked);
    assert!(asked.len() >= 12 && close.is_empty(), "{close:?}");
    let expected = s.injects.iter().flat_map(|i| &i.expected);
    let hasty: Vec<_> = expected
        .filter(|x| x.within < Span::from_mins(8))
        .map(|x| &x.id)
        .collect();
    assert!(hasty.is_empty(), "{hasty:?}");
    for room in s.seats.values().filter(|x| x.role == Role::SubRoom) {
        let asked = s.injects.iter().filter(|i| {
            let here =
                |e: &Effect| matches!(e, Effect::Message { to, .. } if to.contains(&room.id));
            !i.expected.is_empty() && i.effects.iter().any(here)
        });
        assert!(asked.count() >= 4, "{}", room.id);
    }
}

#[test]
fn on_the_reference_day_all_convoys_have_arrived_by_endex() {
    let (s, facts) = reference_day();
    let arrived = |f: &&FactEntry| matches!(f.fact, Fact::ConvoyDelivered { .. });
    assert_eq!(facts.iter().filter(arrived).count(), s.convoys.len());
}
