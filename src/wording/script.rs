//! The script in words, for those who run it: when an inject comes, on what it depends, what it does.
//!
//! Deliberately not here: what is said while it is played (`facts`), who may read it.

use super::names::Names;
use super::states::Named;
use crate::base::ids::InjectId;
use crate::base::message::{Arg, Message, msg};
use crate::base::time::Span;
use crate::record::order_kind::OrderKind;
use crate::record::states::{Posture, Readiness};
use crate::scenario::model::{Action, Condition, Effect, Inject, Measure, When};

impl Names<'_> {
    /// When an inject comes, without the time of a clock that it may have.
    pub fn trigger(self, i: &Inject) -> Option<Message> {
        match &i.when {
            When::At(_) => None,
            When::After { inject, delay } if delay.millis() == 0 => {
                Some(msg!("trigger-right-after", inject = inject))
            }
            When::After { inject, delay } => Some(msg!(
                "inject-after",
                span = spanning(*delay),
                inject = inject
            )),
            When::If { condition, delay } if delay.millis() == 0 => {
                Some(msg!("trigger-if", condition = self.condition(condition)))
            }
            When::If { condition, delay } => Some(msg!(
                "trigger-if-later",
                condition = self.condition(condition),
                span = spanning(*delay)
            )),
            When::ByHand => Some(msg!("inject-by-hand")),
        }
    }

    /// What else decides whether an inject comes at all.
    pub fn provisos(self, i: &Inject) -> Vec<Message> {
        let chance = (i.chance < 1.0).then(|| {
            let percent = msg!("percent", n = Arg::decimal(i.chance * 100.0, 0));
            msg!("trigger-chance", percent = percent)
        });
        let group = i.group.as_ref();
        let group = group.map(|group| msg!("trigger-group", group = group));
        let seats: Vec<Arg> = i.unstaffed.iter().map(|seat| self.seat(seat)).collect();
        let unstaffed = (!seats.is_empty()).then(|| msg!("trigger-unstaffed", seats = seats));
        chance.into_iter().chain(group).chain(unstaffed).collect()
    }

    /// A condition.
    #[expect(clippy::too_many_lines, reason = "one arm for each condition")]
    pub fn condition(self, c: &Condition) -> Message {
        let percent = |n: &u32| msg!("percent", n = *n);
        let state = |what: Arg, state: Arg| msg!("condition-state", what = what, state = state);
        match c {
            Condition::All(list) => msg!("condition-all", list = self.conditions(list)),
            Condition::Any(list) => msg!("condition-any", list = self.conditions(list)),
            Condition::Not(c) => msg!("condition-not", what = self.condition(c)),
            Condition::Flag(flag) => msg!("condition-flag", flag = flag),
            Condition::Since(time) => msg!("condition-since", time = *time),
            Condition::Released(inject) => msg!("condition-released", inject = inject),
            Condition::Ordered { action, since } => msg!(
                "condition-ordered",
                action = self.action(action),
                inject = since
            ),
            Condition::Missing {
                action,
                since,
                within,
            } => msg!(
                "condition-missing",
                action = self.action(action),
                inject = since,
                span = spanning(*within)
            ),
            Condition::Unacknowledged {
                inject,
                seat,
                within,
            } => msg!(
                "condition-unacknowledged",
                seat = self.seat(seat),
                inject = inject,
                span = spanning(*within)
            ),
            Condition::UnitIs(id, x) => state(self.unit(id), Arg::from(*x)),
            Condition::CentreIs(id, x) => state(self.centre(id), Arg::from(*x)),
            Condition::CheckpointIs(id, x) => state(self.checkpoint(id), Arg::from(*x)),
            Condition::RoadIs(id, x) => state(self.road(id), Arg::from(*x)),
            Condition::IncidentIs(id, x) => state(self.incident(id), Arg::from(*x)),
            Condition::StageReached(id, n) => state(self.incident(id), self.stage(id, *n)),
            Condition::ReadinessIs(id, x) => state(self.directorate(id), Arg::from(*x)),
            Condition::ConvoyIs(id, x) => state(self.convoy(id), Arg::from(*x)),
            Condition::VehicleIs(id, x) => state(self.vehicle(id), Arg::from(*x)),
            Condition::HandedOver(id) => msg!("condition-handed-over", vehicle = self.vehicle(id)),
            Condition::CheckpointAtMost(id, posture) => msg!(
                "condition-at-most",
                checkpoint = self.checkpoint(id),
                posture = *posture
            ),
            Condition::ChannelIsDown(place, channel) => msg!(
                "condition-channel-down",
                place = self.place(place),
                channel = *channel
            ),
            Condition::RumourHeard(rumour, area, n) => msg!(
                "condition-rumour-heard",
                percent = percent(n),
                area = self.municipality(area),
                rumour = self.rumour(rumour)
            ),
            Condition::ConfidenceBelow(area, n) => msg!(
                "condition-confidence-below",
                area = self.municipality(area),
                percent = percent(n)
            ),
            Condition::Arrived {
                at,
                able_to,
                strength,
            } => {
                let (site, people) = (self.target(at), msg!("people", n = *strength));
                match able_to {
                    Some(able) => msg!(
                        "condition-arrived-able",
                        site = site,
                        people = people,
                        able = *able
                    ),
                    None => msg!("condition-arrived", site = site, people = people),
                }
            }
            Condition::Reported { about, to } => msg!(
                "condition-reported",
                about = self.about(about),
                seat = self.seat(to)
            ),
            Condition::QueueAtMost(id, n) => msg!(
                "condition-queue-at-most",
                checkpoint = self.checkpoint(id),
                vehicles = msg!("vehicles", n = *n)
            ),
            Condition::Measure {
                centre,
                measure,
                at_least,
            } => {
                let (centre, people) = (self.centre(centre), msg!("people", n = *at_least));
                match measure {
                    Measure::InLine => msg!("condition-in-line", centre = centre, people = people),
                    Measure::Served => msg!("condition-served", centre = centre, people = people),
                    Measure::GaveUp => msg!("condition-gave-up", centre = centre, people = people),
                    Measure::KeptAway => {
                        msg!("condition-kept-away", centre = centre, people = people)
                    }
                }
            }
        }
    }

    fn conditions(self, list: &[Condition]) -> Vec<Arg> {
        list.iter().map(|c| Arg::from(self.condition(c))).collect()
    }

    /// An order that is looked for: its sort, and whatever else must be so.
    pub fn action(self, a: &Action) -> Message {
        let level = |n: u32| level(a.order, n);
        let details: Vec<Option<Arg>> = vec![
            a.seat.as_ref().map(|x| self.seat(x)),
            a.about.as_ref().map(|x| self.target(x)),
            a.unit_kind.map(Arg::from),
            a.able_to.map(Arg::from),
            a.strength
                .map(|n| msg!("action-strength", people = msg!("people", n = n)).into()),
            a.women.map(|n| msg!("action-women", n = n).into()),
            a.at_least
                .map(|n| msg!("action-at-least", level = level(n)).into()),
            a.at_most
                .map(|n| msg!("action-at-most", level = level(n)).into()),
            a.message.as_ref().map(|x: &InjectId| Arg::from(x)),
            a.subject.as_ref().map(|x| self.about(x)),
            a.to.as_ref()
                .map(|x| msg!("action-to", seat = self.seat(x)).into()),
            a.purpose.map(Arg::from),
            a.ruling.map(Arg::from),
            a.channel.map(Arg::from),
            a.answers
                .as_ref()
                .map(|x| msg!("action-answers", inject = x).into()),
            a.or_written.then(|| msg!("action-or-written").into()),
        ];
        let details: Vec<Arg> = details.into_iter().flatten().collect();
        let order = a.order.named();
        if details.is_empty() {
            order
        } else {
            msg!("action-detailed", order = order, details = details)
        }
    }

    /// What an inject does.
    pub fn effect(self, e: &Effect) -> Message {
        match e {
            Effect::Message {
                from,
                text,
                channel,
                ..
            } => msg!(
                "effect-message",
                from = from,
                channel = *channel,
                text = text
            ),
            Effect::Incident { kind, at, .. } => msg!(
                "effect-incident",
                kind = self.kind(kind),
                place = self.within_brackets(at)
            ),
            Effect::EndIncident(i) => msg!("effect-end-incident", incident = self.incident(i)),
            Effect::BlockRoad(r) => msg!("effect-block", road = self.road(r)),
            Effect::ClearRoad(r) => msg!("effect-clear", road = self.road(r)),
            Effect::Weather {
                directorate,
                speed_percent,
                ..
            } => msg!(
                "effect-weather",
                area = self.directorate(directorate),
                percent = *speed_percent
            ),
            Effect::Outage { at, channels, .. } => {
                let channels: Vec<Arg> = channels.iter().map(|c| Arg::from(*c)).collect();
                msg!("effect-outage", place = self.place(at), channels = channels)
            }
            Effect::Restore { at, channels } => {
                let channels: Vec<Arg> = channels.iter().map(|c| Arg::from(*c)).collect();
                msg!(
                    "effect-restore",
                    place = self.place(at),
                    channels = channels
                )
            }
            Effect::Vehicle(v) => msg!("effect-vehicle", vehicle = self.vehicle(v)),
            Effect::Rumour {
                rumour,
                municipality,
                ..
            } => msg!(
                "effect-rumour",
                rumour = self.rumour(rumour),
                area = self.municipality(municipality)
            ),
            Effect::LoseUnit(u) => msg!("effect-lose-unit", unit = self.unit(u)),
            Effect::AddUnit(u) => msg!("effect-add-unit", unit = self.unit(u)),
            Effect::SetStaff { checkpoint, staff } => msg!(
                "effect-staff",
                checkpoint = self.checkpoint(checkpoint),
                n = *staff
            ),
            Effect::Materials {
                centre,
                there: true,
            } => msg!("effect-materials", centre = self.centre(centre)),
            Effect::Materials {
                centre,
                there: false,
            } => msg!("effect-no-materials", centre = self.centre(centre)),
            Effect::DisputeCount(id) => msg!("effect-dispute-count", centre = self.centre(id)),
            Effect::SetFlag(f) | Effect::ClearFlag(f) => msg!("effect-flag", flag = f),
        }
    }
}

/// A length of time in words where it is whole minutes, so that it is not taken for a time of the clock.
pub fn lasting(span: Span) -> Arg {
    let minutes = span.millis() / 60_000;
    if span.millis() % 60_000 != 0 {
        Arg::from(span)
    } else if minutes.abs() < 120 {
        msg!("papers-minutes", n = minutes).into()
    } else {
        msg!("papers-lasts", h = minutes / 60, m = minutes % 60).into()
    }
}

/// The same behind "after", "within" or "by", which ask for another form of two minutes in some languages.
pub fn spanning(span: Span) -> Arg {
    let minutes = span.millis() / 60_000;
    if span.millis() % 60_000 == 0 && minutes.abs() < 120 {
        msg!("trigger-minutes", n = minutes).into()
    } else {
        lasting(span)
    }
}

/// A posture or a level of readiness by how strict it is.
fn level(order: OrderKind, n: u32) -> Arg {
    let n = n as usize;
    let of = |at: Option<Arg>| at.unwrap_or_else(|| Arg::from(n));
    if order == OrderKind::SetReadiness {
        of(Readiness::ALL.get(n).map(|x| Arg::from(*x)))
    } else {
        of(Posture::ALL.get(n).map(|x| Arg::from(*x)))
    }
}
