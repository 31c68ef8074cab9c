//! What incidents bring about beside their stages: channels that fail, units that wait, repair on request, and what is left behind
//! where nobody settled them.
//!
//! Deliberately not here: growth and settlement (`incidents`).

use bevy_ecs::prelude::*;

use super::{Context, Incident};
use crate::base::time::Span;
use crate::record::fact::Fact;
use crate::record::order::Target;
use crate::scenario::model::Stage;
use crate::sim::kernel::agenda::IncidentWake;
use crate::sim::kernel::chance;
use crate::sim::kernel::context::places_of;
use crate::sim::kernel::source::Source;
use crate::sim::messages::message::{LinkChange, LinkRequest};
use crate::sim::world::flow::Service;
use crate::sim::world::movement::Unit;
use crate::sim::world::requests::{Disturbance, HoldingRequest, PollingRequest};

impl Context<'_> {
    /// Those who were asked for repair come in their own time.
    pub(super) fn repair(&mut self, e: Entity, i: &mut Incident) {
        let stage = &self.kind(&i.kind).stages[i.stage as usize];
        let Some(repair) = stage.repair.filter(|_| !i.repair_asked) else {
            return;
        };
        i.repair_asked = true;
        let luck = chance(self.brief.seed, "repair", i.id.as_str());
        let takes = Service::from(repair.takes).time((luck * f64::from(u32::MAX)) as u32);
        let done = self.now.0 + Span::from_millis(i64::from(takes));
        self.agenda.at(done, IncidentWake::Repaired(e));
    }

    /// What is left behind where nobody settled it.
    pub(super) fn leave_behind(&mut self, i: &Incident) {
        let scenario = self.brief.scenario.clone();
        let Some(left) = scenario.kinds[&i.kind].unanswered else {
            return;
        };
        let incident = i.id.clone();
        self.out.say(
            self.now.0,
            Fact::IncidentLeftBehind {
                incident: incident.clone(),
            },
        );
        if left.injured > 0 {
            let count = left.injured;
            self.out
                .say(self.now.0, Fact::PeopleInjured { incident, count });
        }
        for c in scenario.centres.values() {
            let here = i.site == Target::Centre(c.id.clone());
            if here || i.municipality.as_ref() == Some(&c.municipality) {
                self.polling.push(PollingRequest::Disturb {
                    source: Source::Incident(i.id.clone()),
                    centre: c.id.clone(),
                    by: Disturbance {
                        suspends: here && left.closes,
                        deters: left.deters_around,
                        slows: 0.0,
                    },
                });
            }
        }
    }

    /// Those on the scene hold whom and what a settled incident yields.
    pub(super) fn detain(&mut self, i: &Incident) {
        if let Some(yields) = self.brief.scenario.kinds[&i.kind].custody {
            self.holdings.push(HoldingRequest::Settled {
                incident: i.id.clone(),
                site: i.site.clone(),
                people: yields.people,
                evidence: yields.evidence,
            });
        }
    }

    /// Says once of each unit that it waits until the scene is held.
    pub(super) fn wait(
        &mut self,
        i: &mut Incident,
        stage: &Stage,
        there: &[Unit<'_>],
        able: &[Unit<'_>],
    ) {
        if stage.held_first.is_none() {
            return;
        }
        for u in there.iter().filter(|u| !able.iter().any(|a| a.id == u.id)) {
            if i.waiting.insert(u.id.clone()) {
                let (unit, incident) = (u.id.clone(), i.id.clone());
                self.out.say(self.now.0, Fact::UnitWaits { unit, incident });
            }
        }
    }

    /// Says which channels fail because of it from now on.
    pub(super) fn cut(&mut self, i: &mut Incident, channels: Vec<crate::record::states::Channel>) {
        if channels == i.cutting {
            return;
        }
        let Some(at) = places_of(&self.brief.scenario, &i.site).into_iter().next() else {
            return;
        };
        let source = Source::Incident(i.id.clone());
        let (gone, new): (Vec<_>, Vec<_>) = (
            i.cutting
                .iter()
                .copied()
                .filter(|c| !channels.contains(c))
                .collect(),
            channels
                .iter()
                .copied()
                .filter(|c| !i.cutting.contains(c))
                .collect(),
        );
        let fails = LinkChange::Fails {
            source: source.clone(),
            lasts: None,
        };
        for (channels, change) in [(gone, LinkChange::Ends(source)), (new, fails)] {
            if !channels.is_empty() {
                self.links.push(LinkRequest {
                    at: at.clone(),
                    channels,
                    change,
                });
            }
        }
        i.cutting = channels;
    }
}
