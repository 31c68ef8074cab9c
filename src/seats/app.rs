//! What the handlers of the seats' addresses have: those of one exercise that exercise alone, those at the door all of them.
//!
//! A handler of one team's addresses cannot reach another team's exercise, for it does not have it.
//! Deliberately not here: which address leads where (`web`, `door`, `overview`).

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};

use super::admission::{Admitted, By};
use super::codes::Station;
use super::host::Host;
use super::locks::lock;
use super::pages::{MadeFrom, Pages};
use super::proxy::Proxy;
use super::rates::Rates;
use super::teams::TeamName;
use super::trainer::Trainer;
use super::tries::Tries;
use crate::base::text::Lang;

/// Name of the cookie.
pub(super) const COOKIE: &str = "tamrin";
/// Name of the cookie by which who comes back is the same person.
const PERSON: &str = "tamrin-person";
/// Name of the cookie with the language that was chosen at the door.
pub(super) const LANGUAGE: &str = "tamrin-lang";

/// The other end of a connection.
#[derive(Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

/// How a request came.
#[derive(Clone, Debug)]
pub(super) struct Came {
    /// From where: what a trusted proxy says, else the other end of the connection.
    pub(super) from: IpAddr,
    /// The path under which whoever asks has the seats, without a slash at its end.
    pub(super) base: String,
    /// Whether the browser's line is encrypted, here or by a proxy.
    pub(super) encrypted: bool,
}

/// What all requests share.
pub(super) struct Common {
    pub(super) rates: Rates,
    pub(super) tries: Mutex<Tries>,
    /// Addresses at which the seats are reached, the likeliest first.
    pub(super) addresses: Vec<String>,
    /// Whether lines are encrypted here, and the fingerprint of the certificate by which that is seen.
    pub(super) fingerprint: Option<Arc<str>>,
    pub(super) proxy: Proxy,
    /// Language of whoever says none.
    pub(super) lang: Lang,
}

/// What the handlers of one exercise have.
#[derive(Clone)]
pub(super) struct App {
    pub(super) common: Arc<Common>,
    pub(super) host: Arc<Host>,
    /// Who may enter besides those with a code of it; nobody where it is the only one.
    pub(super) trainer: Option<Arc<Mutex<Trainer>>>,
    /// The team that plays it, where there are several.
    pub(super) team: Option<TeamName>,
}

impl App {
    /// The way from its pages to the door.
    pub(super) fn door(&self) -> &'static str {
        if self.team.is_some() { "../../" } else { "./" }
    }

    /// Who a request comes from, if it has a cookie that holds here.
    pub(super) fn admitted(&self, headers: &HeaderMap) -> Option<Admitted> {
        let own = |cookie: &str| {
            let (station, browser) = lock(&self.host.codes).admit(cookie)?;
            Some(Admitted {
                station,
                browser,
                by: By::Code,
            })
        };
        let trainer = |cookie: &str| {
            let browser = lock(self.trainer.as_ref()?).admit(cookie)?;
            Some(Admitted {
                station: Station::Control,
                browser,
                by: By::Trainer,
            })
        };
        keys(headers).find_map(|cookie| own(cookie).or_else(|| trainer(cookie)))
    }

    /// Whether a cookie still holds now that its page is there: codes that are changed from now on end the page.
    pub(super) fn still_admitted(&self, headers: &HeaderMap, browser: &str) -> bool {
        let holds = self.admitted(headers).is_some();
        if !holds {
            // The page was made after all of its station had ended.
            self.host.leave(browser);
        }
        holds
    }
}

/// A team and its exercise.
#[derive(Clone)]
pub(super) struct Team {
    pub(super) name: TeamName,
    pub(super) host: Arc<Host>,
}

/// What the handlers have that do not belong to one exercise: the door, other programs, the trainer's overview.
#[derive(Clone)]
pub(super) struct All {
    pub(super) common: Arc<Common>,
    /// The exercises, at least one.
    pub(super) teams: Arc<Vec<Team>>,
    /// Where there are several.
    pub(super) trainer: Option<Arc<Mutex<Trainer>>>,
    /// Comparisons that are being made.
    pub(super) pages: Arc<Pages>,
    /// Held by whoever does something with all teams.
    pub(super) turn: Arc<tokio::sync::Mutex<()>>,
}

impl All {
    /// The exercise and the station that a typed code opens.
    pub(super) fn by_code(&self, code: &str) -> Option<(&Team, Station)> {
        self.teams.iter().find_map(|team| {
            let station = lock(&team.host.codes).station(code).cloned();
            station.map(|s| (team, s))
        })
    }

    /// The way from the door to the pages of a team.
    pub(super) fn way_to(&self, team: &Team) -> String {
        if self.trainer.is_some() {
            format!("team/{}/", team.name.id)
        } else {
            String::new()
        }
    }

    /// The browser of the trainer that a request comes from, if it has a cookie that holds.
    pub(super) fn trainers(&self, headers: &HeaderMap) -> Option<String> {
        let trainer = self.trainer.as_ref()?;
        keys(headers).find_map(|cookie| lock(trainer).admit(cookie))
    }

    /// From what comparisons are made now.
    pub(super) fn made_from(&self) -> MadeFrom {
        let over = |(n, t): (usize, &Team)| {
            t.host.players.file_after_endex()?;
            Some((n, t.host.players.basis()?))
        };
        self.teams.iter().enumerate().filter_map(over).collect()
    }

    /// The files of those exercises that are over, with who played them.
    pub(super) fn over(&self) -> Vec<(TeamName, PathBuf)> {
        let file = |t: &Team| Some((t.name.clone(), t.host.players.file_after_endex()?));
        self.teams.iter().filter_map(file).collect()
    }
}

/// The cookies of a request, by their names.
fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}

/// The number of the person who sat at this browser before, if it has a sign of it.
pub(super) fn person_before(host: &Host, headers: &HeaderMap) -> Option<u32> {
    let codes = lock(&host.codes);
    cookies(headers)
        .filter(|(name, _)| *name == PERSON)
        .find_map(|(_, value)| codes.person(value))
}

/// Does what writes files, on a thread on which nobody waits for pages.
pub(super) async fn writing<T: Send + 'static>(
    host: &Arc<Host>,
    what: impl FnOnce(&Host) -> std::io::Result<T> + Send + 'static,
) -> Result<T, StatusCode> {
    let host = host.clone();
    let done = tokio::task::spawn_blocking(move || what(&host)).await;
    done.ok()
        .and_then(Result::ok)
        .ok_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Those that let somebody in.
pub(super) fn keys(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let ours = cookies(headers).filter(|(name, _)| *name == COOKIE);
    ours.map(|(_, value)| value)
}

/// The language that a request asks for.
pub(super) fn lang(common: &Common, asked: Option<&str>, headers: &HeaderMap) -> Lang {
    let chosen = cookies(headers)
        .find(|(name, _)| *name == LANGUAGE)
        .and_then(|(_, tag)| Lang::named(tag));
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .into_iter()
        .flat_map(|v| v.split(','))
        .filter_map(|part| part.split([';', '-']).next())
        .find_map(|tag| Lang::named(tag.trim()));
    asked
        .and_then(Lang::named)
        .or(chosen)
        .or(accepted)
        .unwrap_or(common.lang)
}

impl Came {
    /// The cookies that seat a browser, with the sign of the person and the language that was chosen.
    pub(super) fn seating(
        &self,
        cookie: &str,
        person: Option<&str>,
        lang: Lang,
    ) -> impl Iterator<Item = header::HeaderValue> {
        let secure = if self.encrypted { "; Secure" } else { "" };
        let kept = format!(
            "Path={}/; SameSite=Strict; Max-Age=604800{secure}",
            self.base
        );
        let set = format!("{COOKIE}={cookie}; HttpOnly; {kept}");
        let language = format!("{LANGUAGE}={}; {kept}", lang.tag());
        let person = person.map(|sign| format!("{PERSON}={sign}; HttpOnly; {kept}"));
        [Some(set), Some(language), person]
            .into_iter()
            .flatten()
            .filter_map(|v| header::HeaderValue::from_str(&v).ok())
    }

    /// The cookies that take that away again, with the sign of the person: whoever takes the machine over is somebody else.
    pub(super) fn gone(&self) -> impl Iterator<Item = header::HeaderValue> {
        [COOKIE, PERSON].into_iter().filter_map(|name| {
            let gone = format!(
                "{name}=; Path={}/; HttpOnly; SameSite=Strict; Max-Age=0",
                self.base
            );
            header::HeaderValue::from_str(&gone).ok()
        })
    }
}
