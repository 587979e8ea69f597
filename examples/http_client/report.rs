//! What the calls came to, and whether that is what was expected.

use std::fmt::{self, Display};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use wiremock::MockServer;

use crate::api::Api;
use crate::error::FetchError;
use crate::{log, server};

/// A row of the closing table.
pub(crate) struct Row {
    function: &'static str,
    attempts: u32,
    seen: usize,
    time: Duration,
    outcome: String,
    faults: Vec<String>,
}

impl Row {
    /// Awaits a call, and counts the attempts on both sides: those that `api` made, and those that
    /// `server` saw.
    pub(crate) async fn of<T: Display>(
        function: &'static str,
        api: &Api,
        server: &MockServer,
        call: impl Future<Output = Result<T, FetchError>>,
    ) -> Self {
        let start = Instant::now();
        let outcome = match call.await {
            Ok(value) => value.to_string(),
            Err(error) => format!("error: {error}"),
        };
        let (time, attempts) = (start.elapsed(), api.sent());
        log::result(function, attempts, time, &outcome);
        let seen = server::seen(server, "/").await;
        Self { function, attempts, seen, time, outcome, faults: Vec::new() }
    }

    /// What the call should have come to.
    pub(crate) fn expect(mut self, attempts: u32, seen: usize, outcome: &str) -> Self {
        self.faults.extend(difference("attempts of the client", &attempts, &self.attempts));
        self.faults.extend(difference("requests at the server", &seen, &self.seen));
        self.faults.extend(difference("outcome", outcome, &self.outcome));
        self
    }

    /// How long the call should have taken at least.
    pub(crate) fn expect_at_least(mut self, time: Duration) -> Self {
        if self.time < time {
            self.faults.push(format!("time: expected {time:?} or more, got {:?}", self.time));
        }
        self
    }

    /// How often the server should have been asked for a path.
    pub(crate) fn expect_requests(mut self, path: &str, expected: usize, seen: usize) -> Self {
        self.faults.extend(difference(&format!("requests for {path}"), &expected, &seen));
        self
    }
}

fn difference<T: PartialEq + Display + ?Sized>(
    what: &str,
    expected: &T,
    got: &T,
) -> Option<String> {
    (expected != got).then(|| format!("{what}: expected {expected}, got {got}"))
}

impl Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { function, attempts, seen, time, outcome, .. } = self;
        let time = time.as_secs_f64();
        write!(f, "{function:<10} {attempts:>8} {seen:>8} {time:>7.3} s   {outcome}")
    }
}

/// The closing table.
pub(crate) fn print_table(rows: &[Row]) {
    println!("\n{:<10} {:>8} {:>8} {:>9}   outcome", "function", "attempts", "served", "time");
    println!("{}", "-".repeat(72));
    for row in rows {
        println!("{row}");
    }
}

/// Success if everything was as expected; else the faults are printed.
pub(crate) fn exit_code(rows: &[Row]) -> ExitCode {
    let faults = || rows.iter().flat_map(|row| row.faults.iter().map(move |fault| (row, fault)));
    for (row, fault) in faults() {
        eprintln!("not as expected: {}: {fault}", row.function);
    }
    if faults().next().is_some() {
        return ExitCode::FAILURE;
    }
    println!("\nEverything as expected.");
    ExitCode::SUCCESS
}
