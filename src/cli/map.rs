//! `tamrin map`: the map at a moment of an exercise, as a drawing or a picture, without a display.
//!
//! Deliberately not here: drawing (`map`), playing again (`session::recording`).

use super::args::{Look, Map};
use super::{Done, Failure, Findings, record, terminal};
use crate::base::ids::SeatId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::map::fill::Fill;
use crate::map::png::png;
use crate::map::svg::{self, Sheet};
use crate::session::output::{self, Output};
use crate::session::recording::Replay;

pub(super) fn map(args: &Map, lang: Lang) -> Done {
    output::may_write(&args.output, Output::Map, args.force)?;
    let recording = record::open(&args.file, lang)?;
    let seat = args
        .seat
        .as_deref()
        .map_or_else(|| recording.scenario.excon().id.clone(), SeatId::from);
    super::seat_exists(&recording.scenario, &seat)?;
    let at = args.at.unwrap_or_else(|| recording.end());
    super::was_played(&recording, at)?;
    let mut replay = Replay::new(recording);
    replay.seek(at);
    let picture = replay.picture(&seat).expect("the seat was checked");
    let fill = match args.fill {
        Look::Readiness => Fill::Readiness,
        Look::Confidence => Fill::Confidence,
        Look::Turnout => Fill::Turnout,
    };
    let excon = replay.recording().scenario.excon().id.clone();
    let truth = replay.picture(&excon).expect("exercise control has a seat");
    let sheet = |picture, id| Sheet {
        scenario: replay.sim().scenario(),
        picture,
        lang,
        fill,
        size: args.size,
        id,
        palette: crate::map::svg::Palette::Paper,
    };
    let drawing = if args.truth {
        svg::beside(&sheet(&picture, "seat-"), &sheet(&truth, "truth-"))
    } else {
        svg::map(&sheet(&picture, ""))
    };
    let ending = args.output.extension().map(|e| e.to_ascii_lowercase());
    let bytes = match ending.as_ref().and_then(|e| e.to_str()) {
        Some("svg") => drawing.into_bytes(),
        Some("png") => {
            png(&drawing).ok_or_else(|| Failure::new(msg!("cli-picture-cannot-drawn-size")))?
        }
        _ => {
            return Err(Failure::new(msg!("cli-name-file-ends-svg")));
        }
    };
    output::write(&args.output, Output::Map, &bytes, args.force)?;
    let kept = args.output.display();
    let words = msg!("cli-map-kept", at = at.to_string(), kept = kept.to_string());
    terminal::out().say(&words, lang)?;
    Ok(Findings::None)
}
