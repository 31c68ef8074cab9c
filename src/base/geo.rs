//! Points on the globe, great-circle distance, and whether a point lies in an outline.
//!
//! Deliberately not here: projections (the window's business), cutting polygons (the importer's, through a library).

use serde::{Deserialize, Serialize};

/// A point in degrees, WGS 84.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct LatLon {
    /// Degrees north, -90 to 90.
    pub lat: f64,
    /// Degrees east, -180 to 180.
    pub lon: f64,
}

/// Mean radius of the earth in kilometres (IUGG).
const EARTH_KM: f64 = 6371.0088;

/// Great-circle distance in kilometres, by the haversine formula.
pub fn distance_km(a: LatLon, b: LatLon) -> f64 {
    let (la, lb) = (a.lat.to_radians(), b.lat.to_radians());
    let half = |d: f64| {
        let s = libm::sin(d / 2.0);
        s * s
    };
    let h = half(lb - la) + libm::cos(la) * libm::cos(lb) * half((b.lon - a.lon).to_radians());
    2.0 * EARTH_KM * libm::asin(libm::sqrt(h.min(1.0)))
}

/// Whether the point lies inside the closed ring of (lon, lat) corners, by the even-odd rule.
pub fn inside(ring: &[(f64, f64)], p: LatLon) -> bool {
    let mut within = false;
    for (i, &(x1, y1)) in ring.iter().enumerate() {
        let (x2, y2) = ring[(i + 1) % ring.len()];
        if (y1 > p.lat) != (y2 > p.lat) && p.lon < (x2 - x1) * (p.lat - y1) / (y2 - y1) + x1 {
            within = !within;
        }
    }
    within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_of_a_degree_of_latitude() {
        let d = distance_km(
            LatLon {
                lat: 30.0,
                lon: 20.0,
            },
            LatLon {
                lat: 31.0,
                lon: 20.0,
            },
        );
        assert!((d - 111.195).abs() < 0.01, "{d}");
    }

    #[test]
    fn inside_follows_the_even_odd_rule() {
        let square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)];
        assert!(inside(&square, LatLon { lat: 2.0, lon: 2.0 }));
        assert!(!inside(&square, LatLon { lat: 2.0, lon: 5.0 }));
    }
}
