//! What tells a value from a future, where a closure may return either.

use core::time::Duration;

/// A value that is no future, which tells `retry_while` that the closure is a blocking one. The usual types of the
/// standard library are; for one of your own write `impl Value for Job {}`.
pub trait Value {}

macro_rules! values {
    ($([$($generics:tt)*] $ty:ty),+ $(,)?) => {
        $(impl<$($generics)*> Value for $ty {})+
    };
}

values! {
    [] (), [] bool, [] char, [] str, [] f32, [] f64, [] Duration,
    [] u8, [] u16, [] u32, [] u64, [] u128, [] usize, [] i8, [] i16, [] i32, [] i64, [] i128, [] isize,
    [T: ?Sized] &T, [T] Option<T>, [T, E] Result<T, E>, [T] [T],
    [T, const N: usize] [T; N], [A, B] (A, B), [A, B, C] (A, B, C), [A, B, C, D] (A, B, C, D),
}

#[cfg(feature = "std")]
mod collections {
    use std::borrow::{Cow, ToOwned};
    use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
    use std::ffi::OsString;
    use std::path::PathBuf;
    use std::rc::Rc;
    use std::string::String;
    use std::sync::Arc;
    use std::vec::Vec;

    use super::Value;

    values! {
        [] String, [] OsString, [] PathBuf, [T] Vec<T>, [T] VecDeque<T>, [T: ?Sized] Rc<T>, [T: ?Sized] Arc<T>,
        [T] BTreeSet<T>, [K, V] BTreeMap<K, V>, [T, S] HashSet<T, S>, [K, V, S] HashMap<K, V, S>,
        [T: ?Sized + ToOwned] Cow<'_, T>,
    }
}
