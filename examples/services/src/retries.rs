//! Counts of retries.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How often calls were retried, by the cause of each retry.
///
/// A program would export such counts as metrics.
#[derive(Debug, Default)]
pub struct Retries(Mutex<BTreeMap<String, u32>>);

impl Retries {
    /// Counts a retry; for `on_backoff`.
    pub fn count(&self, cause: String) {
        *self.by_cause().entry(cause).or_default() += 1;
    }

    /// Returns the number of retries for this cause.
    pub fn of(&self, cause: &str) -> u32 {
        self.by_cause().get(cause).copied().unwrap_or_default()
    }

    /// Returns the number of all retries.
    pub fn total(&self) -> u32 {
        self.by_cause().values().sum()
    }

    fn by_cause(&self) -> MutexGuard<'_, BTreeMap<String, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Display for Retries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} retries", self.total())?;
        for (index, (cause, count)) in self.by_cause().iter().enumerate() {
            f.write_str(if index == 0 { ": " } else { ", " })?;
            write!(f, "{count} x {cause}")?;
        }
        Ok(())
    }
}
