//! Marks on a line of time that a hand drags along it: they follow the pointer, and what it comes to is an act.
//!
//! Deliberately not here: what an act does (`screen`), where marks stand (the panels).

use bevy::prelude::*;

use crate::screen::state::act::Act;
use crate::screen::state::editor::EditorAct;
use crate::screen::state::inbox::Inbox;
use crate::screen::state::ui::Ui;
use crate::screen::view::Slide;
use crate::window::resources::OfScreen;

/// A mark that can be dragged.
#[derive(Component, Clone, PartialEq, Debug)]
pub(crate) struct Slides(pub(crate) Slide);

/// Where a mark stood when it was taken hold of: from the left, from the right.
#[derive(Component, Clone, Copy)]
struct Held(Val, Val);

pub(crate) fn plugin(app: &mut App) {
    app.add_observer(taken)
        .add_observer(dragged)
        .add_observer(let_go);
}

fn taken(ev: On<Pointer<DragStart>>, marks: Query<&Node, With<Slides>>, mut commands: Commands) {
    if let Ok(node) = marks.get(ev.entity)
        && ev.button == PointerButton::Primary
    {
        commands
            .entity(ev.entity)
            .insert(Held(node.left, node.right));
    }
}

fn dragged(ev: On<Pointer<Drag>>, mut marks: Query<(&mut Node, &Held), With<Slides>>) {
    let Ok((mut node, held)) = marks.get_mut(ev.entity) else {
        return;
    };
    let by = ev.distance.x;
    if let Val::Px(x) = held.0 {
        node.left = px(x + by);
    }
    if let Val::Px(x) = held.1 {
        node.right = px(x - by);
    }
}

/// It goes back to where it stood; the act decides where it stands then.
fn let_go(
    ev: On<Pointer<DragEnd>>,
    mut marks: Query<(&mut Node, &Held, &Slides)>,
    ui: Res<OfScreen<Ui>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
    mut commands: Commands,
) {
    let Ok((mut node, held, slides)) = marks.get_mut(ev.entity) else {
        return;
    };
    (node.left, node.right) = (held.0, held.1);
    commands.entity(ev.entity).remove::<Held>();
    let along = if ui.lang.rtl() {
        -ev.distance.x
    } else {
        ev.distance.x
    };
    let minutes = (along / slides.0.minute.max(1e-6)).round() as i64;
    if minutes != 0 {
        let inject = slides.0.inject.clone();
        inbox.push(Act::Edit(EditorAct::Shift(inject, minutes)));
    }
}
