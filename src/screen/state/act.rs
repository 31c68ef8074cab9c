//! Everything that a person can do at the window, as data.
//!
//! Buttons, keys and the map make acts and put them into one inbox; so a click, a key and a test do the same. What an act needs is
//! said in `rights`, what it does in `handlers`: both name every act, so that a new one must be there too.
//! Deliberately not here: which button offers what (the panels).

use std::path::PathBuf;

use crate::base::ids::{
    InjectId, KindId, ObjectiveId, PointId, QuestionId, SeatId, TaskId, UnitId,
};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::map::entity_ref::EntityRef;
use crate::record::observation::NoteKind;
use crate::record::order::Order;
use crate::record::rating::Rating;
use crate::record::states::{Capability, Channel, Purpose};
use crate::screen::state::dialog::Dialog;
use crate::screen::state::draft::{AdHocKind, NoteOf};
use crate::screen::state::editor::EditorAct;
use crate::screen::state::map_view::MapCommand;
use crate::screen::state::ui::{
    EventFilter, Field, Fill, InjectFilter, Pick, ScriptTab, SideTab, SortBy,
};
use crate::session::player::Incoming;
use crate::wording::manual::Manual;

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
    FilterEvents(EventFilter),
    Branch,
    /// Ends the replay that all see.
    EndReplay,
    /// Writes the report beside the exercise file.
    WriteReport,
    /// Writes all papers of the day of the chosen scenario.
    WritePapers,
    /// Writes a manual and shows it; in a browser its page is opened.
    Manual(Manual),
    /// Shows a file that a message brought along in the program that the system has for it; a browser takes it from its page.
    OpenAttachment(String),
    /// Opens a document that was written, as was said.
    OpenWritten(PathBuf),
    // How the window looks.
    Speak(Lang),
    Large,
    Show(Dialog),
    /// Closes what lies on top: menu, pick, confirmation, dialog, selection.
    Escape,
    /// Puts words into a field.
    Type(Field, String),
    /// Takes away what was said.
    DismissToast(u64),
    /// Takes away what was found in the scenario that was saved.
    CloseFindings,
    Script(ScriptTab),
    Side(SideTab),
    FilterInjects(InjectFilter),
    Fill(Fill),
    PutAway(Panel),
    /// Sorts the lists of a seat.
    Sort(SortBy),
    /// On a narrow screen: shows this panel alone, or the map.
    Front(Option<Panel>),
    // The clock.
    PlayPause,
    Pace(f64),
    Faster(bool),
    Step,
    RunUntil,
    /// Runs to the planned end, as was said once more.
    RunToEnd,
    Emergency(bool),
    /// Asks on the screen of a real emergency whether it is over, or takes the question back.
    AskOver(bool),
    End,
    // Eyes and things.
    /// Looks through a seat's eyes; from a room's to exercise control's it asks first.
    LookAs(SeatId),
    /// Looks through exercise control's eyes, as was said once more.
    LookAsControl,
    Select(EntityRef),
    /// Selects it and brings it into view.
    GoTo(EntityRef),
    /// Goes to the next thing of the sort that is selected.
    Next(bool),
    OpenMenu(EntityRef),
    Map(MapCommand),
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
    /// What the observation that is being written shows, or which task it bears on.
    NoteOf(NoteOf),
    SaveNote(NoteKind, Option<ObjectiveId>),
    /// Who is to receive the words that are being written.
    WordsTo(SeatId),
    /// Whether they are written as a situation report.
    WordsReport(bool),
    /// Send what was written to another seat.
    SendWords(Purpose),
    // The discussion.
    /// Lets the clock of the discussion run, or holds it.
    Discuss(bool),
    /// Begins or leaves the answer to a question.
    AnswerTo(Option<QuestionId>),
    /// For whom an answer is written down; none: all together.
    AnswerOf(Option<SeatId>),
    /// Gives the answer that is typed.
    SaveAnswer(QuestionId),
    /// Writes down whether a point was raised.
    MarkPoint(PointId, bool),
    /// Shows the module large for the hall.
    Project(bool),
    // Around the exercise.
    /// The room is ready, or not any more.
    Ready(bool),
    /// Exercise control asks all rooms whether they hear it.
    CheckComms,
    /// The room hears exercise control.
    Hear,
    /// Takes care of something that came in, or leaves it to others again.
    Take(Incoming, bool),
    /// Opens the seats to browsers.
    Invite,
    /// Proposes ratings again.
    Judge,
    /// What an evaluator decided, with the reason that is typed.
    SaveRating(TaskId, Option<Rating>),
    // The time panel.
    Time(TimeMove),
    // A scenario that is edited.
    Edit(EditorAct),
    // The window.
    Fullscreen,
    CloseNow,
}

/// A page of its own that a press leads to where there are pages.
#[cfg(feature = "seats")]
pub(crate) enum OwnPage<'a> {
    /// A manual of the program.
    Manual(Manual),
    /// A file that a message brought along.
    Attachment(&'a str),
}

#[cfg(feature = "seats")]
impl Act {
    /// The page that it leads to in a browser, where it is one of those that open a page and do nothing else.
    #[expect(clippy::too_many_lines, reason = "one line for each act")]
    pub(crate) fn page(&self) -> Option<OwnPage<'_>> {
        match self {
            Self::Manual(manual) => Some(OwnPage::Manual(*manual)),
            Self::OpenAttachment(file) => Some(OwnPage::Attachment(file)),
            Self::Nothing
            | Self::OpenWritten(..)
            | Self::CloseFindings
            | Self::Edit(..)
            | Self::Choose(..)
            | Self::ToggleSeat(..)
            | Self::ToggleAll
            | Self::Begin
            | Self::Resume(..)
            | Self::BackToChoice
            | Self::CancelOpening
            | Self::Replay(..)
            | Self::ReplayFrom(..)
            | Self::Rewind
            | Self::Seek(..)
            | Self::Skip(..)
            | Self::Event(..)
            | Self::FilterEvents(..)
            | Self::Branch
            | Self::EndReplay
            | Self::WriteReport
            | Self::WritePapers
            | Self::Speak(..)
            | Self::Large
            | Self::Show(..)
            | Self::Escape
            | Self::Type(..)
            | Self::DismissToast(..)
            | Self::Script(..)
            | Self::Side(..)
            | Self::FilterInjects(..)
            | Self::Fill(..)
            | Self::PutAway(..)
            | Self::Sort(..)
            | Self::Front(..)
            | Self::PlayPause
            | Self::Pace(..)
            | Self::Faster(..)
            | Self::Step
            | Self::RunUntil
            | Self::RunToEnd
            | Self::Emergency(..)
            | Self::AskOver(..)
            | Self::End
            | Self::LookAs(..)
            | Self::LookAsControl
            | Self::Select(..)
            | Self::GoTo(..)
            | Self::Next(..)
            | Self::OpenMenu(..)
            | Self::Map(..)
            | Self::Find(..)
            | Self::Give(..)
            | Self::Pick(..)
            | Self::PickUnit(..)
            | Self::AskSupport(..)
            | Self::Confirm
            | Self::Later(..)
            | Self::Retime(..)
            | Self::DraftKind(..)
            | Self::DraftTo(..)
            | Self::DraftChannel(..)
            | Self::DraftIncident(..)
            | Self::DraftStage(..)
            | Self::DraftOutage(..)
            | Self::DraftUndo(..)
            | Self::Improvise
            | Self::NoteOf(..)
            | Self::SaveNote(..)
            | Self::WordsTo(..)
            | Self::WordsReport(..)
            | Self::SendWords(..)
            | Self::Discuss(..)
            | Self::AnswerTo(..)
            | Self::AnswerOf(..)
            | Self::SaveAnswer(..)
            | Self::MarkPoint(..)
            | Self::Project(..)
            | Self::Ready(..)
            | Self::CheckComms
            | Self::Hear
            | Self::Take(..)
            | Self::Invite
            | Self::Judge
            | Self::SaveRating(..)
            | Self::Time(..)
            | Self::Fullscreen
            | Self::CloseNow => None,
        }
    }
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
    /// The same about the present moment, where that is in sight.
    Stretch(f32),
    /// By a share of the width.
    Shift(f32),
    /// The whole exercise.
    Whole,
    /// Lanes up or down.
    Lanes(i32),
}
