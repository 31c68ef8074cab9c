//! Invites the rooms: opens the seats of the exercise to browsers, and shows where they are and which code opens which.
//!
//! How they are opened is given by whoever opens the window. Deliberately not here: serving them (`seats`), the dialog (`panels`).

use std::any::Any;
use std::sync::Arc;

use crate::base::message::Message;
use crate::base::text::{Lang, Text};
use crate::screen::handlers::ActHandler;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::invitation::Invitation;
use crate::screen::state::link::ShownToAll;
use crate::screen::state::ui::Tone;
use crate::session::player::PlayerHandle;
use crate::wording;

/// Opens the seats of an exercise to browsers.
pub type Open = Arc<dyn Fn(PlayerHandle, Lang) -> Result<Invited, Message> + Send + Sync>;

/// Seats that are open.
pub struct Invited {
    /// Addresses at which they are reached, the likeliest first.
    pub addresses: Vec<String>,
    /// The hash by which people see that an encrypted line leads here; none where lines are not encrypted.
    pub fingerprint: Option<String>,
    /// What each station is called, and its code now: exercise control may change it in a browser.
    pub codes: Box<dyn Fn() -> Vec<(Text, String)> + Send + Sync>,
    /// The replay that those who sit there are shown.
    pub shown: Arc<dyn ShownToAll>,
    /// They close when this goes.
    pub keep: Arc<dyn Any + Send + Sync>,
}

impl Invited {
    /// Where they are and which code opens which, as it is now.
    pub(crate) fn now(&self) -> Invitation {
        Invitation {
            addresses: self.addresses.clone(),
            fingerprint: self.fingerprint.clone(),
            codes: (self.codes)(),
        }
    }
}

/// What is needed to invite, and who was.
#[derive(Default)]
pub(crate) struct Inviter {
    pub(crate) open: Option<Open>,
    pub(crate) invited: Option<Invited>,
}

impl ActHandler<'_> {
    /// Opens the seats, unless they are open, and shows where they are.
    pub(super) fn invite(&mut self) {
        if self.inviter.invited.is_none() {
            let (Some(open), Some(player)) = (self.inviter.open.clone(), self.link.handle()) else {
                return;
            };
            match open(player, self.ui.lang) {
                Ok(invited) => {
                    invited.shown.listen(self.wake.notify());
                    self.link.show_to(Some(invited.shown.clone()));
                    self.ui.with_all = true;
                    self.inviter.invited = Some(invited);
                }
                Err(why) => {
                    return self
                        .ui
                        .say(Tone::Bad, |lang| wording::say(lang).message(&why));
                }
            }
        }
        self.ui.invitation = self.inviter.invited.as_ref().map(Invited::now);
        self.show(Dialog::Invite);
    }
}
