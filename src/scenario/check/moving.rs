//! Checks of what moves and spreads: channels, vehicles, convoys, rumours.
//!
//! Deliberately not here: when they begin (`script`).

use super::{At, Checker, bounds, figures, named};
use crate::base::diag::CheckRule;
use crate::base::message::msg;
use crate::record::states::{Channel, Power};
use crate::scenario::Scenario;
use crate::scenario::format::Link;
use crate::scenario::read::Draft;

pub(super) fn check(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    for l in &draft.vehicles {
        let (v, at) = (&l.value, At::of(l));
        let route = at.field("route");
        c.name(at.field("name"), &v.name);
        v.route
            .iter()
            .enumerate()
            .for_each(|(n, p)| named::place(c, route.item(n), s, p));
        if v.route.len() < 2 {
            c.error(
                route,
                CheckRule::VehicleRoute,
                msg!("check-vehicle-s-route-needs"),
            );
        }
        if let Some(n) = v.route.windows(2).position(|w| w[0] == w[1]) {
            let what = msg!("check-route-names-same-place");
            c.error(route.item(n + 1), CheckRule::RouteRepeats, what);
        }
        bounds::few(c, route, "route", v.route.len(), 500);
        c.range(at.field("speed"), "speed", v.speed, 0.05, 5.0);
    }
    for l in &draft.convoys {
        let (v, at) = (&l.value, At::of(l));
        let centres = at.field("centres");
        c.name(at.field("name"), &v.name);
        named::seat(c, at.field("seat"), s, &v.seat, Power::Convoys);
        named::place(c, at.field("from"), s, &v.from);
        v.centres
            .iter()
            .enumerate()
            .for_each(|(n, id)| named::centre(c, centres.item(n), s, id));
        if v.centres.is_empty() {
            c.error(
                centres,
                CheckRule::ConvoyNowhere,
                msg!("check-convoy-calls-centre"),
            );
        }
        bounds::few(c, centres, "centres", v.centres.len(), 500);
        c.range(at.field("speed"), "speed", v.speed, 0.05, 5.0);
    }
    for l in &draft.rumours {
        let (r, at) = (&l.value, At::of(l));
        c.name(at.field("name"), &r.name);
        c.range(at.field("spreads"), "spreads", r.spreads, 0.0, 60.0);
        c.range(at.field("stifles"), "stifles", r.stifles, 0.001, 60.0);
        c.range(at.field("leaks"), "leaks", r.leaks, 0.0, 1.0);
        c.range(at.field("deters"), "deters", r.deters, 0.0, 1.0);
        c.range(at.field("unsettles"), "unsettles", r.unsettles, 0.0, 1.0);
    }
}

/// Channels of a municipality that differ.
pub(super) fn links(c: &mut Checker<'_>, at: At<'_>, list: &[Link]) {
    bounds::few(c, at, "links", list.len(), 20);
    for (n, k) in list.iter().enumerate() {
        let at = at.item(n);
        if k.channel == Channel::Other {
            c.error(
                at.field("channel"),
                CheckRule::ChannelMissing,
                msg!("check-channel-can-differ"),
            );
        }
        if let Some(d) = k.delay {
            figures::duration(c, at.field("delay"), d);
        }
        if let Some(p) = k.dropout {
            c.range(at.field("dropout"), "dropout", p, 0.0, 1.0);
        }
    }
}

/// The place and the channels that an effect names.
pub(super) fn channels(c: &mut Checker<'_>, at: At<'_>, list: &[Channel]) {
    if list.is_empty() || list.contains(&Channel::Other) {
        let what = msg!("check-name-least-channel");
        c.error(at.field("channels"), CheckRule::ChannelMissing, what);
    }
    bounds::few(c, at.field("channels"), "channels", list.len(), 20);
}
