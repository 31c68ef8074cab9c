//! A sheet as plain cells, and why a file is none.
//!
//! Deliberately not here: how files are read.

use std::fmt;

use super::decode::Encoding;
use crate::base::message::{Message, msg};

/// Most cells of a sheet that are read, empty ones between others counted.
pub(super) const MOST_CELLS: usize = 4_000_000;
/// Most rows and columns.
pub(super) const MOST_ROWS: usize = 200_000;
pub(super) const MOST_COLUMNS: usize = 2_000;

/// Longest cell that is read, in bytes: spreadsheets hold 32,767 letters in one.
pub(super) const LONGEST_CELL: usize = 4 * 32_767;

/// A cell.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Cell {
    /// Nothing, or blanks.
    #[default]
    Empty,
    /// Words, without blanks around them; lines end with `\n`.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, a time of day, or both.
    Moment {
        /// Days since 1 January 1970; none where the cell holds a time alone.
        day: Option<i64>,
        /// Milliseconds since midnight, or of a length of time; may be more than a day.
        ms: i64,
    },
    /// Yes or no.
    Truth(bool),
    /// A formula that failed, as the spreadsheet shows it.
    Fault(String),
}

impl Cell {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// Words without blanks around them; nothing is an empty cell.
    pub fn of(words: &str) -> Self {
        let blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        match words.trim_matches(blank) {
            "" => Self::Empty,
            words => Self::Text(words.to_owned()),
        }
    }

    /// What a reader sees of it: a date as year-month-day, a time as hours, minutes and, if there are any, seconds.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(words) | Self::Fault(words) => words.clone(),
            Self::Number(n) => n.to_string(),
            Self::Moment { day, ms } => {
                let (s, day) = (ms / 1000, day.map(date));
                let clock = match (s / 3600, s / 60 % 60, s % 60) {
                    (h, m, 0) => format!("{h:02}:{m:02}"),
                    (h, m, s) => format!("{h:02}:{m:02}:{s:02}"),
                };
                match day {
                    Some(day) if *ms == 0 => day,
                    Some(day) => format!("{day} {clock}"),
                    None => clock,
                }
            }
            Self::Truth(true) => "TRUE".to_owned(),
            Self::Truth(false) => "FALSE".to_owned(),
        }
    }
}

/// A sheet of a workbook, or a file of text.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What the sheet is called; of a text nothing.
    pub sheet: String,
    /// How a text was encoded; none of a workbook.
    pub encoding: Option<Encoding>,
    rows: Vec<Vec<Cell>>,
    pub(super) merged: Vec<Merged>,
}

/// Cells that are one: first and last row, first and last column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Merged {
    pub(crate) rows: (usize, usize),
    pub(crate) columns: (usize, usize),
}

const NOTHING: &Cell = &Cell::Empty;

impl Table {
    /// How many rows it has, from the top of the sheet to the last that holds something.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// A cell by row and column, both from 0. Of cells that were merged the first has the contents, the others are empty.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows
            .get(row)
            .and_then(|r| r.get(column))
            .unwrap_or(NOTHING)
    }

    /// The same, where each of several merged cells has the contents of all.
    pub fn filled(&self, row: usize, column: usize) -> &Cell {
        let (row, column) = self.corner(row, column);
        self.cell(row, column)
    }

    /// The first of the cells that are merged with this one, or the cell itself.
    pub fn corner(&self, row: usize, column: usize) -> (usize, usize) {
        let inside = |m: &&Merged| {
            (m.rows.0..=m.rows.1).contains(&row) && (m.columns.0..=m.columns.1).contains(&column)
        };
        self.merged
            .iter()
            .find(inside)
            .map_or((row, column), |m| (m.rows.0, m.columns.0))
    }

    /// Whether nothing stands in a row.
    pub fn is_blank(&self, row: usize) -> bool {
        self.rows
            .get(row)
            .is_none_or(|r| r.iter().all(Cell::is_empty))
    }

    /// Whether nothing stands in the whole sheet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What a spreadsheet calls a cell, such as `B7`.
    pub fn place(&self, row: usize, column: usize) -> String {
        format!("{}{}", column_name(column), row + 1)
    }

    /// A sheet of rows; empty cells at the ends of rows and empty rows at the end are left out.
    pub(super) fn new(sheet: &str, mut rows: Vec<Vec<Cell>>) -> Self {
        for row in &mut rows {
            let used = row.iter().rposition(|c| !c.is_empty()).map_or(0, |n| n + 1);
            row.truncate(used);
        }
        let used = rows
            .iter()
            .rposition(|r| !r.is_empty())
            .map_or(0, |n| n + 1);
        rows.truncate(used);
        Self {
            sheet: sheet.to_owned(),
            encoding: None,
            rows,
            merged: Vec::new(),
        }
    }
}

/// What a spreadsheet calls a column: `A` to `Z`, `AA` and so on.
pub fn column_name(column: usize) -> String {
    let (mut name, mut n) = (Vec::new(), column + 1);
    while n > 0 {
        n -= 1;
        name.push(b'A' + (n % 26) as u8);
        n /= 26;
    }
    name.reverse();
    name.into_iter().map(char::from).collect()
}

/// The column that a name such as `AB` means, from 0.
pub fn column_of(name: &str) -> Option<usize> {
    let letter = |n: usize, c: u8| {
        let c = c.to_ascii_uppercase();
        c.is_ascii_uppercase()
            .then(|| n * 26 + usize::from(c - b'A') + 1)
    };
    let known = !name.is_empty() && name.len() <= 3;
    known
        .then(|| name.bytes().try_fold(0, letter))?
        .map(|n| n - 1)
}

/// Days since 1 January 1970 of a date of the Gregorian calendar; none where there is no such day.
pub fn day_of(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1..=9999).contains(&year) {
        return None;
    }
    // Years begin in March here, so that the leap day is their last.
    let (y, m) = (year - i64::from(month < 3), (month + 9) % 12);
    let (era, of_era) = (y.div_euclid(400), y.rem_euclid(400));
    let of_year = (153 * m + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    (calendar(days) == (year, month, day)).then_some(days)
}

/// Year, month and day of a day since 1 January 1970.
fn calendar(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let (era, of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let m = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * m + 2) / 5 + 1, (m + 2) % 12 + 1);
    (era * 400 + year + i64::from(month < 3), month, day)
}

fn date(day: i64) -> String {
    let (y, m, d) = calendar(day);
    format!("{y:04}-{m:02}-{d:02}")
}

/// A file cannot be read as a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetError {
    /// Nothing stands in it.
    Empty,
    /// It is no table: a PDF, a text document, a picture.
    NoTable,
    /// It is locked with a password.
    Password,
    /// It has more rows, columns or cells than are read.
    TooLarge,
    /// The cell of this row and column, from 0, is longer than any spreadsheet holds.
    LongCell(usize, usize),
    /// Quotes that open in this row, from 1, are never closed.
    OpenQuote(usize),
    /// It is damaged, with what the reader says of it.
    Damaged(String),
    /// There is no sheet of this name; those that there are.
    NoSuchSheet(String, Vec<String>),
}

impl SheetError {
    /// What is wrong and what to do, without the file.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => msg!("msel-sheet-empty"),
            Self::NoTable => msg!("msel-sheet-no-table"),
            Self::Password => msg!("msel-sheet-password"),
            Self::TooLarge => msg!(
                "msel-sheet-too-large",
                rows = MOST_ROWS,
                columns = MOST_COLUMNS
            ),
            Self::LongCell(row, column) => msg!(
                "msel-sheet-long-cell",
                cell = format!("{}{}", column_name(*column), row + 1)
            ),
            Self::OpenQuote(row) => msg!("msel-sheet-open-quote", row = *row),
            Self::Damaged(why) => msg!("msel-sheet-damaged", why = why),
            Self::NoSuchSheet(_, there) if there.is_empty() => msg!("msel-sheet-none"),
            Self::NoSuchSheet(name, there) => {
                msg!("msel-sheet-none-such", name = name, there = there.clone())
            }
        }
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().key)
    }
}

impl std::error::Error for SheetError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_a_spreadsheet_calls_them() {
        for (n, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(n), name);
            assert_eq!(column_of(name), Some(n));
        }
        assert_eq!(column_of("b"), Some(1));
        for bad in ["", "A1", "ABCD", "ب"] {
            assert_eq!(column_of(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        for (date, days) in [
            ((1970, 1, 1), 0),
            ((2000, 2, 29), 11_016),
            ((2024, 11, 16), 20_043),
            ((1900, 1, 1), -25_567),
        ] {
            assert_eq!(day_of(date.0, date.1, date.2), Some(days));
            assert_eq!(calendar(days), date);
        }
        assert_eq!(day_of(2023, 2, 29), None);
        assert_eq!(day_of(2024, 13, 1), None);
    }

    #[test]
    fn a_cell_says_what_a_reader_sees() {
        let moment = |day, ms| Cell::Moment { day, ms };
        assert_eq!(moment(None, 66_600_000).words(), "18:30");
        assert_eq!(
            moment(Some(20_043), 66_615_000).words(),
            "2024-11-16 18:30:15"
        );
        assert_eq!(moment(Some(20_043), 0).words(), "2024-11-16");
        assert_eq!(Cell::Number(12.0).words(), "12");
        assert_eq!(Cell::of(" \u{a0}a\r\nb "), Cell::Text("a\nb".to_owned()));
    }
}
