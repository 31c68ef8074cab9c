//! A dry run for those who write a script: as lines for a terminal, as data, as a document.
//!
//! Deliberately not here: playing and adding up (`batch`).

use serde_json::{Value, json};

use super::doc::{Block, Column, Doc, Layout, Table, plain, strong, text};
use super::plot::{self, Line, cut, number};
use super::plot_spread::{HeatRow, Strip, heat, of_measure};
use crate::base::clean;
use crate::base::message::{Arg, Message, msg};
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::batch::course::{SLOT, Work};
use crate::batch::dry_run::{Came, Days, DryRun, Spread};
use crate::batch::player::Player;
use crate::record::measure::MeasureKind;
use crate::record::rating::Rating;
use crate::scenario::model::Inject;
use crate::wording::names::Names;
use crate::wording::{self, Say};

/// Letters of a seat's name in a chart, beside the sort of work.
const SEAT: usize = 22;
/// Seats in a chart of load at most.
const SEATS: usize = 7;

/// A dry run with how it was asked for, so that commands can be said that play a day again.
pub struct DryRunReport<'a> {
    /// The dry run.
    pub run: &'a DryRun,
    /// The scenario as it was typed.
    pub asked: &'a str,
    /// The seeds: the first and the last one.
    pub seeds: (u64, u64),
}

impl DryRunReport<'_> {
    pub(super) fn names(&self) -> Names<'_> {
        Names(&self.run.scenario)
    }

    fn title(&self) -> Message {
        msg!("batch-dry-title", scenario = &self.run.scenario.head.title)
    }

    /// The command that plays a day again into an exercise file.
    fn command(&self, player: &Player, seed: u64) -> String {
        let scenario = typed(self.asked);
        match player {
            Player::Written(file, _) => {
                let file = typed(file);
                format!("tamrin run {scenario} --headless --seed {seed} --orders {file}")
            }
            Player::BuiltIn(p) => {
                let id = p.id();
                format!(
                    "tamrin dry-run {scenario} --players {id} --seed {seed} --exercise {id}-{seed}.tamrin"
                )
            }
        }
    }

    fn days(&self) -> usize {
        self.run.players.iter().map(|d| d.count).sum()
    }

    /// Measures that have a value for anyone, with how they spread by player.
    fn measures(&self) -> Vec<(MeasureKind, Vec<Option<Spread>>)> {
        let players = &self.run.players;
        let all = MeasureKind::ALL.iter().map(|k| {
            let of = players.iter().map(|d| d.measure(*k));
            (*k, of.collect::<Vec<_>>())
        });
        all.filter(|(_, s)| s.iter().any(Option::is_some)).collect()
    }

    /// As lines for a terminal.
    pub fn text(&self, lang: Lang) -> String {
        let say = wording::plain(lang);
        let mut lines = vec![say.t("report-mark"), say.message(&self.title())];
        lines.push(say.message(&self.played()));
        lines.push(String::new());
        lines.extend(self.findings(say).into_iter().map(|f| format!("! {f}")));
        lines.extend([String::new(), say.t("batch-dry-ratings")]);
        for (n, id) in self.run.objectives().into_iter().enumerate() {
            lines.push(format!("  {}", say.arg(&self.names().objective(id))));
            for d in &self.run.players {
                let name = say.message(&d.player.name());
                lines.push(format!("    {name}: {}", ratings(d, n)));
            }
        }
        lines.extend([String::new(), say.t("batch-dry-injects")]);
        for (n, inject) in self.run.scenario.injects.iter().enumerate() {
            let name = inject.name.get(lang);
            lines.push(format!(
                "  {name}: {}",
                say.message(&when(self.run.came(n), self.days()))
            ));
        }
        lines.extend([String::new(), say.t("batch-dry-load")]);
        for d in &self.run.players {
            for (seat, words) in self.peaks(d, say) {
                let name = say.message(&d.player.name());
                lines.push(format!("  {name} · {seat}: {words}"));
            }
        }
        let refused = self.refused(say);
        if !refused.is_empty() {
            lines.extend([String::new(), say.t("batch-dry-refused-orders")]);
            lines.extend(refused.into_iter().map(|line| format!("  {line}")));
        }
        lines.extend([String::new(), say.t("report-measures")]);
        for (kind, spreads) in self.measures() {
            lines.push(format!("  {}", say.message(&kind.name())));
            for (d, s) in self.run.players.iter().zip(spreads) {
                let name = say.message(&d.player.name());
                lines.push(format!("    {name}: {}", spread(kind, s, say)));
            }
        }
        lines.extend([String::new(), say.t("batch-dry-again")]);
        for (d, [worst, best]) in self.run.players.iter().map(|d| (d, d.extremes())) {
            for (key, days) in [("batch-worst", worst), ("batch-best", best)] {
                for (score, seed) in days {
                    let day = msg!(
                        "batch-dry-day",
                        day = say.t(key),
                        score = number(score),
                        command = self.command(&d.player, seed),
                    );
                    lines.push(format!("  {}", say.message(&day)));
                }
            }
        }
        lines
            .iter()
            .map(|l| format!("{}\n", clean::plain(l)))
            .collect()
    }

    fn played(&self) -> Message {
        let players: Vec<Arg> = self
            .run
            .players
            .iter()
            .map(|d| d.player.name().into())
            .collect();
        let (first, last) = self.seeds;
        msg!(
            "batch-dry-played",
            n = self.days(),
            players = players,
            first = first.to_string(),
            last = last.to_string(),
        )
    }

    /// When each seat had most to do, and how much.
    fn peaks(&self, d: &Days, say: Say) -> Vec<(String, String)> {
        let seats = self.run.frame.seats.iter().enumerate();
        let one = |(n, id)| {
            let load = d.load(n, Work::ALL);
            let seat = say.arg(&self.names().seat(id));
            (seat, say.message(&self.peak(&load)))
        };
        seats.map(one).collect()
    }

    /// The greatest value of a day's slots, and when it was.
    fn peak(&self, values: &[f64]) -> Message {
        let most = values.iter().copied().enumerate();
        let most = most.fold((0, 0.0), |m, x| if x.1 > m.1 { x } else { m });
        if most.1 == 0.0 {
            return msg!("batch-dry-no-load");
        }
        let at = self.run.frame.at(most.0);
        msg!("batch-dry-peak", most = number(most.1), at = at)
    }

    /// As data.
    pub fn json(&self) -> Value {
        let run = self.run;
        let frame = &run.frame;
        let player = |d: &Days| {
            let measures: serde_json::Map<String, Value> = MeasureKind::ALL
                .iter()
                .map(|k| (k.id().to_owned(), json!(d.measure(*k))))
                .collect();
            let ratings: serde_json::Map<String, Value> = run
                .objectives()
                .into_iter()
                .enumerate()
                .map(|(n, id)| {
                    let [u, m, s, p, none] = d.rated(n);
                    let of = json!({ "P": p, "S": s, "M": m, "U": u, "not_observed": none });
                    (id.to_string(), of)
                })
                .collect();
            let injects = (0..run.scenario.injects.len())
                .map(|n| json!({ "inject": run.scenario.injects[n].id, "came": d.came(n) }));
            let load = frame.seats.iter().enumerate().map(|(n, seat)| {
                let of = |w: Work| d.load(n, &[w]);
                json!({ "seat": seat, "messages": of(Work::Messages), "requests": of(Work::Requests), "decisions": of(Work::Decisions) })
            });
            let units = frame.directorates.iter().enumerate().map(|(n, (id, all))| {
                let (free, least) = d.free(n);
                json!({ "directorate": id, "units": all, "free": free, "fewest_free": least, "incidents_asking": d.asking(n) })
            });
            let refused = d
                .refused()
                .into_iter()
                .map(|(n, days, why)| json!({ "order": n + 1, "days": days, "why": why }));
            let [worst, best] = d.extremes().map(|days| {
                let day = |(score, seed): &(f64, u64)| json!({ "seed": seed, "mean_rating": score, "again": self.command(&d.player, *seed) });
                days.iter().map(day).collect::<Vec<_>>()
            });
            json!({
                "player": d.player.id(), "days": d.count, "seeds_without_rest": d.stopped, "ratings": ratings, "measures": measures,
                "injects": injects.collect::<Vec<_>>(), "load": load.collect::<Vec<_>>(), "units": units.collect::<Vec<_>>(),
                "refused_orders": refused.collect::<Vec<_>>(), "worst": worst, "best": best,
            })
        };
        json!({
            "exercise": true, "scenario": run.scenario.head.id, "first_seed": self.seeds.0, "last_seed": self.seeds.1,
            "start": frame.start, "slot_minutes": SLOT.millis() / 60_000,
            "findings": run.findings(), "players": run.players.iter().map(player).collect::<Vec<_>>(),
        })
    }

    /// As a document.
    pub fn doc(&self, lang: Lang) -> Doc {
        let say = wording::plain(lang);
        let mut doc = Doc::new(lang, say.message(&self.title())).laid_out(Layout::Wide);
        let put = &mut doc.blocks;
        put.push(Block::para(say.message(&self.played())));
        put.push(Block::section(say.t("batch-dry-look-at")));
        put.push(Block::List {
            items: self.findings(say).iter().map(text).collect(),
        });
        put.push(Block::section(say.t("batch-dry-ratings")));
        put.push(self.ratings_table(say));
        let (p, s, m, u) = ("P", "S", "M", "U");
        let letters = msg!("trend-letters", p = p, s = s, m = m, u = u, none = "—");
        put.push(Block::quiet(say.message(&letters)));
        put.push(Block::section(say.t("batch-dry-injects")));
        put.push(self.injects_table(say));
        put.push(Block::section(say.t("batch-dry-load")));
        put.push(Block::quiet(say.t("batch-dry-load-how")));
        // Each takes the whole width: a day has many quarters of an hour.
        let charts = self.run.players.iter().flat_map(|d| self.load(d, say));
        put.extend(charts.map(|chart| Block::Pictures {
            wide: true,
            pictures: vec![chart],
        }));
        let refused = self.refused(say);
        if !refused.is_empty() {
            put.push(Block::section(say.t("batch-dry-refused-orders")));
            let items = refused.iter().map(text).collect();
            put.push(Block::List { items });
        }
        put.push(Block::section(say.t("batch-dry-units")));
        put.push(Block::quiet(say.t("batch-dry-units-how")));
        for d in &self.run.players {
            put.push(Block::Heading {
                level: 3,
                words: text(say.message(&d.player.name())),
            });
            put.push(Block::Pictures {
                wide: false,
                pictures: self.units(d, say),
            });
        }
        put.push(Block::section(say.t("report-measures")));
        put.push(Block::quiet(say.t("batch-spread-how")));
        put.push(self.measures_table(say));
        put.push(Block::Pictures {
            wide: false,
            pictures: self.spreads(say),
        });
        put.push(Block::section(say.t("batch-dry-again")));
        put.push(Block::quiet(say.t("batch-dry-again-how")));
        put.push(self.again(say));
        doc
    }

    /// A table with a column for each player.
    fn table(&self, first: String, more: &[String], say: Say) -> Table {
        let column = |head, share| Column {
            head,
            share,
            write: false,
        };
        let each = u8::try_from(60 / self.run.players.len().max(1)).unwrap_or(60);
        let mut columns = vec![column(first, 30)];
        columns.extend(more.iter().map(|m| column(m.clone(), 10)));
        let players = self
            .run
            .players
            .iter()
            .map(|d| say.message(&d.player.name()));
        columns.extend(players.map(|p| column(p, each.max(8))));
        Table {
            columns,
            rows: Vec::new(),
        }
    }

    fn ratings_table(&self, say: Say) -> Block {
        let mut table = self.table(say.t("report-objective"), &[], say);
        for (n, id) in self.run.objectives().into_iter().enumerate() {
            let mut cells = vec![text(say.arg(&self.names().objective(id)))];
            cells.extend(self.run.players.iter().map(|d| text(ratings(d, n))));
            table.push(cells);
        }
        Block::Table(table)
    }

    fn injects_table(&self, say: Say) -> Block {
        let heads = ["batch-earliest", "batch-median", "batch-latest"].map(|k| say.t(k));
        let mut table = self.table(say.t("batch-inject"), &heads, say);
        for (n, inject) in self.run.scenario.injects.iter().enumerate() {
            let mut cells = vec![text(inject_name(inject, say.lang()))];
            let all = self.run.came(n);
            let time = |t: fn(&Came) -> SimTime| all.map_or("—".to_owned(), |c| t(&c).short());
            cells.extend([time(|c| c.earliest), time(|c| c.median), time(|c| c.latest)].map(text));
            cells.extend(self.run.players.iter().map(|d| {
                let days = d.came(n).map_or(0, |c| c.days);
                text(percent(days, d.count, say))
            }));
            table.push(cells);
        }
        Block::Table(table)
    }

    /// The load of the seats, as many in a chart as a page holds.
    fn load(&self, d: &Days, say: Say) -> Vec<super::doc::Picture> {
        let frame = &self.run.frame;
        let every = 0..frame.seats.len();
        let every = every.flat_map(|n| Work::ALL.iter().flat_map(move |w| d.load(n, &[*w])));
        let top = every.fold(0.0, f64::max);
        let peaks = self.peaks(d, say);
        let seats: Vec<usize> = (0..frame.seats.len()).collect();
        let charts: Vec<&[usize]> = seats.chunks(SEATS).collect();
        let one = |(part, seats): (usize, &&[usize])| {
            let rows: Vec<HeatRow> = seats.iter().flat_map(|n| self.rows(d, *n, say)).collect();
            let peak = |n: &usize| format!("{}: {}", peaks[*n].0, peaks[*n].1).into();
            let peaks: Vec<Arg> = seats.iter().map(peak).collect();
            let what = msg!("batch-dry-load-of", player = d.player.name(), peaks = peaks);
            let title = match charts.len() {
                1 => say.message(&d.player.name()),
                all => format!("{} · {}/{all}", say.message(&d.player.name()), part + 1),
            };
            let when = (frame.start, SLOT);
            heat(&title, &say.message(&what), &rows, top, when, say.lang())
        };
        charts.iter().enumerate().map(one).collect()
    }

    /// The rows of a seat: one for each sort of work. Its name stands at the first; of what never was there is none.
    fn rows(&self, d: &Days, seat: usize, say: Say) -> Vec<HeatRow> {
        let id = &self.run.frame.seats[seat];
        let row = |w: &Work| {
            let values = d.load(seat, &[*w]);
            let first = *w == Work::ALL[0];
            if !first && values.iter().all(|v| *v == 0.0) {
                return None;
            }
            let (seat, work) = (say.arg(&self.names().seat(id)), say.message(&w.name()));
            Some(HeatRow {
                name: if first {
                    format!("{} · {work}", cut(&seat, SEAT))
                } else {
                    work
                },
                words: say.message(&self.peak(&values)),
                values,
            })
        };
        Work::ALL.iter().filter_map(row).collect()
    }

    fn units(&self, d: &Days, say: Say) -> Vec<super::doc::Picture> {
        let frame = &self.run.frame;
        let one = |(n, (id, all)): (usize, &(crate::base::ids::DirectorateId, u32))| {
            let over_time = |values: Vec<f64>| -> Vec<(SimTime, f64)> {
                let slots = values.into_iter().enumerate();
                slots.map(|(slot, v)| (frame.at(slot), v)).collect()
            };
            let (free, least) = d.free(n);
            let fewest = least.iter().copied().min().unwrap_or(0);
            let most = d.asking(n).into_iter().fold(0.0, f64::max);
            let (free, asking) = (over_time(free), over_time(d.asking(n)));
            let title = say.arg(&self.names().directorate(id));
            let what = msg!(
                "batch-dry-units-of",
                directorate = &title,
                units = *all,
                fewest = fewest.to_string(),
                most = number(most),
            );
            let line = |name, points| Line { name, points };
            let both = [line("", &free), line("", &asking)];
            plot::lines(&title, &say.message(&what), &both, say.lang())
        };
        frame.directorates.iter().enumerate().map(one).collect()
    }

    fn measures_table(&self, say: Say) -> Block {
        let mut table = self.table(say.t("report-measure"), &[], say);
        for (kind, spreads) in self.measures() {
            let mut cells = vec![text(say.message(&kind.name()))];
            cells.extend(spreads.into_iter().map(|s| text(spread(kind, s, say))));
            table.push(cells);
        }
        Block::Table(table)
    }

    /// A chart of each measure that is not the same on all days.
    fn spreads(&self, say: Say) -> Vec<super::doc::Picture> {
        let mut all = Vec::new();
        for (kind, spreads) in self.measures() {
            let rows: Vec<Strip> = self
                .run
                .players
                .iter()
                .zip(spreads)
                .filter_map(|(d, s)| {
                    let (name, s) = (say.message(&d.player.name()), s?);
                    Some((name, s, say.arg(&kind.value(s.median))))
                })
                .collect();
            let said = |r: &Strip| r.2.clone();
            all.extend(of_measure(kind, &rows, &said, say));
        }
        all
    }

    fn again(&self, say: Say) -> Block {
        let heads = ["batch-player", "batch-day", "batch-score", "batch-command"];
        let mut table = Table::of(heads.map(|k| say.t(k)), [20, 10, 12, 58]);
        for d in &self.run.players {
            let [worst, best] = d.extremes();
            for (key, days) in [("batch-worst", worst), ("batch-best", best)] {
                for (score, seed) in days {
                    table.push(vec![
                        text(say.message(&d.player.name())),
                        vec![strong(say.t(key))],
                        text(number(score)),
                        vec![plain(self.command(&d.player, seed))],
                    ]);
                }
            }
        }
        Block::Table(table)
    }
}

fn inject_name(inject: &Inject, lang: Lang) -> &str {
    inject.name.get(lang)
}

/// How often an objective had each rating.
fn ratings(d: &Days, objective: usize) -> String {
    let counts = d.rated(objective);
    let of = |r: Rating| (r.letter(), counts[r as usize]);
    let all = Rating::best_first().map(of).chain([('—', counts[4])]);
    let all = all
        .filter(|x| x.1 > 0)
        .map(|(letter, n)| format!("{letter} {n}"));
    all.collect::<Vec<_>>().join(" · ")
}

/// On what share of days something was.
fn percent(days: usize, of: usize, say: Say) -> String {
    let share = days as f64 * 100.0 / of.max(1) as f64;
    say.message(&msg!("measure-percent", n = number(share)))
}

/// When an inject came.
fn when(came: Option<Came>, of: usize) -> Message {
    match came {
        None => msg!("batch-dry-came-never"),
        Some(c) => msg!(
            "batch-dry-came",
            share = msg!(
                "measure-percent",
                n = number(c.days as f64 * 100.0 / of.max(1) as f64)
            ),
            earliest = c.earliest.short(),
            median = c.median.short(),
            latest = c.latest.short(),
        ),
    }
}

/// The middle, and what eight in ten lie between.
pub(super) fn spread(kind: MeasureKind, s: Option<Spread>, say: Say) -> String {
    match s {
        None => "—".to_owned(),
        Some(s) if s.low == s.high => say.arg(&kind.value(s.median)),
        Some(s) => say.message(&msg!(
            "batch-spread",
            median = kind.value(s.median),
            low = kind.value(s.low),
            high = kind.value(s.high),
        )),
    }
}

/// An argument as it is typed in a shell: in quotes where it holds what a shell would take apart.
pub(super) fn typed(arg: &str) -> String {
    let backslash = |c: char| cfg!(windows) && c == '\\';
    let plain = |c: char| c.is_alphanumeric() || "._-/:+,=@%".contains(c) || backslash(c);
    if !arg.is_empty() && arg.chars().all(plain) {
        return arg.to_owned();
    }
    // Every shell knows double quotes; what means something inside of them needs single ones.
    let means = |c: char| "\"$`!\\".contains(c) && !backslash(c);
    if arg.contains(means) {
        format!("'{}'", arg.replace('\'', r"'\''"))
    } else {
        format!("\"{arg}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn a_path_is_typed_so_that_a_shell_takes_it_as_one() {
        assert_eq!(typed("scenarios/first-steps"), "scenarios/first-steps");
        assert_eq!(typed("my days/d.ron"), "\"my days/d.ron\"");
        assert_eq!(typed("يوم الاقتراع"), "\"يوم الاقتراع\"");
        assert_eq!(typed(""), "\"\"");
        assert_eq!(typed("a;b"), "\"a;b\"");
        assert_eq!(typed("it's"), "\"it's\"");
        assert_eq!(typed("$it's"), r"'$it'\''s'");
    }
}
