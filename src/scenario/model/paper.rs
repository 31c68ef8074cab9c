//! Which messages of the script are handed out on paper, and how they look.
//!
//! Deliberately not here: how such a paper is set (`report::papers`).

use super::effect::Effect;
use crate::record::states::{Channel, PaperKind};

impl Effect {
    /// How a message looks on paper, if it is a handout at all.
    pub fn paper(&self) -> Option<PaperKind> {
        match self {
            Self::Message {
                paper,
                attachment,
                channel,
                ..
            } => paper.or_else(|| {
                let written = attachment.is_some() || *channel == Channel::Other;
                written.then_some(PaperKind::Letter)
            }),
            _ => None,
        }
    }
}
