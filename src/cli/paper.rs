//! In which form documents are written: the form by its name or by the file's ending, the template of PDF files, `tamrin template`.
//!
//! Deliberately not here: contents and setting (`report`).

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::args::{Format, Template};
use super::{Done, Failure, Findings, terminal, typeset};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::report::doc::Doc;
use crate::report::docx::docx;
use crate::report::html::html;
use crate::report::pdf::{Look, TEMPLATE, shipped};
use crate::scenario::load::LARGEST;
use crate::session::output::{self, Output};

/// The form: that which was asked for, or that of the file's ending, or a page.
pub(super) fn format(
    asked: Option<Format>,
    file: Option<&Path>,
    possible: &[Format],
) -> Result<Format, Failure> {
    let ending = file
        .and_then(Path::extension)
        .map(|e| e.to_string_lossy().to_lowercase());
    let found = match (asked, ending) {
        (Some(f), _) => Some(f),
        (None, None) => Some(Format::Html),
        (None, Some(e)) => possible.iter().find(|f| f.ending() == e).copied(),
    };
    found.ok_or_else(|| {
        let all = possible
            .iter()
            .map(|f| format!(".{}", f.ending()))
            .collect::<Vec<_>>()
            .join(" ");
        Failure::new(msg!("cli-name-file-ends-these", all = all))
    })
}

/// The documents as a page, as PDF or as a Word file; a workbook and data are no documents.
pub(super) fn set(
    docs: &[Doc],
    format: Format,
    template: Option<&Path>,
) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Pdf => typeset::pdf(docs, &look(template)?, template),
        Format::Docx => {
            docx(docs).ok_or_else(|| Failure::new(msg!("cli-picture-document-cannot-drawn")))
        }
        Format::Html => Ok(html(docs).into_bytes()),
        Format::Xlsx | Format::Json | Format::Plan => unreachable!("{format:?} is no document"),
    }
}

/// A template that nothing would be set by is not passed over in silence.
pub(super) fn template_fits(
    template: Option<&Path>,
    format: Option<Format>,
) -> Result<(), Failure> {
    match template {
        Some(_) if format != Some(Format::Pdf) => {
            Err(Failure::new(msg!("cli-template-pdf-files-only")))
        }
        _ => Ok(()),
    }
}

/// The template of a folder, with what lies beside it.
fn look(folder: Option<&Path>) -> Result<Look, Failure> {
    let Some(folder) = folder else {
        return Ok(Look::shipped());
    };
    let place = folder.display();
    let unread = |e: io::Error| {
        Failure::new(msg!(
            "cli-template-s-folder-cannot",
            place = place.to_string()
        ))
        .because(e)
    };
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        let is_small_file = entry
            .metadata()
            .is_ok_and(|m| m.is_file() && m.len() <= LARGEST);
        if let Some(name) = entry.file_name().to_str().filter(|_| is_small_file) {
            files.insert(name.to_owned(), fs::read(entry.path()).map_err(unread)?);
        }
    }
    if !files.contains_key(TEMPLATE) {
        return Err(Failure::new(msg!(
            "cli-template-writes",
            file = TEMPLATE,
            place = place.to_string()
        )));
    }
    Ok(Look::of(files))
}

/// Writes the shipped template into a folder, to be changed there.
pub(super) fn template(args: &Template, lang: Lang) -> Done {
    fs::create_dir_all(&args.folder)?;
    keep(
        &args.folder.join(TEMPLATE),
        Output::Template,
        shipped().as_bytes(),
        args.force,
        lang,
    )
}

/// Writes a file and says so.
pub(super) fn keep(file: &Path, what: Output, bytes: &[u8], force: bool, lang: Lang) -> Done {
    output::write(file, what, bytes, force)?;
    said(file, lang)?;
    Ok(Findings::None)
}

/// Says that a file was written.
pub(super) fn said(file: &Path, lang: Lang) -> io::Result<()> {
    let kept = file.display();
    let words = msg!("cli-written", kept = kept.to_string());
    terminal::err().say(&words, lang)
}
