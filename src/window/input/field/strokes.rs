//! Keys in the order in which they were pressed, each with the shift and control keys as they were then, one at a time.
//!
//! A slow machine sees a word, the enter key and the next word within one frame. A key that asks for something (a dialog, another
//! field, an order) makes those after it wait until that is there, so that none is lost and none goes elsewhere.
//! Deliberately not here: what a key means (`edit`, `keys`).

use std::collections::VecDeque;

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};
use bevy::input_focus::{InputFocus, dispatch_focused_input};
use bevy::prelude::*;
use bevy::window::{Ime, RequestRedraw, WindowEvent};

use crate::screen::state::inbox::Inbox;
use crate::screen::state::ui::Ui;
use crate::window::input::field::edit::{Edit, Pen};
use crate::window::resources::OfScreen;

/// Something that came from keyboard or input method, or the moment at which the pointer was pressed between two of them.
#[derive(Clone, Debug)]
enum Stroke {
    Key(KeyboardInput),
    Ime(Ime),
    Pointer,
}

/// What came and was not taken yet.
#[derive(Resource, Default)]
pub(super) struct Strokes {
    waiting: VecDeque<Stroke>,
    /// Whether something was asked for in this frame that has to be there before the next key.
    rest: bool,
}

/// A key that changes what others mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Modifier {
    Shift,
    Control,
    Alt,
    /// The second alt key of layouts with a third level of signs.
    Graph,
    Super,
}

/// Which keys that change what others mean are held down, as of the key that is being taken.
#[derive(Resource, Default, Clone, Debug)]
pub(crate) struct Held(Vec<(KeyCode, Modifier)>);

impl Held {
    fn has(&self, m: Modifier) -> bool {
        self.0.iter().any(|h| h.1 == m)
    }

    pub(crate) fn shift(&self) -> bool {
        self.has(Modifier::Shift)
    }

    /// The control key; not where it stands for the second alt key, as some systems say it.
    pub(crate) fn control(&self) -> bool {
        self.has(Modifier::Control) && !self.has(Modifier::Graph)
    }

    pub(super) fn alt(&self) -> bool {
        self.has(Modifier::Alt)
    }

    /// The key of shortcuts.
    pub(super) fn command(&self) -> bool {
        if cfg!(target_os = "macos") {
            self.has(Modifier::Super)
        } else {
            self.control()
        }
    }

    /// The key that makes arrows go by words.
    pub(super) fn word(&self) -> bool {
        if cfg!(target_os = "macos") {
            self.alt()
        } else {
            self.control()
        }
    }

    /// Whether a key with these held down is a shortcut, and what it would type is not meant.
    pub(super) fn no_text(&self) -> bool {
        self.control() || self.has(Modifier::Super) || self.alt() && !cfg!(target_os = "macos")
    }

    fn take(&mut self, key: &KeyboardInput) {
        self.0.retain(|h| h.0 != key.key_code);
        if key.state == ButtonState::Pressed
            && let Some(m) = modifier(key)
        {
            self.0.push((key.key_code, m));
        }
    }
}

fn modifier(key: &KeyboardInput) -> Option<Modifier> {
    Some(match (&key.logical_key, key.key_code) {
        (Key::AltGraph, _) => Modifier::Graph,
        (_, KeyCode::ShiftLeft | KeyCode::ShiftRight) => Modifier::Shift,
        (_, KeyCode::ControlLeft | KeyCode::ControlRight) => Modifier::Control,
        (_, KeyCode::AltLeft | KeyCode::AltRight) => Modifier::Alt,
        (_, KeyCode::SuperLeft | KeyCode::SuperRight) => Modifier::Super,
        _ => return None,
    })
}

/// Takes what came in this frame into the line.
pub(super) fn collect(
    mut events: MessageReader<WindowEvent>,
    mut keys: ResMut<Messages<KeyboardInput>>,
    mut strokes: ResMut<Strokes>,
    mut held: ResMut<Held>,
) {
    strokes.rest = false;
    // Presses of earlier frames have had their effect.
    strokes.waiting.retain(|s| !matches!(s, Stroke::Pointer));
    for ev in events.read() {
        match ev {
            WindowEvent::KeyboardInput(key) => strokes.waiting.push_back(Stroke::Key(key.clone())),
            WindowEvent::Ime(ime) => strokes.waiting.push_back(Stroke::Ime(ime.clone())),
            WindowEvent::MouseButtonInput(_) => strokes.waiting.push_back(Stroke::Pointer),
            WindowEvent::KeyboardFocusLost(_) => held.0.clear(),
            _ => {}
        }
    }
    // They are given out again one at a time.
    keys.clear();
}

/// Gives out what came before the pointer was pressed.
pub(super) fn before_pointer(world: &mut World) {
    play(world, true);
}

/// Gives out the rest.
pub(super) fn after_pointer(world: &mut World) {
    play(world, false);
    if !world.resource::<Strokes>().waiting.is_empty() {
        world.write_message(RequestRedraw);
    }
}

/// Whether something is on its way that the next key is meant for.
fn busy(world: &World) -> bool {
    world.resource::<Strokes>().rest
        || !world.resource::<OfScreen<Inbox>>().is_empty()
        || world.resource::<OfScreen<Ui>>().focus.is_some()
}

fn play(world: &mut World, until_pointer: bool) {
    while !busy(world) {
        let mut strokes = world.resource_mut::<Strokes>();
        match strokes.waiting.pop_front() {
            None => return,
            Some(Stroke::Pointer) if until_pointer => {
                strokes.waiting.push_front(Stroke::Pointer);
                return;
            }
            Some(Stroke::Pointer) => {}
            Some(Stroke::Key(key)) => give(world, key),
            Some(Stroke::Ime(ime)) => {
                if let Err(e) = world.run_system_cached_with(input_method, ime) {
                    error!("input method: {e}");
                }
            }
        }
    }
}

/// Gives one key to whatever has the focus.
fn give(world: &mut World, key: KeyboardInput) {
    world.resource_mut::<Held>().take(&key);
    let before = world.resource::<InputFocus>().get();
    world.write_message(key);
    if let Err(e) = world.run_system_cached(dispatch_focused_input::<KeyboardInput>) {
        error!("keys: {e}");
    }
    world.resource_mut::<Messages<KeyboardInput>>().clear();
    // The new one is told of it at the frame's end.
    if world.resource::<InputFocus>().get() != before {
        world.resource_mut::<Strokes>().rest = true;
    }
}

/// What an input method says to the field that has the focus.
fn input_method(In(ime): In<Ime>, focus: Res<InputFocus>, mut pen: Pen) {
    let Some(entity) = focus.get() else { return };
    match ime {
        Ime::Preedit { value, cursor, .. } => pen.edit(entity, Edit::Compose(value, cursor)),
        Ime::Commit { value, .. } => {
            pen.edit(entity, Edit::Compose(String::new(), None));
            pen.edit(entity, Edit::Insert(value));
        }
        // What was not finished when it came or went is nothing.
        Ime::Enabled { .. } | Ime::Disabled { .. } => {
            pen.edit(entity, Edit::Compose(String::new(), None))
        }
    }
}
