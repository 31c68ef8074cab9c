//! Any bytes as an exercise file: it is listed, read, played again, saved from, and never changed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tamrin::session::recording::Recording;
use tamrin::session::store::{self, rescue::rescue};

fuzz_target!(|data: &[u8]| {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("x.tamrin");
    std::fs::write(&path, data).expect("room for a file");
    store::summary(&path).ok();
    if let Ok(recording) = Recording::open(&path)
        && recording.scenario.registered() <= 20_000
    {
        recording.verify();
    }
    rescue(&path, &dir.path().join("saved.tamrin"), None).ok();
    assert!(std::fs::read(&path).expect("it is still there") == data, "reading changed it");
});
