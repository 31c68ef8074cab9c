//! Shards played by engines that are there: a real Slurm with three nodes of which one dies, Dask with several workers of which one
//! dies, the manifest for Kubernetes against its schema. What comes out is what one machine makes, byte for byte.
//!
//! Ignored by `cargo test`, for they need Slurm, munge and a Python with Dask (`TAMRIN_PYTHON`); `.ci/run` runs them. Deliberately not
//! here: shards that are killed, doubled or without room on one machine (`tests/it/batch.rs`).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

const DESIGN: &str = r#"(
    scenarios: ["first-steps"], players: ["idle", "standing"], seeds: (count: 90),
    plans: [(id: "as-written"), (id: "search", change: (checkpoints: [(id: "east-gate", posture: Search)]))],
)"#;

/// The tables of a folder by name.
fn tables(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = fs::read_dir(folder).into_iter().flatten();
    let files = all.map(|e| e.unwrap().path());
    let csv = files.filter(|p| p.extension().is_some_and(|e| e == "csv"));
    let name = |p: &Path| p.file_name().unwrap().to_string_lossy().into_owned();
    csv.map(|p| (name(&p), fs::read(&p).unwrap())).collect()
}

/// A folder with the design, and what this machine alone makes of it.
fn alone() -> (TempDir, BTreeMap<String, Vec<u8>>) {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("d.ron"), DESIGN).unwrap();
    let ended = Command::new(env!("CARGO_BIN_EXE_tamrin"))
        .args(["batch", "d.ron", "-o", "alone", "--shards", "12"])
        .current_dir(dir.path())
        .stdout(Stdio::null())
        .status();
    assert!(ended.unwrap().success());
    let tables = tables(&dir.path().join("alone"));
    assert_eq!(tables.len(), 24);
    (dir, tables)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Waits for something to be so.
fn until(what: &str, mut so: impl FnMut() -> bool) {
    for _ in 0..1200 {
        if so() {
            return;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("{what}");
}

/// Ends processes of this test at once, as a machine that loses its power does.
fn kill(processes: &[u32]) {
    let ids = processes.iter().map(u32::to_string);
    Command::new("kill").arg("-9").args(ids).status().unwrap();
}

/// Processes whose words hold something, with the one that started each.
fn processes(holding: &str) -> Vec<(u32, u32)> {
    let all = fs::read_dir("/proc").unwrap().filter_map(|e| {
        let path = e.ok()?.path();
        let words = String::from_utf8_lossy(&fs::read(path.join("cmdline")).ok()?).into_owned();
        let of: u32 = path.file_name()?.to_str()?.parse().ok()?;
        let status = fs::read_to_string(path.join("status")).ok()?;
        let parent = status.lines().find_map(|l| l.strip_prefix("PPid:"))?;
        let parent = parent.trim().parse().ok()?;
        words.contains(holding).then_some((of, parent))
    });
    all.collect()
}

/// A Slurm of three nodes on this machine, in a folder of its own.
struct Slurm {
    dir: TempDir,
    nodes: Vec<Running>,
    _rest: Vec<Running>,
}

impl Slurm {
    fn start() -> Self {
        let dir = TempDir::new().unwrap();
        let at = dir.path().display().to_string();
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let key = dir.path().join("munge.key");
        fs::write(&key, [7; 64]).unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o400)).unwrap();
        for folder in ["n1", "n2", "n3", "state"] {
            fs::create_dir(dir.path().join(folder)).unwrap();
        }
        fs::write(dir.path().join("slurm.conf"), conf(&at)).unwrap();
        let start = |program: &str, args: &[&str]| {
            let log = fs::File::create(dir.path().join(format!("{program}{}.out", args.len())));
            let process = Command::new(program)
                .args(args)
                .env("SLURM_CONF", dir.path().join("slurm.conf"))
                .stdout(Stdio::null())
                .stderr(log.unwrap())
                .spawn();
            Running(
                process.unwrap_or_else(|e| panic!("Debian's slurm-wlm and munge: {program}: {e}")),
            )
        };
        let munge = [
            "key-file=",
            "socket=",
            "pid-file=",
            "log-file=",
            "seed-file=",
        ]
        .map(|x| format!("--{x}{at}/munge.{}", x.split(['-', '=']).next().unwrap()));
        let munge = ["--foreground", "--force"]
            .into_iter()
            .chain(munge.iter().map(String::as_str));
        let munge: Vec<&str> = munge.collect();
        let mut rest = vec![start("munged", &munge)];
        until("munge answers", || dir.path().join("munge.socket").exists());
        rest.push(start("slurmctld", &["-D", "-i"]));
        let nodes = (1..=3)
            .map(|n| start("slurmd", &["-D", "-N", &format!("n{n}")]))
            .collect();
        let slurm = Self {
            nodes,
            _rest: rest,
            dir,
        };
        until("three nodes are idle", || {
            slurm
                .said("sinfo", &["--noheader", "--Node", "--format=%T"])
                .matches("idle")
                .count()
                == 3
        });
        slurm
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("SLURM_CONF", self.dir.path().join("slurm.conf"));
        command
    }

    fn said(&self, program: &str, args: &[&str]) -> String {
        let out = self.command(program).args(args).output().unwrap();
        String::from_utf8_lossy(&out.stdout).into_owned()
    }

    /// What runs on a node: what its tasks run, and who watches over each.
    fn tasks(&self, node: usize) -> Vec<u32> {
        let spool = format!("{}/n{node}/job", self.dir.path().display());
        let found = processes(&spool);
        // A task is started by one that watches over it alone.
        found
            .iter()
            .flat_map(|(of, parent)| [*parent, *of])
            .filter(|p| *p > 1)
            .collect()
    }

    /// The node loses its power.
    fn lose(&self, node: usize) {
        let tasks = self.tasks(node);
        assert!(!tasks.is_empty(), "nothing ran on node {node}");
        // The machine first, so that it has no time to say that its tasks failed.
        let played: Vec<u32> = tasks.iter().flat_map(|of| children(*of)).collect();
        let machine = self.nodes[node - 1].0.id();
        kill(&[&[machine][..], &tasks, &played].concat());
    }
}

impl Drop for Slurm {
    fn drop(&mut self) {
        for node in 1..=3 {
            let tasks = self.tasks(node);
            if !tasks.is_empty() {
                kill(&tasks);
            }
        }
    }
}

/// What a process started, by any of its threads.
fn children(of: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{of}/task"))
        .into_iter()
        .flatten();
    let lists = threads.filter_map(|t| fs::read_to_string(t.ok()?.path().join("children")).ok());
    let words: Vec<String> = lists.collect();
    let each = words.iter().flat_map(|w| w.split_whitespace());
    each.filter_map(|w| w.parse().ok()).collect()
}

/// The configuration of a cluster whose three nodes are this machine.
fn conf(at: &str) -> String {
    let word = |program: &str, arg: &str| {
        let out = Command::new(program).arg(arg).output().unwrap();
        String::from_utf8(out.stdout).unwrap().trim().to_owned()
    };
    let (host, user) = (word("hostname", "-s"), word("id", "-un"));
    let ports: Vec<u16> = (0..4).map(|_| free_port()).collect();
    let mut text = format!(
        "ClusterName=tamrin\nSlurmctldHost={host}(127.0.0.1)\nSlurmctldPort={}\nSlurmUser={user}\nSlurmdUser={user}\n\
         AuthType=auth/munge\nCredType=cred/munge\nAuthInfo=socket={at}/munge.socket,cred_expire=5\n\
         StateSaveLocation={at}/state\nSlurmctldPidFile={at}/state/pid\nSlurmctldLogFile={at}/slurmctld.log\n\
         SlurmdSpoolDir={at}/%n\nSlurmdPidFile={at}/%n/pid\nSlurmdLogFile={at}/slurmd-%n.log\n\
         ProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\nJobAcctGatherType=jobacct_gather/none\nMpiDefault=none\n\
         SelectType=select/cons_tres\nSelectTypeParameters=CR_Core\nSchedulerParameters=batch_sched_delay=0,sched_interval=1\n\
         SlurmdTimeout=4\nReturnToService=2\nJobRequeue=1\n",
        ports[0]
    );
    for (n, port) in ports[1..].iter().enumerate() {
        writeln!(
            text,
            "NodeName=n{} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=2",
            n + 1
        )
        .unwrap();
    }
    text + "PartitionName=all Nodes=ALL Default=YES State=UP\n"
}

#[test]
#[ignore = "needs Slurm and munge"]
fn a_node_of_slurm_dies_and_the_results_are_those_of_one_machine() {
    let (dir, alone) = alone();
    let results = dir.path().join("results");
    let slurm = Slurm::start();
    let submit = || {
        let mut command = slurm.command(env!("CARGO_BIN_EXE_tamrin"));
        command
            .args(["batch", "submit", "d.ron", "-o", "results"])
            .args(["--engine", "slurm", "--shards", "12", "--lang", "en"])
            .current_dir(dir.path())
            .stdout(Stdio::null());
        command
    };
    let mut submitted = Running(submit().spawn().unwrap());
    // Each has a task that has begun to play.
    let playing = |node: usize| {
        slurm
            .tasks(node)
            .iter()
            .flat_map(|of| children(*of))
            .count()
            >= 2
    };
    until("tasks play", || playing(2) && playing(3));
    // One task alone breaks off, at another node: it has failed and is submitted again.
    let task = slurm.tasks(2);
    let program = task
        .iter()
        .flat_map(|of| children(*of))
        .find(|of| !task.contains(of));
    kill(&[program.unwrap()]);
    slurm.lose(3);
    // So does the one who waits; who asks again goes on with what is in the queue.
    submitted.0.kill().unwrap();
    submitted.0.wait().unwrap();
    assert_ne!(
        tables(&results),
        alone,
        "all was played before the node died"
    );
    assert!(submit().status().unwrap().success());
    assert!(
        slurm
            .said("sinfo", &["--noheader", "--Node", "--format=%N %T"])
            .contains("n3 down")
    );
    assert!(tables(&results) == alone);
    // What is there is not submitted again.
    let job = fs::read(results.join("slurm-job")).unwrap();
    assert!(submit().status().unwrap().success());
    assert_eq!(fs::read(results.join("slurm-job")).unwrap(), job);
}

fn python() -> PathBuf {
    std::env::var_os("TAMRIN_PYTHON").map_or_else(|| "python3".into(), PathBuf::from)
}

fn deploy(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("deploy")
        .join(file)
}

#[test]
#[ignore = "needs Dask"]
fn a_worker_of_dask_dies_and_the_results_are_those_of_one_machine() {
    let (dir, alone) = alone();
    let to = format!("tcp://127.0.0.1:{}", free_port());
    let dask = |args: &[&str]| {
        let process = Command::new(python())
            .args(["-m", "dask"])
            .args(args)
            .current_dir(dir.path())
            .stderr(Stdio::null())
            .spawn();
        Running(process.unwrap())
    };
    let _scheduler = dask(&["scheduler", "--host", &to, "--no-dashboard"]);
    let worker = || {
        dask(&[
            "worker",
            &to,
            "--no-nanny",
            "--nthreads",
            "1",
            "--no-dashboard",
        ])
    };
    let workers = [worker(), worker(), worker()];
    let client = Command::new(python())
        .arg(deploy("dask_shards.py"))
        .args([
            "d.ron",
            "-o",
            "results",
            "--shards",
            "12",
            "--scheduler",
            &to,
        ])
        .args(["--program", env!("CARGO_BIN_EXE_tamrin")])
        .current_dir(dir.path())
        .spawn();
    let mut client = Running(client.unwrap());
    let dies = workers[1].0.id();
    until("a worker plays", || !children(dies).is_empty());
    kill(&[&[dies][..], &children(dies)].concat());
    assert!(client.0.wait().unwrap().success());
    assert!(tables(&dir.path().join("results")) == alone);
}

#[test]
#[ignore = "needs the package kubernetes-validate"]
fn the_manifest_for_kubernetes_is_what_its_schema_asks_for() {
    let check = r#"
import sys, yaml, kubernetes_validate
for document in yaml.safe_load_all(open(sys.argv[1])):
    kubernetes_validate.validate(document, "1.33", strict=True)
    print(document["kind"], document["spec"].get("completions", ""))
"#;
    let out = Command::new(python())
        .args(["-c", check])
        .arg(deploy("kubernetes.yaml"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    assert_eq!(
        said,
        "PersistentVolumeClaim \nJob 400\n",
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}

/// The command of the manifest with the number of shards in it: each index plays its shard.
#[test]
fn the_indexes_of_a_job_of_kubernetes_are_shards() {
    let text = fs::read_to_string(deploy("kubernetes.yaml")).unwrap();
    let line = |with: &str| {
        text.lines()
            .map(str::trim)
            .find_map(|l| l.strip_prefix(with))
            .unwrap()
    };
    let shards = line("completions: ");
    assert!(
        text.contains(&format!("- \"{shards}\"")),
        "the shards stand in two places"
    );
    let script = line("- exec tamrin ");
    let out = Command::new("sh")
        .args([
            "-c",
            &format!("echo {script}"),
            "shard",
            "d.ron",
            "results",
            shards,
        ])
        .env("JOB_COMPLETION_INDEX", "0")
        .output();
    let said = String::from_utf8(out.unwrap().stdout).unwrap();
    assert_eq!(
        said.trim(),
        "batch d.ron -o results --shard 1/400 --threads 1"
    );
}
