//! What several teams cost in one host: memory and processor time of each, while time stands and while it passes.
//!
//! `cargo bench --bench teams`; every number of teams is measured in a process of its own. The teams play the reference scenario
//! from the morning on; nobody sits at the seats, the trainer's overview is open. Deliberately not here: browsers at the seats
//! (`benches/seats.rs`), which cost the same whatever team they belong to.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tamrin::base::text::Lang;
use tamrin::base::time::Span;
use tamrin::scenario::{self, shipped};
use tamrin::seats::{Options, Proxy, Seats, TeamExercise};
use tamrin::session::player::{Control, Mode, Opening, Player, SessionRequest};

/// How long is measured, seconds.
const SECONDS: u64 = 10;

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    if let Some(many) = args.first().and_then(|a| a.parse().ok()) {
        return host(many, Path::new(&args[1]));
    }
    println!("teams of libya-2024 in one host, its overview open; {SECONDS} seconds each:");
    let mut first = None;
    for many in [1, 2, 4, 8, 12] {
        let folder = tempfile::TempDir::new().expect("a folder for the exercise files");
        let mut process = Process::start(many, folder.path());
        let memory = process.memory();
        let first = *first.get_or_insert(memory);
        let each = (memory - first) / 1024 / (many - 1).max(1);
        println!(
            "  {many:2} teams: {} MiB in all, {each} MiB for each after the first",
            memory / 1024
        );
        let told = process.overview();
        std::thread::sleep(Duration::from_secs(3));
        for (what, words) in [("stands", "pause"), ("passes as on the wall", "play")] {
            process.say(words);
            std::thread::sleep(Duration::from_secs(3));
            let (time, bytes) = (process.time(), told.load(Ordering::Relaxed));
            std::thread::sleep(Duration::from_secs(SECONDS));
            let (time, bytes) = (process.time() - time, told.load(Ordering::Relaxed) - bytes);
            let share = time as f64 / SECONDS as f64;
            println!(
                "     while time {what}: {share:.1} % of one core in all, {:.1} % a team; {} bytes a second to the overview",
                share / many as f64,
                bytes as u64 / SECONDS
            );
        }
    }
}

/// That many exercises with their seats open, until the input ends.
fn host(many: usize, folder: &Path) {
    let texts = shipped::with_library(shipped::texts(shipped::REFERENCE).expect("it is built in"));
    let scenario = Arc::new(scenario::from_texts(texts).scenario.expect("no errors"));
    let begins = scenario.head.start + Span::from_mins(180);
    let open = |n| {
        let opening = Opening::Begin {
            scenario: scenario.clone(),
            seed: 1,
            staffed: Vec::new(),
            folder: folder.to_path_buf(),
            file: Some(folder.join(format!("team-{n}.tamrin"))),
        };
        Player::open(opening, Box::new(|| {}))
    };
    let players: Vec<Player> = (0..many).map(open).collect();
    let control = |what| {
        for p in &players {
            p.request(SessionRequest::Control(what)).ok();
        }
    };
    let until = |holds: &dyn Fn(&Player) -> bool| {
        while !players.iter().all(holds) {
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    until(&|p| p.newest().is_some());
    control(Control::RunUntil(begins));
    until(&|p| {
        p.newest()
            .is_some_and(|s| s.at >= begins && s.mode == Mode::Paused)
    });
    let options = Options {
        tls: None,
        listen: "127.0.0.1:0".parse().expect("an address"),
        lang: Lang::En,
        proxy: Proxy::default(),
    };
    let team = |p: &Player| TeamExercise {
        player: p.handle(),
        name: None,
    };
    let seats =
        Seats::open_teams(players.iter().map(team).collect(), options).expect("an open port");
    println!(
        "{} {}",
        seats.addresses()[0],
        seats.trainers_code().expect("a trainer")
    );
    for line in std::io::stdin().lines().map_while(Result::ok) {
        control(if line == "play" {
            Control::Play
        } else {
            Control::Pause
        });
    }
}

/// A host as a process.
struct Process {
    child: Child,
    to: SocketAddr,
    code: String,
}

impl Process {
    fn start(many: usize, folder: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .arg(many.to_string())
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a process");
        let mut line = String::new();
        let mut said = BufReader::new(child.stdout.take().expect("its output"));
        said.read_line(&mut line).expect("its output");
        let (address, code) = line.trim().split_once(' ').expect("where it is");
        let address = address.trim_start_matches("http://");
        Self {
            to: address.parse().expect("an address"),
            code: code.to_owned(),
            child,
        }
    }

    fn say(&mut self, words: &str) {
        let input = self.child.stdin.as_mut().expect("its input");
        writeln!(input, "{words}").expect("it listens");
    }

    /// Opens the overview; bytes that it was told so far.
    fn overview(&self) -> Arc<AtomicUsize> {
        let (to, code) = (self.to, &self.code);
        let ask = |head: &str, body: &str| {
            let mut line = TcpStream::connect(to).expect("a line");
            let head = format!("{head}\r\nHost: {to}\r\nOrigin: http://{to}\r\n");
            let form = "Content-Type: application/x-www-form-urlencoded\r\n";
            let asked = format!("{head}{form}Content-Length: {}\r\n\r\n{body}", body.len());
            line.write_all(asked.as_bytes()).expect("it listens");
            line
        };
        let mut joined = String::new();
        let mut door = ask(
            "POST /join HTTP/1.1\r\nConnection: close",
            &format!("code={code}"),
        );
        door.read_to_string(&mut joined).expect("an answer");
        let cookie = joined
            .split("tamrin=")
            .nth(1)
            .and_then(|c| c.split(';').next());
        let cookie = cookie.expect("a cookie");
        let head = format!("GET /overview-events HTTP/1.1\r\nCookie: tamrin={cookie}");
        let mut stream = ask(&head, "");
        let told = Arc::new(AtomicUsize::new(0));
        let counted = told.clone();
        std::thread::Builder::new()
            .name("overview".to_owned())
            .spawn(move || {
                let mut some = [0; 65536];
                while let Ok(n @ 1..) = stream.read(&mut some) {
                    counted.fetch_add(n, Ordering::Relaxed);
                }
            })
            .expect("a thread");
        told
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
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
