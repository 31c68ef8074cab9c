//! What the trainer of several teams does with all of them at once. Who starts or stands together is at the same exercise time.
//!
//! Each exercise has a thread and a clock of its own, which stops where it stood when it was told to. So those that were stopped
//! together are brought up to the one that was furthest, as fast as possible; it is less than a second on the wall. Who was stopped
//! earlier stays there: what came due meanwhile nobody would have rehearsed.
//! Deliberately not here: pages (`overview`), what a trainer does with one team, which is exercise control's (`screen`).

use std::sync::Arc;

use super::app::{All, Team};
use super::cards::stands_before_piece;
use super::codes::{hex, random};
use super::host::{Host, PATIENCE};
use super::wall::now;
use crate::base::ids::ModuleId;
use crate::base::time::Span;
use crate::record::order::Order;
use crate::session::RequestId;
use crate::session::emergency::{Caller, Post};
use crate::session::player::{Control, Mode, Person, Phase, SessionRequest, Snapshot};

/// How far behind the furthest one a team may be to be brought up to it, milliseconds on the wall at its pace.
const NEAR: f64 = 2000.0;

/// What is done with all teams.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Together {
    /// STARTEX for those that have not begun.
    Start,
    /// Time stands for those for which it passes.
    Pause,
    /// Time passes again for those for which it stands.
    Resume,
    /// How many times as fast as the wall it passes, for all that are not over.
    Pace(f64),
    /// ENDEX for all that are not over.
    Endex,
    /// A real emergency begins, or is over.
    Emergency(bool),
    /// A module of the discussion is opened for all that are not over.
    Open(ModuleId),
    /// The next question of the module that is open is put to each.
    NextQuestion,
    /// The clock of the discussion runs, or is held.
    Talk(bool),
    /// The piece of play into which the open module leads is played.
    Piece,
    /// The module that is open is ended.
    CloseModule,
}

impl All {
    /// Does it, and returns when it is done.
    pub(super) async fn together(&self, what: Together) {
        // Of two trainers one waits for the other.
        let _turn = self.turn.lock().await;
        match what {
            Together::Start => self.control(Control::Play, |m| m == Mode::Ready).await,
            Together::Pause => {
                let playing = self.those(|m| m == Mode::Playing);
                self.control(Control::Pause, Mode::moves).await;
                level(playing).await;
            }
            Together::Resume => {
                // A machine that slept stopped each where it noticed.
                level(self.those(|m| m == Mode::Paused)).await;
                self.control(Control::Play, |m| m == Mode::Paused).await;
            }
            Together::Pace(pace) => {
                let control = Control::Pace(pace);
                self.control(control, |m| m != Mode::Over).await;
            }
            Together::Endex => self.endex().await,
            Together::Emergency(on) => self.emergency(on).await,
            Together::Open(module) => {
                let open = |s: &Snapshot| {
                    (s.discussion.open.as_ref() != Some(&module)).then(|| {
                        let module = module.clone();
                        Order::OpenModule { module }
                    })
                };
                self.order(open).await;
            }
            Together::NextQuestion => self.order(next_question).await,
            Together::CloseModule => {
                let spent = Span::ZERO;
                let close = |s: &Snapshot| {
                    let open = s.discussion.open.is_some();
                    open.then_some(Order::CloseModule { spent })
                };
                self.order(close).await;
            }
            Together::Talk(runs) => self.talk(runs).await,
            Together::Piece => self.piece().await,
        }
    }

    /// The teams whose clock does this now; one whose exercise's thread has ended does nothing.
    fn those(&self, which: impl Fn(Mode) -> bool) -> Vec<&Team> {
        let does = |t: &&Team| {
            let newest = t.host.players.live().newest();
            t.host.lives() && newest.is_some_and(|s| which(s.mode))
        };
        self.teams.iter().filter(does).collect()
    }

    /// Tells the clocks of those that do this now, all as nearly at once as can be, and waits until they have heard it.
    async fn control(&self, control: Control, which: impl Fn(Mode) -> bool) {
        let those = self.those(&which);
        let told: Vec<(&Team, u64)> = those.into_iter().map(|t| (t, t.host.serial())).collect();
        for (team, _) in &told {
            // A queue that is full is full of orders; the button is still there.
            let request = SessionRequest::Control(control);
            team.host.players.live().request(request).ok();
        }
        for (team, before) in told {
            let heard = |s: &Snapshot| match control {
                Control::Pace(pace) => (s.pace - pace).abs() < f64::EPSILON,
                _ => !which(s.mode),
            };
            team.host.done(before, heard).await;
        }
    }

    /// Stops all teams for a real emergency, also those that are over or look at their exercise again, or says that it is over.
    async fn emergency(&self, on: bool) {
        let trainer = Caller {
            post: Post::Control,
            person: Person::default(),
        };
        let otherwise = |t: &&Team| t.host.live().is_some_and(|s| s.is_stopped() != on);
        let those: Vec<&Team> = self.teams.iter().filter(otherwise).collect();
        // First everybody is told, also those whose exercise is dead or hangs.
        for team in &those {
            team.host.say_what_is_real(on, trainer.clone());
        }
        for team in &those {
            let request = SessionRequest::Emergency(on, trainer.clone());
            team.host.players.live().request(request).ok();
        }
        for team in those {
            team.host.until(|s| s.is_stopped() == on).await;
        }
    }

    /// Ends all exercises that are not over.
    async fn endex(&self) {
        self.order(|_| Some(Order::EndExercise)).await;
        for team in self.those(|m| m != Mode::Over) {
            team.host.done(0, |s| s.mode == Mode::Over).await;
        }
    }

    /// Plays the piece of the module that is open for all that stand before it.
    async fn piece(&self) {
        let before = |t: &&Team| {
            let newest = t.host.players.live().newest();
            t.host.lives() && newest.is_some_and(|s| stands_before_piece(&s))
        };
        let those: Vec<&Team> = self.teams.iter().filter(before).collect();
        level(those.clone()).await;
        let told: Vec<(&Team, u64)> = those.into_iter().map(|t| (t, t.host.serial())).collect();
        for (team, _) in &told {
            let request = SessionRequest::Control(Control::Play);
            team.host.players.live().request(request).ok();
        }
        for (team, before) in told {
            // A short one may be over before anybody looks.
            team.host.done(before, |s| !stands_before_piece(s)).await;
        }
    }

    /// Holds the clock of the discussion of all that talk, or lets it run.
    async fn talk(&self, runs: bool) {
        let mut told = Vec::new();
        for team in self.those(|m| m != Mode::Over) {
            let otherwise = |s: &Snapshot| s.discussion.open.is_some() && s.talk.held == runs;
            if team
                .host
                .players
                .live()
                .newest()
                .is_some_and(|s| otherwise(&s))
            {
                let before = team.host.serial();
                let request = SessionRequest::Control(Control::Discuss(runs));
                team.host.players.live().request(request).ok();
                told.push((team, before));
            }
        }
        for (team, before) in told {
            team.host.done(before, |s| s.talk.held != runs).await;
        }
    }

    /// Gives an order of exercise control to each that is not over and for which there is one, and waits for the answers.
    async fn order(&self, which: impl Fn(&Snapshot) -> Option<Order>) {
        let mut asked = Vec::new();
        for team in self.those(|m| m != Mode::Over) {
            let host = &team.host;
            let Some(newest) = host.players.live().newest() else {
                continue;
            };
            let Some(order) = which(&newest) else {
                continue;
            };
            let token = host.next_token();
            let name = random::<16>().ok().map(|r| format!("trainer-{}", hex(&r)));
            let request = SessionRequest::Order {
                seat: newest.scenario.excon().id.clone(),
                order,
                token,
                request: name.and_then(|n| RequestId::parse(&n)),
            };
            if host.players.live().request(request).is_ok() {
                asked.push((host, token));
            }
        }
        for (host, token) in asked {
            // What could not be answered in time shows on its card.
            host.answered(&[token]).await.ok();
        }
    }
}

/// The next question of the module that a team discusses, if there is one.
fn next_question(s: &Snapshot) -> Option<Order> {
    let open = s.discussion.open.as_ref()?;
    let module = s.scenario.modules.iter().find(|m| m.id == *open)?;
    let question = module.next_after(s.discussion.asked.as_ref())?.id.clone();
    Some(Order::AskQuestion {
        question,
        spent: Span::ZERO,
    })
}

/// Brings those that stand and are a little behind up to the one that is furthest.
async fn level(teams: Vec<&Team>) {
    let stands = |t: &&Team| {
        let newest = t.host.players.live().newest()?;
        (newest.mode == Mode::Paused).then(|| (t.host.clone(), newest))
    };
    let standing: Vec<(Arc<Host>, Arc<Snapshot>)> = teams.iter().filter_map(stands).collect();
    let Some(furthest) = standing.iter().map(|(_, s)| s.at).max() else {
        return;
    };
    let behind = standing.into_iter().filter(|(_, s)| {
        let near = Span::from_millis((NEAR * s.pace.max(1.0)) as i64);
        s.at < furthest && furthest - s.at <= near
    });
    let behind: Vec<(Arc<Host>, u64)> = behind.map(|(host, s)| (host, s.serial)).collect();
    for (host, _) in &behind {
        let request = SessionRequest::Control(Control::RunUntil(furthest));
        host.players.live().request(request).ok();
    }
    for (host, before) in behind {
        host.done(before, |s| s.at >= furthest && !s.mode.moves())
            .await;
    }
}

impl Host {
    /// The number of the newest snapshot of the exercise.
    fn serial(&self) -> u64 {
        self.players.live().newest().map_or(0, |s| s.serial)
    }

    /// Waits until what was requested after a snapshot is done; where it could not be, the team's card says why and the others do not
    /// wait.
    async fn done(&self, after: u64, holds: impl Fn(&Snapshot) -> bool) {
        let failed = |s: &Snapshot| s.trouble.is_some() && !s.mode.moves();
        let done = |s: &Snapshot| s.serial > after && (holds(s) || failed(s));
        self.until(done).await;
    }

    /// Waits until this holds of the exercise; for as long as an answer is waited for.
    pub(super) async fn until(&self, holds: impl Fn(&Snapshot) -> bool) {
        let mut news = self.news.clone();
        let until = now() + PATIENCE;
        loop {
            news.borrow_and_update();
            if self.players.live().newest().is_some_and(|s| holds(&s)) {
                return;
            }
            // An exercise whose thread has ended does nothing any more, and the others do not wait for it.
            if self.players.live().phase() != Phase::Open {
                return;
            }
            let Some(left) = until.checked_duration_since(now()) else {
                return;
            };
            match tokio::time::timeout(left, news.changed()).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) | Err(_) => return,
            }
        }
    }
}
