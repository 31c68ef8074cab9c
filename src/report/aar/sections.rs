//! The sections of the after-action report as a page.
//!
//! Deliberately not here: the frame of the page (`page`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{AfterAction, Step, mark};
use crate::atlas::fill::Fill;
use crate::atlas::svg::{Sheet, escape, map};
use crate::base::ids::{IncidentId, SeatId, TaskId};
use crate::base::text::Lang;
use crate::base::time::{SimTime, Span};
use crate::evaluate::compare::SERIES;
use crate::evaluate::expected::{State, expectations};
use crate::evaluate::measures::{Measure, Whose};
use crate::evaluate::prose::Prose;
use crate::evaluate::rating::{Rating, Reason, TaskRating};
use crate::evaluate::timeline::worth_a_stop;
use crate::record::fact::{Fact, FactEntry};
use crate::record::observation::NoteKind;
use crate::record::order::Order;
use crate::record::words::Role;
use crate::report::page::header;
use crate::report::plot::{self, Series};
use crate::session::recording::Replay;

/// Numbers of facts that are shown at once beside a measure.
const SHOWN: usize = 8;

/// Writes the sections in one language.
pub(super) struct Sections<'a> {
    pub(super) report: &'a AfterAction,
    pub(super) lang: Lang,
}

/// What became of an incident.
struct Course {
    kind: String,
    site: String,
    began: SimTime,
    n: u64,
    known: Option<(SimTime, SeatId)>,
    reached: Option<SimTime>,
    ended: Option<(SimTime, bool)>,
}

impl Sections<'_> {
    fn t(&self, ar: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(ar, en)
    }

    fn prose(&self) -> Prose<'_> {
        Prose { scenario: &self.report.side.scenario, lang: self.lang }
    }

    /// The whole body.
    pub(super) fn all(&self, title: &str) -> String {
        let mut cited = self.cited();
        cited.extend(self.report.side.facts.iter().filter(|f| worth_a_stop(&f.fact)).map(|f| f.n));
        [
            format!("<p class=\"mark\">{}</p><h1>{}</h1>", self.t("تمرين — ليس حدثاً حقيقياً", "EXERCISE — not real"), escape(title)),
            self.overview(),
            self.summary(),
            self.objectives(),
            self.strengths(),
            self.plan(),
            self.incidents(),
            self.charts(),
            self.maps(),
            self.measures(),
            self.observations(),
            self.script(),
            self.participants(),
            self.facts(&cited),
        ]
        .concat()
    }

    fn overview(&self) -> String {
        let s = &self.report.side.scenario;
        let rows = [
            (self.t("التمرين", "Exercise"), escape(&self.report.side.name)),
            (self.t("التاريخ", "Date"), escape(&s.head.date)),
            (self.t("الوقت", "Time"), escape(&self.report.side.words(self.lang))),
            (self.t("الموضوع", "Scope"), escape(s.head.summary.get(self.lang))),
        ];
        let rows: String = rows.into_iter().map(|(k, v)| format!("<dt>{k}</dt><dd>{v}</dd>")).collect();
        format!("<h2>{}</h2><dl>{rows}</dl>", self.t("نظرة عامة", "Overview"))
    }

    /// The five numbers that are asked for first.
    fn summary(&self) -> String {
        let o = &self.report.side.outcome;
        let last = self.report.side.last();
        let response = o.response_seconds.map_or_else(|| "—".to_owned(), |r| Span::from_secs(r.median).to_string());
        let settled = o.incidents.get("settled").copied().unwrap_or(0);
        let incidents: usize = o.incidents.values().sum();
        let met = o.injects.expected_met;
        let five = [
            (last.voted.to_string(), self.t("اقترعوا", "voted")),
            ((last.gave_up + last.kept_away).to_string(), self.t("غادروا أو لم يتمكنوا من الحضور", "gave up or were kept away")),
            (response, self.t("وسيط وصول أول وحدة", "first unit on the scene, median")),
            (format!("{settled}/{incidents}"), self.t("حوادث سُوّيت", "incidents settled")),
            (format!("{met}/{}", met + o.injects.expected_missed), self.t("إجراءات متوقعة نُفذت", "expected actions taken")),
        ];
        let cells: String = five.into_iter().map(|(n, w)| format!("<div><b>{n}</b>{w}</div>")).collect();
        format!("<h2>{}</h2><div class=\"five\">{cells}</div>", self.t("خلاصة", "Summary"))
    }

    fn objectives(&self) -> String {
        let s = &self.report.side.scenario;
        let mut out = format!("<h2>{}</h2>", self.t("الأهداف والتقدير المقترح", "Objectives and proposed ratings"));
        if self.report.ratings.is_empty() {
            return out + &format!("<p>{}</p>", self.t("لا أهداف في السيناريو.", "The scenario names no objectives."));
        }
        out += &format!(
            "<p class=\"muted\">{}</p>",
            self.t(
                "التقدير اقتراح محسوب من الإجراءات المتوقعة ومن أهداف المقاييس في السيناريو؛ والمقيّم يقبله أو يغيره. وما لم يُختبر لا يُقدّر.",
                "A rating is a proposal, computed from expected actions and from the scenario's targets; the evaluator accepts or changes it. What was never tested is not rated."
            )
        );
        for o in &self.report.ratings {
            let name = s.objectives.get(&o.objective).map_or("", |x| x.name.get(self.lang));
            let head = self.lang.pick(
                ["المهمة الحرجة", "التقدير", "السبب", "المختبر من السيناريو"],
                ["Critical task", "Rating", "Reasons", "Share of the script tested"],
            );
            let rows: String = o.tasks.iter().map(|t| self.task_row(t)).collect();
            write!(out, "<h3>{} {}</h3><table class=\"table\">{}{rows}</table>", escape(name), mark(o.rating, self.lang), header(&head))
                .expect("a string takes everything");
        }
        out
    }

    fn task_name(&self, id: &TaskId) -> String {
        let all = self.report.side.scenario.objectives.values().flat_map(|o| &o.tasks);
        all.filter(|t| t.id == *id).map(|t| t.name.get(self.lang).to_owned()).next().unwrap_or_default()
    }

    fn task_row(&self, t: &TaskRating) -> String {
        let mut reasons: Vec<String> = t.reasons.iter().map(|r| self.reason(r)).collect();
        if let Some(why) = &t.judgement {
            let proposed = t.proposed.map_or_else(|| "—".to_owned(), |r| format!("{r:?}"));
            let words = self
                .lang
                .pick(format!("قرار المقيّم (المقترح {proposed}): {why}"), format!("Evaluator's rating (proposed: {proposed}): {why}"));
            reasons.insert(0, format!("<b>{}</b>", escape(&words)));
        }
        let reasons = if reasons.is_empty() { "—".to_owned() } else { reasons.join("<br>") };
        let tested = if t.scripted > 0 { format!("{}/{}", t.tested, t.scripted) } else { "—".to_owned() };
        format!(
            "<tr><td>{}</td><td>{}</td><td>{reasons}</td><td>{tested}</td></tr>",
            escape(&self.task_name(&t.task)),
            mark(t.rating, self.lang)
        )
    }

    /// Why, in words; each with what it alone would be rated.
    fn reason(&self, r: &Reason) -> String {
        let words = match r {
            Reason::Expected { met, missed, .. } => {
                let of = met + missed.len();
                let names: Vec<String> = missed.iter().map(|id| self.expected_name(id)).collect();
                let missing = if names.is_empty() {
                    String::new()
                } else {
                    self.lang.pick(format!("؛ لم يُنفذ: {}", names.join("، ")), format!("; not taken: {}", names.join(", ")))
                };
                self.lang.pick(
                    format!("نُفذ {met} من {of} من الإجراءات المتوقعة{missing}"),
                    format!("{met} of {of} expected actions taken{missing}"),
                )
            }
            Reason::Measured { kind, value, good, poor, cases, .. } => {
                let (name, l) = (kind.name(), self.lang);
                let (v, g, p) = (kind.value(*value, l), kind.value(*good, l), kind.value(*poor, l));
                l.pick(
                    format!("{}: {v} (الهدف {g}، والضعيف {p}؛ الحالات {cases})", name.ar),
                    format!("{}: {v} (target {g}, poor {p}; cases: {cases})", name.en),
                )
            }
        };
        format!("{} [{:?}]", escape(&words), r.rating())
    }

    fn expected_name(&self, id: &crate::base::ids::ExpectedId) -> String {
        let all = self.report.side.scenario.injects.iter().flat_map(|i| &i.expected);
        all.filter(|x| x.id == *id).map(|x| x.name.get(self.lang).to_owned()).next().unwrap_or_else(|| id.to_string())
    }

    fn tasks(&self) -> impl Iterator<Item = &TaskRating> {
        self.report.ratings.iter().flat_map(|o| &o.tasks)
    }

    fn strengths(&self) -> String {
        let list = |wanted: &dyn Fn(Rating) -> bool, none: &str| {
            let items: String = self
                .tasks()
                .filter(|t| t.rating.is_some_and(wanted))
                .map(|t| {
                    let why: Vec<String> = t.reasons.iter().map(|r| self.reason(r)).collect();
                    format!("<li><b>{}</b> {}<br>{}</li>", escape(&self.task_name(&t.task)), mark(t.rating, self.lang), why.join("<br>"))
                })
                .collect();
            if items.is_empty() { format!("<p>{none}</p>") } else { format!("<ul>{items}</ul>") }
        };
        format!(
            "<h2>{}</h2>{}<h2>{}</h2>{}",
            self.t("نقاط القوة", "Strengths"),
            list(&|r| r == Rating::P, self.t("لا مهمة قُدرت بلا صعوبات.", "No task was rated without challenges.")),
            self.t("ما يحتاج إلى تحسين", "Areas for improvement"),
            list(&|r| r != Rating::P, self.t("لا مهمة قُدرت بصعوبات.", "No task was rated with challenges."))
        )
    }

    /// A row for each task with challenges; what is to be done about it people write.
    fn plan(&self) -> String {
        let head = self
            .lang
            .pick(["المسألة", "الإجراء التصحيحي", "المسؤول", "البداية", "النهاية"], ["Issue", "Corrective action", "Owner", "Start", "End"]);
        let cell = |words: &str| format!("<td contenteditable=\"true\">{}</td>", escape(words));
        let step = |issue: &str, x: Option<&Step>| {
            let parts = x.map_or(["", "", "", ""], |x| [x.action.as_str(), x.owner.as_str(), x.start.as_str(), x.end.as_str()]);
            format!("<tr><td>{}</td>{}</tr>", escape(issue), parts.map(cell).concat())
        };
        let mut rows = String::new();
        for t in self.tasks() {
            let mine: Vec<&Step> = self.report.plan.iter().filter(|x| x.task.as_ref() == Some(&t.task)).collect();
            let name = self.task_name(&t.task);
            if mine.is_empty() && t.rating.is_some_and(|r| r != Rating::P) {
                rows += &step(&name, None);
            }
            for x in mine {
                rows += &step(if x.issue.is_empty() { &name } else { &x.issue }, Some(x));
            }
        }
        rows.extend(self.report.plan.iter().filter(|x| x.task.is_none()).map(|x| step(&x.issue, Some(x))));
        let title = self.t("خطة التحسين", "Improvement plan");
        if rows.is_empty() {
            return format!("<h2>{title}</h2><p>{}</p>", self.t("لا مسائل من التقدير.", "The ratings raise no issue."));
        }
        format!("<h2>{title}</h2><table class=\"plan\">{}{rows}</table>", header(&head))
    }

    fn courses(&self) -> Vec<Course> {
        let prose = self.prose();
        let mut all: BTreeMap<IncidentId, Course> = BTreeMap::new();
        for f in &self.report.side.facts {
            match &f.fact {
                Fact::IncidentBegan { incident, incident_kind, site, .. } => {
                    let (kind, site) = (prose.kind(incident_kind), prose.target(site));
                    all.insert(incident.clone(), Course { kind, site, began: f.at, n: f.n, known: None, reached: None, ended: None });
                }
                Fact::IncidentReported { incident, seat } => {
                    if let Some(c) = all.get_mut(incident) {
                        c.known.get_or_insert((f.at, seat.clone()));
                    }
                }
                Fact::ResponseBegan { incident, .. } => {
                    if let Some(c) = all.get_mut(incident) {
                        c.reached.get_or_insert(f.at);
                    }
                }
                Fact::IncidentSettled { incident, .. } | Fact::IncidentFaded { incident, .. } => {
                    if let Some(c) = all.get_mut(incident) {
                        c.ended = Some((f.at, matches!(f.fact, Fact::IncidentSettled { .. })));
                    }
                }
                _ => {}
            }
        }
        let mut list: Vec<Course> = all.into_values().collect();
        list.sort_by_key(|c| (c.began, c.n));
        list
    }

    /// Who knew what when.
    fn incidents(&self) -> String {
        let head = self.lang.pick(
            ["الحادث", "وقع", "علمت به أول غرفة", "وصلت أول وحدة", "انتهى"],
            ["Incident", "Began", "First room knew", "First unit", "Ended"],
        );
        let after = |c: &Course, t: SimTime| format!("{} (+{})", t.short(), t - c.began);
        let mut rows = String::new();
        for c in self.courses() {
            let known = c.known.as_ref().map_or_else(|| "—".to_owned(), |(t, s)| format!("{} · {}", after(&c, *t), self.prose().seat(s)));
            let reached = c.reached.map_or_else(|| "—".to_owned(), |t| after(&c, t));
            let ended = c.ended.map_or_else(
                || self.t("ما زال قائماً", "still open").to_owned(),
                |(t, settled)| {
                    let how = if settled { self.t("سُوّي", "settled") } else { self.t("انتهى من نفسه", "by itself") };
                    format!("{} · {how}", after(&c, t))
                },
            );
            let name = format!("{} ({})", c.kind, c.site);
            write!(
                rows,
                "<tr><td>{}</td><td><a href=\"#f{}\">{}</a></td><td>{}</td><td>{}</td><td>{}</td></tr>",
                escape(&name),
                c.n,
                c.began.short(),
                escape(&known),
                escape(&reached),
                escape(&ended)
            )
            .expect("a string takes everything");
        }
        let title = self.t("الحوادث: من علم ومتى", "Incidents: who knew what when");
        if rows.is_empty() {
            return format!("<h2>{title}</h2><p>{}</p>", self.t("لم يقع حادث.", "There was no incident."));
        }
        format!("<h2>{title}</h2><table>{}{rows}</table>", header(&head))
    }

    fn charts(&self) -> String {
        let mut charts = String::new();
        for (ar, en, f) in SERIES {
            let title = self.t(ar, en);
            let points: Vec<(SimTime, f64)> = self.report.side.moments.iter().map(|m| (m.at, f(m))).collect();
            let most = points.iter().copied().fold((SimTime::ZERO, f64::MIN), |b, p| if p.1 > b.1 { p } else { b });
            let (at, most) = (most.0.short(), plot::number(most.1));
            let what = self.lang.pick(format!("{title}: أعلاه {most} عند {at}"), format!("{title}: at most {most}, at {at}"));
            charts += &plot::lines(title, &what, &[Series { name: title, points: &points }], self.lang);
        }
        format!("<h2>{}</h2><div class=\"charts\">{charts}</div>", self.t("عبر الوقت", "Over time"))
    }

    /// At opening, when most went on at once, and at the end.
    fn maps(&self) -> String {
        let side = &self.report.side;
        let (start, end) = (side.recording.start(), side.recording.end());
        let worst = side.moments.iter().max_by_key(|m| (m.open_incidents, std::cmp::Reverse(m.at))).map_or(end, |m| m.at);
        let opens = side.scenario.settings.polling.opens.clamp(start, end);
        let moments: BTreeSet<SimTime> = [opens, worst.clamp(start, end), end].into();
        let mut replay = Replay::new(side.recording.clone());
        let excon = side.recording.scenario.excon().id.clone();
        let mut maps = String::new();
        for (n, at) in moments.into_iter().enumerate() {
            replay.seek(at);
            let picture = replay.picture(&excon).expect("exercise control has a seat");
            let id = format!("m{n}-");
            let sheet = Sheet {
                scenario: replay.sim().scenario(),
                picture: &picture,
                lang: self.lang,
                fill: Fill::Turnout,
                size: (1000, 760),
                id: &id,
            };
            write!(maps, "<figure>{}</figure>", map(&sheet)).expect("a string takes everything");
        }
        format!("<h2>{}</h2><div class=\"maps\">{maps}</div>", self.t("الخريطة في لحظات مهمة", "The map at key moments"))
    }

    fn measures(&self) -> String {
        let head = self.lang.pick(["المقياس", "القيمة", "الحالات", "الوقائع"], ["Measure", "Value", "Cases", "Facts"]);
        let rows: String = self.report.measures.iter().map(|m| self.measure_row(m)).collect();
        format!("<h2>{}</h2><table>{}{rows}</table>", self.t("المقاييس", "Measures"), header(&head))
    }

    fn measure_row(&self, m: &Measure) -> String {
        let value = m.value.map_or_else(|| self.t("لم يُختبر", "not tested").to_owned(), |v| m.kind.value(v, self.lang));
        let link = |n: &u64| format!("<a href=\"#f{n}\">{n}</a>");
        let shown: Vec<String> = m.facts.iter().take(SHOWN).map(link).collect();
        let more = m.facts.len().saturating_sub(SHOWN);
        let more =
            if more > 0 { self.lang.pick(format!(" … و{more} غيرها"), format!(" … and {more} more")) } else { String::new() };
        let parts: Vec<String> =
            m.parts.iter().map(|p| format!("<li>{}: {}</li>", escape(&self.whose(&p.whose)), m.kind.value(p.value, self.lang))).collect();
        let parts = if parts.len() > 1 {
            format!("<details><summary>{}</summary><ul>{}</ul></details>", self.t("تفصيل", "by whom and where"), parts.concat())
        } else {
            String::new()
        };
        let name = escape(m.kind.name().get(self.lang));
        format!("<tr><td>{name}{parts}</td><td>{value}</td><td>{}</td><td>{}{more}</td></tr>", m.cases, shown.join(" "))
    }

    fn whose(&self, w: &Whose) -> String {
        match w {
            Whose::Seat(s) => self.prose().seat(s),
            Whose::Municipality(m) => self.prose().municipality(m),
            Whose::Storyline(s) => {
                self.report.side.scenario.storylines.get(s).map_or_else(|| s.to_string(), |x| x.name.get(self.lang).to_owned())
            }
        }
    }

    fn observations(&self) -> String {
        let notes = &self.report.side.recording.saved.observations;
        let some = notes.iter().filter(|o| o.note.kind == NoteKind::Observation && !o.note.text.is_empty());
        let rows: String = some
            .map(|o| {
                let n = &o.note;
                let objective = n.objective.as_ref().and_then(|x| self.report.side.scenario.objectives.get(x));
                let mut about: Vec<String> = n.seat.iter().map(|s| self.prose().seat(s)).collect();
                about.extend(n.subject.iter().map(|a| self.prose().about(a)));
                about.extend(objective.map(|x| x.name.get(self.lang).to_owned()));
                format!("<tr><td>{}</td><td>{}</td><td>{}</td></tr>", n.about.short(), escape(&n.text), escape(&about.join(" · ")))
            })
            .collect();
        let title = self.t("ملاحظات المقيّمين", "Observations of evaluators");
        if rows.is_empty() {
            return format!("<h2>{title}</h2><p>{}</p>", self.t("لم تُكتب ملاحظة.", "No observation was written."));
        }
        let head = self.lang.pick(["الوقت", "الملاحظة", "عن"], ["Time", "Observation", "About"]);
        format!("<h2>{title}</h2><table>{}{rows}</table>", header(&head))
    }

    /// The master scenario events list as it was played.
    fn script(&self) -> String {
        let side = &self.report.side;
        let released: BTreeMap<_, (SimTime, bool, u64)> = side
            .facts
            .iter()
            .filter_map(|f| {
                if let Fact::InjectReleased { inject, by_hand } = &f.fact { Some((inject.clone(), (f.at, *by_hand, f.n))) } else { None }
            })
            .collect();
        let expected = expectations(&side.scenario, &side.facts);
        let mut rows: Vec<(Option<SimTime>, String)> = Vec::new();
        for i in &side.scenario.injects {
            let mine: Vec<String> = expected
                .iter()
                .filter(|x| x.inject == i.id)
                .map(|x| {
                    let sign = match &x.state {
                        State::Met(_, after) => format!("✓ +{after}"),
                        State::Missed => "✗".to_owned(),
                        State::Pending(_) => "…".to_owned(),
                        State::NotYet => "—".to_owned(),
                    };
                    format!("{sign} {}", escape(&self.expected_name(&x.id)))
                })
                .collect();
            let (at, when) = match released.get(&i.id) {
                Some((t, by_hand, n)) => {
                    let hand = if *by_hand { self.t(" باليد", " by hand") } else { "" };
                    (Some(*t), format!("<a href=\"#f{n}\">{}</a>{hand}", t.short()))
                }
                None => (None, self.t("لم يُطلق", "not released").to_owned()),
            };
            rows.push((at, format!("<tr><td>{when}</td><td>{}</td><td>{}</td></tr>", escape(i.name.get(self.lang)), mine.join("<br>"))));
        }
        rows.sort_by_key(|r| (r.0.is_none(), r.0));
        let rows: String = rows.into_iter().map(|r| r.1).collect();
        let head = self.lang.pick(["أُطلق", "المُدخل", "الإجراءات المتوقعة"], ["Released", "Inject", "Expected actions"]);
        format!("<h2>{}</h2><table>{}{rows}</table>", self.t("السيناريو كما جرى", "The script as played"), header(&head))
    }

    /// Who was played by people, at least for a time.
    fn participants(&self) -> String {
        let side = &self.report.side;
        let by_people: BTreeSet<&SeatId> = side
            .facts
            .iter()
            .filter_map(|f| match &f.fact {
                Fact::OrderAccepted { order: Order::Staff { seat, staffed: true }, .. } => Some(seat),
                _ => None,
            })
            .collect();
        let seats = side.scenario.seats.values().filter(|s| s.role != Role::Excon);
        let rows: String = seats
            .map(|s| {
                let who = if by_people.contains(&s.id) {
                    self.t("أشخاص", "people")
                } else {
                    self.t("أوامر دائمة", "standing orders")
                };
                format!("<tr><td>{}</td><td>{who}</td></tr>", escape(s.name.get(self.lang)))
            })
            .collect();
        let head = self.lang.pick(["المقعد", "تولاه"], ["Seat", "Held by"]);
        format!("<h2>{}</h2><table>{}{rows}</table>", self.t("المشاركون", "Participants"), header(&head))
    }

    /// Facts that something in the report rests on.
    fn cited(&self) -> BTreeSet<u64> {
        let shown = self.report.measures.iter().flat_map(|m| m.facts.iter().take(SHOWN).copied());
        shown.chain(self.courses().into_iter().map(|c| c.n)).collect()
    }

    fn facts(&self, cited: &BTreeSet<u64>) -> String {
        let prose = self.prose();
        let line =
            |f: &FactEntry| format!("<tr id=\"f{}\"><td>{}</td><td>{}</td><td>{}</td></tr>", f.n, f.n, f.at, escape(&prose.fact(&f.fact)));
        let rows: String = self.report.side.facts.iter().filter(|f| cited.contains(&f.n)).map(line).collect();
        let head = self.lang.pick(["الرقم", "الوقت", "الواقعة"], ["No.", "Time", "Fact"]);
        format!("<h2>{}</h2><table>{}{rows}</table>", self.t("التسلسل الزمني والوقائع", "Timeline and facts"), header(&head))
    }
}
