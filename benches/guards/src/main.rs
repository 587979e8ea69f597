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
mod probes;
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
use probes::Profile;

/// What is measured by default. The feature `spans` adds to no other group.
const MEASURED: &[Group] =
    if cfg!(feature = "spans") { &[Group::Instructions, Group::Bytes] } else { &Group::ALL };

type Attempt<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["--bless"] => bless(),
        ["counted"] => {
            cases::run();
            Ok(())
        }
        ref names => groups(names).and_then(|groups| check(&groups)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The groups of these names; all if there are none.
fn groups(names: &[&str]) -> Attempt<Vec<Group>> {
    if names.is_empty() {
        return Ok(MEASURED.to_vec());
    }
    let group = |name: &&str| Group::ALL.into_iter().find(|group| group.name() == *name);
    names.iter().map(group).collect::<Option<_>>().ok_or_else(|| {
        let known = Group::ALL.map(Group::name).join("] [");
        format!("usage: benches/guards/run [--bless | [{known}]]").into()
    })
}

fn check(groups: &[Group]) -> Attempt<()> {
    let baseline = Baseline::read()?.of(groups);
    let measured = measure(groups)?;
    table::print(&measured, &baseline);
    compare::compare(&measured, &baseline).map_err(Into::into)
}

fn bless() -> Attempt<()> {
    let measured = measure(MEASURED)?;
    table::print(&measured, &Baseline::read().unwrap_or_default());
    compare::allocates_nothing(&measured)?;
    baseline::write(&measured)?;
    println!("Recorded in {}. The commit message says why they changed.", baseline::FILE);
    Ok(())
}

fn measure(groups: &[Group]) -> Attempt<Vec<Measured>> {
    let mut all = Vec::new();
    for group in groups {
        all.extend(match group {
            Group::Instructions => callgrind::measure(*group, "backoff-guards")?,
            Group::Varied => callgrind::measure(*group, "varied")?,
            Group::Bytes => {
                let mut bytes = sizes::measure();
                bytes.extend(probes::measure(*group, Profile::Release)?);
                bytes
            }
            Group::StackDebug => probes::measure(*group, Profile::Debug)?,
            Group::StackRelease | Group::ClockReads => probes::measure(*group, Profile::Release)?,
            Group::Allocations => cases::allocations(),
            Group::Crates => crates::measure()?,
            Group::TestUtilOff => test_util::measure()?,
        });
    }
    Ok(all)
}
