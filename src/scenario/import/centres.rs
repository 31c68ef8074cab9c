//! Polling centres from a list with a row for each polling room, or for each centre.
//!
//! What the list does not say is filled in plainly and said. Who registers voters is none of our business: only counts are read.
//! Deliberately not here: roads by which voters come, gates, materials: authors write them.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Contains, MultiPolygon, Point};

use super::columns::{Columns, Field};
use super::found::{Found, Input, Spot};
use super::lists::{Lookup, Place, point};
use super::made::{Lines, Written};
use super::names::{Taken, fold, from_name, identifier, is_number};
use super::records::{Record, Records, Sheet};
use super::rooms::{Rooms, Station, station};
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
/// From where on two points are not of the same centre, in km.
const APART: f64 = 1.0;
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

struct Centre {
    id: String,
    name: Text,
    place: String,
    municipality: String,
    /// The place as the list writes it; empty if it does not.
    written: String,
    /// Where the list says that it is.
    at: Option<LatLon>,
    rooms: Rooms,
    /// The row in which it stands first.
    spot: Spot,
}

/// The centres as a file, and how many there are with how many stations.
pub(super) struct Made {
    pub(super) text: String,
    pub(super) centres: usize,
    pub(super) stations: usize,
    /// Where the list has what stands on the lines of the file.
    pub(super) lines: Lines,
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
    let mut all = All {
        finder: Finder::new(ground),
        centres: Vec::new(),
        by_key: BTreeMap::new(),
        taken: Taken::default(),
    };
    for record in &records.all {
        all.row(&sheet, record, found);
    }
    let mut centres = all.centres;
    if centres.is_empty() && found.refused() == before {
        found.wrong(INPUT, msg!("import-no-centres"));
    }
    fill(&mut centres, found);
    found.note(INPUT, msg!("import-centres-without-access"));
    let stations = centres.iter().map(|c| c.rooms.all.len()).sum();
    let Written { text, lines, .. } = file(&centres);
    Some(Made {
        text,
        centres: centres.len(),
        stations,
        lines,
    })
}

/// What a row says of where its centre is.
struct Told<'a> {
    /// The code as it is compared; empty without one.
    code: String,
    town: Option<&'a Town>,
    /// The place as it is written.
    written: String,
    place: Option<&'a Place>,
    at: Option<LatLon>,
}

/// The centres so far, and what finds them.
struct All<'a> {
    finder: Finder<'a>,
    centres: Vec<Centre>,
    /// Centres by their code; or by name, municipality and place, with where they are.
    by_key: BTreeMap<String, Vec<(Option<LatLon>, usize)>>,
    taken: Taken,
}

impl All<'_> {
    /// Reads a row: a further room of a centre that is there, or a new one.
    fn row(&mut self, sheet: &Sheet<'_>, record: &Record, found: &mut Found) {
        let mut code = sheet.get(record, Field::Id);
        if fold(&code).is_empty() {
            // A dash, say: none is written.
            code.clear();
        }
        let name = sheet.name(record);
        let called = fold(&format!("{}{}", name.ar, name.en));
        if code.is_empty() && called.is_empty() {
            found.wrong_at(INPUT, record.spot, msg!("import-centre-unnamed"));
            return;
        }
        let before = found.refused();
        let at = located(sheet, record, found);
        let town = town(sheet, record, &self.finder, found);
        if found.refused() > before {
            return;
        }
        let place = sheet.get(record, Field::Place);
        let told = Told {
            code: by_code(&code),
            town,
            place: self.finder.places.get(&place),
            written: place,
            at,
        };
        let key = told.key(&called);
        let same = self.by_key.get(&key).and_then(|same| told.same(same));
        let n = match same {
            Some(n) if told.agrees(&self.centres[n], (&code, &name), record, found) => {
                self.locate(n, &key, at);
                n
            }
            Some(_) => return,
            None => {
                let centre = centre(sheet, record, (&code, name), &told, &self.finder, found);
                let Some(mut centre) = centre else { return };
                let id = self.taken.distinct(&centre.id);
                if id != centre.id {
                    let said = msg!("import-id-made-distinct", id = &id);
                    found.changed(INPUT, record.spot, said);
                    centre.id = id;
                }
                self.taken.insert(&centre.id);
                let n = self.centres.len();
                self.by_key.entry(key).or_default().push((at, n));
                self.centres.push(centre);
                n
            }
        };
        let Centre { id, rooms, .. } = &mut self.centres[n];
        rooms.add(sheet, record, id, found);
    }

    /// Takes over where a centre is from a further row of it, where no other says so.
    fn locate(&mut self, n: usize, key: &str, at: Option<LatLon>) {
        let centre = &mut self.centres[n];
        if at.is_some() && centre.at.is_none() {
            centre.at = at;
            let same = self.by_key.get_mut(key).into_iter().flatten();
            same.filter(|(_, m)| *m == n).for_each(|s| s.0 = at);
        }
    }
}

/// A code as it is compared. Signs inside part its numbers: `1-11` is not `11-1`.
fn by_code(code: &str) -> String {
    let whole = western_digits(code.trim()).to_lowercase();
    let short = whole.strip_suffix(".0").filter(|_| is_number(&whole));
    short.unwrap_or(&whole).to_owned()
}

impl Told<'_> {
    /// What rooms of one centre have in common: the code, or else the name in the same municipality and place.
    fn key(&self, called: &str) -> String {
        if !self.code.is_empty() {
            return format!("code {}", self.code);
        }
        let town = self.town.map_or("", |t| t.id.as_str());
        let place = self.place.map(|p| p.id.clone());
        let place = place.unwrap_or_else(|| fold(&self.written));
        format!("name {called} {town} {place}")
    }

    /// Of centres of the same key the one that this row is of; without a code, one that does not lie elsewhere.
    fn same(&self, centres: &[(Option<LatLon>, usize)]) -> Option<usize> {
        // Latitude alone tells most of many apart, without reckoning distances.
        let beyond = |at: &Option<LatLon>| {
            let both = at.as_ref().zip(self.at.as_ref());
            both.is_some_and(|(a, b)| (a.lat - b.lat).abs() > APART / 100.0)
        };
        let near = |at: &Option<LatLon>| !beyond(at) && apart(*at, self.at).is_none();
        let fits = |at: &Option<LatLon>| !self.code.is_empty() || near(at);
        centres.iter().find(|(at, _)| fits(at)).map(|(_, n)| *n)
    }

    /// Whether a further row of a centre can be of it; says where it calls it otherwise, and refuses one that lies elsewhere.
    fn agrees(
        &self,
        centre: &Centre,
        (code, name): (&str, &Text),
        record: &Record,
        found: &mut Found,
    ) -> bool {
        let town = self.town.filter(|t| t.id != centre.municipality);
        let place = self.place.filter(|p| p.id != centre.place);
        let unknown = self.place.is_none()
            && !self.written.is_empty()
            && !centre.written.is_empty()
            && fold(&self.written) != fold(&centre.written);
        let elsewhere = match (town, place) {
            (Some(town), _) => Some((&centre.municipality, town.id.clone())),
            (None, Some(place)) => Some((&centre.place, place.id.clone())),
            (None, None) => unknown.then(|| (&centre.place, self.written.clone())),
        };
        if let Some((first, here)) = elsewhere {
            let said = msg!(
                "import-centre-elsewhere",
                code = code,
                first = first,
                here = here
            );
            found.wrong_at(INPUT, record.spot, said);
            return false;
        }
        if let Some(km) = apart(centre.at, self.at) {
            let km = format!("{km:.0}");
            let said = msg!("import-centre-apart", code = code, km = km);
            found.wrong_at(INPUT, record.spot, said);
            return false;
        }
        let differs = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && fold(a) != fold(b);
        if differs(&name.ar, &centre.name.ar) || differs(&name.en, &centre.name.en) {
            let said = msg!("import-centre-named-twice", id = &centre.id, name = name);
            found.changed(INPUT, record.spot, said);
        }
        true
    }
}

/// How far two points are from each other, in km, if both are known and too far for one centre.
fn apart(a: Option<LatLon>, b: Option<LatLon>) -> Option<f64> {
    let km = distance_km(a?, b?);
    (km > APART).then_some(km)
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

/// A folded name without the word for a municipality before it.
fn bare(folded: &str) -> &str {
    folded.strip_prefix("بلديه").unwrap_or(folded)
}

/// Finds places and municipalities for centres.
struct Finder<'a> {
    ground: &'a Ground,
    places: Lookup<'a>,
    towns: BTreeMap<String, &'a Town>,
    /// Names of several municipalities.
    several: BTreeSet<String>,
}

impl<'a> Finder<'a> {
    fn new(ground: &'a Ground) -> Self {
        let (mut towns, mut several) = (BTreeMap::new(), BTreeSet::new());
        for t in &ground.towns {
            for name in [&t.name.en, &t.name.ar] {
                let name = fold(name);
                let other = towns.insert(name.clone(), t);
                if other.is_some_and(|o: &Town| o.id != t.id) {
                    several.insert(name);
                }
            }
        }
        for name in &several {
            towns.remove(name);
        }
        // What is written as an id means that municipality, whatever others are called.
        for t in &ground.towns {
            towns.insert(fold(&t.id), t);
        }
        towns.remove("");
        several.remove("");
        Self {
            ground,
            places: Lookup::new(&ground.places),
            towns,
            several,
        }
    }

    fn town(&self, written: &str) -> Option<&'a Town> {
        let whole = fold(written);
        let found = self.towns.get(&whole);
        found.or_else(|| self.towns.get(bare(&whole))).copied()
    }

    /// Whether several municipalities are called so.
    fn is_several(&self, written: &str) -> bool {
        let whole = fold(written);
        self.several.contains(&whole) || self.several.contains(bare(&whole))
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
    told: &Told<'_>,
    finder: &Finder<'_>,
    found: &mut Found,
) -> Option<Centre> {
    let (spot, at, town) = (record.spot, told.at, told.town);
    let id = if code.is_empty() {
        let id = from_name(&name);
        if let Some(id) = &id {
            found.changed(INPUT, spot, msg!("import-id-from-name", id = id));
        }
        id
    } else if is_number(code) {
        identifier(&format!("c{}", told.code))
    } else {
        identifier(code)
    };
    let Some(id) = id else {
        found.wrong_at(INPUT, spot, msg!("import-bad-id", text = code));
        return None;
    };
    let place = place(sheet, record, (at, town), finder, found)?;
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
        written: told.written.clone(),
        at,
        rooms: Rooms::default(),
        spot,
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
        let several = finder.is_several(&written);
        let near = || {
            let towns = finder.ground.towns.iter();
            let names = towns.flat_map(|t| [t.id.as_str(), &t.name.en, &t.name.ar]);
            nearest(&written, names.filter(|n| !n.is_empty()))
        };
        let near = (!several && found.refused() < 50).then(near).flatten();
        let said = match near {
            None if several => msg!("import-several-such-municipalities", written = &written),
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
    // A place that is not on the map may be a quarter or a village beside one; one that is nearly on it is misspelt.
    if finder.places.is_doubtful(&written) {
        let column = sheet.called(INPUT, Field::Place);
        return finder.places.named((INPUT, spot), &column, &written, found);
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

/// Fills in voters that nobody says: the middle of what the others have.
fn fill(centres: &mut [Centre], found: &mut Found) {
    let stations = || centres.iter().flat_map(|c| &c.rooms.all);
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
        for s in &mut c.rooms.all {
            s.voters = Some(s.voters.unwrap_or(middle));
        }
        if c.rooms.all.is_empty() {
            found.changed_in(INPUT, msg!("import-centre-without-stations", id = &c.id));
            c.rooms.all.push(Station {
                voters: Some(0),
                serves: Voters::Mixed,
                desks: 1,
            });
        }
    }
}

/// The file.
fn file(centres: &[Centre]) -> Written {
    let mut out = Written::new(
        "// Made by `tamrin import --centres`. Roads by which voters come (access), gates and materials are not in such lists: write\n// them where they matter.\n(\n    centres: [\n",
    );
    for c in centres {
        let (id, place, town) = (&c.id, &c.place, &c.municipality);
        let name = super::made::text(&c.name);
        let stations: Vec<String> = c.rooms.all.iter().map(station).collect();
        let stations = stations.join(", ");
        out.line(
            Some((INPUT, c.spot)),
            format_args!(
                "(id: {id:?}, name: {name}, place: {place:?}, municipality: {town:?}, stations: [{stations}]),"
            ),
        );
    }
    out.head("    ],\n)");
    out
}
