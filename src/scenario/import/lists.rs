//! Lists of places, roads and municipalities from CSV: what a row is, and what it cannot be.
//!
//! Commas, semicolons and tabs are understood, as are numbers with spaces between thousands and Arabic digits.
//! Deliberately not here: outlines.

use std::collections::{BTreeMap, BTreeSet};

use geo::Point;

use super::{Found, doubled, identifier, no_identifier};
use crate::base::clean;
use crate::base::geo::{LatLon, distance_km};
use crate::base::message::msg;
use crate::base::text::{Text, separator};

pub(super) struct Place {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) population: Option<u32>,
}

pub(super) struct Road {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) km: f64,
    pub(super) class: &'static str,
}

pub(super) struct Municipality {
    pub(super) place: String,
    pub(super) name: Text,
    pub(super) directorate: Option<String>,
}

type Row = BTreeMap<String, String>;

/// The rows of a list, with the columns that it must have.
fn rows(list: &'static str, text: &str, needed: &[&str], found: &mut Found) -> Vec<Row> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(str::to_lowercase).collect(),
        Err(_) => {
            found.wrong(msg!("import-list-cannot-read", list = list));
            return Vec::new();
        }
    };
    if heads.iter().all(String::is_empty) {
        found.wrong(msg!("import-list-empty", list = list));
        return Vec::new();
    }
    if let Some(missing) = needed.iter().find(|n| !heads.iter().any(|h| h == *n)) {
        found.wrong(msg!(
            "import-list-column-columns",
            list = list,
            missing = *missing,
            there = heads
        ));
        return Vec::new();
    }
    let mut all = Vec::new();
    for (n, record) in reader.records().enumerate() {
        let Ok(record) = record else {
            found.row(list, n, msg!("import-line-cannot-read"));
            continue;
        };
        let mut row: Row = heads
            .iter()
            .cloned()
            .zip(record.iter().map(|v| clean::one_line(v).into_owned()))
            .collect();
        for h in &heads {
            row.entry(h.clone()).or_default();
        }
        all.push(row);
    }
    all
}

/// A number of a row, within bounds.
fn number(
    list: &'static str,
    n: usize,
    row: &Row,
    column: &str,
    (low, high): (f64, f64),
    found: &mut Found,
) -> Option<f64> {
    let written = latin(&row[column]);
    // A decimal comma, where commas do not part the columns.
    let value = written
        .parse::<f64>()
        .ok()
        .or_else(|| written.replace(',', ".").parse().ok())
        .filter(|x| x.is_finite());
    let v = &row[column];
    match value {
        Some(x) if (low..=high).contains(&x) => Some(x),
        Some(x) => {
            found.row(
                list,
                n,
                msg!(
                    "import-out-of-range",
                    column = column,
                    x = x,
                    low = low,
                    high = high
                ),
            );
            None
        }
        None if v.is_empty() => {
            found.row(list, n, msg!("import-column-empty", column = column));
            None
        }
        None => {
            found.row(list, n, msg!("import-no-number", column = column, v = v));
            None
        }
    }
}

/// Arabic digits as Latin ones.
fn latin(text: &str) -> String {
    let digit = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
        '٫' => '.',
        c => c,
    };
    text.trim().chars().map(digit).collect()
}

/// A count of people, also with marks between thousands; nothing if it is none.
fn people(text: &str) -> Option<u32> {
    let text = latin(text);
    let is_mark = |c: char| {
        matches!(
            c,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ',' | '.' | '\'' | '’' | '_' | '٬'
        )
    };
    let groups: Vec<&str> = text.split(is_mark).collect();
    let digits = |g: &&str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let whole = groups.iter().all(digits)
        && groups.iter().skip(1).all(|g| g.len() == 3)
        && (groups.len() == 1 || groups[0].len() <= 3);
    whole
        .then(|| groups.concat().parse().ok())
        .flatten()
        .filter(|n| *n <= 50_000_000)
}

fn id_of(list: &'static str, n: usize, written: &str, found: &mut Found) -> Option<String> {
    let id = identifier(written);
    if id.is_none() {
        found.row(list, n, no_identifier(written));
    }
    id
}

/// A name in both languages, or in one with a note.
fn name(list: &'static str, n: usize, (ar, en): (&str, &str), found: &mut Found) -> Text {
    if ar.is_empty() && en.is_empty() {
        found.row(list, n, msg!("import-no-name"));
    } else if ar.is_empty() || en.is_empty() {
        let (line, missing) = (
            n + 2,
            if ar.is_empty() {
                msg!("import-arabic")
            } else {
                msg!("import-english")
            },
        );
        found.note(msg!(
            "import-line-name-missing",
            list = list,
            line = line,
            missing = missing
        ));
    }
    Text::new(ar, en)
}

pub(super) fn places(text: &str, found: &mut Found) -> Vec<Place> {
    let list = "places";
    let rows = rows(
        list,
        text,
        &["id", "name_en", "name_ar", "lat", "lon"],
        found,
    );
    let mut all = Vec::new();
    for (n, r) in rows.iter().enumerate() {
        let id = id_of(list, n, &r["id"], found).unwrap_or_default();
        let name = name(list, n, (&r["name_ar"], &r["name_en"]), found);
        let lat = number(list, n, r, "lat", (-90.0, 90.0), found).unwrap_or_default();
        let lon = number(list, n, r, "lon", (-180.0, 180.0), found).unwrap_or_default();
        let written = r
            .get("population")
            .map(String::as_str)
            .filter(|p| !p.is_empty());
        let population = written.and_then(people);
        if let (Some(w), None) = (written, population) {
            found.row(list, n, msg!("import-population-number", w = w));
        }
        if let Some(other) = all
            .iter()
            .position(|p: &Place| p.lat == lat && p.lon == lon)
        {
            let (line, other) = (n + 2, other + 2);
            found.note(msg!(
                "import-places-line-same-point",
                line = line,
                other = other
            ));
        }
        all.push(Place {
            id,
            name,
            lat,
            lon,
            population,
        });
    }
    if rows.is_empty() && found.wrong.is_empty() {
        found.wrong(msg!("import-list-places-holds-place"));
    }
    doubled(all.iter().map(|p| p.id.as_str()), |n, id| {
        found.row(list, n, msg!("import-id-comes-twice", id = id))
    });
    all
}

pub(super) fn roads(text: &str, at: &BTreeMap<String, Point<f64>>, found: &mut Found) -> Vec<Road> {
    let list = "roads";
    let rows = rows(list, text, &["from_id", "to_id", "km", "class"], found);
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for (n, r) in rows.iter().enumerate() {
        let km = number(list, n, r, "km", (0.01, 5000.0), found);
        let class = class(&r["class"]);
        if class.is_none() {
            found.row(list, n, msg!("import-class-coastal-jebel-desert"));
        }
        let ends = ["from_id", "to_id"].map(|k| known(list, n, (k, &r[k]), at, found));
        let ([Some(from), Some(to)], Some(km), Some(class)) = (ends, km, class) else {
            continue;
        };
        if from == to {
            found.row(list, n, msg!("check-road-leads-where-begins"));
        }
        let pair = if from < to {
            (from.clone(), to.clone())
        } else {
            (to.clone(), from.clone())
        };
        if !seen.insert(pair) {
            found.row(
                list,
                n,
                msg!("import-road-between-comes-twice", from = &from, to = &to),
            );
        }
        let point = |id: &str| LatLon {
            lat: at[id].y(),
            lon: at[id].x(),
        };
        let straight = distance_km(point(&from), point(&to));
        if km < straight * 0.7 - 1.0 || km > straight * 5.0 + 20.0 {
            let line = n + 2;
            found.note(msg!(
                "import-roads-line-km-but",
                line = line,
                km = km,
                straight = format!("{:.0}", straight)
            ));
        }
        all.push(Road {
            from,
            to,
            km,
            class,
        });
    }
    all
}

/// The identifier of a place that is in the list of places, from a column.
fn known(
    list: &'static str,
    n: usize,
    (column, written): (&str, &str),
    at: &BTreeMap<String, Point<f64>>,
    found: &mut Found,
) -> Option<String> {
    let id = identifier(written).filter(|id| at.contains_key(id));
    if id.is_none() {
        let said = if written.is_empty() {
            msg!("import-column-empty", column = column)
        } else {
            msg!("import-no-such-place", written = written)
        };
        found.row(list, n, said);
    }
    id
}

pub(super) fn municipalities(
    text: &str,
    groups: &[String],
    at: &BTreeMap<String, Point<f64>>,
    found: &mut Found,
) -> Vec<Municipality> {
    let list = "municipalities";
    let rows = rows(
        list,
        text,
        &["municipality_en", "municipality_ar", "place_id"],
        found,
    );
    let mut all = Vec::new();
    let kept = |r: &Row| groups.is_empty() || groups.iter().any(|g| r.get("vote_group") == Some(g));
    let mut ids = vec![String::new(); rows.len()];
    for (n, r) in rows.iter().enumerate().filter(|(_, r)| kept(r)) {
        if r["place_id"].is_empty() {
            let line = n + 2;
            found.note(msg!("import-municipalities-line-place-id", line = line));
            continue;
        }
        let place = known(list, n, ("place_id", &r["place_id"]), at, found);
        let name = name(
            list,
            n,
            (&r["municipality_ar"], &r["municipality_en"]),
            found,
        );
        let written = r
            .get("directorate")
            .map(String::as_str)
            .filter(|d| !d.is_empty());
        let directorate = written.and_then(|d| id_of(list, n, d, found));
        let Some(place) = place else { continue };
        ids[n].clone_from(&place);
        all.push(Municipality {
            place,
            name,
            directorate,
        });
    }
    doubled(ids.iter().map(String::as_str), |n, id| {
        found.row(list, n, msg!("import-seat-two-municipalities", id = id))
    });
    if all.is_empty() && found.wrong.is_empty() {
        found.wrong(msg!("import-list-holds-municipality-asked"));
    }
    all
}

fn class(text: &str) -> Option<&'static str> {
    ["Coastal", "Jebel", "Desert", "Local", "Track"]
        .into_iter()
        .find(|c| c.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_counted_however_the_number_is_written() {
        for (text, n) in [
            ("272801", 272_801),
            ("272 801", 272_801),
            ("272,801", 272_801),
            ("272.801", 272_801),
            ("٢٧٢٬٨٠١", 272_801),
            ("7", 7),
        ] {
            assert_eq!(people(text), Some(n), "{text}");
        }
        for text in [
            "1), (id: \"x\"",
            "12.5",
            "1e5",
            "-3",
            "many",
            "99999999999",
            "1,2,3",
        ] {
            assert_eq!(people(text), None, "{text}");
        }
    }
}
