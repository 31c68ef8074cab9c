//! A scenario that is being edited: what is shown of it, what the check says of it, what is being done beside the screen.
//!
//! Deliberately not here: its texts and their changes (`session::bench`), what acts do (`handlers`).

use std::sync::Arc;

use crate::base::diag::Diagnostic;
use crate::base::geo::LatLon;
use crate::base::ids::{
    CentreId, CheckpointId, InjectId, KindId, PlaceId, RoadId, SeatId, StorylineId, UnitId,
};
use crate::base::message::Message;
use crate::base::text::Text;
use crate::map::entity_ref::EntityRef;
use crate::picture::Picture;
use crate::record::states::{Channel, UnitKind};
use crate::scenario::Scenario;
use crate::scenario::hand::{Choice, Figure, Part, Sheet, Sort, Thing};
use crate::screen::background::Background;
use crate::screen::state::draft::AdHocKind;
use crate::screen::state::editor_line::{LineAct, LineView};
use crate::session::bench::{Bench, Judged, Rebased, Sound, Unwritten};
use crate::session::output::Change;

/// What an author does.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum EditorAct {
    /// Opens the scenario that is chosen on the first screen.
    Open,
    /// Shows a list.
    Show(EditorTab),
    /// Shows the things of a sort.
    Sort(Sort),
    /// Takes what is typed of the thing that is selected.
    Apply,
    /// A value becomes one of the few that it can be.
    Choose(Figure, Choice),
    /// A place was moved there.
    Drop(PlaceId, LatLon),
    /// Another stretch of the line of time, other lanes, a moment that is pointed at.
    Line(LineAct),
    /// An inject comes so many minutes later; earlier where it is less than none.
    Shift(InjectId, i64),
    Undo,
    Redo,
    Save,
    /// What the next press on the map means.
    Pick(Option<EditorPick>),
    /// Of which kind the new unit is.
    Kind(UnitKind),
    /// What is chosen for the inject that is added.
    Write(Writing),
    /// The selected inject does or expects something more.
    Extend(Part),
    /// What it does or expects there is taken out.
    Shorten(Part, u8),
    /// A value that names several things names this one too, or no longer.
    Toggle(Figure, String),
    /// Adds a thing under the names that are typed.
    Create(Adding),
    /// The new place is there.
    PutPlace(LatLon),
    /// Takes a thing out, if nothing names it.
    Delete(Thing),
    /// Something was carried on the map to a place, or to a road.
    Bring(Carried, Onto),
    /// Selects what a finding is about.
    Finding(usize),
    /// The same for what names a thing that was to be taken out.
    Naming(usize),
    /// Leaves the editor; asks first where something is not saved.
    Leave,
    /// Leaves without saving.
    Discard(Leaving),
    /// Saves, and leaves when it is saved.
    SaveAndLeave(Leaving),
    /// Saves though there are errors, and leaves when it is saved if that was wanted.
    SaveWithErrors(Option<Leaving>),
    /// Goes on with what somebody else has written, with the changes made here as far as they fit.
    TakeTheirs,
    /// Shows, or hides, the things that a value can name.
    Offer(Figure),
    /// A value becomes the identifier of that thing.
    Name(Figure, String),
}

/// Where one goes after the editor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Leaving {
    /// To the first screen.
    Choice,
    /// Out of the program.
    Program,
}

/// What is chosen for an inject that is added.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Writing {
    /// What it does.
    Does(AdHocKind),
    /// It has this storyline, or none any more.
    Storyline(StorylineId),
    /// Its message goes to this seat, or no longer.
    To(SeatId),
    /// By which means its message comes.
    By(Channel),
    /// The kind of incident that it begins.
    Begins(KindId),
    /// This channel fails, or does not.
    Fails(Channel),
}

/// What is added, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Adding {
    Place,
    Centre(PlaceId),
    Checkpoint(RoadId),
    Unit(PlaceId),
    /// An inject at the moment that is pointed at.
    Inject,
}

/// What a hand carries on the map besides places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Carried {
    Unit(UnitId),
    Centre(CentreId),
    Checkpoint(CheckpointId),
    /// The end of a road that it calls `from`, or the one that it calls `to`.
    RoadEnd(RoadId, bool),
}

/// Where it is brought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Onto {
    Place(PlaceId),
    /// To a road, at that end of it.
    Road(RoadId, PlaceId),
}

impl Carried {
    /// The thing, or the road whose end it is.
    pub(crate) fn thing(&self) -> EntityRef {
        match self {
            Self::Unit(x) => EntityRef::Unit(x.clone()),
            Self::Centre(x) => EntityRef::Centre(x.clone()),
            Self::Checkpoint(x) => EntityRef::Checkpoint(x.clone()),
            Self::RoadEnd(x, _) => EntityRef::Road(x.clone()),
        }
    }
}

/// What the next press on the map means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum EditorPick {
    /// The other end of a road from here.
    RoadFrom(PlaceId),
    /// Where a new place of this name is.
    Place(Text),
}

/// Which list is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum EditorTab {
    #[default]
    Things,
    Injects,
    Findings,
}

/// Whether a scenario is being edited.
#[derive(Default)]
pub(crate) enum Editing {
    #[default]
    Nothing,
    /// It is being read and checked.
    Opening(Background<Result<Opened, Message>>),
    Open(Box<Editor>),
}

/// What was opened: the texts, what the check says of them, what is shown of them.
pub(crate) struct Opened {
    pub(crate) bench: Bench,
    pub(crate) findings: Vec<Diagnostic>,
    /// Whether there is no error.
    pub(crate) is_whole: bool,
    pub(crate) shown: Sound,
}

/// Files that are being written.
pub(crate) struct Saving {
    pub(crate) files: Vec<Change>,
    pub(crate) work: Background<Result<(), Unwritten>>,
    /// Where one goes when they are written.
    pub(crate) then: Option<Leaving>,
}

/// A scenario that is being edited.
pub(crate) struct Editor {
    pub(crate) bench: Bench,
    /// The newest one without an error; where there was none yet, the one that was opened without the things that have one.
    pub(crate) scenario: Arc<Scenario>,
    /// Its map before STARTEX.
    pub(crate) plan: Arc<Picture>,
    /// Rises whenever the map is another one.
    pub(crate) serial: u64,
    /// Whether the check finds no error in the texts as they are now, as far as it has looked.
    pub(crate) is_sound: bool,
    /// Whether there never was a scenario without an error, so that some things are not shown.
    pub(crate) is_partial: bool,
    pub(crate) findings: Vec<Diagnostic>,
    /// What stands of the thing that is selected, if it can be changed here.
    pub(crate) sheet: Option<Sheet>,
    pub(crate) tab: EditorTab,
    /// Which things the list of things shows.
    pub(crate) sort: Sort,
    pub(crate) pick: Option<EditorPick>,
    /// What of the line of time is shown.
    pub(crate) line: LineView,
    /// Of which kind the new unit is.
    pub(crate) kind: UnitKind,
    /// The storyline of an inject that is added.
    pub(crate) storyline: Option<StorylineId>,
    /// What names the thing that was to be taken out.
    pub(crate) named_by: Vec<Diagnostic>,
    /// Whether the texts were changed since the check began to look at them.
    pub(crate) is_stale: bool,
    pub(crate) judging: Option<Background<Judged>>,
    pub(crate) asking: Option<(Thing, Background<Vec<Diagnostic>>)>,
    pub(crate) saving: Option<Saving>,
    /// What somebody else has written, until it is said whether one goes on with it.
    pub(crate) theirs: Option<Box<Rebased>>,
    /// The value of which it is shown what it can name.
    pub(crate) offering: Option<Figure>,
}

/// Where the numbers of the editor's pictures begin, so that none is one of an exercise.
const SERIALS: u64 = 1 << 40;

impl Editor {
    /// The editor of what was opened.
    pub(crate) fn new(opened: Opened) -> Self {
        let (scenario, plan) = opened.shown;
        Self {
            bench: opened.bench,
            scenario,
            plan,
            serial: SERIALS,
            is_sound: opened.is_whole,
            is_partial: !opened.is_whole,
            findings: opened.findings,
            sheet: None,
            tab: if opened.is_whole {
                EditorTab::Things
            } else {
                EditorTab::Findings
            },
            sort: Sort::Place,
            pick: None,
            line: LineView::default(),
            kind: UnitKind::Patrol,
            storyline: None,
            named_by: Vec::new(),
            is_stale: false,
            judging: None,
            asking: None,
            saving: None,
            theirs: None,
            offering: None,
        }
    }

    /// Takes in what the check says of the texts as they are now.
    pub(crate) fn take_in(&mut self, judged: Judged) {
        self.is_sound = judged.is_whole;
        self.findings = judged.findings;
        if let Some((scenario, plan)) = judged.sound {
            (self.scenario, self.plan) = (scenario, plan);
            self.is_partial &= !judged.is_whole;
            self.serial += 1;
        }
    }

    /// Whether something is being done beside the screen.
    #[cfg(test)]
    pub(crate) fn is_busy(&self) -> bool {
        self.is_stale || self.judging.is_some() || self.asking.is_some() || self.saving.is_some()
    }

    /// What a press on a thing takes hold of, if it is no place.
    pub(crate) fn carried(thing: &EntityRef) -> Option<Carried> {
        match thing {
            EntityRef::Unit(x) => Some(Carried::Unit(x.clone())),
            EntityRef::Centre(x) => Some(Carried::Centre(x.clone())),
            EntityRef::Checkpoint(x) => Some(Carried::Checkpoint(x.clone())),
            _ => None,
        }
    }

    /// The place that is meant by a thing: itself, or the one at which it stands.
    pub(crate) fn stands_at(&self, thing: &EntityRef) -> Option<PlaceId> {
        match thing {
            EntityRef::Place(p) => Some(p.clone()),
            EntityRef::Centre(c) => Some(self.scenario.centres.get(c)?.place.clone()),
            EntityRef::Unit(u) => Some(self.scenario.units.get(u)?.base.clone()),
            _ => None,
        }
    }
}

/// A thing that can be changed by hand.
pub(crate) fn thing_of(r: &EntityRef) -> Option<Thing> {
    match r {
        EntityRef::Place(x) => Some(Thing::Place(x.clone())),
        EntityRef::Road(x) => Some(Thing::Road(x.clone())),
        EntityRef::Centre(x) => Some(Thing::Centre(x.clone())),
        EntityRef::Checkpoint(x) => Some(Thing::Checkpoint(x.clone())),
        EntityRef::Unit(x) => Some(Thing::Unit(x.clone())),
        EntityRef::Inject(x) => Some(Thing::Inject(x.clone())),
        EntityRef::Incident(_)
        | EntityRef::Convoy(_)
        | EntityRef::Vehicle(_)
        | EntityRef::Rumour(_)
        | EntityRef::Municipality(_)
        | EntityRef::Directorate(_)
        | EntityRef::Seat(_)
        | EntityRef::Report(_)
        | EntityRef::Message(_)
        | EntityRef::Request(_) => None,
    }
}

/// As what a thing can be pointed at.
pub(crate) fn ref_of(t: &Thing) -> EntityRef {
    match t {
        Thing::Place(x) => EntityRef::Place(x.clone()),
        Thing::Road(x) => EntityRef::Road(x.clone()),
        Thing::Centre(x) => EntityRef::Centre(x.clone()),
        Thing::Checkpoint(x) => EntityRef::Checkpoint(x.clone()),
        Thing::Unit(x) => EntityRef::Unit(x.clone()),
        Thing::Inject(x) => EntityRef::Inject(x.clone()),
    }
}

/// The list and identifier of what is changed in the text alone.
pub(crate) fn in_text(r: &EntityRef) -> Option<(&'static str, &str)> {
    match r {
        EntityRef::Municipality(x) => Some(("municipalities", x.as_str())),
        EntityRef::Directorate(x) => Some(("directorates", x.as_str())),
        EntityRef::Seat(x) => Some(("seats", x.as_str())),
        EntityRef::Convoy(x) => Some(("convoys", x.as_str())),
        EntityRef::Vehicle(x) => Some(("vehicles", x.as_str())),
        EntityRef::Rumour(x) => Some(("rumours", x.as_str())),
        EntityRef::Place(_)
        | EntityRef::Road(_)
        | EntityRef::Centre(_)
        | EntityRef::Checkpoint(_)
        | EntityRef::Unit(_)
        | EntityRef::Inject(_)
        | EntityRef::Incident(_)
        | EntityRef::Report(_)
        | EntityRef::Message(_)
        | EntityRef::Request(_) => None,
    }
}
