//! `tamrin import`: a map file from outlines and lists.
//!
//! Deliberately not here: what the lists mean (`scenario::import`).

use super::args::Import;
use super::{Done, Failure, Findings, terminal};
use crate::base::text::Lang;
use crate::scenario::import::{Sources, map};
use crate::scenario::load::text_of;
use crate::session::output::{self, Output};

pub(super) fn import(args: &Import, lang: Lang) -> Done {
    output::may_write(&args.output, Output::MapFile, args.force)?;
    let sources = Sources {
        outlines: text_of(&args.outlines)?,
        places: text_of(&args.places)?,
        roads: text_of(&args.roads)?,
        municipalities: args.municipalities.as_deref().map(text_of).transpose()?,
        groups: args.group.clone(),
    };
    let made = match map(&sources) {
        Ok(made) => made,
        Err(wrong) => {
            wrong
                .iter()
                .try_for_each(|w| terminal::err().say(w, lang))?;
            return Err(Failure::new(
                "لم تُكتب الخريطة؛ أصلح ما ذُكر أعلاه",
                "no map was written; mend what is named above",
            ));
        }
    };
    output::write(
        &args.output,
        Output::MapFile,
        made.text.as_bytes(),
        args.force,
    )?;
    for n in &made.notes {
        terminal::err().line(&format!("{}: {}", lang.pick("تنبيه", "note"), n.get(lang)))?;
    }
    let (p, r, m, d, v) = (
        made.places,
        made.roads,
        made.municipalities,
        made.districts,
        made.voronoi,
    );
    let ar = format!("{p} أماكن، {r} طرق، {m} بلديات (منها {v} حدودها تقريبية)، {d} مناطق");
    let en = format!(
        "{p} places, {r} roads, {m} municipalities ({v} with approximate outlines), {d} districts"
    );
    terminal::out().line(lang.pick(&ar, &en))?;
    Ok(Findings::None)
}
