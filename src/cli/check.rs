//! `tamrin check`: all findings about all scenarios under some paths.
//!
//! Deliberately not here: the checks.

use std::path::{Path, PathBuf};

use super::args::Check;
use super::{Done, Findings, terminal};
use crate::base::diag::{Diagnostic, Severity, Sort};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::load::LoadError;
use crate::scenario::notes::Rest;
use crate::scenario::{self, Checked, load};
use crate::wording::findings;

pub(super) fn check(args: &Check, lang: Lang) -> Done {
    let mut heads = Vec::new();
    for path in &args.paths {
        let found = load::find(path);
        heads.extend(if found.is_empty() {
            vec![path.clone()]
        } else {
            found
        });
    }
    let mut out = terminal::out();
    let (mut errors, mut warnings) = (0, 0);
    let (mut json, mut rest): (Vec<serde_json::Value>, Vec<serde_json::Value>) =
        (Vec::new(), Vec::new());
    for head in &heads {
        // One that cannot be read at all keeps nobody from hearing of the others.
        let checked = scenario::open(head).unwrap_or_else(unread);
        errors += checked.errors();
        warnings += checked.warnings();
        let folder = if head.is_dir() {
            head.clone()
        } else {
            head.parent().unwrap_or(Path::new("")).to_path_buf()
        };
        let found = checked.findings.into_iter().map(|f| Diagnostic {
            file: place(&folder, &f.file),
            ..f
        });
        if args.json {
            json.extend(found.map(|f| findings::data(&f)));
            rest.extend(checked.rest.iter().map(|r| counted(head, r)));
            continue;
        }
        for f in found {
            out.lines(&findings::lines(&f, lang))?;
            out.line("")?;
        }
        if let Some(more) = findings::more(&checked.rest) {
            let head = head.display().to_string();
            out.say(&msg!("check-more-of", path = head, said = more), lang)?;
            out.line("")?;
        }
    }
    if args.json {
        let all = serde_json::json!({ "scenarios": heads.len(), "errors": errors, "warnings": warnings, "findings": json, "more": rest });
        out.json(&format!("{all:#}"))?;
    } else {
        let scenarios = msg!("check-scenarios", n = heads.len());
        let errors = msg!("check-errors", n = errors);
        let warnings = msg!("check-warnings", n = warnings);
        let summary = msg!(
            "check-summary",
            scenarios = scenarios,
            errors = errors,
            warnings = warnings
        );
        out.say(&summary, lang)?;
    }
    Ok(if errors + warnings > 0 {
        Findings::Some
    } else {
        Findings::None
    })
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
fn unread(e: LoadError) -> Checked {
    let name = e.path.file_name().unwrap_or(e.path.as_os_str());
    let name = name.to_string_lossy().into_owned();
    let finding = Diagnostic::new(
        (Severity::Error, Sort::File),
        &name,
        (1, 1),
        "",
        (e.message(), None),
    );
    Checked {
        scenario: None,
        findings: vec![finding],
        rest: Vec::new(),
    }
}
