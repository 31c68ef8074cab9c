//! What participants wrote on their feedback forms: how they rate statements, strengths and areas for improvement they name.
//!
//! A form says for which seat it speaks, if it does, and nobody's name. A file of forms is RON or CSV: of a table, the columns
//! for seat, strengths, improvements and comments are known, every other one is a statement with a number from 1 to 5.
//! Deliberately not here: where the file is read.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::sections::Sections;
use crate::base::clean;
use crate::base::diag::Words;
use crate::base::ids::SeatId;
use crate::base::message::{Message, msg};
use crate::base::text::{Lang, separator, western_digits};
use crate::record::states::list;
use crate::report::doc::{Block, RichText, Table, text};
use crate::scenario::Scenario;
use crate::scenario::model::Seat;
use crate::scenario::notes::did_you_mean;
use crate::wording::plain;

/// The best that a statement can be rated; 1 is the worst.
const BEST: u8 = 5;
/// Forms in a file at most.
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

/// What is wrong in a file of forms, with the byte at which it stands, and what to do.
pub type Wrong = (usize, Words);

list! {
    /// A column of a table that is no statement.
    Column {
        /// The seat for which a form speaks.
        Seat,
        /// What went well.
        Strengths,
        /// What should be better.
        Improvements,
        /// Whatever else.
        Comments,
    }
}

impl Column {
    /// What it is called in a program, and the words that people write over it.
    fn names(self) -> (&'static str, Message) {
        match self {
            Self::Seat => ("seat", msg!("feedback-seat")),
            Self::Strengths => ("strengths", msg!("feedback-strengths")),
            Self::Improvements => ("improvements", msg!("feedback-improvements")),
            Self::Comments => ("comments", msg!("feedback-comments")),
        }
    }

    /// The words that people write over it.
    pub fn heading(self) -> Message {
        self.names().1
    }

    /// The column with a heading, in any language.
    fn headed(heading: &str) -> Option<Self> {
        let is = |column: &&Self| {
            let (name, words) = column.names();
            let mut words = Lang::all().map(|lang| plain(lang).message(&words));
            name.eq_ignore_ascii_case(heading)
                || words.any(|w| w.to_lowercase() == heading.to_lowercase())
        };
        Self::ALL.iter().find(is).copied()
    }
}

/// The seat of a scenario with an identifier, or a name in any language.
fn seat_of(s: &Scenario, said: &SeatId) -> Option<SeatId> {
    let is = |seat: &&Seat| {
        seat.id == *said || [&seat.name.ar, &seat.name.en].contains(&&said.to_string())
    };
    s.seats.values().find(is).map(|seat| seat.id.clone())
}

/// Forms, each with the byte at which it stands, with words as they may stand in a document.
///
/// # Errors
/// The first form with a number that is none from 1 to 5, or of a seat that the scenario does not have; or too many forms.
pub fn checked(all: Vec<(usize, Feedback)>, s: &Scenario) -> Result<Vec<Feedback>, Wrong> {
    if let Some((at, _)) = all.get(MOST) {
        return Err((*at, (msg!("feedback-too-many", n = MOST), None)));
    }
    let one = |(at, mut form): (usize, Feedback)| {
        let wrong = |what: Message, help: Option<Message>| Err((at, (what, help)));
        let mut ratings = form.ratings.iter();
        if let Some((statement, n)) = ratings.find(|(_, n)| !(1..=BEST).contains(n)) {
            return wrong(no_rating(statement, &n.to_string()), None);
        }
        if let Some(said) = &form.seat {
            let Some(seat) = seat_of(s, said) else {
                let help = did_you_mean(said.as_str(), s.seats.keys().map(SeatId::as_str));
                return wrong(msg!("feedback-no-seat", seat = said), help);
            };
            form.seat = Some(seat);
        }
        Ok(form.tidied())
    };
    all.into_iter().map(one).collect()
}

fn no_rating(statement: &str, value: &str) -> Message {
    msg!("feedback-no-rating", statement = statement, value = value)
}

/// Forms out of a table, each with the byte at which its row stands. Cells are parted by commas, semicolons or tabs. An empty cell
/// is no answer; several strengths or areas stand on lines of their own, or behind `;`.
///
/// # Errors
/// A row that cannot be read, a cell under a statement that is no number, or under no heading at all.
pub fn from_csv(table: &str) -> Result<Vec<(usize, Feedback)>, Wrong> {
    let marked = table.strip_prefix('\u{feff}');
    let (text, before) = marked.map_or((table, 0), |rest| (rest, '\u{feff}'.len_utf8()));
    let place = |p: Option<&csv::Position>| {
        let byte = p.map_or(0, |p| p.byte() as usize).min(text.len());
        // Behind the end of the line before.
        let breaks = text[byte..].len() - text[byte..].trim_start_matches(['\r', '\n']).len();
        before + byte + breaks
    };
    let unreadable = |e: csv::Error| {
        let help = msg!("feedback-write-table");
        (place(e.position()), (msg!("feedback-no-table"), Some(help)))
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let heads = reader.headers().map_err(unreadable)?.clone();
    let mut all = Vec::new();
    for row in reader.records() {
        let row = row.map_err(unreadable)?;
        let at = place(row.position());
        let form = form_of(&heads, &row).map_err(|what| (at, (what, None)))?;
        if form != Feedback::default() {
            all.push((at, form));
        }
    }
    Ok(all)
}

/// The form in a row of a table.
fn form_of(heads: &csv::StringRecord, row: &csv::StringRecord) -> Result<Feedback, Message> {
    let mut form = Feedback::default();
    for (head, cell) in heads.iter().zip(row) {
        let (head, cell) = (head.trim(), cell.trim());
        let several = || cell.split([';', '؛', '\n']).map(str::to_owned).collect();
        if clean::is_blank(cell) {
            continue;
        }
        match Column::headed(head) {
            Some(Column::Seat) => form.seat = Some(cell.into()),
            Some(Column::Strengths) => form.strengths = several(),
            Some(Column::Improvements) => form.improvements = several(),
            Some(Column::Comments) => form.comments = cell.to_owned(),
            None if clean::is_blank(head) => {
                return Err(msg!("feedback-no-heading", value = cell));
            }
            None => {
                let number = western_digits(cell).parse();
                let number = number.map_err(|_| no_rating(head, cell))?;
                form.ratings.push((head.to_owned(), number));
            }
        }
    }
    Ok(form)
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

    fn first_steps() -> Scenario {
        use crate::scenario::{from_texts, shipped};
        let texts = shipped::texts("first-steps").unwrap();
        from_texts(shipped::with_library(texts)).scenario.unwrap()
    }

    fn read(table: &str) -> Result<Vec<Feedback>, Wrong> {
        from_csv(table).and_then(|forms| checked(forms, &first_steps()))
    }

    #[test]
    fn a_table_of_forms_is_read_and_its_statements_are_averaged() {
        let table = "\u{feff}seat,The script was plausible,strengths,improvements,comments\n\
                     room,4,Calm;Clear words,,\n\
                     commission,٥,,\"Maps\nRadios\",Thanks\n\
                     ,,,,\n";
        let all = read(table).unwrap();
        // An empty row is no form.
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].strengths, ["Calm", "Clear words"]);
        assert_eq!(all[1].improvements, ["Maps", "Radios"]);
        let rated = statements(&all);
        assert_eq!((rated.len(), rated[0].mean, rated[0].answers), (1, 4.5, 2));
    }

    #[test]
    fn tables_of_programs_in_arabic_are_read() {
        let table = "\u{feff}الدور;السيناريو مقنع;نقاط القوة;جوانب التحسين;ملاحظات\r\n\
                     room;4;\"هدوء؛ وضوح، ودقة\";;\r\n\
                     مفوضية الانتخابات;٢;;خرائط;شكراً\r\n";
        let all = read(table).unwrap();
        assert_eq!(all[0].strengths, ["هدوء", "وضوح، ودقة"]);
        assert_eq!(all[0].ratings, [("السيناريو مقنع".to_owned(), 4)]);
        assert_eq!(all[1].improvements, ["خرائط"]);
        assert_eq!(all[1].comments, "شكراً");
        let english = "Seat\tplausible\tAreas for improvement\nroom\t3\tMaps\n";
        assert_eq!(read(english).unwrap()[0].improvements, ["Maps"]);
    }

    #[test]
    fn what_is_wrong_with_a_form_is_named_at_its_row() {
        let wrong = |table: &str| {
            let (at, (what, help)) = read(table).unwrap_err();
            let say = plain(Lang::En);
            let help = help.map(|h| say.message(&h)).unwrap_or_default();
            let line = table[..at].lines().count() + 1;
            format!("{line}: {} {help}", say.message(&what))
        };
        for cell in ["6", "0", "300", "good"] {
            for end in ["\n", "\r\n"] {
                let said = wrong(&format!("seat,Plausible{end}room,3{end}room,{cell}{end}"));
                assert!(said.starts_with("3: ") && said.contains(cell), "{said}");
                assert!(said.contains("Plausible"), "{said}");
            }
        }
        let said = wrong("seat,Plausible\nrom,3\n");
        assert!(said.starts_with("2: ") && said.contains("`room`"), "{said}");
        assert!(wrong("seat,Plausible\nroom\n").starts_with("2: "));
        assert!(wrong("seat,Plausible,\nroom,3,x\n").contains("heading"));
    }
}
