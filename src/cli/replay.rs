//! `tamrin replay`: an exercise looked at again, in the window, as JSON, or to check that it comes out the same.
//!
//! Deliberately not here: playing again (`session::recording`), the window.

use std::sync::Arc;

use super::args::Replay as Args;
use super::{Done, Failure, Findings, record, terminal};
use crate::base::ids::SeatId;
use crate::base::message::{Arg, msg};
use crate::base::text::Lang;
use crate::session::recording::{Conditions, Recording, Replay, Verdict};
use crate::wording::states::of_state;
use crate::wording::{Prose, plain};

pub(super) fn replay(args: Args, lang: Lang) -> Done {
    let recording = record::open(&args.file, lang)?;
    let seat = args.seat.as_deref().map(SeatId::from);
    if let Some(seat) = &seat {
        super::seat_exists(&recording.scenario, seat)?;
    }
    if let Some(at) = args.at {
        super::was_played(&recording, at)?;
    }
    if args.json {
        return picture(recording, &args, seat);
    }
    if args.verify {
        return verify(&recording, lang);
    }
    if let Some(findings) = in_window(&args, recording.clone(), seat, lang)? {
        return Ok(findings);
    }
    let words = msg!("cli-display-open-window-exercise");
    terminal::err().say(&words, lang)?;
    verify(&recording, lang)
}

fn picture(recording: Arc<Recording>, args: &Args, seat: Option<SeatId>) -> Done {
    let viewer = seat.unwrap_or_else(|| recording.scenario.excon().id.clone());
    let mut replay = Replay::new(recording);
    if let Some(at) = args.at {
        replay.seek(at);
    }
    let picture = replay.picture(&viewer).expect("the seat was checked");
    let json = serde_json::to_string_pretty(&picture).expect("a picture is plain data");
    terminal::out().json(&json)?;
    Ok(Findings::None)
}

#[cfg(feature = "window")]
fn in_window(
    args: &Args,
    recording: Arc<Recording>,
    eyes: Option<SeatId>,
    lang: Lang,
) -> Result<Option<Findings>, Failure> {
    use crate::session::player::Opening;
    use crate::window::{self, NoWindow, Options};
    if !window::has_display() {
        return Ok(None);
    }
    let folder = args
        .file
        .parent()
        .unwrap_or_else(|| std::path::Path::new(""))
        .to_path_buf();
    let open = Some(Opening::Recording {
        recording,
        at: args.at,
        viewer: eyes,
    });
    match window::open(Options {
        lang,
        open,
        large: args.large,
        documents: Some(super::documents::writer(folder.clone(), true)),
        folder,
        ..Options::default()
    }) {
        Ok(0) => Ok(Some(Findings::None)),
        Ok(_) => Ok(Some(Findings::Some)),
        Err(NoWindow) => Ok(None),
    }
}

#[cfg(not(feature = "window"))]
#[expect(clippy::unnecessary_wraps, reason = "with the window it can fail")]
fn in_window(
    _args: &Args,
    _recording: Arc<Recording>,
    _eyes: Option<SeatId>,
    _lang: Lang,
) -> Result<Option<Findings>, Failure> {
    Ok(None)
}

fn verify(recording: &Recording, lang: Lang) -> Done {
    let verdict = recording.verify();
    let mut out = terminal::out();
    if verdict.same() {
        let (facts, digests) = (verdict.facts, verdict.digests);
        let none = facts == 0 && digests == 0;
        let words = if none {
            msg!("cli-file-holds-orders-facts")
        } else {
            msg!(
                "cli-playing-again-agrees-file",
                facts = facts,
                digests = digests
            )
        };
        out.say(&words, lang)?;
        if let Some(seal) = &recording.saved.seal {
            out.line(&format!("{}: {seal}", plain(lang).t("cli-seal")))?;
        }
    } else {
        difference(&verdict, lang)
            .iter()
            .try_for_each(|l| out.line(l))?;
    }
    if !verdict.same()
        || verdict.conditions.scenario == Some(false)
        || verdict.conditions.seed == Some(false)
    {
        conditions(&verdict.conditions, lang)
            .iter()
            .try_for_each(|l| out.line(l))?;
        return Ok(Findings::Some);
    }
    Ok(Findings::None)
}

/// The first difference in words: time, fact, mechanism.
fn difference(v: &Verdict, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(d) = &v.fact {
        let of = d.kept.as_ref().or(d.played.as_ref());
        let mechanism = of.map_or("", |f| f.fact.mechanism());
        said.push(msg!(
            "cli-first-fact",
            n = d.n,
            at = d.at.to_string(),
            mechanism = of_state(mechanism)
        ));
        let prose = Prose {
            scenario: &v.scenario,
            lang,
        };
        said.push(match &d.kept {
            Some(f) => msg!("cli-in-the-file", fact = prose.line(f)),
            None => msg!("cli-in-the-file-none"),
        });
        said.push(match &d.played {
            Some(f) => msg!("cli-now", fact = prose.line(f)),
            None => msg!("cli-now-none"),
        });
    }
    if let Some(s) = &v.state {
        let names: Vec<Arg> = s.mechanisms.iter().map(|m| of_state(m)).collect();
        said.push(msg!(
            "cli-first-state",
            at = s.at.to_string(),
            names = names
        ));
    }
    if v.mended {
        said.push(msg!("cli-nothing-to-compare"));
    }
    said.extend(v.changed.map(record::part_words));
    said.iter().map(|m| plain(lang).message(m)).collect()
}

/// Whether scenario, seed or program may be to blame.
fn conditions(c: &Conditions, lang: Lang) -> [String; 3] {
    let same = |same: Option<bool>| match same {
        Some(true) => msg!("cli-as-it-began"),
        Some(false) => msg!("cli-changed-since"),
        None => msg!("cli-not-known"),
    };
    let (then, now) = (&c.written_by, &c.this);
    let program = if then == now {
        msg!("cli-same-version", now = now)
    } else {
        msg!("cli-other-version", then = then, now = now)
    };
    let said = [
        msg!("cli-condition-scenario", said = same(c.scenario)),
        msg!("cli-condition-seed", said = same(c.seed)),
        msg!("cli-condition-program", said = program),
    ];
    said.map(|m| plain(lang).message(&m))
}
