//! The same wait every time, or a list of waits.

use core::time::Duration;

use super::combine::combinators;
use super::{Stateless, Wait};
use crate::sealed::Sealed;

/// The same wait every time, or the waits of a list.
///
/// A list is an array, a static slice or, with the feature `std`, a `Vec`. After its last wait the call makes one more
/// attempt and then gives up.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::constant;
///
/// let same = constant(Duration::from_secs(5));
/// assert!(same.into_iter().take(9).eq([Duration::from_secs(5); 9]));
///
/// let listed = constant([Duration::from_secs(1), Duration::from_secs(10)]);
/// assert_eq!(listed.into_iter().count(), 2);
/// ```
#[inline]
pub const fn constant<I: Intervals>(interval: I) -> Constant<I> {
    Constant { interval }
}

/// The generator of one wait or a list of waits; returned by [`constant()`].
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{constant, wait::Constant};
///
/// const POLL: Constant<Duration> = constant(Duration::from_secs(5));
/// assert_eq!(POLL.get_interval(), &Duration::from_secs(5));
///
/// const TWICE: Constant<[Duration; 2]> = constant([Duration::from_secs(1); 2]);
/// assert_eq!(TWICE.into_iter().count(), 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Constant<I> {
    pub(crate) interval: I,
}

impl Constant<Duration> {
    /// Sets the wait, or the list of waits, as `constant(interval = 5s)` does in an attribute. Default 1 s.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::constant;
    ///
    /// let waits = constant(Duration::from_secs(1)).interval([1, 5, 10].map(Duration::from_secs));
    /// assert_eq!(waits.into_iter().count(), 3);
    /// ```
    #[inline]
    pub const fn interval<I: Intervals>(self, interval: I) -> Constant<I> {
        constant(interval)
    }
}

impl<I> Constant<I> {
    /// Returns the wait, or the list of waits.
    pub const fn get_interval(&self) -> &I {
        &self.interval
    }
}

/// The argument of [`constant()`]: a `Duration`, or a list of them as an array, a reference to an array, a slice or,
/// with the feature `std`, a `Vec`.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::wait::Intervals;
///
/// let list = [1, 5].map(Duration::from_secs);
/// assert_eq!(list.after(2), Some(Duration::from_secs(5)));
/// assert_eq!(list.after(3), None); // the call gives up
/// assert_eq!(Duration::from_secs(7).after(3), Some(Duration::from_secs(7)));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an interval",
    label = "expected a `Duration` or a list of `Duration`s",
    note = "write `constant(5s)` or `constant([1s, 5s, 10s])`"
)]
pub trait Intervals: Sealed {
    /// Returns the wait that follows attempt number `tries`, starting at 1, or `None` after the end of the list.
    fn after(&self, tries: u32) -> Option<Duration>;
}

impl Intervals for Duration {
    fn after(&self, _tries: u32) -> Option<Duration> {
        Some(*self)
    }
}

impl Intervals for &[Duration] {
    fn after(&self, tries: u32) -> Option<Duration> {
        let index = usize::try_from(tries.checked_sub(1)?).ok()?;
        self.get(index).copied()
    }
}

impl<const N: usize> Intervals for [Duration; N] {
    fn after(&self, tries: u32) -> Option<Duration> {
        self.as_slice().after(tries)
    }
}

impl<const N: usize> Intervals for &[Duration; N] {
    fn after(&self, tries: u32) -> Option<Duration> {
        self.as_slice().after(tries)
    }
}

#[cfg(feature = "std")]
impl Intervals for std::vec::Vec<Duration> {
    fn after(&self, tries: u32) -> Option<Duration> {
        self.as_slice().after(tries)
    }
}

impl<O: ?Sized, I: Intervals> Wait<O> for Constant<I> {
    type State = Stateless;

    fn next_wait(&mut self, tries: u32, _outcome: &O) -> Option<Duration> {
        self.interval.after(tries)
    }
}

combinators!(Constant<I> where I: Intervals);
