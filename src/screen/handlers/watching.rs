//! What is done when an author saves the scenario of the open exercise: it is checked beside the screen's work, and if it can be
//! played the exercise goes on in it.
//!
//! Deliberately not here: how it is noticed that a file was saved (the command line says how), playing again (`session`).

use std::any::Any;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::base::message::msg;
use crate::screen::background::{Background, Wake};
use crate::screen::handlers::catalog::list_again;
use crate::screen::handlers::session::open;
use crate::screen::state::link::Link;
use crate::screen::state::ui::{Stage, Tone, Ui};
use crate::screen::state::watched::{GoesOn, Watched};
use crate::session::catalog::{self, CatalogEntry};
use crate::session::player::{Control, Mode, Notify, Opening, SessionRequest, Snapshot};

/// Begins to watch a scenario's files, and calls back from another thread whenever one was saved. It does so for as long as what it
/// gives is kept; none: it cannot watch them.
pub type WatchFiles = Box<dyn FnOnce(Notify) -> Option<Box<dyn Any + Send + Sync>> + Send + Sync>;

/// The scenario that is watched.
#[derive(Default)]
pub(crate) struct ScenarioWatch {
    path: Option<PathBuf>,
    saved: Arc<AtomicBool>,
    work: Option<Background<CatalogEntry>>,
    /// Kept for as long as it is watched.
    _watching: Option<Box<dyn Any + Send + Sync>>,
}

impl ScenarioWatch {
    /// Begins to watch.
    pub(crate) fn begin(path: PathBuf, watch: WatchFiles, ui: &mut Ui, wake: &Wake) -> Self {
        let saved = Arc::new(AtomicBool::new(false));
        let (flag, tell) = (saved.clone(), wake.notify());
        let watching = watch(Box::new(move || {
            flag.store(true, Ordering::Relaxed);
            tell();
        }));
        if watching.is_none() {
            ui.say(Tone::Bad, |lang| {
                crate::wording::say(lang).t("watch-impossible")
            });
        }
        Self {
            path: Some(path),
            saved,
            work: None,
            _watching: watching,
        }
    }

    /// The scenario as it was saved, once it is checked. One that is saved again meanwhile is checked again.
    pub(crate) fn poll(&mut self, wake: &Wake) -> Option<CatalogEntry> {
        let path = self.path.as_ref()?;
        if let Some(work) = &mut self.work {
            let found = work.poll();
            if matches!(found, Ok(None)) {
                return None;
            }
            self.work = None;
            if let Ok(Some(entry)) = found {
                return Some(entry);
            }
        }
        if self.saved.swap(false, Ordering::Relaxed) {
            let path = path.clone();
            self.work = Some(Background::begin(wake.notify(), move || {
                catalog::offer(&path)
            }));
        }
        None
    }

    /// Whether something was saved and is not taken in yet.
    #[cfg(test)]
    pub(crate) fn is_behind(&self) -> bool {
        self.work.is_some() || self.saved.load(Ordering::Relaxed)
    }
}

/// Takes in a scenario that was saved.
pub(crate) fn take(ui: &mut Ui, link: &mut Link, entry: CatalogEntry, wake: &Wake) {
    if ui.stage == Stage::Choosing {
        return list_again(ui);
    }
    // Who edits a scenario by hand has it open there, and no exercise in it.
    if ui.stage == Stage::Editing {
        return;
    }
    let Some(snap) = link.snapshot().cloned() else {
        return;
    };
    let other = |id: &str| id != snap.scenario.head.id;
    if snap.replay.is_some() || entry.scenario.as_ref().is_some_and(|s| other(&s.head.id)) {
        return;
    }
    let same = entry
        .scenario
        .as_ref()
        .is_some_and(|s| s.texts == snap.scenario.texts);
    if same {
        // It is again as it is played.
        ui.watched = None;
        return;
    }
    let watched = Watched {
        findings: entry.findings,
        trouble: entry.trouble.map(|e| e.words()),
        goes_on: None,
    };
    ui.watched = Some(watched);
    if let Some(scenario) = entry.scenario {
        go_on(ui, link, &snap, scenario, wake);
    }
}

/// Goes on in a changed scenario, where the exercise is not over and nothing real has stopped it.
fn go_on(
    ui: &mut Ui,
    link: &mut Link,
    snap: &Snapshot,
    scenario: Arc<crate::scenario::Scenario>,
    wake: &Wake,
) {
    let pace = match snap.mode {
        Mode::Playing | Mode::Hurrying(_) => Some(snap.pace),
        Mode::Ready | Mode::Paused => None,
        Mode::Rewinding | Mode::Emergency | Mode::Over => {
            return ui.say(Tone::Plain, |lang| {
                crate::wording::say(lang).t("watch-not-now")
            });
        }
    };
    let Some(parent) = link.file() else { return };
    if let Some(watched) = &mut ui.watched {
        let eyes = ui.eyes.clone();
        watched.goes_on = Some(GoesOn { pace, eyes });
    }
    let opening = Opening::Changed {
        parent,
        at: snap.at,
        scenario,
        folder: ui.folder.clone(),
    };
    open(ui, link, opening, wake.notify());
}

/// Lets an exercise go on as it did before its scenario was changed, now that it is open.
pub(crate) fn opened(ui: &mut Ui, link: &mut Link, snap: &Snapshot) {
    let Some(goes_on) = ui.watched.as_mut().and_then(|w| w.goes_on.take()) else {
        // Another one was opened.
        ui.watched = None;
        return;
    };
    let known = |seat: &crate::base::ids::SeatId| snap.scenario.seats.contains_key(seat);
    if let Some(seat) = goes_on.eyes.filter(known) {
        ui.eyes = Some(seat.clone());
        link.request(SessionRequest::ViewAs(seat));
    }
    if let Some(pace) = goes_on.pace.filter(|_| snap.mode != Mode::Over) {
        link.request(SessionRequest::Control(Control::Pace(pace)));
        link.request(SessionRequest::Control(Control::Play));
    }
    let time = snap.at.short();
    ui.say(Tone::Good, |lang| {
        crate::wording::say(lang).message(&msg!("watch-goes-on", time = time.clone()))
    });
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Mutex;

    use super::*;
    use crate::base::text::Lang;
    use crate::screen::state::act::Act;
    use crate::screen::testing::{Viewer, nobody, press, settle, words};
    use crate::session::store;

    /// A folder with `first-steps` in it, open in the window and watched; with it comes what tells that something was saved.
    fn watched(folder: &Path) -> (Viewer, PathBuf, Notify) {
        let own = folder.join("mine");
        std::fs::create_dir(&own).unwrap();
        let (name, text) = crate::scenario::shipped::texts("first-steps")
            .unwrap()
            .remove(0);
        let head = own.join(name);
        std::fs::write(&head, text).unwrap();
        let mut on = Viewer::default();
        on.ui.lang = Lang::En;
        on.ui.folder = folder.to_path_buf();
        let told: Arc<Mutex<Option<Notify>>> = Arc::default();
        let give = told.clone();
        let watch: WatchFiles = Box::new(move |notify: Notify| {
            *give.lock().unwrap() = Some(notify);
            let kept: Box<dyn Any + Send + Sync> = Box::new(());
            Some(kept)
        });
        on.watch = ScenarioWatch::begin(own.clone(), watch, &mut on.ui, &Wake::default());
        let opening = Opening::Begin {
            scenario: catalog::offer(&own).scenario.unwrap(),
            seed: 3,
            staffed: vec!["room".into()],
            folder: folder.to_path_buf(),
            file: None,
        };
        open(&mut on.ui, &mut on.link, opening, nobody());
        settle(&mut on);
        on.link.request(SessionRequest::Control(Control::RunUntil(
            crate::base::time::SimTime::parse("09:15").unwrap(),
        )));
        on.wait("09:15", |s| {
            s.mode == Mode::Paused && s.at.short() == "09:15"
        });
        let told = told.lock().unwrap().take().unwrap();
        (on, head, told)
    }

    /// Saves the scenario with words in the place of others.
    fn save(on: &mut Viewer, head: &Path, told: &Notify, old: &str, new: &str) {
        let text = std::fs::read_to_string(head).unwrap();
        assert!(text.contains(old), "{old}");
        std::fs::write(head, text.replacen(old, new, 1)).unwrap();
        told();
        settle(on);
    }

    #[test]
    fn findings_lie_over_the_exercise_until_the_saved_scenario_can_be_played_then_it_goes_on() {
        let dir = tempfile::tempdir().unwrap();
        let (mut on, head, told) = watched(dir.path());
        let first = on.link.file().unwrap();
        save(
            &mut on,
            &head,
            &told,
            "seat: \"room\", base",
            "seat: \"rom\", base",
        );
        let said = words(&mut on);
        assert!(
            said.contains("did you mean") && said.contains("scenario.ron"),
            "{said}"
        );
        assert_eq!(
            on.link.file().as_ref(),
            Some(&first),
            "what is played stays"
        );
        press(&mut on, &Act::CloseFindings);
        assert!(!words(&mut on).contains("did you mean"));
        save(
            &mut on,
            &head,
            &told,
            "seat: \"rom\", base",
            "seat: \"room\", base",
        );
        assert_eq!(
            on.link.file().as_ref(),
            Some(&first),
            "it is again as it is played"
        );
        save(&mut on, &head, &told, "traffic: 120", "traffic: 90");
        let second = on.link.file().unwrap();
        assert_ne!(first, second);
        let s = on.link.snapshot().unwrap();
        assert_eq!((s.at.short(), s.mode), ("09:15".to_owned(), Mode::Paused));
        assert_eq!(on.ui.stage, Stage::Running);
        assert!(words(&mut on).contains("09:15"));
        let seeds: Vec<u64> = [&first, &second]
            .map(|f| store::read(f).unwrap().seed)
            .to_vec();
        assert_eq!(seeds, [3, 3]);
    }

    #[test]
    fn what_was_being_played_is_played_on_and_refused_orders_are_named() {
        let dir = tempfile::tempdir().unwrap();
        let (mut on, head, told) = watched(dir.path());
        let order = crate::record::order::Order::SetPosture {
            checkpoint: "east-gate".into(),
            posture: crate::record::states::Posture::Search,
        };
        on.link.order("room".into(), order);
        on.link.request(SessionRequest::Control(Control::Pace(0.5)));
        on.link.request(SessionRequest::Control(Control::Play));
        on.wait("play", |s| s.mode == Mode::Playing && !s.answers.is_empty());
        let text = std::fs::read_to_string(&head).unwrap();
        std::fs::write(&head, text.replace("east-gate", "west-gate")).unwrap();
        told();
        settle(&mut on);
        on.wait("play goes on", |s| {
            s.mode == Mode::Playing && s.rerun.is_some()
        });
        assert!((on.link.snapshot().unwrap().pace - 0.5).abs() < 1e-9);
        let said = words(&mut on);
        assert!(said.contains("refused in the changed scenario"), "{said}");
    }
}
