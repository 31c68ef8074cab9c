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
use tamrin::batch::day::Day;
use tamrin::batch::design::Design;
use tamrin::batch::dry_run::{DryRun, Finding};
use tamrin::batch::player::{BuiltIn, Player, play};
use tamrin::batch::{hash_of, pool};
use tamrin::record::FactEntry;
use tamrin::record::measure::MeasureKind;
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
    assert!(worst[0].0 <= best[0].0 && worst.iter().all(|w| !best.contains(w)));
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
fn a_batch_that_is_killed_goes_on_and_counts_nothing_twice() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("d.ron"), DESIGN).unwrap();
    let args = [
        "batch",
        "d.ron",
        "-o",
        "results",
        "--shards",
        "24",
        "--threads",
        "1",
    ];
    let mut child = Command::new(env!("CARGO_BIN_EXE_tamrin"))
        .args(args)
        .current_dir(dir.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let results = dir.path().join("results");
    let some = || results.is_dir() && tables(&results).len() >= 6;
    while !some() && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    ok(dir.path(), &args);
    ok(
        dir.path(),
        &["batch", "d.ron", "-o", "whole", "--shards", "24"],
    );
    assert_eq!(tables(&results), tables(&dir.path().join("whole")));
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
    // What was changed by hand is not counted.
    let shard = dir.path().join("results/shard-000001-of-000002-runs.csv");
    let changed = std::fs::read_to_string(&shard)
        .unwrap()
        .replace(",true,", ",perhaps,");
    std::fs::write(&shard, changed).unwrap();
    let said = fails(dir.path(), &["batch", "report", "results"]);
    assert!(
        said.contains("shard-000001-of-000002-runs.csv, line 2"),
        "{said}"
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
