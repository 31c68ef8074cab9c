//! What several exercises answered to the same questions of a discussion, side by side: teams that talked about one script, or the same
//! people twice.
//!
//! Deliberately not here: what answers are worth, which people judge; answers beside what was done, by task (`beside`).

use serde_json::json;

use super::doc::{Block, Column, RichText, Table, lines, plain, strong, text};
use super::html::header;
use super::played::Played;
use crate::base::ids::{QuestionId, SeatId};
use crate::base::message::msg;
use crate::base::text::Text;
use crate::evaluate::discussion::Discussion;
use crate::map::svg::escape;
use crate::scenario::model::Question;
use crate::wording::{Prose, Say};

/// Exercises that stand beside each other in columns at most; of more, one stands below the other.
const COLUMNS: usize = 4;

/// A question that at least one of several exercises came to, with what each made of it.
pub(super) struct Answered {
    id: QuestionId,
    module: Text,
    question: Text,
    sides: Vec<Side>,
}

/// What an exercise made of a question.
enum Side {
    /// Its scenario does not have it.
    Unknown,
    /// It was not put.
    NotPut,
    /// It was put.
    Put {
        /// The answers that count: whose, of all together where none is named, and the words.
        said: Vec<(Option<SeatId>, String)>,
        /// How many of the points that were expected were raised.
        raised: usize,
        /// How many were expected.
        expected: usize,
    },
}

/// The questions to which at least one of several exercises came, in the order of the scripts.
pub(super) fn answered(all: &[&Played]) -> Vec<Answered> {
    let discussed: Vec<Discussion> = all
        .iter()
        .map(|p| Discussion::of(&p.scenario, &p.facts))
        .collect();
    let mut found: Vec<Answered> = Vec::new();
    for (p, d) in all.iter().zip(&discussed) {
        for m in &p.scenario.modules {
            for q in m.questions.iter().filter(|q| came_to(d, q)) {
                // Another script may have another question under the same identifier.
                if found.iter().any(|f| f.id == q.id && f.question == q.text) {
                    continue;
                }
                let sides = all.iter().zip(&discussed);
                found.push(Answered {
                    id: q.id.clone(),
                    module: m.title.clone(),
                    question: q.text.clone(),
                    sides: sides.map(|(p, d)| side(p, d, q)).collect(),
                });
            }
        }
    }
    found
}

/// Whether a discussion came to a question: what was written down without putting it counts too.
fn came_to(d: &Discussion, q: &Question) -> bool {
    d.put.contains(&q.id) || d.answers.iter().any(|g| g.question == q.id)
}

fn side(p: &Played, d: &Discussion, asked: &Question) -> Side {
    let own = p.scenario.question(&asked.id).map(|(_, q)| q);
    let Some(q) = own.filter(|q| q.text == asked.text) else {
        return Side::Unknown;
    };
    if !came_to(d, q) {
        return Side::NotPut;
    }
    let raised = q.expected.iter().filter(|x| d.raised.contains_key(&x.id));
    Side::Put {
        said: d
            .answers_to(&q.id)
            .into_iter()
            .map(|g| (g.of.clone(), g.text.clone()))
            .collect(),
        raised: raised.count(),
        expected: q.expected.len(),
    }
}

impl Side {
    /// In words: who, where somebody is named, and what.
    fn lines(&self, p: &Played, say: Say) -> Vec<(Option<String>, String)> {
        let (said, raised, expected) = match self {
            Self::Unknown => return vec![(None, "—".to_owned())],
            Self::NotPut => return vec![(None, say.t("report-not-put"))],
            Self::Put {
                said,
                raised,
                expected,
            } => (said, *raised, *expected),
        };
        let prose = Prose {
            scenario: &p.scenario,
            lang: say.lang(),
        };
        let mut all: Vec<(Option<String>, String)> = said
            .iter()
            .map(|(of, words)| (Some(prose.answerer(of.as_ref())), words.clone()))
            .collect();
        if all.is_empty() {
            all.push((None, say.t("report-no-answer")));
        }
        if expected > 0 {
            let points = msg!("compare-points", n = raised, all = expected);
            all.push((None, say.message(&points)));
        }
        all
    }

    fn json(&self) -> serde_json::Value {
        match self {
            Self::Unknown => json!(null),
            Self::NotPut => json!({ "put": false }),
            Self::Put {
                said,
                raised,
                expected,
            } => json!({ "put": true, "said": said, "raised": raised, "expected": expected }),
        }
    }
}

/// A line as it is written on one line.
fn line((who, words): (Option<String>, String)) -> String {
    match who {
        Some(who) => format!("{who}: {words}"),
        None => words,
    }
}

impl Answered {
    /// As text: the question, then the lines of each exercise under its name.
    pub(super) fn lines(&self, played: &[&Played], names: &[String], say: Say) -> Vec<String> {
        let mut all = vec![format!("  {}", self.question.get(say.lang()))];
        for ((side, p), name) in self.sides.iter().zip(played).zip(names) {
            let words: Vec<String> = side.lines(p, say).into_iter().map(line).collect();
            all.push(format!("    {name}: {}", words.join(" · ")));
        }
        all
    }

    /// As data.
    pub(super) fn json(&self) -> serde_json::Value {
        let sides: Vec<_> = self.sides.iter().map(Side::json).collect();
        json!({ "module": self.module, "id": self.id, "question": self.question, "exercises": sides })
    }

    /// What an exercise made of it, as a cell.
    fn cell(&self, n: usize, played: &[&Played], say: Say) -> RichText {
        let rich = |(who, words): (Option<String>, String)| match who {
            Some(who) => vec![strong(format!("{who}:")), plain(format!(" {words}"))],
            None => text(words),
        };
        let said = self.sides[n].lines(played[n], say);
        lines(said.into_iter().map(rich).collect())
    }
}

/// All questions as a page's tables of two exercises, with their title; nothing where nothing was discussed.
pub(super) fn tables(all: &[Answered], played: [&Played; 2], say: Say) -> String {
    if all.is_empty() {
        return String::new();
    }
    let mut out = format!("<h2>{}</h2>", escape(&say.t("compare-answers")));
    let head = header(&[&escape(&say.t("compare-question")), "A", "B"]);
    for of_module in all.chunk_by(|a, b| a.module == b.module) {
        let row = |x: &Answered| {
            let cell = |n: usize| {
                let said = x.sides[n].lines(played[n], say).into_iter();
                let said: Vec<String> = said.map(|l| escape(&line(l))).collect();
                format!("<td>{}</td>", said.join("<br>"))
            };
            let question = escape(x.question.get(say.lang()));
            format!("<tr><td>{question}</td>{}{}</tr>", cell(0), cell(1))
        };
        let title = escape(of_module[0].module.get(say.lang()));
        let rows: String = of_module.iter().map(row).collect();
        out += &format!("<h3>{title}</h3><table>{head}{rows}</table>");
    }
    out
}

/// All questions as a section of a document, the exercises under these names; nothing where nothing was discussed.
pub(super) fn section(
    to: &mut Vec<Block>,
    all: &[Answered],
    (played, names): (&[&Played], &[String]),
    say: Say,
) {
    if all.is_empty() {
        return;
    }
    to.push(Block::section(say.t("compare-answers")));
    let column = |head: &str, share| Column {
        head: head.to_owned(),
        share,
        write: false,
    };
    let heads = |columns| Table {
        columns,
        rows: Vec::new(),
    };
    for of_module in all.chunk_by(|a, b| a.module == b.module) {
        to.push(Block::Heading {
            level: 3,
            words: text(of_module[0].module.get(say.lang())),
        });
        if names.len() <= COLUMNS {
            let each = (72 / names.len().max(1)) as u8;
            let mut columns = vec![column(&say.t("compare-question"), 28)];
            columns.extend(names.iter().map(|name| column(name, each)));
            let mut table = heads(columns);
            for x in of_module {
                let mut cells = vec![text(x.question.get(say.lang()))];
                cells.extend((0..names.len()).map(|n| x.cell(n, played, say)));
                table.push(cells);
            }
            to.push(Block::Table(table));
            continue;
        }
        for x in of_module {
            to.push(Block::Para {
                words: vec![strong(x.question.get(say.lang()))],
                quiet: false,
            });
            let mut table = heads(vec![
                column(&say.t("report-exercise"), 22),
                column(&say.t("report-answers"), 78),
            ]);
            for (n, name) in names.iter().enumerate() {
                table.push(vec![text(name), x.cell(n, played, say)]);
            }
            to.push(Block::Table(table));
        }
    }
}
