//! The script under an author's hand: an inject is added at a moment of the line of time, gets another message or expected action,
//! goes to other seats; and what is carried on the map is brought to a place or a road.
//!
//! Deliberately not here: the changes of texts (`scenario::hand`), what is typed of what stands there (`editor_hand`).

use crate::base::ids::{InjectId, PlaceId};
use crate::base::text::{Lang, Text};
use crate::base::time::SimTime;
use crate::evaluate::schedule::{Due, schedule};
use crate::map::entity_ref::EntityRef;
use crate::record::order::Target;
use crate::record::states::{Channel, UnitKind};
use crate::scenario::Scenario;
use crate::scenario::hand::{
    Edit, Figure, New, NewEffect, NewPart, Part, Thing, centre_at, road_km,
};
use crate::scenario::model::{Effect, Inject};
use crate::screen::handlers::ActHandler;
use crate::screen::handlers::editor_hand::{change, say, take_typed};
use crate::screen::state::draft::{AdHocKind, Draft, at};
use crate::screen::state::editor::{Carried, Onto, Writing};
use crate::screen::state::ui::{Field, Ui};
use crate::wording;

/// Why an inject cannot be added yet: at a field, or said.
enum Missing {
    At(Field, &'static str),
    Said(&'static str),
}

/// When an inject comes by the plan.
fn due(s: &Scenario, inject: &InjectId) -> Option<SimTime> {
    let found = schedule(s).into_iter().find(|(_, i)| i.id == *inject)?;
    match found.0 {
        Due::At(t, _) => Some(t),
        Due::ByHand => None,
    }
}

/// The seats to which an inject's messages go.
fn receivers(i: &Inject) -> impl Iterator<Item = &crate::base::ids::SeatId> {
    let to = i.effects.iter().filter_map(|e| match e {
        Effect::Message { to, .. } => Some(to),
        _ => None,
    });
    to.flatten()
}

/// By which means the messages of a script come most often.
fn usual_channel(s: &Scenario) -> Channel {
    let effects = || s.injects.iter().flat_map(|i| &i.effects);
    let many = |wanted: Channel| {
        effects()
            .filter(|e| matches!(e, Effect::Message { channel, .. } if *channel == wanted))
            .count()
    };
    let all = Channel::ALL.iter().copied();
    all.max_by_key(|c| many(*c)).unwrap_or(Channel::Other)
}

/// The words of a key in both languages of scenarios.
fn in_both(key: &'static str) -> Text {
    let words = |lang| wording::say(lang).t(key);
    Text::new(&words(Lang::Ar), &words(Lang::En))
}

impl ActHandler<'_> {
    /// What an inject that is added begins with: the moment that is pointed at, the storyline of the one that is selected.
    pub(super) fn begin_inject(&mut self) {
        let selected = match &self.ui.selected {
            Some(EntityRef::Inject(i)) => Some(i.clone()),
            _ => None,
        };
        let Some(e) = self.ui.editor_mut() else {
            return;
        };
        let s = e.scenario.clone();
        let chosen = selected.as_ref().and_then(|i| s.inject(i));
        let then = || chosen.and_then(|i| due(&s, &i.id));
        let at = e.line.point.or_else(then).unwrap_or(s.head.start);
        if let Some(story) = chosen.and_then(|i| i.storyline.clone()) {
            e.storyline = Some(story);
        }
        self.ui.fields.insert(Field::NewTime, at.short());
        self.ui.draft = Draft {
            channel: usual_channel(&s),
            to: chosen.into_iter().flat_map(receivers).cloned().collect(),
            ..Draft::default()
        };
    }

    /// What is chosen for it.
    pub(super) fn write_inject(&mut self, what: Writing) {
        let draft = &mut self.ui.draft;
        match what {
            Writing::Does(kind) => draft.kind = kind,
            Writing::To(seat) => super::toggle(&mut draft.to, seat),
            Writing::By(channel) => draft.channel = channel,
            Writing::Begins(kind) => draft.incident = Some(kind),
            Writing::Fails(channel) => super::toggle(&mut draft.channels, channel),
            Writing::Storyline(story) => self.with_editor(|e| {
                let same = e.storyline.as_ref() == Some(&story);
                e.storyline = Some(story).filter(|_| !same);
            }),
        }
    }

    /// Adds it and selects it.
    pub(super) fn create_inject(&mut self) {
        if !self.fits(&Field::OF_NEW) {
            return;
        }
        match self.new_inject() {
            Ok(new) => self.add(new),
            Err(Missing::At(field, key)) => self.ui.complain_at(field, key),
            Err(Missing::Said(key)) => say(self.ui, key),
        }
    }

    fn new_inject(&self) -> Result<New, Missing> {
        let ui = &*self.ui;
        let name = both(ui, Field::NewAr, Field::NewEn);
        if name.ar.is_empty() {
            return Err(Missing::At(Field::NewAr, "editor-empty"));
        }
        let at = SimTime::parse_typed(ui.typed(Field::NewTime).trim());
        let at = at.ok_or(Missing::At(Field::NewTime, "editor-not-time"))?;
        let e = ui.editor().ok_or(Missing::Said("editor-gone"))?;
        let s = &e.scenario;
        let story = e.storyline.clone();
        // Whoever answers for the injects beside it.
        let like = |i: &&Inject| i.storyline == story && i.controller != Text::default();
        let beside = s.injects.iter().rfind(like);
        let any = || s.injects.iter().rfind(|i| i.controller != Text::default());
        let controller = beside.or_else(any).map(|i| i.controller.clone());
        Ok(New::Inject {
            name,
            at,
            storyline: story.filter(|id| s.storylines.contains_key(id)),
            effect: self.new_effect()?,
            controller: controller.unwrap_or_default(),
        })
    }

    fn new_effect(&self) -> Result<NewEffect, Missing> {
        let (ui, d) = (&*self.ui, &self.ui.draft);
        match d.kind {
            AdHocKind::Message => {
                let text = both(ui, Field::NewWordsAr, Field::NewWordsEn);
                let from = both(ui, Field::NewSenderAr, Field::NewSenderEn);
                for (field, words) in [(Field::NewSenderAr, &from), (Field::NewWordsAr, &text)] {
                    if words.ar.is_empty() {
                        return Err(Missing::At(field, "editor-empty"));
                    }
                }
                if d.to.is_empty() {
                    return Err(Missing::Said("missing-seats"));
                }
                Ok(NewEffect::Message {
                    from,
                    to: d.to.iter().cloned().collect(),
                    channel: d.channel,
                    text,
                })
            }
            AdHocKind::Incident => Ok(NewEffect::Incident {
                kind: d.incident.clone().ok_or(Missing::Said("missing-kind"))?,
                at: at(ui).ok_or(Missing::Said("missing-place"))?,
            }),
            AdHocKind::Outage => {
                let channels: Vec<Channel> = d.channels.iter().copied().collect();
                if channels.is_empty() {
                    return Err(Missing::Said("missing-channels"));
                }
                let at = place(ui).ok_or(Missing::Said("missing-place"))?;
                Ok(NewEffect::Outage { at, channels })
            }
            AdHocKind::Road => match at(ui) {
                Some(Target::Road(road)) => Ok(NewEffect::BlockRoad(road)),
                _ => Err(Missing::Said("missing-road")),
            },
        }
    }

    /// The selected inject brings another message, or its message is expected to be confirmed.
    pub(super) fn extend_inject(&mut self, part: Part) {
        if !take_typed(self.ui) {
            return;
        }
        let (Some(EntityRef::Inject(id)), Some(e)) = (&self.ui.selected, self.ui.editor()) else {
            return;
        };
        let (id, s) = (id.clone(), e.scenario.clone());
        let known = s.inject(&id);
        let mut to: Vec<_> = known.into_iter().flat_map(receivers).cloned().collect();
        let part = match part {
            Part::Effect => {
                if to.is_empty() {
                    to.extend(s.seats.keys().find(|seat| s.is_played(seat)).cloned());
                }
                let words = in_both("editor-new-words");
                NewPart::Effect(NewEffect::Message {
                    from: in_both("editor-new-sender"),
                    to: to.into_iter().take(1).collect(),
                    channel: usual_channel(&s),
                    text: words,
                })
            }
            Part::Expected => {
                let seat = to.into_iter().find(|seat| s.is_played(seat));
                let Some(seat) = seat else {
                    return say(self.ui, "editor-no-message");
                };
                NewPart::Confirmation {
                    name: in_both("editor-new-expected"),
                    seat,
                }
            }
        };
        change(self.ui, &Edit::Extend(id, part));
    }

    pub(super) fn shorten_inject(&mut self, part: Part, n: u8) {
        if !take_typed(self.ui) {
            return;
        }
        if let Some(EntityRef::Inject(id)) = &self.ui.selected {
            change(self.ui, &Edit::Shorten(id.clone(), part, n));
        }
    }

    /// One of several names of a value is put beside the others, or taken out.
    pub(super) fn toggle_named(&mut self, figure: Figure, id: &str) {
        if !take_typed(self.ui) {
            return;
        }
        let Some(sheet) = self.ui.editor().and_then(|e| e.sheet.clone()) else {
            return;
        };
        let now = sheet.value(figure).unwrap_or_default();
        let mut ids: Vec<&str> = now.split(',').map(str::trim).collect();
        ids.retain(|x| !x.is_empty());
        match ids.iter().position(|x| *x == id) {
            Some(n) => drop(ids.remove(n)),
            None => ids.push(id),
        }
        let ids = ids.join(", ");
        change(self.ui, &Edit::Set(sheet.thing, figure, ids));
    }

    /// Brings what is carried on the map to where it was let go.
    pub(super) fn bring(&mut self, what: &Carried, onto: &Onto) {
        if !take_typed(self.ui) {
            return;
        }
        let Some(e) = self.ui.editor() else { return };
        let edits = brought(&e.scenario, what, onto);
        if edits.is_empty() {
            return;
        }
        change(self.ui, &Edit::Several(edits));
        self.select_in_editor(what.thing());
    }

    /// Brings an inject that was selected elsewhere into sight on the line of time.
    pub(super) fn show_on_line(&mut self, inject: &InjectId) {
        self.with_editor(|e| {
            let s = e.scenario.clone();
            e.line.reveals = true;
            if let Some(t) = due(&s, inject) {
                e.line.show(t, &s);
            }
        });
    }
}

/// What is typed in both languages.
fn both(ui: &Ui, ar: Field, en: Field) -> Text {
    Text::new(ui.typed(ar).trim(), ui.typed(en).trim())
}

/// The place that is selected, or at which the selected thing stands.
fn place(ui: &Ui) -> Option<PlaceId> {
    let selected = ui.selected.as_ref()?;
    let e = ui.editor()?;
    match selected {
        EntityRef::Municipality(m) => Some(e.scenario.municipalities.get(m)?.seat.clone()),
        EntityRef::Checkpoint(c) => Some(e.scenario.checkpoints.get(c)?.near.clone()),
        other => e.stands_at(other),
    }
}

/// The changes by which a thing is brought somewhere; with a centre go the teams that protect it.
fn brought(s: &Scenario, what: &Carried, onto: &Onto) -> Vec<Edit> {
    let set = |thing: Thing, figure, id: &str| Edit::Set(thing, figure, id.to_owned());
    match (what, onto) {
        (Carried::Unit(u), Onto::Place(p)) => {
            let unit = Thing::Unit(u.clone());
            let mut edits = vec![set(unit.clone(), Figure::Base, p.as_str())];
            // A protection team protects a centre there.
            let guards = s
                .units
                .get(u)
                .filter(|u| u.kind == UnitKind::ProtectionTeam);
            let centre = guards.and_then(|_| centre_at(s, p));
            edits.extend(centre.map(|c| set(unit, Figure::Centre, c.as_str())));
            edits
        }
        (Carried::Centre(c), Onto::Place(p)) => {
            let mut edits = vec![set(Thing::Centre(c.clone()), Figure::Place, p.as_str())];
            let teams = s
                .units
                .values()
                .filter(|u| u.kind == UnitKind::ProtectionTeam && u.centre.as_ref() == Some(c));
            edits.extend(teams.map(|u| set(Thing::Unit(u.id.clone()), Figure::Base, p.as_str())));
            edits
        }
        (Carried::Checkpoint(c), Onto::Road(r, near)) => {
            let gate = Thing::Checkpoint(c.clone());
            vec![
                set(gate.clone(), Figure::Road, r.as_str()),
                set(gate, Figure::Near, near.as_str()),
            ]
        }
        (Carried::RoadEnd(r, is_from), Onto::Place(p)) => {
            let Some(road) = s.roads.get(r) else {
                return Vec::new();
            };
            let (figure, other) = if *is_from {
                (Figure::From, &road.to)
            } else {
                (Figure::To, &road.from)
            };
            if other == p {
                return Vec::new();
            }
            let thing = Thing::Road(r.clone());
            let mut edits = vec![set(thing.clone(), figure, p.as_str())];
            let km = road_km(s, other, p).map(|km| km.to_string());
            edits.extend(km.map(|km| set(thing, Figure::Km, &km)));
            edits
        }
        (Carried::Unit(_) | Carried::Centre(_) | Carried::RoadEnd(..), Onto::Road(..))
        | (Carried::Checkpoint(_), Onto::Place(_)) => Vec::new(),
    }
}
