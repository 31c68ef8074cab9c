//! A plan: how a scenario is changed before it is played, written in the words of the scenario itself.
//!
//! `change` holds lists as a scenario file does, of each thing its identifier and the fields that are other: a field that is there
//! replaces the scenario's, and records are joined field by field. `add` holds whole new things, `remove` names things. What comes
//! out are the texts of a scenario, which are read and checked as every scenario is; so a plan can say whatever an author can, and an
//! exercise of it can be kept. A thing that is not changed keeps its identifier and with it its luck.
//! Deliberately not here: whether the scenario that comes of it is a good one (`scenario::check`).

use serde::Deserialize;

use crate::base::diag::{CheckRule, Diagnostic, Severity};
use crate::base::message::{Message, msg};
use crate::base::text::Text;
use crate::scenario::attached::is_attached;
use crate::scenario::edit::{TokenKind, tokens};
use crate::scenario::locate::{self, Field, Node, Shape};
use crate::scenario::notes::did_you_mean;
use crate::scenario::read::Texts;

/// A plan of a design.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its name in files and on the command line.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Where `change`, `add` and `remove` stand in the design's text.
    pub(super) parts: Parts,
}

/// The parts of a plan that say what is other, as places in the design's text.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) change: Option<Node>,
    pub(super) add: Option<Node>,
    pub(super) remove: Option<Node>,
}

impl Plan {
    /// Whether it leaves the scenario as it is.
    pub fn is_plain(&self) -> bool {
        let Parts {
            change,
            add,
            remove,
        } = &self.parts;
        change.is_none() && add.is_none() && remove.is_none()
    }

    /// The texts of a scenario as the plan has it. `design` is the name and the text of the file in which it is written.
    ///
    /// # Errors
    /// The first thing that names nothing in the scenario, at its place in the design.
    pub fn of(&self, texts: &Texts, design: (&str, &str)) -> Result<Texts, Box<Diagnostic>> {
        let mut work = Work {
            design,
            trees: texts.iter().map(|(_, t)| locate::parse(t).root).collect(),
            texts,
            edits: Vec::new(),
            added: Vec::new(),
        };
        for list in fields(self.parts.change.as_ref()) {
            work.change(list)?;
        }
        for list in fields(self.parts.remove.as_ref()) {
            work.remove(list)?;
        }
        if let Some(add) = &self.parts.add {
            work.added.push(design.1[add.start..add.end].to_owned());
        }
        Ok(work.done(&self.id))
    }

    /// What is other, each thing as it is written, for those who read what came of it.
    pub fn says(&self, design: &str) -> Vec<String> {
        let Parts {
            change,
            add,
            remove,
        } = &self.parts;
        let mut all = Vec::new();
        for (part, sign) in [(change, ""), (add, "+ "), (remove, "− ")] {
            for list in fields(part.as_ref()) {
                for item in list.value.parts() {
                    // Of a whole new thing its name says enough.
                    let named = item.field(key(&list.name)).filter(|_| sign == "+ ");
                    let shown = named.unwrap_or(item);
                    let words = design[shown.start..shown.end].split_whitespace();
                    let words: Vec<&str> = words.collect();
                    all.push(format!("{sign}{}: {}", list.name, words.join(" ")));
                }
            }
        }
        all
    }
}

/// A plan as typed, of which only the names are read here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Typed {
    pub(super) id: String,
    #[serde(default)]
    pub(super) name: Text,
    #[serde(default)]
    #[expect(dead_code, reason = "read from its place in the text")]
    change: Option<Box<ron::value::RawValue>>,
    #[serde(default)]
    #[expect(dead_code, reason = "read from its place in the text")]
    add: Option<Box<ron::value::RawValue>>,
    #[serde(default)]
    #[expect(dead_code, reason = "read from its place in the text")]
    remove: Option<Box<ron::value::RawValue>>,
}

/// What a value is written as.
pub(super) fn words<'t>(node: &Node, text: &'t str) -> &'t str {
    &text[node.start..node.end]
}

/// The fields of a record.
pub(super) fn fields(node: Option<&Node>) -> &[Field] {
    match node.map(|n| &n.shape) {
        Some(Shape::Fields(fields)) => fields,
        Some(Shape::Items(_) | Shape::Text(_) | Shape::Other) | None => &[],
    }
}

/// Where a part of a plan is not written as one, and what is wrong there: it holds lists by their names, and those of `change` and
/// `add` hold records. What `remove` names is looked at where it is sought.
pub(super) fn misshapen(part: &str, node: &Node, design: &str) -> Option<(usize, Message)> {
    let words = |n: &Node| &design[n.start..n.end];
    let record = |n: &Node| match &n.shape {
        Shape::Fields(_) => true,
        Shape::Items(items) => items.is_empty() && words(n).ends_with(')'),
        Shape::Text(_) | Shape::Other => false,
    };
    if !record(node) {
        return Some((node.start, msg!("batch-plan-no-record", part = part)));
    }
    for Field { name, value, .. } in fields(Some(node)) {
        if !matches!(value.shape, Shape::Items(_)) || !words(value).starts_with('[') {
            return Some((value.start, msg!("batch-plan-no-list", list = name)));
        }
        let mut items = value.parts().into_iter();
        if let Some(odd) = items.find(|n| part != "remove" && !record(n)) {
            return Some((odd.start, msg!("batch-plan-no-record", part = name)));
        }
    }
    None
}

/// A piece of a text that is replaced.
struct Edit {
    file: usize,
    start: usize,
    end: usize,
    with: String,
}

/// A plan that is being put into texts.
struct Work<'a> {
    design: (&'a str, &'a str),
    texts: &'a Texts,
    trees: Vec<Node>,
    edits: Vec<Edit>,
    /// Texts that come in addition.
    added: Vec<String>,
}

/// A thing of a scenario: its file and its place.
type Found<'t> = (usize, &'t Node);

/// The field by which things of a list are told apart.
fn key(list: &str) -> &'static str {
    match list {
        "unit_kinds" => "kind",
        _ => "id",
    }
}

impl Work<'_> {
    fn wrong(&self, at: usize, (said, help): (Message, Option<Message>)) -> Box<Diagnostic> {
        let (file, text) = self.design;
        let (line, column, source) = locate::position(text, at);
        let what = (Severity::Error, CheckRule::ReferenceUnknown);
        Box::new(Diagnostic::new(
            what,
            file,
            (line, column),
            source,
            (said, help),
        ))
    }

    /// The things of a list, of the built-in library or of the scenario's own files.
    fn items(&self, list: &str, library: bool) -> Vec<Found<'_>> {
        let mut all = Vec::new();
        for (n, tree) in self.trees.iter().enumerate() {
            let name = &self.texts[n].0;
            // What messages bring along stands among the texts and is none of the scenario's own words.
            if name.starts_with('@') == library && !is_attached(name) {
                let items = tree.field(list).map(Node::parts).unwrap_or_default();
                all.extend(items.into_iter().map(|i| (n, i)));
            }
        }
        all
    }

    /// What a thing is called by.
    fn called(&self, list: &str, (file, node): Found<'_>) -> String {
        let text = &self.texts[file].1;
        match node.field(key(list)) {
            Some(Node {
                shape: Shape::Text(words),
                ..
            }) => words.clone(),
            Some(n) => text[n.start..n.end].to_owned(),
            None => String::new(),
        }
    }

    /// The thing of a list that has a name.
    fn find(&self, list: &Field, name: &str, at: usize) -> Result<Found<'_>, Box<Diagnostic>> {
        let own = self.items(&list.name, false);
        // Standing orders of a scenario replace the built-in ones altogether.
        let library = if own.is_empty() || list.name != "doctrine" {
            self.items(&list.name, true)
        } else {
            Vec::new()
        };
        let all = || own.iter().chain(&library);
        if let Some(found) = all().find(|x| self.called(&list.name, **x) == name) {
            return Ok(*found);
        }
        let known: Vec<String> = all().map(|x| self.called(&list.name, *x)).collect();
        let help = did_you_mean(name, known.iter().map(String::as_str));
        let said = if known.is_empty() {
            msg!("batch-plan-no-such-list", list = &list.name)
        } else {
            msg!("batch-plan-no-such-thing", list = &list.name, name = name)
        };
        Err(self.wrong(at, (said, help)))
    }

    fn change(&mut self, list: &Field) -> Result<(), Box<Diagnostic>> {
        let text = self.design.1;
        for item in list.value.parts() {
            let found = if list.name == "settings" {
                match self.items("settings", false).first() {
                    Some((file, node)) => (*file, (*node).clone()),
                    None => {
                        let own = &text[item.start..item.end];
                        self.added.push(format!("(settings: [{own}])"));
                        continue;
                    }
                }
            } else {
                let Some(id) = item.field(key(&list.name)) else {
                    let said = msg!("batch-plan-thing-without-name", key = key(&list.name));
                    return Err(self.wrong(item.start, (said, None)));
                };
                let name = match &id.shape {
                    Shape::Text(words) => words.clone(),
                    Shape::Items(_) | Shape::Fields(_) | Shape::Other => {
                        text[id.start..id.end].to_owned()
                    }
                };
                let (file, node) = self.find(list, &name, id.start)?;
                (file, node.clone())
            };
            self.join(found.0, &found.1, item);
        }
        Ok(())
    }

    /// Puts the fields of `with`, a record of the design, into a record of a scenario.
    fn join(&mut self, file: usize, to: &Node, with: &Node) {
        let text = self.design.1;
        let mut new = String::new();
        for field in fields(Some(with)) {
            let words = &text[field.value.start..field.value.end];
            match to.field(&field.name) {
                Some(old) if self.joins(file, old, &field.value) => {
                    self.join(file, old, &field.value);
                }
                Some(old) => self.edits.push(Edit {
                    file,
                    start: old.start,
                    end: old.end,
                    with: words.to_owned(),
                }),
                None => {
                    new += &format!("{}: {words}, ", field.name);
                }
            }
        }
        if new.is_empty() {
            return;
        }
        // What is new stands before the first field that was there, in an empty record behind its bracket.
        let first = fields(Some(to)).first().map(|f| f.start);
        if let Some(at) = first.or_else(|| self.inside(file, to)) {
            self.edits.push(Edit {
                file,
                start: at,
                end: at,
                with: new,
            });
        }
    }

    /// The byte behind the bracket of an empty record.
    fn inside(&self, file: usize, record: &Node) -> Option<usize> {
        let text = &self.texts[file].1[record.start..record.end];
        let open = tokens(text)
            .into_iter()
            .rfind(|t| t.kind == TokenKind::Open)?;
        Some(record.start + open.span.end)
    }

    fn remove(&mut self, list: &Field) -> Result<(), Box<Diagnostic>> {
        for name in list.value.parts() {
            let Shape::Text(words) = &name.shape else {
                let said = msg!("batch-plan-remove-names", list = &list.name);
                return Err(self.wrong(name.start, (said, None)));
            };
            let (file, node) = self.find(list, words, name.start)?;
            let (start, end) = (node.start, node.end);
            // Between two things stands one comma, which a comment may stand before.
            let after = tokens(&self.texts[file].1[end..]);
            let next = after.iter().find(|t| !t.kind.is_trivia());
            let comma = next.filter(|t| t.kind == TokenKind::Comma);
            self.edits.push(Edit {
                file,
                start,
                end: end + comma.map_or(0, |t| t.span.end),
                with: String::new(),
            });
        }
        Ok(())
    }

    /// Whether both are records of one sort, which are joined field by field. `LogNormal(…)` and `Exponential(…)` are two sorts.
    fn joins(&self, file: usize, old: &Node, new: &Node) -> bool {
        let filled = |n: &Node| matches!(&n.shape, Shape::Fields(f) if !f.is_empty());
        if !filled(old) || !filled(new) {
            return false;
        }
        let sort = |text: &str| {
            let name = text.split('(').next().unwrap_or("").trim();
            (!["", "Some"].contains(&name)).then(|| name.to_owned())
        };
        let old = sort(&self.texts[file].1[old.start..old.end]);
        let new = sort(&self.design.1[new.start..new.end]);
        old.is_none() || new.is_none() || old == new
    }

    /// The texts with everything put in. What is removed is not changed as well; of two changes of one field the first counts.
    fn done(mut self, plan: &str) -> Texts {
        let removed: Vec<(usize, usize, usize)> = self
            .edits
            .iter()
            .filter(|e| e.with.is_empty())
            .map(|e| (e.file, e.start, e.end))
            .collect();
        self.edits.retain(|e| {
            let inside =
                |r: &&(usize, usize, usize)| r.0 == e.file && r.1 <= e.start && e.end <= r.2;
            e.with.is_empty() || !removed.iter().any(|r| inside(&r))
        });
        // From the end, so that places before stay right.
        self.edits
            .sort_by_key(|e| std::cmp::Reverse((e.start, e.end)));
        let mut texts = self.texts.clone();
        let mut before = vec![usize::MAX; texts.len()];
        for e in self.edits {
            if e.end > before[e.file] {
                continue;
            }
            before[e.file] = e.start;
            texts[e.file].1.replace_range(e.start..e.end, &e.with);
        }
        let library = texts.iter().position(|(name, _)| name.starts_with('@'));
        let at = library.unwrap_or(texts.len());
        for (n, text) in self.added.into_iter().enumerate() {
            texts.insert(at + n, (format!("plan-{plan}-{}.ron", n + 1), text));
        }
        texts
    }
}
