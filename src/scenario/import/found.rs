//! What was found while files were read: what is refused, what was changed or left out, and what should be looked at, each with its
//! row or feature.
//!
//! Deliberately not here: what is wrong with a file, and where it is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::clean;
use crate::base::message::{Arg, Message, msg};

/// What a file is given for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Input {
    /// Outlines of districts and municipalities.
    Outlines,
    /// Places.
    Places,
    /// Roads.
    Roads,
    /// Municipalities and their seats.
    Municipalities,
    /// Polling rooms or centres.
    Centres,
}

impl Input {
    /// Its name for programs, and before a point in `--property`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Outlines => "outlines",
            Self::Places => "places",
            Self::Roads => "roads",
            Self::Municipalities => "municipalities",
            Self::Centres => "centres",
        }
    }

    /// Its name for people.
    pub(super) fn name(self) -> Message {
        match self {
            Self::Outlines => msg!("import-name-outlines"),
            Self::Places => msg!("import-name-places"),
            Self::Roads => msg!("import-name-roads"),
            Self::Municipalities => msg!("import-name-municipalities"),
            Self::Centres => msg!("import-name-centres"),
        }
    }
}

/// Where in a file something stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Spot {
    /// A row of a table, by its number in the file, from 1.
    Row(usize),
    /// A feature of a map, from 1.
    Feature(usize),
}

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Weight {
    /// Nothing can be written before it is mended.
    Refused,
    /// Something was left out, filled in or mended.
    Changed,
    /// Something should be looked at.
    Noted,
}

impl Weight {
    /// Its name for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Changed => "changed",
            Self::Noted => "noted",
        }
    }
}

/// One thing that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// How much it weighs.
    pub weight: Weight,
    /// The file it is about, if it is about one.
    pub input: Option<Input>,
    /// The name of that file, where several are given for the same.
    pub file: Option<String>,
    /// The row or feature, if it is about one.
    pub spot: Option<Spot>,
    /// What is said of it, without the place.
    pub said: Message,
}

impl Finding {
    /// What is said, with the place.
    pub fn words(&self) -> Message {
        let said = self.said.clone();
        let list = self.input.map(Input::name);
        let words = match (list, self.spot) {
            (Some(list), Some(Spot::Row(line))) => {
                msg!("import-in-row", list = list, line = line, said = said)
            }
            (Some(list), Some(Spot::Feature(n))) => {
                msg!("import-in-feature", list = list, n = n, said = said)
            }
            (Some(list), None) => msg!("import-in-list", list = list, said = said),
            (None, _) => said,
        };
        match &self.file {
            Some(file) => msg!("import-of-file", file = file, said = words),
            None => words,
        }
    }
}

/// Most findings that are kept of one sort; what comes above is counted.
const KEPT: usize = 20_000;

/// All that was found so far.
#[derive(Default)]
pub(super) struct Found {
    all: Vec<Finding>,
    of_sort: BTreeMap<&'static str, usize>,
    refused: usize,
    file: Option<String>,
}

impl Found {
    /// The name of the file that is read now, where several are given for the same.
    pub(super) fn of_file(&mut self, name: Option<&str>) {
        self.file = name.map(|n| clean::plain(n).into_owned());
    }

    fn add(&mut self, weight: Weight, input: Option<Input>, spot: Option<Spot>, said: Message) {
        self.refused += usize::from(weight == Weight::Refused);
        let n = self.of_sort.entry(said.key).or_default();
        *n += 1;
        if *n <= KEPT {
            let said = plain(said);
            self.all.push(Finding {
                weight,
                input,
                file: self.file.clone(),
                spot,
                said,
            });
        }
    }

    /// What keeps a whole file from being read, or the files from belonging together.
    pub(super) fn wrong(&mut self, input: impl Into<Option<Input>>, said: Message) {
        self.add(Weight::Refused, input.into(), None, said);
    }

    /// What keeps a row or feature from being understood.
    pub(super) fn wrong_at(&mut self, input: Input, spot: Spot, said: Message) {
        self.add(Weight::Refused, Some(input), Some(spot), said);
    }

    /// What was left out, filled in or mended.
    pub(super) fn changed(&mut self, input: Input, spot: Spot, said: Message) {
        self.add(Weight::Changed, Some(input), Some(spot), said);
    }

    /// What was changed in a whole file.
    pub(super) fn changed_in(&mut self, input: Input, said: Message) {
        self.add(Weight::Changed, Some(input), None, said);
    }

    /// What should be looked at in a row or feature.
    pub(super) fn note_at(&mut self, input: Input, spot: Spot, said: Message) {
        self.add(Weight::Noted, Some(input), Some(spot), said);
    }

    /// What is wrong with a place, or should be looked at in it, by where a file has it.
    pub(super) fn of_place(&mut self, at: Option<(Input, Spot)>, wrong: bool, said: Message) {
        let weight = if wrong {
            Weight::Refused
        } else {
            Weight::Noted
        };
        let input = at.map_or(Input::Places, |(input, _)| input);
        self.add(weight, Some(input), at.map(|(_, spot)| spot), said);
    }

    /// The rows and features of which something of a sort is said already.
    pub(super) fn said_of(&self, key: &str) -> BTreeSet<(Input, Spot)> {
        let all = self.all.iter().filter(|f| f.said.key == key);
        all.filter_map(|f| f.input.zip(f.spot)).collect()
    }

    /// What should be looked at.
    pub(super) fn note(&mut self, input: impl Into<Option<Input>>, said: Message) {
        self.add(Weight::Noted, input.into(), None, said);
    }

    /// How many things were refused.
    pub(super) fn refused(&self) -> usize {
        self.refused
    }

    /// Everything, if anything is refused.
    pub(super) fn result(&mut self) -> Result<(), Vec<Finding>> {
        if self.refused == 0 {
            return Ok(());
        }
        Err(std::mem::take(self).finish())
    }

    /// Everything: what is refused first, then in the order in which it was found.
    pub(super) fn finish(self) -> Vec<Finding> {
        let mut all = self.all;
        all.sort_by_key(|f| f.weight);
        all
    }
}

/// Most sentences of one sort that are said to people: of what is refused, and of the rest.
const REFUSED: usize = 20;
const OTHERS: usize = 3;
/// Most rows that are named where more of one sort were found.
const ROWS: usize = 12;

/// The findings for people: of what is refused each, up to a number; of other sorts that come often the first, how many there are of
/// it, and in which rows.
pub fn few(all: &[Finding]) -> Vec<(Weight, Message)> {
    let sort = |f: &'_ Finding| -> (Weight, Option<Input>, Option<String>, &'static str) {
        (f.weight, f.input, f.file.clone(), f.said.key)
    };
    let mut of_sort: BTreeMap<_, (usize, Vec<&Finding>)> = BTreeMap::new();
    for f in all {
        of_sort.entry(sort(f)).or_default().1.push(f);
    }
    let (mut out, mut more) = (Vec::new(), 0);
    for f in all {
        let Some((said, same)) = of_sort.get_mut(&sort(f)) else {
            continue;
        };
        if f.weight != Weight::Refused && same.len() > OTHERS {
            out.push((f.weight, together(same)));
            of_sort.remove(&sort(f));
            continue;
        }
        *said += 1;
        if *said <= REFUSED {
            out.push((f.weight, f.words()));
        } else {
            more += 1;
        }
    }
    if more > 0 {
        out.push((Weight::Noted, msg!("import-and-more", more = more)));
    }
    out
}

/// What is found in many rows or features, in a sentence.
fn together(same: &[&Finding]) -> Message {
    let first = same[0].words();
    let rows = same[1..].iter().filter_map(|f| match f.spot {
        Some(Spot::Row(n) | Spot::Feature(n)) => Some(n),
        None => None,
    });
    let mut rows: Vec<Arg> = rows.take(ROWS).map(|n| n.to_string().into()).collect();
    let n = same.len() - 1;
    if rows.is_empty() {
        return msg!("import-and-such", said = first, n = n);
    }
    if rows.len() < n {
        rows.push("…".into());
    }
    match same[0].spot {
        Some(Spot::Feature(_)) => {
            msg!("import-and-such-features", said = first, n = n, all = rows)
        }
        Some(Spot::Row(_)) | None => msg!("import-and-such-lines", said = first, n = n, all = rows),
    }
}

/// A sentence whose quotations, which come from files of others, steer no terminal.
fn plain(said: Message) -> Message {
    let args = said.args.into_iter().map(|(name, arg)| (name, quoted(arg)));
    Message::new(said.key, args.collect())
}

/// Longest quotation of a file in a sentence, in characters.
const QUOTED: usize = 120;

fn quoted(arg: Arg) -> Arg {
    match arg {
        Arg::Plain(text) => {
            let short: String = text.chars().take(QUOTED).collect();
            let cut = short.len() < text.len();
            let words = clean::plain(&short).into_owned();
            Arg::Plain(if cut { format!("{words}…") } else { words })
        }
        Arg::Message(inner) => Arg::Message(Box::new(plain(*inner))),
        Arg::List(several) => Arg::List(several.into_iter().map(quoted).collect()),
        other => other,
    }
}
