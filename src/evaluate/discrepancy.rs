//! What a seat knew beside what was true: where its picture and the truth differ.
//!
//! Small differences of numbers that change from minute to minute are no discrepancy: a line counts when it is off by ten people and a
//! third. What lies outside a seat's area is no discrepancy either. Deliberately not here: why it was not known, ratings.

use std::collections::BTreeSet;

use crate::base::ids::{DirectorateId, PlaceId, RoadId};
use crate::base::time::SimTime;
use crate::picture::{Freshness, Picture};
use crate::record::order::About;
use crate::record::states::{Channel, IncidentState, RoadState, VehicleState};
use crate::scenario::Scenario;

/// What a discrepancy is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    /// A thing that reports can be about.
    Thing(About),
    /// A channel at a place.
    Channel(PlaceId, Channel),
}

/// DiscrepancyKind picture and truth part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DiscrepancyKind {
    /// The seat knew nothing of it.
    Unknown,
    /// What the seat believed was no longer so, or never was.
    Other,
}

/// A point at which picture and truth differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Discrepancy {
    /// What it is about.
    pub subject: Subject,
    /// DiscrepancyKind they part.
    pub kind: DiscrepancyKind,
    /// Observation time of what the seat last heard of it, if anything.
    pub as_of: Option<SimTime>,
}

struct Finder<'a> {
    s: &'a Scenario,
    area: Option<DirectorateId>,
    found: Vec<Discrepancy>,
}

/// Where the picture of a seat and the truth differ; what matters more stands first.
pub fn discrepancies(s: &Scenario, truth: &Picture, seen: &Picture) -> Vec<Discrepancy> {
    let area = s
        .seats
        .get(&seen.viewer)
        .and_then(|x| x.directorate.clone());
    let mut f = Finder {
        s,
        area,
        found: Vec::new(),
    };
    f.incidents(truth, seen);
    f.centres(truth, seen);
    f.roads(truth, seen);
    f.moving(truth, seen);
    f.checkpoints(truth, seen);
    f.told(truth, seen);
    f.found
}

impl Finder<'_> {
    fn mine(&self, place: Option<&PlaceId>) -> bool {
        self.area.is_none() || place.is_none_or(|p| self.s.directorate_of_place(p) == self.area)
    }

    fn put(&mut self, subject: Subject, kind: DiscrepancyKind, word: Option<Freshness>) {
        self.found.push(Discrepancy {
            subject,
            kind,
            as_of: word.map(|w| w.as_of),
        });
    }

    fn thing(&mut self, about: About, known: Option<(bool, Freshness)>) {
        match known {
            None => self.put(Subject::Thing(about), DiscrepancyKind::Unknown, None),
            Some((true, _)) => {}
            Some((false, word)) => {
                self.put(Subject::Thing(about), DiscrepancyKind::Other, Some(word))
            }
        }
    }

    fn incidents(&mut self, truth: &Picture, seen: &Picture) {
        let over = |s: IncidentState| matches!(s, IncidentState::Settled | IncidentState::Faded);
        let mine = self.area.clone();
        for i in truth
            .incidents
            .iter()
            .filter(|i| mine.is_none() || i.directorate.is_none() || i.directorate == mine)
        {
            let known = seen.incidents.iter().find(|k| k.id == i.id);
            if known.is_none() && over(i.state) {
                continue;
            }
            self.thing(
                About::Incident(i.id.clone()),
                known.map(|k| ((k.state, k.stage) == (i.state, i.stage), k.word)),
            );
        }
    }

    fn centres(&mut self, truth: &Picture, seen: &Picture) {
        for c in &truth.centres {
            let place = self.s.centres.get(&c.id).map(|x| &x.place);
            if self.mine(place) {
                let same = |k: &crate::picture::CentreView| {
                    k.state == c.state && k.gate == c.gate && close(k.in_line, c.in_line)
                };
                self.thing(
                    About::Centre(c.id.clone()),
                    seen.centres
                        .iter()
                        .find(|k| k.id == c.id)
                        .map(|k| (same(k), k.word)),
                );
            }
        }
    }

    fn roads(&mut self, truth: &Picture, seen: &Picture) {
        let open = (RoadState::Open, false);
        let state = |p: &Picture, id: &RoadId| {
            p.roads
                .iter()
                .find(|r| r.id == *id)
                .map_or(open, |r| (r.state, r.closed))
        };
        let ids: BTreeSet<&RoadId> = truth
            .roads
            .iter()
            .chain(&seen.roads)
            .map(|r| &r.id)
            .collect();
        for id in ids {
            let here = self
                .s
                .roads
                .get(id)
                .is_none_or(|x| self.mine(Some(&x.from)) || self.mine(Some(&x.to)));
            let (believed, real) = (state(seen, id), state(truth, id));
            if here && believed != real {
                let word = seen.roads.iter().find(|r| r.id == *id).map(|r| r.word);
                let kind = if believed == open {
                    DiscrepancyKind::Unknown
                } else {
                    DiscrepancyKind::Other
                };
                self.put(Subject::Thing(About::Road(id.clone())), kind, word);
            }
        }
    }

    /// Units that the seat follows, convoys and vehicles.
    fn moving(&mut self, truth: &Picture, seen: &Picture) {
        for k in &seen.units {
            if let Some(u) = truth.units.iter().find(|u| u.id == k.id) {
                let same = u.state == k.state && u.task == k.task;
                self.thing(About::Unit(u.id.clone()), Some((same, k.word)));
            }
        }
        for k in &seen.convoys {
            if let Some(c) = truth.convoys.iter().find(|c| c.id == k.id) {
                self.thing(
                    About::Convoy(c.id.clone()),
                    Some((c.state == k.state && c.escort == k.escort, k.word)),
                );
            }
        }
        for v in &truth.vehicles {
            let known = seen.vehicles.iter().find(|k| k.id == v.id);
            if known.is_some() || v.state == VehicleState::Driving && self.mine(v.seen_at.as_ref())
            {
                self.thing(
                    About::Vehicle(v.id.clone()),
                    known.map(|k| (k.state == v.state, k.word)),
                );
            }
        }
    }

    fn checkpoints(&mut self, truth: &Picture, seen: &Picture) {
        for c in &truth.checkpoints {
            let near = self.s.checkpoints.get(&c.id).map(|x| &x.near);
            if self.mine(near) {
                let same = |k: &crate::picture::CheckpointView| {
                    k.posture == c.posture && close(k.queue, c.queue)
                };
                self.thing(
                    About::Checkpoint(c.id.clone()),
                    seen.checkpoints
                        .iter()
                        .find(|k| k.id == c.id)
                        .map(|k| (same(k), k.word)),
                );
            }
        }
    }

    /// Rumours and channels.
    fn told(&mut self, truth: &Picture, seen: &Picture) {
        for r in &truth.rumours {
            let here = self.area.is_none()
                || r.municipalities.iter().any(|m| {
                    self.s
                        .municipalities
                        .get(m)
                        .is_some_and(|m| m.directorate == self.area)
                });
            let known = seen.rumours.iter().find(|k| k.id == r.id);
            if here {
                self.thing(
                    About::Rumour(r.id.clone()),
                    known.map(|k| (k.corrected == r.corrected, k.word)),
                );
            }
        }
        let works = |p: &Picture, at: &(PlaceId, Channel)| {
            p.links
                .iter()
                .find(|l| (&l.place, l.channel) == (&at.0, at.1))
                .is_none_or(|l| l.works)
        };
        let links: BTreeSet<(PlaceId, Channel)> = truth
            .links
            .iter()
            .chain(&seen.links)
            .map(|l| (l.place.clone(), l.channel))
            .collect();
        for at in links {
            if self.mine(Some(&at.0)) && works(seen, &at) != works(truth, &at) {
                let known = seen
                    .links
                    .iter()
                    .find(|l| (&l.place, l.channel) == (&at.0, at.1))
                    .map(|l| l.word);
                let kind = if known.is_none() {
                    DiscrepancyKind::Unknown
                } else {
                    DiscrepancyKind::Other
                };
                self.put(Subject::Channel(at.0, at.1), kind, known);
            }
        }
    }
}

/// Whether two numbers of people or vehicles tell the same story.
fn close(known: u32, real: u32) -> bool {
    let off = known.abs_diff(real);
    off < 10 || off * 3 < real.max(known)
}
