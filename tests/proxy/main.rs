//! The seats behind a real proxy, with the configuration that users are given: two hosts, reached by name and by path.
//!
//! Ignored by `cargo test`, for it needs Caddy; `.ci/run` runs it. Deliberately not here: what the seats make of a proxy's word,
//! which needs none (`tests/it/proxied.rs`).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![cfg(target_os = "linux")]

#[expect(
    dead_code,
    reason = "the helper of the other tests, of which this needs a part"
)]
#[path = "../it/support/http.rs"]
mod http;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use http::{Browser, enter, request};
use serde_json::{Value, json};
use tamrin::record::order::Order;
use tamrin::record::states::Posture;
use tempfile::TempDir;

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// An exercise with its seats open.
struct Host {
    _process: Running,
    to: SocketAddr,
    codes: Vec<(String, String)>,
}

impl Host {
    fn start(dir: &Path, name: &str, args: &[&str]) -> Self {
        let file = dir.join(format!("{name}.tamrin"));
        let mut process = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args(["run", "first-steps", "--headless", "--lang", "en"])
            .args(["--seats", "127.0.0.1:0", "-o"])
            .arg(file)
            .args(args)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let (mut to, mut codes) = (None, Vec::new());
        loop {
            let mut line = String::new();
            assert!(said.read_line(&mut line).unwrap() > 0, "{name} ended");
            if let Some(own) = line.trim().strip_prefix("http://127.0.0.1:") {
                to = Some(SocketAddr::from(([127, 0, 0, 1], own.parse().unwrap())));
            }
            if let Some((code, of)) = line.trim().split_once("  ").filter(|(c, _)| c.len() == 8) {
                codes.push((of.to_owned(), code.to_owned()));
            }
            if line.contains("Ctrl+C") {
                break;
            }
        }
        // The pipe stays open for as long as the program runs.
        std::thread::Builder::new()
            .spawn(move || said.read_to_end(&mut Vec::new()))
            .unwrap();
        Self {
            _process: Running(process),
            to: to.unwrap(),
            codes,
        }
    }

    fn code(&self, of: &str) -> &str {
        let found = self.codes.iter().find(|(name, _)| name.contains(of));
        &found.unwrap_or_else(|| panic!("{of}: {:?}", self.codes)).1
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Caddy with the configuration that users are given, with addresses of this machine in place of theirs.
fn caddy(dir: &Path, port: u16, north: SocketAddr, south: SocketAddr) -> Running {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/Caddyfile");
    let process = Command::new("caddy")
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(config)
        .env("HOME", dir)
        .env("XDG_DATA_HOME", dir.join("data"))
        .env("XDG_CONFIG_HOME", dir.join("config"))
        .env("TAMRIN_NORTH", north.to_string())
        .env("TAMRIN_SOUTH", south.to_string())
        .env(
            "TAMRIN_NORTH_NAME",
            format!("http://north.localhost:{port}"),
        )
        .env(
            "TAMRIN_SOUTH_NAME",
            format!("http://south.localhost:{port}"),
        )
        .env("TAMRIN_NAME", format!("http://exercise.localhost:{port}"))
        .stderr(Stdio::null())
        .spawn()
        .expect("Debian's package caddy");
    let running = Running(process);
    for _ in 0..500 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return running;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("Caddy does not listen");
}

/// Types a code at a door, from another address of this machine, as another machine would; the status.
fn enter_from(from: &str, proxy: SocketAddr, host: &str, code: &str) -> u16 {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
        socket.connect(proxy).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    let body = format!("code={code}");
    let asked = format!(
        "POST /join HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\n\
         X-Forwarded-For: 10.1.2.3\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(asked.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

/// Guesses from one address, each time with another forged word of where it comes from; how many were weighed.
fn guesses(proxy: SocketAddr, host: &str) -> usize {
    let guess = |n: u8| {
        let lines = [
            format!("Host: {host}"),
            format!("Origin: http://{host}"),
            format!("X-Forwarded-For: 10.0.0.{n}"),
            "Content-Type: application/x-www-form-urlencoded".to_owned(),
        ];
        request(proxy, "POST /join", &lines, "code=ZZZZZZZZ").status
    };
    (0..30).filter(|n| guess(*n) == 403).count()
}

/// Two exercises behind one proxy.
struct Stage {
    proxy: SocketAddr,
    north: Host,
    south: Host,
    /// The proxy's names: by name north and south, by path both.
    names: [String; 3],
    _caddy: Running,
    _dir: TempDir,
}

impl Stage {
    /// Only north is told whose word it may take.
    fn new() -> Self {
        let (dir, port) = (TempDir::new().unwrap(), free_port());
        let names = ["north", "south", "exercise"].map(|n| format!("{n}.localhost:{port}"));
        let public = |n: usize, path: &str| {
            let (own, all) = (&names[n], &names[2]);
            [format!("http://{own}"), format!("http://{all}/{path}")]
        };
        let (a, b) = (public(0, "north"), public(1, "south"));
        let north = [
            "--public",
            &a[0],
            "--public",
            &a[1],
            "--behind",
            "127.0.0.1",
        ];
        let north = Host::start(dir.path(), "north", &north);
        let south = Host::start(dir.path(), "south", &["--public", &b[0], "--public", &b[1]]);
        Self {
            proxy: SocketAddr::from(([127, 0, 0, 1], port)),
            _caddy: caddy(dir.path(), port, north.to, south.to),
            _dir: dir,
            north,
            south,
            names,
        }
    }
}

#[test]
#[ignore = "needs Caddy; .ci/run runs it"]
fn two_exercises_are_reached_by_name_and_by_path() {
    let stage = Stage::new();
    let (proxy, names) = (stage.proxy, &stage.names);
    for (host, base, own, other) in [
        (&names[0], "", &stage.north, &stage.south),
        (&names[1], "", &stage.south, &stage.north),
        (&names[2], "/north", &stage.north, &stage.south),
        (&names[2], "/south", &stage.south, &stage.north),
    ] {
        let wrong = enter(proxy, host, base, other.code("Exercise control"), "");
        assert_eq!(
            wrong.status, 403,
            "a code of the other exercise at {host}{base}"
        );
        let entered = enter(proxy, host, base, own.code("Exercise control"), "");
        let cookie = entered.header("set-cookie").unwrap();
        assert!(cookie.contains(&format!("Path={base}/;")), "{cookie}");
        let mut control = Browser::join_at(proxy, host, base, own.code("Exercise control"), "");
        // The stream comes through at once, and goes on.
        control.open();
        let mut first = control.update().expect("a first screen through the proxy");
        assert_eq!(first["whole"], true);
        // The space bar lets the clock go, and stops it.
        let key = json!([{ "key": { "code": "Space", "shift": false, "control": false } }]);
        for _ in 0..3 {
            let pace = |update: &Value| update["clock"]["pace"].clone();
            let before = pace(&first);
            assert_eq!(control.send(&key).status, 204);
            let told = std::iter::from_fn(|| control.update()).find(|u| pace(u) != before);
            first = told.expect("what was pressed, through the proxy");
            assert_eq!(first["whole"], false);
        }
        let cookie = [
            format!("Host: {host}"),
            format!("Cookie: {}", control.cookie),
        ];
        for path in [
            "seat",
            "lobby",
            "assets/style.css",
            "assets/seat.js",
            "assets/idiomorph.js",
        ] {
            let page = request(proxy, &format!("GET {base}/{path}"), &cookie, "");
            assert_eq!(page.status, 200, "{host}{base}/{path}");
        }
        let lobby = request(proxy, &format!("GET {base}/lobby"), &cookie, "").text();
        assert!(
            lobby.contains(&format!("http://{}", names[2])),
            "its public address: {lobby}"
        );
        ordered(proxy, host, base, own);
    }
    let nowhere = [format!("Host: {}", names[2])];
    assert_eq!(request(proxy, "GET /east/", &nowhere, "").status, 404);
}

/// A program at the room gives an order through the proxy.
fn ordered(proxy: SocketAddr, host: &str, base: &str, own: &Host) {
    let lines = [
        format!("Host: {host}"),
        format!("Authorization: Bearer {}", own.code("room")),
        "Content-Type: application/json".to_owned(),
    ];
    let order = Order::SetPosture {
        checkpoint: "east-gate".into(),
        posture: if base.is_empty() {
            Posture::Search
        } else {
            Posture::Look
        },
    };
    let name = format!("order-{}", base.trim_start_matches('/').len());
    let body = json!({ "id": format!("through-{name}"), "order": order }).to_string();
    let answer = request(proxy, &format!("POST {base}/api/v1/orders"), &lines, &body);
    assert!(
        answer.text().contains("\"accepted\":true"),
        "{} {}",
        answer.head,
        answer.text()
    );
}

#[test]
#[ignore = "needs Caddy; .ci/run runs it"]
fn what_is_foreign_is_refused_and_what_is_forged_is_not_believed() {
    let stage = Stage::new();
    let (proxy, names) = (stage.proxy, &stage.names);
    let (north, south) = (&names[0], &names[1]);
    let control = Browser::join_at(proxy, north, "", stage.north.code("Exercise control"), "");
    let from = |origin: &str| {
        let lines = [
            format!("Host: {north}"),
            format!("Origin: {origin}"),
            format!("Cookie: {}", control.cookie),
        ];
        request(proxy, "POST /lobby/check", &lines, "").status
    };
    assert_eq!(from(&format!("http://{north}")), 303);
    for foreign in [
        "http://evil.example",
        &format!("http://{south}"),
        &format!("https://{north}"),
        "null",
    ] {
        assert_eq!(from(foreign), 403, "{foreign}");
    }
    // A name that is not ours is refused by the host too, whoever passes it on.
    let rebound = ["Host: evil.example".to_owned()];
    assert_eq!(request(stage.north.to, "GET /", &rebound, "").status, 421);
    let others = [format!("Host: {south}")];
    assert_eq!(request(stage.north.to, "GET /", &others, "").status, 421);
    // Whatever a browser writes of where it comes from, it is one address, here and there.
    assert!(guesses(proxy, north) <= 7);
    assert!(guesses(proxy, south) <= 7);
    // Behind a proxy whose word is taken another machine is not held up by that; else all are one.
    let room = |host: &Host| host.code("room").to_owned();
    assert_eq!(
        enter_from("127.0.0.77", proxy, north, &room(&stage.north)),
        303
    );
    assert_eq!(
        enter_from("127.0.0.77", proxy, south, &room(&stage.south)),
        429
    );
    // Nor is another machine believed that is no proxy of ours: it is itself.
    assert_eq!(
        enter_from("127.0.0.78", stage.north.to, north, &room(&stage.north)),
        303
    );
    for _ in 0..12 {
        enter_from("127.0.0.78", stage.north.to, north, "ZZZZZZZZ");
    }
    assert_eq!(
        enter_from("127.0.0.78", stage.north.to, north, &room(&stage.north)),
        429
    );
}
