//! What is on the screen: where something is that a script names, and whether something holds.
//!
//! Deliberately not here: waiting for it.

use bevy::prelude::*;

use crate::base::text::Lang;
use crate::map::arrange::Found;
use crate::record::fact::Fact;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::MapView;
use crate::screen::state::scene::scene;
use crate::screen::state::ui::{Stage, Ui};
use crate::session::player::Mode;
use crate::window::input::field::TypesInto;
use crate::window::map::draw::OnMap;
use crate::window::resources::OfScreen;
use crate::window::shoot::{Driver, Spot, Until};
use crate::window::view::apply::Keyed;
use crate::window::view::behave::Press;
use crate::wording::Prose;

/// Where something is on the screen.
pub(super) fn find(world: &mut World, spot: &Spot) -> Result<Vec2, String> {
    match spot {
        Spot::At(x, y) => Ok(Vec2::new(*x, *y)),
        Spot::Map(name) => on_map(world, name),
        Spot::Key(key) => {
            let mut parts = world.query::<(&Keyed, &ComputedNode, &UiGlobalTransform)>();
            let found = parts
                .iter(world)
                .find(|(k, ..)| k.0 == *key)
                .map(|(_, n, t)| t.translation * n.inverse_scale_factor);
            found.ok_or_else(|| format!("nothing has the key {key}"))
        }
        Spot::Field(name) => {
            let mut fields = world.query::<(&TypesInto, &ComputedNode, &UiGlobalTransform)>();
            let found = fields
                .iter(world)
                .find(|(f, ..)| format!("{:?}", f.field) == *name)
                .map(|(_, n, t)| t.translation * n.inverse_scale_factor);
            found.ok_or_else(|| format!("there is no field {name}"))
        }
        Spot::Words(words) => {
            let mut texts = world.query::<(
                Entity,
                &Text,
                &ComputedNode,
                &UiGlobalTransform,
                &InheritedVisibility,
            )>();
            let found: Vec<(Entity, usize, Vec2)> = texts
                .iter(world)
                .filter(|(_, t, n, _, v)| {
                    v.get() && n.size().x > 0.0 && plain(&t.0).contains(words)
                })
                .map(|(e, t, n, p, _)| {
                    (
                        e,
                        t.0.chars().count(),
                        p.translation * n.inverse_scale_factor,
                    )
                })
                .collect();
            // Buttons first, and of those the one with the fewest words.
            let is_button = |world: &World, e: Entity| {
                let parent = world.get::<ChildOf>(e).map(ChildOf::parent);
                parent.is_some_and(|p| world.get::<Press>(p).is_some())
            };
            // What lies above hides what lies below.
            let layer = |world: &World, e: Entity| {
                let mut at = Some(e);
                let mut top = 0;
                while let Some(x) = at {
                    top = top.max(world.get::<GlobalZIndex>(x).map_or(0, |z| z.0));
                    at = world.get::<ChildOf>(x).map(ChildOf::parent);
                }
                top
            };
            let best = found
                .iter()
                .min_by_key(|(e, n, _)| (-layer(world, *e), !is_button(world, *e), *n));
            best.map(|b| b.2)
                .ok_or_else(|| format!("the words {words:?} are not on the screen"))
        }
    }
}

pub(crate) fn plain(words: &str) -> String {
    words.replace(
        ['\u{200e}', '\u{200f}', '\u{2066}', '\u{2068}', '\u{2069}'],
        "",
    )
}

fn on_map(world: &mut World, name: &str) -> Result<Vec2, String> {
    let ui = world.resource::<OfScreen<Ui>>();
    let shown = scene(ui, world.resource::<OfScreen<Link>>()).ok_or("there is no map")?;
    let prose = Prose {
        scenario: shown.scenario,
        lang: ui.lang,
    };
    let (on_map, view) = (
        world.resource::<OnMap>(),
        world.resource::<OfScreen<MapView>>(),
    );
    let hit = on_map
        .arranged
        .hits
        .iter()
        .find(|h| matches!(&h.what, Found::One(t) if t.name(&prose) == name));
    let hit = hit.ok_or_else(|| format!("{name} has no sign of its own on the map"))?;
    let at = hit.room.center() / view.scale;
    Ok(view.screen(at))
}

pub(super) fn holds(world: &mut World, d: &Driver, until: &Until) -> bool {
    // While one exercise is closed and another one opened, neither is on the screen.
    let running = world.resource::<OfScreen<Ui>>().stage == Stage::Running;
    let snap = world
        .resource::<OfScreen<Link>>()
        .snapshot()
        .filter(|_| running);
    let snap = snap.cloned();
    let screen = |world: &mut World, words: &str| {
        let mut texts = world.query::<(&Text, &InheritedVisibility)>();
        texts
            .iter(world)
            .any(|(t, v)| v.get() && plain(&t.0).contains(words))
    };
    match until {
        Until::Words(w) => return screen(world, w),
        Until::NoWords(w) => return !screen(world, w),
        Until::Seconds(s) => return d.waited >= *s,
        Until::Whole(key) => return whole(world, key),
        Until::NoScroll(key) => return fits(world, key),
        _ => {}
    }
    let Some(s) = snap else { return false };
    match until {
        Until::Mode(m) => match s.mode {
            Mode::Rewinding => m == "Rewinding",
            Mode::Hurrying(_) => m == "Hurrying",
            other => format!("{other:?}") == *m,
        },
        Until::Time(t) => s.at >= *t,
        Until::Released(i) => s
            .facts
            .iter()
            .any(|f| matches!(&f.fact, Fact::InjectReleased { inject, .. } if inject == i)),
        Until::Unit(u, state) => s
            .truth
            .units
            .iter()
            .any(|x| x.id == *u && x.state == *state),
        Until::Ordered(seat, words) => {
            let prose = Prose {
                scenario: &s.scenario,
                lang: Lang::En,
            };
            s.truth.orders.iter().any(|o| {
                o.seat == *seat
                    && o.refused.is_none()
                    && prose.order(&o.order).starts_with(words.as_str())
            })
        }
        Until::Words(_)
        | Until::NoWords(_)
        | Until::Whole(_)
        | Until::NoScroll(_)
        | Until::Seconds(_) => false,
    }
}

/// The part with a key and every part in it.
fn within(world: &mut World, key: &str) -> Vec<Entity> {
    let mut parts = world.query::<(Entity, &Keyed)>();
    let Some(top) = parts.iter(world).find(|(_, k)| k.0 == key).map(|(e, _)| e) else {
        return Vec::new();
    };
    let mut all = vec![top];
    let mut n = 0;
    while let Some(e) = all.get(n).copied() {
        all.extend(world.get::<Children>(e).into_iter().flatten());
        n += 1;
    }
    all
}

/// Whether every button of a part is wholly in it and in the window.
fn whole(world: &mut World, key: &str) -> bool {
    let size = world.resource::<OfScreen<MapView>>().window;
    let room = |world: &World, e: Entity| {
        let (node, place) = (
            world.get::<ComputedNode>(e)?,
            world.get::<UiGlobalTransform>(e)?,
        );
        Some(Rect::from_center_size(
            place.translation * node.inverse_scale_factor,
            node.size() * node.inverse_scale_factor,
        ))
    };
    let all = within(world, key);
    let Some(outer) = all.first().and_then(|e| room(world, *e)) else {
        return false;
    };
    let outer = outer
        .intersect(Rect::from_corners(Vec2::ZERO, size))
        .inflate(1.0);
    let buttons = all.iter().filter(|e| world.get::<Press>(**e).is_some());
    buttons
        .filter_map(|e| room(world, *e))
        .all(|r| outer.contains(r.min) && outer.contains(r.max))
}

/// Whether nothing in a part can be scrolled.
fn fits(world: &mut World, key: &str) -> bool {
    let all = within(world, key);
    let areas = all
        .iter()
        .filter(|e| world.get::<bevy::ui_widgets::ScrollArea>(**e).is_some());
    !all.is_empty()
        && areas
            .filter_map(|e| world.get::<ComputedNode>(*e))
            .all(|n| n.content_size().y <= n.size().y + 1.0)
}
