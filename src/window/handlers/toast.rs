//! Short messages to the person: what became of orders, and when a message goes again.
//!
//! Deliberately not here: how they look (`panels::overlays`).

use bevy::prelude::*;

use crate::session::player::Mode;
use crate::window::state::dialog::Dialog;
use crate::window::state::link::Link;
use crate::window::state::ui::{Stage, Ui};
use crate::wording::Prose;

/// Hides the toast after 5 seconds, an error after 15.
pub(crate) fn expire_toast(time: Res<Time<Real>>, mut ui: ResMut<Ui>) {
    let Some((_, _, bad)) = ui.toast else { return };
    let calm = ui.bypass_change_detection();
    calm.toast_for += time.delta_secs();
    if calm.toast_for > if bad { 15.0 } else { 5.0 } {
        ui.toast = None;
    }
}

/// Reports the answers to orders, and opens the hot wash once at ENDEX.
pub(crate) fn report_answers(link: Res<Link>, mut ui: ResMut<Ui>) {
    let Some(s) = link.snapshot() else { return };
    let newest = s.answers.last().map_or(0, |a| a.token);
    if newest > ui.reported {
        let say = crate::wording::say(ui.lang);
        let prose = Prose {
            scenario: &s.scenario,
            lang: ui.lang,
        };
        let told = ui.reported;
        for a in s.answers.iter().filter(|a| a.token > told) {
            let order = prose.order(&a.order);
            let (words, bad) = match (&a.failed, &a.refused) {
                (Some(why), _) => (crate::wording::say(ui.lang).message(why), true),
                (None, Some(why)) => (
                    say.with(
                        "order-refused",
                        &[("order", order), ("why", prose.refusal(why))],
                    ),
                    true,
                ),
                (None, None) => (say.with("order-given", &[("order", order)]), false),
            };
            ui.say(words, bad);
        }
        ui.reported = newest;
    }
    if s.mode == Mode::Over && !ui.hot_wash_shown && ui.stage == Stage::Running {
        ui.hot_wash_shown = true;
        ui.dialog = Some(Dialog::Summary);
    }
}
