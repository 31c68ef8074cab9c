//! Colours, sizes and fonts as the window's interface wants them.
//!
//! Deliberately not here: which there are (`screen::theme`).

use bevy::color::Color;
use bevy::prelude::{Font, Handle, Resource, TextFont, default};
use bevy::text::FontSize;
use bevy::window::WindowResizeConstraints;

use crate::screen::theme::{ColorRole, Size};

/// What of the screen's theme becomes something of the interface.
pub(crate) trait Themed {
    /// What it becomes.
    type To;

    /// As the interface wants it.
    fn resolve(self) -> Self::To;
}

impl Themed for ColorRole {
    type To = Color;

    fn resolve(self) -> Color {
        let [r, g, b, a] = self.rgba();
        Color::srgba_u8(r, g, b, a)
    }
}

impl Themed for Size {
    type To = FontSize;

    fn resolve(self) -> FontSize {
        match self {
            Self::Room(pixels) => FontSize::Px(f32::from(pixels)),
            _ => FontSize::Rem(self.rem()),
        }
    }
}

/// The least size of the window, logical pixels: below it something would find no room.
pub(crate) fn least_window() -> WindowResizeConstraints {
    WindowResizeConstraints {
        min_width: 800.0,
        min_height: 600.0,
        ..Default::default()
    }
}

/// The fonts of all screens.
#[derive(Resource, Clone, Default)]
pub(crate) struct Fonts {
    pub(crate) regular: Handle<Font>,
    pub(crate) bold: Handle<Font>,
}

impl Fonts {
    pub(crate) fn font(&self, bold: bool, rem: f32) -> TextFont {
        self.sized(bold, FontSize::Rem(rem))
    }

    pub(crate) fn sized(&self, bold: bool, font_size: FontSize) -> TextFont {
        let font = if bold { &self.bold } else { &self.regular };
        TextFont {
            font: font.into(),
            font_size,
            ..default()
        }
    }
}
