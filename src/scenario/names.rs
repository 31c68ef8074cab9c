//! Names that the program itself gives to things of a scenario, in the languages of scenarios: `assets/names.ron`.
//!
//! They become part of the scenario, as if its author had written them. Deliberately not here: sentences about a scenario (`wording`).

use std::sync::LazyLock;

use serde::Deserialize;

use super::read::dialect;
use crate::base::text::{Lang, Text};
use crate::record::order::AdHoc;

/// All of them.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    /// The seat of exercise control, where the author names none.
    pub(super) exercise_control: Text,
    /// A call sign; `{n}` stands for the number of the seat.
    pub(super) call_sign: Text,
    /// `{from}` stands for the sender.
    message: Text,
    incident: Text,
    outage: Text,
    restoration: Text,
    road_block: Text,
    road_clearance: Text,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<Names, ron::error::SpannedError> {
    dialect().from_str(include_str!("../../assets/names.ron"))
}

/// The names as they are built in.
pub(super) fn built_in() -> &'static Names {
    &NAMES
}

/// The call sign of a seat that has none of its own, by its number among the seats.
pub(super) fn call_sign(number: usize) -> Text {
    let sign = &built_in().call_sign;
    let numbered = |words: &str| words.replace("{n}", &number.to_string());
    Text::new(&numbered(&sign.ar), &numbered(&sign.en))
}

/// The telephone of a seat that has none of its own, by its number among the seats.
pub(super) fn telephone(number: usize) -> String {
    (100 + number).to_string()
}

impl Names {
    /// The name of an inject that exercise control writes during play.
    pub(super) fn of(&self, what: &AdHoc) -> Text {
        match what {
            AdHoc::Message { from, .. } => Text {
                ar: self.message.ar.replace("{from}", from.get(Lang::Ar)),
                en: self.message.en.replace("{from}", from.get(Lang::En)),
            },
            AdHoc::Incident { .. } => self.incident.clone(),
            AdHoc::Outage { .. } => self.outage.clone(),
            AdHoc::Restore { .. } => self.restoration.clone(),
            AdHoc::BlockRoad(_) => self.road_block.clone(),
            AdHoc::ClearRoad(_) => self.road_clearance.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_can_be_read_and_say_who_sends() {
        let names = read().unwrap();
        assert!(!names.exercise_control.ar.is_empty());
        for name in [&names.message.ar, &names.message.en] {
            assert!(name.contains("{from}"), "{name}");
        }
        for name in [&names.call_sign.ar, &names.call_sign.en] {
            assert!(name.contains("{n}"), "{name}");
        }
    }
}
