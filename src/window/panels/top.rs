//! The bar at the top: the mark that this is an exercise, the clock, the phase, the pace, eyes, language, help, emergency, ENDEX.
//!
//! Deliberately not here: what the clock does (`session::live`).

use bevy::prelude::*;

use super::Scene;
use crate::base::text::Lang;
use crate::record::words::Phase;
use crate::session::live::Mode;
use crate::window::act::Act;
use crate::window::theme::{Size, Tone, space};
use crate::window::ui::{Dialog, ScriptTab};
use crate::window::view::{View, badge, button, column, note, row, sign, spring, text};
use crate::window::words::Say;

/// The bar of a running exercise.
pub(super) fn bar(scene: &Scene<'_>) -> View {
    let say = scene.say;
    let mut parts =
        vec![badge(say.t("exercise-mark"), Tone::Exercise).hint(say.t("exercise-mark-hint")), clock(scene), controls(scene), pace(scene)];
    parts.push(spring());
    parts.push(eyes(scene));
    parts.extend(common(scene.ui.lang, say));
    if scene.snap.tape.is_some() {
        parts.push(button(say.t("branch"), Act::Show(Dialog::Branch)).hint(say.t("branch-hint")).key("branch"));
        if scene.snap.outcome.is_some() {
            parts.push(button(say.t("hot-wash"), Act::Show(Dialog::Summary)));
        }
        parts.push(button(say.t("close-replay"), Act::BackToChoice).hint(say.t("close-exercise")).key("close"));
        parts[0] = badge(say.t("replay-mark"), Tone::Info).hint(say.t("replay-mark-hint"));
        return frame(parts);
    }
    let emergency = scene.snap.mode == Mode::Emergency;
    parts.push(sign("⚠", say.t("emergency-hint"), Act::Emergency(!emergency)).fill(if emergency { Tone::Bad } else { Tone::Button }));
    if scene.snap.mode == Mode::Over {
        parts.push(button(say.t("hot-wash"), Act::Show(Dialog::Summary)));
        parts.push(button(say.t("close-exercise"), Act::BackToChoice));
    } else {
        parts.push(button(say.t("endex"), Act::Show(Dialog::End)).hint(say.t("endex-hint")));
    }
    frame(parts)
}

/// The frame of the bar.
pub(super) fn frame(parts: Vec<View>) -> View {
    let mut v = row(parts).fill(Tone::Panel).pad(space::NEAR, space::TIGHT).gap(space::NEAR).firm().key("top");
    v.node.border = UiRect::bottom(px(1));
    v.edge = Tone::Line;
    v.node.min_height = px(46);
    v
}

/// What every screen has at the end of the bar.
pub(super) fn common(lang: Lang, say: Say<'_>) -> [View; 3] {
    let other = if lang == Lang::Ar { ("English", Lang::En) } else { ("العربية", Lang::Ar) };
    [
        button(other.0, Act::Speak(other.1)).hint(say.t("language-hint")).key("language"),
        sign("A±", say.t("large-hint"), Act::Large).key("large"),
        sign("?", say.t("help-hint"), Act::Show(Dialog::Help)).key("help"),
    ]
}

fn phase_words(say: Say<'_>, phase: Phase) -> String {
    say.t(match phase {
        Phase::Preparation => "phase-preparation",
        Phase::Voting => "phase-voting",
        Phase::Counting => "phase-counting",
        Phase::Night => "phase-night",
        Phase::Over => "phase-over",
    })
}

fn clock(scene: &Scene<'_>) -> View {
    let (say, snap) = (scene.say, scene.snap);
    let mode = say.t(match snap.mode {
        Mode::Ready => "mode-ready",
        Mode::Playing => "mode-playing",
        Mode::Rewinding => "mode-rewinding",
        Mode::Hurrying(_) => "mode-hurrying",
        Mode::Paused => "mode-paused",
        Mode::Emergency => "mode-emergency",
        Mode::Over => "mode-over",
    });
    let tone = match snap.mode {
        Mode::Playing | Mode::Rewinding | Mode::Hurrying(_) => Tone::Good,
        Mode::Emergency => Tone::Bad,
        _ => Tone::Warn,
    };
    let phase = phase_words(say, scene.scenario().phase(snap.at));
    // On the second day and later the day is said beside the phase, and the clock shows the time of day.
    let full = snap.at.to_string();
    let (phase, full) = match full.split_once('+') {
        Some((day, clock)) => {
            let day = day.parse::<i64>().map_or(1, |d| d + 1).to_string();
            (format!("{} · {phase}", say.with("day", &[("n", day)])), clock.to_owned())
        }
        None => (phase, full),
    };
    let mut time = text(full).size(Size::Clock).bold().line();
    time.node.flex_shrink = 0.0;
    // The clock keeps its width, so that nothing beside it moves.
    time.node.min_width = px(if scene.ui.large { 150 } else { 118 });
    let words = column([text(mode).size(Size::Small).tone(tone).bold().line(), note(phase).line()]);
    row([time, words]).gap(space::NEAR).firm().key("clock")
}

fn controls(scene: &Scene<'_>) -> View {
    let (say, mode) = (scene.say, scene.snap.mode);
    let dead = matches!(mode, Mode::Over | Mode::Emergency);
    let play = match mode {
        Mode::Ready => button(say.t("startex"), Act::PlayPause).fill(Tone::Good).key("start").hint(say.t("startex-hint")),
        Mode::Playing | Mode::Rewinding | Mode::Hurrying(_) => sign("❚❚", say.t("pause-hint"), Act::PlayPause).key("play"),
        _ => sign("▶", say.t("play-hint"), Act::PlayPause).key("play"),
    };
    if scene.snap.tape.is_some() {
        return row([
            sign("|◀", say.t("previous-event-hint"), Act::Event(false)).key("previous"),
            sign("◀", say.t("rewind-hint"), Act::Rewind).key("rewind").chosen(mode == Mode::Rewinding),
            play,
            sign("▶|", say.t("next-event-hint"), Act::Event(true)).key("next"),
            sign("▶▶|", say.t("go-to-time-hint"), Act::Show(Dialog::RunUntil)),
        ])
        .gap(space::TIGHT)
        .unmirrored()
        .firm();
    }
    let mut play = play.disabled(dead);
    if mode == Mode::Ready {
        // Words on green.
        play.children[0] = text(say.t("startex")).tone(Tone::OnColour).bold().line();
    }
    let step = sign("▶|", say.t("step-hint"), Act::Step).disabled(dead);
    let until = sign("▶▶|", say.t("run-until-hint"), Act::Show(Dialog::RunUntil)).disabled(dead);
    row([play, step, until]).gap(space::TIGHT).unmirrored().firm()
}

fn pace(scene: &Scene<'_>) -> View {
    let say = scene.say;
    let pace = scene.snap.pace;
    let words = if pace.fract() == 0.0 { format!("×{pace:.0}") } else { format!("×{pace:.1}") };
    let mut value = row([text(words).bold().line().ltr()]).width(if scene.ui.large { 62.0 } else { 50.0 });
    value = value.press(Act::Show(Dialog::Pace)).hint(say.t("pace-hint")).round().pad(0.0, space::TIGHT);
    value.node.justify_content = JustifyContent::Center;
    row([
        sign("−", say.t("slower-hint"), Act::Faster(false)).key("slower"),
        value,
        sign("+", say.t("faster-hint"), Act::Faster(true)).key("faster"),
    ])
    .gap(space::TIGHT)
    .firm()
}

fn eyes(scene: &Scene<'_>) -> View {
    let say = scene.say;
    let name = scene.seat().name.get(scene.ui.lang).to_owned();
    let tone = if scene.is_control() { Tone::Button } else { Tone::Chosen };
    let label = row([note(say.t("eyes")).line(), text(name).bold().line()]).gap(space::TIGHT);
    let mut v =
        label.press(Act::Script(ScriptTab::Seats)).fill(tone).pad(space::NEAR, space::TIGHT).round().hint(say.t("eyes-hint")).key("eyes");
    v.node.max_width = px(300);
    v.node.overflow = Overflow::clip();
    if scene.ui.away.script {
        v.press = Some(Act::PutAway(crate::window::act::Panel::Script));
    }
    v
}
