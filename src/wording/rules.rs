//! The rules of the check as text: one explained on the terminal, all of them as a page of the guide.
//!
//! Deliberately not here: findings (`findings`), the log for editors (`sarif`).

use super::plain;
use crate::base::diag::{CheckRule, Severity};
use crate::base::message::msg;
use crate::base::text::Lang;

/// How bad a finding is, in a word.
pub(super) fn severity(severity: Severity, lang: Lang) -> String {
    let said = match severity {
        Severity::Warning => msg!("check-warning"),
        Severity::Error => msg!("check-error"),
    };
    plain(lang).message(&said)
}

/// What can be done where the rule is broken on purpose.
fn allowing(rule: CheckRule, lang: Lang) -> String {
    let said = match rule.severity() {
        Severity::Warning => msg!("check-explain-allow", code = rule.code()),
        Severity::Error => msg!("check-explain-never"),
    };
    plain(lang).message(&said)
}

/// A rule explained in some lines: its name, what breaking it looks like, why it is a rule, how it is allowed.
pub fn explained(rule: CheckRule, lang: Lang) -> String {
    let say = plain(lang);
    format!(
        "{} ({})\n    {}\n    {}\n    {}\n",
        rule.code(),
        severity(rule.severity(), lang),
        say.message(&rule.title()),
        say.message(&rule.why()),
        allowing(rule, lang)
    )
}

/// All rules as a page: a table with the name, how bad it is, what breaking it looks like, and why it is a rule.
pub fn page(lang: Lang) -> String {
    let say = plain(lang);
    let columns = [
        msg!("check-rules-name"),
        msg!("check-rules-level"),
        msg!("check-rules-about"),
        msg!("check-rules-why"),
    ];
    let columns: Vec<String> = columns.iter().map(|m| say.message(m)).collect();
    let mut page = format!(
        "# {}\n\n{}\n\n| {} |\n|---|---|---|---|\n",
        say.message(&msg!("check-rules-heading")),
        say.message(&msg!("check-rules-made")),
        columns.join(" | ")
    );
    for rule in CheckRule::ALL {
        let level = severity(rule.severity(), lang);
        let (title, why) = (say.message(&rule.title()), say.message(&rule.why()));
        page.push_str(&format!(
            "| `{}` | {level} | {title} | {why} |\n",
            rule.code()
        ));
    }
    page
}
