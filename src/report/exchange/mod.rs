//! An exercise in the forms of other programs: statements for training records ([`xapi`]), alerts ([`cap`]), and a script for
//! platforms that run exercises ([`cexf`]).
//!
//! What both share: dates with a time zone, and identifiers made from the exercise. The same exercise file makes the same bytes.
//! Deliberately not here: tracks for maps (`geojson`), tables (`msel`), files and arguments (`cli`).

pub mod cap;
pub mod cexf;
pub mod xapi;
mod xml;

use crate::base::message::{Message, msg};
use crate::base::text::western_digits;
use crate::base::time::SimTime;
use crate::scenario::model::Head;
use crate::session::recording::Recording;
use crate::session::store;

/// What all identifiers of ours begin with. The domain is reserved for what does not exist, so it is nobody's address.
const BASE: &str = "https://tamrin.invalid";

/// How far local time is ahead of universal time, in minutes, -12:00 to +14:00.
///
/// A scenario says the date and the time of day where it takes place, and no time zone; so whoever exports says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offset(i32);

impl Offset {
    /// That of Libya, all year.
    pub const LIBYA: Self = Self(120);

    /// Reads `+HH:MM`, `-HH:MM` or `Z`, also with Arabic digits.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = western_digits(text.trim());
        if plain.eq_ignore_ascii_case("z") {
            return Some(Self(0));
        }
        let sign = match plain.get(..1)? {
            "+" => 1,
            "-" => -1,
            _ => return None,
        };
        let (hours, minutes) = plain[1..].split_once(':')?;
        let number = |t: &str| {
            let two = t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit());
            two.then(|| t.parse::<i32>().ok())?
        };
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        let offset = sign * (hours * 60 + minutes);
        (minutes < 60 && (-720..=840).contains(&offset)).then_some(Self(offset))
    }

    /// As `+02:00`; `none` for no difference, which standards write differently.
    fn written(self, none: &str) -> String {
        if self.0 == 0 {
            return none.to_owned();
        }
        let sign = if self.0 < 0 { '-' } else { '+' };
        let minutes = self.0.abs();
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// A moment of the exercise as ISO 8601 has it, to the second, without its time zone.
///
/// # Errors
/// If the scenario's date is none.
fn stamp(head: &Head, t: SimTime) -> Result<String, Message> {
    let date = head.date_of(t);
    let parts: Vec<&str> = date.split('-').collect();
    let all_digits = |p: &&str| p.bytes().all(|b| b.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|p| p.len()).collect();
    if lengths != [4, 2, 2] || !parts.iter().all(all_digits) {
        return Err(msg!("exchange-no-date", date = date));
    }
    let s = t.millis().rem_euclid(86_400_000) / 1000;
    Ok(format!(
        "{date}T{:02}:{:02}:{:02}",
        s / 3600,
        s / 60 % 60,
        s % 60
    ))
}

/// An identifier in the form of a UUID, made from words: the same for the same words, on every machine.
fn uuid(words: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for w in words {
        hasher.update(&(w.len() as u64).to_le_bytes());
        hasher.update(w.as_bytes());
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    // Marked as made from a name, which every store accepts.
    bytes[6] = bytes[6] & 0x0f | 0x50;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32];
    parts.map(|p| hex[p].to_owned()).join("-")
}

/// The identifier of an exercise, made from what never changes in its file: it stays while the exercise is gone on with.
fn registration(recording: &Recording) -> String {
    let saved = &recording.saved;
    let texts = store::hash_of_texts(&saved.texts);
    let seed = store::hash_of_seed(saved.seed);
    uuid(&[saved.id.as_deref().unwrap_or_default(), &texts, &seed])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_read_as_people_write_it_and_nothing_else_is() {
        assert_eq!(Offset::parse("+02:00"), Some(Offset::LIBYA));
        assert_eq!(Offset::parse("+٠٢:٠٠"), Some(Offset::LIBYA));
        assert_eq!(Offset::parse("-03:30").unwrap().written("Z"), "-03:30");
        assert_eq!(Offset::parse("z").unwrap().written("-00:00"), "-00:00");
        for wrong in [
            "", "2", "02:00", "+2:00", "+02:60", "+15:00", "-13:00", "+é:00", "é",
        ] {
            assert_eq!(Offset::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_identifier_depends_on_all_its_words_and_on_where_they_end() {
        let one = uuid(&["ab", "c"]);
        assert_eq!(one, uuid(&["ab", "c"]));
        assert_ne!(one, uuid(&["a", "bc"]));
        assert_eq!((one.len(), &one[14..15]), (36, "5"));
    }
}
