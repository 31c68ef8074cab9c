//! Drives the window by a script, as a person would: pointer and keys go through the same input as real ones. Takes pictures at
//! named moments, checks what is asserted about the exercise, and measures frames.
//!
//! A list of steps in RON (`tamrin shoot FILE.ron --out FOLDER`); `docs/shoot.md` lists them.
//! Deliberately not here: reading the file (`cli`), comparing pixels.

mod screen;
mod send;

use std::path::PathBuf;

use bevy::input::ButtonState;
use bevy::input::keyboard::KeyCode;
use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;
use bevy::render::view::screenshot::{Capturing, Screenshot, save_to_disk};
use bevy::winit::WinitSettings;
use screen::{find, holds};
use send::{Sent, code, send, stroke};
use serde::Deserialize;

use crate::base::ids::InjectId;
use crate::base::time::SimTime;
use crate::record::states::UnitState;
use crate::screen::state::link::{After, Link};
use crate::window::map::draw::OnMap;
use crate::window::resources::OfScreen;

pub(super) use screen::plain;

/// Seconds on the wall after which a wait has failed.
const PATIENCE: f32 = 90.0;
/// Frames after which the interface has settled.
const SETTLE: u32 = 4;

/// A script.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shoot {
    /// Size of the window in logical pixels.
    #[serde(default = "size")]
    pub size: (u32, u32),
    /// Language at the start: `ar` or `en`.
    #[serde(default)]
    pub lang: Option<String>,
    /// Shipped scenarios of which there is a copy in the folder of the pictures, so that they can be edited.
    #[serde(default)]
    pub copies: Vec<String>,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Folder for the pictures.
    #[serde(skip)]
    pub out: PathBuf,
}

fn size() -> (u32, u32) {
    (1280, 720)
}

/// Something on the screen.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Spot {
    /// The first part with these words in it; a button before anything else.
    Words(String),
    /// A part by its key.
    Key(String),
    /// A thing on the map, by its name in the language of the window.
    Map(String),
    /// A field to type into, by its name in the code, such as `Search`.
    Field(String),
    /// A point of the window, logical pixels.
    At(f32, f32),
}

/// One step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Step {
    /// Press and release the main button.
    Click(Spot),
    /// Press and release the other button.
    RightClick(Spot),
    /// Press and release the middle button.
    MiddleClick(Spot),
    /// Move the pointer there.
    Hover(Spot),
    /// Drag from one point to another.
    Drag(Spot, Spot),
    /// Turn the wheel by so many lines over something.
    Wheel(Spot, f32),
    /// Press and release a key by its code, such as `KeyP`, with shift or control if asked for.
    Key(String),
    /// The same while shift is held.
    ShiftKey(String),
    /// Type words.
    Type(String),
    /// Wait until something holds.
    Wait(Until),
    /// Take a picture.
    Shot(String),
    /// Check that something holds now.
    Check(Until),
    /// Draw so many frames as fast as possible and tell how long they took.
    Frames(String, u32),
}

/// Something that may hold.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Until {
    /// The clock is doing this: Ready, Playing, Paused, Emergency, Over.
    Mode(String),
    /// It is this exercise time or later.
    Time(SimTime),
    /// These words are on the screen.
    Words(String),
    /// These words are not on the screen.
    NoWords(String),
    /// An inject was released.
    Released(InjectId),
    /// A unit has this state in the truth.
    Unit(crate::base::ids::UnitId, UnitState),
    /// A seat has an accepted order whose words in English begin so.
    Ordered(crate::base::ids::SeatId, String),
    /// Every button in the part with this key is wholly in it, and in the window.
    Whole(String),
    /// Nothing can be scrolled in the part with this key.
    NoScroll(String),
    /// Seconds on the wall have passed.
    Seconds(f32),
}

/// How far the script has come.
#[derive(Resource)]
struct Driver {
    shoot: Shoot,
    next: usize,
    /// Frames since the last thing that was done.
    quiet: u32,
    /// Seconds since the step began.
    waited: f32,
    /// What is still to be sent for the step, a frame each.
    queue: Vec<Sent>,
    pointer: Vec2,
    frames: Vec<f32>,
    shot: bool,
    /// Frames until the end, once something failed.
    failed: Option<u32>,
    medians: Vec<(String, f32)>,
    /// Whether the window is closing.
    ended: bool,
}

pub(super) fn plugin(app: &mut App, shoot: Shoot) {
    let driver = Driver {
        shoot,
        next: 0,
        quiet: 0,
        waited: 0.0,
        queue: Vec::new(),
        pointer: Vec2::ZERO,
        frames: Vec::new(),
        shot: false,
        failed: None,
        medians: Vec::new(),
        ended: false,
    };
    app.insert_resource(driver)
        .insert_resource(WinitSettings::continuous())
        .add_systems(Last, drive.after(crate::window::pace));
}

fn drive(world: &mut World) {
    world.resource_scope(|world, mut d: Mut<Driver>| {
        *world.resource_mut::<WinitSettings>() = WinitSettings::continuous();
        let delta = world.resource::<Time<Real>>().delta_secs();
        d.waited += delta;
        if d.ended {
            return;
        }
        if let Some(left) = &mut d.failed {
            // Time for the picture of what went wrong.
            *left -= 1;
            if *left == 0 {
                d.ended = true;
                world.resource_mut::<OfScreen<Link>>().close(After::Exit(1));
            }
            return;
        }
        if let Some(sent) = d.queue.pop() {
            send(world, &mut d, sent);
            d.quiet = 0;
            return;
        }
        d.quiet += 1;
        if d.quiet < SETTLE {
            return;
        }
        let Some(step) = d.shoot.steps.get(d.next).cloned() else {
            say(&format!("done: {} steps", d.next));
            world.resource_mut::<OfScreen<Link>>().close(After::Exit(0));
            d.ended = true;
            return;
        };
        match take(world, &mut d, &step, delta) {
            Ok(true) => {
                d.next += 1;
                d.quiet = 0;
                d.waited = 0.0;
            }
            Ok(false) if d.waited < PATIENCE => {}
            Ok(false) => fail(world, &mut d, &step, "it never came to that"),
            Err(why) if d.waited > 5.0 => fail(world, &mut d, &step, &why),
            // Perhaps it is not there yet.
            Err(_) => {}
        }
    });
}

fn fail(world: &mut World, d: &mut Driver, step: &Step, why: &str) {
    say(&format!("step {}: {step:?}: {why}", d.next + 1));
    let path = d.shoot.out.join("failed.png");
    world
        .spawn(Screenshot::primary_window())
        .observe(save_to_disk(path));
    d.failed = Some(30);
}

/// Does a step, or begins it; whether it is done.
fn take(world: &mut World, d: &mut Driver, step: &Step, delta: f32) -> Result<bool, String> {
    // The queue is taken from its end.
    let press = |b| {
        vec![
            Sent::Button(b, ButtonState::Released),
            Sent::Button(b, ButtonState::Pressed),
        ]
    };
    match step {
        Step::Click(spot) | Step::RightClick(spot) | Step::MiddleClick(spot) => {
            let b = match step {
                Step::RightClick(_) => MouseButton::Right,
                Step::MiddleClick(_) => MouseButton::Middle,
                _ => MouseButton::Left,
            };
            let at = find(world, spot)?;
            d.queue = press(b);
            // The pointer comes before the press, and what is under it is known a frame later.
            d.queue
                .extend([Sent::Move(at), Sent::Move(at + Vec2::splat(1.0))]);
        }
        Step::Hover(spot) => {
            let at = find(world, spot)?;
            d.queue = vec![Sent::Move(at), Sent::Move(at + Vec2::splat(2.0))];
        }
        Step::Drag(from, to) => {
            let (a, b) = (find(world, from)?, find(world, to)?);
            d.queue = vec![
                Sent::Button(MouseButton::Left, ButtonState::Released),
                Sent::Move(b),
                Sent::Move(a.lerp(b, 0.6)),
                Sent::Move(a.lerp(b, 0.2)),
            ];
            d.queue.extend([
                Sent::Button(MouseButton::Left, ButtonState::Pressed),
                Sent::Move(a),
                Sent::Move(a + Vec2::ONE),
            ]);
        }
        Step::Wheel(spot, lines) => {
            let at = find(world, spot)?;
            d.queue = vec![
                Sent::Wheel(*lines),
                Sent::Move(at),
                Sent::Move(at + Vec2::ONE),
            ];
        }
        Step::Key(name) => d.queue = stroke(code(name)?, None),
        Step::ShiftKey(name) => {
            let shift = |state| Sent::Key(KeyCode::ShiftLeft, state, None);
            d.queue = vec![shift(ButtonState::Released)];
            d.queue.extend(stroke(code(name)?, None));
            d.queue.push(shift(ButtonState::Pressed));
        }
        Step::Type(words) => {
            let strokes = words
                .chars()
                .rev()
                .flat_map(|c| stroke(KeyCode::F24, Some(c.to_string())));
            d.queue = strokes.collect();
        }
        Step::Wait(until) => return Ok(holds(world, d, until)),
        Step::Check(until) => {
            return if holds(world, d, until) {
                Ok(true)
            } else {
                Err("that is not so".to_owned())
            };
        }
        Step::Shot(name) => return Ok(shot(world, d, name)),
        Step::Frames(name, n) => return Ok(frames(world, d, name, *n, delta)),
    }
    Ok(true)
}

fn shot(world: &mut World, d: &mut Driver, name: &str) -> bool {
    if !d.shot {
        // Signs have come to rest.
        if d.quiet < SETTLE * 4 {
            return false;
        }
        let path = d.shoot.out.join(format!("{name}.png"));
        world
            .spawn(Screenshot::primary_window())
            .observe(save_to_disk(path));
        d.shot = true;
        d.quiet = 0;
        return false;
    }
    let mut under_way = world.query_filtered::<(), With<Capturing>>();
    let mut asked = world.query_filtered::<(), With<Screenshot>>();
    let done = under_way.iter(world).count() == 0 && asked.iter(world).count() == 0;
    d.shot = !done;
    done
}

fn frames(world: &World, d: &mut Driver, name: &str, n: u32, delta: f32) -> bool {
    d.frames.push(delta * 1000.0);
    if d.frames.len() < n as usize {
        return false;
    }
    let mut all = std::mem::take(&mut d.frames);
    all.sort_by(f32::total_cmp);
    let at = |share: f32| all[((all.len() - 1) as f32 * share) as usize];
    let adapter = world
        .get_resource::<RenderAdapterInfo>()
        .map_or_else(String::new, |a| a.name.clone());
    let signs = world.resource::<OnMap>().arranged.marks.len();
    let first = d.medians.first().map_or(1.0, |f| at(0.5) / f.1);
    say(&format!(
        "frames {name}: {n}, median {:.1} ms, 95 in 100 below {:.1} ms, {first:.2} times the first, {signs} signs, {adapter}",
        at(0.5),
        at(0.95)
    ));
    d.medians.push((name.to_owned(), at(0.5)));
    true
}

#[expect(clippy::print_stdout, reason = "the driver's report is its output")]
fn say(words: &str) {
    println!("{words}");
}
