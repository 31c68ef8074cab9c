//! Marks on a line of time that a hand drags along it: they follow the pointer, and what it comes to is an act. And the line itself:
//! the wheel stretches it, a hand that drags it goes through time, a press on it points at a moment.
//!
//! Deliberately not here: what an act does (`screen`), where marks stand (the panels).

use bevy::input::mouse::MouseScrollUnit;
use bevy::prelude::*;

use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::editor::{Adding, EditorAct};
use crate::screen::state::editor_line::LineAct;
use crate::screen::state::inbox::Inbox;
use crate::screen::state::ui::Ui;
use crate::screen::view::{Line, Slide};
use crate::window::resources::OfScreen;

/// A mark that can be dragged.
#[derive(Component, Clone, PartialEq, Debug)]
pub(crate) struct Slides(pub(crate) Slide);

/// A line of time.
#[derive(Component, Clone, Copy, PartialEq, Debug)]
pub(crate) struct OnLine(pub(crate) Line);

/// How far a hand may tremble while it presses, pixels.
const TREMBLE: f32 = 4.0;
/// Lanes that one step of the wheel goes on.
const STEP: f32 = 2.0;

/// Whether the hand that is on the line has moved since the button went down.
#[derive(Resource, Default)]
struct Dragging(bool);

/// Where a mark stood when it was taken hold of: from the left, from the right.
#[derive(Component, Clone, Copy)]
struct Held(Val, Val);

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Dragging>()
        .add_observer(taken)
        .add_observer(dragged)
        .add_observer(let_go)
        .add_observer(scrolled)
        .add_observer(drawn_along)
        .add_observer(released)
        .add_observer(pointed);
}

/// How far along a line a point of the screen is, as a share of the line from where one begins to read.
fn share(node: &ComputedNode, place: &UiGlobalTransform, at: Vec2, rtl: bool) -> f32 {
    let scale = node.inverse_scale_factor;
    let room = Rect::from_center_size(place.translation * scale, node.size() * scale);
    let x = (at.x - room.min.x) / room.width().max(1.0);
    if rtl { 1.0 - x } else { x }
}

/// The wheel stretches the line about the pointer; with shift, or from side to side, it goes to other lanes and moments.
fn scrolled(
    mut ev: On<Pointer<Scroll>>,
    lines: Query<(&OnLine, &ComputedNode, &UiGlobalTransform)>,
    keys: Res<ButtonInput<KeyCode>>,
    ui: Res<OfScreen<Ui>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
) {
    let Ok((line, node, place)) = lines.get(ev.entity) else {
        return;
    };
    ev.propagate(false);
    let steps = |n: f32| match ev.unit {
        MouseScrollUnit::Line => n,
        MouseScrollUnit::Pixel => n / 40.0,
    };
    let (along, up) = (steps(ev.x), steps(ev.y));
    let act = if keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]) {
        let by = (up + along) * STEP;
        let first = (line.0.first as f32 - by).round().max(0.0) as usize;
        LineAct::First(first.min(line.0.last))
    } else if along.abs() > up.abs() {
        LineAct::Shift(if ui.lang.rtl() { along } else { -along } * 0.1)
    } else {
        let at = share(node, place, ev.pointer_location.position, ui.lang.rtl());
        LineAct::Zoom(1.4f32.powf(up.clamp(-3.0, 3.0)), at)
    };
    inbox.push(Act::Edit(EditorAct::Line(act)));
}

/// A hand that drags the line itself goes through time.
fn drawn_along(
    ev: On<Pointer<Drag>>,
    lines: Query<&ComputedNode, With<OnLine>>,
    ui: Res<OfScreen<Ui>>,
    mut dragging: ResMut<Dragging>,
    mut inbox: ResMut<OfScreen<Inbox>>,
) {
    let Ok(node) = lines.get(ev.entity) else {
        return;
    };
    if ev.original_event_target() != ev.entity || ev.button == PointerButton::Secondary {
        return;
    }
    dragging.0 |= ev.distance.length() > TREMBLE;
    if dragging.0 {
        let by = ev.delta.x / (node.size().x * node.inverse_scale_factor).max(1.0);
        let by = if ui.lang.rtl() { by } else { -by };
        inbox.push(Act::Edit(EditorAct::Line(LineAct::Shift(by))));
    }
}

/// A drag that ends on another part than the line is over too; on the line the click comes before this.
fn released(
    ev: On<Pointer<DragEnd>>,
    lines: Query<(), With<OnLine>>,
    mut dragging: ResMut<Dragging>,
) {
    if lines.contains(ev.entity) {
        dragging.0 = false;
    }
}

/// A press on the line points at a moment; the other button adds an inject there.
fn pointed(
    mut ev: On<Pointer<Click>>,
    lines: Query<(&ComputedNode, &UiGlobalTransform), With<OnLine>>,
    dragging: Res<Dragging>,
    ui: Res<OfScreen<Ui>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
) {
    let Ok((node, place)) = lines.get(ev.entity) else {
        return;
    };
    if ev.original_event_target() != ev.entity || dragging.0 {
        return;
    }
    ev.propagate(false);
    let at = share(node, place, ev.pointer_location.position, ui.lang.rtl());
    let point = Act::Edit(EditorAct::Line(LineAct::Point(at)));
    match ev.button {
        PointerButton::Primary => inbox.push(point),
        PointerButton::Secondary => {
            inbox.push(point);
            inbox.push(Act::Show(Dialog::Adding(Adding::Inject)));
        }
        PointerButton::Middle => {}
    }
}

fn taken(ev: On<Pointer<DragStart>>, marks: Query<&Node, With<Slides>>, mut commands: Commands) {
    if let Ok(node) = marks.get(ev.entity)
        && ev.button == PointerButton::Primary
    {
        commands
            .entity(ev.entity)
            .insert(Held(node.left, node.right));
    }
}

fn dragged(ev: On<Pointer<Drag>>, mut marks: Query<(&mut Node, &Held), With<Slides>>) {
    let Ok((mut node, held)) = marks.get_mut(ev.entity) else {
        return;
    };
    let by = ev.distance.x;
    if let Val::Px(x) = held.0 {
        node.left = px(x + by);
    }
    if let Val::Px(x) = held.1 {
        node.right = px(x - by);
    }
}

/// It goes back to where it stood; the act decides where it stands then.
fn let_go(
    ev: On<Pointer<DragEnd>>,
    mut marks: Query<(&mut Node, &Held, &Slides)>,
    ui: Res<OfScreen<Ui>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
    mut commands: Commands,
) {
    let Ok((mut node, held, slides)) = marks.get_mut(ev.entity) else {
        return;
    };
    (node.left, node.right) = (held.0, held.1);
    commands.entity(ev.entity).remove::<Held>();
    let along = if ui.lang.rtl() {
        -ev.distance.x
    } else {
        ev.distance.x
    };
    let minutes = (along / slides.0.minute.max(1e-6)).round() as i64;
    if minutes != 0 {
        let inject = slides.0.inject.clone();
        inbox.push(Act::Edit(EditorAct::Shift(inject, minutes)));
    }
}
