//! What each seat knows: the plan that it had at STARTEX, and since then only what a report brought or its own orders say.
//!
//! [`Known::hear`] is the one door. Of two words about the same thing the one that describes the later moment holds.
//! Deliberately not here: the truth (the mechanisms), who reports what (`information`).

use std::collections::{BTreeMap, BTreeSet};

use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::*;
use crate::base::time::{SimTime, Span};
use crate::picture::*;
use crate::record::order::{Party, Target};
use crate::record::states::{Channel, RoadState, UnitState};
use crate::sim::messages::message::{News, Report};

/// What one seat knows.
#[derive(Clone, Default, Debug, Serialize)]
pub(crate) struct Known {
    pub(crate) directorates: BTreeMap<DirectorateId, DirectorateView>,
    pub(crate) units: BTreeMap<UnitId, UnitView>,
    pub(crate) centres: BTreeMap<CentreId, CentreView>,
    pub(crate) checkpoints: BTreeMap<CheckpointId, CheckpointView>,
    pub(crate) roads: BTreeMap<RoadId, RoadView>,
    pub(crate) incidents: BTreeMap<IncidentId, IncidentView>,
    pub(crate) vehicles: BTreeMap<VehicleId, VehicleView>,
    pub(crate) convoys: BTreeMap<ConvoyId, ConvoyView>,
    pub(crate) rumours: BTreeMap<RumourId, RumourView>,
    pub(crate) links: BTreeMap<(PlaceId, Channel), LinkView>,
    pub(crate) reports: Vec<ReportView>,
    pub(crate) requests: BTreeMap<u32, RequestView>,
}

/// What all seats know, and the numbers of reports.
#[derive(Resource, Default, Debug, Serialize)]
pub(crate) struct Knowledge {
    pub(crate) seats: BTreeMap<SeatId, Known>,
    reports: u32,
    lookouts: u32,
    /// Reports whose sender waits for a confirmation: to whom, what, since when, how often sent.
    pub(crate) open: BTreeMap<(u32, SeatId), Open>,
    /// Comms checks under way: when they began, and what was called.
    pub(crate) checks: BTreeMap<SeatId, (SimTime, BTreeSet<(PlaceId, Channel)>)>,
    /// Seats that heard something since the standing orders last looked.
    pub(crate) news: BTreeSet<SeatId>,
}

/// A report that waits for a confirmation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Open {
    pub(crate) report: std::sync::Arc<Report>,
    pub(crate) from: Party,
    pub(crate) since: SimTime,
    pub(crate) sent: u32,
}

impl Knowledge {
    /// The next number of a report.
    pub(crate) fn number(&mut self) -> u32 {
        self.reports += 1;
        self.reports
    }

    /// The next number of a lookout.
    pub(crate) fn lookout(&mut self) -> u32 {
        self.lookouts += 1;
        self.lookouts
    }

    pub(crate) fn of(&mut self, seat: &SeatId) -> &mut Known {
        self.seats.entry(seat.clone()).or_default()
    }

    pub(crate) fn hash(&self, h: &mut Hasher) {
        for (seat, k) in &self.seats {
            h.text(seat.as_str()).num(k.reports.len() as i64);
            for w in k.words() {
                h.num(w.as_of.millis()).num(w.heard.millis());
            }
        }
        h.num(i64::from(self.reports)).num(self.open.len() as i64);
    }
}

/// Takes a view unless what is known describes a later moment. Whether it was taken.
fn take<K: Ord, V>(
    map: &mut BTreeMap<K, V>,
    key: K,
    mut new: V,
    now: SimTime,
    word: impl Fn(&mut V) -> &mut Freshness,
) -> bool {
    if let Some(old) = map.get_mut(&key)
        && word(old).as_of > word(&mut new).as_of
    {
        return false;
    }
    word(&mut new).heard = now;
    map.insert(key, new);
    true
}

impl Known {
    /// Hears one piece of news. Roads that changed are given back, for those who plan by them.
    pub(crate) fn hear(&mut self, news: &News, now: SimTime) -> Option<(RoadId, RoadState)> {
        match news.clone() {
            News::Directorate(v) => {
                take(&mut self.directorates, v.id.clone(), v, now, |v| {
                    &mut v.word
                });
            }
            News::Unit(v) => self.hear_unit(v, now),
            News::Centre(v) => {
                take(&mut self.centres, v.id.clone(), v, now, |v| &mut v.word);
            }
            News::Checkpoint(v) => {
                take(&mut self.checkpoints, v.id.clone(), v, now, |v| &mut v.word);
            }
            News::Road(mut v) => {
                v.closed = self.roads.get(&v.id).is_some_and(|o| o.closed);
                let id = v.id.clone();
                take(&mut self.roads, id.clone(), v, now, |v| &mut v.word);
                return self.plans_by(id);
            }
            News::Closure(id, closed, as_of) => {
                let word = Freshness {
                    as_of,
                    heard: now,
                    stale: false,
                };
                let new = RoadView {
                    id: id.clone(),
                    state: RoadState::Open,
                    closed,
                    word,
                };
                self.roads.entry(id.clone()).or_insert(new).closed = closed;
                return self.plans_by(id);
            }
            News::Incident(v) => {
                let road = v.blocks.clone().filter(|_| {
                    v.word.as_of
                        >= self
                            .incidents
                            .get(&v.id)
                            .map_or(SimTime::ZERO, |o| o.word.as_of)
                });
                let as_of = v.word.as_of;
                take(&mut self.incidents, v.id.clone(), v, now, |v| &mut v.word);
                if let Some(id) = road {
                    let word = Freshness {
                        as_of,
                        heard: now,
                        stale: false,
                    };
                    let view = RoadView {
                        id,
                        state: RoadState::Blocked,
                        closed: false,
                        word,
                    };
                    return self.hear(&News::Road(view), now);
                }
            }
            News::Vehicle(mut v) => {
                // A seat's own lookout is its own affair.
                v.lookout = self.vehicles.get(&v.id).and_then(|o| o.lookout);
                take(&mut self.vehicles, v.id.clone(), v, now, |v| &mut v.word);
            }
            News::Convoy(mut v) => {
                v.announced = self.convoys.get(&v.id).is_some_and(|o| o.announced);
                take(&mut self.convoys, v.id.clone(), v, now, |v| &mut v.word);
            }
            News::Rumour(mut v) => {
                if let Some(old) = self.rumours.get(&v.id) {
                    v.truth = v.truth.or(old.truth);
                    v.corrected |= old.corrected;
                    v.municipalities.extend(old.municipalities.iter().cloned());
                }
                v.municipalities.sort();
                v.municipalities.dedup();
                take(&mut self.rumours, v.id.clone(), v, now, |v| &mut v.word);
            }
        }
        None
    }

    /// A road and whether the seat's units would use it.
    fn plans_by(&self, id: RoadId) -> Option<(RoadId, RoadState)> {
        let v = self.roads.get(&id)?;
        Some((id, if v.closed { RoadState::Closed } else { v.state }))
    }

    /// A word from a unit that has not heard the last order leaves that order standing.
    fn hear_unit(&mut self, mut v: UnitView, now: SimTime) {
        if let Some(old) = self.units.get(&v.id)
            && let Some(since) = old.unconfirmed
        {
            let heard = v.task == old.task && v.word.as_of >= since;
            if !heard {
                v.task.clone_from(&old.task);
                v.state = old.state;
                v.unconfirmed = old.unconfirmed;
            }
        }
        take(&mut self.units, v.id.clone(), v, now, |v| &mut v.word);
    }

    /// The seat has ordered a unit somewhere, or home.
    pub(crate) fn ordered(&mut self, unit: &UnitId, to: Option<Target>, now: SimTime) {
        if let Some(u) = self.units.get_mut(unit) {
            u.state = if to.is_some() {
                UnitState::Assigned
            } else {
                UnitState::Returning
            };
            u.task = to;
            u.unconfirmed = Some(now);
        }
    }

    /// What of an incident's needs the units that the seat believes on it do not cover.
    pub(crate) fn uncovered(
        &self,
        i: &IncidentView,
    ) -> Vec<(crate::record::states::Capability, u32)> {
        let on = |u: &&UnitView| {
            let sent = u
                .task
                .as_ref()
                .is_some_and(|t| *t == Target::Incident(i.id.clone()) || *t == i.site);
            let guards = matches!((&i.site, &u.guards), (Target::Centre(c), Some(g)) if c == g);
            guards
                || sent
                    && matches!(
                        u.state,
                        UnitState::Assigned | UnitState::EnRoute | UnitState::OnScene
                    )
        };
        let there: Vec<&UnitView> = self.units.values().filter(on).collect();
        let missing = |&(capability, strength): &(crate::record::states::Capability, u32)| {
            let have: u32 = there
                .iter()
                .filter(|u| u.capabilities.contains(&capability))
                .map(|u| u.strength)
                .sum();
            (have < strength).then(|| (capability, strength - have))
        };
        i.needs.iter().filter_map(missing).collect()
    }

    /// How fresh each word is.
    fn words(&self) -> impl Iterator<Item = Freshness> {
        let a = self
            .directorates
            .values()
            .map(|v| v.word)
            .chain(self.units.values().map(|v| v.word));
        let b = self
            .centres
            .values()
            .map(|v| v.word)
            .chain(self.checkpoints.values().map(|v| v.word));
        let c = self
            .roads
            .values()
            .map(|v| v.word)
            .chain(self.incidents.values().map(|v| v.word));
        let d = self
            .vehicles
            .values()
            .map(|v| v.word)
            .chain(self.convoys.values().map(|v| v.word));
        a.chain(b)
            .chain(c)
            .chain(d)
            .chain(self.rumours.values().map(|v| v.word))
            .chain(self.links.values().map(|v| v.word))
    }

    /// The picture of a seat: all that it knows, what is too old marked.
    pub(crate) fn picture(&self, viewer: &SeatId, now: SimTime, stale: Span) -> Picture {
        let age = |w: Freshness| Freshness {
            stale: now - w.heard > stale,
            ..w
        };
        macro_rules! aged {
            ($list:ident) => {
                self.$list
                    .values()
                    .cloned()
                    .map(|mut v| {
                        v.word = age(v.word);
                        v
                    })
                    .collect()
            };
        }
        let mut incidents: Vec<IncidentView> = aged!(incidents);
        for i in &mut incidents {
            i.uncovered = self.uncovered(i);
        }
        Picture {
            directorates: aged!(directorates),
            units: aged!(units),
            centres: aged!(centres),
            checkpoints: aged!(checkpoints),
            roads: aged!(roads),
            incidents,
            vehicles: aged!(vehicles),
            convoys: aged!(convoys),
            rumours: aged!(rumours),
            links: aged!(links),
            reports: self.reports.clone(),
            requests: self.requests.values().cloned().collect(),
            ..Picture::empty(viewer.clone(), now)
        }
    }
}
