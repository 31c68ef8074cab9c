//! Messages in the form that rooms use: from, to, date and time, by what, the words or situation, action and request.
//!
//! The same form stands on paper (`report::papers`). Deliberately not here: the feed, the dialog in which one writes.

use crate::base::ids::SeatId;
use crate::base::time::SimTime;
use crate::picture::{MessageView, SeatMessageView};
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::theme::space;
use crate::screen::view::{View, button, column, flow, note, row, text};
use crate::wording::attachments::attachment;

/// A line of the form: what it is, and what stands there.
fn line(ctx: &PanelContext<'_>, name: &'static str, words: String) -> View {
    let name = row([note(ctx.say.t(name)).line()])
        .width(if ctx.ui.large { 150.0 } else { 110.0 })
        .firm();
    row([name, text(words).grow()]).gap(space::NEAR)
}

/// A seat with its call sign.
fn called(ctx: &PanelContext<'_>, seat: &SeatId) -> String {
    let name = ctx.prose.seat(seat);
    match ctx.scenario().seats.get(seat) {
        Some(s) => {
            let sign = s.call_sign.get(ctx.ui.lang).to_owned();
            let both = [("name", name), ("sign", sign)];
            ctx.say.with("telegram-called", &both)
        }
        None => name,
    }
}

/// The head of what goes from one seat to another; without a time it has not been sent.
pub(crate) fn head(
    ctx: &PanelContext<'_>,
    from: &SeatId,
    to: Option<&SeatId>,
    sent: Option<SimTime>,
) -> Vec<View> {
    let mut lines = vec![line(ctx, "telegram-from", called(ctx, from))];
    lines.extend(to.map(|to| line(ctx, "telegram-to", called(ctx, to))));
    lines.extend(sent.map(|at| line(ctx, "telegram-sent", moment(ctx, at))));
    lines
}

/// A moment with its date.
fn moment(ctx: &PanelContext<'_>, at: SimTime) -> String {
    let date = ctx.scenario().head.date_of(at);
    let clock = at.of_day().short();
    ctx.say
        .with("telegram-moment", &[("date", date), ("clock", clock)])
}

/// Words from another seat.
pub(crate) fn from_seat(ctx: &PanelContext<'_>, m: &SeatMessageView) -> View {
    let mut lines = head(ctx, &m.from, Some(&ctx.seat().id), Some(m.sent));
    lines.push(line(ctx, "telegram-came", moment(ctx, m.at)));
    lines.push(line(ctx, "telegram-by", ctx.prose.channel(m.channel)));
    match &m.situation_report {
        Some(report) => {
            lines.push(line(ctx, "telegram-situation", m.text.clone()));
            let said = [
                ("telegram-action", &report.action),
                ("telegram-request", &report.request),
            ];
            let said = said.into_iter().filter(|(_, words)| !words.is_empty());
            lines.extend(said.map(|(name, words)| line(ctx, name, words.clone())));
        }
        None => lines.push(line(ctx, "telegram-words", m.text.clone())),
    }
    column(lines).gap(2.0)
}

/// A situation report that came, in full.
pub(crate) fn report(ctx: &PanelContext<'_>, number: u32) -> Vec<View> {
    let mut came = ctx.picture().seat_messages.iter();
    let found = came.find(|m| m.number == number);
    found.map(|m| from_seat(ctx, m)).into_iter().collect()
}

/// A message of the script.
pub(crate) fn of_script(ctx: &PanelContext<'_>, m: &MessageView) -> View {
    let lang = ctx.ui.lang;
    let mut lines = vec![
        line(ctx, "telegram-from", m.from.get(lang).to_owned()),
        line(ctx, "telegram-to", called(ctx, &ctx.seat().id)),
        line(ctx, "telegram-came", moment(ctx, m.at)),
        line(ctx, "telegram-by", ctx.prose.channel(m.channel)),
        line(ctx, "telegram-words", m.text.get(lang).to_owned()),
    ];
    if let Some(file) = &m.attachment {
        let title = attachment(ctx.scenario(), file, lang);
        lines.push(line(ctx, "telegram-attached", ctx.say.message(&title)));
        let open = Act::Show(Dialog::Attachment(file.clone()));
        let read = button(ctx.say.t("attachment-open"), open).key("attachment");
        lines.push(flow([read]));
    }
    column(lines).gap(2.0)
}
