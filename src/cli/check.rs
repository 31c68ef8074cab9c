//! `tamrin check`: all findings about all scenarios under some paths.
//!
//! Deliberately not here: the checks.

use std::path::Path;

use super::args::Check;
use super::{Done, Findings, terminal};
use crate::base::diag::Severity;
use crate::base::text::Lang;
use crate::scenario::{self, load};

pub(super) fn check(args: &Check, lang: Lang) -> Done {
    let mut heads = Vec::new();
    for path in &args.paths {
        let found = load::find(path);
        heads.extend(if found.is_empty() { vec![path.clone()] } else { found });
    }
    let mut out = terminal::out();
    let (mut errors, mut warnings, mut json) = (0, 0, Vec::new());
    for head in &heads {
        let checked = scenario::open(head)?;
        errors += checked.errors();
        warnings += checked.findings.iter().filter(|f| f.severity == Severity::Warning).count();
        let folder = if head.is_dir() { head.clone() } else { head.parent().unwrap_or(Path::new("")).to_path_buf() };
        for f in checked.findings {
            let mut f = f;
            f.file = folder.join(&f.file).display().to_string();
            if args.json {
                json.push(f);
            } else {
                out.lines(&terminal::finding(&f, lang))?;
                out.line("")?;
            }
        }
    }
    if args.json {
        let all = serde_json::json!({ "scenarios": heads.len(), "errors": errors, "warnings": warnings, "findings": json });
        out.json(&format!("{all:#}"))?;
    } else {
        let n = heads.len();
        let ar = format!("فُحص {n} من السيناريوهات: {errors} أخطاء، {warnings} تنبيهات");
        let en = format!("checked {n} scenarios: {errors} errors, {warnings} warnings");
        out.line(lang.pick(&ar, &en))?;
    }
    Ok(if errors + warnings > 0 { Findings::Some } else { Findings::None })
}
