//! Seats in browsers without a window: `tamrin run … --headless --seats`. The trainer's own seat is a browser too.
//!
//! Deliberately not here: serving (`seats`), playing (`session::player`).

use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;

use super::args::Run;
use super::{Done, Failure, Findings, terminal};
use crate::base::message::msg;
use crate::base::text::{Lang, Text};
use crate::scenario::Scenario;
use crate::seats::{self, Options, Proxy, Seats, SeatsError, Station, Tls};
use crate::session::Exercise;
use crate::session::player::{Opening, Phase, Player};
use crate::wording::plain;
#[cfg(feature = "window")]
use crate::{
    base::ids::SeatId,
    base::time::SimTime,
    session::player::{Notify, PlayerHandle},
};

/// How the seats are to be opened; none if they are not.
pub(super) fn options(args: &Run, lang: Lang) -> Result<Option<Options>, Failure> {
    let Some(listen) = args.seats else {
        return Ok(None);
    };
    let read = |path: &PathBuf| {
        std::fs::read(path).map_err(|e| {
            let file = path.display().to_string();
            Failure::new(msg!("cli-file-not-read", file = file)).because(e)
        })
    };
    let tls = match (args.tls, &args.certificate, &args.key) {
        (false, ..) => None,
        (true, Some(certificate), Some(key)) => Some(Tls::Given {
            certificate: read(certificate)?,
            key: read(key)?,
        }),
        (true, ..) => Some(Tls::Own),
    };
    let proxy = Proxy {
        public: args.public.clone(),
        trusted: args.behind.clone(),
    };
    let options = Options {
        listen,
        lang,
        tls,
        proxy,
    };
    options
        .can_be_opened()
        .map_err(|e| Failure::new(not_open(listen, &e)))?;
    Ok(Some(options))
}

/// Why seats could not be opened there.
pub(super) fn not_open(
    listen: std::net::SocketAddr,
    why: &SeatsError,
) -> crate::base::message::Message {
    let address = listen.to_string();
    msg!("cli-seats-not-open", address = address, why = why.words())
}

/// Opens the seats of an exercise and serves them until the process is ended or the exercise cannot go on.
pub(super) fn serve(exercise: Exercise, file: PathBuf, options: Options, lang: Lang) -> Done {
    let scenario = exercise.sim().scenario().clone();
    // One word that there is something new is enough for all that is.
    let (tell, told) = sync_channel(1);
    let notify = || {
        let tell = tell.clone();
        Box::new(move || {
            // Nobody listens any more when the program ends.
            tell.try_send(()).ok();
        })
    };
    let mut player = Player::open(Opening::Exercise(Box::new(exercise), file), notify());
    let (mut seats, mut branch): (Option<Seats>, Option<Player>) = (None, None);
    let mut invited = false;
    while told.recv().is_ok() {
        match branch.as_ref().map(Player::phase) {
            None | Some(Phase::Opening(_)) => {}
            // The same browsers sit at the same seats of what is opened in its place.
            Some(Phase::Open) => {
                drop(seats.take());
                if let Some(opened) = branch.take() {
                    player = opened;
                }
            }
            Some(Phase::Failed(why)) => {
                // A terminal that has gone away ends nothing for those who play.
                terminal::err().say(&why, lang).ok();
                branch = None;
            }
            Some(Phase::Cancelled | Phase::Closed) => branch = None,
        }
        match player.phase() {
            Phase::Opening(_) => {}
            Phase::Open => {
                if seats.is_none() {
                    let opened = Seats::open(player.handle(), options.clone())
                        .map_err(|e| Failure::new(not_open(options.listen, &e)))?;
                    opened.listen(notify());
                    let said = invite(&opened, &scenario, lang);
                    // Of a branch those who sit there have the codes already.
                    if !invited {
                        said?;
                    }
                    invited = true;
                    seats = Some(opened);
                }
                let wanted = seats.as_ref().and_then(Seats::branch_wanted);
                if let (Some(wanted), Some(parent), None) = (wanted, player.file(), &branch) {
                    let opening = Opening::Branch {
                        folder: parent.parent().map(Path::to_path_buf).unwrap_or_default(),
                        parent,
                        at: wanted.at,
                        staffed: wanted.staffed,
                    };
                    branch = Some(Player::open(opening, notify()));
                }
            }
            Phase::Failed(why) => return Err(Failure::new(why)),
            Phase::Cancelled | Phase::Closed => break,
        }
    }
    let kept = player.file().unwrap_or_default().display().to_string();
    terminal::out().say(&msg!("cli-seats-closed", kept = kept), lang)?;
    Ok(Findings::None)
}

/// How the window opens seats: there, or where seats usually are.
#[cfg(feature = "window")]
pub(super) fn opener(options: Option<Options>) -> crate::window::OpenSeats {
    use crate::window::Invited;
    std::sync::Arc::new(move |player, lang| {
        let scenario = player.newest().map(|s| s.scenario.clone());
        let options = options.clone().map_or_else(
            || Options {
                listen: seats::EVERYWHERE,
                lang,
                tls: None,
                proxy: Proxy::default(),
            },
            |o| Options { lang, ..o },
        );
        let listen = options.listen;
        let seats = Seats::open(player, options).map_err(|e| not_open(listen, &e))?;
        let seats = std::sync::Arc::new(seats);
        let named = move |(station, code): (Station, String)| {
            let words = |l| {
                let s = scenario.as_ref();
                s.map_or_else(String::new, |s| plain(l).message(&station.called(s)))
            };
            let name = Text::new(&words(Lang::Ar), &words(Lang::En));
            (name, code)
        };
        Ok(Invited {
            addresses: seats.addresses().to_vec(),
            fingerprint: seats.fingerprint().map(str::to_owned),
            codes: Box::new({
                let seats = seats.clone();
                move || seats.codes().into_iter().map(&named).collect()
            }),
            shown: std::sync::Arc::new(ToAll(seats.clone())),
            keep: seats,
        })
    })
}

/// What those who sit at the seats are shown, for the window.
#[cfg(feature = "window")]
struct ToAll(std::sync::Arc<Seats>);

#[cfg(feature = "window")]
impl crate::window::ShownToAll for ToAll {
    fn begin(&self, at: Option<SimTime>) {
        self.0.begin_replay(at);
    }

    fn end(&self) {
        self.0.end_replay();
    }

    fn replay(&self) -> Option<PlayerHandle> {
        self.0.replay()
    }

    fn branch_wanted(&self) -> Option<(SimTime, Vec<SeatId>)> {
        let wanted = self.0.branch_wanted()?;
        Some((wanted.at, wanted.staffed))
    }

    fn listen(&self, notify: Notify) {
        self.0.listen(notify);
    }
}

/// Says where the seats are and which code opens which.
fn invite(seats: &Seats, scenario: &Scenario, lang: Lang) -> std::io::Result<()> {
    let mut out = terminal::out();
    out.say(&msg!("cli-seats-open"), lang)?;
    reached_at(seats, lang)?;
    for (station, code) in seats.codes() {
        let name = plain(lang).message(&station.called(scenario));
        out.line(&format!("  {code}  {name}"))?;
    }
    out.say(&msg!("cli-seats-end"), lang)
}

/// Says at which addresses, and by what one knows that the lines are encrypted.
pub(super) fn reached_at(seats: &Seats, lang: Lang) -> std::io::Result<()> {
    let mut out = terminal::out();
    for address in seats.addresses() {
        out.line(&format!("  {address}"))?;
    }
    if let Some(fingerprint) = seats.fingerprint() {
        out.say(&msg!("seats-fingerprint"), lang)?;
        out.line(&format!("  {fingerprint}"))?;
    }
    Ok(())
}
