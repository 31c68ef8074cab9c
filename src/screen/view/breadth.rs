//! How broad a part will be, guessed from its words before anything is laid out: so that a panel can fold what finds no room.
//!
//! It guesses a little too much rather than too little. Deliberately not here: laying out (Bevy), what folds (`panels::top`).

use crate::screen::layout::*;

use crate::screen::theme::root_size;
use crate::screen::view::{View, ViewKind, Wording};

/// How broad a part is on one line, logical pixels, in ordinary or large type.
pub(crate) fn breadth(v: &View, large: bool) -> f32 {
    let fixed = |val: Val| if let Val::Px(x) = val { Some(x) } else { None };
    if let Some(w) = fixed(v.node.width) {
        return w;
    }
    let own = match &v.what {
        ViewKind::Text(w) => words(w, large),
        ViewKind::Box
        | ViewKind::Field(_)
        | ViewKind::Scroll
        | ViewKind::Slot(_)
        | ViewKind::Icon(..)
        | ViewKind::Photo(..) => 0.0,
    };
    let parts = v.children.iter().map(|c| breadth(c, large));
    let within = if v.node.flex_direction == FlexDirection::Row {
        let gaps =
            fixed(v.node.column_gap).unwrap_or(0.0) * v.children.len().saturating_sub(1) as f32;
        parts.sum::<f32>() + gaps
    } else {
        parts.fold(0.0, f32::max)
    };
    let sides = |r: &UiRect| fixed(r.left).unwrap_or(0.0) + fixed(r.right).unwrap_or(0.0);
    let whole = own.max(within) + sides(&v.node.padding) + sides(&v.node.border);
    let least = fixed(v.node.min_width).unwrap_or(0.0);
    whole
        .max(least)
        .min(fixed(v.node.max_width).unwrap_or(f32::MAX).max(least))
}

/// Words on one line.
fn words(w: &Wording, large: bool) -> f32 {
    let em: f32 = w.text.chars().map(|c| letter(c, w.bold)).sum();
    (em * w.size.rem() * root_size(large)).ceil()
}

/// The breadth of a letter as a share of the size of the type, of the fonts of the screens.
fn letter(c: char, bold: bool) -> f32 {
    let regular = match c {
        // Vowel signs stand over letters, marks of direction nowhere.
        '\u{064b}'..='\u{0652}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => return 0.0,
        'ا' | 'أ' | 'إ' | 'آ' | 'ل' | ' ' | 'i' | 'j' | 'l' | '.' | ',' | ':' | '|' | '(' | ')'
        | '،' => 0.36,
        'س' | 'ش' | 'ص' | 'ض' => 1.0,
        '\u{0600}'..='\u{06ff}' => 0.62,
        'm' | 'w' | 'M' | 'W' | '▶' | '◀' | '❚' | '⚠' | '⋯' => 0.95,
        'A'..='Z' => 0.72,
        _ => 0.63,
    };
    if bold { regular * 1.12 } else { regular }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::state::act::Act;
    use crate::screen::view::{button, row, text};

    #[test]
    fn parts_are_as_broad_as_their_words_and_what_stands_between_and_around_them() {
        let (a, b) = (
            button("Skip", Act::Nothing),
            button("Release now", Act::Nothing),
        );
        let (x, y) = (breadth(&a, false), breadth(&b, false));
        assert!(x > 30.0 && y > x, "{x} {y}");
        let both = row([a.clone(), b]).gap(10.0);
        assert_eq!(breadth(&both, false), x + y + 10.0);
        assert!(breadth(&a, true) > x * 1.15, "large type");
        assert_eq!(breadth(&a.width(77.0), false), 77.0);
        let marks = breadth(&text("\u{200f}نعم\u{200f}"), false);
        assert_eq!(
            marks,
            breadth(&text("نعم"), false),
            "what is not seen takes no room"
        );
    }
}
