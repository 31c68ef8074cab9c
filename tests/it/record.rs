//! The record of an exercise: one writer, whole in every copy, changed by nobody unseen, safe to open from a stranger.

use std::path::Path;

use proptest::prelude::*;
use tamrin::record::rating::{Judgement, Rating};
use tamrin::session::recording::{Recording, rate};
use tamrin::session::store::{self, Condition, Part, Problem, rescue::rescue};
use tamrin::session::{Exercise, OrdersFile};
use tempfile::TempDir;

use crate::support::exercise_files::{begun, clock, finished, names, note, problem, sql};
use crate::support::said::en;
use crate::support::shipped_scenario;

#[test]
fn the_second_writer_is_told_who_has_it_and_a_reader_is_not_hindered() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let mut first = begun(&path);
    first.run_until(clock("09:12")).unwrap();
    first.order("room".into(), note("kept")).unwrap();
    let Err(e) = Exercise::resume(&path) else {
        panic!("two write one exercise")
    };
    let said = en(&e.words());
    if cfg!(target_os = "linux") {
        let Problem::OpenElsewhere(Some(holder)) = problem(e) else {
            panic!("{said}")
        };
        assert_eq!(holder.process, std::process::id());
        assert!(
            said.contains(&format!("process {}", holder.process))
                && said.contains("UTC")
                && said.contains("tamrin replay"),
            "{said}"
        );
        assert!(store::summary(&path).unwrap().open.is_some());
    }
    assert_eq!(store::read(&path).unwrap().journal.len(), 1);
    assert!(
        rate(
            &path,
            &Judgement {
                task: "first-response".into(),
                rating: None,
                reason: "x".into(),
                evaluator: None,
            }
        )
        .is_err()
    );
    // A copy takes no lock along.
    let copy = dir.path().join("copy.tamrin");
    std::fs::copy(&path, &copy).unwrap();
    drop(Exercise::resume(&copy).unwrap());
    first.run_until(clock("10:00")).unwrap();
    first.save().unwrap();
    drop(first);
    // The lock goes with its holder.
    drop(Exercise::resume(&path).unwrap());
    assert_eq!(store::summary(&path).unwrap().open, None);
    assert!(Recording::open(&path).unwrap().verify().same());
}

#[test]
fn reading_leaves_nothing_behind_and_nothing_but_the_file_is_left_by_playing() {
    let dir = TempDir::new().unwrap();
    let path = finished(dir.path());
    assert_eq!(names(dir.path()), ["x.tamrin"]);
    let before = std::fs::read(&path).unwrap();
    assert!(Recording::open(&path).unwrap().verify().same());
    store::summary(&path).unwrap();
    assert_eq!(names(dir.path()), ["x.tamrin"]);
    assert!(before == std::fs::read(&path).unwrap());
}

#[test]
fn whatever_is_changed_by_hand_is_seen() {
    let dir = TempDir::new().unwrap();
    let path = finished(dir.path());
    let whole = std::fs::read(&path).unwrap();
    let seal = store::read(&path).unwrap().seal.unwrap();
    for (statement, part) in [
        ("DELETE FROM facts WHERE n > 10", Part::Facts),
        ("DELETE FROM facts", Part::Facts),
        ("DELETE FROM digests", Part::Digests),
        ("DELETE FROM digests WHERE n = 1", Part::Digests),
        (
            "UPDATE digests SET at_ms = at_ms + 1 WHERE n = 1",
            Part::Digests,
        ),
        (
            "UPDATE facts SET json = replace(json, 'rapid-1', 'amb-1')",
            Part::Facts,
        ),
        (
            "UPDATE journal SET json = replace(json, 'rapid-1', 'amb-1')",
            Part::Causes,
        ),
        ("UPDATE journal SET wall_ms = wall_ms + 1", Part::Causes),
        (
            "UPDATE observations SET json = replace(json, 'seen', 'unseen')",
            Part::Causes,
        ),
        ("DELETE FROM ratings", Part::Causes),
        ("UPDATE meta SET value = '2' WHERE key = 'seed'", Part::Head),
        (
            "UPDATE files SET text = replace(text, '09:10', '09:11')",
            Part::Head,
        ),
    ] {
        std::fs::write(&path, &whole).unwrap();
        sql(&path, statement);
        let recording =
            Recording::open(&path).unwrap_or_else(|e| panic!("{statement}: {}", en(&e.words())));
        let verdict = recording.verify();
        assert!(!verdict.same(), "{statement}");
        assert_eq!(
            recording.saved.condition,
            Condition::Changed(part),
            "{statement}"
        );
        if matches!(part, Part::Facts | Part::Head) {
            assert_ne!(recording.saved.seal.as_ref(), Some(&seal), "{statement}");
        }
    }
    // Whoever takes the numbers away too has taken something away.
    for statement in [
        "DELETE FROM facts; DELETE FROM digests; DELETE FROM progress WHERE key LIKE 'facts%' OR key LIKE 'digests%'",
        "DELETE FROM meta WHERE key IN ('head', 'seed_hash', 'texts_hash'); UPDATE meta SET value = '999' WHERE key = 'seed'",
    ] {
        std::fs::write(&path, &whole).unwrap();
        sql(&path, statement);
        assert!(
            !Recording::open(&path).unwrap().verify().same(),
            "{statement}"
        );
    }
    // Who also writes the numbers that go with it is found by playing again.
    std::fs::write(&path, &whole).unwrap();
    sql(
        &path,
        "DELETE FROM facts WHERE n > 10; DELETE FROM progress WHERE key LIKE 'facts%'",
    );
    let verdict = Recording::open(&path).unwrap().verify();
    assert!(verdict.fact.is_some_and(|d| d.kept.is_none() && d.n == 11));
}

#[test]
fn the_seal_is_that_of_endex_whatever_evaluators_add() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let mut e = begun(&path);
    e.run_until(clock("10:00")).unwrap();
    e.save().unwrap();
    let seal = e.seal();
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
    assert_eq!(store::read(&path).unwrap().seal, Some(seal));
    assert_eq!(store::read(&path).unwrap().condition, Condition::Whole);
}

#[test]
fn a_file_that_holds_more_than_our_tables_is_not_read() {
    let dir = TempDir::new().unwrap();
    let path = finished(dir.path());
    let whole = std::fs::read(&path).unwrap();
    for hostile in [
        "ALTER TABLE meta RENAME TO m2; CREATE VIEW meta(key, value) AS WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT 'a' || n, n FROM x",
        "DROP TABLE facts; CREATE VIEW facts(n, at_ms, kind, json) AS WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT n, 0, '', '' FROM x",
        "CREATE TRIGGER t AFTER INSERT ON ratings BEGIN DELETE FROM facts; END",
    ] {
        std::fs::write(&path, &whole).unwrap();
        sql(&path, hostile);
        assert_eq!(
            store::read(&path).map(|_| ()).unwrap_err().problem(),
            Problem::Suspect,
            "{hostile}"
        );
        assert!(
            store::summary(&path).is_err() && Exercise::resume(&path).is_err(),
            "{hostile}"
        );
        assert!(
            rate(
                &path,
                &Judgement {
                    task: "first-response".into(),
                    rating: None,
                    reason: "x".into(),
                    evaluator: None,
                }
            )
            .is_err()
        );
        assert!(
            rescue(&path, &dir.path().join("y.tamrin"), None).is_err(),
            "{hostile}"
        );
    }
}

#[test]
fn every_damage_that_rescue_could_help_says_so() {
    let dir = TempDir::new().unwrap();
    let path = finished(dir.path());
    let whole = std::fs::read(&path).unwrap();
    for damage in [
        "UPDATE facts SET json = '{' WHERE n = 5",
        "UPDATE digests SET json = '{'",
        "UPDATE observations SET json = '{'",
        "UPDATE ratings SET json = '{'",
        "UPDATE journal SET json = '{'",
        "UPDATE journal SET at_ms = -1",
        "UPDATE facts SET n = n + 1000 WHERE n = 7",
    ] {
        std::fs::write(&path, &whole).unwrap();
        sql(&path, damage);
        let read =
            Recording::open(&path).unwrap_or_else(|e| panic!("{damage}: {}", en(&e.words())));
        assert_eq!(read.saved.condition, Condition::Mended, "{damage}");
        assert_eq!(read.saved.journal.len(), 1, "{damage}");
        let into = dir.path().join("saved.tamrin");
        let saved = rescue(&path, &into, None).unwrap();
        assert!(
            saved.all_orders && saved.observations == 1,
            "{damage}: {saved:?}"
        );
        assert!(Recording::open(&into).unwrap().verify().same());
        std::fs::remove_file(into).unwrap();
    }
    // The scenario gone: nothing can be played again, and it is said what would help.
    std::fs::write(&path, &whole).unwrap();
    sql(&path, "DELETE FROM files");
    let Err(e) = Recording::open(&path) else {
        panic!("it was read")
    };
    assert!(
        en(&e.words()).contains("tamrin rescue"),
        "{}",
        en(&e.words())
    );
    // It is a shipped one, so the program has it.
    assert!(
        rescue(&path, &dir.path().join("again.tamrin"), None)
            .unwrap()
            .scenario_of_program
    );
}

#[test]
fn a_scenario_of_ones_own_that_is_hit_is_taken_from_its_folder() {
    let dir = TempDir::new().unwrap();
    let path = finished(dir.path());
    // As if the scenario had not come with the program.
    sql(
        &path,
        "DELETE FROM files; UPDATE meta SET value = 'mine' WHERE key = 'scenario'",
    );
    let into = dir.path().join("saved.tamrin");
    let Err(e) = rescue(&path, &into, None) else {
        panic!("from nowhere")
    };
    assert!(
        en(&e.message()).contains("--scenario"),
        "{}",
        en(&e.message())
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let other = tamrin::session::catalog::texts(&folder.join("checkpoint-relay")).unwrap();
    assert!(
        rescue(&path, &into, Some(other)).is_err(),
        "another scenario was taken"
    );
    let texts = tamrin::session::catalog::texts(&folder.join("first-steps")).unwrap();
    assert_eq!(rescue(&path, &into, Some(texts)).unwrap().orders, 1);
}

/// A shipped scenario is taken from the program, with the pictures and papers that it brings along.
#[test]
fn a_shipped_scenario_that_is_hit_is_taken_from_the_program_whole() {
    let dir = TempDir::new().unwrap();
    for name in ["first-steps", "ttx-elections"] {
        let path = dir.path().join(format!("{name}.tamrin"));
        let scenario = tamrin::session::catalog::offer(Path::new(name)).scenario;
        let orders = OrdersFile::default();
        drop(Exercise::create(&path, scenario.unwrap(), 1, orders, None).unwrap());
        sql(&path, "DELETE FROM files");
        let into = dir.path().join(format!("{name}-saved.tamrin"));
        rescue(&path, &into, None).unwrap();
        let saved = Recording::open(&into).unwrap().saved;
        let whole = tamrin::session::catalog::texts(Path::new(name)).unwrap();
        assert_eq!(saved.texts, whole, "{name}");
    }
}

/// SQLite takes back a journal that names another file by deleting that file.
#[test]
fn a_journal_that_names_another_file_is_refused_and_deletes_nothing() {
    let dir = TempDir::new().unwrap();
    let path = finished(dir.path());
    let victim = dir.path().join("victim");
    std::fs::write(&victim, "precious").unwrap();
    let name = victim.to_str().unwrap().as_bytes();
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    journal.resize(512, 0);
    journal.extend_from_slice(&[0x00, 0x04, 0x00, 0x01]);
    journal.extend_from_slice(name);
    journal.extend_from_slice(&u32::try_from(name.len()).unwrap().to_be_bytes());
    journal.extend_from_slice(
        &name
            .iter()
            .map(|b| u32::from(*b))
            .sum::<u32>()
            .to_be_bytes(),
    );
    journal.extend_from_slice(&[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
    std::fs::write(dir.path().join("x.tamrin-journal"), journal).unwrap();
    assert_eq!(
        store::read(&path).map(|_| ()).unwrap_err().problem(),
        Problem::Suspect
    );
    assert!(
        Exercise::resume(&path).is_err()
            && rescue(&path, &dir.path().join("y.tamrin"), None).is_err()
    );
    assert_eq!(std::fs::read_to_string(&victim).unwrap(), "precious");
}

#[cfg(unix)]
#[test]
fn what_belongs_to_a_file_is_found_through_a_link_too() {
    let dir = TempDir::new().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/format-3/killed.tamrin");
    let link = dir.path().join("link.tamrin");
    std::os::unix::fs::symlink(&sample, &link).unwrap();
    let (direct, linked) = (store::read(&sample).unwrap(), store::read(&link).unwrap());
    assert_eq!(
        (direct.condition, direct.facts.len()),
        (linked.condition, linked.facts.len())
    );
}

#[test]
fn what_is_longer_than_can_be_kept_is_refused_and_the_record_stays_whole() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let mut e = begun(&path);
    e.run_until(clock("09:12")).unwrap();
    assert!(e.order("room".into(), note(&"x".repeat(17 << 20))).is_err());
    e.order("room".into(), note("kept")).unwrap();
    e.run_until(clock("10:00")).unwrap();
    e.save().unwrap();
    drop(e);
    let recording = Recording::open(&path).unwrap();
    assert_eq!(
        (recording.saved.condition, recording.saved.journal.len()),
        (Condition::Whole, 1)
    );
    assert!(recording.verify().same());
}

#[test]
fn a_rescued_exercise_keeps_its_plan_its_pace_and_a_missing_table_is_no_matter_of_space() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let planned = tamrin::session::Planned {
        at: clock("09:30"),
        seat: "room".into(),
        order: note("planned"),
    };
    let orders = OrdersFile {
        staffed: Vec::new(),
        orders: vec![planned],
    };
    let mut e = Exercise::create(&path, shipped_scenario("first-steps"), 1, orders, None).unwrap();
    e.run_until(clock("09:10")).unwrap();
    e.note_control(tamrin::session::control::Control::Pace(20.0))
        .unwrap();
    drop(e);
    let whole = std::fs::read(&path).unwrap();
    for table in [
        "facts",
        "digests",
        "journal",
        "controls",
        "observations",
        "ratings",
    ] {
        std::fs::write(&path, &whole).unwrap();
        sql(&path, &format!("DROP TABLE {table}"));
        let into = dir.path().join(format!("{table}.tamrin"));
        match Recording::open(&path) {
            Ok(r) => assert_eq!(r.saved.condition, Condition::Mended, "{table}"),
            Err(e) => assert!(
                en(&e.words()).contains("tamrin rescue"),
                "{table}: {}",
                en(&e.words())
            ),
        }
        rescue(&path, &into, None).unwrap();
        let mut again = Exercise::resume(&into).unwrap();
        assert_eq!(again.pace(), Some(20.0), "{table}");
        again.run_until(clock("10:00")).unwrap();
        again.save().unwrap();
        drop(again);
        let saved = store::read(&into).unwrap();
        assert_eq!(
            saved.journal.len(),
            1,
            "{table}: the planned order was given"
        );
        assert!(Recording::open(&into).unwrap().verify().same());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    /// Whatever bytes are changed, a file is read, mended or refused; nothing panics.
    #[test]
    fn no_bytes_of_a_file_make_anything_panic(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40), cut in any::<prop::sample::Index>(), whole in any::<bool>()) {
        let dir = TempDir::new().unwrap();
        static FILE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let mut bytes = FILE.get_or_init(|| {
            let dir = TempDir::new().unwrap();
            std::fs::read(finished(dir.path())).unwrap()
        }).clone();
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        let path = dir.path().join("x.tamrin");
        std::fs::write(&path, &bytes).unwrap();
        store::summary(&path).ok();
        if let Ok(recording) = Recording::open(&path) {
            recording.verify();
        }
        rescue(&path, &dir.path().join("saved.tamrin"), None).ok();
        prop_assert!(bytes == std::fs::read(&path).unwrap());
    }
}
