//! Everything that a person reads comes from the locale files: under a made language, in which those words bear marks, none is left over.

use crate::support::pseudo::assert_worded;
use tamrin::base::message::{Arg, Message};
use tamrin::base::text::{Lang, Text};
use tamrin::wording::{plain, pseudo};

#[test]
fn texts_of_a_scenario_are_shown_in_english_where_it_has_no_others() {
    let arg = Arg::Text(Text::new("سبها", "Sabha"));
    assert_eq!(plain(pseudo()).arg(&arg), "Sabha");
    assert_eq!(plain(Lang::Ar).arg(&arg), "سبها");
}

#[test]
fn a_sentence_with_its_arguments_is_worded() {
    let people = Message::new("people", vec![("n", Arg::Number(2))]);
    let m = Message::new("order-given", vec![("order", Arg::from(people))]);
    assert_worded(&plain(pseudo()).message(&m), &[]);
}
