//! Layer 2: RON as written becomes a checked [`Scenario`].
//!
//! Two stages: [`read`] mirrors what was typed, [`check`] resolves and complains about everything at once.
//! Deliberately not here: Bevy and rules. Files are opened in [`load`] only.

mod allow;
pub mod attached;
pub mod cap;
pub mod carried;
pub mod cexf;
pub mod check;
pub mod defaults;
pub mod edit;
mod explain;
pub mod fields;
pub mod form;
pub mod format;
pub mod hand;
pub mod image;
pub mod import;
mod improvise;
mod known;
pub mod library;
pub mod load;
pub mod locate;
pub mod meaning;
pub mod model;
mod names;
pub mod notes;
pub mod openaev;
pub mod orders;
pub mod packed;
mod parse;
pub(crate) mod path;
mod persons;
pub mod read;
pub mod reference;
pub mod schema;
mod several;
pub mod sheet;
pub mod shipped;
pub mod sketch;

use std::collections::BTreeMap;
use std::path::Path;

use crate::base::diag::{Diagnostic, Severity};
use crate::base::ids::*;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::record::Rules;
use crate::record::states::{Phase, Role};
use model::*;
use notes::{Judge, Notes, Rest};
use read::Texts;

/// A scenario without errors: every reference leads somewhere, every number is possible.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Title, times, seed.
    pub head: Head,
    /// Figures.
    pub settings: Settings,
    /// Districts.
    pub districts: BTreeMap<DistrictId, District>,
    /// Directorates.
    pub directorates: BTreeMap<DirectorateId, Directorate>,
    /// Municipalities.
    pub municipalities: BTreeMap<MunicipalityId, Municipality>,
    /// Places.
    pub places: BTreeMap<PlaceId, Place>,
    /// Roads.
    pub roads: BTreeMap<RoadId, Road>,
    /// Seats, one of them for exercise control.
    pub seats: BTreeMap<SeatId, Seat>,
    /// Units.
    pub units: BTreeMap<UnitId, Unit>,
    /// Centres.
    pub centres: BTreeMap<CentreId, Centre>,
    /// Checkpoints.
    pub checkpoints: BTreeMap<CheckpointId, Checkpoint>,
    /// Vehicles that may be looked for.
    pub vehicles: BTreeMap<VehicleId, Vehicle>,
    /// Convoys.
    pub convoys: BTreeMap<ConvoyId, Convoy>,
    /// Rumours.
    pub rumours: BTreeMap<RumourId, Rumour>,
    /// Kinds of incident, the built-in ones included.
    pub kinds: BTreeMap<KindId, Kind>,
    /// Storylines.
    pub storylines: BTreeMap<StorylineId, Storyline>,
    /// Objectives.
    pub objectives: BTreeMap<ObjectiveId, Objective>,
    /// Injects in the order of the script, and what is in them by its name.
    pub injects: Script,
    /// Modules of the discussion, in the order in which they are opened.
    pub modules: Vec<Module>,
    /// Standing orders.
    pub doctrine: Vec<Rule>,
    /// The objective to which each critical task belongs.
    pub tasks: BTreeMap<TaskId, ObjectiveId>,
    /// The texts that all this was read from.
    pub texts: Texts,
    /// Whether it is as a seat may have it: then nothing in it bears a name of the script.
    pub of_seat: bool,
}

impl Scenario {
    /// Whose data the scenario uses, in a line; none where it names nobody.
    pub fn credits(&self, lang: Lang) -> Option<String> {
        let named: Vec<&str> = self
            .head
            .credits
            .iter()
            .map(|c| c.get(lang))
            .filter(|c| !c.is_empty())
            .collect();
        if named.is_empty() {
            shipped::credits(&self.head.id).map(str::to_owned)
        } else {
            Some(named.join(" · "))
        }
    }
}

/// What became of reading a scenario.
#[derive(Debug)]
pub struct Checked {
    /// The scenario, if there is no error.
    pub scenario: Option<Scenario>,
    /// Findings, in the order of files and lines; of very many the first.
    pub findings: Vec<Diagnostic>,
    /// Findings that are counted and not listed.
    pub rest: Vec<Rest>,
}

impl Checked {
    /// How many findings are errors.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many findings are warnings.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        let listed = self
            .findings
            .iter()
            .filter(|f| f.severity == severity)
            .count();
        listed
            + self
                .rest
                .iter()
                .filter(|r| r.severity == severity)
                .map(|r| r.count)
                .sum::<usize>()
    }
}

/// Reads and checks texts that were loaded.
pub fn from_texts(texts: Texts) -> Checked {
    judge(texts, Judge::Author, &[], None)
}

/// Reads the texts of an exercise that was played: what earlier versions let through is no error.
pub fn from_played(texts: Texts) -> Checked {
    judge(texts, Judge::Played, &[], None)
}

/// Reads and checks the scenario at a path, or a shipped one by name.
///
/// # Errors
/// If its head cannot be read at all.
pub fn open(path: &Path) -> Result<Checked, load::LoadError> {
    let loaded = load::load(path)?;
    Ok(judge(
        shipped::with_library(loaded.texts),
        Judge::Author,
        &loaded.missing,
        Some(&loaded.source),
    ))
}

/// Reads and checks texts that are to take the place of those that were loaded, with the same attachments.
pub fn from_changed(loaded: &load::Loaded, texts: Texts) -> Checked {
    let texts = shipped::with_library(texts);
    judge(texts, Judge::Author, &loaded.missing, Some(&loaded.source))
}

/// Reads and checks. `missing` are the included files that could not be read; the source is where attachments are, and they are
/// taken along.
fn judge(
    texts: Texts,
    judge: Judge,
    missing: &[(usize, load::LoadError)],
    source: Option<&load::Source>,
) -> Checked {
    let texts: Texts = texts
        .into_iter()
        .map(|(path, text)| (path, load::without_mark(text)))
        .collect();
    let mut notes = Notes::new(&texts, judge);
    let mut draft = read::read(&mut notes);
    for (n, why) in missing {
        let tree = locate::parse(&texts[0].1);
        let at = tree
            .root
            .field("include")
            .and_then(|list| list.item(*n))
            .map_or(0, |n| n.start);
        let help = msg!("check-included-file-looked-scenario");
        notes.add(
            (0, at),
            (Severity::Error, crate::base::diag::CheckRule::FileMissing),
            (why.message(), Some(help)),
        );
        draft.gaps = true;
    }
    let (scenario, notes) = check::check(draft, notes, source);
    let (findings, rest) = notes.finish();
    let scenario = scenario.map(|s| {
        let mut texts = texts;
        let named = s.attachments();
        // One file may be what several messages bring along, also as that of a language.
        let found = source.iter().flat_map(|from| {
            let files = named.iter();
            files.flat_map(|file| from.attached(file))
        });
        let found: BTreeMap<String, Vec<u8>> = found.collect();
        let entries = found.into_iter();
        texts.extend(entries.map(|(name, bytes)| attached::entry(&name, bytes)));
        Scenario { texts, ..s }
    });
    Checked {
        scenario,
        findings,
        rest,
    }
}

impl Scenario {
    /// The directorate that answers for a place.
    pub fn directorate_of_place(&self, place: &PlaceId) -> Option<DirectorateId> {
        self.places.get(place)?.directorate.clone()
    }

    /// The phase of the polling day at a time.
    pub fn phase(&self, t: crate::base::time::SimTime) -> Phase {
        let polling = &self.settings.polling;
        if t >= self.head.end {
            Phase::Over
        } else if t < polling.opens {
            if self.is_night(t) {
                Phase::Night
            } else {
                Phase::Preparation
            }
        } else if t < polling.closes {
            Phase::Voting
        } else if self.is_night(t) {
            Phase::Night
        } else {
            Phase::Counting
        }
    }

    /// The main room: of several seats of that role the one with most powers, and of those the first by its identifier. The others
    /// are bodies that take part beside it.
    pub fn main_room(&self) -> Option<&Seat> {
        let rooms = self.seats.values().filter(|s| s.role == Role::MainRoom);
        rooms.min_by_key(|s| std::cmp::Reverse(s.powers().len()))
    }

    /// Whether a seat is a body that takes part beside the rooms.
    pub fn is_office(&self, seat: &Seat) -> bool {
        let main = self.main_room();
        seat.role == Role::MainRoom && main.is_some_and(|main| main.id != seat.id)
    }

    /// Through whose eyes the plan is shown to all: the main room's, or the first seat's of those who rehearse where there is none.
    pub fn shown_room(&self) -> Option<&Seat> {
        let first = || self.seats.values().find(|s| s.role != Role::Excon);
        self.main_room().or_else(first)
    }

    /// The room in charge of a directorate: its sub-room, or the main room where there is none.
    pub fn room_of(&self, directorate: Option<&DirectorateId>) -> Option<&Seat> {
        self.sub_room(directorate).or_else(|| self.main_room())
    }

    /// The same by an edition of the rules: up to the sixth the main room was the first seat of its role.
    pub fn room_by(&self, rules: Rules, directorate: Option<&DirectorateId>) -> Option<&Seat> {
        if rules >= Rules::Edition7 {
            return self.room_of(directorate);
        }
        let first = || self.seats.values().find(|s| s.role == Role::MainRoom);
        self.sub_room(directorate).or_else(first)
    }

    fn sub_room(&self, directorate: Option<&DirectorateId>) -> Option<&Seat> {
        let mut seats = self.seats.values();
        seats.find(|s| s.role == Role::SubRoom && s.directorate.as_ref() == directorate)
    }

    /// Whether a time lies in a quiet stretch.
    pub fn is_night(&self, t: crate::base::time::SimTime) -> bool {
        self.head
            .nights
            .iter()
            .any(|(from, to)| t >= *from && t < *to)
    }

    /// The seat of exercise control.
    pub fn excon(&self) -> &Seat {
        self.seats
            .values()
            .find(|s| s.role == Role::Excon)
            .expect("the check adds a seat for exercise control")
    }

    /// Whether a seat is one of those who rehearse: what exercise control orders is no order of theirs.
    pub fn is_played(&self, seat: &SeatId) -> bool {
        self.seats.get(seat).is_some_and(|x| x.role != Role::Excon)
    }

    /// A critical task and the objective to which it belongs.
    pub fn task(&self, id: &TaskId) -> Option<(&Objective, &Task)> {
        let objective = self.objectives.get(self.tasks.get(id)?)?;
        Some((objective, objective.tasks.iter().find(|t| t.id == *id)?))
    }

    /// A stage of a kind of incident, counted from 0.
    pub fn stage(&self, kind: &KindId, stage: u32) -> Option<&model::Stage> {
        self.kinds.get(kind)?.stages.get(stage as usize)
    }

    /// An inject by its identifier.
    pub fn inject(&self, id: &InjectId) -> Option<&Inject> {
        self.injects.inject(id)
    }

    /// A module of the discussion by its identifier.
    pub fn module(&self, id: &ModuleId) -> Option<&Module> {
        self.modules.iter().find(|m| m.id == *id)
    }

    /// A question of the discussion, with the module that asks it.
    pub fn question(&self, id: &QuestionId) -> Option<(&Module, &Question)> {
        self.modules.iter().find_map(|m| Some((m, m.question(id)?)))
    }

    /// An expected action by its identifier, with the inject that asks for it.
    pub fn expected(&self, id: &ExpectedId) -> Option<(&Inject, &Expected)> {
        self.injects.expected(id)
    }

    /// Registered voters of all centres.
    pub fn registered(&self) -> u64 {
        self.centres
            .values()
            .flat_map(|c| &c.stations)
            .map(|s| u64::from(s.voters))
            .sum()
    }
}
