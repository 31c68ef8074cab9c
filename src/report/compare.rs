//! Two exercises compared: as text, as JSON, and as one self-contained page with charts and both maps.
//!
//! Deliberately not here: what is compared (`evaluate::compare`).

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::json;

use super::html::{header, page};
use super::played::{Played, step};
use super::plot::{self, Series, number};
use crate::base::clean::plain;
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::evaluate::compare::{
    Decision, Divergence, Given, Measure, SERIES, Unit, decisions, divergence, measures,
};
use crate::wording::Prose;
use crate::map::fill::Fill;
use crate::map::svg::{Sheet, escape, map};
use crate::record::fact::FactEntry;
use crate::session::recording::{Recording, Replay};

/// Decisions of standing orders that are listed as text at most.
const STANDING: usize = 12;

/// Two exercises compared.
pub struct Comparison {
    /// The first.
    pub a: Played,
    /// The second.
    pub b: Played,
    /// Whether both began with the same text of the scenario.
    pub same_scenario: bool,
    /// Where they part.
    pub first: Option<Divergence>,
    /// Decisions that differ.
    pub decisions: Vec<Decision>,
    /// Numbers side by side.
    pub measures: Vec<Measure>,
}

impl Comparison {
    /// Plays both again and compares them.
    pub fn of(a: Arc<Recording>, b: Arc<Recording>) -> Self {
        let step = step(&a).max(step(&b));
        let same_scenario = a.saved.texts == b.saved.texts;
        let (a, b) = (Played::of(a, step), Played::of(b, step));
        let first = divergence(&a.facts, &b.facts);
        let decisions = decisions(&a.facts, &b.facts);
        let measures = measures(&a.outcome, &b.outcome, (a.last(), b.last()));
        Self {
            a,
            b,
            same_scenario,
            first,
            decisions,
            measures,
        }
    }

    /// Whether nothing at all differs.
    pub fn same(&self) -> bool {
        self.first.is_none() && self.same_scenario
    }

    /// The comparison as text.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        let mut line =
            |words: &str| writeln!(out, "{}", plain(words)).expect("a string takes everything");
        for (letter, side) in [("A", &self.a), ("B", &self.b)] {
            line(&format!("{letter}: {} · {}", side.name, side.when(lang)));
        }
        if !self.same_scenario {
            line(lang.pick("نصا السيناريو مختلفان", "the texts of the scenarios differ"));
        }
        let Some(first) = &self.first else {
            let n = self.a.facts.len();
            line(&lang.pick(
                format!("لا فرق: الوقائع {n} نفسها"),
                format!("No difference: the same {n} facts"),
            ));
            return out;
        };
        line("");
        let at = first.at;
        line(&lang.pick(
            format!("أول اختلاف عند {at}:"),
            format!("First difference at {at}:"),
        ));
        line(&format!("  A: {}", fact(&self.a, first.a.as_ref(), lang)));
        line(&format!("  B: {}", fact(&self.b, first.b.as_ref(), lang)));
        line("");
        for (standing, ar, en, most) in [
            (
                false,
                "قرارات أشخاص مختلفة",
                "Decisions of people that differ",
                usize::MAX,
            ),
            (
                true,
                "قرارات أوامر دائمة مختلفة",
                "Decisions of standing orders that differ",
                STANDING,
            ),
        ] {
            let some: Vec<&Decision> = self
                .decisions
                .iter()
                .filter(|d| d.standing == standing)
                .collect();
            line(&format!("{}: {}", lang.pick(ar, en), some.len()));
            for d in some.iter().take(most) {
                line(&format!(
                    "  {} · {}",
                    self.decision(d, lang),
                    difference(d, lang)
                ));
            }
            if some.len() > most {
                line(lang.pick(
                    "  … والبقية في الصفحة (--html)",
                    "  … the rest are on the page (--html)",
                ));
            }
        }
        line("");
        for m in &self.measures {
            let change = m.difference().map_or_else(String::new, |d| {
                if d == 0.0 {
                    " (=)".to_owned()
                } else {
                    format!(" ({})", signed(m, d, lang))
                }
            });
            line(&format!(
                "{}: A {} · B {}{change}",
                m.name.get(lang),
                value(m, m.a, lang),
                value(m, m.b, lang)
            ));
        }
        out
    }

    /// The comparison as JSON.
    pub fn json(&self) -> serde_json::Value {
        let given = |g: &Option<Given>| {
            g.as_ref()
                .map(|(at, why)| json!({ "at": at, "refused": why }))
        };
        let decision = |d: &Decision| json!({ "seat": d.seat, "order": d.order, "standing": d.standing, "a": given(&d.a), "b": given(&d.b) });
        json!({
            "a": { "file": self.a.name, "outcome": self.a.outcome, "branched": self.a.recording.saved.origin },
            "b": { "file": self.b.name, "outcome": self.b.outcome, "branched": self.b.recording.saved.origin },
            "same": self.same(),
            "same_scenario": self.same_scenario,
            "first_difference": self.first.as_ref().map(|f| json!({ "at": f.at, "a": f.a, "b": f.b })),
            "decisions": self.decisions.iter().map(decision).collect::<Vec<_>>(),
            "measures": self.measures.iter().map(|m| json!({ "name": m.name.en, "a": m.a, "b": m.b })).collect::<Vec<_>>(),
        })
    }

    /// Who decided what.
    fn decision(&self, d: &Decision, lang: Lang) -> String {
        let side = if d.a.is_some() { &self.a } else { &self.b };
        let prose = Prose {
            scenario: &side.scenario,
            lang,
        };
        format!("{}: {}", prose.seat(&d.seat), prose.order(&d.order))
    }

    /// The moment at which the maps show most: an hour after the two part, if so long was played.
    pub fn moment(&self) -> SimTime {
        let end = self.a.recording.end().min(self.b.recording.end());
        self.first
            .as_ref()
            .map_or(end, |f| (f.at + Span::from_mins(60)).min(end))
    }

    /// The comparison as a page that needs nothing else, with both maps at a moment.
    pub fn html(&self, lang: Lang, at: SimTime) -> String {
        let t = |ar: &'static str, en: &'static str| lang.pick(ar, en);
        let title = format!(
            "{}: {} / {}",
            t("مقارنة تمرينين", "Two exercises compared"),
            self.a.name,
            self.b.name
        );
        let mut body = String::new();
        let mut put = |s: String| body.push_str(&s);
        put(format!(
            "<p class=\"mark\">{}</p><h1>{}</h1>",
            t("تمرين — ليس حدثاً حقيقياً", "EXERCISE — not real"),
            escape(&title)
        ));
        put("<dl>".to_owned());
        for (n, side) in [&self.a, &self.b].into_iter().enumerate() {
            put(format!(
                "<dt>{}</dt><dd>{}</dd>",
                plot::key(n, &format!("{} · {}", ["A", "B"][n], side.name)),
                escape(&side.when(lang))
            ));
        }
        put("</dl>".to_owned());
        if !self.same_scenario {
            put(format!(
                "<p>{}</p>",
                t(
                    "نصا السيناريو مختلفان.",
                    "The texts of the scenarios differ."
                )
            ));
        }
        match &self.first {
            None => put(format!(
                "<p class=\"same\">{}</p>",
                t("لا فرق: الوقائع نفسها.", "No difference: the same facts.")
            )),
            Some(f) => put(format!(
                "<h2>{}</h2><p>{}</p><table><tr><th>A</th><td>{}</td></tr><tr><th>B</th><td>{}</td></tr></table>",
                t("أين افترقا", "Where they part"),
                escape(&lang.pick(
                    format!("أول اختلاف عند {}", f.at),
                    format!("First difference at {}", f.at)
                )),
                escape(&fact(&self.a, f.a.as_ref(), lang)),
                escape(&fact(&self.b, f.b.as_ref(), lang))
            )),
        }
        put(self.measures_table(lang));
        put(format!(
            "<h2>{}</h2><div class=\"charts\">{}</div>",
            t("عبر الوقت", "Over time"),
            self.charts(lang)
        ));
        put(format!(
            "<h2>{}</h2><div class=\"maps\">{}</div>",
            escape(&lang.pick(format!("الخريطتان عند {at}"), format!("Both maps at {at}"))),
            self.maps(lang, at)
        ));
        put(self.decisions_table(lang));
        page(&title, &body, lang)
    }

    fn measures_table(&self, lang: Lang) -> String {
        let head = lang.pick(
            ["المقياس", "A", "B", "الفرق"],
            ["Measure", "A", "B", "Difference"],
        );
        let mut rows = String::new();
        for m in &self.measures {
            let d = m.difference().map_or_else(
                || "—".to_owned(),
                |d| {
                    if d == 0.0 {
                        "=".to_owned()
                    } else {
                        signed(m, d, lang)
                    }
                },
            );
            let name = escape(m.name.get(lang));
            write!(
                rows,
                "<tr><td>{name}</td><td>{}</td><td>{}</td><td>{d}</td></tr>",
                value(m, m.a, lang),
                value(m, m.b, lang)
            )
            .expect("a string takes everything");
        }
        let title = lang.pick("المقاييس", "Measures");
        format!(
            "<h2>{title}</h2><table class=\"numbers\">{}{rows}</table>",
            header(&head)
        )
    }

    fn charts(&self, lang: Lang) -> String {
        let mut out = String::new();
        for (ar, en, f) in SERIES {
            let points = |s: &Played| s.moments.iter().map(|m| (m.at, f(m))).collect::<Vec<_>>();
            let (a, b) = (points(&self.a), points(&self.b));
            let title = lang.pick(ar, en);
            let (x, y) = (number(f(self.a.last())), number(f(self.b.last())));
            let what = lang.pick(
                format!("{title}: في النهاية A {x} و B {y}"),
                format!("{title}: at the end A {x}, B {y}"),
            );
            let apart: Vec<(SimTime, f64)> =
                a.iter().zip(&b).map(|(x, y)| (x.0, y.1 - x.1)).collect();
            let most = apart
                .iter()
                .map(|p| p.1)
                .fold(0.0, |m: f64, d| if d.abs() > m.abs() { d } else { m });
            let under = format!("{title}: B − A");
            let most = number(most);
            let how = lang.pick(
                format!("{under}، أبعد ما كان {most}"),
                format!("{under}, at most {most}"),
            );
            let both = plot::lines(
                title,
                &what,
                &[
                    Series {
                        name: "A",
                        points: &a,
                    },
                    Series {
                        name: "B",
                        points: &b,
                    },
                ],
                lang,
            );
            let difference = plot::lines(
                &under,
                &how,
                &[Series {
                    name: "B − A",
                    points: &apart,
                }],
                lang,
            );
            write!(out, "<div>{}{}</div>", both.svg, difference.svg)
                .expect("a string takes everything");
        }
        out
    }

    fn maps(&self, lang: Lang, at: SimTime) -> String {
        let one = |side: &Played, id: &str| {
            let mut replay = Replay::new(side.recording.clone());
            replay.seek(at);
            let excon = side.recording.scenario.excon().id.clone();
            let picture = replay.picture(&excon).expect("exercise control has a seat");
            let sheet = Sheet {
                scenario: replay.sim().scenario(),
                picture: &picture,
                lang,
                fill: Fill::Turnout,
                size: (1000, 760),
                id,
            };
            format!(
                "<figure>{}<figcaption>{} · {}</figcaption></figure>",
                map(&sheet),
                id.trim_end_matches('-').to_uppercase(),
                escape(&side.name)
            )
        };
        one(&self.a, "a-") + &one(&self.b, "b-")
    }

    fn decisions_table(&self, lang: Lang) -> String {
        let head = lang.pick(["من وماذا", "A", "B"], ["Who and what", "A", "B"]);
        let mut out = String::new();
        for (standing, ar, en) in [
            (
                false,
                "قرارات الأشخاص المختلفة",
                "Decisions of people that differ",
            ),
            (
                true,
                "قرارات الأوامر الدائمة المختلفة",
                "Decisions of standing orders that differ",
            ),
        ] {
            let some: Vec<&Decision> = self
                .decisions
                .iter()
                .filter(|d| d.standing == standing)
                .collect();
            write!(out, "<h2>{} ({})</h2>", lang.pick(ar, en), some.len())
                .expect("a string takes everything");
            if some.is_empty() {
                write!(out, "<p>{}</p>", lang.pick("لا شيء.", "None."))
                    .expect("a string takes everything");
                continue;
            }
            let mut rows = String::new();
            for d in some {
                let cell = |side: &Played, g: &Option<Given>| escape(&given(side, g, lang));
                let who = escape(&self.decision(d, lang));
                write!(
                    rows,
                    "<tr><td>{who}</td><td>{}</td><td>{}</td></tr>",
                    cell(&self.a, &d.a),
                    cell(&self.b, &d.b)
                )
                .expect("a string takes everything");
            }
            write!(out, "<table>{}{rows}</table>", header(&head))
                .expect("a string takes everything");
        }
        out
    }
}

fn fact(side: &Played, f: Option<&FactEntry>, lang: Lang) -> String {
    let prose = Prose {
        scenario: &side.scenario,
        lang,
    };
    f.map_or_else(
        || lang.pick("لا شيء بعد هذا", "nothing after this").to_owned(),
        |f| prose.line(f),
    )
}

/// When a decision was taken on a side, and what became of it.
fn given(side: &Played, g: &Option<Given>, lang: Lang) -> String {
    let prose = Prose {
        scenario: &side.scenario,
        lang,
    };
    match g {
        None => "—".to_owned(),
        Some((at, None)) => at.to_string(),
        Some((at, Some(why))) => lang.pick(
            format!("{at}، رُفض: {}", prose.refusal(why)),
            format!("{at}, refused: {}", prose.refusal(why)),
        ),
    }
}

/// How a decision differs, in words.
fn difference(d: &Decision, lang: Lang) -> String {
    let refused = |g: &Given| {
        if g.1.is_some() {
            lang.pick(" مرفوض", " refused")
        } else {
            ""
        }
    };
    match (&d.a, &d.b) {
        (Some(a), None) => lang.pick(
            format!("في A فقط ({}{})", a.0, refused(a)),
            format!("only in A ({}{})", a.0, refused(a)),
        ),
        (None, Some(b)) => lang.pick(
            format!("في B فقط ({}{})", b.0, refused(b)),
            format!("only in B ({}{})", b.0, refused(b)),
        ),
        (Some(a), Some(b)) => format!("A {}{} · B {}{}", a.0, refused(a), b.0, refused(b)),
        (None, None) => String::new(),
    }
}

fn value(m: &Measure, v: Option<f64>, lang: Lang) -> String {
    let Some(v) = v else { return "—".to_owned() };
    match m.unit {
        Unit::Count => number(v),
        // Waits differ by less than a second, and that may be thousands of people.
        Unit::Seconds if v < 60.0 => lang.pick(format!("{v:.1} ث"), format!("{v:.1} s")),
        Unit::Seconds => Span::from_secs(v.round() as i64).to_string(),
    }
}

fn signed(m: &Measure, d: f64, lang: Lang) -> String {
    if d.abs() < 0.05 {
        return "≈".to_owned();
    }
    let sign = if d > 0.0 { "+" } else { "−" };
    format!("{sign}{}", value(m, Some(d.abs()), lang))
}
