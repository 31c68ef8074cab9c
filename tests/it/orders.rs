//! What must hold for any orders whatever: each ends in one fact, nothing panics, all replays, and it can be put into words.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use tamrin::base::text::Lang;
use tamrin::base::time::{SimTime, Span};
use tamrin::record::order::{Order, OrderEntry};
use tamrin::record::{Fact, Rules};
use tamrin::scenario::Scenario;
use tamrin::sim::Simulation;
use tamrin::wording::Prose;

use crate::small_world::{CENTRE, NOBODY, QUIET, world};
use crate::support::orders::{PLAY, each_order, name, orders};

/// The small world with everything in play, with standing orders in every seat or in none.
fn busy_world(played: bool) -> Arc<Scenario> {
    world(&format!(
        "{QUIET}{CENTRE}{}{PLAY}",
        if played { "" } else { NOBODY }
    ))
}

fn entries(s: &Scenario, list: &[(i64, String, Order)]) -> Vec<OrderEntry> {
    let entry = |((at, seat, order), seq): (&(i64, String, Order), u64)| OrderEntry {
        at: s.head.start + Span::from_secs(*at),
        seq,
        seat: seat.as_str().into(),
        order: order.clone().tidied(),
    };
    list.iter().zip(1..).map(entry).collect()
}

/// Plays to the end, all orders known beforehand or each given when its time has come; facts as the file has them, and the digest.
fn play(
    s: &Arc<Scenario>,
    rules: Rules,
    orders: &[OrderEntry],
    live: bool,
) -> (Vec<String>, String, Simulation) {
    let mut sim = Simulation::by_rules(s.clone(), 5, rules);
    for o in orders {
        if live {
            sim.run_until(o.at);
        }
        // After ENDEX the clock stands, and nothing is taken any more.
        if !sim.over() {
            sim.submit(o.clone()).unwrap();
        }
    }
    sim.run_until(s.head.end);
    let facts = sim
        .facts()
        .iter()
        .map(|f| serde_json::to_string(f).unwrap())
        .collect();
    let digest = sim.digest().short();
    (facts, digest, sim)
}

/// What only the program's own notation has.
fn is_code(text: &str) -> bool {
    ["Id(", "Some(", "None", "::", "(\"", "{ ", "\": "]
        .iter()
        .any(|x| text.contains(x))
}

#[test]
fn every_order_has_a_strategy_that_makes_it() {
    let mut runner = TestRunner::deterministic();
    let made: Vec<&str> = each_order()
        .iter()
        .map(|s| name(&s.new_tree(&mut runner).unwrap().current()))
        .collect();
    let schema = serde_json::to_value(schemars::schema_for!(Order)).unwrap();
    let all: BTreeSet<String> = schema["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|v| {
            match (
                v["properties"].as_object(),
                v["enum"].as_array(),
                v["const"].as_str(),
            ) {
                (Some(fields), ..) => fields.keys().cloned().collect::<Vec<_>>(),
                (_, Some(names), _) => names
                    .iter()
                    .map(|n| n.as_str().unwrap().to_owned())
                    .collect(),
                (.., Some(name)) => vec![name.to_owned()],
                _ => Vec::new(),
            }
        })
        .collect();
    assert_eq!(
        made.iter()
            .map(|n| (*n).to_owned())
            .collect::<BTreeSet<_>>(),
        all
    );
    assert_eq!(made.len(), all.len(), "one strategy each");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_orders_end_in_one_fact_each_and_replay(list in orders(), played in any::<bool>(), edition in 0usize..9, cut in 0usize..40) {
        let rules = [
            Rules::Edition1,
            Rules::Edition2,
            Rules::Edition3,
            Rules::Edition4,
            Rules::Edition5,
            Rules::Edition6,
            Rules::Edition7,
            Rules::Edition8,
            Rules::Edition9,
        ][edition];
        let s = busy_world(played);
        let orders = entries(&s, &list);
        let (facts, digest, sim) = play(&s, rules, &orders, false);
        let over = sim.facts().last().map_or(SimTime::ZERO, |f| f.at);
        for o in orders.iter().filter(|o| o.at <= over) {
            let ends = sim.facts().iter().filter(|f| matches!(
                &f.fact, Fact::OrderAccepted { seq: Some(n), .. } | Fact::OrderRejected { seq: Some(n), .. } if *n == o.seq
            ));
            prop_assert_eq!(ends.count(), 1, "{:?}", o);
        }
        let (again, same, _) = play(&s, rules, &orders, true);
        prop_assert_eq!(&again, &facts, "live");
        prop_assert_eq!(same, digest, "live");
        // A branch: the same orders up to a moment, and others from then on.
        let kept = &orders[..cut.min(orders.len())];
        let moment = orders.get(cut).map_or(s.head.end, |o| o.at);
        let before = |facts: &[tamrin::record::FactEntry]| facts.iter().take_while(|f| f.at < moment).cloned().collect::<Vec<_>>();
        let (_, _, branch) = play(&s, rules, kept, false);
        prop_assert_eq!(before(branch.facts()), before(sim.facts()), "a branch");
        for lang in [Lang::Ar, Lang::En] {
            let prose = Prose { scenario: sim.scenario(), lang };
            for f in sim.facts() {
                // What someone typed is theirs.
                let typed = matches!(&f.fact, Fact::OrderAccepted { order, .. } | Fact::OrderRejected { order, .. }
                    if matches!(order, Order::Note { .. } | Order::Improvise { .. }));
                let line = prose.line(f);
                prop_assert!(!line.is_empty() && (typed || rules < Rules::Edition3 || !is_code(&line)), "{}", line);
            }
        }
        for f in facts.iter().filter(|_| rules >= Rules::Edition3) {
            prop_assert!(!f.contains("Id("), "{}", f);
        }
    }
}
