//! Notices that an author saved a file of a scenario: the system tells, nothing looks again and again.
//!
//! Deliberately not here: what is done then (`screen`).

use std::any::Any;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use notify::{Event, RecursiveMode, Watcher};

use super::Failure;
use crate::base::message::msg;
use crate::scenario::load;
use crate::session::player::Notify;
use crate::window::WatchFiles;

/// How the files of a scenario are watched.
pub(super) fn watch(scenario: &Path) -> Result<WatchFiles, Failure> {
    let loaded = load::load(scenario)?;
    let Some(folder) = loaded.folder().map(Path::to_path_buf) else {
        let path = scenario.display().to_string();
        return Err(Failure::new(msg!("cli-watch-no-folder", path = path)));
    };
    Ok(files_of(folder))
}

fn files_of(folder: PathBuf) -> WatchFiles {
    Box::new(move |saved: Notify| {
        let tell = move |event: notify::Result<Event>| {
            if event.is_ok_and(|e| is_of_author(&e)) {
                saved();
            }
        };
        let mut watcher = notify::recommended_watcher(tell).ok()?;
        watcher.watch(&folder, RecursiveMode::Recursive).ok()?;
        let kept: Box<dyn Any + Send + Sync> = Box::new(Mutex::new(watcher));
        Some(kept)
    })
}

/// Whether a file was written that an author writes: exercise files may lie in the same folder, and they change all the time.
fn is_of_author(event: &Event) -> bool {
    let written = |path: &PathBuf| path.extension().is_some_and(|e| e == "ron");
    !event.kind.is_access() && event.paths.iter().any(written)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::sync_channel;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_file_that_is_saved_is_noticed_in_folders_below_too() {
        let dir = tempfile::tempdir().unwrap();
        let below = dir.path().join("parts");
        std::fs::create_dir(&below).unwrap();
        let (send, noticed) = sync_channel(100);
        let watch = files_of(dir.path().to_path_buf());
        let watching = watch(Box::new(move || {
            send.try_send(()).ok();
        }));
        assert!(watching.is_some());
        // As editors save: beside it, and then in its place.
        std::fs::write(below.join("new.tmp"), "()").unwrap();
        std::fs::rename(below.join("new.tmp"), below.join("map.ron")).unwrap();
        noticed.recv_timeout(Duration::from_secs(30)).unwrap();
        let event = |name: &str| Event::new(notify::EventKind::Any).add_path(name.into());
        assert!(is_of_author(&event("mine/scenario.ron")));
        assert!(!is_of_author(&event("mine/mine.tamrin-wal")));
    }
}
