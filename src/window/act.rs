//! Everything that a person can do at the window, as data, and what each does: to the window's own state, or as an ask to the
//! exercise.
//!
//! Buttons, keys and the map all put acts into one inbox; one system takes them in order. So a click, a key and a test do the same.
//! Deliberately not here: which button offers what (the panels), rules of the exercise.

use std::collections::VecDeque;

use bevy::prelude::*;

use super::link::Link;
use super::map::view::Wish;
use super::paper::{self, Paper};
use super::replay;
use super::rights::Hands;
use super::start;
use super::ui::*;
use super::weight::{Weight, weight};
use crate::base::ids::{InjectId, KindId, ObjectiveId, SeatId, TaskId, UnitId};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::map::thing::Thing;
use crate::record::observation::NoteKind;
use crate::record::order::{Order, Target};
use crate::record::rating::Rating;
use crate::record::states::{Capability, Channel};
use crate::session::player::{Control, Mode, PACES, SessionRequest, Snapshot};
use crate::wording::Prose;

/// Something that a person does.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Act {
    /// Nothing; for parts that only explain themselves.
    Nothing,
    // Before the exercise.
    Choose(usize),
    ToggleSeat(SeatId),
    /// People hold every seat, or none.
    ToggleAll,
    Begin,
    Resume(usize),
    BackToChoice,
    /// Gives up opening an exercise.
    CancelOpening,
    // Replay.
    /// Looks again at an exercise file of the list, or at the exercise that was just played.
    Replay(Option<usize>),
    /// Looks again at the exercise that was just played, from a moment on; in a replay, goes there.
    ReplayFrom(SimTime),
    Rewind,
    Seek(SimTime),
    Skip(Span),
    /// The next or the previous event of the sort that is looked for.
    Event(bool),
    Sort(Sort),
    Branch,
    /// Writes the report beside the exercise file.
    WriteReport,
    // How the window looks.
    Speak(Lang),
    Large,
    Show(Dialog),
    /// Closes what lies on top: menu, pick, confirmation, dialog, selection.
    Escape,
    /// Puts words into a field.
    Type(Field, String),
    /// Takes away what was said.
    Unsay(u64),
    Script(ScriptTab),
    Side(SideTab),
    Which(Which),
    Fill(Fill),
    PutAway(Panel),
    // The clock.
    PlayPause,
    Pace(f64),
    Faster(bool),
    Step,
    RunUntil,
    Emergency(bool),
    /// Asks on the screen of a real emergency whether it is over, or takes the question back.
    AskOver(bool),
    End,
    // Eyes and things.
    /// Looks through a seat's eyes; from a room's to exercise control's it asks first.
    LookAs(SeatId),
    /// Looks through exercise control's eyes, as was said once more.
    LookAsControl,
    Select(Thing),
    /// Selects it and brings it into view.
    GoTo(Thing),
    /// Goes to the next thing of the sort that is selected.
    Next(bool),
    OpenMenu(Thing),
    Map(Wish),
    Find(usize),
    // Orders.
    Give(Order),
    Pick(Pick),
    /// The unit that was picked.
    PickUnit(UnitId),
    /// Support of this sort is asked of this seat.
    AskSupport(SeatId, Capability),
    Confirm,
    // The script.
    Later(InjectId, i64, bool),
    Retime(InjectId, bool),
    DraftKind(AdHocKind),
    DraftTo(SeatId),
    DraftChannel(Channel),
    DraftIncident(KindId),
    DraftStage(u32),
    DraftOutage(Channel),
    DraftUndo(bool),
    Improvise,
    // Notes.
    SaveNote(NoteKind, Option<ObjectiveId>),
    /// Proposes ratings again.
    Judge,
    /// What an evaluator decided, with the reason that is typed.
    SaveRating(TaskId, Option<Rating>),
    // The time panel.
    Time(TimeMove),
    // The window.
    Fullscreen,
    CloseNow,
}

/// A panel that can be put away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Panel {
    Script,
    Side,
    Time,
}

/// How the time panel moves.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum TimeMove {
    /// Larger or smaller, about the middle or a share of the width.
    Zoom(f32, f32),
    /// By a share of the width.
    Shift(f32),
    /// The whole exercise.
    Whole,
    /// Lanes up or down.
    Lanes(i32),
}

/// Acts that wait to be done.
#[derive(Resource, Default)]
pub(crate) struct Inbox(VecDeque<Act>);

impl Inbox {
    /// Adds an act.
    pub(crate) fn push(&mut self, act: Act) {
        self.0.push_back(act);
    }

    /// Whether nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Does all acts that wait, in order.
pub(crate) fn run(
    mut inbox: ResMut<Inbox>,
    mut ui: ResMut<Ui>,
    mut link: ResMut<Link>,
    mut wishes: ResMut<super::map::view::Wishes>,
    mut paper: ResMut<Paper>,
    wake: Option<Res<bevy::winit::EventLoopProxyWrapper>>,
) {
    if inbox.0.is_empty() {
        return;
    }
    let notify = || start::waker(wake.as_deref());
    for act in std::mem::take(&mut inbox.0) {
        let refused = link
            .snapshot()
            .filter(|_| ui.stage == Stage::Running)
            .and_then(|s| Hands::of(&ui, s).refuse(&act));
        if let Some(key) = refused {
            let why = crate::wording::say(ui.lang).t(key);
            ui.say(why, true);
            continue;
        }
        let mut hand = Hand {
            ui: &mut ui,
            link: &mut link,
            wishes: &mut wishes,
        };
        match act {
            Act::Begin => start::begin(hand.ui, hand.link, notify()),
            Act::Resume(n) => start::resume(hand.ui, hand.link, n, notify()),
            Act::Replay(Some(n)) => start::replay(hand.ui, hand.link, n, notify()),
            Act::Replay(None) => start::replay_this(hand.ui, hand.link, None),
            Act::ReplayFrom(at) if hand.link.snapshot().is_some_and(|s| s.replay.is_some()) => {
                hand.ui.dialog = None;
                hand.act(Act::Seek(at));
            }
            Act::ReplayFrom(at) => start::replay_this(hand.ui, hand.link, Some(at)),
            Act::Branch => replay::branch(hand.ui, hand.link, notify()),
            Act::WriteReport => paper::begin(&mut paper, hand.ui, hand.link, notify()),
            Act::CloseNow => start::leave(hand.ui, hand.link),
            Act::CancelOpening => hand.link.cancel_opening(),
            other => hand.act(other),
        }
    }
}

pub(super) struct Hand<'a> {
    pub(super) ui: &'a mut Ui,
    pub(super) link: &'a mut Link,
    pub(super) wishes: &'a mut super::map::view::Wishes,
}

impl Hand<'_> {
    fn act(&mut self, act: Act) {
        let is_replay = self.link.snapshot().is_some_and(|s| s.replay.is_some())
            && self.ui.stage == Stage::Running;
        match act {
            Act::Nothing
            | Act::Begin
            | Act::Resume(_)
            | Act::Replay(_)
            | Act::ReplayFrom(_)
            | Act::Branch => {}
            Act::WriteReport | Act::CloseNow | Act::CancelOpening => {}
            Act::Rewind | Act::Seek(_) | Act::Skip(_) | Act::Event(_) | Act::Sort(_) => {
                replay::steer(self.ui, self.link, &act)
            }
            Act::Step if is_replay => replay::to_event(self.ui, self.link, true),
            Act::Choose(n) => start::choose(self.ui, n),
            Act::ToggleSeat(seat) => toggle(&mut self.ui.choice.staffed, seat),
            Act::ToggleAll => start::toggle_all(self.ui),
            Act::BackToChoice => start::back(self.ui, self.link),
            Act::Speak(lang) => self.ui.lang = lang,
            Act::Large => self.ui.large = !self.ui.large,
            Act::Fullscreen => self.ui.fullscreen = !self.ui.fullscreen,
            Act::Show(dialog) => self.show(dialog),
            Act::Escape => self.escape(),
            Act::Type(field, words) => {
                self.ui.fields.insert(field, words);
                self.ui.wrong = None;
            }
            Act::Unsay(n) => self.ui.said = self.ui.said.take().filter(|s| s.0 != n),
            Act::Script(tab) => self.ui.script_tab = tab,
            Act::Side(tab) => self.ui.side_tab = tab,
            Act::Which(which) => self.ui.which = which,
            Act::Fill(fill) => self.ui.fill = fill,
            Act::PutAway(panel) => {
                let away = &mut self.ui.away;
                let part = match panel {
                    Panel::Script => &mut away.script,
                    Panel::Side => &mut away.side,
                    Panel::Time => &mut away.time,
                };
                *part = !*part;
            }
            Act::Select(thing) => self.select(thing),
            Act::GoTo(thing) => {
                // What was pressed in a dialog is behind it.
                self.ui.dialog = None;
                self.wishes.push(Wish::Show(thing.clone()));
                self.select(thing);
            }
            Act::Next(forward) => self.next(forward),
            Act::OpenMenu(thing) => {
                self.ui.selected = Some(thing.clone());
                self.ui.hover = None;
                self.ui.menu = Some(MenuOn {
                    thing,
                    at: self.ui.pointer,
                });
            }
            Act::Map(wish) => self.wishes.push(wish),
            Act::Find(n) => {
                let found = self
                    .snapshot()
                    .and_then(|s| super::panels::search::find(&s, self.ui).into_iter().nth(n));
                if let Some(thing) = found {
                    self.ui.dialog = None;
                    self.act(Act::GoTo(thing));
                }
            }
            Act::Time(m) => {
                super::panels::time::shift(self.ui, self.link.snapshot().map(AsRef::as_ref), m)
            }
            Act::DraftKind(_)
            | Act::DraftTo(_)
            | Act::DraftChannel(_)
            | Act::DraftIncident(_)
            | Act::DraftStage(_)
            | Act::DraftOutage(_)
            | Act::DraftUndo(_) => self.draft(act),
            other => self.act_on_exercise(other),
        }
    }

    /// Acts that are asks to the exercise.
    fn act_on_exercise(&mut self, act: Act) {
        match act {
            Act::PlayPause => {
                let playing = self.snapshot().is_some_and(|s| s.mode.moves());
                self.control(if playing {
                    Control::Pause
                } else {
                    Control::Play
                });
            }
            Act::Pace(p) => {
                self.ui.dialog = None;
                self.control(Control::Pace(p));
            }
            Act::Faster(faster) => {
                let now = self.snapshot().map_or(1.0, |s| s.pace);
                let next = if faster {
                    PACES.iter().find(|p| **p > now)
                } else {
                    PACES.iter().rev().find(|p| **p < now)
                };
                if let Some(p) = next {
                    self.control(Control::Pace(*p));
                }
            }
            Act::Step => self.control(Control::Step),
            Act::RunUntil => self.run_until(),
            Act::Emergency(on) => {
                self.ui.asked_over = false;
                self.control(Control::Emergency(on));
            }
            Act::AskOver(ask) => self.ui.asked_over = ask,
            Act::End => {
                self.ui.dialog = None;
                self.give_as_control(Order::EndExercise);
            }
            Act::LookAs(seat) => {
                let truth = self.snapshot().is_some_and(|s| {
                    s.scenario.excon().id == seat && Hands::of(self.ui, &s) == Hands::Room
                });
                if truth {
                    self.show(Dialog::Truth)
                } else {
                    self.look(seat)
                }
            }
            Act::LookAsControl => {
                if let Some(s) = self.snapshot() {
                    self.ui.dialog = None;
                    self.look(s.scenario.excon().id.clone());
                }
            }
            Act::Give(order) => {
                self.ui.menu = None;
                self.ui.pick = None;
                self.give_or_ask(order);
            }
            Act::Pick(pick) => self.pick(pick),
            Act::PickUnit(unit) => self.picked_unit(unit),
            Act::AskSupport(from, capability) => self.ask_support(from, capability),
            Act::Confirm => {
                if let Some(c) = self.ui.confirm.take() {
                    self.link.order(c.seat, c.order);
                }
            }
            Act::Later(inject, minutes, following) => self.later(inject, minutes, following),
            Act::Retime(inject, following) => self.retime(inject, following),
            Act::Improvise => self.improvise(),
            Act::SaveNote(kind, objective) => self.note(kind, objective),
            Act::Judge => self.link.request(SessionRequest::Judge),
            Act::SaveRating(task, rating) => self.rate(task, rating),
            other => unreachable!("{other:?} is done elsewhere"),
        }
    }

    pub(super) fn snapshot(&self) -> Option<std::sync::Arc<Snapshot>> {
        self.link.snapshot().cloned()
    }

    pub(super) fn control(&mut self, c: Control) {
        self.link.request(SessionRequest::Control(c));
    }

    /// The seat as which orders are given: the one through whose eyes one looks.
    fn seat(&self) -> Option<SeatId> {
        let s = self.snapshot()?;
        Some(
            self.ui
                .eyes
                .clone()
                .unwrap_or_else(|| s.scenario.excon().id.clone()),
        )
    }

    /// Looks through a seat's eyes.
    fn look(&mut self, seat: SeatId) {
        self.ui.eyes = Some(seat.clone());
        self.ui.confirm = None;
        self.ui.pick = None;
        (self.ui.hover, self.ui.hint, self.ui.menu) = (None, None, None);
        // What only the other seat knew does not stay on the screen.
        self.ui.selected = self.ui.selected.take().filter(Thing::is_of_the_plan);
        self.link.request(SessionRequest::ViewAs(seat));
    }

    /// What reaches many posts at once, or cannot be taken back, is shown first, to be confirmed.
    fn give_or_ask(&mut self, order: Order) {
        match self.snapshot().map(|s| weight(&order, &s)) {
            None | Some(Weight::Light) => self.give(order),
            Some(Weight::Checkpoints(_) | Weight::Units(_) | Weight::Script) => {
                self.propose(order, None)
            }
        }
    }

    pub(super) fn give(&mut self, order: Order) {
        if let Some(seat) = self.seat() {
            self.link.order(seat, order);
        }
    }

    pub(super) fn give_as_control(&mut self, order: Order) {
        if let Some(s) = self.snapshot() {
            self.link.order(s.scenario.excon().id.clone(), order);
        }
    }

    fn show(&mut self, dialog: Dialog) {
        self.ui.menu = None;
        self.ui.hint = None;
        self.ui.focus = match &dialog {
            Dialog::Search => Some(Field::Search),
            Dialog::RunUntil => Some(Field::RunUntil),
            Dialog::Retime(_) => Some(Field::Retime),
            Dialog::Note(_) => Some(Field::Note),
            Dialog::Rate(..) => Some(Field::Reason),
            Dialog::AdHoc => self.ui.first_of_draft(),
            _ => None,
        };
        self.ui.wrong = None;
        match &dialog {
            Dialog::Search => drop(self.ui.fields.remove(&Field::Search)),
            Dialog::RunUntil => drop(self.ui.fields.remove(&Field::RunUntil)),
            Dialog::Note(_) => drop(self.ui.fields.remove(&Field::Note)),
            Dialog::Form | Dialog::Measures => self.link.request(SessionRequest::Judge),
            Dialog::Rate(task, _) => self.reason_so_far(task),
            // Who held a seat holds it again, unless that is changed.
            Dialog::Branch => {
                self.ui.choice.staffed = self
                    .snapshot()
                    .map(|s| (*s.staffed).clone())
                    .unwrap_or_default()
            }
            Dialog::Retime(inject) => {
                let due = self
                    .snapshot()
                    .and_then(|s| s.truth.injects.iter().find(|i| i.id == *inject)?.due);
                self.ui
                    .fields
                    .insert(Field::Retime, due.map_or_else(String::new, SimTime::short));
            }
            _ => {}
        }
        self.ui.dialog = if self.ui.dialog.as_ref() == Some(&dialog) {
            None
        } else {
            Some(dialog)
        };
    }

    fn escape(&mut self) {
        let ui = &mut *self.ui;
        ui.wrong = None;
        if ui.menu.take().is_some()
            || ui.dialog.take().is_some()
            || ui.confirm.take().is_some()
            || ui.pick.take().is_some()
        {
            return;
        }
        ui.selected = None;
    }

    fn select(&mut self, thing: Thing) {
        self.ui.menu = None;
        self.ui.hover = None;
        if let Some(Pick::Target(unit)) = self.ui.pick.clone()
            && let Some(to) = thing.target()
        {
            self.ui.pick = None;
            return self.send(unit, to);
        }
        if let Thing::Unit(unit) = &thing
            && matches!(
                self.ui.pick,
                Some(Pick::Unit(_) | Pick::Escort(_) | Pick::Lend(_))
            )
        {
            return self.picked_unit(unit.clone());
        }
        if let Some(Pick::PassOn(what)) = self.ui.pick.clone()
            && let Thing::Seat(to) = &thing
            && let Some(about) = what.about()
        {
            self.ui.pick = None;
            return self.give(Order::PassOn {
                about,
                to: to.clone(),
            });
        }
        self.ui.side_tab = SideTab::Inspector;
        self.ui.selected = Some(thing);
    }

    fn next(&mut self, forward: bool) {
        let Some(s) = self.snapshot() else { return };
        let all = super::panels::search::alike(&s, self.ui);
        let here = self
            .ui
            .selected
            .as_ref()
            .and_then(|t| all.iter().position(|x| x == t));
        let n = all.len();
        if n > 0 {
            let at = here.map_or(0, |i| {
                if forward {
                    (i + 1) % n
                } else {
                    (i + n - 1) % n
                }
            });
            self.act(Act::GoTo(all[at].clone()));
        }
    }

    fn pick(&mut self, pick: Pick) {
        self.ui.menu = None;
        self.ui.confirm = None;
        // Travel times of those who could come.
        let to = match &pick {
            Pick::Unit(to) => Some(to.clone()),
            Pick::Escort(convoy) => Some(Target::Convoy(convoy.clone())),
            Pick::Lend(n) => self
                .snapshot()
                .and_then(|s| Some(s.eyes.requests.iter().find(|r| r.number == *n)?.to.clone())),
            _ => None,
        };
        if let (Some(to), Some(seat), Some(s)) = (to, self.seat(), self.snapshot()) {
            let units = s.eyes.units.iter().map(|u| u.id.clone()).collect();
            let token = self.link.token();
            self.link.request(SessionRequest::Estimate {
                seat,
                units,
                to,
                token,
            });
        }
        self.ui.side_tab = SideTab::Inspector;
        self.ui.pick = Some(pick);
    }

    fn picked_unit(&mut self, unit: UnitId) {
        match self.ui.pick.take() {
            Some(Pick::Unit(to)) => self.send(unit, to),
            Some(Pick::Escort(convoy)) => {
                let to = Target::Convoy(convoy.clone());
                self.propose(
                    Order::StartConvoy {
                        convoy,
                        escort: Some(unit.clone()),
                    },
                    Some((unit, to)),
                );
            }
            Some(Pick::Lend(request)) => {
                let to = self.snapshot().and_then(|s| {
                    Some(
                        s.eyes
                            .requests
                            .iter()
                            .find(|r| r.number == request)?
                            .to
                            .clone(),
                    )
                });
                let trip = to.map(|to| (unit.clone(), to));
                self.propose(
                    Order::AnswerSupport {
                        request,
                        unit: Some(unit),
                    },
                    trip,
                );
            }
            other => self.ui.pick = other,
        }
    }

    /// A unit that has a task is redirected, another one is sent.
    fn send(&mut self, unit: UnitId, to: Target) {
        use crate::record::states::UnitState;
        let Some(s) = self.snapshot() else { return };
        let busy = s.eyes.units.iter().find(|u| u.id == unit);
        let busy = busy.is_some_and(|u| {
            matches!(
                u.state,
                UnitState::Assigned | UnitState::EnRoute | UnitState::OnScene
            )
        });
        let trip = Some((unit.clone(), to.clone()));
        let order = if busy {
            Order::Redirect { unit, to }
        } else {
            Order::Dispatch { unit, to }
        };
        self.propose(order, trip);
    }

    /// Shows an order with its travel time, to be confirmed.
    fn propose(&mut self, order: Order, trip: Option<(UnitId, Target)>) {
        let Some(seat) = self.seat() else { return };
        if let Some((unit, to)) = &trip {
            let token = self.link.token();
            self.link.request(SessionRequest::Estimate {
                seat: seat.clone(),
                units: vec![unit.clone()],
                to: to.clone(),
                token,
            });
        }
        self.ui.confirm = Some(Confirm { seat, order, trip });
    }

    fn ask_support(&mut self, from: SeatId, capability: Capability) {
        if let Some(Pick::Support(to)) = self.ui.pick.take() {
            let missing = self.snapshot().and_then(|s| {
                let Target::Incident(id) = &to else {
                    return None;
                };
                let i = s.eyes.incidents.iter().find(|i| i.id == *id)?;
                i.uncovered.iter().find(|u| u.0 == capability).map(|u| u.1)
            });
            self.give(Order::RequestSupport {
                from,
                capability,
                strength: missing.unwrap_or(1).max(1),
                to,
            });
        }
    }
}

pub(super) fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, x: T) {
    if !set.remove(&x) {
        set.insert(x);
    }
}

/// What was said does not stay for ever; what went wrong stays longer.
pub(crate) fn fall_silent(time: Res<Time<Real>>, mut ui: ResMut<Ui>) {
    let Some((_, _, bad)) = ui.said else { return };
    let calm = ui.bypass_change_detection();
    calm.said_for += time.delta_secs();
    if calm.said_for > if bad { 15.0 } else { 5.0 } {
        ui.said = None;
    }
}

/// Tells what became of orders: only refusals and failures, and what exercise control did.
pub(crate) fn tell(link: Res<Link>, mut ui: ResMut<Ui>) {
    let Some(s) = link.snapshot() else { return };
    let newest = s.answers.last().map_or(0, |a| a.token);
    if newest > ui.told {
        let say = crate::wording::say(ui.lang);
        let prose = Prose {
            scenario: &s.scenario,
            lang: ui.lang,
        };
        let told = ui.told;
        for a in s.answers.iter().filter(|a| a.token > told) {
            let order = prose.order(&a.order);
            let (words, bad) = match (&a.failed, &a.refused) {
                (Some(why), _) => (why.get(ui.lang).to_owned(), true),
                (None, Some(why)) => (
                    say.with(
                        "order-refused",
                        &[("order", order), ("why", prose.refusal(why))],
                    ),
                    true,
                ),
                (None, None) => (say.with("order-given", &[("order", order)]), false),
            };
            ui.say(words, bad);
        }
        ui.told = newest;
    }
    if s.mode == Mode::Over && !ui.washed && ui.stage == Stage::Running {
        ui.washed = true;
        ui.dialog = Some(Dialog::Summary);
    }
}
