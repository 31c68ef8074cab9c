//! The pointer on the lanes: what a mark says, going through time by dragging and scrolling, opening what a mark stands for.
//!
//! Deliberately not here: where the marks are drawn (`drawing`).

use bevy::input::mouse::MouseScrollUnit;
use bevy::prelude::*;

use super::Drawn;
use crate::evaluate::timeline::Mark;
use crate::screen::panels::docks::lanes;
use crate::screen::state::act::{Act, TimeMove};
use crate::screen::state::inbox::Inbox;
use crate::screen::state::link::Link;
use crate::screen::state::ui::{Tone, Ui};
use crate::screen::view::Slot;
use crate::window::resources::OfScreen;
use crate::window::view::InSlot;

/// How near the pointer must be to a mark, pixels.
const NEAR: f32 = 6.0;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Dragging>()
        .add_observer(moved)
        .add_observer(left)
        .add_observer(scrolled)
        .add_observer(dragged)
        .add_observer(released)
        .add_observer(clicked);
}

fn is_lanes(slots: &Query<&InSlot>, e: Entity) -> bool {
    slots.get(e).is_ok_and(|s| s.0 == Slot::Lanes)
}

/// The mark nearest to a point of the screen.
fn near(drawn: &Drawn, at: Vec2) -> Option<&(Vec2, Mark)> {
    let p = Vec2::new(at.x - drawn.room.min.x, drawn.room.max.y - at.y);
    let far = |m: &&(Vec2, Mark)| (m.0 - p).abs().max_element();
    drawn
        .marks
        .iter()
        .filter(|m| far(m) <= NEAR)
        .min_by(|a, b| far(a).total_cmp(&far(b)))
}

fn moved(
    ev: On<Pointer<Move>>,
    slots: Query<&InSlot>,
    drawn: Res<Drawn>,
    link: Res<OfScreen<Link>>,
    mut ui: ResMut<OfScreen<Ui>>,
) {
    if !is_lanes(&slots, ev.entity) {
        return;
    }
    let at = ev.pointer_location.position;
    let hint = near(&drawn, at).and_then(|(p, m)| {
        let place = Vec2::new(drawn.room.min.x + p.x, drawn.room.max.y - p.y);
        Some((
            lanes::words(link.snapshot()?, ui.lang, m),
            place,
            Vec2::splat(10.0),
        ))
    });
    if ui.hint != hint {
        ui.hint = hint;
    }
}

fn left(ev: On<Pointer<Out>>, slots: Query<&InSlot>, mut ui: ResMut<OfScreen<Ui>>) {
    if is_lanes(&slots, ev.entity) && ui.hint.is_some() {
        ui.hint = None;
    }
}

fn scrolled(
    mut ev: On<Pointer<Scroll>>,
    slots: Query<&InSlot>,
    drawn: Res<Drawn>,
    keys: Res<ButtonInput<KeyCode>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
) {
    if !is_lanes(&slots, ev.entity) {
        return;
    }
    ev.propagate(false);
    let lines = if ev.unit == MouseScrollUnit::Line {
        ev.y
    } else {
        ev.y / 40.0
    };
    if keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]) {
        return inbox.push(Act::Time(TimeMove::Lanes(if lines > 0.0 { -1 } else { 1 })));
    }
    let share = drawn
        .axis
        .share(ev.pointer_location.position.x - drawn.room.min.x);
    inbox.push(Act::Time(TimeMove::Zoom(
        1.4f32.powf(lines.clamp(-3.0, 3.0)),
        share,
    )));
}

/// Whether the hand has moved since the button went down.
#[derive(Resource, Default)]
pub(crate) struct Dragging(bool);

fn dragged(
    ev: On<Pointer<Drag>>,
    slots: Query<&InSlot>,
    drawn: Res<Drawn>,
    link: Res<OfScreen<Link>>,
    mut dragging: ResMut<Dragging>,
    mut inbox: ResMut<OfScreen<Inbox>>,
) {
    if !is_lanes(&slots, ev.entity) || ev.button == PointerButton::Secondary {
        return;
    }
    // A hand that trembles while it clicks does not drag.
    dragging.0 |= ev.distance.length() > 4.0;
    if !dragging.0 {
        return;
    }
    // In a replay the hand takes the present with it.
    if link.snapshot().is_some_and(|s| s.replay.is_some()) && ev.button == PointerButton::Primary {
        return inbox.push(Act::Seek(
            drawn
                .axis
                .time(ev.pointer_location.position.x - drawn.room.min.x),
        ));
    }
    let by = ev.delta.x / drawn.axis.width.max(1.0);
    inbox.push(Act::Time(TimeMove::Shift(if drawn.axis.rtl {
        by
    } else {
        -by
    })));
}

/// A drag that ends on another part than the lanes is over too.
fn released(ev: On<Pointer<DragEnd>>, slots: Query<&InSlot>, mut dragging: ResMut<Dragging>) {
    if is_lanes(&slots, ev.entity) {
        dragging.0 = false;
    }
}

fn clicked(
    mut ev: On<Pointer<Click>>,
    slots: Query<&InSlot>,
    drawn: Res<Drawn>,
    link: Res<OfScreen<Link>>,
    dragging: Res<Dragging>,
    mut ui: ResMut<OfScreen<Ui>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
) {
    if !is_lanes(&slots, ev.entity) {
        return;
    }
    ev.propagate(false);
    // What was dragged was not pressed.
    if dragging.0 || ev.button == PointerButton::Middle {
        return;
    }
    let Some(snap) = link.snapshot() else { return };
    let found = near(&drawn, ev.pointer_location.position);
    let is_replay = snap.replay.is_some();
    if is_replay && ev.button == PointerButton::Primary {
        // A mark's own moment, or the one that was pointed at.
        let there = drawn
            .axis
            .time(ev.pointer_location.position.x - drawn.room.min.x);
        inbox.push(Act::Seek(found.map_or(there, |(_, m)| m.at)));
    }
    let Some((_, m)) = found else { return };
    ui.pointer = ev.pointer_location.position;
    if ev.button == PointerButton::Secondary
        && let Some(thing) = lanes::thing(snap, m)
    {
        return inbox.push(Act::OpenMenu(thing));
    }
    match lanes::press(snap, m) {
        Some(act) => inbox.push(act),
        None => {
            ui.say(Tone::Plain, |lang| lanes::words(snap, lang, m));
        }
    }
}
