//! The discussion for other programs: the module that is open, what is asked, how much time is left, what was answered; its clock.
//!
//! Opening a module, putting a question, answering and ending are orders like any other (`api`). Deliberately not here: what was said
//! (`evaluate::discussion`), who is shown what (`host`).

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::http::header::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::api::{self, refuse};
use super::api_clock::control;
use super::app::{All, Came};
use super::codes::Station;
use super::host::Host;
use crate::base::ids::{ModuleId, PointId, QuestionId, SeatId};
use crate::base::message::{Message, msg};
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::evaluate::discussion::Given;
use crate::scenario::model::Module;
use crate::session::SessionError;
use crate::session::player::{Control, Mode, SessionRequest, Snapshot};

pub(super) fn router() -> Router<All> {
    Router::new().route("/api/v1/discussion", get(look).post(turn))
}

/// What a program does with the clock of the discussion.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
pub(super) enum Turn {
    /// Holds it.
    Hold,
    /// Lets it run again.
    Resume,
}

/// The discussion as a station may have it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Discussed {
    /// Exercise time.
    at: SimTime,
    /// The module that is open. For players it holds nothing of what is the facilitator's, and of the questions those that are for
    /// the seat; where all talk together, those that were put.
    module: Option<Module>,
    /// The question that is put, if the station is asked it.
    question: Option<QuestionId>,
    /// With whom the question is that is put, if it is with others.
    elsewhere: Option<With>,
    /// What the clock of the discussion does.
    state: Doing,
    /// Seconds that were spent on the module.
    spent: i64,
    /// Seconds that are left of its time; below nothing it is over its time.
    left: Option<i64>,
    /// Seconds that are left of the time that each room has for itself; below nothing all come together again.
    break_out_left: Option<i64>,
    /// The answers that count, by question: for a seat its own, and those of all together.
    answers: Vec<Answered>,
    /// Points that were raised, for those who see the truth.
    raised: Vec<PointId>,
    /// All modules of the scenario, for those who see the truth.
    modules: Vec<Listed>,
}

/// What the clock of the discussion does.
#[derive(Clone, Copy, Serialize, JsonSchema)]
enum Doing {
    /// No module is open.
    Closed,
    /// It runs.
    Running,
    /// It stands, while the exercise is played or until exercise control lets it run.
    Standing,
}

/// A question that is put to others.
#[derive(Serialize, JsonSchema)]
struct With {
    /// Its number in the module, from 1.
    number: usize,
    /// Who is asked.
    seats: Vec<SeatId>,
}

/// An answer.
#[derive(Serialize, JsonSchema)]
struct Answered {
    /// The question.
    question: QuestionId,
    /// Whose answer it is; none: of all together.
    of: Option<SeatId>,
    /// The words.
    text: String,
    /// What the clock of the discussion showed, seconds.
    spent: i64,
}

/// A module in the list.
#[derive(Serialize, JsonSchema)]
struct Listed {
    /// Identifier.
    id: ModuleId,
    /// Title.
    title: Text,
    /// Whether it was opened.
    opened: bool,
}

fn seconds(span: Span) -> i64 {
    span.millis().div_euclid(1000)
}

impl Discussed {
    fn of(s: &Snapshot, truth: bool) -> Self {
        let (d, reading) = (&s.discussion, s.talk.reading);
        let module = s.module.as_deref().cloned();
        let left = |time: Span| seconds(time + -reading);
        let answered = |g: &Given| Answered {
            question: g.question.clone(),
            of: g.of.clone(),
            text: g.text.clone(),
            spent: seconds(g.spent),
        };
        let questions = || module.iter().flat_map(|m| &m.questions);
        let asks = |id: &QuestionId| questions().any(|q| q.id == *id);
        let listed = |m: &Module| Listed {
            id: m.id.clone(),
            title: m.title.clone(),
            opened: d.modules.iter().any(|x| x.module == m.id),
        };
        let modules = s.scenario.modules.iter().filter(|_| truth);
        Self {
            at: s.at,
            question: d.asked.clone().filter(asks),
            elsewhere: s.elsewhere.clone().map(|e| With {
                number: e.number,
                seats: e.seats,
            }),
            state: match (&module, s.talk.runs) {
                (None, _) => Doing::Closed,
                (Some(_), true) => Doing::Running,
                (Some(_), false) => Doing::Standing,
            },
            spent: seconds(reading),
            left: module.as_ref().map(|m| left(m.time_box)),
            break_out_left: s.break_out().map(|(time, _)| left(time)),
            answers: questions()
                .flat_map(|q| d.answers_to(&q.id))
                .map(answered)
                .collect(),
            raised: d.raised.keys().filter(|_| truth).cloned().collect(),
            modules: modules.map(listed).collect(),
            module: module.clone(),
        }
    }
}

/// What is discussed now.
async fn look(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
) -> Response {
    let (host, station) = match api::station(&all, &came, &headers) {
        Ok(found) => found,
        Err(status) => return status.into_response(),
    };
    seen(&host, &station).await
}

async fn seen(host: &Arc<Host>, station: &Station) -> Response {
    match host.seen_by(station).await {
        Some(s) => Json(Discussed::of(&s, station.sees_truth())).into_response(),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Holds the clock, or lets it run, and says how it stands then.
async fn turn(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
    body: Result<Json<Turn>, JsonRejection>,
) -> Response {
    let host = match control(&all, &came, &headers) {
        Ok(host) => host,
        Err(status) => return status.into_response(),
    };
    let wanted = match body {
        Ok(Json(wanted)) => wanted,
        Err(e) => return api::unread(&e),
    };
    match host.talk(wanted).await {
        Ok(()) => seen(&host, &Station::Control).await,
        Err((status, why)) => refuse(&all, &headers, status, &why),
    }
}

impl Host {
    /// Holds the clock of the discussion, or lets it run; returns when it does.
    async fn talk(&self, wanted: Turn) -> Result<(), (StatusCode, Message)> {
        let live = self.players.live();
        let closed = || (StatusCode::SERVICE_UNAVAILABLE, msg!("api-closed"));
        let newest = live.newest().ok_or_else(closed)?;
        if newest.mode == Mode::Over {
            return Err((StatusCode::CONFLICT, SessionError::Over.words()));
        }
        if newest.is_stopped() {
            return Err((StatusCode::CONFLICT, msg!("api-emergency")));
        }
        if newest.discussion.open.is_none() {
            return Err((StatusCode::CONFLICT, msg!("no-module-open")));
        }
        let held = match wanted {
            Turn::Hold => true,
            Turn::Resume => false,
        };
        let request = SessionRequest::Control(Control::Discuss(!held));
        live.request(request).map_err(|_| closed())?;
        self.until(|s| s.talk.held == held).await;
        Ok(())
    }
}
