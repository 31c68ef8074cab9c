//! `tamrin check`: all findings about all scenarios under some paths, and the rules explained.
//!
//! Deliberately not here: the checks.

use std::path::{Path, PathBuf};

use super::args::Check;
use super::runs::TRAINED;
use super::{Done, Failure, Findings, terminal};
use crate::base::diag::{CheckRule, Diagnostic, Severity};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::scenario::load::LoadError;
use crate::scenario::notes::{Rest, did_you_mean};
use crate::scenario::{self, Checked, load};
use crate::session::OrdersFile;
use crate::wording::{findings, rules, sarif};

/// What was found in all scenarios.
#[derive(Default)]
struct All {
    scenarios: usize,
    errors: usize,
    warnings: usize,
    found: Vec<Diagnostic>,
    /// What is counted and not listed, with the scenario.
    rest: Vec<(PathBuf, Vec<Rest>)>,
}

pub(super) fn check(args: &Check, lang: Lang) -> Done {
    if let Some(code) = &args.explain {
        return explain(code, lang);
    }
    let mut all = All::default();
    for head in heads(&args.paths) {
        // One that cannot be read at all keeps nobody from hearing of the others.
        let (folder, checked) = match scenario::open(&head) {
            Ok(checked) => (folder(&head), checked),
            Err(e) => (PathBuf::new(), unread(&e)),
        };
        let from = all.found.len();
        let checked = with_trained(checked, &folder);
        all.take(&head, &folder, checked);
        if !(args.json || args.sarif) {
            print(&all, from, lang)?;
        }
    }
    let mut out = terminal::out();
    if args.sarif {
        let more: Vec<Message> = all.rest.iter().filter_map(said).collect();
        out.json(&format!("{:#}", sarif::log(&all.found, &more, lang)))?;
    } else if args.json {
        out.json(&format!("{:#}", all.data()))?;
    } else {
        let summary = msg!(
            "check-summary",
            scenarios = msg!("check-scenarios", n = all.scenarios),
            errors = msg!("check-errors", n = all.errors),
            warnings = msg!("check-warnings", n = all.warnings)
        );
        out.say(&summary, lang)?;
    }
    Ok(if all.errors + all.warnings > 0 {
        Findings::Some
    } else {
        Findings::None
    })
}

/// With what is found in the orders of a trained team, where they stand beside the scenario. They are looked at once it can be played.
fn with_trained(mut checked: Checked, folder: &Path) -> Checked {
    let path = folder.join(TRAINED);
    let Some(s) = checked.scenario.as_ref().filter(|_| load::is_there(&path)) else {
        return checked;
    };
    let found = match load::text_of(&path) {
        Ok(text) => match OrdersFile::read(TRAINED, &text) {
            Ok(file) => file.findings(TRAINED, &text, s),
            Err(d) => vec![*d],
        },
        Err(e) => vec![cannot_be_read(TRAINED, &e)],
    };
    checked.findings.extend(found);
    checked
}

/// A rule, or all of them.
fn explain(code: &str, lang: Lang) -> Done {
    let mut out = terminal::out();
    if code == "all" {
        let all = CheckRule::ALL.iter().map(|r| rules::explained(*r, lang));
        out.lines(&all.collect::<Vec<_>>().join("\n"))?;
        return Ok(Findings::None);
    }
    let Some(rule) = CheckRule::of_code(code) else {
        let near = did_you_mean(code, CheckRule::ALL.iter().map(|r| r.code()));
        if let Some(near) = near {
            terminal::err().say(&near, lang)?;
        }
        return Err(Failure::new(msg!("check-no-such-rule", code = code)));
    };
    out.lines(&rules::explained(rule, lang))?;
    Ok(Findings::None)
}

/// The scenarios under some paths.
fn heads(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut heads = Vec::new();
    for path in paths {
        let found = load::find(path);
        heads.extend(if found.is_empty() {
            vec![path.clone()]
        } else {
            found
        });
    }
    heads
}

impl All {
    fn take(&mut self, head: &Path, folder: &Path, checked: Checked) {
        self.scenarios += 1;
        self.errors += checked.errors();
        self.warnings += checked.warnings();
        let found = checked.findings.into_iter().map(|f| Diagnostic {
            file: place(folder, &f.file),
            ..f
        });
        self.found.extend(found);
        self.rest.push((head.to_path_buf(), checked.rest));
    }

    fn data(&self) -> serde_json::Value {
        let counted = |(head, rest): &(PathBuf, Vec<Rest>)| {
            let one = |r: &Rest| counted(head, r);
            rest.iter().map(one).collect::<Vec<_>>()
        };
        serde_json::json!({
            "scenarios": self.scenarios,
            "errors": self.errors,
            "warnings": self.warnings,
            "findings": self.found.iter().map(findings::data).collect::<Vec<_>>(),
            "more": self.rest.iter().flat_map(counted).collect::<Vec<_>>(),
        })
    }
}

/// Prints what was found from some finding on, which is all of the last scenario.
fn print(all: &All, from: usize, lang: Lang) -> std::io::Result<()> {
    let mut out = terminal::out();
    for f in &all.found[from..] {
        out.lines(&findings::lines(f, lang))?;
        out.line("")?;
    }
    if let Some(more) = all.rest.last().and_then(said) {
        out.say(&more, lang)?;
        out.line("")?;
    }
    Ok(())
}

/// Of a scenario, how many findings are not listed.
fn said((head, rest): &(PathBuf, Vec<Rest>)) -> Option<Message> {
    let more = findings::more(rest)?;
    let head = head.display().to_string();
    Some(msg!("check-more-of", path = head, said = more))
}

/// In what the files of a scenario lie: a folder, or the file into which it was packed.
fn folder(head: &Path) -> PathBuf {
    if head.is_dir() || load::is_packed(head) {
        head.to_path_buf()
    } else {
        head.parent().unwrap_or(Path::new("")).to_path_buf()
    }
}

/// A file of a scenario as it is found from here; a path of its own stays as it is.
fn place(folder: &Path, file: &str) -> String {
    folder.join(PathBuf::from(file)).display().to_string()
}

/// Findings that are not listed, of one scenario.
fn counted(head: &Path, r: &Rest) -> serde_json::Value {
    serde_json::json!({ "scenario": head.display().to_string(), "severity": r.severity, "sort": r.sort, "count": r.count })
}

/// A scenario whose head cannot be read.
fn unread(e: &LoadError) -> Checked {
    Checked {
        scenario: None,
        findings: vec![cannot_be_read(&e.path.display().to_string(), e)],
        rest: Vec::new(),
    }
}

fn cannot_be_read(name: &str, e: &LoadError) -> Diagnostic {
    let what = (Severity::Error, CheckRule::FileMissing);
    Diagnostic::new(what, name, (1, 1), "", (e.message(), None))
}
