//! Acts that wait to be done, in the order in which they came.
//!
//! Deliberately not here: doing them (`handlers`).

use std::collections::VecDeque;

use crate::screen::state::act::Act;

/// Acts that wait to be done.
#[derive(Default)]
pub(crate) struct Inbox(VecDeque<Act>);

impl Inbox {
    /// Adds an act.
    pub(crate) fn push(&mut self, act: Act) {
        self.0.push_back(act);
    }

    /// Whether nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes out all of them.
    pub(crate) fn take(&mut self) -> VecDeque<Act> {
        std::mem::take(&mut self.0)
    }
}
