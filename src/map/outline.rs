//! From a form given by distances to the lines around it: marching squares.
//!
//! The signs of the map are such forms; as lines they can be printed at any size. Deliberately not here: the forms (`icons`).

use std::collections::BTreeMap;

use bevy_math::Vec2;

/// Cells along each side of the square from -1.1 to 1.1.
const CELLS: usize = 44;
const REACH: f32 = 1.1;

/// A crossing of the outline with a line of the grid: the point it lies at or after, and whether along x.
type Cut = (usize, usize, bool);

/// Closed lines around where `distance` is below `level`, over the square from -1 to 1.
pub fn outline(distance: impl Fn(Vec2) -> f32, level: f32) -> Vec<Vec<Vec2>> {
    let at = |i: usize, j: usize| {
        Vec2::new(i as f32, j as f32) * (2.0 * REACH / CELLS as f32) - Vec2::splat(REACH)
    };
    let values: Vec<f32> = (0..=CELLS)
        .flat_map(|j| (0..=CELLS).map(move |i| (i, j)))
        .map(|(i, j)| distance(at(i, j)) - level)
        .collect();
    // On the rim of the square nothing is inside, so that every line closes.
    let rim = |i: usize, j: usize| i == 0 || j == 0 || i == CELLS || j == CELLS;
    let value = |i: usize, j: usize| {
        if rim(i, j) {
            values[j * (CELLS + 1) + i].max(1e-4)
        } else {
            values[j * (CELLS + 1) + i]
        }
    };
    let point = |(i, j, along_x): Cut| {
        let (k, l) = if along_x { (i + 1, j) } else { (i, j + 1) };
        let (a, b) = (value(i, j), value(k, l));
        at(i, j).lerp(at(k, l), a / (a - b))
    };
    let mut next: BTreeMap<Cut, Vec<Cut>> = BTreeMap::new();
    for j in 0..CELLS {
        for i in 0..CELLS {
            for (from, to) in pieces(
                [
                    value(i, j),
                    value(i + 1, j),
                    value(i + 1, j + 1),
                    value(i, j + 1),
                ]
                .map(|v| v < 0.0),
            ) {
                let cut = |side: u8| match side {
                    0 => (i, j, true),
                    1 => (i + 1, j, false),
                    2 => (i, j + 1, true),
                    _ => (i, j, false),
                };
                next.entry(cut(from)).or_default().push(cut(to));
            }
        }
    }
    let mut lines = Vec::new();
    while let Some((&first, _)) = next.first_key_value() {
        let (mut line, mut here) = (Vec::new(), first);
        while let Some(mut ways) = next.remove(&here) {
            line.push(point(here));
            let Some(to) = ways.pop() else { break };
            if !ways.is_empty() {
                next.insert(here, ways);
            }
            here = to;
        }
        lines.push(simpler(&line));
    }
    lines
}

/// The pieces of the outline in a cell, from side to side (0 low, 1 right, 2 high, 3 left), with the inside at the left hand.
fn pieces(inside: [bool; 4]) -> Vec<(u8, u8)> {
    let code = inside
        .iter()
        .enumerate()
        .map(|(n, i)| u8::from(*i) << n)
        .sum::<u8>();
    match code {
        1 => vec![(0, 3)],
        2 => vec![(1, 0)],
        3 => vec![(1, 3)],
        4 => vec![(2, 1)],
        5 => vec![(0, 3), (2, 1)],
        6 => vec![(2, 0)],
        7 => vec![(2, 3)],
        8 => vec![(3, 2)],
        9 => vec![(0, 2)],
        10 => vec![(1, 0), (3, 2)],
        11 => vec![(1, 2)],
        12 => vec![(3, 1)],
        13 => vec![(0, 1)],
        14 => vec![(3, 0)],
        _ => Vec::new(),
    }
}

/// Without the points that lie on the line from the last one that is kept to the next.
fn simpler(line: &[Vec2]) -> Vec<Vec2> {
    let mut kept = vec![line[0]];
    for (i, b) in line.iter().enumerate().skip(1) {
        let (a, c) = (kept[kept.len() - 1], line[(i + 1) % line.len()]);
        let off = (*b - a).perp_dot(c - a).abs() / (c - a).length().max(1e-6);
        if off > 0.004 {
            kept.push(*b);
        }
    }
    if kept.len() < 3 { line.to_vec() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(line: &[Vec2]) -> f32 {
        (0..line.len())
            .map(|i| line[i].perp_dot(line[(i + 1) % line.len()]))
            .sum::<f32>()
            / 2.0
    }

    #[test]
    fn a_disc_has_one_line_of_its_area_and_a_ring_two_that_run_against_each_other() {
        let disc = outline(|p| p.length() - 0.8, 0.0);
        assert_eq!(disc.len(), 1);
        assert!(
            (area(&disc[0]).abs() - std::f32::consts::PI * 0.64).abs() < 0.02,
            "{}",
            area(&disc[0])
        );
        let ring = outline(|p| (p.length() - 0.6).abs() - 0.15, 0.0);
        assert_eq!(ring.len(), 2);
        assert!(area(&ring[0]) * area(&ring[1]) < 0.0);
    }

    #[test]
    fn every_sign_has_a_closed_outline() {
        for &icon in super::super::icons::Icon::ALL {
            let lines = outline(|p| super::super::icons::form(icon, p), 0.0);
            assert!(
                !lines.is_empty() && lines.iter().all(|l| l.len() >= 3),
                "{icon:?}"
            );
            // As large as the form itself, counted point by point.
            let form = |i: usize| {
                super::super::icons::form(
                    icon,
                    Vec2::new((i % 200) as f32, (i / 200) as f32) / 100.0 - Vec2::ONE,
                )
            };
            let inside = (0..40_000).filter(|i| form(*i) < 0.0).count() as f32 / 10_000.0;
            let drawn: f32 = lines.iter().map(|l| area(l)).sum();
            assert!(
                (drawn - inside).abs() < 0.05,
                "{icon:?}: {drawn} of {inside}"
            );
        }
    }
}
