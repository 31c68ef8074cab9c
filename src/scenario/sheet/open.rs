//! Workbooks of OpenDocument.
//!
//! Read here and not by the library that reads the others: that one never ends in a file that is cut off inside a table, and writes
//! out whatever number of times something is said to be repeated.
//! Deliberately not here: formulas (their last result is read), formats, pictures, tables inside of cells.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;

use super::grid::{Grid, damaged, duration, iso};
use super::table::{Cell, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Merged, SheetError, Table};

/// Most bytes and most elements and texts of what stands in a workbook.
const LARGEST: u64 = 64 << 20;
const NODES: u32 = 12_000_000;
/// Most elements between a row and its table: groups of rows that can be folded.
const GROUPS: usize = 12;
/// Most blanks that one element stands for.
const BLANKS: usize = 1_000;

const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
const TEXT: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
const STYLE: &str = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
const CALC: &str = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

/// All sheets, those that are shown first.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Table>, SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let locked = file(&mut archive, "META-INF/manifest.xml");
    if locked.is_ok_and(|text| text.contains("encryption-data")) {
        return Err(SheetError::Password);
    }
    let text = file(&mut archive, "content.xml")?;
    let options = ParsingOptions {
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(&text, options).map_err(damaged)?;
    let hidden = hidden(&document);
    let all = document
        .descendants()
        .filter(|n| is(*n, OFFICE, "spreadsheet"));
    let all = all.flat_map(|s| s.children().filter(|n| is(*n, TABLE, "table")));
    let (mut shown, mut others) = (Vec::new(), Vec::new());
    for table in all {
        let style = table.attribute((TABLE, "style-name")).unwrap_or("");
        let into = if hidden.contains(style) {
            &mut others
        } else {
            &mut shown
        };
        into.push(sheet(table)?);
    }
    shown.append(&mut others);
    Ok(shown)
}

fn file(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, SheetError> {
    let file = archive.by_name(name).map_err(damaged)?;
    let mut bytes = Vec::new();
    let most = file.take(LARGEST + 1).read_to_end(&mut bytes);
    if most.map_err(damaged)? as u64 > LARGEST {
        return Err(SheetError::TooLarge);
    }
    String::from_utf8(bytes).map_err(damaged)
}

fn is(node: Node<'_, '_>, space: &str, name: &str) -> bool {
    node.is_element()
        && node.tag_name().name() == name
        && node.tag_name().namespace() == Some(space)
}

/// The styles of tables that are not shown.
fn hidden<'d>(document: &'d Document<'_>) -> BTreeSet<&'d str> {
    let styles = document.descendants().filter(|n| is(*n, STYLE, "style"));
    let not_shown = |style: &Node<'_, '_>| {
        let mut properties = style
            .children()
            .filter(|n| is(*n, STYLE, "table-properties"));
        properties.any(|p| p.attribute((TABLE, "display")) == Some("false"))
    };
    let hidden = styles.filter(not_shown);
    hidden
        .filter_map(|s| s.attribute((STYLE, "name")))
        .collect()
}

/// How many times something stands there, or over how many rows or columns it goes.
fn times(node: Node<'_, '_>, name: &str) -> usize {
    let said = node.attribute((TABLE, name)).and_then(|n| n.parse().ok());
    said.filter(|n| *n > 0).unwrap_or(1)
}

fn sheet(table: Node<'_, '_>) -> Result<Table, SheetError> {
    let (mut grid, mut merged, mut row) = (Grid::default(), Vec::new(), 0_usize);
    let of_table = |n: &Node<'_, '_>| {
        let mut above = n.ancestors().skip(1).take(GROUPS);
        above.find(|a| is(*a, TABLE, "table")) == Some(table)
    };
    let rows = table.descendants().filter(|n| is(*n, TABLE, "table-row"));
    for node in rows.filter(of_table) {
        let repeated = times(node, "number-rows-repeated");
        let cells = cells(node, row)?;
        for (column, cell, over) in &cells {
            // What is empty to the end of the sheet is one row that is repeated, and takes no room.
            for n in 0..repeated {
                grid.put((index(row.saturating_add(n)), index(*column)), cell.clone())?;
            }
            let (down, along) = *over;
            if down > 1 || along > 1 {
                merged.push(Merged {
                    rows: (row, row.saturating_add(down - 1).min(MOST_ROWS)),
                    columns: (*column, column.saturating_add(along - 1).min(MOST_COLUMNS)),
                });
            }
        }
        row = row.saturating_add(repeated);
    }
    let name = table.attribute((TABLE, "name")).unwrap_or("");
    Ok(grid.called(name, merged))
}

/// A place as the grid takes it, which refuses what is too far.
fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The cells of a row in which something stands: column, contents, over how many rows and columns.
type Filled = (usize, Cell, (usize, usize));

fn cells(node: Node<'_, '_>, row: usize) -> Result<Vec<Filled>, SheetError> {
    let (mut all, mut column) = (Vec::new(), 0_usize);
    let is_cell =
        |n: &Node<'_, '_>| is(*n, TABLE, "table-cell") || is(*n, TABLE, "covered-table-cell");
    for node in node.children().filter(is_cell) {
        let repeated = times(node, "number-columns-repeated");
        let cell = cell(node);
        if !cell.is_empty() {
            if matches!(&cell, Cell::Text(words) | Cell::Fault(words) if words.len() >= LONGEST_CELL)
            {
                return Err(SheetError::LongCell(row, column));
            }
            if column.saturating_add(repeated) > MOST_COLUMNS {
                return Err(SheetError::TooLarge);
            }
            let over = (
                times(node, "number-rows-spanned"),
                times(node, "number-columns-spanned"),
            );
            all.extend((0..repeated).map(|n| (column + n, cell.clone(), over)));
        }
        column = column.saturating_add(repeated);
    }
    Ok(all)
}

fn cell(node: Node<'_, '_>) -> Cell {
    let value = |name: &str| node.attribute((OFFICE, name));
    if node.attribute((CALC, "value-type")) == Some("error") {
        return Cell::Fault(words(node));
    }
    let read = match value("value-type") {
        Some("float" | "percentage" | "currency") => {
            let number = value("value").and_then(|v| v.parse::<f64>().ok());
            number.filter(|n| n.is_finite()).map(Cell::Number)
        }
        Some("date") => value("date-value").and_then(iso),
        Some("time") => value("time-value").and_then(duration),
        Some("boolean") => value("boolean-value").map(|v| Cell::Truth(v == "true")),
        _ => value("string-value").map(Cell::of),
    };
    read.unwrap_or_else(|| Cell::of(&words(node)))
}

/// The words of a cell as they are shown, its paragraphs in lines; what is noted beside it is no part of them.
fn words(node: Node<'_, '_>) -> String {
    let mut said = String::new();
    let (mut rest, mut first) = (node.first_child(), true);
    while let Some(n) = rest {
        let mut inside = n.first_child();
        if n.is_text() {
            said.push_str(n.text().unwrap_or(""));
        } else if is(n, OFFICE, "annotation") {
            inside = None;
        } else if is(n, TEXT, "p") || is(n, TEXT, "h") {
            if !std::mem::take(&mut first) {
                said.push('\n');
            }
        } else if is(n, TEXT, "s") {
            let many = n
                .attribute((TEXT, "c"))
                .and_then(|c| c.parse::<usize>().ok());
            said.push_str(&" ".repeat(many.unwrap_or(1).min(BLANKS)));
        } else if is(n, TEXT, "tab") {
            said.push('\t');
        } else if is(n, TEXT, "line-break") {
            said.push('\n');
        }
        if said.len() >= LONGEST_CELL {
            break;
        }
        rest = inside.or_else(|| after(n, node));
    }
    said
}

/// What comes after an element and all that is in it, inside of another.
fn after<'a, 'd>(mut n: Node<'a, 'd>, whole: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    loop {
        if let Some(next) = n.next_sibling() {
            return Some(next);
        }
        n = n.parent().filter(|p| *p != whole)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn book(content: &str) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive
            .start_file("content.xml", SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    }

    /// A workbook with these sheets.
    fn with(sheets: &str) -> String {
        format!(
            "<office:document-content xmlns:office=\"{OFFICE}\" xmlns:table=\"{TABLE}\" xmlns:text=\"{TEXT}\" xmlns:style=\"{STYLE}\" xmlns:calcext=\"{CALC}\"><office:automatic-styles><style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
        )
    }

    fn read(rows: &str) -> Result<Table, SheetError> {
        let content = with(&format!(
            "<table:table table:name=\"t\">{rows}</table:table>"
        ));
        sheets(&book(&content)).map(|mut all| all.remove(0))
    }

    #[test]
    fn values_words_and_merged_cells_are_read() {
        let t = read("<table:table-header-rows><table:table-row><table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"><office:annotation><text:p>noted</text:p></office:annotation><text:p>one<text:s text:c=\"2\"/>two</text:p><text:p>th<text:span>re</text:span>e</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"float\" office:value=\"1.5\" table:number-columns-repeated=\"2\"/></table:table-row><table:table-row><table:table-cell office:value-type=\"time\" office:time-value=\"PT09H30M00S\"><text:p>09:30</text:p></table:table-cell><table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/><table:table-cell office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>").unwrap();
        assert_eq!((t.height(), t.sheet.as_str()), (4, "t"));
        assert_eq!(t.cell(0, 0), &Cell::Text("one  two\nthree".into()));
        assert_eq!(t.filled(1, 1), t.cell(0, 0));
        assert_eq!(
            (t.cell(1, 2), t.cell(2, 3)),
            (&Cell::Number(1.5), &Cell::Number(1.5))
        );
        let half_past = Cell::Moment {
            day: None,
            ms: 34_200_000,
        };
        assert_eq!(
            (t.cell(3, 0), t.cell(3, 1)),
            (&half_past, &Cell::Truth(true))
        );
        assert_eq!(t.cell(3, 2), &Cell::Fault("#N/A".into()));
    }

    #[test]
    fn a_hidden_sheet_comes_last() {
        let all = sheets(&book(&with(
            "<table:table table:name=\"a\" table:style-name=\"h\"/><table:table table:name=\"b\"/>",
        )));
        let names: Vec<String> = all.unwrap().into_iter().map(|t| t.sheet).collect();
        assert_eq!(names, ["b", "a"]);
    }

    /// Found by trying: the reader that was used before went on for ever.
    #[test]
    fn what_is_cut_off_inside_a_table_is_damaged() {
        let whole = with("<table:table table:name=\"t\"><table:table-row></table:table-row>");
        for cut in [whole.as_str(), &whole[..whole.find("</table").unwrap()]] {
            let said = sheets(&book(cut)).unwrap_err();
            assert!(matches!(said, SheetError::Damaged(_)), "{said:?}");
        }
    }

    #[test]
    fn what_is_said_to_be_repeated_without_end_takes_no_memory() {
        let words = "x".repeat(10_000);
        let cell = |times: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{times}\"><text:p>{words}</text:p></table:table-cell></table:table-row>"
            )
        };
        for times in ["1", "2000", "16384", "99999999999999999999"] {
            assert_eq!(
                read(&cell(times)).unwrap_err(),
                SheetError::TooLarge,
                "{times}"
            );
        }
        let long = cell("2000").replace(&words, &"x".repeat(LONGEST_CELL));
        assert_eq!(read(&long).unwrap_err(), SheetError::LongCell(0, 0));
        let blanks = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"18446744073709551615\"/>b</text:p></table:table-cell></table:table-row>";
        assert!(read(blanks).unwrap().cell(0, 0).words().len() < 2_000);
    }
}
