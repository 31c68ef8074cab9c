//! What may be asked of the script. Deliberately not here: what it then does.

use crate::base::ids::{InjectId, SeatId};
use crate::base::time::SimTime;
use crate::record::order::AdHoc;
use crate::sim::messages::message::ScriptMessage;

/// An inject is to be released.
#[derive(Clone, Debug)]
pub(crate) struct InjectRequest {
    /// Which.
    pub(crate) inject: InjectId,
    /// Whether exercise control releases it, whatever its time or condition.
    pub(crate) by_hand: bool,
}

/// An inject that was written live joins the script.
#[derive(Clone, Debug)]
pub(crate) struct ImproviseRequest {
    /// What it does.
    pub(crate) what: AdHoc,
    /// When; at once if no time is given.
    pub(crate) at: Option<SimTime>,
}

/// A message of the script reached a seat by its channel.
#[derive(Clone, Debug)]
pub(crate) struct MessageArrived {
    /// Which.
    pub(crate) message: ScriptMessage,
    /// Whom it reached.
    pub(crate) seat: SeatId,
}
