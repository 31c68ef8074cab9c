//! Sorts of order, as a script looks for them, and the power that each needs.
//!
//! Deliberately not here: the orders and what is true of each (`order`).

use super::states::{Power, list};

list! {
    /// Sorts of order that a script can look for.
    OrderKind {
        /// A unit is sent or redirected, or lent on request.
        Send,
        /// A unit is released.
        StandDown,
        /// A checkpoint's posture is set, both ways or one.
        SetPosture,
        /// A gate's posture is set.
        SetGate,
        /// A road is closed.
        CloseRoad,
        /// A road is opened.
        OpenRoad,
        /// A level of readiness is set.
        SetReadiness,
        /// Voting is suspended.
        SuspendVoting,
        /// Voting is resumed.
        ResumeVoting,
        /// Voting is extended.
        ExtendVoting,
        /// Support is requested.
        RequestSupport,
        /// A repair is asked for.
        RequestRepair,
        /// A message is acknowledged.
        Acknowledge,
        /// A report is acknowledged.
        AcknowledgeReport,
        /// A report is passed on.
        PassOn,
        /// A message is sent to a seat in words.
        SendMessage,
        /// A channel is chosen.
        UseChannel,
        /// Channels are checked.
        CheckComms,
        /// A posture plan is set.
        SetPosturePlan,
        /// A lookout is issued.
        IssueLookout,
        /// A lookout is cancelled.
        CancelLookout,
        /// A convoy is started.
        StartConvoy,
        /// A convoy is halted.
        HaltConvoy,
        /// A convoy is let go on.
        ProceedConvoy,
        /// A convoy is announced.
        AnnounceConvoy,
        /// A rumour is verified.
        VerifyRumour,
        /// A rumour is corrected.
        CorrectRumour,
        /// The media are briefed.
        BriefMedia,
        /// Something is noted.
        Note,
        /// A unit or a checkpoint is relieved.
        Relieve,
        /// What is held is handed over.
        HandOver,
        /// A disputed count, or result forms that are held back, are ruled on.
        RuleOnCount,
    }
}

impl OrderKind {
    /// The power that it needs; none: every room may give it.
    pub const fn power(self) -> Option<Power> {
        match self {
            Self::Send
            | Self::StandDown
            | Self::RequestSupport
            | Self::Relieve
            | Self::HandOver => Some(Power::Units),
            Self::SetPosture
            | Self::SetGate
            | Self::SetPosturePlan
            | Self::IssueLookout
            | Self::CancelLookout
            | Self::AnnounceConvoy => Some(Power::Postures),
            Self::CloseRoad | Self::OpenRoad => Some(Power::Roads),
            Self::SetReadiness => Some(Power::Readiness),
            Self::SuspendVoting | Self::ResumeVoting | Self::ExtendVoting | Self::RuleOnCount => {
                Some(Power::Voting)
            }
            Self::StartConvoy | Self::HaltConvoy | Self::ProceedConvoy => Some(Power::Convoys),
            Self::VerifyRumour | Self::CorrectRumour | Self::BriefMedia => Some(Power::Information),
            Self::Acknowledge
            | Self::AcknowledgeReport
            | Self::PassOn
            | Self::SendMessage
            | Self::UseChannel
            | Self::CheckComms
            | Self::RequestRepair
            | Self::Note => None,
        }
    }
}
