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
    Details Verdict Retry GiveUp Level Info Error Limits Search Showing Arg Argument Fresh FunctionOf
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

#[::backoff_retry::on_exception(
    ::backoff_retry::expo(factor = ::core::time::Duration::from_millis(1), max_value = ::core::time::Duration::from_secs(elapsed as _)),
    |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); true },
    max_tries = max_tries,
    max_time = max_time,
    jitter = jitter,
    on_try = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert_eq!(d.tries, calls.get() + 1) }, count],
    on_success = |d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.tries <= max_tries) },
    on_backoff = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.wait.is_some()) }, count],
    on_giveup = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.reason.is_some()); ::core::assert!(d.args.len() > 20) }, count],
    log = (backoff = debug, giveup = warn),
    name = ::core::concat!("some", "thing"),
    clock = clock,
    args,
    clone(own),
    lend(list),
    giveup = |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); calls.get() == 90 },
    raise_on_giveup = false,
)]
pub fn exception(
    calls: &::core::cell::Cell<N>,
    clock: &::backoff_retry::VirtualClock,
    jitter: fn(::core::time::Duration) -> ::core::time::Duration,
    max_tries: N,
    max_time: ::core::time::Duration,
    own: [N; 2],
    mut list: [N; 2],
    mut fresh: N,
    tries: N,
    wait: N,
    out: N,
    outcome: N,
    start: N,
    slot: N,
    elapsed: N,
    details: N,
    step: N,
    told: N,
    function: N,
    generator: N,
    limits: N,
    returns: N,
    returned: N,
    reason: N,
    giveup: N,
    args: N,
    error: N,
    argument: N,
    matches: N,
    shown: N,
    find: N,
    run: N,
    done: N,
) -> ::core::result::Result<N, Failed> {
    same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done);
    let [one, _] = own;
    list[1] += one;
    fresh += 1;
    calls.set(calls.get() + fresh);
    ::core::assert_eq!(calls.get(), list[1]);
    if calls.get() < 3 {
        ::core::result::Result::Err(Failed)?;
    }
    ::core::result::Result::Ok(list[1])
}

#[::backoff_retry::on_exception(
    ::backoff_retry::expo(factor = ::core::time::Duration::from_millis(1), max_value = ::core::time::Duration::from_secs(elapsed as _)),
    (Failed, ::core::fmt::Error),
    max_tries = max_tries,
    max_time = max_time,
    jitter = jitter,
    on_try = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert_eq!(d.tries, calls.get() + 1) }, count],
    on_success = |d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.tries <= max_tries) },
    on_backoff = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.wait.is_some()) }, count, async |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done) }, count_async],
    on_giveup = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.reason.is_some()); ::core::assert!(d.args.len() > 20) }, count, async |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done) }, count_async],
    log = (backoff = debug, giveup = warn),
    name = ::core::concat!("some", "thing"),
    clock = clock,
    args,
    clone(own),
    lend(list),
    giveup = async |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); calls.get() == 90 },
)]
pub async fn exception_async(
    calls: &::core::cell::Cell<N>,
    clock: &::backoff_retry::VirtualClock,
    jitter: fn(::core::time::Duration) -> ::core::time::Duration,
    max_tries: N,
    max_time: ::core::time::Duration,
    own: [N; 2],
    mut list: [N; 2],
    mut fresh: N,
    tries: N,
    wait: N,
    out: N,
    outcome: N,
    start: N,
    slot: N,
    elapsed: N,
    details: N,
    step: N,
    told: N,
    function: N,
    generator: N,
    limits: N,
    returns: N,
    returned: N,
    reason: N,
    giveup: N,
    args: N,
    error: N,
    argument: N,
    matches: N,
    shown: N,
    find: N,
    run: N,
    done: N,
) -> ::core::result::Result<N, Failed> {
    same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done);
    let [one, _] = own;
    list[1] += one;
    fresh += 1;
    calls.set(calls.get() + fresh);
    ::core::assert_eq!(calls.get(), list[1]);
    if calls.get() < 3 {
        ::core::result::Result::Err(Failed)?;
    }
    ::core::result::Result::Ok(list[1])
}

#[::backoff_retry::on_exception(
    ::backoff_retry::runtime(|_| ::core::option::Option::Some(::core::time::Duration::from_secs(wait as _))),
    matches = Failed if tries == 1,
    max_tries = max_tries,
    max_time = max_time,
    jitter = jitter,
    on_try = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert_eq!(d.tries, calls.get() + 1) }, count],
    on_success = |d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.tries <= max_tries) },
    on_backoff = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.wait.is_some()) }, count],
    on_giveup = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.reason.is_some()); ::core::assert!(d.args.len() > 20) }, count],
    log = (backoff = debug, giveup = warn),
    name = ::core::concat!("some", "thing"),
    clock = clock,
    args,
    clone(own),
    lend(list),
    giveup = |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); calls.get() == 90 },
)]
pub fn exception_matches(
    calls: &::core::cell::Cell<N>,
    clock: &::backoff_retry::VirtualClock,
    jitter: fn(::core::time::Duration) -> ::core::time::Duration,
    max_tries: N,
    max_time: ::core::time::Duration,
    own: [N; 2],
    mut list: [N; 2],
    mut fresh: N,
    tries: N,
    wait: N,
    out: N,
    outcome: N,
    start: N,
    slot: N,
    elapsed: N,
    details: N,
    step: N,
    told: N,
    function: N,
    generator: N,
    limits: N,
    returns: N,
    returned: N,
    reason: N,
    giveup: N,
    args: N,
    error: N,
    argument: N,
    matches: N,
    shown: N,
    find: N,
    run: N,
    done: N,
) -> ::core::result::Result<N, Failed> {
    same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done);
    let [one, _] = own;
    list[1] += one;
    fresh += 1;
    calls.set(calls.get() + fresh);
    ::core::assert_eq!(calls.get(), list[1]);
    if calls.get() < 3 {
        ::core::result::Result::Err(Failed)?;
    }
    ::core::result::Result::Ok(list[1])
}

#[::backoff_retry::on_predicate(
    ::backoff_retry::runtime(|_| ::core::option::Option::Some(::core::time::Duration::from_secs(wait as _))),
    |n| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); *n < 3 },
    max_tries = max_tries,
    max_time = max_time,
    jitter = jitter,
    on_try = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert_eq!(d.tries, calls.get() + 1) }, count],
    on_success = |d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.tries <= max_tries) },
    on_backoff = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.wait.is_some()) }, count],
    on_giveup = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.reason.is_some()); ::core::assert!(d.args.len() > 20) }, count],
    log = (backoff = debug, giveup = warn),
    name = ::core::concat!("some", "thing"),
    clock = clock,
    args,
    clone(own),
    lend(list),
    giveup = |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); calls.get() == 90 },
)]
pub fn predicate(
    calls: &::core::cell::Cell<N>,
    clock: &::backoff_retry::VirtualClock,
    jitter: fn(::core::time::Duration) -> ::core::time::Duration,
    max_tries: N,
    max_time: ::core::time::Duration,
    own: [N; 2],
    mut list: [N; 2],
    mut fresh: N,
    tries: N,
    wait: N,
    out: N,
    outcome: N,
    start: N,
    slot: N,
    elapsed: N,
    details: N,
    step: N,
    told: N,
    function: N,
    generator: N,
    limits: N,
    returns: N,
    returned: N,
    reason: N,
    giveup: N,
    args: N,
    error: N,
    argument: N,
    matches: N,
    shown: N,
    find: N,
    run: N,
    done: N,
) -> N {
    same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done);
    let [one, _] = own;
    list[1] += one;
    fresh += 1;
    calls.set(calls.get() + fresh);
    ::core::assert_eq!(calls.get(), list[1]);
    list[1]
}

#[::backoff_retry::on_predicate(
    ::backoff_retry::expo(factor = ::core::time::Duration::from_millis(1), max_value = ::core::time::Duration::from_secs(elapsed as _)),
    |n| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); *n < 3 },
    max_tries = max_tries,
    max_time = max_time,
    jitter = jitter,
    on_try = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert_eq!(d.tries, calls.get() + 1) }, count],
    on_success = |d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.tries <= max_tries) },
    on_backoff = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.wait.is_some()) }, count, async |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done) }, count_async],
    on_giveup = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.reason.is_some()); ::core::assert!(d.args.len() > 20) }, count, async |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done) }, count_async],
    log = (backoff = debug, giveup = warn),
    name = ::core::concat!("some", "thing"),
    clock = clock,
    args,
    clone(own),
    lend(list),
    giveup = async |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); calls.get() == 90 },
)]
pub async fn predicate_async(
    calls: &::core::cell::Cell<N>,
    clock: &::backoff_retry::VirtualClock,
    jitter: fn(::core::time::Duration) -> ::core::time::Duration,
    max_tries: N,
    max_time: ::core::time::Duration,
    own: [N; 2],
    mut list: [N; 2],
    mut fresh: N,
    tries: N,
    wait: N,
    out: N,
    outcome: N,
    start: N,
    slot: N,
    elapsed: N,
    details: N,
    step: N,
    told: N,
    function: N,
    generator: N,
    limits: N,
    returns: N,
    returned: N,
    reason: N,
    giveup: N,
    args: N,
    error: N,
    argument: N,
    matches: N,
    shown: N,
    find: N,
    run: N,
    done: N,
) -> N {
    same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done);
    let [one, _] = own;
    list[1] += one;
    fresh += 1;
    calls.set(calls.get() + fresh);
    ::core::assert_eq!(calls.get(), list[1]);
    list[1]
}

#[::backoff_retry::on_predicate(
    ::backoff_retry::runtime(|_| ::core::option::Option::Some(::core::time::Duration::from_secs(wait as _))),
    matches = ..=2 if out == 3,
    max_tries = max_tries,
    max_time = max_time,
    jitter = jitter,
    on_try = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert_eq!(d.tries, calls.get() + 1) }, count],
    on_success = |d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.tries <= max_tries) },
    on_backoff = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.wait.is_some()) }, count, async |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done) }, count_async],
    on_giveup = [|d| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); ::core::assert!(d.reason.is_some()); ::core::assert!(d.args.len() > 20) }, count, async |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done) }, count_async],
    log = (backoff = debug, giveup = warn),
    name = ::core::concat!("some", "thing"),
    clock = clock,
    args,
    clone(own),
    lend(list),
    giveup = async |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); calls.get() == 90 },
)]
pub async fn predicate_matches_async(
    calls: &::core::cell::Cell<N>,
    clock: &::backoff_retry::VirtualClock,
    jitter: fn(::core::time::Duration) -> ::core::time::Duration,
    max_tries: N,
    max_time: ::core::time::Duration,
    own: [N; 2],
    mut list: [N; 2],
    mut fresh: N,
    tries: N,
    wait: N,
    out: N,
    outcome: N,
    start: N,
    slot: N,
    elapsed: N,
    details: N,
    step: N,
    told: N,
    function: N,
    generator: N,
    limits: N,
    returns: N,
    returned: N,
    reason: N,
    giveup: N,
    args: N,
    error: N,
    argument: N,
    matches: N,
    shown: N,
    find: N,
    run: N,
    done: N,
) -> N {
    same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done);
    let [one, _] = own;
    list[1] += one;
    fresh += 1;
    calls.set(calls.get() + fresh);
    ::core::assert_eq!(calls.get(), list[1]);
    list[1]
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

/// Functions under the names of the expansion, as what the options take.
pub mod functions {
    use super::{Failed, N};
    use ::backoff_retry::Details;
    use ::core::primitive::bool;
    use ::core::time::Duration;

    pub fn tries() -> N {
        3
    }
    pub fn generator() -> impl ::backoff_retry::Wait<Failed> {
        ::backoff_retry::constant(Duration::ZERO)
    }
    pub fn jitter(wait: Duration) -> Duration {
        wait
    }
    pub fn outcome(_: &Failed) -> bool {
        true
    }
    pub fn giveup(_: &Failed) -> bool {
        false
    }
    pub async fn giveup_later(_: &Failed) -> bool {
        false
    }
    pub fn clock() -> ::backoff_retry::VirtualClock {
        ::backoff_retry::VirtualClock::new()
    }
    pub async fn step(_: &Details<'_, Failed>) {}
    pub fn wait<O>(_: &Details<'_, O>) {}
    pub fn out<O>(_: &Details<'_, O>) {}
    pub fn details<O>(_: &Details<'_, O>) {}
    pub fn told<O>(_: &Details<'_, O>) {}
    pub fn function<O>(_: &Details<'_, O>) {}
    pub fn argument<O>(_: &Details<'_, O>) {}
    pub fn limits<O>(_: &Details<'_, O>) {}
    pub fn slot<O>(_: &Details<'_, O>) {}
    pub fn start<O>(_: &Details<'_, O>) {}
    pub fn elapsed<O>(_: &Details<'_, O>) {}
    pub fn returns<O>(_: &Details<'_, O>) {}
    pub fn returned<O>(_: &Details<'_, O>) {}
    pub fn reason<O>(_: &Details<'_, O>) {}
    pub fn error<O>(_: &Details<'_, O>) {}
    pub fn args<O>(_: &Details<'_, O>) {}

    #[::backoff_retry::on_exception(
        generator(), outcome, max_tries = tries(), jitter = jitter, giveup = giveup, on_try = wait, on_success = out,
        on_backoff = [details, told], on_giveup = function, clock = clock(),
    )]
    pub fn sync(calls: &mut N) -> ::core::result::Result<N, Failed> {
        super::next(calls)
    }

    #[::backoff_retry::on_exception(
        generator, outcome, max_tries = tries(), jitter = jitter, giveup = giveup_later, on_try = wait, on_success = out,
        on_backoff = [details, told, step], on_giveup = [function, step], clock = clock(),
    )]
    pub async fn later(calls: &mut N) -> ::core::result::Result<N, Failed> {
        super::next(calls)
    }
}

fn next(calls: &mut N) -> ::core::result::Result<N, Failed> {
    *calls += 1;
    if *calls < 3 {
        ::core::result::Result::Err(Failed)
    } else {
        ::core::result::Result::Ok(*calls)
    }
}
