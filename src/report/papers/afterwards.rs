//! Sheets that people fill in: who came, what was observed, the hot wash, what participants think.
//!
//! The headings of the feedback form are those by which a table of forms is read again (`aar::feedback`).
//! Deliberately not here: the exercise evaluation guide (`packs`).

use super::desk::Desk;
use super::tables;
use crate::base::message::msg;
use crate::report::aar::feedback::Column;
use crate::report::doc::{Block, Doc, Layout, Table, text};

/// Lines of a list of people, and of a sheet of observations.
const PEOPLE: usize = 22;
const OBSERVATIONS: usize = 12;
const ACTIONS: usize = 6;

/// What participants say how far they agree with.
const STATEMENTS: [&str; 9] = [
    "papers-statement-objectives",
    "papers-statement-plausible",
    "papers-statement-role",
    "papers-statement-pace",
    "papers-statement-papers",
    "papers-statement-screen",
    "papers-statement-control",
    "papers-statement-learned",
    "papers-statement-plans",
];

/// Who came.
pub(super) fn sign_in(d: Desk<'_>) -> Doc {
    let mut doc = d.doc(&msg!("papers-sign-in-title", scenario = &d.s.head.title));
    doc.blocks.push(Block::Blanks {
        labels: vec![d.t("papers-day"), d.t("papers-where")],
    });
    doc.blocks
        .push(Block::quiet(d.t("papers-sign-in-explained")));
    let head = d.heads([
        "report-number",
        "papers-name",
        "papers-organisation",
        "papers-function",
        "report-seat",
        "papers-signature",
    ]);
    let table = Table::of(head, [7, 24, 20, 18, 15, 16]).written_from(1);
    doc.blocks
        .push(tables::empty::<6>(table, PEOPLE, |n| n.to_string()));
    doc
}

/// What someone saw.
pub(super) fn observation(d: Desk<'_>) -> Doc {
    let title = msg!("papers-observation-title", scenario = &d.s.head.title);
    let mut doc = d.doc(&title).laid_out(Layout::Wide);
    doc.blocks.push(Block::Blanks {
        labels: vec![
            d.t("papers-observer"),
            d.t("form-paper-place"),
            d.t("papers-day"),
        ],
    });
    doc.blocks
        .push(Block::quiet(d.t("papers-observation-explained")));
    let head = d.heads([
        "papers-exercise-time",
        "report-seat",
        "report-observation",
        "papers-strength-or-not",
        "report-task",
        "report-root-cause",
        "report-recommendation",
    ]);
    let table = Table::of(head, [9, 12, 29, 12, 12, 13, 13]).written_from(0);
    doc.blocks
        .push(tables::empty::<7>(table, OBSERVATIONS, |_| String::new()));
    doc
}

/// The first talk after ENDEX.
pub(super) fn hot_wash(d: Desk<'_>) -> Doc {
    let mut doc = d.doc(&msg!("papers-hot-wash-title", scenario = &d.s.head.title));
    let to = &mut doc.blocks;
    to.push(Block::Blanks {
        labels: vec![d.t("report-seat"), d.t("papers-led-by"), d.t("papers-day")],
    });
    to.push(Block::quiet(d.t("papers-hot-wash-explained")));
    for key in [
        "papers-wash-meant",
        "papers-wash-happened",
        "papers-wash-well",
        "papers-wash-better",
        "papers-wash-plans",
    ] {
        to.push(Block::Room { label: d.t(key) });
    }
    to.push(Block::section(d.t("papers-wash-actions")));
    let head = d.heads([
        "report-issue",
        "report-action",
        "report-responsible",
        "report-end",
    ]);
    let table = Table::of(head, [30, 34, 22, 14]).written_from(0);
    to.push(tables::empty::<4>(table, ACTIONS, |_| String::new()));
    doc
}

/// What a participant thinks.
pub(super) fn feedback(d: Desk<'_>) -> Doc {
    let mut doc = d.doc(&msg!("papers-feedback-title", scenario = &d.s.head.title));
    let to = &mut doc.blocks;
    let heading = |column: Column| d.m(&column.heading());
    to.push(Block::quiet(d.t("papers-feedback-explained")));
    to.push(Block::Blanks {
        labels: vec![heading(Column::Seat)],
    });
    let numbers = ["1", "2", "3", "4", "5"].map(str::to_owned);
    let [one, two, three, four, five] = numbers;
    let head = [
        d.t("report-feedback-statement"),
        one,
        two,
        three,
        four,
        five,
    ];
    let mut table = Table::of(head, [60, 8, 8, 8, 8, 8]);
    for key in STATEMENTS {
        let mut cells = vec![text(d.t(key))];
        cells.resize(6, text("☐"));
        table.push(cells);
    }
    to.push(Block::Table(table));
    to.push(Block::quiet(d.t("papers-feedback-scale")));
    for column in [Column::Strengths, Column::Improvements, Column::Comments] {
        to.push(Block::Room {
            label: heading(column),
        });
    }
    to.push(Block::quiet(d.t("papers-feedback-typed")));
    doc
}
