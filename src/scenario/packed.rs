//! A scenario in one file: a zip archive of its texts and of what its messages bring along, so that it can be handed on and played
//! as it is.
//!
//! The archive may come from a stranger: names that lead out of it are passed over, and sizes are limited before anything is
//! unpacked. Deliberately not here: reading the file itself (`load`), writing it (`session::output`).

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::attached;
use super::path::{LARGEST, stays_inside};
use super::shipped::Texts;
use crate::base::message::{Message, msg};

/// The head of a scenario.
const HEAD: &str = "scenario.ron";
/// Most files of an archive.
const MOST: usize = 2_000;
/// Most bytes of all files together, and of the archive.
pub(super) const WHOLE: u64 = 256 * 1024 * 1024;

/// What is the matter with an archive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Broken {
    /// It is none, or damaged.
    NoArchive,
    /// There is no scenario in it.
    NoHead,
    /// It is larger than what is unpacked.
    TooLarge,
}

/// Why a scenario cannot be packed: nobody could open the archive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotPacked {
    /// Two files would have this name.
    Twice(String),
    /// This file is larger than what is unpacked of one.
    FileTooLarge(String),
    /// All files together are larger than what is unpacked; the largest of them.
    TooLarge(String),
    /// There are more files than are unpacked.
    TooMany,
}

impl NotPacked {
    /// What is wrong and what to do.
    pub fn message(&self) -> Message {
        let mib = |bytes: u64| bytes / (1024 * 1024);
        match self {
            Self::Twice(name) => msg!("load-pack-twice", name = name),
            Self::FileTooLarge(name) => {
                msg!("load-pack-file-too-large", name = name, most = mib(LARGEST))
            }
            Self::TooLarge(name) => {
                msg!("load-pack-too-large", name = name, most = mib(WHOLE))
            }
            Self::TooMany => msg!("load-pack-too-many", most = MOST),
        }
    }
}

/// Files by their names, in the order of an archive.
type Files = Vec<(String, Vec<u8>)>;

/// The files of a packed scenario by their names.
#[derive(Debug)]
pub(super) struct Packed(BTreeMap<String, Vec<u8>>);

impl Packed {
    /// Whether bytes begin as an archive does.
    pub(super) fn is(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04")
    }

    /// Unpacks an archive in memory. The scenario may lie at its top or in one folder, as a folder that was packed by a file manager.
    pub(super) fn read(bytes: Vec<u8>) -> Result<Self, Broken> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Broken::NoArchive)?;
        if archive.len() > MOST {
            return Err(Broken::TooLarge);
        }
        let mut files = BTreeMap::new();
        let mut whole = 0;
        for n in 0..archive.len() {
            let file = archive.by_index(n).map_err(|_| Broken::NoArchive)?;
            let name = file.name().to_owned();
            if !file.is_file() || !stays_inside(&name) {
                continue;
            }
            let mut bytes = Vec::new();
            let most = LARGEST.min(WHOLE - whole) + 1;
            file.take(most)
                .read_to_end(&mut bytes)
                .map_err(|_| Broken::NoArchive)?;
            if bytes.len() as u64 == most {
                return Err(Broken::TooLarge);
            }
            whole += bytes.len() as u64;
            files.insert(name, bytes);
        }
        let head = |name: &&String| name.rsplit('/').next() == Some(HEAD);
        let heads: Vec<&String> = files.keys().filter(head).collect();
        let Some(top) = heads
            .into_iter()
            .min_by_key(|name| name.matches('/').count())
        else {
            return Err(Broken::NoHead);
        };
        let folder = top[..top.len() - HEAD.len()].to_owned();
        let inside = |(name, bytes): (String, Vec<u8>)| {
            let name = name.strip_prefix(&folder)?.to_owned();
            Some((name, bytes))
        };
        Ok(Self(files.into_iter().filter_map(inside).collect()))
    }

    /// The contents of a file.
    pub(super) fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(Vec::as_slice)
    }
}

/// The texts of a scenario as an archive; the same texts give the same bytes. What is built into the program is not packed.
///
/// # Errors
/// If two files would have one name, or the archive would be larger than what is unpacked.
pub fn pack(texts: &Texts) -> Result<Vec<u8>, NotPacked> {
    let of_archive = |(path, text): &(String, String)| {
        if attached::is_attached(path) {
            attached::file(path, text)
        } else {
            Some((path.clone(), text.as_bytes().to_vec()))
        }
    };
    let own = texts.iter().filter(|(path, _)| !path.starts_with('@'));
    // No date, so that nothing in it depends on when it was packed.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in fitting(own.filter_map(of_archive).collect(), WHOLE)? {
        archive
            .start_file(name, options)
            .and_then(|()| Ok(archive.write_all(&bytes)?))
            .expect("memory takes everything");
    }
    let bytes = archive.finish().expect("memory takes everything");
    Ok(bytes.into_inner())
}

/// The files of an archive, if it can be opened: together they may have somewhat less than `most` bytes.
fn fitting(mut files: Files, most: u64) -> Result<Files, NotPacked> {
    // The head is found by its name, whatever it is called in its folder.
    if let Some((name, _)) = files.first_mut() {
        HEAD.clone_into(name);
    }
    if files.len() > MOST {
        return Err(NotPacked::TooMany);
    }
    let mut names = BTreeSet::new();
    if let Some((name, _)) = files.iter().find(|(name, _)| !names.insert(name.clone())) {
        return Err(NotPacked::Twice(name.clone()));
    }
    let size = |(_, bytes): &&(String, Vec<u8>)| bytes.len() as u64;
    let Some(largest) = files.iter().max_by_key(size) else {
        return Ok(files);
    };
    if size(&largest) > LARGEST {
        return Err(NotPacked::FileTooLarge(largest.0.clone()));
    }
    // What cannot be packed tighter takes a little more in the archive than by itself.
    let whole: u64 = files.iter().map(|f| size(&f)).sum();
    if whole > most - most / 64 {
        return Err(NotPacked::TooLarge(largest.0.clone()));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        let of = |p: &str, t: &str| (p.to_owned(), t.to_owned());
        vec![
            of("scenario.ron", "(format: 1)"),
            of("المسرح/خريطة.ron", "()"),
            of("@incidents.ron", "()"),
            of("+handouts/order.ar.txt", "أمر"),
            of("=plan.png", "AP8H"),
        ]
    }

    #[test]
    fn what_is_packed_is_unpacked_and_the_same_gives_the_same_bytes() {
        let bytes = pack(&texts()).unwrap();
        assert_eq!(bytes, pack(&texts()).unwrap());
        assert!(Packed::is(&bytes));
        let packed = Packed::read(bytes).unwrap();
        let names: Vec<&str> = packed.0.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "handouts/order.ar.txt",
                "plan.png",
                "scenario.ron",
                "المسرح/خريطة.ron"
            ]
        );
        assert_eq!(packed.bytes("plan.png"), Some([0, 255, 7].as_slice()));
    }

    #[test]
    fn what_could_not_be_opened_again_is_not_packed() {
        let of = |p: &str, t: &str| (p.to_owned(), t.to_owned());
        let twice = vec![of("day.ron", "()"), of("scenario.ron", "()")];
        let name = "scenario.ron".to_owned();
        assert_eq!(pack(&twice), Err(NotPacked::Twice(name)));
        let large = vec![of("s.ron", "()"), of("+a.txt", &"x".repeat(33 << 20))];
        let name = "a.txt".to_owned();
        assert_eq!(pack(&large), Err(NotPacked::FileTooLarge(name)));
        let file = |name: &str, size| (name.to_owned(), vec![0; size]);
        let files = || vec![file("s.ron", 300), file("a.png", 700)];
        let largest = "a.png".to_owned();
        assert_eq!(fitting(files(), 999), Err(NotPacked::TooLarge(largest)));
        assert!(fitting(files(), 1024).is_ok());
        let many = (0..=MOST).map(|n| file(&n.to_string(), 0)).collect();
        assert_eq!(fitting(many, WHOLE), Err(NotPacked::TooMany));
    }

    #[test]
    fn what_is_no_scenario_is_refused() {
        let none = pack(&Texts::new()).unwrap();
        assert_eq!(Packed::read(none).unwrap_err(), Broken::NoHead);
        assert_eq!(
            Packed::read(b"PK\x03\x04 and no more".to_vec()).unwrap_err(),
            Broken::NoArchive
        );
        let mut cut = pack(&texts()).unwrap();
        cut.truncate(cut.len() / 2);
        assert_eq!(Packed::read(cut).unwrap_err(), Broken::NoArchive);
    }

    #[test]
    fn names_that_lead_out_are_passed_over_and_a_folder_around_all_is_taken_off() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in [
            "../evil.ron",
            "day/scenario.ron",
            "day/map.ron",
            "other.ron",
        ] {
            archive
                .start_file(name, SimpleFileOptions::default())
                .unwrap();
            archive.write_all(b"()").unwrap();
        }
        let packed = Packed::read(archive.finish().unwrap().into_inner()).unwrap();
        let names: Vec<&str> = packed.0.keys().map(String::as_str).collect();
        assert_eq!(names, ["map.ron", "scenario.ron"]);
    }
}
