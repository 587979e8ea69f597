//! A function that is not `async`: the attribute is the same, and the waits block the thread.

use std::path::Path;
use std::{env, fs, io, process};

use backoff_retry::{constant, on_exception, testing};

use crate::Outcome;
use crate::mock::expect_error;

/// Reads a file that another program is about to write. No retry helps against other errors.
#[on_exception(constant(100ms), |error| error.kind() == io::ErrorKind::NotFound, max_tries = 20,
               on_backoff = |details| wait_for_writer(details.tries))]
fn read(path: &Path, wait_for_writer: impl Fn(u32)) -> io::Result<String> {
    fs::read_to_string(path)
}

pub(crate) fn main() -> Outcome {
    let _scope = testing::no_waits();
    let path = env::temp_dir().join(format!("backoff-retry-basic-sync-{}", process::id()));
    let text = read(&path, |tries| {
        println!("attempt {tries} found no file");
        if tries == 2 {
            fs::write(&path, "written at last").expect("the temporary directory is writable");
        }
    })?;
    fs::remove_file(&path)?;
    println!("read: {text}");
    assert_eq!(text, "written at last");

    let error = expect_error(read(&env::temp_dir(), |_| panic!("a directory is not retried")))?;
    println!("returned immediately: {error}");
    Ok(())
}
