//! Random orders: a strategy for each variant of `Order`, over what the small world has and what it has not.
//!
//! Deliberately not here: the properties that must hold.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use tamrin::base::text::Text;
use tamrin::base::time::{SimTime, Span};
use tamrin::record::order::{About, AdHoc, Order, Target};
use tamrin::record::situation::SituationReport;
use tamrin::record::states::{Capability, Channel, Direction, Posture, Purpose, Readiness, Ruling};

/// More of the small world: a vehicle, a convoy, a rumour, and injects that bring them all into play.
pub(crate) const PLAY: &str = r#"
    vehicles: [(id: "car", name: (ar: "سيارة", en: "Car"), route: ["a", "b", "c"])],
    convoys: [(id: "out", name: (ar: "قافلة", en: "Convoy"), carries: Materials, from: "a", centres: ["b1"], seat: "r1", speed: 1.0)],
    modules: [
        (id: "m", title: (ar: "س", en: "M"), situation: (ar: "س", en: "S"), time_box: "10m",
         questions: [(id: "q", text: (ar: "س", en: "Q"), expected: [(id: "p", text: (ar: "س", en: "P"))])]),
        (id: "n", title: (ar: "س", en: "N"), situation: (ar: "س", en: "S"), time_box: "10m",
         questions: [(id: "r", text: (ar: "س", en: "R"), seats: ["r1"])]),
    ],
    rumours: [(id: "talk", name: (ar: "إشاعة", en: "Talk"), spreads: 6.0)],
    injects: [
        (id: "i0", name: (ar: "س", en: "Fight"), when: At("08:20"), effects: [Incident(id: "fight", kind: "queue_disorder", at: Centre("b1"))]),
        (id: "i1", name: (ar: "س", en: "Car"), when: At("08:10"), effects: [
            Vehicle("car"),
            Message(from: (ar: "س", en: "X"), to: ["r1"], channel: MobileVoice, text: (ar: "س", en: "X"), tells: Vehicle("car")),
            Message(from: (ar: "س", en: "Y"), to: ["r2"], channel: Other, text: (ar: "س", en: "Y"), tells: Road("ac")),
        ]),
        (id: "i2", name: (ar: "س", en: "Talk"), when: At("08:15"), effects: [
            Rumour(rumour: "talk", municipality: "mb", share: 0.2),
            Message(from: (ar: "س", en: "Z"), to: ["main", "com"], channel: Radio, text: (ar: "س", en: "Z"), tells: Rumour("talk")),
        ]),
        (id: "i3", name: (ar: "س", en: "Block"), when: At("08:30"), effects: [BlockRoad("ab"), Outage(at: "b", channels: [MobileVoice], lasts: Some("20m"))]),
        (id: "i4", name: (ar: "س", en: "Later"), when: ByHand, effects: [ClearRoad("ab")]),
    ],
"#;

/// An identifier of a list, or one that nothing has.
fn id<T: for<'a> From<&'a str> + std::fmt::Debug>(
    known: &'static [&'static str],
) -> impl Strategy<Value = T> + Clone + use<T> {
    prop_oneof![9 => select(known), 1 => Just("no-such")].prop_map(|x| T::from(x))
}

fn unit<T: for<'a> From<&'a str> + std::fmt::Debug>() -> impl Strategy<Value = T> + Clone {
    id(&["rapid", "medic", "other", "team", "late"])
}

fn seat<T: for<'a> From<&'a str> + std::fmt::Debug>() -> impl Strategy<Value = T> + Clone {
    id(&["main", "r1", "r2", "com", "excon"])
}

fn road<T: for<'a> From<&'a str> + std::fmt::Debug>() -> impl Strategy<Value = T> + Clone {
    id(&["ab", "ac", "cb"])
}

fn place<T: for<'a> From<&'a str> + std::fmt::Debug>() -> impl Strategy<Value = T> + Clone {
    id(&["a", "b", "c"])
}

fn inject<T: for<'a> From<&'a str> + std::fmt::Debug>() -> impl Strategy<Value = T> + Clone {
    id(&["i0", "i1", "i2", "i3", "i4"])
}

fn target() -> BoxedStrategy<Target> {
    prop_oneof![
        id(&["fight"]).prop_map(Target::Incident),
        id(&["b1"]).prop_map(Target::Centre),
        id(&["gate"]).prop_map(Target::Checkpoint),
        place().prop_map(Target::Place),
        road().prop_map(Target::Road),
        id(&["out"]).prop_map(Target::Convoy),
    ]
    .boxed()
}

fn about() -> BoxedStrategy<About> {
    prop_oneof![
        id(&["fight"]).prop_map(About::Incident),
        id(&["b1"]).prop_map(About::Centre),
        id(&["gate"]).prop_map(About::Checkpoint),
        unit().prop_map(About::Unit),
        road().prop_map(About::Road),
        id(&["car"]).prop_map(About::Vehicle),
        id(&["out"]).prop_map(About::Convoy),
        id(&["talk"]).prop_map(About::Rumour),
        Just(About::Situation),
    ]
    .boxed()
}

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> + Clone {
    select(all)
}

/// A time of the exercise, or a little outside of it.
fn time() -> impl Strategy<Value = SimTime> + Clone {
    (7 * 60..13 * 60i64).prop_map(|m| SimTime::ZERO + Span::from_mins(m))
}

/// What someone types, with what a terminal or Arabic text could trip over.
fn typed() -> impl Strategy<Value = String> + Clone {
    select(
        &[
            "",
            "a",
            "سطر\nثان",
            "x\u{202e}y\u{1b}[2J",
            "{curly} \"quoted\"",
        ][..],
    )
    .prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = Text> + Clone {
    (typed(), typed()).prop_map(|(ar, en)| Text { ar, en })
}

fn ad_hoc() -> BoxedStrategy<AdHoc> {
    let channels = || vec(one(Channel::ALL), 0..3);
    prop_oneof![
        (text(), vec(seat(), 0..3), one(Channel::ALL), text()).prop_map(
            |(from, to, channel, text)| AdHoc::Message {
                from,
                to,
                channel,
                text
            }
        ),
        (id(&["queue_disorder"]), target(), 0u32..4)
            .prop_map(|(kind, at, stage)| AdHoc::Incident { kind, at, stage }),
        (place(), channels(), proptest::option::of(1i64..60)).prop_map(|(at, channels, m)| {
            AdHoc::Outage {
                at,
                channels,
                lasts: m.map(Span::from_mins),
            }
        }),
        (place(), channels()).prop_map(|(at, channels)| AdHoc::Restore { at, channels }),
        road().prop_map(AdHoc::BlockRoad),
        road().prop_map(AdHoc::ClearRoad),
    ]
    .boxed()
}

/// The name of an order's variant. An order that is new does not compile here; it gets its strategy in [`each_order`].
pub(crate) fn name(order: &Order) -> &'static str {
    macro_rules! names {
        ($($variant:ident),* $(,)?) => {
            match order { $(Order::$variant { .. } => stringify!($variant),)* }
        };
    }
    names!(
        Dispatch,
        Redirect,
        StandDown,
        SetDirection,
        SetPosture,
        SetGate,
        CloseRoad,
        OpenRoad,
        SetReadiness,
        SuspendVoting,
        ResumeVoting,
        ExtendVoting,
        RequestSupport,
        AnswerSupport,
        RequestRepair,
        Relieve,
        RelievePost,
        HandOver,
        RuleOnCount,
        Acknowledge,
        AcknowledgeReport,
        PassOn,
        UseChannel,
        SendMessage,
        CheckComms,
        SetPosturePlan,
        IssueLookout,
        CancelLookout,
        StartConvoy,
        HaltConvoy,
        ProceedConvoy,
        AnnounceConvoy,
        VerifyRumour,
        CorrectRumour,
        BriefMedia,
        Note,
        Staff,
        Release,
        Skip,
        Retime,
        Improvise,
        OpenModule,
        CloseModule,
        AskQuestion,
        AnswerQuestion,
        NotePoint,
        EndExercise,
    )
}

/// A strategy for each variant.
pub(crate) fn each_order() -> Vec<BoxedStrategy<Order>> {
    [
        orders_to_units_and_posts(),
        orders_of_voting_and_support(),
        orders_of_lookouts_convoys_and_rumours(),
        orders_of_a_discussion(),
        orders_of_the_exercise(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Units, checkpoints, gates, roads and readiness.
fn orders_to_units_and_posts() -> Vec<BoxedStrategy<Order>> {
    let checkpoint = || id(&["gate"]);
    let centre = || id(&["b1"]);
    let directorate = || id(&["d1", "d2"]);
    let posture = || one(Posture::ALL);
    vec![
        (unit(), target())
            .prop_map(|(unit, to)| Order::Dispatch { unit, to })
            .boxed(),
        (unit(), target())
            .prop_map(|(unit, to)| Order::Redirect { unit, to })
            .boxed(),
        unit().prop_map(|unit| Order::StandDown { unit }).boxed(),
        unit().prop_map(|unit| Order::Relieve { unit }).boxed(),
        checkpoint()
            .prop_map(|checkpoint| Order::RelievePost { checkpoint })
            .boxed(),
        (0u32..4, proptest::option::of(unit()))
            .prop_map(|(held, to)| Order::HandOver { held, to })
            .boxed(),
        (checkpoint(), posture())
            .prop_map(|(checkpoint, posture)| Order::SetPosture {
                checkpoint,
                posture,
            })
            .boxed(),
        (checkpoint(), one(Direction::ALL), posture())
            .prop_map(|(checkpoint, direction, posture)| Order::SetDirection {
                checkpoint,
                direction,
                posture,
            })
            .boxed(),
        (centre(), posture())
            .prop_map(|(centre, posture)| Order::SetGate { centre, posture })
            .boxed(),
        road().prop_map(|road| Order::CloseRoad { road }).boxed(),
        road().prop_map(|road| Order::OpenRoad { road }).boxed(),
        (directorate(), one(Readiness::ALL))
            .prop_map(|(directorate, level)| Order::SetReadiness { directorate, level })
            .boxed(),
    ]
}

/// Voting, support, messages, reports and channels.
fn orders_of_voting_and_support() -> Vec<BoxedStrategy<Order>> {
    let centre = || id(&["b1"]);
    vec![
        centre()
            .prop_map(|centre| Order::SuspendVoting { centre })
            .boxed(),
        centre()
            .prop_map(|centre| Order::ResumeVoting { centre })
            .boxed(),
        (centre(), time())
            .prop_map(|(centre, until)| Order::ExtendVoting { centre, until })
            .boxed(),
        (centre(), one(Ruling::ALL))
            .prop_map(|(centre, ruling)| Order::RuleOnCount { centre, ruling })
            .boxed(),
        (seat(), one(Capability::ALL), 0u32..30, target())
            .prop_map(|(from, capability, strength, to)| Order::RequestSupport {
                from,
                capability,
                strength,
                to,
            })
            .boxed(),
        (0u32..5, proptest::option::of(unit()))
            .prop_map(|(request, unit)| Order::AnswerSupport { request, unit })
            .boxed(),
        id(&["fight", "car"])
            .prop_map(|incident| Order::RequestRepair { incident })
            .boxed(),
        inject()
            .prop_map(|message| Order::Acknowledge { message })
            .boxed(),
        (0u32..9)
            .prop_map(|report| Order::AcknowledgeReport { report })
            .boxed(),
        (about(), seat())
            .prop_map(|(about, to)| Order::PassOn { about, to })
            .boxed(),
        (one(Channel::ALL), proptest::option::of(seat()))
            .prop_map(|(channel, with)| Order::UseChannel { channel, with })
            .boxed(),
        (
            seat(),
            one(Purpose::ALL),
            proptest::option::of(inject()),
            proptest::option::of(0u32..4),
            "[a-zء-ي \\u{202e}\n]{0,20}",
            proptest::option::of(("[a-zء-ي \n]{0,9}", "[a-zء-ي]{0,9}")),
        )
            .prop_map(
                |(to, purpose, regarding, answers, text, said)| Order::SendMessage {
                    to,
                    purpose,
                    regarding,
                    answers,
                    text,
                    situation_report: said
                        .map(|(action, request)| SituationReport { action, request }),
                },
            )
            .boxed(),
        Just(Order::CheckComms).boxed(),
    ]
}

/// Posture plans, lookouts, convoys, rumours and the media.
fn orders_of_lookouts_convoys_and_rumours() -> Vec<BoxedStrategy<Order>> {
    let convoy = || id(&["out"]);
    let vehicle = || id(&["car"]);
    let rumour = || id(&["talk"]);
    let directorate = || id(&["d1", "d2"]);
    let posture = || one(Posture::ALL);
    let checkpoints = || vec(id(&["gate"]), 0..3);
    vec![
        (directorate(), posture())
            .prop_map(|(directorate, posture)| Order::SetPosturePlan {
                directorate,
                posture,
            })
            .boxed(),
        (vehicle(), checkpoints(), time())
            .prop_map(|(vehicle, checkpoints, until)| Order::IssueLookout {
                vehicle,
                checkpoints,
                until,
            })
            .boxed(),
        vehicle()
            .prop_map(|vehicle| Order::CancelLookout { vehicle })
            .boxed(),
        (convoy(), proptest::option::of(unit()))
            .prop_map(|(convoy, escort)| Order::StartConvoy { convoy, escort })
            .boxed(),
        convoy()
            .prop_map(|convoy| Order::HaltConvoy { convoy })
            .boxed(),
        (convoy(), any::<bool>())
            .prop_map(|(convoy, skip)| Order::ProceedConvoy { convoy, skip })
            .boxed(),
        (convoy(), checkpoints())
            .prop_map(|(convoy, checkpoints)| Order::AnnounceConvoy {
                convoy,
                checkpoints,
            })
            .boxed(),
        rumour()
            .prop_map(|rumour| Order::VerifyRumour { rumour })
            .boxed(),
        rumour()
            .prop_map(|rumour| Order::CorrectRumour { rumour })
            .boxed(),
        id(&["ma", "mb", "mc"])
            .prop_map(|municipality| Order::BriefMedia { municipality })
            .boxed(),
    ]
}

/// Modules, questions, answers and points.
fn orders_of_a_discussion() -> Vec<BoxedStrategy<Order>> {
    let spent = || (0i64..3600).prop_map(Span::from_secs);
    let question = || id::<tamrin::base::ids::QuestionId>(&["q", "r"]);
    vec![
        id(&["m", "n"])
            .prop_map(|module| Order::OpenModule { module })
            .boxed(),
        spent()
            .prop_map(|spent| Order::CloseModule { spent })
            .boxed(),
        (question(), spent())
            .prop_map(|(question, spent)| Order::AskQuestion { question, spent })
            .boxed(),
        (question(), proptest::option::of(seat()), typed(), spent())
            .prop_map(|(question, of, text, spent)| Order::AnswerQuestion {
                question,
                of,
                text,
                spent,
            })
            .boxed(),
        (id(&["p"]), any::<bool>(), spent())
            .prop_map(|(point, raised, spent)| Order::NotePoint {
                point,
                raised,
                spent,
            })
            .boxed(),
    ]
}

/// Notes, seats, injects and the end.
fn orders_of_the_exercise() -> Vec<BoxedStrategy<Order>> {
    vec![
        typed().prop_map(|text| Order::Note { text }).boxed(),
        (seat(), any::<bool>())
            .prop_map(|(seat, staffed)| Order::Staff { seat, staffed })
            .boxed(),
        inject()
            .prop_map(|inject| Order::Release { inject })
            .boxed(),
        inject().prop_map(|inject| Order::Skip { inject }).boxed(),
        (inject(), time(), any::<bool>())
            .prop_map(|(inject, at, following)| Order::Retime {
                inject,
                at,
                following,
            })
            .boxed(),
        (ad_hoc(), proptest::option::of(time()))
            .prop_map(|(what, at)| Order::Improvise { what, at })
            .boxed(),
        Just(Order::EndExercise).boxed(),
    ]
}

/// Any order by any seat at any time, in the order of times. Few end the exercise.
pub(crate) fn orders() -> impl Strategy<Value = Vec<(i64, String, Order)>> {
    let weighted = each_order()
        .into_iter()
        .map(|s| (20, s))
        .collect::<Vec<_>>();
    let mut weighted = weighted;
    if let Some(end) = weighted.last_mut() {
        end.0 = 1;
    }
    let by = prop_oneof![1 => seat::<tamrin::base::ids::SeatId>().prop_map(|s| s.to_string()), 1 => Just("excon".to_owned())];
    let one = (0i64..4 * 3600, by, Union::new_weighted(weighted));
    vec(one, 0..40).prop_map(|mut all| {
        all.sort_by_key(|o| o.0);
        all
    })
}
