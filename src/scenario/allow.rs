//! What an author allows in place: a comment `// allow: rule-id why it may stay` on the line of a finding, or before it.
//!
//! Comments are no values, so that an allowance changes nothing that is played. One that stands before the record of a file holds for
//! the whole file; one on a line of its own for the next line that says something; one behind something for that line.
//! Deliberately not here: what can be allowed (`CheckRule::severity`), which findings there are (`check`).

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
        let one = |(path, text): &(String, String)| match path.starts_with('@') {
            // What is built in breaks no rule.
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
    let bytes = text.as_bytes();
    let (mut at, mut line, mut begun, mut said) = (0, 0, false, false);
    // Those on lines of their own wait for the next line that says something.
    let mut waiting: Vec<Allowance> = Vec::new();
    while at < bytes.len() {
        let here = at;
        at = match (bytes[at], bytes.get(at + 1)) {
            (b'\n', _) => {
                (line, said) = (line + 1, false);
                at + 1
            }
            (b'/', Some(b'/')) => {
                let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
                let reach = if begun {
                    Reach::Line(line)
                } else {
                    Reach::File
                };
                if let Some(a) = allowance(text, at + 2, end, reach) {
                    let list = if said || !begun {
                        &mut allowances
                    } else {
                        &mut waiting
                    };
                    list.push(a);
                }
                end
            }
            (b'/', Some(b'*')) => block(bytes, at),
            (b' ' | b'\t' | b'\r', _) => at + 1,
            (b'"', _) => quoted(bytes, at + 1),
            (b'r', Some(b'"' | b'#')) => raw(text, at),
            _ => at + 1,
        };
        let blank = bytes[here].is_ascii_whitespace() || text[here..at].starts_with("//");
        if !blank && !text[here..at].starts_with("/*") {
            (begun, said) = (true, true);
            let next = waiting.drain(..).map(|a| Allowance {
                reach: Reach::Line(line),
                ..a
            });
            allowances.extend(next);
        }
        line += text[here..at].matches('\n').count() - usize::from(bytes[here] == b'\n');
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

/// The byte behind a block comment; they nest.
fn block(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut open) = (start, 0usize);
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'/', Some(b'*')) => (open, at) = (open + 1, at + 2),
            (b'*', Some(b'/')) => {
                (open, at) = (open - 1, at + 2);
                if open == 0 {
                    break;
                }
            }
            _ => at += 1,
        }
    }
    at
}

/// The byte behind a text in quotes that begins here.
fn quoted(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The byte behind a raw text that begins here; of what is none, the byte behind the letter.
fn raw(text: &str, start: usize) -> usize {
    let hashes = text[start + 1..].bytes().take_while(|b| *b == b'#').count();
    let inside = start + 1 + hashes;
    if text.as_bytes().get(inside) != Some(&b'"') {
        return start + 1;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    text[inside + 1..]
        .find(&end)
        .map_or(text.len(), |n| inside + 1 + n + end.len())
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
