//! A scenario as a seat may have it: the plan that everybody has, and of what is to come only what has reached the seat.
//!
//! What leaves the host for a seat is made from this and the seat's picture alone, so that no panel can tell, by fault or by hint,
//! what the script holds in store. Deliberately not here: what a seat knows (`sim::seats::knowledge`).

use std::collections::BTreeSet;

use super::Scenario;
use super::model::{Effect, Inject, Overview, Script, When};
use crate::base::ids::{IncidentId, InjectId, RumourId, VehicleId};
use crate::base::text::Text;
use crate::picture::Picture;

impl Scenario {
    /// The scenario as the seat of this picture may have it. Injects stand in it as empty shells: of a message only who is said to
    /// send it, of an incident its kind and place as the seat has them.
    #[must_use]
    pub fn known_to(&self, picture: &Picture) -> Self {
        let mut known = self.clone();
        known.of_seat = true;
        known.head.seed = 0;
        // What the exercise rehearses tells what is to come.
        known.head.summary = Text::default();
        known.head.overview = Overview::default();
        known.injects = shells(picture);
        known.storylines.clear();
        known.objectives.clear();
        known.tasks.clear();
        known.modules.clear();
        known.doctrine.clear();
        known.texts = self.attached_in(picture);
        let rumours: BTreeSet<&RumourId> = picture.rumours.iter().map(|r| &r.id).collect();
        known.rumours.retain(|id, _| rumours.contains(id));
        let vehicles: BTreeSet<&VehicleId> = picture.vehicles.iter().map(|v| &v.id).collect();
        known.vehicles.retain(|id, _| vehicles.contains(id));
        let kinds: BTreeSet<_> = known
            .injects
            .iter()
            .flat_map(|i| &i.effects)
            .filter_map(|e| match e {
                Effect::Incident { kind, .. } => Some(kind.clone()),
                _ => None,
            })
            .collect();
        known.kinds.retain(|id, _| kinds.contains(id));
        known
    }

    /// Whether [`Self::known_to`] would be the same for both pictures of a seat, so that it need not be made again.
    pub fn same_for(a: &Picture, b: &Picture) -> bool {
        let counts = |p: &Picture| {
            [
                p.messages.len(),
                p.incidents.len(),
                p.reports.len(),
                p.requests.len(),
                p.rumours.len(),
                p.vehicles.len(),
            ]
        };
        counts(a) == counts(b)
            && a.incidents
                .iter()
                .zip(&b.incidents)
                .all(|(x, y)| x.kind == y.kind)
    }
}

/// Shells of the injects that brought what a seat knows.
fn shells(picture: &Picture) -> Script {
    let mut script = Script::default();
    let mut told: BTreeSet<&InjectId> = BTreeSet::new();
    for m in &picture.messages {
        if told.insert(&m.inject) {
            script.push(shell(m.inject.clone(), m.from.clone(), Vec::new()));
        }
    }
    let mut seen: BTreeSet<IncidentId> = BTreeSet::new();
    for i in &picture.incidents {
        if seen.insert(i.id.clone()) {
            let effect = Effect::Incident {
                id: i.id.clone(),
                kind: i.kind.clone(),
                at: i.site.clone(),
                stage: 0,
            };
            // No inject has an empty name, so this one is nobody's.
            script.push(shell("".into(), Text::default(), vec![effect]));
        }
    }
    script
}

fn shell(id: InjectId, name: Text, effects: Vec<Effect>) -> Inject {
    Inject {
        id,
        name,
        storyline: None,
        when: When::ByHand,
        chance: 1.0,
        group: None,
        weight: 1.0,
        unstaffed: Vec::new(),
        effects,
        expected: Vec::new(),
        controller: Text::default(),
        notes: Text::default(),
    }
}
