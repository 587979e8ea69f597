//! Instructions a call, counted by callgrind: this program runs under it with so many calls and with twice as
//! many, and the difference is the calls'.

use std::env;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use crate::Attempt;
use crate::cases::{CASES, Case};
use crate::contenders::{BARE, CONTENDERS};
use crate::measured::{Group, Measured, Value};

/// What each layer takes beyond the bare call.
pub(crate) fn measure() -> Attempt<Vec<Measured>> {
    let jobs: Vec<_> =
        CASES.iter().flat_map(|case| CONTENDERS.map(|contender| (case, contender.name))).collect();
    let counts = in_parallel(jobs.len(), |index| per_call(jobs[index].0, jobs[index].1));
    let counts = counts.into_iter().collect::<Attempt<Vec<f64>>>()?;
    let layer = |case: &Case, name: &str| {
        let of = |name| {
            let job = jobs.iter().position(|job| (job.0.name, job.1) == (case.name, name));
            counts[job.expect("counted above")]
        };
        // Less than a tenth is noise of what happens once.
        Value::Number(((of(name) - of(BARE)) * 10.0).round() / 10.0)
    };
    let measured = jobs.iter().filter(|(_, name)| *name != BARE).map(|(case, name)| Measured {
        group: Group::Instructions,
        name: format!("{}.{name}", case.name),
        value: layer(case, name),
        hand: CONTENDERS
            .iter()
            .find(|contender| contender.name == *name)
            .and_then(|contender| contender.hand)
            .map(|hand| layer(case, hand)),
    });
    Ok(measured.collect())
}

fn per_call(case: &Case, contender: &str) -> Attempt<f64> {
    let once = instructions(case.name, contender, case.calls)?;
    let twice = instructions(case.name, contender, case.calls * 2)?;
    Ok((twice - once) / f64::from(case.calls))
}

fn instructions(case: &str, contender: &str, calls: u32) -> Attempt<f64> {
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe()?)
        .args(["call", case, contender, &calls.to_string()])
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let report = String::from_utf8_lossy(&run.stderr);
    let collected = report.lines().find_map(|line| line.split_once("Collected :"));
    match collected {
        Some((_, number)) if run.status.success() => Ok(number.trim().parse()?),
        _ => Err(format!("callgrind of {case}, {contender}: {}\n{report}", run.status).into()),
    }
}

/// What `work` makes of 0, 1, 2 .. in their order, done by as many threads as there are cores.
fn in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let some = || {
        let take = || Some(next.fetch_add(1, Relaxed)).filter(|index| *index < count);
        std::iter::from_fn(take).map(|index| (index, work(index))).collect::<Vec<_>>()
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(some)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
