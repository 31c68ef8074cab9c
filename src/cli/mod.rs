//! Layer 6: the command line. Says what can be asked, and hands each question to its file.
//!
//! Exit codes: 0 all is well, 1 the check or the exercise has findings, 2 it could not be done.
//! Deliberately not here: rules, files, simulation.

mod args;
mod batch;
mod batch_args;
mod branch;
mod check;
mod compare;
mod convert;
mod design;
mod document_args;
#[cfg(feature = "window")]
mod documents;
mod dry_run;
mod exchange_args;
mod export;
mod feedback;
mod fmt;
mod help;
mod import;
mod log;
mod lsp;
mod manual;
mod map;
mod msel;
mod msel_args;
mod new;
mod optimise;
mod pack;
mod paper;
mod papers;
mod plan;
mod rate;
mod record;
mod replay;
mod report;
mod rescue;
mod results;
mod run;
mod runs;
#[cfg(feature = "seats")]
mod seats;
#[cfg(feature = "window")]
mod shoot;
mod submit;
mod table;
#[cfg(feature = "seats")]
mod teams;
mod terminal;
mod trend;
mod typeset;
#[cfg(feature = "window")]
mod watch;

use std::error::Error;
use std::io;
use std::process::ExitCode;

use crate::base::cause::cause;
use crate::base::diag::Diagnostic;
use crate::base::ids::SeatId;
use crate::base::message::{Arg, Message, msg};
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::scenario::Scenario;
use crate::scenario::load::LoadError;
use crate::session::SessionError;
use crate::session::recording::Recording;
use crate::session::store::StoreError;
use crate::wording::findings;
use args::{Cli, Command};

/// Why a command could not be done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A file of a scenario, of orders or of a plan cannot be read.
    Load(LoadError),
    /// The exercise, or its file.
    Session(SessionError),
    /// Something cannot be written.
    Unwritten(io::Error),
    /// What was typed into a file is wrong.
    Found(Box<Diagnostic>),
    /// What was asked for cannot be done, with the cause if it has one.
    Said(Message, Option<io::Error>),
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
    fn new(said: Message) -> Self {
        Self::Said(said, None)
    }

    fn because(self, cause: io::Error) -> Self {
        match self {
            Self::Said(said, _) => Self::Said(said, Some(cause)),
            other => other,
        }
    }

    /// What is wrong and what to do, with the file or the technical cause.
    fn words(&self) -> Message {
        let with =
            |said: Message, e: &io::Error| msg!("cli-with-detail", said = said, detail = cause(e));
        match self {
            Self::Load(e) => e.words(),
            Self::Session(e) => e.words(),
            Self::Unwritten(e) => with(msg!("cli-cannot-written"), e),
            Self::Found(d) => d.message.clone(),
            Self::Said(said, Some(e)) => with(said.clone(), e),
            Self::Said(said, None) => said.clone(),
        }
    }

    /// Whether something that someone wrote stands where a file was to be written.
    #[cfg(feature = "window")]
    fn is_in_the_way(&self) -> bool {
        let mut error: Option<&(dyn Error + 'static)> = Some(self);
        while let Some(e) = error {
            if matches!(
                e.downcast_ref(),
                Some(StoreError::NotOurs(_) | StoreError::Unmarked(_))
            ) {
                return true;
            }
            error = e.source();
        }
        false
    }

    /// Whether it comes of the reader of a pipe having seen enough.
    fn is_broken_pipe(&self) -> bool {
        let mut error: Option<&(dyn Error + 'static)> = Some(self);
        while let Some(e) = error {
            let io = e.downcast_ref::<io::Error>();
            if io.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) {
                return true;
            }
            error = e.source();
        }
        false
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.words().key)
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Load(e) => Some(e),
            Self::Session(e) => Some(e),
            Self::Unwritten(e) | Self::Said(_, Some(e)) => Some(e),
            Self::Found(_) | Self::Said(_, None) => None,
        }
    }
}

impl From<LoadError> for Failure {
    fn from(e: LoadError) -> Self {
        Self::Load(e)
    }
}

impl From<StoreError> for Failure {
    fn from(e: StoreError) -> Self {
        Self::Session(e.into())
    }
}

impl From<SessionError> for Failure {
    fn from(e: SessionError) -> Self {
        Self::Session(e)
    }
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        Self::Unwritten(e)
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
        Err(f) if f.is_broken_pipe() => ExitCode::SUCCESS,
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
        Some(
            Command::Report(_)
                | Command::Trend(_)
                | Command::Form(_)
                | Command::Papers(_)
                | Command::Manual(_)
                | Command::Msel(_)
                | Command::DryRun(_)
                | Command::Batch(_)
        )
    );
    if langs.len() > 1 && !takes_both {
        return Err(Failure::new(msg!("cli-both-languages-once-lang")));
    }
    match cli
        .command
        .unwrap_or_else(|| Command::Run(args::Run::default()))
    {
        Command::Run(a) => run::run(a, lang),
        Command::New(a) => new::new(&a, lang),
        Command::Check(a) => check::check(&a, lang),
        Command::Fmt(a) => fmt::fmt(&a, lang),
        Command::Lsp(_) => lsp::serve(lang),
        Command::Msel(a) => msel::msel(a, lang, &langs),
        Command::DryRun(a) => dry_run::dry_run(&a, lang, &langs),
        Command::Batch(a) => batch::batch(&a, lang, &langs),
        Command::Optimise(a) => optimise::optimise(&a, lang),
        Command::Log(a) => log::log(&a, lang),
        Command::Replay(a) => replay::replay(a, lang),
        Command::Branch(a) => branch::branch(&a, lang),
        Command::Compare(a) => compare::compare(&a, lang),
        Command::Export(a) => export::export(&a, lang),
        Command::Convert(a) => convert::convert(&a, lang),
        Command::Report(a) => report::report(&a, lang, &langs),
        Command::Trend(a) => trend::trend(&a, lang, &langs),
        Command::Form(a) => trend::blank_form(&a, lang, &langs),
        Command::Papers(a) => papers::all(&a, lang, &langs),
        Command::Manual(a) => manual::manual(&a, lang, &langs),
        Command::Template(a) => paper::template(&a, lang),
        Command::Rate(a) => rate::rate(&a, lang),
        Command::Map(a) => map::map(&a, lang),
        Command::Rescue(a) => rescue::rescue(&a, lang),
        #[cfg(feature = "window")]
        Command::Shoot(a) => shoot::shoot(a, lang),
        Command::Import(a) => import::import(&a, lang),
        Command::Pack(a) => pack::pack(&a, lang),
        Command::Typeset => typeset::serve(),
        Command::Reference(a) => reference(&a, lang),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut help::command(lang), "tamrin", &mut script);
            terminal::out().bytes(&script)?;
            Ok(Findings::None)
        }
    }
}

/// Prints the reference, or the parts of it that were asked for.
fn reference(args: &args::Reference, lang: Lang) -> Done {
    use crate::wording::{guide, plain};
    let (mut out, say) = (terminal::out(), plain(lang));
    if !(args.kinds || args.powers || args.doctrine) {
        out.lines(&guide::reference(say))?;
    }
    if args.kinds {
        out.lines(&guide::kinds(say))?;
    }
    if args.powers {
        out.lines(&guide::powers(say))?;
    }
    if args.doctrine {
        out.lines(&guide::doctrine(say))?;
    }
    Ok(Findings::None)
}

/// Whether a scenario has a seat; if not, its seats are named.
fn seat_exists(scenario: &Scenario, seat: &SeatId) -> Result<(), Failure> {
    if scenario.seats.contains_key(seat) {
        return Ok(());
    }
    let all: Vec<&str> = scenario.seats.keys().map(|s| s.as_str()).collect();
    Err(Failure::new(msg!(
        "cli-no-such-seat",
        seat = seat,
        all = all
    )))
}

/// Whether a moment was played in an exercise; if not, it is said which were.
fn was_played(recording: &Recording, at: SimTime) -> Result<(), Failure> {
    let (start, end) = (recording.start(), recording.end());
    if (start..=end).contains(&at) {
        return Ok(());
    }
    let (a, b, meant) = (start.short(), end.short(), meant(at, start, end));
    Err(Failure::new(msg!(
        "cli-time-not-played",
        a = a,
        b = b,
        meant = meant
    )))
}

/// Asks whether the same hour of another day was meant, where an exercise that lasts into that day has it; or says nothing.
fn meant(at: SimTime, start: SimTime, end: SimTime) -> Arg {
    const DAY: i64 = 86_400_000;
    let hour = at.millis().rem_euclid(DAY);
    let days = (0..=end.millis() / DAY).map(|d| SimTime::from_millis(d * DAY + hour));
    let other = days
        .filter(|t| *t != at && (start..=end).contains(t))
        .map(SimTime::short)
        .next();
    other.map_or_else(|| Arg::from(""), |t| msg!("cli-did-you-mean", t = t).into())
}

fn complain(f: &Failure, lang: Lang) {
    // If even this cannot be written there is nobody left to tell.
    match f {
        Failure::Found(d) => terminal::err().lines(&findings::lines(d, lang)).ok(),
        other => {
            let said = msg!("cli-error", said = other.words());
            terminal::err().say(&said, lang).ok()
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_pipe_is_told_by_its_kind_wherever_it_is_a_cause() {
        let broken = || io::Error::from(io::ErrorKind::BrokenPipe);
        assert!(Failure::from(broken()).is_broken_pipe());
        assert!(Failure::from(StoreError::Unwritten(broken())).is_broken_pipe());
        #[cfg(feature = "window")]
        assert!(Failure::from(StoreError::NotOurs("x".into())).is_in_the_way());
        let named = io::Error::other("Broken pipe (os error 32)");
        assert!(!Failure::from(named).is_broken_pipe());
    }
}
