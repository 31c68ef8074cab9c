//! What a file holds, whatever its form: things with values by column or property, and with a shape if the file is a map.
//!
//! Deliberately not here: what the columns mean (`columns`), forms of files (`geojson`, `kml`, `overpass`).

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Choice, Columns, Field, choose, key, some};
use super::found::{Found, Input, Spot};
use super::names::{by_script, is_arabic};
use super::numbers::{Mark, degrees};
use super::shapes::Shape;
use crate::base::clean;
use crate::base::message::msg;
use crate::base::text::Text;

/// Most properties whose names are looked at.
const MOST_COLUMNS: usize = 2_000;

/// A row of a table or a feature of a map.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// Where it stands.
    pub(super) spot: Spot,
    /// What it says, by column or property; nothing is left out.
    pub(super) values: BTreeMap<String, String>,
    /// Its shape; a row of a table has none.
    pub(super) shape: Option<Shape>,
}

/// All things of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    /// Columns or properties, in their order.
    pub(super) columns: Vec<String>,
    /// The same, to look them up.
    known: BTreeSet<String>,
    /// The things.
    pub(super) all: Vec<Record>,
    /// Whether they are the rows of a table and not the features of a map.
    pub(super) of_table: bool,
}

impl Records {
    /// Adds a feature, and its properties to the columns.
    pub(super) fn feature(&mut self, n: usize, values: BTreeMap<String, String>, shape: Shape) {
        values.keys().for_each(|c| self.column(c));
        self.all.push(Record {
            spot: Spot::Feature(n),
            values,
            shape: Some(shape),
        });
    }

    /// Adds a column, if it is new and there are not far too many.
    pub(super) fn column(&mut self, name: &str) {
        if self.columns.len() < MOST_COLUMNS && self.known.insert(name.to_owned()) {
            self.columns.push(name.to_owned());
        }
    }

    /// Whether it is of a map and not of a table.
    pub(super) fn is_map(&self) -> bool {
        !self.of_table
    }

    /// Those of the things for which something holds.
    pub(super) fn only(&self, wanted: impl Fn(&Shape) -> bool) -> Self {
        let wanted = |r: &&Record| r.shape.as_ref().is_some_and(&wanted);
        Self {
            columns: self.columns.clone(),
            known: self.known.clone(),
            all: self.all.iter().filter(wanted).cloned().collect(),
            of_table: self.of_table,
        }
    }

    /// Puts other things behind these.
    pub(super) fn join(&mut self, other: Self) {
        other.columns.iter().for_each(|c| self.column(c));
        self.all.extend(other.all);
    }

    /// Chooses the columns.
    pub(super) fn choose(&self, input: Input, given: &Columns, found: &mut Found) -> Sheet<'_> {
        Sheet {
            records: self,
            choice: choose(input, (&self.columns, self.of_table), given, found),
        }
    }
}

/// Things whose columns were chosen.
pub(super) struct Sheet<'a> {
    pub(super) records: &'a Records,
    pub(super) choice: Choice,
}

impl<'a> Sheet<'a> {
    /// What a thing says of a field, on one line; nothing if it is silent.
    pub(super) fn get(&self, record: &Record, field: Field) -> String {
        let column = self.choice.column(field);
        column.map_or_else(String::new, |c| Self::value(record, c))
    }

    /// What stands in a column, on one line.
    fn value(record: &Record, column: &str) -> String {
        let value = record.values.get(column);
        value.map_or_else(String::new, |v| clean::one_line(v).trim().to_owned())
    }

    /// Whether the file has a column for a field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.choice.has(field)
    }

    /// The name of a field as the file has it, or as our own lists have it.
    pub(super) fn called(&self, input: Input, field: Field) -> String {
        let own = || key(input, field);
        self.choice.column(field).unwrap_or_else(own).to_owned()
    }

    /// A name in both languages: each of its own column, and one of no language by the script that it is written in.
    pub(super) fn name(&self, record: &Record) -> Text {
        let mut name = Text::new(
            &self.get(record, Field::NameAr),
            &self.get(record, Field::NameEn),
        );
        // A second language need not be Arabic, nor the first English.
        let exchanged = name.ar.is_empty() && is_arabic(&name.en)
            || name.en.is_empty() && !name.ar.is_empty() && !is_arabic(&name.ar);
        if exchanged {
            std::mem::swap(&mut name.ar, &mut name.en);
        }
        for column in self.choice.names() {
            let either = by_script(&Self::value(record, column));
            if name.ar.is_empty() {
                name.ar = either.ar;
            }
            if name.en.is_empty() {
                name.en = either.en;
            }
        }
        name
    }

    /// Complains if the file lacks a column that it must have.
    pub(super) fn needs(&self, input: Input, fields: &[Field], found: &mut Found) -> bool {
        let missing = fields.iter().find(|f| !self.has(**f));
        if let Some(missing) = missing {
            let (list, missing) = (input.name(), key(input, *missing));
            let there = some(&self.records.columns);
            found.wrong(
                None,
                msg!(
                    "import-list-column-columns",
                    list = list,
                    missing = missing,
                    there = there
                ),
            );
        }
        missing.is_none()
    }

    /// The mark in the numbers of a field.
    pub(super) fn mark(&self, field: Field, otherwise: Mark) -> Mark {
        let column = self.choice.column(field);
        let values = self
            .records
            .all
            .iter()
            .filter_map(|r| r.values.get(column?))
            .map(String::as_str);
        Mark::of(values, otherwise)
    }

    /// Latitude and longitude of a thing as it has them: of a point its place, else what the columns say.
    pub(super) fn point(&self, record: &Record) -> (Option<f64>, Option<f64>) {
        if let Some(p) = record.shape.as_ref().and_then(|s| s.points.first()) {
            return (Some(p.y), Some(p.x));
        }
        let of = |field| degrees(&self.get(record, field));
        (of(Field::Lat), of(Field::Lon))
    }
}
