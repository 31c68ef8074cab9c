//! Maps that were drawn, so that all who look at the same are drawn one.
//!
//! A map depends on what is known, from how far it is looked at, in which language, filled by what and with what selected; of the
//! last hundred such each is kept. Deliberately not here: the drawing (`map::svg`).

use std::collections::VecDeque;
use std::sync::Arc;

use serde::Serialize;

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

/// How lines became others: from which line on, how many of the old ones go, and what comes instead.
#[derive(Serialize, Debug, PartialEq)]
pub(super) struct Splice {
    at: usize,
    go: usize,
    put: Vec<String>,
}

impl Splice {
    /// What of a drawing differs; one thing that moves is a line or two of it.
    pub(super) fn between(old: &str, new: &str) -> Self {
        let (old, new): (Vec<&str>, Vec<&str>) =
            (old.split('\n').collect(), new.split('\n').collect());
        let at = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let rest = old[at..].iter().rev().zip(new[at..].iter().rev());
        let tail = rest.take_while(|(a, b)| a == b).count();
        Self {
            at,
            go: old.len() - tail - at,
            put: new[at..new.len() - tail]
                .iter()
                .map(|&l| l.to_owned())
                .collect(),
        }
    }
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
    seen: Vec<Seen>,
}

/// The last picture of a seat.
struct Seen {
    picture: Arc<Picture>,
    /// The same with the time at which it was looked at last.
    still: Picture,
    /// Rises when more than its time has changed.
    number: u64,
}

impl Maps {
    /// The number of what a picture shows: the same while nothing but the time has changed.
    pub(super) fn number(&mut self, picture: &Arc<Picture>) -> u64 {
        let known = self
            .seen
            .iter_mut()
            .find(|s| s.still.viewer == picture.viewer);
        let Some(seen) = known else {
            self.seen.push(Seen {
                picture: picture.clone(),
                still: (**picture).clone(),
                number: 0,
            });
            return 0;
        };
        // Many look at the same picture: it is compared once.
        if Arc::ptr_eq(&seen.picture, picture) {
            return seen.number;
        }
        seen.picture = picture.clone();
        seen.still.at = picture.at;
        if seen.still != **picture {
            seen.still.clone_from(picture);
            seen.number += 1;
        }
        seen.number
    }

    /// A map, drawn now or before.
    pub(super) fn of(&mut self, map: &LiveMap<'_>, picture: u64) -> Arc<DrawnMap> {
        let key = Key {
            seat: map.picture.viewer.clone(),
            picture,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_differ_are_told_and_put_together_they_are_the_new_drawing() {
        for (old, new) in [
            ("a\nb\nc", "a\nx\nc"),
            ("a\nb\nc", "a\nc"),
            ("a", "b"),
            ("", "a\nb"),
            ("a\na\na", "a\na"),
            ("a\nb", "a\nb"),
        ] {
            let s = Splice::between(old, new);
            let mut lines: Vec<String> = old.split('\n').map(str::to_owned).collect();
            lines.splice(s.at..s.at + s.go, s.put);
            assert_eq!(lines.join("\n"), new);
        }
        let s = Splice::between("a\nb\nc", "a\nx\nc");
        assert_eq!((s.at, s.go, s.put), (1, 1, vec!["x".to_owned()]));
    }
}
