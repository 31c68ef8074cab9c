//! The words in `assets/locales`: every key exists in every language with the same arguments, is used, and is asked for with those.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tamrin::base::text::Lang;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn files(dir: &Path, ends: &str) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for e in std::fs::read_dir(dir).unwrap() {
        let p = e.unwrap().path();
        if p.is_dir() {
            all.extend(files(&p, ends));
        } else if p.extension().is_some_and(|x| x == ends) {
            all.push(p);
        }
    }
    all.sort();
    all
}

/// Keys of a language with all that belongs to them, of all its files.
pub(crate) fn entries(lang: &str) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let all_files = files(&root().join("assets/locales").join(lang), "ftl");
    // What is said of fields has keys of its own, and tests of its own (`wording::guide`).
    for file in all_files.iter().filter(|f| !f.ends_with("reference.ftl")) {
        let mut key = String::new();
        let text = std::fs::read_to_string(file).unwrap();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if let Some((k, rest)) = line.split_once(" =")
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                key = k.to_owned();
                let before = all.insert(key.clone(), rest.trim().to_owned());
                assert!(before.is_none(), "{lang}: {key} stands twice");
            } else if !line.trim().is_empty() {
                let entry = all
                    .get_mut(&key)
                    .unwrap_or_else(|| panic!("{file:?}: {line}"));
                entry.push('\n');
                entry.push_str(line);
            }
        }
    }
    all
}

/// The arguments that an entry puts in.
fn arguments(entry: &str) -> BTreeSet<String> {
    let name = |r: &str| {
        r.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect()
    };
    entry.split('$').skip(1).map(name).collect()
}

/// All sources but their comments.
fn code() -> Vec<(String, String)> {
    let read = |p: &PathBuf| {
        let text = std::fs::read_to_string(p).unwrap();
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
        let code = code.map(|l| format!("{l}\n")).collect();
        (p.display().to_string(), code)
    };
    files(&root().join("src"), "rs").iter().map(read).collect()
}

/// What stands between brackets that were opened just before `text`, in parts between commas; strings hide what is in them.
fn inside(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    let mut signs = text.char_indices();
    while let Some((n, c)) = signs.next() {
        match c {
            '"' => {
                while let Some((_, c)) = signs.next()
                    && c != '"'
                {
                    if c == '\\' {
                        signs.next();
                    }
                }
            }
            // A sign between quotes; a lifetime has no second one.
            '\'' if text[n + 1..].chars().nth(1) == Some('\'') => {
                signs.nth(1);
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                parts.push(text[start..n].trim());
                return parts;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text[start..n].trim());
                start = n + 1;
            }
            _ => {}
        }
    }
    panic!(
        "brackets are not closed: {}",
        text.chars().take(80).collect::<String>()
    )
}

/// The key that an expression is, if it is the text of one.
fn key(part: &str) -> Option<&str> {
    let key = part.strip_prefix('"')?.strip_suffix('"')?;
    let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!key.is_empty() && key.chars().all(sign)).then_some(key)
}

/// The name of an argument.
fn name(part: &str) -> String {
    part.split('=').next().unwrap().trim().to_owned()
}

/// Where the code asks for words: the file, the key and the arguments.
fn asked() -> Vec<(String, String, BTreeSet<String>)> {
    let mut all = Vec::new();
    for (file, code) in code() {
        // A key that a test asks for in vain stands behind this.
        let code = code.split("#[cfg(test)]").next().unwrap();
        for call in ["msg!(", ".with(", ".t("] {
            for rest in code
                .match_indices(call)
                .map(|(n, _)| &code[n + call.len()..])
            {
                let parts: Vec<&str> = inside(rest).into_iter().filter(|p| !p.is_empty()).collect();
                let Some(key) = parts.first().and_then(|p| key(p)) else {
                    continue;
                };
                let args = match (call, &parts[1..]) {
                    ("msg!(", args) => args.iter().map(|p| name(p)).collect(),
                    (_, []) => BTreeSet::new(),
                    (".with(", [list]) if list.starts_with("&[") => {
                        let pairs = inside(&list[2..]).into_iter();
                        pairs
                            .filter_map(|p| {
                                Some(p.strip_prefix('(')?.split('"').nth(1)?.to_owned())
                            })
                            .collect()
                    }
                    // Arguments that are put together elsewhere, or another function of that name.
                    _ => continue,
                };
                all.push((file.clone(), key.to_owned(), args));
            }
        }
        // Entries of a table of sentences: `=> "key" (name, other = value);`.
        for rest in code.match_indices("=>").map(|(n, _)| &code[n + 2..]) {
            let Some((first, rest)) = rest
                .trim_start()
                .strip_prefix('"')
                .and_then(|r| r.split_once('"'))
            else {
                continue;
            };
            let Some(key) = key(&format!("\"{first}\"")).map(str::to_owned) else {
                continue;
            };
            let args = match rest.trim_start() {
                rest if rest.starts_with(';') => BTreeSet::new(),
                rest if rest.starts_with('(') => inside(&rest[1..])
                    .into_iter()
                    .filter(|p| !p.is_empty())
                    .map(name)
                    .collect(),
                _ => continue,
            };
            all.push((file.clone(), key, args));
        }
    }
    all
}

#[test]
fn the_languages_are_the_folders() {
    let mut folders: Vec<String> = std::fs::read_dir(root().join("assets/locales"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    folders.sort();
    assert_eq!(folders, Lang::all().map(Lang::tag).collect::<Vec<_>>());
}

#[test]
fn every_key_exists_in_every_language_with_the_same_arguments() {
    let en = entries("en");
    for lang in Lang::all() {
        let other = entries(lang.tag());
        assert_eq!(
            other.keys().collect::<Vec<_>>(),
            en.keys().collect::<Vec<_>>(),
            "{lang:?}"
        );
        for (key, words) in &other {
            assert!(!words.is_empty(), "{lang:?}: {key} says nothing");
            assert_eq!(
                arguments(words),
                arguments(&en[key]),
                "{lang:?}: {key}: {words}"
            );
        }
    }
}

#[test]
fn every_key_is_used() {
    let code: String = code().into_iter().map(|(_, code)| code).collect();
    // `src/build.rs` reads these.
    let read = ["language-name", "language-direction"];
    let unused: Vec<String> = entries("en")
        .into_keys()
        .filter(|k| !read.contains(&k.as_str()) && !code.contains(&format!("\"{k}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_key_that_is_asked_for_exists_and_gets_its_arguments() {
    let (there, asked) = (entries("en"), asked());
    assert!(asked.len() > 300, "{} calls were found", asked.len());
    let mut wrong = Vec::new();
    for (file, key, args) in asked {
        match there.get(&key) {
            None => wrong.push(format!("{file}: {key} is in no file")),
            Some(words) if arguments(words) != args => {
                wrong.push(format!(
                    "{file}: {key} gets {args:?} and puts in {:?}",
                    arguments(words)
                ));
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arabic_is_arabic_and_english_is_english() {
    let arabic = |c: char| ('\u{0600}'..='\u{06ff}').contains(&c);
    let english = entries("en");
    for (key, words) in &english {
        assert!(!words.chars().any(arabic), "{key}: {words}");
    }
    let mut wrong = Vec::new();
    for (key, words) in entries("ar")
        .into_iter()
        .filter(|(k, _)| k != "language-direction")
    {
        // Names of keys, signs and values aside. What the command line and the check say holds names of fields and options, which
        // stand in the English words too.
        let plain: String = words.split(['{', '}']).step_by(2).collect();
        let code = [
            "check-",
            "import-",
            "load-",
            "cli-",
            "help-",
            "session-",
            "seats-error-",
            "seats-fingerprint",
            "msel-",
            "batch-",
            "exchange-",
            "guide-",
        ];
        let code = code.iter().any(|p| key.starts_with(p));
        let latin = plain.split(|c: char| !c.is_ascii_alphabetic()).find(|w| {
            let known = [
                "Esc", "Shift", "Enter", "Ctrl", "zero", "one", "two", "few", "many", "other",
            ];
            let named = code && (english[&key].contains(w) || ["lang", "ar"].contains(w));
            w.len() > 1 && !known.contains(w) && !named
        });
        if let Some(word) = latin {
            wrong.push(format!(
                "{key}: {word} in {words}, and in English: {}",
                english[&key]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
