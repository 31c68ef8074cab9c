//! Writes down what the window shows, for tests that work it from outside with a real keyboard and pointer: a line of JSON whenever
//! something changed.
//!
//! It only looks. Deliberately not here: driving the window from inside (`shoot`), opening the file (the command line).

use std::io::Write;
use std::sync::Mutex;

use bevy::input_focus::InputFocus;
use bevy::prelude::*;
use bevy::text::{EditableText, TextLayoutInfo};
use bevy::ui::widget::TextScroll;
use bevy::window::PrimaryWindow;
use serde_json::{Map, Value, json};

use crate::screen::state::link::Link;
use crate::screen::state::ui::Ui;
use crate::window::input::field::{TypesInto, caret_is_seen};
use crate::window::resources::OfScreen;
use crate::window::view::apply::Keyed;

/// Where it is written, and what was written last.
#[derive(Resource)]
struct Witness {
    to: Mutex<Box<dyn Write + Send>>,
    last: String,
}

pub(super) fn plugin(app: &mut App, to: Box<dyn Write + Send>) {
    app.insert_resource(Witness {
        to: Mutex::new(to),
        last: String::new(),
    })
    .add_systems(Last, look);
}

type Place<'a> = (&'a ComputedNode, &'a UiGlobalTransform);

/// The middle of a part, in logical pixels.
fn middle((node, at): Place<'_>) -> Value {
    let p = at.translation * node.inverse_scale_factor;
    json!([p.x.round(), p.y.round()])
}

fn look(
    mut witness: ResMut<Witness>,
    (ui, link, focus): (Res<OfScreen<Ui>>, Res<OfScreen<Link>>, Res<InputFocus>),
    keyed: Query<(&Keyed, &ComputedNode, &UiGlobalTransform)>,
    fields: Query<(
        Entity,
        &TypesInto,
        &EditableText,
        &TextLayoutInfo,
        &TextScroll,
        &ComputedNode,
        &UiGlobalTransform,
    )>,
    texts: Query<(
        &Text,
        &InheritedVisibility,
        &ComputedNode,
        &UiGlobalTransform,
    )>,
    windows: Query<&Window, With<PrimaryWindow>>,
) {
    let parts: Map<String, Value> = keyed
        .iter()
        .map(|(k, n, t)| (k.0.clone(), middle((n, t))))
        .collect();
    let mut inputs = Map::new();
    let mut typing = Value::Null;
    for (e, into, text, info, scroll, node, at) in &fields {
        let name = format!("{:?}", into.field);
        let selected = text.editor.selected_text().unwrap_or("");
        let has_focus = focus.get() == Some(e);
        let about = json!({
            "at": middle((node, at)),
            "text": text.value().to_string(),
            "selected": selected,
            "caret_seen": has_focus && caret_is_seen(info, scroll, node),
            "scroll": [scroll.0.x, scroll.0.y],
        });
        if has_focus {
            typing = json!(name);
        }
        inputs.insert(name, about);
    }
    let words: Vec<Value> = texts
        .iter()
        .filter(|(_, v, n, _)| v.get() && n.size().x > 0.0)
        .map(|(t, _, n, at)| json!([crate::window::shoot::plain(&t.0), middle((n, at))]))
        .collect();
    let pointer = windows
        .iter()
        .find_map(Window::cursor_position)
        .map(|p| [p.x.round(), p.y.round()]);
    let snap = link.snapshot();
    let line = json!({
        "stage": format!("{:?}", ui.stage),
        "lang": ui.lang.tag(),
        "mode": snap.map(|s| format!("{:?}", s.mode)),
        "at": snap.map(|s| s.at.to_string()),
        "eyes": ui.eyes.as_ref().map(|e| e.as_str().to_owned()),
        "dialog": ui.dialog.as_ref().map(|d| format!("{d:?}")),
        "pointer": pointer,
        "typing": typing,
        "wrong": ui.wrong.map(|w| w.1),
        "said": ui.toast.as_ref().map(|s| s.words(ui.lang).to_owned()),
        "fields": inputs,
        "parts": parts,
        "words": words,
    })
    .to_string();
    if line == witness.last {
        return;
    }
    if let Ok(mut to) = witness.to.lock()
        && let Err(e) = writeln!(to, "{line}").and_then(|()| to.flush())
    {
        error!("witness: {e}");
    }
    witness.last = line;
}
