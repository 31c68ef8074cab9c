//! A scenario that was exported from OpenAEV (before: OpenBAS), as a scenario of ours: its injects become messages at their times on
//! the ground of a new scenario, with its seats, forces and centre.
//!
//! What cannot be carried over is listed, so that an author knows what is left to do. People are not carried over.
//! Deliberately not here: words, files, the scenario that is made (`carried`), what machines are to do (a technical inject is listed
//! and left).

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use serde_json::Value;
use zip::ZipArchive;

use super::carried::{
    Base, Called, Carried, Converted, LATEST, Sayings, in_its_language, line, without_tags,
    words_of,
};
use super::path::LARGEST;
use crate::base::ids::SeatId;
use crate::base::message::{Message, msg};
use crate::base::text::{Lang, Text};
use crate::base::time::{SimTime, Span};

/// Lists of an export that are read.
const READ: [&str; 3] = ["information", "teams", "injects"];

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
    let ground = Base::new(id, words);
    let mut reader = Reader {
        words,
        start: ground.start,
        seats: ground.seats.clone(),
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
    let about = (
        in_its_language(&word("name")),
        in_its_language(&word("description")),
    );
    let texts = ground
        .put(&about, &injects)
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
            name: in_its_language(&name),
            text: in_its_language(&text),
            to: self.receivers(i),
            from: None,
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

fn filled(v: &Value) -> bool {
    match v {
        Value::Null => false,
        Value::Object(o) => !o.is_empty(),
        Value::String(s) => !s.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) => true,
    }
}

/// Letters and digits alone, small, to compare names by.
fn letters(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_letters() {
        assert_eq!(letters("Sub-Room "), letters("sub room"));
        assert_ne!(letters("Sub-room 2"), letters("Sub-room"));
    }
}
