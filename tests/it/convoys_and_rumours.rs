//! Convoys with materials and boxes, and rumours: who hears them, what corrects them, and what shakes confidence.
//!
//! Deliberately not here: vehicles that are looked for (`coordination`).

use expect_test::expect;
use tamrin::record::Fact;
use tamrin::record::order::{Order, OrderEntry};
use tamrin::sim::Simulation;

use crate::small_world::{CENTRE, NOBODY, QUIET, play, world};
use crate::support::running::{at, count, picture};

/// A convoy from A with materials for the centre at B, and an escort that may go with it.
pub(crate) const CONVOY: &str = r#"
    centres: [(id: "b1", name: (ar: "مركز", en: "Centre"), place: "b", municipality: "mb", stations: [(voters: 400)], materials: false)],
    convoys: [
        (id: "out", name: (ar: "قافلة المواد", en: "Materials convoy"), seat: "r1", from: "a", carries: Materials, centres: ["b1"], speed: 1.0),
        (id: "back", name: (ar: "قافلة الصناديق", en: "Boxes convoy"), seat: "r1", from: "a", carries: Boxes, centres: ["b1"], speed: 1.0),
    ],
"#;

fn convoy(more: &str, orders: &str, wanted: expect_test::Expect) {
    let s = world(&format!("{QUIET}{CONVOY}{NOBODY}{more}"));
    let sim = play(&s, orders);
    let prose = tamrin::wording::Prose {
        scenario: &s,
        lang: tamrin::base::text::Lang::En,
    };
    let about = |f: &Fact| {
        let text = format!("{f:?}");
        (text.starts_with("Convoy")
            || text.starts_with("Custody")
            || text.starts_with("CentreNotOpened")
            || text.starts_with("CentreOpened"))
            || matches!(f, Fact::OrderRejected { .. })
    };
    let log: String = sim
        .facts()
        .iter()
        .filter(|f| about(&f.fact))
        .map(|f| prose.line(f) + "\n")
        .collect();
    wanted.assert_eq(&log);
}

#[test]
fn materials_go_out_with_an_escort_and_boxes_come_back() {
    convoy(
        "",
        r#"
        (at: "08:00", seat: "r1", order: StartConvoy(convoy: "out", escort: Some("rapid"))),
        (at: "08:00", seat: "r1", order: StartConvoy(convoy: "out", escort: None)),
        (at: "11:20", seat: "r1", order: StartConvoy(convoy: "back", escort: None)),
        (at: "11:21", seat: "r1", order: ProceedConvoy(convoy: "back", skip: false)),
    "#,
        expect![[r#"
            08:00:00  Materials convoy is ready to go with Rapid
            08:00:00  refused, Room 1: start Materials convoy when an escort is there, because the present state does not allow it
            08:10:00  Materials convoy is on its way
            08:31:41  Materials convoy (not announced) passed Gate after 5 s
            08:34:05  Materials convoy reached Centre
            08:39:05  handed over and signed: Materials convoy, Centre
            08:39:05  Materials convoy delivered everything, the last signature is given
            09:00:00  Centre opened
            11:20:00  Boxes convoy is ready and waits for an escort
            11:21:00  gap in the chain of custody, Boxes convoy: it drove without an escort
            11:21:00  Boxes convoy is on its way
            11:42:41  Boxes convoy (not announced) passed Gate after 5 s
            11:45:05  Boxes convoy reached Centre
            11:50:05  handed over and signed: Boxes convoy, Centre
            11:50:05  Boxes convoy is on its way
            11:52:34  Boxes convoy (not announced) passed Gate after 5 s
            12:00:00  gap in the chain of custody, Boxes convoy: it was not delivered by the end
        "#]],
    );
}

#[test]
fn an_announced_convoy_passes_at_once_and_an_unannounced_one_waits() {
    let orders = |announce: &str| {
        format!(
            r#"(at: "08:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Search)), {announce}
            (at: "08:00", seat: "r1", order: StartConvoy(convoy: "out", escort: Some("rapid"))),"#
        )
    };
    let waited = |text: &str| {
        let s = world(&format!("{QUIET}{CONVOY}{NOBODY}"));
        let sim = play(&s, text);
        sim.facts().iter().find_map(|f| {
            if let Fact::ConvoyPassed {
                waited_seconds,
                announced,
                ..
            } = f.fact
            {
                Some((announced, waited_seconds))
            } else {
                None
            }
        })
    };
    assert_eq!(waited(&orders("")), Some((false, 90)));
    assert_eq!(
        waited(&orders(
            r#"(at: "08:00", seat: "r1", order: AnnounceConvoy(convoy: "out", checkpoints: [])),"#
        )),
        Some((true, 0))
    );
}

#[test]
fn a_blocked_road_an_attack_and_a_leaving_escort_stop_a_convoy_until_someone_decides() {
    convoy(
        r#"injects: [
            (id: "b", name: (ar: "س", en: "Block"), when: At("08:05"), effects: [BlockRoad("ab")]),
            (id: "x", name: (ar: "س", en: "Attack"), when: At("09:00"), effects: [Incident(id: "x", kind: "checkpoint_attack", at: Convoy("out"))]),
            (id: "e", name: (ar: "س", en: "Over"), when: At("09:10"), effects: [EndIncident("x")]),
        ],"#,
        r#"
        (at: "08:00", seat: "r1", order: StartConvoy(convoy: "out", escort: Some("rapid"))),
        (at: "08:40", seat: "r1", order: ProceedConvoy(convoy: "out", skip: false)),
        (at: "09:20", seat: "r1", order: ProceedConvoy(convoy: "out", skip: false)),
        (at: "09:25", seat: "r1", order: Redirect(unit: "rapid", to: Place("a"))),
        (at: "09:40", seat: "r1", order: ProceedConvoy(convoy: "out", skip: false)),
    "#,
        expect![[r#"
            08:00:00  Materials convoy is ready to go with Rapid
            08:10:00  Materials convoy is on its way
            08:22:00  Materials convoy stands still: the road is blocked
            08:40:00  Materials convoy goes round the road A – B: 1 h 11 min 59 s to drive, 59 min 59 s more than by that road
            08:40:00  Materials convoy is on its way
            09:00:00  gap in the chain of custody, Materials convoy: it was attacked on the way
            09:00:00  Materials convoy stands still: it is attacked
            09:00:00  Centre did not open: materials are missing
            09:20:00  Materials convoy goes round the road A – B: 51 min 59 s to drive, 19 min 59 s more than by that road
            09:20:00  Materials convoy is on its way
            09:25:00  gap in the chain of custody, Materials convoy: its escort left it on the way
            09:25:00  Materials convoy stands still: no escort is with it
            09:40:00  Materials convoy goes round the road A – B: 46 min 59 s to drive, 9 min 59 s more than by that road
            09:40:00  gap in the chain of custody, Materials convoy: it drove without an escort
            09:40:00  Materials convoy is on its way
            10:26:59  Materials convoy reached Centre
            10:31:59  handed over and signed: Materials convoy, Centre
            10:31:59  Materials convoy delivered everything, the last signature is given
            10:31:59  Centre opened 1 h 31 min 59 s late
        "#]],
    );
}

#[test]
fn a_fifth_of_an_isolated_town_never_hears_a_rumour_and_a_correction_saves_more() {
    let town = |orders: &str, more: &str| {
        let s = world(&format!(
            r#"{QUIET}{CENTRE}{NOBODY}
            rumours: [(id: "r", name: (ar: "إشاعة", en: "Closed early"), spreads: 14.0, stifles: 14.0, leaks: 0.0, deters: 0.2, unsettles: 0.2 {more})],
            injects: [(id: "i", name: (ar: "س", en: "Rumour"), when: At("08:00"), effects: [
                Rumour(rumour: "r", municipality: "mb", share: 0.0001),
                Message(from: (ar: "س", en: "X"), to: ["main"], channel: Other, text: (ar: "س", en: "X"), tells: Rumour("r")),
            ])],"#
        ));
        play(&s, orders)
    };
    let never = |sim: &Simulation| {
        sim.facts().iter().find_map(|f| {
            if let Fact::RumourEnded {
                never_heard_percent,
                ..
            } = f.fact
            {
                Some(never_heard_percent)
            } else {
                None
            }
        })
    };
    let lowest = |sim: &Simulation| {
        sim.facts()
            .iter()
            .filter_map(|f| {
                if let Fact::ConfidenceChanged { percent, .. } = f.fact {
                    Some(percent)
                } else {
                    None
                }
            })
            .min()
    };
    let plain = town("", "");
    assert_eq!(never(&plain), Some(20), "Daley and Kendall: 20.3 in 100");
    let correct = r#"(at: "08:02", seat: "main", order: VerifyRumour(rumour: "r")), (at: "08:23", seat: "main", order: CorrectRumour(rumour: "r")),"#;
    let corrected = town(correct, "");
    assert!(never(&corrected) > Some(24), "{:?}", never(&corrected));
    assert!(
        lowest(&corrected) > lowest(&plain),
        "{:?} {:?}",
        lowest(&corrected),
        lowest(&plain)
    );
    // Correcting what was true, or before knowing, costs confidence.
    let rash = r#"(at: "08:02", seat: "main", order: CorrectRumour(rumour: "r")),"#;
    let same_time = r#"(at: "08:23", seat: "main", order: CorrectRumour(rumour: "r")),"#;
    let (wrong, premature) = (town(rash, ", truth: true"), town(same_time, ""));
    assert!(
        count(&wrong, |f| matches!(
            f,
            Fact::RumourCorrected {
                wrong: true,
                premature: true,
                ..
            }
        )) == 1
    );
    assert!(lowest(&wrong) < lowest(&plain) && never(&premature) < never(&corrected));
}

#[test]
fn a_rumour_leaks_to_neighbours_only_and_an_outage_slows_it_and_its_correction() {
    let day = |outage: &str| {
        let s = world(&format!(
            r#"{QUIET}{CENTRE}{NOBODY}
            rumours: [(id: "r", name: (ar: "إشاعة", en: "Closed early"), spreads: 14.0, stifles: 14.0, leaks: 0.1)],
            injects: [(id: "i", name: (ar: "س", en: "Rumour"), when: At("08:00"), effects: [
                Rumour(rumour: "r", municipality: "ma", share: 0.001), {outage}
                Message(from: (ar: "س", en: "X"), to: ["main"], channel: Other, text: (ar: "س", en: "X"), tells: Rumour("r")),
            ])],"#
        ));
        let mut sim = Simulation::new(s, 1);
        sim.submit(OrderEntry {
            at: at("08:05"),
            seq: 1,
            seat: "main".into(),
            order: Order::CorrectRumour { rumour: "r".into() },
        })
        .unwrap();
        sim.run_until(at("10:00"));
        let heard = picture(&mut sim, "excon").rumours[0]
            .heard
            .iter()
            .map(|h| h.1)
            .collect::<Vec<_>>();
        let corrected = count(
            &sim,
            |f| matches!(f, Fact::RumourCorrected { municipality, .. } if municipality.as_str() == "ma"),
        );
        (heard, corrected)
    };
    let (open, corrected) = day("");
    assert!(
        open.len() == 3 && open.iter().all(|h| *h > 50) && corrected == 1,
        "{open:?}"
    );
    let (cut, corrected) = day(r#"Outage(at: "a", channels: [MobileData]),"#);
    assert!(cut[0] < open[0] && corrected == 0, "{cut:?}");
}

#[test]
fn force_out_of_proportion_keeps_voters_away() {
    let busy = r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 1.0, arrivals: [1.0], desk: Fixed("10s"), patience: None), comms: INSTANT, reports: (wrong: 0.0))],"#;
    let calm = r#"incident_kinds: [(id: "stand", name: (ar: "وقفة", en: "Stand"), noticed: "1m", stages: [(name: (ar: "وقفة", en: "Stand"), needs: [(capability: Crowd, strength: 8)], settle: "60m", proportion: 20)])],
        injects: [(id: "i", name: (ar: "س", en: "Stand"), when: At("08:20"), effects: [Incident(id: "x", kind: "stand", at: Centre("b1"))])],"#;
    let s = world(&format!("{busy}{CENTRE}{NOBODY}{calm}"));
    let served = |orders: &str| {
        let sim = play(&s, orders);
        sim.facts()
            .iter()
            .find_map(|f| {
                if let Fact::CentreTally { served, .. } = f.fact {
                    Some(served)
                } else {
                    None
                }
            })
            .unwrap()
    };
    let fitting =
        served(r#"(at: "08:25", seat: "r1", order: Dispatch(unit: "rapid", to: Incident("x"))),"#);
    let heavy = served(
        r#"(at: "08:25", seat: "excon", order: Dispatch(unit: "other", to: Incident("x"))),"#,
    );
    assert!(heavy + 10 < fitting, "{heavy} {fitting}");
}
