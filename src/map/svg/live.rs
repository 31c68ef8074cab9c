//! The map of a picture in parts for a page that stays open: the ground, which seldom changes, and the signs on it; with what the
//! pointer finds where.
//!
//! A scale is pixels in a kilometre; the page moves and stretches what it has until it gets the next one.
//! Deliberately not here: which parts a page already has (`seats`).

use std::sync::Arc;

use bevy_math::{Rect, Vec2};

use super::{Drawing, Palette, Sheet, escape};
use crate::base::text::Lang;
use crate::map::arrange::{Look, arrange};
pub use crate::map::arrangement::{Found, Hit};
use crate::map::chart::Chart;
use crate::map::entity_ref::EntityRef;
use crate::map::fill::Fill;
use crate::map::icons::Icon;
use crate::map::names::{Naming, names};
use crate::map::symbols::symbols;
use crate::picture::Picture;
use crate::scenario::Scenario;
use crate::wording::Prose;

/// Room around all places, pixels: names and signs stand beside them.
const MARGIN: f32 = 120.0;

/// Room around all places that a page shows at least, pixels: half of what a page leaves around them, and a little less.
const EDGE: f32 = 70.0;

/// What the names of signs in a page begin with.
const FORMS: &str = "icon-";

/// What to draw.
pub struct LiveMap<'a> {
    /// Names.
    pub scenario: &'a Scenario,
    /// What is seen.
    pub picture: &'a Picture,
    /// What of the map never changes.
    pub chart: &'a Arc<Chart>,
    /// Language of the words.
    pub lang: Lang,
    /// What fills the municipalities.
    pub fill: Fill,
    /// What is selected.
    pub selected: Option<&'a EntityRef>,
    /// Pixels in a kilometre.
    pub scale: f32,
}

impl LiveMap<'_> {
    /// Width and height of all of it, pixels.
    pub fn size(&self) -> Vec2 {
        self.chart.bounds.size().max(Vec2::splat(1.0)) * self.scale + Vec2::splat(2.0 * MARGIN)
    }

    /// Where plates stand: so near to all places that a page that shows all of these shows the plates too.
    fn frame(&self) -> Rect {
        let b = &self.chart.bounds;
        let (min, max) = (b.min * self.scale, b.max * self.scale);
        Rect::from_corners(min - Vec2::splat(EDGE), max + Vec2::splat(EDGE))
    }

    /// Where a point of the map, km, comes to lie on the drawing.
    pub fn pixel(&self, km: Vec2) -> Vec2 {
        let (size, centre) = (self.size(), self.chart.bounds.center() * self.scale);
        let p = km * self.scale;
        Vec2::new(size.x / 2.0 - centre.x + p.x, size.y / 2.0 + centre.y - p.y)
    }

    fn drawing(&self, draw: impl for<'a> FnOnce(&mut Drawing<'a>)) -> String {
        let size = self.size();
        let centre = self.chart.bounds.center() * self.scale;
        let sheet = Sheet {
            scenario: self.scenario,
            picture: self.picture,
            lang: self.lang,
            fill: self.fill,
            size: (size.x as u32, size.y as u32),
            id: FORMS,
            palette: Palette::Screen,
        };
        let mut drawing = Drawing {
            sheet: &sheet,
            chart: self.chart.clone(),
            scale: self.scale,
            middle: Vec2::new(size.x / 2.0 - centre.x, size.y / 2.0 + centre.y),
            out: String::new(),
        };
        draw(&mut drawing);
        drawing.out
    }
}

/// The forms of all signs, once for a page: what uses one names it by `icon-` and its name.
pub fn forms(scenario: &Scenario, picture: &Picture) -> String {
    let chart = Arc::new(Chart::default());
    let map = LiveMap {
        scenario,
        picture,
        chart: &chart,
        lang: Lang::default(),
        fill: Fill::default(),
        selected: None,
        scale: 1.0,
    };
    let all = Icon::ALL
        .iter()
        .flat_map(|&icon| [(icon, false), (icon, true)]);
    map.drawing(|d| d.define(all.collect()))
}

/// The ground: land, municipalities, roads, places.
pub fn ground(map: &LiveMap<'_>) -> String {
    map.drawing(|d| d.ground())
}

/// Signs and names, and what the pointer finds where: each part that can be pressed bears its number among these.
pub fn signs(map: &LiveMap<'_>) -> (String, Vec<Hit>) {
    let signs = symbols(map.scenario, map.picture, map.chart);
    let naming = Naming {
        scenario: map.scenario,
        picture: map.picture,
        chart: map.chart,
        lang: map.lang,
        fill: map.fill,
        selected: map.selected,
        scale: map.scale,
    };
    let look = Look {
        scale: map.scale,
        root: 16.0,
        visible: Rect::from_center_size(Vec2::ZERO, Vec2::splat(1e6)),
        frame: Some(map.frame()),
        selected: map.selected,
        places: &map.chart.places,
    };
    let a = arrange(&signs, &names(&naming, &signs), &look);
    let prose = Prose {
        scenario: map.scenario,
        lang: map.lang,
    };
    let out = map.drawing(|d| {
        d.draw(&a);
        for (n, hit) in a.hits.iter().enumerate() {
            let (corner, size) = (
                d.pixel(Vec2::new(hit.room.min.x, hit.room.max.y)),
                hit.room.size(),
            );
            let name = match &hit.what {
                Found::One(thing) => thing.name(&prose),
                Found::Many(things, _) => things
                    .iter()
                    .map(|t| t.name(&prose))
                    .collect::<Vec<_>>()
                    .join(" · "),
            };
            d.put(format_args!(
                "<rect class=\"hit\" data-hit=\"{n}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"><title>{}</title></rect>",
                corner.x,
                corner.y,
                size.x,
                size.y,
                escape(&name)
            ));
        }
    });
    (out, a.hits)
}
