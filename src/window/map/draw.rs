//! Brings the map's signs and names to an arrangement: keeps what is still there, moves what moved, makes and takes away the rest.
//!
//! Between two moments of the exercise signs on the road glide. Deliberately not here: where signs go (`arrange`).

use std::collections::BTreeMap;

use bevy::prelude::*;
use bevy::sprite::Text2dShadow;

use crate::map::arrange::{Arrangement, Label, Look, Mark, Plate, arrange};
use crate::map::chart::Chart;
use crate::map::entity_ref::EntityRef;
use crate::map::names::{Naming, names};
use crate::map::symbols::symbols;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::MapView;
use crate::screen::state::scene::{Scene, scene};
use crate::screen::state::ui::{Fill, Stage, Ui};
use crate::screen::theme::{ColorRole, root_size};
use crate::window::map::ground::MapRoot;
use crate::window::map::icons::{Icons, tile};
use crate::window::resources::OfScreen;
use crate::window::theme::{Fonts, Themed as _};

/// Seconds in which a sign glides to where it is now.
const GLIDE: f32 = 0.12;
/// A leap farther than this, in pixels, is no motion.
const LEAP: f32 = 160.0;

/// What is on the map now.
#[derive(Resource, Default)]
pub(crate) struct OnMap {
    marks: BTreeMap<(EntityRef, u16), (Entity, Mark)>,
    labels: BTreeMap<(EntityRef, u16), (Entity, Label)>,
    plates: BTreeMap<(EntityRef, u16), (Entity, Plate)>,
    pub(crate) arranged: Arrangement,
    key: Option<Key>,
}

/// From what the arrangement was made.
#[derive(PartialEq)]
struct Key {
    serial: u64,
    scale: f32,
    visible: Rect,
    selected: Option<EntityRef>,
    lang: crate::base::text::Lang,
    large: bool,
    fill: Fill,
    chart: u32,
}

/// A sign on its way.
#[derive(Component)]
pub(crate) struct Glide {
    from: Vec2,
    to: Vec2,
    since: f32,
}

/// Arranges what is known now and brings the map to it.
pub(crate) fn draw(
    link: Res<OfScreen<Link>>,
    ui: Res<OfScreen<Ui>>,
    chart: Res<OfScreen<Chart>>,
    view: Res<OfScreen<MapView>>,
    icons: Res<Icons>,
    fonts: Res<Fonts>,
    root: Single<Entity, With<MapRoot>>,
    mut on_map: ResMut<OnMap>,
    mut places: Query<&'static mut Transform>,
    mut commands: Commands,
) {
    let Some(snap) = scene(&ui, &link) else {
        return;
    };
    let key = key(&snap, &ui, &chart, &view);
    if on_map.key.as_ref() == Some(&key) {
        return;
    }
    // When the scale changed nothing moved, only the look at it.
    let glides = on_map.key.as_ref().is_some_and(|k| k.scale == key.scale);
    let arranged = arrangement(&snap, &ui, &chart, &view, key.visible);
    let mut painter = SignPainter {
        icons: &icons,
        fonts: &fonts,
        root: *root,
        places: &mut places.reborrow(),
        commands: commands.reborrow(),
    };
    painter.marks(&mut on_map.marks, &arranged.marks, glides);
    painter.labels(&mut on_map.labels, &arranged.labels);
    painter.plates(&mut on_map.plates, &arranged.plates);
    on_map.arranged = arranged;
    on_map.key = Some(key);
}

fn key(snap: &Scene<'_>, ui: &Ui, chart: &Chart, view: &MapView) -> Key {
    // What is arranged reaches a little beyond the room, in steps, so that a small pan arranges nothing anew.
    let step = 160.0 / view.scale;
    let half = view.room.size() / view.scale / 2.0 + Vec2::splat(step);
    let centre = (view.centre / step).round() * step;
    Key {
        serial: snap.serial,
        scale: view.scale,
        visible: Rect::from_center_half_size(centre, half + Vec2::splat(step)),
        selected: ui.selected.clone(),
        lang: ui.lang,
        large: ui.large,
        fill: ui.fill,
        chart: chart.version,
    }
}

/// Where everything goes that is known now.
pub(crate) fn arrangement(
    snap: &Scene<'_>,
    ui: &Ui,
    chart: &Chart,
    view: &MapView,
    visible: Rect,
) -> Arrangement {
    let (s, p) = (snap.scenario, snap.eyes);
    let signs = symbols(s, p, chart);
    let look = Look {
        scale: view.scale,
        root: root_size(ui.large),
        visible,
        // One moves the map.
        frame: None,
        selected: ui.selected.as_ref(),
        places: &chart.places,
    };
    let selected = ui.selected.as_ref();
    let naming = Naming {
        scenario: s,
        picture: p,
        chart,
        lang: ui.lang,
        fill: ui.fill,
        selected,
        scale: view.scale,
    };
    arrange(&signs, &names(&naming, &signs), &look)
}

struct SignPainter<'a, 'q, 'c> {
    icons: &'a Icons,
    fonts: &'a Fonts,
    root: Entity,
    places: &'a mut Query<'q, 'q, &'static mut Transform>,
    commands: Commands<'c, 'c>,
}

impl SignPainter<'_, '_, '_> {
    fn marks(
        &mut self,
        shown: &mut BTreeMap<(EntityRef, u16), (Entity, Mark)>,
        wanted: &[Mark],
        glides: bool,
    ) {
        let keys: std::collections::BTreeSet<&(EntityRef, u16)> =
            wanted.iter().map(|m| &m.key).collect();
        shown.retain(|k, (e, _)| {
            let stays = keys.contains(k);
            if !stays {
                self.commands.entity(*e).despawn();
            }
            stays
        });
        for m in wanted {
            match shown.get_mut(&m.key) {
                Some((_, old)) if old == m => {}
                Some((e, old)) => {
                    let far = old.at.distance(m.at);
                    if far > 0.0 {
                        self.move_to(*e, m, glides && far < LEAP);
                    }
                    if (old.icon, old.hollow, old.color, old.side)
                        != (m.icon, m.hollow, m.color, m.side)
                    {
                        let sprite = self.sprite(m);
                        self.commands.entity(*e).insert(sprite);
                    }
                    *old = m.clone();
                }
                None => {
                    let sprite = self.sprite(m);
                    let e = self
                        .commands
                        .spawn((
                            sprite,
                            Transform::from_translation(m.at.round().extend(m.layer)),
                        ))
                        .id();
                    self.commands.entity(self.root).add_child(e);
                    shown.insert(m.key.clone(), (e, m.clone()));
                }
            }
        }
    }

    fn move_to(&mut self, e: Entity, m: &Mark, glides: bool) {
        let Ok(mut place) = self.places.get_mut(e) else {
            return;
        };
        if glides {
            let from = place.translation.truncate();
            self.commands.entity(e).insert(Glide {
                from,
                to: m.at,
                since: 0.0,
            });
        } else {
            place.translation = m.at.round().extend(m.layer);
            self.commands.entity(e).remove::<Glide>();
        }
    }

    fn sprite(&self, m: &Mark) -> Sprite {
        let atlas = TextureAtlas {
            layout: self.icons.layout.clone(),
            index: tile(m.icon, m.hollow),
        };
        let mut sprite = Sprite::from_atlas_image(self.icons.image.clone(), atlas);
        sprite.color = m.color.resolve();
        sprite.custom_size = Some(Vec2::splat(m.side));
        sprite
    }

    fn plates(
        &mut self,
        shown: &mut BTreeMap<(EntityRef, u16), (Entity, Plate)>,
        wanted: &[Plate],
    ) {
        shown.retain(|_, (e, p)| {
            let stays = wanted.contains(p);
            if !stays {
                self.commands.entity(*e).despawn();
            }
            stays
        });
        for p in wanted
            .iter()
            .filter(|p| !shown.contains_key(&p.key))
            .collect::<Vec<_>>()
        {
            let sprite =
                Sprite::from_color(ColorRole::Ground.resolve().with_alpha(0.72), p.room.size());
            let e = self
                .commands
                .spawn((
                    sprite,
                    Transform::from_translation(p.room.center().round().extend(9.0)),
                ))
                .id();
            self.commands.entity(self.root).add_child(e);
            shown.insert(p.key.clone(), (e, p.clone()));
        }
    }

    fn labels(
        &mut self,
        shown: &mut BTreeMap<(EntityRef, u16), (Entity, Label)>,
        wanted: &[Label],
    ) {
        let keys: std::collections::BTreeSet<&(EntityRef, u16)> =
            wanted.iter().map(|l| &l.key).collect();
        shown.retain(|k, (e, _)| {
            let stays = keys.contains(k);
            if !stays {
                self.commands.entity(*e).despawn();
            }
            stays
        });
        for l in wanted {
            match shown.get_mut(&l.key) {
                Some((_, old)) if old == l => {}
                Some((e, old)) => {
                    if old.text != l.text {
                        self.commands.entity(*e).insert(Text2d(l.text.clone()));
                    }
                    if (old.rem, old.bold) != (l.rem, l.bold) {
                        let font = self.fonts.font(l.bold, l.rem);
                        self.commands.entity(*e).insert(font);
                    }
                    if old.color != l.color {
                        self.commands
                            .entity(*e)
                            .insert(TextColor(l.color.resolve()));
                    }
                    if let Ok(mut place) = self.places.get_mut(*e) {
                        place.translation = l.at.round().extend(30.0);
                    }
                    *old = l.clone();
                }
                None => {
                    let shadow = Text2dShadow {
                        offset: Vec2::new(1.0, -1.0),
                        color: Color::srgba(0.0, 0.0, 0.0, 0.85),
                    };
                    let words = (
                        Text2d(l.text.clone()),
                        self.fonts.font(l.bold, l.rem),
                        TextColor(l.color.resolve()),
                        shadow,
                    );
                    let e = self
                        .commands
                        .spawn((
                            words,
                            TextLayout::no_wrap(),
                            Transform::from_translation(l.at.round().extend(30.0)),
                        ))
                        .id();
                    self.commands.entity(self.root).add_child(e);
                    shown.insert(l.key.clone(), (e, l.clone()));
                }
            }
        }
    }
}

/// Lets signs glide; whether any still moves is told, so that frames go on.
pub(crate) fn glide(
    time: Res<Time<Real>>,
    mut moving: Query<(Entity, &mut Glide, &mut Transform)>,
    mut commands: Commands,
) {
    for (e, mut g, mut place) in &mut moving {
        g.since += time.delta_secs();
        let t = (g.since / GLIDE).min(1.0);
        let at = g.from.lerp(g.to, t);
        place.translation.x = at.x;
        place.translation.y = at.y;
        if t >= 1.0 {
            commands.entity(e).remove::<Glide>();
        }
    }
}

/// Takes everything off the map when no exercise is open.
pub(crate) fn clear(ui: Res<OfScreen<Ui>>, mut on_map: ResMut<OnMap>, mut commands: Commands) {
    if ui.stage == Stage::Running || ui.editor().is_some() || on_map.key.is_none() {
        return;
    }
    let marks = std::mem::take(&mut on_map.marks).into_values().map(|m| m.0);
    let labels = std::mem::take(&mut on_map.labels)
        .into_values()
        .map(|l| l.0);
    let plates = std::mem::take(&mut on_map.plates)
        .into_values()
        .map(|p| p.0);
    for e in marks.chain(labels).chain(plates) {
        commands.entity(e).despawn();
    }
    *on_map = OnMap::default();
}
