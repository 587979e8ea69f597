//! The errors of a group, gathered into one: all parts are tried, and the caller learns everything that is wrong.

use std::io;

use backoff_retry::{expo, on_exception, testing};
use futures_util::future::join_all;

use crate::Outcome;
use crate::mock::expect_error;

/// What failed, part by part.
#[derive(Debug, thiserror::Error)]
#[error("{} of {parts} parts failed: {}", errors.len(), in_one_line(errors))]
struct CheckError {
    parts: usize,
    errors: Vec<(&'static str, io::Error)>,
}

fn in_one_line(errors: &[(&str, io::Error)]) -> String {
    errors.iter().map(|(part, error)| format!("{part}: {error}")).collect::<Vec<_>>().join("; ")
}

#[on_exception(expo(max_value = 5s), max_tries = 3)]
async fn check(part: &str) -> io::Result<()> {
    match part {
        "database" => Err(io::Error::other("refused")),
        "queue" => Err(io::Error::other("no leader")),
        _ => Ok(()),
    }
}

async fn check_all(parts: &[&'static str]) -> Result<(), CheckError> {
    let results = join_all(parts.iter().map(|part| check(part))).await;
    let failed =
        parts.iter().zip(results).filter_map(|(part, result)| Some((*part, result.err()?)));
    let errors: Vec<_> = failed.collect();
    if errors.is_empty() { Ok(()) } else { Err(CheckError { parts: parts.len(), errors }) }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    check_all(&["disk", "cache"]).await?;
    println!("disk and cache work");
    let error = expect_error(check_all(&["disk", "database", "queue"]).await)?;
    println!("{error}");
    assert_eq!(error.to_string(), "2 of 3 parts failed: database: refused; queue: no leader");
    Ok(())
}
