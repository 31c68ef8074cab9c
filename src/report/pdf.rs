//! Documents as PDF, set by Typst with a template that can be changed; tagged, so that it can be read aloud.
//!
//! The template reads the documents as data. It sees the files that lie beside it and nothing else: no other folder, no network,
//! no clock; the same documents give the same bytes. Deliberately not here: contents, reading the template's folder (`cli`).

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use typst::diag::{FileError, FileResult, SourceDiagnostic, SourceResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::doc::Doc;
use crate::base::message::{Message, msg};

/// Name of the template in its folder.
pub const TEMPLATE: &str = "report.typ";
/// Name under which the template finds what there is to say.
const DATA: &str = "report.json";

/// A template and what lies beside it.
#[derive(Clone, Debug)]
pub struct Look {
    files: BTreeMap<String, Vec<u8>>,
}

impl Look {
    /// The one that comes with the program.
    pub fn shipped() -> Self {
        Self::of([(TEMPLATE.to_owned(), shipped().as_bytes().to_vec())].into())
    }

    /// Files of a folder by their names, [`TEMPLATE`] among them; fonts are those that end with ttf, otf or ttc.
    pub fn of(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self { files }
    }

    /// Its files by their names.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }
}

/// The text of the template that comes with the program.
pub fn shipped() -> &'static str {
    include_str!("../../assets/report/report.typ")
}

/// The documents as the template reads them.
pub fn data(docs: &[Doc]) -> Vec<u8> {
    let clean: Vec<Doc> = docs.iter().map(Doc::clean).collect();
    serde_json::to_vec(&clean).expect("a document is plain data")
}

/// A mistake in a template.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TemplateError {
    /// What Typst says of it, with its file and line; empty if it says nothing.
    pub said: String,
}

impl TemplateError {
    /// What is wrong.
    pub fn message(&self) -> Message {
        msg!("report-template-mistake", said = &self.said)
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a mistake in the report's template: {}", self.said)
    }
}

impl std::error::Error for TemplateError {}

/// The documents as the bytes of a PDF file. A template is a program: it may run for ever and take all memory, so that whoever does
/// not know it sets limits.
///
/// # Errors
/// If the template has a mistake: what Typst says of it, with its file and line.
pub fn pdf(docs: &[Doc], look: &Look) -> Result<Vec<u8>, TemplateError> {
    pdf_of(data(docs), look)
}

/// The same from what [`data`] made of the documents.
///
/// # Errors
/// As of [`pdf`].
pub fn pdf_of(data: Vec<u8>, look: &Look) -> Result<Vec<u8>, TemplateError> {
    let desk = Desk::new(data, look);
    let written = set(&desk);
    // The typesetter remembers what it set, to set it again faster; a report is set once.
    typst::comemo::evict(0);
    written.map_err(|e| desk.trouble(&e))
}

fn set(desk: &Desk<'_>) -> SourceResult<Vec<u8>> {
    let paged = typst::compile::<PagedDocument>(desk).output?;
    // A template of one's own may leave out what the standard for accessible documents asks for.
    let accessible = PdfOptions {
        standards: PdfStandards::new(&[PdfStandard::Ua_1])
            .expect("one standard alone agrees with itself"),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&paged, &accessible).or_else(|_| typst_pdf::pdf(&paged, &PdfOptions::default()))
}

/// What Typst sees.
struct Desk<'a> {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    files: &'a BTreeMap<String, Vec<u8>>,
    data: Bytes,
}

impl<'a> Desk<'a> {
    fn new(data: Vec<u8>, look: &'a Look) -> Self {
        let own = [dejavu::sans::regular(), dejavu::sans::bold()].map(Bytes::new);
        let is_font = |name: &str| {
            [".ttf", ".otf", ".ttc"]
                .iter()
                .any(|e| name.to_lowercase().ends_with(e))
        };
        let beside = look
            .files
            .iter()
            .filter(|(name, _)| is_font(name))
            .map(|(_, bytes)| Bytes::new(bytes.clone()));
        let fonts: Vec<Font> = own.into_iter().chain(beside).flat_map(Font::iter).collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            files: &look.files,
            data: Bytes::new(data),
        }
    }

    /// The first of several mistakes in words.
    fn trouble(&self, all: &[SourceDiagnostic]) -> TemplateError {
        let Some(e) = all.first() else {
            return TemplateError::default();
        };
        let at = e.span.id().and_then(|id| {
            let line = self
                .source(id)
                .ok()?
                .lines()
                .byte_to_line(self.range(e.span)?.start)?;
            Some(format!("{}:{}: ", id.vpath().get_without_slash(), line + 1))
        });
        let at = at.unwrap_or_default();
        let hint = e
            .hints
            .first()
            .map_or_else(String::new, |h| format!(" ({})", h.v));
        TemplateError {
            said: format!("{at}{}{hint}", e.message),
        }
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        RootedPath::new(
            VirtualRoot::Project,
            VirtualPath::new(TEMPLATE).expect("the name is a path"),
        )
        .intern()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let bytes = self.file(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().get_without_slash();
        if *id.root() != VirtualRoot::Project {
            return Err(FileError::AccessDenied);
        }
        if name == DATA {
            return Ok(self.data.clone());
        }
        self.files
            .get(name)
            .map(|b| Bytes::new(b.clone()))
            .ok_or_else(|| FileError::NotFound(name.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Lang;
    use crate::report::doc::Block;
    use crate::testing::Pick as _;

    fn docs() -> Vec<Doc> {
        [Lang::Ar, Lang::En]
            .map(|l| {
                let mut d = Doc::new(l, l.pick("عنوان", "A title").to_owned());
                d.blocks.push(Block::section(l.pick("قسم", "A section")));
                d.blocks.push(Block::para(l.pick("فقرة", "A paragraph")));
                d
            })
            .to_vec()
    }

    #[test]
    fn the_same_documents_are_the_same_bytes_and_meet_the_standard_for_accessible_documents() {
        let (a, b) = (
            pdf(&docs(), &Look::shipped()).unwrap(),
            pdf(&docs(), &Look::shipped()).unwrap(),
        );
        assert!(a.starts_with(b"%PDF") && a == b);
        let has = |what: &str| a.windows(what.len()).any(|w| w == what.as_bytes());
        assert!(
            has("pdfuaid") && has("StructTreeRoot"),
            "as tagged as the standard asks for"
        );
    }

    #[test]
    fn a_mistake_in_a_template_is_told_with_its_line() {
        let look = |text: &str| Look::of([(TEMPLATE.to_owned(), text.as_bytes().to_vec())].into());
        let said = |text: &str| pdf(&docs(), &look(text)).unwrap_err().to_string();
        assert!(
            said("= Title\n\n#nonsense")
                .starts_with("a mistake in the report's template: report.typ:3: "),
            "{}",
            said("= T\n\n#nonsense")
        );
        assert!(
            said("#image(\"logo.png\")").contains("report.typ:1: file not found"),
            "{}",
            said("#image(\"logo.png\")")
        );
        assert!(
            said("#read(\"/etc/passwd\")").contains("file not found"),
            "nothing outside the folder"
        );
    }
}
