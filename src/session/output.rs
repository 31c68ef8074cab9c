//! Where documents, maps and lists go: one place decides for all commands what may be written over.
//!
//! Over an exercise file nothing is ever written. Over any other file only if it is clearly what the same command wrote earlier and
//! nobody changed since, or if the person says so (`--force`). To tell that, what is written ends with a mark: the command and a
//! hash of all before it, in a form that the sort of file allows. Word files, tables, plans and what else people go on writing in or
//! programs read bear none, so they are never written over unasked, except by what stands there already.
//! A file is whole or not there: it is written under a name of its own and takes its place when it is complete. A link in its place
//! is not written through.
//! What people wrote is changed in its place only by commands that say so ([`change`]): all files that belong together, or none.
//! Deliberately not here: exercise files (`store`), words for where it went.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::store::{StoreError, is_exercise, temporary};

/// What a command writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Output {
    /// The after-action report.
    Report,
    /// The evaluator's form.
    Form,
    /// Papers of the day.
    Papers,
    /// A manual of the program.
    Manual,
    /// A scenario in one file.
    Packed,
    /// What a message brought along.
    Attachment,
    /// Rehearsals beside each other.
    Trend,
    /// Two exercises side by side.
    Comparison,
    /// A map as a picture.
    Map,
    /// Tracks and incidents.
    Tracks,
    /// Statements for training records.
    Statements,
    /// Alerts of an alerting system.
    Alerts,
    /// The outcome as text.
    Outcome,
    /// The template of PDF files.
    Template,
    /// A map file of a scenario.
    MapFile,
    /// The improvement plan to fill in.
    Plan,
    /// The master scenario events list as a table.
    Msel,
    /// What the columns of a table hold.
    Columns,
    /// A dry run.
    DryRun,
    /// A day of a dry run, kept so that it is not played again.
    Day,
    /// Plans over many days.
    Batch,
    /// What a batch came to, as tables.
    Results,
    /// Plans that were found, as a design.
    Found,
}

impl Output {
    fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Form => "form",
            Self::Papers => "papers",
            Self::Manual => "manual",
            Self::Packed => "pack",
            Self::Attachment => "attachment",
            Self::Trend => "trend",
            Self::Comparison => "compare",
            Self::Map => "map",
            Self::Tracks => "export",
            Self::Statements => "statements",
            Self::Alerts => "alerts",
            Self::Outcome => "outcome",
            Self::Template => "template",
            Self::MapFile => "import",
            Self::Plan => "plan",
            Self::Msel => "msel",
            Self::Columns => "columns",
            Self::DryRun => "dry-run",
            Self::Day => "day",
            Self::Batch => "batch",
            Self::Results => "results",
            Self::Found => "found",
        }
    }

    /// Whether it bears no mark: people go on writing in it, programs read it, or it can bear none.
    fn bears_no_mark(self) -> bool {
        matches!(
            self,
            Self::Template
                | Self::Plan
                | Self::Attachment
                | Self::Columns
                | Self::Day
                | Self::Statements
                | Self::Results
                | Self::Found
        )
    }
}

/// Writes a file: whole, or not at all.
///
/// # Errors
/// If something is in its place that must not be written over, or it cannot be written.
pub fn write(path: &Path, output: Output, bytes: &[u8], force: bool) -> Result<(), StoreError> {
    let mark = Mark::of(bytes, output).filter(|m| m.fits(bytes));
    let marked = mark.map(|mark| mark.put(bytes, output));
    let bytes = marked.as_deref().unwrap_or(bytes);
    // What stands there already is there.
    if !is_exercise(path) && is_there(path, bytes) {
        return Ok(());
    }
    may_write(path, output, force)?;
    let failed = |e: io::Error| StoreError::Output(path.to_path_buf(), e);
    let mut half = temporary(path).map_err(|e| match e {
        StoreError::Unwritten(e) => failed(e),
        other => other,
    })?;
    half.write_all(bytes)
        .and_then(|()| half.flush())
        // A full disk is told here at the latest, also where files lie on another machine: then nothing takes the place.
        .and_then(|()| half.as_file().sync_all())
        .map_err(failed)?;
    // What came there meanwhile is not written over either.
    let kept = if fs::symlink_metadata(path).is_ok() {
        half.persist(path)
    } else {
        half.persist_noclobber(path)
    };
    kept.map_err(|e| failed(e.error))?;
    Ok(())
}

/// A text file that is changed in its place.
#[derive(Clone, Debug)]
pub struct Change {
    /// Where it is.
    pub path: PathBuf,
    /// What was read from it, without a byte order mark.
    pub before: String,
    /// What is to stand there.
    pub after: String,
}

/// The mark with which some editors begin a file.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Changes files that people wrote. Each is written beside its place first; they take their places when all are there. If one
/// cannot, those before it are put back. Their rights stay, and so does a byte order mark.
///
/// # Errors
/// If one is no regular file, is not any more what was read, or cannot be written; then all are as they were.
pub fn change(files: &[Change]) -> Result<(), StoreError> {
    let _alone = alone(files);
    let mut ready = Vec::new();
    for c in files {
        let failed = |e: io::Error| StoreError::Output(c.path.clone(), e);
        let meta = fs::symlink_metadata(&c.path).map_err(failed)?;
        if !meta.is_file() || is_exercise(&c.path) {
            return Err(StoreError::NotOurs(c.path.clone()));
        }
        let there = fs::read(&c.path).map_err(failed)?;
        let mark = there.starts_with(BYTE_ORDER_MARK.as_bytes());
        let mark = if mark { BYTE_ORDER_MARK } else { "" };
        if there[mark.len()..] != *c.before.as_bytes() {
            return Err(StoreError::Meanwhile(c.path.clone()));
        }
        let mut half = temporary(&c.path)?;
        half.write_all(mark.as_bytes())
            .and_then(|()| half.write_all(c.after.as_bytes()))
            .and_then(|()| half.flush())
            .and_then(|()| half.as_file().set_permissions(meta.permissions()))
            .and_then(|()| half.as_file().sync_all())
            .map_err(failed)?;
        ready.push((half, there));
    }
    let mut done: Vec<(&Path, Vec<u8>)> = Vec::new();
    for ((half, there), c) in ready.into_iter().zip(files) {
        if let Err(e) = half.persist(&c.path) {
            for (path, bytes) in done {
                // What cannot be put back cannot be mended here either; the first error says what to look into.
                fs::write(path, bytes).ok();
            }
            return Err(StoreError::Output(c.path.clone(), e.error));
        }
        done.push((&c.path, there));
    }
    Ok(())
}

/// Keeps others of this program from changing files of the same folders meanwhile, until it is dropped: of two changes the second
/// then sees what the first one wrote. Where a file system or system has no such locks, files are compared only.
fn alone(files: &[Change]) -> Vec<fs::File> {
    let folders: BTreeSet<PathBuf> = files
        .iter()
        .filter_map(|c| c.path.parent())
        .map(|f| fs::canonicalize(f).unwrap_or_else(|_| f.to_path_buf()))
        .collect();
    let lock = |folder: PathBuf| {
        let file = fs::File::open(folder).ok()?;
        file.lock().ok()?;
        Some(file)
    };
    folders.into_iter().filter_map(lock).collect()
}

/// Whether something may be written at a path; to be asked before long work too.
///
/// # Errors
/// If what is there must not be written over.
pub fn may_write(path: &Path, output: Output, force: bool) -> Result<(), StoreError> {
    let beside = |ending: &str| {
        path.to_str()
            .and_then(|p| p.strip_suffix(ending))
            .is_some_and(|p| is_exercise(Path::new(p)))
    };
    if is_exercise(path) || ["-journal", "-wal", "-shm"].into_iter().any(beside) {
        return Err(StoreError::Guarded(path.to_path_buf()));
    }
    let Ok(meta) = fs::symlink_metadata(path) else {
        return Ok(());
    };
    if meta.is_dir() {
        return Err(StoreError::Folder(path.to_path_buf()));
    }
    if force {
        return Ok(());
    }
    let there = if meta.is_file() { read(path) } else { None };
    let there = there.unwrap_or_default();
    match Mark::of(&there, output) {
        Some(mark) if mark.is_in(&there, output) => Ok(()),
        None if !there.is_empty() => Err(StoreError::Unmarked(path.to_path_buf())),
        Some(_) | None => Err(StoreError::NotOurs(path.to_path_buf())),
    }
}

/// The path, or if that must not be written over the first of `NAME-2`, `NAME-3`, … that may be.
pub fn free(path: PathBuf, output: Output) -> PathBuf {
    if may_write(&path, output, false).is_ok() {
        return path;
    }
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ending = path
        .extension()
        .map_or_else(String::new, |e| format!(".{}", e.to_string_lossy()));
    let name = |n: u32| path.with_file_name(format!("{stem}-{n}{ending}"));
    (2..)
        .map(name)
        .find(|p| may_write(p, output, false).is_ok())
        .expect("some number is free")
}

/// The contents of a file, as far as it is looked at.
fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).ok()?;
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Whether a file with these contents is there, and no link to one.
fn is_there(path: &Path, bytes: &[u8]) -> bool {
    let meta = fs::symlink_metadata(path);
    let same = meta.is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64);
    same && read(path).is_some_and(|there| there == bytes)
}

/// The largest file that is looked at, in bytes; above it, it is none of ours.
const LARGEST: u64 = 256 << 20;

/// How a sort of file bears the mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    /// A comment of XML at the end: pages and drawings.
    Xml,
    /// A comment of PDF at the end.
    Pdf,
    /// A piece of text before the last chunk of a PNG.
    Png,
    /// One more member at the end of an object of JSON.
    Json,
    /// One more line: plain text.
    Text,
    /// A comment of RON at the end.
    Ron,
    /// The comment of a ZIP archive.
    Zip,
}

/// How the end of a ZIP archive begins, and how long it is without a comment.
const END: (&[u8], usize) = (b"PK\x05\x06", 22);

/// The last chunk of every PNG.
const IEND: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";

impl Mark {
    /// The form for a file with these contents; none for what people go on writing in, such as Word files and CSV, and for what is not
    /// known.
    fn of(bytes: &[u8], output: Output) -> Option<Self> {
        if output.bears_no_mark() {
            return None;
        }
        let begins = |s: &[u8]| {
            bytes
                .get(..s.len())
                .is_some_and(|b| b.eq_ignore_ascii_case(s))
        };
        if matches!(output, Output::Packed | Output::Msel) {
            begins(b"PK").then_some(Self::Zip)
        } else if output == Output::MapFile {
            Some(Self::Ron)
        } else if begins(b"<!doctype html") || begins(b"<svg") || begins(b"<?xml") {
            Some(Self::Xml)
        } else if begins(b"%PDF-") {
            Some(Self::Pdf)
        } else if begins(b"\x89PNG") && bytes.ends_with(IEND) {
            Some(Self::Png)
        } else if begins(b"{") && bytes.trim_ascii_end().ends_with(b"}") {
            Some(Self::Json)
        } else if begins(b"PK") || std::str::from_utf8(bytes).is_err() {
            None
        } else {
            Some(Self::Text)
        }
    }

    /// Whether contents can bear it.
    fn fits(self, bytes: &[u8]) -> bool {
        let end = bytes.len().checked_sub(END.1).map(|at| &bytes[at..]);
        self != Self::Zip || end.is_some_and(|e| e.starts_with(END.0) && e.ends_with(&[0, 0]))
    }

    /// The contents with the mark.
    fn put(self, bytes: &[u8], output: Output) -> Vec<u8> {
        let body = match self {
            Self::Xml | Self::Pdf | Self::Text | Self::Ron => bytes,
            // Before the length of the comment.
            Self::Zip => &bytes[..bytes.len() - 2],
            Self::Png => &bytes[..bytes.len() - IEND.len()],
            Self::Json => &bytes.trim_ascii_end()[..bytes.trim_ascii_end().len() - 1],
        };
        [body, &self.sign(body, output)].concat()
    }

    /// The mark of a body.
    fn sign(self, body: &[u8], output: Output) -> Vec<u8> {
        let hash = blake3::hash(body).to_hex();
        let said = format!("tamrin:{} {}", output.name(), &hash[..32]);
        match self {
            Self::Xml => format!("<!-- {said} -->\n").into_bytes(),
            Self::Pdf => format!("%{said}\n").into_bytes(),
            Self::Text => format!("[{said}]\n").into_bytes(),
            Self::Ron => format!("// {said}\n").into_bytes(),
            Self::Zip => {
                let length = u16::try_from(said.len()).expect("a short text");
                [&length.to_le_bytes(), said.as_bytes()].concat()
            }
            Self::Json => format!(",\n\"tamrin\": \"{said}\"}}\n").into_bytes(),
            Self::Png => {
                let data = [b"tEXtSoftware\0".as_slice(), said.as_bytes()].concat();
                let length = u32::try_from(data.len() - 4)
                    .expect("a short text")
                    .to_be_bytes();
                [&length[..], &data, &crc32(&data).to_be_bytes(), IEND].concat()
            }
        }
    }

    /// Whether contents bear the mark that fits them.
    fn is_in(self, bytes: &[u8], output: Output) -> bool {
        let length = self.sign(b"", output).len();
        bytes
            .len()
            .checked_sub(length)
            .is_some_and(|at| bytes[at..] == self.sign(&bytes[..at], output))
    }
}

/// The check value of a chunk of a PNG.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |c: u32| {
        if c & 1 == 1 {
            0xedb8_8320 ^ (c >> 1)
        } else {
            c >> 1
        }
    };
    !bytes.iter().fold(!0, |c: u32, b| {
        (0..8).fold(c ^ u32::from(*b), |c, _| step(c))
    })
}

#[cfg(test)]
mod tests {
    use super::super::store::Problem;
    use super::*;

    const SORTS: [&[u8]; 5] = [
        b"<!doctype html><p>x</p>\n",
        b"<svg></svg>",
        b"%PDF-1.7\n%%EOF\n",
        b"{\"a\": 1}\n",
        b"outcome\n",
    ];

    #[test]
    fn what_was_written_is_written_over_only_by_the_same_and_only_unchanged() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        let png = [b"\x89PNG\r\n\x1a\n".as_slice(), IEND].concat();
        for bytes in SORTS.iter().copied().chain([&png[..]]) {
            fs::remove_file(&path).ok();
            write(&path, Output::Report, bytes, false).unwrap();
            write(&path, Output::Report, bytes, false).unwrap();
            assert_eq!(
                may_write(&path, Output::Map, false).unwrap_err().problem(),
                Problem::Exists
            );
            let mut changed = fs::read(&path).unwrap();
            let at = changed
                .iter()
                .position(|b| *b == b'x' || b.is_ascii_alphanumeric())
                .unwrap()
                + 1;
            changed[at] ^= 1;
            fs::write(&path, &changed).unwrap();
            assert!(
                may_write(&path, Output::Report, false).is_err(),
                "{:?}",
                String::from_utf8_lossy(&changed)
            );
            write(&path, Output::Report, bytes, true).unwrap();
        }
    }

    #[test]
    fn foreign_files_edited_sorts_links_and_folders_are_left() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        for bytes in [b"a letter".as_slice(), b"", b"PK\x03\x04", b"\xff\xfe"] {
            fs::write(&path, bytes).unwrap();
            assert!(write(&path, Output::Report, b"new", false).is_err());
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
        fs::remove_file(&path).unwrap();
        write(&path, Output::Plan, b"[]", false).unwrap();
        write(&path, Output::Plan, b"[]", false).unwrap();
        let other = write(&path, Output::Plan, b"[1]", false).unwrap_err();
        assert!(
            matches!(other, StoreError::Unmarked(_)),
            "a plan may have been filled in"
        );
        assert!(write(dir.path(), Output::Report, b"new", true).is_err());
        assert_eq!(free(path.clone(), Output::Plan), dir.path().join("x-2"));
    }

    /// An archive with one file.
    fn archive(words: &str) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        zip.start_file("a", zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(words.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn archives_tables_and_map_files_are_written_again_where_nobody_changed_them() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        let (one, two) = (archive("one"), archive("two"));
        for (output, one, two) in [
            (Output::Packed, &one[..], &two[..]),
            (Output::Msel, &one, &two),
            (Output::MapFile, b"(a: 1)\n", b"(a: 2)\n"),
        ] {
            fs::remove_file(&path).ok();
            write(&path, output, one, false).unwrap();
            write(&path, output, two, false).unwrap();
            if one.starts_with(b"PK") {
                let file = fs::File::open(&path).unwrap();
                let mut zip = zip::ZipArchive::new(file).unwrap();
                let mut words = String::new();
                let mut inner = zip.by_name("a").unwrap();
                inner.read_to_string(&mut words).unwrap();
                assert_eq!(words, "two");
            }
            let mut changed = fs::read(&path).unwrap();
            changed[3] ^= 1;
            fs::write(&path, &changed).unwrap();
            let said = write(&path, output, one, false).unwrap_err();
            assert!(matches!(said, StoreError::NotOurs(_)), "{said}");
        }
        // CSV can bear no mark, and people write in it.
        write(&path, Output::Msel, b"a,b\n", true).unwrap();
        write(&path, Output::Msel, b"a,b\n", false).unwrap();
        let said = write(&path, Output::Msel, b"a,c\n", false).unwrap_err();
        assert!(matches!(said, StoreError::Unmarked(_)), "{said}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_written_through() {
        let dir = tempfile::tempdir().unwrap();
        let (victim, link) = (dir.path().join("victim"), dir.path().join("link"));
        fs::write(&victim, "precious").unwrap();
        std::os::unix::fs::symlink(&victim, &link).unwrap();
        assert!(write(&link, Output::Report, b"new", false).is_err());
        write(&link, Output::Report, b"new", true).unwrap();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
    }

    #[test]
    fn files_are_changed_together_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let path = |n: &str| dir.path().join(n);
        let file = |n: &str, before: &str, after: &str| Change {
            path: path(n),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        fs::write(path("a"), "\u{feff}one").unwrap();
        fs::write(path("b"), "two").unwrap();
        let both = [file("a", "one", "1"), file("b", "two", "2")];
        change(&both).unwrap();
        assert_eq!(fs::read(path("a")).unwrap(), "\u{feff}1".as_bytes());
        assert_eq!(fs::read(path("b")).unwrap(), b"2");
        // The second is not any more what was read, is a folder, or is not there.
        for last in [file("b", "two", "3"), file("d", "", "3"), file("", "", "3")] {
            assert!(change(&[file("a", "1", "3"), last]).is_err());
            assert_eq!(fs::read(path("a")).unwrap(), "\u{feff}1".as_bytes());
        }
        assert_eq!(
            fs::read_dir(dir.path()).unwrap().count(),
            2,
            "nothing half stays"
        );
    }

    #[test]
    fn of_two_changes_at_once_none_is_lost() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        fs::write(&path, "").unwrap();
        let one = |n: usize| {
            let path = path.clone();
            let add = move || {
                loop {
                    let before = fs::read_to_string(&path).unwrap();
                    let after = format!("{before}{n}");
                    let path = path.clone();
                    let change_of = Change {
                        path,
                        before,
                        after,
                    };
                    match change(&[change_of]) {
                        Ok(()) => return,
                        Err(e) => assert!(matches!(e, StoreError::Meanwhile(_)), "{e}"),
                    }
                }
            };
            std::thread::Builder::new().spawn(add).unwrap()
        };
        let all: Vec<_> = (0..8).map(one).collect();
        all.into_iter().for_each(|t| t.join().unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap().len(), 8);
    }

    #[cfg(unix)]
    #[test]
    fn a_changed_file_keeps_its_rights() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        fs::write(&path, "1").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let (before, after) = ("1".to_owned(), "2".to_owned());
        change(&[Change {
            path: path.clone(),
            before,
            after,
        }])
        .unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }

    #[test]
    fn nothing_half_stays_where_it_cannot_be_written() {
        assert!(write(Path::new("/nonexistent/x"), Output::Report, b"new", false).is_err());
        assert_eq!(crc32(b"IEND"), 0xae42_6082);
    }
}
