//! Facts as sentences: one arm for each, its arguments from the fact's fields.
//!
//! One fact is one sentence without a full stop. Deliberately not here: what a fact means (`evaluate`).

use super::names::Names;
use super::refusals::refusal;
use crate::base::message::{Message, msg};
use crate::base::time::Span;
use crate::record::fact::{Fact, LeftOut, SuspendedBy};

impl Names<'_> {
    /// A fact.
    #[expect(clippy::too_many_lines, reason = "one arm for each fact")]
    pub fn fact(self, f: &Fact) -> Message {
        match f {
            Fact::ExerciseStarted => msg!("fact-exercise-started"),
            Fact::ExerciseEnded => msg!("fact-exercise-ended"),
            Fact::OrderAccepted {
                seat,
                order,
                rule: None,
                seq: _,
            } => {
                msg!(
                    "fact-order-accepted",
                    seat = self.seat(seat),
                    order = self.order(order)
                )
            }
            Fact::OrderAccepted {
                seat,
                order,
                rule: Some(_),
                seq: _,
            } => msg!(
                "fact-order-accepted-standing",
                seat = self.seat(seat),
                order = self.order(order),
            ),
            Fact::OrderRejected {
                seat,
                order,
                why,
                rule: _,
                seq: _,
            } => msg!(
                "fact-order-rejected",
                seat = self.seat(seat),
                order = self.order(order),
                why = refusal(why),
            ),
            Fact::InjectReleased {
                inject,
                by_hand: false,
            } => {
                msg!("fact-inject-released", inject = self.inject(inject))
            }
            Fact::InjectReleased {
                inject,
                by_hand: true,
            } => {
                msg!("fact-inject-released-by-hand", inject = self.inject(inject))
            }
            Fact::InjectLeftOut {
                inject,
                why: LeftOut::ByHand,
            } => {
                msg!("fact-inject-left-out-by-hand", inject = self.inject(inject))
            }
            Fact::InjectLeftOut {
                inject,
                why: LeftOut::ByChance,
            } => {
                msg!(
                    "fact-inject-left-out-by-chance",
                    inject = self.inject(inject)
                )
            }
            Fact::InjectLeftOut {
                inject,
                why: LeftOut::Alternative,
            } => {
                msg!(
                    "fact-inject-left-out-alternative",
                    inject = self.inject(inject)
                )
            }
            Fact::InjectRetimed { inject, due } => {
                msg!(
                    "fact-inject-retimed",
                    inject = self.inject(inject),
                    due = *due
                )
            }
            Fact::MessageReceived { inject, seat } => {
                msg!(
                    "fact-message-received",
                    inject = self.inject(inject),
                    seat = self.seat(seat)
                )
            }
            Fact::MessageAcknowledged {
                inject,
                seat,
                after_seconds,
            } => msg!(
                "fact-message-acknowledged",
                inject = self.inject(inject),
                seat = self.seat(seat),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::ExpectedMet {
                expected,
                seat,
                after_seconds,
                inject: _,
            } => msg!(
                "fact-expected-met",
                expected = self.expected(expected),
                seat = self.seat(seat),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::ExpectedMissed {
                expected,
                inject: _,
            } => {
                msg!("fact-expected-missed", expected = self.expected(expected))
            }
            Fact::FlagChanged { flag, on: true } => msg!("fact-flag-set", flag = flag),
            Fact::FlagChanged { flag, on: false } => msg!("fact-flag-cleared", flag = flag),
            Fact::RoadBlocked { road } => msg!("fact-road-blocked", road = self.road(road)),
            Fact::RoadCleared { road } => msg!("fact-road-cleared", road = self.road(road)),
            Fact::RoadClosed { road } => msg!("fact-road-closed", road = self.road(road)),
            Fact::RoadOpened { road } => msg!("fact-road-opened", road = self.road(road)),
            Fact::WeatherChanged {
                directorate,
                speed_percent,
            } => msg!(
                "fact-weather-changed",
                directorate = self.directorate(directorate),
                percent = *speed_percent,
            ),
            Fact::ReadinessReached { directorate, level } => msg!(
                "fact-readiness-reached",
                directorate = self.directorate(directorate),
                level = *level,
            ),
            Fact::UnitDeparted { unit, to, eta } => {
                msg!(
                    "fact-unit-departed",
                    unit = self.unit(unit),
                    to = self.target(to),
                    eta = *eta
                )
            }
            Fact::UnitMetBlock { unit, road } => {
                msg!(
                    "fact-unit-met-block",
                    unit = self.unit(unit),
                    road = self.road(road)
                )
            }
            Fact::UnitStranded { unit, place } => {
                msg!(
                    "fact-unit-stranded",
                    unit = self.unit(unit),
                    place = self.place(place)
                )
            }
            Fact::UnitAtCheckpoint { unit, checkpoint } => msg!(
                "fact-unit-at-checkpoint",
                unit = self.unit(unit),
                checkpoint = self.checkpoint(checkpoint),
            ),
            Fact::UnitPassed {
                unit,
                checkpoint,
                waited_seconds,
            } => msg!(
                "fact-unit-passed",
                unit = self.unit(unit),
                checkpoint = self.checkpoint(checkpoint),
                after = Span::from_secs(*waited_seconds),
            ),
            Fact::UnitArrived { unit, to } => {
                msg!(
                    "fact-unit-arrived",
                    unit = self.unit(unit),
                    to = self.target(to)
                )
            }
            Fact::UnitReleased { unit } => msg!("fact-unit-released", unit = self.unit(unit)),
            Fact::UnitReturned { unit } => msg!("fact-unit-returned", unit = self.unit(unit)),
            Fact::UnitLost { unit } => msg!("fact-unit-lost", unit = self.unit(unit)),
            Fact::UnitAdded { unit } => msg!("fact-unit-added", unit = self.unit(unit)),
            Fact::SupportRequested {
                request,
                by,
                from,
                capability,
                strength,
                to,
            } => msg!(
                "fact-support-requested",
                request = *request,
                by = self.seat(by),
                from = self.seat(from),
                capability = *capability,
                people = msg!("people", n = *strength),
                to = self.target(to),
            ),
            Fact::SupportGranted { request, unit } => {
                msg!(
                    "fact-support-granted",
                    request = *request,
                    unit = self.unit(unit)
                )
            }
            Fact::SupportDeclined { request } => msg!("fact-support-declined", request = *request),
            Fact::CentreReady { centre } => msg!("fact-centre-ready", centre = self.centre(centre)),
            Fact::CentreOpened {
                centre,
                late_seconds: 0,
            } => {
                msg!("fact-centre-opened", centre = self.centre(centre))
            }
            Fact::CentreOpened {
                centre,
                late_seconds,
            } => msg!(
                "fact-centre-opened-late",
                centre = self.centre(centre),
                late = Span::from_secs(*late_seconds),
            ),
            Fact::CentreNotOpened {
                centre,
                materials: true,
                team: true,
            } => {
                msg!("fact-centre-not-opened-both", centre = self.centre(centre))
            }
            Fact::CentreNotOpened {
                centre,
                materials: true,
                team: false,
            } => {
                msg!(
                    "fact-centre-not-opened-materials",
                    centre = self.centre(centre)
                )
            }
            Fact::CentreNotOpened {
                centre,
                materials: false,
                team: true,
            } => {
                msg!("fact-centre-not-opened-team", centre = self.centre(centre))
            }
            Fact::CentreNotOpened {
                centre,
                materials: false,
                team: false,
            } => {
                msg!("fact-centre-not-opened", centre = self.centre(centre))
            }
            Fact::CentreSuspended {
                centre,
                by: SuspendedBy::Order,
            } => {
                msg!(
                    "fact-centre-suspended-by-order",
                    centre = self.centre(centre)
                )
            }
            Fact::CentreSuspended {
                centre,
                by: SuspendedBy::Incident,
            } => {
                msg!(
                    "fact-centre-suspended-by-incident",
                    centre = self.centre(centre)
                )
            }
            Fact::CentreResumed {
                centre,
                after_seconds,
            } => msg!(
                "fact-centre-resumed",
                centre = self.centre(centre),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::CentreExtended { centre, until } => {
                msg!(
                    "fact-centre-extended",
                    centre = self.centre(centre),
                    until = *until
                )
            }
            Fact::CentreClosed { centre, in_line } => {
                msg!(
                    "fact-centre-closed",
                    centre = self.centre(centre),
                    line = *in_line
                )
            }
            Fact::CountingBegan { centre, ballots } => msg!(
                "fact-counting-began",
                centre = self.centre(centre),
                ballots = msg!("ballots", n = *ballots),
            ),
            Fact::CountingDone { centre } => {
                msg!("fact-counting-done", centre = self.centre(centre))
            }
            Fact::GateSet { centre, posture } => {
                msg!(
                    "fact-gate-set",
                    centre = self.centre(centre),
                    posture = *posture
                )
            }
            Fact::PostureSet {
                checkpoint,
                posture,
            } => msg!(
                "fact-posture-set",
                checkpoint = self.checkpoint(checkpoint),
                posture = *posture,
            ),
            Fact::IncidentBegan {
                incident_kind,
                site,
                incident: _,
                municipality: _,
            } => msg!(
                "fact-incident-began",
                kind = self.kind(incident_kind),
                site = self.target(site),
            ),
            Fact::IncidentReported { incident, seat } => msg!(
                "fact-incident-reported",
                incident = self.incident(incident),
                seat = self.seat(seat),
            ),
            Fact::IncidentEscalated { incident, stage } => msg!(
                "fact-incident-escalated",
                incident = self.incident(incident),
                stage = self.stage(incident, *stage),
            ),
            Fact::ResponseBegan {
                incident,
                unit,
                after_seconds,
            } => msg!(
                "fact-response-began",
                incident = self.incident(incident),
                unit = self.unit(unit),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::ResponseSufficient { incident } => {
                msg!(
                    "fact-response-sufficient",
                    incident = self.incident(incident)
                )
            }
            Fact::ResponseLost { incident } => {
                msg!("fact-response-lost", incident = self.incident(incident))
            }
            Fact::ForceOutOfProportion {
                incident,
                strength,
                limit,
            } => msg!(
                "fact-force-out-of-proportion",
                incident = self.incident(incident),
                strength = *strength,
                limit = *limit,
            ),
            Fact::PeopleInjured { incident, count } => {
                msg!(
                    "fact-people-injured",
                    incident = self.incident(incident),
                    count = *count
                )
            }
            Fact::IncidentSettled {
                incident,
                after_seconds,
                stage: _,
            } => msg!(
                "fact-incident-settled",
                incident = self.incident(incident),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::IncidentFaded {
                incident,
                after_seconds,
                stage: _,
            } => msg!(
                "fact-incident-faded",
                incident = self.incident(incident),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::ChannelDown { place, channel } => {
                msg!(
                    "fact-channel-down",
                    place = self.place(place),
                    channel = *channel
                )
            }
            Fact::ChannelUp {
                place,
                channel,
                after_seconds,
            } => msg!(
                "fact-channel-up",
                place = self.place(place),
                channel = *channel,
                after = Span::from_secs(*after_seconds),
            ),
            Fact::TransmissionHeld { from, to, channel } => msg!(
                "fact-transmission-held",
                from = self.party(from),
                to = self.party(to),
                channel = *channel,
            ),
            Fact::TransmissionLost { from, to, channel } => msg!(
                "fact-transmission-lost",
                from = self.party(from),
                to = self.party(to),
                channel = *channel,
            ),
            Fact::OrderDelivered {
                order,
                to,
                channel,
                after_seconds,
                seat: _,
            } => msg!(
                "fact-order-delivered",
                order = self.order(order),
                to = self.party(to),
                channel = *channel,
                after = Span::from_secs(*after_seconds),
            ),
            Fact::OrderNotCarriedOut {
                order,
                by,
                why,
                seat: _,
            } => msg!(
                "fact-order-not-carried-out",
                order = self.order(order),
                by = self.party(by),
                why = refusal(why),
            ),
            Fact::CommsChecked {
                seat,
                asked,
                answered,
            } => msg!(
                "fact-comms-checked",
                seat = self.seat(seat),
                asked = *asked,
                answered = *answered,
            ),
            Fact::ChannelSilent {
                seat,
                place,
                channel,
            } => msg!(
                "fact-channel-silent",
                seat = self.seat(seat),
                place = self.place(place),
                channel = *channel,
            ),
            Fact::ChannelTally {
                channel,
                sent,
                delivered,
                lost,
                undelivered,
                mean_ms,
            } => msg!(
                "fact-channel-tally",
                channel = *channel,
                sent = *sent,
                delivered = *delivered,
                lost = *lost,
                undelivered = *undelivered,
                mean = Span::from_secs(mean_ms / 1000),
            ),
            Fact::ReportReceived {
                report,
                seat,
                about,
                from,
                channel,
                seen_seconds_ago,
            } => msg!(
                "fact-report-received",
                report = *report,
                seat = self.seat(seat),
                about = self.about(about),
                from = self.party(from),
                channel = *channel,
                age = Span::from_secs(*seen_seconds_ago),
            ),
            Fact::ReportAcknowledged {
                report,
                seat,
                after_seconds,
            } => msg!(
                "fact-report-acknowledged",
                report = *report,
                seat = self.seat(seat),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::ReportUnanswered {
                report,
                seat,
                about,
                after_seconds,
            } => msg!(
                "fact-report-unanswered",
                report = *report,
                seat = self.seat(seat),
                about = self.about(about),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::LookoutIssued {
                lookout,
                seat,
                vehicle,
                checkpoints,
                until,
            } => msg!(
                "fact-lookout-issued",
                lookout = *lookout,
                seat = self.seat(seat),
                vehicle = self.vehicle(vehicle),
                checkpoints = msg!("checkpoints", n = *checkpoints),
                until = *until,
            ),
            Fact::LookoutReceived {
                lookout,
                vehicle,
                checkpoint,
                after_seconds,
            } => msg!(
                "fact-lookout-received",
                lookout = *lookout,
                vehicle = self.vehicle(vehicle),
                checkpoint = self.checkpoint(checkpoint),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::LookoutTooLate {
                lookout,
                vehicle,
                checkpoint,
                by_seconds,
            } => msg!(
                "fact-lookout-too-late",
                lookout = *lookout,
                vehicle = self.vehicle(vehicle),
                checkpoint = self.checkpoint(checkpoint),
                by = Span::from_secs(*by_seconds),
            ),
            Fact::LookoutHandedOver { vehicle, from, to } => msg!(
                "fact-lookout-handed-over",
                vehicle = self.vehicle(vehicle),
                from = self.checkpoint(from),
                to = self.checkpoint(to),
            ),
            Fact::VehicleAppeared { vehicle, place } => msg!(
                "fact-vehicle-appeared",
                vehicle = self.vehicle(vehicle),
                place = self.place(place),
            ),
            Fact::VehicleTurnedBack {
                vehicle,
                checkpoint,
            } => msg!(
                "fact-vehicle-turned-back",
                vehicle = self.vehicle(vehicle),
                checkpoint = self.checkpoint(checkpoint),
            ),
            Fact::VehicleIntercepted {
                vehicle,
                checkpoint,
                after_seconds,
            } => msg!(
                "fact-vehicle-intercepted",
                vehicle = self.vehicle(vehicle),
                checkpoint = self.checkpoint(checkpoint),
                after = Span::from_secs(*after_seconds),
            ),
            Fact::VehicleMissed {
                vehicle,
                checkpoint,
                why,
            } => msg!(
                "fact-vehicle-missed",
                vehicle = self.vehicle(vehicle),
                checkpoint = self.checkpoint(checkpoint),
                why = *why,
            ),
            Fact::VehicleEscaped { vehicle, place } => msg!(
                "fact-vehicle-escaped",
                vehicle = self.vehicle(vehicle),
                place = self.place(place),
            ),
            Fact::CheckpointDelay {
                checkpoint,
                vehicle_seconds,
                voter_seconds,
            } => msg!(
                "fact-checkpoint-delay",
                checkpoint = self.checkpoint(checkpoint),
                all = Span::from_secs(*vehicle_seconds),
                voters = Span::from_secs(*voter_seconds),
            ),
            Fact::ConvoyStarted {
                convoy,
                escort: Some(escort),
            } => msg!(
                "fact-convoy-started",
                convoy = self.convoy(convoy),
                escort = self.unit(escort),
            ),
            Fact::ConvoyStarted {
                convoy,
                escort: None,
            } => {
                msg!("fact-convoy-started-alone", convoy = self.convoy(convoy))
            }
            Fact::ConvoyHalted { convoy, why } => {
                msg!(
                    "fact-convoy-halted",
                    convoy = self.convoy(convoy),
                    why = *why
                )
            }
            Fact::ConvoyResumed { convoy } => {
                msg!("fact-convoy-resumed", convoy = self.convoy(convoy))
            }
            Fact::ConvoyReached { convoy, centre } => msg!(
                "fact-convoy-reached",
                convoy = self.convoy(convoy),
                centre = self.centre(centre),
            ),
            Fact::CustodySigned { convoy, centre } => msg!(
                "fact-custody-signed",
                convoy = self.convoy(convoy),
                centre = self.centre(centre),
            ),
            Fact::CustodyGap { convoy, gap } => {
                msg!("fact-custody-gap", convoy = self.convoy(convoy), gap = *gap)
            }
            Fact::ConvoyDelivered { convoy } => {
                msg!("fact-convoy-delivered", convoy = self.convoy(convoy))
            }
            Fact::ConvoyAnnounced { convoy, checkpoint } => msg!(
                "fact-convoy-announced",
                convoy = self.convoy(convoy),
                checkpoint = self.checkpoint(checkpoint),
            ),
            Fact::ConvoyPassed {
                convoy,
                checkpoint,
                announced: true,
                waited_seconds,
            } => msg!(
                "fact-convoy-passed-announced",
                convoy = self.convoy(convoy),
                checkpoint = self.checkpoint(checkpoint),
                after = Span::from_secs(*waited_seconds),
            ),
            Fact::ConvoyPassed {
                convoy,
                checkpoint,
                announced: false,
                waited_seconds,
            } => msg!(
                "fact-convoy-passed",
                convoy = self.convoy(convoy),
                checkpoint = self.checkpoint(checkpoint),
                after = Span::from_secs(*waited_seconds),
            ),
            Fact::RumourBegan {
                rumour,
                municipality,
            } => msg!(
                "fact-rumour-began",
                rumour = self.rumour(rumour),
                municipality = self.municipality(municipality),
            ),
            Fact::RumourSpread {
                rumour,
                municipality,
                heard_percent,
            } => msg!(
                "fact-rumour-spread",
                rumour = self.rumour(rumour),
                municipality = self.municipality(municipality),
                percent = *heard_percent,
            ),
            Fact::RumourVerified {
                rumour,
                seat,
                truth: true,
            } => msg!(
                "fact-rumour-verified-true",
                rumour = self.rumour(rumour),
                seat = self.seat(seat),
            ),
            Fact::RumourVerified {
                rumour,
                seat,
                truth: false,
            } => msg!(
                "fact-rumour-verified-false",
                rumour = self.rumour(rumour),
                seat = self.seat(seat),
            ),
            Fact::RumourCorrected {
                rumour,
                municipality,
                premature: false,
                wrong: false,
            } => msg!(
                "fact-rumour-corrected",
                rumour = self.rumour(rumour),
                municipality = self.municipality(municipality),
            ),
            Fact::RumourCorrected {
                rumour,
                municipality,
                premature: true,
                wrong: false,
            } => msg!(
                "fact-rumour-corrected-early",
                rumour = self.rumour(rumour),
                municipality = self.municipality(municipality),
            ),
            Fact::RumourCorrected {
                rumour,
                municipality,
                premature: false,
                wrong: true,
            } => msg!(
                "fact-rumour-corrected-wrongly",
                rumour = self.rumour(rumour),
                municipality = self.municipality(municipality),
            ),
            Fact::RumourCorrected {
                rumour,
                municipality,
                premature: true,
                wrong: true,
            } => msg!(
                "fact-rumour-corrected-early-and-wrongly",
                rumour = self.rumour(rumour),
                municipality = self.municipality(municipality),
            ),
            Fact::RumourEnded {
                rumour,
                municipality,
                never_heard_percent,
            } => msg!(
                "fact-rumour-ended",
                rumour = self.rumour(rumour),
                municipality = self.municipality(municipality),
                percent = *never_heard_percent,
            ),
            Fact::MediaBriefed { municipality } => {
                msg!(
                    "fact-media-briefed",
                    municipality = self.municipality(municipality)
                )
            }
            Fact::ConfidenceChanged {
                municipality,
                percent,
            } => msg!(
                "fact-confidence-changed",
                municipality = self.municipality(municipality),
                percent = *percent,
            ),
            Fact::CentreTally {
                centre,
                registered,
                served,
                gave_up,
                kept_away,
                in_line,
                ..
            } => msg!(
                "fact-centre-tally",
                centre = self.centre(centre),
                registered = *registered,
                served = *served,
                gave_up = *gave_up,
                kept_away = *kept_away,
                line = *in_line,
            ),
            Fact::CheckpointTally {
                checkpoint,
                passed,
                turned_back,
                mean_wait_ms,
                ..
            } => msg!(
                "fact-checkpoint-tally",
                checkpoint = self.checkpoint(checkpoint),
                passed = *passed,
                back = *turned_back,
                wait = Span::from_millis(*mean_wait_ms),
            ),
            Fact::Waits { line, count, .. } => msg!("fact-waits", line = *line, count = *count),
        }
    }
}
