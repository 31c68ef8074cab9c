//! Writes documents that are asked for in the window: the report of an exercise that is over or looked at again, the papers of a
//! scenario, a manual. The window does not wait for it.
//!
//! How and where they are written is given by whoever opens the window. Deliberately not here: contents, files.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::text::{Lang, Text};
use crate::screen::background::Background;
use crate::screen::state::link::Link;
use crate::screen::state::ui::{Tone, Ui};
use crate::session::player::{Mode, Notify};
use crate::wording;
use crate::wording::manual::Manual;

/// A document that can be asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// The report of an exercise file.
    Report(PathBuf),
    /// All papers of the day, from a scenario: a path, or the name of a shipped one.
    Papers(PathBuf),
    /// A manual of the program.
    Manual(Manual),
    /// A file that a message brought along: its name and what is in it.
    Attachment(String, Vec<u8>),
    /// What was written before, in the program that the system has for it.
    Shown(PathBuf),
}

impl Wanted {
    /// Key of the words that say that it is begun.
    fn begun(&self) -> &'static str {
        match self {
            Self::Report(_) => "report-begun",
            Self::Papers(_) => "papers-begun",
            Self::Manual(_) => "manual-begun",
            Self::Attachment(..) => "attachment-begun",
            Self::Shown(_) => "document-opening",
        }
    }

    /// Key of the words that say where it is.
    fn written(&self) -> &'static str {
        match self {
            Self::Report(_) => "report-written",
            Self::Papers(_) => "papers-written",
            Self::Manual(_) => "manual-written",
            Self::Attachment(..) => "attachment-written",
            Self::Shown(_) => "document-opened",
        }
    }
}

/// Writes a document in a language; the files or the folder that were written, or why none could be.
pub type Write = Arc<dyn Fn(&Wanted, Lang) -> Written + Send + Sync>;

/// The files that were written, or why none could be.
type Written = Result<Vec<PathBuf>, Text>;

/// The document that is being written.
#[derive(Default)]
pub(crate) struct DocumentWriter {
    pub(crate) write: Option<Write>,
    task: Option<(Wanted, Background<Written>)>,
}

/// What became of a document.
pub(crate) struct Became {
    wanted: Wanted,
    written: Written,
}

/// Begins to write, unless something is being written already.
pub(crate) fn begin(writer: &mut DocumentWriter, ui: &mut Ui, wanted: Wanted, notify: Notify) {
    let Some(write) = writer.write.clone() else {
        return;
    };
    if writer.task.is_some() {
        return ui.say(Tone::Bad, |lang| wording::say(lang).t("documents-busy"));
    }
    let lang = ui.lang;
    let key = wanted.begun();
    ui.say(Tone::Plain, |lang| wording::say(lang).t(key));
    let asked = wanted.clone();
    let task = Background::begin(notify, move || write(&asked, lang));
    writer.task = Some((wanted, task));
}

/// Begins to write the report of the exercise that is open, once there is one.
pub(crate) fn report(writer: &mut DocumentWriter, ui: &mut Ui, link: &Link, notify: Notify) {
    let Some(snap) = link.snapshot() else { return };
    if snap.replay.is_none() && snap.mode != Mode::Over {
        return ui.say(Tone::Bad, |lang| wording::say(lang).t("report-not-yet"));
    }
    if let Some(file) = link.file() {
        begin(writer, ui, Wanted::Report(file), notify);
    }
}

/// What became of it, once something did.
pub(crate) fn written(writer: &mut DocumentWriter) -> Option<Became> {
    let (_, task) = writer.task.as_mut()?;
    let written = task.poll();
    if matches!(written, Ok(None)) {
        return None;
    }
    let (wanted, _) = writer.task.take()?;
    let written = match written {
        Ok(written) => written?,
        // Who wrote it broke off.
        Err(_) => {
            let said = |lang| wording::say(lang).t("documents-lost");
            Err(Text::new(&said(Lang::Ar), &said(Lang::En)))
        }
    };
    Some(Became { wanted, written })
}

/// Says what became of it.
pub(crate) fn say_what_was_written(ui: &mut Ui, became: Became) {
    let key = became.wanted.written();
    // Of what a scenario brought along nothing is run by a press here: it may be anything.
    let opens = match became.wanted {
        Wanted::Report(_) | Wanted::Papers(_) | Wanted::Manual(_) => true,
        Wanted::Attachment(..) | Wanted::Shown(_) => false,
    };
    match became.written {
        Ok(files) => {
            let first = files.first().filter(|_| opens).cloned();
            let names: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
            let files = [("files", names.join(" · "))];
            ui.say(Tone::Good, |lang| wording::say(lang).with(key, &files));
            if let (Some(toast), Some(first)) = (&mut ui.toast, first) {
                toast.opens = Some(first);
            }
        }
        Err(why) => {
            ui.say(Tone::Bad, |lang| why.get(lang).to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::handlers::catalog;
    use crate::screen::state::act::Act;
    use crate::screen::testing::*;
    use crate::session::player::Opening;
    use crate::testing::Pick as _;

    #[test]
    fn the_report_is_written_behind_the_window_and_its_files_are_named() {
        for (lang, fails) in [(Lang::En, false), (Lang::Ar, false), (Lang::En, true)] {
            let (snap, recording, _dir) = replayed("first-steps", "09:12", "excon");
            let mut app = app(snap, lang);
            let opening = Opening::Recording {
                recording: recording.clone(),
                at: None,
                viewer: None,
            };
            app.link.open(opening, Box::new(|| {}));
            settle(&mut app);
            let wanted = recording.path.clone();
            app.writer.write = Some(Arc::new(move |document, l| {
                assert_eq!((document, l), (&Wanted::Report(wanted.clone()), lang));
                if fails {
                    Err(Text::new("القرص ممتلئ", "the disk is full"))
                } else {
                    Ok(vec!["day.pdf".into(), "day.html".into()])
                }
            }));
            act(&mut app, Act::WriteReport);
            let said = if fails {
                "the disk is full"
            } else {
                lang.pick(
                    "التقرير في day.pdf · day.html",
                    "The report is in day.pdf · day.html",
                )
            };
            for _ in 0..2000 {
                app.update();
                if words(&mut app).contains(said) {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(2));
            }
            assert!(
                words(&mut app).contains(said),
                "{said}: {}",
                words(&mut app)
            );
            let opens = Act::OpenWritten("day.pdf".into());
            assert_eq!(offers(&mut app, &opens), !fails);
        }
    }

    #[test]
    fn a_manual_and_the_papers_are_written_from_the_first_screen_and_one_at_a_time() {
        let mut app = Viewer::default();
        app.ui.lang = Lang::En;
        catalog::list_again(&mut app.ui);
        settle(&mut app);
        let (let_go, held) = std::sync::mpsc::sync_channel::<()>(2);
        let held = std::sync::Mutex::new(held);
        app.writer.write = Some(Arc::new(move |document, _| {
            held.lock().unwrap().recv().unwrap();
            Ok(vec![match document {
                Wanted::Report(_) => "no report".into(),
                Wanted::Papers(of) => format!("papers of {}", of.display()).into(),
                Wanted::Manual(m) => format!("{}.pdf", m.name()).into(),
                Wanted::Attachment(name, _) => name.into(),
                Wanted::Shown(file) => file.clone(),
            }])
        }));
        act(&mut app, Act::Manual(Manual::Staff));
        act(&mut app, Act::WritePapers);
        let said = words(&mut app);
        assert!(said.contains("is being written already"), "{said}");
        for (wait, act_next) in [
            ("The manual is in staff.pdf", true),
            ("The papers are in papers of", false),
        ] {
            let_go.send(()).unwrap();
            for _ in 0..2000 {
                app.update();
                if words(&mut app).contains(wait) {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(2));
            }
            assert!(words(&mut app).contains(wait), "{}", words(&mut app));
            if act_next {
                act(&mut app, Act::WritePapers);
            }
        }
    }

    #[test]
    fn while_it_runs_there_is_no_report_yet() {
        let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::En);
        act(&mut app, Act::WriteReport);
        assert!(words(&mut app).contains("The report comes after ENDEX"));
    }
}
