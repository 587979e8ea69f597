//! Guards what a retry costs, as far as it does not depend on the speed of a machine: instructions, bytes,
//! allocations and crates. `benches/guards/run` is the way to start it.

mod baseline;
mod callgrind;
mod cases;
mod compare;
mod contenders;
mod crates;
mod heap;
mod measured;
mod sizes;
mod table;
mod test_util;

// A second time here, so that calls are as short as in the crate of the loops by hand.
#[allow(unreachable_pub)]
#[path = "by_hand/loops.rs"]
mod loops;
#[allow(unreachable_pub)]
#[path = "by_hand/work.rs"]
mod work;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use baseline::Baseline;
use measured::{Group, Measured};

type Attempt<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        [] => check(),
        ["--bless"] => bless(),
        ["counted"] => {
            cases::run();
            Ok(())
        }
        _ => Err("usage: benches/guards/run [--bless]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn check() -> Attempt<()> {
    let baseline = Baseline::read()?;
    let measured = measure()?;
    table::print(&measured, &baseline);
    compare::compare(&measured, &baseline).map_err(Into::into)
}

fn bless() -> Attempt<()> {
    let measured = measure()?;
    table::print(&measured, &Baseline::read().unwrap_or_default());
    compare::allocates_nothing(&measured)?;
    baseline::write(&measured)?;
    println!("Recorded in {}. The commit message says why they changed.", baseline::FILE);
    Ok(())
}

fn measure() -> Attempt<Vec<Measured>> {
    let mut all = callgrind::measure(Group::Instructions, "backoff-guards")?;
    all.extend(callgrind::measure(Group::Varied, "varied")?);
    all.extend(sizes::measure());
    all.extend(cases::allocations());
    all.extend(crates::measure()?);
    all.extend(test_util::measure()?);
    Ok(all)
}
