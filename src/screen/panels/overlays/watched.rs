//! What was found in the scenario as its author saved it last, and which orders are refused in it.
//!
//! Deliberately not here: checking and going on (`handlers::watching`).

use crate::base::diag::{Diagnostic, Severity};
use crate::base::message::msg;
use crate::screen::layout::*;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::findings::parts as parts_of;
use crate::screen::panels::overlays::layers::{CONFIRM, absolute};
use crate::screen::panels::parts::scroll_if_tall;
use crate::screen::state::act::Act;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, column, heading, note, row, sign, spring, text};
use crate::session::RefusedAgain;

/// Width, logical pixels.
const WIDTH: f32 = 520.0;
/// Findings that are shown; the others are counted.
const SHOWN: usize = 12;

/// The panel; none where nothing was found and nothing is refused.
pub(super) fn watched(ctx: &PanelContext<'_>) -> Option<View> {
    let watched = ctx.ui.watched.as_ref()?;
    let refused = ctx.snap.rerun.as_ref().map(|r| r.refused.as_slice());
    let refused = refused.filter(|_| !watched.is_broken()).unwrap_or_default();
    if watched.findings.is_empty() && watched.trouble.is_none() && refused.is_empty() {
        return None;
    }
    let color = if watched.is_broken() {
        ColorRole::Bad
    } else {
        ColorRole::Warn
    };
    let say = ctx.say;
    let close = sign("×", say.t("close-hint"), Act::CloseFindings).key("close findings");
    let title = heading(say.t("watch-title")).color(color);
    let found = msg!(
        "watch-found",
        errors = msg!("check-errors", n = watched.count(Severity::Error)),
        warnings = msg!("check-warnings", n = watched.count(Severity::Warning))
    );
    let mut parts = Vec::new();
    if !watched.findings.is_empty() {
        parts.push(note(say.message(&found)));
    }
    if watched.is_broken() {
        parts.push(text(say.t("watch-stays")).bold());
    }
    parts.extend(watched.trouble.iter().map(|t| text(say.message(t))));
    let mut findings: Vec<&Diagnostic> = watched.findings.iter().collect();
    findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
    parts.extend(
        findings
            .iter()
            .take(SHOWN)
            .map(|f| column(parts_of(say, f)).gap(2.0)),
    );
    let left = findings.len().saturating_sub(SHOWN);
    if left > 0 {
        parts.push(note(say.message(&msg!("watch-more", n = left))));
    }
    if !refused.is_empty() {
        parts.push(text(say.t("watch-refused")).bold());
        parts.extend(refused.iter().map(|r| order(ctx, r)));
    }
    let list = scroll_if_tall(parts, ctx.window.y * 0.5);
    let mut v = column([row([title, spring(), close]).firm(), list])
        .fill(ColorRole::Panel)
        .edge(color)
        .round()
        .pad(space::WIDE, space::NEAR)
        .gap(space::NEAR)
        .key("watched");
    let width = WIDTH.min(ctx.window.x - 12.0);
    v.node.width = px(width);
    let at = Vec2::new((ctx.window.x - width) / 2.0, 70.0);
    Some(absolute(v, at, CONFIRM))
}

fn order(ctx: &PanelContext<'_>, r: &RefusedAgain) -> View {
    let why = match &r.why {
        Some(why) => ctx.prose.refusal(why),
        None => ctx.say.t("watch-after-endex"),
    };
    let given = [
        ("time", r.entry.at.short()),
        ("seat", ctx.prose.seat(&r.entry.seat)),
        ("order", ctx.prose.order(&r.entry.order)),
    ];
    column([text(ctx.say.with("watch-order", &given)), note(why)]).gap(2.0)
}
