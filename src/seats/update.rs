//! What a page is told: parts that have changed, the map, the lanes, the clock.
//!
//! Deliberately not here: what has changed (`viewer`), how it travels (`web`).

use serde::Serialize;

use super::clock::Clock;
use super::html::Part;
use super::lanes::LanesUpdate;
use super::maps::Splice;

/// What a page is told.
#[derive(Serialize, Debug, Default)]
pub(super) struct Update {
    /// Number of the screen.
    pub(super) v: u64,
    /// Which viewer on the host this page has: another one when the host was started anew or forgot the page.
    pub(super) viewer: String,
    /// Whether the page is to forget what it has.
    pub(super) whole: bool,
    pub(super) lang: &'static str,
    pub(super) dir: &'static str,
    pub(super) title: String,
    /// New rules of the style sheet.
    pub(super) css: Vec<String>,
    pub(super) parts: Vec<Part>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) map: Option<MapUpdate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lanes: Option<LanesUpdate>,
    /// What came in, in words to be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) news: Option<String>,
    pub(super) clock: Clock,
    /// A field that is to get the focus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) focus: Option<String>,
    pub(super) large: bool,
    /// Since when there is a real emergency, milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) real: Option<i64>,
    /// Whether a replay is shown.
    pub(super) replay: bool,
    /// That this is a branch, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) branched: Option<String>,
}

/// What of the map has changed.
#[derive(Serialize, Debug, Default)]
pub(super) struct MapUpdate {
    /// Which map this is, for what is pressed on it.
    pub(super) number: u64,
    pub(super) step: i32,
    /// Whether the host chose the step, and not the page.
    pub(super) moved: bool,
    pub(super) w: f32,
    pub(super) h: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ground: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signs: Option<Splice>,
    /// The point to bring to the middle, pixels of the drawing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<(f32, f32)>,
}
