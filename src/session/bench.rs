//! A scenario that its author changes: its texts as they are now, what was changed, what the check says of them, and saving.
//!
//! What takes time is a function of its own ([`judge`], [`naming`], [`save`]), so that whoever shows the bench does it beside its
//! own work. Files that somebody else has changed meanwhile are never written over: the changes made here are made again on theirs,
//! where they still fit. Deliberately not here: the changes (`scenario::hand`), the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::output::{self, Change};
use super::preview;
use crate::base::diag::{Diagnostic, Severity};
use crate::base::message::{Message, msg};
use crate::picture::Picture;
use crate::scenario::hand::{
    Edit, Figure, History, Refused, Thing, apply, sheet, thing_at, without_name,
};
use crate::scenario::load::{self, Loaded};
use crate::scenario::read::Texts;
use crate::scenario::{Scenario, from_changed};

/// A scenario on the bench.
#[derive(Debug)]
pub struct Bench {
    path: PathBuf,
    loaded: Arc<Loaded>,
    folder: PathBuf,
    /// As they are on the disk, as far as is known here.
    saved: Texts,
    texts: Texts,
    history: History,
    /// The changes that the texts hold, in the order in which they were made, and those that were taken back.
    done: Vec<Edit>,
    undone: Vec<Edit>,
    /// How many of them the files held when they were written last; none: some of those were taken back and others made since.
    kept: Option<usize>,
}

/// A scenario that can be shown, with its map before STARTEX.
pub type Sound = (Arc<Scenario>, Arc<Picture>);

/// What the check says of texts.
#[derive(Debug)]
pub struct Judged {
    /// The scenario, if there is no error; or without the things that have one, where that was asked for.
    pub sound: Option<Sound>,
    /// Whether there is no error.
    pub is_whole: bool,
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
            path: path.to_path_buf(),
            saved: loaded.texts.clone(),
            texts: loaded.texts.clone(),
            loaded: Arc::new(loaded),
            folder,
            history: History::default(),
            done: Vec::new(),
            undone: Vec::new(),
            kept: Some(0),
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
        if self.history.keep(&self.texts, &done.texts) {
            self.kept = self.kept.filter(|n| *n <= self.done.len());
            self.done.push(edit.clone());
            self.undone.clear();
        }
        self.texts = done.texts;
        Ok(done.added)
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        self.history.undo(&mut self.texts);
        self.undone.extend(self.done.pop());
    }

    /// Makes the change again that was taken back last.
    pub fn redo(&mut self) {
        self.history.redo(&mut self.texts);
        self.done.extend(self.undone.pop());
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
        self.kept = Some(self.done.len());
    }

    /// What is to be written, and all that has to be known for it.
    pub fn writing(&self) -> Writing {
        let since = self.kept.and_then(|n| self.done.get(n..));
        Writing {
            path: self.path.clone(),
            loaded: self.loaded(),
            base: self.saved.clone(),
            texts: self.texts.clone(),
            files: self.unsaved(),
            edits: since.map(<[Edit]>::to_vec).unwrap_or_default(),
            lost: usize::from(since.is_none()),
        }
    }
}

/// What is to be written.
#[derive(Clone, Debug)]
pub struct Writing {
    path: PathBuf,
    loaded: Arc<Loaded>,
    base: Texts,
    texts: Texts,
    /// The files that differ from those on the disk.
    pub files: Vec<Change>,
    /// What was changed since the files were written last.
    edits: Vec<Edit>,
    /// Changes that cannot be made again elsewhere: something was taken back that the files hold.
    lost: usize,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum Unwritten {
    /// The check finds errors in it, and nobody has said that it is to be written with them.
    Errors,
    /// Somebody else has changed the files meanwhile.
    Meanwhile(Box<Rebased>),
    /// It cannot be.
    Failed(Message),
}

/// The scenario as somebody else has written it meanwhile, with the changes made here.
#[derive(Debug)]
pub struct Rebased {
    /// It.
    pub bench: Bench,
    /// What the check says of it.
    pub judged: Judged,
    /// Changes that were made here.
    pub edits: usize,
    /// Those among them that do not fit any more, or of which the other has changed the same value.
    pub unfit: usize,
    /// The things that those would have changed, each once.
    pub left: Vec<Thing>,
}

/// Checks texts.
pub fn judge(loaded: &Loaded, texts: Texts) -> Judged {
    let checked = from_changed(loaded, texts);
    Judged {
        is_whole: checked.scenario.is_some(),
        sound: checked.scenario.map(shown),
        findings: checked.findings,
    }
}

/// The same; where there are errors, the scenario is shown without the things in which they are.
pub fn judge_partly(loaded: &Loaded, texts: Texts) -> Judged {
    let mut judged = judge(loaded, texts.clone());
    if judged.sound.is_none() {
        judged.sound = without_errors(loaded, texts, &judged.findings);
    }
    judged
}

fn shown(scenario: Scenario) -> Sound {
    let scenario = Arc::new(scenario);
    let plan = preview::plan(&scenario);
    (scenario, Arc::new(plan))
}

/// How often what names a thing that was left out is left out too.
const ROUNDS: usize = 16;

/// A scenario without the things in which errors are; none if an error stands elsewhere.
fn without_errors(loaded: &Loaded, mut texts: Texts, findings: &[Diagnostic]) -> Option<Sound> {
    let mut findings = findings.to_vec();
    for _ in 0..ROUNDS {
        let errors = findings.iter().filter(|f| f.severity == Severity::Error);
        let mut things: Vec<Thing> = Vec::new();
        for thing in errors.filter_map(|f| thing_at(&texts, &f.file, f.line)) {
            if !things.contains(&thing) {
                things.push(thing);
            }
        }
        if things.is_empty() {
            return None;
        }
        for thing in things {
            texts = apply(&texts, &Edit::Remove(thing)).ok()?.texts;
        }
        let checked = from_changed(loaded, texts.clone());
        if let Some(scenario) = checked.scenario {
            return Some(shown(scenario));
        }
        findings = checked.findings;
    }
    None
}

/// Where a thing is named by others: what the check would miss without it.
pub fn naming(loaded: &Loaded, texts: Texts, thing: &Thing) -> Vec<Diagnostic> {
    let Some(without) = without_name(&texts, thing) else {
        return Vec::new();
    };
    let mut found = from_changed(loaded, without).findings;
    // What names itself goes with it.
    found.retain(|f| {
        f.severity == Severity::Error && thing_at(&texts, &f.file, f.line).as_ref() != Some(thing)
    });
    let before = from_changed(loaded, texts).findings;
    found.retain(|f| !before.contains(f));
    found
}

/// Writes files in their places; with errors only if that was said.
///
/// # Errors
/// If one is not any more what was read, has errors, or cannot be written; then all are as they were.
pub fn save(writing: &Writing, with_errors: bool) -> Result<(), Unwritten> {
    if let Ok(theirs) = Bench::open(&writing.path)
        && theirs.texts != writing.base
    {
        return Err(Unwritten::Meanwhile(Box::new(rebased(writing, theirs))));
    }
    if writing.files.is_empty() {
        return Ok(());
    }
    if !with_errors && !judge(&writing.loaded, writing.texts.clone()).is_whole {
        return Err(Unwritten::Errors);
    }
    output::change(&writing.files).map_err(|e| Unwritten::Failed(e.message()))
}

/// Makes the changes on another text.
fn rebased(writing: &Writing, theirs: Bench) -> Rebased {
    let read = theirs.texts.clone();
    let mut bench = theirs;
    let mut unfit = writing.lost;
    let mut left = Vec::new();
    for edit in &writing.edits {
        if !(same(&writing.base, &read, edit) && bench.apply(edit).is_ok()) {
            unfit += 1;
            left.extend(edit.about().filter(|thing| !left.contains(thing)));
        }
    }
    let judged = judge_partly(&bench.loaded, bench.texts.clone());
    Rebased {
        bench,
        judged,
        edits: writing.edits.len() + writing.lost,
        unfit,
        left,
    }
}

/// Whether what a change replaces is the same in two texts.
fn same(a: &Texts, b: &Texts, edit: &Edit) -> bool {
    let value = |texts: &Texts, thing: &Thing, figure: Figure| {
        sheet(texts, thing).and_then(|s| s.value(figure).map(str::to_owned))
    };
    match edit {
        Edit::Set(thing, figure, _) => value(a, thing, *figure) == value(b, thing, *figure),
        Edit::Several(edits) => edits.iter().all(|e| same(a, b, e)),
        Edit::Move(place, _) => {
            let place = Thing::Place(place.clone());
            let at = |texts| [Figure::Lat, Figure::Lon].map(|f| value(texts, &place, f));
            at(a) == at(b)
        }
        Edit::Remove(thing) => stands_alike(a, b, thing),
        Edit::Shorten(inject, ..) => stands_alike(a, b, &Thing::Inject(inject.clone())),
        Edit::Add(_) | Edit::Extend(..) => true,
    }
}

/// Whether all that is shown of a thing is the same in two texts.
fn stands_alike(a: &Texts, b: &Texts, thing: &Thing) -> bool {
    let stands = |texts| sheet(texts, thing).map(|s| s.figures);
    stands(a) == stands(b)
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
        save(&bench.writing(), false).unwrap();
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
        let Err(Unwritten::Meanwhile(theirs)) = save(&bench.writing(), false) else {
            panic!("written over");
        };
        assert!(
            std::fs::read_to_string(&file)
                .unwrap()
                .ends_with("// theirs\n")
        );
        assert!(!bench.is_saved());
        bench.undo();
        assert!(bench.is_saved());
        // The change is made again on the text of the other.
        assert_eq!((theirs.edits, theirs.unfit), (1, 0));
        save(&theirs.bench.writing(), false).unwrap();
        let both = std::fs::read_to_string(&file).unwrap();
        assert!(both.contains("en: \"Mine\"") && both.ends_with("// theirs\n"));
    }

    #[test]
    fn what_both_have_changed_is_not_written_over() {
        let dir = folder();
        let file = dir.path().join("scenario.ron");
        let mut bench = Bench::open(dir.path()).unwrap();
        bench.apply(&rename("Mine")).unwrap();
        bench
            .apply(&Edit::Move(
                "qayqab".into(),
                crate::base::geo::LatLon {
                    lat: 32.7,
                    lon: 22.0,
                },
            ))
            .unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        let theirs = text.replacen("en: \"Al Abraq\"), lat", "en: \"Theirs\"), lat", 1);
        std::fs::write(&file, &theirs).unwrap();
        let Err(Unwritten::Meanwhile(new)) = save(&bench.writing(), false) else {
            panic!("written over");
        };
        assert_eq!((new.edits, new.unfit), (2, 1));
        assert_eq!(new.left, [Thing::Place("abraq".into())]);
        let now = &new.bench.texts()[0].1;
        assert!(now.contains("\"Theirs\"") && !now.contains("\"Mine\""));
        assert!(now.contains("lat: 32.7") && new.judged.is_whole);
    }

    #[test]
    fn errors_are_written_only_when_asked_and_shown_without_their_things() {
        let dir = folder();
        let mut bench = Bench::open(dir.path()).unwrap();
        let gate = Thing::Checkpoint("east-gate".into());
        bench
            .apply(&Edit::Set(gate, Figure::Road, "nowhere".to_owned()))
            .unwrap();
        assert!(matches!(
            save(&bench.writing(), false),
            Err(Unwritten::Errors)
        ));
        save(&bench.writing(), true).unwrap();
        let bench = Bench::open(dir.path()).unwrap();
        let judged = judge_partly(&bench.loaded(), bench.texts().clone());
        let (shown, _) = judged.sound.unwrap();
        assert!(!judged.is_whole && shown.checkpoints.is_empty());
        assert!(!shown.places.is_empty());
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

    /// Its own expected action names it: that goes with it.
    #[test]
    fn what_names_itself_alone_can_be_taken_out() {
        let dir = folder();
        let file = dir.path().join("scenario.ron");
        let text = std::fs::read_to_string(&file).unwrap();
        let alone = text.replacen("After(inject: \"m1\", delay: \"6m\")", "At(\"09:16\")", 1);
        std::fs::write(&file, &alone).unwrap();
        assert!(alone != text && alone.contains("message: \"m1\""));
        let bench = Bench::open(dir.path()).unwrap();
        let thing = Thing::Inject("m1".into());
        let by = naming(&bench.loaded(), bench.texts().clone(), &thing);
        assert_eq!(by, []);
    }

    #[test]
    fn what_lies_in_no_folder_cannot_be_changed() {
        let refused = Bench::open(Path::new("first-steps")).unwrap_err();
        assert_eq!(refused.key, "editor-no-folder");
    }
}
