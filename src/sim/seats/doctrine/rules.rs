//! Which rule does what: the reasons that it finds, and the orders for one of them.
//!
//! Deliberately not here: what each subject looks at (the files by subject), when a rule is asked (`doctrine`).

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::record::order::Order;
use crate::scenario::model::{Doctrine, Rule};

/// The subjects of plans.
fn subjects(plans: Plans) -> Vec<Subject> {
    plans.into_iter().map(|(subject, _)| subject).collect()
}

/// Rules that act on each thing once.
pub(super) fn once(does: &Doctrine) -> bool {
    match does {
        Doctrine::RaiseReadiness { .. }
        | Doctrine::ExtendLostTime { .. }
        | Doctrine::ReportSituation { .. }
        | Doctrine::PassLookouts
        | Doctrine::VerifyRumours
        | Doctrine::BriefMedia
        | Doctrine::HandOverHeld
        | Doctrine::CheckComms => true,
        Doctrine::AcknowledgeMessages
        | Doctrine::AcknowledgeReports
        | Doctrine::SendToIncidents { .. }
        | Doctrine::AskForSupport
        | Doctrine::LendSupport
        | Doctrine::ReleaseIdle
        | Doctrine::CloseBlockedRoads
        | Doctrine::EaseCheckpoints { .. }
        | Doctrine::ProtectVoting
        | Doctrine::PassReports { .. }
        | Doctrine::IssueLookouts { .. }
        | Doctrine::StartConvoys { .. }
        | Doctrine::ProceedConvoys
        | Doctrine::CorrectRumours
        | Doctrine::RequestRepairs
        | Doctrine::RelieveUnits { .. }
        | Doctrine::RepeatOrders { .. } => false,
    }
}

impl DoctrineView<'_> {
    /// What a rule finds to react to.
    pub(super) fn reasons(&self, rule: &Rule) -> Vec<Subject> {
        let k = self.known;
        match &rule.does {
            Doctrine::AcknowledgeMessages => {
                self.unread.iter().cloned().map(Subject::Message).collect()
            }
            Doctrine::AcknowledgeReports => {
                let open = |r: &&crate::picture::ReportView| r.wants_confirmation && !r.confirmed;
                let reports = k.reports.iter().filter(open);
                reports.map(|r| Subject::Report(r.number)).collect()
            }
            Doctrine::RaiseReadiness { before, level } => {
                let due = self.readiness_due(*before, *level);
                due.then_some(Subject::Readiness(*level))
                    .into_iter()
                    .collect()
            }
            Doctrine::SendToIncidents { keep: _ } | Doctrine::AskForSupport => {
                let open = self.open_incidents();
                open.map(|i| Subject::Incident(i.id.clone())).collect()
            }
            Doctrine::LendSupport => {
                let all = k.requests.values();
                let asked = all.filter(|r| r.open && r.from == self.seat.id);
                asked.map(|r| Subject::Request(r.number)).collect()
            }
            Doctrine::ReleaseIdle => {
                let idle = k.units.values().filter(|u| self.idle(u));
                idle.map(|u| Subject::Unit(u.id.clone())).collect()
            }
            Doctrine::StartConvoys { before, after } => {
                let due = self.convoys_to_start(*before, *after);
                due.map(|c| Subject::Convoy(c.id.clone())).collect()
            }
            Doctrine::CheckComms => vec![Subject::Comms],
            Doctrine::CloseBlockedRoads
            | Doctrine::EaseCheckpoints { .. }
            | Doctrine::ProtectVoting
            | Doctrine::ExtendLostTime { .. }
            | Doctrine::PassReports { .. }
            | Doctrine::ReportSituation { .. }
            | Doctrine::IssueLookouts { .. }
            | Doctrine::PassLookouts
            | Doctrine::ProceedConvoys
            | Doctrine::VerifyRumours
            | Doctrine::CorrectRumours
            | Doctrine::BriefMedia
            | Doctrine::RequestRepairs
            | Doctrine::RelieveUnits { .. }
            | Doctrine::HandOverHeld
            | Doctrine::RepeatOrders { .. } => subjects(self.plans(&rule.does)),
        }
    }

    /// What a rule plans whose reasons are its plans; none for a rule that finds its reasons first.
    fn plans(&self, does: &Doctrine) -> Plans {
        match does {
            Doctrine::CloseBlockedRoads => self.road_orders(),
            Doctrine::EaseCheckpoints { above, below } => self.posture_orders(*above, *below),
            Doctrine::ProtectVoting => self.voting_orders(),
            Doctrine::ExtendLostTime { at_least } => self.extensions(*at_least),
            Doctrine::PassReports { to } => self.pass_reports(to),
            Doctrine::ReportSituation { to, every } => self.report_situation(to, *every),
            Doctrine::IssueLookouts { holds } => self.lookouts(*holds),
            Doctrine::PassLookouts => self.pass_lookouts(),
            Doctrine::ProceedConvoys => self.proceed_convoys(),
            Doctrine::VerifyRumours => self.verify_rumours(),
            Doctrine::CorrectRumours => self.correct_rumours(),
            Doctrine::BriefMedia => self.brief_media(),
            Doctrine::RequestRepairs => self.request_repairs(),
            Doctrine::RelieveUnits { beyond } => self.relieve_units(*beyond),
            Doctrine::HandOverHeld => self.hand_over_held(),
            Doctrine::RepeatOrders { after } => self.repeat_orders(*after),
            Doctrine::AcknowledgeMessages
            | Doctrine::AcknowledgeReports
            | Doctrine::RaiseReadiness { .. }
            | Doctrine::SendToIncidents { .. }
            | Doctrine::AskForSupport
            | Doctrine::LendSupport
            | Doctrine::ReleaseIdle
            | Doctrine::StartConvoys { .. }
            | Doctrine::CheckComms => Plans::new(),
        }
    }

    /// The orders of a rule about one thing, if there is still a reason.
    pub(super) fn act(&self, rule: &Rule, subject: &Subject) -> Vec<Order> {
        if !self.reasons(rule).contains(subject) {
            return Vec::new();
        }
        match (&rule.does, subject) {
            (Doctrine::AcknowledgeMessages, Subject::Message(inject)) => vec![Order::Acknowledge {
                message: inject.clone(),
            }],
            (Doctrine::AcknowledgeReports, Subject::Report(report)) => {
                vec![Order::AcknowledgeReport { report: *report }]
            }
            (Doctrine::RaiseReadiness { level, .. }, _) => self.raise_readiness(*level),
            (Doctrine::SendToIncidents { keep }, Subject::Incident(id)) => self.send_to(id, *keep),
            (Doctrine::AskForSupport, Subject::Incident(id)) => {
                self.ask_for(id).into_iter().collect()
            }
            (Doctrine::LendSupport, Subject::Request(number)) => {
                self.lend(*number).into_iter().collect()
            }
            (Doctrine::ReleaseIdle, Subject::Unit(unit)) => {
                vec![Order::StandDown { unit: unit.clone() }]
            }
            (Doctrine::StartConvoys { .. }, Subject::Convoy(convoy)) => self.start_convoy(convoy),
            (Doctrine::CheckComms, _) => vec![Order::CheckComms],
            (
                does @ (Doctrine::CloseBlockedRoads
                | Doctrine::EaseCheckpoints { .. }
                | Doctrine::ProtectVoting
                | Doctrine::ExtendLostTime { .. }
                | Doctrine::PassReports { .. }
                | Doctrine::ReportSituation { .. }
                | Doctrine::IssueLookouts { .. }
                | Doctrine::PassLookouts
                | Doctrine::ProceedConvoys
                | Doctrine::VerifyRumours
                | Doctrine::CorrectRumours
                | Doctrine::BriefMedia
                | Doctrine::RequestRepairs
                | Doctrine::RelieveUnits { .. }
                | Doctrine::HandOverHeld
                | Doctrine::RepeatOrders { .. }),
                _,
            ) => {
                let same = self.plans(does).into_iter().find(|(s, _)| s == subject);
                same.map_or_else(Vec::new, |(_, orders)| orders)
            }
            // A subject of another rule.
            (
                Doctrine::AcknowledgeMessages
                | Doctrine::AcknowledgeReports
                | Doctrine::SendToIncidents { .. }
                | Doctrine::AskForSupport
                | Doctrine::LendSupport
                | Doctrine::StartConvoys { .. }
                | Doctrine::ReleaseIdle,
                _,
            ) => Vec::new(),
        }
    }
}
