//! What a hand changes in the texts, byte for byte, and what it leaves.

use super::*;
use crate::base::geo::LatLon;
use crate::base::text::Text;
use crate::record::states::UnitKind;
use crate::scenario::read::Texts;
use crate::scenario::{from_texts, shipped};

fn texts(name: &str) -> Texts {
    shipped::texts(name).unwrap()
}

/// One text with all that a thing may have beside it.
fn small() -> Texts {
    let text = r#"// A head.
(
    places: [
        // The town.
        (id: "town", name: (ar: "البلدة", en: "Town"), lat: 32.78991, lon: 22.00050), // measured
        (id: "farm", name: (ar: "المزرعة"), lat: 32.7, lon: 22.1),
    ],
    checkpoints: [(
        id: "gate", name: (ar: "بوابة", en: "Gate"), road: "r", near: "town",
        women: Some(2), /* searchers */ lanes: 1, staff: 4, posture: Look,
    )],
    centres: [(id: "school", place: "town", stations: [(voters: 240, serves: Men), (voters: 180)])],
    injects: [
        (id: "m1", name: (ar: "أ", en: "A"), when: At("09:10")),
        (id: "m2", name: (ar: "ب", en: "B"), when: After(inject: "m1", delay: "6m"), notes: (en: "x")),
        (id: "m3", name: (ar: "ج", en: "C"), when: If(condition: Flag("f"))),
    ],
)
"#;
    vec![("scenario.ron".to_owned(), text.to_owned())]
}

/// The lines that differ, those before with −, those after with +.
fn diff(before: &Texts, after: &Texts) -> Vec<String> {
    let mut all = Vec::new();
    for ((_, b), (_, a)) in before.iter().zip(after).filter(|(b, a)| b != a) {
        let (b, a): (Vec<&str>, Vec<&str>) = (b.split('\n').collect(), a.split('\n').collect());
        let same = b.iter().zip(&a).take_while(|(b, a)| b == a).count();
        let left = b.len().min(a.len()) - same;
        let ends = b.iter().rev().zip(a.iter().rev()).take(left);
        let end = ends.take_while(|(b, a)| b == a).count();
        all.extend(
            b[same..b.len() - end]
                .iter()
                .map(|l| format!("-{}", l.trim())),
        );
        all.extend(
            a[same..a.len() - end]
                .iter()
                .map(|l| format!("+{}", l.trim())),
        );
    }
    all
}

fn set(texts: &Texts, thing: &Thing, figure: Figure, typed: &str) -> Result<Texts, Refused> {
    apply(texts, &Edit::Set(thing.clone(), figure, typed.to_owned())).map(|d| d.texts)
}

fn changed(thing: &Thing, figure: Figure, typed: &str) -> Vec<String> {
    let before = small();
    diff(&before, &set(&before, thing, figure, typed).unwrap())
}

#[test]
fn a_place_moves_where_it_stands_and_its_comment_stays() {
    let to = LatLon {
        lat: 32.5,
        lon: 21.123_456_7,
    };
    let before = small();
    let after = apply(&before, &Edit::Move("town".into(), to))
        .unwrap()
        .texts;
    assert_eq!(
        diff(&before, &after),
        [
            r#"-(id: "town", name: (ar: "البلدة", en: "Town"), lat: 32.78991, lon: 22.00050), // measured"#,
            r#"+(id: "town", name: (ar: "البلدة", en: "Town"), lat: 32.5, lon: 21.12346), // measured"#,
        ]
    );
    // In an included file too, and nowhere else.
    let before = texts("libya-2024");
    let after = apply(&before, &Edit::Move("marj".into(), to))
        .unwrap()
        .texts;
    let changed: Vec<&str> = before
        .iter()
        .zip(&after)
        .filter(|(b, a)| b != a)
        .map(|(b, _)| b.0.as_str())
        .collect();
    assert_eq!(changed, ["map.ron"]);
    assert_eq!(diff(&before, &after).len(), 2);
}

#[test]
fn values_are_put_where_they_stand_or_where_they_belong() {
    let gate = Thing::Checkpoint("gate".into());
    assert_eq!(
        changed(&gate, Figure::Women, "٣"),
        [
            "-women: Some(2), /* searchers */ lanes: 1, staff: 4, posture: Look,",
            "+women: Some(3), /* searchers */ lanes: 1, staff: 4, posture: Look,",
        ]
    );
    // Its neighbours end with a line: so it has one of its own.
    assert_eq!(changed(&gate, Figure::Traffic, "90"), ["+traffic: 90,"]);
    assert_eq!(
        changed(&gate, Figure::Women, "")[1],
        "+/* searchers */ lanes: 1, staff: 4, posture: Look,"
    );
    let farm = Thing::Place("farm".into());
    assert_eq!(
        changed(&farm, Figure::NameEn, "Farm \"x\"")[1],
        r#"+(id: "farm", name: (ar: "المزرعة", en: "Farm \"x\""), lat: 32.7, lon: 22.1),"#
    );
    let school = Thing::Centre("school".into());
    assert_eq!(
        changed(&school, Figure::Voters(1), "200")[1],
        r#"+centres: [(id: "school", place: "town", stations: [(voters: 240, serves: Men), (voters: 200)])],"#
    );
    assert_eq!(
        changed(&school, Figure::GateLanes, "2")[1],
        r#"+centres: [(id: "school", place: "town", stations: [(voters: 240, serves: Men), (voters: 180)], gate: (lanes: 2, posture: Identity))],"#
    );
}

#[test]
fn the_time_of_an_inject_changes_as_it_is_given() {
    let inject = |id: &str| Thing::Inject(id.into());
    assert_eq!(
        changed(&inject("m1"), Figure::When, "915")[1],
        r#"+(id: "m1", name: (ar: "أ", en: "A"), when: At("09:15")),"#
    );
    assert_eq!(
        changed(&inject("m2"), Figure::Delay, "70")[1],
        r#"+(id: "m2", name: (ar: "ب", en: "B"), when: After(inject: "m1", delay: "1h10m"), notes: (en: "x")),"#
    );
    assert_eq!(
        changed(&inject("m3"), Figure::Delay, "2m")[1],
        r#"+(id: "m3", name: (ar: "ج", en: "C"), when: If(condition: Flag("f"), delay: "2m")),"#
    );
    let wrong = set(&small(), &inject("m2"), Figure::When, "09:00");
    assert_eq!(wrong, Err(Refused::Gone));
}

#[test]
fn what_cannot_be_meant_is_refused_and_changes_nothing() {
    let gate = Thing::Checkpoint("gate".into());
    let refused = |figure, typed| set(&small(), &gate, figure, typed).unwrap_err();
    for (figure, typed, why) in [
        (Figure::Lanes, "two", Refused::NotWhole),
        (Figure::Lanes, "-1", Refused::NotWhole),
        (Figure::Traffic, "much", Refused::NotNumber),
        (Figure::Road, "The Road", Refused::NotName),
        (Figure::Posture, "Relaxed", Refused::NotChoice),
        (Figure::NameAr, " ", Refused::Empty),
        (Figure::Staff, "", Refused::Empty),
        (Figure::Voters(0), "1", Refused::Gone),
    ] {
        assert_eq!(refused(figure, typed), why, "{figure:?} {typed}");
    }
    let nobody = Thing::Unit("nobody".into());
    assert_eq!(
        set(&small(), &nobody, Figure::Strength, "1"),
        Err(Refused::Gone)
    );
}

/// Every value of every thing of the shipped scenarios is found, and put back as it is it changes nothing.
#[test]
fn every_value_is_found_and_put_back_as_it_is_changes_nothing() {
    for name in ["first-steps", "afternoon-2024"] {
        let all = texts(name);
        let s = from_texts(shipped::with_library(all.clone()))
            .scenario
            .unwrap();
        let mut things: Vec<Thing> = s.places.keys().cloned().map(Thing::Place).collect();
        things.extend(s.roads.keys().cloned().map(Thing::Road));
        things.extend(s.centres.keys().cloned().map(Thing::Centre));
        things.extend(s.checkpoints.keys().cloned().map(Thing::Checkpoint));
        things.extend(s.units.keys().cloned().map(Thing::Unit));
        things.extend(s.injects.iter().map(|i| Thing::Inject(i.id.clone())));
        // One of each twenty: each reads whole files.
        for thing in things.iter().step_by(20) {
            let sheet = sheet(&all, thing).unwrap_or_else(|| panic!("{name}: {thing:?}"));
            assert_eq!(
                thing_at(&all, &sheet.file, sheet.line).as_ref(),
                Some(thing)
            );
            assert!(!sheet.figures.is_empty());
            for (figure, value) in &sheet.figures {
                let after = set(&all, thing, *figure, value).unwrap();
                assert!(after == all, "{name}: {thing:?} {figure:?} {value}");
            }
        }
    }
}

#[test]
fn a_sheet_says_where_a_thing_stands_and_what_is_changed_in_the_text_alone() {
    let sheet = sheet(&small(), &Thing::Inject("m2".into())).unwrap();
    assert_eq!((sheet.file.as_str(), sheet.line), ("scenario.ron", 15));
    assert_eq!(sheet.value(Figure::Delay), Some("6m"));
    assert_eq!(sheet.value(Figure::When), None);
    assert_eq!(sheet.rest, [("notes".to_owned(), 15)]);
    assert_eq!(
        thing_at(&small(), "scenario.ron", 10),
        Some(Thing::Checkpoint("gate".into()))
    );
    assert_eq!(thing_at(&small(), "scenario.ron", 1), None);
}

#[test]
fn what_is_added_stands_behind_its_like_and_the_check_takes_it() {
    let all = texts("first-steps");
    let name = |ar: &str, en: &str| Text::new(ar, en);
    let place = New::Place {
        name: name("بلدة جديدة", ""),
        at: LatLon {
            lat: 32.7,
            lon: 22.1,
        },
    };
    let done = apply(&all, &Edit::Add(place)).unwrap();
    let Some(Thing::Place(new)) = &done.added else {
        panic!("{:?}", done.added)
    };
    let lines = diff(&all, &done.texts);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].ends_with("lat: 32.7, lon: 22.1),"), "{lines:?}");
    let mut now = done.texts;
    for add in [
        New::Road {
            from: new.clone(),
            to: "qubbah".into(),
            km: 12.5,
        },
        New::Centre {
            name: name("مدرسة", "School"),
            place: new.clone(),
            municipality: "abraq".into(),
        },
        New::Checkpoint {
            name: name("بوابة", "East gate"),
            road: "qayqab-qubbah".into(),
            near: "qubbah".into(),
            seat: "room".into(),
        },
        New::Unit {
            name: name("دورية", "Patrol"),
            kind: UnitKind::Patrol,
            seat: "room".into(),
            base: new.clone(),
            centre: None,
        },
    ] {
        let done = apply(&now, &Edit::Add(add)).unwrap();
        let added = done.added.unwrap();
        assert!(sheet(&done.texts, &added).is_some());
        if let Thing::Checkpoint(id) = &added {
            assert_eq!(id.as_str(), "east-gate-2", "east-gate is taken");
        }
        now = done.texts;
    }
    let checked = from_texts(shipped::with_library(now));
    assert_eq!(checked.errors(), 0, "{:?}", checked.findings);
}

#[test]
fn what_is_taken_out_takes_its_comment_along_and_nothing_else() {
    let before = small();
    let after = apply(&before, &Edit::Remove(Thing::Place("town".into()))).unwrap();
    assert_eq!(
        diff(&before, &after.texts),
        [
            "-// The town.",
            r#"-(id: "town", name: (ar: "البلدة", en: "Town"), lat: 32.78991, lon: 22.00050), // measured"#,
        ]
    );
}

#[test]
fn the_check_finds_who_names_a_thing_that_is_called_otherwise() {
    let all = texts("first-steps");
    let named = |thing: &Thing| {
        let without = without_name(&all, thing).unwrap();
        assert_eq!(diff(&all, &without).len(), 2);
        let found = from_texts(shipped::with_library(without)).findings;
        let lines = found
            .iter()
            .filter(|f| f.severity == crate::base::diag::Severity::Error);
        lines.map(|f| f.source.clone()).collect::<Vec<_>>()
    };
    let at_team = named(&Thing::Centre("abraq-1".into()));
    assert!(
        at_team
            .iter()
            .any(|l| l.contains("team-1") || l.contains("abraq-1")),
        "{at_team:?}"
    );
    assert!(named(&Thing::Inject("m5".into())).is_empty());
}

#[test]
fn steps_are_taken_back_and_again() {
    let first = small();
    let mut history = History::default();
    let gate = Thing::Checkpoint("gate".into());
    let second = set(&first, &gate, Figure::Lanes, "2").unwrap();
    history.keep(&first, &second);
    let third = set(&second, &gate, Figure::Lanes, "3").unwrap();
    history.keep(&second, &third);
    history.keep(&third, &third);
    let mut now = third.clone();
    history.undo(&mut now);
    assert_eq!(now, second);
    history.redo(&mut now);
    assert_eq!(now, third);
    history.undo(&mut now);
    history.undo(&mut now);
    assert!(now == first && !history.can_undo() && history.can_redo());
    // Another way forward forgets the one that was taken back.
    history.keep(&first, &second);
    assert!(!history.can_redo());
}

#[test]
fn who_waits_for_whom_follows_from_times_and_conditions() {
    let s = from_texts(shipped::with_library(texts("first-steps")))
        .scenario
        .unwrap();
    let all = waits(&s);
    let of = |id: &str| -> Vec<String> {
        let found = all.get(&id.into()).into_iter().flatten();
        found.map(ToString::to_string).collect()
    };
    assert_eq!(of("m1"), [""; 0]);
    assert_eq!(of("m2"), ["m1"]);
    assert_eq!(of("m4"), ["m2"]);
}
