//! Prints and draws the waits of a retry policy, and the load that it puts on a server that fails.
//!
//! ```sh
//! cargo run -p schedule -- expo --factor 100ms --max-value 30s --max-tries 8
//! cargo run -p schedule -- --config examples/config/retry.toml --table database --svg waits.svg
//! ```
//!
//! Policies are read, and their waits, jitter and limits decided, by the library. Time is virtual and every run is
//! seeded, so that the same arguments give the same figures. `README.md` explains the columns.

mod arguments;
mod charts;
mod progress;
mod report;
mod source;
mod terminal;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use schedule::describe;
use schedule::study::Study;

use arguments::Arguments;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let study = study(arguments)?;
    let summary = progress::summarize(&study);
    if let Some(path) = &arguments.output.svg {
        let svg = if arguments.output.each_jitter {
            let summaries =
                study.each_jitter()?.iter().map(progress::summarize).collect::<Vec<_>>();
            charts::jitters(&describe::generator(&summary.policy)?, &summaries)
        } else {
            charts::schedule(&summary)
        };
        let svg = svg.map_err(|error| format!("the chart cannot be drawn: {error}"))?;
        fs::write(path, svg)
            .map_err(|error| format!("`{}` cannot be written: {error}", path.display()))?;
    }
    let text = if arguments.output.json {
        let json = serde_json::to_string_pretty(&summary);
        json.map_err(|error| format!("the figures cannot be written as JSON: {error}"))? + "\n"
    } else {
        report::text(&summary)
    };
    match io::stdout().write_all(text.as_bytes()) {
        // The reader has seen enough, as `head` has.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("the output cannot be written: {error}")),
    }
}

/// Returns the study that is asked for.
fn study(arguments: &Arguments) -> Result<Study, String> {
    Study::new(source::policy(arguments)?, arguments.runs.read()?)
}
