//! The injects on a line of time: each stands where it comes by the plan, and can be dragged along it.
//!
//! Those that the selected one waits for, and those that wait for it, have a colour. Deliberately not here: what a drag changes
//! (`handlers`), moving under the pointer (the renderers).

use std::collections::BTreeSet;

use crate::screen::layout::*;

use crate::base::ids::InjectId;
use crate::evaluate::schedule::{Due, schedule};
use crate::map::entity_ref::EntityRef;
use crate::scenario::hand::waits;
use crate::scenario::model::{Inject, When};
use crate::screen::panels::screens::editor::EditorContext;
use crate::screen::panels::screens::editor_lists::due_words;
use crate::screen::state::act::Act;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{Slide, View, column, note, text};

/// Lanes above each other, so that what comes at nearly one time does not lie over each other.
const LANES: usize = 5;
/// Injects that are drawn; of a longer script the first ones.
const MOST: usize = 600;
/// Height of a lane, and of the hours above them, logical pixels.
const LANE: f32 = 22.0;
const HOURS: f32 = 18.0;
/// Height of the whole, logical pixels.
pub(crate) const HEIGHT: f32 = HOURS + LANES as f32 * LANE + space::TIGHT;
/// Room at both ends of the line, logical pixels.
const MARGIN: f32 = 12.0;
/// Width of a letter of a mark, and what is around its letters, about, in logical pixels.
const LETTER: f32 = 7.5;
const AROUND: f32 = 14.0;

/// Between time and pixels from where the line begins.
#[derive(Clone, Copy)]
struct Axis {
    start: i64,
    end: i64,
    width: f32,
}

impl Axis {
    fn at(self, ms: i64) -> f32 {
        let share = (ms - self.start) as f64 / (self.end - self.start).max(1) as f64;
        MARGIN + share.clamp(0.0, 1.0) as f32 * self.width
    }

    /// Pixels in a minute.
    fn minute(self) -> f32 {
        self.width * 60_000.0 / (self.end - self.start).max(1) as f32
    }
}

/// The line of time.
pub(crate) fn lane(ctx: &EditorContext<'_>, window: f32) -> View {
    let s = &ctx.editor.scenario;
    let axis = Axis {
        start: s.head.start.millis(),
        end: s.head.end.millis(),
        width: (window - 2.0 * MARGIN - 60.0).max(100.0),
    };
    let mut parts = hours(ctx, axis);
    let mut free = [f32::MIN; LANES];
    let near = near(ctx);
    for (due, i) in schedule(s).into_iter().take(MOST) {
        let Due::At(t, _) = due else { continue };
        let x = axis.at(t.millis());
        let width = i.id.as_str().chars().count() as f32 * LETTER + AROUND;
        // The first lane with room; where none has, the one that is free first.
        let open = (0..LANES).find(|n| free[*n] <= x);
        let first = || (0..LANES).min_by(|a, b| free[*a].total_cmp(&free[*b]));
        let n = open.or_else(first).unwrap_or(0);
        free[n] = x + width + 2.0;
        parts.push(mark(ctx, (due, i), (x, n), axis, &near));
    }
    let mut v = column(parts)
        .fill(ColorRole::Panel)
        .height(HEIGHT)
        .key("editor lane");
    v.node.border = UiRect::top(px(1));
    v.edge = ColorRole::Line;
    v.node.overflow = Overflow::clip();
    v
}

/// What the selected inject waits for and what waits for it.
fn near(ctx: &EditorContext<'_>) -> BTreeSet<InjectId> {
    let Some(EntityRef::Inject(selected)) = &ctx.ui.selected else {
        return BTreeSet::new();
    };
    let all = waits(&ctx.editor.scenario);
    let before = all.get(selected).into_iter().flatten().cloned();
    let behind = all.iter().filter(|(_, o)| o.contains(selected));
    let behind = behind.map(|(id, _)| id.clone());
    before.chain(behind).collect()
}

/// Puts a part at a distance from where the line begins, which is where one begins to read.
fn put(ctx: &EditorContext<'_>, mut v: View, x: f32, y: f32) -> View {
    v.node.position_type = PositionType::Absolute;
    v.node.top = px(y);
    if ctx.ui.lang.rtl() {
        v.node.right = px(x);
    } else {
        v.node.left = px(x);
    }
    v
}

/// Words at full hours, at most a dozen.
fn hours(ctx: &EditorContext<'_>, axis: Axis) -> Vec<View> {
    let hour = 3_600_000;
    let all = (axis.end - axis.start) / hour;
    let step = [1, 2, 3, 6, 12, 24].into_iter().find(|n| all / n <= 14);
    let step = if all < 3 {
        hour / 4
    } else {
        step.unwrap_or(24) * hour
    };
    let mut at = axis.start.div_euclid(step) * step;
    let mut parts = Vec::new();
    while at <= axis.end {
        if at >= axis.start {
            let words = crate::base::time::SimTime::from_millis(at).short();
            parts.push(put(ctx, note(words).line().ltr(), axis.at(at), 1.0));
        }
        at += step;
    }
    parts
}

/// An inject on the line.
fn mark(
    ctx: &EditorContext<'_>,
    (due, i): (Due, &Inject),
    (x, lane): (f32, usize),
    axis: Axis,
    near: &BTreeSet<InjectId>,
) -> View {
    let thing = EntityRef::Inject(i.id.clone());
    let chosen = ctx.ui.selected.as_ref() == Some(&thing);
    let fill = match (&i.when, near.contains(&i.id)) {
        (_, true) => ColorRole::Info,
        (When::At(_), false) => ColorRole::Button,
        (When::After { .. } | When::If { .. } | When::ByHand, false) => ColorRole::Raised,
    };
    let words = text(i.id.as_str()).size(Size::Small).line().ltr();
    let words = if near.contains(&i.id) {
        words.color(ColorRole::OnColour)
    } else {
        words
    };
    let mut v = column([words])
        .fill(fill)
        .pad(5.0, 1.0)
        .round()
        .press(Act::Select(thing))
        .chosen(chosen)
        .hint(format!(
            "{} · {}",
            due_words(ctx, due),
            i.name.get(ctx.ui.lang)
        ))
        .key(format!("lane {}", i.id));
    v.slides = Some(Slide {
        inject: i.id.clone(),
        minute: axis.minute(),
    });
    put(ctx, v, x, HOURS + lane as f32 * LANE)
}
