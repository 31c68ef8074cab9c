//! What of a table would change a scenario.
//!
//! Each cell is compared with what the list has there; what is the same changes nothing, however it is written in the scenario's files.
//! Deliberately not here: how files are changed (`apply`).

use std::collections::{BTreeMap, BTreeSet};

use super::apply::{Edit, Edits, Message as NewMessage, NewInject, Value, apply};
use super::columns::{Column, Part};
use super::follow::followed;
use super::found::{Plan, Wrong};
use super::made::{self, text};
use super::mapping::{Mapping, language};
use super::names::{self, Unknown};
use super::records::{Is, Record, identified, records, words_of};
use super::rows::{DAY, List, Row, rows};
use super::stale::stale;
use super::times::{Base, Dates};
use crate::base::ids::InjectId;
use crate::base::message::{Arg, Message, msg};
use crate::base::text::{Lang, Text};
use crate::base::time::{SimTime, Span};
use crate::scenario::Scenario;
use crate::scenario::model::{Effect, When};
use crate::scenario::read::Texts;
use crate::scenario::sheet::{Cell, Table};
use crate::wording::Prose;

/// Most injects that are named in a note.
const NAMED: usize = 12;
/// What an import may do beyond what the cells of a table say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Allowed {
    /// Take out injects that the table does not have.
    pub remove: bool,
    /// Give a time to injects that come on a condition or by hand, in the place of that.
    pub times: bool,
}

/// What of a table would change a scenario whose own texts are given.
pub fn plan(
    s: &Scenario,
    texts: &Texts,
    table: &Table,
    mapping: &Mapping,
    allowed: Allowed,
) -> Plan {
    let mut p = Planner {
        s,
        table,
        mapping,
        allowed,
        list: rows(s, &[Lang::Ar, Lang::En]),
        base: Base::new(s, &Dates::default()).0,
        plan: Plan::default(),
        edits: Edits::default(),
        untaken: Vec::new(),
        expected: 0,
        moved: BTreeMap::new(),
    };
    match mapping.places() {
        Ok(columns) => p.read(&columns),
        Err(said) => p.plan.wrong.push(Wrong {
            place: String::new(),
            said,
            help: None,
        }),
    }
    let Planner {
        mut plan, edits, ..
    } = p;
    plan.texts.clone_from(texts);
    if plan.wrong.is_empty() {
        match apply(s, texts, edits) {
            Ok((texts, changes)) => {
                plan.texts = texts;
                plan.changes = changes;
            }
            Err(said) => plan.wrong.push(Wrong {
                place: String::new(),
                said,
                help: None,
            }),
        }
    }
    plan
}

struct Planner<'a> {
    s: &'a Scenario,
    table: &'a Table,
    mapping: &'a Mapping,
    allowed: Allowed,
    list: List,
    base: Base,
    plan: Plan,
    edits: Edits,
    /// Cells whose change is not taken in.
    untaken: Vec<String>,
    /// How many new injects have an expected action in words.
    expected: usize,
    /// Times that injects of the scenario have from now on.
    moved: BTreeMap<InjectId, SimTime>,
}

impl Planner<'_> {
    fn read(&mut self, columns: &[(usize, Column)]) {
        let remove = self.allowed.remove;
        let (all, titles) = records(self.table, self.mapping.header, columns);
        let days = all.iter().map(|r| (r.cell(Part::Time), r.cell(Part::Day)));
        let dates = Dates::of(days);
        let (base, other) = Base::new(self.s, &dates);
        self.base = base;
        self.plan.notes.extend(other);
        let (is, notes) = identified(self.s, &self.list, &all, &self.base);
        self.plan.notes.extend(notes);
        if titles > 0 {
            self.plan.notes.push(msg!("msel-titles", n = titles));
        }
        let mut seen = BTreeSet::new();
        for (r, is) in all.iter().zip(&is) {
            match is {
                Is::Known(n) => {
                    let row = self.list.rows[*n].clone();
                    seen.insert(row.inject.clone());
                    self.known(r, &row);
                }
                Is::New(id) => self.new_inject(r, id.clone()),
                Is::Further => {
                    if let Some(message) = self.message(r)
                        && let Some(last) = self.edits.added.last_mut()
                    {
                        last.messages.push(message);
                    }
                }
                Is::NoMessage(id) => {
                    self.wrong(r, Part::Id, msg!("msel-no-such-message", id = id), None)
                }
            }
        }
        let along = followed(self.s, &self.list, &self.moved, &mut self.edits.changed);
        self.missing(&seen, remove);
        if !self.untaken.is_empty() {
            let cells = named(std::mem::take(&mut self.untaken));
            self.plan.notes.push(msg!("msel-untaken", cells = cells));
        }
        if self.expected > 0 {
            self.plan
                .notes
                .push(msg!("msel-expected-in-notes", n = self.expected));
        }
        let stale = stale(&self.list, &self.edits.changed);
        if !stale.is_empty() {
            let cells = named(stale);
            self.plan
                .notes
                .push(msg!("msel-one-language", cells = cells));
        }
        let stay = along.iter().filter(|(id, _)| seen.contains(id) || !remove);
        let along: Vec<String> = stay
            .map(|(id, at)| format!("{id} ({})", at.short()))
            .collect();
        if !along.is_empty() {
            let (n, ids) = (along.len(), named(along));
            let note = msg!("msel-moved-along", n = n, ids = ids);
            self.plan.notes.push(note);
        }
    }

    /// Injects that the table does not have.
    fn missing(&mut self, seen: &BTreeSet<InjectId>, remove: bool) {
        let all = self.s.injects.iter().map(|i| &i.id);
        let missing: Vec<&InjectId> = all.filter(|id| !seen.contains(*id)).collect();
        if missing.is_empty() {
            return;
        }
        if remove {
            self.edits.removed = missing.into_iter().cloned().collect();
        } else {
            let n = missing.len();
            let ids = named(missing.iter().map(|id| id.to_string()).collect());
            self.plan
                .notes
                .push(msg!("msel-not-there", n = n, ids = ids));
        }
    }

    fn place(&self, row: usize, column: usize) -> String {
        let cell = self.table.place(row, column);
        match self.table.sheet.as_str() {
            "" => cell,
            sheet => format!("{sheet}!{cell}"),
        }
    }

    fn wrong(&mut self, r: &Record, part: Part, said: Message, help: Option<Message>) {
        let place = self.place(r.row, r.column(part));
        self.plan.wrong.push(Wrong { place, said, help });
    }

    fn wrong_at(&mut self, r: &Record, column: usize, said: Message, help: Option<Message>) {
        let place = self.place(r.row, column);
        self.plan.wrong.push(Wrong { place, said, help });
    }

    /// Compares a record with the row that it is.
    fn known(&mut self, r: &Record, row: &Row) {
        let before = (self.edits.changed.len(), self.plan.wrong.len());
        if row.first {
            self.known_time(r, row);
        }
        for (c, n, cell) in &r.cells {
            if matches!(c.part, Part::Time | Part::Day) {
                continue;
            }
            let words = self.meant(r, *c, words_of(cell), row);
            if self.is_same(*c, &words, row) || self.is_as_made(r, *c, &words, row) {
                continue;
            }
            let of_message = matches!(c.part, Part::From | Part::To | Part::Channel | Part::Text);
            let taken = c.part.is_taken_in()
                && if of_message {
                    row.message.is_some()
                } else {
                    row.first
                };
            if taken {
                self.change(r, (*c, *n), &words, row);
            } else if !matches!(c.part, Part::Number | Part::Status | Part::Id)
                && !words.is_empty()
                && (row.first || of_message)
            {
                self.untaken.push(self.place(r.row, *n));
            }
        }
        self.plan.same += usize::from(before == (self.edits.changed.len(), self.plan.wrong.len()));
    }

    /// What the list has in a column; of one without a language, in the one of the words.
    fn listed<'r>(&self, c: Column, words: &str, row: &'r Row) -> &'r str {
        let lang = c.lang.unwrap_or_else(|| language(words));
        let lang = c.part.is_worded().then_some(lang);
        let at = self
            .list
            .columns
            .iter()
            .position(|x| x.part == c.part && x.lang == lang);
        at.map_or("", |n| row.cells[n].as_str())
    }

    fn is_same(&self, c: Column, words: &str, row: &Row) -> bool {
        let is = |c: Column| words_of(&Cell::of(self.listed(c, words, row))) == words;
        // A cell whose language nobody says is as it was if it is so in either.
        let either = |lang: Lang| {
            let lang = Some(lang);
            is(Column { lang, ..c })
        };
        is(c) || c.lang.is_none() && (words.is_empty() || Lang::all().any(either))
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
        // Of two columns for the languages of one thing, one is enough.
        let elsewhere = || !r.cell(c.part).is_empty();
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
            Part::To if elsewhere() => true,
            Part::To => names::seats(self.s, &self.mapping.to.join("\n"))
                .is_ok_and(|to| !to.is_empty() && self.has(row, &Value::Seats(to))),
            Part::Channel => elsewhere() || self.has(row, &Value::Channel(self.mapping.channel)),
            Part::Storyline => r.cell(Part::Id).is_empty() && elsewhere(),
            Part::Number
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
        });
    }

    /// The time of a record, or what is wrong with it; `own` is the day where it says none.
    fn time(&mut self, r: &Record, own: Option<i64>) -> Option<SimTime> {
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

    /// Takes in the changed words of a cell.
    fn change(&mut self, r: &Record, (c, n): (Column, usize), words: &str, row: &Row) {
        let lang = c.lang.unwrap_or_else(|| language(words));
        let before = self.listed(c, words, row).to_owned();
        let may_be_empty = matches!(c.part, Part::Storyline | Part::Controller | Part::Notes);
        if words.is_empty() && !may_be_empty {
            // A language that is missing is no mistake of the table's.
            let part = c.part.heading();
            let help = msg!("msel-empty-help", id = &row.inject);
            return self.wrong_at(r, n, msg!("msel-empty", part = part), Some(help));
        }
        let value = match c.part {
            Part::Storyline if words.is_empty() => Ok(Value::Nothing),
            Part::Storyline => {
                names::storyline(self.s, words).map(|id| Value::Quoted(id.to_string()))
            }
            Part::To => names::seats(self.s, words).map(Value::Seats),
            Part::Channel => names::channel(words).map(Value::Channel),
            _ => Ok(Value::Words(lang, words.to_owned())),
        };
        let value = match value {
            Ok(value) => value,
            Err(unknown) => {
                let (said, help) = not_known(c.part, &unknown);
                return self.wrong_at(r, n, said, help);
            }
        };
        if self.has(row, &value) {
            return;
        }
        let closed = !matches!(value, Value::Words(..));
        let column = Column {
            lang: if closed { c.lang } else { Some(lang) },
            ..c
        };
        let edit = Edit {
            inject: row.inject.clone(),
            message: row
                .message
                .filter(|_| matches!(c.part, Part::From | Part::To | Part::Channel | Part::Text)),
            column,
            value,
            before,
            after: words.to_owned(),
        };
        // A name in two languages is changed once.
        let of_one = |e: &&Edit| {
            e.inject == edit.inject && e.message == edit.message && e.column.part == c.part
        };
        match self.edits.changed.iter().find(of_one).filter(|_| closed) {
            Some(other) if other.value == edit.value => {}
            Some(other) => {
                let said = msg!(
                    "msel-two-values",
                    part = c.part.heading(),
                    one = &other.after,
                    other = words
                );
                self.wrong_at(r, n, said, None);
            }
            None => self.edits.changed.push(edit),
        }
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
            _ => false,
        }
    }

    fn new_inject(&mut self, r: &Record, id: Option<String>) {
        let (at, message) = (self.time(r, None), self.message(r));
        let storyline = match r.cell(Part::Storyline) {
            Cell::Empty => None,
            cell => match names::storyline(self.s, &words_of(cell)) {
                Ok(id) => Some(id),
                Err(unknown) => {
                    let (said, help) = not_known(Part::Storyline, &unknown);
                    self.wrong(r, Part::Storyline, said, help);
                    None
                }
            },
        };
        let (Some(at), Some(message)) = (at, message) else {
            return;
        };
        self.expected += usize::from(!r.words(Part::Expected).is_empty());
        self.edits.added.push(NewInject {
            id,
            name: made::name(r, &message.text),
            storyline,
            at,
            messages: vec![message],
            controller: text(r.words(Part::Controller)),
            notes: made::notes(r),
        });
    }

    /// The message of a new record, or what is wrong with it.
    fn message(&mut self, r: &Record) -> Option<NewMessage> {
        let before = self.plan.wrong.len();
        let words = text(r.words(Part::Text));
        if words == Text::default() {
            self.wrong(r, Part::Text, msg!("msel-text-missing"), None);
        }
        let mut from = text(r.words(Part::From));
        if from == Text::default() {
            from.clone_from(&self.mapping.from);
        }
        if from == Text::default() {
            let help = msg!("msel-default-help", field = "from");
            self.wrong(r, Part::From, msg!("msel-from-missing"), Some(help));
        }
        let to = match r.cell(Part::To) {
            Cell::Empty => self.mapping.to.join("\n"),
            cell => words_of(cell),
        };
        let to = match names::seats(self.s, &to) {
            Ok(to) if to.is_empty() => {
                let help = msg!("msel-default-help", field = "to");
                self.wrong(r, Part::To, msg!("msel-to-missing"), Some(help));
                to
            }
            Ok(to) => to,
            Err(unknown) => {
                let (said, help) = not_known(Part::To, &unknown);
                self.wrong(r, Part::To, said, help);
                Vec::new()
            }
        };
        let channel = match r.cell(Part::Channel) {
            Cell::Empty => Ok(self.mapping.channel),
            cell => names::channel(&words_of(cell)),
        };
        let channel = channel.unwrap_or_else(|unknown| {
            let (said, help) = not_known(Part::Channel, &unknown);
            self.wrong(r, Part::Channel, said, help);
            self.mapping.channel
        });
        (before == self.plan.wrong.len()).then_some(NewMessage {
            from,
            to,
            channel,
            text: words,
        })
    }
}

/// What is said of words that mean nothing that the scenario has.
fn not_known(part: Part, unknown: &Unknown) -> (Message, Option<Message>) {
    let words = &unknown.words;
    let said = match part {
        Part::To => msg!("msel-no-seat", words = words),
        Part::Storyline => msg!("msel-no-storyline", words = words),
        _ => msg!("msel-no-channel", words = words),
    };
    (said, unknown.advice())
}

/// The first of many, and how many more there are.
fn named(mut all: Vec<String>) -> Vec<Arg> {
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    let mut out: Vec<Arg> = all.into_iter().map(Arg::from).collect();
    if more > 0 {
        out.push(msg!("msel-more", n = more).into());
    }
    out
}
