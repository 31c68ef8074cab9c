//! `tamrin report`: the after-action report of an exercise.
//!
//! Deliberately not here: what it says (`report::aar`).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Format, Report};
use super::{Done, Failure, Findings, paper, record};
use crate::base::diag::{Diagnostic, Sort};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::report::aar::{AfterAction, Step};
use crate::scenario::{load, locate, notes, read};
use crate::session::output::{self, Output};
use crate::session::recording::Recording;

pub(super) fn report(args: &Report, lang: Lang, langs: &[Lang]) -> Done {
    let all = [
        Format::Html,
        Format::Pdf,
        Format::Docx,
        Format::Xlsx,
        Format::Json,
        Format::Plan,
    ];
    let format = paper::format(args.format, args.output.as_deref(), &all)?;
    paper::template_fits(args.template.as_deref(), Some(format))?;
    let file = args
        .output
        .clone()
        .unwrap_or_else(|| args.file.with_extension(format.ending()));
    let what = if format == Format::Plan {
        Output::Plan
    } else {
        Output::Report
    };
    output::may_write(&file, what, args.force)?;
    let mut report = AfterAction::of(record::open(&args.file, lang)?);
    if let Some(file) = &args.plan {
        report = report
            .with_plan(plan(file)?)
            .map_err(|task| Failure::new(msg!("cli-plan-names-task-does", task = task)))?;
    }
    let bytes = match format {
        Format::Json => {
            (serde_json::to_string_pretty(&report.json()).expect("a report is plain data") + "\n")
                .into_bytes()
        }
        Format::Plan => report.plan_file(lang).into_bytes(),
        Format::Xlsx => {
            let large = || Failure::new(msg!("cli-exercise-larger-workbook-holds"));
            report.xlsx(langs).ok_or_else(large)?
        }
        Format::Html | Format::Pdf | Format::Docx => {
            let docs: Vec<_> = langs.iter().map(|l| report.doc(*l)).collect();
            paper::set(&docs, format, args.template.as_deref())?
        }
    };
    paper::keep(&file, what, &bytes, args.force, lang)
}

/// Writes the report of an exercise beside its file; the files that were written.
fn beside(file: &Path, lang: Lang, formats: &[Format]) -> Result<Vec<PathBuf>, Failure> {
    let docs = [AfterAction::of(Arc::new(Recording::open(file)?)).doc(lang)];
    let one = |format: &Format| {
        let to = output::free(file.with_extension(format.ending()), Output::Report);
        output::write(
            &to,
            Output::Report,
            &paper::set(&docs, *format, None)?,
            false,
        )?;
        Ok(to)
    };
    formats.iter().map(one).collect()
}

/// The report of an exercise as a page beside its file.
pub(super) fn page_beside(file: &Path, lang: Lang) -> Done {
    beside(file, lang, &[Format::Html])?
        .iter()
        .try_for_each(|f| paper::said(f, lang))?;
    Ok(Findings::None)
}

/// How the window writes a report: as PDF and as a page beside the exercise file.
#[cfg(feature = "window")]
pub(super) fn writer() -> crate::window::WriteReport {
    use crate::base::text::Text;
    use crate::wording::plain;

    Arc::new(|file, lang| {
        beside(file, lang, &[Format::Pdf, Format::Html]).map_err(|f| {
            let words = plain(lang).message(&f.words());
            Text::new(&words, &words)
        })
    })
}

fn plan(path: &Path) -> Result<Vec<Step>, Failure> {
    let text = load::text_of(path)?;
    let name = path.display().to_string();
    let steps: Vec<Step> = read::read_one(&name, &text).map_err(Failure::Found)?;
    match undated(&name, &text, &steps) {
        Some(d) => Err(Failure::Found(Box::new(d))),
        None => Ok(steps),
    }
}

/// The first date of a plan that is none, or ends a step before it begins, at its place in the file.
fn undated(name: &str, text: &str, steps: &[Step]) -> Option<Diagnostic> {
    let (n, (field, what)) = steps
        .iter()
        .enumerate()
        .find_map(|(n, s)| Some((n, s.wrong_date()?)))?;
    let tree = locate::parse(text);
    let at = tree
        .root
        .item(n)
        .map_or(0, |step| step.field(field).unwrap_or(step).start);
    let help = msg!("cli-write-date-2026-03");
    Some(notes::alone(name, text, at, Sort::Text, (what, Some(help))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::plain;

    #[test]
    fn a_date_of_the_plan_that_is_none_is_told_at_its_place() {
        let found = |text: &str| {
            let steps: Vec<Step> = read::read_one("plan.ron", text).unwrap();
            undated("plan.ron", text, &steps)
                .map(|d| (d.line, d.column, plain(Lang::En).message(&d.message)))
        };
        let plan =
            |dates: &str| format!("[\n    (action: \"a\"),\n    (action: \"b\", {dates}),\n]");
        let said = |dates: &str| found(&plan(dates));
        assert_eq!(said(r#"start: "2026-03-01", end: "2026-03-01""#), None);
        assert_eq!(said(r#"start: "", end: "2028-02-29""#), None);
        for (wrong, column) in [
            (r#"start: "yesterday""#, 26),
            (r#"start: "2026-02-29""#, 26),
            (r#"start: "", end: "1/2/2026""#, 35),
        ] {
            let (line, at, words) = said(wrong).unwrap();
            assert_eq!((line, at), (3, column), "{wrong}");
            assert!(words.contains("is not a date"), "{words}");
        }
        let (line, at, words) = said(r#"start: "2026-03-02", end: "2026-03-01""#).unwrap();
        assert_eq!((line, at), (3, 45));
        assert!(words.contains("before it begins"), "{words}");
    }
}
