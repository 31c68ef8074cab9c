//! What stands on the time panel: marks on a lane for the script and a lane for each seat.
//!
//! Exercise control's marks come from facts; those of a seat come from its picture, so that its lane shows nothing that it
//! does not know. Deliberately not here: drawing.

use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::picture::Picture;
use crate::record::fact::{Fact, FactEntry};

/// Whose lane a mark stands on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lane {
    /// Injects and incidents.
    Script,
    /// What reached a seat and what it ordered.
    Seat(SeatId),
}

/// What sort of thing a mark is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MarkKind {
    /// An inject was released.
    Inject,
    /// An incident began or grew.
    Incident,
    /// An incident came to its end.
    Ended,
    /// A message came.
    Message,
    /// A report came.
    Report,
    /// A person ordered something.
    Order,
    /// Standing orders ordered something.
    Standing,
    /// An order was refused.
    Refused,
    /// An expected action was taken.
    Met,
    /// An expected action was missed, or a report stayed unanswered.
    Missed,
}

impl MarkKind {
    /// All of them, in the order of a legend.
    pub const ALL: &'static [Self] = &[
        Self::Inject,
        Self::Incident,
        Self::Ended,
        Self::Message,
        Self::Report,
        Self::Order,
        Self::Standing,
        Self::Refused,
        Self::Met,
        Self::Missed,
    ];
}

/// A mark on the time panel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// When.
    pub at: SimTime,
    /// Where.
    pub lane: Lane,
    /// What.
    pub kind: MarkKind,
    /// The number of its fact, or its place in the picture's lists.
    pub n: u64,
}

/// The mark of a fact, if it has one.
pub fn mark(f: &FactEntry) -> Option<Mark> {
    let seat = |s: &SeatId| Lane::Seat(s.clone());
    let (lane, kind) = match &f.fact {
        Fact::InjectReleased { .. } => (Lane::Script, MarkKind::Inject),
        Fact::IncidentBegan { .. } | Fact::IncidentEscalated { .. } => {
            (Lane::Script, MarkKind::Incident)
        }
        Fact::IncidentSettled { .. } | Fact::IncidentFaded { .. } => {
            (Lane::Script, MarkKind::Ended)
        }
        Fact::MessageReceived { seat: s, .. } => (seat(s), MarkKind::Message),
        Fact::ReportReceived { seat: s, .. } => (seat(s), MarkKind::Report),
        Fact::OrderAccepted {
            seat: s,
            rule: None,
            ..
        } => (seat(s), MarkKind::Order),
        Fact::OrderAccepted {
            seat: s,
            rule: Some(_),
            ..
        } => (seat(s), MarkKind::Standing),
        Fact::OrderRejected { seat: s, .. } => (seat(s), MarkKind::Refused),
        Fact::ExpectedMet { seat: s, .. } => (seat(s), MarkKind::Met),
        Fact::ExpectedMissed { .. } => (Lane::Script, MarkKind::Missed),
        Fact::ReportUnanswered { seat: s, .. } => (seat(s), MarkKind::Missed),
        _ => return None,
    };
    Some(Mark {
        at: f.at,
        lane,
        kind,
        n: f.n,
    })
}

/// The marks of a seat, from what it knows.
pub fn marks_of(p: &Picture) -> Vec<Mark> {
    let lane = || Lane::Seat(p.viewer.clone());
    let reports = p.reports.iter().map(|r| Mark {
        at: r.received,
        lane: lane(),
        kind: MarkKind::Report,
        n: u64::from(r.number),
    });
    let messages = p.messages.iter().zip(0..).map(|(m, n)| Mark {
        at: m.at,
        lane: lane(),
        kind: MarkKind::Message,
        n,
    });
    let orders = p.orders.iter().zip(0..).map(|(o, n)| {
        let kind = match (&o.refused, &o.rule) {
            (Some(_), _) => MarkKind::Refused,
            (None, Some(_)) => MarkKind::Standing,
            (None, None) => MarkKind::Order,
        };
        Mark {
            at: o.at,
            lane: lane(),
            kind,
            n,
        }
    });
    let mut all: Vec<Mark> = reports.chain(messages).chain(orders).collect();
    all.sort_by_key(|m| m.at);
    all
}

/// Whether a fact is worth stopping at, when a trainer steps from event to event.
pub fn worth_a_stop(f: &Fact) -> bool {
    matches!(
        f,
        Fact::InjectReleased { .. }
            | Fact::MessageReceived { .. }
            | Fact::ReportReceived { .. }
            | Fact::IncidentBegan { .. }
            | Fact::IncidentEscalated { .. }
            | Fact::IncidentSettled { .. }
            | Fact::IncidentFaded { .. }
            | Fact::ExpectedMissed { .. }
            | Fact::OrderRejected { .. }
            | Fact::UnitArrived { .. }
            | Fact::UnitMetBlock { .. }
            | Fact::UnitStranded { .. }
            | Fact::CentreOpened { .. }
            | Fact::CentreNotOpened { .. }
            | Fact::CentreSuspended { .. }
            | Fact::CentreResumed { .. }
            | Fact::CentreClosed { .. }
            | Fact::ChannelDown { .. }
            | Fact::ChannelUp { .. }
            | Fact::VehicleAppeared { .. }
            | Fact::VehicleIntercepted { .. }
            | Fact::VehicleEscaped { .. }
            | Fact::ConvoyHalted { .. }
            | Fact::ConvoyDelivered { .. }
            | Fact::CustodyGap { .. }
            | Fact::RumourBegan { .. }
            | Fact::ExerciseEnded
    )
}
