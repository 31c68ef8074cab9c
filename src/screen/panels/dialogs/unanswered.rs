//! What still waits for an answer: messages and reports that a seat has not acknowledged, requests for support that nobody has
//! granted or declined. The oldest stands first.
//!
//! It is true, so it is exercise control's. Deliberately not here: answering (that is the seats' part).

use std::collections::BTreeMap;

use crate::base::ids::{InjectId, SeatId};
use crate::base::time::SimTime;
use crate::map::entity_ref::EntityRef;
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::Target;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, badge, column, note, row, text};

/// Lines that are shown at most.
const MOST: usize = 40;

/// Something that waits for an answer.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Open {
    /// A message that came to a seat.
    Message(InjectId, SeatId),
    /// A report whose sender heard no acknowledgement in time.
    Report(u32, SeatId),
    /// A request for support, by its number.
    Support(u32),
}

/// Since when something waits, and where one looks for it.
#[derive(Clone, PartialEq, Debug)]
struct Since {
    at: SimTime,
    /// Who is to answer.
    seat: SeatId,
    /// What a press leads to.
    leads_to: Option<EntityRef>,
}

/// What waits after some facts.
fn open<'a>(facts: impl Iterator<Item = &'a FactEntry>) -> BTreeMap<Open, Since> {
    let mut open = BTreeMap::new();
    for f in facts {
        match &f.fact {
            Fact::MessageReceived { inject, seat } => {
                let since = Since {
                    at: f.at,
                    seat: seat.clone(),
                    leads_to: Some(EntityRef::Inject(inject.clone())),
                };
                open.insert(Open::Message(inject.clone(), seat.clone()), since);
            }
            Fact::MessageAcknowledged { inject, seat, .. } => {
                open.remove(&Open::Message(inject.clone(), seat.clone()));
            }
            Fact::ReportUnanswered {
                report,
                seat,
                about,
                ..
            } => {
                let since = Since {
                    at: f.at,
                    seat: seat.clone(),
                    leads_to: EntityRef::of_about(about),
                };
                open.insert(Open::Report(*report, seat.clone()), since);
            }
            Fact::ReportAcknowledged { report, seat, .. } => {
                open.remove(&Open::Report(*report, seat.clone()));
            }
            Fact::SupportRequested {
                request, from, to, ..
            } => {
                open.insert(Open::Support(*request), asked(f.at, from, to));
            }
            Fact::SupportGranted { request, .. } | Fact::SupportDeclined { request } => {
                open.remove(&Open::Support(*request));
            }
            _ => {}
        }
    }
    open
}

fn asked(at: SimTime, from: &SeatId, to: &Target) -> Since {
    Since {
        at,
        seat: from.clone(),
        leads_to: Some(EntityRef::of_target(to)),
    }
}

/// The dialog's parts.
pub(super) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    if !ctx.is_control() {
        return vec![note(say.t("of-control"))];
    }
    let mut open: Vec<(Open, Since)> = open(ctx.snap.facts.iter()).into_iter().collect();
    open.sort_by_key(|(_, since)| since.at);
    if open.is_empty() {
        return vec![note(say.t("unanswered-none"))];
    }
    let more = open.len().saturating_sub(MOST);
    let lines = open
        .iter()
        .take(MOST)
        .map(|(what, since)| line(ctx, what, since));
    let mut parts = vec![
        note(say.t("unanswered-explained")),
        column(lines).gap(space::TIGHT),
    ];
    if more > 0 {
        parts.push(note(
            say.with("unanswered-more", &[("n", more.to_string())]),
        ));
    }
    parts
}

fn line(ctx: &PanelContext<'_>, what: &Open, since: &Since) -> View {
    let (sign, kind) = match what {
        Open::Message(..) => ("■", "unanswered-message"),
        Open::Report(..) => ("✉", "unanswered-report"),
        Open::Support(_) => ("⇄", "unanswered-support"),
    };
    let about = since
        .leads_to
        .as_ref()
        .map_or_else(String::new, |x| x.name(&ctx.prose));
    let words = ctx.say.with(
        kind,
        &[("seat", ctx.prose.seat(&since.seat)), ("about", about)],
    );
    let v = row([
        text(ctx.time(since.at)).bold().line().firm(),
        badge(sign, ColorRole::Warn),
        column([
            text(words),
            note(ctx.until(since.at)).runs(ctx.runs(since.at)),
        ])
        .grow(),
    ])
    .gap(space::NEAR)
    .fill(ColorRole::Raised)
    .pad(space::NEAR, space::TIGHT)
    .round()
    .firm();
    match &since.leads_to {
        Some(x) => v.press(Act::GoTo(x.clone())),
        None => v,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Lang;
    use crate::screen::state::dialog::Dialog;
    use crate::screen::testing::*;
    use crate::testing::Pick as _;

    fn fact(n: u64, fact: Fact) -> FactEntry {
        let at = SimTime::from_millis(n as i64 * 1000);
        FactEntry { n, at, fact }
    }

    #[test]
    fn what_was_answered_waits_no_longer_and_only_for_the_seat_that_answered() {
        let inject = InjectId::from("m1");
        let (room, main) = (SeatId::from("room"), SeatId::from("main"));
        let came = |n, seat: &SeatId| {
            let (inject, seat) = (inject.clone(), seat.clone());
            fact(n, Fact::MessageReceived { inject, seat })
        };
        let answered = Fact::MessageAcknowledged {
            inject: inject.clone(),
            seat: room.clone(),
            after_seconds: 1,
        };
        let facts = [came(1, &room), came(2, &main), fact(3, answered)];
        let waits: Vec<Open> = open(facts.iter()).into_keys().collect();
        assert_eq!(waits, [Open::Message(inject, main)]);
        let declined = [
            fact(
                1,
                Fact::SupportRequested {
                    request: 4,
                    by: room.clone(),
                    from: "main".into(),
                    capability: crate::record::states::Capability::Medical,
                    strength: 2,
                    to: Target::Place("abraq".into()),
                },
            ),
            fact(2, Fact::SupportDeclined { request: 4 }),
        ];
        assert_eq!(open(declined[..1].iter()).len(), 1);
        assert!(open(declined.iter()).is_empty());
    }

    #[test]
    fn exercise_control_sees_from_the_bar_what_a_room_has_not_answered() {
        for lang in [Lang::Ar, Lang::En] {
            let snap = played("first-steps", Some("09:12"), "excon", &["room"]);
            let mut app = app(snap, lang);
            // In a narrow window it is behind ⋯.
            if !offers(&mut app, &Act::Show(Dialog::Unanswered)) {
                press(&mut app, &Act::Show(Dialog::More));
            }
            press(&mut app, &Act::Show(Dialog::Unanswered));
            let shown = words(&mut app);
            let room = lang.pick("الغرفة الفرعية بالقبة", "Al Qubbah sub-room");
            let waits = lang.pick("لم يُؤكَّد استلام", "has not acknowledged");
            assert!(shown.contains(room) && shown.contains(waits), "{shown}");
        }
        let snap = played("first-steps", Some("09:12"), "room", &["room"]);
        let mut room = app(snap, Lang::En);
        assert!(!offers(&mut room, &Act::Show(Dialog::Unanswered)));
    }
}
