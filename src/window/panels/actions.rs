//! What can be ordered about a thing by the seat through whose eyes one looks: the same list for the inspector and for menus.
//!
//! It offers what the seat's powers allow; whether an order is accepted, the exercise decides and says why not.
//! Deliberately not here: giving the order (`act`).

use crate::base::ids::{
    CentreId, CheckpointId, ConvoyId, DirectorateId, RumourId, SeatId, UnitId, VehicleId,
};
use crate::base::time::{SimTime, Span};
use crate::map::thing::Thing;
use crate::record::order::{Order, Target};
use crate::record::states::*;
use crate::window::map::view::Wish;
use crate::window::panels::context::Scene;
use crate::window::state::act::Act;
use crate::window::state::dialog::Dialog;
use crate::window::state::rights::Hands;
use crate::window::state::ui::Pick;
use crate::window::state::weight::believed;

/// How long a lookout holds that is issued with one click.
const LOOKOUT: Span = Span::from_mins(120);

/// Something that can be done.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Offer {
    /// Under which heading; empty for the first group.
    pub(crate) group: String,
    pub(crate) words: String,
    pub(crate) act: Act,
}

/// Collects offers.
struct Desk<'a> {
    scene: &'a Scene<'a>,
    powers: Vec<Power>,
    all: Vec<Offer>,
    group: String,
}

impl Desk<'_> {
    fn can(&self, power: Power) -> bool {
        self.powers.contains(&power)
    }

    fn act(&mut self, key: &str, act: Act) {
        let words = self.scene.say.t(key);
        self.push(words, act);
    }

    fn push(&mut self, words: String, act: Act) {
        self.all.push(Offer {
            group: self.group.clone(),
            words,
            act,
        });
    }

    fn order(&mut self, key: &str, order: Order) {
        self.act(key, Act::Give(order));
    }

    fn group(&mut self, key: &str) {
        self.group = self.scene.say.t(key);
    }

    /// A heading that says how it is now, beside which what could be ordered stands.
    fn group_now(&mut self, key: &str, now: Option<String>) {
        self.group = match now {
            Some(now) => self.scene.say.with(
                "group-now",
                &[("what", self.scene.say.t(key)), ("now", now)],
            ),
            None => self.scene.say.t(key),
        };
    }
}

/// Everything that can be done about a thing.
pub(crate) fn actions(scene: &Scene<'_>, thing: &Thing) -> Vec<Offer> {
    let mut all = every_offer(scene, thing);
    let hands = Hands::of(scene.ui, scene.snap);
    all.retain(|o| hands.refuse(&o.act).is_none());
    all
}

fn every_offer(scene: &Scene<'_>, thing: &Thing) -> Vec<Offer> {
    let mut d = Desk {
        scene,
        powers: scene.seat().powers.clone(),
        all: Vec::new(),
        group: String::new(),
    };
    match thing {
        Thing::Unit(id) => unit(&mut d, id),
        Thing::Centre(id) => centre(&mut d, id),
        Thing::Checkpoint(id) => checkpoint(&mut d, id),
        Thing::Convoy(id) => convoy(&mut d, id),
        Thing::Vehicle(id) => vehicle(&mut d, id),
        Thing::Rumour(id) => rumour(&mut d, id),
        Thing::Directorate(id) => directorate(&mut d, id),
        Thing::Road(id) => {
            if d.can(Power::Roads) {
                let closed = scene
                    .picture()
                    .roads
                    .iter()
                    .any(|r| r.id == *id && r.closed);
                if closed {
                    d.order("open-road", Order::OpenRoad { road: id.clone() });
                } else {
                    d.order("close-road", Order::CloseRoad { road: id.clone() });
                }
            }
        }
        Thing::Municipality(id) => {
            if d.can(Power::Information) {
                d.order(
                    "brief-media",
                    Order::BriefMedia {
                        municipality: id.clone(),
                    },
                );
            }
            if let Some(dir) = scene
                .scenario()
                .municipalities
                .get(id)
                .and_then(|m| m.directorate.clone())
            {
                directorate(&mut d, &dir);
            }
        }
        Thing::Seat(id) => seat(&mut d, id),
        Thing::Inject(id) => {
            let waits = scene
                .snap
                .truth
                .injects
                .iter()
                .any(|i| i.id == *id && i.released.is_none() && !i.left_out);
            if waits && scene.is_control() {
                d.order("release-now", Order::Release { inject: id.clone() });
                d.order("skip", Order::Skip { inject: id.clone() });
                d.act("retime", Act::Show(Dialog::Retime(id.clone())));
            }
            if scene.is_control() && crate::window::panels::docks::msel::skipped(scene.snap, id) {
                d.order("release-after-all", Order::Release { inject: id.clone() });
            }
        }
        Thing::Report(n) => {
            if let Some(r) = scene.picture().report(*n) {
                if r.wants_confirmation && !r.confirmed {
                    d.order("confirm-report", Order::AcknowledgeReport { report: *n });
                }
                if let Some(about) = Thing::of_about(&r.about) {
                    d.act("show-it", Act::GoTo(about.clone()));
                    pass_on(&mut d, &about);
                }
            }
        }
        Thing::Message(id) => {
            if scene
                .picture()
                .messages
                .iter()
                .any(|m| m.inject == *id && !m.acknowledged)
            {
                d.order(
                    "confirm-message",
                    Order::Acknowledge {
                        message: id.clone(),
                    },
                );
            }
        }
        Thing::Request(n) => request(&mut d, *n),
        Thing::Incident(_) | Thing::Place(_) => {}
    }
    at_target(&mut d, thing);
    if !matches!(thing, Thing::Report(_) | Thing::Message(_)) {
        pass_on(&mut d, thing);
    }
    if matches!(
        thing,
        Thing::Unit(_)
            | Thing::Centre(_)
            | Thing::Checkpoint(_)
            | Thing::Incident(_)
            | Thing::Convoy(_)
            | Thing::Place(_)
    ) {
        d.group("group-map");
        d.act("show-on-map", Act::Map(Wish::Show(thing.clone())));
    }
    d.all
}

/// Units can be sent to it, or asked for.
fn at_target(d: &mut Desk<'_>, thing: &Thing) {
    let Some(to) = thing.target() else { return };
    d.group = String::new();
    if d.can(Power::Units) {
        d.act("send-unit", Act::Pick(Pick::Unit(to.clone())));
        d.act("ask-support", Act::Pick(Pick::Support(to.clone())));
    } else if matches!(to, Target::Convoy(_)) {
        d.act("ask-support", Act::Pick(Pick::Support(to)));
    }
}

fn pass_on(d: &mut Desk<'_>, thing: &Thing) {
    if thing.about().is_some() && !d.scene.is_control() {
        d.group = String::new();
        d.act("pass-on", Act::Pick(Pick::PassOn(thing.clone())));
    }
}

fn unit(d: &mut Desk<'_>, id: &UnitId) {
    if !d.can(Power::Units) {
        return;
    }
    d.act("send-to", Act::Pick(Pick::Target(id.clone())));
    let busy = d
        .scene
        .picture()
        .unit(id)
        .is_some_and(|u| u.state != UnitState::Available);
    if busy {
        d.order("stand-down", Order::StandDown { unit: id.clone() });
    }
}

fn centre(d: &mut Desk<'_>, id: &CentreId) {
    let view = d.scene.picture().centre(id).cloned();
    let Some(view) = view else { return };
    if d.can(Power::Voting) {
        match view.state {
            CentreState::Open => d.order(
                "suspend-voting",
                Order::SuspendVoting { centre: id.clone() },
            ),
            CentreState::Suspended => {
                d.order("resume-voting", Order::ResumeVoting { centre: id.clone() })
            }
            _ => {}
        }
        if matches!(
            view.state,
            CentreState::NotOpen | CentreState::Ready | CentreState::Open | CentreState::Suspended
        ) {
            for minutes in [30, 60] {
                let until: SimTime = view.closes + Span::from_mins(minutes);
                let words = d
                    .scene
                    .say
                    .with("extend-voting", &[("time", d.scene.time(until))]);
                d.push(
                    words,
                    Act::Give(Order::ExtendVoting {
                        centre: id.clone(),
                        until,
                    }),
                );
            }
        }
    }
    if d.can(Power::Postures) {
        d.group_now("group-gate", Some(d.scene.prose.posture(view.gate)));
        for p in Posture::ALL.iter().filter(|p| **p != view.gate) {
            let words = d.scene.prose.posture(*p);
            d.push(
                words,
                Act::Give(Order::SetGate {
                    centre: id.clone(),
                    posture: *p,
                }),
            );
        }
    }
}

fn checkpoint(d: &mut Desk<'_>, id: &CheckpointId) {
    if !d.can(Power::Postures) {
        return;
    }
    let now = d.scene.picture().checkpoint(id).map(|c| c.posture);
    d.group_now("group-posture", now.map(|p| d.scene.prose.posture(p)));
    for p in Posture::ALL.iter().filter(|p| Some(**p) != now) {
        let words = d.scene.prose.posture(*p);
        d.push(
            words,
            Act::Give(Order::SetPosture {
                checkpoint: id.clone(),
                posture: *p,
            }),
        );
    }
}

fn convoy(d: &mut Desk<'_>, id: &ConvoyId) {
    let Some(view) = d.scene.picture().convoy(id).cloned() else {
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

fn vehicle(d: &mut Desk<'_>, id: &VehicleId) {
    if !d.can(Power::Postures) {
        return;
    }
    let active = d
        .scene
        .picture()
        .vehicles
        .iter()
        .any(|v| v.id == *id && v.lookout.is_some_and(|t| t > d.scene.snap.at));
    if active {
        d.order(
            "cancel-lookout",
            Order::CancelLookout {
                vehicle: id.clone(),
            },
        );
    } else {
        let until = d.scene.snap.at + LOOKOUT;
        let words = d
            .scene
            .say
            .with("issue-lookout", &[("time", d.scene.time(until))]);
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

fn rumour(d: &mut Desk<'_>, id: &RumourId) {
    if !d.can(Power::Information) {
        return;
    }
    let view = d.scene.picture().rumour(id).cloned();
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

fn directorate(d: &mut Desk<'_>, id: &DirectorateId) {
    if d.can(Power::Readiness) {
        let ordered = d.scene.picture().directorate(id).map(|x| x.ordered);
        d.group_now(
            "group-readiness",
            ordered.map(|l| d.scene.prose.readiness(l)),
        );
        for level in Readiness::ALL.iter().filter(|l| Some(**l) != ordered) {
            let words = d.scene.prose.readiness(*level);
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
        let now = postures(d.scene, id);
        d.group_now(
            "group-posture-plan",
            (!now.is_empty()).then(|| {
                now.iter()
                    .map(|(p, n)| format!("{} {n}", d.scene.prose.posture(*p)))
                    .collect::<Vec<_>>()
                    .join(d.scene.ui.lang.pick("، ", ", "))
            }),
        );
        // Where all have it, it is no order.
        for p in Posture::ALL
            .iter()
            .filter(|p| !matches!(&now[..], [(only, _)] if only == *p))
        {
            let words = d.scene.prose.posture(*p);
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
fn postures(scene: &Scene<'_>, id: &DirectorateId) -> Vec<(Posture, usize)> {
    let s = scene.scenario();
    let there = s
        .checkpoints
        .values()
        .filter(|c| s.seats.get(&c.seat).and_then(|x| x.directorate.as_ref()) == Some(id));
    let now: Vec<Posture> = there.filter_map(|c| believed(scene.snap, &c.id)).collect();
    Posture::ALL
        .iter()
        .map(|p| (*p, now.iter().filter(|x| *x == p).count()))
        .filter(|(_, n)| *n > 0)
        .collect()
}

fn seat(d: &mut Desk<'_>, id: &SeatId) {
    d.act("look", Act::LookAs(id.clone()));
    let own = d.scene.seat().id == *id;
    if d.scene.is_control() && !own {
        let staffed = d.scene.snap.staffed.contains(id);
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
    if d.scene.is_control() {
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
        let words = d.scene.prose.channel(*c);
        d.push(words, Act::Give(Order::UseChannel { channel: *c, with }));
    }
}

fn request(d: &mut Desk<'_>, number: u32) {
    let Some(r) = d.scene.picture().request(number).cloned() else {
        return;
    };
    let asked = r.from == d.scene.seat().id || d.scene.is_control();
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
    d.act("show-it", Act::GoTo(Thing::of_target(&r.to)));
}
