//! First-come-first-served lines with one or several servers, advanced in bulk.
//!
//! A line is exact and individual: every voter and vehicle has its own arrival, service and patience. But nothing wakes up for
//! each of them: a line is brought up to a moment only when a condition changes there or someone looks
//! (Lindley's recursion; Kiefer and Wolfowitz for several servers). Advancing in two steps equals advancing in one.
//!
//! Numbers are drawn as uniforms when a person is created and turned into times when a service begins, so that a change of
//! posture changes durations and nobody's luck.
//!
//! Deliberately not here: what opens and closes a line.

use std::collections::VecDeque;

use serde::{Serialize, Serializer};

use crate::base::rng::normal_quantile;
use crate::record::states::Posture;
use crate::scenario::model::{Checks, Duration};

/// Servers of a line: when each is next free, in milliseconds of exercise time.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Servers {
    /// When each is next free, ms of exercise time. State.
    free: Vec<u32>,
}

impl Servers {
    pub(crate) fn new(count: u32) -> Self {
        Self {
            free: vec![0; count as usize],
        }
    }

    /// Which server is free first, and when; none if there is no server.
    #[inline]
    pub(crate) fn earliest(&self) -> Option<(usize, u32)> {
        match self.free.as_slice() {
            [] => None,
            [one] => Some((0, *one)),
            many => many
                .iter()
                .copied()
                .enumerate()
                .min_by_key(|&(i, t)| (t, i)),
        }
    }

    #[inline]
    pub(crate) fn occupy(&mut self, server: usize, until: u32) {
        debug_assert!(
            until >= self.free[server],
            "server {server} is freed in its past"
        );
        self.free[server] = until;
    }

    /// No service begins before `now`: the line was stopped until then.
    pub(crate) fn not_before(&mut self, now: u32) {
        for t in &mut self.free {
            *t = (*t).max(now);
        }
    }

    /// How many are serving someone at `now`.
    pub(crate) fn busy(&self, now: u32) -> u32 {
        self.free.iter().filter(|&&t| t > now).count() as u32
    }

    /// When the last one is free.
    pub(crate) fn last(&self) -> u32 {
        self.free.iter().copied().max().unwrap_or(0)
    }

    /// Changes the number of servers from `now` on; those added are free at once, those taken away finish what they do.
    pub(crate) fn resize(&mut self, count: u32, now: u32) {
        self.free.sort_unstable();
        self.free.resize(count as usize, now);
    }

    pub(crate) fn times(&self) -> &[u32] {
        &self.free
    }
}

/// A [`Duration`] ready for drawing.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) enum Service {
    /// Nobody is stopped.
    None,
    /// Always the same, in ms.
    Fixed(u32),
    /// Exponential with this mean in ms.
    Exponential(f64),
    /// Lognormal with these parameters of the logarithm of ms.
    LogNormal { mu: f64, sigma: f64 },
}

impl From<Duration> for Service {
    fn from(d: Duration) -> Self {
        match d {
            Duration::Fixed(s) => Self::Fixed(u32::try_from(s.millis()).unwrap_or(u32::MAX)),
            Duration::Exponential(s) => Self::Exponential(s.millis() as f64),
            Duration::LogNormal { mean, cv } => {
                let var = libm::log(1.0 + cv * cv);
                Self::LogNormal {
                    mu: libm::log(mean.millis() as f64) - var / 2.0,
                    sigma: libm::sqrt(var),
                }
            }
        }
    }
}

/// How long a check takes at a posture; none where nobody passes.
pub(crate) fn check(checks: &Checks, posture: Posture) -> Option<Service> {
    match posture {
        Posture::Open => Some(Service::None),
        Posture::Look => Some(checks.look.into()),
        Posture::Identity => Some(checks.identity.into()),
        Posture::Search => Some(checks.search.into()),
        Posture::Closed => None,
    }
}

impl Service {
    /// The time that belongs to a draw, in ms; longest a day.
    #[inline]
    pub(crate) fn time(self, draw: u32) -> u32 {
        const LONGEST: f64 = 86_400_000.0;
        let u = (f64::from(draw) + 0.5) * (1.0 / 4_294_967_296.0);
        let ms = match self {
            Self::None => return 0,
            Self::Fixed(ms) => return ms,
            Self::Exponential(mean) => -mean * libm::log(1.0 - u),
            Self::LogNormal { mu, sigma } => libm::exp(mu + sigma * normal_quantile(u)),
        };
        (ms.min(LONGEST) + 0.5) as u32
    }
}

/// A person on the way to vote.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub(crate) struct Voter {
    /// When the person arrives at the present stage, ms.
    pub(crate) at: u32,
    /// Which station.
    pub(crate) station: u16,
    /// Which way of access; 0 is near by.
    pub(crate) via: u16,
    /// Draw of the gate's service.
    pub(crate) gate: u32,
    /// Draw of the desk's service.
    pub(crate) desk: u32,
    /// How long the person is ready to wait, ms.
    pub(crate) patience: u32,
    /// Draw of courage: the person stays away where more than this share does.
    pub(crate) resolve: u32,
}

/// A person waiting inside a station.
#[derive(Clone, Copy, Debug, Serialize)]
struct Seated {
    /// When the person is through the gate, ms.
    ready: u32,
    /// Until when the person is ready to wait, ms.
    deadline: u32,
    /// The person. Constant.
    voter: Voter,
}

/// A station: its desks and its line.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Station {
    /// Its desks. State.
    desks: Servers,
    /// Who waits, first come first. State.
    line: VecDeque<Seated>,
    /// Whether it serves women alone: constant.
    #[serde(skip)]
    women: bool,
    /// How many came to its desks: output; their sum is in the digest.
    #[serde(skip)]
    started: u32,
}

/// The gate and the stations of a centre.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Lines {
    /// Lanes of the gate: state.
    pub(crate) gate: Servers,
    /// Who stands before the gate: state.
    gate_line: VecDeque<Voter>,
    /// State.
    pub(crate) stations: Vec<Station>,
    /// How the gate checks; none: closed.
    pub(crate) check: Option<Service>,
    /// How long voting takes: constant.
    pub(crate) desk: Service,
    /// Whether gate and desks work: state.
    pub(crate) working: bool,
    /// How much longer everything takes, in thousandths: state.
    #[serde(skip_serializing_if = "crate::sim::kernel::digest::unset")]
    slower: u32,
    /// How much longer women are checked at the gate, in thousandths: state.
    #[serde(skip_serializing_if = "crate::sim::kernel::digest::unset")]
    women_slower: u32,
    /// Whether patience has an end: constant.
    patient: bool,
    /// How many came: output.
    pub(crate) joined: u32,
    /// How many came to a desk: output.
    pub(crate) started: u32,
    /// How many gave up: output.
    pub(crate) gave_up: u32,
    /// Those who gave up: state.
    #[serde(serialize_with = "all_voters")]
    pub(crate) lost: Vec<Voter>,
    /// Each wait at the gate, ms: output; what decides anything is in the digest otherwise.
    #[serde(skip)]
    pub(crate) gate_waits: Vec<u32>,
    /// Each wait for a desk, ms: output.
    #[serde(skip)]
    pub(crate) desk_waits: Vec<u32>,
}

/// A time that is longer by so many thousandths.
fn slowed(ms: u32, thousandths: u32) -> u32 {
    let longer = u64::from(ms) * u64::from(1000 + thousandths) / 1000;
    u32::try_from(longer).unwrap_or(u32::MAX)
}

impl Lines {
    /// Lines of a closed centre. `voters` is how many may come, for memory.
    pub(crate) fn new(
        lanes: u32,
        desks: &[u32],
        desk: Service,
        patient: bool,
        voters: usize,
    ) -> Self {
        let station = |&d: &u32| Station {
            desks: Servers::new(d),
            line: VecDeque::new(),
            women: false,
            started: 0,
        };
        Self {
            gate: Servers::new(lanes),
            gate_line: VecDeque::new(),
            stations: desks.iter().map(station).collect(),
            check: None,
            desk,
            working: false,
            slower: 0,
            women_slower: 0,
            patient,
            joined: 0,
            started: 0,
            gave_up: 0,
            lost: Vec::new(),
            gate_waits: Vec::with_capacity(voters),
            desk_waits: Vec::with_capacity(voters),
        }
    }

    /// A person joins the line at the gate. People join in the order of their arrival.
    #[inline]
    pub(crate) fn join(&mut self, voter: Voter) {
        debug_assert!(
            self.gate_line.back().is_none_or(|b| b.at <= voter.at),
            "people join out of order"
        );
        self.joined += 1;
        self.gate_line.push_back(voter);
    }

    /// Begins every service that begins before `to`.
    pub(crate) fn advance(&mut self, to: u32) {
        if !self.working {
            return;
        }
        if let Some(check) = self.check {
            self.advance_gate(check, to);
        }
        for i in 0..self.stations.len() {
            self.advance_station(i, to);
        }
    }

    fn advance_gate(&mut self, check: Service, to: u32) {
        while let Some(front) = self.gate_line.front() {
            let Some((lane, free)) = self.gate.earliest() else {
                return;
            };
            let start = free.max(front.at);
            if start >= to {
                return;
            }
            let Some(voter) = self.gate_line.pop_front() else {
                return;
            };
            let deadline = voter.at.saturating_add(voter.patience);
            if self.patient && start > deadline {
                self.give_up(voter);
                continue;
            }
            self.gate_waits.push(start - voter.at);
            let station = &mut self.stations[usize::from(voter.station)];
            let own = if station.women { self.women_slower } else { 0 };
            let time = slowed(slowed(check.time(voter.gate), self.slower), own);
            let ready = start.saturating_add(time);
            self.gate.occupy(lane, ready);
            let line = &mut station.line;
            let person = Seated {
                ready,
                deadline,
                voter,
            };
            // With several lanes the next may be ready sooner; they stand in the order in which they are ready.
            let place = line.iter().rev().take_while(|s| s.ready > ready).count();
            if place == 0 {
                line.push_back(person)
            } else {
                line.insert(line.len() - place, person)
            }
        }
    }

    fn advance_station(&mut self, i: usize, to: u32) {
        let station = &mut self.stations[i];
        while let Some(front) = station.line.front() {
            let Some((desk, free)) = station.desks.earliest() else {
                return;
            };
            let start = free.max(front.ready);
            if start >= to {
                return;
            }
            let Some(person) = station.line.pop_front() else {
                return;
            };
            if self.patient && start > person.deadline {
                self.gave_up += 1;
                self.lost.push(person.voter);
                continue;
            }
            self.desk_waits.push(start - person.ready);
            station.desks.occupy(
                desk,
                start.saturating_add(slowed(self.desk.time(person.voter.desk), self.slower)),
            );
            station.started += 1;
            self.started += 1;
        }
    }

    fn give_up(&mut self, voter: Voter) {
        self.gave_up += 1;
        self.lost.push(voter);
    }

    /// Lets those go whose patience ended before `now`; they would be found gone when their turn comes.
    pub(crate) fn purge(&mut self, now: u32) {
        if !self.patient {
            return;
        }
        let (mut stay, mut lost) = (VecDeque::new(), Vec::new());
        for v in self.gate_line.drain(..) {
            if v.at.saturating_add(v.patience) < now {
                lost.push(v)
            } else {
                stay.push_back(v)
            }
        }
        self.gate_line = stay;
        for s in &mut self.stations {
            // Someone who is not yet ready is on the way from the gate and does not decide yet.
            s.line.retain(|p| {
                let gone = p.deadline < now && p.ready < now;
                if gone {
                    lost.push(p.voter);
                }
                !gone
            });
        }
        self.gave_up += lost.len() as u32;
        self.lost.append(&mut lost);
    }

    /// Everyone in line leaves without having been served; nobody is at a desk.
    pub(crate) fn send_away(&mut self) {
        let inside = self
            .stations
            .iter_mut()
            .flat_map(|s| s.line.drain(..))
            .map(|p| p.voter);
        let away: Vec<Voter> = self.gate_line.drain(..).chain(inside).collect();
        self.gave_up += away.len() as u32;
        self.lost.extend(away);
    }

    /// Stops or starts all service at `now`.
    pub(crate) fn set_working(&mut self, working: bool, now: u32) {
        if working && !self.working {
            self.gate.not_before(now);
            for s in &mut self.stations {
                s.desks.not_before(now);
            }
        }
        self.working = working;
    }

    /// Lets everything that begins from now on go at a share of its speed, above 0 to 1.
    pub(crate) fn set_pace(&mut self, share: f64) {
        self.slower = (1000.0 / share.max(0.01) - 1000.0 + 0.5) as u32;
    }

    /// Says which stations serve women alone.
    pub(crate) fn tell_apart(&mut self, women: impl Iterator<Item = bool>) {
        for (station, women) in self.stations.iter_mut().zip(women) {
            station.women = women;
        }
    }

    /// Lets women whose check begins from now on be checked by so much longer, at least 1.
    pub(crate) fn set_women_check(&mut self, times: f64) {
        self.women_slower = ((times - 1.0) * 1000.0 + 0.5) as u32;
    }

    /// Voters served by `now` at stations of women, or at the others.
    pub(crate) fn served_of(&self, women: bool, now: u32) -> u32 {
        let all = self.stations.iter().filter(|s| s.women == women);
        all.map(|s| s.started - s.desks.busy(now)).sum()
    }

    /// Changes the check at the gate at `now`.
    pub(crate) fn set_check(&mut self, check: Option<Service>, now: u32) {
        if self.check.is_none() {
            self.gate.not_before(now);
        }
        self.check = check;
    }

    /// Voters served by `now`.
    pub(crate) fn served(&self, now: u32) -> u32 {
        self.started - self.voting(now)
    }

    fn voting(&self, now: u32) -> u32 {
        self.stations.iter().map(|s| s.desks.busy(now)).sum()
    }

    /// People at the gate, in the stations' lines and at the desks.
    pub(crate) fn in_line(&self, now: u32) -> u32 {
        (self.gate_line.len() + self.stations.iter().map(|s| s.line.len()).sum::<usize>()) as u32
            + self.voting(now)
    }

    /// When everyone now in line will have voted or left, if nothing changes; none while service is stopped.
    pub(crate) fn empty_at(&self, now: u32) -> Option<u32> {
        if self.in_line(now) == 0 {
            return Some(now);
        }
        if !self.working || self.check.is_none() && !self.gate_line.is_empty() {
            return None;
        }
        let mut copy = self.clone();
        copy.advance(u32::MAX);
        Some(
            copy.stations
                .iter()
                .map(|s| s.desks.last())
                .max()
                .unwrap_or(now)
                .max(now),
        )
    }

    /// What the first two editions put into the digest.
    pub(crate) fn hash(&self, h: &mut crate::base::digest::Hasher) {
        for n in [
            self.joined,
            self.started,
            self.gave_up,
            self.gate_line.len() as u32,
            u32::from(self.working),
        ] {
            h.num(i64::from(n));
        }
        self.gate
            .times()
            .iter()
            .chain(self.stations.iter().flat_map(|s| s.desks.times()))
            .for_each(|t| {
                h.num(i64::from(*t));
            });
        self.stations.iter().flat_map(|s| &s.line).for_each(|p| {
            h.num(i64::from(p.ready));
        });
    }
}

/// All voters of a list as one number, for the digest: there are many, and a hash byte by byte would take long.
pub(crate) fn all_voters<S: Serializer>(list: &[Voter], out: S) -> Result<S::Ok, S::Error> {
    let mix = |h: u64, n: u32| {
        (h ^ u64::from(n))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29)
    };
    // Their order decides nothing and may depend on when someone looked, so they are added up.
    let one = |v: &Voter| {
        let Voter {
            at,
            station,
            via,
            gate,
            desk,
            patience,
            resolve,
        } = *v;
        let place = u32::from(station) << 16 | u32::from(via);
        [at, place, gate, desk, patience, resolve]
            .into_iter()
            .fold(1, mix)
    };
    let all = list.iter().map(one).fold(0, u64::wrapping_add);
    (list.len(), all).serialize(out)
}

#[cfg(test)]
#[path = "flow_tests.rs"]
mod tests;
