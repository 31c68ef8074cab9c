//! Seats in browsers without a window: `tamrin run … --headless --seats`. The trainer's own seat is a browser too.
//!
//! Deliberately not here: serving (`seats`), playing (`session::player`).

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::mpsc::sync_channel;

use super::{Done, Findings, terminal};
use crate::base::message::msg;
use crate::base::text::{Lang, Text};
use crate::scenario::Scenario;
use crate::seats::{self, Options, Seats, Station};
use crate::session::Exercise;
use crate::session::player::{Opening, Phase, Player};
use crate::wording::plain;

/// Opens the seats of an exercise and serves them until the process is ended or the exercise cannot go on.
pub(super) fn serve(exercise: Exercise, file: PathBuf, listen: SocketAddr, lang: Lang) -> Done {
    let scenario = exercise.sim().scenario().clone();
    // One word that there is something new is enough for all that is.
    let (tell, told) = sync_channel(1);
    let notify = Box::new(move || {
        // Nobody listens any more when the program ends.
        tell.try_send(()).ok();
    });
    let player = Player::open(Opening::Exercise(Box::new(exercise), file.clone()), notify);
    let mut seats = None;
    while told.recv().is_ok() {
        match player.phase() {
            Phase::Opening(_) => {}
            Phase::Open => {
                if seats.is_none() {
                    let opened = Seats::open(player.handle(), Options { listen, lang })?;
                    invite(&opened, &scenario, lang)?;
                    seats = Some(opened);
                }
            }
            Phase::Failed(why) => return Err(super::Failure::new(why)),
            Phase::Cancelled | Phase::Closed => break,
        }
    }
    let kept = file.display().to_string();
    terminal::out().say(&msg!("cli-seats-closed", kept = kept), lang)?;
    Ok(Findings::None)
}

/// How the window opens seats: there, or where seats usually are.
#[cfg(feature = "window")]
pub(super) fn opener(listen: Option<SocketAddr>) -> crate::window::OpenSeats {
    use crate::window::Invited;
    let listen = listen.unwrap_or(seats::EVERYWHERE);
    std::sync::Arc::new(move |player, lang| {
        let scenario = player.newest().map(|s| s.scenario.clone());
        let seats = Seats::open(player, Options { listen, lang }).map_err(|e| {
            msg!(
                "cli-seats-not-open",
                address = listen.to_string(),
                why = e.to_string()
            )
        })?;
        let named = |(station, code): (Station, String)| {
            let words = |l| {
                let s = scenario.as_ref();
                s.map_or_else(String::new, |s| plain(l).message(&station.called(s)))
            };
            let name = Text::new(&words(Lang::Ar), &words(Lang::En));
            (name, code)
        };
        Ok(Invited {
            addresses: seats.addresses().to_vec(),
            codes: seats.codes().into_iter().map(named).collect(),
            keep: Box::new(seats),
        })
    })
}

/// Says where the seats are and which code opens which.
fn invite(seats: &Seats, scenario: &Scenario, lang: Lang) -> std::io::Result<()> {
    let mut out = terminal::out();
    out.say(&msg!("cli-seats-open"), lang)?;
    for address in seats.addresses() {
        out.line(&format!("  {address}"))?;
    }
    for (station, code) in seats.codes() {
        let name = plain(lang).message(&station.called(scenario));
        out.line(&format!("  {code}  {name}"))?;
    }
    out.say(&msg!("cli-seats-end"), lang)
}
