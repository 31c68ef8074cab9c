//! What the script says and what can never happen, is always so, or is never used: warnings, each with advice.
//!
//! They are looked for only in a scenario without errors, so that nothing here is the consequence of something else.
//! Deliberately not here: forces and map (`sense`).

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Checker, sense};
use crate::base::diag::Sort;
use crate::base::text::Text;
use crate::base::time::{SimTime, Span};
use crate::record::states::{Power, Role};
use crate::scenario::Scenario;
use crate::scenario::model::{
    Action, Condition, Effect, Expected, Inject, Measure, OrderKind, When,
};
use crate::scenario::read::{Draft, Located};

/// What the script does anywhere.
struct Script<'s> {
    s: &'s Scenario,
    by_id: BTreeMap<&'s str, &'s Inject>,
    flags: BTreeSet<&'s str>,
    /// The earliest time at which an inject can come; none where that is not known.
    earliest: BTreeMap<&'s str, Option<SimTime>>,
}

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let by_id = s.injects.iter().map(|i| (i.id.as_str(), i)).collect();
    let effects = || s.injects.iter().flat_map(|i| &i.effects);
    let flags = effects()
        .filter_map(|e| {
            if let Effect::SetFlag(f) = e {
                Some(f.as_str())
            } else {
                None
            }
        })
        .collect();
    let mut script = Script {
        s,
        by_id,
        flags,
        earliest: BTreeMap::new(),
    };
    script.find_earliest(c);
    groups(c, draft);
    for l in &draft.injects {
        inject(c, At::of(l), &script, l);
    }
    unused(c, draft, s);
    sense::check(c, draft, s);
}

/// Texts whose languages were exchanged.
pub(super) fn swapped(c: &mut Checker<'_>, at: At<'_>, text: &Text) {
    let arabic = |t: &str| t.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c));
    let latin = |t: &str| t.chars().any(|c| c.is_ascii_alphabetic());
    if arabic(&text.en) && !latin(&text.en) && latin(&text.ar) && !arabic(&text.ar) {
        let what = (
            "النصان العربي والإنجليزي متبادلان",
            "the Arabic and the English text stand in each other's place",
        );
        c.warn(
            at.field("ar"),
            Sort::Text,
            what,
            ("بدّل بينهما", "exchange them"),
        );
    }
}

impl<'s> Script<'s> {
    /// The earliest time of each inject that comes at a time, or so long after another.
    fn find_earliest(&mut self, c: &mut Checker<'_>) {
        for i in &self.s.injects {
            let (mut way, mut at) = (Vec::new(), i);
            let mut known = loop {
                c.notes.work += 1;
                if let Some(t) = self.earliest.get(at.id.as_str()) {
                    break *t;
                }
                match &at.when {
                    When::At(t) => break Some(*t),
                    When::After { inject, delay } if way.len() <= self.s.injects.len() => {
                        way.push((at, *delay));
                        match self.by_id.get(inject.as_str()) {
                            Some(next) => at = next,
                            None => break None,
                        }
                    }
                    When::After { .. } | When::If { .. } | When::ByHand => break None,
                }
            };
            self.earliest.entry(at.id.as_str()).or_insert(known);
            for (i, delay) in way.into_iter().rev() {
                known = known.map(|t| t + delay);
                self.earliest.insert(i.id.as_str(), known);
            }
        }
    }
}

fn inject(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, l: &Located<Inject>) {
    let (i, s) = (&l.value, script.s);
    match &i.when {
        When::After { .. }
            if script
                .earliest
                .get(i.id.as_str())
                .copied()
                .flatten()
                .is_some_and(|t| t > s.head.end) =>
        {
            let what = (
                "هذا المُدخَل يأتي بعد نهاية التمرين",
                "this inject comes after the exercise has ended",
            );
            c.warn(
                at.field("when").field("delay"),
                Sort::Idle,
                what,
                (
                    "قصّر المهلة أو أطل التمرين",
                    "shorten the delay, or let the exercise end later",
                ),
            );
        }
        When::If { condition: x, .. } => {
            condition(c, at.field("when").field("condition"), script, i, x)
        }
        When::At(_) | When::After { .. } | When::ByHand => {}
    }
    if i.effects.is_empty() && i.expected.is_empty() {
        let what = (
            "مُدخَل بلا أثر وبلا إجراء متوقع",
            "this inject does nothing and expects nothing",
        );
        c.warn(at, Sort::Idle, what, ("أعطه effects", "give it `effects`"));
    }
    for (n, e) in i.effects.iter().enumerate() {
        effect(c, at.field("effects").item(n), script, e);
    }
    for (n, x) in i.expected.iter().enumerate() {
        expected(c, at.field("expected").item(n), script, x);
    }
}

/// Groups with one inject, and weights without a group.
fn groups(c: &mut Checker<'_>, draft: &Draft) {
    let mut members: BTreeMap<&str, Vec<&Located<Inject>>> = BTreeMap::new();
    for l in &draft.injects {
        match &l.value.group {
            Some(g) => members.entry(g).or_default().push(l),
            None if l.value.weight != 1.0 => {
                let what = (
                    "الوزن weight لا معنى له بلا group",
                    "`weight` means nothing without a `group`",
                );
                c.warn(
                    At::of(l).field("weight"),
                    Sort::Idle,
                    what,
                    ("للاحتمال اكتب chance", "for a probability write `chance`"),
                );
            }
            None => {}
        }
    }
    for list in members.values().filter(|list| list.len() == 1) {
        let what = (
            "لا بديل لهذا المُدخَل في مجموعته",
            "this inject is alone in its group",
        );
        c.warn(
            At::of(list[0]).field("group"),
            Sort::Idle,
            what,
            (
                "أضف بديلاً، أو احذف group",
                "add an alternative, or delete `group`",
            ),
        );
    }
}

fn condition(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, own: &Inject, x: &Condition) {
    match x {
        Condition::All(list) | Condition::Any(list) => {
            if list.is_empty() {
                let all = matches!(x, Condition::All(_));
                let what = if all {
                    (
                        "شرط بلا أجزاء يتحقق دائماً",
                        "a condition without parts always holds",
                    )
                } else {
                    (
                        "شرط بلا أجزاء لا يتحقق أبداً",
                        "a condition without parts never holds",
                    )
                };
                c.warn(
                    at,
                    Sort::Idle,
                    what,
                    ("اكتب أجزاءه بين [ ]", "write its parts in [ ]"),
                );
            }
            if matches!(x, Condition::All(_)) {
                contradictions(c, at, script, list);
            }
            list.iter()
                .enumerate()
                .for_each(|(n, x)| condition(c, at.item(0).item(n), script, own, x));
        }
        Condition::Not(x) => condition(c, at.item(0), script, own, x),
        Condition::Flag(f) if !script.flags.contains(f.as_str()) => {
            let what = (
                format!("لا أحد يضع العلم «{f}»"),
                format!("nothing sets the flag `{f}`"),
            );
            let help = did_you_mean(c, script, f.as_str());
            c.say(
                at.item(0),
                (crate::base::diag::Severity::Warning, Sort::Idle),
                (Text::new(&what.0, &what.1), help),
            );
        }
        Condition::Released(i) if *i == own.id => {
            let what = ("المُدخَل ينتظر نفسه", "the inject waits for itself");
            c.warn(
                at.item(0),
                Sort::Idle,
                what,
                ("اكتب معرف مُدخَل آخر", "name another inject"),
            );
        }
        Condition::RumourHeard(_, _, 0) => {
            let what = (
                "هذا الشرط متحقق من البداية",
                "this holds from the beginning",
            );
            c.warn(
                at.item(2),
                Sort::Idle,
                what,
                ("اكتب نسبة بين 1 و 100", "write a share from 1 to 100"),
            );
        }
        Condition::Measure {
            centre,
            measure,
            at_least,
        } => {
            let registered: u32 = script
                .s
                .centres
                .get(centre)
                .map_or(0, |x| x.stations.iter().map(|s| s.voters).sum());
            let of_voters = matches!(
                measure,
                Measure::InLine | Measure::Served | Measure::GaveUp | Measure::KeptAway
            );
            if of_voters && *at_least > registered {
                let what = (
                    format!("في المركز {registered} ناخباً فقط؛ لا يتحقق هذا أبداً"),
                    format!("the centre has {registered} voters only; this never holds"),
                );
                c.warn(
                    at.field("at_least"),
                    Sort::Idle,
                    (&what.0, &what.1),
                    ("اكتب عدداً أصغر", "write a smaller number"),
                );
            }
        }
        _ => {}
    }
}

/// Parts of an `All` that cannot hold together.
fn contradictions(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, list: &[Condition]) {
    let flags: BTreeSet<&str> = list
        .iter()
        .filter_map(|x| {
            if let Condition::Flag(f) = x {
                Some(f.as_str())
            } else {
                None
            }
        })
        .collect();
    let mut groups: BTreeMap<&str, &str> = BTreeMap::new();
    for (n, x) in list.iter().enumerate() {
        let what = match x {
            Condition::Not(inner) => match &**inner {
                Condition::Flag(f) if flags.contains(f.as_str()) => Some((
                    "العلم نفسه مطلوب موضوعاً وغير موضوع",
                    "the same flag is asked for and excluded",
                )),
                _ => None,
            },
            Condition::Released(i) => {
                let group = script
                    .by_id
                    .get(i.as_str())
                    .and_then(|i| i.group.as_deref());
                let other = group.and_then(|g| groups.insert(g, i.as_str()));
                other.is_some_and(|o| o != i.as_str()).then_some((
                    "من مجموعة واحدة لا يأتي إلا مُدخَل واحد",
                    "of one group only one inject ever comes",
                ))
            }
            _ => None,
        };
        if let Some(what) = what {
            c.warn(
                at.item(0).item(n),
                Sort::Idle,
                what,
                (
                    "لا يتحقق الشرط أبداً؛ ربما تقصد Any",
                    "this never holds; perhaps `Any` is meant",
                ),
            );
        }
    }
}

fn did_you_mean(c: &mut Checker<'_>, script: &Script<'_>, flag: &str) -> Text {
    c.notes.did_you_mean(flag, script.flags.iter().copied())
}

fn effect(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, e: &Effect) {
    match e {
        Effect::ClearFlag(f) if !script.flags.contains(f.as_str()) => {
            let what = (
                format!("لا أحد يضع العلم «{f}»"),
                format!("nothing sets the flag `{f}`"),
            );
            let help = did_you_mean(c, script, f.as_str());
            c.say(
                at.item(0),
                (crate::base::diag::Severity::Warning, Sort::Idle),
                (Text::new(&what.0, &what.1), help),
            );
        }
        Effect::Message { to, .. } => {
            let excon = |id: &crate::base::ids::SeatId| {
                script
                    .s
                    .seats
                    .get(id)
                    .is_some_and(|x| x.role == Role::Excon)
            };
            if !to.is_empty() && to.iter().all(excon) {
                let what = (
                    "الرسالة لإدارة التمرين وحدها ولا يراها أحد",
                    "the message goes to exercise control only; nobody sees it",
                );
                c.warn(
                    at.field("to"),
                    Sort::Idle,
                    what,
                    (
                        "أرسلها إلى غرفة، أو اكتبها في notes",
                        "send it to a room, or write it into `notes`",
                    ),
                );
            }
            let mut seen = BTreeSet::new();
            if let Some(n) = to.iter().position(|id| !seen.insert(id)) {
                let what = ("المتلقي مذكور مرتين", "this receiver is named twice");
                c.warn(
                    at.field("to").item(n),
                    Sort::Idle,
                    what,
                    ("احذف أحدهما", "delete one of the two"),
                );
            }
        }
        _ => {}
    }
}

fn expected(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, x: &Expected) {
    let (s, a) = (script.s, &x.action);
    if x.within < Span::from_secs(30) {
        let what = (
            "لا أحد يأمر في هذه المهلة",
            "nobody gives an order in so short a time",
        );
        c.warn(
            at.field("within"),
            Sort::Idle,
            what,
            ("اكتب مهلة مثل \"10m\"", "allow a time such as \"10m\""),
        );
    }
    let action = at.field("action");
    if let (Some(power), Some(seat)) = (
        power_for(a.order),
        a.seat.as_ref().and_then(|id| s.seats.get(id)),
    ) && !seat.powers.contains(&power)
    {
        let what = (
            format!("المقعد «{}» لا يملك صلاحية هذا الأمر ({power:?})", seat.id),
            format!(
                "the seat `{}` has no power for this order ({power:?})",
                seat.id
            ),
        );
        c.warn(
            action.field("seat"),
            Sort::Idle,
            (&what.0, &what.1),
            (
                "اختر مقعداً آخر، أو أعطه powers",
                "choose another seat, or give it `powers`",
            ),
        );
    }
    fields(c, action, a);
    acknowledgement(c, action, script, a);
}

/// An acknowledgement of a message that the seat never gets.
fn acknowledgement(c: &mut Checker<'_>, at: At<'_>, script: &Script<'_>, a: &Action) {
    let Some(inject) = a
        .message
        .as_ref()
        .and_then(|m| script.by_id.get(m.as_str()))
    else {
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
        let what = (
            format!("المُدخَل «{}» لا يحمل رسالة", inject.id),
            format!("the inject `{}` brings no message", inject.id),
        );
        c.warn(
            at.field("message"),
            Sort::Idle,
            (&what.0, &what.1),
            ("اذكر مُدخَلاً فيه Message", "name an inject with a `Message`"),
        );
    } else if let Some(seat) = &a.seat
        && !receivers.any(|to| to.contains(seat))
    {
        let what = (
            format!("المقعد «{seat}» لا يتلقى هذه الرسالة"),
            format!("the seat `{seat}` does not receive this message"),
        );
        c.warn(
            at.field("seat"),
            Sort::Idle,
            (&what.0, &what.1),
            ("اختر أحد متلقيها", "choose one of its receivers"),
        );
    }
}

/// Fields that no order of this sort can match.
fn fields(c: &mut Checker<'_>, at: At<'_>, a: &Action) {
    use OrderKind as K;
    let fits = |name: &str| match name {
        "unit_kind" => matches!(a.order, K::Send | K::StandDown),
        "message" => a.order == K::Acknowledge,
        "at_least" => matches!(
            a.order,
            K::SetPosture | K::SetGate | K::SetPosturePlan | K::SetReadiness
        ),
        "to" => a.order == K::PassOn,
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
        ),
        _ => true,
    };
    let given = [
        ("unit_kind", a.unit_kind.is_some()),
        ("message", a.message.is_some()),
        ("at_least", a.at_least.is_some()),
        ("to", a.to.is_some()),
        ("subject", a.subject.is_some()),
    ];
    for (name, _) in given
        .into_iter()
        .filter(|(name, given)| *given && !fits(name))
    {
        let what = (
            format!("أمر {:?} لا حقل له بالاسم {name}، فلا يطابقه شيء", a.order),
            format!("no order {:?} has `{name}`, so nothing can match", a.order),
        );
        c.warn(
            at.field(name),
            Sort::Idle,
            (&what.0, &what.1),
            ("احذف الحقل", "delete the field"),
        );
    }
}

/// The power that an order needs.
fn power_for(order: OrderKind) -> Option<Power> {
    use OrderKind as K;
    match order {
        K::Send | K::StandDown | K::RequestSupport => Some(Power::Units),
        K::SetPosture | K::SetGate | K::SetPosturePlan | K::IssueLookout | K::CancelLookout => {
            Some(Power::Postures)
        }
        K::CloseRoad | K::OpenRoad => Some(Power::Roads),
        K::SetReadiness => Some(Power::Readiness),
        K::SuspendVoting | K::ResumeVoting | K::ExtendVoting => Some(Power::Voting),
        K::StartConvoy | K::HaltConvoy | K::ProceedConvoy => Some(Power::Convoys),
        K::VerifyRumour | K::CorrectRumour | K::BriefMedia => Some(Power::Information),
        K::Acknowledge
        | K::AcknowledgeReport
        | K::PassOn
        | K::UseChannel
        | K::CheckComms
        | K::AnnounceConvoy
        | K::Note => None,
    }
}

/// Things that the script never brings into play.
fn unused(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let effects = || s.injects.iter().flat_map(|i| &i.effects);
    let sent: BTreeSet<_> = effects()
        .filter_map(|e| {
            if let Effect::Vehicle(v) = e {
                Some(v)
            } else {
                None
            }
        })
        .collect();
    let begun: BTreeSet<_> = effects()
        .filter_map(|e| {
            if let Effect::Rumour { rumour, .. } = e {
                Some(rumour)
            } else {
                None
            }
        })
        .collect();
    let added: BTreeSet<_> = effects()
        .filter_map(|e| {
            if let Effect::AddUnit(u) = e {
                Some(u)
            } else {
                None
            }
        })
        .collect();
    let tested: BTreeSet<_> = s
        .injects
        .iter()
        .flat_map(|i| &i.expected)
        .filter_map(|x| x.task.as_ref())
        .collect();
    for l in draft
        .vehicles
        .iter()
        .filter(|l| !sent.contains(&l.value.id))
    {
        let what = (
            "لا مُدخَل يطلق هذه المركبة",
            "no inject sends this vehicle off",
        );
        c.warn(
            At::of(l),
            Sort::Idle,
            what,
            ("أضف الأثر Vehicle(\"…\")", "add the effect `Vehicle(\"…\")`"),
        );
    }
    for l in draft
        .rumours
        .iter()
        .filter(|l| !begun.contains(&l.value.id))
    {
        let what = ("لا مُدخَل يبدأ هذه الإشاعة", "no inject starts this rumour");
        c.warn(
            At::of(l),
            Sort::Idle,
            what,
            ("أضف الأثر Rumour(…)", "add the effect `Rumour(…)`"),
        );
    }
    for l in draft
        .units
        .iter()
        .filter(|l| l.value.later && !added.contains(&l.value.id))
    {
        let what = (
            "لا مُدخَل يُدخل هذه الوحدة في الخدمة",
            "no inject brings this unit into service",
        );
        c.warn(
            At::of(l).field("later"),
            Sort::Idle,
            what,
            (
                "أضف الأثر AddUnit(\"…\")، أو احذف later",
                "add the effect `AddUnit(\"…\")`, or delete `later`",
            ),
        );
    }
    for l in &draft.objectives {
        for (n, t) in l
            .value
            .tasks
            .iter()
            .enumerate()
            .filter(|(_, t)| t.targets.is_empty() && !tested.contains(&t.id))
        {
            let what = (
                format!("المهمة «{}» لا يختبرها شيء ولن تُقيَّم", t.id),
                format!("nothing tests the task `{}`; it is never rated", t.id),
            );
            let help = (
                "أضف targets، أو إجراء متوقعاً يذكرها (task)",
                "add `targets`, or an expected action that names it (`task`)",
            );
            c.warn(
                At::of(l).field("tasks").item(n).field("id"),
                Sort::Idle,
                (&what.0, &what.1),
                help,
            );
        }
        if l.value.tasks.is_empty() {
            let what = ("هدف بلا مهام حرجة", "an objective without critical tasks");
            c.warn(
                At::of(l).field("tasks"),
                Sort::Idle,
                what,
                ("أضف مهمة", "add a task"),
            );
        }
    }
}
