//! `tamrin compare`: two exercises side by side.
//!
//! Exit code 1 says that they differ. Deliberately not here: what is compared and how it looks (`report::compare`).

use std::path::PathBuf;

use super::args::Compare;
use super::{Done, Failure, Findings, record, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::report::compare::Comparison;
use crate::session::output::{self, Output};

pub(super) fn compare(args: &Compare, lang: Lang) -> Done {
    let wanted = args.html || args.output.is_some();
    if args.at.is_some() && !wanted {
        return Err(Failure::new(msg!("cli-at-needs-page")));
    }
    let file = args
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from("comparison.html"));
    if wanted {
        output::may_write(&file, Output::Comparison, args.force)?;
    }
    let (a, b) = (
        record::open(&args.first, lang)?,
        record::open(&args.second, lang)?,
    );
    if let Some(at) = args.at {
        super::was_played(&a, at)?;
        super::was_played(&b, at)?;
    }
    let c = Comparison::of(a, b);
    let mut out = terminal::out();
    if args.json {
        out.json(&serde_json::to_string_pretty(&c.json()).expect("a comparison is plain data"))?;
    } else {
        out.lines(&c.text(lang))?;
    }
    if wanted {
        let page = c.html(lang, args.at.unwrap_or_else(|| c.moment()));
        output::write(&file, Output::Comparison, page.as_bytes(), args.force)?;
        let kept = file.display();
        let words = msg!("cli-comparison-page", kept = kept.to_string());
        terminal::err().say(&words, lang)?;
    }
    Ok(if c.same() {
        Findings::None
    } else {
        Findings::Some
    })
}
