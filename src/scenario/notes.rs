//! Collects findings while a scenario is read and checked: all are counted, the first of them are kept with their places.
//!
//! A hostile or a hopeless file may have a million mistakes; nobody reads more than some hundred of them.
//! Deliberately not here: what is a mistake.

use std::collections::BTreeMap;

use super::allow::Allowances;
use super::locate;
use super::shipped::Texts;
pub use crate::base::diag::did_you_mean;
use crate::base::diag::{CheckRule, Diagnostic, Severity, Sort, Words};
use crate::base::message::Message;

/// Findings that are shown, errors before warnings.
pub const SHOWN: usize = 200;
/// Findings that are kept until it is known which are shown.
const KEPT: usize = 5_000;
/// Comparisons that are spent on "did you mean".
const COMPARISONS: usize = 400_000;

/// By which rules a scenario is judged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Judge {
    /// As an author's: what this version refuses is an error.
    Author,
    /// As one that was played already: what earlier versions let through is a warning, so that its exercise can be read for ever.
    Played,
}

/// Findings that are counted and not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Rest {
    /// How bad they are.
    pub severity: Severity,
    /// What they are about.
    pub sort: Sort,
    /// How many.
    pub count: usize,
}

struct Note {
    file: usize,
    at: usize,
    severity: Severity,
    rule: CheckRule,
    words: Words,
}

/// The findings so far.
pub(crate) struct Notes<'a> {
    pub(crate) texts: &'a Texts,
    judge: Judge,
    allowed: Allowances,
    kept: Vec<Note>,
    over: BTreeMap<(Severity, Sort), usize>,
    comparisons: usize,
    errors: usize,
    said: usize,
    /// Look-ups and comparisons made, for the test that their number grows no faster than the scenario.
    pub(crate) work: u64,
}

impl<'a> Notes<'a> {
    pub(crate) fn new(texts: &'a Texts, judge: Judge) -> Self {
        Self {
            texts,
            judge,
            allowed: Allowances::of(texts),
            kept: Vec::new(),
            over: BTreeMap::new(),
            comparisons: 0,
            errors: 0,
            said: 0,
            work: 0,
        }
    }

    /// Adds a finding at a byte of a file: a message, and what to do. A warning that is allowed there is none.
    pub(crate) fn add(
        &mut self,
        (file, at): (usize, usize),
        what: (Severity, CheckRule),
        words: Words,
    ) {
        let rule = what.1;
        self.said += 1;
        if rule.severity() == Severity::Warning && self.allowed.allows((file, at), rule) {
            return;
        }
        self.keep((file, at), what, words);
    }

    fn keep(&mut self, (file, at): (usize, usize), what: (Severity, CheckRule), words: Words) {
        let (severity, rule) = what;
        self.errors += usize::from(severity == Severity::Error);
        if self.kept.len() < KEPT {
            self.kept.push(Note {
                file,
                at,
                severity,
                rule,
                words,
            });
        } else {
            *self.over.entry((severity, rule.sort())).or_default() += 1;
        }
    }

    /// An error that earlier versions did not know.
    pub(crate) fn since_now(&self) -> Severity {
        match self.judge {
            Judge::Author => Severity::Error,
            Judge::Played => Severity::Warning,
        }
    }

    /// So many findings were added, those that are allowed among them.
    pub(crate) fn said(&self) -> usize {
        self.said
    }

    /// Whether the scenario is judged as an author's.
    pub(crate) fn is_of_author(&self) -> bool {
        self.judge == Judge::Author
    }

    /// Whether there is an error.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// "Did you mean", or what is known; nothing once very much was compared.
    pub(crate) fn did_you_mean<'b>(
        &mut self,
        found: &str,
        known: impl Iterator<Item = &'b str> + Clone,
    ) -> Option<Message> {
        if self.comparisons > COMPARISONS {
            return None;
        }
        let known = known.inspect(|_| {
            self.comparisons += 1;
            self.work += 1;
        });
        did_you_mean(found, known.collect::<Vec<_>>().into_iter())
    }

    /// The findings that are shown, in the order of files and places, and how many there are besides.
    pub(crate) fn finish(mut self) -> (Vec<Diagnostic>, Vec<Rest>) {
        // With errors not everything was looked at, and who played a scenario changes it no more.
        if self.judge == Judge::Author {
            let looked_at_all = !self.has_errors();
            for (place, rule, words) in self.allowed.findings(looked_at_all) {
                self.keep(place, (Severity::Warning, rule), words);
            }
        }
        let Self {
            texts,
            mut kept,
            mut over,
            ..
        } = self;
        kept.sort_by_key(|n| (n.file, n.at, n.severity));
        kept.dedup_by(|a, b| {
            (a.file, a.at, a.severity, &a.words) == (b.file, b.at, b.severity, &b.words)
        });
        let errors = kept
            .iter()
            .filter(|n| n.severity == Severity::Error)
            .count()
            .min(SHOWN);
        let mut left = [SHOWN - errors, errors];
        let mut shown = Vec::new();
        for n in kept {
            let room = &mut left[usize::from(n.severity == Severity::Error)];
            if *room > 0 {
                *room -= 1;
                shown.push(diagnostic(texts, n));
            } else {
                *over.entry((n.severity, n.rule.sort())).or_default() += 1;
            }
        }
        (
            shown,
            over.into_iter()
                .map(|((severity, sort), count)| Rest {
                    severity,
                    sort,
                    count,
                })
                .collect(),
        )
    }
}

fn diagnostic(texts: &Texts, n: Note) -> Diagnostic {
    let (path, text) = &texts[n.file];
    let (line, column, source) = locate::position(text, n.at);
    Diagnostic::new((n.severity, n.rule), path, (line, column), source, n.words)
}

/// A finding in a text that stands alone.
pub fn alone(path: &str, text: &str, at: usize, rule: CheckRule, words: Words) -> Diagnostic {
    let (line, column, source) = locate::position(text, at);
    Diagnostic::new((Severity::Error, rule), path, (line, column), source, words)
}

/// How many findings of each sort are counted and not shown.
pub fn by_sort(rest: &[Rest]) -> impl Iterator<Item = (Sort, usize)> {
    let mut by_sort: BTreeMap<Sort, usize> = BTreeMap::new();
    for r in rest {
        *by_sort.entry(r.sort).or_default() += r.count;
    }
    by_sort.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::message::msg;

    #[test]
    fn of_very_many_findings_the_errors_are_shown_and_the_rest_is_counted() {
        let texts = vec![("s.ron".to_owned(), "x".repeat(10_000))];
        let mut notes = Notes::new(&texts, Judge::Author);
        for at in 0..8_000 {
            let words = || (msg!("import-no-number", n = at), None);
            notes.add(
                (0, at),
                (Severity::Warning, CheckRule::RadioTextLong),
                words(),
            );
            if at % 100 == 0 {
                notes.add((0, at), (Severity::Error, CheckRule::OutOfRange), words());
            }
        }
        let (shown, rest) = notes.finish();
        assert_eq!(shown.len(), SHOWN);
        let errors = shown
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .count();
        let left: usize = rest.iter().map(|r| r.count).sum();
        assert_eq!((shown.len() + left, errors > 40), (8_080, true));
        let counted: Vec<_> = by_sort(&rest).collect();
        assert_eq!(counted, [(Sort::Range, 30), (Sort::Text, left - 30)]);
        assert_eq!(by_sort(&[]).count(), 0);
    }
}
