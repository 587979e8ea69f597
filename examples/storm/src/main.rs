//! Simulates what retries do to a server that was slow for a while, and to clients that contend for the same row.
//!
//! ```sh
//! cargo run -p storm
//! ```
//!
//! It prints tables and what is claimed about them, writes charts to `docs/images/`, and ends with status 1 if a claim
//! does not hold. `docs/storms.md` explains the results. Time is virtual and every run is seeded, so that a seed gives
//! the same figures on every machine. All waits come from the library's generators, jitters and budgets.
//!
//! `brownout/` and `contention/` are the two simulations, `charts/` draws them.

mod arguments;
mod brownout;
mod charts;
mod claim;
mod contention;
mod files;
mod parallel;
mod study;
mod table;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use arguments::Arguments;
use study::Study;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns whether all claims hold and, if files are compared, whether none is stale.
fn run(arguments: &Arguments) -> Result<bool, Box<dyn Error>> {
    let Arguments { seed, out, check } = arguments;
    let study = Study::run((*seed).into());
    for text in study.texts() {
        println!("{}\n", text.trim_end());
    }
    let claims = study.claims();
    for claim in &claims {
        println!("{} {}", if claim.holds { "holds:" } else { "FAILS:" }, claim.text);
    }
    let charts = study.charts()?;
    let mut stale = Vec::new();
    if *check {
        stale = files::stale_charts(out, &charts);
        stale.extend(files::stale_texts(&files::document()?, &study.texts()));
    } else {
        let written = files::write(out, &charts)?;
        println!("{written} charts written to {}", out.display());
    }
    for message in &stale {
        eprintln!("error: {message}");
    }
    Ok(stale.is_empty() && claims.iter().all(|claim| claim.holds))
}
