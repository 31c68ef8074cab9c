//! What one hand's change to a scenario in the editor comes to: the change itself, what is typed, what is shown of the thing selected.
//!
//! Deliberately not here: what each act means (`handlers::editor`), what is done beside the screen (`editor_work`).

use std::sync::Arc;

use crate::base::ids::well_formed;
use crate::base::text::sought;
use crate::scenario::hand::{Edit, Figure, Form, Refused, Thing, nameable, sheet};
use crate::screen::handlers::catalog::list_again;
use crate::screen::state::editor::{Editing, Editor, thing_of};
use crate::screen::state::ui::{Field, Stage, Tone, Ui};
use crate::wording;

/// Back to the first screen.
pub(super) fn leave(ui: &mut Ui) {
    ui.editor = Editing::Nothing;
    ui.stage = Stage::Choosing;
    forget_selection(ui);
    list_again(ui);
}

pub(super) fn forget_selection(ui: &mut Ui) {
    (ui.selected, ui.dialog, ui.menu, ui.hover, ui.wrong) = (None, None, None, None, None);
}

pub(super) fn say(ui: &mut Ui, key: &'static str) {
    ui.say(Tone::Bad, |lang| wording::say(lang).t(key));
}

/// Makes a change; what was added by it. What cannot be made is said to the person.
pub(super) fn change(ui: &mut Ui, edit: &Edit) -> Option<Thing> {
    let made = ui.editor_mut().map(|e| make(e, edit))?;
    match made {
        Ok(added) => {
            show_selected(ui);
            added
        }
        Err(why) => {
            say(ui, why.key());
            None
        }
    }
}

fn make(e: &mut Editor, edit: &Edit) -> Result<Option<Thing>, Refused> {
    let added = e.bench.apply(edit)?;
    e.is_stale = true;
    // What a hand has moved is seen there at once; all else when the check has looked at it.
    if let Edit::Move(place, to) = edit {
        let mut moved = (*e.scenario).clone();
        if let Some(p) = moved.places.get_mut(place) {
            p.at = *to;
        }
        e.scenario = Arc::new(moved);
        e.serial += 1;
    }
    Ok(added)
}

/// Puts what stands of the selected thing into the fields.
pub(super) fn show_selected(ui: &mut Ui) {
    let thing = ui.selected.as_ref().and_then(thing_of);
    let Some(e) = ui.editor_mut() else { return };
    let is_thing = thing.is_some();
    e.sheet = thing.and_then(|t| sheet(e.bench.texts(), &t));
    if is_thing && e.sheet.is_none() {
        // What was taken back or deleted stands nowhere any more.
        ui.selected = None;
        return;
    }
    let values = e.sheet.as_ref().map(|s| s.figures.clone());
    for (figure, value) in values.unwrap_or_default() {
        ui.fields.insert(Field::Figure(figure), value);
    }
}

/// What is typed for a value; for the identifier of a thing also that of the one thing which is called so.
fn meant(ui: &Ui, figure: Figure, typed: &str) -> String {
    let named = || {
        let e = ui.editor()?;
        let all = nameable(&e.scenario, e.sheet.as_ref()?, figure);
        let wanted = sought(typed);
        let is = |name: &str| !name.is_empty() && sought(name) == wanted;
        let mut found = all.into_iter().filter(|(_, n)| is(&n.ar) || is(&n.en));
        let (id, _) = found.next()?;
        found.next().is_none().then_some(id)
    };
    let is_name = figure.form() == Form::Name && !typed.is_empty() && !well_formed(typed);
    let found = if is_name { named() } else { None };
    found.unwrap_or_else(|| typed.to_owned())
}

/// Takes what is typed of the selected thing; whether all of it could be taken.
pub(super) fn take_typed(ui: &mut Ui) -> bool {
    let Some(sheet) = ui.editor().and_then(|e| e.sheet.clone()) else {
        return true;
    };
    for (figure, value) in &sheet.figures {
        let typed = ui.typed(Field::Figure(*figure)).trim();
        let typed = meant(ui, *figure, typed);
        if !figure.form().is_typed() || typed == value.trim() {
            continue;
        }
        let edit = Edit::Set(sheet.thing.clone(), *figure, typed);
        let made = ui.editor_mut().map(|e| make(e, &edit));
        if let Some(Err(why)) = made {
            ui.complain_at(Field::Figure(*figure), why.key());
            return false;
        }
    }
    ui.wrong = None;
    show_selected(ui);
    true
}
