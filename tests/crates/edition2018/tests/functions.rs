//! Functions and methods of edition 2018, sync and async, are retried.
#![deny(warnings)]
#![allow(missing_docs)]

use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Constant;
use backoff_retry::{constant, expo, on_exception, on_predicate, Details, Policy};

/// A keyword in later editions.
fn gen(calls: &mut u32) -> u32 {
    *calls += 1;
    *calls
}

#[on_exception(expo(factor = 1ms), |error| *error < 9, max_tries = 3, giveup = |error| *error == 7)]
fn free(calls: &mut u32, needed: u32) -> Result<u32, u32> {
    let n = gen(calls);
    if n < needed {
        Err(n)?;
    }
    Ok(n)
}

fn counted<O>(details: &Details<'_, O>) {
    assert!(details.tries < 3);
}

async fn awaited<O>(details: &Details<'_, O>) {
    tokio::task::yield_now().await;
    assert_eq!(details.tries, 3);
}

#[on_exception(expo, (std::fmt::Error,), max_tries = 3, on_backoff = counted, on_giveup = [awaited, |d| async move { assert!(d.reason.is_some()) }])]
async fn free_async(calls: &mut u32, needed: u32) -> Result<u32, std::fmt::Error> {
    tokio::task::yield_now().await;
    let n = gen(calls);
    if n < needed {
        Err(std::fmt::Error)
    } else {
        Ok(n)
    }
}

#[derive(Default)]
struct Service {
    calls: u32,
}

impl Service {
    #[on_predicate(constant(0s), matches = Some(n) if *n < needed, max_tries = 4)]
    fn by_mut(&mut self, needed: u32) -> Option<u32> {
        Some(gen(&mut self.calls))
    }

    #[on_predicate(expo, |n| *n < needed, max_tries = 4, clone(text))]
    async fn by_mut_async(&mut self, text: String, mut needed: u32) -> u32 {
        drop(text);
        needed += 1;
        gen(&mut self.calls) + needed - needed
    }

    #[on_predicate(constant(2s), max_tries = 3)]
    #[on_exception(constant(1s), max_tries = 2)]
    async fn stacked(&mut self) -> Result<Option<u32>, u32> {
        match gen(&mut self.calls) {
            n if n % 2 == 1 => Err(n),
            n if n < 4 => Ok(None),
            n => Ok(Some(n)),
        }
    }
}

static UNTIMED: Policy<Constant<Duration>> = Policy::new(constant(Duration::ZERO)).max_tries(2);
static TIMED: Policy<Constant<Duration>, Timed<std::io::Error>> =
    Policy::timed(constant(Duration::ZERO)).attempt_timeout(Duration::from_secs(10)).max_tries(2);

/// Locks a text until it is dropped.
struct Guard<'a>(&'a mut String);

impl Guard<'_> {
    async fn push(&mut self, n: u32) -> std::io::Result<usize> {
        tokio::task::yield_now().await;
        self.0.push('!');
        if n == 1 {
            std::future::pending::<()>().await;
        }
        Ok(self.0.len())
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.clear();
    }
}

/// The temporary lives until the end of the attempt, and shorter than the copy of the argument.
#[on_exception(&TIMED, attempt = n, clone(text))]
async fn of_a_temporary(mut text: String) -> std::io::Result<usize> {
    Guard(&mut text).push(n).await
}

#[on_exception(&UNTIMED, clone(text))]
async fn of_a_temporary_untimed(mut text: String) -> std::io::Result<usize> {
    Guard(&mut text).push(2).await
}

#[tokio::test(start_paused = true)]
async fn temporaries_of_a_future_live_until_the_end_of_the_attempt() {
    assert_eq!(of_a_temporary("tea".to_owned()).await.unwrap(), 4);
    assert_eq!(of_a_temporary_untimed("tea".to_owned()).await.unwrap(), 4);
}

#[test]
fn sync_functions_are_retried() {
    assert_eq!(free(&mut 0, 3), Ok(3));
    assert_eq!(free(&mut 0, 4), Err(3));
    assert_eq!(free(&mut 6, 9), Err(7));
    assert_eq!(Service::default().by_mut(4), Some(4));
}

#[tokio::test(start_paused = true)]
async fn async_functions_are_retried() {
    assert_eq!(free_async(&mut 0, 3).await, Ok(3));
    assert!(free_async(&mut 0, 4).await.is_err());
    assert_eq!(Service::default().by_mut_async(String::new(), 3).await, 3);
    assert_eq!(Service::default().stacked().await, Ok(Some(4)));
}
