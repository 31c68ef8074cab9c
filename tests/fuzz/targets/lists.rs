//! Any bytes as lists of places, roads, municipalities and polling rooms, one after the other between zero bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tamrin_exercise::scenario::import::{File, Sources, map};

const OUTLINES: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
"properties":{"id":"east","name_en":"East","name_ar":"الشرق","level":1},
"geometry":{"type":"Polygon","coordinates":[[[22,32],[23,32],[23,33],[22,33],[22,32]]]}}]}"#;

fuzz_target!(|data: &[u8]| {
    let mut lists = data.split(|b| *b == 0).map(|bytes| File::new("list.csv", bytes));
    let sources = Sources {
        outlines: vec![(File::new("outlines.geojson", OUTLINES), None)],
        places: Some(lists.next().unwrap_or_default()),
        roads: Some(lists.next().unwrap_or_default()),
        municipalities: lists.next(),
        centres: lists.next(),
        ..Sources::default()
    };
    map(&sources).ok();
});
