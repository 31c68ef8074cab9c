//! From a picture to signs: what stands where on the map, with which form, colour and number.
//!
//! Only what is in the picture becomes a sign: what a seat does not know is not drawn. A team at the centre that it protects is
//! part of the centre's sign. Deliberately not here: where signs go when they crowd (`arrange`).

use bevy::prelude::*;

use super::chart::Chart;
use super::icons::Icon;
use crate::base::ids::PlaceId;
use crate::base::time::Span;
use crate::picture::*;
use crate::record::order::Target;
use crate::record::words::*;
use crate::scenario::Scenario;
use crate::window::theme::Tone;
use crate::window::thing::{GATE, Thing};

/// How long an incident that is over stays on the map.
const LINGERS: Span = Span::from_mins(20);

/// Where a sign stands.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Spot {
    /// With others at a place.
    Place(PlaceId),
    /// At a point, km.
    Km(Vec2),
}

/// A sign.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Symbol {
    pub(crate) thing: Thing,
    pub(crate) spot: Spot,
    pub(crate) icon: Icon,
    pub(crate) tone: Tone,
    /// What is known of it is old.
    pub(crate) hollow: bool,
    pub(crate) badge: Option<(Icon, Tone)>,
    /// A number under it: people or vehicles in line, the stage of an incident.
    pub(crate) number: Option<String>,
    /// The higher the more it matters when signs crowd.
    pub(crate) rank: u8,
}

impl Symbol {
    fn new(thing: Thing, spot: Spot, icon: Icon, tone: Tone, word: Word) -> Self {
        Self { thing, spot, icon, tone, hollow: word.stale, badge: None, number: None, rank: 1 }
    }

    fn badge(mut self, badge: Option<(Icon, Tone)>) -> Self {
        self.badge = badge;
        self
    }

    fn number(mut self, number: Option<String>) -> Self {
        self.number = number;
        self
    }

    fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }
}

/// The colour of a centre's state.
pub(crate) fn centre_tone(s: CentreState) -> Tone {
    match s {
        CentreState::NotOpen => Tone::Warn,
        CentreState::Ready | CentreState::Sealed => Tone::Info,
        CentreState::Open => Tone::Good,
        CentreState::Suspended => Tone::Bad,
        CentreState::Closing | CentreState::Counting | CentreState::InTransit => Tone::Busy,
        CentreState::Delivered => Tone::Muted,
    }
}

/// The colour of a unit's state.
pub(crate) fn unit_tone(s: UnitState) -> Tone {
    match s {
        UnitState::Available => Tone::Good,
        UnitState::Assigned | UnitState::EnRoute => Tone::Busy,
        UnitState::OnScene => Tone::Warn,
        UnitState::Returning => Tone::Info,
        UnitState::OutOfService => Tone::Bad,
    }
}

/// The colour of a posture.
pub(crate) fn posture_tone(p: Posture) -> Tone {
    match p {
        Posture::Open => Tone::Muted,
        Posture::Look => Tone::Good,
        Posture::Identity => Tone::Busy,
        Posture::Search => Tone::Warn,
        Posture::Closed => Tone::Bad,
    }
}

/// The colour of an incident's state.
pub(crate) fn incident_tone(s: IncidentState) -> Tone {
    match s {
        IncidentState::Active => Tone::Bad,
        IncidentState::Contained => Tone::Warn,
        IncidentState::Settled | IncidentState::Faded => Tone::Muted,
    }
}

/// The colour of a convoy's state.
pub(crate) fn convoy_tone(s: ConvoyState) -> Tone {
    match s {
        ConvoyState::Waiting => Tone::Info,
        ConvoyState::Halted => Tone::Bad,
        ConvoyState::Delivered => Tone::Good,
        _ => Tone::Busy,
    }
}

/// All signs of a picture.
pub(crate) fn symbols(s: &Scenario, p: &Picture, chart: &Chart) -> Vec<Symbol> {
    let mut all = Vec::new();
    let between = |from: &PlaceId, to: &PlaceId, done: f64| {
        if from == to {
            return Some(Spot::Place(from.clone()));
        }
        Some(Spot::Km(chart.places.get(from)?.lerp(*chart.places.get(to)?, done as f32)))
    };
    for i in &p.incidents {
        all.extend(incident(s, p, chart, i));
    }
    all.extend(p.links.iter().filter(|l| !l.works).fold(Vec::<Symbol>::new(), |mut seen, l| {
        // One sign for all channels of a place.
        let spot = Spot::Place(l.place.clone());
        if !seen.iter().any(|x| x.spot == spot) {
            seen.push(Symbol::new(Thing::Place(l.place.clone()), spot, Icon::Outage, Tone::Bad, l.word).rank(6));
        }
        seen
    }));
    for c in &p.centres {
        let Some(plan) = s.centres.get(&c.id) else { continue };
        let guarded = p.units.iter().any(|u| u.guards.as_ref() == Some(&c.id));
        let has_team = s.units.values().any(|u| u.centre.as_ref() == Some(&c.id));
        let badge = match c.state {
            CentreState::Suspended => Some((Icon::Cross, Tone::Bad)),
            CentreState::Delivered => Some((Icon::Tick, Tone::Good)),
            _ if has_team && !guarded => Some((Icon::Team, Tone::Bad)),
            _ => None,
        };
        let number = (c.in_line > 0).then(|| c.in_line.to_string());
        let spot = Spot::Place(plan.place.clone());
        let rank = if c.state == CentreState::Suspended { 5 } else { 3 };
        all.push(Symbol::new(Thing::Centre(c.id.clone()), spot, Icon::Centre, centre_tone(c.state), c.word).badge(badge).number(number).rank(rank));
    }
    for c in &p.checkpoints {
        let Some(plan) = s.checkpoints.get(&c.id) else { continue };
        let Some(road) = s.roads.get(&plan.road) else { continue };
        let far = if road.from == plan.near { &road.to } else { &road.from };
        let Some(spot) = between(&plan.near, far, GATE) else { continue };
        let badge = (c.posture == Posture::Closed).then_some((Icon::Cross, Tone::Bad));
        let number = (c.queue > 0).then(|| c.queue.to_string());
        all.push(Symbol::new(Thing::Checkpoint(c.id.clone()), spot, Icon::Checkpoint, posture_tone(c.posture), c.word).badge(badge).number(number).rank(2));
    }
    for u in p.units.iter().filter(|u| u.guards.is_none()) {
        let Some(kind) = s.units.get(&u.id).map(|x| x.kind) else { continue };
        if u.state == UnitState::OutOfService && s.units[&u.id].later {
            continue;
        }
        let Some(spot) = between(&u.from, &u.to, u.done) else { continue };
        let badge = match u.state {
            UnitState::Assigned | UnitState::EnRoute => Some((Icon::Moving, Tone::Busy)),
            UnitState::OutOfService => Some((Icon::Cross, Tone::Bad)),
            _ => None,
        };
        all.push(Symbol::new(Thing::Unit(u.id.clone()), spot, Icon::unit(kind), unit_tone(u.state), u.word).badge(badge).rank(2));
    }
    for c in &p.convoys {
        let Some(spot) = between(&c.from, &c.to, c.done) else { continue };
        let badge = match c.state {
            ConvoyState::Moving => Some((Icon::Moving, Tone::Busy)),
            ConvoyState::Halted => Some((Icon::Cross, Tone::Bad)),
            ConvoyState::Delivered => Some((Icon::Tick, Tone::Good)),
            _ => None,
        };
        all.push(Symbol::new(Thing::Convoy(c.id.clone()), spot, Icon::Convoy, convoy_tone(c.state), c.word).badge(badge).rank(3));
    }
    for v in &p.vehicles {
        let Some(place) = &v.seen_at else { continue };
        let (tone, badge) = match v.state {
            VehicleState::Driving => (Tone::Warn, None),
            VehicleState::Held => (Tone::Good, Some((Icon::Tick, Tone::Good))),
            VehicleState::Gone => (Tone::Bad, Some((Icon::Cross, Tone::Bad))),
        };
        all.push(Symbol::new(Thing::Vehicle(v.id.clone()), Spot::Place(place.clone()), Icon::Vehicle, tone, v.word).badge(badge).rank(4));
    }
    for r in &p.roads {
        let tone = match (r.state, r.closed) {
            (RoadState::Open, false) => continue,
            (RoadState::Blocked, _) => Tone::Bad,
            _ => Tone::Warn,
        };
        // Where the incident that blocks it is known, its sign stands there already.
        let told = p.incidents.iter().any(|i| i.blocks.as_ref() == Some(&r.id) && i.site == Target::Road(r.id.clone()));
        if let Some(line) = chart.roads.iter().find(|l| l.road == r.id && !told) {
            let spot = Spot::Km(line.ends[0].lerp(line.ends[1], 0.5));
            all.push(Symbol::new(Thing::Road(r.id.clone()), spot, Icon::Block, tone, r.word).rank(4));
        }
    }
    for r in &p.rumours {
        for m in r.municipalities.iter().filter_map(|m| s.municipalities.get(m)) {
            let badge = if r.corrected { Some((Icon::Tick, Tone::Good)) } else { None };
            all.push(Symbol::new(Thing::Rumour(r.id.clone()), Spot::Place(m.seat.clone()), Icon::Rumour, Tone::Rumour, r.word).badge(badge).rank(4));
        }
    }
    all
}

fn incident(s: &Scenario, p: &Picture, chart: &Chart, i: &IncidentView) -> Option<Symbol> {
    let over = matches!(i.state, IncidentState::Settled | IncidentState::Faded);
    if over && p.at - i.word.heard > LINGERS {
        return None;
    }
    let spot = match &i.site {
        Target::Centre(c) => Spot::Place(s.centres.get(c)?.place.clone()),
        Target::Place(x) => Spot::Place(x.clone()),
        other => Spot::Km(chart.projection.km(Thing::of_target(other).at(s, p)?)),
    };
    let stages = s.kinds.get(&i.kind).map_or(1, |k| k.stages.len());
    let badge = over.then_some((Icon::Tick, Tone::Good));
    let number = (!over && stages > 1).then(|| format!("{}/{stages}", i.stage + 1));
    let rank = if over { 1 } else { 7 };
    Some(Symbol::new(Thing::Incident(i.id.clone()), spot, Icon::Incident, incident_tone(i.state), i.word).badge(badge).number(number).rank(rank))
}
