//! A hash of the state of each mechanism, for finding the first difference between two runs.
//!
//! By the third edition of the rules each part holds all of its mechanism's state: it is written by the `Serialize` of the state's
//! own types, so a new field is in it unless it says why not. Files of earlier editions hold what those put in (`Part::before`).
//! Deliberately not here: what the parts are (each mechanism registers its own).

use std::collections::BTreeMap;

use bevy_ecs::prelude::*;

use super::context::Brief;
use super::schedule;
use crate::base::digest::Hasher;
use crate::record::Rules;

/// Whether a field is as it was before anything came of it: then it is left out of state hashes, which so stay those of exercises
/// that had no such field.
pub(crate) fn unset<T: Default + PartialEq>(field: &T) -> bool {
    *field == T::default()
}

/// Hash of the state of each mechanism, for finding the first difference between two runs.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Digest {
    /// Mechanism and the hash of its state.
    pub parts: BTreeMap<String, u64>,
}

impl Digest {
    /// All parts in one number, as 16 hexadecimal digits.
    pub fn short(&self) -> String {
        let mut h = Hasher::default();
        for (name, value) in &self.parts {
            h.text(name).num(value.cast_signed());
        }
        format!("{:016x}", h.finish())
    }
}

/// Makes the digest, as the edition of the rules by which the exercise is played has it.
pub(crate) fn digest(world: &mut World) -> Digest {
    let rules = world.resource::<Brief>().rules;
    let full = rules >= Rules::Edition3;
    let mut parts = BTreeMap::new();
    for part in schedule::parts(world) {
        let mut h = Hasher::default();
        let there = match (full, part.before) {
            // A mechanism of a later edition is no part of what files of earlier ones hold.
            (true, _) if rules < part.since => false,
            (true, _) => {
                (part.all)(world, &mut h);
                true
            }
            (false, Some(before)) => before(world, &mut h),
            (false, None) => false,
        };
        if there {
            parts.insert(part.name.to_owned(), h.finish());
        }
    }
    Digest { parts }
}

/// Adds a resource as it is.
pub(crate) fn resource<R: Resource + serde::Serialize>(world: &mut World, h: &mut Hasher) {
    h.value(world.resource::<R>());
}
