//! The injects of a scenario in the Common Exercise Format of the MISP project (CEXF), for platforms that run exercises in it.
//!
//! Written is what its description and samples show: the exercise, the flow with times in seconds after STARTEX, words as payloads,
//! injects with what is expected. What the format cannot say stands in words: who receives a message, conditions, effects besides.
//! Deliberately not here: reading the format (`scenario::cexf`), files and arguments (`cli`).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::uuid;
use crate::base::ids::SeatId;
use crate::base::text::{Lang, Text};
use crate::evaluate::schedule::schedule;
use crate::scenario::Scenario;
use crate::scenario::model::{Effect, Inject, When};
use crate::wording::{Prose, plain, states::Named as _};

/// The scenario as JSON; words in each of the languages, one below the other.
pub fn cexf(s: &Scenario, langs: &[Lang]) -> Vec<u8> {
    let w = Writer { s, langs };
    let (head, all) = (&s.head, schedule(s));
    let start = head.start.millis();
    let flow: Vec<Value> = all
        .iter()
        .map(|(due, i)| w.step(i, due.time().map(|t| (t.millis() - start) / 1000)))
        .collect();
    let payloads: Vec<Value> = all.iter().flat_map(|(_, i)| w.payloads(i)).collect();
    let injects: Vec<Value> = all.iter().map(|(_, i)| w.inject(i)).collect();
    let duration = (head.end.millis() - start) / 1000;
    let version: String = head.date.chars().filter(char::is_ascii_digit).collect();
    let json = json!({
        "exercise": {
            "uuid": uuid(&["exercise", head.id.as_str()]),
            "name": w.text(&head.title),
            "description": w.text(&head.summary),
            "expanded": w.text(&head.summary),
            "namespace": "tamrin",
            "tags": [],
            "meta": { "generator": format!("Tamrin {}", env!("CARGO_PKG_VERSION")) },
            "total_duration": duration.to_string(),
            "version": version,
        },
        "inject_flow": flow,
        "inject_payloads": payloads,
        "injects": injects,
    });
    format!("{json:#}\n").into_bytes()
}

struct Writer<'a> {
    s: &'a Scenario,
    langs: &'a [Lang],
}

impl Writer<'_> {
    fn id(&self, i: &Inject) -> String {
        uuid(&["inject", self.s.head.id.as_str(), i.id.as_str()])
    }

    fn payload(&self, i: &Inject, n: usize) -> String {
        let (scenario, n) = (self.s.head.id.as_str(), n.to_string());
        uuid(&["payload", scenario, i.id.as_str(), &n])
    }

    fn each(&self, words: &dyn Fn(Lang) -> String) -> String {
        let all = self
            .langs
            .iter()
            .map(|l| words(*l))
            .filter(|w| !w.is_empty());
        all.collect::<Vec<_>>().join("\n")
    }

    fn text(&self, t: &Text) -> String {
        self.each(&|lang| {
            if lang == Lang::Ar {
                t.ar.clone()
            } else {
                t.en.clone()
            }
        })
    }

    fn prose(&self, lang: Lang) -> Prose<'_> {
        Prose {
            scenario: self.s,
            lang,
        }
    }

    /// When an inject comes; without a time, someone releases it, on the condition that stands in words.
    fn step(&self, i: &Inject, at: Option<i64>) -> Value {
        let trigger = match at {
            Some(0) => "startex",
            Some(_) => "triggered_at",
            None => "manual",
        };
        let condition = self.each(&|lang| {
            let names = self.prose(lang).names();
            let all = names.trigger(i).into_iter().chain(names.provisos(i));
            let all = all.map(|m| plain(lang).message(&m));
            all.collect::<Vec<_>>().join("\n")
        });
        let mut description = self.text(&i.name);
        if !condition.is_empty() {
            description = format!("{description}\n{condition}");
        }
        let before = match &i.when {
            When::After { inject, .. } => self.s.inject(inject),
            When::At(_) | When::If { .. } | When::ByHand => None,
        };
        let requirements =
            before.map_or_else(|| json!({}), |b| json!({ "inject_uuid": self.id(b) }));
        let follow = self
            .s
            .injects
            .iter()
            .filter(|x| matches!(&x.when, When::After { inject, .. } if *inject == i.id));
        let follow: Vec<String> = follow.map(|x| self.id(x)).collect();
        let mut ends = vec!["time_expiration"];
        if !i.expected.is_empty() {
            ends.push("completion");
        }
        json!({
            "inject_uuid": self.id(i),
            "description": description,
            "reporting_callback": [],
            "requirements": requirements,
            "sequence": { "trigger": [trigger], "completion_trigger": ends, "followed_by": follow },
            "timing": { "triggered_at": at },
        })
    }

    /// The words of messages, in the form that the samples of the format have for files.
    fn payloads(&self, i: &Inject) -> Vec<Value> {
        let mut all = Vec::new();
        for (n, effect) in i.effects.iter().enumerate() {
            let Effect::Message {
                from,
                to,
                channel,
                text,
                ..
            } = effect
            else {
                continue;
            };
            all.push(json!({
                "uuid": self.payload(i, n),
                "name": self.text(&i.name),
                "type": "file",
                "parameters": {
                    "content": STANDARD.encode(self.text(text)),
                    "content-type": "base64",
                    "filename": format!("{}-{}.txt", i.id, n + 1),
                    "from": self.text(from),
                    "to": self.seats(to),
                    "channel": self.each(&|lang| plain(lang).message(&channel.named())),
                },
            }));
        }
        all
    }

    fn seats(&self, to: &[SeatId]) -> Vec<String> {
        let name = |id: &SeatId| {
            let seat = self.s.seats.get(id);
            seat.map_or_else(|| id.to_string(), |seat| self.text(&seat.name))
        };
        to.iter().map(name).collect()
    }

    fn inject(&self, i: &Inject) -> Value {
        let is_message = |e: &Effect| matches!(e, Effect::Message { .. });
        let payload = i.effects.iter().position(is_message);
        let besides = self.each(&|lang| {
            let names = self.prose(lang).names();
            let others = i.effects.iter().filter(|e| !is_message(e));
            let others = others.map(|e| plain(lang).message(&names.effect(e)));
            others.collect::<Vec<_>>().join("\n")
        });
        let expected = i.expected.iter().map(
            |x| json!({ "result": self.text(&x.name), "parameters": [], "score_range": [0, 1] }),
        );
        let expected: Vec<Value> = expected.collect();
        let mut json = json!({
            "uuid": self.id(i),
            "name": self.text(&i.name),
            "description": besides,
            "action": if payload.is_some() { "email_to_participants" } else { "" },
            "target_tool": "",
            "inject_evaluation": expected,
        });
        if let Some(n) = payload {
            json["action_payload_resource_uuid"] = self.payload(i, n).into();
        }
        json
    }
}
