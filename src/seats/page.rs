//! The pages around the screens: where a code is typed, what a screen hangs in, the lobby with codes and pictures.
//!
//! Deliberately not here: what is on a screen (`screen`), how pages look (`assets/web/style.css`).

use std::sync::Arc;

use maud::{Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg::Color;

use super::admission::{Admitted, By};
use super::codes::Station;
use super::shell::{Script, languages, shell};
use super::teams::TeamName;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::map::svg;
use crate::session::player::{Mode, Origin, Snapshot};
use crate::wording::{Say, say};

/// Why somebody is not let in.
pub(super) enum Wrong {
    /// The code is none.
    Code,
    /// The code by which one sat there was changed.
    Changed,
    /// Too many were wrong; seconds to wait.
    Wait(u64),
}

/// A station with its code.
pub(super) struct Invitation {
    pub(super) station: Station,
    pub(super) code: String,
    /// Browsers that look from there now.
    pub(super) present: usize,
}

/// Where a code is typed.
pub(super) fn door(lang: Lang, title: Option<&str>, code: &str, wrong: Option<Wrong>) -> Markup {
    let say = say(lang);
    let why = wrong.map(|w| match w {
        Wrong::Code => say.t("seats-wrong-code"),
        Wrong::Changed => say.t("seats-code-changed"),
        Wrong::Wait(seconds) => say.message(&msg!("seats-wait", n = seconds)),
    });
    let heading = title.map_or_else(|| say.t("seats-door"), str::to_owned);
    let body = html! {
        body.door {
            main {
                p.exercise { (say.t("exercise-mark-long")) }
                h1 { (heading) }
                form method="post" action="join" {
                    input type="hidden" name="lang" value=(lang.tag());
                    label for="code" { (say.t("seats-code")) }
                    input #code type="text" name="code" value=(code) required maxlength="20" autocomplete="off" autocapitalize="characters"
                        spellcheck="false" dir="ltr" autofocus aria-describedby=[why.as_ref().map(|_| "why")];
                    @if let Some(why) = &why { p #why.wrong role="alert" { (why) } }
                    label for="name" { (say.t("seats-name")) }
                    input #name type="text" name="name" maxlength="40" autocomplete="off" dir="auto" aria-describedby="name-hint";
                    p #name-hint.note { (say.t("seats-name-hint")) }
                    button type="submit" { (say.t("seats-enter")) }
                }
                p.note { (say.t("seats-code-hint")) }
                (languages(lang, "./"))
            }
        }
    };
    shell(lang, &heading, Script::None, &body)
}

/// What stands around a screen besides the exercise.
pub(super) struct Around<'a> {
    /// Which team's, where there are several.
    pub(super) team: Option<&'a TeamName>,
    /// The exercise from which this one was branched off.
    pub(super) branched: Option<Arc<Origin>>,
    /// The same, where its file is there.
    pub(super) before: Option<&'a Origin>,
}

/// That an exercise is a branch, in words.
pub(super) fn branched(lang: Lang, origin: &Origin) -> String {
    say(lang).with("seats-branched", &[("time", origin.at)])
}

/// A way to the report of the exercise from which another one was branched off.
fn report_before(say: Say, before: &Origin) -> Markup {
    let words = msg!("seats-report-before", file = &before.file);
    html! { a href="report?before" target="_blank" rel="noopener" { (say.message(&words)) } }
}

/// What a screen hangs in.
pub(super) fn seat(lang: Lang, who: &Admitted, around: &Around<'_>, newest: &Snapshot) -> Markup {
    let (say, station) = (say(lang), &who.station);
    let title = newest.scenario.head.title.get(lang);
    let branched = around.branched.as_ref().map(|o| branched(lang, o));
    let body = html! {
        body.seat data-offline=(say.t("seats-offline")) data-waiting=(say.t("seats-waiting"))
            data-stale=(say.t("seats-stale")) data-map=(say.t("seats-map")) data-lanes=(say.t("time-panel"))
            data-ended=(say.t("seats-replay-ended")) data-branched=[branched] data-station=(station.key())
        {
            svg.forms aria-hidden="true" width="0" height="0" {
                (PreEscaped(svg::forms(&newest.scenario, &newest.truth)))
            }
            header.who {
                h1.unseen { (title) }
                span.exercise { (say.t("exercise-mark-long")) }
                span.real { (say.t("seats-real")) " " time #since {} }
                @if let Some(team) = around.team { strong { (say.message(&team.words())) } }
                strong { (say.message(&station.called(&newest.scenario))) }
                @if *station == Station::Control { a href="lobby" target="_blank" rel="noopener" { (say.t("seats-invite")) } }
                @if matches!(station, Station::Control | Station::Evaluator) {
                    a href="report" target="_blank" rel="noopener" { (say.t("seats-report")) }
                    @if let Some(before) = around.before { (report_before(say, before)) }
                }
                @match who.by {
                    By::Code => form method="post" action="leave" { button type="submit" { (say.t("seats-leave")) } }
                    By::Trainer => a.all href="../../overview" { (say.t("teams-all")) }
                }
            }
            div #line role="status" aria-live="polite" hidden {}
            div #said.unseen role="status" {}
            div #warned.unseen role="alert" {}
            div #news.unseen role="status" {}
            main #frame { div #s { p.note { (say.t("seats-connecting")) } } }
            noscript { p.wrong { (say.t("seats-no-script")) } }
        }
    };
    shell(lang, title, Script::Seat, &body)
}

/// A picture that leads a phone to an address.
fn picture(address: &str) -> Option<String> {
    let code = QrCode::new(address).ok()?;
    let drawn = code
        .render()
        .min_dimensions(180, 180)
        .dark_color(Color("#000"))
        .light_color(Color("#fff"))
        .build();
    // What stands before the drawing itself belongs to a file.
    drawn.find("<svg").map(|at| drawn[at..].to_owned())
}

/// Whether a station is to get another code, which puts out who sits there.
pub(super) fn renew(lang: Lang, newest: &Snapshot, station: &Station, code: &str) -> Markup {
    let say = say(lang);
    let title = say.t("seats-renew");
    let body = html! {
        body.door {
            main {
                p.exercise { (say.t("exercise-mark-long")) }
                h1 { (say.message(&station.called(&newest.scenario))) }
                p { (say.t("seats-renew-words")) }
                form method="post" action="renew" {
                    input type="hidden" name="code" value=(code);
                    input type="hidden" name="sure" value="yes";
                    button type="submit" { (title) }
                }
                a href="lobby" { (say.t("cancel")) }
            }
        }
    };
    shell(lang, &title, Script::None, &body)
}

/// What stands in the place of a report that is not there; of a branch with the way to that of the exercise before it.
pub(super) fn no_report(lang: Lang, why: Option<&Message>, before: Option<&Origin>) -> Markup {
    let say = say(lang);
    let title = say.t("seats-report");
    let words = match (why, before) {
        (Some(why), _) => say.message(why),
        (None, Some(o)) => say.message(&msg!(
            "report-of-branch-not-yet",
            file = &o.file,
            time = o.at
        )),
        (None, None) => say.t("report-not-yet"),
    };
    let body = html! {
        body.door { main {
            h1 { (title) }
            p { (words) }
            @if let Some(before) = before { (report_before(say, before)) }
            a href="seat" { (say.t("seats-back")) }
        } }
    };
    shell(lang, &title, Script::None, &body)
}

/// What the lobby shows besides the exercise.
pub(super) struct Lobby<'a> {
    pub(super) addresses: &'a [String],
    /// Hash of the certificate, where lines are encrypted.
    pub(super) fingerprint: Option<&'a str>,
    pub(super) invitations: &'a [Invitation],
    /// Which team's, where there are several.
    pub(super) team: Option<&'a TeamName>,
    /// For the projector: the rooms alone, for who sees the code of exercise control can be it.
    pub(super) large: bool,
}

/// Whether a room is ready and hears exercise control.
fn readiness(say: Say, newest: &Snapshot, station: &Station) -> Markup {
    let Station::Team(seat) = station else {
        return html! {};
    };
    let a = &newest.attendance;
    let heard = a.check.as_ref().is_some_and(|c| c.heard.contains(seat));
    html! {
        @if newest.mode == Mode::Ready && a.ready.contains(seat) { p.ready { "✓ " (say.t("room-ready")) } }
        @if a.is_asked(seat) { p.silent { (say.t("comms-no-answer")) } }
        @if heard { p.ready { "✓ " (say.t("comms-heard")) } }
    }
}

/// Codes and pictures of all stations, and who is there.
pub(super) fn lobby(lang: Lang, newest: &Snapshot, lobby: &Lobby<'_>) -> Markup {
    let say = say(lang);
    let title = newest.scenario.head.title.get(lang);
    let address = lobby.addresses.first().map_or("", String::as_str);
    let (large, fingerprint) = (lobby.large, lobby.fingerprint);
    let class = if large { "lobby large" } else { "lobby" };
    let body = html! {
        body class=(class) data-offline=(say.t("seats-offline")) {
            div #line role="status" aria-live="polite" hidden {}
            main {
                p.exercise { (say.t("exercise-mark-long")) }
                h1 { (title) @if let Some(team) = lobby.team { " · " (say.message(&team.words())) } }
                p { (say.t("seats-addresses")) }
                ul.addresses { @for a in lobby.addresses { li dir="ltr" { (a) } } }
                @if let Some(fingerprint) = fingerprint {
                    p { (say.t("seats-fingerprint")) }
                    p.fingerprint dir="ltr" { (fingerprint) }
                }
                p {
                    @if large { a href="lobby" { (say.t("seats-ordinary")) } } @else { a href="lobby?large" { (say.t("seats-large")) } }
                }
                form method="post" action="lobby/check" { button type="submit" { (say.t("comms-check")) } }
                div.cards {
                    @for i in lobby.invitations.iter().filter(|i| !large || matches!(i.station, Station::Team(_))) {
                        section.card {
                            h2 { (say.message(&i.station.called(&newest.scenario))) }
                            @if let Some(drawn) = picture(&format!("{address}/join?code={}", i.code)) {
                                div.qr role="img" aria-label=(say.t("seats-picture")) { (PreEscaped(drawn)) }
                            }
                            p.code dir="ltr" { (&i.code[..4]) " " (&i.code[4..]) }
                            p.passing { (say.message(&msg!("seats-present", n = i.present))) }
                            (readiness(say, newest, &i.station))
                            form method="post" action="renew" {
                                input type="hidden" name="code" value=(i.code);
                                button type="submit" { (say.t("seats-renew")) }
                            }
                        }
                    }
                }
                (languages(lang, "lobby"))
            }
        }
    };
    shell(lang, title, Script::Lobby, &body)
}
