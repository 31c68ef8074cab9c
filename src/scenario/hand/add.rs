//! New things: the few values that each needs, an identifier made of its name, written in the manner of its neighbours.
//!
//! Deliberately not here: what of them can be set later (`figure`).

use std::collections::BTreeSet;

use super::refused::Refused;
use super::thing::{Found, Sort, Thing, id_of};
use crate::base::geo::LatLon;
use crate::base::ids::{CentreId, MunicipalityId, PlaceId, RoadId, SeatId};
use crate::base::text::Text;
use crate::record::states::UnitKind;
use crate::scenario::edit::{
    Document, EditError, Node, Step, degrees, in_languages, laid_out_within, quoted,
};
use crate::scenario::import::from_name;
use crate::scenario::read::Texts;

/// Columns that a thing has on a line of its list, where its neighbours have several lines each.
const WIDTH: usize = 112;

/// A new thing.
#[derive(Clone, PartialEq, Debug)]
pub enum New {
    /// A place.
    Place {
        /// Its name.
        name: Text,
        /// Where it is.
        at: LatLon,
    },
    /// A local road.
    Road {
        /// One end.
        from: PlaceId,
        /// The other.
        to: PlaceId,
        /// Its length in kilometres.
        km: f64,
    },
    /// A polling centre with a station for men and one for women.
    Centre {
        /// Its name.
        name: Text,
        /// Where it is.
        place: PlaceId,
        /// Its municipality.
        municipality: MunicipalityId,
    },
    /// A checkpoint with one lane.
    Checkpoint {
        /// Its name.
        name: Text,
        /// Its road.
        road: RoadId,
        /// The end at which it stands.
        near: PlaceId,
        /// Who commands it.
        seat: SeatId,
    },
    /// A unit.
    Unit {
        /// Its name.
        name: Text,
        /// Its kind.
        kind: UnitKind,
        /// Who commands it.
        seat: SeatId,
        /// Where it is stationed.
        base: PlaceId,
        /// The centre that it protects.
        centre: Option<CentreId>,
    },
}

/// Registered voters of a new station.
const VOTERS: u32 = 400;

impl New {
    /// Of which sort it is.
    pub fn sort(&self) -> Sort {
        match self {
            Self::Place { .. } => Sort::Place,
            Self::Road { .. } => Sort::Road,
            Self::Centre { .. } => Sort::Centre,
            Self::Checkpoint { .. } => Sort::Checkpoint,
            Self::Unit { .. } => Sort::Unit,
        }
    }

    /// The identifier that it asks for.
    fn wanted(&self) -> Option<String> {
        match self {
            Self::Place { name, .. }
            | Self::Centre { name, .. }
            | Self::Checkpoint { name, .. }
            | Self::Unit { name, .. } => from_name(name),
            Self::Road { from, to, .. } => Some(format!("{from}--{to}")),
        }
    }

    /// As a scenario has it.
    fn written(&self, id: &str) -> String {
        let id = format!("id: {}", quoted(id));
        let names = |fields: &[(&str, &str)]| {
            let all = fields.iter().map(|(f, id)| format!("{f}: {}", quoted(id)));
            all.collect::<Vec<_>>().join(", ")
        };
        match self {
            Self::Place { name, at } => format!(
                "({id}, name: {}, lat: {}, lon: {})",
                in_languages(name),
                degrees(at.lat),
                degrees(at.lon)
            ),
            Self::Road { from, to, km } => {
                let ends = names(&[("from", from.as_str()), ("to", to.as_str())]);
                format!("({id}, {ends}, km: {km}, class: Local)")
            }
            Self::Centre {
                name,
                place,
                municipality,
            } => {
                let at = [
                    ("place", place.as_str()),
                    ("municipality", municipality.as_str()),
                ];
                format!(
                    "({id}, name: {}, {}, stations: [(voters: {VOTERS}, serves: Men), (voters: {VOTERS}, serves: Women)])",
                    in_languages(name),
                    names(&at)
                )
            }
            Self::Checkpoint {
                name,
                road,
                near,
                seat,
            } => {
                let at = [
                    ("road", road.as_str()),
                    ("near", near.as_str()),
                    ("seat", seat.as_str()),
                ];
                format!(
                    "({id}, name: {}, {}, lanes: 1, staff: 6, posture: Look)",
                    in_languages(name),
                    names(&at)
                )
            }
            Self::Unit {
                name,
                kind,
                seat,
                base,
                centre,
            } => {
                let mut at = vec![("seat", seat.as_str()), ("base", base.as_str())];
                at.extend(centre.iter().map(|c| ("centre", c.as_str())));
                format!(
                    "({id}, name: {}, kind: {kind:?}, {}, strength: 6)",
                    in_languages(name),
                    names(&at)
                )
            }
        }
    }
}

/// Puts a thing behind the others of the text that has most of its sort, or into the head.
pub(super) fn add(texts: &Texts, new: &New) -> Result<(Found, Thing), Refused> {
    let sort = new.sort();
    let list = [Step::Field(sort.list())];
    let read = texts.iter().enumerate();
    let read: Vec<(usize, Document)> = read
        .filter_map(|(n, (_, text))| Some((n, Document::parse(text).ok()?)))
        .collect();
    let items = |d: &Document| {
        d.node(&list)
            .and_then(Node::group)
            .map_or(0, |g| g.entries.len())
    };
    let taken: BTreeSet<String> = read
        .iter()
        .flat_map(|(_, d)| (0..items(d)).filter_map(|n| id_of(d, sort.list(), n)))
        .collect();
    let id = free_id(new, &taken);
    let most = read
        .into_iter()
        .max_by_key(|(n, d)| (items(d), usize::MAX - n));
    let (file, mut document) = most.ok_or(Refused::Gone)?;
    let alone = new.written(&id);
    let first = document.typed(&[list[0], Step::Item(0)]);
    let item = if first.is_some_and(|t| t.contains('\n')) {
        laid_out_within(&alone, WIDTH).map_err(EditError::NoValue)?
    } else {
        alone
    };
    if document.node(&list).is_none() {
        document.set_field(&[], sort.list(), "[\n]", &[])?;
    }
    let n = items(&document);
    document.append(&list, item.trim_end())?;
    let found = Found {
        file,
        document,
        item: n,
    };
    Ok((found, sort.named(&id)))
}

/// An identifier that nothing of its sort has.
fn free_id(new: &New, taken: &BTreeSet<String>) -> String {
    let wanted = new.wanted();
    let numbered = (2..).map(|n| match &wanted {
        Some(id) => format!("{id}-{n}"),
        None => format!("{}-{}", new.sort().stem(), n - 1),
    });
    let mut all = wanted.clone().into_iter().chain(numbered);
    all.find(|id| !taken.contains(id)).unwrap_or_default()
}
