//! Maps that were drawn, so that all who look at the same are drawn one.
//!
//! A map depends on what is known, from how far it is looked at, in which language, filled by what and with what selected; of the
//! last hundred such of a station each is kept. Deliberately not here: the drawing (`map::svg`).

use std::collections::VecDeque;
use std::sync::Arc;

use serde::Serialize;

use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::map::entity_ref::EntityRef;
use crate::map::fill::Fill;
use crate::map::svg::{Hit, LiveMap, ground, signs};
use crate::map::symbols::has_gone;
use crate::picture::{Freshness, Picture};

/// Maps that are kept.
const KEPT: usize = 100;

/// A map as a page shows it.
#[derive(Debug)]
pub(super) struct DrawnMap {
    /// Which it is of all that were drawn: what is pressed on it means what it meant there.
    pub(super) number: u64,
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
    /// Incidents that are over for so long that they are not drawn any more, which follows from the time alone.
    gone: usize,
}

impl Key {
    /// Whether it is looked at in the same way, whatever is known.
    fn looks_as(&self, other: &Self) -> bool {
        (&self.seat, self.scale, self.lang, self.fill, &self.selected)
            == (
                &other.seat,
                other.scale,
                other.lang,
                other.fill,
                &other.selected,
            )
    }
}

/// Maps that were drawn for those who look from one station.
#[derive(Default)]
pub(super) struct Maps(VecDeque<(Key, Arc<DrawnMap>)>);

/// The numbers of what pictures show.
#[derive(Default)]
pub(super) struct Pictures(Vec<Seen>);

/// The last picture of a seat.
struct Seen {
    picture: Arc<Picture>,
    /// The same as far as its time alone does not change it.
    still: Picture,
    /// Rises when more than its time has changed.
    number: u64,
}

/// A picture without its time and what grows with that alone: what is seen at this moment is seen now, and how tired people are is shown
/// in hundredths.
fn still(picture: &Picture) -> Picture {
    let mut still = Picture {
        at: SimTime::ZERO,
        ..picture.clone()
    };
    let seen = |word: &mut Freshness| {
        for t in [&mut word.as_of, &mut word.heard] {
            if *t == picture.at {
                *t = SimTime::MAX;
            }
        }
    };
    let shown = |share: f64| (share * 100.0).round();
    still
        .directorates
        .iter_mut()
        .for_each(|x| seen(&mut x.word));
    for u in &mut still.units {
        seen(&mut u.word);
        u.fatigue = shown(u.fatigue);
    }
    still.centres.iter_mut().for_each(|x| seen(&mut x.word));
    for c in &mut still.checkpoints {
        seen(&mut c.word);
        c.fatigue = c.fatigue.map(shown);
    }
    still.roads.iter_mut().for_each(|x| seen(&mut x.word));
    still.incidents.iter_mut().for_each(|x| seen(&mut x.word));
    still.vehicles.iter_mut().for_each(|x| seen(&mut x.word));
    still.convoys.iter_mut().for_each(|x| seen(&mut x.word));
    still.rumours.iter_mut().for_each(|x| seen(&mut x.word));
    still.links.iter_mut().for_each(|x| seen(&mut x.word));
    still
}

impl Pictures {
    /// The number of what a picture shows: the same while nothing but the time has changed.
    pub(super) fn number(&mut self, picture: &Arc<Picture>) -> u64 {
        let known = self.0.iter_mut().find(|s| s.still.viewer == picture.viewer);
        let Some(seen) = known else {
            self.0.push(Seen {
                picture: picture.clone(),
                still: still(picture),
                number: 0,
            });
            return 0;
        };
        // Many look at the same picture: it is compared once.
        if Arc::ptr_eq(&seen.picture, picture) {
            return seen.number;
        }
        seen.picture = picture.clone();
        let now = still(picture);
        if seen.still != now {
            seen.still = now;
            seen.number += 1;
        }
        seen.number
    }
}

impl Maps {
    /// A map, drawn now or before; one that is drawn now has the number.
    pub(super) fn of(
        &mut self,
        map: &LiveMap<'_>,
        picture: u64,
        number: &dyn Fn() -> u64,
    ) -> Arc<DrawnMap> {
        let key = Key {
            seat: map.picture.viewer.clone(),
            picture,
            scale: map.scale.to_bits(),
            lang: map.lang,
            fill: map.fill,
            selected: map.selected.cloned(),
            gone: map
                .picture
                .incidents
                .iter()
                .filter(|i| has_gone(i, map.picture.at))
                .count(),
        };
        if let Some((_, drawn)) = self.0.iter().find(|(k, _)| *k == key) {
            return drawn.clone();
        }
        let (signs, hits) = signs(map);
        let ground = ground(map);
        // Much changes of what is known that is not on the map: then it is the same map, which is not told again.
        let is_drawn = |d: &DrawnMap| {
            let what = |hits: &[Hit]| hits.iter().map(|h| h.what.clone()).collect::<Vec<_>>();
            d.ground == ground && d.signs == signs && what(&d.hits) == what(&hits)
        };
        let same = self.0.iter().rev().find(|(k, _)| k.looks_as(&key));
        let same = same.map(|(_, d)| d.clone()).filter(|d| is_drawn(d));
        let drawn = same.unwrap_or_else(|| {
            Arc::new(DrawnMap {
                number: number(),
                ground,
                signs,
                hits,
            })
        });
        self.0.push_back((key, drawn.clone()));
        if self.0.len() > KEPT {
            self.0.pop_front();
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
