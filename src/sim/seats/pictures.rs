//! Who sees what: the only way from the simulation's world to a [`Picture`], and the only filter.
//!
//! Exercise control sees the truth. The picture of any other seat is made from what that seat knows and from nothing else.
//! The views of the truth that are made here are also what observers on the spot report (`information`).
//! Deliberately not here: changing anything.

use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;

use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, DirectorateId, IncidentId, RoadId, SeatId, UnitId,
};
use crate::base::time::SimTime;
use crate::picture::*;
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Target;
use crate::record::states::{CentreState, Power, RoadState, Role, UnitState};
use crate::scenario::model::Seat;
use crate::sim::kernel::context::{Brief, Index, Now, Outbox, directorate_of};
use crate::sim::messages::channels::Comms;
use crate::sim::script::Script;
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::seats::orders::Support;
use crate::sim::world::checkpoints::Checkpoint;
use crate::sim::world::confidence::Moods;
use crate::sim::world::convoys::Convoy;
use crate::sim::world::incidents::{self, Incident};
use crate::sim::world::movement::{Force, Mover, Place, Unit, in_order};
use crate::sim::world::polling::{self, Centre};
use crate::sim::world::readiness::Directorate;
use crate::sim::world::roads::RoadNet;
use crate::sim::world::rumours::Rumours;
use crate::sim::world::vehicles::{Lookouts, Wanted};

/// Access to everything that can be seen.
#[derive(SystemParam)]
pub(crate) struct TruthView<'w, 's> {
    pub(crate) now: Res<'w, Now>,
    pub(crate) brief: Res<'w, Brief>,
    pub(crate) index: Res<'w, Index>,
    pub(crate) net: Res<'w, RoadNet>,
    pub(crate) units: Query<'w, 's, (&'static Force, &'static Mover)>,
    pub(crate) movers: Query<'w, 's, &'static Mover>,
    pub(crate) centres: Query<'w, 's, &'static mut Centre>,
    pub(crate) checkpoints: Query<'w, 's, &'static mut Checkpoint>,
    pub(crate) incidents: Query<'w, 's, &'static Incident>,
    pub(crate) directorates: Query<'w, 's, &'static Directorate>,
    pub(crate) convoys: Query<'w, 's, &'static Convoy>,
    pub(crate) wanted: Query<'w, 's, &'static Wanted>,
    pub(crate) comms: Res<'w, Comms>,
    pub(crate) lookouts: Res<'w, Lookouts>,
    pub(crate) rumours: Res<'w, Rumours>,
    pub(crate) moods: Res<'w, Moods>,
}

/// The picture of a seat.
pub(crate) fn system(
    viewer: In<SeatId>,
    mut eyes: TruthView<'_, '_>,
    script: Res<'_, Script>,
    support: Res<'_, Support>,
    knowledge: Res<'_, Knowledge>,
    out: Res<'_, Outbox>,
) -> Picture {
    let mut picture = eyes.picture(&viewer.0, &script, &support, &knowledge);
    let excon = picture.viewer == eyes.brief.scenario.excon().id;
    picture.orders = out
        .facts
        .iter()
        .filter_map(given)
        .filter(|o| excon || o.seat == picture.viewer)
        .collect();
    picture.over = matches!(out.facts.last().map(|f| &f.fact), Some(Fact::ExerciseEnded));
    picture
}

/// An order that was given, with what became of it.
fn given(f: &FactEntry) -> Option<OrderView> {
    let (seat, rule, order, refused) = match &f.fact {
        Fact::OrderAccepted {
            seat, rule, order, ..
        } => (seat, rule, order, None),
        Fact::OrderRejected {
            seat,
            rule,
            order,
            why,
            ..
        } => (seat, rule, order, Some(why.clone())),
        _ => return None,
    };
    Some(OrderView {
        at: f.at,
        seat: seat.clone(),
        order: order.clone(),
        rule: rule.clone(),
        refused,
    })
}

impl TruthView<'_, '_> {
    /// What a seat sees now.
    fn picture(
        &mut self,
        viewer: &SeatId,
        script: &Script,
        support: &Support,
        knowledge: &Knowledge,
    ) -> Picture {
        let brief = self.brief.clone();
        let (seat, stale) = (
            &brief.scenario.seats[viewer],
            brief.scenario.settings.reports.stale,
        );
        if seat.role == Role::Excon {
            return self.truth(seat, script, support);
        }
        let nothing = crate::sim::seats::knowledge::Known::default();
        let mut picture = knowledge
            .seats
            .get(viewer)
            .unwrap_or(&nothing)
            .picture(viewer, self.now.0, stale);
        picture.messages = script.messages_of(viewer);
        picture
    }

    /// The truth, for exercise control.
    fn truth(&mut self, seat: &Seat, script: &Script, support: &Support) -> Picture {
        let brief = self.brief.clone();
        let s = &brief.scenario;
        let now = self.now.0;
        let confidence = |m| ConfidenceView {
            confidence: self.moods.confidence(m, now),
            municipality: m.clone(),
        };
        let rumour = |(id, heard): (_, Vec<(crate::base::ids::MunicipalityId, u32)>)| RumourView {
            municipalities: heard.iter().map(|h| h.0.clone()).collect(),
            truth: s.rumours.get(&id).map(|r| r.truth),
            id,
            corrected: false,
            heard,
            word: Freshness::at(now),
        };
        Picture {
            directorates: self.directorates_in(seat),
            units: self.units_in(seat),
            roads: self.roads_not_open(),
            incidents: self
                .index
                .incidents
                .values()
                .filter_map(|&e| self.incidents.get(e).ok())
                .map(|i| self.incident(i))
                .collect(),
            vehicles: self
                .index
                .vehicles
                .values()
                .filter_map(|&e| self.vehicle(e))
                .collect(),
            convoys: s.convoys.keys().filter_map(|c| self.convoy(c)).collect(),
            rumours: self.rumours.all().into_iter().map(rumour).collect(),
            links: self.links(),
            confidence: s.municipalities.keys().map(confidence).collect(),
            messages: script.messages_of(&seat.id),
            requests: support.0.clone(),
            injects: script.injects(),
            centres: self.centres_in(seat),
            checkpoints: self.checkpoints_in(seat),
            ..Picture::empty(seat.id.clone(), now)
        }
    }

    pub(crate) fn directorates_in(&self, seat: &Seat) -> Vec<DirectorateView> {
        let all = self
            .index
            .directorates
            .values()
            .filter_map(|&e| self.directorates.get(e).ok());
        let seen = all.filter(|d| in_area(seat, Some(&d.id)));
        seen.map(|d| DirectorateView {
            id: d.id.clone(),
            level: d.level,
            ordered: d.target,
            word: Freshness::at(self.now.0),
        })
        .collect()
    }

    pub(crate) fn units_in(&self, seat: &Seat) -> Vec<UnitView> {
        let all = in_order(&self.index, &self.units);
        let seen = all.filter(|u| {
            u.command == seat.id
                || u.owner == seat.id
                || sees_forces(seat) && in_area(seat, u.directorate.as_ref())
        });
        seen.map(|u| self.unit(u)).collect()
    }

    /// A unit as it is now; an escort that rides with a convoy is where that is.
    pub(crate) fn unit(&self, u: Unit<'_>) -> UnitView {
        let carrier = u
            .riding
            .and_then(|e| self.movers.get(e).ok())
            .unwrap_or(u.mover);
        let (from, to, done) = carrier.whereabouts(&self.net, self.now.0);
        UnitView {
            id: u.id.clone(),
            command: u.command.clone(),
            state: u.state,
            from: self.net.nodes[from].clone(),
            to: self.net.nodes[to].clone(),
            done,
            task: u.task.clone(),
            strength: u.strength,
            capabilities: u.capabilities.clone(),
            fatigue: u.fatigue,
            guards: u.post.clone().filter(|_| u.at_post()),
            unconfirmed: None,
            word: Freshness::at(self.now.0),
        }
    }

    pub(crate) fn centres_in(&mut self, seat: &Seat) -> Vec<CentreView> {
        let brief = self.brief.clone();
        let s = &brief.scenario;
        let mut seen = Vec::new();
        for c in s.centres.values() {
            let area = s
                .municipalities
                .get(&c.municipality)
                .and_then(|m| m.directorate.as_ref());
            if seat.directorate.is_none() || in_area(seat, area) {
                seen.extend(self.centre(&c.id, seat.role == Role::Excon));
            }
        }
        seen
    }

    /// A centre as it is now, its lines brought up to date.
    pub(crate) fn centre(&mut self, id: &CentreId, truth: bool) -> Option<CentreView> {
        let at = self.now.0.compact();
        let opens = self.brief.scenario.settings.polling.opens;
        let mut c = self.centres.get_mut(*self.index.centres.get(id)?).ok()?;
        polling::advance(&mut c, at, &self.index, &mut self.checkpoints);
        c.lines.purge(at);
        let n = c.counts(at);
        Some(CentreView {
            id: c.id.clone(),
            state: c.state,
            gate: c.gate,
            closes: c.closes,
            lost_seconds: c.lost(self.now.0, opens).secs(),
            registered: c.registered,
            served: n.served,
            in_line: n.in_line,
            gave_up: n.gave_up,
            kept_away: truth.then_some(n.kept_away),
            word: Freshness::at(self.now.0),
        })
    }

    pub(crate) fn checkpoints_in(&mut self, seat: &Seat) -> Vec<CheckpointView> {
        let brief = self.brief.clone();
        let s = &brief.scenario;
        let area = |c: &crate::scenario::model::Checkpoint| {
            s.seats.get(&c.seat).and_then(|x| x.directorate.as_ref())
        };
        let seen = s
            .checkpoints
            .values()
            .filter(|c| c.seat == seat.id || sees_forces(seat) && in_area(seat, area(c)));
        seen.filter_map(|c| self.checkpoint(&c.id)).collect()
    }

    /// A checkpoint as it is now, its line brought up to date.
    pub(crate) fn checkpoint(&mut self, id: &CheckpointId) -> Option<CheckpointView> {
        let at = self.now.0.compact();
        let mut c = self
            .checkpoints
            .get_mut(*self.index.checkpoints.get(id)?)
            .ok()?;
        c.advance(at);
        let (posture, usual, queue, staff) = (c.posture, c.usual, c.queue(), c.staff());
        let lookouts = self.lookouts.of(id, self.now.0);
        Some(CheckpointView {
            id: c.id.clone(),
            posture,
            usual,
            queue,
            staff,
            seat: c.seat.clone(),
            lookouts,
            word: Freshness::at(self.now.0),
        })
    }

    fn roads_not_open(&self) -> Vec<RoadView> {
        let closed = self
            .net
            .edges
            .iter()
            .filter(|e| e.state() != RoadState::Open);
        closed
            .map(|e| RoadView {
                id: e.id.clone(),
                state: e.state(),
                closed: e.is_closed(),
                word: Freshness::at(self.now.0),
            })
            .collect()
    }

    fn links(&self) -> Vec<LinkView> {
        let word = Freshness::at(self.now.0);
        let down = self.comms.down().into_iter();
        down.map(|(place, channel)| LinkView {
            place,
            channel,
            works: false,
            word,
        })
        .collect()
    }

    fn vehicle(&self, e: Entity) -> Option<VehicleView> {
        let (v, u) = (self.wanted.get(e).ok()?, self.movers.get(e).ok()?);
        let (from, _, _) = u.whereabouts(&self.net, self.now.0);
        let seen_at = Some(self.net.nodes[from].clone());
        Some(VehicleView {
            id: v.id.clone(),
            state: v.state?,
            seen_at,
            seen_by: None,
            lookout: None,
            word: Freshness::at(self.now.0),
        })
    }

    /// A convoy as it is now.
    pub(crate) fn convoy(&self, id: &ConvoyId) -> Option<ConvoyView> {
        let e = *self.index.convoys.get(id)?;
        let (c, u) = (self.convoys.get(e).ok()?, self.movers.get(e).ok()?);
        let (from, to, done) = u.whereabouts(&self.net, self.now.0);
        Some(ConvoyView {
            id: id.clone(),
            seat: self.brief.scenario.convoys[id].seat.clone(),
            state: c.state,
            halted: c.halted,
            from: self.net.nodes[from].clone(),
            to: self.net.nodes[to].clone(),
            done,
            left: c.left.iter().cloned().collect(),
            escort: c.escort.clone(),
            announced: false,
            word: Freshness::at(self.now.0),
        })
    }

    /// The road on which a convoy is.
    pub(crate) fn convoy_road(&self, id: &ConvoyId) -> Option<RoadId> {
        let u = self.movers.get(*self.index.convoys.get(id)?).ok()?;
        if let Place::Road(leg) = &u.place {
            Some(self.net.edges[leg.edge].id.clone())
        } else {
            None
        }
    }

    /// A unit by its name.
    pub(crate) fn unit_named(&self, id: &UnitId) -> Option<Unit<'_>> {
        let (force, mover) = self.units.get(*self.index.units.get(id)?).ok()?;
        Some(Unit { force, mover })
    }

    /// A centre's state.
    pub(crate) fn centre_state(&self, id: &CentreId) -> Option<CentreState> {
        self.centres
            .get(*self.index.centres.get(id)?)
            .ok()
            .map(|c| c.state)
    }

    /// An incident by its name, as it is now.
    pub(crate) fn incident_named(&self, id: &IncidentId) -> Option<IncidentView> {
        self.incidents
            .get(*self.index.incidents.get(id)?)
            .ok()
            .map(|i| self.incident(i))
    }

    /// Whether anyone has noticed an incident.
    pub(crate) fn noticed(&self, id: &IncidentId) -> bool {
        self.index
            .incidents
            .get(id)
            .and_then(|&e| self.incidents.get(e).ok())
            .is_some_and(|i| i.noticed)
    }

    fn incident(&self, i: &Incident) -> IncidentView {
        let s = &self.brief.scenario;
        let stage = &s.kinds[&i.kind].stages[i.stage as usize];
        // What was sent counts as covered, so that a room does not send the same help twice.
        let sent = |u: &Unit<'_>| {
            let going = matches!(u.state, UnitState::Assigned | UnitState::EnRoute)
                && u.task == Some(Target::Incident(i.id.clone()));
            going || incidents::on_scene(*u, &i.id, &i.site)
        };
        let there: Vec<Unit<'_>> = in_order(&self.index, &self.units).filter(sent).collect();
        let ongoing = i.ongoing();
        let road = match &i.site {
            Target::Road(r) => Some(r.clone()),
            Target::Checkpoint(c) => s.checkpoints.get(c).map(|c| c.road.clone()),
            _ => None,
        };
        IncidentView {
            id: i.id.clone(),
            kind: i.kind.clone(),
            site: i.site.clone(),
            directorate: directorate_of(s, &i.site),
            stage: i.stage,
            state: i.state,
            suspends: ongoing && stage.suspends,
            blocks: road.filter(|_| ongoing && stage.blocks),
            needs: if ongoing {
                stage
                    .needs
                    .iter()
                    .map(|n| (n.capability, n.strength))
                    .collect()
            } else {
                Vec::new()
            },
            word: Freshness::at(self.now.0),
            uncovered: if ongoing {
                incidents::missing(stage, there.iter().copied())
            } else {
                Vec::new()
            },
        }
    }

    /// The time now.
    pub(crate) fn at(&self) -> SimTime {
        self.now.0
    }
}

pub(crate) fn in_area(seat: &Seat, directorate: Option<&DirectorateId>) -> bool {
    seat.directorate.is_none() || seat.directorate.as_ref() == directorate
}

/// Whether a seat follows the forces of its area at all.
pub(crate) fn sees_forces(seat: &Seat) -> bool {
    let powers = seat.powers();
    powers.contains(&Power::Units) || powers.contains(&Power::Control)
}
