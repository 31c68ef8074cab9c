//! A comms check: a seat calls every place of its area on every channel, and learns which of them answer.
//!
//! Deliberately not here: how a call travels and is answered (`messages`).

use std::collections::BTreeSet;

use crate::base::ids::SeatId;
use crate::base::time::{SimTime, Span};
use crate::picture::{Freshness, LinkView};
use crate::record::fact::Fact;
use crate::record::order::Party;
use crate::record::states::Channel;
use crate::scenario::model::Seat;
use crate::sim::kernel::agenda::{Agenda, ReportingWake};
use crate::sim::kernel::requests::Requests;
use crate::sim::messages::message::{ChannelChoice, Payload, Sending};
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::seats::truth::{TruthView, in_area};

/// Time to wait for the answers of a comms check.
const CHECK: Span = Span::from_mins(5);

/// Begins a comms check of a seat: calls every place of its area on every channel that exists there.
pub(crate) fn check_comms(
    eyes: &TruthView<'_, '_>,
    seat: &Seat,
    knowledge: &mut Knowledge,
    sends: &mut Requests<Sending>,
    agenda: &mut Agenda,
) {
    let s = &eyes.brief.scenario;
    let mut hubs: Vec<usize> = s
        .centres
        .values()
        .filter(|c| {
            in_area(
                seat,
                s.municipalities
                    .get(&c.municipality)
                    .and_then(|m| m.directorate.as_ref()),
            )
        })
        .map(|c| &c.place)
        .chain(
            s.checkpoints
                .values()
                .filter(|c| c.seat == seat.id)
                .map(|c| &c.near),
        )
        .chain(
            s.seats
                .values()
                .filter(|x| x.id != seat.id && seat.directorate.is_none())
                .filter_map(|x| x.place.as_ref()),
        )
        .filter_map(|p| eyes.comms.hub(p))
        .collect();
    hubs.sort_unstable();
    hubs.dedup();
    let from = Party::Seat(seat.id.clone());
    let mut waiting = BTreeSet::new();
    for hub in hubs {
        let place = eyes.comms.hub_place(hub).clone();
        for &channel in Channel::CARRIED
            .iter()
            .filter(|c| eyes.comms.exists(hub, **c))
        {
            waiting.insert((place.clone(), channel));
            let cargo = Payload::Call {
                seat: seat.id.clone(),
                channel,
            };
            sends.push(Sending {
                from: from.clone(),
                to: Party::Post(place.clone()),
                wish: ChannelChoice::Only(channel),
                cargo,
            });
        }
    }
    knowledge
        .checks
        .insert(seat.id.clone(), (eyes.at(), waiting));
    agenda.at(eyes.at() + CHECK, ReportingWake::CheckOver(seat.id.clone()));
}
/// Ends a comms check of a seat, at `now`: what has not answered by now is taken to be silent.
pub(crate) fn check_over(knowledge: &mut Knowledge, seat: &SeatId, now: SimTime) -> Vec<Fact> {
    let Some((began, waiting)) = knowledge.checks.remove(seat) else {
        return Vec::new();
    };
    let known = knowledge.of(seat);
    let answered = known
        .links
        .values()
        .filter(|l| l.works && l.word.heard >= began)
        .count() as u32;
    let mut facts = Vec::new();
    let asked = answered + waiting.len() as u32;
    for (place, channel) in waiting {
        let view = LinkView {
            place: place.clone(),
            channel,
            works: false,
            word: Freshness::at(now),
        };
        known.tried(view);
        facts.push(Fact::ChannelSilent {
            seat: seat.clone(),
            place,
            channel,
        });
    }
    knowledge.news.insert(seat.clone());
    facts.push(Fact::CommsChecked {
        seat: seat.clone(),
        asked,
        answered,
    });
    facts
}
