//! Workbooks: the formats of Excel and OpenDocument.
//!
//! Cells are read one by one, so that a sheet with one cell in its last corner takes no memory. What an archive says that it unpacks
//! to is added up before anything is unpacked.
//! Deliberately not here: formulas (their last result is read), formats, pictures.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Reader, SheetVisible, Xls, Xlsb,
    XlsbError, Xlsx, XlsxError, open_workbook_from_rs,
};

use super::table::{Cell, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Merged, SheetError, Table, day_of};

/// Most bytes that an archive may unpack to.
const LARGEST: u64 = 512 << 20;
const DAY: f64 = 86_400_000.0;

type Bytes<'a> = Cursor<&'a [u8]>;

/// All sheets of a workbook, those that are shown first.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Table>, SheetError> {
    if !bytes.starts_with(b"PK") {
        return old(bytes);
    }
    if unpacked(bytes).is_none_or(|n| n > LARGEST) {
        return Err(SheetError::TooLarge);
    }
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|w| w == name);
    if holds(b"xl/workbook.bin") {
        binary(bytes)
    } else if holds(b"xl/workbook.xml") {
        xlsx(bytes)
    } else if holds(b"opendocument.spreadsheet")
        || holds(b"content.xml") && !holds(b"opendocument.text")
    {
        ods(bytes)
    } else if holds(b"xl/") {
        xlsx(bytes)
    } else {
        Err(SheetError::NoTable)
    }
}

/// What the directory of an archive says that its files come to; none where it has no directory.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    let number = |at: usize, n: usize| -> Option<u64> {
        let part = bytes.get(at..at.checked_add(n)?)?;
        Some(part.iter().rev().fold(0, |sum, b| sum << 8 | u64::from(*b)))
    };
    let end = bytes.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let (count, mut at) = (
        number(end + 10, 2)?,
        usize::try_from(number(end + 16, 4)?).ok()?,
    );
    let mut sum = 0u64;
    for _ in 0..count {
        if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        sum = sum.checked_add(number(at + 24, 4)?)?;
        let names = number(at + 28, 2)? + number(at + 30, 2)? + number(at + 32, 2)?;
        at += 46 + usize::try_from(names).ok()?;
    }
    Some(sum)
}

fn damaged(why: impl ToString) -> SheetError {
    SheetError::Damaged(why.to_string())
}

/// Rows that grow cell by cell.
#[derive(Default)]
struct Grid {
    rows: Vec<Vec<Cell>>,
    cells: usize,
}

impl Grid {
    fn put(&mut self, (row, column): (u32, u32), cell: Cell) -> Result<(), SheetError> {
        if cell.is_empty() {
            return Ok(());
        }
        let (row, column) = (row as usize, column as usize);
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(SheetError::TooLarge);
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

    fn table(self, sheet: &str, merged: Vec<Dimensions>) -> Table {
        let merged = merged.into_iter().map(|d| Merged {
            rows: (d.start.0 as usize, d.end.0 as usize),
            columns: (d.start.1 as usize, d.end.1 as usize),
        });
        let mut table = Table::new(sheet, self.rows);
        table.merged = merged.collect();
        table
    }
}

/// Names of the sheets, those that are shown first.
fn names<'a, R: Reader<Bytes<'a>>>(book: &R) -> Vec<String> {
    let all = book.sheets_metadata();
    let (shown, hidden): (Vec<_>, Vec<_>) =
        all.iter().partition(|s| s.visible == SheetVisible::Visible);
    shown
        .into_iter()
        .chain(hidden)
        .map(|s| s.name.clone())
        .collect()
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Table>, SheetError> {
    let opened = open_workbook_from_rs::<Xlsx<Bytes<'_>>, _>(Cursor::new(bytes));
    let mut book = opened.map_err(|e| match e {
        XlsxError::Password => SheetError::Password,
        other => damaged(other),
    })?;
    let mut all = Vec::new();
    for name in names(&book) {
        let mut grid = Grid::default();
        // A sheet of charts has no cells.
        if let Ok(mut cells) = book.worksheet_cells_reader(&name) {
            while let Some(c) = cells.next_cell().map_err(damaged)? {
                grid.put(c.get_position(), borrowed(c.get_value()))?;
            }
        }
        let merged = book.worksheet_merge_cells(&name);
        let merged = merged.and_then(Result::ok).unwrap_or_default();
        all.push(grid.table(&name, merged));
    }
    Ok(all)
}

fn binary(bytes: &[u8]) -> Result<Vec<Table>, SheetError> {
    let opened = open_workbook_from_rs::<Xlsb<Bytes<'_>>, _>(Cursor::new(bytes));
    let mut book = opened.map_err(|e| match e {
        XlsbError::Password => SheetError::Password,
        other => damaged(other),
    })?;
    let mut all = Vec::new();
    for name in names(&book) {
        let mut grid = Grid::default();
        if let Ok(mut cells) = book.worksheet_cells_reader(&name) {
            while let Some(c) = cells.next_cell().map_err(damaged)? {
                grid.put(c.get_position(), borrowed(c.get_value()))?;
            }
        }
        all.push(grid.table(&name, Vec::new()));
    }
    Ok(all)
}

/// OpenDocument. Its reader tells nothing of merged cells, so each keeps what is written in it.
fn ods(bytes: &[u8]) -> Result<Vec<Table>, SheetError> {
    let opened = open_workbook_from_rs::<Ods<Bytes<'_>>, _>(Cursor::new(bytes));
    let mut book = opened.map_err(|e| match e {
        OdsError::Password => SheetError::Password,
        other => damaged(other),
    })?;
    let mut all = Vec::new();
    for name in names(&book) {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        all.push(whole(&name, &range, Vec::new())?);
    }
    Ok(all)
}

fn old(bytes: &[u8]) -> Result<Vec<Table>, SheetError> {
    let wide: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes.windows(wide.len()).any(|w| w == wide) {
        return Err(SheetError::Password);
    }
    let opened = open_workbook_from_rs::<Xls<Bytes<'_>>, _>(Cursor::new(bytes));
    let mut book = opened.map_err(|e| match e {
        calamine::XlsError::Password => SheetError::Password,
        other => damaged(other),
    })?;
    let mut all = Vec::new();
    for name in names(&book) {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let merged = book.worksheet_merge_cells(&name).unwrap_or_default();
        all.push(whole(&name, &range, merged)?);
    }
    Ok(all)
}

fn whole(
    name: &str,
    range: &calamine::Range<Data>,
    merged: Vec<Dimensions>,
) -> Result<Table, SheetError> {
    let mut grid = Grid::default();
    let (row, column) = range.start().unwrap_or_default();
    for (r, c, value) in range.used_cells() {
        let place = (
            row.saturating_add(r as u32),
            column.saturating_add(c as u32),
        );
        grid.put(place, owned(value))?;
    }
    Ok(grid.table(name, merged))
}

fn borrowed(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::SharedString(words) => Cell::of(words),
        other => owned(&Data::from(other.clone())),
    }
}

fn owned(value: &Data) -> Cell {
    match value {
        Data::Int(n) => Cell::Number(*n as f64),
        Data::Float(n) => Cell::Number(*n),
        Data::String(words) => Cell::of(words),
        Data::Bool(b) => Cell::Truth(*b),
        Data::DateTime(t) => moment(t),
        Data::DateTimeIso(words) => iso(words).unwrap_or_else(|| Cell::of(words)),
        Data::DurationIso(words) => duration(words).unwrap_or_else(|| Cell::of(words)),
        Data::Error(e) => Cell::Fault(e.to_string()),
        Data::Empty => Cell::Empty,
    }
}

/// A number of days that is shown as a date or time. Excel keeps days and parts of a day in one number.
fn moment(t: &ExcelDateTime) -> Cell {
    let n = t.as_f64();
    if !n.is_finite() || n.abs() > 3_000_000.0 {
        return Cell::Number(n);
    }
    if t.is_duration() || (0.0..1.0).contains(&n) {
        return Cell::Moment {
            day: None,
            ms: (n * DAY).round() as i64,
        };
    }
    // A time just under midnight may round up to it.
    let ms = (n * DAY).round() as i64;
    let whole = ms.div_euclid(DAY as i64);
    let noon = ExcelDateTime::new(
        whole as f64 + 0.5,
        calamine::ExcelDateTimeType::DateTime,
        is_1904(t),
    );
    let (y, m, d, ..) = noon.to_ymd_hms_milli();
    Cell::Moment {
        day: day_of(i64::from(y), i64::from(m), i64::from(d)),
        ms: ms.rem_euclid(DAY as i64),
    }
}

/// Whether a workbook counts days from 1904: it then shows another year for the same number.
fn is_1904(t: &ExcelDateTime) -> bool {
    let as_1900 = ExcelDateTime::new(t.as_f64(), calamine::ExcelDateTimeType::DateTime, false);
    t.to_ymd_hms_milli() != as_1900.to_ymd_hms_milli()
}

/// A date as OpenDocument keeps it: `2024-11-16`, or with `T18:30:00`.
fn iso(words: &str) -> Option<Cell> {
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
    Some(Cell::Moment {
        day: Some(day?),
        ms: ms.round() as i64,
    })
}

/// A length of time as OpenDocument keeps times of day: `PT18H30M00S`.
fn duration(words: &str) -> Option<Cell> {
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
    Some(Cell::Moment {
        day: None,
        ms: ms.round() as i64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{Format, Formula, Workbook};

    #[test]
    fn a_workbook_is_read_with_its_places_times_and_merged_cells() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("الأحداث").unwrap();
        let (date, time) = (
            Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            Format::new().set_num_format("hh:mm"),
        );
        let plain = Format::new();
        sheet.merge_range(3, 1, 5, 1, "m", &plain).unwrap();
        sheet
            .write_number_with_format(3, 2, 0.770_833_333_333_333, &time)
            .unwrap();
        sheet
            .write_number_with_format(4, 2, 45_612.770_833_333_336, &date)
            .unwrap();
        sheet
            .write_number_with_format(5, 2, 45_612.999_999_999, &date)
            .unwrap();
        sheet.write_string(6, 2, " two\r\nlines ").unwrap();
        sheet.write_boolean(7, 2, true).unwrap();
        sheet
            .write_formula(8, 2, Formula::new("=1/0").set_result("#DIV/0!"))
            .unwrap();
        sheet.write_blank(1000, 9, &time).unwrap();
        book.add_worksheet()
            .set_name("hidden")
            .unwrap()
            .set_hidden(true);
        let bytes = book.save_to_buffer().unwrap();
        let all = sheets(&bytes).unwrap();
        let t = &all[0];
        assert_eq!((all.len(), t.sheet.as_str(), t.height()), (2, "الأحداث", 9));
        assert_eq!(t.place(3, 1), "B4");
        assert_eq!(
            (t.cell(5, 1), t.filled(5, 1)),
            (&Cell::Empty, &Cell::Text("m".into()))
        );
        let moment = |day, ms| Cell::Moment { day, ms };
        assert_eq!(t.cell(3, 2), &moment(None, 66_600_000));
        assert_eq!(t.cell(4, 2), &moment(Some(20_043), 66_600_000));
        assert_eq!(t.cell(5, 2), &moment(Some(20_044), 0));
        assert_eq!(t.cell(6, 2), &Cell::Text("two\nlines".into()));
        assert_eq!(t.cell(7, 2), &Cell::Truth(true));
        assert!(
            matches!(t.cell(8, 2), Cell::Fault(_) | Cell::Text(_)),
            "{:?}",
            t.cell(8, 2)
        );
    }

    #[test]
    fn a_cell_in_the_last_corner_is_refused_and_takes_no_memory() {
        let mut book = Workbook::new();
        book.add_worksheet()
            .write_string(1_048_575, 16_383, "x")
            .unwrap();
        let bytes = book.save_to_buffer().unwrap();
        assert_eq!(sheets(&bytes).unwrap_err(), SheetError::TooLarge);
    }

    #[test]
    fn dates_and_times_of_opendocument_are_read() {
        let moment = |day, ms| Some(Cell::Moment { day, ms });
        assert_eq!(duration("PT18H30M15S"), moment(None, 66_615_000));
        assert_eq!(iso("2024-11-16T18:30:00"), moment(Some(20_043), 66_600_000));
        assert_eq!(iso("2024-11-16"), moment(Some(20_043), 0));
        assert_eq!(
            (iso("x"), duration("18:30"), iso("2024-02-30")),
            (None, None, None)
        );
    }

    #[test]
    fn what_only_looks_like_an_archive_is_told() {
        assert!(sheets(b"PK\x03\x04").is_err());
        assert!(sheets(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").is_err());
    }
}
