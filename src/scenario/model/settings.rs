//! Figures of the simulation: what an author leaves out is filled in while they are read (`scenario::defaults`).
//!
//! Deliberately not here: the defaults themselves, and what is possible (`scenario::check`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::time::{SimTime, Span};
use crate::record::states::Channel;
use crate::scenario::several;

/// Figures of the simulation. Every field has a default.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Polling.
    pub polling: Polling,
    /// Time that one check takes at a polling centre's gate, by posture.
    pub gate_checks: Checks,
    /// Time that one check takes at a road checkpoint, by posture.
    pub road_checks: Checks,
    /// Turn-out, fatigue and lead times by readiness, shifts and reliefs.
    pub readiness: ReadinessTable,
    /// Speed in km/h by class of road.
    pub speeds: Speeds,
    /// Staff that one lane of a road checkpoint needs; at least 1.
    pub staff_per_lane: u32,
    /// Vehicles in line at which the public turns back from a road checkpoint.
    pub turn_back_at: u32,
    /// Channels: delay, dropout, order of use.
    pub comms: Comms,
    /// Reports: routine, confirmation, errors.
    pub reports: Reports,
    /// How likely a checkpoint sees a vehicle that it should stop.
    pub detection: Detection,
    /// What checks of the traffic find.
    pub finds: Finds,
    /// Time to hand over and sign: a convoy at a centre, or those who hold people or evidence.
    pub sign: Span,
    /// Detained people and evidence.
    pub custody: Custody,
    /// Disputes about counts, and result forms at the office.
    pub results: Results,
    /// Corrections of rumours.
    pub correction: Correction,
    /// Confidence of voters.
    pub confidence: Confidence,
}

/// Channels: how long a word takes, how often it is lost, which is tried first.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Comms {
    /// Mobile telephone.
    pub mobile_voice: Carrier,
    /// Mobile data.
    pub mobile_data: Carrier,
    /// Fixed line.
    pub fixed_line: Carrier,
    /// Radio.
    pub radio: Carrier,
    /// Satellite telephone.
    pub satellite: Carrier,
    /// Channels that posts and units have, in the order in which they try them. A room's orders to them go by the first
    /// unless it chooses another.
    pub field: Vec<Channel>,
    /// Channels between rooms, in the order in which they are tried.
    pub rooms: Vec<Channel>,
    /// Channels that citizens have.
    pub public: Vec<Channel>,
    /// Time to notice that a channel is down and to try the next.
    pub switch: Span,
}

impl Comms {
    /// The figures of a channel. What comes by none of the five is as quick as the satellite telephone.
    pub fn carrier(&self, channel: Channel) -> Carrier {
        match channel {
            Channel::MobileVoice => self.mobile_voice,
            Channel::MobileData => self.mobile_data,
            Channel::FixedLine => self.fixed_line,
            Channel::Radio => self.radio,
            Channel::Satellite | Channel::Other => self.satellite,
        }
    }
}

/// A channel's figures.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Carrier {
    /// From speaking or writing to being understood.
    pub delay: Duration,
    /// Share of words that are lost, 0 to 1.
    pub dropout: f64,
}

/// Reports: routine, confirmation, errors.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Reports {
    /// Time between two routine reports of a centre or checkpoint.
    pub routine: Span,
    /// Time in which a report of an incident should be confirmed.
    pub confirm: Span,
    /// How often an unconfirmed report is repeated.
    pub repeats: u32,
    /// Share of first reports of an incident that make it one stage better or worse than it is, 0 to 1.
    pub wrong: f64,
    /// Share of incidents that a citizen reports too, some minutes later, 0 to 1.
    pub duplicate: f64,
    /// Time without a word after which what a seat believes is marked as stale.
    pub stale: Span,
}

/// How likely a checkpoint sees a vehicle that it should stop, 0 to 1.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Detection {
    /// With a lookout, at postures look, identity, search.
    #[serde(deserialize_with = "several::three")]
    pub told: [f64; 3],
    /// Without one, at the same postures.
    #[serde(deserialize_with = "several::three")]
    pub untold: [f64; 3],
}

/// Detained people and evidence that are held on the spot.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Custody {
    /// People of a checkpoint whom each case binds.
    pub watch: u32,
    /// Time after which they should have been handed over.
    pub on_the_spot: Span,
}

/// Disputes about counts, and result forms at the office to which convoys bring them with the boxes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Results {
    /// Whether result forms are followed from the boxes to their entry.
    pub followed: bool,
    /// Centres whose forms an office enters at once; at least 1.
    pub clerks: u32,
    /// Time to enter the form of one station.
    pub entry: Span,
    /// Share of centres whose figures do not add up, 0 to 1.
    pub unclear: f64,
    /// Time to count the ballots of one station again at the office.
    pub recount: Span,
    /// How long agents who dispute a count wait for a ruling before they leave under protest.
    pub patience: Span,
    /// Dent to voters' confidence by a dispute that nobody answers, or a form in doubt that stands as it is.
    pub dent: f64,
}

/// Corrections of rumours.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Correction {
    /// Time to find out whether a rumour is true.
    pub verify: Span,
    /// Time from the order to the public.
    pub delay: Span,
    /// Share by which a verified correction slows the rumour among those who trust it, 0 to 1.
    pub slows: f64,
    /// The same for one that was not verified.
    pub slows_unverified: f64,
    /// Rate an hour at which those who believed it are won back, among those who trust the correction.
    pub wins_back: f64,
    /// Factor of spreading while mobile data is down, 0 to 1.
    pub outage: f64,
}

/// Confidence of a municipality's voters, 0 to 1: what dents it and how it recovers.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Confidence {
    /// At STARTEX, and what it recovers to.
    pub base: f64,
    /// Time in which half of a dent is made good.
    pub half_life: Span,
    /// Dent of an incident that begins, and again of each stage that it grows.
    pub disorder: f64,
    /// Dent of an injured person.
    pub injury: f64,
    /// Dent of force out of proportion.
    pub force: f64,
    /// Dent of voting suspended, or of a centre that does not open.
    pub closure: f64,
    /// Dent of a checkpoint or gate that is closed.
    pub closed_gate: f64,
    /// Dent of a checkpoint that begins to search everything.
    pub searched: f64,
    /// Dent of a correction that was wrong.
    pub wrong_correction: f64,
    /// Dent of a correction that was not verified.
    pub premature_correction: f64,
    /// Pressure of lines at centres: at a line of an hour's work for each lane, while it lasts.
    pub queues: f64,
    /// Share of an incident's dents that is made good when a fitting response settles it.
    pub settled: f64,
    /// Gain from a briefing of the media, at most once an hour.
    pub briefing: f64,
    /// Share of voters kept away by the loss of all confidence below the base.
    pub keeps_away: f64,
    /// By how much the loss of all confidence below the base speeds up the growth of incidents.
    pub unrest: f64,
}

/// What background vehicles carry, and how often a check finds it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Finds {
    /// Weapons.
    pub weapons: Yield,
    /// Contraband.
    pub contraband: Yield,
    /// Vehicles that are wanted and of which no lookout tells.
    pub wanted: Yield,
    /// Share of vehicles with a woman aboard, 0 to 1.
    pub women_aboard: f64,
    /// Factor by which a full search takes longer where a woman searcher has to come from another lane, at least 1.
    pub waits_for_woman: f64,
    /// Factor by which a full search at a centre's gate takes longer where a woman of the stations' staff has to come out for it, at
    /// least 1.
    pub waits_for_staff: f64,
}

/// How often something is on the road, and how often a check finds it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Yield {
    /// Of a thousand vehicles, so many carry it.
    pub per_1000: f64,
    /// Probability that it is found, at postures look, identity, search.
    #[serde(deserialize_with = "several::three")]
    pub found: [f64; 3],
}

/// Polling hours, arrivals, service and patience.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Polling {
    /// Doors open.
    pub opens: SimTime,
    /// When the doors were opened, where an exercise begins in the middle of polling: centres that have all they need are open at
    /// STARTEX, and `opens` is STARTEX, from where voters still come.
    pub since: Option<SimTime>,
    /// Doors close; those in line still vote.
    pub closes: SimTime,
    /// Share of the registered who mean to vote, 0 to 1.
    pub turnout: f64,
    /// Relative number of arrivals in equal slices of the polling hours; uniform inside a slice.
    pub arrivals: Vec<f64>,
    /// Time of one voter at the desk of a station.
    pub desk: Duration,
    /// How long a voter is ready to wait, door to desk; none: for ever.
    pub patience: Option<Duration>,
    /// Counting: fixed part.
    pub count_base: Span,
    /// Counting: for each ballot.
    pub count_each: Span,
}

/// A length of time that varies.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Duration {
    /// Always the same.
    Fixed(
        /// The length.
        Span,
    ),
    /// Exponential.
    Exponential(
        /// The mean.
        Span,
    ),
    /// Lognormal.
    LogNormal {
        /// The mean.
        mean: Span,
        /// Coefficient of variation: standard deviation divided by mean, above 0.
        cv: f64,
    },
}

impl Duration {
    /// Its mean.
    pub fn mean(self) -> Span {
        match self {
            Self::Fixed(mean) | Self::Exponential(mean) | Self::LogNormal { mean, .. } => mean,
        }
    }
}

/// Check times by posture. A closed one lets nobody pass, an open one stops nobody.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checks {
    /// Posture `Look`.
    pub look: Duration,
    /// Posture `Identity`.
    pub identity: Duration,
    /// Posture `Search`.
    pub search: Duration,
}

/// What each level of readiness means, in the order normal, high, maximum.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReadinessTable {
    /// Time from order to departure of a rested unit.
    #[serde(deserialize_with = "several::three")]
    pub turn_out: [Span; 3],
    /// Fatigue gained in an hour of waiting, as a share of exhaustion; negative is rest.
    #[serde(deserialize_with = "several::three")]
    pub tiring: [f64; 3],
    /// Fatigue gained in an hour of work on top of that.
    pub work: f64,
    /// Time to reach a level that is one step higher; a lower one is reached at once.
    pub lead: Span,
    /// Time on duty after which a shift is over.
    pub shift: Span,
    /// Fatigue gained in an hour beyond a shift, on top of all else.
    pub overtime: f64,
    /// Time until a relief that was ordered leaves the unit's base.
    pub muster: Span,
    /// Time in which a relief takes over on the spot.
    pub hand_over: Span,
}

/// Speed in km/h by class of road, before weather.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Speeds {
    /// Coastal highway.
    pub coastal: f64,
    /// Mountain road.
    pub jebel: f64,
    /// Desert highway.
    pub desert: f64,
    /// Local road.
    pub local: f64,
    /// Unpaved track.
    pub track: f64,
}
