//! What the person at the window has chosen: language, eyes, what is selected, which dialog is open, what is typed.
//!
//! It is the window's own state and says nothing to the exercise. Deliberately not here: what changes it (`act`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::screen::background::Background;
use crate::screen::layout::*;
use crate::screen::state::invitation::Invitation;

use crate::base::ids::{ConvoyId, ModuleId, QuestionId, SeatId, UnitId};
use crate::base::text::Lang;
use crate::map::entity_ref::EntityRef;
use crate::record::order::{Order, Target};
use crate::record::rating::Evaluator;
use crate::scenario::hand::Figure;
use crate::screen::state::act::Panel;
use crate::screen::state::companions::{Companion, Doing};
use crate::screen::state::dialog::Dialog;
use crate::screen::state::draft::{AdHocKind, Draft, NoteDraft};
use crate::screen::state::editor::{Editing, Editor};
use crate::screen::state::link::Busy;
use crate::screen::state::place::Place;
use crate::screen::state::watched::Watched;
use crate::session::catalog::{CatalogEntry, Summary};
use crate::session::player::Person;

pub(crate) use crate::map::fill::Fill;

/// The most characters that a field takes. What is typed in a browser may be longer until it is shortened, and is not sent before.
pub(crate) const MOST: usize = 2000;

/// A line that can be typed into.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Field {
    Search,
    Seed,
    RunUntil,
    Retime,
    MessageFrom,
    MessageText,
    InjectTime,
    OutageMinutes,
    Note,
    Reference,
    Consequence,
    RootCause,
    Recommendation,
    Words,
    /// What was done, in a situation report.
    Action,
    /// What is asked for, in a situation report.
    Request,
    Reason,
    MselFilter,
    Answer,
    /// A value of the thing that is edited.
    Figure(Figure),
    /// The names of a thing that is added.
    NewAr,
    NewEn,
    /// When an inject comes that is added; who is said to send its message, and its words.
    NewTime,
    NewSenderAr,
    NewSenderEn,
    NewWordsAr,
    NewWordsEn,
    /// Which things the editor lists.
    EditorFind,
}

impl Field {
    /// Those of a thing that is added.
    pub(crate) const OF_NEW: [Self; 7] = [
        Self::NewAr,
        Self::NewEn,
        Self::NewTime,
        Self::NewSenderAr,
        Self::NewSenderEn,
        Self::NewWordsAr,
        Self::NewWordsEn,
    ];
    /// Those of what is made of an observation.
    pub(crate) const OF_ANALYSIS: [Self; 4] = [
        Self::Consequence,
        Self::RootCause,
        Self::Reference,
        Self::Recommendation,
    ];
}

/// What the panel at the start of the line shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum ScriptTab {
    #[default]
    Injects,
    Expected,
    Seats,
    Units,
    Centres,
    Checkpoints,
    /// The discussion, where there is one.
    Discussion,
}

/// By what the lists of a seat are sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum SortBy {
    #[default]
    Name,
    State,
    /// The largest first.
    Figure,
}

/// What the panel at the end of the line shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum SideTab {
    #[default]
    Inspector,
    Feed,
    Notes,
    /// What the seat knew beside what was true, in a replay.
    Known,
}

/// Which injects the list shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum InjectFilter {
    #[default]
    All,
    Waiting,
    Released,
}

/// Which events a replay goes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum EventFilter {
    #[default]
    All,
    Injects,
    Incidents,
    Reports,
    Orders,
    Missed,
    Notes,
}

impl EventFilter {
    pub(crate) const ALL: [Self; 7] = [
        Self::All,
        Self::Injects,
        Self::Incidents,
        Self::Reports,
        Self::Orders,
        Self::Missed,
        Self::Notes,
    ];
}

/// Something that is still to be pointed at.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Pick {
    /// Where a unit is sent.
    Target(UnitId),
    /// Which unit is sent there.
    Unit(Target),
    /// Which unit escorts a convoy.
    Escort(ConvoyId),
    /// Which unit answers a request for support.
    Lend(u32),
    /// Which capability is asked of whom, for a target.
    Support(Target),
    /// To whom something known is passed on.
    PassOn(EntityRef),
}

/// An order that is ready to be given once it is confirmed.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Confirm {
    pub(crate) seat: SeatId,
    pub(crate) order: Order,
    /// The unit and target whose travel time is shown.
    pub(crate) trip: Option<(UnitId, Target)>,
}

/// A menu on something.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct MenuOn {
    pub(crate) thing: EntityRef,
    pub(crate) at: Vec2,
}

/// Which screen is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Stage {
    /// A scenario is being chosen.
    #[default]
    Choosing,
    /// An exercise is being opened or closed.
    Waiting,
    /// An exercise is open.
    Running,
    /// A scenario is being edited.
    Editing,
}

/// How far a list is that is made beside the window's work.
#[derive(Default)]
pub(crate) enum Listing<T> {
    /// It is as things were when they were last looked at.
    #[default]
    Done,
    /// It is to be made.
    Wanted,
    /// It is being made.
    Running(Background<T>),
}

/// What is being chosen before an exercise begins.
#[derive(Default)]
pub(crate) struct Choice {
    pub(crate) offers: Vec<CatalogEntry>,
    pub(crate) unfinished: Vec<Summary>,
    /// Exercise files that can be looked at again, those that were worked on last first.
    pub(crate) recorded: Vec<Summary>,
    /// The scenarios, with the number of the preferred one among them.
    pub(crate) scenarios: Listing<(Vec<CatalogEntry>, Option<usize>)>,
    pub(crate) files: Listing<Vec<Summary>>,
    /// The scenario that is chosen first, by its path or name.
    pub(crate) preferred: Option<PathBuf>,
    /// Seed in place of the first chosen scenario's own.
    pub(crate) seed: Option<u64>,
    pub(crate) chosen: usize,
    pub(crate) staffed: BTreeSet<SeatId>,
}

impl Choice {
    /// The entry that is chosen, if there is one.
    pub(crate) fn entry(&self) -> Option<&CatalogEntry> {
        self.offers.get(self.chosen)
    }
}

/// The window's own state.
#[derive(Default)]
pub(crate) struct Ui {
    pub(crate) place: Place,
    pub(crate) stage: Stage,
    pub(crate) lang: Lang,
    pub(crate) large: bool,
    pub(crate) fullscreen: bool,
    pub(crate) folder: PathBuf,
    pub(crate) file: Option<PathBuf>,
    pub(crate) choice: Choice,
    /// The scenario that is being edited.
    pub(crate) editor: Editing,
    /// What the window is waiting for, if it is.
    pub(crate) busy: Option<Busy>,
    /// Through whose eyes; exercise control where none.
    pub(crate) eyes: Option<SeatId>,
    pub(crate) selected: Option<EntityRef>,
    pub(crate) script_tab: ScriptTab,
    pub(crate) side_tab: SideTab,
    pub(crate) inject_filter: InjectFilter,
    pub(crate) fill: Fill,
    pub(crate) event_filter: EventFilter,
    pub(crate) dialog: Option<Dialog>,
    pub(crate) menu: Option<MenuOn>,
    pub(crate) pick: Option<Pick>,
    pub(crate) confirm: Option<Confirm>,
    /// Whether it was asked if the real emergency is over.
    pub(crate) asked_over: bool,
    pub(crate) draft: Draft,
    /// The observation that is being written.
    pub(crate) noted: NoteDraft,
    pub(crate) fields: BTreeMap<Field, String>,
    /// The field in which something cannot be taken, and the key of the words that say why.
    pub(crate) wrong: Option<(Field, &'static str)>,
    /// A field that should get the focus.
    pub(crate) focus: Option<Field>,
    /// Where the pointer was when it last meant something, in logical pixels.
    pub(crate) pointer: Vec2,
    /// Words under the pointer: what, where, how large the thing is.
    pub(crate) hint: Option<(String, Vec2, Vec2)>,
    /// The thing under the pointer on the map, and where the pointer is.
    pub(crate) hover: Option<(EntityRef, Vec2)>,
    /// Said to the person.
    pub(crate) toast: Option<Toast>,
    /// Seconds since something was said.
    pub(crate) toast_for: f32,
    /// The last answer that was told.
    pub(crate) reported: u64,
    /// Whether the hot wash was shown once.
    pub(crate) hot_wash_shown: bool,
    /// Parts of the screen that are put away to leave room for the map.
    pub(crate) away: Away,
    /// On a narrow screen: the panel that is shown alone; the map where none.
    pub(crate) front: Option<Panel>,
    /// The question whose answer is being written.
    pub(crate) answering: Option<QuestionId>,
    /// For whom it is written down by those who write for others; none: all together.
    pub(crate) answer_of: Option<SeatId>,
    /// What was typed for other questions, or other seats, and not accepted yet.
    pub(crate) answers: BTreeMap<(QuestionId, Option<SeatId>), String>,
    /// The module and the question that were brought before those who look last; none before the exercise was looked at.
    pub(crate) discussed: Option<(Option<ModuleId>, Option<QuestionId>)>,
    /// Whether the module is shown large for the hall.
    pub(crate) projecting: bool,
    /// Whether exercise control's eyes were left for that.
    pub(crate) left_control: bool,
    /// By what the lists of a seat are sorted.
    pub(crate) sort: SortBy,
    pub(crate) time: TimeView,
    /// Who looks here, where several may sit at one seat.
    pub(crate) person: Person,
    /// All who sit at the same seat, whoever looks here included.
    pub(crate) companions: Vec<Companion>,
    /// Whether the rooms can be invited from here.
    pub(crate) invites: bool,
    /// Whether one can go on from a moment of a replay in another exercise from here.
    pub(crate) branches: bool,
    /// Whether what is looked at again is shown to all who sit at the seats.
    pub(crate) with_all: bool,
    /// Whether they are invited as soon as an exercise is open.
    pub(crate) invites_at_once: bool,
    /// The seats that are open to browsers.
    pub(crate) invitation: Option<Invitation>,
    /// The scenario as its author saved it while it is open, until it is closed.
    pub(crate) watched: Option<Watched>,
}

/// How something is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tone {
    /// Something was done.
    Good,
    /// Something was not done, or went wrong.
    Bad,
    /// Something is told.
    Plain,
}

/// What was said to the person last.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Toast {
    /// Makes each new.
    pub(crate) n: u64,
    /// In all languages, for the screen may change its own.
    words: Vec<(Lang, String)>,
    pub(crate) tone: Tone,
    /// What was written and can be opened.
    pub(crate) opens: Option<PathBuf>,
}

impl Toast {
    /// What was said, in a language.
    pub(crate) fn words(&self, lang: Lang) -> &str {
        let found = self.words.iter().find(|(l, _)| *l == lang);
        found.map_or("", |(_, words)| words)
    }
}

/// Panels that are put away.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Away {
    pub(crate) script: bool,
    pub(crate) side: bool,
    pub(crate) time: bool,
}

/// The stretch of time that the time panel shows; the whole exercise where none.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct TimeView {
    /// First and last moment in milliseconds.
    pub(crate) span: Option<(i64, i64)>,
    /// Lanes above the visible ones.
    pub(crate) first_lane: usize,
}

impl Ui {
    /// What whoever has this screen is about to do.
    pub(crate) fn doing(&self) -> Doing {
        if let Some(confirm) = &self.confirm {
            return Doing::Ordering(confirm.order.clone());
        }
        if self.pick.is_some() {
            return Doing::Choosing;
        }
        match &self.dialog {
            Some(Dialog::Words(to)) => Doing::Writing(to.to.clone()),
            Some(Dialog::Note(_)) => Doing::Noting,
            None if !self.typed(Field::Answer).trim().is_empty() => Doing::Answering,
            _ => Doing::Looking,
        }
    }

    /// The scenario that is being edited, once it is open.
    pub(crate) fn editor(&self) -> Option<&Editor> {
        match &self.editor {
            Editing::Open(editor) => Some(editor),
            Editing::Nothing | Editing::Opening(_) => None,
        }
    }

    /// The same, to change it.
    pub(crate) fn editor_mut(&mut self) -> Option<&mut Editor> {
        match &mut self.editor {
            Editing::Open(editor) => Some(editor),
            Editing::Nothing | Editing::Opening(_) => None,
        }
    }

    /// Whether something of a scenario was changed, or typed and not taken yet, and is not on the disk.
    pub(crate) fn has_unsaved(&self) -> bool {
        self.editor().is_some_and(|e| {
            let typed = |figure, value: &str| {
                let typed = self.fields.get(&Field::Figure(figure));
                typed.is_some_and(|t| t.trim() != value.trim())
            };
            let shown = e.sheet.iter().flat_map(|s| &s.figures);
            let mut shown = shown.filter(|(f, _)| f.form().is_typed());
            !e.bench.is_saved() || shown.any(|(f, value)| typed(*f, value))
        })
    }

    /// As which of several evaluators whoever has this screen rates; none: as the lead, whose word decides.
    pub(crate) fn evaluator(&self) -> Option<Evaluator> {
        (self.place == Place::Evaluator).then_some(Evaluator::Person(self.person.number))
    }

    /// What is typed in a field.
    pub(crate) fn typed(&self, field: Field) -> &str {
        self.fields.get(&field).map_or("", String::as_str)
    }

    /// Nothing is made of an observation yet.
    pub(crate) fn forget_analysis(&mut self) {
        self.noted = NoteDraft::default();
        for field in Field::OF_ANALYSIS {
            self.fields.remove(&field);
        }
    }

    /// The field that is typed into first for the inject that is being written, if there is one.
    pub(crate) fn first_of_draft(&self) -> Option<Field> {
        match self.draft.kind {
            AdHocKind::Message if self.typed(Field::MessageFrom).is_empty() => {
                Some(Field::MessageFrom)
            }
            AdHocKind::Message => Some(Field::MessageText),
            AdHocKind::Outage if !self.draft.undo => Some(Field::OutageMinutes),
            AdHocKind::Incident | AdHocKind::Outage | AdHocKind::Road => None,
        }
    }

    /// Says at a field why what is typed there cannot be taken, and lets it be written again.
    pub(crate) fn complain_at(&mut self, field: Field, key: &'static str) {
        self.wrong = Some((field, key));
        self.focus = Some(field);
    }

    /// Says something to the person.
    pub(crate) fn say(&mut self, tone: Tone, words: impl Fn(Lang) -> String) {
        let n = self.toast.as_ref().map_or(0, |s| s.n) + 1;
        let words = Lang::all().map(|lang| (lang, words(lang))).collect();
        self.toast = Some(Toast {
            n,
            words,
            tone,
            opens: None,
        });
        self.toast_for = 0.0;
    }
}
