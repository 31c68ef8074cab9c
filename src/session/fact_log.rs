//! Facts so far, to be handed out often: a copy costs a few pointers, however many facts there are.
//!
//! Deliberately not here: what facts mean.

use std::sync::Arc;

use crate::record::fact::FactEntry;

/// Facts of a page; only the last page is copied when facts are added.
const PAGE: usize = 512;

/// A list of facts that grows at its end and is cheap to copy.
#[derive(Clone, Debug, Default)]
pub struct FactLog {
    full: Vec<Arc<[FactEntry]>>,
    last: Arc<[FactEntry]>,
}

impl FactLog {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.full.len() * PAGE + self.last.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &FactEntry> {
        self.full
            .iter()
            .flat_map(|p| p.iter())
            .chain(self.last.iter())
    }

    /// Those after the first `n`, in order.
    pub fn since(&self, n: usize) -> impl Iterator<Item = &FactEntry> {
        let page = n / PAGE;
        let pages = self
            .full
            .iter()
            .skip(page)
            .flat_map(|p| p.iter())
            .chain(self.last.iter());
        pages.skip(n - page.min(self.full.len()) * PAGE)
    }

    /// The fact with a number, counted from 1.
    pub fn get(&self, n: u64) -> Option<&FactEntry> {
        let i = usize::try_from(n).ok()?.checked_sub(1)?;
        match self.full.get(i / PAGE) {
            Some(page) => page.get(i % PAGE),
            None => self.last.get(i - self.full.len() * PAGE),
        }
    }

    /// Only the first `n` of them.
    pub fn upto(&self, n: usize) -> Self {
        let n = n.min(self.len());
        let pages = n / PAGE;
        let cut = self.full.get(pages).unwrap_or(&self.last);
        let rest = n - pages * PAGE;
        let last = if rest == cut.len() {
            cut.clone()
        } else {
            cut[..rest].into()
        };
        Self {
            full: self.full[..pages].to_vec(),
            last,
        }
    }

    /// Takes in the whole list as it is now; what was there before is its beginning.
    pub(super) fn follow(&mut self, facts: &[FactEntry]) {
        let had = self.len();
        assert!(facts.len() >= had, "{} facts after {had}", facts.len());
        if facts.len() == had {
            return;
        }
        while facts.len() - self.full.len() * PAGE >= PAGE {
            let from = self.full.len() * PAGE;
            self.full.push(facts[from..from + PAGE].into());
        }
        self.last = facts[self.full.len() * PAGE..].into();
    }
}

impl FromIterator<FactEntry> for FactLog {
    fn from_iter<I: IntoIterator<Item = FactEntry>>(facts: I) -> Self {
        let mut ledger = Self::default();
        ledger.follow(&facts.into_iter().collect::<Vec<_>>());
        ledger
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::SimTime;
    use crate::record::fact::Fact;

    #[test]
    fn pages_give_the_same_list() {
        let facts: Vec<FactEntry> = (0..1300)
            .map(|n| FactEntry {
                n: n + 1,
                at: SimTime::from_millis(n as i64),
                fact: Fact::ExerciseStarted,
            })
            .collect();
        let mut ledger = FactLog::default();
        for upto in [0, 1, 511, 512, 513, 1024, 1300] {
            ledger.follow(&facts[..upto]);
            assert_eq!(ledger.len(), upto);
            assert!(ledger.iter().eq(&facts[..upto]));
            for from in [0, 1, 512, 600, 1024, 1200]
                .into_iter()
                .filter(|f| *f <= upto)
            {
                assert!(
                    ledger.since(from).eq(&facts[from..upto]),
                    "{from} of {upto}"
                );
            }
            assert_eq!(ledger.get(upto as u64), facts[..upto].last());
            assert_eq!(ledger.get(upto as u64 + 1), None);
            for n in [0, 1, 511, 512, 1024, 1300]
                .into_iter()
                .filter(|n| *n <= upto)
            {
                assert!(ledger.upto(n).iter().eq(&facts[..n]), "{n} of {upto}");
                assert_eq!(ledger.upto(n).len(), n);
            }
        }
    }
}
