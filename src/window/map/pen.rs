//! Draws lines and areas into one mesh. Edges fade over a pixel, so that they are smooth without multisampling, which software
//! renderers are slow at.
//!
//! Deliberately not here: what is drawn.

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

/// Width over which an edge fades, in units of the mesh.
const FADE: f32 = 0.8;

/// A mesh that is being drawn.
#[derive(Default)]
pub(crate) struct Pen {
    positions: Vec<[f32; 3]>,
    colours: Vec<[f32; 4]>,
    indices: Vec<u32>,
}

impl Pen {
    fn point(&mut self, p: Vec2, colour: LinearRgba, alpha: f32) -> u32 {
        self.positions.push([p.x, p.y, 0.0]);
        self.colours
            .push([colour.red, colour.green, colour.blue, colour.alpha * alpha]);
        self.positions.len() as u32 - 1
    }

    /// A straight stroke.
    pub(crate) fn line(&mut self, a: Vec2, b: Vec2, width: f32, colour: Color) {
        let along = (b - a).normalize_or_zero();
        if along == Vec2::ZERO {
            return;
        }
        let (across, c) = (along.perp(), colour.to_linear());
        let (h, f) = (width / 2.0, FADE);
        let rows = [(-h - f, 0.0), (-h, 1.0), (h, 1.0), (h + f, 0.0)];
        let points: Vec<u32> = [a, b]
            .iter()
            .flat_map(|p| {
                rows.iter()
                    .map(|(d, alpha)| (*p + across * *d, *alpha))
                    .collect::<Vec<_>>()
            })
            .map(|(p, alpha)| self.point(p, c, alpha))
            .collect();
        for i in 0..3 {
            let (p, q, r, s) = (points[i], points[i + 1], points[i + 4], points[i + 5]);
            self.indices.extend([p, q, r, q, s, r]);
        }
    }

    /// A stroke in dashes.
    pub(crate) fn dashes(
        &mut self,
        a: Vec2,
        b: Vec2,
        width: f32,
        (on, off): (f32, f32),
        colour: Color,
    ) {
        let length = a.distance(b);
        let mut at = 0.0;
        // A stroke far larger than any screen is not cut into dashes that nobody sees.
        if length / (on + off) > 4000.0 {
            return self.line(a, b, width, colour);
        }
        while at < length {
            let end = (at + on).min(length);
            self.line(
                a.lerp(b, at / length),
                a.lerp(b, end / length),
                width,
                colour,
            );
            at += on + off;
        }
    }

    /// A closed outline; points nearer than a pixel to the last one are left out.
    pub(crate) fn outline(&mut self, ring: impl Iterator<Item = Vec2>, width: f32, colour: Color) {
        let mut kept: Vec<Vec2> = Vec::new();
        for p in ring {
            if kept.last().is_none_or(|l| l.distance_squared(p) > 1.0) {
                kept.push(p);
            }
        }
        for (i, p) in kept.iter().enumerate() {
            self.line(*p, kept[(i + 1) % kept.len()], width, colour);
        }
    }

    /// A filled area.
    pub(crate) fn fill(&mut self, corners: &[Vec2], triangles: &[u32], colour: Color) {
        let (first, c) = (self.positions.len() as u32, colour.to_linear());
        for p in corners {
            self.point(*p, c, 1.0);
        }
        self.indices.extend(triangles.iter().map(|i| first + i));
    }

    /// A box from its lower left corner.
    pub(crate) fn rect(&mut self, r: Rect, colour: Color) {
        let corners = [
            r.min,
            Vec2::new(r.max.x, r.min.y),
            r.max,
            Vec2::new(r.min.x, r.max.y),
        ];
        self.fill(&corners, &[0, 1, 2, 0, 2, 3], colour);
    }

    /// A disc.
    pub(crate) fn disc(&mut self, middle: Vec2, radius: f32, colour: Color) {
        const N: u32 = 14;
        let (first, c) = (self.positions.len() as u32, colour.to_linear());
        self.point(middle, c, 1.0);
        for (r, alpha) in [(radius, 1.0), (radius + FADE, 0.0)] {
            for i in 0..N {
                self.point(
                    middle + r * Vec2::from_angle(std::f32::consts::TAU * i as f32 / N as f32),
                    c,
                    alpha,
                );
            }
        }
        for i in 0..N {
            let (a, b) = (first + 1 + i, first + 1 + (i + 1) % N);
            self.indices
                .extend([first, a, b, a, a + N, b, b, a + N, b + N]);
        }
    }

    /// A filled polygon that bulges outwards everywhere.
    pub(crate) fn convex(&mut self, corners: &[Vec2], colour: Color) {
        let triangles: Vec<u32> = (1..corners.len().saturating_sub(1) as u32)
            .flat_map(|i| [0, i, i + 1])
            .collect();
        self.fill(corners, &triangles, colour);
    }

    /// Whether anything was drawn.
    pub(crate) fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// The mesh.
    pub(crate) fn mesh(mut self) -> Mesh {
        if self.is_empty() {
            // A mesh must have something in it: a triangle without area.
            let n = self.point(Vec2::ZERO, LinearRgba::NONE, 0.0);
            self.indices.extend([n, n, n]);
        }
        Mesh::new(
            PrimitiveTopology::TriangleList,
            RenderAssetUsages::RENDER_WORLD,
        )
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, self.colours)
        .with_inserted_indices(Indices::U32(self.indices))
    }
}
