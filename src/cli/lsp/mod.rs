//! `tamrin lsp`: what an author's editor is told of scenarios, by the Language Server Protocol over standard input and output.
//!
//! Findings are those of `tamrin check`, with what is typed and not saved in place of what files hold. A check waits until nobody has
//! typed for a moment; answers do not wait for it.
//! Deliberately not here: which words fit and what they mean (`author`), the checks, threads (`lsp_server` has two, for reading and
//! writing).

mod answers;
mod buffers;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use gen_lsp_types as lsp;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Done, Findings};
use crate::author::complete::suggestions;
use crate::author::explain::{defined, explained};
use crate::author::names::{Names, Thing};
use crate::base::diag::{CheckRule, Diagnostic, Severity};
use crate::base::message::Message as Said;
use crate::base::text::Lang;
use crate::scenario::edit::laid_out;
use crate::scenario::load::{self, Unsaved};
use crate::scenario::locate::{self, Node};
use crate::scenario::read::Texts;
use crate::scenario::{self, shipped};
use crate::wording::{findings, plain};
use answers::{completion, finding, hover, said};
use buffers::{byte_of, change, range_of};

/// How long nobody has typed when it is checked.
const QUIET: Duration = Duration::from_millis(150);
/// Signs after which an editor asks for words by itself.
const BEFORE_WORDS: [&str; 4] = ["\"", "(", ":", "["];
/// The page of the rules in a copy of the program's sources, by language.
const PAGES: [(&str, &str); 2] = [("ar", "docs/rules-ar.md"), ("en", "docs/rules.md")];

/// Serves one editor until it says good-bye. Ends with findings if it is gone without.
pub(super) fn serve(lang: Lang) -> Done {
    let (connection, threads) = Connection::stdio();
    let ended = Server::begin(&connection, lang).and_then(|mut s| s.serve());
    drop(connection);
    match ended {
        Ok(()) => {
            threads.join()?;
            Ok(Findings::None)
        }
        // The one to tell is gone; its reader may still wait for it.
        Err(Gone) => Ok(Findings::Some),
    }
}

/// The editor is gone, or speaks another protocol.
struct Gone;

/// A file that is open in the editor.
struct Open {
    uri: lsp::Uri,
    version: i32,
}

/// A scenario as it was read last.
struct Known {
    texts: Texts,
    names: Names,
}

struct Server<'c> {
    connection: &'c Connection,
    lang: Lang,
    /// Whether the editor takes places to be filled in.
    snippets: bool,
    /// Where the rules are explained.
    page: Option<lsp::Uri>,
    unsaved: Unsaved,
    open: BTreeMap<PathBuf, Open>,
    /// Heads of scenarios that have to be checked.
    stale: BTreeSet<PathBuf>,
    known: BTreeMap<PathBuf, Known>,
    /// By head, the files of which something was told.
    told: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
}

impl<'c> Server<'c> {
    /// Says what it can do.
    fn begin(connection: &'c Connection, lang: Lang) -> Result<Self, Gone> {
        let (id, params) = connection.initialize_start().map_err(|_| Gone)?;
        let params: lsp::InitializeParams = serde_json::from_value(params).unwrap_or_default();
        let sync = lsp::TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(lsp::TextDocumentSyncKind::Incremental),
            save: Some(lsp::Save::Bool(true)),
            ..Default::default()
        };
        let words = lsp::CompletionOptions {
            trigger_characters: Some(BEFORE_WORDS.map(str::to_owned).to_vec()),
            ..Default::default()
        };
        let capabilities = lsp::ServerCapabilities {
            text_document_sync: Some(lsp::TextDocumentSync::Options(sync)),
            completion_provider: Some(words),
            hover_provider: Some(lsp::HoverProvider::Bool(true)),
            definition_provider: Some(lsp::DefinitionProvider::Bool(true)),
            document_formatting_provider: Some(lsp::DocumentFormattingProvider::Bool(true)),
            ..Default::default()
        };
        let server = lsp::ServerInfo {
            name: "tamrin".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        };
        let result = lsp::InitializeResult {
            capabilities,
            server_info: Some(server),
        };
        connection
            .initialize_finish(id, json(&result))
            .map_err(|_| Gone)?;
        let completion = params.capabilities.text_document.and_then(|t| t.completion);
        let item = completion.and_then(|c| c.completion_item);
        Ok(Self {
            connection,
            lang,
            snippets: item.and_then(|i| i.snippet_support) == Some(true),
            page: None,
            unsaved: Unsaved::default(),
            open: BTreeMap::new(),
            stale: BTreeSet::new(),
            known: BTreeMap::new(),
            told: BTreeMap::new(),
        })
    }

    fn serve(&mut self) -> Result<(), Gone> {
        loop {
            let message = if self.stale.is_empty() {
                self.connection.receiver.recv().map_err(|_| Gone)?
            } else {
                match self.connection.receiver.recv_timeout(QUIET) {
                    Ok(message) => message,
                    Err(e) if e.is_timeout() => {
                        self.check()?;
                        continue;
                    }
                    Err(_) => return Err(Gone),
                }
            };
            match message {
                Message::Request(r) => {
                    if self.connection.handle_shutdown(&r).map_err(|_| Gone)? {
                        return Ok(());
                    }
                    let answer = self.answer(r);
                    self.send(answer.into())?;
                }
                Message::Notification(n) => self.take(n)?,
                // It asks the editor for nothing.
                Message::Response(_) => {}
            }
        }
    }

    fn send(&self, message: Message) -> Result<(), Gone> {
        self.connection.sender.send(message).map_err(|_| Gone)
    }

    /// Answers what it is asked. Names of requests are the protocol's, of which it knows these.
    fn answer(&mut self, r: Request) -> Response {
        match r.method.as_str() {
            "textDocument/completion" => self.with(r, Self::complete),
            "textDocument/hover" => self.with(r, Self::explain),
            "textDocument/definition" => self.with(r, Self::define),
            "textDocument/formatting" => self.with(r, Self::lay_out),
            other => {
                let words = format!("{other} is not offered");
                Response::new_err(r.id, ErrorCode::MethodNotFound as i32, words)
            }
        }
    }

    fn with<P: DeserializeOwned, A: Serialize>(
        &mut self,
        r: Request,
        answer: fn(&mut Self, P) -> Option<A>,
    ) -> Response {
        match serde_json::from_value(r.params) {
            Ok(params) => Response::new_ok(r.id, answer(self, params)),
            Err(e) => Response::new_err(r.id, ErrorCode::InvalidParams as i32, e.to_string()),
        }
    }

    /// Takes in what happened in the editor; of what it does not know it needs nothing.
    fn take(&mut self, n: Notification) -> Result<(), Gone> {
        match n.method.as_str() {
            "textDocument/didOpen" => {
                if let Some(p) = read::<lsp::DidOpenTextDocumentParams>(n) {
                    let (uri, version) = (p.text_document.uri, p.text_document.version);
                    self.put(uri, version, p.text_document.text)?;
                }
            }
            "textDocument/didChange" => {
                if let Some(p) = read::<lsp::DidChangeTextDocumentParams>(n) {
                    let uri = p.text_document.text_document_identifier.uri;
                    let before = path_of(&uri).and_then(|path| self.unsaved.text(&path));
                    let mut text = before.unwrap_or_default().to_owned();
                    p.content_changes
                        .into_iter()
                        .for_each(|c| change(&mut text, c));
                    self.put(uri, p.text_document.version, text)?;
                }
            }
            "textDocument/didClose" => {
                if let Some(p) = read::<lsp::DidCloseTextDocumentParams>(n)
                    && let Some(path) = path_of(&p.text_document.uri)
                {
                    self.unsaved.forget(&path);
                    self.outdate(&path)?;
                    self.open.remove(&path);
                }
            }
            "textDocument/didSave" => {
                if let Some(p) = read::<lsp::DidSaveTextDocumentParams>(n)
                    && let Some(path) = path_of(&p.text_document.uri)
                {
                    self.outdate(&path)?;
                }
            }
            "workspace/didChangeWatchedFiles" => {
                self.stale.extend(self.told.keys().cloned());
                self.known.clear();
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, uri: lsp::Uri, version: i32, text: String) -> Result<(), Gone> {
        let Some(path) = path_of(&uri) else {
            return Ok(());
        };
        self.unsaved.put(&path, text);
        if self.page.is_none() {
            self.page = page(&path, self.lang);
        }
        self.open.insert(path.clone(), Open { uri, version });
        self.outdate(&path)
    }

    /// What is known of a file's scenario is no more; it is checked soon. A file of no scenario has no findings.
    fn outdate(&mut self, path: &Path) -> Result<(), Gone> {
        match load::head_of(path, &self.unsaved) {
            Some(head) => {
                self.known.remove(&head);
                self.stale.insert(head);
                Ok(())
            }
            None => {
                self.known.remove(path);
                self.tell(path, Vec::new())
            }
        }
    }

    /// Checks what has to be, and tells what was found.
    fn check(&mut self) -> Result<(), Gone> {
        for head in std::mem::take(&mut self.stale) {
            let mut found = self.found(&head);
            let before = self.told.remove(&head).unwrap_or_default();
            let of_this =
                |path: &&PathBuf| load::head_of(path, &self.unsaved).as_ref() == Some(&head);
            let open: Vec<PathBuf> = self.open.keys().filter(of_this).cloned().collect();
            for path in before.into_iter().chain(open) {
                found.entry(path).or_default();
            }
            let told = found.iter().filter(|(_, list)| !list.is_empty());
            let told = told.map(|(path, _)| path.clone()).collect();
            for (path, list) in found {
                self.tell(&path, list)?;
            }
            self.told.insert(head, told);
        }
        Ok(())
    }

    /// All findings about a scenario, by file.
    fn found(&self, head: &Path) -> BTreeMap<PathBuf, Vec<lsp::Diagnostic>> {
        let mut by_file: BTreeMap<PathBuf, Vec<_>> = BTreeMap::new();
        let page = self.page.as_ref();
        let loaded = match load::load_with(head, &self.unsaved) {
            Ok(loaded) => loaded,
            Err(e) => {
                let what = (Severity::Error, CheckRule::FileMissing);
                let unread = Diagnostic::new(what, "", (1, 1), "", (e.words(), None));
                let nothing = locate::parse("").root;
                let unread = finding(&unread, ("", &nothing), page, self.lang);
                return BTreeMap::from([(head.to_path_buf(), vec![unread])]);
            }
        };
        let texts = loaded.texts.clone();
        let checked = scenario::from_changed(&loaded, texts);
        let mut trees: BTreeMap<&str, Node> = BTreeMap::new();
        for f in &checked.findings {
            let text = loaded.texts.iter().find(|(name, _)| *name == f.file);
            // What is built in is nobody's to change.
            if let Some((name, text)) = text {
                let root = trees
                    .entry(name)
                    .or_insert_with(|| locate::parse(text).root);
                let told = finding(f, (text.as_str(), &*root), page, self.lang);
                by_file.entry(beside(head, name)).or_default().push(told);
            }
        }
        let more = findings::more(&checked.rest);
        if let Some(more) = more.map(|m: Said| plain(self.lang).message(&m)) {
            let list = by_file.entry(head.to_path_buf()).or_default();
            list.push(said(more));
        }
        by_file
    }

    /// Tells the findings about a file, which take the place of earlier ones.
    fn tell(&self, path: &Path, diagnostics: Vec<lsp::Diagnostic>) -> Result<(), Gone> {
        let open = self.open.get(path);
        let named = || lsp::Uri::from_file_path(path).ok();
        let Some(uri) = open.map(|o| o.uri.clone()).or_else(named) else {
            return Ok(());
        };
        let params = lsp::PublishDiagnosticsParams {
            uri,
            version: open.map(|o| o.version),
            diagnostics,
        };
        let told = Notification::new("textDocument/publishDiagnostics".to_owned(), params);
        self.send(told.into())
    }

    fn complete(&mut self, p: lsp::CompletionParams) -> Option<lsp::CompletionList> {
        let (lang, snippets) = (self.lang, self.snippets);
        let asked = self.asked(&p.text_document_position_params)?;
        let found = suggestions(asked.text, asked.at, asked.is_head, asked.names, lang)?;
        Some(completion(found, asked.text, snippets, lang))
    }

    fn explain(&mut self, p: lsp::HoverParams) -> Option<lsp::Hover> {
        let lang = self.lang;
        let asked = self.asked(&p.text_document_position_params)?;
        let e = explained(asked.text, asked.at, asked.is_head, asked.names)?;
        let place = e.thing.and_then(|t| {
            let (name, text) = asked.file(t)?;
            Some((name.to_owned(), range_of(text, &t.span).start.line))
        });
        Some(hover(&e, place, asked.text, lang))
    }

    fn define(&mut self, p: lsp::DefinitionParams) -> Option<lsp::Location> {
        let asked = self.asked(&p.text_document_position_params)?;
        let thing = defined(asked.text, asked.at, asked.is_head, asked.names)?;
        let (name, text) = asked.file(thing)?;
        Some(lsp::Location {
            uri: lsp::Uri::from_file_path(beside(&asked.head, name)).ok()?,
            range: range_of(text, &thing.span),
        })
    }

    fn lay_out(&mut self, p: lsp::DocumentFormattingParams) -> Option<Vec<lsp::TextEdit>> {
        let text = self.unsaved.text(&path_of(&p.text_document.uri)?)?;
        let new_text = laid_out(text).ok()?;
        let range = range_of(text, &(0..text.len()));
        Some(vec![lsp::TextEdit { range, new_text }])
    }

    /// A place in a text that an editor asks about, with all that the answer needs.
    fn asked(&mut self, p: &lsp::TextDocumentPositionParams) -> Option<Asked<'_>> {
        let path = path_of(&p.text_document.uri)?;
        let head = load::head_of(&path, &self.unsaved);
        let (is_head, head) = (head.as_ref() == Some(&path), head.unwrap_or(path.clone()));
        if !self.known.contains_key(&head) {
            let texts = load::load_with(&head, &self.unsaved).ok()?.texts;
            let texts = shipped::with_library(texts);
            let names = Names::of(&texts);
            self.known.insert(head.clone(), Known { texts, names });
        }
        let known = self.known.get(&head)?;
        let text = self.unsaved.text(&path)?;
        Some(Asked {
            at: byte_of(text, p.position),
            text,
            is_head,
            names: &known.names,
            texts: &known.texts,
            head,
        })
    }
}

/// What an editor asks about.
struct Asked<'s> {
    text: &'s str,
    at: usize,
    is_head: bool,
    names: &'s Names,
    texts: &'s Texts,
    head: PathBuf,
}

impl<'s> Asked<'s> {
    /// The name and the text of a thing's file; none of what is built in.
    fn file(&self, thing: &Thing) -> Option<(&'s str, &'s str)> {
        let (name, text) = self.texts.get(thing.file)?;
        (!name.starts_with('@')).then_some((name, text))
    }
}

/// A file of a scenario.
fn beside(head: &Path, name: &str) -> PathBuf {
    head.parent().unwrap_or(Path::new("")).join(name)
}

/// The file that an editor means, by one path however it is named; none where it is no file.
fn path_of(uri: &lsp::Uri) -> Option<PathBuf> {
    let path = uri.to_file_path().ok()?;
    Some(load::real(&path))
}

/// The page of the rules, where a file lies in a copy of the program's sources.
fn page(file: &Path, lang: Lang) -> Option<lsp::Uri> {
    let (_, name) = PAGES.iter().find(|(tag, _)| *tag == lang.tag())?;
    let pages = file.ancestors().map(|folder| folder.join(name));
    let there = pages.into_iter().find(|page| page.is_file())?;
    lsp::Uri::from_file_path(there).ok()
}

fn read<P: DeserializeOwned>(n: Notification) -> Option<P> {
    serde_json::from_value(n.params).ok()
}

fn json(of: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(of).expect("answers are plain data")
}
