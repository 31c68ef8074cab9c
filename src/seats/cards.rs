//! What the trainer's overview says of each team: its clock, who is there, what is open, what came last, how it stands.
//!
//! Made of snapshots alone. Deliberately not here: the page around it and how it is told (`overview`).

use std::fmt::Display;
use std::sync::Arc;

use maud::{Markup, html};
use serde::Serialize;

use super::app::{All, Team};
use super::codes::Station;
use crate::base::ids::{ModuleId, QuestionId, SeatId};
use crate::base::message::{Message, msg};
use crate::base::time::{SimTime, Span};
use crate::evaluate::compare::{FigureKind, Moment};
use crate::evaluate::expected::State;
use crate::record::fact::Fact;
use crate::scenario::model::Module;
use crate::session::player::{Mode, Snapshot};
use crate::wording::Say;

/// Injects that are shown.
const INJECTS: usize = 3;
/// Facts among which they are looked for, the newest.
const LOOKED_AT: usize = 20_000;
/// A team is behind that is further from the furthest than what two seconds on the wall are at its pace, and a minute.
const BEHIND: Span = Span::from_mins(1);

/// From which a team's clock runs on the page.
#[derive(Clone, Copy, PartialEq, Serialize, Debug)]
pub(super) struct Clock {
    /// Exercise time, milliseconds.
    pub(super) at: i64,
    /// Exercise time passed in a second of the wall; nothing while it stands, or goes on as fast as it can.
    pub(super) pace: f64,
    /// What the clock of the discussion shows, milliseconds.
    pub(super) talk: i64,
    /// Whether it runs.
    pub(super) talks: bool,
}

impl Clock {
    /// What the clock of the discussion shows, and how much of it passes in a second of the wall.
    pub(super) fn of_talk(self) -> (i64, f64) {
        (self.talk, if self.talks { 1.0 } else { 0.0 })
    }
}

/// All teams as they are now.
pub(super) struct Now {
    teams: Vec<(Team, Arc<Snapshot>)>,
    /// Those of them whose exercise takes requests: one whose thread has ended is shown as it was last, and moves no more.
    alive: Vec<Arc<Snapshot>>,
}

impl Now {
    /// Of all whose exercise is there.
    pub(super) fn of(all: &All) -> Self {
        let newest = |t: &Team| Some((t.clone(), t.host.live()?));
        let teams: Vec<_> = all.teams.iter().filter_map(newest).collect();
        let alive = teams.iter().filter(|(t, _)| t.host.lives());
        Self {
            alive: alive.map(|(_, s)| s.clone()).collect(),
            teams,
        }
    }

    /// The clocks, in the order of the teams.
    pub(super) fn clocks(&self) -> Vec<Clock> {
        let clock = |(_, s): &(Team, Arc<Snapshot>)| Clock {
            at: s.at.millis(),
            pace: if s.mode == Mode::Playing { s.pace } else { 0.0 },
            talk: s.talk.reading.millis(),
            talks: s.talk.runs,
        };
        self.teams.iter().map(clock).collect()
    }

    /// Whether the clock of any does this.
    pub(super) fn any(&self, which: impl Fn(Mode) -> bool) -> bool {
        self.alive.iter().any(|s| which(s.mode))
    }

    /// Whether any team stands still for a real emergency.
    pub(super) fn is_stopped(&self) -> bool {
        self.teams.iter().any(|(_, s)| s.is_stopped())
    }

    /// The pace of all; none where they differ.
    pub(super) fn pace(&self) -> Option<f64> {
        let first = self.alive.first()?.pace;
        let same = |s: &Snapshot| (s.pace - first).abs() < f64::EPSILON;
        self.alive.iter().all(|s| same(s)).then_some(first)
    }

    /// The modules of the scenario, which is the same for all.
    pub(super) fn modules(&self) -> &[Module] {
        self.teams.first().map_or(&[], |(_, s)| &s.scenario.modules)
    }

    /// Whether any team that is not over does not discuss a module.
    pub(super) fn lacks(&self, module: &ModuleId) -> bool {
        let lacks = |s: &Snapshot| s.discussion.open.as_ref() != Some(module);
        let goes_on = |s: &Snapshot| s.mode != Mode::Over;
        self.alive.iter().any(|s| goes_on(s) && lacks(s))
    }

    /// Whether any team that is not over discusses another module than this one.
    pub(super) fn talks_of_another(&self, module: &ModuleId) -> bool {
        let other = |s: &Snapshot| s.discussion.open.as_ref().is_some_and(|m| m != module);
        let goes_on = |s: &Snapshot| s.mode != Mode::Over;
        self.alive.iter().any(|s| goes_on(s) && other(s))
    }

    /// Whether any team stands before a piece of play of the module that it discusses.
    pub(super) fn leads_to_play(&self) -> bool {
        self.alive.iter().any(|s| stands_before_piece(s))
    }

    /// Whether any team discusses a module.
    pub(super) fn talks(&self) -> bool {
        self.alive.iter().any(|s| s.discussion.open.is_some())
    }

    /// Whether the clock of the discussion is held for any team that discusses a module.
    pub(super) fn is_held(&self) -> bool {
        let held = |s: &Snapshot| s.discussion.open.is_some() && s.talk.held;
        self.alive.iter().any(|s| held(s))
    }

    /// The exercise time of the one that is furthest.
    fn furthest(&self) -> Option<SimTime> {
        self.alive.iter().map(|s| s.at).max()
    }

    /// A card for each team.
    pub(super) fn cards(&self, say: Say) -> Markup {
        let furthest = self.furthest();
        html! {
            div.cards.teams {
                @for (n, (team, s)) in self.teams.iter().enumerate() { (card(say, n, team, s, furthest)) }
            }
        }
    }
}

/// Whether a team stands before the piece of play of the module that it discusses.
pub(super) fn stands_before_piece(s: &Snapshot) -> bool {
    let piece = s.module.as_ref().and_then(|m| m.play.as_ref());
    piece.is_some_and(|p| p.until > s.at) && matches!(s.mode, Mode::Ready | Mode::Paused)
}

fn card(say: Say, n: usize, team: &Team, s: &Snapshot, furthest: Option<SimTime>) -> Markup {
    let id = format!("team-{}", team.name.id);
    let way = format!("team/{}/", team.name.id);
    let name = say.message(&team.name.words());
    let control = say.message(&Station::Control.called(&s.scenario));
    html! {
        section.card.team id=(id) aria-labelledby={ (id) "-name" } {
            h2 id={ (id) "-name" } { (name) }
            // The page lets it run; what changes with the time alone is not told.
            p.clock data-n=(n) data-day=(say.with("day-time", &[("n", "#".to_owned()), ("time", "@".to_owned())])) {
                @if s.mode != Mode::Playing { (say.second(s.at)) }
            }
            (doing(say, team, s))
            @if let Some(gap) = behind(s, furthest).filter(|_| team.host.lives()) { p.silent { (say.message(&msg!("teams-behind", gap = gap))) } }
            @if let Some(why) = &s.trouble { p.wrong { (say.message(why)) } }
            dl {
                (rooms(say, team, s))
                (discussion(say, n, s))
                (open(say, s))
                (injects(say, s))
                (so_far(say, s))
            }
            p.ways {
                a href={ (way) "seat" } target="_blank" rel="noopener" { (control) }
                a href={ (way) "lobby" } target="_blank" rel="noopener" { (say.t("seats-invite")) }
                @if s.mode == Mode::Over {
                    a href={ (way) "report" } target="_blank" rel="noopener" { (say.t("seats-report")) }
                }
            }
        }
    }
}

/// What the clock does, and in which phase the day is.
fn doing(say: Say, team: &Team, s: &Snapshot) -> Markup {
    if !team.host.lives() && s.mode != Mode::Over {
        return html! { p { strong.wrong { (say.t("teams-dead")) } } };
    }
    let class = match s.mode {
        _ if s.is_stopped() => "wrong",
        Mode::Playing | Mode::Rewinding | Mode::Hurrying(_) => "ready",
        Mode::Emergency => "wrong",
        Mode::Ready | Mode::Paused | Mode::Over => "silent",
    };
    // A stop for something real is told whatever the clock does.
    let clock = if s.is_stopped() {
        Mode::Emergency
    } else {
        s.mode
    };
    html! {
        p {
            strong class=(class) { (say.message(&clock.name())) }
            " · " (say.name(s.scenario.phase(s.at)))
            " · " span dir="ltr" { "×" (s.pace) }
        }
    }
}

/// How far a team is behind the furthest, if it is behind.
fn behind(s: &Snapshot, furthest: Option<SimTime>) -> Option<Span> {
    // Who has ended will not come up, and who has not begun is seen to.
    if matches!(s.mode, Mode::Ready | Mode::Over) {
        return None;
    }
    let gap = furthest? - s.at;
    let beats = Span::from_millis((2000.0 * s.pace) as i64);
    let whole = Span::from_mins(gap.millis() / 60_000);
    (gap >= BEHIND && gap > beats).then_some(whole)
}

fn row(name: &str, value: &Markup) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}

fn of(say: Say, n: usize, all: usize) -> String {
    say.message(&msg!("teams-of", n = n, all = all))
}

/// Who is there, and who is ready.
fn rooms(say: Say, team: &Team, s: &Snapshot) -> Markup {
    let present = team.host.present();
    let all = s.scenario.seats.keys();
    let played: Vec<&SeatId> = all.filter(|id| s.scenario.is_played(id)).collect();
    let here = |id: &&&SeatId| present.contains_key(&Station::Team((**id).clone()));
    let there = played.iter().filter(here).count();
    let missing: Vec<Message> = played
        .iter()
        .filter(|id| !here(id))
        .map(|id| Station::Team((**id).clone()).called(&s.scenario))
        .collect();
    let ready = s.attendance.ready.len();
    let missing = (there > 0 && !missing.is_empty())
        .then(|| say.message(&msg!("teams-missing", rooms = missing)));
    html! {
        (row(&say.t("teams-rooms"), &html! {
            (of(say, there, played.len()))
            @if let Some(missing) = missing { br; span.note { (missing) } }
        }))
        @if s.mode == Mode::Ready { (row(&say.t("teams-ready"), &html! { (of(say, ready, played.len())) })) }
    }
}

/// Which module is discussed, at which question it is, and how much was answered.
fn discussion(say: Say, n: usize, s: &Snapshot) -> Markup {
    let d = &s.discussion;
    let open = d.open.as_ref();
    let open = open.and_then(|id| s.scenario.modules.iter().find(|m| m.id == *id));
    let Some(m) = open else {
        return html! {};
    };
    let put = d.asked.as_ref();
    let put = put.and_then(|put| m.questions.iter().position(|q| q.id == *put));
    let of_module = |q: &QuestionId| m.questions.iter().any(|x| x.id == *q);
    let answers = d.answers.iter().filter(|a| of_module(&a.question)).count();
    let question = msg!(
        "module-question-of",
        n = put.map_or(0, |n| n + 1),
        all = m.questions.len()
    );
    row(
        &say.t("teams-discussion"),
        &html! {
            (m.title.get(say.lang()))
            br;
            (say.t("teams-time-left")) " " (left(n, m.time_box))
            @if let Some((time, over)) = s.break_out() {
                br;
                @if over { strong { (say.t("break-out-over")) } } @else { (say.t("break-out-left")) " " (left(n, time)) }
            }
            @if put.is_some() { br; (say.message(&question)) }
            br;
            (say.message(&msg!("teams-answers", n = answers)))
            @if s.talk.held { br; (say.t("teams-talk-held")) }
        },
    )
}

/// What is left of a time box by the clock of the n-th team's discussion, which the page lets run.
fn left(n: usize, time_box: Span) -> Markup {
    html! { bdi.left data-n=(n) data-box=(time_box.millis()) {} }
}

/// What is open.
fn open(say: Say, s: &Snapshot) -> Markup {
    let incidents = Moment::of(&s.truth).open_incidents as usize;
    let due = s.expected.iter();
    let due = due.filter(|x| matches!(x.state, State::Pending(_))).count();
    row(
        &say.t("teams-open"),
        &html! {
            (say.message(&msg!("teams-incidents", n = incidents)))
            br;
            (say.message(&msg!("teams-due", n = due)))
        },
    )
}

/// The injects that came last.
fn injects(say: Say, s: &Snapshot) -> Markup {
    let released = |f: &crate::record::fact::FactEntry| match &f.fact {
        Fact::InjectReleased { inject, .. } => {
            let inject = s.scenario.inject(inject)?;
            Some((f.at, inject.name.get(say.lang()).to_owned()))
        }
        _ => None,
    };
    let last = s.facts.iter().rev().take(LOOKED_AT);
    let last: Vec<(SimTime, String)> = last.filter_map(released).take(INJECTS).collect();
    row(
        &say.t("teams-injects"),
        &html! {
            @if last.is_empty() { (say.t("teams-none")) }
            @else { ul { @for (at, name) in &last { li { bdi { (say.moment(*at)) } " " (name) } } } }
        },
    )
}

/// How it stands: those who voted and those who did not come to it, what was done of what was expected.
fn so_far(say: Say, s: &Snapshot) -> Markup {
    let m = Moment::of(&s.truth);
    let count = |which: fn(&State) -> bool| s.expected.iter().filter(|x| which(&x.state)).count();
    let mut figures: Vec<(FigureKind, usize)> = Vec::new();
    if !s.truth.centres.is_empty() {
        figures.extend([
            (FigureKind::Voted, m.voted as usize),
            (FigureKind::GaveUp, m.gave_up as usize),
            (FigureKind::KeptAway, m.kept_away as usize),
        ]);
    }
    figures.extend([
        (
            FigureKind::ExpectedMet,
            count(|x| matches!(x, State::Met(..))),
        ),
        (
            FigureKind::ExpectedMissed,
            count(|x| matches!(x, State::Missed)),
        ),
    ]);
    let figure = |(kind, n): &(FigureKind, usize)| figure(&say.message(&kind.name()), n);
    row(
        &say.t("teams-so-far"),
        &html! { ul.figures { @for f in &figures { (figure(f)) } } },
    )
}

fn figure(name: &str, n: &impl Display) -> Markup {
    html! { li { (name) ": " bdi { (n.to_string()) } } }
}
