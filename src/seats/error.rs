//! Why seats cannot be opened, in words that say what to do.
//!
//! Deliberately not here: what is refused while they are open (`host`).

use std::io;
use std::path::PathBuf;

use crate::base::cause::cause;
use crate::base::message::{Message, msg};

/// Why seats cannot be opened.
#[derive(Debug)]
pub enum SeatsError {
    /// The exercise is not open.
    NoExercise,
    /// Nobody can listen at the address.
    NotThere(io::Error),
    /// The codes cannot be read, written or made.
    Codes(io::Error),
    /// The file with the codes is damaged.
    Damaged(PathBuf),
    /// The file with the names of people is damaged.
    DamagedNames(PathBuf),
    /// What was given as certificate is none.
    NoCertificate,
    /// What was given as its key is none.
    NoKey,
    /// Certificate and key do not belong together.
    NotItsKey,
}

impl SeatsError {
    /// What is wrong and what to do.
    pub fn words(&self) -> Message {
        match self {
            Self::NoExercise => msg!("seats-error-no-exercise"),
            // What the system allows of files is no help with a port.
            Self::NotThere(e) => match e.kind() {
                io::ErrorKind::PermissionDenied => msg!("seats-error-port-not-allowed"),
                _ => msg!("seats-error-not-there", why = cause(e)),
            },
            Self::Codes(e) => msg!("seats-error-codes", why = cause(e)),
            Self::Damaged(path) => {
                msg!("seats-error-damaged", file = path.display().to_string())
            }
            Self::DamagedNames(path) => {
                msg!(
                    "seats-error-damaged-names",
                    file = path.display().to_string()
                )
            }
            Self::NoCertificate => msg!("seats-error-no-certificate"),
            Self::NoKey => msg!("seats-error-no-key"),
            Self::NotItsKey => msg!("seats-error-not-its-key"),
        }
    }
}
