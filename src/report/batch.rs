//! Plans over many days side by side: as lines for a terminal, as data, as a document.
//!
//! It says of a plan that it is better or worse only where that is shown; else that nothing is shown.
//! Deliberately not here: what is compared and how sure it is (`batch::compare`).

use serde_json::{Value, json};

use super::doc::{Block, Column, Doc, Layout, Picture, Table, plain, strong, text};
use super::dry_run::{spread, typed};
use super::plot::number;
use super::plot_spread::{Reach, Strip, of_measure, reaches};
use crate::base::clean;
use crate::base::message::{Arg, Message, msg};
use crate::base::text::{Lang, Text};
use crate::batch::about::About;
use crate::batch::compare::{Aspect, Difference, Group, PlanDays, Shown};
use crate::batch::player::called;
use crate::record::measure::{MeasureKind, Unit};
use crate::wording::{self, Say};

/// A report of results.
pub struct BatchReport<'a> {
    /// What the results are of.
    pub about: &'a About,
    /// Its plans side by side.
    pub groups: &'a [Group],
    /// Shards that are there.
    pub shards: usize,
    /// How far an interval is to reach at most, as a share of the first plan's mean in 100, to say how many days that takes.
    pub precise: f64,
}

impl Aspect {
    pub(super) fn name(self) -> Message {
        match self {
            Self::Wrong => msg!("batch-wrong"),
            Self::Score => msg!("batch-score"),
            Self::Measure(kind) => kind.name(),
        }
    }

    /// Its name in data.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Wrong => "wrong_percent",
            Self::Score => "mean_rating",
            Self::Measure(kind) => kind.id(),
        }
    }

    /// A value of it.
    fn value(self, v: f64) -> Arg {
        match self {
            Self::Wrong => msg!("measure-percent", n = number(v)).into(),
            Self::Score => Arg::decimal(v, 2),
            Self::Measure(kind) => kind.value(v),
        }
    }

    /// A difference of it, in words that need no sign.
    fn apart(self, v: f64) -> Message {
        let points = match self {
            Self::Wrong => true,
            Self::Score => false,
            Self::Measure(kind) => kind.unit() == Unit::Percent,
        };
        // Five in a hundred less of something is not five points less.
        let value = if points {
            msg!("batch-points", n = number(v.abs())).into()
        } else {
            self.value(v.abs())
        };
        if v > 0.0 {
            msg!("batch-more", value = value)
        } else if v < 0.0 {
            msg!("batch-less", value = value)
        } else {
            msg!("batch-alike")
        }
    }
}

impl Shown {
    pub(super) fn name(self) -> Message {
        match self {
            Self::Better => msg!("batch-shown-better"),
            Self::Worse => msg!("batch-shown-worse"),
            Self::Nothing => msg!("batch-shown-nothing"),
        }
    }
}

/// Plans that differ in an aspect.
type Rows<'g> = Vec<(&'g PlanDays, &'g Difference)>;

impl BatchReport<'_> {
    fn plan(&self, id: &str) -> Arg {
        let named = self.about.plans.iter().find(|p| p.id == id);
        match named {
            Some(p) if p.name != Text::default() => Arg::from(&p.name),
            Some(_) | None => Arg::from(id),
        }
    }

    fn scenario(&self, id: &str) -> Arg {
        let named = self.about.scenarios.iter().find(|s| s.id == id);
        named.map_or_else(|| Arg::from(id), |s| Arg::from(&s.title))
    }

    fn group(&self, g: &Group) -> Message {
        let scenario = self.scenario(&g.scenario);
        msg!(
            "batch-group",
            scenario = scenario,
            player = called(&g.player)
        )
    }

    fn played(&self) -> Message {
        let days: usize = self
            .groups
            .iter()
            .flat_map(|g| &g.plans)
            .map(|p| p.count)
            .sum();
        msg!(
            "batch-played",
            n = days,
            shards = self.shards.to_string(),
            all = self.about.shards.to_string(),
            version = &self.about.version,
            rules = &self.about.rules,
        )
    }

    /// The command that plays a day again into an exercise file.
    fn command(&self, g: &Group, plan: &str, seed: u64) -> String {
        let asked = self.about.scenarios.iter().find(|s| s.id == g.scenario);
        let asked = asked.map_or(g.scenario.as_str(), |s| s.asked.as_str());
        let [design, asked, player] = [self.about.design.as_str(), asked, &g.player].map(typed);
        // Each day has a file of its own; written orders are called by their path.
        let who = g.player.strip_suffix(".ron").unwrap_or(&g.player);
        let who = who.replace(['/', '\\', ':'], "-");
        let file = typed(&format!("{}-{plan}-{who}-{seed}.tamrin", g.scenario));
        format!(
            "tamrin batch day {design} --scenario {asked} --plan {plan} --player {player} --seed {seed} -o {file}"
        )
    }

    /// Everything that is shown, in sentences.
    fn shown(&self) -> Vec<Message> {
        let mut all = Vec::new();
        for g in self.groups {
            for p in &g.plans {
                for d in p.differences.iter().filter(|d| d.shown() != Shown::Nothing) {
                    all.push(msg!(
                        "batch-shown",
                        plan = self.plan(&p.plan),
                        group = self.group(g),
                        aspect = d.aspect.name(),
                        shown = d.shown().name(),
                        apart = apart(d),
                    ));
                }
            }
        }
        if all.is_empty() {
            all.push(msg!("batch-nothing-shown"));
        }
        all
    }

    /// Aspects in which a plan differs from the first on some day, each with those plans.
    fn differing<'g>(&self, g: &'g Group) -> Vec<(Aspect, Rows<'g>)> {
        let of = |aspect: Aspect| {
            let rows = g.plans.iter().filter_map(|p| {
                let d = p.differences.iter().find(|d| d.aspect == aspect)?;
                (d.apart.mean != 0.0 || d.apart.deviation > 0.0).then_some((p, d))
            });
            (aspect, rows.collect::<Rows<'g>>())
        };
        Aspect::all()
            .map(of)
            .filter(|(_, r)| !r.is_empty())
            .collect()
    }

    /// How many days an interval as narrow as asked for takes.
    fn needed(&self, d: &Difference) -> String {
        let half = d.first.abs() * self.precise / 100.0;
        d.apart
            .needed(half)
            .map_or("—".to_owned(), |n| n.to_string())
    }

    /// As lines for a terminal.
    pub fn text(&self, lang: Lang) -> String {
        let say = wording::plain(lang);
        let mut lines = vec![
            say.t("report-mark"),
            say.t("batch-title"),
            say.message(&self.played()),
        ];
        lines.push(String::new());
        lines.extend(self.shown().iter().map(|m| format!("! {}", say.message(m))));
        for g in self.groups {
            lines.extend([String::new(), say.message(&self.group(g))]);
            for p in &g.plans {
                let (name, wrong) = (say.arg(&self.plan(&p.plan)), say.message(&wrong(p)));
                lines.push(format!("  {name}: {wrong}"));
                for (score, seed) in &p.worst {
                    let word = say.t("batch-worst");
                    let command = self.command(g, &p.plan, *seed);
                    lines.push(format!("    {word} ({}): {command}", number(*score)));
                }
            }
        }
        lines.extend([String::new(), say.t("batch-how")]);
        lines
            .iter()
            .map(|l| format!("{}\n", clean::plain(l)))
            .collect()
    }

    /// As data.
    pub fn json(&self) -> Value {
        let difference = |d: &Difference| {
            json!({
                "aspect": d.aspect.id(), "pairs": d.apart.n, "first": d.first, "this": d.this, "difference": d.apart.mean,
                "interval": d.apart.interval(), "chance": d.chance, "shown": d.shown(),
                "days_needed": d.apart.needed(d.first.abs() * self.precise / 100.0),
            })
        };
        let plan = |g: &Group, p: &PlanDays| {
            let ways: Vec<Value> = self
                .about
                .objectives
                .iter()
                .zip(&p.ways)
                .map(|(o, (u, of))| json!({ "objective": o.id, "rated_u": u, "observed": of }))
                .collect();
            let worst: Vec<Value> = p.worst.iter()
                .map(|(score, seed)| json!({ "seed": seed, "mean_rating": score, "again": self.command(g, &p.plan, *seed) })).collect();
            json!({
                "plan": p.plan, "days": p.count, "without_rest": p.stopped, "observed": p.wrong.0, "wrong": p.wrong.1,
                "wrong_interval": p.wrong_share().map(|w| w.1), "ways": ways, "worst": worst,
                "differences": p.differences.iter().map(difference).collect::<Vec<_>>(),
            })
        };
        let group = |g: &Group| {
            let plans: Vec<Value> = g.plans.iter().map(|p| plan(g, p)).collect();
            json!({ "scenario": g.scenario, "player": g.player, "plans": plans })
        };
        json!({
            "exercise": true, "about": self.about, "shards": self.shards, "within_percent": self.precise,
            "groups": self.groups.iter().map(group).collect::<Vec<_>>(),
        })
    }

    /// As a document.
    pub fn doc(&self, lang: Lang) -> Doc {
        let say = wording::plain(lang);
        let mut doc = Doc::new(lang, say.t("batch-title")).laid_out(Layout::Wide);
        let put = &mut doc.blocks;
        put.push(Block::para(say.message(&self.played())));
        put.push(self.plans(say));
        put.push(Block::section(say.t("batch-what-is-shown")));
        put.push(Block::List {
            items: self.shown().iter().map(|m| text(say.message(m))).collect(),
        });
        put.push(Block::quiet(say.t("batch-how")));
        for g in self.groups {
            put.push(Block::section(say.message(&self.group(g))));
            put.push(self.wrong_table(g, say));
            put.push(Block::quiet(say.t("batch-wrong-how")));
            let differing = self.differing(g);
            if !differing.is_empty() {
                put.push(heading("batch-differences", say));
                put.push(self.differences_table(&differing, say));
                put.push(Block::Pictures {
                    wide: true,
                    pictures: self.reaches(&differing, say),
                });
            }
            put.push(heading("batch-spreads", say));
            put.push(Block::quiet(say.t("batch-spread-how")));
            put.push(Block::Pictures {
                wide: false,
                pictures: self.spreads(g, say),
            });
            put.push(heading("batch-worst-days", say));
            put.push(self.worst(g, say));
        }
        doc
    }

    /// The plans, and what is other in each.
    fn plans(&self, say: Say) -> Block {
        let row = |p: &crate::batch::about::OfPlan| {
            let says = if p.says.is_empty() {
                say.t("batch-plan-plain")
            } else {
                // Written in the scenario's own words, which run from left to right also where what is around them does not.
                let line = |x: &String| format!("\u{200e}{x}\u{200e}");
                p.says.iter().map(line).collect::<Vec<_>>().join(" · ")
            };
            (say.arg(&self.plan(&p.id)), says)
        };
        Block::Terms {
            rows: self.about.plans.iter().map(row).collect(),
        }
    }

    /// On how many days each plan goes wrong, and in which way.
    fn wrong_table(&self, g: &Group, say: Say) -> Block {
        let column = |head, share| Column {
            head,
            share,
            write: false,
        };
        let observed = |n: &usize| g.plans.iter().any(|p| p.ways[*n].1 > 0);
        let ways: Vec<usize> = (0..self.about.objectives.len()).filter(observed).collect();
        let mut columns = vec![
            column(say.t("batch-plan"), 20),
            column(say.t("batch-wrong"), 22),
        ];
        let each = u8::try_from(58 / ways.len().max(1)).unwrap_or(58).max(6);
        let names = ways.iter().map(|n| &self.about.objectives[*n].name);
        columns.extend(names.map(|name| column(name.get(say.lang()).to_owned(), each)));
        let mut table = Table {
            columns,
            rows: Vec::new(),
        };
        for p in &g.plans {
            let mut cells = vec![
                text(say.arg(&self.plan(&p.plan))),
                text(say.message(&wrong(p))),
            ];
            cells.extend(ways.iter().map(|n| {
                let (failed, of) = p.ways[*n];
                if of == 0 {
                    return text("—");
                }
                let share = failed as f64 * 100.0 / of as f64;
                text(say.message(&msg!("measure-percent", n = number(share))))
            }));
            table.push(cells);
        }
        Block::Table(table)
    }

    fn differences_table(&self, differing: &[(Aspect, Rows<'_>)], say: Say) -> Block {
        let days = say.message(&msg!("batch-days-needed", percent = number(self.precise)));
        let heads = [
            "report-measure",
            "batch-plan",
            "batch-first",
            "batch-this",
            "batch-apart",
            "batch-shows",
        ];
        let heads = heads.map(|k| say.t(k));
        let [measure, plan, first, this, apart_head, shows] = heads;
        let heads = [measure, plan, first, this, apart_head, shows, days];
        let mut table = Table::of(heads, [22, 16, 11, 11, 22, 10, 8]);
        for (aspect, rows) in differing {
            for (p, d) in rows {
                let shown = say.message(&d.shown().name());
                table.push(vec![
                    text(say.message(&aspect.name())),
                    text(say.arg(&self.plan(&p.plan))),
                    text(say.arg(&aspect.value(d.first))),
                    text(say.arg(&aspect.value(d.this))),
                    text(say.message(&apart(d))),
                    match d.shown() {
                        Shown::Nothing => text(shown),
                        Shown::Better | Shown::Worse => vec![strong(shown)],
                    },
                    text(self.needed(d)),
                ]);
            }
        }
        Block::Table(table)
    }

    /// A chart of each aspect in which a difference is shown.
    fn reaches(&self, differing: &[(Aspect, Rows<'_>)], say: Say) -> Vec<Picture> {
        let any = |rows: &Rows<'_>| rows.iter().any(|r| r.1.shown() != Shown::Nothing);
        let chart = |(aspect, rows): &(Aspect, Rows<'_>)| {
            let row = |(p, d): &(&PlanDays, &Difference)| Reach {
                name: say.arg(&self.plan(&p.plan)),
                mean: d.apart.mean,
                interval: d.apart.interval().unwrap_or((d.apart.mean, d.apart.mean)),
                words: say.message(&aspect.apart(d.apart.mean)),
                shown: d.shown() != Shown::Nothing,
            };
            let title = say.message(&aspect.name());
            let said = rows.iter().map(|(p, d)| {
                let apart = say.message(&apart(d));
                Arg::from(format!("{}: {apart}", say.arg(&self.plan(&p.plan))))
            });
            let said: Vec<Arg> = said.collect();
            let what = msg!("batch-reach-of", title = &title, apart = said);
            let rows: Vec<Reach> = rows.iter().map(row).collect();
            let value = |v| say.message(&aspect.apart(v));
            reaches(&title, &say.message(&what), &rows, &value, say.lang())
        };
        differing.iter().filter(|d| any(&d.1)).map(chart).collect()
    }

    /// A chart of each measure that is not the same on all days of all plans.
    fn spreads(&self, g: &Group, say: Say) -> Vec<Picture> {
        let mut all = Vec::new();
        for kind in MeasureKind::ALL {
            let of = |p: &PlanDays| {
                let s = p.spreads[*kind as usize]?;
                Some((
                    say.arg(&self.plan(&p.plan)),
                    s,
                    say.arg(&kind.value(s.median)),
                ))
            };
            let rows: Vec<Strip> = g.plans.iter().filter_map(of).collect();
            let said = |r: &Strip| spread(*kind, Some(r.1), say);
            all.extend(of_measure(*kind, &rows, &said, say));
        }
        all
    }

    fn worst(&self, g: &Group, say: Say) -> Block {
        let heads = ["batch-plan", "batch-score", "batch-command"];
        let mut table = Table::of(heads.map(|k| say.t(k)), [20, 10, 70]);
        for p in &g.plans {
            for (score, seed) in &p.worst {
                table.push(vec![
                    text(say.arg(&self.plan(&p.plan))),
                    text(number(*score)),
                    vec![plain(self.command(g, &p.plan, *seed))],
                ]);
            }
        }
        Block::Table(table)
    }
}

fn heading(key: &str, say: Say) -> Block {
    Block::Heading {
        level: 3,
        words: text(say.t(key)),
    }
}

/// In what share of days a plan goes wrong, and where the true share lies.
fn wrong(p: &PlanDays) -> Message {
    let percent = |v: f64| msg!("measure-percent", n = number(v * 100.0));
    let Some((share, (low, high))) = p.wrong_share() else {
        return msg!("batch-wrong-unknown", n = p.count);
    };
    msg!(
        "batch-wrong-share",
        share = percent(share),
        n = p.wrong.0,
        low = percent(low),
        high = percent(high),
    )
}

/// A difference with how far it may reach.
pub(super) fn apart(d: &Difference) -> Message {
    let mean = d.aspect.apart(d.apart.mean);
    match d.apart.interval() {
        None => mean,
        // The same on every day.
        Some((low, high)) if low == high => mean,
        Some((low, high)) => msg!(
            "batch-apart-between",
            mean = mean,
            low = d.aspect.apart(low),
            high = d.aspect.apart(high),
        ),
    }
}
