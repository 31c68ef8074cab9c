//! What became of results: entered or not, and how long disputes about counts waited for a ruling.
//!
//! Deliberately not here: the chain of custody of the boxes (`gather`).

use std::collections::BTreeMap;

use super::cases::{Case, Evidence};
use super::owner::Owner;
use crate::base::ids::CentreId;
use crate::record::fact::Fact;

/// Of each centre whose votes were counted, whether its result was entered; none where nobody follows result forms.
pub(super) fn entered(x: &Evidence<'_>) -> Vec<Case> {
    if !x.s.settings.results.followed {
        return Vec::new();
    }
    let mut counted: BTreeMap<&CentreId, (u64, bool)> = BTreeMap::new();
    for f in x.facts {
        match &f.fact {
            Fact::CountingDone { centre } => drop(counted.insert(centre, (f.n, false))),
            Fact::ResultEntered { centre, .. } => drop(counted.insert(centre, (f.n, true))),
            _ => {}
        }
    }
    let case = |(centre, (n, entered))| Case::whether(n, entered).of(area(x, centre));
    counted.into_iter().map(case).collect()
}

/// How long each dispute about a count lasted, in seconds.
pub(super) fn rulings(x: &Evidence<'_>) -> Vec<Case> {
    let dispute = |f: &crate::record::FactEntry| match &f.fact {
        Fact::DisputeOver {
            centre,
            after_seconds,
            ..
        } => Some(Case::new(f.n, *after_seconds as f64).of(area(x, centre))),
        _ => None,
    };
    x.facts.iter().filter_map(dispute).collect()
}

/// The municipality of a centre.
fn area(x: &Evidence<'_>, centre: &CentreId) -> Option<Owner> {
    let centre = x.s.centres.get(centre)?;
    Some(Owner::Municipality(centre.municipality.clone()))
}
