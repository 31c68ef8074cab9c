//! What is shared between connections, locked by one way.
//!
//! Deliberately not here: what is shared.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks it. Whoever panicked before has told so; what is shared is whole after every step.
pub(super) fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
