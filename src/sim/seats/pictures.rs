//! Who sees what: the only way from the simulation's world to a [`Picture`], and the only filter.
//!
//! Exercise control sees the truth. The picture of any other seat is made from what that seat knows and from nothing else.
//! The views of the truth (`truth`) are also what observers on the spot report (`reporting`).
//! Deliberately not here: changing anything.

use bevy_ecs::prelude::*;

use crate::base::ids::SeatId;
use crate::picture::*;
use crate::record::fact::Fact;
use crate::record::states::{RoadState, Role};
use crate::scenario::model::Seat;
use crate::sim::kernel::context::Outbox;
use crate::sim::script::Script;
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::seats::support::Support;
use crate::sim::seats::truth::TruthView;

/// The picture of a seat.
pub(crate) fn system(
    viewer: In<SeatId>,
    mut eyes: TruthView<'_, '_>,
    script: Res<'_, Script>,
    support: Res<'_, Support>,
    knowledge: Res<'_, Knowledge>,
    out: Res<'_, Outbox>,
) -> Picture {
    let mut picture = eyes.picture(&viewer.0, &script, &support, &knowledge);
    let excon = picture.viewer == eyes.brief.scenario.excon().id;
    picture.orders = out
        .facts
        .iter()
        .filter_map(|f| Some((f.at, f.fact.given()?)))
        .filter(|(_, g)| excon || *g.seat == picture.viewer)
        .map(|(at, g)| OrderView {
            at,
            seat: g.seat.clone(),
            // It counts the orders of all, so it would tell a seat how many others have given.
            seq: g.seq.filter(|_| excon),
            order: g.order.clone(),
            rule: g.rule.cloned(),
            refused: g.refused.cloned(),
        })
        .collect();
    let answers = knowledge.seats.get(&picture.viewer).filter(|_| !excon);
    for (order, why) in answers.iter().flat_map(|k| &k.declined) {
        let mut given = picture.orders.iter_mut();
        if let Some(view) = given.find(|o| o.order == *order && o.refused.is_none()) {
            view.refused = Some(why.clone());
        }
    }
    picture.over = matches!(out.facts.last().map(|f| &f.fact), Some(Fact::ExerciseEnded));
    picture
}

impl TruthView<'_, '_> {
    /// What a seat sees now.
    fn picture(
        &mut self,
        viewer: &SeatId,
        script: &Script,
        support: &Support,
        knowledge: &Knowledge,
    ) -> Picture {
        let brief = self.brief.clone();
        let (seat, stale) = (
            &brief.scenario.seats[viewer],
            brief.scenario.settings.reports.stale,
        );
        if seat.role == Role::Excon {
            let mut truth = self.truth(seat, script, support);
            let own = knowledge.seats.get(viewer);
            truth.seat_messages = own.map(|k| k.seat_messages.clone()).unwrap_or_default();
            return truth;
        }
        let nothing = crate::sim::seats::knowledge::Known::default();
        let mut picture = knowledge
            .seats
            .get(viewer)
            .unwrap_or(&nothing)
            .picture(viewer, self.now.0, stale);
        picture.messages = script.messages_of(viewer);
        picture
    }

    /// The truth, for exercise control.
    fn truth(&mut self, seat: &Seat, script: &Script, support: &Support) -> Picture {
        let brief = self.brief.clone();
        let s = &brief.scenario;
        let now = self.now.0;
        let confidence = |m| ConfidenceView {
            confidence: self.moods.confidence(m, now),
            municipality: m.clone(),
        };
        let rumour = |(id, heard): (_, Vec<(crate::base::ids::MunicipalityId, u32)>)| RumourView {
            municipalities: heard.iter().map(|h| h.0.clone()).collect(),
            truth: s.rumours.get(&id).map(|r| self.rumours.truth(r)),
            id,
            corrected: false,
            heard,
            word: Freshness::at(now),
        };
        Picture {
            directorates: self.directorates_in(seat),
            units: self.units_in(seat),
            roads: self.roads_not_open(),
            incidents: self
                .index
                .incidents
                .values()
                .filter_map(|&e| self.incidents.get(e).ok())
                .map(|i| self.incident(i))
                .collect(),
            vehicles: self
                .index
                .vehicles
                .values()
                .filter_map(|&e| self.vehicle(e))
                .collect(),
            convoys: s.convoys.keys().filter_map(|c| self.convoy(c)).collect(),
            rumours: self.rumours.all().into_iter().map(rumour).collect(),
            links: self.links(),
            confidence: s.municipalities.keys().map(confidence).collect(),
            messages: script.messages_of(&seat.id),
            requests: support.0.clone(),
            injects: script.injects(),
            centres: self.centres_in(seat),
            checkpoints: self.checkpoints_in(seat),
            ..Picture::empty(seat.id.clone(), now)
        }
    }

    fn roads_not_open(&self) -> Vec<RoadView> {
        let closed = self
            .net
            .edges
            .iter()
            .filter(|e| e.state() != RoadState::Open);
        closed
            .map(|e| RoadView {
                id: e.id.clone(),
                state: e.state(),
                closed: e.is_closed(),
                word: Freshness::at(self.now.0),
            })
            .collect()
    }

    fn links(&self) -> Vec<LinkView> {
        let word = Freshness::at(self.now.0);
        let down = self.comms.down().into_iter();
        down.map(|(place, channel)| LinkView {
            place,
            channel,
            works: false,
            word,
        })
        .collect()
    }

    fn vehicle(&self, e: Entity) -> Option<VehicleView> {
        let (v, u) = (self.wanted.get(e).ok()?, self.movers.get(e).ok()?);
        let (from, _, _) = u.whereabouts(&self.net, self.now.0);
        let seen_at = Some(self.net.nodes[from].clone());
        Some(VehicleView {
            id: v.id.clone(),
            state: v.state?,
            seen_at,
            seen_by: None,
            lookout: None,
            word: Freshness::at(self.now.0),
        })
    }
}
