//! Messages as a seat has them: those of the script, and those in words from other seats.
//!
//! Deliberately not here: reports, which a program makes (`ReportView`).

use serde::Serialize;

use crate::base::ids::{InjectId, SeatId};
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::situation::SituationReport;
use crate::record::states::{Channel, Purpose};

/// A message.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MessageView {
    /// The inject that brought it.
    pub inject: InjectId,
    /// Its position among the inject's effects: an inject may bring a seat several messages.
    pub effect: usize,
    /// When it came.
    pub at: SimTime,
    /// Who is said to send it.
    pub from: Text,
    /// By which means.
    pub channel: Channel,
    /// The words.
    pub text: Text,
    /// A file of the scenario that comes with it.
    pub attachment: Option<String>,
    /// Whether this seat confirmed it.
    pub acknowledged: bool,
}

/// A message in words from another seat.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SeatMessageView {
    /// Its number, from 1.
    pub number: u32,
    /// When it came.
    pub at: SimTime,
    /// When it was sent.
    pub sent: SimTime,
    /// The seat that sent it.
    pub from: SeatId,
    /// What it is for.
    pub purpose: Purpose,
    /// The inject whose message it is about. A seat that has not got that message cannot look it up.
    pub regarding: Option<InjectId>,
    /// Number of the message that it answers.
    pub answers: Option<u32>,
    /// By which means it came.
    pub channel: Channel,
    /// The words; of a situation report the situation.
    pub text: String,
    /// What else a situation report says; none: it is a message in plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub situation_report: Option<SituationReport>,
}
