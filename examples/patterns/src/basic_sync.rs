//! A function that is not `async`: the attribute is the same, and the waits block the thread.

use std::path::Path;
use std::time::Duration;
use std::{env, fs, io, process, thread};

use backoff_retry::{constant, on_exception};

use crate::Outcome;
use crate::mock::expect_error;

/// Reads a file that another program is about to write. Other errors are returned immediately.
#[on_exception(constant(5ms), |error| error.kind() == io::ErrorKind::NotFound, max_time = 10s)]
fn read(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}

pub(crate) fn main() -> Outcome {
    let path = env::temp_dir().join(format!("backoff-retry-basic-sync-{}", process::id()));
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, "written at last")?;
    let text = thread::scope(|scope| {
        let reader = scope.spawn(|| read(&path));
        thread::sleep(Duration::from_millis(12));
        fs::rename(&unfinished, &path)?;
        reader.join().unwrap_or_else(|_| Err(io::Error::other("the reader panicked")))
    })?;
    fs::remove_file(&path)?;
    println!("read: {text}");
    assert_eq!(text, "written at last");

    let error = expect_error(read(&env::temp_dir()))?;
    println!("returned immediately: {error}");
    assert_ne!(error.kind(), io::ErrorKind::NotFound);
    Ok(())
}
