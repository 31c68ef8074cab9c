//! Short messages to the person: what became of orders, and when a message goes again.
//!
//! Deliberately not here: how they look (`panels::overlays`).

use crate::base::text::Lang;
use crate::picture::OrderView;
use crate::record::fact::Refusal;
use crate::record::order::Order;
use crate::screen::handlers::discussion;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::link::Link;
use crate::screen::state::ui::{Stage, Tone, Ui};
use crate::screen::state::weight::has_passed;
use crate::session::player::{Answer, Mode, Snapshot};
use crate::wording::Prose;

/// How long a toast stands, seconds; an error stands longer.
const STANDS: (f32, f32) = (5.0, 15.0);

/// Whether what was said has been read by now.
pub(crate) fn has_expired(ui: &Ui) -> bool {
    stands_for(ui).is_some_and(|left| left < 0.0)
}

/// How many seconds what was said still stands, if anything is; fewer than none where it has been read by now.
pub(crate) fn stands_for(ui: &Ui) -> Option<f32> {
    let limit = match ui.toast.as_ref()?.tone {
        Tone::Bad => STANDS.1,
        Tone::Good | Tone::Plain => STANDS.0,
    };
    Some(limit - ui.toast_for)
}

/// Whether there is anything to report.
pub(crate) fn has_news(link: &Link, ui: &Ui) -> bool {
    link.snapshot()
        .is_some_and(|s| last_own(link, s) > ui.reported || opens_hot_wash(s, ui) || is_late(s, ui))
        || discussion::has_gone_on(link, ui)
}

/// The newest answer to what was asked from here; 0 where there is none.
fn last_own(link: &Link, s: &Snapshot) -> u64 {
    let own = s.answers.iter().map(|a| a.token);
    own.filter(|t| link.asked(*t)).max().unwrap_or(0)
}

/// Whether the hot wash is to open: once, at ENDEX.
fn opens_hot_wash(s: &Snapshot, ui: &Ui) -> bool {
    s.mode == Mode::Over && !ui.hot_wash_shown && ui.stage == Stage::Running
}

/// Whether what waits to be confirmed can no longer be meant.
fn is_late(s: &Snapshot, ui: &Ui) -> bool {
    let waits = ui.confirm.as_ref();
    waits.is_some_and(|c| has_passed(&c.order, s))
}

/// What became of an order, in words.
fn became(s: &Snapshot, a: &Answer, lang: Lang) -> String {
    let say = crate::wording::say(lang);
    let prose = Prose {
        scenario: &s.named,
        lang,
    };
    let order = prose.order(&a.order);
    match (&a.failed, &a.refused) {
        (Some(why), _) => say.message(why),
        (None, Some(why)) => {
            let words = [("order", order), ("why", prose.refusal(why))];
            let refused = say.with("order-refused", &words);
            before(s, a, why, &prose, &refused).unwrap_or(refused)
        }
        // The words stand where they were written.
        (None, None) if matches!(a.order, Order::AnswerQuestion { .. }) => say.t("answer-given"),
        (None, None) => say.with("order-given", &[("order", order)]),
    }
}

/// That an order is refused because of one that the same seat gave before about the same unit, with who gave that and when.
fn before(
    s: &Snapshot,
    a: &Answer,
    why: &Refusal,
    prose: &Prose<'_>,
    refused: &str,
) -> Option<String> {
    if !matches!(why, Refusal::Busy | Refusal::Idle | Refusal::AlreadySo) {
        return None;
    }
    let unit = a.order.row().unit?.clone();
    let about = |o: &&OrderView| {
        o.seat == a.seat && o.refused.is_none() && o.at <= a.at && o.order.row().unit == Some(&unit)
    };
    let earlier = s.eyes.orders.iter().rev().find(about)?;
    let say = crate::wording::say(prose.lang);
    let seat = prose.seat(&earlier.seat);
    let who = match earlier.seq.and_then(|seq| s.givers.person(seq)) {
        Some(person) => {
            let words = [("seat", seat), ("who", say.message(&person.called()))];
            say.with("who-at-seat", &words)
        }
        None => seat,
    };
    let words = [
        ("refused", refused.to_owned()),
        ("who", who),
        ("time", earlier.at.short()),
        ("order", prose.order(&earlier.order)),
    ];
    Some(say.with("order-refused-before", &words))
}

/// Reports the answers to orders, withdraws what waited for a yes too long, brings the discussion before people where it has gone on, and opens the hot wash once at ENDEX.
pub(crate) fn report_answers(link: &Link, ui: &mut Ui) {
    discussion::follow(link, ui);
    let Some(s) = link.snapshot() else { return };
    let newest = last_own(link, s);
    if newest > ui.reported {
        let told = ui.reported;
        let own = |a: &&Answer| link.asked(a.token) && a.token > told;
        for a in s.answers.iter().filter(own) {
            discussion::heard(ui, s, a);
            let bad = a.failed.is_some() || a.refused.is_some();
            let tone = if bad { Tone::Bad } else { Tone::Good };
            // The hall is not told what the trainer does.
            if bad || !ui.projecting {
                ui.say(tone, |lang| became(s, a, lang));
            }
        }
        ui.reported = newest;
    }
    if is_late(s, ui)
        && let Some(c) = ui.confirm.take()
    {
        ui.say(Tone::Plain, |lang| {
            let prose = Prose {
                scenario: &s.named,
                lang,
            };
            let words = [("order", prose.order(&c.order))];
            crate::wording::say(lang).with("confirm-late", &words)
        });
    }
    if opens_hot_wash(s, ui) {
        ui.hot_wash_shown = true;
        ui.dialog = Some(Dialog::Summary);
    }
}
