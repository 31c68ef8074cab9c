//! Who sees what: the only way from the simulation's world to a [`Picture`], and the only filter.
//!
//! A seat sees its area: the units, checkpoints, centres and readiness that answer to it, those it lends or has been lent,
//! incidents once they were reported to it, blocked roads once its units met them, messages sent to it.
//! A seat without an area (the main room, the commission) sees all areas in the same way. Exercise control sees the truth.
//! Deliberately not here: changing anything.

use std::collections::BTreeSet;

use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;

use crate::base::ids::{CentreId, DirectorateId, SeatId};
use crate::base::time::SimTime;
use crate::picture::*;
use crate::record::fact::Fact;
use crate::record::order::Target;
use crate::record::words::{Power, RoadState, Role, UnitState};
use crate::scenario::raw::Seat;
use crate::sim::core::{Brief, Index, Now, Outbox, directorate_of};
use crate::sim::intake::Support;
use crate::sim::model::checkpoints::Checkpoint;
use crate::sim::model::incidents::{self, Incident};
use crate::sim::model::movement::{Unit, in_order};
use crate::sim::model::polling::{self, Centre};
use crate::sim::model::readiness::Directorate;
use crate::sim::model::roads::RoadNet;
use crate::sim::script::Script;

/// Access to everything that can be seen.
#[derive(SystemParam)]
pub(super) struct Eyes<'w, 's> {
    pub(super) now: Res<'w, Now>,
    pub(super) brief: Res<'w, Brief>,
    pub(super) index: Res<'w, Index>,
    pub(super) net: Res<'w, RoadNet>,
    pub(super) units: Query<'w, 's, &'static Unit>,
    pub(super) centres: Query<'w, 's, &'static mut Centre>,
    pub(super) checkpoints: Query<'w, 's, &'static mut Checkpoint>,
    pub(super) incidents: Query<'w, 's, &'static Incident>,
    pub(super) directorates: Query<'w, 's, &'static Directorate>,
}

/// The picture of a seat.
pub(super) fn system(
    viewer: In<SeatId>,
    mut eyes: Eyes<'_, '_>,
    script: Res<'_, Script>,
    support: Res<'_, Support>,
    out: Res<'_, Outbox>,
) -> Picture {
    let mut picture = eyes.picture(&viewer.0, &script, &support);
    picture.over = matches!(out.facts.last().map(|f| &f.fact), Some(Fact::ExerciseEnded));
    picture
}

impl Eyes<'_, '_> {
    /// What a seat sees now.
    pub(super) fn picture(&mut self, viewer: &SeatId, script: &Script, support: &Support) -> Picture {
        let brief = self.brief.clone();
        let seat = &brief.scenario.seats[viewer];
        Picture {
            viewer: viewer.clone(),
            at: self.now.0,
            over: false,
            directorates: self.directorates_in(seat),
            units: self.units_in(seat),
            centres: self.centres_in(seat),
            checkpoints: self.checkpoints_in(seat),
            roads: self.roads_known(seat),
            incidents: self.incidents_known(seat),
            messages: script.messages_of(viewer),
            requests: support.of(seat),
            injects: if seat.role == Role::Excon { script.injects() } else { Vec::new() },
        }
    }

    fn directorates_in(&self, seat: &Seat) -> Vec<DirectorateView> {
        let all = self.index.directorates.values().filter_map(|&e| self.directorates.get(e).ok());
        let seen = all.filter(|d| in_area(seat, Some(&d.id)));
        seen.map(|d| DirectorateView { id: d.id.clone(), level: d.level, ordered: d.target }).collect()
    }

    fn units_in(&self, seat: &Seat) -> Vec<UnitView> {
        let all = in_order(&self.index, &self.units);
        let seen = all.filter(|u| u.command == seat.id || u.owner == seat.id || sees_forces(seat) && in_area(seat, u.directorate.as_ref()));
        seen.map(|u| self.unit(u)).collect()
    }

    fn unit(&self, u: &Unit) -> UnitView {
        let (from, to, done) = u.whereabouts(&self.net, self.now.0);
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
        }
    }

    fn centres_in(&mut self, seat: &Seat) -> Vec<CentreView> {
        let brief = self.brief.clone();
        let s = &brief.scenario;
        let mut seen = Vec::new();
        for c in s.centres.values() {
            let area = s.municipalities.get(&c.municipality).and_then(|m| m.directorate.as_ref());
            if seat.directorate.is_none() || in_area(seat, area) {
                seen.extend(self.centre(&c.id, seat.role == Role::Excon));
            }
        }
        seen
    }

    /// A centre as it is now, its lines brought up to date.
    pub(super) fn centre(&mut self, id: &CentreId, truth: bool) -> Option<CentreView> {
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
        })
    }

    fn checkpoints_in(&mut self, seat: &Seat) -> Vec<CheckpointView> {
        let brief = self.brief.clone();
        let at = self.now.0.compact();
        let mut seen = Vec::new();
        for e in self.index.checkpoints.values() {
            let Ok(mut c) = self.checkpoints.get_mut(*e) else { continue };
            let area = brief.scenario.seats.get(&c.seat).and_then(|s| s.directorate.as_ref());
            if c.seat == seat.id || sees_forces(seat) && in_area(seat, area) {
                c.advance(at);
                let (posture, usual, queue, staff) = (c.posture, c.usual, c.queue(), c.staff());
                seen.push(CheckpointView { id: c.id.clone(), posture, usual, queue, staff, seat: c.seat.clone() });
            }
        }
        seen
    }

    fn roads_known(&self, seat: &Seat) -> Vec<RoadView> {
        let known: BTreeSet<usize> = self.net.known.get(&seat.id).cloned().unwrap_or_default();
        let mut seen = Vec::new();
        for (i, e) in self.net.edges.iter().enumerate() {
            let state = match e.state() {
                RoadState::Blocked if seat.role == Role::Excon || known.contains(&i) => RoadState::Blocked,
                RoadState::Blocked if self.net.usable(i, &seat.id) => RoadState::Open,
                RoadState::Blocked => RoadState::Closed,
                state => state,
            };
            if state != RoadState::Open {
                seen.push(RoadView { id: e.id.clone(), state });
            }
        }
        seen
    }

    fn incidents_known(&self, seat: &Seat) -> Vec<IncidentView> {
        let all = self.index.incidents.values().filter_map(|&e| self.incidents.get(e).ok());
        let seen = all.filter(|i| seat.role == Role::Excon || i.known_to.contains(&seat.id));
        seen.map(|i| self.incident(i)).collect()
    }

    fn incident(&self, i: &Incident) -> IncidentView {
        let s = &self.brief.scenario;
        let stage = &s.kinds[&i.kind].stages[i.stage as usize];
        // What was sent counts as covered, so that a room does not send the same help twice.
        let sent = |u: &&Unit| {
            let going = matches!(u.state, UnitState::Assigned | UnitState::EnRoute) && u.task == Some(Target::Incident(i.id.clone()));
            going || incidents::on_scene(u, &i.id, &i.site)
        };
        let there: Vec<&Unit> = in_order(&self.index, &self.units).filter(sent).collect();
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
            uncovered: if ongoing { incidents::missing(stage, there.iter().copied()) } else { Vec::new() },
        }
    }

    /// Time for a unit to drive to one of several places by roads that a seat believes open, ms; none if there is no way.
    pub(super) fn drive_ms(&self, u: &UnitView, seat: &SeatId, goals: &[usize]) -> Option<u64> {
        let e = self.index.units.get(&u.id)?;
        let unit = self.units.get(*e).ok()?;
        let found = self.net.fastest(unit.node(&self.net), goals, unit.speed, |x| self.net.usable(x, seat));
        found.map(|(_, (_, ms))| ms)
    }

    /// The time now.
    pub(super) fn at(&self) -> SimTime {
        self.now.0
    }
}

fn in_area(seat: &Seat, directorate: Option<&DirectorateId>) -> bool {
    seat.directorate.is_none() || seat.directorate.as_ref() == directorate
}

/// Whether a seat follows the forces of its area at all.
fn sees_forces(seat: &Seat) -> bool {
    let powers = seat.powers();
    powers.contains(&Power::Units) || powers.contains(&Power::Control)
}
