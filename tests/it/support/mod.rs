//! What several files of these tests share.

pub(crate) mod orders;
pub(crate) mod pseudo;
pub(crate) mod said;

use std::sync::Arc;

use tamrin::scenario::{self, Scenario, shipped};

/// A shipped scenario, checked.
pub(crate) fn shipped_scenario(name: &str) -> Arc<Scenario> {
    Arc::new(
        scenario::from_texts(shipped::with_library(shipped::texts(name).unwrap()))
            .scenario
            .unwrap(),
    )
}
pub(crate) mod source;
