//! What the editor has done beside the screen: reading a scenario, checking it, finding who names a thing, writing files.
//!
//! Deliberately not here: what is pressed and typed (`handlers::editor`, `editor_hand`), the work itself (`session::bench`).

use std::path::Path;

use crate::base::diag::Severity;
use crate::base::message::{Message, msg};
use crate::scenario::hand::Edit;
use crate::screen::background::{Background, Wake};
use crate::screen::handlers::editor_hand::{change, leave, say, show_selected};
use crate::screen::state::dialog::Dialog;
use crate::screen::state::editor::{Editing, Editor, Leaving, Opened, thing_of};
use crate::screen::state::ui::{Tone, Ui};
use crate::session::bench::{self, Bench, Judged, Rebased, Unwritten};
use crate::wording;

/// Reads and checks a scenario. One with errors can be worked on where it can be shown without the things that have them.
pub(super) fn open(path: &Path) -> Result<Opened, Message> {
    let bench = Bench::open(path)?;
    let judged = bench::judge_partly(&bench.loaded(), bench.texts().clone());
    opened(bench, judged)
}

/// What can be shown; else where it has to be mended first.
fn opened(bench: Bench, judged: Judged) -> Result<Opened, Message> {
    let is_whole = judged.is_whole;
    let findings = judged.findings;
    match judged.sound {
        Some(shown) => Ok(Opened {
            bench,
            findings,
            is_whole,
            shown,
        }),
        None => {
            let errors = findings.iter().filter(|f| f.severity == Severity::Error);
            let all = errors.map(|f| {
                msg!(
                    "editor-mend-at",
                    file = f.file.as_str(),
                    line = f.line,
                    what = f.message.clone()
                )
                .into()
            });
            let first: Vec<crate::base::message::Arg> = all.take(3).collect();
            Err(msg!("editor-mend-first", errors = first))
        }
    }
}

/// Takes in what was done beside the screen, and begins what is to be done next. Whether something has changed, and whether the
/// program is to be left.
pub(crate) fn follow(ui: &mut Ui, wake: &Wake) -> (bool, Option<Leaving>) {
    let opened = follow_opening(ui);
    let Some(e) = ui.editor_mut() else {
        return (opened, None);
    };
    let mut new = opened;
    if let Some(work) = &mut e.judging {
        match work.poll() {
            Ok(None) => {}
            Ok(Some(judged)) => {
                e.judging = None;
                // What was changed meanwhile is looked at again.
                if !e.is_stale {
                    e.take_in(judged);
                }
                new = true;
            }
            Err(_) => {
                e.judging = None;
                new = true;
            }
        }
    }
    if e.is_stale && e.judging.is_none() {
        e.is_stale = false;
        let (loaded, texts) = (e.bench.loaded(), e.bench.texts().clone());
        let judge = if e.is_partial {
            bench::judge_partly
        } else {
            bench::judge
        };
        let judge = move || judge(&loaded, texts);
        e.judging = Some(Background::begin(wake.notify(), judge));
        new = true;
    }
    new |= follow_asking(ui);
    let (saved, left) = follow_saving(ui);
    (new || saved, left)
}

fn follow_opening(ui: &mut Ui) -> bool {
    let Editing::Opening(work) = &mut ui.editor else {
        return false;
    };
    let opened = match work.poll() {
        Ok(None) => return false,
        Ok(Some(opened)) => Some(opened),
        Err(_) => None,
    };
    match opened {
        Some(Ok(opened)) => ui.editor = Editing::Open(Box::new(Editor::new(opened))),
        Some(Err(why)) => {
            leave(ui);
            ui.say(Tone::Bad, |lang| wording::say(lang).message(&why));
        }
        None => leave(ui),
    }
    true
}

/// Takes a thing out that nothing names, or shows what does.
fn follow_asking(ui: &mut Ui) -> bool {
    let Some(e) = ui.editor_mut() else {
        return false;
    };
    let Some((_, work)) = &mut e.asking else {
        return false;
    };
    let found = match work.poll() {
        Ok(None) => return false,
        Ok(Some(found)) => Some(found),
        Err(_) => None,
    };
    let asked = e.asking.take().map(|(thing, _)| thing);
    let (Some(thing), Some(found)) = (asked, found) else {
        return true;
    };
    if found.is_empty() {
        let selected = ui.selected.as_ref().and_then(thing_of) == Some(thing.clone());
        change(ui, &Edit::Remove(thing));
        if selected {
            ui.selected = None;
            show_selected(ui);
        }
        ui.say(Tone::Plain, |lang| wording::say(lang).t("editor-deleted"));
    } else {
        e.named_by = found;
        ui.dialog = Some(Dialog::NamedBy);
    }
    true
}

fn follow_saving(ui: &mut Ui) -> (bool, Option<Leaving>) {
    let Some(e) = ui.editor_mut() else {
        return (false, None);
    };
    let Some(saving) = &mut e.saving else {
        return (false, None);
    };
    let came = match saving.work.poll() {
        Ok(None) => return (false, None),
        Ok(Some(came)) => Some(came),
        Err(_) => None,
    };
    let Some(saving) = e.saving.take() else {
        return (true, None);
    };
    match came {
        Some(Ok(())) => {
            e.bench.was_saved(&saving.files);
            let n = saving.files.len();
            ui.say(Tone::Good, |lang| {
                wording::say(lang).with("editor-saved", &[("n", n)])
            });
            match saving.then {
                Some(Leaving::Choice) => leave(ui),
                Some(Leaving::Program) => return (true, Some(Leaving::Program)),
                None => {}
            }
        }
        Some(Err(why)) => not_written(ui, why, saving.then),
        None => say(ui, "editor-unwritten"),
    }
    (true, None)
}

/// What was not written: errors are asked about, and so is what somebody else has changed meanwhile.
fn not_written(ui: &mut Ui, why: Unwritten, then: Option<Leaving>) {
    match why {
        Unwritten::Errors => ui.dialog = Some(Dialog::SaveErrors(then)),
        Unwritten::Failed(why) => ui.say(Tone::Bad, |lang| wording::say(lang).message(&why)),
        // Nothing of one's own is at stake, so theirs is simply read.
        Unwritten::Meanwhile(theirs) if theirs.edits == 0 => {
            take_theirs(ui, *theirs);
            if then == Some(Leaving::Choice) {
                leave(ui);
            }
        }
        Unwritten::Meanwhile(theirs) => {
            if let Some(e) = ui.editor_mut() {
                e.theirs = Some(theirs);
                ui.dialog = Some(Dialog::Meanwhile);
            }
        }
    }
}

/// Goes on with what somebody else has written, with the changes made here as far as they fit.
pub(super) fn take_theirs(ui: &mut Ui, theirs: Rebased) {
    ui.dialog = None;
    let opened = match opened(theirs.bench, theirs.judged) {
        Ok(opened) => opened,
        Err(why) => return ui.say(Tone::Bad, |lang| wording::say(lang).message(&why)),
    };
    let Some(e) = ui.editor_mut() else { return };
    let mut new = Editor::new(opened);
    (new.tab, new.sort, new.serial) = (e.tab, e.sort, e.serial + 1);
    new.line = e.line.clone();
    *e = new;
    show_selected(ui);
    ui.say(Tone::Plain, |lang| {
        wording::say(lang).t("editor-read-again")
    });
}
