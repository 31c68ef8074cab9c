//! Work beside the screen: a list that is made, a report that is written; and who is told when something new is to be drawn.
//!
//! Deliberately not here: the exercise's own thread (`session::player`).

use std::sync::{Arc, Mutex, PoisonError};

use crate::session::player::Notify;

/// Tells whoever draws that there is something new. Without anybody to tell it does nothing.
#[derive(Clone, Default)]
pub(crate) struct Wake(Option<Arc<dyn Fn() + Send + Sync>>);

impl Wake {
    /// Tells by a call, from whichever thread.
    pub(crate) fn by(tell: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(tell)))
    }

    /// As the exercise's thread wants it.
    pub(crate) fn notify(&self) -> Notify {
        let wake = self.clone();
        Box::new(move || {
            if let Some(tell) = &wake.0 {
                tell();
            }
        })
    }
}

/// Something that is being made beside the screen.
pub(crate) struct Background<T>(Arc<Mutex<Option<T>>>);

impl<T: Send + 'static> Background<T> {
    /// Begins to make it, and tells when it is made.
    pub(crate) fn begin(notify: Notify, make: impl FnOnce() -> T + Send + 'static) -> Self {
        let shared = Arc::new(Mutex::new(None));
        let place = shared.clone();
        let work = move || {
            let made = make();
            *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(made);
            drop(place);
            notify();
        };
        // Without a thread it is never made, which is what `poll` then says.
        std::thread::Builder::new()
            .name("background".to_owned())
            .spawn(work)
            .ok();
        Self(shared)
    }

    /// It, once it is made.
    ///
    /// # Errors
    /// If there is no thread to make it on, or a fault of the program there leaves it unmade for ever.
    pub(crate) fn poll(&mut self) -> Result<Option<T>, Lost> {
        let alone = Arc::strong_count(&self.0) == 1;
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            None if alone => Err(Lost),
            made => Ok(made),
        }
    }
}

/// What was to be made never will be.
#[derive(Debug)]
pub(crate) struct Lost;
