//! Pages that take long to make: each is made once, on a thread of its own, and who asks meanwhile asks again soon.
//!
//! A page that was handed out is forgotten, so that the next one shows what was rated since.
//! Deliberately not here: what is on them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Notify;

use super::locks::lock;
use crate::base::text::Lang;

/// How long somebody is kept waiting before they are told that it takes longer.
const WAIT: Duration = Duration::from_secs(8);

/// Which page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Which {
    /// All teams beside each other.
    All(Lang),
    /// Two of them, by their places in the list.
    Pair(usize, usize, Lang),
}

/// Pages that are being made, and those that were made and not fetched yet.
#[derive(Default)]
pub(super) struct Pages {
    made: Mutex<BTreeMap<Which, Option<Result<String, Failed>>>>,
    new: Notify,
}

/// The page could not be made: a file cannot be read, and why.
pub(super) type Failed = crate::base::message::Message;

impl Pages {
    /// The page; nothing while it is still being made.
    pub(super) async fn get(
        self: &Arc<Self>,
        which: Which,
        make: impl FnOnce() -> Result<String, Failed> + Send + 'static,
    ) -> Option<Result<String, Failed>> {
        if self.begins(which) {
            let pages = self.clone();
            tokio::task::spawn_blocking(move || {
                // Who asks for one that failed has it made again.
                let guard = Forget(&pages, which);
                let page = make();
                std::mem::forget(guard);
                lock(&pages.made).insert(which, Some(page));
                pages.new.notify_waiters();
            });
        }
        let wait = async {
            loop {
                let new = self.new.notified();
                if let Some(page) = self.take(which) {
                    return page;
                }
                new.await;
            }
        };
        tokio::time::timeout(WAIT, wait).await.ok()
    }

    /// Whether it is to be made now; from then on it is being made.
    fn begins(&self, which: Which) -> bool {
        let mut made = lock(&self.made);
        let begins = !made.contains_key(&which);
        if begins {
            made.insert(which, None);
        }
        begins
    }

    fn take(&self, which: Which) -> Option<Result<String, Failed>> {
        let mut made = lock(&self.made);
        if made.get(&which)?.is_none() {
            return None;
        }
        made.remove(&which).flatten()
    }
}

/// Forgets a page whose making broke off.
struct Forget<'a>(&'a Pages, Which);

impl Drop for Forget<'_> {
    fn drop(&mut self) {
        lock(&self.0.made).remove(&self.1);
    }
}
