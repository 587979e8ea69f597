//! Cases A and B with an outcome that is returned through memory, and with further uses of this library beside those
//! that are measured. The rest of the program is that of `main.rs`, which starts this one.
#![allow(dead_code)] // The other cases.

#[path = "memory/batch.rs"]
mod batch;
mod callgrind;
mod cases;
mod check;
mod child;
mod code;
mod contender;
mod contenders;
#[path = "memory/fault.rs"]
mod fault;
mod growth;
mod heap;
mod machine;
#[path = "memory/others.rs"]
mod others;
mod plot;
mod report;
mod rounds;
mod table;
mod tasks;
mod work;

use std::env;
use std::hint::black_box;
use std::process::ExitCode;

#[global_allocator]
static HEAP: heap::Counting = heap::Counting;

fn main() -> ExitCode {
    others::run(black_box(1));
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["run", ..] if child::serve(&arguments).is_some() => {}
        ["rounds", rounds] => {
            check::all();
            println!("{}", report::speed(rounds.parse().expect("a number")));
        }
        _ => {
            eprintln!("the program `peers` starts this one");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
