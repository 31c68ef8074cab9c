//! Looking whether screens show anything else: all at which somebody looks when something is new, and that of one who waits at once.
//!
//! Deliberately not here: making a screen (`scenes`), what a station may have of the exercise (`host`), how it travels (`web`).

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::clock::Clock;
use super::codes::Station;
use super::host::{Host, Seated, lock, picture_for};
use super::scenes::{Basis, Piece, Scene, Source};
use super::update::Told;
use super::wall::now;
use crate::screen::state::companions::Companion;
use crate::session::player::{Estimates, Snapshot};

/// What comes of looking whether anything is new for a page.
pub(super) struct Turn {
    /// What the page is told, if anything.
    pub(super) told: Option<Told>,
    /// Whoever tells when there is more; none before there is anything to see.
    pub(super) scene: Option<watch::Receiver<u64>>,
    /// How long a short message still stands on the page.
    pub(super) says_for: Option<Duration>,
}

impl Host {
    /// Has a scene show what is new, if that is anything for it. For somebody who waits it is looked at once; else a screen that was
    /// made is made again when the next round is made.
    fn show(&self, scene: &Scene, newest: &Snapshot, waits: bool) {
        let station = &scene.group.station;
        let Some(picture) = picture_for(newest, station, scene.eyes.as_ref()) else {
            return;
        };
        let number = lock(&self.pictures).number(&picture);
        let company = match station {
            Station::Team(seat) => lock(&self.company).get(seat).cloned(),
            _ => None,
        };
        let live = self.live();
        let source = Source {
            basis: basis(newest, live.as_deref(), number, station, company.as_ref()),
            at: newest.at,
            company: company.as_ref().map_or(&[], |c| c),
            snapshot: &|| Arc::new(self.filtered(newest, picture.clone(), station)),
        };
        if waits {
            scene.look_at_once(&source);
        } else {
            scene.look_again(&source);
        }
    }

    /// Has all scenes at which somebody looks show what is new.
    pub(super) fn show_all(&self) {
        for scene in self.scenes.looked_at() {
            if let Some(newest) = self.players.newest() {
                self.show(&scene, &newest, false);
            }
        }
    }

    /// Has a viewer see what is new, and what its page is to be told of it. `waits`: something was done there just now.
    pub(super) fn update(&self, seated: &Seated, waits: bool) -> Turn {
        let mut viewer = lock(&seated.viewer);
        viewer.meet(&seated.person);
        viewer.expire(now());
        let mut turn = Turn {
            told: None,
            scene: None,
            says_for: None,
        };
        let Some(newest) = self.players.newest() else {
            return turn;
        };
        if viewer.lacks(&newest)
            && let Some(snapshot) = self.snapshot_for(&viewer)
        {
            viewer.take(snapshot);
        }
        turn.says_for = viewer.says_for();
        let waits = waits || viewer.is_fresh();
        // What is seen may open something, and that is another scene.
        for _ in 0..3 {
            let Some(scene) = viewer.scene() else { break };
            let told = scene.told();
            if waits || scene.current().is_none() {
                self.show(&scene, &newest, true);
            }
            turn.scene = Some(told);
            let Some(made) = scene.current() else { break };
            viewer.take(made.snapshot.clone());
            let stays = viewer.scene().is_some_and(|now| Arc::ptr_eq(&now, &scene));
            if stays {
                turn.told = viewer.tell(&made, Clock::of(&newest));
                break;
            }
        }
        turn.says_for = viewer.says_for();
        turn
    }
}

/// What the screens of a station are made from.
fn basis(
    newest: &Snapshot,
    live: Option<&Snapshot>,
    picture: u64,
    station: &Station,
    company: Option<&Arc<Vec<Companion>>>,
) -> Basis {
    // While a replay is shown, what evaluators write goes into the exercise.
    let live = live.unwrap_or(newest);
    let all = station.sees_truth() || *station == Station::NoteTaker;
    let of_control = |part: Piece| if all { part } else { Piece::default() };
    // What is new of others alone is nothing new for a room.
    let room = match station {
        Station::Team(seat) => Some(seat),
        _ => None,
    };
    let own = |e: &&Estimates| room.is_none_or(|seat| e.seat == *seat);
    let attendance = room.map(|seat| live.attendance.of_seat(seat));
    Basis {
        picture,
        mode: newest.mode,
        at: (!newest.mode.moves()).then_some(newest.at),
        pace: newest.pace,
        facts: if all { newest.facts.len() } else { 0 },
        parts: [
            Piece::of(&newest.scenario),
            Piece::of(&newest.staffed),
            of_control(Piece::of(&newest.expected)),
            of_control(Piece::of(&live.observations)),
            of_control(Piece::some(live.judged.as_ref())),
            match room {
                Some(_) => Piece::of(live.givers.names()),
                None => Piece::of(&live.givers),
            },
            match room {
                Some(_) => Piece::default(),
                None => Piece::of(&live.attendance),
            },
            Piece::some(newest.replay.as_ref()),
            Piece::some(live.emergency.as_ref()),
            Piece::of(&newest.discussion),
            Piece::some(company),
        ],
        estimated: newest.estimates.iter().rfind(own).map(|e| e.token),
        attendance,
        talks: newest.talk.runs,
        held: newest.talk.held,
        together: newest.break_out().is_some_and(|(_, over)| over),
        trouble: newest.trouble.is_some(),
    }
}
