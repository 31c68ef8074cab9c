//! What a page sent, on its way to the exercise: passed on in order, under names by which nothing is done twice, and kept where the
//! exercise's queue is full, until the page sends it again.
//!
//! Deliberately not here: what a press means (`viewer`), pages (`host`).

use std::collections::VecDeque;

use super::host::{Host, PATIENCE, Refused};
use super::locks::lock;
use super::wall::now;
use crate::session::RequestId;
use crate::session::player::{Control, SessionRequest};

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
    requests: VecDeque<SessionRequest>,
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

impl Host {
    /// Passes on what was requested.
    ///
    /// # Errors
    /// Gives back what is left of it if the exercise takes no more now.
    pub(super) fn pass_on(&self, mut begun: Begun) -> Result<Begun, Begun> {
        while let Some(request) = begun.requests.pop_front() {
            match request {
                // Whose picture is made follows from who looks.
                SessionRequest::ViewAs(_) => continue,
                SessionRequest::Replay(at) => {
                    self.players.begin_replay(at, self.watched_now());
                    continue;
                }
                SessionRequest::EndReplay => {
                    self.players.end_replay();
                    continue;
                }
                SessionRequest::Emergency(true, _) => {
                    let pause = SessionRequest::Control(Control::Pause);
                    self.players.to_replay(pause);
                }
                _ => {}
            }
            let to = self.players.for_request(&request);
            if let Err(back) = to.request(request) {
                begun.requests.push_front(back);
                return Err(begun);
            }
        }
        Ok(begun)
    }

    /// Waits until orders were answered.
    ///
    /// # Errors
    /// If the exercise was closed, or takes too long.
    pub(super) async fn answered(&self, tokens: &[u64]) -> Result<(), Refused> {
        let mut news = self.news.clone();
        let until = now() + PATIENCE;
        loop {
            let newest = self.players.live().newest().ok_or(Refused::Closed)?;
            let has = |t: &u64| newest.answers.iter().any(|a| a.token == *t);
            if tokens.iter().all(has) {
                return Ok(());
            }
            let left = until.saturating_duration_since(now());
            if left.is_zero() {
                return Err(Refused::Closed);
            }
            match tokio::time::timeout(left, news.changed()).await {
                Ok(Ok(())) | Err(_) => {}
                Ok(Err(_)) => return Err(Refused::Closed),
            }
        }
    }

    /// Somebody sits down at a browser, under a name or none; who was there before as a certain person is that one again. It is
    /// written down before this returns, which takes a while and belongs on a thread of its own.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn sit_down(
        &self,
        browser: &str,
        name: &str,
        before: Option<u32>,
    ) -> std::io::Result<u32> {
        let (number, names) = {
            let mut people = lock(&self.people);
            let person = people.sit_down(browser, name, before);
            (person.number, people.names())
        };
        self.keep()?;
        // A queue that is full is full of orders; the names are told again with the next who comes.
        let names = SessionRequest::Names(names);
        self.players.live().request(names).ok();
        Ok(number)
    }

    /// Writes what of codes and people is not in their files yet. It takes a while and belongs on a thread of its own.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub(super) fn keep(&self) -> std::io::Result<()> {
        // One after the other, so that what is older never comes later.
        let _one = lock(&self.writing);
        let people = lock(&self.people).unsaved()?;
        if let Some((file, text)) = people
            && let Err(e) = file.write(&text)
        {
            lock(&self.people).was_not_saved();
            return Err(e);
        }
        let codes = lock(&self.codes).unsaved()?;
        if let Some((file, text)) = codes
            && let Err(e) = file.write(&text)
        {
            lock(&self.codes).was_not_saved();
            return Err(e);
        }
        Ok(())
    }
}
