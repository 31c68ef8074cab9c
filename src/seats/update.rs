//! What a page is told: what all who look at the same screen are told alike, and the little that is its own.
//!
//! The first is put into bytes once and handed to all of them; the second stands before it in the same event.
//! Deliberately not here: what has changed (`scenes`), how it travels (`web`).

use axum::body::Bytes;
use serde::Serialize;

use super::clock::Clock;
use super::html::Part;
use super::lanes::LanesUpdate;
use super::maps::{DrawnMap, Splice};

/// What all who come from one screen to another are told.
#[derive(Serialize, Debug)]
pub(super) struct Shared<'a> {
    /// Number of the screen.
    pub(super) v: u64,
    pub(super) lang: &'static str,
    pub(super) dir: &'static str,
    pub(super) title: &'a str,
    /// New rules of the style sheet.
    pub(super) css: &'a [String],
    pub(super) parts: Vec<Part>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) map: Option<MapUpdate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lanes: Option<LanesUpdate>,
    /// What came in, in words to be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) news: Option<String>,
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

impl Shared<'_> {
    /// Whether a page shows all of it already.
    pub(super) fn is_nothing(&self) -> bool {
        self.parts.is_empty() && self.map.is_none() && self.lanes.is_none() && self.news.is_none()
    }

    /// The end of an event, for what is a page's own to stand before it.
    pub(super) fn bytes(&self) -> Bytes {
        let json = serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned());
        Bytes::from(format!(",{}\n\n", json.trim_start_matches('{')))
    }
}

/// What a page alone is told.
#[derive(Serialize, Debug)]
pub(super) struct Own {
    /// Which viewer on the host this page has: another one when the host was started anew or forgot the page.
    pub(super) viewer: String,
    /// Whether the page is to forget what it has.
    pub(super) whole: bool,
    /// What its clocks run from, at this moment.
    pub(super) clock: Clock,
    /// A field that is to get the focus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) focus: Option<String>,
    /// The point of the map to bring to the middle, pixels of the drawing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<(f32, f32)>,
    /// Whether the host chose the step of the map's scale, and not the page.
    pub(super) moved: bool,
}

impl Own {
    /// The beginning of an event.
    pub(super) fn bytes(&self) -> Bytes {
        let json = serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned());
        Bytes::from(format!("data: {}", json.trim_end_matches('}')))
    }
}

/// An event for a page: its own part, and what others are told with the same bytes.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Told {
    pub(super) own: Bytes,
    pub(super) shared: Bytes,
}

/// A map with what it is shown as.
#[derive(Clone, Copy)]
pub(super) struct ShownMap<'a> {
    pub(super) drawn: &'a DrawnMap,
    pub(super) step: i32,
    /// Width and height, pixels.
    pub(super) size: (f32, f32),
}

/// What of the map has changed.
#[derive(Serialize, Debug)]
pub(super) struct MapUpdate {
    /// Which map this is, for what is pressed on it.
    number: u64,
    step: i32,
    w: f32,
    h: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signs: Option<Splice>,
}

impl MapUpdate {
    /// What a page that has one map, or none, is to be told of another.
    pub(super) fn between(old: Option<ShownMap<'_>>, new: ShownMap<'_>) -> Option<Self> {
        let same = |o: ShownMap<'_>| (o.drawn.number, o.step) == (new.drawn.number, new.step);
        if old.is_some_and(same) {
            return None;
        }
        let (had_ground, had_signs) = match old {
            Some(o) => (o.drawn.ground.as_str(), o.drawn.signs.as_str()),
            None => ("", ""),
        };
        let (ground, signs) = (&new.drawn.ground, &new.drawn.signs);
        Some(Self {
            number: new.drawn.number,
            step: new.step,
            w: new.size.0,
            h: new.size.1,
            ground: (old.is_none() || had_ground != ground).then(|| ground.clone()),
            signs: (old.is_none() || had_signs != signs).then(|| Splice::between(had_signs, signs)),
        })
    }
}
