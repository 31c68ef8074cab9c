//! What the columns of a table hold: by their headings, or by what stands in them; and the file in which an author settles it.
//!
//! Deliberately not here: what becomes of the rows (`plan`).

use serde::{Deserialize, Serialize};

use super::columns::{Column, Part};
use super::headings::{Said, heading};
use super::names;
use super::times::{date_of, looks_like_one};
use crate::base::message::{Message, msg};
use crate::base::text::{Lang, Text};
use crate::record::states::{Channel, list};
use crate::scenario::Scenario;
use crate::scenario::edit::quoted;
use crate::scenario::sheet::{Cell, Table, column_name, column_of};

/// Rows among which the headings are looked for, and rows of which the contents are looked at.
const HEADINGS: usize = 40;
const LOOKED_AT: usize = 100;

/// What the columns of a table hold, as a file says it that stands beside the table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The sheet; empty: the first that holds something.
    #[serde(default)]
    pub sheet: String,
    /// The last row of the headings, from 1; 0: there are none.
    pub header: usize,
    /// The columns; those that are not named are not looked at.
    pub columns: Vec<Holds>,
    /// Who sends messages of which the table does not say it.
    #[serde(default)]
    pub from: Text,
    /// By which means they come where the table does not say it.
    #[serde(default = "other")]
    pub channel: Channel,
    /// The seats that receive them where the table does not say it.
    #[serde(default)]
    pub to: Vec<String>,
}

fn other() -> Channel {
    Channel::Other
}

/// What a column holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// Its name, such as `B`.
    pub column: String,
    /// What it holds.
    pub holds: Part,
    /// The language of its words, `ar` or `en`; none: each cell shows it by its letters.
    #[serde(default)]
    pub lang: Option<String>,
}

impl Mapping {
    /// The columns that hold something, by their places; those that are named wrongly are told.
    pub(super) fn places(&self) -> Result<Vec<(usize, Column)>, Message> {
        let mut all = Vec::new();
        for h in self.columns.iter().filter(|h| h.holds != Part::Ignored) {
            let Some(place) = column_of(&h.column) else {
                return Err(msg!("msel-no-column", name = &h.column));
            };
            let lang = match &h.lang {
                Some(tag) => {
                    Some(Lang::named(tag).ok_or_else(|| msg!("msel-no-language", name = tag))?)
                }
                None => None,
            };
            let column = Column {
                part: h.holds,
                lang,
            };
            if all.iter().any(|(p, c)| *p == place || *c == column) {
                return Err(msg!(
                    "msel-column-twice",
                    name = &h.column,
                    part = h.holds.heading()
                ));
            }
            all.push((place, column));
        }
        Ok(all)
    }
}

list! {
    /// How sure it is what a column holds.
    Sure {
        /// Its heading says it.
        Sure,
        /// Its heading says it among other words.
        Likely,
        /// What stands in it looks like it.
        Guessed,
        /// Its heading is not known, so it is not looked at.
        Unknown,
    }
}

/// What the columns of a table seem to hold.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The mapping.
    pub mapping: Mapping,
    /// For each of its columns how sure it is, its heading, and an example of what stands in it.
    pub columns: Vec<(Sure, String, String)>,
    /// What an inject needs and no column holds.
    pub missing: Vec<Part>,
}

impl Proposal {
    /// Whether nobody has to be asked.
    pub fn is_sure(&self) -> bool {
        self.missing.is_empty() && self.columns.iter().all(|(sure, ..)| !sure.asks())
    }

    /// The mapping as a file, with what is known of each column beside it.
    pub fn file(&self, say: &dyn Fn(&Message) -> String) -> String {
        let m = &self.mapping;
        let said = |m: &Message| say(m).replace('\n', " ");
        let mut lines = vec![
            format!("// {}", said(&msg!("msel-file-head"))),
            format!("// {}", said(&msg!("msel-file-parts"))),
        ];
        lines.extend(Part::ALL.iter().map(|part| {
            let (name, part) = (written(*part), part.heading());
            format!(
                "// {}",
                said(&msg!("msel-file-part", name = name, part = part))
            )
        }));
        lines.push("(".to_owned());
        lines.push(format!("    sheet: {},", quoted(&m.sheet)));
        lines.push(format!("    header: {},", m.header));
        lines.push("    columns: [".to_owned());
        for (h, (sure, heading, example)) in m.columns.iter().zip(&self.columns) {
            let lang = h
                .lang
                .as_ref()
                .map_or_else(String::new, |l| format!(", lang: Some({})", quoted(l)));
            let beside = said(&msg!(
                "msel-file-column",
                sure = sure.words(),
                heading = heading,
                example = example
            ));
            let (column, part) = (quoted(&h.column), written(h.holds));
            lines.push(format!(
                "        (column: {column}, holds: {part}{lang}), // {beside}"
            ));
        }
        let channel = ron::to_string(&m.channel).unwrap_or_default();
        let (ar, en) = (quoted(&m.from.ar), quoted(&m.from.en));
        lines.push("    ],".to_owned());
        lines.push(format!("    // {}", said(&msg!("msel-file-defaults"))));
        lines.push(format!("    from: (ar: {ar}, en: {en}),"));
        lines.push(format!("    channel: {channel},"));
        lines.push("    to: [],\n)\n".to_owned());
        lines.join("\n")
    }
}

/// A part as the file has it.
fn written(part: Part) -> String {
    ron::to_string(&part).unwrap_or_default()
}

impl Sure {
    /// Whether somebody is to be asked.
    pub fn asks(self) -> bool {
        match self {
            Self::Sure | Self::Unknown => false,
            Self::Likely | Self::Guessed => true,
        }
    }

    /// How sure it is, in words.
    pub fn words(self) -> Message {
        match self {
            Self::Sure => msg!("msel-sure"),
            Self::Likely => msg!("msel-likely"),
            Self::Guessed => msg!("msel-guessed"),
            Self::Unknown => msg!("msel-unknown-heading"),
        }
    }
}

/// What an inject of a table cannot do without.
const NEEDED: [Part; 3] = [Part::Time, Part::To, Part::Text];

/// Finds out what the columns of a table hold.
pub fn propose(table: &Table, s: &Scenario) -> Proposal {
    let rows = header_rows(table);
    let first = rows.as_ref().map_or(0, |r| r.1 + 1);
    // What a column is called tells more than what stands in it; that is looked into only where it is not called anything.
    let named = |c: usize| {
        let mut cells = rows.iter().flat_map(|r| r.0..=r.1);
        cells.any(|row| heading(&table.filled(row, c).words()).is_some_and(|said| said.sure))
    };
    let look = |c: usize| Look::at(table, first, c, (!named(c)).then_some(s));
    let looks: Vec<Look> = (0..table.width()).map(look).collect();
    let mut columns: Vec<Guess> = Vec::new();
    for look in looks.iter().filter(|l| l.filled > 0 || rows.is_some()) {
        let words = rows.as_ref().map_or_else(String::new, |r| {
            let cells = (r.0..=r.1).map(|row| table.filled(row, look.column).words());
            let mut all: Vec<String> = cells.filter(|w| !w.is_empty()).collect();
            all.dedup();
            all.join("\n")
        });
        if !words.is_empty() || look.filled > 0 {
            columns.push(Guess::new(look, words));
        }
    }
    settle(&mut columns);
    guess(&mut columns, &looks, rows.is_some());
    let holds = |part: Part| columns.iter().any(|g| g.part == part);
    let missing = NEEDED.into_iter().filter(|p| !holds(*p)).collect();
    let mapping = Mapping {
        sheet: table.sheet.clone(),
        header: rows.map_or(0, |r| r.1 + 1),
        columns: columns
            .iter()
            .map(|g| Holds {
                column: column_name(g.column),
                holds: g.part,
                lang: g.lang.map(|l| l.tag().to_owned()),
            })
            .collect(),
        from: Text::default(),
        channel: Channel::Other,
        to: Vec::new(),
    };
    let columns = columns
        .into_iter()
        .map(|g| (g.sure, g.heading, g.example))
        .collect();
    Proposal {
        mapping,
        columns,
        missing,
    }
}

/// The first and last row of the headings: the row with most words that are known, two at least, and one below that has them too.
fn header_rows(table: &Table) -> Option<(usize, usize)> {
    let known = |row: usize| {
        let cells = (0..table.width()).map(|c| table.filled(row, c).words());
        let mut parts: Vec<Part> = cells
            .filter(|w| w.chars().count() < 60)
            .filter_map(|w| heading(&w))
            .map(|said| said.part)
            .collect();
        parts.sort();
        parts.dedup();
        parts.len()
    };
    let rows = table.height().min(HEADINGS);
    let counts: Vec<usize> = (0..rows).map(known).collect();
    let best = counts.iter().copied().max().filter(|n| *n >= 2)?;
    let first = counts.iter().position(|n| *n == best)?;
    let next = counts.get(first + 1).copied().unwrap_or(0);
    let two = next >= 2
        && next * 2 >= best
        && !(0..table.width()).any(|c| looks_like_one(table.cell(first + 1, c)));
    Some((first, first + usize::from(two)))
}

/// What stands in a column.
struct Look {
    column: usize,
    filled: usize,
    /// How many of the cells are such.
    times: usize,
    dates: usize,
    seats: usize,
    channels: usize,
    numbers: usize,
    ids: usize,
    arabic: usize,
    latin: usize,
    /// Characters of all cells.
    length: usize,
    different: usize,
    example: String,
}

impl Look {
    /// Looks at a column; for what it may hold only where a scenario is given.
    fn at(table: &Table, first: usize, column: usize, s: Option<&Scenario>) -> Self {
        let cells = (first..table.height()).map(|row| table.filled(row, column));
        let cells: Vec<&Cell> = cells.filter(|c| !c.is_empty()).take(LOOKED_AT).collect();
        let count = |is: &dyn Fn(&Cell) -> bool| cells.iter().filter(|c| is(c)).count();
        let words: Vec<String> = cells.iter().map(|c| c.words()).collect();
        let counted = |is: &dyn Fn(&str) -> bool| words.iter().filter(|w| is(w)).count();
        let mut different = words.clone();
        different.sort();
        different.dedup();
        Self {
            column,
            filled: cells.len(),
            times: count(&looks_like_one),
            dates: count(&|c| date_of(c).is_some()),
            seats: counted(&|w| {
                let found = s
                    .filter(|_| w.chars().count() < 300)
                    .map(|s| names::seats(s, w));
                found.is_some_and(|f| f.is_ok_and(|x| !x.is_empty()))
            }),
            channels: counted(&|w| {
                s.is_some() && w.chars().count() < 40 && names::channel(w).is_ok()
            }),
            numbers: count(&|c| matches!(c, Cell::Number(n) if n.fract() == 0.0)),
            ids: counted(&|w| s.is_some_and(|s| s.inject(&w.into()).is_some())),
            arabic: counted(&|w| language(w) == Lang::Ar),
            latin: counted(&|w| language(w) == Lang::En && w.chars().any(char::is_alphabetic)),
            length: words.iter().map(|w| w.chars().count()).sum(),
            different: different.len(),
            example: words.first().map_or_else(String::new, |w| short(w)),
        }
    }

    /// Whether most cells are such.
    fn mostly(&self, n: usize) -> bool {
        self.filled > 0 && n * 10 >= self.filled * 7
    }

    /// Characters of a cell on average.
    fn mean(&self) -> usize {
        self.length / self.filled.max(1)
    }

    /// The language of its words, if it is the same in all.
    fn lang(&self) -> Option<Lang> {
        match (self.arabic, self.latin) {
            (0, n) if n > 0 => Some(Lang::En),
            (n, 0) if n > 0 => Some(Lang::Ar),
            _ => None,
        }
    }
}

/// The beginning of words, on one line.
fn short(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    let line = line.join(" ");
    if line.chars().count() <= 40 {
        return line;
    }
    line.chars().take(39).chain(['…']).collect()
}

/// The language of words by their letters.
pub(super) fn language(words: &str) -> Lang {
    let arabic = words
        .chars()
        .filter(|c| ('\u{600}'..='\u{6ff}').contains(c) && c.is_alphabetic());
    let latin = words.chars().filter(char::is_ascii_alphabetic);
    if arabic.count() * 2 >= latin.count().max(1) {
        Lang::Ar
    } else {
        Lang::En
    }
}

/// What a column may hold.
struct Guess {
    column: usize,
    part: Part,
    lang: Option<Lang>,
    sure: Sure,
    heading: String,
    example: String,
    /// The language of its words, if it is the same in all.
    words: Option<Lang>,
}

impl Guess {
    fn new(look: &Look, heading_words: String) -> Self {
        let known = heading(&heading_words);
        let said = known.unwrap_or(Said {
            part: Part::Ignored,
            lang: None,
            sure: true,
        });
        let sure = match (known.is_some() || heading_words.is_empty(), said.sure) {
            (false, _) => Sure::Unknown,
            (true, true) => Sure::Sure,
            (true, false) => Sure::Likely,
        };
        Self {
            column: look.column,
            part: said.part,
            lang: said.lang.filter(|_| said.part.is_worded()),
            sure,
            heading: short(&heading_words),
            example: look.example.clone(),
            words: look.lang(),
        }
    }

    /// Takes it for something that it may not be.
    fn guessed(&mut self, part: Part) {
        self.part = part;
        self.sure = Sure::Guessed;
    }
}

/// Of several columns that say the same, those in different languages are told apart; else the surest counts.
fn settle(columns: &mut [Guess]) {
    for n in 0..columns.len() {
        let (part, lang, sure) = (columns[n].part, columns[n].lang, columns[n].sure);
        if part == Part::Ignored {
            continue;
        }
        let Some(before) = columns[..n]
            .iter()
            .position(|g| g.part == part && g.lang == lang)
        else {
            continue;
        };
        let languages = (columns[before].words, columns[n].words);
        match languages {
            (Some(a), Some(b)) if part.is_worded() && lang.is_none() && a != b => {
                columns[before].lang = Some(a);
                columns[n].lang = Some(b);
            }
            _ if sure < columns[before].sure => columns[before].guessed(Part::Ignored),
            _ => columns[n].guessed(Part::Ignored),
        }
    }
}

/// For what an inject needs and no heading names, columns of which nothing is known are looked at.
fn guess(columns: &mut [Guess], looks: &[Look], has_headings: bool) {
    let look = |g: &Guess| &looks[g.column];
    let mut find = |part: Part, fits: &dyn Fn(&Look) -> Option<usize>| {
        // What has a heading that says something else is what it says.
        let wanted = !has_headings || NEEDED.contains(&part);
        if !wanted || columns.iter().any(|g| g.part == part) {
            return;
        }
        let unknown = |g: &Guess| g.part == Part::Ignored && !g.sure.asks();
        let free = columns.iter().enumerate().filter(|(_, g)| unknown(g));
        let best = free.filter_map(|(n, g)| Some((fits(look(g))?, n)));
        // Of equal ones the first.
        if let Some((_, n)) = best.max_by_key(|(score, n)| (*score, usize::MAX - n)) {
            columns[n].guessed(part);
        }
    };
    find(Part::Id, &|l| l.mostly(l.ids).then_some(l.ids));
    find(Part::Time, &|l| l.mostly(l.times).then_some(l.times));
    find(Part::Day, &|l| {
        (l.mostly(l.dates) && !l.mostly(l.times)).then_some(l.dates)
    });
    find(Part::To, &|l| l.mostly(l.seats).then_some(l.seats));
    find(Part::Channel, &|l| {
        l.mostly(l.channels).then_some(l.channels)
    });
    find(Part::Number, &|l| {
        (l.mostly(l.numbers) && l.different == l.filled).then_some(l.numbers)
    });
    let words = |l: &Look| l.filled > 0 && l.arabic + l.latin > 0;
    find(Part::Text, &|l| {
        (words(l) && l.mean() > 15).then_some(l.mean())
    });
    find(Part::Name, &|l| {
        (words(l) && (8..80).contains(&l.mean()) && l.different * 10 >= l.filled * 8)
            .then_some(l.mean())
    });
    find(Part::From, &|l| {
        (words(l) && l.mean() < 40).then_some(l.filled)
    });
}
