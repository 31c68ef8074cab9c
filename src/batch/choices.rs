//! What a finder of plans may choose from, what for, and at what price: its file, and the plan that a choice of alternatives makes.
//!
//! Each alternative is written as a plan of a design is. A plan that is found is one alternative of each choice, joined to one plan in
//! a design's words, so that what was found can be played, compared and kept as every plan. Deliberately not here: finding (`finder`).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::design::{Place, Seeds};
use super::plan::{Parts, Plan, fields, words};
use crate::base::diag::Diagnostic;
use crate::base::ids::well_formed;
use crate::base::message::msg;
use crate::base::text::{Lang, Text};
use crate::record::measure::{Better, MeasureKind};
use crate::scenario::locate::Node;
use crate::scenario::read::{Texts, read_one};

/// Fewest and most days of a search.
const RUNS: (usize, usize) = (40, 10_000_000);

/// A search as typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    scenario: String,
    player: String,
    #[serde(default = "one")]
    seed: u64,
    choices: Vec<TypedChoice>,
    budget: Budget,
    aims: Vec<Aim>,
}

fn one() -> u64 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedChoice {
    id: String,
    options: Vec<TypedOption>,
}

/// An alternative as typed: a plan with a price.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedOption {
    id: String,
    #[serde(default)]
    name: Text,
    #[serde(default)]
    cost: u32,
    #[serde(default)]
    #[expect(dead_code, reason = "read from its place in the text")]
    change: Option<Box<ron::value::RawValue>>,
    #[serde(default)]
    #[expect(dead_code, reason = "read from its place in the text")]
    add: Option<Box<ron::value::RawValue>>,
    #[serde(default)]
    #[expect(dead_code, reason = "read from its place in the text")]
    remove: Option<Box<ron::value::RawValue>>,
}

/// What a search may spend.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Days that are played, all together.
    pub runs: usize,
    /// The most that the alternatives of a plan may cost together; without it a plan may cost anything.
    #[serde(default)]
    pub cost: Option<u32>,
}

/// What plans are sought for.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aim {
    /// The measure.
    pub measure: MeasureKind,
    /// A difference that does not matter, in the measure's unit.
    #[serde(default)]
    pub within: f64,
}

impl Aim {
    /// By how much a value is better than another, in the measure's unit.
    pub fn gain(&self, this: f64, other: f64) -> f64 {
        match self.measure.better() {
            Better::More => this - other,
            Better::Less => other - this,
        }
    }
}

/// Alternatives of which a plan has one. The first is that of the plan with which the others are compared.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name in the file.
    pub id: String,
    /// The alternatives; at least two.
    pub options: Vec<Alternative>,
}

/// One of several ways.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// Its name in the file.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it costs.
    pub cost: u32,
    parts: Parts,
}

/// Of each choice the position of the alternative that a plan has.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Picks(pub Vec<usize>);

/// What is sought, and among what.
#[derive(Clone, Debug)]
pub struct Search {
    /// What its file is called.
    pub name: String,
    /// Its text.
    text: String,
    /// The scenario, as a path or a name.
    pub scenario: String,
    /// The player.
    pub player: String,
    /// The first seed.
    pub seed: u64,
    /// What may be chosen.
    pub choices: Vec<Choice>,
    /// What may be spent.
    pub budget: Budget,
    /// What for; at least one.
    pub aims: Vec<Aim>,
}

impl Search {
    /// Reads a search from its text; `name` is how the file is called in findings.
    ///
    /// # Errors
    /// The first thing that is wrong with it, at its place.
    pub fn read(name: &str, text: &str) -> Result<Self, Box<Diagnostic>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let written: Written = read_one(name, text)?;
        let place = Place::of(name, text);
        for (field, empty) in [
            ("choices", written.choices.is_empty()),
            ("aims", written.aims.is_empty()),
        ] {
            if empty {
                let said = msg!("batch-design-empty", field = field);
                return Err(place.wrong(place.at(field, 0), said));
            }
        }
        let aims = &written.aims;
        for (n, aim) in aims.iter().enumerate() {
            let said = if aims[..n].iter().any(|a| a.measure == aim.measure) {
                msg!("batch-design-twice", name = aim.measure.id())
            } else if !(0.0..=f64::MAX).contains(&aim.within) {
                msg!("batch-search-within")
            } else {
                continue;
            };
            return Err(place.wrong(place.at("aims", n), said));
        }
        let search = Self {
            name: name.to_owned(),
            choices: place.choices(written.choices)?,
            text: text.to_owned(),
            scenario: written.scenario,
            player: written.player,
            seed: written.seed,
            budget: written.budget,
            aims: written.aims,
        };
        let (least, most) = RUNS;
        let last = search.seed.checked_add(most as u64);
        if !(least..=most).contains(&search.budget.runs) || last.is_none() {
            let said = msg!("batch-search-runs", least = least, most = most);
            return Err(place.wrong(place.at("budget", 0), said));
        }
        let dear = |most| search.cost(&search.first()) > most;
        if search.budget.cost.is_some_and(dear) {
            return Err(place.wrong(place.at("budget", 0), msg!("batch-search-cost")));
        }
        Ok(search)
    }

    /// The plan with which the others are compared.
    pub fn first(&self) -> Picks {
        Picks(vec![0; self.choices.len()])
    }

    fn picked<'a>(&'a self, picks: &'a Picks) -> impl Iterator<Item = &'a Alternative> {
        let each = self.choices.iter().zip(&picks.0);
        each.map(|(c, n)| &c.options[*n])
    }

    /// What a plan costs.
    pub fn cost(&self, picks: &Picks) -> u32 {
        let costs = self.picked(picks).map(|o| o.cost);
        costs.fold(0, u32::saturating_add)
    }

    /// Whether a plan costs no more than it may.
    pub fn affordable(&self, picks: &Picks) -> bool {
        self.budget.cost.is_none_or(|most| self.cost(picks) <= most)
    }

    /// All plans that cost no more than they may, the first one first; none where there are more than `most`, dear ones counted.
    pub fn all(&self, most: usize) -> Option<Vec<Picks>> {
        let sizes = self.choices.iter().map(|c| c.options.len());
        let count = sizes.clone().try_fold(1_usize, usize::checked_mul)?;
        if count > most {
            return None;
        }
        let nth = |n: usize| {
            let mut rest = n;
            let digit = |size: usize| {
                let pick = rest % size;
                rest /= size;
                pick
            };
            Picks(sizes.clone().map(digit).collect())
        };
        Some((0..count).map(nth).filter(|p| self.affordable(p)).collect())
    }

    /// What each alternative alone makes of a scenario's texts, with what it is called, to see beforehand that all can be played.
    ///
    /// # Errors
    /// The first thing that names nothing in the scenario, at its place.
    pub fn alone(&self, texts: &Texts) -> Result<Vec<(String, Texts)>, Box<Diagnostic>> {
        let mut all = Vec::new();
        for (choice, option) in self
            .choices
            .iter()
            .flat_map(|c| c.options.iter().map(move |o| (c, o)))
        {
            let plan = Plan {
                id: option.id.clone(),
                name: option.name.clone(),
                parts: option.parts.clone(),
            };
            let made = plan.of(texts, (&self.name, &self.text))?;
            if made != *texts {
                all.push((format!("{} {}", choice.id, option.id), made));
            }
        }
        Ok(all)
    }

    /// What a plan is called: by the alternatives that are not the first plan's.
    pub fn called(&self, picks: &Picks, lang: Lang) -> String {
        let other = self.choices.iter().zip(&picks.0).filter(|(_, n)| **n > 0);
        let name = |(c, n): (&Choice, &usize)| {
            let option = &c.options[*n];
            if option.name == Text::default() {
                format!("{} {}", c.id, option.id)
            } else {
                option.name.get(lang).to_owned()
            }
        };
        let join = if lang == Lang::Ar { "، " } else { ", " };
        other.map(name).collect::<Vec<_>>().join(join)
    }

    /// A design in which plans stand beside the first one, to play, compare and keep their days: its text.
    pub fn design(&self, plans: &[(String, Picks)], seeds: Seeds) -> String {
        let quoted = |x: &str| serde_json::to_string(x).expect("a text can be written");
        let mut text = format!(
            "(\n    scenarios: [{}],\n    players: [{}],\n    seeds: (from: {}, count: {}),\n    plans: [\n",
            quoted(&self.scenario),
            quoted(&self.player),
            seeds.from,
            seeds.count
        );
        for (id, picks) in plans {
            let [ar, en] = [Lang::Ar, Lang::En].map(|l| quoted(&self.called(picks, l)));
            text += &format!("        (\n            id: {},\n", quoted(id));
            if ar != "\"\"" {
                text += &format!("            name: (ar: {ar}, en: {en}),\n");
            }
            text += &self.joined(picks);
            text += "        ),\n";
        }
        text + "    ],\n)\n"
    }

    /// The parts of a plan's alternatives, list by list.
    fn joined(&self, picks: &Picks) -> String {
        let mut all = String::new();
        let parts: [(&str, fn(&Parts) -> Option<&Node>); 3] = [
            ("change", |p| p.change.as_ref()),
            ("add", |p| p.add.as_ref()),
            ("remove", |p| p.remove.as_ref()),
        ];
        for (part, of) in parts {
            let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for option in self.picked(picks) {
                for list in fields(of(&option.parts)) {
                    let items = list.value.parts().into_iter();
                    let items = items.map(|n| words(n, &self.text));
                    lists.entry(&list.name).or_default().extend(items);
                }
            }
            let lists: Vec<String> = lists
                .iter()
                .map(|(name, items)| format!("{name}: [{}]", items.join(", ")))
                .collect();
            if !lists.is_empty() {
                all += &format!("            {part}: ({}),\n", lists.join(", "));
            }
        }
        all
    }
}

impl Place<'_> {
    /// What may be chosen.
    fn choices(&self, typed: Vec<TypedChoice>) -> Result<Vec<Choice>, Box<Diagnostic>> {
        let mut choices: Vec<Choice> = Vec::new();
        for (n, typed) in typed.into_iter().enumerate() {
            let said = if choices.iter().any(|c| c.id == typed.id) {
                msg!("batch-design-twice", name = &typed.id)
            } else if !well_formed(&typed.id) {
                msg!("batch-design-plan-id", id = &typed.id)
            } else if typed.options.len() < 2 {
                msg!("batch-search-options", id = &typed.id)
            } else {
                let options = self.options(n, typed.options)?;
                choices.push(Choice {
                    id: typed.id,
                    options,
                });
                continue;
            };
            return Err(self.wrong(self.at("choices", n), said));
        }
        Ok(choices)
    }

    /// The alternatives of a choice.
    fn options(
        &self,
        of: usize,
        typed: Vec<TypedOption>,
    ) -> Result<Vec<Alternative>, Box<Diagnostic>> {
        let choice = self.root.field("choices").and_then(|l| l.item(of));
        let list = choice.and_then(|c| c.field("options"));
        let mut options: Vec<Alternative> = Vec::new();
        for (n, typed) in typed.into_iter().enumerate() {
            let node = list.and_then(|l| l.item(n));
            let at = node.map_or(0, |n| n.start);
            if options.iter().any(|o| o.id == typed.id) {
                return Err(self.wrong(at, msg!("batch-design-twice", name = &typed.id)));
            }
            if !well_formed(&typed.id) {
                return Err(self.wrong(at, msg!("batch-design-plan-id", id = &typed.id)));
            }
            options.push(Alternative {
                id: typed.id,
                name: typed.name,
                cost: typed.cost,
                parts: self.parts(node)?,
            });
        }
        Ok(options)
    }
}
