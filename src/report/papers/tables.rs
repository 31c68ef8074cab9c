//! Tables and lists that several papers share: telephones, centres, checkpoints, units, orders, agenda, the word for a real emergency.
//!
//! Deliberately not here: which paper has which of them.

use super::desk::Desk;
use crate::base::message::msg;
use crate::base::time::Span;
use crate::record::order_kind::OrderKind;
use crate::record::states::Voters;
use crate::report::doc::{Block, Inline, Table, plain, strong, text};
use crate::scenario::model::{Centre, Checkpoint, Seat, Unit};

/// Seats with their call signs and telephones; exercise control last.
pub(super) fn telephones(d: Desk<'_>) -> Block {
    let head = d.heads([
        "report-seat",
        "papers-role",
        "papers-call-sign",
        "papers-telephone",
    ]);
    let mut table = Table::of(head, [38, 26, 20, 16]);
    let excon = d.s.excon();
    for seat in d.played().into_iter().chain([excon]) {
        let role = d.role(seat);
        let cells = [
            d.name(&seat.name).to_owned(),
            role,
            d.name(&seat.call_sign).to_owned(),
            d.ltr(&seat.telephone),
        ];
        table.push(cells.map(text).to_vec());
    }
    Block::Table(table)
}

/// Polling centres, by municipality.
pub(super) fn centres<'a>(d: Desk<'a>, wanted: &dyn Fn(&Centre) -> bool) -> Option<Block> {
    let head = d.heads([
        "papers-centre",
        "papers-municipality",
        "form-paper-place",
        "papers-stations",
        "papers-voters",
    ]);
    let mut table = Table::of(head, [32, 20, 20, 16, 12]);
    let mut all: Vec<&'a Centre> = d.s.centres.values().filter(|c| wanted(c)).collect();
    all.sort_by_key(|c| (&c.municipality, &c.id));
    for c in all {
        let of = |whom| c.stations.iter().filter(|x| x.serves == whom).count();
        let (women, all) = (of(Voters::Women), c.stations.len());
        let stations = if women > 0 {
            d.say.with(
                "papers-stations-women",
                &[("n", all.to_string()), ("women", women.to_string())],
            )
        } else {
            all.to_string()
        };
        let voters: u32 = c.stations.iter().map(|x| x.voters).sum();
        let cells = [
            d.name(&c.name).to_owned(),
            d.prose().municipality(&c.municipality),
            d.prose().place(&c.place),
            stations,
            voters.to_string(),
        ];
        table.push(cells.map(text).to_vec());
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// Checkpoints on roads.
pub(super) fn checkpoints(d: Desk<'_>, wanted: &dyn Fn(&Checkpoint) -> bool) -> Option<Block> {
    let head = d.heads([
        "papers-checkpoint",
        "papers-road",
        "papers-near",
        "papers-lanes",
        "papers-people",
        "papers-posture",
    ]);
    let mut table = Table::of(head, [28, 26, 14, 8, 8, 16]);
    for x in d.s.checkpoints.values().filter(|x| wanted(x)) {
        let cells = [
            d.name(&x.name).to_owned(),
            d.prose().road(&x.road),
            d.prose().place(&x.near),
            x.lanes.to_string(),
            x.staff.to_string(),
            d.prose().posture(x.posture),
        ];
        table.push(cells.map(text).to_vec());
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// Units that are in service at STARTEX, those that protect a centre last.
pub(super) fn units(d: Desk<'_>, wanted: &dyn Fn(&Unit) -> bool) -> Option<Block> {
    let head = d.heads([
        "papers-unit",
        "papers-kind",
        "papers-base",
        "papers-people",
        "papers-can",
    ]);
    let mut table = Table::of(head, [30, 18, 16, 8, 28]);
    let mut all: Vec<&Unit> =
        d.s.units
            .values()
            .filter(|u| !u.later && wanted(u))
            .collect();
    all.sort_by_key(|u| (u.centre.is_some(), &u.id));
    for u in all {
        let can = u.capabilities.iter().map(|c| d.prose().capability(*c));
        let women = (u.women > 0).then(|| d.m(&msg!("papers-unit-women", n = u.women)));
        let can = can.chain(women);
        let cells = [
            d.name(&u.name).to_owned(),
            d.say.name(u.kind),
            d.prose().place(&u.base),
            u.strength.to_string(),
            d.list(can),
        ];
        table.push(cells.map(text).to_vec());
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// Whether a seat may give a sort of order.
pub(super) fn may(seat: &Seat, kind: OrderKind) -> bool {
    kind.power().is_none_or(|p| seat.powers.contains(&p))
}

/// What of orders a seat may give.
pub(super) fn orders_of(d: Desk<'_>, seat: &Seat) -> Block {
    let kinds = OrderKind::ALL.iter().filter(|k| may(seat, **k));
    let names: Vec<String> = kinds.map(|k| d.say.name(*k)).collect();
    Block::para(names.join(" · "))
}

/// The rules of play; of a discussion what is said counts, and is answered where it is asked.
pub(super) fn rules<'a>(d: Desk<'_>, all: &[&'a str]) -> Vec<&'a str> {
    let talks = !d.s.modules.is_empty();
    let rule = |key: &&'a str| match *key {
        "papers-rule-order" if talks => "papers-rule-talk",
        other => other,
    };
    all.iter().map(rule).collect()
}

/// The steps of the day. The time of the clock on the wall is filled in by hand.
pub(super) fn agenda(d: Desk<'_>) -> Block {
    let head = d.heads([
        "papers-agenda-wall",
        "papers-agenda-what",
        "papers-agenda-how-long",
        "papers-agenda-exercise",
    ]);
    let mut table = Table::of(head, [14, 42, 18, 26]);
    table.columns[0].write = true;
    let (start, end) = (d.s.head.start, d.s.head.end);
    let minutes = |n| d.span(Span::from_mins(n));
    let step = |key: &str, how_long: String, exercise: String| (d.t(key), how_long, exercise);
    let mut steps = vec![
        step("papers-agenda-welcome", minutes(20), String::new()),
        step("papers-agenda-briefing", minutes(20), String::new()),
        step("papers-agenda-seats", minutes(15), String::new()),
    ];
    if d.s.modules.is_empty() {
        steps.extend([
            step("papers-agenda-startex", String::new(), d.moment(start)),
            step("papers-agenda-play", d.lasts(), String::new()),
            step("papers-agenda-endex", String::new(), d.moment(end)),
        ]);
    }
    // What a module is called tells what is to come.
    for (n, m) in d.s.modules.iter().enumerate() {
        let name = d
            .say
            .message(&msg!("papers-agenda-module", n = (n + 1).to_string()));
        steps.push((name, d.span(m.lasts()), String::new()));
    }
    steps.extend([
        step("papers-agenda-hot-wash", minutes(30), String::new()),
        step("papers-agenda-feedback", minutes(15), String::new()),
    ]);
    for (what, how_long, exercise) in steps {
        table.push(["", &what, &how_long, &exercise].map(text).to_vec());
    }
    Block::Table(table)
}

/// Empty rows of a table that is written into.
pub(super) fn empty<const N: usize>(
    mut table: Table,
    rows: usize,
    first: impl Fn(usize) -> String,
) -> Block {
    for n in 1..=rows {
        let mut cells = vec![text(first(n))];
        cells.resize(N, text(""));
        table.push(cells);
    }
    Block::Table(table)
}

/// What to do when something really happens.
pub(super) fn emergency(d: Desk<'_>, to: &mut Vec<Block>) {
    to.push(Block::section(d.t("papers-emergency")));
    to.push(Block::Para {
        words: vec![
            plain(d.t("papers-emergency-say")),
            Inline::Break,
            strong(d.t("papers-emergency-word")),
        ],
        quiet: false,
    });
    to.push(d.points(&[
        "papers-emergency-stop",
        "papers-emergency-real",
        "papers-emergency-again",
    ]));
}
