//! A scenario that was exported from OpenAEV (before: OpenBAS), as a scenario of ours: its injects become messages at their times on
//! the ground of a new scenario, with its seats, forces and centre.
//!
//! What cannot be carried over is listed, so that an author knows what is left to do. People are not carried over.
//! Deliberately not here: words, files, what machines are to do (a technical inject is listed and left).

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use serde_json::Value;
use zip::ZipArchive;

use super::edit::{Document, Step, laid_out, quoted};
use super::notes::{Judge, Notes};
use super::path::LARGEST;
use super::read::{Texts, read};
use super::sketch::{Form, Ground, sketch};
use crate::base::clean;
use crate::base::ids::SeatId;
use crate::base::message::{Message, msg};
use crate::base::text::{Lang, Text};
use crate::base::time::{SimTime, Span};

/// Time that is left after the last inject.
const AFTERWARDS: Span = Span::from_mins(15);
/// The latest that an inject may come, in seconds after STARTEX: exercise time has so many days.
const LATEST: i64 = 39 * 86_400;
/// Lists of an export that are read.
const READ: [&str; 3] = ["information", "teams", "injects"];

/// A seat and its name.
type Called = (SeatId, Text);

/// What became of an export.
pub struct Converted {
    /// The files of the scenario.
    pub texts: Texts,
    /// How many injects were carried over.
    pub injects: usize,
    /// What was not, or not wholly.
    pub left: Vec<Message>,
}

/// Words for those who read the scenario.
pub struct Sayings<'a> {
    /// The words of a comment by its name.
    pub comment: &'a dyn Fn(&str) -> String,
    /// A sentence in a language.
    pub say: &'a dyn Fn(Lang, &Message) -> String,
}

/// Makes a scenario of an export, given as JSON or as the archive that holds it.
///
/// # Errors
/// If it is no export of a scenario, or has nothing that can be carried over.
pub fn convert(bytes: &[u8], id: &str, words: &Sayings<'_>) -> Result<Converted, Message> {
    let bytes = unpacked(bytes)?;
    let export: Value = serde_json::from_slice(&bytes).map_err(|e| {
        msg!(
            "exchange-openaev-no-json",
            line = e.line(),
            column = e.column()
        )
    })?;
    let kinds = ["scenario", "exercise"];
    let kind = kinds
        .into_iter()
        .find(|k| export[format!("{k}_information")].is_object());
    let kind = kind.ok_or_else(|| msg!("exchange-openaev-no-scenario"))?;
    let texts = sketch(id, Form::Afternoon, Ground::invented(), words.comment);
    let draft = read(&mut Notes::new(&texts, Judge::Author));
    let head = draft.head.as_ref().map(|h| (h.value.start, h.value.end));
    let (start, end) = head.expect("a new scenario says when it begins and ends");
    let seats: Vec<Called> = draft
        .seats
        .into_iter()
        .map(|s| (s.value.id, s.value.name))
        .collect();
    let mut reader = Reader {
        words,
        start,
        seats,
        teams: BTreeMap::new(),
        left: Vec::new(),
    };
    reader.teams(&export[format!("{kind}_teams")]);
    let injects = reader.injects(&export[format!("{kind}_injects")]);
    reader.rest(&export, kind);
    if injects.is_empty() {
        return Err(msg!("exchange-openaev-nothing"));
    }
    let about = &export[format!("{kind}_information")];
    let word = |name: &str| line(words_of(&about[format!("{kind}_{name}")]));
    let texts = put(texts, end, &word("name"), &word("description"), &injects)
        .map_err(|_| msg!("exchange-openaev-no-scenario"))?;
    Ok(Converted {
        texts,
        injects: injects.len(),
        left: reader.left,
    })
}

/// The JSON of an archive, or the bytes as they are.
fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, Message> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(bytes.to_vec());
    }
    let broken = || msg!("exchange-openaev-archive");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut names = archive.file_names().filter(|n| n.ends_with(".json"));
    let name = names.next().map(str::to_owned).ok_or_else(broken)?;
    drop(names);
    let file = archive.by_name(&name).map_err(|_| broken())?;
    let mut json = Vec::new();
    match file.take(LARGEST + 1).read_to_end(&mut json) {
        Ok(n) if n as u64 <= LARGEST => Ok(json),
        _ => Err(broken()),
    }
}

/// An inject that is carried over.
struct Carried {
    at: SimTime,
    name: String,
    text: String,
    to: BTreeSet<SeatId>,
    notes: Text,
}

struct Reader<'a> {
    words: &'a Sayings<'a>,
    /// STARTEX of the ground.
    start: SimTime,
    /// Its seats. The first takes what is for a team that there is no seat for.
    seats: Vec<Called>,
    /// The seat of each team.
    teams: BTreeMap<String, SeatId>,
    left: Vec<Message>,
}

impl Reader<'_> {
    fn teams(&mut self, list: &Value) {
        for team in list.as_array().into_iter().flatten() {
            let (id, name) = (
                words_of(&team["team_id"]),
                line(words_of(&team["team_name"])),
            );
            let means = |(id, called): &&Called| {
                let mut all = [id.as_str(), &called.ar, &called.en].into_iter();
                all.any(|n| letters(n) == letters(&name))
            };
            let seat = self.seats.iter().find(means).or_else(|| {
                let first = self.seats.first()?;
                let said = msg!("exchange-left-team", team = &name, seat = &first.1);
                self.left.push(said);
                Some(first)
            });
            if let Some((seat, _)) = seat {
                self.teams.insert(id, seat.clone());
            }
        }
    }

    /// The injects in the order of time.
    fn injects(&mut self, list: &Value) -> Vec<Carried> {
        let all = list.as_array().into_iter().flatten();
        let mut all: Vec<Carried> = all.filter_map(|i| self.inject(i)).collect();
        all.sort_by_key(|i| i.at);
        all
    }

    fn inject(&mut self, i: &Value) -> Option<Carried> {
        let title = line(words_of(&i["inject_title"]));
        let content = &i["inject_content"];
        let after = i["inject_depends_duration"].as_i64().unwrap_or(0).max(0);
        let text = text_of(&title, content, &words_of(&i["inject_description"]));
        let technical = filled(&i["inject_injector_contract"]["injector_contract_payload"]);
        let why = if i["inject_enabled"] == Value::Bool(false) {
            Some(msg!("exchange-left-disabled", title = &title))
        } else if technical {
            Some(msg!("exchange-left-technical", title = &title))
        } else if text.is_empty() {
            Some(msg!("exchange-left-empty", title = &title))
        } else if after > LATEST {
            Some(msg!("exchange-left-late", title = &title))
        } else {
            None
        };
        if let Some(why) = why {
            self.left.push(why);
            return None;
        }
        let name = if title.is_empty() {
            line(text.clone())
        } else {
            title
        };
        self.parts_left(i, &name, &text);
        let expected = content["expectations"].as_array().into_iter().flatten();
        let expected = expected.map(|x| line(words_of(&x["expectation_name"])));
        let expected: Vec<String> = expected.filter(|x| !x.is_empty()).collect();
        let note = if expected.is_empty() {
            msg!("exchange-openaev-note")
        } else {
            msg!("exchange-openaev-note-expected", expected = expected)
        };
        let say = self.words.say;
        Some(Carried {
            at: self.start + Span::from_secs(after),
            name,
            text,
            to: self.receivers(i),
            notes: Text::new(&say(Lang::Ar, &note), &say(Lang::En, &note)),
        })
    }

    /// What of an inject that is carried over is not.
    fn parts_left(&mut self, i: &Value, title: &str, text: &str) {
        let many = |list: &Value| list.as_array().map_or(0, Vec::len);
        if many(&i["inject_depends_on"]) > 0 {
            self.left
                .push(msg!("exchange-left-condition", title = title));
        }
        if text.contains("${") {
            self.left
                .push(msg!("exchange-left-placeholder", title = title));
        }
        let n = many(&i["inject_content"]["expectations"]);
        if n > 0 {
            self.left
                .push(msg!("exchange-left-expectations", title = title, n = n));
        }
        let n = many(&i["inject_documents"]);
        if n > 0 {
            self.left
                .push(msg!("exchange-left-documents", title = title, n = n));
        }
    }

    /// The seats that an inject's message goes to: all, those of its teams, or the first where it names none.
    fn receivers(&self, i: &Value) -> BTreeSet<SeatId> {
        let seats = self.seats.iter().map(|(seat, _)| seat.clone());
        if i["inject_all_teams"] == Value::Bool(true) {
            return seats.collect();
        }
        let named = i["inject_teams"].as_array().into_iter().flatten();
        let named = named.filter_map(|t| self.teams.get(t.as_str()?).cloned());
        let named: BTreeSet<SeatId> = named.collect();
        if named.is_empty() {
            seats.take(1).collect()
        } else {
            named
        }
    }

    /// Whatever else an export holds.
    fn rest(&mut self, export: &Value, kind: &str) {
        for (name, list) in export.as_object().into_iter().flatten() {
            let read = READ.iter().any(|r| *name == format!("{kind}_{r}"));
            let n = list.as_array().map_or(0, Vec::len);
            if !read && n > 0 {
                self.left
                    .push(msg!("exchange-left-list", name = name, n = n));
            }
        }
    }
}

/// Puts injects in the place of those of the ground.
fn put(
    mut ground: Texts,
    end: SimTime,
    name: &str,
    description: &str,
    injects: &[Carried],
) -> Result<Texts, Box<dyn std::error::Error>> {
    let mut d = Document::parse(&ground[0].1)?;
    if !name.is_empty() {
        d.set(&[Step::Field("title")], &in_its_language(name))?;
    }
    if !description.is_empty() {
        d.set(&[Step::Field("summary")], &in_its_language(description))?;
    }
    let last = injects.iter().map(|i| i.at + AFTERWARDS).max();
    let end = last.unwrap_or(end).max(end);
    d.set(&[Step::Field("end")], &quoted(&end.to_string()))?;
    let control = "(ar: \"إدارة التمرين\", en: \"Exercise control\")";
    let one = |(n, i): (usize, &Carried)| {
        let to: Vec<String> = i.to.iter().map(|seat| quoted(seat.as_str())).collect();
        format!(
            "(id: \"x{n}\", name: {}, when: At({}), effects: [Message(from: {control}, to: [{}], channel: Other, text: {})], controller: {control}, notes: (ar: {}, en: {}))",
            in_its_language(&i.name),
            quoted(&i.at.to_string()),
            to.join(", "),
            in_its_language(&i.text),
            quoted(&i.notes.ar),
            quoted(&i.notes.en),
        )
    };
    let all: Vec<String> = (1..).zip(injects).map(one).collect();
    d.set(&[Step::Field("injects")], &format!("[{}]", all.join(", ")))?;
    ground[0].1 = laid_out(d.text())?;
    Ok(ground)
}

/// Words as a text of a scenario in the language that they are in, by their letters; the other is left to the author.
fn in_its_language(words: &str) -> String {
    let arabic = words.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c));
    let lang = if arabic { Lang::Ar } else { Lang::En };
    format!("({}: {})", lang.tag(), quoted(words))
}

/// What an inject says: subject and words of a mail or short message, or its description.
fn text_of(title: &str, content: &Value, description: &str) -> String {
    let part = |name: &str| without_tags(&words_of(&content[name]));
    let body = ["body", "message"]
        .into_iter()
        .map(part)
        .find(|t| !t.is_empty());
    let body = body.unwrap_or_else(|| without_tags(description));
    let subject = part("subject");
    if subject.is_empty() || subject == title || body.is_empty() {
        body
    } else {
        format!("{subject}\n{body}")
    }
}

fn words_of(v: &Value) -> String {
    v.as_str().unwrap_or_default().trim().to_owned()
}

fn filled(v: &Value) -> bool {
    match v {
        Value::Null => false,
        Value::Object(o) => !o.is_empty(),
        Value::String(s) => !s.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) => true,
    }
}

/// Words on one line.
fn line(words: String) -> String {
    let words = without_tags(&words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits alone, small, to compare names by.
fn letters(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// The words of a page without its marks; where a paragraph ends, a line ends.
fn without_tags(page: &str) -> String {
    let (mut out, mut rest) = (String::new(), page);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out += before;
        let begins =
            tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let Some(end) = tag.find('>').filter(|_| begins) else {
            out.push('<');
            rest = &tag[1..];
            continue;
        };
        let name = tag[1..end].trim_matches('/').to_ascii_lowercase();
        let name = name.split([' ', '/']).next().unwrap_or_default();
        let closes = tag.starts_with("</");
        if name == "br" || closes && ["p", "div", "li", "tr", "h1", "h2", "h3"].contains(&name) {
            out.push('\n');
        }
        rest = &tag[end + 1..];
    }
    out += rest;
    let signs = [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let plain = signs.iter().fold(out, |t, (sign, c)| t.replace(sign, c));
    let lines: Vec<&str> = plain
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    clean::lines(&lines.join("\n")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_words_and_what_is_no_mark_stays() {
        let page = "<p>One &amp; <b>two</b></p><br/>3 < 4 <img src=\"x\">&nbsp;five";
        assert_eq!(without_tags(page), "One & two\n3 < 4  five");
        assert_eq!(without_tags("a <"), "a <");
    }

    #[test]
    fn names_are_compared_by_their_letters() {
        assert_eq!(letters("Sub-Room "), letters("sub room"));
        assert_ne!(letters("Sub-room 2"), letters("Sub-room"));
    }
}
