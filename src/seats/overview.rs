//! The trainer's overview of several teams: a page with a card for each, what is done with all at once, how it is told what is new.
//!
//! The page is told by a stream when something has changed, at most once a second; its clocks run in the page.
//! Deliberately not here: what stands on a card (`cards`), how several are moved together (`together`), comparing (`comparison`).

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::extract::{Extension, Query, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use futures_util::future::select_all;
use futures_util::stream::{self, Stream};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::app::{All, Came, lang};
use super::cards::{Clock, Now};
use super::locks::lock;
use super::shell::{Script, languages, shell};
use super::together::Together;
use super::trainer::Trainer;
use super::wall::now;
use super::{answers, comparison};
use crate::base::ids::ModuleId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::model::Module;
use crate::session::player::{Mode, PACES};
use crate::wording::{Say, say};

/// Between two updates of the page: a trainer who looks at several teams reads no faster.
const BETWEEN: Duration = Duration::from_secs(1);
/// How long a stream waits for something new before it looks whether the trainer was expelled.
const QUIET: Duration = Duration::from_secs(5);
/// How far a clock of the page may be from the exercise's before it is told, milliseconds on the wall.
const OFF: f64 = 1500.0;

pub(super) fn router() -> Router<All> {
    Router::new()
        .route("/overview", get(overview))
        .route("/overview-events", get(events))
        .route("/together", post(together))
        .route("/overview-renew", post(renew))
        .route("/overview-leave", post(leave))
        .merge(comparison::router())
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
    /// Whether all are to be ended, which is asked once more; whatever its value is.
    endex: Option<String>,
    /// Whether a real emergency is over, which is asked once more; whatever its value is.
    over: Option<String>,
    /// The module that is to be opened although another one is open, which is asked once more.
    module: Option<ModuleId>,
}

async fn overview(
    State(all): State<All>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    if all.trainers(&headers).is_none() {
        return Redirect::to("./").into_response();
    }
    let lang = lang(&all.common, asked.lang.as_deref(), &headers);
    answers::html(page(&all, lang, &asked))
}

/// The whole page.
fn page(all: &All, lang: Lang, asked: &Asked) -> Markup {
    let say = say(lang);
    let newest = all.teams.first().and_then(|t| t.host.newest());
    let title = newest.map_or_else(String::new, |s| s.scenario.head.title.get(lang).to_owned());
    let title = say.message(&msg!("teams-title", title = title));
    let code = all
        .trainer
        .as_ref()
        .map(|t| lock(t).code().to_owned())
        .unwrap_or_default();
    let shown = Now::of(all);
    let (endex, over) = (asked.endex.is_some(), asked.over.is_some());
    let module = asked.module.as_ref();
    let module = module.and_then(|id| shown.modules().iter().find(|m| m.id == *id));
    let body = html! {
        body.lobby.overview data-offline=(say.t("seats-offline")) {
            div #line role="status" aria-live="polite" hidden {}
            main {
                h1 { (title) }
                @if endex && shown.any(|m| m != Mode::Over) { (ask_endex(say)) }
                @if over && shown.is_stopped() { (ask_over(say)) }
                @if let Some(m) = module.filter(|m| shown.talks_of_another(&m.id)) { (ask_open(say, m)) }
                div #live { (live(say, &shown)) }
                (comparison::choice(say, all))
                // Shut, so that the code is on no projector that shows the page.
                details.door-of-all {
                    summary { (say.t("teams-this-page")) }
                    p { (say.t("teams-code")) " " bdi.code dir="ltr" { (&code[..4]) " " (&code[4..]) } }
                    form method="post" action="overview-renew" { button type="submit" { (say.t("teams-renew")) } }
                    form method="post" action="overview-leave" { button type="submit" { (say.t("teams-leave")) } }
                }
                noscript { p.wrong { (say.t("seats-no-script")) } }
                (languages(lang, "overview"))
            }
        }
    };
    shell(lang, &title, Script::Overview, &body)
}

/// ENDEX for all is asked once more.
fn ask_endex(say: Say) -> Markup {
    html! {
        section.ask role="alertdialog" aria-labelledby="ask" {
            p #ask { strong { (say.t("teams-endex-ask")) } }
            (press(&[("what", "endex")], say.t("teams-endex-yes"), true))
            a href="overview" autofocus { (say.t("teams-endex-no")) }
        }
    }
}

/// That a real emergency is over is asked once more.
fn ask_over(say: Say) -> Markup {
    html! {
        section.ask role="alertdialog" aria-labelledby="ask-over" {
            p #ask-over { strong { (say.t("teams-over-ask")) } }
            (press(&[("what", "emergency-over")], say.t("emergency-over-yes"), true))
            a href="overview" autofocus { (say.t("emergency-goes-on")) }
        }
    }
}

/// A module that is opened ends the one that is open, which is asked once more.
fn ask_open(say: Say, m: &Module) -> Markup {
    let title = m.title.get(say.lang()).to_owned();
    let fields = [
        ("what", "open-module"),
        ("module", m.id.as_str()),
        ("sure", "yes"),
    ];
    html! {
        section.ask role="alertdialog" aria-labelledby="ask-open" {
            p #ask-open { strong { (say.message(&msg!("teams-open-ask", title = title.clone()))) } }
            (press(&fields, say.message(&msg!("teams-open-yes", title = title)), true))
            a href="overview" autofocus { (say.t("teams-endex-no")) }
        }
    }
}

/// What is real is said to everybody, in all languages, and no mark of an exercise stands beside it.
fn marked(say: Say, now: &Now) -> Markup {
    let own = say.lang();
    let others = Lang::all().filter(|l| *l != own);
    html! {
        @if now.is_stopped() {
            section.wrong.emergency role="alert" {
                @for lang in std::iter::once(own).chain(others) {
                    p lang=(lang.tag()) dir=(if lang.rtl() { "rtl" } else { "ltr" }) {
                        strong { (crate::wording::say(lang).t("emergency-title")) }
                        br;
                        (crate::wording::say(lang).t("emergency-words"))
                    }
                }
            }
        } @else {
            p.exercise { (say.t("exercise-mark-long")) }
        }
    }
}

/// A button that does something with all.
fn press(fields: &[(&str, &str)], words: String, may: bool) -> Markup {
    html! {
        form method="post" action="together" {
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            button type="submit" disabled[!may] { (words) }
        }
    }
}

/// What is told when it changes: what can be done, and the cards.
fn live(say: Say, now: &Now) -> Markup {
    let pace = now.pace();
    let is = |p: f64| pace.is_some_and(|now| (now - p).abs() < f64::EPSILON);
    let calm = !now.is_stopped();
    html! {
        (marked(say, now))
        div.together {
            (press(&[("what", "start")], say.t("teams-start"), calm && now.any(|m| m == Mode::Ready)))
            (press(&[("what", "pause")], say.t("teams-pause"), now.any(Mode::moves)))
            (press(&[("what", "resume")], say.t("teams-resume"), now.any(|m| m == Mode::Paused)))
            form method="post" action="together" {
                input type="hidden" name="what" value="pace";
                div.paces role="group" aria-labelledby="pace-of-all" {
                    span #pace-of-all { (say.t("teams-pace")) }
                    @for p in PACES {
                        button type="submit" name="pace" value=(p) dir="ltr" disabled[!calm] aria-pressed=(is(p).to_string()) { "×" (p) }
                    }
                }
            }
            @if now.is_stopped() {
                form method="get" action="overview" {
                    input type="hidden" name="over" value="ask";
                    button type="submit" { (say.t("emergency-over")) }
                }
            } @else {
                div.alarm { (press(&[("what", "emergency")], say.t("teams-emergency"), true)) }
            }
            form method="get" action="overview" {
                input type="hidden" name="endex" value="ask";
                button type="submit" disabled[!now.any(|m| m != Mode::Over)] { (say.t("teams-endex")) }
            }
        }
        (discussion(say, now))
        (now.cards(say))
    }
}

/// What can be done with the discussion of all, where the scenario has one.
fn discussion(say: Say, now: &Now) -> Markup {
    let modules = now.modules();
    let title = |m: &Module| {
        let title = m.title.get(say.lang()).to_owned();
        say.message(&msg!("teams-module-open", title = title))
    };
    html! {
        @if !modules.is_empty() {
            div.together role="group" aria-labelledby="talk-of-all" {
                span #talk-of-all { (say.t("teams-discussion")) }
                @for m in modules {
                    @let fields = [("what", "open-module"), ("module", m.id.as_str())];
                    (press(&fields, title(m), now.lacks(&m.id) && !now.is_stopped()))
                }
                (press(&[("what", "next-question")], say.t("teams-question-next"), now.talks()))
                @if now.is_held() {
                    (press(&[("what", "talk")], say.t("teams-talk-resume"), true))
                } @else {
                    (press(&[("what", "hold-talk")], say.t("teams-talk-hold"), now.talks()))
                }
                @if now.leads_to_play() { (press(&[("what", "piece")], say.t("teams-piece"), true)) }
                (press(&[("what", "close-module")], say.t("teams-module-end"), now.talks()))
            }
        }
    }
}

/// What the page is told.
#[derive(Serialize)]
struct Told<'a> {
    html: &'a str,
    clocks: &'a [Clock],
}

/// What the page was told last, and when.
struct Last {
    html: String,
    clocks: Vec<Clock>,
    at: Instant,
}

impl Last {
    /// Whether the page's clocks show what they should.
    fn runs_right(&self, clocks: &[Clock], now: Instant) -> bool {
        let gone = now.saturating_duration_since(self.at).as_secs_f64() * 1000.0;
        let runs = |(then, pace_then): (i64, f64), (now, pace): (i64, f64)| {
            let shown = then as f64 + gone * pace_then;
            let off = (shown - now as f64).abs();
            (pace_then - pace).abs() < f64::EPSILON
                && off <= if pace > 0.0 { OFF * pace } else { 0.0 }
        };
        self.clocks.len() == clocks.len()
            && self.clocks.iter().zip(clocks).all(|(then, now)| {
                runs((then.at, then.pace), (now.at, now.pace))
                    && runs(then.of_talk(), now.of_talk())
            })
    }
}

async fn events(
    State(all): State<All>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    if all.trainers(&headers).is_none() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let say = say(lang(&all.common, asked.lang.as_deref(), &headers));
    let keep = KeepAlive::new().interval(Duration::from_secs(10));
    answers::streamed(Sse::new(told(all, headers, say)).keep_alive(keep))
}

/// What the page is told, for as long as the trainer's cookie holds.
fn told(all: All, headers: HeaderMap, say: Say) -> impl Stream<Item = Result<Event, Infallible>> {
    let news: Vec<watch::Receiver<u64>> = all.teams.iter().map(|t| t.host.news.clone()).collect();
    let start = (all, headers, news, None::<Last>);
    stream::unfold(start, move |(all, headers, mut news, last)| async move {
        loop {
            all.trainers(&headers)?;
            // Marked as seen before it is looked at, so that nothing that comes meanwhile is missed.
            for n in &mut news {
                n.borrow_and_update();
            }
            let shown = Now::of(&all);
            let (html, clocks) = (live(say, &shown).into_string(), shown.clocks());
            let same = |l: &Last| l.html == html && l.runs_right(&clocks, now());
            if !last.as_ref().is_some_and(same) {
                let event = Event::default()
                    .json_data(Told {
                        html: &html,
                        clocks: &clocks,
                    })
                    .unwrap_or_else(|_| Event::default().comment("unsaid"));
                let last = Last {
                    html,
                    clocks,
                    at: now(),
                };
                return Some((Ok(event), (all, headers, news, Some(last))));
            }
            any(&mut news).await;
        }
    })
}

/// Waits until there is something new of any, for a while at most, and then so long that much is told together.
async fn any(news: &mut [watch::Receiver<u64>]) {
    let changes = news.iter_mut().map(|n| Box::pin(n.changed()));
    tokio::time::timeout(QUIET, select_all(changes)).await.ok();
    tokio::time::sleep(BETWEEN).await;
}

/// What is pressed on the page.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum What {
    Start,
    Pause,
    Resume,
    Pace,
    Endex,
    Emergency,
    EmergencyOver,
    OpenModule,
    NextQuestion,
    Talk,
    HoldTalk,
    Piece,
    CloseModule,
}

#[derive(Deserialize)]
struct Pressed {
    what: What,
    pace: Option<f64>,
    module: Option<ModuleId>,
    /// Whether it was said once more that it is meant; whatever its value is.
    sure: Option<String>,
}

async fn together(
    State(all): State<All>,
    headers: HeaderMap,
    Form(pressed): Form<Pressed>,
) -> Response {
    if all.trainers(&headers).is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let what = match pressed.what {
        What::Start => Together::Start,
        What::Pause => Together::Pause,
        What::Resume => Together::Resume,
        What::Pace => match pressed.pace.filter(|p| PACES.contains(p)) {
            Some(pace) => Together::Pace(pace),
            None => return StatusCode::BAD_REQUEST.into_response(),
        },
        What::Endex => Together::Endex,
        What::Emergency => Together::Emergency(true),
        What::EmergencyOver => Together::Emergency(false),
        What::OpenModule => match pressed.module {
            Some(module) if pressed.sure.is_some() => Together::Open(module),
            Some(module) => {
                let now = Now::of(&all);
                if now.talks_of_another(&module) {
                    // What is open ends by it: that is asked first.
                    let known = now.modules().iter().any(|m| m.id == module);
                    let asks = known.then(|| format!("./overview?module={module}"));
                    return Redirect::to(asks.as_deref().unwrap_or("./overview")).into_response();
                }
                Together::Open(module)
            }
            None => return StatusCode::BAD_REQUEST.into_response(),
        },
        What::NextQuestion => Together::NextQuestion,
        What::Talk => Together::Talk(true),
        What::HoldTalk => Together::Talk(false),
        What::Piece => Together::Piece,
        What::CloseModule => Together::CloseModule,
    };
    all.together(what).await;
    Redirect::to("./overview").into_response()
}

/// Does what writes the trainer's file, on a thread on which nobody waits for pages; nothing if it could not be written.
async fn written<T: Send + 'static>(
    trainer: &Arc<Mutex<Trainer>>,
    what: impl FnOnce(&mut Trainer) -> std::io::Result<T> + Send + 'static,
) -> Option<T> {
    let trainer = trainer.clone();
    let done = tokio::task::spawn_blocking(move || what(&mut lock(&trainer))).await;
    done.ok().and_then(Result::ok)
}

/// Gives the overview another code; all others who had it are out.
async fn renew(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
) -> Response {
    let (Some(_), Some(trainer)) = (all.trainers(&headers), &all.trainer) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let renew = |trainer: &mut Trainer| trainer.renew().and_then(|()| trainer.cookie());
    let Some(cookie) = written(trainer, renew).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    all.teams.iter().for_each(|t| t.host.expel_trainers());
    let mut answer = Redirect::to("./overview").into_response();
    for value in came.seating(&cookie, None, lang(&all.common, None, &headers)) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}

/// The browser is a trainer's no more, here and at every team.
async fn leave(
    State(all): State<All>,
    Extension(came): Extension<Came>,
    headers: HeaderMap,
) -> Response {
    if let (Some(browser), Some(trainer)) = (all.trainers(&headers), &all.trainer) {
        let gone = browser.clone();
        let leave = move |trainer: &mut Trainer| trainer.leave(&gone);
        if written(trainer, leave).await.is_none() {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
        all.teams.iter().for_each(|t| t.host.leave(&browser));
    }
    let mut answer = Redirect::to("./").into_response();
    for gone in came.gone() {
        answer.headers_mut().append(header::SET_COOKIE, gone);
    }
    answer
}
