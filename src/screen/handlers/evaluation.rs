//! What evaluators do: notes, proposals of ratings, decisions.
//!
//! Deliberately not here: how ratings are proposed (`evaluate`).

use crate::base::ids::{ObjectiveId, TaskId};
use crate::map::entity_ref::EntityRef;
use crate::record::observation::{Analysis, Author, NoteKind, Observation};
use crate::record::rating::{Judgement, Rating};
use crate::screen::handlers::ActHandler;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::place::Place;
use crate::screen::state::ui::Field;
use crate::session::player::SessionRequest;

impl ActHandler<'_> {
    pub(super) fn note(&mut self, kind: NoteKind, objective: Option<ObjectiveId>) {
        let parts = Field::OF_ANALYSIS.into_iter().chain([Field::Note]);
        if !self.fits(&parts.collect::<Vec<_>>()) {
            return;
        }
        let Some(s) = self.snapshot() else { return };
        let text = self.ui.typed(Field::Note).trim().to_owned();
        if text.is_empty() && kind == NoteKind::Observation {
            return;
        }
        let draft = std::mem::take(&mut self.ui.noted);
        let mut typed = |field| {
            let words = self.ui.fields.remove(&field).unwrap_or_default();
            words.trim().to_owned()
        };
        let analysis = Analysis {
            finding: draft.finding,
            reference: typed(Field::Reference),
            consequence: typed(Field::Consequence),
            root_cause: typed(Field::RootCause),
            recommendation: typed(Field::Recommendation),
            task: draft.task,
        };
        // A task says which objective it is.
        let of_task = analysis.task.as_ref().and_then(|t| s.scenario.task(t));
        let objective = objective.or_else(|| of_task.map(|(o, _)| o.id.clone()));
        let seat = self.ui.eyes.clone().filter(|x| *x != s.scenario.excon().id);
        let by = match self.ui.place {
            Place::Evaluator => Some(Author::Evaluator(self.ui.person.number)),
            Place::NoteTaker => Some(Author::NoteTaker(self.ui.person.number)),
            Place::Window | Place::Control | Place::Team | Place::Looking | Place::BigScreen => {
                None
            }
        };
        let subject = self.ui.selected.as_ref().and_then(EntityRef::about);
        self.link.request(SessionRequest::Observe(Observation {
            kind,
            about: s.at,
            seat,
            subject,
            objective,
            text,
            analysis,
            by,
        }));
        self.ui.fields.remove(&Field::Note);
        self.ui.dialog = None;
    }

    /// Writes down an evaluator's decision; without a reason it is none.
    pub(super) fn rate(&mut self, task: TaskId, rating: Option<Rating>) {
        if !self.fits(&[Field::Reason]) {
            return;
        }
        let reason = self.ui.typed(Field::Reason).trim().to_owned();
        if reason.is_empty() {
            return self.ui.complain_at(Field::Reason, "form-no-reason");
        }
        self.link.request(SessionRequest::Rate(Judgement {
            task,
            rating,
            reason,
            evaluator: self.ui.evaluator(),
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
        let own = self.ui.evaluator();
        let reason = tasks
            .filter(|t| t.task == *task)
            .find_map(|t| t.said_by(own.as_ref()).map(|(_, why)| why.to_owned()));
        self.ui
            .fields
            .insert(Field::Reason, reason.unwrap_or_default());
    }
}
