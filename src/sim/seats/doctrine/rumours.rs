//! What standing orders do about rumours: verify them, correct what is false, brief the media.
//!
//! Deliberately not here: how a rumour spreads.

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::picture::RumourView;
use crate::record::order::Order;

impl DoctrineView<'_> {
    /// Rumours to verify.
    pub(super) fn verify_rumours(&self) -> Plans {
        let open = self.known.rumours.values().filter(|r| r.truth.is_none());
        let plan = |r: &RumourView| {
            let rumour = r.id.clone();
            let subject = Subject::Rumour(rumour.clone());
            (subject, vec![Order::VerifyRumour { rumour }])
        };
        open.map(plan).collect()
    }

    /// Rumours to correct: found to be false, and not corrected.
    pub(super) fn correct_rumours(&self) -> Plans {
        let known = self.known.rumours.values();
        let open = known.filter(|r| r.truth == Some(false) && !r.corrected);
        let plan = |r: &RumourView| {
            let rumour = r.id.clone();
            let subject = Subject::Rumour(rumour.clone());
            (subject, vec![Order::CorrectRumour { rumour }])
        };
        open.map(plan).collect()
    }

    /// Municipalities with a rumour, on which the media are to be briefed.
    pub(super) fn brief_media(&self) -> Plans {
        let about = self.known.rumours.values().flat_map(|r| &r.municipalities);
        let plan = |m: &crate::base::ids::MunicipalityId| {
            let municipality = m.clone();
            let subject = Subject::Municipality(m.clone());
            (subject, vec![Order::BriefMedia { municipality }])
        };
        about.map(plan).collect()
    }
}
