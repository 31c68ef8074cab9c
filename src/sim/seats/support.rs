//! Requests for support between seats: the one list of them, by number.
//!
//! Deliberately not here: who may ask and answer (`orders::support`), what each seat knows of them (`knowledge`).

use bevy_ecs::prelude::*;
use serde::Serialize;

use crate::picture::RequestView;

/// Requests for support, by number from 1; state.
#[derive(Resource, Default, Serialize)]
pub(crate) struct Support(pub(crate) Vec<RequestView>);
