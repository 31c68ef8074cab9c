//! What something in a text is: a field and a value by the reference, an identifier by the thing that bears it.
//!
//! Deliberately not here: how an editor shows it (`cli`).

use std::ops::Range;

use super::names::{Names, Thing};
use super::place::{Slot, open, slot};
use crate::base::ids::IdKind;
use crate::scenario::edit::{Token, TokenKind, tokens};
use crate::scenario::meaning::{Form, Meaning};
use crate::scenario::schema::{Field, Type};

/// What something in a text is.
#[derive(Clone, PartialEq, Debug)]
pub struct Explained<'n> {
    /// Its bytes.
    pub span: Range<usize>,
    /// Its name, as it is typed.
    pub name: String,
    /// How it is written, of a field.
    pub holds: Option<Form>,
    /// What it is where it is left out.
    pub default: Option<String>,
    /// Whether a field has to be given.
    pub needed: bool,
    /// What the reference says of it.
    pub meaning: Option<Meaning>,
    /// The thing that an identifier means.
    pub thing: Option<&'n Thing>,
    /// Of what kind that thing is.
    pub kind: Option<IdKind>,
}

/// What stands at a byte of a text; none where it is nothing that the reference knows.
pub fn explained<'n>(
    text: &str,
    at: usize,
    is_head: bool,
    names: &'n Names,
) -> Option<Explained<'n>> {
    let all = tokens(text);
    let n = token_at(&all, at)?;
    let (token, typed) = (&all[n], &text[all[n].span.clone()]);
    let is_name = token.kind == TokenKind::Word && follows(&all[n + 1..], TokenKind::Colon);
    let mut brackets = open(&text[..token.span.start]);
    if is_name && let Some(last) = brackets.last_mut() {
        // Before it a comma may be missing.
        last.field = None;
    }
    let place = slot(brackets, is_head)?;
    let span = token.span.clone();
    match (token.kind, place) {
        (TokenKind::Word, Slot::Name(record, _)) => {
            record.field(typed).map(|f| of_field(f, typed, span))
        }
        (TokenKind::Word, Slot::Value(holds, field)) => {
            let choice = holds.choices().into_iter().find(|c| c.name == typed);
            match choice {
                Some(c) => Some(Explained {
                    meaning: c.meaning,
                    ..plain(typed, span)
                }),
                None => field.map(|f| of_field(f, f.name, span)),
            }
        }
        (TokenKind::Text, Slot::Value(holds, field)) => {
            let found =
                identified(holds, typed).and_then(|(kind, id)| Some((kind, names.find(kind, id)?)));
            match (found, field) {
                (Some((kind, thing)), field) => Some(Explained {
                    thing: Some(thing),
                    kind: Some(kind),
                    meaning: field.and_then(|f| f.holds.meaning()),
                    ..plain(&thing.id, span)
                }),
                (None, Some(f)) => Some(of_field(f, f.name, span)),
                (None, None) => None,
            }
        }
        (TokenKind::Text, Slot::Name(..)) => None,
        // Nothing else is looked for.
        (
            TokenKind::Blank
            | TokenKind::LineComment
            | TokenKind::BlockComment
            | TokenKind::Open
            | TokenKind::Close
            | TokenKind::Comma
            | TokenKind::Colon
            | TokenKind::Attribute
            | TokenKind::Wrong,
            _,
        ) => None,
    }
}

/// The thing that an identifier at a byte of a text means.
pub fn defined<'n>(text: &str, at: usize, is_head: bool, names: &'n Names) -> Option<&'n Thing> {
    explained(text, at, is_head, names)?.thing
}

/// The piece of a text at a byte, or the one that ends there.
fn token_at(all: &[Token], at: usize) -> Option<usize> {
    let means = |t: &Token| matches!(t.kind, TokenKind::Word | TokenKind::Text);
    let inside = |t: &Token| means(t) && t.span.contains(&at);
    let ends = |t: &Token| means(t) && t.span.end == at;
    all.iter()
        .position(inside)
        .or_else(|| all.iter().position(ends))
}

/// Whether this comes next, blanks and comments aside.
fn follows(rest: &[Token], kind: TokenKind) -> bool {
    let mut rest = rest.iter().filter(|t| !t.kind.is_trivia());
    rest.next().is_some_and(|t| t.kind == kind)
}

/// The kind and the identifier that stand in quotes.
fn identified(holds: Type, typed: &str) -> Option<(IdKind, &str)> {
    let id = typed.strip_prefix('"')?.strip_suffix('"')?;
    Some((holds.identifies()?, id))
}

fn plain<'n>(name: &str, span: Range<usize>) -> Explained<'n> {
    Explained {
        span,
        name: name.to_owned(),
        holds: None,
        default: None,
        needed: false,
        meaning: None,
        thing: None,
        kind: None,
    }
}

fn of_field<'n>(f: Field, name: &str, span: Range<usize>) -> Explained<'n> {
    Explained {
        holds: Some(f.holds.form()),
        default: f.default(),
        needed: f.needed,
        meaning: f.holds.meaning(),
        ..plain(name, span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "(seats: [(id: \"room\", name: (ar: \"غرفة\", en: \"Room\"))], injects: [(id: \"x\", when: If(condition: Unacknowledged(inject: \"x\", seat: \"room\", within: \"5m\")), chance: 0.5)])";

    /// What stands where some words begin for the last time.
    fn of<'n>(words: &str, names: &'n Names) -> Option<Explained<'n>> {
        explained(TEXT, TEXT.rfind(words).unwrap(), true, names)
    }

    #[test]
    fn fields_values_and_identifiers_are_explained() {
        let names = Names::of(&vec![("scenario.ron".to_owned(), TEXT.to_owned())]);
        let when = of("when", &names).unwrap();
        assert_eq!(
            (when.name.as_str(), &when.holds),
            ("when", &Some(Form::Named("When")))
        );
        let said = |e: &Explained<'_>| e.meaning.map(Meaning::english).unwrap_or_default();
        assert!(when.needed && said(&when) == "When it is released.");
        let chance = of("chance", &names).unwrap();
        assert_eq!(
            (chance.needed, chance.default.as_deref()),
            (false, Some("1.0"))
        );
        let number = of("0.5", &names).unwrap();
        assert_eq!(number.name, "chance", "a value is explained by its field");
        let value = of("Unack", &names).unwrap();
        assert!(said(&value).contains("did not acknowledge"), "{value:?}");
        let room = of("\"room\"", &names).unwrap();
        let thing = room.thing.unwrap();
        assert_eq!(&TEXT[room.span.clone()], "\"room\"");
        assert_eq!(
            (thing.name.en.as_str(), thing.span.start),
            ("Room", TEXT.find("\"room\"").unwrap())
        );
        let end = TEXT.rfind("\"room\"").unwrap() + "\"room\"".len();
        assert_eq!(defined(TEXT, end, true, &names), Some(thing));
        assert_eq!(defined(TEXT, 0, true, &names), None);
    }
}
