//! The inspector: what is known of the thing that is selected, how old that is, and what can be ordered about it.
//!
//! While something is still to be pointed at, it shows who could be picked, with travel times.
//! Deliberately not here: the offers (`offers`).

mod picking;

use bevy::prelude::*;

use crate::base::ids::UnitId;
use crate::base::time::SimTime;
use crate::map::icons::Icon;
use crate::map::symbols::{centre_tone, convoy_tone, incident_tone, posture_tone, unit_tone};
use crate::map::thing::Thing;
use crate::picture::*;
use crate::record::order::Target;
use crate::record::states::*;
use crate::window::panels::actions;
use crate::window::panels::context::Scene;
use crate::window::panels::docks::inspector::picking::picking;
use crate::window::state::act::Act;
use crate::window::theme::{Size, Tone, space};
use crate::window::view::{
    View, badge, button, column, flow, heading, icon, note, row, scroll, text,
};

/// The inspector's parts.
pub(crate) fn body(scene: &Scene<'_>) -> Vec<View> {
    let parts = match (&scene.ui.pick, &scene.ui.selected) {
        (Some(pick), _) => picking(scene, pick),
        (None, Some(thing)) => inspect(scene, thing),
        (None, None) => nothing(scene),
    };
    vec![scroll(parts).gap(space::NEAR).key("inspector")]
}

/// With nothing selected, what goes on at large.
fn nothing(scene: &Scene<'_>) -> Vec<View> {
    let (say, p) = (scene.say, scene.picture());
    let going_on: Vec<View> = p
        .incidents
        .iter()
        .filter(|i| matches!(i.state, IncidentState::Active | IncidentState::Contained))
        .map(|i| {
            let thing = Thing::Incident(i.id.clone());
            let words = text(scene.prose.kind(&i.kind)).bold();
            let under = note(format!(
                "{} · {}",
                scene.prose.target(&i.site),
                scene.say.name(i.state)
            ));
            let line = row([
                icon(Icon::Incident, i.word.stale, incident_tone(i.state)),
                column([words, under]).grow(),
            ])
            .gap(space::NEAR);
            line.fill(Tone::Raised)
                .pad(space::NEAR, space::TIGHT)
                .round()
                .press(Act::GoTo(thing.clone()))
                .menu(Act::OpenMenu(thing))
                .firm()
        })
        .collect();
    let open = |s| {
        p.centres
            .iter()
            .filter(|c| c.state == s)
            .count()
            .to_string()
    };
    let counts = flow([
        badge(
            say.with("count-open", &[("n", open(CentreState::Open))]),
            Tone::Good,
        ),
        badge(
            say.with("count-suspended", &[("n", open(CentreState::Suspended))]),
            Tone::Bad,
        ),
        badge(
            say.with("count-not-open", &[("n", open(CentreState::NotOpen))]),
            Tone::Warn,
        ),
    ]);
    let served: u32 = p.centres.iter().map(|c| c.served).sum();
    let line: u32 = p.centres.iter().map(|c| c.in_line).sum();
    let votes = note(say.with(
        "votes-so-far",
        &[("served", served.to_string()), ("line", line.to_string())],
    ));
    let mut parts = vec![
        heading(say.t("at-large")),
        counts,
        votes,
        heading(say.t("going-on")),
    ];
    if going_on.is_empty() {
        parts.push(note(say.t("no-incidents")));
    }
    parts.extend(going_on);
    parts.push(note(say.t("select-something")));
    parts
}

fn inspect(scene: &Scene<'_>, thing: &Thing) -> Vec<View> {
    let mut parts = vec![title(scene, thing)];
    match thing {
        Thing::Unit(id) => parts.extend(unit(scene, id)),
        Thing::Centre(id) => parts.extend(
            scene
                .picture()
                .centre(id)
                .map_or_else(|| unknown(scene), |c| centre(scene, c)),
        ),
        Thing::Checkpoint(id) => parts.extend(
            scene
                .picture()
                .checkpoint(id)
                .map_or_else(|| unknown(scene), |c| checkpoint(scene, c)),
        ),
        Thing::Incident(id) => parts.extend(
            scene
                .picture()
                .incident(id)
                .map_or_else(|| unknown(scene), |i| incident(scene, i)),
        ),
        Thing::Convoy(id) => parts.extend(
            scene
                .picture()
                .convoy(id)
                .map_or_else(|| unknown(scene), |c| convoy(scene, c)),
        ),
        Thing::Vehicle(id) => parts.extend(
            scene
                .picture()
                .vehicle(id)
                .map_or_else(|| unknown(scene), |v| vehicle(scene, v)),
        ),
        Thing::Rumour(id) => parts.extend(
            scene
                .picture()
                .rumour(id)
                .map_or_else(|| unknown(scene), |r| rumour(scene, r)),
        ),
        Thing::Road(id) => parts.extend(road(scene, id)),
        Thing::Place(id) => parts.extend(place(scene, id)),
        Thing::Municipality(id) => parts.extend(municipality(scene, id)),
        Thing::Directorate(id) => parts.extend(directorate(scene, id)),
        Thing::Seat(id) => parts.extend(
            scene
                .scenario()
                .seats
                .get(id)
                .map(|s| note(scene.say.name(s.role))),
        ),
        Thing::Report(n) => parts.extend(crate::window::panels::docks::feed::report(scene, *n)),
        Thing::Message(id) => parts.extend(crate::window::panels::docks::feed::message(scene, id)),
        Thing::Request(n) => parts.extend(crate::window::panels::docks::feed::request(scene, *n)),
        Thing::Inject(_) => parts.push(note(scene.say.t("inject-in-list"))),
    }
    parts.extend(offer_buttons(scene, thing));
    parts
}

fn title(scene: &Scene<'_>, thing: &Thing) -> View {
    let sort = scene.say.t(match thing {
        Thing::Unit(_) => "sort-unit",
        Thing::Centre(_) => "sort-centre",
        Thing::Checkpoint(_) => "sort-checkpoint",
        Thing::Incident(_) => "sort-incident",
        Thing::Convoy(_) => "sort-convoy",
        Thing::Vehicle(_) => "sort-vehicle",
        Thing::Rumour(_) => "sort-rumour",
        Thing::Road(_) => "sort-road",
        Thing::Place(_) => "sort-place",
        Thing::Municipality(_) => "sort-municipality",
        Thing::Directorate(_) => "sort-directorate",
        Thing::Seat(_) => "sort-seat",
        Thing::Inject(_) => "sort-inject",
        Thing::Report(_) => "sort-report",
        Thing::Message(_) => "sort-message",
        Thing::Request(_) => "sort-request",
    });
    column([note(sort), heading(thing.name(&scene.prose))])
}

/// The offers as buttons, by groups.
fn offer_buttons(scene: &Scene<'_>, thing: &Thing) -> Vec<View> {
    let offers = actions::actions(scene, thing);
    let mut parts: Vec<View> = Vec::new();
    let mut group: Option<String> = None;
    let mut buttons: Vec<View> = Vec::new();
    for o in offers {
        if group.as_ref() != Some(&o.group) {
            if !buttons.is_empty() {
                parts.push(flow(std::mem::take(&mut buttons)));
            }
            if !o.group.is_empty() {
                parts.push(note(o.group.clone()));
            }
            group = Some(o.group);
        }
        buttons.push(button(o.words, o.act));
    }
    if !buttons.is_empty() {
        parts.push(flow(buttons));
    }
    parts
}

fn unknown(scene: &Scene<'_>) -> Vec<View> {
    vec![note(scene.say.t("nothing-known"))]
}

/// A line: what, and how it is.
fn line(what: String, how: impl Into<String>) -> View {
    let mut label = note(what);
    label.node.width = percent(40);
    label.node.flex_shrink = 0.0;
    let mut v = row([label, text(how.into()).grow()])
        .gap(space::NEAR)
        .firm();
    v.node.align_items = AlignItems::FlexStart;
    v
}

fn age(scene: &Scene<'_>, word: Freshness) -> Option<View> {
    scene
        .age(word)
        .map(|a| note(a).tone(if word.stale { Tone::Warn } else { Tone::Muted }))
}

/// A thing that can be gone to with a click.
fn go(scene: &Scene<'_>, what: String, thing: Thing) -> View {
    let mut label = note(what);
    label.node.width = percent(40);
    label.node.flex_shrink = 0.0;
    let link = row([text(thing.name(&scene.prose)).tone(Tone::Busy)])
        .menu(Act::OpenMenu(thing.clone()))
        .press(Act::GoTo(thing))
        .grow();
    row([label, link]).gap(space::NEAR).firm()
}

fn needs(scene: &Scene<'_>, list: &[(Capability, u32)]) -> String {
    let one = |(c, n): &(Capability, u32)| {
        scene.say.with(
            "need",
            &[("what", scene.prose.capability(*c)), ("n", n.to_string())],
        )
    };
    list.iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(scene.ui.lang.pick("، ", ", "))
}

fn where_is(
    scene: &Scene<'_>,
    from: &crate::base::ids::PlaceId,
    to: &crate::base::ids::PlaceId,
    done: f64,
) -> String {
    if from == to {
        return scene.prose.place(from);
    }
    let percent = (done * 100.0).round().to_string();
    scene.say.with(
        "on-the-road",
        &[
            ("from", scene.prose.place(from)),
            ("to", scene.prose.place(to)),
            ("percent", percent),
        ],
    )
}

fn unit(scene: &Scene<'_>, id: &UnitId) -> Vec<View> {
    let (say, s) = (scene.say, scene.scenario());
    let Some(plan) = s.units.get(id) else {
        return unknown(scene);
    };
    let mut parts = vec![
        row([
            icon(Icon::unit(plan.kind), false, Tone::Text),
            text(scene.say.name(plan.kind)),
        ])
        .gap(space::NEAR),
    ];
    let Some(u) = scene.picture().unit(id) else {
        parts.extend(unknown(scene));
        return parts;
    };
    parts.push(row([badge(scene.say.name(u.state), unit_tone(u.state))]));
    parts.extend(age(scene, u.word));
    parts.push(line(say.t("at"), where_is(scene, &u.from, &u.to, u.done)));
    if let Some(t) = &u.task {
        parts.push(go(scene, say.t("task"), Thing::of_target(t)));
    }
    if let Some(since) = u.unconfirmed {
        parts.push(note(say.with("unconfirmed", &[("time", scene.time(since))])).tone(Tone::Warn));
    }
    parts.push(line(say.t("command"), scene.prose.seat(&u.command)));
    parts.push(line(
        say.t("strength"),
        say.with("people", &[("n", u.strength)]),
    ));
    let can: Vec<String> = u
        .capabilities
        .iter()
        .map(|c| scene.prose.capability(*c))
        .collect();
    parts.push(line(say.t("can"), can.join(scene.ui.lang.pick("، ", ", "))));
    parts.push(line(
        say.t("fatigue"),
        format!("{}%", (u.fatigue * 100.0).round()),
    ));
    if let Some(c) = &u.guards {
        parts.push(go(scene, say.t("guards"), Thing::Centre(c.clone())));
    }
    parts
}

fn centre(scene: &Scene<'_>, c: &CentreView) -> Vec<View> {
    let (say, s) = (scene.say, scene.scenario());
    let mut parts = vec![row([badge(scene.say.name(c.state), centre_tone(c.state))])];
    parts.extend(age(scene, c.word));
    if let Some(plan) = s.centres.get(&c.id) {
        parts.push(line(
            say.t("at"),
            format!(
                "{} · {}",
                scene.prose.place(&plan.place),
                scene.prose.municipality(&plan.municipality)
            ),
        ));
        parts.push(line(say.t("stations"), plan.stations.len().to_string()));
    }
    let gate = row([
        note(say.t("gate")).node(|n| n.width = percent(40)),
        badge(scene.prose.posture(c.gate), posture_tone(c.gate)),
    ]);
    parts.push(gate.gap(space::NEAR).firm());
    parts.push(line(say.t("closes"), scene.time(c.closes)));
    parts.push(line(say.t("in-line"), c.in_line.to_string()));
    let share = (c.served * 100).checked_div(c.registered).unwrap_or(0);
    parts.push(line(
        say.t("voted"),
        say.with(
            "of",
            &[
                ("n", c.served.to_string()),
                ("all", c.registered.to_string()),
                ("percent", share.to_string()),
            ],
        ),
    ));
    parts.push(line(say.t("gave-up"), c.gave_up.to_string()));
    if let Some(n) = c.kept_away {
        parts.push(line(say.t("kept-away"), n.to_string()));
    }
    if c.lost_seconds > 0 {
        parts.push(line(
            say.t("voting-lost"),
            crate::base::time::Span::from_secs(c.lost_seconds).to_string(),
        ));
    }
    for u in scene
        .picture()
        .units
        .iter()
        .filter(|u| u.guards.as_ref() == Some(&c.id))
    {
        parts.push(go(scene, say.t("protected-by"), Thing::Unit(u.id.clone())));
    }
    parts
}

fn checkpoint(scene: &Scene<'_>, c: &CheckpointView) -> Vec<View> {
    let say = scene.say;
    let mut parts = vec![row([badge(
        scene.prose.posture(c.posture),
        posture_tone(c.posture),
    )])];
    parts.extend(age(scene, c.word));
    if let Some(plan) = scene.scenario().checkpoints.get(&c.id) {
        parts.push(go(scene, say.t("at"), Thing::Road(plan.road.clone())));
        parts.push(line(say.t("lanes"), plan.lanes.to_string()));
    }
    parts.push(line(say.t("usual-posture"), scene.prose.posture(c.usual)));
    parts.push(line(
        say.t("in-line"),
        say.with("vehicles", &[("n", c.queue)]),
    ));
    parts.push(line(say.t("staff"), say.with("people", &[("n", c.staff)])));
    parts.push(line(say.t("command"), scene.prose.seat(&c.seat)));
    for v in &c.lookouts {
        parts.push(go(scene, say.t("looks-out-for"), Thing::Vehicle(v.clone())));
    }
    parts
}

fn incident(scene: &Scene<'_>, i: &IncidentView) -> Vec<View> {
    let say = scene.say;
    let mut parts = vec![
        row([
            icon(Icon::Incident, i.word.stale, incident_tone(i.state)),
            badge(scene.say.name(i.state), incident_tone(i.state)),
        ])
        .gap(space::NEAR),
    ];
    parts.extend(age(scene, i.word));
    if let Some(kind) = scene.scenario().kinds.get(&i.kind) {
        let stage = kind
            .stages
            .get(i.stage as usize)
            .map_or("", |s| s.name.get(scene.ui.lang));
        let words = say.with(
            "stage",
            &[
                ("n", (i.stage + 1).to_string()),
                ("all", kind.stages.len().to_string()),
                ("name", stage.to_owned()),
            ],
        );
        parts.push(line(say.t("severity"), words));
    }
    parts.push(go(scene, say.t("at"), Thing::of_target(&i.site)));
    if let Some(d) = &i.directorate {
        parts.push(line(say.t("answers"), scene.prose.directorate(d)));
    }
    if !i.needs.is_empty() {
        parts.push(line(say.t("needs"), needs(scene, &i.needs)));
        let missing = if i.uncovered.is_empty() {
            say.t("covered")
        } else {
            needs(scene, &i.uncovered)
        };
        parts.push(line(say.t("missing"), missing));
    }
    if i.suspends {
        parts.push(note(say.t("makes-voting-impossible")).tone(Tone::Bad));
    }
    if let Some(r) = &i.blocks {
        parts.push(go(scene, say.t("blocks"), Thing::Road(r.clone())));
    }
    let on_it = |u: &&UnitView| {
        u.task
            .as_ref()
            .is_some_and(|t| *t == Target::Incident(i.id.clone()))
    };
    for u in scene.picture().units.iter().filter(on_it) {
        parts.push(go(
            scene,
            scene.say.name(u.state),
            Thing::Unit(u.id.clone()),
        ));
    }
    parts
}

fn convoy(scene: &Scene<'_>, c: &ConvoyView) -> Vec<View> {
    let say = scene.say;
    let mut parts = vec![
        row([
            icon(Icon::Convoy, c.word.stale, convoy_tone(c.state)),
            badge(scene.say.name(c.state), convoy_tone(c.state)),
        ])
        .gap(space::NEAR),
    ];
    parts.extend(age(scene, c.word));
    if let Some(h) = c.halted {
        parts.push(note(scene.prose.halt(h)).tone(Tone::Bad));
    }
    parts.push(line(say.t("at"), where_is(scene, &c.from, &c.to, c.done)));
    parts.push(line(say.t("command"), scene.prose.seat(&c.seat)));
    match &c.escort {
        Some(u) => parts.push(go(scene, say.t("escort"), Thing::Unit(u.clone()))),
        None => parts.push(line(say.t("escort"), say.t("none"))),
    }
    if c.announced {
        parts.push(note(say.t("announced")));
    }
    for (n, x) in c.left.iter().enumerate() {
        parts.push(go(
            scene,
            if n == 0 {
                say.t("calls-at")
            } else {
                String::new()
            },
            Thing::Centre(x.clone()),
        ));
    }
    parts
}

fn vehicle(scene: &Scene<'_>, v: &VehicleView) -> Vec<View> {
    let say = scene.say;
    let state = say.name(v.state);
    let mut parts = vec![text(state)];
    parts.extend(age(scene, v.word));
    if let Some(p) = &v.seen_at {
        parts.push(go(scene, say.t("seen-at"), Thing::Place(p.clone())));
    }
    if let Some(c) = &v.seen_by {
        parts.push(go(scene, say.t("seen-by"), Thing::Checkpoint(c.clone())));
    }
    if let Some(t) = v.lookout.filter(|t| *t > scene.snap.at) {
        parts.push(line(say.t("lookout-until"), SimTime::short(t)));
    }
    parts
}

fn rumour(scene: &Scene<'_>, r: &RumourView) -> Vec<View> {
    let say = scene.say;
    let truth = say.t(match r.truth {
        None => "rumour-unverified",
        Some(true) => "rumour-true",
        Some(false) => "rumour-false",
    });
    let mut parts = vec![text(truth)];
    parts.extend(age(scene, r.word));
    if r.corrected {
        parts.push(note(say.t("rumour-corrected")).tone(Tone::Good));
    }
    for m in &r.municipalities {
        let heard = r
            .heard
            .iter()
            .find(|h| h.0 == *m)
            .map(|h| format!("{}%", h.1));
        let name = scene.prose.municipality(m);
        parts.push(match heard {
            Some(n) => line(name, say.with("heard", &[("percent", n)])),
            None => note(name),
        });
    }
    parts
}

fn road(scene: &Scene<'_>, id: &crate::base::ids::RoadId) -> Vec<View> {
    let (say, s) = (scene.say, scene.scenario());
    let Some(r) = s.roads.get(id) else {
        return unknown(scene);
    };
    let known = scene.picture().road(id);
    let (state, tone) = match known.map(|v| (v.state, v.closed)) {
        Some((RoadState::Blocked, _)) => (RoadState::Blocked, Tone::Bad),
        Some((RoadState::Closed, _) | (_, true)) => (RoadState::Closed, Tone::Warn),
        _ => (RoadState::Open, Tone::Good),
    };
    let class = say.name(r.class);
    let mut parts = vec![row([badge(say.name(state), tone)])];
    parts.extend(known.and_then(|v| age(scene, v.word)));
    parts.push(line(say.t("class"), class));
    parts.push(line(
        say.t("length"),
        say.with("km", &[("n", format!("{:.0}", r.km))]),
    ));
    for c in s.checkpoints.values().filter(|c| c.road == *id) {
        parts.push(go(
            scene,
            say.t("sort-checkpoint"),
            Thing::Checkpoint(c.id.clone()),
        ));
    }
    parts
}

fn place(scene: &Scene<'_>, id: &crate::base::ids::PlaceId) -> Vec<View> {
    let (say, s, p) = (scene.say, scene.scenario(), scene.picture());
    let mut parts = Vec::new();
    if let Some(m) = s.municipalities.values().find(|m| m.seat == *id) {
        parts.push(go(
            scene,
            say.t("sort-municipality"),
            Thing::Municipality(m.id.clone()),
        ));
    }
    for l in p.links.iter().filter(|l| l.place == *id && !l.works) {
        parts.push(
            note(say.with(
                "channel-fails",
                &[("channel", scene.prose.channel(l.channel))],
            ))
            .tone(Tone::Bad),
        );
    }
    for c in p
        .centres
        .iter()
        .filter(|c| s.centres.get(&c.id).is_some_and(|x| x.place == *id))
    {
        parts.push(go(
            scene,
            scene.say.name(c.state),
            Thing::Centre(c.id.clone()),
        ));
    }
    for u in p.units.iter().filter(|u| u.from == *id && u.to == *id) {
        parts.push(go(
            scene,
            scene.say.name(u.state),
            Thing::Unit(u.id.clone()),
        ));
    }
    parts
}

fn municipality(scene: &Scene<'_>, id: &crate::base::ids::MunicipalityId) -> Vec<View> {
    use crate::map::fill::percent_of;
    use crate::window::state::ui::Fill;
    let (say, s, p) = (scene.say, scene.scenario(), scene.picture());
    let Some(m) = s.municipalities.get(id) else {
        return unknown(scene);
    };
    let mut parts = Vec::new();
    if let Some(d) = &m.directorate {
        parts.push(go(
            scene,
            say.t("sort-directorate"),
            Thing::Directorate(d.clone()),
        ));
    }
    if let Some(n) = percent_of(Fill::Turnout, s, p, id) {
        parts.push(line(say.t("fill-turnout"), format!("{n}%")));
    }
    match percent_of(Fill::Confidence, s, p, id) {
        Some(n) => parts.push(line(say.t("fill-confidence"), format!("{n}%"))),
        None => parts.push(line(say.t("fill-confidence"), say.t("known-to-control"))),
    }
    for c in p
        .centres
        .iter()
        .filter(|c| s.centres.get(&c.id).is_some_and(|x| x.municipality == *id))
    {
        parts.push(go(
            scene,
            scene.say.name(c.state),
            Thing::Centre(c.id.clone()),
        ));
    }
    parts
}

fn directorate(scene: &Scene<'_>, id: &crate::base::ids::DirectorateId) -> Vec<View> {
    let (say, p) = (scene.say, scene.picture());
    let mut parts = Vec::new();
    if let Some(d) = p.directorate(id) {
        parts.push(line(
            say.t("fill-readiness"),
            scene.prose.readiness(d.level),
        ));
        if d.ordered != d.level {
            parts.push(line(say.t("ordered"), scene.prose.readiness(d.ordered)));
        }
        parts.extend(age(scene, d.word));
    }
    for m in scene
        .scenario()
        .municipalities
        .values()
        .filter(|m| m.directorate.as_ref() == Some(id))
    {
        parts.push(go(
            scene,
            say.t("sort-municipality"),
            Thing::Municipality(m.id.clone()),
        ));
    }
    parts
}

/// A short account of a thing, for the card under the pointer.
pub(crate) fn card(scene: &Scene<'_>, thing: &Thing) -> Vec<View> {
    let p = scene.picture();
    let mut parts = vec![text(thing.name(&scene.prose)).bold()];
    let (state, word): (Option<(String, Tone)>, Option<Freshness>) = match thing {
        Thing::Unit(id) => p
            .unit(id)
            .map(|u| ((scene.say.name(u.state), unit_tone(u.state)), u.word))
            .unzip(),
        Thing::Centre(id) => p
            .centre(id)
            .map(|c| ((scene.say.name(c.state), centre_tone(c.state)), c.word))
            .unzip(),
        Thing::Checkpoint(id) => p
            .checkpoint(id)
            .map(|c| {
                (
                    (scene.prose.posture(c.posture), posture_tone(c.posture)),
                    c.word,
                )
            })
            .unzip(),
        Thing::Incident(id) => p
            .incident(id)
            .map(|i| ((scene.say.name(i.state), incident_tone(i.state)), i.word))
            .unzip(),
        Thing::Convoy(id) => p
            .convoy(id)
            .map(|c| ((scene.say.name(c.state), convoy_tone(c.state)), c.word))
            .unzip(),
        _ => (None, None),
    };
    if let Some((words, tone)) = state {
        parts.push(row([badge(words, tone)]));
    }
    match thing {
        Thing::Centre(id) => {
            if let Some(c) = p.centre(id) {
                parts.push(note(scene.say.with(
                    "card-centre",
                    &[
                        ("line", c.in_line.to_string()),
                        ("voted", c.served.to_string()),
                    ],
                )));
            }
        }
        Thing::Checkpoint(id) => {
            if let Some(c) = p.checkpoint(id) {
                parts.push(note(scene.say.with("card-checkpoint", &[("n", c.queue)])));
            }
        }
        Thing::Unit(id) => {
            if let Some(t) = p.unit(id).and_then(|u| u.task.as_ref()) {
                parts.push(note(format!("{} {}", scene.arrow(), scene.prose.target(t))));
            }
        }
        _ => {}
    }
    if let Some(a) = word.and_then(|w| scene.age(w)) {
        parts.push(note(a));
    }
    parts.into_iter().map(|v| v.size(Size::Small)).collect()
}
