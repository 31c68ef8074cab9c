//! Requests for support and answers to them.
//!
//! Deliberately not here: what a lent unit does (`world::movement`).

use std::sync::Arc;

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{IncidentId, SeatId, UnitId};
use crate::picture::{Freshness, RequestView, UnitView};
use crate::record::fact::{EntityId, Fact, Refusal};
use crate::record::order::{About, Order, Party, Target};
use crate::record::states::{Capability, Power, Role, UnitState};
use crate::scenario::model::Seat;
use crate::sim::messages::message::{News, Payload, Report};
use crate::sim::world::requests::IncidentRequest;

impl Desk<'_, '_, '_, '_> {
    /// Asks those who can for what an incident broke. A seat asks once; it does not know who else has asked.
    pub(super) fn request_repair(&mut self, seat: &Seat, incident: &IncidentId) -> Verdict {
        self.target(seat, &Target::Incident(incident.clone()))?;
        let known = self.known(seat);
        let asked = known.is_some_and(|k| k.repairs.contains(incident));
        let view = match known {
            Some(k) => k.incidents.get(incident).cloned(),
            None => self.eyes.incident_named(incident),
        };
        let i = view.ok_or_else(|| unknown(incident))?;
        let s = self.scenario();
        let stage = s.stage(&i.kind, i.stage);
        let repair = stage.and_then(|s| s.repair).ok_or(Refusal::NotRepairable)?;
        need(!asked, Refusal::AlreadySo)?;
        let ongoing = i.state.ongoing();
        need(ongoing, Refusal::WrongState)?;
        self.requests
            .incidents
            .push(IncidentRequest::Repair(incident.clone()));
        self.knowledge.of(&seat.id).repair_requested(incident);
        self.answers.push(Fact::RepairRequested {
            incident: incident.clone(),
            seat: seat.id.clone(),
            repairer: repair.by,
        });
        Ok(())
    }

    /// Asks another seat for a unit.
    pub(super) fn request(
        &mut self,
        seat: &Seat,
        from: &SeatId,
        capability: Capability,
        strength: u32,
        to: &Target,
    ) -> Verdict {
        let s = self.scenario();
        need(
            seat.powers().contains(&Power::Units) || matches!(to, Target::Convoy(_)),
            Refusal::NoPower,
        )?;
        let asked = s.seats.get(from).ok_or_else(|| unknown(from))?;
        need(asked.id != seat.id, Refusal::ToItself)?;
        need(asked.powers().contains(&Power::Units), Refusal::NoUnits)?;
        need(strength > 0, Refusal::NoStrength)?;
        self.target(seat, to)?;
        need(self.in_area(seat, to), Refusal::OutOfArea)?;
        let number = self.support.0.len() as u32 + 1;
        let request = RequestView {
            number,
            by: seat.id.clone(),
            from: from.clone(),
            capability,
            strength,
            to: to.clone(),
            open: true,
        };
        let RequestView { by, from, to, .. } = request.clone();
        self.answers.push(Fact::SupportRequested {
            request: number,
            by,
            from: from.clone(),
            capability,
            strength,
            to: to.clone(),
        });
        self.support.0.push(request.clone());
        self.knowledge.of(&seat.id).request(request.clone());
        // Who is asked to help with an incident is told what it is.
        let incident = if let Target::Incident(id) = &to {
            self.known(seat).and_then(|k| k.incidents.get(id)).cloned()
        } else {
            None
        };
        if let Some(view) = incident {
            let about = About::Incident(view.id.clone());
            let (number, as_of) = (self.knowledge.number(), view.word.as_of);
            let report = Report {
                number,
                about,
                news: vec![News::Incident(view)],
                as_of,
                confirm: false,
                routine: false,
                deferred: false,
            };
            let cargo = Payload::Report(Arc::new(report));
            self.send_to(seat, Party::Seat(from.clone()), cargo);
        }
        self.send_to(seat, Party::Seat(from), Payload::Support(request));
        Ok(())
    }

    /// Answers a request, with a unit or with none.
    pub(super) fn answer(&mut self, seat: &Seat, number: u32, unit: Option<&UnitId>) -> Verdict {
        let excon = seat.role == Role::Excon;
        let known = match self.known(seat) {
            Some(k) => k.requests.get(&number).cloned(),
            None if excon => (number as usize)
                .checked_sub(1)
                .and_then(|i| self.support.0.get(i))
                .cloned(),
            None => None,
        };
        let request = known.ok_or(Refusal::NotKnown(EntityId::Request(number)))?;
        need(request.from == seat.id || excon, Refusal::NoPower)?;
        need(
            request.open && self.support.0[number as usize - 1].open,
            Refusal::AlreadySo,
        )?;
        let Some(unit) = unit else {
            self.close(seat, number);
            self.answers.push(Fact::SupportDeclined { request: number });
            return Ok(());
        };
        let u = self.unit(seat, unit)?;
        self.commands(seat, &u)?;
        need(u.state != UnitState::OutOfService, Refusal::OutOfService)?;
        need(
            matches!(u.state, UnitState::Available | UnitState::Returning),
            Refusal::Busy,
        )?;
        need(
            u.capabilities.contains(&request.capability),
            Refusal::NotCapable,
        )?;
        self.route(seat, &u, &request.to)?;
        self.close(seat, number);
        self.answers.push(Fact::SupportGranted {
            request: number,
            unit: unit.clone(),
        });
        let order = Order::Dispatch {
            unit: unit.clone(),
            to: request.to.clone(),
        };
        self.post_as(
            seat,
            Party::Unit(unit.clone()),
            order,
            Some(request.by.clone()),
        );
        let now = self.eyes.at();
        if !excon {
            self.knowledge
                .of(&seat.id)
                .ordered(unit, Some(request.to.clone()), now);
        }
        self.tell_who_comes(seat, request, u);
        Ok(())
    }

    /// The one who asked is told which unit comes, under its command.
    fn tell_who_comes(&mut self, seat: &Seat, request: RequestView, u: UnitView) {
        let now = self.eyes.at();
        let about = About::Unit(u.id.clone());
        let told = UnitView {
            command: request.by.clone(),
            task: Some(request.to),
            state: UnitState::Assigned,
            word: Freshness::at(now),
            ..u
        };
        let report = Report {
            number: 0,
            about,
            news: vec![News::Unit(told)],
            as_of: now,
            confirm: false,
            routine: true,
            deferred: false,
        };
        let cargo = Payload::Report(Arc::new(report));
        self.send_to(seat, Party::Seat(request.by), cargo);
    }

    /// A request is answered; the one who asked hears of it.
    fn close(&mut self, seat: &Seat, number: u32) {
        let request = &mut self.support.0[number as usize - 1];
        request.open = false;
        let request = request.clone();
        self.knowledge.of(&seat.id).request_closed(number);
        let to = Party::Seat(request.by.clone());
        self.send_to(seat, to, Payload::Support(request));
    }
}
