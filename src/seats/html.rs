//! A screen's parts as HTML, and what of a page has changed.
//!
//! Every part has an identity made of the keys and places above it; a page sends that back with a press, and the host looks up in
//! what it showed what the press means. So no browser can ask for anything that was not on its screen.
//! Deliberately not here: what is on a screen (`screen`), looks (`classes`), the map's drawing (`map`).

use std::collections::BTreeSet;

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use super::classes::Classes;
use crate::map::svg::escape;
use crate::screen::state::act::Act;
use crate::screen::state::ui::Field;
use crate::screen::theme::ColorRole;
use crate::screen::view::{Reads, Slot, View, ViewKind, Wording};

/// A part of a page that has changed.
#[derive(Serialize, Debug)]
pub(super) struct Part {
    /// Identity of the element that it replaces.
    pub(super) id: String,
    /// The element.
    pub(super) html: String,
}

/// The identity of the whole screen.
pub(super) const ROOT: &str = "s";

/// Identities of the parts of a part, in their order.
fn ids(parent: &str, children: &[View]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name = |(n, child): (usize, &View)| {
        let keyed = child.key.as_ref().map(|k| format!("{parent}/{k}"));
        // A key that stands twice is told apart by its place.
        keyed
            .filter(|id| taken.insert(id.clone()))
            .unwrap_or_else(|| format!("{parent}/{n}"))
    };
    children.iter().enumerate().map(name).collect()
}

/// The part of a screen with an identity.
pub(super) fn find<'a>(view: &'a View, id: &str) -> Option<&'a View> {
    fn below<'a>(view: &'a View, here: &str, id: &str) -> Option<&'a View> {
        if here == id {
            return Some(view);
        }
        let inside = |child: &&(String, &View)| id.starts_with(child.0.as_str());
        let children: Vec<(String, &View)> = ids(here, &view.children)
            .into_iter()
            .zip(&view.children)
            .collect();
        children
            .iter()
            .filter(inside)
            .find_map(|(name, child)| below(child, name, id))
    }
    below(view, ROOT, id)
}

/// The identity of a field's element, where it is on the screen.
pub(super) fn of_field(view: &View, field: Field) -> Option<String> {
    fn below(view: &View, here: &str, field: Field) -> Option<String> {
        if matches!(&view.what, ViewKind::Field(t) if t.field == field) {
            return Some(here.to_owned());
        }
        ids(here, &view.children)
            .iter()
            .zip(&view.children)
            .find_map(|(name, child)| below(child, name, field))
    }
    below(view, ROOT, field)
}

/// The whole screen.
pub(super) fn whole(view: &View, classes: &mut Classes) -> Part {
    Part {
        id: ROOT.to_owned(),
        html: part(view, ROOT, classes).into_string(),
    }
}

/// What differs between what a page shows and what it is to show.
pub(super) fn changes(old: &View, new: &View, classes: &mut Classes) -> Vec<Part> {
    let mut found = Vec::new();
    differ(old, new, ROOT, classes, &mut found);
    found
}

fn differ(old: &View, new: &View, id: &str, classes: &mut Classes, found: &mut Vec<Part>) {
    if old == new {
        return;
    }
    let (olds, news) = (ids(id, &old.children), ids(id, &new.children));
    if own(old) == own(new) && olds == news {
        for ((o, n), id) in old.children.iter().zip(&new.children).zip(&news) {
            differ(o, n, id, classes, found);
        }
    } else {
        found.push(Part {
            id: id.to_owned(),
            html: part(new, id, classes).into_string(),
        });
    }
}

/// A part without the parts in it.
fn own(view: &View) -> View {
    let View {
        key,
        node,
        fill,
        edge,
        what,
        press,
        menu,
        disabled,
        hint,
        layer,
        modal,
        open,
        unmirrored,
        children: _,
    } = view;
    View {
        key: key.clone(),
        node: node.clone(),
        fill: *fill,
        edge: *edge,
        what: match what {
            ViewKind::Text(w) if w.ticks => ViewKind::Text(Wording {
                text: String::new(),
                ..w.clone()
            }),
            other => other.clone(),
        },
        // What a press does stays on the host: a page learns only that there is something to press.
        press: press.as_ref().map(|_| Act::Nothing),
        menu: menu.as_ref().map(|_| Act::Nothing),
        disabled: *disabled,
        hint: hint.clone(),
        layer: *layer,
        modal: *modal,
        open: *open,
        unmirrored: *unmirrored,
        children: Vec::new(),
    }
}

fn part(view: &View, id: &str, classes: &mut Classes) -> Markup {
    // On paper there is nothing to press; what leads to something and says something itself stays.
    let control = view.press.is_some()
        && view.children.len() <= 1
        && !matches!(view.fill, ColorRole::None | ColorRole::Raised);
    let class = format!("p k{}{}", classes.of(view), if control { " c" } else { "" });
    let inside = inside(view, id, classes);
    let dir = view.unmirrored.then_some("ltr");
    let menu = view.menu.as_ref().map(|_| "1");
    let hint = view.hint.as_deref();
    match &view.what {
        // What only explains itself is no button.
        ViewKind::Box | ViewKind::Scroll | ViewKind::Text(_) | ViewKind::Icon(..)
            if view.press.as_ref().is_some_and(|a| *a != Act::Nothing) =>
        {
            // What is chosen among others looks so, and is said to be.
            let current =
                (view.edge == ColorRole::Busy && view.fill == ColorRole::Chosen).then_some("true");
            html! {
                button type="button" id=(id) class=(class) dir=[dir] data-m=[menu] title=[hint] aria-label=[label(view)]
                    aria-current=[current] disabled[view.disabled] { (inside) }
            }
        }
        ViewKind::Text(w) if w.heading => html! {
            h2 id=(id) class=(class) dir=[reads(w.reads)] title=[hint] { (inside) }
        },
        // The page's own clock writes the time; the host's word would be late.
        ViewKind::Text(w) if w.ticks => html! {
            span id=(id) class={ (class) " clock" } dir="ltr" {}
        },
        ViewKind::Text(w) => html! {
            span id=(id) class=(class) dir=[reads(w.reads)] title=[hint] { (inside) }
        },
        ViewKind::Field(t) => html! {
            div id=(id) class=(class) {
                @if t.lines > 1 {
                    textarea id={ (id) "/in" } class="in" rows=(t.lines) maxlength="2000" data-value=(t.value)
                        data-submit=[t.submit.as_ref().map(|_| "1")] aria-label=(t.hint) placeholder=(t.hint) { (t.value) }
                } @else {
                    input type="text" id={ (id) "/in" } class="in" maxlength="2000" autocomplete="off" data-value=(t.value)
                        data-submit=[t.submit.as_ref().map(|_| "1")] aria-label=(t.hint) placeholder=(t.hint) value=(t.value);
                }
            }
        },
        ViewKind::Slot(Slot::Map) => html! {
            div id=(id) class={ (class) " map" } {}
        },
        ViewKind::Slot(Slot::Lanes) => html! { div id=(id) class=(class) {} },
        // A list is one stop of the tab key; arrows go on within it (`assets/web/seat.js`).
        ViewKind::Scroll => html! {
            div id=(id) class=(class) dir=[dir] tabindex="0" role="group" data-rove="1" { (inside) }
        },
        ViewKind::Box | ViewKind::Icon(..) => {
            let (role, modal) = if view.modal {
                (Some("dialog"), Some("true"))
            } else {
                (view.key.as_deref().and_then(live), None)
            };
            html! {
                div id=(id) class=(class) dir=[dir] data-m=[menu] title=[hint] role=[role] aria-modal=[modal]
                    data-rove=[(role == Some("toolbar")).then_some("1")] aria-label=[modal.and_then(|_| title(view))] { (inside) }
            }
        }
    }
}

/// What a screen reader says of itself when it changes.
fn live(key: &str) -> Option<&'static str> {
    match key {
        // What was said is repeated where screen readers look for it (`assets/web/seat.js`).
        "trouble" | "wrong" => Some("alert"),
        "top" | "looks" | "front" => Some("toolbar"),
        _ => None,
    }
}

/// What a dialog is about: its heading, or else its first words.
fn title(view: &View) -> Option<String> {
    fn first(view: &View, what: fn(&Wording) -> bool) -> Option<String> {
        match &view.what {
            ViewKind::Text(w) if what(w) => Some(w.text.clone()),
            _ => view.children.iter().find_map(|c| first(c, what)),
        }
    }
    first(view, |w| w.heading).or_else(|| first(view, |w| !w.text.is_empty()))
}

/// A name for a button that has none but a sign.
fn label(view: &View) -> Option<&str> {
    fn worded(view: &View) -> bool {
        let own = match &view.what {
            ViewKind::Text(w) => w.text.chars().any(char::is_alphanumeric),
            _ => false,
        };
        own || view.children.iter().any(worded)
    }
    view.hint.as_deref().filter(|_| !worded(view))
}

fn reads(reads: Reads) -> Option<&'static str> {
    match reads {
        Reads::AsScreen => None,
        Reads::LeftToRight => Some("ltr"),
        Reads::RightToLeft => Some("rtl"),
    }
}

fn inside(view: &View, id: &str, classes: &mut Classes) -> Markup {
    match &view.what {
        // What came from people cannot turn the words after it around: `escape` takes such marks away.
        ViewKind::Text(w) => PreEscaped(escape(&w.text)),
        ViewKind::Icon(which, hollow, _) => PreEscaped(format!(
            "<svg viewBox=\"-1 -1 2 2\" aria-hidden=\"true\"><use href=\"#icon-{}{}\" x=\"-1\" y=\"-1\" width=\"2\" height=\"2\"/></svg>",
            which.name(),
            if *hollow { "-hollow" } else { "" }
        )),
        ViewKind::Box | ViewKind::Scroll | ViewKind::Field(_) | ViewKind::Slot(_) => {
            let names = ids(id, &view.children);
            html! {
                @for (child, name) in view.children.iter().zip(&names) {
                    (part(child, name, classes))
                }
            }
        }
    }
}
