//! What is at hand while a table is compared with a scenario: both of them, what changes so far, what is told; and what a cell means.
//!
//! Deliberately not here: what of a row changes (`known`), what a new row becomes (`added`).

use std::collections::BTreeMap;

use super::apply::{Edits, Value};
use super::columns::{Column, Part};
use super::found::{Plan, Wrong};
use super::mapping::{Mapping, language};
use super::names::{self, Unknown};
use super::records::{Record, words_of};
use super::rows::{List, Row};
use super::times::Base;
use super::was::{self, Says};
use crate::base::ids::InjectId;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::record::states::Channel;
use crate::scenario::Scenario;
use crate::scenario::model::Effect;
use crate::scenario::sheet::{Cell, Table};

/// What an import may do beyond what the cells of a table say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Allowed {
    /// Take out injects that the table does not have.
    pub remove: bool,
    /// Give a time to injects that come on a condition or by hand, in the place of that.
    pub times: bool,
}

/// A table, the scenario that it is compared with, and what is found.
pub(super) struct Planner<'a> {
    pub(super) s: &'a Scenario,
    pub(super) table: &'a Table,
    pub(super) mapping: &'a Mapping,
    pub(super) allowed: Allowed,
    pub(super) list: List,
    pub(super) base: Base,
    pub(super) plan: Plan,
    pub(super) edits: Edits,
    /// Cells whose change is not taken in.
    pub(super) untaken: Vec<String>,
    /// How many new injects have an expected action in words.
    pub(super) expected: usize,
    /// Times that injects of the scenario have from now on.
    pub(super) moved: BTreeMap<InjectId, SimTime>,
    /// What channels are called that have another name here, with the cells in which it stands.
    pub(super) read_as: BTreeMap<(String, Channel), Vec<String>>,
}

/// What is wrong is told already.
#[derive(Debug)]
pub(super) struct Told;

impl Planner<'_> {
    /// A cell as people call it, with its sheet where there are several.
    pub(super) fn place(&self, row: usize, column: usize) -> String {
        let cell = self.table.place(row, column);
        match self.table.sheet.as_str() {
            "" => cell,
            sheet => format!("{sheet}!{cell}"),
        }
    }

    /// Tells what is wrong with the cell of a part.
    pub(super) fn wrong(&mut self, r: &Record, part: Part, said: Message, help: Option<Message>) {
        let place = self.place(r.row, r.column(part));
        self.plan.wrong.push(Wrong { place, said, help });
    }

    /// Tells what is wrong with the cell of a column.
    pub(super) fn wrong_at(
        &mut self,
        r: &Record,
        column: usize,
        said: Message,
        help: Option<Message>,
    ) {
        let place = self.place(r.row, column);
        self.plan.wrong.push(Wrong { place, said, help });
    }

    /// What the list has in a column; of one without a language, in the one of the words.
    pub(super) fn listed<'r>(&self, c: Column, words: &str, row: &'r Row) -> &'r str {
        let lang = c.lang.unwrap_or_else(|| language(words));
        let lang = c.part.is_worded().then_some(lang);
        let at = self
            .list
            .columns
            .iter()
            .position(|x| x.part == c.part && x.lang == lang);
        at.map_or("", |n| row.cells[n].as_str())
    }

    pub(super) fn is_same(&self, c: Column, words: &str, row: &Row) -> bool {
        let is = |c: Column| words_of(&Cell::of(self.listed(c, words, row))) == words;
        // A cell whose language nobody says is as it was if it is so in either.
        let either = |lang: Lang| {
            let lang = Some(lang);
            is(Column { lang, ..c })
        };
        is(c) || c.lang.is_none() && (words.is_empty() || Lang::all().any(either))
    }

    /// What the columns of a part say of which an inject has one thing; nothing where all are silent. What cannot be read, or
    /// contradicts itself, is told.
    pub(super) fn thing(
        &mut self,
        r: &Record,
        part: Part,
        row: Option<&Row>,
    ) -> Result<Option<Says>, Told> {
        let had = was::read(r.cell(Part::Was), part);
        let columns = r.cells.iter().filter(|(c, ..)| c.part == part);
        let mut all = Vec::new();
        for (c, n, cell) in columns {
            let words = words_of(cell);
            let now = row.filter(|row| self.is_same(*c, &words, row));
            let now = now.and_then(|row| self.now(row, part));
            let value = match now.filter(|_| !words.is_empty()) {
                Some(now) => now,
                // Of two columns for the languages of one thing, one is enough, unless something stood in the other.
                None if words.is_empty() && part == Part::Storyline && had.is_some() => {
                    Value::Nothing
                }
                None if words.is_empty() => continue,
                None => match self.meaning(part, &words) {
                    Ok(value) => value,
                    Err(unknown) => {
                        let (said, help) = not_known(part, &unknown);
                        self.wrong_at(r, *n, said, help);
                        return Err(Told);
                    }
                },
            };
            all.push(Says {
                column: *c,
                place: *n,
                words,
                value,
            });
        }
        was::settled(all, had.as_ref()).map_err(|both| {
            let (one, other) = *both;
            let (part, place) = (part.heading(), self.place(r.row, one.place));
            let on_a_line = |says: &Says| says.words.replace('\n', " / ");
            let (one_words, other_words) = (on_a_line(&one), on_a_line(&other));
            let said = match had {
                Some(_) => msg!(
                    "msel-two-values",
                    part = part,
                    one = one_words,
                    other = other_words
                ),
                None => msg!(
                    "msel-columns-contradict",
                    part = part,
                    one = one_words,
                    place = place,
                    other = other_words
                ),
            };
            self.wrong_at(r, other.place, said, None);
            Told
        })
    }

    /// What words of a part mean of which an inject has one thing.
    fn meaning(&self, part: Part, words: &str) -> Result<Value, Unknown> {
        match part {
            Part::To => names::seats(self.s, words).map(Value::Seats),
            Part::Channel => names::channel(words).map(Value::Channel),
            _ => names::storyline(self.s, words).map(|id| Value::Quoted(id.to_string())),
        }
    }

    /// Keeps what people call a channel otherwise than here, to be said.
    pub(super) fn keep_name(&mut self, r: &Record, says: &Says) {
        if let Value::Channel(channel) = says.value
            && !names::is_own_name(channel, &says.words)
        {
            let place = self.place(r.row, says.place);
            let read = self.read_as.entry((says.words.clone(), channel));
            read.or_default().push(place);
        }
    }

    /// What a row has of a part of which there is one thing.
    fn now(&self, row: &Row, part: Part) -> Option<Value> {
        let inject = self.s.inject(&row.inject)?;
        match (part, row.message.and_then(|n| inject.effects.get(n))) {
            (Part::To, Some(Effect::Message { to, .. })) => Some(Value::Seats(to.clone())),
            (Part::Channel, Some(Effect::Message { channel, .. })) => {
                Some(Value::Channel(*channel))
            }
            (Part::Storyline, _) => Some(match &inject.storyline {
                Some(id) => Value::Quoted(id.to_string()),
                None => Value::Nothing,
            }),
            _ => None,
        }
    }

    /// The time of a record, or what is wrong with it; `own` is the day where it says none.
    pub(super) fn time(&mut self, r: &Record, own: Option<i64>) -> Option<SimTime> {
        let cell = r.cell(Part::Time);
        if cell.is_empty() {
            let help = msg!("msel-time-help");
            self.wrong(r, Part::Time, msg!("msel-time-missing"), Some(help));
            return None;
        }
        let Some(at) = r.time(own, &self.base) else {
            let words = cell.words();
            let day = r.cell(Part::Day).words();
            let said = if day.is_empty() {
                msg!("msel-no-time", words = words)
            } else {
                msg!("msel-no-time-of-day", words = words, day = day)
            };
            self.wrong(r, Part::Time, said, Some(msg!("msel-time-help")));
            return None;
        };
        let (start, end) = (self.s.head.start, self.s.head.end);
        if !(start..=end).contains(&at) {
            let said = msg!("msel-time-outside", words = cell.words(), at = at.short());
            let help = msg!("msel-time-between", from = start.short(), to = end.short());
            self.wrong(r, Part::Time, said, Some(help));
            return None;
        }
        Some(at)
    }
}

/// What is said of words that mean nothing that the scenario has.
pub(super) fn not_known(part: Part, unknown: &Unknown) -> (Message, Option<Message>) {
    let words = &unknown.words;
    let said = match part {
        Part::To => msg!("msel-no-seat", words = words),
        Part::Storyline => msg!("msel-no-storyline", words = words),
        _ => msg!("msel-no-channel", words = words),
    };
    (said, unknown.advice())
}
