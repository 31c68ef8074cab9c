//! Orders that were written beforehand, held against their scenario: what they name that it lacks, and when they are given.
//!
//! Whether a seat may give an order, and whether it succeeds, shows when it is played.
//! Deliberately not here: reading such a file (`session`), what exercise control makes up in it.

use super::Scenario;
use super::improvise::is_made_up;
use super::locate::{self, Node};
use super::model::Effect;
use super::notes::did_you_mean;
use crate::base::diag::{CheckRule, Diagnostic, Severity, Words};
use crate::base::ids::{ModuleId, PointId, QuestionId, SeatId};
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;
use crate::record::order::Order;
use crate::record::refusal::EntityId;

/// An order as it stands in a file: when, by whom, what.
pub type Written<'a> = (SimTime, &'a SeatId, &'a Order);

/// What orders name that their scenario lacks, and times that lie outside the exercise, each at its place. `orders` are those of the
/// text in its order, `staffed` the seats that people hold.
pub fn findings(
    s: &Scenario,
    (name, text): (&str, &str),
    staffed: &[SeatId],
    orders: &[Written<'_>],
) -> Vec<Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = locate::parse(text);
    let mut found = Vec::new();
    let mut say = |node: Option<&Node>, id: &str, rule: CheckRule, words: Words| {
        let (start, end) = node.map_or((0, text.len()), |n| (n.start, n.end.min(text.len())));
        let quoted = format!("\"{id}\"");
        let inside = text.get(start..end).and_then(|part| part.find(&quoted));
        let (line, column, source) = locate::position(text, start + inside.unwrap_or(0));
        let what = (Severity::Error, rule);
        found.push(Diagnostic::new(what, name, (line, column), source, words));
    };
    let unknown = CheckRule::ReferenceUnknown;
    let made_up = orders
        .iter()
        .any(|o| matches!(o.2, Order::Improvise { .. }));
    for seat in staffed {
        if let Some(words) = lacks(s, &thing(seat)) {
            say(tree.root.field("staffed"), seat.as_str(), unknown, words);
        }
    }
    for (n, (at, seat, order)) in orders.iter().enumerate() {
        let node = tree.root.field("orders").and_then(|list| list.item(n));
        let field = |name: &str| node.and_then(|o| o.field(name)).or(node);
        if *at < s.head.start || *at > s.head.end {
            let (start, end) = (s.head.start.to_string(), s.head.end.to_string());
            let said = msg!(
                "check-time-lies-outside-exercise",
                time = at.to_string(),
                start = start,
                end = end
            );
            let rule = CheckRule::TimeOutside;
            say(field("at"), "", rule, (said, None));
        }
        if let Some(words) = lacks(s, &thing(*seat)) {
            say(field("seat"), seat.as_str(), unknown, words);
        }
        for thing in named(order) {
            let id = thing.id().unwrap_or_default();
            let of_control = matches!(
                thing,
                Thing::Entity(EntityId::Inject(_) | EntityId::Incident(_))
            );
            if made_up && of_control && is_made_up(&id) {
                continue;
            }
            if let Some(words) = lacks(s, &thing) {
                say(field("order"), &id, unknown, words);
            }
        }
    }
    found
}

/// Something that an order names.
enum Thing<'a> {
    Entity(EntityId),
    Module(&'a ModuleId),
    Question(&'a QuestionId),
    Point(&'a PointId),
}

impl Thing<'_> {
    /// The identifier as written; of the whole situation none.
    fn id(&self) -> Option<String> {
        match self {
            Self::Entity(entity) => entity.name(),
            Self::Module(id) => Some(id.to_string()),
            Self::Question(id) => Some(id.to_string()),
            Self::Point(id) => Some(id.to_string()),
        }
    }
}

fn thing<'a>(entity: impl Into<EntityId>) -> Thing<'a> {
    Thing::Entity(entity.into())
}

/// What is to be said if a scenario has no such thing.
fn lacks(s: &Scenario, thing: &Thing<'_>) -> Option<Words> {
    macro_rules! keys {
        ($map:expr) => {
            $map.keys().map(|k| k.as_str()).collect()
        };
    }
    let questions = || s.modules.iter().flat_map(|m| &m.questions);
    let (what, all): (Message, Vec<&str>) = match thing {
        Thing::Entity(entity) => match entity {
            EntityId::Seat(_) => (msg!("check-what-seat"), keys!(s.seats)),
            EntityId::Unit(_) => (msg!("check-what-unit"), keys!(s.units)),
            EntityId::Centre(_) => (msg!("check-what-centre"), keys!(s.centres)),
            EntityId::Checkpoint(_) => (msg!("check-what-checkpoint"), keys!(s.checkpoints)),
            EntityId::Place(_) => (msg!("check-what-place"), keys!(s.places)),
            EntityId::Road(_) => (msg!("check-what-road"), keys!(s.roads)),
            EntityId::Directorate(_) => (msg!("check-what-directorate"), keys!(s.directorates)),
            EntityId::Municipality(_) => (msg!("check-what-municipality"), keys!(s.municipalities)),
            EntityId::Kind(_) => (msg!("check-what-kind"), keys!(s.kinds)),
            EntityId::Vehicle(_) => (msg!("check-what-vehicle"), keys!(s.vehicles)),
            EntityId::Convoy(_) => (msg!("check-what-convoy"), keys!(s.convoys)),
            EntityId::Rumour(_) => (msg!("check-what-rumour"), keys!(s.rumours)),
            EntityId::Inject(_) => {
                let all = s.injects.iter().map(|i| i.id.as_str());
                (msg!("check-what-inject"), all.collect())
            }
            EntityId::Incident(_) => {
                let effects = s.injects.iter().flat_map(|i| &i.effects);
                let all = effects.filter_map(|e| match e {
                    Effect::Incident { id, .. } => Some(id.as_str()),
                    _ => None,
                });
                (msg!("check-what-incident"), all.collect())
            }
            // These come while it is played.
            EntityId::Report(_)
            | EntityId::Request(_)
            | EntityId::SeatMessage(_)
            | EntityId::Situation
            | EntityId::Held(_) => return None,
        },
        Thing::Module(_) => {
            let all = s.modules.iter().map(|m| m.id.as_str());
            (msg!("check-what-module"), all.collect())
        }
        Thing::Question(_) => {
            let all = questions().map(|q| q.id.as_str());
            (msg!("check-what-question"), all.collect())
        }
        Thing::Point(_) => {
            let all = questions().flat_map(|q| &q.expected).map(|p| p.id.as_str());
            (msg!("check-what-point"), all.collect())
        }
    };
    let id = thing.id()?;
    if all.contains(&id.as_str()) {
        return None;
    }
    let said = msg!("check-no-such-thing", what = what, id = &id);
    Some((said, did_you_mean(&id, all.into_iter())))
}

/// What an order names. Reports, requests, messages in words and what is held are named by numbers that come while it is played.
#[expect(clippy::too_many_lines, reason = "one arm for each sort of order")]
fn named(order: &Order) -> Vec<Thing<'_>> {
    match order {
        Order::Dispatch { unit, to } | Order::Redirect { unit, to } => {
            vec![thing(unit), thing(to)]
        }
        Order::StandDown { unit } | Order::Relieve { unit } => vec![thing(unit)],
        Order::SetPosture { checkpoint, .. }
        | Order::SetDirection { checkpoint, .. }
        | Order::RelievePost { checkpoint } => vec![thing(checkpoint)],
        Order::SetGate { centre, .. }
        | Order::SuspendVoting { centre }
        | Order::ResumeVoting { centre }
        | Order::ExtendVoting { centre, .. }
        | Order::RuleOnCount { centre, .. } => vec![thing(centre)],
        Order::CloseRoad { road } | Order::OpenRoad { road } => vec![thing(road)],
        Order::SetReadiness { directorate, .. } | Order::SetPosturePlan { directorate, .. } => {
            vec![thing(directorate)]
        }
        Order::RequestSupport { from, to, .. } => vec![thing(from), thing(to)],
        Order::AnswerSupport { unit, .. } | Order::HandOver { to: unit, .. } => {
            unit.iter().map(thing).collect()
        }
        Order::RequestRepair { incident } => vec![thing(incident)],
        Order::Acknowledge { message } => vec![thing(message)],
        Order::PassOn { about, to } => {
            vec![thing(about), thing(to)]
        }
        Order::SendMessage { to, regarding, .. } => {
            let about = regarding.iter().map(thing);
            about.chain([thing(to)]).collect()
        }
        Order::UseChannel { with, .. } => with.iter().map(thing).collect(),
        Order::IssueLookout {
            vehicle,
            checkpoints,
            ..
        } => {
            let at = checkpoints.iter().map(thing);
            at.chain([thing(vehicle)]).collect()
        }
        Order::CancelLookout { vehicle } => vec![thing(vehicle)],
        Order::StartConvoy { convoy, escort } => {
            let escort = escort.iter().map(thing);
            escort.chain([thing(convoy)]).collect()
        }
        Order::HaltConvoy { convoy } | Order::ProceedConvoy { convoy, .. } => {
            vec![thing(convoy)]
        }
        Order::AnnounceConvoy {
            convoy,
            checkpoints,
        } => {
            let at = checkpoints.iter().map(thing);
            at.chain([thing(convoy)]).collect()
        }
        Order::VerifyRumour { rumour } | Order::CorrectRumour { rumour } => {
            vec![thing(rumour)]
        }
        Order::BriefMedia { municipality } => vec![thing(municipality)],
        Order::Staff { seat, .. } => vec![thing(seat)],
        Order::Release { inject } | Order::Skip { inject } | Order::Retime { inject, .. } => {
            vec![thing(inject)]
        }
        Order::OpenModule { module } => vec![Thing::Module(module)],
        Order::AskQuestion { question, .. } => vec![Thing::Question(question)],
        Order::AnswerQuestion { question, of, .. } => {
            let of = of.iter().map(thing);
            of.chain([Thing::Question(question)]).collect()
        }
        Order::NotePoint { point, .. } => vec![Thing::Point(point)],
        Order::AcknowledgeReport { .. }
        | Order::CheckComms
        | Order::Note { .. }
        | Order::Improvise { .. }
        | Order::EndExercise
        | Order::CloseModule { .. } => Vec::new(),
    }
}
