//! The panels against snapshots, without a renderer: this press asks for that, this picture shows those words, in both languages.

use bevy::app::AppExit;
use bevy::input::ButtonState;
use bevy::input::keyboard::KeyCode;
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowCloseRequested};

use super::act::{Act, Inbox};
use super::link::Link;
use super::map::view::MapView;
use super::panels;
use super::testing::*;
use super::ui::*;
use crate::base::ids::SeatId;
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::map::thing::Thing;
use crate::picture::*;
use crate::record::observation::NoteKind;
use crate::record::order::{About, AdHoc, Order, Party, Target};
use crate::record::states::*;
use crate::session::player::{Answer, Control, Estimates, Mode, SessionRequest, Snapshot};

const BOTH: [Lang; 2] = [Lang::Ar, Lang::En];

fn at(t: &str) -> SimTime {
    SimTime::parse(t).unwrap()
}

fn order(seat: &str, order: Order) -> impl Fn(&SessionRequest) -> bool {
    let seat = SeatId::from(seat);
    move |a| matches!(a, SessionRequest::Order { seat: s, order: o, .. } if *s == seat && *o == order)
}

fn asked_for(app: &mut App, wanted: impl Fn(&SessionRequest) -> bool) {
    let asks = asked(app);
    assert!(asks.iter().any(wanted), "{asks:?}");
}

#[test]
fn the_bar_says_what_it_is_what_time_it_is_and_what_the_clock_does() {
    for lang in BOTH {
        let mut app = app(snapshot("first-steps"), lang);
        let shown = words(&mut app);
        for w in [
            lang.pick("تمرين", "EXERCISE"),
            "09:00:00",
            lang.pick("لم يبدأ", "not started"),
            lang.pick("الاقتراع", "voting"),
            "×1",
        ] {
            assert!(shown.contains(w), "{w} in {shown}");
        }
        press(&mut app, &Act::PlayPause);
        asked_for(&mut app, |a| *a == SessionRequest::Control(Control::Play));
        let mut playing = snapshot("first-steps");
        playing.mode = Mode::Playing;
        playing.pace = 60.0;
        show(&mut app, playing);
        assert!(words(&mut app).contains("×60"));
        press(&mut app, &Act::PlayPause);
        press(&mut app, &Act::Faster(true));
        press(&mut app, &Act::Faster(false));
        press(&mut app, &Act::Step);
        let asks = asked(&mut app);
        let wanted = [
            Control::Pause,
            Control::Pace(120.0),
            Control::Pace(20.0),
            Control::Step,
        ]
        .map(SessionRequest::Control);
        assert_eq!(asks, wanted);
    }
}

#[test]
fn injects_are_listed_with_their_countdown_and_can_be_released_skipped_and_moved() {
    for lang in BOTH {
        let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), lang);
        let shown = words(&mut app);
        let wanted = [
            lang.pick("تدافع أمام البوابة", "Pushing at the gate"),
            lang.pick("بعد 4:00", "in 4:00"),
            lang.pick("يدوياً", "manual"),
            lang.pick("✓ بُثّ", "✓ released"),
            lang.pick("اضطراب الطابور", "The restless queue"),
            lang.pick("الغرفة الفرعية بالقبة", "Al Qubbah sub-room"),
        ];
        for w in wanted {
            assert!(shown.contains(w), "{w} in {shown}");
        }
        press(&mut app, &Act::Select(Thing::Inject("m2".into())));
        press(
            &mut app,
            &Act::Give(Order::Release {
                inject: "m2".into(),
            }),
        );
        asked_for(
            &mut app,
            order(
                "excon",
                Order::Release {
                    inject: "m2".into(),
                },
            ),
        );
        press(
            &mut app,
            &Act::Give(Order::Skip {
                inject: "m2".into(),
            }),
        );
        press(&mut app, &Act::Confirm);
        asked_for(
            &mut app,
            order(
                "excon",
                Order::Skip {
                    inject: "m2".into(),
                },
            ),
        );
        press(&mut app, &Act::Later("m2".into(), 5, false));
        asked_for(
            &mut app,
            order(
                "excon",
                Order::Retime {
                    inject: "m2".into(),
                    at: at("09:21"),
                    following: false,
                },
            ),
        );
        press(&mut app, &Act::Show(Dialog::Retime("m2".into())));
        assert_eq!(ui(&mut app).typed(Field::Retime), "09:16");
        ui(&mut app)
            .fields
            .insert(Field::Retime, "09:33".to_owned());
        press(&mut app, &Act::Retime("m2".into(), true));
        asked_for(
            &mut app,
            order(
                "excon",
                Order::Retime {
                    inject: "m2".into(),
                    at: at("09:33"),
                    following: true,
                },
            ),
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
        // The message was not confirmed within five minutes; the unit has until 09:24.
        let wanted = [
            lang.pick("✗ لم يُنفذ 1", "✗ 1 missed"),
            lang.pick("… ينتظر 1", "… 1 pending"),
            "09:24",
            lang.pick("الغرفة تؤكد الاستلام", "The room confirms"),
        ];
        for w in wanted {
            assert!(shown.contains(w), "{w} in {shown}");
        }
    }
}

#[test]
fn what_a_seat_does_not_know_is_on_no_panel_and_the_script_is_not_its_to_see() {
    for lang in BOTH {
        let accident = lang.pick("حادث مرور", "Road accident");
        let mut control = app(
            played("first-steps", Some("09:19"), "excon", &["room"]),
            lang,
        );
        assert!(words(&mut control).contains(accident));
        assert!(offers(&mut control, &Act::Script(ScriptTab::Injects)));
        let mut room = app(
            played("first-steps", Some("09:19"), "room", &["room"]),
            lang,
        );
        let shown = words(&mut room);
        assert!(!shown.contains(accident), "{shown}");
        for inject in [
            "Journalists visit",
            "زيارة صحفيين",
            "A second, sharper call",
            "اتصال ثانٍ",
        ] {
            assert!(!shown.contains(inject), "{inject} in {shown}");
        }
        assert!(!offers(&mut room, &Act::Script(ScriptTab::Injects)));
        // Not even by searching.
        ui(&mut room).dialog = Some(Dialog::Search);
        ui(&mut room)
            .fields
            .insert(Field::Search, accident.to_owned());
        room.update();
        assert!(words(&mut room).contains(lang.pick("لا شيء بهذا الاسم", "Nothing has this name")));
    }
}

#[test]
fn a_unit_is_sent_by_pointing_and_its_travel_time_is_seen_before_confirming() {
    for lang in BOTH {
        let mut app = app(
            played("first-steps", Some("09:20"), "room", &["room"]),
            lang,
        );
        act(&mut app, Act::Select(Thing::Unit("rapid-1".into())));
        assert!(words(&mut app).contains(lang.pick("متاحة", "available")));
        press(&mut app, &Act::Pick(Pick::Target("rapid-1".into())));
        act(&mut app, Act::Select(Thing::Centre("abraq-1".into())));
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
        told.estimates = Some(std::sync::Arc::new(Estimates {
            token: token.unwrap(),
            to: to.clone(),
            times: [("rapid-1".into(), time)].into(),
        }));
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
        let written = |a: &SessionRequest| match a {
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
        };
        asked_for(&mut app, written);
        // An incident happens where something is selected.
        act(&mut app, Act::Select(Thing::Road("qayqab-abraq".into())));
        act(&mut app, Act::Show(Dialog::AdHoc));
        press(&mut app, &Act::DraftKind(AdHocKind::Road));
        press(&mut app, &Act::Improvise);
        asked_for(
            &mut app,
            order(
                "excon",
                Order::Improvise {
                    what: AdHoc::BlockRoad("qayqab-abraq".into()),
                    at: None,
                },
            ),
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
        asked_for(
            &mut app,
            order(
                "excon",
                Order::Improvise {
                    what,
                    at: Some(at("09:17")),
                },
            ),
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
    act(&mut app, Act::Select(Thing::Centre("abraq-1".into())));
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
    act(&mut app, Act::Select(Thing::Incident("push".into())));
    act(&mut app, Act::LookAs("room".into()));
    assert_eq!(ui(&mut app).selected, None);
    act(&mut app, Act::LookAs("commission".into()));
    act(&mut app, Act::Select(Thing::Centre("abraq-1".into())));
    act(&mut app, Act::LookAs("commission".into()));
    assert_eq!(ui(&mut app).selected, Some(Thing::Centre("abraq-1".into())));
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
fn keys_do_what_buttons_do_but_not_while_something_is_typed() {
    let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::En);
    key(&mut app, KeyCode::Space);
    key(&mut app, KeyCode::KeyN);
    key(&mut app, KeyCode::BracketRight);
    assert_eq!(
        asked(&mut app),
        [Control::Play, Control::Step, Control::Pace(2.0)].map(SessionRequest::Control)
    );
    key(&mut app, KeyCode::KeyB);
    assert_eq!(ui(&mut app).dialog, Some(Dialog::Note(NoteKind::Bookmark)));
    // The dialog is open: keys do not reach the clock behind it.
    key(&mut app, KeyCode::KeyN);
    assert!(asked(&mut app).is_empty());
    ui(&mut app).fields.insert(Field::Note, "here".to_owned());
    app.update();
    press(&mut app, &Act::SaveNote(NoteKind::Bookmark, None));
    asked_for(
        &mut app,
        |a| matches!(a, SessionRequest::Observe(n) if n.text == "here" && n.kind == NoteKind::Bookmark && n.about == at("09:12")),
    );
    key(&mut app, KeyCode::KeyL);
    assert!(words(&mut app).contains("المُدخلات"));
    for (code, tab) in [
        (KeyCode::Digit2, ScriptTab::Expected),
        (KeyCode::Digit3, ScriptTab::Seats),
        (KeyCode::Digit1, ScriptTab::Injects),
    ] {
        key(&mut app, code);
        assert_eq!(ui(&mut app).script_tab, tab);
    }
    key(&mut app, KeyCode::F1);
    assert!(words(&mut app).contains("المساعدة"));
    key(&mut app, KeyCode::Escape);
    assert_eq!(ui(&mut app).dialog, None);
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
                "Refused: check comms, because outside the seat's area"
            )),
            "{shown}"
        );
    }
}

#[test]
fn the_hot_wash_comes_by_itself_at_endex_with_the_numbers_of_the_outcome() {
    for lang in BOTH {
        let over = played("first-steps", Some("10:00"), "excon", &[]);
        let outcome = over.outcome.clone().unwrap();
        let mut app = app(over, lang);
        assert_eq!(ui(&mut app).dialog, Some(Dialog::Summary));
        let shown = words(&mut app);
        assert!(shown.contains(&outcome.voters.served.to_string()));
        let met = format!(
            "{}/{}",
            outcome.injects.expected_met,
            outcome.injects.expected_met + outcome.injects.expected_missed
        );
        assert!(shown.contains(&met), "{met} in {shown}");
        assert!(shown.contains(lang.pick("تمرين، ليس حدثاً حقيقياً", "EXERCISE, not real")));
    }
}

#[test]
fn trouble_is_told_with_the_file_in_which_everything_is() {
    for lang in BOTH {
        let mut app = app(snapshot("first-steps"), lang);
        let mut broken = snapshot("first-steps");
        broken.trouble = Some(crate::base::text::Text::new(
            "القرص ممتلئ",
            "the disk is full",
        ));
        show(&mut app, broken);
        assert!(words(&mut app).contains(lang.pick("القرص ممتلئ", "the disk is full")));
    }
}

#[test]
fn closing_the_window_asks_first() {
    let mut app = app(snapshot("first-steps"), Lang::En);
    app.add_message::<WindowCloseRequested>()
        .add_systems(Update, super::close_requested);
    let window = app
        .world_mut()
        .query_filtered::<Entity, With<PrimaryWindow>>()
        .single(app.world())
        .unwrap();
    app.world_mut()
        .write_message(WindowCloseRequested { window });
    app.update();
    app.update();
    assert!(app.should_exit().is_none());
    assert!(words(&mut app).contains("Close the window?"));
    press(&mut app, &Act::Escape);
    assert_eq!(ui(&mut app).dialog, None);
    act(&mut app, Act::Show(Dialog::Close));
    press(&mut app, &Act::CloseNow);
    assert_eq!(app.should_exit(), Some(AppExit::Success));
}

#[test]
fn the_window_closes_with_two_keys_even_if_a_frame_takes_longer_than_the_hand() {
    let mut app = app(snapshot("first-steps"), Lang::En);
    for state in [ButtonState::Pressed, ButtonState::Released] {
        for code in [KeyCode::ControlLeft, KeyCode::KeyQ] {
            tell_key(&mut app, code, state);
        }
    }
    app.update();
    app.update();
    assert_eq!(ui(&mut app).dialog, Some(Dialog::Close));
    key(&mut app, KeyCode::Enter);
    assert_eq!(app.should_exit(), Some(AppExit::Success));
}

#[test]
fn readings_without_a_word_of_the_other_language() {
    let mut app = app(
        played("first-steps", Some("09:20"), "excon", &["room"]),
        Lang::Ar,
    );
    for tab in [ScriptTab::Injects, ScriptTab::Expected, ScriptTab::Seats] {
        act(&mut app, Act::Script(tab));
        for side in [SideTab::Inspector, SideTab::Feed, SideTab::Notes] {
            act(&mut app, Act::Side(side));
            for thing in [
                Thing::Centre("abraq-1".into()),
                Thing::Unit("rapid-1".into()),
                Thing::Checkpoint("east-gate".into()),
                Thing::Incident("push".into()),
            ] {
                ui(&mut app).selected = Some(thing);
                app.update();
                let shown = words(&mut app);
                let latin = shown.split(|c: char| !c.is_alphanumeric()).find(|w| {
                    w.len() > 2 && w.chars().all(|c| c.is_ascii_alphabetic()) && *w != "English"
                });
                assert_eq!(latin, None, "{shown}");
            }
        }
    }
}

/// Everything that can be selected, seen by several seats, in both languages: no word is missing, nothing panics.
#[test]
fn everything_of_a_whole_day_can_be_inspected_by_anyone() {
    let key_like = |w: &str| {
        w.contains('-')
            && w.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            && !w.starts_with('-')
    };
    for seat in ["excon", "main", "commission", "media"] {
        let snap = played("libya-2024", Some("11:40"), seat, &[]);
        let p = snap.eyes.clone();
        let s = snap.scenario.clone();
        let mut things: Vec<Thing> = Vec::new();
        things.extend(p.units.iter().map(|x| Thing::Unit(x.id.clone())).take(40));
        things.extend(
            p.centres
                .iter()
                .map(|x| Thing::Centre(x.id.clone()))
                .take(20),
        );
        things.extend(
            p.checkpoints
                .iter()
                .map(|x| Thing::Checkpoint(x.id.clone())),
        );
        things.extend(p.incidents.iter().map(|x| Thing::Incident(x.id.clone())));
        things.extend(p.convoys.iter().map(|x| Thing::Convoy(x.id.clone())));
        things.extend(p.vehicles.iter().map(|x| Thing::Vehicle(x.id.clone())));
        things.extend(p.rumours.iter().map(|x| Thing::Rumour(x.id.clone())));
        things.extend(p.reports.iter().map(|x| Thing::Report(x.number)));
        things.extend(p.messages.iter().map(|x| Thing::Message(x.inject.clone())));
        things.extend(p.requests.iter().map(|x| Thing::Request(x.number)));
        things.extend(s.roads.keys().cloned().map(Thing::Road));
        things.extend(s.places.keys().cloned().map(Thing::Place));
        things.extend(s.municipalities.keys().cloned().map(Thing::Municipality));
        things.extend(s.directorates.keys().cloned().map(Thing::Directorate));
        things.extend(s.seats.keys().cloned().map(Thing::Seat));
        things.extend(s.injects.iter().map(|x| Thing::Inject(x.id.clone())));
        let view = MapView::default();
        let snap = std::sync::Arc::new(snap);
        for lang in BOTH {
            for thing in &things {
                let mut ui = Ui {
                    stage: Stage::Running,
                    lang,
                    eyes: Some(seat.into()),
                    selected: Some(thing.clone()),
                    ..Ui::default()
                };
                ui.menu = Some(MenuOn {
                    thing: thing.clone(),
                    at: Vec2::ZERO,
                });
                ui.hover = None;
                let made = panels::screen(&ui, Some(&snap), &view, None);
                for part in made.parts() {
                    let said = part.words();
                    assert!(
                        !said.split_whitespace().any(key_like)
                            || said.contains(' ') && lang == Lang::En,
                        "{thing:?}: {said}"
                    );
                }
            }
        }
    }
}

#[test]
fn asks_that_find_no_room_wait_and_keep_their_order() {
    let mut link = Link::default();
    for n in 0..5u64 {
        link.order(
            "room".into(),
            Order::Note {
                text: n.to_string(),
            },
        );
    }
    let notes: Vec<String> = link
        .taken()
        .into_iter()
        .filter_map(|a| {
            if let SessionRequest::Order {
                order: Order::Note { text },
                ..
            } = a
            {
                Some(text)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(notes, ["0", "1", "2", "3", "4"]);
}

#[test]
fn the_first_screen_offers_scenarios_checks_seats_and_seed() {
    for lang in BOTH {
        let mut app = app(snapshot("first-steps"), lang);
        {
            let mut ui = ui(&mut app);
            ui.stage = Stage::Choosing;
            ui.folder = "no-such-folder".into();
            super::start::list_again(&mut ui);
        }
        app.update();
        app.update();
        let reading = lang.pick("تُقرأ السيناريوهات", "Reading and checking the scenarios");
        assert!(words(&mut app).contains(reading));
        settle(&mut app);
        let shown = words(&mut app);
        for w in [
            lang.pick("الخطوات الأولى", "First steps"),
            lang.pick("فُحص السيناريو", "Checked"),
            lang.pick("الغرفة الفرعية بالقبة", "Al Qubbah sub-room"),
        ] {
            assert!(shown.contains(w), "{w} in {shown}");
        }
        assert!(ui(&mut app).choice.staffed.contains(&SeatId::from("room")));
        press(&mut app, &Act::ToggleSeat("room".into()));
        assert!(ui(&mut app).choice.staffed.is_empty());
        ui(&mut app).fields.insert(Field::Seed, "one".to_owned());
        app.update();
        press(&mut app, &Act::Begin);
        assert!(words(&mut app).contains(lang.pick("عدد صحيح موجب", "A whole number")));
        assert_eq!(ui(&mut app).stage, Stage::Choosing);
    }
}

/// Opening plays hours of exercise time, writes files and may take long: the screen comes at once and says what is being done.
#[test]
fn an_exercise_is_opened_and_closed_behind_a_screen_that_says_so() {
    for lang in BOTH {
        let dir = tempfile::TempDir::new().unwrap();
        let mut app = app(snapshot("first-steps"), lang);
        ui(&mut app).folder = dir.path().to_path_buf();
        act(&mut app, Act::BackToChoice);
        settle(&mut app);
        app.world_mut().resource_mut::<Inbox>().push(Act::Begin);
        app.update();
        assert_eq!(ui(&mut app).stage, Stage::Waiting);
        assert!(words(&mut app).contains(lang.pick("فتح التمرين", "Opening the exercise")));
        settle(&mut app);
        assert_eq!(ui(&mut app).stage, Stage::Running);
        // What is asked for before it is closed is still done.
        press(&mut app, &Act::PlayPause);
        app.world_mut()
            .resource_mut::<Inbox>()
            .push(Act::BackToChoice);
        app.update();
        assert_eq!(ui(&mut app).stage, Stage::Waiting);
        assert!(words(&mut app).contains(lang.pick("إغلاق التمرين", "Closing the exercise")));
        settle(&mut app);
        assert_eq!(ui(&mut app).stage, Stage::Choosing);
        let file = crate::session::store::files(dir.path()).remove(0);
        assert_eq!(
            crate::session::store::read(&file).unwrap().controls.len(),
            1
        );
    }
}

#[test]
fn an_exercise_that_cannot_be_opened_is_told_and_one_is_where_one_was() {
    let mut app = app(snapshot("first-steps"), Lang::En);
    ui(&mut app).folder = "no/such/folder".into();
    act(&mut app, Act::BackToChoice);
    settle(&mut app);
    act(&mut app, Act::Begin);
    settle(&mut app);
    assert_eq!(ui(&mut app).stage, Stage::Choosing);
    assert!(ui(&mut app).said.as_ref().is_some_and(|s| s.2));
}

/// A snapshot without anything, for what must not depend on there being something.
#[test]
fn an_empty_picture_is_no_obstacle() {
    let mut snap: Snapshot = snapshot("first-steps");
    let nothing = std::sync::Arc::new(Picture::empty("room".into(), snap.at));
    (snap.truth, snap.eyes) = (nothing.clone(), nothing);
    for lang in BOTH {
        let mut app = app(snap.clone(), lang);
        act(&mut app, Act::Select(Thing::Unit("rapid-1".into())));
        assert!(
            words(&mut app)
                .contains(lang.pick("لا علم للدور", "This seat has no information about it"))
        );
    }
}

/// Exercise files are listed beside the window's work; one that another process has open says so and is only looked at.
#[test]
fn the_first_screen_lists_exercise_files_and_which_are_open_elsewhere() {
    let (snap, recording, dir) = super::testing::replayed("first-steps", "09:12", "excon");
    let held = crate::session::Exercise::resume(&recording.path).unwrap();
    let mut app = app(snap, Lang::En);
    {
        let mut ui = ui(&mut app);
        ui.stage = Stage::Choosing;
        ui.folder = dir.path().to_path_buf();
        super::start::list_again(&mut ui);
    }
    let mut tries = 0;
    while ui(&mut app).choice.recorded.is_empty() {
        app.update();
        std::thread::sleep(std::time::Duration::from_millis(2));
        tries += 1;
        assert!(tries < 2000, "{}", words(&mut app));
    }
    app.update();
    if cfg!(target_os = "linux") {
        assert!(
            words(&mut app).contains("Open elsewhere"),
            "{}",
            words(&mut app)
        );
    }
    drop(held);
}
