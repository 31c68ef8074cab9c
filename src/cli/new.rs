//! `tamrin new`: a scenario to begin with, in a folder of its own.
//!
//! The folder appears whole, under its name, or not at all; folders on the way to it are made.
//! Deliberately not here: what is in it (`scenario::sketch`).

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::args::{New, NewForm};
use super::{Done, Failure, Findings, terminal};
use crate::base::ids::well_formed;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::edit::in_layout;
use crate::scenario::import::{File, Finding, Input, Weight, few};
use crate::scenario::load;
use crate::scenario::sketch::{Form, Ground, map_of_places, renamed, sketch};
use crate::scenario::{self, Checked};
use crate::wording::{findings, plain};

/// Files of a folder: path inside it, and what is in them.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// The comments of a new scenario, by what stands for them in its parts.
const COMMENTS: [&str; 20] = [
    "cli-new-comment-file",
    "cli-new-comment-head",
    "cli-new-comment-times",
    "cli-new-comment-settings",
    "cli-new-comment-map",
    "cli-new-comment-own-map",
    "cli-new-comment-seats",
    "cli-new-comment-units",
    "cli-new-comment-centres",
    "cli-new-comment-objectives",
    "cli-new-comment-targets",
    "cli-new-comment-script",
    "cli-new-comment-message",
    "cli-new-comment-incident",
    "cli-new-comment-contingency",
    "cli-new-comment-all",
    "cli-new-comment-by-hand",
    "cli-new-comment-modules",
    "cli-new-comment-module",
    "cli-new-comment-copied",
];

pub(super) fn new(args: &New, lang: Lang) -> Done {
    let id = args.name.file_name().and_then(|n| n.to_str());
    let Some(id) = id.filter(|id| well_formed(id)) else {
        let name = args.name.display().to_string();
        return Err(Failure::new(msg!("cli-new-bad-name", name = name)));
    };
    if fs::symlink_metadata(&args.name).is_ok() {
        return Err(exists(&args.name));
    }
    let files = match &args.like {
        Some(like) => copied(like, id, lang)?,
        None => {
            let texts = sketch(id, form(args), ground(args, lang)?, &|name| {
                comment(name, lang)
            });
            let bytes = |(path, text): (String, String)| (path, text.into_bytes());
            texts.into_iter().map(bytes).collect()
        }
    };
    write(&args.name, &files)?;
    report(&args.name, lang)
}

fn form(args: &New) -> Form {
    match args.form {
        Some(NewForm::Talk) => Form::Talk,
        Some(NewForm::Afternoon) | None => Form::Afternoon,
        Some(NewForm::Day) => Form::Day,
    }
}

/// Where it takes place: on a map file, on a list of places, or on invented ground.
fn ground(args: &New, lang: Lang) -> Result<Ground, Failure> {
    if let Some(places) = &args.places {
        let file = File::new(&places.display().to_string(), load::bytes_of(places)?);
        let why = plain(lang).t("cli-new-one-language");
        let made = map_of_places(&file, &why).map_err(|wrong| {
            // If even this cannot be written there is nobody left to tell.
            tell(&wrong, lang).ok();
            Failure::new(msg!("cli-new-places-wrong"))
        })?;
        tell(&made.notes, lang)?;
        return Ground::of_map(made.text).map_err(Failure::new);
    }
    match &args.map {
        Some(path) => Ground::of_map(load::text_of(path)?).map_err(Failure::new),
        None => Ok(Ground::invented()),
    }
}

/// Says what is wrong with a list of places, what was changed in it, and what is to be looked at; nobody need be told that the list has
/// nothing else.
fn tell(found: &[Finding], lang: Lang) -> Result<(), Failure> {
    let of_list = |f: &&Finding| f.input == Some(Input::Places) || f.weight == Weight::Refused;
    let of_list: Vec<Finding> = found.iter().filter(of_list).cloned().collect();
    for (weight, said) in few(&of_list) {
        let words = match weight {
            Weight::Refused => said,
            Weight::Changed | Weight::Noted => msg!("cli-note", said = said),
        };
        terminal::err().say(&words, lang)?;
    }
    Ok(())
}

pub(super) fn comment(name: &str, lang: Lang) -> String {
    let key = COMMENTS
        .iter()
        .find(|k| k.strip_prefix("cli-new-comment-") == Some(name));
    plain(lang).t(key.unwrap_or_else(|| panic!("a comment has no words: {name}")))
}

/// The files of another scenario under a new identifier, with what its messages bring along.
fn copied(like: &Path, id: &str, lang: Lang) -> Result<Files, Failure> {
    let mut loaded = load::load(like)?;
    if let Some((_, missing)) = loaded.missing.drain(..).next() {
        return Err(missing.into());
    }
    let brought = loaded.attached(&named(like)?);
    let mut texts = renamed(loaded.texts, id);
    let from = like.display().to_string();
    let first = comment("copied", lang).replace("NAME", &from);
    texts[0].1 = format!("// {}\n{}", crate::base::clean::plain(&first), texts[0].1);
    let mut files: Files = texts
        .into_iter()
        .map(|(path, text)| (path, in_layout(text).into_bytes()))
        .collect();
    files[0].0 = "scenario.ron".to_owned();
    files.extend(brought);
    Ok(files)
}

/// The files that messages and modules of a scenario name.
fn named(like: &Path) -> Result<BTreeSet<String>, Failure> {
    let checked = scenario::open(like)?;
    // With an error nobody knows what its messages bring along.
    let Some(scenario) = checked.scenario else {
        let name = like.display().to_string();
        return Err(Failure::new(msg!("cli-new-like-errors", name = name)));
    };
    let files = scenario.attachments().into_iter();
    Ok(files.map(str::to_owned).collect())
}

pub(super) fn exists(path: &Path) -> Failure {
    let path = path.display().to_string();
    Failure::new(msg!("cli-new-exists", path = path))
}

/// Writes a folder whole, and makes the folders on the way to it that are not there.
pub(super) fn write(folder: &Path, files: &Files) -> Result<(), Failure> {
    let parent = folder
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let absent = parent
        .ancestors()
        .take_while(|p| !p.as_os_str().is_empty() && fs::symlink_metadata(p).is_err());
    let absent: Vec<&Path> = absent.collect();
    let written = match fs::create_dir_all(parent) {
        Ok(()) => write_in(parent, folder, files),
        Err(e) => Err(unwritten(folder, e)),
    };
    if written.is_err() {
        for made in absent {
            // One that was not made, or in which something is by now, stays as it is.
            fs::remove_dir(made).ok();
        }
    }
    written
}

fn unwritten(folder: &Path, e: io::Error) -> Failure {
    let path = folder.display().to_string();
    Failure::new(msg!("cli-new-cannot-write", path = path)).because(e)
}

/// Writes a folder whole: under another name first, which then becomes its own.
fn write_in(parent: &Path, folder: &Path, files: &Files) -> Result<(), Failure> {
    let failed = |e: io::Error| unwritten(folder, e);
    let half = tempfile::Builder::new()
        .prefix(".new-")
        .tempdir_in(parent)
        .map_err(failed)?;
    let inside = half.path().join("scenario");
    fs::create_dir(&inside).map_err(failed)?;
    for (path, bytes) in files {
        let path = inside.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&path, bytes).map_err(failed)?;
    }
    // A folder that came there meanwhile is not written over.
    if fs::symlink_metadata(folder).is_ok() {
        return Err(exists(folder));
    }
    fs::rename(&inside, folder).map_err(failed)
}

/// Says what was made, what the check finds in it, and what to do next.
pub(super) fn report(folder: &Path, lang: Lang) -> Done {
    let checked: Checked = scenario::open(folder)?;
    let mut out = terminal::out();
    for f in &checked.findings {
        let place = folder.join(PathBuf::from(&f.file)).display().to_string();
        let f = crate::base::diag::Diagnostic {
            file: place,
            ..f.clone()
        };
        out.lines(&findings::lines(&f, lang))?;
    }
    let name = folder.display().to_string();
    out.say(&msg!("cli-new-made", name = &name), lang)?;
    out.say(&msg!("cli-new-next", name = &name), lang)?;
    Ok(if checked.findings.is_empty() {
        Findings::None
    } else {
        Findings::Some
    })
}
