//! What is done with the clock.
//!
//! Deliberately not here: keeping it (`session::player`).

use crate::base::time::SimTime;
use crate::record::order::Order;
use crate::screen::handlers::ActHandler;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::place::Place;
use crate::screen::state::typed::understood;
use crate::screen::state::ui::Field;
use crate::session::player::{BEFORE_END, Caller, Control, Post, SessionRequest, Snapshot};

impl ActHandler<'_> {
    pub(super) fn play_or_pause(&mut self) {
        let playing = self.snapshot().is_some_and(|s| s.mode.moves());
        self.control(if playing {
            Control::Pause
        } else {
            Control::Play
        });
    }

    pub(super) fn set_pace(&mut self, pace: f64) {
        self.ui.dialog = None;
        self.control(Control::Pace(pace));
    }

    /// The next faster or slower pace of those that are offered.
    pub(super) fn faster(&mut self, faster: bool) {
        self.link.request(SessionRequest::Faster(faster));
    }

    /// To the next event; in a replay to the next of the sort that is looked for.
    pub(super) fn step(&mut self) {
        if self.is_replay() {
            self.go_to_event(true);
        } else {
            let near = |s: &Snapshot| s.at + BEFORE_END >= s.scenario.head.end;
            if self.snapshot().is_some_and(|s| near(&s)) {
                // Nothing is left but ENDEX.
                return self.show(Dialog::RunToEnd);
            }
            self.control(Control::Step);
        }
    }

    pub(super) fn emergency(&mut self, on: bool) {
        self.ui.asked_over = false;
        let post = match self.ui.place {
            // Those who only look have no hands for it.
            Place::Window | Place::Looking | Place::BigScreen => Post::Machine,
            Place::Control => Post::Control,
            Place::Team => self.seat().map_or(Post::Machine, Post::Seat),
            Place::Evaluator => Post::Evaluator,
            Place::NoteTaker => Post::NoteTaker,
        };
        let person = self.ui.person.clone();
        self.link
            .request(SessionRequest::Emergency(on, Caller { post, person }));
    }

    pub(super) fn end_exercise(&mut self) {
        self.ui.dialog = None;
        self.give_as_control(Order::EndExercise);
    }

    /// A time that was typed; if it is none, that is said at its field.
    pub(super) fn time(&mut self, field: Field) -> Option<SimTime> {
        let s = self.snapshot()?;
        let t = understood(self.ui.typed(field), s.at);
        if t.is_none() {
            self.ui.complain_at(field, "bad-time");
        }
        t
    }

    pub(super) fn run_until(&mut self) {
        let Some(t) = self.time(Field::RunUntil) else {
            return;
        };
        let Some(s) = self.snapshot() else { return };
        if t <= s.at && s.replay.is_none() {
            return self.ui.complain_at(Field::RunUntil, "time-is-past");
        }
        if t >= s.scenario.head.end && s.replay.is_none() {
            // ENDEX comes with it.
            return self.show(Dialog::RunToEnd);
        }
        self.ui.dialog = None;
        self.control(Control::RunUntil(t));
    }

    pub(super) fn run_to_end(&mut self) {
        let Some(s) = self.snapshot() else { return };
        self.ui.dialog = None;
        self.control(Control::RunUntil(s.scenario.head.end));
    }

    pub(super) fn control(&mut self, c: Control) {
        self.link.request(SessionRequest::Control(c));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Lang;
    use crate::screen::keys::KeyCode;
    use crate::screen::state::act::Act;
    use crate::screen::testing::*;

    #[test]
    fn what_runs_to_the_planned_end_asks_first() {
        let mut app = app(snapshot("first-steps"), Lang::En);
        let end = app.link.snapshot().unwrap().scenario.head.end;
        for typed in ["10:00", "12:30"] {
            key(&mut app, KeyCode::KeyU);
            ui(&mut app)
                .fields
                .insert(Field::RunUntil, typed.to_owned());
            press(&mut app, &Act::RunUntil);
            assert_eq!(ui(&mut app).dialog, Some(Dialog::RunToEnd));
            // What has the focus leaves the clock where it is.
            key(&mut app, KeyCode::Enter);
            assert!(asked(&mut app).is_empty());
        }
        act(&mut app, Act::Show(Dialog::RunToEnd));
        press(&mut app, &Act::RunToEnd);
        let run = SessionRequest::Control(Control::RunUntil(end));
        assert_eq!(asked(&mut app), [run]);
    }

    #[test]
    fn steps_stop_before_the_planned_end_and_the_next_one_asks() {
        let mut snap = snapshot("first-steps");
        snap.at = snap.scenario.head.end + -BEFORE_END;
        let mut app = app(snap, Lang::Ar);
        key(&mut app, KeyCode::KeyN);
        assert_eq!(ui(&mut app).dialog, Some(Dialog::RunToEnd));
        assert!(asked(&mut app).is_empty());
    }

    #[test]
    fn an_exercise_begins_at_the_pace_that_the_first_screen_names() {
        for (name, pace) in [("eve-of-the-vote", 5.0), ("first-steps", 1.0)] {
            let begun = snapshot(name);
            assert_eq!((begun.pace, begun.scenario.usual_pace()), (pace, pace));
        }
    }
}
