//! The sections of the after-action report, in their order; those that tell what happened stand in `story`, charts and maps in
//! `pictures`.
//!
//! Deliberately not here: how a document is set (`html`, `pdf`, `docx`).

use super::AfterAction;
use crate::base::text::Lang;
use crate::evaluate::hotwash;
use crate::evaluate::judged::rating_words;
use crate::evaluate::measures::Measure;
use crate::evaluate::rating::{Rating, TaskRating};
use crate::report::doc::{Block, Inline, Table, Words, lines, plain, rated, strong, text};
use crate::wording::Prose;

/// Numbers of facts that are shown beside a measure.
pub(super) const SHOWN: usize = 8;

/// Writes the sections in one language.
pub(super) struct Sections<'a> {
    pub(super) report: &'a AfterAction,
    pub(super) lang: Lang,
}

impl Sections<'_> {
    pub(super) fn t(&self, ar: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(ar, en)
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
        self.incidents(to);
        self.charts(to);
        self.maps(to);
        self.measures(to);
        self.observations(to);
        self.script(to);
        self.participants(to);
        self.facts(to);
    }

    fn overview(&self, to: &mut Vec<Block>) {
        let played = &self.report.played;
        // After Arabic words a date would be read from its other end.
        let date = format!("{}{}", self.t("\u{200e}", ""), played.scenario.head.date);
        let rows = [
            (self.t("التمرين", "Exercise"), played.name.clone()),
            (self.t("التاريخ", "Date"), date),
            (self.t("الوقت", "Time"), played.when(self.lang)),
            (
                self.t("الموضوع", "Scope"),
                played.scenario.head.summary.get(self.lang).to_owned(),
            ),
        ];
        let mut rows = Vec::from(rows);
        if let Some(seal) = &played.recording.saved.seal {
            // Groups of digits are read from the left in every language.
            rows.push((
                self.t("ختم السجل", "Seal of the record"),
                format!("{}{seal}", self.t("\u{200e}", "")),
            ));
        }
        to.push(Block::section(self.t("نظرة عامة", "Overview")));
        to.push(Block::Terms {
            rows: rows.into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
        });
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
        to.push(Block::section(self.t("خلاصة", "Summary")));
        to.push(Block::Numbers {
            items: numbers
                .into_iter()
                .map(|n| (n.value, n.name.get(self.lang).to_owned()))
                .collect(),
        });
        let of = |m: &hotwash::Moment| {
            played
                .facts
                .get(m.n as usize - 1)
                .map(|f| self.prose().moment(m, f))
                .unwrap_or_default()
        };
        let moments = self.report.evaluation.moments.iter();
        let items: Vec<Words> = moments
            .map(|m| {
                vec![
                    Inline::Fact {
                        n: m.n,
                        text: m.at.short(),
                    },
                    plain(&format!(" {}", of(m))),
                ]
            })
            .collect();
        if items.is_empty() {
            to.push(Block::para(hotwash::none(self.lang)));
        } else {
            to.push(Block::quiet(self.t(
                "لحظات تستحق الحديث عنها أولاً:",
                "Moments to talk about first:",
            )));
            to.push(Block::List { items });
        }
    }

    fn objectives(&self, to: &mut Vec<Block>) {
        to.push(Block::section(self.t(
            "الأهداف والتقدير المقترح",
            "Objectives and proposed ratings",
        )));
        to.push(Block::quiet(self.t(
            "التقدير اقتراح محسوب من الإجراءات المتوقعة ومن أهداف المقاييس في السيناريو؛ والمقيّم يقبله أو يغيره. وما لم يُختبر لا يُقدّر.",
            "A rating is a proposal, computed from expected actions and from the scenario's targets; the evaluator accepts or changes it. What was never tested is not rated.",
        )));
        for o in &self.report.evaluation.ratings {
            let mut words = text(&format!("{} ", self.prose().objective(&o.objective)));
            words.extend(self.mark(o.rating));
            to.push(Block::Heading { level: 3, words });
            let head = self.lang.pick(
                ["المهمة الحرجة", "التقدير", "السبب", "المختبر من السيناريو"],
                [
                    "Critical task",
                    "Rating",
                    "Reasons",
                    "Share of the script tested",
                ],
            );
            let mut table = Table::of(head, [26, 22, 38, 14]);
            o.tasks.iter().for_each(|t| table.push(self.task_row(t)));
            to.push(Block::Table(table));
            let seen = self
                .seen()
                .filter(|n| n.objective.as_ref() == Some(&o.objective));
            let items: Vec<Words> = seen
                .map(|n| vec![strong(&n.about.short()), plain(&format!(" {}", n.text))])
                .collect();
            if !items.is_empty() {
                to.push(Block::quiet(
                    self.t("مما رآه المقيّمون:", "What evaluators saw:"),
                ));
                to.push(Block::List { items });
            }
        }
    }

    /// A rating's letter and what it says.
    fn mark(&self, rating: Option<Rating>) -> Words {
        vec![
            rated(rating),
            plain(&format!(" {}", rating_words(rating, self.lang))),
        ]
    }

    /// What a rating rests on: the evaluator's decision first, if there is one.
    fn reasons(&self, t: &TaskRating) -> Vec<Words> {
        let decision = self.prose().decision(t).map(|why| vec![strong(&why)]);
        decision
            .into_iter()
            .chain(t.reasons.iter().map(|r| text(&self.prose().reason(r))))
            .collect()
    }

    fn task_row(&self, t: &TaskRating) -> Vec<Words> {
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
            text(&self.prose().task(&t.task)),
            self.mark(t.rating),
            reasons,
            text(&tested),
        ]
    }

    fn strengths(&self, to: &mut Vec<Block>) {
        let mut list = |title: &str, wanted: &dyn Fn(Rating) -> bool, none: &str| {
            let item = |t: &TaskRating| {
                let mut head = vec![strong(&self.prose().task(&t.task)), plain(" ")];
                head.extend(self.mark(t.rating));
                lines([vec![head], self.reasons(t)].concat())
            };
            let items: Vec<Words> = self
                .report
                .tasks()
                .filter(|t| t.rating.is_some_and(wanted))
                .map(item)
                .collect();
            to.push(Block::section(title));
            to.push(if items.is_empty() {
                Block::para(none)
            } else {
                Block::List { items }
            });
        };
        list(
            self.t("نقاط القوة", "Strengths"),
            &|r| r == Rating::P,
            self.t(
                "لا مهمة قُدرت بلا صعوبات.",
                "No task was rated without challenges.",
            ),
        );
        list(
            self.t("ما يحتاج إلى تحسين", "Areas for improvement"),
            &|r| r != Rating::P,
            self.t("لا مهمة قُدرت بصعوبات.", "No task was rated with challenges."),
        );
    }

    /// A row for each task with challenges; what is to be done about it people write.
    fn plan(&self, to: &mut Vec<Block>) {
        let head = self.lang.pick(
            [
                "المسألة",
                "الإجراء التصحيحي",
                "المسؤول",
                "البداية",
                "النهاية",
            ],
            ["Issue", "Corrective action", "Owner", "Start", "End"],
        );
        let mut table = Table::of(head, [30, 30, 16, 12, 12]).written_from(1);
        for (issue, step) in self.report.plan_rows(self.lang) {
            table.push([vec![text(&issue)], step.parts().map(text).to_vec()].concat());
        }
        to.push(Block::section(self.t("خطة التحسين", "Improvement plan")));
        to.push(if table.rows.is_empty() {
            Block::para(self.t("لا مسائل من التقدير.", "The ratings raise no issue."))
        } else {
            Block::Table(table)
        });
    }

    fn measures(&self, to: &mut Vec<Block>) {
        let head = self.lang.pick(
            ["المقياس", "القيمة", "الهدف", "الحالات", "الوقائع"],
            ["Measure", "Value", "Target", "Cases", "Facts"],
        );
        let mut table = Table::of(head, [42, 14, 12, 10, 22]);
        self.report
            .evaluation
            .measures
            .iter()
            .for_each(|m| table.push(self.measure_row(m)));
        to.push(Block::section(self.t("المقاييس", "Measures")));
        to.push(Block::Table(table));
    }

    fn measure_row(&self, m: &Measure) -> Vec<Words> {
        let value = m.value.map_or_else(
            || self.t("لم يُختبر", "not tested").to_owned(),
            |v| m.kind.value(v, self.lang),
        );
        let mut facts: Words = Vec::new();
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
            facts.push(plain(
                &self
                    .lang
                    .pick(format!("… و{more} غيرها"), format!("… and {more} more")),
            ));
        }
        let mut name = text(m.kind.name().get(self.lang));
        let mut items = vec![m.kind.definition().get(self.lang).to_owned()];
        if m.parts.len() > 1 {
            items.extend(m.parts.iter().map(|p| self.prose().part(m.kind, p)));
        }
        name.push(Inline::More {
            title: self
                .t("التعريف والتفصيل", "definition and detail")
                .to_owned(),
            items,
        });
        vec![
            name,
            text(&value),
            text(
                &self
                    .report
                    .targets(m.kind, self.lang)
                    .unwrap_or_else(|| "—".to_owned()),
            ),
            text(&m.cases.to_string()),
            facts,
        ]
    }
}
