//! Two exercises side by side: where they differ first, which decisions differ, and what their numbers are.
//!
//! Works for two runs of one scenario and for a branch and its parent. Deliberately not here: playing them, layout, judgement
//! about which is better.

use std::collections::BTreeMap;

use serde::Serialize;

use super::outcome::Outcome;
use crate::base::ids::SeatId;
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;
use crate::picture::Picture;
use crate::record::fact::{FactEntry, Line, Refusal};
use crate::record::order::Order;
use crate::record::states::{CentreState, list};

/// The first fact that only one of two exercises has.
#[derive(Clone, PartialEq, Debug)]
pub struct Divergence {
    /// When.
    pub at: SimTime,
    /// What happened in the first one.
    pub a: Option<FactEntry>,
    /// What happened in the second one.
    pub b: Option<FactEntry>,
}

/// Where two exercises differ first, if they do.
pub fn divergence(a: &[FactEntry], b: &[FactEntry]) -> Option<Divergence> {
    let n = a
        .iter()
        .zip(b)
        .take_while(|(x, y)| (x.at, &x.fact) == (y.at, &y.fact))
        .count();
    let (a, b) = (a.get(n).cloned(), b.get(n).cloned());
    let at = a.iter().chain(&b).map(|f| f.at).min()?;
    Some(Divergence { at, a, b })
}

/// When something was ordered, and why it was refused, if it was.
pub type Given = (SimTime, Option<Refusal>);

/// A decision that is not the same in both.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    /// Who.
    pub seat: SeatId,
    /// What.
    pub order: Order,
    /// Whether standing orders gave it.
    pub standing: bool,
    /// In the first exercise.
    pub a: Option<Given>,
    /// In the second exercise.
    pub b: Option<Given>,
}

impl Decision {
    /// When it was given first.
    pub fn at(&self) -> SimTime {
        self.a
            .iter()
            .chain(&self.b)
            .map(|g| g.0)
            .min()
            .unwrap_or_default()
    }
}

/// Decisions that were taken in one only, at another time, or with another answer; by time, those of people first at equal times.
pub fn decisions(a: &[FactEntry], b: &[FactEntry]) -> Vec<Decision> {
    let mut all: BTreeMap<Key<'_>, (Vec<Given>, Vec<Given>)> = BTreeMap::new();
    for (key, given) in by_order(a) {
        all.entry(key).or_default().0 = given;
    }
    for (key, given) in by_order(b) {
        all.entry(key).or_default().1 = given;
    }
    let mut differ = Vec::new();
    for ((seat, standing, order), (a, b)) in all {
        // What was ordered at the same time in both is a pair; what remains is paired in order of time.
        let same = |x: &Given, list: &[Given]| list.contains(x);
        let left: Vec<Given> = a.iter().filter(|x| !same(x, &b)).cloned().collect();
        let right: Vec<Given> = b.iter().filter(|x| !same(x, &a)).cloned().collect();
        for n in 0..left.len().max(right.len()) {
            let (a, b) = (left.get(n).cloned(), right.get(n).cloned());
            differ.push(Decision {
                seat: seat.clone(),
                order: order.clone(),
                standing,
                a,
                b,
            });
        }
    }
    differ.sort_by_key(|d| (d.at(), d.standing, d.seat.clone()));
    differ
}

/// Who, whether by standing orders, and what.
type Key<'a> = (&'a SeatId, bool, &'a Order);

fn by_order(facts: &[FactEntry]) -> BTreeMap<Key<'_>, Vec<Given>> {
    let mut all: BTreeMap<Key<'_>, Vec<Given>> = BTreeMap::new();
    for f in facts {
        if let Some(g) = f.fact.given() {
            all.entry((g.seat, g.rule.is_some(), g.order))
                .or_default()
                .push((f.at, g.refused.cloned()));
        }
    }
    all
}

/// Declares the numbers that are compared: `Kind = key of its name, name in files, value;`, where the value is taken from the
/// outcome `o`, what it counts of coordination `c`, and the last moment `last`.
macro_rules! figures {
    (($o:ident, $c:ident, $last:ident, $wait:ident) $(
        $(#[$doc:meta])* $kind:ident = $key:literal, $id:literal, $value:expr;
    )*) => {
        /// A number of an exercise that is compared with that of another.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
        pub enum FigureKind { $($(#[$doc])* #[serde(rename = $id)] $kind,)* }

        impl FigureKind {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// What it is called.
            pub fn name(self) -> Message {
                match self { $(Self::$kind => msg!($key),)* }
            }

            /// Its value, if the exercise has it.
            fn of(self, $o: &Outcome, $last: &Moment) -> Option<f64> {
                let $c = &$o.coordination;
                let $wait = |line| $o.wait_seconds.get(&line).map(|w| w.mean);
                match self { $(Self::$kind => $value,)* }
            }
        }
    };
}

figures! {
    (o, c, last, wait)
    /// Voters who voted.
    Voted = "compared-voted", "voted", Some(last.voted.into());
    /// Voters who left the line.
    GaveUp = "compared-gave-up", "gave up waiting", Some(last.gave_up.into());
    /// Voters who meant to come and could not or dared not.
    KeptAway = "compared-kept-away", "kept away", Some(last.kept_away.into());
    /// Mean wait at the centres' gates, seconds.
    GateWait = "compared-wait-gates", "wait at the centres' gates, mean", wait(Line::Checkpoint);
    /// Mean wait at the stations, seconds.
    StationWait = "compared-wait-stations", "wait at the stations, mean", wait(Line::Station);
    /// Mean wait at road checkpoints, seconds.
    RoadWait = "compared-wait-roads", "wait at road checkpoints, mean", wait(Line::Road);
    /// First unit on the scene: median, seconds.
    ResponseMedian = "compared-response-median", "first unit on the scene, median", o.response_seconds.map(|r| r.median);
    /// First unit on the scene: what nine in ten did not exceed, seconds.
    ResponseMost = "compared-response-most", "first unit on the scene, nine of ten", o.response_seconds.map(|r| r.p90 as f64);
    /// Incidents that a response settled.
    Settled = "compared-settled", "incidents settled", count(o.incidents.settled);
    /// Incidents that ended without a response.
    Faded = "compared-faded", "incidents that ended by themselves", count(o.incidents.faded);
    /// Incidents that did not end.
    Open = "compared-open", "incidents still open", count(o.incidents.open);
    /// Orders that were accepted, standing ones included.
    OrdersAccepted = "compared-orders-accepted", "orders accepted", count(o.orders.accepted);
    /// Orders that were refused.
    OrdersRefused = "compared-orders-refused", "orders refused", count(o.orders.refused);
    /// Injects that were released.
    Injects = "compared-injects", "injects released", count(o.injects.released);
    /// Expected actions that were taken in time.
    ExpectedMet = "compared-expected-met", "expected actions met", count(o.injects.expected_met);
    /// Expected actions that were not.
    ExpectedMissed = "compared-expected-missed", "expected actions missed", count(o.injects.expected_missed);
    /// Reports that reached a seat, routine ones not counted.
    Reports = "compared-reports", "reports received", count(c.reports);
    /// Times that a report was not confirmed in time.
    ReportsUnconfirmed = "compared-reports-unconfirmed", "reports not confirmed in time", count(c.reports_unanswered);
    /// Orders, reports and lookouts that were lost in transmission.
    TransmissionsLost = "compared-transmissions-lost", "words lost on the way", count(c.transmissions_lost);
    /// Wanted vehicles that were stopped.
    VehiclesStopped = "compared-vehicles-stopped", "vehicles looked for and stopped", count(c.vehicles_stopped);
    /// Wanted vehicles that reached where they were going.
    VehiclesEscaped = "compared-vehicles-escaped", "vehicles that got away", count(c.vehicles_escaped);
    /// Lookouts that came to a checkpoint after the vehicle.
    LookoutsLate = "compared-lookouts-late", "lookouts that came too late", count(c.lookouts_late);
    /// Convoys that delivered everything.
    ConvoysDelivered = "compared-convoys", "convoys that delivered", count(c.convoys_delivered);
    /// Gaps in the chain of custody.
    CustodyGaps = "compared-custody-gaps", "gaps in the chain of custody", count(c.custody_gaps);
    /// Facts.
    Facts = "compared-facts", "facts", count(o.facts);
}

impl FigureKind {
    /// Whether it counts seconds; the others count things or people.
    pub fn is_time(self) -> bool {
        matches!(
            self,
            Self::GateWait
                | Self::StationWait
                | Self::RoadWait
                | Self::ResponseMedian
                | Self::ResponseMost
        )
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a count is there in every exercise"
)]
fn count(n: usize) -> Option<f64> {
    Some(n as f64)
}

/// A number of both exercises.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Figure {
    /// What it is.
    #[serde(rename = "name")]
    pub kind: FigureKind,
    /// In the first exercise, if it has it.
    pub a: Option<f64>,
    /// In the second exercise, if it has it.
    pub b: Option<f64>,
}

impl Figure {
    /// The second less the first.
    pub fn difference(&self) -> Option<f64> {
        Some(self.b? - self.a?)
    }
}

/// The numbers of two outcomes that at least one of them has. Voters of an exercise that has not come to ENDEX are those of its
/// last moment.
pub fn figures(a: &Outcome, b: &Outcome, last: (&Moment, &Moment)) -> Vec<Figure> {
    let both = |kind: &FigureKind| Figure {
        kind: *kind,
        a: kind.of(a, last.0),
        b: kind.of(b, last.1),
    };
    let all = FigureKind::ALL.iter().map(both);
    all.filter(|f| f.a.is_some() || f.b.is_some()).collect()
}

/// What is seen of an exercise at a moment, in a few numbers, for charts over time.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Moment {
    /// When.
    pub at: SimTime,
    /// Voters who have voted.
    pub voted: u32,
    /// Voters in line at the centres.
    pub in_line: u32,
    /// Voters who left the line.
    pub gave_up: u32,
    /// Voters who meant to come and could not or dared not.
    pub kept_away: u32,
    /// Centres open.
    pub open_centres: u32,
    /// Incidents not yet over.
    pub open_incidents: u32,
    /// Vehicles waiting at road checkpoints.
    pub vehicles_waiting: u32,
    /// Mean confidence of the municipalities, in a hundred.
    pub confidence: f64,
}

impl Moment {
    /// From the truth.
    pub fn of(p: &Picture) -> Self {
        let sum = |f: fn(&crate::picture::CentreView) -> u32| p.centres.iter().map(f).sum();
        let n = p.confidence.len().max(1) as f64;
        Self {
            at: p.at,
            voted: sum(|c| c.served),
            in_line: sum(|c| c.in_line),
            gave_up: sum(|c| c.gave_up),
            kept_away: sum(|c| c.kept_away.unwrap_or(0)),
            open_centres: p
                .centres
                .iter()
                .filter(|c| c.state == CentreState::Open)
                .count() as u32,
            open_incidents: p.incidents.iter().filter(|i| i.state.ongoing()).count() as u32,
            vehicles_waiting: p.checkpoints.iter().map(|c| c.queue).sum(),
            confidence: p.confidence.iter().map(|c| c.confidence).sum::<f64>() * 100.0 / n,
        }
    }
}

list! {
    /// A number of a moment that is worth a chart over time, in the order in which they are shown.
    Series {
        /// Voters who have voted.
        Voted,
        /// Voters in line at the centres.
        InLine,
        /// Centres open.
        OpenCentres,
        /// Incidents not yet over.
        OpenIncidents,
        /// Vehicles waiting at road checkpoints.
        VehiclesWaiting,
        /// Mean confidence of the municipalities, in a hundred.
        Confidence,
    }
}

impl Series {
    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::Voted => msg!("series-voted"),
            Self::InLine => msg!("series-in-line"),
            Self::OpenCentres => msg!("series-open-centres"),
            Self::OpenIncidents => msg!("series-open-incidents"),
            Self::VehiclesWaiting => msg!("series-vehicles"),
            Self::Confidence => msg!("series-confidence"),
        }
    }

    /// Its value at a moment.
    pub fn of(self, m: &Moment) -> f64 {
        match self {
            Self::Voted => m.voted.into(),
            Self::InLine => m.in_line.into(),
            Self::OpenCentres => m.open_centres.into(),
            Self::OpenIncidents => m.open_incidents.into(),
            Self::VehiclesWaiting => m.vehicles_waiting.into(),
            Self::Confidence => m.confidence,
        }
    }
}
