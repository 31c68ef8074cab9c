//! Any text as outlines: a map is made of it or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tamrin::scenario::import::{Sources, map};

fuzz_target!(|data: &[u8]| {
    let Ok(outlines) = std::str::from_utf8(data) else { return };
    let sources = Sources {
        outlines: outlines.to_owned(),
        places: "id,name_en,name_ar,lat,lon\nalba,Alba,ألبا,32.5,22.5\nbora,Bora,بورا,32.6,22.7\n".to_owned(),
        roads: "from_id,to_id,km,class\nalba,bora,22,primary\n".to_owned(),
        municipalities: None,
        groups: Vec::new(),
    };
    map(&sources).ok();
});
