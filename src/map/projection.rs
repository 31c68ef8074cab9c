//! From places on the earth to kilometres of the map.
//!
//! The map is flat: kilometres east and north of a middle, on a cylinder that is true to scale at the middle's latitude. Over a
//! country that is a few in a hundred off at the edges, which is less than the straight roads are.
//! Deliberately not here: how closely one looks.

use bevy_math::Vec2;

use crate::base::geo::LatLon;

/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.195;

/// From degrees to kilometres.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Projection {
    middle: (f64, f64),
    narrow: f64,
}

impl Projection {
    /// One whose middle is that of some points.
    pub fn around(points: impl Iterator<Item = LatLon>) -> Self {
        let (mut lat, mut lon) = ((f64::MAX, f64::MIN), (f64::MAX, f64::MIN));
        for p in points {
            lat = (lat.0.min(p.lat), lat.1.max(p.lat));
            lon = (lon.0.min(p.lon), lon.1.max(p.lon));
        }
        if lat.0 > lat.1 {
            return Self {
                middle: (0.0, 0.0),
                narrow: 1.0,
            };
        }
        let middle = ((lat.0 + lat.1) / 2.0, (lon.0 + lon.1) / 2.0);
        Self {
            middle,
            narrow: libm::cos(middle.0.to_radians()),
        }
    }

    /// The point of a place of the map.
    pub fn place(&self, km: Vec2) -> LatLon {
        let (lat, lon) = self.middle;
        LatLon {
            lat: lat + f64::from(km.y) / DEGREE,
            lon: lon + f64::from(km.x) / (self.narrow.max(1e-9) * DEGREE),
        }
    }

    /// Kilometres east and north of the middle.
    pub fn km(&self, p: LatLon) -> Vec2 {
        let (lat, lon) = self.middle;
        Vec2::new(
            ((p.lon - lon) * self.narrow * DEGREE) as f32,
            ((p.lat - lat) * DEGREE) as f32,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_of_the_map_is_the_place_that_stands_there() {
        let at = |lat, lon| LatLon { lat, lon };
        let p = Projection::around([at(26.0, 12.0), at(32.9, 24.5)].into_iter());
        let back = p.place(p.km(at(27.03, 14.43)));
        assert!(
            (back.lat - 27.03).abs() < 1e-5 && (back.lon - 14.43).abs() < 1e-5,
            "{back:?}"
        );
    }

    #[test]
    fn a_degree_north_is_a_hundred_and_eleven_kilometres() {
        let p = Projection::around(
            [
                LatLon {
                    lat: 30.0,
                    lon: 20.0,
                },
                LatLon {
                    lat: 32.0,
                    lon: 22.0,
                },
            ]
            .into_iter(),
        );
        let d = p.km(LatLon {
            lat: 32.0,
            lon: 21.0,
        }) - p.km(LatLon {
            lat: 31.0,
            lon: 21.0,
        });
        assert!((d.y - 111.195).abs() < 0.01 && d.x.abs() < 0.01, "{d}");
    }
}
