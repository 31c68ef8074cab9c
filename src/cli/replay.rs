//! `tamrin replay`: an exercise looked at again, in the window, as JSON, or to check that it comes out the same.
//!
//! Deliberately not here: playing again (`session::recording`), the window.

use std::sync::Arc;

use super::args::Replay as Args;
use super::{Done, Failure, Findings, record, terminal};
use crate::base::ids::SeatId;
use crate::base::text::{Lang, Text};
use crate::session::recording::{Conditions, Recording, Replay, Verdict};
use crate::wording::Prose;

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
    let words = Text::new(
        "لا شاشة هنا لفتح نافذة: يُتحقق من التمرين بلا نافذة؛ لما يُرى في لحظة: --at HH:MM --json",
        "There is no display here to open a window on: the exercise is checked without one; for what is seen at a moment: --at HH:MM --json",
    );
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
        folder,
        large: args.large,
        report: Some(super::report::writer()),
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
            Text::new(
                "في الملف أوامر بلا وقائع يُقارن بها؛ الوقائع تُحسب منها: tamrin run --resume",
                "The file holds orders and no facts to compare with; facts are computed from them: tamrin run --resume",
            )
        } else {
            Text::new(
                &format!("إعادة التشغيل تطابق الملف: وقائع {facts}، بصمات حالة {digests}"),
                &format!(
                    "Playing again agrees with the file: facts: {facts}, state hashes: {digests}"
                ),
            )
        };
        out.say(&words, lang)?;
        if let Some(seal) = &recording.saved.seal {
            out.line(&format!(
                "{}: {seal}",
                lang.pick("ختم السجل", "Seal of the record")
            ))?;
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
    let mut lines = Vec::new();
    let mut line = |ar: String, en: String| lines.push(lang.pick(ar, en));
    if let Some(d) = &v.fact {
        let of = d.kept.as_ref().or(d.played.as_ref());
        let (n, at, mechanism) = (d.n, d.at, of.map_or("", |f| f.fact.mechanism()));
        line(
            format!("أول اختلاف: الواقعة {n} عند {at}، في: {mechanism}"),
            format!("First difference: fact {n} at {at}, in: {mechanism}"),
        );
        let prose = Prose {
            scenario: &v.scenario,
            lang,
        };
        match &d.kept {
            Some(f) => line(
                format!("  في الملف: {}", prose.line(f)),
                format!("  in the file: {}", prose.line(f)),
            ),
            None => line(
                "  في الملف: تنقص هذه الواقعة وما بعدها".to_owned(),
                "  in the file: this fact and those after it are missing".to_owned(),
            ),
        }
        match &d.played {
            Some(f) => line(
                format!("  الآن:     {}", prose.line(f)),
                format!("  now:         {}", prose.line(f)),
            ),
            None => line(
                "  الآن:     لا واقعة".to_owned(),
                "  now:         no fact".to_owned(),
            ),
        }
    }
    if let Some(s) = &v.state {
        let (at, names) = (s.at, s.mechanisms.join(", "));
        line(
            format!("أول حالة مختلفة عند {at}، في: {names}"),
            format!("First state that differs: at {at}, in: {names}"),
        );
    }
    if v.mended {
        let words = Text::new(
            "لا وقائع في الملف يُقارن بها: حُسبت من جديد",
            "the file holds no facts to compare with: they were computed again",
        );
        lines.push(words.get(lang).to_owned());
    }
    lines.extend(
        v.changed
            .map(|part| record::part_words(part).get(lang).to_owned()),
    );
    lines
}

/// Whether scenario, seed or program may be to blame.
fn conditions(c: &Conditions, lang: Lang) -> [String; 3] {
    let said = |same: Option<bool>| match same {
        Some(true) => lang.pick(
            "بلا تغيير منذ بداية التمرين",
            "as it was when the exercise began",
        ),
        Some(false) => lang.pick(
            "فيه تغيير بعد بداية التمرين",
            "was changed in the file after the exercise began",
        ),
        None => lang.pick(
            "لا يُعرف: صيغة الملف قديمة",
            "not known: the file is of an old format",
        ),
    };
    let (scenario, seed, then, now) = (said(c.scenario), said(c.seed), &c.written_by, &c.this);
    let program = if then == now {
        lang.pick(
            format!("النسخة نفسها ({now})"),
            format!("the same version ({now})"),
        )
    } else {
        lang.pick(
            format!("كتبته النسخة {then} وهذه {now}"),
            format!("version {then} wrote the file, this is {now}"),
        )
    };
    lang.pick(
        [
            format!("السيناريو: {scenario}"),
            format!("البذرة: {seed}"),
            format!("البرنامج: {program}"),
        ],
        [
            format!("Scenario: {scenario}"),
            format!("Seed: {seed}"),
            format!("Program: {program}"),
        ],
    )
}
