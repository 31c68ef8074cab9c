//! What a script sends: moves, buttons, the wheel and keys, through the same input as real ones.
//!
//! Deliberately not here: when it is sent.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};
use bevy::input::mouse::{MouseButtonInput, MouseScrollUnit, MouseWheel};
use bevy::prelude::*;
use bevy::window::{CursorMoved, PrimaryWindow, WindowEvent};

use crate::window::shoot::Driver;

#[derive(Clone, Debug)]
pub(super) enum Sent {
    Move(Vec2),
    Button(MouseButton, ButtonState),
    Wheel(f32),
    Key(KeyCode, ButtonState, Option<String>),
}

pub(super) fn stroke(code: KeyCode, text: Option<String>) -> Vec<Sent> {
    vec![
        Sent::Key(code, ButtonState::Released, text.clone()),
        Sent::Key(code, ButtonState::Pressed, text),
    ]
}

/// Keys that a script can press.
pub(super) const CODES: &[KeyCode] = &[
    KeyCode::Space,
    KeyCode::Enter,
    KeyCode::Escape,
    KeyCode::Tab,
    KeyCode::ContextMenu,
    KeyCode::ArrowUp,
    KeyCode::ArrowDown,
    KeyCode::ArrowLeft,
    KeyCode::ArrowRight,
    KeyCode::F1,
    KeyCode::F2,
    KeyCode::F9,
    KeyCode::Slash,
    KeyCode::Comma,
    KeyCode::Period,
    KeyCode::Equal,
    KeyCode::Minus,
    KeyCode::BracketLeft,
    KeyCode::BracketRight,
    KeyCode::Digit0,
    KeyCode::Digit1,
    KeyCode::Digit2,
    KeyCode::Digit3,
    KeyCode::Digit4,
    KeyCode::Digit5,
    KeyCode::Digit6,
    KeyCode::Digit7,
    KeyCode::Backspace,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::KeyA,
    KeyCode::KeyB,
    KeyCode::KeyE,
    KeyCode::KeyR,
    KeyCode::KeyC,
    KeyCode::KeyF,
    KeyCode::KeyK,
    KeyCode::KeyL,
    KeyCode::KeyM,
    KeyCode::KeyN,
    KeyCode::KeyO,
    KeyCode::KeyP,
    KeyCode::KeyS,
    KeyCode::KeyU,
    KeyCode::KeyV,
    KeyCode::KeyX,
];

pub(super) fn code(name: &str) -> Result<KeyCode, String> {
    CODES
        .iter()
        .find(|c| format!("{c:?}") == name)
        .copied()
        .ok_or_else(|| format!("there is no key {name}"))
}

pub(super) fn send(world: &mut World, d: &mut Driver, sent: Sent) {
    let mut windows = world.query_filtered::<Entity, With<PrimaryWindow>>();
    let Ok(window) = windows.single(world) else {
        return;
    };
    match sent {
        Sent::Move(position) => {
            d.pointer = position;
            let ev = CursorMoved {
                window,
                position,
                delta: None,
            };
            world.write_message(WindowEvent::CursorMoved(ev.clone()));
            world.write_message(ev);
        }
        Sent::Button(button, state) => {
            let ev = MouseButtonInput {
                button,
                state,
                window,
            };
            world.write_message(WindowEvent::MouseButtonInput(ev));
            world.write_message(ev);
        }
        Sent::Wheel(y) => {
            let ev = MouseWheel {
                unit: MouseScrollUnit::Line,
                x: 0.0,
                y,
                window,
                phase: bevy::input::touch::TouchPhase::Moved,
            };
            world.write_message(WindowEvent::MouseWheel(ev));
            world.write_message(ev);
        }
        Sent::Key(key_code, state, text) => {
            let logical_key = match (&text, key_code) {
                (Some(t), _) if t == " " => Key::Space,
                (Some(t), _) => Key::Character(t.as_str().into()),
                (None, KeyCode::Enter) => Key::Enter,
                (None, KeyCode::Escape) => Key::Escape,
                (None, KeyCode::Tab) => Key::Tab,
                (None, KeyCode::Space) => Key::Space,
                (None, KeyCode::ShiftLeft) => Key::Shift,
                (None, KeyCode::ContextMenu) => Key::ContextMenu,
                _ => Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified),
            };
            let ev = KeyboardInput {
                key_code,
                logical_key,
                state,
                text: text.map(|t| t.as_str().into()),
                repeat: false,
                window,
            };
            world.write_message(WindowEvent::KeyboardInput(ev.clone()));
            world.write_message(ev);
        }
    }
}
