//! `tamrin trend` and `tamrin form`: several rehearsals beside each other, and the form on which evaluators write.
//!
//! Deliberately not here: what they say (`report`).

use super::args::{Form, Format, Trend as Args};
use super::{Done, Findings, paper, papers, plan, record, terminal};
use crate::base::text::Lang;
use crate::report::form::form;
use crate::report::trend::Trend;
use crate::session::output::Output;

/// The forms in which a document without numbers to count further is written.
const FORMS: [Format; 3] = [Format::Html, Format::Pdf, Format::Docx];

pub(super) fn trend(args: &Args, lang: Lang, langs: &[Lang]) -> Done {
    let format = args
        .output
        .as_deref()
        .map(|file| paper::format(None, Some(file), &FORMS))
        .transpose()?;
    paper::template_fits(args.template.as_deref(), format)?;
    let recordings = args
        .files
        .iter()
        .map(|f| record::open(f, lang))
        .collect::<Result<Vec<_>, _>>()?;
    let trend = Trend::of(recordings);
    let plan = plan::read(&args.plan, &trend.exercises())?;
    let trend = trend.with_plan(plan);
    let mut out = terminal::out();
    if args.json {
        out.json(&serde_json::to_string_pretty(&trend.json()).expect("a trend is plain data"))?;
    } else {
        out.lines(&trend.text(lang))?;
    }
    if let (Some(file), Some(format)) = (&args.output, format) {
        let docs: Vec<_> = langs.iter().map(|l| trend.doc(*l)).collect();
        paper::keep(
            file,
            Output::Trend,
            &paper::set(&docs, format, args.template.as_deref())?,
            args.force,
            lang,
        )?;
    }
    Ok(Findings::None)
}

pub(super) fn blank_form(args: &Form, lang: Lang, langs: &[Lang]) -> Done {
    let scenario = papers::scenario(&args.scenario)?;
    let file = args
        .output
        .clone()
        .unwrap_or_else(|| format!("{}-form.html", scenario.head.id).into());
    let format = paper::format(None, Some(&file), &FORMS)?;
    paper::template_fits(args.template.as_deref(), Some(format))?;
    let docs: Vec<_> = langs.iter().map(|l| form(&scenario, *l)).collect();
    paper::keep(
        &file,
        Output::Form,
        &paper::set(&docs, format, args.template.as_deref())?,
        args.force,
        lang,
    )
}
