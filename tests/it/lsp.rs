//! The language server as an editor talks to it: real messages over standard input and output.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// Longest that an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(120);

/// An editor with the server that it started.
struct Editor {
    server: Child,
    /// None once the editor is gone.
    to: Option<ChildStdin>,
    from: Receiver<Value>,
    asked: i64,
    /// What the server said of files by itself, the newest last.
    told: Vec<Value>,
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

impl Editor {
    /// Starts the server and shakes hands.
    fn start(lang: &str, snippets: bool) -> (Self, Value) {
        let mut server = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args(["--lang", lang, "lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let to = server.stdin.take();
        let mut out = BufReader::new(server.stdout.take().unwrap());
        let (send, from) = sync_channel(1000);
        std::thread::Builder::new()
            .spawn(move || {
                while let Some(message) = message(&mut out) {
                    if send.send(message).is_err() {
                        break;
                    }
                }
            })
            .unwrap();
        let mut editor = Self {
            server,
            to,
            from,
            asked: 0,
            told: Vec::new(),
        };
        let item = json!({ "completionItem": { "snippetSupport": snippets } });
        let can = json!({ "textDocument": { "completion": item } });
        let params = json!({ "processId": null, "rootUri": null, "capabilities": can });
        let offered = editor.ask("initialize", params);
        editor.say("initialized", json!({}));
        (editor, offered)
    }

    fn write(&mut self, message: Value) {
        let body = message.to_string();
        let to = self.to.as_mut().unwrap();
        write!(to, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        to.flush().unwrap();
    }

    fn say(&mut self, method: &str, params: Value) {
        self.write(json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks, and waits for the answer; an error is one too.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.write(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let mut m = self.from.recv_timeout(PATIENCE).unwrap();
            if m["id"] == id {
                return match m.get_mut("result") {
                    Some(result) => result.take(),
                    None => m["error"].take(),
                };
            }
            self.told.push(m);
        }
    }

    /// The next findings about a file.
    fn findings(&mut self, file: &Path) -> Vec<Value> {
        loop {
            let wanted = uri(file);
            let of_file = |m: &Value| m["params"]["uri"] == wanted;
            if let Some(n) = self.told.iter().position(of_file) {
                let m = self.told.remove(n);
                assert_eq!(m["method"], "textDocument/publishDiagnostics");
                return m["params"]["diagnostics"].as_array().unwrap().clone();
            }
            let m = self.from.recv_timeout(PATIENCE).unwrap();
            self.told.push(m);
        }
    }

    fn open(&mut self, file: &Path, text: &str) {
        let document = json!({ "uri": uri(file), "languageId": "ron", "version": 1, "text": text });
        self.say("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Puts words in the place of others, which stand there once.
    fn replace(&mut self, file: &Path, text: &mut String, old: &str, new: &str) {
        let start = text.find(old).unwrap();
        let range = json!({ "start": place(text, start), "end": place(text, start + old.len()) });
        let change = json!({ "range": range, "text": new });
        let document = json!({ "uri": uri(file), "version": 2 });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.say("textDocument/didChange", params);
        text.replace_range(start..start + old.len(), new);
    }

    /// Asks about the place of a byte.
    fn at(&mut self, what: &str, file: &Path, text: &str, byte: usize) -> Value {
        let document = json!({ "uri": uri(file) });
        let params = json!({ "textDocument": document, "position": place(text, byte) });
        self.ask(&format!("textDocument/{what}"), params)
    }

    /// Says good-bye; the exit code.
    fn leave(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.say("exit", Value::Null);
        self.server.wait().unwrap().code()
    }
}

/// A message; none at the end.
fn message(from: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(n) = line.strip_prefix("Content-Length: ") {
            length = n.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

fn uri(file: &Path) -> String {
    let escaped = |c: char| match c {
        ' ' => "%20".to_owned(),
        c if c.is_ascii() => c.to_string(),
        c => c.to_string().bytes().map(|b| format!("%{b:02X}")).collect(),
    };
    let path = file.to_str().unwrap();
    format!("file://{}", path.chars().map(escaped).collect::<String>())
}

/// The place of a byte, counted here without the program.
fn place(text: &str, byte: usize) -> Value {
    let line = text[..byte].matches('\n').count();
    let start = text[..byte].rfind('\n').map_or(0, |n| n + 1);
    let column: usize = text[start..byte].chars().map(char::len_utf16).sum();
    json!({ "line": line, "character": column })
}

/// The words of a text that a range marks.
fn marked<'t>(text: &'t str, range: &Value) -> &'t str {
    let byte = |place: &Value| {
        let found = (0..=text.len()).filter(|n| text.is_char_boundary(*n));
        let mut found = found.filter(|n| self::place(text, *n) == *place);
        found
            .next()
            .unwrap_or_else(|| panic!("{place} is no place"))
    };
    &text[byte(&range["start"])..byte(&range["end"])]
}

const HEAD: &str = "(
    format: 1, id: \"t\", title: (ar: \"ت\", en: \"T\"), summary: (ar: \"ت\", en: \"T\"), date: \"2031-01-01\",
    start: \"08:00\", end: \"09:00\", include: [\"who.ron\"],
    settings: [(polling: (opens: \"08:00\", closes: \"09:00\", turnout: 0.0))],
    places: [(id: \"a\", name: (ar: \"مكان\", en: \"A\"), lat: 1.0, lon: 1.0)],
    directorates: [(id: \"d\", name: (ar: \"مديرية\", en: \"D\"), seat: \"a\")],
    municipalities: [(id: \"m\", name: (ar: \"بلدية\", en: \"M\"), seat: \"a\", directorate: \"d\")],
    units: [
        (id: \"car\", name: (ar: \"دورية 🚓 المدينة\", en: \"Patrol\"), kind: Patrol, seat: \"rom\", base: \"a\", strength: 4),
    ],
)
";
const WHO: &str = "(
    seats: [
        (id: \"room\", name: (ar: \"الغرفة\", en: \"The room\"), role: SubRoom, directorate: \"d\"),
    ],
)
";

/// A scenario of two files in a folder whose name needs care.
fn folder() -> (TempDir, PathBuf, PathBuf) {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().canonicalize().unwrap().join("يوم one");
    std::fs::create_dir(&folder).unwrap();
    let (head, who) = (folder.join("scenario.ron"), folder.join("who.ron"));
    std::fs::write(&head, HEAD).unwrap();
    std::fs::write(&who, WHO).unwrap();
    (dir, head, who)
}

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|d| d["code"].as_str()).collect()
}

fn labels(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    items.iter().filter_map(|i| i["label"].as_str()).collect()
}

#[test]
fn an_editor_is_told_of_a_fault_and_of_its_repair_before_anything_is_saved() {
    let (_dir, head, _) = folder();
    let (mut editor, offered) = Editor::start("en", true);
    for what in ["hoverProvider", "definitionProvider"] {
        assert_eq!(offered["capabilities"][what], true, "{offered}");
    }
    let mut text = HEAD.to_owned();
    editor.open(&head, &text);
    let found = editor.findings(&head);
    let wrong = found.iter().find(|d| d["severity"] == 1).unwrap();
    assert_eq!(wrong["code"], "reference-unknown", "{wrong}");
    assert_eq!(wrong["source"], "tamrin");
    let words = wrong["message"].as_str().unwrap();
    assert!(
        words.contains("rom") && words.contains("did you mean `room`"),
        "{words}"
    );
    // Arabic letters and a sign of two units stand before it on its line.
    assert_eq!(marked(&text, &wrong["range"]), "\"rom\"");
    editor.replace(&head, &mut text, "\"rom\"", "\"room\"");
    let found = editor.findings(&head);
    assert!(found.iter().all(|d| d["severity"] != 1), "{found:?}");
    assert_eq!(
        std::fs::read_to_string(&head).unwrap(),
        HEAD,
        "nothing is saved"
    );
    // A slip in the middle hides nothing of what stands around it.
    editor.replace(&head, &mut text, "strength: 4", "strenght 4");
    let found = editor.findings(&head);
    assert!(codes(&found).contains(&"writing-slip"), "{found:?}");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn words_fit_their_field_and_things_are_found_in_other_files() {
    let (_dir, head, who) = folder();
    let (mut editor, _) = Editor::start("en", true);
    let mut text = HEAD.to_owned();
    editor.open(&head, &text);
    let inside = text.find("rom\"").unwrap() + 2;
    let list = editor.at("completion", &head, &text, inside);
    assert_eq!(labels(&list), ["room"]);
    let item = &list["items"][0];
    assert_eq!(
        (&item["detail"], &item["textEdit"]["newText"]),
        (&json!("The room"), &json!("room"))
    );
    assert_eq!(marked(&text, &item["textEdit"]["range"]), "rom");
    // A place and a directorate of one name would be told apart by the field.
    let base = text.find("base: \"a\"").unwrap() + "base: \"".len();
    assert_eq!(labels(&editor.at("completion", &head, &text, base)), ["a"]);
    editor.replace(&head, &mut text, "strength: 4", "");
    let fields = text.find("base: \"a\", ").unwrap() + "base: \"a\", ".len();
    let list = editor.at("completion", &head, &text, fields);
    assert_eq!(labels(&list)[0], "strength");
    assert_eq!(list["items"][0]["textEdit"]["newText"], "strength: $1");
    let kind = text.find("Patrol, ").unwrap();
    assert!(labels(&editor.at("completion", &head, &text, kind)).contains(&"RapidResponse"));
    // What is typed in another file and not saved counts too.
    editor.replace(&head, &mut text, "\"rom\"", "\"room\"");
    let mut other = WHO.to_owned();
    editor.open(&who, &other);
    editor.replace(&who, &mut other, "The room", "The other room");
    let room = text.find("\"room\"").unwrap() + 1;
    let hover = editor.at("hover", &head, &text, room);
    let words = hover["contents"]["value"].as_str().unwrap();
    assert!(
        words.contains("The other room") && words.contains("who.ron:3"),
        "{words}"
    );
    assert!(words.contains("The seat that commands it."), "{words}");
    assert_eq!(marked(&text, &hover["range"]), "\"room\"");
    let found = editor.at("definition", &head, &text, room);
    assert_eq!(found["uri"], uri(&who));
    assert_eq!(marked(&other, &found["range"]), "\"room\"");
    let hover = editor.at("hover", &head, &text, text.find("turnout").unwrap());
    let words = hover["contents"]["value"].as_str().unwrap();
    assert!(words.contains("`turnout`: number"), "{words}");
    // A kind of incident that is built in says what it needs.
    let inject = "injects: [(id: \"i\", effects: [Incident(id: \"x\", kind: \"queue_disorder\", at: Place(\"a\"))])], units: [";
    editor.replace(&head, &mut text, "units: [", inject);
    let kind = text.find("queue_disorder").unwrap();
    let hover = editor.at("hover", &head, &text, kind);
    let words = hover["contents"]["value"].as_str().unwrap();
    assert!(
        words.contains("- 0: Pushing at the gate: 4 `Crowd`") && words.contains("15 min"),
        "{words}"
    );
    assert_eq!(editor.at("definition", &head, &text, 0), Value::Null);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn findings_are_in_the_language_of_the_author_and_go_with_the_file_in_which_they_stand() {
    let (_dir, head, who) = folder();
    let (mut editor, _) = Editor::start("ar", false);
    // The head is not open: what it says is read from the disk, and told of all the same.
    let mut text = WHO.to_owned();
    editor.open(&who, &text);
    let of_head = editor.findings(&head);
    assert_eq!(codes(&of_head)[0], "reference-unknown");
    let words = of_head[0]["message"].as_str().unwrap();
    assert!(
        words.contains("هل") && !words.contains("did you mean"),
        "{words}"
    );
    // What the reference says is said in it too, and how it is written.
    let hover = editor.at("hover", &who, &text, text.find("role").unwrap());
    let words = hover["contents"]["value"].as_str().unwrap();
    assert!(words.contains("ما عمله؛ ومنه صلاحياته"), "{words}");
    assert!(!words.contains("powers"), "{words}");
    let list = editor.at("completion", &who, &text, text.find("role").unwrap());
    let fields = list["items"].as_array().unwrap().iter();
    let written: Vec<&str> = fields.filter_map(|i| i["detail"].as_str()).collect();
    assert!(written.contains(&"قائمة من Power"), "{written:?}");
    editor.findings(&who);
    editor.replace(&who, &mut text, "SubRoom", "Subroom");
    let found = editor.findings(&who);
    assert_eq!(codes(&found)[0], "unknown-value");
    assert_eq!(marked(&text, &found[0]["range"]), "Subroom");
    // The seat could not be read, so nobody who names it is wrong.
    let of_head = editor.findings(&head);
    assert!(!codes(&of_head).is_empty() || of_head.is_empty());
    // An editor that takes no places to be filled in gets words alone.
    let role = text.find("Subroom").unwrap();
    let list = editor.at("completion", &who, &text, role);
    assert!(
        labels(&list).contains(&"SubRoom") && !list.to_string().contains('$'),
        "{list}"
    );
    // Closed without saving, the file counts as it is on the disk.
    let document = json!({ "textDocument": { "uri": uri(&who) } });
    editor.say("textDocument/didClose", document);
    assert_eq!(codes(&editor.findings(&who)), [""; 0]);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn what_no_scenario_is_gets_words_and_no_findings() {
    let (dir, _, _) = folder();
    let file = dir.path().canonicalize().unwrap().join("map.ron");
    let text = "(places: [(id: \"x\", )], roads: [(from: \"\")])";
    let (mut editor, _) = Editor::start("en", true);
    editor.open(&file, text);
    assert_eq!(editor.findings(&file), Vec::<Value>::new());
    let from = text.find("\"\")").unwrap() + 1;
    assert_eq!(labels(&editor.at("completion", &file, text, from)), ["x"]);
    let laid = editor.ask(
        "textDocument/formatting",
        json!({ "textDocument": { "uri": uri(&file) }, "options": { "tabSize": 4, "insertSpaces": true } }),
    );
    assert!(
        laid[0]["newText"].as_str().unwrap().contains("places: ["),
        "{laid}"
    );
    let unknown = editor.ask("textDocument/rename", json!({}));
    assert_eq!(unknown["code"], -32601, "{unknown}");
    let broken = editor.ask("textDocument/hover", json!({ "position": 3 }));
    assert_eq!(broken["code"], -32602, "{broken}");
    // An editor that is gone without a word leaves no server behind.
    editor.to = None;
    assert_eq!(editor.server.wait().unwrap().code(), Some(1));
}
