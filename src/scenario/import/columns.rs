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
pub(super) struct Choice(BTreeMap<Field, String>);

impl Choice {
    /// The column of a field.
    pub(super) fn column(&self, field: Field) -> Option<&str> {
        self.0.get(&field).map(String::as_str)
    }

    /// Whether a column holds a field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.0.contains_key(&field)
    }
}

/// Chooses the columns of a file. What is not called as in our own lists is said; a column that a person names and that is not there
/// is refused.
pub(super) fn choose(
    input: Input,
    columns: &[String],
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
        if choice.contains_key(field) {
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
    let named = |(field, column): (&Field, &String)| {
        let own = key(input, *field);
        (fold(own) != fold(column)).then(|| format!("{own} = {column}"))
    };
    let said: Vec<String> = choice.iter().filter_map(named).collect();
    if !said.is_empty() {
        found.note(input, msg!("import-columns-chosen", said = said));
    }
    Choice(choice)
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
    let has = |(_, own, others): &&Known| {
        let names = std::iter::once(own).chain(others.iter());
        names.into_iter().any(|name| called(&heads, name).is_some())
    };
    known(input).iter().filter(has).count()
}

/// The first columns of a file, for a sentence.
pub(super) fn some(columns: &[String]) -> Vec<&str> {
    let words = columns.iter().map(|c| c.trim());
    words.filter(|c| !c.is_empty()).take(15).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(input: Input, columns: &[&str]) -> Choice {
        let columns: Vec<String> = columns.iter().map(|c| (*c).to_owned()).collect();
        choose(input, &columns, &Columns::default(), &mut Found::default())
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
