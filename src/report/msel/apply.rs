//! Changes the files of a scenario: values of injects where they stand, new injects behind the others, others taken out.
//!
//! Deliberately not here: what changes (`plan`), writing files.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Column;
use super::found::{Change, What};
use super::origin::{INJECTS, Origin, field, number_of};
use crate::base::ids::{InjectId, SeatId, StorylineId};
use crate::base::message::{Message as Said, msg};
use crate::base::text::{Lang, Text};
use crate::base::time::{SimTime, Span};
use crate::record::states::Channel;
use crate::scenario::Scenario;
use crate::scenario::edit::{
    Document, EditError, Kind, Step, in_languages, laid_out_within, quoted, span, time,
};
use crate::scenario::fields::fields_of;
use crate::scenario::model::Inject;
use crate::scenario::read::Texts;

/// Columns that an inject has on a line of its list.
const WIDTH: usize = 112;

/// What a value becomes.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Value {
    /// Words in a language.
    Words(Lang, String),
    /// A text in quotes.
    Quoted(String),
    /// Seats.
    Seats(Vec<SeatId>),
    /// A channel.
    Channel(Channel),
    /// At a time.
    At(SimTime),
    /// So long after another inject.
    After(InjectId, Span),
    /// It is taken out.
    Nothing,
}

/// A change of an inject.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) inject: InjectId,
    /// Which of its effects is changed; none: the inject itself.
    pub(super) message: Option<usize>,
    pub(super) column: Column,
    pub(super) value: Value,
    /// What stood there and stands there then, as the list has it.
    pub(super) before: String,
    pub(super) after: String,
    /// The cell that changes it.
    pub(super) cell: String,
}

/// A message of a new inject.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) from: Text,
    pub(super) to: Vec<SeatId>,
    pub(super) channel: Channel,
    pub(super) text: Text,
}

/// A new inject.
#[derive(Clone, Debug)]
pub(super) struct NewInject {
    /// The identifier that it asks for.
    pub(super) id: Option<String>,
    pub(super) name: Text,
    pub(super) storyline: Option<StorylineId>,
    pub(super) at: SimTime,
    pub(super) messages: Vec<Message>,
    pub(super) controller: Text,
    pub(super) notes: Text,
    /// The cells that it is made of; the inject that they name is not known yet.
    pub(super) cells: Vec<Origin>,
}

/// All changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits {
    pub(super) changed: Vec<Edit>,
    pub(super) added: Vec<NewInject>,
    pub(super) removed: Vec<InjectId>,
}

/// Makes the changes; says what they were, and which cell each value came from.
pub(super) fn apply(
    s: &Scenario,
    texts: &Texts,
    edits: Edits,
) -> Result<(Texts, Vec<Change>, Vec<Origin>), Said> {
    let mut files = Files::read(texts);
    let (mut changes, mut origins) = (Vec::new(), Vec::new());
    for e in edits.changed {
        let file = files
            .change(&e)
            .map_err(|_| msg!("msel-cannot-change", id = &e.inject))?;
        origins.push(Origin {
            inject: e.inject.to_string(),
            message: e.message,
            part: e.column.part,
            lang: match &e.value {
                Value::Words(lang, _) => Some(*lang),
                _ => None,
            },
            cell: e.cell,
        });
        changes.push(Change {
            inject: e.inject.to_string(),
            file,
            what: What::Changed(e.column, e.before, e.after),
        });
    }
    for id in edits.removed {
        let file = files
            .remove(&id)
            .map_err(|_| msg!("msel-cannot-change", id = &id))?;
        changes.push(Change {
            inject: id.to_string(),
            file,
            what: What::Removed,
        });
    }
    let mut taken: BTreeSet<String> = s.injects.iter().map(|i| i.id.to_string()).collect();
    let mut last = 0;
    let named = edits.added.into_iter().map(|new| {
        let id = free_id(new.id.as_deref(), &mut taken, &mut last);
        (id, new)
    });
    let named: Vec<(String, NewInject)> = named.collect();
    let file = match named.first() {
        Some((id, _)) => files
            .add(&named)
            .map_err(|_| msg!("msel-cannot-change", id = id))?,
        None => String::new(),
    };
    for (id, new) in named {
        let file = file.clone();
        origins.extend(new.cells.into_iter().map(|o| Origin {
            inject: id.clone(),
            ..o
        }));
        let name = [&new.name.ar, &new.name.en]
            .into_iter()
            .find(|n| !n.is_empty());
        let name = name.cloned().unwrap_or_default();
        changes.push(Change {
            inject: id,
            file,
            what: What::Added(new.at, name),
        });
    }
    Ok((files.texts(), changes, origins))
}

/// An identifier that no inject has; `last` is the last number that one without a wish got.
fn free_id(wanted: Option<&str>, taken: &mut BTreeSet<String>, last: &mut usize) -> String {
    let is_free = |id: &String| !taken.contains(id);
    let found = match wanted {
        Some(id) => {
            let numbered = (2..).map(|n| format!("{id}-{n}"));
            std::iter::once(id.to_owned()).chain(numbered).find(is_free)
        }
        None => {
            let numbered = (*last + 1..).inspect(|n| *last = *n);
            numbered.map(|n| format!("msel-{n}")).find(is_free)
        }
    };
    let id = found.unwrap_or_default();
    taken.insert(id.clone());
    id
}

/// The files of a scenario.
struct Files<'t> {
    texts: &'t Texts,
    /// Those that can be read, by their places among the texts.
    documents: BTreeMap<usize, Document>,
}

impl<'t> Files<'t> {
    fn read(texts: &'t Texts) -> Self {
        let read = texts.iter().enumerate();
        let read = read.filter_map(|(n, (_, text))| Some((n, Document::parse(text).ok()?)));
        Self {
            texts,
            documents: read.collect(),
        }
    }

    fn texts(self) -> Texts {
        let one = |(n, (path, text)): (usize, &(String, String))| {
            let now = self.documents.get(&n).map(|d| d.text().to_owned());
            (path.clone(), now.unwrap_or_else(|| text.clone()))
        };
        self.texts.iter().enumerate().map(one).collect()
    }

    /// The file of an inject and its place in that one's list.
    fn find(&self, id: &InjectId) -> Result<(usize, usize), EditError> {
        let in_file = |(n, d): (&usize, &Document)| Some((*n, number_of(d, id.as_str())?));
        self.documents
            .iter()
            .find_map(in_file)
            .ok_or(EditError::NoPlace)
    }

    fn document(&mut self, file: usize) -> Result<&mut Document, EditError> {
        self.documents.get_mut(&file).ok_or(EditError::NoPlace)
    }

    fn change(&mut self, e: &Edit) -> Result<String, EditError> {
        let (file, n) = self.find(&e.inject)?;
        let d = self.document(file)?;
        let mut place = vec![INJECTS, Step::Item(n)];
        if let Some(effect) = e.message {
            place.extend([Step::Field("effects"), Step::Item(effect)]);
        }
        let order = fields_of::<Inject>();
        let field = field(e.column.part).ok_or(EditError::NoPlace)?;
        match &e.value {
            Value::Nothing => d.remove_field(&place, field)?,
            Value::Words(lang, words) => {
                let inner: Vec<Step<'_>> =
                    place.iter().copied().chain([Step::Field(field)]).collect();
                let there = d
                    .node(&inner)
                    .is_some_and(|n| matches!(n.kind, Kind::Group(_)));
                if there {
                    d.set_field(&inner, lang.tag(), &quoted(words), &["ar", "en"])?;
                } else {
                    d.set_field(
                        &place,
                        field,
                        &format!("({}: {})", lang.tag(), quoted(words)),
                        order,
                    )?;
                }
            }
            other => d.set_field(&place, field, &written(other), order)?,
        }
        Ok(self.texts[file].0.clone())
    }

    fn remove(&mut self, id: &InjectId) -> Result<String, EditError> {
        let (file, n) = self.find(id)?;
        self.document(file)?.remove_item(&[INJECTS], n)?;
        Ok(self.texts[file].0.clone())
    }

    /// Puts injects behind the others of the file that has most of them, or into the head: all at once, for each change reads the file.
    fn add(&mut self, all: &[(String, NewInject)]) -> Result<String, EditError> {
        let many = |d: &Document| {
            d.node(&[INJECTS])
                .and_then(|n| n.group())
                .map(|g| g.entries.len() + 1)
        };
        let most = self
            .documents
            .iter()
            .map(|(n, d)| (many(d).unwrap_or(0), *n));
        let file = most
            .max_by_key(|(many, n)| (*many, usize::MAX - n))
            .map_or(0, |(_, n)| n);
        let d = self.document(file)?;
        if d.node(&[INJECTS]).is_none() {
            d.set_field(&[], "injects", "[\n]", &[])?;
        }
        let mut items = Vec::new();
        for (id, new) in all {
            let item = laid_out_within(&inject(id, new), WIDTH).map_err(EditError::NoValue)?;
            items.push(item.trim_end().to_owned());
        }
        d.append_all(&[INJECTS], &items)?;
        Ok(self.texts[file].0.clone())
    }
}

/// A value as a scenario has it.
fn written(value: &Value) -> String {
    match value {
        Value::Words(lang, words) => format!("({}: {})", lang.tag(), quoted(words)),
        Value::Quoted(words) => quoted(words),
        Value::Seats(seats) => {
            let seats: Vec<String> = seats.iter().map(|s| quoted(s.as_str())).collect();
            format!("[{}]", seats.join(", "))
        }
        Value::Channel(channel) => ron::to_string(channel).unwrap_or_default(),
        Value::At(t) => format!("At({})", quoted(&time(*t))),
        Value::After(inject, delay) => format!(
            "After(inject: {}, delay: {})",
            quoted(inject.as_str()),
            quoted(&span(*delay))
        ),
        Value::Nothing => String::new(),
    }
}

/// An inject as a scenario has it.
fn inject(id: &str, new: &NewInject) -> String {
    let mut fields = vec![
        format!("id: {}", quoted(id)),
        format!("name: {}", in_languages(&new.name)),
    ];
    if let Some(storyline) = &new.storyline {
        fields.push(format!("storyline: {}", quoted(storyline.as_str())));
    }
    fields.push(format!("when: {}", written(&Value::At(new.at))));
    let messages = new.messages.iter().map(|m| {
        format!(
            "Message(from: {}, to: {}, channel: {}, text: {})",
            in_languages(&m.from),
            written(&Value::Seats(m.to.clone())),
            written(&Value::Channel(m.channel)),
            in_languages(&m.text)
        )
    });
    let messages: Vec<String> = messages.collect();
    fields.push(format!("effects: [{}]", messages.join(", ")));
    for (name, text) in [("controller", &new.controller), ("notes", &new.notes)] {
        if *text != Text::default() {
            fields.push(format!("{name}: {}", in_languages(text)));
        }
    }
    format!("({})", fields.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_free() {
        let mut taken = BTreeSet::from(["n1".to_owned(), "msel-1".to_owned()]);
        let mut last = 0;
        let mut free = |wanted| free_id(wanted, &mut taken, &mut last);
        assert_eq!(free(Some("n1")), "n1-2");
        assert_eq!(free(None), "msel-2");
        assert_eq!(free(Some("n1")), "n1-3");
        assert_eq!(free(None), "msel-3");
    }
}
