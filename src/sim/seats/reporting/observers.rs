//! Who sees what, and says it to whom: observers on the spot turn what happened into reports to the room in charge.
//!
//! Like the script, observers read facts, at the end of a pass: a unit reports itself, a head of centre the centre and what
//! happens there, a checkpoint its line and the vehicles it sees, a citizen what nobody else does. First reports may be wrong,
//! and an incident may be reported twice; what nobody confirms is repeated. Nothing climbs the tree of rooms unless a seat
//! passes it on.
//! Deliberately not here: when observers look (`reporting`), how a report travels (`messages::exchange`), what a seat makes of
//! it (`knowledge`).

use std::sync::Arc;

use crate::base::ids::*;
use crate::base::rng::Stream;
use crate::base::time::Span;
use crate::picture::*;
use crate::record::fact::{Fact, Refusal};
use crate::record::order::{About, Party, Target};
use crate::record::states::*;
use crate::scenario::Scenario;
use crate::sim::kernel::agenda::{Agenda, ReportingWake};
use crate::sim::kernel::context::{directorate_of, places_of};
use crate::sim::kernel::requests::Requests;
use crate::sim::messages::message::{ChannelChoice, News, Payload, Report, Seen, Sending};
use crate::sim::seats::knowledge::{Knowledge, Open};
use crate::sim::seats::truth::TruthView;
use crate::sim::world::movement::in_order;

/// What observers need to report.
pub(super) struct Net<'a, 'w, 's> {
    /// The scenario.
    pub(super) s: Arc<Scenario>,
    /// The world as it is.
    pub(super) eyes: &'a mut TruthView<'w, 's>,
    /// What seats know, and which reports wait for a confirmation.
    pub(super) knowledge: &'a mut Knowledge,
    /// Where what is to be sent is put.
    pub(super) sends: &'a mut Requests<Sending>,
    /// Where wakes are scheduled.
    pub(super) agenda: &'a mut Agenda,
    /// Whether the posts are giving their routine reports.
    pub(super) round: bool,
}

impl Net<'_, '_, '_> {
    /// Sends a report to seats. One that asks for a confirmation is watched.
    pub(super) fn tell(
        &mut self,
        from: Party,
        to: Vec<SeatId>,
        about: About,
        news: Vec<News>,
        (confirm, routine): (bool, bool),
    ) {
        if news.is_empty() || to.is_empty() {
            return;
        }
        let now = self.eyes.at();
        // Routine reports are not counted, so that the numbers which people see follow each other.
        let number = if routine { 0 } else { self.knowledge.number() };
        let deferred = routine && (self.round || !matches!(about, About::Unit(_)));
        let report = Arc::new(Report {
            number,
            about,
            news,
            as_of: now,
            confirm,
            routine,
            deferred,
        });
        for seat in to {
            if confirm {
                let key = (report.number, seat.clone());
                self.knowledge.open.insert(
                    key,
                    Open {
                        report: report.clone(),
                        from: from.clone(),
                        since: now,
                        sent: 1,
                    },
                );
                self.agenda.at(
                    now + self.s.settings.reports.confirm,
                    ReportingWake::Unanswered(report.number, seat.clone()),
                );
            }
            let cargo = Payload::Report(report.clone());
            self.sends.push(Sending {
                from: from.clone(),
                to: Party::Seat(seat),
                wish: ChannelChoice::AnyOf,
                cargo,
            });
        }
    }

    pub(super) fn room(&self, target: &Target) -> Option<SeatId> {
        let rules = self.eyes.brief.rules;
        self.s
            .room_by(rules, directorate_of(&self.s, target).as_ref())
            .map(|x| x.id.clone())
    }

    /// Has those who saw it report what happened.
    #[expect(clippy::too_many_lines, reason = "one arm for each sort of fact")]
    pub(super) fn fact(&mut self, f: &Fact) {
        match f {
            Fact::UnitDeparted { unit, .. }
            | Fact::UnitStranded { unit, .. }
            | Fact::UnitArrived { unit, .. }
            | Fact::UnitReleased { unit }
            | Fact::UnitReturned { unit }
            | Fact::UnitLost { unit }
            | Fact::DutyBeyondShift { unit }
            | Fact::ReliefSent { unit, .. }
            | Fact::UnitRelieved { unit, .. }
            | Fact::UnitAdded { unit } => self.unit(unit),
            Fact::UnitMetBlock { unit, road } => self.met_block(unit, road),
            Fact::RoadCleared { road } | Fact::RoadOpened { road } | Fact::RoadClosed { road } => {
                self.road(road, f)
            }
            Fact::CentreReady { centre }
            | Fact::CentreOpened { centre, .. }
            | Fact::CentreNotOpened { centre, .. }
            | Fact::CentreSuspended { centre, .. }
            | Fact::CentreResumed { centre, .. }
            | Fact::CentreExtended { centre, .. }
            | Fact::CentreClosed { centre, .. }
            | Fact::CountingBegan { centre, .. }
            | Fact::CountingDone { centre }
            | Fact::GateSet { centre, .. }
            | Fact::DisputeOver { centre, .. } => self.centre(centre),
            Fact::CountDisputed { centre } => self.disputed(centre),
            Fact::ResultReceived { centre, .. } | Fact::ResultEntered { centre, .. } => {
                self.office(centre, false)
            }
            Fact::ResultHeld { centre, .. } => self.office(centre, true),
            Fact::OrderNotCarriedOut {
                seat,
                order,
                by: Party::Centre(centre),
                why: why @ Refusal::OnlyCommission,
            } => self.declined(seat, order, centre, why),
            Fact::OrderNotCarriedOut {
                by: Party::Centre(centre),
                ..
            }
            | Fact::CustodySigned { centre, .. } => self.centre(centre),
            Fact::PostureSet { checkpoint, .. }
            | Fact::PostureSetOneWay { checkpoint, .. }
            | Fact::ThingFound { checkpoint, .. }
            | Fact::PostBeyondShift { checkpoint }
            | Fact::PostReliefSent { checkpoint, .. }
            | Fact::PostRelieved { checkpoint, .. }
            | Fact::LookoutReceived { checkpoint, .. } => self.checkpoint(checkpoint),
            Fact::TakenIntoCustody { by, .. }
            | Fact::HeldHandedOver { from: by, .. }
            | Fact::HeldGap { from: by, .. } => self.holder(by),
            Fact::ReadinessReached { directorate, .. } => self.readiness(directorate),
            Fact::IncidentEscalated { incident, .. } => self.incident(incident, true),
            Fact::ResponseSufficient { incident }
            | Fact::ResponseLost { incident }
            | Fact::IncidentSettled { incident, .. }
            | Fact::IncidentFaded { incident, .. } => self.incident(incident, false),
            Fact::ConvoyStarted { convoy, .. }
            | Fact::ConvoyHalted { convoy, .. }
            | Fact::ConvoyResumed { convoy }
            | Fact::ConvoyReached { convoy, .. }
            | Fact::ConvoyDelivered { convoy } => {
                self.convoy(convoy, matches!(f, Fact::ConvoyHalted { .. }))
            }
            Fact::RumourVerified {
                rumour,
                seat,
                truth,
            } => {
                let now = self.eyes.at();
                self.knowledge.of(seat).verified(rumour, *truth, now);
                self.knowledge.news.insert(seat.clone());
            }
            _ => {}
        }
    }

    /// Who holds people or evidence reports how it stands.
    fn holder(&mut self, by: &Party) {
        match by {
            Party::Unit(unit) => self.unit(unit),
            Party::Checkpoint(checkpoint) => self.checkpoint(checkpoint),
            _ => {}
        }
    }

    /// A unit reports where it stands and which road is blocked.
    fn met_block(&mut self, unit: &UnitId, road: &RoadId) {
        self.unit(unit);
        let view = RoadView {
            id: road.clone(),
            state: RoadState::Blocked,
            closed: false,
            word: Freshness::at(self.eyes.at()),
        };
        let to = self.unit_seats(unit);
        self.tell(
            Party::Unit(unit.clone()),
            to,
            About::Road(road.clone()),
            vec![News::Road(view)],
            (false, false),
        );
    }

    fn unit_seats(&self, id: &UnitId) -> Vec<SeatId> {
        let Some(u) = self.eyes.unit_named(id) else {
            return Vec::new();
        };
        let mut to = vec![u.command.clone()];
        if u.owner != u.command {
            to.push(u.owner.clone());
        }
        to.retain(|x| self.s.seats.get(x).is_some_and(|x| x.role != Role::Excon));
        to
    }

    fn unit(&mut self, id: &UnitId) {
        let Some(view) = self.eyes.unit_named(id).map(|u| self.eyes.unit(u)) else {
            return;
        };
        let to = self.unit_seats(id);
        self.tell(
            Party::Unit(id.clone()),
            to,
            About::Unit(id.clone()),
            vec![News::Unit(view)],
            (false, true),
        );
    }

    fn checkpoint(&mut self, id: &CheckpointId) {
        let Some(view) = self.eyes.checkpoint(id) else {
            return;
        };
        let to = vec![self.s.checkpoints[id].seat.clone()];
        self.tell(
            Party::Checkpoint(id.clone()),
            to,
            About::Checkpoint(id.clone()),
            vec![News::Checkpoint(view)],
            (false, true),
        );
    }

    /// A sub-room's own level needs no channel; other rooms hear of it when it is passed on.
    fn readiness(&mut self, id: &DirectorateId) {
        let (now, seats) = (self.eyes.at(), self.s.clone());
        for seat in seats
            .seats
            .values()
            .filter(|x| x.directorate.as_ref() == Some(id))
        {
            for v in self.eyes.directorates_in(seat) {
                self.knowledge
                    .of(&seat.id)
                    .apply(&News::Directorate(v), now);
            }
        }
    }

    /// A citizen tells the rooms at both ends that a road is free; a closure by order is announced by the room that ordered it.
    fn road(&mut self, id: &RoadId, f: &Fact) {
        if !matches!(f, Fact::RoadCleared { .. }) {
            return;
        }
        let r = self.s.roads[id].clone();
        let mut to: Vec<SeatId> = [&r.from, &r.to]
            .into_iter()
            .filter_map(|p| self.room(&Target::Place(p.clone())))
            .collect();
        to.sort();
        to.dedup();
        let view = RoadView {
            id: id.clone(),
            state: RoadState::Open,
            closed: false,
            word: Freshness::at(self.eyes.at()),
        };
        self.tell(
            Party::Public(r.from),
            to,
            About::Road(id.clone()),
            vec![News::Road(view)],
            (false, false),
        );
    }

    fn convoy(&mut self, id: &ConvoyId, halted: bool) {
        let Some(view) = self.eyes.convoy(id) else {
            return;
        };
        let commission = self
            .s
            .seats
            .values()
            .filter(|x| x.role == Role::Commission)
            .map(|x| x.id.clone());
        let mut to: Vec<SeatId> = std::iter::once(view.seat.clone())
            .chain(commission)
            .collect();
        to.dedup();
        let mut news = vec![News::Convoy(view.clone())];
        if view.halted == Some(Halt::Blocked)
            && let Some(id) = self.eyes.convoy_road(id)
        {
            news.push(News::Road(RoadView {
                id,
                state: RoadState::Blocked,
                closed: false,
                word: Freshness::at(self.eyes.at()),
            }));
        }
        self.tell(
            Party::Convoy(id.clone()),
            to,
            About::Convoy(id.clone()),
            news,
            (halted, false),
        );
    }

    /// Who is there to see an incident, and who has to know.
    fn witness(&self, i: &IncidentView) -> (Party, Vec<SeatId>) {
        let room = |t: &Target| self.room(t).into_iter().collect::<Vec<_>>();
        match &i.site {
            Target::Centre(id) => (Party::Centre(id.clone()), self.centre_seats(id)),
            Target::Checkpoint(id) => (Party::Checkpoint(id.clone()), room(&i.site)),
            Target::Convoy(id) => (
                Party::Convoy(id.clone()),
                vec![self.s.convoys[id].seat.clone()],
            ),
            site => {
                let there = in_order(&self.eyes.index, &self.eyes.units)
                    .find(|u| {
                        u.state == UnitState::OnScene
                            && u.task == Some(Target::Incident(i.id.clone()))
                    })
                    .map(|u| Party::Unit(u.id.clone()));
                let place = places_of(&self.s, site).into_iter().next();
                let citizen = place.map_or(Party::Control, Party::Public);
                (there.unwrap_or(citizen), room(site))
            }
        }
    }

    fn incident(&mut self, id: &IncidentId, confirm: bool) {
        let Some(view) = self
            .eyes
            .incident_named(id)
            .filter(|v| self.eyes.noticed(&v.id))
        else {
            return;
        };
        let (from, to) = self.witness(&view);
        self.tell(
            from,
            to,
            About::Incident(id.clone()),
            vec![News::Incident(view)],
            (confirm, false),
        );
    }

    /// Has those report who noticed something that is no fact yet.
    pub(super) fn seen(&mut self, x: Seen) {
        match x {
            Seen::Unit(id) => self.unit(&id),
            Seen::Incident(id) => self.first_report(&id),
            Seen::Vehicle {
                vehicle,
                checkpoint,
                held,
            } => {
                let c = &self.s.checkpoints[&checkpoint];
                let state = if held {
                    VehicleState::Held
                } else {
                    VehicleState::Driving
                };
                let (seen_at, seen_by) = (Some(c.near.clone()), Some(checkpoint.clone()));
                let view = VehicleView {
                    id: vehicle.clone(),
                    state,
                    seen_at,
                    seen_by,
                    lookout: None,
                    word: Freshness::at(self.eyes.at()),
                };
                let to = vec![c.seat.clone()];
                self.tell(
                    Party::Checkpoint(checkpoint),
                    to,
                    About::Vehicle(vehicle),
                    vec![News::Vehicle(view)],
                    (true, false),
                );
            }
            Seen::Rumour(rumour, m) => {
                let place = self.s.municipalities[&m].seat.clone();
                let media = self
                    .s
                    .seats
                    .values()
                    .filter(|x| x.role == Role::Media)
                    .map(|x| x.id.clone());
                let to: Vec<SeatId> = media
                    .chain(self.room(&Target::Place(place.clone())))
                    .collect();
                let view = RumourView {
                    id: rumour.clone(),
                    municipalities: vec![m],
                    truth: None,
                    corrected: false,
                    heard: Vec::new(),
                    word: Freshness::at(self.eyes.at()),
                };
                self.tell(
                    Party::Public(place),
                    to,
                    About::Rumour(rumour),
                    vec![News::Rumour(view)],
                    (false, false),
                );
            }
        }
    }

    /// The first report of an incident may make it better or worse than it is, and a citizen may report it too.
    fn first_report(&mut self, id: &IncidentId) {
        let Some(mut view) = self.eyes.incident_named(id) else {
            return;
        };
        let figures = self.s.settings.reports.clone();
        let mut luck = Stream::new(self.eyes.brief.seed, "report", id.as_str());
        let (wrong, worse, twice, late) = (
            luck.uniform(),
            luck.uniform(),
            luck.uniform(),
            luck.uniform(),
        );
        let stages = &self.s.kinds[&view.kind].stages;
        if wrong < figures.wrong && stages.len() > 1 {
            let stage = if worse < 0.5 {
                view.stage.saturating_sub(1)
            } else {
                (view.stage + 1).min(stages.len() as u32 - 1)
            };
            let seen = &stages[stage as usize];
            view.stage = stage;
            view.needs = seen
                .needs
                .iter()
                .map(|n| (n.capability, n.strength))
                .collect();
        }
        let (from, to) = self.witness(&view);
        self.tell(
            from,
            to,
            About::Incident(id.clone()),
            vec![News::Incident(view)],
            (true, false),
        );
        if twice < figures.duplicate {
            // Within three to eight minutes (estimate).
            self.agenda.at(
                self.eyes.at() + Span::from_millis(180_000 + (late * 300_000.0) as i64),
                ReportingWake::Duplicate(id.clone()),
            );
        }
    }

    /// A citizen reports an incident that is reported already.
    pub(super) fn duplicate(&mut self, id: &IncidentId) {
        let Some(view) = self.eyes.incident_named(id) else {
            return;
        };
        let to = self.room(&view.site).into_iter().collect();
        let Some(place) = places_of(&self.s, &view.site).into_iter().next() else {
            return;
        };
        self.tell(
            Party::Public(place),
            to,
            About::Incident(id.clone()),
            vec![News::Incident(view)],
            (false, false),
        );
    }

    /// Nobody confirmed a report in time: it is sent again, up to the number of repeats.
    pub(super) fn unanswered(&mut self, number: u32, seat: &SeatId) -> Option<Fact> {
        let key = (number, seat.clone());
        let open = self.knowledge.open.get_mut(&key)?;
        let (about, after_seconds) = (
            open.report.about.clone(),
            (self.eyes.at() - open.since).secs(),
        );
        if open.sent <= self.s.settings.reports.repeats {
            open.sent += 1;
            let cargo = Payload::Report(open.report.clone());
            self.sends.push(Sending {
                from: open.from.clone(),
                to: Party::Seat(seat.clone()),
                wish: ChannelChoice::AnyOf,
                cargo,
            });
            self.agenda.at(
                self.eyes.at() + self.s.settings.reports.confirm,
                ReportingWake::Unanswered(number, seat.clone()),
            );
        } else {
            self.knowledge.open.remove(&key);
        }
        Some(Fact::ReportUnanswered {
            report: number,
            seat: seat.clone(),
            about,
            after_seconds,
        })
    }

    /// Posts say how they stand: centres around the polling hours, checkpoints, units that are out, convoys on the road.
    pub(super) fn routine(&mut self) {
        let (s, now) = (self.s.clone(), self.eyes.at());
        let next = now + s.settings.reports.routine;
        if next <= s.head.end {
            self.agenda.at(next, ReportingWake::Routine);
        }
        if s.is_night(now) {
            return;
        }
        let polling = now + Span::from_mins(120) >= s.settings.polling.opens;
        for c in s.centres.values().filter(|_| polling) {
            let sealed = self
                .eyes
                .centre_state(&c.id)
                .is_some_and(|x| x >= CentreState::Sealed);
            if !sealed {
                self.centre(&c.id);
            }
        }
        self.round = true;
        s.checkpoints.keys().for_each(|c| self.checkpoint(c));
        let out = |u: &UnitId| {
            self.eyes
                .unit_named(u)
                .is_some_and(|u| !matches!(u.state, UnitState::Available | UnitState::OutOfService))
        };
        let list: Vec<UnitId> = s.units.keys().filter(|u| out(u)).cloned().collect();
        list.iter().for_each(|u| self.unit(u));
        self.round = false;
    }
}
