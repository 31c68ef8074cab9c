//! Seats at which a program sits: what it sees, and orders that it gives under names of its own.
//!
//! Deliberately not here: how it asks (`api`), what a seat may have (`host`).

use std::sync::Arc;

use super::codes::Station;
use super::host::{Host, PATIENCE, Refused, named};
use super::locks::lock;
use super::opaque;
use super::viewer::NotDone;
use super::wall::now;
use crate::base::message::{Message, msg};
use crate::record::fact::Refusal;
use crate::record::order::Order;
use crate::session::RequestId;
use crate::session::player::{Answer, Mode, SessionRequest, Snapshot};

/// What became of an order of a program.
pub(super) enum Given {
    /// It was accepted.
    Accepted,
    /// It was refused, and why.
    Refused(Refusal),
    /// It could not be taken, and why; nothing is in the file.
    Failed(Message),
    /// It will never be taken: the exercise is over, as is said.
    Over(Message),
}

impl Host {
    /// The newest snapshot as a station may have it; waits until its picture is made.
    pub(super) async fn seen_by(&self, station: &Station) -> Option<Arc<Snapshot>> {
        let fixed = station.eyes(&self.players.newest()?.scenario);
        if let Some(seat) = fixed.clone() {
            let asked = lock(&self.programs).insert(seat, now());
            if asked.is_none() {
                self.watch();
            }
        }
        let mut news = self.news.clone();
        let until = now() + PATIENCE;
        loop {
            if let Some(snapshot) = self.snapshot_of(station, fixed.as_ref()) {
                return Some(snapshot);
            }
            let left = until.checked_duration_since(now())?;
            tokio::time::timeout(left, news.changed())
                .await
                .ok()?
                .ok()?;
        }
    }

    /// Gives an order as a station. It is in the file before this returns.
    ///
    /// # Errors
    /// If its name is none, the station gives no orders, or the exercise takes no requests.
    pub(super) async fn order(
        &self,
        station: &Station,
        name: &str,
        order: Order,
    ) -> Result<Given, Refused> {
        RequestId::parse(name).ok_or(Refused::Malformed)?;
        // Programs at several seats may choose the same name.
        let by = blake3::hash(station.name().as_bytes()).to_hex();
        let request = named(&format!("s{}", &by[..8]), name).ok_or(Refused::Malformed)?;
        let newest = self.players.newest().ok_or(Refused::Closed)?;
        let seat = match station {
            Station::Control => newest.scenario.excon().id.clone(),
            Station::Team(seat) => seat.clone(),
            Station::Observer | Station::Evaluator | Station::NoteTaker | Station::BigScreen => {
                return Err(Refused::NotDone(NotDone::NothingThere));
            }
        };
        let mut order = order;
        if *station != Station::Control
            && opaque::is_named(&mut order)
            && let Some(seen) = self.seen_by(station).await
        {
            opaque::reveal(&mut order, &seen.eyes, &lock(&self.codes));
        }
        let token = self.next_token();
        let request = SessionRequest::Order {
            seat,
            order,
            token,
            request: Some(request),
        };
        self.players
            .live()
            .request(request)
            .map_err(|_| Refused::Closed)?;
        self.answered(&[token]).await?;
        let newest = self.players.live().newest().ok_or(Refused::Closed)?;
        let answer = newest.answers.iter().find(|a| a.token == token);
        Ok(match answer {
            Some(Answer {
                failed: Some(why), ..
            }) => match newest.mode {
                Mode::Over => Given::Over(why.clone()),
                _ => Given::Failed(why.clone()),
            },
            Some(Answer {
                refused: Some(why), ..
            }) => Given::Refused(why.clone()),
            Some(_) => Given::Accepted,
            None => Given::Failed(msg!("api-closed")),
        })
    }
}
