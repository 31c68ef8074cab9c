//! All kinds of facts: one table, a row for each. What a fact is to the time line, to a replay, to a state hash stands in its row.
//!
//! So nothing else keeps a list of facts; a fact without a row does not compile.
//! Deliberately not here: the facts (`fact`), their words (`wording`).

use super::fact::{EntityId, Fact};
use super::states::list;
use crate::base::ids::SeatId;

/// Declares mechanisms, each with the name that its state has among the state hashes.
macro_rules! mechanisms {
    ($($(#[$doc:meta])* $mechanism:ident = $name:literal,)*) => {
        /// A mechanism of the simulation that records facts.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Mechanism { $($(#[$doc])* $mechanism,)* }

        impl Mechanism {
            /// The name that its state has among the state hashes.
            pub fn name(self) -> &'static str {
                match self { $(Self::$mechanism => $name,)* }
            }
        }
    };
}

mechanisms! {
    /// Beginning and end of the exercise.
    Exercise = "exercise",
    /// Intake of orders.
    Orders = "orders",
    /// The script.
    Script = "script",
    /// Roads and weather.
    Roads = "roads",
    /// Levels of readiness.
    Readiness = "readiness",
    /// Units.
    Movement = "movement",
    /// Polling centres.
    Polling = "polling",
    /// Checkpoints.
    Checkpoints = "checkpoints",
    /// Incidents.
    Incidents = "incidents",
    /// What seats know.
    Knowledge = "knowledge",
    /// Channels.
    Comms = "comms",
    /// Vehicles looked for, and lookouts.
    Vehicles = "vehicles",
    /// Convoys and the chain of custody.
    Custody = "custody",
    /// Rumours and the media.
    Rumours = "rumours",
    /// Confidence of voters.
    Confidence = "confidence",
    /// What checkpoints and units hold until it is handed over.
    Holdings = "holdings",
    /// Disputes about counts, and result forms.
    Results = "results",
}

/// Whether people are to notice a fact when it happens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Notice {
    /// It stands in the log.
    Quiet,
    /// Exercise control is told.
    Told,
    /// Exercise control is told, and who steps through a replay stops at it.
    Stop,
}

list! {
    /// What sort of mark a fact has on the time line, in the order of a legend.
    MarkKind {
        /// An inject was released.
        Inject,
        /// An incident began or grew.
        Incident,
        /// An incident came to its end.
        Ended,
        /// A message came.
        Message,
        /// A report came.
        Report,
        /// A person ordered something.
        Order,
        /// Standing orders ordered something.
        Standing,
        /// An order was refused.
        Refused,
        /// An expected action was taken.
        Met,
        /// An expected action was missed, or a report stayed unanswered.
        Missed,
    }
}

/// The mark of a row: on the lane of a seat, or on that of the script.
macro_rules! mark {
    () => {
        None
    };
    ($mark:ident) => {
        Some((MarkKind::$mark, None))
    };
    ($mark:ident $seat:ident) => {
        Some((MarkKind::$mark, Some($seat)))
    };
}

/// A row is: the fact, its mechanism, who notices it, its mark on the time line (on the lane of the seat in that field, otherwise of
/// the script), and the field that says what it is about.
macro_rules! facts {
    ($($kind:ident: $mechanism:ident, $notice:ident $(, $mark:ident $(@ $seat:ident)?)? $(=> $about:ident)?;)*) => {
        /// The kind of a fact.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[expect(missing_docs, reason = "they are those of the facts")]
        pub enum FactKind { $($kind,)* }

        impl FactKind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Its name, as exercise files and `--kind` have it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => stringify!($kind),)* }
            }

            /// The mechanism that records it.
            pub fn mechanism(self) -> Mechanism {
                match self { $(Self::$kind => Mechanism::$mechanism,)* }
            }

            /// Who is to notice it.
            pub fn notice(self) -> Notice {
                match self { $(Self::$kind => Notice::$notice,)* }
            }
        }

        impl Fact {
            /// Of which kind it is.
            pub fn kind(&self) -> FactKind {
                match self { $(Self::$kind { .. } => FactKind::$kind,)* }
            }

            /// Its mark on the time line, and the seat on whose lane it stands; without one it stands on the script's.
            pub fn mark(&self) -> Option<(MarkKind, Option<&SeatId>)> {
                match self {
                    Self::OrderAccepted { rule: Some(_), seat, .. } => {
                        Some((MarkKind::Standing, Some(seat)))
                    }
                    $(Self::$kind { $($($seat,)?)? .. } => mark!($($mark $($seat)?)?),)*
                }
            }

            /// What it is about, if that is one thing to go to.
            pub fn about(&self) -> Option<EntityId> {
                match self {
                    $(Self::$kind { $($about,)? .. } => None$(.or(Some(EntityId::from($about))))?,)*
                }
            }
        }
    };
}

facts! {
    ExerciseStarted: Exercise, Quiet;
    ExerciseEnded: Exercise, Stop;
    OrderAccepted: Orders, Told, Order @ seat;
    OrderRejected: Orders, Stop, Refused @ seat;
    InjectReleased: Script, Stop, Inject => inject;
    InjectLeftOut: Script, Quiet => inject;
    InjectRetimed: Script, Quiet;
    MessageReceived: Script, Stop, Message @ seat;
    MessageAcknowledged: Script, Quiet;
    ExpectedMet: Script, Told, Met @ seat;
    ExpectedTakenBack: Script, Told, Missed @ seat;
    OutcomeReached: Script, Told, Met;
    ExpectedMissed: Script, Stop, Missed;
    FlagChanged: Script, Quiet;
    RoadBlocked: Roads, Quiet;
    RoadCleared: Roads, Quiet;
    RoadClosed: Roads, Quiet;
    RoadOpened: Roads, Quiet;
    WeatherChanged: Roads, Quiet;
    ReadinessReached: Readiness, Quiet;
    UnitDeparted: Movement, Quiet;
    UnitMetBlock: Movement, Stop => unit;
    UnitStranded: Movement, Stop => unit;
    UnitAtCheckpoint: Movement, Quiet;
    UnitPassed: Movement, Quiet;
    UnitArrived: Movement, Stop => unit;
    UnitReleased: Movement, Quiet;
    UnitReturned: Movement, Quiet;
    UnitLost: Movement, Quiet;
    UnitAdded: Movement, Quiet;
    CentreReady: Polling, Quiet;
    CentreOpened: Polling, Stop => centre;
    CentreNotOpened: Polling, Stop => centre;
    CentreSuspended: Polling, Stop => centre;
    CentreResumed: Polling, Stop => centre;
    CentreExtended: Polling, Quiet;
    CentreClosed: Polling, Stop => centre;
    CountingBegan: Polling, Quiet;
    CountingDone: Polling, Quiet;
    GateSet: Polling, Quiet;
    PostureSet: Checkpoints, Quiet;
    PostureSetOneWay: Checkpoints, Quiet;
    ThingFound: Checkpoints, Told => checkpoint;
    WomenUnsearched: Checkpoints, Quiet;
    IncidentBegan: Incidents, Stop, Incident => incident;
    IncidentReported: Knowledge, Quiet;
    IncidentEscalated: Incidents, Stop, Incident => incident;
    ResponseBegan: Incidents, Quiet;
    ResponseSufficient: Incidents, Quiet;
    ResponseLost: Incidents, Quiet;
    ForceOutOfProportion: Incidents, Quiet;
    PeopleInjured: Incidents, Quiet;
    IncidentSettled: Incidents, Stop, Ended => incident;
    IncidentFaded: Incidents, Stop, Ended => incident;
    SupportRequested: Movement, Told;
    SupportGranted: Movement, Quiet;
    SupportDeclined: Movement, Quiet;
    ChannelDown: Comms, Stop => place;
    ChannelUp: Comms, Stop => place;
    TransmissionHeld: Comms, Quiet;
    TransmissionLost: Comms, Quiet;
    OrderDelivered: Comms, Quiet;
    OrderNotCarriedOut: Comms, Quiet;
    OrderReplaced: Comms, Quiet;
    CommsChecked: Comms, Quiet;
    ChannelSilent: Comms, Quiet;
    ChannelTally: Comms, Quiet;
    ReportReceived: Knowledge, Stop, Report @ seat => about;
    RepairRequested: Incidents, Quiet => incident;
    UnitWaits: Incidents, Told => unit;
    IncidentLeftBehind: Incidents, Stop, Incident => incident;
    OrderBeyondPowers: Polling, Stop => centre;
    SeatMessageReceived: Knowledge, Stop, Message @ to;
    ReportAcknowledged: Knowledge, Quiet;
    ReportUnanswered: Knowledge, Quiet, Missed @ seat;
    LookoutIssued: Vehicles, Quiet;
    LookoutReceived: Vehicles, Quiet;
    LookoutTooLate: Vehicles, Quiet;
    LookoutHandedOver: Vehicles, Quiet;
    VehicleAppeared: Vehicles, Stop => vehicle;
    VehicleTurnedBack: Vehicles, Quiet;
    VehicleIntercepted: Vehicles, Stop => vehicle;
    VehicleMissed: Vehicles, Quiet;
    VehicleEscaped: Vehicles, Stop => vehicle;
    CheckpointDelay: Checkpoints, Quiet;
    ConvoyStarted: Custody, Quiet;
    ConvoyHalted: Custody, Stop => convoy;
    ConvoyDetours: Custody, Stop => convoy;
    ConvoyResumed: Custody, Quiet;
    ConvoyReached: Custody, Quiet;
    CustodySigned: Custody, Told;
    CustodyGap: Custody, Stop;
    ConvoyDelivered: Custody, Stop => convoy;
    ConvoyAnnounced: Custody, Quiet;
    ConvoyPassed: Custody, Quiet;
    RumourBegan: Rumours, Stop => rumour;
    RumourSpread: Rumours, Quiet;
    RumourVerified: Rumours, Quiet;
    RumourCorrected: Rumours, Quiet;
    RumourEnded: Rumours, Quiet;
    MediaBriefed: Rumours, Quiet;
    ConfidenceChanged: Confidence, Quiet;
    CentreTally: Polling, Quiet;
    TurnoutBySex: Polling, Quiet;
    CheckpointTally: Checkpoints, Quiet;
    Waits: Polling, Quiet;
    DutyBeyondShift: Movement, Quiet => unit;
    ReliefSent: Movement, Quiet;
    UnitRelieved: Movement, Quiet => unit;
    TakenIntoCustody: Holdings, Told;
    HeldHandedOver: Holdings, Told;
    HeldGap: Holdings, Stop;
    CountDisputed: Results, Stop, Incident => centre;
    DisputeOver: Results, Told => centre;
    ResultReceived: Results, Quiet;
    ResultHeld: Results, Stop => centre;
    ResultEntered: Results, Quiet;
    ResultsTally: Results, Quiet;
    PostBeyondShift: Checkpoints, Quiet => checkpoint;
    PostReliefSent: Checkpoints, Quiet;
    PostRelieved: Checkpoints, Quiet => checkpoint;
}

impl Fact {
    /// The mechanism of the simulation that records it, by the name that its state has among the state hashes.
    pub fn mechanism(&self) -> &'static str {
        self.kind().mechanism().name()
    }
}

impl FactKind {
    /// The kind of that name, in capitals or small letters.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|k| k.name().eq_ignore_ascii_case(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::CentreId;

    #[test]
    fn a_kind_has_the_name_that_its_facts_have_in_files() {
        let facts = [
            Fact::ExerciseStarted,
            Fact::CentreReady {
                centre: CentreId::from("c"),
            },
            Fact::SupportDeclined { request: 1 },
        ];
        for f in facts {
            assert_eq!(serde_json::to_value(&f).unwrap()["kind"], f.kind().name());
        }
        assert_eq!(
            FactKind::named("orderREJECTED"),
            Some(FactKind::OrderRejected)
        );
        assert_eq!(FactKind::named("Typo"), None);
        let mut names: Vec<_> = FactKind::ALL.iter().map(|k| k.name()).collect();
        names.dedup();
        assert_eq!(names.len(), FactKind::ALL.len());
    }
}
