//! The inspector: what is known of the thing that is selected, how old that is, and what can be ordered about it.
//!
//! While something is still to be pointed at, it shows who could be picked, with travel times.
//! Deliberately not here: the offers (`offers`).

pub(crate) mod card;
mod duty;
mod events;
mod facts;
mod movers;
mod picking;
mod sites;

use crate::map::entity_ref::EntityRef;
use crate::map::icons::Icon;
use crate::map::symbols::{centre_color, incident_color};
use crate::picture::CentreView;
use crate::record::states::*;
use crate::screen::panels::actions;
use crate::screen::panels::context::PanelContext;
use crate::screen::panels::docks::inspector::events::{incident, rumour};
use crate::screen::panels::docks::inspector::facts::unknown;
use crate::screen::panels::docks::inspector::movers::{convoy, unit, vehicle};
use crate::screen::panels::docks::inspector::picking::picking;
use crate::screen::panels::docks::inspector::sites::{
    centre, checkpoint, directorate, municipality, place, road,
};
use crate::screen::state::act::Act;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{
    View, badge, button, column, flow, heading, icon, note, row, scroll, text,
};

/// The inspector's parts.
pub(crate) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let parts = match (&ctx.ui.pick, &ctx.ui.selected) {
        (Some(pick), _) => picking(ctx, pick),
        (None, Some(thing)) => inspect(ctx, thing),
        (None, None) => nothing(ctx),
    };
    vec![scroll(parts).gap(space::NEAR).key("inspector")]
}

/// With nothing selected, what goes on at large.
fn nothing(ctx: &PanelContext<'_>) -> Vec<View> {
    let (say, p) = (ctx.say, ctx.picture());
    let going_on: Vec<View> = p
        .incidents
        .iter()
        .filter(|i| i.state.ongoing())
        .map(|i| {
            let thing = EntityRef::Incident(i.id.clone());
            let words = text(ctx.prose.kind(&i.kind)).bold();
            let under = note(format!(
                "{} · {}",
                ctx.prose.target(&i.site),
                ctx.say.name(i.state)
            ));
            let line = row([
                icon(Icon::Incident, i.word.stale, incident_color(i.state)),
                column([words, under]).grow(),
            ])
            .gap(space::NEAR);
            line.fill(ColorRole::Raised)
                .pad(space::NEAR, space::TIGHT)
                .round()
                .press(Act::GoTo(thing.clone()))
                .menu(Act::OpenMenu(thing))
                .firm()
        })
        .collect();
    let counts = centres(ctx);
    let votes = note(votes(ctx));
    let mut parts = vec![
        heading(say.t("at-large")),
        counts,
        votes,
        heading(say.t("going-on")),
    ];
    if going_on.is_empty() {
        parts.push(note(say.t("no-incidents")));
    }
    parts.extend(going_on);
    parts.push(note(say.t("select-something")));
    parts
}

/// How many centres stand how. Where voting is over, that goes on: doors closed, counting, sealed, on the way, delivered.
fn centres(ctx: &PanelContext<'_>) -> View {
    let (say, p, s) = (ctx.say, ctx.picture(), ctx.scenario());
    // Of a centre of which nobody told since the doors were to open nobody knows whether they did.
    let opened = ctx.has_passed(s.settings.polling.opens);
    let silent = |c: &&CentreView| opened && c.state.is_before_opening() && !ctx.told(c.word);
    let count = |of: &dyn Fn(&CentreView) -> bool| p.centres.iter().filter(|c| of(c)).count();
    let is = |state: CentreState| count(&|c| c.state == state);
    let without = p.centres.iter().filter(silent).count();
    let before = count(&|c| c.state.is_before_opening()) - without;
    let after = CentreState::ALL.iter().filter(|c| c.is_after_voting());
    let after: Vec<(CentreState, usize)> = after.map(|c| (*c, is(*c))).collect();
    let over = after.iter().any(|(_, n)| *n > 0);
    let number = |key: &str, n: usize, color: ColorRole| {
        (n > 0 || !over).then(|| badge(say.with(key, &[("n", n.to_string())]), color))
    };
    let voting = [
        number("count-open", is(CentreState::Open), ColorRole::Good),
        number(
            "count-suspended",
            is(CentreState::Suspended),
            ColorRole::Bad,
        ),
        number("count-not-open", before, ColorRole::Warn),
        (without > 0).then(|| {
            let n = [("n", without.to_string())];
            badge(say.with("count-without-word", &n), ColorRole::Muted)
        }),
    ];
    let mut all: Vec<View> = voting.into_iter().flatten().collect();
    all.extend(after.into_iter().filter(|(_, n)| *n > 0).map(|(c, n)| {
        let words = [("state", say.name(c)), ("n", n.to_string())];
        badge(say.with("count-in-state", &words), centre_color(c))
    }));
    flow(all)
}

/// How many voted and stand in line at the centres of which someone told, by the oldest word; and of how many nobody did.
fn votes(ctx: &PanelContext<'_>) -> String {
    let p = ctx.picture();
    let told = || p.centres.iter().filter(|c| ctx.told(c.word));
    let oldest = told().map(|c| c.word).min_by_key(|w| w.as_of);
    let Some(oldest) = oldest else {
        return ctx.say.t("votes-unknown");
    };
    let served: u32 = told().map(|c| c.served).sum();
    let line: u32 = told().map(|c| c.in_line).sum();
    let args = [("served", served.to_string()), ("line", line.to_string())];
    let words = ctx.figure(oldest, ctx.say.with("votes-so-far", &args));
    match p.centres.len() - told().count() {
        0 => words,
        n => format!("{words} · {}", ctx.say.with("votes-without", &[("n", n)])),
    }
}

/// Everything that is known of a thing, and what can be ordered about it.
fn inspect(ctx: &PanelContext<'_>, thing: &EntityRef) -> Vec<View> {
    let mut parts = vec![title(ctx, thing)];
    match thing {
        EntityRef::Unit(id) => parts.extend(unit(ctx, id)),
        EntityRef::Centre(id) => parts.extend(
            ctx.picture()
                .centre(id)
                .map_or_else(|| unknown(ctx), |c| centre(ctx, c)),
        ),
        EntityRef::Checkpoint(id) => parts.extend(
            ctx.picture()
                .checkpoint(id)
                .map_or_else(|| unknown(ctx), |c| checkpoint(ctx, c)),
        ),
        EntityRef::Incident(id) => parts.extend(
            ctx.picture()
                .incident(id)
                .map_or_else(|| unknown(ctx), |i| incident(ctx, i)),
        ),
        EntityRef::Convoy(id) => parts.extend(
            ctx.picture()
                .convoy(id)
                .map_or_else(|| unknown(ctx), |c| convoy(ctx, c)),
        ),
        EntityRef::Vehicle(id) => parts.extend(
            ctx.picture()
                .vehicle(id)
                .map_or_else(|| unknown(ctx), |v| vehicle(ctx, v)),
        ),
        EntityRef::Rumour(id) => parts.extend(
            ctx.picture()
                .rumour(id)
                .map_or_else(|| unknown(ctx), |r| rumour(ctx, r)),
        ),
        EntityRef::Road(id) => parts.extend(road(ctx, id)),
        EntityRef::Place(id) => parts.extend(place(ctx, id)),
        EntityRef::Municipality(id) => parts.extend(municipality(ctx, id)),
        EntityRef::Directorate(id) => parts.extend(directorate(ctx, id)),
        EntityRef::Seat(id) => parts.extend(
            ctx.scenario()
                .seats
                .get(id)
                .map(|s| note(ctx.say.name(s.role))),
        ),
        EntityRef::Report(n) => parts.extend(crate::screen::panels::docks::feed::report(ctx, *n)),
        EntityRef::Message(id) => {
            parts.extend(crate::screen::panels::docks::feed::message(ctx, id))
        }
        EntityRef::Request(n) => parts.extend(crate::screen::panels::docks::feed::request(ctx, *n)),
        EntityRef::Inject(_) => parts.push(note(ctx.say.t("inject-in-list"))),
    }
    parts.extend(offer_buttons(ctx, thing));
    parts
}

/// What sort of thing it is, and its name.
fn title(ctx: &PanelContext<'_>, thing: &EntityRef) -> View {
    // A number says nothing: a report is called by what it is about.
    if let EntityRef::Report(n) = thing
        && let Some(r) = ctx.picture().report(*n)
    {
        let words = [("n", n.to_string())];
        let sort = note(ctx.say.with("report-of-number", &words));
        return column([sort, heading(ctx.prose.about(&r.about))]);
    }
    column([note(ctx.sort(thing)), heading(thing.name(&ctx.prose))])
}

/// The offers as buttons, by groups.
fn offer_buttons(ctx: &PanelContext<'_>, thing: &EntityRef) -> Vec<View> {
    let offers = actions::actions(ctx, thing);
    let mut parts: Vec<View> = Vec::new();
    let mut group: Option<String> = None;
    let mut buttons: Vec<View> = Vec::new();
    for o in offers {
        if group.as_ref() != Some(&o.group) {
            if !buttons.is_empty() {
                parts.push(flow(std::mem::take(&mut buttons)));
            }
            if !o.group.is_empty() {
                parts.push(note(o.group.clone()));
            }
            group = Some(o.group);
        }
        buttons.push(button(o.words, o.act));
    }
    if !buttons.is_empty() {
        parts.push(flow(buttons));
    }
    parts
}

#[cfg(test)]
mod tests {
    use crate::base::text::Lang;
    use crate::map::entity_ref::EntityRef;
    use crate::screen::state::act::Act;
    use crate::screen::testing::{act, app, played, words};

    /// A figure of which nobody has told is not nought, and one of an hour ago says so.
    #[test]
    fn a_figure_of_which_nobody_told_is_not_nought() {
        let seat = |time: &str| {
            let mut snap = played("first-steps", Some(time), "room", &["room"]);
            // Of the centre the room has nothing but the plan.
            for c in &mut std::sync::Arc::make_mut(&mut snap.eyes).centres {
                c.word.as_of = snap.scenario.head.start;
                (c.served, c.in_line) = (0, 0);
            }
            snap
        };
        let shown = |snap, lang| {
            let mut app = app(snap, lang);
            let at_large = words(&mut app);
            act(&mut app, Act::Select(EntityRef::Centre("abraq-1".into())));
            (at_large, words(&mut app))
        };
        let (at_large, details) = shown(seat("09:30"), Lang::En);
        assert!(
            at_large.contains("No centre has told yet how many voted"),
            "{at_large}"
        );
        assert!(
            !at_large.contains("0 voted") && details.contains("not known yet"),
            "{details}"
        );
        let (_, details) = shown(seat("09:30"), Lang::Ar);
        assert!(details.contains("لا يُعلم بعد"), "{details}");
        // What was told at half past is said with that time, and what is told now without.
        let mut snap = seat("09:40");
        let at = crate::base::time::SimTime::parse("09:30").unwrap();
        for c in &mut std::sync::Arc::make_mut(&mut snap.eyes).centres {
            c.word.as_of = at;
            c.served = 21;
        }
        let (at_large, _) = shown(snap, Lang::En);
        let plain: String = at_large
            .chars()
            .filter(|c| !('\u{2066}'..='\u{2069}').contains(c))
            .collect();
        assert!(
            plain.contains("21 voted so far, 0 in line (as of 09:30)"),
            "{plain}"
        );
    }
}
