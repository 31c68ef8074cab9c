//! A scenario that its author changes: its texts as they are now, what was changed, what the check says of them, and saving.
//!
//! What takes time is a function of its own ([`judge`], [`naming`], [`save`]), so that whoever shows the bench does it beside its
//! own work. Deliberately not here: the changes (`scenario::hand`), the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::output::{self, Change};
use super::preview;
use crate::base::diag::{Diagnostic, Severity};
use crate::base::message::{Message, msg};
use crate::picture::Picture;
use crate::scenario::hand::{Edit, History, Refused, Thing, apply, without_name};
use crate::scenario::load::{self, Loaded};
use crate::scenario::read::Texts;
use crate::scenario::{Scenario, from_changed};

/// A scenario on the bench.
#[derive(Debug)]
pub struct Bench {
    loaded: Arc<Loaded>,
    folder: PathBuf,
    /// As they are on the disk, as far as is known here.
    saved: Texts,
    texts: Texts,
    history: History,
}

/// What the check says of texts.
#[derive(Debug)]
pub struct Judged {
    /// The scenario with its map before STARTEX, if there is no error.
    pub sound: Option<(Arc<Scenario>, Arc<Picture>)>,
    /// Findings, in the order of files and lines.
    pub findings: Vec<Diagnostic>,
}

impl Bench {
    /// Reads the scenario of a folder.
    ///
    /// # Errors
    /// If it cannot be read, or lies in no folder in which its files could be changed.
    pub fn open(path: &Path) -> Result<Self, Message> {
        let loaded = load::load(path).map_err(|e| e.words())?;
        let folder = loaded.folder().map(Path::to_path_buf);
        let folder = folder.ok_or_else(|| msg!("editor-no-folder"))?;
        Ok(Self {
            saved: loaded.texts.clone(),
            texts: loaded.texts.clone(),
            loaded: Arc::new(loaded),
            folder,
            history: History::default(),
        })
    }

    /// The texts as they are now.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Where they were read from.
    pub fn loaded(&self) -> Arc<Loaded> {
        self.loaded.clone()
    }

    /// Whether all that was changed is on the disk.
    pub fn is_saved(&self) -> bool {
        self.saved == self.texts
    }

    /// Makes a change; what was added by it.
    ///
    /// # Errors
    /// If it cannot be made; then nothing is changed.
    pub fn apply(&mut self, edit: &Edit) -> Result<Option<Thing>, Refused> {
        let done = apply(&self.texts, edit)?;
        self.history.keep(&self.texts, &done.texts);
        self.texts = done.texts;
        Ok(done.added)
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        self.history.undo(&mut self.texts);
    }

    /// Makes the change again that was taken back last.
    pub fn redo(&mut self) {
        self.history.redo(&mut self.texts);
    }

    /// What was changed.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The files that differ from those on the disk.
    pub fn unsaved(&self) -> Vec<Change> {
        let pairs = self.saved.iter().zip(&self.texts);
        let changed = pairs.filter(|(saved, now)| saved != now);
        let one = |(saved, now): (&(String, String), &(String, String))| Change {
            path: self.folder.join(&now.0),
            before: saved.1.clone(),
            after: now.1.clone(),
        };
        changed.map(one).collect()
    }

    /// These files are on the disk now.
    pub fn was_saved(&mut self, files: &[Change]) {
        for (name, text) in &mut self.saved {
            let path = self.folder.join(&*name);
            if let Some(c) = files.iter().find(|c| c.path == path) {
                c.after.clone_into(text);
            }
        }
    }
}

/// Checks texts.
pub fn judge(loaded: &Loaded, texts: Texts) -> Judged {
    let checked = from_changed(loaded, texts);
    let sound = checked.scenario.map(|s| {
        let scenario = Arc::new(s);
        let plan = preview::plan(&scenario);
        (scenario, Arc::new(plan))
    });
    Judged {
        sound,
        findings: checked.findings,
    }
}

/// Where a thing is named: what the check would miss without it.
pub fn naming(loaded: &Loaded, texts: Texts, thing: &Thing) -> Vec<Diagnostic> {
    let Some(without) = without_name(&texts, thing) else {
        return Vec::new();
    };
    let before = from_changed(loaded, texts).findings;
    let mut found = from_changed(loaded, without).findings;
    found.retain(|f| f.severity == Severity::Error && !before.contains(f));
    found
}

/// Writes files in their places.
///
/// # Errors
/// If one is not any more what was read, or cannot be written; then all are as they were.
pub fn save(files: &[Change]) -> Result<(), Message> {
    output::change(files).map_err(|e| e.message())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::hand::Figure;
    use crate::scenario::shipped;

    fn folder() -> tempfile::TempDir {
        let dir = tempfile::TempDir::new().unwrap();
        for (name, text) in shipped::texts("first-steps").unwrap() {
            std::fs::write(dir.path().join(name), text).unwrap();
        }
        dir
    }

    fn rename(words: &str) -> Edit {
        let thing = Thing::Place("abraq".into());
        Edit::Set(thing, Figure::NameEn, words.to_owned())
    }

    #[test]
    fn what_is_saved_is_what_was_changed_and_a_strangers_work_stays() {
        let dir = folder();
        let file = dir.path().join("scenario.ron");
        let before = std::fs::read_to_string(&file).unwrap();
        let mut bench = Bench::open(dir.path()).unwrap();
        assert!(bench.is_saved() && bench.unsaved().is_empty());
        bench.apply(&rename("Abraq town")).unwrap();
        assert!(!bench.is_saved());
        let files = bench.unsaved();
        save(&files).unwrap();
        bench.was_saved(&files);
        assert!(bench.is_saved());
        let after = std::fs::read_to_string(&file).unwrap();
        assert_eq!(
            after,
            before.replacen("en: \"Al Abraq\"), lat", "en: \"Abraq town\"), lat", 1)
        );
        // Another hand changed the file meanwhile.
        std::fs::write(&file, format!("{after}// theirs\n")).unwrap();
        bench.apply(&rename("Mine")).unwrap();
        let refused = save(&bench.unsaved()).unwrap_err();
        assert_eq!(refused.key, "msel-file-meanwhile");
        assert!(
            std::fs::read_to_string(&file)
                .unwrap()
                .ends_with("// theirs\n")
        );
        assert!(!bench.is_saved());
        bench.undo();
        assert!(bench.is_saved());
    }

    #[test]
    fn the_check_judges_the_texts_as_they_are_now() {
        let dir = folder();
        let mut bench = Bench::open(dir.path()).unwrap();
        let judged = judge(&bench.loaded(), bench.texts().clone());
        assert!(judged.findings.is_empty(), "{:?}", judged.findings);
        let (s, plan) = judged.sound.unwrap();
        assert_eq!(plan.units.len(), s.units.len());
        let gate = Thing::Checkpoint("east-gate".into());
        let road = Edit::Set(gate, Figure::Road, "nowhere".to_owned());
        bench.apply(&road).unwrap();
        let judged = judge(&bench.loaded(), bench.texts().clone());
        assert!(judged.sound.is_none() && !judged.findings.is_empty());
    }

    #[test]
    fn who_is_named_is_not_taken_out_in_silence() {
        let dir = folder();
        let bench = Bench::open(dir.path()).unwrap();
        let named = |thing: Thing| naming(&bench.loaded(), bench.texts().clone(), &thing);
        let by = named(Thing::Place("qayqab".into()));
        assert!(
            by.len() >= 2 && by.iter().all(|f| f.file == "scenario.ron"),
            "{by:?}"
        );
        assert!(named(Thing::Inject("m5".into())).is_empty());
    }

    #[test]
    fn what_lies_in_no_folder_cannot_be_changed() {
        let refused = Bench::open(Path::new("first-steps")).unwrap_err();
        assert_eq!(refused.key, "editor-no-folder");
    }
}
