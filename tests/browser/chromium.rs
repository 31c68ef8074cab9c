//! Chromium, driven by its own protocol over a WebSocket: pages, presses, pictures.
//!
//! Written out here because it is a hundred lines, and a driver from elsewhere is a program that has to be installed.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// A browser without a window.
pub(crate) struct Browser {
    process: Child,
    port: u16,
    _profile: TempDir,
}

impl Browser {
    pub(crate) fn start() -> Self {
        let profile = TempDir::new().unwrap();
        let mut process = Command::new("chromium")
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-port=0",
            ])
            .arg("--remote-allow-origins=*")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Debian's package chromium");
        let mut said = BufReader::new(process.stderr.take().unwrap());
        let port = loop {
            let mut line = String::new();
            assert!(
                said.read_line(&mut line).unwrap() > 0,
                "Chromium did not start"
            );
            if let Some(rest) = line.split("ws://127.0.0.1:").nth(1) {
                break rest.split('/').next().unwrap().parse().unwrap();
            }
        };
        // What it says later must not fill the pipe.
        std::thread::Builder::new()
            .spawn(move || std::io::copy(&mut said, &mut std::io::sink()))
            .unwrap();
        Self {
            process,
            port,
            _profile: profile,
        }
    }

    /// A new page of this width and height.
    pub(crate) fn page(&self, width: u32, height: u32) -> Page {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let head = format!(
            "PUT /json/new?about:blank HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        );
        stream.write_all(head.as_bytes()).unwrap();
        // The browser keeps the line open: what belongs to the answer is said in its head.
        let (mut reader, mut length) = (BufReader::new(stream), 0);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            if let Some(n) = line.to_lowercase().strip_prefix("content-length:") {
                length = n.trim().parse().unwrap();
            }
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let target: Value = serde_json::from_slice(&body).unwrap();
        let url = target["webSocketDebuggerUrl"].as_str().unwrap();
        let path = &url[url.find("/devtools").unwrap()..];
        let mut page = Page {
            stream: shake_hands(self.port, path),
            sent: 0,
        };
        page.call("Page.enable", &json!({}));
        page.resize(width, height);
        page
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn shake_hands(port: u16, path: &str) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    let head = format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut reader = BufReader::new(stream);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line == "\r\n" {
            return reader;
        }
    }
}

/// A part of a page as a screen reader is given it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Heard {
    pub(crate) role: String,
    pub(crate) name: String,
    pub(crate) focused: bool,
    pub(crate) modal: bool,
    /// How what is new in it is said: "polite", "assertive", or not at all.
    pub(crate) live: String,
}

impl Heard {
    fn of(node: &Value) -> Self {
        let text = |v: &Value| v["value"].as_str().unwrap_or_default().to_owned();
        let property = |name: &str| {
            let all = node["properties"].as_array();
            let found = all.and_then(|all| all.iter().find(|p| p["name"] == name));
            found.map_or(Value::Null, |p| p["value"]["value"].clone())
        };
        Self {
            role: text(&node["role"]),
            name: text(&node["name"]),
            focused: property("focused") == true,
            modal: property("modal") == true,
            live: property("live").as_str().unwrap_or_default().to_owned(),
        }
    }
}

/// A page.
pub(crate) struct Page {
    stream: BufReader<TcpStream>,
    sent: u64,
}

impl Page {
    fn call(&mut self, method: &str, params: &Value) -> Value {
        self.sent += 1;
        let text = json!({ "id": self.sent, "method": method, "params": params }).to_string();
        let mut frame = vec![0x81];
        match text.len() {
            n @ 0..=125 => frame.push(0x80 | n as u8),
            n @ 126..=65535 => {
                frame.push(0x80 | 126);
                frame.extend((n as u16).to_be_bytes());
            }
            n => {
                frame.push(0x80 | 127);
                frame.extend((n as u64).to_be_bytes());
            }
        }
        // A mask of nothing is a mask.
        frame.extend([0; 4]);
        frame.extend(text.as_bytes());
        self.stream.get_mut().write_all(&frame).unwrap();
        loop {
            let said: Value = serde_json::from_slice(&self.frame()).unwrap();
            if said["id"].as_u64() == Some(self.sent) {
                return said["result"].clone();
            }
        }
    }

    fn frame(&mut self) -> Vec<u8> {
        let mut whole = Vec::new();
        loop {
            let mut head = [0; 2];
            self.stream.read_exact(&mut head).unwrap();
            let length = match head[1] & 0x7f {
                126 => {
                    let mut n = [0; 2];
                    self.stream.read_exact(&mut n).unwrap();
                    u64::from(u16::from_be_bytes(n))
                }
                127 => {
                    let mut n = [0; 8];
                    self.stream.read_exact(&mut n).unwrap();
                    u64::from_be_bytes(n)
                }
                n => u64::from(n),
            };
            let mut part = vec![0; usize::try_from(length).unwrap()];
            self.stream.read_exact(&mut part).unwrap();
            // Pings say nothing.
            if head[0] & 0x0f > 2 {
                continue;
            }
            whole.extend(part);
            if head[0] & 0x80 != 0 {
                return whole;
            }
        }
    }

    pub(crate) fn go(&mut self, url: &str) {
        self.call("Page.navigate", &json!({ "url": url }));
    }

    pub(crate) fn reload(&mut self) {
        self.call("Page.reload", &json!({}));
    }

    /// What an expression is.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let asked =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        self.call("Runtime.evaluate", &asked)["result"]["value"].clone()
    }

    /// Waits until an expression is true. How long that takes says nothing; that it comes does.
    pub(crate) fn until(&mut self, what: &str, expression: &str) {
        for _ in 0..400 {
            if self.value(expression) == Value::Bool(true) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let shown = self.value("document.body.innerText");
        panic!("never: {what}; the page says {shown}");
    }

    /// Waits until words are on the page.
    pub(crate) fn says(&mut self, words: &str) {
        let quoted = Value::from(words).to_string();
        self.until(
            words,
            // Marks of direction are not read.
            &format!(
                "document.body.innerText.replace(/[\\u2066-\\u2069]/g, '').includes({quoted})"
            ),
        );
    }

    /// Presses the button with these words, once it is there.
    pub(crate) fn press(&mut self, words: &str) {
        let quoted = Value::from(words).to_string();
        let press = format!(
            "(() => {{ const b = [...document.querySelectorAll('button')]; \
             const x = b.find((b) => b.textContent.trim() === {quoted} || b.title === {quoted}) ?? b.find((b) => b.textContent.includes({quoted})); \
             x?.click(); return Boolean(x); }})()"
        );
        self.until(&format!("a button “{words}”"), &press);
    }

    /// Changes the width and the height of the page.
    pub(crate) fn resize(&mut self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.call("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Puts the page before all others: one behind them is not drawn.
    pub(crate) fn front(&mut self) {
        self.call("Page.bringToFront", &json!({}));
    }

    /// Presses a key where the focus is, by its place on the keyboard.
    pub(crate) fn key(&mut self, code: &str, shift: bool) {
        self.value(&format!(
            "(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', \
             {{ code: '{code}', key: '{code}', shiftKey: {shift}, bubbles: true, cancelable: true }}))"
        ));
    }

    /// Presses a key as a hand does: what the browser itself does with it happens too.
    pub(crate) fn stroke(&mut self, key: &str, shift: bool) {
        let (number, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            "End" => (35, ""),
            "Home" => (36, ""),
            "ArrowDown" => (40, ""),
            _ => panic!("no key {key}"),
        };
        let modifiers = if shift { 8 } else { 0 };
        for kind in ["keyDown", "keyUp"] {
            let stroke = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": number, "text": text,
                "modifiers": modifiers });
            self.call("Input.dispatchKeyEvent", &stroke);
        }
    }

    /// What a screen reader is given of the page: its parts in their order, those left out that are no part for it.
    pub(crate) fn heard(&mut self) -> Vec<Heard> {
        self.call("Accessibility.enable", &json!({}));
        let tree = self.call("Accessibility.getFullAXTree", &json!({}));
        let nodes = tree["nodes"].as_array().unwrap();
        let there = nodes.iter().filter(|n| n["ignored"] != true);
        there.map(Heard::of).collect()
    }

    /// Shows the page as whoever prefers dark or light sees it ("dark", "light"), or as it is printed ("print").
    pub(crate) fn shown(&mut self, how: &str) {
        let (media, scheme) = if how == "print" {
            ("print", "light")
        } else {
            ("screen", how)
        };
        let shown = json!({ "media": media, "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.call("Emulation.setEmulatedMedia", &shown);
    }

    /// Leaves the page as it is printed on A4.
    pub(crate) fn print(&mut self, file: &Path) {
        self.shown("print");
        let printed = self.call(
            "Page.printToPDF",
            &json!({ "paperWidth": 8.27, "paperHeight": 11.69 }),
        );
        std::fs::write(file, decoded(printed["data"].as_str().unwrap())).unwrap();
    }

    /// Types into what has the focus.
    pub(crate) fn write(&mut self, words: &str) {
        self.call("Input.insertText", &json!({ "text": words }));
    }

    /// Cuts the page off from the network, or lets it on again.
    pub(crate) fn offline(&mut self, offline: bool) {
        self.call("Network.enable", &json!({}));
        let line = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.call("Network.emulateNetworkConditions", &line);
    }

    /// Leaves a picture of the page.
    pub(crate) fn picture(&mut self, file: &Path) {
        self.front();
        let shot = self.call("Page.captureScreenshot", &json!({ "format": "png" }));
        std::fs::write(file, decoded(shot["data"].as_str().unwrap())).unwrap();
    }
}

/// Bytes of a text in base 64.
fn decoded(text: &str) -> Vec<u8> {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = text
        .bytes()
        .filter_map(|b| letters.iter().position(|l| *l == b));
    let (mut held, mut many, mut bytes) = (0usize, 0, Vec::new());
    for six in bits {
        (held, many) = (held << 6 | six, many + 6);
        if many >= 8 {
            many -= 8;
            bytes.push((held >> many & 0xff) as u8);
        }
    }
    bytes
}
