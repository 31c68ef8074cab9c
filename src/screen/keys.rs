//! The keyboard, whatever it is read by: everything that buttons do can be done with keys.
//!
//! Letters are taken by their place on the keyboard, so that they work with an Arabic layout too. While something is typed, keys
//! belong to the field. Deliberately not here: reading the keyboard, Tab, Enter and Space on buttons (the renderers).

use crate::base::time::Span;
use crate::map::entity_ref::EntityRef;
use crate::record::observation::NoteKind;
use crate::screen::layout::Vec2;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::editor::{Adding, EditorAct, Leaving};
use crate::screen::state::editor_line::LineAct;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::MapCommand;
use crate::screen::state::place::Place;
use crate::screen::state::rights::Hands;
use crate::screen::state::ui::{Fill, Pick, ScriptTab, SideTab, Stage, Ui};
use crate::session::player::{Recorded, Snapshot};

/// Makes the enum of keys and what turns a name into one, so that no name can be missing.
macro_rules! key_codes {
    ($($code:ident),* $(,)?) => {
        /// A key by its place on the keyboard, named as "UI Events KeyboardEvent code Values" (W3C) names it; those that mean something.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum KeyCode {
            $($code),*
        }

        #[cfg(feature = "seats")]
        impl KeyCode {
            /// The key of a standard name, if it means something.
            pub(crate) fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($code) => Some(Self::$code),)*
                    _ => None,
                }
            }
        }
    };
}

/// Gives the names of all keys that mean something to a macro: there is one list of them.
macro_rules! with_key_codes {
    ($then:ident) => {
        $then! {
            Space, Enter, NumpadEnter, Escape, Backspace, Home, End, PageUp,
            PageDown, Slash, Comma, Period, Equal, Minus, NumpadAdd, NumpadSubtract,
            BracketLeft, BracketRight, ArrowLeft, ArrowRight, ArrowUp, ArrowDown, ContextMenu, F1,
            F2, F9, F11, Digit0, Digit1, Digit2, Digit3, Digit4,
            Digit5, Digit6, Digit7, KeyA, KeyB, KeyC, KeyE, KeyF,
            KeyK, KeyL, KeyM, KeyN, KeyO, KeyP, KeyQ, KeyR,
            KeyS, KeyU, KeyV, KeyX, KeyY, KeyZ,
        }
    };
}
pub(crate) use with_key_codes;

with_key_codes!(key_codes);

/// Keys and what they do, as the help shows them.
pub(crate) struct KeyHelp {
    keys: &'static str,
    words: &'static str,
    /// What has to be allowed for them to mean something.
    pub(crate) does: fn() -> Act,
}

impl KeyHelp {
    /// Their names, and the words that say what they do for these hands.
    pub(crate) fn said(&self, hands: Option<Hands>) -> (&'static str, &'static str) {
        match (self.words, hands) {
            ("key-tabs", Some(Hands::Team)) => ("1 … 6", "key-tabs-seat"),
            (words, _) => (self.keys, words),
        }
    }
}

const fn key(keys: &'static str, words: &'static str, does: fn() -> Act) -> KeyHelp {
    KeyHelp { keys, words, does }
}

/// All keys that the help shows.
pub(crate) const KEYS: &[KeyHelp] = &[
    key("Space", "key-play", || Act::PlayPause),
    key("N", "key-step", || Act::Step),
    key("U", "key-run-until", || Act::Show(Dialog::RunUntil)),
    key("[   ]", "key-pace", || Act::Faster(true)),
    key("F9   Shift+F9", "key-emergency", || Act::Emergency(true)),
    key("N   Shift+N", "key-events", || Act::Event(true)),
    key("⌫   PgUp   PgDn   Home   End", "key-seek", || Act::Rewind),
    key("V", "key-branch", || Act::Branch),
    key("X   Shift+X   0", "key-eyes", || Act::LookAsControl),
    key("1 … 7", "key-tabs", || Act::Nothing),
    key("/   Ctrl+F", "key-search", || Act::Nothing),
    key(",   .", "key-next", || Act::Nothing),
    key("S", "key-send", || Act::Confirm),
    key("M", "key-menu", || Act::Nothing),
    key("Enter", "key-enter", || Act::Confirm),
    key("Esc", "key-escape", || Act::Nothing),
    key("A", "key-ad-hoc", || Act::Improvise),
    key("O", "key-observe", || Act::Nothing),
    key("B", "key-bookmark", || Act::Nothing),
    key("E", "key-form", || Act::Judge),
    key("R", "key-report", || Act::WriteReport),
    key("← → ↑ ↓   +   −   F", "key-map", || Act::Nothing),
    key("C   K", "key-fill", || Act::Nothing),
    key("L   F2", "key-language", || Act::Large),
    key("F11", "key-full-screen", || Act::Fullscreen),
    key("Tab   Shift+Tab", "key-tab", || Act::Nothing),
    key("?   F1", "key-help", || Act::Nothing),
    key("Ctrl+Q", "key-quit", || Act::CloseNow),
];

/// Key of the part that has the focus when its dialog opens.
pub(crate) const ANSWER: &str = "answer";

/// What a key that is held down does again and again; anything else it does once.
pub(crate) fn goes_on(act: &Act) -> bool {
    matches!(
        act,
        Act::Map(_)
            | Act::Next(_)
            | Act::Faster(_)
            | Act::Skip(_)
            | Act::Event(_)
            | Act::Edit(EditorAct::Line(_))
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
pub(crate) fn meaning(
    code: KeyCode,
    shift: bool,
    control: bool,
    covered: bool,
    ui: &Ui,
    link: &Link,
) -> Option<Act> {
    let stopped = link
        .snapshot()
        .is_some_and(|s| s.is_stopped() && ui.stage == Stage::Running);
    if stopped && !matches!(code, KeyCode::F9 | KeyCode::F11) {
        return None;
    }
    let always = match code {
        KeyCode::Escape => Some(Act::Escape),
        KeyCode::F1 => Some(Act::Show(Dialog::Help)),
        KeyCode::F2 => Some(Act::Large),
        KeyCode::F11 => Some(Act::Fullscreen),
        KeyCode::Slash if shift => Some(Act::Show(Dialog::Help)),
        KeyCode::KeyQ if control && ui.has_unsaved() => {
            Some(Act::Show(Dialog::LeaveEditor(Leaving::Program)))
        }
        KeyCode::KeyQ if control => Some(Act::Show(Dialog::Close)),
        _ => None,
    };
    if always.is_some() {
        return always;
    }
    if code == KeyCode::KeyL && !covered {
        return Some(Act::Speak(ui.lang.next()));
    }
    if ui.stage == Stage::Editing {
        return in_editor(code, shift, control, covered, ui);
    }
    let snap = link.snapshot().filter(|_| ui.stage == Stage::Running)?;
    if code == KeyCode::F9 {
        return Some(match (snap.is_stopped(), ui.asked_over) {
            (false, _) => Act::Emergency(true),
            // A second press in haste ends nothing: it asks, and another key says yes.
            (true, true) if shift => Act::Emergency(false),
            (true, asked) => Act::AskOver(!asked),
        });
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

/// What a key means while a scenario is edited.
fn in_editor(code: KeyCode, shift: bool, control: bool, covered: bool, ui: &Ui) -> Option<Act> {
    let act = match code {
        _ if covered => return None,
        KeyCode::KeyZ if control && shift => EditorAct::Redo,
        KeyCode::KeyZ if control => EditorAct::Undo,
        KeyCode::KeyY if control => EditorAct::Redo,
        KeyCode::KeyS if control => EditorAct::Save,
        _ if control => return None,
        KeyCode::BracketRight => stretched(2.0, ui),
        KeyCode::BracketLeft => stretched(0.5, ui),
        KeyCode::Comma => EditorAct::Line(LineAct::Shift(-0.25)),
        KeyCode::Period => EditorAct::Line(LineAct::Shift(0.25)),
        KeyCode::Home => EditorAct::Line(LineAct::Whole),
        KeyCode::KeyA => return Some(Act::Show(Dialog::Adding(Adding::Inject))),
        _ => return on_map(code, ui),
    };
    Some(Act::Edit(act))
}

/// The line of time so many times as close.
fn stretched(factor: f32, ui: &Ui) -> EditorAct {
    let held = ui.editor().map_or(0.5, |e| e.line.held(&e.scenario));
    EditorAct::Line(LineAct::Zoom(factor, held))
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
        KeyCode::Digit1 | KeyCode::Digit2 | KeyCode::Digit3 => Some(Act::Script(list(code, ui))),
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

/// The list of a key: exercise control's, or at a team's seat that seat's.
fn list(code: KeyCode, ui: &Ui) -> ScriptTab {
    let team = ui.place == Place::Team;
    match code {
        KeyCode::Digit1 if team => ScriptTab::Units,
        KeyCode::Digit2 if team => ScriptTab::Centres,
        _ if team => ScriptTab::Checkpoints,
        KeyCode::Digit1 => ScriptTab::Injects,
        KeyCode::Digit2 => ScriptTab::Expected,
        _ => ScriptTab::Seats,
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
