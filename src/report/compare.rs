//! Two exercises compared: as text, as JSON, and as one self-contained page with charts and both maps.
//!
//! Deliberately not here: what is compared (`evaluate::compare`).

use std::sync::Arc;

use serde_json::json;

use super::answers::{self, Answered, answered};
use super::beside::{self, Beside, beside};
use super::html::{header, page};
use super::played::{Played, step};
use super::plot::{self, Line, number};
use crate::base::clean::plain;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::evaluate::compare::{
    Decision, Divergence, Figure, Given, Series, decisions, divergence, figures,
};
use crate::map::fill::Fill;
use crate::map::svg::{Sheet, escape, map};
use crate::record::fact::FactEntry;
use crate::session::recording::{Recording, Replay};
use crate::wording::Prose;
use crate::wording::{self, Say};

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
    /// Where they differ first.
    pub first: Option<Divergence>,
    /// Decisions that differ.
    pub decisions: Vec<Decision>,
    /// Numbers side by side.
    pub figures: Vec<Figure>,
    /// What was said and what was done, by task, where there was a discussion.
    beside: Vec<Beside>,
    /// What was answered, by question.
    answers: Vec<Answered>,
}

impl Comparison {
    /// Plays both again and compares them.
    pub fn of(a: Arc<Recording>, b: Arc<Recording>) -> Self {
        let step = step(&a).max(step(&b));
        let same_scenario = a.saved.texts == b.saved.texts;
        let (a, b) = (Played::of(a, step), Played::of(b, step));
        let first = divergence(&a.facts, &b.facts);
        let decisions = decisions(&a.facts, &b.facts);
        let beside = beside(&a, &b);
        let answers = answered(&[&a, &b]);
        let figures = figures(&a.outcome, &b.outcome, (a.last(), b.last()));
        Self {
            a,
            b,
            same_scenario,
            first,
            decisions,
            figures,
            beside,
            answers,
        }
    }

    /// Whether nothing at all differs.
    pub fn same(&self) -> bool {
        self.first.is_none() && self.same_scenario
    }

    /// The comparison as text.
    pub fn text(&self, lang: Lang) -> String {
        let say = wording::plain(lang);
        let mut lines = Vec::new();
        for (letter, played) in [("A", &self.a), ("B", &self.b)] {
            lines.push(format!("{letter}: {} · {}", played.name, played.when(lang)));
        }
        if !self.same_scenario {
            lines.push(say.t("compare-texts-differ"));
        }
        if let Some(first) = &self.first {
            lines.push(String::new());
            let at = say.second(first.at);
            let head = say.message(&msg!("compare-first-difference", at = at));
            lines.push(format!("{head}:"));
            for (letter, played, f) in [("A", &self.a, &first.a), ("B", &self.b, &first.b)] {
                lines.push(format!("  {letter}: {}", fact(played, f.as_ref(), lang)));
            }
            lines.push(String::new());
            self.decision_lines(say, &mut lines);
            lines.push(String::new());
            lines.extend(self.figures.iter().map(|f| figure_line(f, say)));
            if !self.beside.is_empty() {
                lines.push(String::new());
                lines.push(format!("{}:", say.t("compare-said-and-done")));
                let both = [&self.a, &self.b];
                lines.extend(self.beside.iter().flat_map(|x| x.lines(both, say)));
            }
            if !self.answers.is_empty() {
                lines.push(String::new());
                lines.push(format!("{}:", say.t("compare-answers")));
                let both = [&self.a, &self.b];
                let names = ["A", "B"].map(str::to_owned);
                let of = |x: &Answered| x.lines(&both, &names, say);
                lines.extend(self.answers.iter().flat_map(of));
            }
        } else {
            let n = self.a.facts.len();
            lines.push(say.message(&msg!("compare-no-difference", n = n)));
        }
        lines.iter().map(|l| format!("{}\n", plain(l))).collect()
    }

    /// The decisions that differ, those of people first.
    fn decision_lines(&self, say: Say, to: &mut Vec<String>) {
        for (standing, most) in [(false, usize::MAX), (true, STANDING)] {
            let some = self.decided(standing);
            to.push(say.message(&decided_by(standing, some.len())));
            for d in some.iter().take(most) {
                let decision = self.decision(d, say.lang());
                to.push(format!("  {decision} · {}", difference(d, say)));
            }
            if some.len() > most {
                let rest = say.message(&msg!("compare-rest", option = "--html"));
                to.push(format!("  {rest}"));
            }
        }
    }

    /// The decisions of standing orders, or of people, that differ.
    fn decided(&self, standing: bool) -> Vec<&Decision> {
        let all = self.decisions.iter();
        all.filter(|d| d.standing == standing).collect()
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
            "measures": self.figures,
            "said_and_done": self.beside.iter().map(Beside::json).collect::<Vec<_>>(),
            "answers": self.answers.iter().map(Answered::json).collect::<Vec<_>>(),
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

    /// The moment at which the maps show most: an hour after the first difference, if so long was played.
    pub fn moment(&self) -> SimTime {
        let end = self.a.recording.end().min(self.b.recording.end());
        self.first
            .as_ref()
            .map_or(end, |f| (f.at + Span::from_mins(60)).min(end))
    }

    /// The comparison as a page that needs nothing else, with both maps at a moment.
    pub fn html(&self, lang: Lang, at: SimTime) -> String {
        let say = wording::plain(lang);
        let (a, b) = (&self.a.name, &self.b.name);
        let title = say.message(&msg!("compare-title", a = a, b = b));
        let heading = |words: String| format!("<h2>{}</h2>", escape(&words));
        let maps = say.message(&msg!("compare-maps", at = say.second(at)));
        let body = [
            format!("<p class=\"mark\">{}</p>", escape(&say.t("report-mark"))),
            format!("<h1>{}</h1>", escape(&title)),
            self.exercises(lang),
            self.first_difference(say),
            self.figures_table(say),
            beside::table(&self.beside, [&self.a, &self.b], say),
            answers::tables(&self.answers, [&self.a, &self.b], say),
            heading(say.t("report-over-time")),
            format!("<div class=\"charts\">{}</div>", self.charts(say)),
            heading(maps),
            format!("<div class=\"maps\">{}</div>", self.maps(lang, at)),
            self.decisions_table(say, false),
            self.decisions_table(say, true),
        ];
        page(&title, &body.concat(), lang)
    }

    /// What is compared.
    fn exercises(&self, lang: Lang) -> String {
        let row = |(n, played): (usize, &Played)| {
            let name = format!("{} · {}", ["A", "B"][n], played.name);
            let when = escape(&played.when(lang));
            format!("<dt>{}</dt><dd>{when}</dd>", plot::key(n, &name))
        };
        let rows: String = [&self.a, &self.b]
            .into_iter()
            .enumerate()
            .map(row)
            .collect();
        format!("<dl>{rows}</dl>")
    }

    /// Whether they differ, and where first.
    fn first_difference(&self, say: Say) -> String {
        let mut out = String::new();
        if !self.same_scenario {
            out += &format!("<p>{}</p>", escape(&say.t("compare-texts-differ")));
        }
        let Some(f) = &self.first else {
            let n = self.a.facts.len();
            let same = say.message(&msg!("compare-no-difference", n = n));
            return out + &format!("<p class=\"same\">{}</p>", escape(&same));
        };
        let at = say.second(f.at);
        let at = say.message(&msg!("compare-first-difference", at = at));
        let heading = escape(&say.t("compare-where"));
        let row = |(letter, played, f): (&str, &Played, &Option<FactEntry>)| {
            let fact = escape(&fact(played, f.as_ref(), say.lang()));
            format!("<tr><th>{letter}</th><td>{fact}</td></tr>")
        };
        let rows: String = [("A", &self.a, &f.a), ("B", &self.b, &f.b)]
            .map(row)
            .concat();
        out + &format!(
            "<h2>{heading}</h2><p>{}</p><table>{rows}</table>",
            escape(&at)
        )
    }

    fn figures_table(&self, say: Say) -> String {
        let row = |f: &Figure| {
            let name = escape(&say.message(&f.kind.name()));
            let apart = f
                .difference()
                .map_or_else(|| "—".to_owned(), |d| apart(f, d, say));
            let (a, b) = (value(f, f.a, say), value(f, f.b, say));
            format!("<tr><td>{name}</td><td>{a}</td><td>{b}</td><td>{apart}</td></tr>")
        };
        let rows: String = self.figures.iter().map(row).collect();
        let measure = say.t("report-measure");
        let head = header(&[&measure, "A", "B", &say.t("compare-difference")]);
        let title = escape(&say.t("report-measures"));
        format!("<h2>{title}</h2><table class=\"numbers\">{head}{rows}</table>")
    }

    fn charts(&self, say: Say) -> String {
        let lang = say.lang();
        let chart = |series: Series| {
            let points = |p: &Played| -> Vec<(SimTime, f64)> {
                p.moments.iter().map(|m| (m.at, series.of(m))).collect()
            };
            let (a, b) = (points(&self.a), points(&self.b));
            let title = say.message(&series.name());
            let last = |p: &Played| number(series.of(p.last()));
            let (at_a, at_b) = (last(&self.a), last(&self.b));
            let what = msg!("compare-at-end", title = &title, a = at_a, b = at_b);
            let line = |name, points| Line { name, points };
            let both = [line("A", &a), line("B", &b)];
            let both = plot::lines(&title, &say.message(&what), &both, lang);
            let apart: Vec<(SimTime, f64)> =
                a.iter().zip(&b).map(|(x, y)| (x.0, y.1 - x.1)).collect();
            let differences = apart.iter().map(|p| p.1);
            let most = differences.fold(0.0, |m: f64, d| if d.abs() > m.abs() { d } else { m });
            let under = format!("{title}: B − A");
            let how = msg!("compare-apart", title = &under, most = number(most));
            let apart = [line("B − A", &apart)];
            let difference = plot::lines(&under, &say.message(&how), &apart, lang);
            format!("<div>{}{}</div>", both.svg, difference.svg)
        };
        Series::ALL
            .iter()
            .copied()
            .map(chart)
            .collect::<Vec<_>>()
            .concat()
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
                palette: crate::map::svg::Palette::Paper,
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

    fn decisions_table(&self, say: Say, standing: bool) -> String {
        let some = self.decided(standing);
        let title = say.message(&decided_by(standing, some.len()));
        let heading = format!("<h2>{}</h2>", escape(&title));
        if some.is_empty() {
            return format!("{heading}<p>{}</p>", escape(&say.t("compare-none")));
        }
        let row = |d: &&Decision| {
            let cell = |p: &Played, g: &Option<Given>| escape(&given(p, g.as_ref(), say));
            let who = escape(&self.decision(d, say.lang()));
            let (a, b) = (cell(&self.a, &d.a), cell(&self.b, &d.b));
            format!("<tr><td>{who}</td><td>{a}</td><td>{b}</td></tr>")
        };
        let rows: String = some.iter().map(row).collect();
        let head = header(&[&say.t("compare-decision"), "A", "B"]);
        format!("{heading}<table>{head}{rows}</table>")
    }
}

/// Whose decisions differ, and how many of them.
fn decided_by(standing: bool, n: usize) -> Message {
    let n = n.to_string();
    if standing {
        msg!("compare-by-standing", n = n)
    } else {
        msg!("compare-by-people", n = n)
    }
}

fn fact(played: &Played, f: Option<&FactEntry>, lang: Lang) -> String {
    let prose = Prose {
        scenario: &played.scenario,
        lang,
    };
    f.map_or_else(
        || wording::plain(lang).t("compare-nothing-after"),
        |f| prose.line(f),
    )
}

/// When a decision was taken in an exercise, and what became of it.
fn given(played: &Played, g: Option<&Given>, say: Say) -> String {
    let prose = Prose {
        scenario: &played.scenario,
        lang: say.lang(),
    };
    match g {
        None => "—".to_owned(),
        Some((at, None)) => say.second(*at),
        Some((at, Some(why))) => {
            let (at, why) = (say.second(*at), prose.refusal(why));
            say.message(&msg!("compare-refused", at = at, why = why))
        }
    }
}

/// How a decision differs.
fn difference(d: &Decision, say: Say) -> String {
    let given = |(at, refused): &Given| {
        let at = say.second(*at);
        match refused {
            None => at,
            Some(_) => say.message(&msg!("compare-at-refused", at = at)),
        }
    };
    let only = |which: &str, g: &Given| {
        say.message(&msg!("compare-only", which = which, given = given(g)))
    };
    match (&d.a, &d.b) {
        (Some(a), None) => only("A", a),
        (None, Some(b)) => only("B", b),
        (Some(a), Some(b)) => format!("A {} · B {}", given(a), given(b)),
        (None, None) => String::new(),
    }
}

/// A number of both, as a line.
fn figure_line(f: &Figure, say: Say) -> String {
    let name = say.message(&f.kind.name());
    let change = f.difference().map(|d| format!(" ({})", apart(f, d, say)));
    let (a, b) = (value(f, f.a, say), value(f, f.b, say));
    format!("{name}: A {a} · B {b}{}", change.unwrap_or_default())
}

fn value(f: &Figure, v: Option<f64>, say: Say) -> String {
    match v {
        None => "—".to_owned(),
        Some(v) if !f.kind.is_time() => number(v),
        // Waits differ by less than a second, and that may be thousands of people.
        Some(v) if v < 60.0 => say.message(&msg!("measure-seconds", n = format!("{v:.1}"))),
        Some(v) => say.arg(&Span::from_secs(v.round() as i64).into()),
    }
}

/// The difference of a number, with its sign.
fn apart(f: &Figure, d: f64, say: Say) -> String {
    if d == 0.0 {
        return "=".to_owned();
    }
    if d.abs() < 0.05 {
        return "≈".to_owned();
    }
    let sign = if d > 0.0 { "+" } else { "−" };
    format!("{sign}{}", value(f, Some(d.abs()), say))
}
