//! Starts database servers for the programs and the tests, on loopback and with their data in a temporary directory.
//!
//! A server is stopped, by the id of its process, when its value is dropped, which includes a panic.

mod port;
mod postgres;
mod process;
mod redis;

use std::env;
use std::path::PathBuf;

pub use port::free_port;
pub use postgres::PostgresServer;
pub use process::StartError;
pub use redis::RedisServer;

/// Returns the directories of the `PATH`.
fn search_path() -> impl Iterator<Item = PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).collect::<Vec<_>>().into_iter()
}
