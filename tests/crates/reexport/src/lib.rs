//! A crate that brings the library along, for those that do not name it in their manifest.

pub use backoff_retry;

/// Functions that are retried three times.
#[macro_export]
macro_rules! retried {
    ($($(#[$attr:meta])* $vis:vis fn $name:ident($($arg:ident: $ty:ty),*) -> $ret:ty $body:block)*) => {
        $(
            #[$crate::backoff_retry::on_exception(
                $crate::backoff_retry::constant(1ms),
                max_tries = 3,
                crate = $crate::backoff_retry,
            )]
            $(#[$attr])*
            $vis fn $name($($arg: $ty),*) -> $ret $body
        )*
    };
}

/// The same, for `async` functions, with a second attribute around the first.
#[macro_export]
macro_rules! retried_async {
    ($vis:vis async fn $name:ident($($arg:ident: $ty:ty),*) -> $ret:ty $body:block) => {
        #[$crate::backoff_retry::on_predicate(
            $crate::backoff_retry::expo,
            |result| matches!(result, Ok(0)),
            max_tries = 2,
            crate = $crate::backoff_retry,
        )]
        #[$crate::backoff_retry::on_exception(
            $crate::backoff_retry::expo,
            max_tries = 3,
            on_backoff = async |_| {},
            crate = $crate::backoff_retry,
        )]
        $vis async fn $name($($arg: $ty),*) -> $ret $body
    };
}
