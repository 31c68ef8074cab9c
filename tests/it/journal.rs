//! The exercise file from inside: order first, nothing half, nothing foreign.

use crate::support::said::en;
use std::sync::Arc;

use tamrin::base::ids::SeatId;
use tamrin::base::time::SimTime;
use tamrin::record::Fact;
use tamrin::record::order::Order;
use tamrin::scenario::Scenario;
use tamrin::session::store::Condition;
use tamrin::session::{Exercise, OrdersFile, SessionError, store};
use tempfile::TempDir;

use crate::support::shipped_scenario;

fn scenario() -> Arc<Scenario> {
    shipped_scenario("first-steps")
}

fn words(e: SessionError) -> String {
    en(&e.message())
}

fn clock(t: &str) -> SimTime {
    SimTime::parse(t).unwrap()
}

#[test]
fn an_order_is_in_the_file_before_anything_else_is_written() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let mut exercise = Exercise::create(&path, scenario(), 1, OrdersFile::default(), None).unwrap();
    exercise.run_until(clock("09:12")).unwrap();
    exercise
        .order(
            SeatId::from("room"),
            Order::Note {
                text: "keep me".into(),
            },
        )
        .unwrap();
    // No save: as if the power went now.
    drop(exercise);
    let saved = store::read(&path).unwrap();
    assert_eq!(saved.journal.len(), 1);
    assert!(saved.facts.is_empty(), "facts can be computed again");
    let mut again = Exercise::resume(&path).unwrap();
    assert_eq!(again.sim().now(), clock("09:12"));
    let kept =
        again.sim().facts().iter().any(|f| matches!(&f.fact, Fact::OrderAccepted { order: Order::Note { text }, .. } if text == "keep me"));
    assert!(kept);
    again.run_until(clock("10:00")).unwrap();
    assert!(again.over());
}

#[test]
fn a_file_whose_facts_do_not_follow_from_its_orders_is_not_continued() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let mut exercise = Exercise::create(&path, scenario(), 1, OrdersFile::default(), None).unwrap();
    exercise.run_until(clock("09:30")).unwrap();
    exercise.save().unwrap();
    drop(exercise);
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute(
        "UPDATE facts SET json = replace(json, '09:10:00', '09:10:01') WHERE at_ms = 33000000",
        [],
    )
    .unwrap();
    drop(db);
    let Err(e) = Exercise::resume(&path) else {
        panic!("it was continued")
    };
    let said = words(e);
    assert!(
        said.contains("differs from the file at 09:10:01 (fact"),
        "{said}"
    );
}

#[test]
fn a_file_from_a_newer_program_is_left_alone() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    drop(Exercise::create(&path, scenario(), 1, OrdersFile::default(), None).unwrap());
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute("UPDATE meta SET value = '99' WHERE key = 'format'", [])
        .unwrap();
    drop(db);
    let Err(e) = Exercise::resume(&path) else {
        panic!("it was continued")
    };
    assert!(words(e).contains("newer version"));
}

#[test]
fn a_file_that_is_made_touches_no_other() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    std::fs::write(dir.path().join("x.tamrin.new"), "half").unwrap();
    drop(Exercise::create(&path, scenario(), 1, OrdersFile::default(), None).unwrap());
    assert!(store::read(&path).is_ok());
    assert_eq!(
        std::fs::read_to_string(dir.path().join("x.tamrin.new")).unwrap(),
        "half"
    );
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2);
}

#[test]
fn a_cut_off_file_gives_a_message_and_no_panic() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let mut exercise = Exercise::create(&path, scenario(), 1, OrdersFile::default(), None).unwrap();
    exercise.run_until(clock("10:00")).unwrap();
    exercise.save().unwrap();
    drop(exercise);
    let whole = std::fs::read(&path).unwrap();
    for part in 1..8 {
        std::fs::write(&path, &whole[..whole.len() * part / 8]).unwrap();
        let read = store::read(&path);
        assert!(
            read.is_err_and(|e| !en(&e.message()).is_empty())
                || store::read(&path).is_ok_and(|s| s.condition == Condition::Mended),
            "{part}/8"
        );
    }
}
