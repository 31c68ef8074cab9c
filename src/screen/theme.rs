//! Sizes of words and spacing of every screen, in one place: a panel names a token, never a value.
//!
//! What the colours are is with the map (`map::color_role`). Deliberately not here: which thing has which meaning (the panels and
//! the map), fonts (the renderers).

pub(crate) use crate::map::color_role::ColorRole;

/// Size of words, as a share of the root size, so that the large type of a projector is one number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Size {
    /// Notes under something.
    Small,
    /// Ordinary words.
    #[default]
    Body,
    /// Headings.
    Title,
    /// The title of a screen.
    Large,
    /// The clock.
    Clock,
    /// What has to be read from across a room: logical pixels, whatever the size of all other words is.
    Room(u16),
}

impl Size {
    /// Its size as a multiple of the ordinary root size.
    pub(crate) fn rem(self) -> f32 {
        match self {
            Self::Small => 0.8,
            Self::Body => 0.9,
            Self::Title => 1.05,
            Self::Large => 1.4,
            Self::Clock => 1.65,
            Self::Room(pixels) => f32::from(pixels) / 16.0,
        }
    }
}

/// The root size of words in logical pixels: ordinary, and for a projector.
pub(crate) fn root_size(large: bool) -> f32 {
    if large { 20.0 } else { 16.0 }
}

/// Below this width, logical pixels, one panel stands alone, for beside each other none would have room.
pub(crate) const NARROW: f32 = 760.0;

/// Space between things in logical pixels.
pub(crate) mod space {
    /// Between words that belong together.
    pub(crate) const TIGHT: f32 = 4.0;
    /// Between parts of a row.
    pub(crate) const NEAR: f32 = 8.0;
    /// Between groups.
    pub(crate) const WIDE: f32 = 14.0;
    /// Roundness of corners.
    pub(crate) const ROUND: f32 = 4.0;
}

/// Words that begin with a number or a Latin name are still read in the direction of the screen.
///
/// From right to left a mark stands before each space, too. Behind a number the space belongs to the Arabic word after it, and what
/// sets a line takes a last word that begins with a space for one that ends with it: a line such as “34 د 58 ث” stood a space too far
/// to the left, over what was beside it.
pub(crate) fn directed(words: &str, rtl: bool) -> String {
    if words.is_empty() {
        return String::new();
    }
    let mark = if rtl { '\u{200f}' } else { '\u{200e}' };
    let mut all = String::with_capacity(words.len() + 8);
    all.push(mark);
    let mut last = mark;
    for c in words.chars() {
        if rtl && c == ' ' && last.is_ascii() && last != ' ' {
            all.push(mark);
        }
        all.push(c);
        if c == '\n' {
            all.push(mark);
        }
        last = c;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of a ground: dark, and light.
    type Ground = fn(ColorRole) -> [u8; 4];
    const GROUNDS: [Ground; 2] = [ColorRole::rgba, ColorRole::on_light];

    /// Red, green and blue as light adds them, 0 to 1 (IEC 61966-2-1).
    fn linear(on: Ground, t: ColorRole) -> [f32; 3] {
        let [r, g, b, _] = on(t);
        [r, g, b].map(|c| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// The other way, for one of the three.
    fn encoded(c: f32) -> f32 {
        if c <= 0.003_130_8 {
            c * 12.92
        } else {
            1.055 * c.powf(1.0 / 2.4) - 0.055
        }
    }

    fn luminance(on: Ground, t: ColorRole) -> f32 {
        let [r, g, b] = linear(on, t);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(on: Ground, a: ColorRole, b: ColorRole) -> f32 {
        let (a, b) = (luminance(on, a) + 0.05, luminance(on, b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// WCAG 2: 4.5 for words, 3 for signs and edges that carry meaning.
    #[test]
    fn words_and_signs_stand_out_from_their_ground() {
        GROUNDS.into_iter().for_each(words_stand_out);
    }

    fn words_stand_out(on: Ground) {
        for ground in [
            ColorRole::Ground,
            ColorRole::Panel,
            ColorRole::Raised,
            ColorRole::Button,
            ColorRole::Chosen,
            ColorRole::Field,
        ] {
            assert!(
                contrast(on, ColorRole::Text, ground) >= 4.5,
                "text on {ground:?}: {}",
                contrast(on, ColorRole::Text, ground)
            );
        }
        for ground in [
            ColorRole::Ground,
            ColorRole::Panel,
            ColorRole::Raised,
            ColorRole::Field,
            ColorRole::Chosen,
        ] {
            assert!(
                contrast(on, ColorRole::Muted, ground) >= 4.5,
                "muted on {ground:?}: {}",
                contrast(on, ColorRole::Muted, ground)
            );
            for sign in [
                ColorRole::Good,
                ColorRole::Warn,
                ColorRole::Bad,
                ColorRole::Busy,
                ColorRole::Info,
                ColorRole::Rumour,
                ColorRole::Exercise,
            ] {
                assert!(
                    contrast(on, sign, ground) >= 3.0,
                    "{sign:?} on {ground:?}: {}",
                    contrast(on, sign, ground)
                );
            }
        }
        for ground in [
            ColorRole::Good,
            ColorRole::Warn,
            ColorRole::Bad,
            ColorRole::Busy,
            ColorRole::Exercise,
            ColorRole::Rumour,
        ] {
            assert!(
                contrast(on, ColorRole::OnColour, ground) >= 4.5,
                "on {ground:?}: {}",
                contrast(on, ColorRole::OnColour, ground)
            );
        }
    }

    #[test]
    fn names_and_roads_stand_out_from_the_land() {
        GROUNDS.into_iter().for_each(names_stand_out);
    }

    fn names_stand_out(on: Ground) {
        for land in [
            ColorRole::Land,
            ColorRole::Step(0),
            ColorRole::Step(1),
            ColorRole::Step(3),
            ColorRole::Step(4),
            ColorRole::Step(5),
        ] {
            assert!(
                contrast(on, ColorRole::MapText, land) >= 4.5,
                "names on {land:?}"
            );
            assert!(
                contrast(on, ColorRole::Road, land) >= 3.0,
                "roads on {land:?}"
            );
        }
    }

    /// Simulated protanopia and deuteranopia (Viénot, Brettel and Mollon 1999): the colours that carry meaning stay apart.
    #[test]
    fn meanings_stay_apart_for_colour_blind_eyes() {
        GROUNDS.into_iter().for_each(meanings_stay_apart);
    }

    fn meanings_stay_apart(on: Ground) {
        let protan = [
            [0.11238, 0.88762, 0.0],
            [0.11238, 0.88762, 0.0],
            [0.00401, -0.00401, 1.0],
        ];
        let deutan = [
            [0.29275, 0.70725, 0.0],
            [0.29275, 0.70725, 0.0],
            [-0.02234, 0.02234, 1.0],
        ];
        let seen = |t: ColorRole, m: &[[f32; 3]; 3]| {
            let c = linear(on, t);
            let mix =
                |row: &[f32; 3]| (row[0] * c[0] + row[1] * c[1] + row[2] * c[2]).clamp(0.0, 1.0);
            [mix(&m[0]), mix(&m[1]), mix(&m[2])].map(encoded)
        };
        let meanings = [
            ColorRole::Good,
            ColorRole::Warn,
            ColorRole::Bad,
            ColorRole::Busy,
            ColorRole::Rumour,
        ];
        for m in [&protan, &deutan] {
            for (i, a) in meanings.iter().enumerate() {
                for b in &meanings[i + 1..] {
                    let (x, y) = (seen(*a, m), seen(*b, m));
                    let d: f32 = x
                        .iter()
                        .zip(y)
                        .map(|(p, q)| (p - q) * (p - q))
                        .sum::<f32>()
                        .sqrt();
                    assert!(d > 0.12, "{a:?} and {b:?} look alike: {d}");
                }
            }
        }
    }
}
