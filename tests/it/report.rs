//! The after-action report: golden texts in both languages, links that lead somewhere, nothing from outside.

use std::collections::BTreeSet;

use expect_test::expect_file;
use tempfile::TempDir;

use crate::support::program::ok;
use crate::support::reports::{page, played, words, words_of};

/// The sections of a report, in their order; the first is what stands before them.
const SECTIONS: [&str; 15] = [
    "head",
    "overview",
    "summary",
    "objectives",
    "strengths",
    "improvement",
    "plan",
    "incidents",
    "charts",
    "maps",
    "measures",
    "observations",
    "script",
    "participants",
    "timeline",
];

/// The words of each section of a page. Definitions of measures are left out: they stand in the locale files.
fn sections(page: &str) -> Vec<String> {
    let body = page.split_once("<body>").unwrap().1;
    let section = |part: &str| {
        let details =
            part.split("<details>")
                .enumerate()
                .map(|(n, d)| match d.split_once("<li>") {
                    Some((_, rest)) if n > 0 => rest.split_once("</li>").unwrap().1,
                    _ => d,
                });
        words_of(&details.collect::<String>())
    };
    body.split("<h2>").map(section).collect()
}

/// The first lines of a list of facts, and how many there are: their words are held elsewhere.
fn beginning(timeline: &str) -> String {
    const SHOWN: usize = 12;
    let all: Vec<&str> = timeline.lines().collect();
    let shown = all[..all.len().min(SHOWN)].join("\n");
    format!("{shown}\n… {} lines\n", all.len())
}

/// A file for each section, so that a change shows where it is: two exercises, each in both languages.
#[test]
fn the_sections_of_the_reports_of_small_exercises_say_what_they_always_said() {
    let mut all = vec![String::new(); SECTIONS.len()];
    for scenario in ["first-steps", "checkpoint-relay"] {
        let dir = TempDir::new().unwrap();
        played(dir.path(), scenario);
        // The seal of a record is its own.
        let seal = tamrin::session::store::read(&dir.path().join("x.tamrin"))
            .unwrap()
            .seal
            .unwrap()
            .to_string();
        for lang in ["en", "ar"] {
            let found = sections(&page(dir.path(), lang));
            assert_eq!(found.len(), SECTIONS.len(), "{scenario}, {lang}");
            for ((to, name), text) in all.iter_mut().zip(SECTIONS).zip(found) {
                let text = text.replace(&seal, "SEAL");
                let text = if name == "timeline" {
                    beginning(&text)
                } else {
                    text
                };
                to.push_str(&format!("--- {scenario}, {lang}\n{text}\n"));
            }
        }
    }
    for (name, text) in SECTIONS.iter().zip(all) {
        let root = env!("CARGO_MANIFEST_DIR");
        let file = format!("{root}/tests/expected/report/{name}.txt");
        expect_file![file].assert_eq(&text);
    }
}

#[test]
fn every_number_of_a_fact_leads_to_the_fact_and_every_picture_says_what_it_shows() {
    let dir = TempDir::new().unwrap();
    played(dir.path(), "first-steps");
    for lang in ["ar", "en"] {
        let page = page(dir.path(), lang);
        let ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .map(|s| s.split('"').next().unwrap())
            .collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "every id stands once");
        for link in page
            .split("href=\"#")
            .skip(1)
            .map(|s| s.split('"').next().unwrap())
        {
            assert!(unique.contains(link), "#{link} leads nowhere");
        }
        assert!(page.matches("role=\"img\"").count() >= 8);
        assert_eq!(
            page.matches("<svg ").count(),
            page.matches("role=\"img\"").count()
        );
        let title = |svg: &str| {
            svg.split_once("<title>")
                .map_or("", |t| t.1.split('<').next().unwrap())
                .len()
        };
        assert!(
            page.split("<svg ").skip(1).all(|svg| title(svg) > 10),
            "every picture says what it shows"
        );
        for outside in ["src=", "<script", "@import", "url(http", "href=\"http"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }
}

#[test]
fn as_data_the_report_has_measures_with_their_facts_and_objectives_with_reasons() {
    let dir = TempDir::new().unwrap();
    played(dir.path(), "first-steps");
    ok(
        dir.path(),
        &["report", "x.tamrin", "--format", "json", "-o", "r.json"],
    );
    let all: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(dir.path().join("r.json")).unwrap()).unwrap();
    let measure = |kind: &str| {
        all["measures"]
            .as_array()
            .unwrap()
            .iter()
            .find(|m| m["kind"] == kind)
            .unwrap()
            .clone()
    };
    assert_eq!(
        measure("Voted")["value"].as_f64(),
        all["outcome"]["voters"]["served"].as_f64()
    );
    assert_eq!(
        (
            measure("Voted")["unit"].as_str(),
            measure("Ready")["unit"].as_str()
        ),
        (Some("number"), Some("percent"))
    );
    assert!(
        measure("FirstResponse")["definition"]["en"]
            .as_str()
            .unwrap()
            .starts_with("from the beginning of an incident to ")
    );
    assert!(
        !measure("FirstResponse")["facts"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert!(measure("LookoutTime")["value"].is_null(), "never tested");
    let moment = &all["moments"][0];
    assert!(
        moment["at"].is_string() && moment["n"].as_u64() > Some(0) && !moment["why"].is_null(),
        "{moment}"
    );
    let task = &all["objectives"][0]["tasks"][0];
    assert_eq!(
        (
            task["task"].as_str(),
            task["scripted"].as_u64(),
            task["tested"].as_u64()
        ),
        (Some("first-response"), Some(2), Some(2))
    );
    assert_eq!(
        task["reasons"].as_array().unwrap().len(),
        1,
        "its expected actions"
    );
}

#[test]
fn a_target_that_is_no_target_is_a_mistake_with_its_place() {
    let dir = TempDir::new().unwrap();
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/scenarios/first-steps/scenario.ron"
    ))
    .unwrap();
    std::fs::write(
        dir.path().join("scenario.ron"),
        text.replace("good: 180, poor: 600", "good: 600, poor: 180"),
    )
    .unwrap();
    let out = crate::support::program::tamrin(dir.path(), &["check", "."]);
    let said = crate::support::program::text(&out.stdout);
    assert!(
        said.contains(
            "target of the task `keep-informed`: for Confirmation, good must be below poor"
        ),
        "{said}"
    );
}

#[test]
fn several_rehearsals_stand_beside_each_other() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    ok(
        d,
        &["run", "first-steps", "--headless", "-o", "second.tamrin"],
    );
    let said = ok(d, &["trend", "x.tamrin", "second.tamrin", "-o", "t.html"]);
    assert!(
        said.starts_with("1: x.tamrin\n2: second.tamrin\n")
            && said.contains("Respond to incidents at centres: U → "),
        "{said}"
    );
    assert!(
        said.contains("First unit on the scene, median: 18 min 57 s → "),
        "{said}"
    );
    assert!(
        ok(d, &["trend", "x.tamrin", "second.tamrin", "--lang", "ar"])
            .contains("الاستجابة للحوادث عند المراكز: U ← ")
    );
    let page = std::fs::read_to_string(d.join("t.html")).unwrap();
    assert!(
        page.contains("<span class=\"rating U\">U</span>")
            && page.contains("aria-label=\"Voted: 25, ")
    );
    let all: serde_json::Value =
        serde_json::from_str(&ok(d, &["trend", "x.tamrin", "second.tamrin", "--json"])).unwrap();
    assert_eq!(
        (
            all[0]["objectives"]["respond"].as_str(),
            all[1]["exercise"].as_str()
        ),
        (Some("U"), Some("second.tamrin"))
    );
}

#[test]
fn the_evaluators_form_has_every_task_what_is_expected_and_room_to_write() {
    let dir = TempDir::new().unwrap();
    for (lang, words) in [
        ("en", "Send a fitting unit within ten minutes"),
        ("ar", "إرسال وحدة مناسبة خلال عشر دقائق"),
    ] {
        ok(
            dir.path(),
            &["form", "first-steps", "--lang", lang, "-o", "f.html"],
        );
        let page = std::fs::read_to_string(dir.path().join("f.html")).unwrap();
        assert!(
            page.contains(words) && page.contains("<td class=\"close\">09:10</td>"),
            "{page}"
        );
        assert_eq!(
            page.matches("class=\"lines\"").count(),
            3,
            "room for each task"
        );
        assert_eq!(
            page.matches("type=\"checkbox\"").count(),
            15,
            "four ratings and none for each of three tasks"
        );
    }
    let missing = crate::support::program::fails(dir.path(), &["form", "no-such"]);
    assert!(missing.starts_with("error: "), "{missing}");
}

#[test]
fn an_evaluator_decides_and_the_proposal_stays_beside_it() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let why = "The unit was sent in time and stood at the wrong gate";
    assert!(
        ok(
            d,
            &["rate", "x.tamrin", "first-response", "M", "--reason", why]
        )
        .contains("rating of first-response is kept in x.tamrin; it decides")
    );
    ok(
        d,
        &[
            "rate",
            "x.tamrin",
            "keep-informed",
            "none",
            "--reason",
            "Nobody watched",
        ],
    );
    let page = page(d, "en");
    assert!(
        page.contains(&format!("Evaluator's rating (proposed: M): {why}")),
        "{page}"
    );
    ok(
        d,
        &["report", "x.tamrin", "--format", "json", "-o", "r.json"],
    );
    let all: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(d.join("r.json")).unwrap()).unwrap();
    let objective = &all["objectives"][0];
    assert_eq!(
        (
            objective["rating"].as_str(),
            objective["tasks"][0]["proposed"].as_str()
        ),
        (Some("U"), Some("M")),
        "what was not observed does not count"
    );
    assert!(objective["tasks"][2]["rating"].is_null());
    ok(d, &["replay", "x.tamrin", "--verify"]);
    // A file that is saved from damage keeps them.
    ok(d, &["rescue", "x.tamrin", "-o", "saved.tamrin"]);
    ok(d, &["report", "saved.tamrin", "-o", "saved.html"]);
    assert!(
        std::fs::read_to_string(d.join("saved.html"))
            .unwrap()
            .contains(why)
    );
    let unknown =
        crate::support::program::fails(d, &["rate", "x.tamrin", "fly", "P", "--reason", "x"]);
    assert!(
        unknown.contains(
            "there is no critical task called `fly`; tasks are: first-response, settle, keep-informed"
        ),
        "{unknown}"
    );
}

#[test]
fn owners_and_dates_that_people_filled_in_are_merged_into_the_plan() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let plan = "[(task: \"first-response\", action: \"Station a unit at Al Abraq\", owner: \"Operations room\", start: \"2030-01-10\", end: \"2030-02-01\"),\n (issue: \"The map was not at hand\", action: \"Print it\")]";
    std::fs::write(d.join("plan.ron"), plan).unwrap();
    ok(d, &["report", "x.tamrin", "--plan", "plan.ron"]);
    let said = words(&std::fs::read_to_string(d.join("x.html")).unwrap());
    assert!(
        said.contains("Send a fitting unit within ten minutes | Station a unit at Al Abraq |  | Operations room | 2030-01-10 | 2030-02-01 |"),
        "{said}"
    );
    assert!(
        said.contains("The map was not at hand | Print it |"),
        "{said}"
    );
    // A plan to begin with, and one that goes on where the last one was.
    ok(d, &["report", "x.tamrin", "-o", "new.ron"]);
    let new = std::fs::read_to_string(d.join("new.ron")).unwrap();
    assert!(new.contains("// Send a fitting unit within ten minutes\n    (task: \"first-response\", action: \"\", owner:"), "{new}");
    std::fs::write(
        d.join("new.ron"),
        new.replacen("action: \"\"", "action: \"Say \\\"go\\\"\"", 1),
    )
    .unwrap();
    ok(
        d,
        &["report", "x.tamrin", "--plan", "new.ron", "-o", "next.ron"],
    );
    assert!(
        std::fs::read_to_string(d.join("next.ron"))
            .unwrap()
            .contains("action: \"Say \\\"go\\\"\"")
    );
    ok(
        d,
        &[
            "report",
            "x.tamrin",
            "--plan",
            "plan.ron",
            "-o",
            "again.ron",
            "--lang",
            "ar",
        ],
    );
    let again = std::fs::read_to_string(d.join("again.ron")).unwrap();
    assert!(
        again.contains("خطة التحسين")
            && again.contains("(issue: \"The map was not at hand\", action: \"Print it\""),
        "{again}"
    );
    std::fs::write(d.join("plan.ron"), plan.replace("first-response", "fly")).unwrap();
    assert!(
        crate::support::program::fails(d, &["report", "x.tamrin", "--plan", "plan.ron"])
            .contains("the exercise has no critical task `fly`")
    );
    std::fs::write(d.join("plan.ron"), plan.replace("owner:", "ownr:")).unwrap();
    assert!(
        crate::support::program::fails(d, &["report", "x.tamrin", "--plan", "plan.ron"])
            .contains("plan.ron:1:")
    );
}

/// How much lighter one colour is than another, as the guidelines for accessible pages count it; at least 4.5 for words.
fn contrast(a: &str, b: &str) -> f64 {
    let light = |colour: &str| {
        let part = |n: usize| {
            let v = f64::from(u8::from_str_radix(&colour[n..n + 2], 16).unwrap()) / 255.0;
            if v <= 0.04045 {
                v / 12.92
            } else {
                libm::pow((v + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_colour_of_words_can_be_read_on_every_ground() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    let dir = TempDir::new().unwrap();
    played(dir.path(), "first-steps");
    let page = page(dir.path(), "en");
    let style = page
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    let colours = |what: &str| -> BTreeSet<String> {
        let after = style
            .match_indices(what)
            .filter(|(n, _)| !style[..*n].ends_with('-'))
            .map(|(n, w)| &style[n + w.len()..]);
        let short = |c: &str| {
            if c.starts_with("#fff") && !c[4..].starts_with('f') {
                "#ffffff".to_owned()
            } else {
                c[..7].to_owned()
            }
        };
        after.filter(|c| c.starts_with('#')).map(short).collect()
    };
    let (words, grounds) = (colours("color: "), colours("background: "));
    assert!(
        words.len() >= 5 && grounds.len() >= 2,
        "{words:?} {grounds:?}"
    );
    for (w, g) in words
        .iter()
        .flat_map(|w| grounds.iter().map(move |g| (w, g)))
    {
        assert!(contrast(w, g) >= 4.5, "{w} on {g}: {:.1}", contrast(w, g));
    }
    // Words within charts stand on white.
    let charts: Vec<&str> = page
        .split("<svg ")
        .skip(1)
        .filter(|s| s.contains("class=\"chart\""))
        .collect();
    assert!(!charts.is_empty());
    for text in charts.iter().flat_map(|s| s.split("<text ").skip(1)) {
        let fill = text
            .split_once("fill=\"")
            .unwrap()
            .1
            .split('"')
            .next()
            .unwrap();
        assert!(contrast(fill, "#ffffff") >= 4.5, "{fill}");
    }
}

#[test]
fn the_report_says_first_what_to_talk_about_first() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    std::fs::write(d.join("o.ron"), "(staffed: [\"room\"], orders: [])").unwrap();
    ok(
        d,
        &[
            "run",
            "first-steps",
            "--headless",
            "--orders",
            "o.ron",
            "-o",
            "x.tamrin",
        ],
    );
    let said = words(&page(d, "en"));
    let (summary, rest) = said
        .split_once("Summary\n")
        .unwrap()
        .1
        .split_once("Objectives")
        .unwrap();
    assert!(
        summary.contains("Moments to discuss first:")
            && summary.contains("Expected action missed: "),
        "{summary}"
    );
    assert!(
        summary.lines().count() <= 5 + 1 + 5,
        "five numbers and five moments: {summary}"
    );
    assert!(
        rest.contains("Incidents: who knew what when\n[Who knew what when: "),
        "{rest}"
    );
    assert!(
        rest.contains("[Minutes to the first unit: at most ")
            && rest.contains("Mean wait at checkpoints, the longest first"),
        "{rest}"
    );
}

#[test]
fn what_evaluators_saw_stands_under_its_objective_and_among_all_observations() {
    use tamrin::base::time::SimTime;
    use tamrin::record::observation::{NoteKind, Observation};
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let mut exercise = tamrin::session::Exercise::resume(&d.join("x.tamrin")).unwrap();
    let note = |objective: Option<&str>, text: &str| Observation {
        kind: NoteKind::Observation,
        about: SimTime::parse("09:21").unwrap(),
        seat: Some("room".into()),
        subject: None,
        objective: objective.map(Into::into),
        text: text.to_owned(),
        analysis: Default::default(),
        by: None,
    };
    exercise
        .observe(note(Some("respond"), "Nobody asked <where> the unit was"))
        .unwrap();
    exercise
        .observe(note(None, "The map was not at hand"))
        .unwrap();
    drop(exercise);
    let said = words(&page(d, "en"));
    let (objectives, after) = said
        .split_once("Objectives and proposed ratings")
        .unwrap()
        .1
        .split_once("Strengths")
        .unwrap();
    assert!(
        objectives.contains(
            "What evaluators observed:\n09:21 |  Nobody asked &lt;where&gt; the unit was"
        ),
        "{objectives}"
    );
    assert!(
        !objectives.contains("The map was not at hand"),
        "it is about no objective"
    );
    let all = after.split_once("Observations of evaluators").unwrap().1;
    assert!(
        all.contains("09:21 | Nobody asked &lt;where&gt; the unit was | Al Qubbah sub-room · Respond to incidents at centres |"),
        "{all}"
    );
    assert!(
        all.contains("09:21 | The map was not at hand | Al Qubbah sub-room |"),
        "{all}"
    );
}
