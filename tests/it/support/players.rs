//! Scripted players: what they order, and what an exercise that they played comes to.
//!
//! Deliberately not here: which of them must do better (`players`), tables for people (`benches/players.rs`).

use std::path::Path;
use std::sync::Arc;

use tamrin::base::ids::{SeatId, UnitId};
use tamrin::base::time::{SimTime, Span};
use tamrin::evaluate::Evaluation;
use tamrin::evaluate::expected::State;
use tamrin::record::order::{Order, OrderEntry, Target};
use tamrin::record::rating::Rating;
use tamrin::record::states::{Posture, Power, Readiness, Role, UnitState};
use tamrin::record::{Fact, FactEntry};
use tamrin::scenario::{self, Scenario, shipped};
use tamrin::session::{OrdersFile, Planned};
use tamrin::sim::Simulation;

/// The shipped scenarios that teams rehearse.
pub(crate) const SHIPPED: [&str; 5] = [
    "first-steps",
    "checkpoint-relay",
    "afternoon-2024",
    "eve-of-the-vote",
    "libya-2024",
];

/// A player of all seats.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Player {
    /// Holds every seat and orders nothing.
    Idle,
    /// Orders at random what is allowed.
    Scatter,
    /// Sends everything to everything, confirms everything, checks as strictly as can be everywhere.
    Masher,
    /// Gives, at seats that people hold, the orders that standing orders give.
    Standing,
    /// Gives the orders of a good solution that was written with the scenario.
    Trained,
}

impl Player {
    /// All of them, from the worst to the best as they should be.
    pub(crate) const ALL: &'static [Self] = &[
        Self::Idle,
        Self::Scatter,
        Self::Masher,
        Self::Standing,
        Self::Trained,
    ];
}

/// What an exercise came to.
#[derive(Clone, Debug)]
pub(crate) struct Played {
    /// The ratings of its objectives that were observed.
    pub(crate) objectives: Vec<Option<Rating>>,
    /// Expected actions that were met, and all that were decided.
    pub(crate) expected: (usize, usize),
    /// Incidents settled, and all that began.
    pub(crate) settled: (usize, usize),
    /// People injured.
    pub(crate) injured: u32,
    /// Voters served, and those who came or meant to.
    pub(crate) voted: (u32, u32),
    /// How often force was out of proportion.
    pub(crate) heavy: usize,
    /// Seconds that vehicles waited at the worst checkpoint, mean.
    pub(crate) wait: f64,
}

/// A scenario by its name or folder, with the orders of its trained player.
pub(crate) fn scenario(name: &str) -> (Arc<Scenario>, OrdersFile) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let folder = if Path::new(name).is_dir() {
        Path::new(name).to_path_buf()
    } else {
        root.join(name)
    };
    let checked = match shipped::texts(name) {
        Some(texts) => scenario::from_texts(shipped::with_library(texts)),
        None => scenario::open(&folder).expect("the folder can be read"),
    };
    let trained = std::fs::read_to_string(folder.join("trained.ron"));
    let trained = trained.map_or_else(
        |_| OrdersFile::default(),
        |text| OrdersFile::read("trained.ron", &text).expect("a good orders file"),
    );
    (Arc::new(checked.scenario.expect("no errors")), trained)
}

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        // The multiplier of Knuth's MMIX.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// Seats that people hold: all but exercise control's.
fn seats(s: &Scenario) -> Vec<SeatId> {
    let rooms = s.seats.values().filter(|x| x.role != Role::Excon);
    rooms.map(|x| x.id.clone()).collect()
}

/// Plays an exercise.
pub(crate) fn play(s: &Arc<Scenario>, player: Player, trained: &OrdersFile, seed: u64) -> Played {
    let facts = match player {
        Player::Idle => run(s, seed, &[]),
        Player::Scatter => run_with(s, seed, Span::from_mins(4), &mut |sim, dice, at| {
            scatter(sim, s, dice, at)
        }),
        Player::Masher => run_with(s, seed, Span::from_mins(5), &mut |sim, _, at| {
            mash(sim, s, at)
        }),
        Player::Standing => run(s, seed, &standing(s, seed)),
        Player::Trained => run(s, seed, &trained.orders),
    };
    judge(s, &facts)
}

/// The orders that standing orders give where nobody plays.
fn standing(s: &Arc<Scenario>, seed: u64) -> Vec<Planned> {
    let mut sim = Simulation::new(s.clone(), seed);
    sim.run_until(s.head.end);
    let given = sim.facts().iter().filter_map(|f| match &f.fact {
        Fact::OrderAccepted {
            seat,
            order,
            rule: Some(_),
            ..
        } => Some(Planned {
            at: f.at,
            seat: seat.clone(),
            order: order.clone(),
        }),
        _ => None,
    });
    given.collect()
}

fn staffed(s: &Scenario) -> Vec<Planned> {
    let staff = |seat| Planned {
        at: s.head.start,
        seat: s.excon().id.clone(),
        order: Order::Staff {
            seat,
            staffed: true,
        },
    };
    seats(s).into_iter().map(staff).collect()
}

/// Plays with orders that are known beforehand.
pub(crate) fn run(s: &Arc<Scenario>, seed: u64, orders: &[Planned]) -> Vec<FactEntry> {
    let mut sim = Simulation::new(s.clone(), seed);
    let mut all = staffed(s);
    all.extend(orders.iter().cloned());
    all.sort_by_key(|p| p.at);
    for (n, p) in all.into_iter().enumerate() {
        give(&mut sim, n as u64 + 1, p);
    }
    sim.run_until(s.head.end);
    sim.facts().to_vec()
}

fn give(sim: &mut Simulation, seq: u64, p: Planned) {
    let entry = OrderEntry {
        at: p.at,
        seq,
        seat: p.seat,
        order: p.order,
    };
    // What cannot be given is not given.
    let late = sim.submit(entry);
    assert!(late.is_ok(), "orders are given in the order of time");
}

/// What a player orders at a moment, of what the seats know then.
type Plays<'a> = dyn FnMut(&mut Simulation, &mut Dice, SimTime) -> Vec<Planned> + 'a;

/// Plays with orders that follow from what the seats see.
fn run_with(s: &Arc<Scenario>, seed: u64, every: Span, plays: &mut Plays<'_>) -> Vec<FactEntry> {
    let mut sim = Simulation::new(s.clone(), seed);
    let mut seq = 0;
    for p in staffed(s) {
        seq += 1;
        give(&mut sim, seq, p);
    }
    let mut dice = Dice(seed);
    let mut at = s.head.start + every;
    while at < s.head.end {
        sim.run_until(at);
        for p in plays(&mut sim, &mut dice, at) {
            seq += 1;
            give(&mut sim, seq, p);
        }
        at = at + every;
    }
    sim.run_until(s.head.end);
    sim.facts().to_vec()
}

/// One random order of one seat.
fn scatter(sim: &mut Simulation, s: &Scenario, dice: &mut Dice, at: SimTime) -> Vec<Planned> {
    let seats = seats(s);
    let Some(seat) = dice.one(&seats).cloned() else {
        return Vec::new();
    };
    let Ok(p) = sim.picture(&seat) else {
        return Vec::new();
    };
    let places: Vec<_> = s.places.keys().cloned().collect();
    let order = match dice.below(7) {
        0 => dice.one(&p.units).and_then(|u| {
            Some(Order::Dispatch {
                unit: u.id.clone(),
                to: Target::Place(dice.one(&places)?.clone()),
            })
        }),
        1 => dice
            .one(&p.units)
            .map(|u| Order::StandDown { unit: u.id.clone() }),
        2 => dice.one(&p.checkpoints).and_then(|c| {
            Some(Order::SetPosture {
                checkpoint: c.id.clone(),
                posture: *dice.one(Posture::ALL)?,
            })
        }),
        3 => dice.one(&p.centres).and_then(|c| {
            Some(Order::SetGate {
                centre: c.id.clone(),
                posture: *dice.one(Posture::ALL)?,
            })
        }),
        4 => dice.one(&p.messages).map(|m| Order::Acknowledge {
            message: m.inject.clone(),
        }),
        5 => dice
            .one(&p.reports)
            .map(|r| Order::AcknowledgeReport { report: r.number }),
        _ => dice.one(&p.rumours).map(|r| Order::CorrectRumour {
            rumour: r.id.clone(),
        }),
    };
    let planned = |order| Planned { at, seat, order };
    order.map(planned).into_iter().collect()
}

/// Everything at once: all confirmed, all sent to the newest incident, the strictest check everywhere, every rumour denied, every
/// centre with trouble stopped.
fn mash(sim: &mut Simulation, s: &Scenario, at: SimTime) -> Vec<Planned> {
    let mut out = Vec::new();
    for seat in seats(s) {
        let Ok(p) = sim.picture(&seat) else {
            continue;
        };
        let powers = s.seats[&seat].powers();
        let mut orders = Vec::new();
        let open = p.messages.iter().filter(|m| !m.acknowledged);
        orders.extend(open.map(|m| Order::Acknowledge {
            message: m.inject.clone(),
        }));
        let reports = p
            .reports
            .iter()
            .filter(|r| r.wants_confirmation && !r.confirmed);
        orders.extend(reports.map(|r| Order::AcknowledgeReport { report: r.number }));
        if powers.contains(&Power::Units) {
            orders.extend(swarm(&seat, &p));
        }
        if powers.contains(&Power::Postures) {
            let laxer = p
                .checkpoints
                .iter()
                .filter(|c| c.seat == seat && c.posture != Posture::Search);
            orders.extend(laxer.map(|c| Order::SetPosture {
                checkpoint: c.id.clone(),
                posture: Posture::Search,
            }));
            let gates = p.centres.iter().filter(|c| c.gate != Posture::Search);
            orders.extend(gates.map(|c| Order::SetGate {
                centre: c.id.clone(),
                posture: Posture::Search,
            }));
        }
        if powers.contains(&Power::Readiness) {
            let lower = p
                .directorates
                .iter()
                .filter(|d| d.ordered != Readiness::Maximum);
            orders.extend(lower.map(|d| Order::SetReadiness {
                directorate: d.id.clone(),
                level: Readiness::Maximum,
            }));
        }
        if powers.contains(&Power::Information) {
            let loud = p.rumours.iter().filter(|r| !r.corrected);
            orders.extend(loud.map(|r| Order::CorrectRumour {
                rumour: r.id.clone(),
            }));
        }
        out.extend(orders.into_iter().map(|order| Planned {
            at,
            seat: seat.clone(),
            order,
        }));
    }
    out
}

/// Every unit that is not under way goes to the incident that was heard of last.
fn swarm(seat: &SeatId, p: &tamrin::picture::Picture) -> Vec<Order> {
    let newest = p
        .incidents
        .iter()
        .filter(|i| !i.needs.is_empty())
        .max_by_key(|i| i.word.as_of);
    let Some(incident) = newest else {
        return Vec::new();
    };
    let to = Target::Incident(incident.id.clone());
    let mine = p
        .units
        .iter()
        .filter(|u| u.command == *seat && u.task.as_ref() != Some(&to));
    let sent = mine.map(|u| {
        let unit: UnitId = u.id.clone();
        if u.state == UnitState::Available || u.state == UnitState::Returning {
            Order::Dispatch {
                unit,
                to: to.clone(),
            }
        } else {
            Order::Redirect {
                unit,
                to: to.clone(),
            }
        }
    });
    sent.collect()
}

/// What it came to.
fn judge(s: &Scenario, facts: &[FactEntry]) -> Played {
    let e = Evaluation::of(s, facts, &[]);
    let met = |x: &&State| matches!(x, State::Met(..));
    let decided = |x: &&State| matches!(x, State::Met(..) | State::Missed);
    let states = || e.expected.iter().map(|x| &x.state);
    let mut played = Played {
        objectives: e.ratings.iter().map(|r| r.rating).collect(),
        expected: (
            states().filter(met).count(),
            states().filter(decided).count(),
        ),
        settled: (
            e.histories.iter().filter(|h| h.settled()).count(),
            e.histories.len(),
        ),
        injured: 0,
        voted: (0, 0),
        heavy: 0,
        wait: 0.0,
    };
    for f in facts {
        match &f.fact {
            Fact::PeopleInjured { count, .. } => played.injured += count,
            Fact::ForceOutOfProportion { .. } => played.heavy += 1,
            Fact::CentreTally {
                served,
                came,
                kept_away,
                ..
            } => {
                played.voted.0 += served;
                played.voted.1 += came + kept_away;
            }
            Fact::CheckpointTally { mean_wait_ms, .. } => {
                played.wait = played.wait.max(*mean_wait_ms as f64 / 1000.0);
            }
            _ => {}
        }
    }
    played
}

/// A row of a table: means over all exercises of a player.
#[allow(dead_code, reason = "used by the benchmark alone")]
pub(crate) fn row(player: Player, all: &[Played]) -> String {
    let n = all.len().max(1) as f64;
    let rated = |r: Option<Rating>| {
        let count = all
            .iter()
            .flat_map(|p| &p.objectives)
            .filter(|x| **x == r)
            .count();
        format!("{:.1}", count as f64 / n)
    };
    let share = |part: f64, whole: f64| {
        if whole > 0.0 {
            100.0 * part / whole
        } else {
            0.0
        }
    };
    let sum = |f: &dyn Fn(&Played) -> f64| all.iter().map(f).sum::<f64>();
    format!(
        "| {player:?} | {} | {} | {} | {} | {} | {:.0} % | {:.0} % | {:.1} | {:.1} % | {:.1} |",
        rated(Some(Rating::P)),
        rated(Some(Rating::S)),
        rated(Some(Rating::M)),
        rated(Some(Rating::U)),
        rated(None),
        share(sum(&|p| p.expected.0 as f64), sum(&|p| p.expected.1 as f64)),
        share(sum(&|p| p.settled.0 as f64), sum(&|p| p.settled.1 as f64)),
        sum(&|p| f64::from(p.injured)) / n,
        share(
            sum(&|p| f64::from(p.voted.0)),
            sum(&|p| f64::from(p.voted.1))
        ),
        sum(&|p| p.heavy as f64) / n,
    )
}

/// The mean rating of an exercise, from 0 (nothing could be performed) to 3.
fn mean_rating(p: &Played) -> f64 {
    let ranks = p.objectives.iter().flatten().map(|r| *r as usize as f64);
    ranks.sum::<f64>() / p.objectives.len().max(1) as f64
}

/// What is wrong with the order of the players: nobody is worse than who does nothing or better than who is trained, the trained are
/// rated P or S, and who does everything at once is never better than S overall and does harm that can be seen.
pub(crate) fn faults(all: &[(Player, Vec<Played>)]) -> Vec<String> {
    let of = |player| {
        &all.iter()
            .find(|(p, _)| *p == player)
            .expect("all were played")
            .1
    };
    let mean = |player, f: &dyn Fn(&Played) -> f64| {
        let list: &Vec<Played> = of(player);
        list.iter().map(f).sum::<f64>() / list.len().max(1) as f64
    };
    let mut out = Vec::new();
    let rated = |p| mean(p, &mean_rating);
    for &p in Player::ALL {
        if rated(p) < rated(Player::Idle) {
            out.push(format!("{p:?} is rated worse than who does nothing"));
        }
        if p != Player::Trained && rated(p) >= rated(Player::Trained) {
            out.push(format!("{p:?} is rated no worse than the trained"));
        }
    }
    let good = |p: &Played| {
        let fine = p
            .objectives
            .iter()
            .flatten()
            .filter(|r| **r >= Rating::S)
            .count();
        fine as f64 / p.objectives.len().max(1) as f64
    };
    let fine = mean(Player::Trained, &good);
    if fine < 0.95 {
        out.push(format!(
            "the trained are rated P or S in {:.0} % of objectives",
            fine * 100.0
        ));
    }
    let best = |p: &&Played| p.objectives.iter().flatten().min() > Some(&Rating::S);
    if of(Player::Masher).iter().any(|p| best(&p)) {
        out.push("who does everything at once is rated better than S overall".to_owned());
    }
    let votes = |p: &Played| f64::from(p.voted.0) / f64::from(p.voted.1.max(1));
    let settled = |p: &Played| p.settled.0 as f64 / p.settled.1.max(1) as f64;
    let harm = [
        mean(Player::Trained, &votes) - mean(Player::Masher, &votes) > 0.02,
        mean(Player::Masher, &|p| p.heavy as f64) > mean(Player::Trained, &|p| p.heavy as f64),
        mean(Player::Trained, &settled) - mean(Player::Masher, &settled) > 0.05,
    ];
    if !harm.contains(&true) {
        out.push("who does everything at once does no harm".to_owned());
    }
    if mean(Player::Idle, &settled) > mean(Player::Standing, &settled) {
        out.push("who does nothing settles more than standing orders".to_owned());
    }
    out
}
