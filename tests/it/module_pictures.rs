//! A picture of a module: it travels with the exercise file, is shown once the module is open and not before, and stands on paper.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tamrin::base::text::Lang;
use tamrin::map::png::png;
use tamrin::record::Order;
use tamrin::report::aar::AfterAction;
use tamrin::report::html;
use tamrin::report::papers::{Reader, papers};
use tamrin::scenario;
use tamrin::seats::Station;
use tamrin::session::player::SessionRequest;
use tamrin::session::recording::Recording;
use tempfile::TempDir;

use crate::seats::Served;
use crate::support::http::{Answer, Browser, request};
use crate::support::program::{fails, ok, tamrin, text};
use crate::support::small_scenario::small;

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"><rect width=\"9\" height=\"9\"/></svg>";

/// A scenario in a folder whose module shows a picture.
fn written(folder: &Path) -> Vec<u8> {
    fs::create_dir_all(folder.join("secret")).unwrap();
    let modules = r#"modules: [(
        id: "m", title: (ar: "ا", en: "Gate"), situation: (ar: "ا", en: "S"), time_box: "20m",
        picture: (file: "secret/gate.png", shows: (ar: "البوابة", en: "The gate at noon")),
        questions: [(id: "q", text: (ar: "ا", en: "Q"), expected: [(id: "p", text: (ar: "ا", en: "P"))])],
    )],"#;
    let whole = small("").replace(" injects: [", &format!("{modules} injects: ["));
    let picture = png(DRAWING).unwrap();
    fs::write(folder.join("scenario.ron"), whole).unwrap();
    fs::write(folder.join("secret/gate.png"), &picture).unwrap();
    picture
}

fn get(served: &Served, browser: &Browser) -> Answer {
    let lines = [format!("Cookie: {}", browser.cookie)];
    request(served.to(), "GET /module-picture", &lines, "")
}

#[test]
fn a_picture_is_shown_once_its_module_is_open_and_stands_in_papers_and_report() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("day");
    let picture = written(&folder);
    let opened = scenario::open(&folder).unwrap();
    let served = Served::of(Arc::new(opened.scenario.unwrap()));
    fs::remove_dir_all(&folder).unwrap();
    let mut main = served.team("main");
    let screen = Browser::join(served.to(), &served.code(&Station::BigScreen));
    main.open();
    main.update().unwrap();
    assert_eq!(get(&served, &main).status, 404);
    let nobody = request(served.to(), "GET /module-picture", &[], "");
    assert_eq!(nobody.status, 401);
    let order = Order::OpenModule { module: "m".into() };
    let seat = "excon".into();
    let open = SessionRequest::Order {
        seat,
        order,
        token: 1,
        request: None,
    };
    served.player.request(open).unwrap();
    served.wait("an open module", |s| s.module.is_some());
    for browser in [&main, &screen] {
        let shown = get(&served, browser);
        assert_eq!((shown.status, &shown.body), (200, &picture));
        assert_eq!(shown.header("content-type").as_deref(), Some("image/png"));
    }
    let told = |main: &Browser| String::from_utf8_lossy(&main.received).into_owned();
    for _ in 0..60 {
        if told(&main).contains("module-picture?v=") {
            break;
        }
        main.update();
    }
    assert!(
        told(&main).contains("alt=\\\"The gate at noon\\\""),
        "{}",
        told(&main)
    );
    assert!(!told(&main).contains("secret"));
    let (file, _dir) = served.close();
    let recording = Arc::new(Recording::open(&file).unwrap());
    let embedded = "href=\"data:image/png;base64,";
    let report = html::html(&[AfterAction::of(recording.clone()).doc(Lang::En)]);
    assert!(report.contains(embedded) && report.contains("The gate at noon"));
    let mut with = Vec::new();
    for paper in papers(&recording.scenario, Lang::Ar) {
        if html::html(&paper.docs).contains(embedded) {
            assert!(paper.reader == Reader::Control, "{}", paper.name);
            with.push(paper.name);
        }
    }
    assert_eq!(with.len(), 2, "{with:?}");
}

#[test]
fn a_picture_that_cannot_be_shown_is_said_and_one_that_can_is_packed() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    written(&d.join("day"));
    ok(d, &["pack", "day", "-o", "day.zip"]);
    let packed = scenario::open(&d.join("day.zip")).unwrap();
    let packed = packed.scenario.unwrap();
    let image = packed.image("secret/gate.png", Lang::En).unwrap();
    assert_eq!((image.width, image.height), (30, 20));
    fs::remove_file(d.join("day/secret/gate.png")).unwrap();
    let said = |rule: &str| {
        let found = text(&tamrin(d, &["check", "day", "--lang", "en"]).stdout);
        assert!(found.contains(rule), "{rule}: {found}");
    };
    said("[attachment-missing]");
    fs::write(d.join("day/secret/gate.png"), "GIF89a").unwrap();
    said("is neither PNG nor JPEG, or is damaged [picture-unfit]");
    fails(d, &["pack", "day", "-o", "again.zip"]);
}

/// A shipped scenario shows how it is meant: a picture for each language, small, in a discussion's papers and known to those who sit there
/// once the module is open.
#[test]
fn the_shipped_discussion_shows_a_post_and_a_plan_in_each_language() {
    let shipped = scenario::open(Path::new("ttx-elections")).unwrap();
    let s = Arc::new(shipped.scenario.unwrap());
    let pictured: Vec<_> = s.modules.iter().filter(|m| m.picture.is_some()).collect();
    assert_eq!(pictured.len(), 2);
    for m in pictured {
        let picture = m.picture.as_ref().unwrap();
        let [ar, en] = [Lang::Ar, Lang::En].map(|lang| s.image(&picture.file, lang).unwrap());
        assert_ne!(ar.bytes, en.bytes, "{}", picture.file);
        for image in [ar, en] {
            let (side, many) = (image.width.max(image.height), image.bytes.len());
            assert!(
                side <= 1000 && many <= 60_000,
                "{}: {side} {many}",
                picture.file
            );
        }
    }
    // In the folder they are the same.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/ttx-elections");
    let opened = scenario::open(&folder).unwrap().scenario.unwrap();
    assert_eq!(opened.texts, s.texts);
    for lang in [Lang::Ar, Lang::En] {
        let embedded = "href=\"data:image/png;base64,";
        let with = |docs: &[_]| html::html(docs).matches(embedded).count();
        let all = papers(&s, lang);
        let mut found: Vec<usize> = all
            .iter()
            .map(|p| with(&p.docs))
            .filter(|n| *n > 0)
            .collect();
        found.sort_unstable();
        assert_eq!(found, [2, 2], "the guide, and what is handed out");
    }
}
