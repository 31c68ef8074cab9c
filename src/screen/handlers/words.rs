//! Sends what one seat wrote to another.
//!
//! Deliberately not here: the dialog (`panels::dialogs::words`), how it travels (the simulation).

use crate::base::ids::SeatId;
use crate::record::order::{About, Order};
use crate::record::situation::SituationReport;
use crate::record::states::Purpose;
use crate::screen::handlers::ActHandler;
use crate::screen::state::dialog::{Dialog, WordsTo};
use crate::screen::state::ui::Field;

impl ActHandler<'_> {
    /// Changes one thing of what is being written; the others stay, whatever was chosen since it was shown.
    pub(super) fn write_words(&mut self, change: impl FnOnce(&mut WordsTo)) {
        if let Some(Dialog::Words(words)) = &mut self.ui.dialog {
            change(words);
            self.ui.wrong = None;
            self.ui.focus = Some(Field::Words);
        }
    }

    /// Sends the words that are typed, unless there are none or nobody is to receive them.
    pub(super) fn send_words(&mut self, purpose: Purpose) {
        let Some(Dialog::Words(words)) = self.ui.dialog.clone() else {
            return;
        };
        if !self.fits(&[Field::Words, Field::Action, Field::Request]) {
            return;
        }
        let text = self.ui.typed(Field::Words).trim().to_owned();
        if text.is_empty() {
            let key = if words.report {
                "telegram-no-situation"
            } else {
                "words-empty"
            };
            return self.ui.complain_at(Field::Words, key);
        }
        let Some(to) = words.to else {
            return self.ui.complain_at(Field::Words, "words-no-seat");
        };
        let situation_report = words.report.then(|| {
            let part = |field| self.ui.typed(field).trim().to_owned();
            SituationReport {
                action: part(Field::Action),
                request: part(Field::Request),
            }
        });
        for field in [Field::Words, Field::Action, Field::Request] {
            self.ui.fields.remove(&field);
        }
        self.ui.dialog = None;
        // Who is given the situation in words has it on the map too: the state of the whole area goes along. Exercise control has it.
        let passes = situation_report.is_some() && !self.is_control(&to);
        let along = passes.then(|| Order::PassOn {
            about: About::Situation,
            to: to.clone(),
        });
        self.give_or_ask(Order::SendMessage {
            to,
            purpose,
            regarding: words.regarding,
            answers: words.answers,
            text,
            situation_report,
        });
        if let Some(order) = along {
            self.give(order);
        }
    }

    fn is_control(&self, seat: &SeatId) -> bool {
        self.snapshot()
            .is_some_and(|s| s.scenario.excon().id == *seat)
    }
}
