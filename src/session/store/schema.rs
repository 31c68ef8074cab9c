//! The tables of an exercise file, and whether a file has these and nothing else.
//!
//! A file may come from a stranger. Views, triggers, indexes, virtual tables and columns that compute something would be run by
//! whoever reads or writes it; so a file is compared with the tables that some version of the program makes before anything in it is
//! read. Deliberately not here: what the rows mean.

use rusqlite::Connection;

use super::StoreError;

/// The tables of the present format.
pub(super) const TABLES: &str = "
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE files (n INTEGER PRIMARY KEY, path TEXT NOT NULL, text TEXT NOT NULL) STRICT;
    CREATE TABLE plan (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE causes (n INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
    CREATE TABLE progress (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, seat TEXT NOT NULL, json TEXT NOT NULL,
        planned INTEGER NOT NULL, wall_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE facts (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE digests (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, seq INTEGER, json TEXT NOT NULL) STRICT;
    CREATE TABLE controls (n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE observations (
        n INTEGER PRIMARY KEY, about_ms INTEGER NOT NULL, written_ms INTEGER NOT NULL, wall_ms INTEGER NOT NULL, json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE ratings (n INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
";

/// Tables of earlier formats that differ from those of the present one.
const EARLIER: [&str; 2] = [
    "CREATE TABLE digests (at_ms INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT",
    "CREATE TABLE digests (at_ms INTEGER PRIMARY KEY, json TEXT NOT NULL, seq INTEGER) STRICT",
];

/// Refuses a file that holds anything but tables of ours.
pub(super) fn compare(db: &Connection) -> Result<(), StoreError> {
    let mut statement = db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
    let mut rows = statement.query([])?;
    let known: Vec<String> = TABLES
        .split(';')
        .chain(EARLIER)
        .map(plain)
        .filter(|t| !t.is_empty())
        .collect();
    while let Some(row) = rows.next()? {
        let (kind, name, table): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let sql: Option<String> = row.get(3)?;
        let ours = match (kind.as_str(), &sql) {
            ("table", Some(sql)) => known.contains(&plain(sql)) && name == table,
            // The index that SQLite makes by itself for a key of text; it has no text.
            ("index", None) => {
                name == format!("sqlite_autoindex_{table}_1")
                    && (table == "meta" || table == "progress")
            }
            _ => false,
        };
        if !ours {
            return Err(StoreError::suspect(&kind, &name));
        }
    }
    Ok(())
}

/// Whether all tables of a format are there.
pub(super) fn whole(db: &Connection) -> Result<(), StoreError> {
    let has = |name: &str| {
        db.query_row(
            "SELECT count(*) FROM sqlite_schema WHERE name = ?",
            [name],
            |r| r.get::<_, i64>(0),
        )
    };
    // The first of these came with format 4, and with it all others.
    let present = has("causes")? + has("progress")? > 0;
    let mut wanted = vec!["meta", "files", "plan", "journal", "facts", "digests"];
    if present {
        wanted.extend(["causes", "progress", "controls", "observations", "ratings"]);
    }
    for name in wanted {
        if has(name)? == 0 {
            return Err(StoreError::damaged(format!("the table {name} is missing")));
        }
    }
    Ok(())
}

/// A statement with single spaces and without what makes no difference.
fn plain(sql: &str) -> String {
    let words: Vec<&str> = sql.split_whitespace().collect();
    words
        .join(" ")
        .replace("IF NOT EXISTS ", "")
        .replace("( ", "(")
        .replace(" )", ")")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(extra: &str) -> Result<(), StoreError> {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(TABLES).unwrap();
        db.execute_batch(extra).unwrap();
        compare(&db)
    }

    #[test]
    fn our_tables_are_taken_and_nothing_else_is() {
        assert!(with("").is_ok());
        for extra in [
            "CREATE VIEW v AS SELECT 1",
            "CREATE TRIGGER t AFTER INSERT ON ratings BEGIN DELETE FROM facts; END",
            "CREATE INDEX i ON facts (at_ms)",
            "CREATE TABLE other (x)",
            "DROP TABLE facts; CREATE VIEW facts AS SELECT 1 AS n",
            "DROP TABLE facts; CREATE TABLE facts (n INTEGER PRIMARY KEY, at_ms INT, kind TEXT, json TEXT AS (hex(zeroblob(9e8))))",
            "ALTER TABLE facts ADD COLUMN more INTEGER CHECK (more > abs(-9223372036854775808))",
        ] {
            assert!(with(extra).is_err(), "{extra}");
        }
    }
}
