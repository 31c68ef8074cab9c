//! What was said in a discussion, from facts: which modules were opened, which question is put, answers, points that were raised.
//!
//! Deliberately not here: the questions themselves (`scenario::model::discussion`), the discussion's clock (`session`), ratings: what
//! was said is rated by people.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::{ModuleId, PointId, QuestionId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Order;
use crate::scenario::Scenario;

/// A discussion up to a moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Discussion {
    /// Modules that were opened, in the order in which they were first.
    pub modules: Vec<Opened>,
    /// The module that is open.
    pub open: Option<ModuleId>,
    /// The question of it that is put.
    pub asked: Option<QuestionId>,
    /// All questions that were put so far.
    pub put: BTreeSet<QuestionId>,
    /// All answers, in the order in which they were given; the last of a seat to a question counts.
    pub answers: Vec<Given>,
    /// Points that were raised, each with what the discussion's clock showed when that was noted.
    pub raised: BTreeMap<PointId, Span>,
    /// The last reading of the discussion's clock that is on record for the module that is open.
    pub reading: Span,
}

/// A module that was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// Which one.
    pub module: ModuleId,
    /// Exercise time when it was opened first.
    pub at: SimTime,
    /// The time that was spent on it, by the discussion's clock; of one that is open up to the last reading.
    pub spent: Span,
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// The question.
    pub question: QuestionId,
    /// Whose answer it is; none: of all together.
    pub of: Option<SeatId>,
    /// Who wrote it down.
    pub by: SeatId,
    /// The words.
    pub text: String,
    /// What the discussion's clock showed.
    pub spent: Span,
    /// Exercise time.
    pub at: SimTime,
}

impl Discussion {
    /// The discussion that facts tell of.
    pub fn of(s: &Scenario, facts: &[FactEntry]) -> Self {
        let mut all = Self::default();
        if !s.modules.is_empty() {
            facts.iter().for_each(|f| {
                all.take(s, f);
            });
        }
        all
    }

    /// Takes in a fact; whether it is one of the discussion.
    pub fn take(&mut self, s: &Scenario, f: &FactEntry) -> bool {
        let Fact::OrderAccepted { seat, order, .. } = &f.fact else {
            return false;
        };
        match order {
            Order::OpenModule { module } => self.opened(module, f.at),
            Order::CloseModule { spent } => {
                self.read(*spent);
                (self.open, self.asked, self.reading) = (None, None, Span::ZERO);
            }
            Order::AskQuestion { question, spent } => {
                self.read(*spent);
                self.asked = Some(question.clone());
                self.put.insert(question.clone());
            }
            Order::AnswerQuestion {
                question,
                of,
                text,
                spent,
            } => {
                self.read(*spent);
                let own = s.is_played(seat).then(|| seat.clone());
                self.answers.push(Given {
                    question: question.clone(),
                    of: of.clone().or(own),
                    by: seat.clone(),
                    text: text.clone(),
                    spent: *spent,
                    at: f.at,
                });
            }
            Order::NotePoint {
                point,
                raised,
                spent,
            } => {
                self.read(*spent);
                if *raised {
                    self.raised.entry(point.clone()).or_insert(*spent);
                } else {
                    self.raised.remove(point);
                }
            }
            _ => return false,
        }
        true
    }

    fn opened(&mut self, module: &ModuleId, at: SimTime) {
        let before = self.modules.iter().find(|m| m.module == *module);
        // Who goes back to a module goes on with its time.
        self.reading = before.map_or(Span::ZERO, |m| m.spent);
        if before.is_none() {
            self.modules.push(Opened {
                module: module.clone(),
                at,
                spent: Span::ZERO,
            });
        }
        (self.open, self.asked) = (Some(module.clone()), None);
    }

    /// Takes in a reading of the clock for the module that is open.
    fn read(&mut self, spent: Span) {
        self.reading = self.reading.max(spent);
        let open = self.open.as_ref();
        if let Some(m) = self.modules.iter_mut().find(|m| Some(&m.module) == open) {
            m.spent = self.reading;
        }
    }

    /// The answer of a seat, or of all together, to a question: the last one.
    pub fn answer(&self, question: &QuestionId, of: Option<&SeatId>) -> Option<&Given> {
        let matches = |g: &&Given| g.question == *question && g.of.as_ref() == of;
        self.answers.iter().rev().find(matches)
    }

    /// The answers to a question that count: of all together first, then by seat.
    pub fn answers_to(&self, question: &QuestionId) -> Vec<&Given> {
        let whose: BTreeSet<Option<&SeatId>> = self
            .answers
            .iter()
            .filter(|g| g.question == *question)
            .map(|g| g.of.as_ref())
            .collect();
        whose
            .into_iter()
            .filter_map(|of| self.answer(question, of))
            .collect()
    }

    /// What those who discuss may have of it: answers of all together, those of a seat where one is named, or all; no points.
    #[must_use]
    pub fn for_players(&self, whose: &Whose) -> Self {
        let shown = |g: &&Given| match (whose, &g.of) {
            (Whose::All, _) | (_, None) => true,
            (Whose::Seat(seat), Some(of)) => seat == of,
            (Whose::Together, Some(_)) => false,
        };
        Self {
            answers: self.answers.iter().filter(shown).cloned().collect(),
            raised: BTreeMap::new(),
            modules: Vec::new(),
            ..self.clone()
        }
    }
}

/// Whose answers are shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Whose {
    /// Everybody's.
    All,
    /// A seat's, and those of all together.
    Seat(SeatId),
    /// Those of all together.
    Together,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario;

    fn entry(seat: &str, order: Order) -> FactEntry {
        FactEntry {
            at: SimTime::ZERO,
            n: 0,
            fact: Fact::OrderAccepted {
                seat: seat.into(),
                seq: None,
                rule: None,
                order,
            },
        }
    }

    fn answer(of: Option<&str>, text: &str, minutes: i64) -> Order {
        Order::AnswerQuestion {
            question: "q".into(),
            of: of.map(Into::into),
            text: text.to_owned(),
            spent: Span::from_mins(minutes),
        }
    }

    #[test]
    fn the_last_answer_of_a_seat_counts_and_others_are_not_shown_it() {
        let s = scenario::open(std::path::Path::new("first-steps"))
            .unwrap()
            .scenario
            .unwrap();
        let open = |m: &str| Order::OpenModule { module: m.into() };
        let point = Order::NotePoint {
            point: "p".into(),
            raised: true,
            spent: Span::from_mins(5),
        };
        let facts = [
            entry("excon", open("m")),
            entry("room", answer(None, "first", 2)),
            entry("room", answer(None, "second", 3)),
            entry("excon", answer(None, "all", 4)),
            entry("excon", answer(Some("other"), "theirs", 4)),
            entry("excon", point),
            entry("excon", open("n")),
            entry("excon", open("m")),
        ];
        let mut d = Discussion::default();
        assert!(facts.iter().all(|f| d.take(&s, f)));
        let q = QuestionId::from("q");
        let room = SeatId::from("room");
        assert_eq!(d.answer(&q, Some(&room)).unwrap().text, "second");
        assert_eq!(d.answers_to(&q).len(), 3);
        assert_eq!(d.modules.len(), 2);
        // Back in the first module its clock goes on.
        assert_eq!(
            (d.open.clone(), d.reading),
            (Some("m".into()), Span::from_mins(5))
        );
        assert!(d.raised.contains_key(&PointId::from("p")));
        let seen = d.for_players(&Whose::Seat(room));
        let texts: Vec<&str> = seen.answers.iter().map(|g| g.text.as_str()).collect();
        assert_eq!(
            (texts, seen.raised.len()),
            (vec!["first", "second", "all"], 0)
        );
        assert_eq!(d.for_players(&Whose::Together).answers.len(), 1);
        assert_eq!(d.for_players(&Whose::All).answers.len(), 4);
    }
}
