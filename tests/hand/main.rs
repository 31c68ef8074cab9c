//! The window worked from outside by a real keyboard and pointer: a screen of its own, `xdotool`, an Arabic or a Latin layout, the
//! system's clipboard. What came of it is read from the window's own account (`run --witness`) and from the exercise file.
//!
//! They need a screen and tools that not every machine has, so they run when asked for:
//! `cargo test --test hand -- --ignored --test-threads 1`; `docs/shoot.md` says what has to be installed.
//! A case is a function; each has a screen and a folder of its own. Deliberately not here: the panels without a screen (`src/window`).
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![cfg(target_os = "linux")]

mod desk;
mod keyboard;
mod pointer;
mod typing;
