//! Modules of a discussion: a situation that is read out, questions for the seats, points that are expected in the answers. An author
//! types them as they are checked.
//!
//! Deliberately not here: how a discussion goes on (`evaluate::discussion`), injects (`script`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::ids::*;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::states::Manner;

/// A module of a discussion: a situation is read out, questions are discussed, answers are written down. It may be talk alone, or
/// lead into a piece of play and come back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Identifier.
    pub id: ModuleId,
    /// Title.
    pub title: Text,
    /// The moment that the map shows: when the module is opened, the exercise goes on to it as fast as possible and stands there.
    /// Left out: the exercise stays where it is.
    #[serde(default)]
    pub at: Option<SimTime>,
    /// The situation as it is read out to all.
    pub situation: Text,
    /// Papers that are handed out with it.
    #[serde(default)]
    pub handouts: Vec<Handout>,
    /// The time that it is given, by the clock on the wall.
    pub time_box: Span,
    /// Whether all discuss together, or each seat by itself.
    #[serde(default)]
    pub manner: Manner,
    /// With `BreakOut`: the part of `time_box`, from its beginning on, that each room has for itself before all come together.
    #[serde(default)]
    pub break_out: Option<Span>,
    /// A picture that is shown while the module is open: a photograph, a sketch.
    #[serde(default)]
    pub picture: Option<Pictured>,
    /// The objectives that it serves.
    #[serde(default)]
    pub objectives: Vec<ObjectiveId>,
    /// Questions, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// A piece of play into which it leads.
    #[serde(default)]
    pub play: Option<Piece>,
    /// Notes for the facilitator only.
    #[serde(default)]
    pub notes: Text,
}

/// A question of a module.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Identifier.
    pub id: QuestionId,
    /// The question.
    pub text: Text,
    /// The seats that are asked; none listed: all.
    #[serde(default)]
    pub seats: Vec<SeatId>,
    /// The part of the module's time that it is given.
    #[serde(default)]
    pub time_box: Option<Span>,
    /// The critical task that the answers bear on.
    #[serde(default)]
    pub task: Option<TaskId>,
    /// What the facilitator asks where the discussion stops or leaves something out; players do not see it.
    #[serde(default)]
    pub prompts: Vec<Text>,
    /// Points that are expected in the answers; players do not see them.
    #[serde(default)]
    pub expected: Vec<Point>,
}

/// A point that is expected in the answers to a question.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Identifier.
    pub id: PointId,
    /// The point.
    pub text: Text,
}

/// A picture that a module shows.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pictured {
    /// The file in the scenario's folder, PNG or JPEG; for one language `sketch.ar.png`, as with attachments.
    pub file: String,
    /// What it shows, as it stands under it and is read to those who do not see it.
    pub shows: Text,
}

/// A paper that is handed out with a module.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Handout {
    /// What it is.
    pub title: Text,
    /// The office that is said to have written it.
    #[serde(default)]
    pub from: Text,
    /// Its reference number, as it stands on it.
    #[serde(default)]
    pub number: String,
    /// The seats that get it; none listed: all.
    #[serde(default)]
    pub seats: Vec<SeatId>,
    /// What stands in it.
    pub text: Text,
}

/// A piece of play inside a module.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// Until when it is played; then the clock stands and the discussion goes on.
    pub until: SimTime,
    /// How many times as fast as the clock on the wall, 0.1 to 600.
    #[serde(default = "as_the_wall")]
    pub pace: f64,
}

fn as_the_wall() -> f64 {
    1.0
}

impl Module {
    /// A question by its identifier.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|q| q.id == *id)
    }

    /// Whether it expects a point.
    pub fn expects(&self, id: &PointId) -> bool {
        self.questions
            .iter()
            .any(|q| q.expected.iter().any(|p| p.id == *id))
    }

    /// What players may have of it: nothing of what is for the facilitator. With a seat, only the questions and papers that are for
    /// that seat too.
    #[must_use]
    pub fn for_players(&self, seat: Option<&SeatId>) -> Self {
        let is_for = |seats: &[SeatId]| seat.is_none_or(|s| seats.is_empty() || seats.contains(s));
        Self {
            handouts: self
                .handouts
                .iter()
                .filter(|h| is_for(&h.seats))
                .cloned()
                .collect(),
            questions: self
                .questions
                .iter()
                .filter(|q| is_for(&q.seats))
                .map(|q| Question {
                    task: None,
                    prompts: Vec::new(),
                    expected: Vec::new(),
                    ..q.clone()
                })
                .collect(),
            objectives: Vec::new(),
            play: None,
            notes: Text::default(),
            // What a file is called may tell more than what it shows.
            picture: self.picture.as_ref().map(|p| Pictured {
                file: String::new(),
                shows: p.shows.clone(),
            }),
            ..self.clone()
        }
    }
}

impl Module {
    /// The time that each room has for itself, where it has one.
    pub fn apart(&self) -> Option<Span> {
        self.break_out.filter(|_| self.manner == Manner::BreakOut)
    }

    /// The question after the one that is put, or the first.
    pub fn next_after(&self, put: Option<&QuestionId>) -> Option<&Question> {
        let at = put.and_then(|put| self.questions.iter().position(|q| q.id == *put));
        self.questions.get(at.map_or(0, |n| n + 1))
    }
}

impl Question {
    /// Whether a seat is asked.
    pub fn asks(&self, seat: &SeatId) -> bool {
        self.seats.is_empty() || self.seats.contains(seat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read::dialect;

    #[test]
    fn players_get_nothing_of_what_is_for_the_facilitator() {
        let module: Module = dialect()
            .from_str(
                "(id: \"m\", title: (en: \"M\"), situation: (en: \"S\"), time_box: \"20m\", notes: (en: \"secret\"),
                handouts: [(title: (en: \"H\"), seats: [\"b\"], text: (en: \"T\"))], objectives: [\"secret\"],
                questions: [
                    (id: \"q1\", text: (en: \"Q1\"), task: \"secret\", prompts: [(en: \"secret\")], expected: [(id: \"p\", text: (en: \"secret\"))]),
                    (id: \"q2\", text: (en: \"Q2\"), seats: [\"b\"]),
                ], play: (until: \"10:00\"))",
            )
            .unwrap();
        let all = module.for_players(None);
        assert!(!format!("{all:?}").contains("secret"));
        assert_eq!((all.questions.len(), all.handouts.len()), (2, 1));
        let a = module.for_players(Some(&"a".into()));
        assert_eq!((a.questions.len(), a.handouts.len()), (1, 0));
        assert!(module.expects(&"p".into()) && module.question(&"q2".into()).is_some());
        assert!(!module.questions[1].asks(&"a".into()));
    }
}
