//! A finding of the check on a screen: its rule, its place, what is wrong, what stands there, what to do.
//!
//! Identifiers, names of files and what authors type are read from left to right in every language. Deliberately not here: findings as
//! lines of a terminal (`wording::findings`).

use crate::base::diag::{Diagnostic, Severity};
use crate::screen::theme::{ColorRole, Size, space};
use crate::screen::view::{View, badge, flow, note, text};
use crate::wording::Say;

/// The colour of a finding.
pub(crate) fn color(f: &Diagnostic) -> ColorRole {
    match f.severity {
        Severity::Error => ColorRole::Bad,
        Severity::Warning => ColorRole::Warn,
    }
}

/// Its parts, without what stands in the text there.
pub(crate) fn parts(say: Say, f: &Diagnostic) -> Vec<View> {
    let place = format!("{}:{}:{}", f.file, f.line, f.column);
    let head = [badge(f.rule.code(), color(f)), note(place).line().ltr()];
    let mut parts = vec![
        flow(head).gap(space::NEAR),
        text(say.message(&f.message)).size(Size::Small),
    ];
    parts.extend(f.help.as_ref().map(|h| note(say.message(h))));
    parts
}

/// The same with what stands there, for who has no editor beside it.
pub(crate) fn with_excerpt(say: Say, f: &Diagnostic) -> Vec<View> {
    let mut parts = parts(say, f);
    if !f.source.trim().is_empty() {
        parts.insert(2, excerpt(f));
    }
    parts
}

/// What stands in the text at a finding. Where it was cut it begins and ends with whole words.
pub(crate) fn excerpt(f: &Diagnostic) -> View {
    let shown = f.source.trim();
    let begun = if f.skipped > 0 {
        let word = shown.find(' ').map_or(0, |n| n + 1);
        format!("… {}", &shown[word..])
    } else {
        shown.to_owned()
    };
    let is_cut = f.source.chars().count() >= Diagnostic::EXCERPT;
    let words = match begun.rsplit_once(' ') {
        Some((whole, _)) if is_cut => format!("{whole} …"),
        _ => begun,
    };
    text(words).size(Size::Small).color(ColorRole::Muted).ltr()
}
