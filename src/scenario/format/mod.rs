//! Scenario files as an author types them: the first stage of reading.
//!
//! Types mirror the RON text and nothing else. Identifiers may dangle, numbers may be impossible: `scenario::check` says so.
//! Types that say the same typed and checked stand in `scenario::model` and are read from there; those of which something is worked
//! out stand here and become others there. The doc comments of both are the author's field reference (`scenarios/README.md` is
//! generated from them).
//! Deliberately not here: files, checks, resolved references.

mod things;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use super::model::{
    Centre, Checkpoint, Convoy, Directorate, District, Inject, Kind, Module, Objective, Overview,
    Road, Rule, Rumour, Settings, Storyline, Vehicle,
};
use super::several;
use crate::base::text::Text;
use crate::base::time::SimTime;
use crate::record::states::Audience;
pub use things::*;

/// The head of `scenario.ron`. The lists of [`Part`] may follow in the same file.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Version of the format; 1.
    pub format: u32,
    /// Identifier of the scenario.
    pub id: String,
    /// Whom it is for; only what is for training is offered to trainers.
    #[serde(default, rename = "for")]
    pub audience: Audience,
    /// Title.
    pub title: Text,
    /// What is rehearsed, in a few sentences; for those who run the exercise, as it may tell what is to come.
    pub summary: Text,
    /// The general situation, as those who rehearse are told it beforehand: nothing of what the script holds in store.
    #[serde(default)]
    pub situation: Text,
    /// What reports say of it as a whole: scope, capabilities, threat, sponsor, organisations, point of contact.
    #[serde(default)]
    pub overview: Overview,
    /// Date of the first day as year-month-day; shown, not computed with.
    pub date: String,
    /// STARTEX.
    pub start: SimTime,
    /// ENDEX.
    pub end: SimTime,
    /// Seed of all chance when none is given at the start.
    #[serde(default = "one")]
    pub seed: u64,
    /// Quiet stretches, such as nights, as pairs of times: routine reports rest in them, and an exercise that follows the wall clock
    /// jumps over them unless something happens.
    #[serde(default, deserialize_with = "several::pairs")]
    pub nights: Vec<(SimTime, SimTime)>,
    /// Whose data the scenario uses, as their licences ask to be named: on every map, in GeoJSON, in reports and pages.
    #[serde(default)]
    pub credits: Vec<Text>,
    /// Other files of this scenario, relative to this one.
    #[serde(default)]
    pub include: Vec<String>,
}

fn one() -> u64 {
    1
}

/// Hands the lists of a scenario to another macro, each with its doc comment: `name: Item`. So what is read is what the guide shows.
macro_rules! each_list {
    ($then:ident) => {
        $then! {
            /// Figures that replace the defaults; at most one file may hold them.
            settings: Settings,
            /// Districts.
            districts: District,
            /// Directorates.
            directorates: Directorate,
            /// Municipalities.
            municipalities: Municipality,
            /// Places: the nodes of the road graph.
            places: Place,
            /// Roads: the edges of the road graph, usable both ways.
            roads: Road,
            /// Seats of the exercise.
            seats: Seat,
            /// What kinds of unit can do, in place of what the built-in library says.
            unit_kinds: UnitAbilities,
            /// Units.
            units: Unit,
            /// Polling centres.
            centres: Centre,
            /// Checkpoints on roads.
            checkpoints: Checkpoint,
            /// Vehicles that may be looked for.
            vehicles: Vehicle,
            /// Convoys of materials and boxes.
            convoys: Convoy,
            /// Rumours that may come up.
            rumours: Rumour,
            /// Kinds of incident, beside or in place of those of the built-in library.
            incident_kinds: Kind,
            /// Storylines.
            storylines: Storyline,
            /// Objectives with their critical tasks.
            objectives: Objective,
            /// Injects: the master scenario events list.
            injects: Inject,
            /// Modules of a discussion, in the order in which they are opened.
            modules: Module,
            /// Rules of the standing orders; if any are given they replace the built-in doctrine.
            doctrine: Rule,
        }
    };
}
pub(crate) use each_list;

macro_rules! part {
    ($($(#[doc = $doc:literal])+ $list:ident: $item:ty,)*) => {
        /// Lists of things; any of them may stand in `scenario.ron` or in an included file, and all are joined.
        #[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct Part {
            $($(#[doc = $doc])+ pub $list: Vec<$item>,)*
        }
    };
}
each_list!(part);
