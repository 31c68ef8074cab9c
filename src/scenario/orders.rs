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
use crate::base::ids::SeatId;
use crate::base::message::{Message, msg};
use crate::base::time::SimTime;
use crate::record::order::{About, Order, Target};

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
        if let Some(words) = lacks(s, Thing::Seat(seat.as_str())) {
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
        if let Some(words) = lacks(s, Thing::Seat(seat.as_str())) {
            say(field("seat"), seat.as_str(), unknown, words);
        }
        for thing in named(order) {
            let of_control = matches!(thing, Thing::Inject(_) | Thing::Incident(_));
            if made_up && of_control && is_made_up(thing.id()) {
                continue;
            }
            if let Some(words) = lacks(s, thing) {
                say(field("order"), thing.id(), unknown, words);
            }
        }
    }
    found
}

/// Something that an order names, by its identifier.
#[derive(Clone, Copy)]
enum Thing<'a> {
    Seat(&'a str),
    Unit(&'a str),
    Centre(&'a str),
    Checkpoint(&'a str),
    Place(&'a str),
    Road(&'a str),
    Directorate(&'a str),
    Municipality(&'a str),
    Inject(&'a str),
    Incident(&'a str),
    Vehicle(&'a str),
    Convoy(&'a str),
    Rumour(&'a str),
    Module(&'a str),
    Question(&'a str),
    Point(&'a str),
}

impl<'a> Thing<'a> {
    fn id(self) -> &'a str {
        match self {
            Self::Seat(id)
            | Self::Unit(id)
            | Self::Centre(id)
            | Self::Checkpoint(id)
            | Self::Place(id)
            | Self::Road(id)
            | Self::Directorate(id)
            | Self::Municipality(id)
            | Self::Inject(id)
            | Self::Incident(id)
            | Self::Vehicle(id)
            | Self::Convoy(id)
            | Self::Rumour(id)
            | Self::Module(id)
            | Self::Question(id)
            | Self::Point(id) => id,
        }
    }
}

/// What is to be said if a scenario has no such thing.
fn lacks(s: &Scenario, thing: Thing<'_>) -> Option<Words> {
    macro_rules! keys {
        ($map:expr) => {
            $map.keys().map(|k| k.as_str()).collect()
        };
    }
    let questions = || s.modules.iter().flat_map(|m| &m.questions);
    let (what, all): (Message, Vec<&str>) = match thing {
        Thing::Seat(_) => (msg!("check-what-seat"), keys!(s.seats)),
        Thing::Unit(_) => (msg!("check-what-unit"), keys!(s.units)),
        Thing::Centre(_) => (msg!("check-what-centre"), keys!(s.centres)),
        Thing::Checkpoint(_) => (msg!("check-what-checkpoint"), keys!(s.checkpoints)),
        Thing::Place(_) => (msg!("check-what-place"), keys!(s.places)),
        Thing::Road(_) => (msg!("check-what-road"), keys!(s.roads)),
        Thing::Directorate(_) => (msg!("check-what-directorate"), keys!(s.directorates)),
        Thing::Municipality(_) => (msg!("check-what-municipality"), keys!(s.municipalities)),
        Thing::Vehicle(_) => (msg!("check-what-vehicle"), keys!(s.vehicles)),
        Thing::Convoy(_) => (msg!("check-what-convoy"), keys!(s.convoys)),
        Thing::Rumour(_) => (msg!("check-what-rumour"), keys!(s.rumours)),
        Thing::Inject(_) => {
            let all = s.injects.iter().map(|i| i.id.as_str());
            (msg!("check-what-inject"), all.collect())
        }
        Thing::Incident(_) => {
            let effects = s.injects.iter().flat_map(|i| &i.effects);
            let all = effects.filter_map(|e| match e {
                Effect::Incident { id, .. } => Some(id.as_str()),
                _ => None,
            });
            (msg!("check-what-incident"), all.collect())
        }
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
    let id = thing.id();
    if all.contains(&id) {
        return None;
    }
    let said = msg!("check-no-such-thing", what = what, id = id);
    Some((said, did_you_mean(id, all.into_iter())))
}

fn of_target(t: &Target) -> Thing<'_> {
    match t {
        Target::Incident(id) => Thing::Incident(id.as_str()),
        Target::Centre(id) => Thing::Centre(id.as_str()),
        Target::Checkpoint(id) => Thing::Checkpoint(id.as_str()),
        Target::Place(id) => Thing::Place(id.as_str()),
        Target::Road(id) => Thing::Road(id.as_str()),
        Target::Convoy(id) => Thing::Convoy(id.as_str()),
    }
}

fn of_about(a: &About) -> Option<Thing<'_>> {
    Some(match a {
        About::Incident(id) => Thing::Incident(id.as_str()),
        About::Centre(id) => Thing::Centre(id.as_str()),
        About::Checkpoint(id) => Thing::Checkpoint(id.as_str()),
        About::Unit(id) => Thing::Unit(id.as_str()),
        About::Road(id) => Thing::Road(id.as_str()),
        About::Vehicle(id) => Thing::Vehicle(id.as_str()),
        About::Convoy(id) => Thing::Convoy(id.as_str()),
        About::Rumour(id) => Thing::Rumour(id.as_str()),
        About::Situation => return None,
    })
}

/// What an order names. Reports, requests, messages in words and what is held are named by numbers that come while it is played.
#[expect(clippy::too_many_lines, reason = "one arm for each sort of order")]
fn named(order: &Order) -> Vec<Thing<'_>> {
    match order {
        Order::Dispatch { unit, to } | Order::Redirect { unit, to } => {
            vec![Thing::Unit(unit.as_str()), of_target(to)]
        }
        Order::StandDown { unit } | Order::Relieve { unit } => vec![Thing::Unit(unit.as_str())],
        Order::SetPosture { checkpoint, .. }
        | Order::SetDirection { checkpoint, .. }
        | Order::RelievePost { checkpoint } => vec![Thing::Checkpoint(checkpoint.as_str())],
        Order::SetGate { centre, .. }
        | Order::SuspendVoting { centre }
        | Order::ResumeVoting { centre }
        | Order::ExtendVoting { centre, .. }
        | Order::RuleOnCount { centre, .. } => vec![Thing::Centre(centre.as_str())],
        Order::CloseRoad { road } | Order::OpenRoad { road } => vec![Thing::Road(road.as_str())],
        Order::SetReadiness { directorate, .. } | Order::SetPosturePlan { directorate, .. } => {
            vec![Thing::Directorate(directorate.as_str())]
        }
        Order::RequestSupport { from, to, .. } => vec![Thing::Seat(from.as_str()), of_target(to)],
        Order::AnswerSupport { unit, .. } | Order::HandOver { to: unit, .. } => {
            unit.iter().map(|u| Thing::Unit(u.as_str())).collect()
        }
        Order::RequestRepair { incident } => vec![Thing::Incident(incident.as_str())],
        Order::Acknowledge { message } => vec![Thing::Inject(message.as_str())],
        Order::PassOn { about, to } => {
            let about = of_about(about);
            about
                .into_iter()
                .chain([Thing::Seat(to.as_str())])
                .collect()
        }
        Order::SendMessage { to, regarding, .. } => {
            let about = regarding.iter().map(|i| Thing::Inject(i.as_str()));
            about.chain([Thing::Seat(to.as_str())]).collect()
        }
        Order::UseChannel { with, .. } => with.iter().map(|s| Thing::Seat(s.as_str())).collect(),
        Order::IssueLookout {
            vehicle,
            checkpoints,
            ..
        } => {
            let at = checkpoints.iter().map(|c| Thing::Checkpoint(c.as_str()));
            at.chain([Thing::Vehicle(vehicle.as_str())]).collect()
        }
        Order::CancelLookout { vehicle } => vec![Thing::Vehicle(vehicle.as_str())],
        Order::StartConvoy { convoy, escort } => {
            let escort = escort.iter().map(|u| Thing::Unit(u.as_str()));
            escort.chain([Thing::Convoy(convoy.as_str())]).collect()
        }
        Order::HaltConvoy { convoy } | Order::ProceedConvoy { convoy, .. } => {
            vec![Thing::Convoy(convoy.as_str())]
        }
        Order::AnnounceConvoy {
            convoy,
            checkpoints,
        } => {
            let at = checkpoints.iter().map(|c| Thing::Checkpoint(c.as_str()));
            at.chain([Thing::Convoy(convoy.as_str())]).collect()
        }
        Order::VerifyRumour { rumour } | Order::CorrectRumour { rumour } => {
            vec![Thing::Rumour(rumour.as_str())]
        }
        Order::BriefMedia { municipality } => vec![Thing::Municipality(municipality.as_str())],
        Order::Staff { seat, .. } => vec![Thing::Seat(seat.as_str())],
        Order::Release { inject } | Order::Skip { inject } | Order::Retime { inject, .. } => {
            vec![Thing::Inject(inject.as_str())]
        }
        Order::OpenModule { module } => vec![Thing::Module(module.as_str())],
        Order::AskQuestion { question, .. } => vec![Thing::Question(question.as_str())],
        Order::AnswerQuestion { question, of, .. } => {
            let of = of.iter().map(|s| Thing::Seat(s.as_str()));
            of.chain([Thing::Question(question.as_str())]).collect()
        }
        Order::NotePoint { point, .. } => vec![Thing::Point(point.as_str())],
        Order::AcknowledgeReport { .. }
        | Order::CheckComms
        | Order::Note { .. }
        | Order::Improvise { .. }
        | Order::EndExercise
        | Order::CloseModule { .. } => Vec::new(),
    }
}
