//! The pointer on the lanes: what a mark says, going through time by dragging and scrolling, opening what a mark stands for.
//!
//! Deliberately not here: where the marks are drawn (`drawing`).

use bevy::input::mouse::MouseScrollUnit;
use bevy::prelude::*;

use super::Drawn;
use crate::base::text::Lang;
use crate::evaluate::timeline::{Lane, Mark, MarkKind};
use crate::map::entity_ref::EntityRef;
use crate::screen::state::act::{Act, TimeMove};
use crate::screen::state::inbox::Inbox;
use crate::screen::state::link::Link;
use crate::screen::state::ui::{Tone, Ui};
use crate::screen::view::Slot;
use crate::session::player::{FactLog, Snapshot};
use crate::window::resources::OfScreen;
use crate::window::view::InSlot;
use crate::wording::Prose;

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

/// Whether marks are numbered by facts, and not by the lists of a seat's picture.
fn by_facts(snap: &Snapshot) -> bool {
    snap.replay.is_some() || snap.eyes.viewer == snap.scenario.excon().id
}

/// The facts that marks are numbered by.
fn facts(snap: &Snapshot) -> &FactLog {
    snap.replay.as_ref().map_or(&snap.facts, |t| &t.facts)
}

/// What a mark says.
fn words(snap: &Snapshot, lang: Lang, m: &Mark) -> String {
    let prose = Prose {
        scenario: snap.replay.as_ref().map_or(&snap.scenario, |t| &t.scenario),
        lang,
    };
    let p = &snap.eyes;
    let what = match m.kind {
        _ if by_facts(snap) => facts(snap).get(m.n).map(|f| prose.fact(&f.fact)),
        MarkKind::Report => p
            .reports
            .iter()
            .find(|r| u64::from(r.number) == m.n)
            .map(|r| prose.about(&r.about)),
        MarkKind::Message => p
            .messages
            .get(m.n as usize)
            .map(|x| x.text.get(lang).to_owned()),
        _ => p.orders.get(m.n as usize).map(|o| prose.order(&o.order)),
    };
    format!("{}  {}", m.at, what.unwrap_or_default())
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
            words(link.snapshot()?, ui.lang, m),
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
    let thing = match (by_facts(snap), &m.kind, &m.lane) {
        (true, ..) => facts(snap)
            .get(m.n)
            .and_then(|f| EntityRef::of_fact(&f.fact)),
        (false, MarkKind::Report, _) => Some(EntityRef::Report(m.n as u32)),
        (false, MarkKind::Message, _) => snap
            .eyes
            .messages
            .get(m.n as usize)
            .map(|x| EntityRef::Message(x.inject.clone())),
        (false, _, Lane::Seat(s)) => Some(EntityRef::Seat(s.clone())),
        _ => None,
    };
    ui.pointer = ev.pointer_location.position;
    match thing {
        Some(thing) if ev.button == PointerButton::Secondary => inbox.push(Act::OpenMenu(thing)),
        // Who goes through time looks at one place of the map.
        Some(thing) if is_replay => inbox.push(Act::Select(thing)),
        Some(thing) => inbox.push(Act::GoTo(thing)),
        None => {
            ui.say(Tone::Plain, |lang| words(snap, lang, m));
        }
    }
}
