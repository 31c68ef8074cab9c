//! `tamrin papers`: all papers of the day, from a scenario and nothing else, into a folder.
//!
//! Deliberately not here: contents (`report::papers`), how a document is set (`paper`).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Format, Papers};
use super::{Done, Failure, Findings, paper, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::report::papers::{Paper, Reader, papers};
use crate::scenario::Scenario;
use crate::session::catalog;
use crate::session::output::{self, Output};

pub(super) fn all(args: &Papers, lang: Lang, langs: &[Lang]) -> Done {
    let format = format(args);
    paper::template_fits(args.template.as_deref(), Some(format))?;
    let all = write(args, langs, format)?;
    for (file, p) in &all {
        told(file, p, lang)?;
    }
    let folder = args.output.display().to_string();
    let said = msg!("cli-papers-written", n = all.len(), folder = folder);
    terminal::err().say(&said, lang)?;
    Ok(Findings::None)
}

/// All papers of a scenario as PDF in a folder of their own; that folder. Papers that someone wrote in are kept.
#[cfg(feature = "window")]
pub(super) fn beside(path: &Path, folder: &Path, lang: Lang) -> Result<PathBuf, Failure> {
    let id = scenario(path)?.head.id.clone();
    let named = |n: u32| match n {
        1 => folder.join(format!("papers-{id}-{}", lang.tag())),
        n => folder.join(format!("papers-{id}-{}-{n}", lang.tag())),
    };
    // Where somebody wrote in one of them, all are written anew beside it.
    let mut n = 1;
    loop {
        let args = Papers {
            scenario: path.to_path_buf(),
            output: named(n),
            pdf: true,
            docx: false,
            html: false,
            template: None,
            force: false,
        };
        match write(&args, &[lang], Format::Pdf) {
            Ok(_) => return Ok(args.output),
            Err(why) if why.is_in_the_way() && n < 100 => n += 1,
            Err(why) => return Err(why),
        }
    }
}

/// Writes them; each with its place.
fn write(args: &Papers, langs: &[Lang], format: Format) -> Result<Vec<(PathBuf, Paper)>, Failure> {
    let scenario = scenario(&args.scenario)?;
    let made = |lang: &Lang| {
        let all = papers(&scenario, *lang).into_iter();
        let placed = |p: Paper| (args.output.join(p.file(*lang, format.ending())), p);
        all.map(placed).collect::<Vec<_>>()
    };
    let all: Vec<(PathBuf, Paper)> = langs.iter().flat_map(made).collect();
    // Before anything is written it is known that everything may be.
    for (file, _) in &all {
        output::may_write(file, Output::Papers, args.force)?;
    }
    fs::create_dir_all(&args.output)?;
    for (file, p) in &all {
        let bytes = paper::set(&p.docs, format, args.template.as_deref())?;
        output::write(file, Output::Papers, &bytes, args.force)?;
    }
    Ok(all)
}

/// The form that was asked for, or PDF.
fn format(args: &Papers) -> Format {
    if args.docx {
        Format::Docx
    } else if args.html {
        Format::Html
    } else {
        Format::Pdf
    }
}

/// A scenario without errors.
pub(super) fn scenario(path: &Path) -> Result<Arc<Scenario>, Failure> {
    let offer = catalog::offer(path);
    offer.scenario.ok_or_else(|| match offer.trouble {
        Some(trouble) => Failure::new(trouble.words()),
        None => Failure::new(msg!("cli-scenario-errors-see-them")),
    })
}

/// A line of the list of what was written.
fn told(file: &Path, p: &Paper, lang: Lang) -> Result<(), Failure> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (name, title) = (name.into_owned(), p.title.clone());
    let said = match p.reader {
        Reader::Everybody => msg!("cli-papers-line", name = name, title = title),
        Reader::Control => msg!("cli-papers-line-control", name = name, title = title),
    };
    terminal::out().say(&said, lang)?;
    Ok(())
}
