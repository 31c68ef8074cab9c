//! The line below the bar about people: before STARTEX which rooms are ready, during a comms check who hears, at a seat who else is
//! there.
//!
//! Deliberately not here: codes and addresses (`dialogs::invite`), which seats people hold (`docks::staffing`).

use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::companions::{Companion, Doing};
use crate::screen::state::place::Place;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, badge, button, flow, note, text};
use crate::session::player::{Mode, Person};

/// What people at this screen are to know of the others; nothing where there is nothing to know.
pub(crate) fn line(ctx: &PanelContext<'_>) -> Option<View> {
    let open = ctx.snap.attendance.open && ctx.snap.replay.is_none();
    let parts = match ctx.ui.place {
        _ if !open => return None,
        Place::Window | Place::Control if ctx.is_control() => of_control(ctx),
        Place::Team => of_room(ctx),
        _ => return None,
    };
    if parts.is_empty() {
        return None;
    }
    let mut line = flow(parts)
        .gap(space::NEAR)
        .pad(space::NEAR, space::TIGHT)
        .fill(ColorRole::Raised)
        .firm();
    line.node.align_items = crate::screen::layout::AlignItems::Center;
    Some(line.key("attendance"))
}

/// How many rooms are ready, which are not, and who has not answered the comms check.
fn of_control(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, a) = (ctx.say, &ctx.snap.attendance);
    let mut parts = Vec::new();
    let before = ctx.snap.mode == Mode::Ready;
    if before {
        let words = say.with(
            "attendance-ready",
            &[
                ("ready", a.ready.len().to_string()),
                ("all", a.present.len().to_string()),
            ],
        );
        parts.push(text(words).bold());
        let late: Vec<String> = a.not_ready().map(|s| ctx.prose.seat(s)).collect();
        if !late.is_empty() {
            let words = [("seats", late.join(&say.t("list-separator")))];
            parts.push(note(say.with("attendance-not-ready", &words)));
        }
    }
    if let Some(check) = a.check.as_ref().filter(|_| ctx.snap.mode != Mode::Over) {
        let silent: Vec<String> = check
            .asked
            .difference(&check.heard)
            .map(|s| ctx.prose.seat(s))
            .collect();
        if !silent.is_empty() {
            let words = [("seats", silent.join(&say.t("list-separator")))];
            parts.push(badge(say.with("comms-silent", &words), ColorRole::Warn));
        } else if before {
            let n = [("n", check.heard.len().to_string())];
            parts.push(badge(say.with("comms-all", &n), ColorRole::Good));
        }
    }
    if before || !parts.is_empty() {
        let check = button(say.t("comms-check"), Act::CheckComms).hint(say.t("comms-check-hint"));
        parts.push(check.key("comms"));
    }
    parts
}

fn of_room(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, a, seat) = (ctx.say, &ctx.snap.attendance, &ctx.seat().id);
    let mut parts = Vec::new();
    if a.is_asked(seat) && ctx.snap.mode != Mode::Over {
        parts.push(text(say.t("comms-asked")).bold());
        let hear = button(say.t("comms-hear"), Act::Hear).fill(ColorRole::Chosen);
        parts.push(hear.key("hear"));
    }
    if ctx.snap.mode == Mode::Ready {
        if a.ready.contains(seat) {
            parts.push(badge(say.t("room-ready"), ColorRole::Good));
            parts.push(button(say.t("room-not-ready-yet"), Act::Ready(false)).key("ready"));
        } else {
            parts.push(text(say.t("room-ready-asked")));
            let ready = button(say.t("room-is-ready"), Act::Ready(true)).fill(ColorRole::Chosen);
            parts.push(ready.key("ready"));
        }
    }
    // Whoever is alone there knows it.
    let all = Some(&ctx.ui.companions).filter(|all| all.len() > 1);
    let all = all.map_or(&[][..], |all| all);
    let looking = all.iter().filter(|c| c.doing == Doing::Looking);
    let looking: Vec<String> = looking.map(|c| called(ctx, &c.person)).collect();
    if !looking.is_empty() {
        let who = looking.join(&say.t("list-separator"));
        parts.push(note(say.with("companion-looks", &[("who", who)])));
    }
    // What one does oneself one knows.
    let others = all
        .iter()
        .filter(|c| c.person.number != ctx.ui.person.number);
    parts.extend(others.filter_map(|c| companion(ctx, c)).map(note));
    parts
}

/// What somebody at a seat is called.
pub(crate) fn called(ctx: &PanelContext<'_>, person: &Person) -> String {
    ctx.say.message(&person.called())
}

/// What somebody is about to do, if anything.
fn companion(ctx: &PanelContext<'_>, c: &Companion) -> Option<String> {
    let (say, who) = (ctx.say, called(ctx, &c.person));
    Some(match &c.doing {
        Doing::Looking => return None,
        Doing::Writing(Some(seat)) => {
            let words = [("who", who), ("seat", ctx.prose.seat(seat))];
            say.with("companion-writes-to", &words)
        }
        Doing::Writing(None) => say.with("companion-writes", &[("who", who)]),
        Doing::Choosing => say.with("companion-chooses", &[("who", who)]),
        Doing::Ordering(order) => {
            let words = [("who", who), ("order", ctx.prose.order(order))];
            say.with("companion-orders", &words)
        }
        Doing::Answering => say.with("companion-answers", &[("who", who)]),
        Doing::Noting => say.with("companion-notes", &[("who", who)]),
    })
}
