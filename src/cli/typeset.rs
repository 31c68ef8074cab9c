//! PDF within limits of time and memory: the typesetting is done by another run of this program, which is ended when it takes too much.
//!
//! A template is a program in a language that can run for long and fill all memory. So it runs apart: what becomes of it, the
//! exercise and the window go on. The other run watches its own memory, where the system tells it (Linux); time is watched everywhere.
//! Deliberately not here: what is set and how (`report`).

use std::collections::BTreeMap;
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, Builder};
use std::time::Duration;

use super::{Done, Failure, terminal};
use crate::base::message::{Message, msg};
use crate::report::doc::Doc;
use crate::report::pdf::{Look, TemplateError, data, pdf_of};
use crate::session::pace::Stopwatch;

/// How long a document may take; the largest report that is known takes a few seconds.
const LONGEST: Duration = Duration::from_secs(60);
/// Most memory of the other run, MiB; the largest report that is known needs a sixth of it.
const MOST_MEMORY: u64 = 2048;
/// How often the limits are looked at.
const LOOK: Duration = Duration::from_millis(10);

/// How the other run says what became of it: a mistake in the template, too much memory, too long.
const MISTAKE: i32 = 3;
const MEMORY: i32 = 4;
const TIME: i32 = 5;

/// The documents as PDF, with the template of a folder or the program's own.
pub(super) fn pdf(docs: &[Doc], look: &Look, template: Option<&Path>) -> Result<Vec<u8>, Failure> {
    let program = std::env::current_exe().and_then(|exe| {
        let mut command = Command::new(exe);
        command
            .arg("typeset")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
    });
    let child = match program {
        Ok(child) => child,
        // Replaced or moved while it runs, a program cannot start itself; its own template is known to end.
        Err(_) if template.is_none() => {
            return pdf_of(data(docs), look).map_err(|e| Failure::new(e.message()));
        }
        Err(e) => {
            return Err(Failure::new(msg!("cli-typesetting-cannot-started")).because(e));
        }
    };
    let (status, bytes) = hand_over(child, &packed(data(docs), look.files()), LONGEST)?;
    match status.and_then(|s| s.code()) {
        Some(0) => Ok(bytes),
        Some(MISTAKE) => {
            let said: TemplateError = serde_json::from_slice(&bytes).unwrap_or_default();
            Err(Failure::new(said.message()))
        }
        Some(MEMORY) => Err(broken(
            template,
            msg!("cli-needed-more-mib-memory", mib = MOST_MEMORY),
        )),
        Some(TIME) => Err(too_long(template)),
        None if status.is_none() => Err(too_long(template)),
        _ => Err(broken(template, msg!("cli-broke-off-without-saying"))),
    }
}

fn too_long(template: Option<&Path>) -> Failure {
    let s = LONGEST.as_secs();
    broken(template, msg!("cli-did-end-within-seconds", s = s))
}

fn broken(template: Option<&Path>, why: Message) -> Failure {
    match template {
        Some(folder) => {
            let place = folder.display();
            Failure::new(msg!(
                "cli-setting-pdf-template-stopped",
                place = place.to_string(),
                why = why
            ))
        }
        None => Failure::new(msg!("cli-setting-pdf-stopped-because", why = why)),
    }
}

/// Gives another run what it works on and takes what comes of it; no status if it took longer than it may and was ended.
fn hand_over(
    mut child: Child,
    work: &[u8],
    longest: Duration,
) -> io::Result<(Option<ExitStatus>, Vec<u8>)> {
    let (to, from) = (child.stdin.take(), child.stdout.take());
    thread::scope(|s| {
        // One that ends early reads no further; that is seen by its status.
        let give = move || to.map(|mut to| to.write_all(work).ok());
        let take = move || {
            let mut bytes = Vec::new();
            from.map_or(Ok(0), |mut from| from.read_to_end(&mut bytes))
                .map(|_| bytes)
        };
        Builder::new()
            .name("typeset: in".to_owned())
            .spawn_scoped(s, give)?;
        let taken = Builder::new()
            .name("typeset: out".to_owned())
            .spawn_scoped(s, take)?;
        let watch = Stopwatch::start();
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break Some(status);
            }
            if watch.elapsed() > longest {
                child.kill()?;
                child.wait()?;
                break None;
            }
            thread::sleep(LOOK);
        };
        let bytes = taken
            .join()
            .map_err(|_| io::Error::other("a thread broke off"))??;
        Ok((status, bytes))
    })
}

/// The other run: takes documents and template from standard input, gives PDF or what is wrong to standard output.
pub(super) fn serve() -> Done {
    let mut work = Vec::new();
    io::stdin().lock().read_to_end(&mut work)?;
    let Some((data, files)) = unpacked(&work) else {
        return Err(Failure::new(msg!("cli-command-program-itself")));
    };
    Builder::new().name("limits".to_owned()).spawn(watch_over)?;
    let (code, bytes) = match pdf_of(data, &Look::of(files)) {
        Ok(pdf) => (0, pdf),
        Err(said) => (
            MISTAKE,
            serde_json::to_vec(&said).expect("words are plain data"),
        ),
    };
    let mut out = terminal::out();
    out.bytes(&bytes)?;
    out.close()?;
    std::process::exit(code)
}

/// Ends this run when it takes too much. Who started it looks at the time too; this is for when nobody is left who does.
fn watch_over() {
    let watch = Stopwatch::start();
    loop {
        thread::sleep(LOOK);
        if memory().is_some_and(|m| m > MOST_MEMORY) {
            std::process::exit(MEMORY);
        }
        if watch.elapsed() > LONGEST * 2 {
            std::process::exit(TIME);
        }
    }
}

/// Memory that this run holds, MiB; none where the system does not say.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let held = |name: &str| {
        let line = status.lines().find_map(|l| l.strip_prefix(name))?;
        line.split_whitespace().next()?.parse::<u64>().ok()
    };
    Some((held("VmRSS:")? + held("VmSwap:").unwrap_or(0)) / 1024)
}

/// The documents' data, then each file's name and contents, every one after its length.
fn packed(data: Vec<u8>, files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut all = Vec::new();
    let named = files
        .iter()
        .flat_map(|(name, bytes)| [name.as_bytes(), bytes]);
    for part in std::iter::once(data.as_slice()).chain(named) {
        all.extend((part.len() as u64).to_le_bytes());
        all.extend(part);
    }
    all
}

fn unpacked(mut all: &[u8]) -> Option<(Vec<u8>, BTreeMap<String, Vec<u8>>)> {
    let mut next = || {
        let (length, rest) = all.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let part = rest.get(..length)?;
        all = &rest[length..];
        Some(part.to_vec())
    };
    let data = next()?;
    let mut files = BTreeMap::new();
    while let Some(name) = next() {
        files.insert(String::from_utf8(name).ok()?, next()?);
    }
    Some((data, files))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_what_is_unpacked() {
        let files = BTreeMap::from([
            ("report.typ".to_owned(), b"= A".to_vec()),
            ("logo.png".to_owned(), vec![0, 255]),
        ]);
        assert_eq!(
            unpacked(&packed(b"[]".to_vec(), &files)),
            Some((b"[]".to_vec(), files.clone()))
        );
        assert_eq!(unpacked(b"no such thing"), None);
        let whole = packed(b"[]".to_vec(), &files);
        assert_eq!(unpacked(&whole[..9]), None, "cut off");
    }

    #[cfg(unix)]
    #[test]
    fn one_that_does_not_end_is_ended_and_one_that_ends_gives_what_it_has() {
        let start = |name: &str, arg: &str| {
            Command::new(name)
                .arg(arg)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        };
        let (status, _) = hand_over(start("sleep", "600"), b"x", Duration::from_millis(1)).unwrap();
        assert!(status.is_none());
        // More than a pipe holds in both directions.
        let much = vec![7; 1 << 20];
        let (status, bytes) = hand_over(start("cat", "-"), &much, LONGEST).unwrap();
        assert!(status.unwrap().success() && bytes == much);
    }
}
