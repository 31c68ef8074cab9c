//! The exercise's clock for programs that have the code of exercise control: start, pause, pace, ENDEX.
//!
//! Deliberately not here: what the clock does (`session::player`), who a code belongs to (`api`).

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
use super::app::{All, Came};
use super::codes::Station;
use super::host::{Host, PATIENCE};
use super::wall::now;
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;
use crate::record::order::Order;
use crate::session::SessionError;
use crate::session::player::{Control, Mode, PACES, SessionRequest, Snapshot};

pub(super) fn router() -> Router<All> {
    Router::new().route("/api/v1/clock", get(look).post(turn))
}

/// What a program does with the clock.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
pub(super) enum Move {
    /// Lets it run; the first time this is STARTEX.
    Start,
    /// Stops it.
    Pause,
    /// Lets it run this many times as fast as the clock on the wall, 1 to 600.
    Pace(f64),
    /// ENDEX, now. It cannot be taken back.
    End,
}

/// What the clock does.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
enum Doing {
    Ready,
    Running,
    Paused,
    Emergency,
    Over,
}

/// The clock.
#[derive(Serialize)]
struct Clock {
    /// Exercise time.
    at: SimTime,
    /// What it does.
    state: Doing,
    /// How many times as fast as the clock on the wall it runs when it runs.
    pace: f64,
}

impl Clock {
    fn of(s: &Snapshot) -> Self {
        let state = match s.mode {
            _ if s.is_stopped() => Doing::Emergency,
            Mode::Ready => Doing::Ready,
            Mode::Playing | Mode::Rewinding | Mode::Hurrying(_) => Doing::Running,
            Mode::Paused | Mode::Emergency => Doing::Paused,
            Mode::Over => Doing::Over,
        };
        let (at, pace) = (s.at, s.pace);
        Self { at, state, pace }
    }
}

/// The exercise of which a request's code is exercise control's.
pub(super) fn control(
    all: &All,
    came: &Came,
    headers: &HeaderMap,
) -> Result<Arc<Host>, StatusCode> {
    match api::station(all, came, headers)? {
        (host, Station::Control) => Ok(host),
        (
            _,
            Station::Team(_)
            | Station::Observer
            | Station::Evaluator
            | Station::NoteTaker
            | Station::BigScreen,
        ) => Err(StatusCode::FORBIDDEN),
    }
}

/// What the clock of the exercise does now, whatever is shown.
async fn look(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
) -> Response {
    let host = match control(&all, &came, &headers) {
        Ok(host) => host,
        Err(status) => return status.into_response(),
    };
    match host.players.live().newest() {
        Some(s) => Json(Clock::of(&s)).into_response(),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Moves it, and says what it does then.
async fn turn(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
    body: Result<Json<Move>, JsonRejection>,
) -> Response {
    let host = match control(&all, &came, &headers) {
        Ok(host) => host,
        Err(status) => return status.into_response(),
    };
    let wanted = match body {
        Ok(Json(wanted)) => wanted,
        Err(e) => return api::unread(&e),
    };
    let (least, most) = (PACES[0], PACES[PACES.len() - 1]);
    if matches!(wanted, Move::Pace(p) if !(least..=most).contains(&p)) {
        let why = msg!(
            "api-pace",
            least = least.to_string(),
            most = most.to_string()
        );
        return refuse(&all, &headers, StatusCode::UNPROCESSABLE_ENTITY, &why);
    }
    match host.turn(wanted).await {
        Ok(clock) => Json(clock).into_response(),
        Err((status, why)) => refuse(&all, &headers, status, &why),
    }
}

impl Host {
    /// Moves the clock of the exercise; what it does once that is done.
    async fn turn(&self, wanted: Move) -> Result<Clock, (StatusCode, Message)> {
        let live = self.players.live();
        let closed = || (StatusCode::SERVICE_UNAVAILABLE, msg!("api-closed"));
        let before = live.newest().ok_or_else(closed)?;
        if before.mode == Mode::Over {
            return Err((StatusCode::CONFLICT, SessionError::Over.words()));
        }
        if before.is_stopped() {
            return Err((StatusCode::CONFLICT, msg!("api-emergency")));
        }
        let request = match wanted {
            Move::Start => SessionRequest::Control(Control::Play),
            Move::Pause => SessionRequest::Control(Control::Pause),
            Move::Pace(pace) => SessionRequest::Control(Control::Pace(pace)),
            Move::End => SessionRequest::Order {
                seat: before.scenario.excon().id.clone(),
                order: Order::EndExercise,
                token: self.next_token(),
                request: None,
            },
        };
        let mut news = self.news.clone();
        news.borrow_and_update();
        live.request(request).map_err(|_| closed())?;
        let done = |s: &Snapshot| match wanted {
            Move::Start => s.mode.moves() || s.mode == Mode::Over,
            Move::Pause => !s.mode.moves(),
            Move::Pace(pace) => (s.pace - pace).abs() < f64::EPSILON,
            Move::End => s.mode == Mode::Over,
        };
        let until = now() + PATIENCE;
        loop {
            let newest = live.newest().ok_or_else(closed)?;
            if newest.serial > before.serial && done(&newest) {
                return Ok(Clock::of(&newest));
            }
            if let Some(why) = newest
                .trouble
                .clone()
                .filter(|_| newest.serial > before.serial)
            {
                return Err((StatusCode::CONFLICT, why));
            }
            let left = until.saturating_duration_since(now());
            let told = tokio::time::timeout(left, news.changed()).await;
            if !matches!(told, Ok(Ok(()))) {
                return Err(closed());
            }
        }
    }
}
