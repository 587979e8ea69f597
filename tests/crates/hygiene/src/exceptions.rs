//! `#[on_exception]` with every option, and arguments under the expansion's names.

// The user's names, in place of the prelude's.
use crate::*;

#[::backoff_retry::on_exception(
    ::backoff_retry::expo(factor = ::core::time::Duration::from_millis(1), max_value = ::core::time::Duration::from_secs(elapsed as _)),
    |_| { same!(tries wait out outcome start slot elapsed details step told function generator limits returns returned reason giveup args error argument matches shown find run done); true },
    max_tries = max_tries, span,
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
    max_tries = max_tries, span,
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
