//! The clock of a discussion beside the clock of the exercise: one of them stands while the other runs.
//!
//! It runs while a module is open and exercise time stands, unless exercise control holds it. A module may have a moment, to which the
//! exercise goes on when it is opened, played by standing orders in all seats, and a piece of play, at whose end the exercise stands again.
//! Deliberately not here: what is said (`evaluate::discussion`).

use super::live::LiveThread;
use super::{Control, Mode, Talk};
use crate::base::ids::SeatId;
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry};
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
            self.go_on_to_moment();
        }
    }

    /// Goes on to the moment of the open module if the process was killed on the way, and finds who had stepped back for that.
    fn go_on_to_moment(&mut self) {
        let facts = self.exercise.sim().facts();
        let given = |f: &FactEntry| match &f.fact {
            Fact::OrderAccepted { order, .. } => Some((f.at, order.clone())),
            _ => None,
        };
        let opens = |x: &(SimTime, Order)| matches!(x.1, Order::OpenModule { .. });
        let orders: Vec<(SimTime, Order)> = facts.iter().filter_map(given).collect();
        let Some(n) = orders.iter().rposition(opens) else {
            return;
        };
        let opened = orders[n].0;
        let stepped_back = orders[n + 1..].iter().map_while(|(at, o)| match o {
            Order::Staff {
                seat,
                staffed: false,
            } if *at == opened => Some(seat.clone()),
            _ => None,
        });
        let stepped_back: Vec<SeatId> = stepped_back.collect();
        let is_back = |seat: &SeatId| self.shown.staffed.contains(seat);
        self.looking_on = stepped_back.into_iter().filter(|s| !is_back(s)).collect();
        let moment = self.shown.module.as_ref().and_then(|m| m.at);
        if let Some(t) = moment.filter(|t| *t > self.exercise.sim().now()) {
            self.control(Control::RunUntil(t));
        }
    }

    /// Ends the open module before another one is opened or ENDEX comes, so that its time is on record.
    pub(super) fn before_order(&mut self, seat: &SeatId, order: &Order) {
        let sim = self.exercise.sim();
        let open = self.shown.discussion.open.as_ref();
        let ends = match order {
            Order::OpenModule { module } => {
                open.is_some_and(|m| m != module) && sim.scenario().module(module).is_some()
            }
            Order::EndExercise => open.is_some(),
            _ => false,
        };
        let excon = sim.scenario().excon().id.clone();
        if ends && *seat == excon {
            let spent = self.talk.reading();
            let done = self.exercise.order(excon, Order::CloseModule { spent });
            self.check(done);
            self.take_in_facts();
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
        self.keep_talk();
        let Some(module) = self.exercise.sim().scenario().module(module).cloned() else {
            return;
        };
        let pace = module.play.as_ref().map_or(1.0, |piece| piece.pace);
        self.control(Control::Pace(pace));
        if self.shown.mode.moves() {
            self.control(Control::Pause);
        }
        if let Some(t) = module.at.filter(|t| *t > self.exercise.sim().now()) {
            // Nobody can play in so short a time, and what nobody plays stands still.
            let staffed: Vec<SeatId> = self.shown.staffed.iter().cloned().collect();
            self.staff(&staffed, false);
            self.looking_on.extend(staffed);
            self.control(Control::RunUntil(t));
        }
    }

    /// People take their seats again once the exercise stands at the moment of a module.
    pub(super) fn take_seats_again(&mut self) {
        if !self.shown.mode.moves() {
            let back = std::mem::take(&mut self.looking_on);
            self.staff(&back, true);
        }
    }

    fn staff(&mut self, seats: &[SeatId], staffed: bool) {
        let excon = self.exercise.sim().scenario().excon().id.clone();
        for seat in seats {
            let order = Order::Staff {
                seat: seat.clone(),
                staffed,
            };
            let done = self.exercise.order(excon.clone(), order);
            if !self.check(done) {
                return;
            }
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
        if self.shown.mode == Mode::Over {
            // Nothing is discussed after ENDEX.
            self.shown.module = None;
        }
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
