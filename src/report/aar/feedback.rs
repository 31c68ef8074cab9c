//! What participants wrote on their feedback forms: how they rate statements, strengths and areas for improvement they name.
//!
//! A form says for which seat it speaks, if it does, and nobody's name. A file of forms is RON or CSV: of a table, the columns
//! `seat`, `strengths`, `improvements` and `comments` are known, every other one is a statement with a number from 1 to 5.
//! Deliberately not here: where the file is read.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::sections::Sections;
use crate::base::clean;
use crate::base::ids::SeatId;
use crate::base::message::{Message, msg};
use crate::report::doc::{Block, RichText, Table, text};

/// The best that a statement can be rated; 1 is the worst.
const BEST: u8 = 5;
/// Forms in all files at most.
const MOST: usize = 2000;

/// A form that a participant filled in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// The seat for which it speaks, if it says so.
    #[serde(default)]
    pub seat: Option<SeatId>,
    /// Statements with how far the participant agrees, from 1, not at all, to 5, fully.
    #[serde(default)]
    pub ratings: Vec<(String, u8)>,
    /// What went well.
    #[serde(default)]
    pub strengths: Vec<String>,
    /// What should be better.
    #[serde(default)]
    pub improvements: Vec<String>,
    /// Whatever else.
    #[serde(default)]
    pub comments: String,
}

impl Feedback {
    /// The same with its words as they may stand in a document.
    fn tidied(self) -> Self {
        let tidy = |words: String| clean::lines(words.trim()).into_owned();
        let each = |list: Vec<String>| {
            list.into_iter()
                .map(tidy)
                .filter(|w| !w.is_empty())
                .collect()
        };
        Self {
            seat: self.seat,
            ratings: self
                .ratings
                .into_iter()
                .map(|(s, n)| (tidy(s), n))
                .collect(),
            strengths: each(self.strengths),
            improvements: each(self.improvements),
            comments: tidy(self.comments),
        }
    }
}

/// Forms with words as they may stand in a document.
///
/// # Errors
/// The first number that is none from 1 to 5, or too many forms.
pub fn checked(all: Vec<Feedback>) -> Result<Vec<Feedback>, Message> {
    if all.len() > MOST {
        return Err(msg!("feedback-too-many", most = MOST.to_string()));
    }
    let ratings = || all.iter().flat_map(|f| &f.ratings);
    if let Some((statement, n)) = ratings().find(|(_, n)| !(1..=BEST).contains(n)) {
        let (statement, n) = (statement.clone(), n.to_string());
        return Err(msg!("feedback-no-rating", statement = statement, value = n));
    }
    Ok(all.into_iter().map(Feedback::tidied).collect())
}

/// Forms out of a table. An empty cell is no answer; several strengths or areas stand on lines of their own, or behind `;`.
///
/// # Errors
/// A table that cannot be read, or a cell under a statement that is no number.
pub fn from_csv(table: &str) -> Result<Vec<Feedback>, Message> {
    let unreadable = |e: csv::Error| {
        let line = e.position().map_or(0, csv::Position::line);
        msg!("feedback-no-table", line = line.to_string())
    };
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let heads = reader.headers().map_err(unreadable)?.clone();
    let mut all = Vec::new();
    for row in reader.records() {
        let row = row.map_err(unreadable)?;
        let mut form = Feedback::default();
        for (head, cell) in heads.iter().zip(&row) {
            let cell = cell.trim();
            let several = || cell.split([';', '؛', '\n']).map(str::to_owned).collect();
            match head.trim() {
                _ if cell.is_empty() => {}
                "seat" => form.seat = Some(cell.into()),
                "strengths" => form.strengths = several(),
                "improvements" => form.improvements = several(),
                "comments" => form.comments = cell.to_owned(),
                statement => {
                    let number = crate::base::text::western_digits(cell).parse();
                    let number = number.map_err(|_| {
                        msg!("feedback-no-rating", statement = statement, value = cell)
                    })?;
                    form.ratings.push((statement.to_owned(), number));
                }
            }
        }
        all.push(form);
    }
    Ok(all)
}

/// How a statement was rated.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Rated {
    statement: String,
    mean: f64,
    answers: usize,
}

/// The statements in the order in which they first stand, each with the mean of its ratings.
pub(super) fn statements(all: &[Feedback]) -> Vec<Rated> {
    let mut order: Vec<&str> = Vec::new();
    let mut sums: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
    for (statement, n) in all.iter().flat_map(|f| &f.ratings) {
        let sum = sums.entry(statement).or_insert_with(|| {
            order.push(statement);
            (0, 0)
        });
        *sum = (sum.0 + u32::from(*n), sum.1 + 1);
    }
    let rated = |statement: &str| {
        let (sum, answers) = sums[statement];
        Rated {
            statement: statement.to_owned(),
            mean: f64::from(sum) / answers as f64,
            answers,
        }
    };
    order.into_iter().map(rated).collect()
}

impl Sections<'_> {
    /// What participants wrote, if forms were given.
    pub(super) fn feedback(&self, to: &mut Vec<Block>) {
        let all = &self.report.feedback;
        if all.is_empty() {
            return;
        }
        to.push(Block::section(self.t("report-feedback")));
        let seats: BTreeSet<String> = all
            .iter()
            .filter_map(|f| f.seat.as_ref())
            .map(|s| self.prose().seat(s))
            .collect();
        let seats: Vec<String> = seats.into_iter().collect();
        let forms = msg!("report-feedback-forms", n = all.len().to_string());
        to.push(Block::para(self.say.message(&forms)));
        if !seats.is_empty() {
            to.push(Block::quiet(seats.join(" · ")));
        }
        let rated = statements(all);
        if !rated.is_empty() {
            let head = self.heads([
                "report-feedback-statement",
                "report-feedback-mean",
                "report-feedback-answers",
            ]);
            let mut table = Table::of(head, [70, 16, 14]);
            for r in rated {
                let cells = [r.statement, format!("{:.1}", r.mean), r.answers.to_string()];
                table.push(cells.map(text).to_vec());
            }
            to.push(Block::Table(table));
        }
        let of = |list: fn(&Feedback) -> Vec<&String>| -> Vec<RichText> {
            all.iter().flat_map(list).map(text).collect()
        };
        for (key, items) in [
            ("report-strengths", of(|f| f.strengths.iter().collect())),
            ("report-improve", of(|f| f.improvements.iter().collect())),
            (
                "report-feedback-comments",
                of(|f| {
                    Some(&f.comments)
                        .filter(|c| !c.is_empty())
                        .into_iter()
                        .collect()
                }),
            ),
        ] {
            if !items.is_empty() {
                to.push(Block::quiet(self.t(key)));
                to.push(Block::List { items });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_forms_is_read_and_its_statements_are_averaged() {
        let table = "\u{feff}seat,The script was plausible,strengths,improvements,comments\n\
                     room,4,Calm;Clear words,,\n\
                     media,٥,,\"Maps\nRadios\",Thanks\n\
                     ,,,,\n";
        let all = checked(from_csv(table).unwrap()).unwrap();
        assert_eq!(all.len(), 3);
        assert_eq!(all[0].strengths, ["Calm", "Clear words"]);
        assert_eq!(all[1].improvements, ["Maps", "Radios"]);
        let rated = statements(&all);
        assert_eq!((rated.len(), rated[0].mean, rated[0].answers), (1, 4.5, 2));
    }

    #[test]
    fn what_is_no_rating_is_named() {
        let wrong = |table: &str| from_csv(table).and_then(checked).unwrap_err();
        for cell in ["6", "0", "good"] {
            let said = wrong(&format!("seat,Plausible\nroom,{cell}\n"));
            let words = crate::wording::plain(crate::base::text::Lang::En).message(&said);
            assert!(
                words.contains("Plausible") && words.contains(cell),
                "{words}"
            );
        }
        wrong("seat,Plausible\nroom\n");
    }
}
