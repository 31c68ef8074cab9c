//! Who names a thing: what the check misses when the thing is called otherwise.
//!
//! So nobody has to know in which fields, effects and conditions a thing can be named; and no line moves, so that what the check
//! finds can be shown in the text as it is. Deliberately not here: the check.

use super::thing::{Thing, find};
use crate::scenario::edit::{Step, quoted};
use crate::scenario::read::Texts;

/// The texts in which a thing is called what nobody calls it.
pub fn without_name(texts: &Texts, thing: &Thing) -> Option<Texts> {
    let mut found = find(texts, thing)?;
    let other = (1..)
        .map(|n| quoted(&format!("gone-{n}")))
        .find(|id| texts.iter().all(|(_, text)| !text.contains(id)))?;
    let place = [
        Step::Field(thing.sort().list()),
        Step::Item(found.item),
        Step::Field("id"),
    ];
    found.document.set(&place, &other).ok()?;
    let mut texts = texts.clone();
    found.document.text().clone_into(&mut texts[found.file].1);
    Some(texts)
}
