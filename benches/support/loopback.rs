//! Browsers' worth of lines on loopback: each from an address of its own, as machines in rooms have.
//!
//! Deliberately not here: what is measured, the hosts.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::net::{TcpSocket, TcpStream};

/// What stands before the number of an order in its words.
pub(crate) const MARK: &str = "zq";
/// Digits of that number.
const DIGITS: usize = 6;

/// Now.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures wall time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// The words of an order.
pub(crate) fn words(n: usize) -> String {
    format!("{MARK}{n:0DIGITS$}")
}

/// A line from the address of a machine. All of 127.0.0.0/8 is this machine.
async fn connect(machine: usize, to: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    let [_, _, a, b] = u32::try_from(machine).unwrap_or(0).to_be_bytes();
    let from = SocketAddrV4::new(Ipv4Addr::new(127, 1, a, b.max(1)), 0);
    socket.bind(from.into())?;
    let stream = socket.connect(to).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Sends all of it. (Tokio's own words for that are in a part of it that the program has no need of.)
async fn write(stream: &TcpStream, mut bytes: &[u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        stream.writable().await?;
        match stream.try_write(bytes) {
            Ok(n) => bytes = &bytes[n..],
            Err(e) if e.kind() == ErrorKind::WouldBlock => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Reads what there is, once there is something.
async fn read(stream: &TcpStream, into: &mut [u8]) -> std::io::Result<usize> {
    loop {
        stream.readable().await?;
        match stream.try_read(into) {
            Err(e) if e.kind() == ErrorKind::WouldBlock => {}
            other => return other,
        }
    }
}

/// One request and its whole answer.
pub(crate) async fn request(
    machine: usize,
    to: SocketAddr,
    what: &str,
    lines: &str,
    body: &str,
) -> std::io::Result<String> {
    let stream = connect(machine, to).await?;
    let length = body.len();
    let asked = format!(
        "{what} HTTP/1.1\r\nHost: {to}\r\nConnection: close\r\n{lines}Content-Length: {length}\r\n\r\n{body}"
    );
    write(&stream, asked.as_bytes()).await?;
    let (mut answer, mut chunk) = (Vec::new(), [0; 4096]);
    while let n @ 1.. = read(&stream, &mut chunk).await? {
        answer.extend_from_slice(&chunk[..n]);
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// What a browser was told: when each order was first seen, and bytes in all.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) seen: Vec<Option<Instant>>,
    pub(crate) bytes: usize,
    /// The stream has ended.
    pub(crate) over: bool,
}

/// A browser's stream of events.
pub(crate) struct Line {
    pub(crate) told: Arc<Mutex<Told>>,
}

impl Line {
    /// Looks at what is told.
    pub(crate) fn with<T>(&self, look: impl FnOnce(&Told) -> T) -> T {
        look(&self.told.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Opens a stream and notes what is told on it until it ends.
pub(crate) async fn listen(
    machine: usize,
    to: SocketAddr,
    path: &str,
    lines: &str,
) -> std::io::Result<Line> {
    let stream = connect(machine, to).await?;
    let asked = format!("GET {path} HTTP/1.1\r\nHost: {to}\r\n{lines}\r\n");
    write(&stream, asked.as_bytes()).await?;
    let told = Arc::new(Mutex::new(Told::default()));
    let line = Line { told: told.clone() };
    tokio::spawn(async move {
        let mut chunk = vec![0; 64 * 1024];
        let mut kept = 0;
        while let Ok(n @ 1..) = read(&stream, &mut chunk[kept..]).await {
            let at = now();
            let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
            told.bytes += n;
            note(&chunk[..kept + n], at, &mut told.seen);
            drop(told);
            // A mark may lie across two pieces.
            let tail = (kept + n).min(MARK.len() + DIGITS - 1);
            chunk.copy_within(kept + n - tail..kept + n, 0);
            kept = tail;
        }
        told.lock().unwrap_or_else(PoisonError::into_inner).over = true;
    });
    Ok(line)
}

/// Notes all orders whose words are among bytes.
fn note(bytes: &[u8], at: Instant, seen: &mut Vec<Option<Instant>>) {
    let mark = MARK.as_bytes();
    for place in bytes.windows(mark.len() + DIGITS) {
        if place.starts_with(mark)
            && let Ok(digits) = std::str::from_utf8(&place[mark.len()..])
            && let Ok(n) = digits.parse::<usize>()
        {
            if seen.len() <= n {
                seen.resize(n + 1, None);
            }
            seen[n].get_or_insert(at);
        }
    }
}
