//! A screen's parts as HTML, and what of a page has changed.
//!
//! Every part has an identity made of the keys and places above it; a page sends that back with a press, and the host looks up in
//! what it showed what the press means. So no browser can ask for anything that was not on its screen.
//! Deliberately not here: what is on a screen (`screen`), looks (`classes`), the map's drawing (`map`).

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use super::classes::Classes;
use crate::map::svg::escape;
use crate::scenario::image::Image;
use crate::screen::state::act::{Act, OwnPage};
use crate::screen::state::ui::Field;
use crate::screen::theme::ColorRole;
use crate::screen::view::Typing;
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

/// What can be done on a part of a screen: what is kept of one that was shown.
#[derive(Clone)]
pub(super) struct Offer {
    pub(super) press: Option<Act>,
    pub(super) menu: Option<Act>,
    /// What is typed into, and what the enter key does there.
    pub(super) field: Option<(Field, Option<Act>)>,
}

impl Offer {
    /// What can be done on a part.
    pub(super) fn of(view: &View) -> Self {
        Self {
            press: view.press.clone().filter(|_| !view.disabled),
            menu: view.menu.clone(),
            field: match &view.what {
                ViewKind::Field(t) => Some((t.field, t.submit.clone())),
                _ => None,
            },
        }
    }
}

/// All that can be done on a screen, by the identities of its parts.
pub(super) fn offers(view: &View) -> BTreeMap<String, Offer> {
    fn below(view: &View, here: String, all: &mut BTreeMap<String, Offer>) {
        for (name, child) in ids(&here, &view.children).into_iter().zip(&view.children) {
            below(child, name, all);
        }
        let offer = Offer::of(view);
        if offer.press.is_some() || offer.menu.is_some() || offer.field.is_some() {
            all.insert(here, offer);
        }
    }
    let mut all = BTreeMap::new();
    below(view, ROOT.to_owned(), &mut all);
    all
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
        html: part_beside(None, view, ROOT, classes).into_string(),
    }
}

/// What differs between what a page shows and what it is to show.
pub(super) fn changes(old: &View, new: &View, classes: &mut Classes) -> Vec<Part> {
    let mut found = Vec::new();
    differ(old, new, &mut Vec::new(), &mut found);
    let part = |way: Vec<usize>| {
        let (mut id, mut old, mut new) = (ROOT.to_owned(), old, new);
        for n in way {
            id = ids(&id, &new.children).swap_remove(n);
            (old, new) = (&old.children[n], &new.children[n]);
        }
        let html = part_beside(Some(old), new, &id, classes).into_string();
        Part { id, html }
    };
    found.into_iter().map(part).collect()
}

/// Finds the outermost parts that differ, each by its way from the top. Every part is looked at once.
fn differ(old: &View, new: &View, way: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
    let (olds, news) = (&old.children, &new.children);
    let same_parts = olds.len() == news.len() && olds.iter().zip(news).all(|(o, n)| o.key == n.key);
    if !same_parts || !alike(old, new) {
        return found.push(way.clone());
    }
    for (n, (old, new)) in olds.iter().zip(news).enumerate() {
        way.push(n);
        differ(old, new, way, found);
        way.pop();
    }
}

/// Whether a page shows the same of two parts, the parts in them aside.
fn alike(a: &View, b: &View) -> bool {
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
        // A page has no marks that can be dragged.
        slides: _,
        line: _,
        children: _,
    } = a;
    // What a press does stays on the host: a page learns only that there is something to press.
    let presses = |act: &Option<Act>| act.as_ref().map(|a| *a == Act::Nothing);
    *key == b.key
        && *node == b.node
        && (*fill, *edge, *layer) == (b.fill, b.edge, b.layer)
        && alike_words(what, &b.what)
        && presses(press) == presses(&b.press)
        && menu.is_some() == b.menu.is_some()
        && (*disabled, *modal, *open, *unmirrored) == (b.disabled, b.modal, b.open, b.unmirrored)
        && *hint == b.hint
}

/// Whether two parts say the same: what a page writes by its own clock aside.
fn alike_words(a: &ViewKind, b: &ViewKind) -> bool {
    let (ViewKind::Text(a), ViewKind::Text(b)) = (a, b) else {
        return a == b;
    };
    let still = |w: &Wording| {
        let mut w = w.clone();
        let around = w.runs.as_ref().and_then(|r| r.around(&w.text));
        if w.ticks || w.left_of.is_some() {
            w.text.clear();
            w.color = ColorRole::Text;
        } else if let Some((before, after)) = around {
            w.text = format!("{before}\u{2068}\u{2069}{after}");
        }
        if let Some(runs) = &mut w.runs {
            runs.shown.clear();
        }
        w
    };
    a == b || ((a.ticks || a.runs.is_some() || a.left_of.is_some()) && still(a) == still(b))
}

/// Whether a page that shows one part shows the other too, with all in them.
fn stays(old: &View, new: &View) -> bool {
    alike(old, new)
        && old.children.len() == new.children.len()
        && old
            .children
            .iter()
            .zip(&new.children)
            .all(|(a, b)| stays(a, b))
}

/// The element's name of a part.
fn tag(view: &View) -> &'static str {
    let pressed = view.press.as_ref().is_some_and(|a| *a != Act::Nothing);
    match &view.what {
        _ if way(view).is_some() => "a",
        ViewKind::Box | ViewKind::Scroll | ViewKind::Text(_) | ViewKind::Icon(..) if pressed => {
            "button"
        }
        ViewKind::Text(w) if w.heading => "h2",
        ViewKind::Text(_) => "span",
        ViewKind::Photo(..) => "img",
        _ => "div",
    }
}

/// Where a press leads: a manual or a file that a message brought along is a page of its own in a browser.
fn way(view: &View) -> Option<String> {
    Some(match view.press.as_ref()?.page()? {
        OwnPage::Manual(manual) => format!("manual/{}", manual.name()),
        OwnPage::Attachment(file) => format!("attachment?file={}", query(file)),
    })
}

/// Where a page gets the picture of the module that is open; another address for another picture, so that none is kept for another.
fn address(image: &Image) -> String {
    let hash = blake3::hash(&image.bytes).to_hex();
    format!("module-picture?v={}", &hash[..16])
}

/// A value as it stands in an address.
fn query(value: &str) -> String {
    let sign = |b: u8| match b {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
            char::from(b).to_string()
        }
        b => format!("%{b:02X}"),
    };
    value.bytes().map(sign).collect()
}

/// An empty part that stands for one that a page has already (`assets/web/seat.js`).
fn same(view: &View, id: &str) -> Markup {
    let tag = tag(view);
    let id = escape(id);
    PreEscaped(format!("<{tag} id=\"{id}\" data-same></{tag}>"))
}

/// A part; what is in it and on the page already is not said again.
#[expect(clippy::too_many_lines, reason = "one arm for each sort of view")]
fn part_beside(old: Option<&View>, view: &View, id: &str, classes: &mut Classes) -> Markup {
    // On paper there is nothing to press; what leads to something and says something itself stays.
    let control = view.press.is_some()
        && view.children.len() <= 1
        && !matches!(view.fill, ColorRole::None | ColorRole::Raised);
    let class = format!("p k{}{}", classes.of(view), if control { " c" } else { "" });
    let inside = inside(old, view, id, classes);
    let dir = view.unmirrored.then_some("ltr");
    let menu = view.menu.as_ref().map(|_| "1");
    let hint = view.hint.as_deref();
    match &view.what {
        _ if let Some(way) = way(view) => html! {
            a id=(id) class=(class) dir=[dir] title=[hint] href=(way) target="_blank" rel="noopener" { (inside) }
        },
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
        ViewKind::Text(Wording {
            left_of: Some(time_box),
            ..
        }) => html! {
            span id=(id) class={ (class) " left" } data-box=(time_box.millis()) {}
        },
        ViewKind::Text(w) if w.ticks => html! {
            span id=(id) class={ (class) " clock" } dir="ltr" {}
        },
        ViewKind::Text(w) => html! {
            span id=(id) class=(class) dir=[reads(w.reads)] title=[hint] { (inside) }
        },
        ViewKind::Field(t) => html! {
            div id=(id) class=(class) {
                @if t.lines > 1 {
                    textarea id={ (id) "/in" } class="in" rows=(t.lines) maxlength="6000" data-value=(t.value) data-kept=[kept(t)]
                        data-submit=[t.submit.as_ref().map(|_| "1")] aria-label=(t.hint) placeholder=(t.hint) { (t.value) }
                } @else {
                    input type="text" id={ (id) "/in" } class="in" maxlength="6000" autocomplete="off" data-value=(t.value)
                        data-submit=[t.submit.as_ref().map(|_| "1")] aria-label=(t.hint) placeholder=(t.hint) value=(t.value);
                }
            }
        },
        ViewKind::Slot(Slot::Map) => html! {
            div id=(id) class={ (class) " map" } {}
        },
        // The arrow keys go from mark to mark (`assets/web/seat.js`).
        ViewKind::Slot(Slot::Lanes) => html! {
            div id=(id) class={ (class) " lanes" } role="group" tabindex="0" data-rove="1" {}
        },
        ViewKind::Photo(image, shows) => html! {
            img id=(id) class={ (class) " photo" } src=(address(image)) alt=(shows);
        },
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

/// Whether what is typed stays a draft when its field goes away: answers, of which several are begun.
fn kept(typing: &Typing) -> Option<&'static str> {
    (typing.field == Field::Answer).then_some("1")
}

/// What a screen reader says of itself when it changes.
fn live(key: &str) -> Option<&'static str> {
    match key {
        // What was said is repeated where screen readers look for it (`assets/web/seat.js`).
        "trouble" | "wrong" | "emergency" => Some("alert"),
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

/// A name for a button that has none but a sign. A letter that is seen is part of it, so that whoever says what they see finds it.
fn label(view: &View) -> Option<String> {
    fn seen(view: &View) -> Option<&str> {
        let own = match &view.what {
            ViewKind::Text(w) if w.text.contains(char::is_alphabetic) => Some(w.text.as_str()),
            _ => None,
        };
        own.or_else(|| view.children.iter().find_map(seen))
    }
    fn worded(view: &View) -> bool {
        let own = match &view.what {
            // A letter alone is a sign.
            ViewKind::Text(w) => {
                let letters = w.text.chars().filter(|c| c.is_alphabetic());
                letters.count() > 1 || w.text.chars().any(char::is_numeric)
            }
            ViewKind::Box
            | ViewKind::Scroll
            | ViewKind::Field(_)
            | ViewKind::Slot(_)
            | ViewKind::Photo(..)
            | ViewKind::Icon(..) => false,
        };
        own || view.children.iter().any(worded)
    }
    let hint = view.hint.as_deref().filter(|_| !worded(view))?;
    Some(match seen(view) {
        Some(letter) => format!("{letter} · {hint}"),
        None => hint.to_owned(),
    })
}

fn reads(reads: Reads) -> Option<&'static str> {
    match reads {
        Reads::AsScreen => None,
        Reads::LeftToRight => Some("ltr"),
        Reads::RightToLeft => Some("rtl"),
    }
}

fn inside(old: Option<&View>, view: &View, id: &str, classes: &mut Classes) -> Markup {
    match &view.what {
        // What came from people cannot turn the words after it around: `escape` takes such marks away.
        ViewKind::Text(w) => match w.runs.as_ref().map(|r| (r, r.around(&w.text))) {
            Some((runs, Some((before, after)))) => html! {
                (PreEscaped(escape(before))) bdi.run data-at=(runs.moment.millis()) { (runs.shown) } (PreEscaped(escape(after)))
            },
            _ => PreEscaped(escape(&w.text)),
        },
        ViewKind::Icon(which, hollow, _) => PreEscaped(format!(
            "<svg viewBox=\"-1 -1 2 2\" aria-hidden=\"true\"><use href=\"#icon-{}{}\" x=\"-1\" y=\"-1\" width=\"2\" height=\"2\"/></svg>",
            which.name(),
            if *hollow { "-hollow" } else { "" }
        )),
        ViewKind::Box
        | ViewKind::Scroll
        | ViewKind::Field(_)
        | ViewKind::Slot(_)
        | ViewKind::Photo(..) => {
            let names = ids(id, &view.children);
            let had: BTreeMap<String, &View> = match old {
                Some(old) => ids(id, &old.children)
                    .into_iter()
                    .zip(&old.children)
                    .collect(),
                None => BTreeMap::new(),
            };
            html! {
                @for (child, name) in view.children.iter().zip(&names) {
                    @match had.get(name) {
                        Some(old) if stays(old, child) && tag(old) == tag(child) => (same(child, name)),
                        old => (part_beside(old.copied(), child, name, classes)),
                    }
                }
            }
        }
    }
}
