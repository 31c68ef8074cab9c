//! What scenarios of other programs become: injects that are messages at their times, on the ground of a new scenario with its invented
//! seats, forces and centre.
//!
//! Deliberately not here: the forms of other programs (`openaev`, `cexf`, `cap`), words, files.

use std::collections::BTreeSet;

use serde_json::Value;

use super::edit::{Document, Step, in_languages, laid_out, quoted};
use super::notes::{Judge, Notes};
use super::read::{Texts, read};
use super::sketch::{Form, Ground, sketch};
use crate::base::clean;
use crate::base::ids::SeatId;
use crate::base::message::Message;
use crate::base::text::{Lang, Text};
use crate::base::time::{SimTime, Span};

/// Time that is left after the last inject.
const AFTERWARDS: Span = Span::from_mins(15);
/// The latest that an inject may come, in seconds after STARTEX: exercise time has so many days.
pub(super) const LATEST: i64 = 39 * 86_400;

/// A seat and its name.
pub(super) type Called = (SeatId, Text);

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

/// An inject that is carried over.
pub(super) struct Carried {
    pub(super) at: SimTime,
    pub(super) name: Text,
    pub(super) text: Text,
    pub(super) to: BTreeSet<SeatId>,
    /// Who says it; none: exercise control.
    pub(super) from: Option<Text>,
    pub(super) notes: Text,
}

/// The ground on which injects are put: a new scenario.
pub(super) struct Base {
    texts: Texts,
    /// STARTEX.
    pub(super) start: SimTime,
    end: SimTime,
    /// Its seats.
    pub(super) seats: Vec<Called>,
}

impl Base {
    /// A new scenario of that identifier.
    pub(super) fn new(id: &str, words: &Sayings<'_>) -> Self {
        let texts = sketch(id, Form::Afternoon, Ground::invented(), words.comment);
        let draft = read(&mut Notes::new(&texts, Judge::Author));
        let head = draft.head.as_ref().map(|h| (h.value.start, h.value.end));
        let (start, end) = head.expect("a new scenario says when it begins and ends");
        let seats = draft.seats.into_iter();
        Self {
            texts,
            start,
            end,
            seats: seats.map(|s| (s.value.id, s.value.name)).collect(),
        }
    }

    /// Puts injects in the place of its own, and a title and summary where there are any.
    pub(super) fn put(
        self,
        (title, summary): &(Text, Text),
        injects: &[Carried],
    ) -> Result<Texts, Box<dyn std::error::Error>> {
        let mut ground = self.texts;
        let mut d = Document::parse(&ground[0].1)?;
        for (field, text) in [("title", title), ("summary", summary)] {
            if *text != Text::default() {
                d.set(&[Step::Field(field)], &in_languages(text))?;
            }
        }
        let last = injects.iter().map(|i| i.at + AFTERWARDS).max();
        let end = last.unwrap_or(self.end).max(self.end);
        d.set(&[Step::Field("end")], &quoted(&end.to_string()))?;
        let control = Text::new("إدارة التمرين", "Exercise control");
        let one = |(n, i): (usize, &Carried)| {
            let to: Vec<String> = i.to.iter().map(|seat| quoted(seat.as_str())).collect();
            let from = i.from.as_ref().unwrap_or(&control);
            format!(
                "(id: \"x{n}\", name: {}, when: At({}), effects: [Message(from: {}, to: [{}], channel: Other, text: {})], controller: {}, notes: {})",
                in_languages(&i.name),
                quoted(&i.at.to_string()),
                in_languages(from),
                to.join(", "),
                in_languages(&i.text),
                in_languages(&control),
                in_languages(&i.notes),
            )
        };
        let all: Vec<String> = (1..).zip(injects).map(one).collect();
        d.set(&[Step::Field("injects")], &format!("[{}]", all.join(", ")))?;
        ground[0].1 = laid_out(d.text())?;
        Ok(ground)
    }
}

/// Words as a text in the language that they are in, by their letters; the other is left to the author.
pub(super) fn in_its_language(words: &str) -> Text {
    let arabic = words.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c));
    if arabic {
        Text::new(words, "")
    } else {
        Text::new("", words)
    }
}

/// Words of JSON; none where something else stands.
pub(super) fn words_of(v: &Value) -> String {
    v.as_str().unwrap_or_default().trim().to_owned()
}

/// Words on one line.
pub(super) fn line(words: String) -> String {
    let words = without_tags(&words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a page without its marks; where a paragraph ends, a line ends.
pub(super) fn without_tags(page: &str) -> String {
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
}
