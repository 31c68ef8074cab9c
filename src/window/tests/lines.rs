//! Lines of text as they are set: where in its room a line stands that is read from right to left.
//!
//! Deliberately not here: which words they are (`worded`), how wide a part of a bar is taken to be (`screen::view::breadth`).

use bevy::prelude::{Font, Justify};

use crate::screen::theme::directed;

/// Lines that begin or end with a number and a word stand where their room is, and not a space beside it, over a neighbour.
#[test]
fn a_line_stands_in_its_own_room_whatever_it_ends_with() {
    let mut fonts = bevy::text::FontCx::default();
    let font = Font::from_bytes(dejavu::sans::regular().to_vec()).data;
    fonts.collection.register_fonts(font, None);
    fonts.set_sans_serif_family("DejaVu Sans").unwrap();
    let mut layouts = bevy::text::LayoutCx::default();
    let lines = [
        "34 د 58 ث",
        "المدة المخصصة 35 د",
        "بعد 2 د 20 ث",
        "6 أفراد",
        "اليوم 2 · الاستعداد",
        "النقاش جارٍ",
        "2024-11-15 · من 16:00",
    ];
    for line in lines {
        let words = directed(line, true);
        let mut layout = layouts
            .ranged_builder(&mut fonts, &words, 1.0, true)
            .build(&words);
        layout.break_all_lines(None);
        layout.align(Justify::Right.into(), Default::default());
        let at: Vec<f32> = layout.lines().map(|l| l.metrics().offset).collect();
        assert_eq!(at, [0.0], "{line}");
    }
}
