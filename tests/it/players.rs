//! A rehearsal rewards the right act: whoever does nothing is rated worst, whoever is trained best, and whoever does everything at
//! once does harm that shows. `benches/players.rs` prints the table over more seeds.

use crate::support::players::{Player, SHIPPED, faults, play, scenario};

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
