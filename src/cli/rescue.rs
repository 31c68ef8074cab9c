//! `tamrin rescue`: saves what can be read of a damaged exercise file.
//!
//! Deliberately not here: what can be read (`session::store::rescue`).

use super::args::Rescue;
use super::{Done, Findings, terminal};
use crate::base::text::{Lang, Text};
use crate::session::catalog;
use crate::session::store::rescue;

pub(super) fn rescue(args: &Rescue, lang: Lang) -> Done {
    let texts = args.scenario.as_deref().map(catalog::texts).transpose()?;
    let saved = rescue::rescue(&args.file, &args.output, texts)?;
    let mut out = terminal::out();
    let (orders, notes, until, kept) = (
        saved.orders,
        saved.observations,
        saved.until,
        args.output.display(),
    );
    let words = Text::new(
        &format!(
            "حُفظ في {kept} التمرين حتى {until}: أوامر {orders}، ملاحظات {notes}؛ الوقائع تُحسب منها من جديد"
        ),
        &format!(
            "Saved in {kept}: the exercise up to {until}, orders: {orders}, notes: {notes}; facts are computed from these again"
        ),
    );
    out.say(&words, lang)?;
    if !saved.all_orders {
        let words = Text::new(
            "ما بعد ذلك من أوامر لا يُقرأ، أو ينقص ما قبله",
            "Orders after that cannot be read, or one before them is missing",
        );
        out.say(&words, lang)?;
    }
    if saved.scenario_of_program {
        let words = Text::new(
            "نص السيناريو في الملف لا يُقرأ؛ أُخذ النص نفسه من البرنامج أو من المجلد",
            "The scenario's text in the file cannot be read; the very same was taken from the program or the folder",
        );
        out.say(&words, lang)?;
    }
    let words = Text::new(
        &format!("للنظر فيه: tamrin replay {kept}"),
        &format!("To look at it: tamrin replay {kept}"),
    );
    out.say(&words, lang)?;
    Ok(if saved.all_orders {
        Findings::None
    } else {
        Findings::Some
    })
}
