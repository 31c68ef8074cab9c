//! What is sent while nothing happens: next to nothing, for clocks and ages run in the page.
//!
//! Deliberately not here: what is sent when something happens (`seats`).

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tamrin::scenario::{self, Scenario, shipped};
use tamrin::seats::Station;
use tamrin::session::player::{Control, SessionRequest};

use crate::seats::{Served, button};
use crate::support::http::Browser;

/// Bytes that a page may be told while a quiet stretch passes: a line's sign of life every ten seconds of the wall.
const BOUND: usize = 100;

/// The smallest shipped exercise, begun four hours before anything happens in it.
fn begun_early() -> Arc<Scenario> {
    let mut texts = shipped::texts("first-steps").unwrap();
    let (at_nine, at_five) = (r#"start: "09:00""#, r#"start: "05:00""#);
    assert!(texts[0].1.contains(at_nine), "{}", texts[0].1);
    texts[0].1 = texts[0].1.replacen(at_nine, at_five, 1);
    let checked = scenario::from_texts(shipped::with_library(texts));
    Arc::new(checked.scenario.unwrap())
}

/// Hours before the vote, with injects that are due and a unit of which nothing was heard for long: its age runs in the page.
#[test]
fn in_a_quiet_stretch_next_to_nothing_is_sent() {
    let served = Served::of(begun_early());
    // Posts report on the half hour, and for two minutes after it words arrive.
    served.run_until("07:11");
    let mut control = Browser::join(served.to(), &served.code(&Station::Control));
    let mut room = served.team("room");
    for page in [&mut control, &mut room] {
        page.open();
        page.update().unwrap();
    }
    let unit = button(&room.received, "s/middle/script/list/0").unwrap();
    assert_eq!(room.send(&json!([{ "press": { "at": unit } }])).status, 204);
    // At both paces more exercise time passes than the ages count in.
    for pace in [1.0, 10.0] {
        for request in [Control::Pace(pace), Control::Play] {
            let request = SessionRequest::Control(request);
            served.player.request(request).unwrap();
        }
        // That time passes, and how fast, every page is told once.
        for page in [&mut control, &mut room] {
            page.rest();
        }
        let at = served.player.newest().unwrap().at;
        let before = [control.received.len(), room.received.len()];
        std::thread::sleep(Duration::from_secs(3));
        for (page, before) in [&mut control, &mut room].into_iter().zip(before) {
            page.rest();
            let told = String::from_utf8_lossy(&page.received[before..]);
            assert!(told.len() < BOUND, "{pace}, {at}: {told}");
        }
        let passed = served.player.newest().unwrap().at - at;
        assert!(passed.secs() >= 3, "time passed: {passed}");
    }
    let shown = String::from_utf8_lossy(&room.received);
    assert!(
        shown.contains("class=\\\"run\\\""),
        "an age was on the page: {shown}"
    );
}
