//! The pointer in a field: where it is pressed stands the caret, twice is a word, three times all; dragging selects.
//!
//! Deliberately not here: what is done with a selection (`edit`).

use bevy::input_focus::{FocusCause, InputFocus};
use bevy::prelude::*;
use bevy::ui::widget::TextScroll;
use bevy::ui::{ComputedUiRenderTargetInfo, UiScale};

use crate::window::input::field::edit::{Edit, Pen};
use crate::window::input::field::{Held, JustPressed, TypesInto};

type Place = (
    &'static ComputedNode,
    &'static ComputedUiRenderTargetInfo,
    &'static UiGlobalTransform,
    &'static TextScroll,
);

/// A point of the window as one of the field's text.
fn inside(
    place: (
        &ComputedNode,
        &ComputedUiRenderTargetInfo,
        &UiGlobalTransform,
        &TextScroll,
    ),
    at: Vec2,
    scale: &UiScale,
) -> Option<Vec2> {
    let (node, target, transform, scroll) = place;
    let local = transform
        .try_inverse()?
        .transform_point2(at * target.scale_factor() / scale.0);
    Some(local - node.content_box().min + scroll.0)
}

pub(super) fn press(
    mut ev: On<Pointer<Press>>,
    places: Query<Place, With<TypesInto>>,
    held: Res<Held>,
    scale: Res<UiScale>,
    mut pressed: ResMut<JustPressed>,
    mut focus: ResMut<InputFocus>,
    mut pen: Pen,
) {
    let Ok(place) = places.get(ev.entity) else {
        return;
    };
    if ev.button != PointerButton::Primary {
        return;
    }
    ev.propagate(false);
    pressed.0 = (focus.get() != Some(ev.entity)).then_some(ev.entity);
    focus.set(ev.entity, FocusCause::Pressed);
    let Some(at) = inside(place, ev.pointer_location.position, &scale) else {
        return;
    };
    let edit = match ev.count {
        0 | 1 if held.shift() => Edit::ExtendTo(at),
        0 | 1 => Edit::MoveTo(at),
        2 => Edit::Word(at),
        _ => Edit::All,
    };
    pen.edit(ev.entity, edit);
}

pub(super) fn drag(
    mut ev: On<Pointer<Drag>>,
    places: Query<Place, With<TypesInto>>,
    scale: Res<UiScale>,
    mut pen: Pen,
) {
    let Ok(place) = places.get(ev.entity) else {
        return;
    };
    if ev.button != PointerButton::Primary {
        return;
    }
    ev.propagate(false);
    if let Some(at) = inside(place, ev.pointer_location.position, &scale) {
        pen.edit(ev.entity, Edit::DragTo(at));
    }
}
