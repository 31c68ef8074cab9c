//! Reads a scenario's texts from a folder or from those built into the program. The only file access of this layer.
//!
//! A scenario may come from a stranger: only regular files are read, and of a scenario only those inside its folder, also by way
//! of links. Sizes are limited.
//! Deliberately not here: any meaning.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};
use std::str::Utf8Error;

use super::locate::{self, Shape};
use super::read::Texts;
use super::shipped;
use crate::base::cause::cause;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;

/// Largest file that is read, in bytes.
pub const LARGEST: u64 = 32 * 1024 * 1024;
/// Most files that a scenario may include.
const MOST_INCLUDES: usize = 200;
/// Most scenarios that are looked for under one folder, and most folders that are looked into.
const MOST_FOUND: usize = 2_000;
const MOST_FOLDERS: usize = 20_000;

/// A file of a scenario cannot be read.
#[derive(Debug)]
pub struct LoadError {
    /// The file.
    pub path: PathBuf,
    /// What is the matter with it.
    pub problem: LoadProblem,
}

/// What is the matter with a file of a scenario.
#[derive(Debug)]
pub enum LoadProblem {
    /// There is no scenario, and none of this name is built in.
    NoScenario,
    /// It is named twice, or is the head itself.
    NamedTwice,
    /// It lies outside the scenario's folder.
    Outside,
    /// It is a folder, a pipe or a device.
    NoRegularFile,
    /// It cannot be opened.
    Closed(io::Error),
    /// It cannot be read.
    Unread(io::Error),
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It is text of another encoding, or none.
    Utf16,
    /// It is no UTF-8 text.
    NoUtf8(Utf8Error),
}

impl LoadError {
    /// What is wrong and what to do, without the file.
    pub fn message(&self) -> Message {
        match &self.problem {
            LoadProblem::NoScenario => {
                msg!("load-no-scenario", names = shipped::names())
            }
            LoadProblem::NamedTwice => msg!("load-named-twice"),
            LoadProblem::Outside => msg!("load-outside"),
            LoadProblem::NoRegularFile => msg!("load-no-regular-file"),
            LoadProblem::Closed(_) => msg!("load-closed"),
            LoadProblem::Unread(_) => msg!("load-unread"),
            LoadProblem::TooLarge => msg!("load-too-large"),
            LoadProblem::Utf16 => msg!("load-utf-16"),
            LoadProblem::NoUtf8(_) => msg!("load-no-utf-8"),
        }
    }

    /// What is wrong and what to do, with the file and why the system refuses it.
    pub fn words(&self) -> Message {
        let (path, said) = (self.path.display().to_string(), self.message());
        match &self.problem {
            LoadProblem::NoScenario => {
                let names = shipped::names();
                msg!("load-no-scenario-at", path = path, names = names)
            }
            LoadProblem::Closed(e) | LoadProblem::Unread(e) => {
                let cause = cause(e);
                msg!(
                    "load-of-file-because",
                    said = said,
                    path = path,
                    cause = cause
                )
            }
            LoadProblem::NamedTwice
            | LoadProblem::Outside
            | LoadProblem::NoRegularFile
            | LoadProblem::TooLarge
            | LoadProblem::Utf16
            | LoadProblem::NoUtf8(_) => msg!("load-of-file", said = said, path = path),
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message().key)
    }
}

impl Error for LoadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            LoadProblem::Closed(e) | LoadProblem::Unread(e) => Some(e),
            LoadProblem::NoUtf8(e) => Some(e),
            LoadProblem::NoScenario
            | LoadProblem::NamedTwice
            | LoadProblem::Outside
            | LoadProblem::NoRegularFile
            | LoadProblem::TooLarge
            | LoadProblem::Utf16 => None,
        }
    }
}

/// The texts of a scenario, the head first, as far as they can be read.
#[derive(Debug)]
pub struct Loaded {
    /// The texts.
    pub texts: Texts,
    /// Files that the head includes and that cannot be read: their position in the head's `include`, and why.
    pub missing: Vec<(usize, LoadError)>,
}

/// The texts of the scenario at `path`: its folder, its `scenario.ron`, or the name of a shipped scenario.
///
/// # Errors
/// If its head is missing, too large, not UTF-8 text, or no regular file.
pub fn load(path: &Path) -> Result<Loaded, LoadError> {
    let head = if path.is_dir() {
        path.join("scenario.ron")
    } else {
        path.to_path_buf()
    };
    if fs::symlink_metadata(&head).is_err() {
        if let Some(texts) = path.to_str().and_then(shipped::texts) {
            return Ok(Loaded {
                texts,
                missing: Vec::new(),
            });
        }
        return fail(LoadProblem::NoScenario, &head);
    }
    let folder = head
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
        .to_path_buf();
    let name = head
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let mut loaded = Loaded {
        texts: vec![(name.clone(), inside(&folder, &name)?)],
        missing: Vec::new(),
    };
    for (n, include) in includes(&loaded.texts[0].1) {
        if loaded.texts.iter().any(|(p, _)| *p == include) {
            loaded.missing.push((
                n,
                LoadError {
                    path: folder.join(include),
                    problem: LoadProblem::NamedTwice,
                },
            ));
            continue;
        }
        match inside(&folder, &include) {
            Ok(text) => loaded.texts.push((include, text)),
            Err(e) => loaded.missing.push((n, e)),
        }
    }
    Ok(loaded)
}

/// The paths that a head's text includes, with their positions in the list, as far as it can be read.
fn includes(head: &str) -> Vec<(usize, String)> {
    let tree = locate::parse(head);
    let list = tree
        .root
        .field("include")
        .map(locate::Node::parts)
        .unwrap_or_default();
    let named = |(i, n): (usize, &locate::Node)| {
        if let Shape::Text(t) = &n.shape {
            Some((i, t.clone()))
        } else {
            None
        }
    };
    list.into_iter()
        .enumerate()
        .filter_map(named)
        .take(MOST_INCLUDES)
        .collect()
}

/// Whether a path that a scenario names stays inside its folder, as it is written.
pub(crate) fn stays_inside(relative: &str) -> bool {
    let path = Path::new(relative);
    let normal = path
        .components()
        .all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    normal && !relative.contains('\\') && !relative.trim().is_empty()
}

/// The text of a file of a scenario. It has to be a regular file inside the folder, also where links lead to it.
fn inside(folder: &Path, relative: &str) -> Result<String, LoadError> {
    let path = folder.join(relative);
    let outside = || fail(LoadProblem::Outside, &path);
    if !stays_inside(relative) {
        return outside();
    }
    let Ok(real) = path.canonicalize() else {
        return text_of(&path);
    };
    if !folder.canonicalize().is_ok_and(|f| real.starts_with(f)) {
        return outside();
    }
    if !fs::metadata(&real).is_ok_and(|m| m.is_file()) {
        return fail(LoadProblem::NoRegularFile, &path);
    }
    text_of(&real).map_err(|e| LoadError {
        path: path.clone(),
        ..e
    })
}

/// Whether a file that a message brings lies in the scenario's folder. Of a shipped scenario only the texts are built in.
pub fn attached(scenario: &Path, file: &str) -> bool {
    let folder = if scenario.is_dir() {
        scenario
    } else {
        scenario.parent().unwrap_or(Path::new(""))
    };
    let there = |name: &str| folder.join(name).is_file();
    let in_languages = || Lang::all().all(|lang| there(&in_language(file, lang)));
    !scenario.exists() || (stays_inside(file) && (there(file) || in_languages()))
}

/// The name of an attachment in one language: `handouts/order.txt` is `handouts/order.ar.txt` in Arabic.
fn in_language(file: &str, lang: Lang) -> String {
    let name = file.rsplit_once('/').map_or(file, |(_, name)| name);
    match name.rsplit_once('.') {
        Some((_, ending)) => {
            let stem = &file[..file.len() - ending.len() - 1];
            format!("{stem}.{}.{ending}", lang.tag())
        }
        None => format!("{file}.{}", lang.tag()),
    }
}

/// The words of an attachment in a language, of a scenario's folder or of a shipped one by its name; none where it is no text.
pub fn attachment(scenario: &Path, file: &str, lang: Lang) -> Option<String> {
    if !stays_inside(file) {
        return None;
    }
    let names = [in_language(file, lang), file.to_owned()];
    if !scenario.exists() {
        let shipped = scenario.to_str()?;
        return names
            .iter()
            .find_map(|name| shipped::attachment(shipped, name))
            .map(str::to_owned);
    }
    let folder = if scenario.is_dir() {
        scenario
    } else {
        scenario.parent()?
    };
    names.iter().find_map(|name| inside(folder, name).ok())
}

/// Folders under a path that hold a `scenario.ron`, a few levels deep, in the order of their names. Links to folders are not
/// followed.
pub fn find(path: &Path) -> Vec<PathBuf> {
    let (mut heads, mut looked) = (Vec::new(), 0);
    search(path, 0, &mut heads, &mut looked);
    heads
}

fn search(path: &Path, depth: usize, heads: &mut Vec<PathBuf>, looked: &mut usize) {
    *looked += 1;
    if !path.is_dir() || depth > 4 || heads.len() >= MOST_FOUND || *looked > MOST_FOLDERS {
        return;
    }
    if fs::symlink_metadata(path.join("scenario.ron")).is_ok_and(|m| !m.is_dir()) {
        heads.push(path.to_path_buf());
        return;
    }
    let Ok(entries) = fs::read_dir(path) else {
        return;
    };
    let folder = |e: fs::DirEntry| e.file_type().is_ok_and(|t| t.is_dir()).then(|| e.path());
    let mut inside: Vec<PathBuf> = entries
        .filter_map(|e| e.ok().and_then(folder))
        .take(MOST_FOLDERS)
        .collect();
    inside.sort();
    inside
        .iter()
        .for_each(|p| search(p, depth + 1, heads, looked));
}

/// Reads one text file that the user named, with the limits of this layer and without a byte order mark.
///
/// # Errors
/// If it is missing, too large or not UTF-8.
pub fn text_of(path: &Path) -> Result<String, LoadError> {
    let file = fs::File::open(path).or_else(|e| fail(LoadProblem::Closed(e), path))?;
    let mut bytes = Vec::new();
    if let Err(e) = file.take(LARGEST + 1).read_to_end(&mut bytes) {
        return fail(LoadProblem::Unread(e), path);
    }
    if bytes.len() as u64 > LARGEST {
        return fail(LoadProblem::TooLarge, path);
    }
    let wide = bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || bytes.iter().take(64).any(|&b| b == 0);
    if wide {
        return fail(LoadProblem::Utf16, path);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(e) => fail(LoadProblem::NoUtf8(e.utf8_error()), path),
    }
}

/// A text without the byte order mark that some editors put before it.
pub(crate) fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

fn fail<T>(problem: LoadProblem, path: &Path) -> Result<T, LoadError> {
    Err(LoadError {
        path: path.to_path_buf(),
        problem,
    })
}
