//! The after-action report as a workbook: objectives, improvement plan, measures, the script as played, facts; a sheet each, for each
//! language.
//!
//! In Arabic sheets run from the right. Numbers are numbers, so that they can be counted further; times are text as everywhere.
//! Deliberately not here: what is measured and rated.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::AfterAction;
use super::plan::{Element, Priority, Step};
use crate::base::clean::lines;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::evaluate::expected::State;
use crate::evaluate::measures::Measure;
use crate::record::rating::{Rating, says};
use crate::wording;

/// Heads of the sheets.
const OBJECTIVES: [&str; 8] = [
    "report-objective",
    "report-task",
    "report-rating",
    "report-meaning",
    "report-proposed",
    "report-evaluator-decision",
    "report-tested-actions",
    "report-scripted-actions",
];
const PLAN: [&str; 11] = [
    "report-capability",
    "report-issue",
    "report-action",
    "report-element",
    "report-owner",
    "report-contact",
    "report-start",
    "report-end",
    "report-priority",
    "report-status",
    "report-exercise",
];
const MEASURES: [&str; 7] = [
    "report-measure",
    "report-value",
    "report-in-words",
    "report-target",
    "report-cases",
    "report-facts",
    "report-definition",
];
const SCRIPT: [&str; 5] = [
    "report-identifier",
    "report-inject",
    "report-released",
    "report-expected-action",
    "report-how-it-went",
];
const FACTS: [&str; 3] = ["report-number", "report-time", "report-fact"];

/// A cell.
#[derive(Clone)]
enum Cell {
    Text(String),
    Number(f64),
    Nothing,
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::Text(lines(&words).into_owned())
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Text(lines(words).into_owned())
    }
}

impl AfterAction {
    /// The bytes of the workbook; nothing if it grows beyond what a sheet holds.
    pub fn xlsx(&self, langs: &[Lang]) -> Option<Vec<u8>> {
        let mut book = Workbook::new();
        langs
            .iter()
            .try_for_each(|l| self.sheets(&mut book, *l))
            .and_then(|()| book.save_to_buffer())
            .ok()
    }

    fn sheets(&self, book: &mut Workbook, lang: Lang) -> Result<(), XlsxError> {
        let say = wording::plain(lang);
        let mut put = |name: &str, head: &[&str], rows: Vec<Vec<Cell>>| {
            let head: Vec<String> = head.iter().map(|key| say.t(key)).collect();
            let mark = format!(
                "{} — {}",
                say.t("report-mark"),
                self.played.scenario.head.title.get(lang)
            );
            sheet(
                book.add_worksheet(),
                lang,
                (&say.t(name), &mark),
                &head,
                rows,
            )
        };
        put(
            "report-sheet-objectives",
            &OBJECTIVES,
            self.objective_rows(lang),
        )?;
        put("report-plan", &PLAN, self.step_rows(lang))?;
        put("report-measures", &MEASURES, self.measure_rows(lang))?;
        put("report-sheet-script", &SCRIPT, self.script_rows(lang))?;
        let prose = self.prose(lang);
        let givers = self.played.recording.givers();
        let facts = self.played.facts.iter().map(|f| {
            let (n, at) = (Cell::Number(f.n as f64), f.at.to_string());
            vec![
                n,
                at.into(),
                prose.fact_by(&f.fact, givers.of_fact(&f.fact)).into(),
            ]
        });
        put("report-facts", &FACTS, facts.collect())
    }

    fn objective_rows(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let say = wording::plain(lang);
        let letter = |r: Option<Rating>| r.map_or(Cell::Nothing, |r| r.letter().to_string().into());
        let mut rows = Vec::new();
        for o in &self.evaluation.ratings {
            let objective = self.played.scenario.objectives.get(&o.objective);
            let name = objective.map_or("", |x| x.name.get(lang));
            for t in &o.tasks {
                let task = objective
                    .and_then(|x| x.tasks.iter().find(|k| k.id == t.task))
                    .map_or("", |k| k.name.get(lang));
                rows.push(vec![
                    name.into(),
                    task.into(),
                    letter(t.rating),
                    say.message(&says(t.rating)).into(),
                    letter(t.proposed),
                    t.judgement.clone().map_or(Cell::Nothing, Cell::from),
                    Cell::Number(t.tested as f64),
                    Cell::Number(t.scripted as f64),
                ]);
            }
        }
        rows
    }

    /// The improvement plan, and what earlier exercises left open.
    fn step_rows(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let say = wording::plain(lang);
        let named = |m: Option<Message>| m.map_or(Cell::Nothing, |m| say.message(&m).into());
        let row = |(issue, x): (String, Step)| {
            let from = Some(x.exercise).filter(|e| !e.is_empty());
            vec![
                x.capability.into(),
                issue.into(),
                x.action.into(),
                named(x.element.map(Element::name)),
                x.owner.into(),
                x.contact.into(),
                x.start.into(),
                x.end.into(),
                named(x.priority.map(Priority::name)),
                named(Some(x.status.name())),
                from.unwrap_or_else(|| self.played.name.clone()).into(),
            ]
        };
        let carried = self.carried_rows(lang).into_iter();
        let all = self.plan_rows(lang).into_iter().chain(carried);
        all.map(row).collect()
    }

    fn measure_rows(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let say = wording::plain(lang);
        let row = |m: &Measure| {
            let facts: Vec<String> = m.facts.iter().take(200).map(u64::to_string).collect();
            vec![
                say.message(&m.kind.name()).into(),
                m.value.map_or(Cell::Nothing, Cell::Number),
                m.value
                    .map_or_else(|| say.t("report-not-tested"), |v| say.arg(&m.kind.value(v)))
                    .into(),
                self.targets(m.kind, lang).map_or(Cell::Nothing, Cell::from),
                Cell::Number(m.cases as f64),
                facts.join(" ").into(),
                say.message(&m.kind.definition()).into(),
            ]
        };
        self.evaluation.measures.iter().map(row).collect()
    }

    fn script_rows(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let say = wording::plain(lang);
        let releases = self.releases();
        let expected = &self.evaluation.expected;
        let mut rows = Vec::new();
        for i in &self.played.scenario.injects {
            let head = || {
                vec![
                    Cell::from(i.id.as_str()),
                    i.name.get(lang).into(),
                    releases
                        .get(&i.id)
                        .map_or(Cell::Nothing, |r| r.0.to_string().into()),
                ]
            };
            if i.expected.is_empty() {
                rows.push(head());
            }
            for x in &i.expected {
                let found = expected.iter().find(|e| e.id == x.id);
                let words = match found.map(|e| (&e.state, e.unobserved())) {
                    Some((_, true)) => say.t("expected-nobody"),
                    Some((State::Met(_, after), false)) => {
                        say.message(&msg!("report-taken-after", span = *after))
                    }
                    Some((State::Missed, false)) => say.t("report-not-taken"),
                    Some((State::CutOff, false)) => say.t("expected-cut-off"),
                    Some((State::NotYet | State::Pending(_), false)) | None => {
                        say.t("report-not-tested")
                    }
                };
                let mut row = head();
                row.extend([x.name.get(lang).into(), words.into()]);
                rows.push(row);
            }
        }
        rows
    }
}

/// Fills a sheet: a bold head that stays, columns as wide as their words need.
fn sheet(
    s: &mut Worksheet,
    lang: Lang,
    (name, mark): (&str, &str),
    head: &[String],
    rows: Vec<Vec<Cell>>,
) -> Result<(), XlsxError> {
    s.set_name(name)?;
    s.set_right_to_left(lang.rtl());
    let bold = Format::new().set_bold().set_text_wrap();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (col, words) in (0u16..).zip(head) {
        s.write_string_with_format(1, col, words, &bold)?;
        let longest = rows
            .iter()
            .filter_map(|r| r.get(usize::from(col)))
            .map(|c| {
                if let Cell::Text(w) = c {
                    w.chars().count()
                } else {
                    8
                }
            });
        let width = longest
            .max()
            .unwrap_or(0)
            .max(words.chars().count())
            .clamp(8, 60);
        s.set_column_width(col, width as f64 + 2.0)?;
    }
    for (row, cells) in (2u32..).zip(rows) {
        for (col, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Text(w) => s.write_string_with_format(row, col, w, &plain).map(drop)?,
                Cell::Number(n) => s.write_number_with_format(row, col, n, &plain).map(drop)?,
                Cell::Nothing => {}
            }
        }
    }
    // On the screen and on every page that is printed.
    s.write_string_with_format(0, 0, mark, &Format::new().set_bold())?;
    s.set_header(format!("&C{}", mark.replace('&', "&&")));
    s.set_freeze_panes(2, 0)?;
    Ok(())
}
