//! The stations of a centre: what a row of a list says of a polling room, or of all rooms of a centre.
//!
//! Where a total and the counts of men and women disagree, what was taken is listed; no voters are dropped in silence.
//! Deliberately not here: which centre a row belongs to (`centres`).

use std::collections::BTreeSet;

use super::columns::Field;
use super::found::{Found, Input};
use super::names::fold;
use super::numbers::people;
use super::records::{Record, Sheet};
use crate::base::message::{Message, msg};
use crate::record::states::Voters;

const INPUT: Input = Input::Centres;

/// A station as it stands in the file.
pub(super) struct Station {
    /// None: nobody says how many.
    pub(super) voters: Option<u32>,
    pub(super) serves: Voters,
    pub(super) desks: u32,
}

/// The stations of a centre, and the numbers of rooms that were read.
#[derive(Default)]
pub(super) struct Rooms {
    pub(super) all: Vec<Station>,
    numbers: BTreeSet<String>,
}

/// Whom a room serves, by what lists call them; none where nobody knows the word.
fn serves(written: &str) -> Option<Voters> {
    const WORDS: [(Voters, &[&str]); 3] = [
        (
            Voters::Men,
            &[
                "m",
                "men",
                "man",
                "male",
                "males",
                "رجال",
                "رجالي",
                "ذكور",
                "ذكر",
                "رجل",
                "ذ",
                "ر",
            ],
        ),
        (
            Voters::Women,
            &[
                "f",
                "w",
                "women",
                "woman",
                "female",
                "females",
                "نساء",
                "نسائي",
                "إناث",
                "أنثى",
                "سيدات",
                "ن",
                "أ",
            ],
        ),
        (
            Voters::Mixed,
            &[
                "mixed",
                "both",
                "all",
                "mf",
                "مختلط",
                "مختلطة",
                "الكل",
                "مشترك",
            ],
        ),
    ];
    let written = fold(written);
    let is = |w: &&&str| fold(w) == written;
    let known = WORDS.iter().find(|(_, words)| words.iter().any(|w| is(&w)));
    known.map(|(serves, _)| *serves)
}

/// How many voters a row says: in all, and of each sort.
#[derive(Clone, Copy)]
struct Counts {
    all: Option<u32>,
    men: Option<u32>,
    women: Option<u32>,
}

impl Counts {
    /// Men and women as they are to be read: noughts beside a total say nothing of its parts.
    fn parts(self) -> (Option<u32>, Option<u32>) {
        let none = self.men.unwrap_or(0) == 0 && self.women.unwrap_or(0) == 0;
        if none && self.all.is_some_and(|n| n > 0) {
            (None, None)
        } else {
            (self.men, self.women)
        }
    }

    /// Says where the total is not what its parts are, or not what was taken of them.
    fn differ(self, taken: u32) -> Option<Message> {
        let (Some(all), true) = (self.all, self.men.is_some() || self.women.is_some()) else {
            return None;
        };
        let parts = self
            .men
            .unwrap_or(0)
            .saturating_add(self.women.unwrap_or(0));
        let said = |n: Option<u32>| n.map_or_else(|| "–".to_owned(), |n| n.to_string());
        (parts != all || taken != all).then(|| {
            msg!(
                "import-voters-differ",
                all = all,
                men = said(self.men),
                women = said(self.women),
                taken = taken
            )
        })
    }
}

impl Rooms {
    /// Adds the stations of a row of the centre of that id.
    pub(super) fn add(&mut self, sheet: &Sheet<'_>, record: &Record, id: &str, found: &mut Found) {
        let spot = record.spot;
        let room = sheet.get(record, Field::Station);
        let said = sheet.get(record, Field::Serves);
        let number = format!("{} {}", fold(&room), fold(&said));
        if !room.is_empty() && !self.numbers.insert(number) {
            let said = msg!("import-station-twice", room = room, id = id);
            found.changed(INPUT, spot, said);
            return;
        }
        let counts = Counts {
            all: count(sheet, record, Field::Voters, found),
            men: count(sheet, record, Field::Men, found),
            women: count(sheet, record, Field::Women, found),
        };
        let desks = count(sheet, record, Field::Desks, found);
        let desks = desks.unwrap_or(1).clamp(1, 100);
        let wanted = serves(&said);
        let made = sorts(counts, wanted, sheet.has(Field::Station));
        let taken = made.iter().filter_map(|(n, _)| *n);
        let taken = taken.fold(0, u32::saturating_add);
        if let Some(said) = counts.differ(taken) {
            found.changed(INPUT, spot, said);
        }
        if counts.parts() == (None, None) {
            if wanted.is_none() && sheet.has(Field::Serves) {
                found.changed(INPUT, spot, msg!("import-serves-filled", written = said));
            }
            if counts.all.is_none() && sheet.has(Field::Voters) {
                found.changed(INPUT, spot, msg!("import-voters-missing"));
            }
        }
        self.all
            .extend(made.into_iter().map(|(voters, serves)| Station {
                voters,
                serves,
                desks,
            }));
    }
}

/// The count that a row has in a column.
fn count(sheet: &Sheet<'_>, record: &Record, field: Field, found: &mut Found) -> Option<u32> {
    let written = sheet.get(record, field);
    let n = people(&written);
    if n.is_none() && !written.is_empty() {
        let column = sheet.called(INPUT, field);
        let said = msg!("import-no-number", column = column, v = written);
        found.wrong_at(INPUT, record.spot, said);
    }
    n
}

/// The stations of a row, by whom they serve. A row for a single room (`of_room`) makes one that has men and women mixed; a row for
/// a whole centre one for each.
fn sorts(counts: Counts, wanted: Option<Voters>, of_room: bool) -> Vec<(Option<u32>, Voters)> {
    let (men, women) = counts.parts();
    match (men, women, wanted) {
        (None, None, wanted) => vec![(counts.all, wanted.unwrap_or(Voters::Mixed))],
        // A room that says for whom it is has one sort of voters.
        (Some(m), _, Some(Voters::Men)) => vec![(Some(m), Voters::Men)],
        (_, Some(w), Some(Voters::Women)) => vec![(Some(w), Voters::Women)],
        (Some(m), Some(w), _) if of_room && m > 0 && w > 0 => {
            vec![(Some(m.saturating_add(w)), Voters::Mixed)]
        }
        (Some(_), _, _) | (_, Some(_), _) => {
            let both = [(men, Voters::Men), (women, Voters::Women)];
            let some = both.into_iter().filter(|(n, _)| n.is_some_and(|n| n > 0));
            let some: Vec<_> = some.collect();
            if some.is_empty() && of_room {
                // A room that is there stays, with no voters.
                vec![(Some(0), wanted.unwrap_or(Voters::Mixed))]
            } else {
                some
            }
        }
    }
}

/// A station as the file has it.
pub(super) fn station(s: &Station) -> String {
    let serves = match s.serves {
        Voters::Men => ", serves: Men",
        Voters::Women => ", serves: Women",
        Voters::Mixed => "",
    };
    let desks = if s.desks == 1 {
        String::new()
    } else {
        format!(", desks: {}", s.desks)
    };
    format!("(voters: {}{serves}{desks})", s.voters.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_room_serves_is_known_in_both_languages() {
        for (word, wanted) in [
            ("رجال", Some(Voters::Men)),
            ("إناث", Some(Voters::Women)),
            ("F", Some(Voters::Women)),
            ("Mixed", Some(Voters::Mixed)),
            ("", None),
            ("?", None),
        ] {
            assert_eq!(serves(word), wanted, "{word}");
        }
    }

    #[test]
    fn noughts_beside_a_total_say_nothing_and_differences_are_said() {
        let counts = |all, men, women| Counts { all, men, women };
        let zeros = counts(Some(300), Some(0), Some(0));
        assert_eq!(sorts(zeros, None, false), [(Some(300), Voters::Mixed)]);
        assert_eq!(
            sorts(zeros, Some(Voters::Women), true),
            [(Some(300), Voters::Women)]
        );
        assert!(zeros.differ(300).is_some());
        let empty = counts(None, Some(0), Some(0));
        assert_eq!(sorts(empty, None, true), [(Some(0), Voters::Mixed)]);
        assert!(sorts(empty, None, false).is_empty() && empty.differ(0).is_none());
        assert!(
            counts(Some(500), Some(200), Some(300))
                .differ(500)
                .is_none()
        );
        assert!(counts(Some(500), Some(200), None).differ(200).is_some());
        assert!(
            counts(Some(500), Some(200), Some(300))
                .differ(200)
                .is_some()
        );
    }
}
