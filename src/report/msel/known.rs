//! What of a row changes an inject that the scenario has.
//!
//! Deliberately not here: which inject a row is (`records`), how files are changed (`apply`).

use std::collections::BTreeSet;

use super::apply::{Edit, Value};
use super::columns::{Column, Part};
use super::made;
use super::mapping::language;
use super::names;
use super::planner::Planner;
use super::records::{Record, words_of};
use super::rows::{DAY, Row};
use super::was::Says;
use crate::base::message::msg;
use crate::base::text::{Lang, Text};
use crate::base::time::Span;
use crate::scenario::model::{Effect, When};
use crate::scenario::sheet::Cell;
use crate::wording::Prose;

impl Planner<'_> {
    /// Compares a record with the row that it is.
    pub(super) fn known(&mut self, r: &Record, row: &Row) {
        let before = (self.edits.changed.len(), self.plan.wrong.len());
        if row.first {
            self.known_time(r, row);
        }
        let mut seen: Vec<Part> = Vec::new();
        for (c, n, cell) in &r.cells {
            let again = seen.contains(&c.part);
            seen.push(c.part);
            if matches!(c.part, Part::Time | Part::Day) {
                continue;
            }
            let of_message = matches!(c.part, Part::From | Part::To | Part::Channel | Part::Text);
            let taken = c.part.is_taken_in()
                && if of_message {
                    row.message.is_some()
                } else {
                    row.first
                };
            if taken && c.part.is_one_thing() {
                if !again {
                    self.known_thing(r, c.part, row);
                }
                continue;
            }
            let words = self.meant(r, *c, words_of(cell), row);
            if self.is_same(*c, &words, row) || self.is_as_made(r, *c, &words, row) {
                continue;
            }
            if taken {
                if self.is_alone(r, (*c, *n), &words) {
                    self.change(r, (*c, *n), &words, row);
                }
            } else if !matches!(c.part, Part::Number | Part::Status | Part::Was | Part::Id)
                && !words.is_empty()
                && (row.first || of_message)
            {
                self.untaken.push(self.place(r.row, *n));
            }
        }
        self.plan.same += usize::from(before == (self.edits.changed.len(), self.plan.wrong.len()));
    }

    /// Whether no column before this one says something of the same in the same language; it is told where that is something else.
    fn is_alone(&mut self, r: &Record, (c, n): (Column, usize), words: &str) -> bool {
        let lang = |c: Column, words: &str| c.lang.unwrap_or_else(|| language(words));
        let others = r
            .cells
            .iter()
            .filter(|(o, at, _)| o.part == c.part && *at != n);
        let others = others.map(|(o, at, cell)| (*o, *at, words_of(cell)));
        let mut others = others.filter(|(o, _, w)| !w.is_empty() && lang(*o, w) == lang(c, words));
        match others.next() {
            None => true,
            Some(_) if words.is_empty() => false,
            Some((_, at, other)) if other == words => n < at,
            Some((_, at, other)) => {
                if n > at {
                    let said = msg!(
                        "msel-two-values",
                        part = c.part.heading(),
                        one = other,
                        other = words
                    );
                    self.wrong_at(r, n, said, None);
                }
                false
            }
        }
    }

    /// Takes in what a record says of a part of which an inject has one thing.
    fn known_thing(&mut self, r: &Record, part: Part, row: &Row) {
        let Ok(says) = self.thing(r, part, Some(row)) else {
            return;
        };
        let empty = || {
            let mut columns = r.cells.iter().filter(|(c, ..)| c.part == part);
            let stood = |(c, ..): &&(Column, usize, Cell)| {
                !self.is_same(*c, "", row) && !self.is_as_made(r, *c, "", row)
            };
            columns.find(stood).map(|(c, n, _)| (*c, *n))
        };
        let says = match (says, empty()) {
            (Some(says), _) => says,
            (None, None) => return,
            (None, Some((column, place))) if part == Part::Storyline => Says {
                column,
                place,
                words: String::new(),
                value: Value::Nothing,
            },
            (None, Some(emptied)) => return self.emptied(r, emptied, row),
        };
        if self.has(row, &says.value) {
            return;
        }
        self.keep_name(r, &says);
        let before = self.listed(says.column, &says.words, row).to_owned();
        self.edits.changed.push(Edit {
            inject: row.inject.clone(),
            message: row.message.filter(|_| part != Part::Storyline),
            column: says.column,
            value: says.value,
            before,
            after: says.words,
            cell: self.place(r.row, says.place),
        });
    }

    /// Tells that words were taken away that an inject cannot do without.
    fn emptied(&mut self, r: &Record, (c, n): (Column, usize), row: &Row) {
        // A language that is missing is no mistake of the table's.
        let help = msg!("msel-empty-help", id = &row.inject);
        self.wrong_at(
            r,
            n,
            msg!("msel-empty", part = c.part.heading()),
            Some(help),
        );
    }

    /// Takes in the changed words of a cell.
    fn change(&mut self, r: &Record, (c, n): (Column, usize), words: &str, row: &Row) {
        let lang = c.lang.unwrap_or_else(|| language(words));
        let before = self.listed(c, words, row).to_owned();
        let may_be_empty = matches!(c.part, Part::Controller | Part::Notes);
        if words.is_empty() && !may_be_empty {
            return self.emptied(r, (c, n), row);
        }
        self.edits.changed.push(Edit {
            inject: row.inject.clone(),
            message: row
                .message
                .filter(|_| matches!(c.part, Part::From | Part::Text)),
            column: Column {
                lang: Some(lang),
                ..c
            },
            value: Value::Words(lang, words.to_owned()),
            before,
            after: words.to_owned(),
            cell: self.place(r.row, n),
        });
    }

    /// Whether an inject has a value already, though it is written otherwise.
    fn has(&self, row: &Row, value: &Value) -> bool {
        let Some(inject) = self.s.inject(&row.inject) else {
            return false;
        };
        let message = row.message.and_then(|n| inject.effects.get(n));
        match (value, message) {
            (Value::Seats(seats), Some(Effect::Message { to, .. })) => {
                let (a, b): (BTreeSet<_>, BTreeSet<_>) =
                    (seats.iter().collect(), to.iter().collect());
                a == b
            }
            (Value::Channel(c), Some(Effect::Message { channel, .. })) => c == channel,
            (Value::Quoted(id), _) => inject.storyline.as_ref().is_some_and(|s| s.as_str() == id),
            (Value::Nothing, _) => inject.storyline.is_none(),
            _ => false,
        }
    }

    /// What a cell means for an inject that an earlier import made: under its notes stands what is expected.
    fn meant(&self, r: &Record, c: Column, words: String, row: &Row) -> String {
        let lang = c.lang.unwrap_or_else(|| match words.is_empty() {
            true => language(&r.cell(Part::Expected).words()),
            false => language(&words),
        });
        let own = self.s.inject(&row.inject).map(|i| i.expected.is_empty());
        let of = Some(lang);
        let notes = Column { lang: of, ..c };
        let written = || made::has_expected(self.listed(notes, &words, row), lang);
        let expected = r.words(Part::Expected).remove(&lang);
        match expected.filter(|_| c.part == Part::Notes && own == Some(true) && written()) {
            Some(expected) => made::with_expected(&words, &expected, lang),
            None => words,
        }
    }

    /// Whether a new inject of the record would have there what the row has, though nothing or something else stands in the cell.
    fn is_as_made(&self, r: &Record, c: Column, words: &str, row: &Row) -> bool {
        let lang = c.lang.unwrap_or_else(|| language(words));
        let of = |text: Text| if lang == Lang::Ar { text.ar } else { text.en };
        let listed = self.listed(c, words, row);
        match c.part {
            Part::Expected => {
                let notes = Column {
                    part: Part::Notes,
                    lang: Some(lang),
                };
                let notes = self.listed(notes, words, row);
                let taken = r.cells.iter().any(|(c, ..)| c.part == Part::Notes);
                let own = self.s.inject(&row.inject).map(|i| i.expected.is_empty());
                notes.ends_with(&made::with_expected("", words, lang))
                    || taken && own == Some(true) && made::has_expected(notes, lang)
            }
            _ if !words.is_empty() => false,
            Part::Name => of(made::name(r, &made::text(r.words(Part::Text)))) == listed,
            Part::From => r.words(Part::From).is_empty() && of(self.mapping.from.clone()) == listed,
            Part::To => names::seats(self.s, &self.mapping.to.join("\n"))
                .is_ok_and(|to| !to.is_empty() && self.has(row, &Value::Seats(to))),
            Part::Channel => self.has(row, &Value::Channel(self.mapping.channel)),
            Part::Storyline
            | Part::Number
            | Part::Day
            | Part::Time
            | Part::Trigger
            | Part::Text
            | Part::Effect
            | Part::Task
            | Part::Controller
            | Part::Notes
            | Part::Kind
            | Part::Status
            | Part::Was
            | Part::Id
            | Part::Ignored => false,
        }
    }

    fn known_time(&mut self, r: &Record, row: &Row) {
        let Some(inject) = self.s.inject(&row.inject) else {
            return;
        };
        if !r.cells.iter().any(|(c, ..)| c.part == Part::Time) {
            return;
        }
        let cell = r.cell(Part::Time);
        let at = match (cell.is_empty(), &inject.when) {
            (true, When::At(_)) => {
                let help = msg!("msel-time-help");
                return self.wrong(r, Part::Time, msg!("msel-time-missing"), Some(help));
            }
            (true, _) => return,
            (false, _) => self.time(r, row.time.map(|t| t.millis().div_euclid(DAY))),
        };
        let Some(at) = at.filter(|at| row.time != Some(*at)) else {
            return;
        };
        // Of one that follows another the span changes; one that depends on something else has a time from now on.
        let when = match (&inject.when, row.time) {
            (When::After { inject, delay }, Some(was)) => {
                let delay = delay.millis() + (at - was).millis();
                Value::After(inject.clone(), Span::from_millis(delay))
            }
            (_, None) if !self.allowed.times => {
                let names = Prose {
                    scenario: self.s,
                    lang: Lang::default(),
                }
                .names();
                let when = names
                    .trigger(inject)
                    .unwrap_or_else(|| msg!("msel-kind-follows"));
                let said = msg!("msel-time-for-condition", id = &inject.id, when = when);
                let help = msg!("msel-time-for-condition-help");
                return self.wrong(r, Part::Time, said, Some(help));
            }
            _ => Value::At(at),
        };
        self.moved.insert(inject.id.clone(), at);
        let column = Column {
            part: Part::Time,
            lang: None,
        };
        let before = row.time.map_or_else(String::new, |t| t.short());
        self.edits.changed.push(Edit {
            inject: inject.id.clone(),
            message: None,
            column,
            value: when,
            before,
            after: at.short(),
            cell: self.place(r.row, r.column(Part::Time)),
        });
    }
}
