//! Layer 6: seats in browsers on the local network: everybody sits down at the exercise, and nothing is installed elsewhere.
//!
//! ```text
//! browser ──GET /events──► updates of the screen (server-sent events)
//!    │                            ▲
//!    └──POST /act──► host ──► viewers: screen's panels, as HTML
//!                       └──► exercise's thread (session::player)
//! ```
//!
//! The server runs inside the process of the exercise, on threads of its own. The host filters: a seat's browser is made from that
//! seat's picture and nothing else. Nothing listens beyond this machine unless that is asked for.
//! Deliberately not here: panels and what acts do (`screen`), rules, the exercise's clock.

mod api;
mod app;
mod classes;
mod codes;
mod guard;
mod host;
mod html;
mod maps;
mod page;
mod rates;
mod tries;
mod viewer;
mod wall;
mod web;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, oneshot};

pub use codes::Station;

use crate::base::text::Lang;
use crate::session::player::PlayerHandle;
use host::{Host, lock};

/// Where seats are reached if no port is said.
pub const PORT: u16 = 7777;
/// Where seats listen if no address is said: on every network of this machine.
pub const EVERYWHERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), PORT);
/// Connections at most: two for every page that the host keeps.
const CONNECTIONS: usize = 4096;
/// How long a browser may take to say what it wants.
const HEAD: Duration = Duration::from_secs(10);

/// How seats are opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Where to listen. An unspecified address is every network of this machine.
    pub listen: SocketAddr,
    /// Language of whoever says none.
    pub lang: Lang,
}

/// Seats that are open. They close when this goes.
pub struct Seats {
    host: Arc<Host>,
    addresses: Arc<Vec<String>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Seats {
    /// Opens the seats of an exercise that is open.
    ///
    /// # Errors
    /// If nobody can listen there, or the codes cannot be kept.
    pub fn open(player: PlayerHandle, options: Options) -> io::Result<Self> {
        let snapshot = player
            .newest()
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotConnected))?;
        let host = Host::new(player, &snapshot)?;
        let listener = std::net::TcpListener::bind(options.listen)?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let addresses = Arc::new(addresses(options.listen.ip(), port));
        let app = app::App {
            host: host.clone(),
            rates: Arc::default(),
            addresses: addresses.clone(),
            lang: options.lang,
        };
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("seats")
            .enable_all()
            .build()?;
        let work = move || {
            runtime.block_on(serve(listener, app, stopped));
            // Streams that are open end with the runtime.
            runtime.shutdown_timeout(Duration::from_millis(200));
        };
        let thread = std::thread::Builder::new()
            .name("seats".to_owned())
            .spawn(work)?;
        Ok(Self {
            host,
            addresses,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Addresses at which they are reached, the likeliest first.
    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }

    /// The stations with their codes.
    pub fn codes(&self) -> Vec<(Station, String)> {
        let codes = lock(&self.host.codes);
        codes
            .all()
            .map(|(s, code)| (s.clone(), code.to_owned()))
            .collect()
    }
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

/// Accepts connections until it is told to stop.
async fn serve(listener: std::net::TcpListener, app: app::App, mut stopped: oneshot::Receiver<()>) {
    let Ok(listener) = TcpListener::from_std(listener) else {
        return;
    };
    tokio::spawn(forget(app.host.clone()));
    let router = web::router(app);
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
        let service = router.clone().layer(axum::Extension(app::Peer(from.ip())));
        tokio::spawn(async move {
            let served = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
                .await;
            // A line that broke is the browser's to mend.
            drop(served);
            drop(place);
        });
    }
}

/// Once a minute forgets who was not heard for long.
async fn forget(host: Arc<Host>) {
    loop {
        tokio::time::sleep(Duration::from_secs(60)).await;
        host.forget(wall::now());
    }
}

/// Addresses at which a port of this machine is reached from others.
fn addresses(listen: IpAddr, port: u16) -> Vec<String> {
    let of = |ip: IpAddr| match ip {
        IpAddr::V4(ip) => format!("http://{ip}:{port}"),
        IpAddr::V6(ip) => format!("http://[{ip}]:{port}"),
    };
    if !listen.is_unspecified() {
        return vec![of(listen)];
    }
    let local = of(IpAddr::V4(Ipv4Addr::LOCALHOST));
    outward().map(of).into_iter().chain([local]).collect()
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
