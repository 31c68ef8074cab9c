//! Names on the map: each where nothing is in its way.
//!
//! Deliberately not here: which names there are (`names`), room for signs (`arrange`).

use bevy_math::{Rect, Vec2};

use super::arrangement::{Arrangement, Found, Hit, Label, Look, Mark, Name};
use super::color_role::ColorRole;
use super::entity_ref::EntityRef;
use crate::base::ids::PlaceId;

/// Size of a name, and of what stands below it, in the size of the screen's words.
const BIG: f32 = 0.8;
const SMALL: f32 = 0.68;

/// From this rank on a name is put further off rather than left out: seats of municipalities and places where something is.
const IMPORTANT: i64 = 1_000_000;
/// So many of the spots for a name are near its point.
const NEAR: usize = 6;

/// Room for names beside the outermost places: as much as a map that is shown as a whole leaves at its sides, and above and below, pixels.
const BESIDE: Vec2 = Vec2::new(75.0, 55.0);

/// Width and height that words take, about.
fn room_of(text: &str, px: f32) -> Vec2 {
    let wide: f32 = text
        .chars()
        .map(|c| {
            if c.is_ascii_digit() || c == ' ' || c.is_ascii_lowercase() {
                0.62
            } else {
                0.66
            }
        })
        .sum();
    Vec2::new(wide * px + 4.0, px * 1.3)
}

/// Room for a name at a point, in pixels: above it, or above to one side, or beside it, where nothing is yet; rather where it is seen
/// as a whole than where the edge cuts it off. `with_below` says whether the second line is to have room too.
fn free_room(
    n: &Name,
    at: Vec2,
    look: &Look<'_>,
    sheet: Rect,
    taken: &[Rect],
    with_below: bool,
) -> Option<Rect> {
    let mut size = room_of(&n.text, BIG * look.root);
    if let Some((text, _)) = n.below.as_ref().filter(|_| with_below) {
        let s = room_of(text, SMALL * look.root);
        size = Vec2::new(size.x.max(s.x), size.y + s.y);
    }
    let (w, h) = (size.x / 2.0, size.y / 2.0);
    let spots = [
        (0.0, 8.0 + h),
        (-w * 0.75, 9.0 + h),
        (w * 0.75, 9.0 + h),
        (-w - 9.0, 0.0),
        (w + 9.0, 0.0),
        (0.0, 22.0 + h),
        // Of what matters most: beside it and a little higher, where signs stand under the point; beyond a sign that stands above.
        (-w - 6.0, h),
        (w + 6.0, h),
        (-w - 14.0, 8.0 + h),
        (w + 14.0, 8.0 + h),
        (0.0, 34.0 + h),
        (-w * 0.75, 34.0 + h),
        (w * 0.75, 34.0 + h),
    ];
    let free = |r: &Rect| !taken.iter().any(|t| !t.intersect(*r).is_empty());
    let near = if n.rank >= IMPORTANT {
        spots.len()
    } else {
        NEAR
    };
    let rooms = spots[..near].iter();
    let rooms = rooms.map(|(x, y)| Rect::from_center_size(at + Vec2::new(*x, *y), size));
    let whole = |r: &Rect| sheet.contains(r.min) && sheet.contains(r.max);
    let free: Vec<Rect> = rooms.filter(free).collect();
    free.iter().copied().find(whole).or(free.first().copied())
}

/// Where a name is seen as a whole by who looks at the whole map, in pixels: in the frame, or not far outside of the outermost places.
fn sheet(look: &Look<'_>) -> Rect {
    look.frame.unwrap_or_else(|| {
        let of = |km: &Vec2| Rect::from_center_half_size(*km * look.scale, BESIDE);
        let all = look.places.values().map(of);
        all.reduce(|a, b| a.union(b)).unwrap_or_default()
    })
}

/// Names above their places, the most important first, each only where nothing is in the way.
pub(super) fn put_names(
    names: &[Name],
    look: &Look<'_>,
    covered: &[&PlaceId],
    out: &mut Arrangement,
    mut taken: Vec<Rect>,
) {
    let mut order: Vec<&Name> = names
        .iter()
        .filter(|n| look.visible.contains(n.km))
        .collect();
    let first = |n: &Name| look.selected == Some(&n.thing);
    order.sort_by(|a, b| {
        first(b)
            .cmp(&first(a))
            .then(b.rank.cmp(&a.rank))
            .then_with(|| a.thing.cmp(&b.thing))
    });
    let sheet = sheet(look);
    for n in order {
        if matches!(&n.thing, EntityRef::Place(p) if covered.contains(&p)) {
            continue;
        }
        let at = n.km * look.scale;
        // A thing that stands in a block or is only counted has its name in the card under the pointer.
        let alone = |m: &Mark| m.key == (n.thing.clone(), 0) && m.at.distance(at) < 2.0;
        if !matches!(n.thing, EntityRef::Place(_)) && !out.marks.iter().any(alone) {
            continue;
        }
        // Rather a name without what stands below it than none.
        let found = [true, false].into_iter().find_map(|below| {
            free_room(n, at, look, sheet, &taken, below).map(|room| (room, below))
        });
        let Some((above, with_below)) = found else {
            continue;
        };
        let at = Vec2::new(above.center().x, at.y);
        let top = above.max.y - 0.65 * BIG * look.root;
        out.labels.push(Label {
            key: (n.thing.clone(), 4),
            at: Vec2::new(at.x, top),
            text: n.text.clone(),
            rem: BIG,
            color: ColorRole::MapText,
            bold: n.rank > IMPORTANT,
        });
        if let Some((text, color)) = n.below.as_ref().filter(|_| with_below) {
            let y = above.min.y + 0.65 * SMALL * look.root;
            out.labels.push(Label {
                key: (n.thing.clone(), 5),
                at: Vec2::new(at.x, y),
                text: text.clone(),
                rem: SMALL,
                color: *color,
                bold: false,
            });
        }
        out.hits.push(Hit {
            room: above,
            what: Found::One(n.thing.clone()),
        });
        taken.push(above);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Two places, the name of the eastern one longer than the room at its side.
    #[test]
    fn the_name_of_an_outermost_place_is_not_cut_off_while_there_is_room_on_its_other_side() {
        let places: BTreeMap<PlaceId, Vec2> = [
            (PlaceId::from("west"), Vec2::ZERO),
            (PlaceId::from("east"), Vec2::new(300.0, 0.0)),
        ]
        .into();
        let look = Look {
            scale: 1.0,
            root: 16.0,
            visible: Rect::new(-1e4, -1e4, 1e4, 1e4),
            frame: None,
            selected: None,
            places: &places,
        };
        let name = Name {
            thing: EntityRef::Place("east".into()),
            km: places[&PlaceId::from("east")],
            text: "A name of some length (east)".to_owned(),
            below: None,
            rank: 1,
        };
        let found = free_room(&name, name.km, &look, sheet(&look), &[], true).unwrap();
        assert!(
            found.width() > 2.0 * BESIDE.x && found.max.x <= 300.0 + BESIDE.x,
            "{found:?}"
        );
        // Where all is taken that is near, what matters is put further off, without its second line if need be; other names are left out.
        let near = [Rect::new(0.0, -60.0, 600.0, 40.0)];
        assert_eq!(
            free_room(&name, name.km, &look, sheet(&look), &near, true),
            None
        );
        let town = Name {
            rank: IMPORTANT,
            below: Some(("High".to_owned(), ColorRole::Muted)),
            ..name.clone()
        };
        let above = [Rect::new(0.0, -60.0, 600.0, 33.0)];
        let found = free_room(&town, name.km, &look, sheet(&look), &above, false).unwrap();
        assert!(found.min.y >= 33.0, "{found:?}");
        // Where that side is taken it stands where it stood.
        let taken = [Rect::new(0.0, 0.0, 290.0, 100.0)];
        let found = free_room(&name, name.km, &look, sheet(&look), &taken, true).unwrap();
        assert!(found.max.x > 300.0 + BESIDE.x);
    }
}
