//! A rehearsal rewards the right act: whoever does nothing is rated worst, whoever is trained best, and whoever does everything at
//! once does harm that shows. `benches/players.rs` prints the table over more seeds.

use tamrin::evaluate::Evaluation;
use tamrin::record::measure::MeasureKind;
use tamrin::record::rating::Rating;

use crate::support::players::{Player, SHIPPED, faults, play, run, scenario};

#[test]
fn players_are_rated_in_the_order_in_which_they_play_well() {
    for name in SHIPPED {
        let (s, trained) = scenario(name);
        assert!(!trained.orders.is_empty(), "{name} has a trained solution");
        let of = |player: &Player| {
            let all = (1..=3).map(|seed| play(&s, *player, &trained, seed));
            (*player, all.collect())
        };
        let all: Vec<_> = Player::ALL.iter().map(of).collect();
        let found = faults(&all);
        assert!(found.is_empty(), "{name}: {found:#?}\n{all:#?}");
    }
}

#[test]
fn a_day_without_anybody_ends_visibly_worse_than_one_played_by_standing_orders() {
    let (s, trained) = scenario("libya-2024");
    for seed in 1..=3 {
        let idle = play(&s, Player::Idle, &trained, seed);
        let standing = play(&s, Player::Standing, &trained, seed);
        let votes =
            |p: &crate::support::players::Played| f64::from(p.voted.0) / f64::from(p.voted.1);
        assert!(
            votes(&idle) < votes(&standing) - 0.1,
            "{idle:?}\n{standing:?}"
        );
        assert!(
            idle.injured > 2 * standing.injured,
            "{idle:?}\n{standing:?}"
        );
        assert!(
            idle.settled.0 < standing.settled.0 / 2,
            "{idle:?}\n{standing:?}"
        );
    }
}

/// Nothing asks for it but the measure, so that nobody would notice if the trained forgot it: people at gates for hours without anyone
/// who takes them over.
#[test]
fn who_is_trained_hands_over_who_and_what_is_held() {
    for (name, least) in [
        ("libya-2024", 70.0),
        ("afternoon-2024", 70.0),
        ("eve-of-the-vote", 50.0),
    ] {
        let (s, trained) = scenario(name);
        for seed in 1..=2 {
            let facts = run(&s, seed, &trained.orders);
            let e = Evaluation::of(&s, &facts, &[]);
            let held = e
                .measures
                .iter()
                .find(|m| m.kind == MeasureKind::HeldCustody);
            let share = held.and_then(|m| m.value);
            assert!(
                share.is_some_and(|x| x >= least),
                "{name}, seed {seed}: {share:?}"
            );
        }
    }
}

/// Where all that is tested is telling others, who tells everybody everything and searches everything is told apart from who does
/// nothing: he does more of what is expected, but a third of the voters pay for it, so the objective is not achieved either.
#[test]
fn checkpoints_alone_tell_players_apart() {
    let (s, trained) = scenario("checkpoint-relay");
    for seed in 1..=2 {
        let of = |player| play(&s, player, &trained, seed);
        let [idle, scatter, masher] = [Player::Idle, Player::Scatter, Player::Masher].map(of);
        let votes =
            |p: &crate::support::players::Played| f64::from(p.voted.0) / f64::from(p.voted.1);
        assert_eq!(idle.objectives, [Some(Rating::U)], "{idle:?}");
        assert_eq!(masher.objectives, [Some(Rating::U)], "{masher:?}");
        assert!(masher.expected.0 > idle.expected.0 + 3, "{masher:?}");
        assert!(votes(&masher) < votes(&idle) - 0.1, "{idle:?}\n{masher:?}");
        assert!(votes(&scatter) <= votes(&idle), "{idle:?}\n{scatter:?}");
        assert!(masher.wait > 5.0 * idle.wait, "{idle:?}\n{masher:?}");
    }
}
