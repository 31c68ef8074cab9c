//! The evaluator's form of a scenario, an exercise evaluation guide as in HSEEP: for each objective its critical tasks, what is
//! expected when, what is measured, and room to write; to fill in on paper or in the browser.
//!
//! Deliberately not here: observations written in the program (`record::observation`).

use std::fmt::Write as _;

use super::page::{header, page};
use crate::atlas::svg::escape;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::scenario::Scenario;
use crate::scenario::raw::{Objective, Task, When};

/// The form as a page that needs nothing else.
pub fn html(s: &Scenario, lang: Lang) -> String {
    let title = format!("{}: {}", lang.pick("نموذج المقيّم", "Evaluator's form"), s.head.title.get(lang));
    let mark = lang.pick("تمرين — ليس حدثاً حقيقياً", "EXERCISE — not real");
    let mut body = format!("<p class=\"mark\">{mark}</p><h1>{}</h1>", escape(&title));
    let blank = |label: &str| format!("<dt>{label}</dt><dd contenteditable=\"true\">&nbsp;</dd>");
    write!(
        body,
        "<dl class=\"fill\">{}{}{}</dl><p>{}</p>",
        blank(lang.pick("المقيّم", "Evaluator")),
        blank(lang.pick("المكان", "Place")),
        blank(lang.pick("التاريخ", "Date")),
        escape(s.head.summary.get(lang))
    )
    .expect("a string takes everything");
    if s.objectives.is_empty() {
        write!(body, "<p>{}</p>", lang.pick("لا أهداف في السيناريو.", "The scenario names no objectives."))
            .expect("a string takes everything");
    }
    for o in s.objectives.values() {
        body += &objective(s, o, lang);
    }
    let scale = lang.pick(
        [
            "P: أُدي بلا صعوبات: تحقق المطلوب ولم يضر غيره ولم يزد الخطر",
            "S: أُدي مع بعض الصعوبات: تحقق المطلوب وظهرت فرص للتحسين",
            "M: أُدي مع صعوبات كبيرة: تحقق المطلوب لكنه أضر بغيره أو زاد الخطر أو خالف الخطط",
            "U: تعذر أداؤه: لم يتحقق المطلوب",
        ],
        [
            "P: performed without challenges: done, without harm to other tasks and without added risk",
            "S: performed with some challenges: done, with something to improve",
            "M: performed with major challenges: done, but it harmed other tasks, added risk or was not as planned",
            "U: unable to be performed: not done",
        ],
    );
    let items: String = scale.iter().map(|x| format!("<li>{x}</li>")).collect();
    write!(body, "<h2>{}</h2><ul>{items}</ul>", lang.pick("سلم التقدير", "The scale of ratings")).expect("a string takes everything");
    page(&title, &body, lang)
}

fn objective(s: &Scenario, o: &Objective, lang: Lang) -> String {
    let mut out = format!("<h2>{}</h2>", escape(o.name.get(lang)));
    for t in &o.tasks {
        let boxes: String = ["P", "S", "M", "U"].map(|l| format!("<label><input type=\"checkbox\"> {l}</label> ")).concat();
        write!(out, "<h3>{}</h3><p>{boxes}</p>", escape(t.name.get(lang))).expect("a string takes everything");
        out += &expected(s, t, lang);
        out += &targets(t, lang);
        let label = lang.pick("ملاحظات", "Notes");
        write!(out, "<div class=\"lines\" contenteditable=\"true\" role=\"textbox\" aria-label=\"{label}\">&nbsp;</div>")
            .expect("a string takes everything");
    }
    out
}

/// When what is expected of the task, by the script.
fn expected(s: &Scenario, t: &Task, lang: Lang) -> String {
    let mut rows: Vec<(Option<SimTime>, String)> = Vec::new();
    for i in &s.injects {
        for x in i.expected.iter().filter(|x| x.task.as_ref() == Some(&t.id)) {
            let at = if let When::At(t) = i.when { Some(t) } else { None };
            let when = at.map_or_else(|| "—".to_owned(), SimTime::short);
            rows.push((
                at,
                format!(
                    "<tr><td>{when}</td><td>{}</td><td>{}</td><td>{}</td><td contenteditable=\"true\"></td></tr>",
                    escape(i.name.get(lang)),
                    escape(x.name.get(lang)),
                    x.within
                ),
            ));
        }
    }
    if rows.is_empty() {
        return String::new();
    }
    rows.sort_by_key(|r| (r.0.is_none(), r.0));
    let head = lang.pick(
        ["الوقت", "المُدخل", "الإجراء المتوقع", "خلال", "ما رأيته ومتى"],
        ["Time", "Inject", "Expected action", "Within", "What you saw, and when"],
    );
    let rows: String = rows.into_iter().map(|r| r.1).collect();
    format!("<table class=\"plan\">{}{rows}</table>", header(&head))
}

fn targets(t: &Task, lang: Lang) -> String {
    let item = |x: &crate::scenario::raw::TaskTarget| {
        let (name, good, poor) = (x.measure.name(), x.measure.value(x.good, lang), x.measure.value(x.poor, lang));
        let words = lang.pick(format!("{}: الهدف {good}، والضعيف {poor}", name.ar), format!("{}: target {good}, poor {poor}", name.en));
        format!("<li>{}</li>", escape(&words))
    };
    if t.targets.is_empty() {
        return String::new();
    }
    let title = lang.pick("يُقاس أيضاً:", "Also measured:");
    format!("<p class=\"muted\">{title}</p><ul>{}</ul>", t.targets.iter().map(item).collect::<String>())
}
