//! Orders as sentences: one arm for each, its arguments from the order's fields.
//!
//! Deliberately not here: what came of them (`facts`).

use super::names::Names;
use crate::base::clean;
use crate::base::ids::{QuestionId, SeatId};
use crate::base::message::{Arg, Message, msg};
use crate::record::order::{AdHoc, Order};
use crate::record::situation::SituationReport;

impl Names<'_> {
    /// An order.
    #[expect(clippy::too_many_lines, reason = "one arm for each order")]
    pub fn order(self, o: &Order) -> Message {
        match o {
            Order::Dispatch { unit, to } => {
                msg!(
                    "order-dispatch",
                    unit = self.unit(unit),
                    to = self.target(to)
                )
            }
            Order::Redirect { unit, to } => {
                msg!(
                    "order-redirect",
                    unit = self.unit(unit),
                    to = self.target(to)
                )
            }
            Order::StandDown { unit } => msg!("order-stand-down", unit = self.unit(unit)),
            Order::SetPosture {
                checkpoint,
                posture,
            } => {
                msg!(
                    "order-set-posture",
                    checkpoint = self.checkpoint(checkpoint),
                    posture = *posture
                )
            }
            Order::SetDirection {
                checkpoint,
                direction,
                posture,
            } => {
                msg!(
                    "order-set-direction",
                    checkpoint = self.checkpoint(checkpoint),
                    direction = *direction,
                    posture = *posture
                )
            }
            Order::SetGate { centre, posture } => {
                msg!(
                    "order-set-gate",
                    centre = self.centre(centre),
                    posture = *posture
                )
            }
            Order::CloseRoad { road } => msg!("order-close-road", road = self.road(road)),
            Order::OpenRoad { road } => msg!("order-open-road", road = self.road(road)),
            Order::SetReadiness { directorate, level } => {
                msg!(
                    "order-set-readiness",
                    directorate = self.directorate(directorate),
                    level = *level
                )
            }
            Order::SuspendVoting { centre } => {
                msg!("order-suspend-voting", centre = self.centre(centre))
            }
            Order::ResumeVoting { centre } => {
                msg!("order-resume-voting", centre = self.centre(centre))
            }
            Order::ExtendVoting { centre, until } => {
                msg!(
                    "order-extend-voting",
                    centre = self.centre(centre),
                    until = *until
                )
            }
            Order::RequestSupport {
                from,
                capability,
                strength,
                to,
            } => msg!(
                "order-request-support",
                from = self.seat(from),
                capability = *capability,
                people = msg!("people", n = *strength),
                to = self.target(to),
            ),
            Order::AnswerSupport {
                request,
                unit: Some(unit),
            } => {
                msg!(
                    "order-answer-support",
                    request = *request,
                    unit = self.unit(unit)
                )
            }
            Order::AnswerSupport {
                request,
                unit: None,
            } => {
                msg!("order-decline-support", request = *request)
            }
            Order::Relieve { unit } => msg!("order-relieve", unit = self.unit(unit)),
            Order::RelievePost { checkpoint } => {
                msg!(
                    "order-relieve-post",
                    checkpoint = self.checkpoint(checkpoint)
                )
            }
            Order::HandOver {
                held,
                to: Some(unit),
            } => msg!("order-hand-over", held = *held, unit = self.unit(unit)),
            Order::HandOver { held, to: None } => msg!("order-bring-in", held = *held),
            Order::RuleOnCount { centre, ruling } => msg!(
                "order-rule-on-count",
                centre = self.centre(centre),
                ruling = *ruling
            ),
            Order::RequestRepair { incident } => {
                msg!("order-request-repair", incident = self.incident(incident))
            }
            Order::Acknowledge { message } => {
                msg!("order-acknowledge", message = self.inject(message))
            }
            Order::AcknowledgeReport { report } => {
                msg!("order-acknowledge-report", report = *report)
            }
            Order::PassOn { about, to } => {
                msg!(
                    "order-pass-on",
                    about = self.about(about),
                    to = self.seat(to)
                )
            }
            Order::UseChannel { channel, with } => {
                let with = with
                    .as_ref()
                    .map_or_else(|| msg!("name-field").into(), |s| self.seat(s));
                msg!("order-use-channel", channel = *channel, with = with)
            }
            Order::SendMessage {
                to,
                purpose,
                text,
                situation_report,
                regarding: _,
                answers: _,
            } => msg!(
                "order-send-message",
                to = self.seat(to),
                purpose = *purpose,
                text = written(text, situation_report.as_ref())
            ),
            Order::CheckComms => msg!("order-check-comms"),
            Order::SetPosturePlan {
                directorate,
                posture,
            } => msg!(
                "order-set-posture-plan",
                directorate = self.directorate(directorate),
                posture = *posture,
            ),
            Order::IssueLookout {
                vehicle,
                checkpoints,
                until,
            } => msg!(
                "order-issue-lookout",
                vehicle = self.vehicle(vehicle),
                checkpoints = so_many(checkpoints.len()),
                until = *until,
            ),
            Order::CancelLookout { vehicle } => {
                msg!("order-cancel-lookout", vehicle = self.vehicle(vehicle))
            }
            Order::StartConvoy {
                convoy,
                escort: Some(escort),
            } => {
                msg!(
                    "order-start-convoy",
                    convoy = self.convoy(convoy),
                    escort = self.unit(escort)
                )
            }
            Order::StartConvoy {
                convoy,
                escort: None,
            } => {
                msg!("order-start-convoy-alone", convoy = self.convoy(convoy))
            }
            Order::HaltConvoy { convoy } => msg!("order-halt-convoy", convoy = self.convoy(convoy)),
            Order::ProceedConvoy {
                convoy,
                skip: false,
            } => {
                msg!("order-proceed-convoy", convoy = self.convoy(convoy))
            }
            Order::ProceedConvoy { convoy, skip: true } => {
                msg!("order-proceed-convoy-skip", convoy = self.convoy(convoy))
            }
            Order::AnnounceConvoy {
                convoy,
                checkpoints,
            } => msg!(
                "order-announce-convoy",
                convoy = self.convoy(convoy),
                checkpoints = so_many(checkpoints.len()),
            ),
            Order::VerifyRumour { rumour } => {
                msg!("order-verify-rumour", rumour = self.rumour(rumour))
            }
            Order::CorrectRumour { rumour } => {
                msg!("order-correct-rumour", rumour = self.rumour(rumour))
            }
            Order::BriefMedia { municipality } => {
                msg!(
                    "order-brief-media",
                    municipality = self.municipality(municipality)
                )
            }
            Order::Note { text } => msg!("order-note", text = text),
            Order::Staff {
                seat,
                staffed: true,
            } => msg!("order-staff", seat = self.seat(seat)),
            Order::Staff {
                seat,
                staffed: false,
            } => msg!("order-unstaff", seat = self.seat(seat)),
            Order::Release { inject } => msg!("order-release", inject = self.inject(inject)),
            Order::Skip { inject } => msg!("order-skip", inject = self.inject(inject)),
            Order::Retime {
                inject,
                at,
                following: false,
            } => {
                msg!("order-retime", inject = self.inject(inject), at = *at)
            }
            Order::Retime {
                inject,
                at,
                following: true,
            } => {
                msg!(
                    "order-retime-following",
                    inject = self.inject(inject),
                    at = *at
                )
            }
            Order::Improvise { what, at: None } => {
                msg!("order-improvise", what = self.ad_hoc(what))
            }
            Order::Improvise { what, at: Some(at) } => {
                msg!("order-improvise-at", what = self.ad_hoc(what), at = *at)
            }
            Order::OpenModule { module } => {
                msg!("order-open-module", module = self.module(module))
            }
            Order::CloseModule { spent: _ } => msg!("order-close-module"),
            Order::AskQuestion { question, spent: _ } => {
                msg!("order-ask-question", question = self.question(question))
            }
            Order::AnswerQuestion {
                question,
                of,
                text,
                spent: _,
            } => self.answer(question, of.as_ref(), text),
            Order::NotePoint {
                point,
                raised: true,
                spent: _,
            } => msg!("order-note-point", point = self.point(point)),
            Order::NotePoint {
                point,
                raised: false,
                spent: _,
            } => msg!("order-note-point-back", point = self.point(point)),
            Order::EndExercise => msg!("order-end-exercise"),
        }
    }

    /// What an inject does that was written live.
    pub fn ad_hoc(self, what: &AdHoc) -> Message {
        match what {
            AdHoc::Message {
                from,
                to,
                text,
                channel: _,
            } => {
                let to: Vec<Arg> = to.iter().map(|s| self.seat(s)).collect();
                msg!("adhoc-message", from = from, to = to, text = text)
            }
            AdHoc::Incident { kind, at, stage: _ } => {
                msg!(
                    "adhoc-incident",
                    kind = self.kind(kind),
                    site = self.target(at)
                )
            }
            AdHoc::Outage { at, channels, .. } => {
                msg!(
                    "adhoc-outage",
                    channels = channels.clone(),
                    place = self.place(at)
                )
            }
            AdHoc::Restore { at, channels } => {
                msg!(
                    "adhoc-restore",
                    channels = channels.clone(),
                    place = self.place(at)
                )
            }
            AdHoc::BlockRoad(road) => msg!("adhoc-block-road", road = self.road(road)),
            AdHoc::ClearRoad(road) => msg!("adhoc-clear-road", road = self.road(road)),
        }
    }
}

impl Names<'_> {
    /// An answer; a seat's scenario does not have the questions.
    fn answer(self, question: &QuestionId, of: Option<&SeatId>, text: &str) -> Message {
        if self.0.question(question).is_none() {
            return msg!("order-answer", text = text);
        }
        let question = self.question(question);
        match of {
            Some(seat) => msg!(
                "order-answer-question-of",
                question = question,
                seat = self.seat(seat),
                text = text
            ),
            None => msg!("order-answer-question", question = question, text = text),
        }
    }
}

/// A number of checkpoints; none listed are all of the seat's area.
fn so_many(checkpoints: usize) -> Message {
    if checkpoints == 0 {
        msg!("checkpoints-all")
    } else {
        msg!("checkpoints", n = checkpoints)
    }
}

/// The words of a message from seat to seat; of a situation report with the name of each part.
pub(super) fn written(text: &str, report: Option<&SituationReport>) -> Arg {
    let Some(report) = report else {
        return text.into();
    };
    let mut said = msg!("situation-report", situation = text);
    if !clean::is_blank(&report.action) {
        said = msg!(
            "situation-report-action",
            said = said,
            action = &report.action
        );
    }
    if !clean::is_blank(&report.request) {
        said = msg!(
            "situation-report-request",
            said = said,
            request = &report.request
        );
    }
    said.into()
}
