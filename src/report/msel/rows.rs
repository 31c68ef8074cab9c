//! What stands in the list: a row for each inject in the order of time, and for each further message of one.
//!
//! Deliberately not here: how it is set (`set`).

use super::columns::{Column, Part, columns};
use super::was;
use crate::base::clean;
use crate::base::ids::InjectId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::evaluate::expected::up_to;
use crate::evaluate::schedule::{Due, schedule};
use crate::record::states::Role;
use crate::scenario::Scenario;
use crate::scenario::model::{Effect, Inject, When};
use crate::wording::{Prose, plain, spanning};

/// Milliseconds of a day.
pub(super) const DAY: i64 = 86_400_000;

/// The list of a scenario.
#[derive(Clone, Debug)]
pub struct List {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The inject.
    pub inject: InjectId,
    /// Which of its effects is the message of this row; none where it has no message.
    pub message: Option<usize>,
    /// Whether it is the inject's first row, which says all that is not of a message.
    pub first: bool,
    /// When it comes, if that depends on nothing but other injects.
    pub time: Option<SimTime>,
    /// Its cells, one for each column.
    pub cells: Vec<String>,
}

impl Row {
    /// The identifier of the row: the inject's, and of its second and further messages with their number.
    pub fn id(&self, nth: usize) -> String {
        row_id(&self.inject, nth)
    }
}

/// The identifier of an inject's `nth` row, from 0.
pub(super) fn row_id(inject: &InjectId, nth: usize) -> String {
    if nth == 0 {
        inject.to_string()
    } else {
        format!("{inject}#{}", nth + 1)
    }
}

/// The rows of a scenario, in the order of time; worded columns in each of the languages.
pub fn rows(s: &Scenario, langs: &[Lang]) -> List {
    let columns = columns(langs);
    let mut rows = Vec::new();
    for (n, (due, inject)) in schedule(s).into_iter().enumerate() {
        let messages: Vec<Option<usize>> = messages(inject).map(Some).collect();
        let messages = if messages.is_empty() {
            vec![None]
        } else {
            messages
        };
        for (nth, message) in messages.into_iter().enumerate() {
            let event = Event {
                s,
                inject,
                due,
                number: n + 1,
                nth,
                message,
            };
            rows.push(Row {
                inject: inject.id.clone(),
                message,
                first: nth == 0,
                time: due.time(),
                cells: columns.iter().map(|c| event.cell(*c)).collect(),
            });
        }
    }
    List { columns, rows }
}

/// Which effects of an inject are messages.
pub(super) fn messages(inject: &Inject) -> impl Iterator<Item = usize> + '_ {
    let all = inject.effects.iter().enumerate();
    all.filter(|(_, e)| matches!(e, Effect::Message { .. }))
        .map(|(n, _)| n)
}

/// A time of exercise as the list has it: of its day, to the minute where it is on one.
pub(super) fn clock(t: SimTime) -> String {
    let of_day = SimTime::from_millis(t.millis().rem_euclid(DAY));
    match (t.millis() % 60_000, t.millis() % 1000) {
        (0, _) => of_day.short(),
        (_, 0) => of_day.to_string(),
        _ => of_day.exact(),
    }
}

struct Event<'a> {
    s: &'a Scenario,
    inject: &'a Inject,
    due: Due,
    number: usize,
    nth: usize,
    message: Option<usize>,
}

impl Event<'_> {
    fn cell(&self, c: Column) -> String {
        let lang = c.lang.unwrap_or_default();
        let words = match c.part {
            Part::Number => self.number.to_string(),
            Part::Day => match self.due.time() {
                Some(t) => (t.millis().div_euclid(DAY) + 1).to_string(),
                None => String::new(),
            },
            Part::Time => self.due.time().map_or_else(String::new, clock),
            Part::Id => row_id(&self.inject.id, self.nth),
            Part::Was => was::written(self.inject, self.nth == 0, self.message),
            Part::From | Part::To | Part::Channel | Part::Text => self.of_message(c.part, lang),
            Part::Ignored => String::new(),
            _ if self.nth > 0 => String::new(),
            other => self.of_inject(other, lang),
        };
        clean::lines(&words).into_owned()
    }

    fn of_message(&self, part: Part, lang: Lang) -> String {
        let Some(Effect::Message {
            from,
            to,
            channel,
            text,
            ..
        }) = self.message.map(|n| &self.inject.effects[n])
        else {
            return String::new();
        };
        match part {
            Part::From => own(from, lang),
            Part::Channel => plain(lang).name(*channel),
            Part::Text => own(text, lang),
            _ => {
                let played: Vec<_> = played(self.s).collect();
                if played.len() > 2
                    && played.iter().all(|id| to.contains(id))
                    && to.len() == played.len()
                {
                    return plain(lang).t("msel-all-seats");
                }
                let prose = Prose {
                    scenario: self.s,
                    lang,
                };
                let names: Vec<String> = to.iter().map(|id| prose.seat(id)).collect();
                names.join("\n")
            }
        }
    }

    /// What is said of the whole inject, on its first row.
    fn of_inject(&self, part: Part, lang: Lang) -> String {
        let (i, say) = (self.inject, plain(lang));
        let prose = Prose {
            scenario: self.s,
            lang,
        };
        let lines = |all: Vec<String>| all.join("\n");
        match part {
            Part::Storyline => i
                .storyline
                .as_ref()
                .map_or_else(String::new, |x| prose.storyline(x)),
            Part::Name => own(&i.name, lang),
            Part::Controller => own(&i.controller, lang),
            Part::Notes => own(&i.notes, lang),
            Part::Trigger => {
                let names = prose.names();
                let all = names.trigger(i).into_iter().chain(names.provisos(i));
                lines(all.map(|m| say.message(&m)).collect())
            }
            Part::Effect => {
                let others = i
                    .effects
                    .iter()
                    .filter(|e| !matches!(e, Effect::Message { .. }));
                lines(
                    others
                        .map(|e| say.message(&prose.names().effect(e)))
                        .collect(),
                )
            }
            Part::Expected => {
                let expected = i.expected.iter().map(|x| {
                    let whose: Vec<_> = up_to(self.s, x)
                        .into_iter()
                        .map(|id| prose.names().seat(id))
                        .collect();
                    let said = msg!(
                        "msel-expected",
                        name = own(&x.name, lang),
                        span = spanning(x.within),
                        whose = whose
                    );
                    say.message(&said)
                });
                lines(expected.collect())
            }
            Part::Task => {
                let mut all: Vec<String> = Vec::new();
                let tasks = i.expected.iter().filter_map(|x| x.task.as_ref());
                for (objective, task) in tasks.filter_map(|t| self.s.task(t)) {
                    let (objective, task) = (own(&objective.name, lang), own(&task.name, lang));
                    let said = say.message(&msg!("msel-task", objective = objective, task = task));
                    if !all.contains(&said) {
                        all.push(said);
                    }
                }
                lines(all)
            }
            Part::Kind => say.t(kind(i)),
            Part::Status => say.t("msel-status-planned"),
            Part::Number | Part::Day | Part::Time | Part::Was | Part::Id | Part::Ignored => {
                String::new()
            }
            Part::From | Part::To | Part::Channel | Part::Text => String::new(),
        }
    }
}

/// The key of what an inject is called by what decides whether it comes.
fn kind(i: &Inject) -> &'static str {
    match &i.when {
        _ if i.group.is_some() => "msel-kind-group",
        When::ByHand => "msel-kind-by-hand",
        When::If { .. } => "msel-kind-contingency",
        _ if i.chance < 1.0 => "msel-kind-chance",
        When::After { .. } => "msel-kind-follows",
        When::At(_) => "msel-kind-scheduled",
    }
}

/// The words of a language and no other: what is missing is seen as missing.
fn own(text: &crate::base::text::Text, lang: Lang) -> String {
    if lang == Lang::Ar {
        text.ar.clone()
    } else {
        text.en.clone()
    }
}

/// The seats of those who rehearse.
pub(super) fn played(s: &Scenario) -> impl Iterator<Item = &crate::base::ids::SeatId> {
    s.seats
        .values()
        .filter(|x| x.role != Role::Excon)
        .map(|x| &x.id)
}
