//! Injects that exercise control writes while the exercise runs become part of the script, like any other.
//!
//! So names, places, messages and the log need no second way for them. Their identifiers are numbered in the order in which they
//! were accepted, so that whoever reads the facts again finds the same ones.
//! Deliberately not here: whether such an order is accepted, and when the inject is released (the simulation).

use std::collections::BTreeSet;

use super::model::{Effect, Inject, When};
use super::{Scenario, names};
use crate::base::ids::{IncidentId, InjectId};
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::{AdHoc, Order};

/// Whether an identifier is one of those that injects and incidents get which are made up while an exercise is played.
pub(super) fn is_made_up(id: &str) -> bool {
    id.starts_with("adhoc-")
}

impl Scenario {
    /// Adds an inject to the script; its identifier.
    pub fn improvise(&mut self, what: &AdHoc, at: Option<SimTime>) -> InjectId {
        let begun = self.injects.iter().flat_map(|i| &i.effects);
        let begun = begun.filter_map(|e| {
            if let Effect::Incident { id, .. } = e {
                Some(id.as_str())
            } else {
                None
            }
        });
        let taken: BTreeSet<&str> = self
            .injects
            .iter()
            .map(|i| i.id.as_str())
            .chain(begun)
            .filter(|id| id.starts_with("adhoc-"))
            .collect();
        let id = (1..)
            .map(|n| format!("adhoc-{n}"))
            .find(|id| !taken.contains(id.as_str()))
            .expect("some number is free");
        let id = InjectId::from(id.as_str());
        // Journals of earlier versions hold words as they were pasted.
        let what = &what.clone().tidied();
        let inject = Inject {
            id: id.clone(),
            name: names::built_in().of(what),
            storyline: None,
            when: at.map_or(When::ByHand, When::At),
            chance: 1.0,
            group: None,
            weight: 1.0,
            unstaffed: Vec::new(),
            effects: vec![effect(what, &id)],
            expected: Vec::new(),
            controller: Text::default(),
            notes: Text::default(),
        };
        self.injects.push(inject);
        id
    }

    /// The scenario with all injects that were added while it was played, as the facts tell.
    pub fn improvised(mut self, facts: &[FactEntry]) -> Self {
        for f in facts {
            if let Fact::OrderAccepted {
                order: Order::Improvise { what, at },
                ..
            } = &f.fact
            {
                self.improvise(what, *at);
            }
        }
        self
    }
}

fn effect(what: &AdHoc, id: &InjectId) -> Effect {
    match what.clone() {
        AdHoc::Message {
            from,
            to,
            channel,
            text,
        } => Effect::Message {
            from,
            to,
            channel,
            text,
            attachment: None,
            tells: None,
            paper: None,
        },
        AdHoc::Incident { kind, at, stage } => Effect::Incident {
            id: IncidentId::from(id.as_str()),
            kind,
            at,
            stage,
        },
        AdHoc::Outage {
            at,
            channels,
            lasts,
        } => Effect::Outage {
            at,
            channels,
            lasts,
        },
        AdHoc::Restore { at, channels } => Effect::Restore { at, channels },
        AdHoc::BlockRoad(road) => Effect::BlockRoad(road),
        AdHoc::ClearRoad(road) => Effect::ClearRoad(road),
    }
}
