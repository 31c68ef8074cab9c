//! What can be done in a replay: going to moments and events, and branching off.
//!
//! Deliberately not here: the buttons (`panels`), playing again (`session::recording`).

use super::link::Link;
use super::start;
use super::ui::{Sort, Ui};
use super::words::Words;
use crate::base::time::{SimTime, Span};
use crate::evaluate::timeline::{Lane, MarkKind, mark};
use crate::session::branch::{self, Future};
use crate::session::live::{Ask, Control, Notify, Snapshot};
use crate::session::{OrdersFile, store};

impl Sort {
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

/// Goes to a moment.
pub(crate) fn seek(link: &mut Link, at: SimTime) {
    link.ask(Ask::Control(Control::Seek(at)));
}

/// Goes forward or back by a span.
pub(crate) fn skip(link: &mut Link, by: Span) {
    if let Some(at) = link.snapshot().map(|s| s.at) {
        seek(link, at + by);
    }
}

/// The moment of the next or the previous event of the sort that is looked for, for the eyes through which one looks.
pub(crate) fn event(snap: &Snapshot, sort: Sort, forward: bool) -> Option<SimTime> {
    let tape = snap.tape.as_ref()?;
    let control = snap.eyes.viewer == snap.scenario.excon().id;
    let mine = |l: &Lane| control || *l == Lane::Seat(snap.eyes.viewer.clone());
    let marks = tape.facts.iter().filter_map(mark).filter(|m| sort.takes(m.kind) && mine(&m.lane)).map(|m| m.at);
    let notes = snap.observations.iter().filter(|_| matches!(sort, Sort::All | Sort::Notes)).map(|o| o.note.about);
    let all = marks.chain(notes);
    if forward { all.filter(|t| *t > snap.at).min() } else { all.filter(|t| *t < snap.at).max() }
}

/// Goes to the next or the previous event, or says that there is none.
pub(crate) fn to_event(ui: &mut Ui, link: &mut Link, words: &Words, forward: bool) {
    let Some(snap) = link.snapshot().cloned() else { return };
    link.ask(Ask::Control(Control::Pause));
    match event(&snap, ui.sort, forward) {
        Some(at) => seek(link, at),
        None => {
            let key = if forward { "no-later-event" } else { "no-earlier-event" };
            let said = words.of(ui.lang).t(key);
            ui.say(said, false);
        }
    }
}

/// Goes on from the moment that is looked at, in a new exercise file.
pub(crate) fn branch(ui: &mut Ui, link: &mut Link, notify: Notify) {
    let (Some(snap), Some(recording)) = (link.snapshot().cloned(), link.recording().cloned()) else { return };
    let orders = OrdersFile { staffed: ui.choice.staffed.iter().cloned().collect(), orders: Vec::new() };
    let future = Future { orders, standing: true, later_orders: false };
    let file = store::free_name(&ui.folder, &branch::name(&recording.path, snap.at));
    let made = branch::branch(&recording, snap.at, future, &file).map(|e| (e, file));
    if made.is_ok() {
        link.close();
    }
    start::open(ui, link, made, notify);
}
