//! What is built into the program: kinds of incident, kinds of unit, powers and standing orders of the roles.
//!
//! Read from the library itself, so that an installed program can say what it holds.
//! Deliberately not here: how it is said (`wording::guide`), the fields of a scenario (`reference`).

use super::model::{Kind, Rule};
use super::notes::{Judge, Notes};
use super::{defaults, read, shipped};
use crate::base::ids::RuleId;
use crate::record::states::{Capability, Power, Role, UnitKind};

/// A kind of unit.
#[derive(Clone, Debug)]
pub struct OfKind {
    /// The kind.
    pub kind: UnitKind,
    /// What its units can do where they say nothing else.
    pub able: Vec<Capability>,
    /// Their speed as a multiple of the road's.
    pub speed: f64,
}

/// A role.
#[derive(Clone, Debug)]
pub struct OfRole {
    /// The role.
    pub role: Role,
    /// Its powers.
    pub powers: &'static [Power],
    /// The rules of the built-in doctrine that it follows.
    pub follows: Vec<RuleId>,
}

/// The library as it is read.
fn library() -> read::Draft {
    let texts = shipped::library();
    read::read(&mut Notes::new(&texts, Judge::Author))
}

/// Kinds of incident.
pub fn incident_kinds() -> Vec<Kind> {
    let all = library().incident_kinds.into_iter();
    all.map(|l| l.value).collect()
}

/// Kinds of unit.
pub fn unit_kinds() -> Vec<OfKind> {
    let abilities = library().unit_kinds;
    let one = |&kind: &UnitKind| {
        let said = abilities.iter().find(|a| a.value.kind == kind);
        let able = said.map_or_else(|| defaults::capabilities(kind), |a| &a.value.able);
        OfKind {
            kind,
            able: able.to_vec(),
            speed: defaults::speed(kind),
        }
    };
    UnitKind::ALL.iter().map(one).collect()
}

/// Roles.
pub fn roles() -> Vec<OfRole> {
    let rules: Vec<Rule> = library().doctrine.into_iter().map(|l| l.value).collect();
    let follows = |role: Role| {
        let own = rules.iter().filter(move |r| r.roles.contains(&role));
        own.map(|r| r.id.clone()).collect()
    };
    let one = |&role: &Role| OfRole {
        role,
        powers: defaults::powers(role),
        follows: follows(role),
    };
    Role::ALL.iter().map(one).collect()
}
