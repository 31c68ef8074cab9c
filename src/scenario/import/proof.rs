//! Checks what was made as a scenario's check will, inside a scenario that has nothing else; and reads the map of a scenario that is
//! there.
//!
//! Deliberately not here: the checks.

use std::collections::BTreeSet;

use geo::{LineString, MultiPolygon, Polygon};

use super::centres::{Ground, Town};
use super::found::{Found, Input};
use super::lists::Place;
use super::made::Lines;
use crate::base::diag::{CheckRule, Severity};
use crate::base::geo::LatLon;
use crate::base::message::msg;
use crate::scenario::notes::{Judge, Notes};
use crate::scenario::read::{Draft, Texts, read};
use crate::scenario::{from_texts, shipped};

/// The file of centres among the texts that are checked.
const CENTRES: &str = "centres.ron";

/// What stands in a map file or a scenario; whether it has a head, and whether all of it can be read.
fn draft(texts: &Texts) -> (Draft, bool, bool) {
    let read = |texts: &Texts| {
        let mut notes = Notes::new(texts, Judge::Author);
        let draft = read(&mut notes);
        let sound = !notes.has_errors();
        (draft, sound)
    };
    let (draft, sound) = read(texts);
    if draft.head.is_some() {
        return (draft, true, sound);
    }
    let stub = ("scenario.ron".to_owned(), headed(""));
    let with_head: Texts = std::iter::once(stub).chain(texts.iter().cloned()).collect();
    let (draft, sound) = read(&with_head);
    (draft, false, sound)
}

/// The places and municipalities of a map file or a scenario.
pub(super) fn ground(texts: &Texts, found: &mut Found) -> Ground {
    let (draft, _, sound) = draft(texts);
    if !sound {
        found.wrong(None, msg!("import-on-unread"));
    }
    let polygon = |ring: &Vec<(f64, f64)>| Polygon::new(LineString::from(ring.clone()), Vec::new());
    let places: Vec<Place> = draft
        .places
        .iter()
        .map(|l| &l.value)
        .map(|p| Place {
            id: p.id.as_str().to_owned(),
            name: p.name.clone(),
            at: LatLon {
                lat: p.lat,
                lon: p.lon,
            },
            population: p.population,
            written: p.id.as_str().to_owned(),
            spot: None,
        })
        .collect();
    let towns = draft.municipalities.iter().map(|l| &l.value).map(|m| Town {
        id: m.id.as_str().to_owned(),
        name: m.name.clone(),
        seat: m.seat.as_str().to_owned(),
        shape: MultiPolygon::new(m.outline.iter().map(polygon).collect()),
    });
    let towns = towns.collect();
    if places.is_empty() {
        found.wrong(None, msg!("import-on-no-places"));
    }
    Ground { places, towns }
}

/// Checks a map, or the map of a scenario, with centres. What is wrong with what was made is refused, what should be looked at noted,
/// both by where the files have it, which `lines` say of the map and of the centres: what was made nobody has seen yet.
pub(super) fn check(on: &Texts, centres: Option<&str>, lines: (&Lines, &Lines), found: &mut Found) {
    let (draft, whole, _) = draft(on);
    let mut texts: Texts = Vec::new();
    if !whole {
        texts.push(("scenario.ron".to_owned(), head(&draft)));
    }
    let made = |name: &str| {
        if centres.is_some() {
            name == CENTRES
        } else {
            name == "map.ron" || name == CENTRES
        }
    };
    texts.extend(on.iter().filter(|(name, _)| name != CENTRES).cloned());
    if let Some(text) = centres {
        // The scenario may have centres already, in a file of that name too: those that come now take their place.
        texts.push((CENTRES.to_owned(), text.to_owned()));
    }
    let checked = from_texts(shipped::with_library(texts));
    let both = !whole && centres.is_some();
    // Of a road whose length contradicts its ends it is said as it is read.
    let odd = found.said_of("import-roads-line-km-but");
    for f in checked.findings {
        if !(made(&f.file) || both && f.file == "map.ron") {
            continue;
        }
        let of_centres = f.file == CENTRES;
        let lines = if of_centres { lines.1 } else { lines.0 };
        let at = lines.get(&f.line).copied();
        if f.rule == CheckRule::RoadLengthOdd && at.is_some_and(|at| odd.contains(&at)) {
            continue;
        }
        match (f.severity, at) {
            (Severity::Error, Some((input, spot))) => found.wrong_at(input, spot, f.message),
            (Severity::Error, None) => found.wrong(of_centres.then_some(Input::Centres), f.message),
            // Names in one language are noted with their rows already.
            (Severity::Warning, _) if f.rule.sort() == crate::base::diag::Sort::Text => {}
            (Severity::Warning, Some((input, spot))) => found.note_at(input, spot, f.message),
            (Severity::Warning, None) => {
                found.note(of_centres.then_some(Input::Centres), f.message)
            }
        }
    }
}

/// A head for a map that has none: the directorates that its municipalities name, and one room.
fn head(draft: &Draft) -> String {
    let first = draft.places.first().map_or("", |l| l.value.id.as_str());
    let own: BTreeSet<&str> = draft
        .directorates
        .iter()
        .map(|l| l.value.id.as_str())
        .collect();
    let named: BTreeSet<&str> = draft
        .municipalities
        .iter()
        .filter_map(|l| l.value.directorate.as_ref())
        .map(|d| d.as_str())
        .filter(|d| !own.contains(d))
        .collect();
    let directorates: String = named
        .iter()
        .map(|id| format!("(id: {id:?}, name: (ar: \"ا\", en: \"D\"), seat: {first:?}),"))
        .collect();
    headed(&directorates)
}

/// A head with directorates.
fn headed(directorates: &str) -> String {
    format!(
        "(format: 1, id: \"import\", title: (ar: \"ا\", en: \"T\"), summary: (ar: \"ا\", en: \"S\"), date: \"2031-01-01\", start: \"06:00\", end: \"10:00\", directorates: [{directorates}], seats: [(id: \"main\", name: (ar: \"ا\", en: \"M\"), role: MainRoom)])"
    )
}
