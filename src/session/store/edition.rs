//! How an edition of the rules is noted in an exercise file.
//!
//! Deliberately not here: what the editions differ in (`record::rules`).

use rusqlite::Connection;

use super::StoreError;
use super::rows::meta;
use crate::record::Rules;

/// What is noted of an edition.
pub(super) fn text(rules: Rules) -> String {
    match rules {
        Rules::Edition1 => "1".to_owned(),
        Rules::Edition2 => "2".to_owned(),
        Rules::Edition3 => "3".to_owned(),
        Rules::Edition4 => "4".to_owned(),
        Rules::Edition5 => "5".to_owned(),
        Rules::Edition6 => "6".to_owned(),
        Rules::Edition7 => "7".to_owned(),
        Rules::Edition8 => "8".to_owned(),
        Rules::Edition9 => "9".to_owned(),
    }
}

/// The edition that a file notes.
pub(super) fn of(db: &Connection) -> Result<Rules, StoreError> {
    match meta(db, "rules")?.as_deref() {
        None | Some("1") => Ok(Rules::Edition1),
        Some("2") => Ok(Rules::Edition2),
        Some("3") => Ok(Rules::Edition3),
        Some("4") => Ok(Rules::Edition4),
        Some("5") => Ok(Rules::Edition5),
        Some("6") => Ok(Rules::Edition6),
        Some("7") => Ok(Rules::Edition7),
        Some("8") => Ok(Rules::Edition8),
        Some("9") => Ok(Rules::Edition9),
        Some(_) => Err(StoreError::Newer(meta(db, "program")?.unwrap_or_default())),
    }
}
