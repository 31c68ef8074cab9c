//! Reads a scenario's texts from a folder or from those built into the program. The only file access of this layer.
//!
//! A scenario may come from a stranger: only regular files are read, and of a scenario only those inside its folder, also by way
//! of links. Sizes are limited.
//! Deliberately not here: any meaning.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::str::Utf8Error;

use super::attached::{in_language, is_reserved};
use super::locate::{self, Shape};
use super::packed::{Broken, Packed, WHOLE};
pub use super::path::LARGEST;
pub(crate) use super::path::stays_inside;
use super::read::Texts;
use super::shipped;
use crate::base::cause::cause;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;

/// Name of a scenario's head.
pub const HEAD: &str = "scenario.ron";
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
    /// The folder is there and holds none.
    NoneInFolder,
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
    /// It is an archive that cannot be unpacked.
    NoArchive,
    /// It is an archive without a scenario in it.
    NoHead,
    /// It is an archive that is larger, or holds more, than what is unpacked.
    ArchiveTooLarge,
    /// Its name begins with a sign that marks other files.
    Reserved,
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
                msg!("load-no-scenario", names = shipped::offered())
            }
            LoadProblem::NoneInFolder => msg!("load-none-in-folder"),
            LoadProblem::NamedTwice => msg!("load-named-twice"),
            LoadProblem::Outside => msg!("load-outside"),
            LoadProblem::NoRegularFile => msg!("load-no-regular-file"),
            LoadProblem::Closed(_) => msg!("load-closed"),
            LoadProblem::Unread(_) => msg!("load-unread"),
            LoadProblem::TooLarge => msg!("load-too-large"),
            LoadProblem::NoArchive => msg!("load-no-archive"),
            LoadProblem::NoHead => msg!("load-no-head"),
            LoadProblem::ArchiveTooLarge => msg!("load-archive-too-large"),
            LoadProblem::Reserved => msg!("load-reserved-name"),
            LoadProblem::Utf16 => msg!("load-utf-16"),
            LoadProblem::NoUtf8(_) => msg!("load-no-utf-8"),
        }
    }

    /// What is wrong and what to do, with the file and why the system refuses it.
    pub fn words(&self) -> Message {
        let (path, said) = (self.path.display().to_string(), self.message());
        match &self.problem {
            LoadProblem::NoScenario => {
                let names = shipped::offered();
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
            LoadProblem::NoneInFolder
            | LoadProblem::NamedTwice
            | LoadProblem::Outside
            | LoadProblem::NoRegularFile
            | LoadProblem::TooLarge
            | LoadProblem::NoArchive
            | LoadProblem::NoHead
            | LoadProblem::ArchiveTooLarge
            | LoadProblem::Reserved
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
            | LoadProblem::NoneInFolder
            | LoadProblem::NamedTwice
            | LoadProblem::Outside
            | LoadProblem::NoRegularFile
            | LoadProblem::TooLarge
            | LoadProblem::NoArchive
            | LoadProblem::NoHead
            | LoadProblem::ArchiveTooLarge
            | LoadProblem::Reserved
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
    /// Where they are.
    pub(super) source: Source,
}

impl Loaded {
    /// The folder in which its files lie, where they can be changed: not if it is built in or packed.
    pub fn folder(&self) -> Option<&Path> {
        match &self.source {
            Source::Folder(folder) => Some(folder),
            Source::Shipped(_) | Source::Packed(..) => None,
        }
    }
}

/// Where the files of a scenario are.
#[derive(Debug)]
pub(super) enum Source {
    /// In a folder.
    Folder(PathBuf),
    /// In the program, under a name.
    Shipped(String),
    /// In one file, which lies there.
    Packed(PathBuf, Packed),
}

impl Source {
    /// The text of a file.
    fn text(&self, relative: &str, unsaved: &Unsaved) -> Result<String, LoadError> {
        match self {
            Self::Folder(folder) => {
                inside(folder, relative).and_then(|path| unsaved.or_read(&path))
            }
            Self::Shipped(name) => {
                let texts = shipped::texts(name).unwrap_or_default();
                let found = texts.into_iter().find(|(path, _)| path == relative);
                let missing = || fail(LoadProblem::NoScenario, Path::new(relative));
                found.map_or_else(missing, |(_, text)| Ok(text))
            }
            Self::Packed(file, packed) => {
                let path = file.join(relative);
                match packed.bytes(relative) {
                    Some(bytes) => decoded(bytes.to_vec(), &path),
                    None if stays_inside(relative) => {
                        let missing = io::Error::from(io::ErrorKind::NotFound);
                        fail(LoadProblem::Closed(missing), &path)
                    }
                    None => fail(LoadProblem::Outside, &path),
                }
            }
        }
    }

    /// The contents of a file that a message brings along; none where it is not there, or too large.
    fn bytes(&self, relative: &str) -> Option<Vec<u8>> {
        match self {
            Self::Folder(folder) => {
                let path = inside(folder, relative).ok().filter(|p| p.is_file())?;
                bytes_of(&path).ok()
            }
            Self::Shipped(name) => shipped::attachment(name, relative).map(<[u8]>::to_vec),
            Self::Packed(_, packed) => packed.bytes(relative).map(<[u8]>::to_vec),
        }
    }

    /// Whether a file that a message brings along is there: for all languages, or for each.
    pub(super) fn has_attached(&self, file: &str) -> bool {
        let there = |name: &str| self.bytes(name).is_some();
        there(file) || Lang::all().all(|lang| there(&in_language(file, lang)))
    }

    /// A file that a message brings along, in all languages in which it is there.
    pub(super) fn attached(&self, file: &str) -> Vec<(String, Vec<u8>)> {
        let names = Lang::all().map(|lang| in_language(file, lang));
        let names = names.chain([file.to_owned()]);
        let found = names.filter_map(|name| self.bytes(&name).map(|bytes| (name, bytes)));
        found.collect()
    }
}

impl Loaded {
    /// Files that its messages bring along, in all languages in which they are there.
    pub fn attached(&self, named: &BTreeSet<String>) -> Vec<(String, Vec<u8>)> {
        let files = named.iter().filter(|file| stays_inside(file));
        files.flat_map(|file| self.source.attached(file)).collect()
    }
}

/// Texts that count in place of what their files hold, such as what is typed in an editor and not saved.
#[derive(Clone, Default, Debug)]
pub struct Unsaved(BTreeMap<PathBuf, String>);

impl Unsaved {
    /// Puts the text of a file, or a newer one.
    pub fn put(&mut self, path: &Path, text: String) {
        self.0.insert(real(path), text);
    }

    /// From now on what the file itself holds counts again.
    pub fn forget(&mut self, path: &Path) {
        self.0.remove(&real(path));
    }

    /// The text of a file, if there is one that is not saved.
    pub fn text(&self, path: &Path) -> Option<&str> {
        self.0.get(&real(path)).map(String::as_str)
    }

    fn or_read(&self, path: &Path) -> Result<String, LoadError> {
        match self.text(path) {
            Some(text) if text.len() as u64 > LARGEST => fail(LoadProblem::TooLarge, path),
            Some(text) => Ok(without_mark(text.to_owned())),
            None => text_of(path),
        }
    }
}

/// One path for each file, however it is named; of a file that is not there, by its folder.
pub fn real(path: &Path) -> PathBuf {
    let by_folder = || {
        let folder = path.parent()?.canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    };
    let found = path.canonicalize().ok().or_else(by_folder);
    found.unwrap_or_else(|| path.to_path_buf())
}

/// The head of the scenario to which a file belongs: the file itself, or a `scenario.ron` in its folder or one above that includes
/// it. None if it belongs to none.
pub fn head_of(path: &Path, unsaved: &Unsaved) -> Option<PathBuf> {
    const LEVELS: usize = 4;
    let file = real(path);
    for folder in file.ancestors().skip(1).take(LEVELS) {
        let head = folder.join(HEAD);
        if file == head {
            return Some(head);
        }
        let Ok(text) = unsaved.or_read(&head) else {
            continue;
        };
        let named = |(_, name): &(usize, String)| real(&folder.join(name)) == file;
        if includes(&text).iter().any(named) {
            return Some(head);
        }
    }
    let text = unsaved.or_read(&file).ok()?;
    let root = locate::parse(&text).root;
    (root.field("format").is_some() && root.field("id").is_some()).then_some(file)
}

/// The texts of the scenario at `path`: its folder, its `scenario.ron`, a file into which it was packed, or the name of a shipped
/// scenario.
///
/// # Errors
/// If its head is missing, too large, not UTF-8 text, or no regular file; if a packed one cannot be unpacked.
pub fn load(path: &Path) -> Result<Loaded, LoadError> {
    load_with(path, &Unsaved::default())
}

/// The same, with texts that count in place of what files hold.
///
/// # Errors
/// As [`load`].
pub fn load_with(path: &Path, unsaved: &Unsaved) -> Result<Loaded, LoadError> {
    let head = if path.is_dir() {
        path.join(HEAD)
    } else {
        path.to_path_buf()
    };
    if unsaved.text(&head).is_none() && fs::symlink_metadata(&head).is_err() {
        if let Some(name) = path.to_str()
            && let Some(texts) = shipped::texts(name)
        {
            return Ok(Loaded {
                texts,
                missing: Vec::new(),
                source: Source::Shipped(name.to_owned()),
            });
        }
        return if path.is_dir() {
            fail(LoadProblem::NoneInFolder, path)
        } else {
            fail(LoadProblem::NoScenario, &head)
        };
    }
    let (source, name) = if path.is_file() && is_packed(path) {
        let packed = unpacked(path)?;
        (Source::Packed(path.to_path_buf(), packed), HEAD.to_owned())
    } else {
        let folder = head
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."))
            .to_path_buf();
        let name = head
            .file_name()
            .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        (Source::Folder(folder), name)
    };
    if is_reserved(&name) {
        return fail(LoadProblem::Reserved, path);
    }
    let head = source.text(&name, unsaved)?;
    let mut loaded = Loaded {
        texts: vec![(name, head)],
        missing: Vec::new(),
        source,
    };
    for (n, include) in includes(&loaded.texts[0].1) {
        let problem = if loaded.texts.iter().any(|(p, _)| *p == include) {
            Some(LoadProblem::NamedTwice)
        } else {
            is_reserved(&include).then_some(LoadProblem::Reserved)
        };
        if let Some(problem) = problem {
            let path = PathBuf::from(include);
            let error = LoadError { path, problem };
            loaded.missing.push((n, error));
            continue;
        }
        match loaded.source.text(&include, unsaved) {
            Ok(text) => loaded.texts.push((include, text)),
            Err(e) => loaded.missing.push((n, e)),
        }
    }
    Ok(loaded)
}

/// Whether a file is one into which a scenario was packed.
pub fn is_packed(path: &Path) -> bool {
    let mut start = [0; 4];
    let read = fs::File::open(path).and_then(|mut f| f.read_exact(&mut start));
    read.is_ok() && Packed::is(&start)
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

/// The path of a file of a scenario. It has to be a regular file inside the folder, also where links lead to it.
fn inside(folder: &Path, relative: &str) -> Result<PathBuf, LoadError> {
    let path = folder.join(relative);
    let outside = || fail(LoadProblem::Outside, &path);
    if !stays_inside(relative) {
        return outside();
    }
    let Ok(real) = path.canonicalize() else {
        return Ok(path);
    };
    if !folder.canonicalize().is_ok_and(|f| real.starts_with(f)) {
        return outside();
    }
    if !fs::metadata(&real).is_ok_and(|m| m.is_file()) {
        return fail(LoadProblem::NoRegularFile, &path);
    }
    Ok(path)
}

/// Folders under a path that hold a `scenario.ron`, and scenarios packed into one file, a few levels deep, in the order of their names. Links to folders are not
/// followed.
pub fn find(path: &Path) -> Vec<PathBuf> {
    let (mut heads, mut looked) = (Vec::new(), 0);
    search(path, 0, &mut heads, &mut looked);
    heads
}

/// The folder itself if it is a scenario, and the folders in it that are one, in the order of their names; no deeper, for anything can
/// lie there. Links to folders are not followed.
pub fn beside(folder: &Path) -> Vec<PathBuf> {
    let here = folder.as_os_str().is_empty() || folder == Path::new(".");
    let folder = if here { Path::new(".") } else { folder };
    let is_one = |path: &Path| fs::symlink_metadata(path.join(HEAD)).is_ok_and(|m| !m.is_dir());
    if is_one(folder) {
        return vec![folder.to_path_buf()];
    }
    let inside = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = inside.filter(|e| e.file_type().is_ok_and(|t| t.is_dir()));
    let mut found: Vec<PathBuf> = folders
        .take(MOST_FOLDERS)
        // As people name it: what lies here without a `./` before it.
        .map(|e| {
            if here {
                PathBuf::from(e.file_name())
            } else {
                e.path()
            }
        })
        .filter(|p| is_one(p))
        .collect();
    found.sort();
    found.truncate(MOST_FOUND);
    found
}

fn search(path: &Path, depth: usize, heads: &mut Vec<PathBuf>, looked: &mut usize) {
    *looked += 1;
    // A packed one counts only where it lies among others: a zip of something else is no scenario with a mistake.
    if depth > 0 && path.is_file() && is_packed(path) && load(path).is_ok() {
        heads.push(path.to_path_buf());
        return;
    }
    if !path.is_dir() || depth > 4 || heads.len() >= MOST_FOUND || *looked > MOST_FOLDERS {
        return;
    }
    if fs::symlink_metadata(path.join(HEAD)).is_ok_and(|m| !m.is_dir()) {
        heads.push(path.to_path_buf());
        return;
    }
    let Ok(entries) = fs::read_dir(path) else {
        return;
    };
    let looked_into = |e: fs::DirEntry| {
        let path = e.path();
        let kind = e.file_type().ok()?;
        let zip = path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("zip"));
        (kind.is_dir() || kind.is_file() && zip).then_some(path)
    };
    let mut inside: Vec<PathBuf> = entries
        .filter_map(|e| e.ok().and_then(looked_into))
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
    decoded(bytes_of(path)?, path)
}

/// The text of a file's bytes.
fn decoded(bytes: Vec<u8>, path: &Path) -> Result<String, LoadError> {
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

/// Whether a file is there, on the disk or in an archive that is named as its folder.
pub fn is_there(path: &Path) -> bool {
    path.is_file() || in_archive(path).is_some() && bytes_of(path).is_ok()
}

/// The archive that is named as the folder of a file, such as `day.zip/trained.ron`, and the file's name in it.
fn in_archive(path: &Path) -> Option<(&Path, &str)> {
    let archive = path.parent().filter(|p| p.is_file() && is_packed(p))?;
    Some((archive, path.file_name()?.to_str()?))
}

/// Unpacks an archive in memory.
fn unpacked(path: &Path) -> Result<Packed, LoadError> {
    Packed::read(archive_of(path)?).or_else(|broken| {
        let problem = match broken {
            Broken::NoArchive => LoadProblem::NoArchive,
            Broken::NoHead => LoadProblem::NoHead,
            Broken::TooLarge => LoadProblem::ArchiveTooLarge,
        };
        fail(problem, path)
    })
}

/// Reads one file that the user named, whatever stands in it, with the limits of this layer; it may lie in an archive that is named as
/// its folder.
///
/// # Errors
/// If it is missing or too large.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, LoadError> {
    if let Some((archive, name)) = in_archive(path) {
        let missing = || LoadProblem::Closed(io::Error::from(io::ErrorKind::NotFound));
        let packed = unpacked(archive)?;
        let bytes = packed.bytes(name).map(<[u8]>::to_vec);
        return bytes.map_or_else(|| fail(missing(), path), Ok);
    }
    within(path, LARGEST)?.map_or_else(|| fail(LoadProblem::TooLarge, path), Ok)
}

/// Reads an archive, which may be larger than one file in it.
fn archive_of(path: &Path) -> Result<Vec<u8>, LoadError> {
    within(path, WHOLE)?.map_or_else(|| fail(LoadProblem::ArchiveTooLarge, path), Ok)
}

/// Reads a file; none where it is larger than `most` bytes.
fn within(path: &Path, most: u64) -> Result<Option<Vec<u8>>, LoadError> {
    let file = fs::File::open(path).or_else(|e| fail(LoadProblem::Closed(e), path))?;
    let mut bytes = Vec::new();
    if let Err(e) = file.take(most + 1).read_to_end(&mut bytes) {
        return fail(LoadProblem::Unread(e), path);
    }
    Ok((bytes.len() as u64 <= most).then_some(bytes))
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
