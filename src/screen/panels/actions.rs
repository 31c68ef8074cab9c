//! What can be ordered about a thing by the seat through whose eyes one looks: the same list for the inspector and for menus.
//!
//! It offers what the seat's powers allow; whether an order is accepted, the exercise decides and says why not.
//! Deliberately not here: giving the order (`act`).

mod centres;

use crate::base::ids::{
    CheckpointId, ConvoyId, DirectorateId, IncidentId, InjectId, MunicipalityId, RoadId, RumourId,
    SeatId, UnitId, VehicleId,
};
use crate::base::time::Span;
use crate::map::entity_ref::EntityRef;
use crate::picture::{DutyView, HeldView, UnitView};
use crate::record::order::{Order, Target};
use crate::record::states::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::{Dialog, WordsTo};
use crate::screen::state::map_view::MapCommand;
use crate::screen::state::rights::Hands;
use crate::screen::state::ui::Pick;
use crate::screen::state::weight::believed;

/// How long a lookout holds that is issued with one click.
const LOOKOUT: Span = Span::from_mins(120);

/// Something that can be done.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Action {
    /// Under which heading; empty for the first group.
    pub(crate) group: String,
    pub(crate) words: String,
    pub(crate) act: Act,
}

/// Collects offers.
struct ActionList<'a> {
    ctx: &'a PanelContext<'a>,
    powers: Vec<Power>,
    all: Vec<Action>,
    group: String,
}

impl ActionList<'_> {
    fn can(&self, power: Power) -> bool {
        self.powers.contains(&power)
    }

    fn act(&mut self, key: &str, act: Act) {
        let words = self.ctx.say.t(key);
        self.push(words, act);
    }

    fn push(&mut self, words: String, act: Act) {
        self.all.push(Action {
            group: self.group.clone(),
            words,
            act,
        });
    }

    fn order(&mut self, key: &str, order: Order) {
        self.act(key, Act::Give(order));
    }

    fn group(&mut self, key: &str) {
        self.group = self.ctx.say.t(key);
    }

    /// A heading that says how it is now, beside which what could be ordered stands.
    fn group_now(&mut self, key: &str, now: Option<String>) {
        self.group = match now {
            Some(now) => self
                .ctx
                .say
                .with("group-now", &[("what", self.ctx.say.t(key)), ("now", now)]),
            None => self.ctx.say.t(key),
        };
    }
}

/// Everything that can be done about a thing.
pub(crate) fn actions(ctx: &PanelContext<'_>, thing: &EntityRef) -> Vec<Action> {
    let mut all = every_action(ctx, thing);
    let hands = Hands::of(ctx.ui, ctx.snap);
    all.retain(|o| hands.refuse(&o.act).is_none());
    all
}

fn every_action(ctx: &PanelContext<'_>, thing: &EntityRef) -> Vec<Action> {
    let mut d = ActionList {
        ctx,
        powers: ctx.seat().powers.clone(),
        all: Vec::new(),
        group: String::new(),
    };
    match thing {
        EntityRef::Unit(id) => unit(&mut d, id),
        EntityRef::Centre(id) => centres::centre(&mut d, id),
        EntityRef::Checkpoint(id) => checkpoint(&mut d, id),
        EntityRef::Convoy(id) => convoy(&mut d, id),
        EntityRef::Vehicle(id) => vehicle(&mut d, id),
        EntityRef::Rumour(id) => rumour(&mut d, id),
        EntityRef::Directorate(id) => directorate(&mut d, id),
        EntityRef::Road(id) => road(&mut d, id),
        EntityRef::Municipality(id) => municipality(&mut d, id),
        EntityRef::Seat(id) => seat(&mut d, id),
        EntityRef::Inject(id) => inject(&mut d, id),
        EntityRef::Report(n) => report(&mut d, *n),
        EntityRef::Message(id) => message(&mut d, id),
        EntityRef::Request(n) => request(&mut d, *n),
        EntityRef::Incident(id) => repair(&mut d, id),
        EntityRef::Place(_) => {}
    }
    at_target(&mut d, thing);
    if !matches!(thing, EntityRef::Report(_) | EntityRef::Message(_)) {
        pass_on(&mut d, thing);
    }
    if matches!(
        thing,
        EntityRef::Unit(_)
            | EntityRef::Centre(_)
            | EntityRef::Checkpoint(_)
            | EntityRef::Incident(_)
            | EntityRef::Convoy(_)
            | EntityRef::Place(_)
    ) {
        d.group("group-map");
        d.act("show-on-map", Act::Map(MapCommand::Show(thing.clone())));
    }
    d.all
}

/// A road is closed, or opened again.
fn road(d: &mut ActionList<'_>, id: &RoadId) {
    if !d.can(Power::Roads) {
        return;
    }
    if d.ctx.picture().road(id).is_some_and(|r| r.closed) {
        d.order("open-road", Order::OpenRoad { road: id.clone() });
    } else {
        d.order("close-road", Order::CloseRoad { road: id.clone() });
    }
}

/// The media are briefed in a municipality; the rest is its directorate's.
fn municipality(d: &mut ActionList<'_>, id: &MunicipalityId) {
    if d.can(Power::Information) {
        let municipality = id.clone();
        d.order("brief-media", Order::BriefMedia { municipality });
    }
    let plan = d.ctx.scenario().municipalities.get(id);
    if let Some(of) = plan.and_then(|m| m.directorate.clone()) {
        directorate(d, &of);
    }
}

/// An inject that waits is released, skipped or moved; one that was skipped is released after all.
fn inject(d: &mut ActionList<'_>, id: &InjectId) {
    if !d.ctx.is_control() {
        return;
    }
    let found = d.ctx.snap.truth.inject(id);
    if found.is_some_and(|i| i.released.is_none() && !i.left_out) {
        d.order("release-now", Order::Release { inject: id.clone() });
        d.order("skip", Order::Skip { inject: id.clone() });
        d.act("retime", Act::Show(Dialog::Retime(id.clone())));
    }
    if crate::screen::panels::docks::msel::skipped(d.ctx.snap, id) {
        d.order("release-after-all", Order::Release { inject: id.clone() });
    }
}

/// A report is acknowledged, and what it is about passed on.
fn report(d: &mut ActionList<'_>, number: u32) {
    let Some(r) = d.ctx.picture().report(number) else {
        return;
    };
    if r.wants_confirmation && !r.confirmed {
        d.order(
            "confirm-report",
            Order::AcknowledgeReport { report: number },
        );
    }
    if let Some(about) = EntityRef::of_about(&r.about) {
        d.act("show-it", Act::GoTo(about.clone()));
        pass_on(d, &about);
    }
}

/// A message is acknowledged.
fn message(d: &mut ActionList<'_>, id: &InjectId) {
    let mut messages = d.ctx.picture().messages.iter();
    if messages.any(|m| m.inject == *id && !m.acknowledged) {
        let message = id.clone();
        d.order("confirm-message", Order::Acknowledge { message });
    }
    let about = WordsTo {
        regarding: Some(id.clone()),
        ..WordsTo::default()
    };
    d.act("words-ask", Act::Show(Dialog::Words(about)));
}

/// What only others can mend is asked for.
fn repair(d: &mut ActionList<'_>, id: &IncidentId) {
    let Some(i) = d.ctx.picture().incident(id) else {
        return;
    };
    let stage = d.ctx.scenario().stage(&i.kind, i.stage);
    let ongoing = i.state.ongoing();
    if ongoing && stage.is_some_and(|s| s.repair.is_some()) {
        let incident = id.clone();
        d.order("request-repair", Order::RequestRepair { incident });
    }
}

/// Units can be sent to it, or asked for.
fn at_target(d: &mut ActionList<'_>, thing: &EntityRef) {
    let Some(to) = thing.target() else { return };
    d.group = String::new();
    if d.can(Power::Units) {
        d.act("send-unit", Act::Pick(Pick::Unit(to.clone())));
        d.act("ask-support", Act::Pick(Pick::Support(to.clone())));
    } else if matches!(to, Target::Convoy(_)) {
        d.act("ask-support", Act::Pick(Pick::Support(to)));
    }
}

fn pass_on(d: &mut ActionList<'_>, thing: &EntityRef) {
    if thing.about().is_some() && !d.ctx.is_control() {
        d.group = String::new();
        d.act("pass-on", Act::Pick(Pick::PassOn(thing.clone())));
    }
}

fn unit(d: &mut ActionList<'_>, id: &UnitId) {
    if !d.can(Power::Units) {
        return;
    }
    d.act("send-to", Act::Pick(Pick::Target(id.clone())));
    let busy = d
        .ctx
        .picture()
        .unit(id)
        .is_some_and(|u| u.state != UnitState::Available);
    if busy {
        d.order("stand-down", Order::StandDown { unit: id.clone() });
    }
    let Some(view) = d.ctx.picture().unit(id).cloned() else {
        return;
    };
    let due = |v: DutyView| v.relief.is_none() && v.reliefs > 0;
    if view.duty.is_some_and(due) {
        d.order("relieve", Order::Relieve { unit: id.clone() });
    }
    held(d, &view.holds);
}

/// What is held is handed over to a free unit that can investigate, or brought to the directorate.
fn held(d: &mut ActionList<'_>, holds: &[HeldView]) {
    let free = |u: &&UnitView| {
        u.capabilities.contains(&Capability::Investigation)
            && matches!(u.state, UnitState::Available | UnitState::Returning)
    };
    let units = d.ctx.picture().units.iter().filter(free);
    let units: Vec<UnitId> = units.map(|u| u.id.clone()).collect();
    for h in holds.iter().filter(|h| !h.leaves) {
        for to in units.iter().cloned().map(Some).chain([None]) {
            let (say, held) = (d.ctx.say, h.number.to_string());
            let words = match &to {
                Some(unit) => {
                    let unit = d.ctx.prose.unit(unit);
                    say.with("hand-over-to", &[("held", held), ("unit", unit)])
                }
                None => say.with("bring-in-held", &[("held", held)]),
            };
            let order = Order::HandOver { held: h.number, to };
            d.push(words, Act::Give(order));
        }
    }
}

fn checkpoint(d: &mut ActionList<'_>, id: &CheckpointId) {
    if !d.can(Power::Postures) {
        return;
    }
    let view = d.ctx.picture().checkpoint(id).cloned();
    if let Some(c) = view.as_ref().filter(|_| d.can(Power::Units)) {
        held(d, &c.holds);
        let due = |v: DutyView| v.relief.is_none() && v.reliefs > 0;
        if c.duty.is_some_and(due) {
            let checkpoint = id.clone();
            d.order("relieve-post", Order::RelievePost { checkpoint });
        }
    }
    let now = view.as_ref().map(|c| c.posture);
    d.group_now("group-posture", now.map(|p| d.ctx.prose.posture(p)));
    let alike = |p: Posture| view.as_ref().is_some_and(|c| c.checks(p));
    for p in Posture::ALL.iter().filter(|p| !alike(**p)) {
        let words = d.ctx.prose.posture(*p);
        d.push(
            words,
            Act::Give(Order::SetPosture {
                checkpoint: id.clone(),
                posture: *p,
            }),
        );
    }
    for way in Direction::ALL {
        let now = view.as_ref().map(|c| c.posture_of(*way));
        let key = match way {
            Direction::In => "group-inward",
            Direction::Out => "group-outward",
        };
        d.group_now(key, now.map(|p| d.ctx.prose.posture(p)));
        for p in Posture::ALL.iter().filter(|p| Some(**p) != now) {
            let order = Order::SetDirection {
                checkpoint: id.clone(),
                direction: *way,
                posture: *p,
            };
            d.push(d.ctx.prose.posture(*p), Act::Give(order));
        }
    }
}

fn convoy(d: &mut ActionList<'_>, id: &ConvoyId) {
    let Some(view) = d.ctx.picture().convoy(id).cloned() else {
        return;
    };
    if d.can(Power::Convoys) {
        match view.state {
            ConvoyState::Waiting => {
                d.act("start-convoy-escort", Act::Pick(Pick::Escort(id.clone())));
                d.order(
                    "start-convoy",
                    Order::StartConvoy {
                        convoy: id.clone(),
                        escort: None,
                    },
                );
            }
            ConvoyState::Halted | ConvoyState::AtCentre => {
                d.order(
                    "proceed-convoy",
                    Order::ProceedConvoy {
                        convoy: id.clone(),
                        skip: false,
                    },
                );
                d.order(
                    "proceed-convoy-skip",
                    Order::ProceedConvoy {
                        convoy: id.clone(),
                        skip: true,
                    },
                );
            }
            ConvoyState::Moving | ConvoyState::Signing => {
                d.order("halt-convoy", Order::HaltConvoy { convoy: id.clone() })
            }
            ConvoyState::Delivered => {}
        }
    }
    if d.can(Power::Postures) && view.state != ConvoyState::Delivered {
        d.order(
            "announce-convoy",
            Order::AnnounceConvoy {
                convoy: id.clone(),
                checkpoints: Vec::new(),
            },
        );
    }
}

fn vehicle(d: &mut ActionList<'_>, id: &VehicleId) {
    if !d.can(Power::Postures) {
        return;
    }
    let active = d
        .ctx
        .picture()
        .vehicles
        .iter()
        .any(|v| v.id == *id && v.lookout.is_some_and(|t| !d.ctx.has_come(t)));
    if active {
        d.order(
            "cancel-lookout",
            Order::CancelLookout {
                vehicle: id.clone(),
            },
        );
    } else {
        let until = d.ctx.now() + LOOKOUT;
        let words = d
            .ctx
            .say
            .with("issue-lookout", &[("time", d.ctx.time(until))]);
        d.push(
            words,
            Act::Give(Order::IssueLookout {
                vehicle: id.clone(),
                checkpoints: Vec::new(),
                until,
            }),
        );
    }
}

fn rumour(d: &mut ActionList<'_>, id: &RumourId) {
    if !d.can(Power::Information) {
        return;
    }
    let view = d.ctx.picture().rumour(id).cloned();
    if view.as_ref().is_none_or(|r| r.truth.is_none()) {
        d.order("verify-rumour", Order::VerifyRumour { rumour: id.clone() });
    }
    if view.is_none_or(|r| !r.corrected) {
        d.order(
            "correct-rumour",
            Order::CorrectRumour { rumour: id.clone() },
        );
    }
}

fn directorate(d: &mut ActionList<'_>, id: &DirectorateId) {
    if d.can(Power::Readiness) {
        let ordered = d.ctx.picture().directorate(id).map(|x| x.ordered);
        d.group_now("group-readiness", ordered.map(|l| d.ctx.prose.readiness(l)));
        for level in Readiness::ALL.iter().filter(|l| Some(**l) != ordered) {
            let words = d.ctx.prose.readiness(*level);
            d.push(
                words,
                Act::Give(Order::SetReadiness {
                    directorate: id.clone(),
                    level: *level,
                }),
            );
        }
    }
    if d.can(Power::Postures) {
        let now = postures(d.ctx, id);
        d.group_now(
            "group-posture-plan",
            (!now.is_empty()).then(|| {
                now.iter()
                    .map(|(p, n)| format!("{} {n}", d.ctx.prose.posture(*p)))
                    .collect::<Vec<_>>()
                    .join(&d.ctx.say.t("list-separator"))
            }),
        );
        // Where all have it, it is no order.
        for p in Posture::ALL
            .iter()
            .filter(|p| !matches!(&now[..], [(only, _)] if only == *p))
        {
            let words = d.ctx.prose.posture(*p);
            d.push(
                words,
                Act::Give(Order::SetPosturePlan {
                    directorate: id.clone(),
                    posture: *p,
                }),
            );
        }
    }
}

/// How many checkpoints of a directorate are believed to have which posture.
fn postures(ctx: &PanelContext<'_>, id: &DirectorateId) -> Vec<(Posture, usize)> {
    let s = ctx.scenario();
    let there = s
        .checkpoints
        .values()
        .filter(|c| s.seats.get(&c.seat).and_then(|x| x.directorate.as_ref()) == Some(id));
    let now: Vec<Posture> = there.filter_map(|c| believed(ctx.snap, &c.id)).collect();
    Posture::ALL
        .iter()
        .map(|p| (*p, now.iter().filter(|x| *x == p).count()))
        .filter(|(_, n)| *n > 0)
        .collect()
}

fn seat(d: &mut ActionList<'_>, id: &SeatId) {
    d.act("look", Act::LookAs(id.clone()));
    let own = d.ctx.seat().id == *id;
    let to = WordsTo {
        to: Some(id.clone()).filter(|_| !own),
        ..WordsTo::default()
    };
    d.act("words-write", Act::Show(Dialog::Words(to)));
    if d.ctx.is_control() && !own {
        let staffed = d.ctx.snap.staffed.contains(id);
        d.order(
            if staffed {
                "give-to-standing"
            } else {
                "give-to-person"
            },
            Order::Staff {
                seat: id.clone(),
                staffed: !staffed,
            },
        );
    }
    if d.ctx.is_control() {
        return;
    }
    if own {
        d.order("check-comms", Order::CheckComms);
    } else {
        d.order(
            "pass-on-situation",
            Order::PassOn {
                about: crate::record::order::About::Situation,
                to: id.clone(),
            },
        );
    }
    d.group(if own {
        "group-channel-field"
    } else {
        "group-channel-seat"
    });
    for c in Channel::ALL.iter().filter(|c| **c != Channel::Other) {
        let with = if own { None } else { Some(id.clone()) };
        let words = d.ctx.prose.channel(*c);
        d.push(words, Act::Give(Order::UseChannel { channel: *c, with }));
    }
}

fn request(d: &mut ActionList<'_>, number: u32) {
    let Some(r) = d.ctx.picture().request(number).cloned() else {
        return;
    };
    let asked = r.from == d.ctx.seat().id || d.ctx.is_control();
    if r.open && asked {
        d.act("lend-unit", Act::Pick(Pick::Lend(number)));
        d.order(
            "decline-request",
            Order::AnswerSupport {
                request: number,
                unit: None,
            },
        );
    }
    d.act("show-it", Act::GoTo(EntityRef::of_target(&r.to)));
}
