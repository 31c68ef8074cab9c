//! Writes the report of an exercise that is over or looked at again; the window does not wait for it.
//!
//! How and where it is written is given by whoever opens the window. Deliberately not here: contents, files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::text::{Lang, Text};
use crate::screen::background::Background;
use crate::screen::state::link::Link;
use crate::screen::state::ui::{Tone, Ui};
use crate::session::player::{Mode, Notify};
use crate::wording;

/// Writes the report of an exercise file in a language; the files that were written, or why none could be.
pub type Write = Arc<dyn Fn(&Path, Lang) -> Written + Send + Sync>;

/// The files that were written, or why none could be.
type Written = Result<Vec<PathBuf>, Text>;

/// The report that is being written.
#[derive(Default)]
pub(crate) struct ReportWriter {
    pub(crate) write: Option<Write>,
    task: Option<Background<Written>>,
}

/// Begins to write, unless it is being written already.
pub(crate) fn begin(writer: &mut ReportWriter, ui: &mut Ui, link: &Link, notify: Notify) {
    let Some(snap) = link.snapshot() else { return };
    if snap.replay.is_none() && snap.mode != Mode::Over {
        return ui.say(Tone::Bad, |lang| wording::say(lang).t("report-not-yet"));
    }
    let (Some(write), Some(file), None) = (writer.write.clone(), link.file(), &writer.task) else {
        return;
    };
    let lang = ui.lang;
    ui.say(Tone::Plain, |lang| wording::say(lang).t("report-begun"));
    writer.task = Some(Background::begin(notify, move || write(&file, lang)));
}

/// What became of it, once something did.
pub(crate) fn written(writer: &mut ReportWriter) -> Option<Written> {
    let written = writer.task.as_mut()?.poll();
    if !matches!(written, Ok(None)) {
        writer.task = None;
    }
    written.ok().flatten()
}

/// Says what became of it.
pub(crate) fn say_what_was_written(ui: &mut Ui, written: Written) {
    match written {
        Ok(files) => {
            let names: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
            let files = [("files", names.join(" · "))];
            ui.say(Tone::Good, |lang| {
                wording::say(lang).with("report-written", &files)
            });
        }
        Err(why) => {
            ui.say(Tone::Bad, |lang| why.get(lang).to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::state::act::Act;
    use crate::screen::testing::*;
    use crate::session::player::Opening;

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
            app.writer.write = Some(Arc::new(move |file, l| {
                assert_eq!((file, l), (wanted.as_path(), lang));
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
        }
    }

    #[test]
    fn while_it_runs_there_is_no_report_yet() {
        let mut app = app(played("first-steps", Some("09:12"), "excon", &[]), Lang::En);
        act(&mut app, Act::WriteReport);
        assert!(words(&mut app).contains("The report comes after ENDEX"));
    }
}
