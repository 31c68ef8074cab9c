//! What columns say of which an inject has one thing, whatever the language: seats, means, storyline.
//!
//! A list in two languages has two columns for each of these, and who changes one seldom changes the other. An export therefore says in
//! a hidden column what it had, and of two columns that say different things the one that was touched counts. What counts follows from
//! the table alone, never from what the scenario has by now: so the same table says the same however often it is read.
//! Deliberately not here: what words mean (`names`), what is told of them (`plan`).

use super::apply::Value;
use super::columns::{Column, Part};
use crate::base::ids::SeatId;
use crate::scenario::model::{Effect, Inject};
use crate::scenario::read::dialect;
use crate::scenario::sheet::Cell;

/// What one column says.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Says {
    pub(super) column: Column,
    /// The place of the column.
    pub(super) place: usize,
    pub(super) words: String,
    pub(super) value: Value,
}

const STORYLINE: &str = "storyline";
const TO: &str = "to";
const CHANNEL: &str = "channel";

/// What an export says that a row had: the storyline where it is the inject's first, seats and means of its message.
pub(super) fn written(inject: &Inject, first: bool, message: Option<usize>) -> String {
    let mut all = Vec::new();
    if first {
        let id = inject.storyline.as_ref().map_or("", |s| s.as_str());
        all.push(format!("{STORYLINE} {id}"));
    }
    if let Some(Effect::Message { to, channel, .. }) = message.map(|n| &inject.effects[n]) {
        let to: Vec<&str> = to.iter().map(SeatId::as_str).collect();
        all.push(format!("{TO} {}", to.join(" ")));
        let channel = ron::to_string(channel).unwrap_or_default();
        all.push(format!("{CHANNEL} {channel}"));
    }
    all.join("; ")
}

/// What a row had of a part, if an export says it.
pub(super) fn read(cell: &Cell, part: Part) -> Option<Value> {
    let words = cell.words();
    let of = |name: &str| {
        let mut all = words.split(';').map(str::split_whitespace);
        all.find_map(|mut words| (words.next() == Some(name)).then_some(words))
    };
    match part {
        Part::Storyline => Some(match of(STORYLINE)?.next() {
            Some(id) => Value::Quoted(id.to_owned()),
            None => Value::Nothing,
        }),
        Part::To => Some(Value::Seats(of(TO)?.map(SeatId::from).collect())),
        Part::Channel => dialect()
            .from_str(of(CHANNEL)?.next()?)
            .ok()
            .map(Value::Channel),
        _ => None,
    }
}

/// Whether two values are the same; seats in any order.
fn same(a: &Value, b: &Value) -> bool {
    let sorted = |seats: &[SeatId]| {
        let mut seats = seats.to_vec();
        seats.sort();
        seats
    };
    match (a, b) {
        (Value::Seats(a), Value::Seats(b)) => sorted(a) == sorted(b),
        (a, b) => a == b,
    }
}

/// What of several columns counts; two of them where they contradict each other.
pub(super) fn settled(
    all: Vec<Says>,
    was: Option<&Value>,
) -> Result<Option<Says>, Box<(Says, Says)>> {
    let odd = |all: &[Says]| all.iter().find(|s| !same(&s.value, &all[0].value)).cloned();
    let Some(other) = odd(&all) else {
        return Ok(all.into_iter().next());
    };
    let touched = |s: &&Says| was.is_some_and(|was| !same(was, &s.value));
    let touched: Vec<Says> = all.iter().filter(touched).cloned().collect();
    match (touched.first(), odd(&touched)) {
        (Some(one), None) => Ok(Some(one.clone())),
        (Some(one), Some(other)) => Err(Box::new((one.clone(), other))),
        (None, _) => Err(Box::new((all[0].clone(), other))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Lang;

    fn says(place: usize, words: &str) -> Says {
        Says {
            column: Column {
                part: Part::To,
                lang: Some(Lang::Ar),
            },
            place,
            words: words.to_owned(),
            value: Value::Seats(words.split(' ').map(SeatId::from).collect()),
        }
    }

    #[test]
    fn of_two_columns_the_one_that_was_touched_counts() {
        let was = Value::Seats(vec!["a".into(), "b".into()]);
        let counts = |one: &str, other: &str, was| {
            let settled = settled(vec![says(0, one), says(1, other)], was);
            settled.map(|s| s.map(|s| s.words)).ok().flatten()
        };
        assert_eq!(counts("b a", "c", Some(&was)).as_deref(), Some("c"));
        assert_eq!(counts("c", "a b", Some(&was)).as_deref(), Some("c"));
        assert_eq!(counts("c d", "d c", None).as_deref(), Some("c d"));
        assert_eq!(counts("c", "d", Some(&was)), None);
        assert_eq!(counts("c", "a b", None), None);
    }

    #[test]
    fn what_an_export_had_is_read_again() {
        let cell = Cell::of("storyline ; to main west-room; channel Radio");
        assert_eq!(read(&cell, Part::Storyline), Some(Value::Nothing));
        let to = Some(Value::Seats(vec!["main".into(), "west-room".into()]));
        assert_eq!(read(&cell, Part::To), to);
        let channel = crate::record::states::Channel::Radio;
        assert_eq!(read(&cell, Part::Channel), Some(Value::Channel(channel)));
        assert_eq!(read(&Cell::Empty, Part::To), None);
    }
}
