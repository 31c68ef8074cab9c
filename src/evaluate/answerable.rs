//! Which seats could have done something: taken an expected action, brought an outcome about, borne on a case of a measure.
//!
//! Exercise control is none of them. Deliberately not here: who held a seat (`staffing`), whether it was done (the simulation).

use std::collections::BTreeSet;

use crate::base::ids::{
    ConvoyId, DirectorateId, IncidentId, InjectId, MunicipalityId, PlaceId, SeatId,
};
use crate::record::order::{About, OrderKind, Target};
use crate::record::states::{Power, Role};
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Condition, Effect, Expected, Seat, Test};

/// Seats by their identifiers.
pub(super) type Seats<'s> = BTreeSet<&'s SeatId>;

/// The seats that could take an expected action, or bring its outcomes about.
pub(super) fn for_expected<'s>(s: &'s Scenario, x: &Expected) -> Seats<'s> {
    // What must hold beside an order is what comes of that order: whose it is says the order.
    let ordered = x
        .tests()
        .any(|(test, one_is_enough)| !one_is_enough && matches!(test, Test::Order(_)));
    let one = |(test, one_is_enough): (Test, bool)| match test {
        Test::Order(a) => for_action(s, &a),
        Test::Holds(_) | Test::HoldsFor(..) if ordered && !one_is_enough => Seats::new(),
        Test::Holds(c) | Test::HoldsFor(c, _) => for_condition(s, &c),
    };
    let all: Seats<'s> = x.tests().flat_map(one).collect();
    or_any(s, all)
}

/// The seats that an expected action of an inject is asked of: those that could take it; where rooms of several areas could, and
/// messages of the inject went to some of them, these.
pub(super) fn asked_of<'s>(s: &'s Scenario, inject: &InjectId, x: &Expected) -> Seats<'s> {
    let able = for_expected(s, x);
    let areas: BTreeSet<_> = able
        .iter()
        .filter_map(|id| s.seats.get(*id)?.directorate.as_ref())
        .collect();
    if areas.len() < 2 {
        return able;
    }
    let told: Seats<'s> = told(s, inject).intersection(&able).copied().collect();
    if told.is_empty() { able } else { told }
}

/// The seats to which messages of an inject go.
fn told<'s>(s: &'s Scenario, inject: &InjectId) -> Seats<'s> {
    let effects = s.inject(inject).map_or(&[][..], |i| &i.effects);
    let told = effects.iter().flat_map(|e| match e {
        Effect::Message { to, .. } => to.as_slice(),
        _ => &[],
    });
    told.flat_map(|seat| named(s, seat)).collect()
}

/// The seats that a municipality's cases are up to: the room of its directorate, and whoever has a power everywhere.
pub(super) fn for_municipality<'s>(
    s: &'s Scenario,
    id: &MunicipalityId,
    powers: &[Power],
) -> Seats<'s> {
    let directorate = s
        .municipalities
        .get(id)
        .and_then(|m| m.directorate.as_ref());
    let everywhere = able(s, powers, &[]).filter(|x| x.directorate.is_none());
    let room = s.room_of(directorate);
    room.into_iter().chain(everywhere).map(|x| &x.id).collect()
}

/// The seats that have one of these powers anywhere; without powers: all of those who rehearse.
pub(super) fn with_power<'s>(s: &'s Scenario, powers: &[Power]) -> Seats<'s> {
    able(s, powers, &[]).map(|x| &x.id).collect()
}

/// Seats of those who rehearse that have one of these powers in one of these areas; without powers: any, without areas: anywhere.
fn able<'s>(
    s: &'s Scenario,
    powers: &[Power],
    areas: &[DirectorateId],
) -> impl Iterator<Item = &'s Seat> {
    let (powers, areas) = (powers.to_vec(), areas.to_vec());
    s.seats.values().filter(move |x| {
        let there = |own: &DirectorateId| areas.is_empty() || areas.contains(own);
        x.role != Role::Excon
            && (powers.is_empty() || powers.iter().any(|p| x.powers.contains(p)))
            && x.directorate.as_ref().is_none_or(there)
    })
}

/// Those seats, or all where there is none: what no seat is named for is up to any of them.
fn or_any<'s>(s: &'s Scenario, seats: Seats<'s>) -> Seats<'s> {
    if seats.is_empty() {
        with_power(s, &[])
    } else {
        seats
    }
}

fn for_action<'s>(s: &'s Scenario, a: &Action) -> Seats<'s> {
    if let Some(seat) = &a.seat {
        return named(s, seat);
    }
    if let (OrderKind::Acknowledge, Some(inject)) = (a.order, &a.message) {
        return told(s, inject);
    }
    // A convoy is commanded by one seat alone.
    let own = match &a.subject {
        Some(About::Convoy(id)) if a.order.power() == Some(Power::Convoys) => commander(s, id),
        _ => Seats::new(),
    };
    if !own.is_empty() {
        return own;
    }
    let areas = a.about.as_ref().map_or_else(Vec::new, |t| areas(s, t));
    there(s, a.order.power().as_slice(), &areas)
}

/// The seat that commands a convoy.
fn commander<'s>(s: &'s Scenario, id: &ConvoyId) -> Seats<'s> {
    let seat = s.convoys.get(id).map(|c| &c.seat);
    seat.map_or_else(Seats::new, |seat| named(s, seat))
}

/// A seat as the scenario has it, unless it is exercise control's.
fn named<'s>(s: &'s Scenario, seat: &SeatId) -> Seats<'s> {
    let found = s.seats.get(seat).filter(|x| x.role != Role::Excon);
    found.map(|x| &x.id).into_iter().collect()
}

/// The seats with a power in one of these areas; if none has it there, those that have it anywhere.
fn there<'s>(s: &'s Scenario, powers: &[Power], areas: &[DirectorateId]) -> Seats<'s> {
    let found: Seats<'s> = able(s, powers, areas).map(|x| &x.id).collect();
    if found.is_empty() {
        with_power(s, powers)
    } else {
        found
    }
}

/// The seats that could bring about that a condition holds; none: nobody is named by it.
fn for_condition<'s>(s: &'s Scenario, c: &Condition) -> Seats<'s> {
    let at = |powers: &[Power], target: Target| there(s, powers, &areas(s, &target));
    match c {
        Condition::All(list) | Condition::Any(list) => {
            list.iter().flat_map(|c| for_condition(s, c)).collect()
        }
        Condition::Not(c) => for_condition(s, c),
        Condition::Ordered { action, .. } | Condition::Missing { action, .. } => {
            for_action(s, action)
        }
        Condition::Unacknowledged { seat, .. } | Condition::Reported { to: seat, .. } => {
            named(s, seat)
        }
        Condition::UnitIs(unit, _) => {
            let seat = s.units.get(unit).map(|u| &u.seat);
            seat.map_or_else(Seats::new, |seat| named(s, seat))
        }
        Condition::CentreIs(id, _) | Condition::Measure { centre: id, .. } => {
            at(&[Power::Units, Power::Voting], Target::Centre(id.clone()))
        }
        Condition::CheckpointIs(id, _)
        | Condition::CheckpointAtMost(id, _)
        | Condition::QueueAtMost(id, _) => at(&[Power::Postures], Target::Checkpoint(id.clone())),
        Condition::RoadIs(id, _) => at(&[Power::Units, Power::Roads], Target::Road(id.clone())),
        Condition::IncidentIs(id, _) | Condition::StageReached(id, _) => {
            at(&[Power::Units], Target::Incident(id.clone()))
        }
        Condition::Arrived { at: target, .. } => at(&[Power::Units], target.clone()),
        Condition::ReadinessIs(id, _) => there(s, &[Power::Readiness], std::slice::from_ref(id)),
        Condition::ConvoyIs(id, _) => commander(s, id),
        Condition::VehicleIs(..) | Condition::HandedOver(_) => with_power(s, &[Power::Postures]),
        Condition::ChannelIsDown(place, _) => at(&[Power::Units], Target::Place(place.clone())),
        Condition::RumourHeard(_, m, _) => for_municipality(s, m, &[Power::Information]),
        Condition::ConfidenceBelow(m, _) => for_municipality(s, m, &[]),
        Condition::Flag(_) | Condition::Since(_) | Condition::Released(_) => Seats::new(),
    }
}

/// The directorates in which a target lies; none: it moves, or nobody answers for its place.
fn areas(s: &Scenario, target: &Target) -> Vec<DirectorateId> {
    let of_place = |id: &PlaceId| s.directorate_of_place(id);
    let one: Option<DirectorateId> = match target {
        Target::Incident(id) => return incident(s, id),
        Target::Road(id) => {
            let ends = s.roads.get(id).map(|r| [&r.from, &r.to]);
            return ends.into_iter().flatten().filter_map(of_place).collect();
        }
        Target::Centre(id) => s.centres.get(id).and_then(|c| {
            let m = s.municipalities.get(&c.municipality);
            m.and_then(|m| m.directorate.clone())
                .or_else(|| of_place(&c.place))
        }),
        Target::Checkpoint(id) => s.checkpoints.get(id).and_then(|c| of_place(&c.near)),
        Target::Place(id) => of_place(id),
        Target::Convoy(_) => None,
    };
    one.into_iter().collect()
}

/// Those of an incident, which the script places at something else than an incident.
fn incident(s: &Scenario, id: &IncidentId) -> Vec<DirectorateId> {
    match s.injects.incident(id).map(|i| &i.at) {
        None | Some(Target::Incident(_)) => Vec::new(),
        Some(at) => areas(s, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{from_texts, shipped};

    fn libya() -> Scenario {
        let texts = shipped::texts("libya-2024").unwrap();
        let read = from_texts(shipped::with_library(texts));
        read.scenario.unwrap()
    }

    fn order(order: OrderKind) -> Action {
        Action {
            order,
            seat: None,
            about: None,
            unit_kind: None,
            at_least: None,
            at_most: None,
            able_to: None,
            strength: None,
            women: None,
            message: None,
            subject: None,
            to: None,
            purpose: None,
            ruling: None,
            channel: None,
            answers: None,
            or_written: false,
        }
    }

    #[test]
    fn an_order_is_up_to_the_seats_that_have_the_power_for_it_where_it_is_asked_for() {
        let s = libya();
        let centre = s.centres.keys().next().unwrap().clone();
        let place = areas(&s, &Target::Centre(centre.clone()));
        let send = Action {
            about: Some(Target::Centre(centre)),
            ..order(OrderKind::Send)
        };
        let found = for_action(&s, &send);
        assert!(found.contains(&s.room_of(place.first()).unwrap().id));
        let elsewhere = |id: &&SeatId| {
            let own = s.seats[*id].directorate.as_ref();
            own.is_some_and(|d| !place.contains(d))
        };
        assert!(!found.iter().any(elsewhere), "{found:?}");
        assert!(!found.contains(&SeatId::from("media")) && !found.contains(&s.excon().id));
        let correct = for_action(&s, &order(OrderKind::CorrectRumour));
        assert!(correct.contains(&SeatId::from("media")), "{correct:?}");
        let named = Action {
            seat: Some("media".into()),
            ..send
        };
        assert_eq!(
            for_action(&s, &named),
            Seats::from([&SeatId::from("media")])
        );
    }

    #[test]
    fn a_convoy_is_up_to_who_commands_it_and_a_rumour_to_who_was_told() {
        let s = libya();
        let of = |id: &str| {
            let (inject, x) = s.expected(&id.into()).unwrap();
            asked_of(&s, &inject.id, x)
        };
        let only = |seat: &str| vec![SeatId::from(seat)];
        for (id, seat) in [
            // An order with an outcome beside it that any room could bring about.
            ("k4-start", "room-sabha"),
            ("k7-start", "room-murzuq"),
            ("g2-verify", "media"),
        ] {
            let found: Vec<SeatId> = of(id).into_iter().cloned().collect();
            assert_eq!(found, only(seat), "{id}");
        }
        // Without a seat that is named, a convoy's order is still its commander's alone.
        let start = Action {
            subject: Some(About::Convoy("boxes-sabha".into())),
            ..order(OrderKind::StartConvoy)
        };
        let found = for_action(&s, &start);
        assert_eq!(found, Seats::from([&SeatId::from("room-sabha")]));
    }

    #[test]
    fn an_outcome_is_up_to_who_is_told_or_who_could_bring_it_about() {
        let s = libya();
        let told = Condition::Reported {
            about: crate::record::order::About::Incident("x".into()),
            to: "commission".into(),
        };
        let one = for_condition(&s, &told);
        assert_eq!(one, Seats::from([&SeatId::from("commission")]));
        let nobody = for_condition(&s, &Condition::Flag("f".into()));
        assert_eq!(
            or_any(&s, nobody).len(),
            s.seats.len() - 1,
            "any but control"
        );
    }
}
