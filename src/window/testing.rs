//! What tests of the window need: snapshots of exercises that were really played, and an app without a renderer.

use std::sync::Arc;
use std::time::Duration;

use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};
use bevy::input::{ButtonState, InputPlugin};
use bevy::input_focus::InputFocusPlugin;
use bevy::input_focus::tab_navigation::TabNavigationPlugin;
use bevy::prelude::*;
use bevy::ui_widgets::Activate;
use bevy::window::{PrimaryWindow, WindowEvent};

use crate::base::text::Lang;
use crate::screen::state::act::Act;
use crate::screen::state::inbox::Inbox;
use crate::screen::state::link::Link;
use crate::screen::state::ui::{Listing, Stage, Ui};
use crate::session::player::{SessionRequest, Snapshot};
use crate::window::resources::OfScreen;
use crate::window::view::behave::Press;

/// Does an act that has no button of its own on this screen, such as a press on the map.
pub(super) fn act(app: &mut App, act: Act) {
    app.world_mut().resource_mut::<OfScreen<Inbox>>().push(act);
    app.update();
    app.update();
}

pub(super) fn ui(app: &mut App) -> Mut<'_, OfScreen<Ui>> {
    app.world_mut().resource_mut::<OfScreen<Ui>>()
}

pub(super) fn key(app: &mut App, code: KeyCode) {
    for state in [ButtonState::Pressed, ButtonState::Released] {
        tell_key(app, code, state);
        app.update();
    }
    app.update();
}

pub(super) fn tell_key(app: &mut App, code: KeyCode, state: ButtonState) {
    let window = app
        .world_mut()
        .query_filtered::<Entity, With<PrimaryWindow>>()
        .single(app.world())
        .unwrap();
    let logical_key = match code {
        KeyCode::Escape => Key::Escape,
        KeyCode::Enter => Key::Enter,
        KeyCode::Tab => Key::Tab,
        KeyCode::ShiftLeft => Key::Shift,
        KeyCode::ControlLeft => Key::Control,
        _ => Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified),
    };
    let key = KeyboardInput {
        key_code: code,
        logical_key,
        state,
        text: None,
        repeat: false,
        window,
    };
    app.world_mut()
        .write_message(WindowEvent::KeyboardInput(key.clone()));
    app.world_mut().write_message(key);
}

pub(crate) use crate::screen::testing::{judged, played, replayed, snapshot};

/// Lets the window run until it waits for nothing and all lists are made.
pub(crate) fn settle(app: &mut App) {
    for _ in 0..5000 {
        app.update();
        let lists = {
            let choice = &app.world().resource::<OfScreen<Ui>>().choice;
            matches!(choice.scenarios, Listing::Done) && matches!(choice.files, Listing::Done)
        };
        if lists && app.world().resource::<OfScreen<Link>>().busy().is_none() {
            app.update();
            app.update();
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("the window waits for ever")
}

/// The window's logic on a snapshot, without a renderer.
pub(crate) fn app(snap: Snapshot, lang: Lang) -> App {
    let mut app = App::new();
    app.add_plugins((
        MinimalPlugins,
        InputPlugin,
        InputFocusPlugin,
        TabNavigationPlugin,
    ));
    app.add_plugins(crate::window::plugin);
    app.world_mut().spawn((Window::default(), PrimaryWindow));
    fonts(&mut app);
    {
        let mut ui = app.world_mut().resource_mut::<OfScreen<Ui>>();
        ui.lang = lang;
        ui.stage = Stage::Running;
        ui.eyes = Some(snap.eyes.viewer.clone());
    }
    app.world_mut()
        .resource_mut::<OfScreen<Link>>()
        .pretend(snap);
    app.update();
    app.update();
    app
}

/// A font for what is typed: without one there are no letters between which a caret could stand.
fn fonts(app: &mut App) {
    let mut fonts = app.world_mut().resource_mut::<bevy::text::FontCx>();
    fonts.collection.register_fonts(
        Font::from_bytes(dejavu::sans::regular().to_vec()).data,
        None,
    );
    fonts.set_sans_serif_family("DejaVu Sans").unwrap();
    fonts.set_serif_family("DejaVu Sans").unwrap();
    fonts.set_system_ui_family("DejaVu Sans").unwrap();
}

/// All words on the screen.
pub(crate) fn words(app: &mut App) -> String {
    let mut texts = app.world_mut().query::<&Text>();
    let plain = |t: &Text| {
        t.0.replace(
            ['\u{200e}', '\u{200f}', '\u{2066}', '\u{2068}', '\u{2069}'],
            "",
        )
    };
    texts
        .iter(app.world())
        .map(plain)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Presses the button that does something, as the pointer or the keyboard would.
pub(crate) fn press(app: &mut App, act: &Act) {
    let mut buttons = app.world_mut().query::<(Entity, &Press)>();
    let found: Vec<Entity> = buttons
        .iter(app.world())
        .filter(|(_, p)| p.0 == *act)
        .map(|(e, _)| e)
        .collect();
    let entity = *found
        .first()
        .unwrap_or_else(|| panic!("no button does {act:?}"));
    app.world_mut().trigger(Activate { entity });
    app.update();
    app.update();
}

/// Whether some button does something.
pub(crate) fn offers(app: &mut App, act: &Act) -> bool {
    let mut buttons = app.world_mut().query::<&Press>();
    buttons.iter(app.world()).any(|p| p.0 == *act)
}

/// What was asked of the exercise since last time.
pub(crate) fn asked(app: &mut App) -> Vec<SessionRequest> {
    app.world_mut().resource_mut::<OfScreen<Link>>().taken()
}

/// Shows another snapshot.
pub(crate) fn show(app: &mut App, mut snap: Snapshot) {
    let serial = app
        .world()
        .resource::<OfScreen<Link>>()
        .snapshot()
        .map_or(0, |s: &Arc<Snapshot>| s.serial);
    snap.serial = serial + 1;
    app.world_mut()
        .resource_mut::<OfScreen<Link>>()
        .pretend(snap);
    app.update();
    app.update();
}
