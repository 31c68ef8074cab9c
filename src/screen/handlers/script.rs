//! What exercise control does to the script: injects moved, and written live.
//!
//! Deliberately not here: what a draft would do (`state::draft`).

use crate::base::ids::InjectId;
use crate::base::ids::KindId;
use crate::base::time::Span;
use crate::record::order::{AdHoc, Order};
use crate::screen::handlers::ActHandler;
use crate::screen::state::draft::AdHocKind;
use crate::screen::state::ui::{Field, Tone};

impl ActHandler<'_> {
    pub(super) fn later(&mut self, inject: InjectId, minutes: i64, following: bool) {
        let Some(s) = self.snapshot() else { return };
        let due = s.truth.inject(&inject).and_then(|i| i.due);
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

    pub(super) fn draft_kind(&mut self, kind: AdHocKind) {
        self.ui.draft.kind = kind;
        self.ui.focus = self.ui.first_of_draft();
    }

    pub(super) fn draft_incident(&mut self, kind: KindId) {
        self.ui.draft.incident = Some(kind);
        self.ui.draft.stage = 0;
    }

    pub(super) fn improvise(&mut self) {
        let at = match self.ui.typed(Field::InjectTime).trim() {
            "" => None,
            _ => match self.time(Field::InjectTime) {
                None => return,
                some => some,
            },
        };
        if !self.fits(&[Field::MessageFrom, Field::MessageText]) {
            return;
        }
        let Some(s) = self.snapshot() else { return };
        match crate::screen::state::draft::effect(self.ui, &s) {
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
                self.ui
                    .say(Tone::Bad, |lang| crate::wording::say(lang).t(key));
            }
        }
    }
}
