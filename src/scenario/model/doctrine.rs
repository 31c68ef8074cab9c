//! Standing orders: rules for the seats that no person holds. An author types them as they are checked.
//!
//! Deliberately not here: how a rule finds its reasons (`sim::seats::doctrine`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::ids::RuleId;
use crate::base::time::Span;
use crate::record::states::{Readiness, Role};

/// A rule of the standing orders: played for a seat that no person holds, from what that seat may know.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Identifier.
    pub id: RuleId,
    /// Roles that follow it.
    pub roles: Vec<Role>,
    /// What it does.
    pub does: Doctrine,
    /// Time between knowing and ordering.
    pub reaction: Span,
}

/// What a rule of the standing orders does.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Doctrine {
    /// Acknowledge every message.
    AcknowledgeMessages,
    /// Set readiness some time before polling opens.
    RaiseReadiness {
        /// How long before.
        before: Span,
        /// The level.
        level: Readiness,
    },
    /// Send the nearest free units that cover what a reported incident still needs.
    SendToIncidents {
        /// Units kept back in the area.
        keep: u32,
    },
    /// Ask the main room for what the area cannot cover.
    AskForSupport,
    /// Lend the nearest free unit to whoever asks, or decline.
    LendSupport,
    /// Release units that stand where nothing is left to do.
    ReleaseIdle,
    /// Close roads that are known to be blocked, and open them when they are clear.
    CloseBlockedRoads,
    /// Relax a checkpoint with a long line, and restore it when the line is short.
    EaseCheckpoints {
        /// Vehicles in line at which it is relaxed.
        above: u32,
        /// Vehicles in line at which it is restored.
        below: u32,
    },
    /// Suspend voting where a reported incident endangers a centre, and resume it when settled.
    ProtectVoting,
    /// Extend voting where it was suspended or opened late for at least so long, by the time lost.
    ExtendLostTime {
        /// Time lost.
        at_least: Span,
    },
    /// Confirm every report that asks for it.
    AcknowledgeReports,
    /// Pass reports of incidents on to the rooms of some roles.
    PassReports {
        /// The roles.
        to: Vec<Role>,
    },
    /// Send the situation of the own area to the rooms of some roles, again and again.
    ReportSituation {
        /// The roles.
        to: Vec<Role>,
        /// Time between two.
        every: Span,
    },
    /// Issue lookouts to all checkpoints of the area for vehicles that the seat hears of.
    IssueLookouts {
        /// How long they hold.
        holds: Span,
    },
    /// Tell the neighbouring rooms of a vehicle: a sub-room tells the main room, the main room all sub-rooms.
    PassLookouts,
    /// Start convoys with an escort, and announce them.
    StartConvoys {
        /// How long before polling opens materials go out.
        before: Span,
        /// How long after polling closes boxes are fetched.
        after: Span,
    },
    /// Let halted convoys go on once they are safe or another way is known.
    ProceedConvoys,
    /// Verify rumours that the seat hears of.
    VerifyRumours,
    /// Correct rumours that were found false.
    CorrectRumours,
    /// Brief the media in municipalities where a rumour is known.
    BriefMedia,
    /// Repeat orders that nobody confirmed, by the next channel.
    RepeatOrders {
        /// Time without a confirmation.
        after: Span,
    },
    /// Ask for repair of what the police cannot mend.
    RequestRepairs,
    /// Check comms at STARTEX.
    CheckComms,
    /// Relieve units and checkpoints whose people have been on duty for longer than a shift.
    RelieveUnits {
        /// How long beyond it.
        beyond: Span,
    },
    /// Hand over people and evidence that checkpoints and units hold: to the nearest free unit that can investigate, or else to the
    /// directorate.
    HandOverHeld,
}
