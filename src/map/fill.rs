//! What areas and roads of the map look like for a picture: fills, hatching, strokes.
//!
//! Deliberately not here: signs (`symbols`), drawing.

use std::collections::BTreeMap;

use super::chart::Chart;
use crate::base::ids::MunicipalityId;
use crate::base::message::msg;
use crate::picture::Picture;
use crate::record::states::{Readiness, RoadClass, list};
use crate::scenario::Scenario;
use crate::wording::Prose;

list! {
    /// What fills the municipalities of the map.
    #[derive(Default)]
    Fill {
        /// The level of readiness of the directorate.
        #[default]
        Readiness,
        /// Confidence of the municipality's voters.
        Confidence,
        /// Voted of those registered.
        Turnout,
    }
}

/// The step of a municipality's fill: 0 where nothing is known, then from low to high.
pub fn step(fill: Fill, s: &Scenario, p: &Picture, id: &MunicipalityId) -> u8 {
    match fill {
        Fill::Readiness => {
            let directorate = s
                .municipalities
                .get(id)
                .and_then(|m| m.directorate.as_ref());
            let level = directorate.and_then(|d| p.directorate(d)).map(|v| v.level);
            level.map_or(0, |l| match l {
                Readiness::Normal => 1,
                Readiness::High => 3,
                Readiness::Maximum => 5,
            })
        }
        Fill::Confidence => percent_of(fill, s, p, id).map_or(0, |n| 1 + (n / 20).min(4) as u8),
        Fill::Turnout => percent_of(fill, s, p, id).map_or(0, |n| 1 + (n / 15).min(4) as u8),
    }
}

/// What the steps of a fill mean, from low to high.
pub fn steps(fill: Fill, prose: &Prose<'_>) -> Vec<(u8, String)> {
    let span = |low: u8, high: u8| prose.message(&msg!("percent-span", low = low, high = high));
    match fill {
        Fill::Readiness => [
            (1, Readiness::Normal),
            (3, Readiness::High),
            (5, Readiness::Maximum),
        ]
        .map(|(n, l)| (n, prose.readiness(l)))
        .to_vec(),
        Fill::Confidence => (0..5u8)
            .map(|n| (n + 1, span(n * 20, n * 20 + 20)))
            .collect(),
        Fill::Turnout => (0..5u8)
            .map(|n| {
                (
                    n + 1,
                    if n == 4 {
                        prose.message(&msg!("percent-above", n = n * 15))
                    } else {
                        span(n * 15, n * 15 + 15)
                    },
                )
            })
            .collect(),
    }
}

/// The number behind a fill, in a hundred.
pub fn percent_of(fill: Fill, s: &Scenario, p: &Picture, id: &MunicipalityId) -> Option<u32> {
    match fill {
        Fill::Readiness => None,
        Fill::Confidence => p
            .confidence
            .iter()
            .find(|c| c.municipality == *id)
            .map(|c| (c.confidence * 100.0).round() as u32),
        Fill::Turnout => {
            let own = |c: &&crate::picture::CentreView| {
                s.centres.get(&c.id).is_some_and(|x| x.municipality == *id)
            };
            let (served, registered) = p
                .centres
                .iter()
                .filter(own)
                // Where nobody has told how many voted, that is not known, and not nobody.
                .filter(|c| c.word.told(s.head.start, p.at))
                .fold((0, 0), |t, c| (t.0 + c.served, t.1 + c.registered));
            (registered > 0)
                .then(|| (f64::from(served) * 100.0 / f64::from(registered)).round() as u32)
        }
    }
}

/// The areas, by their places in the chart, where rumours go round, and where a channel fails.
pub fn overlays(s: &Scenario, p: &Picture, chart: &Chart) -> (Vec<usize>, Vec<usize>) {
    let areas: BTreeMap<&MunicipalityId, usize> = chart
        .areas
        .iter()
        .enumerate()
        .map(|(n, a)| (&a.municipality, n))
        .collect();
    let mut rumours: Vec<usize> = p
        .rumours
        .iter()
        .filter(|r| !r.corrected)
        .flat_map(|r| &r.municipalities)
        .filter_map(|m| areas.get(m).copied())
        .collect();
    rumours.sort_unstable();
    rumours.dedup();
    let at = |l: &&crate::picture::LinkView| !l.works;
    // A channel fails around a hub: the municipality seated there, or all of the directorate seated there.
    let mut cut: Vec<usize> = Vec::new();
    for l in p.links.iter().filter(at) {
        let own = chart
            .areas
            .iter()
            .enumerate()
            .filter(|(_, a)| a.seat == l.place)
            .map(|(n, _)| n);
        let before = cut.len();
        cut.extend(own);
        if cut.len() == before {
            let d = s
                .directorates
                .values()
                .find(|d| d.seat == l.place)
                .map(|d| &d.id);
            cut.extend(
                chart
                    .areas
                    .iter()
                    .enumerate()
                    .filter(|(_, a)| d.is_some() && a.directorate.as_ref() == d)
                    .map(|(n, _)| n),
            );
        }
    }
    cut.sort_unstable();
    cut.dedup();
    (rumours, cut)
}

/// Width and dashes of a road by its class.
pub fn stroke(class: RoadClass) -> (f32, Option<(f32, f32)>) {
    match class {
        RoadClass::Coastal => (3.4, None),
        RoadClass::Jebel | RoadClass::Desert => (2.4, None),
        RoadClass::Local => (1.5, None),
        RoadClass::Track => (1.3, Some((6.0, 5.0))),
    }
}
