//! An exercise file taken into memory as it is at one moment, and opened there.
//!
//! So reading holds no lock, hinders nobody who plays, leaves nothing beside the file and works in a folder that cannot be written
//! to. While the exercise is played elsewhere, the file is read again until nothing was written in between. What a kill left in a
//! file beside (`-journal`, or `-wal` of earlier formats) belongs to it: both are copied to a temporary folder and put together
//! there. A file is opened only after its tables were compared with ours (`schema`).
//! Deliberately not here: what the tables hold (`read`).

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::{APPLICATION_ID, StoreError, lock, schema};

/// The first bytes of every SQLite file.
pub(super) const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Bytes of the header of an SQLite file.
const HEADER: usize = 100;
/// Where the header says whether the newest part may stand in a file beside it.
const WAL_MARKS: std::ops::Range<usize> = 18..20;
/// The largest file that is read, in bytes: some hundred times a whole polling day.
pub(super) const LARGEST: u64 = 512 << 20;
/// The longest text or blob that is read from a file, in bytes.
const LONGEST: i32 = 128 << 20;
/// How often a file that is being written is read again, and how long to wait in between.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(25);

/// A file as it was at one moment.
pub(super) struct Image {
    bytes: Vec<u8>,
    /// Whether the file was written by a version that kept its newest part beside it, and nothing is beside it.
    pub(super) perhaps_older: bool,
}

/// Takes a file into memory. What belongs to it lies beside the file itself, not beside a link to it.
pub(super) fn take(path: &Path) -> Result<Image, StoreError> {
    let path = &std::fs::canonicalize(path).map_err(|_| StoreError::missing(path))?;
    let meta = std::fs::metadata(path).map_err(|_| StoreError::missing(path))?;
    if !meta.is_file() {
        return Err(StoreError::missing(path));
    }
    if meta.len() > LARGEST {
        return Err(StoreError::TooLarge(path.to_path_buf()));
    }
    lock::with_file(path, |file| taken(path, file)).map_err(|e| StoreError::unreadable(path, e))?
}

fn taken(path: &Path, file: &mut File) -> Result<Image, StoreError> {
    file.seek(SeekFrom::Start(0))
        .map_err(|e| StoreError::unreadable(path, e))?;
    let mut begins = [0; HEADER];
    if file.read_exact(&mut begins).is_err() || &begins[..16] != MAGIC || !is_ours(&begins) {
        return Err(StoreError::foreign(path));
    }
    for attempt in 1.. {
        let (bytes, beside, still) =
            snapshot(file, path).map_err(|e| StoreError::unreadable(path, e))?;
        if !still && attempt < TRIES {
            std::thread::sleep(PAUSE);
            continue;
        }
        return match beside {
            Some((ending, more)) if names_another_file(&more) => {
                Err(StoreError::suspect("journal", ending))
            }
            Some((ending, more)) => together(&bytes, ending, &more),
            None => Ok(Image {
                perhaps_older: bytes.get(WAL_MARKS) == Some(&[2, 2]),
                bytes,
            }),
        };
    }
    unreachable!("the last attempt returns")
}

/// Whether a header bears our application's identifier.
fn is_ours(header: &[u8; HEADER]) -> bool {
    i64::from(u32::from_be_bytes(
        header[68..72].try_into().expect("four bytes"),
    )) == APPLICATION_ID
}

type Beside = Option<(&'static str, Vec<u8>)>;

/// The bytes of a file and of what belongs to it, and whether nothing was written while they were read.
fn snapshot(file: &mut File, path: &Path) -> io::Result<(Vec<u8>, Beside, bool)> {
    let before = beside(path)?;
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(LARGEST).read_to_end(&mut bytes)?;
    let mut again = [0; HEADER];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut again)?;
    // Each write changes a number in the header, which is written first.
    let still = bytes.get(..HEADER) == Some(&again[..]) && beside(path)? == before;
    Ok((bytes, before, still))
}

/// What lies beside a file and belongs to it.
pub(super) fn beside(path: &Path) -> io::Result<Beside> {
    for ending in ["-journal", "-wal"] {
        let name = with(path, ending);
        let mut bytes = Vec::new();
        match File::open(&name) {
            Ok(f) => f.take(LARGEST).read_to_end(&mut bytes)?,
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            Err(e) => return Err(e),
        };
        // A journal that was finished is empty or begins with zeros.
        if bytes.iter().take(8).any(|b| *b != 0) {
            return Ok(Some((ending, bytes)));
        }
    }
    Ok(None)
}

/// A path with an ending more.
pub(super) fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The last bytes of a journal that belongs to a change of several files at once; before them stands the name of another file, which
/// SQLite deletes when it takes such a journal back.
const SEVERAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// Whether a journal names another file. Ours never does.
fn names_another_file(journal: &[u8]) -> bool {
    journal.ends_with(&SEVERAL)
}

/// A file and what lay beside it, put together in a folder of their own.
fn together(bytes: &[u8], ending: &str, more: &[u8]) -> Result<Image, StoreError> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("x");
    let write = || -> io::Result<()> {
        std::fs::write(&path, bytes)?;
        std::fs::write(with(&path, ending), more)
    };
    write()?;
    {
        let db = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        guard(&db)?;
        db.pragma_update(None, "journal_mode", "delete")?;
    }
    let bytes = std::fs::read(&path)?;
    Ok(Image {
        bytes,
        perhaps_older: false,
    })
}

/// Nothing that a file from a stranger may hold is run, and nothing in it may be larger than anything of ours.
pub(super) fn guard(db: &Connection) -> Result<(), StoreError> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    db.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    db.set_limit(Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1)?;
    db.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

impl Image {
    /// Opens it in memory, once its tables were compared with ours.
    pub(super) fn open(&self) -> Result<Connection, StoreError> {
        let db = open(&self.bytes)?;
        schema::whole(&db)?;
        Ok(db)
    }

    /// Opens it although parts may be missing or damaged: what a table has lost is an error only once it is read.
    pub(super) fn open_damaged(&self) -> Result<Connection, StoreError> {
        let mut bytes = self.bytes.clone();
        // SQLite refuses a file that is shorter than its header says.
        let page = match u16::from_be_bytes([bytes[16], bytes[17]]) {
            1 => 65_536,
            p => usize::from(p),
        };
        let pages = u32::from_be_bytes(bytes[28..32].try_into().expect("four bytes")) as usize;
        let said = page.saturating_mul(pages);
        if said <= bytes.len().saturating_mul(4).saturating_add(1 << 20) {
            bytes.resize(bytes.len().max(said), 0);
        }
        open(&bytes)
    }
}

fn open(bytes: &[u8]) -> Result<Connection, StoreError> {
    let mut db = Connection::open_in_memory()?;
    let mut copy = bytes.to_vec();
    // In memory nothing stands in a file beside it.
    copy[WAL_MARKS].fill(1);
    let size = copy.len();
    db.deserialize_read_exact(MAIN_DB, &copy[..], size, false)?;
    guard(&db)?;
    schema::compare(&db)?;
    Ok(db)
}
