//! Two exercises side by side: where they part, which decisions differ, and what their numbers are.
//!
//! Works for two runs of one scenario and for a branch and its parent. Deliberately not here: playing them, layout, judgement
//! about which is better.

use std::collections::BTreeMap;

use super::outcome::Outcome;
use crate::base::ids::SeatId;
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::picture::Picture;
use crate::record::fact::{Fact, FactEntry, Line, Refusal};
use crate::record::order::Order;
use crate::record::states::{CentreState, IncidentState};

/// The first fact that only one of two exercises has.
#[derive(Clone, PartialEq, Debug)]
pub struct Divergence {
    /// When they part.
    pub at: SimTime,
    /// What happened in the first one.
    pub a: Option<FactEntry>,
    /// What happened in the second one.
    pub b: Option<FactEntry>,
}

/// Where two exercises part, if they do.
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
        let (seat, rule, order, why) = match &f.fact {
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
            _ => continue,
        };
        all.entry((seat, rule.is_some(), order))
            .or_default()
            .push((f.at, why));
    }
    all
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Things or people.
    Count,
    /// Seconds.
    Seconds,
}

/// A number of both exercises.
#[derive(Clone, PartialEq, Debug)]
pub struct Measure {
    /// What it is.
    pub name: Text,
    /// In what it counts.
    pub unit: Unit,
    /// In the first exercise, if it has it.
    pub a: Option<f64>,
    /// In the second exercise, if it has it.
    pub b: Option<f64>,
}

impl Measure {
    /// The second less the first.
    pub fn difference(&self) -> Option<f64> {
        Some(self.b? - self.a?)
    }
}

/// The numbers of two outcomes. Voters of an exercise that has not come to ENDEX are those of its last moment.
pub fn measures(a: &Outcome, b: &Outcome, last: (&Moment, &Moment)) -> Vec<Measure> {
    let mut all = Vec::new();
    let mut put = |ar: &str, en: &str, unit: Unit, f: &dyn Fn(&Outcome, &Moment) -> Option<f64>| {
        let (x, y) = (f(a, last.0), f(b, last.1));
        if x.is_some() || y.is_some() {
            all.push(Measure {
                name: Text::new(ar, en),
                unit,
                a: x,
                b: y,
            });
        }
    };
    let count = Unit::Count;
    put("صوّتوا", "voted", count, &|_, m| {
        Some(f64::from(m.voted))
    });
    put(
        "غادروا الطابور",
        "gave up waiting",
        count,
        &|_, m| Some(f64::from(m.gave_up)),
    );
    put(
        "لم يتمكنوا من الحضور",
        "kept away",
        count,
        &|_, m| Some(f64::from(m.kept_away)),
    );
    for (line, ar, en) in [
        (
            Line::Checkpoint,
            "الانتظار عند بوابات المراكز، المتوسط",
            "wait at the centres' gates, mean",
        ),
        (
            Line::Station,
            "الانتظار عند المحطات، المتوسط",
            "wait at the stations, mean",
        ),
        (
            Line::Road,
            "الانتظار عند نقاط تفتيش الطرق، المتوسط",
            "wait at road checkpoints, mean",
        ),
    ] {
        put(ar, en, Unit::Seconds, &move |o, _| {
            o.wait_seconds.get(&line).map(|w| w.mean)
        });
    }
    put(
        "وصول أول وحدة، النصف الأسرع",
        "first unit on the scene, median",
        Unit::Seconds,
        &|o, _| o.response_seconds.map(|r| r.median),
    );
    put(
        "وصول أول وحدة، تسعة من عشرة",
        "first unit on the scene, nine of ten",
        Unit::Seconds,
        &|o, _| o.response_seconds.map(|r| r.p90 as f64),
    );
    counts(&mut put);
    all
}

/// The numbers that are plain counts of the outcome.
fn counts(put: &mut dyn FnMut(&str, &str, Unit, &dyn Fn(&Outcome, &Moment) -> Option<f64>)) {
    type Count = fn(&Outcome) -> usize;
    let all: [(&str, &str, Count); 17] = [
        ("حوادث عولجت", "incidents settled", |o| {
            o.incidents.settled
        }),
        (
            "حوادث انتهت من نفسها",
            "incidents that ended by themselves",
            |o| o.incidents.faded,
        ),
        (
            "حوادث ما زالت قائمة",
            "incidents still open",
            |o| o.incidents.open,
        ),
        ("أوامر قُبلت", "orders accepted", |o| {
            o.orders.accepted
        }),
        ("أوامر رُفضت", "orders refused", |o| {
            o.orders.refused
        }),
        ("مُدخلات أُطلقت", "injects released", |o| {
            o.injects.released
        }),
        (
            "إجراءات متوقعة نُفذت",
            "expected actions met",
            |o| o.injects.expected_met,
        ),
        (
            "إجراءات متوقعة لم تُنفذ",
            "expected actions missed",
            |o| o.injects.expected_missed,
        ),
        ("بلاغات وصلت", "reports received", |o| {
            o.coordination.reports
        }),
        (
            "بلاغات لم تُؤكد في وقتها",
            "reports not confirmed in time",
            |o| o.coordination.reports_unanswered,
        ),
        (
            "أخبار وأوامر ضاعت في الطريق",
            "words lost on the way",
            |o| o.coordination.transmissions_lost,
        ),
        (
            "مركبات مطلوبة أُوقفت",
            "vehicles looked for and stopped",
            |o| o.coordination.vehicles_stopped,
        ),
        (
            "مركبات مطلوبة أفلتت",
            "vehicles that got away",
            |o| o.coordination.vehicles_escaped,
        ),
        (
            "تعاميم وصلت متأخرة",
            "lookouts that came too late",
            |o| o.coordination.lookouts_late,
        ),
        ("قوافل سلّمت", "convoys that delivered", |o| {
            o.coordination.convoys_delivered
        }),
        (
            "ثغرات في سلسلة العهدة",
            "gaps in the chain of custody",
            |o| o.coordination.custody_gaps,
        ),
        ("وقائع", "facts", |o| o.facts),
    ];
    for (ar, en, f) in all {
        put(ar, en, Unit::Count, &move |o, _| Some(f(o) as f64));
    }
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
            open_incidents: p
                .incidents
                .iter()
                .filter(|i| matches!(i.state, IncidentState::Active | IncidentState::Contained))
                .count() as u32,
            vehicles_waiting: p.checkpoints.iter().map(|c| c.queue).sum(),
            confidence: p.confidence.iter().map(|c| c.confidence).sum::<f64>() * 100.0 / n,
        }
    }
}

/// What charts over time show: the name in Arabic and English, and the number.
pub type Series = (&'static str, &'static str, fn(&Moment) -> f64);

/// The numbers of a moment that are worth a chart, in the order in which they are shown.
pub const SERIES: [Series; 6] = [
    ("صوّتوا حتى الآن", "Voted so far", |m| {
        f64::from(m.voted)
    }),
    (
        "في طوابير المراكز",
        "In line at the centres",
        |m| f64::from(m.in_line),
    ),
    ("مراكز مفتوحة", "Centres open", |m| {
        f64::from(m.open_centres)
    }),
    ("حوادث قائمة", "Incidents open", |m| {
        f64::from(m.open_incidents)
    }),
    (
        "مركبات تنتظر عند نقاط التفتيش",
        "Vehicles waiting at checkpoints",
        |m| f64::from(m.vehicles_waiting),
    ),
    (
        "ثقة الناخبين، من مئة",
        "Voters' confidence, in 100",
        |m| m.confidence,
    ),
];
