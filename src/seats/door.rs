//! The door: where a code is typed, and to which exercise and station it leads.
//!
//! A code of one team leads to that team, the trainer's to the overview. Deliberately not here: what is behind it (`web`,
//! `overview`), how often one may guess (`tries`).

use axum::extract::{Extension, Query, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use serde::Deserialize;

use super::answers::html;
use super::app::{All, Came, keys, lang, person_before, writing};
use super::host::Host;
use super::locks::lock;
use super::wall::now;
use super::{api, api_clock, api_discussion, openapi, overview, page};
use crate::base::text::Lang;

/// The addresses that belong to no single exercise.
pub(super) fn router(all: All) -> Router {
    let several = all.trainer.is_some();
    let mut router = Router::new()
        .route("/", get(door))
        .route("/join", get(door).post(join))
        .merge(api::router())
        .merge(api_clock::router())
        .merge(api_discussion::router())
        .merge(openapi::router());
    if several {
        router = router.merge(overview::router());
    }
    router.with_state(all)
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
    code: Option<String>,
}

/// Where a code is typed. Who has a cookie that holds is led on.
async fn door(State(all): State<All>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    if asked.code.is_none()
        && let Some(to) = inside(&all, &headers)
    {
        return Redirect::to(&to).into_response();
    }
    let lang = lang(&all.common, asked.lang.as_deref(), &headers);
    let code = asked.code.as_deref().unwrap_or("");
    // Who was put out is told why.
    let outdated = all.teams.iter().any(|t| {
        let codes = lock(&t.host.codes);
        keys(&headers).any(|cookie| codes.is_outdated(cookie))
    });
    let why = outdated.then_some(page::Wrong::Changed);
    html(page::door(lang, title(&all, lang).as_deref(), code, why))
}

/// Where the cookie of a request leads.
fn inside(all: &All, headers: &HeaderMap) -> Option<String> {
    if all.trainers(headers).is_some() {
        return Some("./overview".to_owned());
    }
    let mut teams = all.teams.iter();
    let team = teams.find(|t| {
        let codes = lock(&t.host.codes);
        keys(headers).any(|cookie| codes.admit(cookie).is_some())
    })?;
    Some(format!("./{}seat", all.way_to(team)))
}

/// What the exercise is called, where all play the same one.
fn title(all: &All, lang: Lang) -> Option<String> {
    let newest = all.teams.first()?.host.newest()?;
    Some(newest.scenario.head.title.get(lang).to_owned())
}

#[derive(Deserialize)]
struct Joining {
    code: String,
    /// Name or function, if one likes to give it.
    #[serde(default)]
    name: String,
    lang: Option<String>,
}

async fn join(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
    Form(joining): Form<Joining>,
) -> Response {
    let lang = lang(&all.common, joining.lang.as_deref(), &headers);
    let refuse = |status: StatusCode, why| {
        let body = page::door(lang, title(&all, lang).as_deref(), "", Some(why));
        (status, html(body)).into_response()
    };
    let wait = lock(&all.common.tries).wait(came.from, now());
    if let Some(wait) = wait {
        return refuse(
            StatusCode::TOO_MANY_REQUESTS,
            page::Wrong::Wait(wait.as_secs() + 1),
        );
    }
    match enter(&all, joining, &headers).await {
        Err(status) => status.into_response(),
        Ok(None) => {
            lock(&all.common.tries).wrong(came.from, now());
            refuse(StatusCode::FORBIDDEN, page::Wrong::Code)
        }
        Ok(Some(entered)) => {
            lock(&all.common.tries).right(came.from);
            let mut answer = Redirect::to(&entered.to).into_response();
            for value in came.seating(&entered.cookie, entered.person.as_deref(), lang) {
                answer.headers_mut().append(header::SET_COOKIE, value);
            }
            answer
        }
    }
}

/// Somebody whose code is right.
struct Entered {
    cookie: String,
    /// By which who comes back is the same person; the trainer is nobody at a seat.
    person: Option<String>,
    /// Where it leads.
    to: String,
}

/// Lets in who comes with a code; nobody if the code is none.
async fn enter(
    all: &All,
    joining: Joining,
    headers: &HeaderMap,
) -> Result<Option<Entered>, StatusCode> {
    const FAILED: StatusCode = StatusCode::INTERNAL_SERVER_ERROR;
    if let Some(trainer) = &all.trainer {
        let trainer = lock(trainer);
        if trainer.is_code(&joining.code) {
            return Ok(Some(Entered {
                cookie: trainer.cookie().map_err(|_| FAILED)?,
                person: None,
                to: "./overview".to_owned(),
            }));
        }
    }
    let Some((team, station)) = all.by_code(&joining.code) else {
        return Ok(None);
    };
    let host = &team.host;
    let (cookie, browser) = {
        let codes = lock(&host.codes);
        let cookie = codes.cookie(&station).map_err(|_| FAILED)?;
        let browser = codes.admit(&cookie).map(|a| a.1).unwrap_or_default();
        (cookie, browser)
    };
    let before = person_before(host, headers);
    let sits = move |host: &Host| host.sit_down(&browser, &joining.name, before);
    let person = writing(host, sits).await?;
    let sign = lock(&host.codes).sign_of(person);
    Ok(Some(Entered {
        cookie,
        person: Some(sign),
        to: format!("./{}seat", all.way_to(team)),
    }))
}
