//! The token bucket.

use core::fmt;

use super::Budget;
use super::atomic::AtomicU32;
use super::level::Level;
use crate::error::InvalidSetting;

/// What one token is counted as. With thousandths, ratios such as 0.1 are exact. In binary fractions ten successes
/// would earn a little more or less than one token.
const TOKEN: u32 = 1000;

/// The largest capacity that can be counted.
const MAX_CAPACITY: u32 = u32::MAX / TOKEN;

const CAPACITIES: &str = "it must be from 1 to 4294967 tokens";
const RATIOS: &str = "it must be from 0.001 to 1000 tokens for each success";

/// A budget of retries: a bucket of tokens that any number of functions, calls and threads share.
///
/// A retry takes one token out of the bucket. If less than one is left, the call gives up with the reason
/// [`Budget`](crate::GiveUpReason::Budget). Every success puts a part of a token in, up to the capacity of the bucket.
/// The bucket starts full. By default it holds 100 tokens, and a success earns 0.1 tokens: beyond the first 100, there
/// is one retry for every ten successes.
///
/// Formula: a retry leaves `tokens - 1`, if there is at least 1; a success leaves `min(capacity, tokens + earn)`. The
/// retry throttling of [gRPC][grpc] is similar: there, failures take the tokens.
///
/// The budget has no clock. Without successes nothing is earned, so a server that is down soon receives first attempts
/// only. Make one budget for each server or other dependency, and share it among all functions that call it. It takes
/// no lock: a success costs one load while the budget is full, and every change is a compare-exchange.
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
/// assert!(API.withdraw()); // two successes have earned another one
/// ```
///
/// The type exists where the target has an atomic compare-exchange of 32 bits.
///
/// [grpc]: https://github.com/grpc/proposal/blob/master/A6-client-retries.md#throttling-retry-attempts-and-hedged-rpcs
pub struct RetryBudget {
    /// What is left, in thousandths of a token. Never more than `capacity`.
    left: Level,
    /// What the bucket holds, in thousandths of a token.
    capacity: u32,
    /// What a success earns, in thousandths of a token.
    earned: u32,
}

impl RetryBudget {
    /// Makes a full budget of 100 tokens, in which a success earns 0.1 tokens.
    ///
    /// ```
    /// use backoff_retry::{RetryBudget, expo, on_exception};
    ///
    /// static API: RetryBudget = RetryBudget::new();
    ///
    /// #[on_exception(expo, max_tries = 5, budget = &API)]
    /// fn fetch() -> Result<(), std::io::Error> {
    ///     // ..
    /// #   Ok(())
    /// }
    ///
    /// fetch().unwrap();
    /// assert_eq!(API.tokens(), 100.0); // no retry was needed
    /// ```
    pub const fn new() -> Self {
        Self::full(100 * TOKEN, TOKEN / 10)
    }

    const fn full(capacity: u32, earned: u32) -> Self {
        Self { left: Level(AtomicU32::new(capacity)), capacity, earned }
    }

    /// Sets the number of tokens that the budget holds, and fills it. Default 100.
    ///
    /// It is the number of retries that can follow one another without a success.
    ///
    /// ```
    /// use backoff_retry::RetryBudget;
    ///
    /// static API: RetryBudget = RetryBudget::new().capacity(20);
    /// assert_eq!(API.tokens(), 20.0);
    /// ```
    ///
    /// # Panics
    /// If `tokens` is 0 or greater than 4,294,967. In a `static` or a `const` that is a compile error.
    /// [`try_capacity`](RetryBudget::try_capacity) returns an error instead.
    #[track_caller]
    pub const fn capacity(self, tokens: u32) -> Self {
        assert!(is_capacity(tokens), "`capacity` of a budget must be from 1 to 4294967 tokens");
        Self::full(tokens * TOKEN, self.earned)
    }

    /// Sets the number of tokens that the budget holds, as [`capacity`](RetryBudget::capacity) does, for numbers that
    /// are only known at run time.
    ///
    /// ```
    /// use backoff_retry::RetryBudget;
    ///
    /// let capacity: u32 = "20".parse().unwrap(); // from the command line, for example
    /// let budget = RetryBudget::new().try_capacity(capacity).unwrap();
    /// assert_eq!(budget.tokens(), 20.0);
    ///
    /// let error = RetryBudget::new().try_capacity(0).unwrap_err();
    /// assert_eq!(error.to_string(), "`capacity` cannot be 0: it must be from 1 to 4294967 tokens");
    /// ```
    ///
    /// # Errors
    /// If `tokens` is 0 or greater than 4,294,967.
    pub const fn try_capacity(self, tokens: u32) -> Result<Self, InvalidSetting> {
        if is_capacity(tokens) {
            Ok(self.capacity(tokens))
        } else {
            Err(InvalidSetting::number("capacity", tokens as f64, CAPACITIES))
        }
    }

    /// Sets the number of tokens that a success earns, rounded to thousandths. Default 0.1, which is one retry for
    /// every ten successes.
    ///
    /// ```
    /// use backoff_retry::{RetryBudget, budget::Budget};
    ///
    /// static API: RetryBudget = RetryBudget::new().earn(0.25); // a retry for every four successes
    ///
    /// API.withdraw();
    /// API.deposit();
    /// assert_eq!(API.tokens(), 99.25);
    /// ```
    ///
    /// # Panics
    /// If `ratio` is not from 0.001 to 1000. In a `static` or a `const` that is a compile error.
    /// [`try_earn`](RetryBudget::try_earn) returns an error instead.
    #[track_caller]
    pub const fn earn(self, ratio: f64) -> Self {
        assert!(
            is_ratio(ratio),
            "`earn` of a budget must be from 0.001 to 1000 tokens for each success"
        );
        // From 1.5 to 1,000,000.5: the truncation rounds.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let earned = (ratio * TOKEN as f64 + 0.5) as u32;
        Self { earned, ..self }
    }

    /// Sets the number of tokens that a success earns, as [`earn`](RetryBudget::earn) does, for numbers that are only
    /// known at run time.
    ///
    /// ```
    /// use backoff_retry::RetryBudget;
    ///
    /// let ratio: f64 = "0.2".parse().unwrap(); // from the command line, for example
    /// assert!(RetryBudget::new().try_earn(ratio).is_ok());
    ///
    /// let error = RetryBudget::new().try_earn(0.0).unwrap_err();
    /// assert!(error.to_string().starts_with("`earn` cannot be 0: it must be from 0.001 to 1000 tokens"));
    /// ```
    ///
    /// # Errors
    /// If `ratio` is not from 0.001 to 1000.
    pub const fn try_earn(self, ratio: f64) -> Result<Self, InvalidSetting> {
        if is_ratio(ratio) {
            Ok(self.earn(ratio))
        } else {
            Err(InvalidSetting::number("earn", ratio, RATIOS))
        }
    }

    /// Returns the number of tokens that are left, for metrics and logs. Other threads may have changed it by the time
    /// it is read.
    ///
    /// ```
    /// use backoff_retry::{Policy, RetryBudget, expo};
    ///
    /// static BUDGET: RetryBudget = RetryBudget::new();
    /// static API: Policy = Policy::new(expo())
    ///     .budget(&BUDGET)
    ///     .on_giveup(|details| eprintln!("{details}; {} tokens are left", BUDGET.tokens()));
    /// # assert!(API.get_budget().is_some() && BUDGET.tokens() == 100.0);
    /// ```
    pub fn tokens(&self) -> f64 {
        in_tokens(self.left.get())
    }
}

const fn is_capacity(tokens: u32) -> bool {
    0 < tokens && tokens <= MAX_CAPACITY
}

// NaN is in no range.
const fn is_ratio(ratio: f64) -> bool {
    0.001 <= ratio && ratio <= 1000.0
}

fn in_tokens(thousandths: u32) -> f64 {
    f64::from(thousandths) / f64::from(TOKEN)
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}

impl Budget for RetryBudget {
    #[inline]
    fn withdraw(&self) -> bool {
        self.left.lower(TOKEN)
    }

    #[inline]
    fn deposit(&self) {
        self.left.raise(self.earned, self.capacity);
    }
}

#[allow(clippy::missing_fields_in_debug)] // `tokens` is the field `left`.
impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryBudget")
            .field("tokens", &self.tokens())
            .field("capacity", &(self.capacity / TOKEN))
            .field("earn", &in_tokens(self.earned))
            .finish()
    }
}
