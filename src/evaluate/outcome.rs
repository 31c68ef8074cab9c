//! The outcome of an exercise: the few numbers that a trainer asks for first, from facts only.
//!
//! Deliberately not here: ratings against objectives.

use std::collections::BTreeMap;

use serde::Serialize;

use super::statistics::{median, nearest_rank, quantile};
use crate::base::clean::plain;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry, Line};
use crate::scenario::Scenario;
use crate::wording;

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
    /// From the beginning of an incident to the arrival of the first unit that can help.
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

    /// What there is to say of it; nothing of what did not come up.
    fn messages(&self, to: &mut Vec<Message>) {
        if self.reports > 0 {
            to.push(msg!(
                "outcome-reports",
                n = self.reports.to_string(),
                unconfirmed = self.reports_unanswered.to_string(),
                lost = self.transmissions_lost.to_string(),
            ));
        }
        if self.vehicles_stopped + self.vehicles_escaped + self.lookouts_late > 0 {
            to.push(msg!(
                "outcome-vehicles",
                stopped = self.vehicles_stopped.to_string(),
                escaped = self.vehicles_escaped.to_string(),
                late = self.lookouts_late.to_string(),
            ));
        }
        if self.convoys_delivered + self.custody_gaps > 0 {
            to.push(msg!(
                "outcome-convoys",
                delivered = self.convoys_delivered.to_string(),
                gaps = self.custody_gaps.to_string(),
            ));
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
            Fact::ExpectedMet { .. } | Fact::OutcomeReached { .. } => o.injects.expected_met += 1,
            Fact::ExpectedTakenBack { .. } => o.injects.expected_met -= 1,
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
    /// The outcome, a line for each message.
    pub fn messages(&self) -> Vec<Message> {
        let VoterCount {
            registered,
            served,
            gave_up,
            kept_away,
        } = self.voters;
        let share = if registered == 0 {
            0.0
        } else {
            served as f64 * 100.0 / registered as f64
        };
        let mut all = vec![msg!(
            "outcome-voters",
            registered = registered.to_string(),
            voted = served.to_string(),
            share = format!("{share:.1}"),
            left = gave_up.to_string(),
            away = kept_away.to_string(),
        )];
        all.extend(
            self.wait_seconds
                .iter()
                .map(|(line, wait)| wait.message(*line)),
        );
        all.push(msg!(
            "outcome-incidents",
            settled = self.incidents.settled.to_string(),
            faded = self.incidents.faded.to_string(),
            open = self.incidents.open.to_string(),
        ));
        all.extend(self.response_seconds.map(|r| {
            msg!(
                "outcome-response",
                median = Span::from_secs(r.median.round() as i64),
                most = Span::from_secs(r.p90),
            )
        }));
        all.push(msg!(
            "outcome-orders",
            accepted = self.orders.accepted.to_string(),
            refused = self.orders.refused.to_string(),
        ));
        all.push(msg!(
            "outcome-injects",
            released = self.injects.released.to_string(),
            met = self.injects.expected_met.to_string(),
            missed = self.injects.expected_missed.to_string(),
        ));
        self.coordination.messages(&mut all);
        let facts = self.facts.to_string();
        all.push(msg!("outcome-facts", n = facts, digest = &self.digest));
        all
    }

    /// The outcome as text, with what was played and that it was an exercise.
    pub fn text(&self, scenario: &Scenario, lang: Lang) -> String {
        let say = wording::plain(lang);
        let (start, seed) = (scenario.head.start, self.seed.to_string());
        let end = self.ended_at;
        let head = [
            msg!("outcome-title", scenario = &scenario.head.title),
            msg!("outcome-when", start = start, end = end, seed = seed),
        ];
        let lines = |all: &[Message]| -> String {
            let line = |m| format!("{}\n", plain(&say.message(m)));
            all.iter().map(line).collect()
        };
        format!("{}\n{}", lines(&head), lines(&self.messages()))
    }
}

impl Wait {
    /// The wait in lines of a kind.
    fn message(self, line: Line) -> Message {
        let mean = Span::from_secs(self.mean.round() as i64);
        let most = Span::from_secs(i64::from(self.p95));
        match line {
            Line::Checkpoint => msg!("outcome-wait-gates", mean = mean, most = most),
            Line::Station => msg!("outcome-wait-stations", mean = mean, most = most),
            Line::Road => msg!("outcome-wait-roads", mean = mean, most = most),
        }
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
