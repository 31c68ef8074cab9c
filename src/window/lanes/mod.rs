//! Draws the lanes of the time panel: marks, hours, the present, bookmarks. One mesh for what happened, one for the present.
//!
//! Here is when what is drawn anew; the shapes are in `drawing`, the hand in `pointer`. Deliberately not here: which lanes there are
//! and what marks mean (`panels::time`).

mod drawing;
mod pointer;

use bevy::prelude::*;

use crate::base::text::Lang;
use crate::evaluate::timeline::Mark;
use crate::screen::panels::docks::lanes::{Axis, hour_words};
use crate::screen::panels::docks::time::HOURS;
use crate::screen::state::link::Link;
use crate::screen::state::place::Place;
use crate::screen::state::rights::notes_for;
use crate::screen::state::time::span;
use crate::screen::state::ui::{Stage, Ui};
use crate::screen::theme::ColorRole;
use crate::screen::view::Slot;
use crate::session::player::Snapshot;
use crate::window::map::pen::Pen;
use crate::window::resources::OfScreen;
use crate::window::theme::{Fonts, Themed as _};
use crate::window::turn::Turn;
use crate::window::view::InSlot;

/// Drawn over the map, which reaches behind the panels.
const DEPTH: f32 = 100.0;

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

impl Key {
    fn of(snap: &Snapshot, ui: &Ui, room: Rect) -> Self {
        Self {
            facts: snap
                .replay
                .as_ref()
                .map_or(snap.facts.len(), |t| t.facts.len()),
            is_replay: snap.replay.is_some(),
            notes: notes_for(Place::Window, snap).len(),
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
            span: span(ui, &snap.scenario),
            first: ui.time.first_lane,
            room,
            lang: ui.lang,
            large: ui.large,
        }
    }
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Drawn>()
        .add_systems(Startup, setup)
        .add_systems(Update, draw.after(Turn::Acts));
    pointer::plugin(app);
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
    link: Res<OfScreen<Link>>,
    ui: Res<OfScreen<Ui>>,
    view: Res<OfScreen<crate::screen::state::map_view::MapView>>,
    fonts: Res<Fonts>,
    slots: Query<(&InSlot, &ComputedNode, &UiGlobalTransform)>,
    mut drawn: ResMut<Drawn>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut past: Single<(&Mesh2d, &mut Transform, &mut Visibility), (With<Past>, Without<Present>)>,
    mut present: Single<(&Mesh2d, &mut Transform, &mut Visibility), (With<Present>, Without<Past>)>,
    hours: Query<Entity, With<Hour>>,
    mut commands: Commands,
) {
    let slot = slots.iter().find(|(s, ..)| s.0 == Slot::Lanes);
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
    let key = Key::of(snap, &ui, room);
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
        let (pen, marks) = drawing::happened(snap, &ui, axis, room, &mut |x, t| {
            let words = hour_words(ui.lang, t);
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
        if let Some(mut m) = meshes.get_mut(&present.0.0) {
            *m = now(snap, axis, room).mesh();
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

/// The line of the present, and the veil of what lies ahead in a replay.
fn now(snap: &Snapshot, axis: Axis, room: Rect) -> Pen {
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
    pen
}
