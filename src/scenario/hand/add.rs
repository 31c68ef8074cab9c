//! New things: the few values that each needs, an identifier made of its name, written in the manner of its neighbours.
//!
//! Deliberately not here: what of them can be set later (`figure`).

use std::collections::BTreeSet;

use super::part::NewEffect;
use super::refused::Refused;
use super::thing::{Found, Sort, Thing, id_of, meant};
use crate::base::geo::LatLon;
use crate::base::ids::{CentreId, MunicipalityId, PlaceId, RoadId, SeatId, StorylineId};
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::states::UnitKind;
use crate::scenario::edit::{
    Document, EditError, Node, Step, degrees, in_languages, laid_out_within, quoted, time,
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
    /// An inject that comes at a time and does one thing.
    Inject {
        /// Its name in the list of injects.
        name: Text,
        /// When it comes.
        at: SimTime,
        /// Its storyline.
        storyline: Option<StorylineId>,
        /// What it does.
        effect: NewEffect,
        /// Who is responsible for it.
        controller: Text,
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
            Self::Inject { .. } => Sort::Inject,
        }
    }

    /// The identifier that it asks for.
    fn wanted(&self) -> Option<String> {
        match self {
            Self::Place { name, .. }
            | Self::Centre { name, .. }
            | Self::Checkpoint { name, .. }
            | Self::Unit { name, .. }
            | Self::Inject { name, .. } => from_name(name),
            Self::Road { from, to, .. } => Some(format!("{from}--{to}")),
        }
    }

    /// As a scenario has it.
    #[expect(clippy::too_many_lines, reason = "each sort of thing in its turn")]
    fn written(&self, texts: &Texts, called: &str) -> String {
        let id = format!("id: {}", quoted(called));
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
            Self::Inject {
                name,
                at,
                storyline,
                effect,
                controller,
            } => {
                let story = storyline.as_ref().map(|s| ("storyline", s.as_str()));
                let mut parts = vec![id, format!("name: {}", in_languages(name))];
                parts.extend(story.map(|story| names(&[story])));
                parts.push(format!("when: At({})", quoted(&time(*at))));
                parts.push(format!("effects: [{}]", effect.written(texts, called)));
                if *controller != Text::default() {
                    parts.push(format!("controller: {}", in_languages(controller)));
                }
                format!("({})", parts.join(", "))
            }
        }
    }

    /// The storyline whose injects it follows.
    fn storyline(&self) -> Option<&StorylineId> {
        match self {
            Self::Inject { storyline, .. } => storyline.as_ref(),
            Self::Place { .. }
            | Self::Road { .. }
            | Self::Centre { .. }
            | Self::Checkpoint { .. }
            | Self::Unit { .. } => None,
        }
    }
}

/// Puts a thing behind the others of the text that has most of its sort, or into the head; an inject behind those of its storyline.
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
    let follows = new.storyline().and_then(|story| {
        let last = |(file, d): &(usize, Document)| {
            let of = |n: &usize| storyline_of(d, *n).as_deref() == Some(story.as_str());
            Some((*file, (0..items(d)).rev().find(of)?))
        };
        read.iter().rev().find_map(last)
    });
    let most = read.iter().max_by_key(|(n, d)| (items(d), usize::MAX - n));
    let (file, n) = match (follows, most) {
        (Some((file, n)), _) => (file, n + 1),
        (None, Some((file, d))) => (*file, items(d)),
        (None, None) => return Err(Refused::Gone),
    };
    let found = read.into_iter().find(|(f, _)| *f == file);
    let (_, mut document) = found.ok_or(Refused::Gone)?;
    let id = free_id(
        new,
        &taken,
        n.checked_sub(1)
            .and_then(|n| id_of(&document, sort.list(), n)),
    );
    let alone = new.written(texts, &id);
    let first = document.typed(&[list[0], Step::Item(0)]);
    let item = if first.is_some_and(|t| t.contains('\n')) {
        laid_out_within(&alone, WIDTH).map_err(EditError::NoValue)?
    } else {
        alone
    };
    if document.node(&list).is_none() {
        document.set_field(&[], sort.list(), "[\n]", &[])?;
    }
    // Behind the last also behind comments that stand there.
    let is_last = n >= items(&document);
    document.insert_item(&list, if is_last { usize::MAX } else { n }, item.trim_end())?;
    let found = Found {
        file,
        document,
        item: n,
    };
    Ok((found, sort.named(&id)))
}

/// The storyline of an inject, as it is written.
fn storyline_of(d: &Document, item: usize) -> Option<String> {
    let place = [
        Step::Field(Sort::Inject.list()),
        Step::Item(item),
        Step::Field("storyline"),
    ];
    let typed = d.typed(&place)?;
    let inside = typed
        .strip_prefix("Some(")
        .and_then(|t| t.strip_suffix(')'));
    meant(inside.unwrap_or(typed).trim())
}

/// An identifier that nothing of its sort has. Injects that are numbered are numbered on.
fn free_id(new: &New, taken: &BTreeSet<String>, before: Option<String>) -> String {
    let letters = before.filter(|_| new.sort() == Sort::Inject);
    let letters = letters.and_then(|id| {
        let stem = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_numbered = stem.len() < id.len() && stem.len() <= 3;
        is_numbered.then(|| stem.to_owned())
    });
    if let Some(stem) = letters {
        let number = |id: &String| id.strip_prefix(stem.as_str())?.parse::<u32>().ok();
        let last = taken.iter().filter_map(number).max().unwrap_or(0);
        return format!("{stem}{}", last.saturating_add(1));
    }
    let wanted = new.wanted();
    let numbered = (2..).map(|n| match &wanted {
        Some(id) => format!("{id}-{n}"),
        None => format!("{}-{}", new.sort().stem(), n - 1),
    });
    let mut all = wanted.clone().into_iter().chain(numbered);
    all.find(|id| !taken.contains(id)).unwrap_or_default()
}
