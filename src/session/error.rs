//! Why an exercise cannot begin or go on.
//!
//! Deliberately not here: the words (`assets/locales`), where they are shown.

use std::error::Error;
use std::{fmt, io};

use super::store::StoreError;
use crate::base::cause::cause;
use crate::base::ids::{InjectId, TaskId};
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;

/// An exercise cannot begin or go on.
#[derive(Debug)]
pub enum SessionError {
    /// The file.
    Store(StoreError),
    /// The system gives no thread for the exercise.
    NoThread(io::Error),
    /// This version cannot read the scenario in the file.
    Scenario,
    /// Orders are missing from the file, or are not in order.
    OrdersMissing,
    /// Playing again gives another fact than the file holds: its number and time.
    Differs(u64, SimTime),
    /// ENDEX has come.
    Over,
    /// An order lies in the past.
    Late,
    /// The exercise does not come to rest at a moment: injects follow each other without any time between them.
    Restless {
        /// The moment.
        at: SimTime,
        /// How many injects.
        count: usize,
        /// The last few of them.
        last: Vec<InjectId>,
    },
    /// The moment of a branch was not played: the moment, where the exercise starts, how far it came.
    NotPlayed(SimTime, SimTime, SimTime),
    /// The exercise had ended by the moment of the branch.
    Ended,
    /// An order lies before the branch: its time, the branch's moment.
    BeforeBranch(SimTime, SimTime),
    /// There is no such critical task; those that there are.
    NoTask(TaskId, Vec<TaskId>),
    /// A replay takes no orders.
    IsReplay,
}

impl SessionError {
    /// What is wrong and what to do, without the technical cause.
    pub fn message(&self) -> Message {
        match self {
            Self::Store(e) => e.message(),
            Self::NoThread(_) => msg!("session-no-thread"),
            Self::Scenario => msg!("session-scenario-unreadable"),
            Self::OrdersMissing => msg!("session-orders-missing"),
            Self::Differs(n, at) => msg!("session-differs", n = *n, at = at.to_string()),
            Self::Over => msg!("session-over"),
            Self::Late => msg!("session-late"),
            Self::Restless { at, count, last } => {
                let some: Vec<&str> = last.iter().map(|i| i.as_str()).collect();
                msg!(
                    "session-restless",
                    at = at.to_string(),
                    n = *count,
                    some = some
                )
            }
            Self::NotPlayed(at, start, end) => msg!(
                "session-not-played",
                at = at.to_string(),
                start = start.to_string(),
                end = end.to_string()
            ),
            Self::Ended => msg!("session-ended"),
            Self::BeforeBranch(order, at) => msg!(
                "session-before-branch",
                order = order.to_string(),
                at = at.to_string()
            ),
            Self::NoTask(task, all) => {
                let all: Vec<&str> = all.iter().map(|t| t.as_str()).collect();
                msg!("session-no-task", task = task, all = all)
            }
            Self::IsReplay => msg!("session-is-replay"),
        }
    }

    /// What is wrong and what to do, with the technical cause if there is one.
    pub fn words(&self) -> Message {
        let cause = match self {
            Self::Store(e) => e.cause(),
            Self::NoThread(e) => Some(cause(e).into()),
            _ => None,
        };
        let said = self.message();
        match cause {
            Some(cause) => msg!("session-with-cause", said = said, cause = cause),
            None => said,
        }
    }
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().key)
    }
}

impl Error for SessionError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Store(e) => Some(e),
            Self::NoThread(e) => Some(e),
            Self::Scenario
            | Self::OrdersMissing
            | Self::Differs(..)
            | Self::Over
            | Self::Late
            | Self::Restless { .. }
            | Self::NotPlayed(..)
            | Self::Ended
            | Self::BeforeBranch(..)
            | Self::NoTask(..)
            | Self::IsReplay => None,
        }
    }
}

impl From<StoreError> for SessionError {
    fn from(e: StoreError) -> Self {
        Self::Store(e)
    }
}
