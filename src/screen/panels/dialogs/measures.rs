//! All measures of an exercise with the facts that they rest on, each of which leads to its moment in a replay.
//!
//! They are true, so they are exercise control's. Deliberately not here: how they are computed (`evaluate::measures`).

use crate::evaluate::measures::Measure;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::theme::{ColorRole, space};
use crate::screen::view::{View, button, column, flow, note, row, text};
use crate::session::player::Mode;
use crate::wording;

/// Facts of a measure that are shown.
const SHOWN: usize = 12;
/// Whose shares of a measure are shown.
const PARTS: usize = 20;

pub(super) fn body(ctx: &PanelContext<'_>) -> Vec<View> {
    let say = ctx.say;
    if !ctx.is_control() {
        return vec![note(say.t("form-of-control"))];
    }
    let Some(judged) = &ctx.snap.judged else {
        return vec![note(say.t("form-soon"))];
    };
    let asof = note(say.with("measures-as-of", &[("time", ctx.time(judged.at))])).grow();
    let form = button(say.t("form-open"), Act::Show(Dialog::Form)).firm();
    let mut parts = vec![row([asof, form]).gap(space::NEAR).firm()];
    let (tested, not): (Vec<&Measure>, Vec<&Measure>) = judged
        .evaluation
        .measures
        .iter()
        .partition(|m| m.value.is_some());
    parts.extend(tested.into_iter().map(|m| measure(ctx, m)));
    if !not.is_empty() {
        let names: Vec<String> = not
            .iter()
            .map(|m| wording::say(ctx.ui.lang).message(&m.kind.name()))
            .collect();
        parts.push(note(
            say.with("measures-not-tested", &[("list", names.join(" · "))]),
        ));
    }
    parts
}

fn measure(ctx: &PanelContext<'_>, m: &Measure) -> View {
    let (say, words) = (ctx.say, wording::say(ctx.ui.lang));
    let value = |v| words.arg(&m.kind.value(v));
    let cases = note(say.with("measures-cases", &[("n", m.cases.to_string())])).firm();
    let head = row([
        text(words.message(&m.kind.name())).bold().grow(),
        cases,
        text(m.value.map(value).unwrap_or_default())
            .bold()
            .line()
            .firm(),
    ]);
    let mut parts = vec![head.gap(space::NEAR).firm()];
    if m.parts.len() > 1 {
        let mut all: Vec<String> = m
            .parts
            .iter()
            .take(PARTS)
            .map(|p| {
                let owner = words.arg(&p.owner.name(ctx.prose.names()));
                format!("{owner}: {}", value(p.value))
            })
            .collect();
        all.extend((m.parts.len() > PARTS).then(|| "…".to_owned()));
        parts.push(note(all.join(" · ")));
    }
    let facts = m.facts.iter().take(SHOWN).filter_map(|n| fact(ctx, *n));
    let mut facts: Vec<View> = facts.collect();
    let more = m.facts.len().saturating_sub(SHOWN);
    facts.extend((more > 0).then(|| note(say.with("measures-more", &[("n", more.to_string())]))));
    if !facts.is_empty() {
        parts.push(flow(facts));
    }
    column(parts)
        .gap(space::TIGHT)
        .fill(ColorRole::Raised)
        .pad(space::NEAR, space::NEAR)
        .round()
        .firm()
        .hint(words.message(&m.kind.definition()))
        .key(format!("measure {}", m.kind.id()))
}

/// A fact by its number and time, which leads to its moment where there is a replay to go to; its words under the pointer.
fn fact(ctx: &PanelContext<'_>, n: u64) -> Option<View> {
    let facts = ctx
        .snap
        .replay
        .as_ref()
        .map_or(&ctx.snap.facts, |t| &t.facts);
    let f = facts.get(n)?;
    let replay = ctx.snap.replay.is_some() || ctx.snap.mode == Mode::Over;
    let act = Some(Act::ReplayFrom(f.at)).filter(|a| replay && ctx.may(a));
    let act = act.unwrap_or(Act::Nothing);
    Some(
        button(format!("{n} · {}", ctx.time(f.at)), act)
            .hint(ctx.prose.fact(&f.fact))
            .key(format!("fact {n}")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Lang;
    use crate::screen::testing::*;
    use crate::session::player::{Control, SessionRequest};
    use crate::testing::Pick as _;

    #[test]
    fn a_fact_of_a_measure_leads_to_its_moment() {
        let (mut snap, recording, _dir) = replayed("first-steps", "09:10", "excon");
        let facts = snap.replay.as_ref().unwrap().facts.clone();
        snap.judged = judged("first-steps", "10:00").judged;
        drop(recording);
        for lang in [Lang::Ar, Lang::En] {
            let mut app = app(snap.clone(), lang);
            act(&mut app, Act::Show(Dialog::Measures));
            let shown = words(&mut app);
            assert!(
                shown.contains(lang.pick("اقترعوا", "Voted"))
                    && shown.contains(lang.pick("لم يُختبر:", "Not tested:")),
                "{shown}"
            );
            let m = snap
                .judged
                .as_ref()
                .unwrap()
                .evaluation
                .measures
                .iter()
                .find(|m| m.facts.len() == 1 && m.value.is_some())
                .unwrap();
            let at = facts.get(m.facts[0]).unwrap().at;
            press(&mut app, &Act::ReplayFrom(at));
            assert!(asked(&mut app).contains(&SessionRequest::Control(Control::Seek(at))));
        }
    }
}
