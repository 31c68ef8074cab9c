//! What of a thing is changed by hand: its names and figures, where each stands in it and how it is written.
//!
//! Deliberately not here: what is possible for each (`check` says so at once).

use super::thing::Sort;
use crate::record::states::{Posture, RoadClass, UnitKind, Voters};
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
}

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Words of a language.
    Words,
    /// A whole number.
    Whole,
    /// A number.
    Decimal,
    /// One of a few, see [`Figure::choices`].
    Choice,
    /// The identifier of another thing.
    Name,
    /// A time of day.
    Time,
    /// A length of time.
    Span,
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
}

impl Choice {
    /// As it is written.
    pub fn written(self) -> String {
        match self {
            Self::Class(x) => format!("{x:?}"),
            Self::Posture(x) => format!("{x:?}"),
            Self::Kind(x) => format!("{x:?}"),
            Self::Serves(x) => format!("{x:?}"),
        }
    }
}

/// Most stations of a centre that are shown.
const STATIONS: u8 = 12;

impl Figure {
    /// Those of a sort of thing in the order in which they are shown; of stations as many as there are.
    pub(super) fn of(sort: Sort, stations: usize) -> Vec<Self> {
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
                Self::Chance,
            ],
        };
        let shown = u8::try_from(stations).unwrap_or(STATIONS).min(STATIONS);
        let stations = (0..shown).flat_map(|n| [Self::Voters(n), Self::Serves(n), Self::Desks(n)]);
        fixed.iter().copied().chain(stations).collect()
    }

    /// The way from the thing to it.
    pub(super) fn way(self) -> Vec<Step<'static>> {
        let station = |n: u8, field| {
            vec![
                Step::Field("stations"),
                Step::Item(usize::from(n)),
                Step::Field(field),
            ]
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
        }
    }

    /// How it is written.
    pub fn form(self) -> Form {
        match self {
            Self::NameAr | Self::NameEn => Form::Words,
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
            Self::Class | Self::GatePosture | Self::Posture | Self::Kind | Self::Serves(_) => {
                Form::Choice
            }
            Self::From
            | Self::To
            | Self::Place
            | Self::Municipality
            | Self::Road
            | Self::Near
            | Self::Seat
            | Self::Base
            | Self::Centre => Form::Name,
            Self::When => Form::Time,
            Self::OnDuty | Self::Delay => Form::Span,
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
            _ => Vec::new(),
        }
    }

    /// What is meant where it is not written, if it may be left out.
    pub(super) fn left_out(self) -> Option<&'static str> {
        match self {
            Self::Population | Self::Women | Self::Centre => Some(""),
            Self::Traffic => Some("0"),
            Self::GateLanes | Self::Desks(_) | Self::Reliefs | Self::Chance => Some("1"),
            Self::GatePosture => Some("Identity"),
            Self::Serves(_) => Some("Mixed"),
            Self::OnDuty | Self::Delay => Some("0s"),
            _ => None,
        }
    }
}
