//! What a file of a scenario may be: how large, and where.
//!
//! Deliberately not here: reading it (`load`, `packed`).

use std::path::{Component, Path};

/// Largest file that is read, in bytes.
pub const LARGEST: u64 = 32 * 1024 * 1024;

/// Whether a path that a scenario names stays inside its folder, as it is written.
pub(crate) fn stays_inside(relative: &str) -> bool {
    let path = Path::new(relative);
    let normal = path
        .components()
        .all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    normal && !relative.contains('\\') && !relative.trim().is_empty()
}
