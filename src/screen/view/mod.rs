//! A screen as data: what stands where, which words, what a press does. Panels make it, a renderer brings
//! what stands on the screen to it.
//!
//! So a panel is a function from what is known to what is shown, and can be tested without a window. What a button does is data
//! too ([`Act`]); nothing here changes anything.
//! Deliberately not here: colours (`theme`), the panels, renderers (`window`, `seats`).

pub(crate) mod breadth;
mod time_line;

use std::sync::Arc;

use crate::screen::layout::*;

use crate::base::time::{SimTime, Span};
use crate::map::icons::Icon;
use crate::scenario::image::Image;
use crate::screen::state::act::Act;
use crate::screen::state::ui::Field;
use crate::screen::theme::{ColorRole, Size, space};
use crate::wording::Say;

pub(crate) use time_line::{Line, Slide};

/// One part of a screen.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct View {
    /// What it is among its siblings; parts without a key are told apart by their place.
    pub(crate) key: Option<String>,
    pub(crate) node: Node,
    pub(crate) fill: ColorRole,
    pub(crate) edge: ColorRole,
    pub(crate) what: ViewKind,
    /// What a press does; it makes the part a button.
    pub(crate) press: Option<Act>,
    /// What the other mouse button or the menu key does.
    pub(crate) menu: Option<Act>,
    pub(crate) disabled: bool,
    /// Words that appear under the pointer, and that a screen reader says.
    pub(crate) hint: Option<String>,
    /// Above everything with a lower number.
    pub(crate) layer: i32,
    /// A dialog: the tab key stays inside it.
    pub(crate) modal: bool,
    /// Whether the pointer passes through to what is behind.
    pub(crate) open: bool,
    /// Its parts stand from left to right in every language.
    pub(crate) unmirrored: bool,
    /// It can be dragged along a line of time.
    pub(crate) slides: Option<Slide>,
    /// It is such a line.
    pub(crate) line: Option<Line>,
    pub(crate) children: Vec<Self>,
}

/// What a part is.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) enum ViewKind {
    /// A box with parts in it.
    #[default]
    Box,
    /// Words.
    Text(Wording),
    /// A line that can be typed into.
    Field(Typing),
    /// A box whose parts can be scrolled.
    Scroll,
    /// Room for something that is drawn by someone else.
    Slot(Slot),
    /// A sign of the map.
    Icon(Icon, bool, ColorRole),
    /// A picture of the scenario, with what it shows for those who do not see it.
    Photo(Arc<Image>, String),
}

/// Words and how they look.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Wording {
    pub(crate) text: String,
    pub(crate) size: Size,
    pub(crate) color: ColorRole,
    pub(crate) bold: bool,
    pub(crate) wrap: bool,
    pub(crate) centred: bool,
    /// It says what follows, for those who do not see that it is large.
    pub(crate) heading: bool,
    /// It is the exercise's time of day, and goes on by itself where a renderer can do that.
    pub(crate) ticks: bool,
    /// How long it is since or until a moment stands in it, and goes on by itself where a renderer can do that.
    pub(crate) runs: Option<Runs>,
    /// It is the time that is left of so much by the discussion's clock, and goes on by itself where a renderer can do that.
    pub(crate) left_of: Option<Span>,
    /// In which direction it is read.
    pub(crate) reads: Reads,
}

/// A span in words that runs with the exercise's time.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Runs {
    /// From or to which moment.
    pub(crate) moment: SimTime,
    /// The span as it stands in the words.
    pub(crate) shown: String,
}

impl Runs {
    /// The span between a moment and now.
    pub(crate) fn between(say: Say, moment: SimTime, now: SimTime) -> Self {
        let span = if moment > now {
            moment - now
        } else {
            now - moment
        };
        Self {
            moment,
            shown: say.running(span),
        }
    }

    /// The words before the span and after it; none if it does not stand in them as wording sets what is put in.
    pub(crate) fn around<'a>(&self, words: &'a str) -> Option<(&'a str, &'a str)> {
        let span = format!("\u{2068}{}\u{2069}", self.shown);
        words.split_once(span.as_str())
    }
}

/// In which direction words are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Reads {
    /// As the screen is.
    #[default]
    AsScreen,
    /// From left to right in every language: signs and formulas, English.
    LeftToRight,
    /// From right to left in every language: Arabic.
    RightToLeft,
}

/// A line that can be typed into.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Typing {
    pub(crate) field: Field,
    pub(crate) value: String,
    /// Shown while it is empty.
    pub(crate) hint: String,
    /// What the enter key does.
    pub(crate) submit: Option<Act>,
    /// Lines that are visible; with more than one, breaks can be typed.
    pub(crate) lines: u8,
}

/// Room for something that is drawn by someone else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Slot {
    /// The map.
    Map,
    /// The lanes of the time panel.
    Lanes,
}

/// A box whose parts stand one below the other.
pub(crate) fn column(children: impl IntoIterator<Item = View>) -> View {
    let node = Node {
        flex_direction: FlexDirection::Column,
        ..Default::default()
    };
    View {
        node,
        children: children.into_iter().collect(),
        ..Default::default()
    }
}

/// A box whose parts stand beside each other, centred on one line.
pub(crate) fn row(children: impl IntoIterator<Item = View>) -> View {
    let node = Node {
        flex_direction: FlexDirection::Row,
        align_items: AlignItems::Center,
        ..Default::default()
    };
    View {
        node,
        children: children.into_iter().collect(),
        ..Default::default()
    }
}

/// A box whose parts stand beside each other and go on in further lines. The words of a button that is broader than the box go on too.
pub(crate) fn flow(children: impl IntoIterator<Item = View>) -> View {
    let mut v = row(children.into_iter().map(kept_in)).gap(space::TIGHT);
    v.node.flex_wrap = FlexWrap::Wrap;
    v.node.row_gap = px(space::TIGHT);
    v
}

/// A button no broader than the box it is in.
pub(crate) fn kept_in(v: View) -> View {
    if v.press.is_some() { wrapping(v) } else { v }
}

/// Something no broader than the box it is in; its words wrap rather than run out of it.
fn wrapping(mut v: View) -> View {
    v.node.max_width = percent(100);
    for words in &mut v.children {
        *words = std::mem::take(words).wording(|w| w.wrap = true);
    }
    v
}

/// A column that can be scrolled; it takes what room there is.
pub(crate) fn scroll(children: impl IntoIterator<Item = View>) -> View {
    let mut v = column(children);
    v.what = ViewKind::Scroll;
    v.node.flex_grow = 1.0;
    v.node.flex_basis = px(0);
    v.node.min_height = px(0);
    v
}

/// Words.
pub(crate) fn text(words: impl Into<String>) -> View {
    let wording = Wording {
        text: words.into(),
        size: Size::Body,
        color: ColorRole::Text,
        bold: false,
        wrap: true,
        centred: false,
        heading: false,
        ticks: false,
        runs: None,
        left_of: None,
        reads: Reads::AsScreen,
    };
    View {
        what: ViewKind::Text(wording),
        open: true,
        ..Default::default()
    }
}

/// A heading.
pub(crate) fn heading(words: impl Into<String>) -> View {
    text(words)
        .size(Size::Title)
        .bold()
        .wording(|w| w.heading = true)
}

/// Words of less weight.
pub(crate) fn note(words: impl Into<String>) -> View {
    text(words).size(Size::Small).color(ColorRole::Muted)
}

/// A sign of the map in a line of words.
pub(crate) fn icon(which: Icon, hollow: bool, color: ColorRole) -> View {
    View {
        what: ViewKind::Icon(which, hollow, color),
        open: true,
        ..Default::default()
    }
    .width(20.0)
    .height(20.0)
}

/// A picture as large as there is room for, and never larger than it is.
pub(crate) fn photo(image: Arc<Image>, shows: &str, (width, height): (f32, f32)) -> View {
    let (w, h) = (image.width as f32, image.height as f32);
    let scale = (width / w).min(height / h).min(1.0);
    View {
        what: ViewKind::Photo(image, shows.to_owned()),
        open: true,
        ..Default::default()
    }
    .width(w * scale)
    .height(h * scale)
}

/// Room that pushes what follows to the far end.
pub(crate) fn spring() -> View {
    column([]).grow()
}

/// A button with words on it.
pub(crate) fn button(words: impl Into<String>, act: Act) -> View {
    let mut v = row([text(words).line()])
        .press(act)
        .fill(ColorRole::Button)
        .pad(space::NEAR, space::TIGHT);
    v.node.justify_content = JustifyContent::Center;
    v.node.border_radius = px(space::ROUND);
    v
}

/// A button with a sign on it and words that appear under the pointer.
pub(crate) fn sign(mark: &str, hint: impl Into<String>, act: Act) -> View {
    let mut v = button(mark, act).hint(hint);
    v.children[0] = text(mark).line().ltr();
    v.node.min_width = px(30);
    v
}

/// A button with a sign of the map on it.
pub(crate) fn icon_button(which: Icon, hint: impl Into<String>, act: Act) -> View {
    let mut v = sign("", hint, act);
    v.children = vec![icon(which, false, ColorRole::Text)];
    v
}

/// A sign or word on a coloured ground.
pub(crate) fn badge(words: impl Into<String>, ground: ColorRole) -> View {
    let mut v = row([text(words)
        .size(Size::Small)
        .color(ColorRole::OnColour)
        .bold()
        .line()])
    .fill(ground)
    .pad(6.0, 1.0);
    v.node.border_radius = px(3);
    v.node.flex_shrink = 0.0;
    v
}

/// Parts and what is said of them in a word, beside each other; where there is too little room, that goes on below.
pub(crate) fn judged(parts: View, verdict: View) -> View {
    let verdict = wrapping(verdict).node(|n| n.flex_shrink = 1.0);
    let parts = parts.grow().node(|n| n.min_width = px(LEAST_WORDS));
    flow([parts, verdict])
}

/// Least width of words that have something beside them, logical pixels.
const LEAST_WORDS: f32 = 190.0;

/// A line that can be typed into.
pub(crate) fn field(
    which: Field,
    value: &str,
    hint: impl Into<String>,
    submit: Option<Act>,
) -> View {
    let typing = Typing {
        field: which,
        value: value.to_owned(),
        hint: hint.into(),
        submit,
        lines: 1,
    };
    // No words appear under the pointer: they would cover what is typed.
    let mut v = View {
        what: ViewKind::Field(typing),
        ..Default::default()
    }
    .fill(ColorRole::Field)
    .edge(ColorRole::Line);
    v.key = Some(format!("{which:?}"));
    v.node.padding = UiRect::axes(px(6), px(4));
    v.node.border_radius = px(space::ROUND);
    v
}

impl View {
    /// Whether there is room in it for something that is drawn by someone else.
    #[cfg(feature = "seats")]
    pub(crate) fn has_slot(&self, slot: Slot) -> bool {
        self.what == ViewKind::Slot(slot) || self.children.iter().any(|c| c.has_slot(slot))
    }

    pub(crate) fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Makes it a button. What leads to a thing opens that thing's menu with the other mouse button, unless it has a menu already.
    pub(crate) fn press(mut self, act: Act) -> Self {
        if let (Act::Select(thing) | Act::GoTo(thing), None) = (&act, &self.menu) {
            self.menu = Some(Act::OpenMenu(thing.clone()));
        }
        self.press = Some(act);
        self
    }

    pub(crate) fn menu(mut self, act: Act) -> Self {
        self.menu = Some(act);
        self
    }

    pub(crate) fn disabled(mut self, yes: bool) -> Self {
        self.disabled = yes;
        self
    }

    pub(crate) fn hint(mut self, words: impl Into<String>) -> Self {
        self.hint = Some(words.into());
        self
    }

    /// Marks it as the one chosen among others.
    pub(crate) fn chosen(mut self, yes: bool) -> Self {
        if yes {
            self.fill = ColorRole::Chosen;
            self.edge = ColorRole::Busy;
        }
        self
    }

    pub(crate) fn fill(mut self, color: ColorRole) -> Self {
        self.fill = color;
        self
    }

    /// A thin line all round.
    pub(crate) fn edge(mut self, color: ColorRole) -> Self {
        self.edge = color;
        self.node.border = UiRect::all(px(1));
        self
    }

    pub(crate) fn round(mut self) -> Self {
        self.node.border_radius = px(space::ROUND);
        self
    }

    /// A card of a list: raised, as high as what stands in it, its parts beside each other from the top.
    pub(crate) fn card(self) -> Self {
        let mut v = self
            .gap(space::NEAR)
            .fill(ColorRole::Raised)
            .pad(space::NEAR, space::TIGHT)
            .round()
            .firm();
        v.node.align_items = AlignItems::FlexStart;
        v
    }

    pub(crate) fn pad(mut self, across: f32, along: f32) -> Self {
        self.node.padding = UiRect::axes(px(across), px(along));
        self
    }

    pub(crate) fn gap(mut self, between: f32) -> Self {
        (self.node.row_gap, self.node.column_gap) = (px(between), px(between));
        self
    }

    /// Takes the room that is left. Words begin with the width that they have, for without one they would have no height; and they
    /// have no least width, for words that wrap are measured at that: each on a line of its own, which asks for room that nobody
    /// sees and lets things scroll that have nothing to scroll to.
    pub(crate) fn grow(mut self) -> Self {
        self.node.flex_grow = 1.0;
        if !matches!(self.what, ViewKind::Text(_)) {
            (
                self.node.min_width,
                self.node.flex_basis,
                self.node.min_height,
            ) = (px(0), px(0), px(0));
        }
        self
    }

    /// Takes its part of the room that is left, and is the broader the longer its words are.
    pub(crate) fn share(mut self) -> Self {
        (self.node.flex_grow, self.node.min_width) = (1.0, px(0));
        self
    }

    /// Keeps its size however little room there is.
    pub(crate) fn firm(mut self) -> Self {
        self.node.flex_shrink = 0.0;
        self
    }

    pub(crate) fn width(mut self, w: f32) -> Self {
        self.node.width = px(w);
        self.node.flex_shrink = 0.0;
        self
    }

    pub(crate) fn height(mut self, h: f32) -> Self {
        self.node.height = px(h);
        self.node.flex_shrink = 0.0;
        self
    }

    pub(crate) fn layer(mut self, n: i32) -> Self {
        self.layer = n;
        self
    }

    /// Changes the node itself, for what has no word here.
    pub(crate) fn node(mut self, f: impl FnOnce(&mut Node)) -> Self {
        f(&mut self.node);
        self
    }

    /// A field of several lines. The enter key does what the field is for; where it is for nothing, and with shift, it breaks the line.
    pub(crate) fn lines(mut self, n: u8) -> Self {
        if let ViewKind::Field(t) = &mut self.what {
            t.lines = n;
        }
        self
    }

    fn wording(mut self, f: impl FnOnce(&mut Wording)) -> Self {
        if let ViewKind::Text(w) = &mut self.what {
            f(w);
        }
        self
    }

    pub(crate) fn size(self, size: Size) -> Self {
        self.wording(|w| w.size = size)
    }

    pub(crate) fn color(self, color: ColorRole) -> Self {
        self.wording(|w| w.color = color)
    }

    pub(crate) fn bold(self) -> Self {
        self.wording(|w| w.bold = true)
    }

    /// The exercise's time of day.
    pub(crate) fn ticks(self) -> Self {
        self.wording(|w| w.ticks = true)
    }

    /// Words with a span that runs.
    pub(crate) fn runs(self, runs: Runs) -> Self {
        self.wording(|w| w.runs = Some(runs))
    }

    /// The time that is left of a time box.
    pub(crate) fn left_of(self, time_box: Span) -> Self {
        self.wording(|w| w.left_of = Some(time_box))
    }

    /// Words on one line.
    pub(crate) fn line(self) -> Self {
        self.wording(|w| w.wrap = false)
    }

    pub(crate) fn centred(self) -> Self {
        self.wording(|w| w.centred = true)
    }

    /// Its parts stand from left to right in every language, as on a player's buttons.
    pub(crate) fn unmirrored(self) -> Self {
        Self {
            unmirrored: true,
            ..self
        }
    }

    /// Signs and formulas that are read from left to right in every language.
    pub(crate) fn ltr(self) -> Self {
        self.reads(Reads::LeftToRight)
    }

    /// Words that are read in a direction of their own.
    pub(crate) fn reads(self, reads: Reads) -> Self {
        self.wording(|w| w.reads = reads)
    }

    /// Every part, itself first.
    #[cfg(test)]
    pub(crate) fn parts(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.children.iter().flat_map(Self::parts));
        all
    }

    /// All its words.
    #[cfg(test)]
    pub(crate) fn words(&self) -> String {
        let own = if let ViewKind::Text(w) = &self.what {
            w.text.as_str()
        } else {
            ""
        };
        let parts = std::iter::once(own.to_owned()).chain(self.children.iter().map(Self::words));
        parts
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_take_the_room_that_is_left_have_no_least_width() {
        assert_eq!(text("words that wrap").grow().node.min_width, Val::Auto);
        assert_eq!(column([text("a")]).grow().node.min_width, px(0));
    }

    #[test]
    fn what_leads_to_a_thing_opens_its_menu_with_the_other_button() {
        use crate::map::entity_ref::EntityRef;
        let (inject, unit) = (EntityRef::Inject("a".into()), EntityRef::Unit("b".into()));
        assert_eq!(
            text("x").press(Act::Select(inject.clone())).menu,
            Some(Act::OpenMenu(inject.clone()))
        );
        assert_eq!(
            text("x").press(Act::GoTo(unit.clone())).menu,
            Some(Act::OpenMenu(unit.clone()))
        );
        assert_eq!(
            text("x")
                .menu(Act::OpenMenu(unit.clone()))
                .press(Act::Select(inject))
                .menu,
            Some(Act::OpenMenu(unit))
        );
        assert_eq!(text("x").press(Act::Large).menu, None);
    }
}
