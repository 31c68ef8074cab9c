//! Facts as sentences: one entry for each, its arguments from the fact's fields.
//!
//! One fact is one sentence without a full stop. Deliberately not here: what a fact means (`evaluate`).

use super::names::Names;
use super::orders;
use super::refusals::refusal;
use crate::base::message::{Message, msg};
use crate::base::time::Span;
use crate::record::fact::{Fact, LeftOut, Refusal, SuspendedBy};

/// A match to the end, from a fact to the key of its sentence and the arguments. An argument without a value is the name of the field
/// that is called as it is.
macro_rules! sentences {
    (@value $self:ident $name:ident = $value:expr) => {
        $value
    };
    (@value $self:ident $name:ident) => {
        $self.$name($name)
    };
    (
        $(#[$doc:meta])* $fn:ident($self:ident)
        $($fact:pat => $key:literal $(($($name:ident $(= $value:expr)?),* $(,)?))?;)*
    ) => {
        $(#[$doc])*
        pub fn $fn($self, f: &Fact) -> Message {
            match f {
                $($fact => msg!($key $($(, $name = sentences!(@value $self $name $(= $value)?))*)?),)*
            }
        }
    };
}

impl Names<'_> {
    /// A fact; of an order who of several at the seat gave it, where that is known.
    pub fn fact_by(self, f: &Fact, who: Option<Message>) -> Message {
        let at = |seat, who| msg!("who-at-seat", seat = self.seat(seat), who = who);
        match (f, who) {
            (Fact::OrderAccepted { seat, order, .. }, Some(who)) => msg!(
                "fact-order-accepted",
                seat = at(seat, who),
                order = self.order(order)
            ),
            (
                Fact::OrderRejected {
                    seat, order, why, ..
                },
                Some(who),
            ) => msg!(
                "fact-order-rejected",
                seat = at(seat, who),
                order = self.order(order),
                why = refusal(why)
            ),
            (other, _) => self.fact(other),
        }
    }

    sentences! {
        /// A fact.
        fact(self)
        Fact::ExerciseStarted => "fact-exercise-started";
        Fact::ExerciseEnded => "fact-exercise-ended";
        Fact::OrderAccepted { seat, order, rule: None, seq: _ } =>
            "fact-order-accepted" (seat, order);
        Fact::OrderAccepted { seat, order, rule: Some(_), seq: _ } =>
            "fact-order-accepted-standing" (seat, order);
        Fact::OrderRejected { seat, order, why, rule: _, seq: _ } =>
            "fact-order-rejected" (seat, order, why = refusal(why));
        Fact::InjectReleased { inject, by_hand: false } => "fact-inject-released" (inject);
        Fact::InjectReleased { inject, by_hand: true } => "fact-inject-released-by-hand" (inject);
        Fact::InjectLeftOut { inject, why: LeftOut::ByHand } =>
            "fact-inject-left-out-by-hand" (inject);
        Fact::InjectLeftOut { inject, why: LeftOut::ByChance } =>
            "fact-inject-left-out-by-chance" (inject);
        Fact::InjectLeftOut { inject, why: LeftOut::Alternative } =>
            "fact-inject-left-out-alternative" (inject);
        Fact::InjectLeftOut { inject, why: LeftOut::Staffed } =>
            "fact-inject-left-out-staffed" (inject);
        Fact::InjectRetimed { inject, due } => "fact-inject-retimed" (inject, due = *due);
        Fact::MessageReceived { inject, seat } => "fact-message-received" (inject, seat);
        Fact::MessageAcknowledged { inject, seat, after_seconds } =>
            "fact-message-acknowledged" (inject, seat, after = Span::from_secs(*after_seconds));
        Fact::ExpectedMet { expected, seat, after_seconds: early @ ..=-1, inject: _ } =>
            "fact-expected-met-before" (expected, seat, before = Span::from_secs(-*early));
        Fact::ExpectedMet { expected, seat, after_seconds, inject: _ } =>
            "fact-expected-met" (expected, seat, after = Span::from_secs(*after_seconds));
        Fact::ExpectedTakenBack { expected, seat, not_carried_out: true, inject: _ } =>
            "fact-expected-not-carried-out" (expected, seat);
        Fact::ExpectedTakenBack { expected, seat, not_carried_out: false, inject: _ } =>
            "fact-expected-taken-back" (expected, seat);
        Fact::OutcomeReached { expected, after_seconds, inject: _ } =>
            "fact-outcome-reached" (expected, after = Span::from_secs(*after_seconds));
        Fact::ExpectedMissed { expected, inject: _ } => "fact-expected-missed" (expected);
        Fact::RepairRequested { incident, seat, repairer } =>
            "fact-repair-requested" (incident, seat, by = self.repairer(*repairer, seat));
        Fact::UnitWaits { unit, incident } => "fact-unit-waits" (unit, incident);
        Fact::IncidentLeftBehind { incident } => "fact-incident-left-behind" (incident);
        Fact::OrderBeyondPowers { seat, centre } => "fact-order-beyond-powers" (seat, centre);
        Fact::FlagChanged { flag: _, on: true } => "fact-flag-set";
        Fact::FlagChanged { flag: _, on: false } => "fact-flag-cleared";
        Fact::RoadBlocked { road } => "fact-road-blocked" (road);
        Fact::RoadCleared { road } => "fact-road-cleared" (road);
        Fact::RoadClosed { road } => "fact-road-closed" (road);
        Fact::RoadOpened { road } => "fact-road-opened" (road);
        Fact::WeatherChanged { directorate, speed_percent } =>
            "fact-weather-changed" (directorate, percent = *speed_percent);
        Fact::ReadinessReached { directorate, level } =>
            "fact-readiness-reached" (directorate, level = *level);
        Fact::UnitDeparted { unit, to, eta } =>
            "fact-unit-departed" (unit, to = self.target(to), eta = *eta);
        Fact::UnitMetBlock { unit, road } => "fact-unit-met-block" (unit, road);
        Fact::UnitStranded { unit, place } => "fact-unit-stranded" (unit, place);
        Fact::UnitAtCheckpoint { unit, checkpoint } => "fact-unit-at-checkpoint" (unit, checkpoint);
        Fact::UnitPassed { unit, checkpoint, waited_seconds } =>
            "fact-unit-passed" (unit, checkpoint, after = Span::from_secs(*waited_seconds));
        Fact::UnitArrived { unit, to } => "fact-unit-arrived" (unit, to = self.target(to));
        Fact::UnitReleased { unit } => "fact-unit-released" (unit);
        Fact::UnitReturned { unit } => "fact-unit-returned" (unit);
        Fact::UnitLost { unit } => "fact-unit-lost" (unit);
        Fact::UnitAdded { unit } => "fact-unit-added" (unit);
        Fact::SupportRequested { request, by, from, capability, strength, to } =>
            "fact-support-requested" (
                request = *request, by = self.seat(by), from = self.seat(from),
                capability = *capability, people = msg!("people", n = *strength),
                to = self.target(to),
            );
        Fact::SupportGranted { request, unit } => "fact-support-granted" (request = *request, unit);
        Fact::SupportDeclined { request } => "fact-support-declined" (request = *request);
        Fact::CentreReady { centre } => "fact-centre-ready" (centre);
        Fact::CentreOpened { centre, late_seconds: 0 } => "fact-centre-opened" (centre);
        Fact::CentreOpened { centre, late_seconds } =>
            "fact-centre-opened-late" (centre, late = Span::from_secs(*late_seconds));
        Fact::CentreNotOpened { centre, materials: true, team: true } =>
            "fact-centre-not-opened-both" (centre);
        Fact::CentreNotOpened { centre, materials: true, team: false } =>
            "fact-centre-not-opened-materials" (centre);
        Fact::CentreNotOpened { centre, materials: false, team: true } =>
            "fact-centre-not-opened-team" (centre);
        Fact::CentreNotOpened { centre, materials: false, team: false } =>
            "fact-centre-not-opened" (centre);
        Fact::CentreSuspended { centre, by: SuspendedBy::Order } =>
            "fact-centre-suspended-by-order" (centre);
        Fact::CentreSuspended { centre, by: SuspendedBy::Incident } =>
            "fact-centre-suspended-by-incident" (centre);
        Fact::CentreResumed { centre, after_seconds } =>
            "fact-centre-resumed" (centre, after = Span::from_secs(*after_seconds));
        Fact::CentreExtended { centre, until } => "fact-centre-extended" (centre, until = *until);
        Fact::CentreClosed { centre, in_line } => "fact-centre-closed" (centre, line = *in_line);
        Fact::CountingBegan { centre, ballots } =>
            "fact-counting-began" (centre, ballots = msg!("ballots", n = *ballots));
        Fact::CountingDone { centre } => "fact-counting-done" (centre);
        Fact::GateSet { centre, posture } => "fact-gate-set" (centre, posture = *posture);
        Fact::PostureSet { checkpoint, posture } =>
            "fact-posture-set" (checkpoint, posture = *posture);
        Fact::PostureSetOneWay { checkpoint, direction, posture } =>
            "fact-posture-set-one-way" (
                checkpoint, direction = *direction, posture = *posture,
            );
        Fact::ThingFound { checkpoint, direction, find, tip: false } =>
            "fact-thing-found" (checkpoint, direction = *direction, find = *find);
        Fact::ThingFound { checkpoint, direction, find, tip: true } =>
            "fact-thing-found-tip" (checkpoint, direction = *direction, find = *find);
        Fact::WomenUnsearched { checkpoint, vehicles } =>
            "fact-women-unsearched" (checkpoint, vehicles = msg!("vehicles", n = *vehicles));
        Fact::IncidentBegan { incident_kind, site, incident: _, municipality: _ } =>
            "fact-incident-began" (kind = self.kind(incident_kind), site = self.target(site));
        Fact::IncidentReported { incident, seat } => "fact-incident-reported" (incident, seat);
        Fact::IncidentEscalated { incident, stage } =>
            "fact-incident-escalated" (incident, stage = self.stage(incident, *stage));
        Fact::ResponseBegan { incident, unit, after_seconds } =>
            "fact-response-began" (incident, unit, after = Span::from_secs(*after_seconds));
        Fact::ResponseSufficient { incident } => "fact-response-sufficient" (incident);
        Fact::ResponseLost { incident } => "fact-response-lost" (incident);
        Fact::ForceOutOfProportion { incident, strength, limit } =>
            "fact-force-out-of-proportion" (incident, strength = *strength, limit = *limit);
        Fact::PeopleInjured { incident, count } => "fact-people-injured" (incident, count = *count);
        Fact::IncidentSettled { incident, after_seconds, stage: _ } =>
            "fact-incident-settled" (incident, after = Span::from_secs(*after_seconds));
        Fact::IncidentFaded { incident, after_seconds, stage: _ } =>
            "fact-incident-faded" (incident, after = Span::from_secs(*after_seconds));
        Fact::ChannelDown { place, channel } => "fact-channel-down" (place, channel = *channel);
        Fact::ChannelUp { place, channel, after_seconds } =>
            "fact-channel-up" (place, channel = *channel, after = Span::from_secs(*after_seconds));
        Fact::TransmissionHeld { from, to, channel } =>
            "fact-transmission-held" (
                from = self.party(from), to = self.party(to), channel = *channel,
            );
        Fact::TransmissionLost { from, to, channel } =>
            "fact-transmission-lost" (
                from = self.party(from), to = self.party(to), channel = *channel,
            );
        Fact::OrderDelivered { order, to, channel, after_seconds, seat: _ } =>
            "fact-order-delivered" (
                order, to = self.party(to), channel = *channel,
                after = Span::from_secs(*after_seconds),
            );
        Fact::OrderReplaced { order, to, seat: _ } =>
            "fact-order-replaced" (order, to = self.party(to));
        Fact::OrderNotCarriedOut {
            order, by, seat: _, why: Refusal::NoPower | Refusal::OnlyCommission,
        } =>
            "fact-order-declined" (order, by = self.party(by), owner = self.commission());
        Fact::OrderNotCarriedOut { order, by, why, seat: _ } =>
            "fact-order-not-carried-out" (order, by = self.party(by), why = refusal(why));
        Fact::CommsChecked { seat, asked, answered } =>
            "fact-comms-checked" (seat, asked = *asked, answered = *answered);
        Fact::ChannelSilent { seat, place, channel } =>
            "fact-channel-silent" (seat, place, channel = *channel);
        Fact::ChannelTally { channel, sent, delivered, lost, undelivered, mean_ms } =>
            "fact-channel-tally" (
                channel = *channel, sent = *sent, delivered = *delivered, lost = *lost,
                undelivered = *undelivered, mean = Span::from_secs(mean_ms / 1000),
            );
        Fact::ReportReceived { report, seat, about, from, channel, seen_seconds_ago } =>
            "fact-report-received" (
                report = *report, seat, about, from = self.party(from), channel = *channel,
                age = Span::from_secs(*seen_seconds_ago),
            );
        Fact::SeatMessageReceived {
            message, from, to, purpose, channel, after_seconds, text, situation_report, regarding: _, answers: _,
        } =>
            "fact-seat-message-received" (
                message = *message, from = self.seat(from), to = self.seat(to), purpose = *purpose,
                channel = *channel, after = Span::from_secs(*after_seconds),
                text = orders::written(text, situation_report.as_ref()),
            );
        Fact::ReportAcknowledged { report, seat, after_seconds } =>
            "fact-report-acknowledged" (
                report = *report, seat, after = Span::from_secs(*after_seconds),
            );
        Fact::ReportUnanswered { report, seat, about, after_seconds } =>
            "fact-report-unanswered" (
                report = *report, seat, about, after = Span::from_secs(*after_seconds),
            );
        Fact::LookoutIssued { lookout, seat, vehicle, checkpoints, until } =>
            "fact-lookout-issued" (
                lookout = *lookout, seat, vehicle,
                checkpoints = msg!("checkpoints", n = *checkpoints), until = *until,
            );
        Fact::LookoutReceived { lookout, vehicle, checkpoint, after_seconds } =>
            "fact-lookout-received" (
                lookout = *lookout, vehicle, checkpoint, after = Span::from_secs(*after_seconds),
            );
        Fact::LookoutTooLate { lookout, vehicle, checkpoint, by_seconds } =>
            "fact-lookout-too-late" (
                lookout = *lookout, vehicle, checkpoint, by = Span::from_secs(*by_seconds),
            );
        Fact::LookoutHandedOver { vehicle, from, to } =>
            "fact-lookout-handed-over" (
                vehicle, from = self.checkpoint(from), to = self.checkpoint(to),
            );
        Fact::VehicleAppeared { vehicle, place } => "fact-vehicle-appeared" (vehicle, place);
        Fact::VehicleTurnedBack { vehicle, checkpoint } =>
            "fact-vehicle-turned-back" (vehicle, checkpoint);
        Fact::VehicleIntercepted { vehicle, checkpoint, after_seconds } =>
            "fact-vehicle-intercepted" (
                vehicle, checkpoint, after = Span::from_secs(*after_seconds),
            );
        Fact::VehicleMissed { vehicle, checkpoint, why } =>
            "fact-vehicle-missed" (vehicle, checkpoint, why = *why);
        Fact::VehicleEscaped { vehicle, place } => "fact-vehicle-escaped" (vehicle, place);
        Fact::CheckpointDelay { checkpoint, vehicle_seconds, voter_seconds } =>
            "fact-checkpoint-delay" (
                checkpoint, all = Span::from_secs(*vehicle_seconds),
                voters = Span::from_secs(*voter_seconds),
            );
        Fact::ConvoyStarted { convoy, escort: Some(escort) } =>
            "fact-convoy-started" (convoy, escort = self.unit(escort));
        Fact::ConvoyStarted { convoy, escort: None } => "fact-convoy-started-alone" (convoy);
        Fact::ConvoyHalted { convoy, why } => "fact-convoy-halted" (convoy, why = *why);
        Fact::ConvoyDetours { convoy, road, drive_seconds, longer_seconds, seat: _ } =>
            "fact-convoy-detours" (
                convoy, road = self.road(road), drive = Span::from_secs(*drive_seconds),
                longer = Span::from_secs(*longer_seconds),
            );
        Fact::ConvoyResumed { convoy } => "fact-convoy-resumed" (convoy);
        Fact::ConvoyReached { convoy, centre } => "fact-convoy-reached" (convoy, centre);
        Fact::CustodySigned { convoy, centre } => "fact-custody-signed" (convoy, centre);
        Fact::CustodyGap { convoy, gap } => "fact-custody-gap" (convoy, gap = *gap);
        Fact::ConvoyDelivered { convoy } => "fact-convoy-delivered" (convoy);
        Fact::ConvoyAnnounced { convoy, checkpoint } =>
            "fact-convoy-announced" (convoy, checkpoint);
        Fact::ConvoyPassed { convoy, checkpoint, announced: true, waited_seconds } =>
            "fact-convoy-passed-announced" (
                convoy, checkpoint, after = Span::from_secs(*waited_seconds),
            );
        Fact::ConvoyPassed { convoy, checkpoint, announced: false, waited_seconds } =>
            "fact-convoy-passed" (convoy, checkpoint, after = Span::from_secs(*waited_seconds));
        Fact::RumourBegan { rumour, municipality } => "fact-rumour-began" (rumour, municipality);
        Fact::RumourSpread { rumour, municipality, heard_percent } =>
            "fact-rumour-spread" (rumour, municipality, percent = *heard_percent);
        Fact::RumourVerified { rumour, seat, truth: true } =>
            "fact-rumour-verified-true" (rumour, seat);
        Fact::RumourVerified { rumour, seat, truth: false } =>
            "fact-rumour-verified-false" (rumour, seat);
        Fact::RumourCorrected { rumour, municipality, premature: false, wrong: false } =>
            "fact-rumour-corrected" (rumour, municipality);
        Fact::RumourCorrected { rumour, municipality, premature: true, wrong: false } =>
            "fact-rumour-corrected-early" (rumour, municipality);
        Fact::RumourCorrected { rumour, municipality, premature: false, wrong: true } =>
            "fact-rumour-corrected-wrongly" (rumour, municipality);
        Fact::RumourCorrected { rumour, municipality, premature: true, wrong: true } =>
            "fact-rumour-corrected-early-and-wrongly" (rumour, municipality);
        Fact::RumourEnded { rumour, municipality, never_heard_percent } =>
            "fact-rumour-ended" (rumour, municipality, percent = *never_heard_percent);
        Fact::MediaBriefed { municipality } => "fact-media-briefed" (municipality);
        Fact::ConfidenceChanged { municipality, percent } =>
            "fact-confidence-changed" (municipality, percent = *percent);
        Fact::CentreTally { centre, registered, served, gave_up, kept_away, in_line, .. } =>
            "fact-centre-tally" (
                centre, registered = *registered, served = *served, gave_up = *gave_up,
                kept_away = *kept_away, line = *in_line,
            );
        Fact::TurnoutBySex { centre, men, men_served, women, women_served } =>
            "fact-turnout-by-sex" (
                centre, men = *men, men_served = *men_served, women = *women,
                women_served = *women_served,
            );
        Fact::CheckpointTally { checkpoint, passed, turned_back, mean_wait_ms, .. } =>
            "fact-checkpoint-tally" (
                checkpoint, passed = *passed, back = *turned_back,
                wait = Span::from_millis(*mean_wait_ms),
            );
        Fact::Waits { line, count, .. } => "fact-waits" (line = *line, count = *count);
        Fact::DutyBeyondShift { unit } => "fact-duty-beyond-shift" (unit);
        Fact::ReliefSent { unit, eta } => "fact-relief-sent" (unit, eta = *eta);
        Fact::UnitRelieved { unit, after_seconds } =>
            "fact-unit-relieved" (unit, after = Span::from_secs(*after_seconds));
        Fact::TakenIntoCustody { held, by, people: 0, evidence: Some(evidence) } =>
            "fact-held-evidence" (held = *held, by = self.party(by), evidence = *evidence);
        Fact::TakenIntoCustody { held, by, people, evidence: Some(evidence) } =>
            "fact-held-both" (
                held = *held, by = self.party(by), people = msg!("people", n = *people),
                evidence = *evidence,
            );
        Fact::TakenIntoCustody { held, by, people, evidence: None } =>
            "fact-held-people" (
                held = *held, by = self.party(by), people = msg!("people", n = *people),
            );
        Fact::HeldHandedOver { held, from, unit: Some(unit), after_seconds } =>
            "fact-held-handed-over" (
                held = *held, from = self.party(from), unit,
                after = Span::from_secs(*after_seconds),
            );
        Fact::HeldHandedOver { held, from, unit: None, after_seconds } =>
            "fact-held-brought-in" (
                held = *held, from = self.party(from), after = Span::from_secs(*after_seconds),
            );
        Fact::HeldGap { held, from, why } =>
            "fact-held-gap" (held = *held, from = self.party(from), why = *why);
        Fact::CountDisputed { centre } => "fact-count-disputed" (centre);
        Fact::DisputeOver { centre, ruling: Some(ruling), after_seconds } =>
            "fact-dispute-ruled" (
                centre, ruling = *ruling, after = Span::from_secs(*after_seconds),
            );
        Fact::DisputeOver { centre, ruling: None, after_seconds } =>
            "fact-dispute-unanswered" (centre, after = Span::from_secs(*after_seconds));
        Fact::ResultReceived { centre, forms } => "fact-result-received" (centre, forms = msg!("result-forms", n = *forms));
        Fact::ResultHeld { centre, why } => "fact-result-held" (centre, why = *why);
        Fact::ResultEntered { centre, ruling: None, after_seconds } =>
            "fact-result-entered" (centre, after = Span::from_secs(*after_seconds));
        Fact::ResultEntered { centre, ruling: Some(ruling), after_seconds } =>
            "fact-result-entered-by-ruling" (
                centre, ruling = *ruling, after = Span::from_secs(*after_seconds),
            );
        Fact::ResultsTally { counted, received, entered, held } =>
            "fact-results-tally" (
                counted = *counted, received = *received, entered = *entered, held = *held,
            );
        Fact::PostBeyondShift { checkpoint } => "fact-post-beyond-shift" (checkpoint);
        Fact::PostReliefSent { checkpoint, eta } =>
            "fact-post-relief-sent" (checkpoint, eta = *eta);
        Fact::PostRelieved { checkpoint, after_seconds } =>
            "fact-post-relieved" (checkpoint, after = Span::from_secs(*after_seconds));
    }
}
