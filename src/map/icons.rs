//! The signs of the map as forms: distances to their outlines, so that they can be drawn as pixels or as lines, of any size.
//!
//! Every sign exists twice: full, and hollow for what was heard of too long ago. The forms differ without their colours.
//! Deliberately not here: which thing gets which sign and colour (`symbols`).

use bevy_math::Vec2;

use crate::record::states::UnitKind;

/// Declares the signs, each with its name in drawings and pages.
macro_rules! icons {
    ($($(#[$doc:meta])* $icon:ident = $name:literal,)*) => {
        /// A sign.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Icon { $($(#[$doc])* $icon,)* }

        impl Icon {
            /// All of them; those for things of the map stand before the one for several.
            pub const ALL: &'static [Self] = &[$(Self::$icon),*];

            /// Its name in drawings and pages.
            pub fn name(self) -> &'static str {
                match self { $(Self::$icon => $name,)* }
            }
        }
    };
}

icons! {
    /// A polling centre.
    Centre = "centre",
    /// A checkpoint.
    Checkpoint = "checkpoint",
    /// An incident.
    Incident = "incident",
    /// A convoy of ballot boxes.
    Convoy = "convoy",
    /// A wanted vehicle.
    Vehicle = "vehicle",
    /// A rumour.
    Rumour = "rumour",
    /// A line or power that is down.
    Outage = "outage",
    /// A road that is closed.
    Block = "block",
    /// A protection team.
    Team = "team",
    /// A rapid-response unit.
    Rapid = "rapid",
    /// A patrol.
    Patrol = "patrol",
    /// An escort.
    Escort = "escort",
    /// A reserve.
    Reserve = "reserve",
    /// Investigators.
    Investigation = "investigation",
    /// An ambulance.
    Ambulance = "ambulance",
    /// A fire engine.
    CivilDefence = "civildefence",
    /// Technicians.
    Technicians = "technicians",
    /// Several things in one place.
    Cluster = "cluster",
    /// Something small.
    Dot = "dot",
    /// Around what is chosen.
    Ring = "ring",
    /// On the way.
    Moving = "moving",
    /// Closed, or failed.
    Cross = "cross",
    /// Done.
    Tick = "tick",
    /// People and evidence that someone holds.
    Held = "held",
    /// Ballot boxes that are sealed.
    Boxes = "boxes",
    /// For the button that searches.
    Search = "search",
}

impl Icon {
    /// The sign of a kind of unit.
    pub fn unit(kind: UnitKind) -> Self {
        match kind {
            UnitKind::ProtectionTeam => Self::Team,
            UnitKind::RapidResponse => Self::Rapid,
            UnitKind::Patrol => Self::Patrol,
            UnitKind::Escort => Self::Escort,
            UnitKind::Reserve => Self::Reserve,
            UnitKind::Investigation => Self::Investigation,
            UnitKind::Ambulance => Self::Ambulance,
            UnitKind::CivilDefence => Self::CivilDefence,
            UnitKind::Technicians => Self::Technicians,
        }
    }
}

/// Width of the dark rim, in half tiles.
pub const RIM: f32 = 0.10;
/// Width of the line of a hollow sign.
pub const LINE: f32 = 0.14;

/// Brightness and opacity at a point of the tile, which reaches from -1 to 1, downwards.
pub fn at(icon: Icon, hollow: bool, p: Vec2) -> (f32, f32) {
    let body = form(icon, p);
    if body > RIM {
        return (0.0, 0.0);
    }
    if body > 0.0 {
        return (0.03, 0.95);
    }
    let mark = picture(icon, p) < 0.0;
    if hollow {
        // Hollow: a line around, the ground shining through.
        if body > -LINE {
            return (1.0, 1.0);
        }
        return if mark { (1.0, 1.0) } else { (0.05, 0.75) };
    }
    if mark { (0.05, 1.0) } else { (1.0, 1.0) }
}

/// Distance to the outline of a sign's body, negative inside.
pub fn form(icon: Icon, p: Vec2) -> f32 {
    match icon {
        Icon::Centre => rect(p, 0.0, 0.0, 0.72, 0.72) - 0.06,
        Icon::Checkpoint => octagon(p, 0.78),
        Icon::Incident => polygon(p, &[(0.0, -0.86), (0.86, 0.7), (-0.86, 0.7)]),
        Icon::Convoy => rect(p, 0.0, 0.0, 0.82, 0.5) - 0.06,
        Icon::Held => rect(p, 0.0, 0.0, 0.5, 0.5) - 0.3,
        Icon::Boxes => rect(p, 0.0, 0.1, 0.66, 0.56) - 0.04,
        Icon::Vehicle => polygon(p, &[(0.0, -0.86), (0.86, 0.0), (0.0, 0.86), (-0.86, 0.0)]),
        Icon::Rumour => (rect(p, 0.0, -0.14, 0.68, 0.42) - 0.14)
            .min(polygon(p, &[(-0.34, 0.36), (0.1, 0.36), (-0.4, 0.84)])),
        Icon::Outage | Icon::Block => p.length() - 0.82,
        Icon::Cluster => rect(p, 0.0, 0.0, 0.62, 0.62) - 0.22,
        Icon::Dot => p.length() - 0.42,
        Icon::Ring => (p.length() - 0.84).abs() - 0.09,
        Icon::Moving => polygon(p, &[(-0.5, -0.66), (0.7, 0.0), (-0.5, 0.66)]),
        Icon::Cross => {
            bar(p, (-0.5, -0.5), (0.5, 0.5), 0.2).min(bar(p, (-0.5, 0.5), (0.5, -0.5), 0.2))
        }
        Icon::Search => {
            ((p + Vec2::splat(0.15)).length() - 0.44).abs().min(bar(
                p,
                (0.2, 0.2),
                (0.68, 0.68),
                0.0,
            )) - 0.14
        }
        Icon::Tick => {
            bar(p, (-0.6, 0.1), (-0.15, 0.5), 0.2).min(bar(p, (-0.15, 0.5), (0.6, -0.5), 0.2))
        }
        Icon::Team => polygon(
            p,
            &[
                (-0.72, -0.76),
                (0.72, -0.76),
                (0.72, 0.12),
                (0.0, 0.86),
                (-0.72, 0.12),
            ],
        ),
        _ => p.length() - 0.8,
    }
}

/// Distance to the picture on a sign's body, negative inside.
#[expect(clippy::too_many_lines, reason = "one arm for each sign")]
pub fn picture(icon: Icon, p: Vec2) -> f32 {
    match icon {
        // A ballot over a slot.
        Icon::Centre => rect(p, 0.0, 0.34, 0.5, 0.09).min(rect(p, 0.0, -0.22, 0.22, 0.34)),
        // A barrier.
        Icon::Checkpoint => rect(p, 0.0, 0.0, 0.56, 0.16),
        Icon::Incident => {
            rect(p, 0.0, -0.02, 0.1, 0.3).min((p - Vec2::new(0.0, 0.48)).length() - 0.13)
        }
        // A box on wheels.
        Icon::Convoy => rect(p, -0.2, -0.12, 0.4, 0.22)
            .min(circle(p, -0.45, 0.28, 0.16))
            .min(circle(p, 0.45, 0.28, 0.16))
            .min(rect(p, 0.5, 0.0, 0.14, 0.12)),
        // Handcuffs.
        Icon::Held => {
            ((p - Vec2::new(-0.32, 0.08)).length() - 0.26)
                .abs()
                .min(((p - Vec2::new(0.32, 0.08)).length() - 0.26).abs())
                .min(bar(p, (-0.1, -0.16), (0.1, -0.16), 0.0))
                - 0.09
        }
        // A box with its slot, and a seal.
        Icon::Boxes => rect(p, 0.0, -0.2, 0.34, 0.07)
            .min(circle(p, 0.0, 0.28, 0.16).max(-circle(p, 0.0, 0.28, 0.06))),
        Icon::Vehicle => circle(p, 0.0, 0.0, 0.3)
            .max(-circle(p, 0.0, 0.0, 0.14))
            .min(bar(p, (0.2, 0.2), (0.4, 0.4), 0.08)),
        Icon::Rumour => circle(p, -0.36, -0.14, 0.12)
            .min(circle(p, 0.0, -0.14, 0.12))
            .min(circle(p, 0.36, -0.14, 0.12)),
        // Waves, crossed out.
        Icon::Outage => {
            let waves = ((p - Vec2::new(0.0, 0.4)).length() - 0.45)
                .abs()
                .min(((p - Vec2::new(0.0, 0.4)).length() - 0.8).abs())
                - 0.07;
            let up = waves.max(p.y - 0.2).max(p.x.abs() + p.y - 0.5);
            up.min(circle(p, 0.0, 0.38, 0.12))
                .min(bar(p, (-0.55, -0.55), (0.55, 0.55), 0.08))
        }
        Icon::Block => rect(p, 0.0, 0.0, 0.54, 0.16),
        Icon::Team => {
            bar(p, (-0.3, 0.0), (-0.05, 0.28), 0.1).min(bar(p, (-0.05, 0.28), (0.36, -0.36), 0.1))
        }
        Icon::Rapid => polygon(
            p,
            &[
                (0.12, -0.62),
                (-0.4, 0.1),
                (-0.06, 0.1),
                (-0.14, 0.62),
                (0.4, -0.14),
                (0.04, -0.14),
            ],
        ),
        Icon::Patrol => (p * Vec2::new(0.7, 1.25)).length() - 0.4,
        Icon::Escort => bar(p, (-0.4, -0.3), (0.0, 0.0), 0.1)
            .min(bar(p, (0.0, 0.0), (-0.4, 0.3), 0.1))
            .min(bar(p, (0.05, -0.3), (0.45, 0.0), 0.1))
            .min(bar(p, (0.45, 0.0), (0.05, 0.3), 0.1)),
        Icon::Reserve => star(p, 0.56),
        Icon::Investigation => (circle(p, -0.1, -0.1, 0.34).max(-circle(p, -0.1, -0.1, 0.19)))
            .min(bar(p, (0.16, 0.16), (0.46, 0.46), 0.1)),
        Icon::Ambulance => rect(p, 0.0, 0.0, 0.5, 0.17).min(rect(p, 0.0, 0.0, 0.17, 0.5)),
        Icon::CivilDefence => {
            circle(p, 0.0, 0.2, 0.34).min(polygon(p, &[(0.0, -0.62), (0.33, 0.14), (-0.33, 0.14)]))
        }
        Icon::Technicians => bar(p, (0.0, -0.1), (0.0, 0.55), 0.09)
            .min(
                ((p - Vec2::new(0.0, -0.15)).length() - 0.42)
                    .abs()
                    .max(p.y + 0.1)
                    - 0.08,
            )
            .min(circle(p, 0.0, -0.15, 0.16)),
        _ => 1.0,
    }
}

fn rect(p: Vec2, x: f32, y: f32, w: f32, h: f32) -> f32 {
    let d = (p - Vec2::new(x, y)).abs() - Vec2::new(w, h);
    d.max(Vec2::ZERO).length() + d.max_element().min(0.0)
}

fn circle(p: Vec2, x: f32, y: f32, r: f32) -> f32 {
    (p - Vec2::new(x, y)).length() - r
}

/// A stroke with round ends.
fn bar(p: Vec2, a: (f32, f32), b: (f32, f32), half: f32) -> f32 {
    let (a, b) = (Vec2::from(a), Vec2::from(b));
    let t = ((p - a).dot(b - a) / (b - a).length_squared()).clamp(0.0, 1.0);
    (p - a.lerp(b, t)).length() - half
}

fn octagon(p: Vec2, r: f32) -> f32 {
    let p = p.abs();
    p.max_element()
        .max((p.x + p.y) * std::f32::consts::FRAC_1_SQRT_2)
        - r
}

fn star(p: Vec2, r: f32) -> f32 {
    let points: Vec<(f32, f32)> = (0..10)
        .map(|i| {
            let (s, c) = (std::f32::consts::PI * i as f32 / 5.0).sin_cos();
            let r = if i % 2 == 0 { r } else { r * 0.45 };
            (s * r, -c * r)
        })
        .collect();
    polygon(p, &points)
}

/// Distance to a polygon, negative inside.
fn polygon(p: Vec2, points: &[(f32, f32)]) -> f32 {
    let mut d = f32::MAX;
    let mut inside = false;
    for (i, a) in points.iter().enumerate() {
        let b = points[(i + 1) % points.len()];
        let (a, b) = (Vec2::from(*a), Vec2::from(b));
        let t = ((p - a).dot(b - a) / (b - a).length_squared()).clamp(0.0, 1.0);
        d = d.min((p - a.lerp(b, t)).length());
        if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
    }
    if inside { -d } else { d }
}
