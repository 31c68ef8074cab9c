//! The papers of the day: all of them are made of every shipped scenario, those that players read give nothing of the script away,
//! and what people write on the feedback form can be read again.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use tamrin::base::text::{Lang, Text};
use tamrin::record::states::PaperKind;
use tamrin::report::aar::feedback;
use tamrin::report::doc::{Block, Doc};
use tamrin::report::html::html;
use tamrin::report::papers::{Paper, Reader, papers};
use tamrin::scenario::model::{Effect, Script};
use tamrin::scenario::{self, Scenario, shipped};
use tamrin::wording::{Prose, plain};
use tempfile::TempDir;

use crate::locales::entries;
use crate::support::program::{fails, ok};
use crate::support::reports::words;
use crate::support::shipped_scenario;

fn made(s: &Arc<Scenario>, lang: Lang) -> Vec<Paper> {
    papers(s, lang)
}

fn text_of(p: &Paper) -> String {
    words(&html(&p.docs))
}

#[test]
fn every_paper_of_every_shipped_scenario_is_made_and_bears_its_marks() {
    for name in shipped::names() {
        let s = shipped_scenario(name);
        for lang in Lang::all() {
            let all = made(&s, lang);
            let files: Vec<String> = all.iter().map(|p| p.file(lang, "html")).collect();
            let unique: BTreeSet<&String> = files.iter().collect();
            assert_eq!(unique.len(), files.len(), "{name}: {files:?}");
            let numbers: Vec<u8> = all.iter().map(|p| p.number).collect();
            assert!(numbers.is_sorted(), "{name}: {numbers:?}");
            let played = s.seats.keys().filter(|id| s.is_played(id)).count();
            let of = |number| all.iter().filter(|p| p.number == number).count();
            assert_eq!((of(4), of(13)), (played, played), "{name}: a card for each");
            let say = plain(lang);
            let (mark, secret) = (say.t("report-mark"), say.t("papers-control-only"));
            for p in &all {
                assert!(!p.title.trim().is_empty(), "{name}: {}", p.name);
                assert!(html(&p.docs).contains("<article"), "{name}: {}", p.name);
                for doc in &p.docs {
                    assert_eq!(doc.lang, lang, "one language in a document");
                    assert!(doc.mark.starts_with(&mark), "{name}: {}", p.name);
                }
                // A handout is read by players; the list before it is not.
                let first = p.docs.first().unwrap();
                let control = p.reader == Reader::Control;
                assert_eq!(first.mark.contains(&secret), control, "{}", p.name);
                assert_eq!(p.name.starts_with("control-"), control, "{}", p.name);
            }
        }
    }
}

/// A scenario without anything of its script, and without what is for those who run it.
fn without_script(s: &Scenario) -> Scenario {
    let mut bare = s.clone();
    bare.head.summary = Text::default();
    bare.head.overview.threat = Text::default();
    bare.injects = Script::default();
    // How long each module takes is no secret; all else in it is.
    for m in &mut bare.modules {
        (m.title, m.situation, m.notes) = Default::default();
        m.handouts.clear();
        m.questions.clear();
        m.objectives.clear();
    }
    bare.storylines.clear();
    bare.rumours.clear();
    bare.vehicles.clear();
    bare.kinds.clear();
    bare.doctrine.clear();
    bare.tasks.clear();
    bare.objectives
        .values_mut()
        .for_each(|o| o.tasks = Vec::new());
    bare.units.retain(|_, u| !u.later);
    bare
}

/// Nothing that the program writes into them can depend on the script: without it they are the same, sign for sign.
#[test]
fn what_players_read_is_the_same_where_there_is_no_script() {
    for name in shipped::names() {
        let s = shipped_scenario(name);
        let bare = Arc::new(without_script(&s));
        for lang in Lang::all() {
            let open = |s: &Arc<Scenario>| -> Vec<(String, Vec<Doc>)> {
                let all = made(s, lang).into_iter();
                let all = all.filter(|p| p.reader == Reader::Everybody);
                all.map(|p| (p.name, p.docs)).collect()
            };
            let (full, bare) = (open(&s), open(&bare));
            assert!(full.len() > 6, "{name}");
            for (a, b) in full.iter().zip(&bare) {
                assert!(a == b, "{name}: {} depends on the script", a.0);
            }
            assert_eq!(full.len(), bare.len(), "{name}");
        }
    }
}

/// Words without case, signs and marks of vowels.
fn split(words: &str) -> Vec<String> {
    let bare: String = words
        .to_lowercase()
        .chars()
        .filter(|c| !('\u{64b}'..='\u{652}').contains(c))
        .collect();
    let parts = bare.split(|c: char| !c.is_alphanumeric());
    parts.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// How many words in a row give something away. Fewer are names and turns of speech.
const RUN: usize = 4;

/// Runs of words; of a shorter text, but not of a single word, all of it.
fn runs(text: &str) -> Vec<String> {
    let all = split(text);
    if all.len() < 2 {
        return Vec::new();
    }
    let n = RUN.min(all.len());
    all.windows(n)
        .map(|w| format!(" {} ", w.join(" ")))
        .collect()
}

/// What the script and those who run it have, each with where it stands. Posts of controllers are no secret.
fn secrets(s: &Scenario, lang: Lang) -> Vec<(String, String)> {
    let mut all: Vec<(String, &Text)> = vec![
        ("summary".to_owned(), &s.head.summary),
        ("threat".to_owned(), &s.head.overview.threat),
    ];
    let mut read = Vec::new();
    for i in &s.injects {
        let id = &i.id;
        all.push((format!("{id}: name"), &i.name));
        all.push((format!("{id}: notes"), &i.notes));
        for x in &i.expected {
            all.push((format!("{id}: expected {}", x.id), &x.name));
        }
        for e in &i.effects {
            if let Effect::Message {
                text, attachment, ..
            } = e
            {
                all.push((format!("{id}: text"), text));
                let file = attachment.as_ref();
                let file = file.and_then(|f| s.attached_words(f, lang).map(str::to_owned));
                read.extend(file.map(|words| (format!("{id}: attachment"), words)));
            }
        }
    }
    for m in &s.modules {
        let id = &m.id;
        all.push((format!("module {id}: situation"), &m.situation));
        all.push((format!("module {id}: notes"), &m.notes));
        all.extend(
            m.handouts
                .iter()
                .map(|h| (format!("module {id}: handout"), &h.text)),
        );
        for q in &m.questions {
            all.push((format!("question {}", q.id), &q.text));
            let hidden = q.prompts.iter().chain(q.expected.iter().map(|p| &p.text));
            all.extend(hidden.map(|t| (format!("question {}: for control", q.id), t)));
        }
    }
    for x in s.storylines.values() {
        all.push((format!("storyline {}", x.id), &x.name));
        all.push((format!("storyline {}", x.id), &x.notes));
    }
    for t in s.objectives.values().flat_map(|o| &o.tasks) {
        all.push((format!("task {}", t.id), &t.name));
    }
    all.extend(
        s.rumours
            .values()
            .map(|x| (format!("rumour {}", x.id), &x.name)),
    );
    all.extend(
        s.vehicles
            .values()
            .map(|x| (format!("vehicle {}", x.id), &x.name)),
    );
    let later = s.units.values().filter(|u| u.later);
    all.extend(later.map(|x| (format!("unit {}", x.id), &x.name)));
    let words = all.into_iter().map(|(at, t)| (at, t.get(lang).to_owned()));
    words.chain(read).collect()
}

/// What everybody may know: the program's own words, names of what stands in the plan, the objectives.
struct Open {
    /// In a row, with a sign between what does not stand together.
    rows: String,
    /// The words of names.
    of_names: BTreeSet<String>,
}

impl Open {
    fn of(s: &Arc<Scenario>, lang: Lang) -> Self {
        let mut names: Vec<&Text> = vec![&s.head.title];
        names.extend(s.seats.values().map(|x| &x.name));
        names.extend(s.units.values().filter(|u| !u.later).map(|x| &x.name));
        names.extend(s.centres.values().map(|x| &x.name));
        names.extend(s.checkpoints.values().map(|x| &x.name));
        names.extend(s.places.values().map(|x| &x.name));
        names.extend(s.municipalities.values().map(|x| &x.name));
        names.extend(s.directorates.values().map(|x| &x.name));
        names.extend(s.convoys.values().map(|x| &x.name));
        names.extend(s.objectives.values().map(|x| &x.name));
        let prose = Prose { scenario: s, lang };
        let names = names.into_iter().map(|t| t.get(lang).to_owned());
        let names = names.chain(s.roads.keys().map(|r| prose.road(r)));
        let names: Vec<String> = names.collect();
        let rows = names
            .iter()
            .cloned()
            .chain(entries(lang.tag()).into_values());
        let rows: Vec<String> = rows.map(|w| split(&w).join(" ")).collect();
        Self {
            rows: format!(" {} ", rows.join(" | ")),
            of_names: names.iter().flat_map(|n| split(n)).collect(),
        }
    }

    /// Whether a run of words stands there, or is of names and numbers with at most one word beside them, such as “and”.
    fn says(&self, run: &str) -> bool {
        let number = |w: &str| w.chars().all(|c| c.is_ascii_digit());
        let others = run
            .split_whitespace()
            .filter(|w| !number(w) && !self.of_names.contains(*w));
        self.rows.contains(run) || others.count() < 2
    }
}

/// Where words of the script stand in what players read.
fn given_away(name: &str, s: &Arc<Scenario>, lang: Lang) -> Vec<String> {
    let open = Open::of(s, lang);
    // Scope and summary both say how large the exercise is.
    let scope = split(s.head.overview.scope.get(lang)).join(" ");
    let scope = format!(" {scope} ");
    let papers: Vec<(String, String)> = made(s, lang)
        .into_iter()
        .filter(|p| p.reader == Reader::Everybody)
        .map(|p| {
            let text = text_of(&p);
            let parts = text.split(['\n', '|']);
            let parts: Vec<String> = parts.map(|l| split(l).join(" ")).collect();
            (p.name.clone(), format!(" {} ", parts.join(" | ")))
        })
        .collect();
    let mut found = Vec::new();
    for (at, words) in secrets(s, lang) {
        let known = |r: &String| open.says(r) || (at == "summary" && scope.contains(r.as_str()));
        for run in runs(&words).into_iter().filter(|r| !known(r)) {
            for (paper, text) in &papers {
                if text.contains(&run) {
                    found.push(format!("{name} ({}): {paper}: “{run}” of {at}", lang.tag()));
                }
            }
        }
    }
    found
}

#[test]
fn what_players_read_has_no_words_of_the_script() {
    let mut found = Vec::new();
    for name in shipped::names() {
        let s = shipped_scenario(name);
        for lang in Lang::all() {
            found.extend(given_away(name, &s, lang));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The test above finds what it looks for, wherever an author would let it slip.
#[test]
fn words_of_the_script_that_slip_into_a_paper_are_found() {
    let s = shipped_scenario("libya-2024");
    for lang in Lang::all() {
        let control: String = made(&s, lang)
            .iter()
            .filter(|p| p.reader == Reader::Control)
            .flat_map(|p| text_of(p).lines().map(str::to_owned).collect::<Vec<_>>())
            .map(|l| format!(" {} |", split(&l).join(" ")))
            .collect();
        let all = secrets(&s, lang);
        let all = all.iter().filter(|(at, _)| at != "threat");
        let runs: Vec<String> = all.flat_map(|(_, words)| runs(words)).collect();
        let there = runs.iter().filter(|r| control.contains(r.as_str())).count();
        assert!(
            there * 100 > runs.len() * 95,
            "control reads what players must not: {there} of {}",
            runs.len()
        );
        let Some(Effect::Message { text, .. }) = s.inject(&"h1".into()).and_then(|i| {
            i.effects
                .iter()
                .find(|e| matches!(e, Effect::Message { .. }))
        }) else {
            panic!("the halt order is a message");
        };
        let mut slipped = (*s).clone();
        slipped.head.situation = text.clone();
        let found = given_away("libya-2024", &Arc::new(slipped), lang);
        assert!(
            found
                .iter()
                .any(|f| f.contains("situation-manual") && f.contains("h1: text")),
            "{found:?}"
        );
    }
}

#[test]
fn what_is_typed_in_from_a_feedback_form_is_read_by_its_headings() {
    let s = shipped_scenario("first-steps");
    for lang in Lang::all() {
        let all = made(&s, lang);
        let form = all.iter().find(|p| p.name == "feedback-form").unwrap();
        let (mut heads, mut cells) = (Vec::new(), Vec::new());
        let mut statements = Vec::new();
        for block in form.docs.iter().flat_map(|d| &d.blocks) {
            match block {
                Block::Blanks { labels } => {
                    heads.push(labels[0].clone());
                    cells.push(s.seats[&"room".into()].name.get(lang).to_owned());
                }
                Block::Table(t) => {
                    for r in &t.rows {
                        let statement = words(&html(&[with(lang, r.cells[0].clone())]));
                        let statement = statement.lines().last().unwrap().to_owned();
                        heads.push(statement.clone());
                        cells.push("4".to_owned());
                        statements.push((statement, 4));
                    }
                }
                Block::Room { label } => {
                    heads.push(label.clone());
                    cells.push(format!("on {label}"));
                }
                _ => {}
            }
        }
        let row = |cells: &[String]| format!("\"{}\"\n", cells.join("\",\""));
        let table = format!("{}{}", row(&heads), row(&cells));
        let read = feedback::from_csv(&table).and_then(|f| feedback::checked(f, &s));
        let read = read.unwrap_or_else(|e| panic!("{e:?}: {table}"));
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].seat, Some("room".into()), "{table}");
        assert_eq!(read[0].ratings, statements);
        assert!(statements.len() >= 8);
        let of = |n: usize| format!("on {}", heads[heads.len() - n]);
        assert_eq!(read[0].strengths, [of(3)]);
        assert_eq!(read[0].improvements, [of(2)]);
        assert_eq!(read[0].comments, of(1));
    }
}

/// A document of one paragraph.
fn with(lang: Lang, words: tamrin::report::doc::RichText) -> Doc {
    let mut doc = Doc::new(lang, "x".to_owned());
    doc.blocks.push(Block::Para {
        words,
        quiet: false,
    });
    doc
}

#[test]
fn handouts_look_like_what_they_stand_for_each_in_its_language() {
    let s = shipped_scenario("libya-2024");
    let kinds: BTreeSet<String> = s
        .injects
        .iter()
        .flat_map(|i| &i.effects)
        .filter_map(Effect::paper)
        .map(|k| format!("{k:?}"))
        .collect();
    assert_eq!(kinds.len(), PaperKind::ALL.len(), "{kinds:?}");
    for lang in Lang::all() {
        let say = plain(lang);
        let all = made(&s, lang);
        let handouts = all.iter().find(|p| p.name == "control-handouts").unwrap();
        let sheets: Vec<String> = handouts.docs[1..]
            .iter()
            .map(|d| words(&html(std::slice::from_ref(d))))
            .collect();
        let order = s.attached_words("handouts/halt-order.txt", lang);
        let order = order.unwrap();
        let [to, first] = [0, 1].map(|n| order.lines().nth(n).unwrap());
        let sheet = sheets.iter().find(|t| t.contains(first)).unwrap();
        assert!(sheet.contains(to));
        for absent in ["papers-signature", "papers-number", "report-date"] {
            assert!(!sheet.contains(&say.t(absent)), "{sheet}");
        }
        let telegram = sheets
            .iter()
            .find(|t| t.contains(&say.t("papers-telegram")));
        let telegram = telegram.unwrap();
        for there in [
            "papers-from",
            "papers-to",
            "papers-date-time",
            "papers-number",
        ] {
            assert!(telegram.contains(&say.t(there)), "{telegram}");
        }
        assert!(telegram.contains("2024-11-16"), "{telegram}");
        let signed = sheets
            .iter()
            .any(|t| t.contains(&say.t("papers-signature")));
        assert!(signed, "a letter is signed");
        // Nothing of another language, wherever it stands.
        let arabic = |c: char| ('\u{0600}'..='\u{06ff}').contains(&c);
        if lang == Lang::En {
            assert!(!sheets.iter().any(|t| t.contains(arabic)));
        }
    }
}

/// The names of the files in a folder, in their order.
fn files(folder: &Path) -> Vec<String> {
    let all = std::fs::read_dir(folder).unwrap();
    let names = all.map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn papers_are_written_as_word_files_whose_head_holds_for_every_page() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    ok(d, &["papers", "first-steps", "-o", "w", "--docx"]);
    for name in files(&d.join("w")) {
        let bytes = std::fs::read(d.join("w").join(&name)).unwrap();
        assert!(
            bytes.starts_with(b"PK") && name.ends_with(".en.docx"),
            "{name}"
        );
    }
    // A file has one head for all its pages; what players are given from it bears no mark that it is not for them.
    let bytes = std::fs::read(d.join("w/14-control-handouts.en.docx")).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut out = String::new();
        std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut out).unwrap();
        out
    };
    let secret = plain(Lang::En).t("papers-control-only");
    assert!(!part("word/header1.xml").contains(&secret));
    assert_eq!(
        part("word/document.xml").matches(&secret).count(),
        1,
        "the list alone"
    );
    // In a Word file somebody may have written.
    assert!(fails(d, &["papers", "first-steps", "-o", "w", "--docx"]).contains("exists"));
    ok(
        d,
        &["papers", "first-steps", "-o", "w", "--docx", "--force"],
    );
}

#[test]
fn papers_are_written_and_nobodys_files_are_written_over() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    let said = ok(d, &["papers", "first-steps", "-o", "p", "--lang", "both"]);
    let names = files(&d.join("p"));
    assert_eq!(names.len(), said.lines().count(), "{said}");
    for name in &names {
        assert!(said.contains(name.as_str()), "{name} is not in the list");
        let bytes = std::fs::read(d.join("p").join(name)).unwrap();
        assert!(bytes.starts_with(b"%PDF"), "{name}");
        let accessible = bytes.windows(7).any(|w| w == b"pdfuaid");
        assert!(accessible, "{name}: read aloud it makes sense");
    }
    assert!(
        names.contains(&"04-role-card-room.ar.pdf".to_owned()),
        "{names:?}"
    );
    assert!(
        names.contains(&"11-control-msel.en.pdf".to_owned()),
        "{names:?}"
    );
    // What it wrote itself and nobody changed it writes again.
    ok(d, &["papers", "first-steps", "-o", "p", "--lang", "both"]);
    // One file of somebody else's keeps all from being written.
    std::fs::create_dir(d.join("h")).unwrap();
    std::fs::write(d.join("h/22-feedback-form.en.html"), "mine").unwrap();
    let complaint = fails(d, &["papers", "first-steps", "-o", "h", "--html"]);
    assert!(
        complaint.contains("22-feedback-form.en.html"),
        "{complaint}"
    );
    assert_eq!(files(&d.join("h")).len(), 1);
    ok(
        d,
        &["papers", "first-steps", "-o", "h", "--html", "--force"],
    );
    assert!(fails(d, &["papers", "no-such", "-o", "x"]).contains("no-such"));
    assert!(!d.join("x").exists());
    let both = ["papers", "first-steps", "-o", "x", "--html", "--docx"];
    assert!(!fails(d, &both).is_empty());
}

/// `first-steps` with something else in the place of something.
fn changed(old: &str, new: &str) -> scenario::Checked {
    let mut texts = shipped::texts("first-steps").unwrap();
    assert!(texts[0].1.contains(old), "{old}");
    texts[0].1 = texts[0].1.replace(old, new);
    scenario::from_texts(shipped::with_library(texts))
}

#[test]
fn call_signs_and_telephones_are_checked_and_follow_from_the_order_of_seats() {
    let bare = r#", call_sign: (ar: "ميزان", en: "Balance"), telephone: "31""#;
    let s = changed(bare, "").scenario.unwrap();
    let seat = &s.seats[&"commission".into()];
    assert_eq!(
        (seat.call_sign.en.as_str(), seat.telephone.as_str()),
        ("Exercise 2", "102"),
        "the second seat as it is written"
    );
    assert_eq!(s.excon().telephone, "100");
    let said = |old: &str, new: &str| {
        let checked = changed(old, new);
        assert!(checked.scenario.is_none(), "{new}");
        let say = plain(Lang::En);
        let all = checked.findings.iter().map(|f| say.message(&f.message));
        all.collect::<Vec<_>>().join("\n")
    };
    let twice = said("en: \"Balance\"", "en: \"falcon 1 \"");
    assert!(
        twice.contains("the seat `room` has this call sign too"),
        "{twice}"
    );
    let derived = said(
        "(ar: \"ميزان\", en: \"Balance\")",
        "(ar: \"تمرين 0\", en: \"B\")",
    );
    assert!(derived.contains("`excon`"), "{derived}");
    let twice = said("telephone: \"31\"", "telephone: \"21\"");
    assert!(twice.contains("has this telephone too"), "{twice}");
    for real in ["+218 91 1234567", "0911234567", "7", "2a"] {
        let said = said("telephone: \"31\"", &format!("telephone: \"{real}\""));
        assert!(said.contains("an extension of 2 to 6 digits"), "{said}");
    }
}
