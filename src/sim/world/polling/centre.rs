//! A polling centre as it is at a moment, and what can be done to it.
//!
//! Deliberately not here: when any of it is done (`polling`).

use std::collections::{BTreeMap, VecDeque};

use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::base::digest::Hasher;
use crate::base::ids::{CentreId, CheckpointId, MunicipalityId, RoadId};
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, SuspendedBy};
use crate::record::states::{CentreState, Posture, Voters};
use crate::scenario::Scenario;
use crate::scenario::model::Checks;
use crate::sim::kernel::context::{Index, Outbox};
use crate::sim::kernel::source::Source;
use crate::sim::world::checkpoints::Checkpoint;
use crate::sim::world::flow::{self, Lines, Voter, check};
use crate::sim::world::requests::Disturbance;
use crate::sim::world::voters::{Access, draw_voters};

/// Share of those who gave up or were kept away who come back when voting is extended (estimate).
const COME_BACK: f64 = 0.5;

/// Arrivals between two advances of the lines.
const CHUNK: u32 = 32;

/// A polling centre.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Centre {
    /// Constant.
    pub(crate) id: CentreId,
    /// Number in the order of identifiers, which voters on the road carry: constant.
    pub(crate) number: u32,
    /// Constant.
    pub(super) municipality: MunicipalityId,
    /// Voters on its list: constant.
    pub(crate) registered: u32,
    /// State.
    pub(crate) state: CentreState,
    /// How the gate checks: state.
    pub(crate) gate: Posture,
    /// When it closes its doors: state.
    pub(crate) closes: SimTime,
    /// When it opened, if it did: state.
    pub(crate) opened: Option<SimTime>,
    /// Gate and stations: state.
    pub(crate) lines: Lines,
    /// Ways by which voters come: state.
    pub(crate) access: Vec<Access>,
    /// How long checks at the gate take: constant.
    #[serde(skip)]
    pub(super) checks: Checks,
    /// Whether a team is planned to protect it, without which it does not open: constant.
    pub(super) team: bool,
    /// Whether that team is there: state.
    pub(crate) guarded: bool,
    /// Whether materials are there: state.
    pub(crate) materials: bool,
    /// Whether the first opening hour has come: state.
    pub(super) hour: bool,
    /// Voters who come straight here, by arrival; those before `next` have come. Drawn from the seed; changed when voting is
    /// extended.
    #[serde(serialize_with = "flow::all_voters")]
    pub(super) voters: Vec<Voter>,
    /// How many of them have come: state.
    pub(super) next: usize,
    /// Voters who passed a checkpoint and are not here yet, by arrival: state.
    pub(super) on_the_way: VecDeque<Voter>,
    /// What disturbs it now: whether it makes voting impossible, and the share of voters who stay away. State; in this order they
    /// are multiplied.
    pub(super) disturbances: BTreeMap<Source, Disturbance>,
    /// A voter whose draw is below this stays away: state.
    pub(super) deters: u32,
    /// How many stayed away: output.
    pub(super) kept_away: u32,
    /// Those who stayed away: state.
    #[serde(serialize_with = "flow::all_voters")]
    pub(super) turned: Vec<Voter>,
    /// When voting was last suspended: state.
    pub(super) suspended_at: SimTime,
    /// How long voting was suspended, up to the last resumption: output.
    pub(super) suspended_for: Span,
    /// When its count is done: output; its wake is in the part of the agenda.
    #[serde(skip)]
    pub(super) count_ends: SimTime,
    /// How much of its count is left while that stands still: state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) count_left: Option<Span>,
    /// Wakes of earlier generations are void.
    pub(super) generation: u32,
    /// Women of units that were sent to its gate, who search women: state.
    #[serde(skip_serializing_if = "crate::sim::kernel::digest::unset")]
    pub(super) lent: u32,
}

impl Centre {
    /// Makes a centre and its voters. `on_road` tells the checkpoint on a road, if there is one.
    pub(crate) fn new(
        c: &crate::scenario::model::Centre,
        number: u32,
        brief: (&crate::scenario::model::Settings, u64),
        team: bool,
        on_road: impl Fn(&RoadId) -> Option<CheckpointId>,
    ) -> Self {
        let (settings, seed) = brief;
        let polling = &settings.polling;
        let near = 1.0 - c.access.iter().map(|a| a.share).sum::<f64>();
        let mut access = vec![Access {
            road: None,
            checkpoint: None,
            share: near,
            open: true,
        }];
        access.extend(c.access.iter().map(|a| Access {
            road: Some(a.road.clone()),
            checkpoint: on_road(&a.road),
            share: a.share,
            open: true,
        }));
        let voters = draw_voters(c, polling, seed, &access);
        let desks: Vec<u32> = c.stations.iter().map(|s| s.desks).collect();
        let mut lines = Lines::new(
            c.gate.lanes,
            &desks,
            polling.desk.into(),
            polling.patience.is_some(),
            voters.len(),
        );
        lines.check = check(&settings.gate_checks, c.gate.posture);
        lines.tell_apart(c.stations.iter().map(|s| s.serves == Voters::Women));
        Self {
            id: c.id.clone(),
            number,
            municipality: c.municipality.clone(),
            registered: c.stations.iter().map(|s| s.voters).sum(),
            state: CentreState::NotOpen,
            gate: c.gate.posture,
            closes: polling.closes,
            opened: None,
            lines,
            access,
            checks: settings.gate_checks,
            team,
            guarded: team,
            materials: c.materials,
            hour: false,
            voters,
            next: 0,
            on_the_way: VecDeque::new(),
            disturbances: BTreeMap::new(),
            deters: 0,
            kept_away: 0,
            turned: Vec::new(),
            suspended_at: SimTime::ZERO,
            suspended_for: Span::ZERO,
            count_ends: SimTime::ZERO,
            count_left: None,
            generation: 0,
            lent: 0,
        }
    }

    /// By how much longer women are checked at the gate: where it searches them, and there are fewer women to do it than lanes.
    pub(super) fn women_check(&self, s: &Scenario) -> f64 {
        let (plan, figures) = (&s.centres[&self.id].gate, &s.settings.finds);
        match plan.women.map(|own| own + self.lent) {
            Some(0) if self.gate == Posture::Search => figures.waits_for_staff,
            Some(n) if self.gate == Posture::Search && n < plan.lanes => figures.waits_for_woman,
            _ => 1.0,
        }
    }

    /// What became of the voters of each sex, where each has stations of its own.
    pub(super) fn by_sex(&self, s: &Scenario, now: SimTime) -> Option<Fact> {
        let stations = &s.centres[&self.id].stations;
        let of = |sex: Voters| -> u32 {
            let own = stations.iter().filter(|x| x.serves == sex);
            own.map(|x| x.voters).sum()
        };
        let (men, women, mixed) = (of(Voters::Men), of(Voters::Women), of(Voters::Mixed));
        (men > 0 && women > 0 && mixed == 0).then(|| Fact::TurnoutBySex {
            centre: self.id.clone(),
            men,
            men_served: self.lines.served_of(false, now.compact()),
            women,
            women_served: self.lines.served_of(true, now.compact()),
        })
    }

    /// Takes out the voters who come by a checkpoint, for that checkpoint.
    pub(crate) fn hand_over(&mut self, checkpoint: &CheckpointId) -> Vec<Voter> {
        let by =
            |v: &Voter| self.access[usize::from(v.via)].checkpoint.as_ref() == Some(checkpoint);
        let (there, here) = self.voters.iter().partition(|v| by(v));
        self.voters = here;
        there
    }

    pub(super) fn admits(&self) -> bool {
        matches!(
            self.state,
            CentreState::NotOpen | CentreState::Ready | CentreState::Open | CentreState::Suspended
        )
    }

    /// Whether there is voting here that could go on: not where the hour came and the doors stayed shut, nor while an incident
    /// keeps them shut.
    pub(super) fn can_go_on(&self) -> bool {
        match self.state {
            CentreState::NotOpen | CentreState::Ready => !self.hour,
            CentreState::Suspended => !self.impossible(),
            state => state == CentreState::Open,
        }
    }

    pub(super) fn ready(&self) -> bool {
        self.materials && (!self.team || self.guarded)
    }

    /// Whether its count is done by now, and does not stand still.
    pub(super) fn counted(&self, now: SimTime) -> bool {
        self.count_left.is_none() && now >= self.count_ends
    }

    /// Whether an incident makes voting impossible.
    pub(crate) fn impossible(&self) -> bool {
        self.disturbances.values().any(|d| d.suspends)
    }

    /// Brings voters and lines up to `to`, after the checkpoints on their way were.
    pub(crate) fn advance(
        &mut self,
        to: u32,
        checkpoints: &mut impl FnMut(&CheckpointId, u32) -> Vec<crate::sim::world::checkpoints::Leaves>,
    ) {
        let Self {
            access,
            number,
            on_the_way,
            turned,
            kept_away,
            ..
        } = self;
        for a in access.iter() {
            let Some(id) = &a.checkpoint else { continue };
            for l in checkpoints(id, *number) {
                if l.through {
                    let place = on_the_way
                        .iter()
                        .rev()
                        .take_while(|v| v.at > l.voter.at)
                        .count();
                    on_the_way.insert(on_the_way.len() - place, l.voter);
                } else {
                    *kept_away += 1;
                    turned.push(l.voter);
                }
            }
        }
        // Lines are brought up now and then on the way, so that they stay as short as they really are, and in the cache.
        let mut arrived = 0u32;
        loop {
            let direct = self.voters.get(self.next).map_or(u32::MAX, |v| v.at);
            let passed = self.on_the_way.front().map_or(u32::MAX, |v| v.at);
            if direct.min(passed) >= to {
                break;
            }
            let voter = if direct <= passed {
                self.next += 1;
                self.voters[self.next - 1]
            } else {
                let Some(v) = self.on_the_way.pop_front() else {
                    break;
                };
                v
            };
            if arrived.is_multiple_of(CHUNK) {
                self.lines.advance(voter.at);
            }
            arrived += 1;
            self.arrive(voter);
        }
        self.lines.advance(to);
    }

    #[inline]
    pub(super) fn arrive(&mut self, voter: Voter) {
        let way = &self.access[usize::from(voter.via)];
        if self.admits() && voter.resolve >= self.deters && way.open {
            self.lines.join(voter);
        } else {
            self.kept_away += 1;
            self.turned.push(voter);
        }
    }

    /// Its doors are open, without a word about it.
    pub(super) fn has_opened(&mut self, at: SimTime) {
        self.state = CentreState::Open;
        self.opened = Some(at);
        self.lines.set_working(true, at.compact());
    }

    pub(super) fn open(&mut self, now: SimTime, out: &mut Outbox, opens: SimTime) {
        self.has_opened(now);
        out.say(
            now,
            Fact::CentreOpened {
                centre: self.id.clone(),
                late_seconds: (now - opens).secs(),
            },
        );
    }

    pub(super) fn suspend(&mut self, now: SimTime, by: SuspendedBy, out: &mut Outbox) {
        self.state = CentreState::Suspended;
        self.suspended_at = now;
        self.lines.set_working(false, now.compact());
        out.say(
            now,
            Fact::CentreSuspended {
                centre: self.id.clone(),
                by,
            },
        );
    }

    pub(super) fn resume(&mut self, now: SimTime, out: &mut Outbox) {
        let after = now - self.suspended_at;
        self.suspended_for = self.suspended_for + after;
        self.state = CentreState::Open;
        self.lines.set_working(true, now.compact());
        out.say(
            now,
            Fact::CentreResumed {
                centre: self.id.clone(),
                after_seconds: after.secs(),
            },
        );
    }

    /// Voting time lost so far to late opening and suspension.
    pub(crate) fn lost(&self, now: SimTime, opens: SimTime) -> Span {
        let until = now.min(self.closes);
        let late = match self.opened {
            Some(t) => t - opens,
            None if self.hour => (until - opens).max(Span::ZERO),
            None => Span::ZERO,
        };
        let current = if self.state == CentreState::Suspended {
            (until - self.suspended_at).max(Span::ZERO)
        } else {
            Span::ZERO
        };
        late + self.suspended_for + current
    }

    pub(super) fn extend(&mut self, now: SimTime, until: SimTime) {
        let (from, to) = (now.max(self.closes).compact(), until.compact());
        // Whoever has lost patience by now is among the lost, whether someone has looked since or not.
        self.lines.purge(now.compact());
        self.closes = until;
        // Some of those who were lost hear of it and come again, evenly over the time that is added.
        let mut lost = std::mem::take(&mut self.lines.lost);
        let gave_up = lost.len();
        lost.append(&mut self.turned);
        let threshold = (COME_BACK * 4_294_967_296.0) as u32;
        let mut back = Vec::new();
        for (i, mut v) in lost.into_iter().enumerate() {
            // The last bits of a draw are as good as new.
            if v.desk.wrapping_mul(0x9e37_79b9) < threshold {
                v.at = from
                    + ((u64::from(v.gate.wrapping_mul(0x85eb_ca6b)) * u64::from(to - from)) >> 32)
                        as u32;
                if i < gave_up {
                    self.lines.gave_up -= 1;
                    self.lines.joined -= 1;
                } else {
                    self.kept_away -= 1;
                }
                v.via = 0;
                back.push(v);
            } else if i < gave_up {
                self.lines.lost.push(v);
            } else {
                self.turned.push(v);
            }
        }
        self.voters.drain(..self.next);
        self.next = 0;
        self.voters.append(&mut back);
        self.voters.sort_unstable();
    }

    pub(crate) fn tally(&mut self, now: SimTime, opens: SimTime) -> Fact {
        let at = now.compact();
        self.lines.purge(at);
        let lost = self.lost(now, opens);
        let open = match self.opened {
            Some(_) => (now.min(self.closes) - opens).millis() - lost.millis(),
            None => 0,
        };
        let tally = self.counts(at);
        let accounted = tally.served + tally.gave_up + tally.in_line;
        assert!(
            accounted == tally.came,
            "centre {}: {} came, {accounted} accounted for",
            self.id,
            tally.came
        );
        Fact::CentreTally {
            centre: self.id.clone(),
            registered: self.registered,
            came: tally.came,
            served: tally.served,
            gave_up: tally.gave_up,
            kept_away: tally.kept_away,
            in_line: tally.in_line,
            open_seconds: open / 1000,
            lost_seconds: lost.secs(),
        }
    }

    /// Voters by what became of them; the lines must have been advanced to now.
    pub(crate) fn counts(&self, at: u32) -> Counts {
        Counts {
            came: self.lines.joined,
            served: self.lines.served(at),
            gave_up: self.lines.gave_up,
            kept_away: self.kept_away,
            in_line: self.lines.in_line(at),
        }
    }

    /// What the first two editions put into the digest.
    pub(super) fn hash(&self, h: &mut Hasher) {
        h.text(self.id.as_str())
            .num(self.state as i64)
            .num(self.closes.millis())
            .num(i64::from(self.kept_away))
            .num(i64::from(self.deters));
        h.num(self.next as i64)
            .num(self.on_the_way.len() as i64)
            .num(i64::from(self.guarded))
            .num(i64::from(self.materials));
        self.lines.hash(h);
    }
}

/// Voters by what became of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Counts {
    /// People who joined the line at the gate.
    pub(crate) came: u32,
    /// People who voted.
    pub(crate) served: u32,
    /// People who left the line unserved.
    pub(crate) gave_up: u32,
    /// People kept away by roads, fear or closed doors.
    pub(crate) kept_away: u32,
    /// People waiting now.
    pub(crate) in_line: u32,
}

/// Brings a centre up to a time, and the checkpoints on the way to it.
pub(crate) fn advance(
    c: &mut Centre,
    to: u32,
    index: &Index,
    checkpoints: &mut Query<&mut Checkpoint>,
) {
    c.advance(to, &mut |id, number| {
        let Ok(mut cp) = checkpoints.get_mut(index.checkpoints[id]) else {
            return Vec::new();
        };
        cp.advance(to);
        cp.take_leaving(number)
    });
}
