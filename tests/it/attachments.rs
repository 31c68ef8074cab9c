//! What messages bring along: it travels with the exercise file and with a packed scenario, and a seat reads only what came to it.

use std::fs;
use std::path::Path;

use tamrin::base::text::Lang;
use tamrin::scenario::attached::Attached;
use tamrin::scenario::{self, Scenario};
use tamrin::session::recording::Recording;
use tempfile::TempDir;

use crate::small_world::{self, CENTRE, NOBODY, QUIET};
use crate::support::program::{fails, ok};

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
    ok(dir.path(), &["pack", "day", "-o", "يوم التمرين.zip"]);
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
    // It is found among the scenarios of a folder, and a zip of something else is not.
    fs::create_dir(dir.path().join("scenarios")).unwrap();
    fs::copy(&packed, dir.path().join("scenarios/x.zip")).unwrap();
    fs::write(dir.path().join("scenarios/other.zip"), b"PK\x03\x04no").unwrap();
    let offers = tamrin::session::catalog::offers(dir.path());
    let paths = offers.iter().filter(|o| !o.shipped).map(|o| o.path.clone());
    assert_eq!(
        paths.collect::<Vec<_>>(),
        [dir.path().join("scenarios/x.zip")]
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
