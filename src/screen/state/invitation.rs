//! Where the seats of an exercise are in a browser.
//!
//! Deliberately not here: opening them (`handlers::inviting`).

use crate::base::text::Text;

/// Where the seats are and which code opens which, for the dialog.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Invitation {
    pub(crate) addresses: Vec<String>,
    /// The hash by which people see that an encrypted line leads here.
    pub(crate) fingerprint: Option<String>,
    pub(crate) codes: Vec<(Text, String)>,
}
