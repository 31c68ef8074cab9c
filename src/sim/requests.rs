//! All that orders, deliveries and the script may ask of the mechanisms, in one parameter.
//!
//! A mechanism that asks something of few others takes their queues by name instead.
//! Deliberately not here: the requests (`world::requests`, `messages::message`, `script::requests`).

use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;

use super::kernel::context::Ending;
use super::kernel::requests::Requests;
use super::messages::message::{ChoiceRequest, LinkRequest, Seen, Sending};
use super::script::requests::{ImproviseRequest, InjectRequest, MessageArrived};
use super::world::requests::{
    CheckpointRequest, ConvoyRequest, HoldingRequest, IncidentRequest, PollingRequest,
    ReadinessRequest, ResultRequest, RoadRequest, RumourRequest, UnitRequest, VehicleRequest,
};

/// The queues of all who can be asked from outside a mechanism.
#[derive(SystemParam)]
pub(crate) struct Outgoing<'w> {
    /// What is to be said over a distance.
    pub(crate) sends: ResMut<'w, Requests<Sending>>,
    /// Channels that fail or work again.
    pub(crate) links: ResMut<'w, Requests<LinkRequest>>,
    /// Channels that seats choose.
    pub(crate) choices: ResMut<'w, Requests<ChoiceRequest>>,
    /// Injects to be released.
    pub(crate) injects: ResMut<'w, Requests<InjectRequest>>,
    /// Injects to be added to the script.
    pub(crate) improvised: ResMut<'w, Requests<ImproviseRequest>>,
    /// Messages of the script that reached their seats.
    pub(crate) messages: ResMut<'w, Requests<MessageArrived>>,
    /// Levels of directorates.
    pub(crate) readiness: ResMut<'w, Requests<ReadinessRequest>>,
    /// Roads.
    pub(crate) roads: ResMut<'w, Requests<RoadRequest>>,
    /// Incidents.
    pub(crate) incidents: ResMut<'w, Requests<IncidentRequest>>,
    /// Units and all else that drives.
    pub(crate) units: ResMut<'w, Requests<UnitRequest>>,
    /// Checkpoints.
    pub(crate) checkpoints: ResMut<'w, Requests<CheckpointRequest>>,
    /// Vehicles that are looked for.
    pub(crate) vehicles: ResMut<'w, Requests<VehicleRequest>>,
    /// Convoys.
    pub(crate) convoys: ResMut<'w, Requests<ConvoyRequest>>,
    /// Detained people and evidence.
    pub(crate) holdings: ResMut<'w, Requests<HoldingRequest>>,
    /// Counts in dispute and result forms.
    pub(crate) results: ResMut<'w, Requests<ResultRequest>>,
    /// Rumours.
    pub(crate) rumours: ResMut<'w, Requests<RumourRequest>>,
    /// Polling centres.
    pub(crate) polling: ResMut<'w, Requests<PollingRequest>>,
    /// What observers saw which no fact tells.
    pub(crate) seen: ResMut<'w, Requests<Seen>>,
    /// Whether the exercise is to end.
    pub(crate) ending: ResMut<'w, Ending>,
}
