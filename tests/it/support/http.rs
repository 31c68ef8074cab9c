//! A browser's part without a browser: requests over a plain socket, a stream of events read line by line.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.head.lines().find_map(|l| {
            let (n, v) = l.split_once(':')?;
            n.eq_ignore_ascii_case(name).then(|| v.trim().to_owned())
        })
    }
}

fn connect(to: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(to).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    stream
}

/// Sends these bytes and reads to the end.
pub(crate) fn raw(to: SocketAddr, bytes: &[u8]) -> Answer {
    let mut stream = connect(to);
    // Who is refused early may find the line closed while it still speaks.
    stream.write_all(bytes).ok();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).ok();
    let split = all
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .unwrap_or(all.len());
    let head = String::from_utf8_lossy(&all[..split]).into_owned();
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|s| s.parse().ok())
        .unwrap_or(0);
    let mut body = all.split_off(all.len().min(split + 4));
    let mut answer = Answer {
        status,
        head,
        body: Vec::new(),
    };
    match Framing::of(&answer) {
        Framing::Plain => answer.body = body,
        Framing::Chunked => unchunk(&mut body, &mut answer.body),
    }
    answer
}

/// How a body is told from what carries it.
enum Framing {
    Plain,
    Chunked,
}

impl Framing {
    fn of(answer: &Answer) -> Self {
        match answer.header("transfer-encoding").as_deref() {
            Some("chunked") => Self::Chunked,
            _ => Self::Plain,
        }
    }
}

/// Moves the chunks that have come whole from what was read into a body; a proxy cuts them as its buffers happen to be, in the
/// middle of a line too.
fn unchunk(raw: &mut Vec<u8>, body: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(line) = raw[at..].windows(2).position(|w| w == b"\r\n") {
        let size = std::str::from_utf8(&raw[at..at + line]).unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        let start = at + line + 2;
        let Some(chunk) = raw.get(start..start + size + 2) else {
            break;
        };
        body.extend_from_slice(&chunk[..size]);
        at = start + size + 2;
    }
    raw.drain(..at);
}

/// A stream of events: what was read, and the lines in it.
struct Events {
    socket: TcpStream,
    /// Nothing until the head has come.
    framing: Option<Framing>,
    raw: Vec<u8>,
    body: Vec<u8>,
}

impl Events {
    fn new(socket: TcpStream) -> Self {
        Self {
            socket,
            framing: None,
            raw: Vec::new(),
            body: Vec::new(),
        }
    }

    /// The next line with its end; none if the stream has ended or nothing comes for a while, and what has come of it by then is
    /// kept.
    fn line(&mut self) -> Option<Vec<u8>> {
        loop {
            if let Some(end) = self.body.iter().position(|b| *b == b'\n') {
                return Some(self.body.drain(..=end).collect());
            }
            let mut read = [0; 16 * 1024];
            match self.socket.read(&mut read).ok()? {
                0 => return None,
                n => self.raw.extend_from_slice(&read[..n]),
            }
            if self.framing.is_none() {
                let Some(end) = self.raw.windows(4).position(|w| w == b"\r\n\r\n") else {
                    continue;
                };
                let head: Vec<u8> = self.raw.drain(..end + 4).collect();
                let head = String::from_utf8_lossy(&head).into_owned();
                let body = Vec::new();
                self.framing = Some(Framing::of(&Answer {
                    status: 0,
                    head,
                    body,
                }));
            }
            match self.framing {
                Some(Framing::Chunked) => unchunk(&mut self.raw, &mut self.body),
                Some(Framing::Plain) | None => self.body.append(&mut self.raw),
            }
        }
    }
}

/// One request with these lines of its head.
pub(crate) fn request(to: SocketAddr, what: &str, lines: &[String], body: &str) -> Answer {
    let mut head = format!("{what} HTTP/1.1\r\nConnection: close\r\n");
    if !lines.iter().any(|l| l.starts_with("Host:")) {
        head += &format!("Host: {to}\r\n");
    }
    for line in lines {
        head += line;
        head += "\r\n";
    }
    if !body.is_empty() || what.starts_with("POST") {
        head += &format!("Content-Length: {}\r\n", body.len());
    }
    raw(to, format!("{head}\r\n{body}").as_bytes())
}

/// Types a code at a door.
pub(crate) fn enter(to: SocketAddr, host: &str, base: &str, code: &str, name: &str) -> Answer {
    let lines = [
        format!("Host: {host}"),
        format!("Origin: http://{host}"),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
    ];
    let name = name.replace(' ', "+");
    let body = format!("code={code}&lang=en&name={name}");
    request(to, &format!("POST {base}/join"), &lines, &body)
}

/// A browser at a seat.
pub(crate) struct Browser {
    to: SocketAddr,
    /// The name by which it knows the host.
    host: String,
    /// The path of its pages: none where there is one exercise.
    pub(crate) way: String,
    pub(crate) cookie: String,
    tab: &'static str,
    stream: Option<Events>,
    /// Everything that was received.
    pub(crate) received: Vec<u8>,
    /// The number of the screen that was received last.
    pub(crate) version: u64,
    sent: u32,
}

impl Browser {
    /// Types a code at the door.
    pub(crate) fn join(to: SocketAddr, code: &str) -> Self {
        Self::join_as(to, code, "")
    }

    pub(crate) fn join_as(to: SocketAddr, code: &str, name: &str) -> Self {
        Self::join_at(to, &to.to_string(), "", code, name)
    }

    /// The same at a host of this name, whose door is under a path.
    pub(crate) fn join_at(to: SocketAddr, host: &str, base: &str, code: &str, name: &str) -> Self {
        let answer = enter(to, host, base, code, name);
        assert_eq!(answer.status, 303, "{}", answer.head);
        let cookie = answer
            .head
            .lines()
            .filter_map(|l| {
                l.strip_prefix("set-cookie: ")
                    .or(l.strip_prefix("Set-Cookie: "))
            })
            .find(|l| l.starts_with("tamrin="))
            .and_then(|l| l.split(';').next())
            .unwrap();
        let to_pages = answer.header("location").unwrap();
        let way = to_pages.trim_start_matches('.').rsplit_once('/').unwrap().0;
        Self {
            host: host.to_owned(),
            ..Self::of(to, &format!("{base}{way}"), cookie)
        }
    }

    /// One that has a cookie already, at the pages there.
    pub(crate) fn of(to: SocketAddr, way: &str, cookie: &str) -> Self {
        Self {
            to,
            host: to.to_string(),
            way: way.to_owned(),
            cookie: cookie.to_owned(),
            tab: "tab-1",
            stream: None,
            received: Vec::new(),
            version: 0,
            sent: 0,
        }
    }

    /// The same page once more, to send from it beside itself.
    pub(crate) fn again(&self) -> Self {
        Self {
            to: self.to,
            host: self.host.clone(),
            way: self.way.clone(),
            cookie: self.cookie.clone(),
            tab: self.tab,
            stream: None,
            received: Vec::new(),
            version: self.version,
            sent: 0,
        }
    }

    /// Opens the stream of events, as a page does when it is loaded.
    pub(crate) fn open(&mut self) {
        let mut stream = connect(self.to);
        let head = format!(
            "GET {}/events?tab={}&lang=en HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
            self.way, self.tab, self.host, self.cookie
        );
        stream.write_all(head.as_bytes()).unwrap();
        // What does not come soon does not come: something is told within half a second of it.
        stream
            .set_read_timeout(Some(Duration::from_secs(3)))
            .unwrap();
        self.stream = Some(Events::new(stream));
    }

    /// The next update; none if the stream has ended, or nothing comes for a while.
    pub(crate) fn update(&mut self) -> Option<Value> {
        loop {
            let line = self.stream.as_mut()?.line()?;
            self.received.extend_from_slice(&line);
            if let Some(data) = line.strip_prefix(b"data:") {
                let update: Value = serde_json::from_slice(data).expect("an update is JSON");
                self.version = update["v"].as_u64()?;
                return Some(update);
            }
        }
    }

    /// Reads what is there and what still comes soon.
    pub(crate) fn rest(&mut self) {
        let patience = |page: &mut Self, millis| {
            let stream = page.stream.as_mut().unwrap();
            stream
                .socket
                .set_read_timeout(Some(Duration::from_millis(millis)))
                .unwrap();
        };
        patience(self, 800);
        while self.update().is_some() {}
        patience(self, 3000);
    }

    /// What is sent for what was done, under a name: the lines of its head, and its body.
    fn sending(&self, name: &str, inputs: &Value) -> ([String; 4], String) {
        let body = serde_json::json!({
            "tab": self.tab, "id": name, "v": self.version, "inputs": inputs,
        });
        let lines = [
            format!("Host: {}", self.host),
            format!("Origin: http://{}", self.host),
            format!("Cookie: {}", self.cookie),
            "Content-Type: application/json".to_owned(),
        ];
        (lines, body.to_string())
    }

    /// Sends what was done under a name; the status of the answer.
    pub(crate) fn send_as(&mut self, name: &str, inputs: &Value) -> Answer {
        let (lines, body) = self.sending(name, inputs);
        request(self.to, &format!("POST {}/act", self.way), &lines, &body)
    }

    /// The same, and waits for no answer: the line ends once it was sent.
    pub(crate) fn send_and_hang_up(&mut self, name: &str, inputs: &Value) {
        let (lines, body) = self.sending(name, inputs);
        let head = lines.join("\r\n");
        let bytes = format!(
            "POST {}/act HTTP/1.1\r\n{head}\r\nContent-Length: {}\r\n\r\n{body}",
            self.way,
            body.len()
        );
        let mut stream = connect(self.to);
        stream.write_all(bytes.as_bytes()).unwrap();
        // The host has read it by the time at which the line ends.
        std::thread::sleep(Duration::from_millis(300));
    }

    /// The same under a new name.
    pub(crate) fn send(&mut self, inputs: &Value) -> Answer {
        self.sent += 1;
        self.send_as(&format!("request-{}", self.sent), inputs)
    }
}
