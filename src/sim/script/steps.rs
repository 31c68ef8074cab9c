//! The steps of the script: an inject is released, its effects act one after the other, a message reaches a seat.
//!
//! Deliberately not here: when a step has its turn (`script`), what an effect does (mechanisms do it on request).

use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;

use crate::base::ids::{DirectorateId, FlagId, InjectId, PlaceId, SeatId};
use crate::record::fact::{Fact, LeftOut};
use crate::record::order::{About, Party, Target};
use crate::record::rules::Rules;
use crate::record::states::{Channel, RoadState, Role};
use crate::scenario::Scenario;
use crate::scenario::model::{Condition, Effect, Inject, When};
use crate::sim::kernel::agenda::{Agenda, ScriptWake};
use crate::sim::kernel::context::{Brief, Now, Outbox, directorate_of};
use crate::sim::kernel::source::Source;
use crate::sim::messages::channels::Comms;
use crate::sim::messages::message::{
    ChannelChoice, LinkChange, LinkRequest, News, Payload, ScriptMessage, Sending,
};
use crate::sim::requests::Outgoing;
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::world::requests::{
    CheckpointRequest, Disturbance, IncidentRequest, PollingRequest, ResultRequest, RoadRequest,
    RumourRequest, UnitRequest, VehicleRequest,
};

use super::state::{Cue, Received, Script, Standing, Status, Watch, Watched, each_part};

/// What an effect tells whom it reaches, if it is a message that tells something.
fn told(e: &Effect) -> Option<&About> {
    if let Effect::Message { tells, .. } = e {
        tells.as_ref()
    } else {
        None
    }
}

/// Whether an effect is a message to a seat.
fn is_for(e: &Effect, seat: &SeatId) -> bool {
    matches!(e, Effect::Message { to, .. } if to.contains(seat))
}

/// What the script needs, and the script.
#[derive(SystemParam)]
pub(super) struct Context<'w> {
    /// Exercise time.
    pub(super) now: Res<'w, Now>,
    /// The scenario and its rules.
    pub(super) brief: ResMut<'w, Brief>,
    /// The script.
    pub(super) script: ResMut<'w, Script>,
    /// The channels.
    comms: Res<'w, Comms>,
    /// What seats know.
    knowledge: ResMut<'w, Knowledge>,
    /// What is asked of everyone.
    pub(super) requests: Outgoing<'w>,
    /// Where wakes are scheduled.
    pub(super) agenda: ResMut<'w, Agenda>,
    /// Where facts are said.
    pub(super) out: ResMut<'w, Outbox>,
}

impl Context<'_> {
    /// Does one step; the steps that come before all others now.
    pub(super) fn act(&mut self, cue: Cue) -> Vec<Cue> {
        let s = self.brief.scenario.clone();
        match cue {
            Cue::Release(id, by_hand) => {
                let Some(i) = self.release(&s, &id, by_hand) else {
                    return Vec::new();
                };
                let effects = (0..i.effects.len()).map(|n| Cue::Effect(id.clone(), n));
                let effects = effects.collect();
                self.follow(&s, &id);
                effects
            }
            Cue::Effect(id, n) => {
                if let Some(i) = s.inject(&id) {
                    self.apply(&s, i, n);
                }
                Vec::new()
            }
        }
    }

    /// Releases an inject that still waits, or by hand one that was skipped; none if it does not, or if its chance did not come up.
    pub(super) fn release<'s>(
        &mut self,
        s: &'s Scenario,
        id: &InjectId,
        by_hand: bool,
    ) -> Option<&'s Inject> {
        let may = if by_hand {
            self.script.can_be_released(id, self.brief.rules)
        } else {
            self.script.waits(id)
        };
        let i = s.inject(id).filter(|_| may)?;
        let now = self.now.0;
        let speaks_for_people = || i.unstaffed.iter().any(|s| self.script.staffed.contains(s));
        let luck = || crate::sim::kernel::chance(self.script.seed, "chance", i.id.as_str());
        let left_out = match by_hand {
            true => None,
            false if speaks_for_people() => Some(LeftOut::Staffed),
            false => (luck() >= i.chance).then_some(LeftOut::ByChance),
        };
        if let Some(why) = left_out {
            self.script.status.insert(i.id.clone(), Status::LeftOut);
            let inject = i.id.clone();
            self.out.say(now, Fact::InjectLeftOut { inject, why });
            return None;
        }
        self.script
            .status
            .insert(i.id.clone(), Status::Released(now));
        self.out.say(
            now,
            Fact::InjectReleased {
                inject: i.id.clone(),
                by_hand,
            },
        );
        for x in &i.expected {
            let watched = Watched {
                id: x.id.clone(),
                inject: i.id.clone(),
                parts: x.tests().map(Watch::of).collect(),
                since: now,
                until: now + x.within,
                before: x.before,
                state: Standing::New,
            };
            self.script.watched.push(watched);
            self.agenda
                .at(now + x.within, ScriptWake::Deadline(x.id.clone()));
        }
        Some(i)
    }

    /// Schedules what comes after an inject: injects that wait for it, and conditions with a time counted from it.
    pub(super) fn follow(&mut self, s: &Scenario, id: &InjectId) {
        for other in &s.injects {
            match &other.when {
                // One that was given a time by hand keeps it.
                When::After { inject, delay }
                    if inject == id
                        && self.script.status.get(&other.id) == Some(&Status::Waiting) =>
                {
                    self.script
                        .status
                        .insert(other.id.clone(), Status::Due(self.now.0 + *delay));
                    self.agenda
                        .at(self.now.0 + *delay, ScriptWake::Inject(other.id.clone()));
                }
                When::If { condition, .. } => each_part(condition, &mut |c| match c {
                    Condition::Missing { since, within, .. }
                    | Condition::Unacknowledged {
                        inject: since,
                        within,
                        ..
                    } if since == id => {
                        self.agenda.at(self.now.0 + *within, ScriptWake::Look);
                    }
                    _ => {}
                }),
                _ => {}
            }
        }
    }

    /// Lets the effect of an inject at a position act.
    #[expect(clippy::too_many_lines, reason = "one arm for each effect")]
    pub(super) fn apply(&mut self, s: &Scenario, i: &Inject, n: usize) {
        let Some(e) = i.effects.get(n) else { return };
        let requests = &mut self.requests;
        match e {
            Effect::Message { to, channel, .. } => {
                let message = ScriptMessage {
                    inject: i.id.clone(),
                    effect: n,
                };
                to.iter()
                    .for_each(|seat| self.bring(s, &message, seat, *channel));
            }
            Effect::Outage {
                at,
                channels,
                lasts,
            } => {
                let (source, lasts) = (Source::Inject(i.id.clone()), *lasts);
                self.link(at, channels, LinkChange::Fails { source, lasts });
            }
            Effect::Restore { at, channels } => self.link(at, channels, LinkChange::Repaired),
            Effect::Vehicle(id) => requests.vehicles.push(VehicleRequest::SetOut(id.clone())),
            Effect::Rumour {
                rumour,
                municipality,
                share,
            } => {
                let ask = RumourRequest::Begin {
                    rumour: rumour.clone(),
                    municipality: municipality.clone(),
                    share: *share,
                };
                requests.rumours.push(ask);
            }
            Effect::Incident {
                id,
                kind,
                at,
                stage,
            } => {
                requests.incidents.push(IncidentRequest::Begin {
                    id: id.clone(),
                    kind: kind.clone(),
                    at: at.clone(),
                    stage: *stage,
                });
            }
            Effect::EndIncident(id) => requests.incidents.push(IncidentRequest::End(id.clone())),
            Effect::BlockRoad(r) => requests.roads.push(RoadRequest::Block(r.clone())),
            Effect::ClearRoad(r) => requests.roads.push(RoadRequest::Clear(r.clone())),
            Effect::Weather {
                directorate,
                speed_percent,
                keeps_home,
            } => {
                self.weather(s, directorate, *speed_percent, *keeps_home);
            }
            Effect::LoseUnit(u) => requests.units.push(UnitRequest::Lose(u.clone())),
            Effect::AddUnit(u) => requests.units.push(UnitRequest::Add(u.clone())),
            Effect::SetStaff { checkpoint, staff } => requests
                .checkpoints
                .push(CheckpointRequest::Staff(checkpoint.clone(), *staff)),
            Effect::Materials { centre, there } => requests
                .polling
                .push(PollingRequest::Materials(centre.clone(), *there)),
            Effect::DisputeCount(id) => {
                let ask = ResultRequest::Disputed(id.clone());
                requests.results.push(ask);
            }
            Effect::SetFlag(f) => self.flag(f, true),
            Effect::ClearFlag(f) => self.flag(f, false),
        }
    }

    /// Asks for a change of channels at a place.
    fn link(&mut self, at: &PlaceId, channels: &[Channel], change: LinkChange) {
        self.requests.links.push(LinkRequest {
            at: at.clone(),
            channels: channels.to_vec(),
            change,
        });
    }

    /// Lets the weather of a directorate slow those who drive, to a share of their speed in percent, and keep a share of voters
    /// at home.
    fn weather(
        &mut self,
        s: &Scenario,
        directorate: &DirectorateId,
        speed_percent: u32,
        keeps_home: f64,
    ) {
        self.requests.roads.push(RoadRequest::Weather {
            directorate: directorate.clone(),
            speed_percent,
        });
        for c in s.centres.values() {
            if directorate_of(s, &Target::Centre(c.id.clone())).as_ref() == Some(directorate) {
                self.requests.polling.push(PollingRequest::Disturb {
                    source: Source::Weather(directorate.clone()),
                    centre: c.id.clone(),
                    by: Disturbance {
                        deters: keeps_home,
                        ..Disturbance::default()
                    },
                });
            }
        }
    }

    pub(super) fn works(&self, s: &Scenario, seat: &SeatId, channel: Channel) -> bool {
        let hub = s.seats[seat].place.as_ref().and_then(|p| self.comms.hub(p));
        self.comms.works(hub, channel)
    }

    /// Brings a message to a seat. The author's time is when it comes; only a channel that is down makes it later.
    pub(super) fn bring(
        &mut self,
        s: &Scenario,
        message: &ScriptMessage,
        seat: &SeatId,
        channel: Channel,
    ) {
        if s.seats[seat].role == Role::Excon || self.works(s, seat, channel) {
            return self.receive(message.clone(), seat);
        }
        let to = Party::Seat(seat.clone());
        self.requests.sends.push(Sending {
            from: to.clone(),
            to,
            wish: ChannelChoice::Only(channel),
            cargo: Payload::Message(message.clone()),
        });
    }

    /// A message reaches a seat, which then knows of what it tells.
    pub(super) fn receive(&mut self, mut message: ScriptMessage, seat: &SeatId) {
        let scenario = self.script.scenario.clone();
        let effects = scenario
            .inject(&message.inject)
            .map_or(&[][..], |i| &i.effects);
        let tells = if self.brief.rules >= Rules::Edition3 {
            effects
                .get(message.effect)
                .and_then(told)
                .into_iter()
                .collect()
        } else {
            // Up to then every message was the first one to its seat, and told what all of its inject tell.
            if let Some(first) = effects.iter().position(|e| is_for(e, seat)) {
                message.effect = first;
            }
            effects.iter().filter_map(told).collect::<Vec<_>>()
        };
        self.out.say(
            self.now.0,
            Fact::MessageReceived {
                inject: message.inject.clone(),
                seat: seat.clone(),
            },
        );
        self.script.messages.push(Received {
            message,
            seat: seat.clone(),
            at: self.now.0,
            acknowledged: None,
        });
        for about in tells {
            self.learns(seat, about);
        }
        self.knowledge.news.insert(seat.clone());
    }

    pub(super) fn learns(&mut self, seat: &SeatId, about: &About) {
        let word = crate::picture::Freshness::at(self.now.0);
        let known = self.knowledge.of(seat);
        let news = match about {
            About::Vehicle(id) if !known.vehicles.contains_key(id) => {
                News::Vehicle(crate::sim::seats::knowledge::described(id, self.now.0))
            }
            About::Rumour(id) => News::Rumour(crate::picture::RumourView {
                id: id.clone(),
                municipalities: Vec::new(),
                truth: None,
                corrected: false,
                heard: Vec::new(),
                word,
            }),
            About::Road(id) => News::Road(crate::picture::RoadView {
                id: id.clone(),
                state: RoadState::Blocked,
                closed: false,
                word,
            }),
            _ => return,
        };
        known.apply(&news, self.now.0);
    }

    pub(super) fn flag(&mut self, flag: &FlagId, on: bool) {
        let changed = if on {
            self.script.flags.insert(flag.clone())
        } else {
            self.script.flags.remove(flag)
        };
        if changed {
            self.out.say(
                self.now.0,
                Fact::FlagChanged {
                    flag: flag.clone(),
                    on,
                },
            );
        }
    }
}
