//! Documents as a Word file, for those who go on writing in it.
//!
//! The library that writes the file knows paragraphs from the right, but neither runs nor tables from the right, no descriptions of
//! pictures and no repeated heads of tables; those marks are put into the text of the document before it is packed.
//! Deliberately not here: contents, drawing pictures (`map::png`).

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Header, Hyperlink, HyperlinkType, LineSpacing,
    PageMargin, PageNum, PageOrientationType, Paragraph, Pic, Run, RunFonts, Shading, Style,
    StyleType, Table as WordTable, TableBorder, TableBorderPosition, TableCell, TableCellMargins,
    TableLayoutType, TableRow, WidthType,
};

use super::doc::{Block, Doc, Inline, Layout, Picture, RichText, Row, Table};
use crate::base::text::Lang;
use crate::map::png::enlarged;
use crate::map::svg::escape;
use crate::scenario::image::png_size;
use crate::wording;

/// Width and height of a sheet of A4, and of what margins leave of its width, twentieths of a point.
const SHEET: (u32, u32) = (11906, 16838);
const MARGIN: i32 = 1020;
const WIDTH: usize = 9866;
/// The same of a page that lies on its side.
const WIDE: usize = 14798;
/// The same width, in the units of pictures, of which 635 are a twentieth of a point.
const PICTURE: u32 = 9866 * 635;
/// Greatest height of a picture as wide as the page, 11 cm in the same units: what it belongs to stands beside it on the page.
const TALLEST: u64 = 3_960_000;
/// Pixels of a picture for each unit of its drawing.
const SHARP: u32 = 2;
/// The style by which runs and tables from the right are found again.
const FROM_RIGHT: &str = "from-right";
/// Where a picture's description belongs.
const UNDESCRIBED: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";

const QUIET: &str = "54606E";
const RULE: &str = "C6CED8";
const FIELD: &str = "F6F8FA";
const CODE: &str = "24476B";
const MARK: &str = "8A4D00";
const LINK: &str = "0B5FA5";

/// The documents as the bytes of a Word file, each on a page of its own; nothing if a picture cannot be drawn.
pub fn docx(docs: &[Doc]) -> Option<Vec<u8>> {
    let docs: Vec<Doc> = docs.iter().map(Doc::clean).collect();
    let mut set = Set {
        lang: docs.first()?.lang,
        layout: docs.first()?.layout,
        marks: 0,
        pictures: Vec::new(),
    };
    // A file has one head of pages. Where marks differ, it says what holds for all, and each document its own.
    let first = docs.first()?;
    let alike = |d: &Doc| d.mark == first.mark || d.lang != first.lang;
    let alike = docs.iter().all(alike);
    let common = wording::plain(first.lang).t("report-mark");
    let mut word = set.frame(if alike { &first.mark } else { &common });
    for (n, d) in docs.iter().enumerate() {
        set.lang = d.lang;
        if !alike {
            let mark = set.run(&d.mark).bold().color(MARK).size(16);
            let line = set.blank().add_run(mark).page_break_before(n > 0);
            word = word.add_paragraph(line);
        }
        let title = set
            .blank()
            .style("Heading1")
            .add_run(set.run(&d.title))
            .page_break_before(n > 0 && alike);
        word = word.add_paragraph(if d.layout == Layout::Letter {
            title.align(AlignmentType::Center)
        } else {
            title
        });
        for b in &d.blocks {
            word = set.block(word, b)?;
        }
    }
    let mut parts = word.build();
    let text = String::from_utf8(parts.document).ok()?;
    parts.document = set.marked(&text).into_bytes();
    for part in parts.headers.iter_mut().chain(&mut parts.footers) {
        *part = from_right(std::str::from_utf8(part).ok()?).into_bytes();
    }
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).ok()?;
    Some(bytes.into_inner())
}

/// What is remembered while a document is set.
struct Set {
    lang: Lang,
    /// How the pages of the whole file are.
    layout: Layout,
    /// Bookmarks so far.
    marks: usize,
    /// What the pictures show, in their order.
    pictures: Vec<String>,
}

impl Set {
    /// An empty document with its styles, head and foot.
    fn frame(&self, mark: &str) -> Docx {
        let style = |n: usize, size: usize| {
            let name = format!("Heading {n}");
            let mut s = Style::new(format!("Heading{n}"), StyleType::Paragraph)
                .name(name)
                .size(size)
                .bold()
                .outline_lvl(n - 1);
            s.paragraph_property = s
                .paragraph_property
                .keep_next(true)
                .line_spacing(LineSpacing::new().before(240).after(80));
            s
        };
        let head = self
            .blank()
            .add_run(self.run(mark).bold().color(MARK).size(16));
        let foot = Paragraph::new()
            .align(AlignmentType::Center)
            .add_page_num(PageNum::new());
        let fonts = RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial");
        let margin = PageMargin {
            top: 1134,
            left: MARGIN,
            bottom: 1134,
            right: MARGIN,
            header: 567,
            footer: 567,
            gutter: 0,
        };
        let (across, down) = if self.layout == Layout::Wide {
            (SHEET.1, SHEET.0)
        } else {
            SHEET
        };
        let word = Docx::new()
            .default_fonts(fonts)
            .default_size(if self.layout == Layout::Wide { 16 } else { 20 })
            .page_size(across, down);
        let word = if self.layout == Layout::Wide {
            word.page_orient(PageOrientationType::Landscape)
        } else {
            word
        };
        word.page_margin(margin)
            .add_style(style(1, 32))
            .add_style(style(2, 26))
            .add_style(style(3, 22))
            .header(Header::new().add_paragraph(head))
            .footer(Footer::new().add_paragraph(foot))
    }

    /// What margins leave of a page's width, twentieths of a point.
    fn width(&self) -> usize {
        match self.layout {
            Layout::Wide => WIDE,
            Layout::Page | Layout::Letter => WIDTH,
        }
    }

    fn rtl(&self) -> bool {
        self.lang.rtl()
    }

    /// An empty paragraph in the document's direction.
    fn blank(&self) -> Paragraph {
        let mut p = Paragraph::new();
        if self.rtl() {
            p.property = p.property.bidi(true);
        }
        p
    }

    /// RichText in the document's direction. What cannot stand in such a file, as a bell that someone pasted, is a space.
    fn run(&self, words: &str) -> Run {
        let run = Run::new().add_text(words.replace(char::is_control, " "));
        if self.rtl() {
            run.style(FROM_RIGHT)
        } else {
            run
        }
    }

    fn line(&mut self, words: &RichText) -> Option<Paragraph> {
        let mut p = self.blank();
        for w in words {
            p = match w {
                Inline::Text { text } => p.add_run(self.run(text)),
                Inline::Strong { text } => p.add_run(self.run(text).bold()),
                // Its letters are Latin, so that it reads from the left within a line from the right too.
                Inline::Code { text } => p.add_run(self.run(text).color(CODE)),
                Inline::Rating { letter: 'N' } => p.add_run(self.run("—").bold()),
                Inline::Rating { letter } => p.add_run(self.run(&letter.to_string()).bold()),
                Inline::Fact { n, text } => {
                    let link = Hyperlink::new(self.anchor(*n), HyperlinkType::Anchor);
                    p.add_hyperlink(link.add_run(self.run(text).color(LINK)))
                }
                Inline::Break => p.add_run(Run::new().add_break(BreakType::TextWrapping)),
                Inline::More { title, items } => {
                    let more = self
                        .run(&format!("{title}: {}", items.join(" · ")))
                        .size(16)
                        .color(QUIET);
                    p.add_run(Run::new().add_break(BreakType::TextWrapping))
                        .add_run(more)
                }
                Inline::Picture { picture } => p.add_run(self.picture(picture, None)?),
            };
        }
        Some(p)
    }

    fn anchor(&self, n: u64) -> String {
        format!("{}-f{n}", self.lang.tag())
    }

    /// A picture as wide as the page, or as large as it is.
    fn picture(&mut self, p: &Picture, width: Option<u32>) -> Option<Run> {
        let bytes = enlarged(&p.svg, SHARP)?;
        let (w, h) = png_size(&bytes)?;
        // As large as it is: at 96 pixels to the inch, of 914,400 units.
        let (w64, h64) = (u64::from(w.max(1)), u64::from(h.max(1)));
        let width = u64::from(width.unwrap_or(w / SHARP * 9525)).min(TALLEST * w64 / h64);
        let size = (width as u32, (width * h64 / w64) as u32);
        self.pictures.push(p.alt.clone());
        Some(Run::new().add_image(Pic::new_with_dimensions(bytes, w, h).size(size.0, size.1)))
    }

    fn block(&mut self, word: Docx, b: &Block) -> Option<Docx> {
        Some(match b {
            Block::Heading { level, words } => {
                let line = self.line(words)?.style(&format!("Heading{level}"));
                word.add_paragraph(line)
            }
            Block::Para { words, quiet } => {
                let line = self.line(words)?;
                word.add_paragraph(if *quiet {
                    // It says something of what follows.
                    line.color(QUIET).keep_next(true)
                } else {
                    line
                })
            }
            Block::List { items } => self.list(word, items)?,
            Block::Steps { items } => self.steps(word, items)?,
            Block::Code { lines } => lines.iter().fold(word, |word, line| {
                let run = Run::new().add_text(line.replace(char::is_control, " "));
                word.add_paragraph(Paragraph::new().add_run(run.color(CODE)))
            }),
            Block::Terms { rows } => self.pairs(word, rows, false),
            Block::Blanks { labels } => {
                let rows: Vec<_> = labels.iter().map(|l| (l.clone(), " ".repeat(40))).collect();
                self.pairs(word, &rows, true)
            }
            Block::Numbers { items } => self.pairs(
                word,
                &items
                    .iter()
                    .map(|(n, w)| (w.clone(), n.clone()))
                    .collect::<Vec<_>>(),
                false,
            ),
            Block::Table(t) => {
                let table = self.table(t)?;
                // Two tables without anything between would become one.
                word.add_table(table).add_paragraph(self.blank())
            }
            Block::Pictures { wide, pictures } if *wide => self.figures(word, pictures)?,
            Block::Pictures { pictures, .. } => self.row_of_pictures(word, pictures)?,
            Block::Choices { labels } => {
                // Letters of another direction would change places with their boxes.
                let mark = if self.rtl() { "\u{200f}" } else { "" };
                let words: Vec<String> = labels
                    .iter()
                    .map(|l| format!("{mark}☐ {l}{mark}"))
                    .collect();
                word.add_paragraph(self.blank().add_run(self.run(&words.join("     "))))
            }
            Block::Room { label } => {
                let word =
                    word.add_paragraph(self.blank().add_run(self.run(label).color(QUIET).size(16)));
                (0..4).fold(word, |w, _| {
                    w.add_paragraph(self.blank().add_run(self.run(&".".repeat(150)).color(RULE)))
                })
            }
        })
    }

    fn list(&mut self, mut word: Docx, items: &[RichText]) -> Option<Docx> {
        for i in items {
            let mut words = vec![Inline::Text {
                text: "• ".to_owned(),
            }];
            words.extend(i.iter().cloned());
            word = word.add_paragraph(self.line(&words)?);
        }
        Some(word)
    }

    fn steps(&mut self, mut word: Docx, items: &[RichText]) -> Option<Docx> {
        for (n, i) in items.iter().enumerate() {
            let mut words = vec![Inline::Text {
                text: format!("{}. ", n + 1),
            }];
            words.extend(i.iter().cloned());
            word = word.add_paragraph(self.line(&words)?);
        }
        Some(word)
    }

    /// Pictures as wide as the page, each with what it shows under it.
    fn figures(&mut self, mut word: Docx, pictures: &[Picture]) -> Option<Docx> {
        for p in pictures {
            let run = self.picture(p, Some(PICTURE))?;
            let under = self.run(&p.alt).color(QUIET).size(18);
            word = word
                .add_paragraph(self.blank().add_run(run).keep_next(true))
                .add_paragraph(self.blank().add_run(under));
        }
        Some(word)
    }

    /// Pictures two beside each other; where there is no room the next ones go on below.
    fn row_of_pictures(&mut self, word: Docx, pictures: &[Picture]) -> Option<Docx> {
        let width = if pictures.len() > 1 {
            PICTURE / 100 * 49
        } else {
            PICTURE
        };
        let mut line = self.blank();
        for p in pictures {
            line = line.add_run(self.picture(p, Some(width))?);
        }
        Some(word.add_paragraph(line))
    }

    /// Names and what they stand for, a line each.
    fn pairs(&self, word: Docx, rows: &[(String, String)], write: bool) -> Docx {
        rows.iter().fold(word, |word, (name, what)| {
            let what = if write {
                self.run(what).underline("dotted")
            } else {
                self.run(what)
            };
            word.add_paragraph(
                self.blank()
                    .add_run(self.run(&format!("{name}: ")).bold())
                    .add_run(what),
            )
        })
    }

    fn table(&mut self, t: &Table) -> Option<WordTable> {
        let whole = self.width();
        let widths: Vec<usize> = t
            .shares()
            .map(|s| (s * whole as f64 / 100.0) as usize)
            .collect();
        let head = t.columns.iter().zip(&widths).map(|(c, w)| {
            let line = self.blank().add_run(self.run(&c.head).bold());
            TableCell::new()
                .width(*w, WidthType::Dxa)
                .add_paragraph(line)
        });
        let mut rows = vec![TableRow::new(head.collect()).cant_split()];
        for r in &t.rows {
            rows.push(self.row(r, t, &widths)?);
        }
        let border = |at| TableBorder::new(at).size(4).color(RULE);
        let table = WordTable::without_borders(rows)
            .set_grid(widths)
            .width(whole, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(40, 80, 40, 80))
            .set_border(border(TableBorderPosition::InsideH))
            .set_border(border(TableBorderPosition::Bottom));
        Some(if self.rtl() {
            table.style(FROM_RIGHT)
        } else {
            table
        })
    }

    fn row(&mut self, r: &Row, t: &Table, widths: &[usize]) -> Option<TableRow> {
        let mut cells = Vec::new();
        for (n, (words, width)) in r.cells.iter().zip(widths).enumerate() {
            let mut line = self.line(words)?;
            if let Some(fact) = r.fact.filter(|_| n == 0) {
                self.marks += 1;
                line = line
                    .add_bookmark_start(self.marks, self.anchor(fact))
                    .add_bookmark_end(self.marks);
            }
            let cell = TableCell::new()
                .width(*width, WidthType::Dxa)
                .add_paragraph(line);
            let write = t.columns.get(n).is_some_and(|c| c.write);
            cells.push(if write {
                cell.shading(Shading::new().fill(FIELD))
            } else {
                cell
            });
        }
        Some(TableRow::new(cells))
    }

    /// The text of the document with the marks that the library does not know.
    fn marked(&self, text: &str) -> String {
        let mut out = String::new();
        let mut alts = self.pictures.iter().enumerate();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(UNDESCRIBED) {
            let (n, alt) = alts.next().map_or((0, ""), |(n, a)| (n + 1, a.as_str()));
            out += before;
            out += &format!(
                "<wp:docPr id=\"{n}\" name=\"{n}\" descr=\"{}\" />",
                escape(alt)
            );
            rest = after;
        }
        from_right(&(out + rest)).replace("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />")
    }
}

/// Runs and tables of the style by which they are found run from the right.
fn from_right(text: &str) -> String {
    let table = format!("<w:tblStyle w:val=\"{FROM_RIGHT}\" />");
    let mut parts = text.split("<w:tblPr>");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (properties, rest) = part.split_once("</w:tblPr>").unwrap_or((part, ""));
        let mark = if properties.contains(&table) {
            "<w:bidiVisual />"
        } else {
            ""
        };
        out += &format!(
            "<w:tblPr>{mark}{}</w:tblPr>{rest}",
            properties.replace(&table, "")
        );
    }
    out.replace(&format!("<w:rStyle w:val=\"{FROM_RIGHT}\" />"), "<w:rtl />")
}

#[cfg(test)]
mod tests {
    use crate::testing::Pick as _;
    use std::io::Read as _;

    use super::*;
    use crate::report::doc::{self, text};

    /// The text of one of the documents inside a Word file.
    fn inside(bytes: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut out = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut out).unwrap();
        out
    }

    fn doc(lang: Lang) -> Doc {
        let mut d = Doc::new(lang, lang.pick("عنوان", "Title").to_owned());
        let mut table = Table::of(["A", "B"], [1, 1]).written_from(1);
        table.rows.push(Row {
            fact: Some(7),
            cells: vec![text("7"), text("x < y\u{7}\n&")],
        });
        d.blocks.push(Block::Table(table));
        d.blocks.push(Block::Para {
            words: vec![
                Inline::Fact {
                    n: 7,
                    text: "7".to_owned(),
                },
                doc::strong("!"),
            ],
            quiet: false,
        });
        let svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"/>".to_owned();
        d.blocks.push(Block::Choices {
            labels: vec!["P".to_owned(), "S".to_owned()],
        });
        d.blocks.push(Block::Pictures {
            wide: true,
            pictures: vec![Picture {
                svg,
                alt: "5 > 3".to_owned(),
            }],
        });
        d
    }

    #[test]
    fn arabic_runs_from_the_right_and_pictures_say_what_they_show() {
        let (ar, en) = (
            docx(&[doc(Lang::Ar)]).unwrap(),
            docx(&[doc(Lang::En)]).unwrap(),
        );
        let (ar, en, head) = (
            inside(&ar, "word/document.xml"),
            inside(&en, "word/document.xml"),
            inside(&ar, "word/header1.xml"),
        );
        for all in [&ar, &en] {
            roxmltree::Document::parse(all).unwrap();
            assert!(
                all.contains("descr=\"5 &gt; 3\"")
                    && all.contains("<w:tblHeader />")
                    && !all.contains(FROM_RIGHT),
                "{all}"
            );
        }
        assert!(
            ar.contains("<w:tblPr><w:bidiVisual />") && ar.contains("<w:bidi />"),
            "{ar}"
        );
        assert_eq!(
            ar.matches("<w:rtl />").count(),
            ar.matches("<w:t xml:space").count(),
            "every run"
        );
        assert!(
            head.contains("<w:rtl />") && head.contains("تمرين"),
            "{head}"
        );
        assert!(
            ar.contains("\u{200f}☐ P\u{200f}") && en.contains("☐ P     ☐ S"),
            "a box stands by its letter"
        );
        assert!(!en.contains("rtl") && !en.contains("bidi"), "{en}");
        assert!(
            en.contains("w:anchor=\"en-f7\"") && en.contains("w:name=\"en-f7\""),
            "a link and where it leads"
        );
    }

    #[test]
    fn two_languages_stand_in_one_file_each_in_its_direction() {
        let both = inside(
            &docx(&[doc(Lang::Ar), doc(Lang::En)]).unwrap(),
            "word/document.xml",
        );
        assert!(
            both.contains("<w:pageBreakBefore />") && both.matches("<w:bidiVisual />").count() == 1,
            "{both}"
        );
    }
}
