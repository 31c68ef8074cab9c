//! The signs of the map, drawn once at the start into one image: in white with a dark rim, so that a colour can be laid over.
//!
//! Deliberately not here: the forms (`map::icons`).

use bevy::asset::RenderAssetUsages;
use bevy::image::ImageSampler;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

use crate::map::icons::{Icon, at};

/// Pixels of a tile; signs are shown at half of that, so that their edges are smooth.
const TILE: usize = 48;
/// Tiles in a row of the image.
const ACROSS: usize = 16;

/// The tile of a sign in the image.
pub(crate) fn tile(icon: Icon, hollow: bool) -> usize {
    let n = Icon::ALL
        .iter()
        .position(|i| *i == icon)
        .expect("every sign is in the list");
    n * 2 + usize::from(hollow)
}

/// The image of all signs, and how it is cut.
#[derive(Resource, Clone, Default)]
pub(crate) struct Icons {
    pub(crate) image: Handle<Image>,
    pub(crate) layout: Handle<TextureAtlasLayout>,
}

pub(crate) fn setup(
    mut images: ResMut<Assets<Image>>,
    mut layouts: ResMut<Assets<TextureAtlasLayout>>,
    mut commands: Commands,
) {
    let tiles = Icon::ALL.len() * 2;
    let rows = tiles.div_ceil(ACROSS);
    let (w, h) = (ACROSS * TILE, rows * TILE);
    let mut data = vec![0u8; w * h * 4];
    for icon in Icon::ALL.iter().copied() {
        for hollow in [false, true] {
            let n = tile(icon, hollow);
            let (x0, y0) = (n % ACROSS * TILE, n / ACROSS * TILE);
            for y in 0..TILE {
                for x in 0..TILE {
                    let at = ((y0 + y) * w + x0 + x) * 4;
                    data[at..at + 4].copy_from_slice(&pixel(icon, hollow, x, y));
                }
            }
        }
    }
    let size = Extent3d {
        width: w as u32,
        height: h as u32,
        depth_or_array_layers: 1,
    };
    let mut image = Image::new(
        size,
        TextureDimension::D2,
        data,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    );
    image.sampler = ImageSampler::linear();
    let layout = TextureAtlasLayout::from_grid(
        UVec2::splat(TILE as u32),
        ACROSS as u32,
        rows as u32,
        None,
        None,
    );
    commands.insert_resource(Icons {
        image: images.add(image),
        layout: layouts.add(layout),
    });
}

/// The colour of a pixel: the mean of four points in it.
fn pixel(icon: Icon, hollow: bool, x: usize, y: usize) -> [u8; 4] {
    let (mut light, mut alpha) = (0.0, 0.0);
    for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
        let p = Vec2::new(x as f32 + dx, y as f32 + dy) / (TILE as f32 / 2.0) - Vec2::ONE;
        let (l, a) = at(icon, hollow, p);
        light += l * a;
        alpha += a;
    }
    let l = if alpha > 0.0 { light / alpha } else { 0.0 };
    let v = (l * 255.0) as u8;
    [v, v, v, (alpha / 4.0 * 255.0) as u8]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without any colour, no two signs look alike.
    #[test]
    fn signs_differ_by_their_forms() {
        let image = |i: Icon, hollow| -> Vec<u8> {
            (0..TILE)
                .flat_map(|y| (0..TILE).map(move |x| (x, y)))
                .flat_map(|(x, y)| pixel(i, hollow, x, y))
                .collect()
        };
        // Only signs of things are ever hollow.
        let things = Icon::ALL.iter().take_while(|i| **i != Icon::Cluster);
        let all: Vec<(Icon, Vec<u8>)> = Icon::ALL
            .iter()
            .map(|i| (*i, image(*i, false)))
            .chain(things.map(|i| (*i, image(*i, true))))
            .collect();
        for (n, (icon, a)) in all.iter().enumerate() {
            assert!(a.iter().any(|v| *v > 200), "{icon:?} is empty");
            for (other, b) in &all[n + 1..] {
                let differ = a
                    .iter()
                    .zip(b)
                    .filter(|(x, y)| x.abs_diff(**y) > 60)
                    .count();
                assert!(differ > 120, "{icon:?} and {other:?} look alike: {differ}");
            }
        }
    }
}
