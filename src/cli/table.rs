//! A table for a spreadsheet, as CSV: UTF-8 with its mark, without which a spreadsheet takes Arabic for another writing; headings in
//! the language of the person; cells that a spreadsheet would run begin with an apostrophe, which it does not show.
//!
//! Deliberately not here: what stands in a table.

use std::borrow::Cow;
use std::io;

use crate::base::clean;

/// By it a spreadsheet knows UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A table that grows by rows.
pub(super) struct Table(csv::Writer<Vec<u8>>);

impl Table {
    /// With its headings.
    pub(super) fn new(head: &[&str]) -> io::Result<Self> {
        let mut table = Self(csv::Writer::from_writer(MARK.to_vec()));
        table.row(head)?;
        Ok(table)
    }

    /// One more row.
    pub(super) fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        self.0
            .write_record(cells.iter().map(|c| cell(c).into_owned()))
            .map_err(|e| io::Error::other(e.to_string()))
    }

    /// The bytes of the whole.
    pub(super) fn bytes(self) -> io::Result<Vec<u8>> {
        self.0
            .into_inner()
            .map_err(|e| io::Error::other(e.to_string()))
    }
}

/// A cell's words in one line; what a spreadsheet would compute is words, a number stays one.
fn cell(words: &str) -> Cow<'_, str> {
    let plain = clean::plain(words);
    if clean::is_run(words) {
        Cow::Owned(format!("'{plain}"))
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_runs_no_cell_and_knows_the_writing() {
        let nasty = [
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "＝1",
        ];
        for words in nasty {
            assert!(cell(words).starts_with('\''), "{words:?}: {}", cell(words));
        }
        for words in ["-5", "+3.25", "12", "غرفة = مركز", "a-b", "{\"n\":1}", ""] {
            assert_eq!(cell(words), words);
        }
        assert_eq!(cell("two\nlines\u{1b}"), "two lines");
        let mut table = Table::new(&["الرقم", "النص"]).unwrap();
        table.row(&["-1", "=x"]).unwrap();
        assert_eq!(
            String::from_utf8(table.bytes().unwrap()).unwrap(),
            "\u{feff}الرقم,النص\n-1,'=x\n"
        );
    }
}
