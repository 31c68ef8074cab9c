//! The truth: what the world is at a moment, as views. Exercise control sees it, and observers on the spot report parts of it.
//!
//! Reading changes nothing but one thing: the queues of a centre or checkpoint that is looked at are brought up to the moment,
//! which makes no difference to anything that is said. So those two queries are private, and nobody else can write through them.
//! Deliberately not here: what a seat knows (`knowledge`), pictures (`pictures`).

use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;

use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, DirectorateId, IncidentId, PlaceId, RoadId, UnitId, VehicleId,
};
use crate::base::time::SimTime;
use crate::picture::*;
use crate::record::order::{Party, Target};
use crate::record::states::{
    CentreState, Direction, Posture, Power, Readiness, RoadState, Role, UnitState,
};
use crate::scenario::model::Seat;
use crate::sim::kernel::context::{Brief, Index, Now, directorate_of};
use crate::sim::messages::channels::Comms;
use crate::sim::world::checkpoints::{Checkpoint, Crew};
use crate::sim::world::confidence::Moods;
use crate::sim::world::convoys::Convoy;
use crate::sim::world::holdings::{Holding, Holdings};
use crate::sim::world::incidents::{self, Incident};
use crate::sim::world::movement::{Force, Mover, Place, Unit, in_order};
use crate::sim::world::polling::{self, Centre};
use crate::sim::world::readiness::Directorate;
use crate::sim::world::results::Results;
use crate::sim::world::roads::RoadNet;
use crate::sim::world::rumours::Rumours;
use crate::sim::world::vehicles::{Lookouts, Wanted};

/// Access to everything that can be seen.
#[derive(SystemParam)]
pub(crate) struct TruthView<'w, 's> {
    /// Exercise time.
    pub(crate) now: Res<'w, Now>,
    /// The scenario, the seed, the edition of the rules.
    pub(crate) brief: Res<'w, Brief>,
    /// Where each thing is.
    pub(crate) index: Res<'w, Index>,
    /// The roads as they are.
    pub(crate) net: Res<'w, RoadNet>,
    /// Units.
    pub(crate) units: Query<'w, 's, (&'static Force, &'static Mover)>,
    /// All that moves.
    pub(crate) movers: Query<'w, 's, &'static Mover>,
    /// Centres. Changed only by bringing their queues up to the moment at which they are looked at.
    centres: Query<'w, 's, &'static mut Centre>,
    /// Checkpoints; as for centres.
    checkpoints: Query<'w, 's, &'static mut Checkpoint>,
    /// Incidents.
    pub(crate) incidents: Query<'w, 's, &'static Incident>,
    /// Directorates.
    pub(crate) directorates: Query<'w, 's, &'static Directorate>,
    /// What convoys carry and where they stand.
    pub(crate) convoys: Query<'w, 's, &'static Convoy>,
    /// Vehicles that are looked for.
    pub(crate) wanted: Query<'w, 's, &'static Wanted>,
    /// Channels.
    pub(crate) comms: Res<'w, Comms>,
    /// Lookouts by checkpoint.
    pub(crate) lookouts: Res<'w, Lookouts>,
    /// What is held.
    holdings: Res<'w, Holdings>,
    /// Counts in dispute and result forms.
    results: Res<'w, Results>,
    /// Rumours.
    pub(crate) rumours: Res<'w, Rumours>,
    /// Confidence of voters.
    pub(crate) moods: Res<'w, Moods>,
}

impl TruthView<'_, '_> {
    /// Whether who was in a vehicle that a checkpoint stopped has been handed over.
    pub(crate) fn handed_over(&self, vehicle: &VehicleId) -> bool {
        let wanted = self.index.vehicles.get(vehicle);
        let wanted = wanted.and_then(|&e| self.wanted.get(e).ok());
        let held = wanted.and_then(Wanted::held_at);
        held.is_some_and(|(c, since)| {
            let by = Party::Checkpoint(c.clone());
            self.holdings.handed_over(&by, since)
        })
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
            fatigue: self.tired(u),
            guards: u.post.clone().filter(|_| u.at_post()),
            unconfirmed: None,
            duty: u.duty.as_ref().map(|d| DutyView {
                ends: d.ends,
                relief: d.relief.map(|r| r.comes),
                reliefs: d.reliefs,
            }),
            holds: self.holds(&Party::Unit(u.id.clone())),
            word: Freshness::at(self.now.0),
        }
    }

    /// What someone holds.
    fn holds(&self, by: &Party) -> Vec<HeldView> {
        let view = |h: &Holding| HeldView {
            number: h.number,
            people: h.people,
            evidence: h.evidence,
            since: h.since,
            leaves: h.leaves(),
        };
        self.holdings.of(by).map(view).collect()
    }

    /// How tired a unit's people are now.
    fn tired(&self, u: Unit<'_>) -> f64 {
        u.tiredness(self.now.0, &self.brief.scenario.settings.readiness)
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
            result: self.results.of(id),
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
        let (outward, found) = (c.outward, c.found);
        let duty = c.crew.as_ref().map(Crew::view);
        let fatigue = c.crew.as_ref().map(|crew| crew.fatigue(self.now.0));
        let lookouts = self.lookouts.of(id, self.now.0);
        Some(CheckpointView {
            id: c.id.clone(),
            posture,
            outward,
            found,
            usual,
            queue,
            staff,
            duty,
            fatigue,
            seat: c.seat.clone(),
            lookouts,
            holds: self.holds(&Party::Checkpoint(id.clone())),
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
            unconfirmed: None,
            detour: None,
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

    /// The office at which the result forms of a centre are.
    pub(crate) fn office_of(&self, id: &CentreId) -> Option<PlaceId> {
        self.results.office_of(id)
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

    /// An incident as it is now.
    pub(crate) fn incident(&self, i: &Incident) -> IncidentView {
        let s = &self.brief.scenario;
        let stage = &s.kinds[&i.kind].stages[i.stage as usize];
        // What was sent counts as covered, so that a room does not send the same help twice.
        let sent = |u: &Unit<'_>| {
            let going = matches!(u.state, UnitState::Assigned | UnitState::EnRoute)
                && u.task == Some(Target::Incident(i.id.clone()));
            going || incidents::on_scene(*u, &i.id, &i.site)
        };
        let mut there: Vec<Unit<'_>> = in_order(&self.index, &self.units).filter(sent).collect();
        let team = there.iter().copied().filter(|u| u.at_post());
        let team: Vec<Unit<'_>> = team.collect();
        let luck = i.luck(self.brief.seed);
        let overwhelmed = !team.is_empty()
            && incidents::effective(stage, &team, luck, |u| self.tired(*u)).is_empty();
        if overwhelmed {
            there.retain(|u| !u.at_post());
        }
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
            overwhelmed: ongoing && overwhelmed,
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

    /// The posture of a checkpoint.
    pub(crate) fn postures(&self, id: &CheckpointId) -> Option<[Posture; 2]> {
        let e = *self.index.checkpoints.get(id)?;
        let c = self.checkpoints.get(e).ok()?;
        Some([Direction::In, Direction::Out].map(|d| c.posture_of(d)))
    }

    /// Whether a checkpoint checks nobody more strictly.
    pub(crate) fn checks_at_most(&self, id: &CheckpointId, most: Posture) -> bool {
        let both = self.postures(id);
        both.is_some_and(|both| both.iter().all(|p| *p <= most))
    }

    /// Whether an incident makes voting at a centre impossible.
    pub(crate) fn voting_impossible(&self, id: &CentreId) -> bool {
        let e = self.index.centres.get(id);
        e.and_then(|&e| self.centres.get(e).ok())
            .is_some_and(Centre::impossible)
    }

    /// The level of readiness that a directorate was told to reach.
    pub(crate) fn ordered_readiness(&self, id: &DirectorateId) -> Option<Readiness> {
        let e = *self.index.directorates.get(id)?;
        self.directorates.get(e).ok().map(|d| d.target)
    }

    /// Whether a road is closed by order.
    pub(crate) fn closed_by_order(&self, road: &RoadId) -> bool {
        self.net.edges[self.net.edge(road)].is_closed()
    }

    /// The state of a road.
    pub(crate) fn road_state(&self, road: &RoadId) -> RoadState {
        self.net.edges[self.net.edge(road)].state()
    }
}

/// Whether something of a directorate lies in a seat's area.
pub(crate) fn in_area(seat: &Seat, directorate: Option<&DirectorateId>) -> bool {
    seat.directorate.is_none() || seat.directorate.as_ref() == directorate
}

/// Whether a seat follows the forces of its area at all.
pub(crate) fn sees_forces(seat: &Seat) -> bool {
    let powers = seat.powers();
    powers.contains(&Power::Units) || powers.contains(&Power::Control)
}
