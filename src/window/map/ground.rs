//! The ground of the map: land, municipalities filled by what is asked for, borders, roads, and hatching where rumours go round or
//! channels fail.
//!
//! Each layer is one mesh. Fills are in kilometres and only stretched; lines are in pixels and drawn anew when the scale changes.
//! Deliberately not here: signs and names (`draw`).

use bevy::prelude::*;

use crate::map::chart::{Chart, Shape};
use crate::map::entity_ref::EntityRef;
use crate::map::fill::{overlays, step, stroke};
use crate::picture::Picture;
use crate::record::states::RoadState;
use crate::scenario::Scenario;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::MapView;
use crate::screen::state::scene::scene;
use crate::screen::state::ui::Ui;
use crate::screen::theme::ColorRole;
use crate::window::map::pen::Pen;
use crate::window::resources::OfScreen;
use crate::window::theme::Themed as _;

/// The layers of the ground, from below.
#[derive(Component, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Layer {
    Fills,
    Hatch,
    Lines,
}

/// Everything of the map hangs here, so that moving the map moves one thing.
#[derive(Component)]
pub(crate) struct MapRoot;

/// What was drawn last, so that only what changed is drawn again.
#[derive(Resource, Default, PartialEq)]
pub(crate) struct Drawn {
    chart: u32,
    fills: Vec<u8>,
    hatch: (Vec<usize>, Vec<usize>),
    roads: Vec<(usize, bool)>,
    scale: f32,
    chosen: Option<EntityRef>,
}

pub(crate) fn setup(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
) {
    let material = materials.add(ColorMaterial::default());
    let root = commands
        .spawn((MapRoot, Transform::default(), Visibility::default()))
        .id();
    for (layer, z) in [
        (Layer::Fills, 0.0),
        (Layer::Hatch, 1.0),
        (Layer::Lines, 2.0),
    ] {
        let mesh = meshes.add(Pen::default().mesh());
        let made = (
            layer,
            Mesh2d(mesh),
            MeshMaterial2d(material.clone()),
            Transform::from_xyz(0.0, 0.0, z),
            bevy::camera::visibility::NoFrustumCulling,
        );
        let made = commands.spawn(made).id();
        commands.entity(root).add_child(made);
    }
}

/// Draws again what changed.
pub(crate) fn draw(
    link: Res<OfScreen<Link>>,
    ui: Res<OfScreen<Ui>>,
    chart: Res<OfScreen<Chart>>,
    view: Res<OfScreen<MapView>>,
    mut drawn: ResMut<Drawn>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut layers: Query<(&Layer, &Mesh2d, &mut Transform), Without<MapRoot>>,
    mut root: Single<(&mut Transform, &mut Visibility), With<MapRoot>>,
) {
    let scene = scene(&ui, &link);
    root.1.set_if_neq(if scene.is_some() {
        Visibility::Inherited
    } else {
        Visibility::Hidden
    });
    let Some(snap) = scene else {
        return;
    };
    let origin = view.origin().extend(0.0);
    if root.0.translation != origin {
        root.0.translation = origin;
    }
    let (s, p) = (snap.scenario, snap.eyes);
    let now = wanted(s, p, &ui, &chart, &view);
    if *drawn == now {
        return;
    }
    let anew = drawn.chart != now.chart;
    let rescaled = drawn.scale != now.scale || anew;
    for (layer, mesh, mut place) in &mut layers {
        let pen = match layer {
            Layer::Fills => {
                if rescaled {
                    place.scale = Vec3::new(view.scale, view.scale, 1.0);
                }
                if !anew && drawn.fills == now.fills {
                    continue;
                }
                fills(&chart, &now.fills)
            }
            Layer::Hatch => {
                if !rescaled && drawn.hatch == now.hatch {
                    continue;
                }
                hatch(&chart, &now.hatch, view.scale)
            }
            Layer::Lines => {
                if !rescaled && drawn.roads == now.roads && drawn.chosen == now.chosen {
                    continue;
                }
                lines(&chart, &now, view.scale)
            }
        };
        if let Some(mut m) = meshes.get_mut(&mesh.0) {
            *m = pen.mesh();
        }
    }
    *drawn = now;
}

fn wanted(s: &Scenario, p: &Picture, ui: &Ui, chart: &Chart, view: &MapView) -> Drawn {
    let hatch = overlays(s, p, chart);
    let road = |r: &crate::picture::RoadView| {
        let n = chart.roads.iter().position(|l| l.road == r.id)?;
        (r.closed || r.state != RoadState::Open).then_some((n, r.state == RoadState::Blocked))
    };
    Drawn {
        chart: chart.version,
        fills: chart
            .areas
            .iter()
            .map(|a| step(ui.fill, s, p, &a.municipality))
            .collect(),
        hatch,
        roads: p.roads.iter().filter_map(road).collect(),
        scale: view.scale,
        chosen: ui.selected.clone().filter(|t| {
            matches!(
                t,
                EntityRef::Municipality(_) | EntityRef::Road(_) | EntityRef::Directorate(_)
            )
        }),
    }
}

fn fills(chart: &Chart, steps: &[u8]) -> Pen {
    let mut pen = Pen::default();
    for l in &chart.land {
        pen.fill(&l.corners, &l.triangles, ColorRole::Land.resolve());
    }
    for (a, step) in chart.areas.iter().zip(steps) {
        pen.fill(
            &a.shape.corners,
            &a.shape.triangles,
            ColorRole::Step(*step).resolve(),
        );
    }
    pen
}

fn hatch(chart: &Chart, (rumours, cut): &(Vec<usize>, Vec<usize>), scale: f32) -> Pen {
    let mut pen = Pen::default();
    let mut strokes = |shape: &Shape, gap: f32, rising: bool, color: ColorRole| {
        for [a, b] in shape.hatch(gap / scale, rising) {
            pen.line(a * scale, b * scale, 1.4, color.resolve().with_alpha(0.5));
        }
    };
    for n in rumours {
        strokes(&chart.areas[*n].shape, 20.0, true, ColorRole::Rumour);
    }
    for n in cut {
        strokes(&chart.areas[*n].shape, 14.0, false, ColorRole::Bad);
    }
    pen
}

fn lines(chart: &Chart, now: &Drawn, scale: f32) -> Pen {
    let mut pen = Pen::default();
    for l in &chart.land {
        for ring in &l.rings {
            pen.outline(
                ring.iter().map(|p| *p * scale),
                1.0,
                ColorRole::Border.resolve().with_alpha(0.45),
            );
        }
    }
    for a in &chart.areas {
        let chosen = match &now.chosen {
            Some(EntityRef::Municipality(m)) => *m == a.municipality,
            Some(EntityRef::Directorate(d)) => a.directorate.as_ref() == Some(d),
            _ => false,
        };
        let (width, color) = if chosen {
            (2.6, ColorRole::Accent)
        } else {
            (1.2, ColorRole::Border)
        };
        for ring in &a.shape.rings {
            pen.outline(ring.iter().map(|p| *p * scale), width, color.resolve());
        }
    }
    for (n, l) in chart.roads.iter().enumerate() {
        let [a, b] = l.ends.map(|p| p * scale);
        let (width, dashed) = stroke(l.class);
        if now.chosen == Some(EntityRef::Road(l.road.clone())) {
            pen.line(
                a,
                b,
                width + 5.0,
                ColorRole::Accent.resolve().with_alpha(0.55),
            );
        }
        // A road that cannot be used is broken and has another colour.
        let shut = now.roads.iter().find(|r| r.0 == n);
        let color = shut.map_or(ColorRole::Road, |r| {
            if r.1 { ColorRole::Bad } else { ColorRole::Warn }
        });
        match (shut, dashed) {
            (Some(_), _) => pen.dashes(a, b, width + 1.6, (10.0, 7.0), color.resolve()),
            (None, Some(d)) => pen.dashes(a, b, width, d, color.resolve()),
            (None, None) => pen.line(a, b, width, color.resolve()),
        }
    }
    for p in chart.places.values() {
        pen.disc(*p * scale, 3.0, ColorRole::Ground.resolve());
        pen.disc(*p * scale, 2.2, ColorRole::MapText.resolve());
    }
    pen
}
