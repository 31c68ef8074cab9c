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
pub(crate) struct Mark {
    /// What it belongs to, the same from moment to moment.
    pub(crate) key: (EntityRef, u16),
    pub(crate) at: Vec2,
    pub(crate) icon: Icon,
    pub(crate) hollow: bool,
    pub(crate) color: ColorRole,
    pub(crate) side: f32,
    pub(crate) layer: f32,
}

/// Words to be drawn.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Label {
    pub(crate) key: (EntityRef, u16),
    /// The middle of the words.
    pub(crate) at: Vec2,
    pub(crate) text: String,
    pub(crate) rem: f32,
    pub(crate) color: ColorRole,
    pub(crate) bold: bool,
}

/// Where the pointer finds what.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Hit {
    pub(crate) room: Rect,
    pub(crate) what: Found,
}

/// What the pointer finds.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Found {
    /// One thing.
    One(EntityRef),
    /// Several things that share a sign, and the places where they are.
    Many(Vec<EntityRef>, Vec<PlaceId>),
}

/// A dark ground under signs that are counted, so that they can be read over anything.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Plate {
    pub(crate) key: (EntityRef, u16),
    pub(crate) room: Rect,
}

/// Where everything goes.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Arrangement {
    pub(crate) plates: Vec<Plate>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) labels: Vec<Label>,
    pub(crate) hits: Vec<Hit>,
}

/// A name that should be shown, if there is room.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Name {
    pub(crate) thing: EntityRef,
    pub(crate) km: Vec2,
    pub(crate) text: String,
    /// A second line.
    pub(crate) below: Option<(String, ColorRole)>,
    /// The higher the sooner it gets room.
    pub(crate) rank: i64,
}

/// How close one looks and what matters most.
pub(crate) struct Look<'a> {
    /// Pixels in a kilometre.
    pub(crate) scale: f32,
    /// Size of words as a multiple of the root size, in pixels.
    pub(crate) root: f32,
    /// Only what lies in here is arranged, km.
    pub(crate) visible: Rect,
    pub(crate) selected: Option<&'a EntityRef>,
    pub(crate) places: &'a BTreeMap<PlaceId, Vec2>,
}
