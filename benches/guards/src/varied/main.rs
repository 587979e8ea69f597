//! The cases with outcomes that are returned through memory, among uses with other constants and errors. In a program
//! whose uses are all alike, the compiler propagates their constants into the functions that they share.

mod others;
mod ours;

use std::env;
use std::hint::black_box;
use std::process::ExitCode;

use by_hand::varied::{bare, hand};
use by_hand::{Contender, counted};

static IO: [&Contender; 12] = [
    &bare::IO,
    &hand::jitter::IO,
    &hand::lean::IO,
    &hand::max_time::IO,
    &hand::lean_max_time::IO,
    &ours::defaults::IO,
    &ours::lean::IO,
    &ours::max_time::IO,
    &ours::lean_max_time::IO,
    &ours::handlers::IO,
    &ours::policy::IO,
    &ours::closure::IO,
];

static LARGE: [&Contender; 12] = [
    &bare::LARGE,
    &hand::jitter::LARGE,
    &hand::lean::LARGE,
    &hand::max_time::LARGE,
    &hand::lean_max_time::LARGE,
    &ours::defaults::LARGE,
    &ours::lean::LARGE,
    &ours::max_time::LARGE,
    &ours::lean_max_time::LARGE,
    &ours::handlers::LARGE,
    &ours::policy::LARGE,
    &ours::closure::LARGE,
];

fn main() -> ExitCode {
    if env::args().nth(1).as_deref() != Some("counted") {
        eprintln!("benches/guards/run starts this program");
        return ExitCode::FAILURE;
    }
    others::run(black_box(1));
    counted::run("io.", &IO);
    counted::run("large.", &LARGE);
    ExitCode::SUCCESS
}
