//! What is done in a discussion: answers, points, the large screen.
//!
//! Deliberately not here: opening modules and putting questions, which are orders like any other.

use crate::base::ids::{PointId, QuestionId};
use crate::base::time::Span;
use crate::record::order::Order;
use crate::record::states::Role;
use crate::screen::handlers::ActHandler;
use crate::screen::state::act::Panel;
use crate::screen::state::link::Link;
use crate::screen::state::place::Place;
use crate::screen::state::ui::{Field, ScriptTab, Ui};
use crate::session::player::Snapshot;

impl ActHandler<'_> {
    /// Goes on to the answer to another question; what was typed for this one stays.
    pub(super) fn answer_to(&mut self, question: Option<QuestionId>) {
        let Some(s) = self.snapshot() else { return };
        turn_to(self.ui, &s, question);
        if self.ui.answering.is_some() {
            self.ui.focus = Some(Field::Answer);
        }
    }

    /// Gives the answer that is typed.
    pub(super) fn save_answer(&mut self, question: QuestionId) {
        let text = self.ui.typed(Field::Answer).trim().to_owned();
        if text.is_empty() {
            return self.ui.complain_at(Field::Answer, "answer-empty");
        }
        let Some(s) = self.snapshot() else { return };
        let excon = &s.scenario.excon().id;
        let control = self.ui.eyes.as_ref().is_none_or(|e| e == excon);
        let for_others = control || self.ui.place == Place::NoteTaker;
        let order = Order::AnswerQuestion {
            question: question.clone(),
            of: self.ui.answer_of.clone().filter(|_| for_others),
            text,
            spent: Span::ZERO,
        };
        if for_others {
            self.give_as_control(order);
        } else {
            self.give(order);
        }
        self.ui.fields.remove(&Field::Answer);
        self.ui.answers.remove(&question);
        self.ui.answering = None;
    }

    /// Writes down whether a point was raised.
    pub(super) fn mark_point(&mut self, point: PointId, raised: bool) {
        self.give_as_control(Order::NotePoint {
            point,
            raised,
            spent: Span::ZERO,
        });
    }

    /// Shows the module large for all who are in the hall, or leaves that. At the machine that plays, the map then is what the main
    /// room sees, for the hall must not see the truth.
    pub(super) fn project(&mut self, on: bool) {
        self.ui.projecting = on;
        let Some(s) = self.snapshot() else { return };
        if on {
            let rooms = s.scenario.seats.values();
            let main = rooms
                .filter(|x| x.role == Role::MainRoom)
                .min_by_key(|x| &x.id);
            let first = s
                .scenario
                .seats
                .values()
                .find(|x| s.scenario.is_played(&x.id));
            if let Some(room) = main.or(first) {
                self.look_as(room.id.clone());
            }
        }
    }
}

/// Turns to the answer to a question: what is typed for another one is kept, and what was typed for this one, or the answer that the
/// seat gave, stands in the field.
fn turn_to(ui: &mut Ui, s: &Snapshot, question: Option<QuestionId>) {
    if ui.answering == question {
        return;
    }
    let typed = ui.fields.remove(&Field::Answer).unwrap_or_default();
    if let Some(before) = ui.answering.take() {
        ui.answers.insert(before, typed);
    }
    if let Some(q) = &question {
        let given = || {
            let seat = ui.eyes.as_ref();
            let own = s.discussion.answer(q, seat);
            own.map(|g| g.text.clone()).unwrap_or_default()
        };
        let words = ui.answers.remove(q).filter(|w| !w.is_empty());
        let words = words.unwrap_or_else(given);
        ui.fields.insert(Field::Answer, words);
    }
    ui.answering = question;
}

/// Whether the discussion went on since it was followed last.
pub(crate) fn has_gone_on(link: &Link, ui: &Ui) -> bool {
    link.snapshot().is_some_and(|s| {
        let d = &s.discussion;
        let before = ui.discussed.as_ref();
        before.is_none_or(|(open, asked)| (open, asked) != (&d.open, &d.asked))
    })
}

/// Brings the discussion before those who look, when a module is opened or a question is put; what is typed stays.
pub(crate) fn follow(link: &Link, ui: &mut Ui) {
    if !has_gone_on(link, ui) {
        return;
    }
    let Some(s) = link.snapshot() else { return };
    let (open, asked) = (s.discussion.open.clone(), s.discussion.asked.clone());
    if ui.discussed.is_none() && !s.scenario.modules.is_empty() {
        ui.script_tab = ScriptTab::Discussion;
    }
    let before = ui.discussed.take().unwrap_or_default();
    if open != before.0 && open.is_some() {
        ui.script_tab = ScriptTab::Discussion;
        ui.away.script = false;
        ui.front = Some(Panel::Script);
    }
    if open.is_none() && before.0.is_some() {
        ui.projecting = false;
        ui.front = None;
        turn_to(ui, s, None);
    }
    let mine = |q: &QuestionId| s.module.as_ref().and_then(|m| m.question(q)).is_some();
    // Who is in the middle of an answer is not torn away from it.
    let writes = !ui.typed(Field::Answer).trim().is_empty();
    if asked != before.1 && ui.place == Place::Team && !writes {
        turn_to(ui, s, asked.clone().filter(mine));
    }
    ui.discussed = Some((open, asked));
}
