//! The after-action report as a workbook: objectives, measures, incidents, the script as played, facts; a sheet each.
//!
//! In Arabic sheets run from the right. Numbers are numbers, so that they can be counted further; times are text as everywhere.
//! Deliberately not here: what is measured and rated.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{AfterAction, rating_words};
use crate::base::text::Lang;
use crate::evaluate::expected::{State, expectations};
use crate::evaluate::prose::Prose;
use crate::record::fact::Fact;

/// A cell.
enum Cell {
    Words(String),
    Number(f64),
    Nothing,
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl AfterAction {
    /// The bytes of the workbook; nothing if it grows beyond what a sheet holds.
    pub fn xlsx(&self, lang: Lang) -> Option<Vec<u8>> {
        self.book(lang).ok()
    }

    fn book(&self, lang: Lang) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let t = |ar: &'static str, en: &'static str| lang.pick(ar, en);
        sheet(
            book.add_worksheet(),
            lang,
            t("الأهداف", "Objectives"),
            &[
                t("الهدف", "Objective"),
                t("المهمة الحرجة", "Critical task"),
                t("التقدير", "Rating"),
                t("المعنى", "Meaning"),
                t("المقترح", "Proposed"),
                t("قرار المقيّم", "Evaluator"),
                t("المختبر", "Tested"),
                t("في السيناريو", "In the script"),
            ],
            self.objective_rows(lang),
        )?;
        sheet(
            book.add_worksheet(),
            lang,
            t("المقاييس", "Measures"),
            &[t("المقياس", "Measure"), t("القيمة", "Value"), t("بالكلمات", "In words"), t("الحالات", "Cases"), t("الوقائع", "Facts")],
            self.measure_rows(lang),
        )?;
        sheet(
            book.add_worksheet(),
            lang,
            t("السيناريو كما جرى", "Script as played"),
            &[
                t("المعرّف", "Identifier"),
                t("المُدخل", "Inject"),
                t("أُطلق", "Released"),
                t("الإجراء المتوقع", "Expected action"),
                t("كيف كان", "How it went"),
            ],
            self.script_rows(lang),
        )?;
        let prose = Prose { scenario: &self.side.scenario, lang };
        let facts = self.side.facts.iter().map(|f| vec![Cell::Number(f.n as f64), f.at.to_string().into(), prose.fact(&f.fact).into()]);
        sheet(
            book.add_worksheet(),
            lang,
            t("الوقائع", "Facts"),
            &[t("الرقم", "No."), t("الوقت", "Time"), t("الواقعة", "Fact")],
            facts.collect(),
        )?;
        book.save_to_buffer()
    }

    fn objective_rows(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let letter = |r: Option<crate::evaluate::rating::Rating>| r.map_or(Cell::Nothing, |r| format!("{r:?}").into());
        let mut rows = Vec::new();
        for o in &self.ratings {
            let objective = self.side.scenario.objectives.get(&o.objective);
            let name = objective.map_or("", |x| x.name.get(lang));
            for t in &o.tasks {
                let task = objective.and_then(|x| x.tasks.iter().find(|k| k.id == t.task)).map_or("", |k| k.name.get(lang));
                rows.push(vec![
                    name.into(),
                    task.into(),
                    letter(t.rating),
                    t.rating.map_or(lang.pick("لم تُلاحظ", "not observed"), |r| rating_words(r, lang)).into(),
                    letter(t.proposed),
                    t.judgement.clone().map_or(Cell::Nothing, Cell::from),
                    Cell::Number(t.tested as f64),
                    Cell::Number(t.scripted as f64),
                ]);
            }
        }
        rows
    }

    fn measure_rows(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let row = |m: &crate::evaluate::measures::Measure| {
            let facts: Vec<String> = m.facts.iter().take(200).map(u64::to_string).collect();
            vec![
                m.kind.name().get(lang).into(),
                m.value.map_or(Cell::Nothing, Cell::Number),
                m.value.map_or_else(|| lang.pick("لم يُختبر", "not tested").to_owned(), |v| m.kind.value(v, lang)).into(),
                Cell::Number(m.cases as f64),
                facts.join(" ").into(),
            ]
        };
        self.measures.iter().map(row).collect()
    }

    fn script_rows(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let released = |id| {
            self.side
                .facts
                .iter()
                .find(|f| matches!(&f.fact, Fact::InjectReleased { inject, .. } if inject == id))
                .map(|f| f.at.to_string())
        };
        let expected = expectations(&self.side.scenario, &self.side.facts);
        let mut rows = Vec::new();
        for i in &self.side.scenario.injects {
            let head = || vec![Cell::from(i.id.as_str()), i.name.get(lang).into(), released(&i.id).map_or(Cell::Nothing, Cell::from)];
            if i.expected.is_empty() {
                rows.push(head());
            }
            for x in &i.expected {
                let state = expected.iter().find(|e| e.id == x.id).map(|e| &e.state);
                let words = match state {
                    Some(State::Met(_, after)) => lang.pick(format!("نُفذ بعد {after}"), format!("taken after {after}")),
                    Some(State::Missed) => lang.pick("لم يُنفذ", "not taken").to_owned(),
                    _ => lang.pick("لم يُختبر", "not tested").to_owned(),
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
fn sheet(s: &mut Worksheet, lang: Lang, name: &str, head: &[&str], rows: Vec<Vec<Cell>>) -> Result<(), XlsxError> {
    s.set_name(name)?;
    s.set_right_to_left(lang == Lang::Ar);
    let bold = Format::new().set_bold().set_text_wrap();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (col, words) in (0u16..).zip(head) {
        s.write_string_with_format(0, col, *words, &bold)?;
        let longest =
            rows.iter().filter_map(|r| r.get(usize::from(col))).map(|c| if let Cell::Words(w) = c { w.chars().count() } else { 8 });
        let width = longest.max().unwrap_or(0).max(words.chars().count()).clamp(8, 60);
        s.set_column_width(col, width as f64 + 2.0)?;
    }
    for (row, cells) in (1u32..).zip(rows) {
        for (col, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Words(w) => s.write_string_with_format(row, col, w, &plain).map(drop)?,
                Cell::Number(n) => s.write_number_with_format(row, col, n, &plain).map(drop)?,
                Cell::Nothing => {}
            }
        }
    }
    s.set_freeze_panes(1, 0)?;
    Ok(())
}
