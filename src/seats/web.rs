//! The pages and streams of the seats: which address leads where.
//!
//! Deliberately not here: what every request has to pass (`guard`), what pages look like (`page`), what they show (`host`).

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Extension, Query, Request, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router, middleware};
use futures_util::stream::{self, Stream};
use maud::Markup;
use serde::{Deserialize, Serialize};

use super::app::{App, Peer};
use super::codes::Station;
use super::host::{Host, Refused, Seated, lock};
use super::reader::{LANGUAGE, cookies, lang};
use super::viewer::{NotDone, Sent};
use super::wall::now;
use super::{api, api_clock, classes, guard, openapi, page};
use crate::base::text::Lang;

/// Name of the cookie.
const COOKIE: &str = "tamrin";
/// Name of the cookie by which who comes back is the same person.
const PERSON: &str = "tamrin-person";
/// The largest body that is read, bytes: a dialog's worth of words in Arabic.
const BODY: usize = 64 * 1024;
/// Between two updates of a page while time passes: a person reads no faster.
const BETWEEN: Duration = Duration::from_millis(400);

pub(super) fn router(app: App) -> Router {
    Router::new()
        .route("/", get(door))
        .route("/join", get(door).post(join))
        .route("/leave", post(leave))
        .route("/seat", get(seat))
        .route("/events", get(events))
        .route("/act", post(act))
        .route("/lobby", get(lobby))
        .route("/lobby/renew", post(renew))
        .route("/lobby/check", post(check_comms))
        .route("/report", get(report))
        .route(
            "/assets/style.css",
            get(|| asset(CSS, include_str!("../../assets/web/style.css"))),
        )
        .route(
            "/assets/palette.css",
            get(|| asset(CSS, classes::palette())),
        )
        .route("/assets/parts.css", get(|| asset(CSS, "")))
        .route(
            "/assets/seat.js",
            get(|| asset(JS, include_str!("../../assets/web/seat.js"))),
        )
        .route(
            "/assets/lobby.js",
            get(|| asset(JS, include_str!("../../assets/web/lobby.js"))),
        )
        .route(
            "/assets/idiomorph.js",
            get(|| asset(JS, include_str!("../../assets/web/vendor/idiomorph.js"))),
        )
        .merge(api::router())
        .merge(api_clock::router())
        .merge(openapi::router())
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(app.clone(), guard::guard))
        .with_state(app)
}

/// Leads those who come without encryption to the same address with it.
pub(super) fn to_encrypted() -> Router {
    Router::new()
        .fallback(async |request: Request| {
            let host = guard::host(&request)?;
            let path = request.uri().path_and_query().map_or("/", |p| p.as_str());
            Ok::<_, StatusCode>(Redirect::temporary(&format!("https://{host}{path}")))
        })
        .layer(DefaultBodyLimit::max(BODY))
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

async fn asset(kind: &'static str, text: impl Into<String>) -> Response {
    ([(header::CONTENT_TYPE, kind)], text.into()).into_response()
}

/// The station and the browser of a request, if it has a cookie that holds.
pub(super) fn seated(app: &App, headers: &HeaderMap) -> Option<(Station, String)> {
    let codes = lock(&app.host.codes);
    cookies(headers)
        .filter(|(name, _)| *name == COOKIE)
        .find_map(|(_, value)| codes.admit(value))
}

/// Whether a cookie still holds now that its page is there: codes that are changed from now on end the page.
fn still_seated(app: &App, headers: &HeaderMap, browser: &str) -> bool {
    let holds = seated(app, headers).is_some();
    if !holds {
        // The page was made after all of its station had ended.
        app.host.leave(browser);
    }
    holds
}

/// The number of the person who sat at this browser before, if it has a sign of it.
fn person_before(app: &App, headers: &HeaderMap) -> Option<u32> {
    let codes = lock(&app.host.codes);
    cookies(headers)
        .filter(|(name, _)| *name == PERSON)
        .find_map(|(_, value)| codes.person(value))
}

/// Does what writes files, on a thread on which nobody waits for pages.
async fn writing<T: Send + 'static>(
    app: &App,
    what: impl FnOnce(&Host) -> std::io::Result<T> + Send + 'static,
) -> Result<T, StatusCode> {
    let host = app.host.clone();
    let done = tokio::task::spawn_blocking(move || what(&host)).await;
    done.ok()
        .and_then(Result::ok)
        .ok_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn html(markup: Markup) -> Response {
    Html(markup.into_string()).into_response()
}

#[derive(Deserialize)]
struct Door {
    lang: Option<String>,
    code: Option<String>,
    /// The lobby for a projector; whatever its value is.
    large: Option<String>,
}

/// Where a code is typed.
async fn door(State(app): State<App>, Query(asked): Query<Door>, headers: HeaderMap) -> Response {
    if asked.code.is_none() && seated(&app, &headers).is_some() {
        return Redirect::to("/seat").into_response();
    }
    let lang = lang(&app, asked.lang.as_deref(), &headers);
    let code = asked.code.as_deref().unwrap_or("");
    // Who was put out is told why.
    let outdated = {
        let codes = lock(&app.host.codes);
        let mut own = cookies(&headers).filter(|(name, _)| *name == COOKIE);
        own.any(|(_, value)| codes.is_outdated(value))
    };
    let why = outdated.then_some(page::Wrong::Changed);
    html(page::door(lang, title(&app, lang).as_deref(), code, why))
}

fn title(app: &App, lang: Lang) -> Option<String> {
    let newest = app.host.newest()?;
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
    State(app): State<App>,
    Extension(Peer(from)): Extension<Peer>,
    headers: HeaderMap,
    Form(joining): Form<Joining>,
) -> Response {
    let lang = lang(&app, joining.lang.as_deref(), &headers);
    let refuse = |status: StatusCode, why| {
        let body = page::door(lang, title(&app, lang).as_deref(), "", Some(why));
        (status, html(body)).into_response()
    };
    if let Some(wait) = lock(&app.host.tries).wait(from, now()) {
        return refuse(
            StatusCode::TOO_MANY_REQUESTS,
            page::Wrong::Wait(wait.as_secs() + 1),
        );
    }
    let cookie = {
        let codes = lock(&app.host.codes);
        codes.station(&joining.code).map(|s| codes.cookie(s))
    };
    match cookie {
        None => {
            lock(&app.host.tries).wrong(from, now());
            refuse(StatusCode::FORBIDDEN, page::Wrong::Code)
        }
        Some(Err(_)) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(Ok(cookie)) => {
            lock(&app.host.tries).right(from);
            let browser = lock(&app.host.codes).admit(&cookie).map(|a| a.1);
            let (browser, before) = (browser.unwrap_or_default(), person_before(&app, &headers));
            let sits = move |host: &Host| host.sit_down(&browser, &joining.name, before);
            let person = match writing(&app, sits).await {
                Ok(person) => person,
                Err(status) => return status.into_response(),
            };
            let mut answer = Redirect::to("/seat").into_response();
            for value in seating(&app, &cookie, person, lang) {
                answer.headers_mut().append(header::SET_COOKIE, value);
            }
            answer
        }
    }
}

async fn leave(State(app): State<App>, headers: HeaderMap) -> Response {
    if let Some((station, browser)) = seated(&app, &headers) {
        lock(&app.host.codes).leave(&station, &browser);
        if let Err(status) = writing(&app, Host::keep).await {
            return status.into_response();
        }
        app.host.leave(&browser);
    }
    let gone = HeaderValue::from_static("tamrin=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    let mut answer = Redirect::to("/").into_response();
    answer.headers_mut().insert(header::SET_COOKIE, gone);
    answer
}

/// The cookies that seat a browser, with the language that was chosen.
fn seating(app: &App, cookie: &str, person: u32, lang: Lang) -> impl Iterator<Item = HeaderValue> {
    let secure = app.fingerprint.as_ref().map_or("", |_| "; Secure");
    let kept = format!("Path=/; SameSite=Strict; Max-Age=604800{secure}");
    let set = format!("{COOKIE}={cookie}; HttpOnly; {kept}");
    let language = format!("{LANGUAGE}={}; {kept}", lang.tag());
    let sign = lock(&app.host.codes).sign_of(person);
    let person = format!("{PERSON}={sign}; HttpOnly; {kept}");
    [set, language, person]
        .into_iter()
        .filter_map(|v| HeaderValue::from_str(&v).ok())
}

async fn seat(State(app): State<App>, Query(asked): Query<Door>, headers: HeaderMap) -> Response {
    let lang = lang(&app, asked.lang.as_deref(), &headers);
    match (seated(&app, &headers), app.host.newest()) {
        (Some((station, _)), Some(newest)) => html(page::seat(lang, &station, &newest)),
        _ => Redirect::to("/").into_response(),
    }
}

#[derive(Deserialize)]
struct Tab {
    tab: String,
    lang: Option<String>,
}

/// A page's name for itself is short and plain.
fn is_tab(tab: &str) -> bool {
    (1..=40).contains(&tab.len()) && tab.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Connections so far, so that a page's newest one is known.
static CONNECTIONS: AtomicU64 = AtomicU64::new(1);

async fn events(State(app): State<App>, Query(asked): Query<Tab>, headers: HeaderMap) -> Response {
    let Some((station, browser)) = seated(&app, &headers) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if !is_tab(&asked.tab) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let lang = lang(&app, asked.lang.as_deref(), &headers);
    let seated = app.host.page(&station, &browser, &asked.tab, lang);
    if !still_seated(&app, &headers, &browser) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let connection = CONNECTIONS.fetch_add(1, Ordering::Relaxed);
    {
        let mut viewer = lock(&seated.viewer);
        viewer.connection = connection;
        viewer.forget_page();
        viewer.heard = now();
    }
    // The connection before this one ends.
    seated.poked.notify_waiters();
    let keep = KeepAlive::new().interval(Duration::from_secs(10));
    Sse::new(updates(app.host, seated, connection))
        .keep_alive(keep)
        .into_response()
}

/// What a page is told, until another connection of it takes over or it is expelled.
fn updates(
    host: Arc<Host>,
    seated: Arc<Seated>,
    connection: u64,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let news = host.news.clone();
    let start = (host, seated, news, now() - BETWEEN);
    stream::unfold(start, move |(host, seated, mut news, last)| async move {
        loop {
            let mine = {
                let mut viewer = lock(&seated.viewer);
                viewer.heard = now();
                viewer.connection == connection
            };
            if !mine || !seated.stays() {
                return None;
            }
            // Marked as seen before it is looked at, so that nothing that comes meanwhile is missed.
            news.borrow_and_update();
            if let Some(update) = host.update(&seated) {
                let event = Event::default()
                    .json_data(&update)
                    .unwrap_or_else(|_| Event::default().comment("unsaid"));
                return Some((Ok(event), (host, seated, news, now())));
            }
            tokio::select! {
                changed = news.changed() => {
                    if changed.is_err() {
                        return None;
                    }
                    // While time passes much changes at once: it is told together.
                    let rest = BETWEEN.saturating_sub(last.elapsed());
                    tokio::select! {
                        () = tokio::time::sleep(rest) => {}
                        () = seated.poked.notified() => {}
                    }
                }
                () = seated.nudged.notified() => {
                    // What others are about to do changes with every press of theirs.
                    let rest = BETWEEN.saturating_sub(last.elapsed());
                    tokio::select! {
                        () = tokio::time::sleep(rest) => {}
                        () = seated.poked.notified() => {}
                    }
                }
                () = seated.poked.notified() => {}
                () = tokio::time::sleep(Duration::from_secs(5)) => {}
            }
        }
    })
}

#[derive(Serialize)]
struct Why {
    why: &'static str,
}

async fn act(
    State(app): State<App>,
    headers: HeaderMap,
    sent: Result<Json<Sent>, JsonRejection>,
) -> Response {
    let Some((station, browser)) = seated(&app, &headers) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let refuse = |status: StatusCode, why| (status, Json(Why { why })).into_response();
    let sent = match sent {
        Ok(Json(sent)) if is_tab(&sent.tab) && sent.inputs.len() <= 64 => sent,
        Ok(_) => return refuse(StatusCode::BAD_REQUEST, "malformed"),
        Err(e) => return refuse(e.status(), "malformed"),
    };
    let lang = lang(&app, None, &headers);
    let seated = app.host.page(&station, &browser, &sent.tab, lang);
    if !still_seated(&app, &headers, &browser) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    match app.host.take_in(&seated, sent).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(Refused::Malformed) => refuse(StatusCode::BAD_REQUEST, "malformed"),
        Err(Refused::NotDone(NotDone::Stale)) => {
            seated.poked.notify_one();
            refuse(StatusCode::CONFLICT, "stale")
        }
        Err(Refused::NotDone(NotDone::NothingThere)) => {
            refuse(StatusCode::CONFLICT, "nothing-there")
        }
        Err(Refused::Closed) => refuse(StatusCode::SERVICE_UNAVAILABLE, "closed"),
        Err(Refused::Busy) => refuse(StatusCode::SERVICE_UNAVAILABLE, "busy"),
        Err(Refused::Expelled) => StatusCode::UNAUTHORIZED.into_response(),
    }
}

/// Codes and pictures for all seats; exercise control's alone.
async fn lobby(State(app): State<App>, Query(asked): Query<Door>, headers: HeaderMap) -> Response {
    if !is_control(&app, &headers) {
        return Redirect::to("/").into_response();
    }
    let lang = lang(&app, asked.lang.as_deref(), &headers);
    let Some(newest) = app.host.newest() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let invitations: Vec<page::Invitation> = {
        let codes = lock(&app.host.codes);
        let present = app.host.present();
        let of = |(station, code): (&Station, &str)| page::Invitation {
            station: station.clone(),
            code: code.to_owned(),
            present: present.get(station).copied().unwrap_or(0),
        };
        codes.all().map(of).collect()
    };
    let large = asked.large.is_some();
    let lobby = page::Lobby {
        addresses: &app.addresses,
        fingerprint: app.fingerprint.as_deref(),
        invitations: &invitations,
        large,
    };
    html(page::lobby(lang, &newest, &lobby))
}

fn is_control(app: &App, headers: &HeaderMap) -> bool {
    matches!(seated(app, headers), Some((Station::Control, _)))
}

/// Asks all rooms whether they hear exercise control.
async fn check_comms(State(app): State<App>, headers: HeaderMap) -> Response {
    if !is_control(&app, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    app.host.check_comms();
    Redirect::to("/lobby").into_response()
}

/// The report of what was played, for exercise control and evaluators.
async fn report(State(app): State<App>, Query(asked): Query<Door>, headers: HeaderMap) -> Response {
    let lang = lang(&app, asked.lang.as_deref(), &headers);
    if !matches!(
        seated(&app, &headers),
        Some((Station::Control | Station::Evaluator, _))
    ) {
        return Redirect::to("/").into_response();
    }
    let host = app.host.clone();
    match tokio::task::spawn_blocking(move || host.players.report(lang)).await {
        Ok(Ok(Some(page))) => {
            let mut answer = Html(page.to_string()).into_response();
            let policy = HeaderValue::from_static(guard::OF_DOCUMENT);
            let headers = answer.headers_mut();
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
            answer
        }
        Ok(Ok(None)) => html(page::no_report(lang, None)),
        Ok(Err(why)) => html(page::no_report(lang, Some(&why.words()))),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[derive(Deserialize)]
struct Renewing {
    code: String,
    /// Whether it was said once more that it is meant; whatever its value is.
    sure: Option<String>,
}

/// Gives a station another code and expels who sits there.
async fn renew(
    State(app): State<App>,
    headers: HeaderMap,
    Form(renewing): Form<Renewing>,
) -> Response {
    if !is_control(&app, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let lang = lang(&app, None, &headers);
    if renewing.sure.is_none() {
        // Who sits there is put out by it: that is asked first.
        let station = lock(&app.host.codes).station(&renewing.code).cloned();
        return match (station, app.host.newest()) {
            (Some(station), Some(newest)) => {
                html(page::renew(lang, &newest, &station, &renewing.code))
            }
            _ => Redirect::to("/lobby").into_response(),
        };
    }
    let mut answer = Redirect::to("/lobby").into_response();
    let own = seated(&app, &headers).map(|s| s.1);
    let renewed = {
        let mut codes = lock(&app.host.codes);
        let Some(station) = codes.station(&renewing.code).cloned() else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        let renewed = codes.renew(&station).and_then(|()| match station {
            // Who renews exercise control's own code goes on; all others who had it are out.
            Station::Control => codes.cookie(&station).map(Some),
            Station::Team(_)
            | Station::Observer
            | Station::Evaluator
            | Station::NoteTaker
            | Station::BigScreen => Ok(None),
        });
        renewed.map(|cookie| (station, cookie))
    };
    let Ok((station, cookie)) = renewed else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    app.host.expel(&station);
    // It is the same person under a new cookie.
    let new = cookie
        .as_ref()
        .and_then(|c| lock(&app.host.codes).admit(c))
        .map(|a| a.1);
    let before = own.map(|browser| lock(&app.host.people).at(&browser).number);
    let kept = writing(&app, move |host| match new {
        Some(new) => host.sit_down(&new, "", before),
        None => host.keep().map(|()| 0),
    });
    let person = match kept.await {
        Ok(person) => person,
        Err(status) => return status.into_response(),
    };
    for value in cookie.iter().flat_map(|c| seating(&app, c, person, lang)) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}
