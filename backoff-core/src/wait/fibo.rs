//! Fibonacci's sequence.

use core::time::Duration;

use super::combine::combinators;
use super::{Stateless, Wait};

/// Fibonacci waits in seconds: 1 s, 1 s, 2 s, 3 s, 5 s, 8 s, ..
///
/// ```
/// use std::time::Duration;
/// use backoff_core::fibo;
///
/// let waits = fibo().max_value(Duration::from_secs(4));
/// let seconds: Vec<_> = waits.into_iter().take(6).map(|wait| wait.as_secs()).collect();
/// assert_eq!(seconds, [1, 1, 2, 3, 4, 4]);
/// ```
pub const fn fibo() -> Fibo {
    Fibo { max_value: Duration::MAX }
}

/// The generator that [`fibo()`] makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fibo {
    pub(crate) max_value: Duration,
}

impl Fibo {
    /// The longest wait; default none.
    pub const fn max_value(self, max_value: Duration) -> Self {
        Self { max_value }
    }
}

impl<O: ?Sized> Wait<O> for Fibo {
    type State = Stateless;

    fn next_wait(&mut self, tries: u32, _outcome: &O) -> Option<Duration> {
        Some(Duration::from_secs(fibonacci(tries)).min(self.max_value))
    }
}

/// The n-th Fibonacci number, counted from 1; the 94th and all later ones do not fit: `u64::MAX`.
fn fibonacci(n: u32) -> u64 {
    let (mut this, mut next) = (1u64, 1u64);
    for _ in 1..n.min(94) {
        (this, next) = (next, this.saturating_add(next));
    }
    this
}

combinators!(Fibo);
