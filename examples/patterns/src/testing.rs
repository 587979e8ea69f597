//! Code that retries, and its tests: they do not wait, and they check the waits.
//!
//! Enable `test-util` in `[dev-dependencies]`: `backoff-retry = { version = "0.1", features = ["test-util"] }`.

use std::io;
use std::time::Duration;

use backoff_retry::{fibo, on_exception, testing};

use crate::Outcome;
use crate::mock::expect_error;

/// The code under test has nothing in it for tests.
#[on_exception(fibo, max_time = 10s, jitter = none)]
async fn save(disk: &mut impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    disk()
}

fn full() -> io::Result<usize> {
    Err(io::Error::other("the disk is full"))
}

/// The first test, as a program.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let time = testing::virtual_time();
    let error = expect_error(save(&mut full).await)?;
    println!("{error}, after waits of {:?}", time.waits());
    println!(
        "in {:?} of virtual time; run the tests with `cargo test -p patterns`",
        time.elapsed()
    );
    assert_eq!(time.waits(), [1, 1, 2, 3, 3].map(Duration::from_secs));
    assert_eq!(time.elapsed(), Duration::from_secs(10));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn waits_for_ten_seconds() {
        let time = testing::virtual_time();
        save(&mut full).await.unwrap_err();
        assert_eq!(time.waits(), [1, 1, 2, 3, 3].map(Duration::from_secs)); // the last one is cut from 5 s
    }

    #[tokio::test]
    async fn second_attempt_succeeds() {
        let scope = testing::no_waits();
        let mut answers = [Err(io::Error::other("busy")), Ok(7)].into_iter();
        let saved = save(&mut || answers.next().unwrap_or_else(full)).await;
        assert_eq!((saved.unwrap(), scope.waits().len()), (7, 1));
    }
}
