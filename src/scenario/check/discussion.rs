//! Checks of modules: texts, times, pictures, whom questions are for, what is expected of the answers.
//!
//! Deliberately not here: the script (`script`).

use std::collections::BTreeSet;

use super::scene::{inside, seat};
use super::script::brought;
use super::{At, Checker, bounds};
use crate::base::diag::CheckRule;
use crate::base::ids::{ObjectiveId, SeatId, TaskId};
use crate::base::message::msg;
use crate::base::time::{SimTime, Span};
use crate::record::states::{Manner, Role};
use crate::scenario::Scenario;
use crate::scenario::image::{Image, Unfit};
use crate::scenario::load::Source;
use crate::scenario::model::{Handout, Module, Pictured, Piece, Question};
use crate::scenario::read::Draft;

/// What has a name in the modules so far.
#[derive(Default)]
struct Seen<'d> {
    questions: BTreeSet<&'d str>,
    points: BTreeSet<&'d str>,
    /// The last moment that a module goes to.
    moment: Option<SimTime>,
}

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario, source: Option<&Source>) {
    c.identifiers(&draft.modules, |m| m.id.as_str());
    let mut seen = Seen::default();
    for l in &draft.modules {
        module(c, At::of(l), s, &mut seen, &l.value);
        apart(c, At::of(l), &l.value);
        if let Some(shown) = &l.value.picture {
            picture(c, At::of(l).field("picture"), source, shown);
        }
    }
}

fn module<'d>(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, seen: &mut Seen<'d>, m: &'d Module) {
    c.name(at.field("title"), &m.title);
    c.prose(at.field("situation"), &m.situation);
    bounds::length(c, at.field("notes"), &m.notes, bounds::PROSE);
    c.span(at.field("time_box"), "time_box", m.time_box, ("1m", "12h"));
    bounds::few(
        c,
        at.field("questions"),
        "questions",
        m.questions.len(),
        100,
    );
    bounds::few(c, at.field("handouts"), "handouts", m.handouts.len(), 100);
    moments(c, at, s, seen, m);
    for (n, id) in m.objectives.iter().enumerate() {
        let all = || s.objectives.keys().map(ObjectiveId::as_str).collect();
        let exists = s.objectives.contains_key(id);
        let what = msg!("check-what-objective");
        c.known(
            at.field("objectives").item(n),
            what,
            id.as_str(),
            exists,
            all,
        );
    }
    for (n, h) in m.handouts.iter().enumerate() {
        handout(c, at.field("handouts").item(n), s, h);
    }
    if m.questions.is_empty() {
        let help = msg!("check-write-question");
        c.warn(
            at.field("questions"),
            CheckRule::ModuleWithoutQuestion,
            msg!("check-module-asks-nothing"),
            help,
        );
    }
    let boxes: i64 = m
        .questions
        .iter()
        .filter_map(|q| q.time_box)
        .map(Span::millis)
        .sum();
    if boxes > m.time_box.millis() {
        let sum = Span::from_millis(boxes);
        let what = msg!(
            "check-questions-longer-than-module",
            sum = sum,
            time_box = m.time_box
        );
        c.warn(
            at.field("time_box"),
            CheckRule::QuestionsTooLong,
            what,
            msg!("check-give-module-more-time"),
        );
    }
    for (n, q) in m.questions.iter().enumerate() {
        question(c, at.field("questions").item(n), s, seen, q);
    }
}

/// The time that rooms have for themselves: a part of the module's, where they are by themselves at all.
fn apart(c: &mut Checker<'_>, at: At<'_>, m: &Module) {
    let Some(time) = m.break_out else { return };
    c.span(at.field("break_out"), "break_out", time, ("1m", "12h"));
    if m.manner == Manner::Plenary {
        c.warn(
            at.field("break_out"),
            CheckRule::BreakOutOfNobody,
            msg!("check-break-out-of-nobody"),
            msg!("check-write-break-out"),
        );
    } else if time >= m.time_box {
        let what = msg!(
            "check-break-out-takes-all",
            time = time,
            time_box = m.time_box
        );
        let help = msg!("check-leave-time-for-plenary");
        c.warn(
            at.field("break_out"),
            CheckRule::BreakOutTooLong,
            what,
            help,
        );
    }
}

/// The picture: a file that is there and that screens and papers can show.
fn picture(c: &mut Checker<'_>, at: At<'_>, source: Option<&Source>, shown: &Pictured) {
    c.name(at.field("shows"), &shown.shows);
    let place = at.field("file");
    if !brought(c, place, source, &shown.file) {
        return;
    }
    let found = source.map(|s| s.attached(&shown.file)).unwrap_or_default();
    for (file, bytes) in found {
        let said = match Image::of(bytes) {
            Ok(_) => continue,
            Err(Unfit::NoPicture) => msg!("check-picture-no-picture", file = file),
            Err(Unfit::TooLarge(size)) => {
                msg!("check-picture-too-large", file = file, size = size)
            }
            Err(Unfit::TooWide(width, height)) => {
                msg!(
                    "check-picture-too-wide",
                    file = file,
                    width = width,
                    height = height
                )
            }
        };
        let help = msg!("check-save-picture-anew");
        c.newer(place, CheckRule::PictureUnfit, said, help);
    }
}

/// When the map is looked at and until when is played: inside the exercise, and each module later than the one before.
fn moments(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, seen: &mut Seen<'_>, m: &Module) {
    if let Some(t) = m.at {
        inside(c, at.field("at"), s, t);
        before_end(c, at.field("at"), s, t);
        if seen.moment.is_some_and(|before| t < before) {
            let help = msg!("check-order-modules-by-time");
            c.warn(
                at.field("at"),
                CheckRule::ModuleOutOfOrder,
                msg!("check-module-before-last"),
                help,
            );
        }
        seen.moment = Some(t);
    }
    if let Some(Piece { until, pace }) = m.play {
        let place = at.field("play");
        inside(c, place.field("until"), s, until);
        before_end(c, place.field("until"), s, until);
        c.range(place.field("pace"), "pace", pace, 0.1, 600.0);
        if seen.moment.unwrap_or(s.head.start) >= until {
            c.error(
                place.field("until"),
                CheckRule::EndsBeforeStart,
                msg!("check-play-ends-before"),
            );
        }
        seen.moment = Some(until);
    }
}

/// At ENDEX nothing can be discussed any more.
fn before_end(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, t: SimTime) {
    if t == s.head.end {
        c.error(at, CheckRule::ModuleAtEndex, msg!("check-module-at-endex"));
    }
}

fn handout(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, h: &Handout) {
    c.name(at.field("title"), &h.title);
    bounds::length(c, at.field("from"), &h.from, bounds::NAME);
    let number = crate::base::text::Text::new(&h.number, "");
    bounds::length(c, at.field("number"), &number, bounds::NAME);
    bounds::few(c, at.field("seats"), "seats", h.seats.len(), 500);
    c.prose(at.field("text"), &h.text);
    for (n, id) in h.seats.iter().enumerate() {
        seat(c, at.field("seats").item(n), s, id);
    }
    once(c, at, &h.seats);
}

/// Finds a seat that a list names twice.
fn once(c: &mut Checker<'_>, at: At<'_>, seats: &[SeatId]) {
    let mut seen = BTreeSet::new();
    for (n, id) in seats.iter().enumerate() {
        if !seen.insert(id) {
            c.warn(
                at.field("seats").item(n),
                CheckRule::SeatTwice,
                msg!("check-seat-named-twice", id = id),
                msg!("check-delete-two"),
            );
        }
    }
}

fn question<'d>(
    c: &mut Checker<'_>,
    at: At<'_>,
    s: &Scenario,
    seen: &mut Seen<'d>,
    q: &'d Question,
) {
    c.identifier(at.field("id"), q.id.as_str());
    if !seen.questions.insert(q.id.as_str()) {
        c.twice(at.field("id"), q.id.as_str());
    }
    c.prose(at.field("text"), &q.text);
    bounds::few(c, at.field("seats"), "seats", q.seats.len(), 500);
    bounds::few(c, at.field("prompts"), "prompts", q.prompts.len(), 100);
    bounds::few(c, at.field("expected"), "expected", q.expected.len(), 100);
    for (n, id) in q.seats.iter().enumerate() {
        let place = at.field("seats").item(n);
        seat(c, place, s, id);
        if s.seats.get(id).is_some_and(|x| x.role == Role::Excon) {
            let help = msg!("check-ask-seats-that-play");
            c.newer(
                place,
                CheckRule::ControlAlwaysThere,
                msg!("check-control-is-not-asked", id = id),
                help,
            );
        }
    }
    once(c, at, &q.seats);
    if let Some(t) = q.time_box {
        c.span(at.field("time_box"), "time_box", t, ("1m", "12h"));
    }
    if let Some(t) = &q.task {
        let all = || s.tasks.keys().map(TaskId::as_str).collect();
        let exists = s.tasks.contains_key(t);
        c.known(
            at.field("task"),
            msg!("check-what-task"),
            t.as_str(),
            exists,
            all,
        );
    }
    for (n, p) in q.prompts.iter().enumerate() {
        c.prose(at.field("prompts").item(n), p);
    }
    if q.expected.is_empty() {
        let help = msg!("check-write-expected-points");
        c.warn(
            at.field("id"),
            CheckRule::QuestionExpectsNothing,
            msg!("check-question-expects-nothing", id = &q.id),
            help,
        );
    }
    for (n, p) in q.expected.iter().enumerate() {
        let place = at.field("expected").item(n);
        c.identifier(place.field("id"), p.id.as_str());
        if !seen.points.insert(p.id.as_str()) {
            c.twice(place.field("id"), p.id.as_str());
        }
        c.prose(place.field("text"), &p.text);
    }
}
