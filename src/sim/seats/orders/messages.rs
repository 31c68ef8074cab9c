//! Orders about messages: acknowledge them, pass on what is known, choose channels, check communications.
//!
//! Deliberately not here: how something travels (`messages::channels`).

use std::sync::Arc;

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{InjectId, SeatId};
use crate::base::time::SimTime;
use crate::record::fact::{EntityId, Fact, Refusal};
use crate::record::order::{About, Party};
use crate::record::situation::SituationReport;
use crate::record::states::{Channel, Role};
use crate::scenario::model::Seat;
use crate::sim::messages::message::{
    ChannelChoice, ChoiceRequest, News, Payload, Report, SeatMessage, Sending,
};
use crate::sim::seats::comms_check::check_comms;
use crate::sim::seats::knowledge::Known;

impl Desk<'_, '_, '_, '_> {
    /// Confirms the messages of an inject.
    pub(super) fn acknowledge(&mut self, seat: &Seat, message: &InjectId) -> Verdict {
        let (now, rules) = (self.eyes.at(), self.eyes.brief.rules);
        let facts = self.script.acknowledge(message, &seat.id, now, rules)?;
        self.answers.extend(facts);
        Ok(())
    }

    /// Confirms a report.
    pub(super) fn acknowledge_report(&mut self, seat: &Seat, number: u32) -> Verdict {
        let (to, received) = self.knowledge.of(&seat.id).confirm(number)?;
        let after_seconds = (self.eyes.at() - received).secs();
        self.answers.push(Fact::ReportAcknowledged {
            report: number,
            seat: seat.id.clone(),
            after_seconds,
        });
        let from = self.party(seat);
        self.requests.sends.push(Sending {
            from,
            to,
            wish: ChannelChoice::AnyOf,
            cargo: Payload::Confirm(number),
        });
        Ok(())
    }

    /// Sends what the seat knows about something; what it describes stays as old as it is.
    pub(super) fn pass_on(&mut self, seat: &Seat, about: &About, to: &SeatId) -> Verdict {
        let s = self.scenario();
        need(
            s.seats.get(to).is_some_and(|x| x.role != Role::Excon),
            unknown(to),
        )?;
        need(*to != seat.id, Refusal::ToItself)?;
        let nothing = Known::default();
        let k = self.known(seat).unwrap_or(&nothing);
        let news = news_about(k, seat, about);
        let as_of = news.iter().map(as_of).max();
        let as_of = as_of.ok_or_else(|| unknown(about))?;
        let routine = *about == About::Situation;
        let number = if routine { 0 } else { self.knowledge.number() };
        let report = Report {
            number,
            about: about.clone(),
            news,
            as_of,
            confirm: false,
            routine,
            deferred: routine,
        };
        let cargo = Payload::Report(Arc::new(report));
        self.send_to(seat, Party::Seat(to.clone()), cargo);
        self.knowledge.of(&seat.id).passed_on(about, to);
        Ok(())
    }

    /// Sends words to another seat. What they are about must be known to who writes them.
    pub(super) fn send_message(
        &mut self,
        seat: &Seat,
        to: &SeatId,
        mut message: SeatMessage,
    ) -> Verdict {
        let s = self.scenario();
        let receiver = s.seats.get(to).ok_or_else(|| unknown(to))?;
        need(*to != seat.id, Refusal::ToItself)?;
        need(!message.text.trim().is_empty(), Refusal::NoWords)?;
        self.words(&message.text)?;
        let report = message.situation_report.iter();
        report
            .flat_map(SituationReport::said)
            .try_for_each(|part| self.words(part))?;
        if let Some(inject) = &message.regarding {
            let came = self.script.has_received(inject, &seat.id);
            need(came || seat.role == Role::Excon, unknown(inject))?;
        }
        if let Some(number) = message.answers {
            let own = self.knowledge.of(&seat.id).seat_messages.iter();
            let came = own.into_iter().any(|m| m.number == number);
            need(came, Refusal::NotKnown(EntityId::SeatMessage(number)))?;
        }
        message.number = self.knowledge.seat_message();
        let cargo = Payload::Words(Arc::new(message));
        if receiver.role == Role::Excon {
            // Exercise control sits beside the rooms and needs no channel.
            let from = self.party(seat);
            self.requests.sends.push(Sending {
                from,
                to: Party::Control,
                wish: ChannelChoice::Only(Channel::Other),
                cargo,
            });
        } else {
            self.send_to(seat, Party::Seat(to.clone()), cargo);
        }
        Ok(())
    }

    /// Chooses the channel for the seat's posts and units, or for another seat.
    pub(super) fn use_channel(
        &mut self,
        seat: &Seat,
        channel: Channel,
        with: Option<&SeatId>,
    ) -> Verdict {
        need(channel != Channel::Other, Refusal::NoSuchChannel)?;
        if let Some(other) = with {
            need(self.scenario().seats.contains_key(other), unknown(other))?;
        }
        self.requests.choices.push(ChoiceRequest {
            seat: seat.id.clone(),
            with: with.cloned(),
            channel,
        });
        Ok(())
    }

    /// Calls every place of the seat's area on every channel.
    pub(super) fn check_comms(&mut self, seat: &Seat) -> Verdict {
        need(
            !self.knowledge.checks.contains_key(&seat.id),
            Refusal::AlreadySo,
        )?;
        need(seat.role != Role::Excon, Refusal::NotForControl)?;
        let sends = &mut self.requests.sends;
        check_comms(self.eyes, seat, self.knowledge, sends, self.agenda);
        Ok(())
    }
}

/// What a seat can say about something.
fn news_about(k: &Known, seat: &Seat, about: &About) -> Vec<News> {
    let one = |n: Option<News>| n.into_iter().collect();
    match about {
        About::Incident(id) => one(k.incidents.get(id).cloned().map(News::Incident)),
        About::Centre(id) => one(k.centres.get(id).cloned().map(News::Centre)),
        About::Checkpoint(id) => one(k.checkpoints.get(id).cloned().map(News::Checkpoint)),
        About::Unit(id) => one(k.units.get(id).cloned().map(News::Unit)),
        About::Road(id) => {
            let closure = k
                .roads
                .get(id)
                .filter(|r| r.closed)
                .map(|r| News::Closure(id.clone(), true, r.word.as_of));
            k.roads
                .get(id)
                .cloned()
                .map(News::Road)
                .into_iter()
                .chain(closure)
                .collect()
        }
        About::Vehicle(id) => one(k.vehicles.get(id).cloned().map(News::Vehicle)),
        About::Convoy(id) => one(k.convoys.get(id).cloned().map(News::Convoy)),
        About::Rumour(id) => one(k.rumours.get(id).cloned().map(News::Rumour)),
        About::Situation => {
            let own = |c: &SeatId| *c == seat.id;
            let mut all: Vec<News> = k
                .directorates
                .values()
                .cloned()
                .map(News::Directorate)
                .collect();
            all.extend(
                k.units
                    .values()
                    .filter(|u| own(&u.command))
                    .cloned()
                    .map(News::Unit),
            );
            all.extend(k.centres.values().cloned().map(News::Centre));
            all.extend(
                k.checkpoints
                    .values()
                    .filter(|c| own(&c.seat))
                    .cloned()
                    .map(News::Checkpoint),
            );
            all
        }
    }
}

/// The moment that a piece of news describes.
fn as_of(n: &News) -> SimTime {
    match n {
        News::Directorate(v) => v.word.as_of,
        News::Unit(v) => v.word.as_of,
        News::Centre(v) => v.word.as_of,
        News::Checkpoint(v) => v.word.as_of,
        News::Road(v) => v.word.as_of,
        News::Closure(_, _, t) => *t,
        News::Incident(v) => v.word.as_of,
        News::Vehicle(v) => v.word.as_of,
        News::Convoy(v) => v.word.as_of,
        News::Rumour(v) => v.word.as_of,
        News::Declined(_, _, t) => *t,
    }
}
