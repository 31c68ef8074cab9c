//! Where one looks: through whose eyes, at which thing, at which part of the map and of the day.
//!
//! Deliberately not here: what is seen (the panels and the map).

use crate::base::ids::SeatId;
use crate::map::entity_ref::EntityRef;
use crate::screen::handlers::ActHandler;
use crate::screen::state::act::{Panel, TimeMove};
use crate::screen::state::dialog::Dialog;
use crate::screen::state::map_view::MapCommand;
use crate::screen::state::rights::Hands;
use crate::screen::state::ui::{MenuOn, SideTab, Stage};
use crate::session::player::SessionRequest;

impl ActHandler<'_> {
    /// Looks through a seat's eyes; from a room's to exercise control's it asks first.
    pub(super) fn look_as(&mut self, seat: SeatId) {
        let truth = self.snapshot().is_some_and(|s| {
            s.scenario.excon().id == seat && Hands::of(self.ui, &s) == Hands::Room
        });
        if truth {
            self.show(Dialog::Truth);
        } else {
            self.look(seat);
        }
    }

    pub(super) fn look_as_control(&mut self) {
        if let Some(s) = self.snapshot() {
            self.ui.dialog = None;
            self.look(s.scenario.excon().id.clone());
        }
    }

    /// Looks through a seat's eyes.
    pub(super) fn look(&mut self, seat: SeatId) {
        self.leave_answer();
        self.ui.eyes = Some(seat.clone());
        self.ui.confirm = None;
        self.ui.pick = None;
        (self.ui.hover, self.ui.hint, self.ui.menu) = (None, None, None);
        // What only the other seat knew does not stay on the screen.
        self.ui.selected = self.ui.selected.take().filter(EntityRef::is_of_the_plan);
        self.link.request(SessionRequest::ViewAs(seat));
    }

    pub(super) fn select(&mut self, thing: EntityRef) {
        if self.ui.stage == Stage::Editing {
            return self.select_in_editor(thing);
        }
        self.ui.menu = None;
        self.ui.hover = None;
        if self.picked(&thing) {
            return;
        }
        self.ui.side_tab = SideTab::Inspector;
        // On a narrow screen the panel that tells of it comes to the front.
        self.ui.front = Some(Panel::Side);
        self.ui.selected = Some(thing);
    }

    /// Selects a thing and brings it into view.
    pub(super) fn go_to(&mut self, thing: EntityRef) {
        // What was pressed in a dialog is behind it.
        self.ui.dialog = None;
        self.map_commands.push(MapCommand::Show(thing.clone()));
        self.select(thing);
    }

    pub(super) fn open_menu(&mut self, thing: EntityRef) {
        if self.ui.stage == Stage::Editing {
            return self.select_in_editor(thing);
        }
        self.ui.selected = Some(thing.clone());
        self.ui.hover = None;
        self.ui.menu = Some(MenuOn {
            thing,
            at: self.ui.pointer,
        });
    }

    /// Goes to what was found by searching, by its number in the list.
    pub(super) fn go_to_found(&mut self, n: usize) {
        let found = self.snapshot().and_then(|s| {
            crate::screen::state::find::find(&s, self.ui)
                .into_iter()
                .nth(n)
        });
        if let Some(thing) = found {
            self.go_to(thing);
        }
    }

    pub(super) fn move_time(&mut self, m: TimeMove) {
        crate::screen::state::time::shift(self.ui, self.link.snapshot().map(AsRef::as_ref), m);
    }

    pub(super) fn next(&mut self, forward: bool) {
        let Some(s) = self.snapshot() else { return };
        let all = crate::screen::state::find::alike(&s, self.ui);
        let here = self
            .ui
            .selected
            .as_ref()
            .and_then(|t| all.iter().position(|x| x == t));
        let n = all.len();
        if n > 0 {
            let at = here.map_or(0, |i| {
                if forward {
                    (i + 1) % n
                } else {
                    (i + n - 1) % n
                }
            });
            self.go_to(all[at].clone());
        }
    }
}
