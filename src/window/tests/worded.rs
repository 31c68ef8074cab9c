//! Every word of the window comes from the locale files: panels under a made language, in which those words bear marks.
//!
//! Deliberately not here: what the panels do (the other files here).

use std::sync::Arc;

use bevy::prelude::Vec2;

use crate::base::text::Lang;
use crate::map::entity_ref::EntityRef;
use crate::record::observation::NoteKind;
use crate::scenario::Scenario;
use crate::screen::panels::screen::screen;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::map_view::MapView;
use crate::screen::state::ui::{MenuOn, ScriptTab, SideTab, Stage, Ui};
use crate::session::player::Snapshot;
use crate::window::testing::*;
use crate::wording::{foreign, pseudo};

/// What the scenario and the program bring themselves: names, identifiers, signs of time.
fn known(s: &Scenario) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (_, text) in &*s.texts {
        all.extend(text.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    // A seat that the scenario did not name, and the languages, which call themselves by their own names.
    for name in s.seats.values().map(|seat| &seat.name) {
        all.extend([name.ar.clone(), name.en.clone()]);
    }
    all.extend(Lang::all().map(|lang| lang.name().to_owned()));
    // What is engraved on the keys of a keyboard.
    let keys = "Space Shift Ctrl Enter Esc Tab PgUp PgDn Home End";
    all.extend(keys.split(' ').map(str::to_owned));
    all
}

fn assert_worded(ui: &Ui, snap: Option<&Arc<Snapshot>>, known: &[String], what: &str) {
    let made = screen(ui, snap, &MapView::default(), None);
    for part in made.parts() {
        let said = part.words();
        let rest = foreign(&said, known);
        let word = rest
            .split(|c: char| !c.is_alphabetic())
            .find(|w| w.chars().count() > 1);
        assert_eq!(word, None, "{what}: {said}");
    }
}

fn ui(snap: &Snapshot) -> Ui {
    Ui {
        stage: Stage::Running,
        lang: pseudo(),
        eyes: Some(snap.eyes.viewer.clone()),
        ..Ui::default()
    }
}

#[test]
fn panels_and_dialogs_say_nothing_that_is_in_no_file() {
    let snap = Arc::new(judged("first-steps", "09:30"));
    let known = known(&snap.scenario);
    for (script, side) in [
        (ScriptTab::Injects, SideTab::Inspector),
        (ScriptTab::Expected, SideTab::Feed),
        (ScriptTab::Seats, SideTab::Notes),
    ] {
        let mut ui = ui(&snap);
        (ui.script_tab, ui.side_tab) = (script, side);
        assert_worded(&ui, Some(&snap), &known, &format!("{script:?} {side:?}"));
    }
    let task = snap
        .scenario
        .objectives
        .values()
        .flat_map(|o| &o.tasks)
        .next()
        .map(|t| t.id.clone());
    let inject = snap.scenario.injects[0].id.clone();
    let mut dialogs = vec![
        Dialog::Help,
        Dialog::Search,
        Dialog::RunUntil,
        Dialog::Pace,
        Dialog::Retime(inject),
        Dialog::AdHoc,
        Dialog::Note(NoteKind::Observation),
        Dialog::Note(NoteKind::Bookmark),
        Dialog::End,
        Dialog::Close,
        Dialog::Summary,
        Dialog::Form,
        Dialog::Measures,
        Dialog::Legend,
        Dialog::EventFilter,
        Dialog::Unanswered,
        Dialog::Branch,
        Dialog::Truth,
        Dialog::More,
    ];
    dialogs.extend(task.map(|t| Dialog::Rate(t, None)));
    for dialog in dialogs {
        let mut ui = ui(&snap);
        let what = format!("{dialog:?}");
        ui.dialog = Some(dialog);
        assert_worded(&ui, Some(&snap), &known, &what);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "some of each sort of thing")]
fn what_is_told_of_a_thing_is_in_the_files() {
    for seat in ["excon", "main"] {
        let snap = Arc::new(played("libya-2024", Some("11:40"), seat, &[]));
        let (p, known) = (&snap.eyes, known(&snap.scenario));
        let mut things: Vec<EntityRef> = Vec::new();
        things.extend(
            p.units
                .iter()
                .map(|x| EntityRef::Unit(x.id.clone()))
                .take(6),
        );
        things.extend(
            p.centres
                .iter()
                .map(|x| EntityRef::Centre(x.id.clone()))
                .take(4),
        );
        things.extend(
            p.checkpoints
                .iter()
                .map(|x| EntityRef::Checkpoint(x.id.clone()))
                .take(4),
        );
        things.extend(
            p.incidents
                .iter()
                .map(|x| EntityRef::Incident(x.id.clone()))
                .take(6),
        );
        things.extend(p.convoys.iter().map(|x| EntityRef::Convoy(x.id.clone())));
        things.extend(p.vehicles.iter().map(|x| EntityRef::Vehicle(x.id.clone())));
        things.extend(p.rumours.iter().map(|x| EntityRef::Rumour(x.id.clone())));
        things.extend(
            p.reports
                .iter()
                .map(|x| EntityRef::Report(x.number))
                .take(5),
        );
        things.extend(
            p.messages
                .iter()
                .map(|x| EntityRef::Message(x.inject.clone()))
                .take(5),
        );
        let s = &snap.scenario;
        things.extend(s.roads.keys().cloned().map(EntityRef::Road).take(3));
        things.extend(
            s.municipalities
                .keys()
                .cloned()
                .map(EntityRef::Municipality)
                .take(3),
        );
        things.extend(
            s.directorates
                .keys()
                .cloned()
                .map(EntityRef::Directorate)
                .take(2),
        );
        // Of many injects some of each sort.
        let injects = s.injects.iter().step_by(4);
        things.extend(injects.map(|x| EntityRef::Inject(x.id.clone())));
        for thing in things {
            let mut ui = ui(&snap);
            ui.selected = Some(thing.clone());
            let at = Vec2::ZERO;
            ui.menu = Some(MenuOn {
                thing: thing.clone(),
                at,
            });
            assert_worded(&ui, Some(&snap), &known, &format!("{seat}: {thing:?}"));
        }
    }
}
