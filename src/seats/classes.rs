//! Looks as classes of a style sheet: each look is a class, made when it is first needed.
//!
//! The content policy of the pages forbids styles inside of elements, so a part bears the name of its look, and the page is told
//! once what the name means. Deliberately not here: which part has which look (`html`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::screen::layout::{
    AlignItems, FlexDirection, FlexWrap, JustifyContent, Node, Overflow, PositionType, UiRect, Val,
};
use crate::screen::theme::{ColorRole, Size};
use crate::screen::view::{View, ViewKind, Wording};

/// All looks that were needed so far, each with its number.
#[derive(Default)]
pub(super) struct Classes {
    numbers: BTreeMap<String, usize>,
    rules: Vec<String>,
}

impl Classes {
    /// The number of a look.
    fn number(&mut self, look: String) -> usize {
        if let Some(n) = self.numbers.get(&look) {
            return *n;
        }
        let n = self.rules.len();
        self.rules.push(format!(".p.k{n}{{{look}}}"));
        self.numbers.insert(look, n);
        n
    }

    /// The class of a part's look.
    pub(super) fn of(&mut self, view: &View) -> usize {
        let mut look = layout(&view.node);
        if view.fill != ColorRole::None {
            write!(look, "background:{};", color(view.fill)).expect("a string takes everything");
        }
        if view.edge != ColorRole::None {
            write!(look, "border-color:{};", color(view.edge)).expect("a string takes everything");
        }
        if view.layer != 0 {
            write!(look, "z-index:{};", view.layer).expect("a string takes everything");
        }
        match &view.what {
            ViewKind::Text(w) => words(&mut look, w),
            ViewKind::Scroll => look.push_str("overflow-y:auto;"),
            ViewKind::Icon(_, _, role) => {
                write!(look, "color:{};", color(*role)).expect("a string takes everything");
            }
            ViewKind::Box | ViewKind::Field(_) | ViewKind::Slot(_) | ViewKind::Photo(..) => {}
        }
        self.number(look)
    }

    /// The rules from a number on, and how many there are now.
    pub(super) fn since(&self, n: usize) -> (&[String], usize) {
        (&self.rules[n.min(self.rules.len())..], self.rules.len())
    }
}

/// Names the colours of all roles in one list: a role that is missing here does not compile.
macro_rules! roles {
    ($($role:ident => $name:literal,)*) => {
        /// The name of a role's variable; none where there is no colour.
        fn variable(role: ColorRole) -> Option<String> {
            match role {
                ColorRole::None => None,
                ColorRole::Step(n) => Some(format!("--step-{n}")),
                $(ColorRole::$role => Some(concat!("--", $name).to_owned()),)*
            }
        }

        /// All roles that have a colour.
        fn roles() -> impl Iterator<Item = ColorRole> {
            let plain = [$(ColorRole::$role),*];
            plain.into_iter().chain((0..=5).map(ColorRole::Step))
        }
    };
}

roles! {
    Ground => "ground",
    Panel => "panel",
    Raised => "raised",
    Button => "button",
    ButtonHover => "button-hover",
    ButtonPress => "button-press",
    Chosen => "chosen",
    Line => "line",
    Field => "field",
    Text => "text",
    Muted => "muted",
    OnColour => "on-colour",
    Accent => "accent",
    Good => "good",
    Warn => "warn",
    Bad => "bad",
    Busy => "busy",
    Info => "info",
    Rumour => "rumour",
    Exercise => "exercise",
    Veil => "veil",
    Land => "land",
    Border => "border",
    Road => "road",
    MapText => "map-text",
}

/// A colour, by the variable that holds it.
pub(super) fn color(role: ColorRole) -> String {
    variable(role).map_or_else(|| "transparent".to_owned(), |name| format!("var({name})"))
}

/// A length. Sizes grow with the type that a person has chosen in the browser.
fn length(v: Val) -> Option<String> {
    match v {
        Val::Auto => None,
        Val::Px(n) => Some(format!("{}rem", n / 16.0)),
        Val::Percent(n) => Some(format!("{n}%")),
    }
}

/// Writes a length where there is one.
fn put(look: &mut String, name: &str, v: Val) {
    if let Some(v) = length(v) {
        write!(look, "{name}:{v};").expect("a string takes everything");
    }
}

/// Writes lengths of four sides where they are not all nothing. Left and right are those of a page read from left to right.
fn sides(look: &mut String, (name, part): (&str, &str), r: UiRect) {
    if r != UiRect::default() {
        let [top, end, bottom, start] = [r.top, r.right, r.bottom, r.left]
            .map(|v| length(v).unwrap_or_else(|| "auto".to_owned()));
        write!(
            look,
            "{name}-block{part}:{top} {bottom};{name}-inline{part}:{start} {end};"
        )
        .expect("a string takes everything");
    }
}

/// The look of a layout.
fn layout(n: &Node) -> String {
    let mut look = String::new();
    look.push_str(match n.flex_direction {
        FlexDirection::Row => "flex-direction:row;",
        FlexDirection::Column => "flex-direction:column;",
    });
    look.push_str(match n.flex_wrap {
        FlexWrap::NoWrap => "",
        FlexWrap::Wrap => "flex-wrap:wrap;",
    });
    look.push_str(match n.align_items {
        AlignItems::Stretch => "",
        AlignItems::FlexStart => "align-items:flex-start;",
        AlignItems::Center => "align-items:center;",
    });
    look.push_str(match n.justify_content {
        JustifyContent::FlexStart => "",
        JustifyContent::Center => "justify-content:center;",
        JustifyContent::FlexEnd => "justify-content:flex-end;",
    });
    look.push_str(match n.position_type {
        PositionType::Relative => "",
        PositionType::Absolute => "position:absolute;",
    });
    look.push_str(match n.overflow {
        Overflow::Visible => "",
        Overflow::Clip => "overflow:hidden;",
    });
    for (name, v) in [
        ("width", n.width),
        ("height", n.height),
        ("min-width", n.min_width),
        ("min-height", n.min_height),
        ("max-width", n.max_width),
        ("max-height", n.max_height),
        ("left", n.left),
        ("right", n.right),
        ("top", n.top),
        ("bottom", n.bottom),
    ] {
        put(&mut look, name, v);
    }
    for (name, v) in [
        ("row-gap", n.row_gap),
        ("column-gap", n.column_gap),
        ("border-radius", n.border_radius),
    ] {
        if v != Val::Px(0.0) {
            put(&mut look, name, v);
        }
    }
    sides(&mut look, ("padding", ""), n.padding);
    sides(&mut look, ("margin", ""), n.margin);
    if n.border != UiRect::default() {
        look.push_str("border-style:solid;");
        sides(&mut look, ("border", "-width"), n.border);
    }
    // What grows and shrinks is said together with how large it is at first.
    let basis = length(n.flex_basis).unwrap_or_else(|| "auto".to_owned());
    write!(look, "flex:{} {} {basis};", n.flex_grow, n.flex_shrink)
        .expect("a string takes everything");
    look
}

/// The look of words.
fn words(look: &mut String, w: &Wording) {
    // Body text is as large as the person's own choice.
    let rem = w.size.rem() / Size::Body.rem();
    write!(look, "font-size:{rem}rem;color:{};", color(w.color))
        .expect("a string takes everything");
    if w.bold {
        look.push_str("font-weight:bold;");
    }
    if w.centred {
        look.push_str("text-align:center;");
    }
    if !w.wrap {
        look.push_str("white-space:nowrap;");
    }
}

/// The colours of all roles: on the dark ground of the screens, and on light ground for whoever asks the browser for that, and on paper.
pub(super) fn palette() -> String {
    let mut out = ground(ColorRole::rgba);
    out.push_str("@media (prefers-color-scheme:light),print{");
    out.push_str(&ground(ColorRole::on_light));
    // Maps are drawn once for all who look, in the colours of the dark ground; what a colour stands for is known by it.
    for role in roles() {
        let [r, g, b, _] = role.rgba();
        let name = color(role);
        for kind in ["fill", "stroke", "color"] {
            write!(
                out,
                ".map [{kind}=\"#{r:02x}{g:02x}{b:02x}\"],symbol [{kind}=\"#{r:02x}{g:02x}{b:02x}\"]{{{kind}:{name}}}"
            )
            .expect("a string takes everything");
        }
    }
    out.push('}');
    out
}

/// The colours of all roles on a ground.
fn ground(of: fn(ColorRole) -> [u8; 4]) -> String {
    let mut out = String::from(":root{");
    for role in roles() {
        let [r, g, b, a] = of(role);
        let name = variable(role).unwrap_or_default();
        write!(out, "{name}:rgb({r} {g} {b}/{:.3});", f32::from(a) / 255.0)
            .expect("a string takes everything");
    }
    out.push('}');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A map's colours are turned into those of another ground by what they are: no two roles may share one.
    #[test]
    fn every_colour_stands_for_one_role() {
        let mut all: Vec<[u8; 4]> = roles().map(ColorRole::rgba).collect();
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), many);
    }
}
