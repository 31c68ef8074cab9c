//! The lanes of the time panel as a drawing in a page, each mark a line of it that can be pressed, and what a press on it means.
//!
//! The page moves the present moment by its own clock. Deliberately not here: which marks there are and what they do
//! (`screen::panels::docks::lanes`), how a page shows the drawing (`assets/web/seat.js`).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use super::classes::color;
use super::input::Pressed;
use super::maps::Splice;
use crate::base::ids::SeatId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::evaluate::timeline::{Mark, MarkKind};
use crate::map::svg::escape;
use crate::record::observation::NoteKind;
use crate::screen::layout::Vec2;
use crate::screen::panels::docks::lanes::{Axis, hour_words, marks, press, thing, words};
use crate::screen::panels::docks::time::{HOURS, LANE, look, names_width, rows, track, tracks};
use crate::screen::state::act::Act;
use crate::screen::state::rights::notes_for;
use crate::screen::state::time::{lanes, span};
use crate::screen::state::ui::{Tone, Ui};
use crate::screen::theme::{ColorRole, NARROW};
use crate::session::player::Snapshot;
use crate::wording::say;

/// How far marks stand from each other on a narrow screen, pixels: there they would run into each other, and no finger meets one.
const APART: f32 = 11.0;

/// From what the lanes were drawn.
#[derive(PartialEq, Clone)]
struct Key {
    facts: usize,
    notes: usize,
    known: (usize, usize, usize),
    replay: bool,
    eyes: SeatId,
    axis: Axis,
    first: usize,
    rows: usize,
    tracks: usize,
    /// How far from each other marks stand at least.
    apart: f32,
    lang: Lang,
}

impl Key {
    /// The drawing's height.
    fn height(&self) -> f32 {
        HOURS + LANE * (self.rows * self.tracks) as f32
    }
}

/// Lanes that were drawn.
pub(super) struct DrawnLanes {
    /// Which drawing this is of all, for what is pressed on it.
    pub(super) number: u64,
    lines: String,
    marks: Vec<Mark>,
    axis: Axis,
    height: f32,
    veiled: bool,
}

/// What of the lanes has changed.
#[derive(Serialize, Debug)]
pub(super) struct LanesUpdate {
    /// Which drawing this is, for what is pressed on it.
    number: u64,
    w: f32,
    h: f32,
    /// First and last moment, milliseconds.
    from: i64,
    to: i64,
    /// Whether what lies ahead is veiled, as in a replay.
    veiled: bool,
    /// Whether the page had none: what it may have is of before.
    fresh: bool,
    lines: Splice,
}

impl LanesUpdate {
    /// What a page that has one drawing, or none, is to be told of another; nothing if it is the same.
    pub(super) fn between(old: Option<&DrawnLanes>, new: &DrawnLanes) -> Option<Self> {
        if old.is_some_and(|o| o.number == new.number) {
            return None;
        }
        let had = old.map_or("", |o| o.lines.as_str());
        Some(Self {
            number: new.number,
            w: new.axis.width,
            h: new.height,
            from: new.axis.span.0,
            to: new.axis.span.1,
            veiled: new.veiled,
            fresh: old.is_none(),
            lines: Splice::between(had, &new.lines),
        })
    }
}

/// The lanes of one screen, as they were drawn last.
#[derive(Default)]
pub(super) struct Lanes {
    drawn: Option<(Key, Arc<DrawnLanes>)>,
    /// What marks say, made once for each; those of other eyes or another language are forgotten.
    said: BTreeMap<(MarkKind, u64), String>,
}

impl Lanes {
    /// The lanes as they are now; drawn anew, under the next number, where anything on them has changed.
    pub(super) fn of(
        &mut self,
        snap: &Snapshot,
        ui: &Ui,
        window: Vec2,
        number: &dyn Fn() -> u64,
    ) -> Arc<DrawnLanes> {
        let all = lanes(snap).len();
        let axis = Axis {
            span: span(ui, &snap.scenario),
            width: (window.x - names_width(window, ui.large, all)).max(80.0),
            rtl: ui.lang.rtl(),
        };
        let eyes = &snap.eyes;
        let key = Key {
            facts: snap
                .replay
                .as_ref()
                .map_or(snap.facts.len(), |t| t.facts.len()),
            notes: notes_for(ui.place, snap).len(),
            known: (eyes.reports.len(), eyes.messages.len(), eyes.orders.len()),
            replay: snap.replay.is_some(),
            eyes: eyes.viewer.clone(),
            axis,
            first: ui.time.first_lane,
            rows: rows(ui, all, window),
            tracks: tracks(window, all),
            apart: if window.x < NARROW { APART } else { 0.0 },
            lang: ui.lang,
        };
        let old = self.drawn.as_ref().map(|(k, _)| k);
        if let Some((_, drawn)) = self.drawn.as_ref().filter(|(k, _)| *k == key) {
            return drawn.clone();
        }
        if old.is_none_or(|o| (&o.eyes, o.lang, o.replay) != (&key.eyes, key.lang, key.replay)) {
            self.said.clear();
        }
        let (lines, marks) = self.draw(snap, ui, &key);
        let drawn = Arc::new(DrawnLanes {
            number: number(),
            lines,
            marks,
            axis,
            height: key.height(),
            veiled: key.replay,
        });
        self.drawn = Some((key, drawn.clone()));
        drawn
    }

    /// Each part of the drawing is a line, so that one that is new is a line more.
    fn draw(&mut self, snap: &Snapshot, ui: &Ui, key: &Key) -> (String, Vec<Mark>) {
        let (axis, h) = (key.axis, key.height());
        let lanes = lanes(snap);
        let first = key.first.min(lanes.len().saturating_sub(key.rows));
        let y_of = |n: usize| HOURS + LANE * (n as f32 + 0.5);
        let mut lines = vec![ground(axis.width, h)];
        let all = lanes.len().min(key.rows) * key.tracks;
        for n in (0..all).step_by(2) {
            lines.push(rect(
                (0.0, y_of(n) - LANE / 2.0),
                (axis.width, LANE),
                ColorRole::Panel,
            ));
        }
        let polling = &snap.scenario.settings.polling;
        let shown = |t: &SimTime| (axis.span.0..=axis.span.1).contains(&t.millis());
        for t in [polling.opens, polling.closes].iter().filter(|t| shown(t)) {
            lines.push(upright(
                axis.x(*t),
                h,
                ColorRole::Info,
                " stroke-dasharray=\"4 4\"",
            ));
        }
        for t in axis.ticks() {
            let x = axis.x(t);
            lines.push(upright(x, h, ColorRole::Line, ""));
            if (22.0..axis.width - 22.0).contains(&x) {
                lines.push(format!(
                    "<text x=\"{x:.1}\" y=\"13\" text-anchor=\"middle\" font-size=\"11\" fill=\"{}\">{}</text>",
                    color(ColorRole::Muted),
                    escape(&hour_words(ui.lang, t))
                ));
            }
        }
        let mut all = Vec::new();
        for m in marks(snap, axis.span) {
            let at = lanes.iter().position(|l| *l == m.lane);
            let Some(n) = at.filter(|n| (first..first + key.rows).contains(n)) else {
                continue;
            };
            let line = (n - first) * key.tracks + track(m.kind).min(key.tracks - 1);
            let x = axis.x(m.at);
            all.push((m, line, x));
        }
        let mut placed = Vec::new();
        for (m, line, more) in thinned(all, key.apart) {
            let p = Vec2::new(axis.x(m.at), y_of(line));
            lines.push(self.mark(snap, ui.lang, (&m, more), p, placed.len()));
            placed.push(m);
        }
        for o in notes_for(ui.place, snap) {
            let role = match o.note.kind {
                NoteKind::Bookmark => ColorRole::Exercise,
                NoteKind::Observation => ColorRole::Busy,
            };
            lines.push(upright(
                axis.x(o.note.about),
                h,
                role,
                " stroke-width=\"2\"",
            ));
        }
        (lines.join("\n"), placed)
    }

    /// A mark. The routine of standing orders is shown and can be neither pressed nor read: there is too much of it.
    fn mark(
        &mut self,
        snap: &Snapshot,
        lang: Lang,
        (m, more): (&Mark, usize),
        p: Vec2,
        n: usize,
    ) -> String {
        let form = form(m.kind, p);
        if m.kind == MarkKind::Standing {
            return form;
        }
        let said = self.said.entry((m.kind, m.n));
        // A mark is one line of the drawing, whatever was written.
        let said = said.or_insert_with(|| words(snap, lang, m).replace(['\n', '\r'], " "));
        let beside = (more > 0).then(|| say(lang).message(&msg!("marks-beside", n = more)));
        let said = [Some(said.as_str()), beside.as_deref()]
            .into_iter()
            .flatten();
        let said = said.collect::<Vec<_>>().join(" · ");
        format!(
            "<g id=\"mark-{}-{}\" data-mark=\"{n}\" data-t=\"{}\" role=\"button\" tabindex=\"-1\" aria-label=\"{said}\"><title>{said}</title>\
             <rect x=\"{:.1}\" y=\"{:.1}\" width=\"14\" height=\"{LANE}\" fill=\"transparent\"/>{form}</g>",
            m.kind as usize,
            m.n,
            m.at.millis(),
            p.x - 7.0,
            p.y - LANE / 2.0,
            said = escape(&said),
        )
    }
}

impl DrawnLanes {
    /// What a press on the lanes does; none if there is no such mark.
    pub(super) fn pressed(&self, snap: &Snapshot, ui: &mut Ui, by: &Pressed) -> Option<Vec<Act>> {
        ui.pointer = Vec2::new(by.x, by.y);
        let mark = match by.mark {
            Some(n) => Some(self.marks.get(n)?),
            None => None,
        };
        let mut acts = Vec::new();
        if snap.replay.is_some() && !by.menu {
            // A mark's own moment, or the one that was pointed at.
            let there = self.axis.time(by.share.clamp(0.0, 1.0) * self.axis.width);
            acts.push(Act::Seek(mark.map_or(there, |m| m.at)));
        }
        let Some(m) = mark else { return Some(acts) };
        let act = if by.menu {
            thing(snap, m).map(Act::OpenMenu)
        } else {
            press(snap, m)
        };
        match act {
            Some(act) => acts.push(act),
            None => ui.say(Tone::Plain, |lang| words(snap, lang, m)),
        }
        Some(acts)
    }
}

/// Marks with the line and the place on it, so many of them that each stands apart from those beside it, with how many are left out for
/// it. What is drawn over the rest stays; with closer looks the others come.
fn thinned(all: Vec<(Mark, usize, f32)>, apart: f32) -> Vec<(Mark, usize, usize)> {
    if apart <= 0.0 {
        return all.into_iter().map(|(m, line, _)| (m, line, 0)).collect();
    }
    let mut kept: Vec<(usize, usize, f32, usize)> = Vec::new();
    for (at, (_, line, x)) in all.iter().enumerate().rev() {
        let near = |k: &&mut (usize, usize, f32, usize)| k.1 == *line && (k.2 - x).abs() < apart;
        match kept.iter_mut().find(near) {
            Some(beside) => beside.3 += 1,
            None => kept.push((at, *line, *x, 0)),
        }
    }
    kept.reverse();
    let mut left = kept.into_iter().peekable();
    let all = all.into_iter().enumerate();
    let stays = |(at, (m, line, _)): (usize, (Mark, usize, f32))| {
        let (.., beside) = left.next_if(|k| k.0 == at)?;
        Some((m, line, beside))
    };
    all.filter_map(stays).collect()
}

fn ground(w: f32, h: f32) -> String {
    rect((0.0, 0.0), (w, h), ColorRole::Field)
}

fn rect((x, y): (f32, f32), (w, h): (f32, f32), role: ColorRole) -> String {
    format!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" fill=\"{}\"/>",
        color(role)
    )
}

/// A line from the hours down over all lanes.
fn upright(x: f32, h: f32, role: ColorRole, more: &str) -> String {
    format!(
        "<path d=\"M{x:.1} {HOURS}V{h:.1}\" stroke=\"{}\"{more}/>",
        color(role)
    )
}

/// The form of a mark; each sort has its own.
fn form(kind: MarkKind, p: Vec2) -> String {
    let color = color(look(kind).1);
    let filled = |corners: &[(f32, f32)]| {
        let mut d = String::new();
        for (n, (x, y)) in corners.iter().enumerate() {
            let command = if n == 0 { 'M' } else { 'L' };
            write!(d, "{command}{:.1} {:.1}", p.x + x, p.y + y).expect("a string takes everything");
        }
        d
    };
    let shape =
        |corners: &[(f32, f32)]| format!("<path d=\"{}Z\" fill=\"{color}\"/>", filled(corners));
    let boxed = |w: f32, h: f32| {
        shape(&[
            (-w / 2.0, -h / 2.0),
            (w / 2.0, -h / 2.0),
            (w / 2.0, h / 2.0),
            (-w / 2.0, h / 2.0),
        ])
    };
    const DIAMOND: [(f32, f32); 4] = [(0.0, -5.5), (5.0, 0.0), (0.0, 5.5), (-5.0, 0.0)];
    match kind {
        MarkKind::Inject => shape(&[(-4.0, -5.0), (5.0, 0.0), (-4.0, 5.0)]),
        MarkKind::Incident => shape(&[(-5.0, 4.0), (5.0, 4.0), (0.0, -5.5)]),
        MarkKind::Ended => shape(&[(-5.0, -4.0), (0.0, 5.0), (5.0, -4.0)]),
        MarkKind::Message => boxed(8.0, 8.0),
        MarkKind::Report => boxed(4.0, 6.0),
        MarkKind::Order => format!(
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\" fill=\"{color}\"/>",
            p.x, p.y
        ),
        MarkKind::Standing => boxed(2.0, 3.0),
        MarkKind::Refused => format!(
            "<path d=\"{}{}\" stroke=\"{color}\" stroke-width=\"2\"/>",
            filled(&[(-4.0, -4.0), (4.0, 4.0)]),
            filled(&[(-4.0, 4.0), (4.0, -4.0)])
        ),
        MarkKind::Met => shape(&DIAMOND),
        MarkKind::Missed => format!(
            "<path d=\"{}Z\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.8\"/>",
            filled(&DIAMOND)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::state::place::Place;
    use crate::screen::testing::{played, replayed};

    const WINDOW: Vec2 = Vec2::new(1280.0, 800.0);

    fn ui(lang: Lang) -> Ui {
        Ui {
            lang,
            place: Place::Team,
            ..Ui::default()
        }
    }

    fn press(on: u64, mark: Option<usize>, share: f32) -> Pressed {
        Pressed {
            on,
            mark,
            share,
            menu: false,
            x: 0.0,
            y: 0.0,
        }
    }

    #[test]
    fn a_mark_is_a_line_of_the_drawing_and_only_what_is_new_is_told() {
        let early = played("first-steps", Some("09:20"), "room", &["room"]);
        let later = played("first-steps", Some("09:50"), "room", &["room"]);
        for lang in [Lang::En, Lang::Ar] {
            let ui = ui(lang);
            let mut shown = Lanes::default();
            let was = shown.of(&early, &ui, WINDOW, &|| 1);
            let first = LanesUpdate::between(None, &was).expect("a first drawing");
            assert!(first.fresh && !first.veiled);
            let again = shown.of(&early, &ui, WINDOW, &|| 2);
            assert!(LanesUpdate::between(Some(&was), &again).is_none());
            let drawn = shown.of(&later, &ui, WINDOW, &|| 3);
            let second = LanesUpdate::between(Some(&was), &drawn).expect("what came");
            assert!(!second.fresh);
            let elements = |l: &str| l.starts_with('<') && l.ends_with('>');
            assert!(drawn.lines.lines().all(elements), "{}", drawn.lines);
            let bear = drawn.lines.matches("data-mark=").count();
            let routine = drawn.marks.iter().filter(|m| m.kind == MarkKind::Standing);
            assert_eq!(bear + routine.count(), drawn.marks.len());
            assert!(bear > 3, "{}", drawn.lines);
        }
    }

    /// On a phone marks do not run into each other, a room's lane has the whole width, and what was left out is said.
    #[test]
    fn on_a_narrow_screen_marks_stand_apart_and_a_room_has_the_whole_width() {
        let snap = played("libya-2024", Some("12:00"), "room-butnan", &["room-butnan"]);
        let phone = Vec2::new(360.0, 740.0);
        for lang in [Lang::En, Lang::Ar] {
            let ui = ui(lang);
            let (mut narrow, mut broad) = (Lanes::default(), Lanes::default());
            let drawn = narrow.of(&snap, &ui, phone, &|| 1);
            assert_eq!(
                (drawn.axis.width, drawn.height),
                (360.0, HOURS + 2.0 * LANE)
            );
            for a in &drawn.marks {
                for b in drawn.marks.iter().filter(|b| !std::ptr::eq(*b, a)) {
                    let apart = (drawn.axis.x(a.at) - drawn.axis.x(b.at)).abs();
                    let beside = track(a.kind) == track(b.kind);
                    assert!(!beside || apart >= APART, "{a:?} {b:?}");
                }
            }
            assert!(drawn.marks.len() > 4, "{}", drawn.marks.len());
            let said =
                [lang.rtl(), !lang.rtl()].map(|ar| if ar { "ومعها" } else { "more beside it" });
            assert!(drawn.lines.contains(said[0]), "{}", drawn.lines);
            let all = broad.of(&snap, &ui, WINDOW, &|| 2).marks.len();
            assert!(
                all > drawn.marks.len(),
                "where there is room all of them stand"
            );
        }
    }

    #[test]
    fn a_press_opens_what_a_mark_stands_for_and_in_a_replay_goes_there() {
        let mut ui = ui(Lang::En);
        let snap = played("first-steps", Some("09:50"), "room", &["room"]);
        let mut shown = Lanes::default();
        let drawn = shown.of(&snap, &ui, WINDOW, &|| 1);
        let on = drawn.number;
        let message = |m: &Mark| m.kind == MarkKind::Message;
        let at = drawn.marks.iter().position(message).unwrap();
        let acts = drawn.pressed(&snap, &mut ui, &press(on, Some(at), 0.0));
        assert!(matches!(acts.as_deref(), Some([Act::GoTo(_)])), "{acts:?}");
        assert_eq!(
            drawn.pressed(&snap, &mut ui, &press(on, Some(9999), 0.0)),
            None
        );
        let nowhere = drawn.pressed(&snap, &mut ui, &press(on, None, 0.5));
        assert_eq!(nowhere, Some(Vec::new()), "time is exercise control's");
        let (replay, ..) = replayed("first-steps", "09:12", "excon");
        ui.place = Place::Control;
        let replayed = shown.of(&replay, &ui, WINDOW, &|| 2);
        assert!(replayed.veiled);
        let (start, end) = replayed.axis.span;
        for (lang, share) in [(Lang::En, 0.25), (Lang::Ar, 0.75)] {
            ui.lang = lang;
            let drawn = shown.of(&replay, &ui, WINDOW, &|| 3);
            let acts = drawn.pressed(&replay, &mut ui, &press(3, None, share));
            let there = SimTime::from_millis(start + (end - start) / 4);
            assert_eq!(acts, Some(vec![Act::Seek(there)]), "{lang:?}");
        }
    }
}
