//! Growth by Fibonacci numbers.

use core::time::Duration;

use super::combine::combinators;
use super::{Stateless, Wait};

/// Fibonacci waits: after attempt `n` the n-th Fibonacci number in seconds, 1 s, 1 s, 2 s, 3 s, 5 s, 8 s, ..
///
/// Formula: `min(max_value, F(n) s)`, with the [Fibonacci numbers][oeis] `F(1) = F(2) = 1` and
/// `F(n) = F(n - 1) + F(n - 2)`. They grow by a factor that approaches the golden ratio, 1.618, and so more slowly than
/// [`expo()`](super::expo()). They saturate at `u64::MAX` seconds.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::fibo;
///
/// let waits = fibo().max_value(Duration::from_secs(4));
/// let seconds: Vec<_> = waits.into_iter().take(6).map(|wait| wait.as_secs()).collect();
/// assert_eq!(seconds, [1, 1, 2, 3, 4, 4]);
/// ```
///
/// [oeis]: https://oeis.org/A000045
#[inline]
pub const fn fibo() -> Fibo {
    Fibo { max_value: Duration::MAX }
}

/// The generator of Fibonacci waits; returned by [`fibo()`].
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::fibo;
///
/// let waits = fibo().max_value(Duration::from_secs(30));
/// assert_eq!(waits.get_max_value(), Some(Duration::from_secs(30)));
/// assert!(waits.take(5).into_iter().eq([1, 1, 2, 3, 5].map(Duration::from_secs)));
/// assert_eq!(waits.into_iter().nth(9), Some(Duration::from_secs(30))); // in place of 55 s
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fibo {
    pub(crate) max_value: Duration,
}

impl Fibo {
    /// Sets the longest wait. Default no maximum.
    #[inline]
    pub const fn max_value(self, max_value: Duration) -> Self {
        Self { max_value }
    }

    /// Returns the longest wait; `None` for no maximum.
    pub const fn get_max_value(&self) -> Option<Duration> {
        super::maximum(self.max_value)
    }
}

impl<O: ?Sized> Wait<O> for Fibo {
    type State = Stateless;

    fn next_wait(&mut self, tries: u32, _outcome: &O) -> Option<Duration> {
        Some(Duration::from_secs(fibonacci(tries)).min(self.max_value))
    }
}

/// Returns the n-th Fibonacci number, counted from 1, or `u64::MAX` from the 94th on, which do not fit.
fn fibonacci(n: u32) -> u64 {
    let (mut this, mut next) = (1u64, 1u64);
    for _ in 1..n.min(94) {
        (this, next) = (next, this.saturating_add(next));
    }
    this
}

combinators!(Fibo);
