//! What a scenario has with identifiers: where each stands and what it is called.
//!
//! Texts are read between their slips, so that what is half written elsewhere hides nothing.
//! Deliberately not here: whether identifiers are well formed or used twice (`scenario::check`).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::base::ids::IdKind;
use crate::base::text::{Lang, Text};
use crate::scenario::locate::{self, Node, Shape};
use crate::scenario::read::Texts;
use crate::scenario::schema::{Inside, Type};

/// The field that gives a thing its identifier.
pub(super) const ID: &str = "id";
/// What is a thing once it is set: flags have no list of their own.
const SETS: &str = "SetFlag";

/// Something with an identifier.
#[derive(Clone, PartialEq, Debug)]
pub struct Thing {
    /// Its identifier.
    pub id: String,
    /// What it is called, if it has a name.
    pub name: Text,
    /// Index of its file among the texts.
    pub file: usize,
    /// The bytes of its identifier there, quotes included.
    pub span: Range<usize>,
    /// The places between which a road lies.
    ends: Option<(String, String)>,
}

/// All things of a scenario, by their kind and in the order in which they are written.
#[derive(Clone, Default, Debug)]
pub struct Names(BTreeMap<IdKind, Vec<Thing>>);

impl Names {
    /// Reads the names of texts, of which the first is the head.
    pub fn of(texts: &Texts) -> Self {
        let mut names = Self::default();
        for (file, (_, text)) in texts.iter().enumerate() {
            let tree = locate::parse(text);
            let walk = Walk { text, file };
            names.take(walk, &tree.root, Type::of_file(file == 0));
        }
        names.call_roads();
        names
    }

    /// Roads have no names: each is called by its ends, which may be named in another file.
    fn call_roads(&mut self) {
        let place = |id: &str| {
            let found = self.find(IdKind::PlaceId, id);
            found.map_or_else(|| Text::new(id, id), |p| p.name.clone())
        };
        let called = |t: &Thing| {
            let (from, to) = t.ends.as_ref()?;
            let (a, b) = (place(from), place(to));
            let between = |lang: Lang| format!("{} – {}", a.get(lang), b.get(lang));
            Some(Text::new(&between(Lang::Ar), &between(Lang::En)))
        };
        let all: Vec<Option<Text>> = self.all(IdKind::RoadId).iter().map(called).collect();
        let roads = self.0.get_mut(&IdKind::RoadId).into_iter().flatten();
        for (road, name) in roads.zip(all) {
            road.name = name.unwrap_or_default();
        }
    }

    /// Those of a kind.
    pub fn all(&self, kind: IdKind) -> &[Thing] {
        self.0.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// The thing of a kind with an identifier. Of two the first is meant, an author's own before one of the built-in library.
    pub fn find(&self, kind: IdKind, id: &str) -> Option<&Thing> {
        self.all(kind).iter().find(|t| t.id == id)
    }

    fn take(&mut self, walk: Walk<'_>, node: &Node, holds: Type) {
        let name = walk.name(node);
        match (&node.shape, holds.inside(name)) {
            (Shape::Fields(fields), Some(Inside::Fields(record))) => {
                for f in fields {
                    let Some(field) = record.field(&f.name) else {
                        continue;
                    };
                    let kind = field.holds.identifies().filter(|_| f.name == ID);
                    if let (Some(kind), Shape::Text(id)) = (kind, &f.value.shape) {
                        self.add(kind, id, walk, &f.value, (called(node), ends(node)));
                    }
                    self.take(walk, &f.value, field.holds);
                }
            }
            (Shape::Items(items), Some(inside)) => {
                for (n, item) in items.iter().enumerate() {
                    let holds = match &inside {
                        Inside::Items(t) | Inside::One(t) => Some(*t),
                        Inside::Tuple(parts) => parts.get(n).copied(),
                        Inside::Fields(_) => None,
                    };
                    let Some(holds) = holds else { continue };
                    if let (true, Some(kind), Shape::Text(id)) =
                        (name == Some(SETS), holds.identifies(), &item.shape)
                    {
                        self.add(kind, id, walk, item, (Text::default(), None));
                    }
                    self.take(walk, item, holds);
                }
            }
            // Of `Some(…)` the node is what stands inside.
            (Shape::Fields(_) | Shape::Items(_) | Shape::Text(_) | Shape::Other, _) => {}
        }
    }

    fn add(
        &mut self,
        kind: IdKind,
        id: &str,
        walk: Walk<'_>,
        node: &Node,
        (name, ends): (Text, Option<(String, String)>),
    ) {
        let list = self.0.entry(kind).or_default();
        // A flag may be set in several places.
        if kind == IdKind::FlagId && list.iter().any(|t| t.id == id) {
            return;
        }
        list.push(Thing {
            id: id.to_owned(),
            name,
            file: walk.file,
            span: node.start..node.end,
            ends,
        });
    }
}

/// A text while it is gone through.
#[derive(Clone, Copy)]
struct Walk<'t> {
    text: &'t str,
    file: usize,
}

impl<'t> Walk<'t> {
    /// The name before a value's bracket.
    fn name(self, node: &Node) -> Option<&'t str> {
        let written = self.text.get(node.start..node.end)?;
        let written = match written.strip_prefix("Some(") {
            Some(inner) => inner.trim_start(),
            None => written,
        };
        let end = written.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
        let (name, rest) = written.split_at(end);
        (!name.is_empty() && rest.trim_start().starts_with('(')).then_some(name)
    }
}

/// The places between which a record says that it lies.
fn ends(node: &Node) -> Option<(String, String)> {
    let end = |field: &str| match &node.field(field)?.shape {
        Shape::Text(id) => Some(id.clone()),
        Shape::Fields(_) | Shape::Items(_) | Shape::Other => None,
    };
    Some((end("from")?, end("to")?))
}

/// What a record says that it is called.
fn called(node: &Node) -> Text {
    let named = node.field("name").or_else(|| node.field("title"));
    let Some(named) = named.or_else(|| node.field("text")) else {
        return Text::default();
    };
    let part = |lang: &str| match named.field(lang).map(|n| &n.shape) {
        Some(Shape::Text(words)) => words.clone(),
        _ => String::new(),
    };
    Text {
        ar: part("ar"),
        en: part("en"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_road_is_called_by_its_ends() {
        let head = "(roads: [(id: \"r\", from: \"a\", to: \"b\", km: 1, class: Local)], places: [(id: \"a\", name: (ar: \"ألف\", en: \"Alef\"))])";
        let names = Names::of(&vec![("scenario.ron".to_owned(), head.to_owned())]);
        let road = names.find(IdKind::RoadId, "r").unwrap();
        assert_eq!(
            (road.name.ar.as_str(), road.name.en.as_str()),
            ("ألف – b", "Alef – b")
        );
    }

    #[test]
    fn things_are_found_in_all_files_and_behind_slips() {
        let head =
            "(format: 1, id: \"s\" seats: [(id: \"room\", name: (ar: \"غرفة\", en: \"Room\"))],)";
        let part = "(injects: [\n (id: \"x\", effects: [SetFlag(\"f\"), Incident(id: \"i\", kind: \"k\"), SetFlag(\"f\")], expected: [(id: \"e\")]),\n (id: \"y\" name: (ar: \"\"),\n], objectives: [(id: \"o\", tasks: [(id: \"t\", name: (en: \"Task\"))])])";
        let texts = vec![
            ("scenario.ron".to_owned(), head.to_owned()),
            ("part.ron".to_owned(), part.to_owned()),
        ];
        let names = Names::of(&texts);
        let ids = |kind| {
            names
                .all(kind)
                .iter()
                .map(|t| t.id.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(IdKind::SeatId), ["room"]);
        assert_eq!(ids(IdKind::InjectId), ["x", "y"]);
        assert_eq!(ids(IdKind::FlagId), ["f"]);
        assert_eq!(ids(IdKind::IncidentId), ["i"]);
        assert_eq!(ids(IdKind::ExpectedId), ["e"]);
        assert_eq!(ids(IdKind::KindId), [""; 0]);
        let task = names.find(IdKind::TaskId, "t").unwrap();
        assert_eq!((task.name.en.as_str(), task.file), ("Task", 1));
        assert_eq!(&part[task.span.clone()], "\"t\"");
        let room = names.find(IdKind::SeatId, "room").unwrap();
        assert_eq!(room.name.ar, "غرفة");
    }
}
