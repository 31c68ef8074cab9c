//! Layer 4: exercises on paper and for other programs: comparisons as text and pages, tracks for maps.
//!
//! Deliberately not here: what facts mean (`evaluate`), how the map looks (`atlas`), files and arguments (`cli`).

pub mod compare;
pub mod geojson;
pub mod plot;
