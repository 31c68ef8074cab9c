//! Brings the interface's entities to a [`View`]: makes what is new, changes what differs, takes away what is gone.
//!
//! What did not change is not touched, so that the interface lays out and draws only what is new; what has a key keeps its entity
//! when it moves, and with it focus, scroll position and typed text.
//! Deliberately not here: what a press does (`behave`).

use crate::map::photo;
use crate::screen::theme::{ColorRole, directed};
use crate::window::theme::{Fonts, Themed as _};
use crate::window::view::InSlot;
use bevy::asset::RenderAssetUsages;
use bevy::input_focus::tab_navigation::{TabGroup, TabIndex};
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use bevy::ui::{InlineDirection, InteractionDisabled};
use bevy::ui_widgets::{Button, ControlOrientation, ScrollArea, Scrollbar, ScrollbarThumb};

use crate::screen::view::{Reads, View, ViewKind, Wording};
use crate::window::input::field;
use crate::window::map::icons::{Icons, tile};
use crate::window::view::behave::{Hint, Menu, Paint, Press};
use crate::window::view::layout;
use crate::window::view::slide::{OnLine, Slides};

/// The key of a part, for those who look for it.
#[derive(Component, Clone, Debug)]
pub(crate) struct Keyed(pub(crate) String);

/// A part that is shown: its entity and what it looked like.
struct Shown {
    entity: Entity,
    /// Where its parts hang; another entity than itself where it scrolls.
    inner: Entity,
    /// As it is shown, without its parts.
    view: View,
    children: Vec<Self>,
}

/// The screen that is shown.
#[derive(Resource, Default)]
pub(crate) struct Screen {
    root: Option<Shown>,
    /// Whether it is read from right to left.
    rtl: bool,
}

/// Shows a screen. `rtl` is the direction in which it is read.
pub(crate) fn show(world: &mut World, view: View, rtl: bool) {
    let fonts = world.resource::<Fonts>().clone();
    let mut screen = world.remove_resource::<Screen>().unwrap_or_default();
    let mut patcher = Patcher {
        world,
        fonts,
        rtl,
        turned: screen.rtl != rtl,
    };
    screen.rtl = rtl;
    match &mut screen.root {
        Some(shown) if same(&shown.view, &view) => patcher.change(shown, view),
        root => {
            if let Some(old) = root.take() {
                patcher.world.despawn(old.entity);
            }
            *root = Some(patcher.make(view));
        }
    }
    world.insert_resource(screen);
}

/// Whether one part can become the other.
fn same(a: &View, b: &View) -> bool {
    let sort = std::mem::discriminant(&a.what) == std::mem::discriminant(&b.what);
    sort && a.key == b.key && a.press.is_some() == b.press.is_some() && a.modal == b.modal
}

struct Patcher<'w> {
    world: &'w mut World,
    fonts: Fonts,
    rtl: bool,
    /// Whether the screen was read in the other direction until now; then words that stay the same are laid out again too.
    turned: bool,
}

impl Patcher<'_> {
    /// The layout of a part, in the direction in which it is read.
    fn layout(&self, view: &View) -> Node {
        let direction = if self.rtl && !view.unmirrored {
            InlineDirection::Rtl
        } else {
            InlineDirection::Ltr
        };
        Node {
            direction,
            ..layout::node(&view.node)
        }
    }

    fn make(&mut self, mut view: View) -> Shown {
        let children = std::mem::take(&mut view.children);
        let entity = self.world.spawn_empty().id();
        let inner = match &view.what {
            ViewKind::Scroll => self.scrolling(entity),
            _ => entity,
        };
        let mut shown = Shown {
            entity,
            inner,
            view: View::default(),
            children: Vec::new(),
        };
        self.dress(&mut shown, view, true);
        let made: Vec<Shown> = children.into_iter().map(|c| self.make(c)).collect();
        let hang: Vec<Entity> = made.iter().map(|s| s.entity).collect();
        self.world.entity_mut(inner).add_children(&hang);
        shown.children = made;
        shown
    }

    /// A scrolling box is a row of the area that scrolls and its bar.
    fn scrolling(&mut self, outer: Entity) -> Entity {
        let area = self
            .world
            .spawn((
                ScrollArea,
                Pickable {
                    should_block_lower: false,
                    is_hoverable: true,
                },
            ))
            .id();
        let node = Node {
            width: px(8),
            border_radius: BorderRadius::all(px(4)),
            flex_shrink: 0.0,
            ..default()
        };
        let thumb = ScrollbarThumb {
            border_radius: BorderRadius::all(px(4)),
            ..default()
        };
        let bar = self
            .world
            .spawn((
                node,
                Scrollbar::new(area, ControlOrientation::Vertical, 24.0),
            ))
            .with_child((thumb, BackgroundColor(ColorRole::Line.resolve())))
            .id();
        self.world.entity_mut(outer).add_children(&[area, bar]);
        area
    }

    fn change(&mut self, shown: &mut Shown, mut view: View) {
        let children = std::mem::take(&mut view.children);
        if shown.view != view || self.turned {
            self.dress(shown, view, false);
        }
        let mut old: Vec<Option<Shown>> = std::mem::take(&mut shown.children)
            .into_iter()
            .map(Some)
            .collect();
        let before: Vec<Entity> = old.iter().flatten().map(|s| s.entity).collect();
        let mut next = 0;
        let mut now = Vec::with_capacity(children.len());
        for child in children {
            // The same place, or the same key elsewhere.
            while next < old.len() && old[next].is_none() {
                next += 1;
            }
            let here = (next < old.len()
                && old[next].as_ref().is_some_and(|o| same(&o.view, &child)))
            .then_some(next);
            let found = here.or_else(|| {
                let keyed = |o: &Option<Shown>| o.as_ref().is_some_and(|o| same(&o.view, &child));
                child.key.as_ref().and_then(|_| old.iter().position(keyed))
            });
            now.push(match found.and_then(|i| old[i].take()) {
                Some(mut kept) => {
                    self.change(&mut kept, child);
                    kept
                }
                None => {
                    // An unkeyed part of another sort gives way.
                    if child.key.is_none()
                        && let Some(gone) = old
                            .get_mut(next)
                            .filter(|o| o.as_ref().is_some_and(|o| o.view.key.is_none()))
                            .and_then(Option::take)
                    {
                        self.world.despawn(gone.entity);
                    }
                    self.make(child)
                }
            });
        }
        for gone in old.into_iter().flatten() {
            self.world.despawn(gone.entity);
        }
        let hang: Vec<Entity> = now.iter().map(|s| s.entity).collect();
        if hang != before {
            self.world.entity_mut(shown.inner).replace_children(&hang);
        }
        shown.children = now;
    }

    /// Gives an entity the look of a view; `fresh` if it has none yet.
    fn dress(&mut self, shown: &mut Shown, view: View, fresh: bool) {
        let was = &shown.view;
        let (e, scrolls) = (shown.entity, matches!(view.what, ViewKind::Scroll));
        let laid_out = (&was.node, was.unmirrored) == (&view.node, view.unmirrored);
        if fresh || !laid_out || self.turned {
            let node = self.layout(&view);
            let (outer, inner) = if scrolls { split(&node) } else { (node, None) };
            self.world.entity_mut(e).insert(outer);
            if let Some(inner) = inner {
                self.world.entity_mut(shown.inner).insert(inner);
            }
        }
        if fresh || was.fill != view.fill || was.edge != view.edge || was.disabled != view.disabled
        {
            let paint = Paint {
                fill: view.fill,
                edge: view.edge,
            };
            self.world.entity_mut(e).insert((
                paint,
                BackgroundColor(view.fill.resolve()),
                BorderColor::all(view.edge.resolve()),
            ));
        }
        if fresh || was.layer != view.layer {
            if view.layer != 0 {
                self.world.entity_mut(e).insert(GlobalZIndex(view.layer));
            } else if !fresh {
                self.world.entity_mut(e).remove::<GlobalZIndex>();
            }
        }
        if fresh || was.open != view.open {
            let passes = view.open
                || (view.press.is_none()
                    && view.menu.is_none()
                    && view.hint.is_none()
                    && view.fill == ColorRole::None
                    && plain(&view));
            self.world.entity_mut(e).insert(if passes {
                Pickable::IGNORE
            } else {
                Pickable::default()
            });
        }
        self.dress_what(shown.inner, e, &shown.view.what, &view.what, fresh);
        self.dress_behaviour(e, &shown.view, &view, fresh);
        shown.view = view;
    }

    fn dress_what(
        &mut self,
        inner: Entity,
        e: Entity,
        was: &ViewKind,
        now: &ViewKind,
        fresh: bool,
    ) {
        let changed = fresh || was != now || self.turned;
        match now {
            ViewKind::Text(w) if changed => {
                let old = if let ViewKind::Text(o) = was {
                    Some(o)
                } else {
                    None
                };
                self.dress_text(e, old.filter(|_| !fresh), w);
            }
            ViewKind::Field(t) if changed => {
                field::dress(self.world, &self.fonts, self.rtl, e, t, fresh)
            }
            ViewKind::Slot(slot) if changed => {
                self.world.entity_mut(e).insert((
                    InSlot(*slot),
                    Pickable::default(),
                    Hovered::default(),
                ));
            }
            ViewKind::Icon(which, hollow, color) if changed => {
                let Some(icons) = self.world.get_resource::<Icons>() else {
                    return;
                };
                let atlas = TextureAtlas {
                    layout: icons.layout.clone(),
                    index: tile(*which, *hollow),
                };
                let node = ImageNode {
                    color: color.resolve(),
                    ..ImageNode::from_atlas_image(icons.image.clone(), atlas)
                };
                self.world.entity_mut(e).insert(node);
            }
            ViewKind::Photo(image, _) if changed => {
                let Some(drawn) = texture(image) else { return };
                // Tests have no renderer, and nothing to show.
                let Some(mut images) = self.world.get_resource_mut::<Assets<Image>>() else {
                    return;
                };
                let node = ImageNode::new(images.add(drawn));
                self.world.entity_mut(e).insert(node);
            }
            ViewKind::Scroll if fresh => {
                self.world.entity_mut(inner).insert(Pickable::default());
            }
            _ => {}
        }
    }

    fn dress_text(&mut self, e: Entity, was: Option<&Wording>, w: &Wording) {
        let justify = match (w.centred, self.rtl) {
            (true, _) => Justify::Center,
            (_, true) => Justify::Right,
            _ => Justify::Left,
        };
        let linebreak = if w.wrap {
            LineBreak::WordBoundary
        } else {
            LineBreak::NoWrap
        };
        let rtl = match w.reads {
            Reads::AsScreen => self.rtl,
            Reads::LeftToRight => false,
            Reads::RightToLeft => true,
        };
        let words = directed(&w.text, rtl);
        let mut entity = self.world.entity_mut(e);
        if was.is_none_or(|o| (o.size, o.bold) != (w.size, w.bold)) {
            entity.insert(self.fonts.sized(w.bold, w.size.resolve()));
        }
        if was.is_none_or(|o| o.color != w.color) {
            entity.insert(TextColor(w.color.resolve()));
        }
        let layout = TextLayout::new(justify, linebreak);
        let same = entity
            .get::<TextLayout>()
            .is_some_and(|l| l.justify == justify && l.linebreak == linebreak);
        if !same {
            entity.insert(layout);
        }
        match entity.get_mut::<Text>() {
            Some(mut text) => {
                if text.0 != words {
                    text.0 = words;
                }
            }
            None => {
                entity.insert(Text(words));
            }
        }
    }

    fn dress_behaviour(&mut self, e: Entity, was: &View, view: &View, fresh: bool) {
        let mut entity = self.world.entity_mut(e);
        if let Some(key) = view.key.as_ref().filter(|_| fresh) {
            entity.insert(Keyed(key.clone()));
        }
        if let Some(act) = &view.press
            && (fresh || was.press != view.press)
        {
            if fresh {
                entity.insert((Button, Hovered::default(), TabIndex(0)));
            }
            entity.insert(Press(act.clone()));
        }
        if fresh || was.menu != view.menu {
            match &view.menu {
                Some(act) => entity.insert(Menu(act.clone())),
                None => entity.remove::<Menu>(),
            };
        }
        if fresh || was.disabled != view.disabled {
            if view.disabled {
                entity.insert(InteractionDisabled);
            } else if !fresh {
                entity.remove::<InteractionDisabled>();
            }
        }
        if fresh || was.slides != view.slides {
            match &view.slides {
                Some(slide) => entity.insert(Slides(slide.clone())),
                None => entity.remove::<Slides>(),
            };
        }
        if fresh || was.line != view.line {
            match view.line {
                Some(line) => entity.insert(OnLine(line)),
                None => entity.remove::<OnLine>(),
            };
        }
        if fresh || was.hint != view.hint {
            match &view.hint {
                Some(words) => entity.insert((
                    Hint(words.clone()),
                    Hovered::default(),
                    AccessibleLabel::new(words.clone()),
                )),
                None => entity.remove::<Hint>(),
            };
        }
        if fresh && view.modal {
            entity.insert(TabGroup::modal());
        } else if fresh && view.key.as_deref() == Some("screen") {
            entity.insert(TabGroup::new(0));
        }
    }
}

/// A picture as the renderer takes it; none if it is damaged.
fn texture(image: &crate::scenario::image::Image) -> Option<Image> {
    let size = Extent3d {
        width: image.width,
        height: image.height,
        depth_or_array_layers: 1,
    };
    Some(Image::new(
        size,
        TextureDimension::D2,
        photo::pixels(image)?,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    ))
}

/// Whether a part is nothing that the pointer could mean.
fn plain(view: &View) -> bool {
    matches!(view.what, ViewKind::Box | ViewKind::Text(_))
}

/// The outer and inner box of what scrolls: the outer one takes the room, the inner one holds the parts.
fn split(node: &Node) -> (Node, Option<Node>) {
    let outer = Node {
        flex_direction: FlexDirection::Row,
        padding: UiRect::ZERO,
        row_gap: px(0),
        column_gap: px(2),
        ..node.clone()
    };
    let inner = Node {
        flex_direction: FlexDirection::Column,
        flex_grow: 1.0,
        flex_basis: px(0),
        min_width: px(0),
        overflow: Overflow::scroll_y(),
        padding: node.padding,
        row_gap: node.row_gap,
        direction: node.direction,
        ..default()
    };
    (outer, Some(inner))
}
