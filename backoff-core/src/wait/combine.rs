//! Combinations of generators: `take`, `chain` and `or`.

use core::time::Duration;

use super::{State, Stateful, Wait};

/// Implements `take`, `chain`, `or` and `IntoIterator` for a generator.
///
/// The methods are inherent: as methods of [`Wait<O>`](Wait) they could not be called without naming the type `O` of
/// the outcome.
macro_rules! combinators {
    ($wait:ident $(< $($param:ident),+ > where $($bounds:tt)*)?) => {
        impl $(<$($param),+>)? $wait $(<$($param),+> where $($bounds)*)? {
            /// Returns a generator of the first `n` waits: the call gives up after attempt `n + 1`, with the reason
            /// [`WaitsExhausted`](crate::GiveUpReason::WaitsExhausted).
            ///
            /// ```
            /// use std::time::Duration;
            /// use backoff_retry::expo;
            ///
            /// let waits = expo().take(3); // up to four attempts
            /// assert!(waits.into_iter().eq([1, 2, 4].map(Duration::from_secs)));
            /// ```
            pub const fn take(self, n: u32) -> $crate::wait::Take<Self> {
                $crate::wait::Take::new(self, n)
            }

            /// Returns a generator of these waits, followed by those of `next` from its first.
            ///
            /// ```
            /// use std::time::Duration;
            /// use backoff_retry::{constant, expo};
            ///
            /// // Two quick retries, then those of `expo` from its first wait.
            /// let waits = constant(Duration::from_millis(10)).take(2).chain(expo());
            /// assert!(waits.take(4).into_iter().eq([10, 10, 1000, 2000].map(Duration::from_millis)));
            /// ```
            pub const fn chain<Later>(self, next: Later) -> $crate::wait::Chain<Self, Later> {
                $crate::wait::Chain::new(self, next)
            }

            /// Returns a generator that uses the wait of `other` after each attempt for which this one has none.
            ///
            /// Unlike with `chain`, `other` counts attempts from the start of the call.
            ///
            /// ```
            /// use std::time::Duration;
            /// use backoff_retry::{constant, expo};
            ///
            /// // Two quick retries, then those of `expo` from its third wait.
            /// let waits = constant([Duration::from_millis(10); 2]).or(expo());
            /// assert!(waits.take(4).into_iter().eq([10, 10, 4000, 8000].map(Duration::from_millis)));
            /// ```
            pub const fn or<Else>(self, other: Else) -> $crate::wait::Or<Self, Else> {
                $crate::wait::Or::new(self, other)
            }
        }

        impl $(<$($param),+>)? IntoIterator for $wait $(<$($param),+>)?
        where
            Self: $crate::wait::Wait<()>
        {
            type Item = core::time::Duration;
            type IntoIter = $crate::wait::Waits<Self>;

            fn into_iter(self) -> Self::IntoIter {
                $crate::wait::Waits::new(self)
            }
        }
    };
}
pub(super) use combinators;

/// The first waits of a generator; returned by `take`, such as [`Expo::take`](super::Expo::take).
///
/// ```
/// use backoff_retry::call::CallStatus;
/// use backoff_retry::wait::{Expo, Take};
/// use backoff_retry::{GiveUpReason, Policy, VirtualClock, expo};
///
/// static DB: Policy<Take<Expo>> = Policy::new(expo().take(2));
///
/// let report = DB.call_blocking(|| Err::<(), _>("down")).clock(VirtualClock::new()).report();
/// assert_eq!(report.tries, 3);
/// assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::WaitsExhausted));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Take<W> {
    wait: W,
    n: u32,
}

impl<W> Take<W> {
    pub(super) const fn new(wait: W, n: u32) -> Self {
        Self { wait, n }
    }
}

impl<O: ?Sized, W: Wait<O>> Wait<O> for Take<W> {
    type State = W::State;

    fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration> {
        if tries > self.n { None } else { self.wait.next_wait(tries, outcome) }
    }
}

combinators!(Take<W> where W:);

/// One generator followed by another; returned by `chain`, such as [`Expo::chain`](super::Expo::chain).
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::wait::{Chain, Constant, Expo};
/// use backoff_retry::{Policy, constant, expo};
///
/// // The first retry is immediate.
/// static DB: Policy<Chain<Constant<[Duration; 1]>, Expo>> =
///     Policy::new(constant([Duration::ZERO]).chain(expo())).max_tries(5);
///
/// assert!(DB.wait().take(3).into_iter().eq([0, 1, 2].map(Duration::from_secs)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain<First, Next> {
    first: First,
    next: Next,
    /// The attempt after which `first` had no more waits; `next` counts attempts from there.
    switched_at: Option<u32>,
}

impl<First, Next> Chain<First, Next> {
    pub(super) const fn new(first: First, next: Next) -> Self {
        Self { first, next, switched_at: None }
    }
}

impl<O: ?Sized, First: Wait<O>, Next: Wait<O>> Wait<O> for Chain<First, Next> {
    type State = Stateful;

    fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration> {
        if self.switched_at.is_none() {
            if let Some(wait) = self.first.next_wait(tries, outcome) {
                return Some(wait);
            }
        }
        let switched_at = *self.switched_at.get_or_insert(tries);
        self.next.next_wait(tries.saturating_sub(switched_at).saturating_add(1), outcome)
    }
}

combinators!(Chain<First, Next> where First:);

/// One generator, and another for the attempts after which it has no wait; returned by `or`, such as
/// [`Runtime::or`](super::Runtime::or).
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::policy::{For, Policy};
/// use backoff_retry::wait::{Expo, Or, Runtime};
/// use backoff_retry::{expo, runtime};
///
/// struct Busy { retry_after: Option<Duration> }
///
/// type Asked = fn(&Busy) -> Option<Duration>; // closures have no type that can be written
///
/// const WAITS: Or<Runtime<Asked>, Expo> = runtime::<Asked>(|busy| busy.retry_after).or(expo());
/// static API: Policy<Or<Runtime<Asked>, Expo>, For<Busy>> =
///     Policy::typed_without_jitter(WAITS).max_tries(5);
/// # let _ = (&API, Busy { retry_after: None });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Or<One, Other> {
    one: One,
    other: Other,
}

impl<One, Other> Or<One, Other> {
    pub(super) const fn new(one: One, other: Other) -> Self {
        Self { one, other }
    }
}

impl<O: ?Sized, One: Wait<O>, Other: Wait<O>> Wait<O> for Or<One, Other> {
    type State = <One::State as State>::And<Other::State>;

    fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration> {
        self.one.next_wait(tries, outcome).or_else(|| self.other.next_wait(tries, outcome))
    }
}

combinators!(Or<One, Other> where One:);

/// An iterator over the waits of a generator after attempts 1, 2, 3, .., without jitter; returned by `into_iter`. It
/// ends where the generator has no more waits, which is never for most of them.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::expo;
/// use backoff_retry::wait::{Expo, Waits};
///
/// let mut waits: Waits<Expo> = expo().into_iter();
/// assert_eq!(waits.next(), Some(Duration::from_secs(1)));
/// assert_eq!(waits.next(), Some(Duration::from_secs(2)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Waits<W> {
    wait: W,
    tries: u32,
}

impl<W> Waits<W> {
    pub(super) const fn new(wait: W) -> Self {
        Self { wait, tries: 0 }
    }
}

impl<W: Wait<()>> Iterator for Waits<W> {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        self.tries = self.tries.saturating_add(1);
        self.wait.next_wait(self.tries, &())
    }
}
