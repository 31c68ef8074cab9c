//! The trainer of several teams: one code and one kind of cookie for the overview, and through it for every team's exercise control.
//!
//! They stand in a small file of their own beside the first team's exercise file, so that the same browser goes on after the host
//! was killed. Deliberately not here: the codes of a team (`codes`), what a trainer does (`together`).

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::codes::{hex, new_code, opened, random, same_code, sealed};
use super::error::SeatsError;
use crate::session::store::beside::Beside;

/// What a trainer's cookie begins with: the name of no station is written so.
const KIND: &str = "trainer";

/// The code of the overview, and what its cookies are marked with.
#[derive(Serialize, Deserialize)]
pub(super) struct Trainer {
    /// Key of the cookies.
    key: [u8; 32],
    code: String,
    /// How often the code was made anew.
    generation: u32,
    /// Browsers that have left: their cookies open nothing any more.
    #[serde(default)]
    left: BTreeSet<String>,
    #[serde(skip)]
    file: Option<Beside>,
}

impl Trainer {
    /// The one that is kept beside any of these exercise files; else a new one, kept beside the first.
    ///
    /// # Errors
    /// If the file is damaged or cannot be read or written, or the system has no random numbers.
    pub(super) fn open(exercises: &[PathBuf]) -> Result<Self, SeatsError> {
        for file in exercises.iter().map(|e| Beside::of(e, KIND)) {
            if let Some(text) = file.read().map_err(SeatsError::Codes)? {
                let kept: Self = serde_json::from_slice(&text)
                    .map_err(|_| SeatsError::Damaged(file.path().to_owned()))?;
                return Ok(Self {
                    file: Some(file),
                    ..kept
                });
            }
        }
        let new = Self {
            key: random().map_err(SeatsError::Codes)?,
            code: new_code().map_err(SeatsError::Codes)?,
            generation: 1,
            left: BTreeSet::new(),
            file: exercises.first().map(|e| Beside::of(e, KIND)),
        };
        new.save().map_err(SeatsError::Codes)?;
        Ok(new)
    }

    fn save(&self) -> io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        file.write(&serde_json::to_vec_pretty(self).map_err(io::Error::other)?)
    }

    /// The code of the overview.
    pub(super) fn code(&self) -> &str {
        &self.code
    }

    /// Whether a typed code is it.
    pub(super) fn is_code(&self, typed: &str) -> bool {
        same_code(&self.key, typed, &self.code)
    }

    /// A cookie for a browser.
    ///
    /// # Errors
    /// If the system has no random numbers.
    pub(super) fn cookie(&self) -> io::Result<String> {
        let body = format!("{KIND}~{}~{}", self.generation, hex(&random::<16>()?));
        Ok(sealed(&self.key, &body))
    }

    /// The name of the browser that has a cookie, if it is a trainer's and still holds.
    pub(super) fn admit(&self, cookie: &str) -> Option<String> {
        let mut parts = opened(&self.key, cookie)?.split('~');
        let (kind, generation, browser) = (parts.next()?, parts.next()?, parts.next()?);
        let holds = kind == KIND
            && generation == self.generation.to_string()
            && !self.left.contains(browser);
        holds.then(|| browser.to_owned())
    }

    /// Another code; all cookies of before open nothing any more.
    ///
    /// # Errors
    /// If the system has no random numbers or the file cannot be written.
    pub(super) fn renew(&mut self) -> io::Result<()> {
        self.code = new_code()?;
        self.generation += 1;
        self.left.clear();
        self.save()
    }

    /// A browser leaves: a copy of its cookie opens nothing either.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(super) fn leave(&mut self, browser: &str) -> io::Result<()> {
        self.left.insert(browser.to_owned());
        self.save()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trainers_cookie_outlives_the_host_and_ends_with_its_code() {
        let dir = tempfile::tempdir().unwrap();
        let files: Vec<PathBuf> = ["a.tamrin", "b.tamrin"]
            .iter()
            .map(|f| dir.path().join(f))
            .collect();
        let (code, cookie) = {
            let trainer = Trainer::open(&files).unwrap();
            (trainer.code().to_owned(), trainer.cookie().unwrap())
        };
        // Whatever the order in which the files are named again.
        let turned: Vec<PathBuf> = files.iter().rev().cloned().collect();
        let mut trainer = Trainer::open(&turned).unwrap();
        assert!(trainer.is_code(&code.to_lowercase()) && !trainer.is_code(""));
        let browser = trainer.admit(&cookie).unwrap();
        for forged in [
            cookie.replacen("~1~", "~2~", 1),
            format!("{cookie}0"),
            String::new(),
        ] {
            assert_eq!(trainer.admit(&forged), None, "{forged}");
        }
        let other = trainer.cookie().unwrap();
        trainer.leave(&browser).unwrap();
        assert_eq!(trainer.admit(&cookie), None);
        assert!(trainer.admit(&other).is_some());
        trainer.renew().unwrap();
        assert_eq!(trainer.admit(&other), None);
        assert!(!trainer.is_code(&code));
        assert_eq!(Trainer::open(&[]).unwrap().admit(&other), None);
    }
}
