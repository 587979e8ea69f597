//! Emptiness: what `#[on_predicate]` retries when it is given no predicate.

use core::time::Duration;

/// Values that can be empty, by the rules of Python's truth test: `false`, zero, `None`, and collections without
/// elements are.
///
/// `#[on_predicate(expo)]` retries a function while it returns an empty value. A `Result` is empty if it is an `Ok` of
/// an empty value; an `Err` is returned immediately. Implement the trait for your own types, or write a predicate.
///
/// ```
/// use backoff_retry::Falsy;
///
/// assert!(None::<u32>.is_falsy() && "".is_falsy() && 0.is_falsy());
/// assert!(Ok::<_, ()>(false).is_falsy() && !Err::<bool, _>("lost").is_falsy());
/// assert!(!Some(0).is_falsy());
/// ```
#[diagnostic::on_unimplemented(
    message = "`#[on_predicate]` cannot tell whether a `{Self}` is empty",
    label = "does not implement `backoff_retry::Falsy`",
    note = "write a predicate after the wait, `#[on_predicate(expo, |value| ..)]`, \
            or implement `backoff_retry::Falsy`"
)]
pub trait Falsy {
    /// Returns whether this value is empty.
    ///
    /// ```
    /// use backoff_retry::{Falsy, VirtualClock, expo, on_predicate};
    ///
    /// struct Page { rows: Vec<String> }
    ///
    /// impl Falsy for Page {
    ///     fn is_falsy(&self) -> bool {
    ///         self.rows.is_empty()
    ///     }
    /// }
    ///
    /// #[on_predicate(expo, max_tries = 3, clock = VirtualClock::new())]
    /// fn page() -> Page {
    ///     Page { rows: Vec::new() }
    /// }
    /// assert!(page().is_falsy()); // after three attempts
    /// ```
    fn is_falsy(&self) -> bool;
}

impl Falsy for bool {
    fn is_falsy(&self) -> bool {
        !self
    }
}

impl Falsy for () {
    fn is_falsy(&self) -> bool {
        true
    }
}

impl<T> Falsy for Option<T> {
    fn is_falsy(&self) -> bool {
        self.is_none()
    }
}

impl<T: Falsy, E> Falsy for Result<T, E> {
    fn is_falsy(&self) -> bool {
        self.as_ref().is_ok_and(T::is_falsy)
    }
}

impl<T: Falsy + ?Sized> Falsy for &T {
    fn is_falsy(&self) -> bool {
        (**self).is_falsy()
    }
}

impl<T, const N: usize> Falsy for [T; N] {
    fn is_falsy(&self) -> bool {
        self.is_empty()
    }
}

macro_rules! empty_when {
    ($value:ident => $empty:expr; $([$($param:ident)?] $ty:ty),+ $(,)?) => {$(
        impl $(<$param>)? Falsy for $ty {
            fn is_falsy(&self) -> bool {
                let $value = self;
                $empty
            }
        }
    )+};
}

empty_when!(number => *number == 0;
    [] u8, [] u16, [] u32, [] u64, [] u128, [] usize,
    [] i8, [] i16, [] i32, [] i64, [] i128, [] isize,
);
empty_when!(number => *number == 0.0; [] f32, [] f64);
empty_when!(time => time.is_zero(); [] Duration);
empty_when!(items => items.is_empty(); [] str, [T] [T]);

#[cfg(feature = "std")]
mod collections {
    use std::borrow::Cow;
    use std::boxed::Box;
    use std::collections::{
        BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque,
    };
    use std::rc::Rc;
    use std::string::String;
    use std::sync::Arc;
    use std::vec::Vec;

    use super::Falsy;

    empty_when!(items => items.is_empty();
        [] String, [T] Vec<T>, [T] VecDeque<T>, [T] LinkedList<T>, [T] BinaryHeap<T>, [T] BTreeSet<T>,
    );

    impl<T, S> Falsy for HashSet<T, S> {
        fn is_falsy(&self) -> bool {
            self.is_empty()
        }
    }

    impl<K, V> Falsy for BTreeMap<K, V> {
        fn is_falsy(&self) -> bool {
            self.is_empty()
        }
    }

    impl<K, V, S> Falsy for HashMap<K, V, S> {
        fn is_falsy(&self) -> bool {
            self.is_empty()
        }
    }

    impl<T: Falsy + ?Sized> Falsy for Box<T> {
        fn is_falsy(&self) -> bool {
            (**self).is_falsy()
        }
    }

    impl<T: Falsy + ?Sized> Falsy for Rc<T> {
        fn is_falsy(&self) -> bool {
            (**self).is_falsy()
        }
    }

    impl<T: Falsy + ?Sized> Falsy for Arc<T> {
        fn is_falsy(&self) -> bool {
            (**self).is_falsy()
        }
    }

    impl<T: Falsy + std::borrow::ToOwned + ?Sized> Falsy for Cow<'_, T> {
        fn is_falsy(&self) -> bool {
            (**self).is_falsy()
        }
    }
}
