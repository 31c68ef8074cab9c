//! What every handler of the seats' addresses needs.
//!
//! Deliberately not here: which address leads where (`web`).

use std::net::IpAddr;
use std::sync::Arc;

use super::host::Host;
use super::rates::Rates;
use crate::base::text::Lang;

/// Where a request came from.
#[derive(Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

/// What every handler needs.
#[derive(Clone)]
pub(super) struct App {
    pub(super) host: Arc<Host>,
    pub(super) rates: Arc<Rates>,
    /// Addresses at which the seats are reached, the likeliest first.
    pub(super) addresses: Arc<Vec<String>>,
    /// Whether lines are encrypted, and the fingerprint of the certificate by which that is seen.
    pub(super) fingerprint: Option<Arc<str>>,
    /// Language of whoever says none.
    pub(super) lang: Lang,
}
