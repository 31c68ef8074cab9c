//! The measures of an exercise: of each its unit, how its cases become one number, and which way is better.
//!
//! One row is one measure. How its cases are gathered from facts stands in `evaluate::measures`, its name and its definition in
//! the locale files. Deliberately not here: values, and what is good enough (a scenario's targets).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

/// Declares the measures: `Kind: unit, aggregation, better;`.
macro_rules! measures {
    ($($(#[$doc:meta])* $kind:ident: $unit:ident, $aggregation:ident, $better:ident;)*) => {
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
    /// From the beginning of an incident to the first unit sent to it: median, seconds.
    FirstResponse: Seconds, Median, Less;
    /// Incidents to which no unit came: number.
    Unanswered: Number, Sum, Less;
    /// Incidents that were settled: in 100.
    Settled: Percent, Share, More;
    /// People injured: number.
    Injured: Number, Sum, Less;
    /// Responses with more force than the incident bears: number.
    OutOfProportion: Number, Sum, Less;
    /// From an order to a unit to its departure: median, seconds.
    TurnOut: Seconds, Median, Less;
    /// Centres whose protection team was there when they should have opened: in 100.
    TeamCoverage: Percent, Share, More;
    /// Opening after the hour: median of all centres that opened, seconds.
    OpenedLate: Seconds, Median, Less;
    /// Voting time that centres lost: sum, hours.
    CentreHoursLost: Hours, Sum, Less;
    /// Voters who voted: number.
    Voted: Number, Sum, More;
    /// Of those who came, those who left the line: in 100.
    GaveUp: Percent, Share, Less;
    /// Of those who meant to come, those who could not or dared not: in 100.
    KeptAway: Percent, Share, Less;
    /// Wait at the centres' gates that 95 in 100 stay below: seconds.
    GateWait: Seconds, Median, Less;
    /// Wait at the stations that 95 in 100 stay below: seconds.
    StationWait: Seconds, Median, Less;
    /// Wait at road checkpoints that 95 in 100 stay below: seconds.
    RoadWait: Seconds, Median, Less;
    /// Time that checks on roads cost voters: sum, hours.
    VoterDelay: Hours, Sum, Less;
    /// From the beginning of an incident to its room's knowledge of it: median, seconds.
    Knowledge: Seconds, Median, Less;
    /// Incidents of which no room ever learned: number.
    NeverKnown: Number, Sum, Less;
    /// The longest time in which no report came to a seat to which reports came at all: seconds.
    Silence: Seconds, Greatest, Less;
    /// Age of what reports said when they arrived: median, seconds.
    ReportAge: Seconds, Median, Less;
    /// From a message or report to its confirmation: median, seconds.
    Confirmation: Seconds, Median, Less;
    /// Reports that were not confirmed in time, of those received: in 100.
    Unconfirmed: Percent, Share, Less;
    /// Orders, reports and lookouts that were lost on the way: number.
    WordsLost: Number, Sum, Less;
    /// Orders of people that were refused: in 100.
    Refused: Percent, Share, Less;
    /// From a lookout to a checkpoint's knowledge of it: median, seconds.
    LookoutTime: Seconds, Median, Less;
    /// Lookouts that came to a checkpoint after the vehicle: number.
    LookoutsLate: Number, Sum, Less;
    /// Vehicles looked for that were stopped, of those stopped or gone: in 100.
    Intercepted: Percent, Share, More;
    /// Passages of convoys through a checkpoint that knew of them: in 100.
    Announced: Percent, Share, More;
    /// Gaps in the chain of custody: number.
    CustodyGaps: Number, Sum, Less;
    /// Rumours corrected where they went round, neither before verification nor wrongly: in 100.
    RumoursCorrected: Percent, Share, More;
    /// From a rumour's beginning to its correction where it went round: median, seconds.
    CorrectionTime: Seconds, Median, Less;
    /// Corrections that came before verification, or denied what was true: number.
    BadCorrections: Number, Sum, Less;
    /// Directorates at the highest readiness when polling opened: in 100.
    Ready: Percent, Share, More;
    /// Time that directorates spent at the highest readiness, for what it costs in rest: sum, hours.
    ReadyHours: Hours, Sum, Less;
    /// The longest time that a unit was away from its base, tasks in between counted: seconds.
    LongestDuty: Seconds, Greatest, Less;
    /// Expected actions that were taken in time, of those asked for: in 100.
    ExpectedMet: Percent, Share, More;
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
