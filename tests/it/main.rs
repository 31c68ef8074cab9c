//! The tests that see Tamrin from outside: one binary, a file for each subject.

mod architecture;
mod command_line;
mod determinism;
mod journal;
mod mechanisms;
mod scenarios;
