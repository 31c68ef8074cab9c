//! The hot wash at ENDEX: the numbers that are asked for first, expected actions, the longest delays, refusals.
//!
//! Every number comes from the outcome or from facts. Deliberately not here: ratings and the after-action report.

use bevy::prelude::*;

use super::{Scene, dialogs};
use crate::atlas::thing::Thing;
use crate::base::time::{SimTime, Span};
use crate::evaluate::expected::State;
use crate::record::fact::Fact;
use crate::window::act::Act;
use crate::window::theme::{Size, Tone, space};
use crate::window::view::{View, badge, button, column, heading, note, row, text};

/// Lines of a list that are shown at most.
const MOST: usize = 6;

pub(super) fn body(scene: &Scene<'_>) -> Vec<View> {
    let say = scene.say;
    let Some(o) = &scene.snap.outcome else { return vec![note(say.t("wash-not-yet"))] };
    let v = &o.voters;
    let number = |n: String, words: String| {
        let mut c = column([text(n).size(Size::Large).bold().centred(), note(words).centred()])
            .fill(Tone::Raised)
            .pad(space::NEAR, space::NEAR)
            .round()
            .grow();
        c.node.align_items = AlignItems::Center;
        c
    };
    let response = o.response_seconds.map_or_else(|| "—".to_owned(), |r| Span::from_secs(r.median).to_string());
    let met = o.injects.expected_met;
    let expected = format!("{met}/{}", met + o.injects.expected_missed);
    let settled = o.incidents.get("settled").copied().unwrap_or(0);
    let incidents: usize = o.incidents.values().sum();
    let numbers = row([
        number(v.served.to_string(), say.with("wash-served", &[("all", v.registered.to_string())])),
        number((v.gave_up + v.kept_away).to_string(), say.t("wash-lost-voters")),
        number(response, say.t("wash-response")),
        number(expected, say.t("wash-expected")),
        number(format!("{settled}/{incidents}"), say.t("wash-incidents")),
    ])
    .gap(space::NEAR)
    .firm();
    let mut numbers = numbers;
    numbers.node.align_items = AlignItems::Stretch;
    let mut parts = vec![text(say.t("exercise-mark-long")).tone(Tone::Exercise).bold(), numbers];
    parts.extend(list(say.t("wash-missed"), missed(scene), say.t("wash-none-missed")));
    parts.extend(list(say.t("wash-slow"), slow(scene), say.t("wash-no-response")));
    parts.extend(list(say.t("wash-refused"), refused(scene), say.t("wash-none-refused")));
    let file = scene.file.map_or_else(String::new, |f| f.display().to_string());
    parts.push(note(say.with("wash-file", &[("file", file)])));
    let mut ends = vec![button(say.t("look-around"), Act::Escape)];
    if scene.snap.tape.is_none() {
        ends.push(button(say.t("replay-this"), Act::Replay(None)).hint(say.t("replay-this-hint")).key("replay"));
    }
    ends.push(dialogs::main_button(say.t("close-exercise"), Act::BackToChoice));
    parts.push(dialogs::buttons(ends));
    parts
}

fn list(title: String, lines: Vec<View>, none: String) -> Vec<View> {
    let mut parts = vec![heading(title)];
    if lines.is_empty() {
        parts.push(note(none));
    }
    parts.extend(lines);
    parts
}

/// A line that leads to its moment in a replay, and to its thing while an exercise is open.
fn line(scene: &Scene<'_>, time: String, words: String, at: Option<SimTime>, thing: Option<Thing>) -> View {
    let mut v = row([text(time).bold().line().firm(), text(words).grow()])
        .gap(space::NEAR)
        .fill(Tone::Raised)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .firm();
    v.node.align_items = AlignItems::FlexStart;
    match (at.filter(|_| scene.snap.tape.is_some()), thing) {
        (Some(at), _) => v.press(Act::Seek(at)).hint(scene.say.t("seek-hint")),
        (None, Some(t)) => v.press(Act::GoTo(t)),
        (None, None) => v,
    }
}

/// Expected actions that were missed.
fn missed(scene: &Scene<'_>) -> Vec<View> {
    let s = scene.scenario();
    let all = scene.snap.expected.iter().filter(|x| x.state == State::Missed).take(MOST);
    all.map(|x| {
        let inject = s.inject(&x.inject);
        let name = inject
            .and_then(|i| i.expected.iter().find(|e| e.id == x.id))
            .map_or_else(|| x.id.to_string(), |e| e.name.get(scene.ui.lang).to_owned());
        let when = scene.snap.facts.iter().find(|f| matches!(&f.fact, Fact::ExpectedMissed { expected, .. } if *expected == x.id));
        line(scene, "✗".to_owned(), name, when.map(|f| f.at), Some(Thing::Inject(x.inject.clone())))
    })
    .collect()
}

/// The incidents to which the first unit came latest.
fn slow(scene: &Scene<'_>) -> Vec<View> {
    let mut all: Vec<_> = scene
        .snap
        .facts
        .iter()
        .filter_map(|f| {
            if let Fact::ResponseBegan { incident, after_seconds, .. } = &f.fact {
                Some((*after_seconds, incident.clone(), f.at))
            } else {
                None
            }
        })
        .collect();
    all.sort_by_key(|x| std::cmp::Reverse(x.0));
    let lines = all.into_iter().take(MOST);
    lines
        .map(|(s, i, at)| line(scene, Span::from_secs(s).to_string(), scene.prose.incident(&i), Some(at), Some(Thing::Incident(i))))
        .collect()
}

/// Orders of people that were refused.
fn refused(scene: &Scene<'_>) -> Vec<View> {
    let all = scene.snap.truth.orders.iter().filter(|o| o.rule.is_none()).filter_map(|o| Some((o, o.refused.as_ref()?)));
    let lines = all.take(MOST);
    lines
        .map(|(o, why)| {
            let words = format!("{}: {}", scene.prose.seat(&o.seat), scene.prose.order(&o.order));
            let mut v = line(scene, scene.time(o.at), words, Some(o.at), None);
            v.children.push(badge(scene.prose.refusal(why), Tone::Bad).node(|n| n.flex_shrink = 1.0));
            v
        })
        .collect()
}
