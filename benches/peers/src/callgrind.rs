//! Instructions a call, exactly: this program is run under callgrind with so many calls and with twice
//! as many, and the difference is the calls'.

use std::env;
use std::iter;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

/// What is counted: the name of a loop and the calls of its shorter run.
pub type Job = (String, u64);

/// Instructions a call of each job; `None` where valgrind is not to be had.
pub fn count(jobs: &[Job]) -> Vec<Option<f64>> {
    let next = AtomicUsize::new(0);
    let take = || {
        let index = next.fetch_add(1, Relaxed);
        Some((index, jobs.get(index)?))
    };
    let work = || -> Vec<_> {
        iter::from_fn(take).map(|(index, (name, calls))| (index, per_call(name, *calls))).collect()
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut counted: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    counted.sort_by_key(|(index, _)| *index);
    counted.into_iter().map(|(_, instructions)| instructions).collect()
}

fn per_call(name: &str, calls: u64) -> Option<f64> {
    let (once, twice) = (instructions(name, calls)?, instructions(name, 2 * calls)?);
    Some((twice as f64 - once as f64) / calls as f64)
}

fn instructions(name: &str, calls: u64) -> Option<u64> {
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .args(["run", name, &calls.to_string()])
        .output()
        .ok()?;
    let report = String::from_utf8_lossy(&run.stderr);
    let line = report.lines().find(|line| line.contains("Collected :"))?;
    line.rsplit(' ').next()?.parse().ok()
}
