//! Checks of what waits for what: injects that wait for themselves, and long chains of injects without any time between them.
//!
//! Each inject waits for at most one other, so that one walk over all of them is enough.
//! Deliberately not here: conditions that ask for more than one thing (`idle`).

use std::collections::BTreeMap;

use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::message::msg;
use crate::base::time::Span;
use crate::scenario::model::{Condition, Inject, When};
use crate::scenario::read::Draft;

/// Most injects that follow each other at the same moment. All of them act before anybody can do anything.
const AT_ONCE: usize = 100;

/// What an inject waits for: the other's position, whether it follows at the same moment, and whether it says so by `After`.
struct Wait {
    other: usize,
    at_once: bool,
    after: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    Unseen,
    /// On the way that is walked now.
    Present,
    /// Looked at; so many injects before it come at the same moment.
    Done(usize),
}

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft) {
    let place: BTreeMap<&str, usize> = draft
        .injects
        .iter()
        .enumerate()
        .map(|(n, l)| (l.value.id.as_str(), n))
        .collect();
    let waits: Vec<Option<Wait>> = draft
        .injects
        .iter()
        .map(|l| wait(&l.value, &place))
        .collect();
    let mut walked = vec![Walk::Unseen; waits.len()];
    for start in 0..waits.len() {
        let (mut way, mut at) = (Vec::new(), start);
        // Down to an inject that waits for nothing, was looked at, or is on this very way.
        let end = loop {
            c.notes.work += 1;
            match walked[at] {
                Walk::Done(depth) => break Some(depth),
                Walk::Present => break None,
                Walk::Unseen => {}
            }
            walked[at] = Walk::Present;
            way.push(at);
            match &waits[at] {
                Some(w) => at = w.other,
                None => break Some(0),
            }
        };
        if end.is_none() {
            let circle = way.iter().position(|&n| n == at).unwrap_or(0);
            way[circle..]
                .iter()
                .for_each(|&n| round(c, At::of(&draft.injects[n]), waits[n].as_ref()));
        }
        let mut depth = end.unwrap_or(0);
        for &n in way.iter().rev() {
            depth = if waits[n].as_ref().is_some_and(|w| w.at_once) && end.is_some() {
                depth + 1
            } else {
                0
            };
            walked[n] = Walk::Done(depth);
            if depth == AT_ONCE {
                let what = msg!("check-chain-more-injects-without", most = AT_ONCE);
                let help = msg!("check-give-some-them-put");
                c.newer(
                    At::of(&draft.injects[n]).field("when"),
                    CheckRule::InjectsAtOnce,
                    what,
                    help,
                );
            }
        }
    }
}

fn wait(i: &Inject, place: &BTreeMap<&str, usize>) -> Option<Wait> {
    let (other, delay, after) = match &i.when {
        When::After { inject, delay } => (inject, *delay, true),
        When::If {
            condition: Condition::Released(inject),
            delay,
        } => (inject, *delay, false),
        When::At(_) | When::If { .. } | When::ByHand => return None,
    };
    Some(Wait {
        other: *place.get(other.as_str())?,
        at_once: delay <= Span::ZERO,
        after,
    })
}

/// An inject that waits for itself, through any number of others.
fn round(c: &mut Checker<'_>, at: At<'_>, wait: Option<&Wait>) {
    let what = msg!("check-inject-waits-itself-can");
    if wait.is_some_and(|w| w.after) {
        c.error(at.field("when"), CheckRule::InjectWaitsForItself, what);
    } else {
        c.warn(
            at.field("when"),
            CheckRule::InjectNeverComes,
            what,
            msg!("check-let-them-wait-time"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::notes::{Judge, Notes};
    use crate::scenario::{check, read, shipped};

    /// What it takes to check a chain of injects, the last one written first, that begins as `first` says.
    fn work(n: usize, first: &str, delay: &str) -> u64 {
        let text = shipped::texts("first-steps").unwrap().remove(0).1;
        let one = |i: usize| {
            let when = if i == 0 {
                first.to_owned()
            } else {
                format!("After(inject: \"q{}\", delay: \"{delay}\")", i - 1)
            };
            format!(
                "(id: \"q{i}\", name: (ar: \"ا\", en: \"Q\"), when: {when}, effects: [SetFlag(\"f\")]),\n"
            )
        };
        let chain: String = (0..n).rev().map(one).collect();
        let text = text.replacen("injects: [", &format!("injects: [\n{chain}"), 1);
        assert!(text.contains("q1\""), "the chain is in");
        let texts = shipped::with_library(vec![("scenario.ron".to_owned(), text)]);
        let mut notes = Notes::new(&texts, Judge::Author);
        let draft = read::read(&mut notes);
        assert!(draft.injects.len() > n);
        check::check(draft, notes, None).1.work
    }

    #[test]
    fn eight_times_as_many_injects_are_eight_times_the_work() {
        for (first, delay) in [
            ("At(\"09:05\")", "0s"),
            ("ByHand", "1s"),
            ("At(\"09:05\")", "1ms"),
            ("After(inject: \"q1\", delay: \"1s\")", "1s"),
        ] {
            let (few, many) = (work(500, first, delay), work(4_000, first, delay));
            assert!(
                many < 9 * few,
                "{first}, {delay}: {few} for 500, {many} for 4,000"
            );
        }
    }
}
