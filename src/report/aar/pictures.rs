//! Charts and maps of the after-action report.
//!
//! Deliberately not here: how a chart looks (`plot`), how a map looks (`map`).

use std::collections::BTreeSet;

use super::sections::Sections;
use crate::base::message::msg;
use crate::base::time::SimTime;
use crate::evaluate::compare::{Moment, Series};
use crate::evaluate::incident_history::IncidentHistory;
use crate::map::fill::Fill;
use crate::map::svg::{Sheet, map};
use crate::record::fact::Fact;
use crate::record::measure::MeasureKind;
use crate::report::doc::{Block, Picture};
use crate::report::plot;
use crate::session::recording::Replay;

/// Rows of a chart at most: more are not read.
const ROWS: usize = 40;
/// Checkpoints in their chart at most.
const CHECKPOINTS: usize = 15;

impl Sections<'_> {
    /// Each incident from its beginning to its end, with when the first room knew and the first unit came.
    pub(super) fn courses_chart(&self) -> Block {
        let end = self.report.played.recording.end();
        let all = self
            .report
            .evaluation
            .histories
            .iter()
            .take(ROWS)
            .map(|c| plot::IncidentSpan {
                name: self.incident_name(c),
                began: c.began,
                known: c.known.as_ref().map(|k| k.0),
                reached: c.reached,
                ended: c.ended.map_or(end, |e| e.at),
            });
        let all: Vec<plot::IncidentSpan> = all.collect();
        let title = self.t("report-who-knew");
        let (n, known) = (all.len(), all.iter().filter(|c| c.known.is_some()).count());
        let reached = all.iter().filter(|c| c.reached.is_some()).count();
        let what = self.say.message(&msg!(
            "report-who-knew-alt",
            n = n,
            known = known.to_string(),
            reached = reached.to_string(),
        ));
        let marks = self.heads(["report-key-span", "report-key-known", "report-key-reached"]);
        Block::Pictures {
            wide: false,
            pictures: vec![plot::incident_spans(&title, &what, marks, &all, self.lang)],
        }
    }

    /// Minutes to the first unit at each incident, in the order of time.
    fn response_chart(&self) -> Option<Picture> {
        let title = self.t("report-minutes-to-unit");
        let bar = |c: &IncidentHistory| {
            let minutes = c.reached.map(|t| (t - c.began).secs() as f64 / 60.0);
            let nothing = match c.repair_asked {
                Some(_) => "report-repair-asked",
                None => "report-no-unit",
            };
            let words = minutes.map_or_else(|| self.t(nothing), plot::number);
            (
                format!("{} · {}", self.say.moment(c.began), self.incident_name(c)),
                minutes,
                words,
            )
        };
        let all: Vec<_> = self
            .report
            .evaluation
            .histories
            .iter()
            .take(ROWS)
            .map(bar)
            .collect();
        let most = all.iter().filter_map(|b| b.1).fold(0.0, f64::max);
        let most = plot::number(most);
        let what = msg!("report-at-most", title = &title, most = most);
        let what = self.say.message(&what);
        (!all.is_empty()).then(|| plot::ranks(&title, &what, &all, self.lang))
    }

    /// Mean wait at the checkpoints at which one waited longest.
    fn checkpoint_chart(&self) -> Option<Picture> {
        let title = self.t("report-checkpoint-waits");
        let tally = self
            .report
            .played
            .facts
            .iter()
            .filter_map(|f| match &f.fact {
                Fact::CheckpointTally {
                    checkpoint,
                    passed,
                    mean_wait_ms,
                    ..
                } if *passed > 0 => Some((*mean_wait_ms, checkpoint)),
                _ => None,
            });
        let mut all: Vec<_> = tally.collect();
        all.sort_by_key(|(wait, c)| (std::cmp::Reverse(*wait), *c));
        let bar = |(wait, c): &(i64, &crate::base::ids::CheckpointId)| {
            let wait_seconds = MeasureKind::RoadWait.value(*wait as f64 / 1000.0);
            let words = self.say.arg(&wait_seconds);
            (self.prose().checkpoint(c), Some(*wait as f64), words)
        };
        let bars: Vec<_> = all.iter().take(CHECKPOINTS).map(bar).collect();
        let most = bars.first().map(|b| (b.0.clone(), b.2.clone()))?;
        let longest = msg!(
            "report-longest-of",
            title = &title,
            name = most.0,
            value = most.1,
        );
        let what = self.say.message(&longest);
        Some(plot::ranks(&title, &what, &bars, self.lang))
    }

    pub(super) fn charts(&self, to: &mut Vec<Block>) {
        let mut pictures = Vec::new();
        for &series in Series::ALL {
            let title = self.say.message(&series.name());
            let points: Vec<(SimTime, f64)> = self
                .report
                .played
                .moments
                .iter()
                .map(|m| (m.at, series.of(m)))
                .collect();
            let most = points
                .iter()
                .copied()
                .fold(
                    (SimTime::ZERO, f64::MIN),
                    |b, p| if p.1 > b.1 { p } else { b },
                );
            let what = self.say.message(&if most.1 > 0.0 {
                let number = plot::number(most.1);
                msg!(
                    "report-at-most-at",
                    title = &title,
                    most = number,
                    at = most.0
                )
            } else {
                msg!("report-none-at-any-time", title = &title)
            });
            pictures.push(plot::lines(
                &title,
                &what,
                &[plot::Line {
                    name: &title,
                    points: &points,
                }],
                self.lang,
            ));
        }
        to.push(Block::section(self.t("report-over-time")));
        to.push(Block::Pictures {
            wide: false,
            pictures,
        });
        let rows = [self.response_chart(), self.checkpoint_chart()];
        to.extend(rows.into_iter().flatten().map(|p| Block::Pictures {
            wide: false,
            pictures: vec![p],
        }));
    }

    /// At opening, when most went on at once, and at the end.
    pub(super) fn maps(&self, to: &mut Vec<Block>) {
        let played = &self.report.played;
        let (start, end) = (played.recording.start(), played.recording.end());
        let worst = played
            .moments
            .iter()
            .max_by_key(|m| (m.open_incidents, std::cmp::Reverse(m.at)))
            .map_or(end, |m| m.at);
        let opens = played.scenario.settings.polling.opens.clamp(start, end);
        let moments: BTreeSet<SimTime> = [opens, worst.clamp(start, end), end].into();
        let mut replay = Replay::new(played.recording.clone());
        let excon = played.recording.scenario.excon().id.clone();
        let mut pictures = Vec::new();
        for (n, at) in moments.into_iter().enumerate() {
            replay.seek(at);
            let picture = replay.picture(&excon).expect("exercise control has a seat");
            let id = format!("{}-m{n}-", self.lang.tag());
            let scenario = replay.sim().scenario();
            let sheet = Sheet {
                scenario,
                picture: &picture,
                lang: self.lang,
                fill: Fill::Turnout,
                size: (1000, 760),
                id: &id,
                palette: crate::map::svg::Palette::Paper,
            };
            let m = Moment::of(&picture);
            let alt = self.say.message(&msg!(
                "report-map-alt",
                at = at,
                centres = m.open_centres.to_string(),
                incidents = m.open_incidents.to_string(),
                line = m.in_line.to_string(),
            ));
            pictures.push(Picture {
                svg: map(&sheet),
                alt,
            });
        }
        to.push(Block::section(self.t("report-map")));
        to.push(Block::Pictures {
            wide: true,
            pictures,
        });
    }
}
