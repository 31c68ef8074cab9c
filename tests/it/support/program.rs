//! The program as a process of its own, for tests that run it as a person does.

use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a folder.
pub(crate) fn tamrin(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tamrin"));
    // As on a machine without a display.
    command
        .args(args)
        .current_dir(dir)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .env_remove("DISPLAY");
    command.output().unwrap()
}

/// Bytes that the program printed, as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A command that can be done: what it prints.
pub(crate) fn ok(dir: &Path, args: &[&str]) -> String {
    let out = tamrin(dir, args);
    assert_eq!(
        out.status.code(),
        Some(0),
        "{args:?}: {}",
        text(&out.stderr)
    );
    text(&out.stdout)
}

/// A command that cannot be done: its complaint.
pub(crate) fn fails(dir: &Path, args: &[&str]) -> String {
    let out = tamrin(dir, args);
    assert_eq!(
        out.status.code(),
        Some(2),
        "{args:?}: {}",
        text(&out.stdout)
    );
    let said = text(&out.stderr);
    // A sentence is shown, never the key it stands under.
    let key = said
        .split(|c: char| !c.is_ascii_lowercase() && c != '-')
        .find(|w| {
            ["session-", "cli-", "check-", "load-", "import-"]
                .iter()
                .any(|k| w.starts_with(k))
        });
    assert_eq!(key, None, "{args:?}: {said}");
    said
}

/// Orders by people in `first-steps`.
pub(crate) const ORDERS: &str = r#"(
    staffed: ["room"],
    orders: [
        (at: "09:12", seat: "room", order: Acknowledge(message: "m1")),
        (at: "09:18", seat: "room", order: ExtendVoting(centre: "abraq-1", until: "09:55")),
        (at: "09:20", seat: "room", order: Dispatch(unit: "rapid-1", to: Incident("push"))),
        (at: "09:25", seat: "excon", order: Release(inject: "m5")),
        (at: "09:40", seat: "room", order: SetPosture(checkpoint: "east-gate", posture: Open)),
    ],
)"#;
