//! What the parts of a screen do under pointer and keyboard: presses and menus become acts, hints appear, focus is seen.
//!
//! Deliberately not here: typing (`field`), what an act does (`act`), the look (`theme`).

use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input_focus::{FocusCause, FocusGained, FocusedInput, InputFocus, InputFocusVisible};
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::text::{EditableText, TextEditChange};
use bevy::ui::{InteractionDisabled, Pressed};
use bevy::ui_widgets::{Activate, ScrollIntoView, Scrollbar};
use bevy::window::RequestRedraw;

use crate::screen::state::act::Act;
use crate::screen::state::inbox::Inbox;
use crate::screen::state::ui::Ui;
use crate::screen::theme::ColorRole;
use crate::window::input::field::{Placeholder, TypesInto};
use crate::window::resources::OfScreen;
use crate::window::theme::Themed as _;
use crate::window::turn::Turn;

/// What a press does.
#[derive(Component, Clone, PartialEq, Debug)]
pub(crate) struct Press(pub(crate) Act);

/// What the other mouse button or the menu key does.
#[derive(Component, Clone, PartialEq, Debug)]
pub(crate) struct Menu(pub(crate) Act);

/// Words that appear under the pointer.
#[derive(Component, Clone, PartialEq, Debug)]
pub(crate) struct Hint(pub(crate) String);

/// The colours of a part at rest.
#[derive(Component, Clone, Copy, PartialEq, Debug)]
pub(crate) struct Paint {
    pub(crate) fill: ColorRole,
    pub(crate) edge: ColorRole,
}

/// Adds the behaviour of all parts.
pub(crate) fn plugin(app: &mut App) {
    app.add_plugins(crate::window::view::press::plugin)
        .add_plugins(crate::window::view::slide::plugin)
        .add_observer(pressed)
        .add_observer(other_button)
        .add_observer(typed)
        .add_observer(menu_key)
        .add_observer(focused)
        .init_resource::<ToBeSeen>()
        .add_message::<RequestRedraw>()
        .add_systems(PreUpdate, bring_into_view)
        // The screen may replace parts; what follows sees those that stand.
        .add_systems(
            Update,
            (paint, ring, hints, focus_asked_for, bars).in_set(Turn::AfterScreen),
        );
}

fn pressed(
    ev: On<Activate>,
    presses: Query<&Press>,
    visible: Res<InputFocusVisible>,
    mut focus: ResMut<InputFocus>,
    mut inbox: ResMut<OfScreen<Inbox>>,
    mut ui: ResMut<OfScreen<Ui>>,
) {
    if let Ok(press) = presses.get(ev.entity) {
        inbox.push(press.0.clone());
        // Who has pressed it knows what it does, and wants to see what came of it.
        if ui.hint.is_some() {
            ui.hint = None;
        }
        // After a click the keys mean again what they always mean; after a key the focus stays.
        if !visible.0 && focus.get() == Some(ev.entity) {
            focus.clear();
        }
    }
}

fn other_button(
    mut ev: On<Pointer<Click>>,
    menus: Query<&Menu>,
    mut inbox: ResMut<OfScreen<Inbox>>,
    mut ui: ResMut<OfScreen<Ui>>,
) {
    if ev.button == PointerButton::Secondary
        && let Ok(menu) = menus.get(ev.entity)
    {
        ev.propagate(false);
        ui.pointer = ev.pointer_location.position;
        inbox.push(menu.0.clone());
    }
}

/// The menu key opens the menu of the focused part, or of the nearest part around it that has one.
fn menu_key(
    mut ev: On<FocusedInput<KeyboardInput>>,
    menus: Query<(&Menu, Option<&UiGlobalTransform>, Option<&ComputedNode>)>,
    mut inbox: ResMut<OfScreen<Inbox>>,
    mut ui: ResMut<OfScreen<Ui>>,
) {
    if ev.input.logical_key != Key::ContextMenu || !ev.input.state.is_pressed() {
        return;
    }
    if let Ok((menu, place, node)) = menus.get(ev.focused_entity) {
        ev.propagate(false);
        if let (Some(place), Some(node)) = (place, node) {
            ui.pointer = place.translation * node.inverse_scale_factor;
        }
        inbox.push(menu.0.clone());
    }
}

/// Words that stand in an empty field go as soon as something is in it.
fn typed(
    ev: On<TextEditChange>,
    fields: Query<&EditableText, With<TypesInto>>,
    mut hints: Query<(&Placeholder, &mut Visibility)>,
) {
    let entity = ev.event_target();
    let Ok(text) = fields.get(entity) else { return };
    for (p, mut v) in &mut hints {
        if p.0 == entity {
            v.set_if_neq(if text.editor.raw_text().is_empty() {
                Visibility::Inherited
            } else {
                Visibility::Hidden
            });
        }
    }
}

/// Frames after which what is new on a screen has its place: words are measured in the frame after they came, and what stands below
/// them moves with the next layout.
const SETTLED: u8 = 4;

/// What got the focus is to be seen, and for how many frames it is looked after.
#[derive(Resource, Default)]
struct ToBeSeen(Option<(Entity, u8)>);

fn focused(ev: On<FocusGained>, parts: Query<(), With<Node>>, mut seen: ResMut<ToBeSeen>) {
    if parts.contains(ev.entity) {
        seen.0 = Some((ev.entity, SETTLED));
    }
}

fn bring_into_view(
    mut seen: ResMut<ToBeSeen>,
    parts: Query<&ComputedNode>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    let Some((entity, frames)) = seen.0 else {
        return;
    };
    if parts.get(entity).is_ok_and(|n| n.size() != Vec2::ZERO) {
        commands.trigger(ScrollIntoView { entity });
    }
    seen.0 = frames.checked_sub(1).map(|left| (entity, left));
    redraw.write(RequestRedraw);
}

/// Buttons look different under the pointer, held down, and when they cannot be used.
fn paint(
    mut buttons: Query<
        (
            &Paint,
            &Hovered,
            Has<Pressed>,
            Has<InteractionDisabled>,
            &mut BackgroundColor,
            Option<&Children>,
        ),
        With<Press>,
    >,
    mut words: Query<&mut TextColor>,
) {
    for (paint, hovered, pressed, disabled, mut ground, children) in &mut buttons {
        let color = match (paint.fill, disabled, pressed, hovered.get()) {
            (ColorRole::Button, true, ..) => ColorRole::Raised,
            (fill, true, ..) => fill,
            // What has a meaning keeps its colour.
            (
                ColorRole::Good
                | ColorRole::Bad
                | ColorRole::Warn
                | ColorRole::Busy
                | ColorRole::Exercise,
                ..,
            ) => paint.fill,
            (_, _, true, _) => ColorRole::ButtonPress,
            (_, _, _, true) => ColorRole::ButtonHover,
            (fill, ..) => fill,
        };
        if ground.0 != color.resolve() {
            ground.0 = color.resolve();
        }
        let alpha = if disabled { 0.45 } else { 1.0 };
        for c in children.into_iter().flatten() {
            if let Ok(mut words) = words.get_mut(*c)
                && (words.0.alpha() - alpha).abs() > 0.01
            {
                words.0.set_alpha(alpha);
            }
        }
    }
}

/// The focused part has a ring, once the keyboard is used.
fn ring(
    focus: Res<InputFocus>,
    visible: Res<InputFocusVisible>,
    rings: Query<(Entity, &Outline)>,
    fields: Query<(), With<EditableText>>,
    parts: Query<(), With<Node>>,
    mut commands: Commands,
) {
    if !focus.is_changed() && !visible.is_changed() {
        return;
    }
    let wanted = focus
        .get()
        .filter(|e| parts.contains(*e) && (visible.0 || fields.contains(*e)));
    for (e, _) in &rings {
        if Some(e) != wanted {
            commands.entity(e).remove::<Outline>();
        }
    }
    if let Some(e) = wanted {
        commands
            .entity(e)
            .insert(Outline::new(px(2), px(1), ColorRole::Accent.resolve()));
    }
}

/// The hint of the part under the pointer is noted; the screen shows it.
fn hints(
    hinted: Query<(&Hint, &Hovered, &UiGlobalTransform, &ComputedNode), Changed<Hovered>>,
    still: Query<(&Hint, &Hovered)>,
    mut ui: ResMut<OfScreen<Ui>>,
) {
    if hinted.is_empty() {
        return;
    }
    for (hint, hovered, place, node) in &hinted {
        if hovered.get() {
            let centre = place.translation * node.inverse_scale_factor;
            let size = node.size() * node.inverse_scale_factor;
            ui.hint = Some((hint.0.clone(), centre, size));
            return;
        }
    }
    if !still.iter().any(|(_, h)| h.get()) {
        ui.hint = None;
    }
}

/// An act may ask for the focus on a field.
pub(crate) fn focus_asked_for(
    mut ui: ResMut<OfScreen<Ui>>,
    fields: Query<(Entity, &TypesInto)>,
    mut focus: ResMut<InputFocus>,
) {
    let Some(wanted) = ui.bypass_change_detection().focus.take() else {
        return;
    };
    // A field that is not there now will not come: keys must not wait for it.
    if let Some((e, _)) = fields.iter().find(|(_, t)| t.field == wanted) {
        focus.set(e, FocusCause::Navigated);
    }
}

/// A bar is seen only where there is something to scroll.
fn bars(mut bars: Query<(&Scrollbar, &mut Visibility)>, areas: Query<&ComputedNode>) {
    for (bar, mut seen) in &mut bars {
        let Ok(area) = areas.get(bar.target) else {
            continue;
        };
        let over = area.content_size().y > area.size().y + 1.0;
        seen.set_if_neq(if over {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        });
    }
}
