//! Alerts of the Common Alerting Protocol (CAP 1.2), as a draft of ours: each becomes a message at its time on the ground of a new
//! scenario.
//!
//! What an alert says in Arabic and English becomes the two languages of a text; the first alert comes at STARTEX, others as long after
//! it as they were sent. Deliberately not here: writing alerts (`report::exchange::cap`), the scenario that is made (`carried`).

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node, ParsingOptions};

use super::carried::{Base, Carried, Converted, LATEST, Sayings, line};
use crate::base::clean;
use crate::base::ids::SeatId;
use crate::base::message::{Message, msg};
use crate::base::text::{Lang, Text};
use crate::base::time::{SimTime, Span};
use crate::scenario::sheet::day_of;

/// What the namespaces of all editions of the protocol begin with.
const NAMESPACE: &str = "urn:oasis:names:tc:emergency:cap:1.";
/// Most elements and texts of an alert.
const NODES: u32 = 200_000;

/// A file with an alert.
pub struct File {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// Makes a scenario of alerts.
///
/// # Errors
/// If a file is no alert, with its line; or if none of them says anything.
pub fn convert(files: &[File], id: &str, words: &Sayings<'_>) -> Result<Converted, Message> {
    let mut alerts = Vec::new();
    let mut left = Vec::new();
    for file in files {
        let of_file = |said| msg!("exchange-of-file", path = &file.name, said = said);
        let text = std::str::from_utf8(&file.bytes);
        let text = text.map_err(|_| of_file(msg!("exchange-cap-no-utf8")))?;
        let options = ParsingOptions {
            nodes_limit: NODES,
            ..ParsingOptions::default()
        };
        let text = text.trim_start_matches('\u{feff}');
        let doc = Document::parse_with_options(text, options)
            .map_err(|e| of_file(msg!("exchange-cap-no-xml", line = e.pos().row)))?;
        let alert = alert(&doc, &file.name, words, &mut left).map_err(of_file)?;
        alerts.extend(alert);
    }
    let ground = Base::new(id, words);
    let first = alerts.iter().map(|a| a.sent).min();
    let (Some(first), Some((seat, called))) = (first, ground.seats.first()) else {
        return Err(msg!("exchange-cap-nothing"));
    };
    left.push(msg!("exchange-left-receivers", seat = called));
    let to: BTreeSet<SeatId> = BTreeSet::from([seat.clone()]);
    let mut carried = Vec::new();
    for a in alerts {
        let after = a.sent - first;
        if after > LATEST {
            left.push(msg!("exchange-left-late", title = &a.name));
            continue;
        }
        carried.push(Carried {
            at: ground.start + Span::from_secs(after),
            name: a.name,
            text: a.text,
            to: to.clone(),
            from: (a.from != Text::default()).then_some(a.from),
            notes: a.notes,
        });
    }
    carried.sort_by_key(|c: &Carried| -> SimTime { c.at });
    let texts = ground
        .put(&(Text::default(), Text::default()), &carried)
        .map_err(|_| msg!("exchange-cap-nothing"))?;
    Ok(Converted {
        texts,
        injects: carried.len(),
        left,
    })
}

/// What is taken of an alert.
struct Alert {
    /// Seconds since 1970 by the clock of the place where it was sent.
    sent: i64,
    name: Text,
    text: Text,
    from: Text,
    notes: Text,
}

/// The elements of a name below another one.
fn all<'a, 'd: 'a>(of: Node<'a, 'd>, name: &'static str) -> impl Iterator<Item = Node<'a, 'd>> {
    of.children().filter(move |n| n.tag_name().name() == name)
}

/// The words of the first element of a name, without signs that steer a screen.
fn words(of: Node<'_, '_>, name: &'static str) -> String {
    let all: Option<String> = all(of, name).next().map(|n| {
        let texts = n.descendants().filter(Node::is_text);
        texts.filter_map(|t| t.text()).collect()
    });
    clean::lines(all.unwrap_or_default().trim()).into_owned()
}

/// Reads an alert; none where it says nothing in words. What is not carried over goes to `left`.
fn alert(
    doc: &Document<'_>,
    file: &str,
    sayings: &Sayings<'_>,
    left: &mut Vec<Message>,
) -> Result<Option<Alert>, Message> {
    let root = doc.root_element();
    let line_of = |n: Node<'_, '_>| doc.text_pos_at(n.range().start).row;
    let tag = root.tag_name();
    let ours = tag.namespace().is_some_and(|n| n.starts_with(NAMESPACE));
    if tag.name() != "alert" || !ours {
        let (line, name) = (line_of(root), tag.name());
        return Err(msg!("exchange-cap-no-alert", line = line, name = name));
    }
    let written = words(root, "sent");
    let Some(sent) = moment(&written) else {
        let at = all(root, "sent").next().unwrap_or(root);
        let line = line_of(at);
        return Err(msg!("exchange-cap-no-time", line = line, words = written));
    };
    let mut infos: BTreeMap<Lang, Node<'_, '_>> = BTreeMap::new();
    for info in all(root, "info") {
        let tag = words(info, "language").to_lowercase();
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        let lang = match code {
            "ar" => Some(Lang::Ar),
            // Without a language it is English, the standard says.
            "en" | "" => Some(Lang::En),
            _ => None,
        };
        match lang.filter(|l| !infos.contains_key(l)) {
            Some(lang) => {
                infos.insert(lang, info);
            }
            None => left.push(msg!("exchange-left-info", file = file, lang = tag)),
        }
    }
    let both = |of: &dyn Fn(Node<'_, '_>) -> String| {
        let one = |lang| infos.get(&lang).map(|i| of(*i)).unwrap_or_default();
        Text::new(&one(Lang::Ar), &one(Lang::En))
    };
    let text = both(&|i| {
        let parts = ["description", "instruction"].map(|n| words(i, n));
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        match parts.is_empty() {
            true => words(i, "headline"),
            false => parts.join("\n"),
        }
    });
    if text == Text::default() {
        left.push(msg!("exchange-left-empty", title = file));
        return Ok(None);
    }
    let say = |lang, said: &Message| (sayings.say)(lang, said);
    let mut notes = Vec::new();
    for lang in [Lang::Ar, Lang::En] {
        let areas = infos.get(&lang).map(|i| areas(*i)).unwrap_or_default();
        let note = match areas.is_empty() {
            true => msg!("exchange-cap-note"),
            false => msg!("exchange-cap-note-areas", areas = areas),
        };
        notes.push(say(lang, &note));
    }
    rest(root, file, left);
    Ok(Some(Alert {
        sent,
        name: both(&|i| line(first(i))),
        text,
        from: both(&|i| line(words(i, "senderName"))),
        notes: Text::new(&notes[0], &notes[1]),
    }))
}

/// What a block is called: its headline, else its event.
fn first(info: Node<'_, '_>) -> String {
    match words(info, "headline") {
        none if none.is_empty() => words(info, "event"),
        found => found,
    }
}

/// The names of the areas of a block.
fn areas(info: Node<'_, '_>) -> Vec<String> {
    let names = all(info, "area").map(|a| line(words(a, "areaDesc")));
    names.filter(|n| !n.is_empty()).collect()
}

/// What an alert says besides, by the names of its elements: what is not carried over.
fn rest(root: Node<'_, '_>, file: &str, left: &mut Vec<Message>) {
    let status = words(root, "status");
    if status == "Actual" {
        left.push(msg!("exchange-left-actual", file = file));
    }
    let kind = words(root, "msgType");
    if !matches!(kind.as_str(), "" | "Alert") {
        left.push(msg!("exchange-left-kind", file = file, kind = kind));
    }
    const TAKEN: [&str; 14] = [
        "identifier",
        "sender",
        "sent",
        "status",
        "msgType",
        "info",
        "language",
        "event",
        "headline",
        "description",
        "instruction",
        "senderName",
        "area",
        "areaDesc",
    ];
    let inner = all(root, "info").flat_map(|i| {
        i.children()
            .chain(all(i, "area").flat_map(|a| a.children()))
    });
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let elements = root.children().chain(inner).filter(Node::is_element);
    for name in elements
        .map(|n| n.tag_name().name())
        .filter(|n| !TAKEN.contains(n))
    {
        *names.entry(name.to_owned()).or_default() += 1;
    }
    for (name, n) in names {
        let name = format!("{file}: {name}");
        left.push(msg!("exchange-left-list", name = name, n = n));
    }
}

/// Seconds since 1970 of a date and time by its own clock; the time zone only says where it was sent.
fn moment(words: &str) -> Option<i64> {
    let (date, time) = words.split_once('T')?;
    let number = |p: &str| {
        let digits = !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| p.parse::<i64>().ok())?
    };
    let date: Vec<i64> = date.split('-').map(number).collect::<Option<_>>()?;
    let time = time.get(..8)?;
    let time: Vec<i64> = time.split(':').map(number).collect::<Option<_>>()?;
    let ([y, m, d], [h, min, s]) = (date.as_slice(), time.as_slice()) else {
        return None;
    };
    let fits = (0..24).contains(h) && (0..60).contains(min) && (0..60).contains(s);
    let day = day_of(*y, *m, *d).filter(|_| fits)?;
    Some(day * 86_400 + (h * 60 + min) * 60 + s)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_by_its_own_clock_and_nothing_else_is() {
        let day = day_of(2026, 3, 14).unwrap() * 86_400;
        assert_eq!(moment("2026-03-14T09:20:05+02:00"), Some(day + 33_605));
        for bad in [
            "",
            "2026-03-14",
            "2026-03-14T",
            "2026-03-14T9:20",
            "2026-13-14T09:20:05Z",
            "x-03-14T09:20:05Z",
            "2026-03-14T٠9:20:05",
        ] {
            assert_eq!(moment(bad), None, "{bad}");
        }
    }
}
