//! The tests that see Tamrin from outside: one binary, a file for each subject.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod after;
mod architecture;
mod attachments;
mod batch;
#[cfg(feature = "seats")]
mod branching;
mod broken;
mod channels;
mod check_rules;
mod command_line;
mod complaints;
mod control;
mod convoys_and_rumours;
mod coordination;
mod copies;
mod cordon;
mod determinism;
mod discussion;
mod documents_pseudo;
mod duty;
mod editing;
#[cfg(feature = "seats")]
mod encrypted;
mod exchange;
mod expectations;
mod glossary;
mod going_on;
mod guide;
mod imports;
mod imports_forms;
mod imports_lists;
mod improvement;
mod journal;
mod live;
mod locales;
mod lsp;
mod manuals;
mod mechanisms;
mod messages;
mod module_pictures;
mod msel;
mod new_scenario;
mod orders;
mod papers;
mod players;
mod processes;
#[cfg(feature = "seats")]
mod proxied;
mod pseudo;
mod ratings;
mod record;
mod recording;
mod report;
mod report_files;
mod report_whole;
mod response;
mod results;
mod rules;
mod scenario_files;
mod scenario_folders;
mod scenarios;
mod script_quality;
#[cfg(feature = "seats")]
mod seats;
#[cfg(feature = "seats")]
mod seats_hostile;
#[cfg(feature = "seats")]
mod seats_lossy;
#[cfg(feature = "seats")]
mod seats_people;
#[cfg(feature = "seats")]
mod seats_quiet;
mod shots;
mod small_world;
mod state_hashes;
#[cfg(feature = "seats")]
mod stations;
mod support;
mod taking_back;
#[cfg(feature = "seats")]
mod teams;
mod theory;
mod undone;
mod wording;
