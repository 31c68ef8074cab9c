//! From the choice of a scenario to an open exercise, and back.
//!
//! Deliberately not here: the screens, playing (`session::player`).

use crate::base::text::western_digits;
use crate::base::time::SimTime;
use crate::screen::background::Wake;
use crate::screen::handlers::catalog::list_again;
use crate::screen::handlers::watching;
use crate::screen::state::link::{After, Link, LinkEvent};
use crate::screen::state::ui::{Field, SideTab, Stage, Tone, Ui};
use crate::session::player::{Mode, Notify, Opening, Snapshot};

/// Begins the exercise that was chosen.
pub(crate) fn begin(ui: &mut Ui, link: &mut Link, notify: Notify) {
    let Some(scenario) = ui.choice.entry().and_then(|o| o.scenario.clone()) else {
        return;
    };
    let Ok(seed) = western_digits(ui.typed(Field::Seed).trim()).parse::<u64>() else {
        return ui.complain_at(Field::Seed, "bad-seed");
    };
    let opening = Opening::Begin {
        scenario,
        seed,
        staffed: ui.choice.staffed.iter().cloned().collect(),
        folder: ui.folder.clone(),
        file: ui.file.take(),
    };
    open(ui, link, opening, notify);
}

/// Goes on with an exercise file.
pub(crate) fn resume(ui: &mut Ui, link: &mut Link, n: usize, notify: Notify) {
    let Some(file) = ui.choice.unfinished.get(n).cloned() else {
        return;
    };
    let opening = if file.open.is_some() {
        // Who plays it goes on; here it is only replayed.
        Opening::Replay {
            file: file.path,
            at: None,
        }
    } else {
        Opening::Resume(file.path)
    };
    open(ui, link, opening, notify);
}

/// Begins to open an exercise; what is being done is on the screen until it is open.
pub(crate) fn open(ui: &mut Ui, link: &mut Link, opening: Opening, notify: Notify) {
    link.open(opening, notify);
    wait(ui, link);
}

/// Replays an exercise file of the list.
pub(crate) fn replay(ui: &mut Ui, link: &mut Link, n: usize, notify: Notify) {
    if let Some(file) = ui.choice.recorded.get(n).map(|u| u.path.clone()) {
        open(ui, link, Opening::Replay { file, at: None }, notify);
    }
}

/// Replays the exercise that has just been played, from a moment on. It is closed first.
pub(crate) fn replay_this(ui: &mut Ui, link: &mut Link, at: Option<SimTime>) {
    if let Some(file) = link.file() {
        link.close(After::Replay(file, at));
        wait(ui, link);
    }
}

/// Closes the exercise and goes back to the choice.
pub(crate) fn back(ui: &mut Ui, link: &mut Link) {
    link.close(After::Choice);
    wait(ui, link);
}

/// Closes the exercise and ends the program.
pub(crate) fn leave(ui: &mut Ui, link: &mut Link) {
    link.close(After::Exit(0));
    wait(ui, link);
}

/// Shows at once what is being done.
fn wait(ui: &mut Ui, link: &Link) {
    ui.stage = Stage::Waiting;
    ui.busy = link.busy();
    (ui.dialog, ui.menu, ui.hint, ui.hover) = (None, None, None, None);
}

/// Goes on to the screen that belongs to what has come of opening or closing an exercise. The program's exit code, if that is to end.
pub(crate) fn follow(
    ui: &mut Ui,
    link: &mut Link,
    events: Vec<LinkEvent>,
    wake: &Wake,
) -> Option<u8> {
    let mut exit = None;
    for event in events {
        match event {
            LinkEvent::Opened(snapshot) => {
                show(ui, &snapshot);
                watching::opened(ui, link, &snapshot);
            }
            LinkEvent::Failed(why) => {
                ui.say(Tone::Bad, |lang| crate::wording::say(lang).message(&why));
                return_from_opening(ui, link);
            }
            LinkEvent::Cancelled => return_from_opening(ui, link),
            LinkEvent::Closed(After::Nothing) => {}
            LinkEvent::Closed(After::Choice) => choice(ui),
            LinkEvent::Closed(After::Exit(code)) => exit = Some(code),
            LinkEvent::Closed(After::Replay(file, at)) => {
                open(ui, link, Opening::Replay { file, at }, wake.notify());
            }
        }
    }
    exit
}

/// Back to where one was before something was to be opened.
fn return_from_opening(ui: &mut Ui, link: &Link) {
    if link.file().is_some() {
        ui.stage = Stage::Running;
    } else {
        choice(ui);
    }
}

/// The screen of the choice.
fn choice(ui: &mut Ui) {
    ui.stage = Stage::Choosing;
    (ui.dialog, ui.menu, ui.selected, ui.pick, ui.confirm) = (None, None, None, None, None);
    list_again(ui);
}

/// The screen of an exercise that has just been opened.
pub(crate) fn show(ui: &mut Ui, s: &Snapshot) {
    ui.eyes = Some(s.eyes.viewer.clone());
    ui.stage = Stage::Running;
    // An exercise that has just been opened has answered nothing from here.
    ui.reported = 0;
    ui.hot_wash_shown = s.mode == Mode::Over;
    ui.projecting = false;
    ui.discussed = None;
    (ui.answering, ui.answer_of) = (None, None);
    ui.answers.clear();
    (
        ui.selected,
        ui.dialog,
        ui.menu,
        ui.pick,
        ui.confirm,
        ui.hint,
        ui.hover,
    ) = (None, None, None, None, None, None, None);
    if ui.side_tab == SideTab::Known {
        ui.side_tab = SideTab::Inspector;
    }
    ui.time = Default::default();
}
