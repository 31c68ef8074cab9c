//! The messages of the script as alerts of the Common Alerting Protocol (CAP 1.2), for whoever rehearses with an alerting system.
//!
//! One alert for each message that was released, at the exercise time of its release. Its status is Exercise, its scope Restricted,
//! its headline begins with the mark of an exercise. It names who sends and receives, and nothing of the script: neither inject
//! nor expected action. Deliberately not here: how urgent, severe or certain something is, which a script does not say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::xml::Xml;
use super::{Offset, registration, stamp};
use crate::base::ids::{IncidentId, MunicipalityId, SeatId};
use crate::base::message::{Message, msg};
use crate::base::text::{Lang, Text};
use crate::record::fact::{Fact, FactEntry};
use crate::record::order::{About, Target};
use crate::record::states::Channel;
use crate::scenario::Scenario;
use crate::scenario::model::{Effect, Inject};
use crate::session::recording::{Recording, Replay};
use crate::wording::{plain, states::Named};

/// The namespace of CAP 1.2.
const NAMESPACE: &str = "urn:oasis:names:tc:emergency:cap:1.2";
/// Who sends all alerts: exercise control.
const SENDER: &str = "exercise-control@tamrin.invalid";

/// An alert.
pub struct Alert {
    /// What its file may be called: the number of the fact, and where one inject has several messages that of the message.
    pub file: String,
    /// The document.
    pub xml: String,
}

/// What a message is.
struct Letter<'a> {
    from: &'a Text,
    to: &'a [SeatId],
    channel: Channel,
    text: &'a Text,
    attachment: Option<&'a str>,
    tells: Option<&'a About>,
}

/// The alerts of an exercise, in the order in which its messages were released.
///
/// # Errors
/// If the scenario's date is none.
pub fn alerts(recording: &Arc<Recording>, offset: Offset) -> Result<Vec<Alert>, Message> {
    let mut replay = Replay::new(recording.clone());
    replay.seek(recording.end());
    // With what exercise control added to the script.
    let scenario = replay.sim().scenario().clone();
    let facts = recording.facts();
    let w = Writer {
        s: &scenario,
        places: facts.iter().filter_map(place_of).collect(),
        registration: registration(recording),
        offset,
    };
    let mut all = Vec::new();
    for f in facts.iter() {
        let Fact::InjectReleased { inject, .. } = &f.fact else {
            continue;
        };
        let inject = scenario.inject(inject);
        let effects = inject
            .iter()
            .flat_map(|i| i.effects.iter().map(|e| (*i, e)));
        let letters = effects.filter_map(|(i, e)| Some((i, letter(e)?)));
        for (n, (inject, letter)) in (1..).zip(letters) {
            all.push(w.alert(f, n, inject, &letter)?);
        }
    }
    Ok(all)
}

/// In which municipality an incident began.
fn place_of(f: &FactEntry) -> Option<(&IncidentId, &MunicipalityId)> {
    match &f.fact {
        Fact::IncidentBegan {
            incident,
            municipality: Some(m),
            ..
        } => Some((incident, m)),
        _ => None,
    }
}

fn letter(e: &Effect) -> Option<Letter<'_>> {
    match e {
        Effect::Message {
            from,
            to,
            channel,
            text,
            attachment,
            tells,
            ..
        } => Some(Letter {
            from,
            to,
            channel: *channel,
            text,
            attachment: attachment.as_deref(),
            tells: tells.as_ref(),
        }),
        _ => None,
    }
}

struct Writer<'a> {
    s: &'a Scenario,
    places: BTreeMap<&'a IncidentId, &'a MunicipalityId>,
    registration: String,
    offset: Offset,
}

impl Writer<'_> {
    fn alert(&self, f: &FactEntry, n: u32, i: &Inject, m: &Letter<'_>) -> Result<Alert, Message> {
        let sent = stamp(&self.s.head, f.at)? + &self.offset.written("-00:00");
        let both =
            |words: &dyn Fn(Lang) -> String| format!("{} / {}", words(Lang::Ar), words(Lang::En));
        let to: Vec<&str> = m.to.iter().map(SeatId::as_str).collect();
        let mut x = Xml::new("alert", NAMESPACE);
        x.leaf("identifier", &format!("{}.{}.{n}", self.registration, f.n));
        x.leaf("sender", SENDER);
        x.leaf("sent", &sent);
        x.leaf("status", "Exercise");
        x.leaf("msgType", "Alert");
        x.leaf("source", &format!("Tamrin {}", env!("CARGO_PKG_VERSION")));
        x.leaf("scope", "Restricted");
        x.leaf(
            "restriction",
            &both(&|lang| plain(lang).t("exchange-restriction")),
        );
        x.leaf("addresses", &to.join(" "));
        let title = &self.s.head.title;
        let note = |lang| format!("{}: {}", plain(lang).t("report-mark"), title.get(lang));
        x.leaf("note", &both(&note));
        for lang in [Lang::Ar, Lang::En] {
            x.inside("info", |x| self.info(x, lang, &sent, i, m));
        }
        Ok(Alert {
            file: format!("{:06}-{n}.xml", f.n),
            xml: x.finish(),
        })
    }

    fn info(&self, x: &mut Xml, lang: Lang, sent: &str, i: &Inject, m: &Letter<'_>) {
        let say = plain(lang);
        x.leaf("language", lang.tag());
        x.leaf("category", "Security");
        x.leaf("event", &say.t("exchange-event"));
        for what in ["urgency", "severity", "certainty"] {
            x.leaf(what, "Unknown");
        }
        x.leaf("effective", sent);
        x.leaf("senderName", m.from.get(lang));
        let headline = msg!(
            "exchange-headline",
            mark = msg!("report-mark"),
            from = m.from
        );
        x.leaf("headline", &say.message(&headline));
        x.leaf("description", m.text.get(lang));
        parameter(x, "channel", &say.message(&m.channel.named()));
        if let Some(file) = m.attachment {
            parameter(x, "attachment", file);
        }
        for id in self.areas(i, m) {
            let Some(found) = self.s.municipalities.get(id) else {
                continue;
            };
            x.inside("area", |x| {
                x.leaf("areaDesc", found.name.get(lang));
                for ring in &found.outline {
                    x.leaf("polygon", &polygon(ring));
                }
            });
        }
    }

    /// The municipalities that a message is about: of what it tells of, and of the incidents and rumours that come with it.
    fn areas<'s>(&'s self, i: &'s Inject, m: &'s Letter<'_>) -> BTreeSet<&'s MunicipalityId> {
        let told = m.tells.and_then(|about| match about {
            About::Incident(id) => self.places.get(id).copied(),
            About::Centre(id) => self.of_target(&Target::Centre(id.clone())),
            About::Checkpoint(id) => self.of_target(&Target::Checkpoint(id.clone())),
            About::Unit(_)
            | About::Road(_)
            | About::Vehicle(_)
            | About::Convoy(_)
            | About::Rumour(_)
            | About::Situation => None,
        });
        let along = i.effects.iter().filter_map(|e| match e {
            Effect::Incident { id, .. } => self.places.get(id).copied(),
            Effect::Rumour { municipality, .. } => Some(municipality),
            Effect::Materials { centre, .. } => self.of_target(&Target::Centre(centre.clone())),
            _ => None,
        });
        told.into_iter().chain(along).collect()
    }

    /// The municipality of a centre, or of a place that is the seat of one.
    fn of_target(&self, t: &Target) -> Option<&MunicipalityId> {
        let place = match t {
            Target::Centre(id) => return self.s.centres.get(id).map(|c| &c.municipality),
            Target::Checkpoint(id) => &self.s.checkpoints.get(id)?.near,
            Target::Place(id) => id,
            Target::Incident(_) | Target::Road(_) | Target::Convoy(_) => return None,
        };
        let mut all = self.s.municipalities.values();
        all.find(|m| m.seat == *place).map(|m| &m.id)
    }
}

fn parameter(x: &mut Xml, name: &str, value: &str) {
    x.inside("parameter", |x| {
        x.leaf("valueName", name);
        x.leaf("value", value);
    });
}

/// A ring as the standard has it: latitude first, in degrees, the last point the same as the first.
fn polygon(ring: &[(f64, f64)]) -> String {
    let point = |(lon, lat): &(f64, f64)| format!("{lat:.5},{lon:.5}");
    let mut points: Vec<String> = ring.iter().map(point).collect();
    if points.first() != points.last() {
        points.extend(points.first().cloned());
    }
    points.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_closed_and_has_the_latitude_first() {
        let ring = [(20.0, 32.0), (21.0, 32.0), (21.0, 33.0)];
        assert_eq!(
            polygon(&ring),
            "32.00000,20.00000 32.00000,21.00000 33.00000,21.00000 32.00000,20.00000"
        );
    }
}
