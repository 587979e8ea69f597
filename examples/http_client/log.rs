//! What is printed while the calls are made: a line for each attempt, each wait and each result.

use std::fmt::Display;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use backoff_retry::Details;
use reqwest::Response;

use crate::error::FetchError;

static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);

/// A call is about to be made.
pub(crate) fn heading(number: u32, title: &str) {
    LazyLock::force(&STARTED);
    println!("\n{number}. {title}");
}

/// A request was answered, or was not.
pub(crate) fn attempt(path: &str, answer: &Result<Response, FetchError>) {
    let request = format!("GET {path}");
    match answer {
        Ok(response) => line(&request, response.status()),
        Err(error) => line(&request, error),
    }
}

/// Handler: an attempt failed, and another follows.
pub(crate) fn wait<O>(details: &Details<'_, O>) {
    wait_of(details.name(), details);
}

/// As [`wait`], where the name of the function does not say enough.
pub(crate) fn wait_of<O>(what: &str, details: &Details<'_, O>) {
    let wait = details.wait.unwrap_or_default().as_millis();
    line(&format!("  {what}"), format_args!("wait {wait:>4} ms, then try {}", details.tries + 1));
}

/// Handler: an attempt failed, and none follows.
pub(crate) fn giving_up<O>(details: &Details<'_, O>) {
    let reason = details.reason.map_or_else(String::new, |reason| format!(" ({reason})"));
    line(
        &format!("  {}", details.name()),
        format_args!("no wait, giving up after try {}{reason}", details.tries),
    );
}

/// A call came back.
pub(crate) fn result(function: &str, attempts: u32, time: Duration, outcome: &str) {
    let s = if attempts == 1 { "" } else { "s" };
    let took = format_args!("{attempts} attempt{s} in {:.3} s", time.as_secs_f64());
    line(&format!("= {function}"), format_args!("{outcome} ({took})"));
}

fn line(what: &str, told: impl Display) {
    let at = STARTED.elapsed().as_secs_f64();
    println!("   {at:7.3} s  {what:<18}  {told}");
}
