//! How much hangs on an order: what goes out at once, and what is shown first, to be confirmed.
//!
//! A hand slips. One unit or one post can be told otherwise a moment later; all posts of a directorate have heard it by then, and
//! what the script has left out is gone. How many an order reaches stands in its row (`record::order`).
//! Deliberately not here: whether it is allowed (the simulation), travel times (`panels::over`).

use crate::base::ids::{CheckpointId, DirectorateId, SeatId};
use crate::picture::InjectView;
use crate::record::order::{Order, Reach};
use crate::record::states::Posture;
use crate::scenario::Scenario;
use crate::scenario::model::Checkpoint;
use crate::session::player::Snapshot;

/// How much hangs on an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Weight {
    /// It goes out at once.
    Light,
    /// It reaches so many checkpoints at once.
    Checkpoints(usize),
    /// It holds for all of a directorate, with so many units.
    Units(usize),
    /// It takes something out of the script.
    Script,
}

/// How much hangs on an order that is given through the eyes of a snapshot.
pub(crate) fn weight(order: &Order, snap: &Snapshot) -> Weight {
    match order.row().reach {
        Reach::One => Weight::Light,
        Reach::Checkpoints(named) => many(named, snap),
        Reach::Plan(directorate, posture) => {
            let there = checkpoints(snap).filter(|(_, d)| *d == Some(directorate));
            let changed = there.filter(|(c, _)| believed(snap, &c.id) != Some(posture));
            Weight::Checkpoints(changed.count())
        }
        Reach::Units(directorate) => {
            let s = &snap.scenario;
            let there = |seat: &SeatId| of_seat(s, seat) == Some(directorate);
            Weight::Units(s.units.values().filter(|u| there(&u.seat)).count())
        }
        Reach::Script => Weight::Script,
    }
}

/// Whether what an order is about is over, so that nobody can mean it any more: it waited to be confirmed for too long.
pub(crate) fn has_passed(order: &Order, snap: &Snapshot) -> bool {
    if snap.is_after_endex() {
        return true;
    }
    if let Order::Skip { inject } = order {
        let gone = |i: &InjectView| i.id == *inject && (i.released.is_some() || i.left_out);
        return snap.truth.injects.iter().any(gone);
    }
    if let Order::OpenModule { module } = order {
        return snap.discussion.open.as_ref() == Some(module);
    }
    matches!(order, Order::CloseModule { .. }) && snap.discussion.open.is_none()
}

/// The posture that the seat believes a checkpoint to have.
pub(crate) fn believed(snap: &Snapshot, id: &CheckpointId) -> Option<Posture> {
    snap.eyes.checkpoint(id).map(|c| c.posture)
}

/// The directorate of a seat.
fn of_seat<'a>(s: &'a Scenario, seat: &SeatId) -> Option<&'a DirectorateId> {
    s.seats.get(seat).and_then(|x| x.directorate.as_ref())
}

/// All checkpoints, each with its directorate.
fn checkpoints(snap: &Snapshot) -> impl Iterator<Item = (&Checkpoint, Option<&DirectorateId>)> {
    snap.scenario
        .checkpoints
        .values()
        .map(|c| (c, of_seat(&snap.scenario, &c.seat)))
}

/// An order to the checkpoints that are named; to all that the seat commands where none is.
fn many(named: &[CheckpointId], snap: &Snapshot) -> Weight {
    let mine = of_seat(&snap.scenario, &snap.eyes.viewer);
    let n = if named.is_empty() {
        checkpoints(snap)
            .filter(|(_, d)| mine.is_none() || *d == mine)
            .count()
    } else {
        named.len()
    };
    if n > 1 {
        Weight::Checkpoints(n)
    } else {
        Weight::Light
    }
}

#[cfg(test)]
mod tests {
    use crate::screen::keys::KeyCode;
    use crate::testing::Pick as _;

    use super::*;
    use crate::base::text::Lang;
    use crate::map::entity_ref::EntityRef;
    use crate::record::states::Readiness;
    use crate::screen::state::act::Act;
    use crate::screen::testing::*;
    use crate::session::player::SessionRequest;

    fn ordered(app: &mut Viewer) -> Vec<Order> {
        asked(app)
            .into_iter()
            .filter_map(|a| {
                if let SessionRequest::Order { order, .. } = a {
                    Some(order)
                } else {
                    None
                }
            })
            .collect()
    }

    #[test]
    fn what_waits_to_be_confirmed_is_withdrawn_when_its_inject_has_come() {
        let mut snap = played("first-steps", Some("09:05"), "excon", &[]);
        let waiting = |i: &&InjectView| i.released.is_none() && !i.left_out;
        let inject = snap.truth.injects.iter().find(waiting).unwrap().id.clone();
        let skip = Order::Skip {
            inject: inject.clone(),
        };
        let mut on = app(snap.clone(), Lang::En);
        act(&mut on, Act::Give(skip.clone()));
        assert!(ui(&mut on).confirm.is_some() && !has_passed(&skip, &snap));
        let mut truth = (*snap.truth).clone();
        let of = |i: &&mut InjectView| i.id == inject;
        truth.injects.iter_mut().find(of).unwrap().released = Some(snap.at);
        snap.truth = std::sync::Arc::new(truth);
        snap.serial += 1;
        on.link.show(std::sync::Arc::new(snap));
        on.update();
        assert_eq!(ui(&mut on).confirm, None);
        assert!(words(&mut on).contains("No longer waits to be confirmed"));
        assert!(ordered(&mut on).is_empty());
    }

    #[test]
    fn an_order_to_a_whole_directorate_says_how_many_it_reaches_and_waits_for_a_yes() {
        let snap = played("libya-2024", Some("08:00"), "main", &[]);
        let (directorate, there) = {
            let mut counts = std::collections::BTreeMap::new();
            checkpoints(&snap).for_each(|(_, d)| *counts.entry(d.cloned()).or_insert(0usize) += 1);
            let (d, n) = counts.into_iter().max_by_key(|(_, n)| *n).unwrap();
            (d.unwrap(), n)
        };
        assert!(there > 2, "{there}");
        let present = snap.eyes.directorate(&directorate).map(|d| d.ordered);
        let level = *Readiness::ALL
            .iter()
            .find(|l| Some(**l) != present)
            .unwrap();
        for lang in [Lang::Ar, Lang::En] {
            for order in [
                Order::SetPosturePlan {
                    directorate: directorate.clone(),
                    posture: Posture::Search,
                },
                Order::SetReadiness {
                    directorate: directorate.clone(),
                    level,
                },
            ] {
                let n = match weight(&order, &snap) {
                    Weight::Checkpoints(n) | Weight::Units(n) => n,
                    other => panic!("{other:?}"),
                };
                assert!(n > 0);
                let mut app = app(snap.clone(), lang);
                act(
                    &mut app,
                    Act::OpenMenu(EntityRef::Directorate(directorate.clone())),
                );
                press(&mut app, &Act::Give(order.clone()));
                assert!(ordered(&mut app).is_empty());
                let shown = words(&mut app);
                assert!(shown.contains(&n.to_string()), "{n} in {shown}");
                // Escape takes it back.
                act(&mut app, Act::Escape);
                act(&mut app, Act::Confirm);
                assert!(ordered(&mut app).is_empty());
                act(&mut app, Act::Give(order.clone()));
                key(&mut app, KeyCode::Enter);
                assert_eq!(ordered(&mut app), [order]);
            }
        }
    }

    #[test]
    fn an_order_to_one_post_goes_out_at_once_and_one_to_all_of_the_seat_does_not() {
        let snap = played("libya-2024", Some("08:00"), "main", &[]);
        let c = snap.scenario.checkpoints.keys().next().unwrap().clone();
        let convoy = snap.scenario.convoys.keys().next().unwrap().clone();
        assert_eq!(
            weight(
                &Order::SetPosture {
                    checkpoint: c.clone(),
                    posture: Posture::Search
                },
                &snap
            ),
            Weight::Light
        );
        let announce = |checkpoints| {
            weight(
                &Order::AnnounceConvoy {
                    convoy: convoy.clone(),
                    checkpoints,
                },
                &snap,
            )
        };
        assert_eq!(announce(vec![c]), Weight::Light);
        assert_eq!(
            announce(Vec::new()),
            Weight::Checkpoints(snap.scenario.checkpoints.len())
        );
    }

    #[test]
    fn a_skip_asks_first() {
        for lang in [Lang::Ar, Lang::En] {
            let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), lang);
            let skip = Order::Skip {
                inject: "m2".into(),
            };
            act(&mut app, Act::Select(EntityRef::Inject("m2".into())));
            press(&mut app, &Act::Give(skip.clone()));
            assert!(ordered(&mut app).is_empty());
            assert!(words(&mut app).contains(lang.pick("لا يأتي", "does not come")));
            press(&mut app, &Act::Confirm);
            assert_eq!(ordered(&mut app), [skip]);
        }
    }
}
