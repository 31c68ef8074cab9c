//! Parts that several screens are made of: buttons at the end of a dialog, a field with its complaint, tabs, lists that scroll.
//!
//! Deliberately not here: parts of every view (`view`).

use crate::base::message::msg;
use crate::screen::layout::*;

use crate::screen::state::act::Act;
use crate::screen::state::rights::Hands;
use crate::screen::state::ui::MOST;
use crate::screen::state::ui::Ui;
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{View, ViewKind, button, column, kept_in, row, text};
use crate::wording::Say;

/// From how many characters of room on it is said that there are no more.
const NEAR: usize = 200;

/// A panel at the side of the map.
pub(crate) fn panel(key: &str, width: f32, parts: impl IntoIterator<Item = View>) -> View {
    let mut v = column(parts)
        .fill(ColorRole::Panel)
        .width(width)
        .pad(space::NEAR, space::NEAR)
        .gap(space::TIGHT)
        .key(key);
    v.node.border = UiRect::horizontal(px(1));
    v.edge = ColorRole::Line;
    v.node.overflow = Overflow::clip();
    v
}

/// Buttons at the end of a dialog.
pub(crate) fn buttons(parts: impl IntoIterator<Item = View>) -> View {
    let mut line = row(parts.into_iter().map(kept_in)).gap(space::NEAR).firm();
    line.node.justify_content = JustifyContent::FlexEnd;
    // Where they find no room beside each other they go on below, at the same end.
    line.node.flex_wrap = FlexWrap::Wrap;
    line.node.row_gap = px(space::TIGHT);
    line
}

/// The button that does what the dialog is for.
pub(crate) fn main_button(words: String, act: Act) -> View {
    let mut b = button(words.clone(), act).fill(ColorRole::Good);
    b.children[0] = text(words).color(ColorRole::OnColour).bold().line();
    b
}

/// A field, and below it why what is typed there cannot be taken.
pub(crate) fn entry(ui: &Ui, say: Say, field: View) -> View {
    let which = if let ViewKind::Field(t) = &field.what {
        Some(t.field)
    } else {
        None
    };
    match ui.wrong.filter(|w| Some(w.0) == which) {
        Some((_, key)) => {
            let words = say.with(key, &[("n", MOST.to_string())]);
            column([
                field.edge(ColorRole::Bad),
                text(words)
                    .size(Size::Small)
                    .color(ColorRole::Bad)
                    .key("wrong"),
            ])
            .gap(2.0)
        }
        None => {
            let typed = which.map_or("", |f| ui.typed(f));
            column(std::iter::once(field).chain(room(say, typed))).gap(2.0)
        }
    }
}

/// How many characters there is still room for, where that is few, or how many are too many.
fn room(say: Say, typed: &str) -> Option<View> {
    // Bytes are quickly counted, and are at least as many.
    if typed.len() + NEAR < MOST {
        return None;
    }
    let many = typed.chars().count();
    let (words, color) = if many > MOST {
        (msg!("field-over", n = many - MOST), ColorRole::Bad)
    } else if many + NEAR >= MOST {
        (msg!("field-left", n = MOST - many), ColorRole::Muted)
    } else {
        return None;
    };
    let words = text(say.message(&words)).size(Size::Small).color(color);
    Some(words.key("room"))
}

/// A column that is as tall as its parts, and scrolls where that is too tall.
pub(crate) fn scroll_if_tall(parts: Vec<View>, most: f32) -> View {
    let mut v = column(parts).gap(space::NEAR);
    v.what = ViewKind::Scroll;
    v.node.max_height = px(most);
    v.node.min_height = px(0);
    v
}

/// What these hands may not do is not there.
pub(crate) fn take_away(v: &mut View, hands: Hands) {
    v.children
        .retain(|c| c.press.as_ref().is_none_or(|a| hands.refuse(a).is_none()));
    v.children.iter_mut().for_each(|c| take_away(c, hands));
}
