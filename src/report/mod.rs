//! Layer 4: exercises on paper and for other programs: the after-action report,
//! comparisons as text and pages, tracks for maps.
//!
//! Deliberately not here: what facts mean (`evaluate`), how the map looks (`atlas`), files and arguments (`cli`).

pub mod aar;
pub mod compare;
pub mod form;
pub mod geojson;
mod page;
pub mod plot;
pub mod trend;
