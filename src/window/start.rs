//! From the choice of a scenario to an open exercise, and back.
//!
//! Deliberately not here: the screen of the choice (`panels::chooser`), playing (`session::player`).

use std::path::Path;

use bevy::app::AppExit;
use bevy::prelude::{DetectChangesMut, MessageWriter, Res, ResMut};
use bevy::tasks::AsyncComputeTaskPool;
use bevy::tasks::futures::check_ready;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use super::link::{self, After, Link, LinkEvent};
use super::ui::{Field, Listing, SideTab, Stage, Ui};
use crate::base::ids::SeatId;
use crate::base::text::western_digits;
use crate::base::time::SimTime;
use crate::record::states::Role;
use crate::session::catalog::{self, CatalogEntry};
use crate::session::player::{Mode, Notify, Opening, Snapshot};

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

/// Lists again what there is to choose.
pub(crate) fn list_again(ui: &mut Ui) {
    ui.choice.scenarios = Listing::Wanted;
    ui.choice.files = Listing::Wanted;
}

/// Lists the scenarios and the exercise files beside the window's work: they may be many, large, on a slow disk or not what they seem.
pub(crate) fn list(mut ui: ResMut<Ui>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let calm = ui.bypass_change_detection();
    let folder = calm.folder.clone();
    let preferred = calm.choice.preferred.clone();
    let scenarios = calm.choice.scenarios.next(proxy.as_deref(), {
        let folder = folder.clone();
        move || offers(&folder, preferred.as_deref())
    });
    let files = calm
        .choice
        .files
        .next(proxy.as_deref(), move || catalog::recorded(&folder));
    if let Some((offers, preferred)) = scenarios {
        take_offers(&mut ui, offers, preferred);
    }
    if let Some(found) = files {
        ui.choice.unfinished = found.iter().filter(|s| !s.over).cloned().collect();
        ui.choice.recorded = found;
    }
}

impl<T: Send + 'static> Listing<T> {
    /// Begins to make the list if it is wanted; the list, once it is made.
    fn next(
        &mut self,
        proxy: Option<&EventLoopProxyWrapper>,
        make: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        match self {
            Self::Done => None,
            Self::Wanted => {
                let notify = waker(proxy);
                *self = Self::Running(AsyncComputeTaskPool::get().spawn(async move {
                    let found = make();
                    notify();
                    found
                }));
                None
            }
            Self::Running(task) => {
                let found = check_ready(task)?;
                *self = Self::Done;
                Some(found)
            }
        }
    }
}

/// The scenarios that can be chosen, and which of them is preferred: it joins the list if it is not there.
fn offers(folder: &Path, preferred: Option<&Path>) -> (Vec<CatalogEntry>, Option<usize>) {
    let mut offers = catalog::offers(folder);
    let Some(path) = preferred else {
        return (offers, None);
    };
    let id = |o: &CatalogEntry| o.scenario.as_ref().map(|s| s.head.id.clone());
    let wanted = path.to_str().unwrap_or("");
    let found = offers.iter().position(|o| {
        o.path == path
            || o.shipped && id(o).as_deref() == Some(wanted)
            || !path.exists() && id(o).as_deref() == Some(wanted)
    });
    let n = found.unwrap_or_else(|| {
        offers.insert(0, catalog::offer(path));
        0
    });
    (offers, Some(n))
}

/// Shows the scenarios that were found; the one that was chosen stays so.
fn take_offers(ui: &mut Ui, offers: Vec<CatalogEntry>, preferred: Option<usize>) {
    let chosen = ui.choice.offers.get(ui.choice.chosen).map(|o| &o.path);
    let n = offers.iter().position(|o| Some(&o.path) == chosen);
    ui.choice.offers = offers;
    choose(ui, n.or(preferred).unwrap_or(0));
    if let Some(seed) = ui.choice.seed.take() {
        ui.fields.insert(Field::Seed, seed.to_string());
    }
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
    wait(ui);
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
        wait(ui);
    }
}

/// Closes the exercise and goes back to the choice.
pub(crate) fn back(ui: &mut Ui, link: &mut Link) {
    link.close(After::Choice);
    wait(ui);
}

/// Closes the exercise and ends the program.
pub(crate) fn leave(ui: &mut Ui, link: &mut Link) {
    link.close(After::Exit(0));
    wait(ui);
}

fn wait(ui: &mut Ui) {
    ui.stage = Stage::Waiting;
    (ui.dialog, ui.menu, ui.hint, ui.hover) = (None, None, None, None);
}

/// Takes what is new from the exercise, and goes on to the screen that belongs to what has come of opening or closing it.
pub(crate) fn follow(
    mut link: ResMut<Link>,
    mut ui: ResMut<Ui>,
    mut exit: MessageWriter<AppExit>,
    wake: Option<Res<EventLoopProxyWrapper>>,
) {
    for event in link::pump(&mut link) {
        match event {
            LinkEvent::Opened(snapshot) => show(&mut ui, &snapshot),
            LinkEvent::Failed(why) => {
                let words = why.get(ui.lang).to_owned();
                ui.say(words, true);
                return_from_opening(&mut ui, &link);
            }
            LinkEvent::Cancelled => return_from_opening(&mut ui, &link),
            LinkEvent::Closed(After::Nothing) => {}
            LinkEvent::Closed(After::Choice) => choice(&mut ui),
            LinkEvent::Closed(After::Exit(code)) => {
                exit.write(AppExit::from_code(code));
            }
            LinkEvent::Closed(After::Replay(file, at)) => {
                let notify = waker(wake.as_deref());
                open(&mut ui, &mut link, Opening::Replay { file, at }, notify);
            }
        }
    }
    let busy = link.busy();
    if ui.busy != busy {
        ui.busy = busy;
    }
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
fn show(ui: &mut Ui, s: &Snapshot) {
    ui.eyes = Some(s.eyes.viewer.clone());
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
