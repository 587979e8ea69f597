//! Where we differ from python-backoff, on purpose: one test a difference.
//!
//! Where the difference is also a compile error, the comment names the case in `tests/ui/fail`.

use std::time::Duration;

use backoff_retry::jitter::{equal_jitter_from, full_jitter_from, random_jitter_from};
use backoff_retry::{Details, GiveUpReason, constant, expo, linear, on_exception};

use crate::support::world::{SECOND, World, ms, now};

both! {
    #[on_exception(expo(factor = 4s, max_value = 3s), max_tries = 4, clock = world,
                   jitter = random_jitter_from(|| u64::MAX))]
    fn capped_random/capped_random_async(world: &World) -> Result<(), String> { world.fail() }
}

both! {
    #[on_exception(expo(factor = 4s, max_value = 3s), max_tries = 4, clock = world,
                   jitter = full_jitter_from(|| u64::MAX))]
    fn capped_full/capped_full_async(world: &World) -> Result<(), String> { world.fail() }
}

both! {
    #[on_exception(expo(factor = 4s, max_value = 3s), max_tries = 4, clock = world,
                   jitter = equal_jitter_from(|| u64::MAX))]
    fn capped_equal/capped_equal_async(world: &World) -> Result<(), String> { world.fail() }
}

/// The source draws the greatest number, so these are the longest waits possible.
#[test]
fn max_value_bounds_the_generator_and_only_random_jitter_adds_to_it() {
    for (run, longest) in [
        ((|world| capped_random(world)) as fn(&World) -> Result<(), String>, 4),
        (|world| now(capped_random_async(world)), 4),
        (|world| capped_full(world), 3),
        (|world| now(capped_full_async(world)), 3),
        (|world| capped_equal(world), 3),
        (|world| now(capped_equal_async(world)), 3),
    ] {
        let world = World::default();
        run(&world).unwrap_err();
        assert_eq!(world.slept(), [SECOND * longest; 3]);
    }
}

both! {
    #[on_exception(constant, max_tries = tries, clock = world)]
    fn at_most/at_most_async(world: &World, tries: u32) -> Result<(), String> { world.fail() }
}

/// A literal 0 is a compile error: `max_tries_zero.rs`.
#[test]
fn max_tries_of_zero_at_run_time_means_one() {
    let (sync, later) = (World::default(), World::default());
    assert_eq!(at_most(&sync, 0), Err("failure 1".into()));
    assert_eq!(now(at_most_async(&later, 0)), Err("failure 1".into()));
    assert_eq!((sync.calls(), later.calls()), (1, 1));
    assert!(sync.slept().is_empty() && later.slept().is_empty());
}

both! {
    #[on_exception(constant([1s, 2s]), jitter = none, clock = world, raise_on_giveup = false,
                   on_giveup = |details| assert_eq!(details.reason, Some(GiveUpReason::WaitsExhausted)))]
    fn listed/listed_async(world: &World) -> Result<u32, String> { world.fail() }
}

#[test]
fn a_generator_that_runs_out_honours_raise_on_giveup() {
    let (sync, later) = (World::default(), World::default());
    assert_eq!(listed(&sync), Ok(0));
    assert_eq!(now(listed_async(&later)), Ok(0));
    assert_eq!((sync.calls(), later.calls()), (3, 3));
    assert_eq!(sync.slept(), [SECOND, SECOND * 2]);
}

both! {
    #[on_exception(constant(10s), max_tries = 3, jitter = none, clock = world,
                   on_try = |details| world.say(format!("{:?}", details.elapsed)))]
    fn tried/tried_async(world: &World) -> Result<(), String> { world.fail_after(SECOND) }
}

/// In Python the second line would be 1 s, measured at the end of the first attempt.
#[test]
fn elapsed_of_on_try_is_measured_when_the_attempt_starts() {
    let (sync, later) = (World::default(), World::default());
    tried(&sync).unwrap_err();
    now(tried_async(&later)).unwrap_err();
    assert_eq!(sync.said(), ["0ns", "11s", "22s"]);
    assert_eq!(later.said(), sync.said());
}

both! {
    #[on_exception(expo, max_tries = 1100, jitter = none, clock = world)]
    fn uncapped/uncapped_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn an_uncapped_expo_saturates() {
    let (sync, later) = (World::default(), World::default());
    assert_eq!(uncapped(&sync), Err("failure 1100".into()));
    now(uncapped_async(&later)).unwrap_err();
    let slept = sync.slept();
    assert_eq!(slept, later.slept());
    assert_eq!(slept.len(), 1099);
    assert_eq!(slept[63], Duration::from_secs(1 << 63));
    assert!(slept[64..].iter().all(|wait| *wait == Duration::MAX));
}

both! {
    #[on_exception(constant(5s), max_time = 10s, clock = world, jitter = |wait| wait.saturating_sub(8s))]
    fn overrun/overrun_async(world: &World) -> Result<(), String> { world.fail_after(ms(9_500)) }
}

/// A negative literal is a compile error: `time_negative.rs`, `time_negative_in_generator.rs`,
/// `time_negative_in_list.rs`. At run time nothing goes below zero: neither a jitter that subtracts more than the
/// wait, nor what is left of a limit that was exceeded, here by 9 s.
#[test]
fn a_negative_wait_cannot_be_expressed() {
    let (sync, later) = (World::default(), World::default());
    overrun(&sync).unwrap_err();
    now(overrun_async(&later)).unwrap_err();
    assert_eq!((sync.calls(), later.calls()), (2, 2));
    assert_eq!(sync.slept(), [Duration::ZERO]);
    assert_eq!(later.slept(), sync.slept());
    assert_eq!(sync.clock.time(), ms(19_000));
}

both! {
    #[on_exception(constant, max_tries = limit(), clock = world)]
    fn computed/computed_async(world: &World, limit: fn() -> Option<u32>) -> Result<u32, String> {
        if world.call() < 50 { world.fail() } else { Ok(world.calls()) }
    }
}

/// Other types are a compile error: `max_tries_string.rs`, `max_tries_usize.rs`. No limit is written as `None`.
#[test]
fn a_computed_max_tries_is_a_number_or_none() {
    let run = |limit| {
        let (sync, later) = (World::default(), World::default());
        (computed(&sync, limit).is_ok(), now(computed_async(&later, limit)).is_ok())
    };
    assert_eq!(run(|| Some(3)), (false, false));
    assert_eq!(run(|| None), (true, true));
}

#[on_exception(constant, max_tries = 3, clock = world, on_backoff = [
    async |details| { tokio::task::yield_now().await; world.say(format!("first {}", details.tries)) },
    |details| world.say(format!("second {}", details.tries)),
])]
async fn handled(world: &World) -> Result<(), String> {
    world.fail()
}

/// In a sync function it is a compile error: `handler_async_in_sync.rs`, `handler_async_closure_in_sync.rs`,
/// `handler_async_block_in_sync.rs`. In an async function it is awaited before the next handler runs.
#[tokio::test(start_paused = true)]
async fn an_async_handler_is_awaited() {
    let world = World::default();
    handled(&world).await.unwrap_err();
    assert_eq!(world.said(), ["first 1", "second 1", "first 2", "second 2"]);
}

both! {
    #[on_exception(linear, max_tries = 2, clock = world, raise_on_giveup = false)]
    fn number/number_async(world: &World) -> Result<u32, String> { world.fail() }
}

both! {
    #[on_exception(linear, max_tries = 2, clock = world, raise_on_giveup = false)]
    fn option/option_async(world: &World) -> Result<Option<u32>, String> { world.fail() }
}

/// A value without a default is a compile error: `raise_on_giveup_no_default.rs`.
#[test]
fn raise_on_giveup_false_returns_a_default() {
    let world = World::default();
    assert_eq!(number(&world), Ok(0));
    assert_eq!(now(number_async(&world)), Ok(0));
    assert_eq!(option(&world), Ok(None));
    assert_eq!(now(option_async(&world)), Ok(None));
    assert_eq!(world.calls(), 8);
}

fn note<O>(world: &World, details: &Details<'_, O>) {
    world.say(details.to_string());
}

both! {
    #[on_exception(constant(800ms), max_tries = 2, jitter = none, clock = world, name = "api::fetch",
                   on_backoff = |details| note(world, details),
                   on_giveup = |details| note(world, details))]
    fn fetch/fetch_async(world: &World) -> Result<(), String> { world.fail() }
}

/// Python writes the wait as `0.8s`. The log writes what `Details` displays; it is tested in `tests/options/log.rs`.
#[test]
fn messages_have_the_form_of_pythons_except_for_the_wait() {
    let (sync, later) = (World::default(), World::default());
    fetch(&sync).unwrap_err();
    now(fetch_async(&later)).unwrap_err();
    assert_eq!(
        sync.said(),
        [
            "Backing off fetch(...) for 800ms (failure 1)",
            "Giving up fetch(...) after 2 tries (failure 2)"
        ]
    );
    assert_eq!(later.said(), sync.said());
}
