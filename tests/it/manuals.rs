//! The manuals: they can be set in every form, their pictures and commands exist, and what they call a button is what stands on it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use tamrin::base::text::Lang;
use tamrin::report::docx::docx;
use tamrin::report::html::html;
use tamrin::report::manual::doc;
use tamrin::report::pdf::{Look, pdf};
use tamrin::wording::manual::Manual;

const BOTH: [Lang; 2] = [Lang::Ar, Lang::En];

/// Lines of a manual that are not commands to type.
fn prose(text: &str) -> String {
    let mut code = false;
    let lines = text.lines().filter(|l| {
        code ^= l.starts_with("```");
        !code
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What stands between two marks.
fn between<'a>(text: &'a str, mark: &'static str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).step_by(2)
}

/// Everything that the locale files of a language say, without the marks of direction.
fn said(lang: Lang) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/locales")
        .join(lang.tag());
    let mut all = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let values = text.lines().filter_map(|l| l.split_once(" = "));
        let plain = |v: &str| v.replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "");
        all.extend(values.map(|(_, v)| plain(v).trim().to_owned()));
    }
    all
}

#[test]
fn every_manual_can_be_set_in_every_form_with_its_pictures() {
    for manual in Manual::ALL {
        for lang in BOTH {
            let text = manual.text(lang);
            let doc = doc(*manual, lang);
            assert!(!doc.title.is_empty(), "{manual:?} {lang:?}");
            let page = html(std::slice::from_ref(&doc));
            assert_eq!(
                page.matches("<h2>").count(),
                text.lines().filter(|l| l.starts_with("## ")).count(),
                "{manual:?} {lang:?}"
            );
            assert_eq!(
                page.matches("<figure>").count(),
                text.matches("](pictures/").count(),
                "{manual:?} {lang:?}: a picture is missing"
            );
            let bytes = pdf(std::slice::from_ref(&doc), &Look::shipped()).unwrap();
            assert!(bytes.starts_with(b"%PDF"));
            assert!(docx(&[doc]).is_some());
        }
    }
}

#[test]
fn both_languages_of_a_manual_have_the_same_chapters_pictures_and_commands() {
    for manual in Manual::ALL {
        let count = |lang, mark: &str| {
            let text = manual.text(lang);
            text.lines().filter(|l| l.starts_with(mark)).count()
        };
        for mark in ["## ", "![", "```"] {
            assert_eq!(
                count(Lang::Ar, mark),
                count(Lang::En, mark),
                "{manual:?} {mark}"
            );
        }
    }
}

#[test]
fn what_a_manual_calls_a_button_stands_on_one() {
    let mut wrong = Vec::new();
    for lang in BOTH {
        let said = said(lang);
        for manual in Manual::ALL {
            let text = prose(manual.text(lang));
            let bold = between(&text, "**");
            let unknown = bold.filter(|b| !said.contains(*b));
            wrong.extend(unknown.map(|b| format!("{manual:?} {lang:?}: {b}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_in_a_manual_is_one_with_options_that_it_has() {
    let help = |command: &[&str]| {
        let words = command.iter().chain(&["--help", "--lang", "en"]);
        let done = Command::new(env!("CARGO_BIN_EXE_tamrin"))
            .args(words)
            .output();
        let done = done.unwrap();
        assert!(done.status.success(), "no command {command:?}");
        String::from_utf8(done.stdout).unwrap()
    };
    let mut seen = BTreeSet::new();
    for manual in Manual::ALL {
        for lang in BOTH {
            let text = manual.text(lang);
            for line in between(text, "```").flat_map(str::lines) {
                let Some(words) = line.trim().strip_prefix("tamrin") else {
                    continue;
                };
                let words = words.split('#').next().unwrap_or(words);
                let words = words.split_whitespace();
                let named: Vec<&str> = words.clone().take_while(|w| !w.starts_with('-')).collect();
                let command = named.first().copied().unwrap_or_default();
                let mut known = help(&named[..named.len().min(1)]);
                // Some commands have commands of their own.
                if named.len() > 1 && known.contains("Commands:") {
                    known = help(&named[..2]);
                }
                for option in words.filter(|w| w.starts_with("--")) {
                    let option = option.split('=').next().unwrap_or(option);
                    assert!(
                        known.contains(option),
                        "{manual:?} {lang:?}: {line}: {option}"
                    );
                }
                seen.insert(command.to_owned());
            }
        }
    }
    assert!(seen.len() > 8, "{seen:?}");
}
