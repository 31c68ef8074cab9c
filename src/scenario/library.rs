//! What is built into the program, as tables for authors: kinds of incident, kinds of unit, powers and standing orders of the roles.
//!
//! Made from the library itself, so that an installed program can say what it holds.
//! Deliberately not here: the fields of a scenario (`reference`).

use std::fmt::Write as _;

use super::format::UnitAbilities;
use super::model::{Kind, Rule, Stage};
use super::notes::{Judge, Notes};
use super::{defaults, read, reference, shipped};
use crate::record::states::{Role, UnitKind};

/// The reference of all fields and the tables, as the guide holds them.
pub fn guide() -> String {
    format!("{}{}", reference::markdown(), markdown())
}

fn markdown() -> String {
    format!("{}{}", kinds(), powers())
}

/// The library as it is read.
fn library() -> (Vec<Kind>, Vec<Rule>, Vec<UnitAbilities>) {
    let texts = shipped::library();
    let draft = read::read(&mut Notes::new(&texts, Judge::Author));
    (
        draft.incident_kinds.into_iter().map(|l| l.value).collect(),
        draft.doctrine.into_iter().map(|l| l.value).collect(),
        draft.unit_kinds.into_iter().map(|l| l.value).collect(),
    )
}

/// Kinds of incident and kinds of unit.
pub fn kinds() -> String {
    let mut out = String::from(
        "### Built-in kinds of incident\n\nStages are counted from 0. What an incident suspends, blocks or cuts acts where it happens: only one at a centre suspends voting, only one on a road blocks it, or at a checkpoint its road.\n\n| kind | stage | needs, work | meanwhile | grows, an hour |\n|---|---|---|---|---|\n",
    );
    for k in library().0 {
        for (n, s) in k.stages.iter().enumerate() {
            let first = format!(
                "`{}` {}{}",
                k.id,
                k.name.en,
                k.fades
                    .map_or_else(String::new, |f| format!("; ends by itself after {f}"))
            );
            let needs: Vec<String> = s
                .needs
                .iter()
                .map(|n| format!("{} {:?}", n.strength, n.capability))
                .collect();
            row(
                &mut out,
                &[
                    if n == 0 { first } else { String::new() },
                    format!("{n}: {}", s.name.en),
                    format!("{}; {}", needs.join(", "), s.settle),
                    meanwhile(s),
                    if s.grows > 0.0 {
                        s.grows.to_string()
                    } else {
                        String::new()
                    },
                ],
            );
        }
    }
    out.push_str("\n### Kinds of unit\n\n| kind | can, unless the unit says otherwise | speed |\n|---|---|---|\n");
    let abilities = library().2;
    for &k in UnitKind::ALL {
        let of_kind = abilities.iter().find(|a| a.kind == k);
        let able = of_kind.map_or_else(|| defaults::capabilities(k), |a| a.able.as_slice());
        let can: Vec<String> = able.iter().map(|c| format!("{c:?}")).collect();
        row(
            &mut out,
            &[
                format!("`{k:?}`"),
                can.join(", "),
                defaults::speed(k).to_string(),
            ],
        );
    }
    out.push('\n');
    out
}

/// Powers of the roles, and the standing orders that they follow.
pub fn powers() -> String {
    let rules = library().1;
    let mut out = String::from(
        "### Roles\n\nA seat without `powers` of its own has those of its role. Standing orders go by the role, not by the powers. An order of a seat without the power is refused; only a stop to voting that a room orders goes to the head of the centre, who may obey it. A convoy of a seat is started by standing orders only if a unit of that seat can escort it. Every seat may acknowledge, pass on, choose channels, check comms and note.\n\n| role | powers | rules of the built-in doctrine |\n|---|---|---|\n",
    );
    for &role in Role::ALL {
        let powers: Vec<String> = defaults::powers(role)
            .iter()
            .map(|p| format!("{p:?}"))
            .collect();
        let follows: Vec<String> = rules
            .iter()
            .filter(|r| r.roles.contains(&role))
            .map(|r| format!("`{}`", r.id))
            .collect();
        row(
            &mut out,
            &[format!("`{role:?}`"), powers.join(", "), follows.join(", ")],
        );
    }
    out.push('\n');
    out
}

fn row(out: &mut String, cells: &[String]) {
    writeln!(out, "| {} |", cells.join(" | ")).expect("writing to a string");
}

/// What a stage does while it lasts.
fn meanwhile(s: &Stage) -> String {
    let mut parts = Vec::new();
    if s.suspends {
        parts.push("suspends voting".to_owned());
    }
    if s.blocks {
        parts.push("blocks the road".to_owned());
    }
    if !s.cuts.is_empty() {
        parts.push(format!(
            "cuts {}",
            s.cuts
                .iter()
                .map(|c| format!("{c:?}"))
                .collect::<Vec<_>>()
                .join(", ")
        ));
    }
    for (value, words) in [(s.deters, "keeps away"), (s.deters_around, "around")] {
        if value > 0.0 {
            parts.push(format!("{words} {:.0} %", value * 100.0));
        }
    }
    if s.injures > 0.0 {
        parts.push(format!("injures {} an hour", s.injures));
    }
    if s.slows > 0.0 {
        parts.push(format!("serves {:.0} % more slowly", s.slows * 100.0));
    }
    if let Some(p) = s.gate_holds {
        parts.push(format!(
            "the protection team alone holds it {:.0} times in 100",
            p * 100.0
        ));
    }
    if let Some(c) = s.held_first {
        parts.push(format!("others wait until {c:?} is there"));
    }
    if let Some(r) = s.repair {
        parts.push(format!("mended by {:?} on request", r.by));
    }
    if let Some(n) = s.proportion {
        parts.push(format!("force above {n} is out of proportion"));
    }
    parts.join("; ")
}
