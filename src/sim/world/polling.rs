//! Polling centres: opening, lines, suspension, extension, closing, counting; and their voters.
//!
//! Every voter is drawn once, when the exercise is made: station, arrival, services, patience, courage. What happens to them
//! depends on the centre's state when they come. The lines are advanced in bulk (see `flow`), only when something changes here.
//! Deliberately not here: who may suspend (`intake`), the way of materials and boxes (`custody`).

use std::collections::{BTreeMap, VecDeque};

use bevy_ecs::prelude::*;

use crate::base::digest::Hasher;
use crate::base::ids::{CentreId, CheckpointId, MunicipalityId, RoadId};
use crate::base::time::{SimTime, Span};
use crate::record::Rules;
use crate::record::fact::{Fact, Refusal, SuspendedBy};
use crate::record::order::{Order, Party};
use crate::record::states::{CentreState, Posture, RoadState};
use crate::scenario::model::{Checks, Polling};
use crate::sim::kernel::agenda::{
    Agenda, ConvoyRequest, Due, MoodRequest, PollingRequest, Requests, Wake,
};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::kernel::source::Source;
use crate::sim::world::checkpoints::Checkpoint;
use crate::sim::world::flow::{Lines, Voter, check};
use crate::sim::world::movement::{Unit, in_order};
use crate::sim::world::roads::RoadNet;
use crate::sim::world::voters::{Access, draw_voters};

/// Share of those who gave up or were kept away who come back when voting is extended (estimate).
const COME_BACK: f64 = 0.5;

/// Arrivals between two advances of the lines.
const CHUNK: u32 = 32;

/// A polling centre.
#[derive(Component, Clone, Debug)]
pub(crate) struct Centre {
    pub(crate) id: CentreId,
    /// Number in the order of identifiers, which voters on the road carry.
    pub(crate) number: u32,
    municipality: MunicipalityId,
    pub(crate) registered: u32,
    pub(crate) state: CentreState,
    pub(crate) gate: Posture,
    pub(crate) closes: SimTime,
    pub(crate) opened: Option<SimTime>,
    pub(crate) lines: Lines,
    pub(crate) access: Vec<Access>,
    checks: Checks,
    team: bool,
    pub(crate) guarded: bool,
    pub(crate) materials: bool,
    /// Whether the first opening hour has come.
    hour: bool,
    voters: Vec<Voter>,
    next: usize,
    on_the_way: VecDeque<Voter>,
    disturbances: BTreeMap<Source, (bool, f64)>,
    /// A voter whose draw is below this stays away.
    deters: u32,
    kept_away: u32,
    turned: Vec<Voter>,
    suspended_at: SimTime,
    suspended_for: Span,
    generation: u32,
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
            generation: 0,
        }
    }

    /// Takes out the voters who come by a checkpoint, for that checkpoint.
    pub(crate) fn hand_over(&mut self, checkpoint: &CheckpointId) -> Vec<Voter> {
        let by =
            |v: &Voter| self.access[usize::from(v.via)].checkpoint.as_ref() == Some(checkpoint);
        let (there, here) = self.voters.iter().partition(|v| by(v));
        self.voters = here;
        there
    }

    fn admits(&self) -> bool {
        matches!(
            self.state,
            CentreState::NotOpen | CentreState::Ready | CentreState::Open | CentreState::Suspended
        )
    }

    /// Whether there is voting here that could go on: not where the hour came and the doors stayed shut, nor while an incident
    /// keeps them shut.
    fn can_go_on(&self) -> bool {
        match self.state {
            CentreState::NotOpen | CentreState::Ready => !self.hour,
            CentreState::Suspended => !self.impossible(),
            state => state == CentreState::Open,
        }
    }

    fn ready(&self) -> bool {
        self.materials && (!self.team || self.guarded)
    }

    /// Whether an incident makes voting impossible.
    pub(crate) fn impossible(&self) -> bool {
        self.disturbances.values().any(|d| d.0)
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
    fn arrive(&mut self, voter: Voter) {
        let way = &self.access[usize::from(voter.via)];
        if self.admits() && voter.resolve >= self.deters && way.open {
            self.lines.join(voter);
        } else {
            self.kept_away += 1;
            self.turned.push(voter);
        }
    }

    fn open(&mut self, now: SimTime, out: &mut Outbox, opens: SimTime) {
        self.state = CentreState::Open;
        self.opened = Some(now);
        self.lines.set_working(true, now.compact());
        out.say(
            now,
            Fact::CentreOpened {
                centre: self.id.clone(),
                late_seconds: (now - opens).secs(),
            },
        );
    }

    fn suspend(&mut self, now: SimTime, by: SuspendedBy, out: &mut Outbox) {
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

    fn resume(&mut self, now: SimTime, out: &mut Outbox) {
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

    fn extend(&mut self, now: SimTime, until: SimTime) {
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

    pub(crate) fn hash(&self, h: &mut Hasher) {
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
    pub(crate) came: u32,
    pub(crate) served: u32,
    pub(crate) gave_up: u32,
    pub(crate) kept_away: u32,
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

struct Hall<'a> {
    now: SimTime,
    rules: Rules,
    polling: &'a Polling,
    dent: f64,
    moods: &'a mut Vec<MoodRequest>,
    convoys: &'a mut Vec<ConvoyRequest>,
    agenda: &'a mut Agenda,
    out: &'a mut Outbox,
}

/// Takes what is asked of centres and acts on wakes.
pub(crate) fn run(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    due: Res<Due>,
    net: Res<RoadNet>,
    mut requests: ResMut<Requests>,
    mut agenda: ResMut<Agenda>,
    mut out: ResMut<Outbox>,
    mut centres: Query<&mut Centre>,
    mut checkpoints: Query<&mut Checkpoint>,
    units: Query<&Unit>,
) {
    let todo = std::mem::take(&mut requests.polling);
    let settings = &brief.scenario.settings;
    let requests = &mut *requests;
    let (moods, convoys) = (&mut requests.moods, &mut requests.convoys);
    let (polling, dent) = (&settings.polling, settings.confidence.closure);
    let mut hall = Hall {
        now: now.0,
        rules: brief.rules,
        polling,
        dent,
        moods,
        convoys,
        agenda: &mut agenda,
        out: &mut out,
    };
    for ask in todo {
        let touched: Vec<Entity> = match &ask {
            PollingRequest::Suspend(c)
            | PollingRequest::Resume(c)
            | PollingRequest::Extend { centre: c, .. }
            | PollingRequest::Gate(c, _)
            | PollingRequest::Materials(c, _)
            | PollingRequest::Boxes(c, _)
            | PollingRequest::Disturb { centre: c, .. }
            | PollingRequest::Guard(c) => vec![index.centres[c]],
            PollingRequest::Road(_) => index.centres.values().copied().collect(),
        };
        for e in touched {
            let Ok(mut c) = centres.get_mut(e) else {
                continue;
            };
            if let PollingRequest::Road(r) = &ask
                && !c.access.iter().any(|a| a.road.as_ref() == Some(r))
            {
                continue;
            }
            if let PollingRequest::Guard(_) = &ask {
                c.guarded =
                    in_order(&index, &units).any(|u| u.post.as_ref() == Some(&c.id) && u.at_post());
            }
            advance(&mut c, now.0.compact(), &index, &mut checkpoints);
            hall.apply(e, &mut c, &ask, &net);
        }
    }
    for wake in &due.0 {
        match *wake {
            Wake::Opens => {
                for &e in index.centres.values() {
                    let Ok(mut c) = centres.get_mut(e) else {
                        continue;
                    };
                    advance(&mut c, now.0.compact(), &index, &mut checkpoints);
                    hall.opens(e, &mut c);
                }
            }
            Wake::Closes(e, g) | Wake::LastVoter(e, g) => {
                let Ok(mut c) = centres.get_mut(e) else {
                    continue;
                };
                if c.generation == g {
                    advance(&mut c, now.0.compact(), &index, &mut checkpoints);
                    hall.closes(e, &mut c);
                }
            }
            Wake::Counted(e) => {
                if let Ok(mut c) = centres.get_mut(e) {
                    c.state = CentreState::Sealed;
                    hall.out.say(
                        now.0,
                        Fact::CountingDone {
                            centre: c.id.clone(),
                        },
                    );
                    if !index.convoys.is_empty() {
                        hall.convoys.push(ConvoyRequest::Sealed(c.id.clone()));
                    }
                }
            }
            _ => {}
        }
    }
}

impl Hall<'_> {
    fn apply(&mut self, e: Entity, c: &mut Centre, ask: &PollingRequest, net: &RoadNet) {
        let now = self.now;
        match ask {
            PollingRequest::Suspend(_) if c.state == CentreState::Open => {
                c.suspend(now, SuspendedBy::Order, self.out);
                self.closure(c);
            }
            PollingRequest::Resume(_) if c.state == CentreState::Suspended && !c.impossible() => {
                c.resume(now, self.out)
            }
            // The state changed while the order was on its way.
            PollingRequest::Suspend(_) | PollingRequest::Resume(_) => {}
            PollingRequest::Extend { until, .. }
                if !c.admits() || *until <= c.closes || *until <= now => {}
            PollingRequest::Extend { centre, until, by }
                if self.rules >= Rules::Edition2 && !c.can_go_on() =>
            {
                let order = Order::ExtendVoting {
                    centre: centre.clone(),
                    until: *until,
                };
                let by_whom = Party::Centre(centre.clone());
                self.out.say(
                    now,
                    Fact::OrderNotCarriedOut {
                        seat: by.clone(),
                        order,
                        by: by_whom,
                        why: Refusal::NoVoting,
                    },
                );
            }
            PollingRequest::Extend { until, .. } => {
                c.extend(now, *until);
                self.out.say(
                    now,
                    Fact::CentreExtended {
                        centre: c.id.clone(),
                        until: *until,
                    },
                );
                c.generation += 1;
                self.agenda.at(*until, Wake::Closes(e, c.generation));
                return;
            }
            PollingRequest::Gate(_, posture) => {
                c.gate = *posture;
                let new = check(&c.checks, *posture);
                c.lines.set_check(new, now.compact());
                self.out.say(
                    now,
                    Fact::GateSet {
                        centre: c.id.clone(),
                        posture: *posture,
                    },
                );
            }
            PollingRequest::Materials(_, there) => {
                c.materials = *there;
                self.try_open(c);
            }
            PollingRequest::Boxes(_, state) => c.state = *state,
            PollingRequest::Guard(_) => {
                self.try_open(c);
            }
            PollingRequest::Disturb {
                source,
                suspends,
                deters,
                ..
            } => {
                let source = source.clone().by(self.rules);
                if *suspends || *deters > 0.0 {
                    c.disturbances.insert(source, (*suspends, *deters));
                } else {
                    c.disturbances.remove(&source);
                }
                let stays: f64 = c.disturbances.values().map(|d| 1.0 - d.1).product();
                c.deters = ((1.0 - stays) * 4_294_967_295.0) as u32;
                if c.impossible() && c.state == CentreState::Open {
                    c.suspend(now, SuspendedBy::Incident, self.out);
                    self.closure(c);
                } else if c.impossible() && c.state == CentreState::Closing {
                    c.lines.set_working(false, now.compact());
                } else if !c.impossible() && c.state == CentreState::Closing {
                    c.lines.set_working(true, now.compact());
                }
            }
            PollingRequest::Road(road) => {
                let open = net.edges[net.edge(road)].state() == RoadState::Open;
                c.access
                    .iter_mut()
                    .filter(|a| a.road.as_ref() == Some(road) && a.checkpoint.is_none())
                    .for_each(|a| a.open = open);
            }
        }
        if c.state == CentreState::Closing {
            self.expect_last(e, c);
        }
    }

    /// Voters lose confidence where they cannot vote.
    fn closure(&mut self, c: &Centre) {
        self.moods.push(MoodRequest {
            municipality: c.municipality.clone(),
            change: -self.dent,
        });
    }

    /// The opening hour.
    fn opens(&mut self, e: Entity, c: &mut Centre) {
        c.hour = true;
        c.generation += 1;
        self.agenda.at(c.closes, Wake::Closes(e, c.generation));
        if !self.try_open(c) {
            self.closure(c);
            let (materials, team) = (!c.materials, c.team && !c.guarded);
            self.out.say(
                self.now,
                Fact::CentreNotOpened {
                    centre: c.id.clone(),
                    materials,
                    team,
                },
            );
        }
    }

    /// Opens a centre that has all it needs once the hour has come; before that, says that it is ready.
    fn try_open(&mut self, c: &mut Centre) -> bool {
        let waiting = matches!(c.state, CentreState::NotOpen | CentreState::Ready);
        if !waiting || self.now >= c.closes {
            return false;
        }
        if !c.ready() {
            c.state = CentreState::NotOpen;
            return false;
        }
        if c.hour {
            c.open(self.now, self.out, self.polling.opens);
            if c.impossible() {
                c.suspend(self.now, SuspendedBy::Incident, self.out);
            }
        } else if c.state != CentreState::Ready {
            c.state = CentreState::Ready;
            self.out.say(
                self.now,
                Fact::CentreReady {
                    centre: c.id.clone(),
                },
            );
        }
        true
    }

    /// The closing hour, and again when the last in line should have voted.
    fn closes(&mut self, e: Entity, c: &mut Centre) {
        let at = self.now.compact();
        if c.admits() {
            if c.state == CentreState::Suspended {
                c.suspended_for = c.suspended_for + (self.now - c.suspended_at);
                c.lines.set_working(!c.impossible(), at);
            }
            let never = c.opened.is_none();
            c.state = CentreState::Closing;
            c.lines.purge(at);
            if never && self.rules >= Rules::Edition2 {
                // Before doors that never opened nobody stays in line for the vote.
                c.lines.send_away();
            }
            self.out.say(
                self.now,
                Fact::CentreClosed {
                    centre: c.id.clone(),
                    in_line: c.lines.in_line(at),
                },
            );
            if never {
                c.state = CentreState::Sealed;
                return;
            }
        }
        if c.state == CentreState::Closing {
            c.lines.purge(at);
            if c.lines.in_line(at) == 0 {
                self.count(e, c);
            } else {
                self.expect_last(e, c);
            }
        }
    }

    fn expect_last(&mut self, e: Entity, c: &mut Centre) {
        c.generation += 1;
        // Whoever has lost patience by now is gone, whether someone has looked since or not.
        c.lines.purge(self.now.compact());
        if let Some(t) = c.lines.empty_at(self.now.compact()) {
            let at = SimTime::from_millis(i64::from(t)).max(self.now + Span::from_millis(1));
            self.agenda.at(at, Wake::LastVoter(e, c.generation));
        }
    }

    fn count(&mut self, e: Entity, c: &mut Centre) {
        c.state = CentreState::Counting;
        let ballots = c.lines.started;
        self.out.say(
            self.now,
            Fact::CountingBegan {
                centre: c.id.clone(),
                ballots,
            },
        );
        let work = self.polling.count_base.millis()
            + self.polling.count_each.millis() * i64::from(ballots);
        self.agenda
            .at(self.now + Span::from_millis(work), Wake::Counted(e));
    }
}

/// At STARTEX: centres that have all they need are ready, without a word about each.
pub(crate) fn at_start(centres: &mut Query<&mut Centre>, index: &Index, units: &Query<&Unit>) {
    for &e in index.centres.values() {
        let Ok(mut c) = centres.get_mut(e) else {
            continue;
        };
        c.guarded = in_order(index, units).any(|u| u.post.as_ref() == Some(&c.id) && u.at_post());
        c.state = if c.ready() {
            CentreState::Ready
        } else {
            CentreState::NotOpen
        };
    }
}
