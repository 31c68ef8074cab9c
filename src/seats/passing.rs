//! What a page sent, on its way to the exercise: passed on in order, under names by which nothing is done twice, and kept where the
//! exercise's queue is full, until the page sends it again.
//!
//! Deliberately not here: what a press means (`viewer`), pages (`host`).

use std::sync::Arc;

use super::host::{Host, PATIENCE, Refused};
use super::locks::lock;
use super::players::BranchWanted;
use super::sendings::Begun;
use super::wall::now;
use crate::base::time::SimTime;
use crate::session::pace::wall_millis;
use crate::session::player::{Caller, Control, Emergency, Phase, SessionRequest};

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
                SessionRequest::Branch { at, staffed } => {
                    self.players.want_branch(BranchWanted { at, staffed });
                    continue;
                }
                SessionRequest::Emergency(on, ref by) => self.say_what_is_real(on, by.clone()),
                _ => {}
            }
            let to = self.players.for_request(&request);
            if let Err(back) = to.request(request) {
                // Of an exercise that is dead the host has said it.
                if matches!(back, SessionRequest::Emergency(..)) && !self.lives() {
                    continue;
                }
                begun.requests.push_front(back);
                return Err(begun);
            }
        }
        Ok(begun)
    }

    /// Has all pages say that there is a real emergency, or that it is over, whether the exercise lives or not, and lets a replay stand. The
    /// exercise itself is to be told too.
    pub(super) fn say_what_is_real(&self, on: bool, by: Caller) {
        if on {
            let pause = SessionRequest::Control(Control::Pause);
            self.players.to_replay(pause);
        }
        let at = self.players.live().newest().map_or(SimTime::ZERO, |s| s.at);
        self.alarm.say(on.then(|| {
            Arc::new(Emergency {
                by: Some(by),
                at,
                wall_ms: wall_millis(),
            })
        }));
        self.players.tell();
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
            // What has ended answers nothing any more.
            if left.is_zero() || self.players.live().phase() != Phase::Open {
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
