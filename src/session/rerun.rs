//! On in a changed scenario: an exercise whose scenario its author has changed is played again to the moment where it stands, with the
//! same seed and the same orders, in a new file.
//!
//! The other file is only read. Deliberately not here: who notices that a scenario was changed, a branch in the same one (`branch`).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::progress::Watch;
use super::recording::Recording;
use super::store::{self, Beginning, Journalled, Origin, Store};
use super::{Exercise, SessionError};
use crate::base::time::SimTime;
use crate::record::Rules;
use crate::record::fact::{Fact, FactEntry, Refusal};
use crate::record::order::OrderEntry;
use crate::scenario::Scenario;

/// What is different in a changed scenario.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rerun {
    /// Orders that were accepted before the change and are not now, in the order in which they were given.
    pub refused: Vec<RefusedAgain>,
}

/// An order that is not accepted in the changed scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct RefusedAgain {
    /// The order, with its time.
    pub entry: OrderEntry,
    /// Why it is refused; none: ENDEX comes before it.
    pub why: Option<Refusal>,
}

/// Plays an exercise again in a changed scenario, up to a moment or to ENDEX, in a new file. With it come the file and what is
/// different; nothing if it was given up on the way.
///
/// # Errors
/// If the file cannot be read, or the new one cannot be written.
pub(super) fn rerun(
    parent: &Path,
    at: SimTime,
    scenario: &Arc<Scenario>,
    folder: &Path,
    watch: Watch<'_>,
) -> Result<Option<(Exercise, PathBuf, Rerun)>, SessionError> {
    let recording = Recording::open(parent)?;
    let mut before = recording.simulation();
    before.run_until(at);
    let refused_before: BTreeSet<u64> = refused(before.facts()).map(|(seq, _)| seq).collect();
    let file = store::free_name(folder, &scenario.head.id);
    let late = create(&recording, at, scenario, &file)?;
    let Some(exercise) = Exercise::resume_watched(&file, watch)? else {
        return Ok(None);
    };
    let journal = recording.orders_until(at);
    let entry = |seq: u64| journal.iter().find(|j| j.entry.seq == seq);
    let newly = refused(exercise.sim().facts()).filter(|(seq, _)| !refused_before.contains(seq));
    let mut refused: Vec<RefusedAgain> = newly
        .filter_map(|(seq, why)| {
            Some(RefusedAgain {
                entry: entry(seq)?.entry.clone(),
                why: Some(why.clone()),
            })
        })
        .collect();
    refused.extend(
        late.into_iter()
            .map(|entry| RefusedAgain { entry, why: None }),
    );
    Ok(Some((exercise, file, Rerun { refused })))
}

/// The numbers of orders of people that were refused, and why.
fn refused(facts: &[FactEntry]) -> impl Iterator<Item = (u64, &Refusal)> {
    facts.iter().filter_map(|f| match &f.fact {
        Fact::OrderRejected {
            seq: Some(seq),
            why,
            ..
        } => Some((*seq, why)),
        _ => None,
    })
}

/// Writes the file: the changed scenario with what people had put in. Orders for which ENDEX now comes too early are left out and
/// come back.
fn create(
    parent: &Recording,
    at: SimTime,
    scenario: &Scenario,
    file: &Path,
) -> Result<Vec<OrderEntry>, SessionError> {
    let (start, end) = (scenario.head.start, scenario.head.end);
    let (mut journal, mut late) = (Vec::new(), Vec::new());
    for j in parent.orders_until(at) {
        if j.entry.at >= end {
            late.push(j.entry.clone());
        } else {
            let at = j.entry.at.max(start);
            let entry = OrderEntry {
                at,
                ..j.entry.clone()
            };
            journal.push(Journalled { entry, ..j.clone() });
        }
    }
    let seq = journal.last().map_or(0, |j| j.entry.seq);
    let saved = &parent.saved;
    // What was planned and has not been given yet still comes; what lies before its own beginning was planned in another file.
    let before = saved.origin.as_ref().map_or(0, |o| o.seq);
    let own = |j: &&Journalled| j.planned && j.entry.seq > before;
    let given = parent.orders_until(at).iter().filter(own).count();
    let plan = saved.plan.get(given..).unwrap_or_default();
    let name = parent.path.file_name();
    let origin = Origin {
        file: name.map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
        id: saved.id.clone(),
        at,
        seq,
    };
    let notes = saved.observations.iter().filter(|o| o.note.about <= at);
    let notes: Vec<_> = notes.cloned().collect();
    let beginning = Beginning {
        scenario: &scenario.head.id,
        texts: &scenario.texts,
        seed: saved.seed,
        reached: at.clamp(start, end),
        plan,
        journal: &journal,
        observations: &notes,
        judgements: &[],
        origin: Some(&origin),
        rules: Rules::PRESENT,
        controls: &[],
        causes_only: true,
    };
    drop(Store::create(file, &beginning)?);
    Ok(late)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::SeatId;
    use crate::record::order::{Order, Target};
    use crate::scenario::{from_texts, shipped};
    use crate::session::catalog;
    use crate::session::player::{Opening, Phase, Player, Snapshot};

    /// `first-steps` with some words in the place of others.
    fn changed(old: &str, new: &str) -> Arc<Scenario> {
        let mut texts = shipped::texts("first-steps").unwrap();
        assert!(texts[0].1.contains(old), "{old}");
        texts[0].1 = texts[0].1.replace(old, new);
        Arc::new(from_texts(shipped::with_library(texts)).scenario.unwrap())
    }

    /// An exercise with two orders of people, which stands at 09:30.
    fn played(folder: &Path) -> PathBuf {
        let scenario = changed("first-steps", "first-steps");
        let seat = SeatId::from("room");
        let (mut e, file) = catalog::begin(scenario, 7, vec![seat.clone()], folder, None).unwrap();
        e.run_until(SimTime::parse("09:20").unwrap()).unwrap();
        let to = Target::Centre("abraq-1".into());
        let send = |unit: &str| Order::Dispatch {
            unit: unit.into(),
            to: to.clone(),
        };
        e.order(seat.clone(), send("rapid-1")).unwrap();
        e.order(seat.clone(), send("no-such-unit")).unwrap();
        e.run_until(SimTime::parse("09:30").unwrap()).unwrap();
        e.order(seat, send("patrol-1")).unwrap();
        e.save().unwrap();
        file
    }

    /// It opened in a changed scenario at 09:30.
    fn opened(folder: &Path, parent: &Path, scenario: Arc<Scenario>) -> (Player, Arc<Snapshot>) {
        let opening = Opening::Changed {
            parent: parent.to_path_buf(),
            at: SimTime::parse("09:30").unwrap(),
            scenario,
            folder: folder.to_path_buf(),
        };
        let (send, woken) = std::sync::mpsc::sync_channel(1000);
        let notify = move || send.try_send(()).unwrap_or_default();
        let player = Player::open(opening, Box::new(notify));
        while player.newest().is_none() {
            let phase = player.phase();
            assert!(
                matches!(phase, Phase::Opening(_) | Phase::Open),
                "{phase:?}"
            );
            woken.recv_timeout(std::time::Duration::from_secs(60)).ok();
        }
        let newest = player.newest().unwrap();
        (player, newest)
    }

    #[test]
    fn in_a_changed_scenario_it_goes_on_at_the_same_time_with_the_same_orders() {
        let dir = tempfile::tempdir().unwrap();
        let file = played(dir.path());
        let before = std::fs::read(&file).unwrap();
        let scenario = changed("strength: 12", "strength: 11");
        let (player, s) = opened(dir.path(), &file, scenario);
        assert_eq!(s.at.short(), "09:30");
        assert_eq!(s.rerun.as_deref(), Some(&Rerun::default()));
        assert!(s.staffed.contains(&SeatId::from("room")));
        let accepted = s.facts.iter().filter(|f| {
            matches!(
                &f.fact,
                Fact::OrderAccepted {
                    order: Order::Dispatch { .. },
                    ..
                }
            )
        });
        assert_eq!(accepted.count(), 2);
        let new = player.file().unwrap();
        drop(player);
        assert_ne!(new, file);
        assert_eq!(
            std::fs::read(&file).unwrap(),
            before,
            "the old file is as it was"
        );
        let again = Recording::open(&new).unwrap();
        assert_eq!(again.saved.seed, 7);
        assert_eq!(
            again.saved.origin.map(|o| o.at.short()),
            Some("09:30".to_owned())
        );
        assert!(again.saved.texts[0].1.contains("strength: 11"));
    }

    #[test]
    fn orders_that_the_change_makes_impossible_are_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = played(dir.path());
        let scenario = changed("patrol-1", "patrol-9");
        let (_player, s) = opened(dir.path(), &file, scenario);
        let refused = &s.rerun.as_ref().unwrap().refused;
        // What was refused before is no news.
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert_eq!(
            (refused[0].entry.at.short(), refused[0].why.is_some()),
            ("09:30".to_owned(), true)
        );
        // With an earlier ENDEX the exercise is over, and the last order comes too late.
        let scenario = changed("end: \"10:00\"", "end: \"09:25\"");
        let (_player, s) = opened(dir.path(), &file, scenario);
        let refused = &s.rerun.as_ref().unwrap().refused;
        assert_eq!(s.at.short(), "09:25");
        assert_eq!(
            refused.iter().map(|r| r.why.is_none()).collect::<Vec<_>>(),
            [true]
        );
    }
}
