//! What all workbooks have in common: rows that grow cell by cell within limits, and moments as their texts.
//!
//! Deliberately not here: the formats (`book`, `open`).

use super::table::{
    Cell, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Merged, SheetError, Table, day_of,
};

/// Most bytes that an archive may unpack to.
pub(super) const LARGEST: u64 = 256 << 20;
/// Longest time in a cell, in milliseconds: what is longer is no time.
const LONGEST: f64 = 3_000_000.0 * DAY;
/// A day, in milliseconds.
pub(super) const DAY: f64 = 86_400_000.0;

/// A file that cannot be read, for a reason that a library gives.
pub(super) fn damaged(why: impl ToString) -> SheetError {
    SheetError::Damaged(why.to_string())
}

/// Rows that grow cell by cell.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Cell>>,
    cells: usize,
    /// Bytes of its words: one text may be said to stand in very many cells.
    bytes: u64,
}

impl Grid {
    /// Puts something into a cell.
    pub(super) fn put(&mut self, (row, column): (u32, u32), cell: Cell) -> Result<(), SheetError> {
        if cell.is_empty() {
            return Ok(());
        }
        let (row, column) = (row as usize, column as usize);
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(SheetError::TooLarge);
        }
        if let Cell::Text(words) | Cell::Fault(words) = &cell {
            self.bytes += words.len() as u64;
            if words.len() >= LONGEST_CELL {
                return Err(SheetError::LongCell(row, column));
            }
            if self.bytes > LARGEST {
                return Err(SheetError::TooLarge);
            }
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            if self.cells > MOST_CELLS {
                return Err(SheetError::TooLarge);
            }
            cells.resize_with(column + 1, Cell::default);
        }
        cells[column] = cell;
        Ok(())
    }

    /// The whole as a sheet.
    pub(super) fn called(self, sheet: &str, merged: Vec<Merged>) -> Table {
        let mut table = Table::new(sheet, self.rows);
        table.merged = merged;
        table
    }
}

/// A date as OpenDocument keeps it: `2024-11-16`, or with `T18:30:00`.
pub(super) fn iso(words: &str) -> Option<Cell> {
    let (date, clock) = words.split_once('T').unwrap_or((words, "00:00:00"));
    let mut parts = date.splitn(3, '-').map(|p| p.parse::<i64>().ok());
    let day = day_of(parts.next()??, parts.next()??, parts.next()??);
    let mut parts = clock.trim_end_matches('Z').split(':');
    let (h, m) = (
        parts.next()?.parse::<f64>().ok()?,
        parts.next()?.parse::<f64>().ok()?,
    );
    let s = parts.next().unwrap_or("0").parse::<f64>().ok()?;
    let ms = ((h * 60.0 + m) * 60.0 + s) * 1000.0;
    let ms = Some(ms).filter(|ms| (0.0..=LONGEST).contains(ms))?;
    Some(Cell::Moment {
        day: Some(day?),
        ms: ms.round() as i64,
    })
}

/// A length of time as OpenDocument keeps times of day: `PT18H30M00S`.
pub(super) fn duration(words: &str) -> Option<Cell> {
    let mut rest = words.strip_prefix("PT")?;
    let mut ms = 0.0;
    while !rest.is_empty() {
        let end = rest.find(['H', 'M', 'S'])?;
        let n = rest[..end].replace(',', ".").parse::<f64>().ok()?;
        ms += n * match rest.as_bytes()[end] {
            b'H' => 3_600_000.0,
            b'M' => 60_000.0,
            _ => 1000.0,
        };
        rest = &rest[end + 1..];
    }
    let ms = Some(ms).filter(|ms: &f64| ms.abs() <= LONGEST)?;
    Some(Cell::Moment {
        day: None,
        ms: ms.round() as i64,
    })
}
