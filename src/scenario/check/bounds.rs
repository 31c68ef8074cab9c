//! How much of everything there may be: items of lists, points of outlines, lengths of texts.
//!
//! The bounds are far above what a country needs and keep a file from a stranger from exhausting the machine.
//! Deliberately not here: bounds of single figures (beside the checks of what they belong to).

use super::{At, Checker};
use crate::base::diag::{CheckRule, Severity};
use crate::base::message::msg;
use crate::base::text::Text;
use crate::scenario::read::{Draft, Located};

/// Longest name, in characters.
pub(super) const NAME: usize = 300;
/// Longest text of several lines, in characters.
pub(super) const PROSE: usize = 20_000;
/// Most points of one outline.
const POINTS: usize = 50_000;
/// Most rings of one outline.
const RINGS: usize = 2_000;

/// Complains about lists that are longer than any exercise needs.
pub(super) fn counts(c: &mut Checker<'_>, d: &Draft) {
    fn look<T>(c: &mut Checker<'_>, list: &[Located<T>], name: &str, most: usize) {
        if let Some(l) = list.get(most) {
            let n = list.len();
            let what = msg!("check-items-most-possible", name = name, n = n, most = most);
            c.newer(
                At::of(l),
                CheckRule::TooMany,
                what,
                msg!("check-split-scenario"),
            );
        }
    }
    look(c, &d.districts, "districts", 2_000);
    look(c, &d.directorates, "directorates", 500);
    look(c, &d.municipalities, "municipalities", 2_000);
    look(c, &d.places, "places", 20_000);
    look(c, &d.roads, "roads", 40_000);
    look(c, &d.seats, "seats", 500);
    look(c, &d.unit_kinds, "unit_kinds", 100);
    look(c, &d.units, "units", 20_000);
    look(c, &d.centres, "centres", 20_000);
    look(c, &d.checkpoints, "checkpoints", 10_000);
    look(c, &d.vehicles, "vehicles", 500);
    look(c, &d.convoys, "convoys", 2_000);
    look(c, &d.rumours, "rumours", 200);
    look(c, &d.incident_kinds, "incident_kinds", 500);
    look(c, &d.storylines, "storylines", 200);
    look(c, &d.objectives, "objectives", 200);
    look(c, &d.injects, "injects", 20_000);
    look(c, &d.modules, "modules", 100);
    look(c, &d.doctrine, "doctrine", 500);
}

/// Complains about a list inside an item.
pub(super) fn few(c: &mut Checker<'_>, at: At<'_>, name: &str, n: usize, most: usize) {
    c.bound(at, &format!("{name} (…)"), n as f64, 0.0, most as f64);
}

/// Complains about a text that no page holds.
pub(super) fn length(c: &mut Checker<'_>, at: At<'_>, text: &Text, longest: usize) {
    for (lang, t) in [("ar", &text.ar), ("en", &text.en)] {
        // Bytes are quickly counted, and are at least as many.
        if t.len() > longest && t.chars().count() > longest {
            let what = msg!("check-text-longer-characters", longest = longest);
            c.newer(
                at.field(lang),
                CheckRule::TextTooLong,
                what,
                msg!("check-make-shorter"),
            );
        }
    }
}

/// Complains about points of an outline that are nowhere on the earth; of each outline the first is named.
pub(super) fn outline(c: &mut Checker<'_>, at: At<'_>, rings: &[Vec<(f64, f64)>]) {
    let points: usize = rings.iter().map(Vec::len).sum();
    if points > POINTS || rings.len() > RINGS {
        let what = msg!(
            "check-outline-points-rings-most",
            points = points,
            rings = rings.len(),
            most = POINTS,
            most_rings = RINGS
        );
        c.newer(at, CheckRule::TooMany, what, msg!("check-simplify-qgis"));
        return;
    }
    let wrong = |&(lon, lat): &(f64, f64)| {
        !((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat))
    };
    let first = rings
        .iter()
        .enumerate()
        .find_map(|(r, ring)| Some((r, ring.iter().position(wrong)?)));
    if let Some((r, n)) = first {
        let (lon, lat) = rings[r][n];
        let what = msg!("check-point-earth-longitude-180", lon = lon, lat = lat);
        let help = msg!("check-point-longitude-latitude-degrees");
        c.newer(at.item(r).item(n), CheckRule::PointNowhere, what, help);
    }
    for (r, _) in rings.iter().enumerate().filter(|(_, ring)| ring.len() < 3) {
        let what = msg!("check-ring-fewer-three-points");
        let help = msg!("check-delete-complete");
        c.say(
            at.item(r),
            (Severity::Warning, CheckRule::RingTooShort),
            (what, Some(help)),
        );
    }
}
