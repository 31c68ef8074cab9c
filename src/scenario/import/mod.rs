//! Makes a map file, or a file of polling centres, of what people have: outlines, places and roads as GeoJSON, KML, an answer of
//! Overpass or tables, and lists of polling rooms.
//!
//! What cannot have been meant is refused, with the number of the feature or row; what was changed, left out or filled in is listed
//! in the same way. What is made is checked as a part of a scenario before anybody writes it.
//! Deliberately not here: opening files, drawing.

mod centres;
mod classes;
mod columns;
mod fields;
mod form;
mod found;
mod geojson;
mod kml;
mod lists;
mod made;
mod names;
mod network;
mod numbers;
mod outlines;
mod overpass;
mod proof;
mod records;
mod region;
mod rooms;
mod shapes;

pub use columns::Columns;
pub use form::File;
pub use found::{Finding, Input, Spot, Weight, few};
pub(in crate::scenario) use names::from_name;

use std::collections::BTreeSet;

use centres::{Ground, Town};
use found::Found;
use lists::{Municipality, Place, Road};
use made::{Lines, Parts};
use outlines::Area;
use records::Records;

use crate::base::message::msg;
use crate::scenario::read::Texts;

/// The files to import.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Districts and, if known, municipalities; none where there are places; with the level of a whole file, if the person says it: 1 districts, 2 municipalities.
    /// Points and lines in them serve as places and roads, where no file is given for those.
    pub outlines: Vec<(File, Option<u8>)>,
    /// Places: a table with names, latitude and longitude, or a map with points.
    pub places: Option<File>,
    /// Roads: a table with both ends, km and class, or a map with lines.
    pub roads: Option<File>,
    /// A table of municipalities with their seats and, if known, directorate and vote group.
    pub municipalities: Option<File>,
    /// A table of polling rooms or centres.
    pub centres: Option<File>,
    /// Vote groups to keep; all if empty.
    pub groups: Vec<String>,
    /// Columns that the person names.
    pub columns: Columns,
}

/// What was made.
#[derive(Debug)]
pub struct Imported {
    /// The map file; empty where only centres were asked for.
    pub text: String,
    /// The file of centres, if a list of them was given.
    pub centres: Option<String>,
    /// How many places.
    pub places: usize,
    /// How many roads.
    pub roads: usize,
    /// How many municipalities.
    pub municipalities: usize,
    /// How many districts.
    pub districts: usize,
    /// How many outlines are Voronoi cells.
    pub voronoi: usize,
    /// How many polling centres and stations.
    pub polling: (usize, usize),
    /// What was changed, and what should be looked at.
    pub notes: Vec<Finding>,
}

/// Makes the map file and, if a list of polling rooms is given, the file of centres.
///
/// # Errors
/// All findings, those first that name what cannot be used.
pub fn map(sources: &Sources) -> Result<Imported, Vec<Finding>> {
    let mut found = Found::default();
    let parts = parts(sources, &mut found);
    found.result()?;
    region::connected(&parts, &mut found);
    if parts.areas.is_empty() && !parts.municipalities.is_empty() {
        found.note(None, msg!("import-no-outlines"));
    }
    region::directorates(&parts, &mut found);
    let (text, voronoi, lines) = parts.file();
    let counts = (
        parts.places.len(),
        parts.roads.len(),
        parts.municipalities.len(),
        parts.districts().len(),
    );
    let map_texts = vec![("map.ron".to_owned(), text.clone())];
    let made = match &sources.centres {
        Some(file) => polling(file, &ground(parts), &sources.columns, &mut found),
        None => None,
    };
    found.result()?;
    let (none, centres) = (Lines::new(), made.as_ref().map(|m| m.text.as_str()));
    let of_centres = made.as_ref().map_or(&none, |m| &m.lines);
    proof::check(&map_texts, centres, (&lines, of_centres), &mut found);
    found.result()?;
    Ok(Imported {
        text,
        places: counts.0,
        roads: counts.1,
        municipalities: counts.2,
        districts: counts.3,
        voronoi,
        polling: made.as_ref().map_or((0, 0), |m| (m.centres, m.stations)),
        centres: made.map(|m| m.text),
        notes: found.finish(),
    })
}

/// Makes a file of polling centres for a map that is there: a map file, or the texts of a whole scenario.
///
/// # Errors
/// All findings, those first that name what cannot be used.
pub fn centres(file: &File, columns: &Columns, on: &Texts) -> Result<Imported, Vec<Finding>> {
    let mut found = Found::default();
    let ground = proof::ground(on, &mut found);
    found.result()?;
    let made = polling(file, &ground, columns, &mut found);
    found.result()?;
    let Some(made) = made else {
        found.wrong(Input::Centres, msg!("import-no-centres"));
        return Err(found.finish());
    };
    proof::check(
        on,
        Some(&made.text),
        (&Lines::new(), &made.lines),
        &mut found,
    );
    found.result()?;
    Ok(Imported {
        text: String::new(),
        places: ground.places.len(),
        roads: 0,
        municipalities: ground.towns.len(),
        districts: 0,
        voronoi: 0,
        polling: (made.centres, made.stations),
        centres: Some(made.text),
        notes: found.finish(),
    })
}

fn polling(
    file: &File,
    ground: &Ground,
    columns: &Columns,
    found: &mut Found,
) -> Option<centres::Made> {
    let records = sound(file, Input::Centres, found)?;
    centres::centres(&records, ground, columns, found)
}

/// The map that was made, for the centres on it.
fn ground(parts: Parts) -> Ground {
    let drawn = parts.drawn();
    let town = |(m, d): (&Municipality, made::Drawn)| Town {
        id: m.place.clone(),
        name: m.name.clone(),
        seat: m.place.clone(),
        shape: d.shape,
    };
    let towns = parts.municipalities.iter().zip(drawn).map(town).collect();
    Ground {
        places: parts.places,
        towns,
    }
}

/// Reads all files.
fn parts(sources: &Sources, found: &mut Found) -> Parts {
    let (mut areas, mut points, mut lines) = (Vec::new(), Records::default(), Records::default());
    let several = sources.outlines.len() > 1;
    for (file, level) in &sources.outlines {
        found.of_file(several.then_some(file.name.as_str()));
        let Some(records) = sound(file, Input::Outlines, found) else {
            continue;
        };
        if !records.is_map() {
            found.wrong(Input::Outlines, msg!("import-outlines-no-map"));
            continue;
        }
        if records.all.is_empty() {
            found.wrong(Input::Outlines, msg!("import-outlines-empty"));
            continue;
        }
        left_out(&records, sources, found);
        let with_areas = records.only(|s| !s.areas.is_empty());
        areas.extend(outlines::areas(
            &with_areas,
            *level,
            &sources.columns,
            found,
        ));
        points.join(records.only(|s| s.areas.is_empty() && !s.points.is_empty()));
        lines.join(records.only(|s| s.areas.is_empty() && !s.lines.is_empty()));
    }
    found.of_file(None);
    doubled(&areas, found);
    let mut places = places(sources, &points, found);
    let municipalities = municipalities(sources, &areas, &mut places, found);
    let roads = roads(sources, &lines, &places, found);
    let told = region::same(&areas, &places, found);
    lists::far_off(&places, &told, found);
    Parts {
        areas,
        places,
        roads,
        municipalities,
    }
}

/// Reads a file; nothing where it is refused as a whole.
fn sound(file: &File, input: Input, found: &mut Found) -> Option<Records> {
    let before = found.refused();
    let records = form::read(file, input, found);
    (found.refused() == before).then_some(records)
}

/// The places: those of their own file, or the points of the outlines' files.
fn places(sources: &Sources, points: &Records, found: &mut Found) -> Vec<Place> {
    let columns = &sources.columns;
    match &sources.places {
        Some(file) => sound(file, Input::Places, found)
            .map_or_else(Vec::new, |r| lists::places(&r, columns, found)),
        None if points.all.is_empty() => {
            found.wrong(None, msg!("import-places-missing"));
            Vec::new()
        }
        None => lists::places(points, columns, found),
    }
}

/// The municipalities: those of a list, or the outlines of level 2.
fn municipalities(
    sources: &Sources,
    areas: &[Area],
    places: &mut Vec<Place>,
    found: &mut Found,
) -> Vec<Municipality> {
    let Some(file) = &sources.municipalities else {
        return region::without_list(areas, places, found);
    };
    // Without places, which is said already, every row would be wrong.
    let Some(records) = sound(file, Input::Municipalities, found).filter(|_| !places.is_empty())
    else {
        return Vec::new();
    };
    let columns = &sources.columns;
    let mut list = lists::municipalities(&records, &sources.groups, places, columns, found);
    region::outlines_of(&mut list, areas, found);
    list
}

/// The roads: those of their own file, or the lines of the outlines' files.
fn roads(sources: &Sources, lines: &Records, places: &[Place], found: &mut Found) -> Vec<Road> {
    let columns = &sources.columns;
    let of = |records: &Records, found: &mut Found| {
        if places.is_empty() {
            Vec::new()
        } else if records.is_map() {
            network::roads(records, places, columns, found)
        } else {
            lists::roads(records, places, columns, found)
        }
    };
    match &sources.roads {
        Some(file) => sound(file, Input::Roads, found).map_or_else(Vec::new, |r| of(&r, found)),
        None if lines.all.is_empty() => {
            found.note(None, msg!("import-roads-missing"));
            Vec::new()
        }
        None => of(lines, found),
    }
}

/// Lists features of a file of outlines that serve for nothing.
fn left_out(records: &Records, sources: &Sources, found: &mut Found) {
    for record in &records.all {
        let Some(shape) = record.shape.as_ref().filter(|s| s.areas.is_empty()) else {
            continue;
        };
        let input = Input::Outlines;
        if shape.is_empty() {
            for fault in &shape.faults {
                match fault {
                    shapes::Fault::Unread => found.wrong_at(input, record.spot, fault.words()),
                    shapes::Fault::Absent | shapes::Fault::Open(_) | shapes::Fault::Holes(_) => {
                        found.changed(input, record.spot, fault.words());
                    }
                }
            }
            if shape.faults.is_empty() {
                found.changed(input, record.spot, msg!("import-left-out-no-geometry"));
            }
            continue;
        }
        let serves = if shape.points.is_empty() {
            sources.roads.is_none()
        } else {
            sources.places.is_none()
        };
        if !serves {
            let sort = shape.sort();
            found.changed(
                input,
                record.spot,
                msg!("import-outlines-polygon-multipolygon", other = sort),
            );
        }
    }
}

/// The same id in several files of outlines.
fn doubled(areas: &[Area], found: &mut Found) {
    let mut seen = BTreeSet::new();
    for a in areas.iter().filter(|a| !seen.insert((a.level, &a.id))) {
        let id = &a.id;
        found.wrong_at(
            Input::Outlines,
            a.spot,
            msg!("import-id-comes-twice", id = id),
        );
    }
}
