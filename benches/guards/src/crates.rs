//! The crates that a user builds.

use std::collections::BTreeSet;
use std::process::Command;

use crate::Attempt;
use crate::measured::{Group, Measured, Value};

/// tokio with its `time` alone.
const TOKIO: [&str; 2] = ["pin-project-lite", "tokio"];

const WITHOUT_TRACING: [&str; 3] = ["--no-default-features", "--features", "std,tokio"];

pub(crate) fn measure() -> Attempt<Vec<Measured>> {
    let crates = |name: &str, arguments: &[&str]| -> Attempt<Measured> {
        let value = Value::Names(tree(arguments)?);
        Ok(Measured { group: Group::Crates, name: name.into(), value, hand: None })
    };
    let run_time = ["-e", "normal,no-proc-macro"];
    Ok(vec![
        crates("default", &["-e", "normal"])?,
        crates("run_time", &run_time)?,
        crates("run_time_without_tracing", &[&run_time[..], &WITHOUT_TRACING].concat())?,
    ])
}

fn tree(arguments: &[&str]) -> Attempt<Vec<String>> {
    let run = Command::new("cargo")
        .args(["tree", "--quiet", "-p", "backoff-retry", "--prefix", "none", "--format", "{p}"])
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .output()?;
    if !run.status.success() {
        return Err(format!("cargo tree: {}", String::from_utf8_lossy(&run.stderr)).into());
    }
    let lines = String::from_utf8(run.stdout)?;
    let names: BTreeSet<&str> = lines.lines().filter_map(|line| line.split(' ').next()).collect();
    let ours = |name: &str| name == "backoff-retry" || TOKIO.contains(&name);
    Ok(names.into_iter().filter(|name| !name.is_empty() && !ours(name)).map(Into::into).collect())
}
