//! From the choice of a scenario to an open exercise, and back.
//!
//! Deliberately not here: the screen of the choice (`panels::chooser`), playing (`session::live`).

use std::sync::Arc;

use bevy::prelude::{DetectChangesMut, Res, ResMut};
use bevy::tasks::AsyncComputeTaskPool;
use bevy::tasks::futures::check_ready;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use super::Rerun;
use super::link::Link;
use super::ui::{Field, Listing, SideTab, Stage, Ui};
use crate::base::ids::SeatId;
use crate::base::text::western_digits;
use crate::base::time::SimTime;
use crate::record::states::Role;
use crate::session::live::{Ask, Live, Mode, Notify, Snapshot};
use crate::session::recording::Recording;
use crate::session::{Exercise, SessionError, catalog};

/// Wakes the window when there is something new to draw; without a window there is nobody to wake.
pub(crate) fn waker(proxy: Option<&EventLoopProxyWrapper>) -> Notify {
    match proxy {
        // A window that is closing takes no more wakes, and needs none.
        Some(proxy) => {
            let proxy = (**proxy).clone();
            Box::new(move || {
                proxy.send_event(WinitUserEvent::WakeUp).ok();
            })
        }
        None => Box::new(|| {}),
    }
}

/// Looks again at what there is to choose.
pub(crate) fn look_again(ui: &mut Ui) {
    ui.choice.offers = catalog::offers(&ui.folder);
    ui.choice.listing = Listing::Wanted;
    let n = ui
        .choice
        .chosen
        .min(ui.choice.offers.len().saturating_sub(1));
    choose(ui, n);
}

/// Lists the exercise files of the folder beside the window's work: they may be many, large, on a slow disk or not what they seem.
pub(crate) fn list(mut ui: ResMut<Ui>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let choice = &mut ui.bypass_change_detection().choice;
    match &mut choice.listing {
        Listing::Done => {}
        Listing::Wanted => {
            let (folder, notify) = (ui.folder.clone(), waker(proxy.as_deref()));
            ui.bypass_change_detection().choice.listing =
                Listing::Running(AsyncComputeTaskPool::get().spawn(async move {
                    let found = catalog::recorded(&folder);
                    notify();
                    found
                }));
        }
        Listing::Running(task) => {
            let Some(found) = check_ready(task) else {
                return;
            };
            choice.listing = Listing::Done;
            ui.choice.unfinished = found.iter().filter(|s| !s.over).cloned().collect();
            ui.choice.recorded = found;
        }
    }
}

/// Chooses the scenario at a path; it joins the list if it is not there.
pub(crate) fn prefer(ui: &mut Ui, path: &std::path::Path) {
    let id = |o: &catalog::CatalogEntry| o.scenario.as_ref().map(|s| s.head.id.clone());
    let wanted = path.to_str().unwrap_or("");
    let found = ui.choice.offers.iter().position(|o| {
        o.path == path
            || o.shipped && id(o).as_deref() == Some(wanted)
            || !path.exists() && id(o).as_deref() == Some(wanted)
    });
    let n = found.unwrap_or_else(|| {
        ui.choice.offers.insert(0, catalog::offer(path));
        0
    });
    choose(ui, n);
}

/// Chooses a scenario; the main room and the sub-rooms are held by people unless that is changed.
pub(crate) fn choose(ui: &mut Ui, n: usize) {
    ui.choice.chosen = n;
    let scenario = ui.choice.offers.get(n).and_then(|o| o.scenario.clone());
    ui.choice.staffed.clear();
    if let Some(s) = scenario {
        ui.fields.insert(Field::Seed, s.head.seed.to_string());
        ui.wrong = None;
        let played = s
            .seats
            .values()
            .filter(|x| matches!(x.role, Role::MainRoom | Role::SubRoom));
        let few: Vec<SeatId> = played.map(|x| x.id.clone()).collect();
        // A single trainer at one screen can hold a few seats, not nine.
        if few.len() <= 3 {
            ui.choice.staffed.extend(few);
        }
    }
}

/// People hold every seat, or, if they do already, none.
pub(crate) fn toggle_all(ui: &mut Ui) {
    let Some(s) = ui
        .choice
        .offers
        .get(ui.choice.chosen)
        .and_then(|o| o.scenario.clone())
    else {
        return;
    };
    let seats = s
        .seats
        .values()
        .filter(|x| x.role != Role::Excon)
        .map(|x| x.id.clone());
    let all: std::collections::BTreeSet<SeatId> = seats.collect();
    ui.choice.staffed = if ui.choice.staffed == all {
        Default::default()
    } else {
        all
    };
}

/// Begins the exercise that was chosen.
pub(crate) fn begin(ui: &mut Ui, link: &mut Link, notify: Notify) {
    let Some(scenario) = ui
        .choice
        .offers
        .get(ui.choice.chosen)
        .and_then(|o| o.scenario.clone())
    else {
        return;
    };
    let Ok(seed) = western_digits(ui.typed(Field::Seed).trim()).parse::<u64>() else {
        return ui.complain_at(Field::Seed, "bad-seed");
    };
    let staffed = ui.choice.staffed.iter().cloned().collect();
    let file = ui.file.take();
    let begun = catalog::begin(scenario, seed, staffed, &ui.folder, file);
    open(ui, link, begun, notify);
}

/// Goes on with an exercise file.
pub(crate) fn resume(ui: &mut Ui, link: &mut Link, n: usize, notify: Notify) {
    let Some(file) = ui.choice.unfinished.get(n).cloned() else {
        return;
    };
    if file.open.is_some() {
        // Who plays it goes on; here it is only looked at.
        return look_again_at(ui, link, &file.path, None, notify);
    }
    let path = file.path;
    let resumed = Exercise::resume(&path).map(|e| (e, path));
    open(ui, link, resumed, notify);
}

/// Opens an exercise in the window, or says why it cannot be.
pub(crate) fn open(
    ui: &mut Ui,
    link: &mut Link,
    begun: Result<(Exercise, std::path::PathBuf), SessionError>,
    notify: Notify,
) {
    let opened = begun.and_then(|(exercise, file)| {
        Live::start(exercise, file, notify).map_err(|e| {
            SessionError::Said(crate::base::text::Text::new(&e.to_string(), &e.to_string()))
        })
    });
    match opened {
        Ok(live) => {
            show(ui, &live.newest());
            link.open(live);
        }
        Err(e) => complain(ui, &e),
    }
}

/// Looks again at an exercise file of the list.
pub(crate) fn replay(ui: &mut Ui, link: &mut Link, n: usize, notify: Notify) {
    let Some(path) = ui.choice.recorded.get(n).map(|u| u.path.clone()) else {
        return;
    };
    look_again_at(ui, link, &path, None, notify);
}

/// Looks again at the exercise that has just been played, from a moment on.
pub(crate) fn replay_this(ui: &mut Ui, link: &mut Link, at: Option<SimTime>, notify: Notify) {
    let Some(path) = link.file().cloned() else {
        return;
    };
    link.close();
    look_again_at(ui, link, &path, at, notify);
}

fn look_again_at(
    ui: &mut Ui,
    link: &mut Link,
    path: &std::path::Path,
    at: Option<SimTime>,
    notify: Notify,
) {
    match Recording::open(path) {
        Ok(recording) => rerun(
            ui,
            link,
            Rerun {
                recording: Arc::new(recording),
                at,
                eyes: None,
            },
            notify,
        ),
        Err(e) => {
            complain(ui, &e);
            back(ui, link);
        }
    }
}

/// Opens a recorded exercise in the window.
pub(crate) fn rerun(ui: &mut Ui, link: &mut Link, rerun: Rerun, notify: Notify) {
    match Live::replay(rerun.recording.clone(), rerun.at, notify) {
        Ok(live) => {
            show(ui, &live.newest());
            link.open_replay(live, rerun.recording);
            if let Some(seat) = rerun.eyes {
                ui.eyes = Some(seat.clone());
                link.ask(Ask::Look(seat));
            }
        }
        Err(e) => ui.say(e.to_string(), true),
    }
}

/// The screen of an exercise that has just been opened.
fn show(ui: &mut Ui, s: &Snapshot) {
    ui.eyes = Some(s.scenario.excon().id.clone());
    ui.stage = Stage::Running;
    ui.told = s.answers.last().map_or(0, |a| a.token);
    ui.washed = s.mode == Mode::Over;
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

fn complain(ui: &mut Ui, e: &SessionError) {
    let words = e.words();
    let lang = ui.lang;
    ui.say(words.get(lang).to_owned(), true);
}

/// Closes the exercise, whose file is whole then, and goes back to the choice.
pub(crate) fn back(ui: &mut Ui, link: &mut Link) {
    link.close();
    ui.stage = Stage::Choosing;
    (ui.dialog, ui.menu, ui.selected, ui.pick, ui.confirm) = (None, None, None, None, None);
    look_again(ui);
}
