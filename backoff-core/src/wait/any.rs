//! A generator that is chosen at run time.

use core::time::Duration;
use std::vec::Vec;

use super::combine::combinators;
use super::{Constant, Decay, Decorrelated, Expo, Fibo, Linear, Stateful, Wait, expo};

/// Any of the built-in generators, chosen at run time; `expo()` by default.
///
/// It gives a field one type, whatever a configuration says: `policy: Policy<AnyWait>`.
///
/// ```
/// use std::time::Duration;
/// use backoff_core::wait::AnyWait;
/// use backoff_core::{constant, expo};
///
/// fn waits(patient: bool) -> AnyWait {
///     if patient { expo().into() } else { constant(Duration::from_millis(50)).into() }
/// }
/// assert_eq!(waits(true).into_iter().nth(2), Some(Duration::from_secs(4)));
/// assert_eq!(waits(false).into_iter().nth(2), Some(Duration::from_millis(50)));
/// assert_eq!(AnyWait::default(), AnyWait::from(expo()));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AnyWait {
    /// Made by [`expo()`](super::expo()).
    Expo(Expo),
    /// Made by [`fibo()`](super::fibo()).
    Fibo(Fibo),
    /// Made by [`constant()`](super::constant()) from one wait.
    Constant(Constant<Duration>),
    /// Made by [`constant()`](super::constant()) from a list of waits.
    List(Constant<Vec<Duration>>),
    /// Made by [`linear()`](super::linear()).
    Linear(Linear),
    /// Made by [`decay()`](super::decay()).
    Decay(Decay),
    /// Made by [`decorrelated()`](super::decorrelated()).
    Decorrelated(Decorrelated),
}

impl Default for AnyWait {
    fn default() -> Self {
        Self::Expo(expo())
    }
}

macro_rules! from {
    ($($made:ty => $variant:ident),+ $(,)?) => {$(
        impl From<$made> for AnyWait {
            fn from(wait: $made) -> Self {
                Self::$variant(wait)
            }
        }
    )+};
}

from! {
    Expo => Expo,
    Fibo => Fibo,
    Constant<Duration> => Constant,
    Constant<Vec<Duration>> => List,
    Linear => Linear,
    Decay => Decay,
    Decorrelated => Decorrelated,
}

impl<O: ?Sized> Wait<O> for AnyWait {
    // The decorrelated one remembers its last wait.
    type State = Stateful;

    fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration> {
        match self {
            Self::Expo(wait) => wait.next_wait(tries, outcome),
            Self::Fibo(wait) => wait.next_wait(tries, outcome),
            Self::Constant(wait) => wait.next_wait(tries, outcome),
            Self::List(wait) => wait.next_wait(tries, outcome),
            Self::Linear(wait) => wait.next_wait(tries, outcome),
            Self::Decay(wait) => wait.next_wait(tries, outcome),
            Self::Decorrelated(wait) => wait.next_wait(tries, outcome),
        }
    }
}

combinators!(AnyWait);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wait::{constant, decorrelated};

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn what_a_generator_remembers_it_remembers_here() {
        // Without a memory no wait would be longer than 3 s.
        let wait = AnyWait::from(decorrelated());
        assert!(wait.clone().into_iter().take(100).any(|wait| wait > SECOND * 3));
        // A fresh one begins anew.
        assert!(wait.into_iter().take(1).all(|wait| wait <= SECOND * 3));
    }

    #[test]
    fn combines_as_the_others_do() {
        let list = || AnyWait::from(constant(std::vec![SECOND]));
        let expo = AnyWait::default;
        assert!(expo().take(2).into_iter().eq([SECOND, SECOND * 2]));
        assert!(list().chain(expo()).take(3).into_iter().eq([SECOND, SECOND, SECOND * 2]));
        assert!(list().or(expo()).take(3).into_iter().eq([SECOND, SECOND * 2, SECOND * 4]));
    }
}
