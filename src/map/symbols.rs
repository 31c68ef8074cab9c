//! From a picture to signs: what stands where on the map, with which form, colour and number.
//!
//! Only what is in the picture becomes a sign: what a seat does not know is not drawn. A team at the centre that it protects is
//! part of the centre's sign. Deliberately not here: where signs go when they crowd (`arrange`).

use bevy_math::Vec2;

use super::chart::Chart;
use super::color_role::ColorRole;
use super::entity_ref::{EntityRef, GATE};
use super::icons::Icon;
use crate::base::ids::{ConvoyId, PlaceId};
use crate::base::time::{SimTime, Span};
use crate::picture::*;
use crate::record::order::Target;
use crate::record::states::*;
use crate::scenario::Scenario;

/// How long an incident that is over stays on the map.
const LINGERS: Span = Span::from_mins(20);

fn is_over(i: &IncidentView) -> bool {
    matches!(i.state, IncidentState::Settled | IncidentState::Faded)
}

/// From when on an incident that is over is not drawn any more; none while it goes on.
pub fn goes_at(i: &IncidentView) -> Option<SimTime> {
    is_over(i).then(|| i.word.heard + LINGERS)
}

/// Whether an incident is over for so long that it is not drawn any more.
pub fn has_gone(i: &IncidentView, now: SimTime) -> bool {
    goes_at(i).is_some_and(|t| now > t)
}

/// Where a sign stands.
#[derive(Clone, PartialEq, Debug)]
pub enum Spot {
    /// With others at a place.
    Place(PlaceId),
    /// At a point, km.
    Km(Vec2),
}

/// A sign.
#[derive(Clone, PartialEq, Debug)]
pub struct Symbol {
    /// Whose sign it is.
    pub thing: EntityRef,
    /// Which of its signs, where a thing has several.
    pub copy: u16,
    /// Where it stands.
    pub spot: Spot,
    /// Its form.
    pub icon: Icon,
    /// Its colour, by role.
    pub color: ColorRole,
    /// What is known of it is old.
    pub hollow: bool,
    /// A smaller sign at its corner, with its colour.
    pub badge: Option<(Icon, ColorRole)>,
    /// A number under it: people or vehicles in line, the stage of an incident.
    pub number: Option<String>,
    /// The higher the more it matters when signs crowd.
    pub rank: u8,
}

impl Symbol {
    fn new(thing: EntityRef, spot: Spot, icon: Icon, color: ColorRole, word: Freshness) -> Self {
        Self {
            thing,
            copy: 0,
            spot,
            icon,
            color,
            hollow: word.stale,
            badge: None,
            number: None,
            rank: 1,
        }
    }

    /// What a part of the sign is called, the same from moment to moment.
    pub fn key(&self, part: u16) -> (EntityRef, u16) {
        (self.thing.clone(), self.copy * 32 + part)
    }

    fn badge(mut self, badge: Option<(Icon, ColorRole)>) -> Self {
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
pub fn centre_color(s: CentreState) -> ColorRole {
    match s {
        CentreState::NotOpen => ColorRole::Warn,
        CentreState::Ready | CentreState::Sealed => ColorRole::Info,
        CentreState::Open => ColorRole::Good,
        CentreState::Suspended => ColorRole::Bad,
        CentreState::Closing | CentreState::Counting | CentreState::InTransit => ColorRole::Busy,
        CentreState::Delivered => ColorRole::Muted,
    }
}

/// The colour of a unit's state.
pub fn unit_color(s: UnitState) -> ColorRole {
    match s {
        UnitState::Available => ColorRole::Good,
        UnitState::Assigned | UnitState::EnRoute => ColorRole::Busy,
        UnitState::OnScene => ColorRole::Warn,
        UnitState::Returning => ColorRole::Info,
        UnitState::OutOfService => ColorRole::Bad,
    }
}

/// The colour of a posture.
pub fn posture_color(p: Posture) -> ColorRole {
    match p {
        Posture::Open => ColorRole::Muted,
        Posture::Look => ColorRole::Good,
        Posture::Identity => ColorRole::Busy,
        Posture::Search => ColorRole::Warn,
        Posture::Closed => ColorRole::Bad,
    }
}

/// The colour of an incident's state.
pub fn incident_color(s: IncidentState) -> ColorRole {
    match s {
        IncidentState::Active => ColorRole::Bad,
        IncidentState::Contained => ColorRole::Warn,
        IncidentState::Settled | IncidentState::Faded => ColorRole::Muted,
    }
}

/// The colour of a convoy's state.
pub fn convoy_color(s: ConvoyState) -> ColorRole {
    match s {
        ConvoyState::Waiting => ColorRole::Info,
        ConvoyState::Halted => ColorRole::Bad,
        ConvoyState::Delivered => ColorRole::Good,
        _ => ColorRole::Busy,
    }
}

/// What signs are made from.
struct Maker<'a> {
    s: &'a Scenario,
    p: &'a Picture,
    chart: &'a Chart,
}

/// All signs of a picture.
pub fn symbols(s: &Scenario, p: &Picture, chart: &Chart) -> Vec<Symbol> {
    let m = Maker { s, p, chart };
    let mut all: Vec<Symbol> = p.incidents.iter().filter_map(|i| m.incident(i)).collect();
    all.extend(m.outages());
    all.extend(p.centres.iter().filter_map(|c| m.centre(c)));
    all.extend(p.checkpoints.iter().filter_map(|c| m.checkpoint(c)));
    all.extend(p.units.iter().filter_map(|u| m.unit(u)));
    all.extend(p.convoys.iter().filter_map(|c| m.convoy(c)));
    all.extend(p.vehicles.iter().filter_map(vehicle));
    all.extend(m.held());
    all.extend(p.roads.iter().filter_map(|r| m.road(r)));
    all.extend(p.rumours.iter().flat_map(|r| m.rumour(r)));
    all
}

impl Maker<'_> {
    /// At a place, or on the way from one to another.
    fn between(&self, from: &PlaceId, to: &PlaceId, done: f64) -> Option<Spot> {
        if from == to {
            return Some(Spot::Place(from.clone()));
        }
        Some(Spot::Km(
            self.chart
                .places
                .get(from)?
                .lerp(*self.chart.places.get(to)?, done as f32),
        ))
    }

    fn incident(&self, i: &IncidentView) -> Option<Symbol> {
        let over = is_over(i);
        if has_gone(i, self.p.at) {
            return None;
        }
        let spot = match &i.site {
            Target::Centre(c) => Spot::Place(self.s.centres.get(c)?.place.clone()),
            Target::Place(x) => Spot::Place(x.clone()),
            other => Spot::Km(
                self.chart
                    .projection
                    .km(EntityRef::of_target(other).at(self.s, self.p)?),
            ),
        };
        let stages = self.s.kinds.get(&i.kind).map_or(1, |k| k.stages.len());
        let badge = over.then_some((Icon::Tick, ColorRole::Good));
        let number = (!over && stages > 1).then(|| format!("{}/{stages}", i.stage + 1));
        let rank = if over { 1 } else { 7 };
        let symbol = Symbol::new(
            EntityRef::Incident(i.id.clone()),
            spot,
            Icon::Incident,
            incident_color(i.state),
            i.word,
        );
        Some(symbol.badge(badge).number(number).rank(rank))
    }

    /// One sign for all channels that fail at a place.
    fn outages(&self) -> Vec<Symbol> {
        let mut seen: Vec<Symbol> = Vec::new();
        for l in self.p.links.iter().filter(|l| !l.works) {
            let spot = Spot::Place(l.place.clone());
            if !seen.iter().any(|x| x.spot == spot) {
                seen.push(
                    Symbol::new(
                        EntityRef::Place(l.place.clone()),
                        spot,
                        Icon::Outage,
                        ColorRole::Bad,
                        l.word,
                    )
                    .rank(6),
                );
            }
        }
        seen
    }

    fn centre(&self, c: &CentreView) -> Option<Symbol> {
        let plan = self.s.centres.get(&c.id)?;
        let guarded = || {
            self.p
                .units
                .iter()
                .any(|u| u.guards.as_ref() == Some(&c.id))
        };
        // Who knows nothing of the team cannot miss it.
        let team = |u: &UnitView| {
            self.s
                .units
                .get(&u.id)
                .is_some_and(|x| x.centre.as_ref() == Some(&c.id))
        };
        let has_team = || self.p.units.iter().any(team);
        let asks = [ResultState::Disputed, ResultState::HeldBack];
        let doubtful = c.result.is_some_and(|r| asks.contains(&r.state));
        let badge = match c.state {
            _ if doubtful => Some((Icon::Cross, ColorRole::Warn)),
            CentreState::Suspended => Some((Icon::Cross, ColorRole::Bad)),
            CentreState::Delivered => Some((Icon::Tick, ColorRole::Good)),
            CentreState::Sealed => Some((Icon::Boxes, ColorRole::Info)),
            _ if !guarded() && has_team() => Some((Icon::Team, ColorRole::Bad)),
            _ => None,
        };
        let number = (c.in_line > 0).then(|| c.in_line.to_string());
        let rank = if c.state == CentreState::Suspended {
            5
        } else {
            3
        };
        let symbol = Symbol::new(
            EntityRef::Centre(c.id.clone()),
            Spot::Place(plan.place.clone()),
            Icon::Centre,
            centre_color(c.state),
            c.word,
        );
        Some(symbol.badge(badge).number(number).rank(rank))
    }

    fn checkpoint(&self, c: &CheckpointView) -> Option<Symbol> {
        let plan = self.s.checkpoints.get(&c.id)?;
        let road = self.s.roads.get(&plan.road)?;
        let far = if road.from == plan.near {
            &road.to
        } else {
            &road.from
        };
        let spot = self.between(&plan.near, far, GATE)?;
        let badge = (c.posture == Posture::Closed).then_some((Icon::Cross, ColorRole::Bad));
        let number = (c.queue > 0).then(|| c.queue.to_string());
        let symbol = Symbol::new(
            EntityRef::Checkpoint(c.id.clone()),
            spot,
            Icon::Checkpoint,
            posture_color(c.posture),
            c.word,
        );
        Some(symbol.badge(badge).number(number).rank(2))
    }

    /// A team at the centre that it protects is part of the centre's sign; one that comes later is not there yet.
    fn unit(&self, u: &UnitView) -> Option<Symbol> {
        let plan = self.s.units.get(&u.id)?;
        if u.guards.is_some() || u.state == UnitState::OutOfService && plan.later {
            return None;
        }
        let spot = self.between(&u.from, &u.to, u.done)?;
        let badge = match u.state {
            UnitState::Assigned | UnitState::EnRoute => Some((Icon::Moving, ColorRole::Busy)),
            UnitState::OutOfService => Some((Icon::Cross, ColorRole::Bad)),
            _ => None,
        };
        Some(
            Symbol::new(
                EntityRef::Unit(u.id.clone()),
                spot,
                Icon::unit(plan.kind),
                unit_color(u.state),
                u.word,
            )
            .badge(badge)
            .rank(2),
        )
    }

    fn convoy(&self, c: &ConvoyView) -> Option<Symbol> {
        let spot = self.between(&c.from, &c.to, c.done)?;
        let badge = match c.state {
            ConvoyState::Moving => Some((Icon::Moving, ColorRole::Busy)),
            ConvoyState::Halted => Some((Icon::Cross, ColorRole::Bad)),
            ConvoyState::Delivered => Some((Icon::Tick, ColorRole::Good)),
            _ => None,
        };
        Some(
            Symbol::new(
                EntityRef::Convoy(c.id.clone()),
                spot,
                Icon::Convoy,
                convoy_color(c.state),
                c.word,
            )
            .badge(badge)
            .number(boxes_on_board(self.s, self.p, &c.id).map(|n| n.to_string()))
            .rank(3),
        )
    }

    /// What checkpoints and units hold, beside those who hold it; on the road they carry it.
    fn held(&self) -> Vec<Symbol> {
        let sign = |thing: EntityRef, place: &PlaceId, holds: &[HeldView], word: Freshness| {
            let people: u32 = holds.iter().map(|h| h.people).sum();
            let leaves = holds.iter().all(|h| h.leaves);
            let color = if leaves {
                ColorRole::Busy
            } else {
                ColorRole::Warn
            };
            let spot = Spot::Place(place.clone());
            let symbol = Symbol::new(thing, spot, Icon::Held, color, word);
            let number = (people > 0).then(|| people.to_string());
            let symbol = symbol.number(number).rank(4);
            (!holds.is_empty()).then_some(Symbol { copy: 1, ..symbol })
        };
        let checkpoints = self.p.checkpoints.iter().filter_map(|c| {
            let near = &self.s.checkpoints.get(&c.id)?.near;
            sign(EntityRef::Checkpoint(c.id.clone()), near, &c.holds, c.word)
        });
        let units = self.p.units.iter().filter_map(|u| {
            let place = if u.from == u.to || u.done < 0.5 {
                &u.from
            } else {
                &u.to
            };
            sign(EntityRef::Unit(u.id.clone()), place, &u.holds, u.word)
        });
        checkpoints.chain(units).collect()
    }

    /// Where the incident that blocks it is known, its sign stands there already.
    fn road(&self, r: &RoadView) -> Option<Symbol> {
        let color = match (r.state, r.closed) {
            (RoadState::Open, false) => return None,
            (RoadState::Blocked, _) => ColorRole::Bad,
            _ => ColorRole::Warn,
        };
        let told = |i: &IncidentView| {
            i.blocks.as_ref() == Some(&r.id) && i.site == Target::Road(r.id.clone())
        };
        if self.p.incidents.iter().any(told) {
            return None;
        }
        let line = self.chart.roads.iter().find(|l| l.road == r.id)?;
        let spot = Spot::Km(line.ends[0].lerp(line.ends[1], 0.5));
        Some(
            Symbol::new(
                EntityRef::Road(r.id.clone()),
                spot,
                Icon::Block,
                color,
                r.word,
            )
            .rank(4),
        )
    }

    fn rumour(&self, r: &RumourView) -> Vec<Symbol> {
        let badge = r.corrected.then_some((Icon::Tick, ColorRole::Good));
        let at = |m: &crate::scenario::model::Municipality| {
            Symbol::new(
                EntityRef::Rumour(r.id.clone()),
                Spot::Place(m.seat.clone()),
                Icon::Rumour,
                ColorRole::Rumour,
                r.word,
            )
            .badge(badge)
            .rank(4)
        };
        let all = r
            .municipalities
            .iter()
            .filter_map(|m| self.s.municipalities.get(m))
            .map(at);
        all.zip(0..).map(|(s, copy)| Symbol { copy, ..s }).collect()
    }
}

/// Of how many centres a convoy has the boxes on board, as far as is known; none where it carries none.
pub fn boxes_on_board(s: &Scenario, p: &Picture, convoy: &ConvoyId) -> Option<usize> {
    let plan = s.convoys.get(convoy)?;
    let over = p.convoy(convoy)?.state == ConvoyState::Delivered;
    if plan.carries != Freight::Boxes || over {
        return None;
    }
    let known = plan.centres.iter().filter_map(|c| p.centre(c));
    let n = known.filter(|c| c.state == CentreState::InTransit).count();
    (n > 0).then_some(n)
}

fn vehicle(v: &VehicleView) -> Option<Symbol> {
    let (color, badge) = match v.state {
        VehicleState::Driving => (ColorRole::Warn, None),
        VehicleState::Held => (ColorRole::Good, Some((Icon::Tick, ColorRole::Good))),
        VehicleState::Gone => (ColorRole::Bad, Some((Icon::Cross, ColorRole::Bad))),
    };
    let spot = Spot::Place(v.seen_at.clone()?);
    Some(
        Symbol::new(
            EntityRef::Vehicle(v.id.clone()),
            spot,
            Icon::Vehicle,
            color,
            v.word,
        )
        .badge(badge)
        .rank(4),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::SimTime;
    use crate::scenario::{from_texts, shipped};

    /// A picture with a checkpoint, a unit, and a convoy that has the boxes of three of its centres while those of two wait.
    #[expect(clippy::too_many_lines, reason = "views with all their fields")]
    fn pictured(s: &Scenario, at: SimTime) -> Picture {
        let word = Freshness::at(at);
        let mut p = Picture::empty(s.excon().id.clone(), at);
        let post = s.checkpoints.values().next().unwrap();
        p.checkpoints.push(CheckpointView {
            id: post.id.clone(),
            posture: Posture::Look,
            outward: None,
            found: 0,
            usual: Posture::Look,
            queue: 0,
            staff: post.staff,
            duty: None,
            fatigue: None,
            seat: post.seat.clone(),
            lookouts: Vec::new(),
            holds: Vec::new(),
            word,
        });
        let unit = s.units.values().next().unwrap();
        p.units.push(UnitView {
            id: unit.id.clone(),
            command: unit.seat.clone(),
            state: UnitState::OnScene,
            from: unit.base.clone(),
            to: unit.base.clone(),
            done: 0.0,
            task: None,
            strength: unit.strength,
            capabilities: Vec::new(),
            fatigue: 0.0,
            guards: None,
            unconfirmed: None,
            duty: None,
            holds: Vec::new(),
            word,
        });
        let convoy = ConvoyId::from("boxes-qubbah");
        let plan = &s.convoys[&convoy];
        p.convoys.push(ConvoyView {
            id: convoy,
            seat: plan.seat.clone(),
            state: ConvoyState::Moving,
            halted: None,
            from: plan.from.clone(),
            to: plan.from.clone(),
            done: 0.0,
            left: Vec::new(),
            escort: None,
            announced: false,
            unconfirmed: None,
            detour: None,
            word,
        });
        p.centres = (plan.centres.iter().zip(0..))
            .map(|(id, n)| CentreView {
                id: id.clone(),
                state: match n {
                    0..=2 => CentreState::InTransit,
                    3..=4 => CentreState::Sealed,
                    _ => CentreState::Counting,
                },
                gate: Posture::Look,
                closes: at,
                lost_seconds: 0,
                registered: 0,
                served: 0,
                in_line: 0,
                gave_up: 0,
                kept_away: None,
                result: None,
                word,
            })
            .collect();
        p
    }

    /// What is held and which boxes are where is on the map of who knows of it, and of nobody else.
    #[test]
    fn custody_is_on_the_map_of_who_knows_of_it() {
        let texts = shipped::with_library(shipped::texts("libya-2024").unwrap());
        let s = std::sync::Arc::new(from_texts(texts).scenario.unwrap());
        let chart = Chart::new(&s, 1);
        let at = SimTime::parse("20:00").unwrap();
        let mut p = pictured(&s, at);
        let (post, unit) = (p.checkpoints[0].id.clone(), p.units[0].id.clone());
        let convoy = p.convoys[0].id.clone();
        let of = |p: &Picture, icon: Icon| -> Vec<(EntityRef, Option<String>)> {
            let all = symbols(&s, p, &chart).into_iter();
            let all = all.filter(|x| x.icon == icon);
            all.map(|x| (x.thing, x.number)).collect()
        };
        assert!(of(&p, Icon::Held).is_empty());
        let held = |number, people, evidence| HeldView {
            number,
            people,
            evidence,
            since: at,
            leaves: false,
        };
        p.checkpoints[0].holds = vec![held(1, 2, None), held(2, 1, Some(EvidenceKind::Weapons))];
        p.units[0].holds = vec![held(3, 0, Some(EvidenceKind::Contraband))];
        assert_eq!(
            of(&p, Icon::Held),
            [
                (EntityRef::Checkpoint(post), Some("3".to_owned())),
                (EntityRef::Unit(unit), None)
            ]
        );
        // Boxes: sealed in two centres, of three others on a convoy.
        assert_eq!(boxes_on_board(&s, &p, &convoy), Some(3));
        let convoys = of(&p, Icon::Convoy);
        let number = convoys
            .iter()
            .find(|(t, _)| *t == EntityRef::Convoy(convoy.clone()));
        assert_eq!(number.unwrap().1.as_deref(), Some("3"));
        let badges = symbols(&s, &p, &chart);
        let boxes = badges
            .iter()
            .filter(|x| x.badge.is_some_and(|b| b.0 == Icon::Boxes));
        assert_eq!(boxes.count(), 2);
        // Who was told of nothing sees nothing of it.
        let empty = Picture::empty("room-qubbah".into(), at);
        assert!(of(&empty, Icon::Held).is_empty());
        assert_eq!(boxes_on_board(&s, &empty, &convoy), None);
    }
}
