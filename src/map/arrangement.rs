//! Signs and names where they found room, and what that depends on.
//!
//! Deliberately not here: how room is found (`arrange`, `labels`).

use std::collections::BTreeMap;

use bevy_math::{Rect, Vec2};

use super::color_role::ColorRole;
use super::entity_ref::EntityRef;
use super::icons::Icon;
use crate::base::ids::PlaceId;

/// A sign to be drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// What it belongs to, the same from moment to moment.
    pub key: (EntityRef, u16),
    /// Its middle, km.
    pub at: Vec2,
    /// Its form.
    pub icon: Icon,
    /// Only its rim is drawn: what is known of it is old.
    pub hollow: bool,
    /// Its colour, by role.
    pub color: ColorRole,
    /// Length of its side, pixels.
    pub side: f32,
    /// What is drawn over what: the higher lies above.
    pub layer: f32,
}

/// Words to be drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    /// What it belongs to, the same from moment to moment.
    pub key: (EntityRef, u16),
    /// The middle of the words.
    pub at: Vec2,
    /// The words, on one line.
    pub text: String,
    /// Their size as a multiple of the root size.
    pub rem: f32,
    /// Their colour, by role.
    pub color: ColorRole,
    /// Whether they are heavy.
    pub bold: bool,
}

/// Where the pointer finds what.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    /// The box in which it is found, km.
    pub room: Rect,
    /// What is found there.
    pub what: Found,
}

/// What the pointer finds.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    /// One thing.
    One(EntityRef),
    /// Several things that share a sign, and the places where they are.
    Many(Vec<EntityRef>, Vec<PlaceId>),
}

/// A dark ground under signs that are counted, so that they can be read over anything.
#[derive(Clone, PartialEq, Debug)]
pub struct Plate {
    /// What it belongs to, the same from moment to moment.
    pub key: (EntityRef, u16),
    /// The ground, km.
    pub room: Rect,
}

/// Where everything goes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Arrangement {
    /// Grounds, below everything else.
    pub plates: Vec<Plate>,
    /// Signs.
    pub marks: Vec<Mark>,
    /// Words.
    pub labels: Vec<Label>,
    /// Where the pointer finds what.
    pub hits: Vec<Hit>,
}

/// A name that should be shown, if there is room.
#[derive(Clone, PartialEq, Debug)]
pub struct Name {
    /// Whose name it is.
    pub thing: EntityRef,
    /// Where that is, km.
    pub km: Vec2,
    /// The name.
    pub text: String,
    /// A second line.
    pub below: Option<(String, ColorRole)>,
    /// The higher the sooner it gets room.
    pub rank: i64,
}

/// How close one looks and what matters most.
pub struct Look<'a> {
    /// Pixels in a kilometre.
    pub scale: f32,
    /// Size of words as a multiple of the root size, in pixels.
    pub root: f32,
    /// Only what lies in here is arranged, km.
    pub visible: Rect,
    /// Plates are kept in here, where something ends that cannot be looked beyond: pixels from the map's origin and upwards.
    pub frame: Option<Rect>,
    /// What one has chosen, if anything.
    pub selected: Option<&'a EntityRef>,
    /// Where places are, km.
    pub places: &'a BTreeMap<PlaceId, Vec2>,
}
