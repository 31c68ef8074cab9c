//! Each mechanism through the front door: a small scenario and orders in, the log out.

use expect_test::expect;
use tamrin::base::ids::SeatId;
use tamrin::base::time::SimTime;
use tamrin::picture::Picture;
use tamrin::record::states::CentreState;
use tamrin::record::{Fact, Rules};
use tamrin::scenario::Scenario;
use tamrin::sim::Simulation;

use crate::small_world::{CENTRE, NOBODY, QUIET, check, play, play_by, world};
use crate::support::running::count;

#[test]
fn a_unit_turns_out_takes_the_fastest_road_and_returns() {
    // 20 km at 50 km/h are 24 minutes; turn-out at normal readiness is 10 minutes; the gate's look takes 5 seconds.
    check(
        "",
        r#"
        (at: "08:00", seat: "r1", order: Dispatch(unit: "rapid", to: Place("b"))),
        (at: "08:40", seat: "r1", order: StandDown(unit: "rapid")),
    "#,
        expect![[r#"
            08:00:00  Room 1: send Rapid to B
            08:10:00  Rapid left for B, expected 08:34
            08:31:36  Rapid stands in line at Gate
            08:31:41  Rapid passed Gate after 5 s
            08:34:05  Rapid arrived: B
            08:40:00  Room 1: release Rapid
            08:40:00  Rapid is released and returns
            08:42:54  Rapid stands in line at Gate
            08:42:59  Rapid passed Gate after 5 s
            09:04:35  Rapid is back at its base
        "#]],
    );
}

#[test]
fn a_unit_that_meets_a_block_turns_back_and_its_seat_knows() {
    check(
        r#"injects: [(id: "i", name: (ar: "س", en: "Block"), when: At("08:05"), effects: [BlockRoad("ab")])],"#,
        r#"
        (at: "08:00", seat: "r1", order: Dispatch(unit: "rapid", to: Place("b"))),
        (at: "08:30", seat: "r1", order: Dispatch(unit: "medic", to: Place("a"))),
    "#,
        expect![[r#"
            08:00:00  Room 1: send Rapid to B
            08:05:00  inject released: i (Block)
            08:05:00  the road A – B is blocked
            08:10:00  Rapid left for B, expected 08:34
            08:22:00  Rapid found the road A – B blocked
            08:22:00  report 1 to Room 1 from Rapid by mobile telephone, 0 s old: the road A – B
            08:30:00  Room 1: send Medic to A
            08:40:00  Medic left for A, expected 09:40
            09:34:00  Rapid arrived: B
            09:40:00  Medic arrived: A
        "#]],
    );
}

#[test]
fn a_closed_road_is_avoided_and_with_no_way_left_the_order_is_refused() {
    check(
        "",
        r#"
        (at: "08:00", seat: "r1", order: CloseRoad(road: "ab")),
        (at: "08:01", seat: "r1", order: Dispatch(unit: "rapid", to: Place("b"))),
        (at: "08:02", seat: "r1", order: CloseRoad(road: "cb")),
        (at: "08:03", seat: "r1", order: Dispatch(unit: "medic", to: Place("a"))),
        (at: "08:30", seat: "r1", order: OpenRoad(road: "cb")),
        (at: "08:31", seat: "r1", order: OpenRoad(road: "cb")),
    "#,
        expect![[r#"
            08:00:00  Room 1: close the road A – B
            08:00:00  the road A – B is closed by order
            08:01:00  Room 1: send Rapid to B
            08:02:00  Room 1: close the road C – B
            08:02:00  the road C – B is closed by order
            08:03:00  refused, Room 1: send Medic to A, because no road known to be open leads there
            08:11:00  Rapid has no way on and waits at A
            08:30:00  Room 1: open the road C – B
            08:30:00  the road C – B is opened by order
            08:31:00  refused, Room 1: open the road C – B, because it is so already
        "#]],
    );
}

#[test]
fn weather_slows_and_redirecting_on_the_road_turns_the_vehicle_where_it_is() {
    check(
        r#"injects: [(id: "i", name: (ar: "س", en: "Storm"), when: At("08:00"), effects: [Weather(directorate: "d1", speed_percent: 50)])],"#,
        r#"
        (at: "08:01", seat: "r1", order: Dispatch(unit: "rapid", to: Place("b"))),
        (at: "08:21", seat: "r1", order: Redirect(unit: "rapid", to: Place("a"))),
    "#,
        expect![[r#"
            08:00:00  inject released: i (Storm)
            08:00:00  weather in D1: speed 50 % of the usual
            08:01:00  Room 1: send Rapid to B
            08:11:00  Rapid left for B, expected 08:59
            08:21:00  Room 1: redirect Rapid to A
            08:21:00  Rapid left for A, expected 08:31
            08:31:00  Rapid arrived: A
        "#]],
    );
}

#[test]
fn readiness_takes_time_to_rise_and_shortens_turn_out() {
    check(
        "",
        r#"
        (at: "08:00", seat: "r1", order: SetReadiness(directorate: "d1", level: Maximum)),
        (at: "08:41", seat: "r1", order: Dispatch(unit: "rapid", to: Place("b"))),
        (at: "08:42", seat: "r1", order: SetReadiness(directorate: "d1", level: Normal)),
        (at: "08:43", seat: "r1", order: SetReadiness(directorate: "d2", level: High)),
    "#,
        expect![[r#"
            08:00:00  Room 1: set readiness of D1 to maximum
            08:40:00  readiness of D1: maximum
            08:41:00  Room 1: send Rapid to B
            08:42:00  Room 1: set readiness of D1 to normal
            08:42:00  readiness of D1: normal
            08:43:00  refused, Room 1: set readiness of D2 to high, because it is outside the seat's area; request support instead
            08:43:00  Rapid left for B, expected 09:07
            09:04:36  Rapid stands in line at Gate
            09:04:41  Rapid passed Gate after 5 s
            09:07:05  Rapid arrived: B
        "#]],
    );
}

#[test]
fn orders_beyond_power_area_and_reason_are_refused() {
    check(
        "",
        r#"
        (at: "08:00", seat: "r1", order: SuspendVoting(centre: "b1")),
        (at: "08:00", seat: "r1", order: Dispatch(unit: "other", to: Place("b"))),
        (at: "08:00", seat: "r1", order: Dispatch(unit: "rapid", to: Place("c"))),
        (at: "08:00", seat: "r1", order: Dispatch(unit: "ghost", to: Place("b"))),
        (at: "08:00", seat: "main", order: Dispatch(unit: "late", to: Place("b"))),
        (at: "08:00", seat: "r1", order: Redirect(unit: "rapid", to: Place("b"))),
        (at: "08:00", seat: "r2", order: SetPosture(checkpoint: "gate", posture: Search)),
        (at: "08:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: Look)),
        (at: "08:00", seat: "com", order: SuspendVoting(centre: "b1")),
        (at: "08:00", seat: "com", order: ExtendVoting(centre: "b1", until: "10:00")),
        (at: "08:00", seat: "r1", order: Acknowledge(message: "x")),
        (at: "08:00", seat: "r1", order: EndExercise),
        (at: "08:00", seat: "nobody", order: Note(text: "x")),
    "#,
        expect![[r#"
            08:00:00  refused, Room 1: suspend voting at Centre, because the present state does not allow it
            08:00:00  refused, Room 1: send Other to B, because the unit is under another seat's command
            08:00:00  refused, Room 1: send Rapid to C, because it is outside the seat's area; request support instead
            08:00:00  refused, Room 1: send `ghost` to B, because there is no `ghost`, or the seat does not know of it
            08:00:00  refused, Main: send Late to B, because the unit is out of service
            08:00:00  refused, Room 1: redirect Rapid to B, because the unit has no task
            08:00:00  refused, Room 2: Gate: full search, because it is outside the seat's area; request support instead
            08:00:00  refused, Room 1: Gate: look, because it is so already
            08:00:00  refused, Commission: suspend voting at Centre, because the present state does not allow it
            08:00:00  refused, Commission: extend voting at Centre until 10:00, because the time asked for is not possible
            08:00:00  refused, Room 1: acknowledge message `x`, because there is no `x`, or the seat does not know of it
            08:00:00  refused, Room 1: end the exercise, because the seat does not have this power
            08:00:00  refused, `nobody`: note: x, because there is no such seat
        "#]],
    );
}

#[test]
fn support_is_asked_for_and_lent_across_directorates() {
    check(
        "",
        r#"
        (at: "08:00", seat: "r1", order: RequestSupport(from: "r2", capability: Armed, strength: 10, to: Place("b"))),
        (at: "08:05", seat: "r2", order: AnswerSupport(request: 1, unit: "other")),
        (at: "08:06", seat: "r2", order: AnswerSupport(request: 1, unit: None)),
        (at: "08:50", seat: "r1", order: Redirect(unit: "other", to: Place("a"))),
        (at: "09:30", seat: "r1", order: StandDown(unit: "other")),
    "#,
        expect![[r#"
            08:00:00  Room 1: ask Room 2 for support: armed response, 10 people, to B
            08:00:00  support request 1: Room 1 asks Room 2 for armed response, 10 people, to B
            08:05:00  Room 2: answer request 1 with Other
            08:05:00  support request 1 granted: Other
            08:06:00  refused, Room 2: decline request 1, because it is so already
            08:15:00  Other left for B, expected 08:45
            08:45:00  Other arrived: B
            08:50:00  Room 1: redirect Other to A
            08:50:30  Other left for A, expected 09:14
            08:52:54  Other stands in line at Gate
            08:52:59  Other passed Gate after 5 s
            09:14:35  Other arrived: A
            09:30:00  Room 1: release Other
            09:30:00  Other is released and returns
            10:00:30  Other is back at its base
        "#]],
    );
}

#[test]
fn a_fitting_response_settles_an_incident_and_too_much_force_is_noted() {
    check(
        r#"injects: [(id: "i", name: (ar: "س", en: "Fight"), when: At("09:10"), effects: [Incident(id: "x", kind: "queue_disorder", at: Centre("b1"), stage: 1)])],"#,
        r#"
        (at: "09:00", seat: "r1", order: Dispatch(unit: "rapid", to: Incident("x"))),
        (at: "09:14", seat: "r1", order: Dispatch(unit: "rapid", to: Incident("x"))),
        (at: "09:14", seat: "r1", order: RequestSupport(from: "r2", capability: Crowd, strength: 20, to: Incident("x"))),
        (at: "09:15", seat: "r2", order: AnswerSupport(request: 1, unit: "other")),
        (at: "09:20", seat: "com", order: ResumeVoting(centre: "b1")),
        (at: "10:30", seat: "com", order: ResumeVoting(centre: "b1")),
        (at: "10:31", seat: "com", order: ExtendVoting(centre: "b1", until: "11:30")),
    "#,
        expect![[r#"
            09:00:00  refused, Room 1: send Rapid to “Queue disorder” (Centre), because there is no `x`, or the seat does not know of it
            09:10:00  inject released: i (Fight)
            09:10:00  incident: “Queue disorder” (Centre)
            09:10:00  voting at Centre stopped because of an incident
            09:10:00  B: voters' confidence in the security institutions 65 % (the model's estimate)
            09:13:00  report 1 to Room 1 from the head of Centre by mobile telephone, 0 s old: “Queue disorder” (Centre)
            09:13:00  Room 1 learned of “Queue disorder” (Centre)
            09:13:00  report 1 to Commission from the head of Centre by mobile telephone, 0 s old: “Queue disorder” (Centre)
            09:13:00  Commission learned of “Queue disorder” (Centre)
            09:14:00  Room 1: send Rapid to “Queue disorder” (Centre)
            09:14:00  Room 1: ask Room 2 for support: crowd control, 20 people, to “Queue disorder” (Centre)
            09:14:00  support request 1: Room 1 asks Room 2 for crowd control, 20 people, to “Queue disorder” (Centre)
            09:14:00  report 2 to Room 2 from Room 1 by fixed line, 1 min old: “Queue disorder” (Centre)
            09:14:00  Room 2 learned of “Queue disorder” (Centre)
            09:15:00  Room 2: answer request 1 with Other
            09:15:00  support request 1 granted: Other
            09:20:00  refused, Commission: resume voting at Centre, because the present state does not allow it
            09:23:00  no confirmation of report 1 by Room 1 within 10 min: “Queue disorder” (Centre)
            09:23:00  no confirmation of report 1 by Commission within 10 min: “Queue disorder” (Centre)
            09:23:00  report 1 to Room 1 from the head of Centre by mobile telephone, 10 min old: “Queue disorder” (Centre)
            09:23:00  report 1 to Commission from the head of Centre by mobile telephone, 10 min old: “Queue disorder” (Centre)
            09:24:00  Rapid left for “Queue disorder” (Centre), expected 09:48
            09:25:00  Other left for “Queue disorder” (Centre), expected 09:55
            09:33:00  no confirmation of report 1 by Room 1 within 20 min: “Queue disorder” (Centre)
            09:33:00  no confirmation of report 1 by Commission within 20 min: “Queue disorder” (Centre)
            09:33:00  report 1 to Room 1 from the head of Centre by mobile telephone, 20 min old: “Queue disorder” (Centre)
            09:33:00  report 1 to Commission from the head of Centre by mobile telephone, 20 min old: “Queue disorder” (Centre)
            09:43:00  no confirmation of report 1 by Room 1 within 30 min: “Queue disorder” (Centre)
            09:43:00  no confirmation of report 1 by Commission within 30 min: “Queue disorder” (Centre)
            09:45:36  Rapid stands in line at Gate
            09:45:41  Rapid passed Gate after 5 s
            09:48:05  Rapid arrived: “Queue disorder” (Centre)
            09:48:05  first unit at “Queue disorder” (Centre): Rapid, after 38 min 5 s
            09:48:05  enough force at “Queue disorder” (Centre)
            09:48:05  report 3 to Room 1 from the head of Centre by mobile telephone, 0 s old: “Queue disorder” (Centre)
            09:48:05  report 3 to Commission from the head of Centre by mobile telephone, 0 s old: “Queue disorder” (Centre)
            09:55:00  Other arrived: “Queue disorder” (Centre)
            09:55:00  force out of proportion at “Queue disorder” (Centre): 56, limit 40
            09:55:00  B: voters' confidence in the security institutions 55 % (the model's estimate)
            10:11:50  “Queue disorder” (Centre) settled after 1 h 1 min 50 s
            10:11:50  report 4 to Room 1 from the head of Centre by mobile telephone, 0 s old: “Queue disorder” (Centre)
            10:11:50  report 4 to Commission from the head of Centre by mobile telephone, 0 s old: “Queue disorder” (Centre)
            10:30:00  Commission: resume voting at Centre
            10:30:00  voting at Centre resumed after 1 h 20 min
            10:31:00  Commission: extend voting at Centre until 11:30
            10:31:00  Centre stays open until 11:30
            10:40:00  B: voters' confidence in the security institutions 60 % (the model's estimate)
        "#]],
    );
}

#[test]
fn a_centre_waits_for_its_materials_and_its_team() {
    check(
        r#"injects: [
        (id: "i1", name: (ar: "س", en: "No materials"), when: At("08:30"), effects: [Materials(centre: "b1", there: false)]),
        (id: "i2", name: (ar: "س", en: "Team gone"), when: At("08:31"), effects: [LoseUnit("team")]),
        (id: "i3", name: (ar: "س", en: "Materials"), when: At("09:20"), effects: [Materials(centre: "b1", there: true)]),
        (id: "i4", name: (ar: "س", en: "Team back"), when: At("09:40"), effects: [AddUnit("team")]),
    ],"#,
        "",
        expect![[r#"
            08:30:00  inject released: i1 (No materials)
            08:31:00  inject released: i2 (Team gone)
            08:31:00  Team is out of service
            09:00:00  Centre did not open: materials and protection team are missing
            09:20:00  inject released: i3 (Materials)
            09:40:00  inject released: i4 (Team back)
            09:40:00  Team comes into service
            09:40:00  Centre opened 40 min late
        "#]],
    );
}

#[test]
fn triggers_follow_times_other_injects_conditions_and_hands() {
    check(
        r#"injects: [
        (id: "i1", name: (ar: "س", en: "First"), when: At("08:10"), effects: [SetFlag("f"), Message(from: (ar: "س", en: "X"), to: ["r1"], channel: Radio, text: (ar: "س", en: "X"))],
            expected: [(id: "e1", name: (ar: "س", en: "Confirm"), action: (order: Acknowledge, message: "i1"), within: "10m"), (id: "e2", name: (ar: "س", en: "Go to B"), action: (order: Send, about: Place("b"), unit_kind: RapidResponse), within: "20m")]),
        (id: "i2", name: (ar: "س", en: "After"), when: After(inject: "i1", delay: "5m")),
        (id: "i3", name: (ar: "س", en: "Nobody went"), when: If(condition: Missing(action: (order: Send), since: "i1", within: "15m"))),
        (id: "i4", name: (ar: "س", en: "Nested"), when: If(condition: All([Flag("f"), Not(Flag("g")), Any([Since("08:40"), Flag("h")])]), delay: "1m"), effects: [ClearFlag("f")]),
        (id: "i5", name: (ar: "س", en: "Silence"), when: If(condition: Unacknowledged(inject: "i1", seat: "r1", within: "12m"))),
        (id: "i6", name: (ar: "س", en: "By hand"), when: ByHand),
        (id: "i7", name: (ar: "س", en: "Skipped"), when: At("08:50")),
        (id: "i8", name: (ar: "س", en: "Unit on scene"), when: If(condition: UnitIs("rapid", OnScene))),
    ],"#,
        r#"
        (at: "08:27", seat: "r1", order: Dispatch(unit: "rapid", to: Place("b"))),
        (at: "08:28", seat: "excon", order: Release(inject: "i6")),
        (at: "08:29", seat: "excon", order: Release(inject: "i6")),
        (at: "08:30", seat: "excon", order: Skip(inject: "i7")),
    "#,
        expect![[r#"
            08:10:00  inject released: i1 (First)
            08:10:00  an internal flag of the script is set
            08:10:00  message i1 (First) reached Room 1
            08:15:00  inject released: i2 (After)
            08:20:00  expected action missed: Confirm
            08:22:00  inject released: i5 (Silence)
            08:25:00  inject released: i3 (Nobody went)
            08:27:00  Room 1: send Rapid to B
            08:27:00  expected action met after 17 min by Room 1: Go to B
            08:28:00  Exercise control: release inject i6 (By hand)
            08:28:00  inject released by hand: i6 (By hand)
            08:29:00  refused, Exercise control: release inject i6 (By hand), because the present state does not allow it
            08:30:00  Exercise control: skip inject i7 (Skipped)
            08:30:00  inject left out, skipped by exercise control: i7 (Skipped)
            08:37:00  Rapid left for B, expected 09:01
            08:41:00  inject released: i4 (Nested)
            08:41:00  an internal flag of the script is cleared
            08:58:36  Rapid stands in line at Gate
            08:58:41  Rapid passed Gate after 5 s
            09:01:05  Rapid arrived: B
            09:01:05  inject released: i8 (Unit on scene)
        "#]],
    );
}

#[test]
fn of_a_group_one_is_chosen_and_probability_keeps_its_promise() {
    let injects: String = (0..200)
        .map(|i| {
            format!(r#"(id: "i{i}", name: (ar: "س", en: "X"), when: At("08:10"), chance: 0.3),"#)
        })
        .collect();
    let group = r#"(id: "g1", name: (ar: "س", en: "X"), when: At("08:10"), group: "g"), (id: "g2", name: (ar: "س", en: "X"), when: At("08:10"), group: "g"),"#;
    let s = world(&format!(
        "{QUIET}{CENTRE}{NOBODY}injects: [{injects}{group}],"
    ));
    let (mut chosen, mut released) = ([0, 0], 0);
    for seed in 0..40 {
        let mut sim = Simulation::new(s.clone(), seed);
        sim.run_until(SimTime::parse("08:20").unwrap());
        let out: Vec<&str> = sim
            .facts()
            .iter()
            .filter_map(|f| {
                if let Fact::InjectReleased { inject, .. } = &f.fact {
                    Some(inject.as_str())
                } else {
                    None
                }
            })
            .collect();
        let g: Vec<_> = out.iter().filter(|i| i.starts_with('g')).collect();
        assert_eq!(g.len(), 1, "one of the group");
        chosen[usize::from(*g[0] == "g2")] += 1;
        released += out.len() - 1;
    }
    assert!(chosen[0] > 8 && chosen[1] > 8, "{chosen:?}");
    // 8,000 draws at 0.3: 2,400 ± 4 standard deviations of 41.
    assert!((2236..=2564).contains(&released), "{released}");
}

fn served(sim: &Simulation) -> [u32; 4] {
    let tally = sim.facts().iter().find_map(|f| match f.fact {
        Fact::CentreTally {
            served,
            gave_up,
            kept_away,
            in_line,
            ..
        } => Some([served, gave_up, kept_away, in_line]),
        _ => None,
    });
    tally.unwrap()
}

#[test]
fn every_voter_is_accounted_for_and_closing_the_gate_costs_votes() {
    let busy = r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 1.0, arrivals: [1.0], desk: Fixed("10s"), patience: Fixed("20m")))],"#;
    let s = world(&format!("{busy}{CENTRE}{NOBODY}"));
    let open = served(&play(&s, ""));
    let shut = served(&play(
        &s,
        r#"
        (at: "09:30", seat: "r1", order: SetGate(centre: "b1", posture: Closed)),
        (at: "10:30", seat: "r1", order: SetGate(centre: "b1", posture: Identity)),
    "#,
    ));
    assert_eq!(open.iter().sum::<u32>(), 400);
    assert_eq!(shut.iter().sum::<u32>(), 400);
    assert!(open[0] == 400, "{open:?}");
    assert!(shut[0] < 330 && shut[1] > 70, "{shut:?}");
}

#[test]
fn a_stricter_checkpoint_and_a_blocked_road_keep_voters_from_the_centre() {
    let centre = r#"centres: [(id: "b1", name: (ar: "مركز", en: "Centre"), place: "b", municipality: "mb", stations: [(voters: 400)], access: [(road: "ab", share: 0.5)])],"#;
    let busy = r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 1.0, arrivals: [1.0], desk: Fixed("10s"), patience: Fixed("20m")), confidence: (queues: 0.0, closed_gate: 0.0))],"#;
    let block = r#"injects: [(id: "i", name: (ar: "س", en: "Block"), when: At("09:00"), effects: [BlockRoad("ab")])],"#;
    let s = world(&format!("{busy}{centre}{NOBODY}"));
    let postures: Vec<[u32; 4]> = ["Open", "Identity", "Search", "Closed"]
        .iter()
        .map(|p| served(&play(&s, &format!(r#"(at: "08:00", seat: "r1", order: SetPosture(checkpoint: "gate", posture: {p})),"#))))
        .collect();
    assert!(
        postures.windows(2).all(|w| w[0][0] >= w[1][0]),
        "{postures:?}"
    );
    assert!(
        postures[0][0] == 400 && postures[3][2] > 150,
        "{postures:?}"
    );
    let blocked = served(&play(&world(&format!("{busy}{centre}{NOBODY}{block}")), ""));
    assert_eq!(
        blocked[2], postures[3][2],
        "those who come by that road do not come, closed or blocked"
    );
}

#[test]
fn extending_voting_brings_some_of_the_lost_voters_back() {
    let busy = r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 1.0, arrivals: [1.0], desk: Fixed("10s"), patience: Fixed("20m")))],"#;
    let incident = r#"injects: [(id: "i", name: (ar: "س", en: "Shots"), when: At("09:10"), effects: [Incident(id: "x", kind: "suspicious_object", at: Centre("b1"))]), (id: "j", name: (ar: "س", en: "Over"), when: At("10:20"), effects: [EndIncident("x")])],"#;
    let s = world(&format!("{busy}{CENTRE}{NOBODY}{incident}"));
    let resume = r#"(at: "10:21", seat: "com", order: ResumeVoting(centre: "b1")),"#;
    let plain = served(&play(&s, resume));
    let longer = served(&play(
        &s,
        &format!(
            r#"{resume}(at: "10:30", seat: "com", order: ExtendVoting(centre: "b1", until: "11:50")),"#
        ),
    ));
    assert!(longer[0] > plain[0] + 30, "{plain:?} {longer:?}");
    assert_eq!(longer.iter().sum::<u32>(), 400);
}

#[test]
fn standing_orders_play_unstaffed_seats_and_leave_staffed_ones_alone() {
    let incident = r#"injects: [(id: "i", name: (ar: "س", en: "Fight"), when: At("09:10"), effects: [Incident(id: "x", kind: "queue_disorder", at: Centre("b1"), stage: 1)])],"#;
    let s = world(&format!("{QUIET}{CENTRE}{incident}"));
    let played = play(&s, "unstaffed");
    let by_rule = |sim: &Simulation, seat: &str| {
        sim.facts().iter().filter(|f| matches!(&f.fact, Fact::OrderAccepted { seat: x, rule: Some(_), .. } if x.as_str() == seat)).count()
    };
    assert!(by_rule(&played, "r1") >= 2 && by_rule(&played, "com") >= 1);
    assert!(
        played
            .facts()
            .iter()
            .any(|f| matches!(f.fact, Fact::IncidentSettled { .. }))
    );
    let alone = play(
        &s,
        r#"unstaffed (at: "08:00", seat: "excon", order: Staff(seat: "r1", staffed: true)),"#,
    );
    assert_eq!(by_rule(&alone, "r1"), 0, "a person holds the seat");
}

#[test]
fn services_that_never_end_overflow_nothing() {
    let slow = r#"settings: [(polling: (opens: "09:00", closes: "11:00", turnout: 1.0, arrivals: [1.0], desk: Fixed("24h"), patience: None), gate_checks: (look: Fixed("24h"), identity: Fixed("24h"), search: Fixed("24h")), confidence: (queues: 0.0))],"#;
    let s = world(&format!("{slow}{CENTRE}{NOBODY}"));
    assert_eq!(served(&play(&s, "")), [0, 0, 0, 400]);
}

#[test]
fn an_order_that_comes_with_the_end_is_refused_and_not_lost() {
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}"));
    let sim = play(
        &s,
        r#"
        (at: "08:10", seat: "excon", order: EndExercise),
        (at: "08:10", seat: "r1", order: Note(text: "too late")),
    "#,
    );
    let last = &sim.facts()[sim.facts().len() - 2..];
    assert!(
        matches!(
            last[0].fact,
            Fact::OrderRejected {
                why: tamrin::record::fact::Refusal::Over,
                ..
            }
        ),
        "{last:?}"
    );
    assert!(matches!(last[1].fact, Fact::ExerciseEnded));
}

fn picture(sim: &mut Simulation, seat: &str) -> Picture {
    sim.picture(&SeatId::from(seat)).unwrap()
}

#[test]
fn a_seat_sees_its_area_and_only_what_reached_it() {
    let incident = r#"injects: [
        (id: "i", name: (ar: "س", en: "Fight"), when: At("09:10"), effects: [Incident(id: "x", kind: "queue_disorder", at: Centre("b1")), BlockRoad("ab")]),
        (id: "m", name: (ar: "س", en: "Mail"), when: At("09:10"), effects: [Message(from: (ar: "س", en: "X"), to: ["r2"], channel: Radio, text: (ar: "س", en: "X"))]),
    ],"#;
    let s = world(&format!("{QUIET}{CENTRE}{NOBODY}{incident}"));
    let mut sim = Simulation::new(s, 1);
    sim.run_until(SimTime::parse("09:11").unwrap());
    let (excon, own) = (picture(&mut sim, "excon"), picture(&mut sim, "r1"));
    assert_eq!(
        (excon.incidents.len(), own.incidents.len()),
        (1, 0),
        "noticed only after three minutes"
    );
    assert_eq!(
        (excon.roads.len(), own.roads.len()),
        (1, 0),
        "nobody met the block"
    );
    assert!(own.injects.is_empty() && excon.injects.len() == 2);
    sim.run_until(SimTime::parse("09:14").unwrap());
    let (own, other, com) = (
        picture(&mut sim, "r1"),
        picture(&mut sim, "r2"),
        picture(&mut sim, "com"),
    );
    assert_eq!(
        (
            own.incidents.len(),
            other.incidents.len(),
            com.incidents.len()
        ),
        (1, 0, 1)
    );
    assert_eq!((own.messages.len(), other.messages.len()), (0, 1));
    let units = |p: &Picture| {
        p.units
            .iter()
            .map(|u| u.id.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        (
            units(&own).as_str(),
            units(&other).as_str(),
            units(&com).as_str()
        ),
        ("medic rapid team", "other", "")
    );
    assert_eq!((own.centres.len(), other.centres.len()), (1, 0));
    assert!(own.centres[0].kept_away.is_none());
    assert!(sim.picture(&SeatId::from("ghost")).is_err());
}

/// An exercise that begins in the middle of polling: the doors are open, nobody says that they open now, and what is not there keeps
/// a centre shut.
#[test]
fn centres_may_have_been_open_for_hours_at_startex() {
    let polling = |since: &str, materials: bool| {
        world(&format!(
            r#"settings: [(polling: ({since}opens: "08:00", closes: "11:00", turnout: 0.5), comms: INSTANT, reports: (wrong: 0.0, duplicate: 0.0))],
            centres: [(id: "b1", name: (ar: "مركز", en: "Centre"), place: "b", municipality: "mb", stations: [(voters: 400)], materials: {materials})],{NOBODY}"#
        ))
    };
    let said = |s: &std::sync::Arc<Scenario>, rules| {
        let sim = play_by(rules, s, "");
        let opened = count(&sim, |f| matches!(f, Fact::CentreOpened { .. }));
        let not_opened = count(&sim, |f| matches!(f, Fact::CentreNotOpened { .. }));
        let tally = sim.facts().iter().find_map(|f| match f.fact {
            Fact::CentreTally {
                served,
                open_seconds,
                lost_seconds,
                ..
            } => Some((served > 100, open_seconds, lost_seconds)),
            _ => None,
        });
        (opened, not_opened, tally.unwrap())
    };
    let going_on = polling(r#"since: "06:00", "#, true);
    let hours = 3 * 3600;
    assert_eq!(said(&going_on, Rules::PRESENT), (0, 0, (true, hours, 0)));
    // The rooms know it from the beginning.
    let mut sim = Simulation::new(going_on.clone(), 1);
    let known = picture(&mut sim, "r1").centres[0].state;
    assert_eq!(known, CentreState::Open);
    let closed = polling(r#"since: "06:00", "#, false);
    assert_eq!(said(&closed, Rules::PRESENT), (0, 1, (false, 0, hours)));
    // Without it the doors open at STARTEX, and so they did in exercises that were played.
    assert_eq!(said(&polling("", true), Rules::PRESENT).0, 1);
    assert_eq!(said(&going_on, Rules::Edition6).0, 1);
}

/// Of several seats with the role of the main room the one with most powers is it, for papers, hall, plan and reports alike.
#[test]
fn the_main_room_is_the_one_with_most_powers() {
    let office = r#"(id: "a-liaison", name: (ar: "ارتباط", en: "Liaison"), role: MainRoom, powers: [Units]), (id: "main","#;
    let text = crate::small_world::written(&format!("{QUIET}{CENTRE}{NOBODY}"))
        .replace(r#"(id: "main","#, office)
        .replace(
            r#"seats: ["#,
            r#"seats: [
            (id: "r0", name: (ar: "غ0", en: "Room 0"), role: Media),"#,
        );
    let texts = vec![("scenario.ron".to_owned(), text)];
    let texts = tamrin::scenario::shipped::with_library(texts);
    let s = std::sync::Arc::new(tamrin::scenario::from_texts(texts).scenario.unwrap());
    let id = |seat: Option<&tamrin::scenario::model::Seat>| seat.unwrap().id.to_string();
    assert_eq!(id(s.main_room()), "main");
    assert_eq!(id(s.room_of(None)), "main");
    assert_eq!(id(s.room_of(Some(&"d1".into()))), "r1");
    assert_eq!(id(s.shown_room()), "main");
    assert!(s.is_office(&s.seats[&SeatId::from("a-liaison")]));
    assert!(!s.is_office(s.main_room().unwrap()) && !s.is_office(&s.seats[&SeatId::from("r1")]));
    assert_eq!(
        tamrin::session::preview::plan(&s).viewer,
        SeatId::from("main")
    );
}
