//! What can be done in a replay: going to moments and events, and branching off.
//!
//! Deliberately not here: the buttons (`panels`), playing again (`session::recording`).

use crate::base::ids::SeatId;
use crate::base::time::{SimTime, Span};
use crate::evaluate::timeline::{Lane, MarkKind, mark};
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Order;
use crate::screen::handlers::{ActHandler, session};
use crate::screen::state::link::Link;
use crate::screen::state::place::Place;
use crate::screen::state::rights::notes_for;
use crate::screen::state::ui::{EventFilter, Stage, Tone, Ui};
use crate::session::player::SessionRequest;
use crate::session::player::{Control, Notify, Opening, Snapshot};

impl EventFilter {
    /// Whether a mark is of this sort.
    fn takes(self, kind: MarkKind) -> bool {
        match self {
            Self::All => kind != MarkKind::Standing,
            Self::Injects => matches!(kind, MarkKind::Inject | MarkKind::Message),
            Self::Incidents => matches!(kind, MarkKind::Incident | MarkKind::Ended),
            Self::Reports => kind == MarkKind::Report,
            Self::Orders => matches!(kind, MarkKind::Order | MarkKind::Refused),
            Self::Missed => matches!(kind, MarkKind::Missed | MarkKind::Refused),
            Self::Notes => false,
        }
    }
}

/// How to go to the next or the previous event of the sort that is looked for, for the eyes through which one looks. What is said in
/// a discussion stands at one moment, and each of it is gone to by itself.
pub(crate) fn event(snap: &Snapshot, sort: EventFilter, forward: bool) -> Option<Control> {
    let recorded = snap.replay.as_ref()?;
    let control = snap.eyes.viewer == snap.scenario.excon().id;
    let mine = |l: &Lane| control || *l == Lane::Seat(snap.eyes.viewer.clone());
    let led = |f: &FactEntry| f.fact.discussed().is_some() && is_for_all(f);
    // Each with its moment, and the number of its fact where it is something that was said.
    let marks = recorded.facts.iter().filter_map(|f| {
        let m = mark(f)?;
        let said = f.fact.discussed().map(|_| f.n);
        (sort.takes(m.kind) && (mine(&m.lane) || led(f))).then_some((m.at, m.n, said))
    });
    let notes = notes_for(Place::Window, snap)
        .iter()
        .filter(|_| matches!(sort, EventFilter::All | EventFilter::Notes))
        .map(|o| (o.note.about, 0, None));
    let all = marks.chain(notes);
    let shown = snap.facts.len() as u64;
    let found = if forward {
        let later = |(at, n, said): &(SimTime, u64, Option<u64>)| match said {
            Some(_) => *n > shown,
            None => *at > snap.at,
        };
        all.filter(later).min()
    } else {
        let earlier = |(at, n, said): &(SimTime, u64, Option<u64>)| match said {
            Some(_) => *n < shown,
            None => *at < snap.at,
        };
        all.filter(earlier).max()
    };
    found.map(|(at, _, said)| said.map_or(Control::Seek(at), Control::Said))
}

/// Whether something that was said in a discussion is for all: what who leads it does.
fn is_for_all(f: &FactEntry) -> bool {
    let Fact::OrderAccepted { order, .. } = &f.fact else {
        return false;
    };
    matches!(
        order,
        Order::OpenModule { .. } | Order::CloseModule { .. } | Order::AskQuestion { .. }
    )
}

impl ActHandler<'_> {
    pub(super) fn is_replay(&self) -> bool {
        self.ui.stage == Stage::Running && self.snapshot().is_some_and(|s| s.replay.is_some())
    }

    /// Goes to a moment of a replay.
    pub(super) fn seek(&mut self, at: SimTime) {
        // What was pressed in a dialog is behind it.
        self.ui.dialog = None;
        self.control(Control::Seek(at));
    }

    /// Goes forward or back by a span.
    pub(super) fn skip(&mut self, by: Span) {
        if let Some(s) = self.snapshot() {
            self.control(Control::Seek(s.at + by));
        }
    }

    pub(super) fn look_for(&mut self, sort: EventFilter) {
        self.ui.event_filter = sort;
        self.ui.dialog = None;
    }

    /// Goes to the next or the previous event, or says that there is none.
    pub(super) fn go_to_event(&mut self, forward: bool) {
        let Some(snap) = self.snapshot() else { return };
        self.control(Control::Pause);
        match event(&snap, self.ui.event_filter, forward) {
            Some(there) => self.control(there),
            None => {
                let key = if forward {
                    "no-later-event"
                } else {
                    "no-earlier-event"
                };
                self.ui
                    .say(Tone::Plain, |lang| crate::wording::say(lang).t(key));
            }
        }
    }

    /// Replays the exercise that has just been played from a moment on; in a replay, goes there.
    pub(super) fn replay_from(&mut self, at: SimTime) {
        if self.is_replay() {
            self.seek(at);
        } else {
            self.look_again(Some(at));
        }
    }

    /// Looks again at what was played: here, or, for one who looks from elsewhere, together with all others.
    pub(super) fn look_again(&mut self, at: Option<SimTime>) {
        // Where all who sit at the seats are to see it, it is shown beside the exercise, which stays open.
        if self.ui.place == Place::Window && !self.ui.with_all {
            session::replay_this(self.ui, self.link, at);
        } else {
            self.ui.dialog = None;
            self.link.request(SessionRequest::Replay(at));
        }
    }
}

impl ActHandler<'_> {
    /// Goes on from the moment that is looked at, in a new exercise file: here, or, for one who looks from elsewhere, where it is
    /// played.
    pub(super) fn branch(&mut self) {
        let Some(at) = self.snapshot().map(|s| s.at) else {
            return;
        };
        let staffed: Vec<SeatId> = self.ui.choice.staffed.iter().cloned().collect();
        if self.ui.place == Place::Window {
            branch(self.ui, self.link, (at, staffed), self.wake.notify());
        } else if self.ui.branches {
            self.ui.dialog = None;
            self.link.request(SessionRequest::Branch { at, staffed });
        } else {
            self.ui
                .say(Tone::Bad, |lang| crate::wording::say(lang).t("of-machine"));
        }
    }
}

/// Goes on from a moment in a new exercise file, with these seats held by people.
pub(crate) fn branch(
    ui: &mut Ui,
    link: &mut Link,
    (at, staffed): (SimTime, Vec<SeatId>),
    notify: Notify,
) {
    let Some(parent) = link.file() else { return };
    let opening = Opening::Branch {
        parent,
        at,
        staffed,
        folder: ui.folder.clone(),
    };
    session::open(ui, link, opening, notify);
}

#[cfg(test)]
mod tests {
    use crate::screen::keys::KeyCode;

    use super::*;
    use crate::base::text::Lang;
    use crate::map::entity_ref::EntityRef;
    use crate::session::player::SessionRequest;
    use crate::session::store;

    use crate::screen::state::act::Act;
    use crate::screen::state::dialog::Dialog;
    use crate::screen::state::rights::Hands;
    use crate::screen::state::ui::{Field, SideTab, Stage};
    use crate::screen::testing::*;
    use crate::session::catalog;
    use crate::session::player::Player;
    use std::path::Path;

    fn at(t: &str) -> SimTime {
        SimTime::parse(t).unwrap()
    }

    fn seeks(asked: &[SessionRequest]) -> Vec<SimTime> {
        asked
            .iter()
            .filter_map(|a| {
                if let SessionRequest::Control(Control::Seek(t)) = a {
                    Some(*t)
                } else {
                    None
                }
            })
            .collect()
    }

    #[test]
    fn buttons_and_keys_go_to_moments_and_events() {
        let (snap, ..) = replayed("first-steps", "09:12", "excon");
        let recorded = snap.replay.clone().unwrap();
        let mut app = app(snap, Lang::En);
        asked(&mut app);
        press(&mut app, &Act::Event(true));
        let next = seeks(&asked(&mut app));
        assert!(
            next.len() == 1 && next[0] > at("09:12") && next[0] <= at("09:16"),
            "{next:?}"
        );
        press(&mut app, &Act::Event(false));
        assert_eq!(seeks(&asked(&mut app)), [at("09:10")]);
        ui(&mut app).event_filter = EventFilter::Incidents;
        key(&mut app, KeyCode::KeyN);
        assert_eq!(
            seeks(&asked(&mut app)),
            [at("09:13")],
            "the accident happens"
        );
        for (code, wanted) in [
            (KeyCode::PageDown, at("09:17")),
            (KeyCode::PageUp, at("09:07")),
            (KeyCode::Home, at("09:00")),
            (KeyCode::End, recorded.end),
        ] {
            key(&mut app, code);
            assert_eq!(seeks(&asked(&mut app)), [wanted], "{code:?}");
        }
        key(&mut app, KeyCode::Backspace);
        assert!(asked(&mut app).contains(&SessionRequest::Control(Control::Rewind)));
        // A time that is past is a time like any other.
        key(&mut app, KeyCode::KeyU);
        ui(&mut app)
            .fields
            .insert(Field::RunUntil, "09:03".to_owned());
        press(&mut app, &Act::RunUntil);
        assert!(asked(&mut app).contains(&SessionRequest::Control(Control::RunUntil(at("09:03")))));
    }

    #[test]
    fn nothing_is_ordered_in_a_replay() {
        for eyes in ["excon", "room"] {
            let (snap, ..) = replayed("first-steps", "09:24", eyes);
            let mut app = app(snap, Lang::Ar);
            for tab in [
                SideTab::Inspector,
                SideTab::Feed,
                SideTab::Notes,
                SideTab::Known,
            ] {
                act(&mut app, Act::Side(tab));
                for thing in [
                    EntityRef::Unit("rapid-1".into()),
                    EntityRef::Centre("abraq-1".into()),
                    EntityRef::Inject("m5".into()),
                ] {
                    act(&mut app, Act::Select(thing.clone()));
                    act(&mut app, Act::OpenMenu(thing));
                    let made = app.screen();
                    let presses = made.parts().into_iter().filter_map(|p| p.press.as_ref());
                    let orders: Vec<&Act> = presses
                        .filter(|p| Hands::Replay.refuse(p).is_some())
                        .collect();
                    assert!(orders.is_empty(), "{eyes}: {orders:?}");
                    act(&mut app, Act::Escape);
                }
            }
            asked(&mut app);
            // Nor by keys.
            for code in [KeyCode::KeyA, KeyCode::KeyS, KeyCode::F9] {
                key(&mut app, code);
                assert!(ui(&mut app).dialog.is_none() && ui(&mut app).pick.is_none());
            }
            assert!(asked(&mut app).iter().all(|a| !matches!(
                a,
                SessionRequest::Order { .. }
                    | SessionRequest::Control(_)
                    | SessionRequest::Faster(_)
            )));
            assert!(words(&mut app).contains("هذه إعادة عرض ولا أوامر فيها"));
        }
    }

    #[test]
    fn what_was_said_speaks_the_language_of_the_screen_and_is_no_success() {
        let (snap, ..) = replayed("first-steps", "09:59", "excon");
        let mut app = app(snap, Lang::En);
        ui(&mut app).event_filter = EventFilter::Notes;
        press(&mut app, &Act::Event(true));
        let english = words(&mut app);
        assert!(english.contains("No later event"), "{english}");
        let tone = ui(&mut app).toast.as_ref().map(|t| t.tone);
        assert_eq!(tone, Some(Tone::Plain));
        act(&mut app, Act::Speak(Lang::Ar));
        assert!(!words(&mut app).contains("No later event"));
    }

    #[test]
    fn what_a_seat_knew_stands_beside_what_was_true() {
        let (snap, ..) = replayed("first-steps", "09:16", "room");
        let mut english = app(snap.clone(), Lang::En);
        key(&mut english, KeyCode::Digit7);
        let said = words(&mut english);
        assert!(
            said.contains("Al Qubbah sub-room at 09:16")
                && said.contains("What it knew")
                && said.contains("What was true"),
            "{said}"
        );
        assert!(
            said.contains("the road Al Qayqab – Al Abraq")
                && said.contains("not known")
                && said.contains("blocked"),
            "{said}"
        );
        let mut arabic = app(snap, Lang::Ar);
        key(&mut arabic, KeyCode::Digit7);
        let said = words(&mut arabic);
        assert!(
            said.contains("ما كان يعلمه") && said.contains("لا يعلمه") && said.contains("مقطوع"),
            "{said}"
        );
        // Exercise control knows the truth and is asked to choose a seat.
        let (snap, ..) = replayed("first-steps", "09:24", "excon");
        let mut control = app(snap, Lang::En);
        key(&mut control, KeyCode::Digit7);
        assert!(words(&mut control).contains("Choose a seat"));
    }

    #[test]
    fn a_branch_opens_as_an_exercise_that_goes_on_from_the_moment() {
        let (snap, recording, dir) = replayed("first-steps", "09:20", "excon");
        let mut app = app(snap, Lang::En);
        ui(&mut app).folder = dir.path().to_owned();
        let opening = Opening::Recording {
            recording,
            at: Some(at("09:20")),
            viewer: None,
        };
        app.link.open(opening, Box::new(|| {}));
        settle(&mut app);
        app.update();
        key(&mut app, KeyCode::KeyV);
        assert_eq!(ui(&mut app).dialog, Some(Dialog::Branch));
        assert!(words(&mut app).contains("the same past up to 09:20:00"));
        press(&mut app, &Act::ToggleSeat("room".into()));
        press(&mut app, &Act::Branch);
        settle(&mut app);
        let snap = app.link.snapshot().cloned().unwrap();
        assert!(
            snap.replay.is_none() && snap.at == at("09:20") && ui(&mut app).stage == Stage::Running
        );
        let file = app.link.file().unwrap();
        assert!(
            file.ends_with("first-steps-from-09-20.tamrin"),
            "{}",
            file.display()
        );
        act(&mut app, Act::BackToChoice);
        settle(&mut app);
        let saved = store::read(&file).unwrap();
        assert_eq!(
            saved.origin.map(|o| (o.file, o.at)),
            Some(("first-steps.tamrin".to_owned(), at("09:20")))
        );
        assert_eq!(saved.plan.len(), 1, "the room is taken by a person");
    }

    #[test]
    fn exercise_files_are_offered_to_be_looked_at_again() {
        let (snap, _, dir) = replayed("first-steps", "09:20", "excon");
        let mut app = app(snap, Lang::En);
        ui(&mut app).folder = dir.path().to_owned();
        act(&mut app, Act::BackToChoice);
        settle(&mut app);
        assert!(
            words(&mut app).contains("Replay an exercise") && words(&mut app).contains("ended at")
        );
        act(&mut app, Act::Replay(Some(0)));
        assert_eq!(ui(&mut app).stage, Stage::Waiting);
        assert!(words(&mut app).contains("Opening the replay"));
        settle(&mut app);
        assert!(app.link.snapshot().unwrap().replay.is_some());
        assert!(words(&mut app).contains("REPLAY"));
    }

    #[test]
    fn the_next_event_is_what_was_said_next_though_all_stands_at_one_moment() {
        let dir = tempfile::TempDir::new().unwrap();
        let scenario = catalog::offer(Path::new("ttx-elections")).scenario.unwrap();
        let (module, excon) = (scenario.modules[0].clone(), scenario.excon().id.clone());
        let (mut exercise, file) =
            catalog::begin(scenario, 1, Vec::new(), dir.path(), None).unwrap();
        let opens = Order::OpenModule { module: module.id };
        let asks = module.questions.iter().take(2).map(|q| Order::AskQuestion {
            question: q.id.clone(),
            spent: Span::from_mins(1),
        });
        for order in std::iter::once(opens).chain(asks) {
            exercise.order(excon.clone(), order).unwrap();
        }
        exercise.save().unwrap();
        drop(exercise);
        let opening = Opening::Replay { file, at: None };
        let player = Player::open(opening, nobody());
        let said = |snap: &Snapshot, forward| match event(snap, EventFilter::All, forward) {
            Some(Control::Said(n)) => Some(n),
            _ => None,
        };
        let mut snap = wait(&player, "a replay", |_| true);
        let mut told = Vec::new();
        while let Some(n) = said(&snap, true) {
            told.push(n);
            player
                .request(SessionRequest::Control(Control::Said(n)))
                .unwrap();
            snap = wait(&player, "what was said", |s| s.facts.len() as u64 == n);
        }
        assert_eq!(told.len(), 3, "{told:?}");
        assert_eq!(said(&snap, false), Some(told[1]));
    }
}
