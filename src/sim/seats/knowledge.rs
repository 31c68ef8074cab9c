//! What each seat knows: the plan that it had at STARTEX, and since then only what a report brought or its own orders say.
//!
//! [`Known::apply`] is the one door. Of two reports about one thing, the one that was seen later wins; what the seat ordered itself
//! stands in `ordered`.
//! Deliberately not here: the truth (`truth`), who reports what (`reporting`).

mod ordered;

use std::collections::{BTreeMap, BTreeSet};

use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::*;
use crate::base::time::{SimTime, Span};
use crate::picture::*;
use crate::record::fact::{EntityId, Refusal};
use crate::record::order::{About, Order, Party, Target};
use crate::record::states::{
    Channel, ConvoyState, ResultState, RoadState, UnitState, VehicleState,
};
use crate::sim::kernel::digest::unset;
use crate::sim::messages::message::{News, Report};
use crate::sim::seats::awaited::Awaited;

/// The things that one seat knows, each as it was last heard of; state.
#[derive(Clone, Default, Debug, Serialize)]
pub(crate) struct Things {
    /// Levels of readiness.
    pub(crate) directorates: BTreeMap<DirectorateId, DirectorateView>,
    /// Units: own ones, and those that it was told of.
    pub(crate) units: BTreeMap<UnitId, UnitView>,
    /// Polling centres.
    pub(crate) centres: BTreeMap<CentreId, CentreView>,
    /// Checkpoints.
    pub(crate) checkpoints: BTreeMap<CheckpointId, CheckpointView>,
    /// Roads that are not open, or were not.
    pub(crate) roads: BTreeMap<RoadId, RoadView>,
    /// Incidents.
    pub(crate) incidents: BTreeMap<IncidentId, IncidentView>,
    /// Vehicles that are looked for.
    pub(crate) vehicles: BTreeMap<VehicleId, VehicleView>,
    /// Convoys.
    pub(crate) convoys: BTreeMap<ConvoyId, ConvoyView>,
    /// Rumours.
    pub(crate) rumours: BTreeMap<RumourId, RumourView>,
    /// Channels that were tried, by place.
    pub(crate) links: BTreeMap<(PlaceId, Channel), LinkView>,
    /// Reports that came and count, in order.
    pub(crate) reports: Vec<ReportView>,
    /// Messages in words from other seats, in the order in which they came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) seat_messages: Vec<SeatMessageView>,
    /// Incidents for which it asked for repair.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) repairs: BTreeSet<IncidentId>,
    /// Requests for support by or to it, by number.
    pub(crate) requests: BTreeMap<u32, RequestView>,
    /// What it has ordered and of which nothing was heard yet.
    #[serde(skip_serializing_if = "unset")]
    pub(crate) awaited: Awaited,
    /// Orders that whoever they were for declined, and why, in the order in which the answers came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) declined: Vec<(Order, Refusal)>,
}

/// What one seat knows: everyone may read it, and only the methods here change it.
#[derive(Clone, Default, Debug, Serialize)]
pub(crate) struct Known {
    /// The things that it knows. State.
    things: Things,
}

impl std::ops::Deref for Known {
    type Target = Things;

    fn deref(&self) -> &Things {
        &self.things
    }
}

/// What all seats know, and the numbers of reports.
#[derive(Resource, Default, Debug, Serialize)]
pub(crate) struct Knowledge {
    /// What each seat knows; a seat that has heard nothing may be missing. State.
    pub(crate) seats: BTreeMap<SeatId, Known>,
    /// Number of the last report that was counted; 0 before the first. State.
    reports: u32,
    /// Number of the last lookout; 0 before the first. State.
    lookouts: u32,
    /// Number of the last message in words; 0 before the first. State.
    #[serde(skip_serializing_if = "crate::sim::kernel::digest::unset")]
    seat_messages: u32,
    /// Reports whose sender waits for a confirmation, by their number and whom they are for. State.
    pub(crate) open: BTreeMap<(u32, SeatId), Open>,
    /// Comms checks under way: when they began, and what has not answered yet. State.
    pub(crate) checks: BTreeMap<SeatId, (SimTime, BTreeSet<(PlaceId, Channel)>)>,
    /// Seats that heard something since the standing orders last looked. State.
    pub(crate) news: BTreeSet<SeatId>,
}

/// A report that waits for a confirmation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Open {
    /// What was reported. Constant.
    pub(crate) report: std::sync::Arc<Report>,
    /// Who reported it. Constant.
    pub(crate) from: Party,
    /// Exercise time when it was first sent. Constant.
    pub(crate) since: SimTime,
    /// How often it was sent so far. State.
    pub(crate) sent: u32,
}

impl Knowledge {
    /// The next number of a report.
    pub(crate) fn number(&mut self) -> u32 {
        self.reports += 1;
        self.reports
    }

    /// The next number of a message in words.
    pub(crate) fn seat_message(&mut self) -> u32 {
        self.seat_messages += 1;
        self.seat_messages
    }

    /// The next number of a lookout.
    pub(crate) fn lookout(&mut self) -> u32 {
        self.lookouts += 1;
        self.lookouts
    }

    /// Whether a seat believes a road open; one that has heard of nothing believes so of all.
    pub(crate) fn believes_open(&self, seat: &SeatId, road: &RoadId) -> bool {
        let known = self.seats.get(seat);
        known.is_none_or(|k| k.believes_open(road))
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
    /// Whether it believes a road open: its units plan to use such roads. What it has heard nothing of, it believes open.
    pub(crate) fn believes_open(&self, road: &RoadId) -> bool {
        let open = |v: &RoadView| !v.closed && v.state == RoadState::Open;
        self.things.roads.get(road).is_none_or(open)
    }

    /// Hears one piece of news.
    pub(crate) fn apply(&mut self, news: &News, now: SimTime) {
        match news.clone() {
            News::Directorate(v) => {
                take(&mut self.things.directorates, v.id.clone(), v, now, |v| {
                    &mut v.word
                });
            }
            News::Unit(v) => self.apply_unit(v, now),
            News::Centre(mut v) => {
                self.things.awaited.centre(&v);
                // A head of centre does not know what became of the forms; what the office said of them stands.
                let of_office = |r: &ResultView| r.state != ResultState::Disputed;
                let old = self.things.centres.get(&v.id).and_then(|o| o.result);
                v.result = v.result.or(old.filter(of_office));
                take(&mut self.things.centres, v.id.clone(), v, now, |v| {
                    &mut v.word
                });
            }
            News::Checkpoint(mut v) => {
                let coming = self.things.awaited.checkpoint(&v);
                if let (Some(duty), true) = (&mut v.duty, coming) {
                    let old = self.things.checkpoints.get(&v.id).and_then(|o| o.duty);
                    duty.relief = old.and_then(|d| d.relief);
                }
                take(&mut self.things.checkpoints, v.id.clone(), v, now, |v| {
                    &mut v.word
                });
            }
            News::Road(mut v) => {
                v.closed = self.things.roads.get(&v.id).is_some_and(|o| o.closed);
                let id = v.id.clone();
                take(&mut self.things.roads, id, v, now, |v| &mut v.word);
            }
            News::Closure(id, closed, as_of) => self.apply_closure(id, closed, as_of, now),
            News::Incident(v) => self.apply_incident(v, now),
            News::Vehicle(mut v) => {
                // A seat's own lookout is its own affair.
                v.lookout = self.things.vehicles.get(&v.id).and_then(|o| o.lookout);
                take(&mut self.things.vehicles, v.id.clone(), v, now, |v| {
                    &mut v.word
                });
            }
            News::Convoy(mut v) => {
                let old = self.things.convoys.get(&v.id);
                v.announced = old.is_some_and(|o| o.announced);
                let waits = old.and_then(|o| o.unconfirmed);
                v.unconfirmed = waits.filter(|since| v.word.as_of < *since);
                // A way round lasts until it stops, or comes to where it goes.
                let same = |o: &&ConvoyView| v.state == ConvoyState::Moving && o.left == v.left;
                v.detour = old.filter(same).and_then(|o| o.detour.clone());
                take(&mut self.things.convoys, v.id.clone(), v, now, |v| {
                    &mut v.word
                });
            }
            News::Rumour(mut v) => {
                if let Some(old) = self.things.rumours.get(&v.id) {
                    v.truth = v.truth.or(old.truth);
                    v.corrected |= old.corrected;
                    v.municipalities.extend(old.municipalities.iter().cloned());
                }
                v.municipalities.sort();
                v.municipalities.dedup();
                take(&mut self.things.rumours, v.id.clone(), v, now, |v| {
                    &mut v.word
                });
            }
            News::Declined(order, why, _) => {
                if let Order::SuspendVoting { centre } = &*order {
                    self.things.awaited.voting.remove(centre);
                }
                self.things.declined.push((*order, why));
            }
        }
    }

    /// A road was closed or opened by order at `as_of`; what blocks it is another matter.
    fn apply_closure(&mut self, id: RoadId, closed: bool, as_of: SimTime, now: SimTime) {
        let new = RoadView {
            id: id.clone(),
            state: RoadState::Open,
            closed,
            word: Freshness {
                as_of,
                heard: now,
                stale: false,
            },
        };
        self.things.roads.entry(id).or_insert(new).closed = closed;
    }

    /// Hears of an incident, and of the road that it blocks unless something later is known of the incident.
    fn apply_incident(&mut self, v: IncidentView, now: SimTime) {
        let incidents = &mut self.things.incidents;
        let as_of = v.word.as_of;
        let known = incidents.get(&v.id).map_or(SimTime::ZERO, |o| o.word.as_of);
        let road = v.blocks.clone().filter(|_| as_of >= known);
        take(incidents, v.id.clone(), v, now, |v| &mut v.word);
        let Some(id) = road else { return };
        let view = RoadView {
            id,
            state: RoadState::Blocked,
            closed: false,
            word: Freshness {
                as_of,
                heard: now,
                stale: false,
            },
        };
        self.apply(&News::Road(view), now);
    }

    /// A word from a unit that has not heard the last order leaves that order standing.
    fn apply_unit(&mut self, mut v: UnitView, now: SimTime) {
        if let Some(old) = self.things.units.get(&v.id)
            && let Some(since) = old.unconfirmed
        {
            let heard = v.task == old.task && v.word.as_of >= since;
            if !heard {
                v.task.clone_from(&old.task);
                v.state = old.state;
                v.unconfirmed = old.unconfirmed;
            }
        }
        let coming = self.things.awaited.unit(&v);
        if let (Some(duty), true) = (&mut v.duty, coming) {
            let old = self.things.units.get(&v.id).and_then(|o| o.duty);
            duty.relief = old.and_then(|d| d.relief);
        }
        take(&mut self.things.units, v.id.clone(), v, now, |v| {
            &mut v.word
        });
    }

    /// The seat has corrected a rumour.
    pub(crate) fn corrected(&mut self, rumour: &RumourId) {
        if let Some(v) = self.things.rumours.get_mut(rumour) {
            v.corrected = true;
        }
    }

    /// The seat has found out whether a rumour is true.
    pub(crate) fn verified(&mut self, rumour: &RumourId, truth: bool, now: SimTime) {
        if let Some(v) = self.things.rumours.get_mut(rumour) {
            v.truth = Some(truth);
            v.word = Freshness::at(now);
        }
    }

    /// A channel at a place was tried.
    pub(crate) fn tried(&mut self, link: LinkView) {
        self.things
            .links
            .insert((link.place.clone(), link.channel), link);
    }

    /// A request for support was made, or answered.
    pub(crate) fn request(&mut self, request: RequestView) {
        self.things.requests.insert(request.number, request);
    }

    /// A request for support is closed.
    pub(crate) fn request_closed(&mut self, number: u32) {
        if let Some(r) = self.things.requests.get_mut(&number) {
            r.open = false;
        }
    }

    /// A report came, which counts; one that came before is counted again.
    pub(crate) fn reported(&mut self, r: &Report, from: &Party, channel: Channel, now: SimTime) {
        match self
            .things
            .reports
            .iter_mut()
            .find(|v| v.number == r.number)
        {
            Some(again) => again.times += 1,
            None => self.things.reports.push(ReportView {
                number: r.number,
                about: r.about.clone(),
                from: from.clone(),
                channel,
                as_of: r.as_of,
                received: now,
                times: 1,
                wants_confirmation: r.confirm,
                confirmed: false,
                passed_to: Vec::new(),
            }),
        }
    }

    /// The seat has asked for repair.
    pub(crate) fn repair_requested(&mut self, incident: &IncidentId) {
        self.things.repairs.insert(incident.clone());
    }

    /// The seat gets a message in words.
    pub(crate) fn wrote(&mut self, message: SeatMessageView) {
        self.things.seat_messages.push(message);
    }

    /// The seat confirms a report: who sent it and when it came.
    ///
    /// # Errors
    /// If there is no such report, or it was confirmed before.
    pub(crate) fn confirm(&mut self, number: u32) -> Result<(Party, SimTime), Refusal> {
        let found = self.things.reports.iter_mut().find(|r| r.number == number);
        let view = found.ok_or(Refusal::NotKnown(EntityId::Report(number)))?;
        if view.confirmed {
            return Err(Refusal::AlreadySo);
        }
        view.confirmed = true;
        Ok((view.from.clone(), view.received))
    }

    /// The seat has passed on what it knows of something.
    pub(crate) fn passed_on(&mut self, about: &About, to: &SeatId) {
        let same = self.things.reports.iter_mut().filter(|r| r.about == *about);
        for r in same.filter(|r| !r.passed_to.contains(to)) {
            r.passed_to.push(to.clone());
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
            guards && !i.overwhelmed
                || sent
                    && matches!(
                        u.state,
                        UnitState::Assigned | UnitState::EnRoute | UnitState::OnScene
                    )
        };
        let there: Vec<&UnitView> = self.things.units.values().filter(on).collect();
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
            .things
            .directorates
            .values()
            .map(|v| v.word)
            .chain(self.things.units.values().map(|v| v.word));
        let b = self
            .things
            .centres
            .values()
            .map(|v| v.word)
            .chain(self.things.checkpoints.values().map(|v| v.word));
        let c = self
            .things
            .roads
            .values()
            .map(|v| v.word)
            .chain(self.things.incidents.values().map(|v| v.word));
        let d = self
            .things
            .vehicles
            .values()
            .map(|v| v.word)
            .chain(self.things.convoys.values().map(|v| v.word));
        a.chain(b)
            .chain(c)
            .chain(d)
            .chain(self.things.rumours.values().map(|v| v.word))
            .chain(self.things.links.values().map(|v| v.word))
    }

    /// The picture of a seat: all that it knows, what is too old marked.
    pub(crate) fn picture(&self, viewer: &SeatId, now: SimTime, stale: Span) -> Picture {
        let age = |w: Freshness| Freshness {
            stale: now - w.heard > stale,
            ..w
        };
        macro_rules! aged {
            ($list:ident) => {
                self.things
                    .$list
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
            reports: self.things.reports.clone(),
            requests: self.things.requests.values().cloned().collect(),
            seat_messages: self.things.seat_messages.clone(),
            ..Picture::empty(viewer.clone(), now)
        }
    }
}

/// What a seat knows of a vehicle of which it has only a description.
pub(crate) fn described(id: &VehicleId, now: SimTime) -> VehicleView {
    VehicleView {
        id: id.clone(),
        state: VehicleState::Driving,
        seen_at: None,
        seen_by: None,
        lookout: None,
        word: Freshness::at(now),
    }
}
