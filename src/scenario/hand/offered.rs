//! What the value of a thing can name: places, roads, seats and others of the scenario, so that nobody has to know identifiers.
//!
//! Deliberately not here: which of them make sense (`check` says so at once).

use super::figure::Figure;
use super::sheet::Sheet;
use crate::base::text::{Lang, Text};
use crate::scenario::Scenario;

/// The identifiers that a value can be, each with the name of its thing, in the order of identifiers; none where it is no name.
pub fn nameable(s: &Scenario, sheet: &Sheet, figure: Figure) -> Vec<(String, Text)> {
    macro_rules! all {
        ($map:expr) => {
            $map.values()
                .map(|x| (x.id.to_string(), x.name.clone()))
                .collect()
        };
    }
    match figure {
        Figure::From | Figure::To | Figure::Place | Figure::Base => all!(s.places),
        Figure::Municipality => all!(s.municipalities),
        Figure::Centre => all!(s.centres),
        Figure::Storyline => all!(s.storylines),
        Figure::Task(_) => {
            let tasks = s.objectives.values().flat_map(|o| &o.tasks);
            tasks.map(|t| (t.id.to_string(), t.name.clone())).collect()
        }
        Figure::Seat | Figure::Receivers(_) => {
            let played = s.seats.values().filter(|x| s.is_played(&x.id));
            played.map(|x| (x.id.to_string(), x.name.clone())).collect()
        }
        Figure::Road => {
            let roads = s.roads.values();
            roads.map(|r| (r.id.to_string(), ends(s, r))).collect()
        }
        Figure::Near => {
            let road = sheet.value(Figure::Road);
            let road = s.roads.values().find(|r| Some(r.id.as_str()) == road);
            let ends = road.into_iter().flat_map(|r| [&r.from, &r.to]);
            let known = ends.filter_map(|p| s.places.get(p));
            known.map(|p| (p.id.to_string(), p.name.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// What a road is called: its ends.
fn ends(s: &Scenario, road: &crate::scenario::model::Road) -> Text {
    let name = |lang: Lang| {
        let of = |p| s.places.get(p).map_or("", |p| p.name.get(lang));
        format!("{} – {}", of(&road.from), of(&road.to))
    };
    Text::new(&name(Lang::Ar), &name(Lang::En))
}
