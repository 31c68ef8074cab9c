//! Text of rows and cells: commas, semicolons or tabs between cells, quotes around those that hold such a mark or a line break.
//!
//! Empty lines are rows, so that a row has the number that a spreadsheet shows.
//! Deliberately not here: encodings.

use super::table::{Cell, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, SheetError};

/// Marks between cells. Of several that part the rows alike the last is taken, which is rarest in words.
const MARKS: [char; 4] = ['|', ',', ';', '\t'];
/// Rows that are looked at to find the mark.
const LOOKED_AT: usize = 200;

/// The rows of a text; the mark between cells is found unless it is given. A first line `sep=;`, as Excel writes it, names it too.
pub(super) fn rows(text: &str, mark: Option<char>) -> Result<Vec<Vec<Cell>>, SheetError> {
    let first = text.lines().next().unwrap_or("").trim();
    let named = first
        .strip_prefix("sep=")
        .map(|m| m.chars().next().unwrap_or('\t'));
    let mark = named.or(mark).unwrap_or_else(|| found(text));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut cells = 0;
    split(text, mark, &mut |row| {
        cells += row.len();
        rows.push(row.iter().map(|c| Cell::of(c)).collect());
        let fits = rows.len() <= MOST_ROWS && cells <= MOST_CELLS && row.len() <= MOST_COLUMNS;
        if fits {
            Ok(())
        } else {
            Err(SheetError::TooLarge)
        }
    })?;
    if let (Some(_), Some(row)) = (named, rows.first_mut()) {
        row.clear();
    }
    Ok(rows)
}

/// The mark with which most rows have the same number of cells, more than one.
fn found(text: &str) -> char {
    let score = |mark: char| {
        let mut counts = std::collections::BTreeMap::<usize, usize>::new();
        let mut seen = 0;
        let looked = split(text, mark, &mut |row| {
            if row.len() > 1 {
                *counts.entry(row.len()).or_default() += 1;
            }
            seen += 1;
            if seen < LOOKED_AT {
                Ok(())
            } else {
                Err(SheetError::TooLarge)
            }
        });
        drop(looked);
        let same = counts.iter().map(|(width, n)| (*n, *width)).max();
        same.unwrap_or((0, 0))
    };
    let best = MARKS.iter().max_by_key(|m| score(**m));
    best.copied().unwrap_or(',')
}

/// Hands every row to a function until it has seen enough.
fn split(
    text: &str,
    mark: char,
    take: &mut dyn FnMut(&[String]) -> Result<(), SheetError>,
) -> Result<(), SheetError> {
    let (mut row, mut cell) = (Vec::new(), String::new());
    let mut signs = text.chars().peekable();
    // Quotes hide marks only where they open a cell; in the middle of words they are words.
    let (mut quoted, mut begun) = (false, false);
    // The rows so far, and the one in which quotes opened last.
    let (mut rows, mut opened) = (0, 0);
    let ended = |cell: &mut String, row: &mut Vec<String>, rows: usize| {
        if cell.len() >= LONGEST_CELL {
            return Err(SheetError::LongCell(rows, row.len()));
        }
        row.push(std::mem::take(cell));
        Ok(())
    };
    while let Some(c) = signs.next() {
        match c {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                put(&mut cell, '"');
            }
            '"' if quoted => quoted = false,
            c if quoted => put(&mut cell, c),
            '"' if !begun && cell.trim().is_empty() => {
                cell.clear();
                (quoted, begun) = (true, true);
                opened = rows + 1;
            }
            c if c == mark => {
                ended(&mut cell, &mut row, rows)?;
                begun = false;
            }
            '\n' | '\r' => {
                if c == '\r' && signs.peek() == Some(&'\n') {
                    signs.next();
                }
                ended(&mut cell, &mut row, rows)?;
                begun = false;
                take(&row)?;
                row.clear();
                rows += 1;
            }
            c => put(&mut cell, c),
        }
    }
    // Everything behind would be in one cell.
    if quoted {
        return Err(SheetError::OpenQuote(opened));
    }
    if !cell.is_empty() || !row.is_empty() {
        ended(&mut cell, &mut row, rows)?;
        take(&row)?;
    }
    Ok(())
}

/// Takes a sign into a cell, as long as it is not too long already: its end shows whether a quote was forgotten.
fn put(cell: &mut String, c: char) {
    if cell.len() < LONGEST_CELL {
        cell.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Vec<String>> {
        let rows = rows(text, None).unwrap();
        let row = |r: &Vec<Cell>| r.iter().map(Cell::words).collect();
        rows.iter().map(row).collect()
    }

    #[test]
    fn the_mark_is_found_also_under_a_title() {
        let semicolon =
            "قائمة الأحداث، يوم الاقتراع, نسخة 2\n\nالوقت;من;النص\n07:00;أ;ب, ج\n08:00;د;هـ\n";
        assert_eq!(words(semicolon)[3], ["07:00", "أ", "ب, ج"]);
        assert_eq!(words(semicolon)[1], [""]);
        assert_eq!(words("a\tb,c\nd\te,f\n")[1], ["d", "e,f"]);
        assert_eq!(words("sep=|\na|b,c;d\n")[1], ["a", "b,c;d"]);
        assert_eq!(words("a,b\n")[0], ["a", "b"]);
        assert_eq!(words("one column\n")[0], ["one column"]);
    }

    #[test]
    fn quotes_that_are_never_closed_are_told_with_their_row() {
        let open = "a,b\n1,2\n3,\"four\n5,6\n7,8\n";
        assert_eq!(rows(open, None), Err(SheetError::OpenQuote(3)));
        assert!(rows(&open.replace("four", "four\""), None).is_ok());
    }

    #[test]
    fn a_cell_that_no_spreadsheet_holds_is_told_with_its_place() {
        let long = "x".repeat(LONGEST_CELL);
        let said = |text: String| rows(&text, None).unwrap_err();
        for end in ["", "\n", ",c\n"] {
            let text = format!("a,b\n1,{long}{end}");
            assert_eq!(said(text), SheetError::LongCell(1, 1));
        }
        // A quote that was forgotten swallows all the rest, and is what is to be mended.
        assert_eq!(said(format!("a,b\n1,\"{long}\n")), SheetError::OpenQuote(2));
        assert!(rows(&format!("a,b\n1,{}\n", &long[1..]), None).is_ok());
    }

    #[test]
    fn quotes_hide_marks_and_line_breaks() {
        assert_eq!(
            words("x,y\r\n\"a, \"\"b\"\"\r\nc\",d \"e\" f\r\nlast,"),
            vec![
                vec!["x".to_owned(), "y".to_owned()],
                vec!["a, \"b\"\nc".to_owned(), "d \"e\" f".to_owned()],
                vec!["last".to_owned(), String::new()],
            ]
        );
    }
}
