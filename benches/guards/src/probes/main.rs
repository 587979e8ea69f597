//! What the parts of a retried function that do not depend on the optimizer cost without it, and what it makes of them:
//! stack, sizes of futures with a large argument or with limits, and how often the clock is read. Prints
//! `group key value hand`, with a dash where there is no loop by hand.

mod clock_reads;
mod futures;
mod limits;
mod stack;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    if env::args().nth(1).as_deref() != Some("measure") {
        eprintln!("benches/guards/run starts this program");
        return ExitCode::FAILURE;
    }
    stack::measure();
    futures::measure();
    limits::measure();
    clock_reads::measure();
    ExitCode::SUCCESS
}

/// Prints the rows of a group: names and values. The value of `hand` is what the others are compared with.
fn print(group: &str, prefix: &str, rows: &[(&str, usize)]) {
    let hand = rows.iter().find(|(name, _)| *name == "hand").map(|(_, hand)| hand.to_string());
    for (name, value) in rows {
        let compared = !matches!(*name, "bare" | "hand");
        let hand = hand.as_deref().filter(|_| compared).unwrap_or("-");
        println!("{group} {prefix}{name} {value} {hand}");
    }
}
