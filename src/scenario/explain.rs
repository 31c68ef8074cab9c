//! What is wrong with a text that cannot be read, and what to do, in the words of an author: the parser's own phrases stay inside.
//!
//! Deliberately not here: finding it (`locate`, the `ron` library).

use ron::error::Error as Ron;

use super::locate::{Node, Shape, Slip, What, written};
use super::notes::did_you_mean;
use super::reference;
use crate::base::clean;
use crate::base::diag::{CheckRule, Words};
use crate::base::message::{Message, msg};
use crate::base::time::{SimTime, Span};

/// A finding without its file: where it is, what it is about, what is wrong and what to do.
pub(super) type Said = (usize, CheckRule, Words);

fn words(said: Message, help: Message) -> Words {
    (said, Some(help))
}

/// A slip of writing in a text.
#[expect(clippy::too_many_lines, reason = "one arm for each slip")]
pub(super) fn slip(s: Slip, text: &str) -> Said {
    let said = match s.what {
        What::Comma => words(
            msg!("check-comma-missing-before"),
            msg!("check-write-between-parts"),
        ),
        What::DecimalComma => words(
            msg!("check-decimal-fraction-written-point"),
            msg!("check-write-decimal-point"),
        ),
        What::ForeignNumber => (
            msg!("check-number-of-other-keyboard"),
            written_at(text, s.at, false).map(|n| msg!("check-write-this-number", n = n)),
        ),
        What::Percent => (
            msg!("check-percent-sign"),
            written_at(text, s.at, true).map(|n| msg!("check-write-share", n = n)),
        ),
        What::Invisible(c) => words(
            msg!("check-invisible-outside-text", c = code(c)),
            msg!("check-delete-invisible"),
        ),
        What::ForeignComma(c) => words(
            msg!("check-foreign-comma", c = c),
            msg!("check-write-latin-comma"),
        ),
        What::Equals => words(msg!("check-field-without-colon"), msg!("check-write-colon")),
        What::QuotedField => words(
            msg!("check-field-in-quotes"),
            msg!("check-take-quotes-away"),
        ),
        What::NoField => words(
            msg!("check-value-without-field"),
            msg!("check-write-name-value-put"),
        ),
        What::SquareRecord => words(
            msg!("check-named-fields-stand-round"),
            msg!("check-write-id-list-id"),
        ),
        What::Character(c) => words(
            msg!("check-value-begins", c = c),
            msg!("check-delete-put-value-quotes"),
        ),
        What::Empty => words(
            msg!("check-file-empty"),
            msg!("check-begin-copy-scenarios-first"),
        ),
        What::Trailing => words(
            msg!("check-something-stands-behind-end"),
            msg!("check-delete-look-before-closing"),
        ),
        What::Unclosed(c) => unclosed(c),
        What::UnclosedBefore(c, before) => words(
            msg!("check-never-closed", open = c),
            msg!(
                "check-close-bracket-before",
                close = closing(c),
                field = word_at(text, before)
            ),
        ),
        What::OtherClose(open, close) => words(
            msg!("check-closed-by-other", open = open, close = close),
            msg!("check-list-and-record-brackets"),
        ),
        What::BareList => words(
            msg!("check-list-without-bracket"),
            msg!("check-write-a-list", name = word_at(text, s.at)),
        ),
        What::Unopened(c) => words(
            msg!("check-closes-nothing", c = c),
            msg!("check-delete-look-bracket-missing"),
        ),
        What::Quote => words(
            msg!("check-quotes-closed-line"),
            msg!("check-close-text-end"),
        ),
        What::InnerQuote => words(
            msg!("check-quotes-inside-text"),
            msg!("check-write-other-quotes"),
        ),
        What::CurlyQuote(c) => words(
            msg!("check-quotation-mark-word-processor", c = c),
            msg!("check-write-straight-mark"),
        ),
        What::Comment => words(
            msg!("check-comment-never-closed"),
            msg!("check-close-comment"),
        ),
        What::TooDeep => too_deep(),
    };
    (s.at, CheckRule::Slip, said)
}

/// A bracket that is not closed.
fn unclosed(open: char) -> Words {
    words(
        msg!("check-never-closed", open = open),
        msg!("check-close-bracket", close = closing(open)),
    )
}

/// The bracket that closes what another one opens.
fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}

/// The word that begins at a byte of a text.
fn word_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let rest = rest.strip_prefix('"').unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    &rest[..end.unwrap_or(rest.len())]
}

/// The number that begins at a byte of a text, as the format has it.
fn written_at(text: &str, at: usize, percent: bool) -> Option<String> {
    let rest = text.get(at..)?;
    let end =
        rest.find(|c: char| c == ',' || c == ')' || c == ']' || c == '%' || c.is_whitespace());
    written(&rest[..end.unwrap_or(rest.len())], percent)
}

/// A character by its number in Unicode.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn too_deep() -> Words {
    words(
        msg!("check-brackets-inside-brackets-more"),
        msg!("check-split-written"),
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
            CheckRule::UnknownField,
            unknown_field(found, expected.iter().copied()),
        ),
        Ron::NoSuchEnumVariant {
            expected, found, ..
        } => (
            here,
            CheckRule::UnknownValue,
            unknown_value(found, expected.iter().copied()),
        ),
        Ron::MissingStructField { field, .. } => {
            (record(node, at), CheckRule::MissingField, missing(field))
        }
        Ron::DuplicateStructField { field, .. } => {
            let said = words(
                msg!("check-field-given-twice", field = *field),
                msg!("check-delete-two"),
            );
            (at, CheckRule::FieldTwice, said)
        }
        Ron::InvalidValueForType { expected, .. } if expected == SimTime::WRITTEN => {
            (here, CheckRule::BadTime, bad_time(found))
        }
        Ron::InvalidValueForType { expected, .. } if expected == Span::WRITTEN => {
            (here, CheckRule::BadTime, bad_span(found))
        }
        Ron::ExpectedString if text.get(here..).is_some_and(|t| t.starts_with('\'')) => {
            let said = words(
                msg!("check-text-quotes-wanted"),
                msg!("check-write-double-quotes"),
            );
            (here, CheckRule::BadValue, of_field(field, said))
        }
        Ron::IntegerOutOfBounds => (here, CheckRule::BadValue, of_field(field, out_of_bounds())),
        Ron::ExpectedIdentifier | Ron::InvalidIdentifier(_) | Ron::SuggestRawIdentifier(_) => {
            (here, CheckRule::UnknownValue, by_name(field, inner, found))
        }
        Ron::ExpectedComma if leaf && found.contains('.') => {
            (here, CheckRule::BadValue, of_field(field, whole_number()))
        }
        Ron::ExpectedNamedStructLike(name) => (here, CheckRule::BadValue, record_of(name)),
        other => {
            let words = if leaf {
                of_field(field, plain(other))
            } else {
                plain(other)
            };
            (here, of_value(other), words)
        }
    }
}

/// Whether a value is of the wrong sort, or what is written is none at all.
fn of_value(code: &Ron) -> CheckRule {
    let misplaced = matches!(
        code,
        Ron::ExpectedDifferentLength { .. }
            | Ron::ExpectedComma
            | Ron::ExpectedMapColon
            | Ron::ExpectedStructLikeEnd
            | Ron::ExpectedArrayEnd
            | Ron::ExpectedOptionEnd
            | Ron::Eof
    );
    if misplaced {
        CheckRule::WrongPlace
    } else {
        CheckRule::BadValue
    }
}

/// What is wrong with a value, with the field in which it stands, if in one.
fn of_field(field: Option<&str>, (what, help): Words) -> Words {
    match field {
        Some(field) => (msg!("check-in-field", field = field, said = what), help),
        None => (what, help),
    }
}

fn missing(field: &str) -> Words {
    words(
        msg!("check-field-missing", field = field),
        msg!("check-add-field", field = field),
    )
}

fn bad_time(found: &str) -> Words {
    let help = invisible(found).unwrap_or(msg!("check-write-time"));
    words(msg!("check-no-time", found = found), help)
}

fn bad_span(found: &str) -> Words {
    let help = invisible(found).unwrap_or(msg!("check-write-length-of-time"));
    words(msg!("check-no-length-of-time", found = found), help)
}

/// What to do about a character that shows nothing, in an identifier, a time or a name of a file.
pub(super) fn invisible(found: &str) -> Option<Message> {
    clean::unseen(found).map(|c| msg!("check-holds-invisible", c = code(c)))
}

fn out_of_bounds() -> Words {
    let said = msg!("check-number-negative-larger-possible");
    (said, None)
}

fn whole_number() -> Words {
    words(
        msg!("check-whole-number-wanted"),
        msg!("check-leave-out-fraction"),
    )
}

/// A value that is one of several names was wanted; those that are known for the field are named.
fn by_name(field: Option<&str>, inner: &Node, found: &str) -> Words {
    let known = field.map(reference::values_of).unwrap_or_default();
    let bare = if let Shape::Text(t) = &inner.shape {
        t.as_str()
    } else {
        found
    };
    if known.iter().any(|k| k == bare) {
        return words(
            msg!("check-value-name-stands-without"),
            msg!("check-write-name-alone", bare = bare),
        );
    }
    let message = msg!("check-known-values-wanted-without");
    (
        message,
        did_you_mean(bare, known.iter().map(String::as_str)),
    )
}

/// A record was wanted; its fields are named.
fn record_of(name: &str) -> Words {
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
        msg!("check-record-round-brackets-wanted"),
        msg!("check-write-record", body = body),
    )
}

/// The phrases of the library that say enough by themselves once they are put plainly.
fn plain(code: &Ron) -> Words {
    match code {
        Ron::ExpectedArray | Ron::ExpectedArrayEnd => words(
            msg!("check-list-wanted"),
            msg!("check-write-list-square-brackets"),
        ),
        Ron::ExpectedStructLike
        | Ron::ExpectedStructLikeEnd
        | Ron::ExpectedUnit
        | Ron::ExpectedDifferentStructName { .. } => words(
            msg!("check-values-round-brackets-wanted"),
            msg!("check-write-round-brackets"),
        ),
        Ron::ExpectedDifferentLength { .. } => words(
            msg!("check-too-many-too-few"),
            msg!("check-reference-says-how-many"),
        ),
        Ron::ExpectedOption | Ron::ExpectedOptionEnd => words(
            msg!("check-value-wanted"),
            msg!("check-write-value-alone-some"),
        ),
        Ron::ExpectedBoolean => words(msg!("check-yes-wanted"), msg!("check-write-true-false")),
        Ron::ExpectedInteger | Ron::InvalidIntegerDigit { .. } => words(
            msg!("check-integer-wanted"),
            msg!("check-write-whole-number"),
        ),
        Ron::ExpectedFloat | Ron::FloatUnderscore | Ron::UnderscoreAtBeginning => {
            words(msg!("check-number-wanted"), msg!("check-write-number"))
        }
        Ron::ExpectedString | Ron::ExpectedStringEnd => {
            words(msg!("check-text-quotes-wanted"), msg!("check-write-quotes"))
        }
        Ron::InvalidEscape(_) => words(
            msg!("check-backslash-text-followed-nothing"),
            msg!("check-write-backslash-itself-n"),
        ),
        Ron::ExpectedComma => words(
            msg!("check-comma-missing-before"),
            msg!("check-write-between-parts"),
        ),
        Ron::ExpectedMapColon => words(
            msg!("check-colon-missing-before"),
            msg!("check-write-name-value"),
        ),
        Ron::ExceededRecursionLimit => too_deep(),
        Ron::Eof => words(msg!("check-text-ends-before-value"), msg!("check-complete")),
        // Rare ones: what is wanted stands in the reference.
        _ => words(
            msg!("check-value-does-fit"),
            msg!("check-reference-says-written"),
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
) -> Words {
    let message = msg!("check-no-field", found = found);
    (message, did_you_mean(found, known))
}

fn unknown_value<'a>(found: &str, known: impl Iterator<Item = &'a str> + Clone) -> Words {
    let message = msg!("check-no-value", found = found);
    (message, did_you_mean(found, known))
}
