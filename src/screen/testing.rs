//! What tests of screens need: snapshots of exercises that were really played, and a screen without a renderer.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::screen::background::Wake;
use crate::screen::handlers::documents::{self, DocumentWriter};
use crate::screen::handlers::inviting::Inviter;
use crate::screen::handlers::watching::{self, ScenarioWatch};
use crate::screen::handlers::{self, ActHandler, catalog as choice, editor_work, session, toast};
use crate::screen::keys::{self, KeyCode};
use crate::screen::panels::screen::screen;
use crate::screen::state::act::Act;
use crate::screen::state::editor::Editing;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::{MapCommands, MapView};
use crate::screen::state::ui::{Listing, Stage, Ui};
use crate::screen::view::{View, ViewKind};
use crate::session::catalog;
use crate::session::player::{Control, Mode, Notify, Opening, Player, SessionRequest, Snapshot};
use crate::session::recording::Recording;

/// One who looks at a screen that nobody draws.
#[derive(Default)]
pub(crate) struct Viewer {
    pub(crate) ui: Ui,
    pub(crate) link: Link,
    pub(crate) writer: DocumentWriter,
    inviter: Inviter,
    pub(crate) watch: ScenarioWatch,
    map_commands: MapCommands,
    view: MapView,
}

impl Viewer {
    /// Does what is done in a frame.
    pub(crate) fn update(&mut self) {
        if !self.link.idle() {
            let events = self.link.poll();
            session::follow(&mut self.ui, &mut self.link, events, &Wake::default());
        }
        self.ui.busy = self.link.busy();
        let found = choice::list(&mut self.ui, &Wake::default());
        choice::take(&mut self.ui, found);
        if let Some(entry) = self.watch.poll(&Wake::default()) {
            watching::take(&mut self.ui, &mut self.link, entry, &Wake::default());
        }
        let (_, left) = editor_work::follow(&mut self.ui, &Wake::default());
        if left.is_some() {
            session::leave(&mut self.ui, &mut self.link);
        }
        toast::report_answers(&self.link, &mut self.ui);
        if let Some(written) = documents::written(&mut self.writer) {
            documents::say_what_was_written(&mut self.ui, written);
        }
    }

    /// Goes on until a snapshot is so.
    pub(crate) fn wait(&mut self, what: &str, so: impl Fn(&Snapshot) -> bool) {
        for _ in 0..5000 {
            self.update();
            if self.link.snapshot().is_some_and(|s| so(s)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        panic!("it never came to {what}")
    }

    fn act(&mut self, act: Act) {
        let mut on = ActHandler {
            ui: &mut self.ui,
            link: &mut self.link,
            map_commands: &mut self.map_commands,
            writer: &mut self.writer,
            inviter: &mut self.inviter,
            wake: &Wake::default(),
        };
        handlers::run(&mut on, [act]);
        self.update();
    }

    /// The screen as it is now.
    pub(crate) fn screen(&self) -> View {
        let file = self.link.file();
        screen(&self.ui, self.link.snapshot(), &self.view, file.as_deref())
    }
}

/// Does an act that has no button of its own on this screen, such as a press on the map.
pub(crate) fn act(on: &mut Viewer, act: Act) {
    on.act(act);
}

/// The state of one who looks.
pub(crate) fn ui(of: &mut Viewer) -> &mut Ui {
    &mut of.ui
}

/// Presses a key. In a dialog the enter key presses its answer, which has the focus.
pub(crate) fn key(on: &mut Viewer, code: KeyCode) {
    let covered = on.ui.dialog.is_some() || on.ui.menu.is_some();
    if covered && code == KeyCode::Enter {
        let made = on.screen();
        let answer = |p: &&View| p.key.as_deref() == Some(keys::ANSWER);
        if let Some(act) = made
            .parts()
            .into_iter()
            .find(answer)
            .and_then(|p| p.press.clone())
        {
            on.act(act);
        }
        return;
    }
    if let Some(act) = keys::meaning(code, false, false, covered, &on.ui, &on.link) {
        on.act(act);
    }
}

/// A screen on a snapshot.
pub(crate) fn app(snap: Snapshot, lang: Lang) -> Viewer {
    let mut on = Viewer::default();
    on.ui.lang = lang;
    on.ui.stage = Stage::Running;
    on.ui.eyes = Some(snap.eyes.viewer.clone());
    on.link.pretend(snap);
    on.update();
    on
}

/// Goes on until it waits for nothing and all lists are made.
pub(crate) fn settle(on: &mut Viewer) {
    for _ in 0..5000 {
        on.update();
        let choice = &on.ui.choice;
        let lists =
            matches!(choice.scenarios, Listing::Done) && matches!(choice.files, Listing::Done);
        let edits = match &on.ui.editor {
            Editing::Nothing => false,
            Editing::Opening(_) => true,
            Editing::Open(e) => e.is_busy(),
        };
        if lists && !edits && on.link.busy().is_none() && !on.watch.is_behind() {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("the screen waits for ever")
}

/// All words on the screen.
pub(crate) fn words(on: &mut Viewer) -> String {
    let plain = |t: &str| {
        t.replace(
            ['\u{200e}', '\u{200f}', '\u{2066}', '\u{2068}', '\u{2069}'],
            "",
        )
    };
    let made = on.screen();
    let parts = made.parts();
    let texts = parts.iter().filter_map(|p| match &p.what {
        ViewKind::Text(w) => Some(plain(&w.text)),
        ViewKind::Box
        | ViewKind::Field(_)
        | ViewKind::Scroll
        | ViewKind::Slot(_)
        | ViewKind::Icon(..)
        | ViewKind::Photo(..) => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// Presses the button that does something.
pub(crate) fn press(on: &mut Viewer, act: &Act) {
    assert!(offers(on, act), "no button does {act:?}");
    on.act(act.clone());
}

/// Whether some button does something.
pub(crate) fn offers(on: &mut Viewer, act: &Act) -> bool {
    let made = on.screen();
    made.parts().iter().any(|p| p.press.as_ref() == Some(act))
}

/// What was asked of the exercise since last time.
pub(crate) fn asked(on: &mut Viewer) -> Vec<SessionRequest> {
    on.link.taken()
}

/// Shows another snapshot.
pub(crate) fn show(on: &mut Viewer, mut snap: Snapshot) {
    snap.serial = on.link.snapshot().map_or(0, |s| s.serial) + 1;
    on.link.pretend(snap);
    on.update();
}

/// A scenario at STARTEX, as exercise control sees it.
pub(crate) fn snapshot(name: &str) -> Snapshot {
    played(name, None, "excon", &[])
}

/// Nobody is told of anything new.
pub(crate) fn nobody() -> Notify {
    Box::new(|| {})
}

/// Waits for a snapshot of which something holds.
pub(crate) fn wait(player: &Player, what: &str, holds: impl Fn(&Snapshot) -> bool) -> Snapshot {
    for _ in 0..3000 {
        if let Some(s) = player.newest().filter(|s| holds(s)) {
            return (*s).clone();
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("never: {what}; {:?}", player.phase())
}

/// A scenario played to a time, as a seat sees it.
pub(crate) fn played(name: &str, until: Option<&str>, eyes: &str, staffed: &[&str]) -> Snapshot {
    let dir = tempfile::TempDir::new().unwrap();
    let opening = Opening::Begin {
        scenario: catalog::offer(Path::new(name)).scenario.unwrap(),
        seed: 1,
        staffed: staffed.iter().map(|s| (*s).into()).collect(),
        folder: dir.path().to_path_buf(),
        file: None,
    };
    let player = Player::open(opening, nobody());
    player.request(SessionRequest::ViewAs(eyes.into())).unwrap();
    let until = until.map(|t| SimTime::parse(t).unwrap());
    if let Some(t) = until {
        let run = SessionRequest::Control(Control::RunUntil(t));
        player.request(run).unwrap();
    }
    wait(&player, "the time, seen by the seat", |s| {
        let there = until.is_none_or(|t| s.at >= t && matches!(s.mode, Mode::Paused | Mode::Over));
        there && s.eyes.viewer.as_str() == eyes
    })
}

/// A scenario played to a time, with the ratings proposed then.
pub(crate) fn judged(name: &str, until: &str) -> Snapshot {
    let dir = tempfile::TempDir::new().unwrap();
    let scenario = catalog::offer(Path::new(name)).scenario.unwrap();
    let (mut exercise, file) =
        catalog::begin(scenario, 1, vec!["room".into()], dir.path(), None).unwrap();
    exercise.run_until(SimTime::parse(until).unwrap()).unwrap();
    let player = Player::open(Opening::Exercise(Box::new(exercise), file), nobody());
    player.request(SessionRequest::Judge).unwrap();
    wait(&player, "proposals", |s| s.judged.is_some())
}

/// A scenario that was played to its end by standing orders and is replayed at a moment, seen by a seat.
pub(crate) fn replayed(
    name: &str,
    at: &str,
    eyes: &str,
) -> (Snapshot, Arc<Recording>, tempfile::TempDir) {
    let dir = tempfile::TempDir::new().unwrap();
    let scenario = catalog::offer(Path::new(name)).scenario.unwrap();
    let (mut exercise, file) = catalog::begin(scenario, 1, Vec::new(), dir.path(), None).unwrap();
    let end = exercise.sim().scenario().head.end;
    exercise.run_until(end).unwrap();
    exercise.save().unwrap();
    drop(exercise);
    let recording = Arc::new(Recording::open(&file).unwrap());
    let opening = Opening::Recording {
        recording: recording.clone(),
        at: SimTime::parse(at),
        viewer: Some(eyes.into()),
    };
    let player = Player::open(opening, nobody());
    let snap = wait(&player, "a replay", |_| true);
    (snap, recording, dir)
}
