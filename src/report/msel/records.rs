//! The rows of a table as records, and which inject each of them is.
//!
//! Deliberately not here: what of them is new (`plan`).

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Column, Part};
use super::headings::plain_words;
use super::mapping::language;
use super::rows::{DAY, List, Row, messages, row_id};
use super::times::{Base, time};
use crate::base::clean;
use crate::base::ids::{InjectId, well_formed};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::scenario::Scenario;
use crate::scenario::sheet::{Cell, Table};

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// The row, from 0.
    pub(super) row: usize,
    /// Cells of the columns that hold something, each with its column.
    pub(super) cells: Vec<(Column, usize, Cell)>,
    /// The row of which it is a further message: the cell of its identifier or number is merged with that row's.
    pub(super) of: Option<usize>,
}

impl Record {
    /// The cell of a part: of several columns the first in which something stands.
    pub(super) fn cell(&self, part: Part) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        let mut found = self.cells.iter().filter(|(c, ..)| c.part == part);
        let found = found.find(|(.., cell)| !cell.is_empty());
        found.map_or(NOTHING, |(.., cell)| cell)
    }

    /// The place of a part's first cell among the columns.
    pub(super) fn column(&self, part: Part) -> usize {
        let found = self.cells.iter().find(|(c, ..)| c.part == part);
        found.or(self.cells.first()).map_or(0, |(_, n, _)| *n)
    }

    /// The words of a part in each language: a column of no language has that of each cell's letters.
    pub(super) fn words(&self, part: Part) -> BTreeMap<Lang, String> {
        let cells = self.cells.iter().filter(|(c, ..)| c.part == part);
        let mut all = BTreeMap::new();
        for (c, _, cell) in cells.filter(|(.., cell)| !cell.is_empty()) {
            let words = words_of(cell);
            all.entry(c.lang.unwrap_or_else(|| language(&words)))
                .or_insert(words);
        }
        all
    }

    /// The time that the row means; `own` is the day, from 0, where it says none. None where it is not understood.
    pub(super) fn time(&self, own: Option<i64>, base: &Base) -> Option<SimTime> {
        time(self.cell(Part::Time), self.cell(Part::Day), own, base)
    }
}

/// The words of a cell as a scenario would have them: without the apostrophe by which CSV keeps a spreadsheet from running it.
pub(super) fn words_of(cell: &Cell) -> String {
    let words = cell.words();
    let lines: Vec<&str> = clean::uncell(&words).lines().map(str::trim_end).collect();
    clean::lines(lines.join("\n").trim()).into_owned()
}

/// The rows of a table below its headings, without empty ones, headings that come again, and titles between rows; and how many titles
/// there were.
pub(super) fn records(
    table: &Table,
    header: usize,
    columns: &[(usize, Column)],
) -> (Vec<Record>, usize) {
    let (mut all, mut titles) = (Vec::new(), 0);
    let headings = |row: usize| -> Vec<String> {
        let cells = columns.iter().map(|(n, _)| table.filled(row, *n).words());
        cells.collect()
    };
    let heads: Vec<Vec<String>> = (header.saturating_sub(2)..header).map(headings).collect();
    for row in header..table.height() {
        if table.is_blank(row) {
            continue;
        }
        let cells: Vec<(Column, usize, Cell)> = columns
            .iter()
            .map(|(n, c)| (*c, *n, table.filled(row, *n).clone()))
            .collect();
        let filled = cells.iter().filter(|(.., cell)| !cell.is_empty());
        let mut said: Vec<String> = filled.map(|(.., cell)| cell.words()).collect();
        let many = said.len();
        said.dedup();
        if said.is_empty() || heads.contains(&headings(row)) {
            continue;
        }
        // One cell, or several that were merged into one: a title between rows.
        if said.len() == 1 && columns.len() > 2 && (many == 1 || many == columns.len()) {
            titles += 1;
            continue;
        }
        let mut own = columns
            .iter()
            .filter(|(_, c)| matches!(c.part, Part::Id | Part::Number));
        let of = own.find_map(|(n, _)| {
            let first = table.corner(row, *n).0;
            (first < row && !table.filled(row, *n).is_empty()).then_some(first)
        });
        all.push(Record { row, cells, of });
    }
    (all, titles)
}

/// Which row of the list a record is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Is {
    /// The row of this number of the list.
    Known(usize),
    /// A new inject, with the identifier that it asks for, if it asks for one.
    New(Option<String>),
    /// A further message of the new inject that stands before it.
    Further,
    /// A message that an inject does not have.
    NoMessage(String),
}

/// Which rows of the list the records are, and what is said of rows that stand twice or whose number another inject has.
pub(super) fn identified(
    s: &Scenario,
    list: &List,
    records: &[Record],
    base: &Base,
) -> (Vec<Is>, Vec<Message>) {
    let known = Known::new(s, list, base);
    let (mut all, mut notes) = (Vec::new(), Vec::new());
    let mut further: BTreeMap<usize, usize> = BTreeMap::new();
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for (n, r) in records.iter().enumerate() {
        let of = r.of.map(|of| {
            let nth = further.entry(of).or_default();
            *nth += 1;
            (places.get(&of).map(|k| &all[*k]), *nth)
        });
        let is = match of {
            Some((Some(first), nth)) => known.further(first, nth),
            Some((None, _)) | None => None,
        };
        let is = is.unwrap_or_else(|| known.one(r, &mut notes));
        all.push(is);
        places.entry(r.row).or_insert(n);
    }
    notes.extend(told_apart(&known, records, &mut all));
    (all, notes)
}

/// What the rows of a list are known by.
struct Known<'a> {
    s: &'a Scenario,
    list: &'a List,
    base: &'a Base,
    /// Rows by their identifiers.
    ids: BTreeMap<String, usize>,
    /// Rows by the words of their messages, as they are compared.
    texts: BTreeMap<String, Vec<usize>>,
}

impl<'a> Known<'a> {
    fn new(s: &'a Scenario, list: &'a List, base: &'a Base) -> Self {
        let mut texts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (n, row) in list.rows.iter().enumerate() {
            for words in cells(list, row, Part::Text) {
                texts.entry(plain_words(words)).or_default().push(n);
            }
        }
        Self {
            s,
            list,
            base,
            ids: ids(s, list),
            texts,
        }
    }

    /// The `nth` further message of what stands before it.
    fn further(&self, first: &Is, nth: usize) -> Option<Is> {
        match first {
            Is::Known(k) => {
                let id = row_id(&self.list.rows[*k].inject, nth);
                let known = self.ids.get(&id).copied().map(Is::Known);
                Some(known.unwrap_or(Is::NoMessage(id)))
            }
            Is::New(_) => Some(Is::Further),
            Is::Further | Is::NoMessage(_) => None,
        }
    }

    fn one(&self, r: &Record, notes: &mut Vec<Message>) -> Is {
        let id = r.cell(Part::Id).words();
        let has_ids = r.cells.iter().any(|(c, ..)| c.part == Part::Id);
        if let Some(k) = self.ids.get(id.trim()) {
            return Is::Known(*k);
        }
        if let Some((inject, _)) = id.split_once('#')
            && self.s.inject(&InjectId::from(inject)).is_some()
        {
            return Is::NoMessage(id);
        }
        if well_formed(id.trim()) {
            return Is::New(Some(id.trim().to_owned()));
        }
        let number = number_id(r.cell(Part::Number)).filter(|_| !has_ids);
        let numbered = number.as_deref().map_or(Vec::new(), |id| self.numbered(id));
        // The number of a list may be the identifier of an inject that has nothing to do with it.
        if let Some(k) = numbered.iter().find(|k| self.resembles(r, **k)) {
            return Is::Known(*k);
        }
        if let Some(k) = self.alike(r) {
            return Is::Known(k);
        }
        if let Some(k) = numbered.first() {
            let (number, id) = (r.cell(Part::Number).words(), &self.list.rows[*k].inject);
            let said = msg!("msel-number-taken", n = r.row + 1, number = number, id = id);
            notes.push(said);
        }
        Is::New(number)
    }

    /// The rows whose identifier a number became: the first inject with it, and those that came when another had it already.
    fn numbered(&self, id: &str) -> Vec<usize> {
        let more = (2..).map(|n| format!("{id}-{n}"));
        let all = std::iter::once(id.to_owned()).chain(more);
        all.map_while(|id| self.ids.get(&id).copied()).collect()
    }

    /// Whether a record has the name of a row, or most of its words.
    fn resembles(&self, r: &Record, k: usize) -> bool {
        let row = &self.list.rows[k];
        let alike = |part: Part, is: fn(&str, &str) -> bool| {
            r.words(part).values().any(|words| {
                let words = plain_words(words);
                let mut there = cells(self.list, row, part);
                !words.is_empty() && there.any(|w| is(&words, &plain_words(w)))
            })
        };
        alike(Part::Name, |a, b| a == b) || alike(Part::Text, shares_most)
    }

    /// The row of the list with the same text and time.
    fn alike(&self, r: &Record) -> Option<usize> {
        self.all_alike(r).first().copied()
    }

    /// All rows of the list with the same text and time, in its order.
    fn all_alike(&self, r: &Record) -> Vec<usize> {
        let Some(at) = r.time(None, self.base) else {
            return Vec::new();
        };
        let clock = at.millis().rem_euclid(DAY);
        let is_then = |at: SimTime| {
            at.millis().rem_euclid(DAY) == clock
                && r.time(Some(at.millis().div_euclid(DAY)), self.base) == Some(at)
        };
        let words = r.words(Part::Text);
        let plain = words.values().map(|w| plain_words(w));
        let same = plain.filter(|w| !w.is_empty());
        let rows = same.filter_map(|w| self.texts.get(&w)).flatten().copied();
        let then = rows.filter(|k| self.list.rows[*k].time.is_some_and(is_then));
        let all: BTreeSet<usize> = then.collect();
        all.into_iter().collect()
    }
}

/// The cells of a part in each language.
fn cells<'r>(list: &'r List, row: &'r Row, part: Part) -> impl Iterator<Item = &'r str> {
    let all = list.columns.iter().zip(&row.cells);
    all.filter(move |(c, words)| c.part == part && !words.is_empty())
        .map(|(_, words)| words.as_str())
}

/// Whether two texts have more than half of the longer one's words in common.
fn shares_most(a: &str, b: &str) -> bool {
    let set = |words: &str| words.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let (a, b) = (set(a), set(b));
    a.intersection(&b).count() * 2 > a.len().max(b.len())
}

/// The identifiers of the list's rows.
fn ids(s: &Scenario, list: &List) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for (n, row) in list.rows.iter().enumerate() {
        let nth = s.inject(&row.inject).and_then(|i| {
            let message = row.message?;
            messages(i).position(|m| m == message)
        });
        all.insert(row_id(&row.inject, nth.unwrap_or(0)), n);
    }
    all
}

/// The identifier that a number of somebody's list becomes.
fn number_id(cell: &Cell) -> Option<String> {
    let words = cell.words().to_lowercase();
    let sign = |c: char| match c {
        c if c.is_ascii_alphanumeric() => c,
        _ => '-',
    };
    let words: String = crate::base::text::western_digits(&words)
        .chars()
        .map(sign)
        .collect();
    let parts: Vec<&str> = words.split('-').filter(|p| !p.is_empty()).collect();
    let id = parts.join("-");
    let id = if id.starts_with(|c: char| c.is_ascii_digit()) {
        format!("n{id}")
    } else {
        id
    };
    well_formed(&id).then_some(id)
}

/// Of several records of one row the one that is most like it stays; the others are new, or what an earlier import made of them.
fn told_apart(known: &Known<'_>, records: &[Record], all: &mut [Is]) -> Vec<Message> {
    let list = known.list;
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, is) in all.iter().enumerate() {
        if let Is::Known(k) = is {
            of.entry(*k).or_default().push(n);
        }
    }
    let mut notes = Vec::new();
    for (k, several) in of.into_iter().filter(|(_, several)| several.len() > 1) {
        let row = &list.rows[k];
        let like = |n: usize| {
            let cells = records[n].cells.iter();
            let same = cells.filter(|(c, _, cell)| {
                let at = list.columns.iter().position(|x| x == c);
                at.is_some_and(|at| row.cells[at] == words_of(cell))
            });
            same.count()
        };
        let best = several
            .iter()
            .copied()
            .max_by_key(|n| (like(*n), usize::MAX - n));
        for n in several.into_iter().filter(|n| Some(*n) != best) {
            let mut made = known.all_alike(&records[n]).into_iter();
            if let Some(made) = made.find(|k| !all.contains(&Is::Known(*k))) {
                all[n] = Is::Known(made);
                continue;
            }
            all[n] = Is::New(None);
            let (id, line) = (&row.inject, records[n].row + 1);
            notes.push(msg!("msel-row-copied", id = id, n = line));
        }
    }
    notes
}
