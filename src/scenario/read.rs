//! The first stage of reading: texts to a [`Draft`] of located values, all findings collected.
//!
//! Each item of each list is read on its own, so that one mistake hides no other. Texts are mended as they are read
//! ([`clean`]): what follows sees none that breaks a document.
//! Deliberately not here: the file system (`scenario::load` hands the texts in), the meaning of values (`scenario::check`).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use super::attached::is_attached;
use super::explain::{self, Said};
use super::fields::fields_of;
use super::format::*;
use super::locate::{self, Node, Shape, Slip};
use super::notes::{Notes, alone};
use super::persons;
pub use super::shipped::Texts;
use crate::base::clean;
use crate::base::diag::{CheckRule, Diagnostic, Severity, nearest};
use crate::base::message::msg;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Index of the file in [`Texts`].
    pub file: usize,
    /// Its place.
    pub node: Node,
}

macro_rules! draft {
    ($($(#[doc = $doc:literal])+ $list:ident: $item:ty,)*) => {
        /// A scenario as typed, item by item.
        #[derive(Default, Debug)]
        pub struct Draft {
            /// Identifiers that stand in what could not be read: whoever refers to them makes no mistake.
            pub unread: BTreeSet<String>,
            /// Whether whole files could not be read, so that any name may stand there.
            pub gaps: bool,
            /// Whether the settings are there and could not be read.
            pub settings_unread: bool,
            /// The head, if it could be read.
            pub head: Option<Located<Head>>,
            $($(#[doc = $doc])+ pub $list: Vec<Located<$item>>,)*
        }

        const LISTS: &[&str] = &[$(stringify!($list)),*];

        impl Draft {
            /// Reads the items of a list; says how many could be read. A list that nobody knows has none.
            fn take(&mut self, list: &str, file: usize, items: &[Node], reader: &mut Reader<'_, '_>) -> usize {
                $(if list == stringify!($list) {
                    let before = self.$list.len();
                    self.$list.extend(items.iter().filter_map(|n| reader.item(file, n)));
                    return self.$list.len() - before;
                })*
                0
            }
        }
    };
}
each_list!(draft);

/// The fields of the head.
static HEAD: LazyLock<&[&str]> = LazyLock::new(fields_of::<Head>);

/// Fields whose text may have several lines; every other text is a name.
const MANY_LINES: [&str; 4] = ["summary", "text", "notes", "situation"];

/// The RON dialect of all our files: `Some(…)` may be left out.
pub fn dialect() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Reads texts into a draft. What cannot be read is left out of the draft and named in the findings.
pub(crate) fn read(notes: &mut Notes<'_>) -> Draft {
    let mut draft = Draft::default();
    let files = notes.texts.len();
    let mut reader = Reader {
        notes,
        unread: BTreeSet::new(),
        slips: Vec::new(),
    };
    for file in (0..files)
        .filter(|n| !is_attached(&reader.notes.texts[*n].0))
        .collect::<Vec<_>>()
    {
        reader.file(file, &mut draft);
    }
    draft.unread = reader.unread;
    draft
}

/// Reads a text that holds one value of some type, such as an orders file.
pub fn read_one<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Box<Diagnostic>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let wrong = |(at, rule, words): Said| Box::new(alone(path, text, at, rule, words));
    let tree = locate::parse(text);
    if let Some(s) = tree.slips.first() {
        return Err(wrong(explain::slip(*s, text)));
    }
    dialect().from_str(text).map_err(|e| {
        let at = byte_of(text, e.span.start.line, e.span.start.col);
        wrong(explain::ron(&e.code, text, &tree.root, at))
    })
}

struct Reader<'n, 'a> {
    notes: &'n mut Notes<'a>,
    unread: BTreeSet<String>,
    /// Slips of the present file.
    slips: Vec<Slip>,
}

impl<'a> Reader<'_, 'a> {
    fn text(&self, file: usize) -> &'a str {
        &self.notes.texts[file].1
    }

    fn error(&mut self, file: usize, (at, rule, words): Said) {
        self.notes.add((file, at), (Severity::Error, rule), words);
    }

    fn has_slip(&self, start: usize, end: usize) -> bool {
        let first = self.slips.partition_point(|s| s.at < start);
        self.slips.get(first).is_some_and(|s| s.at <= end)
    }

    fn file(&mut self, file: usize, draft: &mut Draft) {
        let text = self.text(file);
        let tree = locate::parse(text);
        self.slips = tree.slips;
        for s in self.slips.clone() {
            self.error(file, explain::slip(s, text));
        }
        if !self.slips.is_empty() {
            written_ids(text, &mut self.unread);
        }
        let root = tree.root;
        let Shape::Fields(fields) = &root.shape else {
            draft.gaps = true;
            if self.slips.is_empty() {
                let what = msg!("check-expected-record-named-fields");
                self.error(file, (root.start, CheckRule::NoRecord, (what, None)));
            }
            return;
        };
        let mut head = HeadText {
            bytes: text.as_bytes().to_vec(),
            meant: None,
            whole: true,
        };
        for field in fields {
            let name = field.name.as_str();
            let known_head = file == 0 && HEAD.contains(&name);
            if LISTS.contains(&name) {
                self.list(file, field, draft);
            } else if !known_head {
                self.unknown_list(file, field, &mut head);
            } else if self.has_slip(field.start, field.value.end) {
                head.whole = false;
            }
            if !known_head {
                blank_out(&mut head.bytes, field.start, field.value.end);
            }
        }
        if file == 0 && head.whole {
            self.head(head, root, draft);
        }
    }

    fn list(&mut self, file: usize, field: &locate::Field, draft: &mut Draft) {
        match &field.value.shape {
            Shape::Items(items) => {
                let read = draft.take(&field.name, file, items, self);
                draft.settings_unread |= field.name == "settings" && read < items.len();
            }
            _ if self.has_slip(field.start, field.value.end) => {}
            _ => {
                draft.gaps = true;
                let words = (
                    msg!("check-list-wanted"),
                    Some(msg!("check-write-a-list", name = &field.name)),
                );
                self.error(file, (field.value.start, CheckRule::BadValue, words));
            }
        }
    }

    fn unknown_list(&mut self, file: usize, field: &locate::Field, head: &mut HeadText) {
        let known = LISTS
            .iter()
            .chain(if file == 0 { *HEAD } else { &[] })
            .copied();
        head.meant = head
            .meant
            .take()
            .or_else(|| nearest(&field.name, HEAD.iter().copied()).map(str::to_owned));
        identifiers(&field.value, &mut self.unread);
        let (rule, words) = match HEAD.contains(&field.name.as_str()) {
            true => (
                CheckRule::HeadOnly,
                (msg!("check-head-only", name = &field.name), None),
            ),
            false => (
                CheckRule::UnknownField,
                explain::unknown_field(&field.name, known),
            ),
        };
        self.error(file, (field.start, rule, words));
    }

    fn head(&mut self, head: HeadText, root: Node, draft: &mut Draft) {
        let text = String::from_utf8_lossy(&head.bytes).into_owned();
        let mended = self.mended(0, &root, &text, 0, &|name| HEAD.contains(&name));
        match dialect()
            .from_str::<Head>(&text)
            .map(|as_written| dialect().from_str(&mended).unwrap_or(as_written))
        {
            Ok(value) => {
                draft.head = Some(Located {
                    value,
                    file: 0,
                    node: root,
                })
            }
            Err(e) => {
                let at = byte_of(&text, e.span.start.line, e.span.start.col);
                let misspelt = matches!((&e.code, &head.meant), (ron::Error::MissingStructField { field, .. }, Some(m)) if field == m);
                if !misspelt && self.slips.is_empty() {
                    self.error(0, explain::ron(&e.code, &text, &root, at));
                }
            }
        }
    }

    fn item<T: DeserializeOwned>(&mut self, file: usize, node: &Node) -> Option<Located<T>> {
        if self.has_slip(node.start, node.end) {
            return None;
        }
        let text = self.text(file);
        let slice = &text[node.start..node.end];
        match dialect().from_str::<T>(slice) {
            Ok(value) => {
                let mended = self.mended(file, node, slice, node.start, &|_| true);
                let value = if let Cow::Owned(m) = &mended {
                    dialect().from_str(m).unwrap_or(value)
                } else {
                    value
                };
                Some(Located {
                    value,
                    file,
                    node: node.clone(),
                })
            }
            Err(e) => {
                let at = node.start + byte_of(slice, e.span.start.line, e.span.start.col);
                self.error(file, explain::ron(&e.code, text, node, at));
                identifiers(node, &mut self.unread);
                None
            }
        }
    }

    /// The text of a value with every text in quotes mended; says what was wrong with them. `from` is where the text begins in
    /// its file, `wanted` says of the outermost fields whether they are looked at.
    fn mended<'t>(
        &mut self,
        file: usize,
        node: &Node,
        text: &'t str,
        from: usize,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Cow<'t, str> {
        let mut found = Vec::new();
        match &node.shape {
            Shape::Fields(fields) => fields
                .iter()
                .filter(|f| wanted(&f.name))
                .for_each(|f| quoted(&f.value, &f.name, &mut found)),
            _ => quoted(node, "", &mut found),
        }
        let (mut out, mut done) = (String::new(), 0);
        for (n, name) in found {
            let (start, end) = (n.start - from, n.end - from);
            let Some(written) = text.get(start..end) else {
                continue;
            };
            let Some(value) = unquoted(written) else {
                continue;
            };
            let fault = if name {
                clean::fault_of_name(&value)
            } else {
                clean::fault(&value)
            };
            if let Some(f) = fault {
                let (severity, rule) = if f.wrong.is_mended() {
                    (Severity::Warning, CheckRule::TextMended)
                } else {
                    (self.notes.since_now(), CheckRule::TextBroken)
                };
                // Where nothing is escaped, the place inside the text is known.
                let inside = if written.starts_with('"') && !written.contains('\\') {
                    1 + f.at
                } else {
                    0
                };
                self.notes.add(
                    (file, n.start + inside),
                    (severity, rule),
                    (f.wrong.words(), Some(f.wrong.advice())),
                );
            }
            self.person(file, (n.start, written), &value);
            let good = if name {
                clean::one_line(&value)
            } else {
                clean::lines(&value)
            };
            if let Cow::Owned(good) = good {
                out.push_str(&text[done..start]);
                out.push_str(&dialect().to_string(&good).unwrap_or_default());
                done = end;
            }
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(&text[done..]);
        Cow::Owned(out)
    }
}

impl Reader<'_, '_> {
    /// Says that a text seems to name a person; `written` is as it stands in quotes, from its first byte on.
    fn person(&mut self, file: usize, (start, written): (usize, &str), value: &str) {
        let Some((at, words)) = persons::named(value).filter(|_| self.notes.is_of_author()) else {
            return;
        };
        let inside = if written.starts_with('"') && !written.contains('\\') {
            1 + at
        } else {
            0
        };
        let said = (
            msg!("check-person-named", words = words),
            Some(msg!("check-write-post")),
        );
        let what = (Severity::Warning, CheckRule::PersonNamed);
        self.notes.add((file, start + inside), what, said);
    }
}

/// The head's part of a text.
struct HeadText {
    bytes: Vec<u8>,
    /// A field of the head that a misspelt name was meant to be.
    meant: Option<String>,
    /// Whether all its fields are written rightly.
    whole: bool,
}

/// All texts in quotes inside a node, and whether each is a name.
fn quoted<'t>(node: &'t Node, field: &str, into: &mut Vec<(&'t Node, bool)>) {
    match &node.shape {
        Shape::Text(_) => into.push((node, !MANY_LINES.contains(&field))),
        Shape::Items(items) => items.iter().for_each(|n| quoted(n, field, into)),
        // A text in two languages is as long as the field that it stands in.
        Shape::Fields(fields) => {
            for f in fields {
                quoted(
                    &f.value,
                    if matches!(f.name.as_str(), "ar" | "en") {
                        field
                    } else {
                        &f.name
                    },
                    into,
                );
            }
        }
        Shape::Other => {}
    }
}

/// The text that something in quotes means.
fn unquoted(written: &str) -> Option<String> {
    let inner = written
        .strip_prefix('"')
        .and_then(|w| w.strip_suffix('"'))
        .filter(|w| !w.contains('\\'));
    inner
        .map(str::to_owned)
        .or_else(|| dialect().from_str::<Option<String>>(written).ok().flatten())
}

/// All identifiers that an item gives to itself and its parts.
fn identifiers(node: &Node, into: &mut BTreeSet<String>) {
    if let Shape::Fields(fields) = &node.shape {
        into.extend(fields.iter().filter(|f| f.name == "id").filter_map(
            |f| match &f.value.shape {
                Shape::Text(id) => Some(id.clone()),
                _ => None,
            },
        ));
    }
    node.parts().into_iter().for_each(|n| identifiers(n, into));
}

/// All identifiers of a text that is not written rightly: whatever stands in quotes behind `id:`.
fn written_ids(text: &str, into: &mut BTreeSet<String>) {
    for (at, _) in text.match_indices("id") {
        let alone = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let value = text[at + 2..]
            .trim_start()
            .strip_prefix([':', '='])
            .map(str::trim_start)
            .and_then(|r| r.strip_prefix(['"', '“', '”']));
        if let (true, Some(rest)) = (alone, value) {
            into.insert(
                rest.chars()
                    .take(100)
                    .take_while(|c| !matches!(c, '"' | '“' | '”' | '\n' | ','))
                    .collect(),
            );
        }
    }
}

/// Overwrites a field and the comma behind it with blanks, so that the rest keeps its lines and columns.
fn blank_out(text: &mut [u8], start: usize, end: usize) {
    let comma = text[end..]
        .iter()
        .position(|b| !b.is_ascii_whitespace())
        .filter(|&i| text[end + i] == b',');
    let end = comma.map_or(end, |i| end + i + 1);
    for b in &mut text[start..end] {
        if *b != b'\n' {
            *b = b' ';
        }
    }
}

fn byte_of(text: &str, line: usize, col: usize) -> usize {
    let start = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let rest = text.get(start..).unwrap_or("");
    start
        + rest
            .char_indices()
            .nth(col.saturating_sub(1))
            .map_or(rest.len(), |(i, _)| i)
}
