//! Tracks and incidents of an exercise as GeoJSON, for QGIS and its like.
//!
//! A track is a line per stretch of movement, with the times at which it began and ended; what stands still is no track.
//! Times are given twice: as the exercise says them, and as dates that a time slider understands.
//! Deliberately not here: the exercise file, drawing.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::base::geo::LatLon;
use crate::base::ids::{ConvoyId, PlaceId, UnitId};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::evaluate::incident_history::{IncidentHistory, histories};
use crate::map::entity_ref::{EntityRef, mix};
use crate::picture::Picture;
use crate::record::fact::FactEntry;
use crate::record::order::Target;
use crate::scenario::Scenario;
use crate::session::recording::{Recording, Replay};
use crate::wording::{Prose, plain};

/// What leaves a track.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Mover {
    Unit(UnitId),
    Convoy(ConvoyId),
}

impl Mover {
    fn thing(&self) -> EntityRef {
        match self {
            Self::Unit(id) => EntityRef::Unit(id.clone()),
            Self::Convoy(id) => EntityRef::Convoy(id.clone()),
        }
    }
}

/// A stretch of movement.
struct Track {
    begin: SimTime,
    end: SimTime,
    points: Vec<LatLon>,
}

/// All tracks of one mover, the last one perhaps not at its end.
#[derive(Default)]
struct Tracks {
    done: Vec<Track>,
    here: Option<(SimTime, LatLon)>,
    open: Option<Track>,
}

impl Tracks {
    fn at(&mut self, t: SimTime, p: LatLon) {
        match self.here {
            Some((_, q)) if q == p => self.done.extend(self.open.take()),
            Some((since, q)) => {
                let track = self.open.get_or_insert_with(|| Track {
                    begin: since,
                    end: since,
                    points: vec![q],
                });
                track.points.push(p);
                track.end = t;
            }
            None => {}
        }
        self.here = Some((t, p));
    }
}

/// Everything of an exercise that has a place, as one collection of features. Positions are looked up every `step`.
pub fn features(recording: &Arc<Recording>, step: Span) -> Value {
    let mut replay = Replay::new(recording.clone());
    let excon = recording.scenario.excon().id.clone();
    let mut tracks: BTreeMap<Mover, Tracks> = BTreeMap::new();
    let (mut t, end) = (recording.start(), recording.end());
    let mut last;
    loop {
        replay.seek(t.min(end));
        last = replay.picture(&excon).expect("exercise control has a seat");
        movers(replay.sim().scenario(), &last, &mut tracks);
        if t >= end {
            break;
        }
        t = t + step;
    }
    let scenario = replay.sim().scenario().clone();
    let w = Writer {
        s: &scenario,
        last: &last,
    };
    let mut features = Vec::new();
    for (mover, tracks) in tracks {
        features.extend(
            tracks
                .done
                .iter()
                .chain(&tracks.open)
                .map(|k| w.track(&mover, k)),
        );
    }
    features.extend(w.incidents(replay.sim().facts()));
    features.extend(w.centres());
    features.extend(w.checkpoints());
    let mut all =
        json!({ "type": "FeatureCollection", "name": scenario.head.id, "features": features });
    let mark = |lang: Lang| (lang.tag().to_owned(), json!(plain(lang).t("report-mark")));
    all["exercise"] = Lang::all().map(mark).collect();
    if let Some(credits) = scenario.credits(Lang::En) {
        all["attribution"] = json!(credits);
    }
    all
}

fn movers(s: &Scenario, p: &Picture, tracks: &mut BTreeMap<Mover, Tracks>) {
    let place = |id: &PlaceId| s.places.get(id).map(|p| p.at);
    let between =
        |from: &PlaceId, to: &PlaceId, done: f64| Some(mix(place(from)?, place(to)?, done));
    let units = p
        .units
        .iter()
        .map(|u| (Mover::Unit(u.id.clone()), between(&u.from, &u.to, u.done)));
    let convoys = p
        .convoys
        .iter()
        .map(|c| (Mover::Convoy(c.id.clone()), between(&c.from, &c.to, c.done)));
    for (mover, at) in units.chain(convoys) {
        if let Some(at) = at {
            tracks.entry(mover).or_default().at(p.at, at);
        }
    }
}

struct Writer<'a> {
    s: &'a Scenario,
    last: &'a Picture,
}

impl Writer<'_> {
    fn feature(
        &self,
        geometry: Value,
        mut properties: Value,
        name: impl Fn(Lang) -> String,
    ) -> Value {
        for lang in Lang::all() {
            properties[format!("name_{}", lang.tag())] = json!(name(lang));
        }
        properties["exercise"] = json!(true);
        json!({ "type": "Feature", "geometry": geometry, "properties": properties })
    }

    fn name(&self, thing: &EntityRef) -> impl Fn(Lang) -> String {
        move |lang| {
            thing.name(&Prose {
                scenario: self.s,
                lang,
            })
        }
    }

    /// A moment as a date and time of day, in the exercise's own day.
    fn date(&self, t: SimTime) -> Option<String> {
        let mut parts = self.s.head.date.split('-').map(str::parse::<i64>);
        let (y, m, d) = (
            parts.next()?.ok()?,
            parts.next()?.ok()?,
            parts.next()?.ok()?,
        );
        let (y, m, d) = later(y, m, d, t.millis().div_euclid(86_400_000));
        let of_day = SimTime::from_millis(t.millis().rem_euclid(86_400_000));
        Some(format!("{y:04}-{m:02}-{d:02}T{of_day}"))
    }

    fn track(&self, mover: &Mover, k: &Track) -> Value {
        let (what, id) = match mover {
            Mover::Unit(id) => ("unit track", id.as_str()),
            Mover::Convoy(id) => ("convoy track", id.as_str()),
        };
        let line: Vec<Value> = k.points.iter().map(point).collect();
        let properties = json!({
            "what": what, "id": id,
            "begin": k.begin.to_string(), "end": k.end.to_string(),
            "begin_date": self.date(k.begin), "end_date": self.date(k.end),
        });
        self.feature(
            json!({ "type": "LineString", "coordinates": line }),
            properties,
            self.name(&mover.thing()),
        )
    }

    fn incidents(&self, facts: &[FactEntry]) -> Vec<Value> {
        let feature = |h: &IncidentHistory| {
            let place = self.site(&h.site)?;
            let seen = self.last.incidents.iter().find(|i| i.id == h.incident);
            let ended = match h.ended {
                None => "open",
                Some(e) if e.settled => "settled",
                Some(_) => "faded",
            };
            let end = h.ended.map(|e| e.at);
            let properties = json!({
                "what": "incident", "id": h.incident.as_str(), "kind": h.kind.as_str(),
                "last_stage": seen.map(|i| i.stage + 1), "ended": ended,
                "first_response_seconds": h.reached.map(|t| (t - h.began).secs()),
                "begin": h.began.to_string(), "end": end.map(|t| t.to_string()),
                "begin_date": self.date(h.began), "end_date": end.and_then(|t| self.date(t)),
            });
            let geometry = json!({ "type": "Point", "coordinates": point(&place) });
            let name = |lang| {
                Prose {
                    scenario: self.s,
                    lang,
                }
                .kind(&h.kind)
            };
            Some(self.feature(geometry, properties, name))
        };
        histories(facts).iter().filter_map(feature).collect()
    }

    fn site(&self, site: &Target) -> Option<LatLon> {
        EntityRef::of_target(site).at(self.s, self.last)
    }

    fn centres(&self) -> Vec<Value> {
        let all = self.last.centres.iter().filter_map(|c| {
            let thing = EntityRef::Centre(c.id.clone());
            let at = thing.at(self.s, self.last)?;
            let properties = json!({
                "what": "polling centre", "id": c.id.as_str(), "state": c.state, "registered": c.registered, "voted": c.served,
                "gave_up": c.gave_up, "kept_away": c.kept_away, "lost_seconds": c.lost_seconds,
            });
            Some(self.feature(json!({ "type": "Point", "coordinates": point(&at) }), properties, self.name(&thing)))
        });
        all.collect()
    }

    fn checkpoints(&self) -> Vec<Value> {
        let all = self.last.checkpoints.iter().filter_map(|c| {
            let thing = EntityRef::Checkpoint(c.id.clone());
            let at = thing.at(self.s, self.last)?;
            let properties = json!({ "what": "checkpoint", "id": c.id.as_str(), "posture": c.posture, "queue": c.queue });
            Some(self.feature(json!({ "type": "Point", "coordinates": point(&at) }), properties, self.name(&thing)))
        });
        all.collect()
    }
}

/// Longitude first, as GeoJSON has it, to about a metre.
fn point(p: &LatLon) -> Value {
    let round = |v: f64| (v * 1e5).round() / 1e5;
    json!([round(p.lon), round(p.lat)])
}

/// A date so many days later.
fn later(mut y: i64, mut m: i64, mut d: i64, days: i64) -> (i64, i64, i64) {
    for _ in 0..days {
        let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
        let length = match m {
            2 => 28 + i64::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        d += 1;
        if d > length {
            (d, m) = (1, m + 1);
        }
        if m > 12 {
            (m, y) = (1, y + 1);
        }
    }
    (y, m, d)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_over_the_ends_of_months_and_years() {
        assert_eq!(later(2024, 2, 28, 1), (2024, 2, 29));
        assert_eq!(later(2024, 12, 31, 1), (2025, 1, 1));
        assert_eq!(later(2024, 11, 16, 0), (2024, 11, 16));
    }

    #[test]
    fn what_stands_still_between_two_drives_makes_two_tracks() {
        let p = |lon: f64| LatLon { lat: 32.0, lon };
        let mut t = Tracks::default();
        for (minute, lon) in [(0, 0.0), (1, 0.0), (2, 1.0), (3, 2.0), (4, 2.0), (5, 1.0)] {
            t.at(SimTime::from_millis(minute * 60_000), p(lon));
        }
        assert_eq!(t.done.len(), 1);
        assert_eq!(
            (
                t.done[0].points.len(),
                t.done[0].begin.millis(),
                t.done[0].end.millis()
            ),
            (3, 60_000, 180_000)
        );
        assert_eq!(t.open.map(|k| k.points.len()), Some(2));
    }
}
