//! Inviting the rooms from the window: addresses, the code of each station, and codes that are given anew while one looks.
//!
//! Deliberately not here: opening seats (`seats`), the lobby in a browser (`tests/browser`).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::base::text::Text;
use crate::screen::handlers::inviting::{Invited, Inviter};
use crate::screen::state::link::ShownToAll;
use crate::session::player::{Notify, PlayerHandle};
use crate::window::resources::OfScreen;

/// Seats at which nobody is shown anything.
struct Empty;

impl ShownToAll for Empty {
    fn begin(&self, _: Option<SimTime>) {}
    fn end(&self) {}
    fn replay(&self) -> Option<PlayerHandle> {
        None
    }
    fn branch_wanted(&self) -> Option<(SimTime, Vec<SeatId>)> {
        None
    }
    fn listen(&self, _: Notify) {}
}

#[test]
fn a_code_that_is_given_anew_stands_in_the_open_dialog() {
    for lang in BOTH {
        let mut app = app(snapshot("first-steps"), lang);
        let renewed = Arc::new(AtomicBool::new(false));
        let now = renewed.clone();
        let codes = move || {
            let room = if now.load(Ordering::Relaxed) {
                "WXYZ9876"
            } else {
                "ABCD2345"
            };
            let (control, sub) = (
                Text::new("إدارة التمرين", "Exercise control"),
                Text::new("الغرفة الفرعية بالقبة", "Al Qubbah sub-room"),
            );
            vec![(control, "KLMN2345".to_owned()), (sub, room.to_owned())]
        };
        let addresses = ["http://192.0.2.7:7777", "http://198.51.100.9:7777"];
        app.world_mut().resource_mut::<OfScreen<Inviter>>().invited = Some(Invited {
            addresses: addresses.map(str::to_owned).to_vec(),
            fingerprint: Some("AB:CD:EF".to_owned()),
            codes: Box::new(codes),
            shown: Arc::new(Empty),
            keep: Arc::new(()),
        });
        act(&mut app, Act::Invite);
        let shown = words(&mut app);
        let room = lang.pick("الغرفة الفرعية بالقبة", "Al Qubbah sub-room");
        for said in [
            addresses[0],
            addresses[1],
            "AB:CD:EF",
            "KLMN 2345",
            room,
            "ABCD 2345",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        // Exercise control puts somebody out in a browser.
        renewed.store(true, Ordering::Relaxed);
        app.update();
        app.update();
        let shown = words(&mut app);
        assert!(
            shown.contains("WXYZ 9876") && !shown.contains("ABCD 2345"),
            "{shown}"
        );
        assert!(shown.contains("KLMN 2345"), "the others stay");
    }
}
