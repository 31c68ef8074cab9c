//! The sections of the after-action report, in their order; those that tell what happened stand in `story`, charts and maps in
//! `pictures`.
//!
//! Deliberately not here: how a document is set (`html`, `pdf`, `docx`).

use super::AfterAction;
use super::plan::{Element, Priority, Step};
use crate::base::message::{Message, msg};
use crate::base::text::{Lang, Text};
use crate::evaluate::hotwash;
use crate::evaluate::measures::{Measure, Part};
use crate::evaluate::rating::{Rating, Reason, TaskRating, task_name};
use crate::record::rating::says;
use crate::report::doc::{Block, Inline, RichText, Table, lines, plain, rated, strong, text};
use crate::report::form::scale;
use crate::wording::Prose;
use crate::wording::Say;

/// Numbers of facts that are shown beside a measure.
pub(super) const SHOWN: usize = 8;

/// What the texts of a scenario's overview are called, in their order.
const OVERVIEW: [&str; 7] = [
    "report-scope",
    "report-mission-area",
    "report-capabilities",
    "report-threat",
    "report-sponsor",
    "report-organisations",
    "report-contact",
];

/// Writes the sections in one language.
pub(super) struct Sections<'a> {
    pub(super) report: &'a AfterAction,
    pub(super) lang: Lang,
    pub(super) say: Say,
}

impl Sections<'_> {
    /// The words of a key.
    pub(super) fn t(&self, key: &str) -> String {
        self.say.t(key)
    }

    /// The heads of a table.
    pub(super) fn heads<const N: usize>(&self, keys: [&str; N]) -> [String; N] {
        keys.map(|k| self.t(k))
    }

    /// What is read from the left in every language.
    pub(super) fn ltr(&self, text: impl std::fmt::Display) -> String {
        let mark = if self.lang.rtl() { "\u{200e}" } else { "" };
        format!("{mark}{text}")
    }

    pub(super) fn prose(&self) -> Prose<'_> {
        self.report.prose(self.lang)
    }

    /// The whole body.
    pub(super) fn write(&self, to: &mut Vec<Block>) {
        self.overview(to);
        self.summary(to);
        self.objectives(to);
        self.strengths(to);
        self.plan(to);
        self.discussion(to);
        self.incidents(to);
        self.charts(to);
        self.maps(to);
        self.measures(to);
        self.observations(to);
        self.feedback(to);
        self.script(to);
        self.attachments(to);
        self.participants(to);
        self.facts(to);
    }

    fn overview(&self, to: &mut Vec<Block>) {
        let played = &self.report.played;
        // After Arabic words a date would be read from its other end.
        let date = self.ltr(&played.scenario.head.date);
        let mut rows = vec![
            (self.t("report-exercise"), played.name.clone()),
            (self.t("report-date"), date),
            (self.t("report-time"), played.when(self.lang)),
        ];
        let mut blanks = Vec::new();
        let head = &played.scenario.head;
        let said = |texts: &[Text]| {
            let words = texts.iter().map(|t| t.get(self.lang));
            let given: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
            given.join(" · ")
        };
        let objectives = played.scenario.objectives.values();
        let objectives: Vec<Text> = objectives.map(|o| o.name.clone()).collect();
        for (key, (field, texts)) in OVERVIEW.into_iter().zip(head.overview.texts()) {
            // Between what the exercise is for and who took part stand its objectives and its story.
            if field == "threat" {
                rows.push((self.t("report-sheet-objectives"), said(&objectives)));
            }
            if field == "sponsor" {
                let summary = head.summary.get(self.lang).to_owned();
                rows.push((self.t("report-scenario"), summary));
            }
            let (label, words) = (self.t(key), said(texts));
            if words.is_empty() {
                blanks.push(label);
            } else {
                rows.push((label, words));
            }
        }
        if let Some(seal) = &played.recording.saved.seal {
            // Groups of digits are read from the left in every language.
            rows.push((self.t("report-seal"), self.ltr(seal)));
        }
        to.push(Block::section(self.t("report-overview")));
        to.push(Block::Terms { rows });
        if !blanks.is_empty() {
            to.push(Block::Blanks { labels: blanks });
        }
    }

    /// The five numbers that are asked for first, and the five moments.
    fn summary(&self, to: &mut Vec<Block>) {
        let played = &self.report.played;
        let last = played.last();
        let numbers = hotwash::numbers(
            &played.outcome,
            last.voted.into(),
            (last.gave_up + last.kept_away).into(),
        );
        to.push(Block::section(self.t("report-summary")));
        to.push(Block::Numbers {
            items: numbers
                .into_iter()
                .map(|n| (self.say.arg(&n.value), self.say.message(&n.name)))
                .collect(),
        });
        let of = |m: &hotwash::Moment| {
            played
                .facts
                .get(m.n as usize - 1)
                .map(|f| self.say.message(&m.message(self.prose().names(), f)))
                .unwrap_or_default()
        };
        let moments = self.report.evaluation.moments.iter();
        let items: Vec<RichText> = moments
            .map(|m| {
                vec![
                    Inline::Fact {
                        n: m.n,
                        text: self.say.moment(m.at),
                    },
                    plain(format!(" {}", of(m))),
                ]
            })
            .collect();
        if items.is_empty() {
            to.push(Block::para(self.say.message(&hotwash::none())));
        } else {
            to.push(Block::quiet(self.t("report-moments")));
            to.push(Block::List { items });
        }
    }

    fn objectives(&self, to: &mut Vec<Block>) {
        to.push(Block::section(self.t("report-objectives")));
        to.push(Block::quiet(self.t("report-objectives-explained")));
        to.push(scale(self.say));
        for o in &self.report.evaluation.ratings {
            let mut words = text(format!("{} ", self.prose().objective(&o.objective)));
            words.extend(self.mark(o.rating));
            to.push(Block::Heading { level: 3, words });
            let limits = o.limits.iter();
            let limits = limits.map(|l| l.message(&self.report.played.scenario));
            to.extend(limits.map(|m| Block::quiet(self.say.message(&m))));
            let head = self.heads([
                "report-task",
                "report-rating",
                "report-reasons",
                "report-tested",
            ]);
            let mut table = Table::of(head, [26, 22, 38, 14]);
            o.tasks.iter().for_each(|t| table.push(self.task_row(t)));
            to.push(Block::Table(table));
            let seen = self
                .seen()
                .filter(|n| n.objective.as_ref() == Some(&o.objective));
            let items: Vec<RichText> = seen
                .map(|n| {
                    vec![
                        strong(self.say.moment(n.about)),
                        plain(format!(" {}", n.text)),
                    ]
                })
                .collect();
            if !items.is_empty() {
                to.push(Block::quiet(self.t("report-observed")));
                to.push(Block::List { items });
            }
        }
    }

    /// A rating's letter and what it says.
    fn mark(&self, rating: Option<Rating>) -> RichText {
        vec![
            rated(rating),
            plain(format!(" {}", self.say.message(&says(rating)))),
        ]
    }

    /// What a rating rests on: the evaluator's decision first, if there is one.
    fn reasons(&self, t: &TaskRating) -> Vec<RichText> {
        let names = self.prose().names();
        let decision = t.decision().map(|m| vec![strong(self.say.message(&m))]);
        let reason = |r: &Reason| {
            let why = self.say.message(&r.message(names));
            text(format!("{why} [{}]", r.rating().letter()))
        };
        let caveats = t.caveats();
        let caveat = |m| text(self.say.message(m));
        let opinions = t.opinions();
        let opinion = |m| text(self.say.message(m));
        decision
            .into_iter()
            .chain(opinions.iter().map(opinion))
            .chain(t.reasons.iter().map(reason))
            .chain(caveats.iter().map(caveat))
            .collect()
    }

    fn task_row(&self, t: &TaskRating) -> Vec<RichText> {
        let reasons = self.reasons(t);
        let reasons = if reasons.is_empty() {
            text("—")
        } else {
            lines(reasons)
        };
        let tested = if t.scripted > 0 {
            format!("{}/{}", t.tested, t.scripted)
        } else {
            "—".to_owned()
        };
        vec![
            text(self.task(t)),
            self.mark(t.rating),
            reasons,
            text(&tested),
        ]
    }

    /// The name of a task.
    fn task(&self, t: &TaskRating) -> String {
        let name = task_name(&self.report.played.scenario, &t.task);
        name.get(self.lang).to_owned()
    }

    /// What an evaluator confirmed, and apart from it what is only proposed.
    fn strengths(&self, to: &mut Vec<Block>) {
        let mut list = |title: &str, wanted: &dyn Fn(Rating) -> bool, none: &str| {
            to.push(Block::section(self.t(title)));
            let all = self.report.tasks();
            let all = all.filter(|t| t.rating.is_some_and(wanted));
            let (confirmed, proposed): (Vec<_>, Vec<_>) = all.partition(|t| t.confirmed());
            if confirmed.is_empty() && proposed.is_empty() {
                to.push(Block::para(self.t(none)));
            }
            for (head, tasks) in [
                ("report-confirmed", confirmed),
                ("report-unconfirmed", proposed),
            ] {
                let items: Vec<RichText> = tasks.into_iter().map(|t| self.rated_task(t)).collect();
                if !items.is_empty() {
                    to.push(Block::quiet(self.t(head)));
                    to.push(Block::List { items });
                }
            }
        };
        list(
            "report-strengths",
            &|r| r == Rating::P,
            "report-strengths-none",
        );
        list("report-improve", &|r| r != Rating::P, "report-improve-none");
    }

    /// A task with its rating and what that rests on.
    fn rated_task(&self, t: &TaskRating) -> RichText {
        let mut head = vec![strong(self.task(t)), plain(" ")];
        head.extend(self.mark(t.rating));
        lines([vec![head], self.reasons(t)].concat())
    }

    /// A row for each task with challenges; what is to be done about it people write. Then what earlier exercises left open.
    fn plan(&self, to: &mut Vec<Block>) {
        to.push(Block::section(self.t("report-plan")));
        let own = self.report.plan_rows(self.lang);
        if own.is_empty() {
            to.push(Block::para(self.t("report-plan-none")));
        } else {
            to.push(self.plan_table(&own, false));
        }
        let carried = self.report.carried_rows(self.lang);
        if !carried.is_empty() {
            to.push(Block::quiet(self.t("report-plan-carried")));
            to.push(self.plan_table(&carried, true));
        }
    }

    fn plan_table(&self, rows: &[(String, Step)], earlier: bool) -> Block {
        let head = self.heads([
            "report-issue",
            "report-action",
            "report-element",
            "report-responsible",
            "report-start",
            "report-end",
            "report-priority-status",
        ]);
        let mut table = Table::of(head, [22, 24, 11, 16, 9, 9, 9]).written_from(1);
        for (issue, x) in rows {
            let several = |parts: [&str; 2]| {
                let given = parts.into_iter().filter(|p| !p.is_empty());
                lines(given.map(text).collect())
            };
            let from = if earlier { x.exercise.as_str() } else { "" };
            let mut about = several([issue, &x.capability]);
            if !from.is_empty() {
                about = lines(vec![about, text(from)]);
            }
            let name = |m: Option<Message>| m.map_or_else(String::new, |m| self.say.message(&m));
            // Of a row that nobody filled in nothing is known yet.
            let status = Some(x.status.name()).filter(|_| !x.action.is_empty());
            table.push(vec![
                about,
                text(&x.action),
                text(name(x.element.map(Element::name))),
                several([&x.owner, &x.contact]),
                text(&x.start),
                text(&x.end),
                several([&name(x.priority.map(Priority::name)), &name(status)]),
            ]);
        }
        Block::Table(table)
    }

    fn measures(&self, to: &mut Vec<Block>) {
        let head = self.heads([
            "report-measure",
            "report-value",
            "report-target",
            "report-cases",
            "report-facts",
        ]);
        let mut table = Table::of(head, [42, 14, 12, 10, 22]);
        self.report
            .evaluation
            .measures
            .iter()
            .for_each(|m| table.push(self.measure_row(m)));
        to.push(Block::section(self.t("report-measures")));
        to.push(Block::Table(table));
    }

    fn measure_row(&self, m: &Measure) -> Vec<RichText> {
        let value = m.value.map_or_else(
            || self.t("report-not-tested"),
            |v| self.say.arg(&m.kind.value(v)),
        );
        let mut facts: RichText = Vec::new();
        for n in m.facts.iter().take(SHOWN) {
            facts.extend([
                Inline::Fact {
                    n: *n,
                    text: n.to_string(),
                },
                plain(" "),
            ]);
        }
        let more = m.facts.len().saturating_sub(SHOWN);
        if more > 0 {
            let more = msg!("report-more-facts", n = more.to_string());
            facts.push(plain(self.say.message(&more)));
        }
        let mut name = text(self.say.message(&m.kind.name()));
        let mut items = vec![self.say.message(&m.kind.definition())];
        if m.parts.len() > 1 {
            let part = |p: &Part| {
                let owner = self.say.arg(&p.owner.name(self.prose().names()));
                format!("{owner}: {}", self.say.arg(&m.kind.value(p.value)))
            };
            items.extend(m.parts.iter().map(part));
        }
        name.push(Inline::More {
            title: self.t("report-definition-and-detail"),
            items,
        });
        vec![
            name,
            text(&value),
            text(
                self.report
                    .targets(m.kind, self.lang)
                    .unwrap_or_else(|| "—".to_owned()),
            ),
            text(m.cases.to_string()),
            facts,
        ]
    }
}
