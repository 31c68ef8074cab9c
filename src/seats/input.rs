//! What a page sends: what was pressed, typed and looked at, with the name by which it is done once.
//!
//! Deliberately not here: what it means (`viewer`).

use serde::Deserialize;

/// What a browser sends.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) enum Input {
    /// A press on a part.
    Press {
        /// The part.
        at: String,
    },
    /// The other mouse button, or a long touch, on a part.
    Menu {
        /// The part.
        at: String,
        /// Where, pixels.
        x: f32,
        /// Where, pixels.
        y: f32,
    },
    /// The enter key in a field.
    Submit {
        /// The field's part.
        at: String,
    },
    /// Words in a field.
    Type {
        /// The field's part.
        at: String,
        /// All of them.
        words: String,
    },
    /// A key, by its place on the keyboard.
    Key {
        /// Its standard name.
        code: String,
        /// Whether Shift is held.
        shift: bool,
        /// Whether Control is held.
        control: bool,
    },
    /// A press on the map.
    Hit {
        /// Which of the maps that were shown.
        on: u64,
        /// Number of what was pressed on it.
        n: usize,
        /// Whether its menu is meant.
        menu: bool,
        /// Where, pixels.
        x: f32,
        /// Where, pixels.
        y: f32,
    },
    /// A press on the lanes of the time panel.
    Lanes(Pressed),
    /// The map is looked at from another distance.
    Zoom {
        /// Steps from the whole map.
        step: i32,
    },
    /// The size of the page.
    Size {
        /// Width, pixels of the type's ordinary size.
        w: f32,
        /// Height.
        h: f32,
        /// The map's room in it: from the left, from the top, width, height; none while there is no map.
        map: Option<[f32; 4]>,
    },
}

/// A press on the lanes of the time panel.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub(super) struct Pressed {
    /// Which of the drawings that were shown.
    pub(super) on: u64,
    /// The mark, if it was one.
    #[serde(default)]
    pub(super) mark: Option<usize>,
    /// Share of the width from the left.
    pub(super) share: f32,
    /// Whether its menu is meant.
    pub(super) menu: bool,
    /// Where, pixels.
    pub(super) x: f32,
    /// Where, pixels.
    pub(super) y: f32,
}

/// Something that a browser sends, in its frame.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub(super) struct Sent {
    /// Which of a browser's pages.
    pub(super) tab: String,
    /// Its own name: what has it is done once.
    pub(super) id: String,
    /// The screen on which it was done.
    pub(super) v: u64,
    /// What was done, in order.
    pub(super) inputs: Vec<Input>,
}
