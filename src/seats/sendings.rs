//! What a page sent and what became of it: done, or waiting for room in the exercise's queue under the name that it was sent by.
//!
//! Deliberately not here: passing it on (`passing`), what a press means (`viewer`).

use std::collections::VecDeque;

use crate::session::RequestId;
use crate::session::player::SessionRequest;

/// Names of requests that are remembered for a page.
const DONE: usize = 256;

/// What a page sent and what became of it.
#[derive(Default)]
pub(super) struct Sendings {
    /// Names of what was sent and done, the newest last.
    done: VecDeque<String>,
    /// What was pressed but is not wholly with the exercise yet.
    begun: Option<Begun>,
}

/// What a press asks of the exercise, as far as it was not passed on yet.
pub(super) struct Begun {
    /// The name of what was sent.
    id: String,
    pub(super) requests: VecDeque<SessionRequest>,
    /// The tokens of the orders among all that it asked for.
    tokens: Vec<u64>,
}

impl Sendings {
    /// Whether what bears this name was done.
    pub(super) fn has(&self, id: &str) -> bool {
        self.done.iter().any(|d| d == id)
    }

    /// What was begun and has not been passed on, if there is anything.
    pub(super) fn begun(&mut self) -> Option<Begun> {
        self.begun.take()
    }

    /// What could not be passed on wholly waits until it is sent again.
    pub(super) fn put_off(&mut self, begun: Begun) {
        self.begun = Some(begun);
    }

    /// What bears this name was done.
    pub(super) fn note(&mut self, id: String) {
        self.done.push_back(id);
        if self.done.len() > DONE {
            self.done.pop_front();
        }
    }
}

impl Begun {
    /// What somebody sent under a name. Each order of it gets a name of its own, so that one press gives each of them once.
    pub(super) fn new(id: String, person: u32, requests: Vec<SessionRequest>) -> Self {
        let mut tokens = Vec::new();
        let mut named = VecDeque::new();
        for request in requests {
            named.push_back(match request {
                SessionRequest::Order {
                    seat, order, token, ..
                } => {
                    let name = match tokens.len() {
                        0 => RequestId::of_person(person, &id),
                        n => RequestId::of_person(person, &format!("{n}-{id}")),
                    };
                    tokens.push(token);
                    SessionRequest::Order {
                        seat,
                        order,
                        token,
                        request: name,
                    }
                }
                other => other,
            });
        }
        Self {
            id,
            requests: named,
            tokens,
        }
    }

    /// The name of what was sent.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// The tokens of its orders.
    pub(super) fn tokens(&self) -> &[u64] {
        &self.tokens
    }
}
