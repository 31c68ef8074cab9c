//! The script in exercise control's hands: injects, times, expected actions.
//!
//! Deliberately not here: injects in the simulation.

use crate::testing::Pick as _;
use bevy::prelude::*;

use crate::base::text::Lang;
use crate::map::entity_ref::EntityRef;
use crate::record::order::{AdHoc, Order, Target};
use crate::record::states::*;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::draft::AdHocKind;
use crate::screen::state::ui::{Field, ScriptTab};
use crate::session::player::{Control, SessionRequest};
use crate::window::testing::*;
use crate::window::tests::{BOTH, asked_for, at, order};

/// Exercise control has given an order.
fn excon_asked(app: &mut App, given: Order) {
    asked_for(app, order("excon", given));
}

#[test]
fn injects_are_listed_with_their_countdown_and_can_be_released_skipped_and_moved() {
    for lang in BOTH {
        let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), lang);
        let shown = words(&mut app);
        let wanted = [
            lang.pick("تدافع أمام البوابة", "Pushing at the gate"),
            lang.pick("بعد 4 د", "in 4 min"),
            lang.pick("يدوياً", "manual"),
            lang.pick("✓ بُثّ", "✓ released"),
            lang.pick("اضطراب الطابور", "The restless queue"),
            lang.pick("الغرفة الفرعية بالقبة", "Al Qubbah sub-room"),
        ];
        for w in wanted {
            assert!(shown.contains(w), "{w} in {shown}");
        }
        press(&mut app, &Act::Select(EntityRef::Inject("m2".into())));
        press(
            &mut app,
            &Act::Give(Order::Release {
                inject: "m2".into(),
            }),
        );
        excon_asked(
            &mut app,
            Order::Release {
                inject: "m2".into(),
            },
        );
        press(
            &mut app,
            &Act::Give(Order::Skip {
                inject: "m2".into(),
            }),
        );
        press(&mut app, &Act::Confirm);
        excon_asked(
            &mut app,
            Order::Skip {
                inject: "m2".into(),
            },
        );
        press(&mut app, &Act::Later("m2".into(), 5, false));
        excon_asked(
            &mut app,
            Order::Retime {
                inject: "m2".into(),
                at: at("09:21"),
                following: false,
            },
        );
        press(&mut app, &Act::Show(Dialog::Retime("m2".into())));
        assert_eq!(ui(&mut app).typed(Field::Retime), "09:16");
        ui(&mut app)
            .fields
            .insert(Field::Retime, "09:33".to_owned());
        press(&mut app, &Act::Retime("m2".into(), true));
        excon_asked(
            &mut app,
            Order::Retime {
                inject: "m2".into(),
                at: at("09:33"),
                following: true,
            },
        );
        assert_eq!(ui(&mut app).dialog, None);
    }
}

#[test]
fn a_time_that_cannot_be_read_is_told_and_nothing_is_asked() {
    for lang in BOTH {
        let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), lang);
        press(&mut app, &Act::Show(Dialog::RunUntil));
        for (typed, told) in [
            ("9 o'clock", lang.pick("اكتب الوقت", "Write the time")),
            ("09:01", lang.pick("مضى", "past")),
        ] {
            ui(&mut app)
                .fields
                .insert(Field::RunUntil, typed.to_owned());
            app.update();
            press(&mut app, &Act::RunUntil);
            assert!(words(&mut app).contains(told), "{typed}");
            assert!(asked(&mut app).is_empty());
        }
        ui(&mut app)
            .fields
            .insert(Field::RunUntil, "+15".to_owned());
        app.update();
        press(&mut app, &Act::RunUntil);
        asked_for(&mut app, |a| {
            *a == SessionRequest::Control(Control::RunUntil(at("09:27")))
        });
    }
}

#[test]
fn expected_actions_show_how_they_stand() {
    for lang in BOTH {
        let mut app = app(
            played("first-steps", Some("09:17"), "excon", &["room"]),
            lang,
        );
        press(&mut app, &Act::Script(ScriptTab::Expected));
        let shown = words(&mut app);
        // The message was not confirmed within five minutes; the unit has until 09:26.
        let wanted = [
            lang.pick("✗ لم يُنفذ 1", "✗ 1 missed"),
            lang.pick("… ينتظر 2", "… 2 pending"),
            "09:26",
            lang.pick("الغرفة تؤكد الاستلام", "The room confirms"),
        ];
        for w in wanted {
            assert!(shown.contains(w), "{w} in {shown}");
        }
    }
}

/// Whether it is the message that the test writes.
fn is_what_was_written(a: &SessionRequest, lang: Lang) -> bool {
    match a {
        SessionRequest::Order {
            seat,
            order:
                Order::Improvise {
                    what:
                        AdHoc::Message {
                            from,
                            to,
                            channel,
                            text,
                        },
                    at: None,
                },
            ..
        } => {
            seat.as_str() == "excon"
                && from.get(lang) == "الوالي"
                && text.get(lang) == "اتصل بي"
                && to[..] == ["room".into()]
                && *channel == Channel::Radio
        }
        _ => false,
    }
}

#[test]
fn an_inject_is_written_live_and_what_is_missing_is_told() {
    for lang in BOTH {
        let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), lang);
        press(&mut app, &Act::Show(Dialog::AdHoc));
        press(&mut app, &Act::Improvise);
        assert!(words(&mut app).contains(lang.pick("اكتب المرسل", "Write who sends it")));
        ui(&mut app).fields.extend([
            (Field::MessageFrom, "الوالي".to_owned()),
            (Field::MessageText, "اتصل بي".to_owned()),
        ]);
        press(&mut app, &Act::Improvise);
        assert!(words(&mut app).contains(lang.pick("اختر دوراً", "choose at least one seat")));
        assert!(asked(&mut app).is_empty());
        press(&mut app, &Act::DraftTo("room".into()));
        press(&mut app, &Act::DraftChannel(Channel::Radio));
        press(&mut app, &Act::Improvise);
        asked_for(&mut app, |a| is_what_was_written(a, lang));
        // An incident happens where something is selected.
        act(
            &mut app,
            Act::Select(EntityRef::Road("qayqab-abraq".into())),
        );
        act(&mut app, Act::Show(Dialog::AdHoc));
        press(&mut app, &Act::DraftKind(AdHocKind::Road));
        press(&mut app, &Act::Improvise);
        excon_asked(
            &mut app,
            Order::Improvise {
                what: AdHoc::BlockRoad("qayqab-abraq".into()),
                at: None,
            },
        );
        act(&mut app, Act::Show(Dialog::AdHoc));
        press(&mut app, &Act::DraftKind(AdHocKind::Incident));
        press(&mut app, &Act::DraftIncident("road_accident".into()));
        ui(&mut app)
            .fields
            .insert(Field::InjectTime, "+5".to_owned());
        app.update();
        press(&mut app, &Act::Improvise);
        let what = AdHoc::Incident {
            kind: "road_accident".into(),
            at: Target::Road("qayqab-abraq".into()),
            stage: 0,
        };
        excon_asked(
            &mut app,
            Order::Improvise {
                what,
                at: Some(at("09:17")),
            },
        );
    }
}
