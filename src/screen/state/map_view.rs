//! Where the map is looked at from, and the way between kilometres of the map and points of the screen.
//!
//! Deliberately not here: pointer and keys (`pointer`).

use std::collections::VecDeque;

use crate::screen::layout::*;

use crate::map::entity_ref::EntityRef;

/// Where the map is looked at from.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct MapView {
    /// The point in the middle of the map's room, km.
    pub(crate) centre: Vec2,
    /// Logical pixels in a kilometre.
    pub(crate) scale: f32,
    /// The map's room on the screen, logical pixels from the top left.
    pub(crate) room: Rect,
    /// Size of the window, logical pixels.
    pub(crate) window: Vec2,
    /// Whether the whole map is kept in sight when the room changes; until someone moves it.
    pub(crate) fit: bool,
}

impl Default for MapView {
    fn default() -> Self {
        Self {
            centre: Vec2::ZERO,
            scale: 1.0,
            room: Rect::default(),
            window: Vec2::new(1280.0, 720.0),
            fit: true,
        }
    }
}

/// Closest and farthest look, logical pixels in a kilometre.
const SCALES: (f32, f32) = (0.1, 60.0);

impl MapView {
    /// A point of the map on the screen, from the top left.
    pub(crate) fn screen(&self, km: Vec2) -> Vec2 {
        let d = (km - self.centre) * self.scale;
        self.room.center() + Vec2::new(d.x, -d.y)
    }

    /// A point of the screen on the map.
    pub(crate) fn km(&self, screen: Vec2) -> Vec2 {
        let d = screen - self.room.center();
        self.centre + Vec2::new(d.x, -d.y) / self.scale
    }

    /// Where the map's origin is drawn, in the coordinates of the camera; whole pixels, so that words stay sharp.
    pub(crate) fn origin(&self) -> Vec2 {
        let s = self.screen(Vec2::ZERO);
        Vec2::new(s.x - self.window.x / 2.0, self.window.y / 2.0 - s.y).round()
    }

    /// Looks closer or from farther away; the point under `at` on the screen stays where it is.
    pub(crate) fn zoom(&mut self, factor: f32, at: Vec2) {
        let held = self.km(at);
        self.fit = false;
        self.scale = (self.scale * factor).clamp(SCALES.0, SCALES.1);
        let d = at - self.room.center();
        self.centre = held - Vec2::new(d.x, -d.y) / self.scale;
    }

    /// Moves by a distance on the screen.
    pub(crate) fn pan(&mut self, by: Vec2) {
        self.fit = false;
        self.centre += Vec2::new(-by.x, by.y) / self.scale;
    }

    /// Shows a box of the map whole, with a margin; more of it below, where the legend lies.
    pub(crate) fn show(&mut self, bounds: Rect) {
        let (margin, legend) = (Vec2::new(150.0, 90.0), 70.0);
        let room = (self.room.size() - margin - Vec2::new(0.0, legend)).max(Vec2::splat(80.0));
        let size = bounds.size().max(Vec2::splat(8.0));
        self.scale = (room / size).min_element().clamp(SCALES.0, SCALES.1);
        self.centre = bounds.center() - Vec2::new(0.0, legend / 2.0 / self.scale);
        self.fit = false;
    }
}

/// How the person wants the map to move.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum MapCommand {
    /// The whole map.
    Fit,
    /// Closer or farther, about the middle.
    Zoom(f32),
    /// By a share of the room.
    Pan(Vec2),
    /// A thing in the middle, close enough to see it.
    Show(EntityRef),
    /// Some points, in km.
    Around(Rect),
}

/// Wishes that wait.
#[derive(Default)]
pub(crate) struct MapCommands(VecDeque<MapCommand>);

impl MapCommands {
    pub(crate) fn push(&mut self, command: MapCommand) {
        self.0.push_back(command);
    }

    pub(crate) fn take(&mut self) -> VecDeque<MapCommand> {
        std::mem::take(&mut self.0)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> MapView {
        let room = Rect::new(300.0, 50.0, 900.0, 550.0);
        MapView {
            centre: Vec2::new(10.0, -4.0),
            scale: 3.0,
            room,
            window: Vec2::new(1280.0, 720.0),
            fit: false,
        }
    }

    #[test]
    fn screen_and_map_are_each_others_inverse() {
        let v = view();
        for p in [Vec2::new(0.0, 0.0), Vec2::new(55.0, -13.0)] {
            assert!((v.km(v.screen(p)) - p).length() < 1e-3);
        }
        assert_eq!(v.screen(v.centre), v.room.center());
        // North is up.
        assert!(v.screen(Vec2::new(0.0, 10.0)).y < v.screen(Vec2::ZERO).y);
    }

    #[test]
    fn zooming_keeps_the_point_under_the_cursor() {
        let mut v = view();
        let at = Vec2::new(420.0, 130.0);
        let before = v.km(at);
        v.zoom(1.7, at);
        assert!((v.km(at) - before).length() < 1e-3);
        v.zoom(1e9, at);
        assert_eq!(v.scale, SCALES.1);
    }

    #[test]
    fn showing_a_box_shows_all_of_it() {
        let mut v = view();
        let bounds = Rect::new(-200.0, -80.0, 300.0, 90.0);
        v.show(bounds);
        for corner in [bounds.min, bounds.max] {
            assert!(v.room.contains(v.screen(corner)), "{corner}");
        }
    }
}
