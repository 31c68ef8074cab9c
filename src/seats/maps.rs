//! Maps that were drawn, so that all who look at the same are drawn one.
//!
//! A map depends on what is known, from how far it is looked at, in which language, filled by what and with what selected; of the
//! last hundred such each is kept. Deliberately not here: the drawing (`map::svg`).

use std::collections::VecDeque;
use std::sync::Arc;

use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::map::entity_ref::EntityRef;
use crate::map::fill::Fill;
use crate::map::svg::{Hit, LiveMap, ground, signs};
use crate::picture::Picture;

/// Maps that are kept.
const KEPT: usize = 100;

/// A map as a page shows it.
#[derive(Debug)]
pub(super) struct DrawnMap {
    pub(super) ground: String,
    pub(super) signs: String,
    pub(super) hits: Vec<Hit>,
}

/// From what a map was drawn.
#[derive(PartialEq)]
struct Key {
    seat: SeatId,
    picture: u64,
    scale: u32,
    lang: Lang,
    fill: Fill,
    selected: Option<EntityRef>,
}

/// Maps that were drawn.
#[derive(Default)]
pub(super) struct Maps {
    drawn: VecDeque<(Key, Arc<DrawnMap>)>,
    /// The last picture of each seat, each with a number that rises when more than its time has changed.
    seen: Vec<(Picture, u64)>,
}

impl Maps {
    /// The number of what a picture shows: the same while nothing but the time has changed.
    fn number(&mut self, picture: &Picture) -> u64 {
        let Some((last, n)) = self
            .seen
            .iter_mut()
            .find(|(p, _)| p.viewer == picture.viewer)
        else {
            self.seen.push((picture.clone(), 0));
            return 0;
        };
        last.at = picture.at;
        if last != picture {
            last.clone_from(picture);
            *n += 1;
        }
        *n
    }

    /// A map, drawn now or before.
    pub(super) fn of(&mut self, map: &LiveMap<'_>) -> Arc<DrawnMap> {
        let key = Key {
            seat: map.picture.viewer.clone(),
            picture: self.number(map.picture),
            scale: map.scale.to_bits(),
            lang: map.lang,
            fill: map.fill,
            selected: map.selected.cloned(),
        };
        if let Some((_, drawn)) = self.drawn.iter().find(|(k, _)| *k == key) {
            return drawn.clone();
        }
        let (signs, hits) = signs(map);
        let drawn = Arc::new(DrawnMap {
            ground: ground(map),
            signs,
            hits,
        });
        self.drawn.push_back((key, drawn.clone()));
        if self.drawn.len() > KEPT {
            self.drawn.pop_front();
        }
        drawn
    }
}
