//! Any text as a file that somebody is typing: at a place in it words that fit are looked for and what stands there is explained; laid
//! out it says the same and stays as it is when it is laid out again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tamrin_exercise::author::complete::suggestions;
use tamrin_exercise::author::explain::{defined, explained};
use tamrin_exercise::author::names::Names;
use tamrin_exercise::base::text::Lang;
use tamrin_exercise::scenario::edit::laid_out;

fuzz_target!(|data: &[u8]| {
    let Some((place, data)) = data.split_first_chunk::<2>() else { return };
    let Ok(text) = std::str::from_utf8(data) else { return };
    let names = Names::of(&vec![("scenario.ron".to_owned(), text.to_owned())]);
    let mut at = usize::from(u16::from_le_bytes(*place)) % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    for is_head in [true, false] {
        if let Some(found) = suggestions(text, at, is_head, &names, Lang::Ar) {
            assert!(text.get(found.replaces.clone()).is_some(), "{:?} is cut through a letter", found.replaces);
        }
        explained(text, at, is_head, &names);
        defined(text, at, is_head, &names);
    }
    if let Ok(once) = laid_out(text) {
        let twice = laid_out(&once).expect("what was laid out is whole");
        assert_eq!(once, twice, "laid out again it is another");
    }
});
