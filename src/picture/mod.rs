//! Layer 1: what a viewer may see, as plain data.
//!
//! Made by `sim::seats::pictures` only, which is the one filter. Lists are in the order of identifiers.
//! Deliberately not here: Bevy, rules, wording, the means to change anything.

mod messages;

use serde::Serialize;

use crate::base::ids::*;
use crate::base::time::{SimTime, Span};
use crate::record::fact::Refusal;
use crate::record::order::{About, Order, Party, Target};
use crate::record::states::*;
pub use messages::{MessageView, SeatMessageView};

/// What a seat sees at a moment.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Picture {
    /// Whose eyes.
    pub viewer: SeatId,
    /// When.
    pub at: SimTime,
    /// Whether the exercise is over.
    pub over: bool,
    /// Levels of the directorates in view.
    pub directorates: Vec<DirectorateView>,
    /// Units in view.
    pub units: Vec<UnitView>,
    /// Centres in view.
    pub centres: Vec<CentreView>,
    /// Checkpoints in view.
    pub checkpoints: Vec<CheckpointView>,
    /// Roads that are not open, or were not, as far as known.
    pub roads: Vec<RoadView>,
    /// Incidents known.
    pub incidents: Vec<IncidentView>,
    /// Vehicles looked for, as far as known.
    pub vehicles: Vec<VehicleView>,
    /// Convoys in view.
    pub convoys: Vec<ConvoyView>,
    /// Rumours known.
    pub rumours: Vec<RumourView>,
    /// Channels that were checked, or that are known to fail.
    pub links: Vec<LinkView>,
    /// Confidence by municipality; known to exercise control only.
    pub confidence: Vec<ConfidenceView>,
    /// Reports received, but not routine ones.
    pub reports: Vec<ReportView>,
    /// Messages received.
    pub messages: Vec<MessageView>,
    /// Messages in words from other seats, in the order in which they came.
    pub seat_messages: Vec<SeatMessageView>,
    /// Requests for support made by or to this seat.
    pub requests: Vec<RequestView>,
    /// Orders that this seat gave, in order; exercise control sees those of all.
    pub orders: Vec<OrderView>,
    /// The script, for exercise control only.
    pub injects: Vec<InjectView>,
}

impl Picture {
    /// A picture in which nothing is known.
    pub fn empty(viewer: SeatId, at: SimTime) -> Self {
        Self {
            viewer,
            at,
            over: false,
            directorates: Vec::new(),
            units: Vec::new(),
            centres: Vec::new(),
            checkpoints: Vec::new(),
            roads: Vec::new(),
            incidents: Vec::new(),
            vehicles: Vec::new(),
            convoys: Vec::new(),
            rumours: Vec::new(),
            links: Vec::new(),
            confidence: Vec::new(),
            reports: Vec::new(),
            messages: Vec::new(),
            seat_messages: Vec::new(),
            requests: Vec::new(),
            orders: Vec::new(),
            injects: Vec::new(),
        }
    }

    /// A unit in view.
    pub fn unit(&self, id: &UnitId) -> Option<&UnitView> {
        self.units.iter().find(|u| u.id == *id)
    }

    /// A centre in view.
    pub fn centre(&self, id: &CentreId) -> Option<&CentreView> {
        self.centres.iter().find(|c| c.id == *id)
    }

    /// A checkpoint in view.
    pub fn checkpoint(&self, id: &CheckpointId) -> Option<&CheckpointView> {
        self.checkpoints.iter().find(|c| c.id == *id)
    }

    /// A road that is known not to be open, or not to have been.
    pub fn road(&self, id: &RoadId) -> Option<&RoadView> {
        self.roads.iter().find(|r| r.id == *id)
    }

    /// An incident that is known.
    pub fn incident(&self, id: &IncidentId) -> Option<&IncidentView> {
        self.incidents.iter().find(|i| i.id == *id)
    }

    /// A wanted vehicle, as far as it is known.
    pub fn vehicle(&self, id: &VehicleId) -> Option<&VehicleView> {
        self.vehicles.iter().find(|v| v.id == *id)
    }

    /// A convoy in view.
    pub fn convoy(&self, id: &ConvoyId) -> Option<&ConvoyView> {
        self.convoys.iter().find(|c| c.id == *id)
    }

    /// A rumour that is known.
    pub fn rumour(&self, id: &RumourId) -> Option<&RumourView> {
        self.rumours.iter().find(|r| r.id == *id)
    }

    /// A directorate in view.
    pub fn directorate(&self, id: &DirectorateId) -> Option<&DirectorateView> {
        self.directorates.iter().find(|d| d.id == *id)
    }

    /// A report that was received, by its number.
    pub fn report(&self, number: u32) -> Option<&ReportView> {
        self.reports.iter().find(|r| r.number == number)
    }

    /// The ruling on a centre's count that was ordered last, with its order.
    pub fn ruled(&self, of: &CentreId) -> Option<(&OrderView, Ruling)> {
        self.orders.iter().rev().find_map(|o| match &o.order {
            Order::RuleOnCount { centre, ruling } if centre == of && o.refused.is_none() => {
                Some((o, *ruling))
            }
            _ => None,
        })
    }

    /// A request for support, by its number.
    pub fn request(&self, number: u32) -> Option<&RequestView> {
        self.requests.iter().find(|r| r.number == number)
    }

    /// An inject of the script; known to exercise control only.
    pub fn inject(&self, id: &InjectId) -> Option<&InjectView> {
        self.injects.iter().find(|i| i.id == *id)
    }
}

/// How fresh the word about something is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Freshness {
    /// The moment that it describes.
    pub as_of: SimTime,
    /// When it was last heard of.
    pub heard: SimTime,
    /// Whether that is too long ago to rely on.
    pub stale: bool,
}

impl Freshness {
    /// Whether someone told of it, or it is so now: what stands as it was at STARTEX is the plan alone.
    pub fn told(self, start: SimTime, now: SimTime) -> bool {
        self.as_of > start || self.as_of >= now
    }

    /// Seen and heard at the same moment.
    pub fn at(t: SimTime) -> Self {
        Self {
            as_of: t,
            heard: t,
            stale: false,
        }
    }
}

/// A directorate.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DirectorateView {
    /// Which.
    pub id: DirectorateId,
    /// Its level.
    pub level: Readiness,
    /// The level ordered.
    pub ordered: Readiness,
    /// How fresh this is.
    pub word: Freshness,
}

/// A unit.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct UnitView {
    /// Which.
    pub id: UnitId,
    /// The seat that commands it now.
    pub command: SeatId,
    /// What it is doing.
    pub state: UnitState,
    /// The place behind it, or where it stands.
    pub from: PlaceId,
    /// The place ahead of it, or where it stands.
    pub to: PlaceId,
    /// Share of the road between them that is done, 0 to 1.
    pub done: f64,
    /// Its task.
    pub task: Option<Target>,
    /// People.
    pub strength: u32,
    /// What it can do.
    pub capabilities: Vec<Capability>,
    /// Fatigue as a share of exhaustion, 0 to 1.
    pub fatigue: f64,
    /// Whether it stands at the centre it protects.
    pub guards: Option<CentreId>,
    /// Since when an order to it waits for a word from it.
    pub unconfirmed: Option<SimTime>,
    /// Its people's duty; none in exercises of older editions of the rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty: Option<DutyView>,
    /// People and evidence that it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<HeldView>,
    /// How fresh this is.
    pub word: Freshness,
}

/// People, evidence or both that are held on the spot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct HeldView {
    /// Its number.
    pub number: u32,
    /// How many people.
    pub people: u32,
    /// What evidence.
    pub evidence: Option<EvidenceKind>,
    /// Since when.
    pub since: SimTime,
    /// Whether it is being handed over, or on its way there.
    pub leaves: bool,
}

/// How long a unit's people are on duty, and who relieves them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct DutyView {
    /// When their shift is over, or was.
    pub ends: SimTime,
    /// When the relief that was sent arrives, or has taken over.
    pub relief: Option<SimTime>,
    /// Reliefs that are left.
    pub reliefs: u32,
}

/// A polling centre.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CentreView {
    /// Which.
    pub id: CentreId,
    /// Its state.
    pub state: CentreState,
    /// The posture of its gate.
    pub gate: Posture,
    /// When it closes.
    pub closes: SimTime,
    /// Seconds of voting lost so far.
    pub lost_seconds: i64,
    /// Registered voters.
    pub registered: u32,
    /// Voters served.
    pub served: u32,
    /// People in line.
    pub in_line: u32,
    /// Voters who gave up waiting.
    pub gave_up: u32,
    /// Voters kept away; known to exercise control only.
    pub kept_away: Option<u32>,
    /// How its result stands, once there is anything to say of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<ResultView>,
    /// How fresh this is.
    pub word: Freshness,
}

/// How the result of a centre stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct ResultView {
    /// How far it is.
    pub state: ResultState,
    /// Why its forms were held back, if they were.
    pub doubt: Option<ResultDoubt>,
}

/// A checkpoint.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CheckpointView {
    /// Which.
    pub id: CheckpointId,
    /// How it checks; those who come in, if those who go out are checked otherwise.
    pub posture: Posture,
    /// How it checks those who go out, if not as those who come in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outward: Option<Posture>,
    /// What it found in the traffic so far: number of finds.
    #[serde(skip_serializing_if = "nothing")]
    pub found: u32,
    /// How it checked at STARTEX.
    pub usual: Posture,
    /// Vehicles in line.
    pub queue: u32,
    /// People.
    pub staff: u32,
    /// Their duty; none in exercises of older editions of the rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty: Option<DutyView>,
    /// Their fatigue as a share of exhaustion, 0 to 1; none in exercises of older editions of the rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fatigue: Option<f64>,
    /// The seat that commands it.
    pub seat: SeatId,
    /// Vehicles it is known to look out for.
    pub lookouts: Vec<VehicleId>,
    /// People and evidence that it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<HeldView>,
    /// How fresh this is.
    pub word: Freshness,
}

/// Whether a count is 0, which is left out.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn nothing(n: &u32) -> bool {
    *n == 0
}

impl CheckpointView {
    /// How it checks those who pass one way.
    pub fn posture_of(&self, direction: Direction) -> Posture {
        match direction {
            Direction::In => self.posture,
            Direction::Out => self.outward.unwrap_or(self.posture),
        }
    }

    /// Whether it checks all alike, at this posture.
    pub fn checks(&self, posture: Posture) -> bool {
        let both = Direction::ALL.iter();
        both.into_iter().all(|d| self.posture_of(*d) == posture)
    }
}

/// A road that is not open.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct RoadView {
    /// Which.
    pub id: RoadId,
    /// Its state, as far as known.
    pub state: RoadState,
    /// Whether it is closed by order, as far as known; a blocked road may be closed too.
    pub closed: bool,
    /// How fresh this is.
    pub word: Freshness,
}

/// An incident.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IncidentView {
    /// Which.
    pub id: IncidentId,
    /// Its kind.
    pub kind: KindId,
    /// Where.
    pub site: Target,
    /// The directorate that answers.
    pub directorate: Option<DirectorateId>,
    /// Its stage, counted from 0.
    pub stage: u32,
    /// How it stands.
    pub state: IncidentState,
    /// Whether voting at its centre is impossible.
    pub suspends: bool,
    /// Whether its road is blocked.
    pub blocks: Option<RoadId>,
    /// What its stage needs.
    pub needs: Vec<(Capability, u32)>,
    /// Whether the protection team of the centre cannot hold it alone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub overwhelmed: bool,
    /// What the units sent and on the scene do not cover yet.
    pub uncovered: Vec<(Capability, u32)>,
    /// How fresh this is.
    pub word: Freshness,
}

/// A vehicle that is looked for.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct VehicleView {
    /// Which.
    pub id: VehicleId,
    /// How it stands.
    pub state: VehicleState,
    /// Where it was last seen: the place behind it.
    pub seen_at: Option<PlaceId>,
    /// The checkpoint that saw it last.
    pub seen_by: Option<CheckpointId>,
    /// Until when this seat has issued a lookout.
    pub lookout: Option<SimTime>,
    /// How fresh this is.
    pub word: Freshness,
}

/// A convoy.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ConvoyView {
    /// Which.
    pub id: ConvoyId,
    /// The seat that commands it.
    pub seat: SeatId,
    /// How it stands.
    pub state: ConvoyState,
    /// Why it stands still, if it does.
    pub halted: Option<Halt>,
    /// The place behind it, or where it stands.
    pub from: PlaceId,
    /// The place ahead of it, or where it stands.
    pub to: PlaceId,
    /// Share of the road between them that is done, 0 to 1.
    pub done: f64,
    /// The centres that it has still to call at.
    pub left: Vec<CentreId>,
    /// Its escort.
    pub escort: Option<UnitId>,
    /// Whether this seat has announced it.
    pub announced: bool,
    /// Since when this seat's order to it to go on or to stop waits for a word from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unconfirmed: Option<SimTime>,
    /// The way round that it takes, as far as this seat knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detour: Option<DetourView>,
    /// How fresh this is.
    pub word: Freshness,
}

/// A convoy's way round a road that is not open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DetourView {
    /// The road that it goes round.
    pub road: RoadId,
    /// How long it drives to where it goes, if nothing holds it up.
    pub drive: Span,
    /// How much longer that is than by that road.
    pub longer: Span,
}

/// A rumour.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct RumourView {
    /// Which.
    pub id: RumourId,
    /// Where it was heard.
    pub municipalities: Vec<MunicipalityId>,
    /// Whether it is true, once verified.
    pub truth: Option<bool>,
    /// Whether it was corrected.
    pub corrected: bool,
    /// Shares that have heard it, in 100, by municipality; known to exercise control only.
    pub heard: Vec<(MunicipalityId, u32)>,
    /// How fresh this is.
    pub word: Freshness,
}

/// A channel at a place.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct LinkView {
    /// The place.
    pub place: PlaceId,
    /// The channel.
    pub channel: Channel,
    /// Whether it worked.
    pub works: bool,
    /// How fresh this is.
    pub word: Freshness,
}

/// Confidence of a municipality's voters.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ConfidenceView {
    /// Which.
    pub municipality: MunicipalityId,
    /// 0 to 1.
    pub confidence: f64,
}

/// A report.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ReportView {
    /// Its number.
    pub number: u32,
    /// What about.
    pub about: About,
    /// Who sent it.
    pub from: Party,
    /// By which channel.
    pub channel: Channel,
    /// The moment that it describes.
    pub as_of: SimTime,
    /// When it came.
    pub received: SimTime,
    /// How often it came.
    pub times: u32,
    /// Whether the sender asked for a confirmation.
    pub wants_confirmation: bool,
    /// Whether this seat confirmed it.
    pub confirmed: bool,
    /// Seats to which this seat has passed on what it knows of the same thing.
    pub passed_to: Vec<SeatId>,
}

/// An order that was given.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct OrderView {
    /// When.
    pub at: SimTime,
    /// By which seat.
    pub seat: SeatId,
    /// Its number in the journal, for who gave it; exercise control's alone.
    pub seq: Option<u64>,
    /// What was ordered.
    pub order: Order,
    /// The rule of the standing orders that gave it, if no person did.
    pub rule: Option<RuleId>,
    /// Why it was refused, if it was.
    pub refused: Option<Refusal>,
}

/// A request for support.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct RequestView {
    /// Its number.
    pub number: u32,
    /// Who asks.
    pub by: SeatId,
    /// Who is asked.
    pub from: SeatId,
    /// What for.
    pub capability: Capability,
    /// How many people.
    pub strength: u32,
    /// Where to.
    pub to: Target,
    /// Whether it waits for an answer.
    pub open: bool,
}

/// An inject.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct InjectView {
    /// Which.
    pub id: InjectId,
    /// When it was released.
    pub released: Option<SimTime>,
    /// Whether it was left out.
    pub left_out: bool,
    /// When it is due, if a time is known.
    pub due: Option<SimTime>,
}

/// How long a unit would need to a target over the roads that its seat believes open, if nothing holds it up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Estimate {
    /// Until it departs.
    pub turn_out: Span,
    /// On the road.
    pub drive: Span,
}

impl Estimate {
    /// From the order to the arrival.
    pub fn total(self) -> Span {
        self.turn_out + self.drive
    }
}
