//! Any text as lists of places, roads and municipalities, one after the other between zero bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tamrin::scenario::import::{Sources, map};

const OUTLINES: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
"properties":{"id":"east","name_en":"East","name_ar":"الشرق","level":1},
"geometry":{"type":"Polygon","coordinates":[[[22,32],[23,32],[23,33],[22,33],[22,32]]]}}]}"#;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut lists = text.split('\0').map(str::to_owned);
    let sources = Sources {
        outlines: OUTLINES.to_owned(),
        places: lists.next().unwrap_or_default(),
        roads: lists.next().unwrap_or_default(),
        municipalities: lists.next(),
        groups: Vec::new(),
    };
    map(&sources).ok();
});
