//! Teams that play the same exercise side by side in one host: their numbers and names.
//!
//! Deliberately not here: who may enter which (`app`), what is done with all of them (`together`).

use std::fmt;

use crate::base::message::{Message, msg};
use crate::base::text::{turns, western_digits};

/// Teams of one host at most: what one trainer can follow on one page.
pub const MOST_TEAMS: usize = 12;
/// Letters of a name at most.
const LONGEST: usize = 40;

/// Which team of a host, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TeamId(usize);

impl TeamId {
    /// The team with a place in the list of all, counted from 0.
    pub(super) fn at(place: usize) -> Self {
        Self(place + 1)
    }
}

impl fmt::Display for TeamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A team as people call it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TeamName {
    /// Which.
    pub id: TeamId,
    /// The name that it was given, if any was.
    pub name: Option<String>,
}

impl TeamName {
    /// What it is called.
    pub fn words(&self) -> Message {
        match &self.name {
            Some(name) => msg!("team-named", name = name),
            None => msg!("team-numbered", n = self.id.0),
        }
    }
}

/// The teams that were asked for: a name for each, or none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Teams(Vec<Option<String>>);

impl Teams {
    /// A number of teams, or their names with commas between them. Nothing if they are too few or too many, or two have one name.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(n) = western_digits(text).parse::<usize>() {
            return (2..=MOST_TEAMS).contains(&n).then(|| Self(vec![None; n]));
        }
        let names: Vec<&str> = text.split([',', '،']).map(str::trim).collect();
        let fine = |n: &&str| {
            (1..=LONGEST).contains(&n.chars().count())
                && !n.chars().any(|c| c.is_control() || turns(c))
        };
        let apart = |(at, n): (usize, &&str)| !names[..at].contains(n);
        let good = (2..=MOST_TEAMS).contains(&names.len())
            && names.iter().all(fine)
            && names.iter().enumerate().all(apart);
        good.then(|| Self(names.iter().map(|n| Some((*n).to_owned())).collect()))
    }

    /// A name for each, or none.
    pub fn names(&self) -> &[Option<String>] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn teams_are_a_number_or_names() {
        for (typed, many) in [("2", 2), (" ١٢ ", 12), ("North, South,East", 3)] {
            let teams = Teams::parse(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(teams.names().len(), many, "{typed}");
        }
        let named = Teams::parse("الشمال، الجنوب").unwrap();
        assert_eq!(named.names()[1].as_deref(), Some("الجنوب"));
        for bad in [
            "",
            "0",
            "1",
            "13",
            "North",
            "North,North",
            "a,,b",
            "a,b\u{202e}",
        ] {
            assert_eq!(Teams::parse(bad), None, "{bad}");
        }
    }
}
