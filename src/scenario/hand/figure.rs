//! What of a thing is changed by hand: its names and figures, where each stands in it and how it is written.
//!
//! Deliberately not here: what is possible for each (`check` says so at once).

use super::thing::Sort;
use crate::record::states::{Channel, Posture, RoadClass, UnitKind, Voters};
use crate::scenario::edit::Step;

/// A value of a thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Figure {
    /// Its name in Arabic.
    NameAr,
    /// Its name in English.
    NameEn,
    /// Degrees north.
    Lat,
    /// Degrees east.
    Lon,
    /// People who live there.
    Population,
    /// One end of a road.
    From,
    /// Its other end.
    To,
    /// Its length in kilometres.
    Km,
    /// Its class, which decides how fast one drives.
    Class,
    /// The place of a centre.
    Place,
    /// Its municipality.
    Municipality,
    /// Registered voters of its station, counted from 0.
    Voters(u8),
    /// Whom that station serves.
    Serves(u8),
    /// Desks of that station.
    Desks(u8),
    /// Lanes of a centre's gate.
    GateLanes,
    /// Posture of that gate at STARTEX.
    GatePosture,
    /// The road of a checkpoint.
    Road,
    /// The end of the road at which it stands.
    Near,
    /// The seat that commands it.
    Seat,
    /// Its lanes.
    Lanes,
    /// Its people.
    Staff,
    /// Women among them who search women.
    Women,
    /// Its posture at STARTEX.
    Posture,
    /// Background vehicles an hour.
    Traffic,
    /// Sort of a unit.
    Kind,
    /// Where it is stationed.
    Base,
    /// The centre that a protection team protects.
    Centre,
    /// Its people.
    Strength,
    /// Rested crews that can relieve it.
    Reliefs,
    /// How long its people have been on duty at STARTEX.
    OnDuty,
    /// When an inject comes.
    When,
    /// How long after what it waits for.
    Delay,
    /// Probability that it comes.
    Chance,
    /// The storyline to which it belongs.
    Storyline,
    /// Who is said to send its message, in Arabic; of its effects that one, counted from 0.
    SenderAr(u8),
    /// The same in English.
    SenderEn(u8),
    /// The seats that receive that message.
    Receivers(u8),
    /// The means by which it comes.
    Channel(u8),
    /// Its words in Arabic.
    WordsAr(u8),
    /// Its words in English.
    WordsEn(u8),
    /// What is expected, in Arabic; of its expected actions that one, counted from 0.
    ExpectedAr(u8),
    /// The same in English.
    ExpectedEn(u8),
    /// The time allowed for it.
    Within(u8),
    /// The critical task to which it belongs.
    Task(u8),
    /// Who is responsible for the inject, in Arabic.
    ControllerAr,
    /// The same in English.
    ControllerEn,
    /// What exercise control should know of it, in Arabic.
    NotesAr,
    /// The same in English.
    NotesEn,
}

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Words of a language.
    Words,
    /// Words of a language that may go on in further lines.
    Lines,
    /// A whole number.
    Whole,
    /// A number.
    Decimal,
    /// One of a few, see [`Figure::choices`].
    Choice,
    /// The identifier of another thing.
    Name,
    /// The identifiers of other things, with commas between them.
    Names,
    /// A time of day.
    Time,
    /// A length of time.
    Span,
}

impl Form {
    /// Whether it is typed; else it is chosen among what is offered.
    pub fn is_typed(self) -> bool {
        !matches!(self, Self::Choice | Self::Names)
    }
}

/// One of the few that a value can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// A class of road.
    Class(RoadClass),
    /// A posture.
    Posture(Posture),
    /// A kind of unit.
    Kind(UnitKind),
    /// Whom a station serves.
    Serves(Voters),
    /// A means by which messages come.
    Channel(Channel),
}

impl Choice {
    /// As it is written.
    pub fn written(self) -> String {
        match self {
            Self::Class(x) => format!("{x:?}"),
            Self::Posture(x) => format!("{x:?}"),
            Self::Kind(x) => format!("{x:?}"),
            Self::Serves(x) => format!("{x:?}"),
            Self::Channel(x) => format!("{x:?}"),
        }
    }
}

/// Most stations of a centre, messages and expected actions of an inject that are shown.
pub(super) const MOST: u8 = 12;

/// What a thing has several of.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Several {
    /// How many stations.
    pub(super) stations: u8,
    /// Which of its effects are messages.
    pub(super) messages: Vec<u8>,
    /// How many expected actions.
    pub(super) expected: u8,
}

impl Figure {
    /// Those of a sort of thing in the order in which they are shown.
    pub(super) fn of(sort: Sort, several: &Several) -> Vec<Self> {
        let fixed: &[Self] = match sort {
            Sort::Place => &[
                Self::NameAr,
                Self::NameEn,
                Self::Lat,
                Self::Lon,
                Self::Population,
            ],
            Sort::Road => &[Self::From, Self::To, Self::Km, Self::Class],
            Sort::Centre => &[
                Self::NameAr,
                Self::NameEn,
                Self::Place,
                Self::Municipality,
                Self::GateLanes,
                Self::GatePosture,
            ],
            Sort::Checkpoint => &[
                Self::NameAr,
                Self::NameEn,
                Self::Road,
                Self::Near,
                Self::Seat,
                Self::Lanes,
                Self::Staff,
                Self::Women,
                Self::Traffic,
                Self::Posture,
            ],
            Sort::Unit => &[
                Self::NameAr,
                Self::NameEn,
                Self::Kind,
                Self::Seat,
                Self::Base,
                Self::Centre,
                Self::Strength,
                Self::Reliefs,
                Self::OnDuty,
            ],
            Sort::Inject => &[
                Self::NameAr,
                Self::NameEn,
                Self::When,
                Self::Delay,
                Self::Storyline,
                Self::Chance,
            ],
        };
        let stations = 0..several.stations;
        let stations = stations.flat_map(|n| [Self::Voters(n), Self::Serves(n), Self::Desks(n)]);
        let all = fixed.iter().copied().chain(stations);
        if sort == Sort::Inject {
            all.chain(Self::of_script(several)).collect()
        } else {
            all.collect()
        }
    }

    /// What an inject says, expects and tells exercise control.
    fn of_script(several: &Several) -> Vec<Self> {
        let messages = several.messages.iter().flat_map(|n| {
            [
                Self::WordsAr(*n),
                Self::WordsEn(*n),
                Self::SenderAr(*n),
                Self::SenderEn(*n),
                Self::Receivers(*n),
                Self::Channel(*n),
            ]
        });
        let expected = (0..several.expected).flat_map(|n| {
            [
                Self::ExpectedAr(n),
                Self::ExpectedEn(n),
                Self::Within(n),
                Self::Task(n),
            ]
        });
        let control = [
            Self::NotesAr,
            Self::NotesEn,
            Self::ControllerAr,
            Self::ControllerEn,
        ];
        messages.chain(expected).chain(control).collect()
    }

    /// The way from the thing to it.
    pub(super) fn way(self) -> Vec<Step<'static>> {
        let one_of = |list, n: u8, field| {
            vec![
                Step::Field(list),
                Step::Item(usize::from(n)),
                Step::Field(field),
            ]
        };
        let station = |n, field| one_of("stations", n, field);
        let deeper = |list, n, field, tag| {
            let mut way = one_of(list, n, field);
            way.push(Step::Field(tag));
            way
        };
        let own = |field| vec![Step::Field(field)];
        let inner = |outer, field| vec![Step::Field(outer), Step::Field(field)];
        match self {
            Self::NameAr => inner("name", "ar"),
            Self::NameEn => inner("name", "en"),
            Self::Lat => own("lat"),
            Self::Lon => own("lon"),
            Self::Population => own("population"),
            Self::From => own("from"),
            Self::To => own("to"),
            Self::Km => own("km"),
            Self::Class => own("class"),
            Self::Place => own("place"),
            Self::Municipality => own("municipality"),
            Self::Voters(n) => station(n, "voters"),
            Self::Serves(n) => station(n, "serves"),
            Self::Desks(n) => station(n, "desks"),
            Self::GateLanes => inner("gate", "lanes"),
            Self::GatePosture => inner("gate", "posture"),
            Self::Road => own("road"),
            Self::Near => own("near"),
            Self::Seat => own("seat"),
            Self::Lanes => own("lanes"),
            Self::Staff => own("staff"),
            Self::Women => own("women"),
            Self::Posture => own("posture"),
            Self::Traffic => own("traffic"),
            Self::Kind => own("kind"),
            Self::Base => own("base"),
            Self::Centre => own("centre"),
            Self::Strength => own("strength"),
            Self::Reliefs => own("reliefs"),
            Self::OnDuty => own("on_duty"),
            Self::When => vec![Step::Field("when"), Step::Item(0)],
            Self::Delay => inner("when", "delay"),
            Self::Chance => own("chance"),
            Self::Storyline => own("storyline"),
            Self::SenderAr(n) => deeper("effects", n, "from", "ar"),
            Self::SenderEn(n) => deeper("effects", n, "from", "en"),
            Self::Receivers(n) => one_of("effects", n, "to"),
            Self::Channel(n) => one_of("effects", n, "channel"),
            Self::WordsAr(n) => deeper("effects", n, "text", "ar"),
            Self::WordsEn(n) => deeper("effects", n, "text", "en"),
            Self::ExpectedAr(n) => deeper("expected", n, "name", "ar"),
            Self::ExpectedEn(n) => deeper("expected", n, "name", "en"),
            Self::Within(n) => one_of("expected", n, "within"),
            Self::Task(n) => one_of("expected", n, "task"),
            Self::ControllerAr => inner("controller", "ar"),
            Self::ControllerEn => inner("controller", "en"),
            Self::NotesAr => inner("notes", "ar"),
            Self::NotesEn => inner("notes", "en"),
        }
    }

    /// How it is written.
    pub fn form(self) -> Form {
        match self {
            Self::NameAr
            | Self::NameEn
            | Self::SenderAr(_)
            | Self::SenderEn(_)
            | Self::ControllerAr
            | Self::ControllerEn => Form::Words,
            Self::WordsAr(_)
            | Self::WordsEn(_)
            | Self::ExpectedAr(_)
            | Self::ExpectedEn(_)
            | Self::NotesAr
            | Self::NotesEn => Form::Lines,
            Self::Receivers(_) => Form::Names,
            Self::Lat | Self::Lon | Self::Km | Self::Traffic | Self::Chance => Form::Decimal,
            Self::Population
            | Self::Voters(_)
            | Self::Desks(_)
            | Self::GateLanes
            | Self::Lanes
            | Self::Staff
            | Self::Women
            | Self::Strength
            | Self::Reliefs => Form::Whole,
            Self::Class
            | Self::GatePosture
            | Self::Posture
            | Self::Kind
            | Self::Serves(_)
            | Self::Channel(_) => Form::Choice,
            Self::From
            | Self::To
            | Self::Place
            | Self::Municipality
            | Self::Road
            | Self::Near
            | Self::Seat
            | Self::Base
            | Self::Centre
            | Self::Storyline
            | Self::Task(_) => Form::Name,
            Self::When => Form::Time,
            Self::OnDuty | Self::Delay | Self::Within(_) => Form::Span,
        }
    }

    /// What it can be, where it is one of a few.
    pub fn choices(self) -> Vec<Choice> {
        let postures = || Posture::ALL.iter().map(|x| Choice::Posture(*x)).collect();
        match self {
            Self::Class => RoadClass::ALL.iter().map(|x| Choice::Class(*x)).collect(),
            Self::GatePosture | Self::Posture => postures(),
            Self::Kind => UnitKind::ALL.iter().map(|x| Choice::Kind(*x)).collect(),
            Self::Serves(_) => Voters::ALL.iter().map(|x| Choice::Serves(*x)).collect(),
            Self::Channel(_) => Channel::ALL.iter().map(|x| Choice::Channel(*x)).collect(),
            _ => Vec::new(),
        }
    }

    /// What is meant where it is not written, if it may be left out.
    pub(super) fn left_out(self) -> Option<&'static str> {
        match self {
            Self::Population | Self::Women | Self::Centre | Self::Storyline => Some(""),
            Self::Task(_) | Self::SenderEn(_) | Self::WordsEn(_) | Self::ExpectedEn(_) => Some(""),
            Self::ControllerAr | Self::ControllerEn | Self::NotesAr | Self::NotesEn => Some(""),
            Self::Traffic => Some("0"),
            Self::GateLanes | Self::Desks(_) | Self::Reliefs | Self::Chance => Some("1"),
            Self::GatePosture => Some("Identity"),
            Self::Serves(_) => Some("Mixed"),
            Self::OnDuty | Self::Delay => Some("0s"),
            _ => None,
        }
    }
}
