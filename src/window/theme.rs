//! Colours, sizes and spacing of every screen, in one place: a screen names a token, never a value.
//!
//! The ground is dark and calm. The colours that carry meaning are those of Okabe and Ito, which people with any of the common
//! colour-vision deficiencies can tell apart; beside each stands a shape or a word.
//! Deliberately not here: which thing has which meaning (the panels and the map).

use bevy::color::Color;

/// A colour by what it is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub(crate) enum Tone {
    /// No colour at all.
    #[default]
    None,
    /// Behind everything.
    Ground,
    /// A panel.
    Panel,
    /// Something that lies on a panel: a row, a card.
    Raised,
    /// A button.
    Button,
    /// A button under the pointer.
    ButtonHover,
    /// A button held down.
    ButtonPress,
    /// Something chosen among others.
    Chosen,
    /// A thin line.
    Line,
    /// A text field.
    Field,
    /// Words.
    Text,
    /// Words of less weight.
    Muted,
    /// Words on a coloured ground.
    OnColour,
    /// What the eye should find: the chosen thing, the focus.
    Accent,
    /// As it should be.
    Good,
    /// Needs attention.
    Warn,
    /// Bad.
    Bad,
    /// Under way.
    Busy,
    /// Told or known, neither good nor bad.
    Info,
    /// Of rumours.
    Rumour,
    /// The mark that this is an exercise.
    Exercise,
    /// Behind a dialog.
    Veil,
    /// Land on the map that is in no municipality of the exercise.
    Land,
    /// Borders on the map.
    Border,
    /// Roads on the map.
    Road,
    /// Names on the map.
    MapText,
    /// A step of a fill: 0 where nothing is known, then 1 to 5 from low to high. One scale of lightness, which every eye can read.
    Step(u8),
}

impl Tone {
    /// Its colour.
    pub(crate) fn colour(self) -> Color {
        let (r, g, b) = match self {
            Self::None => return Color::NONE,
            Self::Veil => return Color::srgba_u8(4, 8, 14, 178),
            Self::Ground => (13, 19, 28),
            Self::Panel => (22, 30, 42),
            Self::Raised => (31, 41, 56),
            Self::Button => (44, 57, 77),
            Self::ButtonHover => (58, 75, 100),
            Self::ButtonPress => (74, 96, 128),
            Self::Chosen => (28, 78, 116),
            Self::Line => (58, 72, 92),
            Self::Field => (12, 17, 25),
            Self::Text => (233, 239, 246),
            Self::Muted => (168, 181, 198),
            Self::OnColour => (10, 14, 20),
            Self::Accent => (255, 255, 255),
            Self::Good => (32, 178, 136),
            Self::Warn => (240, 228, 66),
            Self::Bad => (236, 110, 44),
            Self::Busy => (86, 180, 233),
            Self::Info => (120, 160, 205),
            Self::Rumour => (214, 138, 182),
            Self::Exercise => (230, 159, 0),
            Self::Land => (24, 32, 43),
            Self::Border => (84, 104, 128),
            Self::Road => (206, 196, 170),
            Self::MapText => (225, 232, 240),
            Self::Step(0) => (40, 54, 70),
            Self::Step(1) => (24, 42, 70),
            Self::Step(2) => (27, 55, 90),
            Self::Step(3) => (30, 69, 111),
            Self::Step(4) => (34, 84, 132),
            Self::Step(_) => (40, 101, 154),
        };
        Color::srgb_u8(r, g, b)
    }
}

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
}

impl Size {
    /// Its size as a multiple of the root size.
    pub(crate) fn rem(self) -> f32 {
        match self {
            Self::Small => 0.8,
            Self::Body => 0.9,
            Self::Title => 1.05,
            Self::Large => 1.4,
            Self::Clock => 1.65,
        }
    }
}

/// The root size of words in logical pixels: ordinary, and for a projector.
pub(crate) fn root_size(large: bool) -> f32 {
    if large { 20.0 } else { 16.0 }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::color::{ColorToComponents as _, LinearRgba, Srgba};

    fn luminance(t: Tone) -> f32 {
        let c: LinearRgba = t.colour().into();
        let [r, g, b, _] = c.to_f32_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Tone, b: Tone) -> f32 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// WCAG 2: 4.5 for words, 3 for signs and edges that carry meaning.
    #[test]
    fn words_and_signs_stand_out_from_their_ground() {
        for ground in [Tone::Ground, Tone::Panel, Tone::Raised, Tone::Button, Tone::Chosen, Tone::Field] {
            assert!(contrast(Tone::Text, ground) >= 4.5, "text on {ground:?}: {}", contrast(Tone::Text, ground));
        }
        for ground in [Tone::Ground, Tone::Panel, Tone::Raised, Tone::Field] {
            assert!(contrast(Tone::Muted, ground) >= 4.5, "muted on {ground:?}: {}", contrast(Tone::Muted, ground));
            for sign in [Tone::Good, Tone::Warn, Tone::Bad, Tone::Busy, Tone::Info, Tone::Rumour, Tone::Exercise] {
                assert!(contrast(sign, ground) >= 3.0, "{sign:?} on {ground:?}: {}", contrast(sign, ground));
            }
        }
        for ground in [Tone::Good, Tone::Warn, Tone::Bad, Tone::Busy, Tone::Exercise, Tone::Rumour] {
            assert!(contrast(Tone::OnColour, ground) >= 4.5, "on {ground:?}: {}", contrast(Tone::OnColour, ground));
        }
        for land in [Tone::Land, Tone::Step(0), Tone::Step(1), Tone::Step(3), Tone::Step(4), Tone::Step(5)] {
            assert!(contrast(Tone::MapText, land) >= 4.5, "names on {land:?}");
            assert!(contrast(Tone::Road, land) >= 3.0, "roads on {land:?}");
        }
    }

    /// Simulated protanopia and deuteranopia (Viénot, Brettel and Mollon 1999): the colours that carry meaning stay apart.
    #[test]
    fn meanings_stay_apart_for_colour_blind_eyes() {
        let protan = [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]];
        let deutan = [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]];
        let seen = |t: Tone, m: &[[f32; 3]; 3]| {
            let c = LinearRgba::from(t.colour()).to_f32_array();
            let mix = |row: &[f32; 3]| (row[0] * c[0] + row[1] * c[1] + row[2] * c[2]).clamp(0.0, 1.0);
            let s = Srgba::from(LinearRgba::rgb(mix(&m[0]), mix(&m[1]), mix(&m[2])));
            [s.red, s.green, s.blue]
        };
        let meanings = [Tone::Good, Tone::Warn, Tone::Bad, Tone::Busy, Tone::Rumour];
        for m in [&protan, &deutan] {
            for (i, a) in meanings.iter().enumerate() {
                for b in &meanings[i + 1..] {
                    let (x, y) = (seen(*a, m), seen(*b, m));
                    let d: f32 = x.iter().zip(y).map(|(p, q)| (p - q) * (p - q)).sum::<f32>().sqrt();
                    assert!(d > 0.12, "{a:?} and {b:?} look alike: {d}");
                }
            }
        }
    }
}
