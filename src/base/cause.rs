//! Why the system refuses something, as a sentence: what is common has words of its own, anything else is told as the system says it.
//!
//! The sentence follows from the sort of error alone, so it never holds a path that the program made up for a moment.
//! Deliberately not here: what was to be done with which file.

use std::io::{self, ErrorKind};

use super::message::{Message, msg};

/// Why the system refused.
pub fn cause(e: &io::Error) -> Message {
    match e.kind() {
        ErrorKind::NotFound => msg!("cause-missing"),
        ErrorKind::PermissionDenied => msg!("cause-permission"),
        ErrorKind::AlreadyExists => msg!("cause-exists"),
        ErrorKind::StorageFull | ErrorKind::WriteZero => msg!("cause-disk-full"),
        ErrorKind::QuotaExceeded => msg!("cause-quota"),
        ErrorKind::ReadOnlyFilesystem => msg!("cause-read-only"),
        ErrorKind::IsADirectory => msg!("cause-is-folder"),
        ErrorKind::NotADirectory => msg!("cause-no-folder"),
        ErrorKind::FileTooLarge => msg!("cause-too-large"),
        ErrorKind::InvalidFilename => msg!("cause-bad-name"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => msg!("cause-busy"),
        ErrorKind::AddrInUse => msg!("cause-address-in-use"),
        ErrorKind::AddrNotAvailable => msg!("cause-address-not-here"),
        ErrorKind::NetworkDown | ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => {
            msg!("cause-no-network")
        }
        ErrorKind::OutOfMemory => msg!("cause-memory"),
        other => {
            let number = e.raw_os_error().map(io::Error::from_raw_os_error);
            let said = number.map_or_else(|| other.to_string(), |e| e.to_string());
            msg!("cause-system", said = said)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_has_words_and_no_path_is_told() {
        let wrapped = |kind| io::Error::new(kind, "at path \"/x/.tamrin-abc.part\"");
        assert_eq!(
            cause(&wrapped(ErrorKind::PermissionDenied)),
            msg!("cause-permission")
        );
        assert_eq!(
            cause(&wrapped(ErrorKind::Other)),
            msg!("cause-system", said = "other error")
        );
        assert_eq!(
            cause(&wrapped(ErrorKind::StorageFull)),
            msg!("cause-disk-full")
        );
    }
}
