//! A client of an HTTP service that fails in all the usual ways.
//!
//! Run it with `cargo run --example http_client`. The service is a mock server in the same process,
//! so nothing leaves this machine. Read `impl Api` first: it is all that the client has to say about
//! retrying. The rest stages the failures, prints what happens, and checks it: the exit status is 1
//! where something is not as expected.

mod api;
mod error;
mod log;
mod report;
mod scenarios;
mod server;

use std::error::Error;
use std::process::ExitCode;

use backoff_retry::{constant, expo, on_exception, on_predicate, runtime};
use reqwest::StatusCode;

use api::{Api, Job};
use error::FetchError;
use server::Service;

impl Api {
    /// The server is overloaded for a moment: try again, and wait longer each time.
    #[on_exception(expo(factor = 100ms), max_tries = 5, max_time = 10s, on_backoff = log::wait)]
    async fn page(&self) -> Result<String, FetchError> {
        let response = self.get("/page").await?;
        Ok(response.text().await?)
    }

    /// The service sleeps until it is needed: only a refused connection is worth waiting for. A
    /// handler may use the arguments of the function.
    #[on_exception(constant(50ms), matches = FetchError::Unreachable(_), max_time = 10s,
                   on_backoff = [log::wait, |refused| if refused.tries == 2 { service.start() }])]
    async fn health(&self, service: &mut Service) -> Result<String, FetchError> {
        let response = self.get("/health").await?;
        Ok(response.text().await?)
    }

    /// A user that does not exist will not exist in a second either.
    #[on_exception(expo, giveup = FetchError::is_permanent, max_tries = 5, max_time = 10s,
                   on_backoff = log::wait, on_giveup = log::giving_up)]
    async fn user(&self, id: u32) -> Result<String, FetchError> {
        let response = self.get(&format!("/users/{id}")).await?;
        Ok(response.text().await?)
    }

    /// The server says when to come back. Where it does not, `expo` answers. Jitter would come back
    /// too early.
    #[on_exception(runtime(FetchError::retry_after).or(expo(factor = 50ms)), jitter = none,
                   max_tries = 5, max_time = 10s, on_backoff = log::wait)]
    async fn search(&self, words: &str) -> Result<String, FetchError> {
        let response = self.get(&format!("/search/{words}")).await?;
        Ok(response.text().await?)
    }

    /// A job is asked for until it is complete; an error ends the polling.
    #[on_predicate(constant(80ms), matches = Ok(Job::Running), jitter = none, max_time = 10s,
                   on_backoff = log::wait)]
    async fn job(&self, id: u32) -> Result<Job, FetchError> {
        let response = self.get(&format!("/jobs/{id}")).await?;
        if response.status() == StatusCode::ACCEPTED {
            return Ok(Job::Running);
        }
        Ok(Job::Complete(response.text().await?))
    }

    /// One of many calls at the same time: each has its own attempts, and full jitter, the default,
    /// keeps those that failed together from coming back together.
    #[on_exception(expo(factor = 100ms, max_value = 1s), max_tries = 4, max_time = 10s,
                   on_backoff = |details| log::wait_of(file, details))]
    async fn download(&self, file: &str) -> Result<usize, FetchError> {
        let response = self.get(&format!("/files/{file}")).await?;
        Ok(response.bytes().await?.len())
    }
}

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let rows = [
        scenarios::overloaded().await?,
        scenarios::asleep().await?,
        scenarios::missing().await?,
        scenarios::rate_limited().await?,
        scenarios::polled().await?,
        scenarios::concurrent().await?,
    ];
    report::print_table(&rows);
    Ok(report::exit_code(&rows))
}
