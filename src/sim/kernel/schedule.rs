//! The schedule of a pass, and what mechanisms register beside it: what they do at STARTEX and ENDEX and what they add to the digest.
//!
//! A mechanism is a plugin: it adds its systems to its [`Turn`] of [`SimTick`] and its functions to the [`Hooks`].
//! Deliberately not here: which mechanisms there are (`sim`).

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::schedule::{LogLevel, ScheduleBuildSettings, ScheduleLabel, SingleThreadedExecutor};

use super::agenda::Agenda;
use super::context::Outbox;
use crate::base::digest::Hasher;
use crate::record::Rules;

/// The schedule that is run for every pass of an instant.
#[derive(ScheduleLabel, Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct SimTick;

macro_rules! turns {
    ($($(#[$doc:meta])* $turn:ident = $name:literal;)*) => {
        /// The places of the mechanisms in the chain of a pass, in their order. What arrived comes first, so that an order is judged
        /// by all that its seat knows by then; what is said in a pass goes off at its end.
        #[derive(SystemSet, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub(crate) enum Turn { $($(#[$doc])* $turn,)* }

        impl Turn {
            const ALL: &[Self] = &[$(Self::$turn,)*];

            /// Its name, for measuring.
            fn name(self) -> &'static str {
                match self { $(Self::$turn => $name,)* }
            }
        }
    };
}

turns! {
    /// Channels change, what was sent arrives.
    Comms = "comms";
    /// What arrived takes effect.
    Deliver = "deliver";
    /// Orders are judged.
    Intake = "intake";
    /// Injects are released.
    Script = "script";
    /// Directorates reach their level.
    Readiness = "readiness";
    /// Roads close, open, are blocked and freed.
    Roads = "roads";
    /// Incidents begin and grow.
    Incidents = "incidents";
    /// Units, convoys and vehicles drive.
    Movement = "movement";
    /// Incidents see who is on the scene.
    Response = "response";
    /// Checkpoints check.
    Checkpoints = "checkpoints";
    /// Vehicles are looked for.
    Vehicles = "vehicles";
    /// Convoys hand over.
    Custody = "custody";
    /// What is held is handed over.
    Holdings = "holdings";
    /// Rumours spread.
    Rumours = "rumours";
    /// Confidence changes.
    Confidence = "confidence";
    /// Centres open, close and count.
    Polling = "polling";
    /// Counts are disputed, result forms entered.
    Results = "results";
    /// Those on the spot report.
    Information = "information";
    /// What was said in this pass goes off.
    Post = "post";
    /// The script looks at what is new.
    Conditions = "conditions";
    /// Doctrine plays the seats that nobody holds.
    StandingOrders = "standing orders";
}

/// Called after the turn of each mechanism, with its name. For measuring from outside; the simulation knows no clock.
pub type Probe = Box<dyn FnMut(&'static str) + Send + Sync>;

#[derive(Resource)]
struct Probed(Probe);

/// Adds the schedule of a pass with its chain of turns.
pub(crate) fn add_schedule(app: &mut App, probe: Option<Probe>) {
    let mut schedule = Schedule::new(SimTick);
    schedule.set_executor(SingleThreadedExecutor::new());
    schedule.set_build_settings(ScheduleBuildSettings {
        ambiguity_detection: LogLevel::Error,
        ..Default::default()
    });
    for pair in Turn::ALL.windows(2) {
        schedule.configure_sets(pair[0].before(pair[1]));
    }
    if let Some(probe) = probe {
        app.insert_resource(Probed(probe));
        let ends = Turn::ALL
            .iter()
            .zip(Turn::ALL.iter().skip(1).map(Some).chain([None]));
        for (&turn, next) in ends {
            let call = move |mut probe: ResMut<Probed>| (probe.0)(turn.name());
            match next {
                Some(&next) => schedule.add_systems(call.after(turn).before(next)),
                None => schedule.add_systems(call.after(turn)),
            };
        }
    }
    app.add_schedule(schedule);
    app.init_resource::<Agenda>()
        .init_resource::<Outbox>()
        .add_part(Part {
            name: "agenda",
            since: Rules::Edition1,
            before: Some(|world, h| {
                world.resource::<Agenda>().hash_times(h);
                true
            }),
            all: |world, h| world.resource::<Agenda>().hash(h),
        })
        .add_part(Part {
            name: "facts",
            since: Rules::Edition1,
            before: Some(|world, h| {
                h.num(world.resource::<Outbox>().facts.len() as i64);
                true
            }),
            all: |world, h| {
                h.num(world.resource::<Outbox>().facts.len() as i64);
            },
        });
}

/// The order in which things are counted at ENDEX.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Count {
    /// Expected actions that did not come.
    Script,
    /// Convoys that did not arrive.
    Custody,
    /// Detained people and evidence that were not handed over.
    Holdings,
    /// What channels carried.
    Comms,
    /// Voters by centre.
    Polling,
    /// Result forms.
    Results,
    /// Vehicles by checkpoint.
    Checkpoints,
    /// Times of waiting, by kind of line.
    Waits,
}

type Hook = fn(&mut World);
type Hash = fn(&mut World, &mut Hasher);
/// Whether there is anything of which the first two editions kept a hash.
type HashBefore = fn(&mut World, &mut Hasher) -> bool;

/// What a mechanism adds to the digest.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    /// Its name among the parts.
    pub(crate) name: &'static str,
    /// The first edition of the rules that knows it.
    pub(crate) since: Rules,
    /// As the first two editions of the rules had it; their files hold such digests.
    pub(crate) before: Option<HashBefore>,
    /// All of its state.
    pub(crate) all: Hash,
}

/// What mechanisms registered beside their systems.
#[derive(Resource, Default)]
pub(crate) struct Hooks {
    /// At STARTEX.
    start: Vec<(Turn, Hook)>,
    /// At ENDEX.
    end: Vec<(Count, Hook)>,
    /// Before anyone looks.
    look: Vec<Hook>,
    /// Before a digest.
    settle: Vec<Hook>,
    /// Of the digest.
    parts: Vec<Part>,
}

/// Registration of what is done beside the passes.
pub(crate) trait Register {
    /// Done once at STARTEX, in the order of turns: making entities, scheduling the first wakes.
    fn at_start(&mut self, turn: Turn, hook: Hook) -> &mut Self;

    /// Done once at ENDEX: says what was counted.
    fn at_end(&mut self, count: Count, hook: Hook) -> &mut Self;

    /// Done before anyone looks, in the order of registration. Must change nothing but what is known by now.
    fn before_look(&mut self, hook: Hook) -> &mut Self;

    /// Done before a digest is made: brings up to now what is advanced only on demand.
    fn before_digest(&mut self, hook: Hook) -> &mut Self;

    /// Adds a part to the digest.
    fn add_part(&mut self, part: Part) -> &mut Self;
}

impl Register for App {
    fn at_start(&mut self, turn: Turn, hook: Hook) -> &mut Self {
        hooks(self).start.push((turn, hook));
        self
    }

    fn at_end(&mut self, count: Count, hook: Hook) -> &mut Self {
        hooks(self).end.push((count, hook));
        self
    }

    fn before_look(&mut self, hook: Hook) -> &mut Self {
        hooks(self).look.push(hook);
        self
    }

    fn before_digest(&mut self, hook: Hook) -> &mut Self {
        hooks(self).settle.push(hook);
        self
    }

    fn add_part(&mut self, part: Part) -> &mut Self {
        hooks(self).parts.push(part);
        self
    }
}

fn hooks(app: &mut App) -> Mut<'_, Hooks> {
    app.world_mut().get_resource_or_init::<Hooks>()
}

/// Does what mechanisms do at STARTEX.
pub(crate) fn start(world: &mut World) {
    let mut hooks = std::mem::take(&mut world.resource_mut::<Hooks>().start);
    hooks.sort_by_key(|h| h.0);
    hooks.into_iter().for_each(|(_, hook)| hook(world));
}

/// Counts at ENDEX.
pub(crate) fn end(world: &mut World) {
    let mut hooks = std::mem::take(&mut world.resource_mut::<Hooks>().end);
    hooks.sort_by_key(|h| h.0);
    hooks.into_iter().for_each(|(_, hook)| hook(world));
}

/// Takes in what reached anyone since something last happened.
pub(crate) fn look(world: &mut World) {
    let hooks = world.resource::<Hooks>().look.clone();
    hooks.into_iter().for_each(|hook| hook(world));
}

/// Brings all up to now and gives the parts of the digest.
pub(crate) fn parts(world: &mut World) -> Vec<Part> {
    let hooks = world.resource::<Hooks>().settle.clone();
    hooks.into_iter().for_each(|hook| hook(world));
    world.resource::<Hooks>().parts.clone()
}
