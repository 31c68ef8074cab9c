//! Many at once, and for long: those who guess, dawdle or hang take nothing from others and leave no trace in the exercise.
//!
//! Deliberately not here: single requests that are refused (`seats`).

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use tamrin::base::ids::SeatId;
use tamrin::seats::Station;

use crate::seats::Served;
use crate::support::http::{raw, request};

/// What others may wait while somebody is hostile.
const SOON: Duration = Duration::from_secs(2);

#[expect(
    clippy::disallowed_methods,
    reason = "how long others wait is measured"
)]
fn now() -> Instant {
    Instant::now()
}

/// A line from another address of this machine, as another machine would have it.
fn from_elsewhere(to: SocketAddr, bytes: &[u8]) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.77:0".parse().unwrap()).unwrap();
        socket.connect(to).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Somebody with the right code at another machine is let in, and soon.
fn others_are_served(served: &Served) {
    let (to, code) = (served.to(), served.code(&Station::Control));
    let body = format!("code={code}");
    let asked = format!(
        "POST /join HTTP/1.1\r\nHost: {to}\r\nOrigin: http://{to}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let began = now();
    let answer = from_elsewhere(to, asked.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

fn facts(served: &Served) -> usize {
    served.player.newest().unwrap().facts.len()
}

#[test]
fn ten_thousand_guesses_find_nothing_and_hold_up_nobody_else() {
    let served = Served::begin("first-steps");
    let (to, before) = (served.to(), facts(&served));
    let lines = [
        format!("Origin: http://{to}"),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
    ];
    let mut weighed = 0;
    for n in 0..10_000 {
        let answer = request(to, "POST /join", &lines, &format!("code=ZZ{n:06}"));
        match answer.status {
            403 => weighed += 1,
            429 => {}
            other => panic!("{other}: {}", answer.head),
        }
        if n % 2500 == 0 {
            others_are_served(&served);
        }
    }
    // Five slips are free; after that one waits two seconds, then four, and so on.
    assert!(weighed <= 12, "{weighed} codes were weighed");
    assert_eq!(
        request(
            to,
            "POST /join",
            &lines,
            &format!("code={}", served.code(&Station::Control))
        )
        .status,
        429
    );
    others_are_served(&served);
    assert_eq!(facts(&served), before);
}

#[test]
fn who_dawdles_over_a_request_is_cut_off_and_holds_up_nobody() {
    let served = Served::begin("first-steps");
    let (to, before) = (served.to(), facts(&served));
    let mut slow: Vec<TcpStream> = (0..300)
        .map(|_| {
            let mut line = TcpStream::connect(to).unwrap();
            line.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
            line.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
            line
        })
        .collect();
    // A letter a second, in heads, and in a body that never becomes whole.
    let mut body = TcpStream::connect(to).unwrap();
    let head = format!(
        "POST /join HTTP/1.1\r\nHost: {to}\r\nOrigin: http://{to}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\ncode="
    );
    body.write_all(head.as_bytes()).unwrap();
    for _ in 0..12 {
        for line in &mut slow {
            line.write_all(b"s").ok();
        }
        body.write_all(b"A").ok();
        others_are_served(&served);
        std::thread::sleep(Duration::from_secs(1));
    }
    for line in &mut slow {
        let mut rest = Vec::new();
        let ended = line.read_to_end(&mut rest);
        assert!(
            !matches!(&ended, Err(e) if matches!(e.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)),
            "a line was left open"
        );
    }
    // The body has its twenty seconds.
    body.set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let mut answer = [0; 12];
    body.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 408");
    // A head without end is refused as such.
    let endless = format!(
        "GET / HTTP/1.1\r\nHost: {to}\r\nX: {}",
        "x".repeat(2_000_000)
    );
    assert!(matches!(raw(to, endless.as_bytes()).status, 0 | 431));
    others_are_served(&served);
    assert_eq!(facts(&served), before);
}

#[test]
fn streams_that_nobody_reads_hold_up_nobody() {
    let served = Served::begin("first-steps");
    let to = served.to();
    let mut room = served.team("room");
    room.open();
    room.update().unwrap();
    served.wait("people at the seat", |s| {
        s.staffed.contains(&SeatId::from("room"))
    });
    let before = facts(&served);
    let hanging: Vec<TcpStream> = (0..150)
        .map(|n| {
            let mut line = TcpStream::connect(to).unwrap();
            let head = format!(
                "GET /events?tab=hang-{n} HTTP/1.1\r\nHost: {to}\r\nCookie: {}\r\n\r\n",
                room.cookie
            );
            line.write_all(head.as_bytes()).unwrap();
            line
        })
        .collect();
    others_are_served(&served);
    assert_eq!(facts(&served), before);
    // Time passes for all of them, and whoever reads is told.
    served.run_until("09:20");
    let wanted = served.player.newest().unwrap().at.millis();
    let began = now();
    while room
        .update()
        .is_none_or(|u| u["clock"]["at"].as_i64().unwrap_or(0) < wanted)
    {
        assert!(began.elapsed() < SOON * 4, "{:?}", began.elapsed());
    }
    others_are_served(&served);
    // Of a stream for another host's name, or with somebody else's cookie, nothing is told.
    let foreign = [
        "Host: evil.example".to_owned(),
        format!("Cookie: {}", room.cookie),
    ];
    assert_eq!(request(to, "GET /events?tab=a", &foreign, "").status, 421);
    assert_eq!(
        request(
            to,
            "GET /events?tab=a",
            &["Cookie: tamrin=forged".to_owned()],
            ""
        )
        .status,
        401
    );
    drop(hanging);
    others_are_served(&served);
}
