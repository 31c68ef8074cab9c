//! The author's reference in words: what is said of types, fields and values, how they are written, and the tables of what is built
//! in, as Markdown.
//!
//! What is said of types is their doc comments in English, and in other languages `reference.ftl`, which has above each translation
//! the English that was translated; tests hold the two together and name what is missing.
//! Deliberately not here: the sections (`scenario::reference`), what an editor shows of it (`cli`).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use super::{FILES, Say};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::meaning::{Form, Meaning};
use crate::scenario::model::{Repair, Stage};
use crate::scenario::reference::{Body, Choice, Row, Section, Titled, sections};
use crate::scenario::{library, shipped};

/// The file in which a language says what the doc comments say.
pub(super) const FILE: &str = "reference.ftl";

/// A translation with the English of which it is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Translated {
    english: &'static str,
    words: &'static str,
}

/// What each language says of types, fields and values, in the order of [`Lang::all`].
static TRANSLATED: LazyLock<Vec<BTreeMap<&'static str, Translated>>> = LazyLock::new(|| {
    let of = |files: &&'static [(&'static str, &'static str)]| {
        let file = files.iter().find(|(name, _)| *name == FILE);
        file.map(|(_, text)| translations(text)).unwrap_or_default()
    };
    FILES.iter().map(of).collect()
});

/// The translations of a file: each a line `Key = words` below a comment with the English.
fn translations(text: &'static str) -> BTreeMap<&'static str, Translated> {
    let (mut all, mut english) = (BTreeMap::new(), "");
    for line in text.lines() {
        if let Some(said) = line.strip_prefix("# ") {
            english = said;
        } else if let Some((key, words)) = line.split_once(" = ") {
            all.insert(key, Translated { english, words });
            english = "";
        }
    }
    all
}

/// What is said of a type, a field or a value. What a language does not say is said in English, with a word that it is.
pub fn meaning(of: Meaning, say: Say) -> String {
    match said(of, say.lang()) {
        Some(words) => words,
        None => say.message(&msg!("guide-untranslated", english = of.english())),
    }
}

/// The same, if the language says it.
fn said(of: Meaning, lang: Lang) -> Option<String> {
    let n = Lang::all().position(|l| l == lang)?;
    match TRANSLATED[n].get(of.key) {
        Some(t) => Some(t.words.to_owned()),
        None if lang == Lang::En => Some(of.english()),
        None => None,
    }
}

/// How something is written, in words; `named` says how the name of a type is.
pub fn form(of: &Form, named: fn(&str) -> String, say: Say) -> String {
    let several = |parts: &[Form], between: &str| {
        let all: Vec<String> = parts.iter().map(|p| form(p, named, say)).collect();
        all.join(between)
    };
    match of {
        Form::Named(name) => named(name),
        Form::Either(ways) => several(ways, &say.t("guide-either")),
        Form::Tuple(parts) => format!("({})", several(parts, &say.t("list-separator"))),
        Form::List(item) => say.with("guide-list", &[("item", form(item, named, say))]),
        Form::Text => say.t("guide-text"),
        Form::Time => say.t("guide-time"),
        Form::Length => say.t("guide-length"),
        Form::Whole => say.t("guide-whole"),
        Form::Number => say.t("guide-number"),
        Form::YesNo => say.t("guide-yes-no"),
        Form::Record => say.t("guide-record"),
    }
}

/// The name of a type, with a link to its section.
fn linked(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

/// Something as it is typed: a value of a closed list is typed as it is called in the program.
fn typed(value: impl std::fmt::Debug) -> String {
    format!("`{value:?}`")
}

/// The reference of all fields and the tables of what is built in, as the guide holds them.
pub fn reference(say: Say) -> String {
    let mut page = Page::new(say);
    sections().iter().for_each(|s| page.section(s));
    format!("{}{}{}", page.text, kinds(say), powers(say))
}

/// Kinds of incident and kinds of unit.
pub fn kinds(say: Say) -> String {
    let mut page = Page::new(say);
    page.title(&say.t("guide-incident-kinds"));
    page.paragraph(&say.t("guide-incident-kinds-about"));
    page.heads(&[
        "guide-kind",
        "guide-stage",
        "guide-needs",
        "guide-meanwhile",
        "guide-grows",
    ]);
    for k in library::incident_kinds() {
        for (n, stage) in k.stages.iter().enumerate() {
            let mut first = format!("`{}` {}", k.id, k.name.get(say.lang()));
            if let Some(after) = k.fades {
                first = page.parts(vec![
                    first,
                    say.message(&msg!("guide-fades", after = after)),
                ]);
            }
            let needs = stage.needs.iter();
            let needs: Vec<String> = needs
                .map(|n| format!("{} {}", n.strength, typed(n.capability)))
                .collect();
            let needs = needs.join(&say.t("list-separator"));
            let work = say.length(stage.settle);
            page.row(&[
                if n == 0 { first } else { String::new() },
                format!("{n}: {}", stage.name.get(say.lang())),
                page.parts(vec![needs, work]),
                page.parts(meanwhile(stage, say)),
                if stage.grows > 0.0 {
                    stage.grows.to_string()
                } else {
                    String::new()
                },
            ]);
        }
    }
    page.end();
    page.title(&say.t("guide-unit-kinds"));
    page.heads(&["guide-kind", "guide-can", "guide-speed"]);
    for k in library::unit_kinds() {
        let can: Vec<String> = k.able.iter().map(typed).collect();
        let can = can.join(&say.t("list-separator"));
        page.row(&[typed(k.kind), can, k.speed.to_string()]);
    }
    page.end();
    page.text
}

/// Powers of the roles, and the standing orders that they follow.
pub fn powers(say: Say) -> String {
    let mut page = Page::new(say);
    page.title(&say.t("guide-roles"));
    page.paragraph(&say.t("guide-roles-about"));
    page.heads(&["guide-role", "guide-powers", "guide-follows"]);
    for r in library::roles() {
        let powers: Vec<String> = r.powers.iter().map(typed).collect();
        let follows: Vec<String> = r.follows.iter().map(|id| format!("`{id}`")).collect();
        let between = say.t("list-separator");
        page.row(&[typed(r.role), powers.join(&between), follows.join(&between)]);
    }
    page.end();
    page.text
}

/// What is said between the built-in standing orders, in the order in which it stands there.
const DOCTRINE: [&str; 7] = [
    "guide-doctrine-about",
    "guide-doctrine-replaced",
    "guide-doctrine-first",
    "guide-doctrine-words",
    "guide-doctrine-checkpoints",
    "guide-doctrine-convoys",
    "guide-doctrine-rumours",
];

/// The built-in standing orders as they are written, with comments in a language.
pub fn doctrine(say: Say) -> String {
    let mut said = DOCTRINE.iter();
    let mut text = String::new();
    for line in shipped::doctrine().lines() {
        let comment = line.trim_start().starts_with("//");
        let key = if comment { said.next() } else { None };
        match key {
            Some(key) => {
                let blanks = line.len() - line.trim_start().len();
                writeln!(text, "{:blanks$}// {}", "", say.t(key))
            }
            None => writeln!(text, "{line}"),
        }
        .expect("a string takes everything");
    }
    text
}

/// Who mends it, and how long that takes.
fn repair(r: &Repair, say: Say) -> String {
    let (by, takes) = (typed(r.by), say.arg(&r.takes.mean().into()));
    say.with("guide-repair", &[("by", by), ("takes", takes)])
}

/// What the stages of a built-in kind of incident need: a line for each; none of a kind that is not built in.
pub fn needs_of_kind(id: &str, say: Say) -> Vec<String> {
    let kinds = library::incident_kinds();
    let stages = kinds
        .iter()
        .filter(|k| k.id.as_str() == id)
        .flat_map(|k| &k.stages);
    let line = |(n, stage): (usize, &Stage)| {
        let needs = stage
            .needs
            .iter()
            .map(|n| format!("{} {}", n.strength, typed(n.capability)));
        let mut parts: Vec<String> = needs.collect();
        if let Some(r) = &stage.repair {
            parts.push(repair(r, say));
        } else {
            parts.push(say.length(stage.settle));
        }
        let parts = parts.join(&say.t("list-separator"));
        say.message(&msg!(
            "guide-stage-needs",
            n = n,
            name = &stage.name,
            needs = parts
        ))
    };
    stages.enumerate().map(line).collect()
}

/// What a stage does while it lasts.
fn meanwhile(s: &Stage, say: Say) -> Vec<String> {
    let hundredths = |share: f64| (share * 100.0).round() as i64;
    let mut parts = Vec::new();
    if s.suspends {
        parts.push(say.t("guide-suspends"));
    }
    if s.blocks {
        parts.push(say.t("guide-blocks"));
    }
    if !s.cuts.is_empty() {
        let cut: Vec<String> = s.cuts.iter().map(typed).collect();
        let cut = cut.join(&say.t("list-separator"));
        parts.push(say.with("guide-cuts", &[("channels", cut)]));
    }
    for (share, key) in [
        (s.deters, "guide-deters"),
        (s.deters_around, "guide-deters-around"),
    ] {
        if share > 0.0 {
            parts.push(say.with(key, &[("n", hundredths(share))]));
        }
    }
    if s.injures > 0.0 {
        parts.push(say.with("guide-injures", &[("rate", s.injures.to_string())]));
    }
    if s.slows > 0.0 {
        parts.push(say.message(&msg!("guide-slows", n = hundredths(s.slows))));
    }
    if let Some(p) = s.gate_holds {
        parts.push(say.message(&msg!("guide-gate-holds", n = hundredths(p))));
    }
    if let Some(c) = s.held_first {
        parts.push(say.with("guide-held-first", &[("able", typed(c))]));
    }
    if let Some(r) = s.repair {
        parts.push(repair(&r, say));
    }
    if let Some(n) = s.proportion {
        parts.push(say.message(&msg!("guide-proportion", n = i64::from(n))));
    }
    parts
}

/// A page that is being written.
struct Page {
    text: String,
    say: Say,
}

impl Page {
    fn new(say: Say) -> Self {
        Self {
            text: String::new(),
            say,
        }
    }

    fn title(&mut self, words: &str) {
        writeln!(self.text, "### {words}\n").expect("writing to a string");
    }

    fn paragraph(&mut self, words: &str) {
        writeln!(self.text, "{words}\n").expect("writing to a string");
    }

    /// The heads of a table, by the keys of their words.
    fn heads(&mut self, keys: &[&str]) {
        let words: Vec<String> = keys.iter().map(|k| self.say.t(k)).collect();
        self.row(&words);
        writeln!(self.text, "|{}", "---|".repeat(keys.len())).expect("writing to a string");
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|c| c.replace('|', "\\|")).collect();
        writeln!(self.text, "| {} |", cells.join(" | ")).expect("writing to a string");
    }

    /// An empty line, which ends a table.
    fn end(&mut self) {
        self.text.push('\n');
    }

    /// What is said one after the other in a cell.
    fn parts(&self, parts: Vec<String>) -> String {
        let said: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        said.join(&self.say.t("guide-parts"))
    }

    fn section(&mut self, s: &Section) {
        let say = self.say;
        let title = match s.of {
            Titled::Head => say.t("guide-head"),
            Titled::Lists => say.t("guide-lists"),
            Titled::Orders => say.t("guide-orders"),
            Titled::Type(name) => name.to_owned(),
        };
        self.title(&title);
        if let Some(of) = s.meaning {
            self.paragraph(&meaning(of, say));
        }
        if !s.fields.is_empty() {
            self.heads(&["guide-field", "guide-form", "guide-needed", "guide-meaning"]);
            s.fields.iter().for_each(|f| self.field(f));
            self.end();
        }
        if !s.values.is_empty() {
            self.heads(&["guide-value", "guide-meaning"]);
            s.values.iter().for_each(|v| self.value(v));
            self.end();
        }
    }

    fn field(&mut self, f: &Row) {
        let say = self.say;
        let needed = match &f.default {
            _ if f.needed => say.t("guide-yes"),
            Some(value) => say.with("guide-no-default", &[("value", value.clone())]),
            None => say.t("guide-no"),
        };
        let said = f.meaning.map(|m| meaning(m, say)).unwrap_or_default();
        self.row(&[
            format!("`{}`", f.name),
            form(&f.form, linked, say),
            needed,
            said,
        ]);
    }

    fn value(&mut self, v: &Choice) {
        let say = self.say;
        let body = match &v.body {
            Body::Nothing => String::new(),
            Body::One(one) => form(one, linked, say),
            Body::Fields(fields) => {
                let one = |f: &Row| {
                    let written = format!("`{}`: {}", f.name, form(&f.form, linked, say));
                    if f.needed {
                        return written;
                    }
                    say.with("guide-optional", &[("field", written)])
                };
                self.parts(fields.iter().map(one).collect())
            }
        };
        let name = if body.is_empty() {
            format!("`{}`", v.name)
        } else {
            say.with("guide-with", &[("name", v.name.to_owned()), ("body", body)])
        };
        let said = v.meaning.map(|m| meaning(m, say)).unwrap_or_default();
        self.row(&[name, said]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standing_orders_have_the_comments_of_their_file_and_of_each_language() {
        let [ar, en] = ["ar", "en"].map(|tag| crate::wording::plain(Lang::named(tag).unwrap()));
        assert_eq!(doctrine(en), shipped::doctrine());
        let comments = |text: String| -> Vec<String> {
            let comments = text.lines().filter(|l| l.trim_start().starts_with("//"));
            comments.map(str::to_owned).collect()
        };
        assert_eq!(comments(doctrine(en)).len(), DOCTRINE.len());
        for line in comments(doctrine(ar)) {
            assert!(
                !line.contains(|c: char| c.is_ascii_alphabetic() && c != 'E'),
                "{line}"
            );
        }
    }

    /// What a language file lacks or says of what is no more, as lines that can be put into it.
    fn amiss(lang: Lang, all: &BTreeMap<&str, Translated>) -> Vec<String> {
        let mut amiss = Vec::new();
        let mut known = BTreeMap::new();
        for m in Meaning::all() {
            known.insert(m.key, m.english());
        }
        for (key, english) in &known {
            match all.get(key) {
                None => amiss.push(format!("# {english}\n{key} = ")),
                Some(t) if t.english != english => {
                    amiss.push(format!(
                        "# {english}\n{key} = {}  <- of: {}",
                        t.words, t.english
                    ));
                }
                Some(t) if t.words.trim().is_empty() => amiss.push(format!("{key} says nothing")),
                Some(_) => {}
            }
        }
        let unknown = all.keys().filter(|key| !known.contains_key(*key));
        amiss.extend(unknown.map(|key| format!("{key} is nothing in {}", lang.tag())));
        amiss
    }

    #[test]
    fn every_language_says_what_the_doc_comments_say_now() {
        for (lang, all) in Lang::all().zip(TRANSLATED.iter()) {
            if lang == Lang::En {
                assert!(all.is_empty(), "the doc comments are the English");
                continue;
            }
            let amiss = amiss(lang, all);
            assert!(
                amiss.is_empty(),
                "{}/{FILE}: {} of {}\n{}",
                lang.tag(),
                amiss.len(),
                Meaning::all().len(),
                amiss.join("\n")
            );
        }
    }

    #[test]
    fn what_stands_in_the_english_for_the_program_stands_in_the_translation_too() {
        for (lang, all) in Lang::all().zip(TRANSLATED.iter()) {
            for (key, t) in all {
                let code = |words: &str| {
                    let mut code: Vec<String> = words
                        .split('`')
                        .skip(1)
                        .step_by(2)
                        .map(str::to_owned)
                        .collect();
                    code.sort();
                    code
                };
                assert_eq!(code(t.words), code(t.english), "{}: {key}", lang.tag());
            }
        }
    }

    #[test]
    fn the_reference_is_whole_in_every_language() {
        for lang in Lang::all() {
            let text = reference(super::super::plain(lang));
            let sections = text.matches("\n### ").count() + 1;
            assert_eq!(sections, self::sections().len() + 3, "{}", lang.tag());
            assert!(!text.contains("guide-"), "{}", lang.tag());
        }
    }
}
