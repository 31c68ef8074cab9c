//! Exercises in the forms of other programs: statements of xAPI, alerts of CAP.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{ORDERS, fails, ok};

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
        let text = std::fs::read_to_string(file).unwrap();
        let doc = roxmltree::Document::parse(&text).unwrap();
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
        let text = std::fs::read_to_string(e.unwrap().path()).unwrap();
        let doc = roxmltree::Document::parse(&text).unwrap();
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
