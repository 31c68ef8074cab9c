//! The pages and streams of the seats: which address leads where.
//!
//! Deliberately not here: what every request has to pass (`guard`), what pages look like (`page`), what they show (`host`).

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Extension, Path, Query, Request, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router, middleware};
use futures_util::stream::{self, Stream};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::admission::{Admitted, By};
use super::answers::{document, events_of, html, picture, saved, streamed};
use super::app::{All, App, Came, Common, Peer, lang, writing};
use super::codes::Station;
use super::host::{Host, Refused, Seated, lock};
use super::input::Sent;
use super::viewer::NotDone;
use super::wall::now;
use super::{classes, door, guard, page};
use crate::base::message::msg;
use crate::report;
use crate::report::html::html as page_of;
use crate::scenario::attached::Attached;
use crate::wording::manual::Manual;

/// The largest body that is read, bytes: a dialog's worth of words in Arabic.
const BODY: usize = 64 * 1024;
/// How often a page is told something at least, if only that the line holds.
const SIGN: Duration = Duration::from_secs(10);

/// All addresses. Where there is one exercise its pages stand beside the door, else each team's under `team/` and its number.
pub(super) fn router(all: All) -> Router {
    let common = all.common.clone();
    let mut router = door::router(all.clone());
    for team in all.teams.iter() {
        let app = App {
            common: common.clone(),
            host: team.host.clone(),
            trainer: all.trainer.clone(),
            team: all.trainer.is_some().then(|| team.name.clone()),
        };
        let pages = exercise().with_state(app);
        router = if all.trainer.is_some() {
            let place = format!("/team/{}", team.name.id);
            let elsewhere = get(async || Redirect::to("../../"));
            router
                .route(&format!("{place}/"), elsewhere)
                .nest(&place, pages.merge(assets()))
        } else {
            router.merge(pages)
        };
    }
    router
        .merge(assets())
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(common, guard::guard))
}

/// The pages of one exercise.
fn exercise() -> Router<App> {
    Router::new()
        .route("/leave", post(leave))
        .route("/seat", get(seat))
        .route("/events", get(events))
        .route("/act", post(act))
        .route("/lobby", get(lobby))
        .route("/renew", post(renew))
        .route("/lobby/check", post(check_comms))
        .route("/report", get(report))
        .route("/manual/{name}", get(manual))
        .route("/attachment", get(attachment))
        .route("/module-picture", get(module_picture))
}

/// What pages are made of; links from page to page and to these are relative, so that they hold wherever a proxy has the pages.
fn assets() -> Router {
    Router::new()
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
            "/assets/overview.js",
            get(|| asset(JS, include_str!("../../assets/web/overview.js"))),
        )
        .route(
            "/assets/lengths.js",
            get(|| asset(JS, include_str!("../../assets/web/lengths.js"))),
        )
        .route(
            "/assets/idiomorph.js",
            get(|| asset(JS, include_str!("../../assets/web/vendor/idiomorph.js"))),
        )
}

/// Leads those who come without encryption to the same address with it, but for what a trusted proxy passes on that encrypted the
/// line to the browser: where that would be led, it would come from again.
pub(super) fn to_encrypted(common: Arc<Common>, seats: Router) -> Router {
    seats.layer(middleware::from_fn_with_state(common, lead_to_encrypted))
}

async fn lead_to_encrypted(
    State(common): State<Arc<Common>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path_and_query().map_or("/", |p| p.as_str());
    let to = match guard::host(&common, &request) {
        Ok(guard::Named::Machine(host)) => format!("https://{host}{path}"),
        Ok(guard::Named::Public(address)) => {
            let line = request.extensions().get::<Peer>();
            if address.encrypted() && line.is_some_and(|p| common.proxy.trusts(p.0)) {
                return next.run(request).await;
            }
            format!("{address}{path}")
        }
        Err(status) => return status.into_response(),
    };
    Redirect::temporary(&to).into_response()
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

async fn asset(kind: &'static str, text: impl Into<String>) -> Response {
    ([(header::CONTENT_TYPE, kind)], text.into()).into_response()
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
    /// The lobby for a projector; whatever its value is.
    large: Option<String>,
}

async fn leave(
    State(app): State<App>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
) -> Response {
    if let Some(who) = app.admitted(&headers) {
        if who.by == By::Trainer {
            // Only this team's page is left.
            app.host.leave(&who.browser);
            return Redirect::to("../../overview").into_response();
        }
        lock(&app.host.codes).leave(&who.station, &who.browser);
        if let Err(status) = writing(&app.host, Host::keep).await {
            return status.into_response();
        }
        app.host.leave(&who.browser);
    }
    let mut answer = Redirect::to(app.door()).into_response();
    for gone in came.gone() {
        answer.headers_mut().append(header::SET_COOKIE, gone);
    }
    answer
}

async fn seat(State(app): State<App>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    let lang = lang(&app.common, asked.lang.as_deref(), &headers);
    match (app.admitted(&headers), app.host.newest()) {
        (Some(who), Some(newest)) => {
            let before = app.host.players.parent().map(|p| p.0);
            let around = page::Around {
                team: app.team.as_ref(),
                before: before.as_deref(),
                branched: app
                    .host
                    .players
                    .live()
                    .newest()
                    .and_then(|s| s.branched.clone()),
            };
            html(page::seat(lang, &who, &around, &newest))
        }
        _ => Redirect::to(app.door()).into_response(),
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
    let Some(who) = app.admitted(&headers) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if !is_tab(&asked.tab) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let lang = lang(&app.common, asked.lang.as_deref(), &headers);
    let seated = app.host.page(&who, &asked.tab, lang);
    if !app.still_admitted(&headers, &who.browser) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let connection = CONNECTIONS.fetch_add(1, Ordering::Relaxed);
    {
        let mut viewer = lock(&seated.viewer);
        viewer.connection = connection;
        viewer.forget_page();
    }
    // The connection before this one ends.
    seated.poked.notify_waiters();
    streamed(events_of(updates(app.host, seated, connection)))
}

/// A page that is told something, and how it goes on.
struct Line {
    host: Arc<Host>,
    seated: Arc<Seated>,
    connection: u64,
    /// Whoever tells when there is more; before there is anything to see, what is new of the exercise.
    scene: Option<watch::Receiver<u64>>,
    news: watch::Receiver<u64>,
    /// Something was done on the page just now.
    waits: bool,
    /// What others are told with the same bytes, after what is the page's own.
    rest: Option<Bytes>,
}

impl Line {
    /// The next bytes; none once another connection has taken over or the page is expelled.
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(rest) = self.rest.take() {
            return Some(rest);
        }
        let quiet = now();
        loop {
            // Marked as seen before it is looked at, so that nothing that comes meanwhile is missed.
            self.news.borrow_and_update();
            self.seated.hear();
            let mine = lock(&self.seated.viewer).connection == self.connection;
            if !mine || !self.seated.stays() {
                return None;
            }
            let turn = self
                .host
                .update(&self.seated, std::mem::take(&mut self.waits));
            self.scene = turn.scene;
            if let Some(told) = turn.told {
                self.rest = Some(told.shared);
                return Some(told.own);
            }
            if quiet.elapsed() >= SIGN {
                return Some(Bytes::from_static(b":\n\n"));
            }
            let left = SIGN.saturating_sub(quiet.elapsed());
            let left = turn.says_for.map_or(left, |said| left.min(said));
            let told = async {
                match &mut self.scene {
                    Some(scene) => scene.changed().await.ok(),
                    // Its picture is still to be made.
                    None => self.news.changed().await.ok(),
                }
            };
            tokio::select! {
                told = told => told?,
                () = self.seated.poked.notified() => self.waits = true,
                () = tokio::time::sleep(left) => {}
            }
        }
    }
}

/// What a page is told, until another connection of it takes over or it is expelled.
fn updates(
    host: Arc<Host>,
    seated: Arc<Seated>,
    connection: u64,
) -> impl Stream<Item = Result<Bytes, Infallible>> {
    let line = Line {
        news: host.news.clone(),
        host,
        seated,
        connection,
        scene: None,
        waits: false,
        rest: None,
    };
    stream::unfold(line, async |mut line| {
        let bytes = line.next().await?;
        Some((Ok(bytes), line))
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
    let Some(who) = app.admitted(&headers) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let refuse = |status: StatusCode, why| (status, Json(Why { why })).into_response();
    let sent = match sent {
        Ok(Json(sent)) if is_tab(&sent.tab) && sent.inputs.len() <= 64 => sent,
        Ok(_) => return refuse(StatusCode::BAD_REQUEST, "malformed"),
        Err(e) => return refuse(e.status(), "malformed"),
    };
    let lang = lang(&app.common, None, &headers);
    let seated = app.host.page(&who, &sent.tab, lang);
    if !app.still_admitted(&headers, &who.browser) {
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
async fn lobby(State(app): State<App>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    if !is_control(&app, &headers) {
        return Redirect::to(app.door()).into_response();
    }
    let lang = lang(&app.common, asked.lang.as_deref(), &headers);
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
        addresses: &app.common.addresses,
        fingerprint: app.common.fingerprint.as_deref(),
        team: app.team.as_ref(),
        invitations: &invitations,
        large,
    };
    html(page::lobby(lang, &newest, &lobby))
}

fn is_control(app: &App, headers: &HeaderMap) -> bool {
    app.admitted(headers)
        .is_some_and(|who| who.station == Station::Control)
}

/// Asks all rooms whether they hear exercise control.
async fn check_comms(State(app): State<App>, headers: HeaderMap) -> Response {
    if !is_control(&app, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    app.host.check_comms();
    Redirect::to("../lobby").into_response()
}

#[derive(Deserialize)]
struct Reported {
    lang: Option<String>,
    /// The report of the exercise from which this one was branched off; whatever its value is.
    before: Option<String>,
}

/// The report of what was played, or of what it was branched off from, for exercise control and evaluators.
async fn report(
    State(app): State<App>,
    Query(asked): Query<Reported>,
    headers: HeaderMap,
) -> Response {
    let lang = lang(&app.common, asked.lang.as_deref(), &headers);
    let reads = |who: Admitted| matches!(who.station, Station::Control | Station::Evaluator);
    if !app.admitted(&headers).is_some_and(reads) {
        return Redirect::to(app.door()).into_response();
    }
    let (host, before) = (app.host.clone(), asked.before.is_some());
    let made = move || {
        if before {
            host.players.report_of_parent(lang)
        } else {
            let own = host.players.report(lang);
            own.map(|page| page.map(|page| page.to_string()))
        }
    };
    let parent = app.host.players.parent().map(|p| p.0);
    let parent = parent.as_deref();
    match tokio::task::spawn_blocking(made).await {
        Ok(Ok(Some(page))) => document(page),
        Ok(Ok(None)) if before => html(page::no_report(
            lang,
            Some(&msg!("report-before-gone")),
            None,
        )),
        Ok(Ok(None)) => html(page::no_report(lang, None, parent)),
        Ok(Err(why)) => html(page::no_report(lang, Some(&why.words()), None)),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A manual of the program, for whoever asks: nothing of the exercise is in it.
async fn manual(
    State(app): State<App>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = lang(&app.common, asked.lang.as_deref(), &headers);
    match Manual::named(&name) {
        Some(manual) => document(page_of(&[report::manual::doc(manual, lang)])),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[derive(Deserialize)]
struct Asking {
    file: String,
    lang: Option<String>,
}

/// A file that a message brought along, for a seat that has got it and for who sees the truth.
async fn attachment(
    State(app): State<App>,
    Query(asked): Query<Asking>,
    headers: HeaderMap,
) -> Response {
    let lang = lang(&app.common, asked.lang.as_deref(), &headers);
    let Some(who) = app.admitted(&headers) else {
        return Redirect::to(app.door()).into_response();
    };
    let Some(seen) = app.host.seen_by(&who.station).await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let file = asked.file.as_str();
    let mut messages = seen.eyes.messages.iter();
    let came = messages.any(|m| m.attachment.as_deref() == Some(file));
    let found = app.host.newest();
    let found = found.filter(|_| came || who.station.sees_truth());
    match found.as_ref().and_then(|s| s.scenario.attached(file, lang)) {
        Some(Attached::Words(words)) => words.to_owned().into_response(),
        Some(Attached::Bytes(found)) => match found.bytes() {
            Some(bytes) => saved(file, bytes),
            None => StatusCode::NOT_FOUND.into_response(),
        },
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The picture of the module that is open, for whoever sits there; nothing before it is opened.
async fn module_picture(
    State(app): State<App>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = lang(&app.common, asked.lang.as_deref(), &headers);
    let Some(who) = app.admitted(&headers) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let Some(seen) = app.host.seen_by(&who.station).await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    match seen.images.get(&lang) {
        Some(image) => picture(image),
        None => StatusCode::NOT_FOUND.into_response(),
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
    Extension(came): Extension<Came>,
    headers: HeaderMap,
    Form(renewing): Form<Renewing>,
) -> Response {
    let control = |who: &Admitted| who.station == Station::Control;
    let Some(own) = app.admitted(&headers).filter(control) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let language = lang(&app.common, None, &headers);
    if renewing.sure.is_none() {
        // Who sits there is put out by it: that is asked first.
        let station = lock(&app.host.codes).station(&renewing.code).cloned();
        return match (station, app.host.newest()) {
            (Some(station), Some(newest)) => {
                html(page::renew(language, &newest, &station, &renewing.code))
            }
            _ => Redirect::to("./lobby").into_response(),
        };
    }
    let mut answer = Redirect::to("./lobby").into_response();
    let renewed = {
        let mut codes = lock(&app.host.codes);
        let Some(station) = codes.station(&renewing.code).cloned() else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        let renewed = codes.renew(&station).and_then(|()| match station {
            // Who renews exercise control's own code goes on; all others who had it are out.
            Station::Control if own.by == By::Code => codes.cookie(&station).map(Some),
            Station::Control
            | Station::Team(_)
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
    app.host.codes_have_changed();
    // It is the same person under a new cookie.
    let new = cookie
        .as_ref()
        .and_then(|c| lock(&app.host.codes).admit(c))
        .map(|a| a.1);
    let before = lock(&app.host.people).at(&own.browser).number;
    let kept = writing(&app.host, move |host| match new {
        Some(new) => host.sit_down(&new, "", Some(before)),
        None => host.keep().map(|()| 0),
    });
    let person = match kept.await {
        Ok(person) => person,
        Err(status) => return status.into_response(),
    };
    let sign = lock(&app.host.codes).sign_of(person);
    for value in cookie
        .iter()
        .flat_map(|c| came.seating(c, Some(&sign), language))
    {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}
