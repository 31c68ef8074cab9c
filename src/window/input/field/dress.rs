//! The entities of a field: the text that is typed, and the words that say what belongs there while it is empty.
//!
//! Deliberately not here: the box around them (`view::apply`), what a hand does to them (`edit`).

use std::time::Duration;

use bevy::input_focus::tab_navigation::TabIndex;
use bevy::prelude::*;
use bevy::text::{EditableText, TextCursorStyle};
use bevy::ui::InlineDirection;

use crate::screen::theme::{ColorRole, directed};
use crate::screen::view::Typing;
use crate::window::input::field::edit::Undo;
use crate::window::input::field::{Placeholder, TypesInto};
use crate::window::theme::{Fonts, Themed as _};

/// Brings the parts of a field to what it shall be; `fresh` if it has none yet. `rtl` is the direction of the screen.
pub(crate) fn dress(
    world: &mut World,
    fonts: &Fonts,
    rtl: bool,
    e: Entity,
    t: &Typing,
    fresh: bool,
) {
    let layout = TextLayout::new(
        if rtl { Justify::Right } else { Justify::Left },
        if t.lines > 1 {
            LineBreak::WordOrCharacter
        } else {
            LineBreak::NoWrap
        },
    );
    let into = TypesInto {
        field: t.field,
        submit: t.submit.clone(),
        lines: t.lines > 1,
    };
    if fresh {
        return make(world, fonts, rtl, e, t, (layout, into));
    }
    let parts: Vec<Entity> = world
        .get::<Children>(e)
        .map(|c| c.iter().collect())
        .unwrap_or_default();
    for part in parts {
        if let Some(mut text) = world.get_mut::<EditableText>(part) {
            if text.value() != t.value.as_str() {
                text.clear();
                text.editor.set_text(&t.value);
                text.queue_edit(bevy::text::TextEdit::TextEnd(false));
                if let Some(mut undo) = world.get_mut::<Undo>(part) {
                    undo.forget();
                }
            }
            world.entity_mut(part).insert((into.clone(), layout));
        } else if let Some(mut node) = world.get_mut::<Node>(part) {
            // Its row, and the words in it.
            node.direction = direction(rtl);
            let words: Vec<Entity> = world
                .get::<Children>(part)
                .map(|c| c.iter().collect())
                .unwrap_or_default();
            for w in words {
                world.entity_mut(w).insert(Text(directed(&t.hint, rtl)));
            }
        }
    }
}

fn direction(rtl: bool) -> InlineDirection {
    if rtl {
        InlineDirection::Rtl
    } else {
        InlineDirection::Ltr
    }
}

fn make(
    world: &mut World,
    fonts: &Fonts,
    rtl: bool,
    e: Entity,
    t: &Typing,
    (layout, into): (TextLayout, TypesInto),
) {
    let mut text = EditableText::new(&t.value);
    text.visible_lines = Some(f32::from(t.lines));
    text.allow_newlines = t.lines > 1;
    // It stands on the letter before it where that is at its left.
    text.cursor_width = 0.12;
    // Frames come when something changes; one that blinks would stay out of sight until then.
    text.cursor_blink_period = Duration::from_secs(u64::from(u32::MAX));
    let node = Node {
        flex_grow: 1.0,
        min_width: px(0),
        ..default()
    };
    let cursor = TextCursorStyle {
        color: ColorRole::Accent.resolve(),
        selection_color: ColorRole::Chosen.resolve(),
        ..default()
    };
    let look = (
        node,
        text,
        layout,
        fonts.font(false, 0.9),
        TextColor(ColorRole::Text.resolve()),
        cursor,
    );
    let editor = world
        .spawn((
            look,
            into,
            TabIndex(0),
            AccessibleLabel::new(t.hint.clone()),
        ))
        .id();
    // A row, so that the words stand where one begins to write, in either direction.
    let row = Node {
        position_type: PositionType::Absolute,
        left: px(8),
        right: px(8),
        top: px(4),
        overflow: Overflow::clip(),
        direction: direction(rtl),
        ..default()
    };
    let words = (
        Text(directed(&t.hint, rtl)),
        fonts.font(false, 0.85),
        TextColor(ColorRole::Muted.resolve()),
        TextLayout::new(Justify::Start, LineBreak::NoWrap),
        Node {
            flex_shrink: 0.0,
            ..default()
        },
        Pickable::IGNORE,
        Placeholder(editor),
        if t.value.is_empty() {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        },
    );
    let hint = world.spawn((row, Pickable::IGNORE)).with_child(words).id();
    world.entity_mut(e).add_children(&[editor, hint]);
}
