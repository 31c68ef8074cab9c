//! What a dry run says that an author should look at, and which written orders were refused, in words.
//!
//! Deliberately not here: what is found (`batch::dry_run`), the other parts of the report (`dry_run`).

use super::dry_run::DryRunReport;
use crate::base::message::{Arg, Message, msg};
use crate::batch::dry_run::Finding;
use crate::batch::player::Player;
use crate::wording::Say;
use crate::wording::refusals::refusal;

/// Refused orders of a player that are told.
const REFUSED: usize = 20;

impl DryRunReport<'_> {
    /// What an author should look at, in words.
    fn finding(&self, f: &Finding) -> Message {
        let names = self.names();
        let inject = |id| {
            let found = self.run.scenario.inject(id);
            found.map_or_else(|| Arg::from(id), |i| Arg::from(&i.name))
        };
        let player = |id: &str| {
            let found = self.run.players.iter().find(|d| d.player.id() == id);
            found.map_or_else(|| Arg::from(id), |d| Arg::from(d.player.name()))
        };
        match f {
            Finding::TooEasy(id, fine, days) => msg!(
                "batch-dry-too-easy",
                objective = names.objective(id),
                fine = fine.to_string(),
                days = days.to_string(),
            ),
            Finding::Impossible(id) => {
                msg!("batch-dry-impossible", objective = names.objective(id))
            }
            Finding::Untested(id) => msg!("batch-dry-untested", objective = names.objective(id)),
            Finding::NeverCame(id) => msg!("batch-dry-never-came", inject = inject(id)),
            Finding::NoBetterThanNothing(id) => {
                msg!("batch-dry-no-better", player = player(id))
            }
            Finding::Outdone(objective, written, other) => msg!(
                "batch-dry-outdone",
                objective = names.objective(objective),
                player = player(written),
                other = player(other)
            ),
            Finding::Refused(id, given, why) => msg!(
                "batch-dry-refused",
                player = player(id),
                at = given.at,
                seat = names.seat(&given.seat),
                order = names.order(&given.order),
                why = refusal(why)
            ),
            Finding::DoesNotRest(id, seed) => msg!(
                "batch-dry-no-rest",
                player = player(id),
                seed = seed.to_string()
            ),
        }
    }

    pub(super) fn findings(&self, say: Say) -> Vec<String> {
        let all = self.run.findings();
        if all.is_empty() {
            return vec![say.t("batch-dry-nothing")];
        }
        all.iter().map(|f| say.message(&self.finding(f))).collect()
    }

    /// Orders that were written and refused, with on how many days and why on the first of them.
    pub(super) fn refused(&self, say: Say) -> Vec<String> {
        let mut all = Vec::new();
        for d in &self.run.players {
            let Player::Written(_, orders) = &d.player else {
                continue;
            };
            let refused = d.refused();
            for (n, days, why) in refused.iter().copied().take(REFUSED) {
                let Some(given) = orders.orders.get(n) else {
                    continue;
                };
                all.push(say.message(&msg!(
                    "batch-dry-refused-on",
                    player = d.player.name(),
                    at = given.at,
                    seat = self.names().seat(&given.seat),
                    order = self.names().order(&given.order),
                    why = refusal(why),
                    n = days.to_string(),
                    days = d.count.to_string()
                )));
            }
            if refused.len() > REFUSED {
                let n = refused.len() - REFUSED;
                all.push(say.message(&msg!("report-more-facts", n = n.to_string())));
            }
        }
        all
    }
}
