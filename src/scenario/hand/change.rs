//! The changes that a hand makes, each applied to texts and giving new ones.
//!
//! Deliberately not here: the texts of new things (`add`), what can be taken back (`history`).

use super::add::{self, New};
use super::figure::{Figure, Form};
use super::part::{self, NewPart, Part};
use super::refused::Refused;
use super::sheet::{fits, value as stands, written};
use super::thing::{Found, Thing, find};
use crate::base::geo::LatLon;
use crate::base::ids::{InjectId, PlaceId, well_formed};
use crate::base::text::western_digits;
use crate::base::time::{SimTime, Span};
use crate::scenario::edit::{Document, Node, Step, degrees, quoted, span, time};
use crate::scenario::fields::fields_of;
use crate::scenario::model::Expected;
use crate::scenario::read::Texts;

/// A change.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// A place moves, with everything that stands at it.
    Move(PlaceId, LatLon),
    /// A value of a thing becomes what was typed.
    Set(Thing, Figure, String),
    /// Several changes as one: all of them, or none.
    Several(Vec<Self>),
    /// A thing is added.
    Add(New),
    /// An inject does or expects something more.
    Extend(InjectId, NewPart),
    /// An effect or expected action of an inject is taken out, counted from 0.
    Shorten(InjectId, Part, u8),
    /// A thing is taken out. Who names it is not looked at.
    Remove(Thing),
}

impl Edit {
    /// The thing that it changes; none where it adds one.
    pub fn about(&self) -> Option<Thing> {
        match self {
            Self::Move(place, _) => Some(Thing::Place(place.clone())),
            Self::Set(thing, ..) | Self::Remove(thing) => Some(thing.clone()),
            Self::Several(edits) => edits.iter().find_map(Self::about),
            Self::Extend(inject, _) | Self::Shorten(inject, ..) => {
                Some(Thing::Inject(inject.clone()))
            }
            Self::Add(_) => None,
        }
    }
}

/// What came of a change.
#[derive(Clone, Debug)]
pub struct Done {
    /// The texts as they are then.
    pub texts: Texts,
    /// The thing that was added.
    pub added: Option<Thing>,
}

/// Makes a change.
///
/// # Errors
/// If it cannot be made; then nothing is changed.
pub fn apply(texts: &Texts, edit: &Edit) -> Result<Done, Refused> {
    match edit {
        Edit::Move(place, to) => {
            let thing = Thing::Place(place.clone());
            let mut found = find(texts, &thing).ok_or(Refused::Gone)?;
            for (figure, d) in [(Figure::Lat, to.lat), (Figure::Lon, to.lon)] {
                put(&mut found, &thing, figure, &degrees(d))?;
            }
            Ok(done(texts, found, None))
        }
        Edit::Set(thing, figure, typed) => {
            let mut found = find(texts, thing).ok_or(Refused::Gone)?;
            set(&mut found, thing, *figure, typed)?;
            Ok(done(texts, found, None))
        }
        Edit::Several(edits) => {
            let mut all = Done {
                texts: texts.clone(),
                added: None,
            };
            for edit in edits {
                let one = apply(&all.texts, edit)?;
                (all.texts, all.added) = (one.texts, one.added.or(all.added));
            }
            Ok(all)
        }
        Edit::Extend(inject, part) => {
            let thing = Thing::Inject(inject.clone());
            let mut found = find(texts, &thing).ok_or(Refused::Gone)?;
            part::extend(texts, &mut found, part)?;
            Ok(done(texts, found, None))
        }
        Edit::Shorten(inject, part, n) => {
            let thing = Thing::Inject(inject.clone());
            let mut found = find(texts, &thing).ok_or(Refused::Gone)?;
            part::shorten(&mut found, *part, usize::from(*n))?;
            Ok(done(texts, found, None))
        }
        Edit::Add(new) => {
            let (found, thing) = add::add(texts, new)?;
            Ok(done(texts, found, Some(thing)))
        }
        Edit::Remove(thing) => {
            let mut found = find(texts, thing).ok_or(Refused::Gone)?;
            let list = [Step::Field(thing.sort().list())];
            found.document.remove_item(&list, found.item)?;
            Ok(done(texts, found, None))
        }
    }
}

fn done(texts: &Texts, found: Found, added: Option<Thing>) -> Done {
    let mut texts = texts.clone();
    found.document.text().clone_into(&mut texts[found.file].1);
    Done { texts, added }
}

fn set(found: &mut Found, thing: &Thing, figure: Figure, typed: &str) -> Result<(), Refused> {
    let item = [Step::Field(thing.sort().list()), Step::Item(found.item)];
    // What is typed as it stands is no change, however it is written.
    let now = stands(&found.document, &item, figure);
    if now.as_deref().map(str::trim) == Some(typed.trim()) {
        return Ok(());
    }
    match value(figure, typed.trim())? {
        Some(value) => put(found, thing, figure, &value),
        None => leave_out(found, thing, figure),
    }
}

/// A value as it is written; none if it is to be left out.
fn value(figure: Figure, typed: &str) -> Result<Option<String>, Refused> {
    if typed.is_empty() {
        let may = figure.left_out().is_some();
        return if may { Ok(None) } else { Err(Refused::Empty) };
    }
    let digits = || western_digits(typed).replace(['٫', ','], ".");
    let written = match figure.form() {
        Form::Words | Form::Lines => quoted(typed),
        Form::Names => {
            let ids = typed.split(',').map(str::trim);
            let ids: Option<Vec<String>> =
                ids.map(|id| well_formed(id).then(|| quoted(id))).collect();
            format!("[{}]", ids.ok_or(Refused::NotName)?.join(", "))
        }
        Form::Whole => digits()
            .parse::<u32>()
            .map_err(|_| Refused::NotWhole)?
            .to_string(),
        Form::Decimal => {
            let number = digits().parse::<f64>().ok().filter(|x| x.is_finite());
            number.ok_or(Refused::NotNumber)?.to_string()
        }
        Form::Choice => {
            let known = figure.choices().into_iter().map(|c| c.written());
            let found = known.into_iter().find(|w| w == typed);
            found.ok_or(Refused::NotChoice)?
        }
        Form::Name if well_formed(typed) => quoted(typed),
        Form::Name => return Err(Refused::NotName),
        Form::Time => {
            let t = SimTime::parse_typed(typed).ok_or(Refused::NotTime)?;
            quoted(&time(t))
        }
        Form::Span => {
            // A bare number is minutes, as people say it.
            let plain = western_digits(typed);
            let minutes = plain.bytes().all(|b| b.is_ascii_digit());
            let plain = if minutes { format!("{plain}m") } else { plain };
            quoted(&span(Span::parse(&plain).ok_or(Refused::NotSpan)?))
        }
    };
    Ok(Some(written))
}

/// Puts a value in its place, or inserts it where it was left out.
fn put(found: &mut Found, thing: &Thing, figure: Figure, value: &str) -> Result<(), Refused> {
    let item = [Step::Field(thing.sort().list()), Step::Item(found.item)];
    let d = &mut found.document;
    if !fits(d, &item, figure) {
        return Err(Refused::Gone);
    }
    let way: Vec<Step<'_>> = item.iter().copied().chain(figure.way()).collect();
    if let Some(node) = written(d, &item, figure) {
        // A `Some` around it stays.
        let inside = d.node(&way).is_some_and(|outer| outer.span != node.span);
        let deeper: Vec<Step<'_>> = if inside {
            way.into_iter().chain([Step::Item(0)]).collect()
        } else {
            way
        };
        return Ok(d.set(&deeper, value)?);
    }
    let Some((Step::Field(name), outer)) = way.split_last() else {
        return Err(Refused::Gone);
    };
    if d.node(outer).is_none() {
        let whole = match figure {
            Figure::GateLanes => format!("(lanes: {value}, posture: Identity)"),
            Figure::GatePosture => format!("(lanes: 1, posture: {value})"),
            _ => format!("({name}: {value})"),
        };
        let Some((Step::Field(group), item)) = outer.split_last() else {
            return Err(Refused::Gone);
        };
        return Ok(d.set_field(item, group, &whole, thing.sort().fields())?);
    }
    let order = inner_order(figure, thing);
    Ok(d.set_field(outer, name, value, order)?)
}

/// The fields beside a value, in their usual order.
fn inner_order(figure: Figure, thing: &Thing) -> &'static [&'static str] {
    match figure {
        Figure::NameAr
        | Figure::NameEn
        | Figure::SenderAr(_)
        | Figure::SenderEn(_)
        | Figure::WordsAr(_)
        | Figure::WordsEn(_)
        | Figure::ExpectedAr(_)
        | Figure::ExpectedEn(_)
        | Figure::ControllerAr
        | Figure::ControllerEn
        | Figure::NotesAr
        | Figure::NotesEn => &["ar", "en"],
        Figure::Receivers(_) | Figure::Channel(_) => &["from", "to", "channel", "text"],
        Figure::Within(_) | Figure::Task(_) => fields_of::<Expected>(),
        Figure::Voters(_) | Figure::Serves(_) | Figure::Desks(_) => &["voters", "serves", "desks"],
        Figure::GateLanes | Figure::GatePosture => &["lanes", "posture", "women"],
        Figure::Delay => &["inject", "condition", "delay"],
        _ => thing.sort().fields(),
    }
}

/// Takes a value out, so that what is usual holds again.
fn leave_out(found: &mut Found, thing: &Thing, figure: Figure) -> Result<(), Refused> {
    let item = [Step::Field(thing.sort().list()), Step::Item(found.item)];
    let d: &mut Document = &mut found.document;
    if written(d, &item, figure).is_none() {
        return Ok(());
    }
    let way: Vec<Step<'_>> = item.iter().copied().chain(figure.way()).collect();
    match way.split_last() {
        // What stands beside it in a gate, or an inject's delay after another, has no usual value.
        Some(_)
            if matches!(
                figure,
                Figure::GateLanes | Figure::GatePosture | Figure::Delay
            ) =>
        {
            Err(Refused::Empty)
        }
        // Words in no language at all are no words.
        Some((Step::Field(_), outer))
            if matches!(
                figure,
                Figure::ControllerAr | Figure::ControllerEn | Figure::NotesAr | Figure::NotesEn
            ) && is_alone(d, outer) =>
        {
            match outer.split_last() {
                Some((Step::Field(words), outer)) => Ok(d.remove_field(outer, words)?),
                Some((Step::Item(_), _)) | None => Err(Refused::Gone),
            }
        }
        Some((Step::Field(name), outer)) => Ok(d.remove_field(outer, name)?),
        _ => Err(Refused::Gone),
    }
}

/// Whether there is one value in a group.
fn is_alone(d: &Document, place: &[Step<'_>]) -> bool {
    let group = d.node(place).and_then(Node::group);
    group.is_some_and(|g| g.entries.len() == 1)
}
