//! Any bytes as a table of injects that is taken into a scenario: what its columns hold is proposed, and what would change is found.
//! The tables of workbooks are tried by `sheet`.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tamrin::base::text::Lang;
use tamrin::report::msel::{self, Allowed};
use tamrin::scenario::sheet::{Table, tables};
use tamrin::scenario::{Scenario, read::Texts, shipped};
use tamrin::session::catalog;
use tamrin::wording::plain;

static SCENARIO: LazyLock<(Scenario, Texts)> = LazyLock::new(|| {
    let offer = catalog::offer(std::path::Path::new("first-steps"));
    let scenario = offer.scenario.expect("a shipped scenario");
    let texts = shipped::texts("first-steps").expect("a shipped scenario");
    ((*scenario).clone(), texts)
});

fn take_in(table: &Table) {
    let (scenario, texts) = &*SCENARIO;
    let proposal = msel::propose(table, scenario);
    let allowed = Allowed { remove: true, times: true };
    let plan = msel::plan(scenario, texts, table, &proposal.mapping, allowed);
    for lang in [Lang::Ar, Lang::En] {
        plan.notes.iter().for_each(|n| drop(plain(lang).message(n)));
        plan.wrong.iter().for_each(|w| drop(plain(lang).message(&w.said)));
    }
}

fuzz_target!(|data: &[u8]| match tables(data, "list") {
    Ok(all) => all.iter().for_each(take_in),
    Err(why) => drop(plain(Lang::Ar).message(&why.message())),
});
