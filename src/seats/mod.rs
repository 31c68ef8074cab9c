//! Layer 6: seats in browsers on the local network: everybody sits down at the exercise, and nothing is installed elsewhere.
//!
//! ```text
//! browser ──GET /events──► updates of the screen (server-sent events)
//!    │                            ▲
//!    └──POST /act──► host ──► viewers: screen's panels, as HTML
//!                       └──► exercise's thread (session::player)
//! ```
//!
//! One exercise is open, or several teams' side by side, each with a host of its own and one trainer for all.
//! The server runs inside the process of the exercise, on threads of its own. The host filters: a seat's browser is made from that
//! seat's picture and nothing else. Nothing listens beyond this machine unless that is asked for.
//! Deliberately not here: panels and what acts do (`screen`), rules, the exercise's clock.

mod admission;
mod alarm;
mod answers;
mod api;
mod api_clock;
mod api_discussion;
mod app;
mod cards;
mod classes;
mod clock;
mod codes;
mod comparison;
mod door;
mod error;
mod guard;
mod host;
mod html;
mod input;
mod lanes;
mod locks;
mod maps;
mod news;
mod opaque;
mod openapi;
mod overview;
mod page;
mod pages;
mod passing;
mod players;
mod presence;
mod programs;
mod proxy;
mod rates;
mod scenes;
mod sendings;
mod shell;
mod showing;
mod teams;
#[cfg(test)]
mod tests;
mod tls;
mod together;
mod trainer;
mod tries;
mod update;
mod viewer;
mod wall;
mod web;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};

pub use codes::Station;
pub use error::SeatsError;
pub use players::BranchWanted;
pub use proxy::{Proxy, PublicAddress};
pub use teams::{MOST_TEAMS, TeamId, TeamName, Teams};
pub use tls::Tls;

use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::session::player::{Notify, PlayerHandle, SessionRequest};
use app::{All, Common, Team};
use host::{Host, lock};
use tls::{Encrypted, OwnCertificate};
use trainer::Trainer;

/// Where seats are reached if no port is said.
pub const PORT: u16 = 7777;
/// Where seats listen if no address is said: on every network of this machine.
pub const EVERYWHERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), PORT);
/// Connections at most: two for every page that the host keeps.
const CONNECTIONS: usize = 4096;
/// How often it is looked who is connected: a room that has gone is seen to be gone soon enough.
const ATTENDANCE: Duration = Duration::from_secs(3);
/// Between two looks whether the screens show anything else, while something is new all the time.
const BETWEEN: Duration = Duration::from_millis(250);
/// How long a browser may take to say what it wants.
const HEAD: Duration = Duration::from_secs(10);

/// How seats are opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen. An unspecified address is every network of this machine.
    pub listen: SocketAddr,
    /// Language of whoever says none.
    pub lang: Lang,
    /// How lines are encrypted; not at all where none.
    pub tls: Option<Tls>,
    /// What stands before them.
    pub proxy: Proxy,
}

/// An exercise that a team plays beside others.
pub struct TeamExercise {
    /// The exercise, which is open.
    pub player: PlayerHandle,
    /// What the team is called; as it was before, or by its number, where none.
    pub name: Option<String>,
}

/// The codes of a team.
pub struct TeamCodes {
    /// The team.
    pub team: TeamName,
    /// The stations with their codes.
    pub codes: Vec<(Station, String)>,
}

impl Options {
    /// Whether somebody can listen there, with what was given as certificate.
    ///
    /// # Errors
    /// If not, and why.
    pub fn can_be_opened(&self) -> Result<(), SeatsError> {
        if let Some(Tls::Given { certificate, key }) = &self.tls {
            Encrypted::given(certificate, key)?;
        }
        std::net::TcpListener::bind(self.listen)
            .map(drop)
            .map_err(SeatsError::NotThere)
    }
}

/// Seats that are open. They close when this goes.
pub struct Seats {
    all: All,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Seats {
    /// Opens the seats of an exercise that is open.
    ///
    /// # Errors
    /// If nobody can listen there, the codes cannot be kept, or the certificate cannot be used.
    pub fn open(player: PlayerHandle, options: Options) -> Result<Self, SeatsError> {
        let team = team_of(TeamExercise { player, name: None }, 0)?;
        team.host.players.allow_branches();
        Self::serve(vec![team], None, options)
    }

    /// Opens the seats of several exercises side by side, with an overview for the trainer of all.
    ///
    /// # Errors
    /// As [`Self::open`], or if there is no exercise.
    pub fn open_teams(teams: Vec<TeamExercise>, options: Options) -> Result<Self, SeatsError> {
        let files: Vec<_> = teams.iter().filter_map(|t| t.player.file()).collect();
        let many = teams.into_iter().enumerate();
        let teams: Vec<Team> = many
            .map(|(n, team)| {
                // A queue that is full is full of orders, and there are none yet.
                team.player.request(SessionRequest::PlayNights).ok();
                team_of(team, n)
            })
            .collect::<Result<_, _>>()?;
        let trainer = Trainer::open(&files)?;
        Self::serve(teams, Some(trainer), options)
    }

    fn serve(
        teams: Vec<Team>,
        trainer: Option<Trainer>,
        options: Options,
    ) -> Result<Self, SeatsError> {
        if teams.is_empty() {
            return Err(SeatsError::NoExercise);
        }
        let listener = std::net::TcpListener::bind(options.listen)
            .and_then(|l| l.set_nonblocking(true).map(|()| l))
            .map_err(SeatsError::NotThere)?;
        let port = listener.local_addr().map_err(SeatsError::NotThere)?.port();
        let ips = reached_at(options.listen.ip());
        let public = &options.proxy.public;
        let encrypted = match &options.tls {
            None => None,
            Some(Tls::Given { certificate, key }) => Some(Encrypted::given(certificate, key)?),
            Some(Tls::Own) => {
                let known = public.iter().map(|p| p.name().to_owned());
                let names = tls::names(ips.iter().map(IpAddr::to_string).chain(known));
                let own = own_certificate(&teams, names).map_err(SeatsError::Codes)?;
                Some(Encrypted::own(&own)?)
            }
        };
        let own = addresses(&ips, port, encrypted.is_some());
        let common = Common {
            rates: rates::Rates::default(),
            tries: Mutex::default(),
            addresses: public.iter().map(ToString::to_string).chain(own).collect(),
            fingerprint: encrypted.as_ref().map(|e| Arc::from(&*e.fingerprint)),
            proxy: options.proxy,
            lang: options.lang,
        };
        let all = All {
            common: Arc::new(common),
            teams: Arc::new(teams),
            trainer: trainer.map(|t| Arc::new(Mutex::new(t))),
            pages: Arc::default(),
            turn: Arc::default(),
        };
        let (stop, thread) =
            start(listener, all.clone(), encrypted).map_err(SeatsError::NotThere)?;
        Ok(Self {
            all,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// SHA-256 of the certificate of encrypted lines, as browsers show it.
    pub fn fingerprint(&self) -> Option<&str> {
        self.all.common.fingerprint.as_deref()
    }

    /// Addresses at which they are reached, the likeliest first.
    pub fn addresses(&self) -> &[String] {
        &self.all.common.addresses
    }

    /// The stations of the exercise with their codes; of several, those of the first.
    pub fn codes(&self) -> Vec<(Station, String)> {
        self.all.teams.first().map(codes_of).unwrap_or_default()
    }

    /// Shows the exercise again to all, from a moment or from STARTEX, once ENDEX has come; of several, the first.
    pub fn begin_replay(&self, at: Option<SimTime>) {
        if let Some(team) = self.all.teams.first() {
            let host = &team.host;
            host.players.begin_replay(at, host.watched_now());
        }
    }

    /// All are shown the exercise again as it ended.
    pub fn end_replay(&self) {
        if let Some(team) = self.all.teams.first() {
            team.host.players.end_replay();
        }
    }

    /// The replay that is shown to all, once it is open.
    pub fn replay(&self) -> Option<PlayerHandle> {
        self.all.teams.first()?.host.players.replay()
    }

    /// Calls this whenever something is new of what is shown, or is wanted of whoever opened it.
    pub fn listen(&self, notify: Notify) {
        if let Some(team) = self.all.teams.first() {
            team.host.players.listen(notify);
        }
    }

    /// What exercise control in a browser wants to go on from, once: whoever opened the exercise opens that in its place.
    pub fn branch_wanted(&self) -> Option<BranchWanted> {
        self.all.teams.first()?.host.players.branch_wanted()
    }

    /// The teams with their codes.
    pub fn teams(&self) -> Vec<TeamCodes> {
        let of = |t: &Team| TeamCodes {
            team: t.name.clone(),
            codes: codes_of(t),
        };
        self.all.teams.iter().map(of).collect()
    }

    /// The code of the trainer's overview, where several teams play.
    pub fn trainers_code(&self) -> Option<String> {
        let trainer = self.all.trainer.as_ref()?;
        Some(lock(trainer).code().to_owned())
    }
}

/// A team by its place in the list.
fn team_of(team: TeamExercise, place: usize) -> Result<Team, SeatsError> {
    let snapshot = team.player.newest().ok_or(SeatsError::NoExercise)?;
    let host = Host::new(team.player, &snapshot)?;
    let mut codes = lock(&host.codes);
    if let Some(name) = &team.name {
        codes.name_team(name).map_err(SeatsError::Codes)?;
    }
    let name = TeamName {
        id: TeamId::at(place),
        name: codes.team().map(str::to_owned),
    };
    drop(codes);
    Ok(Team { name, host })
}

/// The certificate of our own for these names: one that any of the teams kept, or a new one. It is kept beside each exercise, so that
/// browsers that accepted it accept whichever of them is gone on with.
fn own_certificate(teams: &[Team], names: Vec<String>) -> io::Result<OwnCertificate> {
    let kept = teams
        .iter()
        .filter_map(|t| lock(&t.host.codes).certificate().cloned());
    let own = OwnCertificate::renewed(kept, names)?;
    for team in teams {
        lock(&team.host.codes).keep_certificate(own.clone())?;
    }
    Ok(own)
}

fn codes_of(team: &Team) -> Vec<(Station, String)> {
    let codes = lock(&team.host.codes);
    codes
        .all()
        .map(|(s, code)| (s.clone(), code.to_owned()))
        .collect()
}

impl Drop for Seats {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).ok();
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// Starts the thread that serves.
fn start(
    listener: std::net::TcpListener,
    all: All,
    encrypted: Option<Encrypted>,
) -> io::Result<(oneshot::Sender<()>, JoinHandle<()>)> {
    let (stop, stopped) = oneshot::channel();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("seats")
        .enable_all()
        .build()?;
    let work = move || {
        runtime.block_on(serve(listener, all, encrypted, stopped));
        // Streams that are open end with the runtime.
        runtime.shutdown_timeout(Duration::from_millis(200));
    };
    let thread = std::thread::Builder::new()
        .name("seats".to_owned())
        .spawn(work)?;
    Ok((stop, thread))
}

/// Accepts connections until it is told to stop.
async fn serve(
    listener: std::net::TcpListener,
    all: All,
    encrypted: Option<Encrypted>,
    mut stopped: oneshot::Receiver<()>,
) {
    let Ok(listener) = TcpListener::from_std(listener) else {
        return;
    };
    tokio::spawn(forget(all.teams.clone()));
    for team in all.teams.iter() {
        tokio::spawn(attend(team.host.clone()));
        tokio::spawn(show(team.host.clone()));
    }
    let common = all.common.clone();
    let seats = web::router(all);
    let routers = Routers {
        plain: encrypted
            .is_some()
            .then(|| web::to_encrypted(common, seats.clone())),
        seats,
        encrypted,
    };
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = &mut stopped => return,
        };
        // One that could not be accepted says nothing of the next.
        let Ok((stream, from)) = accepted else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let Ok(place) = room.clone().try_acquire_owned() else {
            continue;
        };
        stream.set_nodelay(true).ok();
        let routers = routers.clone();
        tokio::spawn(async move {
            routers.connection(stream, app::Peer(from.ip())).await;
            drop(place);
        });
    }
}

/// Looks now and then who is connected, apart from those who wait to be let in, and writes what of codes and people is not kept yet.
async fn attend(host: Arc<Host>) {
    let mut attendance = tokio::time::interval(ATTENDANCE);
    loop {
        attendance.tick().await;
        let host = host.clone();
        let look = move || {
            host.attend();
            // What could not be written is tried again the next time.
            host.keep().ok();
        };
        tokio::task::spawn_blocking(look).await.ok();
    }
}

/// Has all screens show what is new, as soon as anything is: those of the exercise, and those of who sits at the seats. While nothing is
/// new nothing is looked at.
async fn show(host: Arc<Host>) {
    let mut news = host.news.clone();
    loop {
        tokio::select! {
            changed = news.changed() => if changed.is_err() { return },
            () = host.stirred.notified() => {}
        }
        let shown = host.clone();
        tokio::task::spawn_blocking(move || shown.show_all())
            .await
            .ok();
        // What is new of many things at once is shown together: a person reads no faster.
        tokio::time::sleep(BETWEEN).await;
    }
}

/// Once a minute forgets who was not heard for long.
async fn forget(teams: Arc<Vec<Team>>) {
    loop {
        tokio::time::sleep(Duration::from_secs(60)).await;
        teams.iter().for_each(|t| t.host.forget(wall::now()));
    }
}

/// What a connection is served with.
#[derive(Clone)]
struct Routers {
    encrypted: Option<Encrypted>,
    seats: Router,
    /// For those who come without encryption where there is one.
    plain: Option<Router>,
}

impl Routers {
    /// Serves a connection to its end. A line that broke the browser opens anew.
    async fn connection(self, stream: TcpStream, from: app::Peer) {
        let Some((encrypted, plain)) = self.encrypted.zip(self.plain) else {
            return http(stream, self.seats, from).await;
        };
        let mut first = [0];
        match tokio::time::timeout(HEAD, stream.peek(&mut first)).await {
            Ok(Ok(1)) if first[0] == tls::HANDSHAKE => {
                let accepted = tokio::time::timeout(HEAD, encrypted.acceptor.accept(stream));
                if let Ok(Ok(stream)) = accepted.await {
                    http(stream, self.seats, from).await;
                }
            }
            Ok(Ok(1)) => http(stream, plain, from).await,
            _ => {}
        }
    }
}

async fn http(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    router: Router,
    from: app::Peer,
) {
    let service = router.layer(axum::Extension(from));
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
        .await
        .ok();
}

/// Addresses of this machine at which others reach it, the likeliest first.
fn reached_at(listen: IpAddr) -> Vec<IpAddr> {
    if !listen.is_unspecified() {
        return vec![listen];
    }
    let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
    outward().into_iter().chain([local]).collect()
}

/// The same as a browser wants them.
fn addresses(ips: &[IpAddr], port: u16, encrypted: bool) -> Vec<String> {
    let scheme = if encrypted { "https" } else { "http" };
    let of = |ip: &IpAddr| format!("{scheme}://{}", SocketAddr::new(*ip, port));
    ips.iter().map(of).collect()
}

/// The address that this machine has on the network that it would reach others by. Nothing is sent to find out.
fn outward() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // Addresses that are set aside for examples: which network leads outward is all that is asked.
    let networks = [Ipv4Addr::new(192, 0, 2, 1), Ipv4Addr::new(192, 168, 1, 254)];
    networks
        .into_iter()
        .find_map(|to| socket.connect((to, 9)).ok())
        .and_then(|()| socket.local_addr().ok())
        .map(|a| a.ip())
        .filter(|ip| !ip.is_unspecified())
}
