//! What an inject says of itself, and whether its words are what the test asks for, where the structure shows it: things that are
//! named, and the time that is allowed.
//!
//! All names are looked up at once, word by word, so that the work grows with the texts alone.
//! Deliberately not here: alternatives in words (`expected`), names of persons (`scenario::persons`).

use std::collections::{BTreeMap, BTreeSet};

use super::expected::parts;
use super::{At, Checker};
use crate::base::diag::CheckRule;
use crate::base::message::msg;
use crate::base::text::Text;
use crate::base::time::Span;
use crate::record::order::{About, Target};
use crate::record::states::Channel;
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Condition, Effect, Expected, Inject, Test};
use crate::scenario::read::Draft;

/// Most words that are said over the radio in one message. Procedure asks to stop every half minute so that others can break in
/// (ACP 125), and words that are to be written down are said at some 100 to 140 a minute.
const RADIO_WORDS: usize = 70;

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let names = Names::of(s);
    for l in &draft.injects {
        let (i, at) = (&l.value, At::of(l));
        answered_for(c, at, i);
        one_language(c, at.field("notes"), &i.notes);
        one_language(c, at.field("controller"), &i.controller);
        for (n, e) in i.effects.iter().enumerate() {
            if let Effect::Message { channel, text, .. } = e {
                let at = at.field("effects").item(n).field("text");
                radio(c, at, *channel, text);
                message(c, at, (&names, s), i, text);
            }
        }
        for (n, x) in i.expected.iter().enumerate() {
            let at = at.field("expected").item(n);
            if x.task.is_none() && !s.tasks.is_empty() {
                let help = msg!("check-write-task");
                let what = msg!("check-expected-without-task");
                c.warn(at.field("id"), CheckRule::ExpectedWithoutTask, what, help);
            }
            expected(c, at, (&names, s), x);
            time(c, at, x);
        }
    }
}

/// Who answers for an inject, and what is expected or why nothing is.
fn answered_for(c: &mut Checker<'_>, at: At<'_>, i: &Inject) {
    if i.controller == Text::default() {
        let (what, help) = (msg!("check-no-controller"), msg!("check-write-controller"));
        c.warn(
            at.field("id"),
            CheckRule::InjectWithoutController,
            what,
            help,
        );
    }
    // What only prepares or ends something asks nobody for anything.
    let asks = i
        .effects
        .iter()
        .any(|e| matches!(e, Effect::Message { .. } | Effect::Incident { .. }));
    if asks && i.expected.is_empty() && i.notes == Text::default() {
        let (what, help) = (
            msg!("check-nothing-expected"),
            msg!("check-expect-or-say-why"),
        );
        c.warn(at.field("id"), CheckRule::InjectWithoutExpected, what, help);
    }
}

/// A text that may be left out, and is there in one language only.
fn one_language(c: &mut Checker<'_>, at: At<'_>, text: &Text) {
    let missing = match (text.ar.trim().is_empty(), text.en.trim().is_empty()) {
        (true, false) => msg!("check-arabic-text-missing"),
        (false, true) => msg!("check-english-text-missing"),
        (true, true) | (false, false) => return,
    };
    c.warn(
        at,
        CheckRule::TextMissingLanguage,
        missing,
        msg!("check-write-ar-en"),
    );
}

fn radio(c: &mut Checker<'_>, at: At<'_>, channel: Channel, text: &Text) {
    let longest = [&text.ar, &text.en]
        .map(|t| t.split_whitespace().count())
        .into_iter()
        .max()
        .unwrap_or(0);
    if channel == Channel::Radio && longest > RADIO_WORDS {
        let what = msg!("check-too-long-for-radio", n = longest, most = RADIO_WORDS);
        c.warn(at, CheckRule::RadioTextLong, what, msg!("check-say-less"));
    }
}

/// Something that words can name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thing<'s> {
    Centre(&'s str),
    Checkpoint(&'s str),
    Convoy(&'s str),
}

impl Thing<'_> {
    /// How many sorts there are.
    const SORTS: usize = 3;

    /// Its sort by a number.
    fn sort(self) -> usize {
        match self {
            Self::Centre(_) => 0,
            Self::Checkpoint(_) => 1,
            Self::Convoy(_) => 2,
        }
    }
}

/// Most things that may bear one name for it to say which is meant.
const OF_ONE_NAME: usize = 20;

/// The names of all things in both languages.
struct Names<'s> {
    /// What bears a name, by its words.
    things: BTreeMap<Vec<String>, Vec<Thing<'s>>>,
    /// By its first word, how many words a name has; the longest first.
    lengths: BTreeMap<String, BTreeSet<std::cmp::Reverse<usize>>>,
}

/// The words of a text as they are compared: in small letters, without signs.
fn words_of(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

impl<'s> Names<'s> {
    fn of(s: &'s Scenario) -> Self {
        let mut things = BTreeMap::<Vec<String>, Vec<Thing<'s>>>::new();
        let mut lengths = BTreeMap::<String, BTreeSet<_>>::new();
        let centres = s
            .centres
            .values()
            .map(|x| (&x.name, Thing::Centre(x.id.as_str())));
        let gates = s.checkpoints.values();
        let gates = gates.map(|x| (&x.name, Thing::Checkpoint(x.id.as_str())));
        let convoys = s
            .convoys
            .values()
            .map(|x| (&x.name, Thing::Convoy(x.id.as_str())));
        for (name, thing) in centres.chain(gates).chain(convoys) {
            for words in [words_of(&name.ar), words_of(&name.en)] {
                // A single word may stand for much else.
                if words.len() >= 2 {
                    let of_first = lengths.entry(words[0].clone()).or_default();
                    of_first.insert(std::cmp::Reverse(words.len()));
                    things.entry(words).or_default().push(thing);
                }
            }
        }
        // What very many are called names none of them.
        things.retain(|_, of_one_name| of_one_name.len() <= OF_ONE_NAME);
        Self { things, lengths }
    }

    /// What a text names. Two things of one name are both meant.
    fn named(&self, c: &mut Checker<'_>, text: &Text) -> BTreeSet<Thing<'s>> {
        let mut named = BTreeSet::new();
        for words in [words_of(&text.ar), words_of(&text.en)] {
            let mut at = 0;
            while at < words.len() {
                // The longest name that fits is the one that is meant.
                let lengths = self.lengths.get(&words[at]).into_iter().flatten();
                let fits = lengths.map(|l| l.0).find_map(|length| {
                    c.notes.work += 1;
                    let things = self.things.get(words.get(at..at + length)?)?;
                    Some((length, things))
                });
                if let Some((_, things)) = fits {
                    named.extend(things);
                }
                at += fits.map_or(1, |(length, _)| length);
            }
        }
        named
    }
}

/// What a target is at.
fn of_target<'s>(s: &'s Scenario, t: &'s Target, into: &mut BTreeSet<Thing<'s>>) {
    match t {
        Target::Centre(id) => {
            into.insert(Thing::Centre(id.as_str()));
        }
        Target::Checkpoint(id) => {
            into.insert(Thing::Checkpoint(id.as_str()));
        }
        Target::Convoy(id) => {
            into.insert(Thing::Convoy(id.as_str()));
        }
        Target::Incident(id) => {
            if let Some(planned) = s.injects.incident(id)
                && !matches!(planned.at, Target::Incident(_))
            {
                of_target(s, &planned.at, into);
            }
        }
        Target::Place(_) | Target::Road(_) => {}
    }
}

fn of_about<'s>(s: &'s Scenario, a: &'s About, into: &mut BTreeSet<Thing<'s>>) {
    match a {
        About::Centre(id) => {
            into.insert(Thing::Centre(id.as_str()));
        }
        About::Checkpoint(id) => {
            into.insert(Thing::Checkpoint(id.as_str()));
        }
        About::Convoy(id) => {
            into.insert(Thing::Convoy(id.as_str()));
        }
        About::Incident(id) => {
            if let Some(planned) = s.injects.incident(id) {
                of_target(s, &planned.at, into);
            }
        }
        About::Unit(_)
        | About::Road(_)
        | About::Vehicle(_)
        | About::Rumour(_)
        | About::Situation => {}
    }
}

fn of_action<'s>(s: &'s Scenario, a: &'s Action, into: &mut BTreeSet<Thing<'s>>) {
    a.about.iter().for_each(|t| of_target(s, t, into));
    a.subject.iter().for_each(|x| of_about(s, x, into));
}

fn of_condition<'s>(s: &'s Scenario, x: &'s Condition, into: &mut BTreeSet<Thing<'s>>) {
    match x {
        Condition::All(list) | Condition::Any(list) => {
            list.iter().for_each(|x| of_condition(s, x, into));
        }
        Condition::Not(x) => of_condition(s, x, into),
        Condition::Ordered { action, .. } | Condition::Missing { action, .. } => {
            of_action(s, action, into);
        }
        Condition::CentreIs(id, _) | Condition::Measure { centre: id, .. } => {
            into.insert(Thing::Centre(id.as_str()));
        }
        Condition::CheckpointIs(id, _)
        | Condition::CheckpointAtMost(id, _)
        | Condition::QueueAtMost(id, _) => {
            into.insert(Thing::Checkpoint(id.as_str()));
        }
        Condition::ConvoyIs(id, _) => {
            into.insert(Thing::Convoy(id.as_str()));
        }
        Condition::Arrived { at, .. } => of_target(s, at, into),
        Condition::Reported { about, .. } => of_about(s, about, into),
        _ => {}
    }
}

/// Things that words name in place of others of their sort that are meant.
fn another<'s>(named: &BTreeSet<Thing<'s>>, meant: &BTreeSet<Thing<'s>>) -> Option<&'s str> {
    let (mut asked, mut right) = ([false; Thing::SORTS], [false; Thing::SORTS]);
    meant.iter().for_each(|t| asked[t.sort()] = true);
    let both = named.intersection(meant);
    both.for_each(|t| right[t.sort()] = true);
    named.iter().find_map(|t| {
        (asked[t.sort()] && !right[t.sort()]).then_some(match t {
            Thing::Centre(id) | Thing::Checkpoint(id) | Thing::Convoy(id) => *id,
        })
    })
}

fn expected(c: &mut Checker<'_>, at: At<'_>, (names, s): (&Names<'_>, &Scenario), x: &Expected) {
    let named = names.named(c, &x.name);
    if named.is_empty() {
        return;
    }
    let mut meant = BTreeSet::new();
    let tests: Vec<Test> = parts(at, x).into_iter().map(|p| p.test).collect();
    for t in &tests {
        match t {
            Test::Order(a) => of_action(s, a, &mut meant),
            Test::Holds(x) | Test::HoldsFor(x, _) => of_condition(s, x, &mut meant),
        }
    }
    if let Some(id) = another(&named, &meant) {
        let what = msg!("check-words-name-another", id = id);
        let help = msg!("check-make-words-and-test-same");
        c.warn(at.field("name"), CheckRule::WordsNameAnother, what, help);
    }
}

/// The words of a message and the incident that begins with it.
fn message(
    c: &mut Checker<'_>,
    at: At<'_>,
    (names, s): (&Names<'_>, &Scenario),
    i: &Inject,
    text: &Text,
) {
    let mut meant = BTreeSet::new();
    for e in &i.effects {
        match e {
            Effect::Incident { at, .. } => of_target(s, at, &mut meant),
            Effect::Message { tells: Some(a), .. } => of_about(s, a, &mut meant),
            _ => {}
        }
    }
    if meant.is_empty() {
        return;
    }
    if let Some(id) = another(&names.named(c, text), &meant) {
        let what = msg!("check-message-names-another", id = id);
        let help = msg!("check-make-words-and-effect-same");
        c.warn(at, CheckRule::WordsNameAnother, what, help);
    }
}

/// The time that words allow, where they say “within” and a number of minutes or hours.
fn time(c: &mut Checker<'_>, at: At<'_>, x: &Expected) {
    for said in [english_minutes(&x.name.en), arabic_minutes(&x.name.ar)] {
        if let Some(minutes) = said.filter(|m| Span::from_mins(*m) != x.within) {
            let what = msg!(
                "check-words-say-another-time",
                minutes = minutes,
                within = x.within
            );
            let help = msg!("check-make-words-and-test-same");
            return c.warn(
                at.field("within"),
                CheckRule::WordsSayAnotherTime,
                what,
                help,
            );
        }
    }
}

/// Most minutes or hours that are read; what is longer no exercise has.
const MOST_SAID: i64 = 10_000;

/// “within ten minutes”, “within 2 hours”.
fn english_minutes(text: &str) -> Option<i64> {
    const NUMBERS: [(&str, i64); 13] = [
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("eight", 8),
        ("ten", 10),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
    ];
    let words = words_of(text);
    let at = words.iter().position(|w| w == "within")?;
    let number = words.get(at + 1)?;
    let named = NUMBERS.iter().find(|(w, _)| w == number).map(|(_, n)| *n);
    let n = number.parse().ok().or(named)?;
    // “an hour and a half” is more than its number.
    let more = words.get(at + 3).is_some_and(|w| w == "and");
    if more || !(0..=MOST_SAID).contains(&n) {
        return None;
    }
    match words.get(at + 2)?.as_str() {
        "minute" | "minutes" => Some(n),
        "hour" | "hours" => Some(n * 60),
        _ => None,
    }
}

/// «خلال 10 دقائق»، «خلال ربع ساعة».
fn arabic_minutes(text: &str) -> Option<i64> {
    const NUMBERS: [(&str, i64); 9] = [
        ("ثلاث", 3),
        ("أربع", 4),
        ("خمس", 5),
        ("ست", 6),
        ("ثماني", 8),
        ("عشر", 10),
        ("عشرين", 20),
        ("ثلاثين", 30),
        ("ساعة", 60),
    ];
    let words = words_of(text);
    let at = words.iter().position(|w| w == "خلال")?;
    let (first, second) = (words.get(at + 1)?, words.get(at + 2).map(String::as_str));
    let part = |n: usize| {
        let word = words.get(at + n).map(String::as_str);
        matches!(word, Some("ونصف" | "وربع" | "وثلث" | "والنصف" | "والربع"))
    };
    if part(2) || part(3) {
        return None;
    }
    match (first.as_str(), second) {
        ("ربع", Some("ساعة")) => return Some(15),
        ("نصف", Some("ساعة")) => return Some(30),
        ("ساعة", _) => return Some(60),
        ("ساعتين", _) => return Some(120),
        _ => {}
    }
    let named = NUMBERS.iter().find(|(w, _)| w == first).map(|(_, n)| *n);
    let n = first.parse().ok().or(named)?;
    if !(0..=MOST_SAID).contains(&n) {
        return None;
    }
    match second? {
        "دقيقة" | "دقائق" => Some(n),
        "ساعة" | "ساعات" => Some(n * 60),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_in_words_is_read_in_both_languages() {
        assert_eq!(
            english_minutes("A unit is sent within ten minutes"),
            Some(10)
        );
        assert_eq!(english_minutes("Within 2 hours, the room …"), Some(120));
        assert_eq!(english_minutes("Within the directorate"), None);
        for no in [
            "within 9223372036854775807 minutes",
            "within 9223372036854775807 hours",
            "within one hour and a half",
        ] {
            assert_eq!(english_minutes(no), None, "{no}");
        }
        assert_eq!(arabic_minutes("خلال 9223372036854775807 ساعة"), None);
        assert_eq!(arabic_minutes("خلال ساعتين ونصف"), None);
        assert_eq!(arabic_minutes("خلال ساعة ونصف"), None);
        assert_eq!(arabic_minutes("إرسال وحدة خلال عشر دقائق"), Some(10));
        assert_eq!(arabic_minutes("خلال 20 دقيقة"), Some(20));
        assert_eq!(arabic_minutes("خلال نصف ساعة"), Some(30));
        assert_eq!(arabic_minutes("خلال اليوم"), None);
    }
}
