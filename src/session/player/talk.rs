//! The clock of a discussion beside the clock of the exercise: one of them stands while the other runs.
//!
//! It runs while a module is open and exercise time stands, unless exercise control holds it. A module may have a moment, to which the
//! exercise goes on when it is opened, and a piece of play, at whose end the exercise stands again.
//! Deliberately not here: what is said (`evaluate::discussion`).

use super::live::LiveThread;
use super::{Control, Mode, Talk};
use crate::base::time::{SimTime, Span};
use crate::record::order::Order;
use crate::session::pace::TalkClock;

/// The discussion's clock, and whether it is held.
pub(super) struct Talking {
    clock: TalkClock,
    held: bool,
}

impl Default for Talking {
    fn default() -> Self {
        Self {
            clock: TalkClock::at(Span::ZERO),
            held: false,
        }
    }
}

impl Talking {
    /// What it shows.
    pub(super) fn reading(&self) -> Span {
        self.clock.reading()
    }

    /// Holds it, or lets it run when its time has come.
    pub(super) fn hold(&mut self, held: bool) {
        self.held = held;
    }
}

impl LiveThread {
    /// After a break the clock shows what it showed, and stands until people are back.
    pub(super) fn resume_talk(&mut self) {
        let discussion = &self.shown.discussion;
        if discussion.open.is_some() {
            let reading = self.exercise.discussed().max(discussion.reading);
            self.talk = Talking {
                clock: TalkClock::at(reading),
                held: true,
            };
        }
    }

    /// What an order that was accepted does to the clocks.
    pub(super) fn after_order(&mut self, order: &Order) {
        let Order::OpenModule { module } = order else {
            return;
        };
        self.take_in_facts();
        self.talk = Talking {
            clock: TalkClock::at(self.shown.discussion.reading),
            held: false,
        };
        let Some(module) = self.exercise.sim().scenario().module(module).cloned() else {
            return;
        };
        if let Some(piece) = &module.play {
            self.control(Control::Pace(piece.pace));
        }
        if self.shown.mode.moves() {
            self.control(Control::Pause);
        }
        if let Some(t) = module.at.filter(|t| *t > self.exercise.sim().now()) {
            self.control(Control::RunUntil(t));
        }
    }

    /// The end of the piece of play into which the open module leads, while that lies ahead.
    pub(super) fn end_of_piece(&self) -> Option<SimTime> {
        let piece = self.shown.module.as_ref()?.play.as_ref()?;
        (piece.until > self.exercise.sim().now()).then_some(piece.until)
    }

    /// Lets the clock run or stand, as the exercise does.
    pub(super) fn follow_talk(&mut self) {
        let stands = matches!(self.shown.mode, Mode::Ready | Mode::Paused);
        let open = self.shown.module.is_some();
        let runs = open && stands && !self.talk.held;
        if !open {
            self.talk = Talking::default();
        }
        self.talk.clock.let_run(runs);
        self.shown.talk = Talk {
            reading: self.talk.reading(),
            runs,
            held: self.talk.held,
        };
    }

    /// Writes down what the clock shows.
    pub(super) fn keep_talk(&mut self) {
        if self.shown.module.is_some() {
            let done = self.exercise.note_discussed(self.talk.reading());
            self.check(done);
        }
    }
}
