//! A part's layout as the interface wants it: field by field the same words.
//!
//! Deliberately not here: laying out (Bevy).

use bevy::prelude as ui;

use crate::screen::layout::{
    AlignItems, FlexDirection, FlexWrap, JustifyContent, Node, Overflow, PositionType, UiRect, Val,
};

fn val(v: Val) -> ui::Val {
    match v {
        Val::Auto => ui::Val::Auto,
        Val::Px(n) => ui::Val::Px(n),
        Val::Percent(n) => ui::Val::Percent(n),
    }
}

fn sides(r: UiRect) -> ui::UiRect {
    ui::UiRect {
        left: val(r.left),
        right: val(r.right),
        top: val(r.top),
        bottom: val(r.bottom),
    }
}

/// A part's layout for the interface.
#[expect(clippy::too_many_lines, reason = "one line for each field")]
pub(crate) fn node(n: &Node) -> ui::Node {
    // Every field is named, so that one that is added cannot be forgotten here.
    let Node {
        flex_direction,
        flex_wrap,
        align_items,
        justify_content,
        position_type,
        overflow,
        width,
        height,
        min_width,
        min_height,
        max_width,
        max_height,
        left,
        right,
        top,
        bottom,
        row_gap,
        column_gap,
        padding,
        margin,
        border,
        flex_grow,
        flex_shrink,
        flex_basis,
        border_radius,
    } = *n;
    ui::Node {
        flex_direction: match flex_direction {
            FlexDirection::Row => ui::FlexDirection::Row,
            FlexDirection::Column => ui::FlexDirection::Column,
        },
        flex_wrap: match flex_wrap {
            FlexWrap::NoWrap => ui::FlexWrap::NoWrap,
            FlexWrap::Wrap => ui::FlexWrap::Wrap,
        },
        align_items: match align_items {
            AlignItems::Stretch => ui::AlignItems::Default,
            AlignItems::FlexStart => ui::AlignItems::FlexStart,
            AlignItems::Center => ui::AlignItems::Center,
        },
        justify_content: match justify_content {
            JustifyContent::FlexStart => ui::JustifyContent::Default,
            JustifyContent::Center => ui::JustifyContent::Center,
            JustifyContent::FlexEnd => ui::JustifyContent::FlexEnd,
        },
        position_type: match position_type {
            PositionType::Relative => ui::PositionType::Relative,
            PositionType::Absolute => ui::PositionType::Absolute,
        },
        overflow: match overflow {
            Overflow::Visible => ui::Overflow::visible(),
            Overflow::Clip => ui::Overflow::clip(),
        },
        width: val(width),
        height: val(height),
        min_width: val(min_width),
        min_height: val(min_height),
        max_width: val(max_width),
        max_height: val(max_height),
        left: val(left),
        right: val(right),
        top: val(top),
        bottom: val(bottom),
        row_gap: val(row_gap),
        column_gap: val(column_gap),
        padding: sides(padding),
        margin: sides(margin),
        border: sides(border),
        flex_grow,
        flex_shrink,
        flex_basis: val(flex_basis),
        border_radius: ui::BorderRadius::all(val(border_radius)),
        ..ui::Node::default()
    }
}
