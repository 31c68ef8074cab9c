//! Days as rows of two tables: one row for each run, and one for each part of a measure that belongs to a seat or a municipality.
//!
//! Values stand as they are computed, with a point and as many digits as they need, so that the same day gives the same bytes.
//! Nothing is translated: these are for programs. Deliberately not here: files, what is read out of many rows (`compare`).

use super::day::{Day, Whose};
use crate::base::ids::ObjectiveId;
use crate::base::message::{Message, msg};
use crate::evaluate::compare::FigureKind;
use crate::record::Rules;
use crate::record::measure::{MeasureKind, Unit};
use crate::record::rating::Rating;

/// The table of runs: which columns it has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Runs {
    /// The objectives of all scenarios of the design with all plans, in the order of their columns.
    pub objectives: Vec<ObjectiveId>,
}

/// Of which run a row is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Which {
    /// Identifier of the scenario.
    pub scenario: String,
    /// Hash of what was played: of its texts as the plan has them.
    pub hash: String,
    /// The plan.
    pub plan: String,
    /// The player.
    pub player: String,
    /// The seed.
    pub seed: u64,
}

/// A row that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Of which run it is.
    pub which: Which,
    /// Whether the day came to its end.
    pub whole: bool,
    /// In the order of [`MeasureKind::ALL`].
    pub measures: Vec<Option<f64>>,
    /// In the order of the table's objectives.
    pub ratings: Vec<Option<Rating>>,
    /// In the order of [`FigureKind::ALL`].
    pub figures: Vec<Option<f64>>,
}

/// A table that was not written by this version of the program, or was changed: the line and what stands there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// Line, from 1.
    pub line: usize,
    /// What stands there.
    pub found: Found,
}

/// What stands where a row should.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// Cells that say something else than a row does, the first ones of them.
    Cells(String),
    /// So many cells, in place of so many.
    Count(usize, usize),
    /// Bytes that are no text.
    NoText,
    /// Quotes or brackets that do not close.
    Broken,
}

impl Found {
    /// In words.
    pub fn words(&self) -> Message {
        match self {
            Self::Cells(cells) => msg!("batch-found-cells", cells = cells),
            Self::Count(n, wanted) => {
                msg!("batch-found-count", n = *n, wanted = wanted.to_string())
            }
            Self::NoText => msg!("batch-found-no-text"),
            Self::Broken => msg!("batch-found-broken"),
        }
    }
}

/// What is wrong with a line that cannot be cut into cells.
fn uncut(line: usize, e: &csv::Error) -> Unreadable {
    let found = match e.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => Found::Count(*len as usize, *expected_len as usize),
        csv::ErrorKind::Utf8 { .. } => Found::NoText,
        // Of an open set of kinds, none of which comes of text in memory.
        _ => Found::Broken,
    };
    Unreadable { line, found }
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// A number with digits after the point.
    Number,
    /// A whole number from 0 up.
    Whole,
    /// `true` or `false`.
    Truth,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What stands in it; an empty cell is none.
    pub kind: Kind,
}

/// Columns that say of which run a row is, in both tables.
const WHICH: [(&str, Kind); 7] = [
    ("scenario", Kind::Text),
    ("scenario_hash", Kind::Text),
    ("version", Kind::Text),
    ("rules", Kind::Text),
    ("plan", Kind::Text),
    ("player", Kind::Text),
    ("seed", Kind::Whole),
];
/// Columns that follow them in the table of runs, and in that of parts.
const OF_RUN: [(&str, Kind); 3] = [
    ("digest", Kind::Text),
    ("whole", Kind::Truth),
    ("stopped_at", Kind::Text),
];
const OF_PART: [(&str, Kind); 6] = [
    ("whose", Kind::Text),
    ("id", Kind::Text),
    ("measure", Kind::Text),
    ("unit", Kind::Text),
    ("value", Kind::Number),
    ("cases", Kind::Whole),
];

fn column(name: impl Into<String>, kind: Kind) -> Column {
    Column {
        name: name.into(),
        kind,
    }
}

fn named(columns: &[(&str, Kind)]) -> Vec<Column> {
    columns.iter().map(|(n, k)| column(*n, *k)).collect()
}

/// The names of columns, as the first row of a table.
pub fn head(columns: &[Column]) -> Vec<String> {
    columns.iter().map(|c| c.name.clone()).collect()
}

/// The version of the program, as rows have it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The edition of the rules, as rows have it.
pub fn rules() -> String {
    serde_json::to_value(Rules::PRESENT)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn unit(kind: MeasureKind) -> &'static str {
    match kind.unit() {
        Unit::Number => "number",
        Unit::Percent => "percent",
        Unit::Seconds => "seconds",
        Unit::Hours => "hours",
    }
}

/// The column of a measure: its name and its unit.
pub fn measure_column(kind: MeasureKind) -> String {
    format!("{}_{}", kind.id(), unit(kind))
}

fn figure_column(kind: FigureKind) -> String {
    let name = serde_json::to_value(kind).ok();
    let name = name.as_ref().and_then(|v| v.as_str()).unwrap_or_default();
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let name: String = name
        .replace('\'', "")
        .replace(", ", " ")
        .chars()
        .map(word)
        .collect();
    format!("outcome_{name}")
}

impl Runs {
    /// The columns.
    pub fn columns(&self) -> Vec<Column> {
        let number = |name| column(name, Kind::Number);
        let mut all = named(&WHICH);
        all.extend(named(&OF_RUN));
        all.extend(MeasureKind::ALL.iter().map(|k| number(measure_column(*k))));
        all.extend(FigureKind::ALL.iter().map(|k| number(figure_column(*k))));
        let ratings = self.objectives.iter().map(|o| format!("rating_{o}"));
        all.extend(ratings.map(|name| column(name, Kind::Text)));
        all
    }

    /// The row of a run. `objectives` are those of its scenario, in the order of the day's ratings.
    pub fn row(&self, which: &Which, objectives: &[ObjectiveId], day: &Day) -> Vec<String> {
        let number = |v: &Option<f64>| v.map_or_else(String::new, |v| v.to_string());
        let stopped = day.stopped.map_or_else(String::new, |t| t.exact());
        let mut all = key(which);
        all.extend([
            day.digest.clone(),
            day.stopped.is_none().to_string(),
            stopped,
        ]);
        all.extend(day.measures.iter().map(number));
        all.extend(day.figures.iter().map(number));
        all.extend(self.objectives.iter().map(|o| {
            let n = objectives.iter().position(|x| x == o);
            let rating = n.and_then(|n| day.ratings[n]);
            rating.map_or_else(String::new, |r| r.letter().to_string())
        }));
        all
    }

    /// Reads a row.
    fn read(&self, cells: &csv::StringRecord) -> Option<Row> {
        let cell = |n: usize| cells.get(n);
        let number = |n: usize| match cell(n)? {
            "" => Some(None),
            v => v.parse::<f64>().ok().map(Some),
        };
        let numbers = |from: usize, count: usize| -> Option<Vec<Option<f64>>> {
            (from..from + count).map(number).collect()
        };
        let which = Which {
            scenario: cell(0)?.to_owned(),
            hash: cell(1)?.to_owned(),
            plan: cell(4)?.to_owned(),
            player: cell(5)?.to_owned(),
            seed: cell(6)?.parse().ok()?,
        };
        let (measures, figures) = (MeasureKind::ALL.len(), FigureKind::ALL.len());
        let first = WHICH.len() + OF_RUN.len();
        let rating = |n: usize| match cell(n)? {
            "" => Some(None),
            v => Rating::ALL
                .iter()
                .find(|r| v.chars().eq([r.letter()]))
                .map(|r| Some(*r)),
        };
        let ratings = first + measures + figures;
        Some(Row {
            which,
            whole: cell(8)?.parse().ok()?,
            measures: numbers(first, measures)?,
            figures: numbers(first + measures, figures)?,
            ratings: (ratings..ratings + self.objectives.len())
                .map(rating)
                .collect::<Option<_>>()?,
        })
    }

    /// Reads a table.
    ///
    /// # Errors
    /// If it has other columns, or a cell holds what it cannot.
    pub fn read_all(&self, bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes);
        let mut rows = Vec::new();
        for (n, cells) in reader.records().enumerate() {
            let cells = cells.map_err(|e| uncut(n + 1, &e))?;
            let other = || Unreadable {
                line: n + 1,
                found: Found::Cells(cells.iter().take(8).collect::<Vec<_>>().join(",")),
            };
            if n == 0 {
                if cells
                    .iter()
                    .ne(head(&self.columns()).iter().map(String::as_str))
                {
                    return Err(other());
                }
                continue;
            }
            rows.push(self.read(&cells).ok_or_else(other)?);
        }
        Ok(rows)
    }
}

/// The cells that say of which run a row is, in both tables.
fn key(which: &Which) -> Vec<String> {
    vec![
        which.scenario.clone(),
        which.hash.clone(),
        VERSION.to_owned(),
        rules(),
        which.plan.clone(),
        which.player.clone(),
        which.seed.to_string(),
    ]
}

/// The columns of the table of parts.
pub fn parts_columns() -> Vec<Column> {
    [named(&WHICH), named(&OF_PART)].concat()
}

/// The rows of a run in the table of parts.
pub fn parts(which: &Which, day: &Day) -> Vec<Vec<String>> {
    let one = |p: &super::day::Part| {
        let (whose, id) = match &p.whose {
            Whose::Seat(id) => ("seat", id.to_string()),
            Whose::Municipality(id) => ("municipality", id.to_string()),
        };
        let mut cells = key(which);
        cells.extend([
            whose.to_owned(),
            id,
            p.kind.id().to_owned(),
            unit(p.kind).to_owned(),
            p.value.to_string(),
            p.cases.to_string(),
        ]);
        cells
    };
    day.parts.iter().map(one).collect()
}

/// Rows as text, each ended with a line feed.
pub fn text(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row)
            .expect("rows of one table are of one length");
    }
    let bytes = writer.into_inner().expect("memory takes everything");
    String::from_utf8(bytes).expect("cells are text")
}
