//! What is wrong with a text that cannot be read, and what to do, in the words of an author: the parser's own phrases stay inside.
//!
//! Deliberately not here: finding it (`locate`, the `ron` library).

use ron::error::Error as Ron;

use super::locate::{Node, Shape, Slip, What};
use super::notes::did_you_mean;
use super::reference;
use crate::base::diag::Sort;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};

/// A finding without its file: where it is, what it is about, what is wrong and what to do.
pub(super) type Said = (usize, Sort, (Text, Text));

fn words(ar: &str, en: &str, help_ar: &str, help_en: &str) -> (Text, Text) {
    (Text::new(ar, en), Text::new(help_ar, help_en))
}

/// A slip of writing.
pub(super) fn slip(s: Slip) -> Said {
    let said = match s.what {
        What::Comma => words(
            "تنقص فاصلة قبل هذا",
            "a comma is missing before this",
            "اكتب , بين العناصر",
            "write , between parts",
        ),
        What::DecimalComma => words(
            "الكسر العشري يُكتب بنقطة",
            "a decimal fraction is written with a point",
            "اكتب 0.6 وليس 0,6",
            "write 0.6, not 0,6",
        ),
        What::ForeignComma(c) => words(
            &format!("الفاصلة «{c}» ليست فاصلة هذه الصيغة"),
            &format!("`{c}` is not the comma of this format"),
            "اكتب الفاصلة اللاتينية ,",
            "write the Latin comma ,",
        ),
        What::Equals => words(
            "بين اسم الحقل وقيمته نقطتان",
            "a field's name and value are joined by a colon",
            "اكتب : مكان =",
            "write : in place of =",
        ),
        What::QuotedField => words(
            "اسم الحقل يُكتب بلا علامات اقتباس",
            "a field's name stands without quotes",
            "احذف علامتي الاقتباس حول الاسم",
            "take the quotes from the name",
        ),
        What::NoField => words(
            "قيمة بلا اسم حقل بين حقول مسماة",
            "a value without a field's name among named fields",
            "اكتب name: value، أو ضع القائمة بين [ ]",
            "write name: value, or put a list in [ ]",
        ),
        What::SquareRecord => words(
            "الحقول المسماة بين قوسين دائريين",
            "named fields stand in round brackets",
            "اكتب (id: …) وللقائمة [(id: …), …]",
            "write (id: …), and for a list [(id: …), …]",
        ),
        What::Character(c) => words(
            &format!("لا تبدأ قيمة بالرمز «{c}»"),
            &format!("no value begins with `{c}`"),
            "احذفه، أو اكتب القيمة بين علامتي اقتباس إن كانت نصاً",
            "delete it, or put the value in quotes if it is text",
        ),
        What::Empty => words(
            "الملف فارغ",
            "the file is empty",
            "ابدأ بنسخة من scenarios/first-steps",
            "begin with a copy of scenarios/first-steps",
        ),
        What::Trailing => words(
            "كلام بعد نهاية السجل",
            "something stands behind the end of the record",
            "احذفه، أو ابحث قبله عن قوس مغلق زائد",
            "delete it, or look before it for a closing bracket too many",
        ),
        What::Unclosed(c) => unclosed(c),
        What::Unopened(c) => words(
            &format!("القوس {c} هنا لا يغلق شيئاً"),
            &format!("this {c} closes nothing"),
            "احذفه، أو ابحث قبله عن قوس ناقص",
            "delete it, or look for a bracket missing before it",
        ),
        What::Quote => words(
            "علامة اقتباس لا تُغلق في هذا السطر",
            "quotes are not closed on this line",
            "أغلق النص بعلامة \" في آخره",
            "close the text with \" at its end",
        ),
        What::CurlyQuote(c) => words(
            &format!("علامة الاقتباس «{c}» من محرر نصوص"),
            &format!("`{c}` is a quotation mark of a word processor"),
            "اكتب العلامة المستقيمة \"",
            "write the straight mark \"",
        ),
        What::Comment => words(
            "تعليق لا يُغلق",
            "a comment that is never closed",
            "أغلقه بـ */",
            "close it with */",
        ),
        What::TooDeep => too_deep(),
    };
    (s.at, Sort::Syntax, said)
}

/// A bracket that is not closed.
fn unclosed(open: char) -> (Text, Text) {
    let close = match open {
        '[' => ']',
        '{' => '}',
        _ => ')',
    };
    words(
        &format!("القوس {open} هنا لا يُغلق"),
        &format!("this {open} is never closed"),
        &format!("أغلقه بالقوس {close}"),
        &format!("close it with {close}"),
    )
}

fn too_deep() -> (Text, Text) {
    words(
        "أقواس متداخلة أكثر من مئة مرة",
        "brackets inside brackets, more than a hundred deep",
        "قسّم ما كُتب هنا",
        "split what is written here",
    )
}

/// What the `ron` library stumbled over, at a byte of the text around `node`.
pub(super) fn ron(code: &Ron, text: &str, node: &Node, at: usize) -> Said {
    let (inner, field) = node.around(at);
    let leaf = matches!(inner.shape, Shape::Other | Shape::Text(_));
    let here = if leaf { inner.start } else { at };
    let found = text.get(inner.start..inner.end).unwrap_or("");
    match code {
        Ron::NoSuchStructField {
            expected, found, ..
        } => (
            at_name(node, found, at),
            Sort::Field,
            unknown_field(found, expected.iter().copied()),
        ),
        Ron::NoSuchEnumVariant {
            expected, found, ..
        } => (
            here,
            Sort::Field,
            unknown_value(found, expected.iter().copied()),
        ),
        Ron::MissingStructField { field, .. } => (record(node, at), Sort::Field, missing(field)),
        Ron::DuplicateStructField { field, .. } => {
            let said = words(
                &format!("الحقل «{field}» مكرر"),
                &format!("the field `{field}` is given twice"),
                "احذف أحدهما",
                "delete one of the two",
            );
            (at, Sort::Field, said)
        }
        Ron::InvalidValueForType { expected, .. } if expected == SimTime::WRITTEN => {
            (here, Sort::Field, bad_time(found))
        }
        Ron::InvalidValueForType { expected, .. } if expected == Span::WRITTEN => {
            (here, Sort::Field, bad_span(found))
        }
        Ron::IntegerOutOfBounds => (here, Sort::Range, out_of_bounds()),
        Ron::ExpectedIdentifier | Ron::InvalidIdentifier(_) | Ron::SuggestRawIdentifier(_) => {
            (here, Sort::Field, by_name(field, inner, found))
        }
        Ron::ExpectedComma if leaf && found.contains('.') => (here, Sort::Field, whole_number()),
        Ron::ExpectedNamedStructLike(name) => (here, Sort::Field, record_of(name)),
        other => (here, Sort::Syntax, plain(other)),
    }
}

fn missing(field: &str) -> (Text, Text) {
    words(
        &format!("الحقل «{field}» ناقص"),
        &format!("the field `{field}` is missing"),
        &format!("أضف {field}: …"),
        &format!("add {field}: …"),
    )
}

fn bad_time(found: &str) -> (Text, Text) {
    words(
        &format!("{found} ليس وقتاً"),
        &format!("{found} is not a time"),
        "اكتب الوقت هكذا \"09:30\" أو \"09:30:15\"، ولليوم التالي \"1+09:30\"",
        "write a time as \"09:30\" or \"09:30:15\", on the next day \"1+09:30\"",
    )
}

fn bad_span(found: &str) -> (Text, Text) {
    words(
        &format!("{found} ليست مدة"),
        &format!("{found} is not a length of time"),
        "اكتب المدة هكذا \"90s\" أو \"15m\" أو \"1h30m\"",
        "write a length of time as \"90s\", \"15m\" or \"1h30m\"",
    )
}

fn out_of_bounds() -> (Text, Text) {
    let said = (
        "العدد سالب أو أكبر مما يُقبل هنا",
        "the number is negative or larger than is possible here",
    );
    (Text::new(said.0, said.1), Text::default())
}

fn whole_number() -> (Text, Text) {
    words(
        "هنا عدد صحيح بلا كسر",
        "a whole number is wanted here",
        "احذف الكسر",
        "leave out the fraction",
    )
}

/// A value that is one of several names was wanted; those that are known for the field are named.
fn by_name(field: Option<&str>, inner: &Node, found: &str) -> (Text, Text) {
    let known = field.map(reference::values_of).unwrap_or_default();
    let bare = if let Shape::Text(t) = &inner.shape {
        t.as_str()
    } else {
        found
    };
    if known.iter().any(|k| k == bare) {
        return words(
            "هذه القيمة اسم وتُكتب بلا علامات اقتباس",
            "this value is a name and stands without quotes",
            &format!("اكتب {bare}"),
            &format!("write {bare}"),
        );
    }
    let message = Text::new(
        "هنا قيمة من قيم معروفة، بلا علامات اقتباس",
        "one of the known values is wanted here, without quotes",
    );
    (
        message,
        did_you_mean(bare, known.iter().map(String::as_str)),
    )
}

/// A record was wanted; its fields are named.
fn record_of(name: &str) -> (Text, Text) {
    let fields = reference::fields_of(name);
    let body = if fields.is_empty() {
        "…".to_owned()
    } else {
        fields
            .iter()
            .map(|f| format!("{f}: …"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    words(
        "هنا سجل بين قوسين دائريين",
        "a record in round brackets is wanted here",
        &format!("اكتب ({body})"),
        &format!("write ({body})"),
    )
}

/// The phrases of the library that say enough by themselves once they are put plainly.
fn plain(code: &Ron) -> (Text, Text) {
    match code {
        Ron::ExpectedArray | Ron::ExpectedArrayEnd => words(
            "هنا قائمة",
            "a list is wanted here",
            "اكتب القائمة بين قوسين مربعين [ ]",
            "write a list in square brackets [ ]",
        ),
        Ron::ExpectedStructLike
        | Ron::ExpectedStructLikeEnd
        | Ron::ExpectedUnit
        | Ron::ExpectedDifferentStructName { .. } => words(
            "هنا قيم بين قوسين دائريين",
            "values in round brackets are wanted here",
            "اكتب (…)",
            "write (…)",
        ),
        Ron::ExpectedDifferentLength { .. } => words(
            "عدد القيم هنا غير صحيح",
            "there are too many or too few values here",
            "يقول المرجع (tamrin reference) كم قيمة",
            "the reference (`tamrin reference`) says how many",
        ),
        Ron::ExpectedOption | Ron::ExpectedOptionEnd => words(
            "هنا قيمة واحدة",
            "one value is wanted here",
            "اكتب القيمة وحدها، أو Some(القيمة)، أو None",
            "write the value alone, or Some(value), or None",
        ),
        Ron::ExpectedBoolean => words(
            "هنا نعم أو لا",
            "yes or no is wanted here",
            "اكتب true أو false",
            "write true or false",
        ),
        Ron::ExpectedInteger | Ron::InvalidIntegerDigit { .. } => words(
            "هنا عدد صحيح",
            "a whole number is wanted here",
            "اكتب العدد بأرقام لاتينية بلا اقتباس، مثل 12",
            "write it in Latin digits without quotes, such as 12",
        ),
        Ron::ExpectedFloat | Ron::FloatUnderscore | Ron::UnderscoreAtBeginning => words(
            "هنا عدد",
            "a number is wanted here",
            "اكتب العدد بأرقام لاتينية بلا اقتباس، مثل 0.6",
            "write it in Latin digits without quotes, such as 0.6",
        ),
        Ron::ExpectedString | Ron::ExpectedStringEnd => words(
            "هنا نص بين علامتي اقتباس",
            "text in quotes is wanted here",
            "اكتب \"…\"",
            "write \"…\"",
        ),
        Ron::InvalidEscape(_) => words(
            "الشرطة المائلة \\ في النص لا يتبعها رمز معروف",
            "the backslash in this text is followed by nothing that is known",
            "اكتب \\\\ للشرطة نفسها، و \\n لسطر جديد، و \\\" لعلامة الاقتباس",
            "write \\\\ for the backslash itself, \\n for a new line, \\\" for a quotation mark",
        ),
        Ron::ExpectedComma => words(
            "تنقص فاصلة قبل هذا",
            "a comma is missing before this",
            "اكتب , بين العناصر",
            "write , between parts",
        ),
        Ron::ExpectedMapColon => words(
            "تنقص نقطتان قبل هذا",
            "a colon is missing before this",
            "اكتب name: value",
            "write name: value",
        ),
        Ron::ExceededRecursionLimit => too_deep(),
        Ron::Eof => words(
            "ينتهي النص قبل أن تكتمل القيمة",
            "the text ends before the value is complete",
            "أكمل القيمة",
            "complete it",
        ),
        // Rare ones: what is wanted stands in the reference.
        _ => words(
            "القيمة لا تناسب هذا المكان",
            "the value does not fit here",
            "يقول المرجع (tamrin reference) ما يُكتب هنا",
            "the reference (`tamrin reference`) says what is written here",
        ),
    }
}

/// The place of a field's name in the record around a byte.
fn at_name(node: &Node, name: &str, at: usize) -> usize {
    let mut found = at;
    let mut todo = vec![node];
    while let Some(n) = todo.pop() {
        if let Shape::Fields(fields) = &n.shape {
            found = fields
                .iter()
                .filter(|f| f.name == name && f.start <= at)
                .map(|f| f.start)
                .next_back()
                .unwrap_or(found);
        }
        todo.extend(
            n.parts()
                .into_iter()
                .filter(|p| (p.start..=p.end).contains(&at)),
        );
    }
    found
}

/// The first byte of the record in which a field is missing: the innermost one that is still open at a byte.
fn record(node: &Node, at: usize) -> usize {
    let mut best = node;
    let mut todo = vec![node];
    while let Some(n) = todo.pop() {
        if matches!(n.shape, Shape::Fields(_) | Shape::Items(_)) && n.start >= best.start {
            best = n;
        }
        todo.extend(
            n.parts()
                .into_iter()
                .filter(|p| (p.start..p.end).contains(&at)),
        );
    }
    best.start
}

/// A field that nobody knows, with "did you mean".
pub(super) fn unknown_field<'a>(
    found: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> (Text, Text) {
    let message = Text::new(
        &format!("لا يوجد حقل بالاسم «{found}» هنا"),
        &format!("there is no field `{found}` here"),
    );
    (message, did_you_mean(found, known))
}

fn unknown_value<'a>(found: &str, known: impl Iterator<Item = &'a str> + Clone) -> (Text, Text) {
    let message = Text::new(
        &format!("القيمة «{found}» غير معروفة هنا"),
        &format!("`{found}` is not one of the values possible here"),
    );
    (message, did_you_mean(found, known))
}
