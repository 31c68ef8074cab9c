//! Many days: plans and their luck, days on all cores in one order, shards that are the same wherever they are played, what a dry run
//! finds, and the commands as a person uses them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tamrin::base::text::Lang;
use tamrin::base::time::SimTime;
use tamrin::batch::choices::{Aim, Choice, Picks, Search};
use tamrin::batch::day::Day;
use tamrin::batch::design::{Design, Seeds};
use tamrin::batch::dry_run::{DryRun, Finding};
use tamrin::batch::player::{BuiltIn, Given, Orders, Player, play};
use tamrin::batch::{hash_of, pool};
use tamrin::record::FactEntry;
use tamrin::record::measure::MeasureKind;
use tamrin::record::order::Order;
use tamrin::report::dry_run::DryRunReport;
use tamrin::scenario::{self, Scenario, shipped};
use tempfile::TempDir;

use crate::support::program::{fails, ok, tamrin, text};

fn scenario(name: &str) -> Arc<Scenario> {
    let texts = shipped::with_library(shipped::texts(name).unwrap());
    Arc::new(scenario::from_texts(texts).scenario.unwrap())
}

/// A design of one plan.
fn with(plan: &str) -> Design {
    let text = format!(
        "(scenarios: [\"x\"], players: [\"idle\"], seeds: (count: 1), plans: [(id: \"p\",\n {plan})])"
    );
    Design::read("d.ron", &text).unwrap()
}

/// A scenario as a plan has it.
fn planned(s: &Scenario, plan: &str) -> Arc<Scenario> {
    let d = with(plan);
    let texts = d.plans[0].of(&s.texts, (&d.name, &d.text)).unwrap();
    let checked = scenario::from_texts(texts);
    let found = checked.findings;
    Arc::new(checked.scenario.unwrap_or_else(|| panic!("{found:#?}")))
}

fn facts(s: &Arc<Scenario>, player: BuiltIn, seed: u64) -> Vec<FactEntry> {
    play(s, &Player::BuiltIn(player), seed, None).facts
}

#[test]
fn a_plan_changes_what_it_names_and_nothing_else() {
    let s = scenario("first-steps");
    let p = planned(
        &s,
        r#"change: (
            units: [(id: "rapid-1", base: "abraq", strength: 9), (id: "patrol-1", reliefs: 0)],
            checkpoints: [(id: "east-gate", posture: Search, women: 1)],
            directorates: [(id: "qubbah", readiness: Normal)],
            centres: [(id: "abraq-1", gate: (posture: Look))],
            municipalities: [(id: "abraq", links: [(channel: Radio, there: false)])],
            settings: [(polling: (closes: "09:45"), comms: (radio: (delay: Fixed("9s"), dropout: 0.5)))],
            doctrine: [(id: "send", reaction: "30s"), (id: "ease", does: SendToIncidents(keep: 1))],
        ), add: (units: [(id: "patrol-2", name: (ar: "دورية", en: "Patrol"), kind: Patrol, seat: "room", base: "abraq", strength: 3)]),
        remove: (units: ["ambulance-1"])"#,
    );
    let unit = |s: &Scenario, id: &str| s.units.get(&id.into()).cloned();
    let rapid = unit(&p, "rapid-1").unwrap();
    assert_eq!((rapid.base.as_str(), rapid.strength), ("abraq", 9));
    assert_eq!(rapid.name, unit(&s, "rapid-1").unwrap().name);
    assert_eq!(unit(&p, "patrol-1").unwrap().reliefs, 0);
    assert!(unit(&p, "patrol-2").is_some() && unit(&p, "ambulance-1").is_none());
    let gate = &p.checkpoints[&"east-gate".into()];
    let shown = format!("{:?} {:?} {}", gate.posture, gate.women, gate.lanes);
    assert_eq!(shown, "Search Some(1) 2");
    // A record is joined: the gate keeps its lanes, polling its hour of opening.
    let centre = &p.centres[&"abraq-1".into()].gate;
    assert_eq!(format!("{:?} {}", centre.posture, centre.lanes), "Look 1");
    let polling = &p.settings.polling;
    assert_eq!(
        (polling.opens, polling.turnout),
        (s.settings.polling.opens, 0.25)
    );
    assert_eq!(polling.closes.short(), "09:45");
    assert_eq!(p.settings.comms.radio.dropout, 0.5);
    // A rule of another sort replaces what was there whole.
    let rule = |id: &str| p.doctrine.iter().find(|r| r.id.as_str() == id).unwrap();
    assert_eq!(rule("send").reaction.secs(), 30);
    assert_eq!(
        format!("{:?}", rule("ease").does),
        "SendToIncidents { keep: 1 }"
    );
    assert_eq!(p.doctrine.len(), s.doctrine.len());
    assert_ne!(hash_of(&p.texts), hash_of(&s.texts));
}

#[test]
fn what_a_plan_cannot_mean_is_said_where_it_stands() {
    let s = scenario("first-steps");
    let wrong = |plan: &str| {
        let d = with(plan);
        let e = d.plans[0].of(&s.texts, (&d.name, &d.text)).unwrap_err();
        (e.line, e.message.key, e.help.map(|h| h.key))
    };
    assert_eq!(
        wrong(r#"change: (units: [(id: "rapid-2", strength: 9)])"#),
        (2, "batch-plan-no-such-thing", Some("check-did-you-mean"))
    );
    assert_eq!(
        wrong(r#"remove: (convoys: ["x"])"#).1,
        "batch-plan-no-such-list"
    );
    assert_eq!(
        wrong("change: (units: [(strength: 9)])").1,
        "batch-plan-thing-without-name"
    );
    assert_eq!(
        wrong("remove: (units: [(id: \"rapid-1\")])").1,
        "batch-plan-remove-names"
    );
    // What it comes to is checked as every scenario is.
    let d = with(r#"remove: (seats: ["room"])"#);
    let texts = d.plans[0].of(&s.texts, (&d.name, &d.text)).unwrap();
    assert!(scenario::from_texts(texts).errors() > 0);
}

/// The texts of `first-steps`, a piece of which is written otherwise.
fn written(from: &str, to: &str) -> Arc<Scenario> {
    let mut texts = shipped::texts("first-steps").unwrap();
    let text = &mut texts
        .iter_mut()
        .find(|t| t.0.ends_with("scenario.ron"))
        .unwrap()
        .1;
    assert_eq!(text.matches(from).count(), 1, "{from}");
    *text = text.replace(from, to);
    Arc::new(
        scenario::from_texts(shipped::with_library(texts))
            .scenario
            .unwrap(),
    )
}

#[test]
fn a_plan_fills_an_empty_record() {
    let s = written(
        r#"settings: [(polling: (opens: "09:00", closes: "10:00", turnout: 0.25, arrivals: [1.0, 1.0]))],"#,
        "settings: [( /* (as usual) */ )],",
    );
    let p = planned(&s, "change: (settings: [(polling: (turnout: 0.75))])");
    assert_eq!(p.settings.polling.turnout, 0.75);
}

#[test]
fn what_is_removed_takes_its_comma_along_also_from_behind_a_comment() {
    let ambulance = r#"kind: Ambulance, seat: "room", base: "abraq", strength: 3)"#;
    let s = written(
        &format!("{ambulance},"),
        &format!("{ambulance} /* one, /* or */ two */ // three, four\n        ,"),
    );
    let p = planned(&s, r#"remove: (units: ["ambulance-1"])"#);
    assert_eq!(p.units.len() + 1, s.units.len());
    assert!(!p.units.contains_key(&"ambulance-1".into()));
}

/// Common random numbers: the same thing has the same luck in each plan.
#[test]
fn a_plan_that_changes_nothing_that_matters_gives_the_same_facts() {
    for (name, plan) in [
        (
            "first-steps",
            r#"change: (units: [(id: "patrol-1", name: (ar: "دورية أخرى", en: "Another patrol"))])"#,
        ),
        (
            "checkpoint-relay",
            r#"change: (checkpoints: []), add: (places: [(id: "nowhere", name: (ar: "بعيد", en: "Far"), lat: 32.0, lon: 22.0)])"#,
        ),
    ] {
        let s = scenario(name);
        let p = planned(&s, plan);
        for player in BuiltIn::ALL.iter().filter(|p| **p != BuiltIn::Scatter) {
            for seed in 1..=2 {
                assert!(
                    facts(&s, *player, seed) == facts(&p, *player, seed),
                    "{name} {player:?}"
                );
            }
        }
    }
    // A unit that nobody sends has another base: nothing else changes its luck for it.
    let s = scenario("first-steps");
    let p = planned(&s, r#"change: (units: [(id: "rapid-1", base: "qubbah")])"#);
    assert!(facts(&s, BuiltIn::Idle, 3) == facts(&p, BuiltIn::Idle, 3));
    assert!(facts(&s, BuiltIn::Standing, 3) != facts(&p, BuiltIn::Standing, 3));
}

#[test]
fn days_are_the_same_on_any_number_of_threads_and_looking_changes_none() {
    let s = scenario("first-steps");
    let days = |threads: usize, course: bool| {
        let mut all = Vec::new();
        let run = |n: usize| {
            let player = Player::BuiltIn(BuiltIn::ALL[n % 4]);
            Day::of(&s, &player, n as u64 / 4, course)
        };
        let each = &mut |n, day| {
            all.push((n, day));
            ControlFlow::Continue(())
        };
        pool::play(12, threads, &run, each).unwrap();
        all
    };
    let one = days(1, true);
    assert_eq!(days(5, true), one);
    let digests = |days: &[(usize, Day)]| -> Vec<String> {
        days.iter().map(|d| d.1.digest.clone()).collect()
    };
    assert_eq!(digests(&days(2, false)), digests(&one));
}

/// Objectives that everybody meets, that nobody can, and that nothing tests.
const BADLY_BALANCED: &str = r#"add: (objectives: [
    (id: "easy", name: (ar: "سهل", en: "Easy"), tasks: [(id: "t-easy", name: (ar: "س", en: "E"), targets: [(measure: Voted, good: 1, poor: 0)])]),
    (id: "hard", name: (ar: "صعب", en: "Hard"), tasks: [(id: "t-hard", name: (ar: "ص", en: "H"), targets: [(measure: Voted, good: 100000, poor: 99999)])]),
    (id: "idle", name: (ar: "بلا", en: "Not tested"), tasks: [(id: "t-idle", name: (ar: "ب", en: "N"), targets: [(measure: Announced, good: 100, poor: 0)])]),
])"#;

fn dry_run(s: &Arc<Scenario>, players: &[BuiltIn], seeds: u64) -> DryRun {
    let players: Vec<Player> = players.iter().map(|p| Player::BuiltIn(*p)).collect();
    let mut run = DryRun::new(s.clone(), &players);
    for seed in 1..=seeds {
        for (n, p) in players.iter().enumerate() {
            run.add(n, &Day::of(s, p, seed, true));
        }
    }
    run
}

#[test]
fn a_dry_run_finds_what_is_too_easy_out_of_reach_and_not_tested() {
    let s = scenario("first-steps");
    let sound = dry_run(&s, &[BuiltIn::Idle, BuiltIn::Standing], 6);
    assert_eq!(sound.findings(), []);
    let p = planned(&s, BADLY_BALANCED);
    let found = dry_run(&p, &[BuiltIn::Idle, BuiltIn::Standing], 6).findings();
    let wanted = [
        Finding::TooEasy("easy".into(), 6, 6),
        Finding::Impossible("hard".into()),
        Finding::Untested("idle".into()),
    ];
    for w in wanted {
        assert!(found.contains(&w), "{w:?}: {found:#?}");
    }
}

/// Orders of a file that the plan forbids on every day, and a player of the program's own who does better, are what to look at.
#[test]
fn a_dry_run_finds_written_orders_that_are_refused_or_outdone() {
    let s = scenario("first-steps");
    let given = |at: &str, seat: &str, order: Order| Given {
        at: SimTime::parse(at).unwrap(),
        seat: seat.into(),
        order,
    };
    let road = s.roads.keys().next().unwrap().clone();
    let close = Order::CloseRoad { road };
    let orders = Orders {
        staffed: tamrin::batch::player::seats(&s),
        orders: vec![
            given("09:20", "commission", close.clone()),
            given("09:25", "commission", close.clone()),
            given("09:30", "room", Order::AcknowledgeReport { report: 99 }),
        ],
    };
    let written = Player::Written("mine.ron".to_owned(), Arc::new(orders.clone()));
    let players = [Player::BuiltIn(BuiltIn::Standing), written];
    let mut run = DryRun::new(s.clone(), &players);
    for seed in 1..=4 {
        for (n, p) in players.iter().enumerate() {
            run.add(n, &Day::of(&s, p, seed, true));
        }
    }
    let refused: Vec<_> = run.players[1]
        .refused()
        .into_iter()
        .map(|(n, days, why)| (n, days, why.lies_in_the_plan()))
        .collect();
    // The report's number is another one on another day, so its refusal is told last and is nothing to look at.
    assert_eq!(refused, [(0, 4, true), (1, 4, true), (2, 4, false)]);
    let found = run.findings();
    let told: Vec<&Given> = found
        .iter()
        .filter_map(|f| match f {
            Finding::Refused(player, given, _) if player == "mine.ron" => Some(given),
            _ => None,
        })
        .collect();
    assert_eq!(told, orders.orders[..2].iter().collect::<Vec<_>>());
    let outdone = |f: &Finding| matches!(f, Finding::Outdone(_, written, by) if written == "mine.ron" && by == "standing");
    assert!(found.iter().any(outdone), "{found:#?}");
    let report = DryRunReport {
        run: &run,
        asked: "first-steps",
        seeds: (1, 4),
    };
    for (lang, words) in [
        (Lang::Ar, "أوامر مكتوبة رُفضت"),
        (Lang::En, "Written orders that were refused"),
    ] {
        let page = tamrin::report::html::html(&[report.doc(lang)]);
        assert!(page.contains(words) && report.text(lang).contains(words));
    }
    assert_eq!(report.json()["players"][1]["refused_orders"][0]["days"], 4);
}

#[test]
fn a_dry_run_counts_what_happened() {
    let s = scenario("first-steps");
    let run = dry_run(&s, &[BuiltIn::Idle, BuiltIn::Standing], 5);
    let came = |n: usize| run.players[0].came(n);
    let first = came(0).unwrap();
    assert_eq!(
        (first.days, first.earliest.short(), first.latest.short()),
        (5, "09:10".into(), "09:10".into())
    );
    // The last one is for the hand of exercise control.
    assert_eq!(came(s.injects.len() - 1), None);
    // Who does nothing decides nothing; messages come all the same.
    use tamrin::batch::course::Work;
    let all = |player: usize, work: Work| -> f64 {
        let seats = 0..run.frame.seats.len();
        let d = &run.players[player];
        seats.flat_map(|seat| d.load(seat, &[work])).sum()
    };
    assert_eq!(all(0, Work::Decisions), 0.0);
    assert!(all(0, Work::Messages) > 0.0 && all(1, Work::Decisions) > 0.0);
    // Units stand free until somebody sends them; incidents ask.
    let (idle, standing) = (run.players[0].free(0).0, run.players[1].free(0).0);
    assert!(
        idle.iter().all(|n| *n == idle[0]) && idle[0] >= 3.0,
        "{idle:?}"
    );
    assert!(
        standing.iter().copied().fold(f64::INFINITY, f64::min) < idle[0],
        "{standing:?}"
    );
    assert!(run.players[0].asking(0).iter().sum::<f64>() > 0.0);
    let spread = run.players[1].measure(MeasureKind::Voted).unwrap();
    assert!(spread.least <= spread.median && spread.median <= spread.greatest);
    let [worst, best] = run.players[1].extremes();
    assert!(best.iter().all(|b| worst.iter().all(|w| w.0 < b.0)));
    // Of five days one at most is called the worst.
    assert!(worst.len() == 1 && best.len() <= 1);
}

#[test]
fn the_middle_time_of_an_inject_is_that_of_all_days_of_all_players() {
    let s = scenario("first-steps");
    let players = [BuiltIn::Idle, BuiltIn::Masher, BuiltIn::Standing].map(Player::BuiltIn);
    let mut run = DryRun::new(s.clone(), &players);
    let day = Day::of(&s, &players[0], 1, true);
    let hour = |h: i64| SimTime::from_millis(h * 3_600_000);
    // One player has it on two days at nine, one on two days at eleven, one on three days at eleven.
    for (player, at) in [(0, 9), (0, 9), (1, 11), (1, 11), (2, 11), (2, 11), (2, 11)] {
        let mut day = day.clone();
        day.course.as_mut().unwrap().injects[0] = Some(hour(at));
        run.add(player, &day);
    }
    let came = run.came(0).unwrap();
    assert_eq!(
        (came.days, came.earliest, came.median, came.latest),
        (7, hour(9), hour(11), hour(11))
    );
    assert_eq!(run.players[0].came(0).unwrap().median, hour(9));
}

#[test]
fn a_dry_run_can_be_read_in_both_languages() {
    let s = planned(&scenario("first-steps"), BADLY_BALANCED);
    let run = dry_run(&s, &[BuiltIn::Idle, BuiltIn::Masher], 3);
    let report = DryRunReport {
        run: &run,
        asked: "first-steps",
        seeds: (1, 3),
    };
    for lang in [Lang::Ar, Lang::En] {
        let page = tamrin::report::html::html(&[report.doc(lang)]);
        let text = report.text(lang);
        let objective = if lang == Lang::Ar { "سهل" } else { "Easy" };
        assert!(page.contains(objective) && text.contains(objective));
        assert!(
            !page.contains("batch-") && !text.contains("batch-"),
            "a key in place of words"
        );
        assert!(page.contains("--players masher --seed"));
    }
    let json = report.json();
    assert_eq!(json["players"][0]["days"], 3);
    assert_eq!(json["players"][0]["ratings"]["easy"]["P"], 3);
}

const DESIGN: &str = r#"(
    scenarios: ["first-steps"], players: ["idle", "standing"], seeds: (from: 1, count: 12),
    plans: [
        (id: "as-written", name: (ar: "كما كُتب", en: "As written")),
        (id: "search", name: (ar: "تفتيش كامل", en: "Search all"), change: (checkpoints: [(id: "east-gate", posture: Search)])),
        (id: "same", name: (ar: "لا فرق", en: "No difference"), change: (units: [(id: "patrol-1", speed: 1.0)])),
    ],
)"#;

/// The tables of a folder by name.
fn tables(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path());
    let csv = files.filter(|p| p.extension().is_some_and(|e| e == "csv"));
    let name = |p: &Path| p.file_name().unwrap().to_string_lossy().into_owned();
    csv.map(|p| (name(&p), std::fs::read(&p).unwrap()))
        .collect()
}

#[test]
fn a_shard_has_the_same_bytes_wherever_and_in_whichever_order_it_is_played() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("d.ron"), DESIGN).unwrap();
    ok(
        dir.path(),
        &[
            "batch",
            "d.ron",
            "-o",
            "all",
            "--shards",
            "5",
            "--threads",
            "3",
        ],
    );
    for shard in ["4/5", "1/5", "5/5", "2/5", "3/5"] {
        ok(
            dir.path(),
            &[
                "batch",
                "d.ron",
                "-o",
                "apart",
                "--shard",
                shard,
                "--threads",
                "1",
            ],
        );
    }
    let all = tables(&dir.path().join("all"));
    assert_eq!(all.len(), 10);
    assert_eq!(tables(&dir.path().join("apart")), all);
    let rows: usize = all
        .iter()
        .filter(|(name, _)| name.ends_with("runs.csv"))
        .map(|(_, bytes)| text(bytes).lines().count() - 1)
        .sum();
    assert_eq!(rows, 2 * 12 * 3);
    // A shard that is lost is played again, and nothing else is.
    let (lost, kept) = (
        "shard-000002-of-000005-runs.csv",
        "shard-000003-of-000005-runs.csv",
    );
    let path = |name: &str| dir.path().join("all").join(name);
    let written = |name: &str| std::fs::metadata(path(name)).unwrap().modified().unwrap();
    let before = written(kept);
    std::fs::remove_file(path(lost)).unwrap();
    let said = ok(dir.path(), &["batch", "d.ron", "-o", "all"]);
    assert!(
        said.contains("Days played: 14.") || said.contains("Days played: 15."),
        "{said}"
    );
    assert_eq!(
        (tables(&dir.path().join("all")), written(kept)),
        (all, before)
    );
    // Results of another design are never mixed in.
    std::fs::write(
        dir.path().join("d.ron"),
        DESIGN.replace("count: 12", "count: 13"),
    )
    .unwrap();
    let said = fails(dir.path(), &["batch", "d.ron", "-o", "all"]);
    assert!(said.contains("another design"), "{said}");
}

#[test]
fn a_batch_that_is_killed_ten_times_goes_on_and_counts_nothing_twice() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("d.ron"), DESIGN).unwrap();
    let play = |folder| {
        [
            "batch",
            "d.ron",
            "-o",
            folder,
            "--shards",
            "24",
            "--threads",
            "1",
        ]
    };
    let results = dir.path().join("results");
    let there = || {
        if results.is_dir() {
            tables(&results).len()
        } else {
            0
        }
    };
    // At the beginning, in the middle of shards, between the two tables of one.
    for killed in 0..10 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args(play("results"))
            .current_dir(dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let before = there();
        let enough = || there() >= before + killed % 3;
        while !enough() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(killed as u64 * 3));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    ok(dir.path(), &play("results"));
    ok(dir.path(), &play("whole"));
    assert_eq!(tables(&results), tables(&dir.path().join("whole")));
}

/// A limit to the size of files stands for a disk without room: what is written is cut off in the middle, with an error.
#[cfg(target_os = "linux")]
#[test]
fn a_shard_for_which_there_is_no_room_is_not_there_and_is_the_same_when_there_is() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("d.ron"), DESIGN).unwrap();
    let play = [
        "batch", "d.ron", "-o", "results", "--shards", "3", "--lang", "en",
    ];
    let limited = |blocks: u32| {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        Command::new("bash")
            .args(["-c", &script, env!("CARGO_BIN_EXE_tamrin")])
            .args(play)
            .current_dir(dir.path())
            .output()
            .unwrap()
    };
    ok(
        dir.path(),
        &["batch", "d.ron", "-o", "whole", "--shards", "3"],
    );
    let whole = tables(&dir.path().join("whole"));
    let largest = whole.values().map(Vec::len).max().unwrap() as u32;
    let results = dir.path().join("results");
    // No room for what the folder is of; room for some tables and not for all.
    for blocks in [1, largest / 1024] {
        let out = limited(blocks);
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{said}");
        assert!(said.contains("results"), "{said}");
        assert!(
            tables(&results)
                .iter()
                .all(|(name, bytes)| whole[name] == *bytes)
        );
        let left = std::fs::read_dir(&results)
            .unwrap()
            .map(|e| e.unwrap().file_name());
        let halves = left.filter(|n| n.to_string_lossy().ends_with(".part"));
        assert_eq!(halves.count(), 0);
    }
    assert!(tables(&results).len() < whole.len());
    ok(dir.path(), &play);
    assert_eq!(tables(&results), whole);
}

#[test]
fn a_report_shows_what_differs_and_no_more() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("d.ron"), DESIGN).unwrap();
    ok(dir.path(), &["batch", "d.ron", "-o", "results"]);
    let json = ok(dir.path(), &["batch", "report", "results", "--json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let plan = |group: usize, plan: usize| &json["groups"][group]["plans"][plan];
    let aspect = |group: usize, of: usize, aspect: &str| {
        let all = plan(group, of)["differences"].as_array().unwrap();
        all.iter().find(|d| d["aspect"] == aspect).unwrap().clone()
    };
    assert_eq!(
        (&plan(0, 0)["plan"], &plan(0, 0)["days"]),
        (&"as-written".into(), &12.into())
    );
    assert_eq!(aspect(0, 1, "VoterDelay")["shown"], "Worse");
    // A plan that is none differs in nothing.
    let same = plan(0, 2)["differences"].as_array().unwrap();
    assert!(!same.is_empty());
    for d in same {
        assert_eq!(
            (&d["shown"], &d["difference"]),
            (&"Nothing".into(), &0.0.into()),
            "{d}"
        );
    }
    for lang in ["ar", "en"] {
        let file = format!("report-{lang}.html");
        ok(
            dir.path(),
            &["batch", "report", "results", "-o", &file, "--lang", lang],
        );
        let page = std::fs::read_to_string(dir.path().join(&file)).unwrap();
        let plan = if lang == "ar" {
            "تفتيش كامل"
        } else {
            "Search all"
        };
        assert!(page.contains(plan) && !page.contains("batch-"), "{lang}");
    }
    let said = fails(dir.path(), &["batch", "report", "."]);
    assert!(said.contains("no results"), "{said}");
}

#[test]
fn a_table_that_was_changed_or_cut_off_is_said_with_its_line_in_the_readers_language() {
    let dir = TempDir::new().unwrap();
    let design = DESIGN.replace("count: 12", "count: 2");
    std::fs::write(dir.path().join("d.ron"), design).unwrap();
    ok(dir.path(), &["batch", "d.ron", "-o", "results"]);
    // What was changed by hand is not counted.
    let shard = dir.path().join("results/shard-000001-of-000001-runs.csv");
    std::fs::copy(&shard, dir.path().join("whole")).unwrap();
    let changed = std::fs::read_to_string(&shard)
        .unwrap()
        .replace(",true,", ",perhaps,");
    std::fs::write(&shard, changed).unwrap();
    let said = fails(dir.path(), &["batch", "report", "results"]);
    assert!(
        said.contains("shard-000001-of-000001-runs.csv, line 2"),
        "{said}"
    );
    // Nor what was cut off, or is no text; it is said in the reader's language.
    let damaged = |bytes: &[u8]| {
        std::fs::write(&shard, bytes).unwrap();
        let of = |lang| fails(dir.path(), &["batch", "report", "results", "--lang", lang]);
        (of("en"), of("ar"))
    };
    let whole = std::fs::read(dir.path().join("whole")).unwrap();
    let (en, ar) = damaged(&whole[..whole.len() - 30]);
    assert!(en.contains("cells in place of"), "{en}");
    assert!(ar.contains("والمنتظر") && !ar.contains("record"), "{ar}");
    let truth = whole.windows(6).position(|w| w == b",true,").unwrap();
    let mut other = whole.clone();
    other[truth + 1] = 0xff;
    let (en, ar) = damaged(&other);
    assert!(
        en.contains("no text") && ar.contains("ليس نصاً"),
        "{en} {ar}"
    );
}

/// Two processes of the same command at once, none of which may fail; `done` are the exit codes of one that is done.
fn both_at_once(dir: &Path, args: &[&str], done: &[i32]) {
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args(args)
            .current_dir(dir)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    for child in [start(), start()] {
        let out = child.wait_with_output().unwrap();
        let code = out.status.code().unwrap();
        assert!(done.contains(&code), "{args:?}: {}", text(&out.stderr));
    }
}

#[test]
fn two_processes_may_play_the_same_shards_at_once() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("d.ron"), DESIGN).unwrap();
    let play = |folder| ["batch", "d.ron", "-o", folder, "--shards", "9"];
    both_at_once(dir.path(), &play("both"), &[0]);
    ok(dir.path(), &play("one"));
    let one = tables(&dir.path().join("one"));
    assert_eq!(tables(&dir.path().join("both")), one);
    // What stands where a table belongs is of a shard that was not whole.
    let half = dir.path().join("one/shard-000004-of-000009-parts.csv");
    std::fs::write(&half, "scenario,").unwrap();
    std::fs::remove_file(half.with_file_name("shard-000004-of-000009-runs.csv")).unwrap();
    ok(dir.path(), &play("one"));
    assert_eq!(tables(&dir.path().join("one")), one);
}

#[test]
fn what_a_design_cannot_mean_with_its_scenarios_is_said_before_a_day_is_played() {
    let dir = TempDir::new().unwrap();
    std::fs::create_dir(dir.path().join("mine")).unwrap();
    for (name, words) in shipped::texts("first-steps").unwrap() {
        std::fs::write(dir.path().join("mine").join(name), words).unwrap();
    }
    let said = |design: &str| {
        std::fs::write(dir.path().join("d.ron"), design).unwrap();
        fails(dir.path(), &["batch", "d.ron", "-o", "results"])
    };
    let two = r#"(scenarios: ["first-steps",
        "mine"], players: ["idle"], seeds: (count: 3))"#;
    let said_of_two = said(two);
    assert!(
        said_of_two.contains("d.ron:2") && said_of_two.contains("same identifier"),
        "{said_of_two}"
    );
    let same = r#"change: (units: [(id: "patrol-1", strength: 3)])"#;
    let search = r#"change: (checkpoints: [(id: "east-gate", posture: Search)])"#;
    let idle = said(&DESIGN.replace(search, &format!("{same}, remove: (units: [])")));
    assert!(
        idle.contains("d.ron:5") && idle.contains("`search`"),
        "{idle}"
    );
    assert!(!dir.path().join("results").exists());
    let said = fails(
        dir.path(),
        &["batch", "d.ron", "-o", "results", "--threads", "1000000"],
    );
    assert!(said.contains("512"), "{said}");
}

#[test]
fn objectives_that_a_plan_adds_have_their_columns() {
    let dir = TempDir::new().unwrap();
    let design = format!(
        r#"(scenarios: ["first-steps"], players: ["idle"], seeds: (count: 2), plans: [(id: "plain"), (id: "more", {BADLY_BALANCED})])"#
    );
    std::fs::write(dir.path().join("d.ron"), design).unwrap();
    ok(dir.path(), &["batch", "d.ron", "-o", "results"]);
    let runs = tables(&dir.path().join("results"));
    let runs = runs.iter().find(|t| t.0.ends_with("runs.csv")).unwrap();
    let rows = text(runs.1);
    let rows: Vec<Vec<&str>> = rows.lines().map(|l| l.split(',').collect()).collect();
    let column = |name: &str| rows[0].iter().position(|c| *c == name).unwrap();
    let (plan, easy, hard) = (column("plan"), column("rating_easy"), column("rating_hard"));
    for row in &rows[1..] {
        let rated = if row[plan] == "more" {
            ("P", "U")
        } else {
            ("", "")
        };
        assert_eq!((row[easy], row[hard]), rated);
    }
    let json = ok(dir.path(), &["batch", "report", "results", "--json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let ways = |plan: usize| {
        let all = json["groups"][0]["plans"][plan]["ways"].as_array().unwrap();
        all.iter()
            .find(|w| w["objective"] == "hard")
            .unwrap()
            .clone()
    };
    assert_eq!(
        (&ways(0)["observed"], &ways(1)["rated_u"]),
        (&0.into(), &2.into())
    );
}

#[test]
fn commands_of_a_report_can_be_typed_and_name_a_file_for_each_day() {
    let dir = TempDir::new().unwrap();
    let design = DESIGN.replace("count: 12", "count: 2");
    std::fs::write(dir.path().join("my design.ron"), design).unwrap();
    ok(dir.path(), &["batch", "my design.ron", "-o", "results"]);
    let json = ok(dir.path(), &["batch", "report", "results", "--json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let again: Vec<&str> = json["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|g| g["plans"].as_array().unwrap())
        .flat_map(|p| p["worst"].as_array().unwrap())
        .map(|w| w["again"].as_str().unwrap())
        .collect();
    let start = "tamrin batch day \"my design.ron\" --scenario first-steps --plan ";
    let files: std::collections::BTreeSet<&str> = again
        .iter()
        .map(|c| {
            assert!(c.starts_with(start), "{c}");
            c.rsplit(' ').next().unwrap()
        })
        .collect();
    assert_eq!((again.len(), files.len()), (12, 12), "{again:#?}");
    assert!(files.contains("first-steps-search-standing-1.tamrin"));
}

#[cfg(not(feature = "parquet"))]
#[test]
fn results_that_this_build_cannot_write_are_said_before_a_day_is_played() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("d.ron"), DESIGN).unwrap();
    let play = ["batch", "d.ron", "-o", "results", "--shard", "1/24"];
    ok(dir.path(), &play);
    let about = dir.path().join("results/about.json");
    let begun = std::fs::read_to_string(&about).unwrap();
    assert!(begun.contains("\"parquet\": false"), "{begun}");
    std::fs::write(
        &about,
        begun.replace("\"parquet\": false", "\"parquet\": true"),
    )
    .unwrap();
    let next = ["batch", "d.ron", "-o", "results", "--shard", "2/24"];
    let said = fails(dir.path(), &next);
    assert!(said.contains("Parquet"), "{said}");
    assert_eq!(tables(&dir.path().join("results")).len(), 2);
}

#[test]
fn a_day_of_a_design_or_of_a_dry_run_becomes_an_exercise_with_the_same_facts() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("d.ron"), DESIGN).unwrap();
    ok(dir.path(), &["batch", "d.ron", "-o", "results"]);
    let day = [
        "batch",
        "day",
        "d.ron",
        "--plan",
        "search",
        "--player",
        "standing",
        "--seed",
        "7",
        "-o",
        "worst.tamrin",
    ];
    let said = ok(dir.path(), &day);
    let digest = said.lines().last().unwrap().rsplit(' ').next().unwrap();
    let runs = tables(&dir.path().join("results"));
    let mut runs = runs.iter().filter(|t| t.0.ends_with("runs.csv"));
    let row = runs.find_map(|(_, bytes)| {
        let rows = text(bytes);
        let found = rows.lines().find(|l| l.contains(",search,standing,7,"));
        found.map(str::to_owned)
    });
    let row = row.expect("the day was played");
    assert!(row.contains(digest), "{digest}: {row}");
    ok(dir.path(), &["replay", "worst.tamrin", "--verify"]);
    let args = [
        "dry-run",
        "first-steps",
        "--players",
        "masher",
        "--seed",
        "4",
        "--exercise",
        "m.tamrin",
    ];
    assert!(ok(dir.path(), &args).contains("The same facts as the day that was played"));
    let said = fails(
        dir.path(),
        &["batch", "day", "d.ron", "--plan", "serch", "-o", "x.tamrin"],
    );
    assert!(said.contains("as-written, search"), "{said}");
}

#[test]
fn days_of_a_dry_run_are_kept_and_not_played_again() {
    let dir = TempDir::new().unwrap();
    let args = |runs: &'static str| {
        [
            "dry-run",
            "first-steps",
            "--players",
            "idle,standing",
            "--runs",
            runs,
            "--keep",
            "days",
            "--json",
        ]
    };
    let run = |runs: &'static str| text(&tamrin(dir.path(), &args(runs)).stdout);
    let first = run("3");
    let files = || -> BTreeMap<_, _> {
        let all = std::fs::read_dir(dir.path().join("days")).unwrap();
        let of =
            |p: std::path::PathBuf| (p.clone(), std::fs::metadata(p).unwrap().modified().unwrap());
        all.map(|e| of(e.unwrap().path())).collect()
    };
    let kept = files();
    assert_eq!(kept.len(), 6);
    assert!(
        run("3") == first,
        "days that were kept are other than those that were played"
    );
    assert_eq!(files(), kept);
    // What stands in a file counts: it is not played again to see.
    let one = kept.keys().next().unwrap();
    let day = std::fs::read_to_string(one).unwrap();
    std::fs::write(
        one,
        day.replace("stopped:None", "stopped:Some(\"09:10:00\")"),
    )
    .unwrap();
    assert!(run("3").contains("DoesNotRest"));
    // What cannot be read is played again and takes the place of what stands there.
    std::fs::write(one, &day[..day.len() / 2]).unwrap();
    assert!(run("3") == first);
    assert_eq!(std::fs::read_to_string(one).unwrap(), day);
    run("5");
    assert_eq!(files().len(), 10);
    // Two at once keep their days in one folder.
    both_at_once(dir.path(), &args("8"), &[0, 1]);
    assert_eq!(files().len(), 16);
    let (said, fine) = (
        fails(
            dir.path(),
            &["dry-run", "first-steps", "--players", "nobody"],
        ),
        "idle",
    );
    assert!(said.contains("nobody") && said.contains(fine), "{said}");
}

#[test]
fn help_of_commands_below_a_command_is_in_both_languages() {
    let dir = TempDir::new().unwrap();
    for (lang, words) in [("ar", "خيارات"), ("en", "Options")] {
        for args in [
            &["batch", "report", "--help"][..],
            &["batch", "day", "--help"],
            &["batch", "submit", "--help"],
            &["optimise", "--help"],
            &["dry-run", "--help"],
        ] {
            let said = ok(dir.path(), &[args, &["--lang", lang]].concat());
            assert!(said.contains(words) && !said.contains("help-"), "{said}");
            assert!(
                said.contains(&format!("tamrin {}", args[..args.len() - 1].join(" "))),
                "{said}"
            );
        }
    }
}

/// What may be chosen at the one gate of `first-steps`, by whom it is held, and when its units move.
const SEARCH: &str = r#"(
    scenario: "first-steps", player: "standing",
    choices: [
        (id: "gate", options: [
            (id: "look"),
            (id: "open", name: (ar: "فتح البوابة", en: "Open gate"), change: (checkpoints: [(id: "east-gate", posture: Open)])),
            (id: "search", name: (ar: "تفتيش كامل", en: "Search all"), cost: 2, change: (checkpoints: [(id: "east-gate", posture: Search)])),
        ]),
        (id: "rapid", options: [
            (id: "lamludah"),
            (id: "abraq", name: (ar: "الاستجابة في الأبرق", en: "Rapid response at Al Abraq"), cost: 1, change: (units: [(id: "rapid-1", base: "abraq")])),
            (id: "qubbah", name: (ar: "الاستجابة في القبة", en: "Rapid response at Al Qubbah"), change: (units: [(id: "rapid-1", base: "qubbah")])),
        ]),
    ],
    budget: (runs: 450, cost: 2),
    aims: [(measure: VoterDelay, within: 0.05), (measure: FirstResponse, within: 20), (measure: Found, within: 0.5)],
)"#;

/// The mean of each aim of every plan of a search, over sixty days of its own.
fn by_hand(search: &Search) -> Vec<(Picks, Vec<f64>)> {
    let s = scenario("first-steps");
    let means = |picks: Picks| {
        let seeds = Seeds { from: 1, count: 1 };
        let text = search.design(&[("p".to_owned(), picks.clone())], seeds);
        let d = Design::read("d.ron", &text).unwrap();
        let texts = d.plans[0].of(&s.texts, (&d.name, &d.text)).unwrap();
        let planned = Arc::new(scenario::from_texts(texts).scenario.unwrap());
        let days: Vec<Day> = (5001..=5060)
            .map(|seed| Day::of(&planned, &Player::BuiltIn(BuiltIn::Standing), seed, false))
            .collect();
        let mean = |aim: &Aim| {
            let values: Vec<f64> = days.iter().filter_map(|d| d.measure(aim.measure)).collect();
            values.iter().sum::<f64>() / values.len() as f64
        };
        (picks, search.aims.iter().map(mean).collect())
    };
    search.all(100).unwrap().into_iter().map(means).collect()
}

/// Every plan of a small problem is tried by hand, over many more days; what is found is among those that none of them beats.
#[test]
fn what_is_found_is_what_trying_every_plan_finds() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("s.ron"), SEARCH).unwrap();
    let found = ok(
        dir.path(),
        &["optimise", "s.ron", "--json", "-o", "found.ron"],
    );
    let json: Value = serde_json::from_str(&found).unwrap();
    assert_eq!(
        (&json["whole"], &json["plans_played"]),
        (&true.into(), &8.into())
    );
    let days = |key: &str| json[key].as_u64().unwrap();
    assert!(days("days") + days("fresh_days") <= 450, "{json:#}");
    let search = Search::read("s.ron", SEARCH).unwrap();
    let all = by_hand(&search);
    let gains = |this: &[f64], other: &[f64]| -> Vec<f64> {
        let each = search.aims.iter().zip(this.iter().zip(other));
        each.map(|(aim, (a, b))| aim.gain(*a, *b)).collect()
    };
    let winners = json["winners"].as_array().unwrap();
    assert!(!winners.is_empty(), "{json:#}");
    for w in winners {
        let option = |c: &Choice| {
            c.options
                .iter()
                .position(|o| w["picks"][&c.id] == o.id.as_str())
        };
        let picks = Picks(search.choices.iter().map(|c| option(c).unwrap()).collect());
        let own = &all.iter().find(|(p, _)| *p == picks).unwrap().1;
        for (other, means) in &all {
            let gains = gains(means, own);
            let matters = gains
                .iter()
                .zip(&search.aims)
                .any(|(g, aim)| *g > 2.0 * aim.within.max(0.1));
            let beaten = matters && gains.iter().all(|g| *g >= 0.0);
            assert!(!beaten, "{other:?} beats {picks:?}: {gains:?}");
        }
    }
    // A response that stands near is better than what is written.
    let shown = |w: &Value, aim: &str| {
        let all = w["differences"].as_array().unwrap();
        all.iter().find(|d| d["aim"] == aim).unwrap()["shown"].clone()
    };
    let best = winners.iter().find(|w| w["picks"]["rapid"] == "abraq");
    let best = best.unwrap_or_else(|| panic!("{json:#}"));
    assert_eq!(shown(best, "FirstResponse"), "Better");
    assert_eq!(best["unbeaten"], "proven");
    // The design that was written is played and compared as any other, and shows the same on the same days.
    ok(dir.path(), &["batch", "found.ron", "-o", "results"]);
    let report = ok(dir.path(), &["batch", "report", "results", "--json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    let plans = report["groups"][0]["plans"].as_array().unwrap();
    let plan = plans.iter().find(|p| p["plan"] == best["plan"]).unwrap();
    let of = |all: &Value, key: &str| {
        let all = all["differences"].as_array().unwrap();
        all.iter().find(|d| d[key] == "FirstResponse").unwrap()["difference"]
            .as_f64()
            .unwrap()
    };
    let (here, there) = (of(best, "aim"), of(plan, "aspect"));
    assert!((here - there).abs() < 1e-9, "{here} {there}");
}

#[test]
fn what_a_search_cannot_mean_is_said_at_its_line_and_what_it_finds_in_both_languages() {
    let dir = TempDir::new().unwrap();
    let said = |from: &str, to: &str| {
        assert!(SEARCH.contains(from), "{from}");
        let e = Search::read("s.ron", &SEARCH.replace(from, to)).unwrap_err();
        (e.line, e.message.key)
    };
    assert_eq!(
        said("measure: Found", "measure: VoterDelay"),
        (16, "batch-design-twice")
    );
    assert_eq!(
        said("within: 20", "within: -1"),
        (16, "batch-search-within")
    );
    assert_eq!(said("runs: 450", "runs: 5"), (15, "batch-search-runs"));
    assert_eq!(
        said("(id: \"look\")", "(id: \"look\", cost: 3)"),
        (15, "batch-search-cost")
    );
    assert_eq!(
        said("id: \"open\"", "id: \"look\""),
        (6, "batch-design-twice")
    );
    assert_eq!(
        said("(id: \"rapid\"", "(id: \"gate\""),
        (9, "batch-design-twice")
    );
    // An alternative that cannot be is said before a day is played.
    let run = |search: &str, lang: &str| {
        std::fs::write(dir.path().join("s.ron"), search).unwrap();
        tamrin(dir.path(), &["optimise", "s.ron", "--lang", lang])
    };
    let out = run(
        &SEARCH.replace("base: \"qubbah\"", "base: \"nowhere\""),
        "en",
    );
    assert_eq!(out.status.code(), Some(2));
    assert!(
        text(&out.stderr).contains("nowhere"),
        "{}",
        text(&out.stderr)
    );
    let small = SEARCH.replace("runs: 450", "runs: 150");
    for (lang, plan) in [
        ("ar", "الاستجابة في الأبرق"),
        ("en", "Rapid response at Al Abraq"),
    ] {
        let out = run(&small, lang);
        let said = text(&out.stdout);
        assert!(said.contains(plan) && !said.contains("batch-"), "{said}");
    }
}

#[test]
fn each_alternative_of_the_shipped_search_makes_a_scenario() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/libya-2024/search.ron");
    let search = Search::read("search.ron", &std::fs::read_to_string(path).unwrap()).unwrap();
    let s = scenario(&search.scenario);
    let all = search.alone(&s.texts).unwrap();
    assert!(all.len() > 25, "{}", all.len());
    for (called, texts) in all {
        assert_eq!(scenario::from_texts(texts).errors(), 0, "{called}");
    }
}
