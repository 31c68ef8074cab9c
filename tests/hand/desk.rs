//! A screen, a keyboard, a pointer, a clipboard, and the program before them.
//!
//! Nothing waits for a length of time: every wait is for something that the window's account, the file or the screen shows.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;
use tamrin::session::pace::Stopwatch;
use tempfile::TempDir;

use crate::keyboard::{CONTROL, Layout, SHIFT};

/// How long anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that is ended when it is no longer needed.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A screen with the window on it.
pub(crate) struct Desk {
    // Ended in this order.
    window: Running,
    clipboard: Option<Running>,
    _screen: Running,
    display: String,
    layout: Layout,
    pub(crate) dir: TempDir,
}

impl Desk {
    /// Opens the window on a scenario, at the first screen. The exercise file will be `x.tamrin`.
    pub(crate) fn open(scenario: &str, lang: &str, layout: Layout) -> Self {
        let dir = TempDir::new().unwrap();
        // The screen keeps the keyboard's map when nobody looks at it.
        let mut screen = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x720x24",
                "-noreset",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is needed");
        let mut number = String::new();
        BufReader::new(screen.stdout.take().unwrap())
            .read_line(&mut number)
            .unwrap();
        let (screen, display) = (Running(screen), format!(":{}", number.trim()));
        let args = [
            "run",
            scenario,
            "--lang",
            lang,
            "--output",
            "x.tamrin",
            "--witness",
            "witness.jsonl",
        ];
        let window = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args(args)
            .current_dir(dir.path())
            .env("DISPLAY", &display)
            .env("XDG_RUNTIME_DIR", dir.path())
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(fs::File::create(dir.path().join("errors")).unwrap())
            .spawn()
            .unwrap();
        let mut desk = Self {
            window: Running(window),
            clipboard: None,
            _screen: screen,
            display,
            layout,
            dir,
        };
        desk.speak(layout);
        desk.wait("the first screen", |s| s["parts"].get("begin").is_some());
        let window = desk.until("a window", |d| {
            d.tool("xdotool", &["search", "--onlyvisible", "--name", "Tamrin"])
                .lines()
                .next()
                .map(str::to_owned)
        });
        desk.tool("xdotool", &["windowfocus", "--sync", &window]);
        desk
    }

    /// Begins the exercise and waits until it can be played.
    pub(crate) fn begin(&self) {
        self.click("begin");
        self.wait("an exercise", |s| {
            s["stage"] == "Running" && s["mode"] == "Ready"
        });
    }

    /// Changes the keyboard's layout.
    pub(crate) fn speak(&mut self, layout: Layout) {
        self.layout = layout;
        self.tool("setxkbmap", layout.names());
    }

    fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut c = Command::new(program);
        c.args(args)
            .env("DISPLAY", &self.display)
            .current_dir(self.dir.path());
        c
    }

    fn tool(&self, program: &str, args: &[&str]) -> String {
        let out = self
            .command(program, args)
            .output()
            .unwrap_or_else(|e| panic!("{program} is needed: {e}"));
        String::from_utf8_lossy(&out.stdout).into_owned()
    }

    fn until<T>(&self, what: &str, found: impl Fn(&Self) -> Option<T>) -> T {
        let began = Stopwatch::start();
        loop {
            if let Some(t) = found(self) {
                return t;
            }
            if began.elapsed() > PATIENCE {
                panic!(
                    "{what} never came; {}\nthe window shows {}",
                    self.errors(),
                    self.see()
                );
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    fn errors(&self) -> String {
        fs::read_to_string(self.dir.path().join("errors")).unwrap_or_default()
    }

    /// What the window shows now.
    pub(crate) fn see(&self) -> Value {
        let text = fs::read_to_string(self.dir.path().join("witness.jsonl")).unwrap_or_default();
        // The last line may be half written.
        text.lines()
            .rev()
            .find_map(|l| serde_json::from_str(l).ok())
            .unwrap_or(Value::Null)
    }

    /// Waits until what the window shows is right, and gives it.
    pub(crate) fn wait(&self, what: &str, right: impl Fn(&Value) -> bool) -> Value {
        self.until(what, |d| Some(d.see()).filter(|s| !s.is_null() && right(s)))
    }

    /// Waits until a field has a text.
    pub(crate) fn wait_typed(&self, field: &str, text: &str) -> Value {
        self.wait(&format!("{text:?} in {field}"), |s| {
            s["fields"][field]["text"] == text
        })
    }

    /// Waits until a dialog is open and one can type into a field of it.
    pub(crate) fn wait_field(&self, field: &str) -> Value {
        self.wait(field, |s| s["typing"] == field)
    }

    /// Presses keys by their places, so many milliseconds apart: `shift` and `control` go down before and up after each as it says.
    pub(crate) fn strokes(&self, strokes: &[(u8, bool, bool)], apart: u32) {
        let apart = apart.to_string();
        let mut args: Vec<String> = Vec::new();
        let mut say = |what: &str, key: u8| {
            args.extend([
                what.to_owned(),
                "--delay".to_owned(),
                apart.clone(),
                key.to_string(),
            ])
        };
        for &(key, shift, control) in strokes {
            for (held, code) in [(control, CONTROL), (shift, SHIFT)] {
                if held {
                    say("keydown", code);
                }
            }
            say("key", key);
            for (held, code) in [(shift, SHIFT), (control, CONTROL)] {
                if held {
                    say("keyup", code);
                }
            }
        }
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let out = self
            .command("xdotool", &args)
            .output()
            .expect("xdotool is needed");
        assert!(
            out.status.success(),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
    }

    /// Types words and then the given keys in one go, as fast as a quick hand or faster.
    pub(crate) fn types_then(&self, words: &str, then: &[u8], apart: u32) {
        let layout = self.layout;
        let mut all: Vec<(u8, bool, bool)> = words
            .chars()
            .map(|c| layout.stroke(c))
            .map(|s| (s.key, s.shift, false))
            .collect();
        all.extend(then.iter().map(|k| (*k, false, false)));
        self.strokes(&all, apart);
    }

    /// Types words.
    pub(crate) fn types(&self, words: &str) {
        self.types_then(words, &[], 12);
    }

    /// Presses a key by its number.
    pub(crate) fn key(&self, key: u8) {
        self.strokes(&[(key, false, false)], 12);
    }

    /// Presses the key on which a Latin letter stands, whatever it gives in the layout.
    pub(crate) fn press(&self, letter: char) {
        self.key(Layout::place(letter));
    }

    /// The same while control is held.
    pub(crate) fn control(&self, letter: char) {
        self.strokes(&[(Layout::place(letter), false, true)], 12);
    }

    /// Presses a key by its number while shift is held.
    pub(crate) fn shift(&self, key: u8) {
        self.strokes(&[(key, true, false)], 12);
    }

    /// Presses the main button on a part by its key.
    pub(crate) fn click(&self, part: &str) {
        let s = self.wait(part, |s| s["parts"].get(part).is_some());
        self.click_at(&s["parts"][part], "1", 1);
    }

    /// Presses a button of the pointer at a place, so many times.
    pub(crate) fn click_at(&self, at: &Value, button: &str, times: u32) {
        let (x, y) = (at[0].as_f64().unwrap(), at[1].as_f64().unwrap());
        self.tool(
            "xdotool",
            &["mousemove", &format!("{x:.0}"), &format!("{y:.0}")],
        );
        // A hand presses when it sees where the pointer is.
        self.wait("the pointer", |s| s["pointer"] == *at);
        self.tool(
            "xdotool",
            &[
                "click",
                "--repeat",
                &times.to_string(),
                "--delay",
                "60",
                button,
            ],
        );
    }

    /// Waits until the system's clipboard holds these words, as another program reads them.
    pub(crate) fn wait_clipboard(&self, words: &str) {
        self.until(&format!("{words:?} in the clipboard"), |d| {
            Some(d.tool("xclip", &["-selection", "clipboard", "-out"])).filter(|c| c == words)
        });
    }

    /// Puts words into the system's clipboard, as another program would.
    pub(crate) fn copy_elsewhere(&mut self, words: &str) {
        let mut owner = self.command("xclip", &["-selection", "clipboard", "-in", "-quiet"]);
        let mut owner = owner
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("xclip is needed");
        owner
            .stdin
            .take()
            .unwrap()
            .write_all(words.as_bytes())
            .unwrap();
        self.clipboard = Some(Running(owner));
        self.wait_clipboard(words);
    }

    /// Closes the window by its keys and waits until the program has ended.
    pub(crate) fn close(mut self) -> Closed {
        self.control('q');
        self.wait("the question", |s| s["dialog"] == "Close");
        self.key(RETURN);
        let began = Stopwatch::start();
        while self.window.0.try_wait().unwrap().is_none() {
            assert!(
                began.elapsed() < PATIENCE,
                "the window does not close: {}",
                self.see()
            );
            std::thread::sleep(Duration::from_millis(30));
        }
        let Self { dir, .. } = self;
        Closed { dir }
    }
}

/// Numbers of keys without a sign.
pub(crate) const RETURN: u8 = 36;
pub(crate) const BACKSPACE: u8 = 22;
pub(crate) const SPACE: u8 = 65;
pub(crate) const HOME: u8 = 110;
pub(crate) const END: u8 = 115;

/// The exercise after the window was closed.
pub(crate) struct Closed {
    dir: TempDir,
}

impl Closed {
    fn tamrin(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args(args)
            .current_dir(self.dir.path())
            .env_remove("DISPLAY")
            .output()
            .unwrap()
    }

    /// The report as data.
    pub(crate) fn report(&self) -> Value {
        let out = self.tamrin(&["report", "x.tamrin", "-o", "report.json"]);
        assert!(
            out.status.success(),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
        let path: PathBuf = self.dir.path().join("report.json");
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }

    /// The texts of all notes, in the order in which they were written.
    pub(crate) fn notes(&self) -> Vec<String> {
        let report = self.report();
        let notes = report["observations"].as_array().unwrap().iter();
        notes
            .map(|o| o["text"].as_str().unwrap().to_owned())
            .collect()
    }
}
