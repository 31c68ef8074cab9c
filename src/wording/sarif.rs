//! Findings as a log that editors and forges read: SARIF 2.1.0, an OASIS standard.
//!
//! The rules stand in it with their help in every language: one language as the program's own, the others as its translations.
//! Deliberately not here: what is found (`scenario::check`), our own JSON (`findings`).

use std::fmt::Write as _;
use std::path::{Component, Path};

use serde_json::{Value, json};

use super::{findings, plain};
use crate::base::diag::{CheckRule, Diagnostic, Severity};
use crate::base::message::Message;
use crate::base::text::Lang;

/// Where the form of the log is written down.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// What the program is called in the log.
const TOOL: &str = "tamrin";

/// A log of one run: what was found, and in words what was counted and not listed.
pub fn log(found: &[Diagnostic], more: &[Message], lang: Lang) -> Value {
    let others = Lang::all().filter(|l| *l != lang);
    let more: Vec<Value> = more
        .iter()
        .map(|m| json!({ "level": "note", "message": { "text": plain(lang).message(m) } }))
        .collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": component(lang, true) },
            "translations": others.map(|l| component(l, false)).collect::<Vec<_>>(),
            "language": lang.tag(),
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": more }],
            "results": found.iter().map(|d| result(d, lang)).collect::<Vec<_>>(),
        }],
    })
}

/// The program with its rules in a language: itself, or a translation of its words.
fn component(lang: Lang, is_own: bool) -> Value {
    let rules: Vec<Value> = CheckRule::ALL.iter().map(|r| rule(*r, lang)).collect();
    let mut component = json!({
        "name": TOOL,
        "version": env!("CARGO_PKG_VERSION"),
        "language": lang.tag(),
        "rules": rules,
    });
    if !is_own {
        component["contents"] = json!(["localizedData"]);
        component["translationMetadata"] = json!({ "name": format!("{TOOL} {}", lang.tag()) });
    }
    component
}

fn rule(rule: CheckRule, lang: Lang) -> Value {
    let say = plain(lang);
    let (title, why) = (say.message(&rule.title()), say.message(&rule.why()));
    json!({
        "id": rule.code(),
        "shortDescription": { "text": title },
        "fullDescription": { "text": why },
        "help": { "text": why },
        "defaultConfiguration": { "level": level(rule.severity()) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn result(d: &Diagnostic, lang: Lang) -> Value {
    let say = plain(lang);
    let mut text = say.message(&d.message);
    if let Some(help) = &d.help {
        text = format!("{text}\n{}", say.message(help));
    }
    let index = CheckRule::ALL.iter().position(|r| *r == d.rule);
    json!({
        "ruleId": d.rule.code(),
        "ruleIndex": index,
        "level": level(d.severity),
        "message": { "text": text },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(Path::new(&d.file)) },
                "region": { "startLine": d.line, "startColumn": d.column },
            },
        }],
        // The same in every language, for who shows another.
        "properties": {
            "message": findings::every_language(Some(&d.message)),
            "help": findings::every_language(d.help.as_ref()),
        },
    })
}

/// A path as an address: relative ones stay so, signs that an address may not hold are written in percent.
fn uri(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::RootDir => parts.push("file://".to_owned()),
            Component::Prefix(drive) => {
                parts.push(format!("file:///{}", drive.as_os_str().to_string_lossy()));
            }
            Component::CurDir => {}
            Component::ParentDir => parts.push("..".to_owned()),
            Component::Normal(name) => parts.push(escaped(&name.to_string_lossy())),
        }
    }
    parts.dedup_by(|next, first| next == "file://" && first.starts_with("file:///"));
    parts.join("/")
}

fn escaped(name: &str) -> String {
    let mut out = String::new();
    for b in name.bytes() {
        if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
            out.push(char::from(b));
        } else {
            write!(out, "%{b:02X}").expect("writing to a string");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address() {
        let of = |p: &str| uri(Path::new(p));
        assert_eq!(of("./mine/scenario.ron"), "mine/scenario.ron");
        assert_eq!(of("../my own/س.ron"), "../my%20own/%D8%B3.ron");
        assert_eq!(of("/home/x/a.ron"), "file:///home/x/a.ron");
    }
}
