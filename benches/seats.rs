//! What one host holds: 600 browsers over the twelve seats of the reference scenario, and fifty orders a second.
//!
//! `cargo bench --bench seats`; `cargo bench --bench seats -- 10` for ten seconds of orders instead of a minute. The host is a process
//! of its own, so that its memory and its time are its own. Beside it, in the same run, the same orders go through a bare axum
//! broadcast that tells the same number of bytes to the same number of lines and keeps nothing.
//!
//! Every line comes from an address of its own, as in rooms: requests are limited by address. Deliberately not here: what browsers
//! do with what they are told.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "support/loopback.rs"]
mod loopback;

use std::convert::Infallible;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Query, State};
use axum::response::sse::{Event, Sse};
use axum::routing::{get, post};
use futures_util::stream::{self, Stream};
use loopback::{Line, listen, now, request, words};
use tamrin::base::text::Lang;
use tamrin::base::time::Span;
use tamrin::record::Fact;
use tamrin::record::order::Order;
use tamrin::scenario::{self, shipped};
use tamrin::seats::{Options, Proxy, Seats, Station};
use tamrin::session::player::{Control, Mode, Opening, Player, SessionRequest};
use tamrin::session::recording::Recording;
use tokio::sync::broadcast;

/// Browsers in all.
const BROWSERS: usize = 600;
/// Seats at which they sit.
const SEATS: usize = 12;
/// Orders a second.
const RATE: usize = 50;
/// Every so many orders one is sent twice under its name.
const TWICE: usize = 10;
const HERE: &str = "127.0.0.1:0";

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    match args.first().map(String::as_str) {
        Some("host") => host(Path::new(&args[1])),
        Some("bare") => bare(),
        seconds => {
            let asked = seconds.and_then(|s| s.parse().ok());
            // A minute says what an hour would.
            let seconds = asked.unwrap_or(60).clamp(1, 120);
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .expect("threads");
            runtime.block_on(measure(seconds));
        }
    }
}

// ---- the hosts, each in a process of its own ----------------------------------------------------------------------------------

/// An exercise with its seats open, until its input ends.
fn host(file: &Path) {
    let texts = shipped::with_library(shipped::texts(shipped::REFERENCE).expect("it is built in"));
    let scenario = Arc::new(scenario::from_texts(texts).scenario.expect("no errors"));
    let begins = scenario.head.start + Span::from_mins(180);
    let opening = Opening::Begin {
        scenario,
        seed: 1,
        staffed: Vec::new(),
        folder: file.parent().expect("a folder").to_path_buf(),
        file: Some(file.to_path_buf()),
    };
    let mut player = Player::open(opening, Box::new(|| {}));
    let until = |holds: &dyn Fn(&Player) -> bool| {
        while !holds(&player) {
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    let control = |what| player.request(SessionRequest::Control(what)).ok();
    until(&|p| p.newest().is_some());
    control(Control::RunUntil(begins));
    until(&|p| {
        p.newest()
            .is_some_and(|s| s.at >= begins && s.mode == Mode::Paused)
    });
    let options = Options {
        tls: None,
        listen: HERE.parse().expect("an address"),
        lang: Lang::En,
        proxy: Proxy::default(),
    };
    let seats = Seats::open(player.handle(), options).expect("an open port");
    for (station, code) in seats.codes() {
        if let Station::Team(seat) = station {
            println!("code {seat} {code}");
        }
    }
    println!("ready {}", seats.addresses()[0]);
    for line in std::io::stdin().lines().map_while(Result::ok) {
        control(if line == "play" {
            Control::Play
        } else {
            Control::Pause
        });
    }
    drop(seats);
    player.close();
}

#[derive(serde::Deserialize)]
struct Place {
    seat: usize,
}

#[derive(serde::Deserialize)]
struct Given {
    seat: usize,
    bytes: usize,
    words: String,
}

type Orders = broadcast::Sender<(usize, Arc<str>)>;

/// The least that tells everybody: what comes in goes out to all lines of its seat.
fn bare() {
    async fn order(State(orders): State<Orders>, body: String) -> &'static str {
        if let Ok(given) = serde_json::from_str::<Given>(&body) {
            let filled = format!("{}{}", given.words, "x".repeat(given.bytes));
            orders.send((given.seat, filled.into())).ok();
        }
        "{\"accepted\":true}"
    }
    async fn events(
        State(orders): State<Orders>,
        Query(place): Query<Place>,
    ) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
        let orders = orders.subscribe();
        Sse::new(stream::unfold(orders, move |mut orders| async move {
            loop {
                match orders.recv().await {
                    Ok((seat, text)) if seat == place.seat => {
                        return Some((Ok(Event::default().data(&text)), orders));
                    }
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return None,
                }
            }
        }))
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("threads");
    let router = axum::Router::new()
        .route("/api/v1/orders", post(order))
        .route("/events", get(events))
        .with_state(broadcast::channel(4096).0);
    runtime.spawn(async {
        let listener = tokio::net::TcpListener::bind(HERE)
            .await
            .expect("an open port");
        println!(
            "ready http://{}",
            listener.local_addr().expect("an address")
        );
        axum::serve(listener, router).await.ok();
    });
    for _ in std::io::stdin().lines() {}
}

/// A host as a process.
struct Process {
    child: Child,
    to: SocketAddr,
    codes: Vec<(String, String)>,
    _said: BufReader<ChildStdout>,
}

impl Process {
    fn start(args: &[&str]) -> Self {
        let program = std::env::current_exe().expect("this program");
        let mut child = Command::new(program)
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a process");
        let mut said = BufReader::new(child.stdout.take().expect("its output"));
        let mut codes = Vec::new();
        let to = loop {
            let mut line = String::new();
            said.read_line(&mut line).expect("its output");
            let parts: Vec<&str> = line.split_whitespace().collect();
            match parts[..] {
                ["code", seat, code] => codes.push((seat.to_owned(), code.to_owned())),
                ["ready", address] => {
                    let address = address.trim_start_matches("http://");
                    break address.parse().expect("an address");
                }
                _ => panic!("the host said {line:?}"),
            }
        };
        Self {
            child,
            to,
            codes,
            _said: said,
        }
    }

    fn say(&mut self, words: &str) {
        let input = self.child.stdin.as_mut().expect("its input");
        writeln!(input, "{words}").expect("it listens");
    }

    /// Memory that it holds, KiB.
    fn memory(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
        let number = line.and_then(|l| l.split_whitespace().next());
        number.and_then(|n| n.parse().ok()).unwrap_or(0)
    }

    /// Processor time that it took, hundredths of a second.
    fn time(&self) -> usize {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()));
        let stat = stat.unwrap_or_default();
        let fields = stat.rsplit(") ").next().unwrap_or("").split(' ');
        let ticks = fields
            .skip(11)
            .take(2)
            .filter_map(|f| f.parse::<usize>().ok());
        ticks.sum()
    }

    /// It ends when its input does.
    fn end(mut self) {
        drop(self.child.stdin.take());
        self.child.wait().expect("it ends");
    }
}

// ---- the browsers -------------------------------------------------------------------------------------------------------------

/// A browser types its seat's code, opens its stream and its feed.
async fn sit(machine: usize, to: SocketAddr, code: &str) -> Line {
    let origin = format!("Origin: http://{to}\r\n");
    let form = format!("{origin}Content-Type: application/x-www-form-urlencoded\r\n");
    let typed = format!("code={code}&lang=en");
    let joined = request(machine, to, "POST /join", &form, &typed);
    let joined = joined.await.expect("a door");
    let cookie = joined
        .lines()
        .find_map(|l| l.strip_prefix("set-cookie: tamrin="))
        .and_then(|l| l.split(';').next())
        .unwrap_or_else(|| panic!("not let in: {joined}"));
    let cookie = format!("Cookie: tamrin={cookie}\r\n");
    let line = listen(machine, to, "/events?tab=one&lang=en", &cookie).await;
    let line = line.expect("a stream");
    // A key means something on a screen: it has to be there.
    while line.with(|t| t.bytes) < 4096 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let feed = r#"{"tab":"one","id":"bench-feed","v":0,"inputs":[{"key":{"code":"Digit5","shift":false,"control":false}}]}"#;
    let lines = format!("{origin}{cookie}Content-Type: application/json\r\n");
    let pressed = request(machine, to, "POST /act", &lines, feed).await;
    assert!(pressed.expect("an answer").contains(" 204 "), "the feed");
    line
}

/// Gives orders at a steady rate; the moment at which each was sent, and the answers that were no acceptance.
async fn give(to: SocketAddr, orders: Vec<(String, Vec<String>)>) -> (Vec<Instant>, Vec<String>) {
    let begin = now();
    let mut given = Vec::new();
    for (n, (lines, bodies)) in orders.into_iter().enumerate() {
        let due = begin + Duration::from_secs(1) * u32::try_from(n).unwrap_or(0) / RATE as u32;
        tokio::time::sleep(due.saturating_duration_since(now())).await;
        given.push(tokio::spawn(async move {
            let at = now();
            let mut wrong = Vec::new();
            for body in bodies {
                let answer = request(n % BROWSERS, to, "POST /api/v1/orders", &lines, &body).await;
                let answer = answer.unwrap_or_else(|e| e.to_string());
                if !answer.contains("\"accepted\":true") {
                    wrong.push(answer);
                }
            }
            (at, wrong)
        }));
    }
    let (mut sent, mut wrong) = (Vec::new(), Vec::new());
    for task in given {
        let (at, no) = task.await.expect("a task");
        sent.push(at);
        wrong.extend(no);
    }
    (sent, wrong)
}

/// Milliseconds from when orders were sent until all lines of their seat were told; and those that were not told everywhere.
fn told(lines: &[Line], sent: &[Instant]) -> (Vec<f64>, usize) {
    let (mut all, mut lost) = (Vec::new(), 0);
    for (n, at) in sent.iter().enumerate() {
        let concerned = lines.iter().skip(n % SEATS).step_by(SEATS);
        let last = concerned
            .map(|l| l.with(|t| t.seen.get(n).copied().flatten()))
            .collect::<Option<Vec<Instant>>>()
            .and_then(|seen| seen.into_iter().max());
        match last {
            Some(last) => all.push(last.duration_since(*at).as_secs_f64() * 1e3),
            None => lost += 1,
        }
    }
    all.sort_by(f64::total_cmp);
    (all, lost)
}

fn share(sorted: &[f64], percent: usize) -> f64 {
    sorted
        .get(sorted.len() * percent / 100)
        .copied()
        .unwrap_or(f64::NAN)
}

fn bytes(lines: &[Line]) -> usize {
    lines.iter().map(|l| l.with(|t| t.bytes)).sum()
}

/// Hundredths of a second of the host, and bytes that it told, in some seconds.
async fn rests(host: &Process, lines: &[Line], seconds: u64) -> (usize, usize) {
    let (time, told) = (host.time(), bytes(lines));
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    (host.time() - time, bytes(lines) - told)
}

async fn measure(seconds: usize) {
    let folder = tempfile::TempDir::new().expect("a folder for the exercise file");
    let file = folder.path().join("load.tamrin");
    let mut host = Process::start(&["host", &file.display().to_string()]);
    let codes: Vec<(String, String)> = host.codes.iter().take(SEATS).cloned().collect();
    assert_eq!(
        codes.len(),
        SEATS,
        "the reference scenario has twelve seats"
    );
    println!("{BROWSERS} browsers over {SEATS} seats of libya-2024, from as many addresses:");
    let before = host.memory();
    let mut lines = Vec::new();
    for n in 0..BROWSERS {
        lines.push(sit(n, host.to, &codes[n % SEATS].1).await);
    }
    tokio::time::sleep(Duration::from_secs(5)).await;
    let memory = host.memory().saturating_sub(before);
    println!(
        "  memory of the host: {} MiB, of which {:.0} KiB for each browser",
        host.memory() / 1024,
        memory as f64 / BROWSERS as f64
    );
    let (time, told_bytes) = rests(&host, &lines, 10).await;
    println!(
        "  while time stands, ten seconds: {time} hundredths of a second of processor time, {told_bytes} bytes in all"
    );
    host.say("play");
    tokio::time::sleep(Duration::from_secs(3)).await;
    let (time, told_bytes) = rests(&host, &lines, 10).await;
    println!(
        "  while time passes as on the wall, ten seconds: {time} hundredths, {} bytes a browser and second",
        told_bytes / BROWSERS / 10
    );
    load(seconds, host, &lines, &codes, &file).await;
}

/// Gives the orders, and says what became of them.
async fn load(
    seconds: usize,
    host: Process,
    lines: &[Line],
    codes: &[(String, String)],
    file: &Path,
) {
    let orders = (0..RATE * seconds).map(|n| {
        let order = Order::Note { text: words(n) };
        let body = serde_json::json!({ "id": format!("bench-{n:06}"), "order": order }).to_string();
        let many = if n % TWICE == 0 { 2 } else { 1 };
        let head = format!(
            "Authorization: Bearer {}\r\nContent-Type: application/json\r\n",
            codes[n % SEATS].1
        );
        (head, vec![body; many])
    });
    let (time, told_bytes) = (host.time(), bytes(lines));
    let (sent, wrong) = give(host.to, orders.collect()).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let (time, told_bytes) = (host.time() - time, bytes(lines) - told_bytes);
    let (all, lost) = told(lines, &sent);
    let (half, most) = (share(&all, 50), share(&all, 99));
    println!(
        "  {} orders, {RATE} a second, every tenth sent twice: {} refused or unanswered, {lost} not told to all concerned",
        sent.len(),
        wrong.len()
    );
    println!(
        "    until all {} browsers of the seat were told: half within {half:.0} ms, 99 in 100 within {most:.0} ms",
        BROWSERS / SEATS
    );
    println!(
        "    processor time of the host: {:.2} of one core; memory {} MiB",
        time as f64 / 100.0 / seconds as f64,
        host.memory() / 1024
    );
    let ended = lines.iter().filter(|l| l.with(|t| t.over)).count();
    host.end();
    let many = in_file(file, sent.len());
    println!(
        "    in the exercise file afterwards: {many} of {}, each once; streams that ended: {ended}",
        sent.len()
    );
    let each = told_bytes / sent.len().max(1) / (BROWSERS / SEATS);
    beside(seconds, each, (half, most)).await;
    assert!(
        wrong.is_empty() && lost == 0 && ended == 0 && many == sent.len(),
        "{:?}",
        wrong.first()
    );
}

/// Orders of the bench that are in the file; it fails where one is there twice.
fn in_file(file: &Path, sent: usize) -> usize {
    let recording = Recording::open(file).expect("a whole file");
    let mut sim = recording.simulation();
    sim.run_until(recording.end());
    let mut times = vec![0; sent];
    for fact in sim.facts() {
        if let Fact::OrderAccepted {
            order: Order::Note { text },
            ..
        } = &fact.fact
            && let Some(n) = text
                .strip_prefix(loopback::MARK)
                .and_then(|n| n.parse::<usize>().ok())
        {
            times[n] += 1;
        }
    }
    assert!(times.iter().all(|n| *n <= 1), "an order was done twice");
    times.into_iter().sum()
}

/// The same through a bare broadcast.
async fn beside(seconds: usize, each: usize, (half, most): (f64, f64)) {
    let host = Process::start(&["bare"]);
    let mut lines = Vec::new();
    for n in 0..BROWSERS {
        let path = format!("/events?seat={}", n % SEATS);
        lines.push(listen(n, host.to, &path, "").await.expect("a stream"));
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let orders = (0..RATE * seconds).map(|n| {
        let body = serde_json::json!({ "seat": n % SEATS, "bytes": each, "words": words(n) });
        (String::new(), vec![body.to_string()])
    });
    let time = host.time();
    let (sent, _) = give(host.to, orders.collect()).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let time = host.time() - time;
    let (all, lost) = told(&lines, &sent);
    let (bare_half, bare_most) = (share(&all, 50), share(&all, 99));
    println!(
        "a bare axum broadcast of {each} bytes an order to the same lines, nothing kept: {lost} lost"
    );
    println!(
        "    half within {bare_half:.1} ms, 99 in 100 within {bare_most:.1} ms; {:.2} of one core",
        time as f64 / 100.0 / seconds as f64
    );
    println!(
        "    ratio of the seats to it: {:.1} at half, {:.1} at 99 in 100",
        half / bare_half,
        most / bare_most
    );
    host.end();
}
