//! What standing orders do about checkpoints: ease the check where the queue is long, and go back when it is short.
//!
//! Deliberately not here: centres (`voting`).

use super::subject::Subject;
use super::view::{DoctrineView, Plans};
use crate::picture::CheckpointView;
use crate::record::order::Order;
use crate::record::states::Posture;

impl DoctrineView<'_> {
    /// Postures to change.
    pub(super) fn posture_orders(&self, above: u32, below: u32) -> Plans {
        let order = |c: &CheckpointView, posture| {
            (
                Subject::Checkpoint(c.id.clone()),
                vec![Order::SetPosture {
                    checkpoint: c.id.clone(),
                    posture,
                }],
            )
        };
        let own = self
            .known
            .checkpoints
            .values()
            .filter(|c| c.seat == self.seat.id);
        own.filter_map(|c| match c.posture {
            Posture::Search if c.queue > above => Some(order(c, Posture::Identity)),
            Posture::Identity if c.queue > above => Some(order(c, Posture::Look)),
            p if p < c.usual && c.queue < below => Some(order(c, c.usual)),
            _ => None,
        })
        .collect()
    }
}
