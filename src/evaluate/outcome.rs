//! The outcome of an exercise: the few numbers that a trainer asks for first, from facts only.
//!
//! Deliberately not here: ratings against objectives.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::statistics::{median, nearest_rank, quantile};
use crate::base::clean::plain;
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry, Line};
use crate::scenario::Scenario;

/// The outcome, as `tamrin run --json` prints it. A part that has no value is left out.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Outcome {
    /// Identifier of the scenario.
    pub scenario: String,
    /// Seed of its chance.
    pub seed: u64,
    /// Exercise time of ENDEX.
    pub ended_at: SimTime,
    /// Number of facts.
    pub facts: usize,
    /// Hash of the final state and of all facts.
    pub digest: String,
    /// What became of voters.
    pub voters: VoterCount,
    /// Waits, by line.
    pub wait_seconds: BTreeMap<Line, Wait>,
    /// Incidents by how they ended.
    pub incidents: IncidentCount,
    /// From the beginning of an incident to the first unit sent to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_seconds: Option<Response>,
    /// Orders, standing ones included.
    pub orders: OrderCount,
    /// Injects and expected actions.
    pub injects: InjectCount,
    /// Reports, lookouts and custody.
    #[serde(rename = "concert")]
    pub coordination: CoordinationCount,
}

/// What became of voters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct VoterCount {
    /// Registered at the centres.
    pub registered: u64,
    /// Voted.
    pub served: u64,
    /// Left the line.
    pub gave_up: u64,
    /// Meant to come and could not or dared not.
    pub kept_away: u64,
}

/// Incidents by how they ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct IncidentCount {
    /// Ended without a response.
    pub faded: usize,
    /// Not ended.
    pub open: usize,
    /// Settled by a response.
    pub settled: usize,
}

impl IncidentCount {
    /// All that began.
    pub fn all(self) -> usize {
        self.faded + self.open + self.settled
    }
}

/// A wait in seconds.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Wait {
    /// Mean, to the millisecond.
    pub mean: f64,
    /// What 95 in 100 stay below, in whole seconds.
    pub p95: u32,
}

/// Response times in seconds.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Response {
    /// Half of the responses were faster; of an even number the mean of the two in the middle.
    pub median: f64,
    /// Nine in ten took no longer.
    pub p90: i64,
}

/// Orders.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct OrderCount {
    /// Accepted.
    pub accepted: usize,
    /// Refused.
    pub refused: usize,
}

/// Injects and expected actions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct InjectCount {
    /// Released.
    pub released: usize,
    /// Expected actions that were taken in time.
    pub expected_met: usize,
    /// Expected actions that were not.
    pub expected_missed: usize,
}

/// Reports, lookouts and custody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct CoordinationCount {
    /// Reports that reached a seat, routine ones not counted.
    pub reports: usize,
    /// Times that a report was not confirmed in time.
    pub reports_unanswered: usize,
    /// Orders, reports and lookouts that were lost on the way.
    #[serde(rename = "words_lost")]
    pub transmissions_lost: usize,
    /// Vehicles that were looked for and stopped.
    pub vehicles_stopped: usize,
    /// Vehicles that reached where they were going.
    pub vehicles_escaped: usize,
    /// Lookouts that came to a checkpoint after the vehicle.
    pub lookouts_late: usize,
    /// Convoys that delivered everything.
    pub convoys_delivered: usize,
    /// Gaps in the chain of custody.
    pub custody_gaps: usize,
}

impl CoordinationCount {
    fn add(&mut self, f: &Fact) {
        let n = match f {
            Fact::ReportReceived { .. } => &mut self.reports,
            Fact::ReportUnanswered { .. } => &mut self.reports_unanswered,
            Fact::TransmissionLost { .. } => &mut self.transmissions_lost,
            Fact::VehicleIntercepted { .. } => &mut self.vehicles_stopped,
            Fact::VehicleEscaped { .. } => &mut self.vehicles_escaped,
            Fact::LookoutTooLate { .. } => &mut self.lookouts_late,
            Fact::ConvoyDelivered { .. } => &mut self.convoys_delivered,
            Fact::CustodyGap { .. } => &mut self.custody_gaps,
            _ => return,
        };
        *n += 1;
    }

    /// What there is to say of it.
    fn text(&self, line: &mut impl FnMut(String, String)) {
        if self.reports > 0 {
            let (n, unanswered, lost) = (
                self.reports,
                self.reports_unanswered,
                self.transmissions_lost,
            );
            line(
                format!("البلاغات: وصل {n}؛ بلا تأكيد في وقته {unanswered}؛ ضاع في الطريق {lost}"),
                format!(
                    "Reports: {n} received; {unanswered} times not confirmed in time; {lost} words lost on the way"
                ),
            );
        }
        if self.vehicles_stopped + self.vehicles_escaped + self.lookouts_late > 0 {
            let (stopped, escaped, late) = (
                self.vehicles_stopped,
                self.vehicles_escaped,
                self.lookouts_late,
            );
            line(
                format!(
                    "المركبات المطلوبة: أُوقف منها {stopped} وأفلت {escaped}؛ تعاميم وصلت متأخرة {late}"
                ),
                format!(
                    "Vehicles looked for: {stopped} stopped, {escaped} got away; {late} lookouts came too late"
                ),
            );
        }
        if self.convoys_delivered + self.custody_gaps > 0 {
            let (delivered, gaps) = (self.convoys_delivered, self.custody_gaps);
            line(
                format!("القوافل: سلّم منها {delivered}؛ ثغرات في سلسلة العهدة {gaps}"),
                format!("Convoys: {delivered} delivered, {gaps} gaps in the chain of custody"),
            );
        }
    }
}

/// Adds up the facts of an exercise.
pub fn outcome(scenario: &Scenario, seed: u64, facts: &[FactEntry], digest: String) -> Outcome {
    let mut o = Outcome {
        scenario: scenario.head.id.clone(),
        seed,
        ended_at: facts.last().map_or(scenario.head.start, |f| f.at),
        facts: facts.len(),
        digest,
        voters: VoterCount::default(),
        wait_seconds: BTreeMap::new(),
        incidents: IncidentCount::default(),
        response_seconds: None,
        orders: OrderCount::default(),
        injects: InjectCount::default(),
        coordination: CoordinationCount::default(),
    };
    let mut responses = Vec::new();
    for f in facts {
        match &f.fact {
            Fact::CentreTally {
                registered,
                served,
                gave_up,
                kept_away,
                ..
            } => {
                o.voters.registered += u64::from(*registered);
                o.voters.served += u64::from(*served);
                o.voters.gave_up += u64::from(*gave_up);
                o.voters.kept_away += u64::from(*kept_away);
            }
            Fact::Waits {
                line,
                count,
                sum_ms,
                by_second,
            } if *count > 0 => {
                let mean = (*sum_ms as f64 / *count as f64).round() / 1000.0;
                o.wait_seconds.insert(
                    *line,
                    Wait {
                        mean,
                        p95: quantile(by_second, *count, 95),
                    },
                );
            }
            Fact::IncidentBegan { .. } => o.incidents.open += 1,
            Fact::IncidentSettled { .. } => o.incidents.settled += 1,
            Fact::IncidentFaded { .. } => o.incidents.faded += 1,
            Fact::ResponseBegan { after_seconds, .. } => responses.push(*after_seconds),
            Fact::OrderAccepted { .. } => o.orders.accepted += 1,
            Fact::OrderRejected { .. } => o.orders.refused += 1,
            Fact::InjectReleased { .. } => o.injects.released += 1,
            Fact::ExpectedMet { .. } => o.injects.expected_met += 1,
            Fact::ExpectedMissed { .. } => o.injects.expected_missed += 1,
            other => o.coordination.add(other),
        }
    }
    // So far all that began.
    o.incidents.open -= o.incidents.settled + o.incidents.faded;
    responses.sort_unstable();
    let seconds: Vec<f64> = responses.iter().map(|s| *s as f64).collect();
    o.response_seconds = median(&seconds)
        .zip(nearest_rank(&responses, 90))
        .map(|(median, p90)| Response { median, p90 });
    o
}

impl Outcome {
    /// The outcome in words.
    pub fn text(&self, scenario: &Scenario, lang: Lang) -> String {
        let mut out = String::new();
        let mut line = |ar: String, en: String| {
            writeln!(out, "{}", plain(lang.pick(&ar, &en))).expect("writing to a string")
        };
        let (title, ended) = (scenario.head.title.get(lang), self.ended_at.short());
        line(
            format!("تمرين، ليس حدثاً حقيقياً: {title}"),
            format!("EXERCISE, not real: {title}"),
        );
        let (start, seed) = (scenario.head.start.short(), self.seed);
        line(
            format!("من {start} إلى {ended}، البذرة {seed}"),
            format!("{start} to {ended}, seed {seed}"),
        );
        line(String::new(), String::new());
        let VoterCount {
            registered,
            served,
            gave_up,
            kept_away,
        } = self.voters;
        let share = |n: u64| {
            if registered == 0 {
                0.0
            } else {
                n as f64 * 100.0 / registered as f64
            }
        };
        line(
            format!(
                "الناخبون: {registered} مسجلاً؛ صوّت {served} ({:.1}٪)، وغادر الطابور {gave_up}، ولم يتمكن من الحضور {kept_away}",
                share(served)
            ),
            format!(
                "Voters: {registered} registered; {served} voted ({:.1} %), {gave_up} gave up waiting, {kept_away} were kept away",
                share(served)
            ),
        );
        for (l, w) in &self.wait_seconds {
            let (ar, en) = match l {
                Line::Checkpoint => ("الانتظار عند بوابات المراكز", "Wait at the centres' gates"),
                Line::Station => ("الانتظار عند المحطات", "Wait at the stations"),
                Line::Road => ("الانتظار عند نقاط تفتيش الطرق", "Wait at road checkpoints"),
            };
            let (mean, p95) = (
                Span::from_secs(w.mean.round() as i64),
                Span::from_secs(i64::from(w.p95)),
            );
            line(
                format!("{ar}: {mean} في المتوسط، وأقل من {p95} لكل 95 من 100"),
                format!("{en}: {mean} on average, under {p95} for 95 in 100"),
            );
        }
        let IncidentCount {
            faded,
            open,
            settled,
        } = self.incidents;
        line(
            format!("الحوادث: {settled} عولجت، {faded} انتهت من نفسها، {open} ما زالت قائمة"),
            format!("Incidents: {settled} settled, {faded} ended by themselves, {open} still open"),
        );
        if let Some(r) = self.response_seconds {
            let (m, p) = (
                Span::from_secs(r.median.round() as i64),
                Span::from_secs(r.p90),
            );
            line(
                format!("وصول أول وحدة: {m} في النصف الأسرع، و{p} لتسعة من عشرة"),
                format!("First unit on the scene: within {m} in half of them, {p} in nine of ten"),
            );
        }
        let (a, r) = (self.orders.accepted, self.orders.refused);
        line(
            format!("الأوامر: {a} قُبل، {r} رُفض"),
            format!("Orders: {a} accepted, {r} refused"),
        );
        let InjectCount {
            released,
            expected_met,
            expected_missed,
        } = self.injects;
        line(
            format!(
                "المُدخلات: {released} أُطلق؛ الإجراءات المتوقعة: {expected_met} نُفذ، {expected_missed} لم يُنفذ"
            ),
            format!(
                "Injects: {released} released; expected actions: {expected_met} met, {expected_missed} missed"
            ),
        );
        self.coordination.text(&mut line);
        let (facts, digest) = (self.facts, &self.digest);
        line(
            format!("الوقائع: {facts}، البصمة {digest}"),
            format!("Facts: {facts}, digest {digest}"),
        );
        out
    }
}

/// Hash of all facts and the final state, as 16 hexadecimal digits.
pub fn fingerprint(facts: &[FactEntry], state: &str) -> String {
    let mut h = crate::base::digest::Hasher::default();
    h.text(state);
    for f in facts {
        h.text(&serde_json::to_string(f).expect("a fact is plain data"));
    }
    format!("{:016x}", h.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_within_its_line() {
        use crate::scenario::{from_texts, shipped};
        let mut s = from_texts(shipped::with_library(
            shipped::texts("first-steps").unwrap(),
        ))
        .scenario
        .unwrap();
        s.head.title.en = "A\n07:00:00  ENDEX\u{1b}[2J".to_owned();
        let text = outcome(&s, 1, &[], String::new()).text(&s, Lang::En);
        assert_eq!(
            text.lines().next(),
            Some("EXERCISE, not real: A 07:00:00  ENDEX[2J")
        );
    }
}
