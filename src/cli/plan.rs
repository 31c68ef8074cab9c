//! Plan files: the improvement plan as people filled it in, for `tamrin report` and `tamrin trend`.
//!
//! Deliberately not here: what a plan says and how it is set (`report::aar::plan`).

use std::path::{Path, PathBuf};

use super::Failure;
use crate::base::diag::{CheckRule, Diagnostic};
use crate::report::aar::plan::{Step, merged};
use crate::scenario::read::read_one;
use crate::scenario::{Scenario, load, locate, notes};

/// What stands in plan files, for exercises by their files' names; where something stands in several, the last one counts.
pub(super) fn read(
    paths: &[PathBuf],
    exercises: &[(&str, &Scenario)],
) -> Result<Vec<Step>, Failure> {
    let all: Result<Vec<_>, Failure> = paths.iter().map(|p| one(p, exercises)).collect();
    Ok(merged(all?))
}

fn one(path: &Path, exercises: &[(&str, &Scenario)]) -> Result<Vec<Step>, Failure> {
    let text = load::text_of(path)?;
    let name = path.display().to_string();
    let steps: Vec<Step> = read_one(&name, &text).map_err(Failure::Found)?;
    match wrong(&name, &text, &steps, exercises) {
        Some(d) => Err(Failure::Found(Box::new(d))),
        None => Ok(steps),
    }
}

/// The first thing wrong with a plan, at its place in the file.
fn wrong(
    name: &str,
    text: &str,
    steps: &[Step],
    exercises: &[(&str, &Scenario)],
) -> Option<Diagnostic> {
    let all = steps.iter().enumerate();
    let mut wrong = all.filter_map(|(n, s)| Some((n, s.wrong(exercises)?)));
    let (n, (field, words)) = wrong.next()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = locate::parse(text);
    let at = tree
        .root
        .item(n)
        .map_or(0, |step| step.field(field).unwrap_or(step).start);
    Some(notes::alone(name, text, at, CheckRule::BadValue, words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Lang;
    use crate::wording::plain;

    #[test]
    fn a_date_of_the_plan_that_is_none_is_told_at_its_place() {
        let found = |text: &str| {
            let steps: Vec<Step> = read_one("plan.ron", text).unwrap();
            wrong("plan.ron", text, &steps, &[])
                .map(|d| (d.line, d.column, plain(Lang::En).message(&d.message)))
        };
        let plan = |dates: &str| {
            format!(
                "[\n    (issue: \"x\", action: \"a\"),\n    (issue: \"x\", action: \"b\", {dates}),\n]"
            )
        };
        let said = |dates: &str| found(&plan(dates));
        assert_eq!(said(r#"start: "2026-03-01", end: "2026-03-01""#), None);
        assert_eq!(said(r#"start: "", end: "2028-02-29""#), None);
        for (wrong, column) in [
            (r#"start: "yesterday""#, 38),
            (r#"start: "2026-02-29""#, 38),
            (r#"start: "", end: "1/2/2026""#, 47),
        ] {
            let (line, at, words) = said(wrong).unwrap();
            assert_eq!((line, at), (3, column), "{wrong}");
            assert!(words.contains("is not a date"), "{words}");
        }
        let (line, at, words) = said(r#"start: "2026-03-02", end: "2026-03-01""#).unwrap();
        assert_eq!((line, at), (3, 57));
        assert!(words.contains("before it begins"), "{words}");
    }
}
