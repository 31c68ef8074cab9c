//! Reads a scenario's texts from a folder or from those built into the program. The only file access of this layer.
//!
//! Deliberately not here: any meaning. An include may not leave the scenario's folder, and sizes are limited.

use std::fs;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use super::locate::{self, Shape};
use super::read::Texts;
use super::shipped;
use crate::base::text::Text;

/// Largest file that is read, in bytes.
pub const LARGEST: u64 = 32 * 1024 * 1024;
/// Most files that a scenario may include.
const MOST_INCLUDES: usize = 200;

/// A scenario's texts cannot be read at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadError {
    /// What is wrong and what to do.
    pub message: Text,
    /// The file.
    pub path: String,
}

/// The texts of the scenario at `path`: its folder, its `scenario.ron`, or the name of a shipped scenario.
///
/// # Errors
/// If a file is missing, too large, not UTF-8, or an include leaves the folder.
pub fn load(path: &Path) -> Result<Texts, LoadError> {
    let head = if path.is_dir() { path.join("scenario.ron") } else { path.to_path_buf() };
    if !head.exists() {
        if let Some(texts) = path.to_str().and_then(shipped::texts) {
            return Ok(texts);
        }
        let names = shipped::names().join(", ");
        return fail(
            &format!("لا يوجد سيناريو هنا. المتاح ضمن البرنامج: {names}"),
            &format!("there is no scenario here; built in are: {names}"),
            &head,
        );
    }
    let folder = head.parent().unwrap_or(Path::new("")).to_path_buf();
    let name = head.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let mut texts = vec![(name, text_of(&head)?)];
    for include in includes(&texts[0].1) {
        let relative = PathBuf::from(&include);
        if !relative.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir)) {
            return fail(
                "لا يجوز أن يخرج الملف المضمن من مجلد السيناريو",
                "an included file may not lie outside the scenario's folder",
                &relative,
            );
        }
        texts.push((include, text_of(&folder.join(relative))?));
    }
    Ok(texts)
}

/// The paths that a head's text includes, as far as it can be read.
pub fn includes(head: &str) -> Vec<String> {
    let Ok(root) = locate::parse(head) else { return Vec::new() };
    match root.field("include").map(|n| &n.shape) {
        Some(Shape::Items(items)) => {
            items.iter().filter_map(|n| if let Shape::Text(t) = &n.shape { Some(t.clone()) } else { None }).take(MOST_INCLUDES).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a file that a message brings lies in the scenario's folder. Of a shipped scenario only the texts are built in.
pub fn attached(scenario: &Path, file: &str) -> bool {
    let folder = if scenario.is_dir() { scenario } else { scenario.parent().unwrap_or(Path::new("")) };
    !scenario.exists() || folder.join(file).is_file()
}

/// Folders under a path that hold a `scenario.ron`, a few levels deep, in the order of their names.
pub fn find(path: &Path) -> Vec<PathBuf> {
    let mut heads = Vec::new();
    search(path, 0, &mut heads);
    heads
}

fn search(path: &Path, depth: usize, heads: &mut Vec<PathBuf>) {
    if !path.is_dir() || depth > 4 {
        return;
    }
    if path.join("scenario.ron").is_file() {
        heads.push(path.to_path_buf());
        return;
    }
    let Ok(entries) = fs::read_dir(path) else { return };
    let mut inside: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    inside.sort();
    inside.iter().for_each(|p| search(p, depth + 1, heads));
}

/// Reads one text file with the limits of this layer.
///
/// # Errors
/// If it is missing, too large or not UTF-8.
pub fn text_of(path: &Path) -> Result<String, LoadError> {
    let Ok(file) = fs::File::open(path) else {
        return fail("تعذر فتح الملف؛ تأكد من اسمه ومكانه", "the file cannot be opened; check its name and place", path);
    };
    let mut bytes = Vec::new();
    if file.take(LARGEST + 1).read_to_end(&mut bytes).is_err() {
        return fail("تعذرت قراءة الملف", "the file cannot be read", path);
    }
    if bytes.len() as u64 > LARGEST {
        return fail("الملف أكبر من 32 ميغابايت", "the file is larger than 32 MiB", path);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) => fail("الملف ليس نصاً بترميز UTF-8؛ احفظه بهذا الترميز", "the file is not UTF-8 text; save it in that encoding", path),
    }
}

fn fail<T>(ar: &str, en: &str, path: &Path) -> Result<T, LoadError> {
    Err(LoadError { message: Text::new(ar, en), path: path.display().to_string() })
}
