//! How long people are on duty, who relieves them, and what they hold.
//!
//! Deliberately not here: what can be ordered about it (`panels::actions`).

use crate::base::message::{Arg, msg};
use crate::picture::{DutyView, HeldView};
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::inspector::facts::line;
use crate::screen::theme::ColorRole;
use crate::screen::view::View;

/// How tired people are.
pub(super) fn fatigue(ctx: &PanelContext<'_>, share: f64) -> View {
    let percent = Arg::decimal(share * 100.0, 0);
    line(
        ctx.say.t("fatigue"),
        ctx.say.with("percent", &[("n", percent)]),
    )
}

/// When a shift is over, and the relief.
pub(super) fn duty(ctx: &PanelContext<'_>, duty: DutyView) -> [View; 2] {
    let say = ctx.say;
    let time = [("time", ctx.time(duty.ends))];
    let over = ctx.has_come(duty.ends);
    let shift = if over {
        line(say.t("shift"), say.with("shift-over", &time)).color(ColorRole::Warn)
    } else {
        line(say.t("shift"), say.with("shift-ends", &time))
    };
    let relief = match duty.relief {
        Some(t) => say.with("relief-expected", &[("time", ctx.time(t))]),
        None => say.with("relief-left", &[("n", duty.reliefs)]),
    };
    [shift, line(say.t("relief"), relief)]
}

/// The people and evidence that are held.
pub(super) fn holds<'a>(
    ctx: &'a PanelContext<'_>,
    held: &'a [HeldView],
) -> impl Iterator<Item = View> + 'a {
    held.iter().map(|h| {
        let people = || Arg::from(msg!("people", n = h.people));
        let (number, time) = (
            ("held", Arg::from(h.number)),
            ("time", ctx.time(h.since).into()),
        );
        let what = match (h.people, h.evidence) {
            (0, Some(e)) => {
                let args = [("evidence", e.into()), number, time];
                ctx.say.with("holds-evidence", &args)
            }
            (_, Some(e)) => {
                let args = [("people", people()), ("evidence", e.into()), number, time];
                ctx.say.with("holds-both", &args)
            }
            (_, None) => {
                let args = [("people", people()), number, time];
                ctx.say.with("holds-people", &args)
            }
        };
        line(ctx.say.t("holds"), what)
    })
}
