//! What messages bring along: it travels with the exercise file and with a packed scenario, and a seat reads only what came to it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tamrin::base::text::Lang;
use tamrin::report::aar::AfterAction;
use tamrin::report::html;
use tamrin::scenario::attached::Attached;
use tamrin::scenario::{self, Scenario};
use tamrin::session::recording::Recording;
use tempfile::TempDir;

use crate::small_world::{self, CENTRE, NOBODY, QUIET};
use crate::support::program::{fails, ok, tamrin, text};

const ORDER_AR: &str = "الأمر رقم 7\nيُفتح الطريق.";
const PICTURE: [u8; 5] = [0x89, b'P', b'N', 0, 255];

/// A scenario in a folder whose messages bring along words in two languages and a picture.
fn written(folder: &Path) {
    fs::create_dir_all(folder.join("مرفقات")).unwrap();
    let injects = r#"injects: [
        (id: "o", name: (ar: "أمر", en: "Order"), when: At("08:10"), effects: [
            Message(from: (ar: "الوزارة", en: "The ministry"), to: ["main"], channel: FixedLine, text: (ar: "أمر مرفق", en: "Order attached"), attachment: Some("مرفقات/order.txt")),
            Message(from: (ar: "مواطن", en: "A citizen"), to: ["r1"], channel: MobileData, text: (ar: "صورة", en: "A picture"), attachment: Some("plan of the road.png")),
        ]),
    ],"#;
    let text = small_world::written(&format!("{QUIET}{CENTRE}{NOBODY}{injects}"));
    fs::write(folder.join("scenario.ron"), text).unwrap();
    fs::write(folder.join("مرفقات/order.ar.txt"), ORDER_AR).unwrap();
    fs::write(folder.join("مرفقات/order.en.txt"), "Order 7").unwrap();
    fs::write(folder.join("plan of the road.png"), PICTURE).unwrap();
}

fn bytes(found: Option<Attached<'_>>) -> Option<Vec<u8>> {
    match found? {
        Attached::Words(_) => None,
        Attached::Bytes(found) => found.bytes(),
    }
}

fn has_all(s: &Scenario) {
    let words = |lang| s.attached_words("مرفقات/order.txt", lang);
    assert_eq!(words(Lang::Ar), Some(ORDER_AR));
    assert_eq!(words(Lang::En), Some("Order 7"));
    assert_eq!(
        bytes(s.attached("plan of the road.png", Lang::Ar)),
        Some(PICTURE.to_vec())
    );
    assert_eq!(s.attached("scenario.ron", Lang::En), None);
}

#[test]
fn what_messages_bring_along_is_in_the_exercise_file_and_replayed_without_the_folder() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("سيناريو اليوم");
    written(&folder);
    let opened = scenario::open(&folder).unwrap();
    has_all(&opened.scenario.unwrap());
    let file = dir.path().join("day.tamrin");
    let (from, to) = (folder.display().to_string(), file.display().to_string());
    ok(dir.path(), &["run", &from, "--headless", "-o", &to]);
    fs::remove_dir_all(&folder).unwrap();
    let recording = Recording::open(&file).unwrap();
    has_all(&recording.scenario);
    ok(dir.path(), &["replay", &to, "--verify"]);
    // The report tells with which inject they came and to whom, and calls none by its path.
    let report = AfterAction::of(Arc::new(Recording::open(&file).unwrap()));
    let page = html::html(&[report.doc(Lang::En)]);
    for said in [
        "08:10 · Order 7",
        "08:10 · A picture",
        "The ministry",
        "A citizen",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("order.txt") && !page.contains("plan of the road.png"));
    // A seat has what came to it and nothing else.
    let mut sim = recording.simulation();
    sim.run_until(recording.end());
    let of = |seat: &str, sim: &mut tamrin::sim::Simulation| {
        let picture = sim.picture(&seat.into()).unwrap();
        recording.scenario.known_to(&picture)
    };
    let (main, room) = (of("main", &mut sim), of("r1", &mut sim));
    assert_eq!(
        main.attached_words("مرفقات/order.txt", Lang::Ar),
        Some(ORDER_AR)
    );
    assert_eq!(main.attached("plan of the road.png", Lang::Ar), None);
    assert_eq!(room.attached("مرفقات/order.txt", Lang::Ar), None);
    assert!(room.attached("plan of the road.png", Lang::Ar).is_some());
}

#[test]
fn a_scenario_in_one_file_is_checked_and_played_as_the_folder_is() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("day");
    written(&folder);
    // What a trained team does goes along, and the archive is written again where nobody changed it.
    ok(dir.path(), &["pack", "day", "-o", "يوم التمرين.zip"]);
    fs::write(folder.join("trained.ron"), "(orders: [])").unwrap();
    ok(dir.path(), &["pack", "day", "-o", "يوم التمرين.zip"]);
    let file = fs::File::open(dir.path().join("يوم التمرين.zip")).unwrap();
    let archive = zip::ZipArchive::new(file).unwrap();
    assert!(archive.file_names().any(|n| n == "trained.ron"));
    let packed = dir.path().join("يوم التمرين.zip");
    let opened = scenario::open(&packed).unwrap();
    assert_eq!(opened.errors(), 0);
    has_all(&opened.scenario.unwrap());
    let played = |from: &str, to: &str| {
        ok(dir.path(), &["run", from, "--headless", "-o", to]);
        ok(dir.path(), &["log", to])
    };
    assert_eq!(
        played("day", "a.tamrin"),
        played("يوم التمرين.zip", "b.tamrin")
    );
    // It is found among the scenarios of a folder, as those that lie in the folder itself are, and a zip of something else is not.
    fs::create_dir(dir.path().join("scenarios")).unwrap();
    fs::copy(&packed, dir.path().join("scenarios/x.zip")).unwrap();
    fs::write(dir.path().join("scenarios/other.zip"), b"PK\x03\x04no").unwrap();
    let offers = tamrin::session::catalog::offers(dir.path());
    let paths = offers.iter().filter(|o| !o.shipped).map(|o| o.path.clone());
    assert_eq!(
        paths.collect::<Vec<_>>(),
        [folder, dir.path().join("scenarios/x.zip")]
    );
    // What cannot be unpacked is refused in words.
    let whole = fs::read(&packed).unwrap();
    fs::write(dir.path().join("cut.zip"), &whole[..whole.len() / 2]).unwrap();
    let run = ["run", "cut.zip", "--headless", "--lang", "en"];
    let said = fails(dir.path(), &run);
    assert!(said.contains("cannot be unpacked"), "{said}");
}

#[test]
fn every_shipped_scenario_can_be_packed_and_gives_the_same_texts() {
    let dir = TempDir::new().unwrap();
    for name in scenario::shipped::names() {
        let file = format!("{name}.zip");
        ok(dir.path(), &["pack", name]);
        let packed = scenario::open(&dir.path().join(file))
            .unwrap()
            .scenario
            .unwrap();
        let shipped = scenario::open(Path::new(name)).unwrap().scenario.unwrap();
        assert_eq!(packed.texts, shipped.texts, "{name}");
    }
}

/// A scenario of one head and other files, whose messages bring along the files that are named.
fn with_attachments(folder: &Path, attachments: &[&str], files: &[(&str, &str)]) {
    fs::create_dir_all(folder).unwrap();
    let message = |file: &&str| {
        format!(
            r#"Message(from: (ar: "الوزارة", en: "The ministry"), to: ["main"], channel: FixedLine, text: (ar: "أمر", en: "Order"), attachment: "{file}"),"#
        )
    };
    let messages: String = attachments.iter().map(message).collect();
    let injects = format!(
        r#"injects: [(id: "o", name: (ar: "أمر", en: "Order"), when: At("08:10"), effects: [{messages}])],"#
    );
    let text = small_world::written(&format!("{QUIET}{CENTRE}{NOBODY}{injects}"));
    fs::write(folder.join("scenario.ron"), text).unwrap();
    for (name, words) in files {
        fs::write(folder.join(name), words).unwrap();
    }
}

#[test]
fn a_file_that_two_messages_bring_along_is_packed_once_and_the_script_is_never_brought_along() {
    let dir = TempDir::new().unwrap();
    let files = [("a.txt", "a"), ("a.ar.txt", "ا")];
    with_attachments(&dir.path().join("twice"), &["a.txt", "a.ar.txt"], &files);
    ok(dir.path(), &["pack", "twice", "-o", "twice.zip"]);
    let packed = scenario::open(&dir.path().join("twice.zip")).unwrap();
    let packed = packed.scenario.unwrap();
    assert_eq!(packed.attached_words("a.txt", Lang::Ar), Some("ا"));
    let names = packed
        .texts
        .iter()
        .filter(|(path, _)| path.ends_with("a.ar.txt"));
    assert_eq!(names.count(), 1);
    with_attachments(&dir.path().join("script"), &["scenario.ron"], &[]);
    let said = fails_with_findings(dir.path(), &["check", "script", "--lang", "en"]);
    assert!(said.contains("is a file of the scenario itself"), "{said}");
    fails(dir.path(), &["pack", "script"]);
}

/// What is found in a scenario.
fn fails_with_findings(folder: &Path, args: &[&str]) -> String {
    let done = tamrin(folder, args);
    assert_eq!(done.status.code(), Some(1));
    text(&done.stdout)
}

#[test]
fn two_attachments_that_are_large_together_are_opened_again() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("large");
    with_attachments(&folder, &["a.bin", "b.bin"], &[]);
    // Bytes that cannot be packed tighter.
    let mut x = 1u32;
    let noise: Vec<u8> = (0..17 << 20)
        .map(|_| {
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            x.to_le_bytes()[1]
        })
        .collect();
    fs::write(folder.join("a.bin"), &noise).unwrap();
    fs::write(folder.join("b.bin"), &noise).unwrap();
    ok(dir.path(), &["pack", "large", "-o", "large.zip"]);
    let file = dir.path().join("large.zip");
    assert!(fs::metadata(&file).unwrap().len() > 32 << 20);
    let packed = scenario::open(&file).unwrap().scenario.unwrap();
    assert_eq!(bytes(packed.attached("b.bin", Lang::En)), Some(noise));
}

#[test]
fn a_finding_in_a_packed_scenario_names_the_archive_and_a_text_is_no_scenario() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    with_attachments(&d.join("day"), &["none.txt"], &[]);
    ok(d, &["pack", "day", "-o", "day.zip"]);
    let said = fails_with_findings(d, &["check", "day.zip", "--lang", "en"]);
    let place = Path::new("day.zip").join("scenario.ron");
    assert!(said.contains(&format!("{}:", place.display())), "{said}");
    fs::create_dir(d.join("all")).unwrap();
    fs::write(d.join("all/notes.zip"), "words").unwrap();
    fs::copy(d.join("day.zip"), d.join("all/day.zip")).unwrap();
    let found = scenario::load::find(&d.join("all"));
    assert_eq!(found, [d.join("all/day.zip")]);
}

#[test]
fn a_name_that_marks_other_files_is_refused_where_it_is_included() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    for name in ["+m.ron", "=m.ron", "@m.ron"] {
        with_attachments(&d.join("s"), &[], &[(name, "()")]);
        let head = fs::read_to_string(d.join("s/scenario.ron")).unwrap();
        let head = head.replacen('(', &format!("(\n    include: [\"{name}\"],"), 1);
        fs::write(d.join("s/scenario.ron"), head).unwrap();
        let said = fails_with_findings(d, &["check", "s", "--lang", "en"]);
        assert!(said.contains("may not begin with +, = or @"), "{said}");
        // Nor is one with an error copied without what it brings along.
        let told = fails(d, &["new", "other", "--like", "s"]);
        assert!(told.contains("may not begin with"), "{told}");
    }
}

#[test]
fn a_scenario_with_an_error_is_not_copied_without_its_attachments() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    with_attachments(&d.join("s"), &["a.txt"], &[("a.txt", "a")]);
    let head = fs::read_to_string(d.join("s/scenario.ron")).unwrap();
    fs::write(d.join("s/scenario.ron"), head.replace("08:10", "nn")).unwrap();
    let told = fails(d, &["new", "other", "--like", "s", "--lang", "en"]);
    assert!(
        told.contains("tamrin check") && !d.join("other").exists(),
        "{told}"
    );
}

#[test]
fn an_order_to_raise_to_one_level_twice_contradicts_nothing() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    let base = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/broken/base.ron"
    ));
    let rule = |id: &str, before: &str, level: &str| {
        format!(
            "(id: \"{id}\", roles: [SubRoom], does: RaiseReadiness(before: \"{before}\", level: {level}), reaction: \"1m\")"
        )
    };
    fs::create_dir(d.join("s")).unwrap();
    let base = base.unwrap();
    for (second, contradicts) in [("High", false), ("Maximum", true)] {
        let rules = format!(
            "doctrine: [{}, {}],",
            rule("x", "1h", "High"),
            rule("y", "2h", second)
        );
        let text = base.replacen("storylines: [", &format!("{rules}\n    storylines: ["), 1);
        assert_ne!(text, base);
        fs::write(d.join("s/scenario.ron"), text).unwrap();
        let said = text_of_check(d);
        assert_eq!(
            said.contains("standing-orders-contradict"),
            contradicts,
            "{said}"
        );
    }
}

fn text_of_check(folder: &Path) -> String {
    text(&tamrin(folder, &["check", "s", "--lang", "en"]).stdout)
}
