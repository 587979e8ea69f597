//! A job is polled until it is complete. A job that takes too long is an error, and a poll that fails is retried.

use std::time::Duration;

use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::{constant, expo, on_exception, on_predicate, testing};
use reqwest::{Client, StatusCode};

use crate::Outcome;
use crate::mock::{BUSY, Server, client, expect_error};

#[derive(Debug, PartialEq)]
enum Job {
    Running,
    Complete(String),
}

#[derive(Debug, thiserror::Error)]
enum JobError {
    #[error("the state of the job is unknown")]
    Http(#[from] HttpError),
    #[error("the job was not complete after {0:?}")]
    Unfinished(Duration),
}

/// One poll. A server that is busy does not end the polling.
#[on_exception(expo(factor = 100ms), HttpError::is_transient, max_tries = 3)]
async fn poll(client: &Client, url: &str) -> Result<Job, HttpError> {
    let response = check(client.get(url).send().await?)?;
    match response.status() {
        StatusCode::ACCEPTED => Ok(Job::Running),
        _ => Ok(Job::Complete(response.text().await?)),
    }
}

/// Without `fallback` the last value would be returned, which is `Ok(Job::Running)`.
#[on_predicate(constant(5s), matches = Ok(Job::Running), jitter = none, max_time = 5min,
              fallback = |given_up| Err(JobError::Unfinished(given_up.elapsed)))]
async fn wait_for(client: &Client, url: &str) -> Result<Job, JobError> {
    Ok(poll(client, url).await?)
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let time = testing::virtual_time();
    let server = Server::start(|request| match (request.path.as_str(), request.number) {
        ("/jobs/1", 2) => (BUSY, ""),
        ("/jobs/1", 5) => (StatusCode::OK, "42 rows"),
        _ => (StatusCode::ACCEPTED, ""),
    })
    .await?;
    let job = wait_for(&client()?, &server.url("/jobs/1")).await?;
    println!("{job:?} after {} waits", time.waits().len());
    assert_eq!((job, server.requests("/jobs/1")), (Job::Complete("42 rows".to_owned()), 5));
    let error = expect_error(wait_for(&client()?, &server.url("/jobs/2")).await)?;
    println!("{error}");
    assert!(matches!(error, JobError::Unfinished(time) if time == Duration::from_secs(300)));
    Ok(())
}
