//! The situation manual that players read before, and the letter that invites them.
//!
//! Deliberately not here: how to sit down and order (`handbook`), what one's own seat has (`cards`), anything of the script.

use super::desk::Desk;
use super::tables;
use crate::base::message::msg;
use crate::base::text::Text;
use crate::report::doc::{Block, Doc, Layout, Picture, Table, text};

/// The rules of play, and what is not as it would be on a real day.
const RULES: [&str; 8] = [
    "papers-rule-real-plans",
    "papers-rule-no-fault",
    "papers-rule-known",
    "papers-rule-order",
    "papers-rule-control",
    "papers-rule-mark",
    "papers-rule-persons",
    "papers-rule-secret",
];
const ARTIFICIALITIES: [&str; 5] = [
    "papers-artificial-screen",
    "papers-artificial-time",
    "papers-artificial-figures",
    "papers-artificial-others",
    "papers-artificial-standing",
];
const COMMS: [&str; 5] = [
    "papers-comms-inside",
    "papers-comms-words",
    "papers-comms-telephone",
    "papers-comms-outside",
    "papers-comms-fails",
];
const SAFETY: [&str; 4] = [
    "papers-safety-weapons",
    "papers-safety-forces",
    "papers-safety-place",
    "papers-safety-duty",
];

/// The situation manual.
pub(super) fn manual(d: Desk<'_>, map: Picture) -> Doc {
    let mut doc = d.doc(&msg!("papers-manual-title", scenario = &d.s.head.title));
    let to = &mut doc.blocks;
    exercise(d, to);
    purpose(d, to);
    to.push(Block::section(d.t("papers-form")));
    to.extend(d.paragraphs(&d.t("papers-form-words")));
    to.push(Block::section(d.t("report-participants")));
    to.push(tables::telephones(d));
    to.push(Block::quiet(d.t("papers-stations-others")));
    situation(d, to);
    to.push(Block::section(d.t("papers-map")));
    to.push(Block::Pictures {
        wide: true,
        pictures: vec![map],
    });
    to.push(Block::section(d.t("papers-rules")));
    to.push(d.points(&tables::rules(d, &RULES)));
    to.push(Block::section(d.t("papers-artificialities")));
    to.push(d.points(&ARTIFICIALITIES));
    to.push(Block::section(d.t("papers-comms")));
    to.push(d.points(&COMMS));
    to.push(Block::section(d.t("papers-safety")));
    to.push(d.points(&SAFETY));
    tables::emergency(d, to);
    to.push(Block::section(d.t("papers-agenda")));
    to.push(tables::agenda(d));
    centres(d, to);
    doc
}

/// The exercise in a few lines; what the scenario does not say is filled in by hand.
fn exercise(d: Desk<'_>, to: &mut Vec<Block>) {
    let head = &d.s.head;
    let said = |texts: &[Text]| {
        let words = texts.iter().map(|t| t.get(d.lang).to_owned());
        let given: Vec<String> = words.filter(|w| !w.is_empty()).collect();
        given.join(" · ")
    };
    let mut rows = vec![
        (d.t("report-exercise"), d.name(&head.title).to_owned()),
        (d.t("papers-start"), d.moment(head.start)),
        (d.t("papers-end"), d.moment(head.end)),
        (d.t("papers-length"), d.lasts()),
    ];
    let mut blanks = vec![d.t("papers-day"), d.t("papers-where")];
    let overview = &head.overview;
    let one = std::slice::from_ref::<Text>;
    for (key, texts) in [
        ("report-scope", one(&overview.scope)),
        ("report-mission-area", one(&overview.mission_area)),
        ("report-capabilities", &overview.capabilities),
        ("report-sponsor", one(&overview.sponsor)),
        ("report-organisations", &overview.organisations),
        ("report-contact", one(&overview.contact)),
    ] {
        match said(texts) {
            words if words.is_empty() => blanks.push(d.t(key)),
            words => rows.push((d.t(key), words)),
        }
    }
    to.push(Block::section(d.t("papers-the-exercise")));
    to.push(Block::Terms { rows });
    to.push(Block::Blanks { labels: blanks });
}

fn purpose(d: Desk<'_>, to: &mut Vec<Block>) {
    to.push(Block::section(d.t("papers-purpose")));
    to.extend(d.paragraphs(&d.t("papers-purpose-words")));
    let objectives = d.s.objectives.values();
    let items: Vec<_> = objectives.map(|o| text(d.name(&o.name))).collect();
    if !items.is_empty() {
        to.push(Block::section(d.t("report-sheet-objectives")));
        to.push(Block::List { items });
    }
}

/// The general situation as far as everybody knows it.
fn situation(d: Desk<'_>, to: &mut Vec<Block>) {
    let s = d.s;
    to.push(Block::section(d.t("papers-situation")));
    to.extend(d.paragraphs(d.name(&s.head.situation)));
    let polling = &s.settings.polling;
    to.push(Block::para(d.say.with(
        "papers-polling-hours",
        &[
            ("opens", d.moment(polling.since.unwrap_or(polling.opens))),
            ("closes", d.moment(polling.closes)),
        ],
    )));
    let stations: usize = s.centres.values().map(|c| c.stations.len()).sum();
    let number = |n: u64, key: &str| (n.to_string(), d.t(key));
    to.push(Block::Numbers {
        items: vec![
            number(s.municipalities.len() as u64, "papers-municipalities"),
            number(s.centres.len() as u64, "papers-centres"),
            number(stations as u64, "papers-stations"),
            number(s.registered(), "papers-voters"),
            number(s.checkpoints.len() as u64, "papers-checkpoints"),
        ],
    });
    if s.directorates.is_empty() {
        return;
    }
    let head = d.heads([
        "papers-directorate",
        "papers-room",
        "papers-municipalities",
        "papers-centres",
        "papers-voters",
        "papers-checkpoints",
    ]);
    let mut table = Table::of(head, [20, 19, 24, 10, 13, 14]);
    for x in s.directorates.values() {
        let here = |place| s.directorate_of_place(place).as_ref() == Some(&x.id);
        let centres = || s.centres.values().filter(|c| here(&c.place));
        let voters: u32 = centres().flat_map(|c| &c.stations).map(|v| v.voters).sum();
        let room = s.room_of(Some(&x.id));
        let of_it = s.municipalities.values();
        let of_it = of_it.filter(|m| m.directorate.as_ref() == Some(&x.id));
        let gates = s.checkpoints.values().filter(|g| here(&g.near)).count();
        let cells = [
            d.name(&x.name).to_owned(),
            room.map_or_else(String::new, |r| d.name(&r.name).to_owned()),
            d.list(of_it.map(|m| d.name(&m.name).to_owned())),
            centres().count().to_string(),
            voters.to_string(),
            gates.to_string(),
        ];
        table.push(cells.map(text).to_vec());
    }
    to.push(Block::Table(table));
}

/// All centres, at the end.
fn centres(d: Desk<'_>, to: &mut Vec<Block>) {
    if let Some(table) = tables::centres(d, &|_| true) {
        to.push(Block::section(d.t("papers-all-centres")));
        to.push(table);
    }
}

/// The letter that invites to the exercise, with the agenda.
pub(super) fn invitation(d: Desk<'_>) -> Doc {
    let title = msg!("papers-invitation-title", scenario = &d.s.head.title);
    let mut doc = d.doc(&title).laid_out(Layout::Letter);
    let to = &mut doc.blocks;
    to.push(Block::Blanks {
        labels: vec![d.t("papers-number"), d.t("report-date"), d.t("papers-to")],
    });
    to.push(Block::para(d.t("papers-invitation-greeting")));
    to.extend(d.paragraphs(&d.say.with(
        "papers-invitation-words",
        &[("scenario", d.name(&d.s.head.title).to_owned())],
    )));
    to.push(Block::Blanks {
        labels: vec![
            d.t("papers-day"),
            d.t("papers-where"),
            d.t("papers-your-seat"),
        ],
    });
    to.push(Block::para(d.t("papers-invitation-agenda")));
    to.push(tables::agenda(d));
    to.push(Block::para(d.t("papers-invitation-bring")));
    let contact = d.name(&d.s.head.overview.contact);
    if !contact.is_empty() {
        to.push(Block::Terms {
            rows: vec![(d.t("report-contact"), contact.to_owned())],
        });
    }
    to.push(Block::Blanks {
        labels: vec![d.t("papers-signature")],
    });
    doc
}
