//! How long a report of the reference day takes: to judge it, and to set it in each form, beside playing the day.
//!
//! `cargo bench --bench report`. Times are of this machine; the ratios say how many times playing the whole day each costs.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "support/timing.rs"]
mod timing;

use std::hint::black_box;
use std::sync::Arc;

use tamrin::base::text::Lang;
use tamrin::report::aar::AfterAction;
use tamrin::report::pdf::{Look, pdf};
use tamrin::report::{docx::docx, html::html};
use tamrin::scenario::{self, shipped};
use tamrin::session::recording::Recording;
use tamrin::session::{Exercise, OrdersFile};
use timing::{median, seconds};

/// Runs of each.
const RUNS: usize = 5;

fn main() {
    let texts = shipped::with_library(shipped::texts(shipped::REFERENCE).expect("it is built in"));
    let scenario = Arc::new(
        scenario::from_texts(texts)
            .scenario
            .expect("it has no errors"),
    );
    let folder = tempfile::TempDir::new().expect("a folder for exercise files");
    let path = folder.path().join("day.tamrin");
    let mut e = Exercise::create(&path, scenario.clone(), 2024, OrdersFile::default(), None)
        .expect("a new file");
    e.run_until(scenario.head.end).expect("a disk with room");
    e.save().expect("a disk with room");
    drop(e);
    let recording = Arc::new(Recording::open(&path).expect("a whole file"));
    let time = |f: &dyn Fn()| median((0..RUNS).map(|_| seconds(f)).collect());
    let day = time(&|| {
        let mut sim = recording.simulation();
        sim.run_until(recording.end());
        black_box(sim.facts().len());
    });
    println!(
        "{}: playing the whole day takes {:.0} ms",
        shipped::REFERENCE,
        day * 1e3
    );
    let told = |what: &str, t: f64| {
        println!(
            "  {what}: {:.0} ms, {:.1} times playing the day",
            t * 1e3,
            t / day
        )
    };
    told(
        "judging it, with numbers through the day",
        time(&|| drop(black_box(AfterAction::of(recording.clone())))),
    );
    let report = AfterAction::of(recording.clone());
    told(
        "the report as a document, with its maps",
        time(&|| drop(black_box(report.doc(Lang::Ar)))),
    );
    let docs = [report.doc(Lang::Ar)];
    let look = Look::shipped();
    told("as a page", time(&|| drop(black_box(html(&docs)))));
    told(
        "as PDF",
        time(&|| {
            drop(black_box(
                pdf(&docs, &look).expect("the shipped template has no mistake"),
            ))
        }),
    );
    told("as a Word file", time(&|| drop(black_box(docx(&docs)))));
    told(
        "as a workbook",
        time(&|| drop(black_box(report.xlsx(&[Lang::Ar])))),
    );
}
