//! Role cards: who one is, under whom, with what, whom one can call, what the role is there for.
//!
//! Deliberately not here: what the script expects of the seat (`packs`).

use super::desk::Desk;
use super::tables;
use crate::base::ids::PlaceId;
use crate::base::message::msg;
use crate::record::states::Role;
use crate::report::doc::{Block, Doc, Table, text};
use crate::scenario::model::Seat;

/// What a role is there for, in two sentences.
fn duties(role: Role) -> [&'static str; 2] {
    match role {
        Role::MainRoom => ["papers-duty-main-1", "papers-duty-main-2"],
        Role::SubRoom => ["papers-duty-sub-1", "papers-duty-sub-2"],
        Role::Commission => ["papers-duty-commission-1", "papers-duty-commission-2"],
        Role::Media => ["papers-duty-media-1", "papers-duty-media-2"],
        Role::Excon => ["papers-duty-control-1", "papers-duty-control-2"],
    }
}

/// The card of a seat.
pub(super) fn card(d: Desk<'_>, seat: &Seat) -> Doc {
    let mut doc = d.doc(&msg!("papers-card-title", seat = &seat.name));
    let to = &mut doc.blocks;
    to.push(Block::Terms { rows: who(d, seat) });
    to.push(Block::Blanks {
        labels: vec![
            d.t("papers-name"),
            d.t("papers-address"),
            d.t("papers-code"),
        ],
    });
    to.push(Block::section(d.t("papers-duty")));
    to.push(d.points(&if d.s.is_office(seat) {
        ["papers-duty-office-1", "papers-duty-office-2"]
    } else {
        duties(seat.role)
    }));
    forces(d, seat, to);
    to.push(Block::section(d.t("papers-you-may")));
    to.push(tables::orders_of(d, seat));
    to.push(Block::quiet(d.t("papers-you-may-not")));
    to.push(Block::section(d.t("papers-telephones")));
    to.push(tables::telephones(d));
    to.push(Block::quiet(d.t("papers-telephones-explained")));
    tables::emergency(d, to);
    doc
}

fn who(d: Desk<'_>, seat: &Seat) -> Vec<(String, String)> {
    let main = d.s.main_room().filter(|main| main.id != seat.id);
    let above = match seat.role {
        Role::SubRoom | Role::MainRoom => {
            main.map_or_else(|| d.t("papers-above-control"), |m| d.name_of(&m.name))
        }
        Role::Commission | Role::Media | Role::Excon => d.t("papers-above-nobody"),
    };
    let area = seat.directorate.as_ref();
    let area = area.map_or_else(|| d.t("papers-everywhere"), |x| d.prose().directorate(x));
    let mut rows = vec![
        (d.t("papers-you-are"), d.name(&seat.name).to_owned()),
        (d.t("papers-role"), d.role(seat)),
        (d.t("papers-under"), above),
        (d.t("papers-area"), area),
        (d.t("papers-call-sign"), d.name(&seat.call_sign).to_owned()),
        (d.t("papers-telephone"), d.ltr(&seat.telephone)),
    ];
    if let Some(place) = &seat.place {
        rows.insert(4, (d.t("papers-you-sit"), d.prose().place(place)));
    }
    rows
}

/// What the seat commands, and what lies in its area. Whoever answers for everything has the rooms instead of each centre.
fn forces(d: Desk<'_>, seat: &Seat, to: &mut Vec<Block>) {
    let mut part = |key: &str, table: Option<Block>| {
        if let Some(table) = table {
            to.push(Block::section(d.t(key)));
            to.push(table);
        }
    };
    part(
        "papers-your-units",
        tables::units(d, &|u| u.seat == seat.id),
    );
    part(
        "papers-your-checkpoints",
        tables::checkpoints(d, &|x| x.seat == seat.id),
    );
    part("papers-your-convoys", convoys(d, seat));
    match &seat.directorate {
        Some(own) => {
            let here = |p: &PlaceId| d.s.directorate_of_place(p).as_ref() == Some(own);
            part(
                "papers-your-centres",
                tables::centres(d, &|c| here(&c.place)),
            );
        }
        None => part("papers-rooms", rooms(d)),
    }
}

/// The convoys of the plan that the seat commands.
fn convoys(d: Desk<'_>, seat: &Seat) -> Option<Block> {
    let head = d.heads([
        "papers-convoy",
        "papers-carries",
        "papers-office",
        "papers-calls-at",
    ]);
    let mut table = Table::of(head, [24, 16, 16, 44]);
    for c in d.s.convoys.values().filter(|c| c.seat == seat.id) {
        let cells = [
            d.name(&c.name).to_owned(),
            d.say.name(c.carries),
            d.prose().place(&c.from),
            d.list(c.centres.iter().map(|x| d.prose().centre(x))),
        ];
        table.push(cells.map(text).to_vec());
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// The rooms of the directorates, each with what it answers for.
fn rooms(d: Desk<'_>) -> Option<Block> {
    let head = d.heads([
        "papers-room",
        "papers-directorate",
        "papers-centres",
        "papers-checkpoints",
        "papers-units",
    ]);
    let mut table = Table::of(head, [30, 32, 11, 15, 12]);
    for room in d.played().into_iter().filter(|s| s.role == Role::SubRoom) {
        let own = room.directorate.as_ref();
        let here = |p: &PlaceId| d.s.directorate_of_place(p).as_ref() == own;
        let centres = d.s.centres.values().filter(|c| here(&c.place)).count();
        let gates = d.s.checkpoints.values().filter(|x| x.seat == room.id);
        let units = d.s.units.values().filter(|u| !u.later && u.seat == room.id);
        let cells = [
            d.name(&room.name).to_owned(),
            own.map_or_else(String::new, |x| d.prose().directorate(x)),
            centres.to_string(),
            gates.count().to_string(),
            units.count().to_string(),
        ];
        table.push(cells.map(text).to_vec());
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}
