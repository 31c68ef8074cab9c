//! The part of a field's text that is seen: always the one with the caret, whichever way the text runs.
//!
//! A line that runs from right to left and is longer than its field begins at the field's right edge and goes on beyond its left one,
//! at negative places; Bevy's own scrolling ends at zero.
//! Deliberately not here: how the text is laid out and drawn (Bevy).

use bevy::input_focus::InputFocus;
use bevy::prelude::*;
use bevy::text::{EditableText, TextLayoutInfo};
use bevy::ui::widget::TextScroll;
use bevy::ui::{ComputedUiRenderTargetInfo, UiScale};
use bevy::window::PrimaryWindow;

use crate::window::input::field::TypesInto;

/// Where a field's text stood last.
#[derive(Component, Default, Clone, Copy)]
pub(super) struct Seen(Vec2);

pub(super) fn scroll(
    focus: Res<InputFocus>,
    mut fields: Query<
        (
            Entity,
            &EditableText,
            &ComputedNode,
            &TextLayoutInfo,
            &mut TextScroll,
            &mut Seen,
        ),
        With<TypesInto>,
    >,
) {
    for (entity, text, node, info, mut scroll, mut seen) in &mut fields {
        let room = node.content_box().size();
        let (Some(layout), Some((_, caret))) = (text.editor.try_layout(), info.cursor) else {
            continue;
        };
        let (mut from, mut to, mut tall) = (0.0f32, room.x, 0.0f32);
        for line in layout.lines() {
            let m = line.metrics();
            (from, to) = (from.min(m.offset), to.max(m.offset + m.advance));
            tall = tall.max(m.block_max_coord);
        }
        let now = if focus.get() == Some(entity) {
            let across = (from.min(caret.min.x), to.max(caret.max.x));
            Vec2::new(
                axis(seen.0.x, room.x, (caret.min.x, caret.max.x), across),
                axis(seen.0.y, room.y, (caret.min.y, caret.max.y), (0.0, tall)),
            )
        } else {
            // Where nobody types, one sees how it begins.
            Vec2::ZERO
        };
        seen.0 = now;
        scroll.set_if_neq(TextScroll(now));
    }
}

/// Where the text stands along one axis: as it stood, moved as little as shows the caret, never past what there is.
pub(super) fn axis(was: f32, room: f32, caret: (f32, f32), all: (f32, f32)) -> f32 {
    let shown = if caret.0 < was {
        caret.0
    } else if caret.1 > was + room {
        caret.1 - room
    } else {
        was
    };
    shown.clamp(all.0.min(0.0), (all.1 - room).max(0.0)).floor()
}

/// The window of an input method stands below what is being typed.
pub(super) fn input_method(
    focus: Res<InputFocus>,
    fields: Query<
        (
            &EditableText,
            &ComputedNode,
            &UiGlobalTransform,
            &ComputedUiRenderTargetInfo,
            &TextScroll,
        ),
        With<TypesInto>,
    >,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
    scale: Res<UiScale>,
) {
    let Some((text, node, transform, target, scroll)) =
        focus.get().and_then(|e| fields.get(e).ok())
    else {
        return;
    };
    let area = text.editor.ime_cursor_area();
    let at = Vec2::new(area.x0 as f32, area.y1 as f32) + node.content_box().min - scroll.0;
    let at = transform.affine().transform_point2(at) * scale.0 / target.scale_factor();
    for mut w in &mut windows {
        if w.ime_position != at {
            w.ime_position = at;
        }
    }
}
