//! The token bucket.

use core::fmt;
use core::sync::atomic::{AtomicU32, Ordering};

use super::Budget;
use crate::error::InvalidSetting;

/// What one token is counted as. With thousandths, ratios such as 0.1 are exact; in binary fractions ten successes
/// would earn a little more or less than one token.
const TOKEN: u32 = 1000;

/// The largest capacity that can be counted.
const MAX_CAPACITY: u32 = u32::MAX / TOKEN;

const CAPACITIES: &str = "it must be from 1 to 4294967 tokens";
const RATIOS: &str = "it must be from 0.001 to 1000 tokens for each success";

/// A budget of retries: a bucket of tokens, shared by any number of functions and threads.
///
/// A retry takes one token out, and without one the call gives up with the reason
/// [`Budget`](crate::GiveUpReason::Budget). Every success puts a part of a token in, up to the capacity. The bucket
/// starts full. By default it holds 100 tokens, and a success earns 0.1: in the long run there is one retry for ten
/// successes.
///
/// There is no clock in it: while nothing succeeds, nothing is earned, and a server that is down receives first attempts
/// only. Give each server a budget of its own, and share it among all functions that call the server.
///
/// ```
/// use backoff_retry::{RetryBudget, budget::Budget};
///
/// static API: RetryBudget = RetryBudget::new().capacity(2).earn(0.5);
///
/// assert!(API.withdraw() && API.withdraw());
/// assert!(!API.withdraw()); // two tokens, two retries
/// API.deposit();
/// API.deposit();
/// assert!(API.withdraw()); // two successes earned one more
/// ```
pub struct RetryBudget {
    /// What is left, in thousandths of a token.
    left: AtomicU32,
    /// What the bucket holds, in thousandths of a token.
    capacity: u32,
    /// What a success earns, in thousandths of a token.
    earned: u32,
}

impl RetryBudget {
    /// Makes a full budget of 100 tokens, in which a success earns 0.1.
    pub const fn new() -> Self {
        Self::of(100 * TOKEN, TOKEN / 10)
    }

    const fn of(capacity: u32, earned: u32) -> Self {
        Self { left: AtomicU32::new(capacity), capacity, earned }
    }

    /// Sets the number of tokens that the budget holds, and fills it. Default: 100.
    ///
    /// # Panics
    /// If `tokens` is 0, or greater than 4,294,967. In a `static` or a `const` that is a compile error.
    pub const fn capacity(self, tokens: u32) -> Self {
        assert!(is_capacity(tokens), "`capacity` must be from 1 to 4294967 tokens");
        Self::of(tokens * TOKEN, self.earned)
    }

    /// Sets the number of tokens, as [`capacity`](RetryBudget::capacity) does.
    ///
    /// # Errors
    /// If `tokens` is 0, or greater than 4,294,967.
    pub const fn try_capacity(self, tokens: u32) -> Result<Self, InvalidSetting> {
        if is_capacity(tokens) {
            Ok(self.capacity(tokens))
        } else {
            Err(InvalidSetting::number("capacity", tokens as f64, CAPACITIES))
        }
    }

    /// Sets the part of a token that a success earns, which is rounded to thousandths. Default: 0.1, one retry for ten
    /// successes.
    ///
    /// # Panics
    /// If `ratio` is not finite, less than 0.001 or greater than 1000. In a `static` or a `const` that is a compile
    /// error.
    pub const fn earn(self, ratio: f64) -> Self {
        assert!(is_ratio(ratio), "`earn` must be from 0.001 to 1000 tokens for each success");
        // In range, and not negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let earned = (ratio * TOKEN as f64 + 0.5) as u32;
        Self::of(self.capacity, earned)
    }

    /// Sets the part of a token that a success earns, as [`earn`](RetryBudget::earn) does.
    ///
    /// # Errors
    /// If `ratio` is not finite, less than 0.001 or greater than 1000.
    pub const fn try_earn(self, ratio: f64) -> Result<Self, InvalidSetting> {
        if is_ratio(ratio) {
            Ok(self.earn(ratio))
        } else {
            Err(InvalidSetting::number("earn", ratio, RATIOS))
        }
    }

    /// Returns the number of tokens that are left.
    pub fn tokens(&self) -> f64 {
        f64::from(self.left.load(Ordering::Relaxed)) / f64::from(TOKEN)
    }
}

const fn is_capacity(tokens: u32) -> bool {
    0 < tokens && tokens <= MAX_CAPACITY
}

// NaN is in no range.
const fn is_ratio(ratio: f64) -> bool {
    0.001 <= ratio && ratio <= 1000.0
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}

// Nothing is read or written under the protection of a token, so the order of other memory does not matter.
impl Budget for RetryBudget {
    #[inline]
    fn withdraw(&self) -> bool {
        let taken = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(TOKEN));
        taken.is_ok()
    }

    #[inline]
    fn deposit(&self) {
        // While the budget is full, which it is while all is well, calls share the cache line instead of writing to it.
        if self.left.load(Ordering::Relaxed) < self.capacity {
            // `fetch_update` fails where another thread has filled the budget in the meantime.
            let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                let filled = left.saturating_add(self.earned).min(self.capacity);
                (filled > left).then_some(filled)
            });
        }
    }
}

#[allow(clippy::missing_fields_in_debug)] // `tokens` is the field `left`.
impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryBudget")
            .field("tokens", &self.tokens())
            .field("capacity", &(self.capacity / TOKEN))
            .field("earn", &(f64::from(self.earned) / f64::from(TOKEN)))
            .finish()
    }
}
