//! The injects on a line of time: a lane for each storyline or seat, in which each inject stands where it comes by the plan and can be
//! dragged.
//!
//! Lines lead from an inject to those that wait for it; of the one that is selected all that it waits for and all that waits for it
//! have a colour. Deliberately not here: which row a mark has (`editor_rows`), what a drag changes (`handlers`), the pointer (the
//! renderers).

use std::collections::{BTreeMap, BTreeSet};

use crate::screen::layout::*;

use crate::base::ids::InjectId;
use crate::base::time::SimTime;
use crate::map::entity_ref::EntityRef;
use crate::scenario::hand::{chain, waits};
use crate::scenario::model::When;
use crate::screen::panels::screens::editor::{EditorContext, does};
use crate::screen::panels::screens::editor_lists::due_words;
use crate::screen::panels::screens::editor_rows::{Axis, Common, Label, Placed, Rows, rows};
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::editor::{Adding, EditorAct};
use crate::screen::state::editor_line::{LanesBy, LineAct};
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{Line, Slide, View, button, column, note, row, sign, spring, text};

/// Height of a row, of the hours above them, and of the buttons above those, logical pixels.
const ROW: f32 = 20.0;
const HOURS: f32 = 18.0;
const TOOLS: f32 = 30.0;
/// Lines between marks that are drawn.
const LINKS: usize = 600;
/// Least room between the words of two hours, logical pixels.
const HOUR: f32 = 76.0;

/// How much larger than usual things are.
fn scale(large: bool) -> f32 {
    if large { 1.25 } else { 1.0 }
}

/// Rows that are shown at once.
fn shown(tall: bool, large: bool, window: Vec2) -> usize {
    let part = if tall { 0.46 } else { 0.22 };
    let room = window.y * part - HOURS - TOOLS;
    ((room / (ROW * scale(large))) as usize).max(4)
}

/// Height of the whole, logical pixels.
pub(crate) fn height(tall: bool, large: bool, window: Vec2) -> f32 {
    (shown(tall, large, window) as f32 * ROW + HOURS + TOOLS) * scale(large) + space::TIGHT
}

/// What the parts of the line are made of.
struct Drawing<'c, 'e> {
    ctx: &'c EditorContext<'e>,
    axis: Axis,
    all: Rows<'e>,
    /// The first row that is shown, and how many are.
    first: usize,
    shown: usize,
    scale: f32,
    /// What the selected inject waits for, and what waits for it.
    before: BTreeSet<InjectId>,
    behind: BTreeSet<InjectId>,
}

/// The line of time with its buttons.
pub(crate) fn lane(ctx: &EditorContext<'_>, window: Vec2) -> View {
    let (s, line) = (&*ctx.editor.scenario, &ctx.editor.line);
    let large = ctx.ui.large;
    let scale = scale(large);
    let names = (window.x * 0.14).clamp(130.0, 240.0) * scale;
    let axis = Axis {
        span: line.span(s),
        width: (window.x - names - 2.0 * space::NEAR).max(100.0),
    };
    let all = rows(s, line.by, axis, scale);
    let shown = shown(line.tall, large, window);
    let selected = match &ctx.ui.selected {
        Some(EntityRef::Inject(i)) => Some(i),
        _ => None,
    };
    let (before, behind) = selected.map(|i| chain(s, i)).unwrap_or_default();
    let first = line.first.min(all.rows.saturating_sub(shown));
    let row_of = |i: &InjectId| all.marks.iter().find(|m| m.inject.id == *i).map(|m| m.row);
    let revealed = selected.filter(|_| line.reveals).and_then(row_of);
    let first = match revealed {
        Some(row) if !(first..first + shown).contains(&row) => {
            let middle = row.saturating_sub(shown / 2);
            middle.min(all.rows.saturating_sub(shown))
        }
        Some(_) | None => first,
    };
    let d = Drawing {
        ctx,
        axis,
        first,
        all,
        shown,
        scale,
        before,
        behind,
    };
    let height = (shown as f32 * ROW + HOURS) * scale;
    let mut body = row([d.names(names, height), d.line(height)]);
    body.node.align_items = AlignItems::Stretch;
    let mut v = column([d.tools(), body.height(height)])
        .fill(ColorRole::Panel)
        .height(self::height(line.tall, large, window))
        .pad(space::NEAR, 0.0)
        .key("editor lane");
    v.node.border = UiRect::top(px(1));
    v.edge = ColorRole::Line;
    v.node.overflow = Overflow::clip();
    v
}

impl Drawing<'_, '_> {
    /// The buttons above the line.
    fn tools(&self) -> View {
        let (ctx, say) = (self.ctx, self.ctx.say);
        let (s, line) = (&ctx.editor.scenario, &ctx.editor.line);
        let held = line.held(s);
        let act = |a: LineAct| does(EditorAct::Line(a));
        let by = |key: &str, by: LanesBy| {
            button(say.t(key), act(LineAct::By(by)))
                .chosen(line.by == by)
                .key(key.to_owned())
        };
        let last = self.all.rows.saturating_sub(self.shown);
        let (earlier, later) = if ctx.ui.lang.rtl() {
            ("▸", "◂")
        } else {
            ("◂", "▸")
        };
        let mut parts = vec![
            by("editor-by-storyline", LanesBy::Storyline),
            by("editor-by-seat", LanesBy::Seat),
            sign(
                "▲",
                say.t("lanes-up"),
                act(LineAct::First(self.first.saturating_sub(3))),
            )
            .disabled(self.first == 0)
            .key("lanes up"),
            sign(
                "▼",
                say.t("lanes-down"),
                act(LineAct::First((self.first + 3).min(last))),
            )
            .disabled(self.first >= last)
            .key("lanes down"),
            button(
                say.t(if line.tall {
                    "editor-fewer-lanes"
                } else {
                    "editor-more-lanes"
                }),
                act(LineAct::Tall(!line.tall)),
            )
            .key("tall"),
            spring(),
        ];
        parts.extend([
            sign("−", say.t("editor-line-out"), act(LineAct::Zoom(0.5, held))).key("line out"),
            sign("+", say.t("editor-line-in"), act(LineAct::Zoom(2.0, held))).key("line in"),
            sign(earlier, say.t("time-earlier"), act(LineAct::Shift(-0.5))).key("line earlier"),
            sign(later, say.t("time-later"), act(LineAct::Shift(0.5))).key("line later"),
            button(say.t("time-whole"), act(LineAct::Whole)).key("line whole"),
        ]);
        let words = match line.point {
            Some(t) => say.with("editor-add-inject-at", &[("time", t)]),
            None => say.t("editor-add-inject"),
        };
        let add = button(words, Act::Show(Dialog::Adding(Adding::Inject)))
            .hint(say.t("editor-add-inject-hint"))
            .key("add inject");
        parts.push(add);
        for b in &mut parts {
            b.node.padding = UiRect::axes(px(space::NEAR), px(1));
        }
        let mut tools = row(parts).gap(space::TIGHT).height(TOOLS * self.scale);
        tools.node.overflow = Overflow::clip();
        tools
    }

    /// Where a row stands below the hours; above them where it is not shown.
    fn y(&self, row: usize) -> f32 {
        (HOURS + (row as f32 - self.first as f32) * ROW) * self.scale
    }

    fn is_shown(&self, row: usize) -> bool {
        (self.first..self.first + self.shown).contains(&row)
    }

    /// The names of the lanes.
    fn names(&self, width: f32, height: f32) -> View {
        let lanes = self.all.lanes.iter().enumerate();
        let parts = lanes.filter_map(|(n, lane)| {
            let rows = lane.first..lane.first + lane.rows;
            // A lane that began above has its name in the first row that is seen.
            let top = rows.clone().find(|r| self.is_shown(*r))?;
            let words = note(self.called(&lane.common)).line();
            let mut v = row([words]);
            v.node.overflow = Overflow::clip();
            v.node.width = px(width - space::TIGHT);
            v.node.height = px(ROW * self.scale);
            v.open = true;
            Some(self.put(v, 0.0, self.y(top)).key(format!("lane name {n}")))
        });
        let mut v = column(parts).width(width).height(height);
        v.node.overflow = Overflow::clip();
        v
    }

    /// What a lane is called.
    fn called(&self, common: &Common) -> String {
        let (s, lang, say) = (&self.ctx.editor.scenario, self.ctx.ui.lang, self.ctx.say);
        match common {
            Common::Storyline(id) => s
                .storylines
                .get(id)
                .map_or_else(|| id.to_string(), |x| x.name.get(lang).to_owned()),
            Common::Seat(id) => s
                .seats
                .get(id)
                .map_or_else(|| id.to_string(), |x| x.name.get(lang).to_owned()),
            Common::Several => say.t("editor-lane-several"),
            Common::Nothing if self.ctx.editor.line.by == LanesBy::Seat => {
                say.t("editor-lane-no-message")
            }
            Common::Nothing => say.t("editor-lane-no-storyline"),
        }
    }

    /// Puts a part at a distance from where the line begins, which is where one begins to read.
    fn put(&self, mut v: View, x: f32, y: f32) -> View {
        v.node.position_type = PositionType::Absolute;
        v.node.top = px(y);
        if self.ctx.ui.lang.rtl() {
            v.node.right = px(x);
        } else {
            v.node.left = px(x);
        }
        v
    }

    /// A thin part of a drawing.
    fn stroke(&self, (x, y): (f32, f32), (width, height): (f32, f32), color: ColorRole) -> View {
        let mut v = column([]).fill(color).width(width).height(height);
        v.open = true;
        self.put(v, x, y)
    }

    /// The line itself: hours, lanes, what waits for what, injects, the moment that is pointed at.
    fn line(&self, height: f32) -> View {
        let mut parts = self.hours(height);
        for lane in self.all.lanes.iter().skip(1) {
            let y = self.y(lane.first);
            if self.is_shown(lane.first) && lane.first > self.first {
                parts.push(self.stroke((0.0, y), (self.axis.width, 1.0), ColorRole::Line));
            }
        }
        parts.extend(self.links());
        let marks = self.all.marks.iter();
        let marks =
            marks.filter(|m| self.is_shown(m.row) && m.x < self.axis.width && m.x + m.width > 0.0);
        parts.extend(marks.map(|m| self.mark(m)));
        if let Some(t) = self.ctx.editor.line.point {
            let x = self.axis.at(t.millis());
            parts.push(
                self.stroke((x, 0.0), (2.0, height), ColorRole::Accent)
                    .key("point"),
            );
        }
        let mut v = column(parts)
            .fill(ColorRole::Ground)
            .width(self.axis.width)
            .height(height)
            .key("line");
        v.node.overflow = Overflow::clip();
        v.line = Some(Line {
            first: self.first,
            last: self.all.rows.saturating_sub(self.shown),
        });
        v
    }

    /// Words at full hours, or parts of an hour where there is room for them.
    fn hours(&self, height: f32) -> Vec<View> {
        let (a, b) = self.axis.span;
        let room = |minutes: &i64| self.axis.minute() * *minutes as f32 >= HOUR * self.scale;
        let steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];
        let step = steps.into_iter().find(room).unwrap_or(2880) * 60_000;
        let mut at = a.div_euclid(step) * step;
        let mut parts = Vec::new();
        while at <= b {
            let x = self.axis.at(at);
            if (0.0..self.axis.width - 8.0).contains(&x) {
                parts.push(self.stroke((x, 0.0), (1.0, height), ColorRole::Line));
                let words = SimTime::from_millis(at).short();
                parts.push(self.put(note(words).line().ltr(), x + 3.0, 1.0));
            }
            at += step;
        }
        parts
    }

    /// Lines from injects to those that wait for them: down or up from the first, then along to the other, with a tip there.
    fn links(&self) -> Vec<View> {
        let placed: BTreeMap<&InjectId, &Placed<'_>> =
            self.all.marks.iter().map(|m| (&m.inject.id, m)).collect();
        let selected = match &self.ctx.ui.selected {
            Some(EntityRef::Inject(i)) => Some(i),
            _ => None,
        };
        let (mut faint, mut strong) = (Vec::new(), Vec::new());
        for (id, others) in waits(&self.ctx.editor.scenario) {
            for other in &others {
                let (Some(from), Some(to)) = (placed.get(other), placed.get(&id)) else {
                    continue;
                };
                let is_in =
                    |set: &BTreeSet<InjectId>, i: &InjectId| Some(i) == selected || set.contains(i);
                let color = if is_in(&self.before, &id) && is_in(&self.before, other) {
                    Some(ColorRole::Info)
                } else if is_in(&self.behind, &id) && is_in(&self.behind, other) {
                    Some(ColorRole::Warn)
                } else {
                    None
                };
                let seen = self.is_shown(from.row) || self.is_shown(to.row);
                match color {
                    Some(color) => strong.extend(self.link(from, to, color, 2.0)),
                    None if seen && faint.len() < LINKS * 3 => {
                        faint.extend(self.link(from, to, ColorRole::Muted, 1.0));
                    }
                    None => {}
                }
            }
        }
        faint.extend(strong);
        faint
    }

    fn link(&self, from: &Placed<'_>, to: &Placed<'_>, color: ColorRole, thick: f32) -> Vec<View> {
        let half = ROW * self.scale / 2.0;
        let (y0, y1) = (self.y(from.row) + half, self.y(to.row) + half);
        // It leaves below the beginning of the one, and reaches the beginning of the other.
        let x0 = (from.x + 4.0).min(to.x - 3.0);
        let tip = 5.0;
        let x1 = (to.x - tip).max(x0);
        // It goes below marks that stand between the two, so that it is not taken for one of theirs.
        let between = |m: &Placed<'_>| {
            let other = m.inject.id != from.inject.id && m.inject.id != to.inject.id;
            other && m.row == to.row && m.x < to.x && m.x + m.width > x0
        };
        let level = if self.all.marks.iter().any(between) {
            y1 + half - 1.0
        } else {
            y1
        };
        let mut parts = Vec::new();
        let mut down = |x: f32, a: f32, b: f32| {
            if a != b {
                let high = (b - a).abs() + thick;
                parts.push(self.stroke((x, a.min(b)), (thick, high), color));
            }
        };
        down(x0, y0, level);
        down(x1 - 2.0, level, y1);
        // Far outside of what is seen there is nothing to draw.
        let (left, right) = (x0.max(-20.0), x1.min(self.axis.width + 20.0));
        if right > left {
            parts.push(self.stroke((left, level), (right - left, thick), color));
        }
        if (-20.0..self.axis.width + 20.0).contains(&to.x) {
            // A tip of three strokes, each lower than the one before.
            for n in 0..3u8 {
                let n = f32::from(n);
                let high = 7.0 - 2.0 * n + thick;
                let at = (to.x - tip + n * 1.6, y1 + thick / 2.0 - high / 2.0);
                parts.push(self.stroke(at, (1.7, high), color));
            }
        }
        parts
    }

    /// An inject on the line.
    fn mark(&self, m: &Placed<'_>) -> View {
        let (ctx, i) = (self.ctx, m.inject);
        let thing = EntityRef::Inject(i.id.clone());
        let chosen = ctx.ui.selected.as_ref() == Some(&thing);
        let (fill, on) = match &i.when {
            _ if self.before.contains(&i.id) => (ColorRole::Info, ColorRole::OnColour),
            _ if self.behind.contains(&i.id) => (ColorRole::Warn, ColorRole::OnColour),
            When::At(_) => (ColorRole::Button, ColorRole::Text),
            When::After { .. } | When::If { .. } | When::ByHand => {
                (ColorRole::Raised, ColorRole::Text)
            }
        };
        let name = i.name.get(ctx.ui.lang);
        let of_chain = on == ColorRole::OnColour;
        let small = |words: String| {
            let v = text(words).size(Size::Small).color(on).line();
            // Dark words on a light colour are thin.
            if of_chain { v.bold() } else { v }
        };
        let id = || small(i.id.to_string()).ltr();
        let words = match m.label {
            Label::Nothing if !chosen => vec![],
            Label::Nothing | Label::Id => vec![id()],
            Label::Name(n) => {
                let mut shown: String = name.chars().take(n).collect();
                if name.chars().count() > n {
                    shown.push('…');
                }
                vec![id(), small(shown)]
            }
        };
        let bare = words.is_empty();
        let mut v = row(words)
            .gap(4.0)
            .fill(fill)
            .pad(if bare { 0.0 } else { 4.0 }, 0.0)
            .round()
            .press(Act::Select(thing))
            .chosen(chosen)
            .hint(format!("{} · {} · {name}", i.id, due_words(ctx, m.due)))
            .key(format!("lane {}", i.id));
        v.node.height = px((ROW - 3.0) * self.scale);
        if !chosen {
            v.node.max_width = px(m.width);
            v.node.overflow = Overflow::clip();
        }
        if bare {
            v.node.width = px(m.width);
        }
        v.slides = Some(Slide {
            inject: i.id.clone(),
            minute: self.axis.minute(),
        });
        self.put(v, m.x, self.y(m.row) + 1.0)
    }
}
