//! Every fact, order and refusal is a sentence in every language: words of the files, names of the scenario, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::support::pseudo::{assert_worded, texts_of};
use tamrin::base::text::Lang;
use tamrin::record::fact::{EntityId, Fact, Refusal};
use tamrin::record::kind::FactKind;
use tamrin::record::order::Order;
use tamrin::record::states::{
    Direction, EvidenceKind, Find, Gap, Halt, HeldGap, Missed, Purpose, Repairer, ResultDoubt,
    Role, Ruling,
};
use tamrin::scenario::Scenario;
use tamrin::scenario::model::Effect;
use tamrin::wording::{Prose, plain, pseudo, refusals};

const SCENARIO: &str = "checkpoint-relay";

fn scenario() -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("scenarios")
        .join(SCENARIO);
    tamrin::scenario::open(&path).unwrap().scenario.unwrap()
}

/// An identifier of each sort that the scenario has, or one that it has not.
fn ids(s: &Scenario) -> BTreeMap<&'static str, String> {
    fn first<K: std::fmt::Display, V>(all: &BTreeMap<K, V>) -> String {
        all.keys()
            .next()
            .map_or_else(|| "no-such-id".to_owned(), ToString::to_string)
    }
    let incident = s
        .injects
        .iter()
        .flat_map(|i| &i.effects)
        .find_map(|e| match e {
            Effect::Incident { id, .. } => Some(id.to_string()),
            _ => None,
        });
    let expected = s.injects.iter().flat_map(|i| &i.expected).next();
    BTreeMap::from([
        ("seat", first(&s.seats)),
        ("unit", first(&s.units)),
        ("centre", first(&s.centres)),
        ("checkpoint", first(&s.checkpoints)),
        ("directorate", first(&s.directorates)),
        ("municipality", first(&s.municipalities)),
        ("place", first(&s.places)),
        ("road", first(&s.roads)),
        ("vehicle", first(&s.vehicles)),
        ("convoy", first(&s.convoys)),
        ("rumour", first(&s.rumours)),
        ("incident_kind", first(&s.kinds)),
        ("inject", s.injects[0].id.to_string()),
        (
            "incident",
            incident.unwrap_or_else(|| "no-such-id".to_owned()),
        ),
        (
            "expected",
            expected.map_or_else(|| "no-such-id".to_owned(), |x| x.id.to_string()),
        ),
        ("flag", "a-flag".to_owned()),
    ])
}

fn parties(ids: &BTreeMap<&'static str, String>) -> Vec<Value> {
    let sorts = [
        ("Seat", "seat"),
        ("Unit", "unit"),
        ("Centre", "centre"),
        ("Checkpoint", "checkpoint"),
        ("Convoy", "convoy"),
        ("Public", "place"),
        ("Post", "place"),
    ];
    let mut all: Vec<Value> = sorts
        .iter()
        .map(|(sort, id)| json!({ *sort: ids[id] }))
        .collect();
    all.push(json!("Control"));
    all
}

fn targets(ids: &BTreeMap<&'static str, String>) -> Vec<Value> {
    let sorts = [
        ("Incident", "incident"),
        ("Centre", "centre"),
        ("Checkpoint", "checkpoint"),
        ("Place", "place"),
        ("Road", "road"),
        ("Convoy", "convoy"),
    ];
    sorts
        .iter()
        .map(|(sort, id)| json!({ *sort: ids[id] }))
        .collect()
}

fn abouts(ids: &BTreeMap<&'static str, String>) -> Vec<Value> {
    let sorts = [
        ("Incident", "incident"),
        ("Centre", "centre"),
        ("Checkpoint", "checkpoint"),
        ("Unit", "unit"),
        ("Road", "road"),
        ("Vehicle", "vehicle"),
        ("Convoy", "convoy"),
        ("Rumour", "rumour"),
    ];
    let mut all: Vec<Value> = sorts
        .iter()
        .map(|(sort, id)| json!({ *sort: ids[id] }))
        .collect();
    all.push(json!("Situation"));
    all
}

#[expect(clippy::too_many_lines, reason = "one line for each refusal")]
fn refusals() -> Vec<Refusal> {
    let all = [
        Refusal::UnknownSeat,
        Refusal::NoRelief,
        Refusal::NotForCustody,
        Refusal::NoModule("a-name".into()),
        Refusal::NoQuestion("a-name".into()),
        Refusal::NoPoint("a-name".into()),
        Refusal::OthersAsked,
        Refusal::NothingOpen,
        Refusal::NotKnown(EntityId::Held(1)),
        Refusal::Unknown("a-name".to_owned()),
        Refusal::NoPower,
        Refusal::OutOfArea,
        Refusal::NotYourUnit,
        Refusal::OutOfService,
        Refusal::Busy,
        Refusal::Idle,
        Refusal::NoRoute,
        Refusal::AlreadySo,
        Refusal::WrongState,
        Refusal::BadTime,
        Refusal::NotCapable,
        Refusal::Over,
        Refusal::NoVoting,
        Refusal::OnlyCommission,
        Refusal::NoWords,
        Refusal::TooLong { most: 3 },
        Refusal::ToItself,
        Refusal::ToNobody,
        Refusal::NotRepairable,
        Refusal::NoUnits,
        Refusal::NoStrength,
        Refusal::NoSuchChannel,
        Refusal::NotForControl,
        Refusal::NoCheckpoints,
        Refusal::NoSuchStage,
        Refusal::NoSuchPlace,
        Refusal::NotKnown(EntityId::Road("a-road".into())),
        Refusal::NotKnown(EntityId::Report(3)),
        Refusal::NotKnown(EntityId::Situation),
    ];
    // One that is new does not compile here until it stands above too.
    for r in &all {
        match r {
            Refusal::UnknownSeat
            | Refusal::Unknown(_)
            | Refusal::NoPower
            | Refusal::OutOfArea
            | Refusal::NotYourUnit
            | Refusal::OutOfService
            | Refusal::Busy
            | Refusal::Idle
            | Refusal::NoRoute
            | Refusal::AlreadySo
            | Refusal::WrongState
            | Refusal::BadTime
            | Refusal::NotCapable
            | Refusal::Over
            | Refusal::NoVoting
            | Refusal::OnlyCommission
            | Refusal::NoWords
            | Refusal::TooLong { .. }
            | Refusal::ToItself
            | Refusal::ToNobody
            | Refusal::NotRepairable
            | Refusal::NoUnits
            | Refusal::NoStrength
            | Refusal::NoSuchChannel
            | Refusal::NotForControl
            | Refusal::NoCheckpoints
            | Refusal::NoSuchStage
            | Refusal::NoSuchPlace
            | Refusal::NoRelief
            | Refusal::NotForCustody
            | Refusal::NoModule(_)
            | Refusal::NoQuestion(_)
            | Refusal::NoPoint(_)
            | Refusal::OthersAsked
            | Refusal::NothingOpen
            | Refusal::NotKnown(_) => {}
        }
    }
    all.into()
}

/// Fields of facts that are numbers.
const NUMBERS: [&str; 52] = [
    "after_seconds",
    "late_seconds",
    "waited_seconds",
    "seen_seconds_ago",
    "by_seconds",
    "vehicle_seconds",
    "voter_seconds",
    "in_line",
    "ballots",
    "strength",
    "forms",
    "counted",
    "received",
    "entered",
    "limit",
    "count",
    "stage",
    "request",
    "report",
    "message",
    "lookout",
    "checkpoints",
    "asked",
    "answered",
    "sent",
    "delivered",
    "lost",
    "undelivered",
    "mean_ms",
    "speed_percent",
    "heard_percent",
    "never_heard_percent",
    "percent",
    "registered",
    "came",
    "served",
    "gave_up",
    "kept_away",
    "open_seconds",
    "lost_seconds",
    "passed",
    "voters",
    "turned_back",
    "mean_wait_ms",
    "sum_ms",
    "drive_seconds",
    "longer_seconds",
    "vehicles",
    "men",
    "men_served",
    "women",
    "women_served",
];

/// What each field of a fact can hold. A fact is made from all that fit it; a field that is missing here is told of.
#[expect(clippy::too_many_lines, reason = "one entry for each field")]
fn fields(ids: &BTreeMap<&'static str, String>) -> BTreeMap<&'static str, Vec<Value>> {
    let id = |sort: &str| vec![json!(ids[sort])];
    let several = |lists: &[Vec<Value>]| lists.concat();
    let numbers = || [0, 1, 2, 3, 11, 100].map(|n| json!(n)).to_vec();
    let refused: Vec<Value> = refusals()
        .iter()
        .map(|r| serde_json::to_value(r).unwrap())
        .collect();
    let halts = Halt::ALL.iter().map(|x| json!(x)).collect();
    let missed = Missed::ALL.iter().map(|x| json!(x)).collect();
    let left_out = ["ByHand", "ByChance", "Alternative", "Staffed"]
        .map(|x| json!(x))
        .to_vec();
    let mut all = BTreeMap::new();
    for sort in ids.keys() {
        all.insert(*sort, id(sort));
    }
    for number in NUMBERS {
        all.insert(number, numbers());
    }
    for yes_or_no in [
        "by_hand",
        "on",
        "materials",
        "team",
        "announced",
        "tip",
        "truth",
        "premature",
        "wrong",
    ] {
        all.insert(yes_or_no, vec![json!(true), json!(false)]);
    }
    for time in ["due", "eta", "until"] {
        all.insert(time, vec![json!("10:20")]);
    }
    all.insert("seq", vec![Value::Null]);
    all.insert("repairer", Repairer::ALL.iter().map(|x| json!(x)).collect());
    all.insert("regarding", vec![Value::Null, json!(ids["inject"])]);
    all.insert("answers", vec![Value::Null, json!(1)]);
    all.insert("text", vec![json!("123")]);
    all.insert(
        "situation_report",
        vec![
            Value::Null,
            json!({"action": "123", "request": "123"}),
            json!({"action": "123"}),
        ],
    );
    all.insert("purpose", Purpose::ALL.iter().map(|x| json!(x)).collect());
    all.insert("rule", vec![Value::Null, json!("a-rule")]);
    let rulings = Ruling::ALL.iter().map(|x| json!(x));
    all.insert("ruling", rulings.chain([Value::Null]).collect());
    all.insert("escort", vec![Value::Null, json!(ids["unit"])]);
    all.insert("order", vec![json!("CheckComms")]);
    all.insert("by_second", vec![json!([])]);
    all.insert("level", vec![json!("High")]);
    all.insert("posture", vec![json!("Search")]);
    let directions = Direction::ALL.iter().map(|x| json!(x));
    all.insert("direction", directions.collect());
    all.insert("find", Find::ALL.iter().map(|x| json!(x)).collect());
    all.insert("capability", vec![json!("Guard")]);
    all.insert("channel", vec![json!("Radio")]);
    all.insert("gap", Gap::ALL.iter().map(|x| json!(x)).collect());
    all.insert(
        "line",
        ["checkpoint", "station", "road"].map(|x| json!(x)).to_vec(),
    );
    all.insert("about", abouts(ids));
    all.insert("site", targets(ids));
    let suspended = vec![json!("Order"), json!("Incident")];
    all.insert("by", several(&[suspended, id("seat"), parties(ids)]));
    all.insert(
        "to",
        several(&[id("checkpoint"), targets(ids), parties(ids)]),
    );
    all.insert("from", several(&[id("seat"), parties(ids)]));
    all.insert(
        "why",
        several(&[left_out, refused, halts, missed, held_gaps(), doubts()]),
    );
    all.extend(fields_of_custody());
    all
}

/// Why the chain of custody of what is held is broken.
fn held_gaps() -> Vec<Value> {
    HeldGap::ALL.iter().map(|x| json!(x)).collect()
}

/// Why result forms are held back.
fn doubts() -> Vec<Value> {
    ResultDoubt::ALL.iter().map(|x| json!(x)).collect()
}

/// Fields of what is held.
fn fields_of_custody() -> [(&'static str, Vec<Value>); 3] {
    let evidence = EvidenceKind::ALL.iter().map(|x| json!(x));
    [
        ("held", vec![json!(7)]),
        ("people", vec![json!(1), json!(0), json!(3)]),
        ("evidence", evidence.chain([Value::Null]).collect()),
    ]
}

/// Facts of a kind that differ in each field by itself, and in all that are yes or no together.
fn facts_of(kind: FactKind, fields: &BTreeMap<&'static str, Vec<Value>>) -> Vec<Fact> {
    let read =
        |object: &Map<String, Value>| serde_json::from_value::<Fact>(Value::Object(object.clone()));
    // A fact with the first value of each field that fits it.
    let mut object = Map::from_iter([("kind".to_owned(), json!(kind.name()))]);
    let mut left: Vec<&str> = fields.keys().copied().collect();
    let mut first = None;
    // Fields with one sort of values first; what fits is found by trying the others.
    left.retain(|name| {
        let many = ["by", "to", "from", "why"].contains(name);
        if !many {
            object.insert((*name).to_owned(), fields[name][0].clone());
        }
        many
    });
    'found: for by in &fields["by"] {
        for to in &fields["to"] {
            for from in &fields["from"] {
                for why in &fields["why"] {
                    for (name, value) in [("by", by), ("to", to), ("from", from), ("why", why)] {
                        object.insert(name.to_owned(), value.clone());
                    }
                    if let Ok(fact) = read(&object) {
                        first = Some(fact);
                        break 'found;
                    }
                }
            }
        }
    }
    let first = first.unwrap_or_else(|| {
        panic!(
            "{}: a field is missing in this test: {:?}",
            kind.name(),
            read(&object).err()
        )
    });
    let own = serde_json::to_value(&first).unwrap();
    let own: BTreeSet<String> = own.as_object().unwrap().keys().cloned().collect();
    let mut all = vec![first];
    let yes_or_no: Vec<&str> = fields
        .iter()
        .filter(|(name, v)| v[0].is_boolean() && own.contains(**name))
        .map(|(name, _)| *name)
        .collect();
    for bits in 0..1_u32 << yes_or_no.len() {
        for (n, name) in yes_or_no.iter().enumerate() {
            object.insert((*name).to_owned(), json!(bits >> n & 1 == 1));
        }
        all.push(read(&object).unwrap());
    }
    for (name, values) in fields {
        for value in values {
            let mut other = object.clone();
            other.insert((*name).to_owned(), value.clone());
            all.extend(read(&other).ok().filter(|f| !all.contains(f)));
        }
    }
    all
}

fn facts(ids: &BTreeMap<&'static str, String>) -> Vec<Fact> {
    let fields = fields(ids);
    FactKind::ALL
        .iter()
        .flat_map(|kind| facts_of(*kind, &fields))
        .collect()
}

/// What exercise control may improvise.
fn ad_hoc(ids: &BTreeMap<&'static str, String>) -> [Value; 6] {
    let (seat, road, place) = (&ids["seat"], &ids["road"], &ids["place"]);
    let text = json!({"ar": "كلام", "en": "words"});
    let channels = json!(["Radio", "FixedLine"]);
    [
        json!({"Message": {"from": text, "to": [seat], "channel": "Radio", "text": text}}),
        json!({"Incident": {"kind": ids["incident_kind"], "at": {"Place": place}}}),
        json!({"Outage": {"at": place, "channels": channels}}),
        json!({"Restore": {"at": place, "channels": channels}}),
        json!({"BlockRoad": road}),
        json!({"ClearRoad": road}),
    ]
}

#[expect(clippy::too_many_lines, reason = "one line for each order")]
fn orders(ids: &BTreeMap<&'static str, String>) -> Vec<Order> {
    let (seat, unit, centre, inject) = (&ids["seat"], &ids["unit"], &ids["centre"], &ids["inject"]);
    let (checkpoint, road) = (&ids["checkpoint"], &ids["road"]);
    let (directorate, municipality) = (&ids["directorate"], &ids["municipality"]);
    let (vehicle, convoy, rumour) = (&ids["vehicle"], &ids["convoy"], &ids["rumour"]);
    let mut all = vec![
        json!({"StandDown": {"unit": unit}}),
        json!({"Relieve": {"unit": unit}}),
        json!({"RelievePost": {"checkpoint": checkpoint}}),
        json!({"HandOver": {"held": 1, "to": unit}}),
        json!({"HandOver": {"held": 1, "to": null}}),
        json!({"SetPosture": {"checkpoint": checkpoint, "posture": "Look"}}),
        json!({"SetDirection": {"checkpoint": checkpoint, "direction": "In", "posture": "Look"}}),
        json!({"SetDirection": {"checkpoint": checkpoint, "direction": "Out", "posture": "Look"}}),
        json!({"SetGate": {"centre": centre, "posture": "Look"}}),
        json!({"CloseRoad": {"road": road}}),
        json!({"OpenRoad": {"road": road}}),
        json!({"SetReadiness": {"directorate": directorate, "level": "High"}}),
        json!({"SuspendVoting": {"centre": centre}}),
        json!({"ResumeVoting": {"centre": centre}}),
        json!({"RuleOnCount": {"centre": centre, "ruling": "Record"}}),
        json!({"ExtendVoting": {"centre": centre, "until": "19:00"}}),
        json!({"AnswerSupport": {"request": 1, "unit": unit}}),
        json!({"AnswerSupport": {"request": 1, "unit": null}}),
        json!({"Acknowledge": {"message": inject}}),
        json!({"RequestRepair": {"incident": ids["incident"]}}),
        json!({"AcknowledgeReport": {"report": 2}}),
        json!({"UseChannel": {"channel": "Radio", "with": seat}}),
        json!({"UseChannel": {"channel": "Radio", "with": null}}),
        json!({"SendMessage": {"to": seat, "purpose": "Inform", "text": "123"}}),
        json!({"SendMessage": {"to": seat, "purpose": "Inform", "text": "123", "situation_report": {"action": "123", "request": "123"}}}),
        json!({"SendMessage": {"to": seat, "purpose": "AskToConfirm", "regarding": inject, "answers": 1, "text": "123"}}),
        json!("CheckComms"),
        json!({"SetPosturePlan": {"directorate": directorate, "posture": "Look"}}),
        json!({"CancelLookout": {"vehicle": vehicle}}),
        json!({"StartConvoy": {"convoy": convoy, "escort": unit}}),
        json!({"StartConvoy": {"convoy": convoy, "escort": null}}),
        json!({"HaltConvoy": {"convoy": convoy}}),
        json!({"ProceedConvoy": {"convoy": convoy, "skip": true}}),
        json!({"ProceedConvoy": {"convoy": convoy, "skip": false}}),
        json!({"VerifyRumour": {"rumour": rumour}}),
        json!({"CorrectRumour": {"rumour": rumour}}),
        json!({"BriefMedia": {"municipality": municipality}}),
        json!({"Note": {"text": "123"}}),
        json!({"Staff": {"seat": seat, "staffed": true}}),
        json!({"Staff": {"seat": seat, "staffed": false}}),
        json!({"Release": {"inject": inject}}),
        json!({"Skip": {"inject": inject}}),
        json!({"Retime": {"inject": inject, "at": "10:00", "following": true}}),
        json!({"Retime": {"inject": inject, "at": "10:00", "following": false}}),
        json!({"OpenModule": {"module": "123"}}),
        json!({"CloseModule": {"spent": "1s"}}),
        json!({"AskQuestion": {"question": "123"}}),
        json!({"AnswerQuestion": {"question": "123", "of": seat, "text": "123"}}),
        json!({"NotePoint": {"point": "123", "raised": true}}),
        json!({"NotePoint": {"point": "123", "raised": false}}),
        json!("EndExercise"),
    ];
    for to in targets(ids) {
        all.push(json!({"Dispatch": {"unit": unit, "to": to}}));
        all.push(json!({"Redirect": {"unit": unit, "to": to}}));
        all.push(json!({"RequestSupport": {"from": seat, "capability": "Crowd", "strength": 2, "to": to}}));
    }
    for about in abouts(ids) {
        all.push(json!({"PassOn": {"about": about, "to": seat}}));
    }
    for some in [json!([]), json!([checkpoint])] {
        all.push(
            json!({"IssueLookout": {"vehicle": vehicle, "checkpoints": some, "until": "12:00"}}),
        );
        all.push(json!({"AnnounceConvoy": {"convoy": convoy, "checkpoints": some}}));
    }
    for what in ad_hoc(ids) {
        all.push(json!({"Improvise": {"what": what, "at": null}}));
        all.push(json!({"Improvise": {"what": what, "at": "11:00"}}));
    }
    all.into_iter()
        .map(|v| serde_json::from_value(v.clone()).unwrap_or_else(|e| panic!("{v}: {e}")))
        .collect()
}

/// The names of the variants of orders, from the type itself.
fn kinds_of_orders() -> BTreeSet<String> {
    let schema = serde_json::to_value(schemars::schema_for!(Order)).unwrap();
    let mut all = BTreeSet::new();
    for one in schema["oneOf"].as_array().unwrap() {
        let names = one["enum"]
            .as_array()
            .into_iter()
            .flatten()
            .chain(one.get("const"));
        all.extend(names.filter_map(|n| n.as_str().map(str::to_owned)));
        all.extend(
            one["required"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|n| n.as_str().map(str::to_owned)),
        );
    }
    all
}

#[test]
fn the_orders_of_this_test_are_all_there_are() {
    let name = |o: &Order| match serde_json::to_value(o).unwrap() {
        Value::String(name) => name,
        other => other.as_object().unwrap().keys().next().unwrap().clone(),
    };
    let here: BTreeSet<String> = orders(&ids(&scenario())).iter().map(name).collect();
    assert_eq!(here, kinds_of_orders());
    assert!(here.len() > 30);
}

/// What a program would write and a person would not.
fn assert_plain(words: &str, of: &dyn std::fmt::Debug) {
    for syntax in [
        "Id(", "Some(", "None", "Ok(", "Err(", "{", "}", "::", "\"", "[]",
    ] {
        assert!(!words.contains(syntax), "{syntax} in {words} of {of:?}");
    }
    for key in [
        "fact-",
        "order-",
        "refusal-",
        "adhoc-",
        "name-",
        "posture-",
        "channel-",
        "list-separator",
    ] {
        assert!(!words.contains(key), "{key} in {words} of {of:?}");
    }
    assert!(!words.trim().is_empty(), "{of:?} says nothing");
}

#[test]
fn every_fact_and_order_is_a_sentence_in_every_language_without_a_word_from_elsewhere() {
    let s = scenario();
    let ids = ids(&s);
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("scenarios")
        .join(SCENARIO);
    let mut known = texts_of(&path);
    known.extend(ids.values().cloned());
    known.extend(["words", "a-name", "a-road", "Order", "Incident", "Control"].map(str::to_owned));
    let (facts, orders) = (facts(&ids), orders(&ids));
    let kinds: BTreeSet<&str> = facts.iter().map(|f| f.kind().name()).collect();
    assert_eq!(kinds.len(), FactKind::ALL.len());
    for lang in Lang::all().chain([pseudo()]) {
        let prose = Prose { scenario: &s, lang };
        let sentences = facts
            .iter()
            .map(|f| (prose.fact(f), f as &dyn std::fmt::Debug))
            .chain(
                orders
                    .iter()
                    .map(|o| (prose.order(o), o as &dyn std::fmt::Debug)),
            );
        for (words, of) in sentences {
            assert_plain(&words, of);
            if lang == pseudo() {
                assert_worded(&words, &known);
            }
        }
    }
}

#[test]
fn every_refusal_is_a_sentence_in_every_language() {
    for r in refusals() {
        for lang in Lang::all() {
            assert_plain(&plain(lang).message(&refusals::refusal(&r)), &r);
        }
        assert_worded(
            &plain(pseudo()).message(&refusals::refusal(&r)),
            &["a-name".to_owned(), "a-road".to_owned()],
        );
    }
}

/// Whoever has a seat of that kind has a name of its own.
#[test]
fn the_commission_that_repairs_is_called_by_the_name_of_its_seat() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/first-steps");
    let opened = tamrin::scenario::open(&path).unwrap();
    let mut s = opened.scenario.unwrap();
    let of = |s: &Scenario, seat: &str| {
        let incident = s.injects[0].id.as_str().into();
        let fact = Fact::RepairRequested {
            incident,
            seat: seat.into(),
            repairer: Repairer::Commission,
        };
        Prose {
            scenario: s,
            lang: Lang::En,
        }
        .fact(&fact)
    };
    let seats = s.seats.values();
    let commission = seats
        .clone()
        .find(|x| x.role == Role::Commission)
        .unwrap()
        .clone();
    let room = seats
        .clone()
        .find(|x| x.role == Role::SubRoom)
        .unwrap()
        .id
        .clone();
    let name = commission.name.get(Lang::En);
    assert!(of(&s, room.as_str()).contains(&format!("asked {name} for repair")));
    assert!(of(&s, commission.id.as_str()).contains("asked its own technicians"));
    // Where there is none, or more than one, the office is named.
    s.seats.remove(&commission.id);
    assert!(of(&s, room.as_str()).contains("asked the election commission"));
}

#[test]
fn numbers_of_people_ballots_and_checkpoints_choose_their_form() {
    let s = scenario();
    let (ar, en) = (
        Prose {
            scenario: &s,
            lang: Lang::Ar,
        },
        Prose {
            scenario: &s,
            lang: Lang::En,
        },
    );
    let ids = ids(&s);
    let asked = |n: u32| -> Order {
        let to = json!({"Place": ids["place"]});
        let order = json!({"from": ids["seat"], "capability": "Guard", "strength": n, "to": to});
        serde_json::from_value(json!({ "RequestSupport": order })).unwrap()
    };
    for (n, arabic, english) in [
        (1, "فرد واحد", "1 person"),
        (2, "فردان", "2 people"),
        (3, "3 أفراد", "3 people"),
        (11, "11 فرداً", "11 people"),
        (100, "100 فرد", "100 people"),
    ] {
        assert!(
            ar.order(&asked(n)).contains(arabic),
            "{}",
            ar.order(&asked(n))
        );
        assert!(
            en.order(&asked(n)).contains(english),
            "{}",
            en.order(&asked(n))
        );
    }
    let counted = |n: u32| Fact::CountingBegan {
        centre: ids["centre"].as_str().into(),
        ballots: n,
    };
    assert!(en.fact(&counted(1)).ends_with(": 1 ballot"));
    assert!(ar.fact(&counted(2)).ends_with("ورقتا اقتراع"));
}
