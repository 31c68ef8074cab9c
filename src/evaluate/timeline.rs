//! What stands on the time panel: marks on a lane for the script and a lane for each seat.
//!
//! Exercise control's marks come from facts; those of a seat come from its picture, so that its lane shows nothing that it
//! does not know. Deliberately not here: drawing.

use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::picture::Picture;
pub use crate::record::MarkKind;
use crate::record::Notice;
use crate::record::fact::{Fact, FactEntry};

/// Whose lane a mark stands on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lane {
    /// Injects and incidents.
    Script,
    /// What reached a seat and what it ordered.
    Seat(SeatId),
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
    let (kind, seat) = f.fact.mark()?;
    let lane = seat.map_or(Lane::Script, |s| Lane::Seat(s.clone()));
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
    f.kind().notice() == Notice::Stop
}
