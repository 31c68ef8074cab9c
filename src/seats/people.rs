//! The people at the seats: a number for each browser, and the name or function that was typed at the door, if any was.
//!
//! They stand in a file of their own beside the exercise file, which holds numbers alone: who takes that file away takes the names
//! out of the exercise, and its seal holds as before. Deliberately not here: codes, what people do.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::SeatsError;
use crate::session::player::Person;
use crate::session::store::beside::Beside;

/// Letters of a name at most.
const LONGEST: usize = 40;

/// One who sat down.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Known {
    number: u32,
    name: String,
}

/// The people at the seats.
#[derive(Serialize, Deserialize, Default)]
pub(super) struct People {
    /// By the name of their browser.
    known: BTreeMap<String, Known>,
    #[serde(skip)]
    file: Option<Beside>,
}

impl People {
    /// The people of an exercise, from the file beside it.
    ///
    /// # Errors
    /// If the file is damaged or cannot be read.
    pub(super) fn open(exercise: Option<&Path>) -> Result<Self, SeatsError> {
        let file = exercise.map(|e| Beside::of(e, "people"));
        let text = file.as_ref().map(Beside::read).transpose();
        let kept = match (text.map_err(SeatsError::Codes)?.flatten(), &file) {
            (Some(text), Some(file)) => serde_json::from_slice(&text)
                .map_err(|_| SeatsError::DamagedNames(file.path().to_owned()))?,
            _ => Self::default(),
        };
        Ok(Self { file, ..kept })
    }

    /// Somebody sits down at a browser, under a name or none.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(super) fn sit_down(&mut self, browser: &str, name: &str) -> io::Result<()> {
        let number = self.number(browser);
        let known = Known {
            number,
            name: plain(name),
        };
        self.known.insert(browser.to_owned(), known);
        self.save()
    }

    fn save(&self) -> io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        file.write(&serde_json::to_vec_pretty(self).map_err(io::Error::other)?)
    }

    /// Who sits at a browser. One of which nothing is known, for its name was taken away, has a number from now on.
    pub(super) fn at(&mut self, browser: &str) -> Person {
        let number = self.number(browser);
        if !self.known.contains_key(browser) {
            // A number that could not be kept holds for as long as the host runs.
            self.sit_down(browser, "").ok();
        }
        let known = self.known.get(browser);
        Person {
            number,
            name: known.map_or_else(String::new, |k| k.name.clone()),
        }
    }

    fn number(&self, browser: &str) -> u32 {
        let next = || self.known.values().map(|k| k.number).max().unwrap_or(0) + 1;
        self.known.get(browser).map_or_else(next, |k| k.number)
    }
}

/// A name without what would change the words around it.
fn plain(name: &str) -> String {
    let visible = |c: &char| !c.is_control() && !crate::base::text::turns(*c);
    let kept: String = name.chars().filter(visible).take(LONGEST).collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_taken_away_and_numbers_stay_with_their_browsers() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("x.tamrin");
        let mut people = People::open(Some(&file)).unwrap();
        people.sit_down("a", " duty\u{202e} officer\n").unwrap();
        people.sit_down("b", "").unwrap();
        drop(people);
        let mut people = People::open(Some(&file)).unwrap();
        assert_eq!(people.at("a").name, "duty officer");
        assert_eq!((people.at("a").number, people.at("b").number), (1, 2));
        std::fs::remove_file(file.with_extension("people")).unwrap();
        assert_eq!(People::open(Some(&file)).unwrap().at("a").name, "");
    }
}
