//! Buttons: the main mouse button presses them, and so do Enter and Space where the keyboard is.
//!
//! Bevy's own button takes any mouse button, and a hand that asks for a menu must not release an inject; so its plugin stays out
//! and this one stands in its place. The component is Bevy's, for what it tells a screen reader.
//! Deliberately not here: what a press does (`behave`), menus of the other button (`behave`).

use bevy::input::keyboard::KeyboardInput;
use bevy::input_focus::FocusedInput;
use bevy::prelude::*;
use bevy::ui::{InteractionDisabled, Pressed};
use bevy::ui_widgets::{Activate, Button};

/// Makes buttons work.
pub(crate) fn plugin(app: &mut App) {
    app.add_observer(down)
        .add_observer(clicked)
        .add_observer(up)
        .add_observer(dragged_away)
        .add_observer(cancelled)
        .add_observer(key);
}

fn down(
    ev: On<Pointer<Press>>,
    buttons: Query<Has<InteractionDisabled>, With<Button>>,
    mut commands: Commands,
) {
    if ev.button == PointerButton::Primary && buttons.get(ev.entity) == Ok(false) {
        commands.entity(ev.entity).insert(Pressed);
    }
}

/// A click is a press and a release of the same button on the same part.
fn clicked(
    mut ev: On<Pointer<Click>>,
    buttons: Query<Has<InteractionDisabled>, With<Button>>,
    mut commands: Commands,
) {
    if ev.button != PointerButton::Primary {
        return;
    }
    if let Ok(disabled) = buttons.get(ev.entity) {
        // A button on a row is pressed, and not the row.
        ev.propagate(false);
        if !disabled {
            commands.trigger(Activate { entity: ev.entity });
        }
    }
}

fn up(ev: On<Pointer<Release>>, buttons: Query<(), With<Button>>, mut commands: Commands) {
    let_go(ev.entity, &buttons, &mut commands);
}

fn dragged_away(
    ev: On<Pointer<DragEnd>>,
    buttons: Query<(), With<Button>>,
    mut commands: Commands,
) {
    let_go(ev.entity, &buttons, &mut commands);
}

fn cancelled(ev: On<Pointer<Cancel>>, buttons: Query<(), With<Button>>, mut commands: Commands) {
    let_go(ev.entity, &buttons, &mut commands);
}

fn let_go(entity: Entity, buttons: &Query<(), With<Button>>, commands: &mut Commands) {
    if buttons.contains(entity) {
        commands.entity(entity).remove::<Pressed>();
    }
}

fn key(
    mut ev: On<FocusedInput<KeyboardInput>>,
    buttons: Query<Has<InteractionDisabled>, With<Button>>,
    mut commands: Commands,
) {
    if !matches!(
        ev.input.key_code,
        KeyCode::Enter | KeyCode::NumpadEnter | KeyCode::Space
    ) || !ev.input.state.is_pressed()
    {
        return;
    }
    let Ok(disabled) = buttons.get(ev.focused_entity) else {
        return;
    };
    // A key that is held down presses once, and means nothing else while it is held.
    ev.propagate(false);
    if !disabled && !ev.input.repeat {
        commands.trigger(Activate {
            entity: ev.focused_entity,
        });
    }
}

#[cfg(test)]
mod tests {
    use bevy::camera::{NormalizedRenderTarget, RenderTarget};
    use bevy::picking::backend::HitData;
    use bevy::picking::pointer::{Location, PointerId};
    use bevy::window::{PrimaryWindow, WindowRef};

    use super::*;
    use crate::base::text::Lang;
    use crate::map::entity_ref::EntityRef;
    use crate::screen::state::act::Act;
    use crate::window::testing::*;
    use crate::window::view::behave;

    /// Presses and releases a mouse button on a part, as the picking of Bevy tells it.
    fn mouse(app: &mut App, entity: Entity, button: PointerButton) {
        let window = app
            .world_mut()
            .query_filtered::<Entity, With<PrimaryWindow>>()
            .single(app.world())
            .unwrap();
        let target: NormalizedRenderTarget = RenderTarget::Window(WindowRef::Entity(window))
            .normalize(None)
            .unwrap();
        let at = Location {
            target,
            position: Vec2::new(100.0, 100.0),
        };
        let hit = HitData {
            camera: window,
            depth: 0.0,
            position: None,
            normal: None,
            extra: None,
        };
        let world = app.world_mut();
        world.trigger(Pointer::new(
            PointerId::Mouse,
            at.clone(),
            Press {
                button,
                hit: hit.clone(),
                count: 1,
            },
            entity,
        ));
        world.trigger(Pointer::new(
            PointerId::Mouse,
            at.clone(),
            Click {
                button,
                hit: hit.clone(),
                duration: std::time::Duration::ZERO,
                count: 1,
            },
            entity,
        ));
        world.trigger(Pointer::new(
            PointerId::Mouse,
            at,
            Release { button, hit },
            entity,
        ));
        app.update();
        app.update();
    }

    fn part(app: &mut App, act: &Act) -> Entity {
        let mut presses = app.world_mut().query::<(Entity, &behave::Press)>();
        presses
            .iter(app.world())
            .find(|(_, p)| p.0 == *act)
            .map(|(e, _)| e)
            .unwrap()
    }

    #[test]
    fn only_the_main_mouse_button_presses() {
        let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::Ar);
        let language = part(&mut app, &Act::Speak(Lang::En));
        for other in [PointerButton::Secondary, PointerButton::Middle] {
            mouse(&mut app, language, other);
            assert_eq!(ui(&mut app).lang, Lang::Ar, "{other:?}");
            assert!(
                !app.world().entity(language).contains::<Pressed>(),
                "{other:?}"
            );
        }
        mouse(&mut app, language, PointerButton::Primary);
        assert_eq!(ui(&mut app).lang, Lang::En);
        assert!(!app.world().entity(language).contains::<Pressed>());
    }

    #[test]
    fn the_other_button_opens_the_menu_of_a_row_and_selects_nothing_else() {
        let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::En);
        let inject = EntityRef::Inject("m2".into());
        let row = part(&mut app, &Act::Select(inject.clone()));
        mouse(&mut app, row, PointerButton::Secondary);
        assert_eq!(
            ui(&mut app).menu.as_ref().map(|m| m.thing.clone()),
            Some(inject)
        );
        act(&mut app, Act::Escape);
        mouse(&mut app, row, PointerButton::Middle);
        assert_eq!(ui(&mut app).menu, None);
    }
}
