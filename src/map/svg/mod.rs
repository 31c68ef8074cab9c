//! The map of a picture as an SVG drawing, to print, to put into a report or to open anywhere.
//!
//! It shows what the window shows, on paper's colours, with title, time, key and the credits of the map's data. The words of an
//! SVG are shaped by whoever shows it; for that it names a font that has Arabic, and any other will do.
//! Deliberately not here: where signs find room (`arrange`), pixels.

mod live;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use bevy_math::{Rect, Vec2};

use super::arrange::{Arrangement, Look, arrange};
use super::chart::Chart;
use super::color_role::ColorRole;
use super::fill::{Fill, overlays, step, steps, stroke};
use super::icons::{Icon, LINE, RIM, form, picture};
use super::names::{Naming, names};
use super::outline::outline;
use super::symbols::symbols;
use crate::base::clean::lines;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::picture::Picture;
use crate::record::states::RoadState;
use crate::scenario::Scenario;
use crate::wording::{Prose, plain};

pub use live::{Found, Hit, LiveMap, forms, ground, signs};

/// The font that the words ask for first.
pub const FONT: &str = "DejaVu Sans";
/// Room for the title above and the key below the map, pixels.
const HEAD: f32 = 58.0;
const FOOT: f32 = 62.0;
/// Room around the map, pixels; below, where signs hang under their places, more.
const EDGE: f32 = 34.0;
const SIDE: f32 = 88.0;
const BELOW: f32 = 60.0;

/// What to draw.
pub struct Sheet<'a> {
    /// Names.
    pub scenario: &'a Scenario,
    /// What is seen.
    pub picture: &'a Picture,
    /// Language of the words.
    pub lang: Lang,
    /// What fills the municipalities.
    pub fill: Fill,
    /// Width and height, pixels.
    pub size: (u32, u32),
    /// What its names within a page begin with, so that two maps can stand on one page.
    pub id: &'a str,
    /// For which ground.
    pub palette: Palette,
}

/// For which ground colours are chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Palette {
    /// White paper.
    #[default]
    Paper,
    /// The dark ground of a screen.
    Screen,
}

impl Palette {
    /// Three hexadecimal numbers and an opacity.
    fn paint(self, kind: &str, color: ColorRole) -> String {
        let [r, g, b, a] = match self {
            Self::Paper => color.on_paper(),
            Self::Screen => color.rgba(),
        };
        if a == 255 {
            format!("{kind}=\"#{r:02x}{g:02x}{b:02x}\"")
        } else {
            format!(
                "{kind}=\"#{r:02x}{g:02x}{b:02x}\" {kind}-opacity=\"{:.2}\"",
                f32::from(a) / 255.0
            )
        }
    }
}

/// Text for an SVG, a page or a Word file: without what no such file can hold.
pub fn escape(text: &str) -> String {
    lines(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Words of a drawing in a language: whoever shows it may set every text from the left, so that those of a language that is written
/// from the right say themselves from where they run, with their marks and brackets.
pub(super) fn directed(words: &str, lang: Lang) -> Cow<'_, str> {
    let turned = words.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c));
    if lang.rtl() && turned {
        Cow::Owned(format!("\u{2067}{words}\u{2069}"))
    } else {
        Cow::Borrowed(words)
    }
}

struct Drawing<'a> {
    sheet: &'a Sheet<'a>,
    chart: Arc<Chart>,
    scale: f32,
    /// Where the middle of the map's kilometres comes to lie on the sheet.
    middle: Vec2,
    out: String,
}

/// The map as an SVG document.
pub fn map(sheet: &Sheet<'_>) -> String {
    let (w, h) = (sheet.size.0 as f32, sheet.size.1 as f32);
    let chart = Arc::new(Chart::of(sheet.scenario));
    let room = Vec2::new(w - 2.0 * SIDE, h - HEAD - FOOT - EDGE - BELOW).max(Vec2::splat(40.0));
    let span = chart.bounds.size().max(Vec2::splat(1.0));
    let scale = (room / span).min_element();
    let centre = chart.bounds.center() * scale;
    let middle = Vec2::new(w / 2.0 - centre.x, HEAD + EDGE + room.y / 2.0 + centre.y);
    let mut d = Drawing {
        sheet,
        chart,
        scale,
        middle,
        out: String::new(),
    };
    d.begin();
    d.ground();
    d.signs();
    d.head();
    d.foot();
    d.out.push_str("</svg>\n");
    d.out
}

/// Two maps side by side in one SVG document, the first where one begins to read.
pub fn beside(first: &Sheet<'_>, second: &Sheet<'_>) -> String {
    let (rtl, apart) = (first.lang.rtl(), 12);
    let (left, right) = if rtl {
        (second, first)
    } else {
        (first, second)
    };
    let (w, h) = (
        left.size.0 + apart + right.size.0,
        left.size.1.max(right.size.1),
    );
    let at = left.size.0 + apart;
    let second = map(right).replacen("<svg ", &format!("<svg x=\"{at}\" "), 1);
    let back = first.palette.paint("fill", ColorRole::Line);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" font-family=\"{FONT}, sans-serif\"><rect width=\"{w}\" height=\"{h}\" {back}/>\n{}{second}</svg>\n",
        map(left)
    )
}

impl Drawing<'_> {
    fn paint(&self, kind: &str, color: ColorRole) -> String {
        self.sheet.palette.paint(kind, color)
    }

    /// A point of the map, km, on the sheet.
    fn at(&self, km: Vec2) -> Vec2 {
        self.pixel(km * self.scale)
    }

    /// A point of the arrangement, pixels from the map's origin and upwards, on the sheet.
    fn pixel(&self, p: Vec2) -> Vec2 {
        self.middle + Vec2::new(p.x, -p.y)
    }

    /// The sheet, pixels of the arrangement.
    fn frame(&self) -> Rect {
        let (w, h) = (self.sheet.size.0 as f32, self.sheet.size.1 as f32);
        let (left, top) = (-self.middle.x, self.middle.y);
        Rect::new(left, top - h, left + w, top)
    }

    fn put(&mut self, words: std::fmt::Arguments<'_>) {
        self.out
            .write_fmt(words)
            .expect("a string takes everything");
        self.out.push('\n');
    }

    fn begin(&mut self) {
        let (w, h) = self.sheet.size;
        let title = escape(&self.title());
        let lang = self.sheet.lang.tag();
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" direction=\"ltr\" xml:lang=\"{lang}\" font-family=\"{FONT}, sans-serif\">"
        ));
        self.put(format_args!("<title>{title}</title>"));
        self.put(format_args!(
            "<rect width=\"{w}\" height=\"{h}\" {}/>",
            self.paint("fill", ColorRole::Ground)
        ));
        let (head, id) = (HEAD, self.sheet.id);
        let below = h as f32 - HEAD - FOOT;
        self.put(format_args!("<clipPath id=\"{id}map\"><rect y=\"{head}\" width=\"{w}\" height=\"{below}\"/></clipPath>"));
    }

    fn title(&self) -> String {
        let s = self.sheet;
        let seat = s
            .scenario
            .seats
            .get(&s.picture.viewer)
            .map_or_else(String::new, |x| x.name.get(s.lang).to_owned());
        format!(
            "{} · {seat} · {}",
            s.scenario.head.title.get(s.lang),
            s.picture.at
        )
    }

    fn ring(&self, ring: &[Vec2]) -> String {
        let mut d = String::new();
        for (n, p) in ring.iter().enumerate() {
            let p = self.at(*p);
            write!(d, "{}{:.1} {:.1}", if n == 0 { "M" } else { "L" }, p.x, p.y)
                .expect("a string takes everything");
        }
        d + "Z"
    }

    fn shape(&self, rings: &[Vec<Vec2>]) -> String {
        rings.iter().map(|r| self.ring(r)).collect()
    }

    fn ground(&mut self) {
        let (s, p) = (self.sheet.scenario, self.sheet.picture);
        let id = self.sheet.id;
        self.put(format_args!("<g clip-path=\"url(#{id}map)\">"));
        let land: Vec<String> = self
            .chart
            .land
            .iter()
            .map(|l| self.shape(&l.rings))
            .collect();
        for d in land {
            self.put(format_args!(
                "<path d=\"{d}\" {} {}/>",
                self.paint("fill", ColorRole::Land),
                self.paint("stroke", ColorRole::Line)
            ));
        }
        let areas: Vec<(String, ColorRole)> = self
            .chart
            .areas
            .iter()
            .map(|a| {
                (
                    self.shape(&a.shape.rings),
                    ColorRole::Step(step(self.sheet.fill, s, p, &a.municipality)),
                )
            })
            .collect();
        for (d, color) in areas {
            self.put(format_args!(
                "<path d=\"{d}\" {} {} stroke-width=\"1.2\"/>",
                self.paint("fill", color),
                self.paint("stroke", ColorRole::Border)
            ));
        }
        let (rumours, cut) = overlays(s, p, &self.chart);
        for (list, gap, rising, color) in [
            (rumours, 20.0, true, ColorRole::Rumour),
            (cut, 14.0, false, ColorRole::Bad),
        ] {
            let strokes: Vec<[Vec2; 2]> = list
                .iter()
                .flat_map(|n| self.chart.areas[*n].shape.hatch(gap / self.scale, rising))
                .map(|l| l.map(|k| self.at(k)))
                .collect();
            if !strokes.is_empty() {
                let d: String = strokes
                    .iter()
                    .map(|[a, b]| format!("M{:.1} {:.1}L{:.1} {:.1}", a.x, a.y, b.x, b.y))
                    .collect();
                self.put(format_args!(
                    "<path d=\"{d}\" fill=\"none\" {} stroke-width=\"1.4\" stroke-opacity=\"0.6\"/>",
                    self.paint("stroke", color)
                ));
            }
        }
        self.roads();
        self.put(format_args!("</g>"));
    }

    fn roads(&mut self) {
        let p = self.sheet.picture;
        let lines: Vec<String> = self
            .chart
            .roads
            .iter()
            .map(|l| {
                let [a, b] = l.ends.map(|k| self.at(k));
                let (width, dashes) = stroke(l.class);
                // A road that cannot be used is broken and has another colour.
                let shut = p.roads.iter().find(|r| r.id == l.road && (r.closed || r.state != RoadState::Open));
                let (color, width, dashes) = match shut {
                    Some(r) => (if r.state == RoadState::Blocked { ColorRole::Bad } else { ColorRole::Warn }, width + 1.6, Some((10.0, 7.0))),
                    None => (ColorRole::Road, width, dashes),
                };
                let dashes = dashes.map_or_else(String::new, |(on, off)| format!(" stroke-dasharray=\"{on} {off}\""));
                format!(
                    "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" fill=\"none\" {} stroke-width=\"{width:.1}\" stroke-linecap=\"round\"{dashes}/>",
                    a.x,
                    a.y,
                    b.x,
                    b.y,
                    self.paint("stroke", color)
                )
            })
            .collect();
        for l in lines {
            self.put(format_args!("{l}"));
        }
        let dots: Vec<Vec2> = self.chart.places.values().map(|k| self.at(*k)).collect();
        for d in dots {
            self.put(format_args!(
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"2.4\" {}/>",
                d.x,
                d.y,
                self.paint("fill", ColorRole::MapText)
            ));
        }
    }

    fn signs(&mut self) {
        let sheet = self.sheet;
        let signs = symbols(sheet.scenario, sheet.picture, &self.chart);
        let naming = Naming {
            scenario: sheet.scenario,
            picture: sheet.picture,
            chart: &self.chart,
            lang: sheet.lang,
            fill: sheet.fill,
            selected: None,
            scale: self.scale,
        };
        let visible = Rect::from_center_size(Vec2::ZERO, Vec2::splat(1e6));
        let look = Look {
            scale: self.scale,
            root: 16.0,
            visible,
            frame: Some(self.frame()),
            selected: None,
            places: &self.chart.places,
        };
        let a = arrange(&signs, &names(&naming, &signs), &look);
        self.forms(&a);
        self.draw(&a);
    }

    /// Signs and names where they found room.
    fn draw(&mut self, a: &Arrangement) {
        for p in &a.plates {
            let (min, size) = (
                self.pixel(Vec2::new(p.room.min.x, p.room.max.y)),
                p.room.size(),
            );
            self.put(format_args!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"5\" {} {}/>",
                min.x,
                min.y,
                size.x,
                size.y,
                self.paint("fill", ColorRole::Panel),
                self.paint("stroke", ColorRole::Line)
            ));
        }
        let mut marks: Vec<_> = a.marks.iter().collect();
        marks.sort_by(|x, y| x.layer.total_cmp(&y.layer));
        for m in marks {
            let at = self.pixel(m.at) - Vec2::splat(m.side / 2.0);
            let id = self.sign_id(m.icon, m.hollow);
            let (side, colour) = (m.side, self.paint("color", m.color));
            self.put(format_args!("<use href=\"#{id}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{side}\" height=\"{side}\" {colour}/>", at.x, at.y));
        }
        for l in &a.labels {
            let (at, px) = (self.pixel(l.at), l.rem * 16.0);
            let weight = if l.bold { " font-weight=\"bold\"" } else { "" };
            self.put(format_args!(
                "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{px:.1}\" text-anchor=\"middle\"{weight} {} {} stroke-width=\"2.5\" stroke-linejoin=\"round\" paint-order=\"stroke\">{}</text>",
                at.x,
                at.y + px * 0.36,
                self.paint("fill", l.color),
                self.paint("stroke", ColorRole::Ground),
                escape(&directed(&l.text, self.sheet.lang))
            ));
        }
    }

    /// The signs that are used, each once.
    fn forms(&mut self, a: &Arrangement) {
        let mut used: BTreeSet<(Icon, bool)> = a.marks.iter().map(|m| (m.icon, m.hollow)).collect();
        used.extend(KEY.map(|(icon, ..)| (icon, false)));
        self.define(used);
    }

    /// The forms of signs, for those who use them by their names.
    fn define(&mut self, used: BTreeSet<(Icon, bool)>) {
        self.put(format_args!("<defs>"));
        for (icon, hollow) in used {
            // As in the window: dark on the body's colour, and light inside of a hollow one, where the ground shines through.
            let rim = self.paint("fill", ColorRole::OnColour);
            let ink = if hollow {
                self.paint("fill", ColorRole::Text)
            } else {
                rim.clone()
            };
            let lines = |f: &dyn Fn(Vec2) -> f32, level: f32| -> String {
                let line = |l: Vec<Vec2>| {
                    let points: Vec<String> =
                        l.iter().map(|p| format!("{:.2} {:.2}", p.x, p.y)).collect();
                    format!("M{}Z", points.join("L"))
                };
                outline(f, level).into_iter().map(line).collect()
            };
            let body = |p: Vec2| form(icon, p);
            let mark = lines(&|p| picture(icon, p).max(body(p)), 0.0);
            let mut inside = format!("<path d=\"{}\" {rim}/>", lines(&body, RIM));
            if hollow {
                let ring = lines(&body, 0.0) + &lines(&body, -LINE);
                write!(
                    inside,
                    "<path d=\"{}\" {}/>",
                    lines(&body, 0.0),
                    self.paint("fill", ColorRole::Ground)
                )
                .expect("a string takes everything");
                write!(
                    inside,
                    "<path d=\"{ring}\" fill=\"currentColor\" fill-rule=\"evenodd\"/>"
                )
                .expect("a string takes everything");
            } else {
                write!(
                    inside,
                    "<path d=\"{}\" fill=\"currentColor\"/>",
                    lines(&body, 0.0)
                )
                .expect("a string takes everything");
            }
            if !mark.is_empty() {
                write!(inside, "<path d=\"{mark}\" {ink}/>").expect("a string takes everything");
            }
            let id = self.sign_id(icon, hollow);
            self.put(format_args!(
                "<symbol id=\"{id}\" viewBox=\"-1 -1 2 2\">{inside}</symbol>"
            ));
        }
        self.put(format_args!("</defs>"));
    }

    /// Words from where one begins to read.
    fn words(&mut self, x: f32, y: f32, px: f32, color: ColorRole, bold: bool, words: &str) {
        let (w, rtl) = (self.sheet.size.0 as f32, self.sheet.lang.rtl());
        // Not every viewer knows a text's direction, but all know where it ends.
        let (x, anchor) = if rtl {
            (w - x, " text-anchor=\"end\"")
        } else {
            (x, "")
        };
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        let (fill, words) = (
            self.paint("fill", color),
            escape(&directed(words, self.sheet.lang)),
        );
        self.put(format_args!("<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{px}\"{anchor}{weight} {fill}>{words}</text>"));
    }

    fn sign_id(&self, icon: Icon, hollow: bool) -> String {
        let hollow = if hollow { "-hollow" } else { "" };
        format!("{}{}{hollow}", self.sheet.id, icon.name())
    }

    fn head(&mut self) {
        let (s, lang) = (self.sheet, self.sheet.lang);
        let title = s.scenario.head.title.get(lang).to_owned();
        // A long title is set smaller rather than cut.
        let room = (s.size.0 as f32 - 32.0) / (title.chars().count().max(1) as f32 * 0.66);
        self.words(
            16.0,
            26.0,
            room.clamp(9.0, 18.0),
            ColorRole::Text,
            true,
            &title,
        );
        let mark = plain(lang).t("exercise-mark-long");
        let seat = s
            .scenario
            .seats
            .get(&s.picture.viewer)
            .map_or("", |x| x.name.get(lang));
        self.words(
            16.0,
            47.0,
            13.0,
            ColorRole::Exercise,
            true,
            &format!("{mark} · {seat} · {}", s.picture.at),
        );
    }

    fn foot(&mut self) {
        let (lang, h, w) = (
            self.sheet.lang,
            self.sheet.size.1 as f32,
            self.sheet.size.0 as f32,
        );
        let (rtl, say) = (lang.rtl(), plain(lang));
        let prose = Prose {
            scenario: self.sheet.scenario,
            lang,
        };
        let title = say.message(&msg!("map-fill", what = msg_of(self.sheet.fill)));
        let steps = steps(self.sheet.fill, &prose);
        let y = h - 38.0;
        let mut x = 16.0;
        self.words(x, y, 13.0, ColorRole::Muted, false, &title);
        x += title.chars().count() as f32 * 8.0 + 12.0;
        for (n, words) in steps {
            let left = if rtl { w - x - 14.0 } else { x };
            self.put(format_args!(
                "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"14\" height=\"14\" {} {}/>",
                y - 12.0,
                self.paint("fill", ColorRole::Step(n)),
                self.paint("stroke", ColorRole::Border)
            ));
            self.words(x + 20.0, y, 13.0, ColorRole::Text, false, &words);
            x += 34.0 + words.chars().count() as f32 * 8.2;
        }
        x += 14.0;
        for (icon, key) in KEY {
            let left = if rtl { w - x - 16.0 } else { x };
            let (id, colour) = (
                self.sign_id(icon, false),
                self.paint("color", ColorRole::Busy),
            );
            self.put(format_args!("<use href=\"#{id}\" x=\"{left:.1}\" y=\"{:.1}\" width=\"16\" height=\"16\" {colour}/>", y - 13.0));
            let words = say.t(key);
            self.words(x + 21.0, y, 13.0, ColorRole::Text, false, &words);
            x += 36.0 + words.chars().count() as f32 * 8.0;
        }
        if let Some(credits) = self.sheet.scenario.credits(self.sheet.lang) {
            self.words(16.0, h - 14.0, 11.0, ColorRole::Muted, false, &credits);
        }
    }
}

/// Signs of the small key, and the keys of their words.
const KEY: [(Icon, &str); 4] = [
    (Icon::Centre, "sort-centre"),
    (Icon::Checkpoint, "sort-checkpoint"),
    (Icon::Rapid, "sort-unit"),
    (Icon::Incident, "sort-incident"),
];

/// What a fill shows.
fn msg_of(fill: Fill) -> Message {
    match fill {
        Fill::Readiness => msg!("fill-readiness"),
        Fill::Confidence => msg!("confidence-estimate"),
        Fill::Turnout => msg!("fill-turnout"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_words_say_that_they_run_from_the_right() {
        let [ar, en] = ["ar", "en"].map(|tag| Lang::named(tag).unwrap());
        assert_eq!(directed("«قلق» (1)", ar), "\u{2067}«قلق» (1)\u{2069}");
        assert_eq!(directed("2/2", ar), "2/2");
        assert_eq!(directed("«قلق»", en), "«قلق»");
    }

    #[test]
    fn words_that_no_drawing_can_hold_keep_no_drawing_from_being_made() {
        let words = escape("a\u{b}b\u{1b}<c>\u{fffe}\u{202e}\"&");
        assert_eq!(words, "a\nb&lt;c&gt;&quot;&amp;");
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><title>{words}</title></svg>"
        );
        roxmltree::Document::parse(&svg).unwrap();
        assert!(crate::map::png::png(&svg).is_some());
    }
}
