//! Functions in a crate where nothing has the meaning that it has elsewhere: no prelude, other things
//! under the names of the prelude, and arguments under every name that the expansion uses.
//!
//! `tests/hygiene.rs` calls them.
#![no_implicit_prelude]
#![deny(warnings)]
#![allow(missing_docs, non_camel_case_types, unused_macros, clippy::all)]

/// Other meanings for what the prelude has.
macro_rules! shadow {
    ($($name:ident)*) => { $(
        #[::core::prelude::v1::derive(::core::prelude::v1::Debug)]
        pub struct $name;
    )* };
}
shadow! {
    Result Ok Err Option Some None Box Vec String Duration
    Details Verdict Retry GiveUp Level Info Error Limits Search Showing Arg Argument Fresh FunctionOf Cancel Pin Budget Conditions GivenUp Stop TimedOut AttemptLimits
    OnError OnValue Passed VirtualClock TokioClock
}
macro_rules! shadow_traits {
    ($($name:ident)*) => { $( pub trait $name {} )* };
}
shadow_traits! {
    Clone Copy Debug Default Display Drop Fn FnMut FnOnce From Future Into IntoFuture Iterator Send
    Sync Deref Wait Jitter Clock Sleep AsyncSleep Falsy ViaDebug ViaDisplay
}
macro_rules! shadow_modules {
    ($($name:ident)*) => { $( pub mod $name {} )* };
}
shadow_modules! { core std alloc tokio tracing backoff_retry __private p u8 u32 u64 bool str usize }
macro_rules! shadow_macros {
    ($d:tt $($name:ident)*) => { $(
        macro_rules! $name { ($d($d any:tt)*) => { ::core::compile_error!("a macro of the user") }; }
    )* };
}
shadow_macros! {
    $ concat module_path matches assert assert_eq debug_assert format_args panic unreachable stringify
    line file vec println write format
}

/// What the arguments are.
pub type N = ::core::primitive::u32;

macro_rules! sum {
    ($($name:ident)*) => { 0 $(+ $name)* };
}

/// Every argument has the value that was passed.
macro_rules! same {
    ($($name:ident)*) => { ::core::assert_eq!(sum!($($name)*), TOTAL) };
}

mod exceptions;
/// See there.
pub mod functions;
mod limits;
/// See there.
pub mod policies;
mod predicates;
mod reserved;

pub use exceptions::{exception, exception_async, exception_matches};
pub use limits::{limits, limits_sync};
pub use predicates::{predicate, predicate_async, predicate_matches_async};
pub use reserved::{reserved, reserved_async};

/// The sum of the arguments.
pub const TOTAL: N = 325;

/// What fails.
#[::core::prelude::v1::derive(::core::prelude::v1::Debug, ::core::prelude::v1::PartialEq)]
pub struct Failed;

impl ::core::fmt::Display for Failed {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("failed")
    }
}

impl ::core::error::Error for Failed {}

fn count<O>(details: &::backoff_retry::Details<'_, O>) {
    ::core::assert_eq!(details.target, "something");
}

async fn count_async<O>(details: &::backoff_retry::Details<'_, O>) {
    ::core::assert_eq!(details.name(), "something");
}

/// Everything that is not given has its default.
#[::backoff_retry::on_exception(::backoff_retry::constant(0s), max_tries = 3)]
pub fn bare(calls: &mut N) -> ::core::result::Result<N, Failed> {
    *calls += 1;
    if *calls < 3 {
        ::core::result::Result::Err(Failed)
    } else {
        ::core::result::Result::Ok(*calls)
    }
}

#[::backoff_retry::on_predicate(::backoff_retry::constant(0s), max_tries = 3)]
pub fn bare_predicate(calls: &mut N) -> ::core::option::Option<N> {
    *calls += 1;
    if *calls < 3 { ::core::option::Option::None } else { ::core::option::Option::Some(*calls) }
}

#[::backoff_retry::on_predicate(::backoff_retry::constant(0s), |r| *r == ::core::result::Result::Ok(3), max_tries = 9)]
#[::backoff_retry::on_exception(::backoff_retry::constant(0s), max_tries = 3)]
pub async fn bare_stacked(calls: &mut N) -> ::core::result::Result<N, Failed> {
    *calls += 1;
    if *calls < 3 {
        ::core::result::Result::Err(Failed)
    } else {
        ::core::result::Result::Ok(*calls)
    }
}

#[::backoff_retry::on_exception(::backoff_retry::constant(0s), max_tries = 3)]
pub fn bare_future(
    calls: &mut N,
) -> impl ::core::future::Future<Output = ::core::result::Result<N, Failed>> {
    async move {
        *calls += 1;
        if *calls < 3 {
            ::core::result::Result::Err(Failed)
        } else {
            ::core::result::Result::Ok(*calls)
        }
    }
}

/// Type parameters under the names of types of the expansion.
#[::backoff_retry::on_exception(::backoff_retry::expo(factor = 1ms), max_tries = 3, on_giveup = |_| {})]
pub fn generic<R, O, F, T: ::core::marker::Copy, const N: ::core::primitive::usize>(
    value: T,
    _: [(R, O, F); N],
) -> ::core::result::Result<T, Failed>
where
    R: ::core::marker::Copy,
{
    let _ = value;
    ::core::result::Result::Err(Failed)
}

fn next(calls: &mut N) -> ::core::result::Result<N, Failed> {
    *calls += 1;
    if *calls < 3 {
        ::core::result::Result::Err(Failed)
    } else {
        ::core::result::Result::Ok(*calls)
    }
}
