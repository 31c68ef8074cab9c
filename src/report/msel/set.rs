//! The list as a workbook and as CSV.
//!
//! In a workbook times are times, so that they can be sorted and reckoned with; the head stays, every column can be filtered, the
//! identifiers and what an import compares with are hidden. In Arabic it runs from the right. As CSV it has the mark by which a spreadsheet knows UTF-8, and no cell
//! that a spreadsheet would run.
//! Deliberately not here: what stands in the list (`rows`).

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::columns::{Column, Part};
use super::rows::{DAY, List, rows};
use crate::base::clean;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::scenario::Scenario;
use crate::wording::plain;

/// Rows above the first inject: the mark, the headings.
const HEAD: u32 = 2;
/// Most characters of a cell that a workbook holds.
const LONGEST: usize = 32_767;

/// Heading of a column: of words with their language, of what is not in words in all the languages.
fn heading(c: Column, langs: &[Lang]) -> String {
    let one = |lang: Lang| plain(lang).message(&c.part.heading());
    match c.lang {
        // Also of one language alone: a cell such as `112` does not show it.
        Some(lang) => format!("{} ({})", one(lang), lang.name()),
        // People sort by it and nobody reads it.
        None if c.part == Part::Id => "tamrin-id".to_owned(),
        None if c.part == Part::Was => "tamrin-was".to_owned(),
        None => langs.iter().map(|l| one(*l)).collect::<Vec<_>>().join("\n"),
    }
}

/// The mark of an exercise and what it is the list of.
fn title(s: &Scenario, langs: &[Lang]) -> String {
    let one = |lang: &Lang| {
        let say = plain(*lang);
        let parts = [
            say.t("report-mark"),
            say.t("msel-title"),
            s.head.title.get(*lang).to_owned(),
        ];
        parts.join(" — ")
    };
    langs.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The list as CSV: a title, an empty line, the headings, the rows.
pub fn csv(s: &Scenario, langs: &[Lang]) -> Vec<u8> {
    let list = rows(s, langs);
    let mut out = String::from("\u{feff}");
    let mut line = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|c| delimited(c)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    };
    line(vec![title(s, langs)]);
    line(Vec::new());
    line(list.columns.iter().map(|c| heading(*c, langs)).collect());
    for row in list.rows {
        line(row.cells);
    }
    out.into_bytes()
}

/// A cell of CSV: guarded, in quotes where it holds a mark or a line break.
fn delimited(words: &str) -> String {
    let words = clean::cell(words);
    if words.contains([',', ';', '\t', '"', '\n', '\r']) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words.into_owned()
    }
}

/// The list as a workbook; nothing if it grows beyond what a sheet holds.
pub fn xlsx(s: &Scenario, langs: &[Lang]) -> Option<Vec<u8>> {
    let list = rows(s, langs);
    let mut book = Workbook::new();
    fill(book.add_worksheet(), s, &list, langs).ok()?;
    book.save_to_buffer().ok()
}

fn fill(sheet: &mut Worksheet, s: &Scenario, list: &List, langs: &[Lang]) -> Result<(), XlsxError> {
    let first = langs.first().copied().unwrap_or_default();
    sheet.set_name(plain(first).t("msel-sheet"))?;
    sheet.set_right_to_left(first.rtl());
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEAD - 1, HEAD - 1)?;
    let title = title(s, langs);
    sheet.write_string_with_format(0, 0, &title, &Format::new().set_bold())?;
    sheet.set_header(format!(
        "&C{}",
        title.replace('\n', " · ").replace('&', "&&")
    ));
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00DD_E5EE))
        .set_border(FormatBorder::Thin);
    for (n, c) in (0u16..).zip(&list.columns) {
        sheet.write_string_with_format(HEAD - 1, n, heading(*c, langs), &head)?;
        sheet.set_column_width(n, c.part.width())?;
        if matches!(c.part, Part::Was | Part::Id) {
            sheet.set_column_hidden(n)?;
        }
    }
    for (n, row) in (HEAD..).zip(&list.rows) {
        for ((column, c), words) in (0u16..).zip(&list.columns).zip(&row.cells) {
            cell(sheet, (n, column), *c, row.time, words)?;
        }
    }
    let last = HEAD + u32::try_from(list.rows.len()).unwrap_or(0);
    let columns = u16::try_from(list.columns.len()).unwrap_or(1);
    sheet.autofilter(HEAD - 1, 0, last.max(HEAD) - 1, columns - 1)?;
    // Number, day and time stay in sight too.
    sheet.set_freeze_panes(HEAD, 3)?;
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    c: Column,
    time: Option<SimTime>,
    words: &str,
) -> Result<(), XlsxError> {
    let rtl = c.lang.is_some_and(Lang::rtl);
    let side = match c.lang {
        Some(_) if rtl => FormatAlign::Right,
        Some(_) => FormatAlign::Left,
        None => FormatAlign::Center,
    };
    let format = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_align(side)
        .set_reading_direction(if rtl { 2 } else { 1 })
        .set_border(FormatBorder::Hair);
    match (c.part, time) {
        (Part::Time, Some(t)) => {
            let of_day = t.millis().rem_euclid(DAY);
            let shown = match (of_day % 60_000, of_day % 1000) {
                (0, _) => "hh:mm",
                (_, 0) => "hh:mm:ss",
                _ => "hh:mm:ss.000",
            };
            let value = of_day as f64 / DAY as f64;
            sheet.write_number_with_format(row, column, value, &format.set_num_format(shown))?;
        }
        (Part::Number | Part::Day, _) if !words.is_empty() => {
            let n: f64 = words.parse().unwrap_or_default();
            sheet.write_number_with_format(row, column, n, &format)?;
        }
        _ => {
            let words: String = words.chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, column, &words, &format)?;
        }
    }
    Ok(())
}
