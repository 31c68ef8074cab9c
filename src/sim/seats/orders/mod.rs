//! Orders come in: each ends in exactly one fact, accepted or refused with a reason, and if accepted goes to whom it concerns.
//!
//! A seat orders inside its powers and its area, and is judged by what it knows: an order is not refused for a reason that the
//! seat could not give itself. Human, scripted and standing orders go the same way. Exercise control needs no channel.
//! Each subject has its file; here stands which order is whose.
//! Deliberately not here: what an order then does (`world`), how it travels (`messages`).

mod control;
mod convoys;
mod custody;
mod desk;
mod discussion;
mod lookouts;
mod messages;
mod posts;
mod roads;
mod rumours;
mod support;
mod units;
mod voting;

use bevy_app::App;
use bevy_ecs::prelude::*;

use crate::base::ids::SeatId;
use crate::record::Rules;
use crate::record::fact::{Fact, Refusal};
use crate::record::order::Order;
use crate::sim::kernel::agenda::Agenda;
use crate::sim::kernel::context::Outbox;
use crate::sim::kernel::digest;
use crate::sim::kernel::requests::{Incoming, Queue, Requests};
use crate::sim::kernel::schedule::{Part, Register, SimTick, Turn};
use crate::sim::messages::message::SeatMessage;
use crate::sim::requests::Outgoing;
use crate::sim::script::Script;
use crate::sim::seats::doctrine::Standing;
use crate::sim::seats::knowledge::Knowledge;
use crate::sim::seats::support::Support;
use crate::sim::seats::truth::TruthView;
use desk::{Desk, Verdict};

/// Registers the intake of orders.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<Incoming>()
        .init_resource::<Support>()
        .add_part(Part {
            name: "orders",
            since: Rules::Edition1,
            before: None,
            all: digest::resource::<Support>,
        })
        .add_systems(SimTick, run.in_set(Turn::Intake).run_if(busy));
}

/// Whether there is any order.
fn busy(orders: Res<Requests<Incoming>>) -> bool {
    !orders.is_empty()
}

/// Takes the orders of this pass.
fn run(
    mut eyes: TruthView<'_, '_>,
    mut orders: ResMut<'_, Requests<Incoming>>,
    mut requests: Outgoing<'_>,
    mut agenda: ResMut<'_, Agenda>,
    mut out: ResMut<'_, Outbox>,
    mut script: ResMut<'_, Script>,
    mut standing: ResMut<'_, Standing>,
    mut support: ResMut<'_, Support>,
    mut knowledge: ResMut<'_, Knowledge>,
) {
    for Incoming {
        seat,
        seq,
        rule,
        order,
    } in orders.take()
    {
        let mut desk = Desk {
            eyes: &mut eyes,
            requests: &mut requests,
            agenda: &mut agenda,
            script: &mut script,
            standing: &mut standing,
            answers: Vec::new(),
            support: &mut support,
            knowledge: &mut knowledge,
        };
        let verdict = desk.take(&seat, &order);
        let answers = std::mem::take(&mut desk.answers);
        let (at, rules) = (eyes.at(), eyes.brief.rules);
        match verdict {
            Ok(()) => out.say(
                at,
                Fact::OrderAccepted {
                    seat,
                    seq,
                    rule,
                    order,
                },
            ),
            Err(why) => out.say(
                at,
                Fact::OrderRejected {
                    seat,
                    seq,
                    rule,
                    why: why.recorded_by(rules, &order),
                    order,
                },
            ),
        }
        answers.into_iter().for_each(|f| out.say(at, f));
    }
}

impl Desk<'_, '_, '_, '_> {
    /// Judges an order of a seat and passes on what it asks.
    #[expect(clippy::too_many_lines, reason = "one arm for each order")]
    fn take(&mut self, seat: &SeatId, order: &Order) -> Verdict {
        let s = self.scenario();
        let seat = s.seats.get(seat).ok_or(Refusal::UnknownSeat)?;
        match order {
            Order::Dispatch { unit, to } => self.dispatch(seat, unit, to, false),
            Order::Redirect { unit, to } => self.dispatch(seat, unit, to, true),
            Order::StandDown { unit } => self.stand_down(seat, unit),
            Order::Relieve { unit } => self.relieve(seat, unit),
            Order::RelievePost { checkpoint } => self.relieve_post(seat, checkpoint),
            Order::HandOver { held, to } => self.hand_over(seat, *held, to.as_ref()),
            Order::SetPosture {
                checkpoint,
                posture,
            } => self.set_posture(seat, checkpoint, None, *posture),
            Order::SetDirection {
                checkpoint,
                direction,
                posture,
            } => self.set_posture(seat, checkpoint, Some(*direction), *posture),
            Order::SetPosturePlan {
                directorate,
                posture,
            } => self.set_posture_plan(seat, directorate, *posture),
            Order::SetGate { centre, posture } => self.set_gate(seat, centre, *posture),
            Order::CloseRoad { road } => self.road(seat, road, true),
            Order::OpenRoad { road } => self.road(seat, road, false),
            Order::SetReadiness { directorate, level } => {
                self.set_readiness(seat, directorate, *level)
            }
            Order::SuspendVoting { centre } => self.suspend(seat, centre),
            Order::ResumeVoting { centre } => self.resume(seat, centre),
            Order::ExtendVoting { centre, until } => self.extend(seat, centre, *until),
            Order::RuleOnCount { centre, ruling } => self.rule_on_count(seat, centre, *ruling),
            Order::RequestSupport {
                from,
                capability,
                strength,
                to,
            } => self.request(seat, from, *capability, *strength, to),
            Order::AnswerSupport { request, unit } => self.answer(seat, *request, unit.as_ref()),
            Order::RequestRepair { incident } => self.request_repair(seat, incident),
            Order::Acknowledge { message } => self.acknowledge(seat, message),
            Order::AcknowledgeReport { report } => self.acknowledge_report(seat, *report),
            Order::PassOn { about, to } => self.pass_on(seat, about, to),
            Order::UseChannel { channel, with } => self.use_channel(seat, *channel, with.as_ref()),
            Order::SendMessage {
                to,
                purpose,
                regarding,
                answers,
                text,
                situation_report,
            } => {
                let message = SeatMessage {
                    number: 0,
                    purpose: *purpose,
                    regarding: regarding.clone(),
                    answers: *answers,
                    text: text.clone(),
                    situation_report: situation_report.clone(),
                };
                self.send_message(seat, to, message)
            }
            Order::CheckComms => self.check_comms(seat),
            Order::IssueLookout {
                vehicle,
                checkpoints,
                until,
            } => self.lookout(seat, vehicle, checkpoints, *until),
            Order::CancelLookout { vehicle } => self.cancel_lookout(seat, vehicle),
            Order::StartConvoy { convoy, escort } => {
                self.start_convoy(seat, convoy, escort.as_ref())
            }
            Order::HaltConvoy { convoy } => self.halt_convoy(seat, convoy),
            Order::ProceedConvoy { convoy, skip } => self.proceed_convoy(seat, convoy, *skip),
            Order::AnnounceConvoy {
                convoy,
                checkpoints,
            } => self.announce_convoy(seat, convoy, checkpoints),
            Order::VerifyRumour { rumour } => self.verify_rumour(seat, rumour),
            Order::CorrectRumour { rumour } => self.correct_rumour(seat, rumour),
            Order::BriefMedia { municipality } => self.brief_media(seat, municipality),
            Order::Note { text } => self.words(text),
            Order::Staff {
                seat: whose,
                staffed,
            } => self.staff(seat, whose, *staffed),
            Order::Release { inject } => self.release(seat, inject),
            Order::Skip { inject } => self.skip(seat, inject),
            Order::Retime {
                inject,
                at,
                following,
            } => self.retime(seat, inject, *at, *following),
            Order::Improvise { what, at } => self.improvise(seat, what, *at),
            Order::EndExercise => self.end_exercise(seat),
            Order::OpenModule { module } => self.open_module(seat, module),
            Order::CloseModule { spent: _ } => self.close_module(seat),
            Order::AskQuestion { question, spent: _ } => self.ask_question(seat, question),
            Order::AnswerQuestion {
                question,
                of,
                text,
                spent: _,
            } => self.answer_question(seat, question, of.as_ref(), text),
            Order::NotePoint {
                point,
                raised: _,
                spent: _,
            } => self.note_point(seat, point),
        }
    }
}
