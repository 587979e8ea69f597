//! The spans of calls and loops.

use super::attempts::Attempts;
use super::builder::Call;
use super::overrides::{Overrides, WithSpan};
use crate::clock::Clock;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::wait::Wait;

impl<'p, W, K: PolicyKind, F, R, M, H, C, X> Call<'p, W, K, F, R, M, H, C, X> {
    /// Gives the call a `tracing` span, and in it one for each attempt and one for each wait, as
    /// [`Policy::span`](crate::Policy::span) does for all calls of a policy.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # fn fetch() -> Result<u32, std::io::Error> { Ok(1) }
    /// let page = API.call_blocking(fetch).span().run();
    /// # assert_eq!(page.unwrap(), 1);
    /// ```
    #[allow(clippy::type_complexity)] // It is inferred.
    pub fn span(self) -> Call<'p, W, K, F, R, M, (H, WithSpan), C, X> {
        self.with(WithSpan)
    }
}

impl<'p, W, K, T, E, C, H> Attempts<'p, W, K, T, E, C, H>
where
    W: Wait<E> + Clone,
    K: PolicyKind,
    E: OutcomeOf<K>,
    C: Clock,
    H: Overrides<E, T>,
{
    /// Gives the loop a `tracing` span, and in it one for each attempt and one for each wait, as
    /// [`Policy::span`](crate::Policy::span) does for all calls and loops of a policy. The first attempt begins here.
    ///
    /// The span of an attempt says how long it took. What the attempt logs is not in it, because the loop runs its code
    /// by itself.
    ///
    /// ```
    /// use std::ops::ControlFlow::{Break, Continue};
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// let mut attempts = API.attempts_on(VirtualClock::new()).span();
    /// let page = loop {
    ///     let result = "1".parse::<u32>();
    ///     match attempts.after_blocking(result) {
    ///         Break(result) => break result,
    ///         Continue(()) => {}
    ///     }
    /// };
    /// assert_eq!(page, Ok(1));
    /// ```
    #[must_use = "the loop goes on with what this returns"]
    #[allow(clippy::type_complexity)] // It is inferred.
    pub fn span(self) -> Attempts<'p, W, K, T, E, C, (H, WithSpan)> {
        let mut state = self.state.with(WithSpan);
        state.open_spans();
        state.start_attempt_span();
        Attempts { state, end: self.end }
    }
}
