//! Exercises played again: verified, sought in, branched, rescued, and read from the files of earlier versions.

use crate::support::said::en;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::prop_assert_eq;
use tamrin::base::ids::SeatId;
use tamrin::base::time::{SimTime, Span};
use tamrin::record::observation::{NoteKind, Observation};
use tamrin::record::order::{Order, Target};
use tamrin::record::rating::{Judgement, Rating};
use tamrin::record::states::Posture;
use tamrin::record::{Fact, FactEntry, Rules};
use tamrin::session::branch::{Future, branch};
use tamrin::session::recording::{Recording, Replay, rate};
use tamrin::session::store::{self, Condition, rescue::rescue};
use tamrin::session::{Exercise, OrdersFile, Planned, SessionError};
use tempfile::TempDir;

use crate::determinism::any_order;
use crate::support::shipped_scenario;

fn clock(t: &str) -> SimTime {
    SimTime::parse(t).unwrap()
}

fn said(e: &SessionError) -> String {
    en(&e.words())
}

/// An exercise of `first-steps` with orders by people, played to its end.
fn played(dir: &Path, orders: &[(SimTime, &str, Order)]) -> PathBuf {
    let path = dir.join("x.tamrin");
    let orders = orders
        .iter()
        .map(|(at, seat, order)| Planned {
            at: *at,
            seat: (*seat).into(),
            order: order.clone(),
        })
        .collect();
    let file = OrdersFile {
        staffed: vec!["room".into()],
        orders,
    };
    let mut e = Exercise::create(&path, shipped_scenario("first-steps"), 1, file, None).unwrap();
    for minute in (0..=60).step_by(7) {
        e.run_until(clock("09:00") + Span::from_mins(minute))
            .unwrap();
        e.save().unwrap();
    }
    e.run_until(clock("10:00")).unwrap();
    e.save().unwrap();
    path
}

fn some_orders() -> Vec<(SimTime, &'static str, Order)> {
    vec![
        (
            clock("09:12"),
            "room",
            Order::Acknowledge {
                message: "m1".into(),
            },
        ),
        (
            clock("09:20"),
            "room",
            Order::Dispatch {
                unit: "rapid-1".into(),
                to: Target::Incident("push".into()),
            },
        ),
        (
            clock("09:40"),
            "room",
            Order::SetPosture {
                checkpoint: "east-gate".into(),
                posture: Posture::Open,
            },
        ),
    ]
}

fn facts_of(path: &Path) -> Vec<FactEntry> {
    let recording = Recording::open(path).unwrap();
    let mut sim = recording.simulation();
    sim.run_until(recording.end());
    sim.facts().to_vec()
}

/// Exercise files that earlier versions of the program wrote.
fn samples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut all: Vec<PathBuf> = std::fs::read_dir(root)
        .unwrap()
        .flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap())
        .map(|f| f.unwrap().path())
        .filter(|p| p.extension().is_some_and(|x| x == "tamrin"))
        .collect();
    all.sort();
    assert!(all.len() >= 5, "{all:?}");
    all
}

#[test]
fn files_of_earlier_versions_are_read_and_come_out_the_same() {
    for sample in samples() {
        let before = std::fs::read(&sample).unwrap();
        let recording = Recording::open(&sample)
            .unwrap_or_else(|e| panic!("{}: {}", sample.display(), said(&e)));
        let verdict = recording.verify();
        assert!(
            verdict.same(),
            "{}: {:?} {:?}",
            sample.display(),
            verdict.fact,
            verdict.state
        );
        assert!(
            verdict.facts > 20 && verdict.digests > 0,
            "{}",
            sample.display()
        );
        assert!(
            before == std::fs::read(&sample).unwrap(),
            "{} was changed by reading it",
            sample.display()
        );
    }
}

/// Those from the second on were made of the causes of one exercise, which tell what each edition does with them; in that of the sixth a
/// unit is relieved as well, in that of the eighth a patrol is lost before it hears where it
/// is sent, and that of the ninth is of an exercise of its own, in which a room sends a unit to a road that ends in its area.
#[test]
fn there_is_a_sample_of_every_edition_of_the_rules() {
    let of: BTreeSet<Rules> = samples()
        .iter()
        .map(|sample| store::read(sample).unwrap().rules)
        .collect();
    let every = [
        Rules::Edition1,
        Rules::Edition2,
        Rules::Edition3,
        Rules::Edition4,
        Rules::Edition5,
        Rules::Edition6,
        Rules::Edition7,
        Rules::Edition8,
        Rules::Edition9,
    ];
    assert!(every.iter().all(|rules| of.contains(rules)), "{of:?}");
    let refusals = |name: &str| {
        let sample = samples().into_iter().find(|p| p.ends_with(name)).unwrap();
        let facts = store::read(&sample).unwrap().facts;
        let all = facts.iter().filter_map(|f| match &f.fact {
            Fact::OrderRejected { why, .. } => Some(format!("{why:?}")),
            _ => None,
        });
        all.collect::<Vec<_>>().join(", ")
    };
    let said = ["2", "3", "4", "5", "6"].map(|n| refusals(&format!("format-4/edition-{n}.tamrin")));
    expect_test::expect![[r#"
        NotCapable, BadTime, Unknown("ghost"), NotCapable, AlreadySo
        NotCapable, BadTime, NotKnown(Unit(UnitId("ghost"))), NotCapable, AlreadySo
        NotCapable, BadTime, NotKnown(Unit(UnitId("ghost"))), NotCapable, AlreadySo
        ToItself, BadTime, NotKnown(Unit(UnitId("ghost"))), NoUnits, ToItself
        ToItself, BadTime, NotKnown(Unit(UnitId("ghost"))), NoUnits, ToItself"#]]
    .assert_eq(&said.join("\n"));
}

#[test]
fn going_on_with_a_file_of_an_earlier_version_upgrades_it_and_keeps_it_as_it_was() {
    let dir = TempDir::new().unwrap();
    let sample = samples()
        .into_iter()
        .find(|p| p.ends_with("format-1/written-live.tamrin"))
        .unwrap();
    let path = dir.path().join("x.tamrin");
    std::fs::copy(&sample, &path).unwrap();
    let seen = facts_of(&path);
    let mut e = Exercise::resume(&path).unwrap();
    assert_eq!(e.sim().facts(), seen);
    e.order(
        "room".into(),
        Order::Note {
            text: "after the upgrade".into(),
        },
    )
    .unwrap();
    e.run_until(clock("10:00")).unwrap();
    e.save().unwrap();
    drop(e);
    assert_eq!(store::read(&path).unwrap().format, store::FORMAT);
    assert!(Recording::open(&path).unwrap().verify().same());
    let kept = dir.path().join("x.tamrin.format-1");
    let saved = store::read(&kept).unwrap();
    assert_eq!(
        (saved.format, saved.journal.len() as u64),
        (1, store::read(&sample).unwrap().journal.len() as u64)
    );
}

/// The first files of format 2 have no room for evaluators' decisions; later ones have.
#[test]
fn evaluators_decide_in_a_file_that_was_written_without_room_for_decisions() {
    for sample in [
        "format-2/before-decisions.tamrin",
        "format-2/decided.tamrin",
    ] {
        let dir = TempDir::new().unwrap();
        let sample = samples().into_iter().find(|p| p.ends_with(sample)).unwrap();
        let path = dir.path().join("x.tamrin");
        std::fs::copy(&sample, &path).unwrap();
        let had = store::read(&path).unwrap().judgements.len();
        let judgement = Judgement {
            task: "first-response".into(),
            rating: Some(Rating::S),
            reason: "seen".to_owned(),
            evaluator: None,
        };
        rate(&path, &judgement).unwrap();
        let saved = store::read(&path).unwrap();
        assert_eq!(
            (saved.format, saved.judgements.len()),
            (store::FORMAT, had + 1)
        );
        assert_eq!(saved.judgements.last().unwrap().1, judgement);
        assert_eq!(
            store::read(&dir.path().join("x.tamrin.format-2"))
                .unwrap()
                .judgements
                .len(),
            had
        );
    }
}

#[test]
fn the_first_difference_is_named_by_time_fact_mechanism_and_what_may_be_to_blame() {
    let dir = TempDir::new().unwrap();
    let path = played(dir.path(), &some_orders());
    assert!(Recording::open(&path).unwrap().verify().same());
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute("UPDATE facts SET json = replace(json, '\"rapid-1\"', '\"amb-1\"') WHERE kind = 'UnitArrived'", []).unwrap();
    let verdict = Recording::open(&path).unwrap().verify();
    let d = verdict.fact.as_ref().unwrap();
    let kept = d.kept.as_ref().unwrap();
    assert_eq!(kept.fact.mechanism(), "movement");
    assert!(
        matches!(&d.played, Some(f) if f.n == kept.n && f.at == kept.at && f.fact != kept.fact)
    );
    assert_eq!(
        (verdict.conditions.scenario, verdict.conditions.seed),
        (Some(true), Some(true))
    );
    // Another seed than the exercise began with.
    db.execute("UPDATE meta SET value = '2' WHERE key = 'seed'", [])
        .unwrap();
    let verdict = Recording::open(&path).unwrap().verify();
    assert_eq!(
        (verdict.conditions.scenario, verdict.conditions.seed),
        (Some(true), Some(false))
    );
    assert!(verdict.state.is_some_and(|s| !s.mechanisms.is_empty()));
    // Another text of the scenario.
    db.execute("UPDATE meta SET value = '1' WHERE key = 'seed'", [])
        .unwrap();
    db.execute(
        "UPDATE files SET text = replace(text, '\"09:10\"', '\"09:11\"')",
        [],
    )
    .unwrap();
    assert_eq!(
        Recording::open(&path).unwrap().verify().conditions.scenario,
        Some(false)
    );
}

#[test]
fn an_order_that_is_missing_from_the_middle_is_noticed() {
    let dir = TempDir::new().unwrap();
    let path = played(dir.path(), &some_orders());
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute("DELETE FROM journal WHERE seq = 2", [])
        .unwrap();
    let Err(e) = Recording::open(&path) else {
        panic!("it was read")
    };
    assert!(said(&e).contains("orders are missing"), "{}", said(&e));
}

#[test]
fn any_moment_can_be_gone_to_in_any_order_and_every_seat_sees_what_it_saw() {
    let dir = TempDir::new().unwrap();
    let recording = Arc::new(Recording::open(&played(dir.path(), &some_orders())).unwrap());
    let seats: Vec<SeatId> = recording.scenario.seats.keys().cloned().collect();
    // What was seen live, on the way.
    let mut once = recording.simulation();
    let mut seen = Vec::new();
    for minute in 0..=60 {
        once.run_until(clock("09:00") + Span::from_mins(minute));
        seen.push(
            seats
                .iter()
                .map(|s| once.picture(s).unwrap())
                .collect::<Vec<_>>(),
        );
    }
    let mut replay = Replay::new(recording);
    for minute in [60, 0, 31, 30, 12, 59, 3, 45] {
        replay.seek(clock("09:00") + Span::from_mins(minute));
        for (seat, picture) in seats.iter().zip(&seen[usize::try_from(minute).unwrap()]) {
            assert_eq!(
                replay.picture(seat).unwrap(),
                *picture,
                "{seat} at minute {minute}"
            );
        }
    }
}

#[test]
fn a_branch_shares_the_past_says_where_it_came_from_and_leaves_its_parent_as_it_was() {
    let dir = TempDir::new().unwrap();
    let path = played(dir.path(), &some_orders());
    let before = std::fs::read(&path).unwrap();
    let parent = Recording::open(&path).unwrap();
    let at = clock("09:30");
    let future = Future {
        standing: true,
        ..Future::default()
    };
    let mut e = branch(&parent, at, future, &dir.path().join("b.tamrin")).unwrap();
    let origin = e.origin().unwrap().clone();
    assert_eq!(
        (origin.file.as_str(), &origin.id, origin.at, origin.seq),
        ("x.tamrin", &parent.saved.id, at, 3)
    );
    assert_eq!(e.sim().now(), at);
    e.run_until(clock("10:00")).unwrap();
    e.save().unwrap();
    let text = serde_json::to_string(e.sim().facts()).unwrap();
    // The room was a person's; from 09:30 standing orders hold it, and the order of 09:40 was not given.
    assert!(
        text.contains("\"staffed\":false") && !text.contains("\"posture\":\"Open\""),
        "{text}"
    );
    let (old, new) = (facts_of(&path), e.sim().facts().to_vec());
    let shared = |facts: &[FactEntry]| {
        facts
            .iter()
            .filter(|f| f.at < at)
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(shared(&old), shared(&new));
    drop(e);
    assert!(
        Recording::open(&dir.path().join("b.tamrin"))
            .unwrap()
            .verify()
            .same()
    );
    assert!(
        before == std::fs::read(&path).unwrap(),
        "the parent was changed"
    );
    // Branched again, and with what was ordered later: the same as the parent.
    let again = Future {
        later_orders: true,
        ..Future::default()
    };
    let mut e = branch(&parent, at, again, &dir.path().join("same.tamrin")).unwrap();
    e.run_until(clock("10:00")).unwrap();
    assert_eq!(e.sim().facts(), old);
}

#[test]
fn a_branch_that_cannot_be_is_refused_with_the_reason() {
    let dir = TempDir::new().unwrap();
    let parent = Recording::open(&played(dir.path(), &[])).unwrap();
    let refused = |at: &str, orders: Vec<Planned>| {
        let future = Future {
            orders: OrdersFile {
                staffed: vec![],
                orders,
            },
            ..Future::default()
        };
        let path = dir.path().join("never.tamrin");
        let said = match branch(&parent, clock(at), future, &path) {
            Ok(_) => panic!("branched at {at}"),
            Err(e) => said(&e),
        };
        assert!(!path.exists());
        said
    };
    assert!(
        refused("08:00", vec![]).contains("lies outside what was played (09:00:00 to 10:00:00)")
    );
    assert!(refused("10:00", vec![]).contains("had ended by then"));
    let early = Planned {
        at: clock("09:10"),
        seat: "room".into(),
        order: Order::Note { text: "x".into() },
    };
    assert!(refused("09:30", vec![early]).contains("is before the branch"));
}

#[test]
fn notes_written_while_replaying_stay_in_the_file_and_change_nothing_else() {
    use tamrin::session::player::{Opening, Player, SessionRequest};
    let dir = TempDir::new().unwrap();
    let path = played(dir.path(), &some_orders());
    let recording = Arc::new(Recording::open(&path).unwrap());
    let opening = Opening::Recording {
        recording,
        at: Some(clock("09:20")),
        viewer: None,
    };
    let mut live = Player::open(opening, Box::new(|| {}));
    let note = Observation {
        kind: NoteKind::Observation,
        about: clock("09:20"),
        seat: Some("room".into()),
        subject: None,
        objective: None,
        text: "the order came late".into(),
        analysis: Default::default(),
        by: None,
    };
    live.request(SessionRequest::Observe(note.clone())).unwrap();
    live.close();
    let again = Recording::open(&path).unwrap();
    assert_eq!(again.saved.observations.len(), 1);
    assert_eq!(
        (
            &again.saved.observations[0].note,
            again.saved.observations[0].written
        ),
        (&note, clock("10:00"))
    );
    assert!(again.verify().same());
}

#[test]
fn of_a_damaged_file_the_orders_before_the_damage_are_saved() {
    let dir = TempDir::new().unwrap();
    let orders: Vec<_> = (0..400)
        .map(|n| {
            (
                clock("09:00") + Span::from_secs(n * 9),
                "room",
                Order::Note {
                    text: format!("note number {n} {}", "x".repeat(300)),
                },
            )
        })
        .collect();
    let path = played(dir.path(), &orders);
    let whole = std::fs::read(&path).unwrap();
    let journal = store::read(&path).unwrap().journal;
    let mut most = 0;
    for eighth in 1..8 {
        let cut = dir.path().join(format!("cut-{eighth}.tamrin"));
        std::fs::write(&cut, &whole[..whole.len() * eighth / 8]).unwrap();
        match Recording::open(&cut) {
            Ok(r) => {
                let said = matches!(r.saved.condition, Condition::Mended | Condition::Missing);
                assert!(said, "{eighth}/8 of a file was read as a whole one");
            }
            Err(e) => assert!(
                said(&e).contains("tamrin rescue") || said(&e).contains("not an exercise file"),
                "{eighth}/8: {}",
                said(&e)
            ),
        }
        let into = dir.path().join(format!("saved-{eighth}.tamrin"));
        let Ok(saved) = rescue(&cut, &into, None) else {
            continue;
        };
        assert!(saved.orders >= most, "more of the file, fewer orders");
        most = saved.orders;
        let again = Recording::open(&into).unwrap();
        assert_eq!(again.saved.journal.len(), saved.orders);
        for (a, b) in again.saved.journal.iter().zip(&journal) {
            assert_eq!(a.entry, b.entry);
        }
        // It can be gone on with.
        let mut e = Exercise::resume(&into).unwrap();
        e.run_until(clock("10:00")).unwrap();
        assert!(e.over());
    }
    assert!(most > 100, "hardly anything was saved: {most}");
}

#[test]
fn of_a_newer_file_what_this_version_understands_is_saved() {
    let dir = TempDir::new().unwrap();
    let path = played(dir.path(), &some_orders());
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute("UPDATE meta SET value = '99' WHERE key = 'format'", [])
        .unwrap();
    db.execute(
        "UPDATE journal SET json = '{\"Levitate\":{\"unit\":\"rapid-1\"}}' WHERE seq = 4",
        [],
    )
    .unwrap();
    drop(db);
    let Err(e) = Recording::open(&path) else {
        panic!("it was read")
    };
    assert!(said(&e).contains("newer version") && said(&e).contains("tamrin rescue"));
    let into = dir.path().join("saved.tamrin");
    let saved = rescue(&path, &into, None).unwrap();
    assert_eq!(
        (saved.orders, saved.all_orders, saved.until),
        (3, false, clock("09:20"))
    );
    assert!(Recording::open(&into).unwrap().verify().same());
}

#[test]
fn foreign_files_are_named_as_such() {
    let dir = TempDir::new().unwrap();
    for (name, bytes) in [
        ("empty", &b""[..]),
        ("text", b"this is a letter and no exercise"),
        ("short", b"SQLite"),
    ] {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let Err(e) = Recording::open(&path) else {
            panic!("{name} was read")
        };
        assert!(
            said(&e).starts_with("this is not an exercise file"),
            "{name}: {}",
            said(&e)
        );
    }
    let other = dir.path().join("other");
    rusqlite::Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    let Err(e) = Recording::open(&other) else {
        panic!("another database was read")
    };
    assert!(said(&e).starts_with("this is not an exercise file"));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(16))]
    #[test]
    fn random_orders_at_random_times_replay_equal_and_branch_equal_up_to_the_moment(
        mut list in proptest::collection::vec((0i64..3600, 0u32..100), 0..30), at in 0i64..3600,
    ) {
        list.sort_unstable();
        let dir = TempDir::new().unwrap();
        let start = clock("09:00");
        let orders: Vec<_> = list.iter().map(|(s, n)| {
            let (seat, order) = any_order(*n);
            (start + Span::from_secs(*s), seat, order)
        }).collect();
        let path = played(dir.path(), &orders);
        let parent = Recording::open(&path).unwrap();
        proptest::prop_assert!(parent.verify().same());
        let at = start + Span::from_secs(at);
        let file = dir.path().join("b.tamrin");
        let mut e = branch(&parent, at, Future { standing: true, ..Future::default() }, &file).unwrap();
        let mut sim = parent.simulation();
        sim.run_until(at);
        prop_assert_eq!(sim.facts(), e.sim().facts());
        prop_assert_eq!(sim.digest(), branch_digest(&file));
        e.run_until(clock("10:00")).unwrap();
        e.save().unwrap();
        drop(e);
        proptest::prop_assert!(Recording::open(&file).unwrap().verify().same());
    }
}

/// State of a branch at the moment at which it begins.
fn branch_digest(file: &Path) -> tamrin::sim::Digest {
    let recording = Recording::open(file).unwrap();
    let mut sim = recording.simulation();
    sim.run_until(recording.end());
    sim.digest()
}
