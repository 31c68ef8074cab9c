//! What is done in each frame: acts are done, what is new of the exercise is taken in, the screen is made again when what it shows
//! has changed.
//!
//! Deliberately not here: what acts do and what the screen shows (`screen`), the interface's entities (`view::apply`).

use bevy::app::AppExit;
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use crate::screen::background::Wake;
use crate::screen::handlers::documents::{self, DocumentWriter};
use crate::screen::handlers::inviting::Inviter;
use crate::screen::handlers::watching::ScenarioWatch;
use crate::screen::handlers::{
    self, ActHandler, catalog, editor_work, replay, session, toast, watching,
};
use crate::screen::panels::screen::screen;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::inbox::Inbox;
use crate::screen::state::link::{After, Link, LinkEvent};
use crate::screen::state::map_view::{MapCommands, MapView};
use crate::screen::state::ui::{Stage, Ui};
use crate::window::resources::OfScreen;
use crate::window::view::apply;

/// Wakes the window when there is something new to draw; without a window there is nobody to wake.
pub(crate) fn waker(proxy: Option<&EventLoopProxyWrapper>) -> Wake {
    match proxy {
        // A window that is closing takes no more wakes, and needs none.
        Some(proxy) => {
            let proxy = (**proxy).clone();
            Wake::by(move || {
                proxy.send_event(WinitUserEvent::WakeUp).ok();
            })
        }
        None => Wake::default(),
    }
}

/// Does all acts that wait, in order.
pub(crate) fn run(
    mut inbox: ResMut<OfScreen<Inbox>>,
    mut ui: ResMut<OfScreen<Ui>>,
    mut link: ResMut<OfScreen<Link>>,
    mut map_commands: ResMut<OfScreen<MapCommands>>,
    mut writer: ResMut<OfScreen<DocumentWriter>>,
    mut inviter: ResMut<OfScreen<Inviter>>,
    wake: Option<Res<EventLoopProxyWrapper>>,
) {
    if inbox.is_empty() {
        return;
    }
    let mut on = ActHandler {
        ui: &mut ui,
        link: &mut link,
        map_commands: &mut map_commands,
        writer: &mut writer,
        inviter: &mut inviter,
        wake: &waker(wake.as_deref()),
    };
    handlers::run(&mut on, inbox.take());
}

/// Sends what waits and takes what is new. The link counts as changed only when there is something new to see.
fn pump(link: &mut ResMut<'_, OfScreen<Link>>) -> Vec<LinkEvent> {
    if link.idle() {
        return Vec::new();
    }
    let before = (link.snapshot().map(|s| s.serial), link.busy());
    let events = link.bypass_change_detection().poll();
    if !events.is_empty() || before != (link.snapshot().map(|s| s.serial), link.busy()) {
        link.set_changed();
    }
    events
}

/// Takes what is new from the exercise.
pub(crate) fn follow(
    mut link: ResMut<OfScreen<Link>>,
    mut ui: ResMut<OfScreen<Ui>>,
    mut inviter: ResMut<OfScreen<Inviter>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
    mut exit: MessageWriter<AppExit>,
    wake: Option<Res<EventLoopProxyWrapper>>,
) {
    let events = pump(&mut link);
    let wanted = inviter.invited.as_ref();
    if let Some(wanted) = wanted.and_then(|i| i.shown.branch_wanted()) {
        let notify = waker(wake.as_deref()).notify();
        replay::branch(&mut ui, &mut link, wanted, notify);
    }
    let another = |e: &LinkEvent| match e {
        LinkEvent::Opened(_) => true,
        LinkEvent::Closed(After::Choice | After::Exit(_) | After::Replay(..)) => true,
        // What had been open before has been put away by then, or what is open stays.
        LinkEvent::Closed(After::Nothing) | LinkEvent::Failed(_) | LinkEvent::Cancelled => false,
    };
    // The seats are those of the exercise that is open.
    if events.iter().any(another) && (inviter.invited.is_some() || ui.invites_at_once) {
        let were = inviter.invited.take().is_some();
        (ui.invitation, ui.with_all) = (None, false);
        link.show_to(None);
        let played = |e: &LinkEvent| matches!(e, LinkEvent::Opened(s) if s.replay.is_none());
        // Rooms that were invited go on with what is opened in its place.
        if (ui.invites_at_once || were) && events.iter().any(played) {
            inbox.push(Act::Invite);
        }
    }
    if !events.is_empty()
        && let Some(code) = session::follow(&mut ui, &mut link, events, &waker(wake.as_deref()))
    {
        exit.write(AppExit::from_code(code));
    }
    let busy = link.busy();
    if ui.busy != busy {
        ui.busy = busy;
    }
}

/// Shows the codes of the seats as they are while one looks at them: exercise control may give others in a browser.
pub(crate) fn follow_codes(inviter: Res<OfScreen<Inviter>>, mut ui: ResMut<OfScreen<Ui>>) {
    if ui.dialog == Some(Dialog::Invite)
        && let Some(invited) = &inviter.invited
    {
        let now = invited.now();
        if ui.invitation.as_ref() != Some(&now) {
            ui.invitation = Some(now);
        }
    }
}

/// Lists what there is to choose.
pub(crate) fn list(mut ui: ResMut<OfScreen<Ui>>, wake: Option<Res<EventLoopProxyWrapper>>) {
    let found = catalog::list(ui.bypass_change_detection(), &waker(wake.as_deref()));
    if !found.is_nothing() {
        catalog::take(&mut ui, found);
    }
}

/// Takes in the scenario that an author saved, once it is checked.
pub(crate) fn watch(
    mut watched: ResMut<OfScreen<ScenarioWatch>>,
    mut ui: ResMut<OfScreen<Ui>>,
    mut link: ResMut<OfScreen<Link>>,
    wake: Option<Res<EventLoopProxyWrapper>>,
) {
    let wake = waker(wake.as_deref());
    if let Some(entry) = watched.bypass_change_detection().poll(&wake) {
        watching::take(&mut ui, &mut link, entry, &wake);
    }
}

/// Takes in what was done beside the screen for the editor.
pub(crate) fn edit(
    mut ui: ResMut<OfScreen<Ui>>,
    mut link: ResMut<OfScreen<Link>>,
    wake: Option<Res<EventLoopProxyWrapper>>,
) {
    if ui.stage != Stage::Editing {
        return;
    }
    let (new, left) = editor_work::follow(ui.bypass_change_detection(), &waker(wake.as_deref()));
    if new {
        ui.set_changed();
    }
    if left.is_some() {
        session::leave(&mut ui, &mut link);
    }
}

/// Says what became of the report.
pub(crate) fn say_what_was_written(
    mut writer: ResMut<OfScreen<DocumentWriter>>,
    mut ui: ResMut<OfScreen<Ui>>,
) {
    if let Some(written) = documents::written(writer.bypass_change_detection()) {
        documents::say_what_was_written(&mut ui, written);
    }
}

/// Takes away what was said and has been read by now.
pub(crate) fn expire_toast(time: Res<Time<Real>>, mut ui: ResMut<OfScreen<Ui>>) {
    if ui.toast.is_none() {
        return;
    }
    ui.bypass_change_detection().toast_for += time.delta_secs();
    if toast::has_expired(&ui) {
        ui.toast = None;
    }
}

/// Says what became of orders.
pub(crate) fn report_answers(link: Res<OfScreen<Link>>, mut ui: ResMut<OfScreen<Ui>>) {
    if toast::has_news(&link, &ui) {
        toast::report_answers(&link, &mut ui);
    }
}

/// Whether the screen has to be made again.
#[derive(Resource, Default)]
pub(crate) struct Refresh {
    serial: u64,
    window: Vec2,
    room: Rect,
}

/// Makes the screen again when what it shows has changed.
pub(crate) fn refresh(world: &mut World) {
    let snap = world.resource::<OfScreen<Link>>().snapshot().cloned();
    let view = world.resource::<OfScreen<MapView>>().0.clone();
    let last = world.resource::<Refresh>();
    let serial = snap.as_ref().map_or(0, |s| s.serial);
    let moved = last.serial != serial || last.window != view.window || last.room != view.room;
    if !moved && !world.is_resource_changed::<OfScreen<Ui>>() {
        return;
    }
    *world.resource_mut::<Refresh>() = Refresh {
        serial,
        window: view.window,
        room: view.room,
    };
    let ui = world.resource::<OfScreen<Ui>>();
    let file = world.resource::<OfScreen<Link>>().file();
    let made = screen(ui, snap.as_ref(), &view, file.as_deref());
    let rtl = world.resource::<OfScreen<Ui>>().lang.rtl();
    apply::show(world, made, rtl);
}
