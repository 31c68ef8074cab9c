//! The keyboard: everything that buttons do can be done with keys.
//!
//! What keys mean is `screen::keys`. Deliberately not here: Tab, Enter and Space on buttons (the widgets do that).

use bevy::input::ButtonState;
use bevy::input::keyboard::{KeyCode, KeyboardInput};
use bevy::input_focus::tab_navigation::{NavAction, TabGroup, TabIndex, TabNavigation};
use bevy::input_focus::{FocusCause, FocusedInput, InputFocus, InputFocusVisible};
use bevy::prelude::*;
use bevy::ui_widgets::Button;

use crate::map::chart::Chart;
use crate::screen::keys::{ANSWER, KeyCode as Code, goes_on, meaning, with_key_codes};
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::inbox::Inbox;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::MapView;
use crate::screen::state::ui::{Stage, Ui};
use crate::window::input::field::Held;
use crate::window::resources::OfScreen;
use crate::window::turn::Turn;
use crate::window::view::apply::Keyed;

pub(crate) fn plugin(app: &mut App) {
    app.add_observer(key).add_systems(
        Update,
        (
            focus_into_dialogs.before(crate::window::view::behave::focus_asked_for),
            let_go,
        )
            .in_set(Turn::AfterScreen),
    );
}

/// A key that nothing with the focus wanted.
fn key(
    ev: On<FocusedInput<KeyboardInput>>,
    windows: Query<(), With<Window>>,
    held: Res<Held>,
    link: Res<OfScreen<Link>>,
    (view, chart): (Res<OfScreen<MapView>>, Res<OfScreen<Chart>>),
    nav: TabNavigation,
    mut focus: ResMut<InputFocus>,
    mut visible: ResMut<InputFocusVisible>,
    mut ui: ResMut<OfScreen<Ui>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
) {
    // Seen once, when it has bubbled up to the window.
    if !windows.contains(ev.focused_entity) || ev.input.state != ButtonState::Pressed {
        return;
    }
    let code = ev.input.key_code;
    let (shift, control) = (held.shift(), held.control());
    let covered = ui.dialog.is_some() || ui.menu.is_some();
    // In a dialog or a menu, up and down go from button to button.
    if covered && matches!(code, KeyCode::ArrowDown | KeyCode::ArrowUp) {
        let action = if code == KeyCode::ArrowDown {
            NavAction::Next
        } else {
            NavAction::Previous
        };
        if let Ok(next) = nav.navigate(&focus, action) {
            focus.set(next, FocusCause::Navigated);
            visible.0 = true;
        }
        return;
    }
    let Some(code) = self::code(code) else { return };
    if let Some(act) = meaning(code, shift, control, covered, &ui, &link)
        .filter(|a| !ev.input.repeat || goes_on(a))
    {
        if let (Act::OpenMenu(thing), Some(snap)) = (&act, link.snapshot()) {
            // The menu opens beside its thing, or in the middle of the map.
            let on_map = thing
                .at(&snap.scenario, &snap.eyes)
                .map(|p| view.screen(chart.projection.km(p)));
            let seen = on_map.filter(|p| view.room.contains(*p));
            ui.pointer = seen.map_or(view.room.center(), |p| p + Vec2::new(16.0, 8.0));
        }
        inbox.push(act);
        // Who uses keys sees what the next one would press.
        visible.0 = true;
    }
}

/// The key that means something on a screen, if it is one.
fn code(key: KeyCode) -> Option<Code> {
    macro_rules! same {
        ($($code:ident),* $(,)?) => {
            match key {
                $(KeyCode::$code => Some(Code::$code),)*
                _ => None,
            }
        };
    }
    with_key_codes!(same)
}

/// A dialog or menu that opens takes the focus, so that Tab and the arrows stay inside it.
fn focus_into_dialogs(
    groups: Query<(Entity, Ref<TabGroup>)>,
    children: Query<&Children>,
    focusable: Query<Option<&Keyed>, With<TabIndex>>,
    ui: Res<OfScreen<Ui>>,
    mut last: Local<Option<Dialog>>,
    mut focus: ResMut<InputFocus>,
) {
    // A dialog may take the place of another one.
    let another = ui.dialog.is_some() && *last != ui.dialog;
    last.clone_from(&ui.dialog);
    for (e, group) in &groups {
        if group.modal && ui.focus.is_none() && (group.is_added() || another) {
            // A dialog may name its answer; in others the first one closes, so it is the second one.
            let inside: Vec<Entity> = children
                .iter_descendants(e)
                .filter(|d| focusable.contains(*d))
                .collect();
            let answer = inside.iter().find(|d| {
                focusable
                    .get(**d)
                    .is_ok_and(|k| k.is_some_and(|k| k.0 == ANSWER))
            });
            let first = if group.is_added() {
                inside.get(1).or(inside.first())
            } else {
                None
            };
            if let Some(first) = answer.or(first) {
                focus.set(*first, FocusCause::Navigated);
            }
        }
    }
}

/// While an order is to be confirmed, Enter means that; in a real emergency no part has the focus, so that no key that one presses
/// by habit does anything.
fn let_go(
    link: Res<OfScreen<Link>>,
    ui: Res<OfScreen<Ui>>,
    buttons: Query<(), With<Button>>,
    parts: Query<(), With<Node>>,
    mut asked: Local<bool>,
    mut focus: ResMut<InputFocus>,
) {
    let Some(held) = focus.get() else {
        *asked = ui.confirm.is_some();
        return;
    };
    let stopped = link
        .snapshot()
        .is_some_and(|s| s.is_stopped() && ui.stage == Stage::Running);
    let newly = ui.confirm.is_some() && !*asked && buttons.contains(held);
    *asked = ui.confirm.is_some();
    if newly || (stopped && parts.contains(held)) {
        focus.clear();
    }
}
