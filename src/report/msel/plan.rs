//! What of a table would change a scenario.
//!
//! Each cell is compared with what the list has there; what is the same changes nothing, however it is written in the scenario's files.
//! Deliberately not here: how a row is compared (`known`), what a new one becomes (`added`), how files are changed (`apply`).

use std::collections::{BTreeMap, BTreeSet};

use super::added::origins;
use super::apply::{Edits, apply};
use super::columns::{Column, Part};
use super::follow::followed;
use super::found::{Plan, Wrong};
use super::mapping::Mapping;
use super::planner::{Allowed, Planner};
use super::records::{Is, identified, records};
use super::rows::rows;
use super::stale::stale;
use super::times::{Base, Dates};
use crate::base::ids::InjectId;
use crate::base::message::{Arg, msg};
use crate::base::text::Lang;
use crate::scenario::Scenario;
use crate::scenario::read::Texts;
use crate::scenario::sheet::Table;
use crate::wording::states::Named as _;

/// Most injects that are named in a note.
const NAMED: usize = 12;

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
        read_as: BTreeMap::new(),
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
            Ok((texts, changes, origins)) => {
                plan.texts = texts;
                plan.changes = changes;
                plan.origins = origins;
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
        if self.has_lost_ids(columns) && is.iter().any(|is| matches!(is, Is::New(_))) {
            self.plan.wrong.push(Wrong {
                place: String::new(),
                said: msg!("msel-no-ids"),
                help: None,
            });
            return;
        }
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
                    let nth = self.edits.added.last().map_or(0, |i| i.messages.len());
                    let cells = origins(self, r, nth);
                    if let Some(message) = self.message(r)
                        && let Some(last) = self.edits.added.last_mut()
                    {
                        last.messages.push(message);
                        last.cells.extend(cells);
                    }
                }
                Is::NoMessage(id) => {
                    self.wrong(r, Part::Id, msg!("msel-no-such-message", id = id), None)
                }
            }
        }
        let along = followed(self.s, &self.list, &self.moved, &mut self.edits.changed);
        self.missing(&seen, remove);
        self.note_cells();
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

    /// Notes what was not taken in, what was read as something, and what is left to do.
    fn note_cells(&mut self) {
        if !self.untaken.is_empty() {
            let cells = named(std::mem::take(&mut self.untaken));
            self.plan.notes.push(msg!("msel-untaken", cells = cells));
        }
        for ((words, channel), cells) in std::mem::take(&mut self.read_as) {
            let (cells, channel) = (named(cells), channel.named());
            let said = msg!(
                "msel-read-as",
                words = words,
                channel = channel,
                cells = cells
            );
            self.plan.notes.push(said);
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
    }

    /// Whether a table is an export of ours, which alone has all these columns, without its column of identifiers.
    fn has_lost_ids(&self, columns: &[(usize, Column)]) -> bool {
        let has = |part: Part| columns.iter().any(|(_, c)| c.part == part);
        let ours = [
            Part::Trigger,
            Part::Effect,
            Part::Expected,
            Part::Task,
            Part::Kind,
            Part::Status,
        ];
        ours.into_iter().all(has) && !has(Part::Id)
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
