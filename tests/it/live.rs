//! An exercise on its own thread: nothing asked is lost, the file is whole, and playing it live gives what playing it at once gives.

use crate::support::said::{ar, en};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tamrin::base::ids::SeatId;
use tamrin::base::time::{SimTime, Span};
use tamrin::evaluate::rating::{Rating, TaskRating};
use tamrin::record::observation::{NoteKind, Observation};
use tamrin::record::order::Order;
use tamrin::record::rating::Judgement;
use tamrin::record::{Fact, FactEntry};
use tamrin::session::player::{
    Control, Judged, Mode, Opening, Phase, Player, Progress, SessionRequest, Snapshot,
};
use tamrin::session::recording::Recording;
use tamrin::session::{Exercise, catalog, store};
use tempfile::TempDir;

fn at(text: &str) -> SimTime {
    SimTime::parse(text).unwrap()
}

fn begin(dir: &Path, scenario: &str, staffed: &[&str]) -> Player {
    let opening = Opening::Begin {
        scenario: catalog::offer(Path::new(scenario)).scenario.unwrap(),
        seed: 1,
        staffed: staffed.iter().map(|s| SeatId::from(*s)).collect(),
        folder: dir.to_path_buf(),
        file: None,
    };
    let player = Player::open(opening, Box::new(|| {}));
    wait(&player, "an open exercise", |_| true);
    player
}

fn open_replay(recording: Arc<Recording>, at: Option<SimTime>) -> Player {
    let opening = Opening::Recording {
        recording,
        at,
        viewer: None,
    };
    let player = Player::open(opening, Box::new(|| {}));
    wait(&player, "an open replay", |_| true);
    player
}

/// Waits for a snapshot of which something holds. How long that takes says nothing; that it comes does.
fn wait(player: &Player, what: &str, holds: impl Fn(&Snapshot) -> bool) -> Arc<Snapshot> {
    for _ in 0..3000 {
        if let Some(s) = player.newest().filter(|s| holds(s)) {
            return s;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let last = player.newest().map(|s| (s.mode, s.at));
    panic!("never: {what}; {:?} {last:?}", player.phase());
}

fn wait_phase(player: &Player, what: &str, is: impl Fn(&Phase) -> bool) -> Phase {
    for _ in 0..3000 {
        let phase = player.phase();
        if is(&phase) {
            return phase;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("never: {what}; {:?}", player.phase());
}

fn control(player: &Player, c: Control) {
    player.request(SessionRequest::Control(c)).unwrap();
}

/// A file of `first-steps`, played to ENDEX by standing orders.
fn played(dir: &Path) -> std::path::PathBuf {
    let mut player = begin(dir, "first-steps", &[]);
    control(&player, Control::RunUntil(at("10:00")));
    wait(&player, "endex", |s| s.mode == Mode::Over);
    player.close();
    player.file().unwrap()
}

/// A thread that stops at its first news until the test lets it go on: what is true until then is true whatever the machine's speed.
fn held_back(opening: Opening) -> (Player, std::sync::mpsc::SyncSender<()>) {
    let (go, wait) = std::sync::mpsc::sync_channel::<()>(1);
    let held = std::sync::Mutex::new(Some(wait));
    let player = Player::open(
        opening,
        Box::new(move || {
            if let Some(wait) = held.lock().unwrap().take() {
                wait.recv().unwrap();
            }
        }),
    );
    (player, go)
}

#[test]
fn opening_returns_before_anything_is_played_and_tells_how_far_it_is() {
    let dir = TempDir::new().unwrap();
    let file = played(dir.path());
    let (replay, resume) = (
        Opening::Replay {
            file: file.clone(),
            at: None,
        },
        Opening::Resume(file.clone()),
    );
    let branch = Opening::Branch {
        parent: file,
        at: at("09:40"),
        staffed: Vec::new(),
        folder: dir.path().to_path_buf(),
    };
    for opening in [replay, branch, resume] {
        let (player, go) = held_back(opening);
        let phase = wait_phase(&player, "progress", |p| {
            matches!(p, Phase::Opening(Some(_)))
        });
        let Phase::Opening(Some(Progress { from, reached, to })) = phase else {
            unreachable!("that was waited for")
        };
        assert_eq!((from, reached), (at("09:00"), at("09:00")));
        assert!(to == at("10:00") || to == at("09:40"), "{to}");
        assert!(player.newest().is_none());
        go.send(()).unwrap();
        wait(&player, "an open exercise", |_| true);
        assert_eq!(player.phase(), Phase::Open);
    }
}

#[test]
fn opening_a_replay_can_be_given_up_and_what_cannot_be_opened_says_why() {
    let dir = TempDir::new().unwrap();
    let file = played(dir.path());
    let (player, go) = held_back(Opening::Replay { file, at: None });
    player.cancel();
    go.send(()).unwrap();
    wait_phase(&player, "given up", |p| *p == Phase::Cancelled);
    assert!(player.newest().is_none());
    let opening = Opening::Resume(dir.path().join("none.tamrin"));
    let player = Player::open(opening, Box::new(|| {}));
    let phase = wait_phase(&player, "a failure", |p| matches!(p, Phase::Failed(_)));
    assert!(matches!(phase, Phase::Failed(why) if !en(&why).is_empty() && !ar(&why).is_empty()));
}

#[test]
fn finishing_returns_at_once_and_what_was_requested_is_done_before_the_end() {
    let dir = TempDir::new().unwrap();
    let mut player = begin(dir.path(), "first-steps", &[]);
    for text in ["1", "2", "3"] {
        let note = Observation {
            kind: NoteKind::Observation,
            about: at("09:00"),
            seat: None,
            subject: None,
            objective: None,
            text: text.to_owned(),
            analysis: Default::default(),
            by: None,
        };
        player.request(SessionRequest::Observe(note)).unwrap();
    }
    player.finish();
    assert!(
        player
            .request(SessionRequest::Control(Control::Play))
            .is_err()
    );
    wait_phase(&player, "closed", |p| *p == Phase::Closed);
    let saved = store::read(&player.file().unwrap()).unwrap();
    assert_eq!(saved.observations.len(), 3);
}

#[test]
fn it_waits_for_startex_runs_pauses_steps_and_comes_to_endex() {
    let dir = TempDir::new().unwrap();
    let mut live = begin(dir.path(), "first-steps", &[]);
    assert_eq!(live.newest().unwrap().mode, Mode::Ready);
    control(&live, Control::Pace(600.0));
    control(&live, Control::Play);
    let s = wait(&live, "time passes", |s| s.at > at("09:00:30"));
    assert_eq!(s.mode, Mode::Playing);
    control(&live, Control::Pause);
    let stopped = wait(&live, "pause", |s| s.mode == Mode::Paused);
    // While time stands, whoever reads the file has all that happened.
    let kept = store::read(&live.file().unwrap()).unwrap();
    assert!(kept.facts.iter().eq(stopped.facts.iter()));
    control(&live, Control::RunUntil(at("09:09")));
    wait(&live, "run until", |s| {
        s.at == at("09:09").max(stopped.at) && s.mode == Mode::Paused
    });
    if stopped.at < at("09:09") {
        control(&live, Control::Step);
        let s = wait(&live, "a step", |s| s.at > at("09:09"));
        assert!(
            s.facts.iter().last().unwrap().at == s.at && s.at <= at("09:10"),
            "{}",
            s.at
        );
    }
    control(&live, Control::RunUntil(at("10:00")));
    let s = wait(&live, "endex", |s| s.mode == Mode::Over);
    assert!(s.outcome.is_some() && s.truth.over);
    live.close();
    let saved = store::read(&live.file().unwrap()).unwrap();
    assert!(matches!(
        saved.facts.last().unwrap().fact,
        Fact::ExerciseEnded
    ));
    assert!(saved.facts.iter().eq(s.facts.iter()));
}

/// As of one who presses a key twice before the first has come back.
#[test]
fn two_steps_of_the_pace_at_once_are_two_steps_live_and_in_a_replay() {
    let dir = TempDir::new().unwrap();
    let live = begin(dir.path(), "first-steps", &[]);
    let replay = replay(dir.path()).0;
    for player in [&live, &replay] {
        control(player, Control::Pace(1.0));
        for faster in [true, true, true, false] {
            player.request(SessionRequest::Faster(faster)).unwrap();
        }
        wait(player, "two steps on", |s| s.pace == 5.0);
        for _ in 0..20 {
            player.request(SessionRequest::Faster(true)).unwrap();
        }
        wait(player, "the fastest", |s| s.pace == 600.0);
    }
}

#[test]
fn orders_get_their_answers_and_live_play_equals_playing_the_file_again() {
    let dir = TempDir::new().unwrap();
    let mut live = begin(dir.path(), "first-steps", &["room"]);
    control(&live, Control::RunUntil(at("09:12")));
    wait(&live, "09:12", |s| {
        s.at == at("09:12") && s.mode == Mode::Paused
    });
    live.request(SessionRequest::ViewAs("room".into())).unwrap();
    let order = |token, order| {
        live.request(SessionRequest::Order {
            seat: "room".into(),
            order,
            token,
            request: None,
        })
        .unwrap()
    };
    order(
        7,
        Order::Acknowledge {
            message: "m1".into(),
        },
    );
    order(
        8,
        Order::Acknowledge {
            message: "m1".into(),
        },
    );
    let s = wait(&live, "both answers", |s| s.answers.len() >= 2);
    assert_eq!((s.answers[0].token, &s.answers[0].refused), (7, &None));
    assert!(s.answers[1].refused.is_some());
    assert_eq!(s.eyes.viewer, SeatId::from("room"));
    assert!(s.eyes.messages[0].acknowledged);
    assert!(s.staffed.contains(&SeatId::from("room")));
    let note = Observation {
        kind: NoteKind::Observation,
        about: at("09:11"),
        seat: Some("room".into()),
        subject: None,
        objective: None,
        text: "تأكيد سريع".to_owned(),
        analysis: Default::default(),
        by: None,
    };
    live.request(SessionRequest::Observe(note.clone())).unwrap();
    wait(&live, "the observation", |s| s.observations.len() == 1);
    // Everything asked before the end is done before the end.
    control(&live, Control::RunUntil(at("10:00")));
    live.close();
    let played: Vec<FactEntry> = live.newest().unwrap().facts.iter().cloned().collect();
    let again = Exercise::resume(&live.file().unwrap()).unwrap();
    assert_eq!(again.sim().facts(), played);
    let saved = store::read(&live.file().unwrap()).unwrap();
    assert_eq!(saved.journal.iter().filter(|j| !j.planned).count(), 2);
    assert_eq!(saved.observations[0].note, note);
    assert_eq!(saved.observations[0].written, at("09:12"));
    assert!(again.observations() == saved.observations.as_slice());
}

#[test]
fn a_real_emergency_stops_everything_until_it_is_over() {
    let dir = TempDir::new().unwrap();
    let live = begin(dir.path(), "first-steps", &[]);
    control(&live, Control::Play);
    wait(&live, "play", |s| s.mode == Mode::Playing);
    control(&live, Control::Emergency(true));
    let s = wait(&live, "emergency", |s| s.mode == Mode::Emergency);
    control(&live, Control::Play);
    control(&live, Control::Step);
    control(&live, Control::RunUntil(at("10:00")));
    live.request(SessionRequest::ViewAs("room".into())).unwrap();
    let later = wait(&live, "another look", |x| {
        x.serial > s.serial && x.eyes.viewer.as_str() == "room"
    });
    assert_eq!((later.mode, later.at), (Mode::Emergency, s.at));
    control(&live, Control::Emergency(false));
    wait(&live, "over", |s| s.mode == Mode::Paused);
}

#[test]
fn a_full_queue_gives_back_what_it_cannot_take_and_what_it_took_is_done() {
    let dir = TempDir::new().unwrap();
    let mut live = begin(dir.path(), "first-steps", &["room"]);
    let mut sent = 0;
    for n in 0..1500u64 {
        let mut ask = SessionRequest::Order {
            seat: "room".into(),
            order: Order::Note {
                text: n.to_string(),
            },
            token: n,
            request: None,
        };
        // As a window would: try again until it is taken.
        while let Err(back) = live.request(ask) {
            ask = back;
            std::thread::sleep(Duration::from_millis(1));
        }
        sent += 1;
    }
    live.close();
    let saved = store::read(&live.file().unwrap()).unwrap();
    let notes: Vec<String> = saved
        .journal
        .iter()
        .filter_map(|j| {
            if let Order::Note { text } = &j.entry.order {
                Some(text.clone())
            } else {
                None
            }
        })
        .collect();
    assert_eq!(notes.len(), sent);
    assert!(
        notes
            .iter()
            .zip(0..)
            .all(|(t, n): (&String, u64)| *t == n.to_string()),
        "in the order in which they were given"
    );
}

#[test]
fn the_shelf_offers_what_is_shipped_and_what_lies_in_the_folder() {
    let dir = TempDir::new().unwrap();
    let names = |offers: &[catalog::CatalogEntry]| {
        offers
            .iter()
            .map(|o| o.path.display().to_string())
            .collect::<Vec<_>>()
    };
    let shipped = catalog::offers(dir.path());
    assert_eq!(names(&shipped)[..2], ["first-steps", "checkpoint-relay"]);
    assert!(
        shipped
            .iter()
            .all(|o| o.shipped && o.scenario.is_some() && o.findings.is_empty())
    );
    let own = dir.path().join("scenarios/mine");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(own.join("scenario.ron"), "(format: 1, id: \"mine\")").unwrap();
    let offers = catalog::offers(dir.path());
    assert_eq!(offers.len(), shipped.len() + 1);
    let mine = offers.iter().find(|o| !o.shipped).unwrap();
    assert!(mine.scenario.is_none() && !mine.findings.is_empty());
    // One that lies in the folder itself is offered too, and so is the folder where it is one.
    let beside = dir.path().join("qarya");
    std::fs::create_dir_all(&beside).unwrap();
    std::fs::write(beside.join("scenario.ron"), "(format: 1, id: \"q\")").unwrap();
    assert_eq!(catalog::offers(dir.path()).len(), shipped.len() + 2);
    let itself = catalog::offers(&beside);
    assert!(itself.iter().any(|o| o.path == beside && o.editable));
    let live = begin(dir.path(), "first-steps", &[]);
    let file = live.file().unwrap();
    drop(live);
    std::fs::write(dir.path().join("other.tamrin"), "no database").unwrap();
    let recorded = catalog::recorded(dir.path());
    assert_eq!(recorded.len(), 1);
    assert_eq!(
        (
            &recorded[0].path,
            recorded[0].scenario.as_str(),
            recorded[0].over
        ),
        (&file, "first-steps", false)
    );
}

/// A replay of `first-steps` in which the room sent its unit.
fn replay(dir: &Path) -> (Player, Vec<FactEntry>) {
    let mut live = begin(dir, "first-steps", &["room"]);
    control(&live, Control::RunUntil(at("09:12")));
    wait(&live, "09:12", |s| {
        s.at == at("09:12") && s.mode == Mode::Paused
    });
    live.request(SessionRequest::Order {
        seat: "room".into(),
        order: Order::Acknowledge {
            message: "m1".into(),
        },
        token: 1,
        request: None,
    })
    .unwrap();
    control(&live, Control::RunUntil(at("10:00")));
    wait(&live, "endex", |s| s.mode == Mode::Over);
    live.close();
    let file = live.file().unwrap();
    let recording = Arc::new(Recording::open(&file).unwrap());
    let facts = recording.saved.facts.clone();
    (open_replay(recording, None), facts)
}

#[test]
fn a_replay_goes_to_any_moment_forward_and_back_and_shows_what_was_then() {
    let dir = TempDir::new().unwrap();
    let (live, facts) = replay(dir.path());
    let s = live.newest().unwrap();
    assert_eq!((s.at, s.mode), (at("09:00"), Mode::Paused));
    let recorded = s.replay.clone().unwrap();
    assert!(
        recorded.facts.iter().eq(&facts)
            && recorded.over
            && recorded.end == at("10:00")
            && recorded.differs.is_none()
    );
    // As a hand that drags: many moments, the last one counts.
    for minute in (0..60).rev().chain(0..31) {
        control(&live, Control::Seek(at("09:00") + Span::from_mins(minute)));
    }
    let s = wait(&live, "09:30", |s| s.at == at("09:30"));
    assert!(
        s.facts
            .iter()
            .eq(facts.iter().filter(|f| f.at <= at("09:30")))
    );
    assert!(s.outcome.is_none() && s.staffed.contains(&SeatId::from("room")));
    control(&live, Control::Seek(at("23:00")));
    let s = wait(&live, "the end", |s| s.at == at("10:00"));
    assert!(s.outcome.is_some() && s.facts.len() == facts.len());
    // Backwards at full speed down to STARTEX, where it stops.
    control(&live, Control::Pace(600.0));
    control(&live, Control::Rewind);
    let s = wait(&live, "backwards", |s| {
        s.mode == Mode::Rewinding && s.at < at("10:00")
    });
    assert!(s.facts.len() <= facts.len());
    wait(&live, "the start", |s| {
        s.at == at("09:00") && s.mode == Mode::Paused
    });
    control(&live, Control::Play);
    wait(&live, "forward", |s| {
        s.mode == Mode::Playing && s.at > at("09:01")
    });
    control(&live, Control::Pause);
    wait(&live, "a pause", |s| s.mode == Mode::Paused);
}

/// The task that the test decides about.
fn task(j: &Judged) -> TaskRating {
    j.evaluation.ratings[0]
        .tasks
        .iter()
        .find(|t| t.task.as_str() == "first-response")
        .unwrap()
        .clone()
}

fn decide(rating: Rating, reason: &str) -> SessionRequest {
    SessionRequest::Rate(Judgement {
        task: "first-response".into(),
        rating: Some(rating),
        reason: reason.into(),
        evaluator: None,
    })
}

/// An evaluator decides while it runs and again while looking at it: both are in the file, the last word counts.
#[test]
fn evaluators_decide_live_and_on_replay_and_the_file_keeps_it() {
    let dir = TempDir::new().unwrap();
    let mut live = begin(dir.path(), "first-steps", &["room"]);
    control(&live, Control::RunUntil(at("09:40")));
    wait(&live, "09:40", |s| {
        s.at == at("09:40") && s.mode == Mode::Paused
    });
    live.request(SessionRequest::Judge).unwrap();
    let s = wait(&live, "proposals", |s| s.judged.is_some());
    let judged = s.judged.clone().unwrap();
    assert_eq!(
        (judged.at, task(&judged).proposed, task(&judged).judgement),
        (at("09:40"), Some(Rating::U), None),
        "the room did nothing"
    );
    live.request(decide(Rating::M, "sent late")).unwrap();
    let decided = |s: &Snapshot, reason: &str| {
        s.judged
            .as_ref()
            .is_some_and(|j| task(j).judgement.as_deref() == Some(reason))
    };
    let s = wait(&live, "the decision", |s| decided(s, "sent late"));
    assert_eq!(task(s.judged.as_ref().unwrap()).rating, Some(Rating::M));
    // A task that there is not changes nothing and is told.
    live.request(SessionRequest::Rate(Judgement {
        task: "fly".into(),
        rating: None,
        reason: "x".into(),
        evaluator: None,
    }))
    .unwrap();
    let s = wait(&live, "trouble", |s| s.trouble.is_some());
    assert!(en(s.trouble.as_ref().unwrap()).contains("no critical task called `fly`"));
    control(&live, Control::RunUntil(at("10:00")));
    wait(&live, "endex", |s| s.mode == Mode::Over);
    live.close();
    let recording = Arc::new(Recording::open(&live.file().unwrap()).unwrap());
    let mut again = open_replay(recording, Some(at("09:10")));
    again.request(SessionRequest::Judge).unwrap();
    let s = wait(&again, "proposals of the whole", |s| {
        decided(s, "sent late")
    });
    assert_eq!(
        s.judged.as_ref().unwrap().at,
        at("10:00"),
        "evaluators decide about the whole"
    );
    again.request(decide(Rating::S, "seen again")).unwrap();
    wait(&again, "the second decision", |s| decided(s, "seen again"));
    again.close();
    let kept = store::read(&live.file().unwrap()).unwrap().judgements;
    assert_eq!(
        kept.iter().map(|j| j.1.reason.as_str()).collect::<Vec<_>>(),
        ["sent late", "seen again"]
    );
    // What is decided is no cause: playing it again gives the same.
    assert!(
        Recording::open(&live.file().unwrap())
            .unwrap()
            .verify()
            .same()
    );
}

#[test]
fn a_replay_takes_no_orders_and_says_so() {
    let dir = TempDir::new().unwrap();
    let (live, facts) = replay(dir.path());
    control(&live, Control::Seek(at("09:20")));
    live.request(SessionRequest::ViewAs("room".into())).unwrap();
    live.request(SessionRequest::Order {
        seat: "room".into(),
        order: Order::Note {
            text: "late".into(),
        },
        token: 9,
        request: None,
    })
    .unwrap();
    let s = wait(&live, "an answer", |s| !s.answers.is_empty());
    assert!(en(s.answers[0].failed.as_ref().unwrap()).contains("takes no orders"));
    assert_eq!((s.eyes.viewer.as_str(), s.at), ("room", at("09:20")));
    drop(live);
    let file = store::files(dir.path()).remove(0);
    assert_eq!(store::read(&file).unwrap().facts, facts);
}

#[test]
fn what_was_real_when_the_process_ended_is_real_when_it_is_there_again() {
    let dir = TempDir::new().unwrap();
    let live = begin(dir.path(), "first-steps", &[]);
    control(&live, Control::Play);
    wait(&live, "play", |s| s.at > s.scenario.head.start);
    control(&live, Control::Emergency(true));
    let stopped = wait(&live, "a stop", |s| s.mode == Mode::Emergency).at;
    let file = live.file().unwrap();
    drop(live);
    let again = || {
        let exercise = Exercise::resume(&file).unwrap();
        let opening = Opening::Exercise(Box::new(exercise), file.clone());
        Player::open(opening, Box::new(|| {}))
    };
    let live = again();
    let s = wait(&live, "the stop of before", |s| s.mode == Mode::Emergency);
    assert_eq!((s.at, s.is_stopped()), (stopped, true));
    control(&live, Control::Play);
    control(&live, Control::Emergency(false));
    wait(&live, "a pause", |s| {
        s.mode == Mode::Paused && !s.is_stopped()
    });
    drop(live);
    let live = again();
    wait(&live, "no stop", |s| {
        s.mode == Mode::Paused && !s.is_stopped()
    });
}
