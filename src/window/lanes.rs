//! Draws the lanes of the time panel: marks, hours, the present, bookmarks. One mesh for what happened, one for the present.
//!
//! Deliberately not here: which lanes there are and what marks mean (`panels::time`).

use bevy::input::mouse::MouseScrollUnit;
use bevy::prelude::*;

use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::evaluate::timeline::{Lane, Mark, MarkKind, mark, marks_of};
use crate::map::entity_ref::EntityRef;
use crate::record::observation::NoteKind;
use crate::session::player::{FactLog, Snapshot};
use crate::window::map::pen::Pen;
use crate::window::panels::docks::time::{HOURS, LANE, look};
use crate::window::state::act::{Act, TimeMove};
use crate::window::state::inbox::Inbox;
use crate::window::state::link::Link;
use crate::window::state::rights::notes_for;
use crate::window::state::time::{lanes, span};
use crate::window::state::turn::Turn;
use crate::window::state::ui::{Stage, Ui};
use crate::window::theme::{ColorRole, Fonts};
use crate::window::view::Slot;
use crate::wording::Prose;

/// Drawn over the map, which reaches behind the panels.
const DEPTH: f32 = 100.0;
/// How near the pointer must be to a mark, pixels.
const NEAR: f32 = 6.0;

/// The mesh of what happened.
#[derive(Component)]
pub(crate) struct Past;

/// The mesh of the present moment.
#[derive(Component)]
pub(crate) struct Present;

/// The word at an hour.
#[derive(Component)]
pub(crate) struct Hour;

/// What is drawn, and where the pointer finds what.
#[derive(Resource, Default)]
pub(crate) struct Drawn {
    key: Option<Key>,
    room: Rect,
    marks: Vec<(Vec2, Mark)>,
    axis: Axis,
}

#[derive(PartialEq)]
struct Key {
    facts: usize,
    is_replay: bool,
    notes: usize,
    known: (usize, usize, usize),
    eyes: crate::base::ids::SeatId,
    span: (i64, i64),
    first: usize,
    room: Rect,
    lang: Lang,
    large: bool,
}

/// Between time and pixels.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Axis {
    span: (i64, i64),
    width: f32,
    rtl: bool,
}

impl Axis {
    /// Pixels from the left.
    fn x(self, t: SimTime) -> f32 {
        let share = (t.millis() - self.span.0) as f64 / (self.span.1 - self.span.0).max(1) as f64;
        let x = share as f32 * self.width;
        if self.rtl { self.width - x } else { x }
    }

    /// The moment at a point.
    fn time(self, x: f32) -> SimTime {
        let share = f64::from(self.share(x).clamp(0.0, 1.0));
        SimTime::from_millis(self.span.0 + ((self.span.1 - self.span.0) as f64 * share) as i64)
    }

    /// Share of the width at a point, in the direction of time.
    fn share(self, x: f32) -> f32 {
        let s = x / self.width.max(1.0);
        if self.rtl { 1.0 - s } else { s }
    }
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Drawn>()
        .init_resource::<Dragging>()
        .add_systems(Startup, setup)
        .add_systems(Update, draw.after(Turn::Acts))
        .add_observer(moved)
        .add_observer(left)
        .add_observer(scrolled)
        .add_observer(dragged)
        .add_observer(released)
        .add_observer(clicked);
}

fn setup(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
) {
    let material = MeshMaterial2d(materials.add(ColorMaterial::default()));
    let mut mesh = || {
        (
            Mesh2d(meshes.add(Pen::default().mesh())),
            Transform::from_xyz(0.0, 0.0, DEPTH),
            bevy::camera::visibility::NoFrustumCulling,
        )
    };
    commands.spawn((Past, mesh(), material.clone()));
    commands.spawn((Present, mesh(), material));
}

/// The lower left corner of a room in the coordinates of the camera.
fn corner(room: Rect, window: Vec2) -> Vec2 {
    Vec2::new(room.min.x - window.x / 2.0, window.y / 2.0 - room.max.y).round()
}

fn draw(
    link: Res<Link>,
    ui: Res<Ui>,
    view: Res<crate::window::map::view::MapView>,
    fonts: Res<Fonts>,
    slots: Query<(&Slot, &ComputedNode, &UiGlobalTransform)>,
    mut drawn: ResMut<Drawn>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut past: Single<(&Mesh2d, &mut Transform, &mut Visibility), (With<Past>, Without<Present>)>,
    mut present: Single<(&Mesh2d, &mut Transform, &mut Visibility), (With<Present>, Without<Past>)>,
    hours: Query<Entity, With<Hour>>,
    mut commands: Commands,
) {
    let slot = slots.iter().find(|(s, ..)| **s == Slot::Lanes);
    let (Some(snap), Some((_, node, place))) =
        (link.snapshot().filter(|_| ui.stage == Stage::Running), slot)
    else {
        past.2.set_if_neq(Visibility::Hidden);
        present.2.set_if_neq(Visibility::Hidden);
        hours.iter().for_each(|e| commands.entity(e).despawn());
        drawn.key = None;
        return;
    };
    past.2.set_if_neq(Visibility::Inherited);
    let scale = node.inverse_scale_factor;
    let room = Rect::from_center_size(place.translation * scale, node.size() * scale);
    let key = Key {
        facts: snap
            .replay
            .as_ref()
            .map_or(snap.facts.len(), |t| t.facts.len()),
        is_replay: snap.replay.is_some(),
        notes: notes_for(snap).len(),
        // A replay shows the whole exercise, whatever was known by now.
        known: if snap.replay.is_some() {
            (0, 0, 0)
        } else {
            (
                snap.eyes.reports.len(),
                snap.eyes.messages.len(),
                snap.eyes.orders.len(),
            )
        },
        eyes: snap.eyes.viewer.clone(),
        span: span(&ui, &snap.scenario),
        first: ui.time.first_lane,
        room,
        lang: ui.lang,
        large: ui.large,
    };
    let axis = Axis {
        span: key.span,
        width: room.width(),
        rtl: ui.lang.rtl(),
    };
    let at = corner(room, view.window);
    if drawn.key.as_ref() != Some(&key) {
        drawn.axis = axis;
        drawn.room = room;
        hours.iter().for_each(|e| commands.entity(e).despawn());
        let (pen, marks) = happened(snap, &ui, axis, room, &mut |x, t| {
            // At midnight stands the day that begins.
            let day = (t.millis().rem_euclid(86_400_000) == 0)
                .then(|| (t.millis() / 86_400_000 + 1).to_string());
            let short = t.short();
            let time = short
                .split_once('+')
                .map_or(short.as_str(), |s| s.1)
                .to_owned();
            let words = day.map_or(time, |n| {
                crate::wording::say(ui.lang).with("day", &[("n", n)])
            });
            let place = Transform::from_translation(
                (at + Vec2::new(x, room.height() - HOURS / 2.0))
                    .round()
                    .extend(DEPTH + 1.0),
            );
            commands.spawn((
                Hour,
                Text2d(words),
                fonts.font(false, 0.68),
                TextColor(ColorRole::Muted.resolve()),
                TextLayout::no_wrap(),
                place,
            ));
        });
        drawn.marks = marks;
        if let Some(mut m) = meshes.get_mut(&past.0.0) {
            *m = pen.mesh();
        }
        past.1.translation = at.extend(DEPTH);
        drawn.key = Some(key);
        let mut pen = Pen::default();
        if snap.replay.is_some() {
            // What lies ahead in a replay is veiled; the veil reaches behind the panels beside the lanes.
            let (w, h) = (room.width(), room.height() - HOURS);
            let ahead = if axis.rtl {
                Rect::new(-w, 0.0, 0.0, h)
            } else {
                Rect::new(0.0, 0.0, w, h)
            };
            pen.rect(ahead, ColorRole::Ground.resolve().with_alpha(0.55));
        }
        pen.line(
            Vec2::ZERO,
            Vec2::new(0.0, room.height()),
            2.0,
            ColorRole::Accent.resolve(),
        );
        if let Some(mut m) = meshes.get_mut(&present.0.0) {
            *m = pen.mesh();
        }
    }
    let x = axis.x(snap.at);
    let inside = (0.0..=axis.width).contains(&x);
    // A moment that is not on the stretch that is shown is nowhere.
    present.2.set_if_neq(if inside {
        Visibility::Inherited
    } else {
        Visibility::Hidden
    });
    present.1.translation = (at + Vec2::new(x, 0.0)).round().extend(DEPTH + 2.0);
}

/// Everything that stands on the lanes, with where it stands from the lower left corner.
fn happened(
    snap: &Snapshot,
    ui: &Ui,
    axis: Axis,
    room: Rect,
    hour: &mut dyn FnMut(f32, SimTime),
) -> (Pen, Vec<(Vec2, Mark)>) {
    let mut pen = Pen::default();
    let (w, h) = (room.width(), room.height());
    let lanes = lanes(snap);
    let visible = ((h - HOURS) / LANE).round() as usize;
    let first = ui.time.first_lane.min(lanes.len().saturating_sub(visible));
    pen.rect(Rect::new(0.0, 0.0, w, h), ColorRole::Field.resolve());
    let y_of = |n: usize| h - HOURS - LANE * (n as f32 + 0.5);
    for n in (0..lanes.len().min(visible)).step_by(2) {
        let y = y_of(n);
        pen.rect(
            Rect::new(0.0, y - LANE / 2.0, w, y + LANE / 2.0),
            ColorRole::Panel.resolve(),
        );
    }
    let polling = &snap.scenario.settings.polling;
    for t in [polling.opens, polling.closes] {
        let x = axis.x(t);
        if (0.0..w).contains(&x) {
            pen.dashes(
                Vec2::new(x, 0.0),
                Vec2::new(x, h - HOURS),
                1.2,
                (4.0, 4.0),
                ColorRole::Info.resolve(),
            );
        }
    }
    ticks(axis, h, &mut pen, hour);
    let all: Vec<Mark> = match &snap.replay {
        Some(recorded) => recorded.facts.iter().filter_map(mark).collect(),
        None if snap.eyes.viewer == snap.scenario.excon().id => {
            snap.facts.iter().filter_map(mark).collect()
        }
        None => marks_of(&snap.eyes),
    };
    let mut placed = Vec::new();
    // What matters more is drawn over what matters less.
    let weight = |k: MarkKind| match k {
        MarkKind::Standing => 0,
        MarkKind::Report => 1,
        MarkKind::Incident | MarkKind::Missed | MarkKind::Refused => 3,
        _ => 2,
    };
    let mut sorted: Vec<Mark> = all
        .into_iter()
        .filter(|m| (axis.span.0..=axis.span.1).contains(&m.at.millis()))
        .collect();
    sorted.sort_by_key(|m| weight(m.kind));
    for m in sorted {
        let Some(n) = lanes
            .iter()
            .position(|l| *l == m.lane)
            .filter(|n| (first..first + visible).contains(n))
        else {
            continue;
        };
        let at = Vec2::new(axis.x(m.at), y_of(n - first));
        form(&mut pen, m.kind, at);
        placed.push((at, m));
    }
    for o in notes_for(snap) {
        let x = axis.x(o.note.about);
        let color = if o.note.kind == NoteKind::Bookmark {
            ColorRole::Exercise
        } else {
            ColorRole::Busy
        };
        pen.line(
            Vec2::new(x, 0.0),
            Vec2::new(x, h - HOURS + 4.0),
            1.0,
            color.resolve(),
        );
        let top = Vec2::new(x, h - HOURS + 4.0);
        pen.convex(
            &[top, top + Vec2::new(9.0, 4.0), top + Vec2::new(0.0, 8.0)],
            color.resolve(),
        );
    }
    (pen, placed)
}

/// Lines and words at round times, as many as there is room for.
fn ticks(axis: Axis, h: f32, pen: &mut Pen, hour: &mut dyn FnMut(f32, SimTime)) {
    const STEPS: [i64; 9] = [1, 2, 5, 10, 15, 30, 60, 120, 360];
    let minutes = (axis.span.1 - axis.span.0) as f32 / 60_000.0;
    let room = axis.width / 64.0;
    let step = STEPS
        .into_iter()
        .find(|s| minutes / *s as f32 <= room)
        .unwrap_or(720)
        * 60_000;
    let mut t = (axis.span.0 + step - 1).div_euclid(step) * step;
    while t <= axis.span.1 {
        let x = axis.x(SimTime::from_millis(t));
        pen.line(
            Vec2::new(x, 0.0),
            Vec2::new(x, h - HOURS),
            1.0,
            ColorRole::Line.resolve().with_alpha(0.6),
        );
        // Words stay on the panel.
        if (22.0..axis.width - 22.0).contains(&x) {
            hour(x, SimTime::from_millis(t));
        }
        t += step;
    }
}

/// The form of a mark; each sort has its own.
fn form(pen: &mut Pen, kind: MarkKind, at: Vec2) {
    let colour = look(kind).1.resolve();
    let p = |x: f32, y: f32| at + Vec2::new(x, y);
    match kind {
        MarkKind::Inject => pen.convex(&[p(-4.0, -5.0), p(5.0, 0.0), p(-4.0, 5.0)], colour),
        MarkKind::Incident => pen.convex(&[p(-5.0, -4.0), p(5.0, -4.0), p(0.0, 5.5)], colour),
        MarkKind::Ended => pen.convex(&[p(-5.0, 4.0), p(0.0, -5.0), p(5.0, 4.0)], colour),
        MarkKind::Message => pen.rect(Rect::from_center_size(at, Vec2::splat(8.0)), colour),
        MarkKind::Report => pen.rect(Rect::from_center_size(at, Vec2::new(4.0, 6.0)), colour),
        MarkKind::Order => pen.disc(at, 4.0, colour),
        MarkKind::Standing => pen.rect(
            Rect::from_center_size(at, Vec2::new(2.0, 3.0)),
            colour.with_alpha(0.8),
        ),
        MarkKind::Refused => {
            pen.line(p(-4.0, -4.0), p(4.0, 4.0), 2.0, colour);
            pen.line(p(-4.0, 4.0), p(4.0, -4.0), 2.0, colour);
        }
        MarkKind::Met => pen.convex(
            &[p(0.0, -5.5), p(5.0, 0.0), p(0.0, 5.5), p(-5.0, 0.0)],
            colour,
        ),
        MarkKind::Missed => {
            let c = [p(0.0, -5.5), p(5.0, 0.0), p(0.0, 5.5), p(-5.0, 0.0)];
            for i in 0..4 {
                pen.line(c[i], c[(i + 1) % 4], 1.8, colour);
            }
        }
    }
}

fn is_lanes(slots: &Query<&Slot>, e: Entity) -> bool {
    slots.get(e).is_ok_and(|s| *s == Slot::Lanes)
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
    slots: Query<&Slot>,
    drawn: Res<Drawn>,
    link: Res<Link>,
    mut ui: ResMut<Ui>,
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

fn left(ev: On<Pointer<Out>>, slots: Query<&Slot>, mut ui: ResMut<Ui>) {
    if is_lanes(&slots, ev.entity) && ui.hint.is_some() {
        ui.hint = None;
    }
}

fn scrolled(
    mut ev: On<Pointer<Scroll>>,
    slots: Query<&Slot>,
    drawn: Res<Drawn>,
    keys: Res<ButtonInput<KeyCode>>,
    mut inbox: ResMut<Inbox>,
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
    slots: Query<&Slot>,
    drawn: Res<Drawn>,
    link: Res<Link>,
    mut dragging: ResMut<Dragging>,
    mut inbox: ResMut<Inbox>,
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
fn released(ev: On<Pointer<DragEnd>>, slots: Query<&Slot>, mut dragging: ResMut<Dragging>) {
    if is_lanes(&slots, ev.entity) {
        dragging.0 = false;
    }
}

fn clicked(
    mut ev: On<Pointer<Click>>,
    slots: Query<&Slot>,
    drawn: Res<Drawn>,
    link: Res<Link>,
    dragging: Res<Dragging>,
    mut ui: ResMut<Ui>,
    mut inbox: ResMut<Inbox>,
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
            let w = words(snap, ui.lang, m);
            ui.say(w, false);
        }
    }
}
