//! What the threads of a live exercise and of a replay have in common: the loop that takes requests and hands out snapshots, and
//! whose pictures are made for them.
//!
//! Deliberately not here: what a request does and how time passes ([`live`](super::live), [`replay`](super::replay)).

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::{SessionRequest, Snapshot};
use crate::base::ids::SeatId;
use crate::picture::Picture;
use crate::scenario::Scenario;

/// Time on the wall after which a thread for which nothing is to be done looks about all the same.
pub(super) const AT_REST: Duration = Duration::from_secs(3600);

/// What a thread serves.
pub(super) trait Served {
    /// Time on the wall until something is to be done without being asked; [`AT_REST`] where nothing is.
    fn wait(&self) -> Duration;
    /// Brings it up to the moment, before what was asked is done.
    fn awake(&mut self);
    /// Does what was asked.
    fn take(&mut self, request: SessionRequest);
    /// Does what follows, before it is shown.
    fn settle(&mut self);
    /// What can be seen now.
    fn snapshot(&mut self) -> Snapshot;
    /// Nobody can ask any more.
    fn close(&mut self);
    /// What was seen last, with the words for a fault of the program.
    fn faulted(self) -> Snapshot;
}

/// Serves until nobody can ask any more. Requests that wait are taken together: a snapshot follows the last of them.
pub(super) fn serve(
    mut served: impl Served,
    requests: &Receiver<SessionRequest>,
    publish: &dyn Fn(Snapshot),
) {
    let ended = catch_unwind(AssertUnwindSafe(|| {
        publish(served.snapshot());
        loop {
            let asked = requests.recv_timeout(served.wait());
            if asked == Err(RecvTimeoutError::Disconnected) {
                break;
            }
            served.awake();
            if let Ok(request) = asked {
                served.take(request);
                while let Ok(more) = requests.try_recv() {
                    served.take(more);
                }
            }
            served.settle();
            publish(served.snapshot());
        }
        served.close();
    }));
    if ended.is_err() {
        publish(served.faulted());
    }
}

/// Whose pictures are made: exercise control's, those of the seat through whose eyes it looks, and of seats that others look at.
pub(super) struct Viewers {
    excon: SeatId,
    viewer: SeatId,
    watched: BTreeSet<SeatId>,
}

impl Viewers {
    /// Exercise control looks as `viewer`, or as itself.
    pub(super) fn new(scenario: &Scenario, viewer: Option<SeatId>) -> Self {
        let excon = scenario.excon().id.clone();
        Self {
            viewer: viewer.unwrap_or_else(|| excon.clone()),
            excon,
            watched: BTreeSet::new(),
        }
    }

    /// Looks through the eyes of a seat from now on, if there is such a seat.
    pub(super) fn view_as(&mut self, scenario: &Scenario, seat: SeatId) {
        if scenario.seats.contains_key(&seat) {
            self.viewer = seat;
        }
    }

    /// Makes the pictures of these seats from now on, as far as there are such seats.
    pub(super) fn watch(&mut self, scenario: &Scenario, seats: BTreeSet<SeatId>) {
        self.watched = seats
            .into_iter()
            .filter(|s| scenario.seats.contains_key(s))
            .collect();
    }

    /// The pictures to show: the truth, and what the viewer sees where that is another. `picture` makes one.
    pub(super) fn look(
        &self,
        shown: &mut Snapshot,
        mut picture: impl FnMut(&SeatId) -> Result<Picture, Vec<SeatId>>,
    ) -> (Picture, Option<Picture>) {
        let mut of = |seat: &SeatId| picture(seat).expect("only seats that exist are taken");
        let truth = of(&self.excon);
        let eyes = (self.viewer != self.excon).then(|| of(&self.viewer));
        shown.watch(&self.watched, &truth, of);
        (truth, eyes)
    }
}
