//! The whole after-action report of a shipped exercise as its trained player plays it, in both languages: read it from end to end
//! whenever it changes.
//!
//! Deliberately not here: sections of reports of exercises with faults (`report`).

use std::path::Path;

use expect_test::expect_file;
use tempfile::TempDir;

use crate::support::program::ok;
use crate::support::reports::{page, words};

#[test]
fn the_report_of_a_trained_room_says_from_end_to_end_what_it_should() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    let trained = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/first-steps/trained.ron");
    let orders = trained.to_str().unwrap();
    let args = ["run", "first-steps", "--headless", "-o", "x.tamrin"];
    ok(d, &[&args[..], &["--orders", orders]].concat());
    // The seal of a record is its own.
    let seal = tamrin::session::store::read(&d.join("x.tamrin"))
        .unwrap()
        .seal
        .unwrap()
        .to_string();
    for lang in ["en", "ar"] {
        let said = words(&page(d, lang)).replace(&seal, "(seal)");
        let root = env!("CARGO_MANIFEST_DIR");
        let whole = format!("{root}/tests/expected/report/whole-first-steps-{lang}.txt");
        expect_file![whole].assert_eq(&said);
    }
}
