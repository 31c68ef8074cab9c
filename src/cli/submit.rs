//! `tamrin batch submit`: has the shards of a design played by an engine that is there, follows them, and says when all are whole.
//!
//! A shard is a command that gives the same bytes wherever and however often it runs, so nothing is kept of who plays which: what is
//! not in the folder when the engine has nothing more to do is given to it again, some times over. The engine's queue, nodes and
//! failures are its own affair. Deliberately not here: playing (`batch`), a queue or a protocol.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output as Ended};
use std::thread;
use std::time::Duration;

use indicatif::ProgressBar;

use super::batch_args::{Engine, Submit};
use super::design::Ready;
use super::results::{claim, missing, put, read_about};
use super::{Done, Failure, Findings, runs, terminal};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::session::output::Output;

/// How long is waited between two looks.
const LOOK: Duration = Duration::from_secs(2);
/// How many looks at a queue that does not answer, one after the other, before it is given up: five minutes.
const PATIENCE: u32 = 150;
/// How many times what is missing is submitted, the first time counted.
const TRIES: u32 = 4;
/// Most tasks of an array; Slurm takes 1,001 at most where nobody set another number.
const TASKS: usize = 1000;

/// The script that a task runs, and the file that says which job was submitted last, both in the folder of results.
const SCRIPT: (&str, &str) = ("slurm.sh", include_str!("../../deploy/slurm.sh"));
const JOB: &str = "slurm-job";
/// Where tasks write what they say, in the folder of results.
const LOGS: &str = "logs";

pub(super) fn submit(args: &Submit, lang: Lang) -> Done {
    let Engine::Slurm = args.engine;
    let ready = Ready::read(&args.design, lang)?;
    let folder = &args.output;
    fs::create_dir_all(folder.join(LOGS))?;
    let there = read_about(folder)?;
    let shards = args
        .shards
        .or(there.as_ref().map(|about| about.shards))
        .unwrap_or_else(|| ready.design.shards());
    let parquet = there.as_ref().is_some_and(|about| about.parquet);
    claim(folder, &ready.about((shards, parquet)), there)?;
    let work = Work {
        design: &args.design,
        program: std::env::current_exe()?,
        folder,
        shards,
        lang,
    };
    work.all()?;
    let said = msg!(
        "batch-submit-done",
        all = shards.to_string(),
        folder = folder.display().to_string()
    );
    terminal::out().say(&said, lang)?;
    Ok(Findings::None)
}

/// A design whose shards are being played elsewhere.
struct Work<'a> {
    design: &'a Path,
    program: PathBuf,
    folder: &'a Path,
    shards: usize,
    lang: Lang,
}

impl Work<'_> {
    fn missing(&self) -> Vec<usize> {
        missing(self.folder, 1..=self.shards, self.shards)
    }

    /// Submits what is missing and waits, until nothing is.
    fn all(&self) -> Result<(), Failure> {
        put(
            &self.folder.join(SCRIPT.0),
            Output::Results,
            SCRIPT.1.as_bytes(),
        )?;
        let bar = runs::bar(self.shards, self.lang);
        // Who was interrupted goes on with the job that is in the queue.
        let before = fs::read_to_string(self.folder.join(JOB)).ok();
        if let Some(job) = before.filter(|job| queue().is_ok_and(|jobs| jobs.contains(job))) {
            self.say(&msg!("batch-submit-goes-on", job = &job))?;
            self.wait(&job, &bar)?;
        }
        let mut tries = 0;
        loop {
            let left = self.missing();
            if left.is_empty() {
                bar.finish_and_clear();
                return Ok(());
            }
            if tries == TRIES {
                bar.finish_and_clear();
                return Err(Failure::new(msg!(
                    "batch-submit-missing",
                    n = left.len(),
                    first = left[0].to_string(),
                    logs = self.folder.join(LOGS).display().to_string(),
                )));
            }
            tries += 1;
            let job = self.send(&left)?;
            self.say(&msg!("batch-submit-sent", n = left.len(), job = &job))?;
            self.wait(&job, &bar)?;
        }
    }

    fn say(&self, said: &crate::base::message::Message) -> Result<(), Failure> {
        Ok(terminal::err().say(said, self.lang)?)
    }

    /// Puts shards into the engine's queue: the number of its job.
    fn send(&self, left: &[usize]) -> Result<String, Failure> {
        let tasks = self.shards.min(TASKS);
        let mut sbatch = Command::new("sbatch");
        sbatch
            .arg("--parsable")
            .arg(format!("--array={}", array(left, tasks)))
            .arg("--output")
            .arg(self.folder.join(LOGS).join("%A_%a.log"))
            .arg(self.folder.join(SCRIPT.0))
            .args([
                self.program.as_os_str(),
                self.design.as_os_str(),
                self.folder.as_os_str(),
            ])
            .args([self.shards.to_string(), tasks.to_string()]);
        let ended = done("sbatch", sbatch.output())?;
        // The number, and behind a semicolon the cluster.
        let said = String::from_utf8_lossy(&ended.stdout);
        let job = said.trim().split(';').next().unwrap_or("").to_owned();
        put(&self.folder.join(JOB), Output::Results, job.as_bytes())?;
        Ok(job)
    }

    /// Waits until a job has left the queue or all shards are there.
    fn wait(&self, job: &str, bar: &ProgressBar) -> Result<(), Failure> {
        let (mut silent, mut gone) = (0, 0);
        // Where files lie on another machine the last ones are seen a little later: it is looked at twice.
        while gone < 2 {
            let left = self.missing().len();
            bar.set_position((self.shards - left) as u64);
            if left == 0 {
                return Ok(());
            }
            match queue() {
                Ok(jobs) => {
                    silent = 0;
                    gone = if jobs.contains(job) { 0 } else { gone + 1 };
                }
                Err(e) if silent == PATIENCE => return Err(e),
                Err(_) => silent += 1,
            }
            thread::sleep(LOOK);
        }
        Ok(())
    }
}

/// The jobs of this user that are in the queue.
fn queue() -> Result<BTreeSet<String>, Failure> {
    let mut squeue = Command::new("squeue");
    squeue.args(["--me", "--noheader", "--format=%F"]);
    let ended = done("squeue", squeue.output())?;
    let said = String::from_utf8_lossy(&ended.stdout);
    Ok(said.split_whitespace().map(str::to_owned).collect())
}

/// What a program of the engine said, if it is there and did what it was asked to.
fn done(program: &str, ended: io::Result<Ended>) -> Result<Ended, Failure> {
    let ended = ended
        .map_err(|e| Failure::new(msg!("batch-submit-no-engine", program = program)).because(e))?;
    if ended.status.success() {
        return Ok(ended);
    }
    let said = String::from_utf8_lossy(&ended.stderr).trim().to_owned();
    Err(Failure::new(msg!(
        "batch-submit-refused",
        program = program,
        said = said
    )))
}

/// The tasks of an array that play some shards, as Slurm reads them: `1-3,7`. A task plays its own shard and those so many tasks further on.
fn array(shards: &[usize], tasks: usize) -> String {
    let wanted: BTreeSet<usize> = shards.iter().map(|n| (n - 1) % tasks + 1).collect();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for n in wanted {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            Some(_) | None => spans.push((n, n)),
        }
    }
    let words = |(a, b): &(usize, usize)| {
        if a == b {
            a.to_string()
        } else {
            format!("{a}-{b}")
        }
    };
    spans.iter().map(words).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_named_in_spans_and_each_missing_shard_has_its_task() {
        assert_eq!(array(&[1, 2, 3, 7, 9, 10], 10), "1-3,7,9-10");
        assert_eq!(array(&[4], 10), "4");
        // Task 1 plays 1, 4, 7; task 3 plays 3, 6, 9.
        assert_eq!(array(&[4, 7, 9], 3), "1,3");
        let all: Vec<usize> = (1..=2500).collect();
        assert_eq!(array(&all, TASKS), "1-1000");
    }
}
