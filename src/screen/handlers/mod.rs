//! What each act does: to the window's own state, or as a request to the exercise.
//!
//! [`run`] does them in their order; [`ActHandler::act`] names every act with the handler that does it.
//! Handlers stand by subject. Deliberately not here: what acts there are (`state::act`), who may do what (`state::rights`).

mod attending;
pub(crate) mod catalog;
mod clock;
pub(crate) mod discussion;
pub(crate) mod documents;
pub(crate) mod editor;
mod editor_hand;
mod editor_script;
pub(crate) mod editor_work;
mod evaluation;
pub(crate) mod inviting;
mod looking;
mod orders;
pub(crate) mod replay;
mod screen;
mod script;
pub(crate) mod session;
pub(crate) mod toast;
pub(crate) mod watching;
mod words;

use std::sync::Arc;

use crate::scenario::attached::Attached;
use crate::screen::background::Wake;
use crate::screen::handlers::documents::{DocumentWriter, Wanted};
use crate::screen::handlers::inviting::Inviter;
use crate::screen::state::act::Act;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::MapCommands;
use crate::screen::state::rights::Hands;
use crate::screen::state::ui::{Stage, Tone, Ui};
use crate::session::player::{Attend, Control, SessionRequest, Snapshot};
use crate::wording;

/// What acts work on: the state of one who looks, and the tie to the exercise.
pub(crate) struct ActHandler<'a> {
    pub(crate) ui: &'a mut Ui,
    pub(crate) link: &'a mut Link,
    pub(crate) map_commands: &'a mut MapCommands,
    pub(crate) writer: &'a mut DocumentWriter,
    pub(crate) inviter: &'a mut Inviter,
    /// Called when there is something new to draw.
    pub(crate) wake: &'a Wake,
}

/// Does acts, in order; what these hands may not do is said to the person.
pub(crate) fn run(on: &mut ActHandler<'_>, acts: impl IntoIterator<Item = Act>) {
    for act in acts {
        let refused = on
            .link
            .snapshot()
            .filter(|_| on.ui.stage == Stage::Running)
            .and_then(|s| Hands::of(on.ui, s).refuse(&act));
        match refused {
            Some(key) => {
                on.ui.say(Tone::Bad, |lang| wording::say(lang).t(key));
            }
            None => on.act(act),
        }
    }
}

impl ActHandler<'_> {
    /// Does an act: a line for each.
    #[expect(clippy::too_many_lines, reason = "one line for each act")]
    fn act(&mut self, act: Act) {
        match act {
            Act::Nothing => {}
            Act::Choose(n) => catalog::choose(self.ui, n),
            Act::ToggleSeat(seat) => toggle(&mut self.ui.choice.staffed, seat),
            Act::ToggleAll => catalog::toggle_all(self.ui),
            Act::Begin => session::begin(self.ui, self.link, self.wake.notify()),
            Act::Resume(n) => session::resume(self.ui, self.link, n, self.wake.notify()),
            Act::BackToChoice => session::back(self.ui, self.link),
            Act::CancelOpening => self.link.cancel_opening(),
            Act::Replay(Some(n)) => session::replay(self.ui, self.link, n, self.wake.notify()),
            Act::Replay(None) => self.look_again(None),
            Act::EndReplay => self.link.request(SessionRequest::EndReplay),
            Act::ReplayFrom(at) => self.replay_from(at),
            Act::Rewind => self.control(Control::Rewind),
            Act::Seek(at) => self.seek(at),
            Act::Skip(by) => self.skip(by),
            Act::Event(forward) => self.go_to_event(forward),
            Act::FilterEvents(sort) => self.look_for(sort),
            Act::Branch => self.branch(),
            Act::WriteReport => self.write_report(),
            Act::WritePapers => self.write_papers(),
            Act::OpenAttachment(file) => self.open_attachment(&file),
            Act::OpenWritten(file) => self.write(Wanted::Shown(file)),
            Act::Manual(manual) => self.write(Wanted::Manual(manual)),
            Act::Speak(lang) => self.ui.lang = lang,
            Act::Large => self.ui.large = !self.ui.large,
            Act::Fullscreen => self.ui.fullscreen = !self.ui.fullscreen,
            Act::Show(dialog) => self.show(dialog),
            Act::Escape => self.escape(),
            Act::Type(field, words) => self.typed(field, words),
            Act::DismissToast(n) => self.dismiss_toast(n),
            Act::CloseFindings => self.ui.watched = None,
            Act::Script(tab) => self.ui.script_tab = tab,
            Act::Side(tab) => self.look_beside(tab),
            Act::FilterInjects(which) => self.ui.inject_filter = which,
            Act::Fill(fill) => self.ui.fill = fill,
            Act::PutAway(panel) => self.put_away(panel),
            Act::Sort(by) => self.ui.sort = by,
            Act::Front(panel) => self.ui.front = panel,
            Act::PlayPause => self.play_or_pause(),
            Act::Pace(pace) => self.set_pace(pace),
            Act::Faster(faster) => self.faster(faster),
            Act::Step => self.step(),
            Act::RunUntil => self.run_until(),
            Act::RunToEnd => self.run_to_end(),
            Act::Emergency(on) => self.emergency(on),
            Act::AskOver(ask) => self.ui.asked_over = ask,
            Act::End => self.end_exercise(),
            Act::LookAs(seat) => self.look_as(seat),
            Act::LookAsControl => self.look_as_control(),
            Act::Select(thing) => self.select(thing),
            Act::GoTo(thing) => self.go_to(thing),
            Act::Next(forward) => self.next(forward),
            Act::OpenMenu(thing) => self.open_menu(thing),
            Act::Map(command) => self.map_commands.push(command),
            Act::Find(n) => self.go_to_found(n),
            Act::Give(order) => self.order(order),
            Act::Pick(pick) => self.pick(pick),
            Act::PickUnit(unit) => self.picked_unit(unit),
            Act::AskSupport(from, capability) => self.ask_support(from, capability),
            Act::Confirm => self.confirm(),
            Act::Later(inject, minutes, following) => self.later(inject, minutes, following),
            Act::Retime(inject, following) => self.retime(inject, following),
            Act::DraftKind(kind) => self.draft_kind(kind),
            Act::DraftTo(seat) => toggle(&mut self.ui.draft.to, seat),
            Act::DraftChannel(channel) => self.ui.draft.channel = channel,
            Act::DraftIncident(kind) => self.draft_incident(kind),
            Act::DraftStage(n) => self.ui.draft.stage = n,
            Act::DraftOutage(channel) => toggle(&mut self.ui.draft.channels, channel),
            Act::DraftUndo(undo) => self.ui.draft.undo = undo,
            Act::Improvise => self.improvise(),
            Act::NoteOf(of) => self.ui.noted.choose(of),
            Act::SaveNote(kind, objective) => self.note(kind, objective),
            Act::WordsTo(seat) => self.write_words(|words| words.to = Some(seat)),
            Act::WordsReport(report) => self.write_words(|words| words.report = report),
            Act::SendWords(purpose) => self.send_words(purpose),
            Act::Discuss(runs) => self.control(Control::Discuss(runs)),
            Act::AnswerTo(question) => self.answer_to(question),
            Act::AnswerOf(seat) => self.answer_of(seat),
            Act::SaveAnswer(question) => self.save_answer(question),
            Act::MarkPoint(point, raised) => self.mark_point(point, raised),
            Act::Project(on) => self.project(on),
            Act::Ready(ready) => self.ready(ready),
            Act::CheckComms => self.link.request(SessionRequest::Attend(Attend::Check)),
            Act::Hear => self.hear(),
            Act::Take(what, mine) => self.take_care(what, mine),
            Act::Invite => self.invite(),
            Act::Judge => self.link.request(SessionRequest::Judge),
            Act::SaveRating(task, rating) => self.rate(task, rating),
            Act::Time(m) => self.move_time(m),
            Act::Edit(act) => self.edit(act),
            Act::CloseNow => session::leave(self.ui, self.link),
        }
    }

    fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.link.snapshot().cloned()
    }

    fn write(&mut self, wanted: Wanted) {
        let notify = self.wake.notify();
        documents::begin(self.writer, self.ui, wanted, notify);
    }

    /// Writes the papers of the scenario that is chosen on the first screen.
    fn write_papers(&mut self) {
        if let Some(path) = self.ui.choice.entry().map(|o| o.path.clone()) {
            self.write(Wanted::Papers(path));
        }
    }

    /// Writes a file that a message brought along and shows it.
    fn open_attachment(&mut self, file: &str) {
        let Some(snap) = self.snapshot() else { return };
        if let Some(Attached::Bytes(found)) = snap.scenario.attached(file, self.ui.lang)
            && let Some(bytes) = found.bytes()
        {
            // Only its own name: it is written where exercise files are.
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file).to_owned();
            self.write(Wanted::Attachment(name, bytes));
        }
    }

    fn write_report(&mut self) {
        let notify = self.wake.notify();
        documents::report(self.writer, self.ui, self.link, notify);
    }
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, x: T) {
    if !set.remove(&x) {
        set.insert(x);
    }
}
