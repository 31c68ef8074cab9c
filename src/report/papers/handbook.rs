//! The players' handbook: how to sit down, what one can order, how to report, the rules in short, forms to fill in.
//!
//! Deliberately not here: the situation (`manual`), one's own seat (`cards`).

use super::desk::Desk;
use super::tables;
use crate::base::message::msg;
use crate::record::order_kind::OrderKind;
use crate::report::doc::{Block, Doc, Table, text};

const SIT_DOWN: [&str; 6] = [
    "papers-sit-open",
    "papers-sit-code",
    "papers-sit-several",
    "papers-sit-ready",
    "papers-sit-comms",
    "papers-sit-lost",
];
const SCREEN: [&str; 5] = [
    "papers-screen-map",
    "papers-screen-feed",
    "papers-screen-confirm",
    "papers-screen-order",
    "papers-screen-words",
];
const REPORTING: [&str; 5] = [
    "papers-report-first",
    "papers-report-known",
    "papers-report-ask",
    "papers-report-up",
    "papers-report-close",
];
const RULES: [&str; 4] = [
    "papers-rule-real-plans",
    "papers-rule-known",
    "papers-rule-order",
    "papers-rule-mark",
];
/// What a situation report counts.
const COUNTED: [&str; 9] = [
    "papers-count-open",
    "papers-count-suspended",
    "papers-count-voted",
    "papers-count-incidents",
    "papers-count-injured",
    "papers-count-busy",
    "papers-count-free",
    "papers-count-roads",
    "papers-count-channels",
];

/// The handbook, then the forms, each on sheets of its own.
pub(super) fn handbook(d: Desk<'_>) -> Vec<Doc> {
    vec![handbook_proper(d), telegram(d), situation_report(d)]
}

fn handbook_proper(d: Desk<'_>) -> Doc {
    let mut doc = d.doc(&msg!("papers-handbook-title", scenario = &d.s.head.title));
    let to = &mut doc.blocks;
    to.push(Block::section(d.t("papers-sit")));
    to.push(d.points(&SIT_DOWN));
    to.push(Block::Blanks {
        labels: vec![d.t("papers-address"), d.t("papers-code")],
    });
    to.push(Block::section(d.t("papers-screen")));
    to.push(d.points(&SCREEN));
    to.push(Block::section(d.t("papers-orders")));
    to.push(Block::quiet(d.t("papers-orders-explained")));
    to.push(orders(d));
    to.push(Block::section(d.t("papers-reporting")));
    to.push(d.points(&REPORTING));
    to.push(Block::section(d.t("papers-rules")));
    to.push(d.points(&tables::rules(d, &RULES)));
    tables::emergency(d, to);
    doc
}

/// Every sort of order with the seats that may give it.
fn orders(d: Desk<'_>) -> Block {
    let head = d.heads(["papers-order", "papers-who-may"]);
    let mut table = Table::of(head, [55, 45]);
    let played = d.played();
    for kind in OrderKind::ALL {
        let mut who: Vec<String> = Vec::new();
        for seat in played.iter().filter(|s| tables::may(s, *kind)) {
            // A sort of seat is named once where all of that sort may; else the seats themselves.
            let sort = d.role(seat);
            let mut alike = played.iter().filter(|s| d.role(s) == sort);
            let name = if alike.all(|s| tables::may(s, *kind)) {
                sort
            } else {
                d.name_of(&seat.name)
            };
            if !who.contains(&name) {
                who.push(name);
            }
        }
        let everybody = played.iter().all(|s| tables::may(s, *kind));
        let who = match who.is_empty() {
            true => d.t("papers-nobody"),
            false if everybody => d.t("papers-every-seat"),
            false => d.list(who),
        };
        table.push([d.say.name(*kind), who].map(text).to_vec());
    }
    Block::Table(table)
}

/// An empty telegram.
fn telegram(d: Desk<'_>) -> Doc {
    let mut doc = Doc::new(d.lang, d.t("papers-telegram-form"));
    let to = &mut doc.blocks;
    to.push(Block::Blanks {
        labels: [
            "papers-from",
            "papers-to",
            "papers-copies",
            "papers-date-time",
            "papers-number",
            "papers-priority",
        ]
        .map(|k| d.t(k))
        .to_vec(),
    });
    for key in [
        "papers-the-situation",
        "papers-the-action",
        "papers-the-request",
    ] {
        to.push(Block::Room { label: d.t(key) });
    }
    to.push(Block::Blanks {
        labels: [
            "papers-sent-by",
            "papers-channel-and-time",
            "papers-received-by",
        ]
        .map(|k| d.t(k))
        .to_vec(),
    });
    doc
}

/// An empty situation report.
fn situation_report(d: Desk<'_>) -> Doc {
    let mut doc = Doc::new(d.lang, d.t("papers-situation-report-form"));
    let to = &mut doc.blocks;
    to.push(Block::Blanks {
        labels: [
            "papers-from",
            "papers-to",
            "papers-date-time",
            "papers-area",
            "papers-report-number",
        ]
        .map(|k| d.t(k))
        .to_vec(),
    });
    let head = d.heads(["papers-counted", "papers-how-many", "papers-which"]);
    let mut table = Table::of(head, [38, 16, 46]).written_from(1);
    for key in COUNTED {
        table.push([&d.t(key), "", ""].map(text).to_vec());
    }
    to.push(Block::Table(table));
    for key in [
        "papers-the-situation",
        "papers-the-action",
        "papers-the-expectation",
        "papers-the-request",
    ] {
        to.push(Block::Room { label: d.t(key) });
    }
    doc
}
