//! Any bytes as a map (GeoJSON, KML, an answer of Overpass: the form is found out) of outlines, places and roads: a map is made of it or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tamrin_exercise::scenario::import::{File, Sources, map};

fuzz_target!(|data: &[u8]| {
    let mut sources = Sources {
        outlines: vec![(File::new("outlines", data), None)],
        ..Sources::default()
    };
    map(&sources).ok();
    let places = "id,name_en,name_ar,lat,lon\nalba,Alba,ألبا,32.5,22.5\nbora,Bora,بورا,32.6,22.7\n";
    sources.places = Some(File::new("places.csv", places));
    sources.roads = Some(File::new("roads", data));
    map(&sources).ok();
});
