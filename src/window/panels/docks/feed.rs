//! What reached the seat and what it ordered, the newest first, with acknowledgement; for exercise control, what happened.
//!
//! Deliberately not here: what is true (a seat's feed is made of its picture alone).

use bevy::prelude::*;

use crate::base::ids::InjectId;
use crate::base::time::SimTime;
use crate::evaluate::timeline::worth_a_stop;
use crate::map::thing::Thing;
use crate::picture::*;
use crate::record::fact::Fact;
use crate::record::order::Order;
use crate::window::panels::context::Scene;
use crate::window::state::act::Act;
use crate::window::theme::{Tone, space};
use crate::window::view::{View, badge, button, column, note, row, scroll, text};

/// Entries that are shown at most; older ones are in the log.
const MOST: usize = 120;

/// Reports, messages and requests that wait for the seat.
pub(crate) fn unread(scene: &Scene<'_>) -> usize {
    let p = scene.picture();
    let reports = p
        .reports
        .iter()
        .filter(|r| r.wants_confirmation && !r.confirmed)
        .count();
    let messages = p.messages.iter().filter(|m| !m.acknowledged).count();
    let requests = p
        .requests
        .iter()
        .filter(|r| r.open && r.from == scene.seat().id)
        .count();
    reports + messages + requests
}

/// The feed.
pub(crate) fn body(scene: &Scene<'_>) -> Vec<View> {
    let mut entries: Vec<(SimTime, u64, View)> = Vec::new();
    let p = scene.picture();
    let at = |t: SimTime, n: usize, v: View| (t, n as u64, v);
    entries.extend(
        p.messages
            .iter()
            .enumerate()
            .map(|(n, m)| at(m.at, n, message_card(scene, m))),
    );
    if scene.is_control() {
        let told = scene
            .snap
            .facts
            .iter()
            .rev()
            .filter(|f| told_to_control(&f.fact))
            .take(MOST);
        entries.extend(told.map(|f| (f.at, f.n, fact_card(scene, f))));
    } else {
        entries.extend(
            p.reports
                .iter()
                .enumerate()
                .map(|(n, r)| at(r.received, n, report_card(scene, r))),
        );
        entries.extend(
            p.orders
                .iter()
                .rev()
                .take(MOST)
                .map(|o| at(o.at, 0, order_card(scene, o))),
        );
    }
    entries.sort_by_key(|e| std::cmp::Reverse((e.0, e.1)));
    let requests = p
        .requests
        .iter()
        .filter(|r| r.open)
        .map(|r| request_card(scene, r));
    let mut list: Vec<View> = requests
        .chain(entries.into_iter().take(MOST).map(|e| e.2))
        .collect();
    if list.is_empty() {
        list.push(note(scene.say.t("feed-empty")));
    }
    vec![scroll(list).gap(space::TIGHT).key("feed")]
}

/// What exercise control is told: events, and what people order, but not the routine of standing orders.
fn told_to_control(f: &Fact) -> bool {
    worth_a_stop(f)
        || matches!(
            f,
            Fact::OrderAccepted { rule: None, .. }
                | Fact::ExpectedMet { .. }
                | Fact::SupportRequested { .. }
                | Fact::CustodySigned { .. }
        )
}

fn card(time: String, sign: &str, tone: Tone, words: String) -> View {
    let mut t = text(time).bold().line();
    t.node.flex_shrink = 0.0;
    let mut v = row([t, badge(sign, tone), text(words).grow()])
        .gap(space::NEAR)
        .fill(Tone::Raised)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .firm();
    v.node.align_items = AlignItems::FlexStart;
    v
}

fn fact_card(scene: &Scene<'_>, f: &crate::record::fact::FactEntry) -> View {
    let (sign, tone) = match &f.fact {
        Fact::InjectReleased { .. } => ("▸", Tone::Info),
        Fact::IncidentBegan { .. } | Fact::IncidentEscalated { .. } => ("▲", Tone::Bad),
        Fact::IncidentSettled { .. } | Fact::IncidentFaded { .. } | Fact::ExpectedMet { .. } => {
            ("✓", Tone::Good)
        }
        Fact::OrderAccepted { .. } => ("●", Tone::Busy),
        Fact::OrderRejected { .. } | Fact::ExpectedMissed { .. } => ("✗", Tone::Bad),
        Fact::MessageReceived { .. } | Fact::ReportReceived { .. } => ("✉", Tone::Info),
        _ => ("·", Tone::Muted),
    };
    let p = &scene.prose;
    let words = match &f.fact {
        // Short: who told whom of what.
        Fact::ReportReceived {
            seat, about, from, ..
        } => scene.say.with(
            "report-to",
            &[
                ("about", p.about(about)),
                ("from", p.party(from)),
                ("to", p.seat(seat)),
            ],
        ),
        other => p.fact(other),
    };
    let v = card(scene.time(f.at), sign, tone, words).key(format!("fact {}", f.n));
    match Thing::of_fact(&f.fact) {
        Some(thing) => v.menu(Act::OpenMenu(thing.clone())).press(Act::GoTo(thing)),
        None => v,
    }
}

fn order_card(scene: &Scene<'_>, o: &OrderView) -> View {
    let words = scene.prose.order(&o.order);
    match (&o.refused, &o.rule) {
        (Some(why), _) => card(
            scene.time(o.at),
            "✗",
            Tone::Bad,
            scene.say.with(
                "order-refused",
                &[("order", words), ("why", scene.prose.refusal(why))],
            ),
        ),
        (None, Some(_)) => card(scene.time(o.at), "●", Tone::Muted, words),
        (None, None) => card(scene.time(o.at), "●", Tone::Busy, words),
    }
}

fn report_card(scene: &Scene<'_>, r: &ReportView) -> View {
    let say = scene.say;
    let waits = r.wants_confirmation && !r.confirmed;
    let mut head = scene.say.with(
        "report-from",
        &[
            ("about", scene.prose.about(&r.about)),
            ("from", scene.prose.party(&r.from)),
            ("channel", scene.prose.channel(r.channel)),
        ],
    );
    if r.times > 1 {
        // A number of times is read from left to right.
        head = format!("{head} (\u{2066}×{}\u{2069})", r.times);
    }
    let mut v = card(
        scene.time(r.received),
        "✉",
        if waits { Tone::Warn } else { Tone::Info },
        head,
    )
    .key(format!("report {}", r.number));
    v = v
        .press(Act::GoTo(Thing::Report(r.number)))
        .menu(Act::OpenMenu(Thing::Report(r.number)));
    let mut acts = Vec::new();
    if waits {
        acts.push(
            button(
                say.t("confirm-report"),
                Act::Give(Order::AcknowledgeReport { report: r.number }),
            )
            .fill(Tone::Chosen),
        );
    } else if r.confirmed {
        acts.push(note(say.t("confirmed")));
    }
    with_acts(v, acts)
}

fn message_card(scene: &Scene<'_>, m: &MessageView) -> View {
    let say = scene.say;
    let words = format!(
        "{}: {}",
        m.from.get(scene.ui.lang),
        m.text.get(scene.ui.lang)
    );
    let v = card(
        scene.time(m.at),
        "✉",
        if m.acknowledged {
            Tone::Info
        } else {
            Tone::Warn
        },
        words,
    )
    .key(format!("message {} {}", m.inject, m.effect));
    let v = v
        .press(Act::Select(Thing::Message(m.inject.clone())))
        .menu(Act::OpenMenu(Thing::Message(m.inject.clone())));
    let acts = if m.acknowledged {
        vec![note(say.t("confirmed"))]
    } else {
        vec![
            button(
                say.t("confirm-message"),
                Act::Give(Order::Acknowledge {
                    message: m.inject.clone(),
                }),
            )
            .fill(Tone::Chosen),
        ]
    };
    with_acts(v, acts)
}

fn request_card(scene: &Scene<'_>, r: &RequestView) -> View {
    let words = request_words(scene, r);
    let mine = r.from == scene.seat().id || scene.is_control();
    let mut v = row([badge("⇄", Tone::Warn), text(words).grow()])
        .gap(space::NEAR)
        .fill(Tone::Raised)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .firm();
    v.node.align_items = AlignItems::FlexStart;
    let v = v
        .press(Act::Select(Thing::Request(r.number)))
        .key(format!("request {}", r.number));
    let acts = if mine {
        vec![button(
            scene.say.t("lend-unit"),
            Act::Pick(crate::window::state::ui::Pick::Lend(r.number)),
        )]
    } else {
        Vec::new()
    };
    with_acts(v, acts)
}

fn request_words(scene: &Scene<'_>, r: &RequestView) -> String {
    scene.say.with(
        "request-words",
        &[
            ("by", scene.prose.seat(&r.by)),
            ("from", scene.prose.seat(&r.from)),
            ("what", scene.prose.capability(r.capability)),
            ("n", r.strength.to_string()),
            ("to", scene.prose.target(&r.to)),
        ],
    )
}

fn with_acts(card: View, acts: Vec<View>) -> View {
    if acts.is_empty() {
        return card;
    }
    let key = card.key.clone();
    let mut line = row(acts).gap(space::TIGHT);
    line.node.justify_content = JustifyContent::FlexEnd;
    let mut v = column([card, line]).gap(2.0).firm();
    v.key = key;
    v
}

/// A report in the inspector.
pub(crate) fn report(scene: &Scene<'_>, number: u32) -> Vec<View> {
    let Some(r) = scene.picture().report(number) else {
        return Vec::new();
    };
    let say = scene.say;
    let mut parts = vec![
        text(scene.prose.about(&r.about)).bold(),
        note(say.with(
            "report-how",
            &[
                ("from", scene.prose.party(&r.from)),
                ("channel", scene.prose.channel(r.channel)),
            ],
        )),
        note(say.with(
            "report-when",
            &[
                ("seen", scene.time(r.as_of)),
                ("received", scene.time(r.received)),
            ],
        )),
    ];
    if let Some(sender) = Thing::of_party(&r.from) {
        parts.push(
            row([text(sender.name(&scene.prose)).tone(Tone::Busy)])
                .menu(Act::OpenMenu(sender.clone()))
                .press(Act::GoTo(sender)),
        );
    }
    if r.times > 1 {
        parts.push(note(
            say.with("report-times", &[("n", r.times.to_string())]),
        ));
    }
    if r.confirmed {
        parts.push(note(say.t("confirmed")));
    }
    for s in &r.passed_to {
        parts.push(note(
            say.with("passed-to", &[("seat", scene.prose.seat(s))]),
        ));
    }
    parts
}

/// The messages of an inject in the inspector.
pub(crate) fn message(scene: &Scene<'_>, id: &InjectId) -> Vec<View> {
    let lang = scene.ui.lang;
    let mut parts = Vec::new();
    for m in scene.picture().messages.iter().filter(|m| m.inject == *id) {
        parts.extend([
            text(m.text.get(lang)),
            note(scene.say.with(
                "report-how",
                &[
                    ("from", m.from.get(lang).to_owned()),
                    ("channel", scene.prose.channel(m.channel)),
                ],
            )),
            note(scene.time(m.at)),
        ]);
        if let Some(file) = &m.attachment {
            parts.push(note(
                scene.say.with("attachment", &[("file", file.clone())]),
            ));
        }
    }
    parts
}

/// A request in the inspector.
pub(crate) fn request(scene: &Scene<'_>, number: u32) -> Vec<View> {
    scene
        .picture()
        .request(number)
        .map(|r| vec![text(request_words(scene, r))])
        .unwrap_or_default()
}
