//! A manual as a document: its Markdown becomes headings, paragraphs, lists, tables, commands and pictures.
//!
//! What a manual may consist of is what the arms below know; anything else is a mistake of who wrote it, which a test finds.
//! Deliberately not here: the texts (`wording::manual`), how a document is set.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::doc::{Block, Column, Doc, Inline, Picture, RichText, Row, Table};
use crate::base::text::Lang;
use crate::map::photo;
use crate::scenario::image::Image;
use crate::wording::manual::{self, Manual};

/// A manual in a language.
pub fn doc(manual: Manual, lang: Lang) -> Doc {
    let lang = Manual::written_in(lang);
    read(manual.text(lang), lang)
}

/// A text in Markdown as a document.
fn read(text: &str, lang: Lang) -> Doc {
    let mut reading = Reading::new(lang);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reading.take(event);
    }
    reading.doc
}

/// What has been read so far.
struct Reading {
    doc: Doc,
    /// The line that is being read.
    line: RichText,
    strong: bool,
    /// Items of the list that is being read.
    items: Vec<RichText>,
    table: Table,
    cells: Vec<RichText>,
    /// Words of the picture that is being read, and where it is.
    picture: Option<(String, String)>,
    /// Commands, while they are read.
    code: Option<String>,
}

impl Reading {
    fn new(lang: Lang) -> Self {
        Self {
            doc: Doc::new(lang, String::new()),
            line: Vec::new(),
            strong: false,
            items: Vec::new(),
            table: Table::of([""; 0], []),
            cells: Vec::new(),
            picture: None,
            code: None,
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words),
            Event::Code(text) => self.line.push(Inline::Code {
                text: text.into_string(),
            }),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            // Remarks to those who write.
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::Rule
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn words(&mut self, words: &str) {
        let text = words.to_owned();
        if let Some(code) = &mut self.code {
            code.push_str(words);
        } else if let Some((alt, _)) = &mut self.picture {
            alt.push_str(words);
        } else if self.strong {
            self.line.push(Inline::Strong { text });
        } else {
            self.line.push(Inline::Text { text });
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.strong = true,
            Tag::List(_) => self.items.clear(),
            Tag::Table(_) => self.table = Table::of([""; 0], []),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.code = Some(String::new());
            }
            Tag::Image { dest_url, .. } => {
                self.picture = Some((String::new(), dest_url.into_string()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let words = std::mem::take(&mut self.line);
                self.heading(level, words);
            }
            TagEnd::Paragraph => self.paragraph(),
            TagEnd::Strong => self.strong = false,
            TagEnd::Item => {
                let item = std::mem::take(&mut self.line);
                self.items.push(item);
            }
            TagEnd::List(ordered) => {
                let items = std::mem::take(&mut self.items);
                self.doc.blocks.push(if ordered {
                    Block::Steps { items }
                } else {
                    Block::List { items }
                });
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                self.cells.push(cell);
            }
            TagEnd::TableHead => self.head_of_table(),
            TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                self.table.rows.push(Row { fact: None, cells });
            }
            TagEnd::Table => self.whole_table(),
            TagEnd::CodeBlock => {
                let text = self.code.take().unwrap_or_default();
                let lines = text.lines().map(str::to_owned).collect();
                self.doc.blocks.push(Block::Code { lines });
            }
            TagEnd::Image => self.shown(),
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel, words: RichText) {
        match level {
            HeadingLevel::H1 => self.doc.title = spoken(&words),
            HeadingLevel::H2 => self.doc.blocks.push(Block::Heading { level: 2, words }),
            _ => self.doc.blocks.push(Block::Heading { level: 3, words }),
        }
    }

    fn paragraph(&mut self) {
        let words = std::mem::take(&mut self.line);
        if !words.is_empty() {
            self.doc.blocks.push(Block::Para {
                words,
                quiet: false,
            });
        }
    }

    fn head_of_table(&mut self) {
        self.table.columns = std::mem::take(&mut self.cells)
            .iter()
            .map(|head| Column {
                head: spoken(head),
                share: 1,
                write: false,
            })
            .collect();
    }

    /// Columns are as wide as what stands in them asks for.
    fn whole_table(&mut self) {
        let mut table = std::mem::replace(&mut self.table, Table::of([""; 0], []));
        for (n, column) in table.columns.iter_mut().enumerate() {
            let cells = table.rows.iter().filter_map(|r| r.cells.get(n));
            let mut said: Vec<String> = cells.map(spoken).collect();
            said.push(column.head.clone());
            let most = said.iter().map(|s| s.chars().count()).max();
            // What cannot be broken needs its room.
            let words = said.iter().flat_map(|s| s.split_whitespace());
            let word = words.map(|w| w.chars().count() + 2).max().unwrap_or(0);
            let share = most.unwrap_or(0).min(WIDEST).max(word).max(NARROWEST);
            column.share = u8::try_from(share).unwrap_or(u8::MAX);
        }
        self.doc.blocks.push(Block::Table(table));
    }

    fn shown(&mut self) {
        let Some((alt, place)) = self.picture.take() else {
            return;
        };
        if let Some(svg) = picture(self.doc.lang, &place, &alt) {
            self.doc.blocks.push(Block::Pictures {
                wide: true,
                pictures: vec![Picture { svg, alt }],
            });
        }
    }
}

/// Least and most that a column asks for, characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 34;

/// The words alone.
fn spoken(words: &RichText) -> String {
    let word = |w: &Inline| match w {
        Inline::Text { text } | Inline::Strong { text } | Inline::Code { text } => text.clone(),
        Inline::Fact { text, .. } => text.clone(),
        Inline::Rating { letter } => letter.to_string(),
        Inline::Break => " ".to_owned(),
        Inline::More { title, .. } => title.clone(),
        Inline::Picture { picture } => picture.alt.clone(),
    };
    words.iter().map(word).collect()
}

/// A picture of a manual as a drawing; none if there is none of that name.
fn picture(lang: Lang, place: &str, alt: &str) -> Option<String> {
    let image = Image::of(manual::picture(lang, place)?.to_vec()).ok()?;
    Some(photo::drawing(&image, alt))
}
