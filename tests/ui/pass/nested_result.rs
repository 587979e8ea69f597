//! A success that is a `Result` itself, and is meant to be.
#![deny(warnings)]

use std::io::Error;

use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::*;

pub struct Elapsed;

static POLICY: Policy<Expo, For<Elapsed>> = Policy::typed(expo()).retry_if(|_| true);

#[on_exception(expo, |_| true)]
pub fn filter() -> Result<Result<u32, Error>, Elapsed> {
    Err(Elapsed)
}

#[on_exception(expo, matches = Elapsed)]
pub async fn pattern() -> Result<Result<u32, Error>, Elapsed> {
    Err(Elapsed)
}

#[on_exception(&POLICY)]
pub async fn policy() -> Result<Result<u32, Error>, Elapsed> {
    filter()
}

#[on_predicate(expo, |value| matches!(value, Ok(Err(_))))]
pub fn predicate() -> Result<Result<u32, Error>, Elapsed> {
    Err(Elapsed)
}

/// To ask every short name would take too long.
type Unasked = Result<Result<u32, Error>, Elapsed>;

#[on_exception(expo)]
pub fn unasked() -> Unasked {
    Err(Elapsed)
}

type Plain = Result<u32, Elapsed>;

#[on_exception(expo)]
pub fn plain() -> Plain {
    Err(Elapsed)
}

fn main() {}
