//! States and kinds in words.
//!
//! Deliberately not here: their colours (`map::symbols`), and words that the log needs too (`wording`).

use super::Scene;
use crate::record::states::*;

/// A unit's state, in words.
pub(super) fn unit_state(scene: &Scene<'_>, s: UnitState) -> String {
    scene.say.t(match s {
        UnitState::Available => "unit-available",
        UnitState::Assigned => "unit-assigned",
        UnitState::EnRoute => "unit-en-route",
        UnitState::OnScene => "unit-on-scene",
        UnitState::Returning => "unit-returning",
        UnitState::OutOfService => "unit-out",
    })
}

/// A unit's kind, in words.
pub(super) fn unit_kind(scene: &Scene<'_>, k: UnitKind) -> String {
    scene.say.t(match k {
        UnitKind::ProtectionTeam => "kind-team",
        UnitKind::RapidResponse => "kind-rapid",
        UnitKind::Patrol => "kind-patrol",
        UnitKind::Escort => "kind-escort",
        UnitKind::Reserve => "kind-reserve",
        UnitKind::Investigation => "kind-investigation",
        UnitKind::Ambulance => "kind-ambulance",
        UnitKind::CivilDefence => "kind-civil-defence",
        UnitKind::Technicians => "kind-technicians",
    })
}

/// A centre's state, in words.
pub(super) fn centre_state(scene: &Scene<'_>, s: CentreState) -> String {
    scene.say.t(match s {
        CentreState::NotOpen => "centre-not-open",
        CentreState::Ready => "centre-ready",
        CentreState::Open => "centre-open",
        CentreState::Suspended => "centre-suspended",
        CentreState::Closing => "centre-closing",
        CentreState::Counting => "centre-counting",
        CentreState::Sealed => "centre-sealed",
        CentreState::InTransit => "centre-in-transit",
        CentreState::Delivered => "centre-delivered",
    })
}

/// An incident's state, in words.
pub(super) fn incident_state(scene: &Scene<'_>, s: IncidentState) -> String {
    scene.say.t(match s {
        IncidentState::Active => "incident-active",
        IncidentState::Contained => "incident-contained",
        IncidentState::Settled => "incident-settled",
        IncidentState::Faded => "incident-faded",
    })
}

/// A convoy's state, in words.
pub(super) fn convoy_state(scene: &Scene<'_>, s: ConvoyState) -> String {
    scene.say.t(match s {
        ConvoyState::Waiting => "convoy-waiting",
        ConvoyState::Moving => "convoy-moving",
        ConvoyState::Signing => "convoy-signing",
        ConvoyState::AtCentre => "convoy-at-centre",
        ConvoyState::Halted => "convoy-halted",
        ConvoyState::Delivered => "convoy-delivered",
    })
}
