//! The tests that see Tamrin from outside: one binary, a file for each subject.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod after;
mod architecture;
mod command_line;
mod control;
mod coordination;
mod determinism;
mod documents_pseudo;
mod glossary;
mod imports;
mod journal;
mod live;
mod locales;
mod mechanisms;
mod messages;
mod orders;
mod processes;
mod pseudo;
mod record;
mod recording;
mod report;
mod rules;
mod scenario_files;
mod scenarios;
mod shots;
mod small_world;
mod state_hashes;
mod support;
mod wording;
