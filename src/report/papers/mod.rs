//! All papers of the day of an exercise, made of its scenario and nothing else: what is sent before, what lies on the tables, what
//! exercise control and evaluators work with, what is handed out while it is played, what is filled in afterwards.
//!
//! What players read is made of the plan that everybody has; nothing of the script is in it (a test looks for its words).
//! Deliberately not here: how a document is set, where files are written (`cli`).

mod afterwards;
mod cards;
mod desk;
mod discussion;
mod handbook;
mod handouts;
mod manual;
mod packs;
mod script;
mod tables;

use std::sync::Arc;

use self::desk::Desk;
use super::doc::{Block, Doc, Picture, Table, text};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::map::fill::Fill;
use crate::map::svg::{Palette, Sheet, map};
use crate::scenario::Scenario;
use crate::session::preview;

/// Who may read a paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reader {
    /// Everybody.
    Everybody,
    /// Exercise control and evaluators alone: it tells what is to come.
    Control,
}

/// When a paper is given to those who use it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Weeks before.
    Invitation,
    /// Some days before.
    Before,
    /// When people come in.
    Arrival,
    /// When controllers and evaluators are briefed.
    Briefing,
    /// While it is played.
    Play,
    /// After ENDEX.
    After,
}

impl Stage {
    fn words(self) -> Message {
        match self {
            Self::Invitation => msg!("papers-stage-invitation"),
            Self::Before => msg!("papers-stage-before"),
            Self::Arrival => msg!("papers-stage-arrival"),
            Self::Briefing => msg!("papers-stage-briefing"),
            Self::Play => msg!("papers-stage-play"),
            Self::After => msg!("papers-stage-after"),
        }
    }
}

/// A paper.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Its place in the order of use; papers of one sort share it.
    pub number: u8,
    /// What its file is called, without language and ending.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Who may read it.
    pub reader: Reader,
    /// When it is given out.
    pub stage: Stage,
    /// What it consists of.
    pub docs: Vec<Doc>,
}

impl Paper {
    fn new(number: u8, name: impl Into<String>, reader: Reader, stage: Stage, doc: Doc) -> Self {
        Self::of(number, name, reader, stage, vec![doc])
    }

    /// Of several documents in one file, called as the first of them.
    fn of(
        number: u8,
        name: impl Into<String>,
        reader: Reader,
        stage: Stage,
        docs: Vec<Doc>,
    ) -> Self {
        Self {
            number,
            name: name.into(),
            title: docs.first().map_or_else(String::new, |d| d.title.clone()),
            reader,
            stage,
            docs,
        }
    }

    /// The name of its file, with the ending of a form.
    pub fn file(&self, lang: Lang, ending: &str) -> String {
        format!("{:02}-{}.{}.{ending}", self.number, self.name, lang.tag())
    }
}

/// All papers of a scenario in a language, in the order of use.
pub fn papers(s: &Arc<Scenario>, lang: Lang) -> Vec<Paper> {
    let d = Desk::new(s, lang);
    let mut all = before(d, plan_map(s, d));
    all.extend(for_control(d));
    all.extend(to_fill_in(d));
    all.insert(0, contents(d, &all));
    all
}

/// What players have before and when they come in.
fn before(d: Desk<'_>, map: Picture) -> Vec<Paper> {
    use {Reader::Everybody, Stage::*};
    let invitation = manual::invitation(d);
    let manual = manual::manual(d, map);
    let handbook = handbook::handbook(d);
    let mut all = vec![
        Paper::new(1, "invitation", Everybody, Invitation, invitation),
        Paper::new(2, "situation-manual", Everybody, Before, manual),
        Paper::of(3, "players-handbook", Everybody, Before, handbook),
    ];
    for seat in d.played() {
        let name = format!("role-card-{}", seat.id);
        let card = cards::card(d, seat);
        all.push(Paper::new(4, name, Everybody, Arrival, card));
    }
    let sign_in = afterwards::sign_in(d);
    all.push(Paper::new(5, "sign-in-sheet", Everybody, Arrival, sign_in));
    all
}

/// What exercise control and evaluators work with.
fn for_control(d: Desk<'_>) -> Vec<Paper> {
    use {Reader::Control, Stage::*};
    let msel = script::msel(d);
    let mut all = vec![Paper::new(11, "control-msel", Control, Briefing, msel)];
    if let Some(doc) = discussion::guide(d) {
        let name = "control-facilitator";
        all.push(Paper::new(11, name, Control, Briefing, doc));
    }
    for (n, doc) in packs::controllers(d).into_iter().enumerate() {
        let name = format!("control-controller-{}", n + 1);
        all.push(Paper::new(12, name, Control, Briefing, doc));
    }
    for seat in d.played() {
        let name = format!("control-evaluator-{}", seat.id);
        let pack = packs::evaluator(d, seat);
        all.push(Paper::new(13, name, Control, Briefing, pack));
    }
    let docs = handouts::handouts(d);
    if !docs.is_empty() {
        all.push(Paper::of(14, "control-handouts", Control, Play, docs));
    }
    all
}

/// Sheets that are filled in while it is played and afterwards.
fn to_fill_in(d: Desk<'_>) -> Vec<Paper> {
    use {Reader::Everybody, Stage::*};
    let observation = afterwards::observation(d);
    let hot_wash = afterwards::hot_wash(d);
    let feedback = afterwards::feedback(d);
    vec![
        Paper::new(15, "observation-sheet", Everybody, Play, observation),
        Paper::new(21, "hot-wash-sheet", Everybody, After, hot_wash),
        Paper::new(22, "feedback-form", Everybody, After, feedback),
    ]
}

/// The list of all papers, with who may read each and when it is given out.
fn contents(d: Desk<'_>, all: &[Paper]) -> Paper {
    let mut doc = d.for_control(d.doc(&msg!("papers-contents-title", scenario = &d.s.head.title)));
    doc.blocks
        .push(Block::para(d.t("papers-contents-explained")));
    let head = d.heads([
        "papers-file",
        "papers-paper",
        "papers-reader",
        "papers-stage",
    ]);
    let mut table = Table::of(head, [30, 40, 14, 16]);
    for p in all {
        let file = d.ltr(&format!("{:02}-{}", p.number, p.name));
        let reader = d.t(match p.reader {
            Reader::Everybody => "papers-everybody",
            Reader::Control => "papers-control",
        });
        let cells = [file, p.title.clone(), reader, d.m(&p.stage.words())];
        table.push(cells.map(text).to_vec());
    }
    doc.blocks.push(Block::Table(table));
    Paper::new(0, "control-contents", Reader::Control, Stage::Briefing, doc)
}

/// The map of the plan.
fn plan_map(s: &Arc<Scenario>, d: Desk<'_>) -> Picture {
    let picture = preview::plan(s);
    let svg = map(&Sheet {
        scenario: s,
        picture: &picture,
        lang: d.lang,
        fill: Fill::Readiness,
        size: (1000, 800),
        id: "plan-",
        palette: Palette::Paper,
    });
    Picture {
        svg,
        alt: d.t("papers-map-alt"),
    }
}
