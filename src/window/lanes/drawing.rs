//! The shapes on the lanes: stripes, hours, polling, a form for each sort of mark, flags of notes.
//!
//! Deliberately not here: when they are drawn again (`super`), what the pointer does (`pointer`).

use bevy::prelude::*;

use crate::base::time::SimTime;
use crate::evaluate::timeline::{Mark, MarkKind};
use crate::record::observation::NoteKind;
use crate::screen::panels::docks::lanes::{Axis, marks};
use crate::screen::panels::docks::time::{HOURS, LANE, look};
use crate::screen::state::place::Place;
use crate::screen::state::rights::notes_for;
use crate::screen::state::time::lanes;
use crate::screen::state::ui::Ui;
use crate::screen::theme::ColorRole;
use crate::session::player::Snapshot;
use crate::window::map::pen::Pen;
use crate::window::theme::Themed as _;

/// Everything that stands on the lanes, with where it stands from the lower left corner.
pub(super) fn happened(
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
    polling(snap, axis, (w, h), &mut pen);
    ticks(axis, h, &mut pen, hour);
    let mut placed = Vec::new();
    for m in marks(snap, axis.span) {
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
    notes(snap, axis, h, &mut pen);
    (pen, placed)
}

/// Lines where polling opens and closes.
fn polling(snap: &Snapshot, axis: Axis, (w, h): (f32, f32), pen: &mut Pen) {
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
}

/// A line with a flag at each bookmark and observation.
fn notes(snap: &Snapshot, axis: Axis, h: f32, pen: &mut Pen) {
    for o in notes_for(Place::Window, snap) {
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
}

/// Lines and words at round times, as many as there is room for.
fn ticks(axis: Axis, h: f32, pen: &mut Pen, hour: &mut dyn FnMut(f32, SimTime)) {
    for t in axis.ticks() {
        let x = axis.x(t);
        pen.line(
            Vec2::new(x, 0.0),
            Vec2::new(x, h - HOURS),
            1.0,
            ColorRole::Line.resolve().with_alpha(0.6),
        );
        // Words stay on the panel.
        if (22.0..axis.width - 22.0).contains(&x) {
            hour(x, t);
        }
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
