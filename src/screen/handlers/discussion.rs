//! What is done in a discussion: answers, points, the large screen.
//!
//! Deliberately not here: opening modules and putting questions, which are orders like any other.

use crate::base::ids::{PointId, QuestionId, SeatId};
use crate::base::time::Span;
use crate::record::order::Order;
use crate::screen::handlers::ActHandler;
use crate::screen::state::act::Panel;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::link::Link;
use crate::screen::state::rights::writes_for_others;
use crate::screen::state::ui::{Field, ScriptTab, Ui};
use crate::session::player::{Answer, Snapshot};

impl ActHandler<'_> {
    /// Goes on to the answer to another question; what was typed for this one stays.
    pub(super) fn answer_to(&mut self, question: Option<QuestionId>) {
        let Some(s) = self.snapshot() else { return };
        turn_to(self.ui, &s, question);
        if self.ui.answering.is_some() {
            self.ui.focus = Some(Field::Answer);
        }
    }

    /// Goes on to the answer of another seat, or of all together, for those who write for others.
    pub(super) fn answer_of(&mut self, seat: Option<SeatId>) {
        let Some(s) = self.snapshot() else { return };
        let question = self.ui.answering.clone();
        turn_to(self.ui, &s, None);
        self.ui.answer_of = seat;
        turn_to(self.ui, &s, question);
        self.ui.focus = Some(Field::Answer);
    }

    /// Puts what is typed away before one looks through other eyes: it is that seat's.
    pub(super) fn leave_answer(&mut self) {
        if let Some(s) = self.snapshot() {
            turn_to(self.ui, &s, None);
        }
    }

    /// Gives the answer that is typed. The words are kept until they were accepted.
    pub(super) fn save_answer(&mut self, question: QuestionId) {
        let text = self.ui.typed(Field::Answer).trim().to_owned();
        if text.is_empty() {
            return self.ui.complain_at(Field::Answer, "answer-empty");
        }
        if !self.fits(&[Field::Answer]) {
            return;
        }
        let Some(s) = self.snapshot() else { return };
        let for_others = writes_for_others(self.ui, &s);
        let order = Order::AnswerQuestion {
            question,
            of: self.ui.answer_of.clone().filter(|_| for_others),
            text,
            spent: Span::ZERO,
        };
        turn_to(self.ui, &s, None);
        if for_others {
            self.give_as_control(order);
        } else {
            self.give(order);
        }
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
        let excon = s.scenario.excon().id.clone();
        if !on {
            // Who steers goes back to what exercise control sees, once it is said that the hall sees it no more.
            if std::mem::take(&mut self.ui.left_control) {
                self.look_as(excon);
            }
            return;
        }
        // What was said to the trainer is not for the hall.
        self.ui.toast = None;
        self.ui.left_control = self.ui.eyes.as_ref().is_none_or(|e| *e == excon);
        if let Some(room) = s.scenario.shown_room() {
            self.look_as(room.id.clone());
        }
    }
}

/// Whose answer is being written here; none: of all together.
fn whose(ui: &Ui, s: &Snapshot) -> Option<SeatId> {
    if writes_for_others(ui, s) {
        ui.answer_of.clone()
    } else {
        ui.eyes.clone()
    }
}

/// Turns to the answer to a question: what is typed for another one is kept, and what was typed for this one, or the answer that was
/// given, stands in the field.
fn turn_to(ui: &mut Ui, s: &Snapshot, question: Option<QuestionId>) {
    if ui.answering == question {
        return;
    }
    let whose = whose(ui, s);
    let typed = ui.fields.remove(&Field::Answer).unwrap_or_default();
    if let Some(before) = ui.answering.take() {
        ui.answers.insert((before, whose.clone()), typed);
    }
    if let Some(q) = &question {
        let given = || {
            let answer = s.discussion.answer(q, whose.as_ref());
            answer.map(|g| g.text.clone()).unwrap_or_default()
        };
        let kept = ui.answers.remove(&(q.clone(), whose.clone()));
        let words = kept.filter(|w| !w.is_empty()).unwrap_or_else(given);
        ui.fields.insert(Field::Answer, words);
    }
    ui.answering = question;
}

/// Forgets the words of an answer once they were accepted; those of one that was refused can be given again.
pub(crate) fn heard(ui: &mut Ui, s: &Snapshot, a: &Answer) {
    let Order::AnswerQuestion {
        question, of, text, ..
    } = &a.order
    else {
        return;
    };
    if a.refused.is_some() || a.failed.is_some() {
        return;
    }
    let own = s.scenario.is_played(&a.seat).then(|| a.seat.clone());
    let key = (question.clone(), of.clone().or(own));
    if ui.answers.get(&key).is_some_and(|kept| kept.trim() == text) {
        ui.answers.remove(&key);
    }
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
        ui.front = None;
        if std::mem::take(&mut ui.projecting) && std::mem::take(&mut ui.left_control) {
            ui.dialog = Some(Dialog::Truth);
        }
        turn_to(ui, s, None);
    }
    ui.discussed = Some((open, asked));
}
