//! Pages that take long to make: each is made once, on a thread of its own, and who asks meanwhile asks again soon.
//!
//! A page that was handed out is forgotten, so that the next one shows what was rated since; one that was made of what is not so any
//! more is not handed out.
//! Deliberately not here: what is on them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Notify;

use super::locks::lock;
use super::players::Basis;
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

/// From what a page is made: of each exercise that is over its place in the list and what may still change of it.
pub(super) type MadeFrom = Vec<(usize, Basis)>;

/// A page that is being made or was made, and of what.
struct Made {
    from: MadeFrom,
    page: Option<Result<String, Failed>>,
}

/// Pages that are being made, and those that were made and not fetched yet.
#[derive(Default)]
pub(super) struct Pages {
    made: Mutex<BTreeMap<Which, Made>>,
    new: Notify,
}

/// The page could not be made: a file cannot be read, and why.
pub(super) type Failed = crate::base::message::Message;

impl Pages {
    /// The page; nothing while it is still being made.
    pub(super) async fn get(
        self: &Arc<Self>,
        which: Which,
        from: MadeFrom,
        make: impl FnOnce() -> Result<String, Failed> + Send + 'static,
    ) -> Option<Result<String, Failed>> {
        if self.begins(which, &from) {
            let (pages, from) = (self.clone(), from.clone());
            tokio::task::spawn_blocking(move || {
                // Who asks for one that failed has it made again.
                let guard = Forget(&pages, which, &from);
                let page = make();
                std::mem::forget(guard);
                // Of what is new meanwhile another one is being made.
                if let Some(made) = lock(&pages.made).get_mut(&which)
                    && made.from == from
                {
                    made.page = Some(page);
                }
                pages.new.notify_waiters();
            });
        }
        let wait = async {
            loop {
                let new = self.new.notified();
                if let Some(page) = self.take(which, &from) {
                    return page;
                }
                new.await;
            }
        };
        tokio::time::timeout(WAIT, wait).await.ok()
    }

    /// Whether it is to be made now; from then on it is being made.
    fn begins(&self, which: Which, from: &MadeFrom) -> bool {
        let mut made = lock(&self.made);
        if made.get(&which).is_some_and(|m| m.from == *from) {
            return false;
        }
        let (from, page) = (from.clone(), None);
        made.insert(which, Made { from, page });
        true
    }

    fn take(&self, which: Which, from: &MadeFrom) -> Option<Result<String, Failed>> {
        let mut made = lock(&self.made);
        let there = made.get(&which).filter(|m| m.from == *from)?;
        there.page.as_ref()?;
        made.remove(&which)?.page
    }
}

/// Forgets a page whose making broke off.
struct Forget<'a>(&'a Pages, Which, &'a MadeFrom);

impl Drop for Forget<'_> {
    fn drop(&mut self) {
        let mut made = lock(&self.0.made);
        if made.get(&self.1).is_some_and(|m| m.from == *self.2) {
            made.remove(&self.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::screen::testing::snapshot;

    #[test]
    fn a_page_that_nobody_fetched_is_made_anew_once_something_was_written() {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_time().build().unwrap();
        let pages = Arc::new(Pages::default());
        let count = Arc::new(AtomicU32::new(0));
        let snap = snapshot("first-steps");
        let before: MadeFrom = vec![(0, Basis::of(&snap))];
        let mut noted = snap.clone();
        noted.observations = Arc::new(Vec::new());
        let after: MadeFrom = vec![(0, Basis::of(&noted))];
        let make = |count: &Arc<AtomicU32>| {
            let count = count.clone();
            move || {
                Ok(format!(
                    "page {}",
                    count.fetch_add(1, Ordering::Relaxed) + 1
                ))
            }
        };
        let which = Which::All(Lang::En);
        // Somebody asks for it and goes away.
        assert!(pages.begins(which, &before));
        lock(&pages.made).get_mut(&which).unwrap().page = Some(make(&count)());
        let got = runtime.block_on(pages.get(which, after.clone(), make(&count)));
        assert_eq!(got, Some(Ok("page 2".to_owned())));
        // Who asks for what was made of the same gets that.
        assert!(pages.begins(which, &after));
        lock(&pages.made).get_mut(&which).unwrap().page = Some(make(&count)());
        let got = runtime.block_on(pages.get(which, after, make(&count)));
        assert_eq!(got, Some(Ok("page 3".to_owned())));
    }
}
