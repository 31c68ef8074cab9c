//! Expected actions: whether what they look for is there, can be, and is what their words say.
//!
//! Deliberately not here: the injects that they answer (`script`, `idle`).

use super::scene::{Scene, action, condition};
use super::{At, Checker, bounds};
use crate::base::diag::{CheckRule, Severity};
use crate::base::message::{Arg, msg};
use crate::base::time::Span;
use crate::record::order::{About, OrderKind, Target};
use crate::record::states::Capability;
use crate::scenario::Scenario;
use crate::scenario::model::{Action, Condition, Effect, Expected, Test};

/// A part of an expected action, with the places at which it stands.
pub(super) struct Part<'n> {
    /// Of the order or the condition.
    pub(super) at: At<'n>,
    /// Of how long it holds, if it says so.
    span: At<'n>,
    pub(super) test: Test,
    /// Whether it is one of those of which one is enough.
    pub(super) alternative: bool,
}

/// All parts of an expected action, in the order in which they can be written.
pub(super) fn parts<'n>(at: At<'n>, x: &Expected) -> Vec<Part<'n>> {
    let action = x.action.iter().map(|a| Part {
        at: at.field("action"),
        span: at.field("action"),
        test: Test::Order(a.clone()),
        alternative: false,
    });
    let lists = [("all_of", &x.all_of), ("any_of", &x.any_of)];
    let listed = lists.into_iter().flat_map(|(field, list)| {
        list.iter().enumerate().map(move |(n, test)| {
            let at = at.field(field).item(n);
            Part {
                at: at.item(0),
                span: at.item(1),
                test: test.clone(),
                alternative: field == "any_of",
            }
        })
    });
    action.chain(listed).collect()
}

/// What is looked for: at least one part, each of things that are there.
pub(super) fn tests(c: &mut Checker<'_>, at: At<'_>, scene: &Scene<'_>, x: &Expected) {
    for (field, list) in [("all_of", &x.all_of), ("any_of", &x.any_of)] {
        bounds::few(c, at.field(field), field, list.len(), 20);
    }
    for part in parts(at, x) {
        match &part.test {
            Test::Order(a) => action(c, part.at, scene, a),
            Test::Holds(x) => condition(c, part.at, scene, x),
            Test::HoldsFor(x, span) => {
                condition(c, part.at, scene, x);
                c.span(part.span, "HoldsFor", *span, ("1m", "960h"));
            }
        }
    }
    if x.tests().next().is_none() {
        let what = msg!("check-expected-without-test");
        let help = msg!("check-write-action");
        c.say(
            at,
            (Severity::Error, CheckRule::ExpectedWithoutTest),
            (what, Some(help)),
        );
    }
    if x.any_of.len() == 1 {
        let what = msg!("check-alternative-alone");
        c.warn(
            at.field("any_of"),
            CheckRule::AlternativeAlone,
            what,
            msg!("check-write-all-of"),
        );
    }
    c.span(at.field("before"), "before", x.before, ("0s", "960h"));
}

pub(super) fn idle(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, x: &Expected) {
    if x.within < Span::from_secs(30) {
        let what = msg!("check-nobody-gives-order-short");
        c.warn(
            at.field("within"),
            CheckRule::ExpectedTooSoon,
            what,
            msg!("check-allow-time-such-10m"),
        );
    }
    for part in parts(at, x) {
        if let Test::Order(a) = &part.test {
            order(c, part.at, s, a);
        }
    }
    meant(c, at, s, x);
}

/// An order that nobody can give, or that nothing can match.
fn order(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, a: &Action) {
    let seat = a.seat.as_ref().and_then(|id| s.seats.get(id));
    if let (Some(power), Some(seat)) = (a.order.power(), seat)
        && !seat.powers.contains(&power)
    {
        let what = msg!(
            "check-seat-power-order",
            id = &seat.id,
            power = format!("{power:?}")
        );
        c.warn(
            at.field("seat"),
            CheckRule::ExpectedWithoutPower,
            what,
            msg!("check-choose-another-seat-give"),
        );
    }
    fields(c, at, a);
    acknowledgement(c, at, s, a);
}

/// An acknowledgement of a message that the seat never gets.
fn acknowledgement(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, a: &Action) {
    let Some(inject) = a.message.as_ref().and_then(|m| s.inject(m)) else {
        return;
    };
    let mut receivers = inject
        .effects
        .iter()
        .filter_map(|e| {
            if let Effect::Message { to, .. } = e {
                Some(to)
            } else {
                None
            }
        })
        .peekable();
    if receivers.peek().is_none() {
        let what = msg!("check-inject-brings-message", id = &inject.id);
        c.warn(
            at.field("message"),
            CheckRule::AcknowledgesNothing,
            what,
            msg!("check-name-inject"),
        );
    } else if let Some(seat) = &a.seat
        && !receivers.any(|to| to.contains(seat))
    {
        let what = msg!("check-seat-does-receive-message", seat = seat);
        c.warn(
            at.field("seat"),
            CheckRule::AcknowledgesNothing,
            what,
            msg!("check-choose-receivers"),
        );
    }
}

/// Fields that no order of this sort can match.
fn fields(c: &mut Checker<'_>, at: At<'_>, a: &Action) {
    use OrderKind as K;
    let fits = |name: &str| match name {
        "unit_kind" => matches!(a.order, K::Send | K::StandDown),
        "message" => matches!(a.order, K::Acknowledge | K::SendMessage),
        "women" => matches!(a.order, K::Send | K::StandDown),
        "able_to" | "strength" => matches!(a.order, K::Send | K::StandDown | K::RequestSupport),
        "at_least" | "at_most" => matches!(
            a.order,
            K::SetPosture | K::SetGate | K::SetPosturePlan | K::SetReadiness
        ),
        "to" => matches!(a.order, K::PassOn | K::SendMessage | K::RequestSupport),
        "purpose" => a.order == K::SendMessage,
        "ruling" => a.order == K::RuleOnCount,
        "channel" => a.order == K::UseChannel,
        "answers" => a.order == K::SendMessage,
        "or_written" => a.order == K::PassOn && a.subject == Some(About::Situation),
        "subject" => matches!(
            a.order,
            K::IssueLookout
                | K::CancelLookout
                | K::StartConvoy
                | K::HaltConvoy
                | K::ProceedConvoy
                | K::AnnounceConvoy
                | K::VerifyRumour
                | K::CorrectRumour
                | K::PassOn
                | K::Relieve
        ),
        _ => true,
    };
    let given = [
        ("unit_kind", a.unit_kind.is_some()),
        ("message", a.message.is_some()),
        ("at_least", a.at_least.is_some()),
        ("at_most", a.at_most.is_some()),
        ("able_to", a.able_to.is_some()),
        ("strength", a.strength.is_some()),
        ("women", a.women.is_some()),
        ("to", a.to.is_some()),
        ("purpose", a.purpose.is_some()),
        ("ruling", a.ruling.is_some()),
        ("channel", a.channel.is_some()),
        ("subject", a.subject.is_some()),
        ("answers", a.answers.is_some()),
        ("or_written", a.or_written),
    ];
    for (name, _) in given
        .into_iter()
        .filter(|(name, given)| *given && !fits(name))
    {
        let what = msg!(
            "check-order-nothing-can-match",
            order = format!("{:?}", a.order),
            name = name
        );
        c.warn(
            at.field(name),
            CheckRule::OrderLacksField,
            what,
            msg!("check-delete-field"),
        );
    }
}

/// Whether words name alternatives; an “or” before one of these words is a bound.
fn either(words: &str, or: &str, bounds: &[&str]) -> bool {
    let mut all = words.split_whitespace().peekable();
    while let Some(word) = all.next() {
        let bound = |next: &&str| bounds.contains(&next.trim_matches(|c: char| !c.is_alphabetic()));
        if word == or && !all.peek().is_some_and(bound) {
            return true;
        }
    }
    false
}

/// Words that the test does not ask for, as far as that can be seen: alternatives, and what an incident needs.
fn meant(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, x: &Expected) {
    let or = either(&x.name.en, "or", &["less", "fewer", "more"])
        || either(&x.name.ar, "أو", &["أقل", "أكثر"]);
    if or && x.any_of.is_empty() {
        let what = msg!("check-words-name-alternatives");
        c.warn(
            at.field("name"),
            CheckRule::WordsNameAlternatives,
            what,
            msg!("check-write-any-of"),
        );
    }
    for Part { at, test, .. } in parts(at, x) {
        match &test {
            Test::Order(a) => unbounded(c, at, s, a),
            Test::Holds(Condition::Arrived {
                at: to,
                able_to: None,
                ..
            }) => any_unit(c, at, s, to),
            Test::Holds(_) | Test::HoldsFor(..) => {}
        }
    }
}

/// An order that is met by any posture, or by whatever unit.
fn unbounded(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, a: &Action) {
    let strictness = matches!(
        a.order,
        OrderKind::SetPosture | OrderKind::SetGate | OrderKind::SetPosturePlan
    );
    if strictness && a.at_least.is_none() && a.at_most.is_none() {
        let what = msg!("check-any-posture-meets");
        c.warn(at, CheckRule::AnyPosture, what, msg!("check-write-bounds"));
    }
    let sends = matches!(a.order, OrderKind::Send | OrderKind::RequestSupport);
    if let Some(to) = &a.about
        && sends
        && a.able_to.is_none()
        && a.unit_kind.is_none()
    {
        any_unit(c, at, s, to);
    }
}

/// Whatever unit meets it, and it goes to an incident that needs a unit able to do something.
fn any_unit(c: &mut Checker<'_>, at: At<'_>, s: &Scenario, to: &Target) {
    let Target::Incident(id) = to else { return };
    let kind = s.injects.incident(id).and_then(|p| s.kinds.get(&p.kind));
    let needs = kind
        .into_iter()
        .flat_map(|k| &k.stages)
        .flat_map(|s| &s.needs);
    let mut needed: Vec<Capability> = needs.map(|n| n.capability).collect();
    needed.sort_unstable();
    needed.dedup();
    if !needed.is_empty() {
        let needed: Vec<Arg> = needed.into_iter().map(Arg::from).collect();
        let what = msg!("check-any-unit-meets", needed = needed);
        c.warn(at, CheckRule::AnyUnit, what, msg!("check-write-able-to"));
    }
}

#[cfg(test)]
mod tests {
    use super::either;

    #[test]
    fn a_bound_is_no_alternative() {
        let or = |words| either(words, "or", &["less", "more"]);
        assert!(or("Own units are sent or support is asked for"));
        assert!(!or("The check is eased to a look or less"));
        assert!(!or("Thirty people or more, at once"));
        assert!(or("A look or less, or the gate is closed"));
        assert!(!or("Orders are given"));
    }
}
