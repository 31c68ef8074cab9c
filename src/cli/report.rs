//! `tamrin report`: the after-action report of an exercise.
//!
//! Deliberately not here: what it says (`report::aar`).

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::args::{Format, Report};
use super::{Done, Failure, Findings};
use crate::base::text::{Lang, Text};
use crate::report::aar::{AfterAction, Step};
use crate::scenario::{load, read};
use crate::session::recording::Recording;
use crate::session::store;

pub(super) fn report(args: &Report, lang: Lang) -> Done {
    let mut report = AfterAction::of(Arc::new(Recording::open(&args.file)?));
    if let Some(file) = &args.plan {
        report = report.with_plan(plan(file, lang)?).map_err(|task| {
            Failure::new(&format!("في الخطة مهمة لا وجود لها: {task}"), &format!("the plan names a task that does not exist: {task}"))
        })?;
    }
    let (bytes, ending) = match args.format {
        Format::Html => (report.html(lang).into_bytes(), "html"),
        Format::Json => ((serde_json::to_string_pretty(&report.json()).expect("a report is plain data") + "\n").into_bytes(), "json"),
        Format::Xlsx => {
            let large = || Failure::new("التمرين أكبر من أن يسعه مصنف", "the exercise is larger than a workbook holds");
            (report.xlsx(lang).ok_or_else(large)?, "xlsx")
        }
    };
    let file = args.output.clone().unwrap_or_else(|| args.file.with_extension(ending));
    store::write(&file, &bytes)?;
    let kept = file.display();
    let words = Text::new(&format!("التقرير في {kept}"), &format!("The report is in {kept}"));
    writeln!(io::stdout().lock(), "{}", words.get(lang))?;
    Ok(Findings::None)
}

fn plan(path: &Path, lang: Lang) -> Result<Vec<Step>, Failure> {
    let text = load::text_of(path)?;
    read::read_one(&path.display().to_string(), &text).map_err(|d| {
        let words = d.render(lang);
        Failure::new(&words, &words)
    })
}
