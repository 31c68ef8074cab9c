//! What the seats did, as statements of xAPI 1.0.3 for a store of training records (LRS).
//!
//! A statement is made of something that people did: an order, an answer, an acknowledgement, a report, an expected action that was
//! taken or missed by a seat that they held. What standing orders did for a seat that nobody held makes none. A seat is a group with
//! an account; the people at it are numbers; what they typed is not in it, for it may name people.
//! Deliberately not here: ratings (the report), sending statements anywhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{BASE, Offset, registration, stamp, uuid};
use crate::base::ids::{ExpectedId, InjectId, SeatId};
use crate::base::message::{Arg, Message, msg};
use crate::base::text::{Lang, Text};
use crate::base::time::SimTime;
use crate::evaluate::expected::up_to;
use crate::evaluate::staffing::Staffing;
use crate::record::fact::{Fact, FactEntry};
use crate::record::given::OrderGiven;
use crate::record::order::Order;
use crate::record::states::list;
use crate::scenario::Scenario;
use crate::session::people::Givers;
use crate::session::recording::{Recording, Replay};
use crate::wording::names::Names;
use crate::wording::plain;
use crate::wording::states::Named;

list! {
    /// What a seat did.
    Verb {
        /// Its people took their seat.
        Attended,
        /// It ordered something.
        Ordered,
        /// It answered a question or a request.
        Answered,
        /// It confirmed a message or report.
        Acknowledged,
        /// It passed something on, or said it in words.
        Reported,
        /// It took an expected action.
        Completed,
        /// It did not take an expected action in time.
        Failed,
        /// It took an expected action back, or what it ordered for it was not carried out.
        Withdrew,
    }
}

impl Verb {
    /// Its identifier: that of the common vocabulary, where it has the word.
    fn iri(self) -> String {
        let common = |word| format!("http://adlnet.gov/expapi/verbs/{word}");
        let own = |word| format!("{BASE}/xapi/verb/{word}");
        match self {
            Self::Attended => common("attended"),
            Self::Answered => common("answered"),
            Self::Completed => common("completed"),
            Self::Failed => common("failed"),
            Self::Ordered => own("ordered"),
            Self::Acknowledged => own("acknowledged"),
            Self::Reported => own("reported"),
            Self::Withdrew => own("withdrew"),
        }
    }

    /// What it is called.
    fn says(self) -> Message {
        match self {
            Self::Attended => msg!("exchange-verb-attended"),
            Self::Ordered => msg!("exchange-verb-ordered"),
            Self::Answered => msg!("exchange-verb-answered"),
            Self::Acknowledged => msg!("exchange-verb-acknowledged"),
            Self::Reported => msg!("exchange-verb-reported"),
            Self::Completed => msg!("exchange-verb-completed"),
            Self::Failed => msg!("exchange-verb-failed"),
            Self::Withdrew => msg!("exchange-verb-withdrew"),
        }
    }

    /// What sort of order does it.
    fn of_order(order: &Order) -> Self {
        match order {
            Order::AnswerQuestion { .. } | Order::AnswerSupport { .. } => Self::Answered,
            Order::Acknowledge { .. } | Order::AcknowledgeReport { .. } => Self::Acknowledged,
            Order::PassOn { .. } | Order::SendMessage { .. } | Order::Note { .. } => Self::Reported,
            Order::Staff { .. } => Self::Attended,
            Order::Dispatch { .. }
            | Order::Redirect { .. }
            | Order::StandDown { .. }
            | Order::SetPosture { .. }
            | Order::SetGate { .. }
            | Order::CloseRoad { .. }
            | Order::OpenRoad { .. }
            | Order::SetReadiness { .. }
            | Order::SuspendVoting { .. }
            | Order::ResumeVoting { .. }
            | Order::ExtendVoting { .. }
            | Order::RequestSupport { .. }
            | Order::RequestRepair { .. }
            | Order::UseChannel { .. }
            | Order::CheckComms
            | Order::SetPosturePlan { .. }
            | Order::IssueLookout { .. }
            | Order::CancelLookout { .. }
            | Order::StartConvoy { .. }
            | Order::HaltConvoy { .. }
            | Order::ProceedConvoy { .. }
            | Order::AnnounceConvoy { .. }
            | Order::VerifyRumour { .. }
            | Order::CorrectRumour { .. }
            | Order::BriefMedia { .. }
            | Order::Release { .. }
            | Order::Skip { .. }
            | Order::Retime { .. }
            | Order::Improvise { .. }
            | Order::EndExercise
            | Order::SetDirection { .. }
            | Order::Relieve { .. }
            | Order::RelievePost { .. }
            | Order::HandOver { .. }
            | Order::RuleOnCount { .. }
            | Order::OpenModule { .. }
            | Order::CloseModule { .. }
            | Order::AskQuestion { .. }
            | Order::NotePoint { .. } => Self::Ordered,
        }
    }
}

/// What something was done with.
struct Object {
    id: String,
    kind: String,
    name: Arg,
}

/// Something that a seat did.
struct Deed<'a> {
    at: SimTime,
    /// The number of the fact, and which of several deeds it makes.
    n: (u64, usize),
    seat: &'a SeatId,
    person: Option<u32>,
    verb: Verb,
    object: Object,
    success: Option<bool>,
    /// Seconds since what it answers.
    after: Option<i64>,
    /// The inject that asked for it, if one did.
    expected: Option<(&'a InjectId, &'a ExpectedId)>,
    /// What a refusal says, as the exercise file has it.
    refused: Option<Value>,
}

/// Statements of an exercise, in the order in which things were done, each on a line of a list.
///
/// # Errors
/// If the scenario's date is none.
pub fn statements(recording: &Arc<Recording>, offset: Offset) -> Result<Vec<Value>, Message> {
    let mut replay = Replay::new(recording.clone());
    replay.seek(recording.end());
    // With what exercise control added to the script.
    let scenario = replay.sim().scenario().clone();
    let facts = recording.facts();
    let w = Writer {
        s: &scenario,
        staffing: Staffing::of(facts.iter()),
        confirmed: facts.iter().filter_map(confirmed).collect(),
        givers: recording.givers(),
        registration: registration(recording),
        offset,
    };
    let deeds = facts.iter().flat_map(|f| w.deeds(f));
    deeds.map(|d| w.statement(&d)).collect()
}

/// How long after it came a message or report was confirmed, by seat and by what was confirmed.
type Confirmed<'a> = BTreeMap<(&'a SeatId, Letter<'a>), i64>;

/// What can be confirmed.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Letter<'a> {
    Message(&'a InjectId),
    Report(u32),
}

fn confirmed(f: &FactEntry) -> Option<((&SeatId, Letter<'_>), i64)> {
    match &f.fact {
        Fact::MessageAcknowledged {
            inject,
            seat,
            after_seconds,
        } => Some(((seat, Letter::Message(inject)), *after_seconds)),
        Fact::ReportAcknowledged {
            report,
            seat,
            after_seconds,
        } => Some(((seat, Letter::Report(*report)), *after_seconds)),
        _ => None,
    }
}

struct Writer<'a> {
    s: &'a Scenario,
    staffing: Staffing,
    confirmed: Confirmed<'a>,
    givers: Givers,
    registration: String,
    offset: Offset,
}

impl<'a> Writer<'a> {
    /// What seats did by a fact.
    fn deeds(&self, f: &'a FactEntry) -> Vec<Deed<'a>> {
        if let Some(given) = f.fact.given() {
            return self.of_order(f, given).into_iter().collect();
        }
        let one = |verb, seat: &'a SeatId, expected, inject, after| {
            let held = self.staffing.held(seat, f.at, f.at);
            let deed = || self.of_expected(f, 0, verb, seat, (inject, expected), after);
            held.then(deed).into_iter().collect()
        };
        match &f.fact {
            Fact::ExpectedMet {
                expected,
                inject,
                seat,
                after_seconds,
            } => one(
                Verb::Completed,
                seat,
                expected,
                inject,
                Some(*after_seconds),
            ),
            Fact::ExpectedTakenBack {
                expected,
                inject,
                seat,
                not_carried_out: _,
            } => one(Verb::Withdrew, seat, expected, inject, None),
            Fact::ExpectedMissed { expected, inject } => self.missed(f, expected, inject),
            _ => Vec::new(),
        }
    }

    /// An expected action was missed by every seat that it was up to and that people held when its time ran out.
    fn missed(
        &self,
        f: &'a FactEntry,
        expected: &'a ExpectedId,
        inject: &'a InjectId,
    ) -> Vec<Deed<'a>> {
        let Some((_, x)) = self.s.expected(expected) else {
            return Vec::new();
        };
        let seats = up_to(self.s, x).into_iter();
        let held = seats.filter(|seat| self.staffing.held(seat, f.at, f.at));
        let own = held.filter_map(|seat| self.s.seats.get(seat).map(|x| &x.id));
        let made = own
            .enumerate()
            .map(|(n, seat)| self.of_expected(f, n, Verb::Failed, seat, (inject, expected), None));
        made.collect()
    }

    fn of_expected(
        &self,
        f: &FactEntry,
        which: usize,
        verb: Verb,
        seat: &'a SeatId,
        (inject, expected): (&'a InjectId, &'a ExpectedId),
        after: Option<i64>,
    ) -> Deed<'a> {
        Deed {
            at: f.at,
            n: (f.n, which),
            seat,
            person: None,
            verb,
            object: self.object(
                "expected",
                expected.as_str(),
                self.names().expected(expected),
            ),
            success: Some(verb == Verb::Completed),
            after,
            expected: Some((inject, expected)),
            refused: None,
        }
    }

    /// What a person ordered, unless it was exercise control.
    fn of_order(&self, f: &'a FactEntry, given: OrderGiven<'a>) -> Option<Deed<'a>> {
        let seat = match given.order {
            Order::Staff { staffed, .. } if !staffed => return None,
            Order::Staff { seat, .. } | Order::AnswerQuestion { of: Some(seat), .. } => seat,
            _ => given.seat,
        };
        if given.rule.is_some() || !self.s.is_played(seat) {
            return None;
        }
        let after = match given.order {
            Order::Acknowledge { message } => Some(Letter::Message(message)),
            Order::AcknowledgeReport { report } => Some(Letter::Report(*report)),
            _ => None,
        };
        let after = after.and_then(|letter| self.confirmed.get(&(seat, letter)).copied());
        let person = (seat == given.seat).then_some(given.seq).flatten();
        let person = person.and_then(|seq| self.givers.person(seq));
        let verb = Verb::of_order(given.order);
        Some(Deed {
            at: f.at,
            n: (f.n, 0),
            seat,
            person: person.map(|p| p.number).filter(|n| *n > 0),
            verb,
            object: self.of_what(f.n, given.order),
            success: (verb != Verb::Attended).then_some(given.refused.is_none()),
            after: after.filter(|_| given.refused.is_none()),
            expected: None,
            refused: given.refused.map(|why| json!(why)),
        })
    }

    /// What an order is about. Of words that people typed nothing is said but that there were some.
    fn of_what(&self, n: u64, order: &Order) -> Object {
        let own = format!("{}/{n}", self.registration);
        match order {
            Order::Staff { .. } => self.scenario(),
            Order::Acknowledge { message } => self.inject(message),
            Order::AnswerQuestion { question, .. } => {
                let name = self.names().question(question);
                self.object("question", question.as_str(), name)
            }
            Order::SendMessage { .. } | Order::Note { .. } | Order::Improvise { .. } => {
                let kind = order.row().kind;
                let name = kind.map_or_else(|| msg!("exchange-words"), Named::named);
                self.object("order", &own, name.into())
            }
            _ => self.object("order", &own, self.names().order(order).into()),
        }
    }

    fn names(&self) -> Names<'a> {
        Names(self.s)
    }

    fn iri(&self, sort: &str, id: &str) -> String {
        format!("{BASE}/scenario/{}/{sort}/{id}", self.s.head.id)
    }

    fn object(&self, sort: &str, id: &str, name: Arg) -> Object {
        Object {
            id: self.iri(sort, id),
            kind: format!("{BASE}/xapi/activity/{sort}"),
            name,
        }
    }

    fn scenario(&self) -> Object {
        Object {
            id: format!("{BASE}/scenario/{}", self.s.head.id),
            kind: "http://adlnet.gov/expapi/activities/simulation".to_owned(),
            name: Arg::from(&self.s.head.title),
        }
    }

    fn inject(&self, id: &InjectId) -> Object {
        let name = self.s.inject(id).map(|i| Arg::from(&i.name));
        let name = name.unwrap_or_else(|| Arg::from(id));
        self.object("inject", id.as_str(), name)
    }

    fn activity(object: &Object) -> Value {
        json!({
            "objectType": "Activity",
            "id": object.id,
            "definition": { "type": object.kind, "name": in_all(|lang| plain(lang).arg(&object.name)) },
        })
    }

    /// The seat; it has an account and no mail address, and of whoever sits there a number at most.
    fn actor(&self, d: &Deed<'_>) -> Value {
        let name = self
            .s
            .seats
            .get(d.seat)
            .map_or_else(Text::default, |x| x.name.clone());
        let mut actor = json!({
            "objectType": "Group",
            "name": format!("{} / {}", name.get(Lang::Ar), name.get(Lang::En)),
            "account": { "homePage": format!("{BASE}/seat"), "name": d.seat.as_str() },
        });
        if let Some(n) = d.person {
            let account = json!({
                "homePage": format!("{BASE}/person"), "name": format!("{}/{n}", self.registration),
            });
            actor["member"] = json!([{ "objectType": "Agent", "account": account }]);
        }
        actor
    }

    fn context(&self, d: &Deed<'_>) -> Value {
        let extension = |name: &str| format!("{BASE}/xapi/extension/{name}");
        let mut extensions = json!({
            extension("exercise-time"): d.at.to_string(),
            extension("exercise"): in_all(|lang| plain(lang).t("report-mark")),
        });
        if let Some(why) = &d.refused {
            extensions[extension("refusal")] = why.clone();
        }
        let mut activities = json!({ "grouping": [Self::activity(&self.scenario())] });
        if let Some((inject, expected)) = d.expected {
            activities["parent"] = json!([Self::activity(&self.inject(inject))]);
            let task = self.s.expected(expected).and_then(|(_, x)| x.task.as_ref());
            let task = task.and_then(|id| self.s.task(id));
            if let Some((_, task)) = task {
                let task = Object {
                    id: self.iri("task", task.id.as_str()),
                    kind: "http://adlnet.gov/expapi/activities/objective".to_owned(),
                    name: Arg::from(&task.name),
                };
                activities["other"] = json!([Self::activity(&task)]);
            }
        }
        json!({
            "registration": self.registration,
            "platform": format!("Tamrin {}", env!("CARGO_PKG_VERSION")),
            "contextActivities": activities,
            "extensions": extensions,
        })
    }

    fn statement(&self, d: &Deed<'_>) -> Result<Value, Message> {
        let number = format!("{}/{}", d.n.0, d.n.1);
        let mut statement = json!({
            "id": uuid(&[&self.registration, &number]),
            "version": "1.0.3",
            "timestamp": stamp(&self.s.head, d.at)? + &self.offset.written("Z"),
            "actor": self.actor(d),
            "verb": { "id": d.verb.iri(), "display": in_all(|lang| plain(lang).message(&d.verb.says())) },
            "object": Self::activity(&d.object),
            "context": self.context(d),
        });
        if let Some(success) = d.success {
            statement["result"] = json!({ "success": success });
        }
        if let Some(after) = d.after {
            // Less than nothing: it was done in anticipation.
            statement["result"]["duration"] = json!(format!("PT{}S", after.max(0)));
        }
        Ok(statement)
    }
}

/// Something in Arabic and English, by the tags of the languages.
fn in_all(words: impl Fn(Lang) -> String) -> Value {
    let one = |lang: Lang| (lang.tag().to_owned(), Value::from(words(lang)));
    Value::Object([Lang::Ar, Lang::En].into_iter().map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_has_an_identifier_of_its_own_and_a_name_in_each_language() {
        let mut seen = std::collections::BTreeSet::new();
        for verb in Verb::ALL {
            assert!(seen.insert(verb.iri()), "{verb:?}");
            let says = |lang| plain(lang).message(&verb.says());
            assert_ne!(says(Lang::Ar), says(Lang::En));
        }
    }
}
