//! What may be done with the eyes through which one looks: one rule for buttons, keys, menus and scripts.
//!
//! A room sits before the screen while it is looked at through its eyes. What is exercise control's is not offered there, and
//! where a key asks for it, it is refused with a word on who may. Every act says here what it needs, so that a new one must.
//! Deliberately not here: what a seat may order (the simulation), what a seat sees (its picture).

use crate::record::observation::Observed;
use crate::record::order::{Giver, Order};
use crate::screen::state::act::Act;
use crate::screen::state::needs::Needs;
use crate::screen::state::place::Place;
use crate::screen::state::ui::Ui;
use crate::session::player::Snapshot;

/// Whose hands are at the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Hands {
    /// Exercise control's.
    Control,
    /// A room's.
    Room,
    /// Those of people who look at an exercise again, through exercise control's eyes.
    Replay,
    /// The same through a room's eyes.
    RoomInReplay,
    /// Anybody's at the window, while play is stopped for a real emergency.
    Stopped,
    /// Exercise control's in a browser, while play is stopped for a real emergency.
    RemoteStopped,
    /// Exercise control's in a browser: the machine that plays is somebody else's.
    RemoteControl,
    /// A team's in a browser.
    Team,
    /// The same while the exercise is shown again to all.
    TeamInReplay,
    /// Exercise control's in a browser, while the exercise is shown again to all.
    RemoteReplay,
    /// Those of who leads the discussion at the window, while the module is shown large for the hall.
    Projecting,
    /// An evaluator's in a browser, through any eyes.
    Evaluator,
    /// A note-taker's in a browser.
    NoteTaker,
    /// Nobody's: an observer's, those before a big screen, a team's while play is stopped.
    None,
}

impl Hands {
    /// Whose hands these are. What counts is as whom orders would be given, from the moment at which the eyes change.
    pub(crate) fn of(ui: &Ui, snap: &Snapshot) -> Self {
        let control = ui
            .eyes
            .as_ref()
            .is_none_or(|e| *e == snap.scenario.excon().id);
        let stopped = snap.is_stopped();
        match (ui.place, snap.replay.is_some(), control) {
            (Place::Looking | Place::BigScreen, ..) => Self::None,
            (Place::Team | Place::Evaluator | Place::NoteTaker, ..) if stopped => Self::None,
            // Who steers the replay is exercise control.
            (Place::Team, true, _) => Self::TeamInReplay,
            (Place::Team, false, _) => Self::Team,
            (Place::Evaluator, ..) => Self::Evaluator,
            (Place::NoteTaker, ..) => Self::NoteTaker,
            (Place::Window, ..) if stopped => Self::Stopped,
            (Place::Control, ..) if stopped => Self::RemoteStopped,
            (Place::Control, true, _) => Self::RemoteReplay,
            (Place::Control, false, _) => Self::RemoteControl,
            (Place::Window, false, _) if ui.projecting && snap.module.is_some() => Self::Projecting,
            (Place::Window, false, true) => Self::Control,
            (Place::Window, false, false) => Self::Room,
            (Place::Window, true, true) => Self::Replay,
            (Place::Window, true, false) => Self::RoomInReplay,
        }
    }

    /// Why an act may not be done by these hands: the key of the words that say so.
    #[expect(clippy::too_many_lines, reason = "one arm for each pair of hands")]
    pub(crate) fn refuse(self, act: &Act) -> Option<&'static str> {
        let needs = needs(act);
        if needs == Needs::Nothing {
            return None;
        }
        // Whoever sees that something real has happened may stop play.
        let stops = *act == Act::Emergency(true);
        match self {
            Self::Control => None,
            Self::Stopped => match needs {
                Needs::Again
                | Needs::Replaying
                | Needs::Stop
                | Needs::Machine
                | Needs::Eyes
                | Needs::Notes => None,
                _ => Some("of-emergency"),
            },
            Self::RemoteStopped => match needs {
                Needs::Stop | Needs::Notes => None,
                Needs::Machine => Some("of-machine"),
                _ => Some("of-emergency"),
            },
            Self::Projecting => match needs {
                Needs::Talk | Needs::Stop | Needs::Calm | Needs::Machine => None,
                _ => Some("of-projecting"),
            },
            Self::RemoteControl => match needs {
                Needs::Machine => Some("of-machine"),
                _ => None,
            },
            Self::RemoteReplay => match needs {
                Needs::Machine => Some("of-machine"),
                needs if needs.is_play() => Some("no-orders-while-shown"),
                _ => None,
            },
            Self::Team | Self::Evaluator | Self::NoteTaker if needs == Needs::Machine => {
                Some("of-machine")
            }
            Self::Team => match needs {
                Needs::Play | Needs::Notes | Needs::Answers => None,
                Needs::Stop if stops => None,
                Needs::Judging => Some("form-of-control"),
                _ => Some("of-control-alone"),
            },
            Self::Evaluator => match needs {
                Needs::Notes | Needs::Eyes | Needs::Judging | Needs::Points => None,
                Needs::Stop if stops => None,
                _ => Some("of-control-alone"),
            },
            Self::NoteTaker => match needs {
                Needs::Notes | Needs::Answers => None,
                Needs::Stop if stops => None,
                _ => Some("of-control-alone"),
            },
            Self::TeamInReplay => match needs {
                Needs::Stop if stops => None,
                Needs::Machine => Some("of-machine"),
                _ => Some("of-nobody"),
            },
            Self::None => Some(match needs {
                Needs::Machine => "of-machine",
                _ => "of-nobody",
            }),
            Self::Room => match needs {
                Needs::Clock | Needs::Script | Needs::Talk | Needs::Points => Some("of-control"),
                Needs::Judging => Some("form-of-control"),
                _ => None,
            },
            Self::Replay | Self::RoomInReplay => match needs {
                needs if needs.is_play() => Some("no-orders-in-replay"),
                Needs::Judging if self == Self::RoomInReplay => Some("form-of-control"),
                _ => None,
            },
        }
    }
}

/// What an act needs.
#[expect(clippy::too_many_lines, reason = "one arm for each sort of act")]
pub(crate) fn needs(act: &Act) -> Needs {
    match act {
        Act::Choose(_)
        | Act::ToggleAll
        | Act::Begin
        | Act::Resume(_)
        | Act::BackToChoice
        | Act::CancelOpening => Needs::Machine,
        Act::Replay(Some(_)) => Needs::Machine,
        Act::Replay(None) | Act::ReplayFrom(_) => Needs::Again,
        Act::Rewind
        | Act::Seek(_)
        | Act::Skip(_)
        | Act::Event(_)
        | Act::FilterEvents(_)
        // Who holds the seats from then on.
        | Act::ToggleSeat(_)
        | Act::Branch
        | Act::EndReplay => Needs::Replaying,
        Act::WriteReport | Act::WritePapers | Act::Fullscreen | Act::CloseNow | Act::Edit(_) => {
            Needs::Machine
        }
        // Elsewhere exercise control has a page for it.
        Act::Invite => Needs::Machine,
        Act::Nothing
        | Act::Manual(_)
        | Act::OpenAttachment(_)
        | Act::OpenWritten(_)
        | Act::Speak(_)
        | Act::Large
        | Act::Escape
        | Act::Type(..)
        | Act::DismissToast(_)
        | Act::CloseFindings => Needs::Nothing,
        Act::Script(_)
        | Act::Side(_)
        | Act::FilterInjects(_)
        | Act::Fill(_)
        | Act::Front(_)
        | Act::Sort(_) => Needs::Nothing,
        Act::PutAway(_) => Needs::Nothing,
        // Whoever sits there must be able to stop.
        Act::PlayPause => Needs::Calm,
        Act::LookAs(_) | Act::LookAsControl => Needs::Eyes,
        Act::Select(_)
        | Act::GoTo(_)
        | Act::Next(_)
        | Act::OpenMenu(_)
        | Act::Map(_)
        | Act::Find(_)
        | Act::Time(_) => Needs::Nothing,
        // What one saw may be written down through any eyes; what was written is shown to exercise control and those who write with it.
        Act::SaveNote(..) | Act::NoteOf(_) => Needs::Notes,
        Act::Discuss(_) => Needs::Talk,
        Act::AnswerTo(_) | Act::AnswerOf(_) | Act::SaveAnswer(_) => Needs::Answers,
        Act::MarkPoint(..) => Needs::Points,
        // What is shown is for all who sit there; in a browser the hall has a place of its own.
        Act::Project(true) => Needs::Machine,
        Act::Project(false) => Needs::Nothing,
        Act::Show(dialog) => dialog.row(false).needs,
        Act::Pace(_) | Act::Faster(_) | Act::Step | Act::RunUntil => Needs::Clock,
        Act::Emergency(_) | Act::AskOver(_) => Needs::Stop,
        Act::Ready(_) | Act::Hear | Act::Take(..) => Needs::Play,
        Act::CheckComms => Needs::Script,
        Act::WordsTo(_)
        | Act::WordsReport(_)
        | Act::SendWords(_)
        | Act::Pick(_)
        | Act::PickUnit(_)
        | Act::AskSupport(..)
        | Act::Confirm => Needs::Play,
        Act::Give(Order::AskQuestion { .. }) => Needs::Talk,
        Act::Give(order) => match order.row().giver {
            Giver::Room => Needs::Play,
            Giver::Control => Needs::Script,
        },
        Act::End | Act::RunToEnd | Act::Later(..) | Act::Retime(..) | Act::Improvise => {
            Needs::Script
        }
        Act::DraftKind(_) | Act::DraftTo(_) | Act::DraftChannel(_) | Act::DraftIncident(_) => {
            Needs::Script
        }
        Act::DraftStage(_) | Act::DraftOutage(_) | Act::DraftUndo(_) => Needs::Script,
        Act::Judge | Act::SaveRating(..) => Needs::Judging,
    }
}

/// Whether who sits here writes answers for others: exercise control, from the moment at which the eyes change, and a note-taker.
pub(crate) fn writes_for_others(ui: &Ui, snap: &Snapshot) -> bool {
    let excon = &snap.scenario.excon().id;
    ui.place == Place::NoteTaker || ui.eyes.as_ref().is_none_or(|e| e == excon)
}

/// What evaluators wrote, for the eyes through which one looks: a room never sees it, for it is about the room.
/// A note-taker sees what was written down.
pub(crate) fn notes_for(place: Place, snap: &Snapshot) -> &[Observed] {
    if place == Place::NoteTaker || snap.eyes.viewer == snap.scenario.excon().id {
        &snap.observations
    } else {
        &[]
    }
}

#[cfg(test)]
mod tests {
    use crate::screen::keys::KeyCode;
    use crate::testing::Pick as _;

    use super::*;
    use crate::base::text::Lang;
    use crate::record::observation::{NoteKind, Observation, Observed};
    use crate::screen::state::dialog::Dialog;
    use crate::screen::state::ui::SideTab;
    use crate::screen::testing::*;
    use crate::session::player::SessionRequest;

    const OF_CONTROL: [Act; 6] = [
        Act::Show(Dialog::End),
        Act::Show(Dialog::AdHoc),
        Act::Show(Dialog::Pace),
        Act::Show(Dialog::RunUntil),
        Act::Faster(true),
        Act::Step,
    ];

    #[test]
    fn what_is_exercise_controls_is_neither_offered_nor_done_through_a_rooms_eyes() {
        let skip = Act::Give(Order::Skip {
            inject: "m2".into(),
        });
        let release = Act::Give(Order::Release {
            inject: "m2".into(),
        });
        for lang in [Lang::Ar, Lang::En] {
            let mut room = app(
                played("first-steps", Some("09:12"), "room", &["room"]),
                lang,
            );
            for act_ in OF_CONTROL.into_iter().chain([
                skip.clone(),
                release.clone(),
                Act::End,
                Act::Improvise,
                Act::Show(Dialog::Form),
            ]) {
                assert!(!offers(&mut room, &act_), "{act_:?}");
                ui(&mut room).toast = None;
                act(&mut room, act_.clone());
                assert_eq!(ui(&mut room).dialog, None, "{act_:?}");
                assert!(asked(&mut room).is_empty(), "{act_:?}");
                assert!(
                    words(&mut room).contains(lang.pick("إدارة التمرين", "exercise control")),
                    "{act_:?}"
                );
            }
            for code in [
                KeyCode::KeyA,
                KeyCode::KeyE,
                KeyCode::KeyU,
                KeyCode::KeyN,
                KeyCode::BracketRight,
                KeyCode::BracketLeft,
            ] {
                key(&mut room, code);
                assert_eq!(
                    (ui(&mut room).dialog.clone(), asked(&mut room)),
                    (None, Vec::new()),
                    "{code:?}"
                );
            }
        }
        let mut control = app(
            played("first-steps", Some("09:12"), "excon", &["room"]),
            Lang::En,
        );
        for act_ in [
            Act::Show(Dialog::End),
            Act::Show(Dialog::AdHoc),
            Act::Show(Dialog::Pace),
            Act::Faster(true),
            Act::Step,
        ] {
            assert!(offers(&mut control, &act_), "{act_:?}");
        }
    }

    #[test]
    fn from_a_rooms_eyes_the_truth_is_shown_only_to_who_says_so_twice() {
        let mut room = app(
            played("first-steps", Some("09:12"), "room", &["room"]),
            Lang::En,
        );
        for how in [0, 1] {
            if how == 0 {
                key(&mut room, KeyCode::Digit0);
            } else {
                act(&mut room, Act::LookAs("excon".into()));
            }
            assert_eq!(ui(&mut room).dialog, Some(Dialog::Truth));
            // What has the focus keeps the room's eyes.
            key(&mut room, KeyCode::Enter);
            assert_eq!(ui(&mut room).dialog, None);
            assert!(asked(&mut room).is_empty());
        }
        // The next seat is never exercise control, whose eyes show the truth.
        for _ in 0..12 {
            key(&mut room, KeyCode::KeyX);
        }
        assert!(
            asked(&mut room)
                .iter()
                .all(|a| matches!(a, SessionRequest::ViewAs(s) if s.as_str() != "excon"))
        );
        key(&mut room, KeyCode::Digit0);
        press(&mut room, &Act::LookAsControl);
        assert_eq!(asked(&mut room), [SessionRequest::ViewAs("excon".into())]);
        assert_eq!(ui(&mut room).dialog, None);
        // Exercise control goes to a room and to itself without being asked.
        act(&mut room, Act::LookAs("excon".into()));
        assert_eq!(ui(&mut room).dialog, None);
    }

    #[test]
    fn what_evaluators_wrote_is_nowhere_in_a_rooms_eyes() {
        let noted = |eyes: &str| {
            let mut snap = played("first-steps", Some("09:12"), eyes, &["room"]);
            let note = Observation {
                kind: NoteKind::Observation,
                about: snap.at,
                seat: Some("room".into()),
                subject: None,
                objective: None,
                text: "the room is asleep".to_owned(),
                analysis: Default::default(),
                by: None,
            };
            snap.observations = std::sync::Arc::new(vec![Observed {
                n: 1,
                written: snap.at,
                wall_ms: 0,
                note,
            }]);
            snap
        };
        let mut control = app(noted("excon"), Lang::En);
        act(&mut control, Act::Side(SideTab::Notes));
        assert!(words(&mut control).contains("asleep"));
        let snap = noted("room");
        assert!(
            notes_for(Place::Window, &snap).is_empty(),
            "and so none on the time panel"
        );
        let mut room = app(snap, Lang::En);
        act(&mut room, Act::Side(SideTab::Notes));
        assert!(!words(&mut room).contains("asleep"));
        // Nor which objectives are looked for, while one is written.
        key(&mut room, KeyCode::KeyO);
        assert_eq!(
            ui(&mut room).dialog,
            Some(Dialog::Note(NoteKind::Observation))
        );
        assert!(
            snap_objectives(&mut room)
                .iter()
                .all(|o| !words(&mut room).contains(o))
        );
    }

    fn snap_objectives(app: &mut Viewer) -> Vec<String> {
        let snap = app.link.snapshot().cloned().unwrap();
        assert!(!snap.scenario.objectives.is_empty());
        snap.scenario
            .objectives
            .values()
            .map(|o| o.name.get(Lang::En).to_owned())
            .collect()
    }
}
