//! Exercise files that are begun, finished and damaged, for tests of the record.

use std::path::{Path, PathBuf};

use tamrin::base::time::SimTime;
use tamrin::record::observation::{NoteKind, Observation};
use tamrin::record::order::{Order, Target};
use tamrin::record::rating::{Judgement, Rating};
use tamrin::session::recording::rate;
use tamrin::session::store::Problem;
use tamrin::session::{Exercise, OrdersFile, SessionError};

use crate::support::shipped_scenario;

/// A time of day.
pub(crate) fn clock(t: &str) -> SimTime {
    SimTime::parse(t).unwrap()
}

/// `first-steps`, at its first moment.
pub(crate) fn begun(path: &Path) -> Exercise {
    Exercise::create(
        path,
        shipped_scenario("first-steps"),
        1,
        OrdersFile::default(),
        None,
    )
    .unwrap()
}

/// An order that only notes something.
pub(crate) fn note(text: &str) -> Order {
    Order::Note {
        text: text.to_owned(),
    }
}

/// A finished exercise with an order, an observation and a decision.
pub(crate) fn finished(dir: &Path) -> PathBuf {
    let path = dir.join("x.tamrin");
    let mut e = begun(&path);
    e.run_until(clock("09:12")).unwrap();
    e.order(
        "room".into(),
        Order::Dispatch {
            unit: "rapid-1".into(),
            to: Target::Incident("push".into()),
        },
    )
    .unwrap();
    e.save().unwrap();
    e.observe(Observation {
        kind: NoteKind::Observation,
        about: clock("09:12"),
        seat: None,
        subject: None,
        objective: None,
        text: "seen".into(),
        analysis: Default::default(),
        by: None,
    })
    .unwrap();
    e.run_until(clock("10:00")).unwrap();
    e.save().unwrap();
    drop(e);
    rate(
        &path,
        &Judgement {
            task: "first-response".into(),
            rating: Some(Rating::S),
            reason: "seen".into(),
            evaluator: None,
        },
    )
    .unwrap();
    path
}

/// What is wrong with a file.
pub(crate) fn problem(e: SessionError) -> Problem {
    match e {
        SessionError::Store(e) => e.problem(),
        other => panic!("{other:?}"),
    }
}

/// The names of the files in a folder, in order.
pub(crate) fn names(dir: &Path) -> Vec<String> {
    let mut all: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    all.sort();
    all
}

/// Changes a file by hand.
pub(crate) fn sql(path: &Path, statements: &str) {
    rusqlite::Connection::open(path)
        .unwrap()
        .execute_batch(statements)
        .unwrap();
}
