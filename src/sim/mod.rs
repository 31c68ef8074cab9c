//! Layer 3: the deterministic core. Orders go in, facts come out; between them a Bevy world of its own.
//!
//! ```text
//! submit ─► orders ─┐                          ┌─► facts
//!                   ├─► one instant: SimTick ──┤
//! agenda ─► wakes ──┘   (passes until quiet)   └─► agenda
//! ```
//!
//! An instant is: take the wakes that are due, run the schedule, repeat while mechanisms have something for each other;
//! then each order of that time in the order of its number, again until quiet.
//! The same scenario, seed and orders give the same facts, byte for byte: the executor is single-threaded, every pair of
//! systems is ordered, lists go by identifier, and every random number belongs to an entity and a purpose.
//!
//! Deliberately not here: wall time, files, threads, hash maps, prose, and any way to see or change the world from outside
//! other than [`Simulation`].

mod kernel;
mod messages;
mod script;
mod seats;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::schedule::{LogLevel, ScheduleBuildSettings, ScheduleLabel, SingleThreadedExecutor};

use crate::base::digest::Hasher;
use crate::base::ids::{InjectId, SeatId, UnitId};
use crate::base::time::{SimTime, Span};
use crate::picture::{Estimate, Picture};
use crate::record::Rules;
use crate::record::fact::{Fact, FactEntry, Line, Refusal};
use crate::record::order::{OrderEntry, Target};
use crate::record::states::Readiness;
use crate::scenario::Scenario;
use crate::scenario::model::When;
use kernel::agenda::{Agenda, Due, Incoming, Requests, Wake};
use kernel::context::{Brief, Index, Now, Outbox};
use messages::channels::{self, Comms};
use messages::delivery;
use seats::{doctrine, knowledge, orders, pictures, reporting};
use world::checkpoints::{self, Checkpoint};
use world::confidence::{self, Moods};
use world::convoys::{self, Convoy};
use world::incidents::{self, Incident};
use world::movement::{self, Gates, Rolls, Unit};
use world::polling::{self, Centre};
use world::readiness::{self, Directorate};
use world::roads::{self, RoadNet};
use world::rumours::{self, Rumours};
use world::vehicles::{self, Lookouts, Wanted};

/// The schedule that is run for every pass of an instant.
#[derive(ScheduleLabel, Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct SimTick;

/// More passes than this within one instant mean that two mechanisms answer each other for ever.
const MOST_PASSES: u32 = 10_000;

/// An order cannot be taken because its time or number is before what was already played.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLate {
    /// The time up to which the exercise was played.
    pub now: SimTime,
}

/// An exercise cannot go on: at one moment one thing leads to another without end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restless {
    /// The moment.
    pub at: SimTime,
    /// The injects that were released at that moment, in that order.
    pub injects: Vec<InjectId>,
}

/// One exercise being simulated.
pub struct Simulation {
    restless: Option<Restless>,
    world: World,
    now: SimTime,
    orders: BTreeMap<(SimTime, u64), OrderEntry>,
    last_seq: u64,
}

/// Hash of the state of each mechanism, for finding the first difference between two runs.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Digest {
    /// Mechanism and the hash of its state.
    pub parts: BTreeMap<String, u64>,
}

impl Digest {
    /// All parts in one number, as 16 hexadecimal digits.
    pub fn short(&self) -> String {
        let mut h = Hasher::default();
        for (name, value) in &self.parts {
            h.text(name).num(value.cast_signed());
        }
        format!("{:016x}", h.finish())
    }
}

/// The place of a mechanism in the chain of a pass.
#[derive(SystemSet, Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Turn(usize);

/// Called after the turn of each mechanism, with its name. For measuring from outside; the simulation knows no clock.
pub type Probe = Box<dyn FnMut(&'static str) + Send + Sync>;

#[derive(Resource)]
struct Probed(Probe);

/// Adds the schedule and the mechanisms, in the order in which they act. What arrived comes first, so that an order is judged by
/// all that its seat knows by then.
fn plugin(app: &mut App, probed: bool) {
    let mut schedule = Schedule::new(SimTick);
    schedule.set_executor(SingleThreadedExecutor::new());
    schedule.set_build_settings(ScheduleBuildSettings {
        ambiguity_detection: LogLevel::Error,
        ..Default::default()
    });
    let mut turn = 0;
    macro_rules! chain {
        ($($name:literal: $system:path $(, if $busy:path)?;)*) => {$(
            schedule.add_systems($system.in_set(Turn(turn))$(.run_if($busy))?);
            if turn > 0 {
                schedule.configure_sets(Turn(turn - 1).before(Turn(turn)));
            }
            turn += 1;
            if probed {
                schedule.add_systems((|mut probe: ResMut<Probed>| (probe.0)($name)).in_set(Turn(turn)));
                schedule.configure_sets(Turn(turn - 1).before(Turn(turn)));
                turn += 1;
            }
        )*};
    }
    chain! {
        "comms": channels::run;
        "deliver": delivery::run;
        "intake": orders::run, if orders::busy;
        "script": script::release;
        "readiness": readiness::run;
        "roads": roads::run;
        "incidents": incidents::begin;
        "movement": movement::run;
        "response": incidents::respond;
        "checkpoints": checkpoints::run;
        "vehicles": vehicles::run;
        "custody": convoys::run;
        "rumours": rumours::run;
        "confidence": confidence::run;
        "polling": polling::run;
        "information": reporting::run, if reporting::busy;
        "post": channels::run, if channels::has_post;
        "conditions": script::watch, if script::busy;
        "standing orders": doctrine::run, if doctrine::busy;
    }
    assert!(turn > 0, "a pass without a mechanism");
    app.add_schedule(schedule);
    app.init_resource::<Now>()
        .init_resource::<Agenda>()
        .init_resource::<Due>()
        .init_resource::<Requests>()
        .init_resource::<Outbox>()
        .init_resource::<Index>();
}

impl Simulation {
    /// A new exercise at STARTEX.
    pub fn new(scenario: Arc<Scenario>, seed: u64) -> Self {
        Self::with_spawn_order(scenario, seed, false)
    }

    /// As [`Simulation::new`], with entities made in the reverse order. For the test that this makes no difference.
    #[doc(hidden)]
    pub fn with_spawn_order(scenario: Arc<Scenario>, seed: u64, reverse: bool) -> Self {
        Self::make(scenario, seed, Rules::PRESENT, reverse, None)
    }

    /// As [`Simulation::new`], with a probe that is called after the turn of each mechanism. For benchmarks.
    #[doc(hidden)]
    pub fn probed(scenario: Arc<Scenario>, seed: u64, probe: Probe) -> Self {
        Self::make(scenario, seed, Rules::PRESENT, false, Some(probe))
    }

    /// As [`Simulation::new`], by the rules of an edition: for exercises that were played by it.
    pub fn by_rules(scenario: Arc<Scenario>, seed: u64, rules: Rules) -> Self {
        Self::make(scenario, seed, rules, false, None)
    }

    fn make(
        scenario: Arc<Scenario>,
        seed: u64,
        rules: Rules,
        reverse: bool,
        probe: Option<Probe>,
    ) -> Self {
        let mut app = App::empty();
        plugin(&mut app, probe.is_some());
        let mut world = std::mem::take(app.world_mut());
        if let Some(probe) = probe {
            world.insert_resource(Probed(probe));
        }
        let start = scenario.head.start;
        world.insert_resource(Brief {
            scenario: scenario.clone(),
            seed,
            rules,
        });
        world.insert_resource(RoadNet::new(&scenario));
        spawn(&mut world, &scenario, seed, reverse);
        world.insert_resource(script::Script::new(&scenario, seed));
        world.insert_resource(doctrine::Standing::new(&scenario));
        world.insert_resource(orders::Support::default());
        world.insert_resource(Comms::new(&scenario, seed));
        world.insert_resource(Moods::new(&scenario));
        world.insert_resource(Lookouts::new(&scenario));
        world.insert_resource(Rumours::default());
        world.insert_resource(knowledge::Knowledge::default());
        world.resource_mut::<Now>().0 = start;
        let mut agenda = world.resource_mut::<Agenda>();
        let opens = scenario.settings.polling.opens;
        assert!(
            opens >= start,
            "the check lets no exercise start after polling opened"
        );
        agenda.at(opens, Wake::Opens);
        for inject in &scenario.injects {
            if let When::At(t) = inject.when {
                agenda.at(t, Wake::Inject(inject.id.clone()));
            }
        }
        agenda.at(scenario.head.end, Wake::End);
        if !scenario.doctrine.is_empty() && scenario.seats.len() > 1 {
            // A second after STARTEX, so that people take their seats before standing orders act for them.
            agenda.at(start + Span::from_secs(1), Wake::Watch);
        }
        if scenario.seats.len() > 1 {
            agenda.at(start + scenario.settings.reports.routine, Wake::Routine);
        }
        world
            .resource_mut::<Outbox>()
            .say(start, Fact::ExerciseStarted);
        world
            .resource_scope(|world, mut script: Mut<script::Script>| script.at_start(world, start));
        let mut made = Self {
            restless: None,
            world,
            now: start,
            orders: BTreeMap::new(),
            last_seq: 0,
        };
        made.world
            .run_system_cached(start_polling)
            .expect("a system of this file");
        made.world
            .run_system_cached(reporting::plan)
            .expect("a system of this crate");
        made
    }

    /// The scenario played, with the injects that were added to it since STARTEX.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.world.resource::<Brief>().scenario
    }

    /// The time up to which the exercise was played.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// Whether ENDEX has come.
    pub fn over(&self) -> bool {
        matches!(
            self.facts().last(),
            Some(FactEntry {
                fact: Fact::ExerciseEnded,
                ..
            })
        )
    }

    /// All facts so far.
    pub fn facts(&self) -> &[FactEntry] {
        &self.world.resource::<Outbox>().facts
    }

    /// Takes an order for its time, which may be now or later. Numbers must rise.
    ///
    /// # Errors
    /// If its time is past or its number is not above the last one.
    pub fn submit(&mut self, order: OrderEntry) -> Result<(), TooLate> {
        if order.at < self.now || order.seq <= self.last_seq {
            return Err(TooLate { now: self.now });
        }
        self.last_seq = order.seq;
        self.orders.insert((order.at, order.seq), order);
        Ok(())
    }

    /// Why the exercise cannot go on, if it does not come to rest. What was played up to then stands.
    pub fn restless(&self) -> Option<&Restless> {
        self.restless.as_ref()
    }

    /// When something happens next, if anything does.
    pub fn next_event(&self) -> Option<SimTime> {
        if self.restless.is_some() {
            return None;
        }
        let wake = self.world.resource::<Agenda>().next();
        let order = self.orders.keys().next().map(|k| k.0);
        match (wake, order) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// Plays everything up to and including `until`, or to ENDEX.
    pub fn run_until(&mut self, until: SimTime) {
        while let Some(t) = self.next_event().filter(|&t| t <= until) {
            if self.over() {
                break;
            }
            self.instant(t);
        }
        // After ENDEX the clock stands; the first edition let it run on, and its files hold state hashes of then.
        if self.restless.is_some()
            || self.over() && self.world.resource::<Brief>().rules >= Rules::Edition2
        {
            return;
        }
        self.now = self.now.max(until.min(self.scenario().head.end));
        self.world.resource_mut::<Now>().0 = self.now;
    }

    fn instant(&mut self, t: SimTime) {
        assert!(
            t >= self.now,
            "the exercise runs backwards: {t} after {}",
            self.now
        );
        self.now = t;
        self.world.resource_mut::<Now>().0 = t;
        self.settle();
        while self.restless.is_none()
            && let Some(entry) = self.orders.first_entry().filter(|e| e.key().0 == t)
        {
            let order = entry.remove();
            let incoming = Incoming {
                seat: order.seat,
                seq: Some(order.seq),
                rule: None,
                order: order.order,
            };
            self.world.resource_mut::<Requests>().orders.push(incoming);
            self.settle();
        }
    }

    /// Runs passes until nothing is due and no mechanism has anything for another.
    fn settle(&mut self) {
        let t = self.now;
        // Effects of the script take a pass each, however many come at once.
        let effects: usize = self
            .scenario()
            .injects
            .iter()
            .map(|i| i.effects.len())
            .sum();
        let mut ending = false;
        for _ in 0..MOST_PASSES as usize + 2 * effects {
            if self.over() {
                return;
            }
            let world = &mut self.world;
            let any = world.resource_scope(|world, mut due: Mut<Due>| {
                due.0.clear();
                let mut agenda = world.resource_mut::<Agenda>();
                if agenda.next() == Some(t) {
                    agenda.take(t, &mut due.0);
                }
                !due.0.is_empty()
            });
            if !any && !world.resource::<Requests>().waiting() {
                return;
            }
            world.run_schedule(SimTick);
            ending |= world.resource::<Requests>().end
                || world
                    .resource::<Due>()
                    .0
                    .iter()
                    .any(|w| matches!(w, Wake::End));
            // What the script does at the last moment is still done.
            if ending && world.resource::<Requests>().cues.is_empty() {
                self.finish();
                return;
            }
        }
        let now = self.facts().iter().rev().take_while(|f| f.at == t);
        let injects = now.filter_map(|f| {
            if let Fact::InjectReleased { inject, .. } = &f.fact {
                Some(inject.clone())
            } else {
                None
            }
        });
        let mut injects: Vec<InjectId> = injects.collect();
        injects.reverse();
        self.restless = Some(Restless { at: t, injects });
    }

    /// ENDEX: the script closes its books, every centre and checkpoint is counted.
    fn finish(&mut self) {
        self.world
            .resource_scope(|world, mut script: Mut<script::Script>| {
                let now = world.resource::<Now>().0;
                script.at_end(now, &mut world.resource_mut::<Outbox>());
            });
        self.world
            .run_system_cached(count_all)
            .expect("a system of this file");
        let now = self.now;
        let mut out = self.world.resource_mut::<Outbox>();
        // Orders of this very instant came too late; those of later ones were never given.
        for (_, o) in std::mem::take(&mut self.orders)
            .into_iter()
            .filter(|((at, _), _)| *at == now)
        {
            out.say(
                now,
                Fact::OrderRejected {
                    seat: o.seat,
                    seq: Some(o.seq),
                    rule: None,
                    order: o.order,
                    why: Refusal::Over,
                },
            );
        }
        out.say(now, Fact::ExerciseEnded);
    }

    /// What a seat sees now.
    ///
    /// # Errors
    /// If there is no such seat; then the seats are named.
    pub fn picture(&mut self, viewer: &SeatId) -> Result<Picture, Vec<SeatId>> {
        if !self.scenario().seats.contains_key(viewer) {
            return Err(self.scenario().seats.keys().cloned().collect());
        }
        self.take_mail();
        let viewer = viewer.clone();
        Ok(self
            .world
            .run_system_cached_with(pictures::system, viewer)
            .expect("a system of this crate"))
    }

    /// How long units would need to a target, as far as a seat can know; units without a way there are left out.
    pub fn estimate(
        &mut self,
        seat: &SeatId,
        units: Vec<UnitId>,
        to: &Target,
    ) -> Vec<(UnitId, Estimate)> {
        self.take_mail();
        let question = (seat.clone(), units, to.clone());
        self.world
            .run_system_cached_with(seats::estimate::system, question)
            .expect("a system of this crate")
    }

    /// Takes in what reached seats since something last happened; this changes nothing but what they know by now.
    fn take_mail(&mut self) {
        self.world.resource_mut::<Due>().0.clear();
        self.world
            .run_system_cached(channels::run)
            .expect("a system of this crate");
        self.world
            .run_system_cached(delivery::run)
            .expect("a system of this crate");
    }

    /// Hash of the state of each mechanism.
    pub fn digest(&mut self) -> Digest {
        self.take_mail();
        self.world
            .run_system_cached(digest)
            .expect("a system of this file")
    }
}

/// Makes every entity. The order makes no difference to anything that is said.
fn spawn(world: &mut World, s: &Scenario, seed: u64, reverse: bool) {
    let net = world.resource::<RoadNet>().clone();
    let mut index = Index::default();
    let start = s.head.start;
    let ordered = |mut v: Vec<usize>| {
        if reverse {
            v.reverse();
        }
        v
    };
    let directorates: Vec<_> = s.directorates.values().collect();
    for i in ordered((0..directorates.len()).collect()) {
        let d = directorates[i];
        index.directorates.insert(
            d.id.clone(),
            world
                .spawn(Directorate::new(d.id.clone(), d.readiness))
                .id(),
        );
    }
    let units: Vec<_> = s.units.values().collect();
    for i in ordered((0..units.len()).collect()) {
        let u = units[i];
        let directorate = s.seats.get(&u.seat).and_then(|x| x.directorate.clone());
        // Units that belong to no directorate, such as the central reserve, stand by at a high level throughout [E].
        let level = directorate
            .as_ref()
            .map_or(Readiness::High, |d| s.directorates[d].readiness);
        index.units.insert(
            u.id.clone(),
            world
                .spawn(Unit::new(u, net.node(&u.base), directorate, level, start))
                .id(),
        );
    }
    let mut checkpoints: BTreeMap<_, _> = s
        .checkpoints
        .values()
        .map(|c| (c.id.clone(), Checkpoint::new(c, s, seed, start)))
        .collect();
    let on_road = |r: &crate::base::ids::RoadId| {
        s.checkpoints
            .values()
            .find(|c| c.road == *r)
            .map(|c| c.id.clone())
    };
    let mut centres = Vec::new();
    for (number, c) in s.centres.values().enumerate() {
        let team = s.units.values().any(|u| u.centre.as_ref() == Some(&c.id));
        let mut centre = Centre::new(c, number as u32, (&s.settings, seed), team, on_road);
        for id in centre
            .access
            .iter()
            .filter_map(|a| a.checkpoint.clone())
            .collect::<std::collections::BTreeSet<_>>()
        {
            let voters = centre.hand_over(&id);
            if let Some(cp) = checkpoints.get_mut(&id) {
                cp.expect(number as u32, voters.into_iter());
            }
        }
        centres.push(Some(centre));
    }
    for i in ordered((0..centres.len()).collect()) {
        if let Some(c) = centres[i].take() {
            index.centres.insert(c.id.clone(), world.spawn(c).id());
        }
    }
    let mut list: Vec<_> = checkpoints.into_values().map(Some).collect();
    for i in ordered((0..list.len()).collect()) {
        if let Some(c) = list[i].take() {
            index.checkpoints.insert(c.id.clone(), world.spawn(c).id());
        }
    }
    for v in s.vehicles.values() {
        // A vehicle plans by what it meets itself; the seat that it has no part in is nobody's.
        let seat = SeatId::from(format!("vehicle {}", v.id).as_str());
        let unit = Unit::rolling(
            Rolls::Vehicle,
            v.id.as_str(),
            net.node(&v.route[0]),
            v.speed,
            seat,
            start,
        );
        index
            .vehicles
            .insert(v.id.clone(), world.spawn((Wanted::new(v, &net), unit)).id());
    }
    for c in s.convoys.values() {
        let unit = Unit::rolling(
            Rolls::Convoy,
            c.id.as_str(),
            net.node(&c.from),
            c.speed,
            c.seat.clone(),
            start,
        );
        index
            .convoys
            .insert(c.id.clone(), world.spawn((Convoy::new(c, &net), unit)).id());
    }
    let stands = s.checkpoints.values().map(|c| {
        (
            net.edge(&c.road),
            net.node(&c.near),
            c.id.clone(),
            index.checkpoints[&c.id],
        )
    });
    let gates = Gates::new(&net, stands);
    world.insert_resource(gates);
    world.insert_resource(index);
}

fn start_polling(index: Res<Index>, mut centres: Query<&mut Centre>, units: Query<&Unit>) {
    polling::at_start(&mut centres, &index, &units);
}

fn count_all(
    now: Res<Now>,
    brief: Res<Brief>,
    index: Res<Index>,
    mut out: ResMut<Outbox>,
    mut centres: Query<&mut Centre>,
    mut checkpoints: Query<&mut Checkpoint>,
    convoys: Query<&Convoy>,
    comms: Res<Comms>,
) {
    index
        .convoys
        .values()
        .filter_map(|&e| convoys.get(e).ok())
        .filter_map(Convoy::at_end)
        .for_each(|f| out.say(now.0, f));
    comms.tallies().into_iter().for_each(|f| out.say(now.0, f));
    let at = now.0.compact();
    let mut waits: BTreeMap<Line, Histogram> = BTreeMap::new();
    for &e in index.centres.values() {
        let Ok(mut c) = centres.get_mut(e) else {
            continue;
        };
        polling::advance(&mut c, at, &index, &mut checkpoints);
        out.say(now.0, c.tally(now.0, brief.scenario.settings.polling.opens));
        waits
            .entry(Line::Checkpoint)
            .or_default()
            .add(&c.lines.gate_waits);
        waits
            .entry(Line::Station)
            .or_default()
            .add(&c.lines.desk_waits);
    }
    for &e in index.checkpoints.values() {
        let Ok(mut c) = checkpoints.get_mut(e) else {
            continue;
        };
        c.advance(at);
        out.say(now.0, c.tally());
        if let Some(delay) = c.delay() {
            out.say(now.0, delay);
        }
        waits.entry(Line::Road).or_default().add(&c.waits);
    }
    for (line, h) in waits {
        let by_second = h
            .counts
            .iter()
            .enumerate()
            .filter(|(_, n)| **n > 0)
            .map(|(s, n)| (s as u32, *n))
            .collect();
        out.say(
            now.0,
            Fact::Waits {
                line,
                count: h.count,
                sum_ms: h.sum_ms,
                by_second,
            },
        );
    }
}

#[derive(Default)]
struct Histogram {
    count: u64,
    sum_ms: i64,
    counts: Vec<u32>,
}

impl Histogram {
    fn add(&mut self, waits: &[u32]) {
        for &w in waits {
            let second = (w / 1000) as usize;
            if second >= self.counts.len() {
                self.counts.resize(second + 1, 0);
            }
            self.counts[second] += 1;
            self.count += 1;
            self.sum_ms += i64::from(w);
        }
    }
}

fn digest(
    now: Res<Now>,
    index: Res<Index>,
    agenda: Res<Agenda>,
    net: Res<RoadNet>,
    out: Res<Outbox>,
    script: Res<script::Script>,
    mut centres: Query<&mut Centre>,
    mut checkpoints: Query<&mut Checkpoint>,
    units: Query<&Unit>,
    incidents: Query<&Incident>,
    directorates: Query<&Directorate>,
    words: (
        Res<Comms>,
        Res<knowledge::Knowledge>,
        Res<Lookouts>,
        Res<Rumours>,
        Res<Moods>,
    ),
    rolling: Query<(Option<&Wanted>, Option<&Convoy>)>,
) -> Digest {
    let mut parts: BTreeMap<String, Hasher> = BTreeMap::new();
    let mut part =
        |name: &str, f: &mut dyn FnMut(&mut Hasher)| f(parts.entry(name.to_owned()).or_default());
    for &e in index.centres.values() {
        if let Ok(mut c) = centres.get_mut(e) {
            polling::advance(&mut c, now.0.compact(), &index, &mut checkpoints);
            part("polling", &mut |h| c.hash(h));
        }
    }
    index
        .checkpoints
        .values()
        .filter_map(|&e| checkpoints.get(e).ok())
        .for_each(|c| part("checkpoints", &mut |h| c.hash(h)));
    index
        .units
        .values()
        .filter_map(|&e| units.get(e).ok())
        .for_each(|u| part("movement", &mut |h| u.hash(h)));
    index
        .incidents
        .values()
        .filter_map(|&e| incidents.get(e).ok())
        .for_each(|i| part("incidents", &mut |h| i.hash(h)));
    index
        .directorates
        .values()
        .filter_map(|&e| directorates.get(e).ok())
        .for_each(|d| {
            part("readiness", &mut |h| {
                h.text(d.id.as_str())
                    .num(d.level as i64)
                    .num(d.target as i64);
            });
        });
    let (comms, knowledge, lookouts, rumours, moods) = &words;
    part("comms", &mut |h| comms.hash(h));
    part("knowledge", &mut |h| knowledge.hash(h));
    part("rumours", &mut |h| rumours.hash(h));
    part("confidence", &mut |h| moods.hash(h));
    part("vehicles", &mut |h| lookouts.hash(h));
    for &e in index.vehicles.values().chain(index.convoys.values()) {
        match rolling.get(e) {
            Ok((Some(v), _)) => part("vehicles", &mut |h| v.hash(h)),
            Ok((_, Some(c))) => part("custody", &mut |h| c.hash(h)),
            _ => {}
        }
        if let Ok(u) = units.get(e) {
            part("movement", &mut |h| u.hash(h));
        }
    }
    part("roads", &mut |h| net.hash(h));
    part("script", &mut |h| script.hash(h));
    part("agenda", &mut |h| {
        agenda.times().for_each(|t| {
            h.num(t);
        });
    });
    part("facts", &mut |h| {
        h.num(out.facts.len() as i64);
    });
    Digest {
        parts: parts.into_iter().map(|(k, h)| (k, h.finish())).collect(),
    }
}
