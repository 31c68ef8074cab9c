//! Finding things by their names in either language, and the things that are like the one selected.
//!
//! Only what the seat may know is found. Deliberately not here: the dialog (`panels`), going there (`handlers`).

use crate::base::text::sought;
use crate::map::entity_ref::EntityRef;
use crate::screen::state::ui::{Field, Ui};
use crate::session::player::Snapshot;

/// Things that are shown at most.
const MOST: usize = 12;

/// Everything with a name that the seat may know: the plan, and what is in its picture.
fn all(snap: &Snapshot) -> Vec<EntityRef> {
    let (s, p) = (&snap.scenario, &snap.eyes);
    let mut all: Vec<EntityRef> = Vec::new();
    all.extend(
        p.incidents
            .iter()
            .map(|i| EntityRef::Incident(i.id.clone())),
    );
    all.extend(s.places.keys().cloned().map(EntityRef::Place));
    all.extend(
        s.municipalities
            .keys()
            .cloned()
            .map(EntityRef::Municipality),
    );
    all.extend(p.centres.iter().map(|c| EntityRef::Centre(c.id.clone())));
    all.extend(p.units.iter().map(|u| EntityRef::Unit(u.id.clone())));
    all.extend(
        p.checkpoints
            .iter()
            .map(|c| EntityRef::Checkpoint(c.id.clone())),
    );
    all.extend(p.convoys.iter().map(|c| EntityRef::Convoy(c.id.clone())));
    all.extend(p.vehicles.iter().map(|v| EntityRef::Vehicle(v.id.clone())));
    all.extend(p.rumours.iter().map(|r| EntityRef::Rumour(r.id.clone())));
    all.extend(s.directorates.keys().cloned().map(EntityRef::Directorate));
    all.extend(s.roads.keys().cloned().map(EntityRef::Road));
    all
}

/// Names of a thing in both languages.
fn names(snap: &Snapshot, t: &EntityRef) -> [String; 2] {
    use crate::base::text::Lang;
    [Lang::Ar, Lang::En].map(|lang| {
        t.name(&crate::wording::Prose {
            scenario: &snap.scenario,
            lang,
        })
    })
}

/// What was typed finds: names that begin with it first, then those in which it stands.
pub(crate) fn find(snap: &Snapshot, ui: &Ui) -> Vec<EntityRef> {
    let wanted = sought(ui.typed(Field::Search).trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, EntityRef)> = all(snap)
        .into_iter()
        .filter_map(|t| {
            let at = names(snap, &t)
                .iter()
                .filter_map(|n| sought(n).find(&wanted))
                .min()?;
            Some((usize::from(at > 0), t))
        })
        .collect();
    found.sort_by_key(|f| f.0);
    found.into_iter().map(|f| f.1).take(MOST).collect()
}

/// Things of the same sort as the one selected; incidents where nothing is.
pub(crate) fn alike(snap: &Snapshot, ui: &Ui) -> Vec<EntityRef> {
    let sort = ui.selected.as_ref().map(std::mem::discriminant);
    let all = all(snap);
    let like = |t: &EntityRef| match sort {
        Some(s) => std::mem::discriminant(t) == s,
        None => matches!(t, EntityRef::Incident(_)),
    };
    let mut some: Vec<EntityRef> = all.iter().filter(|t| like(t)).cloned().collect();
    // What goes on comes before what is over.
    let over = |t: &EntityRef| match t {
        EntityRef::Incident(id) => !snap
            .eyes
            .incidents
            .iter()
            .any(|i| i.id == *id && i.state.ongoing()),
        _ => false,
    };
    some.sort_by_key(over);
    if some.is_empty() {
        all.into_iter()
            .filter(|t| matches!(t, EntityRef::Centre(_)))
            .collect()
    } else {
        some
    }
}
