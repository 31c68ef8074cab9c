//! What several files of these tests share.

pub(crate) mod exercise_files;
#[cfg(feature = "seats")]
pub(crate) mod http;
pub(crate) mod large_script;
pub(crate) mod orders;
pub(crate) mod players;
pub(crate) mod program;
pub(crate) mod pseudo;
pub(crate) mod reports;
pub(crate) mod running;
pub(crate) mod said;
pub(crate) mod small_scenario;
pub(crate) mod source;

use std::sync::Arc;

use tamrin::scenario::{self, Scenario};

/// A shipped scenario, checked.
pub(crate) fn shipped_scenario(name: &str) -> Arc<Scenario> {
    let opened = scenario::open(std::path::Path::new(name));
    Arc::new(opened.unwrap().scenario.unwrap())
}
