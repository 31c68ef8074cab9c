//! What an author allows in place: a comment `// allow: rule-id why it may stay` on the line of a finding, or before it.
//!
//! Comments are no values, so that an allowance changes nothing that is played. One that stands before the record of a file holds for
//! the whole file; one on a line of its own for the next line that says something; one behind something for that line.
//! Deliberately not here: what can be allowed (`CheckRule::severity`), which findings there are (`check`).

use super::attached::is_attached;
use super::edit::{Token, TokenKind, tokens};
use super::shipped::Texts;
use crate::base::diag::{CheckRule, Severity, Words, did_you_mean};
use crate::base::message::msg;

/// What a comment begins with that allows something.
const MARK: &str = "allow:";

/// For which part of a file something is allowed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Reach {
    File,
    /// A line, counted from 0.
    Line(usize),
}

/// A rule that may be broken somewhere.
#[derive(Debug)]
struct Allowance {
    /// The byte at which the rule is named.
    at: usize,
    reach: Reach,
    /// The rule as it is written.
    code: String,
    rule: Option<CheckRule>,
    has_reason: bool,
    used: bool,
}

/// A file with what is allowed in it.
struct File {
    /// The first byte of each line.
    lines: Vec<usize>,
    allowances: Vec<Allowance>,
}

/// What is allowed in all files of a scenario.
pub(super) struct Allowances(Vec<File>);

impl Allowances {
    pub(super) fn of(texts: &Texts) -> Self {
        let one = |(path, text): &(String, String)| match path.starts_with('@') || is_attached(path)
        {
            // What is built in breaks no rule, and what messages bring along says nothing of rules.
            true => File {
                lines: Vec::new(),
                allowances: Vec::new(),
            },
            false => file(text),
        };
        Self(texts.iter().map(one).collect())
    }

    /// Whether breaking a rule at a byte of a file is allowed; if so, the allowance was needed.
    pub(super) fn allows(&mut self, (file, at): (usize, usize), rule: CheckRule) -> bool {
        let Some(File { lines, allowances }) = self.0.get_mut(file) else {
            return false;
        };
        if allowances.is_empty() {
            return false;
        }
        let line = lines.partition_point(|start| *start <= at).max(1) - 1;
        // All that allow it were needed: two that stand together are no mistake.
        let mut allowed = false;
        let first = allowances.partition_point(|a| a.reach < Reach::Line(line));
        let here = allowances[first..]
            .iter()
            .take_while(|a| a.reach == Reach::Line(line));
        let here = first..first + here.count();
        let whole = 0..allowances.partition_point(|a| a.reach == Reach::File);
        for n in whole.chain(here) {
            if allowances[n].rule == Some(rule) {
                allowances[n].used = true;
                allowed = true;
            }
        }
        allowed
    }

    /// What is wrong with the allowances themselves; those that nothing needs only where everything was looked at.
    pub(super) fn findings(&self, looked_at_all: bool) -> Vec<((usize, usize), CheckRule, Words)> {
        let mut found = Vec::new();
        for (n, file) in self.0.iter().enumerate() {
            for a in &file.allowances {
                if let Some((rule, words)) = a.wrong(looked_at_all) {
                    found.push(((n, a.at), rule, words));
                }
            }
        }
        found
    }
}

impl Allowance {
    fn wrong(&self, looked_at_all: bool) -> Option<(CheckRule, Words)> {
        let code = &self.code;
        let Some(rule) = self.rule else {
            let help = did_you_mean(code, CheckRule::ALL.iter().map(|r| r.code()));
            return Some((
                CheckRule::AllowUnknown,
                (msg!("check-allow-unknown", code = code), help),
            ));
        };
        if rule.severity() == Severity::Error {
            let words = (
                msg!("check-allow-of-error", code = code),
                Some(msg!("check-allow-fix-error")),
            );
            return Some((CheckRule::AllowOfError, words));
        }
        if !self.has_reason {
            let help = msg!("check-allow-write-reason", code = code);
            return Some((
                CheckRule::AllowWithoutReason,
                (msg!("check-allow-without-reason", code = code), Some(help)),
            ));
        }
        (looked_at_all && !self.used).then(|| {
            let help = Some(msg!("check-allow-delete"));
            (
                CheckRule::AllowOfNothing,
                (msg!("check-allow-of-nothing", code = code), help),
            )
        })
    }
}

/// Looks through a text for comments that allow something. What stands in quotes is no comment.
fn file(text: &str) -> File {
    let newlines = text.match_indices('\n').map(|(n, _)| n + 1);
    let lines: Vec<usize> = std::iter::once(0).chain(newlines).collect();
    let mut allowances: Vec<Allowance> = Vec::new();
    if !text.contains(MARK) {
        return File { lines, allowances };
    }
    let line_of = |at: usize| lines.partition_point(|start| *start <= at).max(1) - 1;
    // The last line that says something, once one does.
    let mut said: Option<usize> = None;
    // Those on lines of their own wait for the next line that says something.
    let mut waiting: Vec<Allowance> = Vec::new();
    for Token { kind, span } in tokens(text) {
        match kind {
            TokenKind::Blank | TokenKind::BlockComment => {}
            TokenKind::LineComment => {
                let line = line_of(span.start);
                let reach = said.map_or(Reach::File, |_| Reach::Line(line));
                if let Some(a) = allowance(text, span.start + 2, span.end, reach) {
                    let waits = said.is_some_and(|last| last != line);
                    let list = if waits { &mut waiting } else { &mut allowances };
                    list.push(a);
                }
            }
            TokenKind::Text
            | TokenKind::Word
            | TokenKind::Open
            | TokenKind::Close
            | TokenKind::Comma
            | TokenKind::Colon
            | TokenKind::Attribute
            | TokenKind::Wrong => {
                let reach = Reach::Line(line_of(span.start));
                allowances.extend(waiting.drain(..).map(|a| Allowance { reach, ..a }));
                said = Some(line_of(span.end - 1));
            }
        }
    }
    allowances.append(&mut waiting);
    allowances.sort_by_key(|a| a.reach);
    File { lines, allowances }
}

/// What the comment between two bytes allows, if it does.
fn allowance(text: &str, start: usize, end: usize, reach: Reach) -> Option<Allowance> {
    let comment = &text[start..end];
    let rest = comment.trim_start().strip_prefix(MARK)?.trim_start();
    let code: String = rest.chars().take_while(|c| !c.is_whitespace()).collect();
    let reason = rest[code.len()..].trim();
    Some(Allowance {
        at: end - rest.len(),
        reach,
        rule: CheckRule::of_code(&code),
        has_reason: reason.chars().filter(|c| c.is_alphabetic()).count() >= 3,
        code,
        used: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reaches(text: &str) -> Vec<(String, Reach)> {
        let all = file(text).allowances.into_iter();
        all.map(|a| (a.code, a.reach)).collect()
    }

    #[test]
    fn an_allowance_reaches_as_far_as_its_place_says() {
        let text = "// allow: any-unit all of it\n(\n  a: 1, // allow: any-posture this line\n  // allow: group-of-one the next\n\n  // words\n  b: \"// allow: no-rule in quotes\n\", c: r#\"\" // allow: no \"#,\n  /* // allow: not-this\n */ d: 2, // allow: gate-closed here\n)";
        let line = |code: &str, n| (code.to_owned(), Reach::Line(n));
        assert_eq!(
            reaches(text),
            [
                ("any-unit".to_owned(), Reach::File),
                line("any-posture", 2),
                line("group-of-one", 6),
                line("gate-closed", 9)
            ]
        );
    }

    #[test]
    fn any_sign_may_stand_outside_quotes_and_a_quote_may_be_a_character() {
        let line = |code: &str, n| (code.to_owned(), Reach::Line(n));
        assert_eq!(
            reaches(
                "(id: \"s\"، x: 1, // allow: any-unit here\n y: '\"', // allow: any-posture z\n)"
            ),
            [line("any-unit", 0), line("any-posture", 1)]
        );
        let handout = "Gates allow: ID holders – no bags // allow: any-unit x".to_owned();
        let texts = vec![("+order.txt".to_owned(), handout)];
        let all = Allowances::of(&texts);
        assert!(all.findings(true).is_empty());
    }

    #[test]
    fn what_is_wrong_with_an_allowance_is_said_where_it_stands() {
        let text = "(\n a: 1, // allow: any-unti because\n b: 2, // allow: slip-no because\n c: 3, // allow: any-unit\n d: 4, // allow: any-unit because\n e: 5, // allow: bad-date because\n)";
        let mut all = Allowances::of(&vec![("s.ron".to_owned(), text.to_owned())]);
        let place = |word: &str| (0, text.find(word).unwrap());
        assert!(all.allows(place("d: 4"), CheckRule::AnyUnit));
        assert!(!all.allows(place("d: 4"), CheckRule::AnyPosture));
        assert!(!all.allows(place("e: 5"), CheckRule::AnyUnit));
        let found = |all: &Allowances, looked| {
            let found = all.findings(looked).into_iter();
            found.map(|(_, rule, _)| rule).collect::<Vec<_>>()
        };
        let wrong = [
            CheckRule::AllowUnknown,
            CheckRule::AllowUnknown,
            CheckRule::AllowWithoutReason,
            CheckRule::AllowOfError,
        ];
        assert_eq!(found(&all, true), wrong);
        let unused = Allowances::of(&vec![(
            "s.ron".to_owned(),
            text.replace("any-unti", "any-unit"),
        )]);
        assert!(found(&unused, true).contains(&CheckRule::AllowOfNothing));
        assert!(!found(&unused, false).contains(&CheckRule::AllowOfNothing));
    }
}
