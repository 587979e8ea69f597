//! Policies from a TOML file, `retry.toml`, with the feature `serde`.
//!
//! ```sh
//! cargo run --example config --features serde
//! ```
//!
//! It ends with an error if what it sees is not what it expects.

use std::error::Error;

use backoff_retry::wait::AnyWait;
use backoff_retry::{Policy, on_exception};
use serde::Deserialize;

/// The settings of a program. `include_str!` stands for reading the file.
#[derive(Deserialize)]
struct Settings {
    database: Policy<AnyWait>,
    queue: Policy<AnyWait>,
}

/// A client that keeps its policy.
struct Database {
    retry: Policy<AnyWait>,
    busy: u32,
}

impl Database {
    #[on_exception(&self.retry)]
    fn query(&mut self, sql: &str) -> Result<usize, String> {
        if self.busy > 0 {
            self.busy -= 1;
            println!("{sql}: busy");
            return Err("busy".to_owned());
        }
        println!("{sql}: done");
        Ok(sql.len())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let settings: Settings = toml::from_str(include_str!("retry.toml"))?;

    let mut database = Database { retry: settings.database, busy: 3 };
    expect("an answer at the fourth attempt", database.query("select 1") == Ok(8))?;

    let mut calls = 0;
    let call = settings.queue.call_blocking(|| {
        calls += 1;
        Err::<(), _>("closed")
    });
    let report = call.report();
    println!("{} tries, {:?} waited", report.tries, report.waited);
    expect("a queue that stays closed", report.result == Err("closed") && calls == 3)?;

    let wrong =
        toml::from_str::<Settings>("queue.max_tries = 3\ndatabase.wait.expo = { base = -2 }");
    let error = wrong.err().map(|error| error.to_string()).unwrap_or_default();
    print!("{error}");
    expect("an error that names the field", error.contains("`wait.expo.base` cannot be -2"))
}

fn expect(what: &str, holds: bool) -> Result<(), Box<dyn Error>> {
    if holds { Ok(()) } else { Err(format!("expected {what}").into()) }
}
