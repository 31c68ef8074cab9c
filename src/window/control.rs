//! What exercise control does at the window: times, injects written live or moved, notes, an evaluator's decisions.
//!
//! Deliberately not here: the acts themselves and what seats order (`act`).

use super::act::{Act, Hand, toggle};
use super::ui::*;
use crate::atlas::thing::Thing;
use crate::base::ids::{InjectId, ObjectiveId, TaskId};
use crate::base::text::{Lang, Text};
use crate::base::time::{SimTime, Span};
use crate::record::observation::{NoteKind, Observation};
use crate::record::order::{AdHoc, Order};
use crate::record::rating::{Judgement, Rating};
use crate::session::live::{Ask, Control};

impl Hand<'_> {
    /// A time that was typed: a clock time, or `+15` for minutes from now.
    pub(super) fn time(&mut self, field: Field) -> Option<SimTime> {
        let s = self.snapshot()?;
        let typed = self.ui.typed(field).trim().to_owned();
        let t = match typed.strip_prefix('+') {
            Some(minutes) => minutes.parse::<i64>().ok().filter(|m| (0..=40_000).contains(m)).map(|m| s.at + Span::from_mins(m)),
            None => SimTime::parse(&typed),
        };
        if t.is_none() {
            let say = self.words.of(self.ui.lang);
            let words = say.t("bad-time");
            self.ui.say(words, true);
        }
        t
    }

    pub(super) fn run_until(&mut self) {
        let Some(t) = self.time(Field::RunUntil) else { return };
        let Some(s) = self.snapshot() else { return };
        if t <= s.at && s.tape.is_none() {
            let words = self.words.of(self.ui.lang).t("time-is-past");
            return self.ui.say(words, true);
        }
        self.ui.dialog = None;
        self.control(Control::RunUntil(t));
    }

    pub(super) fn later(&mut self, inject: InjectId, minutes: i64, following: bool) {
        let Some(s) = self.snapshot() else { return };
        let due = s.truth.injects.iter().find(|i| i.id == inject).and_then(|i| i.due);
        let at = (due.unwrap_or(s.at) + Span::from_mins(minutes)).max(s.at);
        self.give_as_control(Order::Retime { inject, at, following });
    }

    pub(super) fn retime(&mut self, inject: InjectId, following: bool) {
        let Some(at) = self.time(Field::Retime) else { return };
        self.ui.dialog = None;
        self.give_as_control(Order::Retime { inject, at, following });
    }

    pub(super) fn draft(&mut self, act: Act) {
        let d = &mut self.ui.draft;
        match act {
            Act::DraftKind(kind) => d.kind = kind,
            Act::DraftTo(seat) => toggle(&mut d.to, seat),
            Act::DraftChannel(c) => d.channel = c,
            Act::DraftIncident(kind) => {
                d.incident = Some(kind);
                d.stage = 0;
            }
            Act::DraftStage(n) => d.stage = n,
            Act::DraftOutage(c) => toggle(&mut d.channels, c),
            Act::DraftUndo(undo) => d.undo = undo,
            _ => {}
        }
    }

    pub(super) fn improvise(&mut self) {
        let at = match self.ui.typed(Field::InjectTime).trim() {
            "" => None,
            _ => match self.time(Field::InjectTime) {
                None => return,
                some => some,
            },
        };
        let Some(s) = self.snapshot() else { return };
        match super::panels::adhoc::effect(self.ui, &s) {
            Ok(what) => {
                if let AdHoc::Message { .. } = &what {
                    self.ui.fields.remove(&Field::MessageText);
                }
                self.ui.fields.remove(&Field::InjectTime);
                self.ui.dialog = None;
                self.give_as_control(Order::Improvise { what, at });
            }
            Err(key) => {
                let words = self.words.of(self.ui.lang).t(key);
                self.ui.say(words, true);
            }
        }
    }

    pub(super) fn note(&mut self, kind: NoteKind, objective: Option<ObjectiveId>) {
        let Some(s) = self.snapshot() else { return };
        let text = self.ui.typed(Field::Note).trim().to_owned();
        if text.is_empty() && kind == NoteKind::Observation {
            return;
        }
        let seat = self.ui.eyes.clone().filter(|x| *x != s.scenario.excon().id);
        let subject = self.ui.selected.as_ref().and_then(Thing::about);
        self.link.ask(Ask::Observe(Observation { kind, about: s.at, seat, subject, objective, text }));
        self.ui.fields.remove(&Field::Note);
        self.ui.dialog = None;
    }

    /// Writes down an evaluator's decision; without a reason it is none.
    pub(super) fn rate(&mut self, task: TaskId, rating: Option<Rating>) {
        let reason = self.ui.typed(Field::Reason).trim().to_owned();
        if reason.is_empty() {
            let words = self.words.of(self.ui.lang).t("form-no-reason");
            return self.ui.say(words, true);
        }
        self.link.ask(Ask::Rate(Judgement { task, rating, reason }));
        self.ui.fields.remove(&Field::Reason);
        self.ui.dialog = Some(Dialog::Form);
    }

    /// Puts the reason that an evaluator gave before into its field.
    pub(super) fn reason_so_far(&mut self, task: &TaskId) {
        let judged = self.snapshot().and_then(|s| s.judged.clone());
        let tasks = judged.iter().flat_map(|j| &j.ratings).flat_map(|o| &o.tasks);
        let reason = tasks.filter(|t| t.task == *task).find_map(|t| t.judgement.clone());
        self.ui.fields.insert(Field::Reason, reason.unwrap_or_default());
    }
}

/// Text that was typed in one language.
pub(crate) fn typed_text(lang: Lang, words: &str) -> Text {
    match lang {
        Lang::Ar => Text::new(words, ""),
        Lang::En => Text::new("", words),
    }
}
