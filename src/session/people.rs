//! The people at the seats: a number for each, and the name or function that was typed at the door, if any was; and who of them gave
//! which order.
//!
//! Names stand in a file of their own beside the exercise file, which holds numbers alone: who takes that file away takes the names
//! out of the exercise, its log and its report, and its seal holds as before. Deliberately not here: codes, what people do.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::attendance::Person;
use super::request_id::RequestId;
use super::store::beside::{Beside, NAMES};
use crate::base::message::Message;
use crate::record::fact::Fact;

/// Letters of a name at most.
const LONGEST: usize = 40;
/// People who are remembered at most. Beyond them those are forgotten that gave no name and came first; no number is given twice.
const MOST: usize = 4096;

/// Why the file with the names cannot be used.
#[derive(Debug)]
pub enum NoNames {
    /// It cannot be read.
    Unread(io::Error),
    /// It is damaged.
    Damaged(PathBuf),
}

/// One who sat down.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Known {
    number: u32,
    name: String,
}

/// The people at the seats.
#[derive(Serialize, Deserialize, Default)]
pub struct People {
    /// By the name of their browser.
    known: BTreeMap<String, Known>,
    /// The highest number that was given.
    #[serde(default)]
    last: u32,
    #[serde(skip)]
    file: Option<Beside>,
    /// Whether there is something that the file does not have.
    #[serde(skip)]
    unsaved: bool,
}

impl People {
    /// The people of an exercise, from the file beside it.
    ///
    /// # Errors
    /// If the file is damaged or cannot be read.
    pub fn open(exercise: Option<&Path>) -> Result<Self, NoNames> {
        let file = exercise.map(|e| Beside::of(e, NAMES));
        let text = file.as_ref().map(Beside::read).transpose();
        let kept = match (text.map_err(NoNames::Unread)?.flatten(), &file) {
            (Some(text), Some(file)) => serde_json::from_slice(&text)
                .map_err(|_| NoNames::Damaged(file.path().to_owned()))?,
            _ => Self::default(),
        };
        let highest = kept.known.values().map(|k| k.number).max().unwrap_or(0);
        Ok(Self {
            file,
            last: kept.last.max(highest),
            ..kept
        })
    }

    /// Gives no number up to this one: people have it in the exercise file, though their names were taken away.
    pub fn begin_after(&mut self, number: u32) {
        self.last = self.last.max(number);
    }

    /// Somebody sits down at a browser, under a name or none. Who was there before as a certain person is that one again, unless
    /// another name is given. Nothing is written yet ([`Self::unsaved`]).
    pub fn sit_down(&mut self, browser: &str, name: &str, before: Option<u32>) -> Person {
        let name = plain(name);
        let same = |k: &&Known| {
            Some(k.number) == before && (name.is_empty() || k.name.is_empty() || k.name == name)
        };
        let known = self.known.values().find(same).cloned();
        let own = self.known.get(browser).map(|k| k.number);
        let number = known.as_ref().map(|k| k.number).or(own).unwrap_or_else(|| {
            self.last += 1;
            self.last
        });
        let kept = known.map_or_else(String::new, |k| k.name);
        let name = if name.is_empty() { kept } else { name };
        // One person sits at one browser; what it was called before opens nothing any more.
        self.known.retain(|_, k| k.number != number);
        let person = Person {
            number,
            name: name.clone(),
        };
        self.known
            .insert(browser.to_owned(), Known { number, name });
        self.forget_surplus(browser);
        self.unsaved = true;
        person
    }

    fn forget_surplus(&mut self, newest: &str) {
        while self.known.len() > MOST {
            let nameless = self
                .known
                .iter()
                .filter(|(browser, k)| k.name.is_empty() && *browser != newest)
                .min_by_key(|(_, k)| k.number)
                .map(|(browser, _)| browser.clone());
            let Some(gone) = nameless else { return };
            self.known.remove(&gone);
        }
    }

    /// What the file does not have yet, to be written by whoever has time for it; from then on it counts as written.
    ///
    /// # Errors
    /// If it cannot be put into text.
    pub fn unsaved(&mut self) -> io::Result<Option<(Beside, Vec<u8>)>> {
        let Some(file) = self.file.clone().filter(|_| self.unsaved) else {
            return Ok(None);
        };
        let text = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        self.unsaved = false;
        Ok(Some((file, text)))
    }

    /// What was to be written could not be.
    pub fn was_not_saved(&mut self) {
        self.unsaved = true;
    }

    /// Who sits at a browser. One of which nothing is known, for its name was taken away, has a number from now on.
    pub fn at(&mut self, browser: &str) -> Person {
        match self.known.get(browser) {
            Some(k) => Person {
                number: k.number,
                name: k.name.clone(),
            },
            None => self.sit_down(browser, "", None),
        }
    }

    /// The names by numbers, as far as names were given.
    pub fn names(&self) -> BTreeMap<u32, String> {
        let named = self.known.values().filter(|k| !k.name.is_empty());
        named.map(|k| (k.number, k.name.clone())).collect()
    }
}

/// A name without what would change the words around it.
fn plain(name: &str) -> String {
    let visible = |c: &char| !c.is_control() && !crate::base::text::turns(*c);
    let kept: String = name.chars().filter(visible).take(LONGEST).collect();
    kept.trim().to_owned()
}

/// Who of several people at a seat gave which order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Givers {
    /// The number of the person, by the order's number in the journal.
    orders: BTreeMap<u64, u32>,
    names: Arc<BTreeMap<u32, String>>,
}

impl Givers {
    /// Those of an exercise that was kept, with the names beside it as far as they are there and can be read.
    pub(super) fn of(exercise: &Path, requests: &BTreeMap<RequestId, u64>) -> Self {
        let mut givers = Self::default();
        requests.iter().for_each(|(r, seq)| givers.add(r, *seq));
        let people = People::open(Some(exercise)).ok();
        givers.names = Arc::new(people.map(|p| p.names()).unwrap_or_default());
        givers
    }

    /// The highest number of a person who gave one.
    pub fn highest(&self) -> u32 {
        self.orders.values().copied().max().unwrap_or(0)
    }

    /// Adds an order that came with a client's request.
    pub(super) fn add(&mut self, request: &RequestId, seq: u64) {
        if let Some(number) = request.person() {
            self.orders.insert(seq, number);
        }
    }

    /// Takes what people are called now.
    pub(super) fn call(&mut self, names: BTreeMap<u32, String>) {
        self.names = Arc::new(names);
    }

    /// What people are called, by their numbers: another place for other names.
    pub fn names(&self) -> &Arc<BTreeMap<u32, String>> {
        &self.names
    }

    /// Those of these orders alone.
    #[must_use]
    pub fn only(&self, orders: impl IntoIterator<Item = u64>) -> Self {
        let one = |seq| Some((seq, *self.orders.get(&seq)?));
        let orders: BTreeMap<u64, u32> = orders.into_iter().filter_map(one).collect();
        let gave = |n: &&u32| orders.values().any(|x| x == *n);
        let names = self.names.iter().filter(|(n, _)| gave(n));
        Self {
            names: Arc::new(names.map(|(n, name)| (*n, name.clone())).collect()),
            orders,
        }
    }

    /// Who gave an order, by its number in the journal; none where it is not known.
    pub fn person(&self, seq: u64) -> Option<Person> {
        let number = *self.orders.get(&seq)?;
        let name = self.names.get(&number).cloned().unwrap_or_default();
        Some(Person { number, name })
    }

    /// What the person is called who gave the order that a fact accepts or refuses.
    pub fn of_fact(&self, f: &Fact) -> Option<Message> {
        let person = self.person(f.given()?.seq?)?;
        Some(person.called())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_taken_away_and_numbers_stay_with_their_browsers() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("x.tamrin");
        let mut people = People::open(Some(&file)).unwrap();
        people.sit_down("a", " duty\u{202e} officer\n", None);
        people.sit_down("b", "", None);
        let (to, text) = people.unsaved().unwrap().unwrap();
        to.write(&text).unwrap();
        assert!(people.unsaved().unwrap().is_none());
        drop(people);
        let mut people = People::open(Some(&file)).unwrap();
        assert_eq!(people.at("a").name, "duty officer");
        assert_eq!((people.at("a").number, people.at("b").number), (1, 2));
        std::fs::remove_file(file.with_extension(NAMES)).unwrap();
        assert_eq!(People::open(Some(&file)).unwrap().at("a").name, "");
    }

    #[test]
    fn who_comes_back_is_the_same_person_unless_another_name_is_given() {
        let mut people = People::default();
        assert_eq!(people.sit_down("a", "duty officer", None).number, 1);
        let again = people.sit_down("b", "", Some(1));
        assert_eq!((again.number, again.name.as_str()), (1, "duty officer"));
        assert_eq!(people.sit_down("c", "relief", Some(1)).number, 2);
        assert_eq!(people.known.len(), 2);
        // A number that nobody has is nobody's.
        assert_eq!(people.sit_down("d", "", Some(77)).number, 3);
    }

    #[test]
    fn people_without_names_are_forgotten_in_the_end_and_their_numbers_are_not_given_again() {
        let mut people = People::default();
        people.sit_down("first", "duty officer", None);
        for n in 0..MOST + 10 {
            people.sit_down(&format!("b{n}"), "", None);
        }
        assert_eq!(people.known.len(), MOST);
        assert_eq!(people.at("first").number, 1);
        assert_eq!(people.at("b0").number as usize, MOST + 12);
    }
}
