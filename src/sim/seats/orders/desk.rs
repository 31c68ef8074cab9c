//! What is needed to judge an order: the truth for exercise control, what the seat knows for everyone else, and where it goes.
//!
//! Deliberately not here: the orders themselves.

use std::sync::Arc;

use crate::base::clean;
use crate::base::ids::{DirectorateId, SeatId};
use crate::record::Rules;
use crate::record::fact::{EntityId, Fact, Refusal};
use crate::record::order::{Order, Party, Target, WORDS_MOST};
use crate::record::states::{Power, Role};
use crate::scenario::Scenario;
use crate::scenario::model::Seat;
use crate::sim::kernel::agenda::Agenda;
use crate::sim::kernel::context::{lies_in, places_of};
use crate::sim::messages::message::{ChannelChoice, Payload, Sending};
use crate::sim::requests::Outgoing;
use crate::sim::script::Script;
use crate::sim::seats::doctrine::Standing;
use crate::sim::seats::knowledge::{Knowledge, Known};
use crate::sim::seats::support::Support;
use crate::sim::seats::truth::TruthView;

/// Whether an order is accepted, or why not.
pub(super) type Verdict = Result<(), Refusal>;

/// Judges orders and passes on what they ask.
pub(super) struct Desk<'a, 'w, 's, 'o> {
    /// The truth: for exercise control, and for what every seat may know.
    pub(super) eyes: &'a mut TruthView<'w, 's>,
    /// What is asked of mechanisms.
    pub(super) requests: &'a mut Outgoing<'o>,
    /// For what comes later.
    pub(super) agenda: &'a mut Agenda,
    /// The script, which exercise control steers.
    pub(super) script: &'a mut Script,
    /// Who is played by standing orders.
    pub(super) standing: &'a mut Standing,
    /// Facts that follow the one of the order itself.
    pub(super) answers: Vec<Fact>,
    /// Requests for support.
    pub(super) support: &'a mut Support,
    /// What seats know.
    pub(super) knowledge: &'a mut Knowledge,
}

/// Refuses unless something holds.
pub(super) fn need(holds: bool, otherwise: Refusal) -> Verdict {
    if holds { Ok(()) } else { Err(otherwise) }
}

/// Something does not exist, or the seat does not know of it.
pub(super) fn unknown(what: impl Into<EntityId>) -> Refusal {
    Refusal::NotKnown(what.into())
}

impl Desk<'_, '_, '_, '_> {
    /// Words must show something, and not be more than people read while play goes on. The first three editions took any.
    pub(super) fn words(&self, text: &str) -> Verdict {
        if !self.eyes.brief.rules.tells_refusals_apart() {
            return Ok(());
        }
        need(!clean::is_blank(text), Refusal::NoWords)?;
        let most = WORDS_MOST;
        let fits = text.chars().count() <= most as usize;
        need(fits, Refusal::TooLong { most })
    }

    pub(super) fn scenario(&self) -> Arc<Scenario> {
        self.eyes.brief.scenario.clone()
    }

    /// What a seat knows; exercise control sees the truth instead.
    pub(super) fn known(&self, seat: &Seat) -> Option<&Known> {
        self.knowledge
            .seats
            .get(&seat.id)
            .filter(|_| seat.role != Role::Excon)
    }

    /// Whether a seat believes a road open, by the road's number.
    pub(super) fn believed_open(&self, seat: &Seat, edge: usize) -> bool {
        let road = &self.eyes.net.edges[edge].id;
        self.knowledge.believes_open(&seat.id, road)
    }

    /// Whether it is kept of a seat what it has ordered until it is heard to be so, so that it can be taken back at once.
    pub(super) fn awaits(&self, seat: &Seat) -> bool {
        seat.role != Role::Excon && self.eyes.brief.rules >= Rules::Edition5
    }

    /// Whether a target lies in a seat's area.
    pub(super) fn in_area(&self, seat: &Seat, to: &Target) -> bool {
        let (s, rules) = (self.scenario(), self.eyes.brief.rules);
        let own = seat.directorate.as_ref();
        own.is_none_or(|d| lies_in(&s, to, d, rules))
    }

    /// Whether a seat has a power over an area.
    pub(super) fn may(&self, seat: &Seat, power: Power, area: Option<&DirectorateId>) -> Verdict {
        need(seat.powers().contains(&power), Refusal::NoPower)?;
        need(
            seat.directorate.is_none() || seat.directorate.as_ref() == area,
            Refusal::OutOfArea,
        )
    }

    /// Whether a directorate exists and the seat has a power over it.
    pub(super) fn over(&self, seat: &Seat, power: Power, directorate: &DirectorateId) -> Verdict {
        let exists = self
            .eyes
            .brief
            .scenario
            .directorates
            .contains_key(directorate);
        need(exists, unknown(directorate))?;
        self.may(seat, power, Some(directorate))
    }

    /// Sends an order to whom it concerns.
    pub(super) fn post(&mut self, seat: &Seat, to: Party, order: Order) {
        self.post_as(seat, to, order, None);
    }

    pub(super) fn post_as(
        &mut self,
        seat: &Seat,
        to: Party,
        order: Order,
        command: Option<SeatId>,
    ) {
        let cargo = Payload::Order {
            seat: seat.id.clone(),
            order,
            command,
        };
        self.send_to(seat, to, cargo);
    }

    pub(super) fn party(&self, seat: &Seat) -> Party {
        if seat.role == Role::Excon {
            Party::Control
        } else {
            Party::Seat(seat.id.clone())
        }
    }

    /// Sends something by the channel that the seat has chosen.
    pub(super) fn send_to(&mut self, seat: &Seat, to: Party, cargo: Payload) {
        let from = self.party(seat);
        self.requests.sends.push(Sending {
            from,
            to,
            wish: ChannelChoice::Chosen,
            cargo,
        });
    }

    /// A target must exist; an incident must be known to the seat.
    pub(super) fn target(&self, seat: &Seat, to: &Target) -> Verdict {
        let s = self.scenario();
        let exists = match to {
            Target::Incident(id) if seat.role == Role::Excon => {
                self.eyes.index.incidents.contains_key(id)
            }
            Target::Incident(id) => self
                .known(seat)
                .is_some_and(|k| k.incidents.contains_key(id)),
            other => !places_of(&s, other).is_empty(),
        };
        need(exists, unknown(to))
    }
}
