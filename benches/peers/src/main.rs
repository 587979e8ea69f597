//! Compares this library with a loop written by hand and with its peers. See README.md.

mod batch;
mod callgrind;
mod cases;
mod check;
mod child;
mod code;
mod contender;
mod contenders;
mod fault;
mod growth;
mod heap;
mod machine;
mod plot;
mod report;
mod rounds;
mod table;
mod tasks;
mod work;

use std::env;
use std::path::Path;
use std::process::ExitCode;

#[global_allocator]
static HEAP: heap::Counting = heap::Counting;

const USAGE: &str = "usage: run [--quick] [speed] [instructions] [tasks] [code] [growth]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if matches!(arguments.first(), Some(&("run" | "tasks-of"))) {
        return if child::serve(&arguments).is_some() { ExitCode::SUCCESS } else { usage() };
    }
    let quick = arguments.contains(&"--quick");
    let parts: Vec<&str> = arguments.into_iter().filter(|word| *word != "--quick").collect();
    if !parts.iter().all(|part| report::PARTS.contains(part)) {
        return usage();
    }
    check::all();
    let all = parts.is_empty();
    let report =
        report::write(quick, |part| (all && part != "instructions") || parts.contains(&part));
    println!("{}", report.markdown);
    // Only what is complete is kept.
    if all && !quick {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::write(here.join("RESULTS.md"), report.markdown).expect("RESULTS.md");
        std::fs::write(here.join("growth.svg"), report.plot).expect("growth.svg");
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::FAILURE
}
