//! A retry budget that two functions share: what one learns about the server saves the other from trying.

use std::io;

use backoff_retry::{Details, RetryBudget, expo, on_exception, testing};

use crate::Outcome;
use crate::mock::expect_error;

/// One budget for each server. The default capacity is 100.
static DB: RetryBudget = RetryBudget::new().capacity(4);

/// A server that is down, and counts the attempts to reach it.
#[derive(Default)]
struct Server {
    attempts: u32,
}

impl Server {
    fn ask(&mut self) -> io::Result<()> {
        self.attempts += 1;
        Err(io::Error::other("down"))
    }
}

fn explain(details: &Details<'_, io::Error>) {
    if let Some(reason) = details.reason {
        println!("{}: {} attempts, gave up because of {reason}", details.target, details.tries);
    }
}

#[on_exception(expo(max_value = 10s), max_tries = 10, budget = &DB, name = "load", on_giveup = explain)]
fn load(server: &mut Server) -> io::Result<()> {
    server.ask()
}

#[on_exception(expo(max_value = 10s), max_tries = 10, budget = &DB, name = "save", on_giveup = explain)]
fn save(server: &mut Server) -> io::Result<()> {
    server.ask()
}

pub(crate) fn main() -> Outcome {
    let _scope = testing::no_waits();
    let mut server = Server::default();
    expect_error(load(&mut server))?;
    assert_eq!(server.attempts, 5); // one attempt, and four retries
    expect_error(save(&mut server))?;
    assert_eq!(server.attempts, 5 + 1);
    assert!(DB.tokens() < 1.0);
    Ok(())
}
