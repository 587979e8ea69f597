//! The durable engine: what is in its journal survives when the worker and the server are killed.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::time::{Duration, Instant};
use std::{env, io, thread};

use durable::process::Process;
use durable::server::{Restate, loopback, request};

/// A directory that is removed when the value is dropped.
struct Directory(PathBuf);

impl Directory {
    fn new(test: &str) -> io::Result<Self> {
        let path = env::temp_dir().join(format!("durable-{test}-{}", process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn worker(directory: &Path, address: &str) -> io::Result<Process> {
    let messages = File::options().create(true).append(true).open(directory.join("messages"))?;
    let ledger = directory.join("ledger");
    Process::start(
        Command::new(env!("CARGO_BIN_EXE_restate")).arg(address).arg(ledger).stderr(messages),
    )
}

/// Waits until the file has the line, or one that starts with it.
fn until(file: &Path, line: &str) {
    let start = Instant::now();
    while !fs::read_to_string(file)
        .is_ok_and(|text| text.lines().any(|found| found.starts_with(line)))
    {
        assert!(
            start.elapsed() < Duration::from_mins(1),
            "{} has no line {line:?}",
            file.display()
        );
        thread::sleep(Duration::from_millis(5));
    }
}

/// The messages about waits, each with the number of times that it was written.
fn waits(directory: &Path) -> io::Result<BTreeMap<String, usize>> {
    let mut waits = BTreeMap::new();
    for line in fs::read_to_string(directory.join("messages"))?.lines() {
        if line.contains(" ns") {
            *waits.entry(line.to_owned()).or_default() += 1;
        }
    }
    Ok(waits)
}

#[test]
fn no_attempt_is_made_twice_when_the_worker_and_the_server_are_killed() -> Result<(), Box<dyn Error>>
{
    let directory = Directory::new("kills")?;
    let (ledger, messages) = (directory.0.join("ledger"), directory.0.join("messages"));
    let services = loopback()?;
    let first = worker(&directory.0, &services)?;
    let mut restate = Restate::start(&directory.0)?;
    restate.register(&services)?;
    let key = Some("order 1");
    request(&restate.ingress, "POST", "/Orders/order/send", key, "3")?;

    // Each is killed during a wait: the attempt before is in the journal.
    until(&messages, "charge: attempt 1 failed");
    first.kill()?;
    let _second = worker(&directory.0, &services)?;
    until(&messages, "charge: attempt 2 failed");
    restate.kill()?;
    restate.start_again()?;

    let response = request(&restate.ingress, "POST", "/Orders/order", key, "3")?;
    assert!(response.contains("shipped"), "{response}");
    let made = fs::read_to_string(ledger)?;
    let expected = ["reserve 1", "charge 1", "charge 2", "charge 3", "charge 4", "ship 1"];
    assert_eq!(made.lines().collect::<Vec<_>>(), expected);

    let waits = waits(&directory.0)?;
    assert_eq!(waits.len(), 3, "a wait was not that of the journal: {waits:#?}");
    assert!(
        waits.values().any(|&written| written > 1),
        "the handler did not run again: {waits:#?}"
    );
    Ok(())
}

#[test]
fn a_step_on_which_the_policy_gives_up_ends_the_order() -> Result<(), Box<dyn Error>> {
    let directory = Directory::new("gives-up")?;
    let services = loopback()?;
    let _worker = worker(&directory.0, &services)?;
    let restate = Restate::start(&directory.0)?;
    restate.register(&services)?;

    let response =
        request(&restate.ingress, "POST", "/Orders/order", None, "100").unwrap_err().to_string();
    assert!(response.contains("the charge service is unreachable"), "{response}");
    let made = fs::read_to_string(directory.0.join("ledger"))?;
    let expected = ["reserve 1", "charge 1", "charge 2", "charge 3", "charge 4"];
    assert_eq!(made.lines().collect::<Vec<_>>(), expected);
    Ok(())
}
