//! Orders about rumours and the media.
//!
//! Deliberately not here: how a rumour spreads (`world::rumours`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{MunicipalityId, RumourId};
use crate::picture::RumourView;
use crate::record::fact::Refusal;
use crate::record::states::{Power, Role};
use crate::scenario::model::Seat;
use crate::sim::world::requests::RumourRequest;

impl Desk<'_, '_, '_, '_> {
    /// A rumour as the seat knows it; exercise control may act on one that nobody has heard.
    fn rumour(&self, seat: &Seat, id: &RumourId) -> Result<Option<&RumourView>, Refusal> {
        need(
            seat.powers().contains(&Power::Information),
            Refusal::NoPower,
        )?;
        need(self.scenario().rumours.contains_key(id), unknown(id))?;
        let view = self.known(seat).and_then(|k| k.rumours.get(id));
        need(seat.role == Role::Excon || view.is_some(), unknown(id))?;
        Ok(view)
    }

    /// Finds out whether a rumour is true.
    pub(super) fn verify_rumour(&mut self, seat: &Seat, id: &RumourId) -> Verdict {
        let truth = self.rumour(seat, id)?.and_then(|v| v.truth);
        // What changes may be looked into again.
        let changes = self
            .scenario()
            .rumours
            .get(id)
            .is_some_and(|r| r.true_while.is_some());
        need(truth.is_none() || changes, Refusal::AlreadySo)?;
        self.requests.rumours.push(RumourRequest::Verify {
            rumour: id.clone(),
            seat: seat.id.clone(),
        });
        Ok(())
    }

    /// Corrects a rumour in public.
    pub(super) fn correct_rumour(&mut self, seat: &Seat, id: &RumourId) -> Verdict {
        let view = self.rumour(seat, id)?;
        let verified = view.and_then(|v| v.truth).is_some();
        need(!view.is_some_and(|v| v.corrected), Refusal::AlreadySo)?;
        self.requests.rumours.push(RumourRequest::Correct {
            rumour: id.clone(),
            verified,
        });
        self.knowledge.of(&seat.id).corrected(id);
        Ok(())
    }

    /// Briefs the media on a municipality.
    pub(super) fn brief_media(&mut self, seat: &Seat, municipality: &MunicipalityId) -> Verdict {
        let s = self.scenario();
        let m = s
            .municipalities
            .get(municipality)
            .ok_or_else(|| unknown(municipality))?;
        self.may(seat, Power::Information, m.directorate.as_ref())?;
        self.requests
            .rumours
            .push(RumourRequest::Brief(municipality.clone()));
        Ok(())
    }
}
