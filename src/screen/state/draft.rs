//! An inject that is written live: a message, an incident, an outage, a road; and what it would do.
//!
//! Where an incident, an outage or a road block happens is what is selected on the map.
//! Deliberately not here: its dialog (`panels`), whether the exercise accepts it.

use std::collections::BTreeSet;

use crate::base::ids::{KindId, SeatId, TaskId};
use crate::base::text::western_digits;
use crate::base::time::Span;
use crate::map::entity_ref::EntityRef;
use crate::record::observation::Finding;
use crate::record::order::{AdHoc, Target};
use crate::record::states::Channel;
use crate::screen::state::typed::typed_text;
use crate::screen::state::ui::{Field, Ui};
use crate::session::player::Snapshot;

/// What is said of an observation that is being written, besides its words. Chosen again it is taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum NoteOf {
    /// What it shows.
    Finding(Finding),
    /// The critical task that it bears on.
    Task(TaskId),
}

/// An observation that is being written, but for its words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct NoteDraft {
    pub(crate) finding: Option<Finding>,
    pub(crate) task: Option<TaskId>,
}

impl NoteDraft {
    pub(crate) fn choose(&mut self, of: NoteOf) {
        match of {
            NoteOf::Finding(x) => self.finding = Some(x).filter(|_| self.finding != Some(x)),
            NoteOf::Task(x) => {
                let same = self.task.as_ref() == Some(&x);
                self.task = Some(x).filter(|_| !same);
            }
        }
    }
}

/// What an inject written live does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum AdHocKind {
    #[default]
    Message,
    Incident,
    Outage,
    Road,
}

impl AdHocKind {
    pub(crate) const ALL: [Self; 4] = [Self::Message, Self::Incident, Self::Outage, Self::Road];
}

/// An inject that is being written.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Draft {
    pub(crate) kind: AdHocKind,
    pub(crate) to: BTreeSet<SeatId>,
    pub(crate) channel: Channel,
    pub(crate) incident: Option<KindId>,
    pub(crate) stage: u32,
    pub(crate) channels: BTreeSet<Channel>,
    /// Whether a road is freed and a channel restored, instead of the contrary.
    pub(crate) undo: bool,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            kind: AdHocKind::Message,
            to: BTreeSet::new(),
            channel: Channel::Other,
            incident: None,
            stage: 0,
            channels: BTreeSet::from([Channel::MobileVoice, Channel::MobileData]),
            undo: false,
        }
    }
}

/// Where an incident would happen.
pub(crate) fn at(ui: &Ui) -> Option<Target> {
    ui.selected
        .as_ref()
        .and_then(EntityRef::target)
        .filter(|t| !matches!(t, Target::Incident(_) | Target::Convoy(_)))
}

/// The place at which channels would fail.
pub(crate) fn place_of(ui: &Ui, s: &Snapshot) -> Option<crate::base::ids::PlaceId> {
    let s = &s.scenario;
    match ui.selected.as_ref()? {
        EntityRef::Place(p) => Some(p.clone()),
        EntityRef::Municipality(m) => s.municipalities.get(m).map(|m| m.seat.clone()),
        EntityRef::Directorate(d) => s.directorates.get(d).map(|d| d.seat.clone()),
        EntityRef::Centre(c) => s.centres.get(c).map(|c| c.place.clone()),
        EntityRef::Checkpoint(c) => s.checkpoints.get(c).map(|c| c.near.clone()),
        _ => None,
    }
}

/// What the inject would do, or the key of what is missing.
pub(crate) fn effect(ui: &Ui, s: &Snapshot) -> Result<AdHoc, &'static str> {
    let d = &ui.draft;
    let typed = |f| typed_text(ui.lang, ui.typed(f).trim());
    match d.kind {
        AdHocKind::Message => {
            if ui.typed(Field::MessageText).trim().is_empty()
                || ui.typed(Field::MessageFrom).trim().is_empty()
            {
                return Err("missing-words");
            }
            if d.to.is_empty() {
                return Err("missing-seats");
            }
            Ok(AdHoc::Message {
                from: typed(Field::MessageFrom),
                to: d.to.iter().cloned().collect(),
                channel: d.channel,
                text: typed(Field::MessageText),
            })
        }
        AdHocKind::Incident => {
            let kind = d.incident.clone().ok_or("missing-kind")?;
            let at = at(ui).ok_or("missing-place")?;
            Ok(AdHoc::Incident {
                kind,
                at,
                stage: d.stage,
            })
        }
        AdHocKind::Outage => {
            let at = place_of(ui, s).ok_or("missing-place")?;
            let channels: Vec<Channel> = d.channels.iter().copied().collect();
            if channels.is_empty() {
                return Err("missing-channels");
            }
            if d.undo {
                return Ok(AdHoc::Restore { at, channels });
            }
            let minutes = western_digits(ui.typed(Field::OutageMinutes).trim());
            let lasts = match minutes.parse::<i64>() {
                Ok(m) if (1..=10_000).contains(&m) => Some(Span::from_mins(m)),
                _ if minutes.is_empty() => None,
                _ => return Err("bad-minutes"),
            };
            Ok(AdHoc::Outage {
                at,
                channels,
                lasts,
            })
        }
        AdHocKind::Road => match &ui.selected {
            Some(EntityRef::Road(r)) if d.undo => Ok(AdHoc::ClearRoad(r.clone())),
            Some(EntityRef::Road(r)) => Ok(AdHoc::BlockRoad(r.clone())),
            _ => Err("missing-road"),
        },
    }
}
