//! How the screen looks: which dialog and panels are open, what is typed, what was said.
//!
//! Deliberately not here: what dialogs show (`panels`), what each asks for when it opens (`state::dialog`).

use crate::base::ids::InjectId;
use crate::base::time::SimTime;
use crate::screen::handlers::ActHandler;
use crate::screen::state::act::Panel;
use crate::screen::state::dialog::{Dialog, OnOpen};
use crate::screen::state::editor::Adding;
use crate::screen::state::ui::{Field, MOST, SideTab, Stage};
use crate::session::player::SessionRequest;

impl ActHandler<'_> {
    /// Opens a dialog in place of another one, or closes it if it is the one that is open.
    pub(super) fn show(&mut self, mut dialog: Dialog) {
        // A situation report that was begun is gone on with as one.
        if let Dialog::Words(to) = &mut dialog
            && !matches!(self.ui.dialog, Some(Dialog::Words(_)))
        {
            let begun = |field| !self.ui.typed(field).trim().is_empty();
            to.report |= begun(Field::Action) || begun(Field::Request);
        }
        self.ui.menu = None;
        self.ui.hint = None;
        self.ui.focus = None;
        self.ui.wrong = None;
        match dialog.row(self.is_replay()).opens {
            OnOpen::Nothing => {}
            OnOpen::Empty(field) => {
                self.ui.fields.remove(&field);
                if field == Field::Note {
                    self.ui.forget_analysis();
                }
                self.ui.focus = Some(field);
            }
            OnOpen::Focus(field) => self.ui.focus = Some(field),
            OnOpen::Ratings => self.link.request(SessionRequest::Judge),
            OnOpen::Reason(task) => {
                self.reason_so_far(&task);
                self.ui.focus = Some(Field::Reason);
            }
            OnOpen::DueTime(inject) => {
                self.due_time(&inject);
                self.ui.focus = Some(Field::Retime);
            }
            OnOpen::Draft => self.ui.focus = self.ui.first_of_draft(),
            OnOpen::NewThing => {
                for field in Field::OF_NEW {
                    self.ui.fields.remove(&field);
                }
                self.ui.focus = Some(Field::NewAr);
                if dialog == Dialog::Adding(Adding::Inject) {
                    self.begin_inject();
                }
            }
            // Who held a seat holds it again, unless that is changed.
            OnOpen::Seats => {
                self.ui.choice.staffed = self
                    .snapshot()
                    .map(|s| (*s.staffed).clone())
                    .unwrap_or_default();
            }
        }
        self.ui.dialog = if self.ui.dialog.as_ref() == Some(&dialog) {
            None
        } else {
            Some(dialog)
        };
    }

    /// Puts the time at which an inject is due into its field.
    fn due_time(&mut self, inject: &InjectId) {
        let due = self.snapshot().and_then(|s| s.truth.inject(inject)?.due);
        self.ui
            .fields
            .insert(Field::Retime, due.map_or_else(String::new, SimTime::short));
    }

    /// Shows a tab of the panel beside the map; a dialog that leads there gives way to it, on a narrow screen the map too.
    pub(super) fn look_beside(&mut self, tab: SideTab) {
        self.ui.side_tab = tab;
        if self.ui.dialog.take().is_some() {
            self.ui.away.side = false;
            self.ui.front = Some(Panel::Side);
        }
    }

    pub(super) fn escape(&mut self) {
        let ui = &mut *self.ui;
        ui.wrong = None;
        if ui.menu.take().is_some()
            || ui.dialog.take().is_some()
            || ui.confirm.take().is_some()
            || ui.pick.take().is_some()
        {
            return;
        }
        if ui.stage == Stage::Editing {
            return self.escape_in_editor();
        }
        if ui.projecting {
            return self.project(false);
        }
        ui.selected = None;
    }

    pub(super) fn typed(&mut self, field: Field, words: String) {
        self.ui.fields.insert(field, words);
        self.ui.wrong = None;
    }

    /// Whether what is typed in these fields is no longer than can be kept; what is longer stands there to be shortened.
    pub(super) fn fits(&mut self, fields: &[Field]) -> bool {
        let long = |f: &&Field| self.ui.typed(**f).chars().count() > MOST;
        let found = fields.iter().find(long).copied();
        if let Some(field) = found {
            self.ui.complain_at(field, "field-too-long");
        }
        found.is_none()
    }

    pub(super) fn put_away(&mut self, panel: Panel) {
        let away = &mut self.ui.away;
        let part = match panel {
            Panel::Script => &mut away.script,
            Panel::Side => &mut away.side,
            Panel::Time => &mut away.time,
        };
        *part = !*part;
    }

    pub(super) fn dismiss_toast(&mut self, n: u64) {
        self.ui.toast = self.ui.toast.take().filter(|s| s.n != n);
    }
}
