//! Workbooks: the formats of Excel here, that of OpenDocument in `open`.
//!
//! Cells are read one by one, so that a sheet with one cell in its last corner takes no memory. What an archive unpacks to is counted
//! before anything of it is kept.
//! Deliberately not here: formulas (their last result is read), formats, pictures.

use std::io::{self, Cursor, Read as _};

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Xls, Xlsb, XlsbError, Xlsx,
    XlsxError, open_workbook_from_rs,
};
use zip::ZipArchive;

use super::grid::{DAY, Grid, LARGEST, damaged, duration, iso};
use super::open;
use super::table::{Cell, Merged, SheetError, Table, day_of};

type Bytes<'a> = Cursor<&'a [u8]>;

/// All sheets of a workbook, those that are shown first.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Table>, SheetError> {
    if !bytes.starts_with(b"PK") {
        return old(bytes);
    }
    fits(bytes, LARGEST)?;
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|w| w == name);
    if holds(b"xl/workbook.bin") {
        binary(bytes)
    } else if holds(b"xl/workbook.xml") {
        xlsx(bytes)
    } else if holds(b"opendocument.spreadsheet")
        || holds(b"content.xml") && !holds(b"opendocument.text")
    {
        open::sheets(bytes)
    } else if holds(b"xl/") {
        xlsx(bytes)
    } else {
        Err(SheetError::NoTable)
    }
}

/// Whether the files of an archive come to no more than `most` bytes together. Each is unpacked and thrown away, since an archive may
/// say of its files whatever it likes.
fn fits(bytes: &[u8], most: u64) -> Result<(), SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = most;
    for n in 0..archive.len() {
        let file = archive.by_index(n).map_err(damaged)?;
        let size = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(damaged)?;
        left = left.checked_sub(size).ok_or(SheetError::TooLarge)?;
    }
    Ok(())
}

/// A grid as a sheet.
fn table(grid: Grid, sheet: &str, merged: Vec<Dimensions>) -> Table {
    let merged = merged.into_iter().map(|d| Merged {
        rows: (d.start.0 as usize, d.end.0 as usize),
        columns: (d.start.1 as usize, d.end.1 as usize),
    });
    grid.called(sheet, merged.collect())
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
        all.push(table(grid, &name, merged));
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
        all.push(table(grid, &name, Vec::new()));
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
    Ok(table(grid, name, merged))
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

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{Format, Formula, Workbook};

    /// A workbook that says of merged cells that they end before they begin is read; nothing is merged then.
    #[test]
    fn merged_cells_that_end_before_they_begin_merge_nothing() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "id").unwrap();
        sheet.merge_range(3, 1, 5, 1, "m", &Format::new()).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let mut given = ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
        let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for n in 0..given.len() {
            let mut file = given.by_index(n).unwrap();
            let name = file.name().to_owned();
            let mut text = Vec::new();
            io::copy(&mut file, &mut text).unwrap();
            if name.ends_with("sheet1.xml") {
                let words = String::from_utf8(text).unwrap();
                assert!(words.contains("ref=\"B4:B6\""));
                text = words.replace("ref=\"B4:B6\"", "ref=\"B4:A3\"").into_bytes();
            }
            let options = zip::write::SimpleFileOptions::default();
            changed.start_file(name, options).unwrap();
            io::Write::write_all(&mut changed, &text).unwrap();
        }
        let all = sheets(&changed.finish().unwrap().into_inner()).unwrap();
        assert_eq!(all[0].filled(3, 1), &Cell::Text("m".into()));
        assert_eq!(all[0].filled(4, 1), &Cell::Empty);
    }

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
        for endless in ["Tinf:00", "Tnan:00", "T1e300:00", "T00:00:-1"] {
            assert_eq!(iso(&format!("2024-11-16{endless}")), None, "{endless}");
        }
        assert_eq!((duration("PT1e300H"), duration("PTinfH")), (None, None));
    }

    #[test]
    fn an_archive_is_not_believed_what_it_says_of_its_size() {
        use std::io::Write as _;
        use zip::{ZipWriter, write::SimpleFileOptions};
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        archive.start_file("xl/workbook.xml", options).unwrap();
        archive.write_all(&[b'x'; 70_000]).unwrap();
        let mut bytes = archive.finish().unwrap().into_inner();
        assert_eq!(fits(&bytes, 70_000), Ok(()));
        let size = 70_000u32.to_le_bytes();
        let said: Vec<usize> = (0..bytes.len() - 3)
            .filter(|n| bytes[*n..*n + 4] == size)
            .collect();
        assert!(!said.is_empty());
        for at in said {
            bytes[at..at + 4].copy_from_slice(&10u32.to_le_bytes());
        }
        assert_eq!(fits(&bytes, 69_999), Err(SheetError::TooLarge));
    }

    #[test]
    fn what_only_looks_like_an_archive_is_told() {
        assert!(sheets(b"PK\x03\x04").is_err());
        assert!(sheets(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").is_err());
    }
}
