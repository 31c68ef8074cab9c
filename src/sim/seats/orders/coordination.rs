//! Orders by which posts and rooms act together: reports, channels, posture plans, lookouts, convoys, rumours.
//!
//! Deliberately not here: units, centres, roads, support and control (`intake`).

use std::sync::Arc;

use super::{Desk, Verdict, need, unknown};
use crate::base::ids::{CheckpointId, ConvoyId, RumourId, SeatId, VehicleId};
use crate::base::time::SimTime;
use crate::picture::{Freshness, VehicleView};
use crate::record::fact::{Fact, Missing, Refusal};
use crate::record::order::{About, Order, Party, Target};
use crate::record::states::{Channel, ConvoyState, Posture, Power, Role, VehicleState};
use crate::scenario::model::Seat;
use crate::sim::messages::message::{ChannelChoice, ChoiceRequest, News, Payload, Report, Sending};
use crate::sim::seats::knowledge::Known;
use crate::sim::seats::reporting::check_comms;
use crate::sim::world::requests::RumourRequest;

impl Desk<'_, '_, '_, '_> {
    pub(crate) fn concert(&mut self, seat: &Seat, order: &Order) -> Verdict {
        let s = self.scenario();
        match order {
            Order::SetPosture {
                checkpoint,
                posture,
            } => {
                self.checkpoint(seat, checkpoint)?;
                need(
                    self.posture(seat, checkpoint) != Some(*posture),
                    Refusal::AlreadySo,
                )?;
                self.post(seat, Party::Checkpoint(checkpoint.clone()), order);
                Ok(())
            }
            Order::SetPosturePlan {
                directorate,
                posture,
            } => {
                need(
                    s.directorates.contains_key(directorate),
                    unknown(directorate),
                )?;
                self.may(seat, Power::Postures, Some(directorate))?;
                let area = |c: &&crate::scenario::model::Checkpoint| {
                    s.seats.get(&c.seat).and_then(|x| x.directorate.as_ref()) == Some(directorate)
                };
                let all: Vec<CheckpointId> = s
                    .checkpoints
                    .values()
                    .filter(area)
                    .map(|c| c.id.clone())
                    .collect();
                let differ: Vec<CheckpointId> = all
                    .into_iter()
                    .filter(|c| self.posture(seat, c) != Some(*posture))
                    .collect();
                need(!differ.is_empty(), Refusal::AlreadySo)?;
                for checkpoint in differ {
                    let each = Order::SetPosture {
                        checkpoint: checkpoint.clone(),
                        posture: *posture,
                    };
                    self.post(seat, Party::Checkpoint(checkpoint), &each);
                }
                Ok(())
            }
            Order::AcknowledgeReport { report } => self.acknowledge_report(seat, *report),
            Order::PassOn { about, to } => self.pass_on(seat, about, to),
            Order::UseChannel { channel, with } => {
                need(*channel != Channel::Other, Refusal::NotCapable)?;
                if let Some(other) = with {
                    need(s.seats.contains_key(other), unknown(other))?;
                }
                self.requests.choices.push(ChoiceRequest {
                    seat: seat.id.clone(),
                    with: with.clone(),
                    channel: *channel,
                });
                Ok(())
            }
            Order::CheckComms => {
                need(
                    !self.knowledge.checks.contains_key(&seat.id),
                    Refusal::AlreadySo,
                )?;
                need(seat.role != Role::Excon, Refusal::NotCapable)?;
                let sends = &mut self.requests.sends;
                check_comms(self.eyes, seat, self.knowledge, sends, self.agenda);
                Ok(())
            }
            Order::IssueLookout {
                vehicle,
                checkpoints,
                until,
            } => self.lookout(seat, vehicle, checkpoints, *until),
            Order::CancelLookout { vehicle } => {
                need(seat.powers().contains(&Power::Postures), Refusal::NoPower)?;
                self.knows_vehicle(seat, vehicle)?;
                for c in self.own_checkpoints(seat) {
                    let (from, to) = (self.party(seat), Party::Checkpoint(c));
                    self.requests.sends.push(Sending {
                        from,
                        to,
                        wish: ChannelChoice::Chosen,
                        cargo: Payload::Cancel(vehicle.clone()),
                    });
                }
                if let Some(v) = self.knowledge.of(&seat.id).vehicles.get_mut(vehicle) {
                    v.lookout = None;
                }
                Ok(())
            }
            Order::StartConvoy { .. }
            | Order::HaltConvoy { .. }
            | Order::ProceedConvoy { .. }
            | Order::AnnounceConvoy { .. } => self.convoy(seat, order),
            Order::VerifyRumour { rumour } | Order::CorrectRumour { rumour } => {
                self.rumour(seat, rumour, order)
            }
            Order::BriefMedia { municipality } => {
                let m = s
                    .municipalities
                    .get(municipality)
                    .ok_or_else(|| unknown(municipality))?;
                self.may(seat, Power::Information, m.directorate.as_ref())?;
                self.requests
                    .rumours
                    .push(RumourRequest::Brief(municipality.clone()));
                Ok(())
            }
            other => unreachable!("{other:?} is taken elsewhere"),
        }
    }

    fn checkpoint(&self, seat: &Seat, id: &CheckpointId) -> Verdict {
        let s = self.scenario();
        let c = s.checkpoints.get(id).ok_or_else(|| unknown(id))?;
        let area = s.seats.get(&c.seat).and_then(|x| x.directorate.clone());
        self.may(seat, Power::Postures, area.as_ref())
    }

    /// The posture of a checkpoint as the seat knows it.
    fn posture(&self, seat: &Seat, id: &CheckpointId) -> Option<Posture> {
        if let Some(k) = self.known(seat) {
            return k.checkpoints.get(id).map(|c| c.posture);
        }
        self.eyes
            .checkpoints
            .get(self.eyes.index.checkpoints[id])
            .map(|c| c.posture)
            .ok()
    }

    fn acknowledge_report(&mut self, seat: &Seat, number: u32) -> Verdict {
        let now = self.eyes.at();
        let view = self
            .knowledge
            .of(&seat.id)
            .reports
            .iter_mut()
            .find(|r| r.number == number)
            .ok_or(Refusal::NotKnown(Missing::Report(number)))?;
        need(!view.confirmed, Refusal::AlreadySo)?;
        view.confirmed = true;
        let (to, after_seconds) = (view.from.clone(), (now - view.received).secs());
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
    fn pass_on(&mut self, seat: &Seat, about: &About, to: &SeatId) -> Verdict {
        let s = self.scenario();
        need(
            s.seats.get(to).is_some_and(|x| x.role != Role::Excon),
            unknown(to),
        )?;
        need(*to != seat.id, Refusal::AlreadySo)?;
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
        let from = self.party(seat);
        self.requests.sends.push(Sending {
            from,
            to: Party::Seat(to.clone()),
            wish: ChannelChoice::Chosen,
            cargo,
        });
        for r in self
            .knowledge
            .of(&seat.id)
            .reports
            .iter_mut()
            .filter(|r| r.about == *about && !r.passed_to.contains(to))
        {
            r.passed_to.push(to.clone());
        }
        Ok(())
    }

    /// Checkpoints that a seat may instruct.
    fn own_checkpoints(&self, seat: &Seat) -> Vec<CheckpointId> {
        let s = self.scenario();
        s.checkpoints
            .keys()
            .filter(|c| self.checkpoint(seat, c).is_ok())
            .cloned()
            .collect()
    }

    fn knows_vehicle(&self, seat: &Seat, id: &VehicleId) -> Verdict {
        let exists = match self.known(seat) {
            Some(k) => k.vehicles.contains_key(id),
            None => self.scenario().vehicles.contains_key(id),
        };
        need(exists, unknown(id))
    }

    fn lookout(
        &mut self,
        seat: &Seat,
        vehicle: &VehicleId,
        list: &[CheckpointId],
        until: SimTime,
    ) -> Verdict {
        need(seat.powers().contains(&Power::Postures), Refusal::NoPower)?;
        self.knows_vehicle(seat, vehicle)?;
        let now = self.eyes.at();
        need(until > now, Refusal::BadTime)?;
        let checkpoints = if list.is_empty() {
            self.own_checkpoints(seat)
        } else {
            list.to_vec()
        };
        for c in &checkpoints {
            self.checkpoint(seat, c)?;
        }
        need(!checkpoints.is_empty(), Refusal::NotCapable)?;
        let number = self.knowledge.lookout();
        let count = checkpoints.len() as u32;
        let (id, seat_id) = (vehicle.clone(), seat.id.clone());
        self.answers.push(Fact::LookoutIssued {
            lookout: number,
            seat: seat_id,
            vehicle: id,
            checkpoints: count,
            until,
        });
        for c in checkpoints {
            let cargo = Payload::Lookout {
                number,
                vehicle: vehicle.clone(),
                until,
                issued: now,
            };
            let from = self.party(seat);
            self.requests.sends.push(Sending {
                from,
                to: Party::Checkpoint(c),
                wish: ChannelChoice::Chosen,
                cargo,
            });
        }
        if seat.role != Role::Excon
            && let Some(v) = self.knowledge.of(&seat.id).vehicles.get_mut(vehicle)
        {
            v.lookout = Some(until);
        }
        Ok(())
    }

    fn convoy(&mut self, seat: &Seat, order: &Order) -> Verdict {
        let (Order::StartConvoy { convoy, .. }
        | Order::HaltConvoy { convoy }
        | Order::ProceedConvoy { convoy, .. }
        | Order::AnnounceConvoy { convoy, .. }) = order
        else {
            unreachable!("{order:?} is not about a convoy")
        };
        let s = self.scenario();
        let c = s.convoys.get(convoy).ok_or_else(|| unknown(convoy))?;
        let state = match self.known(seat) {
            Some(k) => k.convoys.get(convoy).map(|v| v.state),
            None => self.eyes.convoy(convoy).map(|v| v.state),
        };
        let state = state.ok_or_else(|| unknown(convoy))?;
        if let Order::AnnounceConvoy { checkpoints, .. } = order {
            return self.announce(seat, convoy, checkpoints);
        }
        need(seat.powers().contains(&Power::Convoys), Refusal::NoPower)?;
        need(
            c.seat == seat.id || seat.directorate.is_none(),
            Refusal::OutOfArea,
        )?;
        match order {
            Order::StartConvoy { escort, .. } => {
                // A start of which nothing was heard may have been lost.
                let unheard = self
                    .known(seat)
                    .and_then(|k| k.convoys.get(convoy))
                    .is_some_and(|v| v.state == ConvoyState::Halted && v.halted.is_none());
                need(
                    state == ConvoyState::Waiting || unheard,
                    Refusal::WrongState,
                )?;
                if let Some(unit) = escort {
                    let to = Target::Convoy(convoy.clone());
                    let there = self.unit(seat, unit)?.task.as_ref() == Some(&to);
                    if !there {
                        let dispatch = Order::Dispatch {
                            unit: unit.clone(),
                            to: to.clone(),
                        };
                        self.send(seat, unit, &to, &dispatch, false)?;
                    }
                }
                // Known as started, so that nobody starts it twice.
                let now = self.eyes.at();
                if let Some(v) = self.knowledge.of(&seat.id).convoys.get_mut(convoy) {
                    v.state = ConvoyState::Halted;
                    v.word = Freshness::at(now);
                }
            }
            Order::HaltConvoy { .. } => need(
                !matches!(state, ConvoyState::Waiting | ConvoyState::Delivered),
                Refusal::WrongState,
            )?,
            _ => {
                need(
                    matches!(state, ConvoyState::Halted | ConvoyState::AtCentre),
                    Refusal::WrongState,
                )?;
                if let Some(v) = self.knowledge.of(&seat.id).convoys.get_mut(convoy) {
                    v.state = ConvoyState::Moving;
                }
            }
        }
        self.post(seat, Party::Convoy(convoy.clone()), order);
        Ok(())
    }

    fn announce(&mut self, seat: &Seat, convoy: &ConvoyId, list: &[CheckpointId]) -> Verdict {
        let checkpoints = if list.is_empty() {
            self.own_checkpoints(seat)
        } else {
            list.to_vec()
        };
        for c in &checkpoints {
            self.checkpoint(seat, c)?;
        }
        need(!checkpoints.is_empty(), Refusal::NotCapable)?;
        for c in checkpoints {
            let (from, to) = (self.party(seat), Party::Checkpoint(c));
            self.requests.sends.push(Sending {
                from,
                to,
                wish: ChannelChoice::Chosen,
                cargo: Payload::Announce(convoy.clone()),
            });
        }
        if let Some(v) = self.knowledge.of(&seat.id).convoys.get_mut(convoy) {
            v.announced = true;
        }
        Ok(())
    }

    fn rumour(&mut self, seat: &Seat, id: &RumourId, order: &Order) -> Verdict {
        need(
            seat.powers().contains(&Power::Information),
            Refusal::NoPower,
        )?;
        let excon = seat.role == Role::Excon;
        need(self.scenario().rumours.contains_key(id), unknown(id))?;
        let view = self.known(seat).and_then(|k| k.rumours.get(id)).cloned();
        need(excon || view.is_some(), unknown(id))?;
        let truth = view.as_ref().and_then(|v| v.truth);
        if let Order::VerifyRumour { .. } = order {
            need(truth.is_none(), Refusal::AlreadySo)?;
            self.requests.rumours.push(RumourRequest::Verify {
                rumour: id.clone(),
                seat: seat.id.clone(),
            });
            return Ok(());
        }
        need(
            !view.as_ref().is_some_and(|v| v.corrected),
            Refusal::AlreadySo,
        )?;
        self.requests.rumours.push(RumourRequest::Correct {
            rumour: id.clone(),
            verified: truth.is_some(),
        });
        if let Some(v) = self.knowledge.of(&seat.id).rumours.get_mut(id) {
            v.corrected = true;
        }
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
    }
}

/// What a seat knows of a vehicle of which it has only a description.
pub(crate) fn described(id: &VehicleId, now: SimTime) -> VehicleView {
    VehicleView {
        id: id.clone(),
        state: VehicleState::Driving,
        seen_at: None,
        seen_by: None,
        lookout: None,
        word: Freshness::at(now),
    }
}
