//! Orders by pointing, pressing and keys, and what is told of them.
//!
//! Deliberately not here: whether they are accepted (the simulation).

use crate::testing::Pick as _;
use bevy::input::keyboard::KeyCode;
use bevy::prelude::*;

use crate::base::text::Lang;
use crate::base::time::Span;
use crate::map::entity_ref::EntityRef;
use crate::picture::*;
use crate::record::order::{About, Order, Party, Target};
use crate::record::states::*;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::{Dialog, WordsTo};
use crate::screen::state::ui::{Field, Pick, ScriptTab, SideTab};
use crate::session::player::{Answer, Estimates, SessionRequest};
use crate::window::testing::*;
use crate::window::tests::{BOTH, asked_for, at, order};

#[test]
fn a_unit_is_sent_by_pointing_and_its_travel_time_is_seen_before_confirming() {
    for lang in BOTH {
        let mut app = app(
            played("first-steps", Some("09:20"), "room", &["room"]),
            lang,
        );
        act(&mut app, Act::Select(EntityRef::Unit("rapid-1".into())));
        assert!(words(&mut app).contains(lang.pick("متاحة", "available")));
        press(&mut app, &Act::Pick(Pick::Target("rapid-1".into())));
        act(&mut app, Act::Select(EntityRef::Centre("abraq-1".into())));
        let to = Target::Centre("abraq-1".into());
        let asks = asked(&mut app);
        let token = asks.iter().find_map(|a| match a {
            SessionRequest::Estimate {
                seat,
                units,
                to: t,
                token,
            } if seat.as_str() == "room" && units.len() == 1 && *t == to => Some(*token),
            _ => None,
        });
        assert!(
            !asks
                .iter()
                .any(|a| matches!(a, SessionRequest::Order { .. })),
            "nothing is ordered before it is confirmed"
        );
        let mut told = played("first-steps", Some("09:20"), "room", &["room"]);
        let time = Estimate {
            turn_out: Span::from_mins(5),
            drive: Span::from_mins(21),
        };
        told.estimates = std::sync::Arc::new(vec![Estimates {
            token: token.unwrap(),
            seat: "room".into(),
            to: to.clone(),
            times: [("rapid-1".into(), time)].into(),
        }]);
        show(&mut app, told);
        let shown = words(&mut app);
        assert!(
            shown.contains("5:00") && shown.contains("21:00") && shown.contains("09:46"),
            "{shown}"
        );
        press(&mut app, &Act::Confirm);
        asked_for(
            &mut app,
            order(
                "room",
                Order::Dispatch {
                    unit: "rapid-1".into(),
                    to,
                },
            ),
        );
        assert_eq!(ui(&mut app).confirm, None);
    }
}

#[test]
fn a_unit_with_a_task_is_redirected_and_escape_takes_an_order_back() {
    let mut snap = played("first-steps", Some("09:20"), "room", &["room"]);
    let mut eyes = (*snap.eyes).clone();
    eyes.units
        .iter_mut()
        .find(|u| u.id.as_str() == "rapid-1")
        .unwrap()
        .state = UnitState::EnRoute;
    snap.eyes = std::sync::Arc::new(eyes);
    let mut app = app(snap, Lang::En);
    let to = Target::Centre("abraq-1".into());
    act(&mut app, Act::Pick(Pick::Unit(to.clone())));
    press(&mut app, &Act::PickUnit("rapid-1".into()));
    act(&mut app, Act::Escape);
    act(&mut app, Act::Confirm);
    assert!(
        !asked(&mut app)
            .iter()
            .any(|a| matches!(a, SessionRequest::Order { .. }))
    );
    act(&mut app, Act::Pick(Pick::Unit(to.clone())));
    press(&mut app, &Act::PickUnit("rapid-1".into()));
    press(&mut app, &Act::Confirm);
    asked_for(
        &mut app,
        order(
            "room",
            Order::Redirect {
                unit: "rapid-1".into(),
                to,
            },
        ),
    );
}

#[test]
fn the_feed_shows_what_waits_and_confirms_it() {
    for lang in BOTH {
        let mut snap = played("first-steps", Some("09:11"), "room", &["room"]);
        let mut eyes = (*snap.eyes).clone();
        eyes.reports.push(ReportView {
            number: 7,
            about: About::Centre("abraq-1".into()),
            from: Party::Centre("abraq-1".into()),
            channel: Channel::Radio,
            as_of: at("09:10"),
            received: at("09:10:30"),
            times: 2,
            wants_confirmation: true,
            confirmed: false,
            passed_to: Vec::new(),
        });
        snap.eyes = std::sync::Arc::new(eyes);
        let mut app = app(snap, lang);
        // One message and one report wait.
        assert!(words(&mut app).contains(lang.pick("الوارد (2)", "Feed (2)")));
        press(&mut app, &Act::Side(SideTab::Feed));
        let shown = words(&mut app);
        for w in [
            lang.pick(
                "الطابور طويل ويوجد تذمر بين الناخبين.",
                "The line is long and people are complaining.",
            ),
            lang.pick("اللاسلكي", "radio"),
            "×2",
        ] {
            assert!(shown.contains(w), "{w} in {shown}");
        }
        press(
            &mut app,
            &Act::Give(Order::Acknowledge {
                message: "m1".into(),
            }),
        );
        press(&mut app, &Act::Give(Order::AcknowledgeReport { report: 7 }));
        let asks = asked(&mut app);
        assert!(asks.iter().any(order(
            "room",
            Order::Acknowledge {
                message: "m1".into()
            }
        )));
        assert!(
            asks.iter()
                .any(order("room", Order::AcknowledgeReport { report: 7 }))
        );
    }
}

#[test]
fn eyes_change_by_button_and_key_and_orders_go_out_in_that_seats_name() {
    let mut app = app(
        played("first-steps", Some("09:12"), "excon", &["room"]),
        Lang::En,
    );
    press(&mut app, &Act::Script(ScriptTab::Seats));
    press(&mut app, &Act::LookAs("commission".into()));
    asked_for(&mut app, |a| {
        *a == SessionRequest::ViewAs("commission".into())
    });
    show(
        &mut app,
        played("first-steps", Some("09:12"), "commission", &["room"]),
    );
    act(&mut app, Act::Select(EntityRef::Centre("abraq-1".into())));
    press(
        &mut app,
        &Act::Give(Order::SuspendVoting {
            centre: "abraq-1".into(),
        }),
    );
    asked_for(
        &mut app,
        order(
            "commission",
            Order::SuspendVoting {
                centre: "abraq-1".into(),
            },
        ),
    );
    // What the other seat had selected and this one does not know is gone; a thing of the plan stays.
    act(&mut app, Act::Select(EntityRef::Incident("push".into())));
    act(&mut app, Act::LookAs("room".into()));
    assert_eq!(ui(&mut app).selected, None);
    act(&mut app, Act::LookAs("commission".into()));
    act(&mut app, Act::Select(EntityRef::Centre("abraq-1".into())));
    act(&mut app, Act::LookAs("commission".into()));
    assert_eq!(
        ui(&mut app).selected,
        Some(EntityRef::Centre("abraq-1".into()))
    );
    // The commission commands no units, so none is offered.
    assert!(!offers(
        &mut app,
        &Act::Pick(Pick::Unit(Target::Centre("abraq-1".into())))
    ));
    key(&mut app, KeyCode::Digit0);
    press(&mut app, &Act::LookAsControl);
    asked_for(&mut app, |a| *a == SessionRequest::ViewAs("excon".into()));
    key(&mut app, KeyCode::KeyX);
    asked_for(&mut app, |a| matches!(a, SessionRequest::ViewAs(_)));
}

#[test]
fn what_became_of_an_order_is_told_in_the_language_of_the_window() {
    for lang in BOTH {
        let mut app = app(snapshot("first-steps"), lang);
        let mut told = snapshot("first-steps");
        let refused = crate::record::fact::Refusal::OutOfArea;
        let answer = Answer {
            token: 9,
            seat: "room".into(),
            order: Order::CheckComms,
            at: told.at,
            refused: Some(refused),
            failed: None,
        };
        told.answers = std::sync::Arc::new(vec![answer]);
        show(&mut app, told);
        let shown = words(&mut app);
        assert!(
            shown.contains(lang.pick(
                "رُفض: فحص الاتصالات، لأن: خارج نطاق",
                "Refused: check comms, because it is outside the seat's area"
            )),
            "{shown}"
        );
    }
}

#[test]
fn words_are_written_to_a_seat_that_is_chosen_and_kept_until_they_are_sent() {
    for lang in BOTH {
        let mut app = app(
            played("first-steps", Some("09:12"), "room", &["room"]),
            lang,
        );
        act(&mut app, Act::OpenMenu(EntityRef::Seat("room".into())));
        let nobody = WordsTo::default();
        press(&mut app, &Act::Show(Dialog::Words(nobody)));
        // Nothing goes out without words, nor without somebody to receive them.
        act(&mut app, Act::SendWords(Purpose::Inform));
        assert!(words(&mut app).contains(lang.pick("اكتب شيئاً", "Write something")));
        act(
            &mut app,
            Act::Type(Field::Words, "هل الأمر صحيح؟".to_owned()),
        );
        act(&mut app, Act::SendWords(Purpose::AskToConfirm));
        assert!(words(&mut app).contains(lang.pick("اختر المستلِم", "Choose who")));
        asked(&mut app);
        press(&mut app, &Act::WordsTo("excon".into()));
        assert_eq!(ui(&mut app).typed(Field::Words), "هل الأمر صحيح؟");
        press(&mut app, &Act::SendWords(Purpose::AskToConfirm));
        asked_for(&mut app, |a| {
            matches!(a, SessionRequest::Order { order: Order::SendMessage { to, purpose, text, .. }, .. }
                if to.as_str() == "excon" && *purpose == Purpose::AskToConfirm && text == "هل الأمر صحيح؟")
        });
        assert_eq!(ui(&mut app).dialog, None);
        assert_eq!(ui(&mut app).typed(Field::Words), "");
    }
}

#[test]
fn a_situation_report_is_written_in_its_form_and_nothing_of_it_stays_behind() {
    for lang in BOTH {
        let mut app = app(
            played("first-steps", Some("09:12"), "room", &["room"]),
            lang,
        );
        let to = WordsTo {
            to: Some("excon".into()),
            ..WordsTo::default()
        };
        act(&mut app, Act::Show(Dialog::Words(to)));
        act(&mut app, Act::Type(Field::Words, "crowd".to_owned()));
        press(&mut app, &Act::WordsReport(true));
        // What was typed stays when the form is another, and sender and receiver stand in its head with their call signs.
        assert_eq!(ui(&mut app).typed(Field::Words), "crowd");
        let said = words(&mut app);
        for part in [
            lang.pick("الإجراء", "Action taken"),
            lang.pick("الطلب", "Request"),
            lang.pick("نداء الاتصال", "call sign"),
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        act(&mut app, Act::Type(Field::Action, "team sent".to_owned()));
        act(&mut app, Act::Type(Field::Request, "ambulance".to_owned()));
        press(&mut app, &Act::SendWords(Purpose::Inform));
        asked_for(&mut app, |a| {
            matches!(a, SessionRequest::Order { order: Order::SendMessage { text, situation_report: Some(r), .. }, .. }
                if text == "crowd" && r.action == "team sent" && r.request == "ambulance")
        });
        for field in [Field::Words, Field::Action, Field::Request] {
            assert_eq!(ui(&mut app).typed(field), "");
        }
    }
}

/// A room that writes its situation has given it: what it knows of its area goes along, to whoever is not exercise control.
#[test]
fn a_situation_report_tells_the_state_of_the_area_too() {
    let room = "room-abraq";
    let mut app = app(
        played("checkpoint-relay", Some("09:12"), room, &[room]),
        Lang::En,
    );
    for (to, report, passes) in [
        ("main", true, true),
        ("excon", true, false),
        ("main", false, false),
    ] {
        asked(&mut app);
        let words = WordsTo {
            to: Some(to.into()),
            report,
            ..WordsTo::default()
        };
        act(&mut app, Act::Show(Dialog::Words(words)));
        act(&mut app, Act::Type(Field::Words, "calm".to_owned()));
        press(&mut app, &Act::SendWords(Purpose::Inform));
        let passed = asked(&mut app).iter().any(|a| {
            matches!(a, SessionRequest::Order { order: Order::PassOn { about: About::Situation, to: t }, .. } if t.as_str() == to)
        });
        assert_eq!(passed, passes, "{to} {report}");
    }
}
