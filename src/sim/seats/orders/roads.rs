//! Orders to close and to open roads.
//!
//! Deliberately not here: what blocks a road (`world::roads`).

use std::sync::Arc;

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::RoadId;
use crate::record::fact::Refusal;
use crate::record::order::{About, Party};
use crate::record::states::{Power, Role};
use crate::scenario::model::Seat;
use crate::sim::messages::message::{ChannelChoice, News, Payload, Report, Sending};
use crate::sim::world::requests::RoadRequest;

impl Desk<'_, '_, '_, '_> {
    /// Closes or opens a road.
    pub(super) fn road(&mut self, seat: &Seat, road: &RoadId, close: bool) -> Verdict {
        let s = self.scenario();
        let r = s.roads.get(road).ok_or_else(|| unknown(road))?;
        need(seat.powers().contains(&Power::Roads), Refusal::NoPower)?;
        let ends = [&r.from, &r.to].map(|p| s.directorate_of_place(p));
        need(
            seat.directorate.is_none() || ends.contains(&seat.directorate),
            Refusal::OutOfArea,
        )?;
        let closed = match self.known(seat) {
            Some(k) => k.roads.get(road).is_some_and(|r| r.closed),
            None => self.eyes.closed_by_order(road),
        };
        need(close != closed, Refusal::AlreadySo)?;
        self.requests.roads.push(if close {
            RoadRequest::Close(road.clone())
        } else {
            RoadRequest::Open(road.clone())
        });
        self.announce_road(seat, road, close);
        Ok(())
    }

    /// The room that closes or opens a road knows it at once and announces it to the other rooms that command units.
    fn announce_road(&mut self, seat: &Seat, road: &RoadId, close: bool) {
        let (s, now) = (self.scenario(), self.eyes.at());
        let view = News::Closure(road.clone(), close, now);
        if seat.role != Role::Excon {
            self.knowledge.of(&seat.id).apply(&view, now);
        }
        let about = About::Road(road.clone());
        let report = Report {
            number: 0,
            about,
            news: vec![view],
            as_of: now,
            confirm: false,
            routine: true,
            deferred: false,
        };
        let report = Arc::new(report);
        let rooms = s.seats.values().filter(|x| {
            x.id != seat.id && x.role != Role::Excon && x.powers().contains(&Power::Units)
        });
        for room in rooms {
            let (from, to) = (self.party(seat), Party::Seat(room.id.clone()));
            self.requests.sends.push(Sending {
                from,
                to,
                wish: ChannelChoice::AnyOf,
                cargo: Payload::Report(report.clone()),
            });
        }
    }
}
