//! The map: ground, signs, names, and the pointer on them.
//!
//! What is drawn comes from the picture of the seat through whose eyes one looks; where it stands from the chart.
//! Deliberately not here: legend and buttons (`panels`).

pub(crate) mod draw;
pub(crate) mod ground;
pub(crate) mod icons;
pub(crate) mod pen;
pub(crate) mod pointer;

use bevy::prelude::*;

use crate::window::resources::OfScreen;
use crate::window::turn::Turn;

/// What the map needs to know, without drawing: for tests of panels too.
pub(crate) fn state(app: &mut App) {
    app.init_resource::<OfScreen<crate::map::chart::Chart>>()
        .init_resource::<OfScreen<crate::screen::state::map_view::MapView>>()
        .init_resource::<OfScreen<crate::screen::state::map_view::MapCommands>>()
        .init_resource::<draw::OnMap>();
}

/// Draws the map.
pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<ground::Drawn>()
        .init_resource::<icons::Icons>()
        .add_plugins(pointer::plugin)
        .add_systems(Startup, (icons::setup, ground::setup))
        .add_systems(
            Update,
            (
                pointer::keep_up,
                draw::clear,
                ground::draw,
                draw::draw,
                draw::glide,
            )
                .chain()
                .after(Turn::Acts),
        );
}

#[cfg(test)]
mod tests {
    use bevy::prelude::*;

    use crate::map::arrange::{Look, arrange};
    use crate::map::chart::Chart;
    use crate::map::symbols::symbols;

    #[test]
    fn every_part_has_a_key_of_its_own_over_a_whole_day() {
        let snap = crate::window::testing::played("libya-2024", Some("11:40"), "excon", &[]);
        let chart = Chart::new(&snap.scenario, 1);
        let signs = symbols(&snap.scenario, &snap.eyes, &chart);
        for scale in [0.4, 2.0, 8.0, 40.0] {
            let visible = Rect::from_center_size(Vec2::ZERO, Vec2::splat(1e6));
            let look = Look {
                scale,
                root: 16.0,
                visible,
                // One moves the map.
                frame: None,
                selected: None,
                places: &chart.places,
            };
            let a = arrange(&signs, &[], &look);
            let marks: std::collections::BTreeSet<_> = a.marks.iter().map(|m| &m.key).collect();
            let labels: std::collections::BTreeSet<_> = a.labels.iter().map(|l| &l.key).collect();
            assert_eq!(
                (marks.len(), labels.len()),
                (a.marks.len(), a.labels.len()),
                "scale {scale}"
            );
        }
    }
}
