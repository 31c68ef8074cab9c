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
    assert_eq!(sheet.value(Figure::NotesEn), Some("x"));
    assert_eq!(sheet.rest, []);
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

fn m2() -> Thing {
    Thing::Inject("m2".into())
}

/// An inject with two messages, an incident between them and an expected action.
fn script() -> Texts {
    let text = r#"(
    injects: [
        // The first.
        (
            id: "m1", name: (ar: "أ", en: "A"), storyline: "line", when: At("09:10"),
            effects: [
                Message(from: (ar: "م", en: "S"), to: ["room"], channel: Radio, text: (ar: "نص", en: "Words.\nMore.")), // spoken
                Incident(id: "push", kind: "queue_disorder", at: Centre("c")),
                Message(from: (ar: "م"), to: ["room", "main"], channel: Other, text: (ar: "ثان")),
            ],
            expected: [(id: "m1-a", name: (ar: "تأكيد", en: "Confirm"), action: (order: Acknowledge, message: "m1"), within: "5m")],
            notes: (ar: "راقب."),
        ),
        (id: "k7", name: (ar: "ب", en: "B"), when: At("09:20")),
    ],
)
"#;
    vec![("scenario.ron".to_owned(), text.to_owned())]
}

fn m1() -> Thing {
    Thing::Inject("m1".into())
}

#[test]
fn messages_notes_and_expected_actions_are_changed_where_they_stand() {
    let before = script();
    let now = sheet(&before, &m1()).unwrap();
    assert_eq!(now.value(Figure::WordsEn(0)), Some("Words.\nMore."));
    assert_eq!(now.value(Figure::Receivers(2)), Some("room, main"));
    assert_eq!(now.value(Figure::WordsEn(2)), Some(""));
    assert_eq!(
        now.value(Figure::WordsAr(1)),
        None,
        "an incident says nothing"
    );
    assert_eq!(now.value(Figure::Storyline), Some("line"));
    assert_eq!(
        now.rest,
        [("Incident".to_owned(), 8), ("action".to_owned(), 11)]
    );
    let changed = |figure, typed| {
        let after = set(&before, &m1(), figure, typed).unwrap();
        let lines = diff(&before, &after);
        assert_eq!(lines.len(), 2, "{lines:?}");
        lines[1].clone()
    };
    assert!(
        changed(Figure::WordsEn(0), "One.\n\"Two.\"")
            .contains(r#"text: (ar: "نص", en: "One.\n\"Two.\"")), // spoken"#)
    );
    assert!(changed(Figure::WordsEn(2), "Second").contains(r#"text: (ar: "ثان", en: "Second")"#));
    assert!(changed(Figure::SenderEn(0), "").contains(r#"from: (ar: "م"), to"#));
    assert!(changed(Figure::Receivers(0), "room, hnec").contains(r#"to: ["room", "hnec"]"#));
    assert!(changed(Figure::Channel(0), "Other").contains("channel: Other, text: (ar: \"نص\""));
    assert!(changed(Figure::ExpectedEn(0), "Say so").contains(r#"en: "Say so"), action"#));
    assert!(changed(Figure::Within(0), "12").contains(r#"within: "12m""#));
    assert!(changed(Figure::Task(0), "confirm").contains(r#"task: "confirm""#));
    assert!(changed(Figure::NotesEn, "Watch.").contains(r#"notes: (ar: "راقب.", en: "Watch.")"#));
    assert!(changed(Figure::Storyline, "other").contains(r#"storyline: "other""#));
    // Without a word in any language there are no notes.
    let after = set(&before, &m1(), Figure::NotesAr, "").unwrap();
    assert!(!after[0].1.contains("notes"));
    let refused = |figure, typed| set(&before, &m1(), figure, typed).unwrap_err();
    assert_eq!(refused(Figure::WordsAr(0), " "), Refused::Empty);
    assert_eq!(refused(Figure::Receivers(0), ""), Refused::Empty);
    assert_eq!(refused(Figure::WordsAr(1), "x"), Refused::Gone);
    assert_eq!(refused(Figure::ExpectedAr(3), "x"), Refused::Gone);
    // Where there is none yet it is put where it belongs.
    let k7 = Thing::Inject("k7".into());
    let after = set(&before, &k7, Figure::ControllerAr, "ضابط").unwrap();
    assert!(
        after[0]
            .1
            .contains(r#"when: At("09:20"), controller: (ar: "ضابط"))"#)
    );
}

fn message(words: &str) -> NewEffect {
    NewEffect::Message {
        from: Text::new("رئيس المركز", "Head of the centre"),
        to: vec!["room".into()],
        channel: crate::record::states::Channel::Radio,
        text: Text::new(words, "Words"),
    }
}

#[test]
fn an_inject_is_added_behind_those_of_its_storyline_and_numbered_on() {
    let before = script();
    let new = New::Inject {
        name: Text::new("جديد", "New"),
        at: crate::base::time::SimTime::parse("09:15").unwrap(),
        storyline: Some("line".into()),
        effect: message("كلام"),
        controller: Text::new("ضابط", "Officer"),
    };
    let done = apply(&before, &Edit::Add(new)).unwrap();
    assert_eq!(done.added, Some(m2()));
    let text = &done.texts[0].1;
    let at = |id: &str| text.find(&format!("id: \"{id}\"")).unwrap();
    assert!(at("m1") < at("m2") && at("m2") < at("k7"), "{text}");
    assert!(
        diff(&before, &done.texts)
            .iter()
            .all(|l| l.starts_with('+'))
    );
    let now = sheet(&done.texts, &m2()).unwrap();
    assert_eq!(now.value(Figure::When), Some("09:15"));
    assert_eq!(now.value(Figure::WordsAr(0)), Some("كلام"));
    assert_eq!(now.value(Figure::ControllerEn), Some("Officer"));
}

#[test]
fn an_inject_does_and_expects_more_and_less() {
    let before = script();
    let more =
        |texts: &Texts, id: &str, part| apply(texts, &Edit::Extend(id.into(), part)).unwrap().texts;
    let confirmed = || NewPart::Confirmation {
        name: Text::new("تأكيد", "Confirmed"),
        seat: "room".into(),
    };
    let k7 = Thing::Inject("k7".into());
    let after = more(&before, "k7", NewPart::Effect(message("كلام")));
    let after = more(&after, "k7", confirmed());
    let now = sheet(&after, &k7).unwrap();
    assert_eq!(now.value(Figure::WordsAr(0)), Some("كلام"));
    assert_eq!(now.value(Figure::Within(0)), Some("10m"));
    assert!(after[0].1.contains(r#"message: "k7""#) && after[0].1.contains("k7-confirm"));
    let less = |texts: &Texts, id: &str, part, n| {
        apply(texts, &Edit::Shorten(id.into(), part, n)).map(|d| d.texts)
    };
    // What was put there is taken out again, with the lists.
    let back = less(&after, "k7", Part::Effect, 0).unwrap();
    let back = less(&back, "k7", Part::Expected, 0).unwrap();
    assert_eq!(back, before);
    let after = more(&before, "m1", NewPart::Effect(message("ثالث")));
    assert_eq!(
        sheet(&after, &m1()).unwrap().value(Figure::WordsAr(3)),
        Some("ثالث")
    );
    assert!(diff(&before, &after).iter().all(|l| l.starts_with('+')));
    let after = less(&before, "m1", Part::Effect, 2).unwrap();
    assert!(!after[0].1.contains("ثان") && after[0].1.contains("// spoken"));
    assert_eq!(
        less(&before, "m1", Part::Expected, 4),
        Err(Refused::Unwritten(
            crate::scenario::edit::EditError::NoPlace
        ))
    );
    assert_eq!(less(&before, "k7", Part::Effect, 0), Err(Refused::Gone));
}

#[test]
fn the_check_takes_what_is_added_to_a_script() {
    let all = texts("first-steps");
    let at = crate::base::time::SimTime::parse("09:40").unwrap();
    let effects = [
        message("كلام"),
        NewEffect::Incident {
            kind: "queue_disorder".into(),
            at: crate::record::order::Target::Centre("abraq-1".into()),
        },
        NewEffect::BlockRoad("qayqab-qubbah".into()),
        NewEffect::Outage {
            at: "abraq".into(),
            channels: vec![crate::record::states::Channel::Radio],
        },
    ];
    let mut now = all.clone();
    for effect in effects {
        let new = New::Inject {
            name: Text::new("جديد", "New"),
            at,
            storyline: None,
            effect,
            controller: Text::default(),
        };
        let done = apply(&now, &Edit::Add(new)).unwrap();
        let Some(Thing::Inject(id)) = done.added else {
            panic!()
        };
        assert!(id.as_str().starts_with('m'), "{id} is numbered on");
        now = done.texts;
    }
    let checked = from_texts(shipped::with_library(now.clone()));
    assert_eq!(checked.errors(), 0, "{:?}", checked.findings);
}

#[test]
fn several_changes_are_one_and_none_if_one_cannot_be() {
    let before = small();
    let gate = || Thing::Checkpoint("gate".into());
    let both = [
        Edit::Set(gate(), Figure::Lanes, "2".to_owned()),
        Edit::Set(gate(), Figure::Staff, "9".to_owned()),
    ];
    let after = apply(&before, &Edit::Several(both.to_vec())).unwrap();
    assert!(after.texts[0].1.contains("lanes: 2, staff: 9"));
    let wrong = Edit::Set(gate(), Figure::Staff, "many".to_owned());
    let refused = apply(&before, &Edit::Several(vec![both[0].clone(), wrong]));
    assert_eq!(refused.unwrap_err(), Refused::NotWhole);
}

#[test]
fn the_chain_of_an_inject_goes_all_the_way_back_and_forth() {
    let s = from_texts(shipped::with_library(texts("first-steps")))
        .scenario
        .unwrap();
    let of = |id: &str| {
        let (before, behind) = chain(&s, &id.into());
        let ids = |set: std::collections::BTreeSet<crate::base::ids::InjectId>| {
            set.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        (ids(before), ids(behind))
    };
    assert_eq!(of("m1").1, ["m2", "m4"]);
    assert_eq!(of("m4").0, ["m1", "m2"]);
    assert_eq!(of("m2"), (vec!["m1".to_owned()], vec!["m4".to_owned()]));
}
