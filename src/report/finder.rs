//! Plans that were found, with what is proven of them: as lines for a terminal, as data.
//!
//! It says of a plan that it is better only where fresh days show it. Deliberately not here: finding (`batch::finder`).

use serde_json::{Value, json};

use super::batch::apart;
use crate::base::clean;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::batch::choices::{Picks, Search};
use crate::batch::compare::{Difference, Shown};
use crate::batch::finder::{Found, Standing, Way, Winner};
use crate::wording;

/// What was found.
pub struct FinderReport<'a> {
    /// What was sought.
    pub search: &'a Search,
    /// What was found.
    pub found: &'a Found,
    /// The file of the design that holds the plans, if one was written.
    pub design: Option<String>,
}

/// What a winner is called in the design of what was found.
fn id(n: usize) -> String {
    format!("found-{}", n + 1)
}

impl FinderReport<'_> {
    /// The first plan and those that were found, as a design has them.
    pub fn plans(&self) -> Vec<(String, Picks)> {
        let first = ("as-written".to_owned(), self.search.first());
        let winners = self.found.winners.iter().enumerate();
        [first]
            .into_iter()
            .chain(winners.map(|(n, w)| (id(n), w.picks.clone())))
            .collect()
    }

    fn played(&self) -> Message {
        let f = self.found;
        let (beaten, open) = (f.raced.1.to_string(), f.open.to_string());
        match f.way {
            Way::Whole => msg!(
                "batch-found-whole",
                n = f.tried,
                beaten = beaten,
                open = open
            ),
            Way::Population => msg!(
                "batch-found-population",
                n = f.tried,
                raced = f.raced.0.to_string(),
                beaten = beaten,
                open = open,
            ),
        }
    }

    fn standing(&self, w: &Winner) -> Message {
        match w.standing {
            Standing::Proven => msg!("batch-found-proven"),
            Standing::Likely => msg!("batch-found-likely"),
            Standing::Beaten(Some(by)) => msg!("batch-found-beaten", by = id(by)),
            Standing::Beaten(None) => msg!("batch-found-beaten-by-first"),
        }
    }

    /// As lines for a terminal.
    pub fn text(&self, lang: Lang) -> String {
        let say = wording::plain(lang);
        let f = self.found;
        let days = msg!(
            "batch-found-days",
            n = f.runs.0,
            fresh = f.runs.1.to_string(),
            each = f.seeds.count.to_string()
        );
        let mut lines = vec![
            say.t("report-mark"),
            say.t("batch-found-title"),
            say.message(&self.played()),
            say.message(&days),
        ];
        if f.winners.is_empty() {
            lines.extend([String::new(), say.t("batch-found-nothing")]);
        }
        for (n, w) in f.winners.iter().enumerate() {
            let name = self.search.called(&w.picks, lang);
            let head = msg!(
                "batch-found-plan",
                id = id(n),
                name = name,
                cost = w.cost.to_string()
            );
            lines.extend([String::new(), say.message(&head)]);
            lines.push(format!("  {}", say.message(&self.standing(w))));
            for d in &w.differences {
                let said = msg!(
                    "batch-found-aim",
                    aspect = d.aspect.name(),
                    shown = d.shown().name(),
                    apart = apart(d)
                );
                let mark = if d.shown() == Shown::Nothing {
                    " "
                } else {
                    "!"
                };
                lines.push(format!("  {mark} {}", say.message(&said)));
            }
        }
        if let Some(design) = &self.design {
            let said = msg!("batch-found-design", design = super::dry_run::typed(design));
            lines.extend([String::new(), say.message(&said)]);
        }
        lines.extend([String::new(), say.t("batch-found-how")]);
        lines
            .iter()
            .map(|l| format!("{}\n", clean::plain(l)))
            .collect()
    }

    /// As data.
    pub fn json(&self) -> Value {
        let f = self.found;
        let difference = |d: &Difference| {
            json!({
                "aim": d.aspect.id(), "pairs": d.apart.n, "first": d.first, "this": d.this, "difference": d.apart.mean,
                "interval": d.apart.interval(), "chance": d.chance, "shown": d.shown(),
            })
        };
        let winner = |(n, w): (usize, &Winner)| {
            let picks: serde_json::Map<String, Value> = self
                .search
                .choices
                .iter()
                .zip(&w.picks.0)
                .map(|(c, n)| (c.id.clone(), c.options[*n].id.clone().into()))
                .collect();
            let (standing, by) = match w.standing {
                Standing::Proven => ("proven", None),
                Standing::Likely => ("likely", None),
                Standing::Beaten(by) => ("beaten", Some(by.map_or("as-written".to_owned(), id))),
            };
            json!({
                "plan": id(n), "picks": picks, "cost": w.cost, "unbeaten": standing, "by": by,
                "differences": w.differences.iter().map(difference).collect::<Vec<_>>(),
            })
        };
        json!({
            "exercise": true, "search": self.search.name, "whole": f.way == Way::Whole, "plans_played": f.tried,
            "raced": f.raced.0, "beaten": f.raced.1, "open": f.open, "days": f.runs.0, "fresh_days": f.runs.1,
            "fresh_seeds": { "from": f.seeds.from, "count": f.seeds.count },
            "winners": f.winners.iter().enumerate().map(winner).collect::<Vec<_>>(),
        })
    }
}
