//! The first screen: which scenario, by what luck, who holds which seat; or an exercise to go on with.
//!
//! Deliberately not here: the way through an exercise (`road`), beginning it (`start`).

use crate::screen::layout::*;

use crate::base::diag::Severity;
use crate::base::text::Lang;
use crate::record::states::Role;
use crate::scenario::Scenario;
use crate::scenario::model::Seat;
use crate::screen::panels::docks::top;
use crate::screen::panels::findings;
use crate::screen::panels::parts;
use crate::screen::panels::screens::road;
use crate::screen::state::act::Act;
use crate::screen::state::editor::EditorAct;
use crate::screen::state::ui::{Field, Listing, Ui};
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{
    View, badge, button, column, field, flow, heading, note, row, scroll, spring, text,
};
use crate::session::catalog::{CatalogEntry, Summary};
use crate::wording::Say;

/// The bar at the top.
pub(crate) fn top(ui: &Ui, say: Say) -> View {
    let title = text(say.t("title")).size(Size::Large).bold().line();
    let mut parts = vec![
        title,
        badge(say.t("exercise-mark"), ColorRole::Exercise),
        spring(),
    ];
    parts.extend(top::common(ui.lang, say));
    top::frame(parts)
}

/// Exercise files that are offered to be looked at again; older ones can be named on the command line.
const RECORDED: usize = 12;

/// An exercise file, before it is said what pressing it does.
fn file_card(ui: &Ui, say: Say, u: &Summary) -> View {
    let known = ui
        .choice
        .offers
        .iter()
        .find(|o| o.scenario.as_ref().is_some_and(|s| s.head.id == u.scenario));
    let title = known.map_or_else(|| u.scenario.clone(), |o| o.title.get(ui.lang).to_owned());
    let name = u
        .path
        .file_name()
        .map_or_else(String::new, |f| f.to_string_lossy().into_owned());
    let time =
        crate::screen::panels::context::clock(say, u.reached, crate::base::time::SimTime::ZERO);
    let key = if u.over { "finished" } else { "unfinished" };
    let mut lines = vec![
        text(title).bold(),
        note(say.with(key, &[("file", name), ("time", time)])),
    ];
    if let Some(o) = &u.branched {
        let from = [("file", o.file.clone()), ("time", say.moment(o.at))];
        lines.push(note(say.with("branched-from", &from)));
    }
    if let Some(holder) = &u.open {
        lines.push(
            note(say.with(
                "open-elsewhere",
                &[("who", crate::wording::say(ui.lang).message(&holder.words()))],
            ))
            .color(ColorRole::Warn),
        );
    }
    let words = column(lines);
    words
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::NEAR)
        .round()
        .firm()
}

/// The body: scenarios at the start of the line, the chosen one beside them.
pub(crate) fn body(ui: &Ui, say: Say, window: Vec2) -> View {
    let cards = ui
        .choice
        .offers
        .iter()
        .enumerate()
        .map(|(n, o)| card(ui, say, n, o));
    let mut list = vec![heading(say.t("choose-scenario"))];
    list.extend(cards);
    if !ui.choice.unfinished.is_empty() {
        list.push(heading(say.t("go-on")));
        list.extend(
            ui.choice
                .unfinished
                .iter()
                .enumerate()
                .map(|(n, u)| file_card(ui, say, u).press(Act::Resume(n))),
        );
    }
    if !ui.choice.recorded.is_empty() {
        list.push(heading(say.t("look-again")));
        list.push(note(say.t("look-again-explained")));
        list.extend(
            ui.choice
                .recorded
                .iter()
                .take(RECORDED)
                .enumerate()
                .map(|(n, u)| file_card(ui, say, u).press(Act::Replay(Some(n)))),
        );
    }
    let width = (window.x * 0.36).clamp(360.0, 560.0);
    let left = column([scroll(list).gap(space::NEAR).key("offers")])
        .fill(ColorRole::Panel)
        .width(width)
        .pad(space::WIDE, space::WIDE);
    let right = match ui.choice.entry() {
        Some(o) => details(ui, say, o),
        None if matches!(ui.choice.scenarios, Listing::Done) => {
            column([note(say.t("no-scenarios"))])
        }
        None => column([note(say.t("reading-scenarios"))]),
    };
    let mut v = row([left, right.grow()]).grow();
    v.node.align_items = AlignItems::Stretch;
    v
}

fn card(ui: &Ui, say: Say, n: usize, o: &CatalogEntry) -> View {
    let mut parts = vec![text(o.title.get(ui.lang)).bold()];
    let errors = o
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .count();
    if let Some(s) = &o.scenario {
        let size = say.with(
            "scenario-size",
            &[
                ("centres", s.centres.len().to_string()),
                ("units", s.units.len().to_string()),
                ("injects", s.injects.len().to_string()),
            ],
        );
        parts.push(text(road::form(say, s)).size(Size::Small));
        parts.push(note(size));
    }
    if o.trouble.is_some() || errors > 0 {
        parts.push(row([badge(
            say.with("errors", &[("n", errors.max(1))]),
            ColorRole::Bad,
        )]));
    }
    if !o.shipped {
        // Paths are read from left to right in every language.
        parts.push(note(o.path.display().to_string()).ltr());
    }
    column(parts)
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::NEAR)
        .round()
        .gap(2.0)
        .press(Act::Choose(n))
        .chosen(ui.choice.chosen == n)
        .firm()
        .key(o.path.display().to_string())
}

fn details(ui: &Ui, say: Say, o: &CatalogEntry) -> View {
    let lang = ui.lang;
    let mut parts = vec![text(o.title.get(lang)).size(Size::Large).bold()];
    if let Some(t) = &o.trouble {
        parts.push(text(crate::wording::say(lang).message(&t.words())).color(ColorRole::Bad));
    }
    let Some(s) = &o.scenario else {
        parts.push(text(say.t("mend-first")).color(ColorRole::Bad));
        parts.extend(findings(o, say));
        let list = scroll(parts)
            .gap(space::NEAR)
            .pad(space::WIDE, space::WIDE)
            .key("details");
        let mend = (!o.shipped).then(|| {
            row([edit(say), spring()])
                .fill(ColorRole::Panel)
                .pad(space::WIDE, space::NEAR)
                .firm()
        });
        return column([list].into_iter().chain(mend));
    };
    parts.extend(about(say, s, lang));
    parts.extend(road::steps(say, s));
    let found = findings(o, say);
    let checked = if found.is_empty() {
        badge(say.t("check-clean"), ColorRole::Good)
    } else {
        badge(
            say.with("check-found", &[("n", found.len())]),
            ColorRole::Warn,
        )
    };
    parts.push(row([checked]));
    parts.extend(found);
    parts.push(heading(say.t("who-holds")));
    parts.push(note(say.t("who-holds-explained")));
    parts.push(seats(ui, say, s));
    parts.push(heading(say.t("luck")));
    parts.push(seed(ui, say));
    column([
        scroll(parts)
            .gap(space::NEAR)
            .pad(space::WIDE, space::WIDE)
            .key("details"),
        foot(say),
    ])
}

/// What a scenario is about: when, where, with which objectives.
fn about(say: Say, s: &Scenario, lang: Lang) -> Vec<View> {
    let mut parts = vec![text(s.head.summary.get(lang))];
    parts.push(note(say.with(
        "scenario-times",
        &[
            ("date", s.head.date.clone()),
            ("start", s.head.start.short()),
            (
                "end",
                crate::screen::panels::context::clock(say, s.head.end, s.head.start),
            ),
        ],
    )));
    let areas = say.with(
        "scenario-areas",
        &[
            ("directorates", s.directorates.len().to_string()),
            ("municipalities", s.municipalities.len().to_string()),
        ],
    );
    parts.push(note(areas));
    if !s.objectives.is_empty() {
        parts.push(heading(say.t("objectives")));
        parts.extend(
            s.objectives
                .values()
                .map(|x| text(format!("• {}", x.name.get(lang)))),
        );
    }
    parts
}

/// The seats, each with who holds it; a press changes that.
fn seats(ui: &Ui, say: Say, s: &Scenario) -> View {
    let mut seats: Vec<_> = s.seats.values().filter(|x| x.role != Role::Excon).collect();
    seats.sort_by_key(|x| (x.role, x.id.clone()));
    let seat = |x: &Seat| {
        let held = ui.choice.staffed.contains(&x.id);
        let who = say.t(if held {
            "held-by-person"
        } else {
            "held-by-standing"
        });
        let words = column([
            text(x.name.get(ui.lang)),
            note(format!("{} {who}", if held { "☑" } else { "☐" })),
        ]);
        words
            .fill(ColorRole::Raised)
            .pad(space::NEAR, space::TIGHT)
            .round()
            .press(Act::ToggleSeat(x.id.clone()))
            .chosen(held)
            .key(x.id.as_str())
    };
    flow(seats.into_iter().map(seat).collect::<Vec<_>>())
}

/// The seed of chance, which can be typed.
fn seed(ui: &Ui, say: Say) -> View {
    row([
        text(say.t("seed")).line(),
        parts::entry(
            ui,
            say,
            field(
                Field::Seed,
                ui.typed(Field::Seed),
                say.t("seed-hint"),
                Some(Act::Begin),
            ),
        )
        .width(160.0),
        note(say.t("seed-explained")).grow(),
    ])
    .gap(space::NEAR)
    .firm()
}

/// What begins the exercise.
fn foot(say: Say) -> View {
    let all = button(say.t("nobody"), Act::ToggleAll).firm();
    let begin = parts::main_button(say.t("begin"), Act::Begin)
        .pad(26.0, 10.0)
        .key("begin");
    row([all, edit(say), spring(), begin])
        .gap(space::NEAR)
        .fill(ColorRole::Panel)
        .pad(space::WIDE, space::NEAR)
        .firm()
}

/// What opens the editor; of a scenario that cannot be changed it says what to do.
fn edit(say: Say) -> View {
    button(say.t("editor-edit"), Act::Edit(EditorAct::Open))
        .hint(say.t("editor-edit-hint"))
        .firm()
        .key("edit")
}

fn findings(o: &CatalogEntry, say: Say) -> Vec<View> {
    let shown = o.findings.iter().take(20);
    let one = |f| {
        column(findings::with_excerpt(say, f))
            .gap(2.0)
            .fill(ColorRole::Raised)
            .pad(space::NEAR, space::TIGHT)
            .round()
            .firm()
    };
    shown.map(one).collect()
}
