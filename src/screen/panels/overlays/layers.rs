//! Layers of what lies over the screen, from below, and boxes placed on them.
//!
//! Deliberately not here: what lies there.

use crate::screen::layout::*;

use crate::screen::view::View;

/// Layers, from below.
pub(crate) const CARD: i32 = 10;
pub(crate) const CONFIRM: i32 = 20;
pub(crate) const DIALOG: i32 = 30;
pub(crate) const MENU: i32 = 40;
pub(crate) const SAID: i32 = 50;
pub(crate) const HINT: i32 = 60;

pub(super) fn absolute(mut v: View, at: Vec2, layer: i32) -> View {
    v.node.position_type = PositionType::Absolute;
    v.node.left = px(at.x);
    v.node.top = px(at.y);
    v.layer(layer)
}

/// Keeps a box of about this size on the screen.
pub(super) fn inside(at: Vec2, size: Vec2, window: Vec2) -> Vec2 {
    at.min(window - size - Vec2::splat(6.0))
        .max(Vec2::splat(6.0))
}
