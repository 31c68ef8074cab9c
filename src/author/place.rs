//! Where in the schema a place of a text is: along the brackets that are open before it.
//!
//! Only what stands before the place is looked at, so that it may be unfinished.
//! Deliberately not here: what is done with it (`complete`, `explain`).

use crate::scenario::edit::{TokenKind, tokens};
use crate::scenario::schema::{Field, Inside, Record, Type};

/// A bracket that is open.
#[derive(Debug)]
pub(super) struct Open<'t> {
    /// The name before it, as in `Message(…)`.
    name: Option<&'t str>,
    /// The field whose value comes next or has just been typed.
    pub(super) field: Option<&'t str>,
    /// How many commas stand in it.
    index: usize,
    /// The fields that it has so far.
    given: Vec<&'t str>,
}

/// What can stand at a place.
#[derive(Debug)]
pub(super) enum Slot<'t> {
    /// The name of a field of a record that has these already.
    Name(Record, Vec<&'t str>),
    /// A value, and the innermost field to which it belongs.
    Value(Type, Option<Field>),
}

/// The brackets that are open behind a text.
pub(super) fn open(text: &str) -> Vec<Open<'_>> {
    let (mut open, mut word): (Vec<Open<'_>>, Option<&str>) = (Vec::new(), None);
    for t in tokens(text) {
        let typed = &text[t.span];
        match t.kind {
            TokenKind::Blank | TokenKind::LineComment | TokenKind::BlockComment => {}
            TokenKind::Word => word = Some(typed),
            TokenKind::Open => open.push(Open {
                name: word.take().filter(|_| typed == "("),
                field: None,
                index: 0,
                given: Vec::new(),
            }),
            TokenKind::Close => {
                word = None;
                open.pop();
            }
            TokenKind::Comma => {
                word = None;
                if let Some(last) = open.last_mut() {
                    last.index += 1;
                    last.field = None;
                }
            }
            TokenKind::Colon => {
                if let (Some(last), Some(name)) = (open.last_mut(), word.take()) {
                    last.field = Some(name);
                    last.given.push(name);
                }
            }
            TokenKind::Text | TokenKind::Attribute | TokenKind::Wrong => word = None,
        }
    }
    open
}

/// What can stand inside of these brackets.
pub(super) fn slot<'t>(open: Vec<Open<'t>>, is_head: bool) -> Option<Slot<'t>> {
    let (mut holds, mut field) = (Type::of_file(is_head), None);
    let mut rest = open.len();
    for o in open {
        rest -= 1;
        match holds.inside(o.name)? {
            Inside::Fields(record) => match o.field {
                Some(name) => {
                    let inner = record.field(name)?;
                    (holds, field) = (inner.holds, Some(inner));
                }
                None if rest == 0 => return Some(Slot::Name(record, o.given)),
                None => return None,
            },
            Inside::Items(item) => holds = item,
            Inside::Tuple(parts) => holds = *parts.get(o.index)?,
            Inside::One(value) => holds = value,
        }
        if rest == 0 {
            return Some(Slot::Value(holds, field));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::IdKind;

    fn at(before: &str) -> Option<Slot<'_>> {
        slot(open(before), true)
    }

    fn identifies(before: &str) -> Option<IdKind> {
        match at(before) {
            Some(Slot::Value(t, _)) => t.identifies(),
            _ => None,
        }
    }

    #[test]
    fn a_place_is_found_behind_what_is_unfinished() {
        let seat = "(seats: [(id: \"a\")], injects: [(id: \"x\", effects: [Message(to: [\"a\", ";
        assert_eq!(identifies(seat), Some(IdKind::SeatId));
        let incident = "(injects: [(id: \"x\" when: If(condition: All([Flag(\"f\"), IncidentIs(";
        assert_eq!(identifies(incident), Some(IdKind::IncidentId));
        assert_eq!(identifies(&format!("{incident}\"i\", ")), None);
        let target = "( // (\n units: [(id: \"u\", base: Some(";
        assert_eq!(identifies(target), Some(IdKind::PlaceId));
        let named = at("(units: [(id: \"u\", base: \"b\", ");
        let Some(Slot::Name(record, given)) = named else {
            panic!("{named:?}");
        };
        assert_eq!(given, ["id", "base"]);
        assert!(record.field("strength").is_some());
        for nowhere in ["", "(a: (", "(injects: [(foo: ", "x) (units: [("] {
            let known = nowhere.ends_with("units: [(");
            assert_eq!(at(nowhere).is_some(), known, "{nowhere}");
        }
    }
}
