//! Patterns that match everything, where no lint may be allowed.
#![forbid(unreachable_patterns, unused, warnings)]

use backoff_retry::{expo, on_exception, on_predicate};

pub enum Kind {
    Busy,
    Lost,
}

#[on_exception(expo, matches = Kind::Busy | Kind::Lost)]
pub fn alternatives() -> Result<u32, Kind> {
    Ok(1)
}

#[on_exception(expo, matches = _)]
pub async fn wildcard() -> Result<u32, Kind> {
    Err(Kind::Busy)
}

#[on_exception(expo, matches = _ if retried)]
pub fn guard(retried: bool) -> Result<u32, Kind> {
    Err(Kind::Lost)
}

#[on_predicate(expo, matches = 0..=255)]
pub fn range() -> u8 {
    1
}

#[on_predicate(expo, matches = Some(_) | None, on_backoff = |_| ())]
pub async fn handled() -> Option<u8> {
    None
}

fn main() {}
