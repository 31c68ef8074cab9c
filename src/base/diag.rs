//! Findings about what an author wrote: where it stands, what was expected, what was found, what to do.
//!
//! Findings are collected, never thrown: an author sees all of them at once.
//! Deliberately not here: reading files, the words (`wording::findings`), printing.

use super::clean;
use super::message::{Arg, Message, msg};
pub use super::rule::{CheckRule, Severity, Sort};
use super::text::Text;

/// One finding about one place in one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The rule that is broken.
    pub rule: CheckRule,
    /// The file, relative to the scenario's folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line of the source, or of a long one what stands around the place; what cannot be shown is U+FFFD.
    pub source: String,
    /// Characters of the line that are left out before `source`.
    pub skipped: usize,
    /// What is wrong: what was found and what was expected.
    pub message: Message,
    /// What to do, such as "did you mean", if there is more to say.
    pub help: Option<Message>,
}

/// Characters of the source that are kept before and after the place of a finding.
const BEFORE: usize = 60;
const AFTER: usize = 60;
/// Characters of what a message quotes that are kept: it may be of any length.
const LONGEST: usize = 400;

/// What a finding says: what is wrong, and what to do if there is more to say.
pub type Words = (Message, Option<Message>);

impl Diagnostic {
    /// Characters of a long line that are kept.
    pub const EXCERPT: usize = BEFORE + AFTER;

    /// A finding at a character of a line, both counted from 1. Of the line a short excerpt is kept, and nothing of it steers a
    /// terminal.
    pub fn new(
        what: (Severity, CheckRule),
        file: &str,
        (line, column): (usize, usize),
        source: &str,
        (message, help): Words,
    ) -> Self {
        let skipped = (column - 1).saturating_sub(BEFORE);
        let shown = source.chars().skip(skipped).take(Self::EXCERPT);
        let shown: String = shown
            .map(|c| if c == '\t' { ' ' } else { c })
            .enumerate()
            .map(|(n, c)| {
                // What shows nothing is seen where it is what the finding is about.
                let about = skipped + n + 1 == column && c != ' ' && clean::is_unseen(c);
                if about || clean::steers(c) {
                    '\u{fffd}'
                } else {
                    c
                }
            })
            .collect();
        let (severity, rule) = what;
        let source = shown.trim_end().to_owned();
        Self {
            severity,
            rule,
            file: file.to_owned(),
            line,
            column,
            source,
            skipped,
            message: short(message),
            help: help.map(short),
        }
    }
}

/// A sentence of a finding in which nothing steers, and what it quotes is cut where it is very long.
fn short(said: Message) -> Message {
    let args = said.args.into_iter().map(|(name, arg)| (name, cut(arg)));
    Message::new(said.key, args.collect())
}

fn cut(arg: Arg) -> Arg {
    let one = |t: String| {
        let t = clean::plain(&t);
        if t.chars().count() > LONGEST {
            t.chars().take(LONGEST).chain(['…']).collect()
        } else {
            t.into_owned()
        }
    };
    match arg {
        Arg::Plain(text) => Arg::Plain(one(text)),
        Arg::Text(text) => Arg::Text(Text {
            ar: one(text.ar),
            en: one(text.en),
        }),
        Arg::Message(said) => Arg::Message(Box::new(short(*said))),
        Arg::List(several) => Arg::List(several.into_iter().map(cut).collect()),
        other @ (Arg::Number(_) | Arg::Decimal(..) | Arg::Time(_) | Arg::Span(_)) => other,
    }
}

/// The candidate nearest in spelling to `wrong`, if one is near enough to be meant.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(wrong, c), c))
        .filter(|(d, c)| *d <= (c.chars().count().max(3) / 3).max(1))
        .min()
        .map(|(_, c)| c)
}

/// "Did you mean", or the list of all that is known.
pub fn did_you_mean<'a>(
    found: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Option<Message> {
    if let Some(near) = nearest(found, known.clone()) {
        return Some(msg!("check-did-you-mean", near = near));
    }
    let mut all: Vec<&str> = known.collect();
    let more = all.len() > 16;
    all.truncate(16);
    if more {
        all.push("…");
    }
    (!all.is_empty()).then(|| msg!("check-known-are", all = all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_suggests_only_what_is_near() {
        assert_eq!(nearest("qubah", ["qubbah", "ubari"]), Some("qubbah"));
        assert_eq!(nearest("zzz", ["qubbah", "ubari"]), None);
    }

    #[test]
    fn of_a_long_line_an_excerpt_is_kept_that_steers_no_terminal() {
        let line = format!(
            "{}\u{1b}[2J HERE{}",
            "a".repeat(100_000),
            "b".repeat(100_000)
        );
        let quoted = format!("{}\u{202e}", "x".repeat(100_000));
        let message = msg!("check-no-field", found = &quoted);
        let what = (Severity::Error, CheckRule::ReferenceUnknown);
        let d = Diagnostic::new(what, "s.ron", (1, 100_006), &line, (message, None));
        assert!(
            d.source.len() < 400 && !d.source.contains('\u{1b}'),
            "{d:?}"
        );
        let Arg::Plain(quoted) = &d.message.args[0].1 else {
            panic!("{d:?}");
        };
        assert!(quoted.chars().count() == LONGEST + 1 && !quoted.contains('\u{202e}'));
        assert_eq!(
            d.source.chars().position(|c| c == 'H'),
            Some(d.column - 1 - d.skipped)
        );
    }
}
