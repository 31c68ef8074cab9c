//! `tamrin run`: plays an exercise to ENDEX, keeps it in a file, prints the outcome.
//!
//! Deliberately not here: how an exercise is played and kept (`session`).

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::Run;
use super::{Done, Failure, Findings, terminal};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::scenario::{self, Scenario, load, shipped};
use crate::session::control::Control;
use crate::session::output::{self, Output};
use crate::session::pace::{Pace, StoodStill};
use crate::session::{Exercise, OrdersFile, store};
use crate::wording::{findings, plain};

pub(super) fn run(args: Run, lang: Lang) -> Done {
    if args.resume.len() > 1 && !plays_in_browsers(&args) {
        return Err(Failure::new(msg!("cli-teams-need-seats")));
    }
    let windowed = wants_window(&args);
    if windowed {
        match in_window(&args, lang)? {
            Some(findings) => return Ok(findings),
            None if args.watch => return Err(Failure::new(msg!("cli-watch-needs-window"))),
            None => terminal::err().say(&no_window(), lang)?,
        }
    }
    // What cannot be opened is said before an exercise file is made for it.
    #[cfg(feature = "seats")]
    let seats = super::seats::options(&args, lang)?;
    #[cfg(feature = "seats")]
    if let Some(options) = &seats
        && (args.teams.is_some() || args.resume.len() > 1)
    {
        return super::teams::serve(&args, options, lang);
    }
    let (mut exercise, file) = match args.resume.first() {
        Some(file) => (Exercise::resume(file)?, file.clone()),
        None => begin(&args, lang)?,
    };
    #[cfg(feature = "seats")]
    if let Some(options) = seats {
        return super::seats::serve(exercise, file, options, lang);
    }
    play_out(&mut exercise, &file, args.pace, args.json, lang)?;
    drop(exercise);
    // Who wanted the window and could not have it gets what the window would have led to.
    if windowed {
        super::report::page_beside(&file, lang)
    } else {
        Ok(Findings::None)
    }
}

/// Plays an exercise to its end, keeps it, prints the outcome.
pub(super) fn play_out(
    exercise: &mut Exercise,
    file: &Path,
    pace: Option<f64>,
    json: bool,
    lang: Lang,
) -> Done {
    play(exercise, pace, lang)?;
    exercise.save()?;
    let outcome = exercise.outcome();
    let mut out = terminal::out();
    if json {
        let json = serde_json::to_string_pretty(&outcome).expect("an outcome is plain data");
        out.json(&json)?;
        return Ok(Findings::None);
    }
    let text = outcome.text(exercise.sim().scenario(), lang);
    let report = output::free(file.with_extension("txt"), Output::Outcome);
    output::write(&report, Output::Outcome, text.as_bytes(), false)?;
    out.lines(&text)?;
    out.line(&format!(
        "{}: {}",
        plain(lang).t("cli-seal"),
        exercise.seal()
    ))?;
    let (kept, said) = (file.display(), report.display());
    let words = msg!(
        "cli-exercise-kept-outcome-read",
        kept = kept.to_string(),
        said = said.to_string()
    );
    out.say(&words, lang)?;
    Ok(Findings::None)
}

/// Whether it is played in browsers alone.
fn plays_in_browsers(args: &Run) -> bool {
    #[cfg(feature = "seats")]
    let seats = args.seats.is_some();
    #[cfg(not(feature = "seats"))]
    let seats = false;
    args.headless && seats
}

/// Whether nothing was asked for that only makes sense without a window.
fn wants_window(args: &Run) -> bool {
    !args.headless
        && !args.json
        && args.pace.is_none()
        && args.orders.is_none()
        && args.until.is_none()
}

fn no_window() -> Message {
    if cfg!(feature = "window") {
        msg!("cli-display-open-window-exercise-played")
    } else {
        msg!("cli-build-window-exercise-played")
    }
}

/// Rehearses in the window. Nothing if there is no display.
#[cfg(feature = "window")]
fn in_window(args: &Run, lang: Lang) -> Result<Option<Findings>, Failure> {
    use crate::session::player::Opening;
    use crate::window::{self, NoWindow, Options};
    if !window::has_display() {
        return Ok(None);
    }
    let open = match args.resume.first() {
        Some(file) => Some(Opening::Exercise(
            Box::new(Exercise::resume(file)?),
            file.clone(),
        )),
        None => None,
    };
    let scenario = Some(
        args.scenario
            .clone()
            .unwrap_or_else(|| PathBuf::from(shipped::REFERENCE)),
    );
    let witness = match &args.witness {
        Some(path) => Some(Box::new(std::fs::File::create_new(path)?) as Box<dyn io::Write + Send>),
        None => None,
    };
    let (file, seed, large) = (args.output.clone(), args.seed, args.large);
    let documents = Some(super::documents::writer(PathBuf::new(), true));
    let watch = match scenario.as_deref().filter(|_| args.watch) {
        Some(path) => Some((path.to_path_buf(), super::watch::watch(path)?)),
        None => None,
    };
    match window::open(Options {
        lang,
        scenario,
        seed,
        file,
        open,
        large,
        documents,
        witness,
        watch,
        #[cfg(feature = "seats")]
        seats: Some(super::seats::opener(super::seats::options(args, lang)?)),
        #[cfg(feature = "seats")]
        seats_at_once: args.seats.is_some(),
        ..Options::default()
    }) {
        Ok(0) => Ok(Some(Findings::None)),
        Ok(_) => Ok(Some(Findings::Some)),
        Err(NoWindow) => Ok(None),
    }
}

#[cfg(not(feature = "window"))]
#[expect(clippy::unnecessary_wraps, reason = "with the window it can fail")]
fn in_window(_args: &Run, _lang: Lang) -> Result<Option<Findings>, Failure> {
    Ok(None)
}

/// What a new exercise begins with.
pub(super) struct Prepared {
    pub(super) scenario: Arc<Scenario>,
    pub(super) orders: OrdersFile,
    pub(super) until: Option<SimTime>,
    pub(super) seed: u64,
}

impl Prepared {
    /// Makes the exercise and its file.
    pub(super) fn begin(&self, file: &Path) -> Result<Exercise, Failure> {
        let (scenario, orders) = (self.scenario.clone(), self.orders.clone());
        let exercise = Exercise::create(file, scenario, self.seed, orders, self.until)?;
        Ok(exercise)
    }
}

fn begin(args: &Run, lang: Lang) -> Result<(Exercise, PathBuf), Failure> {
    let prepared = prepare(args, lang)?;
    let file = args
        .output
        .clone()
        .unwrap_or_else(|| store::free_name(Path::new(""), &prepared.scenario.head.id));
    Ok((prepared.begin(&file)?, file))
}

/// Reads and checks what was asked for.
pub(super) fn prepare(args: &Run, lang: Lang) -> Result<Prepared, Failure> {
    let path = args
        .scenario
        .clone()
        .unwrap_or_else(|| PathBuf::from(shipped::REFERENCE));
    // The shipped scenarios are built in, so that the program works wherever it was copied.
    let checked = match (&args.scenario, shipped::texts(shipped::REFERENCE)) {
        (None, Some(texts)) => scenario::from_texts(shipped::with_library(texts)),
        _ => scenario::open(&path)?,
    };
    let mut err = terminal::err();
    for f in checked
        .findings
        .iter()
        .filter(|_| !args.json || checked.scenario.is_none())
    {
        err.lines(&findings::lines(f, lang))?;
    }
    if let Some(more) =
        findings::more(&checked.rest).filter(|_| !args.json || checked.scenario.is_none())
    {
        err.say(&more, lang)?;
    }
    let errors = checked.errors();
    let Some(scenario) = checked.scenario else {
        return Err(Failure::new(msg!(
            "cli-scenario-errors-mend-them",
            errors = errors
        )));
    };
    let scenario = Arc::new(scenario);
    let orders = args
        .orders
        .as_deref()
        .map_or_else(|| Ok(OrdersFile::default()), |p| orders(p, &scenario))?;
    if let Some(t) = args.until
        && (t <= scenario.head.start || t > scenario.head.end)
    {
        let (a, b) = (scenario.head.start.short(), scenario.head.end.short());
        let meant = super::meant(t, scenario.head.start, scenario.head.end);
        return Err(Failure::new(msg!(
            "cli-time-end-lies-outside",
            a = a,
            b = b,
            meant = meant
        )));
    }
    Ok(Prepared {
        until: args.until.filter(|t| *t < scenario.head.end),
        seed: args.seed.unwrap_or(scenario.head.seed),
        scenario,
        orders,
    })
}

/// Reads an orders file and checks what can be checked before anything is played.
pub(super) fn orders(path: &Path, scenario: &Scenario) -> Result<OrdersFile, Failure> {
    let text = load::text_of(path)?;
    let file = OrdersFile::read(&path.display().to_string(), &text).map_err(Failure::Found)?;
    for seat in file
        .staffed
        .iter()
        .chain(file.orders.iter().map(|o| &o.seat))
    {
        super::seat_exists(scenario, seat)?;
    }
    let (start, end) = (scenario.head.start, scenario.head.end);
    if let Some(o) = file.orders.iter().find(|o| o.at < start || o.at > end) {
        let (t, meant) = (o.at, super::meant(o.at, start, end));
        return Err(Failure::new(msg!(
            "cli-order-lies-outside-exercise",
            t = t.to_string(),
            start = start.to_string(),
            end = end.to_string(),
            meant = meant
        )));
    }
    Ok(file)
}

fn play(exercise: &mut Exercise, pace: Option<f64>, lang: Lang) -> Result<(), Failure> {
    let (start, end) = (
        exercise.sim().scenario().head.start,
        exercise.sim().scenario().head.end,
    );
    let bar = if io::stderr().is_terminal() {
        ProgressBar::new((end - start).millis().cast_unsigned())
    } else {
        ProgressBar::hidden()
    };
    let exercise_word = plain(lang).t("cli-word-exercise");
    let template = format!("{{msg}} [{{bar:40}}] {exercise_word}");
    bar.set_style(
        ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let mut clock = pace.map(|p| Pace::new(p, exercise.sim().now()));
    // Exercise time of two seconds on the wall.
    let beat = Span::from_millis((2000.0 * pace.unwrap_or(1.0)).max(1.0) as i64);
    if let Some(pace) = pace.filter(|_| !exercise.over()) {
        exercise.note_control(Control::Pace(pace))?;
    }
    while !exercise.over() {
        let now = exercise.sim().now();
        match &mut clock {
            Some(clock) => {
                let next = exercise.next_event().unwrap_or(end).min(end);
                // The file keeps up with the clock also where nothing happens for long.
                let jumps = exercise.may_jump(next);
                let next = if jumps { next } else { next.min(now + beat) };
                if jumps {
                    clock.jump_to(next);
                } else if let Err(still) = clock.wait_for(next) {
                    let still = StoodStill {
                        at: still.at.max(now),
                        ..still
                    };
                    exercise.run_until(still.at)?;
                    exercise.note_control(Control::Slept(
                        i64::try_from(still.gone.as_millis()).unwrap_or(i64::MAX),
                    ))?;
                    stood_still(still, lang)?;
                    clock.jump_to(still.at);
                    continue;
                }
                exercise.run_until(next)?;
                exercise.keep_up()?;
            }
            None => exercise.run_until((now + Span::from_mins(10)).min(end))?,
        }
        let at: SimTime = exercise.sim().now();
        bar.set_position((at - start).millis().cast_unsigned());
        bar.set_message(at.short());
    }
    bar.finish_and_clear();
    Ok(())
}

/// Says that the machine stood still; where someone sits at the terminal, play goes on when they say so.
fn stood_still(still: StoodStill, lang: Lang) -> Result<(), Failure> {
    let (gone, at) = (
        Span::from_secs(i64::try_from(still.gone.as_secs()).unwrap_or(0)),
        still.at,
    );
    let words = msg!(
        "cli-machine-stood-still-exercise",
        gone = gone.to_string(),
        at = at.to_string()
    );
    terminal::err().say(&words, lang)?;
    if io::stdin().is_terminal() {
        terminal::err().line(&plain(lang).t("cli-press-enter-go"))?;
        io::stdin().read_line(&mut String::new())?;
    }
    Ok(())
}
