//! One short program for each use of retrying.
//!
//! `cargo run -p patterns` lists them, `cargo run -p patterns pool` runs the one in `src/pool.rs`, and
//! `cargo run -p patterns all` runs all of them. Each checks its own result: a panic, or an exit status other than 0,
//! means that it was wrong. Nothing leaves this machine, and the programs skip their waits with `testing::no_waits`;
//! leave that line out when you copy one.

mod async_handlers;
mod basic_async;
mod basic_sync;
mod best_effort;
mod blocking;
mod client;
mod collect_errors;
mod event;
mod fallback_chain;
mod filters;
mod group_cancels;
mod group_continues;
mod group_errors;
mod hand_written;
mod http_max_time;
mod lock;
mod mock;
mod poll_job;
mod pool;
mod queue;
mod resumable_download;
mod rollback;
mod semaphore;
mod shared_budget;
mod shared_client;
mod stream;
mod subscription;
mod sync_handlers;
mod tenacity;
mod testing;
mod timeouts;
mod token_refresh;

use std::error::Error;
use std::process::ExitCode;

/// What a program returns.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

type Program = (&'static str, fn() -> Outcome);

/// Makes a list of the programs, each with its name.
macro_rules! programs {
    ($($name:ident),* $(,)?) => {
        &[$((stringify!($name), $name::main as fn() -> Outcome)),*]
    };
}

const PROGRAMS: &[Program] = programs![
    basic_async,
    basic_sync,
    async_handlers,
    sync_handlers,
    hand_written,
    tenacity,
    filters,
    testing,
    http_max_time,
    shared_client,
    token_refresh,
    resumable_download,
    fallback_chain,
    best_effort,
    collect_errors,
    semaphore,
    group_cancels,
    group_continues,
    group_errors,
    timeouts,
    shared_budget,
    poll_job,
    pool,
    rollback,
    subscription,
    stream,
    blocking,
    lock,
    event,
    queue,
    client,
];

fn main() -> Outcome<ExitCode> {
    let name = std::env::args().nth(1);
    let Some(name) = name else {
        println!("run one of these with `cargo run -p patterns NAME`, or `all`:");
        for (name, _) in PROGRAMS {
            println!("{name}");
        }
        return Ok(ExitCode::SUCCESS);
    };
    let mut chosen = PROGRAMS.iter().filter(|(each, _)| name == "all" || name == *each).peekable();
    if chosen.peek().is_none() {
        eprintln!("unknown program `{name}`; run `cargo run -p patterns` for a list");
        return Ok(ExitCode::from(2));
    }
    for (name, program) in chosen {
        println!("{name}:");
        program()?;
    }
    Ok(ExitCode::SUCCESS)
}
