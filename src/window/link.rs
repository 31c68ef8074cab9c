//! The window's only tie to the exercise: asks go out, the newest snapshot comes in.
//!
//! What the exercise's queue cannot take at once waits here and is tried again with every frame, so a slow exercise or a slow
//! frame loses nothing. Deliberately not here: what is asked (`act`), how it is shown (the panels).

use std::collections::VecDeque;
use std::sync::Arc;

use bevy::prelude::*;

use crate::base::ids::SeatId;
use crate::record::order::Order;
use crate::session::live::{Ask, Live, Snapshot};
use crate::session::recording::Recording;

/// The tie to the exercise.
#[derive(Resource, Default)]
pub(crate) struct Link {
    live: Option<Live>,
    recording: Option<Arc<Recording>>,
    waiting: VecDeque<Ask>,
    snapshot: Option<Arc<Snapshot>>,
    tokens: u64,
}

impl Link {
    /// Opens an exercise.
    pub(crate) fn open(&mut self, live: Live) {
        self.snapshot = Some(live.newest());
        self.live = Some(live);
        self.recording = None;
        self.waiting.clear();
    }

    /// Opens a recorded exercise.
    pub(crate) fn open_replay(&mut self, live: Live, recording: Arc<Recording>) {
        self.open(live);
        self.recording = Some(recording);
    }

    /// The exercise that is looked at again, if one is.
    pub(crate) fn recording(&self) -> Option<&Arc<Recording>> {
        self.recording.as_ref()
    }

    /// Ends the exercise's thread after everything asked was taken; its file is whole then.
    pub(crate) fn close(&mut self) {
        while self.live.is_some() && !self.waiting.is_empty() {
            let before = self.waiting.len();
            self.flush();
            if self.waiting.len() == before {
                std::thread::sleep(std::time::Duration::from_millis(1));
                if self
                    .live
                    .as_ref()
                    .is_none_or(|l| l.newest().trouble.is_some())
                {
                    break;
                }
            }
        }
        if let Some(live) = &mut self.live {
            live.close();
            self.snapshot = Some(live.newest());
        }
        self.live = None;
        self.recording = None;
    }

    /// Asks something of the exercise.
    pub(crate) fn ask(&mut self, ask: Ask) {
        self.waiting.push_back(ask);
    }

    /// Gives an order; the token of its answer.
    pub(crate) fn order(&mut self, seat: SeatId, order: Order) -> u64 {
        let token = self.token();
        self.ask(Ask::Order { seat, order, token });
        token
    }

    /// A token that was not used yet.
    pub(crate) fn token(&mut self) -> u64 {
        self.tokens += 1;
        self.tokens
    }

    /// The newest snapshot.
    pub(crate) fn snapshot(&self) -> Option<&Arc<Snapshot>> {
        self.snapshot.as_ref()
    }

    /// The exercise file.
    pub(crate) fn file(&self) -> Option<&std::path::PathBuf> {
        self.live.as_ref().map(Live::file)
    }

    fn flush(&mut self) {
        let Some(live) = &self.live else { return };
        while let Some(ask) = self.waiting.pop_front() {
            if let Err(back) = live.ask(ask) {
                self.waiting.push_front(back);
                return;
            }
        }
    }

    /// What was asked and not yet taken, for tests that play the exercise's part.
    #[cfg(test)]
    pub(crate) fn taken(&mut self) -> Vec<Ask> {
        self.waiting.drain(..).collect()
    }

    /// Shows a snapshot that was made up.
    #[cfg(test)]
    pub(crate) fn pretend(&mut self, snapshot: Snapshot) {
        self.snapshot = Some(Arc::new(snapshot));
    }
}

/// Sends what waits and takes what is new.
pub(crate) fn pump(mut link: ResMut<Link>) {
    if link.live.is_none() {
        return;
    }
    if !link.waiting.is_empty() {
        link.flush();
    }
    let newest = link.live.as_ref().map(Live::newest);
    let newer = newest.filter(|n| link.snapshot.as_ref().is_none_or(|s| s.serial != n.serial));
    if let Some(n) = newer {
        link.snapshot = Some(n);
    }
}
