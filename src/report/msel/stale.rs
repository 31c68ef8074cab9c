//! Words that a table changes in one language, where those of the other stay as they were.
//!
//! Deliberately not here: which cells a table changes (`plan`).

use std::collections::BTreeMap;

use super::apply::{Edit, Value};
use super::columns::Part;
use super::rows::List;
use crate::base::ids::InjectId;
use crate::base::text::Lang;
use crate::wording::plain;

/// What is changed in one language alone, as it is named to people.
pub(super) fn stale(list: &List, edits: &[Edit]) -> Vec<String> {
    let mut changed: BTreeMap<(&InjectId, Option<usize>, Part), Vec<Lang>> = BTreeMap::new();
    for e in edits {
        if let Value::Words(lang, words) = &e.value
            && !words.is_empty()
        {
            let of = (&e.inject, e.message, e.column.part);
            changed.entry(of).or_default().push(*lang);
        }
    }
    let mut all = Vec::new();
    for row in &list.rows {
        // What is not of a message stands on the first row.
        let whole = row.first.then_some(None);
        for message in whole.into_iter().chain(row.message.map(Some)) {
            for part in Part::ALL.iter().copied() {
                let Some(langs) = changed.remove(&(&row.inject, message, part)) else {
                    continue;
                };
                let mut cells = list.columns.iter().zip(&row.cells);
                let left = cells.any(|(c, words)| {
                    let other = c.lang.is_some_and(|l| !langs.contains(&l));
                    c.part == part && other && !words.is_empty()
                });
                if let Some(lang) = langs.first().filter(|_| left) {
                    let part = plain(*lang).message(&part.heading());
                    all.push(format!("{} ({part})", row.inject));
                }
            }
        }
    }
    all
}
