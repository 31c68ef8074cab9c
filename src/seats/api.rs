//! The same for other programs: what a seat sees as JSON, and orders, under an address with its version.
//!
//! A program gives its station's code with every request (`Authorization: Bearer CODE`). Deliberately not here: what a seat may have
//! (`host`), pages.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, Query, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::app::{All, Came, lang};
use super::codes::Station;
use super::host::{Host, Refused, lock};
use super::opaque;
use super::programs::Given;
use super::wall::now;
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;
use crate::picture::Picture;
use crate::record::fact::Refusal;
use crate::record::order::Order;
use crate::wording::plain;

pub(super) fn router() -> Router<All> {
    Router::new()
        .route("/api/v1/picture", get(picture))
        .route("/api/v1/orders", post(order))
        .route("/api/v1/facts", get(facts))
}

/// The exercise and the station whose code a request bears. Wrong codes are counted as at the door.
pub(super) fn station(
    all: &All,
    came: &Came,
    headers: &HeaderMap,
) -> Result<(Arc<Host>, Station), StatusCode> {
    let from = came.from;
    if lock(&all.common.tries).wait(from, now()).is_some() {
        return Err(StatusCode::TOO_MANY_REQUESTS);
    }
    let code = headers
        .get(header::AUTHORIZATION)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.strip_prefix("Bearer "))
        .ok_or(StatusCode::UNAUTHORIZED)?;
    let found = all.by_code(code);
    let found = found.map(|(team, station)| (team.host.clone(), station));
    if found.is_some() {
        lock(&all.common.tries).right(from);
    }
    found.ok_or_else(|| {
        lock(&all.common.tries).wrong(from, now());
        StatusCode::UNAUTHORIZED
    })
}

/// Why something is not done, in the reader's language.
pub(super) fn refuse(
    all: &All,
    headers: &HeaderMap,
    status: StatusCode,
    why: &Message,
) -> Response {
    let words = plain(lang(&all.common, None, headers)).message(why);
    (status, Json(json!({ "why": words }))).into_response()
}

/// That a body is not what it should be.
pub(super) fn unread(e: &JsonRejection) -> Response {
    (e.status(), Json(json!({ "why": e.body_text() }))).into_response()
}

/// What a seat sees.
#[derive(Serialize)]
struct Seen<'a> {
    /// Exercise time.
    at: SimTime,
    /// Exercise time passed in a second of the wall; 0 while it stands.
    pace: f64,
    /// Whether ENDEX has come.
    over: bool,
    /// Whether this is a moment of the exercise that is shown again after ENDEX.
    replay: bool,
    /// Whether everything stands still for a real emergency.
    emergency: bool,
    /// Everything that the seat knows.
    picture: &'a Picture,
}

async fn picture(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
) -> Response {
    let (host, station) = match station(&all, &came, &headers) {
        Ok(found) => found,
        Err(status) => return status.into_response(),
    };
    match host.seen_by(&station).await {
        Some(s) => {
            let mut eyes = s.eyes.clone();
            if !station.sees_truth() {
                opaque::hide(Arc::make_mut(&mut eyes), &lock(&host.codes));
            }
            Json(Seen {
                at: s.at,
                pace: if s.mode.moves() { s.pace } else { 0.0 },
                over: s.eyes.over,
                replay: s.replay.is_some(),
                emergency: s.is_stopped(),
                picture: &eyes,
            })
            .into_response()
        }
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Facts in an answer at most.
const FACTS: usize = 1000;

/// From which fact on.
#[derive(Deserialize)]
struct From {
    /// Number of the first; 1 where none is named.
    from: Option<u64>,
}

/// What happened, for those who see the truth.
async fn facts(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    Query(asked): Query<From>,
    headers: HeaderMap,
) -> Response {
    let host = match station(&all, &came, &headers) {
        Ok((host, station)) if station.sees_truth() => host,
        Ok(_) => return StatusCode::FORBIDDEN.into_response(),
        Err(status) => return status.into_response(),
    };
    let Some(newest) = host.players.live().newest() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let from = asked.from.unwrap_or(1).max(1);
    let all: Vec<_> = (from..u64::MAX)
        .map_while(|n| newest.facts.get(n))
        .take(FACTS)
        .collect();
    let next = all.last().map_or(from, |f| f.n + 1);
    Json(json!({ "facts": all, "next": next })).into_response()
}

/// An order of a program.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ordering {
    /// The program's own name for it: what has it is done once.
    id: String,
    /// The order.
    order: Order,
}

/// What became of it.
#[derive(Serialize)]
struct Became {
    /// Whether it was accepted.
    accepted: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Refusal>,
}

async fn order(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
    body: Result<Json<Ordering>, JsonRejection>,
) -> Response {
    let (host, station) = match station(&all, &came, &headers) {
        Ok(found) => found,
        Err(status) => return status.into_response(),
    };
    let Json(Ordering { id, order }) = match body {
        Ok(body) => body,
        Err(e) => return unread(&e),
    };
    match host.order(&station, &id, order).await {
        Ok(Given::Accepted) => Json(Became {
            accepted: true,
            refused: None,
        })
        .into_response(),
        Ok(Given::Refused(why)) => Json(Became {
            accepted: false,
            refused: Some(why),
        })
        .into_response(),
        // It will never be taken: the exercise is over.
        Ok(Given::Over(why)) => refuse(&all, &headers, StatusCode::CONFLICT, &why),
        Ok(Given::Failed(why)) => refuse(&all, &headers, StatusCode::SERVICE_UNAVAILABLE, &why),
        Err(Refused::Closed | Refused::Busy | Refused::Expelled) => {
            let why = msg!("api-closed");
            refuse(&all, &headers, StatusCode::SERVICE_UNAVAILABLE, &why)
        }
        Err(Refused::Malformed) => {
            let why = "id: 8 to 64 letters, digits, hyphens or underscores";
            (StatusCode::BAD_REQUEST, Json(json!({ "why": why }))).into_response()
        }
        Err(Refused::NotDone(_)) => refuse(
            &all,
            &headers,
            StatusCode::FORBIDDEN,
            &msg!("api-no-orders"),
        ),
    }
}
