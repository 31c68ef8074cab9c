//! Layer 4: exercises on paper and for other programs: the after-action report,
//! evaluators' forms and trends as documents ([`doc`]) that are set as a page ([`html`]), as [`pdf`] and as [`docx`]; comparisons
//! as text and pages; dry runs and plans over many days; tracks for maps; other programs' forms ([`exchange`]).
//!
//! Deliberately not here: what facts mean (`evaluate`), how the map looks (`map`), files and arguments (`cli`).

pub mod aar;
mod answers;
pub mod batch;
mod beside;
mod columns;
pub mod compare;
pub mod doc;
pub mod docx;
pub mod dry_run;
mod dry_run_findings;
pub mod exchange;
pub mod finder;
pub mod form;
pub mod geojson;
pub mod html;
pub mod manual;
pub mod msel;
pub mod papers;
pub mod pdf;
pub mod played;
pub mod plot;
pub mod plot_spread;
pub mod trend;
