//! The counters of calls, attempts and retries.

use backoff_retry::{Policy, Stop, VirtualClock, constant, expo, on_exception};

use crate::{block_on, recorded, values};

/// Fails until attempt `succeeds_at`, then succeeds. An error of 9 is not retried.
macro_rules! function {
    ($name:ident $(, $observe:ident)?) => {
        #[on_exception(constant(1s), |error| *error != 9, max_tries = 3, jitter = none, clock = VirtualClock::new(),
                       name = "fetch", lend(tries) $(, $observe)?)]
        fn $name(mut tries: u32, succeeds_at: u32, error: u32) -> Result<(), u32> {
            tries += 1;
            if tries == succeeds_at { Ok(()) } else { Err(error) }
        }
    };
}

function!(fetch);
function!(observed, observe);

#[test]
fn without_observe_failures_are_counted() {
    assert!(recorded("fetch", || fetch(0, 1, 0)).is_empty());
    assert_eq!(
        recorded("fetch", || fetch(0, 3, 0)),
        values([("attempts{}", "2"), ("retries{}", "2"), ("wait_seconds{}", "1 1")])
    );
    assert_eq!(
        recorded("fetch", || fetch(0, 9, 0)),
        values([
            ("attempts{}", "3"),
            ("calls{outcome=given_up,reason=max_tries}", "1"),
            ("retries{}", "2"),
            ("wait_seconds{}", "1 1"),
        ])
    );
    assert_eq!(
        recorded("fetch", || fetch(0, 2, 9)),
        values([("attempts{}", "1"), ("calls{outcome=not_retried}", "1")])
    );
}

#[test]
fn with_observe_every_call_is_counted() {
    let calls = || {
        let _ = (observed(0, 1, 0), observed(0, 1, 0), observed(0, 2, 0), observed(0, 3, 0));
        let _ = (observed(0, 9, 0), observed(0, 2, 9));
    };
    assert_eq!(
        recorded("fetch", calls),
        values([
            ("attempts{}", "11"),
            ("calls{outcome=first_try}", "2"),
            ("calls{outcome=retried}", "2"),
            ("calls{outcome=given_up,reason=max_tries}", "1"),
            ("calls{outcome=not_retried}", "1"),
            ("retries{}", "5"),
            ("wait_seconds{}", "1 1 1 1 1"),
            ("call_duration_seconds{outcome=first_try}", "0 0"),
            ("call_duration_seconds{outcome=retried}", "1 2"),
            ("call_duration_seconds{outcome=given_up}", "2"),
            ("call_duration_seconds{outcome=not_retried}", "0"),
        ])
    );
}

#[test]
fn every_reason_is_a_label() {
    static STOP: Stop = Stop::new();
    STOP.stop();
    let policy = || Policy::new(expo().take(0)).no_jitter();
    let failing = || Err::<(), _>("refused");
    let by = |reason: &str| {
        recorded("f", || match reason {
            "giveup" => policy().call_blocking(failing).name("f").giveup(|_| true).run(),
            "max_tries" => policy().call_blocking(failing).name("f").max_tries(1).run(),
            "max_time" => {
                let call = policy().max_time(std::time::Duration::ZERO);
                call.call_blocking(failing).clock(VirtualClock::new()).name("f").run()
            }
            "cancelled" => {
                let policy = Policy::new(expo());
                policy.call_blocking(failing).name("f").cancel(&STOP).run()
            }
            _ => policy().call_blocking(failing).name("f").run(),
        })
    };
    for reason in ["giveup", "max_tries", "max_time", "cancelled", "waits_exhausted"] {
        let seen = by(reason);
        let expected = format!("calls{{outcome=given_up,reason={reason}}}");
        assert_eq!(seen.get(&expected).map(String::as_str), Some("1"), "{seen:?}");
        assert_eq!(seen["attempts{}"], "1", "{seen:?}");
    }
}

/// The backoff has counted the attempt.
#[test]
fn a_call_that_is_cancelled_during_a_wait_has_made_one_attempt() {
    let sleep = || tokio::time::sleep(std::time::Duration::from_secs(1));
    let policy = Policy::new(constant(std::time::Duration::from_secs(30))).no_jitter();
    let call = policy.call(async || Err::<(), _>("refused")).name("f");
    let call = || block_on(async { call.cancel(sleep()).await });
    assert_eq!(
        recorded("f", call),
        values([
            ("attempts{}", "1"),
            ("calls{outcome=given_up,reason=cancelled}", "1"),
            ("retries{}", "1"),
            ("wait_seconds{}", "30"),
        ])
    );
}

/// A path and not the name alone: two modules may have functions of one name.
#[test]
fn the_label_is_the_path_of_the_function() {
    #[on_exception(constant(0s), max_tries = 1)]
    fn fetch() -> Result<(), ()> {
        Err(())
    }
    let seen = recorded("recorded::counters::fetch", fetch);
    assert_eq!(seen["attempts{}"], "1");
}
