//! What the things of a scenario are called, in all its languages at once.
//!
//! What the scenario does not have is called by its identifier. Deliberately not here: states and kinds (`states`).

use crate::base::ids::*;
use crate::base::message::{Arg, msg};
use crate::base::text::Text;
use crate::record::order::{About, Party, Target};
use crate::record::states::{Repairer, Role};
use crate::scenario::Scenario;

/// Names out of a scenario.
#[derive(Clone, Copy)]
pub struct Names<'a>(pub &'a Scenario);

/// What the scenario does not have: its identifier, marked as one.
fn unknown<T>(id: &T) -> Arg
where
    for<'a> Arg: From<&'a T>,
{
    msg!("name-unknown", id = id).into()
}

/// A name, or a sentence with names in it, without brackets of its own.
fn unbracketed(name: Arg) -> Arg {
    match name {
        Arg::Text(name) => name.within_brackets().into(),
        Arg::Message(mut m) => {
            for (_, arg) in &mut m.args {
                *arg = unbracketed(arg.clone());
            }
            Arg::Message(m)
        }
        Arg::List(all) => Arg::List(all.into_iter().map(unbracketed).collect()),
        Arg::Number(_) | Arg::Decimal(..) | Arg::Plain(_) | Arg::Time(_) | Arg::Span(_) => name,
    }
}

macro_rules! names {
    ($($(#[$doc:meta])* $fn:ident($id:ty) in $map:ident;)*) => {$(
        $(#[$doc])*
        pub fn $fn(self, id: &$id) -> Arg {
            self.0.$map.get(id).map_or_else(|| unknown(id), |x| Arg::from(&x.name))
        }
    )*};
}

impl<'a> Names<'a> {
    names! {
        /// Name of a unit.
        unit(UnitId) in units;
        /// Name of a centre.
        centre(CentreId) in centres;
        /// Name of a checkpoint.
        checkpoint(CheckpointId) in checkpoints;
        /// Name of a seat.
        seat(SeatId) in seats;
        /// Name of a directorate.
        directorate(DirectorateId) in directorates;
        /// Name of a kind of incident.
        kind(KindId) in kinds;
        /// Name of a place.
        place(PlaceId) in places;
        /// Name of a municipality.
        municipality(MunicipalityId) in municipalities;
        /// Description of a vehicle.
        vehicle(VehicleId) in vehicles;
        /// Name of a convoy.
        convoy(ConvoyId) in convoys;
        /// Name of an objective.
        objective(ObjectiveId) in objectives;
        /// Name of a storyline.
        storyline(StorylineId) in storylines;
        /// What a rumour says.
        rumour(RumourId) in rumours;
    }

    /// The election commission: the name of its seat, where there is one such seat.
    pub fn commission(self) -> Arg {
        let mut seats = self.0.seats.values().filter(|s| s.role == Role::Commission);
        match (seats.next(), seats.next()) {
            (Some(seat), None) => Arg::from(&seat.name),
            _ => Arg::from(Repairer::Commission),
        }
    }

    /// Who repairs something that a seat asked for.
    pub fn repairer(self, repairer: Repairer, asked_by: &SeatId) -> Arg {
        let asker = self.0.seats.get(asked_by).map(|s| s.role);
        match repairer {
            // Nobody asks somebody of the same name.
            Repairer::Commission if asker == Some(Role::Commission) => msg!("repairer-own").into(),
            Repairer::Commission => self.commission(),
            Repairer::Operator | Repairer::GridCompany => Arg::from(repairer),
        }
    }

    /// A module of the discussion.
    pub fn module(self, id: &ModuleId) -> Arg {
        let found = self.0.module(id);
        found.map_or_else(|| unknown(id), |m| Arg::from(&m.title))
    }

    /// A question of the discussion.
    pub fn question(self, id: &QuestionId) -> Arg {
        let found = self.0.question(id);
        found.map_or_else(|| unknown(id), |(_, q)| Arg::from(&q.text))
    }

    /// A point that is expected in the answers of the discussion.
    pub fn point(self, id: &PointId) -> Arg {
        let questions = self.0.modules.iter().flat_map(|m| &m.questions);
        let found = questions.flat_map(|q| &q.expected).find(|p| p.id == *id);
        found.map_or_else(|| unknown(id), |p| Arg::from(&p.text))
    }

    /// A road by its ends.
    pub fn road(self, id: &RoadId) -> Arg {
        self.0.roads.get(id).map_or_else(
            || unknown(id),
            |r| {
                msg!(
                    "name-road",
                    from = self.place(&r.from),
                    to = self.place(&r.to)
                )
                .into()
            },
        )
    }

    /// An inject by its identifier and name.
    pub fn inject(self, id: &InjectId) -> Arg {
        self.0.inject(id).map_or_else(
            || unknown(id),
            |i| {
                if self.0.of_seat {
                    Arg::from(&i.name)
                } else {
                    msg!("name-inject", id = id, name = &i.name).into()
                }
            },
        )
    }

    /// An expected action.
    pub fn expected(self, id: &ExpectedId) -> Arg {
        let found = self.0.expected(id);
        found.map_or_else(|| unknown(id), |(_, x)| Arg::from(&x.name))
    }

    /// Kind and place of an incident of the script.
    fn incident_of_script(self, id: &IncidentId) -> Option<(&'a KindId, &'a Target)> {
        let found = self.0.injects.incident(id)?;
        Some((&found.kind, &found.at))
    }

    /// An incident by its kind and place.
    pub fn incident(self, id: &IncidentId) -> Arg {
        self.incident_of_script(id).map_or_else(
            || unknown(id),
            |(kind, at)| {
                msg!(
                    "name-incident",
                    kind = self.kind(kind),
                    site = self.within_brackets(at)
                )
                .into()
            },
        )
    }

    /// A stage of an incident, counted from 0, by its name.
    pub fn stage(self, incident: &IncidentId, stage: u32) -> Arg {
        let kind = self
            .incident_of_script(incident)
            .and_then(|(kind, _)| self.0.kinds.get(kind));
        let stages = kind.map_or(&[][..], |k| &k.stages);
        let name: Option<&Text> = stages.get(stage as usize).map(|s| &s.name);
        name.map_or_else(|| stage.into(), Arg::from)
    }

    /// A target by its name.
    pub fn target(self, t: &Target) -> Arg {
        match t {
            Target::Incident(id) => self.incident(id),
            Target::Centre(id) => self.centre(id),
            Target::Checkpoint(id) => self.checkpoint(id),
            Target::Place(id) => self.place(id),
            Target::Road(id) => self.road(id),
            Target::Convoy(id) => self.convoy(id),
        }
    }

    /// A target by its name, as it stands in brackets.
    pub fn within_brackets(self, t: &Target) -> Arg {
        unbracketed(self.target(t))
    }

    /// Someone who sends or receives.
    pub fn party(self, p: &Party) -> Arg {
        match p {
            Party::Seat(id) => self.seat(id),
            Party::Unit(id) => self.unit(id),
            Party::Centre(id) => msg!("name-head", centre = self.centre(id)).into(),
            Party::Checkpoint(id) => self.checkpoint(id),
            Party::Convoy(id) => self.convoy(id),
            Party::Public(id) => msg!("name-citizen", place = self.place(id)).into(),
            Party::Post(id) => msg!("name-post", place = self.place(id)).into(),
            Party::Control => msg!("name-control").into(),
        }
    }

    /// What a report is about.
    pub fn about(self, a: &About) -> Arg {
        match a {
            About::Incident(id) => self.incident(id),
            About::Centre(id) => self.centre(id),
            About::Checkpoint(id) => self.checkpoint(id),
            About::Unit(id) => self.unit(id),
            About::Road(id) => self.road(id),
            About::Vehicle(id) => self.vehicle(id),
            About::Convoy(id) => self.convoy(id),
            About::Rumour(id) => msg!("name-rumour", rumour = self.rumour(id)).into(),
            About::Situation => msg!("name-situation").into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Lang;
    use crate::scenario::model::Effect;
    use crate::scenario::{self, shipped};
    use crate::wording::say;

    #[test]
    fn no_incident_is_called_by_a_name_with_brackets_in_brackets() {
        let mut named = 0;
        for name in shipped::offered() {
            let opened = scenario::open(std::path::Path::new(name)).unwrap();
            let s = opened.scenario.unwrap();
            for effect in s.injects.iter().flat_map(|i| &i.effects) {
                let Effect::Incident { id, .. } = effect else {
                    continue;
                };
                for lang in [Lang::Ar, Lang::En] {
                    let words = say(lang).arg(&Names(&s).incident(id));
                    let mut deep = 0;
                    for c in words.chars() {
                        match c {
                            '(' => deep += 1,
                            ')' => deep -= 1,
                            _ => {}
                        }
                        assert!(deep < 2, "{words}");
                    }
                    named += 1;
                }
            }
        }
        assert!(named > 100);
    }
}
