//! Polling centres from a list with a row for each polling room, or for each centre.
//!
//! What the list does not say is filled in plainly and said. Who registers voters is none of our business: only counts are read.
//! Deliberately not here: roads by which voters come, gates, materials: authors write them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use geo::{Contains, MultiPolygon, Point};

use super::columns::{Columns, Field};
use super::found::{Found, Input};
use super::lists::{Lookup, Place, point};
use super::names::{distinct, fold, from_name, identifier, is_number};
use super::numbers::people;
use super::records::{Record, Records, Sheet};
use crate::base::diag::nearest;
use crate::base::geo::{LatLon, distance_km};
use crate::base::message::msg;
use crate::base::text::{Text, western_digits};
use crate::record::states::Voters;

const INPUT: Input = Input::Centres;
/// Farthest from a centre to the place that it is put to, in km.
const FARTHEST: f64 = 30.0;
/// From where on it is said how far the place is, in km.
const FAR: f64 = 5.0;
/// Voters of a room whose number nobody says, where no other room says it either: what scenarios here have on average.
const VOTERS: u32 = 240;

/// A municipality that a centre may belong to.
pub(super) struct Town {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) seat: String,
    pub(super) shape: MultiPolygon<f64>,
}

/// The map on which centres are put.
pub(super) struct Ground {
    pub(super) places: Vec<Place>,
    pub(super) towns: Vec<Town>,
}

struct Station {
    /// None: nobody says how many.
    voters: Option<u32>,
    serves: Voters,
    desks: u32,
}

struct Centre {
    id: String,
    name: Text,
    place: String,
    municipality: String,
    stations: Vec<Station>,
    numbers: BTreeSet<String>,
}

/// The centres as a file, and how many there are with how many stations.
pub(super) struct Made {
    pub(super) text: String,
    pub(super) centres: usize,
    pub(super) stations: usize,
}

/// Makes centres of a list.
pub(super) fn centres(
    records: &Records,
    ground: &Ground,
    columns: &Columns,
    found: &mut Found,
) -> Option<Made> {
    let before = found.refused();
    let sheet = records.choose(INPUT, columns, found);
    if !(sheet.has(Field::Id) || sheet.has(Field::Name) || sheet.has(Field::NameAr)) {
        sheet.needs(INPUT, &[Field::Id], found);
        return None;
    }
    if ground.towns.is_empty() {
        found.wrong(INPUT, msg!("import-centres-no-municipalities"));
        return None;
    }
    missing_columns(&sheet, found);
    let finder = Finder::new(ground);
    let mut centres: Vec<Centre> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for record in &records.all {
        let code = sheet.get(record, Field::Id);
        let name = sheet.name(record);
        let key = if code.is_empty() {
            fold(&format!("{}{}", name.ar, name.en))
        } else {
            fold(&code)
        };
        if key.is_empty() {
            found.wrong_at(INPUT, record.spot, msg!("import-centre-unnamed"));
            continue;
        }
        let n = match by_key.get(&key) {
            Some(n) => {
                agrees(&centres[*n], &name, record, found);
                *n
            }
            None => {
                let Some(centre) = centre(&sheet, record, (&code, name), &finder, found) else {
                    continue;
                };
                let id = distinct(centre.id.clone(), &taken);
                taken.insert(id.clone());
                by_key.insert(key, centres.len());
                centres.push(Centre { id, ..centre });
                centres.len() - 1
            }
        };
        stations(&sheet, record, &mut centres[n], found);
    }
    if centres.is_empty() && found.refused() == before {
        found.wrong(INPUT, msg!("import-no-centres"));
    }
    fill(&mut centres, found);
    found.note(INPUT, msg!("import-centres-without-access"));
    let stations = centres.iter().map(|c| c.stations.len()).sum();
    Some(Made {
        text: file(&centres),
        centres: centres.len(),
        stations,
    })
}

/// Says once what no row can say.
fn missing_columns(sheet: &Sheet<'_>, found: &mut Found) {
    let counted = [Field::Voters, Field::Men, Field::Women];
    if !counted.into_iter().any(|f| sheet.has(f)) {
        found.changed_in(INPUT, msg!("import-centres-no-voters", n = VOTERS));
    }
    let served = [Field::Serves, Field::Men, Field::Women];
    if !served.into_iter().any(|f| sheet.has(f)) {
        found.changed_in(INPUT, msg!("import-centres-no-serves"));
    }
}

/// Finds places and municipalities for centres.
struct Finder<'a> {
    ground: &'a Ground,
    places: Lookup<'a>,
    towns: BTreeMap<String, &'a Town>,
}

impl<'a> Finder<'a> {
    fn new(ground: &'a Ground) -> Self {
        let mut towns = BTreeMap::new();
        for t in &ground.towns {
            for name in [&t.name.en, &t.name.ar] {
                towns.insert(fold(name), t);
            }
        }
        for t in &ground.towns {
            towns.insert(fold(&t.id), t);
        }
        towns.remove("");
        Self {
            ground,
            places: Lookup::new(&ground.places),
            towns,
        }
    }

    fn town(&self, written: &str) -> Option<&'a Town> {
        let bare = fold(written);
        let bare = bare.strip_prefix("بلديه").unwrap_or(&bare);
        let plain = self
            .towns
            .get(&fold(written))
            .or_else(|| self.towns.get(bare));
        plain.copied()
    }

    /// The municipality of a place: that which has it as its seat, or in which it lies.
    fn town_of(&self, place: &Place, at: Option<LatLon>) -> Option<&'a Town> {
        let point = at.unwrap_or(place.at);
        let point = Point::new(point.lon, point.lat);
        let seat = || self.ground.towns.iter().find(|t| t.seat == place.id);
        let around = || self.ground.towns.iter().find(|t| t.shape.contains(&point));
        if at.is_some() {
            around().or_else(seat)
        } else {
            seat().or_else(around)
        }
    }

    fn nearest(&self, at: LatLon) -> Option<(&'a Place, f64)> {
        let far = |p: &'a Place| (p, distance_km(p.at, at));
        let all = self.ground.places.iter().map(far);
        all.min_by(|a, b| a.1.total_cmp(&b.1))
    }
}

/// The centre of a row, without its stations.
fn centre(
    sheet: &Sheet<'_>,
    record: &Record,
    (code, name): (&str, Text),
    finder: &Finder<'_>,
    found: &mut Found,
) -> Option<Centre> {
    let (spot, before) = (record.spot, found.refused());
    let id = if code.is_empty() {
        let id = from_name(&name);
        if let Some(id) = &id {
            found.changed(INPUT, spot, msg!("import-id-from-name", id = id));
        }
        id
    } else if is_number(code) {
        Some(format!("c{}", western_digits(code).trim_end_matches(".0")))
    } else {
        identifier(code)
    };
    let Some(id) = id else {
        found.wrong_at(INPUT, spot, msg!("import-bad-id", text = code));
        return None;
    };
    let at = located(sheet, record, found);
    let town = town(sheet, record, finder, found);
    let place = place(sheet, record, (at, town), finder, found);
    if found.refused() > before {
        return None;
    }
    let place = place?;
    let municipality = match town.or_else(|| finder.town_of(place, at)) {
        Some(t) => {
            if town.is_none() {
                let said = msg!("import-centre-municipality-filled", id = &t.id);
                found.changed(INPUT, spot, said);
            }
            t.id.clone()
        }
        None => {
            let said = msg!("import-centre-no-municipality", place = &place.id);
            found.wrong_at(INPUT, spot, said);
            return None;
        }
    };
    let name = if name == Text::default() {
        found.changed(INPUT, spot, msg!("import-centre-name-filled", code = code));
        Text::new(code, code)
    } else {
        if name.ar.is_empty() || name.en.is_empty() {
            let missing = if name.ar.is_empty() {
                msg!("import-arabic")
            } else {
                msg!("import-english")
            };
            found.note_at(INPUT, spot, msg!("import-name-missing", missing = missing));
        }
        name
    };
    Some(Centre {
        id,
        name,
        place: place.id.clone(),
        municipality,
        stations: Vec::new(),
        numbers: BTreeSet::new(),
    })
}

/// Where a row says that the centre is, if it says so.
fn located(sheet: &Sheet<'_>, record: &Record, found: &mut Found) -> Option<LatLon> {
    let silent = |f| !sheet.has(f) || sheet.get(record, f).is_empty();
    let none = record.shape.is_none() && silent(Field::Lat) && silent(Field::Lon);
    if none {
        None
    } else {
        point(INPUT, sheet, record, found)
    }
}

fn town<'a>(
    sheet: &Sheet<'_>,
    record: &Record,
    finder: &Finder<'a>,
    found: &mut Found,
) -> Option<&'a Town> {
    let written = sheet.get(record, Field::Municipality);
    let town = finder.town(&written);
    if town.is_none() && !written.is_empty() {
        let names = finder
            .ground
            .towns
            .iter()
            .flat_map(|t| [t.id.as_str(), &t.name.en, &t.name.ar]);
        let near = (found.refused() < 50)
            .then(|| nearest(&written, names.filter(|n| !n.is_empty())))
            .flatten();
        let said = match near {
            Some(near) => msg!(
                "import-no-such-municipality-near",
                written = &written,
                near = near
            ),
            None => msg!("import-no-such-municipality", written = &written),
        };
        found.wrong_at(INPUT, record.spot, said);
    }
    town
}

/// The place of a centre: as it is named, else the nearest to where it is, else the seat of its municipality.
fn place<'a>(
    sheet: &Sheet<'_>,
    record: &Record,
    (at, town): (Option<LatLon>, Option<&Town>),
    finder: &Finder<'a>,
    found: &mut Found,
) -> Option<&'a Place> {
    let spot = record.spot;
    let written = sheet.get(record, Field::Place);
    if let Some(place) = finder.places.get(&written) {
        return Some(place);
    }
    if let Some(at) = at {
        let (place, km) = finder.nearest(at)?;
        let far = format!("{km:.0}");
        if km > FARTHEST {
            let said = msg!("import-centre-far-off", id = &place.id, km = far);
            found.wrong_at(INPUT, spot, said);
            return None;
        }
        if km > FAR || !written.is_empty() {
            let said = msg!("import-centre-nearest", id = &place.id, km = far);
            found.changed(INPUT, spot, said);
        }
        return Some(place);
    }
    if let Some(place) = town.and_then(|t| finder.places.get(&t.seat)) {
        let said = if written.is_empty() {
            msg!("import-centre-at-seat", id = &place.id)
        } else {
            msg!(
                "import-centre-place-unknown",
                written = written,
                id = &place.id
            )
        };
        found.changed(INPUT, spot, said);
        return Some(place);
    }
    let column = sheet.called(INPUT, Field::Place);
    finder.places.named((INPUT, spot), &column, &written, found)
}

/// Says where a further row of a centre calls it otherwise.
fn agrees(centre: &Centre, name: &Text, record: &Record, found: &mut Found) {
    let differs = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && fold(a) != fold(b);
    if differs(&name.ar, &centre.name.ar) || differs(&name.en, &centre.name.en) {
        let said = msg!("import-centre-named-twice", id = &centre.id, name = name);
        found.changed(INPUT, record.spot, said);
    }
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

/// Adds the stations of a row.
fn stations(sheet: &Sheet<'_>, record: &Record, centre: &mut Centre, found: &mut Found) {
    let spot = record.spot;
    let room = sheet.get(record, Field::Station);
    let said = sheet.get(record, Field::Serves);
    if !room.is_empty()
        && !centre
            .numbers
            .insert(format!("{} {}", fold(&room), fold(&said)))
    {
        let said = msg!("import-station-twice", room = room, id = &centre.id);
        found.changed(INPUT, spot, said);
        return;
    }
    let count = |field: Field, found: &mut Found| {
        let written = sheet.get(record, field);
        let n = people(&written);
        if n.is_none() && !written.is_empty() {
            let column = sheet.called(INPUT, field);
            found.wrong_at(
                INPUT,
                spot,
                msg!("import-no-number", column = column, v = written),
            );
        }
        n
    };
    let (all, men, women) = (
        count(Field::Voters, found),
        count(Field::Men, found),
        count(Field::Women, found),
    );
    let desks = count(Field::Desks, found).unwrap_or(1).clamp(1, 100);
    let mut put = |voters, serves| {
        centre.stations.push(Station {
            voters,
            serves,
            desks,
        })
    };
    let wanted = serves(&said);
    match (men, women, wanted) {
        // A room that says for whom it is has one sort of voters.
        (Some(m), _, Some(Voters::Men)) => put(Some(m), Voters::Men),
        (_, Some(w), Some(Voters::Women)) => put(Some(w), Voters::Women),
        (Some(m), Some(w), _) if sheet.has(Field::Station) && m > 0 && w > 0 => {
            put(Some(m.saturating_add(w)), Voters::Mixed);
        }
        (Some(_), _, _) | (_, Some(_), _) => {
            for (n, serves) in [(men, Voters::Men), (women, Voters::Women)] {
                if n.is_some_and(|n| n > 0) {
                    put(n, serves);
                }
            }
        }
        (None, None, wanted) => {
            if wanted.is_none() && sheet.has(Field::Serves) {
                found.changed(INPUT, spot, msg!("import-serves-filled", written = said));
            }
            put(all, wanted.unwrap_or(Voters::Mixed));
            if all.is_none() && sheet.has(Field::Voters) {
                found.changed(INPUT, spot, msg!("import-voters-missing"));
            }
        }
    }
}

/// Fills in voters that nobody says: the middle of what the others have.
fn fill(centres: &mut [Centre], found: &mut Found) {
    let stations = || centres.iter().flat_map(|c| &c.stations);
    let mut known: Vec<u32> = stations()
        .filter_map(|s| s.voters)
        .filter(|v| *v > 0)
        .collect();
    known.sort_unstable();
    let middle = known.get(known.len() / 2).copied().unwrap_or(VOTERS);
    let missing = stations().filter(|s| s.voters.is_none()).count();
    if missing > 0 && !known.is_empty() {
        found.changed_in(
            INPUT,
            msg!("import-voters-filled", n = missing, voters = middle),
        );
    }
    for c in centres {
        for s in &mut c.stations {
            s.voters = Some(s.voters.unwrap_or(middle));
        }
        if c.stations.is_empty() {
            found.changed_in(INPUT, msg!("import-centre-without-stations", id = &c.id));
            c.stations.push(Station {
                voters: Some(0),
                serves: Voters::Mixed,
                desks: 1,
            });
        }
    }
}

/// The file.
fn file(centres: &[Centre]) -> String {
    let mut out = String::from(
        "// Made by `tamrin import --centres`. Roads by which voters come (access), gates and materials are not in such lists: write\n// them where they matter.\n(\n    centres: [\n",
    );
    for c in centres {
        let (id, place, town) = (&c.id, &c.place, &c.municipality);
        let name = super::made::text(&c.name);
        let stations: Vec<String> = c.stations.iter().map(station).collect();
        let stations = stations.join(", ");
        writeln!(
            out,
            "        (id: {id:?}, name: {name}, place: {place:?}, municipality: {town:?}, stations: [{stations}]),"
        )
        .expect("writing to a string");
    }
    out.push_str("    ],\n)\n");
    out
}

fn station(s: &Station) -> String {
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
}
