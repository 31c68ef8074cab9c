//! Facts in words, in Arabic and English, for people who read the log.
//!
//! One fact is one sentence without a full stop. [`orders`] words orders, [`facts`] what happened to units, centres and incidents,
//! [`judged`] ratings and their reasons, [`concert`] what is said, looked for, carried and rumoured. Deliberately not here: layout.

mod concert;
mod facts;
pub mod judged;
mod orders;

use crate::base::text::{Lang, Text};
use crate::record::fact::{Fact, FactEntry, Refusal};
use crate::record::order::Target;
use crate::record::states::*;
use crate::scenario::Scenario;

/// Wording of facts of one scenario in one language.
#[derive(Clone, Copy)]
pub struct Prose<'a> {
    /// Where names come from.
    pub scenario: &'a Scenario,
    /// The language.
    pub lang: Lang,
}

macro_rules! names {
    ($($(#[$doc:meta])* $fn:ident($id:ty) in $map:ident;)*) => {$(
        $(#[$doc])*
        pub fn $fn(&self, id: &$id) -> String {
            self.scenario.$map.get(id).map_or_else(|| id.to_string(), |x| x.name.get(self.lang).to_owned())
        }
    )*};
}

impl Prose<'_> {
    names! {
        /// Name of a unit.
        unit(crate::base::ids::UnitId) in units;
        /// Name of a centre.
        centre(crate::base::ids::CentreId) in centres;
        /// Name of a checkpoint.
        checkpoint(crate::base::ids::CheckpointId) in checkpoints;
        /// Name of a seat.
        seat(crate::base::ids::SeatId) in seats;
        /// Name of a directorate.
        directorate(crate::base::ids::DirectorateId) in directorates;
        /// Name of a kind of incident.
        kind(crate::base::ids::KindId) in kinds;
        /// Name of a place.
        place(crate::base::ids::PlaceId) in places;
        /// Name of a municipality.
        municipality(crate::base::ids::MunicipalityId) in municipalities;
        /// Description of a vehicle.
        vehicle(crate::base::ids::VehicleId) in vehicles;
        /// Name of a convoy.
        convoy(crate::base::ids::ConvoyId) in convoys;
        /// Name of an objective.
        objective(crate::base::ids::ObjectiveId) in objectives;
        /// Name of a storyline.
        storyline(crate::base::ids::StorylineId) in storylines;
        /// What a rumour says.
        rumour(crate::base::ids::RumourId) in rumours;
    }

    pub(super) fn say(&self, ar: String, en: String) -> String {
        self.lang.pick(ar, en)
    }

    /// A road by its ends.
    pub fn road(&self, id: &crate::base::ids::RoadId) -> String {
        let Some(r) = self.scenario.roads.get(id) else {
            return id.to_string();
        };
        let (a, b) = (self.place(&r.from), self.place(&r.to));
        self.say(format!("طريق {a} – {b}"), format!("the road {a} – {b}"))
    }

    /// An inject by its name.
    pub fn inject(&self, id: &crate::base::ids::InjectId) -> String {
        self.scenario.inject(id).map_or_else(
            || id.to_string(),
            |i| format!("{id} ({})", i.name.get(self.lang)),
        )
    }

    /// An expected action.
    pub fn expected(&self, id: &crate::base::ids::ExpectedId) -> String {
        let found = self
            .scenario
            .injects
            .iter()
            .flat_map(|i| &i.expected)
            .find(|x| x.id == *id);
        found.map_or_else(|| id.to_string(), |x| x.name.get(self.lang).to_owned())
    }

    /// An incident by its kind and place.
    pub fn incident(&self, id: &crate::base::ids::IncidentId) -> String {
        use crate::scenario::model::Effect;
        let found = self
            .scenario
            .injects
            .iter()
            .flat_map(|i| &i.effects)
            .find_map(|e| match e {
                Effect::Incident {
                    id: x, kind, at, ..
                } if x == id => Some((kind, at)),
                _ => None,
            });
        let Some((kind, at)) = found else {
            return id.to_string();
        };
        let (kind, at) = (self.kind(kind), self.target(at));
        self.say(format!("«{kind}» ({at})"), format!("“{kind}” ({at})"))
    }

    /// A target by its name.
    pub fn target(&self, t: &Target) -> String {
        match t {
            Target::Incident(id) => self.incident(id),
            Target::Centre(id) => self.centre(id),
            Target::Checkpoint(id) => self.checkpoint(id),
            Target::Place(id) => self.place(id),
            Target::Road(id) => self.road(id),
            Target::Convoy(id) => self.convoy(id),
        }
    }

    pub(super) fn pick(&self, (ar, en): (&str, &str)) -> String {
        Text::new(ar, en).get(self.lang).to_owned()
    }

    /// A posture.
    pub fn posture(&self, p: Posture) -> String {
        self.pick(match p {
            Posture::Open => ("مفتوح بلا تفتيش", "open, no check"),
            Posture::Look => ("نظر", "look"),
            Posture::Identity => ("تدقيق الهوية", "identity check"),
            Posture::Search => ("تفتيش كامل", "full search"),
            Posture::Closed => ("مغلق", "closed"),
        })
    }

    /// A level of readiness.
    pub fn readiness(&self, r: Readiness) -> String {
        self.pick(match r {
            Readiness::Normal => ("عادية", "normal"),
            Readiness::High => ("عالية", "high"),
            Readiness::Maximum => ("قصوى", "maximum"),
        })
    }

    /// A capability.
    pub fn capability(&self, c: Capability) -> String {
        self.pick(match c {
            Capability::Guard => ("حراسة", "guard"),
            Capability::Crowd => ("ضبط الحشود", "crowd control"),
            Capability::Armed => ("مواجهة مسلحة", "armed response"),
            Capability::Mediation => ("وساطة", "mediation"),
            Capability::Medical => ("إسعاف", "medical care"),
            Capability::Fire => ("إطفاء", "fire fighting"),
            Capability::Investigation => ("تحقيق", "investigation"),
            Capability::Clearing => ("فتح طريق", "road clearing"),
            Capability::Technical => ("إصلاح فني", "technical repair"),
            Capability::Escort => ("مرافقة", "escort"),
        })
    }

    /// Why an order was refused.
    pub fn refusal(&self, r: &Refusal) -> String {
        match r {
            Refusal::Unknown(what) => self.say(
                format!("لا يوجد «{what}» أو لا علم للمقعد به"),
                format!("there is no `{what}`, or the seat does not know of it"),
            ),
            other => self.pick(match other {
                Refusal::UnknownSeat => ("لا يوجد هذا المقعد", "there is no such seat"),
                Refusal::NoPower => (
                    "المقعد لا يملك هذه الصلاحية",
                    "the seat does not have this power",
                ),
                Refusal::OutOfArea => (
                    "خارج نطاق اختصاص المقعد؛ اطلب إسناداً",
                    "outside the seat's area; request support instead",
                ),
                Refusal::NotYourUnit => (
                    "الوحدة تحت أمر مقعد آخر",
                    "the unit is under another seat's command",
                ),
                Refusal::OutOfService => ("الوحدة خارج الخدمة", "the unit is out of service"),
                Refusal::Busy => (
                    "الوحدة في مهمة؛ استعمل التحويل",
                    "the unit has a task; redirect it instead",
                ),
                Refusal::Idle => ("الوحدة بلا مهمة", "the unit has no task"),
                Refusal::NoRoute => (
                    "لا طريق مفتوحاً معروفاً إلى هناك",
                    "no road known to be open leads there",
                ),
                Refusal::AlreadySo => ("الأمر قائم بالفعل", "it is so already"),
                Refusal::WrongState => (
                    "الحالة الراهنة لا تسمح",
                    "the present state does not allow it",
                ),
                Refusal::BadTime => (
                    "الوقت المطلوب غير ممكن",
                    "the time asked for is not possible",
                ),
                Refusal::NotCapable => ("لا قدرة على المطلوب", "not able to do what was asked for"),
                Refusal::NoVoting => (
                    "لا يمكن الاقتراع في المركز الآن",
                    "there can be no voting at the centre now",
                ),
                Refusal::Over | Refusal::Unknown(_) => ("انتهى التمرين", "the exercise is over"),
            }),
        }
    }

    /// A fact in words.
    pub fn fact(&self, f: &Fact) -> String {
        self.script_fact(f)
            .or_else(|| self.unit_fact(f))
            .or_else(|| self.centre_fact(f))
            .or_else(|| self.incident_fact(f))
            .or_else(|| self.area_fact(f))
            .or_else(|| self.word_fact(f))
            .or_else(|| self.vehicle_fact(f))
            .or_else(|| self.convoy_fact(f))
            .or_else(|| self.mood_fact(f))
            .unwrap_or_else(|| unreachable!("a fact without words: {f:?}"))
    }

    /// A fact with its time, as a line of the log.
    pub fn line(&self, f: &FactEntry) -> String {
        format!("{}  {}", f.at, self.fact(&f.fact))
    }
}
