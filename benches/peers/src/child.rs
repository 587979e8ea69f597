//! Measurements that need a process of their own: what one contender leaves in the allocator and in the
//! resident set would be the next one's gain.

use std::env;
use std::process::Command;
use std::time::Duration;

use crate::cases;
use crate::contenders;
use crate::tasks::Load;

/// What the program does where it is its own child. `None` if it was asked for something unknown.
pub fn serve(arguments: &[&str]) -> Option<()> {
    match arguments {
        ["run", name, calls] => cases::find(name)?(calls.parse().ok()?),
        ["tasks-of", name, count, repeats] => {
            let run = contenders::find(name)?.timed.as_ref()?.tasks;
            let load = run(count.parse().ok()?, repeats.parse().ok()?);
            println!("{} {} {}", load.cpu.as_nanos(), load.resident, load.heap);
        }
        _ => return None,
    }
    Some(())
}

/// The table of A and B from the program whose outcomes are returned through memory.
pub fn speed_through_memory(rounds: usize) -> String {
    let program = env::current_exe().expect("a path").with_file_name("peers-memory");
    let output = Command::new(program).args(["rounds", &rounds.to_string()]).output();
    let output = output.expect("`run` builds the program");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// So many tasks at once, so often one after the other; of so many processes the one with the median
/// of the CPU time. Memory is that of the first time.
pub fn tasks(name: &str, count: u64, repeats: u64, runs: usize) -> Option<Load> {
    let mut loads: Vec<Load> =
        (0..runs).map(|_| load(name, count, repeats)).collect::<Option<_>>()?;
    loads.sort_by_key(|load| load.cpu);
    loads.get(loads.len() / 2).copied()
}

pub fn load(name: &str, count: u64, repeats: u64) -> Option<Load> {
    let output = Command::new(env::current_exe().ok()?)
        .args(["tasks-of", name, &count.to_string(), &repeats.to_string()])
        .output()
        .ok()?;
    let report = String::from_utf8(output.stdout).ok()?;
    let mut numbers = report.split_whitespace().map(str::parse::<u64>);
    let mut number = || numbers.next()?.ok();
    Some(Load { cpu: Duration::from_nanos(number()?), resident: number()?, heap: number()? })
}
