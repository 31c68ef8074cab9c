//! A script of any size in one text: municipalities in a chain, each with a room, forces, a centre and a checkpoint, and injects that
//! go round them. The check finds nothing in it.

use std::fmt::Write as _;

/// As many objectives as a scenario may have.
const OBJECTIVES: u32 = 200;

/// The text of a scenario with so many injects and municipalities.
#[expect(clippy::too_many_lines, reason = "one list after the other")]
pub(crate) fn text(injects: u32, municipalities: u32) -> String {
    let mut out = String::from(
        "(format: 1, id: \"large\", title: (ar: \"كبير\", en: \"Large\"), summary: (ar: \"كبير\", en: \"Large\"), date: \"2031-01-01\", start: \"06:00\", end: \"20:00\",\n settings: [(polling: (opens: \"08:00\", closes: \"18:00\"))],\n",
    );
    let mut list = |name: &str, one: &dyn Fn(u32) -> String, count: u32| {
        writeln!(out, " {name}: [").expect("writing to a string");
        for n in 0..count {
            writeln!(out, "  {},", one(n)).expect("writing to a string");
        }
        out.push_str(" ],\n");
    };
    let m = municipalities;
    let name = |n: u32| format!("name: (ar: \"اسم {n} ثابت\", en: \"Name {n} here\")");
    list(
        "places",
        &|n| {
            format!(
                "(id: \"p{n}\", {}, lat: {}, lon: 20)",
                name(n),
                10.0 + f64::from(n) * 0.1
            )
        },
        m,
    );
    list(
        "roads",
        &|n| {
            format!(
                "(id: \"r{n}\", from: \"p{n}\", to: \"p{}\", km: 13, class: Local)",
                n + 1
            )
        },
        m - 1,
    );
    list(
        "directorates",
        &|n| format!("(id: \"d{n}\", {}, seat: \"p{n}\")", name(n)),
        m,
    );
    list(
        "municipalities",
        &|n| {
            format!(
                "(id: \"m{n}\", {}, seat: \"p{n}\", directorate: \"d{n}\")",
                name(n)
            )
        },
        m,
    );
    list(
        "seats",
        &|n| {
            format!(
                "(id: \"s{n}\", {}, role: SubRoom, directorate: \"d{n}\")",
                name(n)
            )
        },
        m,
    );
    list(
        "units",
        &|n| {
            format!(
                "(id: \"u{n}\", {}, kind: RapidResponse, seat: \"s{n}\", base: \"p{n}\", strength: 20)",
                name(n)
            )
        },
        m,
    );
    list(
        "centres",
        &|n| {
            format!(
                "(id: \"c{n}\", {}, place: \"p{n}\", municipality: \"m{n}\", stations: [(voters: 50)])",
                name(n)
            )
        },
        m,
    );
    list(
        "checkpoints",
        &|n| {
            let road = n.min(m - 2);
            format!(
                "(id: \"g{n}\", {}, road: \"r{road}\", near: \"p{n}\", seat: \"s{n}\", lanes: 1, staff: 4, posture: Look, traffic: 20)",
                name(n)
            )
        },
        m,
    );
    list(
        "objectives",
        &|n| {
            format!(
                "(id: \"o{n}\", {}, tasks: [(id: \"t{n}\", {})])",
                name(n),
                name(n)
            )
        },
        m.min(OBJECTIVES),
    );
    list("injects", &|n| inject(n, m, injects), injects);
    out.push_str(")\n");
    out
}

/// Messages, incidents, contingencies and what follows, in turn; each municipality has one of each in turn.
fn inject(n: u32, municipalities: u32, injects: u32) -> String {
    // Spread over the day so that nobody gets more than can be read, and what is expected ends before ENDEX.
    let k = (n / 4) % municipalities;
    let t = k % OBJECTIVES;
    let rounds = (injects / 4 / municipalities).max(1);
    let minute = (n / 4 / municipalities) * 700 / rounds + k % 60;
    let time = format!("{:02}:{:02}", 6 + minute / 60, minute % 60);
    let words = "name: (ar: \"اسم مُدخَل\", en: \"Name of an inject\"), controller: (ar: \"ضابط\", en: \"Officer\"), notes: (ar: \"لا شيء متوقعاً.\", en: \"Nothing is expected.\")";
    let action = format!(
        "(order: Send, about: Incident(\"i{}\"), able_to: Crowd, strength: 4)",
        n / 4
    );
    let first = n / 4 * 4;
    match n % 4 {
        0 => format!(
            "(id: \"x{n}\", {words}, when: At(\"{time}\"), effects: [Message(from: (ar: \"رئيس المركز\", en: \"Head of the centre\"), to: [\"s{k}\"], channel: Radio, text: (ar: \"الطابور طويل والناس يسألون.\", en: \"The line is long and people ask.\"))], expected: [(id: \"e{n}\", name: (ar: \"الغرفة تؤكد\", en: \"The room confirms\"), action: (order: Acknowledge, seat: \"s{k}\", message: \"x{n}\"), within: \"5m\", task: \"t{t}\")])"
        ),
        1 => format!(
            "(id: \"x{n}\", {words}, when: After(inject: \"x{first}\", delay: \"3m\"), effects: [Incident(id: \"i{}\", kind: \"queue_disorder\", at: Centre(\"c{k}\")), SetFlag(\"f{k}\")], expected: [(id: \"e{n}\", name: (ar: \"إرسال وحدة\", en: \"A unit is sent\"), action: {action}, within: \"10m\", task: \"t{t}\")])",
            n / 4
        ),
        2 => format!(
            "(id: \"x{n}\", {words}, when: If(condition: All([Flag(\"f{k}\"), Missing(action: {action}, since: \"x{}\", within: \"10m\")])), effects: [SetFlag(\"g{k}\")])",
            n - 1
        ),
        _ => format!(
            "(id: \"x{n}\", {words}, when: If(condition: Any([Flag(\"g{k}\"), IncidentIs(\"i{}\", Settled)]), delay: \"2m\"), effects: [ClearFlag(\"f{k}\")], expected: [(id: \"e{n}\", name: (ar: \"من يصل أولاً\", en: \"Who is there first\"), all_of: [Holds(Arrived(at: Centre(\"c{k}\"), able_to: Crowd, strength: 10))], within: \"20m\", task: \"t{t}\")])",
            n / 4
        ),
    }
}
