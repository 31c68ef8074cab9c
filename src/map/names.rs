//! Which names stand on the map.
//!
//! Deliberately not here: where there is room for them (`arrange`).

use super::arrange::Name;
use super::chart::Chart;
use super::color_role::ColorRole;
use super::entity_ref::EntityRef;
use super::fill::{Fill, percent_of};
use super::symbols::{Spot, Symbol};
use crate::base::ids::PlaceId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::picture::Picture;
use crate::scenario::Scenario;
use crate::wording::Prose;

/// What names depend on.
pub struct Naming<'a> {
    /// Where things are called what.
    pub scenario: &'a Scenario,
    /// What is known.
    pub picture: &'a Picture,
    /// Where things are.
    pub chart: &'a Chart,
    /// The language of the names.
    pub lang: Lang,
    /// What colours mean; a name may have its figure below.
    pub fill: Fill,
    /// What one has chosen, if anything.
    pub selected: Option<&'a EntityRef>,
    /// Pixels in a kilometre.
    pub scale: f32,
}

/// Names of places, those where something is first; under the seat of a municipality stands what its fill means.
pub fn names(w: &Naming<'_>, signs: &[Symbol]) -> Vec<Name> {
    let (s, p) = (w.scenario, w.picture);
    let prose = Prose {
        scenario: s,
        lang: w.lang,
    };
    let busy: std::collections::BTreeSet<&PlaceId> = signs
        .iter()
        .filter_map(|x| {
            if let Spot::Place(p) = &x.spot {
                Some(p)
            } else {
                None
            }
        })
        .collect();
    let place = |x: &crate::scenario::model::Place| {
        let municipality = s.municipalities.values().find(|m| m.seat == x.id);
        let below = municipality.and_then(|m| match w.fill {
            Fill::Readiness => {
                let d = p
                    .directorates
                    .iter()
                    .find(|d| Some(&d.id) == m.directorate.as_ref())?;
                // Said once, where the directorate sits.
                let seat = s.directorates.get(&d.id).is_some_and(|d| d.seat == x.id);
                seat.then(|| prose.readiness(d.level))
            }
            fill => percent_of(fill, s, p, &m.id).map(|n| prose.message(&msg!("percent", n = n))),
        });
        let people = i64::from(x.population.unwrap_or(0));
        let rank = people
            + if municipality.is_some() { 2_000_000 } else { 0 }
            + if busy.contains(&x.id) { 1_000_000 } else { 0 };
        Name {
            thing: EntityRef::Place(x.id.clone()),
            km: w.chart.places[&x.id],
            text: x.name.get(w.lang).to_owned(),
            below: below.map(|b| (b, ColorRole::Muted)),
            rank,
        }
    };
    let mut all: Vec<Name> = s.places.values().map(place).collect();
    // Close by, things have names too; the selected one always.
    let close = w.scale > 9.0;
    for x in signs {
        let chosen = w.selected == Some(&x.thing);
        if let Spot::Km(km) = x.spot
            && (chosen || close)
        {
            let rank = if chosen { 9_000_000 } else { 10 };
            all.push(Name {
                thing: x.thing.clone(),
                km,
                text: x.thing.name(&prose),
                below: None,
                rank,
            });
        }
    }
    all
}
