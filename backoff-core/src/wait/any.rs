//! A generator that is chosen at run time.

use core::time::Duration;
use std::vec::Vec;

use super::combine::combinators;
use super::{Constant, Decay, Decorrelated, Expo, Fibo, Linear, Stateful, Wait, expo};

/// Declares the enum, its conversions and its waits from one list of generators.
macro_rules! any_wait {
    (
        $(#[$enum_attribute:meta])*
        pub enum $any:ident {
            $($(#[$attribute:meta])* $variant:ident($generator:ty),)+
        }
    ) => {
        $(#[$enum_attribute])*
        pub enum $any {
            $($(#[$attribute])* $variant($generator),)+
        }

        $(
            impl From<$generator> for $any {
                fn from(wait: $generator) -> Self {
                    Self::$variant(wait)
                }
            }
        )+

        impl<O: ?Sized> Wait<O> for $any {
            // `decorrelated` depends on its previous wait.
            type State = Stateful;

            fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration> {
                match self {
                    $(Self::$variant(wait) => wait.next_wait(tries, outcome),)+
                }
            }
        }
    };
}

any_wait! {
    /// Any of the built-in generators except `runtime`, chosen at run time. The default is `expo()`.
    ///
    /// It gives a field one type, whatever a configuration selects: `policy: Policy<AnyWait>`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::wait::AnyWait;
    /// use backoff_retry::{constant, expo};
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
        /// Exponential waits, from [`expo()`](super::expo()).
        Expo(Expo),
        /// Fibonacci waits, from [`fibo()`](super::fibo()).
        Fibo(Fibo),
        /// The same wait every time, from [`constant()`](super::constant()).
        Constant(Constant<Duration>),
        /// A list of waits, from [`constant()`](super::constant()).
        List(Constant<Vec<Duration>>),
        /// Linear waits, from [`linear()`](super::linear()).
        Linear(Linear),
        /// Decaying waits, from [`decay()`](super::decay()).
        Decay(Decay),
        /// Decorrelated waits, from [`decorrelated()`](super::decorrelated()).
        Decorrelated(Decorrelated),
    }
}

impl Default for AnyWait {
    fn default() -> Self {
        Self::Expo(expo())
    }
}

combinators!(AnyWait);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wait::{constant, decorrelated};

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn state_is_kept_between_waits() {
        // Without the previous wait no wait would be longer than 3 s.
        let wait = AnyWait::from(decorrelated());
        assert!(wait.clone().into_iter().take(100).any(|wait| wait > SECOND * 3));
        // A new one starts over.
        assert!(wait.into_iter().take(1).all(|wait| wait <= SECOND * 3));
    }

    #[test]
    fn combinators_apply() {
        let list = || AnyWait::from(constant(std::vec![SECOND]));
        let expo = AnyWait::default;
        assert!(expo().take(2).into_iter().eq([SECOND, SECOND * 2]));
        assert!(list().chain(expo()).take(3).into_iter().eq([SECOND, SECOND, SECOND * 2]));
        assert!(list().or(expo()).take(3).into_iter().eq([SECOND, SECOND * 2, SECOND * 4]));
    }
}
