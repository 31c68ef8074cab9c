//! The kinds of facts, for choosing among them: each by the name that it has in the exercise file.
//!
//! Deliberately not here: the facts (`fact`), their wording.

use super::fact::Fact;

/// One list makes the kinds, their names, and which fact is of which; a fact that is missing here does not compile.
macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
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
        }

        impl Fact {
            /// Of which kind it is.
            pub fn kind(&self) -> FactKind {
                match self { $(Self::$kind { .. } => FactKind::$kind,)* }
            }
        }
    };
}

kinds! {
    ExerciseStarted, ExerciseEnded, OrderAccepted, OrderRejected, InjectReleased, InjectLeftOut, InjectRetimed, MessageReceived,
    MessageAcknowledged, ExpectedMet, ExpectedMissed, FlagChanged, RoadBlocked, RoadCleared, RoadClosed, RoadOpened, WeatherChanged,
    ReadinessReached, UnitDeparted, UnitMetBlock, UnitStranded, UnitAtCheckpoint, UnitPassed, UnitArrived, UnitReleased, UnitReturned,
    UnitLost, UnitAdded, CentreReady, CentreOpened, CentreNotOpened, CentreSuspended, CentreResumed, CentreExtended, CentreClosed,
    CountingBegan, CountingDone, GateSet, PostureSet, IncidentBegan, IncidentReported, IncidentEscalated, ResponseBegan,
    ResponseSufficient, ResponseLost, ForceOutOfProportion, PeopleInjured, IncidentSettled, IncidentFaded, SupportRequested,
    SupportGranted, SupportDeclined, ChannelDown, ChannelUp, TransmissionHeld, TransmissionLost, OrderDelivered, OrderNotCarriedOut,
    CommsChecked, ChannelSilent, ChannelTally, ReportReceived, ReportAcknowledged, ReportUnanswered, LookoutIssued, LookoutReceived,
    LookoutTooLate, LookoutHandedOver, VehicleAppeared, VehicleTurnedBack, VehicleIntercepted, VehicleMissed, VehicleEscaped,
    CheckpointDelay, ConvoyStarted, ConvoyHalted, ConvoyResumed, ConvoyReached, CustodySigned, CustodyGap, ConvoyDelivered,
    ConvoyAnnounced, ConvoyPassed, RumourBegan, RumourSpread, RumourVerified, RumourCorrected, RumourEnded, MediaBriefed,
    ConfidenceChanged, CentreTally, CheckpointTally, Waits,
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
