//! The bar at the top: the mark that this is an exercise, the clock, the phase, the pace, eyes, language, help, emergency, ENDEX.
//! What finds no room in a narrow window is folded into a dialog behind ⋯; the clock, eyes, emergency and ENDEX never are.
//!
//! Deliberately not here: what the clock does (`session::player`).

use crate::screen::layout::*;

use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::screen::panels::context::PanelContext;
use crate::screen::state::act::Act;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::place::Place;
use crate::screen::state::rights::Hands;
use crate::screen::state::ui::ScriptTab;
use crate::screen::theme::{ColorRole, NARROW, Size, space};
use crate::screen::view::breadth::breadth;
use crate::screen::view::{View, ViewKind, badge, button, column, note, row, sign, spring, text};
use crate::session::player::Mode;
use crate::wording::Say;

/// A part of the bar.
struct Part {
    view: View,
    /// What has a higher number goes first when there is no room; 0 stays whatever happens.
    rank: u8,
}

/// The bar of a running exercise.
pub(crate) fn bar(ctx: &PanelContext<'_>) -> View {
    let bar = frame(fold(ctx).0);
    if ctx.window.x < NARROW {
        bar.gap(space::TIGHT)
    } else {
        bar
    }
}

/// What of the bar found no room, as the buttons of a dialog.
pub(crate) fn folded(ctx: &PanelContext<'_>) -> Vec<View> {
    let mut lines = Vec::new();
    for part in fold(ctx).1 {
        collect(&part, &mut lines);
    }
    lines
}

/// The buttons in a part, each with the words that explain it.
fn collect(v: &View, lines: &mut Vec<View>) {
    if let Some(act) = &v.press {
        let mut signs = row(v.children.clone());
        signs.node.min_width = px(64);
        signs.node.flex_shrink = 0.0;
        let mut line = row([signs])
            .press(act.clone())
            .disabled(v.disabled)
            .fill(v.fill)
            .edge(v.edge)
            .round()
            .pad(space::NEAR, space::TIGHT);
        line.children
            .extend(v.hint.iter().map(|h| note(h.clone()).grow()));
        lines.push(line.gap(space::NEAR).firm());
        return;
    }
    v.children.iter().for_each(|c| collect(c, lines));
}

/// What stands in the bar, and what found no room.
fn fold(ctx: &PanelContext<'_>) -> (Vec<View>, Vec<View>) {
    let large = ctx.ui.large;
    let hands = Hands::of(ctx.ui, ctx.snap);
    let mut all = parts(ctx);
    // What these hands may not do takes no room.
    all.retain(|p| {
        p.view
            .press
            .as_ref()
            .is_none_or(|a| hands.refuse(a).is_none())
    });
    all.iter_mut()
        .for_each(|p| crate::screen::panels::parts::take_away(&mut p.view, hands));
    all.retain(|p| !matches!(p.view.what, ViewKind::Box) || !p.view.children.is_empty());
    if ctx.window.x < NARROW {
        // There the time, the stop for a real emergency and what lets time go are all that has room of its own.
        for p in &mut all {
            let stays = matches!(
                p.view.key.as_deref(),
                Some("clock" | "stop" | "start" | "play" | "replay")
            );
            if p.rank == 0 && !stays {
                p.rank = 11;
            }
        }
    }
    let mut away = Vec::new();
    let more = sign("⋯", ctx.say.t("more"), Act::Show(Dialog::More)).key("more");
    let room = ctx.window.x - 2.0 * space::NEAR;
    let broad = |all: &[Part], more: f32| {
        all.iter()
            .map(|p| breadth(&p.view, large) + space::NEAR)
            .sum::<f32>()
            + more
    };
    let mut extra = 0.0;
    while broad(&all, extra) > room {
        let Some(rank) = all.iter().map(|p| p.rank).max().filter(|r| *r > 0) else {
            break;
        };
        let Some(last) = all.iter().rposition(|p| p.rank == rank) else {
            break;
        };
        away.insert(0, all.remove(last).view);
        extra = breadth(&more, large) + space::NEAR;
    }
    let mut views: Vec<View> = all.into_iter().map(|p| p.view).collect();
    // Behind the room that is left, where the end of the line begins.
    let at = views
        .iter()
        .position(|v| v.key.as_deref() == Some("eyes"))
        .map_or(views.len(), |n| n + 1);
    views.insert(at - 1, spring());
    if away.iter().any(pressable) {
        views.insert(at + 1, more);
    }
    (views, away)
}

/// Whether there is a button in it.
fn pressable(v: &View) -> bool {
    v.press.is_some() || v.children.iter().any(pressable)
}

/// All parts of the bar in their order.
fn parts(ctx: &PanelContext<'_>) -> Vec<Part> {
    let say = ctx.say;
    let is_replay = ctx.snap.replay.is_some();
    let mark = if is_replay {
        badge(say.t("replay-mark"), ColorRole::Info)
            .hint(say.t("replay-mark-hint"))
            .key("replay")
    } else {
        badge(say.t("exercise-mark"), ColorRole::Exercise).hint(say.t("exercise-mark-hint"))
    };
    let [language, large, help] = common(ctx.ui.lang, say);
    let (time, mut doing) = clock(ctx);
    if ctx.window.x < NARROW && ctx.is_control() {
        // Beside the button there is room for what the clock does, and how fast, alone.
        doing.children.truncate(1);
        doing
            .children
            .push(note(pace_words(ctx.snap.pace)).line().ltr());
    }
    let mut all = vec![
        part(mark, 0),
        part(time, 0),
        part(doing, 1),
        part(play(ctx), 0),
    ];
    all.extend([part(steps(ctx), 5), part(pace(ctx), 4)]);
    all.push(Part {
        view: eyes(ctx),
        rank: 0,
    });
    all.extend(Dialog::IN_BAR.iter().map(|b| {
        let open = Act::Show(b.dialog.clone());
        part(
            button(say.t(b.words), open)
                .hint(say.t(b.hint))
                .key(b.words),
            9,
        )
    }));
    all.extend([part(language, 7), part(large, 8), part(help, 6)]);
    all.extend(if is_replay {
        of_replay(ctx)
    } else {
        of_exercise(ctx)
    });
    all
}

/// A part that keeps its width.
fn part(view: View, rank: u8) -> Part {
    Part {
        view: view.firm(),
        rank,
    }
}

/// What only a replay has: a branch, the summary, the way out.
fn of_replay(ctx: &PanelContext<'_>) -> Vec<Part> {
    let say = ctx.say;
    let mut all = vec![part(stop(ctx), 0)];
    if ctx.ui.place == Place::Window || ctx.ui.branches {
        all.push(part(
            button(say.t("branch"), Act::Show(Dialog::Branch))
                .hint(say.t("branch-hint"))
                .key("branch"),
            2,
        ));
    }
    if ctx.snap.outcome.is_some() {
        all.push(part(
            button(say.t("hot-wash"), Act::Show(Dialog::Summary)).hint(say.t("hot-wash")),
            3,
        ));
    }
    all.push(part(
        match ctx.ui.place {
            Place::Window if !ctx.ui.with_all => button(say.t("close-replay"), Act::BackToChoice)
                .hint(say.t("close-exercise"))
                .key("close"),
            _ => button(say.t("close-replay"), Act::EndReplay)
                .hint(say.t("end-replay-hint"))
                .key("close"),
        },
        0,
    ));
    all
}

/// What only an exercise has that is played: the emergency, its end, the way out.
fn of_exercise(ctx: &PanelContext<'_>) -> Vec<Part> {
    let say = ctx.say;
    let mut all = Vec::new();
    if ctx.ui.invites && ctx.is_control() && ctx.snap.mode != Mode::Over {
        let invite = button(say.t("invite"), Act::Invite).hint(say.t("invite-hint"));
        all.push(part(invite.key("invite"), 10));
    }
    all.push(part(stop(ctx), 0));
    if ctx.snap.mode == Mode::Over {
        all.push(part(
            button(say.t("hot-wash"), Act::Show(Dialog::Summary)).hint(say.t("hot-wash")),
            2,
        ));
        all.push(part(
            button(say.t("close-exercise"), Act::BackToChoice)
                .hint(say.t("close-exercise"))
                .key("close"),
            1,
        ));
    } else {
        all.push(part(
            button(say.t("endex"), Act::Show(Dialog::End))
                .hint(say.t("endex-hint"))
                .key("endex"),
            0,
        ));
    }
    all
}

/// The stop for a real emergency.
fn stop(ctx: &PanelContext<'_>) -> View {
    let emergency = ctx.snap.is_stopped();
    let hint = ctx.say.t("emergency-hint");
    let sign = sign("⚠", hint, Act::Emergency(!emergency)).fill(if emergency {
        ColorRole::Bad
    } else {
        ColorRole::Button
    });
    sign.key("stop")
}

/// The frame of the bar.
pub(crate) fn frame(parts: Vec<View>) -> View {
    let mut v = row(parts)
        .fill(ColorRole::Panel)
        .pad(space::NEAR, space::TIGHT)
        .gap(space::NEAR)
        .firm()
        .key("top");
    v.node.border = UiRect::bottom(px(1));
    v.edge = ColorRole::Line;
    v.node.min_height = px(46);
    v
}

/// What every screen has at the end of the bar.
pub(crate) fn common(lang: Lang, say: Say) -> [View; 3] {
    let other = lang.next();
    [
        button(other.name(), Act::Speak(other))
            .hint(say.t("language-hint"))
            .key("language"),
        sign("A±", say.t("large-hint"), Act::Large).key("large"),
        sign("?", say.t("help-hint"), Act::Show(Dialog::Help)).key("help"),
    ]
}

/// The time, and beside it what the clock does and in which phase the day is.
fn clock(ctx: &PanelContext<'_>) -> (View, View) {
    let (say, snap) = (ctx.say, ctx.snap);
    let mode = say.message(&snap.mode.name());
    let color = match snap.mode {
        Mode::Playing | Mode::Rewinding | Mode::Hurrying(_) => ColorRole::Good,
        Mode::Emergency => ColorRole::Bad,
        _ => ColorRole::Warn,
    };
    let phase = say.name(ctx.by_minute(|t| ctx.scenario().phase(t)));
    // On the second day and later the day is said beside the phase, and the clock shows the time of day.
    let full = ctx.clock().to_string();
    ctx.by_minute(SimTime::day);
    let (phase, full) = match full.split_once('+') {
        Some((day, clock)) => {
            let day = day.parse::<i64>().map_or(1, |d| d + 1).to_string();
            (
                format!("{} · {phase}", say.with("day", &[("n", day)])),
                clock.to_owned(),
            )
        }
        None => (phase, full),
    };
    let mut time = text(full).size(Size::Clock).bold().line().ticks();
    time.node.flex_shrink = 0.0;
    // The clock keeps its width, so that nothing beside it moves.
    time.node.min_width = px(if ctx.ui.large { 150 } else { 118 });
    let words = column([
        text(mode).size(Size::Small).color(color).bold().line(),
        note(phase).line(),
    ]);
    (time.key("clock"), words.key("doing"))
}

/// The clock for a hall, in pixels, and what it does.
pub(crate) fn hall_clock(ctx: &PanelContext<'_>, pixels: u16) -> (View, View) {
    let (mut time, doing) = clock(ctx);
    time.node.min_width = Val::Auto;
    (time.size(Size::Room(pixels)), doing)
}

/// The button that lets the clock go and stops it. It keeps its breadth, so that nothing beside it moves when it says something else.
///
/// One rule for signs of time: play, step and rewind point, and stand beside each other, as on every player, in Arabic too, as players and
/// platforms have it (they are the direction of a tape and not of reading). What moves along the line of time, which in Arabic runs from
/// right to left, points as the line runs (`time`).
fn play(ctx: &PanelContext<'_>) -> View {
    let (say, mode) = (ctx.say, ctx.snap.mode);
    let mut start = button(say.t("startex"), Act::PlayPause)
        .fill(ColorRole::Good)
        .key("start")
        .hint(say.t("startex-hint"));
    // Words on green.
    start.children[0] = text(say.t("startex"))
        .color(ColorRole::OnColour)
        .bold()
        .line();
    let room = breadth(&start, ctx.ui.large);
    let v = match mode {
        Mode::Ready => start,
        Mode::Playing | Mode::Rewinding | Mode::Hurrying(_) => {
            sign("❚❚", say.t("pause-hint"), Act::PlayPause).key("play")
        }
        Mode::Paused | Mode::Emergency | Mode::Over => {
            sign("▶", say.t("play-hint"), Act::PlayPause).key("play")
        }
    };
    if ctx.snap.replay.is_some() {
        return row([
            sign("|◀", say.t("previous-event-hint"), Act::Event(false)).key("previous"),
            sign("◀", say.t("rewind-hint"), Act::Rewind)
                .key("rewind")
                .chosen(mode == Mode::Rewinding),
            v.node(|n| n.min_width = px(44)),
            sign("▶|", say.t("next-event-hint"), Act::Event(true)).key("next"),
        ])
        .gap(space::TIGHT)
        .unmirrored();
    }
    // On a narrow screen what the clock does has the room.
    let room = if ctx.window.x < NARROW { 48.0 } else { room };
    v.node(|n| n.min_width = px(room))
        .disabled(matches!(mode, Mode::Over | Mode::Emergency))
}

/// The buttons that let the clock run to something.
fn steps(ctx: &PanelContext<'_>) -> View {
    let (say, mode) = (ctx.say, ctx.snap.mode);
    let dead = matches!(mode, Mode::Over | Mode::Emergency);
    let until = |key: &str| sign("▶▶|", say.t(key), Act::Show(Dialog::RunUntil));
    if ctx.snap.replay.is_some() {
        return until("go-to-time-hint");
    }
    let step = sign("▶|", say.t("step-hint"), Act::Step)
        .disabled(dead)
        .key("step");
    row([step, until("run-until-hint").disabled(dead)])
        .gap(space::TIGHT)
        .unmirrored()
}

/// How many times as fast as the wall.
fn pace_words(pace: f64) -> String {
    if pace.fract() == 0.0 {
        format!("×{pace:.0}")
    } else {
        format!("×{pace:.1}")
    }
}

fn pace(ctx: &PanelContext<'_>) -> View {
    let say = ctx.say;
    let mut value = row([text(pace_words(ctx.snap.pace)).bold().line().ltr()])
        .width(if ctx.ui.large { 62.0 } else { 50.0 });
    value = value
        .press(Act::Show(Dialog::Pace))
        .hint(say.t("pace-hint"))
        .round()
        .pad(0.0, space::TIGHT);
    value.node.justify_content = JustifyContent::Center;
    row([
        sign("−", say.t("slower-hint"), Act::Faster(false)).key("slower"),
        value,
        sign("+", say.t("faster-hint"), Act::Faster(true)).key("faster"),
    ])
    .gap(space::TIGHT)
    .firm()
}

fn eyes(ctx: &PanelContext<'_>) -> View {
    let say = ctx.say;
    let name = ctx.seat().name.get(ctx.ui.lang).to_owned();
    let color = if ctx.is_control() {
        ColorRole::Button
    } else {
        ColorRole::Chosen
    };
    let most = (ctx.window.x * 0.2).clamp(140.0, 300.0);
    let room = most - 2.0 * space::NEAR;
    let mut label =
        row([note(say.t("eyes")).line(), text(name.clone()).bold().line()]).gap(space::TIGHT);
    if ctx.window.x < 1100.0 || breadth(&label, ctx.ui.large) > room {
        label.children.remove(0);
    }
    // A long name goes on in a second line.
    if breadth(&label, ctx.ui.large) > room {
        label.children = vec![text(name).bold().size(Size::Small)];
    }
    let mut v = label
        .fill(color)
        .pad(space::NEAR, space::TIGHT)
        .round()
        .key("eyes");
    // A room has its own eyes alone: there its name stands, and leads nowhere.
    let chooses = ctx.may(&Act::LookAsControl);
    if chooses {
        v = v
            .press(Act::Script(ScriptTab::Seats))
            .hint(say.t("eyes-hint"));
    }
    // A long name gives way to what stands beside it.
    v.node.max_width = px(most);
    v.node.overflow = Overflow::clip();
    if chooses && ctx.ui.away.script {
        v.press = Some(Act::PutAway(crate::screen::state::act::Panel::Script));
    }
    v
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::screen::panels::turns::Turns;
    use crate::screen::state::ui::Ui;
    use crate::screen::testing::*;
    use crate::session::player::Snapshot;
    use crate::wording::Prose;

    fn with<T>(
        snap: Snapshot,
        lang: Lang,
        large: bool,
        window: Vec2,
        f: impl FnOnce(&PanelContext<'_>) -> T,
    ) -> T {
        let snap = Arc::new(snap);
        let ui = Ui {
            lang,
            large,
            ..Ui::default()
        };
        let prose = Prose {
            scenario: &snap.scenario,
            lang,
        };
        let ctx = PanelContext {
            snap: &snap,
            ui: &ui,
            say: crate::wording::say(lang),
            prose,
            window,
            room: Rect::default(),
            file: None,
            turns: Turns::default(),
        };
        f(&ctx)
    }

    fn acts(views: &[View]) -> Vec<Act> {
        views
            .iter()
            .flat_map(View::parts)
            .filter_map(|p| p.press.clone())
            .collect()
    }

    #[test]
    fn what_finds_no_room_is_folded_and_nothing_is_lost() {
        let (live, (again, ..)) = (
            played("first-steps", Some("09:12"), "excon", &["room"]),
            replayed("first-steps", "09:12", "excon"),
        );
        for snap in [live, again] {
            for (lang, large, x) in [Lang::Ar, Lang::En].into_iter().flat_map(|l| {
                [
                    (l, false, 1920.0),
                    (l, true, 1280.0),
                    (l, false, 1024.0),
                    (l, true, 1024.0),
                    (l, false, 800.0),
                    (l, true, 800.0),
                ]
            }) {
                let wide = with(snap.clone(), lang, large, Vec2::new(4000.0, 700.0), fold);
                assert!(wide.1.is_empty(), "there is room for all");
                with(snap.clone(), lang, large, Vec2::new(x, 700.0), |s| {
                    let (shown, _) = fold(s);
                    let broad: f32 = shown.iter().map(|v| breadth(v, large) + space::NEAR).sum();
                    assert!(broad <= x, "{lang:?} {large} {x}: {broad}");
                    let (bar, more) = (acts(&shown), acts(&folded(s)));
                    for a in acts(&wide.0) {
                        assert!(
                            bar.contains(&a) != more.contains(&a),
                            "{lang:?} {large} {x}: {a:?} once, in the bar or behind ⋯"
                        );
                    }
                    assert_eq!(bar.contains(&Act::Show(Dialog::More)), !more.is_empty());
                    // Never behind anything.
                    let always = if s.snap.replay.is_some() {
                        vec![Act::BackToChoice]
                    } else {
                        vec![Act::Emergency(true), Act::Show(Dialog::End)]
                    };
                    assert!(
                        always
                            .iter()
                            .chain(&[Act::PlayPause])
                            .all(|a| bar.contains(a)),
                        "{lang:?} {large} {x}"
                    );
                });
            }
        }
    }

    #[test]
    fn the_button_of_the_clock_keeps_its_breadth() {
        for (lang, large) in [(Lang::Ar, false), (Lang::En, true)] {
            let broad = |mode: Mode| {
                let snap = Snapshot {
                    mode,
                    ..snapshot("first-steps")
                };
                with(snap, lang, large, Vec2::new(1280.0, 720.0), |s| {
                    breadth(&play(s), large)
                })
            };
            assert_eq!(
                [Mode::Playing, Mode::Paused, Mode::Over].map(broad),
                [broad(Mode::Ready); 3]
            );
        }
    }
}
