//! The shipped scenarios: whole, clean, as promised; and files that are broken in every way.

use crate::support::said::{ar, en};
use std::path::Path;
use tamrin::wording::findings::lines;

use expect_test::expect_file;
use tamrin::base::diag::Severity;
use tamrin::base::text::Lang;
use tamrin::record::states::Freight;
use tamrin::scenario::{self, shipped};

#[path = "../../benches/support/national.rs"]
mod national;
#[path = "../../benches/support/sweep.rs"]
pub(crate) mod sweep;

#[test]
fn the_national_polling_day_is_the_generated_workload() {
    expect_file!["../../scenarios/national-polling-day/scenario.ron"]
        .assert_eq(&national::scenario(1));
}

#[test]
fn every_shipped_scenario_is_clean_and_every_folder_is_shipped() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut folders: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap())
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().into_string().unwrap())
        .collect();
    folders.sort();
    assert_eq!(folders, shipped::names());
    for name in folders {
        let from_disk = tamrin::scenario::load::load(&folder.join(&name)).unwrap();
        assert!(from_disk.missing.is_empty(), "{name}");
        let from_disk = from_disk.texts;
        assert_eq!(
            Some(&from_disk),
            shipped::texts(&name).as_ref(),
            "{name}: all its files are built in"
        );
        let checked = scenario::from_texts(shipped::with_library(from_disk));
        let words: Vec<String> = checked
            .findings
            .iter()
            .map(|f| lines(f, Lang::En))
            .collect();
        assert!(words.is_empty(), "{name}: {words:?}");
        assert_eq!(checked.scenario.unwrap().head.id, name);
    }
}

#[test]
fn libya_2024_has_what_it_promises() {
    let s = scenario::from_texts(shipped::with_library(shipped::texts("libya-2024").unwrap()))
        .scenario
        .unwrap();
    assert_eq!((s.directorates.len(), s.municipalities.len()), (9, 17));
    assert!(s.centres.len() >= 79 && s.injects.len() >= 40 && s.storylines.len() >= 6);
    assert!(
        s.injects.iter().all(|i| i.storyline.is_some()),
        "every inject belongs to a storyline"
    );
    let tasks: Vec<_> = s
        .objectives
        .values()
        .flat_map(|o| &o.tasks)
        .map(|t| &t.id)
        .collect();
    let tested = |t| {
        s.injects
            .iter()
            .flat_map(|i| &i.expected)
            .any(|x| x.task.as_ref() == Some(t))
    };
    assert!(
        tasks.iter().all(|t| tested(t)),
        "every critical task is tested by an expected action"
    );
}

#[test]
fn in_libya_2024_one_convoy_fetches_the_boxes_of_each_centre() {
    let s = scenario::from_texts(shipped::with_library(shipped::texts("libya-2024").unwrap()))
        .scenario
        .unwrap();
    let boxes = s.convoys.values().filter(|x| x.carries == Freight::Boxes);
    let mut fetched: Vec<_> = boxes.flat_map(|x| &x.centres).collect();
    fetched.sort();
    assert_eq!(fetched, s.centres.keys().collect::<Vec<_>>());
}

#[test]
fn the_afternoon_has_the_map_of_the_reference_day_and_its_centres() {
    let of = |name| {
        scenario::from_texts(shipped::with_library(shipped::texts(name).unwrap()))
            .scenario
            .unwrap()
    };
    let map = |name| {
        let files = shipped::texts(name).unwrap();
        files.into_iter().find(|(file, _)| file == "map.ron")
    };
    assert!(map("libya-2024").is_some() && map("afternoon-2024") == map("libya-2024"));
    let (day, afternoon) = (of("libya-2024"), of("afternoon-2024"));
    assert!(day.centres.keys().eq(afternoon.centres.keys()));
    assert!(day.seats.keys().eq(afternoon.seats.keys()));
    assert!(day.checkpoints.keys().eq(afternoon.checkpoints.keys()));
}

/// A scenario text with one thing replaced, checked; the errors in words.
fn broken(from: &str, to: &str) -> String {
    let text = shipped::texts("first-steps").unwrap().remove(0).1;
    assert!(text.contains(from), "{from}");
    let texts = shipped::with_library(vec![(
        "scenario.ron".to_owned(),
        text.replacen(from, to, 1),
    )]);
    let found = scenario::from_texts(texts).findings;
    found
        .iter()
        .map(|f| {
            lines(f, Lang::En)
                .lines()
                .filter(|l| !l.starts_with("    | "))
                .collect::<Vec<_>>()
                .join("\n")
                + "\n"
        })
        .collect()
}

#[test]
fn each_kind_of_mistake_is_named_with_its_place_and_what_to_do() {
    let all = [
        ("strength: 12", "strenght: 12"),
        ("kind: RapidResponse", "kind: RapidRespons"),
        ("kind: \"queue_disorder\"", "kind: \"queue_disordr\""),
        ("id: \"rapid-1\"", "id: \"team-1\""),
        ("when: At(\"09:13\")", "when: At(\"11:18\")"),
        ("at: Road(\"qayqab-abraq\")", "at: Road(\"nowhere\")"),
        ("km: 15", "km: -15"),
        ("end: \"10:00\"", "end: \"8:61\""),
        ("turnout: 0.25", "turnout: 2.5"),
        (", en: \"First steps\"", ""),
        ("delay: \"6m\"", "delay: \"six\""),
        ("format: 1", "format: 9"),
        ("inject: \"m1\", delay", "inject: \"m2\", delay"),
        ("staff: 4", "staff: -4"),
        ("(polling: (opens: \"09:00\"", "(polling: (opens: \"08:00\""),
    ]
    .iter()
    .map(|(a, b)| broken(a, b))
    .collect::<Vec<_>>()
    .join("");
    expect_test::expect![[r#"
        scenario.ron:50:155: error: there is no field `strenght` here [unknown-field]
            = did you mean `strength`?
        scenario.ron:50:108: error: `RapidRespons` is not one of the values possible here [unknown-value]
            = did you mean `RapidResponse`?
        scenario.ron:122:50: error: there is no kind of incident called `queue_disordr` [reference-unknown]
            = did you mean `queue_disorder`?
        scenario.ron:50:14: error: the identifier `team-1` is used twice [identifier-twice]
        scenario.ron:139:22: error: the time 11:18:00 lies outside the exercise (09:00:00 to 10:00:00) [time-outside-exercise]
            = write an earlier time, or end the exercise later (end)
        scenario.ron:140:77: error: there is no road called `nowhere` [reference-unknown]
            = known are: lamludah-abraq, qayqab-abraq, qayqab-qubbah, qubbah-lamludah
        scenario.ron:35:67: error: km is -15, but must be from 0.01 to 5000 [out-of-range]
        scenario.ron:18:10: error: "8:61" is not a time [bad-time]
            = write a time as "09:30" or "09:30:15", on the next day "1+09:30"
        scenario.ron:22:69: error: turnout is 2.5, but must be from 0 to 1 [out-of-range]
        scenario.ron:11:12: warning: the English text is missing [text-missing-language]
            = write (ar: "…", en: "…")
        scenario.ron:121:46: error: "six" is not a length of time [bad-time]
            = write a length of time as "90s", "15m" or "1h30m"
        scenario.ron:9:13: error: format 9 is not known; this program reads format 1 [format-unknown]
        scenario.ron:121:19: error: this inject waits for itself and can never be released [inject-waits-for-itself]
        scenario.ron:68:159: error: `staff`: the number is negative or larger than is possible here [bad-value]
        scenario.ron:17:12: error: the exercise starts after polling opens; let it start earlier, or polling open later [starts-after-polling-opens]
    "#]]
    .assert_eq(&all);
}

#[test]
fn places_that_no_road_reaches_are_named() {
    let text = shipped::texts("first-steps").unwrap().remove(0).1;
    let text = text.replacen(
        "(id: \"lamludah-abraq\", from: \"lamludah\", to: \"abraq\"",
        "(id: \"lamludah-abraq\", from: \"lamludah\", to: \"qayqab\"",
        1,
    );
    let text = text.replacen(
        "from: \"qayqab\", to: \"abraq\"",
        "from: \"qayqab\", to: \"lamludah\"",
        1,
    );
    let found = scenario::from_texts(shipped::with_library(vec![(
        "scenario.ron".to_owned(),
        text,
    )]))
    .findings;
    assert!(
        found
            .iter()
            .any(|f| en(&f.message).contains("no road leads to `abraq`")),
        "{found:?}"
    );
}

#[test]
fn all_problems_are_reported_at_once() {
    let text = shipped::texts("first-steps").unwrap().remove(0).1;
    let text = text
        .replace("strength: 12", "strenght: 12")
        .replace("km: 15", "km: -15")
        .replace("seat: \"room\", lanes", "seat: \"rom\", lanes");
    let checked = scenario::from_texts(shipped::with_library(vec![(
        "scenario.ron".to_owned(),
        text,
    )]));
    assert!(checked.scenario.is_none());
    assert!(checked.errors() >= 3, "{:?}", checked.findings);
    assert!(
        checked
            .findings
            .iter()
            .all(|f| !ar(&f.message).is_empty() && !en(&f.message).is_empty())
    );
}

#[test]
fn a_cut_file_gives_errors_at_every_length() {
    let text = shipped::texts("first-steps").unwrap().remove(0).1;
    for (end, _) in text.char_indices().filter(|(i, _)| i % 61 == 0) {
        let checked =
            scenario::from_texts(vec![("scenario.ron".to_owned(), text[..end].to_owned())]);
        assert!(
            checked.scenario.is_none() && checked.errors() > 0,
            "cut at {end}"
        );
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(96))]

    #[test]
    fn a_garbled_file_never_panics(places in proptest::collection::vec((0usize..8000, proptest::char::any()), 1..6)) {
        let mut text: Vec<char> = shipped::texts("first-steps").unwrap().remove(0).1.chars().collect();
        for (at, c) in places {
            let at = at % text.len();
            text[at] = c;
        }
        let texts = shipped::with_library(vec![("scenario.ron".to_owned(), text.into_iter().collect())]);
        let checked = scenario::from_texts(texts);
        let errors = checked.findings.iter().any(|f| f.severity == Severity::Error);
        proptest::prop_assert_eq!(checked.scenario.is_none(), errors);
        checked.findings.iter().for_each(|f| { lines(f, Lang::Ar); });
    }
}

#[test]
fn the_guide_holds_the_current_reference_of_all_fields() {
    let path = "scenarios/README.md";
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let mark = "Made from the program by `tamrin reference`.\n\n";
    let (guide, _) = text.split_once(mark).expect("the guide has its mark");
    let reference = tamrin::wording::guide::reference(tamrin::wording::plain(Lang::En));
    expect_file!["../../scenarios/README.md"].assert_eq(&format!("{guide}{mark}{reference}"));
}
