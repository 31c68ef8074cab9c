//! The teams compared, once they have come to ENDEX: all beside each other, or two of them in everything.
//!
//! Deliberately not here: what is compared and how it looks (`report::trend`, `report::compare`).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;

use super::answers;
use super::app::{All, lang};
use super::pages::{Failed, Which};
use super::shell::{Script, shell};
use super::teams::TeamName;
use crate::base::message::Message;
use crate::base::text::Lang;
use crate::report::compare::Comparison;
use crate::report::html as document;
use crate::report::trend::Trend;
use crate::session::recording::Recording;
use crate::wording::{Say, plain, say};

pub(super) fn router() -> Router<All> {
    Router::new().route("/comparison", get(comparison))
}

/// On the overview: what is to be compared.
pub(super) fn choice(say: Say, all: &All) -> Markup {
    let names: Vec<String> = all
        .teams
        .iter()
        .map(|t| say.message(&t.name.words()))
        .collect();
    let choose = |name: &str, label: String, first: usize| {
        html! {
            label { (label) " "
                select name=(name) {
                    @for (n, team) in names.iter().enumerate() { option value=(n + 1) selected[n == first] { (team) } }
                }
            }
        }
    };
    html! {
        section.compare {
            h2 { (say.t("teams-compare")) }
            p.note { (say.t("teams-compare-hint")) }
            form method="get" action="comparison" target="_blank" { button type="submit" { (say.t("teams-compare-all")) } }
            form method="get" action="comparison" target="_blank" {
                (choose("a", say.t("teams-compare-one"), 0))
                (choose("b", say.t("teams-compare-other"), 1))
                button type="submit" { (say.t("teams-compare-two")) }
            }
        }
    }
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
    /// Numbers of two teams, if not all are meant.
    a: Option<usize>,
    b: Option<usize>,
}

async fn comparison(
    State(all): State<All>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    if all.trainers(&headers).is_none() {
        return Redirect::to("./").into_response();
    }
    let lang = lang(&all.common, asked.lang.as_deref(), &headers);
    let over = all.over();
    let from = all.made_from();
    let place = |n: Option<usize>| n?.checked_sub(1).filter(|n| *n < all.teams.len());
    let made = match (place(asked.a), place(asked.b)) {
        (Some(a), Some(b)) => {
            let of = |n: usize| over.iter().find(|(t, _)| *t == all.teams[n].name).cloned();
            let (Some(a_over), Some(b_over)) = (of(a), of(b)) else {
                return answers::html(said(lang, "teams-compare-not-over", false));
            };
            let make = move || two(&a_over, &b_over, lang);
            all.pages.get(Which::Pair(a, b, lang), from, make).await
        }
        _ if over.is_empty() => return answers::html(said(lang, "teams-compare-none", false)),
        _ => {
            let make = move || beside(&over, lang);
            all.pages.get(Which::All(lang), from, make).await
        }
    };
    match made {
        Some(Ok(page)) => answers::document(page),
        Some(Err(why)) => answers::html(failed(lang, &why)),
        None => {
            let mut answer = answers::html(said(lang, "teams-compare-wait", true));
            let again = HeaderValue::from_static("2");
            answer.headers_mut().insert(header::REFRESH, again);
            answer
        }
    }
}

fn read(file: &Path) -> Result<Arc<Recording>, Failed> {
    Recording::open(file).map(Arc::new).map_err(|e| e.words())
}

/// All teams beside each other, as one document.
fn beside(over: &[(TeamName, PathBuf)], lang: Lang) -> Result<String, Failed> {
    let recordings = over.iter().map(|(_, file)| read(file));
    let recordings = recordings.collect::<Result<Vec<_>, _>>()?;
    let names = over.iter().map(|(team, _)| team.words()).collect();
    let trend = Trend::of(recordings).of_teams(names);
    Ok(document::html(&[trend.doc(lang)]))
}

/// Two teams in everything.
fn two(a: &(TeamName, PathBuf), b: &(TeamName, PathBuf), lang: Lang) -> Result<String, Failed> {
    let mut compared = Comparison::of(read(&a.1)?, read(&b.1)?);
    let name = |team: &TeamName| plain(lang).message(&team.words());
    (compared.a.name, compared.b.name) = (name(&a.0), name(&b.0));
    let at = compared.moment();
    Ok(compared.html(lang, at))
}

/// A page that says why there is no comparison.
fn said(lang: Lang, key: &'static str, waits: bool) -> Markup {
    let words = Message::new(key, Vec::new());
    around(lang, &words, if waits { "status" } else { "note" })
}

fn failed(lang: Lang, why: &Message) -> Markup {
    around(lang, why, "alert")
}

fn around(lang: Lang, words: &Message, role: &str) -> Markup {
    let say = say(lang);
    let title = say.t("teams-compare");
    let body = html! {
        body.door { main {
            h1 { (title) }
            p role=(role) { (say.message(words)) }
            a href="overview" { (say.t("teams-all")) }
        } }
    };
    shell(lang, &title, Script::None, &body)
}
