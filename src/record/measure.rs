//! The measures of an exercise: of each what it is called, its unit, how its cases become one number, and which way is better.
//!
//! One row is one measure. How its cases are gathered from facts stands in `evaluate::measures::gather`, the words of its name and
//! of its definition in `assets/locales`. Deliberately not here: what is good enough (a scenario's targets).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::states::Power;
use crate::base::message::{Arg, Message, msg};
use crate::base::time::Span;

/// In what a measure counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Things or people.
    Number,
    /// Of a hundred.
    Percent,
    /// Seconds.
    Seconds,
    /// Hours.
    Hours,
}

/// How the cases of a measure become one number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aggregation {
    /// The middle one; of an even number the mean of the two in the middle.
    Median,
    /// The greatest one.
    Greatest,
    /// The least one.
    Least,
    /// All together.
    Sum,
    /// What happened of what could have, in 100.
    Share,
}

/// Which way of a measure is better.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    /// Greater values.
    More,
    /// Smaller values.
    Less,
}

/// Declares the measures: `Kind = key of its name, key of its definition, unit, aggregation, better;`.
macro_rules! measures {
    ($(
        $(#[$doc:meta])*
        $kind:ident = $name:literal, $definition:literal, $unit:ident, $aggregation:ident, $better:ident;
    )*) => {
        /// Something that is measured in an exercise, from its facts alone. In which unit it counts stands at each.
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
        )]
        pub enum MeasureKind { $($(#[$doc])* $kind,)* }

        impl MeasureKind {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// Its name in files.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$kind => stringify!($kind),)* }
            }

            /// What it is called in a list.
            pub fn name(self) -> Message {
                let key = match self { $(Self::$kind => $name,)* };
                Message::new(key, Vec::new())
            }

            /// How it is computed, in a sentence without a full stop.
            pub fn definition(self) -> Message {
                let key = match self { $(Self::$kind => $definition,)* };
                Message::new(key, Vec::new())
            }

            /// In what it counts.
            pub const fn unit(self) -> Unit {
                match self { $(Self::$kind => Unit::$unit,)* }
            }

            /// How its cases become one number.
            pub const fn aggregation(self) -> Aggregation {
                match self { $(Self::$kind => Aggregation::$aggregation,)* }
            }

            /// Which way is better.
            pub const fn better(self) -> Better {
                match self { $(Self::$kind => Better::$better,)* }
            }
        }
    };
}

measures! {
    /// From the beginning of an incident to the arrival of the first unit that can help: median, seconds.
    FirstResponse = "measure-first-response", "measure-first-response-definition", Seconds, Median, Less;
    /// Incidents to which no unit came and for which nobody asked for repair where that helps: number.
    Unanswered = "measure-unanswered", "measure-unanswered-definition", Number, Sum, Less;
    /// Incidents that were settled: in 100.
    Settled = "measure-settled", "measure-settled-definition", Percent, Share, More;
    /// People injured: number.
    Injured = "measure-injured", "measure-injured-definition", Number, Sum, Less;
    /// Responses with more force than the incident bears: number.
    OutOfProportion = "measure-out-of-proportion", "measure-out-of-proportion-definition", Number, Sum, Less;
    /// From an order to a unit to its departure: median, seconds.
    TurnOut = "measure-turn-out", "measure-turn-out-definition", Seconds, Median, Less;
    /// Centres whose protection team was there when they should have opened: in 100.
    TeamCoverage = "measure-team-coverage", "measure-team-coverage-definition", Percent, Share, More;
    /// Opening after the hour: median of all centres that opened, seconds.
    OpenedLate = "measure-opened-late", "measure-opened-late-definition", Seconds, Median, Less;
    /// Voting time that centres lost: sum, hours.
    CentreHoursLost = "measure-centre-hours-lost", "measure-centre-hours-lost-definition", Hours, Sum, Less;
    /// Voters who voted: number.
    Voted = "measure-voted", "measure-voted-definition", Number, Sum, More;
    /// Registered women who voted, where women have stations of their own: in 100.
    WomenVoted = "measure-women-voted", "measure-women-voted-definition", Percent, Share, More;
    /// Registered men who voted, where men have stations of their own: in 100.
    MenVoted = "measure-men-voted", "measure-men-voted-definition", Percent, Share, More;
    /// Of those who came, those who left the line: in 100.
    GaveUp = "measure-gave-up", "measure-gave-up-definition", Percent, Share, Less;
    /// Of those who meant to come, those who could not or dared not: in 100.
    KeptAway = "measure-kept-away", "measure-kept-away-definition", Percent, Share, Less;
    /// Wait at the centres' gates that 95 in 100 stay below: seconds.
    GateWait = "measure-gate-wait", "measure-gate-wait-definition", Seconds, Median, Less;
    /// Wait at the stations that 95 in 100 stay below: seconds.
    StationWait = "measure-station-wait", "measure-station-wait-definition", Seconds, Median, Less;
    /// Wait at road checkpoints that 95 in 100 stay below: seconds.
    RoadWait = "measure-road-wait", "measure-road-wait-definition", Seconds, Median, Less;
    /// Time that checks on roads cost voters: sum, hours.
    VoterDelay = "measure-voter-delay", "measure-voter-delay-definition", Hours, Sum, Less;
    /// What checkpoints found in the traffic: number.
    Found = "measure-found", "measure-found-definition", Number, Sum, More;
    /// Vehicles with women aboard that a full search let pass for want of a woman searcher: number.
    WomenUnsearched = "measure-women-unsearched", "measure-women-unsearched-definition", Number, Sum, Less;
    /// From the beginning of an incident to its room's knowledge of it: median, seconds.
    Knowledge = "measure-knowledge", "measure-knowledge-definition", Seconds, Median, Less;
    /// Incidents of which no room ever learned: number.
    NeverKnown = "measure-never-known", "measure-never-known-definition", Number, Sum, Less;
    /// The longest time in which no report came to a seat to which reports came at all: seconds.
    Silence = "measure-silence", "measure-silence-definition", Seconds, Greatest, Less;
    /// Age of what reports said when they arrived: median, seconds.
    ReportAge = "measure-report-age", "measure-report-age-definition", Seconds, Median, Less;
    /// From a message or report to its confirmation: median, seconds.
    Confirmation = "measure-confirmation", "measure-confirmation-definition", Seconds, Median, Less;
    /// Reports that were not confirmed in time, of those received: in 100.
    Unconfirmed = "measure-unconfirmed", "measure-unconfirmed-definition", Percent, Share, Less;
    /// Orders, reports and lookouts that were lost on the way: number.
    WordsLost = "measure-words-lost", "measure-words-lost-definition", Number, Sum, Less;
    /// Orders of people that were refused: in 100.
    Refused = "measure-refused", "measure-refused-definition", Percent, Share, Less;
    /// From a lookout to a checkpoint's knowledge of it: median, seconds.
    LookoutTime = "measure-lookout-time", "measure-lookout-time-definition", Seconds, Median, Less;
    /// Lookouts that came to a checkpoint after the vehicle: number.
    LookoutsLate = "measure-lookouts-late", "measure-lookouts-late-definition", Number, Sum, Less;
    /// Vehicles looked for that were stopped, of those stopped or gone: in 100.
    Intercepted = "measure-intercepted", "measure-intercepted-definition", Percent, Share, More;
    /// Passages of convoys through a checkpoint that knew of them: in 100.
    Announced = "measure-announced", "measure-announced-definition", Percent, Share, More;
    /// Gaps in the custody of materials and boxes on convoys: number.
    CustodyGaps = "measure-custody-gaps", "measure-custody-gaps-definition", Number, Sum, Less;
    /// Rumours corrected where they went round, neither before verification nor wrongly: in 100.
    RumoursCorrected = "measure-rumours-corrected", "measure-rumours-corrected-definition", Percent, Share, More;
    /// From a rumour's beginning to its correction where it went round: median, seconds.
    CorrectionTime = "measure-correction-time", "measure-correction-time-definition", Seconds, Median, Less;
    /// Corrections that came before verification, or denied what was true: number.
    BadCorrections = "measure-bad-corrections", "measure-bad-corrections-definition", Number, Sum, Less;
    /// Directorates at the highest readiness when polling opened: in 100.
    Ready = "measure-ready", "measure-ready-definition", Percent, Share, More;
    /// Time that directorates spent at the highest readiness, for what it costs in rest: sum, hours.
    ReadyHours = "measure-ready-hours", "measure-ready-hours-definition", Hours, Sum, Less;
    /// The longest time that a unit was away from its base, tasks in between counted: seconds.
    LongestDuty = "measure-longest-duty", "measure-longest-duty-definition", Seconds, Greatest, Less;
    /// Voters' confidence at the end in the municipality where it is lowest: in 100.
    ConfidenceLowest = "measure-confidence-lowest", "measure-confidence-lowest-definition", Percent, Least, More;
    /// Expected actions that were taken in time, of those asked for: in 100.
    ExpectedMet = "measure-expected-met", "measure-expected-met-definition", Percent, Share, More;
    /// Time that units were on duty beyond a shift: sum, hours.
    BeyondShift = "measure-beyond-shift", "measure-beyond-shift-definition", Hours, Sum, Less;
    /// Detained people and evidence that were handed over in time and signed for: in 100.
    HeldCustody = "measure-held-custody", "measure-held-custody-definition", Percent, Share, More;
    /// Results that were entered, of the centres whose votes were counted: in 100.
    ResultsEntered = "measure-results-entered", "measure-results-entered-definition", Percent, Share, More;
    /// From the beginning of a dispute about a count to the ruling on it, or to its end without one: median, seconds.
    RulingTime = "measure-ruling-time", "measure-ruling-time-definition", Seconds, Median, Less;
}

impl MeasureKind {
    /// The powers by which a seat bears on it; none: every seat does.
    pub const fn powers(self) -> &'static [Power] {
        match self {
            Self::FirstResponse
            | Self::Unanswered
            | Self::Settled
            | Self::Injured
            | Self::OutOfProportion
            | Self::TurnOut
            | Self::TeamCoverage
            | Self::LongestDuty
            | Self::BeyondShift
            | Self::HeldCustody => &[Power::Units],
            Self::RoadWait
            | Self::VoterDelay
            | Self::Found
            | Self::WomenUnsearched
            | Self::LookoutTime
            | Self::LookoutsLate
            | Self::Intercepted
            | Self::Announced => &[Power::Postures],
            Self::CustodyGaps => &[Power::Convoys],
            Self::ResultsEntered => &[Power::Convoys, Power::Voting],
            Self::RulingTime => &[Power::Voting],
            Self::RumoursCorrected | Self::CorrectionTime | Self::BadCorrections => {
                &[Power::Information]
            }
            Self::Ready | Self::ReadyHours => &[Power::Readiness],
            Self::OpenedLate | Self::CentreHoursLost => {
                &[Power::Units, Power::Convoys, Power::Voting]
            }
            Self::GateWait | Self::StationWait | Self::GaveUp => &[Power::Postures, Power::Voting],
            Self::Voted
            | Self::WomenVoted
            | Self::MenVoted
            | Self::KeptAway
            | Self::Knowledge
            | Self::NeverKnown
            | Self::Silence
            | Self::ReportAge
            | Self::Confirmation
            | Self::Unconfirmed
            | Self::WordsLost
            | Self::Refused
            | Self::ConfidenceLowest
            | Self::ExpectedMet => &[],
        }
    }

    /// Whether it shows how incidents are responded to.
    pub const fn of_response(self) -> bool {
        matches!(
            self,
            Self::FirstResponse
                | Self::Unanswered
                | Self::Settled
                | Self::Injured
                | Self::OutOfProportion
        )
    }

    /// A value of it with its unit; `value` is in that unit.
    pub fn value(self, value: f64) -> Arg {
        let whole = |v: f64| Span::from_secs(v.round() as i64);
        match self.unit() {
            Unit::Number => short(value).into(),
            Unit::Percent => msg!("measure-percent", n = short(value)).into(),
            Unit::Seconds if value < 60.0 => msg!("measure-seconds", n = short(value)).into(),
            Unit::Seconds => whole(value).into(),
            Unit::Hours if value < 1.0 => msg!("measure-minutes", n = short(value * 60.0)).into(),
            // Sums over all centres or voters: of a hundred hours nobody asks for the minutes.
            Unit::Hours if value >= 100.0 => Span::from_mins(value.round() as i64 * 60).into(),
            Unit::Hours => Span::from_mins((value * 60.0).round() as i64).into(),
        }
    }
}

/// A number with at most one digit after the point.
fn short(v: f64) -> String {
    if (v - v.round()).abs() < 0.05 {
        format!("{:.0}", v.round())
    } else {
        format!("{v:.1}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_called_the_same_in_every_file() {
        for kind in MeasureKind::ALL {
            let written = serde_json::to_value(kind).unwrap();
            assert_eq!(written.as_str(), Some(kind.id()));
        }
    }
}
