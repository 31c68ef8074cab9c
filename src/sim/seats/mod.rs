//! The seats: what each knows, who reports to it, what it is shown, how its orders are judged, and who plays it when nobody does.
//!
//! Deliberately not here: what happens in the world (`world`), how messages travel (`messages`).

pub(crate) mod awaited;
pub(crate) mod comms_check;
pub(crate) mod doctrine;
pub(crate) mod estimate;
pub(crate) mod knowledge;
pub(crate) mod orders;
pub(crate) mod pictures;
pub(crate) mod reporting;
pub(crate) mod support;
pub(crate) mod truth;
