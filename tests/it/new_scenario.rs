//! `tamrin new`: what it makes is whole, says nothing wrong of itself, plays to a report, and nothing half-made is left behind.

use std::path::Path;

use tempfile::TempDir;

use crate::support::program::{fails, ok, tamrin, text};

/// What lies in a folder.
fn inside(dir: &Path) -> Vec<String> {
    let mut all: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    all.sort();
    all
}

fn read(dir: &Path, name: &str) -> String {
    std::fs::read_to_string(dir.join(name)).unwrap()
}

#[test]
fn each_form_is_clean_and_plays_to_a_report() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    for form in ["talk", "afternoon", "day"] {
        for lang in ["ar", "en"] {
            let name = format!("{form}-{lang}");
            ok(d, &["new", &name, "--form", form, "--lang", lang]);
            let said = ok(d, &["check", &name]);
            assert!(said.contains("0 errors, 0 warnings"), "{said}");
            ok(d, &["fmt", "--check", &name]);
            let comments: String = read(d, &format!("{name}/scenario.ron"))
                .lines()
                .filter_map(|l| l.trim_start().strip_prefix("// ").map(str::to_owned))
                .collect();
            let arabic = comments
                .chars()
                .filter(|c| ('\u{621}'..='\u{64a}').contains(c))
                .count();
            let share = arabic * 10 / comments.chars().count();
            assert!(
                if lang == "ar" { share > 5 } else { share == 0 },
                "{comments}"
            );
        }
        let name = format!("{form}-en");
        let file = format!("{name}.tamrin");
        ok(d, &["run", &name, "--headless", "-o", &file]);
        let report = format!("{name}.html");
        ok(d, &["report", &file, "-o", &report]);
        let words = read(d, &report);
        assert!(words.contains("Respond to incidents at centres"), "{form}");
        assert!(
            form == "talk" || words.contains("A unit that can calm a crowd"),
            "{form}"
        );
    }
    assert!(
        inside(d).iter().all(|n| !n.starts_with('.')),
        "{:?}",
        inside(d)
    );
}

#[test]
fn a_scenario_is_copied_under_another_name_with_what_its_messages_bring() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    ok(d, &["new", "mine", "--like", "libya-2024"]);
    assert!(ok(d, &["check", "mine"]).contains("0 errors, 0 warnings"));
    assert!(read(d, "mine/scenario.ron").contains("id: \"mine\""));
    assert_eq!(inside(&d.join("mine/handouts")).len(), 4);
    // One's own as well, with attachments that are no text.
    std::fs::write(
        d.join("mine/handouts/halt-order.en.txt"),
        [0xff, 0x00, 0xfe],
    )
    .unwrap();
    ok(d, &["new", "mine-too", "--like", "mine"]);
    let copy = std::fs::read(d.join("mine-too/handouts/halt-order.en.txt")).unwrap();
    assert_eq!(copy, [0xff, 0x00, 0xfe]);
    assert!(read(d, "mine-too/scenario.ron").contains("id: \"mine-too\""));
}

const PLACES: &str = "id,name_en,name_ar,lat,lon\nalpha,Alpha town,مدينة ألف,32.1,21.5\nbeta,Beta village,قرية باء,32.2,21.6\ngamma,Gamma,جيم,32.0,21.7\n";

#[test]
fn a_map_is_made_of_a_list_of_places_or_taken_as_it_is() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    std::fs::write(d.join("places.csv"), PLACES).unwrap();
    ok(d, &["new", "listed", "--places", "places.csv"]);
    assert!(ok(d, &["check", "listed"]).contains("0 errors, 0 warnings"));
    assert_eq!(inside(&d.join("listed")), ["map.ron", "scenario.ron"]);
    let text = read(d, "listed/scenario.ron");
    assert!(text.contains("base: \"alpha\"") && text.contains("en: \"Alpha town polling centre\""));
    ok(d, &["run", "listed", "--headless", "-o", "listed.tamrin"]);
    // The same map again, and one that has municipalities and directorates of its own.
    ok(
        d,
        &["new", "mapped", "--map", "listed/map.ron", "--form", "day"],
    );
    assert!(ok(d, &["check", "mapped"]).contains("0 errors, 0 warnings"));
    // Names in one language are said in a line, and keep a new one from nothing.
    let arabic: String = PLACES
        .lines()
        .enumerate()
        .map(|(n, line)| match n {
            0 => "name_ar,lat,lon\n".to_owned(),
            _ => {
                let at: Vec<&str> = line.split(',').collect();
                format!("مكان {n},{},{}\n", at[3], at[4])
            }
        })
        .collect();
    std::fs::write(d.join("arabic.csv"), arabic).unwrap();
    ok(d, &["new", "arabic", "--places", "arabic.csv"]);
    assert!(ok(d, &["check", "arabic"]).contains("0 errors, 0 warnings"));
    assert!(read(d, "arabic/map.ron").contains("// allow: text-missing-language"));
    // A map that asks for cordons would be warned about until checkpoints close them.
    let libya = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/libya-2024/map.ron");
    let libya = std::fs::read_to_string(libya).unwrap();
    std::fs::write(d.join("libya.ron"), libya.replace("cordon: true, ", "")).unwrap();
    ok(d, &["new", "real", "--map", "libya.ron", "--form", "talk"]);
    assert!(ok(d, &["check", "real"]).contains("0 errors, 0 warnings"));
}

#[test]
fn folders_on_the_way_are_made() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    ok(d, &["new", "all/of/mine", "--like", "first-steps"]);
    assert!(ok(d, &["check", "all"]).contains("0 errors, 0 warnings"));
    assert_eq!(inside(&d.join("all/of")), ["mine"]);
}

#[test]
fn what_cannot_be_made_is_said_and_leaves_nothing() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    let before = || inside(d);
    ok(d, &["new", "there"]);
    let kept = read(d, "there/scenario.ron");
    std::fs::write(d.join("bad.csv"), "id,lat\nx,1\n").unwrap();
    std::fs::write(d.join("empty.ron"), "(places: [])").unwrap();
    let all = before();
    for (args, wanted) in [
        (&["new", "there"][..], "exists already"),
        (&["new", "Not a name"], "lower-case Latin letters"),
        (&["new", "x", "--like", "nowhere"], "there is no scenario"),
        (
            &["new", "x", "--places", "bad.csv"],
            "correct the list of places",
        ),
        (&["new", "x", "--map", "empty.ron"], "no place with a road"),
        // A file is no folder.
        (&["new", "bad.csv/x"], "cannot be written"),
        (
            &["new", "x", "--like", "first-steps", "--form", "day"],
            "cannot be used with",
        ),
    ] {
        let said = fails(d, args);
        assert!(said.contains(wanted), "{args:?}: {said}");
        assert_eq!(inside(d), all, "{args:?}");
    }
    assert_eq!(read(d, "there/scenario.ron"), kept);
    let out = tamrin(d, &["new", "there", "--lang", "ar"]);
    assert!(text(&out.stderr).contains("موجود؛ اختر اسماً آخر"));
}
