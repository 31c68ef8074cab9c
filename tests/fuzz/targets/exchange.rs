//! Any bytes as an exercise of another program (CEXF, OpenAEV, CAP): it is refused with a reason in both languages, or the scenario
//! that is made of it has no error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tamrin_exercise::base::message::Message;
use tamrin_exercise::base::text::Lang;
use tamrin_exercise::scenario::carried::{Converted, Sayings};
use tamrin_exercise::scenario::{cap, cexf, from_texts, openaev, shipped};
use tamrin_exercise::wording::findings::lines;
use tamrin_exercise::wording::plain;

fn judge(read: Result<Converted, Message>) {
    let in_both = |m: &Message| {
        plain(Lang::Ar).message(m);
        plain(Lang::En).message(m);
    };
    match read {
        Err(why) => in_both(&why),
        Ok(made) => {
            made.left.iter().for_each(in_both);
            let checked = from_texts(shipped::with_library(made.texts));
            let said: Vec<String> = checked.findings.iter().map(|f| lines(f, Lang::En)).collect();
            assert!(checked.scenario.is_some(), "{}", said.join("\n"));
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let words = Sayings {
        comment: &|name| name.to_owned(),
        say: &|lang, said| plain(lang).message(said),
    };
    // Each form is known by what stands in it.
    judge(cexf::convert(data, "tried", &words));
    judge(openaev::convert(data, "tried", &words));
    let file = cap::File {
        name: "alert.xml".to_owned(),
        bytes: data.to_vec(),
    };
    judge(cap::convert(&[file], "tried", &words));
});
