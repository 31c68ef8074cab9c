//! Several rehearsals or teams beside each other: how objectives were rated and what the measures came to, in the order given.
//!
//! Exercises of different scenarios can stand together; what one of them does not have is left empty.
//! Deliberately not here: what is measured and rated (`evaluate`).

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::json;

use super::aar::AfterAction;
use super::page::{header, page};
use super::plot;
use crate::atlas::svg::escape;
use crate::base::ids::ObjectiveId;
use crate::base::text::Lang;
use crate::evaluate::rating::Rating;
use crate::record::words::MeasureKind;
use crate::session::recording::Recording;

/// Rehearsals beside each other.
pub struct Trend {
    runs: Vec<AfterAction>,
}

impl Trend {
    /// Plays each again and judges it.
    pub fn of(recordings: Vec<Arc<Recording>>) -> Self {
        Self { runs: recordings.into_iter().map(AfterAction::of).collect() }
    }

    /// Objectives that any of them has, with a name.
    fn objectives(&self, lang: Lang) -> Vec<(ObjectiveId, String)> {
        let mut all: Vec<(ObjectiveId, String)> = Vec::new();
        for o in self.runs.iter().flat_map(|r| r.scenario().objectives.values()) {
            if !all.iter().any(|x| x.0 == o.id) {
                all.push((o.id.clone(), o.name.get(lang).to_owned()));
            }
        }
        all
    }

    fn rating(run: &AfterAction, id: &ObjectiveId) -> Option<Rating> {
        run.ratings().iter().find(|o| o.objective == *id).and_then(|o| o.rating)
    }

    fn value(run: &AfterAction, kind: MeasureKind) -> Option<f64> {
        run.measures().iter().find(|m| m.kind == kind).and_then(|m| m.value)
    }

    /// Measures that any of them has a value of, with the values.
    fn measures(&self) -> Vec<(MeasureKind, Vec<Option<f64>>)> {
        let all = MeasureKind::ALL.iter().map(|k| (*k, self.runs.iter().map(|r| Self::value(r, *k)).collect::<Vec<_>>()));
        all.filter(|(_, v)| v.iter().any(Option::is_some)).collect()
    }

    /// As text: a line for each objective and measure, the runs in order.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        let arrow = lang.pick(" ← ", " → ");
        let mut line = |words: String| writeln!(out, "{words}").expect("a string takes everything");
        for (n, r) in self.runs.iter().enumerate() {
            line(format!("{}: {}", n + 1, r.name()));
        }
        line(String::new());
        for (id, name) in self.objectives(lang) {
            let marks: Vec<String> =
                self.runs.iter().map(|r| Self::rating(r, &id).map_or_else(|| "—".to_owned(), |x| format!("{x:?}"))).collect();
            line(format!("{name}: {}", marks.join(arrow)));
        }
        line(String::new());
        for (kind, values) in self.measures() {
            let values: Vec<String> = values.iter().map(|v| v.map_or_else(|| "—".to_owned(), |v| kind.value(v, lang))).collect();
            line(format!("{}: {}", kind.name().get(lang), values.join(arrow)));
        }
        out
    }

    /// As data.
    pub fn json(&self) -> serde_json::Value {
        let run = |r: &AfterAction| {
            let ratings: serde_json::Map<String, serde_json::Value> =
                r.ratings().iter().map(|o| (o.objective.to_string(), json!(o.rating))).collect();
            let measures: serde_json::Map<String, serde_json::Value> =
                r.measures().iter().map(|m| (format!("{:?}", m.kind), json!(m.value))).collect();
            json!({ "exercise": r.name(), "scenario": r.scenario().head.id, "objectives": ratings, "measures": measures })
        };
        json!(self.runs.iter().map(run).collect::<Vec<_>>())
    }

    /// As a page that needs nothing else.
    pub fn html(&self, lang: Lang) -> String {
        let title = lang.pick("التمارين عبر الوقت", "Exercises over time");
        let mut body = format!("<p class=\"mark\">{}</p><h1>{title}</h1><ol>", lang.pick("تمرين — ليس حدثاً حقيقياً", "EXERCISE — not real"));
        for r in &self.runs {
            write!(body, "<li>{} · {}</li>", escape(r.name()), escape(r.scenario().head.title.get(lang)))
                .expect("a string takes everything");
        }
        body += "</ol>";
        let numbers: Vec<String> = (1..=self.runs.len()).map(|n| n.to_string()).collect();
        let head = |first: &'static str, last: Option<&'static str>| {
            let mut all = vec![first];
            all.extend(numbers.iter().map(String::as_str));
            all.extend(last);
            header(&all)
        };
        write!(body, "<h2>{}</h2><table>{}", lang.pick("الأهداف", "Objectives"), head(lang.pick("الهدف", "Objective"), None))
            .expect("a string takes everything");
        for (id, name) in self.objectives(lang) {
            let cells: String = self
                .runs
                .iter()
                .map(|r| {
                    let (class, letter) =
                        Self::rating(r, &id).map_or(("N".to_owned(), "—".to_owned()), |x| (format!("{x:?}"), format!("{x:?}")));
                    format!("<td><span class=\"rating {class}\">{letter}</span></td>")
                })
                .collect();
            write!(body, "<tr><td>{}</td>{cells}</tr>", escape(&name)).expect("a string takes everything");
        }
        let chart = lang.pick("الاتجاه", "Trend");
        write!(
            body,
            "</table><p class=\"muted\">{}</p><h2>{}</h2><table>{}",
            lang.pick(
                "P بلا صعوبات، S مع بعضها، M مع صعوبات كبيرة، U تعذر، — لم يُلاحظ",
                "P without challenges, S with some, M with major ones, U unable to be performed, — not observed"
            ),
            lang.pick("المقاييس", "Measures"),
            head(lang.pick("المقياس", "Measure"), Some(chart))
        )
        .expect("a string takes everything");
        for (kind, values) in self.measures() {
            let name = kind.name().get(lang).to_owned();
            let words: Vec<String> = values.iter().map(|v| v.map_or_else(|| "—".to_owned(), |v| kind.value(v, lang))).collect();
            let cells: String = words.iter().map(|v| format!("<td>{v}</td>")).collect();
            let bars = plot::bars(&format!("{name}: {}", words.join(", ")), &values, lang);
            write!(body, "<tr><td>{}</td>{cells}<td>{bars}</td></tr>", escape(&name)).expect("a string takes everything");
        }
        body += "</table>";
        page(title, &body, lang)
    }
}
