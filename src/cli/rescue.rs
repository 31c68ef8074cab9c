//! `tamrin rescue`: saves what can be read of a damaged exercise file.
//!
//! Deliberately not here: what can be read (`session::store::rescue`).

use std::io::{self, Write as _};

use super::args::Rescue;
use super::{Done, Findings};
use crate::base::text::{Lang, Text};
use crate::session::shelf;
use crate::session::store::rescue;

pub(super) fn rescue(args: &Rescue, lang: Lang) -> Done {
    let texts = args.scenario.as_deref().map(shelf::texts).transpose()?;
    let saved = rescue::rescue(&args.file, &args.output, texts)?;
    let mut out = io::stdout().lock();
    let (orders, notes, until, kept) = (saved.orders, saved.observations, saved.until, args.output.display());
    let words = Text::new(
        &format!("حُفظ في {kept} التمرين حتى {until}: أوامر {orders}، ملاحظات {notes}؛ الوقائع تُحسب منها من جديد"),
        &format!("Saved in {kept}: the exercise up to {until}, orders: {orders}, notes: {notes}; facts are computed from these again"),
    );
    writeln!(out, "{}", words.get(lang))?;
    if !saved.all_orders {
        let words =
            Text::new("ما بعد ذلك من أوامر لا يُقرأ، أو ينقص ما قبله", "Orders after that cannot be read, or one before them is missing");
        writeln!(out, "{}", words.get(lang))?;
    }
    if saved.scenario_of_program {
        let words = Text::new(
            "نص السيناريو في الملف لا يُقرأ؛ أُخذ النص نفسه من البرنامج أو من المجلد",
            "The scenario's text in the file cannot be read; the very same was taken from the program or the folder",
        );
        writeln!(out, "{}", words.get(lang))?;
    }
    let words = Text::new(&format!("للنظر فيه: tamrin replay {kept}"), &format!("To look at it: tamrin replay {kept}"));
    writeln!(out, "{}", words.get(lang))?;
    Ok(if saved.all_orders { Findings::None } else { Findings::Some })
}
