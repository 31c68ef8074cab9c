//! Fields that are typed into, in every script: what a key means there, the caret, the selection, undo, the clipboard.
//!
//! ```text
//! keys, input method ─► strokes: in their order, one at a time ─┐
//! pointer ─────────────► point ──────────────────────────────────┼─► edit: text, caret, undo ─► what is typed (`ui`)
//!                                                               └─► scroll: the caret is always in view
//! ```
//!
//! Bevy lays out and draws the text of a field; everything that a hand does to it is here, because its own input takes keys a frame
//! late, reads Shift as it is at the frame's end, knows shortcuts by Latin letters only and does not scroll from right to left.
//! A field's text is what is typed at every moment: whatever follows in the same frame, such as the enter key, finds all of it.
//! Deliberately not here: what a field is for (the panels), other keys (`keys`).

mod dress;
mod edit;
mod point;
mod scroll;
mod strokes;
#[cfg(test)]
mod tests;

use bevy::input::InputSystems;
use bevy::input::keyboard::KeyboardInput;
use bevy::input_focus::{FocusGained, FocusLost, FocusedInput, InputFocus};
use bevy::picking::PickingSystems;
use bevy::prelude::*;
use bevy::text::EditableText;
use bevy::ui::widget::{TextScroll, scroll_editable_text, update_editable_text_layout};
use bevy::ui::{ContentSize, UiSystems, widget::TextNodeFlags};
use bevy::window::{PrimaryWindow, WindowEvent};

pub(crate) use dress::dress;
pub(crate) use strokes::Held;

use crate::screen::state::act::Act;
use crate::screen::state::inbox::Inbox;
use crate::screen::state::ui::{Field, MOST};
use crate::window::resources::OfScreen;
use edit::{Edit, Meaning, Pen, Undo};

/// Where typed text goes, and what the enter key does.
#[derive(Component, Clone, PartialEq, Debug)]
#[require(Undo, scroll::Seen)]
pub(crate) struct TypesInto {
    pub(crate) field: Field,
    pub(crate) submit: Option<Act>,
    /// Whether it holds several lines.
    pub(crate) lines: bool,
}

/// Words shown while a field is empty.
#[derive(Component)]
pub(crate) struct Placeholder(pub(crate) Entity);

/// The field that the pointer has just pressed: it keeps the caret where it was pressed.
#[derive(Resource, Default)]
struct JustPressed(Option<Entity>);

/// What fields need, with a renderer or without.
pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<strokes::Strokes>()
        .init_resource::<UiScale>()
        .init_resource::<Held>()
        .init_resource::<JustPressed>()
        .init_resource::<edit::Kept>()
        .init_resource::<bevy::text::FontCx>()
        .init_resource::<bevy::text::LayoutCx>()
        .add_message::<KeyboardInput>()
        .add_message::<WindowEvent>()
        .add_message::<bevy::window::RequestRedraw>()
        .add_observer(key)
        .add_observer(point::press)
        .add_observer(point::drag)
        .add_observer(gained)
        .add_observer(lost)
        .add_systems(
            PreUpdate,
            (
                // What came before a press of the pointer is taken before it, the rest after it.
                (strokes::collect, strokes::before_pointer)
                    .chain()
                    .after(InputSystems)
                    .before(PickingSystems::ProcessInput),
                strokes::after_pointer
                    .after(PickingSystems::Last)
                    .after(strokes::before_pointer),
            ),
        );
    app.register_required_components::<EditableText, Node>()
        .register_required_components::<EditableText, TextNodeFlags>()
        .register_required_components::<EditableText, ContentSize>()
        .register_required_components::<EditableText, TextScroll>();
}

/// What fields need where they are drawn.
pub(crate) fn drawn(app: &mut App) {
    app.add_systems(PreUpdate, listen.after(InputSystems))
        .add_systems(
            PostUpdate,
            (scroll::scroll, scroll::input_method)
                .chain()
                .in_set(UiSystems::PostLayout)
                .after(scroll_editable_text)
                .after(update_editable_text_layout),
        );
}

/// A key while a field has the focus.
fn key(
    mut ev: On<FocusedInput<KeyboardInput>>,
    held: Res<Held>,
    mut pen: Pen,
    mut inbox: ResMut<OfScreen<Inbox>>,
    mut focus: ResMut<InputFocus>,
) {
    let entity = ev.focused_entity;
    let Some((into, composing)) = pen.field(entity) else {
        return;
    };
    // What an input method is making of the keys belongs to it, the tab key too.
    if composing {
        return ev.propagate(false);
    }
    let in_dialog = pen.ui.dialog.is_some();
    let meaning = edit::meaning(&ev.input, &held, &into, in_dialog);
    if meaning != Meaning::NotOurs {
        ev.propagate(false);
    }
    if !ev.input.state.is_pressed() {
        return;
    }
    match meaning {
        Meaning::Edit(edit) => pen.edit(entity, edit),
        Meaning::Submit => {
            if let Some(act) = into.submit {
                inbox.push(act);
            }
        }
        Meaning::Leave => {
            focus.clear();
            // In a dialog it also closes that.
            if in_dialog {
                inbox.push(Act::Escape);
            }
        }
        Meaning::Nothing | Meaning::NotOurs => {}
    }
}

/// Who comes to a short field by keys writes over what is in it; in a long one the caret stands at the end.
fn gained(ev: On<FocusGained>, mut pressed: ResMut<JustPressed>, mut pen: Pen) {
    let entity = ev.entity;
    if pressed.0.take() == Some(entity) {
        return;
    }
    if let Some((into, _)) = pen.field(entity) {
        pen.edit(
            entity,
            if into.lines {
                Edit::End(false)
            } else {
                Edit::All
            },
        );
    }
}

/// What an input method has not finished does not follow to another field; a selection is seen only where one types.
fn lost(ev: On<FocusLost>, mut pen: Pen) {
    pen.edit(ev.entity, Edit::Compose(String::new(), None));
    pen.edit(ev.entity, Edit::Collapse);
}

/// Input methods are asked only while something is typed.
fn listen(
    focus: Res<InputFocus>,
    fields: Query<(), With<TypesInto>>,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
) {
    if !focus.is_changed() {
        return;
    }
    let typing = focus.get().is_some_and(|e| fields.contains(e));
    for mut w in &mut windows {
        if w.ime_enabled != typing {
            w.ime_enabled = typing;
        }
    }
}

/// Whether the caret of a field is within the part of its text that is seen.
pub(crate) fn caret_is_seen(
    text: &bevy::text::TextLayoutInfo,
    scroll: &TextScroll,
    node: &ComputedNode,
) -> bool {
    let Some((_, caret)) = text.cursor else {
        return false;
    };
    let (from, to) = (caret.min - scroll.0, caret.max - scroll.0);
    let room = node.content_box().size();
    from.x >= -1.0 && to.x <= room.x + 1.0 && from.y >= -1.0 && to.y <= room.y + 1.0
}
