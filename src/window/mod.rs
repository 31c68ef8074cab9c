//! Layer 5: the trainer's window: a map, the script, the eyes of any seat, orders by pointer and keyboard.
//!
//! ```text
//! newest Snapshot ─► panels: View ─► interface ─┐
//!              └───► map: signs, names           ├─ pointer, keys ─► Act ─► window's own state
//!                                                ┘                      └─► SessionRequest ─► exercise's thread
//! ```
//!
//! The window draws pictures and asks by orders; it computes no rule and holds nothing of the simulation. It draws when something
//! changed, not all the time. Deliberately not here: playing (`session::player`), who sees what (the simulation).

mod frame;
mod input;
mod lanes;
mod map;
mod resources;

pub mod shoot;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod theme;
mod turn;
mod view;
mod witness;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bevy::app::AppExit;
use bevy::input_focus::InputDispatchPlugin;
use bevy::input_focus::tab_navigation::TabNavigationPlugin;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::text::RemSize;
use bevy::ui_widgets::EditableTextInputPlugin;
use bevy::window::{
    MonitorSelection, PresentMode, PrimaryWindow, RequestRedraw, WindowCloseRequested, WindowMode,
    WindowResolution,
};
use bevy::winit::{UpdateMode, WinitSettings};

use crate::base::text::Lang;
use crate::screen::handlers::documents::DocumentWriter;
pub use crate::screen::handlers::documents::{Wanted as WantedDocument, Write as WriteDocument};
use crate::screen::handlers::inviting::Inviter;
pub use crate::screen::handlers::inviting::{Invited, Open as OpenSeats};
use crate::screen::handlers::watching::ScenarioWatch;
pub use crate::screen::handlers::watching::WatchFiles;
use crate::screen::handlers::{catalog, session};
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::editor::Leaving;
use crate::screen::state::inbox::Inbox;
use crate::screen::state::link::Link;
pub use crate::screen::state::link::ShownToAll;
use crate::screen::state::map_view::MapView;
use crate::screen::state::ui::{Stage, Ui};
use crate::screen::theme::{ColorRole, root_size};
use crate::session::player::Opening;
use input::{field, keys};
use resources::OfScreen;
use theme::{Fonts, Themed as _};
use turn::Turn;

/// What the window is opened with.
#[derive(Default)]
pub struct Options {
    /// Language at the start.
    pub lang: Lang,
    /// The scenario that is chosen at first: a path or the name of a shipped one.
    pub scenario: Option<PathBuf>,
    /// Seed, in place of the scenario's own.
    pub seed: Option<u64>,
    /// The exercise file to write, in place of one with the scenario's name.
    pub file: Option<PathBuf>,
    /// What is opened at once, in place of the choice of a scenario.
    pub open: Option<Opening>,
    /// Folder where exercise files are kept and own scenarios are looked for.
    pub folder: PathBuf,
    /// Large type, for projectors.
    pub large: bool,
    /// Size of the window in logical pixels; what fits the screen if not given.
    pub size: Option<(u32, u32)>,
    /// Writes reports, papers and manuals; without it there are none to be had.
    pub documents: Option<WriteDocument>,
    /// Opens the seats to browsers; without it there is no such button.
    pub seats: Option<OpenSeats>,
    /// Whether that is done as soon as an exercise is open.
    pub seats_at_once: bool,
    /// The scenario whose files are watched while its author writes, and how.
    pub watch: Option<(PathBuf, WatchFiles)>,
    /// Where it is written down what the window shows, for tests that work it from outside.
    pub witness: Option<Box<dyn std::io::Write + Send>>,
    /// Drives the window by a script instead of a person.
    pub shoot: Option<shoot::Shoot>,
}

/// Set once the first frame is drawn: until then, what fails is that there is no display to draw on.
static DRAWN: AtomicBool = AtomicBool::new(false);

/// Whether there seems to be a display to open a window on.
pub fn has_display() -> bool {
    if cfg!(not(target_os = "linux")) {
        return true;
    }
    std::env::var_os("DISPLAY").is_some_and(|d| !d.is_empty())
}

/// No window could be opened.
#[derive(Debug)]
pub struct NoWindow;

/// Opens the window and runs it until it is closed. The exit code of what was done in it.
///
/// # Errors
/// If there is no display or no graphics driver.
pub fn open(options: Options) -> Result<u8, NoWindow> {
    let usual = std::panic::take_hook();
    // That there is no display is said in a trainer's words by whoever asked for the window.
    std::panic::set_hook(Box::new(move |fault| {
        if DRAWN.load(Ordering::Relaxed) {
            usual(fault);
        }
    }));
    let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| app(options).run()));
    match ran {
        Ok(AppExit::Success) => Ok(0),
        Ok(AppExit::Error(code)) => Ok(code.get()),
        Err(_) if !DRAWN.load(Ordering::Relaxed) => Err(NoWindow),
        Err(fault) => std::panic::resume_unwind(fault),
    }
}

fn app(mut options: Options) -> App {
    let mut app = App::new();
    let title = "Tamrin · تمرين".to_owned();
    let (w, h) = options.size.unwrap_or((1280, 720));
    let window = Window {
        title,
        resolution: WindowResolution::new(w, h),
        resize_constraints: theme::least_window(),
        // Measuring frames waits for no screen.
        present_mode: if options.shoot.is_some() {
            PresentMode::AutoNoVsync
        } else {
            PresentMode::AutoVsync
        },
        ..default()
    };
    let plugins = DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(window),
            close_when_requested: false,
            ..default()
        })
        .set(LogPlugin {
            filter: "error".to_owned(),
            level: bevy::log::Level::ERROR,
            ..default()
        })
        // `field` does what these two do, and buttons are our own: `view::press`.
        .disable::<EditableTextInputPlugin>()
        .disable::<InputDispatchPlugin>()
        .disable::<bevy::ui_widgets::ButtonPlugin>();
    app.add_plugins(plugins).add_plugins(TabNavigationPlugin);
    // A slip of the picture must not end a rehearsal; where nobody rehearses it must be found.
    if options.shoot.is_none() {
        app.set_error_handler(bevy::ecs::error::error);
    }
    app.insert_resource(ClearColor(ColorRole::Ground.resolve()))
        .insert_resource(WinitSettings {
            focused_mode: UpdateMode::reactive(Duration::from_secs(5)),
            unfocused_mode: UpdateMode::reactive_low_power(Duration::from_secs(5)),
        })
        .add_plugins(plugin)
        .add_plugins((map::plugin, lanes::plugin, field::drawn))
        .add_systems(Startup, (camera, fonts))
        .add_systems(Update, (large_type, fullscreen, close_requested, drawn))
        // When everything of the frame is done, so that nothing that changed waits for a hand to move.
        .add_systems(Last, pace);
    if options.size.is_none() {
        app.add_systems(Startup, maximise);
    }
    if let Some(to) = options.witness.take() {
        witness::plugin(&mut app, to);
    }
    let shoot = prepare(&mut app, options);
    if let Some(shoot) = shoot {
        shoot::plugin(&mut app, shoot);
    }
    app
}

/// The window's logic without a renderer: for tests of panels too.
pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<OfScreen<Ui>>()
        .init_resource::<OfScreen<Link>>()
        .init_resource::<Fonts>()
        .init_resource::<OfScreen<Inbox>>()
        .init_resource::<view::apply::Screen>()
        .init_resource::<frame::Refresh>()
        .init_resource::<OfScreen<DocumentWriter>>()
        .init_resource::<OfScreen<Inviter>>()
        .init_resource::<OfScreen<ScenarioWatch>>()
        .add_plugins((
            map::state,
            view::behave::plugin,
            keys::plugin,
            field::plugin,
        ))
        .configure_sets(
            Update,
            (Turn::Acts, Turn::Screen, Turn::AfterScreen).chain(),
        )
        .add_systems(PreUpdate, frame::follow)
        .add_systems(
            Update,
            (
                frame::run,
                frame::follow_codes,
                frame::report_answers,
                frame::say_what_was_written,
                frame::expire_toast,
                frame::list,
                frame::watch,
                frame::edit,
            )
                .chain()
                .in_set(Turn::Acts),
        )
        .add_systems(Update, frame::refresh.in_set(Turn::Screen));
}

/// Takes the options into the window's state.
fn prepare(app: &mut App, options: Options) -> Option<shoot::Shoot> {
    let world = app.world_mut();
    world.resource_mut::<OfScreen<DocumentWriter>>().write = options.documents;
    let invites = options.seats.is_some();
    world.resource_mut::<OfScreen<Inviter>>().open = options.seats;
    let mut ui = world.resource_mut::<OfScreen<Ui>>();
    (ui.invites, ui.invites_at_once) = (invites, options.seats_at_once);
    ui.lang = options.lang;
    ui.large = options.large;
    ui.folder = options.folder;
    ui.file = options.file;
    ui.choice.preferred = options.scenario;
    ui.choice.seed = options.seed;
    catalog::list_again(&mut ui);
    if let Some((path, files)) = options.watch {
        world.resource_scope(|world, mut ui: Mut<OfScreen<Ui>>| {
            let wake = frame::waker(world.get_resource::<bevy::winit::EventLoopProxyWrapper>());
            let watch = ScenarioWatch::begin(path, files, &mut ui, &wake);
            world.resource_mut::<OfScreen<ScenarioWatch>>().0 = watch;
        });
    }
    if let Some(opening) = options.open {
        world.resource_scope(|world, mut ui: Mut<OfScreen<Ui>>| {
            let notify =
                frame::waker(world.get_resource::<bevy::winit::EventLoopProxyWrapper>()).notify();
            session::open(
                &mut ui,
                &mut world.resource_mut::<OfScreen<Link>>(),
                opening,
                notify,
            );
        });
    }
    options.shoot
}

fn camera(mut commands: Commands) {
    // Edges are smooth by how they are drawn; multisampling is slow on software renderers.
    commands.spawn((Camera2d, Msaa::Off));
}

fn fonts(mut assets: ResMut<Assets<Font>>, mut fonts: ResMut<Fonts>, mut ui: ResMut<OfScreen<Ui>>) {
    fonts.regular = assets.add(Font::from_bytes(dejavu::sans::regular().to_vec()));
    fonts.bold = assets.add(Font::from_bytes(dejavu::sans::bold().to_vec()));
    ui.set_changed();
}

/// A person's window takes the screen that there is.
fn maximise(mut windows: Query<&mut Window, With<PrimaryWindow>>) {
    for mut w in &mut windows {
        w.set_maximized(true);
    }
}

fn fullscreen(ui: Res<OfScreen<Ui>>, mut windows: Query<&mut Window, With<PrimaryWindow>>) {
    let mode = if ui.fullscreen {
        WindowMode::BorderlessFullscreen(MonitorSelection::Current)
    } else {
        WindowMode::Windowed
    };
    for mut w in &mut windows {
        if w.mode != mode {
            w.mode = mode;
        }
    }
}

fn large_type(ui: Res<OfScreen<Ui>>, mut rem: ResMut<RemSize>) {
    let size = root_size(ui.large);
    if rem.0 != size {
        rem.0 = size;
    }
}

/// The window does not close by itself: it asks.
fn close_requested(
    mut asked: MessageReader<WindowCloseRequested>,
    mut ui: ResMut<OfScreen<Ui>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
) {
    if asked.read().count() == 0 {
        return;
    }
    let leave = Dialog::LeaveEditor(Leaving::Program);
    if ui.has_unsaved() && ui.dialog.as_ref() != Some(&leave) {
        ui.dialog = Some(leave);
        return;
    }
    // Nothing is open, so nothing can be lost; or it was asked twice.
    if ui.stage != Stage::Running || ui.dialog == Some(Dialog::Close) {
        inbox.push(Act::CloseNow);
    } else {
        ui.dialog = Some(Dialog::Close);
    }
}

/// Frames after a change until everything has found its place: what is made in one is measured in the next and drawn after that.
const SETTLING: u32 = 4;

/// Frames come often while something moves, a few after each change, and rarely when nothing does.
fn pace(
    link: Res<OfScreen<Link>>,
    ui: Res<OfScreen<Ui>>,
    view: Res<OfScreen<MapView>>,
    moving: Query<(), With<map::draw::Glide>>,
    mut left: Local<u32>,
    mut settings: ResMut<WinitSettings>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let playing = link.snapshot().is_some_and(|s| s.mode.moves());
    // While it plays, the next snapshot settles what this one brought.
    if ui.is_changed() || view.is_changed() || (link.is_changed() && !playing) {
        *left = SETTLING;
    }
    if *left > 0 {
        *left -= 1;
        redraw.write(RequestRedraw);
    }
    let wait = if !moving.is_empty() {
        Duration::from_millis(33)
    } else if ui.toast.is_some() {
        Duration::from_secs(1)
    } else {
        Duration::from_secs(5)
    };
    let mode = UpdateMode::reactive(wait);
    if settings.focused_mode != mode {
        settings.focused_mode = mode;
        settings.unfocused_mode = UpdateMode::reactive_low_power(wait);
    }
}

fn drawn() {
    DRAWN.store(true, Ordering::Relaxed);
}
