//! The map: ground, signs, names, and the pointer on them.
//!
//! What is drawn comes from the picture of the seat through whose eyes one looks; where it stands from the chart.
//! Deliberately not here: legend and buttons (`panels`).

pub(crate) mod arrange;
pub(crate) mod chart;
pub(crate) mod draw;
pub(crate) mod ground;
pub(crate) mod icons;
pub(crate) mod pen;
pub(crate) mod pointer;
pub(crate) mod symbols;
pub(crate) mod view;

use bevy::prelude::*;

/// What the map needs to know, without drawing: for tests of panels too.
pub(crate) fn state(app: &mut App) {
    app.init_resource::<chart::Chart>().init_resource::<view::MapView>().init_resource::<view::Wishes>().init_resource::<draw::OnMap>();
}

/// Draws the map.
pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<ground::Drawn>()
        .init_resource::<icons::Icons>()
        .add_plugins(pointer::plugin)
        .add_systems(Startup, (icons::setup, ground::setup))
        .add_systems(Update, (pointer::keep_up, draw::clear, ground::draw, draw::draw, draw::glide).chain().after(super::act::run));
}
