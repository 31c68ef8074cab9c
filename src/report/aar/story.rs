//! The sections that tell what happened: incidents, observations, the script as played, who took part, facts.
//!
//! Deliberately not here: what it came to (`sections`).

use std::collections::BTreeSet;

use super::sections::{SHOWN, Sections};
use crate::base::message::msg;
use crate::base::text::within_brackets;
use crate::base::time::SimTime;
use crate::evaluate::incident_history::IncidentHistory;
use crate::evaluate::rating::task_name;
use crate::evaluate::staffing::Staffing;
use crate::evaluate::timeline::worth_a_stop;
use crate::record::observation::{Analysis, NoteKind, Observation};
use crate::record::states::Role;
use crate::report::doc::{Block, Inline, RichText, Row, Table, lines, plain, strong, text};
use crate::report::played::sign;
use crate::scenario::model::Effect;
use crate::wording::attachments::attachment;

impl Sections<'_> {
    /// What an incident is called: its kind and its place.
    pub(super) fn incident_name(&self, c: &IncidentHistory) -> String {
        let (kind, place) = (self.prose().kind(&c.kind), self.prose().target(&c.site));
        let place = within_brackets(&place);
        let name = msg!("report-incident", kind = kind, place = place);
        self.say.message(&name)
    }

    /// Who knew what when.
    pub(super) fn incidents(&self, to: &mut Vec<Block>) {
        to.push(Block::section(self.t("report-incidents")));
        if self.report.evaluation.histories.is_empty() {
            to.push(Block::para(self.t("report-incidents-none")));
            return;
        }
        to.push(self.courses_chart());
        let head = self.heads([
            "report-incident-head",
            "report-began",
            "report-first-known",
            "report-first-unit",
            "report-ended",
        ]);
        let mut table = Table::of(head, [32, 10, 24, 14, 20]);
        for c in &self.report.evaluation.histories {
            let after = |t: SimTime| format!("{} (+{})", self.say.moment(t), t - c.began);
            let known = c.known.as_ref().map_or_else(
                || "—".to_owned(),
                |(t, s)| format!("{} · {}", after(*t), self.prose().seat(s)),
            );
            let reached = c.reached.map_or_else(|| "—".to_owned(), after);
            let ended = c.ended.map_or_else(
                || self.t("report-still-open"),
                |e| {
                    let how = if e.settled {
                        self.t("report-settled")
                    } else {
                        self.t("report-faded")
                    };
                    format!("{} · {how}", after(e.at))
                },
            );
            let began = vec![Inline::Fact {
                n: c.n,
                text: self.say.moment(c.began),
            }];
            table.push(vec![
                text(self.incident_name(c)),
                began,
                text(&known),
                text(&reached),
                text(&ended),
            ]);
        }
        to.push(Block::Table(table));
    }

    /// What evaluators wrote down, in the order in which they did.
    pub(super) fn seen(&self) -> impl Iterator<Item = &Observation> {
        let notes = self
            .report
            .played
            .recording
            .saved
            .observations
            .iter()
            .map(|o| &o.note);
        notes.filter(|n| n.kind == NoteKind::Observation && !n.text.is_empty())
    }

    pub(super) fn observations(&self, to: &mut Vec<Block>) {
        let head = self.heads([
            "report-time",
            "report-observation",
            "report-about",
            "report-analysis",
        ]);
        let mut table = Table::of(head, [9, 36, 25, 30]);
        for n in self.seen() {
            let mut about: Vec<String> = n.seat.iter().map(|s| self.prose().seat(s)).collect();
            about.extend(n.subject.iter().map(|a| self.prose().about(a)));
            about.extend(n.objective.iter().map(|x| self.prose().objective(x)));
            about.extend(n.by.map(|by| self.say.message(&by.called())));
            table.push(vec![
                text(self.say.moment(n.about)),
                text(&n.text),
                text(about.join(" · ")),
                lines(self.analysis(&n.analysis)),
            ]);
        }
        to.push(Block::section(self.t("report-observations")));
        to.push(if table.rows.is_empty() {
            Block::para(self.t("report-observations-none"))
        } else {
            Block::Table(table)
        });
    }

    /// What an evaluator made of an observation, a line for each thing said.
    fn analysis(&self, a: &Analysis) -> Vec<RichText> {
        let mut parts: Vec<RichText> = Vec::new();
        let finding = a.finding.map(|f| self.say.message(&f.name()));
        parts.extend(finding.map(|words| vec![strong(words)]));
        let scenario = &self.report.played.scenario;
        let task = a.task.as_ref().map(|t| task_name(scenario, t));
        parts.extend(task.map(|t| text(t.get(self.lang))));
        for (key, words) in [
            ("report-consequence", &a.consequence),
            ("report-root-cause", &a.root_cause),
            ("report-reference", &a.reference),
            ("report-recommendation", &a.recommendation),
        ] {
            if !words.is_empty() {
                let label = self.t(key);
                parts.push(vec![
                    strong(format!("{label}:")),
                    plain(format!(" {words}")),
                ]);
            }
        }
        parts
    }

    /// The master scenario events list as it was played.
    pub(super) fn script(&self, to: &mut Vec<Block>) {
        let played = &self.report.played;
        let released = self.report.releases();
        let expected = &self.report.evaluation.expected;
        let mut rows: Vec<(Option<SimTime>, Vec<RichText>)> = Vec::new();
        for i in &played.scenario.injects {
            let mine = expected.iter().filter(|x| x.inject == i.id).map(|x| {
                let sign = self.say.arg(&sign(&x.state));
                let mut line = text(format!("{sign} {}", self.prose().expected(&x.id)));
                if x.unobserved() {
                    line.push(plain(format!(" ({})", self.t("expected-nobody"))));
                } else if x.met_by_words() {
                    line.push(plain(format!(" ({})", self.t("expected-words"))));
                }
                line
            });
            let mine = lines(mine.collect());
            let (at, when) = match released.get(&i.id) {
                Some((t, by_hand, n)) => {
                    let mut when = vec![Inline::Fact {
                        n: *n,
                        text: self.say.moment(*t),
                    }];
                    when.extend(by_hand.then(|| plain(format!(" {}", self.t("report-by-hand")))));
                    (Some(*t), when)
                }
                None => (None, text(self.t("report-not-released"))),
            };
            rows.push((at, vec![when, text(i.name.get(self.lang)), mine]));
        }
        rows.sort_by_key(|r| (r.0.is_none(), r.0));
        let head = self.heads(["report-released", "report-inject", "report-expected"]);
        let mut table = Table::of(head, [14, 36, 50]);
        rows.into_iter().for_each(|r| table.push(r.1));
        to.push(Block::section(self.t("report-script")));
        to.push(Block::Table(table));
    }

    /// What messages brought along, as far as it is words: so the report tells it where the scenario's folder is not.
    pub(super) fn attachments(&self, to: &mut Vec<Block>) {
        let scenario = &self.report.played.scenario;
        let released = self.report.releases();
        let mut released: Vec<_> = released.iter().map(|(id, x)| (x.0, id)).collect();
        released.sort();
        let mut told = BTreeSet::new();
        for (at, id) in released {
            let effects = scenario.inject(id).map_or(&[][..], |i| &i.effects);
            for effect in effects {
                let Effect::Message {
                    attachment: Some(file),
                    from,
                    to: seats,
                    ..
                } = effect
                else {
                    continue;
                };
                if !told.insert(file) {
                    continue;
                }
                if told.len() == 1 {
                    to.push(Block::section(self.t("report-attachments")));
                }
                let inject = scenario.inject(id).map(|i| i.name.get(self.lang));
                let receivers: Vec<String> = seats.iter().map(|s| self.prose().seat(s)).collect();
                let head = format!("{} · {}", self.say.moment(at), self.attached(file));
                to.push(Block::Heading {
                    level: 3,
                    words: text(head),
                });
                to.push(Block::Terms {
                    rows: vec![
                        (
                            self.t("report-inject"),
                            inject.unwrap_or_default().to_owned(),
                        ),
                        (self.t("papers-from"), from.get(self.lang).to_owned()),
                        (
                            self.t("papers-to"),
                            receivers.join(&self.t("list-separator")),
                        ),
                    ],
                });
                if let Some(words) = scenario.attached_words(file, self.lang) {
                    let lines = words.lines().filter(|l| !l.trim().is_empty());
                    to.extend(lines.map(Block::para));
                }
            }
        }
    }

    /// What a file that a message brought along is called.
    fn attached(&self, file: &str) -> String {
        let scenario = &self.report.played.scenario;
        self.say.message(&attachment(scenario, file, self.lang))
    }

    /// Who was played by people, at least for a time.
    pub(super) fn participants(&self, to: &mut Vec<Block>) {
        let played = &self.report.played;
        let staffing = Staffing::of(&played.facts);
        let by_people = staffing.ever();
        let mut table = Table::of(self.heads(["report-seat", "report-staffed-by"]), [60, 40]);
        for s in played
            .scenario
            .seats
            .values()
            .filter(|s| s.role != Role::Excon)
        {
            let people = by_people.contains(&s.id);
            let who = if people {
                self.t("report-people")
            } else {
                self.t("report-standing-orders")
            };
            table.push(vec![text(s.name.get(self.lang)), text(who)]);
        }
        to.push(Block::section(self.t("report-participants")));
        to.push(Block::Table(table));
    }

    /// Facts that something in the report rests on, and what is worth a stop.
    pub(super) fn facts(&self, to: &mut Vec<Block>) {
        let report = self.report;
        let measured = report
            .evaluation
            .measures
            .iter()
            .flat_map(|m| m.facts.iter().take(SHOWN).copied());
        let courses = report
            .evaluation
            .histories
            .iter()
            .map(|c| c.n)
            .chain(report.evaluation.moments.iter().map(|m| m.n));
        let cited: BTreeSet<u64> = measured.chain(courses).collect();
        let head = self.heads(["report-number", "report-time", "report-fact"]);
        let mut table = Table::of(head, [8, 14, 78]);
        let givers = report.played.recording.givers();
        for f in report
            .played
            .facts
            .iter()
            .filter(|f| cited.contains(&f.n) || worth_a_stop(&f.fact))
        {
            let cells = [
                f.n.to_string(),
                self.say.second(f.at),
                self.prose().fact_by(&f.fact, givers.of_fact(&f.fact)),
            ]
            .map(|w| text(&w))
            .to_vec();
            table.rows.push(Row {
                fact: Some(f.n),
                cells,
            });
        }
        to.push(Block::section(self.t("report-timeline")));
        to.push(Block::Table(table));
    }
}
