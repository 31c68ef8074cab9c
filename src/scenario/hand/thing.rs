//! The things of a scenario that are changed by hand, and where each stands in the texts.
//!
//! Deliberately not here: what they have (`figure`).

use crate::base::ids::{CentreId, CheckpointId, InjectId, PlaceId, RoadId, UnitId};
use crate::record::states::list;
use crate::scenario::edit::{Document, Step, quoted};
use crate::scenario::fields::fields_of;
use crate::scenario::format;
use crate::scenario::model;
use crate::scenario::read::{Texts, dialect};

list! {
    /// A sort of thing.
    Sort {
        /// A place of the map.
        Place,
        /// A road.
        Road,
        /// A polling centre.
        Centre,
        /// A checkpoint.
        Checkpoint,
        /// A unit.
        Unit,
        /// An inject.
        Inject,
    }
}

impl Sort {
    /// The list in which it stands.
    pub fn list(self) -> &'static str {
        match self {
            Self::Place => "places",
            Self::Road => "roads",
            Self::Centre => "centres",
            Self::Checkpoint => "checkpoints",
            Self::Unit => "units",
            Self::Inject => "injects",
        }
    }

    /// A word for it in an identifier.
    pub(super) fn stem(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Road => "road",
            Self::Centre => "centre",
            Self::Checkpoint => "checkpoint",
            Self::Unit => "unit",
            Self::Inject => "inject",
        }
    }

    /// Its fields in their usual order.
    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Place => fields_of::<format::Place>(),
            Self::Road => fields_of::<model::Road>(),
            Self::Centre => fields_of::<model::Centre>(),
            Self::Checkpoint => fields_of::<model::Checkpoint>(),
            Self::Unit => fields_of::<format::Unit>(),
            Self::Inject => fields_of::<model::Inject>(),
        }
    }

    /// The thing of this sort that has an identifier.
    pub fn named(self, id: &str) -> Thing {
        match self {
            Self::Place => Thing::Place(id.into()),
            Self::Road => Thing::Road(id.into()),
            Self::Centre => Thing::Centre(id.into()),
            Self::Checkpoint => Thing::Checkpoint(id.into()),
            Self::Unit => Thing::Unit(id.into()),
            Self::Inject => Thing::Inject(id.into()),
        }
    }
}

/// A thing that is changed by hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Thing {
    /// A place of the map.
    Place(PlaceId),
    /// A road.
    Road(RoadId),
    /// A polling centre.
    Centre(CentreId),
    /// A checkpoint.
    Checkpoint(CheckpointId),
    /// A unit.
    Unit(UnitId),
    /// An inject.
    Inject(InjectId),
}

impl Thing {
    /// Of which sort it is.
    pub fn sort(&self) -> Sort {
        match self {
            Self::Place(_) => Sort::Place,
            Self::Road(_) => Sort::Road,
            Self::Centre(_) => Sort::Centre,
            Self::Checkpoint(_) => Sort::Checkpoint,
            Self::Unit(_) => Sort::Unit,
            Self::Inject(_) => Sort::Inject,
        }
    }

    /// Its identifier.
    pub fn id(&self) -> &str {
        match self {
            Self::Place(x) => x.as_str(),
            Self::Road(x) => x.as_str(),
            Self::Centre(x) => x.as_str(),
            Self::Checkpoint(x) => x.as_str(),
            Self::Unit(x) => x.as_str(),
            Self::Inject(x) => x.as_str(),
        }
    }
}

/// Where a thing stands: in which text, as which item of its list.
pub(super) struct Found {
    pub(super) file: usize,
    pub(super) document: Document,
    pub(super) item: usize,
}

/// Finds a thing. Of two of one name the first is meant, as in the check.
pub(super) fn find(texts: &Texts, thing: &Thing) -> Option<Found> {
    find_in(texts, thing.sort().list(), thing.id())
}

/// Finds what has an identifier in a list.
pub(super) fn find_in(texts: &Texts, list: &str, id: &str) -> Option<Found> {
    let wanted = quoted(id);
    // Most texts can be left aside without reading them.
    let may = texts.iter().enumerate();
    let may = may.filter(|(_, (_, text))| text.contains(&wanted));
    may.filter_map(|(file, (_, text))| Some((file, Document::parse(text).ok()?)))
        .find_map(|(file, document)| {
            let items = document.node(&[Step::Field(list)])?.group()?.entries.len();
            let is = |n: &usize| id_of(&document, list, *n).as_deref() == Some(id);
            let item = (0..items).find(is)?;
            Some(Found {
                file,
                document,
                item,
            })
        })
}

/// The identifier of an item of a list.
pub(super) fn id_of(d: &Document, list: &str, item: usize) -> Option<String> {
    let place = [Step::Field(list), Step::Item(item), Step::Field("id")];
    meant(d.typed(&place)?)
}

/// What is meant by a text in quotes.
pub(super) fn meant(typed: &str) -> Option<String> {
    dialect().from_str::<String>(typed).ok()
}
