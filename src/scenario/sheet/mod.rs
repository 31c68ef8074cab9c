//! Tables as people keep them: workbooks (xlsx, xlsm, xlsb, xls, ods) and text (CSV with comma, semicolon or tab, of any usual
//! encoding), each read into a [`Table`] of plain cells.
//!
//! [`tables`] reads all sheets of a file, [`fn@table`] the first that holds something. Rows and columns are counted from the sheet's
//! corner, so that [`Table::place`] names a cell as the spreadsheet does (`B7`). A file may come from a stranger: what it unpacks to,
//! how many cells it has and how long they are is limited.
//! Deliberately not here: what the columns mean, files.

mod book;
mod decode;
mod delimited;
mod grid;
mod open;
mod table;

pub use decode::{Encoding, decode};
pub use table::{Cell, SheetError, Table, column_name, column_of, day_of};

/// The first sheet of a file that holds something. `name` is the file's name; its ending says only which kind of text it is, what
/// a workbook is shows in the bytes.
///
/// # Errors
/// If it holds nothing or cannot be read.
pub fn table(bytes: &[u8], name: &str) -> Result<Table, SheetError> {
    let found = tables(bytes, name)?.into_iter().find(|t| !t.is_empty());
    found.ok_or(SheetError::Empty)
}

/// The sheet of a name.
///
/// # Errors
/// If there is none of this name, as in a text, which has no sheets; or if the file cannot be read.
pub fn table_called(bytes: &[u8], name: &str, sheet: &str) -> Result<Table, SheetError> {
    let all = tables(bytes, name)?;
    let there = all.iter().map(|t| t.sheet.clone());
    let there = there.filter(|sheet| !sheet.is_empty()).collect();
    let wanted = sheet.trim();
    let found = all.into_iter().find(|t| t.sheet.trim() == wanted);
    found.ok_or_else(|| SheetError::NoSuchSheet(sheet.to_owned(), there))
}

/// All sheets of a file that are shown, in their order; hidden ones behind them.
///
/// # Errors
/// If it cannot be read.
pub fn tables(bytes: &[u8], name: &str) -> Result<Vec<Table>, SheetError> {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    if bytes.is_empty() {
        return Err(SheetError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return book::sheets(bytes);
    }
    let foreign: [&[u8]; 5] = [b"%PDF", b"\x89PNG", b"{\\rtf", b"\xff\xd8\xff", b"Rar!"];
    if foreign.iter().any(|f| bytes.starts_with(f)) {
        return Err(SheetError::NoTable);
    }
    let (text, encoding) = decode(bytes).ok_or(SheetError::NoTable)?;
    let start = text.trim_start().get(..15).map(str::to_ascii_lowercase);
    if start.is_some_and(|s| s.starts_with("<!doctype html") || s.starts_with("<html")) {
        return Err(SheetError::NoTable);
    }
    let mark = match ending.as_deref() {
        Some("tsv" | "tab") => Some('\t'),
        _ => None,
    };
    let mut table = Table::new("", delimited::rows(&text, mark)?);
    table.encoding = Some(encoding);
    Ok(vec![table])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_told_and_never_read_as_one() {
        for bytes in [
            b"%PDF-1.7 x".as_slice(),
            b"\x89PNG\r\n",
            b"<!DOCTYPE html><p>",
            b"PK\x03\x04rest",
        ] {
            assert!(tables(bytes, "x.csv").is_err());
        }
        assert_eq!(tables(b"", "x.csv").unwrap_err(), SheetError::Empty);
        assert_eq!(table(b" , \n,,\n", "x.csv").unwrap_err(), SheetError::Empty);
    }
}
