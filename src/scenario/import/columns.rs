//! Which column or property of a file holds what: proposed by what columns are usually called, or as the person says.
//!
//! Deliberately not here: what stands in a column.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

pub(super) use super::fields::Field;
use super::fields::{Known, known};
use super::found::{Found, Input};
use super::names::fold;
use crate::base::diag::nearest;
use crate::base::message::msg;

/// What a field is called in our own lists.
pub(super) fn key(input: Input, field: Field) -> &'static str {
    let own = known(input).iter().find(|k| k.0 == field);
    own.map_or("", |k| k.1)
}

macro_rules! named {
    ($($name:ident,)*) => {
        /// The columns of one file, by what they are called in our own lists; which of the fields a file has, [`choose`] says.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Written {
            $(#[serde(default)] $name: Option<String>,)*
        }

        impl Written {
            fn list(self) -> BTreeMap<String, String> {
                let all = [$((stringify!($name), self.$name)),*];
                let given = all.into_iter().filter_map(|(name, c)| Some((name.to_owned(), c?)));
                given.collect()
            }
        }
    };
}

named! {
    id, name_en, name_ar, name, level, lat, lon, population, place, from_id, to_id, km, class, municipality_en, municipality_ar,
    municipality, place_id, directorate, vote_group, centre, station, voters_men, voters_women, voters, serves, desks,
}

fn written<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeMap<String, String>, D::Error> {
    Written::deserialize(d).map(Written::list)
}

/// Columns that a person names, by file: what a field is called in our own lists, and the column of the file that holds it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Of the outlines.
    #[serde(default, deserialize_with = "written")]
    pub outlines: BTreeMap<String, String>,
    /// Of the places.
    #[serde(default, deserialize_with = "written")]
    pub places: BTreeMap<String, String>,
    /// Of the roads.
    #[serde(default, deserialize_with = "written")]
    pub roads: BTreeMap<String, String>,
    /// Of the municipalities.
    #[serde(default, deserialize_with = "written")]
    pub municipalities: BTreeMap<String, String>,
    /// Of the polling rooms.
    #[serde(default, deserialize_with = "written")]
    pub centres: BTreeMap<String, String>,
}

impl Columns {
    fn of(&self, input: Input) -> &BTreeMap<String, String> {
        match input {
            Input::Outlines => &self.outlines,
            Input::Places => &self.places,
            Input::Roads => &self.roads,
            Input::Municipalities => &self.municipalities,
            Input::Centres => &self.centres,
        }
    }

    /// Adds what is typed as `id=ADM1_PCODE` (of the outlines) or `places.lat=Y`; what is typed in none of these forms is handed back.
    ///
    /// # Errors
    /// The words, if they are not of that form.
    pub fn add(&mut self, words: &str) -> Result<(), String> {
        let (left, column) = words.split_once('=').ok_or_else(|| words.to_owned())?;
        let (list, field) = left.split_once('.').unwrap_or(("outlines", left));
        let list = match list.trim() {
            "outlines" => &mut self.outlines,
            "places" => &mut self.places,
            "roads" => &mut self.roads,
            "municipalities" => &mut self.municipalities,
            "centres" => &mut self.centres,
            _ => return Err(words.to_owned()),
        };
        if field.trim().is_empty() || column.trim().is_empty() {
            return Err(words.to_owned());
        }
        list.insert(field.trim().to_owned(), column.trim().to_owned());
        Ok(())
    }
}

/// The columns of a file by what they hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    of: BTreeMap<Field, String>,
    /// Further columns with names, as where each language has one and no heading says which.
    names: Vec<String>,
}

impl Choice {
    /// The column of a field.
    pub(super) fn column(&self, field: Field) -> Option<&str> {
        self.of.get(&field).map(String::as_str)
    }

    /// Whether a column holds a field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.of.contains_key(&field)
    }

    /// The columns with names of which the heading does not say the language.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let first = self.column(Field::Name).into_iter();
        first.chain(self.names.iter().map(String::as_str))
    }
}

/// Chooses the columns of a file, which is a table or a map. What is not called as in our own lists is said, and so are columns of a
/// table that hold nothing that is known; a column that a person names and that is not there is refused.
pub(super) fn choose(
    input: Input,
    (columns, of_table): (&[String], bool),
    given: &Columns,
    found: &mut Found,
) -> Choice {
    let mut choice = BTreeMap::new();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for (name, column) in given.of(input) {
        let field = known(input).iter().find(|k| fold(k.1) == fold(name));
        let there = columns
            .iter()
            .find(|c| *c == column)
            .or_else(|| columns.iter().find(|c| fold(c) == fold(column)));
        match (field, there) {
            (None, _) => {
                let all: Vec<&str> = known(input).iter().map(|k| k.1).collect();
                found.wrong(input, msg!("import-no-such-field", name = name, all = all));
            }
            (Some(_), None) => {
                let near = nearest(column, columns.iter().map(String::as_str));
                let there = some(columns);
                found.wrong(
                    input,
                    match near {
                        Some(near) => {
                            msg!("import-no-such-column-near", column = column, near = near)
                        }
                        None => msg!("import-no-such-column", column = column, there = there),
                    },
                );
            }
            (Some(field), Some(there)) => {
                used.insert(there);
                choice.insert(field.0, there.clone());
            }
        }
    }
    for (field, own, others) in known(input) {
        // In a map `place` says what sort of place it is; in a list it is the name.
        if choice.contains_key(field) || of_table && *field == Field::Kind {
            continue;
        }
        let names = std::iter::once(own).chain(others.iter());
        let free = |c: &&String| !used.contains(c.as_str());
        let there = names
            .filter_map(|name| called(columns, name).filter(free))
            .next();
        if let Some(there) = there {
            used.insert(there);
            choice.insert(*field, there.clone());
        }
    }
    let free = columns.iter().filter(|c| !used.contains(c.as_str()));
    let mut free: Vec<&String> = free.filter(|c| !c.is_empty()).collect();
    // A map says all sorts of things of what is in it.
    let more = if of_table {
        let first = choice.get(&Field::Name);
        first.map_or_else(Vec::new, |first| {
            further_names(input, (given, first), &mut free)
        })
    } else {
        Vec::new()
    };
    tell(input, &choice, &more, found);
    if of_table && !free.is_empty() {
        let unused = some(free);
        found.note(input, msg!("import-columns-unused", unused = unused));
    }
    Choice {
        of: choice,
        names: more,
    }
}

/// Takes from columns that are free the one that holds the names in the other language too, unless a person said which does: its
/// heading is written in other letters than that of the first.
fn further_names(
    input: Input,
    (given, first): (&Columns, &str),
    free: &mut Vec<&String>,
) -> Vec<String> {
    let latin = |heading: &str| heading.contains(|c: char| c.is_ascii_alphabetic());
    let names = known(input).iter().find(|k| k.0 == Field::Name);
    let said = |k: &&Known| !given.of(input).keys().any(|name| fold(name) == fold(k.1));
    let Some(names) = names.filter(said) else {
        return Vec::new();
    };
    let other = |column: &&String| latin(column) != latin(first) && is_called(column, names);
    let found = free.iter().position(other);
    found.map(|n| free.remove(n).clone()).into_iter().collect()
}

/// Says which columns were chosen, if one of them is not called as in our own lists; those with names too, for of several sorts of
/// names it is easily another that was meant.
fn tell(input: Input, choice: &BTreeMap<Field, String>, more: &[String], found: &mut Found) {
    let is_own = |field: Field, column: &str| fold(key(input, field)) == fold(column);
    let is_name = |field: Field| matches!(field, Field::Name | Field::NameAr | Field::NameEn);
    let all = choice.iter().map(|(field, column)| (*field, column));
    let more = more.iter().map(|column| (Field::Name, column));
    let all: Vec<(Field, &String)> = all.chain(more).collect();
    if all.iter().all(|(field, column)| is_own(*field, column)) {
        return;
    }
    let told = all
        .iter()
        .filter(|(field, column)| is_name(*field) || !is_own(*field, column));
    let told = told.map(|(field, column)| format!("{} = {column}", key(input, *field)));
    let said: Vec<String> = told.collect();
    found.note(input, msg!("import-columns-chosen", said = said));
}

/// Whether a column is called as a field is.
fn is_called(column: &str, (_, own, others): &Known) -> bool {
    let mut names = std::iter::once(own).chain(others.iter());
    names.any(|name| called(&[column.to_owned()], name).is_some())
}

/// The column that is called so; of several that differ by a digit, that with the greatest.
fn called<'a>(columns: &'a [String], name: &str) -> Option<&'a String> {
    let Some((before, behind)) = name.split_once('#') else {
        let name = fold(name);
        return columns.iter().find(|c| fold(c) == name);
    };
    let (before, behind) = (fold(before), fold(behind));
    let digit = |c: &str| {
        let folded = fold(c);
        let middle = folded
            .strip_prefix(&before)?
            .strip_suffix(behind.as_str())?;
        middle.parse::<u8>().ok().filter(|n| *n < 10)
    };
    let with_digit = columns.iter().filter_map(|c| Some((digit(c)?, c)));
    with_digit.max_by_key(|(n, _)| *n).map(|(_, c)| c)
}

/// How many of some headings are known.
pub(super) fn recognised(input: Input, heads: impl Iterator<Item = String>) -> usize {
    let heads: Vec<String> = heads.filter(|h| !h.trim().is_empty()).collect();
    let has = |known: &&Known| heads.iter().any(|head| is_called(head, known));
    known(input).iter().filter(has).count()
}

/// The first columns of a file, for a sentence.
pub(super) fn some<'a, S: AsRef<str> + 'a>(
    columns: impl IntoIterator<Item = &'a S>,
) -> Vec<&'a str> {
    let words = columns.into_iter().map(|c| c.as_ref().trim());
    words.filter(|c| !c.is_empty()).take(15).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(input: Input, columns: &[&str]) -> Choice {
        let columns: Vec<String> = columns.iter().map(|c| (*c).to_owned()).collect();
        let of_table = input != Input::Outlines;
        choose(
            input,
            (&columns, of_table),
            &Columns::default(),
            &mut Found::default(),
        )
    }

    #[test]
    fn columns_are_found_by_what_they_are_usually_called() {
        let cod = chosen(
            Input::Outlines,
            &[
                "ADM0_EN",
                "ADM0_PCODE",
                "ADM1_EN",
                "ADM1_AR",
                "ADM1_PCODE",
                "Shape_Area",
            ],
        );
        assert_eq!(cod.column(Field::Id), Some("ADM1_PCODE"));
        assert_eq!(cod.column(Field::NameEn), Some("ADM1_EN"));
        assert_eq!(cod.column(Field::NameAr), Some("ADM1_AR"));
        let geob = chosen(
            Input::Outlines,
            &["shapeName", "shapeISO", "shapeID", "shapeType"],
        );
        assert_eq!(geob.column(Field::Id), Some("shapeID"));
        assert_eq!(geob.column(Field::Level), Some("shapeType"));
        let arabic = chosen(
            Input::Places,
            &["الرقم", "الإسم", "خط العرض", "خط الطول", "عدد السكان"],
        );
        for field in [
            Field::Id,
            Field::Name,
            Field::Lat,
            Field::Lon,
            Field::Population,
        ] {
            assert!(arabic.has(field), "{field:?}");
        }
    }

    #[test]
    fn names_may_stand_in_two_columns_that_do_not_say_their_language() {
        let list = ["البلدية", "Municipality", "مركز البلدية", "المديرية"];
        let choice = chosen(Input::Municipalities, &list);
        let names: Vec<&str> = choice.names().collect();
        assert_eq!(names, ["Municipality", "البلدية"]);
        assert_eq!(choice.column(Field::Place), Some("مركز البلدية"));
        let choice = chosen(Input::Places, &["Place", "المكان", "lat", "lon"]);
        assert_eq!(choice.names().count(), 2);
    }

    #[test]
    fn every_field_of_a_list_has_a_name_of_its_own() {
        for input in [
            Input::Outlines,
            Input::Places,
            Input::Roads,
            Input::Municipalities,
            Input::Centres,
        ] {
            let keys: BTreeSet<String> = known(input).iter().map(|k| fold(k.1)).collect();
            assert_eq!(keys.len(), known(input).len(), "{input:?}");
            for (_, own, _) in known(input) {
                let ron = format!("({own}: \"x\")");
                let read = crate::scenario::read::dialect().from_str::<Written>(&ron);
                let list = read.map(Written::list).unwrap_or_default();
                assert_eq!(list.len(), 1, "{own} can be written in a file");
            }
        }
    }
}
