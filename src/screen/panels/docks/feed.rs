//! What reached the seat and what it ordered, the newest first, with acknowledgement; for exercise control, what happened.
//!
//! Deliberately not here: what is true (a seat's feed is made of its picture alone).

use crate::screen::layout::*;

use crate::base::ids::InjectId;
use crate::base::time::SimTime;
use crate::map::entity_ref::EntityRef;
use crate::picture::*;
use crate::record::Notice;
use crate::record::fact::Fact;
use crate::record::order::{About, Order};
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::telegram;
use crate::screen::panels::overlays::attendance;
use crate::screen::state::act::Act;
use crate::screen::state::companions::Companion;
use crate::screen::state::dialog::{Dialog, WordsTo};
use crate::screen::state::place::Place;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, badge, button, column, note, row, scroll, text};
use crate::session::player::Incoming;
use crate::wording::attachments::attachment;

/// Entries that are shown at most; older ones are in the log.
const MOST: usize = 120;

/// Reports, messages and requests that wait for the seat.
pub(crate) fn unread(ctx: &PanelContext<'_>) -> usize {
    let p = ctx.picture();
    let reports = p
        .reports
        .iter()
        .filter(|r| r.wants_confirmation && !r.confirmed)
        .count();
    let messages = p.messages.iter().filter(|m| !m.acknowledged).count();
    let requests = p
        .requests
        .iter()
        .filter(|r| r.open && r.from == ctx.seat().id)
        .count();
    reports + messages + requests
}

/// The feed.
pub(crate) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let mut entries: Vec<(SimTime, u64, View)> = Vec::new();
    let p = ctx.picture();
    let at = |t: SimTime, n: usize, v: View| (t, n as u64, v);
    entries.extend(
        p.messages
            .iter()
            .enumerate()
            .map(|(n, m)| at(m.at, n, message_card(ctx, m))),
    );
    let words = p.seat_messages.iter();
    entries.extend(words.map(|m| (m.at, u64::from(m.number), seat_message_card(ctx, m))));
    if ctx.is_control() {
        let told = ctx
            .snap
            .facts
            .iter()
            .rev()
            .filter(|f| told_to_control(&f.fact))
            .take(MOST);
        entries.extend(told.map(|f| (f.at, f.n, fact_card(ctx, f))));
    } else {
        entries.extend(
            p.reports
                .iter()
                .enumerate()
                .map(|(n, r)| at(r.received, n, report_card(ctx, r))),
        );
        entries.extend(
            p.orders
                .iter()
                .rev()
                .take(MOST)
                .map(|o| at(o.at, 0, order_card(ctx, o))),
        );
    }
    entries.sort_by_key(|e| std::cmp::Reverse((e.0, e.1)));
    let requests = p
        .requests
        .iter()
        .filter(|r| r.open)
        .map(|r| request_card(ctx, r));
    let mut list: Vec<View> = requests
        .chain(entries.into_iter().take(MOST).map(|e| e.2))
        .collect();
    if list.is_empty() {
        list.push(note(ctx.say.t("feed-empty")));
    }
    let write = button(
        ctx.say.t("write-words"),
        Act::Show(Dialog::Words(WordsTo::default())),
    );
    // What exercise control writes goes through the script.
    let write = (!ctx.is_control()).then(|| write.firm().key("write"));
    let mut parts: Vec<View> = write.into_iter().collect();
    parts.push(scroll(list).gap(space::TIGHT).key("feed"));
    parts
}

/// What exercise control is told: events, and what people order, but not the routine of standing orders.
fn told_to_control(f: &Fact) -> bool {
    let routine = matches!(f, Fact::OrderAccepted { rule: Some(_), .. });
    f.kind().notice() >= Notice::Told && !routine
}

fn card(time: String, sign: &str, color: ColorRole, words: String) -> View {
    let mut t = text(time).bold().line();
    t.node.flex_shrink = 0.0;
    row([t, badge(sign, color), text(words).grow()]).card()
}

fn fact_card(ctx: &PanelContext<'_>, f: &crate::record::fact::FactEntry) -> View {
    let (sign, color) = match &f.fact {
        Fact::InjectReleased { .. } => ("▸", ColorRole::Info),
        Fact::IncidentBegan { .. } | Fact::IncidentEscalated { .. } => ("▲", ColorRole::Bad),
        Fact::IncidentSettled { .. }
        | Fact::IncidentFaded { .. }
        | Fact::ExpectedMet { .. }
        | Fact::OutcomeReached { .. } => ("✓", ColorRole::Good),
        Fact::OrderAccepted { .. } => ("●", ColorRole::Busy),
        Fact::OrderRejected { .. }
        | Fact::ExpectedMissed { .. }
        | Fact::ExpectedTakenBack { .. } => ("✗", ColorRole::Bad),
        Fact::MessageReceived { .. }
        | Fact::ReportReceived { .. }
        | Fact::SeatMessageReceived { .. } => ("✉", ColorRole::Info),
        _ => ("·", ColorRole::Muted),
    };
    let p = &ctx.prose;
    let words = match &f.fact {
        // Short: who told whom of what.
        Fact::ReportReceived {
            seat, about, from, ..
        } => ctx.say.with(
            "report-to",
            &[
                ("about", p.about(about)),
                ("from", p.party(from)),
                ("to", p.seat(seat)),
            ],
        ),
        other => p.fact_by(other, ctx.snap.givers.of_fact(other)),
    };
    let v = card(ctx.time(f.at), sign, color, words).key(format!("fact {}", f.n));
    match EntityRef::of_fact(&f.fact) {
        Some(thing) => v.menu(Act::OpenMenu(thing.clone())).press(Act::GoTo(thing)),
        None => v,
    }
}

fn order_card(ctx: &PanelContext<'_>, o: &OrderView) -> View {
    let words = ctx.prose.order(&o.order);
    match (&o.refused, &o.rule) {
        (Some(why), _) => card(
            ctx.time(o.at),
            "✗",
            ColorRole::Bad,
            ctx.say.with(
                "order-refused",
                &[("order", words), ("why", ctx.prose.refusal(why))],
            ),
        ),
        (None, Some(_)) => card(ctx.time(o.at), "●", ColorRole::Muted, words),
        (None, None) => card(ctx.time(o.at), "●", ColorRole::Busy, words),
    }
}

fn report_card(ctx: &PanelContext<'_>, r: &ReportView) -> View {
    let say = ctx.say;
    let waits = r.wants_confirmation && !r.confirmed;
    let (about, from) = (ctx.prose.about(&r.about), ctx.prose.party(&r.from));
    let channel = ctx.prose.channel(r.channel);
    // A convoy tells of itself.
    let mut head = if about == from {
        say.with("report-by", &[("about", about), ("channel", channel)])
    } else {
        let words = [("about", about), ("from", from), ("channel", channel)];
        say.with("report-from", &words)
    };
    if let Some(says) = says(ctx, r) {
        head = say.with("report-says", &[("report", head), ("says", says)]);
    }
    if r.times > 1 {
        // A number of times is read from left to right.
        head = format!("{head} (\u{2066}×{}\u{2069})", r.times);
    }
    let mut v = card(
        ctx.time(r.received),
        "✉",
        if waits {
            ColorRole::Warn
        } else {
            ColorRole::Info
        },
        head,
    )
    .key(format!("report {}", r.number));
    v = v
        .press(Act::GoTo(EntityRef::Report(r.number)))
        .menu(Act::OpenMenu(EntityRef::Report(r.number)));
    let mut acts = Vec::new();
    if waits {
        acts.push(
            button(
                say.t("confirm-report"),
                Act::Give(Order::AcknowledgeReport { report: r.number }),
            )
            .fill(ColorRole::Chosen),
        );
    } else if r.confirmed {
        acts.push(note(say.t("confirmed")));
    }
    if !r.confirmed {
        acts.extend(care(ctx, Incoming::Report(r.number)));
    }
    with_acts(v, acts)
}

fn message_card(ctx: &PanelContext<'_>, m: &MessageView) -> View {
    let say = ctx.say;
    let lang = ctx.ui.lang;
    let words = format!("{}: {}", m.from.get(lang), m.text.get(lang));
    let mut v = card(
        ctx.time(m.at),
        "✉",
        if m.acknowledged {
            ColorRole::Info
        } else {
            ColorRole::Warn
        },
        words,
    )
    .key(format!("message {} {}", m.inject, m.effect));
    if let Some(file) = &m.attachment {
        let title = say.message(&attachment(ctx.scenario(), file, lang));
        let with = note(say.with("feed-attached", &[("title", title)]));
        let words = v.children.pop();
        let words = words.into_iter().chain([with]);
        v.children.push(column(words).grow());
    }
    let v = v
        .press(Act::Select(EntityRef::Message(m.inject.clone())))
        .menu(Act::OpenMenu(EntityRef::Message(m.inject.clone())));
    let mut acts = if m.acknowledged {
        vec![note(say.t("confirmed"))]
    } else {
        vec![
            button(
                say.t("confirm-message"),
                Act::Give(Order::Acknowledge {
                    message: m.inject.clone(),
                }),
            )
            .fill(ColorRole::Chosen),
        ]
    };
    if let Some(file) = &m.attachment {
        let open = Act::Show(Dialog::Attachment(file.clone()));
        acts.push(button(say.t("attachment-open"), open).key("attachment"));
    }
    acts.extend(care(ctx, Incoming::Message(m.inject.clone())));
    with_acts(v, acts)
}

/// Who takes care of something that came in, and the button for it, where several people sit at the seat. What somebody took who is
/// gone another one can take; exercise control can leave it to all again.
fn care(ctx: &PanelContext<'_>, what: Incoming) -> Vec<View> {
    let key = (ctx.seat().id.clone(), what);
    let taken = ctx.snap.attendance.taken.get(&key);
    let (_, what) = key;
    let (say, ui) = (ctx.say, ctx.ui);
    match taken {
        Some(person) if *person == ui.person => {
            let mine = button(say.t("care-mine"), Act::Take(what, false)).chosen(true);
            vec![mine.hint(say.t("care-leave-hint"))]
        }
        Some(person) => {
            let who = [("who", attendance::called(ctx, person))];
            let badge = badge(say.with("care-taken", &who), ColorRole::Busy);
            let is_here = |c: &Companion| c.person.number == person.number;
            let act = match ui.place {
                Place::Window | Place::Control => {
                    Some(button(say.t("care-release"), Act::Take(what, false)))
                }
                Place::Team if !ui.companions.iter().any(is_here) => {
                    let take = button(say.t("care-take"), Act::Take(what, true));
                    Some(take.hint(say.t("care-gone-hint")))
                }
                Place::Team
                | Place::Looking
                | Place::Evaluator
                | Place::NoteTaker
                | Place::BigScreen => None,
            };
            std::iter::once(badge).chain(act).collect()
        }
        None if ui.companions.len() < 2 => Vec::new(),
        None => vec![button(say.t("care-take"), Act::Take(what, true))],
    }
}

/// Words from another seat, which can be answered.
fn seat_message_card(ctx: &PanelContext<'_>, m: &SeatMessageView) -> View {
    let from = ctx.prose.seat(&m.from);
    let purpose = ctx.prose.purpose(m.purpose);
    let v = if m.situation_report.is_some() {
        let words = ctx.say.with(
            "telegram-report-from",
            &[("from", from), ("purpose", purpose)],
        );
        // One line: the whole of it is read when it is pressed.
        let open = Act::Show(Dialog::SituationReport(m.number));
        card(ctx.time(m.at), "✉", ColorRole::Info, words)
            .press(open)
            .hint(ctx.say.t("situation-report-read"))
    } else {
        let words = ctx.say.with(
            "words-from",
            &[
                ("from", from),
                ("purpose", purpose),
                ("text", m.text.clone()),
            ],
        );
        card(ctx.time(m.at), "✉", ColorRole::Info, words)
    };
    let v = v.key(format!("words {}", m.number));
    let mine = |inject: &InjectId| ctx.picture().messages.iter().any(|x| x.inject == *inject);
    let answer = Act::Show(Dialog::Words(WordsTo {
        to: Some(m.from.clone()),
        regarding: m.regarding.clone().filter(mine),
        answers: Some(m.number),
        report: false,
    }));
    let mut acts = vec![button(ctx.say.t("words-answer"), answer)];
    acts.extend(care(ctx, Incoming::Words(m.number)));
    with_acts(v, acts)
}

fn request_card(ctx: &PanelContext<'_>, r: &RequestView) -> View {
    let words = request_words(ctx, r);
    let mine = r.from == ctx.seat().id || ctx.is_control();
    let v = row([badge("⇄", ColorRole::Warn), text(words).grow()])
        .card()
        .press(Act::Select(EntityRef::Request(r.number)))
        .key(format!("request {}", r.number));
    let mut acts = if mine {
        vec![button(
            ctx.say.t("lend-unit"),
            Act::Pick(crate::screen::state::ui::Pick::Lend(r.number)),
        )]
    } else {
        Vec::new()
    };
    acts.extend(care(ctx, Incoming::Request(r.number)));
    with_acts(v, acts)
}

fn request_words(ctx: &PanelContext<'_>, r: &RequestView) -> String {
    ctx.say.with(
        "request-words",
        &[
            ("by", ctx.prose.seat(&r.by)),
            ("from", ctx.prose.seat(&r.from)),
            ("what", ctx.prose.capability(r.capability)),
            ("n", r.strength.to_string()),
            ("to", ctx.prose.target(&r.to)),
        ],
    )
}

fn with_acts(card: View, acts: Vec<View>) -> View {
    if acts.is_empty() {
        return card;
    }
    let key = card.key.clone();
    let mut line = row(acts).gap(space::TIGHT);
    line.node.justify_content = JustifyContent::FlexEnd;
    let mut v = column([card, line]).gap(2.0).firm();
    v.key = key;
    v
}

/// What a report said, where what is known of the thing is its word still.
fn says(ctx: &PanelContext<'_>, r: &ReportView) -> Option<String> {
    let (p, say) = (ctx.picture(), ctx.say);
    let fresh = |word: Freshness| word.as_of == r.as_of;
    match &r.about {
        About::Convoy(id) => {
            let c = p.convoy(id).filter(|c| fresh(c.word))?;
            Some(match c.halted {
                Some(halt) => ctx.prose.halt(halt),
                None => say.name(c.state),
            })
        }
        About::Unit(id) => p
            .unit(id)
            .filter(|u| fresh(u.word))
            .map(|u| say.name(u.state)),
        About::Incident(id) => {
            let known = p.incident(id).filter(|i| fresh(i.word));
            known.map(|i| say.name(i.state))
        }
        About::Centre(id) => p
            .centre(id)
            .filter(|c| fresh(c.word))
            .map(|c| say.name(c.state)),
        About::Checkpoint(_)
        | About::Road(_)
        | About::Vehicle(_)
        | About::Rumour(_)
        | About::Situation => None,
    }
}

/// A report in the inspector.
pub(crate) fn report(ctx: &PanelContext<'_>, number: u32) -> Vec<View> {
    let Some(r) = ctx.picture().report(number) else {
        return Vec::new();
    };
    let say = ctx.say;
    let mut parts: Vec<View> = says(ctx, r).map(|w| text(w).bold()).into_iter().collect();
    parts.extend([
        note(say.with(
            "report-how",
            &[
                ("from", ctx.prose.party(&r.from)),
                ("channel", ctx.prose.channel(r.channel)),
            ],
        )),
        note(say.with(
            "report-when",
            &[
                ("seen", ctx.time(r.as_of)),
                ("received", ctx.time(r.received)),
            ],
        )),
    ]);
    if let Some(sender) = EntityRef::of_party(&r.from) {
        parts.push(
            row([text(sender.name(&ctx.prose)).color(ColorRole::Busy)])
                .menu(Act::OpenMenu(sender.clone()))
                .press(Act::GoTo(sender)),
        );
    }
    if r.times > 1 {
        parts.push(note(
            say.with("report-times", &[("n", r.times.to_string())]),
        ));
    }
    if r.confirmed {
        parts.push(note(say.t("confirmed")));
    }
    for s in &r.passed_to {
        parts.push(note(say.with("passed-to", &[("seat", ctx.prose.seat(s))])));
    }
    parts
}

/// The messages of an inject in the inspector.
pub(crate) fn message(ctx: &PanelContext<'_>, id: &InjectId) -> Vec<View> {
    let messages = ctx.picture().messages.iter();
    let of_inject = messages.filter(|m| m.inject == *id);
    of_inject.map(|m| telegram::of_script(ctx, m)).collect()
}

/// A request in the inspector.
pub(crate) fn request(ctx: &PanelContext<'_>, number: u32) -> Vec<View> {
    ctx.picture()
        .request(number)
        .map(|r| vec![text(request_words(ctx, r))])
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::text::Lang;
    use crate::record::situation::SituationReport;
    use crate::record::states::{Channel, Purpose};
    use crate::screen::state::ui::SideTab;
    use crate::screen::testing::*;
    use crate::session::player::Answer;

    #[test]
    fn a_situation_report_is_a_line_until_it_is_pressed_and_a_message_says_what_it_brings() {
        let mut snap = played("first-steps", Some("09:12"), "room", &[]);
        let s = Arc::make_mut(&mut snap.scenario);
        s.texts.push((
            "+handouts/order.txt".to_owned(),
            "Order 7\nOpen the road.".to_owned(),
        ));
        let p = Arc::make_mut(&mut snap.eyes);
        p.messages[0].attachment = Some("handouts/order.txt".to_owned());
        p.seat_messages.push(SeatMessageView {
            number: 4,
            at: snap.at,
            sent: snap.at,
            from: "room".into(),
            channel: Channel::Radio,
            purpose: Purpose::Inform,
            regarding: None,
            answers: None,
            text: "The gate is shut".to_owned(),
            situation_report: Some(SituationReport {
                action: "A team was sent".to_owned(),
                request: "An ambulance".to_owned(),
            }),
        });
        snap.truth = snap.eyes.clone();
        let mut app = app(snap, Lang::En);
        act(&mut app, Act::Side(SideTab::Feed));
        let feed = words(&mut app);
        assert!(feed.contains("Situation report from"), "{feed}");
        assert!(!feed.contains("A team was sent"), "{feed}");
        assert!(feed.contains("With an attachment: Order 7"), "{feed}");
        assert!(!feed.contains("handouts/"), "{feed}");
        press(&mut app, &Act::Show(Dialog::SituationReport(4)));
        let whole = words(&mut app);
        for part in ["The gate is shut", "A team was sent", "An ambulance"] {
            assert!(whole.contains(part), "{part}: {whole}");
        }
        act(&mut app, Act::Escape);
        press(
            &mut app,
            &Act::Show(Dialog::Attachment("handouts/order.txt".to_owned())),
        );
        let read = words(&mut app);
        assert!(
            read.contains("Open the road.") && !read.contains("handouts/"),
            "{read}"
        );
    }

    #[test]
    fn through_a_rooms_eyes_no_inject_is_named_that_only_the_script_knows_by_its_name() {
        for lang in [Lang::Ar, Lang::En] {
            let mut snap = played("first-steps", Some("09:55"), "room", &[]);
            let acknowledged = snap.eyes.orders.iter();
            let order = acknowledged
                .map(|o| o.order.clone())
                .find(|o| matches!(o, Order::Acknowledge { .. }))
                .expect("a message that was confirmed");
            let said = Answer {
                token: 1,
                seat: "room".into(),
                order,
                at: snap.at,
                refused: None,
                failed: None,
            };
            snap.answers = std::sync::Arc::new(vec![said]);
            let injects = snap.scenario.injects.clone();
            let mut app = app(snap, lang);
            assert!(ui(&mut app).toast.is_some(), "the answer is told");
            press(&mut app, &Act::Side(SideTab::Feed));
            let shown = words(&mut app);
            for i in &injects {
                let name = i.name.get(lang);
                assert!(!shown.contains(name), "{name}: {shown}");
            }
        }
    }
}
