//! Other programs: exercises as statements of xAPI and as alerts of CAP; exports of OpenAEV, exercises in CEXF and alerts as
//! scenarios.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{ORDERS, fails, ok, tamrin, text};

/// A folder with `x.tamrin`, in which people held the room alone, and wrote words of their own.
fn played() -> TempDir {
    let dir = TempDir::new().unwrap();
    let words = r#"(at: "09:14", seat: "room", order: SendMessage(to: "commission", purpose: Inform, text: "secret words")),
        (at: "09:15", seat: "room", order: Note(text: "secret words")),
        (at: "09:18", seat"#;
    let orders = ORDERS.replace(r#"(at: "09:18", seat"#, words);
    assert_ne!(orders, ORDERS);
    std::fs::write(dir.path().join("o.ron"), orders).unwrap();
    let run = ["run", "first-steps", "--orders", "o.ron", "-o", "x.tamrin"];
    ok(dir.path(), &run);
    dir
}

fn statements(dir: &Path, args: &[&str]) -> Vec<Value> {
    let all = [&["export", "x.tamrin", "--xapi"], args].concat();
    serde_json::from_str(&ok(dir, &all)).unwrap()
}

/// Whether this is a UUID of the sort that is made from a name.
fn is_uuid(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let dashes = [8, 13, 18, 23];
    let fits = |(n, c): (usize, &char)| {
        if dashes.contains(&n) {
            *c == '-'
        } else {
            c.is_ascii_digit() || ('a'..='f').contains(c)
        }
    };
    signs.len() == 36
        && signs.iter().enumerate().all(fits)
        && signs[14] == '5'
        && "89ab".contains(signs[19])
}

fn both(names: &Value) -> bool {
    let words = |lang: &str| names[lang].as_str().is_some_and(|w| !w.is_empty());
    words("ar") && words("en") && names["ar"] != names["en"]
}

/// An activity has an identifier that is an address, a sort, and a name in both languages.
fn is_activity(a: &Value) -> bool {
    let address = |v: &Value| v.as_str().is_some_and(|v| v.starts_with("http"));
    a["objectType"] == "Activity"
        && address(&a["id"])
        && address(&a["definition"]["type"])
        && both(&a["definition"]["name"])
}

#[test]
fn statements_have_the_form_that_a_store_of_training_records_asks_for() {
    let dir = played();
    let d = dir.path();
    let all = statements(d, &[]);
    let mut seen = BTreeSet::new();
    for s in &all {
        let id = s["id"].as_str().unwrap();
        assert!(is_uuid(id) && seen.insert(id), "{s}");
        assert_eq!(s["version"], "1.0.3");
        assert!(
            s["verb"]["id"].as_str().unwrap().starts_with("http") && both(&s["verb"]["display"])
        );
        assert!(is_activity(&s["object"]), "{s}");
        let stamp = s["timestamp"].as_str().unwrap();
        assert!(
            stamp.starts_with("2024-11-16T") && stamp.ends_with("+02:00"),
            "{stamp}"
        );
        assert_eq!(s["actor"]["objectType"], "Group");
        assert_eq!(
            s["actor"]["account"]["homePage"],
            "https://tamrin.invalid/seat"
        );
        let context = &s["context"];
        assert!(is_uuid(context["registration"].as_str().unwrap()));
        assert_eq!(context["registration"], all[0]["context"]["registration"]);
        assert!(context["platform"].as_str().unwrap().starts_with("Tamrin"));
        for list in context["contextActivities"].as_object().unwrap().values() {
            assert!(list.as_array().unwrap().iter().all(is_activity), "{list}");
        }
        let mark = &context["extensions"]["https://tamrin.invalid/xapi/extension/exercise"];
        assert_eq!(mark["en"], "EXERCISE — not real");
    }
}

#[test]
fn statements_say_what_people_did_and_nothing_else() {
    let dir = played();
    let d = dir.path();
    let all = statements(d, &[]);
    let of = |verb: &str| {
        let end = format!("/{verb}");
        let is = move |s: &&Value| s["verb"]["id"].as_str().unwrap().ends_with(&end);
        all.iter().filter(is).collect::<Vec<_>>()
    };
    // The commission was held by nobody, so what standing orders did for it is nobody's.
    assert!(all.iter().all(|s| s["actor"]["account"]["name"] == "room"));
    assert_eq!(of("attended").len(), 1);
    let confirmed = of("acknowledged");
    assert!(
        confirmed[0]["object"]["id"]
            .as_str()
            .unwrap()
            .ends_with("/inject/m1")
    );
    assert!(
        confirmed[0]["result"]["duration"]
            .as_str()
            .unwrap()
            .starts_with("PT")
    );
    assert_eq!(of("reported").len(), 2);
    // Three orders of the room, one of which it has no power for; what exercise control did is not there.
    let success: Vec<&Value> = of("ordered")
        .iter()
        .map(|s| &s["result"]["success"])
        .collect();
    assert_eq!(success, [false, true, true]);
    let refusal = "https://tamrin.invalid/xapi/extension/refusal";
    assert!(!of("ordered")[0]["context"]["extensions"][refusal].is_null());
    let (met, missed) = (of("completed"), of("failed"));
    assert!(!met.is_empty() && met.iter().all(|s| s["result"]["success"] == true));
    assert!(missed.iter().all(|s| s["result"]["success"] == false));
    let task = |s: &&Value| is_activity(&s["context"]["contextActivities"]["other"][0]);
    assert!(met.iter().all(task));
    // What people typed may name others.
    assert!(!serde_json::to_string(&all).unwrap().contains("secret"));
    // Nobody held any seat: nobody did anything.
    ok(d, &["run", "first-steps", "-o", "y.tamrin"]);
    let none: Vec<Value> = serde_json::from_str(&ok(d, &["export", "y.tamrin", "--xapi"])).unwrap();
    assert!(none.is_empty());
}

#[test]
fn the_same_exercise_makes_the_same_bytes_and_its_time_zone_is_said() {
    let dir = played();
    let d = dir.path();
    let file = |name: &str| std::fs::read(d.join(name)).unwrap();
    for name in ["a.json", "b.json"] {
        ok(d, &["export", "x.tamrin", "--xapi", "-o", name]);
    }
    assert_eq!(file("a.json"), file("b.json"));
    assert!(
        serde_json::from_slice::<Value>(&file("a.json"))
            .unwrap()
            .is_array()
    );
    // Another program reads it, so it bears no mark of ours and is not written over.
    fails(d, &["export", "x.tamrin", "--xapi", "-o", "a.json"]);
    let there = statements(d, &["--offset", "-03:30"]);
    assert!(there[0]["timestamp"].as_str().unwrap().ends_with("-03:30"));
    let zero = statements(d, &["--offset", "Z"]);
    assert!(zero[0]["timestamp"].as_str().unwrap().ends_with('Z'));
    assert!(fails(d, &["export", "x.tamrin", "--xapi", "--offset", "+25:00"]).contains("+14:00"));
}

/// The names of the elements of an alert in their order, as the standard has it.
const IN_ALERT: [&str; 12] = [
    "identifier",
    "sender",
    "sent",
    "status",
    "msgType",
    "source",
    "scope",
    "restriction",
    "addresses",
    "note",
    "info",
    "info",
];

#[test]
fn messages_that_were_released_are_alerts_of_an_exercise() {
    let dir = played();
    let d = dir.path();
    let said = ok(d, &["export", "x.tamrin", "--cap", "-o", "alerts"]);
    let mut files: Vec<_> = std::fs::read_dir(d.join("alerts"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    assert!(said.starts_with(&files.len().to_string()), "{said}");
    let kind = ["log", "x.tamrin", "--kind", "InjectReleased", "--json"];
    let released = ok(d, &kind).lines().count();
    assert!(!files.is_empty() && files.len() <= released);
    let mut ids = BTreeSet::new();
    for file in &files {
        let xml = std::fs::read_to_string(file).unwrap();
        let doc = roxmltree::Document::parse(&xml).unwrap();
        let alert = doc.root_element();
        assert_eq!(
            alert.tag_name().namespace(),
            Some("urn:oasis:names:tc:emergency:cap:1.2")
        );
        let parts: Vec<_> = alert
            .children()
            .filter(roxmltree::Node::is_element)
            .collect();
        let names: Vec<&str> = parts.iter().map(|n| n.tag_name().name()).collect();
        assert_eq!(names, IN_ALERT);
        let word = |name: &str| {
            let found = parts
                .iter()
                .find(|n| n.has_tag_name(("urn:oasis:names:tc:emergency:cap:1.2", name)));
            found.unwrap().text().unwrap()
        };
        assert_eq!((word("status"), word("scope")), ("Exercise", "Restricted"));
        assert!(word("sent").starts_with("2024-11-16T") && word("sent").ends_with("+02:00"));
        assert!(
            ids.insert(word("identifier").to_owned())
                && !word("identifier").contains([' ', ',', '<', '&'])
        );
        for (info, (lang, mark)) in parts[10..]
            .iter()
            .zip([("ar", "تمرين"), ("en", "EXERCISE")])
        {
            let of = |name: &str| {
                info.children()
                    .find(|n| n.tag_name().name() == name)
                    .and_then(|n| n.text())
            };
            assert_eq!(of("language"), Some(lang));
            assert!(of("headline").unwrap().starts_with(mark) && of("description").is_some());
            for required in ["category", "event", "urgency", "severity", "certainty"] {
                assert!(of(required).is_some(), "{required}");
            }
        }
    }
    // Written again over what it wrote, and not over what somebody changed.
    ok(d, &["export", "x.tamrin", "--cap", "-o", "alerts"]);
    std::fs::write(&files[0], "mine").unwrap();
    fails(d, &["export", "x.tamrin", "--cap", "-o", "alerts"]);
    assert!(fails(d, &["export", "x.tamrin", "--cap", "-o", "o.ron"]).contains("folder"));
}

#[test]
fn an_alert_has_the_outline_of_the_municipality_that_it_is_about() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    ok(
        d,
        &[
            "run",
            "afternoon-2024",
            "--until",
            "17:00",
            "-o",
            "x.tamrin",
        ],
    );
    ok(d, &["export", "x.tamrin", "--cap", "-o", "alerts"]);
    let mut rings = 0;
    for e in std::fs::read_dir(d.join("alerts")).unwrap() {
        let xml = std::fs::read_to_string(e.unwrap().path()).unwrap();
        let doc = roxmltree::Document::parse(&xml).unwrap();
        for ring in doc
            .descendants()
            .filter(|n| n.tag_name().name() == "polygon")
        {
            let points: Vec<&str> = ring.text().unwrap().split(' ').collect();
            assert!(points.len() >= 4 && points.first() == points.last());
            let (lat, lon) = points[0].split_once(',').unwrap();
            assert!(
                (19.0..34.0).contains(&lat.parse::<f64>().unwrap())
                    && (9.0..26.0).contains(&lon.parse::<f64>().unwrap())
            );
            rings += 1;
        }
    }
    assert!(rings > 0);
}

/// An export of OpenAEV with all that it can be made of here.
const OPENAEV: &str = r#"{
    "export_version": 1,
    "scenario_information": { "scenario_id": "s", "scenario_name": "Storm & flood", "scenario_description": "<p>Water comes.</p>" },
    "scenario_teams": [
        { "team_id": "t1", "team_name": "Sub room" },
        { "team_id": "t2", "team_name": "Press desk" },
        { "team_id": "t3", "team_name": "مفوضية الانتخابات" }
    ],
    "scenario_users": [{ "user_id": "u", "user_email": "someone@example.invalid" }],
    "scenario_injects": [
        { "inject_id": "b", "inject_title": "Second", "inject_enabled": true, "inject_depends_duration": 8100, "inject_all_teams": true,
          "inject_teams": [], "inject_depends_on": [{ "dependency_relationship": { "inject_parent_id": "a", "inject_children_id": "b" } }],
          "inject_content": { "subject": "Road under water", "body": "<p>Dear ${user.firstname},</p><p>the road \"north\" is closed.</p>",
            "expectations": [{ "expectation_name": "Close the road" }] } },
        { "inject_id": "a", "inject_title": "First", "inject_depends_duration": 600, "inject_all_teams": false, "inject_teams": ["t3"],
          "inject_content": { "message": "ارتفع الماء" }, "inject_description": "not this" },
        { "inject_id": "c", "inject_title": "Told", "inject_depends_duration": 1200, "inject_teams": ["t1", "t2"], "inject_content": {},
          "inject_description": "Tell them that the bridge holds.", "inject_documents": [{ "document_id": "d" }] },
        { "inject_id": "d", "inject_title": "Off", "inject_enabled": false, "inject_content": { "body": "x" } },
        { "inject_id": "e", "inject_title": "Scan", "inject_content": {}, "inject_description": "x",
          "inject_injector_contract": { "injector_contract_payload": { "payload_id": "p" } } },
        { "inject_id": "f", "inject_title": "Nothing", "inject_content": null, "inject_description": null }
    ]
}"#;

#[test]
fn an_export_of_openaev_becomes_a_scenario_and_what_is_left_is_said() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    std::fs::write(d.join("s.json"), OPENAEV).unwrap();
    let out = tamrin(d, &["convert", "openaev", "s.json", "-o", "flood"]);
    let said = text(&out.stdout);
    assert!(out.status.code() < Some(2), "{}", text(&out.stderr));
    assert!(said.contains("3 injects carried over"), "{said}");
    for left in [
        "\"Press desk\" matches no seat",
        "\"Second\": it depends on another",
        "\"Second\": its text has placeholders",
        "\"Second\": its expectations",
        "\"Told\": its documents",
        "\"Off\": it is disabled",
        "\"Scan\": it is for machines",
        "\"Nothing\": it says nothing",
        "scenario_users: left out, entries: 1",
    ] {
        assert!(said.contains(left), "{left}: {said}");
    }
    assert!(
        !said.contains("Sub room"),
        "a seat is found by its name: {said}"
    );
    // It plays, and its messages come at their times to their seats; ENDEX is after the last of them.
    assert!(text(&tamrin(d, &["check", "flood"]).stdout).contains("0 errors"));
    ok(d, &["run", "flood", "-o", "x.tamrin"]);
    let log = ok(
        d,
        &["log", "x.tamrin", "--kind", "MessageReceived", "--json"],
    );
    let facts: Vec<Value> = log
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let came = |f: &Value| {
        (
            f["at"].as_str().unwrap().to_owned(),
            f["seat"].as_str().unwrap().to_owned(),
        )
    };
    let came: Vec<_> = facts.iter().map(came).collect();
    let expected = [
        ("15:10:00", "commission"),
        ("15:20:00", "room"),
        ("17:15:00", "commission"),
        ("17:15:00", "room"),
    ];
    let expected: Vec<_> = expected.map(|(t, s)| (t.to_owned(), s.to_owned())).into();
    let mut sorted = came.clone();
    sorted.sort();
    assert_eq!(sorted, expected);
    let scenario = std::fs::read_to_string(d.join("flood/scenario.ron")).unwrap();
    for words in [
        "Storm & flood",
        "Road under water\\nDear ",
        "the road \\\"north\\\" is closed.",
        "ar: \"ارتفع الماء\"",
        "Close the road",
    ] {
        assert!(scenario.contains(words), "{words}: {scenario}");
    }
    assert!(
        !scenario.contains("someone@"),
        "people are not carried over"
    );
    // The sample script of a new scenario is not in it, and a folder that is there is left alone.
    assert!(!scenario.contains("queue_disorder"));
    assert!(fails(d, &["convert", "openaev", "s.json", "-o", "flood"]).contains("exists already"));
}

#[test]
fn an_archive_holds_the_same_export_and_what_is_none_is_said() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    let mut zip = zip::ZipWriter::new(std::fs::File::create(d.join("s.zip")).unwrap());
    zip.start_file("storm.json", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(OPENAEV.as_bytes()).unwrap();
    zip.finish().unwrap();
    std::fs::write(d.join("s.json"), OPENAEV).unwrap();
    for (file, folder) in [("s.zip", "zip/flood"), ("s.json", "json/flood")] {
        std::fs::create_dir(d.join(folder).parent().unwrap()).unwrap();
        tamrin(
            d,
            &["convert", "openaev", file, "-o", folder, "--lang", "ar"],
        );
    }
    let read = |folder: &str| std::fs::read(d.join(folder).join("scenario.ron")).unwrap();
    assert_eq!(read("zip/flood"), read("json/flood"));
    let wrong = [
        ("{", "no JSON (line 1"),
        (
            "{}",
            "neither scenario_information nor exercise_information",
        ),
        (
            r#"{"scenario_information": {}, "scenario_injects": 7}"#,
            "no inject",
        ),
        ("PK\u{3}\u{4}", "archive holds no JSON"),
    ];
    for (words, said) in wrong {
        std::fs::write(d.join("w.json"), words).unwrap();
        let complaint = fails(d, &["convert", "openaev", "w.json", "-o", "none"]);
        assert!(
            complaint.contains("w.json: ") && complaint.contains(said),
            "{complaint}"
        );
        assert!(!d.join("none").exists());
    }
}

/// An exercise in CEXF, in the form of the samples of that project.
const CEXF: &str = r#"{
    "exercise": { "name": "Storm", "description": "Water rises", "uuid": "u", "total_duration": "7200", "version": "1",
                  "namespace": "flood", "meta": { "author": "A" }, "tags": [], "valid_until": null },
    "inject_flow": [
        { "inject_uuid": "a", "description": "First", "requirements": {}, "reporting_callback": [],
          "sequence": { "trigger": ["startex"], "completion_trigger": ["completion"], "followed_by": ["b"] }, "timing": { "triggered_at": null } },
        { "inject_uuid": "b", "description": "Said of the second", "requirements": { "inject_uuid": "a", "resolution_requirement": "x" },
          "sequence": { "trigger": "inject-resolution" }, "timing": { "triggered_at": null } },
        { "inject_uuid": "c", "description": "", "timing": { "triggered_at": "1800" } },
        { "inject_uuid": "d", "description": "Turns", "requirements": [{ "inject_uuid": "e" }] },
        { "inject_uuid": "e", "description": "Round", "requirements": [{ "inject_uuid": "d" }] }
    ],
    "inject_payloads": [
        { "uuid": "p", "name": "mail", "type": "file", "parameters": { "content": "2KfYsdiq2YHYuSDYp9mE2YXYp9ih", "content-type": "base64", "filename": "m.eml" } },
        { "uuid": "q", "name": "port", "type": "tcp_connection", "parameters": { "port": "25" } }
    ],
    "injects": [
        { "uuid": "a", "name": "Mail comes", "action": "email_to_participants", "action_payload_resource_uuid": "p", "target_tool": "MISP",
          "inject_evaluation": [{ "result": "Tell the commission", "parameters": [], "score_range": [0, 10] }] },
        { "uuid": "b", "name": "Second", "action": "network_connection", "action_payload_resource_uuid": "q" },
        { "uuid": "c", "name": "Silent" },
        { "uuid": "d", "name": "In a circle" },
        { "uuid": "x", "name": "Nowhere", "description": "It is in no flow" }
    ],
    "more": [1, 2]
}"#;

#[test]
fn an_exercise_in_cexf_becomes_a_scenario_and_what_is_left_is_said() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    std::fs::write(d.join("s.json"), CEXF).unwrap();
    let out = tamrin(d, &["convert", "cexf", "s.json", "-o", "storm"]);
    let said = text(&out.stdout);
    assert!(out.status.code() < Some(2), "{}", text(&out.stderr));
    for words in [
        "3 injects carried over",
        "\"Second\": it comes when another inject is resolved, and here 10 minutes",
        "\"Mail comes\": the tool it is for was left out: MISP",
        "\"Mail comes\": its expectations",
        "\"Silent\": it says nothing",
        "\"Nowhere\": it does not stand in the flow",
        "payload \"port\": left out",
        "more: left out, entries: 2",
        "\"namespace\" was left out",
        "who receives the messages is not said there",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(
        !said.contains("payload \"mail\"") && !said.contains("\"tags\""),
        "{said}"
    );
    assert!(text(&tamrin(d, &["check", "storm"]).stdout).contains("0 errors"));
    let scenario = std::fs::read_to_string(d.join("storm/scenario.ron")).unwrap();
    for words in [
        "en: \"Storm\"",
        "ar: \"ارتفع الماء\"",
        "At(\"15:00:00\")",
        "At(\"15:10:00\")",
        "Tell the commission",
        "Said of the second",
    ] {
        assert!(scenario.contains(words), "{words}: {scenario}");
    }
    for (words, complaint) in [
        ("{", "no JSON (line 1"),
        ("[]", "no exercise in the Common Exercise Format"),
        (r#"{"exercise": {}, "injects": []}"#, "no inject"),
        (
            r#"{"exercise": {}, "injects": [7, {"uuid": 3}], "inject_flow": "x"}"#,
            "no inject",
        ),
    ] {
        std::fs::write(d.join("w.json"), words).unwrap();
        let told = fails(d, &["convert", "cexf", "w.json", "-o", "none"]);
        assert!(
            told.contains("w.json: ") && told.contains(complaint),
            "{told}"
        );
        assert!(!d.join("none").exists());
    }
}

#[test]
fn a_script_goes_out_in_cexf_and_comes_back() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    for file in ["a.json", "b.json"] {
        ok(
            d,
            &["msel", "export", "first-steps", "-o", file, "--lang", "en"],
        );
    }
    let read = |file: &str| std::fs::read(d.join(file)).unwrap();
    assert_eq!(read("a.json"), read("b.json"), "the same bytes each time");
    let all: Value = serde_json::from_slice(&read("a.json")).unwrap();
    let (flow, injects) = (
        all["inject_flow"].as_array().unwrap(),
        all["injects"].as_array().unwrap(),
    );
    assert_eq!((flow.len(), injects.len()), (5, 5));
    let ids: BTreeSet<&str> = injects.iter().filter_map(|i| i["uuid"].as_str()).collect();
    let payloads: BTreeSet<&str> = all["inject_payloads"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|p| p["uuid"].as_str())
        .collect();
    for step in flow {
        assert!(
            ids.contains(step["inject_uuid"].as_str().unwrap()),
            "{step}"
        );
        assert!(step["timing"].get("triggered_at").is_some());
        for next in step["sequence"]["followed_by"].as_array().unwrap() {
            assert!(ids.contains(next.as_str().unwrap()));
        }
    }
    for i in injects {
        assert!(is_uuid(i["uuid"].as_str().unwrap()) && i["name"].is_string());
        if let Some(payload) = i.get("action_payload_resource_uuid") {
            assert!(payloads.contains(payload.as_str().unwrap()));
        }
    }
    assert_eq!(all["exercise"]["total_duration"], "3600");
    assert_eq!(flow[0]["timing"]["triggered_at"], 600);
    let said = text(&tamrin(d, &["convert", "cexf", "a.json", "-o", "back"]).stdout);
    assert!(said.contains("injects carried over"), "{said}");
    let scenario = std::fs::read_to_string(d.join("back/scenario.ron")).unwrap();
    assert!(
        scenario.contains("The line is long and people are complaining."),
        "{scenario}"
    );
}

#[test]
fn alerts_become_injects_in_both_languages_and_what_is_none_is_said() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    let alert = |sent: &str, info: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n<identifier>i</identifier><sender>s</sender>\n<sent>{sent}</sent><status>Actual</status><msgType>Update</msgType><scope>Public</scope>{info}</alert>"
        )
    };
    let info = |lang: &str, words: &str| {
        format!(
            "<info><language>{lang}</language><category>Met</category><event>Flood</event><urgency>Unknown</urgency><senderName>Met office</senderName><headline>{words}!</headline><description>{words}</description><area><areaDesc>North</areaDesc><polygon>1,1 1,2 2,2 1,1</polygon></area></info>"
        )
    };
    let both =
        info("ar-LY", "ارتفع الماء") + &info("en-US", "Water &amp; wind") + &info("fr", "Eau");
    std::fs::write(d.join("1.xml"), alert("2026-03-14T09:00:00+02:00", &both)).unwrap();
    std::fs::write(
        d.join("2.xml"),
        alert("2026-03-14T09:20:05+02:00", &info("en", "More")),
    )
    .unwrap();
    let out = tamrin(d, &["convert", "cap", "2.xml", "1.xml", "-o", "storm"]);
    let said = text(&out.stdout);
    assert!(out.status.code() < Some(2), "{}", text(&out.stderr));
    for words in [
        "2 injects carried over",
        "1.xml: the words in the language \"fr\" were left out",
        "1.xml: this alert was meant in earnest",
        "1.xml: this is no first alert but \"Update\"",
        "1.xml: polygon: left out, entries: 3",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(text(&tamrin(d, &["check", "storm"]).stdout).contains("0 errors"));
    let scenario = std::fs::read_to_string(d.join("storm/scenario.ron")).unwrap();
    for words in [
        "(ar: \"ارتفع الماء\", en: \"Water & wind\")",
        "(ar: \"ارتفع الماء!\", en: \"Water & wind!\")",
        "Met office",
        "At(\"15:20:05\")",
        "North",
    ] {
        assert!(scenario.contains(words), "{words}: {scenario}");
    }
    for (words, complaint) in [
        ("<alert", "line 1: this is no XML"),
        ("\n<kml/>", "line 2: \"kml\" is no alert"),
        ("<alert/>", "line 1: \"alert\" is no alert"),
        (
            "<!DOCTYPE a [<!ENTITY b \"c\">]><alert/>",
            "line 1: this is no XML",
        ),
        (
            &alert("yesterday", ""),
            "line 4: \"yesterday\" does not say when",
        ),
        (&alert("2026-03-14T09:00:00Z", ""), "no alert says anything"),
    ] {
        std::fs::write(d.join("w.xml"), words).unwrap();
        let told = fails(d, &["convert", "cap", "w.xml", "-o", "none"]);
        assert!(told.contains(complaint), "{told}");
        assert!(!d.join("none").exists());
    }
}

#[test]
fn an_alert_of_ours_is_one_too() {
    let dir = played();
    let d = dir.path();
    ok(d, &["export", "x.tamrin", "--cap", "-o", "alerts"]);
    let mut files: Vec<String> = std::fs::read_dir(d.join("alerts"))
        .unwrap()
        .map(|f| f.unwrap().path().display().to_string())
        .collect();
    files.sort();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let args = [&["convert", "cap"][..], &files, &["-o", "again"]].concat();
    let said = text(&tamrin(d, &args).stdout);
    assert!(
        said.contains(&format!("{} injects carried over", files.len())),
        "{said}"
    );
}
