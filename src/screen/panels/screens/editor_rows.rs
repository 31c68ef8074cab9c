//! Where injects stand on the editor's line of time: a lane for each storyline or seat, of as many rows as its injects need.
//!
//! A mark has its name where there is room behind it, and more of it where there is more; without any it is a small box.
//! Deliberately not here: how marks look (`editor_lane`).

use std::collections::BTreeMap;

use crate::base::ids::{SeatId, StorylineId};
use crate::evaluate::schedule::{Due, schedule};
use crate::scenario::Scenario;
use crate::scenario::model::{Effect, Inject};
use crate::screen::state::editor_line::LanesBy;

/// Injects that are placed; of a longer script the first ones.
const MOST: usize = 1500;
/// Rows of a lane.
const ROWS: usize = 3;
/// Width of a letter of a mark, of what is around its letters, and of a mark without its name, about, at the usual size.
const LETTER: f32 = 7.5;
const AROUND: f32 = 12.0;
const BARE: f32 = 9.0;
/// How far beside what is seen injects take rows, as a share of its width.
const BESIDE: f32 = 0.2;
/// Most letters of a name that are shown.
const NAME: usize = 34;

/// Between time and pixels from where the line begins.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Axis {
    /// First and last moment, milliseconds.
    pub(crate) span: (i64, i64),
    /// Logical pixels.
    pub(crate) width: f32,
}

impl Axis {
    /// Where a moment is; one that is not shown lies outside of the line.
    pub(crate) fn at(self, ms: i64) -> f32 {
        let (a, b) = self.span;
        ((ms - a) as f64 / (b - a).max(1) as f64 * f64::from(self.width)) as f32
    }

    /// Pixels in a minute.
    pub(crate) fn minute(self) -> f32 {
        let (a, b) = self.span;
        self.width * 60_000.0 / (b - a).max(1) as f32
    }
}

/// What the injects of a lane have in common.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Common {
    Storyline(StorylineId),
    Seat(SeatId),
    /// Their messages go to several seats.
    Several,
    /// They have no storyline, or bring no message.
    Nothing,
}

/// How much of an inject's name its mark shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Label {
    Nothing,
    Id,
    /// So many letters of its name beside that.
    Name(usize),
}

/// An inject on the line.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'s> {
    pub(crate) due: Due,
    pub(crate) inject: &'s Inject,
    /// From where the line begins, logical pixels.
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) row: usize,
    pub(crate) label: Label,
}

/// A lane: its first row, and how many it has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Lane {
    pub(crate) common: Common,
    pub(crate) first: usize,
    pub(crate) rows: usize,
}

/// All lanes with all marks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows<'s> {
    pub(crate) lanes: Vec<Lane>,
    pub(crate) marks: Vec<Placed<'s>>,
    pub(crate) rows: usize,
}

/// In which lane an inject stands.
fn common(s: &Scenario, i: &Inject, by: LanesBy) -> Common {
    match by {
        LanesBy::Storyline => {
            let story = i.storyline.clone();
            story.map_or(Common::Nothing, Common::Storyline)
        }
        LanesBy::Seat => {
            let to = i.effects.iter().filter_map(|e| match e {
                Effect::Message { to, .. } => Some(to),
                _ => None,
            });
            let mut to: Vec<&SeatId> = to.flatten().filter(|seat| s.is_played(seat)).collect();
            to.sort();
            to.dedup();
            match to.as_slice() {
                [] => Common::Nothing,
                [one] => Common::Seat((*one).clone()),
                _ => Common::Several,
            }
        }
    }
}

/// Places all injects that come at a time. `scale` is how much larger than usual words are.
pub(crate) fn rows<'s>(s: &'s Scenario, by: LanesBy, axis: Axis, scale: f32) -> Rows<'s> {
    // In the order of their first injects, what has nothing in common last.
    let mut order: Vec<Common> = Vec::new();
    let mut lanes: BTreeMap<Common, Vec<(Due, f32, &'s Inject)>> = BTreeMap::new();
    for (due, i) in schedule(s).into_iter().take(MOST) {
        let Due::At(t, _) = due else { continue };
        let common = common(s, i, by);
        if !order.contains(&common) {
            order.push(common.clone());
        }
        let x = axis.at(t.millis());
        lanes.entry(common).or_default().push((due, x, i));
    }
    order.sort_by_key(|c| *c == Common::Nothing);
    let mut all = Rows::default();
    for common in order {
        let injects = lanes.remove(&common).unwrap_or_default();
        let (marks, rows) = lane(&injects, all.rows, axis, scale);
        all.marks.extend(marks);
        all.lanes.push(Lane {
            common,
            first: all.rows,
            rows,
        });
        all.rows += rows;
    }
    all
}

/// Places the injects of a lane, and says how many rows it takes: as many as those need that are in sight or near it.
fn lane<'s>(
    injects: &[(Due, f32, &'s Inject)],
    first: usize,
    axis: Axis,
    scale: f32,
) -> (Vec<Placed<'s>>, usize) {
    let beside = axis.width * BESIDE;
    let near = -beside..axis.width + beside;
    // Of each row where it is free, and its last mark.
    let mut free = [f32::MIN; ROWS];
    let mut last: [Option<usize>; ROWS] = [None; ROWS];
    let mut marks: Vec<Placed<'s>> = Vec::new();
    let mut rows = 1;
    for (due, x, inject) in injects {
        if !near.contains(x) {
            marks.push(Placed {
                due: *due,
                inject,
                x: *x,
                width: BARE,
                row: first,
                label: Label::Nothing,
            });
            continue;
        }
        let named = inject.id.as_str().chars().count() as f32 * LETTER * scale + AROUND;
        let open = (0..ROWS).find(|n| free[*n] <= *x);
        // Where no row has room, it stands in the one that is free first.
        let soonest = || (0..ROWS).min_by(|a, b| free[*a].total_cmp(&free[*b]));
        let n = open.or_else(soonest).unwrap_or(0);
        // What stood there before it and reaches too far gives up its name.
        if open.is_none()
            && let Some(before) = last[n].and_then(|m| marks.get_mut(m))
        {
            (before.width, before.label) = (BARE, Label::Nothing);
        }
        free[n] = x + named + 2.0;
        last[n] = Some(marks.len());
        rows = rows.max(n + 1);
        marks.push(Placed {
            due: *due,
            inject,
            x: *x,
            width: named,
            row: first + n,
            label: Label::Id,
        });
    }
    lengthen(&mut marks, scale);
    (marks, rows)
}

/// Shows more of the names where there is room up to the next mark of the row.
fn lengthen(marks: &mut [Placed<'_>], scale: f32) {
    let mut next: BTreeMap<usize, f32> = BTreeMap::new();
    for m in marks.iter_mut().rev() {
        let until = next.insert(m.row, m.x).unwrap_or(f32::MAX);
        let room = (until - m.x - m.width - 4.0) / (LETTER * scale);
        if m.label == Label::Id && room >= 6.0 {
            let shown = (room as usize).min(NAME);
            m.label = Label::Name(shown);
            m.width += shown as f32 * LETTER * scale;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{from_texts, shipped};

    fn scenario(name: &str) -> Scenario {
        let texts = shipped::with_library(shipped::texts(name).unwrap());
        from_texts(texts).scenario.unwrap()
    }

    /// Of some 200 injects on a small window none lies over the name of another, and closer they all have their names.
    #[test]
    fn names_never_lie_over_each_other_and_all_are_shown_closer() {
        let s = scenario("libya-2024");
        let (start, end) = (s.head.start.millis(), s.head.end.millis());
        for by in [LanesBy::Storyline, LanesBy::Seat] {
            for (width, zoom) in [(1000.0, 1), (1600.0, 1), (1000.0, 16)] {
                let axis = Axis {
                    span: (start, start + (end - start) / zoom),
                    width,
                };
                let all = rows(&s, by, axis, 1.0);
                assert!(all.marks.len() > 150, "{}", all.marks.len());
                assert!(all.lanes.len() > 8 && all.rows <= ROWS * all.lanes.len());
                for (n, m) in all.marks.iter().enumerate() {
                    let named = m.label != Label::Nothing;
                    let beside = all.marks[n + 1..].iter().filter(|o| o.row == m.row);
                    for o in beside {
                        let apart = m.x + m.width <= o.x + 0.5;
                        assert!(!named || apart, "{} {}", m.inject.id, o.inject.id);
                    }
                }
                let seen = all.marks.iter().filter(|m| (0.0..width).contains(&m.x));
                let bare = seen.filter(|m| m.label == Label::Nothing).count();
                let most = if zoom == 1 { all.marks.len() / 2 } else { 3 };
                assert!(bare <= most, "{by:?} {width} {zoom}: {bare} without names");
            }
        }
    }

    #[test]
    fn lanes_are_storylines_or_receivers_and_what_has_neither_is_last() {
        let s = scenario("first-steps");
        let axis = Axis {
            span: (s.head.start.millis(), s.head.end.millis()),
            width: 900.0,
        };
        let all = rows(&s, LanesBy::Storyline, axis, 1.0);
        let at = |id: &str| all.marks.iter().find(|m| m.inject.id.as_str() == id);
        assert!(at("m5").is_none(), "it comes by hand");
        assert!(at("m1").unwrap().x < at("m2").unwrap().x);
        let all = rows(&s, LanesBy::Seat, axis, 1.0);
        assert!(
            all.lanes
                .iter()
                .any(|l| matches!(l.common, Common::Seat(_)))
        );
        let nothing = all.lanes.iter().position(|l| l.common == Common::Nothing);
        assert!(nothing.is_none_or(|n| n + 1 == all.lanes.len()));
    }
}
