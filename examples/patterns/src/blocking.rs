//! Blocking work in an `async` program: the whole call, with its waits, runs in `spawn_blocking`.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, io, process};

use backoff_retry::{constant, on_exception};

use crate::Outcome;

/// Blocks its thread while it reads and while it waits.
#[on_exception(constant(1ms), |error| error.kind() == io::ErrorKind::NotFound, jitter = none, max_time = 10s,
               on_success = |details| println!("read by attempt {}", details.tries))]
fn read_blocking(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}

/// `max_time` is the limit here: to drop this future does not stop the thread.
async fn read(path: PathBuf) -> io::Result<String> {
    tokio::task::spawn_blocking(move || read_blocking(&path)).await?
}

/// What goes on in the meantime, on the only thread of the runtime.
async fn write(path: &Path) -> io::Result<()> {
    tokio::time::sleep(Duration::from_millis(5)).await;
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, "written by another task")?;
    fs::rename(unfinished, path)
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let path = env::temp_dir().join(format!("backoff-retry-blocking-{}", process::id()));
    let (text, ()) = tokio::try_join!(read(path.clone()), write(&path))?;
    fs::remove_file(&path)?;
    println!("read: {text}");
    assert_eq!(text, "written by another task");
    Ok(())
}
