//! An exercise that is gone on with: from where the clock stood, however often, with the same end.
//!
//! Deliberately not here: processes that are killed (`processes`, `command_line`).

use tamrin::base::time::Span;
use tamrin::session::recording::Recording;
use tamrin::session::store;
use tamrin::session::{Exercise, OrdersFile};
use tempfile::TempDir;

use crate::support::exercise_files::{begun, clock};
use crate::support::shipped_scenario;

#[test]
fn an_exercise_goes_on_where_the_clock_stood_and_at_its_pace() {
    use tamrin::session::player::{Control, Opening, Player, SessionRequest};
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let open =
        |exercise, file| Player::open(Opening::Exercise(Box::new(exercise), file), Box::new(|| {}));
    let live = open(begun(&path), path.clone());
    for c in [Control::Pace(20.0), Control::RunUntil(clock("09:17:25"))] {
        live.request(SessionRequest::Control(c)).unwrap();
    }
    let mut tries = 0;
    while live.newest().is_none_or(|s| s.at < clock("09:17:25")) {
        std::thread::sleep(std::time::Duration::from_millis(5));
        tries += 1;
        assert!(tries < 4000);
    }
    live.request(SessionRequest::Control(Control::Pause))
        .unwrap();
    while store::read(&path).unwrap().controls.len() < 3 {
        std::thread::sleep(std::time::Duration::from_millis(5));
        tries += 1;
        assert!(tries < 8000);
    }
    // As a kill leaves it.
    let copy = dir.path().join("copy.tamrin");
    std::fs::copy(&path, &copy).unwrap();
    let again = Exercise::resume(&copy).unwrap();
    assert_eq!(
        (again.sim().now(), again.pace()),
        (clock("09:17:25"), Some(20.0))
    );
    let mut live = open(again, copy);
    live.close();
    assert!((live.newest().unwrap().pace - 20.0).abs() < 1e-9);
}

#[test]
fn the_end_is_the_same_however_often_it_is_gone_on_with() {
    let dir = TempDir::new().unwrap();
    let end = |e: &mut Exercise| {
        e.run_until(clock("10:00")).unwrap();
        e.save().unwrap();
        let outcome = e.outcome();
        (outcome.digest.clone(), outcome.ended_at)
    };
    let until = Some(clock("09:25"));
    let once = {
        let path = dir.path().join("once.tamrin");
        end(&mut Exercise::create(
            &path,
            shipped_scenario("first-steps"),
            1,
            OrdersFile::default(),
            until,
        )
        .unwrap())
    };
    assert_eq!(once.1, clock("09:25"));
    for minutes in [5, 24, 25, 26, 40] {
        let path = dir.path().join(format!("{minutes}.tamrin"));
        let mut e = Exercise::create(
            &path,
            shipped_scenario("first-steps"),
            1,
            OrdersFile::default(),
            until,
        )
        .unwrap();
        e.run_until(clock("09:00") + Span::from_mins(minutes))
            .unwrap();
        drop(e);
        assert_eq!(
            end(&mut Exercise::resume(&path).unwrap()),
            once,
            "killed at minute {minutes}"
        );
        assert_eq!(
            end(&mut Exercise::resume(&path).unwrap()),
            once,
            "and again"
        );
        assert!(Recording::open(&path).unwrap().verify().same());
    }
}

#[test]
fn what_is_kept_before_the_first_moment_is_played_and_at_a_pause_verifies() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.tamrin");
    let mut e = begun(&path);
    // Opened and not yet begun: the injects of STARTEX are still due.
    e.save().unwrap();
    e.run_until(clock("09:33")).unwrap();
    e.note_control(tamrin::session::control::Control::Pause)
        .unwrap();
    let copy = dir.path().join("copy.tamrin");
    std::fs::copy(&path, &copy).unwrap();
    let paused = Recording::open(&copy).unwrap();
    assert_eq!(paused.end(), clock("09:33"));
    assert!(paused.verify().same(), "{:?}", paused.verify().fact);
    e.run_until(clock("10:00")).unwrap();
    e.save().unwrap();
    drop(e);
    let verdict = Recording::open(&path).unwrap().verify();
    assert!(verdict.same(), "{:?} {:?}", verdict.fact, verdict.state);
}
