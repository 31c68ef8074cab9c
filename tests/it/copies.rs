//! Copies of an exercise file that were taken while it was written: at any moment, of mixed pages, torn.
//!
//! Deliberately not here: what is changed by hand (`record`).

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tamrin::base::time::Span;
use tamrin::session::recording::Recording;
use tamrin::session::store::{self, Condition, Problem, rescue::rescue};
use tamrin::session::{Exercise, OrdersFile};
use tempfile::TempDir;

use crate::support::exercise_files::{begun, clock, finished, names, note, problem};
use crate::support::said::en;
use crate::support::shipped_scenario;

/// A program that copies in small pieces, as onto a slow stick.
fn slow_copy(from: &Path, to: &Path, piece: usize) {
    use std::io::{Read, Write};
    let (mut from, mut to) = (
        std::fs::File::open(from).unwrap(),
        std::fs::File::create(to).unwrap(),
    );
    let mut buffer = vec![0; piece];
    loop {
        let n = from.read(&mut buffer).unwrap();
        if n == 0 {
            return;
        }
        to.write_all(&buffer[..n]).unwrap();
        std::thread::yield_now();
    }
}

#[test]
fn a_copy_taken_at_any_moment_holds_every_order_accepted_before_it_began() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let mut e = begun(&path);
    let (accepted, done) = (AtomicUsize::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0..400 {
                e.run_until(clock("09:00") + Span::from_secs(n * 8))
                    .unwrap();
                e.order(
                    "room".into(),
                    note(&format!(
                        "note {n} {}",
                        "x".repeat(usize::try_from(n * 3).unwrap())
                    )),
                )
                .unwrap();
                accepted.fetch_add(1, Ordering::SeqCst);
                if n % 3 == 0 {
                    e.save().unwrap();
                }
            }
            done.store(true, Ordering::SeqCst);
        });
        let copy = dir.path().join("copy.tamrin");
        let mut copies = 0;
        while !done.load(Ordering::SeqCst) || copies < 30 {
            let had = accepted.load(Ordering::SeqCst);
            if copies % 3 == 0 {
                std::fs::copy(&path, &copy).map(|_| ()).unwrap()
            } else {
                slow_copy(&path, &copy, 4096 << (copies % 4))
            }
            let saved = store::read(&copy).unwrap_or_else(|e| {
                panic!(
                    "copy {copies} after {had} orders: {} {:?}",
                    en(&e.message()),
                    std::error::Error::source(&e).map(ToString::to_string)
                )
            });
            assert!(
                saved.journal.len() >= had,
                "copy {copies}: {} of {had} orders, {:?}",
                saved.journal.len(),
                saved.condition
            );
            assert!(
                !matches!(saved.condition, Condition::Changed(_)),
                "copy {copies} is said to be changed by hand: {:?}",
                saved.condition
            );
            copies += 1;
        }
    });
}

/// Every way in which a copy can mix the pages of a file before a write with those after it.
#[test]
fn a_copy_that_mixes_pages_of_two_moments_holds_the_orders_of_the_earlier_one() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let mut e = begun(&path);
    let mut states = Vec::new();
    for n in 0..60 {
        e.run_until(clock("09:00") + Span::from_secs(n * 50))
            .unwrap();
        e.order("room".into(), note(&"x".repeat(500))).unwrap();
        e.save().unwrap();
        if [3, 4, 12, 13, 40, 59].contains(&n) {
            states.push((e.next_seq() - 1, std::fs::read(&path).unwrap()));
        }
    }
    drop(e);
    let mixed = dir.path().join("mixed.tamrin");
    let mut mended = 0;
    for pair in states.windows(2) {
        let ((orders, old), (_, new)) = (&pair[0], &pair[1]);
        for page in 1..new.len() / 4096 {
            let cut = page * 4096;
            let new_first = [&new[..cut], old.get(cut..).unwrap_or(&[])].concat();
            let old_first = [&old[..cut.min(old.len())], &new[cut.min(old.len())..]].concat();
            for bytes in [new_first, old_first] {
                std::fs::write(&mixed, bytes).unwrap();
                let saved = store::read(&mixed).unwrap_or_else(|e| {
                    panic!(
                        "page {page}: {} {:?}",
                        en(&e.message()),
                        std::error::Error::source(&e).map(ToString::to_string)
                    )
                });
                assert!(
                    saved.journal.len() as u64 >= *orders,
                    "page {page}: {} of {orders}",
                    saved.journal.len()
                );
                assert!(
                    !matches!(saved.condition, Condition::Changed(_)),
                    "page {page}: {:?}",
                    saved.condition
                );
                mended += usize::from(saved.condition == Condition::Mended);
                if page % 16 == 0 {
                    let into = dir.path().join("saved.tamrin");
                    assert!(rescue(&mixed, &into, None).unwrap().orders as u64 >= *orders);
                    assert!(Recording::open(&into).unwrap().verify().same());
                    std::fs::remove_file(into).unwrap();
                }
            }
        }
    }
    assert!(
        mended > 10,
        "no mixture was torn, so nothing was tried: {mended}"
    );
}

#[test]
fn a_copy_that_was_torn_is_read_and_says_so_and_is_not_gone_on_with() {
    let dir = TempDir::new().unwrap();
    let path = finished(dir.path());
    let whole = Recording::open(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let root: u32 = rusqlite::Connection::open(&path)
        .unwrap()
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'facts'",
            [],
            |r| r.get(0),
        )
        .unwrap();
    let (root, mut torn) = (root as usize, bytes);
    torn[(root - 1) * 4096..root * 4096].fill(0);
    std::fs::write(&path, torn).unwrap();
    let read = Recording::open(&path).unwrap();
    assert_eq!(read.saved.condition, Condition::Mended);
    assert_eq!(
        read.saved.facts, whole.saved.facts,
        "facts are computed again"
    );
    assert_eq!(
        (read.saved.observations.len(), read.saved.judgements.len()),
        (1, 1)
    );
    assert!(!read.verify().same());
    let Err(e) = Exercise::resume(&path) else {
        panic!("it was gone on with")
    };
    assert!(en(&e.words()).contains("tamrin rescue"));
}

/// An earlier version kept the newest part beside the file.
#[test]
fn a_file_of_an_earlier_version_that_was_copied_alone_is_recognised() {
    let dir = TempDir::new().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/format-3/killed.tamrin");
    let both = store::read(&sample).unwrap();
    assert_eq!((both.condition, both.format), (Condition::Whole, 3));
    let alone = dir.path().join("alone.tamrin");
    std::fs::copy(&sample, &alone).unwrap();
    let alone = store::read(&alone).unwrap();
    assert_eq!(alone.condition, Condition::PerhapsOlder);
    assert!(alone.facts.len() < both.facts.len() && both.journal.len() == 3);
    // What belongs to it is put together when it is gone on with, and an orphan is not taken for a part of another exercise.
    let path = dir.path().join("x.tamrin");
    std::fs::copy(
        sample.with_extension("tamrin-wal"),
        dir.path().join("x.tamrin-wal"),
    )
    .unwrap();
    let Err(e) = Exercise::create(
        &path,
        shipped_scenario("first-steps"),
        1,
        OrdersFile::default(),
        None,
    ) else {
        panic!("made")
    };
    assert_eq!(problem(e), Problem::Exists);
    std::fs::copy(&sample, &path).unwrap();
    let mut e = Exercise::resume(&path).unwrap();
    assert!(e.sim().facts().len() >= both.facts.len());
    e.run_until(clock("10:00")).unwrap();
    e.save().unwrap();
    drop(e);
    assert_eq!(
        names(dir.path()),
        ["alone.tamrin", "x.tamrin", "x.tamrin.format-3"]
    );
    assert_eq!(store::read(&path).unwrap().format, store::FORMAT);
    assert!(Recording::open(&path).unwrap().verify().same());
}
