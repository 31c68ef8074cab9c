//! Pointer on the map: pan, zoom to the cursor, hover, select, menus. And the wishes by which keys and buttons move it.
//!
//! Deliberately not here: what selecting means (`act`).

use bevy::input::mouse::MouseScrollUnit;
use bevy::prelude::*;

use crate::base::ids::PlaceId;
use crate::map::arrange::{Found, Hit};
use crate::map::chart::Chart;
use crate::map::entity_ref::EntityRef;
use crate::screen::state::act::Act;
use crate::screen::state::editor::{Carried, Editor, EditorAct, EditorPick, Onto};
use crate::screen::state::inbox::Inbox;
use crate::screen::state::link::Link;
use crate::screen::state::map_view::{MapCommand, MapCommands, MapView};
use crate::screen::state::scene::{Scene, scene};
use crate::screen::state::ui::{Pick, Stage, Ui};
use crate::screen::view::Slot;
use crate::window::map::draw::OnMap;
use crate::window::resources::OfScreen;
use crate::window::view::InSlot;
use crate::wording::Prose;

/// How near a road the pointer must be, pixels.
const NEAR_ROAD: f32 = 6.0;
/// The scale at which a thing is shown that was searched for, pixels in a kilometre.
const CLOSE: f32 = 7.0;

/// Keeps the chart, the room and the window's size up to date, and does what was wished.
pub(crate) fn keep_up(
    link: Res<OfScreen<Link>>,
    ui: Res<OfScreen<Ui>>,
    mut chart: ResMut<OfScreen<Chart>>,
    mut view: ResMut<OfScreen<MapView>>,
    mut map_commands: ResMut<OfScreen<MapCommands>>,
    windows: Query<&Window, With<bevy::window::PrimaryWindow>>,
    slots: Query<(&InSlot, &ComputedNode, &UiGlobalTransform)>,
) {
    let Some(snap) = scene(&ui, &link) else {
        return;
    };
    let mut now = view.0.clone();
    if !chart.is_of(snap.scenario) {
        let (old, version) = (chart.bounds, chart.version + 1);
        let edited = ui.stage == Stage::Editing && chart.is_of_like(snap.scenario);
        let middle = chart.projection.place(now.centre);
        chart.0 = Chart::new(snap.scenario, version);
        if edited {
            // Who moves a place goes on looking at what was looked at.
            now.centre = chart.projection.km(middle);
        } else if old != chart.bounds {
            // An inject that was added leaves the map as it was.
            now.fit = true;
        }
    }
    if let Ok(w) = windows.single() {
        now.window = Vec2::new(w.width(), w.height());
    }
    if let Some((_, node, place)) = slots.iter().find(|(s, ..)| s.0 == Slot::Map) {
        let scale = node.inverse_scale_factor;
        now.room = Rect::from_center_size(place.translation * scale, node.size() * scale);
    }
    if now.fit && now.room.width() > 50.0 {
        now.show(chart.bounds);
        now.fit = true;
    }
    if !map_commands.is_empty() {
        for command in map_commands.take() {
            grant(&mut now, command, &chart, &snap);
        }
    }
    if view.0 != now {
        view.0 = now;
    }
}

fn grant(view: &mut MapView, command: MapCommand, chart: &Chart, snap: &Scene<'_>) {
    match command {
        MapCommand::Fit => {
            view.show(chart.bounds);
            view.fit = true;
        }
        MapCommand::Zoom(factor) => view.zoom(factor, view.room.center()),
        MapCommand::Pan(share) => view.pan(share * view.room.size()),
        MapCommand::Around(bounds) => view.show(bounds),
        MapCommand::Show(thing) => {
            if let Some(p) = thing.at(snap.scenario, snap.eyes) {
                view.fit = false;
                view.centre = chart.projection.km(p);
                view.scale = view.scale.max(CLOSE);
            }
        }
    }
}

/// What is under a point of the screen.
pub(crate) fn under(at: Vec2, view: &MapView, on_map: &OnMap, chart: &Chart) -> Option<Hit> {
    let km = view.km(at);
    // Hits are in pixels from the map's origin, upwards.
    let p = km * view.scale;
    let signs = on_map.arranged.hits.iter().filter(|h| h.room.contains(p));
    if let Some(hit) =
        signs.min_by(|a, b| a.room.size().length().total_cmp(&b.room.size().length()))
    {
        return Some(hit.clone());
    }
    let room = Rect::from_center_size(p, Vec2::splat(1.0));
    if let Some((line, far)) = chart.road_near(km)
        && far * view.scale <= NEAR_ROAD
    {
        return Some(Hit {
            room,
            what: Found::One(EntityRef::Road(line.road.clone())),
        });
    }
    chart.area_at(km).map(|a| Hit {
        room,
        what: Found::One(EntityRef::Municipality(a.municipality.clone())),
    })
}

/// What the pointer drags.
#[derive(Resource, Default)]
pub(crate) struct Dragging {
    /// Whether it has moved since it was pressed: a hand that trembles while it clicks does not drag.
    moved: bool,
    /// What it holds while a scenario is edited.
    held: Option<Held>,
}

/// What a hand holds.
enum Held {
    /// A place, and how far beside it it took hold, km.
    Place(PlaceId, Vec2),
    /// Something else, and where it would come if it were let go now.
    Carried(Carried, Option<Onto>),
}

/// How near what it is brought to the pointer must be, pixels.
const NEAR_ONTO: f32 = 40.0;
/// How far from a place the end of its road is taken hold of, pixels.
const ROAD_END: f32 = 60.0;

/// Where something that is carried would come.
fn onto(what: &Carried, at: Vec2, view: &MapView, chart: &Chart, e: &Editor) -> Option<Onto> {
    let km = view.km(at);
    match what {
        Carried::Checkpoint(_) => {
            let (line, far) = chart.road_near(km)?;
            let road = e.scenario.roads.get(&line.road)?;
            let ends = [&road.from, &road.to].into_iter();
            let far_from = |p: &PlaceId| Some(chart.places.get(p)?.distance(km));
            let ends = ends.filter_map(|p| Some((far_from(p)?, p)));
            let (_, near) = ends.min_by(|a, b| a.0.total_cmp(&b.0))?;
            let onto = Onto::Road(line.road.clone(), near.clone());
            Some(onto).filter(|_| far * view.scale <= NEAR_ONTO)
        }
        Carried::Unit(_) | Carried::Centre(_) | Carried::RoadEnd(..) => {
            let (place, far) = chart.place_near(km)?;
            Some(Onto::Place(place.clone())).filter(|_| far * view.scale <= NEAR_ONTO)
        }
    }
}

/// The end of the selected road that is taken hold of: beside its place, where the place itself is not meant.
fn road_end(at: Vec2, view: &MapView, chart: &Chart, ui: &Ui) -> Option<Carried> {
    let (Some(EntityRef::Road(selected)), Some(e)) = (&ui.selected, ui.editor()) else {
        return None;
    };
    let km = view.km(at);
    let road = e.scenario.roads.get(selected)?;
    let far = |p: &PlaceId| Some(chart.places.get(p)?.distance(km) * view.scale);
    let (from, to) = (far(&road.from)?, far(&road.to)?);
    let is_from = from <= to;
    let near = if is_from { from } else { to };
    (near <= ROAD_END).then(|| Carried::RoadEnd(selected.clone(), is_from))
}

/// Says where what is carried would come, beside the pointer.
fn say_onto(ui: &mut Ui, what: &Carried, onto: Option<&Onto>, at: Vec2) {
    let words = ui.editor().map(|e| {
        let prose = Prose {
            scenario: &e.scenario,
            lang: ui.lang,
        };
        let name = |thing: EntityRef| thing.name(&prose);
        let thing = name(what.thing());
        let say = crate::wording::say(ui.lang);
        match onto {
            Some(Onto::Place(p)) => {
                let to = name(EntityRef::Place(p.clone()));
                say.with("editor-brings", &[("thing", thing), ("to", to)])
            }
            Some(Onto::Road(road, near)) => {
                let to = name(EntityRef::Road(road.clone()));
                let near = name(EntityRef::Place(near.clone()));
                let parts = [("thing", thing), ("to", to), ("near", near)];
                say.with("editor-brings-to-road", &parts)
            }
            None => {
                let key = match what {
                    Carried::Checkpoint(_) => "editor-brings-to-no-road",
                    Carried::Unit(_) | Carried::Centre(_) | Carried::RoadEnd(..) => {
                        "editor-brings-nowhere"
                    }
                };
                say.with(key, &[("thing", thing)])
            }
        }
    });
    ui.hint = words.map(|words| (words, at, Vec2::splat(28.0)));
}

/// How near a place the pointer must be while a scenario is edited, pixels.
const NEAR_PLACE: f32 = 9.0;

/// What is under a point of the screen while a scenario is edited: signs, then places, then the rest.
fn under_hand(at: Vec2, view: &MapView, on_map: &OnMap, chart: &Chart) -> Option<Hit> {
    let found = under(at, view, on_map, chart);
    let is_sign = |hit: &Hit| {
        !matches!(
            hit.what,
            Found::One(EntityRef::Municipality(_) | EntityRef::Road(_))
        )
    };
    if found.as_ref().is_some_and(is_sign) {
        return found;
    }
    let near = chart.place_near(view.km(at));
    let near = near.filter(|(_, far)| far * view.scale <= NEAR_PLACE);
    near.map(|(place, _)| Hit {
        room: Rect::from_center_size(view.km(at) * view.scale, Vec2::splat(1.0)),
        what: Found::One(EntityRef::Place(place.clone())),
    })
    .or(found)
}

/// A press on a place, or on what stands at one, takes hold of the place while a scenario is edited.
fn pressed(
    ev: On<Pointer<Press>>,
    slots: Query<&InSlot>,
    view: Res<OfScreen<MapView>>,
    on_map: Res<OnMap>,
    chart: Res<OfScreen<Chart>>,
    ui: Res<OfScreen<Ui>>,
    mut dragging: ResMut<Dragging>,
) {
    let (true, Some(editor)) = (is_map(&slots, ev.entity), ui.editor()) else {
        return;
    };
    dragging.held = None;
    if ev.button != PointerButton::Primary || editor.pick.is_some() {
        return;
    }
    let at = ev.pointer_location.position;
    let place = |p: PlaceId| {
        let beside = *chart.places.get(&p)? - view.km(at);
        Some(Held::Place(p, beside))
    };
    dragging.held = match under_hand(at, &view, &on_map, &chart).map(|h| h.what) {
        Some(Found::One(EntityRef::Place(p))) => place(p),
        Some(Found::One(EntityRef::Road(r))) if ui.selected == Some(EntityRef::Road(r.clone())) => {
            road_end(at, &view, &chart, &ui).map(|end| Held::Carried(end, None))
        }
        Some(Found::One(thing)) => Editor::carried(&thing).map(|what| Held::Carried(what, None)),
        // Several things of one place are held with it.
        Some(Found::Many(_, places)) if places.len() == 1 => {
            places.into_iter().next().and_then(place)
        }
        Some(Found::Many(..)) | None => None,
    };
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Dragging>()
        .add_observer(pressed)
        .add_observer(moved)
        .add_observer(dragged)
        .add_observer(scrolled)
        .add_observer(released)
        .add_observer(clicked)
        .add_observer(left);
}

fn is_map(slots: &Query<&InSlot>, e: Entity) -> bool {
    slots.get(e).is_ok_and(|s| s.0 == Slot::Map)
}

fn moved(
    ev: On<Pointer<Move>>,
    slots: Query<&InSlot>,
    view: Res<OfScreen<MapView>>,
    on_map: Res<OnMap>,
    chart: Res<OfScreen<Chart>>,
    mut ui: ResMut<OfScreen<Ui>>,
) {
    if !is_map(&slots, ev.entity) {
        return;
    }
    let at = ev.pointer_location.position;
    let found = under(at, &view, &on_map, &chart).and_then(|h| match h.what {
        // Land explains itself only when it is pressed.
        Found::One(EntityRef::Municipality(_)) => None,
        Found::One(thing) => Some(thing),
        Found::Many(list, _) => list.into_iter().next(),
    });
    let hover = found.map(|t| (t, at));
    let same = ui.hover.as_ref().map(|h| &h.0) == hover.as_ref().map(|h| &h.0);
    if !same {
        ui.hover = hover;
    }
}

fn left(ev: On<Pointer<Out>>, slots: Query<&InSlot>, mut ui: ResMut<OfScreen<Ui>>) {
    if is_map(&slots, ev.entity) && ui.hover.is_some() {
        ui.hover = None;
    }
}

fn dragged(
    ev: On<Pointer<Drag>>,
    slots: Query<&InSlot>,
    mut view: ResMut<OfScreen<MapView>>,
    mut chart: ResMut<OfScreen<Chart>>,
    mut dragging: ResMut<Dragging>,
    mut ui: ResMut<OfScreen<Ui>>,
) {
    if is_map(&slots, ev.entity) && ev.button != PointerButton::Secondary {
        dragging.moved |= ev.distance.length() > 4.0;
        let at = ev.pointer_location.position;
        let moved = dragging.moved;
        match &mut dragging.held {
            Some(Held::Place(place, beside)) if moved => {
                chart.shift(place, view.km(at) + *beside);
                // The map stays where it is, however far the place is moved.
                view.fit = false;
            }
            Some(Held::Carried(what, to)) if moved => {
                *to = ui.editor().and_then(|e| onto(what, at, &view, &chart, e));
                say_onto(&mut ui, what, to.as_ref(), at);
            }
            Some(_) => {}
            None => view.pan(ev.delta),
        }
        // What the card is about moves away under it.
        if ui.hover.is_some() {
            ui.hover = None;
        }
    }
}

/// A drag that ends on another part than the map is over too; on the map the click comes before this.
fn released(
    ev: On<Pointer<DragEnd>>,
    slots: Query<&InSlot>,
    chart: Res<OfScreen<Chart>>,
    mut dragging: ResMut<Dragging>,
    mut ui: ResMut<OfScreen<Ui>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
) {
    if !is_map(&slots, ev.entity) {
        return;
    }
    let moved = std::mem::take(&mut dragging.moved);
    match dragging.held.take().filter(|_| moved) {
        Some(Held::Place(place, _)) => {
            if let Some(at) = chart.places.get(&place) {
                let to = chart.projection.place(*at);
                inbox.push(Act::Edit(EditorAct::Drop(place, to)));
            }
        }
        Some(Held::Carried(what, to)) => {
            ui.hint = None;
            if let Some(to) = to {
                inbox.push(Act::Edit(EditorAct::Bring(what, to)));
            }
        }
        None => {}
    }
}

fn scrolled(
    mut ev: On<Pointer<Scroll>>,
    slots: Query<&InSlot>,
    mut view: ResMut<OfScreen<MapView>>,
) {
    if !is_map(&slots, ev.entity) {
        return;
    }
    ev.propagate(false);
    let lines = match ev.unit {
        MouseScrollUnit::Line => ev.y,
        MouseScrollUnit::Pixel => ev.y / 40.0,
    };
    let at = ev.pointer_location.position;
    view.zoom(1.25f32.powf(lines.clamp(-4.0, 4.0)), at);
}

fn clicked(
    mut ev: On<Pointer<Click>>,
    slots: Query<&InSlot>,
    view: Res<OfScreen<MapView>>,
    on_map: Res<OnMap>,
    chart: Res<OfScreen<Chart>>,
    dragging: Res<Dragging>,
    mut ui: ResMut<OfScreen<Ui>>,
    mut inbox: ResMut<OfScreen<Inbox>>,
    mut focus: ResMut<bevy::input_focus::InputFocus>,
) {
    if !is_map(&slots, ev.entity) {
        return;
    }
    ev.propagate(false);
    if dragging.moved {
        return;
    }
    // Keys move the map again, and not what was typed into last.
    focus.clear();
    let at = ev.pointer_location.position;
    ui.pointer = at;
    if let Some(editor) = ui.editor()
        && matches!(editor.pick, Some(EditorPick::Place(_)))
    {
        let to = chart.projection.place(view.km(at));
        inbox.push(Act::Edit(EditorAct::PutPlace(to)));
        return;
    }
    let found = if ui.stage == Stage::Editing {
        under_hand(at, &view, &on_map, &chart)
    } else {
        under(at, &view, &on_map, &chart)
    };
    let act = match (ev.button, found.map(|h| h.what)) {
        (PointerButton::Primary, Some(Found::One(EntityRef::Municipality(m)))) => {
            // Where a unit is to be sent, the land means its main place.
            let seat = chart
                .areas
                .iter()
                .find(|a| a.municipality == m)
                .map(|a| EntityRef::Place(a.seat.clone()));
            if matches!(ui.pick, Some(Pick::Target(_))) {
                seat.map(Act::Select)
            } else {
                Some(Act::Select(EntityRef::Municipality(m)))
            }
        }
        (PointerButton::Primary, Some(Found::One(thing))) => Some(Act::Select(thing)),
        (PointerButton::Secondary, Some(Found::One(thing))) => Some(Act::OpenMenu(thing)),
        (PointerButton::Primary, Some(Found::Many(things, places))) => {
            Some(closer(&things, &places, &view, &chart))
        }
        (PointerButton::Primary, None) => Some(Act::Escape),
        _ => None,
    };
    if let Some(act) = act {
        inbox.push(act);
    }
}

/// Several things share a sign: look closer, or where that shows nothing more, take the first.
fn closer(
    things: &[EntityRef],
    places: &[crate::base::ids::PlaceId],
    view: &MapView,
    chart: &Chart,
) -> Act {
    let points: Vec<Vec2> = places
        .iter()
        .filter_map(|p| chart.places.get(p))
        .copied()
        .collect();
    let Some(first) = points.first() else {
        return things.first().cloned().map_or(Act::Nothing, Act::Select);
    };
    let bounds = points
        .iter()
        .fold(Rect::from_corners(*first, *first), |b, p| b.union_point(*p));
    // At least twice as close, about the sign that was pressed.
    let half = (view.room.size() / view.scale / 4.5).max(Vec2::splat(3.0));
    let bounds = if bounds.size().max_element() < half.min_element() {
        Rect::from_center_half_size(bounds.center(), half / 1.2)
    } else {
        bounds
    };
    Act::Map(MapCommand::Around(bounds))
}
