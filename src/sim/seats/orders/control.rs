//! Orders of exercise control: who is staffed, the script, the end.
//!
//! Deliberately not here: what injects do (`script`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::clean;
use crate::base::ids::{InjectId, SeatId};
use crate::base::time::SimTime;
use crate::record::fact::Refusal;
use crate::record::order::{AdHoc, Target};
use crate::record::states::{Channel, Power};
use crate::scenario::Scenario;
use crate::scenario::model::Seat;
use crate::sim::kernel::context::places_of;
use crate::sim::script::requests::{ImproviseRequest, InjectRequest};

impl Desk<'_, '_, '_, '_> {
    /// Whether the seat controls the exercise.
    pub(super) fn controls(&self, seat: &Seat) -> Verdict {
        need(seat.powers().contains(&Power::Control), Refusal::NoPower)
    }

    /// A person takes a seat or leaves it.
    pub(super) fn staff(&mut self, by: &Seat, seat: &SeatId, staffed: bool) -> Verdict {
        self.controls(by)?;
        need(self.scenario().seats.contains_key(seat), unknown(seat))?;
        self.standing.staff(seat, staffed);
        Ok(())
    }

    /// Releases an inject now.
    pub(super) fn release(&mut self, by: &Seat, inject: &InjectId) -> Verdict {
        self.controls(by)?;
        need(self.scenario().inject(inject).is_some(), unknown(inject))?;
        need(
            self.script.can_be_released(inject, self.eyes.brief.rules),
            Refusal::WrongState,
        )?;
        self.requests.injects.push(InjectRequest {
            inject: inject.clone(),
            by_hand: true,
        });
        Ok(())
    }

    /// Skips an inject.
    pub(super) fn skip(&mut self, by: &Seat, inject: &InjectId) -> Verdict {
        self.controls(by)?;
        need(self.scenario().inject(inject).is_some(), unknown(inject))?;
        need(self.script.waits(inject), Refusal::WrongState)?;
        self.answers.push(self.script.skip(inject));
        Ok(())
    }

    /// Lets an inject come at another time.
    pub(super) fn retime(
        &mut self,
        by: &Seat,
        inject: &InjectId,
        at: SimTime,
        following: bool,
    ) -> Verdict {
        self.controls(by)?;
        let s = self.scenario();
        need(s.inject(inject).is_some(), unknown(inject))?;
        need(self.script.waits(inject), Refusal::WrongState)?;
        need(at >= self.eyes.at() && at <= s.head.end, Refusal::BadTime)?;
        need(self.script.due(inject) != Some(at), Refusal::AlreadySo)?;
        self.answers
            .extend(self.script.retime(inject, at, following, self.agenda));
        Ok(())
    }

    /// Adds an inject to the script.
    pub(super) fn improvise(&mut self, by: &Seat, what: &AdHoc, at: Option<SimTime>) -> Verdict {
        self.controls(by)?;
        let s = self.scenario();
        possible(&s, what)?;
        if let AdHoc::Message { text, .. } = what {
            // Who writes while an exercise runs writes one language.
            let shown = if clean::is_blank(&text.ar) {
                &text.en
            } else {
                &text.ar
            };
            self.words(shown)?;
        }
        need(
            at.is_none_or(|t| t >= self.eyes.at() && t <= s.head.end),
            Refusal::BadTime,
        )?;
        self.requests.improvised.push(ImproviseRequest {
            what: what.clone(),
            at,
        });
        Ok(())
    }

    /// Ends the exercise.
    pub(super) fn end_exercise(&mut self, by: &Seat) -> Verdict {
        self.controls(by)?;
        self.requests.ending.0 = true;
        Ok(())
    }
}

/// Whether all that an inject written live names exists, and can be where it says.
fn possible(s: &Scenario, what: &AdHoc) -> Verdict {
    match what {
        AdHoc::Message { to, .. } => {
            need(!to.is_empty(), Refusal::ToNobody)?;
            to.iter()
                .try_for_each(|x| need(s.seats.contains_key(x), unknown(x)))
        }
        AdHoc::Incident { kind, at, stage } => {
            let k = s.kinds.get(kind).ok_or_else(|| unknown(kind))?;
            need((*stage as usize) < k.stages.len(), Refusal::NoSuchStage)?;
            need(
                !matches!(at, Target::Incident(_) | Target::Convoy(_)),
                Refusal::NoSuchPlace,
            )?;
            need(!places_of(s, at).is_empty(), unknown(at))
        }
        AdHoc::Outage { at, channels, .. } | AdHoc::Restore { at, channels } => {
            need(s.places.contains_key(at), unknown(at))?;
            need(
                !channels.is_empty() && !channels.contains(&Channel::Other),
                Refusal::NoSuchChannel,
            )
        }
        AdHoc::BlockRoad(road) | AdHoc::ClearRoad(road) => {
            need(s.roads.contains_key(road), unknown(road))
        }
    }
}
