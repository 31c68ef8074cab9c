//! What the map shows: an exercise that is open, or the scenario that is being edited.
//!
//! Deliberately not here: where it is looked at from (`map_view`), drawing it.

use std::sync::Arc;

use crate::picture::Picture;
use crate::scenario::Scenario;
use crate::screen::state::link::Link;
use crate::screen::state::ui::{Stage, Ui};

/// What the map shows.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) scenario: &'a Arc<Scenario>,
    pub(crate) eyes: &'a Picture,
    /// Rises whenever something else is to be seen.
    pub(crate) serial: u64,
}

/// What the map shows now, if there is anything.
pub(crate) fn scene<'a>(ui: &'a Ui, link: &'a Link) -> Option<Scene<'a>> {
    match ui.stage {
        Stage::Running => link.snapshot().map(|s| Scene {
            scenario: &s.scenario,
            eyes: &s.eyes,
            serial: s.serial,
        }),
        Stage::Editing => ui.editor().map(|e| Scene {
            scenario: &e.scenario,
            eyes: &e.plan,
            serial: e.serial,
        }),
        Stage::Choosing | Stage::Waiting => None,
    }
}
