//! The master scenario events list for exercise control, and the parts of it that packs of controllers and evaluators share.
//!
//! Deliberately not here: when an inject comes (`evaluate::schedule`), how conditions are said (`wording`).

use super::desk::Desk;
use crate::base::message::msg;
use crate::evaluate::expected::{by_words, up_to};
use crate::evaluate::schedule::{Due, schedule};
use crate::report::doc::{Block, Doc, Inline, Layout, RichText, Table, lines, strong, text};
use crate::scenario::model::{Effect, Expected, Inject};

/// An inject in the list.
pub(super) struct Event<'a> {
    /// Its number in the list, from 1.
    pub(super) number: usize,
    pub(super) due: Due,
    pub(super) inject: &'a Inject,
}

/// The whole list in the order of the plan.
pub(super) fn events(d: Desk<'_>) -> Vec<Event<'_>> {
    let all = schedule(d.s).into_iter().enumerate();
    all.map(|(n, (due, inject))| Event {
        number: n + 1,
        due,
        inject,
    })
    .collect()
}

impl Event<'_> {
    /// When it comes: its time, or the earliest one, or that it waits for a hand.
    pub(super) fn time(&self, d: Desk<'_>) -> String {
        match self.due {
            Due::At(t, false) => d.when(t),
            Due::At(t, true) => d.say.with("papers-not-before", &[("time", d.when(t))]),
            Due::ByHand => d.t("inject-by-hand"),
        }
    }

    /// What it waits for, and what else decides whether it comes.
    pub(super) fn conditions(&self, d: Desk<'_>) -> Vec<String> {
        let names = d.prose().names();
        let trigger = names.trigger(self.inject);
        let trigger = trigger.filter(|_| self.due != Due::ByHand);
        let all = trigger.into_iter().chain(names.provisos(self.inject));
        all.map(|m| d.m(&m)).collect()
    }

    /// The same, a line for each.
    pub(super) fn comes(&self, d: Desk<'_>) -> Vec<RichText> {
        let line = |when| text(d.say.with("papers-comes", &[("when", when)]));
        self.conditions(d).into_iter().map(line).collect()
    }

    /// Who is said to send its messages, to whom, by which means.
    pub(super) fn ways(&self, d: Desk<'_>) -> Vec<RichText> {
        let way = |e: &Effect| match e {
            Effect::Message {
                from, to, channel, ..
            } => {
                let to = d.seats(to);
                let parts = [
                    ("papers-way-from", d.name_of(from)),
                    ("papers-way-to", to),
                    ("papers-way-by", d.prose().channel(*channel)),
                ];
                Some(parts.map(|(key, who)| text(d.say.with(key, &[("who", who)]))))
            }
            _ => None,
        };
        self.inject
            .effects
            .iter()
            .filter_map(way)
            .flatten()
            .collect()
    }

    /// What it does, a line for each effect.
    pub(super) fn does(&self, d: Desk<'_>) -> Vec<String> {
        let effects = self.inject.effects.iter();
        effects
            .map(|e| match e {
                Effect::Message { text, .. } => {
                    let words = [("words", d.name_of(text))];
                    d.say.with("papers-quoted", &words)
                }
                other => d.m(&d.prose().names().effect(other)),
            })
            .collect()
    }

    /// Who of exercise control answers for it.
    pub(super) fn controller(&self, d: Desk<'_>) -> String {
        match d.name_of(&self.inject.controller) {
            none if none.is_empty() => d.name_of(&d.s.excon().name),
            who => who,
        }
    }

    /// The expected actions, each with its time, whose it is and its critical task.
    pub(super) fn expected(&self, d: Desk<'_>) -> Vec<RichText> {
        let expected = self.inject.expected.iter();
        expected.map(|x| expectation(d, x)).collect()
    }
}

/// An expected action in words.
pub(super) fn expectation(d: Desk<'_>, x: &Expected) -> RichText {
    let seats = up_to(d.s, x);
    let whose = d.seats(seats);
    let mut said = vec![strong(d.name_of(&x.name))];
    let within = msg!(
        "papers-expected-within",
        span = d.span(x.within),
        whose = whose
    );
    said.extend(text(format!(" {}", d.m(&within))));
    if by_words(x) {
        said.extend(text(format!(" · {}", d.m(&msg!("expected-words")))));
    }
    if let Some((_, task)) = x.task.as_ref().and_then(|t| d.s.task(t)) {
        let name = [("task", d.name_of(&task.name))];
        said.push(Inline::Break);
        said.extend(text(d.say.with("papers-of-task", &name)));
    }
    said
}

/// The list with all that controllers need.
pub(super) fn msel(d: Desk<'_>) -> Doc {
    let title = msg!("papers-msel-title", scenario = &d.s.head.title);
    let mut doc = d.for_control(d.doc(&title)).laid_out(Layout::Wide);
    let to = &mut doc.blocks;
    to.push(Block::para(d.name_of(&d.s.head.summary)));
    storylines(d, to);
    let all = events(d);
    if all.is_empty() {
        to.push(Block::para(d.t("no-injects")));
        return doc;
    }
    let head = d.heads([
        "report-number",
        "report-time",
        "papers-storyline",
        "papers-event",
        "papers-way",
        "papers-controller",
        "report-expected",
        "form-paper-notes",
        "papers-done",
    ]);
    let mut table = Table::of(head, [4, 7, 8, 23, 12, 8, 20, 13, 5]);
    table.columns[8].write = true;
    for e in &all {
        let story = e.inject.storyline.as_ref();
        let story = story.map_or_else(String::new, |s| d.prose().storyline(s));
        let name = format!("{} ({})", d.name_of(&e.inject.name), e.inject.id);
        let mut does = vec![vec![strong(name)]];
        does.extend(e.does(d).iter().map(text));
        does.extend(e.comes(d));
        let notes = text(d.name_of(&e.inject.notes));
        table.push(vec![
            text(e.number.to_string()),
            vec![strong(e.time(d))],
            text(story),
            lines(does),
            lines(e.ways(d)),
            text(e.controller(d)),
            lines(e.expected(d)),
            notes,
            text(""),
        ]);
    }
    to.push(Block::Table(table));
    doc
}

/// The storylines with what they are about.
fn storylines(d: Desk<'_>, to: &mut Vec<Block>) {
    let told = d.s.storylines.values();
    let rows: Vec<(String, String)> = told
        .map(|s| (d.name_of(&s.name), d.name_of(&s.notes)))
        .filter(|(_, notes)| !notes.is_empty())
        .collect();
    if !rows.is_empty() {
        to.push(Block::section(d.t("papers-storylines")));
        to.push(Block::Terms { rows });
        to.push(Block::section(d.t("papers-events")));
    }
}
