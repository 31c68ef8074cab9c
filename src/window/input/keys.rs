//! The keyboard: everything that buttons do can be done with keys.
//!
//! Letters are taken by their place on the keyboard, so that they work with an Arabic layout too. While something is typed, keys
//! belong to the field. Deliberately not here: Tab, Enter and Space on buttons (the widgets do that).

use bevy::input::ButtonState;
use bevy::input::keyboard::{KeyCode, KeyboardInput};
use bevy::input_focus::tab_navigation::{NavAction, TabGroup, TabIndex, TabNavigation};
use bevy::input_focus::{FocusCause, FocusedInput, InputFocus, InputFocusVisible};
use bevy::prelude::*;
use bevy::ui_widgets::Button;

use crate::base::time::Span;
use crate::map::chart::Chart;
use crate::map::entity_ref::EntityRef;
use crate::record::observation::NoteKind;
use crate::session::player::{Mode, Recorded, Snapshot};
use crate::window::input::field::Held;
use crate::window::map::view::{MapCommand, MapView};
use crate::window::state::act::Act;
use crate::window::state::dialog::Dialog;
use crate::window::state::inbox::Inbox;
use crate::window::state::link::Link;
use crate::window::state::rights::Hands;
use crate::window::state::turn::Turn;
use crate::window::state::ui::{Fill, Pick, ScriptTab, SideTab, Stage, Ui};
use crate::window::view::apply::Keyed;

/// Keys and what they do, as the help shows them.
pub(crate) const KEYS: &[(&str, &str)] = &[
    ("Space", "key-play"),
    ("N", "key-step"),
    ("U", "key-run-until"),
    ("[   ]", "key-pace"),
    ("F9", "key-emergency"),
    ("N   Shift+N", "key-events"),
    ("⌫   PgUp   PgDn   Home   End", "key-seek"),
    ("V", "key-branch"),
    ("X   Shift+X   0", "key-eyes"),
    ("1 … 7", "key-tabs"),
    ("/   Ctrl+F", "key-search"),
    (",   .", "key-next"),
    ("S", "key-send"),
    ("M", "key-menu"),
    ("Enter", "key-enter"),
    ("Esc", "key-escape"),
    ("A", "key-ad-hoc"),
    ("O", "key-observe"),
    ("B", "key-bookmark"),
    ("E", "key-form"),
    ("R", "key-report"),
    ("← → ↑ ↓   +   −   F", "key-map"),
    ("C   K", "key-fill"),
    ("L   F2   F11", "key-language"),
    ("Tab   Shift+Tab", "key-tab"),
    ("?   F1", "key-help"),
    ("Ctrl+Q", "key-quit"),
];

/// Key of the part that has the focus when its dialog opens.
pub(crate) const ANSWER: &str = "answer";

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
    link: Res<Link>,
    (view, chart): (Res<MapView>, Res<Chart>),
    nav: TabNavigation,
    mut focus: ResMut<InputFocus>,
    mut visible: ResMut<InputFocusVisible>,
    mut ui: ResMut<Ui>,
    mut inbox: ResMut<Inbox>,
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

/// What a key that is held down does again and again; anything else it does once.
fn goes_on(act: &Act) -> bool {
    matches!(
        act,
        Act::Map(_) | Act::Next(_) | Act::Faster(_) | Act::Skip(_) | Act::Event(_)
    )
}

/// What a key means in a replay only.
fn in_replay(code: KeyCode, shift: bool, snap: &Snapshot, recorded: &Recorded) -> Option<Act> {
    Some(match code {
        KeyCode::KeyN => Act::Event(!shift),
        KeyCode::Backspace => Act::Rewind,
        KeyCode::Home => Act::Seek(snap.scenario.head.start),
        KeyCode::End => Act::Seek(recorded.end),
        KeyCode::PageDown => Act::Skip(Span::from_mins(5)),
        KeyCode::PageUp => Act::Skip(Span::from_mins(-5)),
        KeyCode::KeyV => Act::Show(Dialog::Branch),
        KeyCode::Digit7 => Act::Side(SideTab::Known),
        _ => return None,
    })
}

/// What a key means now.
fn meaning(
    code: KeyCode,
    shift: bool,
    control: bool,
    covered: bool,
    ui: &Ui,
    link: &Link,
) -> Option<Act> {
    let stopped = link
        .snapshot()
        .is_some_and(|s| s.mode == Mode::Emergency && ui.stage == Stage::Running);
    if stopped && !matches!(code, KeyCode::F9 | KeyCode::F11) {
        return None;
    }
    let always = match code {
        KeyCode::Escape => Some(Act::Escape),
        KeyCode::F1 => Some(Act::Show(Dialog::Help)),
        KeyCode::F2 => Some(Act::Large),
        KeyCode::F11 => Some(Act::Fullscreen),
        KeyCode::Slash if shift => Some(Act::Show(Dialog::Help)),
        KeyCode::KeyQ if control => Some(Act::Show(Dialog::Close)),
        _ => None,
    };
    if always.is_some() {
        return always;
    }
    if code == KeyCode::KeyL && !covered {
        return Some(Act::Speak(ui.lang.next()));
    }
    let snap = link.snapshot().filter(|_| ui.stage == Stage::Running)?;
    if code == KeyCode::F9 {
        return Some(Act::Emergency(snap.mode != Mode::Emergency));
    }
    if covered {
        // What the hot wash offers by its buttons it offers by their keys too.
        return match code {
            KeyCode::KeyR if ui.dialog == Some(Dialog::Summary) => Some(Act::WriteReport),
            KeyCode::KeyE if ui.dialog == Some(Dialog::Summary) => Some(Act::Show(Dialog::Form)),
            _ => None,
        };
    }
    if control {
        return (code == KeyCode::KeyF).then_some(Act::Show(Dialog::Search));
    }
    if let Some(act) = snap
        .replay
        .as_ref()
        .and_then(|t| in_replay(code, shift, snap, t))
    {
        return Some(act);
    }
    in_exercise(code, shift, ui, snap)
}

/// What a key means while an exercise is open and nothing covers it.
fn in_exercise(code: KeyCode, shift: bool, ui: &Ui, snap: &Snapshot) -> Option<Act> {
    match code {
        KeyCode::Space | KeyCode::KeyP => Some(Act::PlayPause),
        KeyCode::KeyN => Some(Act::Step),
        KeyCode::KeyU => Some(Act::Show(Dialog::RunUntil)),
        KeyCode::BracketRight => Some(Act::Faster(true)),
        KeyCode::BracketLeft => Some(Act::Faster(false)),
        KeyCode::KeyX => next_seat(ui, snap, !shift),
        KeyCode::Digit0 => Some(Act::LookAs(snap.scenario.excon().id.clone())),
        KeyCode::Digit1 => Some(Act::Script(ScriptTab::Injects)),
        KeyCode::Digit2 => Some(Act::Script(ScriptTab::Expected)),
        KeyCode::Digit3 => Some(Act::Script(ScriptTab::Seats)),
        KeyCode::Digit4 => Some(Act::Side(SideTab::Inspector)),
        KeyCode::Digit5 => Some(Act::Side(SideTab::Feed)),
        KeyCode::Digit6 => Some(Act::Side(SideTab::Notes)),
        KeyCode::Slash => Some(Act::Show(Dialog::Search)),
        KeyCode::Comma => Some(Act::Next(false)),
        KeyCode::Period => Some(Act::Next(true)),
        KeyCode::KeyM | KeyCode::ContextMenu => ui.selected.clone().map(Act::OpenMenu),
        KeyCode::KeyS => match ui.selected.as_ref()? {
            EntityRef::Unit(u) => Some(Act::Pick(Pick::Target(u.clone()))),
            other => other.target().map(|t| Act::Pick(Pick::Unit(t))),
        },
        KeyCode::Enter | KeyCode::NumpadEnter => ui.confirm.is_some().then_some(Act::Confirm),
        KeyCode::KeyA => Some(Act::Show(Dialog::AdHoc)),
        KeyCode::KeyO => Some(Act::Show(Dialog::Note(NoteKind::Observation))),
        KeyCode::KeyR => Some(Act::WriteReport),
        KeyCode::KeyE => Some(Act::Show(Dialog::Form)),
        KeyCode::KeyB => Some(Act::Show(Dialog::Note(NoteKind::Bookmark))),
        KeyCode::KeyK => Some(Act::Show(Dialog::Legend)),
        _ => on_map(code, ui),
    }
}

/// What a key means for the map: where one looks and what it is filled by.
fn on_map(code: KeyCode, ui: &Ui) -> Option<Act> {
    let pan = |x: f32, y: f32| Some(Act::Map(MapCommand::Pan(Vec2::new(x, y))));
    match code {
        KeyCode::ArrowLeft => pan(0.2, 0.0),
        KeyCode::ArrowRight => pan(-0.2, 0.0),
        KeyCode::ArrowUp => pan(0.0, 0.2),
        KeyCode::ArrowDown => pan(0.0, -0.2),
        KeyCode::Equal | KeyCode::NumpadAdd => Some(Act::Map(MapCommand::Zoom(1.4))),
        KeyCode::Minus | KeyCode::NumpadSubtract => Some(Act::Map(MapCommand::Zoom(1.0 / 1.4))),
        KeyCode::KeyF => Some(Act::Map(MapCommand::Fit)),
        KeyCode::KeyC => {
            let n = Fill::ALL.iter().position(|f| *f == ui.fill).unwrap_or(0);
            Some(Act::Fill(Fill::ALL[(n + 1) % Fill::ALL.len()]))
        }
        _ => None,
    }
}

/// The next seat to look through.
fn next_seat(ui: &Ui, snap: &Snapshot, forward: bool) -> Option<Act> {
    // From room to room one does not pass the truth.
    let control = &snap.scenario.excon().id;
    let past = Hands::of(ui, snap) == Hands::Room;
    let mut seats: Vec<_> = snap
        .scenario
        .seats
        .values()
        .filter(|s| !past || s.id != *control)
        .collect();
    seats.sort_by_key(|s| (s.role, s.id.clone()));
    let now = ui.eyes.as_ref()?;
    let at = seats.iter().position(|s| s.id == *now)?;
    let n = seats.len();
    let next = if forward {
        (at + 1) % n
    } else {
        (at + n - 1) % n
    };
    Some(Act::LookAs(seats[next].id.clone()))
}

/// A dialog or menu that opens takes the focus, so that Tab and the arrows stay inside it.
fn focus_into_dialogs(
    groups: Query<(Entity, Ref<TabGroup>)>,
    children: Query<&Children>,
    focusable: Query<Option<&Keyed>, With<TabIndex>>,
    ui: Res<Ui>,
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
    link: Res<Link>,
    ui: Res<Ui>,
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
        .is_some_and(|s| s.mode == Mode::Emergency && ui.stage == Stage::Running);
    let newly = ui.confirm.is_some() && !*asked && buttons.contains(held);
    *asked = ui.confirm.is_some();
    if newly || (stopped && parts.contains(held)) {
        focus.clear();
    }
}
