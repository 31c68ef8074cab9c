//! A document in one language before it is set: headings, paragraphs, tables, pictures, room to write.
//!
//! A report, a form and a trend are each described once as a [`Doc`]; `html`, `pdf` and `docx` set it. The PDF's template reads
//! it as JSON, so that the names of the fields here are those that a template uses. Deliberately not here: any look.

use std::borrow::Cow;

use serde::Serialize;

use crate::base::clean;
use crate::base::text::Lang;
use crate::map::photo;
use crate::record::rating::Rating;
use crate::scenario::Scenario;
use crate::scenario::model::Module;
use crate::wording;

/// A document.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Doc {
    /// Its language.
    #[serde(serialize_with = "code")]
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// What says on every page that nothing here is real.
    pub mark: String,
    /// How its pages are.
    pub layout: Layout,
    /// What it consists of, in order.
    pub blocks: Vec<Block>,
}

/// How the pages of a document are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Upright pages.
    #[default]
    Page,
    /// Pages that lie on their side, for tables of many columns.
    Wide,
    /// One sheet with the title as the head of whoever writes, without numbers of pages.
    Letter,
}

/// RichText in a row.
pub type RichText = Vec<Inline>;

/// A part of a line.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum Inline {
    /// Plain words.
    Text {
        /// The words.
        text: String,
    },
    /// RichText that stand out.
    Strong {
        /// The words.
        text: String,
    },
    /// What is typed or printed as it stands, such as a command: from left to right in every language.
    Code {
        /// The words.
        text: String,
    },
    /// A rating's letter in its frame; a dash for what was not observed.
    Rating {
        /// P, S, M or U; N for not observed.
        letter: char,
    },
    /// A number or a time that leads to a fact in the document's list of facts.
    Fact {
        /// The fact's number.
        n: u64,
        /// What is shown.
        text: String,
    },
    /// A new line.
    Break,
    /// More for those who want to know, closed at first where that is possible.
    More {
        /// What it is about.
        title: String,
        /// What there is.
        items: Vec<String>,
    },
    /// A small picture within a line.
    Picture {
        /// The picture.
        picture: Picture,
    },
}

/// A part of a document.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum Block {
    /// A heading: level 2 begins a section, level 3 a part of one.
    Heading {
        /// 2 or 3.
        level: u8,
        /// Its words.
        words: RichText,
    },
    /// A paragraph; a quiet one explains.
    Para {
        /// Its words.
        words: RichText,
        /// Whether it only explains.
        quiet: bool,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<RichText>,
    },
    /// A list whose items are done one after the other.
    Steps {
        /// Its items.
        items: Vec<RichText>,
    },
    /// What is typed as it stands, from left to right in every language.
    Code {
        /// Its lines.
        lines: Vec<String>,
    },
    /// Names and what they stand for.
    Terms {
        /// The pairs.
        rows: Vec<(String, String)>,
    },
    /// Names with room to write beside them.
    Blanks {
        /// The names.
        labels: Vec<String>,
    },
    /// A few numbers that are read first, each with what it counts.
    Numbers {
        /// The pairs.
        items: Vec<(String, String)>,
    },
    /// A table.
    Table(Table),
    /// Pictures.
    Pictures {
        /// Whether each takes the whole width, with what it shows in words under it.
        wide: bool,
        /// The pictures.
        pictures: Vec<Picture>,
    },
    /// Boxes to tick.
    Choices {
        /// What stands beside each.
        labels: Vec<String>,
    },
    /// A few empty lines to write on.
    Room {
        /// What is written there.
        label: String,
    },
}

/// A table with a head.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// How wide it is beside the others.
    pub share: u8,
    /// Whether people write into it.
    pub write: bool,
}

/// A row of a table.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Row {
    /// The fact that it is, so that links can lead to it.
    pub fact: Option<u64>,
    /// Its cells.
    pub cells: Vec<RichText>,
}

/// A drawing with what it shows in words, for those who cannot see it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Picture {
    /// The drawing as an SVG document that also says what it shows.
    pub svg: String,
    /// What it shows.
    pub alt: String,
}

impl Picture {
    /// The picture that a module of a discussion shows; none where there is none.
    pub(super) fn of_module(s: &Scenario, m: &Module, lang: Lang) -> Option<Self> {
        let shown = m.picture.as_ref()?;
        let alt = shown.shows.get(lang).to_owned();
        let svg = photo::drawing(&s.image(&shown.file, lang)?, &alt);
        Some(Self { svg, alt })
    }
}

impl Doc {
    /// The same without signs that no form of a document can hold, wherever its words came from, and with columns that hold their words.
    pub fn clean(&self) -> Self {
        let mut doc = self.clone();
        mend(&mut doc.title);
        let layout = doc.layout;
        for block in &mut doc.blocks {
            block.clean();
            if let Block::Table(table) = block {
                table.fit(layout);
            }
        }
        doc
    }

    /// A document without anything in it yet.
    pub fn new(lang: Lang, title: String) -> Self {
        Self {
            lang,
            title,
            mark: wording::plain(lang).t("report-mark"),
            layout: Layout::Page,
            blocks: Vec::new(),
        }
    }

    /// The same with other pages.
    #[must_use]
    pub fn laid_out(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }
}

/// A text of one line or several; drawings are clean as they are drawn.
fn mend(words: &mut String) {
    if let Cow::Owned(clean) = clean::lines(words) {
        *words = clean;
    }
}

fn mend_all(words: &mut RichText) {
    words.iter_mut().for_each(Inline::clean);
}

impl Inline {
    fn clean(&mut self) {
        match self {
            Self::Text { text }
            | Self::Strong { text }
            | Self::Code { text }
            | Self::Fact { text, .. } => mend(text),
            Self::More { title, items } => {
                mend(title);
                items.iter_mut().for_each(mend);
            }
            Self::Picture { picture } => mend(&mut picture.alt),
            Self::Rating { .. } | Self::Break => {}
        }
    }
}

impl Block {
    fn clean(&mut self) {
        match self {
            Self::Heading { words, .. } | Self::Para { words, .. } => mend_all(words),
            Self::List { items } | Self::Steps { items } => items.iter_mut().for_each(mend_all),
            Self::Code { lines } => lines.iter_mut().for_each(mend),
            Self::Terms { rows } | Self::Numbers { items: rows } => {
                rows.iter_mut().for_each(|(a, b)| {
                    mend(a);
                    mend(b);
                })
            }
            Self::Blanks { labels } | Self::Choices { labels } => labels.iter_mut().for_each(mend),
            Self::Table(t) => {
                t.columns.iter_mut().for_each(|c| mend(&mut c.head));
                t.rows
                    .iter_mut()
                    .flat_map(|r| &mut r.cells)
                    .for_each(mend_all);
            }
            Self::Pictures { pictures, .. } => pictures.iter_mut().for_each(|p| mend(&mut p.alt)),
            Self::Room { label } => mend(label),
        }
    }

    /// A section's heading.
    pub fn section(words: impl AsRef<str>) -> Self {
        Self::Heading {
            level: 2,
            words: text(words),
        }
    }

    /// A plain paragraph.
    pub fn para(words: impl AsRef<str>) -> Self {
        Self::Para {
            words: text(words),
            quiet: false,
        }
    }

    /// A paragraph that explains.
    pub fn quiet(words: impl AsRef<str>) -> Self {
        Self::Para {
            words: text(words),
            quiet: true,
        }
    }
}

impl Table {
    /// An empty table with columns of these heads and widths beside each other.
    pub fn of<const N: usize>(heads: [impl Into<String>; N], shares: [u8; N]) -> Self {
        let column = |(head, share)| Column {
            head,
            share,
            write: false,
        };
        Self {
            columns: heads
                .map(Into::into)
                .into_iter()
                .zip(shares)
                .map(column)
                .collect(),
            rows: Vec::new(),
        }
    }

    /// With the columns from one on to write into.
    pub fn written_from(mut self, first: usize) -> Self {
        self.columns
            .iter_mut()
            .skip(first)
            .for_each(|c| c.write = true);
        self
    }

    /// One more row.
    pub fn push(&mut self, cells: Vec<RichText>) {
        self.rows.push(Row { fact: None, cells });
    }

    /// Of several columns, shares in a hundred.
    pub fn shares(&self) -> impl Iterator<Item = f64> {
        let whole: f64 = self
            .columns
            .iter()
            .map(|c| f64::from(c.share))
            .sum::<f64>()
            .max(1.0);
        self.columns
            .iter()
            .map(move |c| f64::from(c.share) * 100.0 / whole)
    }
}

/// Plain words.
pub fn text(words: impl AsRef<str>) -> RichText {
    vec![plain(words)]
}

/// Plain words as a part of a line.
pub fn plain(words: impl AsRef<str>) -> Inline {
    Inline::Text {
        text: words.as_ref().to_owned(),
    }
}

/// RichText that stand out.
pub fn strong(words: impl AsRef<str>) -> Inline {
    Inline::Strong {
        text: words.as_ref().to_owned(),
    }
}

/// A rating's letter, or that there is none.
pub fn rated(rating: Option<Rating>) -> Inline {
    Inline::Rating {
        letter: rating.map_or('N', Rating::letter),
    }
}

/// Lines under each other.
pub fn lines(lines: Vec<RichText>) -> RichText {
    let mut all = Vec::new();
    for line in lines {
        if !all.is_empty() {
            all.push(Inline::Break);
        }
        all.extend(line);
    }
    all
}

fn code<S: serde::Serializer>(lang: &Lang, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(lang.tag())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::docx::docx;
    use crate::report::html::html;
    use crate::report::pdf::{Look, pdf};

    const NASTY: &str = "one\u{b}two\u{1b}[2J\u{fffe}\u{202e}three";

    /// Such words in a line.
    fn nasty_words(picture: Picture) -> RichText {
        let more = Inline::More {
            title: NASTY.to_owned(),
            items: vec![NASTY.to_owned()],
        };
        vec![
            plain(NASTY),
            strong(NASTY),
            Inline::Code {
                text: NASTY.to_owned(),
            },
            Inline::Fact {
                n: 1,
                text: NASTY.to_owned(),
            },
            more,
            Inline::Picture { picture },
        ]
    }

    /// A document with such words wherever words can stand.
    fn nasty() -> Doc {
        let mut doc = Doc::new(Lang::En, NASTY.to_owned());
        let svg = crate::map::svg::escape(NASTY);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><title>{svg}</title></svg>"
        );
        let picture = || Picture {
            svg: svg.clone(),
            alt: NASTY.to_owned(),
        };
        let words = || nasty_words(picture());
        let mut table = Table::of([NASTY], [1]);
        table.rows.push(Row {
            fact: Some(1),
            cells: vec![words()],
        });
        doc.blocks = vec![
            Block::Heading {
                level: 2,
                words: words(),
            },
            Block::Para {
                words: words(),
                quiet: true,
            },
            Block::List {
                items: vec![words()],
            },
            Block::Steps {
                items: vec![words()],
            },
            Block::Code {
                lines: vec![NASTY.to_owned()],
            },
            Block::Terms {
                rows: vec![(NASTY.to_owned(), NASTY.to_owned())],
            },
            Block::Blanks {
                labels: vec![NASTY.to_owned()],
            },
            Block::Numbers {
                items: vec![(NASTY.to_owned(), NASTY.to_owned())],
            },
            Block::Table(table),
            Block::Pictures {
                wide: true,
                pictures: vec![picture()],
            },
            Block::Choices {
                labels: vec![NASTY.to_owned()],
            },
            Block::Room {
                label: NASTY.to_owned(),
            },
        ];
        doc
    }

    #[test]
    fn a_document_can_be_made_of_any_words_in_every_form() {
        let doc = nasty();
        let steers =
            |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{fffe}' | '\u{202e}'));
        let data = String::from_utf8(crate::report::pdf::data(std::slice::from_ref(&doc))).unwrap();
        assert!(
            !["\\u000b", "\\u001b", "\u{fffe}", "\u{202e}"]
                .iter()
                .any(|x| data.contains(x))
                && data.contains("one\\ntwo[2Jthree"),
            "{data}"
        );
        assert!(
            pdf(std::slice::from_ref(&doc), &Look::shipped())
                .unwrap()
                .starts_with(b"%PDF")
        );
        let page = html(std::slice::from_ref(&doc));
        assert!(!page.contains(steers), "{page}");
        let word = docx(&[doc]).unwrap();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(word)).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut text)
            .unwrap();
        roxmltree::Document::parse(&text).unwrap();
        assert!(!text.contains(steers), "{text}");
    }
}
