//! Why an exercise file cannot be used, and what to do.
//!
//! Deliberately not here: the words (`assets/locales`), where they are shown.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fmt, io};

use rusqlite::ErrorCode;

use super::lock::Holder;
use crate::base::cause::cause;
use crate::base::message::{Arg, Message, msg};

/// What is the matter with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// There is none.
    Missing,
    /// It exists already.
    Exists,
    /// It is no exercise file.
    Foreign,
    /// It holds something besides the tables of an exercise file.
    Suspect,
    /// A newer version wrote it.
    Newer,
    /// It is damaged; `rescue` may help.
    Damaged,
    /// Another process has it open to write, if that is known this one.
    OpenElsewhere(Option<Holder>),
    /// The system does not let it be read or written.
    System,
    /// Something else.
    Other,
}

/// A file cannot be used.
#[derive(Debug)]
pub enum StoreError {
    /// There is no such file.
    Missing(PathBuf),
    /// The file exists already.
    Exists(PathBuf),
    /// It is no exercise file.
    Foreign(PathBuf),
    /// It is larger than is read.
    TooLarge(PathBuf),
    /// It holds something that no exercise file has: what it is.
    Suspect(String),
    /// A newer version wrote it: which.
    Newer(String),
    /// It is damaged.
    Damaged(Damage),
    /// It was copied while it was written, or damaged; the causes are whole.
    Mended(PathBuf),
    /// It is not what the program wrote.
    Changed(PathBuf),
    /// A value in it cannot be read.
    Content(serde_json::Error),
    /// It is open elsewhere, where that is known with whom.
    OpenElsewhere(PathBuf, Option<Holder>),
    /// It cannot be read.
    Unreadable(PathBuf, io::Error),
    /// SQLite cannot use it.
    Database(rusqlite::Error),
    /// It cannot be written.
    Unwritten(io::Error),
    /// What is written is longer than can be kept.
    TooLong,
    /// Nothing of it can be saved.
    Lost(Loss),
    /// Another file cannot be written.
    Output(PathBuf, io::Error),
    /// An exercise file, or one that belongs to it, is never written over.
    Guarded(PathBuf),
    /// A folder is where a file is wanted.
    Folder(PathBuf),
    /// Something is there that this command did not write.
    NotOurs(PathBuf),
    /// Something is there of a sort that nobody can be seen to have left as it was written.
    Unmarked(PathBuf),
    /// It was changed since it was read.
    Meanwhile(PathBuf),
}

/// What is damaged in a file.
#[derive(Debug)]
pub enum Damage {
    /// SQLite says so.
    Database(rusqlite::Error),
    /// What was found, for those who look into it.
    Found(String),
}

/// Why nothing of a file can be saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loss {
    /// The seed cannot be read.
    NoSeed,
    /// This version cannot read the scenario.
    Scenario,
    /// The scenario that was named is another one.
    OtherScenario,
    /// The scenario's text cannot be read, and no other was named.
    NoText,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(e) => e.fmt(f),
            Self::Found(what) => f.write_str(what),
        }
    }
}

impl Error for Damage {}

impl StoreError {
    pub(super) fn damaged(found: String) -> Self {
        Self::Damaged(Damage::Found(found))
    }

    pub(super) fn missing(path: &Path) -> Self {
        Self::Missing(path.to_path_buf())
    }

    pub(super) fn exists(path: &Path) -> Self {
        Self::Exists(path.to_path_buf())
    }

    pub(super) fn foreign(path: &Path) -> Self {
        Self::Foreign(path.to_path_buf())
    }

    pub(super) fn suspect(kind: &str, name: &str) -> Self {
        let name = name.chars().filter(char::is_ascii_graphic).take(40);
        Self::Suspect(format!("{kind} {}", name.collect::<String>()))
    }

    pub(super) fn unreadable(path: &Path, cause: io::Error) -> Self {
        Self::Unreadable(path.to_path_buf(), cause)
    }

    pub(super) fn open_elsewhere(path: &Path, holder: Option<&Holder>) -> Self {
        Self::OpenElsewhere(path.to_path_buf(), holder.cloned())
    }

    /// The sort of trouble.
    pub fn problem(&self) -> Problem {
        match self {
            Self::Missing(_) => Problem::Missing,
            Self::Exists(_)
            | Self::Guarded(_)
            | Self::Folder(_)
            | Self::NotOurs(_)
            | Self::Unmarked(_)
            | Self::Meanwhile(_) => Problem::Exists,
            Self::Foreign(_) => Problem::Foreign,
            Self::Suspect(_) => Problem::Suspect,
            Self::Newer(_) => Problem::Newer,
            Self::Damaged(_) | Self::Mended(_) | Self::Changed(_) | Self::Content(_) => {
                Problem::Damaged
            }
            Self::OpenElsewhere(_, holder) => Problem::OpenElsewhere(holder.clone()),
            Self::Unreadable(..) | Self::Database(_) | Self::Unwritten(_) | Self::Output(..) => {
                Problem::System
            }
            Self::TooLarge(_) | Self::TooLong | Self::Lost(_) => Problem::Other,
        }
    }

    /// What is wrong and what to do, without the technical cause.
    pub fn message(&self) -> Message {
        let path = |p: &PathBuf| p.display().to_string();
        match self {
            Self::Missing(p) => msg!("session-no-such-file", path = path(p)),
            Self::Exists(p) => msg!("session-file-exists", path = path(p)),
            Self::Foreign(p) => msg!("session-no-exercise-file", path = path(p)),
            Self::TooLarge(p) => msg!("session-file-too-large", path = path(p)),
            Self::Suspect(what) => msg!("session-file-suspect", what = what),
            Self::Newer(program) => msg!("session-file-newer", program = program),
            Self::Damaged(_) => msg!("session-file-damaged"),
            Self::Mended(p) => msg!("session-file-mended", path = path(p)),
            Self::Changed(p) => msg!("session-file-changed", path = path(p)),
            Self::Content(_) => msg!("session-file-content"),
            Self::OpenElsewhere(p, holder) => {
                let who = holder.as_ref().map_or_else(Holder::unknown, Holder::words);
                msg!("session-open-elsewhere", who = who, path = path(p))
            }
            Self::Unreadable(p, _) => msg!("session-file-unreadable", path = path(p)),
            Self::Database(_) => msg!("session-file-unusable"),
            Self::Unwritten(_) => msg!("session-file-unwritten"),
            Self::TooLong => msg!("session-too-long"),
            Self::Lost(Loss::NoSeed) => msg!("session-lost-seed"),
            Self::Lost(Loss::Scenario) => msg!("session-lost-scenario"),
            Self::Lost(Loss::OtherScenario) => msg!("session-lost-other-scenario"),
            Self::Lost(Loss::NoText) => msg!("session-lost-text"),
            Self::Output(p, _) => msg!("session-output-unwritten", path = path(p)),
            Self::Guarded(p) => msg!("session-output-guarded", path = path(p)),
            Self::Folder(p) => msg!("session-output-folder", path = path(p)),
            Self::NotOurs(p) => msg!("session-output-not-ours", path = path(p)),
            Self::Unmarked(p) => msg!("session-output-unmarked", path = path(p)),
            Self::Meanwhile(p) => msg!("msel-file-meanwhile", path = path(p)),
        }
    }
}

impl StoreError {
    /// Why the system or the database refuses, or what of the file cannot be read, for those who look into it.
    pub(in crate::session) fn cause(&self) -> Option<Arg> {
        match self {
            Self::Unreadable(_, e) | Self::Unwritten(e) | Self::Output(_, e) => {
                Some(cause(e).into())
            }
            Self::Database(e) | Self::Damaged(Damage::Database(e)) => {
                Some(database(e).map_or_else(|| e.to_string().into(), Arg::from))
            }
            Self::Damaged(Damage::Found(what)) => Some(what.into()),
            Self::Content(e) => Some(e.to_string().into()),
            _ => None,
        }
    }
}

/// Why SQLite refuses; nothing if it is no refusal of its own.
fn database(e: &rusqlite::Error) -> Option<Message> {
    let rusqlite::Error::SqliteFailure(e, _) = e else {
        return None;
    };
    Some(match e.code {
        ErrorCode::PermissionDenied => msg!("cause-permission"),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => msg!("cause-busy"),
        ErrorCode::OutOfMemory => msg!("cause-memory"),
        ErrorCode::ReadOnly => msg!("cause-read-only"),
        ErrorCode::SystemIoFailure => msg!("cause-device"),
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => msg!("cause-damaged"),
        ErrorCode::DiskFull => msg!("cause-disk-full"),
        ErrorCode::CannotOpen => msg!("cause-not-opened"),
        _ => msg!("cause-database", n = e.extended_code),
    })
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().key)
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Damaged(e) => Some(e),
            Self::Content(e) => Some(e),
            Self::Database(e) => Some(e),
            Self::Unreadable(_, e) | Self::Unwritten(e) | Self::Output(_, e) => Some(e),
            Self::Missing(_)
            | Self::Exists(_)
            | Self::Foreign(_)
            | Self::TooLarge(_)
            | Self::Suspect(_)
            | Self::Newer(_)
            | Self::Mended(_)
            | Self::Changed(_)
            | Self::OpenElsewhere(..)
            | Self::TooLong
            | Self::Lost(_)
            | Self::Guarded(_)
            | Self::Folder(_)
            | Self::NotOurs(_)
            | Self::Unmarked(_)
            | Self::Meanwhile(_) => None,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(e: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let content = matches!(
            e,
            E::FromSqlConversionFailure(..)
                | E::IntegralValueOutOfRange(..)
                | E::Utf8Error(..)
                | E::InvalidColumnType(..)
                | E::QueryReturnedNoRows
        );
        let broken = matches!(
            e.sqlite_error_code(),
            Some(
                ErrorCode::DatabaseCorrupt
                    | ErrorCode::NotADatabase
                    | ErrorCode::TooBig
                    | ErrorCode::ConstraintViolation
            )
        );
        if content || broken {
            Self::Damaged(Damage::Database(e))
        } else {
            Self::Database(e)
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(e: serde_json::Error) -> Self {
        Self::Content(e)
    }
}

impl From<io::Error> for StoreError {
    fn from(e: io::Error) -> Self {
        Self::Unwritten(e)
    }
}
