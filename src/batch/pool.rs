//! Plays many runs on all cores and hands over what they come to in their order.
//!
//! Runs are taken one after the other; none is begun that is far ahead of the last that was handed over, so that what waits stays
//! small however many runs there are. What is handed over, and in which order, does not depend on the number of threads.
//! Deliberately not here: what a run is.

use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Builder};

/// How many runs a thread may be ahead of what was handed over.
const AHEAD: usize = 4;

/// Most threads that play at once, whatever is asked for: each takes memory, and no machine has more cores to give them.
pub const MOST: usize = 512;

/// Why not all runs were played.
#[derive(Debug)]
pub enum Trouble {
    /// No thread could be started.
    NoThread(io::Error),
    /// A run broke off: its number, and what it said.
    Broke(usize, String),
}

/// How many threads play at once, if nobody says otherwise: as many as there are cores.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// How far it has come.
struct Line {
    state: Mutex<Place>,
    moved: Condvar,
}

#[derive(Clone, Copy)]
struct Place {
    /// The next run to begin.
    next: usize,
    /// How many were handed over.
    handed: usize,
    /// Whether no more are begun.
    over: bool,
}

impl Line {
    fn place(&self) -> MutexGuard<'_, Place> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next run, once it is not too far ahead; none if all are begun.
    fn take(&self, count: usize, ahead: usize) -> Option<usize> {
        let mut place = self.place();
        loop {
            if place.over || place.next >= count {
                return None;
            }
            if place.next < place.handed + ahead {
                place.next += 1;
                return Some(place.next - 1);
            }
            place = self
                .moved
                .wait(place)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn change(&self, with: impl FnOnce(&mut Place)) {
        with(&mut self.place());
        self.moved.notify_all();
    }
}

/// Lets no more be begun once it is gone, also where that is because something broke off: nobody waits for ever.
struct Ends<'a>(&'a Line);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.change(|p| p.over = true);
    }
}

/// A run's number, and what it came to or what it said when it broke off.
type Told<R> = (usize, Result<R, String>);

/// Plays the runs from 0 to `count` on so many threads, from one to [`MOST`]. `each` gets what they come to in their order and says whether
/// to go on.
///
/// # Errors
/// If no thread can be started, or a run breaks off.
pub fn play<R: Send>(
    count: usize,
    threads: usize,
    run: &(dyn Fn(usize) -> R + Sync),
    each: &mut dyn FnMut(usize, R) -> ControlFlow<()>,
) -> Result<(), Trouble> {
    let threads = threads.clamp(1, count.clamp(1, MOST));
    let line = Line {
        state: Mutex::new(Place {
            next: 0,
            handed: 0,
            over: false,
        }),
        moved: Condvar::new(),
    };
    let work = |tell: SyncSender<Told<R>>| {
        while let Some(n) = line.take(count, threads * AHEAD) {
            let came = catch_unwind(AssertUnwindSafe(|| run(n))).map_err(|said| {
                let words = said.downcast_ref::<String>().cloned();
                words
                    .or_else(|| said.downcast_ref::<&str>().map(|s| (*s).to_owned()))
                    .unwrap_or_default()
            });
            if tell.send((n, came)).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        let _ends = Ends(&line);
        let (tell, told) = sync_channel(threads * AHEAD);
        let mut started = 0;
        for n in 0..threads {
            let (tell, work) = (tell.clone(), &work);
            let thread = Builder::new().name(format!("run {n}"));
            match thread.spawn_scoped(scope, move || work(tell)) {
                Ok(_) => started += 1,
                Err(e) if started == 0 => return Err(Trouble::NoThread(e)),
                // Fewer threads take longer; that is all.
                Err(_) => break,
            }
        }
        drop(tell);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (n, came) in told {
            waiting.insert(n, came);
            while let Some(came) = waiting.remove(&due) {
                let ended = match came {
                    Ok(r) => each(due, r).is_break().then_some(Ok(())),
                    Err(said) => Some(Err(Trouble::Broke(due, said))),
                };
                if let Some(ended) = ended {
                    return ended;
                }
                due += 1;
                line.change(|p| p.handed = due);
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn squares(count: usize, threads: usize) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        let run = |n: usize| {
            // Later runs are done sooner.
            thread::sleep(std::time::Duration::from_micros(
                (count - n) as u64 * 7 % 300,
            ));
            n * n
        };
        play(count, threads, &run, &mut |n, r| {
            all.push((n, r));
            ControlFlow::Continue(())
        })
        .unwrap();
        all
    }

    #[test]
    fn what_comes_out_is_in_order_whatever_the_number_of_threads() {
        let one = squares(200, 1);
        assert_eq!(one.len(), 200);
        assert!(one.iter().enumerate().all(|(n, x)| *x == (n, n * n)));
        assert_eq!(squares(200, 7), one);
        assert!(squares(0, 3).is_empty());
    }

    #[test]
    fn nothing_runs_far_ahead_of_what_was_handed_over() {
        let (begun, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let run = |n: usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            // The first one takes long; the others wait for it before long.
            if n == 0 {
                thread::sleep(std::time::Duration::from_millis(100));
                most.store(begun.load(Ordering::SeqCst), Ordering::SeqCst);
            }
        };
        play(1000, 3, &run, &mut |_, ()| ControlFlow::Continue(())).unwrap();
        let most = most.load(Ordering::SeqCst);
        assert!(most > 1 && most <= 3 * AHEAD, "{most}");
        assert_eq!(begun.load(Ordering::SeqCst), 1000);
    }

    #[test]
    fn a_run_that_breaks_off_is_named_and_nothing_hangs() {
        let run = |n: usize| assert!(n != 30, "run {n} is impossible");
        let mut seen = 0;
        let ended = play(100, 4, &run, &mut |_, ()| {
            seen += 1;
            ControlFlow::Continue(())
        });
        let Err(Trouble::Broke(30, said)) = ended else {
            panic!("{ended:?}");
        };
        assert!(said.contains("run 30 is impossible"), "{said}");
        assert_eq!(seen, 30);
    }

    #[test]
    fn nothing_hangs_where_what_is_handed_over_cannot_be_taken() {
        let (tell, told) = sync_channel(1);
        // In a thread of its own, so that a test that waits for ever fails.
        let played = Builder::new().spawn(move || {
            let ended = catch_unwind(|| {
                play(1000, 3, &|n| n, &mut |n, _| -> ControlFlow<()> {
                    assert!(n < 5, "no more of it");
                    ControlFlow::Continue(())
                })
            });
            tell.send(ended.is_err()).unwrap();
        });
        played.unwrap();
        let broke = told.recv_timeout(std::time::Duration::from_secs(60));
        assert_eq!(broke, Ok(true));
    }

    #[test]
    fn who_has_enough_stops_it() {
        let (begun, mut seen) = (AtomicUsize::new(0), 0);
        let run = |_| begun.fetch_add(1, Ordering::SeqCst);
        play(10_000, 2, &run, &mut |n, _| {
            seen = n;
            if n < 9 {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        })
        .unwrap();
        assert_eq!(seen, 9);
        assert!(begun.load(Ordering::SeqCst) < 100);
    }
}
