//! `tamrin trend` and `tamrin form`: several rehearsals beside each other, and the form on which evaluators write.
//!
//! Deliberately not here: what they say (`report`).

use std::io::{self, Write as _};
use std::sync::Arc;

use super::args::{Form, Trend as Args};
use super::{Done, Failure, Findings};
use crate::base::text::{Lang, Text};
use crate::report::{form, trend::Trend};
use crate::session::recording::Recording;
use crate::session::{shelf, store};

pub(super) fn trend(args: &Args, lang: Lang) -> Done {
    let recordings = args.files.iter().map(|f| Recording::open(f).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
    let trend = Trend::of(recordings);
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&trend.json()).expect("a trend is plain data"))?;
    } else {
        write!(out, "{}", trend.text(lang))?;
    }
    if let Some(file) = &args.output {
        store::write(file, trend.html(lang).as_bytes())?;
        said(file, lang)?;
    }
    Ok(Findings::None)
}

pub(super) fn form(args: &Form, lang: Lang) -> Done {
    let offer = shelf::offer(&args.scenario);
    let Some(scenario) = offer.scenario else {
        if let Some(trouble) = offer.trouble {
            return Err(Failure::new(&trouble.ar, &trouble.en));
        }
        return Err(Failure::new(
            "في السيناريو أخطاء؛ اعرضها بـ tamrin check وأصلحها أولاً",
            "the scenario has errors; see them by `tamrin check` and mend them first",
        ));
    };
    let file = args.output.clone().unwrap_or_else(|| format!("{}-form.html", scenario.head.id).into());
    store::write(&file, form::html(&scenario, lang).as_bytes())?;
    said(&file, lang)?;
    Ok(Findings::None)
}

fn said(file: &std::path::Path, lang: Lang) -> io::Result<()> {
    let kept = file.display();
    let words = Text::new(&format!("الصفحة في {kept}"), &format!("The page is in {kept}"));
    writeln!(io::stderr().lock(), "{}", words.get(lang))
}
