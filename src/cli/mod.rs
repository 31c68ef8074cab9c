//! Layer 6: the command line. Says what can be asked, and hands each question to its file.
//!
//! Exit codes: 0 all is well, 1 the check or the exercise has findings, 2 it could not be done.
//! Deliberately not here: rules, files, simulation.

mod args;
mod branch;
mod check;
mod compare;
mod export;
mod help;
mod import;
mod log;
mod map;
mod paper;
mod rate;
mod record;
mod replay;
mod report;
mod rescue;
mod run;
#[cfg(feature = "window")]
mod shoot;
mod table;
mod terminal;
mod trend;
mod typeset;

use std::io;
use std::process::ExitCode;

use crate::base::clean::plain;
use crate::base::diag::Diagnostic;
use crate::base::ids::SeatId;
use crate::base::message::Message;
use crate::base::text::{Lang, Text};
use crate::base::time::SimTime;
use crate::scenario::Scenario;
use crate::scenario::load::LoadError;
use crate::session::SessionError;
use crate::session::recording::Recording;
use crate::session::store::StoreError;
use crate::wording;
use args::{Cli, Command};

/// Why a command could not be done.
pub(crate) struct Failure {
    message: Text,
    detail: Option<String>,
}

/// What a command ends with: whether it has findings.
pub(crate) type Done = Result<Findings, Failure>;

/// Whether there is something to mend.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Findings {
    None,
    Some,
}

impl Failure {
    /// In one line, whatever names are in it.
    fn new(ar: &str, en: &str) -> Self {
        Self {
            message: Text::new(&plain(ar), &plain(en)),
            detail: None,
        }
    }

    /// A sentence of the locale files.
    fn said(message: &Message) -> Self {
        let say = |lang| wording::plain(lang).message(message);
        Self::new(&say(Lang::Ar), &say(Lang::En))
    }

    fn with(self, detail: Option<String>) -> Self {
        Self {
            detail: detail.map(|d| plain(&d).into_owned()),
            ..self
        }
    }

    /// What is wrong with a file that was given, as lines with the place in it.
    fn found(d: &Diagnostic, lang: Lang) -> Self {
        let words = terminal::finding(d, lang);
        Self {
            message: Text::new(&words, &words),
            detail: None,
        }
    }
}

impl From<LoadError> for Failure {
    fn from(e: LoadError) -> Self {
        Self::new(&e.message.ar, &e.message.en).with(Some(e.path))
    }
}

impl From<StoreError> for Failure {
    fn from(e: StoreError) -> Self {
        Self::new(&e.message.ar, &e.message.en).with(e.cause)
    }
}

impl From<SessionError> for Failure {
    fn from(e: SessionError) -> Self {
        match e {
            SessionError::Store(e) => e.into(),
            SessionError::Said(message) => Self::new(&message.ar, &message.en),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        Self::new("تعذرت الكتابة", "this cannot be written").with(Some(e.to_string()))
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let lang = help::language(&words);
    let cli = match help::parse(words, lang) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    match dispatch(cli, lang) {
        Ok(Findings::None) => ExitCode::SUCCESS,
        Ok(Findings::Some) => ExitCode::from(1),
        // The reader of a pipe has seen enough; that is no failure.
        Err(f)
            if f.detail
                .as_deref()
                .is_some_and(|d| d.contains("Broken pipe")) =>
        {
            ExitCode::SUCCESS
        }
        Err(f) => {
            complain(&f, lang);
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: Cli, lang: Lang) -> Done {
    let langs = help::languages(&cli, lang);
    let takes_both = matches!(
        cli.command,
        Some(Command::Report(_) | Command::Trend(_) | Command::Form(_))
    );
    if langs.len() > 1 && !takes_both {
        return Err(Failure::new(
            "اللغتان معاً (--lang both) لأوامر report و trend و form فقط",
            "both languages at once (--lang both) are for report, trend and form only",
        ));
    }
    match cli
        .command
        .unwrap_or_else(|| Command::Run(args::Run::default()))
    {
        Command::Run(a) => run::run(a, lang),
        Command::Check(a) => check::check(&a, lang),
        Command::Log(a) => log::log(&a, lang),
        Command::Replay(a) => replay::replay(a, lang),
        Command::Branch(a) => branch::branch(&a, lang),
        Command::Compare(a) => compare::compare(&a, lang),
        Command::Export(a) => export::export(&a, lang),
        Command::Report(a) => report::report(&a, lang, &langs),
        Command::Trend(a) => trend::trend(&a, lang, &langs),
        Command::Form(a) => trend::blank_form(&a, lang, &langs),
        Command::Template(a) => paper::template(&a, lang),
        Command::Rate(a) => rate::rate(&a, lang),
        Command::Map(a) => map::map(&a, lang),
        Command::Rescue(a) => rescue::rescue(&a, lang),
        #[cfg(feature = "window")]
        Command::Shoot(a) => shoot::shoot(a, lang),
        Command::Import(a) => import::import(&a, lang),
        Command::Typeset => typeset::serve(),
        Command::Reference(a) => reference(&a),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut help::command(lang), "tamrin", &mut script);
            terminal::out().bytes(&script)?;
            Ok(Findings::None)
        }
    }
}

/// Prints the reference, or the parts of it that were asked for.
fn reference(args: &args::Reference) -> Done {
    use crate::scenario::{library, reference, shipped};
    let mut out = terminal::out();
    if !(args.kinds || args.powers || args.doctrine) {
        out.lines(&reference::markdown())?;
    }
    if args.kinds {
        out.lines(&library::kinds())?;
    }
    if args.powers {
        out.lines(&library::powers())?;
    }
    if args.doctrine {
        out.lines(shipped::doctrine())?;
    }
    Ok(Findings::None)
}

/// Whether a scenario has a seat; if not, its seats are named.
fn seat_exists(scenario: &Scenario, seat: &SeatId) -> Result<(), Failure> {
    if scenario.seats.contains_key(seat) {
        return Ok(());
    }
    let all: Vec<&str> = scenario.seats.keys().map(|s| s.as_str()).collect();
    let all = all.join(", ");
    Err(Failure::new(
        &format!("لا يوجد مقعد باسم «{seat}»؛ المقاعد: {all}"),
        &format!("there is no seat called `{seat}`; seats are: {all}"),
    ))
}

/// Whether a moment was played in an exercise; if not, it is said which were.
fn was_played(recording: &Recording, at: SimTime) -> Result<(), Failure> {
    let (start, end) = (recording.start(), recording.end());
    if (start..=end).contains(&at) {
        return Ok(());
    }
    let (a, b, meant) = (start.short(), end.short(), meant(at, start, end));
    Err(Failure::new(
        &format!(
            "لم يُلعب هذا الوقت؛ التمرين في الملف من {a} إلى {b}{}",
            meant.ar
        ),
        &format!(
            "that time was not played; the exercise in the file goes from {a} to {b}{}",
            meant.en
        ),
    ))
}

/// Asks whether the same hour of another day was meant, where an exercise that lasts into that day has it; or says nothing.
fn meant(at: SimTime, start: SimTime, end: SimTime) -> Text {
    const DAY: i64 = 86_400_000;
    let hour = at.millis().rem_euclid(DAY);
    let days = (0..=end.millis() / DAY).map(|d| SimTime::from_millis(d * DAY + hour));
    let other = days
        .filter(|t| *t != at && (start..=end).contains(t))
        .map(SimTime::short)
        .next();
    other.map_or_else(Text::default, |t| {
        Text::new(&format!("؛ هل تقصد {t}؟"), &format!("; did you mean {t}?"))
    })
}

fn complain(f: &Failure, lang: Lang) {
    let word = lang.pick("خطأ", "error");
    let detail = f
        .detail
        .as_ref()
        .map_or_else(String::new, |d| format!(": {d}"));
    // If even this cannot be written there is nobody left to tell.
    terminal::err()
        .lines(&format!("{word}: {}{detail}", f.message.get(lang)))
        .ok();
}
