//! Layer 3: every sentence that a person reads, from the Fluent files in `assets/locales`, one folder for each language.
//!
//! Code gives a key and typed arguments: `say(lang).message(&msg!("people", n = 3))`. Numbers and times stand in the digits 0 to 9 in
//! every language, as Libya writes them. On screens what is put into a sentence is isolated ([`say`]), so that a Latin name inside
//! Arabic keeps its order; terminals, files and documents, which decide that themselves, get the words alone ([`plain`]).
//! Deliberately not here: layout, and the texts of scenarios, which bring their own words.

pub mod attachments;
mod facts;
pub mod findings;
pub mod guide;
pub mod manual;
pub mod names;
mod orders;
mod prose;
mod pseudo;
pub mod refusals;
pub mod rules;
pub mod sarif;
mod script;
pub mod states;

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::base::message::{Arg, Message};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};

pub use prose::Prose;
pub use pseudo::{foreign, pseudo};
pub use script::{lasting, spanning};
use states::Named;

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The Fluent files of each language, in the order of [`Lang::all`]: name and text.
const FILES: &[&[(&str, &str)]] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The file of what terminals show and screens too: the code in its sentences is isolated for screens alone.
const SHOWN_TOO: &str = "check.ftl";

/// The words of one language, twice.
struct Words {
    /// What is put in is isolated.
    isolating: Bundle,
    /// It is not.
    plain: Bundle,
}

/// The words of all languages, in the order of [`Lang::all`]. That the files are well formed is tested.
static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let files = Lang::all().zip(FILES);
    files
        .map(|(lang, files)| Words::new(lang, files, None))
        .collect()
});

impl Words {
    /// The words of `files`, by the plural rules of `lang`; each run of words goes through `transform`.
    fn new(
        lang: Lang,
        files: &[(&str, &str)],
        transform: Option<fn(&str) -> Cow<'_, str>>,
    ) -> Self {
        let tag = lang.tag().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut isolating = Bundle::new_concurrent(vec![tag.clone()]);
        let mut plain = Bundle::new_concurrent(vec![tag]);
        plain.set_use_isolating(false);
        isolating.set_transform(transform);
        plain.set_transform(transform);
        // What is said of fields is looked up by itself, and seldom.
        for (name, text) in files.iter().filter(|(name, _)| *name != guide::FILE) {
            let read = FluentResource::try_new((*text).to_owned());
            let read = Arc::new(read.unwrap_or_else(|(read, errors)| {
                debug_assert!(false, "{}/{name}: {errors:?}", lang.tag());
                read
            }));
            // Who decides on directions by itself gets the code in these sentences without marks too.
            let bare = text.replace(['\u{2066}', '\u{2069}'], "");
            let unmarked = if *name == SHOWN_TOO && bare != *text {
                Arc::new(FluentResource::try_new(bare).unwrap_or_else(|(read, _)| read))
            } else {
                Arc::clone(&read)
            };
            for (bundle, read) in [(&mut isolating, read), (&mut plain, unmarked)] {
                if let Err(errors) = bundle.add_resource(read) {
                    debug_assert!(false, "{}/{name}: {errors:?}", lang.tag());
                }
            }
        }
        Self { isolating, plain }
    }

    fn of(lang: Lang) -> &'static Self {
        let n = Lang::all().position(|l| l == lang);
        n.map_or_else(pseudo::words, |n| &WORDS[n])
    }
}

/// Words in one language.
#[derive(Clone, Copy)]
pub struct Say {
    lang: Lang,
    isolate: bool,
    words: &'static Words,
}

/// Words for screens: what is put into a sentence is isolated from the direction of the words around it.
pub fn say(lang: Lang) -> Say {
    Say {
        lang,
        isolate: true,
        words: Words::of(lang),
    }
}

/// Words for terminals, files and documents: without marks of direction.
pub fn plain(lang: Lang) -> Say {
    Say {
        lang,
        isolate: false,
        words: Words::of(lang),
    }
}

impl Say {
    /// The language.
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// The words of a key that takes no arguments.
    pub fn t(self, key: &str) -> String {
        self.format(key, &FluentArgs::new())
    }

    /// The words of a key with arguments of one sort. [`Say::message`] takes any.
    pub fn with<A: Clone + Into<Arg>>(self, key: &str, args: &[(&'static str, A)]) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, self.value(&value.clone().into()));
        }
        self.format(key, &values)
    }

    /// A sentence.
    pub fn message(self, message: &Message) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in &message.args {
            values.set(*name, self.value(value));
        }
        self.format(message.key, &values)
    }

    /// The name of something out of a closed list.
    pub fn name(self, of: impl Named) -> String {
        self.t(of.key())
    }

    /// A moment of the exercise as people say it: the clock, with the day where that is a later one.
    pub fn moment(self, t: SimTime) -> String {
        self.on_its_day(t, t.of_day().short())
    }

    /// The same to the second.
    pub fn second(self, t: SimTime) -> String {
        self.on_its_day(t, t.of_day().to_string())
    }

    fn on_its_day(self, t: SimTime, clock: String) -> String {
        if t.day() == 0 {
            return clock;
        }
        let n = (t.day() + 1).to_string();
        self.with("day-time", &[("n", n), ("time", clock)])
    }

    /// An argument as it stands in a sentence.
    pub fn arg(self, arg: &Arg) -> String {
        match arg {
            Arg::Number(n) => n.to_string(),
            Arg::Decimal(scaled, places) => decimal(*scaled, *places),
            Arg::Text(text) => text.get(self.lang).to_owned(),
            Arg::Plain(text) => text.clone(),
            Arg::Time(time) => self.moment(*time),
            Arg::Span(span) => self.length(*span),
            Arg::Message(message) => self.message(message),
            Arg::List(several) => {
                let each: Vec<String> = several.iter().map(|a| self.apart(self.arg(a))).collect();
                let all = each.join(&self.t("list-separator"));
                if self.isolate && self.lang.rtl() && is_undecided(&all) {
                    format!("\u{200f}{all}")
                } else {
                    all
                }
            }
        }
    }

    /// A length of time that runs: seconds count below an hour, and from an hour on minutes do (`assets/web/lengths.js` goes on with it).
    pub fn running(self, span: Span) -> String {
        let minutes = span.millis() / 60_000;
        self.length(if minutes.abs() < 60 {
            span
        } else {
            Span::from_mins(minutes)
        })
    }

    /// A length of time in its units, so that nobody takes it for a time of the clock.
    pub fn length(self, span: Span) -> String {
        let inside = Self {
            isolate: false,
            ..self
        };
        let seconds = span.millis().abs() / 1000;
        let parts = [
            ("measure-hours", seconds / 3600),
            ("measure-minutes", seconds / 60 % 60),
            ("measure-seconds", seconds % 60),
        ];
        let none = seconds == 0;
        let shown = parts.into_iter().filter(|(_, n)| *n > 0);
        let mut words: Vec<String> = shown
            .map(|(key, n)| inside.with(key, &[("n", n)]))
            .collect();
        if none {
            words.push(inside.with("measure-seconds", &[("n", 0)]));
        }
        let sign = if span < Span::ZERO && !none {
            "−"
        } else {
            ""
        };
        format!("{sign}{}", words.join(" "))
    }

    fn value(self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Number(n) => FluentValue::from(*n),
            other => FluentValue::from(self.arg(other)),
        }
    }

    /// One of several, isolated from the others.
    fn apart(self, words: String) -> String {
        if self.isolate {
            format!("\u{2068}{words}\u{2069}")
        } else {
            words
        }
    }

    /// The words of a key. What a language lacks is said in English; a key that is missing there too shows itself.
    fn format(self, key: &str, values: &FluentArgs<'_>) -> String {
        let own = self.bundle();
        let found = [own, plain(Lang::En).bundle()]
            .into_iter()
            .find_map(|bundle| Some((bundle, bundle.get_message(key)?.value()?)));
        let Some((bundle, pattern)) = found else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(values), &mut errors)
            .into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        if self.isolate && self.lang.rtl() && is_undecided(&text) {
            format!("\u{200f}{text}")
        } else {
            text
        }
    }

    fn bundle(self) -> &'static Bundle {
        if self.isolate {
            &self.words.isolating
        } else {
            &self.words.plain
        }
    }
}

/// Whether nothing in words but what is isolated in them says in which direction they go. Put into a sentence from right to left,
/// such words would be read from left to right and come out of order where the line breaks, so that a mark says it.
fn is_undecided(words: &str) -> bool {
    let mut inside = 0_usize;
    let mut isolates = false;
    for c in words.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => {
                inside += 1;
                isolates = true;
            }
            '\u{2069}' => inside = inside.saturating_sub(1),
            '\u{200e}' | '\u{200f}' | '\u{61c}' if inside == 0 => return false,
            c if inside == 0 && c.is_alphabetic() => return false,
            _ => {}
        }
    }
    isolates
}

/// A number with digits after the point.
fn decimal(scaled: i64, places: u8) -> String {
    let digits = format!(
        "{:0width$}",
        scaled.unsigned_abs(),
        width = usize::from(places) + 1
    );
    let (whole, part) = digits.split_at(digits.len() - usize::from(places));
    let sign = if scaled < 0 { "-" } else { "" };
    if part.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::message::msg;
    use crate::base::text::Text;
    use crate::base::time::SimTime;

    #[test]
    fn every_language_says_something_else_and_puts_values_in() {
        let (ar, en) = (say(Lang::Ar), say(Lang::En));
        assert!(ar.t("exercise-mark").contains("تمرين"));
        assert!(en.t("exercise-mark").contains("EXERCISE"));
        let m = msg!("run-until", time = SimTime::parse("10:20").unwrap());
        assert!(en.message(&m).contains("10:20"));
        assert_eq!(en.t("no-such-key"), "no-such-key");
    }

    /// "m2 (crush)" put into a sentence: between isolates stand brackets alone, and the line may break in the name.
    #[test]
    fn what_only_joins_names_goes_in_the_direction_of_its_language() {
        let inner = msg!("name-inject", id = "m2", name = "فوضى في الطابور");
        let outer = msg!("condition-released", inject = inner.clone());
        let ar = say(Lang::Ar);
        assert!(ar.message(&inner).starts_with("\u{200f}\u{2068}m2"));
        assert!(ar.message(&outer).contains("\u{2068}\u{200f}\u{2068}m2"));
        assert!(!say(Lang::En).message(&outer).contains('\u{200f}'));
        assert!(!plain(Lang::Ar).message(&outer).contains('\u{200f}'));
        assert!(is_undecided("\u{2068}a\u{2069}: 5") && !is_undecided("\u{2068}a\u{2069} ب"));
        assert!(!is_undecided("10:20"));
    }

    /// Code in a sentence from right to left keeps its order on screens; a terminal gets it without marks.
    #[test]
    fn code_in_findings_is_isolated_for_screens_alone() {
        let code = "(ar: \"…\", en: \"…\")";
        let marked = format!("\u{2066}{code}\u{2069}");
        assert!(say(Lang::Ar).t("check-write-ar-en").contains(&marked));
        let bare = plain(Lang::Ar).t("check-write-ar-en");
        assert!(bare.contains(code) && !bare.contains(['\u{2066}', '\u{2069}']));
    }

    #[test]
    fn words_for_screens_isolate_what_is_put_in_and_words_for_paper_do_not() {
        let m = msg!("run-until", time = "x");
        assert!(say(Lang::En).message(&m).contains("\u{2068}x\u{2069}"));
        assert!(
            !plain(Lang::En)
                .message(&m)
                .contains(['\u{2068}', '\u{2069}'])
        );
    }

    #[test]
    fn arguments_are_shown_by_what_they_are() {
        let (ar, en) = (plain(Lang::Ar), plain(Lang::En));
        assert_eq!(en.arg(&Arg::decimal(-0.25, 1)), "-0.3");
        assert_eq!(en.arg(&Arg::decimal(12.0, 0)), "12");
        assert_eq!(en.arg(&Arg::decimal(3.045, 2)), "3.05");
        let list = Arg::from(vec![Text::new("أ", "a"), Text::new("ب", "b")]);
        assert_eq!(
            (ar.arg(&list), en.arg(&list)),
            ("أ، ب".to_owned(), "a, b".to_owned())
        );
        assert_eq!(en.arg(&Arg::from(msg!("people", n = 1))), "1 person");
        let next_day = SimTime::parse("1+12:45").unwrap();
        assert_eq!(en.arg(&Arg::Time(next_day)), "day 2 · 12:45");
        assert_eq!(ar.second(next_day), "يوم 2 · 12:45:00");
    }

    /// 9:18 may be a time of the clock, nine hours or nine minutes; a length of time says its units.
    #[test]
    fn a_length_of_time_is_no_time_of_the_clock() {
        let of = |lang, seconds| plain(lang).arg(&Arg::from(Span::from_secs(seconds)));
        let all = |lang| [0, 5, 558, 33_480, 7200, 4237, -90].map(|s| of(lang, s));
        assert_eq!(
            all(Lang::En),
            [
                "0 s",
                "5 s",
                "9 min 18 s",
                "9 h 18 min",
                "2 h",
                "1 h 10 min 37 s",
                "−1 min 30 s"
            ]
        );
        assert_eq!(
            all(Lang::Ar),
            [
                "0 ث",
                "5 ث",
                "9 د 18 ث",
                "9 س 18 د",
                "2 س",
                "1 س 10 د 37 ث",
                "−1 د 30 ث"
            ]
        );
    }

    /// What runs would be read by nobody with its seconds once hours stand before them.
    #[test]
    fn a_length_that_runs_counts_seconds_below_an_hour() {
        let of = |lang, seconds| plain(lang).running(Span::from_secs(seconds));
        assert_eq!(
            [59, 3599, 3600, 19_685].map(|s| of(Lang::Ar, s)),
            ["59 ث", "59 د 59 ث", "1 س", "5 س 28 د"]
        );
        assert_eq!(of(Lang::En, 19_685), "5 h 28 min");
    }

    /// Arabic counts in six forms; the form follows the number.
    #[test]
    fn numbers_choose_the_form_of_the_word() {
        let people = |lang, n: u32| plain(lang).message(&msg!("people", n = n));
        assert_eq!(
            [1, 2, 3, 11, 100].map(|n| people(Lang::Ar, n)),
            ["فرد واحد", "فردان", "3 أفراد", "11 فرداً", "100 فرد"]
        );
        assert_eq!(
            [1, 2].map(|n| people(Lang::En, n)),
            ["1 person", "2 people"]
        );
    }

    /// A sign that stands alone in a sentence from right to left turns round or changes its place, and then names another key.
    #[test]
    fn keys_and_signs_in_words_from_right_to_left_are_isolated() {
        // What a terminal shows holds code and goes out without marks of direction.
        let terminal = [
            "batch.ftl",
            "cli.ftl",
            "cli-help.ftl",
            "exchange.ftl",
            "guide.ftl",
            "import.ftl",
            "load.ftl",
            "msel.ftl",
            "new.ftl",
            "reference.ftl",
            "rules.ftl",
        ];
        let files = Lang::all().zip(FILES).filter(|(lang, _)| lang.rtl());
        let files = files.flat_map(|(_, f)| *f);
        let files = files.filter(|(name, _)| !terminal.contains(name));
        for line in files.flat_map(|f| f.1.lines()) {
            if line.starts_with(['#', ' ']) {
                continue;
            }
            let Some((key, words)) = line.split_once(" = ") else {
                continue;
            };
            let (mut inside, mut before) = (0, ' ');
            let mut bare = String::new();
            for (n, c) in words.char_indices() {
                match c {
                    '\u{2066}' => inside += 1,
                    '\u{2069}' => inside -= 1,
                    // In braces stands what is put in, which is isolated by itself; a list's own sign stands before a space.
                    '[' | ']' | '+' | '−' | '⌫' | '⇧'
                        if inside == 0 && before != '\u{200e}' && !words[n..].starts_with("+ ") =>
                    {
                        panic!("{key}: {c} in {words}")
                    }
                    // A name of a field with its value behind it.
                    ':' if inside == 0
                        && before.is_ascii_lowercase()
                        && words[n + 1..].trim_start().starts_with(|v: char| {
                            v.is_ascii_alphanumeric() || "\"([".contains(v)
                        }) =>
                    {
                        panic!("{key}: {c} in {words}")
                    }
                    _ => {}
                }
                if inside == 0 {
                    bare.push(c);
                }
                before = c;
            }
            assert_eq!(inside, 0, "{key}: {words}");
            let in_brackets = bare.rsplit_once('(').and_then(|(_, k)| k.split_once(')'));
            let names_a_key =
                in_brackets.is_some_and(|(k, _)| !k.is_empty() && !k.contains('{') && k.is_ascii());
            assert!(!names_a_key, "{key}: the key in {words}");
        }
    }
}
