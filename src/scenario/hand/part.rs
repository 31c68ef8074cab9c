//! Parts of injects: a message or another effect, an expected action; each with the few values that it needs.
//!
//! Deliberately not here: what of them can be set later (`figure`), new injects (`add`).

use super::refused::Refused;
use super::thing::{Found, id_of};
use crate::base::ids::{KindId, PlaceId, RoadId, SeatId};
use crate::base::text::Text;
use crate::record::order::Target;
use crate::record::states::Channel;
use crate::scenario::edit::{EditError, Step, in_languages, laid_out_within, quoted};
use crate::scenario::fields::fields_of;
use crate::scenario::model::Inject;
use crate::scenario::read::Texts;

/// Columns that a part has on a line of its own.
const WIDTH: usize = 112;

/// Of what an inject has several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// What it does.
    Effect,
    /// What is expected.
    Expected,
}

impl Part {
    fn list(self) -> &'static str {
        match self {
            Self::Effect => "effects",
            Self::Expected => "expected",
        }
    }
}

/// Something that a new inject does.
#[derive(Clone, PartialEq, Debug)]
pub enum NewEffect {
    /// Brings a message to seats.
    Message {
        /// Who is said to send it.
        from: Text,
        /// Who receives it.
        to: Vec<SeatId>,
        /// By which means.
        channel: Channel,
        /// Its words.
        text: Text,
    },
    /// Begins an incident.
    Incident {
        /// Its kind.
        kind: KindId,
        /// Where.
        at: Target,
    },
    /// Makes channels fail.
    Outage {
        /// Where.
        at: PlaceId,
        /// Which.
        channels: Vec<Channel>,
    },
    /// Blocks a road.
    BlockRoad(RoadId),
}

/// Something more that an inject does or expects.
#[derive(Clone, PartialEq, Debug)]
pub enum NewPart {
    /// It does this.
    Effect(NewEffect),
    /// It is expected that a seat confirms its message, in ten minutes.
    Confirmation {
        /// What is expected, in words.
        name: Text,
        /// Which seat.
        seat: SeatId,
    },
}

impl NewEffect {
    /// As a scenario has it; an incident that it begins is called after its inject.
    pub(super) fn written(&self, texts: &Texts, inject: &str) -> String {
        match self {
            Self::Message {
                from,
                to,
                channel,
                text,
            } => {
                let to: Vec<String> = to.iter().map(|s| quoted(s.as_str())).collect();
                format!(
                    "Message(from: {}, to: [{}], channel: {channel:?}, text: {})",
                    in_languages(from),
                    to.join(", "),
                    in_languages(text)
                )
            }
            Self::Incident { kind, at } => format!(
                "Incident(id: {}, kind: {}, at: {})",
                quoted(&unused(texts, inject)),
                quoted(kind.as_str()),
                pointed(at)
            ),
            Self::Outage { at, channels } => {
                let all: Vec<String> = channels.iter().map(|c| format!("{c:?}")).collect();
                let at = quoted(at.as_str());
                format!("Outage(at: {at}, channels: [{}])", all.join(", "))
            }
            Self::BlockRoad(road) => format!("BlockRoad({})", quoted(road.as_str())),
        }
    }
}

/// What is pointed at, as a scenario has it.
fn pointed(at: &Target) -> String {
    let sort = match at {
        Target::Incident(_) => "Incident",
        Target::Centre(_) => "Centre",
        Target::Checkpoint(_) => "Checkpoint",
        Target::Place(_) => "Place",
        Target::Road(_) => "Road",
        Target::Convoy(_) => "Convoy",
    };
    format!("{sort}({})", quoted(at.id()))
}

/// An identifier that stands in no text, made of a word.
fn unused(texts: &Texts, stem: &str) -> String {
    let stands = |id: &String| {
        let typed = quoted(id);
        texts.iter().any(|(_, text)| text.contains(&typed))
    };
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    let mut all = std::iter::once(stem.to_owned()).chain(numbered);
    all.find(|id| !stands(id)).unwrap_or_default()
}

/// Puts a part behind the others of its list.
pub(super) fn extend(texts: &Texts, found: &mut Found, part: &NewPart) -> Result<(), Refused> {
    let item = [Step::Field("injects"), Step::Item(found.item)];
    let d = &mut found.document;
    let inject = id_of(d, "injects", found.item).ok_or(Refused::Gone)?;
    let (of, written) = match part {
        NewPart::Effect(effect) => {
            let stem = format!("{inject}-incident");
            (Part::Effect, effect.written(texts, &stem))
        }
        NewPart::Confirmation { name, seat } => {
            let id = unused(texts, &format!("{inject}-confirm"));
            let action = format!(
                "(order: Acknowledge, seat: {}, message: {})",
                quoted(seat.as_str()),
                quoted(&inject)
            );
            let (id, name) = (quoted(&id), in_languages(name));
            let expected = format!("(id: {id}, name: {name}, action: {action}, within: \"10m\")");
            (Part::Expected, expected)
        }
    };
    let written = laid_out_within(&written, WIDTH).map_err(EditError::NoValue)?;
    let list = [item[0], item[1], Step::Field(of.list())];
    if d.node(&list).is_some() {
        return Ok(d.append(&list, written.trim_end())?);
    }
    let whole = format!("[{}]", written.trim_end());
    Ok(d.set_field(&item, of.list(), &whole, fields_of::<Inject>())?)
}

/// Takes a part out, and its list with the last.
pub(super) fn shorten(found: &mut Found, part: Part, n: usize) -> Result<(), Refused> {
    let item = [Step::Field("injects"), Step::Item(found.item)];
    let list = [item[0], item[1], Step::Field(part.list())];
    let d = &mut found.document;
    let group = d.node(&list).and_then(|list| list.group());
    let many = group.map_or(0, |g| g.entries.len());
    match many {
        0 => Err(Refused::Gone),
        1 if n == 0 => Ok(d.remove_field(&item, part.list())?),
        _ => Ok(d.remove_item(&list, n)?),
    }
}
