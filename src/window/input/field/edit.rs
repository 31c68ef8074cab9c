//! What a key means in a field, and what is done to its text: at once, with undo, with the system's clipboard.
//!
//! Shortcuts are taken by their letter where the layout has Latin letters, else by their place on the keyboard, so that they work in an
//! Arabic layout. Deliberately not here: in which order keys come (`strokes`), the pointer (`point`).

use bevy::clipboard::{Clipboard, ClipboardError};
use bevy::ecs::system::SystemParam;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};
use bevy::prelude::*;
use bevy::text::{EditableText, FontCx, LayoutCx};

use crate::screen::state::ui::Ui;
use crate::window::input::field::{Held, MOST, TypesInto};
use crate::window::resources::OfScreen;

/// Moments that can be taken back at most.
const MOMENTS: usize = 200;

/// What a key means in a field.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Meaning {
    Edit(Edit),
    /// Does what the field is for.
    Submit,
    /// Gives the focus away.
    Leave,
    /// It belongs to the field, and does nothing there.
    Nothing,
    /// It belongs to whoever is around the field.
    NotOurs,
}

/// Something that is done to a field. The truth value of a movement says whether it selects.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Edit {
    Insert(String),
    Backspace,
    Delete,
    BackspaceWord,
    DeleteWord,
    Left(bool),
    Right(bool),
    WordLeft(bool),
    WordRight(bool),
    Up(bool),
    Down(bool),
    LineStart(bool),
    LineEnd(bool),
    Start(bool),
    End(bool),
    All,
    Collapse,
    Copy,
    Cut,
    Paste,
    Undo,
    Redo,
    /// What an input method has so far, and where its caret stands in it; nothing ends it.
    Compose(String, Option<(usize, usize)>),
    MoveTo(Vec2),
    ExtendTo(Vec2),
    DragTo(Vec2),
    Word(Vec2),
}

/// What a key means in a field.
pub(super) fn meaning(
    key: &KeyboardInput,
    held: &Held,
    into: &TypesInto,
    in_dialog: bool,
) -> Meaning {
    if held.command()
        && let Some(meaning) = shortcut(key, held.shift())
    {
        return meaning;
    }
    let (shift, word, command) = (held.shift(), held.word(), held.command());
    let by_word = |plain: Edit, far: Edit| Meaning::Edit(if word { far } else { plain });
    match &key.logical_key {
        Key::Copy => Meaning::Edit(Edit::Copy),
        Key::Cut => Meaning::Edit(Edit::Cut),
        Key::Paste => Meaning::Edit(Edit::Paste),
        Key::Undo => Meaning::Edit(Edit::Undo),
        Key::Redo => Meaning::Edit(Edit::Redo),
        Key::Insert if command => Meaning::Edit(Edit::Copy),
        Key::Insert if shift => Meaning::Edit(Edit::Paste),
        Key::Delete if shift && !word => Meaning::Edit(Edit::Cut),
        Key::Backspace => by_word(Edit::Backspace, Edit::BackspaceWord),
        Key::Delete => by_word(Edit::Delete, Edit::DeleteWord),
        Key::ArrowLeft => by_word(Edit::Left(shift), Edit::WordLeft(shift)),
        Key::ArrowRight => by_word(Edit::Right(shift), Edit::WordRight(shift)),
        Key::ArrowUp if command => Meaning::Edit(Edit::Start(shift)),
        Key::ArrowDown if command => Meaning::Edit(Edit::End(shift)),
        Key::ArrowUp if into.lines => Meaning::Edit(Edit::Up(shift)),
        Key::ArrowDown if into.lines => Meaning::Edit(Edit::Down(shift)),
        // From a single line they lead to the next part of the dialog.
        Key::ArrowUp | Key::ArrowDown if in_dialog => Meaning::NotOurs,
        Key::Home if command => Meaning::Edit(Edit::Start(shift)),
        Key::End if command => Meaning::Edit(Edit::End(shift)),
        Key::Home => Meaning::Edit(Edit::LineStart(shift)),
        Key::End => Meaning::Edit(Edit::LineEnd(shift)),
        Key::Escape => Meaning::Leave,
        Key::Enter if into.lines && (shift || into.submit.is_none()) => {
            Meaning::Edit(Edit::Insert("\n".to_owned()))
        }
        Key::Enter => Meaning::Submit,
        Key::Tab | Key::ContextMenu => Meaning::NotOurs,
        Key::F1 | Key::F2 | Key::F9 | Key::F11 => Meaning::NotOurs,
        _ => typed(key, held),
    }
}

/// What a key types.
fn typed(key: &KeyboardInput, held: &Held) -> Meaning {
    if held.no_text() {
        return Meaning::Nothing;
    }
    let text = match (&key.text, &key.logical_key) {
        (Some(text), _) => text.as_str(),
        (None, Key::Space) => " ",
        (None, Key::Character(text)) => text.as_str(),
        _ => "",
    };
    // Keys of the machine, such as that for loudness, are nobody's; letters are never left to anybody else.
    match text {
        "" if matches!(key.logical_key, Key::Unidentified(_)) => Meaning::NotOurs,
        "" => Meaning::Nothing,
        text if text.chars().all(char::is_control) => Meaning::Nothing,
        text => Meaning::Edit(Edit::Insert(text.to_owned())),
    }
}

/// A letter with the key of shortcuts held down.
fn shortcut(key: &KeyboardInput, shift: bool) -> Option<Meaning> {
    let latin = match &key.logical_key {
        Key::Character(c) => c
            .chars()
            .next()
            .filter(char::is_ascii_alphabetic)
            .map(|c| c.to_ascii_lowercase()),
        _ => None,
    };
    let letter = latin.or(match key.key_code {
        KeyCode::KeyA => Some('a'),
        KeyCode::KeyC => Some('c'),
        KeyCode::KeyX => Some('x'),
        KeyCode::KeyV => Some('v'),
        KeyCode::KeyZ => Some('z'),
        KeyCode::KeyY => Some('y'),
        KeyCode::KeyF => Some('f'),
        KeyCode::KeyQ => Some('q'),
        _ => None,
    })?;
    Some(match (letter, shift) {
        ('a', _) => Meaning::Edit(Edit::All),
        ('c', _) => Meaning::Edit(Edit::Copy),
        ('x', _) => Meaning::Edit(Edit::Cut),
        ('v', _) => Meaning::Edit(Edit::Paste),
        ('z', false) => Meaning::Edit(Edit::Undo),
        ('z', true) | ('y', _) => Meaning::Edit(Edit::Redo),
        // Search, and closing the window.
        ('f' | 'q', _) => Meaning::NotOurs,
        _ => Meaning::Nothing,
    })
}

/// A field's text at some moment, with its selection: where it began and where the caret was, in bytes.
#[derive(Clone, PartialEq, Debug)]
struct Moment {
    text: String,
    from: usize,
    to: usize,
}

/// Changes that follow each other and are taken back together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Run {
    #[default]
    None,
    /// Letters.
    Typing,
    /// The spaces after a word, which go with it.
    Spacing,
    Erasing,
}

impl Run {
    /// Whether a change is taken back together with those before it.
    fn goes_on_with(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Typing, Self::Typing | Self::Spacing)
                | (Self::Spacing, Self::Spacing)
                | (Self::Erasing, Self::Erasing)
        )
    }
}

/// What can be taken back in a field, and what can be done again.
#[derive(Component, Default)]
pub(crate) struct Undo {
    past: Vec<Moment>,
    future: Vec<Moment>,
    run: Run,
}

impl Undo {
    /// Nothing can be taken back any more: the text was put there by someone else.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    fn note(&mut self, before: Moment, run: Run) {
        if !self.run.goes_on_with(run) {
            self.past.push(before);
            if self.past.len() > MOMENTS {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.run = run;
    }
}

/// What was copied, where there is no clipboard of the system.
#[derive(Resource, Default)]
pub(super) struct Kept(String);

/// Writes in fields.
#[derive(SystemParam)]
pub(super) struct Pen<'w, 's> {
    fields: Query<
        'w,
        's,
        (
            &'static TypesInto,
            &'static mut EditableText,
            &'static mut Undo,
        ),
    >,
    fonts: ResMut<'w, FontCx>,
    layouts: ResMut<'w, LayoutCx>,
    /// The system's, where there is a screen.
    clipboard: Option<ResMut<'w, Clipboard>>,
    kept: ResMut<'w, Kept>,
    pub(super) ui: ResMut<'w, OfScreen<Ui>>,
}

impl Pen<'_, '_> {
    /// What a field is for, and whether an input method is making something in it.
    pub(super) fn field(&self, entity: Entity) -> Option<(TypesInto, bool)> {
        self.fields
            .get(entity)
            .ok()
            .map(|(into, text, _)| (into.clone(), text.is_composing()))
    }

    /// Does something to a field, and notes what is typed in it then. Nothing if it is no field.
    pub(super) fn edit(&mut self, entity: Entity, edit: Edit) {
        let Ok((into, text, mut undo)) = self.fields.get_mut(entity) else {
            return;
        };
        if matches!(edit, Edit::Compose(ref s, _) if s.is_empty()) && !text.is_composing()
            || edit == Edit::Collapse && calm(&text)
        {
            return;
        }
        let text = text.into_inner();
        if !text.pending_edits.is_empty() {
            // A text that has just been put there (`dress`) is gone on with at its end.
            text.pending_edits.clear();
            text.editor
                .driver(&mut self.fonts, &mut self.layouts.0)
                .move_to_text_end();
        }
        let mut hand = Hand {
            text,
            undo: &mut undo,
            fonts: &mut self.fonts,
            layouts: &mut self.layouts,
            clipboard: self.clipboard.as_deref_mut(),
            kept: &mut self.kept,
            lines: into.lines,
            cut_short: false,
        };
        hand.take(edit);
        let (cut_short, value) = (hand.cut_short, text.value().to_string());
        if self.ui.hint.is_some() {
            // What one types is not covered.
            self.ui.hint = None;
        }
        if self.ui.typed(into.field) != value {
            self.ui.fields.insert(into.field, value);
            if self.ui.wrong.as_ref().is_some_and(|w| w.0 == into.field) {
                self.ui.wrong = None;
            }
        }
        if cut_short {
            self.ui.wrong = Some((into.field, "field-full"));
        }
    }
}

/// Whether nothing is selected.
fn calm(text: &EditableText) -> bool {
    text.editor.raw_selection().is_collapsed()
}

/// One edit of one field.
struct Hand<'a> {
    text: &'a mut EditableText,
    undo: &'a mut Undo,
    fonts: &'a mut FontCx,
    layouts: &'a mut LayoutCx,
    clipboard: Option<&'a mut Clipboard>,
    kept: &'a mut Kept,
    lines: bool,
    cut_short: bool,
}

impl Hand<'_> {
    fn moment(&self) -> Moment {
        let s = self.text.editor.raw_selection();
        Moment {
            text: self.text.value().to_string(),
            from: s.anchor().index(),
            to: s.focus().index(),
        }
    }

    fn take(&mut self, edit: Edit) {
        let run = match &edit {
            Edit::Insert(words) if words.chars().all(char::is_whitespace) => Run::Spacing,
            Edit::Insert(words) if words.chars().count() == 1 => Run::Typing,
            Edit::Backspace | Edit::Delete => Run::Erasing,
            _ => Run::None,
        };
        match edit {
            Edit::Undo => return self.back(),
            Edit::Redo => return self.again(),
            Edit::Copy => return self.copy(),
            _ => {}
        }
        let before = self.moment();
        // What is written over a selection is taken back with that, and apart from what came before.
        if before.from != before.to {
            self.undo.run = Run::None;
        }
        match edit {
            Edit::Insert(words) => self.insert(&words),
            Edit::Cut => {
                self.copy();
                if !calm(self.text) {
                    self.text
                        .editor
                        .driver(self.fonts, &mut self.layouts.0)
                        .delete_selection();
                }
            }
            Edit::Paste => {
                let words = self.pasted();
                self.insert(&words);
            }
            other => self.drive(other),
        }
        if self.text.value() == before.text.as_str() {
            self.undo.run = Run::None;
            return;
        }
        self.undo.note(before, run);
    }

    /// Movements and deletions.
    fn drive(&mut self, edit: Edit) {
        let latin = || {
            let value = self.text.value().to_string();
            value.contains(|c: char| c.is_ascii_alphabetic())
        };
        let latin = matches!(edit, Edit::MoveTo(_)) && latin();
        let mut d = self.text.editor.driver(self.fonts, &mut self.layouts.0);
        match edit {
            Edit::Backspace => d.backdelete(),
            Edit::Delete => d.delete(),
            Edit::BackspaceWord => d.backdelete_word(),
            Edit::DeleteWord => d.delete_word(),
            Edit::Left(false) => d.move_left(),
            Edit::Left(true) => d.select_left(),
            Edit::Right(false) => d.move_right(),
            Edit::Right(true) => d.select_right(),
            Edit::WordLeft(false) => d.move_word_left(),
            Edit::WordLeft(true) => d.select_word_left(),
            Edit::WordRight(false) => d.move_word_right(),
            Edit::WordRight(true) => d.select_word_right(),
            Edit::Up(false) => d.move_up(),
            Edit::Up(true) => d.select_up(),
            Edit::Down(false) => d.move_down(),
            Edit::Down(true) => d.select_down(),
            Edit::LineStart(false) => d.move_to_line_start(),
            Edit::LineStart(true) => d.select_to_line_start(),
            Edit::LineEnd(false) => d.move_to_line_end(),
            Edit::LineEnd(true) => d.select_to_line_end(),
            Edit::Start(false) => d.move_to_text_start(),
            Edit::Start(true) => d.select_to_text_start(),
            Edit::End(false) => d.move_to_text_end(),
            Edit::End(true) => d.select_to_text_end(),
            Edit::All => d.select_all(),
            Edit::Collapse => d.collapse_selection(),
            Edit::Compose(words, _) if words.is_empty() => d.clear_compose(),
            Edit::Compose(words, caret) => d.set_compose(&words, caret),
            Edit::MoveTo(at) => {
                d.move_to_point(at.x, at.y);
                // Words that run from the right leave room behind their end. A number there is read from its left, so that its end
                // would be out of reach. Latin words keep their own direction.
                let begins = if latin {
                    0.0
                } else {
                    let mut lines = d.layout().lines();
                    let line = lines.find(|l| at.y < l.metrics().block_max_coord);
                    line.map_or(0.0, |l| l.metrics().offset)
                };
                if begins > 0.0 && at.x < begins {
                    d.move_to_line_end();
                }
            }
            Edit::ExtendTo(at) => d.shift_click_extension(at.x, at.y),
            Edit::DragTo(at) => d.extend_selection_to_point(at.x, at.y),
            Edit::Word(at) => d.select_word_at_point(at.x, at.y),
            Edit::Insert(_) | Edit::Copy | Edit::Cut | Edit::Paste | Edit::Undo | Edit::Redo => {}
        }
    }

    /// Puts words in place of the selection, as many as there is room for.
    fn insert(&mut self, words: &str) {
        let words = clean(words, self.lines);
        let selected = self
            .text
            .editor
            .selected_text()
            .map_or(0, |s| s.chars().count());
        let room = MOST.saturating_sub(self.text.value().chars().count() - selected);
        let fits: String = words.chars().take(room).collect();
        self.cut_short = fits.len() < words.len();
        if !fits.is_empty() {
            self.text
                .editor
                .driver(self.fonts, &mut self.layouts.0)
                .insert_or_replace_selection(&fits);
        }
    }

    fn copy(&mut self) {
        let Some(words) = self.text.editor.selected_text() else {
            return;
        };
        words.clone_into(&mut self.kept.0);
        if let Some(Err(e)) = self.clipboard.as_mut().map(|c| c.set_text(words)) {
            debug!("clipboard: {e}");
        }
    }

    fn pasted(&mut self) -> String {
        match self
            .clipboard
            .as_mut()
            .map(|c| c.fetch_text().poll_result())
        {
            Some(Some(Ok(words))) => words,
            // Without one, what was copied here.
            None | Some(Some(Err(ClipboardError::ClipboardNotSupported))) => self.kept.0.clone(),
            Some(Some(Err(_)) | None) => String::new(),
        }
    }

    fn back(&mut self) {
        if let Some(moment) = self.undo.past.pop() {
            let now = self.moment();
            self.undo.future.push(now);
            self.restore(&moment);
        }
    }

    fn again(&mut self) {
        if let Some(moment) = self.undo.future.pop() {
            let now = self.moment();
            self.undo.past.push(now);
            self.restore(&moment);
        }
    }

    fn restore(&mut self, moment: &Moment) {
        self.undo.run = Run::None;
        self.text.editor.set_text(&moment.text);
        let mut d = self.text.editor.driver(self.fonts, &mut self.layouts.0);
        d.refresh_layout();
        d.select_byte_range(moment.from, moment.to);
    }
}

/// Words from anywhere as a field takes them: breaks of any sort are line breaks, or spaces where there is but one line; signs that one
/// cannot see and that turn the direction of what follows are left out.
pub(super) fn clean(words: &str, lines: bool) -> String {
    let words = words.replace("\r\n", "\n");
    // What is copied from a page or a table ends with a break that nobody wants in a line.
    let words = if lines {
        words.as_str()
    } else {
        words.trim_end_matches(['\n', '\r'])
    };
    let sign = |c: char| match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Some(if lines { '\n' } else { ' ' })
        }
        '\t' => Some(' '),
        c if crate::base::text::turns(c) => None,
        c if c.is_control() => None,
        c => Some(c),
    };
    words.chars().filter_map(sign).flat_map(letters).collect()
}

/// The letters of a sign. Arabic keyboards have a key for lam with alef; some systems give it as one sign, which no search finds.
fn letters(c: char) -> impl Iterator<Item = char> {
    let alef = match c {
        '\u{fef5}' | '\u{fef6}' => Some('آ'),
        '\u{fef7}' | '\u{fef8}' => Some('أ'),
        '\u{fef9}' | '\u{fefa}' => Some('إ'),
        '\u{fefb}' | '\u{fefc}' => Some('ا'),
        _ => None,
    };
    std::iter::once(if alef.is_some() { 'ل' } else { c }).chain(alef)
}
