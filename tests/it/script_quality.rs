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

/// The reference day as its trained player plays it, with its own seed: the scenario and all facts.
fn reference_day() -> (Arc<Scenario>, Vec<FactEntry>) {
    let (s, trained) = scenario("libya-2024");
    let facts = run(&s, s.head.seed, &trained.orders);
    (s, facts)
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

#[test]
fn on_the_reference_day_nobody_waits_for_long() {
    let (s, facts) = reference_day();
    let mut wrong = Vec::new();
    for (seat, times) in arrivals(&s, &facts) {
        for pair in times.windows(2) {
            if pair[1] - pair[0] > LONGEST_WAIT {
                wrong.push(format!(
                    "{seat}: {} to {}",
                    pair[0].short(),
                    pair[1].short()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn on_the_reference_day_the_main_room_is_asked_for_one_decision_at_a_time() {
    let (s, facts) = reference_day();
    let main = |seat: &SeatId| s.seats[seat].role == Role::MainRoom;
    let asked: Vec<SimTime> = facts
        .iter()
        .filter(|f| matches!(&f.fact, Fact::MessageReceived { seat, .. } if main(seat)))
        .map(|f| f.at)
        .collect();
    let close: Vec<String> = asked
        .windows(2)
        .filter(|w| w[1] - w[0] < SHORTEST_PAUSE)
        .map(|w| w[1].short())
        .collect();
    assert!(asked.len() > 30 && close.is_empty(), "{close:?}");
}

#[test]
fn on_the_reference_day_all_convoys_have_arrived_by_endex() {
    let (s, facts) = reference_day();
    let arrived = |f: &&FactEntry| matches!(f.fact, Fact::ConvoyDelivered { .. });
    assert_eq!(facts.iter().filter(arrived).count(), s.convoys.len());
}
