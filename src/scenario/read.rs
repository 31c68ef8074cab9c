//! The first stage of reading: texts to a [`Draft`] of located values, all findings collected.
//!
//! Each item of each list is read on its own, so that one mistake hides no other.
//! Deliberately not here: the file system (`scenario::load` hands the texts in), the meaning of values (`scenario::check`).

use std::collections::BTreeSet;

use ron::error::Error as Ron;
use serde::de::DeserializeOwned;

use super::locate::{self, Node, Shape};
use super::raw::*;
use crate::base::diag::{Diagnostic, Severity, nearest};
use crate::base::text::Text;
use crate::base::time::{BAD_SPAN, BAD_TIME};

/// The texts of a scenario: (path relative to its folder, text), the head first.
pub type Texts = Vec<(String, String)>;

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
    ($($list:ident: $item:ty,)*) => {
        /// A scenario as typed, item by item.
        #[derive(Default, Debug)]
        pub struct Draft {
            /// Identifiers of items that could not be read: whoever refers to them makes no mistake.
            pub unread: BTreeSet<String>,
            /// The head, if it could be read.
            pub head: Option<Located<Head>>,
            $(#[doc = concat!("The items of `", stringify!($list), "`.")] pub $list: Vec<Located<$item>>,)*
        }

        const LISTS: &[&str] = &[$(stringify!($list)),*];

        impl Draft {
            fn take(&mut self, list: &str, file: usize, items: &[Node], reader: &mut Reader<'_>) {
                match list {
                    $(stringify!($list) => self.$list.extend(items.iter().filter_map(|n| reader.item(file, n))),)*
                    other => unreachable!("list {other}"),
                }
            }
        }
    };
}

draft! {
    settings: Settings,
    districts: District,
    directorates: Directorate,
    municipalities: Municipality,
    places: Place,
    roads: Road,
    seats: Seat,
    units: Unit,
    centres: Centre,
    checkpoints: Checkpoint,
    vehicles: Vehicle,
    convoys: Convoy,
    rumours: Rumour,
    incident_kinds: Kind,
    storylines: Storyline,
    objectives: Objective,
    injects: Inject,
    doctrine: Rule,
}

const HEAD: &[&str] = &["format", "id", "title", "summary", "date", "start", "end", "seed", "nights", "credits", "include"];

/// The RON dialect of all our files: `Some(…)` may be left out.
pub fn dialect() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Reads texts into a draft. What cannot be read is left out of the draft and named in the findings.
pub fn read(texts: &Texts) -> (Draft, Vec<Diagnostic>) {
    let mut draft = Draft::default();
    let mut reader = Reader { texts, found: Vec::new(), unread: BTreeSet::new() };
    for file in 0..texts.len() {
        reader.file(file, &mut draft);
    }
    draft.unread = reader.unread;
    (draft, reader.found)
}

/// Reads a text that holds one value of some type, such as an orders file.
pub fn read_one<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Box<Diagnostic>> {
    dialect().from_str(text).map_err(|e| {
        let texts = vec![(path.to_owned(), text.to_owned())];
        let at = byte_of(text, e.span.start.line, e.span.start.col);
        Box::new(finding(&texts, 0, at, Severity::Error, explain(&e.code)))
    })
}

/// A finding at a byte of a file.
pub fn finding(texts: &Texts, file: usize, at: usize, severity: Severity, (message, help): (Text, Text)) -> Diagnostic {
    let (path, text) = &texts[file];
    let (line, column, source) = locate::position(text, at);
    Diagnostic { severity, file: path.clone(), line, column, source: source.to_owned(), message, help }
}

struct Reader<'a> {
    texts: &'a Texts,
    found: Vec<Diagnostic>,
    unread: BTreeSet<String>,
}

impl Reader<'_> {
    fn error(&mut self, file: usize, at: usize, what: (Text, Text)) {
        self.found.push(finding(self.texts, file, at, Severity::Error, what));
    }

    fn file(&mut self, file: usize, draft: &mut Draft) {
        let text = &self.texts[file].1;
        let root = match locate::parse(text) {
            Ok(root) => root,
            Err(broken) => return self.syntax(file, broken.at),
        };
        let Shape::Fields(fields) = &root.shape else {
            let what = ("كان المتوقع سجلاً بحقول مسماة مثل (id: …)", "expected a record with named fields such as (id: …)");
            return self.error(file, root.start, (Text::new(what.0, what.1), Text::default()));
        };
        let mut head_text = text.clone().into_bytes();
        for field in fields {
            let known_head = file == 0 && HEAD.contains(&field.name.as_str());
            if LISTS.contains(&field.name.as_str()) {
                match &field.value.shape {
                    Shape::Items(items) => draft.take(&field.name, file, items, self),
                    _ => self.error(file, field.value.start, explain(&Ron::ExpectedArray)),
                }
            } else if !known_head {
                self.unknown_list(file, field);
            }
            if !known_head {
                blank_out(&mut head_text, field.start, field.value.end);
            }
        }
        if file == 0 {
            self.head(&head_text, root, draft);
        }
    }

    fn unknown_list(&mut self, file: usize, field: &locate::Field) {
        let known = LISTS.iter().chain(if file == 0 { HEAD } else { &[] }).copied();
        self.error(file, field.start, unknown_field(&field.name, known));
    }

    fn head(&mut self, blanked: &[u8], root: Node, draft: &mut Draft) {
        let text = String::from_utf8_lossy(blanked);
        match dialect().from_str::<Head>(&text) {
            Ok(value) => draft.head = Some(Located { value, file: 0, node: root }),
            Err(e) => {
                let at = byte_of(&text, e.span.start.line, e.span.start.col);
                self.error(0, at, explain(&e.code));
            }
        }
    }

    /// Asks `ron` itself what is wrong, since it words it better; falls back to the place we found.
    fn syntax(&mut self, file: usize, at: usize) {
        let text = &self.texts[file].1;
        let (at, what) = match dialect().from_str::<ron::Value>(text) {
            Err(e) => (byte_of(text, e.span.start.line, e.span.start.col), explain(&e.code)),
            Ok(_) => (at, explain(&Ron::TrailingCharacters)),
        };
        self.error(file, at, what);
    }

    fn item<T: DeserializeOwned>(&mut self, file: usize, node: &Node) -> Option<Located<T>> {
        let slice = &self.texts[file].1[node.start..node.end];
        match dialect().from_str::<T>(slice) {
            Ok(value) => Some(Located { value, file, node: node.clone() }),
            Err(e) => {
                let at = node.start + byte_of(slice, e.span.start.line, e.span.start.col);
                self.error(file, at, explain(&e.code));
                identifiers(node, &mut self.unread);
                None
            }
        }
    }
}

/// All identifiers that an item gives to itself and its parts.
fn identifiers(node: &Node, into: &mut BTreeSet<String>) {
    match &node.shape {
        Shape::Fields(fields) => {
            for f in fields {
                match &f.value.shape {
                    Shape::Text(id) if f.name == "id" => {
                        into.insert(id.clone());
                    }
                    _ => identifiers(&f.value, into),
                }
            }
        }
        Shape::Items(items) => items.iter().for_each(|n| identifiers(n, into)),
        Shape::Text(_) | Shape::Other => {}
    }
}

/// Overwrites a field and the comma behind it with blanks, so that the rest keeps its lines and columns.
fn blank_out(text: &mut [u8], start: usize, end: usize) {
    let comma = text[end..].iter().position(|b| !b.is_ascii_whitespace()).filter(|&i| text[end + i] == b',');
    let end = comma.map_or(end, |i| end + i + 1);
    for b in &mut text[start..end] {
        if *b != b'\n' {
            *b = b' ';
        }
    }
}

fn byte_of(text: &str, line: usize, col: usize) -> usize {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = text.get(start..).unwrap_or("");
    start + rest.char_indices().nth(col.saturating_sub(1)).map_or(rest.len(), |(i, _)| i)
}

fn unknown_field<'a>(found: &str, known: impl Iterator<Item = &'a str> + Clone) -> (Text, Text) {
    let message = Text::new(&format!("لا يوجد حقل بالاسم «{found}» هنا"), &format!("there is no field `{found}` here"));
    (message, did_you_mean(found, known))
}

/// "Did you mean", or the list of all that is known.
pub fn did_you_mean<'a>(found: &str, known: impl Iterator<Item = &'a str> + Clone) -> Text {
    if let Some(near) = nearest(found, known.clone()) {
        return Text::new(&format!("هل تقصد «{near}»؟"), &format!("did you mean `{near}`?"));
    }
    let mut all: Vec<&str> = known.collect();
    let more = if all.len() > 16 { ", …" } else { "" };
    all.truncate(16);
    if all.is_empty() {
        return Text::default();
    }
    let all = all.join(", ");
    Text::new(&format!("المعروف: {all}{more}"), &format!("known are: {all}{more}"))
}

fn explain(code: &Ron) -> (Text, Text) {
    let plain = |ar: &str, en: &str| (Text::new(ar, en), Text::default());
    match code {
        Ron::NoSuchStructField { expected, found, .. } => unknown_field(found, expected.iter().copied()),
        Ron::NoSuchEnumVariant { expected, found, .. } => (
            Text::new(&format!("القيمة «{found}» غير معروفة هنا"), &format!("`{found}` is not one of the values possible here")),
            did_you_mean(found, expected.iter().copied()),
        ),
        Ron::MissingStructField { field, .. } => (
            Text::new(&format!("الحقل «{field}» ناقص"), &format!("the field `{field}` is missing")),
            Text::new(&format!("أضف {field}: …"), &format!("add {field}: …")),
        ),
        Ron::DuplicateStructField { field, .. } => plain(&format!("الحقل «{field}» مكرر"), &format!("the field `{field}` is given twice")),
        Ron::Message(m) if m.contains(BAD_TIME) => {
            let found = m.rsplit(BAD_TIME).next().unwrap_or("");
            (
                Text::new(&format!("{found} ليس وقتاً"), &format!("{found} is not a time")),
                Text::new(
                    "اكتب الوقت هكذا \"09:30\" أو \"09:30:15\"، ولليوم التالي \"1+09:30\"",
                    "write a time as \"09:30\" or \"09:30:15\", on the next day \"1+09:30\"",
                ),
            )
        }
        Ron::Message(m) if m.contains(BAD_SPAN) => {
            let found = m.rsplit(BAD_SPAN).next().unwrap_or("");
            (
                Text::new(&format!("{found} ليست مدة"), &format!("{found} is not a length of time")),
                Text::new("اكتب المدة هكذا \"90s\" أو \"15m\" أو \"1h30m\"", "write a length of time as \"90s\", \"15m\" or \"1h30m\""),
            )
        }
        Ron::IntegerOutOfBounds => plain("العدد سالب أو أكبر مما يُقبل هنا", "the number is negative or larger than is possible here"),
        Ron::InvalidValueForType { expected, found } => {
            plain(&format!("كان المتوقع {expected} والموجود {found}"), &format!("expected {expected}, found {found}"))
        }
        other => {
            let en = other.to_string();
            plain(&format!("خطأ في كتابة صيغة RON: {en}"), &format!("this is not valid RON: {}", lower_first(&en)))
        }
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_lowercase().chain(chars).collect())
}
