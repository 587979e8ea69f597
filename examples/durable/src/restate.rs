//! Retries that the engine Restate remembers.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use backoff_retry::policy::Decision;
use backoff_retry::{Policy, equal_jitter, expo};
use restate_sdk::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::TcpListener;

/// Makes attempts until one succeeds or the policy gives up, and returns the result of the last.
///
/// Each attempt is journaled together with the wait that follows it. When the handler runs again, after its worker or
/// the server has died, the attempts that are in the journal are not made again, and their waits are those of the
/// journal, jitter included. What runs outside of `run`, such as the message here, is repeated.
pub async fn retry<T, E, F>(
    ctx: &Context<'_>,
    name: &'static str,
    policy: &'static Policy,
    attempt: impl Fn(u32) -> F,
) -> Result<Result<T, E>, TerminalError>
where
    T: Serialize + DeserializeOwned + Send + 'static,
    E: Serialize + DeserializeOwned + Display + Send + 'static,
    F: Future<Output = Result<T, E>> + Send + 'static,
{
    let now = || async { Ok(Json(SystemTime::now())) };
    let start = ctx.run(now).name(format!("{name}: start")).await?.into_inner();
    let mut tries = 1;
    loop {
        let attempt = attempt(tries);
        let judge = move |error| (wait_after(policy, tries, start, &error), error);
        let judged = move || async move { Ok(Json(attempt.await.map_err(judge))) };
        match ctx.run(judged).name(format!("{name}: attempt {tries}")).await?.into_inner() {
            Ok(value) => return Ok(Ok(value)),
            Err((None, error)) => return Ok(Err(error)),
            Err((Some(wait), error)) => {
                eprintln!("{name}: attempt {tries} failed ({error}), wait {} ns", wait.as_nanos());
                ctx.sleep(wait).await?;
            }
        }
        tries += 1;
    }
}

/// Returns the wait that follows a failed attempt, or `None` if there is no other attempt.
fn wait_after<E>(policy: &Policy, tries: u32, start: SystemTime, error: &E) -> Option<Duration> {
    match policy.decide(tries, start.elapsed().unwrap_or_default(), error) {
        Decision::Retry(wait) => Some(wait),
        _ => None,
    }
}

/// The policy of the steps: waits of 0.5 s to 1 s, 1 s to 2 s and 2 s to 4 s. The test kills during waits: none may be
/// too short for that.
pub static STEPS: Policy = Policy::new(expo()).jitter(equal_jitter).max_tries(4);

/// A service with three steps.
#[derive(Debug)]
pub struct Orders {
    /// The file to which every attempt of a step is appended: the side effect, which is counted.
    pub ledger: PathBuf,
}

#[service]
impl Orders {
    /// Reserves, charges and ships. So many of the first attempts to charge fail.
    #[handler]
    async fn order(&self, ctx: Context<'_>, failing: u32) -> Result<String, HandlerError> {
        for (step, failing) in [("reserve", 0), ("charge", failing), ("ship", 0)] {
            let ledger = self.ledger.clone();
            let attempt = move |tries| {
                let ledger = ledger.clone();
                async move { attempt(&ledger, step, tries, failing) }
            };
            let done = retry(&ctx, step, &STEPS, attempt).await?;
            done.map_err(TerminalError::new)?;
        }
        Ok("shipped".to_owned())
    }
}

/// Makes an attempt of a step.
fn attempt(ledger: &Path, step: &str, tries: u32, failing: u32) -> Result<(), String> {
    let mut ledger = File::options()
        .create(true)
        .append(true)
        .open(ledger)
        .map_err(|error| error.to_string())?;
    writeln!(ledger, "{step} {tries}").map_err(|error| error.to_string())?;
    if tries <= failing { Err(format!("the {step} service is unreachable")) } else { Ok(()) }
}

/// Serves the service at the address until the process ends.
pub async fn work(address: &str, ledger: PathBuf) -> io::Result<()> {
    let listener = TcpListener::bind(address).await?;
    let endpoint = Endpoint::builder().bind(Orders { ledger }).build();
    HttpServer::new(endpoint).serve(listener).await;
    Ok(())
}
