//! A discussion on paper: what an evaluator's seat is asked, and the facilitator's guide: what is read out, which questions are put to whom, what to ask where it stops, which points
//! are expected, and room to write.
//!
//! Deliberately not here: the papers that are handed out with it (`handouts`).

use super::desk::Desk;
use crate::base::message::msg;
use crate::report::doc::{Block, Doc, RichText, text};
use crate::scenario::model::{Module, Question, Seat};

const FACILITATING: [&str; 5] = [
    "papers-facilitate-read",
    "papers-facilitate-ask",
    "papers-facilitate-all",
    "papers-facilitate-points",
    "papers-facilitate-time",
];

/// The guide; nothing where nothing is discussed.
pub(super) fn guide(d: Desk<'_>) -> Option<Doc> {
    if d.s.modules.is_empty() {
        return None;
    }
    let title = msg!("papers-facilitator-title", scenario = &d.s.head.title);
    let mut doc = d.for_control(d.doc(&title));
    doc.blocks.push(d.points(&FACILITATING));
    d.s.modules
        .iter()
        .for_each(|m| module(d, m, &mut doc.blocks));
    Some(doc)
}

/// What a seat is asked, for whoever watches it: with the points that are expected, and room for what was answered.
pub(super) fn asked_of(d: Desk<'_>, seat: &Seat, to: &mut Vec<Block>) {
    for m in &d.s.modules {
        let mine = |q: &&Question| q.asks(&seat.id);
        if m.questions.iter().any(|q| mine(&q)) {
            let title = msg!("papers-asked-in", module = &m.title);
            to.push(Block::section(d.m(&title)));
        }
        for (n, q) in m.questions.iter().enumerate() {
            if mine(&q) {
                question(d, n + 1, q, to);
            }
        }
    }
}

fn module(d: Desk<'_>, m: &Module, to: &mut Vec<Block>) {
    to.push(Block::section(d.name(&m.title)));
    let mut rows = vec![
        (d.t("papers-length"), d.span(m.time_box)),
        (d.t("papers-form"), d.say.name(m.manner)),
    ];
    rows.extend(m.apart().map(|t| (d.t("papers-break-out"), d.span(t))));
    if let Some(at) = m.at {
        rows.insert(0, (d.t("papers-exercise-time"), d.when(at)));
    }
    let served = m.objectives.iter().map(|o| d.prose().objective(o));
    let served = d.list(served);
    if !served.is_empty() {
        rows.push((d.t("report-sheet-objectives"), served));
    }
    if let Some(play) = &m.play {
        rows.push((d.t("papers-agenda-play"), d.when(play.until)));
    }
    let handouts = d.list(m.handouts.iter().map(|h| d.name_of(&h.title)));
    if !handouts.is_empty() {
        rows.push((d.t("papers-handout"), handouts));
    }
    if !d.name(&m.notes).is_empty() {
        rows.push((d.t("form-paper-notes"), d.name_of(&m.notes)));
    }
    to.push(Block::Terms { rows });
    to.push(Block::quiet(d.t("papers-read-out")));
    to.extend(d.paragraphs(d.name(&m.situation)));
    if let Some(picture) = d.picture_of(m) {
        to.push(Block::Pictures {
            wide: true,
            pictures: vec![picture],
        });
    }
    for (n, q) in m.questions.iter().enumerate() {
        question(d, n + 1, q, to);
    }
}

fn question(d: Desk<'_>, n: usize, q: &Question, to: &mut Vec<Block>) {
    to.push(Block::Heading {
        level: 3,
        words: text(format!("{n}. {}", d.name(&q.text))),
    });
    let asked = if q.seats.is_empty() {
        d.t("papers-every-seat")
    } else {
        d.seats(&q.seats)
    };
    let mut rows = vec![(d.t("papers-to"), asked)];
    rows.extend(q.time_box.map(|t| (d.t("papers-length"), d.span(t))));
    if let Some((_, task)) = q.task.as_ref().and_then(|t| d.s.task(t)) {
        rows.push((d.t("report-task"), d.name_of(&task.name)));
    }
    to.push(Block::Terms { rows });
    let mut list = |key: &str, items: Vec<RichText>| {
        if !items.is_empty() {
            to.push(Block::quiet(d.t(key)));
            to.push(Block::List { items });
        }
    };
    let prompts = q.prompts.iter().map(|p| text(d.name(p)));
    list("papers-prompts", prompts.collect());
    let points = q.expected.iter();
    let points = points.map(|p| text(format!("☐ {}", d.name(&p.text))));
    list("papers-points", points.collect());
    to.push(Block::Room {
        label: d.t("papers-answers"),
    });
}
