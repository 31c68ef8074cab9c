//! What controllers and evaluators work with: each controller the injects that are his, each evaluator what is expected of the seat
//! that he watches, with the scale of ratings and room to write.
//!
//! Deliberately not here: the whole list (`script`), the guide of all objectives (`report::form`).

use std::collections::BTreeMap;

use super::desk::Desk;
use super::discussion;
use super::script::{Event, events, expectation};
use super::tables;
use crate::base::ids::ExpectedId;
use crate::base::message::msg;
use crate::base::text::Text;
use crate::evaluate::expected::up_to;
use crate::report::doc::{Block, Doc, Table, lines, strong, text};
use crate::report::form::{objectives, scale};
use crate::scenario::model::{Effect, Expected, Seat};

const CONTROLLING: [&str; 6] = [
    "papers-control-before",
    "papers-control-startex",
    "papers-control-release",
    "papers-control-play",
    "papers-control-note",
    "papers-control-help",
];
const EVALUATING: [&str; 5] = [
    "papers-evaluate-read",
    "papers-evaluate-watch",
    "papers-evaluate-write",
    "papers-evaluate-rate",
    "papers-evaluate-silent",
];
/// Empty rows for what an evaluator sees.
const ROWS: usize = 12;

/// A pack for each controller that the script names.
pub(super) fn controllers(d: Desk<'_>) -> Vec<Doc> {
    let all = events(d);
    // By both names, so that a pack has the same number in every language.
    let mut by: BTreeMap<&Text, Vec<&Event<'_>>> = BTreeMap::new();
    for e in &all {
        by.entry(&e.inject.controller).or_default().push(e);
    }
    by.into_values()
        .filter_map(|mine| Some(controller(d, &mine.first()?.controller(d), &mine)))
        .collect()
}

fn controller(d: Desk<'_>, who: &str, mine: &[&Event<'_>]) -> Doc {
    let title = msg!("papers-controller-title", who = who);
    let mut doc = d.for_control(d.doc(&title));
    let to = &mut doc.blocks;
    to.push(Block::Blanks {
        labels: vec![d.t("papers-name"), d.t("papers-day")],
    });
    to.push(Block::section(d.t("papers-control-how")));
    to.push(d.points(&CONTROLLING));
    tables::emergency(d, to);
    to.push(Block::section(d.t("papers-telephones")));
    to.push(tables::telephones(d));
    to.push(Block::section(d.t("papers-your-events")));
    mine.iter().for_each(|e| event(d, e, to));
    doc
}

/// An inject with all that its controller needs, and room for what came of it.
fn event(d: Desk<'_>, e: &Event<'_>, to: &mut Vec<Block>) {
    let i = e.inject;
    to.push(Block::Heading {
        level: 3,
        words: text(format!(
            "{}. {} · {} ({})",
            e.number,
            e.time(d),
            d.name(&i.name),
            i.id
        )),
    });
    let mut rows = Vec::new();
    let conditions = e.conditions(d);
    if !conditions.is_empty() {
        rows.push((d.t("papers-depends"), conditions.join(" · ")));
    }
    if let Some(story) = &i.storyline {
        rows.push((d.t("papers-storyline"), d.prose().storyline(story)));
    }
    for effect in &i.effects {
        rows.extend(what_it_does(d, effect));
    }
    if !i.notes.get(d.lang).is_empty() {
        rows.push((d.t("form-paper-notes"), d.name_of(&i.notes)));
    }
    to.push(Block::Terms { rows });
    let expected = e.expected(d);
    if !expected.is_empty() {
        to.push(Block::quiet(d.t("report-expected")));
        to.push(Block::List { items: expected });
    }
    to.push(Block::Blanks {
        labels: vec![d.t("papers-released-at"), d.t("papers-what-they-did")],
    });
}

/// What an effect does: a message as it is delivered, anything else in a line.
fn what_it_does(d: Desk<'_>, effect: &Effect) -> Vec<(String, String)> {
    let Effect::Message {
        from,
        to,
        channel,
        text,
        attachment,
        ..
    } = effect
    else {
        let does = d.m(&d.prose().names().effect(effect));
        return vec![(d.t("papers-does"), does)];
    };
    let seats = d.seats(to);
    let mut rows = vec![
        (d.t("papers-from"), d.name_of(from)),
        (d.t("papers-to"), seats),
        (d.t("papers-by"), d.prose().channel(*channel)),
        (d.t("papers-words"), d.name_of(text)),
    ];
    if effect.paper().is_some() {
        rows.push((d.t("papers-handout"), d.t("papers-handout-give")));
    }
    if let Some(file) = attachment {
        rows.push((d.t("papers-attached"), d.attached(file)));
    }
    rows
}

/// The pack of whoever watches a seat.
pub(super) fn evaluator(d: Desk<'_>, seat: &Seat) -> Doc {
    let title = msg!("papers-evaluator-title", seat = &seat.name);
    let mut doc = d.for_control(d.doc(&title));
    let to = &mut doc.blocks;
    to.push(Block::Blanks {
        labels: vec![
            d.t("form-paper-evaluator"),
            d.t("form-paper-place"),
            d.t("papers-day"),
        ],
    });
    to.push(Block::section(d.t("papers-evaluate-how")));
    to.push(d.points(&EVALUATING));
    to.push(Block::section(d.t("form-paper-scale")));
    to.push(scale(d.say));
    to.push(Block::section(d.t("papers-what-comes")));
    to.push(timeline(d, seat));
    let mine = |id: &ExpectedId| {
        let found = d.s.expected(id);
        found.is_some_and(|(_, x)| up_to(d.s, x).contains(&seat.id))
    };
    objectives(d.s, d.say, &mine, to);
    discussion::asked_of(d, seat, to);
    to.push(Block::section(d.t("report-observations")));
    let head = d.heads([
        "papers-exercise-time",
        "report-observation",
        "papers-strength-or-not",
        "report-task",
    ]);
    let table = Table::of(head, [13, 47, 20, 20]).written_from(0);
    to.push(tables::empty::<4>(table, ROWS, |_| String::new()));
    tables::emergency(d, to);
    doc
}

/// What comes to the seat and what is expected of it then.
fn timeline(d: Desk<'_>, seat: &Seat) -> Block {
    let head = d.heads([
        "report-time",
        "papers-event",
        "papers-words",
        "report-expected",
    ]);
    let mut table = Table::of(head, [14, 24, 32, 30]);
    for e in events(d) {
        let hears = |effect: &Effect| match effect {
            Effect::Message { to, .. } => to.contains(&seat.id),
            _ => false,
        };
        let mine = |x: &&Expected| up_to(d.s, x).contains(&seat.id);
        let expected: Vec<_> = e.inject.expected.iter().filter(mine).collect();
        if expected.is_empty() && !e.inject.effects.iter().any(hears) {
            continue;
        }
        let mut event = vec![text(d.name(&e.inject.name))];
        event.extend(e.comes(d));
        table.push(vec![
            vec![strong(e.time(d))],
            lines(event),
            lines(e.does(d).iter().map(text).collect()),
            lines(expected.into_iter().map(|x| expectation(d, x)).collect()),
        ]);
    }
    Block::Table(table)
}
