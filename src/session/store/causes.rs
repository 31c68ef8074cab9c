//! The causes once more: everything that people put into an exercise, appended to a space that was set aside in the file.
//!
//! A copy of the file that is taken by any program at any moment, also in the middle of a write, must hold every order that was
//! accepted before the copy began. The pages of a table are moved about when it grows, so a copy may catch them between two states.
//! This space is never moved: it is a blob of fixed size, made before it is needed, and a record is written behind the last one.
//! What was written earlier is never touched again, so it is in every later copy.
//!
//! ```text
//! 0        8         16                32
//! reached  its check  not used          record record … 0000
//! record:  length (4 bytes)  check (16 bytes)  JSON of a [`Cause`]
//! ```
//!
//! The check of a record is a hash of the check before and of the record, so that one that was half written, changed or taken away
//! is seen. When a space is full the next one, twice as large, is made in a new row of the table; eight of them (16 MB, some 60,000
//! orders) fit on one page of that table.
//! Deliberately not here: reading damaged files (`read`, `rescue`).

use std::collections::BTreeMap;

use rusqlite::{Connection, MAIN_DB, params};
use serde::{Deserialize, Serialize};

use super::StoreError;
use super::seal::Link;
use crate::base::time::SimTime;
use crate::record::observation::Observation;
use crate::record::order::OrderEntry;
use crate::record::rating::Judgement;
use crate::session::control::Control;
use crate::session::request_id::RequestId;

/// Something that people put into an exercise.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) enum Cause {
    /// An order.
    Order {
        /// The order.
        entry: OrderEntry,
        /// Whether it was planned from the start.
        planned: bool,
        /// Milliseconds since 1970.
        wall_ms: i64,
        /// The name that a client gave to its request, if one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        request: Option<RequestId>,
    },
    /// What the trainer did with the clock.
    Control {
        /// Exercise time.
        at: SimTime,
        /// Milliseconds since 1970.
        wall_ms: i64,
        /// What.
        what: Control,
    },
    /// An observation or a bookmark.
    Note {
        /// Exercise time at which it was written.
        written: SimTime,
        /// Milliseconds since 1970.
        wall_ms: i64,
        /// The note.
        note: Observation,
    },
    /// What an evaluator decided.
    Rating {
        /// Milliseconds since 1970.
        wall_ms: i64,
        /// The decision.
        judgement: Judgement,
    },
}

/// Bytes before the first record of the first space.
const HEAD: usize = 32;
/// Bytes of length and check before the text of a record.
const FRAME: usize = 20;
/// Bytes of a page that overflow from a row, with pages of 4096 bytes.
const OVERFLOW: usize = 4092;
/// Bytes of a row that stay on the table's own page, so that eight rows fit on it.
const LOCAL: usize = 489;
/// Pages of the first space: 64 KiB.
const FIRST: usize = 16;
/// The longest text of a record, in bytes; far above any order.
const LONGEST: usize = 16 << 20;

/// Size in bytes of space `n`, counted from 0; at least `least`.
fn size(n: u32, least: usize) -> usize {
    let pages = (FIRST << n.min(10)).max(least.div_ceil(OVERFLOW));
    pages * OVERFLOW + LOCAL
}

/// Where the next record goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    space: u32,
    offset: usize,
    size: usize,
    check: Link,
}

impl End {
    /// Makes the first space.
    pub(super) fn make(db: &Connection) -> Result<Self, StoreError> {
        let size = size(0, 0);
        db.execute("INSERT INTO causes VALUES (0, zeroblob(?))", [size as i64])?;
        Ok(Self {
            space: 0,
            offset: HEAD,
            size,
            check: Link::first("causes"),
        })
    }

    /// Appends a record; to be called within a transaction.
    pub(super) fn append(&mut self, db: &Connection, cause: &Cause) -> Result<(), StoreError> {
        let text = serde_json::to_vec(cause)?;
        if text.len() > LONGEST {
            return Err(StoreError::TooLong);
        }
        let needs = FRAME + text.len();
        // Four bytes of nothing after the last record end the reading.
        if self.offset + needs + 4 > self.size {
            let (space, size) = (self.space + 1, size(self.space + 1, needs + 4));
            db.execute(
                "INSERT INTO causes VALUES (?, zeroblob(?))",
                params![space, size as i64],
            )?;
            (self.space, self.size, self.offset) = (space, size, 0);
        }
        let check = self.check.then(&text);
        let length = u32::try_from(text.len()).expect("far below four gigabytes");
        let mut record = length.to_le_bytes().to_vec();
        record.extend_from_slice(&check.0[..16]);
        record.extend_from_slice(&text);
        let mut blob = db.blob_open(MAIN_DB, "causes", "data", i64::from(self.space), false)?;
        blob.write_all_at(&record, self.offset)?;
        (self.offset, self.check) = (self.offset + needs, check);
        Ok(())
    }
}

/// Notes how far the exercise came, in place.
pub(super) fn reach(db: &Connection, at: SimTime) -> Result<(), StoreError> {
    let mut blob = db.blob_open(MAIN_DB, "causes", "data", 0, false)?;
    let bytes = at.millis().to_le_bytes();
    let check = blake3::hash(&bytes);
    blob.write_all_at(&[&bytes[..], &check.as_bytes()[..8]].concat(), 0)?;
    Ok(())
}

/// What the spaces hold, up to the first record that is not whole.
pub(super) struct Causes {
    /// The records.
    pub(super) all: Vec<Cause>,
    /// How far the exercise came, if that can be read.
    pub(super) reached: Option<SimTime>,
    /// Where the next one would go.
    pub(super) end: End,
    /// Whether something stands behind the last whole record that is no record.
    pub(super) broken: bool,
}

impl Causes {
    /// Orders by the names that clients gave to their requests, each with its number in the journal.
    pub(super) fn requests(&self) -> BTreeMap<RequestId, u64> {
        let named = self.all.iter().filter_map(|cause| match cause {
            Cause::Order { entry, request, .. } => Some((request.clone()?, entry.seq)),
            Cause::Control { .. } | Cause::Note { .. } | Cause::Rating { .. } => None,
        });
        named.collect()
    }
}

/// Reads the spaces. What cannot be read ends the reading and is no error; that there is no first space is one.
pub(super) fn read(db: &Connection) -> Result<Causes, StoreError> {
    let mut statement = db.prepare("SELECT n, data FROM causes ORDER BY n")?;
    let mut rows = statement.query([])?;
    let mut causes: Option<Causes> = None;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(e) if causes.is_none() => return Err(e.into()),
            Err(_) => break,
        };
        let (Ok(n), Ok(data)) = (
            row.get::<_, u32>(0),
            row.get_ref(1).and_then(|d| Ok(d.as_blob()?)),
        ) else {
            break;
        };
        let size = data.len();
        let found = match causes.as_mut() {
            None if n == 0 && size >= HEAD => causes.insert(Causes {
                all: Vec::new(),
                reached: reached(data),
                end: End {
                    space: 0,
                    offset: HEAD,
                    size,
                    check: Link::first("causes"),
                },
                broken: false,
            }),
            Some(c) if n == c.end.space + 1 && !c.broken => {
                (c.end.space, c.end.offset, c.end.size) = (n, 0, size);
                c
            }
            _ => break,
        };
        found.take(data);
    }
    causes.ok_or_else(|| StoreError::damaged("no space for causes".to_owned()))
}

impl Causes {
    /// Takes the records of a space.
    fn take(&mut self, data: &[u8]) {
        while let Some(frame) = data.get(self.end.offset..self.end.offset + FRAME) {
            let length = u32::from_le_bytes(frame[..4].try_into().expect("four bytes")) as usize;
            if length == 0 {
                return;
            }
            let from = self.end.offset + FRAME;
            let text = data
                .get(from..from + length.min(LONGEST))
                .filter(|t| t.len() == length);
            let check = text
                .map(|t| self.end.check.then(t))
                .filter(|c| c.0[..16] == frame[4..]);
            let cause = text.and_then(|t| serde_json::from_slice(t).ok());
            let (Some(check), Some(cause)) = (check, cause) else {
                self.broken = true;
                return;
            };
            (self.end.offset, self.end.check) = (from + length, check);
            self.all.push(cause);
        }
    }
}

fn reached(data: &[u8]) -> Option<SimTime> {
    let bytes: [u8; 8] = data[..8].try_into().ok()?;
    let millis = i64::from_le_bytes(bytes);
    let may_be = blake3::hash(&bytes).as_bytes()[..8] == data[8..16]
        && (0..=SimTime::MAX.millis()).contains(&millis);
    may_be.then(|| SimTime::from_millis(millis))
}
