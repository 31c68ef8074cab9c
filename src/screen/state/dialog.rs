//! Dialogs, each with a row that says its title, its width, what it needs and what happens when it opens.
//!
//! What a dialog shows is an arm in `panels::dialogs`; so a new one is a variant with its row here, an arm there, and its file.
//! Deliberately not here: the frame around a dialog.

use crate::base::ids::{InjectId, SeatId, TaskId};
use crate::record::observation::NoteKind;
use crate::record::rating::Rating;
use crate::screen::state::editor::{Adding, Leaving};
use crate::screen::state::needs::Needs;
use crate::screen::state::ui::Field;

/// A dialog over the screen.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Dialog {
    Help,
    Search,
    RunUntil,
    /// Whether the exercise may run on to its planned end.
    RunToEnd,
    Pace,
    Retime(InjectId),
    AdHoc,
    Note(NoteKind),
    End,
    Close,
    Summary,
    /// The evaluator's form.
    Form,
    /// All measures with the facts that they rest on.
    Measures,
    /// What an evaluator decides about a critical task, and why.
    Rate(TaskId, Option<Rating>),
    Legend,
    /// Which events the buttons go to, in a replay.
    EventFilter,
    /// Going on from the moment that is looked at.
    Branch,
    /// Whether the truth may be shown after a room's eyes.
    Truth,
    /// What of the bar found no room.
    More,
    /// Where the seats are in a browser, and their codes.
    Invite,
    /// Words to another seat.
    Words(WordsTo),
    /// A file that a message brought along, by its name.
    Attachment(String),
    /// A situation report that another seat sent, by its number.
    SituationReport(u32),
    /// Messages, reports and requests that nobody has answered yet.
    Unanswered,
    /// The names of a thing that is added to a scenario.
    Adding(Adding),
    /// What names a thing that was to be taken out of a scenario.
    NamedBy,
    /// Whether what was edited is to be saved.
    LeaveEditor(Leaving),
    /// Whether what was edited is to be saved though it has errors, and where one goes then.
    SaveErrors(Option<Leaving>),
    /// Somebody else has changed the files of what is edited.
    Meanwhile,
}

/// To whom one writes, and about what.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct WordsTo {
    /// Who receives it; none: not chosen yet.
    pub(crate) to: Option<SeatId>,
    /// The inject whose message it is about.
    pub(crate) regarding: Option<InjectId>,
    /// Number of the message that it answers.
    pub(crate) answers: Option<u32>,
    /// Whether it is a situation report, with what was done and what is asked for.
    pub(crate) report: bool,
}

/// What happens when a dialog opens.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum OnOpen {
    /// Nothing.
    Nothing,
    /// A field is emptied and gets the focus.
    Empty(Field),
    /// A field gets the focus with what stands in it.
    Focus(Field),
    /// Ratings are proposed again.
    Ratings,
    /// The reason that an evaluator gave before stands in its field, which gets the focus.
    Reason(TaskId),
    /// The time at which an inject is due stands in its field, which gets the focus.
    DueTime(InjectId),
    /// The first field of the inject that is being written gets the focus.
    Draft,
    /// Who holds which seat is what is chosen.
    Seats,
    /// The names of a new thing are emptied.
    NewThing,
}

/// What there is to say of a dialog besides its contents.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Row {
    /// Key of the title.
    pub(crate) title: &'static str,
    /// Width, logical pixels.
    pub(crate) width: f32,
    pub(crate) needs: Needs,
    pub(crate) opens: OnOpen,
}

fn row(title: &'static str, width: f32, needs: Needs, opens: OnOpen) -> Row {
    Row {
        title,
        width,
        needs,
        opens,
    }
}

/// A dialog that the bar at the top opens with a button.
pub(crate) struct BarButton {
    pub(crate) dialog: Dialog,
    /// Key of the words on the button.
    pub(crate) words: &'static str,
    /// Key of the words under the pointer.
    pub(crate) hint: &'static str,
}

impl Dialog {
    /// The dialogs that have a button in the bar; those that one may not open show none.
    pub(crate) const IN_BAR: &[BarButton] = &[BarButton {
        dialog: Self::Unanswered,
        words: "unanswered",
        hint: "unanswered-hint",
    }];

    /// Its row. In a replay some are called otherwise.
    pub(crate) fn row(&self, is_replay: bool) -> Row {
        use Needs::{Clock, Eyes, Judging, Machine, Notes, Nothing, Play, Replaying, Script};
        match self {
            Self::Help => row("help-title", 620.0, Nothing, OnOpen::Nothing),
            Self::Search => row("search-title", 460.0, Nothing, OnOpen::Empty(Field::Search)),
            Self::RunUntil => {
                let title = if is_replay {
                    "go-to-time-title"
                } else {
                    "run-until-title"
                };
                row(title, 400.0, Clock, OnOpen::Empty(Field::RunUntil))
            }
            Self::RunToEnd => row("end-title", 440.0, Script, OnOpen::Nothing),
            Self::Pace => row("pace-title", 400.0, Clock, OnOpen::Nothing),
            Self::Retime(inject) => row(
                "retime-title",
                440.0,
                Script,
                OnOpen::DueTime(inject.clone()),
            ),
            Self::AdHoc => row("ad-hoc-title", 640.0, Script, OnOpen::Draft),
            Self::Note(NoteKind::Bookmark) => {
                row("bookmark", 520.0, Notes, OnOpen::Empty(Field::Note))
            }
            Self::Note(NoteKind::Observation) => {
                row("observation", 520.0, Notes, OnOpen::Empty(Field::Note))
            }
            Self::End => row("end-title", 440.0, Script, OnOpen::Nothing),
            Self::Close => row("close-title", 460.0, Machine, OnOpen::Nothing),
            Self::Summary => row("hot-wash", 760.0, Nothing, OnOpen::Nothing),
            Self::Form => row("form-title", 860.0, Judging, OnOpen::Ratings),
            Self::Measures => row("measures-title", 860.0, Judging, OnOpen::Ratings),
            Self::Rate(task, _) => row(
                "form-decision",
                520.0,
                Judging,
                OnOpen::Reason(task.clone()),
            ),
            Self::Legend => row("key", 640.0, Nothing, OnOpen::Nothing),
            Self::EventFilter => row("sort-title", 460.0, Machine, OnOpen::Nothing),
            Self::Branch => row("branch-title", 560.0, Replaying, OnOpen::Seats),
            Self::Truth => row("truth-title", 480.0, Eyes, OnOpen::Nothing),
            Self::Invite => row("invite-title", 620.0, Script, OnOpen::Nothing),
            Self::Unanswered => row("unanswered-title", 560.0, Judging, OnOpen::Nothing),
            Self::Words(_) => row("words-title", 560.0, Play, OnOpen::Focus(Field::Words)),
            Self::Attachment(_) => row("attachment-title", 680.0, Nothing, OnOpen::Nothing),
            Self::SituationReport(_) => {
                row("situation-report-title", 620.0, Nothing, OnOpen::Nothing)
            }
            Self::Adding(Adding::Inject) => {
                row("editor-adding-inject", 700.0, Machine, OnOpen::NewThing)
            }
            Self::Adding(_) => row("editor-adding-title", 480.0, Machine, OnOpen::NewThing),
            Self::NamedBy => row("editor-named-title", 620.0, Machine, OnOpen::Nothing),
            Self::LeaveEditor(_) => row("editor-leave-title", 480.0, Machine, OnOpen::Nothing),
            Self::SaveErrors(_) => row("editor-errors-title", 520.0, Machine, OnOpen::Nothing),
            Self::Meanwhile => row("editor-meanwhile-title", 520.0, Machine, OnOpen::Nothing),
            Self::More => row("more", 340.0, Nothing, OnOpen::Nothing),
        }
    }
}
