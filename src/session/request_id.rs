//! The name that a client gives to what it sends, so that the same thing sent twice is done once.
//!
//! A client sends again what was not answered: its line broke, or the program was killed between the file and the answer. The name
//! is kept in the file with the order, so it is known after that too. Deliberately not here: what is sent.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// The name of something that a client sent: 8 to 64 letters, digits, hyphens or underscores.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RequestId(String);

/// What was given as a name is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoRequestId;

impl fmt::Display for NoRequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("8 to 64 letters, digits, hyphens or underscores")
    }
}

impl std::error::Error for NoRequestId {}

impl RequestId {
    /// The name of a request of somebody at a browser, by the number that they have in the exercise: nobody else's can be the same.
    pub fn of_person(number: u32, id: &str) -> Option<Self> {
        let by = format!("p{number}-");
        let whole = format!("{by}{id}");
        // What is too long is told apart by its hash.
        let short = || {
            Self::parse(&format!(
                "{by}{}",
                &blake3::hash(id.as_bytes()).to_hex()[..40]
            ))
        };
        Self::parse(&whole).or_else(short)
    }

    /// The number of the person whose request it is, if it is one of a person.
    pub fn person(&self) -> Option<u32> {
        let (number, _) = self.0.strip_prefix('p')?.split_once('-')?;
        number.parse().ok()
    }

    /// The name in this text, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (8..=64).contains(&text.len());
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        (fits && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }
}

impl TryFrom<String> for RequestId {
    type Error = NoRequestId;

    fn try_from(text: String) -> Result<Self, NoRequestId> {
        Self::parse(&text).ok_or(NoRequestId)
    }
}

impl From<RequestId> for String {
    fn from(id: RequestId) -> Self {
        id.0
    }
}

/// Orders that were taken, by the names that clients gave to their requests; each with its number in the journal. Copies are of the
/// same list, so that whoever answers a client knows at once.
#[derive(Clone, Default)]
pub(super) struct Taken(Arc<Mutex<BTreeMap<RequestId, u64>>>);

impl Taken {
    /// Those that a file holds.
    pub(super) fn of(requests: BTreeMap<RequestId, u64>) -> Self {
        Self(Arc::new(Mutex::new(requests)))
    }

    /// Keeps one.
    pub(super) fn insert(&self, request: RequestId, seq: u64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(request, seq);
    }

    /// Calls this with each of them and its number in the journal.
    pub(super) fn each(&self, mut tell: impl FnMut(&RequestId, u64)) {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().for_each(|(request, seq)| tell(request, *seq));
    }

    /// The number in the journal of the order of a request.
    pub(super) fn get(&self, request: &RequestId) -> Option<u64> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(request).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_request_says_whose_it_is_however_long_its_name() {
        for id in ["12345678", &"x".repeat(64)] {
            let name = RequestId::of_person(17, id).unwrap();
            assert_eq!(name.person(), Some(17), "{name:?}");
            assert_ne!(RequestId::of_person(1, id), Some(name));
        }
        assert_eq!(RequestId::parse("s1234567-x").unwrap().person(), None);
    }

    #[test]
    fn a_name_is_short_and_plain() {
        for good in ["12345678", "a-b_c-D9", &"x".repeat(64)] {
            assert!(RequestId::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "1234567",
            &"x".repeat(65),
            "12345678 ",
            "<script>",
            "طلب-طلب-طلب",
        ] {
            assert!(RequestId::parse(bad).is_none(), "{bad}");
        }
    }
}
