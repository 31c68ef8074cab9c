//! An exercise in the Common Exercise Format of the MISP project (CEXF), as a scenario of ours: its injects become messages on the
//! ground of a new scenario.
//!
//! The format has no edition of its own; read are its description and samples of 2023 and later, and whatever else stands in a file is
//! listed and left. An inject that comes when another one is resolved has no time; it is put a while behind that one, which is said.
//! Deliberately not here: writing the format (`report::exchange::cexf`), the scenario that is made (`carried`), what machines are to do.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::carried::{
    Base, Carried, Converted, LATEST, Sayings, in_its_language, line, without_tags, words_of,
};
use crate::base::ids::SeatId;
use crate::base::message::{Message, msg};
use crate::base::text::{Lang, Text};
use crate::base::time::{SimTime, Span};

/// How long after the one that it follows an inject comes, which the format does not say, in seconds.
const LATER: i64 = 600;
/// Most characters of a payload that is taken for words.
const WORDS: usize = 20_000;

/// Makes a scenario of an exercise in CEXF, given as JSON.
///
/// # Errors
/// If it is no exercise in this format, or has nothing that can be carried over.
pub fn convert(bytes: &[u8], id: &str, words: &Sayings<'_>) -> Result<Converted, Message> {
    let read = serde_json::from_slice(bytes);
    let all: Value = read.map_err(|e| {
        msg!(
            "exchange-cexf-no-json",
            line = e.line(),
            column = e.column()
        )
    })?;
    let (about, injects) = (&all["exercise"], all["injects"].as_array());
    let Some(injects) = injects.filter(|_| about.is_object()) else {
        return Err(msg!("exchange-cexf-no-exercise"));
    };
    let ground = Base::new(id, words);
    let Some((seat, called)) = ground.seats.first() else {
        return Err(msg!("exchange-cexf-no-exercise"));
    };
    let mut reader = Reader {
        words,
        start: ground.start,
        to: BTreeSet::from([seat.clone()]),
        flow: flow(&all["inject_flow"]),
        payloads: by_uuid(&all["inject_payloads"], "uuid"),
        left: Vec::new(),
        used: BTreeSet::new(),
    };
    let times = reader.times();
    let read = injects.iter().filter_map(|i| reader.inject(i, &times));
    let mut carried: Vec<Carried> = read.collect();
    carried.sort_by_key(|i| i.at);
    if carried.is_empty() {
        return Err(msg!("exchange-cexf-nothing"));
    }
    reader
        .left
        .push(msg!("exchange-left-receivers", seat = called));
    reader.rest(&all);
    let word = |name: &str| in_its_language(&line(words_of(&about[name])));
    let left = reader.left;
    let texts = ground
        .put(&(word("name"), word("description")), &carried)
        .map_err(|_| msg!("exchange-cexf-no-exercise"))?;
    Ok(Converted {
        texts,
        injects: carried.len(),
        left,
    })
}

/// The entries of a list by their identifiers.
fn by_uuid<'v>(list: &'v Value, field: &str) -> BTreeMap<String, &'v Value> {
    let all = list.as_array().into_iter().flatten();
    all.map(|v| (words_of(&v[field]), v)).collect()
}

/// When an inject comes.
struct Step<'v> {
    entry: &'v Value,
    /// The inject that it follows.
    after: Option<String>,
}

/// The flow by injects: each with the one that it follows.
fn flow(list: &Value) -> BTreeMap<String, Step<'_>> {
    let entries = by_uuid(list, "inject_uuid");
    let mut followed: BTreeMap<String, String> = BTreeMap::new();
    for (id, entry) in &entries {
        for next in several(&entry["sequence"]["followed_by"]) {
            followed.entry(words_of(next)).or_insert_with(|| id.clone());
        }
    }
    let step = |(id, entry): (String, &'_ Value)| {
        let required = several(&entry["requirements"]).map(|r| words_of(&r["inject_uuid"]));
        let required = required.into_iter().find(|r| !r.is_empty());
        let after = required.or_else(|| followed.get(&id).cloned());
        (id, after)
    };
    let steps: Vec<(String, Option<String>)> = entries
        .iter()
        .map(|(id, e)| step((id.clone(), *e)))
        .collect();
    let with = |(id, after): (String, Option<String>)| {
        let entry = *entries.get(&id)?;
        Some((id, Step { entry, after }))
    };
    steps.into_iter().filter_map(with).collect()
}

/// The entries of a list, or the one thing that stands in its place.
fn several(v: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match v {
        Value::Array(all) => Box::new(all.iter()),
        Value::Null => Box::new(std::iter::empty()),
        one => Box::new(std::iter::once(one)),
    }
}

/// A number of seconds, which some write as words.
fn seconds(v: &Value) -> Option<i64> {
    let number = v.as_i64().or_else(|| v.as_f64().map(|f| f as i64));
    number.or_else(|| v.as_str()?.trim().parse().ok())
}

struct Reader<'a> {
    words: &'a Sayings<'a>,
    /// STARTEX of the ground.
    start: SimTime,
    /// The seat that receives all, since the format names none.
    to: BTreeSet<SeatId>,
    flow: BTreeMap<String, Step<'a>>,
    payloads: BTreeMap<String, &'a Value>,
    left: Vec<Message>,
    /// Payloads whose words stand in a message.
    used: BTreeSet<String>,
}

impl Reader<'_> {
    /// When each inject of the flow comes, in seconds after STARTEX.
    fn times(&self) -> BTreeMap<String, i64> {
        let mut times: BTreeMap<String, i64> = BTreeMap::new();
        for id in self.flow.keys() {
            let (mut way, mut at) = (Vec::new(), id.clone());
            let first = loop {
                if let Some(known) = times.get(&at) {
                    break Some(*known);
                }
                let Some(step) = self.flow.get(&at).filter(|_| !way.contains(&at)) else {
                    break None;
                };
                way.push(at);
                let own = seconds(&step.entry["timing"]["triggered_at"]);
                match (own, &step.after) {
                    (None, Some(before)) => at = before.clone(),
                    (own, _) => {
                        let at = own.unwrap_or(0).max(0);
                        times.extend(way.pop().map(|id| (id, at)));
                        break Some(at);
                    }
                }
            };
            let mut t = first.unwrap_or(0);
            for id in way.into_iter().rev() {
                t = t.saturating_add(LATER);
                times.insert(id, t);
            }
        }
        times
    }

    fn inject(&mut self, i: &Value, times: &BTreeMap<String, i64>) -> Option<Carried> {
        let id = words_of(&i["uuid"]);
        let title = line(words_of(&i["name"]));
        let step = self.flow.get(&id);
        let in_flow = step.map(|s| words_of(&s.entry["description"]));
        let own = without_tags(&words_of(&i["description"]));
        let payload = words_of(&i["action_payload_resource_uuid"]);
        let payload = self.payloads.get(&payload).map(|p| (payload, *p));
        let brought = payload.as_ref().and_then(|(_, p)| words_in(p));
        // What players are given says more than what is said about it.
        let text = brought
            .clone()
            .into_iter()
            .chain([own, without_tags(&in_flow.unwrap_or_default())])
            .find(|t| !t.is_empty());
        let at = times.get(&id).copied();
        let why = match (&text, at) {
            (None, _) => msg!("exchange-left-empty", title = &title),
            (_, None) => msg!("exchange-left-no-flow", title = &title),
            (_, Some(at)) if at > LATEST => msg!("exchange-left-late", title = &title),
            (Some(text), Some(at)) => {
                if let (Some((id, _)), true) = (payload, brought.is_some()) {
                    self.used.insert(id);
                }
                return Some(self.carried(i, &title, text, at));
            }
        };
        self.left.push(why);
        None
    }

    fn carried(&mut self, i: &Value, title: &str, text: &str, at: i64) -> Carried {
        let name = if title.is_empty() {
            let first = text.lines().next().unwrap_or_default();
            line(first.to_owned())
        } else {
            title.to_owned()
        };
        let step = self.flow.get(&words_of(&i["uuid"]));
        let timed = step.and_then(|s| seconds(&s.entry["timing"]["triggered_at"]));
        if timed.is_none() && step.is_some_and(|s| s.after.is_some()) {
            let minutes = LATER / 60;
            let said = msg!("exchange-left-resolution", title = &name, n = minutes);
            self.left.push(said);
        }
        let tool = words_of(&i["target_tool"]);
        if !tool.is_empty() {
            let said = msg!("exchange-left-tool", title = &name, tool = tool);
            self.left.push(said);
        }
        let expected = several(&i["inject_evaluation"]).map(|e| line(words_of(&e["result"])));
        let expected: Vec<String> = expected.filter(|e| !e.is_empty()).collect();
        if !expected.is_empty() {
            let n = expected.len();
            let said = msg!("exchange-left-expectations", title = &name, n = n);
            self.left.push(said);
        }
        let note = if expected.is_empty() {
            msg!("exchange-cexf-note")
        } else {
            msg!("exchange-cexf-note-expected", expected = expected)
        };
        let say = self.words.say;
        Carried {
            at: self.start + Span::from_secs(at),
            name: in_its_language(&name),
            text: in_its_language(text),
            to: self.to.clone(),
            from: None,
            notes: Text::new(&say(Lang::Ar, &note), &say(Lang::En, &note)),
        }
    }

    /// Whatever else stands in the file.
    fn rest(&mut self, all: &Value) {
        let unused = self
            .payloads
            .iter()
            .filter(|(id, _)| !self.used.contains(*id));
        for (id, payload) in unused {
            let name = line(words_of(&payload["name"]));
            let name = if name.is_empty() { id.clone() } else { name };
            self.left.push(msg!("exchange-left-payload", name = name));
        }
        let known = ["exercise", "inject_flow", "inject_payloads", "injects"];
        let entries = all.as_object().into_iter().flatten();
        for (name, v) in entries.filter(|(name, _)| !known.contains(&name.as_str())) {
            let n = several(v).count();
            self.left
                .push(msg!("exchange-left-list", name = name, n = n));
        }
        let taken = ["name", "description", "uuid", "total_duration"];
        let about = all["exercise"].as_object().into_iter().flatten();
        let about = about.filter(|(name, v)| {
            let empty =
                v.is_null() || v.as_str() == Some("") || v.as_array().is_some_and(Vec::is_empty);
            !taken.contains(&name.as_str()) && !empty
        });
        for (name, _) in about {
            self.left.push(msg!("exchange-left-field", name = name));
        }
    }
}

/// The words of a payload: of a file with words in it.
fn words_in(payload: &Value) -> Option<String> {
    let content = payload["parameters"]["content"].as_str()?;
    let coded = words_of(&payload["parameters"]["content-type"]).eq_ignore_ascii_case("base64");
    let words = if coded {
        let signs: String = content.split_whitespace().collect();
        String::from_utf8(STANDARD.decode(signs).ok()?).ok()?
    } else {
        content.to_owned()
    };
    let words = without_tags(&words);
    (!words.is_empty() && words.chars().count() <= WORDS).then_some(words)
}
