//! Orders over a line that loses and delays: nothing is lost, nothing is done twice.
//!
//! A small proxy stands between client and host. It cuts lines in the middle of requests, before answers and in the middle of them, and
//! holds others up. (Loss of packets below TCP, between two network namespaces, needs root: `tests/proxy/lossy.py`.) The client does
//! what a page does: it sends the same under the same name until it is answered.
//! Deliberately not here: the page itself in a browser that loses its line (`tests/browser`).

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use serde_json::json;
use tamrin::base::ids::SeatId;
use tamrin::record::Fact;
use tamrin::record::order::Order;
use tamrin::seats::Station;
use tamrin::session::recording::Recording;

use crate::seats::{Served, button};
use crate::support::http::{Answer, request};

/// Orders of each sort.
const ORDERS: usize = 16;

/// What becomes of a connection, one after the other.
#[derive(Clone, Copy)]
enum Fate {
    /// It ends in the middle of the request: the host never understands it.
    CutAsking(usize),
    /// The request arrives, and no answer comes back.
    Unanswered,
    /// The answer ends in the middle.
    CutAnswer(usize),
    /// Everything arrives, late.
    Late,
}

const FATES: [Fate; 7] = [
    Fate::Unanswered,
    Fate::CutAsking(40),
    Fate::Late,
    Fate::CutAnswer(9),
    Fate::CutAsking(330),
    Fate::CutAnswer(60),
    Fate::Unanswered,
];

/// Carries bytes until one side ends or so many have passed.
fn carry(mut from: TcpStream, mut to: TcpStream, most: usize) {
    let (mut left, mut chunk) = (most, [0; 2048]);
    while let Ok(n @ 1..) = from.read(&mut chunk) {
        let n = n.min(left);
        left -= n;
        if to.write_all(&chunk[..n]).is_err() || left == 0 {
            break;
        }
    }
    to.shutdown(std::net::Shutdown::Both).ok();
    from.shutdown(std::net::Shutdown::Both).ok();
}

fn spoiled(client: TcpStream, host: SocketAddr, fate: Fate) {
    let Ok(server) = TcpStream::connect(host) else {
        return;
    };
    if matches!(fate, Fate::Late) {
        thread::sleep(Duration::from_millis(200));
    }
    let (asks, answers) = match fate {
        Fate::CutAsking(n) => (n, 0),
        Fate::Unanswered => (usize::MAX, 0),
        Fate::CutAnswer(n) => (usize::MAX, n),
        Fate::Late => (usize::MAX, usize::MAX),
    };
    let (up, down) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    let asking = thread::Builder::new()
        .name("asking".to_owned())
        .spawn(move || carry(up, down, asks))
        .unwrap();
    if answers > 0 {
        carry(server, client, answers);
    } else {
        // Long enough that the host has done what it was asked.
        thread::sleep(Duration::from_millis(60));
        client.shutdown(std::net::Shutdown::Both).ok();
        server.shutdown(std::net::Shutdown::Both).ok();
    }
    asking.join().unwrap();
}

/// A line to the host that loses and delays; it ends with the test.
fn lossy(host: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let serve = move || {
        for (n, client) in listener.incoming().enumerate() {
            spoiled(client.unwrap(), host, FATES[n % FATES.len()]);
        }
    };
    thread::Builder::new()
        .name("lossy".to_owned())
        .spawn(serve)
        .unwrap();
    at
}

/// Sends the same until it is answered, as a page does; how often it was sent.
fn insist(
    to: SocketAddr,
    what: &str,
    lines: &[String],
    body: &str,
    done: &dyn Fn(&Answer) -> bool,
) -> usize {
    for n in 1..50 {
        if done(&request(to, what, lines, body)) {
            return n;
        }
    }
    panic!("never answered: {body}");
}

#[test]
fn over_a_line_that_loses_and_delays_every_order_is_done_once() {
    let served = Served::begin("first-steps");
    served.run_until("09:05");
    let through = lossy(served.to());
    let code = served.code(&Station::Team("room".into()));
    let mut sent = 0;
    // Orders of a program.
    let lines = [
        format!("Authorization: Bearer {code}"),
        "Content-Type: application/json".to_owned(),
    ];
    for n in 0..ORDERS {
        let order = Order::Note {
            text: format!("lossy-{n}"),
        };
        let body = json!({ "id": format!("lossy-order-{n}"), "order": order }).to_string();
        sent += insist(through, "POST /api/v1/orders", &lines, &body, &|a| {
            a.text().contains("\"accepted\":true}")
        });
    }
    // Presses on a page: a checkpoint looks at papers and searches, in turn.
    let mut room = served.team("room");
    room.open();
    room.update().unwrap();
    served.wait("people at the seat", |s| {
        s.staffed.contains(&SeatId::from("room"))
    });
    room.send(&json!([{ "key": { "code": "Digit3", "shift": false, "control": false } }]));
    room.rest();
    let post = button(&room.received, "gate").unwrap();
    room.send(&json!([{ "press": { "at": post } }]));
    room.rest();
    let lines = [
        format!("Origin: http://{through}"),
        format!("Cookie: {}", room.cookie),
        "Content-Type: application/json".to_owned(),
    ];
    for n in 0..ORDERS {
        let words = ["identity check", "full search"][n % 2];
        let at = button(&room.received, words).unwrap_or_else(|| panic!("no button {words}"));
        let body = json!({ "tab": "tab-1", "id": format!("lossy-press-{n}"), "v": room.version, "inputs": [{ "press": { "at": at } }] });
        sent += insist(
            through,
            "POST /act",
            &lines,
            &body.to_string(),
            &|a| match a.status {
                204 => true,
                0 | 408 | 429 | 503 => false,
                other => panic!("{other}: {}", a.text()),
            },
        );
        room.rest();
    }
    assert!(sent > ORDERS * 3, "the line lost something: {sent}");
    let (file, dir) = served.close();
    in_the_file_once(&file);
    drop(dir);
}

/// All orders are in the file, each once and in the order in which they were given.
fn in_the_file_once(file: &std::path::Path) {
    let recording = Recording::open(file).unwrap();
    let mut sim = recording.simulation();
    sim.run_until(recording.end());
    let (mut notes, mut presses) = (Vec::new(), 0);
    for fact in sim.facts() {
        match &fact.fact {
            Fact::OrderAccepted {
                order: Order::Note { text },
                ..
            } => notes.push(text.clone()),
            Fact::OrderAccepted {
                order: Order::SetPosture { .. },
                rule: None,
                ..
            } => presses += 1,
            _ => {}
        }
    }
    let all: Vec<String> = (0..ORDERS).map(|n| format!("lossy-{n}")).collect();
    assert_eq!(notes, all);
    assert_eq!(presses, ORDERS);
}
