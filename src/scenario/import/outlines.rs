//! Outlines of districts and municipalities: what a feature with an area is, and what it cannot be.
//!
//! Deliberately not here: forms of files, which municipality an outline belongs to.

use std::collections::{BTreeMap, BTreeSet};

use geo::MultiPolygon;

use super::columns::{Columns, Field};
use super::found::{Found, Input, Spot};
use super::names::{Taken, fold, from_name, identifier, is_number};
use super::records::{Record, Records, Sheet};
use super::shapes::{Fault, outline};
use crate::base::message::msg;
use crate::base::text::Text;

/// An outline with its name.
pub(super) struct Area {
    pub(super) id: String,
    pub(super) name: Text,
    /// 1: a district, 2: a municipality.
    pub(super) level: u8,
    pub(super) shape: MultiPolygon<f64>,
    pub(super) spot: Spot,
}

const INPUT: Input = Input::Outlines;
/// Most outlines of a file.
const MOST: usize = 5_000;

/// Makes outlines of the features of a file. `level` is that of all of them, if the person says so.
pub(super) fn areas(
    records: &Records,
    level: Option<u8>,
    columns: &Columns,
    found: &mut Found,
) -> Vec<Area> {
    if records.all.is_empty() {
        return Vec::new();
    }
    if records.all.len() > MOST {
        let n = records.all.len();
        found.wrong(INPUT, msg!("import-too-many-outlines", n = n, most = MOST));
        return Vec::new();
    }
    let sheet = records.choose(INPUT, columns, found);
    let levels = Levels::of(&sheet, level, found);
    let mut turned = 0;
    let mut read = Read::default();
    for record in &records.all {
        let before = found.refused();
        let Some(level) = levels.level(&sheet, record, found) else {
            continue;
        };
        let name = name(&sheet, record, found);
        let own = identity(&sheet, record, &name, found);
        let shape = shape(record, &mut turned, found);
        if let (true, Some((id, made)), Some(shape)) = (found.refused() == before, own, shape) {
            let area = Area {
                id,
                name,
                level,
                shape,
                spot: record.spot,
            };
            read.put(area, made, found);
        }
    }
    if turned > 0 {
        found.note(INPUT, msg!("import-rings-turned", n = turned));
    }
    names_apart(&mut read.all, found);
    read.all
}

/// The areas so far, with their numbers by level and id.
#[derive(Default)]
struct Read {
    all: Vec<Area>,
    at: BTreeMap<(u8, String), usize>,
    taken: Taken,
}

impl Read {
    /// Puts an area to the others. Parts of one that stand as several features are joined; an id made here is made distinct.
    fn put(&mut self, mut area: Area, made: bool, found: &mut Found) {
        let (spot, key) = (area.spot, (area.level, area.id.clone()));
        if let Some(other) = self.at.get(&key).map(|n| &mut self.all[*n]) {
            if other.name == area.name && !made {
                found.changed(INPUT, spot, msg!("import-parts-joined", id = &area.id));
                other.shape.0.extend(area.shape);
                return;
            }
            if !made {
                let said = msg!("import-id-comes-twice", id = &area.id);
                found.wrong_at(INPUT, spot, said);
                return;
            }
            area.id = self.taken.distinct(&area.id);
            found.changed(INPUT, spot, msg!("import-id-made-distinct", id = &area.id));
        }
        self.taken.insert(&area.id);
        let key = (area.level, area.id.clone());
        self.at.insert(key, self.all.len());
        self.all.push(area);
    }
}

/// Puts a number behind names that come twice on a level.
fn names_apart(all: &mut [Area], found: &mut Found) {
    let mut seen: BTreeMap<(u8, bool, String), usize> = BTreeMap::new();
    for a in all {
        let mut changed = false;
        for (arabic, name) in [(true, &mut a.name.ar), (false, &mut a.name.en)] {
            if name.is_empty() {
                continue;
            }
            let n = seen.entry((a.level, arabic, fold(name))).or_default();
            *n += 1;
            if *n > 1 {
                *name = format!("{name} ({n})");
                changed = true;
            }
        }
        if changed {
            let said = msg!("import-name-made-distinct", name = &a.name);
            found.changed(INPUT, a.spot, said);
        }
    }
}

/// The name of a feature; one in a single language is noted.
fn name(sheet: &Sheet<'_>, record: &Record, found: &mut Found) -> Text {
    let name = sheet.name(record);
    match (name.ar.is_empty(), name.en.is_empty()) {
        (true, true) => {
            let there: Vec<&str> = record.values.keys().map(String::as_str).collect();
            let there: Vec<&str> = there.into_iter().take(15).collect();
            let said = if there.is_empty() {
                msg!("import-feature-no-name")
            } else {
                msg!("import-feature-no-name-of", there = there)
            };
            found.wrong_at(INPUT, record.spot, said);
        }
        (true, false) => {
            let missing = msg!("import-arabic");
            found.note_at(
                INPUT,
                record.spot,
                msg!("import-name-missing", missing = missing),
            );
        }
        (false, true) => {
            let missing = msg!("import-english");
            found.note_at(
                INPUT,
                record.spot,
                msg!("import-name-missing", missing = missing),
            );
        }
        (false, false) => {}
    }
    name
}

/// The id of a feature, and whether it was made of the name.
fn identity(
    sheet: &Sheet<'_>,
    record: &Record,
    name: &Text,
    found: &mut Found,
) -> Option<(String, bool)> {
    let written = sheet.get(record, Field::Id);
    if written.is_empty() || is_number(&written) {
        let id = from_name(name);
        match &id {
            Some(id) => found.changed(INPUT, record.spot, msg!("import-id-from-name", id = id)),
            None if *name == Text::default() => {}
            None => found.wrong_at(INPUT, record.spot, msg!("import-no-id")),
        }
        return id.map(|id| (id, true));
    }
    let id = identifier(&written);
    match &id {
        Some(id) if *id == written.to_lowercase() => {}
        Some(id) => {
            let said = msg!("import-id-rewritten", written = &written, id = id);
            found.changed(INPUT, record.spot, said);
        }
        None => found.wrong_at(INPUT, record.spot, msg!("import-bad-id", text = &written)),
    }
    id.map(|id| (id, false))
}

/// How the levels of a file's features are found.
enum Levels {
    /// All have the same.
    All(u8),
    /// Each says 1 or 2, or 0 for the whole country.
    Said,
    /// Each says a number of an order of its own, of which the first two are ours.
    Ranked(Vec<u32>),
}

/// The number of a level that is not ours: `4` of OpenStreetMap, `ADM2`.
fn rank(written: &str) -> Option<u32> {
    let digits = written.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    digits.trim().parse().ok()
}

impl Levels {
    fn of(sheet: &Sheet<'_>, whole: Option<u8>, found: &mut Found) -> Self {
        if let Some(level) = whole {
            return Self::All(level);
        }
        let values = || sheet.records.all.iter().map(|r| sheet.get(r, Field::Level));
        if values().all(|v| v.is_empty()) {
            found.note(INPUT, msg!("import-outline-property-all-read"));
            return Self::All(1);
        }
        let column = sheet.called(INPUT, Field::Level);
        let of_osm = fold(&column) == "adminlevel";
        let named = values().any(|v| v.starts_with(|c: char| c.is_ascii_alphabetic()));
        let ranked = of_osm || named && values().all(|v| rank(&v).is_some());
        if !ranked {
            return Self::Said;
        }
        // The country itself is level 2 in OpenStreetMap and level 0 elsewhere.
        let country = if of_osm { 2 } else { 0 };
        let ranks: BTreeSet<u32> = values().filter_map(|v| rank(&v)).collect();
        let ranks: Vec<u32> = ranks.into_iter().filter(|r| *r > country).collect();
        let numbered = |n: usize| ranks.get(n).map_or_else(|| "–".to_owned(), u32::to_string);
        let said = msg!(
            "import-levels-chosen",
            column = column,
            districts = numbered(0),
            municipalities = numbered(1)
        );
        found.note(INPUT, said);
        Self::Ranked(ranks)
    }

    /// The level of a feature: 1 or 2. One of another level is left out or refused.
    fn level(&self, sheet: &Sheet<'_>, record: &Record, found: &mut Found) -> Option<u8> {
        let written = sheet.get(record, Field::Level);
        match self {
            Self::All(level) => Some(*level),
            Self::Ranked(ranks) => {
                let place = rank(&written).and_then(|r| ranks.iter().position(|x| *x == r));
                match place {
                    Some(0) => Some(1),
                    Some(1) => Some(2),
                    Some(_) | None => {
                        let said = msg!("import-level-left-out", written = &written);
                        found.changed(INPUT, record.spot, said);
                        None
                    }
                }
            }
            Self::Said => match written.parse::<f64>() {
                Ok(1.0) => Some(1),
                Ok(2.0) => Some(2),
                Ok(0.0) => {
                    let said = msg!("import-level-left-out", written = &written);
                    found.changed(INPUT, record.spot, said);
                    None
                }
                Ok(_) | Err(_) => {
                    let said = if written.is_empty() {
                        msg!("import-level-missing")
                    } else {
                        msg!("import-1-district-2-municipality", w = &written)
                    };
                    found.wrong_at(INPUT, record.spot, said);
                    None
                }
            },
        }
    }
}

/// The outline of a feature.
fn shape(record: &Record, turned: &mut usize, found: &mut Found) -> Option<MultiPolygon<f64>> {
    let shape = record.shape.as_ref()?;
    for fault in &shape.faults {
        if *fault == Fault::Unread {
            found.wrong_at(INPUT, record.spot, fault.words());
        } else {
            found.changed(INPUT, record.spot, fault.words());
        }
    }
    match outline(&shape.areas) {
        Ok(made) => {
            for said in made.mended {
                found.changed(INPUT, record.spot, said);
            }
            *turned += usize::from(made.turned);
            Some(made.shape)
        }
        Err(said) => {
            found.wrong_at(INPUT, record.spot, said);
            None
        }
    }
}
