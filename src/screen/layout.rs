//! Where a part stands and how large it is: boxes in rows and columns, as flexbox has them, in logical pixels.
//!
//! The words are those of CSS, which both a browser and the window's interface understand: each renderer takes these fields over
//! one by one. Only what panels use is here, so that both can do all of it.
//! Deliberately not here: colours and sizes of words (`theme`), doing the layout (the renderers).

pub(crate) use bevy_math::{Rect, Vec2};

/// A length.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) enum Val {
    /// What is in it decides.
    #[default]
    Auto,
    /// Logical pixels.
    Px(f32),
    /// Hundredths of the parent.
    Percent(f32),
}

/// Logical pixels.
pub(crate) fn px(n: impl Pixels) -> Val {
    Val::Px(n.pixels())
}

/// Hundredths of the parent.
pub(crate) fn percent(n: u8) -> Val {
    Val::Percent(f32::from(n))
}

/// A number of logical pixels.
pub(crate) trait Pixels {
    /// As a fraction.
    fn pixels(self) -> f32;
}

impl Pixels for f32 {
    fn pixels(self) -> f32 {
        self
    }
}

impl Pixels for i32 {
    fn pixels(self) -> f32 {
        self as f32
    }
}

/// Lengths at the four sides.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct UiRect {
    pub(crate) left: Val,
    pub(crate) right: Val,
    pub(crate) top: Val,
    pub(crate) bottom: Val,
}

impl Default for UiRect {
    fn default() -> Self {
        Self::all(Val::Px(0.0))
    }
}

impl UiRect {
    /// The same at all sides.
    pub(crate) const fn all(v: Val) -> Self {
        Self {
            left: v,
            right: v,
            top: v,
            bottom: v,
        }
    }

    /// One length beside, one above and below.
    pub(crate) const fn axes(across: Val, along: Val) -> Self {
        Self {
            left: across,
            right: across,
            top: along,
            bottom: along,
        }
    }

    /// Beside, and nothing above and below.
    pub(crate) const fn horizontal(v: Val) -> Self {
        Self::axes(v, Val::Px(0.0))
    }

    /// Above alone.
    pub(crate) fn top(v: Val) -> Self {
        Self {
            top: v,
            ..Self::default()
        }
    }

    /// Below alone.
    pub(crate) fn bottom(v: Val) -> Self {
        Self {
            bottom: v,
            ..Self::default()
        }
    }
}

/// Whether parts stand below or beside each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum FlexDirection {
    #[default]
    Row,
    Column,
}

/// Whether parts go on in further lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum FlexWrap {
    #[default]
    NoWrap,
    Wrap,
}

/// Where parts stand across the direction in which they follow each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum AlignItems {
    /// They fill the room.
    #[default]
    Stretch,
    FlexStart,
    Center,
}

/// Where parts stand along the direction in which they follow each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum JustifyContent {
    #[default]
    FlexStart,
    Center,
    FlexEnd,
}

/// Whether a part stands among its siblings or at a place of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum PositionType {
    #[default]
    Relative,
    Absolute,
}

/// What becomes of what finds no room.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Overflow {
    /// It is seen outside of the box.
    #[default]
    Visible,
    /// It is cut off.
    Clip,
}

impl Overflow {
    /// What finds no room is cut off.
    pub(crate) const fn clip() -> Self {
        Self::Clip
    }
}

/// Where a part stands and how large it is.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Node {
    pub(crate) flex_direction: FlexDirection,
    pub(crate) flex_wrap: FlexWrap,
    pub(crate) align_items: AlignItems,
    pub(crate) justify_content: JustifyContent,
    pub(crate) position_type: PositionType,
    pub(crate) overflow: Overflow,
    pub(crate) width: Val,
    pub(crate) height: Val,
    pub(crate) min_width: Val,
    pub(crate) min_height: Val,
    pub(crate) max_width: Val,
    pub(crate) max_height: Val,
    pub(crate) left: Val,
    pub(crate) right: Val,
    pub(crate) top: Val,
    pub(crate) bottom: Val,
    pub(crate) row_gap: Val,
    pub(crate) column_gap: Val,
    pub(crate) padding: UiRect,
    pub(crate) margin: UiRect,
    pub(crate) border: UiRect,
    pub(crate) flex_grow: f32,
    pub(crate) flex_shrink: f32,
    pub(crate) flex_basis: Val,
    /// Roundness of all corners.
    pub(crate) border_radius: Val,
}

impl Default for Node {
    fn default() -> Self {
        Self {
            flex_direction: FlexDirection::Row,
            flex_wrap: FlexWrap::NoWrap,
            align_items: AlignItems::Stretch,
            justify_content: JustifyContent::FlexStart,
            position_type: PositionType::Relative,
            overflow: Overflow::Visible,
            width: Val::Auto,
            height: Val::Auto,
            min_width: Val::Auto,
            min_height: Val::Auto,
            max_width: Val::Auto,
            max_height: Val::Auto,
            left: Val::Auto,
            right: Val::Auto,
            top: Val::Auto,
            bottom: Val::Auto,
            row_gap: Val::Px(0.0),
            column_gap: Val::Px(0.0),
            padding: UiRect::default(),
            margin: UiRect::default(),
            border: UiRect::default(),
            flex_grow: 0.0,
            flex_shrink: 1.0,
            flex_basis: Val::Auto,
            border_radius: Val::Px(0.0),
        }
    }
}
