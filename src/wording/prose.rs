//! Sentences about what one scenario has, in one language, for those who put them on a screen, into a log or a document.
//!
//! Deliberately not here: how a sentence is made (`facts`, `orders`, `names`), layout.

use super::names::Names;
use super::refusals::refusal;
use super::{Say, plain};
use crate::base::ids::*;
use crate::base::message::Message;
use crate::base::text::Lang;
use crate::record::fact::{Fact, FactEntry, Refusal};
use crate::record::order::{About, AdHoc, Order, Party, Target};
use crate::record::states::*;
use crate::scenario::Scenario;

/// Wording of facts, orders and names of one scenario in one language.
#[derive(Clone, Copy)]
pub struct Prose<'a> {
    /// Where names come from.
    pub scenario: &'a Scenario,
    /// The language.
    pub lang: Lang,
}

macro_rules! worded {
    ($($(#[$doc:meta])* $fn:ident($of:ty);)*) => {$(
        $(#[$doc])*
        pub fn $fn(&self, of: &$of) -> String {
            self.say_it().arg(&self.names().$fn(of))
        }
    )*};
}

macro_rules! named {
    ($($(#[$doc:meta])* $fn:ident($of:ty);)*) => {$(
        $(#[$doc])*
        pub fn $fn(&self, of: $of) -> String {
            self.say_it().name(of)
        }
    )*};
}

impl<'a> Prose<'a> {
    worded! {
        /// Name of a unit.
        unit(UnitId);
        /// Name of a centre.
        centre(CentreId);
        /// Name of a checkpoint.
        checkpoint(CheckpointId);
        /// Name of a seat.
        seat(SeatId);
        /// Name of a directorate.
        directorate(DirectorateId);
        /// Name of a kind of incident.
        kind(KindId);
        /// Name of a place.
        place(PlaceId);
        /// Name of a municipality.
        municipality(MunicipalityId);
        /// Description of a vehicle.
        vehicle(VehicleId);
        /// Name of a convoy.
        convoy(ConvoyId);
        /// Name of an objective.
        objective(ObjectiveId);
        /// Name of a storyline.
        storyline(StorylineId);
        /// What a rumour says.
        rumour(RumourId);
        /// A road by its ends.
        road(RoadId);
        /// An inject by its identifier and name.
        inject(InjectId);
        /// An expected action.
        expected(ExpectedId);
        /// An incident by its kind and place.
        incident(IncidentId);
        /// A target by its name.
        target(Target);
        /// Someone who sends or receives.
        party(Party);
        /// What a report is about.
        about(About);
    }

    named! {
        /// A posture.
        posture(Posture);
        /// A level of readiness.
        readiness(Readiness);
        /// A capability.
        capability(Capability);
        /// A channel.
        channel(Channel);
        /// What a message in words is for.
        purpose(Purpose);
        /// Why a convoy stands still.
        halt(Halt);
    }

    /// Names in all languages.
    pub fn names(&self) -> Names<'a> {
        Names(self.scenario)
    }

    fn say_it(&self) -> Say {
        plain(self.lang)
    }

    /// A sentence.
    pub fn message(&self, m: &Message) -> String {
        self.say_it().message(m)
    }

    /// Why an order was refused.
    pub fn refusal(&self, r: &Refusal) -> String {
        self.message(&refusal(r))
    }

    /// An order.
    pub fn order(&self, o: &Order) -> String {
        self.message(&self.names().order(o))
    }

    /// What an inject does that was written live.
    pub fn ad_hoc(&self, what: &AdHoc) -> String {
        self.message(&self.names().ad_hoc(what))
    }

    /// A fact.
    pub fn fact(&self, f: &Fact) -> String {
        self.message(&self.names().fact(f))
    }

    /// Whose answer to a question it is: a seat's, or that of all together.
    pub fn answerer(&self, of: Option<&SeatId>) -> String {
        of.map_or_else(|| self.say_it().t("answer-of-all"), |s| self.seat(s))
    }

    /// A fact; of an order who of several at the seat gave it, where that is known.
    pub fn fact_by(&self, f: &Fact, who: Option<Message>) -> String {
        self.message(&self.names().fact_by(f, who))
    }

    /// A fact with its time, as a line of the log.
    pub fn line(&self, f: &FactEntry) -> String {
        format!("{}  {}", f.at, self.fact(&f.fact))
    }
}
