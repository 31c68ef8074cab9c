//! Finds out what form a file has, by what stands in it, and reads it: a map (GeoJSON, Overpass, KML, KMZ) or a table.
//!
//! Deliberately not here: each form of map (`geojson`, `overpass`, `kml`), tables (`scenario::sheet`).

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use serde_json::Value;
use zip::ZipArchive;

use super::columns::recognised;
use super::found::{Found, Input, Spot};
use super::records::{Record, Records};
use super::{geojson, kml, overpass};
use crate::base::clean;
use crate::base::message::msg;
use crate::scenario::sheet::{Encoding, Table, decode, table};

/// A file as a person gives it.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file of that name with those contents.
    pub fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.to_owned(),
            bytes: bytes.into(),
        }
    }
}

/// Rows from the top among which the headings are looked for.
const HEADINGS: usize = 15;

/// Reads a file; what cannot be read is refused.
pub(super) fn read(file: &File, input: Input, found: &mut Found) -> Records {
    if let Some(said) = foreign(&file.bytes) {
        found.wrong(input, said);
        return Records::default();
    }
    if is_kmz(&file.bytes) {
        return match unpacked(&file.bytes) {
            Some(text) => kml::read(text.trim_start(), input, found),
            None => {
                found.wrong(input, msg!("import-kmz"));
                Records::default()
            }
        };
    }
    let archive = file.bytes.starts_with(b"PK") || file.bytes.starts_with(b"\xd0\xcf\x11\xe0");
    if archive {
        return of_table(file, input, found);
    }
    let Some((text, encoding)) = decode(&file.bytes) else {
        found.wrong(input, msg!("import-no-text"));
        return Records::default();
    };
    let text = text.trim_start_matches('\u{feff}');
    match text.trim_start().bytes().next() {
        Some(b'{' | b'[') => of_json(text, input, found),
        Some(b'<') => kml::read(text.trim_start(), input, found),
        Some(_) => {
            if encoding != Encoding::Utf8 {
                let encoding = encoding.name();
                found.note(input, msg!("import-encoding", encoding = encoding));
            }
            of_table(file, input, found)
        }
        None => {
            let list = input.name();
            found.wrong(None, msg!("import-list-empty", list = list));
            Records::default()
        }
    }
}

/// What to do about a file that is known and cannot be read here.
fn foreign(bytes: &[u8]) -> Option<crate::base::message::Message> {
    let head = &bytes[..bytes.len().min(4096)];
    let holds = |words: &[u8]| head.windows(words.len()).any(|w| w == words);
    if bytes.starts_with(&[0, 0, 0x27, 0x0a]) || bytes.starts_with(b"PK") && holds(b".shp") {
        Some(msg!("import-shapefile"))
    } else if bytes.starts_with(b"SQLite format 3") {
        Some(msg!("import-geopackage"))
    } else if holds(b"OSMHeader") {
        Some(msg!("import-pbf"))
    } else {
        None
    }
}

/// Whether an archive holds KML, by the names of the first files in it.
fn is_kmz(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    bytes.starts_with(b"PK") && head.windows(4).any(|w| w == b".kml")
}

/// Largest KML that is unpacked, in bytes.
const UNPACKED: u64 = 64 << 20;

/// The KML of an archive; none where it is broken, too large or no text.
fn unpacked(bytes: &[u8]) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    // The first by name: that of Google is called `doc.kml`, others lie in folders.
    let names = archive.file_names().filter(|n| n.ends_with(".kml"));
    let name = names.min_by_key(|n| (n.contains('/'), *n))?.to_owned();
    let mut out = Vec::new();
    let file = archive.by_name(&name).ok()?;
    file.take(UNPACKED + 1).read_to_end(&mut out).ok()?;
    if out.len() as u64 > UNPACKED {
        return None;
    }
    let (text, _) = decode(&out)?;
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

fn of_json(text: &str, input: Input, found: &mut Found) -> Records {
    match serde_json::from_str::<Value>(text) {
        Ok(root) if overpass::is_one(&root) => overpass::read(&root),
        Ok(root) => geojson::read(&root, input, found),
        Err(e) => {
            let (line, column) = (e.line(), e.column());
            let said = msg!(
                "import-outlines-line-column-json",
                line = line,
                column = column
            );
            found.wrong(input, said);
            Records::default()
        }
    }
}

fn of_table(file: &File, input: Input, found: &mut Found) -> Records {
    let table = match table(&file.bytes, &file.name) {
        Ok(table) => table,
        Err(e) => {
            found.wrong(input, e.message());
            return Records::default();
        }
    };
    let list = input.name();
    let Some(top) = headings(&table, input) else {
        found.wrong(None, msg!("import-list-empty", list = list));
        return Records::default();
    };
    let mut records = Records::default();
    records.of_table = true;
    let mut heads: Vec<String> = Vec::new();
    for column in 0..table.width() {
        let head = clean::one_line(&table.filled(top, column).words())
            .trim()
            .to_owned();
        // A heading that comes twice is that of the first column.
        let head = if heads.contains(&head) {
            String::new()
        } else {
            head
        };
        if !head.is_empty() {
            records.column(&head);
        }
        heads.push(head);
    }
    for row in (top + 1..table.height()).filter(|row| !table.is_blank(*row)) {
        let of_column = |(column, head): (usize, &String)| {
            let value = table.filled(row, column).words();
            (!head.is_empty()).then(|| (head.clone(), value))
        };
        let values: BTreeMap<String, String> =
            heads.iter().enumerate().filter_map(of_column).collect();
        records.all.push(Record {
            spot: Spot::Row(row + 1),
            values,
            shape: None,
        });
    }
    records
}

/// The row of headings: of the first rows that with most headings that we know, or the first that holds something.
fn headings(table: &Table, input: Input) -> Option<usize> {
    let rows = (0..table.height()).filter(|row| !table.is_blank(*row));
    let known = |row: usize| {
        let heads = (0..table.width()).map(|c| table.cell(row, c).words());
        recognised(input, heads)
    };
    // Of equal ones the first.
    rows.take(HEADINGS)
        .max_by_key(|row| (known(*row), std::cmp::Reverse(*row)))
}
