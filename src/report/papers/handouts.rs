//! What is handed out on paper while the exercise is played, in the look of what it stands for: letters, telegrams, posts on a screen,
//! sheets without head or number. Each bears the mark of the exercise.
//!
//! Deliberately not here: what is spoken on the telephone or the radio (`packs`), when it is due (`script`).

use super::desk::Desk;
use super::script::events;
use crate::base::message::msg;
use crate::base::time::SimTime;
use crate::evaluate::schedule::Due;
use crate::record::states::PaperKind;
use crate::report::doc::{Block, Doc, Layout, Picture, Table, strong, text};
use crate::scenario::model::Effect;

/// Something to hand out.
struct Handout {
    /// Its number among the handouts, from 1; it stands on the paper, so that exercise control finds it.
    number: usize,
    /// When it is due, in words.
    due: String,
    /// The exercise time that it bears, if that is known before.
    dated: Option<SimTime>,
    /// What it belongs to, for exercise control.
    belongs: String,
    from: String,
    to: String,
    look: Look,
    /// Its words.
    words: String,
    /// A file that is no text and is handed out with it.
    file: Option<String>,
    /// A picture that stands on it.
    picture: Option<Picture>,
}

/// How it looks.
#[derive(Clone, PartialEq, Eq)]
enum Look {
    /// A message of the script in the look of what it stands for.
    Script(PaperKind),
    /// A paper of a discussion, which brings date and signature in its words; with its number, if it has one.
    Module(String),
}

/// A list of all handouts, then each on a sheet of its own; nothing where there are none.
pub(super) fn handouts(d: Desk<'_>) -> Vec<Doc> {
    let all = all(d);
    if all.is_empty() {
        return Vec::new();
    }
    let sheets = all.iter().map(|h| sheet(d, h));
    std::iter::once(list(d, &all)).chain(sheets).collect()
}

/// Where handouts come from: the script, then the modules of a discussion.
fn all(d: Desk<'_>) -> Vec<Handout> {
    let mut all = of_script(d);
    all.extend(of_modules(d));
    for (n, h) in all.iter_mut().enumerate() {
        h.number = n + 1;
    }
    all
}

/// Messages of the script that stand for a paper.
fn of_script(d: Desk<'_>) -> Vec<Handout> {
    let mut all = Vec::new();
    for e in events(d) {
        for effect in &e.inject.effects {
            let (
                Some(kind),
                Effect::Message {
                    from,
                    to,
                    text,
                    attachment,
                    ..
                },
            ) = (effect.paper(), effect)
            else {
                continue;
            };
            let found = attachment
                .as_ref()
                .and_then(|f| d.s.attached_words(f, d.lang).map(str::to_owned));
            let file = attachment.clone().filter(|_| found.is_none());
            all.push(Handout {
                number: 0,
                due: e.time(d),
                dated: match e.due {
                    Due::At(t, false) => Some(t),
                    Due::At(_, true) | Due::ByHand => None,
                },
                belongs: format!("{} ({})", d.name(&e.inject.name), e.inject.id),
                from: d.name_of(from),
                to: d.seats(to),
                look: Look::Script(kind),
                words: found.unwrap_or_else(|| d.name_of(text)),
                file,
                picture: None,
            });
        }
    }
    all
}

/// Papers that are handed out with modules of a discussion.
fn of_modules(d: Desk<'_>) -> Vec<Handout> {
    let mut all = Vec::new();
    for m in &d.s.modules {
        let due = m.at.map_or_else(String::new, |t| d.when(t));
        if let Some(picture) = d.picture_of(m) {
            all.push(Handout {
                number: 0,
                due: due.clone(),
                dated: None,
                belongs: format!("{}: {}", d.name(&m.title), picture.alt),
                from: String::new(),
                to: d.t("papers-every-seat"),
                look: Look::Module(String::new()),
                // What it shows stands below it.
                words: String::new(),
                file: None,
                picture: Some(picture),
            });
        }
        for h in &m.handouts {
            let everybody = h.seats.is_empty();
            all.push(Handout {
                number: 0,
                due: due.clone(),
                dated: None,
                belongs: format!("{}: {}", d.name(&m.title), d.name(&h.title)),
                from: d.name_of(&h.from),
                to: if everybody {
                    d.t("papers-every-seat")
                } else {
                    d.seats(&h.seats)
                },
                look: Look::Module(h.number.clone()),
                words: d.name_of(&h.text),
                file: None,
                picture: None,
            });
        }
    }
    all
}

/// What is handed out when, for exercise control.
fn list(d: Desk<'_>, all: &[Handout]) -> Doc {
    let title = msg!("papers-handouts-title", scenario = &d.s.head.title);
    let mut doc = d.for_control(d.doc(&title));
    doc.blocks
        .push(Block::para(d.t("papers-handouts-explained")));
    let head = d.heads([
        "report-number",
        "report-time",
        "papers-event",
        "papers-from",
        "papers-to",
    ]);
    let mut table = Table::of(head, [8, 16, 28, 22, 26]);
    for h in all {
        let cells = [
            h.number.to_string(),
            h.due.clone(),
            h.belongs.clone(),
            h.from.clone(),
            h.to.clone(),
        ];
        table.push(cells.map(text).to_vec());
    }
    doc.blocks.push(Block::Table(table));
    doc
}

/// A handout on a sheet of its own.
fn sheet(d: Desk<'_>, h: &Handout) -> Doc {
    let mut lines = h.words.lines().map(str::trim).filter(|l| !l.is_empty());
    let named = Some(h.from.clone()).filter(|from| !from.is_empty());
    let title = match &h.look {
        Look::Script(PaperKind::Telegram) => Some(d.t("papers-telegram")),
        Look::Script(PaperKind::Sheet) => None,
        Look::Script(PaperKind::Letter | PaperKind::Post) | Look::Module(_) => named,
    };
    let pictured = h.picture.as_ref().map(|_| d.t("module-handout"));
    let title = title
        .or(pictured)
        .unwrap_or_else(|| lines.next().unwrap_or_default().to_owned());
    let mut doc = Doc::new(d.lang, title).laid_out(Layout::Letter);
    doc.mark = format!("{} · {}", doc.mark, h.number);
    let to = &mut doc.blocks;
    head(d, h, to);
    let words: Vec<&str> = lines.collect();
    for line in words {
        to.push(if h.look == Look::Script(PaperKind::Post) {
            Block::Para {
                words: vec![strong(line)],
                quiet: false,
            }
        } else {
            Block::para(line)
        });
    }
    if let Some(picture) = &h.picture {
        to.push(Block::Pictures {
            wide: true,
            pictures: vec![picture.clone()],
        });
    }
    if let Some(file) = &h.file {
        let file = d
            .say
            .with("papers-with-file", &[("file", d.attached(file))]);
        to.push(Block::quiet(file));
    }
    match &h.look {
        Look::Script(PaperKind::Letter) => to.push(Block::Blanks {
            labels: vec![d.t("papers-signature"), d.t("papers-stamp")],
        }),
        Look::Script(PaperKind::Telegram) => to.push(Block::Blanks {
            labels: vec![d.t("papers-received-by"), d.t("papers-received-at")],
        }),
        Look::Script(PaperKind::Post | PaperKind::Sheet) | Look::Module(_) => {}
    }
    doc
}

/// What stands above the words. A date that is not known before is filled in by hand.
fn head(d: Desk<'_>, h: &Handout, to: &mut Vec<Block>) {
    let number = d.ltr(&format!(
        "{}/{}",
        h.number,
        d.s.head.date.split('-').next().unwrap_or_default()
    ));
    let dated = h.dated.map(|t| d.moment(t));
    let mut rows = Vec::new();
    let mut blanks = Vec::new();
    let mut date = |key: &str, rows: &mut Vec<_>| match &dated {
        Some(at) => rows.push((d.t(key), at.clone())),
        None => blanks.push(d.t(key)),
    };
    match &h.look {
        Look::Script(PaperKind::Letter) => {
            rows.push((d.t("papers-number"), number));
            date("report-date", &mut rows);
            rows.push((d.t("papers-to"), h.to.clone()));
        }
        Look::Script(PaperKind::Telegram) => {
            rows.push((d.t("papers-from"), h.from.clone()));
            rows.push((d.t("papers-to"), h.to.clone()));
            date("papers-date-time", &mut rows);
            rows.push((d.t("papers-number"), number));
        }
        Look::Script(PaperKind::Post) => date("papers-seen-at", &mut rows),
        Look::Module(own) if !own.is_empty() => rows.push((d.t("papers-number"), d.ltr(own))),
        Look::Script(PaperKind::Sheet) | Look::Module(_) => {}
    }
    if !rows.is_empty() {
        to.push(Block::Terms { rows });
    }
    if !blanks.is_empty() {
        to.push(Block::Blanks { labels: blanks });
    }
}
