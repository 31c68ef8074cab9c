//! Who is at the seats: how many look from where, which rooms are ready, who has answered a comms check, who takes care of what.
//!
//! It is about people around an exercise, not about what happens in it: nothing of it is a fact, none of it is kept in the file, and
//! the exercise is the same without it. Deliberately not here: which seats people hold, which is an order.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::{InjectId, SeatId};
use crate::base::message::{Message, msg};

/// One of several people at a seat.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Person {
    /// Given in the order in which they came; 0 for whoever sits at the machine that plays.
    pub number: u32,
    /// The name or function that was typed at the door; empty if none.
    pub name: String,
}

impl Person {
    /// What they are called: by the name that they gave, or by their number.
    pub fn called(&self) -> Message {
        if self.name.is_empty() {
            msg!("person-number", n = self.number.to_string())
        } else {
            msg!("person-named", name = self.name.clone())
        }
    }
}

/// Something that came in and that one of several people takes care of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Incoming {
    /// A message of the script.
    Message(InjectId),
    /// A report, by its number.
    Report(u32),
    /// Words of another seat, by their number.
    Words(u32),
    /// A request for support, by its number.
    Request(u32),
}

/// Exercise control asks all who are connected whether they hear it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CommsCheck {
    /// Seats that are asked: those where somebody was connected.
    pub asked: BTreeSet<SeatId>,
    /// Seats that have answered.
    pub heard: BTreeSet<SeatId>,
}

/// Who is at the seats.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Attendance {
    /// Whether seats are open to browsers at all.
    pub open: bool,
    /// Browsers that are connected, by seat; seats without any are not named.
    pub present: BTreeMap<SeatId, u32>,
    /// Seats that have said that they are ready.
    pub ready: BTreeSet<SeatId>,
    /// The last comms check, if there was one.
    pub check: Option<CommsCheck>,
    /// Who takes care of what at which seat.
    pub taken: BTreeMap<(SeatId, Incoming), Person>,
}

/// What people do about their attendance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Attend {
    /// So many browsers are connected, by seat.
    Present(BTreeMap<SeatId, u32>),
    /// A seat is ready, or is not any more.
    Ready(SeatId, bool),
    /// Exercise control asks whether it is heard.
    Check,
    /// A seat hears exercise control.
    Hear(SeatId),
    /// Somebody at a seat takes care of something, or does not any more.
    Take(SeatId, Incoming, Option<Person>),
}

impl Attendance {
    /// Takes in what people do.
    pub fn take(&mut self, what: Attend) {
        match what {
            Attend::Present(present) => {
                self.open = true;
                self.present = present;
                self.present.retain(|_, n| *n > 0);
                // Where nobody sits any more, nobody is ready.
                self.ready.retain(|s| self.present.contains_key(s));
            }
            Attend::Ready(seat, true) => {
                self.ready.insert(seat);
            }
            Attend::Ready(seat, false) => {
                self.ready.remove(&seat);
            }
            Attend::Check => {
                self.check = Some(CommsCheck {
                    asked: self.present.keys().cloned().collect(),
                    heard: BTreeSet::new(),
                });
            }
            Attend::Hear(seat) => {
                if let Some(check) = &mut self.check {
                    check.heard.insert(seat);
                }
            }
            Attend::Take(seat, what, Some(person)) => {
                self.taken.insert((seat, what), person);
            }
            Attend::Take(seat, what, None) => {
                self.taken.remove(&(seat, what));
            }
        }
    }

    /// What a seat is told: of itself alone.
    #[must_use]
    pub fn of_seat(&self, seat: &SeatId) -> Self {
        let own = |s: &&SeatId| *s == seat;
        let of = |set: &BTreeSet<SeatId>| set.iter().filter(own).cloned().collect();
        Self {
            open: self.open,
            present: self
                .present
                .get_key_value(seat)
                .map(|(s, n)| (s.clone(), *n))
                .into_iter()
                .collect(),
            ready: of(&self.ready),
            check: self.check.as_ref().map(|c| CommsCheck {
                asked: of(&c.asked),
                heard: of(&c.heard),
            }),
            taken: self
                .taken
                .iter()
                .filter(|((s, _), _)| s == seat)
                .map(|(k, v)| (k.clone(), v.clone()))
                .collect(),
        }
    }

    /// Whether a seat has still to answer a comms check.
    pub fn is_asked(&self, seat: &SeatId) -> bool {
        let waits = |c: &CommsCheck| c.asked.contains(seat) && !c.heard.contains(seat);
        self.check.as_ref().is_some_and(waits)
    }

    /// Seats at which somebody is connected and that are not ready.
    pub fn not_ready(&self) -> impl Iterator<Item = &SeatId> {
        self.present.keys().filter(|s| !self.ready.contains(*s))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seats: &[(&str, u32)]) -> Attend {
        Attend::Present(seats.iter().map(|(s, n)| ((*s).into(), *n)).collect())
    }

    #[test]
    fn a_comms_check_asks_those_who_are_there_and_a_room_that_is_left_is_not_ready() {
        let mut a = Attendance::default();
        a.take(at(&[("a", 1), ("b", 2), ("c", 0)]));
        a.take(Attend::Check);
        let asked: Vec<bool> = ["a", "b", "c"].map(|s| a.is_asked(&s.into())).into();
        assert_eq!(asked, [true, true, false]);
        a.take(Attend::Hear("a".into()));
        a.take(Attend::Ready("a".into(), true));
        a.take(Attend::Ready("b".into(), true));
        assert!(!a.is_asked(&"a".into()) && a.is_asked(&"b".into()));
        assert_eq!(a.not_ready().count(), 0);
        a.take(at(&[("a", 1)]));
        assert_eq!(a.ready, BTreeSet::from(["a".into()]));
    }

    #[test]
    fn a_seat_is_told_of_itself_alone() {
        let mut a = Attendance::default();
        a.take(at(&[("a", 1), ("b", 2)]));
        a.take(Attend::Check);
        a.take(Attend::Hear("b".into()));
        a.take(Attend::Ready("b".into(), true));
        let person = Person {
            number: 3,
            name: "duty officer".to_owned(),
        };
        a.take(Attend::Take(
            "b".into(),
            Incoming::Report(1),
            Some(person.clone()),
        ));
        let own = a.of_seat(&"a".into());
        let words = format!("{own:?}");
        assert!(
            !words.contains("\"b\"") && !words.contains("duty"),
            "{words}"
        );
        assert!(own.is_asked(&"a".into()));
        let taken = a.of_seat(&"b".into()).taken;
        assert_eq!(
            taken.into_values().collect::<Vec<_>>(),
            std::slice::from_ref(&person)
        );
        a.take(Attend::Take("b".into(), Incoming::Report(1), None));
        assert!(a.taken.is_empty());
    }
}
