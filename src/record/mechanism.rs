//! Which mechanism says which fact, for naming where two runs of an exercise part.
//!
//! Deliberately not here: the facts (`fact`).

use super::fact::Fact;

impl Fact {
    /// The mechanism of the simulation that says it, by the name that its state has among the state hashes.
    #[expect(clippy::too_many_lines, reason = "a table of all facts")]
    pub fn mechanism(&self) -> &'static str {
        match self {
            Self::ExerciseStarted | Self::ExerciseEnded => "exercise",
            Self::OrderAccepted { .. } | Self::OrderRejected { .. } => "orders",
            Self::InjectReleased { .. }
            | Self::InjectLeftOut { .. }
            | Self::InjectRetimed { .. }
            | Self::MessageReceived { .. }
            | Self::MessageAcknowledged { .. }
            | Self::ExpectedMet { .. }
            | Self::ExpectedMissed { .. }
            | Self::FlagChanged { .. } => "script",
            Self::RoadBlocked { .. }
            | Self::RoadCleared { .. }
            | Self::RoadClosed { .. }
            | Self::RoadOpened { .. }
            | Self::WeatherChanged { .. } => "roads",
            Self::ReadinessReached { .. } => "readiness",
            Self::UnitDeparted { .. }
            | Self::UnitMetBlock { .. }
            | Self::UnitStranded { .. }
            | Self::UnitAtCheckpoint { .. }
            | Self::UnitPassed { .. }
            | Self::UnitArrived { .. }
            | Self::UnitReleased { .. }
            | Self::UnitReturned { .. }
            | Self::UnitLost { .. }
            | Self::UnitAdded { .. }
            | Self::SupportRequested { .. }
            | Self::SupportGranted { .. }
            | Self::SupportDeclined { .. } => "movement",
            Self::CentreReady { .. }
            | Self::CentreOpened { .. }
            | Self::CentreNotOpened { .. }
            | Self::CentreSuspended { .. }
            | Self::CentreResumed { .. }
            | Self::CentreExtended { .. }
            | Self::CentreClosed { .. }
            | Self::CountingBegan { .. }
            | Self::CountingDone { .. }
            | Self::GateSet { .. }
            | Self::CentreTally { .. }
            | Self::Waits { .. } => "polling",
            Self::PostureSet { .. }
            | Self::CheckpointDelay { .. }
            | Self::CheckpointTally { .. } => "checkpoints",
            Self::IncidentBegan { .. }
            | Self::IncidentEscalated { .. }
            | Self::ResponseBegan { .. }
            | Self::ResponseSufficient { .. }
            | Self::ResponseLost { .. }
            | Self::ForceOutOfProportion { .. }
            | Self::PeopleInjured { .. }
            | Self::IncidentSettled { .. }
            | Self::IncidentFaded { .. } => "incidents",
            Self::ChannelDown { .. }
            | Self::ChannelUp { .. }
            | Self::TransmissionHeld { .. }
            | Self::TransmissionLost { .. }
            | Self::OrderDelivered { .. }
            | Self::OrderNotCarriedOut { .. }
            | Self::CommsChecked { .. }
            | Self::ChannelSilent { .. }
            | Self::ChannelTally { .. } => "comms",
            Self::IncidentReported { .. }
            | Self::ReportReceived { .. }
            | Self::ReportAcknowledged { .. }
            | Self::ReportUnanswered { .. } => "knowledge",
            Self::LookoutIssued { .. }
            | Self::LookoutReceived { .. }
            | Self::LookoutTooLate { .. }
            | Self::LookoutHandedOver { .. }
            | Self::VehicleAppeared { .. }
            | Self::VehicleTurnedBack { .. }
            | Self::VehicleIntercepted { .. }
            | Self::VehicleMissed { .. }
            | Self::VehicleEscaped { .. } => "vehicles",
            Self::ConvoyStarted { .. }
            | Self::ConvoyHalted { .. }
            | Self::ConvoyResumed { .. }
            | Self::ConvoyReached { .. }
            | Self::CustodySigned { .. }
            | Self::CustodyGap { .. }
            | Self::ConvoyDelivered { .. }
            | Self::ConvoyAnnounced { .. }
            | Self::ConvoyPassed { .. } => "custody",
            Self::RumourBegan { .. }
            | Self::RumourSpread { .. }
            | Self::RumourVerified { .. }
            | Self::RumourCorrected { .. }
            | Self::RumourEnded { .. }
            | Self::MediaBriefed { .. } => "rumours",
            Self::ConfidenceChanged { .. } => "confidence",
        }
    }
}
