//! Orders of a discussion: modules are opened and ended, questions put and answered, points noted.
//!
//! What is said changes nothing in the simulation; it is judged here only whether it is said where it belongs.
//! Deliberately not here: how much time was spent (`session`), what was said so far (`evaluate::discussion`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{ModuleId, PointId, QuestionId, SeatId};
use crate::record::fact::Refusal;
use crate::record::states::Power;
use crate::scenario::Scenario;
use crate::scenario::model::{Module, Seat};

impl Desk<'_, '_, '_, '_> {
    /// Opens a module; one that is open ends by that.
    pub(super) fn open_module(&mut self, by: &Seat, module: &ModuleId) -> Verdict {
        self.controls(by)?;
        let there = self.scenario().module(module).is_some();
        need(there, Refusal::NoModule(module.clone()))?;
        need(
            self.script.module.as_ref() != Some(module),
            Refusal::AlreadySo,
        )?;
        self.script.module = Some(module.clone());
        Ok(())
    }

    /// Ends the module that is open.
    pub(super) fn close_module(&mut self, by: &Seat) -> Verdict {
        self.controls(by)?;
        need(self.script.module.is_some(), Refusal::NothingOpen)?;
        self.script.module = None;
        Ok(())
    }

    /// Puts a question of the open module.
    pub(super) fn ask_question(&mut self, by: &Seat, question: &QuestionId) -> Verdict {
        self.controls(by)?;
        let s = self.scenario();
        let found = self.opened(&s).and_then(|m| m.question(question));
        need(found.is_some(), Refusal::NoQuestion(question.clone()))
    }

    /// Answers a question of the open module: for one's own seat; exercise control for any seat, or for all together.
    pub(super) fn answer_question(
        &mut self,
        by: &Seat,
        question: &QuestionId,
        of: Option<&SeatId>,
        text: &str,
    ) -> Verdict {
        let s = self.scenario();
        let found = self.opened(&s).and_then(|m| m.question(question));
        let asked = found.ok_or_else(|| Refusal::NoQuestion(question.clone()))?;
        let controls = by.powers().contains(&Power::Control);
        let whose = match of {
            Some(seat) if controls => {
                need(s.seats.contains_key(seat), unknown(seat))?;
                Some(seat)
            }
            Some(seat) => {
                need(*seat == by.id, Refusal::NoPower)?;
                Some(seat)
            }
            None => Some(&by.id).filter(|_| !controls),
        };
        need(
            whose.is_none_or(|seat| asked.asks(seat)),
            Refusal::OthersAsked,
        )?;
        self.words(text)
    }

    /// Writes down whether a point was raised.
    pub(super) fn note_point(&mut self, by: &Seat, point: &PointId) -> Verdict {
        self.controls(by)?;
        let s = self.scenario();
        let expects = self.opened(&s).is_some_and(|m| m.expects(point));
        need(expects, Refusal::NoPoint(point.clone()))
    }

    /// The module that is open.
    fn opened<'s>(&self, s: &'s Scenario) -> Option<&'s Module> {
        s.module(self.script.module.as_ref()?)
    }
}
