//! What is found, fits and means, as an editor takes it.
//!
//! Deliberately not here: finding it (`author`, `scenario::check`), the conversation.

use std::ops::Range;

use gen_lsp_types as lsp;

use super::buffers::{byte_of_character, range_of};
use crate::author::complete::{About, Sort, Suggestion, Suggestions};
use crate::author::explain::Explained;
use crate::base::clean;
use crate::base::diag::{Diagnostic, Severity};
use crate::base::ids::IdKind;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::edit::{TokenKind, tokens};
use crate::scenario::locate::Node;
use crate::wording::{guide, plain};

/// Who says it.
const SOURCE: &str = "tamrin";

/// A finding in a text, of which the values' places are known. `page` is where the rules are explained, if that is known.
pub(super) fn finding(
    d: &Diagnostic,
    (text, root): (&str, &Node),
    page: Option<&lsp::Uri>,
    lang: Lang,
) -> lsp::Diagnostic {
    let say = plain(lang);
    let mut words = say.message(&d.message);
    if let Some(help) = &d.help {
        words = format!("{words}\n{}", say.message(help));
    }
    let at = byte_of_character(text, d.line, d.column);
    let severity = match d.severity {
        Severity::Error => lsp::DiagnosticSeverity::Error,
        Severity::Warning => lsp::DiagnosticSeverity::Warning,
    };
    let href = page.map(|page| {
        let mut href = page.clone();
        href.set_fragment(Some(d.rule.code()));
        lsp::CodeDescription { href }
    });
    lsp::Diagnostic {
        range: range_of(text, &extent(text, root, at)),
        severity: Some(severity),
        code: Some(lsp::Code::String(d.rule.code().to_owned())),
        code_description: href,
        ..said(words)
    }
}

/// Words about a file as a whole.
pub(super) fn said(words: String) -> lsp::Diagnostic {
    lsp::Diagnostic {
        severity: Some(lsp::DiagnosticSeverity::Information),
        source: Some(SOURCE.to_owned()),
        message: lsp::Message::String(words),
        ..Default::default()
    }
}

/// What is marked for a finding at a byte: the value or the word that begins there, as far as the line goes.
fn extent(text: &str, root: &Node, at: usize) -> Range<usize> {
    let line = text[at..].split('\n').next().unwrap_or("");
    let line = at + line.trim_end().len();
    let value = largest(root, at).map(|n| n.end);
    let word = || {
        let pieces = tokens(&text[at..line]);
        let first = pieces.first().filter(|t| t.kind != TokenKind::Blank);
        first.map_or(at, |t| at + t.span.end)
    };
    at..value.unwrap_or_else(word).min(line).max(at)
}

/// The largest value that begins at a byte and is not the whole text.
fn largest(root: &Node, at: usize) -> Option<&Node> {
    let mut node = root;
    loop {
        let inner = node.parts().into_iter();
        node = inner.into_iter().find(|n| n.start <= at && at < n.end)?;
        if node.start == at {
            return Some(node);
        }
    }
}

/// Words that fit, for an editor that takes places to be filled in or for one that does not.
pub(super) fn completion(
    s: Suggestions,
    text: &str,
    snippets: bool,
    lang: Lang,
) -> lsp::CompletionList {
    let range = range_of(text, &s.replaces);
    let offered = |s: &Suggestion| snippets || s.sort != Sort::Record;
    let items = s.list.into_iter().filter(offered).enumerate();
    lsp::CompletionList {
        is_incomplete: false,
        items: items
            .map(|(n, s)| item(n, s, (range, snippets), lang))
            .collect(),
        ..Default::default()
    }
}

fn item(
    n: usize,
    s: Suggestion,
    (range, snippets): (lsp::Range, bool),
    lang: Lang,
) -> lsp::CompletionItem {
    let say = plain(lang);
    let kind = match s.sort {
        Sort::Thing => lsp::CompletionItemKind::Reference,
        Sort::Field => lsp::CompletionItemKind::Field,
        Sort::Value => lsp::CompletionItemKind::EnumMember,
        Sort::Record => lsp::CompletionItemKind::Struct,
    };
    let (new_text, format) = match s.snippet.filter(|_| snippets) {
        Some(snippet) => (snippet, lsp::InsertTextFormat::Snippet),
        None => (s.text, lsp::InsertTextFormat::PlainText),
    };
    let known = |words: String| Some(clean::plain(&words).into_owned()).filter(|w| !w.is_empty());
    let about = match s.about {
        About::Nothing => String::new(),
        About::Called(name) => name,
        About::Written(form, default) => {
            let written = guide::form(&form, str::to_owned, say);
            let default = default.map(|d| format!(" = {d}")).unwrap_or_default();
            format!("{written}{default}")
        }
    };
    let meaning = s.meaning.map(|m| guide::meaning(m, say));
    lsp::CompletionItem {
        // In the order in which they stand, which has the needed fields first.
        sort_text: Some(format!("{n:06}")),
        label: s.label,
        kind: Some(kind),
        detail: known(about),
        documentation: meaning.and_then(known).map(lsp::Documentation::String),
        insert_text_format: Some(format),
        text_edit: Some(lsp::CompletionItemTextEdit::TextEdit(lsp::TextEdit {
            range,
            new_text,
        })),
        ..Default::default()
    }
}

/// What something is. `place` is the file and line where a thing stands, none of what is built in.
pub(super) fn hover(
    e: &Explained<'_>,
    place: Option<(String, u32)>,
    text: &str,
    lang: Lang,
) -> lsp::Hover {
    let say = plain(lang);
    let mut parts = vec![format!("`{}`", e.name)];
    let is_own = place.is_some();
    if let Some(thing) = e.thing {
        let mut names = vec![thing.name.get(lang), &thing.name.ar, &thing.name.en];
        names.dedup();
        let mut names: Vec<&str> = names.into_iter().filter(|n| !n.is_empty()).collect();
        names.truncate(2);
        parts.extend(names.iter().map(|n| clean::plain(n).into_owned()));
        parts.push(match place {
            Some((file, line)) => format!("{file}:{}", line + 1),
            None => say.t("cli-lsp-built-in"),
        });
        // What is built in cannot be gone to: what it needs is said here.
        if e.kind == Some(IdKind::KindId) && !is_own {
            let needs = guide::needs_of_kind(&thing.id, say);
            parts.extend(needs.iter().map(|n| format!("- {n}")));
        }
    }
    if let Some(holds) = &e.holds {
        let holds = guide::form(holds, |name| format!("`{name}`"), say);
        parts[0] = format!("`{}`: {holds}", e.name);
        let needed = match &e.default {
            _ if e.needed => Some(say.t("cli-lsp-needed")),
            Some(default) => Some(say.message(&msg!("cli-lsp-default", value = default))),
            None => None,
        };
        parts.extend(needed);
    }
    parts.extend(e.meaning.map(|m| guide::meaning(m, say)));
    lsp::Hover {
        contents: lsp::Contents::MarkupContent(lsp::MarkupContent {
            kind: lsp::MarkupKind::Markdown,
            value: parts.join("\n\n"),
        }),
        range: Some(range_of(text, &e.span)),
    }
}
