//! What exercise control does at the window: times, injects written live or moved, notes, an evaluator's decisions.
//!
//! Deliberately not here: the acts themselves and what seats order (`act`).

use super::act::{Act, Hand, toggle};
use super::ui::*;
use crate::base::ids::{InjectId, ObjectiveId, TaskId};
use crate::base::text::{Lang, Text, western_digits};
use crate::base::time::{SimTime, Span};
use crate::map::thing::Thing;
use crate::record::observation::{NoteKind, Observation};
use crate::record::order::{AdHoc, Order};
use crate::record::rating::{Judgement, Rating};
use crate::session::player::{Control, SessionRequest};

impl Hand<'_> {
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
        self.ui.dialog = None;
        self.control(Control::RunUntil(t));
    }

    pub(super) fn later(&mut self, inject: InjectId, minutes: i64, following: bool) {
        let Some(s) = self.snapshot() else { return };
        let due = s
            .truth
            .injects
            .iter()
            .find(|i| i.id == inject)
            .and_then(|i| i.due);
        let at = (due.unwrap_or(s.at) + Span::from_mins(minutes)).max(s.at);
        self.give_as_control(Order::Retime {
            inject,
            at,
            following,
        });
    }

    pub(super) fn retime(&mut self, inject: InjectId, following: bool) {
        let Some(at) = self.time(Field::Retime) else {
            return;
        };
        self.ui.dialog = None;
        self.give_as_control(Order::Retime {
            inject,
            at,
            following,
        });
    }

    pub(super) fn draft(&mut self, act: Act) {
        let d = &mut self.ui.draft;
        match act {
            Act::DraftKind(kind) => {
                d.kind = kind;
                self.ui.focus = self.ui.first_of_draft();
            }
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
            Err("bad-minutes") => self.ui.complain_at(Field::OutageMinutes, "bad-minutes"),
            Err("missing-words") => {
                let empty = |f| self.ui.typed(f).trim().is_empty();
                let field = if empty(Field::MessageFrom) {
                    Field::MessageFrom
                } else {
                    Field::MessageText
                };
                self.ui.complain_at(field, "missing-words");
            }
            Err(key) => {
                let words = crate::wording::say(self.ui.lang).t(key);
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
        self.link.request(SessionRequest::Observe(Observation {
            kind,
            about: s.at,
            seat,
            subject,
            objective,
            text,
        }));
        self.ui.fields.remove(&Field::Note);
        self.ui.dialog = None;
    }

    /// Writes down an evaluator's decision; without a reason it is none.
    pub(super) fn rate(&mut self, task: TaskId, rating: Option<Rating>) {
        let reason = self.ui.typed(Field::Reason).trim().to_owned();
        if reason.is_empty() {
            return self.ui.complain_at(Field::Reason, "form-no-reason");
        }
        self.link.request(SessionRequest::Rate(Judgement {
            task,
            rating,
            reason,
        }));
        self.ui.fields.remove(&Field::Reason);
        self.ui.dialog = Some(Dialog::Form);
    }

    /// Puts the reason that an evaluator gave before into its field.
    pub(super) fn reason_so_far(&mut self, task: &TaskId) {
        let judged = self.snapshot().and_then(|s| s.judged.clone());
        let tasks = judged
            .iter()
            .flat_map(|j| &j.evaluation.ratings)
            .flat_map(|o| &o.tasks);
        let reason = tasks
            .filter(|t| t.task == *task)
            .find_map(|t| t.judgement.clone());
        self.ui
            .fields
            .insert(Field::Reason, reason.unwrap_or_default());
    }
}

/// What is understood by a time that is typed: a clock time, or minutes from now (`+15`, or `15`, which no clock shows).
pub(crate) fn understood(typed: &str, now: SimTime) -> Option<SimTime> {
    let typed = western_digits(typed.trim());
    let minutes = typed
        .strip_prefix('+')
        .map(str::trim)
        .or((typed.len() < 3).then_some(typed.as_str()));
    let plain = |m: &str| !m.is_empty() && m.bytes().all(|b| b.is_ascii_digit());
    match minutes.filter(|m| plain(m)) {
        Some(minutes) => minutes
            .parse::<i64>()
            .ok()
            .filter(|m| *m <= 40_000)
            .map(|m| now + Span::from_mins(m)),
        None => SimTime::parse_typed(&typed),
    }
}

/// Text that was typed in one language.
pub(crate) fn typed_text(lang: Lang, words: &str) -> Text {
    if lang == Lang::Ar {
        Text::new(words, "")
    } else {
        Text::new("", words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_understood_as_it_is_typed() {
        let at = |t| SimTime::parse(t).unwrap();
        let cases = [
            ("09:20", Some("09:20")),
            ("٠٩:٢٠", Some("09:20")),
            ("0917", Some("09:17")),
            ("917", Some("09:17")),
            ("+15", Some("09:17")),
            ("+١٥", Some("09:17")),
            ("15", Some("09:17")),
            ("۱۵", Some("09:17")),
            ("+ 120", Some("11:02")),
            ("1+00:10", Some("1+00:10")),
            ("", None),
            ("+", None),
            ("+-5", None),
            ("-5", None),
            ("+99999", None),
            ("25:00", None),
            ("9 o'clock", None),
        ];
        for (typed, wanted) in cases {
            assert_eq!(understood(typed, at("09:02")), wanted.map(at), "{typed:?}");
        }
    }
}
